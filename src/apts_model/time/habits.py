"""Dates as people are used to writing them: not read, but named in EDTF by the error.

To read 12/06/1960 would be to guess. The error says what the text may mean, so that whoever wrote
it can choose. Months are known by their English and French names.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator

from dateutil.relativedelta import relativedelta

MAX_LENGTH = 40
"""A longer text is no date of a habit."""

OPEN_WORDS = frozenset(
    (
        *("present", "now", "today", "to date", "current", "ongoing", "in office", "en cours"),
        *("en poste", "en fonction", "actuel", "actuelle", "a ce jour", "aujourd'hui"),
    )
)
"""What lists write where an end is open, without accents."""

UNKNOWN_WORDS = frozenset(
    (
        *("?", "-", "n/a", "na", "none", "unknown", "inconnu", "inconnue"),
        *("n.d.", "s.d.", "no date", "undated", "sans date"),
    )
)
"""What lists write where a date is not known."""

_MONTHS = (
    *("january janvier jan janv", "february fevrier feb fev fevr", "march mars mar"),
    *("april avril apr avr", "may mai", "june juin jun", "july juillet jul juil"),
    *("august aout aug", "september septembre sep sept", "october octobre oct"),
    *("november novembre nov", "december decembre dec"),
)
_SEASONS = ("spring printemps", "summer ete", "autumn fall automne", "winter hiver")
_NUMBERS = {
    name: number
    for first, groups in ((1, _MONTHS), (21, _SEASONS))
    for number, names in enumerate(groups, first)
    for name in names.split()
}
_STEPS = {"before": -1, "avant": -1, "after": 1, "apres": 1} | dict.fromkeys(
    ("no later than", "no earlier than", "au plus tard", "au plus tot"), 0
)
_BEFORE = frozenset(("before", "avant", "no later than", "au plus tard"))
_THIRDS = {
    word: third
    for third, words in enumerate(("early debut beginning", "mid mi middle milieu", "late fin end"))
    for word in words.split()
}

# What word processors write for a hyphen and an apostrophe.
_SIGNS = str.maketrans(dict.fromkeys("\u2010\u2011\u2013\u2014\u2212", "-") | {"\u2019": "'"})

_FIRST_OF_A_WORKBOOK = datetime.date(1899, 12, 30)
"""The day that workbooks count as 0."""


def meant(said: str) -> list[str]:
    """Return the EDTF texts that a plain text may mean; not all of them need be dates.

    Examples:
        >>> from apts_model.time.habits import meant, plain
        >>> meant(plain("15 Janvier 2005")), meant("200x")
        (['15 JANVIER 2005', '2005-01-15'], ['200X'])
        >>> meant("12/06/1960")
        ['12/06/1960', '1960-06-12', '1960-12-06']
    """
    return list(dict.fromkeys([*_of_one(said), *_of_two(said)]))


def meant_in_full(said: str) -> list[str]:
    """Return what a text whose year has two digits may mean, in one century or the other."""
    found = re.fullmatch(_SHORT_YEAR, said)
    if found is None:
        return []
    before, year, after = found.groups(default="")
    return [one for century in (19, 20) for one in meant(f"{before}{century}{year}{after}")]


def meant_since(said: str) -> list[str]:
    """Return what the start of a text such as "since 1950" may mean."""
    found = re.fullmatch(_SINCE, said)
    return meant(found[1]) if found else []


def meant_between(said: str) -> list[str]:
    """Return the EDTF text of some day of the years in a plain text such as 1955-1960."""
    found = re.fullmatch(_YEARS, said)
    return [f"[{found[1]}..{found[2]}]"] if found else []


def day_of_a_workbook(said: str) -> datetime.date | None:
    """Return the day for which a workbook such as Excel's has a number of five digits."""
    found = re.fullmatch(_SERIAL, said)
    return found and _FIRST_OF_A_WORKBOOK + datetime.timedelta(days=int(found[1]))


def plain(text: str) -> str:
    """Leave out accents, capitals and needless spaces; of a long text, nothing is left."""
    if len(text) > MAX_LENGTH:
        return ""
    decomposed = unicodedata.normalize("NFKD", text.translate(_SIGNS)).casefold()
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def _of_one(said: str) -> list[str]:
    """What one date may mean: the text itself, or what the first habit makes of it."""
    for pattern, read in _HABITS:
        if found := re.fullmatch(pattern, said):
            return [said.upper(), *read(*found.groups())]
    return [said.upper()]


def _of_two(said: str) -> list[str]:
    """What two dates may mean together. A first one such as 9 borrows from "21 June 2021"."""
    for pattern, form in _PAIRS:
        if found := re.fullmatch(pattern, said):
            first, second = found.groups()
            words = second.split()
            longer = (" ".join([first, *words[count:]]) for count in range(len(words)))
            readings = [one for text in (first, *longer) for one in _of_one(text)]
            return [form.format(one, other) for one in readings for other in _of_one(second)]
    return []


# --- habits ---------------------------------------------------------------------------------


def _year_first(*parts: str) -> list[str]:
    return [_iso(*parts)]


def _year_last(first: str | None, second: str, year: str) -> list[str]:
    if first is None:
        return [_iso(year, second)]
    return [_iso(year, second, first), _iso(year, first, second)]


def _named(day: str | None, name: str, year: str) -> list[str]:
    number = _NUMBERS.get(name)
    day = "1" if day == "premier" else day
    return [] if number is None else [_iso(year, str(number), day)]


def _named_first(name: str, day: str, year: str) -> list[str]:
    return _named(day, name, year)


def _decade(digits: str) -> list[str]:
    return [f"{digits}X"]


def _iso(year: str, month: str, day: str | None = None) -> str:
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])


def _marked(said: str, mark: str, other: str) -> list[str]:
    """With a qualifier; what is both about and perhaps has one of its own."""
    return [f"{one[:-1]}%" if one.endswith(other) else one + mark for one in _of_one(said)]


def _about(said: str) -> list[str]:
    return _marked(said, "~", "?")


def _perhaps(said: str) -> list[str]:
    return _marked(said, "?", "~")


def _beside(word: str, said: str) -> list[str]:
    """All days on one side of a date."""
    edges = [edge for one in _of_one(said) for edge in _next_to(one, _STEPS[word])]
    return [f"[..{edge}]" if word in _BEFORE else f"[{edge}..]" for edge in edges]


def _next_to(date: str, step: int) -> Iterator[str]:
    """The year, month or day so many after a plain one, where the calendar has it."""
    if re.fullmatch(_PLAIN, date):
        try:
            first = datetime.date.fromisoformat(f"{date}-01-01"[:10])
            yield (first + _UNITS[len(date)] * step).isoformat()[: len(date)]
        except (ValueError, OverflowError):
            pass


def _part(word: str, said: str) -> list[str]:
    """The first, middle or last third of decades, years and months, generously."""
    third = _THIRDS[word]
    return [part for one in _of_one(said) for part in _thirds(one)[third : third + 1]]


def _thirds(date: str) -> list[str]:
    if re.fullmatch("[0-9]{3}X", date):
        return [f"[{date[:3]}{first}..{date[:3]}{first + 3}]" for first in (0, 3, 6)]
    if re.fullmatch("[0-9]{4}", date):
        return [f"{date}-{code}" for code in (37, 38, 39)]
    if re.fullmatch("[0-9]{4}-(?:0[1-9]|1[0-2])", date):
        length = monthrange(int(date[:4]), int(date[5:]))[1]
        days = (("01", "10"), ("11", "20"), ("21", length))
        return [f"[{date}-{first}..{date}-{last}]" for first, last in days]
    return []


def _any_of(words: Iterable[str]) -> str:
    return "|".join(words)


# Patterns are compiled when an error needs them: every start of the program would wait for it.
_PLAIN = "[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_UNITS = {
    len("2004"): relativedelta(years=1),
    len("2004-11"): relativedelta(months=1),
    len("2004-11-30"): relativedelta(days=1),
}
_WEEKDAYS = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
)
_SMALL_WORDS = (
    *("the", "on", "in", "of", "year", "le", "la", "les", "de", "des", "du", "en", "a", "au"),
    *("an", "annee", "mois", *_WEEKDAYS),
)
_DAY = "([0-9]{1,2}|premier)(?:er|st|nd|rd|th)?"
_HABITS: tuple[tuple[str, Callable[..., list[str]]], ...] = (
    ("([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?", _year_first),
    ("([0-9]{4})([0-9]{2})([0-9]{2})", _year_first),
    ("(?:([0-9]{1,2})[-/.])?([0-9]{1,2})[-/.]([0-9]{4})", _year_last),
    ("(.+?)[t ] ?[0-9]{1,2}:[0-9]{2}.*", _of_one),
    (r"(.+?) ?(?:\?|\(\?\))", _perhaps),
    ("(?:perhaps|maybe|possibly|probably|peut-etre|probablement) (.+)", _perhaps),
    (r"(?:circa|ca\.?|c\.?|about|around|vers|environ|autour d[eu]) ?(.+)", _about),
    (f"({_any_of(_THIRDS)})[- ](.+)", _part),
    (f"({_any_of(_STEPS)}) (.+)", _beside),
    (f"(?:(?:{_any_of(_SMALL_WORDS)}),? |[dl]')(.+)", _of_one),
    ("([0-9]{3})0'?s", _decade),
    ("annees ([0-9]{3})0", _decade),
    (f"(?:{_DAY}[-/ ])?(?:de |d'|of )?([a-z]+)[.,]?[-/ ](?:de |of )?([0-9]{{4}})", _named),
    (f"([a-z]+)\\.? {_DAY},? ([0-9]{{4}})", _named_first),
)
"""What one date may look like, and what is made of its parts; the first one that fits counts."""

_PAIRS = (
    ("(?:entre|between) (.+) (?:et|and) (.+)", "[{}..{}]"),
    (r"(.+?) ?\.\. ?(.+)", "[{}..{}]"),
    ("(.+?),? (?:ou|or) (.+)", "[{},{}]"),
)
_SHORT_YEAR = "(.*[^0-9'])?'?([0-9]{2})('?s)?"
_SINCE = "(?:depuis|since) (.+)"
_SERIAL = r"([0-9]{5})(?:\.0)?"
_YEARS = "(?:de |from )?([0-9]{4}) ?(?:-|a|to) ?([0-9]{4})"
