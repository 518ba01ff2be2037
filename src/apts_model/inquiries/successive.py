"""Things of which each holds until the next one: what sources say, by date."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from apts_model.time.bounds import NEVER_BEGUN
from apts_model.time.dates import ImpreciseDate, some_day
from apts_model.time.edtf import UNBOUNDED
from apts_model.time.periods import OPEN, Period

Window = tuple[int, int]
"""First and last day number that a date may be."""

NEVER_DATED = (NEVER_BEGUN, UNBOUNDED)
"""Window of a date of which nothing is known."""


def window(date: ImpreciseDate | None) -> tuple[int, int]:
    """First and last day number that a date may be; all of them where it is unknown."""
    return NEVER_DATED if date is None else date.window


def successive(
    dates: Sequence[ImpreciseDate | None], accepted: Iterable[bool]
) -> tuple[Period, ...]:
    """Periods from each date until the next accepted one that comes later.

    Dates are known independently of each other. A date that may come later than another in some
    worlds and not in others makes the end of the other vague. What no later date can replace is
    open, and lasts.
    """
    windows, counted = [window(date) for date in dates], list(accepted)
    replacing = _Replacing(own for own, counts in zip(windows, counted, strict=True) if counts)
    return tuple(
        _until(date, replacing.first_end(own, counts=counts), replacing.last_end(own))
        for date, own, counts in zip(dates, windows, counted, strict=True)
    )


def _until(date: ImpreciseDate | None, first: int, last: int) -> Period:
    return Period(date, until=OPEN if first == UNBOUNDED else some_day(first, last))


class _Replacing:
    """Windows of dates that replace others, found by bisection."""

    def __init__(self, windows: Iterable[Window]) -> None:
        by_start = sorted(windows)
        self._starts = [first for first, _ in by_start]
        self._ends = sorted(last for _, last in by_start)
        self._earliest_end_from = [*accumulate((last for _, last in reversed(by_start)), min)][::-1]

    def first_end(self, own: Window, *, counts: bool) -> int:
        """The earliest day on which a date may be replaced: right after it, or by the next."""
        first, last = own
        begun = bisect_right(self._starts, first + 1)
        # Of those, only the ones that are over cannot come later; nor can it itself, if it counts.
        may_come_next = begun - bisect_right(self._ends, first) - (counts and last > first)
        if may_come_next:
            return first + 1
        return self._starts[begun] if begun < len(self._starts) else UNBOUNDED

    def last_end(self, own: Window) -> int:
        """The latest day by which a date is certainly replaced."""
        place = bisect_right(self._starts, own[1])
        return self._earliest_end_from[place] if place < len(self._starts) else UNBOUNDED
