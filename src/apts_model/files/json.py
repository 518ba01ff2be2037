"""The format in JSON: `load`, `loads`, `dump` and `dumps`."""

from __future__ import annotations

import contextlib
import gc
import json
import os
from collections.abc import Generator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from apts_model.dataset import Dataset
from apts_model.errors import InvalidValueError, MalformedError, Problem
from apts_model.files.converter import (
    FORMAT,
    RepeatedKeys,
    Unrepresentable,
    converter,
    described,
    is_list,
    is_object,
)
from apts_model.files.problems import problems_of
from apts_model.files.writing import write_atomically

Pathlike = str | os.PathLike[str]


def load(path: Pathlike) -> Dataset:
    """Read a data set from a JSON file.

    Raises:
        MalformedError: with every problem of the file, each with its place.
        OSError: the file cannot be read.

    Examples:
        >>> import apts_model as am, pathlib, tempfile
        >>> folder = pathlib.Path(tempfile.mkdtemp())
        >>> am.dump(am.Dataset(title="Mine"), folder / "mine.json")
        >>> am.load(folder / "mine.json").title
        'Mine'
    """
    return _loaded(Path(path).read_bytes(), str(path))


def loads(text: str | bytes) -> Dataset:
    """Read a data set from JSON text, or from its UTF-8 bytes.

    Raises:
        MalformedError: with every problem of the text, each with its place.

    Examples:
        >>> import apts_model as am
        >>> am.loads('{"format": "apts-model/1", "title": "Mine"}').title
        'Mine'
    """
    return _loaded(text, "the text")


def dump(dataset: Dataset, path: Pathlike) -> None:
    """Write a data set to a JSON file: all of it or, if anything goes wrong, nothing.

    Raises:
        OSError: the file cannot be written; an older file of that name is left as it was.

    Examples:
        >>> import apts_model as am, pathlib, tempfile
        >>> path = pathlib.Path(tempfile.mkdtemp()) / "apts.json"
        >>> am.dump(am.load_apts(), path)
        >>> am.load(path) == am.load_apts()
        True
    """
    write_atomically(Path(path), dumps(dataset))


def dumps(dataset: Dataset) -> str:
    """Write a data set as canonical JSON text: the same data set, always the same text.

    Keys stand in the order of the documentation, records in that of the data set, defaults are
    left out; one changed fact changes one line.

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
    if type(dataset) is not Dataset:
        raise InvalidValueError("dataset", f"a Dataset is needed, not {type(dataset).__name__}")
    return _object({"format": FORMAT, **converter().unstructure(dataset)}, "") + "\n"


# --- reading --------------------------------------------------------------------------------


def _loaded(text: str | bytes, origin: str) -> Dataset:
    values = _values(text, origin)
    version = _take_format(values)
    if version != FORMAT:
        problems = (_problem_of_format(version), *problems_of(values, Dataset))
        raise MalformedError(problems[:1] if type(version) is str else problems, origin)
    try:
        with _collector_paused():
            return converter().structure(values, Dataset)
    except Exception:
        problems = tuple(problems_of(values, Dataset))
        if not problems:
            raise
        raise MalformedError(problems, origin) from None


@contextlib.contextmanager
def _collector_paused() -> Generator[None]:
    """Keep the garbage collector from looking, again and again, through records that all stay.

    It takes a quarter of the time that loading 10,000 records takes, and finds nothing.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


MISSING = object()
"""Stands for a key that is not there, which `null` would not."""


def _take_format(values: Any) -> Any:
    """Take the version out of a document; what is no object has its problem elsewhere."""
    return values.pop("format", MISSING) if is_object(values) else FORMAT


def _problem_of_format(version: Any) -> Problem:
    if version is MISSING:
        return Problem("$", f'the key \'format\' is missing: write "format": "{FORMAT}"')
    return Problem("$.format", f"expected {FORMAT!r}, not {described(version)}")


def _values(text: str | bytes, origin: str) -> Any:
    """Parse JSON; what plain values cannot show is kept for `problems_of` to report."""
    try:
        decoded = text.decode("utf-8") if isinstance(text, bytes) else text
        return json.loads(
            decoded,
            object_pairs_hook=_keeping_repeated,
            parse_int=_int,
            parse_float=_decimal,
            parse_constant=Unrepresentable,
        )
    except UnicodeDecodeError as error:
        message = f"byte {error.start + 1} is not UTF-8: save the file as UTF-8"
    except json.JSONDecodeError as error:
        message = f"line {error.lineno}, column {error.colno} is not JSON: {error.msg}"
    except RecursionError:
        message = "objects and lists are nested too deeply"
    raise MalformedError((Problem("$", message),), origin)


def _keeping_repeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    keys = [key for key, _ in pairs]
    kept = RepeatedKeys(members)
    kept.repeated = tuple(key for key in members if keys.count(key) > 1)
    return kept


SAFE_INTEGER = 2**53 - 1
"""Largest integer that all JSON readers agree on (RFC 7493, section 2.2)."""


def _int(written: str) -> int | Unrepresentable:
    if len(written) > 17 or abs(int(written)) > SAFE_INTEGER:
        return Unrepresentable(written)
    return int(written)


def _decimal(written: str) -> Decimal | Unrepresentable:
    """Keep a number as it is written; only exponents beyond all reason are too much."""
    try:
        return Decimal(written)
    except InvalidOperation:
        return Unrepresentable(written)


# --- writing --------------------------------------------------------------------------------


def _object(members: dict[str, Any], indent: str) -> str:
    inner = indent + "  "
    lines = [f"{inner}{_value(key)}: {_member(value, inner)}" for key, value in members.items()]
    return "{\n" + ",\n".join(lines) + f"\n{indent}}}"


def _member(value: Any, indent: str) -> str:
    """Write a list of objects over several lines, anything smaller on one."""
    if not _is_list_of_objects(value):
        return _value(value)
    inner = indent + "  "
    lines = [
        f"{inner}{_object(one, inner) if len(indent) == 2 or _is_deep(one) else _value(one)}"
        for one in value
    ]
    return "[\n" + ",\n".join(lines) + f"\n{indent}]"


def _is_list_of_objects(value: Any) -> bool:
    return is_list(value) and bool(value) and is_object(value[0])


def _is_deep(members: dict[str, Any]) -> bool:
    """Whether an object holds a list of objects other than citations."""
    return any(_is_list_of_objects(value) for key, value in members.items() if key != "citations")


_value = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
