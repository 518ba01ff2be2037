"""The format in JSON, as I-JSON (RFC 7493) has it: text to plain values, and a data set to text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from apts_model.dataset import Dataset
from apts_model.files.converter import (
    RepeatedKeys,
    Unrepresentable,
    converter,
    is_list,
    is_object,
)
from apts_model.files.events import MAX_DEPTH, Event, UnreadableError
from apts_model.files.scanning import json_events

SAFE_INTEGER = 2**53 - 1
"""Largest integer that all JSON readers agree on (RFC 7493, section 2.2)."""


def values(text: str) -> Any:
    """Parse JSON; what plain values cannot show is kept for `problems` to report.

    Raises:
        UnreadableError: it is no JSON, or is nested too deeply.
    """
    try:
        _check_depth(text)
        return json.loads(
            text,
            object_pairs_hook=_keeping_repeated,
            parse_int=_int,
            parse_float=_decimal,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        for _ in events(text):
            pass
        raise UnreadableError(error.msg) from None


def events(text: str) -> Iterator[Event]:
    """Tell JSON as events, each with its place."""
    return json_events(text)


_SHAPE = bytes(set(range(256)) - set(b'[]{}"'))
_AS_LISTS = bytes.maketrans(b"{}", b"[]")


def _check_depth(text: str) -> None:
    """Refuse what is nested too deeply, before anything recurses into it.

    What stands in double quotes is taken out, so that only brackets are left; then pair after
    pair of them goes, from the inside. It is some twenty times as fast as reading the text.
    """
    plain = text.encode("utf-8", "surrogatepass").replace(b"\\\\", b"").replace(b'\\"', b"")
    brackets = b"".join(plain.translate(_AS_LISTS, _SHAPE).split(b'"')[::2])
    for _ in range(MAX_DEPTH):
        brackets = brackets.replace(b"[]", b"")
    if brackets:  # too deep, or no JSON: the slow reader says which
        for _ in events(text):
            pass


def _keeping_repeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    return members if len(members) == len(pairs) else RepeatedKeys.of(pairs)


def _int(written: str) -> int | Unrepresentable:
    if len(written) > 17 or abs(int(written)) > SAFE_INTEGER:
        return Unrepresentable(written, "is beyond 2**53, where programs differ: write it as text")
    return int(written)


def _decimal(written: str) -> Decimal | Unrepresentable:
    """Keep a number as it is written; only exponents beyond all reason are too much."""
    try:
        return Decimal(written)
    except InvalidOperation:
        return Unrepresentable(written, "is no number of at most 15 digits")


def _constant(written: str) -> Unrepresentable:
    return Unrepresentable(written, "is no number that JSON knows")


def written(dataset: Dataset, head: dict[str, str]) -> str:
    """Write a data set, and before it what stands at the head of the file."""
    return _object({**head, **converter().unstructure(dataset)}, "") + "\n"


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
