"""Things of which each holds until the next: claims by date, stages that were reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from apts_model.time.bounds import NEVER_BEGUN
from apts_model.time.dates import ImpreciseDate, some_day
from apts_model.time.edtf import UNBOUNDED
from apts_model.time.periods import OPEN, Period

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
    windows = [window(date) for date in dates]
    later = [position for position, counts in enumerate(accepted) if counts]
    return tuple(
        _until_replaced(date, windows[position], [windows[one] for one in later if one != position])
        for position, date in enumerate(dates)
    )


def _until_replaced(
    date: ImpreciseDate | None, own: tuple[int, int], others: Sequence[tuple[int, int]]
) -> Period:
    first, last = own
    may_replace = [max(start, first + 1) for start, end in others if end > first]
    if not may_replace:
        return Period(date, until=OPEN)
    must_replace = [end for start, end in others if start > last]
    return Period(date, until=some_day(min(may_replace), min(must_replace, default=UNBOUNDED)))
