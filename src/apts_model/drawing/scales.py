"""Scales: where days lie, and the marks of an axis of time."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from apts_model.drawing.pages import MARGIN, TOP, WIDTH, text
from apts_model.time.bounds import NEVER_BEGUN, Bounds
from apts_model.time.dates import ImpreciseDate
from apts_model.time.edtf import FIRST_DAY, LAST_DAY, UNBOUNDED

STUB = 34
"""How far a window without a bound goes on; it stands for no length of time."""
_LEAST_TICK = 60
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)  # months
_FEW = 24  # months
AXIS = 26
"""Height of the axis, with its labels."""


class Plot(NamedTuple):
    """Where days lie: `low` at `left`, `high` at `right`, in day numbers and pixels.

    Where no day is known, `low` and `high` are the same, and no day has a place.
    """

    low: int
    high: int
    left: float
    right: float
    bottom: float

    def x(self, day: int) -> float:
        """Return where a day starts."""
        return self.left + (self.right - self.left) * (day - self.low) / (self.high - self.low)


def plot_of(days: Iterable[int], *, left: float, bottom: float) -> Plot:
    """Give whole years, or whole months where they are few, the room right of `left`.

    Args:
        days: Day numbers to be shown. Those that are no day are bounds that are not known: they
            take room for a stub on their side.
        left: Where the labels end.
        bottom: Where the axis lies.
    """
    shown = [*days]
    known = [day for day in shown if is_known(day)]
    low = high = 0
    if known:
        first, last = _month(min(known)), _month(max(*known, min(known) + 1) - 1)
        unit = 1 if last - first < _FEW else 12
        low, high = _first_of(first // unit * unit), _first_of((last // unit + 1) * unit)
    left += STUB * any(day < FIRST_DAY - 1 for day in shown)
    right = WIDTH - 2 * MARGIN - STUB * any(day > LAST_DAY + 1 for day in shown)
    return Plot(low, high, left, right, bottom)


def is_known(day: int) -> bool:
    """Whether a bound is a day, or the day before or after the calendar."""
    return FIRST_DAY - 1 <= day <= LAST_DAY + 1


def drawn(bounds: Bounds) -> Bounds:
    """Take a window that begins with the calendar, as in `[..2010]`, for one without a bound."""
    start_first, start_last, end_first, end_last = bounds
    if start_first > FIRST_DAY or start_last <= FIRST_DAY:
        return bounds
    if end_first <= FIRST_DAY + 1 < end_last:
        end_first = NEVER_BEGUN
    return Bounds(NEVER_BEGUN, start_last, end_first, end_last)


def days_of(date: ImpreciseDate | None) -> tuple[int, int]:
    """From the first day that a date may be to the day after the last (see `drawn`)."""
    if date is None:
        return NEVER_BEGUN, UNBOUNDED
    first, last = date.window
    return (NEVER_BEGUN if first == FIRST_DAY < last else first), last + 1


def axis(plot: Plot, top: float = TOP) -> Iterator[str]:
    """Mark years, or months, as near to each other as their labels can be read."""
    if plot.low == plot.high:
        return
    y = plot.bottom + 4.5
    yield f'<path d="M{plot.left:.1f} {y:g}H{plot.right:.1f}" stroke="currentColor"/>'
    first, last = _month(plot.low), _month(plot.high - 1) + 1
    room = (plot.right - plot.left) / (last - first)
    step = next(step for step in _STEPS if step * room >= _LEAST_TICK)
    for month in range(-(-first // step) * step, last + 1, step):
        x, (year, months) = plot.x(_first_of(month)), divmod(month, 12)
        yield (
            f'<path d="M{x:.1f} {top:g}V{y:g}" stroke="currentColor" stroke-opacity="0.2"'
            ' class="apts-grid"/>'
        )
        label = f"{year:04}-{months + 1:02}" if months else f"{year:04}"
        yield text(x, plot.bottom + 20, label, size=12, anchor="middle")


def _month(day: int) -> int:
    """The month of a day, counted from January of the year 0."""
    date = datetime.date.fromordinal(min(max(day, FIRST_DAY), LAST_DAY))
    return 12 * date.year + date.month - 1


def _first_of(month: int) -> int:
    """Day number of the first day of a month, counted from January of the year 0."""
    year, months = divmod(month, 12)
    return datetime.date(year, months + 1, 1).toordinal() if year <= 9999 else LAST_DAY + 1
