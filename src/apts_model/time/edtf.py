"""Reading EDTF: from the text of one date to the first and last day it may mean.

The profile is ISO 8601-2:2019 as written up by the Library of Congress ("EDTF specification",
levels 0 to 2): https://www.loc.gov/standards/datetime/. Section names in comments are theirs.
Everything here is plain functions over text; `dates` makes the values that users hold.
"""

from __future__ import annotations

import calendar
import datetime
import itertools
import re
from collections.abc import Iterable, Iterator
from typing import NoReturn

from dateutil.relativedelta import relativedelta

from apts_model.errors import DateSyntaxError, UnsupportedDateError
from apts_model.showing import cut, quoted
from apts_model.time.advice import FORMS, advice

FIRST_DAY = datetime.date.min.toordinal()
LAST_DAY = datetime.date.max.toordinal()
UNBOUNDED = 10_000_000
"""A day number past every calendar day: "or any day after that", never a day of its own."""


MAX_LENGTH = 1_000
"""Longest text of a date, in characters: a one-of set of some ninety days."""


Reading = tuple[tuple[int, int], tuple[int, int]]
"""What a text says: its own first and last day, and the same widened where it is qualified.

Days are proleptic Gregorian day numbers (`datetime.date.toordinal`); the last ones may be
`UNBOUNDED`.
"""


# --- one date -------------------------------------------------------------------------------

_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_COMPONENTS = re.compile(
    r"([?~%]?)([0-9X]{4})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)

# Sub-year groupings (LoC: Level 1 "Seasons", Level 2 "Sub-year groupings"): first and last month
# and day, with the year counted from the one that is written. Quarters, quadrimesters and
# semesters are exact. A season is the hull of its meteorological and its astronomical reading,
# and a season that spans a new year is the hull of both that touch the year written.
_SPRING, _SUMMER = ((0, 3, 1), (0, 6, 21)), ((0, 6, 1), (0, 9, 23))
_AUTUMN, _WINTER = ((0, 9, 1), (0, 12, 22)), ((-1, 12, 1), (1, 3, 21))
Edge = tuple[int, int, int]
GROUPINGS: dict[int, tuple[Edge, Edge]] = {
    **dict(zip(range(21, 25), (_SPRING, _SUMMER, _AUTUMN, _WINTER), strict=True)),
    **dict(zip(range(25, 29), (_SPRING, _SUMMER, _AUTUMN, _WINTER), strict=True)),
    **dict(zip(range(29, 33), (_AUTUMN, _WINTER, _SPRING, _SUMMER), strict=True)),
    33: ((0, 1, 1), (0, 3, 31)),
    34: ((0, 4, 1), (0, 6, 30)),
    35: ((0, 7, 1), (0, 9, 30)),
    36: ((0, 10, 1), (0, 12, 31)),
    37: ((0, 1, 1), (0, 4, 30)),
    38: ((0, 5, 1), (0, 8, 31)),
    39: ((0, 9, 1), (0, 12, 31)),
    40: ((0, 1, 1), (0, 6, 30)),
    41: ((0, 7, 1), (0, 12, 31)),
}
"""Month codes 21 to 41, each with its first and last (year offset, month, day)."""


def read_date(text: str) -> Reading:
    """Read the text of one date, with no cache.

    Raises:
        DateSyntaxError: the text is no date of the profile.
        UnsupportedDateError: it is EDTF, of a feature that is left out on purpose.
    """
    days = calendar_days(text)
    if days is not None:
        return days, days
    if len(text) > MAX_LENGTH:
        raise DateSyntaxError(text, f"it is longer than {MAX_LENGTH:,} characters")
    if text.startswith("["):
        return _read_one_of(text)
    parts = _COMPONENTS.fullmatch(text)
    if parts is None:
        _refuse(text)
    return _read_components(text, parts)


_DAY, _MONTH, _YEAR = map(len, ("2004-11-30", "2004-11", "2004"))

_day_written = datetime.date.fromisoformat  # to find it each time takes a fifth of reading a date


def calendar_days(text: str) -> tuple[int, int] | None:
    """First and last day of a day, month or year that stands in the calendar, else None.

    Nearly all dates are such, and Python reads them three times as fast as the pattern below.
    """
    length = len(text)
    try:
        if length == _DAY:
            number = _day_written(text).toordinal()
            # It reads week dates, and more digits, too: none has its second hyphen there.
            return (number, number) if text[7] == "-" else None
        if length == _MONTH:
            day = _day_written(text + "-01")
            first = day.toordinal()
            return first, first + _month_length(day.year, day.month) - 1
        if length == _YEAR:
            day = _day_written(text + "-01-01")
            first = day.toordinal()
            return first, first + (365 if calendar.isleap(day.year) else 364)
    except ValueError:
        pass
    return None


def _days_off_calendar(text: str, year: str, month: str, day: str | None) -> tuple[int, int]:
    """First and last day of a grouping of months, or else what is wrong."""
    number = int(month)
    if number in GROUPINGS and day is None:
        return _grouping_days(int(year), number)
    if not 1 <= number <= 12:
        hint = " (a grouping of months takes no day)" if number in GROUPINGS else ""
        raise DateSyntaxError(
            text,
            f"month {number:02} is not one of 01 to 12, nor a season or quarter 21 to 41{hint}",
        )
    length = _month_length(int(year), number)
    raise DateSyntaxError(text, f"{_MONTHS[number - 1]} {int(year)} has {length} days")


# Not calendar.month_name: that one speaks the language of the locale.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

# Not calendar.monthrange: that one finds the weekday too, and every date read comes by here.
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _month_length(year: int, month: int) -> int:
    return _LENGTHS[month - 1] + (month == 2 and calendar.isleap(year))


def _grouping_days(year: int, code: int) -> tuple[int, int]:
    (first_shift, *first), (last_shift, *last) = GROUPINGS[code]
    return (
        datetime.date(year + first_shift, *first).toordinal() if year + first_shift else FIRST_DAY,
        datetime.date(year + last_shift, *last).toordinal()
        if year + last_shift <= datetime.MAXYEAR
        else LAST_DAY,
    )


# --- unspecified digits and qualifiers ------------------------------------------------------


def _read_components(text: str, parts: re.Match[str]) -> Reading:
    before, digits, after = parts.group(1, 4, 7), parts.group(2, 5, 8), parts.group(3, 6, 9)
    if any(left and right for left, right in zip(before, after, strict=True)):
        raise DateSyntaxError(text, "a component takes one qualifier: ? or ~, or % for both")
    first, last = _component_days(text, *digits)
    if before[1] and digits[1] and digits[1].isdigit() and int(digits[1]) in GROUPINGS:
        raise DateSyntaxError(text, "a season or quarter is qualified as a whole: write 2004-21~")
    if any(before) or any(after):
        return (first, last), _widened(first, last, _coarsest(before, after))
    return (first, last), (first, last)


def _component_days(text: str, year: str, month: str | None, day: str | None) -> tuple[int, int]:
    """First and last day that agree with digits of which some are X (LoC: "Unspecified digit")."""
    if year == "0000":
        raise UnsupportedDateError(text, "the year 0000", "years run from 0001 to 9999")
    written = "-".join(part for part in (year, month, day) if part)
    if "X" not in written:
        return calendar_days(written) or _days_off_calendar(text, year, month or "", day)
    try:
        return (
            next(_matching_days(year, month, day)).toordinal(),
            next(_matching_days(year, month, day, backwards=True)).toordinal()
            + (0 if day else _days_after(year, month)),
        )
    except StopIteration:
        raise DateSyntaxError(text, "no day of the calendar fits these digits") from None


def _days_after(year: str, month: str | None) -> int:
    """Days from the first of the last month that fits to the end of that month or year."""
    last = next(_matching_days(year, month, None, backwards=True))
    return _month_length(last.year, last.month) - 1


def _matching_days(
    year: str, month: str | None, day: str | None, *, backwards: bool = False
) -> Iterator[datetime.date]:
    """Days that fit the masks, in order; without a day mask, the first of each month."""
    months = _fitting(month or "XX", 12, backwards=backwards)
    days = _fitting(day, 31, backwards=backwards) if day else [1]
    if not any(d <= _month_length(_LEAP_YEAR, m) for m in months for d in days):
        return
    for y in _matching_years(year, backwards=backwards):
        for m in months:
            length = _month_length(y, m)
            yield from (datetime.date(y, m, d) for d in days if d <= length)


_LEAP_YEAR = 2000


def _matching_years(mask: str, *, backwards: bool) -> Iterator[int]:
    choices = ["0123456789" if digit == "X" else digit for digit in mask]
    if backwards:
        choices = [choice[::-1] for choice in choices]
    for digits in itertools.product(*choices):
        if (number := int("".join(digits))) >= datetime.MINYEAR:
            yield number


def _fitting(mask: str, limit: int, *, backwards: bool) -> list[int]:
    pattern = re.compile(mask.replace("X", "[0-9]"))
    numbers = [number for number in range(1, limit + 1) if pattern.fullmatch(f"{number:02}")]
    return numbers[::-1] if backwards else numbers


def _coarsest(before: tuple[str | None, ...], after: tuple[str | None, ...]) -> relativedelta:
    """One unit of the coarsest qualified component (LoC: "Qualification of individual component").

    A mark after a component speaks for it and for all to its left, so it reaches the year; a mark
    before a component speaks for that component alone.
    """
    if any(after) or before[0]:
        return relativedelta(years=1)
    return relativedelta(months=1) if before[1] else relativedelta(days=1)


def _widened(first: int, last: int, unit: relativedelta) -> tuple[int, int]:
    """Move both days outwards by a unit, as far as the calendar goes.

    A month after April 30 comes May 31, the last day of a month; a month after January 28 comes
    February 28, the same day. The later one counts.
    """
    same_day = _shifted(last, unit, stop=LAST_DAY)
    day_before_next = _shifted(last + 1, unit, stop=LAST_DAY + 1) - 1
    return _shifted(first, -unit, stop=FIRST_DAY), max(same_day, day_before_next)


def _shifted(day: int, by: relativedelta, *, stop: int) -> int:
    try:
        return (datetime.date.fromordinal(day) + by).toordinal()
    except (ValueError, OverflowError):
        return stop


# --- one-of sets ----------------------------------------------------------------------------


def _read_one_of(text: str) -> Reading:
    """The hull of a one-of set (LoC Level 2: "Set representation")."""
    if not text.endswith("]"):
        raise DateSyntaxError(text, "a one-of set ends with ]: write [2004-11..2004-12]")
    elements = text[1:-1].split(",")
    readings = [
        _read_element(text, element, is_first=index == 0, is_last=index == len(elements) - 1)
        for index, element in enumerate(elements)
    ]
    if len(elements) == 1 and ".." not in text:
        raise DateSyntaxError(text, f"a set of one is that date itself: write {cut(text[1:-1])}")
    return _hull(readings)


def _hull(readings: Iterable[Reading]) -> Reading:
    days, windows = zip(*readings, strict=True)
    return _around(days), _around(windows)


def _around(spans: Iterable[tuple[int, int]]) -> tuple[int, int]:
    firsts, lasts = zip(*spans, strict=True)
    return min(firsts), max(lasts)


def _read_element(text: str, element: str, *, is_first: bool, is_last: bool) -> Reading:
    start, dots, end = element.partition("..")
    if not dots:
        return _read_inside(text, start)
    if (not start and not is_first) or (not end and not is_last) or not (start or end):
        raise DateSyntaxError(
            text, ".. stands open only before the first date or after the last one of a set"
        )
    first = _read_plain_inside(text, start)[0][0] if start else FIRST_DAY
    last = _read_plain_inside(text, end)[0][1] if end else UNBOUNDED
    if first > last:
        raise DateSyntaxError(text, f"{cut(element)} ends before it starts")
    return (first, last), (first, last)


def _read_inside(text: str, element: str) -> Reading:
    if element.startswith(("[", "{")):
        raise DateSyntaxError(text, "a set holds dates, not sets")
    try:
        return read_date(element)
    except DateSyntaxError as error:
        raise DateSyntaxError(text, f"{quoted(element)}: {error.reason}") from None
    except UnsupportedDateError as error:
        raise UnsupportedDateError(text, error.feature, error.hint) from None


def _read_plain_inside(text: str, element: str) -> Reading:
    if not _PLAIN.fullmatch(element) and element[:1] != "-":
        raise DateSyntaxError(
            text, f"{quoted(element)}: a range in a set takes plain dates; {FORMS}"
        )
    return _read_inside(text, element)


# --- refusals -------------------------------------------------------------------------------

_TIME = re.compile(
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T(?:[01][0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?"
    r"(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?"
)
_LETTER_YEAR = re.compile(r"Y-?(?:[0-9]{5,}|[0-9]+E[0-9]+)(?:S[0-9]+)?|-?[0-9]{4}S[0-9]+")
_ALL_OF = re.compile(r"\{[-0-9X?~%.,]+\}")
_NEGATIVE = re.compile(r"[?~%]?-([0-9X]{4}.*)")


def _refuse(text: str) -> NoReturn:
    """Say by name what is left out on purpose, and what is wrong with everything else."""
    if time := _TIME.fullmatch(text):
        raise UnsupportedDateError(text, "a time of day", f"write the day alone, {time.group(1)!r}")
    if _LETTER_YEAR.fullmatch(text):
        raise UnsupportedDateError(
            text, "a Y, E or S year", "years run from 0001 to 9999, doubtful digits as X"
        )
    if _ALL_OF.fullmatch(text):
        raise UnsupportedDateError(
            text, "an all-of set { }", "write one date each, or a one-of set [ ]"
        )
    if negative := _NEGATIVE.fullmatch(text):
        _read_inside(text, negative.group(1))
        raise UnsupportedDateError(text, "a year before 0001", "years run from 0001 to 9999")
    raise DateSyntaxError(text, advice(text, _fault))


def _fault(text: str) -> str | None:
    """What is wrong with a text that somebody may have meant; None if it is a date."""
    if not (text.startswith("[") or _COMPONENTS.fullmatch(text)):
        return FORMS
    try:
        read_date(text)
    except DateSyntaxError as error:
        return error.reason
    except UnsupportedDateError as error:
        return error.feature
    return None
