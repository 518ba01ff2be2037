"""Ways to break what a document says, in JSON and YAML alike."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from apts_model.files.kinds import is_record, is_several, without_none
from apts_model.strategies.malforming.documents import Document, Members, Place, Raw
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import End, Period

_END = without_none(End)


def _is_id(place: Place) -> bool:
    return place.kind is str and place.name.endswith(("id", "ids"))


def _is_text(place: Place) -> bool:
    return place.kind is str and not _is_id(place)


def _is_word(place: Place) -> bool:
    return isinstance(place.kind, type) and issubclass(place.kind, enum.Enum)


def _is_date(place: Place) -> bool:
    return place.kind in (ImpreciseDate, datetime.date, _END)


def _is_number(place: Place) -> bool:
    return place.kind in (int, Decimal)


# --- keys -----------------------------------------------------------------------------------


def _with_key(document: Document, *, required: bool = False) -> tuple[Members, Place]:
    """Draw a value that stands under a key, and the object that it stands in."""

    def fits(place: Place) -> bool:
        return isinstance(document.parent(place), Members) and place.is_required >= required

    place = document.place(fits)
    members: Members = document.parent(place)
    return members, place


def duplicate_key(document: Document) -> str:
    """Write a key twice, with the same value or with another one."""
    members, place = _with_key(document)
    value = document.one_of((place.value, members[0][1]))
    members.insert(document.number(0, len(members)), (place.name, value))
    return document.text()


def unknown_key(document: Document) -> str:
    """Misspell a key."""
    members, place = _with_key(document)
    key = place.name
    wrong = document.one_of((key[0] + key, key.capitalize(), f"{key}_"))
    members[place.path[-1]] = (wrong, place.value)
    return document.text()


def missing_key(document: Document) -> str:
    """Leave a key out that each record of its kind has."""
    members, place = _with_key(document, required=True)
    del members[place.path[-1]]
    return document.text()


def wrong_format(document: Document) -> str:
    """Write another version of the format, or none."""
    versions = "apts-model/2", "apts-model/0", "apts-model", "", None, Raw("1"), Members()
    heads: list[list[tuple[str, Any]]] = [[], *([("format", version)] for version in versions)]
    document.values[:1] = document.one_of(heads)
    return document.text()


# --- values ---------------------------------------------------------------------------------


def wrong_type(document: Document) -> str:
    """Write a value of another type than its key asks for."""
    fits, wrong = document.one_of(_OTHERWISE[document.syntax])
    return document.with_value(document.place(fits), document.one_of(wrong))


def _is_scalar(place: Place) -> bool:
    return _is_id(place) or _is_text(place) or _is_word(place) or _is_date(place)


_NOTHING: list[Any] = []
_NO_TEXT: tuple[Any, ...] = (None, _NOTHING, Members())
_OTHER_TYPES: tuple[tuple[Callable[[Place], bool], tuple[Any, ...]], ...] = (
    (lambda one: is_record(one.kind), (None, _NOTHING, "text", Raw("5"))),
    (lambda one: is_several(one.kind), (None, Members(), "text", Raw("5"))),
    (_is_number, (*_NO_TEXT, "5", Raw("true"))),
)
# In YAML, what is written without quotes is text, where text is asked for.
_OTHERWISE = {
    "json": ((_is_scalar, (*_NO_TEXT, Raw("5"), Raw("7.5"), Raw("true"))), *_OTHER_TYPES),
    "yaml": ((_is_scalar, _NO_TEXT), *_OTHER_TYPES),
}
"""For each syntax what places there are, and what must not stand there."""


def wrong_word(document: Document) -> str:
    """Write a word that is none of those that the format has."""
    place = document.place(_is_word)
    word: str = place.value
    return document.with_value(place, document.one_of((word[0] + word, word.upper(), "", "none")))


def wrong_id(document: Document) -> str:
    """Write an id that is none."""
    place = document.place(_is_id)
    wrong = document.one_of(("Ada", "ada côté", "ada_1", "", "ada ", "ad\u0430", "$"))
    return document.with_value(place, wrong)


def wrong_date(document: Document) -> str:
    """Write a date that is none, or none that the format takes."""
    wrong = (
        *("2005-02-29", "2004-13", "2004-00", "2004-1-1", "20041101", "1.11.2004", "2004-11-31"),
        *("soon", "", "2004/2005", "2004-11-01T09:30:00", "[2004", "[]", "2004..", "٢٠٠٤"),
    )
    return document.with_value(document.place(_is_date), document.one_of(wrong))


def impossible_period(document: Document) -> str:
    """Write a period that ends before it can have started, or that has two ends."""
    place = document.place(lambda one: one.kind is Period)
    wrong = (
        {"start": "2006", "until": "2004"},
        {"start": "2004-02-29", "until": "2004-02-29"},
        {"start": "2004-03-01", "through": "2004-02-29"},
        {"start": "[2006..]", "through": "2005"},
        {"start": "2004", "until": "2005", "through": "2006"},
    )
    return document.with_value(place, Members(document.one_of(wrong).items()))


def wrong_number(document: Document) -> str:
    """Write what is no number in JSON, or a number that not all programs read alike."""
    wrong = (
        *("NaN", "Infinity", "-Infinity", "9007199254740993", "1e400", "-1e400", "9" * 40),
        *("01", "+1", "0x10", "1_000", ".5", "1e999999999999999999999", "0.1234567890123456"),
    )
    return document.with_value(document.place(_is_number), Raw(document.one_of(wrong)))


# --- texts ----------------------------------------------------------------------------------


def half_a_character(document: Document) -> str:
    """Write half of a surrogate pair, as an escape or as it is."""
    half = document.one_of(("\\ud800", "\\udfff", "\\ude00\\ud83d", "\ud800"))
    return document.with_value(document.place(_is_text), Raw(f'"a{half}b"'))


_UNSEEN = "\u202e\u2066\u200b\ufeff\u0007\u0000\u007f\u0085\u2028\u00ad\u3000\u180e"


def unseen_character(document: Document) -> str:
    """Write a character that nobody sees, such as one that turns text around."""
    unseen = document.one_of(_UNSEEN)
    if document.number(0, 1) and ord(unseen) >= 32:
        return document.with_value(document.place(_is_text), f"a{unseen}b")
    return document.with_value(document.place(_is_text), Raw(f'"a\\u{ord(unseen):04x}b"'))


def untidy_text(document: Document) -> str:
    """Write a text that is empty or not trimmed, breaks lines, or is not in normal form C."""
    untidy = document.one_of(("", " ", " a", "a ", "a\nb", "e\u0301", "x" * 10_001))
    return document.with_value(document.place(_is_text), untidy)


# --- what holds it all ----------------------------------------------------------------------


def too_deep(document: Document) -> str:
    """Nest lists or objects deeper than is read."""
    depth = document.number(33, 200)
    start, end = document.one_of((("[", "]"), ('{"a": ', "}")))
    deep = Raw(start * depth + "1" + end * depth)
    return document.with_value(document.place(), deep)


def byte_order_mark(document: Document) -> str:
    """Begin with a byte order mark."""
    return f"\ufeff{document.text()}"


def no_object(document: Document) -> str:
    """Write something else than an object, or nothing, or an object of which all is missing."""
    others = (
        "",
        " ",
        "\n",
        "plain words",
        "null",
        "[]",
        "5",
        '"text"',
        "{}",
        "[{}]",
        "<html></html>",
    )
    return document.one_of(others)


def twice(document: Document) -> str:
    """Write the document, and once more."""
    return document.text() * 2


CONTENTS = (
    duplicate_key,
    unknown_key,
    missing_key,
    wrong_format,
    wrong_type,
    wrong_word,
    wrong_id,
    wrong_date,
    impossible_period,
    wrong_number,
    half_a_character,
    unseen_character,
    untidy_text,
    too_deep,
    byte_order_mark,
    no_object,
    twice,
)
"""Each breaks a document, of which it can draw what it needs, and writes it."""
