"""Strategies for plain values and for time: texts, ids, dates, periods."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Collection
from typing import Literal

from hypothesis import strategies as st

from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import OPEN, End, Period

Levels = Collection[Literal[0, 1, 2]]
ALL_LEVELS: Levels = (0, 1, 2)
_ONE_DAY = datetime.timedelta(days=1)

_LETTERS = st.characters(
    codec="utf-8", categories=("Lu", "Ll", "Nd"), include_characters=" -'’.&·", max_codepoint=0x24F
)


def names_of_people() -> st.SearchStrategy[str]:
    """Names as people have them: accents, apostrophes, hyphens, particles.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.names_of_people(), lambda name: "É" in name)
        'Éric Gingras'
    """
    known = st.sampled_from(
        ["Denis Côté", "Andrée Poirier", "Éric Gingras", "Jean-Guy L'Écuyer", "O’Neill", "Nuñez"]
    )
    return known | texts(max_size=40)


def texts(*, max_size: int = 80) -> st.SearchStrategy[str]:
    """Any text that a record takes: trimmed, printable, in Unicode normal form C.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.texts(), lambda text: len(text) > 2)
        '000'
    """
    drawn = st.text(_LETTERS, min_size=1, max_size=max_size)
    return drawn.map(lambda text: unicodedata.normalize("NFC", text).strip() or "x")


def ids() -> st.SearchStrategy[str]:
    """Ids: lower-case letters a-z, digits and hyphens.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.ids(), lambda drawn: len(drawn) > 2)
        '000'
    """
    return st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=12)


# --- time -----------------------------------------------------------------------------------


def imprecise_dates(
    min_value: datetime.date = datetime.date.min,
    max_value: datetime.date = datetime.date.max,
    *,
    levels: Levels = ALL_LEVELS,
) -> st.SearchStrategy[ImpreciseDate]:
    """Dates of which no day lies before `min_value` or after `max_value`.

    Args:
        min_value: The earliest day that a date may name.
        max_value: The latest day that a date may name.
        levels: EDTF levels: 0 plain dates; 1 qualifiers, `X` digits and seasons; 2 sets,
            quarters, qualified components.

    Examples:
        >>> import datetime
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> day = datetime.date(2004, 2, 29)
        >>> find(strategies.imprecise_dates(day, day), lambda date: date.is_exact)
        ImpreciseDate.parse('2004-02-29')
    """
    days = days_between(min_value, max_value)
    return _written_as(days, min_value, max_value, levels)


def days_between(first: datetime.date, last: datetime.date) -> st.SearchStrategy[datetime.date]:
    """Days, leap days and ends of years among them more often than by chance."""
    traps = [
        datetime.date(year, month, day)
        for year in (1972, 2000, 2004, 2012, 2024)
        for month, day in ((1, 1), (2, 29), (5, 18), (12, 31))
    ]
    inside = [day for day in traps if first <= day <= last]
    drawn = st.dates(first, last)
    return drawn | st.sampled_from(inside) if inside else drawn


# A day in the forms of each level; `later` is a day on or after it.
_FORMS: dict[int, tuple[str, ...]] = {
    0: ("{year}-{month}-{day}", "{year}-{month}", "{year}"),
    1: (
        *(f"{{year}}-{{month}}-{{day}}{mark}" for mark in "?~%"),
        *(f"{{year}}-{{month}}{mark}" for mark in "?~%"),
        *(f"{{year}}{mark}" for mark in "?~%"),
        *("{year}-{month}-XX", "{year}-XX", "{year:.3}X", "{year:.2}XX", "{year}-{season}"),
    ),
    2: (
        *("[{year}-{month}-{day}..{later}]", "[{year}-{month}-{day},{later}]", "[{year},{later}]"),
        *(
            "[..{year}-{month}-{day}]",
            "[{year}-{month}-{day}..]",
            "[..{year}]",
            "[{year}-{month}..]",
        ),
        *("{year}-{quarter}", "{year}-{third}", "{year}-{half}", "{year}-{southern}"),
        *(
            "{year}-XX-{day}",
            "{year}-{month}-{day:.1}X",
            "{year}-~{month}",
            "?{year}-{month}-~{day}",
        ),
    ),
}


def dates_around(
    day: datetime.date, first: datetime.date, last: datetime.date, levels: Levels
) -> st.SearchStrategy[ImpreciseDate]:
    """Dates that may be this day and that name no day outside a range."""
    return _written_as(st.just(day), first, last, levels)


def _written_as(
    days: st.SearchStrategy[datetime.date],
    first: datetime.date,
    last: datetime.date,
    levels: Levels,
) -> st.SearchStrategy[ImpreciseDate]:
    forms = [form for level in sorted({0, *levels}) for form in _FORMS[level]]
    allowed = forms if 0 in levels else [forms[0], *forms[len(_FORMS[0]) :]]
    written = st.tuples(days, st.sampled_from(allowed), st.dates(first, last))
    return written.map(
        lambda drawn: _write(drawn[0], drawn[1], max(drawn[0], drawn[2]), first, last)
    )


def _write(
    day: datetime.date, form: str, later: datetime.date, first: datetime.date, last: datetime.date
) -> ImpreciseDate:
    """Write a day in a form; as it is, where the form would leave the range."""
    year, month, number = day.isoformat().split("-")
    date = ImpreciseDate.parse(
        form.format(
            year=year,
            month=month,
            day=number,
            later=later,
            season=21 + (day.month - 3) % 12 // 3,
            southern=29 + (day.month - 9) % 12 // 3,
            quarter=33 + (day.month - 1) // 3,
            third=37 + (day.month - 1) // 4,
            half=40 + (day.month - 1) // 6,
        )
    )
    fits = first <= date.earliest and date.latest <= last
    return date if fits else ImpreciseDate.exact(day)


def periods(
    min_value: datetime.date = datetime.date.min,
    max_value: datetime.date = datetime.date.max,
    *,
    ends: Collection[Literal["until", "through"]] = ("until", "through"),
    levels: Levels = ALL_LEVELS,
) -> st.SearchStrategy[Period]:
    """Periods with vague, exact, unknown and open ends, inside a range of at least two days.

    Examples:
        >>> import datetime
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> first, last = datetime.date(2004, 1, 1), datetime.date(2006, 1, 1)
        >>> find(strategies.periods(first, last), lambda period: period.is_open)
        Period(through='..')
    """
    days = days_between(min_value, max_value)
    inside = (min_value, max_value, levels)
    return st.tuples(days, days, st.sampled_from(sorted(ends))).flatmap(
        lambda drawn: _periods_around(min(drawn[:2]), max(drawn[:2]), drawn[2], inside)
    )


def _periods_around(
    start_day: datetime.date,
    end_day: datetime.date,
    kind: Literal["until", "through"],
    inside: tuple[datetime.date, datetime.date, Levels],
) -> st.SearchStrategy[Period]:
    """Periods that have a world from one day to the other."""
    if kind == "until" and start_day == end_day:
        start_day, end_day = _neighbours(start_day, inside[1])
    start = st.none() | dates_around(start_day, *inside)
    end = st.none() | OPEN_ENDS | dates_around(end_day, *inside)
    return st.builds(_until if kind == "until" else _through, start, end)


OPEN_ENDS: st.SearchStrategy[End] = st.just(OPEN)


def _until(start: ImpreciseDate | None, end: End) -> Period:
    return Period(start, until=end)


def _through(start: ImpreciseDate | None, end: End) -> Period:
    return Period(start, through=end)


def _neighbours(day: datetime.date, last: datetime.date) -> tuple[datetime.date, datetime.date]:
    return (day, day + _ONE_DAY) if day < last else (day - _ONE_DAY, day)
