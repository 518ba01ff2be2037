"""Periods that lie outside the life of what they belong to."""

from __future__ import annotations

from apts_model.strategies.breaking.draft import Draft
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import OPEN, End, Period


def outside(draft: Draft) -> tuple[Period, Period]:
    """Draw a life, and a period that reaches beyond it: in every case, or else perhaps."""
    return _certainly(draft) if draft.is_sure else _perhaps(draft)


def _certainly(draft: Draft) -> tuple[Period, Period]:
    before, start, middle, end, after = draft.marks(5)
    side = draft.one_of(("starts before", "ends after", "both", "lies before", "lies after"))
    if side == "lies before":
        first, last = draft.marks(2, before.latest.toordinal())
        return draft.lasting(*_later(draft, last)), draft.period(before, first)
    if side == "lies after":
        first, last = _later(draft, after)
        return draft.period(start, end), draft.lasting(first, last)
    life = Period(start, until=OPEN) if side == "starts before" else draft.period(start, end)
    if side == "starts before":
        return life, draft.lasting(before, middle)
    begun = before if side == "both" else draft.one_of((middle, None))
    return life, draft.period(begun, after)


def _later(draft: Draft, day: ImpreciseDate) -> tuple[ImpreciseDate, ImpreciseDate]:
    """Draw two days, one after the other, that come after a day."""
    one, other = draft.marks(2, day.latest.toordinal())
    return one, other


def _perhaps(draft: Draft) -> tuple[Period, Period]:
    if draft.maybe():
        founded, start = draft.marks(2)
        end, later = draft.crossing(start.latest.toordinal())
        return Period(founded, until=end), Period(draft.one_of((start, None)), until=later)
    start, earlier = draft.crossing(draft.base)
    day = max(start.latest, earlier.latest).toordinal()
    end, last = draft.marks(2, day)
    lived: End = last if draft.maybe() else OPEN
    return Period(start, until=lived), draft.period(earlier, end)
