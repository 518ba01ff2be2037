"""Files of any syntax: `load`, `loads`, `dump` and `dumps`."""

from __future__ import annotations

import contextlib
import gc
import itertools
import os
import re
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from apts_model.dataset import Dataset, checked_dataset
from apts_model.errors import InvalidValueError, MalformedError, Problem
from apts_model.files import json, yaml
from apts_model.files.converter import FORMAT, converter, forget, makes_of
from apts_model.files.decoding import MAX_BYTES, decoded
from apts_model.files.events import Event, Place, UnreadableError, located, placed, under
from apts_model.files.problems import MAX_PROBLEMS, REPEATED, problems_of
from apts_model.files.values import RepeatedKeys, described, is_object
from apts_model.files.writing import write_atomically
from apts_model.records.values import shown

Pathlike = str | os.PathLike[str]


class _Syntax(Protocol):
    """What a module does that reads and writes one syntax."""

    def values(self, text: str) -> Any: ...
    def events(self, text: str) -> Iterator[Event]: ...
    def written(self, dataset: Dataset, head: dict[str, str]) -> str: ...


_SYNTAXES: dict[str, _Syntax] = {"json": json, "yaml": yaml}
FORMATS = tuple(_SYNTAXES)
_LATER_FORMAT = re.compile(r"apts-model/([2-9]|[1-9][0-9]{1,8})")
TABLES = (".csv", ".tsv")
ENDINGS = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}


def load(path: Pathlike, *, format: str | None = None, max_bytes: int = MAX_BYTES) -> Dataset:
    """Read a data set from a file.

    Args:
        path: The file.
        format: "json" or "yaml"; by default what the file's ending says, else JSON.
        max_bytes: The largest size that is read.

    Raises:
        MalformedError: with every problem of the file, each with its place.
        InvalidValueError: no format has this name, the ending is that of a table, or the limit is
            no number of bytes.
        MissingExtraError: YAML needs the extra `yaml`.
        OSError: the file cannot be read.

    Examples:
        >>> import apts_model as am, pathlib, tempfile
        >>> folder = pathlib.Path(tempfile.mkdtemp())
        >>> am.dump(am.Dataset(title="Mine"), folder / "mine.json")
        >>> am.load(folder / "mine.json").title
        'Mine'
    """
    name = format_of(path, format)
    with Path(path).open("rb") as file:
        return read(file, str(path), name, max_bytes)[0]


def loads(text: str | bytes, *, format: str = "json", max_bytes: int = MAX_BYTES) -> Dataset:
    """Read a data set from text, or from its UTF-8 bytes.

    Args:
        text: What a file would hold.
        format: "json" or "yaml".
        max_bytes: The largest size that is read.

    Raises:
        MalformedError: with every problem of the text, each with its place.
        InvalidValueError: `text` is neither text nor bytes, no format has this name, or the
            limit is no number of bytes.
        MissingExtraError: YAML needs the extra `yaml`.

    Examples:
        >>> import apts_model as am
        >>> am.loads('{"format": "apts-model/1", "title": "Mine"}').title
        'Mine'
    """
    return _loaded(text, _known(format), "the text", max_bytes)[0]


def dump(
    dataset: Dataset, path: Pathlike, *, format: str | None = None, schema: str | None = None
) -> None:
    """Write a data set to a file: all of it or, if anything goes wrong, nothing.

    Args:
        dataset: What is written.
        path: The file; the old one, if there is one, keeps its permissions.
        format: "json" or "yaml"; by default what the file's ending says, else JSON.
        schema: Where the JSON Schema of the format lies, for editors: an address on the web or
            a path from the file, written under the key `$schema`.

    Raises:
        InvalidValueError: as in `dumps`, or the ending is that of a table.
        MissingExtraError: YAML needs the extra `yaml`.
        OSError: the file cannot be written; an older file of that name is left as it was.

    Examples:
        >>> import apts_model as am, pathlib, tempfile
        >>> path = pathlib.Path(tempfile.mkdtemp()) / "apts.json"
        >>> am.dump(am.load_apts(), path)
        >>> am.load(path) == am.load_apts()
        True
    """
    write_atomically(Path(path), dumps(dataset, format=format_of(path, format), schema=schema))


def dumps(dataset: Dataset, *, format: str = "json", schema: str | None = None) -> str:
    """Write a data set as canonical text: the same data set, always the same text.

    Keys stand in the order of the documentation, records in that of the data set, defaults are
    left out; one changed fact changes a few lines.

    Args:
        dataset: What is written.
        format: "json" or "yaml".
        schema: Where the JSON Schema of the format lies (see `dump`).

    Raises:
        InvalidValueError: `dataset` is no data set, no format has this name, or `schema` holds
            what cannot be printed.
        MissingExtraError: YAML needs the extra `yaml`.

    Examples:
        >>> import apts_model as am
        >>> print(am.dumps(am.Dataset(title="Mine", as_of="2026-01-31")))
        {
          "format": "apts-model/1",
          "title": "Mine",
          "as_of": "2026-01-31"
        }
        <BLANKLINE>
    """
    checked_dataset(dataset)
    if schema is not None and not _is_place(schema):
        raise InvalidValueError(
            "schema", f"{shown(schema)} is no place: write an address or a path"
        )
    head = {"format": FORMAT} if schema is None else {"$schema": schema, "format": FORMAT}
    with _collector_paused():
        return _SYNTAXES[_known(format)].written(dataset, head)


def read(
    file: BinaryIO, origin: str, name: str, max_bytes: int = MAX_BYTES
) -> tuple[Dataset, str | None]:
    """Read a data set from an open file, and where it says that its JSON Schema lies.

    Args:
        file: The file, such as standard input.
        origin: Its name in errors.
        name: The name of its format.
        max_bytes: The largest size that is read.

    Raises:
        MalformedError: with every problem of the file, each with its place.
        MissingExtraError: YAML needs the extra `yaml`.
    """
    return _loaded(bytes_of(file, max_bytes), name, origin, max_bytes)


def read_located(
    file: BinaryIO, origin: str, name: str, max_bytes: int = MAX_BYTES
) -> tuple[Dataset, Callable[[Iterable[str]], dict[str, Place]]]:
    """Read a data set as `read` does, and return what finds where paths lead to in the file.

    Raises:
        MalformedError: with every problem of the file, each with its place.
        MissingExtraError: YAML needs the extra `yaml`.
    """
    data = bytes_of(file, max_bytes)
    dataset, _ = _loaded(data, name, origin, max_bytes)
    text = decoded(data, max_bytes)
    return dataset, lambda paths: located(paths, _SYNTAXES[name].events(text), text)


def bytes_of(file: BinaryIO, max_bytes: int) -> bytes:
    """Read a file, and of one that is too large no more than it takes to know.

    Examples:
        >>> import io
        >>> from apts_model.files.formats import bytes_of
        >>> bytes_of(io.BytesIO(b"too large"), max_bytes=3)
        b'too '
    """
    parts: list[bytes] = []
    left = 1 + (max_bytes if type(max_bytes) is int and max_bytes > 0 else 0)
    while part := file.read(min(left, _PART)):  # asked for more at once, Python takes it at once
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


_PART = 2**20


def format_of(path: Pathlike, name: str | None = None) -> str:
    """Return the format of a file: the one named, or what its ending says, else JSON.

    Raises:
        InvalidValueError: no format has this name, or the ending is that of a table.

    Examples:
        >>> from apts_model.files.formats import format_of
        >>> format_of("mine.yml"), format_of("mine.txt")
        ('yaml', 'json')
    """
    if name is not None:
        return _known(name)
    ending = Path(path).suffix.lower()
    if ending in TABLES:
        raise InvalidValueError(
            "path",
            f"{shown(str(path))} is a table by its ending: `apts_model.exchange.tenures` reads and "
            "writes these, as does `apts-model convert`",
        )
    return ENDINGS.get(ending, "json")


def _known(name: str) -> str:
    if name not in FORMATS:
        raise InvalidValueError(
            "format", f"{shown(name)} is not one of {', '.join(map(repr, _SYNTAXES))}"
        )
    return name


def _loaded(
    data: str | bytes, name: str, origin: str, max_bytes: int
) -> tuple[Dataset, str | None]:
    syntax = _SYNTAXES[name]
    try:
        text = decoded(data, max_bytes)
        with _collector_paused():
            if name == "json" and (well := read_straight(text)):
                return well
            values = syntax.values(text)
            schema = values.get("$schema") if is_object(values) else None
            made = _dataset_or_problems(values)
            if isinstance(made, Dataset):
                return made, schema
            repeated = any(problem.message.startswith(REPEATED) for problem in made)
            last = repeated or isinstance(values, RepeatedKeys)
            problems = placed(made, syntax.events(text), text, last=last)
    except UnreadableError as error:
        problems = [error.problem]
    finally:
        forget()
    if len(problems) > MAX_PROBLEMS:
        more = Problem("$", f"there are more problems than these {MAX_PROBLEMS:,}")
        problems = [*problems[:MAX_PROBLEMS], more]
    raise MalformedError(tuple(problems), origin)


def read_straight(text: str) -> tuple[Dataset, str | None] | None:
    """Read a JSON text in which nothing is wrong; None where something seems to be."""
    with contextlib.suppress(Exception):  # those that read the whole say which
        values = json.straight(text, makes_of(Dataset))
        if values is not None and values.pop("format") == FORMAT:
            schema = values.get("$schema")
            if _is_place(values.pop("$schema", "")):
                return converter().structure(values, Dataset), schema
    return None


@contextlib.contextmanager
def _collector_paused() -> Generator[None]:
    """Keep the garbage collector from looking, again and again, through records that all stay.

    It takes a third of the time that reading 10,000 records takes, and finds nothing. In the end
    all that is new, frozen and thawed, is with the objects that are old, as if it had looked.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            # What somebody else has frozen is to stay so; to count it takes a while, too. Some
            # versions of Python freeze a few objects of their own.
            if gc.get_count()[0] > MANY_OBJECTS > gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


MANY_OBJECTS = 10_000


def _dataset_or_problems(values: Any) -> Dataset | list[Problem]:
    version = values.pop("format", _MISSING) if is_object(values) else FORMAT
    schema = values.pop("$schema", "") if is_object(values) else ""
    problems = [*_problems_of_format(version)]
    if _is_later(version):
        return problems  # what a later version holds is not for this one to judge
    if not _is_place(schema):
        message = f"expected the place of the JSON Schema, not {described(schema)}"
        problems.append(Problem(under("$", "$schema"), message))
    if problems:
        return [*problems, *_problems(values)]
    try:
        return converter().structure(values, Dataset)
    except Exception:
        problems = _problems(values)
        if not problems:
            raise
        return problems


def _problems(values: Any) -> list[Problem]:
    """Return what is wrong with values, and one more than is told of a file."""
    return [*itertools.islice(problems_of(values, Dataset), MAX_PROBLEMS + 1)]


_MISSING = object()
"""Stands for a key that is not there, which `null` would not."""


def _problems_of_format(version: Any) -> Iterator[Problem]:
    if version is _MISSING:
        yield Problem("$", f"the key 'format' is missing: give it the value {FORMAT!r}")
    elif version != FORMAT:
        hint = "; a later apts_model wrote it: upgrade yours" if _is_later(version) else ""
        yield Problem("$.format", f"expected {FORMAT!r}, not {described(version)}{hint}")


def _is_later(version: Any) -> bool:
    return type(version) is str and _LATER_FORMAT.fullmatch(version) is not None


def _is_place(schema: Any) -> bool:
    """Whether a value can be the address or the path of a JSON Schema."""
    return type(schema) is str and schema.isprintable()
