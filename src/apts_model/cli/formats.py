"""The formats of files that are converted, and the options that these have."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

from apts_model.bundled import load_apts
from apts_model.cli.streams import BUNDLED, STANDARD
from apts_model.dataset import Dataset
from apts_model.errors import InvalidValueError
from apts_model.files import formats as own
from apts_model.records.sources import Language


@attrs.frozen
class Format:
    """A format that files can be in, its endings, and the module that knows it, if not our own."""

    name: str
    endings: tuple[str, ...]
    module: str | None = None
    is_read: bool = True
    is_written: bool = True

    def function(self, name: str) -> Callable[..., Any]:
        """Return what reads or writes it, loaded only now: most commands need none of them."""
        if self.module is None:
            return own.read if name == "read" else own.dumps
        found: Callable[..., Any] = getattr(importlib.import_module(self.module), name)
        return found


FORMATS = (
    Format("json", (".json",)),
    Format("yaml", (".yaml", ".yml")),
    Format("popolo", (".popolo.json",), "apts_model.exchange.popolo"),
    Format("csv", (".csv",), "apts_model.exchange.tenures"),
    Format("wikidata", (".wikidata.json",), "apts_model.exchange.wikidata", is_written=False),
    Format("jsonld", (".jsonld",), "apts_model.exchange.jsonld", is_read=False),
    Format("icalendar", (".ics",), "apts_model.exchange.icalendar", is_read=False),
    Format("followthemoney", (".ftm.json",), "apts_model.exchange.followthemoney", is_read=False),
)
READ = [form.name for form in FORMATS if form.is_read]
WRITTEN = [form.name for form in FORMATS if form.is_written]


def format_of(path: str, name: str | None, option: str, names: Iterable[str]) -> Format:
    """Return the format that is named, or that the ending of a file names.

    Args:
        path: The file.
        name: The name of the format, if it is given.
        option: How it could be given.
        names: The formats that can be chosen.

    Raises:
        InvalidValueError: the ending names no format, or none that can be chosen; or the name is
            empty.
    """
    _refuse_no_name(path)
    endings = {ending: form for form in FORMATS for ending in form.endings}
    fitting = [ending for ending in endings if path.lower().endswith(ending)]
    named = next((form for form in FORMATS if form.name == name), None)
    found = named or (endings[max(fitting, key=len)] if fitting else None)
    if found is not None and found.name in names:
        return found
    known = ", ".join(ending for ending, form in endings.items() if form.name in names)
    if path == STANDARD:
        listed = ", ".join(names)
        raise InvalidValueError(option, f"a standard stream has no ending: name one of {listed}")
    if found is not None:
        told = f"{found.name} is only {'written' if found.is_written else 'read'}; {known} can be"
    elif path.lower().endswith(SHEETS):
        told = "workbooks are neither read nor written: let the spreadsheet save or open .csv"
    else:
        told = f"its ending names no format: end it with one of {known}, or write {option}"
    raise InvalidValueError(path, told)


def _refuse_no_name(path: str) -> None:
    if not path:
        raise InvalidValueError(repr(path), "it is empty: write the name of a file")


_OWN_ENDINGS = tuple(own.ENDINGS)

SHEETS = (".xlsx", ".xls", ".ods", ".numbers")
"""Endings of workbooks."""


def own_format_of(path: str, name: str | None = None) -> str:
    """Return which of our own formats a file is in: the one named, else what its ending says.

    Raises:
        InvalidValueError: it ends as a file of others does, which has to be converted first; or
            the name is empty.
    """
    _refuse_no_name(path)
    ends = path.lower().endswith
    other = next((one for one in FORMATS if ends(one.endings) and not ends(_OWN_ENDINGS)), None)
    if name is None and other is not None:
        hint = f": make one of this {other.name} with `apts-model convert`" if other.is_read else ""
        raise InvalidValueError(
            path, f"its ending says {other.name}; a data set in JSON or YAML is needed{hint}"
        )
    return own.format_of(path, name)


def loaded(path: str, max_bytes: int) -> Dataset:
    """Read a data set from a file of our own, or the bundled one by its name.

    Raises:
        InvalidValueError: it ends as a file of others does, which has to be converted first.
    """
    if path == BUNDLED:
        return load_apts()
    return own.load(path, format=own_format_of(path), max_bytes=max_bytes)


PAIRS = frozenset({"columns", "positions"})
"""Arguments that are given a pair at a time."""


def _pair(text: str) -> tuple[str, str]:
    """Take apart what an option gives as NAME=VALUE."""
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        raise argparse.ArgumentTypeError(f"{text!r} has no value: write it as NAME=VALUE")
    return name, value


def _delimiter(text: str) -> str:
    return "\t" if text == "tab" else text


# For each argument that a function takes which reads or writes a format, how it is given here.
OPTIONS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "title": (
        "--title",
        {"metavar": "TEXT", "help": "title of the data set; by default the name of IN"},
    ),
    "ends": (
        "--ends",
        {
            "choices": ["until", "through"],
            "help": "what end dates mean in the format of others: the day of the handover (until) "
            "or the last day (through)",
        },
    ),
    "empty_end": (
        "--empty-end",
        {
            "choices": ["unknown", "open"],
            "help": "what an end means that is left empty: nothing is known of it (default), or "
            "it goes on",
        },
    ),
    "as_of": (
        "--as-of",
        {"metavar": "DAY", "help": "the last day anything in IN is known of"},
    ),
    "language": (
        "--lang",
        {
            "type": str.lower,
            "choices": [language.value for language in Language],
            "help": "language of names, English by default",
        },
    ),
    "presidents": (
        "--president",
        {"metavar": "ROLE", "action": "append", "help": "a role that a president has in IN"},
    ),
    "columns": (
        "--column",
        {
            "metavar": "FIELD=NAME",
            "action": "append",
            "type": _pair,
            "help": "the column of IN that holds a field, such as person=Nom",
        },
    ),
    "union_id": ("--union", {"metavar": "ID", "help": "the union of rows that name none"}),
    "encoding": ("--encoding", {"metavar": "NAME", "help": "encoding of IN, UTF-8 by default"}),
    "delimiter": (
        "--delimiter",
        {
            "metavar": "SIGN",
            "type": _delimiter,
            "help": "what stands between two cells: , (default), ;, | or tab",
        },
    ),
    "positions": (
        "--position",
        {
            "metavar": "ITEM=ITEM",
            "action": "append",
            "type": _pair,
            "help": "the organisation that a position of Wikidata belongs to",
        },
    ),
    "base": ("--base", {"metavar": "ADDRESS", "help": "address at which OUT will be found"}),
    "stamp": ("--stamp", {"metavar": "DAY", "help": "the day on which the calendar is made"}),
    "holidays": (
        "--holiday",
        {"metavar": "DAY", "action": "append", "help": "a day that is no working day"},
    ),
    "schema": (
        "--schema",
        {
            "metavar": "PLACE",
            "help": "where the JSON Schema lies, written as $schema; by default as in IN",
        },
    ),
}
