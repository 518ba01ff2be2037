"""Strategies for bargaining rounds, whose stages obey the law they take place under."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import chain

import attrs
from hypothesis import strategies as st

from apts_model.records.agreements import Agreement
from apts_model.records.bargaining import BargainingRound, BargainingTable, TableKind
from apts_model.records.coalitions import Coalition
from apts_model.records.milestones import Milestone, Stage
from apts_model.records.regimes import Regime
from apts_model.records.sources import Source
from apts_model.records.standing import Standing
from apts_model.records.strikes import Strike, StrikeKind
from apts_model.records.unions import TradeUnion
from apts_model.strategies.bargaining import VOTED_ON, agreement_from, votes
from apts_model.strategies.courses import REACHED, Course, Reached
from apts_model.strategies.records import cited, ids_of
from apts_model.strategies.tenures import STANDINGS
from apts_model.strategies.times import (
    ALL_DAYS,
    Days,
    can_go_on,
    date_around,
    days_between,
    days_in,
    imprecise_dates,
)
from apts_model.strategies.values import LINES, ids, maybe, one_of, some_of, texts
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import OPEN, End, Handover, Period

_IDS, _TEXTS = ids(), texts()

_WRITTEN = st.sampled_from(["exact", "vague"])
_BEGUN = (Stage.DEMANDS_FILED, Stage.OFFERS, Stage.TALKS)
_OVER = (Stage.SIGNATURE, Stage.IN_FORCE, Stage.DECREE, Stage.ABANDONED)
_MOSTLY = st.sampled_from([True, True, False])


@st.composite
def bargaining_rounds(
    draw: st.DrawFn,
    *,
    regime: Regime | None = None,
    unions: Sequence[TradeUnion] = (),
    coalitions: Sequence[Coalition] = (),
    sources: Sequence[Source] = (),
    within: Days = ALL_DAYS,
) -> BargainingRound:
    """Bargaining rounds that obey their regime, with tables, strikes and an agreement.

    There is a world in which all stages keep the order and the delays of the regime; no strike
    comes before the mandate for it or outside the life of a union on it, no ratification before
    the agreement in principle; an agreement comes into force in the lives of all of its unions. A
    disputed milestone may come on top.

    Args:
        regime: The law they take place under; by default none, and next to no rules.
        unions: Unions that may bargain.
        coalitions: Coalitions that may bargain.
        sources: Sources to cite.
        within: First and last day that a date may name; a round begins under its regime, and
            while its unions exist, where these have days in common.

    Examples:
        >>> from hypothesis import given
        >>> from apts_model import REGIMES, Stage, strategies
        >>> @given(strategies.bargaining_rounds(regime=REGIMES["quebec-1985"]))
        ... def test_no_strike_without_a_mandate(found):
        ...     at_tables = [one for table in found.tables for one in table.milestones]
        ...     stages = {one.stage for one in (*found.milestones, *at_tables)}
        ...     assert Stage.STRIKE not in stages or Stage.STRIKE_MANDATE in stages
        >>> test_no_strike_without_a_mandate()
    """
    drawn = _Round(draw, draw(_IDS), some_of(draw, unions), sources, within)
    times = [] if regime is None else [regime.period]
    lives = [union.period for union in drawn.unions]
    days = days_in(within, *times, *lives) or days_in(within, *times) or within
    begun = draw(days_between(*days))
    rules = () if regime is None else regime.rules
    course = Course(rules, begun.toordinal(), within[1].toordinal())
    expires = course.expire(draw(st.integers(0, 300))) if draw(st.booleans()) else None
    course.run(draw(REACHED))
    tables = drawn.tables(course)
    agreed = max([course.begun, *chain(*course.days.values())]) if draw(st.booleans()) else None
    return BargainingRound(
        id=drawn.id,
        title=draw(_TEXTS),
        union_ids=drawn.union_ids,
        coalition_id=one_of(draw, (None, *(coalition.id for coalition in coalitions))),
        employer=maybe(draw, LINES),
        regime_id=None if regime is None else regime.id,
        expires=None if expires is None else drawn.date(expires, draw(_WRITTEN)),
        milestones=tables[0].milestones,
        tables=tables[1:],
        agreement=None if agreed is None else drawn.agreement(course, tables, agreed),
        strikes=drawn.strikes(course, agreed),
        citations=cited(draw, sources, "expires", "employer"),
        note=maybe(draw, LINES),
    )


# --- how they are written -------------------------------------------------------------------


@attrs.define
class _Round:
    """What the parts of a round have in common."""

    draw: st.DrawFn
    id: str
    unions: Sequence[TradeUnion]
    sources: Sequence[Source]
    within: Days

    @property
    def union_ids(self) -> list[str]:
        """Ids of the unions that bargain."""
        return ids_of(self.unions)

    def date(self, day: int, written: str) -> ImpreciseDate | None:
        """Draw a date around a day, or return the day itself or nothing."""
        if written == "unknown":
            return None
        known = datetime.date.fromordinal(day)
        exact = written == "exact"
        return ImpreciseDate.exact(known) if exact else date_around(self.draw, known, self.within)

    def tables(self, course: Course) -> list[BargainingTable]:
        """Draw tables with their milestones; the first stands for the round itself."""
        count = one_of(self.draw, (0, 0, 1, 2))
        parties = [self.union_ids, *(some_of(self.draw, self.union_ids) for _ in range(count))]
        reached: list[list[Milestone]] = [[] for _ in parties]
        for number, (one, day) in enumerate(course.reached):
            place = one.table % len(parties)
            who = one_of(self.draw, (None, *(parties[place] or self.union_ids)))
            reached[place].append(self._milestone(number, one, day, who))
        self._dispute(reached)
        return [
            BargainingTable(
                id=f"{self.id}-{number}",
                kind=one_of(self.draw, list(TableKind)),
                union_ids=parties[number],
                milestones=milestones,
            )
            for number, milestones in enumerate(reached)
        ]

    def _milestone(
        self, number: int, reached: Reached, day: int, union_id: str | None
    ) -> Milestone:
        voted = reached.voted and reached.stage in VOTED_ON
        return Milestone(
            id=f"{self.id}-{number}",
            stage=reached.stage,
            date=self.date(day, reached.written),
            union_id=union_id,
            vote=self.draw(votes(within=self.within)) if voted else None,
            citations=cited(self.draw, self.sources, "date"),
        )

    def _dispute(self, reached: Sequence[list[Milestone]]) -> None:
        """Add at most one claim that a milestone was reached on another date."""
        places = [place for place in reached if place]
        if self.draw(st.booleans()) and places:
            place = one_of(self.draw, places)
            rival = one_of(self.draw, place)
            claim = attrs.evolve(
                rival,
                id=f"{rival.id}-claim",
                date=self.draw(imprecise_dates(*self.within)),
                standing=Standing.DISPUTED,
                disputes_id=rival.id,
            )
            place.append(claim)

    def strikes(self, course: Course, agreed: int | None) -> list[Strike]:
        """Draw strikes that are allowed, after the round has begun and before it is over."""
        begun = [day for stage in _BEGUN for day in course.days_of(stage)]
        over = [day for stage in _OVER for day in course.days_of(stage)]
        over += [] if agreed is None else [agreed]
        room = course.room_for(Stage.STRIKE)
        room = range(max([room.start, *begun]), min([room.stop, *(day + 1 for day in over)]))
        count = self.draw(st.integers(0, 2)) if room else 0
        drawn = [self._strike(number, room, may_go_on=not over) for number in range(count)]
        return [strike for strike in drawn if strike is not None]

    def _strike(self, number: int, room: range, *, may_go_on: bool) -> Strike | None:
        """Draw a strike of some of the unions, if there is room in the lives of these."""
        named = some_of(self.draw, self.unions)
        lives = [union.period for union in named or self.unions]
        room = self._room_in(lives, room)
        if not room:
            return None
        first = self.draw(st.integers(0, min(len(room) - 1, 60)))
        last = self.draw(st.integers(first, min(len(room) - 1, first + 5)))
        start, through = (datetime.date.fromordinal(room[day]) for day in (first, last))
        end: End = None
        if may_go_on and can_go_on(self.within, *lives) and self.draw(st.booleans()):
            end = OPEN
        elif self.draw(_MOSTLY):
            end = date_around(self.draw, through, self.within)
        return Strike(
            id=f"{self.id}-{number}",
            period=Period(date_around(self.draw, start, self.within), through=end),
            kind=one_of(self.draw, list(StrikeKind)),
            union_ids=ids_of(named),
            standing=one_of(self.draw, STANDINGS),
            citations=cited(self.draw, self.sources, "start", "through"),
        )

    def _room_in(self, lives: Sequence[Period], room: range) -> range:
        """Return the days, of these, on which all unions of these lives can have been there."""
        days = days_in(self.within, *lives, handover=Handover.BOTH)
        if days is None:
            return range(0)
        first, last = (day.toordinal() for day in days)
        return range(max(room.start, first), min(room.stop, last + 1))

    def agreement(
        self, course: Course, tables: Sequence[BargainingTable], day: int
    ) -> Agreement | None:
        """Draw the agreement of a day, of the same dates as the milestones if they tell any.

        There is none if it can only have come into force when not all of the unions were there.
        """
        accepted = [one for table in tables for one in table.milestones if one.disputes_id is None]
        dates = {one.stage: one.date for one in accepted}
        first = min(course.days_of(Stage.IN_FORCE) or [day])
        signed = dates.get(Stage.SIGNATURE)
        if not {Stage.SIGNATURE, Stage.IN_FORCE} & dates.keys():
            signed = self.date(day, "vague")
        agreement = agreement_from(
            self.draw,
            (datetime.date.fromordinal(first), datetime.date.fromordinal(day)),
            signed=signed,
            in_force=dates.get(Stage.IN_FORCE),
            sources=self.sources,
            within=self.within,
        )
        start_first, start_last, *_ = agreement.time_in_force.bounds
        room = self._room_in(
            [one.period for one in self.unions], range(start_first, start_last + 1)
        )
        return agreement if room else None
