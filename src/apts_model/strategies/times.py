"""Strategies for time: dates and periods."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Collection
from typing import Literal

from hypothesis import strategies as st

from apts_model.strategies.values import one_of
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import OPEN, End, Handover, Period

Levels = Collection[Literal[0, 1, 2]]
ALL_LEVELS: Levels = (0, 1, 2)

Days = tuple[datetime.date, datetime.date]
"""First and last day that a date may name; at least two days."""

ALL_DAYS: Days = (datetime.date.min, datetime.date.max)
LATELY: Days = (datetime.date(1950, 1, 1), datetime.date(2025, 12, 31))
ONE_DAY = datetime.timedelta(days=1)


@functools.lru_cache(maxsize=256)
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


def days_in_order(draw: st.DrawFn, count: int, within: Days) -> list[datetime.date]:
    """Draw so many days, the earliest first; some may be the same."""
    days = days_between(*within)
    return sorted(draw(days) for _ in range(count))


def days_in(within: Days, *lives: Period, handover: Handover = Handover.INCOMING) -> Days | None:
    """Return those days of a range that can lie in all these lives, if there are two or more.

    Read as `BOTH`, a life has the day on which it is handed over, too.
    """
    bounds = [one.bounds_under(handover) for one in lives]
    first = max([within[0].toordinal(), *(of.start_first for of in bounds)])
    last = min([within[1].toordinal(), *(of.end_last - 1 for of in bounds)])
    if first >= last:
        return None
    return datetime.date.fromordinal(first), datetime.date.fromordinal(last)


def can_go_on(within: Days, *lives: Period) -> bool:
    """Whether all these lives can go on after the last day of a range."""
    return all(one.bounds.end_last > within[1].toordinal() for one in lives)


@st.composite
def imprecise_dates(
    draw: st.DrawFn,
    min_value: datetime.date = datetime.date.min,
    max_value: datetime.date = datetime.date.max,
    *,
    levels: Levels = ALL_LEVELS,
) -> ImpreciseDate:
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
    day = draw(days_between(min_value, max_value))
    return date_around(draw, day, (min_value, max_value), levels)


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

_DAYS_OF_A_MONTH = re.compile(r"[?]?{year}-{month}-~?{day}[?~%]?|\[[^.].*,?{later}\]")
"""Forms that name no more than a month's days."""


@functools.lru_cache(maxsize=16)
def _forms(levels: frozenset[int], *, narrow: bool) -> st.SearchStrategy[str]:
    """Forms of these levels and plain days; for a narrow range, only those with room in it."""
    forms = [form for level in sorted({0, *levels}) for form in _FORMS[level]]
    allowed = forms if 0 in levels else [forms[0], *forms[len(_FORMS[0]) :]]
    return st.sampled_from(
        [form for form in allowed if not narrow or _DAYS_OF_A_MONTH.fullmatch(form)]
    )


def date_around(
    draw: st.DrawFn, day: datetime.date, within: Days, levels: Levels = ALL_LEVELS
) -> ImpreciseDate:
    """Draw a date that may be this day and that names no day outside a range."""
    narrow = within[1] - within[0] < datetime.timedelta(days=28)
    form = draw(_forms(frozenset(levels), narrow=narrow))
    later = max(day, draw(days_between(*within))) if "{later}" in form else day
    return _write(day, form, later, within)


def _write(day: datetime.date, form: str, later: datetime.date, within: Days) -> ImpreciseDate:
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
    fits = within[0] <= date.earliest and date.latest <= within[1]
    return date if fits else ImpreciseDate.exact(day)


_ENDS_KNOWN: list[tuple[bool, str]] = [
    (start, end) for start in (False, True) for end in ("unknown", "known", "open")
]


@st.composite
def periods(
    draw: st.DrawFn,
    min_value: datetime.date = datetime.date.min,
    max_value: datetime.date = datetime.date.max,
    *,
    ends: Collection[Literal["until", "through"]] = ("until", "through"),
    levels: Levels = ALL_LEVELS,
) -> Period:
    """Periods with vague, exact, unknown and open ends, inside a range of at least two days.

    Examples:
        >>> import datetime
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> first, last = datetime.date(2004, 1, 1), datetime.date(2006, 1, 1)
        >>> find(strategies.periods(first, last), lambda period: period.is_open)
        Period(through='..')
    """
    return period_in(draw, (min_value, max_value), ends=ends, levels=levels)


def period_in(
    draw: st.DrawFn,
    within: Days,
    *,
    ends: Collection[Literal["until", "through"]] = ("until", "through"),
    levels: Levels = ALL_LEVELS,
    may_go_on: bool = True,
) -> Period:
    """Draw a period, as `periods` does; open only if it may go on after the range."""
    kind = one_of(draw, sorted(ends))
    start_known, end_known = one_of(draw, _ENDS_KNOWN)
    start_day, end_day = days_in_order(draw, 2, within)
    if kind == "until" and start_day == end_day:
        start_day, end_day = neighbours(start_day, within[1])
    start = date_around(draw, start_day, within, levels) if start_known else None
    end: End = OPEN if end_known == "open" and may_go_on else None
    if end_known == "known":
        end = date_around(draw, end_day, within, levels)
    return Period(start, until=end) if kind == "until" else Period(start, through=end)


def neighbours(day: datetime.date, last: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Return two days that follow each other, the first of them this one if there is room."""
    return (day, day + ONE_DAY) if day < last else (day - ONE_DAY, day)
