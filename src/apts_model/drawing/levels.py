"""Levels: where numbers lie, from bottom to top, and how they are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from apts_model.drawing.pages import text
from apts_model.drawing.scales import Plot
from apts_model.records.figures import Measure
from apts_model.records.sources import Language
from apts_model.words import number_words, percent_words

_STEPS = (Decimal(1), Decimal(2), Decimal(5))
_PERCENT = {Measure.PERCENT_WOMEN, Measure.WAGE_PERCENT, Measure.GROWTH_PERCENT}


class Area(NamedTuple):
    """Where numbers lie: the first of some marks at the bottom, the last at the top."""

    ticks: tuple[Decimal, ...]
    top: float
    bottom: float

    def y(self, value: Decimal) -> float:
        """Return where a number lies."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.bottom - (self.bottom - self.top) * float((value - low) / (high - low))


def ticks_of(values: Sequence[Decimal], measure: Measure) -> tuple[Decimal, ...]:
    """Take steps of 1, 2 or 5 that lead from zero to all figures; things are counted by ones."""
    low, high = min(Decimal(0), *values), max(Decimal(0), *values)
    rough = (high - low) / 4 or Decimal(1)
    power = Decimal(1).scaleb(rough.adjusted())
    step = next((step * power for step in _STEPS if step * power >= rough), 10 * power)
    if measure not in _PERCENT:
        step = max(step, Decimal(1))
    first, last = (
        int((end / step).to_integral_value(rounding))
        for end, rounding in ((low, "ROUND_FLOOR"), (high, "ROUND_CEILING"))
    )
    return tuple((step * number).normalize() for number in range(first, max(last, first + 1) + 1))


def written(value: Decimal, measure: Measure, language: Language) -> str:
    """Write a number as the language does, with a per cent sign where it is one."""
    return (percent_words if measure in _PERCENT else number_words)(value, language)


def levels(area: Area, plot: Plot, measure: Measure, language: Language) -> Iterator[str]:
    """Mark numbers from bottom to top, zero by a stronger line."""
    for tick in area.ticks:
        y = area.y(tick)
        faint = ' stroke-opacity="0.2"' if tick else ""
        yield (
            f'<path class="apts-level" d="M{plot.left:.1f} {y:.1f}H{plot.right:.1f}"'
            f' stroke="currentColor"{faint}/>'
        )
        label = written(tick, measure, language)
        yield text(plot.left - 8, y + 4, label, size=12, anchor="end")
