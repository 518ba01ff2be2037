"""Period: how long something held, and what can be said of a day or of another period."""

from __future__ import annotations

import datetime
import enum
from typing import Any, Final, Literal

import attrs
from dateutil.relativedelta import relativedelta

from apts_model.errors import (
    DateSyntaxError,
    DateTypeError,
    ImpossiblePeriodError,
    InvalidValueError,
    UnsupportedDateError,
)
from apts_model.showing import quoted
from apts_model.time.bounds import NEVER_BEGUN, Bounds
from apts_model.time.certainty import CERTAIN, NO, POSSIBLE, Certainty
from apts_model.time.dates import (
    DateLike,
    ImpreciseDate,
    exact_day,
    optional_imprecise,
    window_of,
)
from apts_model.time.edtf import LAST_DAY, UNBOUNDED

Open = Literal[".."]

OPEN: Final[Open] = ".."
"""The end of what went on at least to the data set's `as_of` day. Not the same as unknown."""

End = ImpreciseDate | Open | None
"""A day, `OPEN`, or None for unknown."""


class Handover(enum.Enum):
    """Who has the handover day D, on which one period ends (`until`) and the next one starts.

    `INCOMING` (start <= D < until), `OUTGOING` (start < D <= until) or `BOTH`
    (start <= D <= until). Periods in whole days (`through`) have no handover day.

    Examples:
        >>> from apts_model import Handover, Period
        >>> poirier = Period("2019-11-19", until="2021-06")
        >>> [poirier.covers("2019-11-19", handover=handover).name for handover in Handover]
        ['CERTAIN', 'NO', 'CERTAIN']
    """

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    BOTH = "both"

    @classmethod
    def of(cls, value: Handover | str) -> Handover:
        """Take a member, or its value as text.

        Raises:
            InvalidValueError: it is neither.
        """
        try:
            return cls(value)
        except ValueError:
            raise InvalidValueError(
                "handover", f"{quoted(value)} is not one of 'incoming', 'outgoing', 'both'"
            ) from None

    @property
    def shifts(self) -> tuple[int, int]:
        """Days by which this reading moves the start and the exclusive end of an `until` period."""
        if self is Handover.INCOMING:
            return 0, 0
        return (1, 1) if self is Handover.OUTGOING else (0, 1)


INCOMING: Final = Handover.INCOMING
"""The usual reading, by a name of its own: to find it in its class takes longer than to ask."""


def _end(value: DateLike | None) -> End:
    if isinstance(value, str) and value == OPEN:
        return OPEN
    return optional_imprecise(value)


_ANY = (NEVER_BEGUN, UNBOUNDED)
"""The window of a day of which nothing is known."""


def _bounds_of(period: Period) -> Bounds:
    start, until, through = period.start, period.until, period.through
    if until is not None and through is not None:
        raise InvalidValueError(
            "through", "a period ends `until` a handover day or `through` a last day, not both"
        )
    first = _ANY if start is None else start.window
    if isinstance(until, ImpreciseDate):
        end = until.window
    elif isinstance(through, ImpreciseDate):
        last_first, last_last = through.window
        end = last_first + 1, min(last_last + 1, UNBOUNDED)
    else:
        end = _ANY
    # Its own constructor takes twice as long, and every record of a file comes by here.
    bounds: Bounds = _new(Bounds, first + end)
    if first[1] >= end[0]:
        bounds = bounds.tightened()
        if not bounds.possible:
            raise ImpossiblePeriodError(str(start), str(period.end), period.ends)
    return bounds


@attrs.frozen(repr=False)
class Period:
    """How long something held, as exactly as it is known.

    `until` is the day something was handed over, `start` < `until`. `through` is the last whole
    day, `start` <= `through`. Either can be `OPEN` (".."): it went on at least to the `as_of` day
    of the question. An end or a start that is absent is unknown, which is not open.

    Raises:
        ImpossiblePeriodError: no choice of days satisfies it.
        InvalidValueError: both `until` and `through` are given.
        DateSyntaxError: a text is no date.

    Examples:
        >>> from apts_model import Period
        >>> Period("2004-11", until="2006-05-18").covers("2004-11-15")
        <Certainty.POSSIBLE: 'possible'>
        >>> Period("2023-11-21", through="2023-11-23").covers("2023-11-23")
        <Certainty.CERTAIN: 'certain'>
    """

    start: ImpreciseDate | None = attrs.field(default=None, converter=optional_imprecise)
    """The first day; None where it is unknown."""
    until: End = attrs.field(default=None, kw_only=True, converter=_end)
    """The handover day: the first day on which it no longer held, or on which another took over."""
    through: End = attrs.field(default=None, kw_only=True, converter=_end)
    """The last whole day."""
    bounds: Bounds = attrs.field(
        init=False, eq=False, default=attrs.Factory(_bounds_of, takes_self=True)
    )
    """Its possible worlds; an open end counts as unknown here (see `bounds_on`)."""

    @classmethod
    def parse(cls, text: str, *, ends: Literal["until", "through"]) -> Period:
        """Read an EDTF interval: `..` is open, blank is unknown.

        EDTF does not say whether its second date is the last day or the day of the handover;
        `ends` does.

        Raises:
            DateSyntaxError: the text is no interval.
            UnsupportedDateError: it uses a feature that is left out, such as an open start.
            ImpossiblePeriodError: it ends before it starts.

        Examples:
            >>> from apts_model import Period
            >>> Period.parse("2004-11/2006-05-18", ends="until")
            Period('2004-11', until='2006-05-18')
            >>> Period.parse("2021-11-18/..", ends="until").until
            '..'
        """
        if ends not in ("until", "through"):
            raise InvalidValueError("ends", f"{quoted(ends)} is not one of 'until', 'through'")
        if type(text) is not str:
            raise DateTypeError(type(text))
        start, slash, end = text.partition("/")
        if not slash or "/" in end:
            raise DateSyntaxError(
                text,
                "write START/END, such as 2004-11/2006-05-18; an END of .. is open, blank unknown",
                "a period",
            )
        if start == OPEN:
            raise UnsupportedDateError(
                text, "an open start", f"leave an unknown start blank, {quoted(f'/{end}')}"
            )
        if ends == "until":
            return cls(start or None, until=end or None)
        return cls(start or None, through=end or None)

    @property
    def end(self) -> End:
        """`until` or `through`, whichever is given."""
        return self.until if self.through is None else self.through

    @property
    def ends(self) -> Literal["until", "through"]:
        """Which of the two this period has; `until` where its end is unknown."""
        return "until" if self.through is None else "through"

    @property
    def whole_days(self) -> bool:
        """Whether it is counted in whole days (`through`)."""
        return self.through is not None

    @property
    def is_open(self) -> bool:
        """Whether its end is `OPEN`."""
        return self.end == OPEN

    def bounds_on(
        self, as_of: datetime.date | None, *, handover: Handover | str = INCOMING
    ) -> Bounds:
        """Return its possible worlds, given the last day anything is known of.

        Open means that it still held on the `as_of` day, whoever has the handover day.
        """
        if as_of is None or not self.is_open:
            return self.bounds
        _, end_shift = self.shifts(handover)
        start_first, start_last, end_first, end_last = self.bounds
        still_held = as_of.toordinal() + 1 - end_shift
        return Bounds(start_first, start_last, max(end_first, still_held), end_last)

    def bounds_under(
        self, handover: Handover | str, *, as_of: datetime.date | None = None
    ) -> Bounds:
        """Return its possible worlds, moved to where a reading of the handover day puts them."""
        return self.bounds_on(as_of, handover=handover).shifted(*self.shifts(handover))

    def shifts(self, handover: Handover | str) -> tuple[int, int]:
        """Return by how many days a reading of the handover day moves the start and the end."""
        shifts = Handover.of(handover).shifts
        return shifts if self.through is None else (0, 0)

    def covers(
        self,
        when: DateLike,
        handover: Handover | str = INCOMING,
        as_of: DateLike | None = None,
    ) -> Certainty:
        """Whether it held on a day.

        Args:
            when: The day. A vague one is judged day by day: CERTAIN or NO if so on every day
                of it, else POSSIBLE.
            handover: Who has the handover day.
            as_of: The last day anything is known of. An open end is certain through it only;
                without it, an open end counts as unknown.

        Examples:
            >>> from apts_model import Period
            >>> comeau = Period("2021-11-18", until="..")
            >>> comeau.covers("2022", as_of="2025-11-14")
            <Certainty.CERTAIN: 'certain'>
            >>> comeau.covers("2030", as_of="2025-11-14")
            <Certainty.POSSIBLE: 'possible'>
        """
        first, last = window_of(when)
        if handover is INCOMING and as_of is None:
            start_first, start_last, end_first, end_last = self.bounds
        else:
            known = None if as_of is None else exact_day(as_of, field="as_of")
            start_first, start_last, end_first, end_last = self.bounds_under(handover, as_of=known)
        if start_last <= first and last < end_first:
            return CERTAIN
        return POSSIBLE if start_first <= last and first < end_last else NO

    def overlaps(self, other: Period, as_of: DateLike | None = None) -> Certainty:
        """Whether the two have a day in common, the handover day being the incoming one's.

        Examples:
            >>> from apts_model import Period
            >>> Period("2004", until="2006-05-18").overlaps(Period("2006-05-18", until="2012"))
            <Certainty.NO: 'no'>
        """
        return self._bounds_on(as_of).overlaps(checked_period(other, "other")._bounds_on(as_of))

    def contains(self, other: Period, as_of: DateLike | None = None) -> Certainty:
        """Whether every day of the other is a day of this one.

        Examples:
            >>> from apts_model import Period
            >>> Period("2004-03-18", until="..").contains(Period("2004-11", until="2006-05-18"))
            <Certainty.POSSIBLE: 'possible'>
        """
        return self._bounds_on(as_of).contains(checked_period(other, "other")._bounds_on(as_of))

    def before(self, other: Period, as_of: DateLike | None = None) -> Certainty:
        """Whether this is over when the other starts.

        Examples:
            >>> from apts_model import Period
            >>> Period("2004", until="2006").before(Period("2007", until="2012"))
            <Certainty.CERTAIN: 'certain'>
        """
        return self._bounds_on(as_of).before(checked_period(other, "other")._bounds_on(as_of))

    def meets(self, other: Period, as_of: DateLike | None = None) -> Certainty:
        """Whether the other starts as this ends: on its `until`, or the day after its `through`.

        Examples:
            >>> from apts_model import Period
            >>> Period("2004", until="2006-05-18").meets(Period("2006-05-18"))
            <Certainty.CERTAIN: 'certain'>
        """
        return self._bounds_on(as_of).meets(checked_period(other, "other")._bounds_on(as_of))

    def length(self) -> tuple[relativedelta, relativedelta | None]:
        """Shortest and longest it can have lasted, in years, months and days.

        The last day of `through` is counted in. The longest is None where nothing bounds it: an
        unknown or open end, an unknown start.

        Examples:
            >>> from apts_model import Period
            >>> shortest, longest = Period("2004-11", until="2006-05-18").length()
            >>> shortest
            relativedelta(years=+1, months=+5, days=+18)
            >>> longest
            relativedelta(years=+1, months=+6, days=+17)
        """
        start_first, start_last, end_first, end_last = self.bounds
        at_least = self.bounds.has_start and start_last < end_first
        shortest = _between(start_last, end_first) if at_least else relativedelta(days=1)
        if not (self.bounds.has_start and self.bounds.has_end):
            return shortest, None
        return shortest, _between(start_first, end_last)

    def __str__(self) -> str:
        """Write the EDTF interval; `parse` reads it back, given `ends`."""
        return f"{'' if self.start is None else self.start}/{'' if self.end is None else self.end}"

    def __repr__(self) -> str:
        start = "" if self.start is None else f"{str(self.start)!r}"
        end = "" if self.end is None else f"{self.ends}={str(self.end)!r}"
        return f"Period({', '.join(filter(None, (start, end)))})"

    def _bounds_on(self, as_of: DateLike | None) -> Bounds:
        return self.bounds if as_of is None else self.bounds_on(exact_day(as_of, field="as_of"))


def checked_period(value: object, field: str) -> Period:
    """Return a period, refusing what is none, such as the text of a date."""
    if isinstance(value, Period):
        return value
    raise InvalidValueError(
        field, f"{quoted(value)} is not a Period: write Period('2004-11', until='2006-05-18')"
    )


_new: Any = vars(tuple)["__new__"]

UNKNOWN: Final = Period()
"""A period of which nothing is known."""

ALWAYS: Final = Period("0001-01-01", through="9999-12-31")
"""Every day of the calendar."""


def _between(start: int, end: int) -> relativedelta:
    """From a start to an exclusive end, which may lie one day past the calendar."""
    first = datetime.date.fromordinal(start)
    if end <= LAST_DAY:
        return relativedelta(datetime.date.fromordinal(end), first)
    return relativedelta(datetime.date.fromordinal(end - 1), first) + relativedelta(days=1)
