"""Bounds: a period as four day numbers, which stand for all its possible worlds.

A world picks a start day and an end day, each inside its window, the start before the end. The
end is exclusive: the handover day of `until`, the day after `through`. Once `tightened`, every
number is reached in some world, and all four extremes can be reached together as far as a
question needs it; so each question below is exact and takes a few comparisons.
"""

from __future__ import annotations

from typing import NamedTuple

from apts_model.time.certainty import CERTAIN, NO, POSSIBLE, Certainty
from apts_model.time.edtf import FIRST_DAY, LAST_DAY, UNBOUNDED

NEVER_BEGUN = -UNBOUNDED
"""A day number before every calendar day: the start is not known at all."""

HORIZON = LAST_DAY + 2
"""Past this, a day number means "no bound": an exclusive end may lie a day past the calendar, \
and the handover day, read as the outgoing one's, a day more."""


class Bounds(NamedTuple):
    """Windows of start and exclusive end, as day numbers (`datetime.date.toordinal`)."""

    start_first: int
    start_last: int
    end_first: int
    end_last: int

    @property
    def possible(self) -> bool:
        """Whether there is a world at all, in tightened bounds."""
        return self.start_first <= self.start_last and self.end_first <= self.end_last

    @property
    def has_start(self) -> bool:
        """Whether the start lies after some known day."""
        return self.start_first >= FIRST_DAY

    @property
    def has_end(self) -> bool:
        """Whether the end lies before some known day."""
        return self.end_last <= HORIZON

    def shifted(self, start: int, end: int) -> Bounds:
        """Move the start and the end by so many days."""
        if not start and not end:
            return self
        start_first, start_last, end_first, end_last = self
        return Bounds(start_first + start, start_last + start, end_first + end, end_last + end)

    def tightened(self) -> Bounds:
        """Drop days that no world can use, because the start comes before the end."""
        start_first, start_last, end_first, end_last = self
        if start_first < end_first and start_last < end_last:
            return self
        return Bounds(
            start_first,
            min(start_last, end_last - 1),
            max(end_first, start_first + 1),
            end_last,
        )

    def overlaps(self, other: Bounds) -> Certainty:
        """Whether the two have a day in common."""
        if self.start_last < other.end_first and other.start_last < self.end_first:
            return CERTAIN
        if self.start_first < other.end_last and other.start_first < self.end_last:
            return POSSIBLE
        return NO

    def contains(self, other: Bounds) -> Certainty:
        """Whether every day of the other is a day of this one."""
        if self.start_last <= other.start_first and other.end_last <= self.end_first:
            return CERTAIN
        if self.start_first <= other.start_last and other.end_first <= self.end_last:
            return POSSIBLE
        return NO

    def before(self, other: Bounds) -> Certainty:
        """Whether this ends on the other's first day or earlier."""
        if self.end_last <= other.start_first:
            return CERTAIN
        return POSSIBLE if self.end_first <= other.start_last else NO

    def meets(self, other: Bounds) -> Certainty:
        """Whether this ends, exclusively, on the very day the other starts."""
        if self.end_last < other.start_first or other.start_last < self.end_first:
            return NO
        if self.end_first == self.end_last == other.start_first == other.start_last:
            return CERTAIN
        return POSSIBLE
