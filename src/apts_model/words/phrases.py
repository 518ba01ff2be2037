"""Phrases: years, months, days and seasons as English and French sentences need them.

English puts one of a few prepositions before a noun. French contracts and elides as well ("du 15
janvier", "d’avril", "à l’été", "jusqu’en 2006"), so a `Phrase` holds each form ready made.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import attrs


class Unit(NamedTuple):
    """A stretch of the calendar that has a name: a day, a month, a season, a year, a decade."""

    year: int
    month: int = 0
    """1 to 12; 21 to 41, the EDTF codes of seasons and parts of a year; `DECADE`; 0 for none."""
    day: int = 0


DECADE = 100


class Phrase(NamedTuple):
    """A date in words: alone, and in each place of a sentence."""

    noun: str
    """Alone: "15 janvier 2005"."""
    the: str
    """After a preposition that contracts with nothing: "[depuis] le 15 janvier 2005"."""
    on: str
    """When something was so: "le 15 janvier 2005", "en 2006"."""
    start: str
    """Before `until` and `to`: "du 15 janvier 2005"."""
    until: str
    """As a handover day: "jusqu’au 15 janvier 2005"."""
    to: str
    """As a last day: "au 15 janvier 2005", "through January 15, 2005"."""

    def followed_by(self, suffix: str) -> Phrase:
        """Return the same with more words after it."""
        return Phrase._make(form + suffix for form in self)


class Marks(NamedTuple):
    """What the source says of its own date."""

    approximate: bool = False
    uncertain: bool = False


@attrs.frozen
class Grammar:
    """How a language says one unit, from one unit to another, and some day of these."""

    one: Callable[[Unit, Marks], Phrase]
    from_to: Callable[[Unit, Unit], str]
    some_day: Callable[[Unit, Unit, Marks], Phrase]


def _part_of_year(code: int) -> tuple[int, int]:
    """Kind and number, from 0: quarters are 33 to 36, four months 37 to 39, semesters 40 and 41."""
    kind = (code >= 37) + (code >= 40)
    return kind, code - (33, 37, 40)[kind]


def _without_shared_end(words: list[str], other: list[str]) -> list[str]:
    """Leave out of "9 juin 2021" what "21 juin 2021" is about to say."""
    if len(words) != len(other):
        return words
    while len(words) > 1 and words[-1] == other[-1]:
        words, other = words[:-1], other[:-1]
    return words


# --- English --------------------------------------------------------------------------------

_EN_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_EN_SEASONS = ("spring", "summer", "autumn", "winter")
_EN_HEMISPHERES = ("", " (northern hemisphere)", " (southern hemisphere)")
_EN_ORDINALS = ("first", "second", "third", "fourth")
_EN_PARTS = ("quarter", "four-month period", "half")


def _english_words(unit: Unit) -> list[str]:
    year, code, day = unit
    if code == 0:
        return [f"{year}"]
    if code == DECADE:
        return [f"the {year}s"]
    if code <= 12:
        month = _EN_MONTHS[code - 1]
        return [f"{month} {day}," if day else month, f"{year}"]
    if code < 33:
        hemisphere, season = divmod(code - 21, 4)
        return [f"{_EN_SEASONS[season]} {year}{_EN_HEMISPHERES[hemisphere]}"]
    kind, number = _part_of_year(code)
    return [f"the {_EN_ORDINALS[number]} {_EN_PARTS[kind]} of {year}"]


def _english(noun: str, the: str, on: str) -> Phrase:
    return Phrase(noun, the, on, f"from {the}", f"until {the}", f"through {the}")


def _english_marks(marks: Marks) -> tuple[str, str]:
    return "perhaps " if marks.uncertain else "", "about " if marks.approximate else ""


def _english_unit(unit: Unit, marks: Marks) -> Phrase:
    perhaps, about = _english_marks(marks)
    noun = about + " ".join(_english_words(unit))
    on = f"{perhaps}{'on' if unit.day else 'in'} {noun}"
    return _english(perhaps + noun, perhaps + noun, on)


def _english_ends(first: Unit, last: Unit) -> tuple[str, str]:
    words, last_words = _english_words(first), _english_words(last)
    start = " ".join(_without_shared_end(words, last_words)).removesuffix(",")
    return start, " ".join(last_words)


def _english_from_to(first: Unit, last: Unit) -> str:
    start, end = _english_ends(first, last)
    return f"from {start} to {end}"


def _english_some_day(first: Unit, last: Unit, marks: Marks) -> Phrase:
    perhaps, about = _english_marks(marks)
    start, end = (about + words for words in _english_ends(first, last))
    some_day = f"some day from {start} to {end}"
    # "from some day from" would be hard to read.
    the = f"{perhaps}some day between {start} and {end}"
    return _english(perhaps + some_day, the, f"{perhaps}on {some_day}")


ENGLISH = Grammar(_english_unit, _english_from_to, _english_some_day)

# --- French ---------------------------------------------------------------------------------

_FR_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_FR_SEASONS = ("printemps", "été", "automne", "hiver")
_FR_HEMISPHERES = ("", " (hémisphère Nord)", " (hémisphère Sud)")
_FR_ORDINALS = ("premier", "deuxième", "troisième", "quatrième")
_FR_PARTS = ("trimestre", "quadrimestre", "semestre")


class _Article(NamedTuple):
    """What stands before a noun: alone, with "de", with "à", and to say when."""

    the: str
    of: str
    to: str
    on: str


_BARE = _Article("", "de ", "à ", "en ")
_ELIDED = _Article("", "d’", "à ", "en ")
_LE_DAY = _Article("le ", "du ", "au ", "le ")
_LE = _Article("le ", "du ", "au ", "au ")
_L = _Article("l’", "de l’", "à l’", "à l’")
_LES = _Article("les ", "des ", "aux ", "dans les ")


def _article(unit: Unit, noun: str) -> _Article:
    if unit.month == DECADE:
        return _LES
    if unit.day:
        return _LE_DAY
    starts_with_vowel = noun[0] in "aéoh"  # the h of "hiver" is mute
    if unit.month <= 12:
        return _ELIDED if starts_with_vowel else _BARE
    return _L if starts_with_vowel else _LE


def _french_words(unit: Unit) -> list[str]:
    year, code, day = unit
    if code == 0:
        return [f"{year}"]
    if code == DECADE:
        return [f"années {year}"]
    if code <= 12:
        days = [] if not day else ["1er" if day == 1 else f"{day}"]
        return [*days, _FR_MONTHS[code - 1], f"{year}"]
    if code < 33:
        hemisphere, season = divmod(code - 21, 4)
        return [f"{_FR_SEASONS[season]} {year}{_FR_HEMISPHERES[hemisphere]}"]
    kind, number = _part_of_year(code)
    return [f"{_FR_ORDINALS[number]} {_FR_PARTS[kind]} de {year}"]


def _french(noun: str, article: _Article) -> Phrase:
    until = article.to if article.the else article.on
    return Phrase(
        noun=noun,
        the=article.the + noun,
        on=article.on + noun,
        start=article.of + noun,
        until=f"jusqu’{until}{noun}",
        to=article.to + noun,
    )


def _french_marked(phrase: Phrase, marks: Marks) -> Phrase:
    environ = " environ" if marks.approximate else ""
    return phrase.followed_by(environ + (" (date incertaine)" if marks.uncertain else ""))


def _french_unit(unit: Unit, marks: Marks) -> Phrase:
    noun = " ".join(_french_words(unit))
    phrase = _french(noun, _article(unit, noun))
    marked = _french_marked(phrase, marks)
    if not marks.approximate:
        return marked
    # After another preposition there is no place for "vers": "depuis 1972 environ".
    vers = f"vers {phrase.the}{' (date incertaine)' if marks.uncertain else ''}"
    return marked._replace(noun=vers, on=vers)


def _french_ends(first: Unit, last: Unit) -> tuple[Phrase, Phrase]:
    words, last_words = _french_words(first), _french_words(last)
    noun = " ".join(_without_shared_end(words, last_words))
    return _french(noun, _article(first, noun)), _french_unit(last, Marks())


def _french_from_to(first: Unit, last: Unit) -> str:
    start, end = _french_ends(first, last)
    return f"{start.start} {end.to}"


def _french_some_day(first: Unit, last: Unit, marks: Marks) -> Phrase:
    start, end = _french_ends(first, last)
    some_day = f"un jour {_french_from_to(first, last)}"
    the = f"un jour entre {start.the} et {end.the}"
    phrase = Phrase(some_day, the, some_day, f"d’{the}", f"jusqu’à {the}", f"à {the}")
    return _french_marked(phrase, marks)


FRENCH = Grammar(_french_unit, _french_from_to, _french_some_day)
