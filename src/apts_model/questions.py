"""Question: the days asked about, and how tenures as day numbers are judged and found by it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

import attrs

from apts_model.time.bounds import HORIZON, Bounds

Stretch = tuple[int, int]
"""From a day to an exclusive later one, such as the latest start and earliest end of a group."""

Window = tuple[int, int]
"""First and last day that a date may be."""


@attrs.define(eq=False)  # frozen, it would take twice as long to make, and each is asked once
class Question:
    """Days asked about, as what a tenure must do to have possibly or certainly held.

    It possibly held if it may start by `last` and end after `first`; it certainly held if it
    starts by `by` and ends after `after` in every world. With `every`, all days of
    `first`..`last` are judged one by one; without, one day in common is enough.
    """

    first: int
    last: int
    by: int
    after: int
    every: bool

    @classmethod
    def on(cls, window: tuple[int, int]) -> Question:
        """Ask about every day of a window."""
        first, last = window
        return cls(first, last, first, last, True)

    @classmethod
    def during(cls, bounds: Bounds) -> Question:
        """Ask about some day of a period."""
        start_first, start_last, end_first, end_last = bounds
        return cls(start_first, end_last - 1, end_first - 1, start_last, every=False)

    def may_meet(self, bounds: Bounds) -> bool:
        """Whether a tenure with these bounds possibly held."""
        return bounds.start_first <= self.last and self.first < bounds.end_last

    def doubtful_ends(self, tenure: Bounds) -> tuple[bool, bool]:
        """Whether it is doubtful that it had started, and that it had not yet ended.

        The tenure is one that possibly held.
        """
        start_first, start_last, end_first, end_last = tenure
        return (
            start_first < start_last and self.by < start_last,
            end_first < end_last and end_first <= self.after,
        )

    def varies_over(self, tenure: Bounds) -> bool:
        """Whether the question itself is so vague that the answer depends on its days."""
        start_first, start_last, end_first, end_last = tenure
        if not self.every:
            return self.first < self.after or self.by < self.last
        if self.first < start_first or end_last <= self.last:  # on some day it is a no
            return True
        certain_on_some_day = start_last <= self.last and self.first < end_first
        return certain_on_some_day and start_last < end_first

    def escapes(self, groups: list[Stretch]) -> bool:
        """Whether some world of the period asked about meets no group certainly, latest end first.

        It misses a group if it ends by the group's latest start or starts at its earliest end or
        later. Of its own starts, only the first one and those at a group's end need a try.
        """
        days = {self.first, *(end for _, end in groups)}
        latest_end, position = self.last + 1, 0
        for start in sorted((day for day in days if self.first <= day <= self.after), reverse=True):
            while position < len(groups) and groups[position][1] > start:
                latest_end = min(latest_end, groups[position][0])
                position += 1
            if max(self.by + 1, start + 1) <= latest_end:
                return True
        return False


class Stretches:
    """Stretches of days, joined where they overlap or adjoin, and found by bisection."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if start >= end:
                continue
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def contain(self, first: int, last: int) -> bool:
        """Whether one stretch holds all days from the first to the last."""
        place = bisect_right(self._starts, first)
        return place > 0 and last < self._ends[place - 1]


class Held:
    """Groups of linked tenures, each with its latest start and its earliest end.

    Unlinked groups are known independently of each other.
    """

    def __init__(self, groups: Iterable[Stretch]) -> None:
        self._groups = sorted(groups, key=lambda group: -group[1])
        self._days = Stretches(self._groups)

    def met_by(self, question: Question) -> bool:
        """Whether, in every world, one of the groups held on the days asked about.

        On each day one group has to be certain; some day of a vague period is met unless the
        period can be placed where it meets none of them.
        """
        if question.every:
            return self._days.contain(question.by, question.after)
        return not question.escapes(self._groups)


def always_latest(group: Sequence[Bounds], others: Sequence[Bounds], question: Question) -> bool:
    """Whether on every day one of a group started last, or as late as any other, in every world.

    Between the days on which it can cease to be so, a day is like the one before it.
    """
    starts = [of[:2] for of in group]
    rivals = [of[:2] for of in others]
    turning = {question.first, *(first + 1 for first, _ in starts)}.union(*rivals)
    days = (day for day in turning if question.first <= day <= question.last)
    return all(_is_latest(day, starts, rivals) for day in days)


def _is_latest(day: int, starts: Sequence[Window], rivals: Sequence[Window]) -> bool:
    """Whether one of a group is the latest by a day, whatever the days of all may be."""
    begun = [first for first, last in starts if last <= day]
    by = max(begun, default=None)
    return by is not None and all(min(last, day) <= by for first, last in rivals if first <= day)


class Index:
    """Finds tenures that may have held, by bisection on starts and a running latest end.

    Those without an end would keep the running latest end from ever stopping a search, so they
    are kept apart, and those that have no day left are left out. A tenure is named by its
    position among the bounds.
    """

    def __init__(self, bounds: Sequence[Bounds], positions: Iterable[int]) -> None:
        starts = [of.start_first for of in bounds]
        ends = [of.end_last for of in bounds]
        ordered = sorted(positions, key=starts.__getitem__)
        bounded = [one for one in ordered if starts[one] < ends[one] <= HORIZON]
        unbounded = [one for one in ordered if ends[one] > HORIZON]
        self._bounded, self._unbounded = bounded, unbounded
        self._starts = [starts[position] for position in bounded]
        self._ends = [ends[position] for position in bounded]
        self._latest_ends = list(accumulate(self._ends, max))
        self._unbounded_starts = [starts[position] for position in unbounded]

    def find(self, first: int, last: int) -> list[int]:
        """Positions of what may start by `last` and end after `first`, in ascending order."""
        found: list[int] = []
        if self._unbounded:
            found = self._unbounded[: bisect_right(self._unbounded_starts, last)]
        ends, latest_ends = self._ends, self._latest_ends
        place = bisect_right(self._starts, last)
        while place and latest_ends[place - 1] > first:
            place -= 1
            if ends[place] > first:
                found.append(self._bounded[place])
        if len(found) > 1:
            found.sort()
        return found
