"""The format in JSON, as I-JSON (RFC 7493) has it: text to plain values, and a data set to text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from apts_model.dataset import Dataset
from apts_model.files.events import MAX_DEPTH, Event
from apts_model.files.layout import layout_of
from apts_model.files.scanning import fault_in, json_events
from apts_model.files.straight import Make, members
from apts_model.files.values import RepeatedKeys, Unrepresentable

SAFE_INTEGER = 2**53 - 1
"""Largest integer that all JSON readers agree on (RFC 7493, section 2.2)."""


def values(text: str) -> Any:
    """Parse JSON; what plain values cannot show is kept for `problems` to report.

    Raises:
        UnreadableError: it is no JSON, or is nested too deeply.
    """
    keys = _checked_shape(text)
    counted = 0

    def count(members: dict[str, Any]) -> dict[str, Any]:
        nonlocal counted
        counted += len(members)
        return members

    try:
        parsed = _parsed(text, object_hook=count)
    except json.JSONDecodeError:
        # What Python says of the fault is not the same in every version.
        raise fault_in(text) from None
    if counted == keys:
        return parsed
    # Some key stands more than once. To keep all pairs of all objects takes much longer.
    return _parsed(text, object_pairs_hook=_keeping_repeated)


def straight(text: str, makes: Mapping[str, Make]) -> dict[str, Any] | None:
    """Parse a JSON object, and make records of the values in its lists at once.

    Returns:
        Its members, or None where some key stands more than once, or it is no such object.

    Raises:
        Exception: it is no JSON, is nested too deeply, or no record can be made of some value.
    """
    keys = _checked_shape(text)
    taken: list[int] = []
    decoder: Any = json.JSONDecoder(**_NUMBERS)
    found = members(text, makes, decoder.scan_once, taken)
    return found if found is not None and sum(taken) + len(found) == keys else None


def _parsed(text: str, **hooks: Any) -> Any:
    return json.loads(text, **_NUMBERS, **hooks)


def events(text: str) -> Iterator[Event]:
    """Tell JSON as events, each with its place."""
    return json_events(text)


_SHAPE = bytes(set(range(256)) - set(b'[]{}":'))
_ESCAPES = bytes(set(range(256)) - set(b'"\\u'))
_AS_LISTS = bytes.maketrans(b"{}", b"[]")


def _checked_shape(text: str) -> int:
    """Refuse what is nested too deeply, before anything recurses into it, and count the keys.

    What stands in double quotes is taken out, so that only brackets and colons are left; then
    pair after pair of brackets goes, from the inside. It takes a tenth of the time of reading.

    Raises:
        UnreadableError: it is nested too deeply, or is no JSON.
    """
    plain = text.encode()
    # Escapes are mostly of letters, \u00e9. To look for others in all of a text takes longer.
    if b"\\" in plain and b'\\"' in plain.translate(None, _ESCAPES):
        plain = plain.replace(b"\\\\", b"").replace(b'\\"', b"")
    shape = plain.translate(_AS_LISTS, _SHAPE).replace(b'"":""', b":").replace(b'""', b"")
    shape = b"".join(shape.split(b'"')[::2])
    brackets = shape.translate(None, b":")
    for _ in range(MAX_DEPTH):
        brackets = brackets.replace(b"[]", b"")
    if brackets:
        raise fault_in(text)
    return shape.count(b":")


def _keeping_repeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    return members if len(members) == len(pairs) else RepeatedKeys.of(pairs)


def exact_int(written: str) -> int | Unrepresentable:
    """Read an integer that all programs read alike."""
    if len(written) > 17 or abs(int(written)) > SAFE_INTEGER:
        return Unrepresentable(
            written, "is beyond 2**53, where programs differ: write at most 15 digits"
        )
    return int(written)


def exact_decimal(written: str) -> Decimal | Unrepresentable:
    """Read a number as it is written; only exponents beyond all reason are too much."""
    try:
        return Decimal(written)
    except InvalidOperation:
        return Unrepresentable(written, "is no number of at most 15 digits")


def _constant(written: str) -> Unrepresentable:
    return Unrepresentable(written, "is no number that JSON knows")


_NUMBERS: dict[str, Any] = {
    "parse_int": exact_int,
    "parse_float": exact_decimal,
    "parse_constant": _constant,
}


def written(dataset: Dataset, head: dict[str, str]) -> str:
    """Write a data set, and before it what stands at the head of the file."""
    return layout_of(Dataset).document(dataset, head) + "\n"


def plain(record: Any) -> dict[str, Any]:
    """Return a record as plain values, as a file would hold it."""
    members: dict[str, Any] = json.loads(layout_of(record.__class__).on_a_line(record))
    return members
