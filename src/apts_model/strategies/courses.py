"""Which stages a bargaining round reaches, on which days."""

from __future__ import annotations

from collections.abc import Sequence
from graphlib import TopologicalSorter

import attrs
from hypothesis import strategies as st

from apts_model.records.milestones import Stage
from apts_model.records.regimes import DayCount, Relation, StageRule

_NEEDS = {
    Stage.STRIKE: Stage.STRIKE_MANDATE,
    Stage.RATIFICATION: Stage.AGREEMENT_IN_PRINCIPLE,
}
"""What must come before a stage whatever the law."""

_COURSE = (
    *(Stage.DEMANDS_FILED, Stage.OFFERS, Stage.TALKS),
    *(Stage.MEDIATION_REQUESTED, Stage.MEDIATION, Stage.MEDIATION_REPORT),
    *(Stage.ESSENTIAL_SERVICES, Stage.STRIKE_MANDATE, Stage.STRIKE_NOTICE),
    *(Stage.STRIKE, Stage.STRIKE),
    *(Stage.AGREEMENT_IN_PRINCIPLE, Stage.RATIFICATION, Stage.SIGNATURE, Stage.IN_FORCE),
)
"""Stages that most rounds are made of."""


@attrs.frozen
class Reached:
    """How a stage is reached, whatever the rules."""

    stage: Stage
    later: int = 0
    """So many days after it could have been, if there are as many."""
    written: str = "exact"
    table: int = 0
    """A number of which the remainder tells the table; 0 for the round itself."""
    voted: bool = False


REACHED = st.lists(
    st.builds(
        Reached,
        st.sampled_from([*_COURSE, *_COURSE, *Stage]),
        st.integers(0, 120),
        st.sampled_from(["exact", "exact", "vague", "unknown"]),
        st.integers(0, 2),
        st.booleans(),
    ),
    max_size=12,
)
_EARLIEST, _LATEST = 0, 10**7
"""Numbers of days before and after every day."""


@attrs.define
class Course:
    """What a round reached, and on which days, as day numbers: a world that obeys the rules."""

    rules: tuple[StageRule, ...]
    begun: int
    last: int
    reached: list[tuple[Reached, int]] = attrs.field(factory=list[tuple[Reached, int]], init=False)
    days: dict[Stage | None, list[int]] = attrs.field(
        factory=dict[Stage | None, list[int]], init=False
    )
    """Days by stage; without a stage, the day on which the old agreement expires."""

    def days_of(self, stage: Stage | None) -> list[int]:
        """Return the days on which a stage was reached."""
        return self.days.get(stage, [])

    def expire(self, later: int) -> int:
        """Let the old agreement expire, so many days after the round begins if there are."""
        day = min(self.last, self.begun + later)
        self.days[None] = [day]
        return day

    def run(self, asked: Sequence[Reached]) -> None:
        """Reach these stages and those they need, but for those the rules leave no day for."""
        stages = {one.stage for one in asked}
        needed = {_NEEDS[stage] for stage in stages if stage in _NEEDS} - stages
        order = self._order()
        for one in sorted([*asked, *map(Reached, needed)], key=lambda one: order.index(one.stage)):
            if room := self.room_for(one.stage):
                self.reached.append((one, room[min(len(room) - 1, one.later)]))
                self.days.setdefault(one.stage, []).append(self.reached[-1][1])
        self.reached.sort(key=lambda reached: reached[1])

    def room_for(self, stage: Stage) -> range:
        """Return the days on which a stage can be reached, after all that came before."""
        low, high = self.begun, self.last
        for rule in self.rules:
            if rule.stage is stage:
                for day in self.days_of(rule.counted_from):
                    first, last = _limits(rule, day)
                    low, high = max(low, first), min(high, last)
        if needed := _NEEDS.get(stage):
            low = max(low, *(self.days_of(needed) or [_LATEST]))
        return range(low, high + 1)

    def _order(self) -> list[Stage]:
        """Return all stages, each after those that its rules count from."""
        graph = {stage: [_NEEDS[stage]] if stage in _NEEDS else list[Stage]() for stage in Stage}
        for rule in self.rules:
            if rule.counted_from is not None:
                graph[rule.stage].append(rule.counted_from)
        return list(TopologicalSorter(graph).static_order())


def _limits(rule: StageRule, day: int) -> tuple[int, int]:
    """Return the first and the last day for a stage, by a rule that counts from a day."""
    if rule.relation is Relation.BEFORE:
        return _EARLIEST, day - _delay(rule, day, -1)
    if rule.relation is Relation.AFTER:
        return day + _delay(rule, day, 1), _LATEST
    return day, _LATEST if rule.days is None else day + rule.days


def _delay(rule: StageRule, day: int, step: int) -> int:
    """Return how many days lie between the two days, at the least."""
    left = rule.days or 0
    if rule.count is DayCount.CALENDAR:
        return left
    passed = 0
    while left:
        passed += 1
        left -= (day + step * passed) % 7 not in {6, 0}  # Day 1 was a Monday.
    return passed + 1
