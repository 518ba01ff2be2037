"""Dates as people are used to writing them: not read, but named in EDTF by the error.

To read 12/06/1960 would be to guess. The error says what the text may mean, so that whoever wrote
it can choose. Months are known by their English and French names.
"""

from __future__ import annotations

import re
import unicodedata

MAX_LENGTH = 40
"""A longer text is no date of a habit."""

OPEN_WORDS = frozenset(
    ("present", "now", "today", "current", "ongoing", "en cours", "en poste", "aujourd'hui")
)
"""What lists write where an end is open, without accents."""

UNKNOWN_WORDS = frozenset(("?", "-", "n/a", "na", "none", "unknown", "inconnu", "inconnue"))
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

# What word processors write for a hyphen and an apostrophe.
_SIGNS = str.maketrans(dict.fromkeys("\u2010\u2011\u2013\u2014\u2212", "-") | {"\u2019": "'"})

# Compiled when an error needs them: every start of the program would wait for it.
_YEAR_FIRST = r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?"
_YEAR_LAST = r"(?:([0-9]{1,2})[-/.])?([0-9]{1,2})[-/.]([0-9]{4})"
_DIGITS = r"([0-9]{4})([0-9]{2})([0-9]{2})"
_NAMED = r"(?:([0-9]{1,2})(?:er|st|nd|rd|th)? )?([a-z]+)[.,]? (?:de )?([0-9]{4})"
_NAMED_FIRST = r"([a-z]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})"
_ABOUT = r"(?:circa|ca\.?|c\.?|about|around|vers|environ) ?(.*)"
_DECADE = r"(?:the )?([0-9]{3})0'?s|(?:les )?annees ([0-9]{3})0"
_SIDE = r"(before|avant|after|apres) ([0-9]{4})"
_YEARS = r"([0-9]{4}) ?- ?([0-9]{4})"


def years_in(said: str) -> str | None:
    """Return the EDTF text of some day of the years in a plain text such as 1955-1960."""
    found = re.fullmatch(_YEARS, said)
    return f"[{found[1]}..{found[2]}]" if found else None


def meant(said: str) -> list[str]:
    """Return the EDTF texts that a plain text may mean; not all of them need be dates.

    Examples:
        >>> from apts_model.time.habits import meant, plain
        >>> meant(plain("15 Janvier 2005")), meant("200x")
        (['15 JANVIER 2005', '2005-01-15'], ['200X'])
        >>> meant("12/06/1960")
        ['12/06/1960', '1960-06-12', '1960-12-06']
    """
    readings = [said.upper(), *_in_numbers(said), *_in_words(said), *_vague(said)]
    return list(dict.fromkeys(readings))


def plain(text: str) -> str:
    """Leave out accents, capitals and needless spaces; of a long text, nothing is left."""
    if len(text) > MAX_LENGTH:
        return ""
    decomposed = unicodedata.normalize("NFKD", text.translate(_SIGNS)).casefold()
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def _in_numbers(said: str) -> list[str]:
    if found := re.fullmatch(_YEAR_FIRST, said) or re.fullmatch(_DIGITS, said):
        return [_iso(found[1], found[2], found[3])]
    if found := re.fullmatch(_YEAR_LAST, said):
        first, second, year = found.groups()
        if first is None:
            return [_iso(year, second)]
        return [_iso(year, second, first), _iso(year, first, second)]
    return []


def _in_words(said: str) -> list[str]:
    if found := re.fullmatch(_NAMED, said):
        day, name, year = found.groups()
    elif found := re.fullmatch(_NAMED_FIRST, said):
        name, day, year = found.groups()
    else:
        return []
    number = _NUMBERS.get(name)
    return [] if number is None else [_iso(year, str(number), day)]


def _vague(said: str) -> list[str]:
    if found := re.fullmatch(_ABOUT, said):
        return [f"{one}~" for one in meant(found[1])]
    if found := re.fullmatch(_DECADE, said):
        return [f"{found[1] or found[2]}X"]
    if found := re.fullmatch(_SIDE, said):
        year = int(found[2])
        is_before = found[1] in {"before", "avant"}
        return [f"[..{year - 1:04}]" if is_before else f"[{year + 1:04}..]"]
    return []


def _iso(year: str, month: str, day: str | None = None) -> str:
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])
