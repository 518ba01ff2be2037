"""What the command line says of an error: what is wrong, and which words or command would do."""

from __future__ import annotations

import shlex
from collections.abc import Mapping

from apts_model.dataset import Dataset
from apts_model.errors import DateSyntaxError, MalformedError, UnknownIdError
from apts_model.records.regimes import REGIMES
from apts_model.showing import quoted, visible
from apts_model.time.habits import OPEN_WORDS, UNKNOWN_WORDS, plain
from apts_model.words import listed

KINDS: Mapping[str, tuple[str, str]] = {
    "people": ("a person", "chronology"),
    "unions": ("a union", "presidents"),
    "coalitions": ("a coalition", "members"),
    "rounds": ("a round", "round"),
    "statutes": ("a statute", "chronology"),
    "campaigns": ("a campaign", "chronology"),
}
"""What has an id, by the name of its collection, and a command that asks about it."""


def of_error(error: Exception) -> str:
    """Say what is wrong, in which file; what a file leaves out, a question cannot.

    Examples:
        >>> from apts_model import DateSyntaxError
        >>> from apts_model.cli.hints import of_error
        >>> of_error(DateSyntaxError("today", "write '..' for an end that is open"))
        "'today' is not a date: write the day itself, such as 2004-11-30"
    """
    if isinstance(error, OSError) and error.strerror:
        where = "" if error.filename is None else f"{visible(str(error.filename))}: "
        return f"{where}{error.strerror[0].lower()}{error.strerror[1:]}"
    if isinstance(error, DateSyntaxError) and _is_no_day(error.text):
        return f"{quoted(error.text)} is not {error.kind}: {_A_DAY}"
    return str(error)


_A_DAY = "write the day itself, such as 2004-11-30"


def _is_no_day(text: str) -> bool:
    return text in {"", ".."} or plain(text) in OPEN_WORDS | UNKNOWN_WORDS


def of_id(error: UnknownIdError, dataset: Dataset, path: str | None = None) -> str:
    """Say that an id is unknown, and of what else it is the id, or how ids are found.

    Args:
        error: What is said otherwise.
        dataset: The data set that was asked.
        path: Its file, if it is not the bundled one.

    Examples:
        >>> from apts_model import UnknownIdError, load_apts
        >>> from apts_model.cli.hints import of_id
        >>> of_id(UnknownIdError("union", "sisp"), load_apts())
        "no union has the id 'sisp': it is a coalition, `apts-model members sisp` asks about it"
    """
    if error.kind == "regime":
        known = listed([*map(repr, REGIMES)], "en")
        return str(error) if error.near else f"{error}: there are {known}"
    of_file = "" if path is None else f" --data {visible(shlex.quote(path))}"
    unknown = UnknownIdError(error.kind, error.id)  # an id of something is no slip for another
    for collection, (kind, command) in KINDS.items():
        if any(record.id == error.id for record in getattr(dataset, collection)):
            asks = f"`apts-model {command} {error.id}{of_file}` asks about it"
            return f"{unknown}: it is {kind}, {asks}"
    return str(error) if error.near else f"{error}: `apts-model find NAME{of_file}` finds ids"


def of_problems(error: MalformedError, *, has_json: bool) -> str:
    """Say what is wrong with a file; where not all is shown, how to see it, without Python.

    Examples:
        >>> from apts_model import MalformedError, Problem
        >>> from apts_model.cli.hints import of_problems
        >>> error = MalformedError(21 * (Problem("$", "wrong"),))
        >>> of_problems(error, has_json=True).splitlines()[-1]
        '  ... and 1 more (--json shows all)'
    """
    told, attribute = str(error), " (see .problems)"
    if not told.endswith(attribute):
        return told
    return told.removesuffix(attribute) + (" (--json shows all)" if has_json else "")
