"""Rules for single values, shared by all records: attrs converters and validators.

Each raises `InvalidValueError`, which names the field and says what to write instead.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterable
from typing import Any, TypeVar

import attrs

from apts_model.errors import InvalidValueError
from apts_model.time.periods import Period

Attribute = Any
"""The attrs attribute that a validator is handed, whatever its type."""

E = TypeVar("E", bound=enum.Enum)
T = TypeVar("T")

MAX_TEXT = 10_000
"""Longest text, in characters."""

_ID = re.compile(r"[a-z0-9-]+")


def member(kind: type[E], value: E | str, field: str) -> E:
    """Take a member of an enumeration, or its value as text."""
    if type(value) is kind:
        return value
    try:
        return kind(value)
    except ValueError:
        listed = ", ".join(repr(one.value) for one in kind)
        raise InvalidValueError(field, f"{value!r} is not one of {listed}") from None


def optional_member(kind: type[E], value: E | str | None, field: str) -> E | None:
    """Take a member of an enumeration, its value as text, or None."""
    return None if value is None else member(kind, value, field)


def several(values: Iterable[T], field: str) -> tuple[T, ...]:
    """Take any iterable as a tuple; one text, one date or one record alone is refused."""
    try:
        result = tuple(values)
    except TypeError:
        raise InvalidValueError(field, f"{values!r} is no list: write [{values!r}]") from None
    if isinstance(values, str):
        raise InvalidValueError(field, f"{values!r} is one text: write several, as [{values!r}]")
    return result


def each(kind: type[T], values: Iterable[T], field: str) -> tuple[T, ...]:
    """Take any iterable of records, or of texts, as a tuple."""
    result = several(values, field)
    for value in result:
        if type(value) is not kind:
            raise InvalidValueError(field, f"{value!r} is not a {kind.__name__}")
    return result


def a_period(_: object, attribute: Attribute, value: Any) -> None:
    """Check that the value is a `Period`."""
    if type(value) is not Period:
        raise InvalidValueError(
            attribute.name,
            f"{value!r} is not a Period: write Period('2004-11', until='2006-05-18')",
        )


def identifier(_: object, attribute: Attribute, value: Any) -> None:
    """Check an id: lower-case letters a-z, digits and hyphens."""
    if type(value) is not str or not _ID.fullmatch(value):
        raise InvalidValueError(
            attribute.name,
            f"{value!r} is not an id: "
            "write lower-case letters a-z, digits and hyphens, such as 'denis-cote'",
        )


def identifiers(instance: object, attribute: Attribute, value: Any) -> None:
    """Check several ids, none of them twice."""
    for one in value:
        identifier(instance, attribute, one)
    if len(set(value)) != len(value):
        raise InvalidValueError(attribute.name, f"{value!r} names an id twice: name it once")


def text(_: object, attribute: Attribute, value: Any) -> None:
    """Check a text: not empty, trimmed, printable, in Unicode normal form C, not too long."""
    if type(value) is not str:
        raise InvalidValueError(attribute.name, f"{value!r} is not text")
    if problem := _problem_of(value):
        raise InvalidValueError(attribute.name, f"{value[:80]!r} {problem}")


def texts(instance: object, attribute: Attribute, value: Any) -> None:
    """Check several texts."""
    for one in value:
        text(instance, attribute, one)


optional_text = attrs.validators.optional(text)
optional_identifier = attrs.validators.optional(identifier)


def _problem_of(value: str) -> str | None:
    if not value:
        return "is empty: leave the field out instead"
    if value.strip() != value:
        return "starts or ends with a space: trim it"
    if len(value) > MAX_TEXT:
        return f"is {len(value):,} characters long: {MAX_TEXT:,} is the limit"
    return None if value.isascii() and value.isprintable() else _problem_of_characters(value)


def _problem_of_characters(value: str) -> str | None:
    """Say what is wrong with text that is not plain ASCII."""
    for character in value:
        if not character.isprintable() and character != NO_BREAK_SPACE:
            name = unicodedata.name(character, "a control character")
            return f"holds U+{ord(character):04X} ({name}), which cannot be seen: leave it out"
    if not unicodedata.is_normalized("NFC", value):
        return "is not in Unicode normal form C: write accents as one character each"
    return None


NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
"""French sets it before a colon; of all spaces but the plain one, the only one that is let in."""
