"""What readers and writers of other formats are given: checked before any work is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard

import attrs

from apts_model.errors import InvalidValueError
from apts_model.exchange.losses import EmptyEnd, Ends
from apts_model.records.values import shown

UNTIL_OR_THROUGH = "'until' for the day of the handover, or 'through' for the last day"
"""What to write of end dates, in errors."""


@attrs.frozen
class Argument:
    """An argument as the validators of records take it, in the place of a field."""

    name: str


def checked_mapping(value: object, field: str, example: str) -> Mapping[Any, Any]:
    """Check that an argument maps one thing to another.

    Raises:
        InvalidValueError: it does not; the example says what to write.

    Examples:
        >>> from apts_model.exchange.arguments import checked_mapping
        >>> checked_mapping(["Name"], "columns", "{'person': 'Name'}")
        Traceback (most recent call last):
        ...
        apts_model.errors.InvalidValueError: columns: ['Name'] maps nothing to anything: write \
{'person': 'Name'}
    """
    if _is_mapping(value):
        return value
    raise InvalidValueError(field, f"{shown(value)} maps nothing to anything: write {example}")


def _is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(value, Mapping)


def checked_ends(ends: object) -> Ends:
    """Check how a source is said to mean its end dates; there is no default that fits all.

    Raises:
        InvalidValueError: it is neither "until" nor "through".

    Examples:
        >>> from apts_model.exchange.arguments import checked_ends
        >>> checked_ends("last")
        Traceback (most recent call last):
        ...
        apts_model.errors.InvalidValueError: ends: 'last' is not one of 'until' (the end is the \
day of the handover), 'through' (the end is the last day)
    """
    if ends == "until":
        return "until"
    if ends == "through":
        return "through"
    raise InvalidValueError(
        "ends",
        f"{ends!r} is not one of 'until' (the end is the day of the handover), "
        "'through' (the end is the last day)",
    )


def checked_empty_end(empty_end: object) -> EmptyEnd:
    """Check how a source is said to mean an end that it leaves empty.

    Raises:
        InvalidValueError: it is neither "unknown" nor "open".

    Examples:
        >>> from apts_model.exchange.arguments import checked_empty_end
        >>> checked_empty_end("open")
        'open'
    """
    if empty_end == "unknown":
        return "unknown"
    if empty_end == "open":
        return "open"
    raise InvalidValueError(
        "empty_end",
        f"{empty_end!r} is not one of 'unknown' (nobody says whether it ended), "
        "'open' (it went on at least to the `as_of` day)",
    )
