"""ImpreciseDate: one day, known only as well as its source knows it."""

from __future__ import annotations

import datetime
from typing import Any

import attrs

from apts_model.drafts import draft_of
from apts_model.errors import DateSyntaxError, DateTypeError, InvalidValueError
from apts_model.showing import quoted
from apts_model.time.certainty import Certainty
from apts_model.time.edtf import FIRST_DAY, LAST_DAY, calendar_days, read_date


@attrs.frozen(repr=False)
class ImpreciseDate:
    """One day, known only as well as its source knows it, written in EDTF.

    The text is kept as it is written: `str()` gives it back, and `==` and `hash` go by it. Two
    dates are compared with `before`, `after` and `same_day`, whose answer is a `Certainty`;
    there is no `<`.

    Accepted are ISO 8601-2:2019 (EDTF) level 0 dates, level 1 (`?` `~` `%`, `X` digits, seasons)
    and from level 2 one-of sets, `X` anywhere, qualified components and groupings 25 to 41.

    Examples:
        >>> from apts_model import ImpreciseDate
        >>> november = ImpreciseDate.parse("2004-11")
        >>> november.earliest, november.latest
        (datetime.date(2004, 11, 1), datetime.date(2004, 11, 30))
        >>> str(november)
        '2004-11'
        >>> november.before("2004-11-15")
        <Certainty.POSSIBLE: 'possible'>
    """

    text: str
    days: tuple[int, int] = attrs.field(init=False, eq=False)
    """First and last day the text names, as day numbers; the last may be `UNBOUNDED`."""
    window: tuple[int, int] = attrs.field(init=False, eq=False)
    """First and last day that count for certainty: `days`, widened where qualified."""

    def __attrs_post_init__(self) -> None:
        if type(self.text) is not str:
            raise DateTypeError(type(self.text))
        days, window = read_date(self.text)
        fill = object.__setattr__
        fill(self, "days", days)
        fill(self, "window", window)

    @classmethod
    def parse(cls, text: str) -> ImpreciseDate:
        """Read the text of a date; a text that was read before is looked up.

        Raises:
            DateTypeError: `text` is no text.
            DateSyntaxError: the text is no date.
            UnsupportedDateError: EDTF that is left out: time of day, years outside 0001-9999,
                `Y`, `E` and `S` years, all-of sets.

        Examples:
            >>> from apts_model import ImpreciseDate
            >>> ImpreciseDate.parse("[2021-06-09..2021-06-21]").latest
            datetime.date(2021, 6, 21)
            >>> ImpreciseDate.parse("November 2004")
            Traceback (most recent call last):
            ...
            apts_model.errors.DateSyntaxError: 'November 2004' is not a date: \
write it as 2004-11
        """
        if type(text) is not str:
            raise DateTypeError(type(text))
        return _known[text]

    @classmethod
    def exact(cls, day: datetime.date) -> ImpreciseDate:
        """Take one calendar day.

        Raises:
            DateTypeError: `day` is no date, or a `datetime.datetime`.

        Examples:
            >>> import datetime
            >>> from apts_model import ImpreciseDate
            >>> str(ImpreciseDate.exact(datetime.date(2006, 5, 18)))
            '2006-05-18'
        """
        return _known[_checked(day).isoformat()]

    @classmethod
    def between(cls, first: int, last: int) -> ImpreciseDate:
        """Some day from one day number to another, both included, in the shortest text.

        A number off the calendar (`UNBOUNDED`) leaves that side open.

        Raises:
            DateSyntaxError: `last` comes before `first`, both sides are open, or no day of the
                calendar is among them.

        Examples:
            >>> from apts_model import ImpreciseDate
            >>> print(ImpreciseDate.between(737950, 737962))
            [2021-06-09..2021-06-21]
            >>> print(ImpreciseDate.between(737942, 737971))
            2021-06
        """
        if first > LAST_DAY or last < FIRST_DAY:
            raise DateSyntaxError(f"[{first}..{last}]", "no day of the calendar is among these")
        start = _iso(first) if first >= FIRST_DAY else ""
        end = _iso(last) if last <= LAST_DAY else ""
        for text in (start, start[:7], start[:4]):
            if text and _known[text].days == (first, last):
                return _known[text]
        return _known[f"[{start}..{end}]"]

    @property
    def earliest(self) -> datetime.date:
        """First day that the text names; `date.min` where it leaves the beginning open."""
        return datetime.date.fromordinal(self.days[0])

    @property
    def latest(self) -> datetime.date:
        """Last day that the text names; `date.max` where it leaves the end open."""
        return datetime.date.fromordinal(min(self.days[1], LAST_DAY))

    @property
    def approximate(self) -> bool:
        """Whether the source says "about" (`~` or `%`)."""
        return "~" in self.text or "%" in self.text

    @property
    def uncertain(self) -> bool:
        """Whether the source says "perhaps" (`?` or `%`)."""
        return "?" in self.text or "%" in self.text

    @property
    def is_exact(self) -> bool:
        """Whether this is one day, with no doubt about it."""
        return self.window[0] == self.window[1]

    @property
    def is_qualified(self) -> bool:
        """Whether the source marks it approximate or uncertain."""
        text = self.text
        return "~" in text or "?" in text or "%" in text

    def before(self, other: DateLike) -> Certainty:
        """Whether this day lies before the other.

        Examples:
            >>> from apts_model import ImpreciseDate
            >>> ImpreciseDate.parse("2004").before("2005-01")
            <Certainty.CERTAIN: 'certain'>
        """
        first, last = self.window
        other_first, other_last = window_of(other)
        if last < other_first:
            return Certainty.CERTAIN
        return Certainty.POSSIBLE if first < other_last else Certainty.NO

    def after(self, other: DateLike) -> Certainty:
        """Whether this day lies after the other.

        Examples:
            >>> from apts_model import ImpreciseDate
            >>> ImpreciseDate.parse("2004-11").after("2004-11-30")
            <Certainty.NO: 'no'>
        """
        return imprecise(other).before(self)

    def same_day(self, other: DateLike) -> Certainty:
        """Whether this is the same day as the other, the two known independently.

        Examples:
            >>> from apts_model import ImpreciseDate
            >>> ImpreciseDate.parse("2004-11").same_day("2004-11")
            <Certainty.POSSIBLE: 'possible'>
        """
        first, last = self.window
        other_first, other_last = window_of(other)
        if last < other_first or other_last < first:
            return Certainty.NO
        is_exact = first == last == other_first == other_last
        return Certainty.CERTAIN if is_exact else Certainty.POSSIBLE

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"ImpreciseDate.parse({self.text!r})"


DateLike = str | datetime.date | ImpreciseDate
"""What is taken wherever a date is expected; a `datetime.datetime` is refused."""


def _checked(day: object) -> datetime.date:
    if isinstance(day, datetime.datetime) or not isinstance(day, datetime.date):
        raise DateTypeError(type(day))
    return day


_Draft: Any = draft_of(ImpreciseDate)

MAX_KNOWN = 1 << 16
"""So many dates are kept by their text."""

LONGEST_KNOWN = 100
"""Longer ones, in characters, are read each time."""


class _Known(dict[str, ImpreciseDate]):
    """Dates by their text. Emptied when full, so that a stranger's file cannot fill the memory."""

    __slots__ = ()

    def __missing__(self, text: str) -> ImpreciseDate:
        # As its constructor would, in half of the time.
        if text.__class__ is not str:
            raise DateTypeError(type(text))
        draft = _Draft()
        draft.text = text
        days = calendar_days(text)
        if days:
            draft.days = draft.window = days
        else:
            draft.days, draft.window = read_date(text)
        draft.__class__ = ImpreciseDate
        date: ImpreciseDate = draft
        if len(self) >= MAX_KNOWN:
            self.clear()
        if days or len(text) <= LONGEST_KNOWN:
            self[text] = date
        return date


_known = _Known()

known_dates: dict[str, ImpreciseDate] = _known
"""`ImpreciseDate.parse` for those who know that they hold text: a look-up and nothing else."""


def imprecise(value: DateLike) -> ImpreciseDate:
    """Take text, a `datetime.date` or an `ImpreciseDate` as an `ImpreciseDate`.

    Raises:
        DateTypeError: it is none of these, or a `datetime.datetime`.
        DateSyntaxError: the text is no date.
        UnsupportedDateError: the text is EDTF that is left out.
    """
    if type(value) is ImpreciseDate:
        return value
    if type(value) is str:
        return _known[value]
    return _known[_checked(value).isoformat()]


def some_day(first: int, last: int) -> ImpreciseDate | None:
    """Some day of a window, None where the window has no bounds or lies past the calendar."""
    if first > LAST_DAY or last < FIRST_DAY or (first < FIRST_DAY and last > LAST_DAY):
        return None
    return ImpreciseDate.between(first, last)


def optional_imprecise(value: DateLike | None) -> ImpreciseDate | None:
    """Take a date as `imprecise` does, or None."""
    return None if value is None else imprecise(value)


def window_of(value: DateLike) -> tuple[int, int]:
    """First and last day number that a date may be, as it counts for certainty."""
    if type(value) is datetime.date:
        number = value.toordinal()
        return number, number
    return imprecise(value).window


def exact_day(value: DateLike, *, field: str) -> datetime.date:
    """Take a date that must be one exact day.

    Raises:
        InvalidValueError: it is not one day; `field` is the name in its message.
    """
    date = imprecise(value)
    if not date.is_exact:
        raise InvalidValueError(
            field, f"{quoted(str(date))} is not one exact day: write it as 2004-11-30"
        )
    return date.earliest


def _iso(day: int) -> str:
    return datetime.date.fromordinal(day).isoformat()
