"""Rules for single values, shared by all records: attrs converters and validators.

Each raises `InvalidValueError`, which names the field and says what to write instead.
"""

from __future__ import annotations

import enum
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

import attrs

from apts_model.errors import InvalidValueError
from apts_model.showing import UNSEEN, cut, named, quoted, stranger_in
from apts_model.time.periods import Period

Attribute = Any
"""The attrs attribute that a validator is handed, whatever its type."""

E = TypeVar("E", bound=enum.Enum)
T = TypeVar("T")

MAX_TEXT = 10_000
"""Longest text, in characters."""

is_id: Callable[[str], object] = re.compile(r"[a-z0-9-]+").fullmatch
"""Whether a text can be an id."""

in_no_id: Callable[[str], object] = re.compile(r"[^a-z0-9-]").search
"""Find a character that no id has."""

is_plain: Callable[[str], object] = re.compile(
    f"[!-~¡-¬®-ʯ][ -~¡-¬®-ʯ]{{0,{MAX_TEXT - 1}}}(?<! )"
).fullmatch
"""Whether a text is like most, with nothing in it that has to be looked at more closely."""

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def member(kind: type[E], value: E | str, field: str) -> E:
    """Take a member of an enumeration, or its value as text."""
    if type(value) is kind:
        return value
    try:
        return kind(value)
    except ValueError:
        listed = ", ".join(repr(one.value) for one in kind)
        raise InvalidValueError(field, f"{shown(value)} is not one of {listed}") from None


def optional_member(kind: type[E], value: E | str | None, field: str) -> E | None:
    """Take a member of an enumeration, its value as text, or None."""
    return None if value is None else member(kind, value, field)


def several(values: Iterable[T], field: str) -> tuple[T, ...]:
    """Take any iterable as a tuple; one text, one date or one record alone is refused."""
    if isinstance(values, tuple):
        return tuple(values)
    given: object = values
    if isinstance(given, str | bytes | Mapping):
        raise InvalidValueError(
            field, f"{shown(values)} is one value: write several, as [{shown(values)}]"
        )
    try:
        return tuple(values)
    except TypeError:
        raise InvalidValueError(field, f"{shown(values)} is no list of values") from None


def each(kind: type[T], values: Iterable[T], field: str) -> tuple[T, ...]:
    """Take any iterable of records, or of texts, as a tuple."""
    result = several(values, field)
    for value in result:
        if type(value) is not kind:
            raise InvalidValueError(field, f"{shown(value)} is not a {kind.__name__}")
    return result


def a_period(_: object, attribute: Attribute, value: Any) -> None:
    """Check that the value is a `Period`."""
    if type(value) is not Period:
        raise InvalidValueError(
            attribute.name,
            f"{shown(value)} is not a Period: write Period('2004-11', until='2006-05-18')",
        )


def whole_days(_: object, attribute: Attribute, value: Any) -> None:
    """Check that the value is a `Period` without a handover day."""
    if type(value) is not Period:
        raise InvalidValueError(
            attribute.name,
            f"{shown(value)} is not a Period: write Period('2023-11-21', through='2023-11-23')",
        )
    if value.until is not None:
        raise InvalidValueError(
            attribute.name,
            f"{shown(value)} ends on a handover day, and this is counted in whole days: "
            "write the last day, as `through` and not as `until`",
        )


def optional_record(kind: type[object]) -> Any:
    """Return a check that the value is a record of this kind, or None."""

    def check(_: object, attribute: Attribute, value: Any) -> None:
        if value is not None and type(value) is not kind:
            raise InvalidValueError(attribute.name, f"{shown(value)} is not a {kind.__name__}")

    return check


def identifier(_: object, attribute: Attribute, value: Any) -> None:
    """Check an id: lower-case letters a-z, digits and hyphens."""
    if type(value) is not str or not is_id(value):
        stranger = stranger_in(value) if type(value) is str else ""
        raise InvalidValueError(
            attribute.name,
            f"{shown(value)} is not an id{stranger}: "
            "write lower-case letters a-z, digits and hyphens, such as 'denis-cote'",
        )


def text(_: object, attribute: Attribute, value: Any) -> None:
    """Check a text: not empty, trimmed, printable, in Unicode normal form C, not too long."""
    if type(value) is not str:
        raise InvalidValueError(attribute.name, f"{shown(value)} is not text")
    if problem := _problem_of(value):
        raise InvalidValueError(attribute.name, f"{shown(value)} {problem}")


def web_address(instance: object, attribute: Attribute, value: Any) -> None:
    """Check an address on the web, http or https."""
    text(instance, attribute, value)
    if not _WEB_ADDRESS.fullmatch(value):
        raise InvalidValueError(
            attribute.name,
            f"{shown(value)} is no address on the web: write it as https://example.org/page",
        )


def no_repeats(_: object, attribute: Attribute, value: Any) -> None:
    """Check that nothing stands twice."""
    seen: set[Any] = set()
    for one in value:
        if one in seen:
            raise InvalidValueError(attribute.name, f"{shown(one)} stands twice: write it once")
        seen.add(one)


def not_empty(_: object, attribute: Attribute, value: Any) -> None:
    """Check that there is at least one."""
    if not value:
        raise InvalidValueError(attribute.name, "is empty: name at least one")


Number = Decimal | int | float | str
"""What is taken where an exact number is expected; a float counts as it is written."""

MAX_DIGITS = 15
"""So many significant digits survive in every program that reads JSON (RFC 8259, section 6)."""

_NUMBER = re.compile(r"-?[0-9]{1,100}(\.[0-9]{1,100})?")


def exact_number(value: Number, field: str) -> Decimal:
    """Take a number as the decimal that was written: 75.7, "75.7" and `Decimal("75.70")` alike.

    It is taken apart and put together again, so that no context of `decimal` can round it.
    """
    number = _decimal(value)
    if number is None or not number.is_finite():
        raise InvalidValueError(field, f"{shown(value)} is no number: write it as 55000 or '75.7'")
    sign, written, exponent = number.as_tuple()
    digits = "".join(map(str, written)).lstrip("0")
    kept = digits.rstrip("0")
    exponent = int(exponent) + len(digits) - len(kept)
    if not kept:
        return Decimal(0)
    if len(kept) > MAX_DIGITS or exponent < -MAX_DIGITS:
        raise InvalidValueError(field, f"{shown(value)} has more than {MAX_DIGITS} digits")
    if len(kept) + exponent > MAX_DIGITS:
        raise InvalidValueError(field, f"{shown(value)} is not below 10 to the {MAX_DIGITS}th")
    whole = kept + "0" * max(exponent, 0)  # to read as 55000, not as 5.5E+4
    return Decimal((sign, tuple(map(int, whole)), min(exponent, 0)))


def _decimal(value: Number) -> Decimal | None:
    """Return what was written as a decimal, None where it is no number."""
    if type(value) is Decimal:
        return value
    if type(value) is float:
        return Decimal(repr(value))
    if type(value) is int or (type(value) is str and _NUMBER.fullmatch(value)):
        return Decimal(value)
    return None


def optional_percentage(value: Number | None, field: str) -> Decimal | None:
    """Take a number from 0 to 100, or None."""
    if value is None:
        return None
    number = exact_number(value, field)
    if not 0 <= number <= 100:
        raise InvalidValueError(field, f"{number} is no percentage: write 0 to 100")
    return number


identifiers: Any = attrs.validators.deep_iterable(identifier, no_repeats)
some_identifiers: Any = attrs.validators.deep_iterable(
    identifier, attrs.validators.and_(not_empty, no_repeats)
)
texts: Any = attrs.validators.deep_iterable(text, no_repeats)
optional_text: Any = attrs.validators.optional(text)
optional_identifier: Any = attrs.validators.optional(identifier)
optional_web_address: Any = attrs.validators.optional(web_address)


def shown(value: object) -> str:
    """Show a value in a message, cut where it is long."""
    return cut(str(value)) if type(value) is Decimal else quoted(value)


def _problem_of(value: str) -> str | None:
    if is_plain(value):
        return None
    if not value:
        return "is empty: leave the field out instead"
    if "\n" in value or "\r" in value:
        return "holds a line break: write it on one line (in YAML, >- joins lines)"
    if value.strip() != value:
        return "starts or ends with a space: trim it"
    if len(value) > MAX_TEXT:
        return f"is {len(value):,} characters long: {MAX_TEXT:,} is the limit"
    return _problem_of_characters(value)


def _problem_of_characters(value: str) -> str | None:
    """Say what is wrong with the characters of a text."""
    seen = value.replace(NO_BREAK_SPACE, " ")
    if not seen.isprintable() or UNSEEN.search(seen):
        return next(filter(None, map(_problem_of_character, value)))
    if any(map(_has_too_many_marks, _BEYOND_LATIN.findall(value))):
        return f"holds a letter with more than {MAX_MARKS} marks: leave marks out"
    if not unicodedata.is_normalized("NFC", value):
        return "is not in Unicode normal form C: write accents as one character each"
    return None


# All combining marks are among these.
_BEYOND_LATIN = re.compile("[^\0-\u02ff]+")


def _has_too_many_marks(characters: str) -> bool:
    """Whether so many marks follow each other that to put them in order would take too long."""
    marks = itertools.groupby(characters, lambda one: unicodedata.combining(one) > 0)
    return any(is_mark and len([*run]) > MAX_MARKS for is_mark, run in marks)


def _problem_of_character(character: str) -> str | None:
    is_seen = character.isprintable() and not UNSEEN.match(character)
    if is_seen or character == NO_BREAK_SPACE:
        return None
    if character.isspace():
        return f"holds {named(character)}: write a space or a no-break space"
    return f"holds {named(character)}, which cannot be seen: leave it out"


MAX_MARKS = 30
"""As in the Stream-Safe Text Format (Unicode Standard Annex #15, section 13)."""

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
"""French sets it before a colon; of all spaces but the plain one, the only one that is let in."""
