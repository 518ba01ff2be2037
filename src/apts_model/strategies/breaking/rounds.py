"""What breaks the rules on bargaining rounds, but for those on the order of their stages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from apts_model.records.agreements import Agreement
from apts_model.records.bargaining import BargainingRound, BargainingTable, TableKind
from apts_model.records.coverage import Coverage, RecordKind
from apts_model.records.milestones import Milestone, Stage
from apts_model.records.regimes import QUEBEC_1985, QUEBEC_2025, Regime
from apts_model.records.strikes import Strike, StrikeKind
from apts_model.strategies.breaking.draft import Draft
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import ALWAYS, End, Period

_BEGINNING = QUEBEC_1985.period.bounds.start_first
_CHANGE = QUEBEC_2025.period.bounds.start_first

Dated = tuple[Stage, ImpreciseDate]


def milestone(draft: Draft, stage: Stage, date: ImpreciseDate, **more: Any) -> Milestone:
    """Draw a milestone of this stage."""
    return Milestone(id=draft.own("milestone"), stage=stage, date=date, **draft.known, **more)


def bargain(draft: Draft, milestones: Sequence[Milestone], **more: Any) -> BargainingRound:
    """Add a round with these milestones, some of them perhaps at a table."""
    tables: list[BargainingTable] = []
    apart = draft.number(0, len(milestones)) if milestones and draft.maybe() else 0
    if apart:
        table = BargainingTable(
            id=draft.own("table"),
            kind=draft.one_of([*TableKind]),
            milestones=milestones[:apart],
        )
        tables.append(table)
    known: dict[str, Any] = {"union_ids": [draft.union().id], **draft.known, **more}
    held = BargainingRound(
        id=draft.own("round"),
        title=draft.text("Round"),
        milestones=draft.order(milestones[apart:]),
        tables=tables,
        **known,
    )
    return draft.add(held)


def make_sure(draft: Draft, held: BargainingRound) -> None:
    """Say that no record of the rounds of a union is missing, where that is not to be doubted."""
    if draft.is_sure:
        kind = RecordKind.ROUNDS
        union_id = held.union_ids[0]
        draft.add(Coverage(subject_id=union_id, records=kind, period=ALWAYS, **draft.known))


def strike(draft: Draft, start: ImpreciseDate | None, through: End, **more: Any) -> Strike:
    """Draw a strike."""
    return Strike(
        id=draft.own("strike"),
        kind=draft.one_of([*StrikeKind]),
        period=Period(start, through=through),
        **draft.known,
        **more,
    )


# --- the wrong law --------------------------------------------------------------------------

_OF_ANY_LAW = tuple(one for one in Stage if one not in {Stage.STRIKE, Stage.RATIFICATION})
_FREE = (Stage.CONCILIATION, Stage.PROPOSAL, Stage.COUNCIL, Stage.DECREE)


def regime_of_another_time(draft: Draft) -> None:
    """Name a law that was not there yet, or no more, when a round began."""
    regime, limit, step = draft.one_of(_LIMITS)
    if not draft.is_sure:
        around = limit - draft.number(1, 300), limit + draft.number(1, 300)
        days = [ImpreciseDate.between(*around)]
    elif draft.maybe():
        nearest = limit + min(step, 0)
        days = [ImpreciseDate.between(nearest, nearest)]
    else:
        far = limit + step * draft.number(4000, 20_000)  # none of the first marks goes so far
        days = draft.marks(draft.number(1, 3), far)
    stages = [draft.one_of(_OF_ANY_LAW)] if len(days) == 1 else draft.order(_FREE)
    milestones = [milestone(draft, stage, day) for stage, day in zip(stages, days, strict=False)]
    bargain(draft, milestones, regime_id=regime.id)


_LIMITS: tuple[tuple[Regime, int, int], ...] = (
    (QUEBEC_1985, _BEGINNING, -1),
    (QUEBEC_1985, _CHANGE, 1),
    (QUEBEC_2025, _CHANGE, -1),
)
"""Laws, their first day or the first on which they are none, and on which side they are none."""


# --- what nothing came before ---------------------------------------------------------------


def ratification_without_agreement(draft: Draft) -> None:
    """Let members vote before there is anything to vote on."""
    wanted = draft.one_of((Stage.AGREEMENT_IN_PRINCIPLE, Stage.PROPOSAL))
    day, other = _too_late(draft)
    if other is None:
        _without(draft, Stage.RATIFICATION, day, wanted)
        return
    milestones = [milestone(draft, Stage.RATIFICATION, day), milestone(draft, wanted, other)]
    make_sure(draft, bargain(draft, milestones))


def strike_without_mandate(draft: Draft) -> None:
    """Let members go on strike before they give a mandate."""
    day, other = _too_late(draft)
    if other is None:
        _without(draft, Stage.STRIKE, day, Stage.STRIKE_MANDATE)
        return
    mandate = milestone(draft, Stage.STRIKE_MANDATE, other)
    if draft.maybe():
        held = bargain(draft, [mandate, milestone(draft, Stage.STRIKE, day)])
    else:
        held = bargain(draft, [mandate], strikes=[strike(draft, day, day)])
    make_sure(draft, held)


def _too_late(draft: Draft) -> tuple[ImpreciseDate, ImpreciseDate | None]:
    """Draw a day, and one for what has to come before it, that comes after it or never."""
    if draft.is_sure:
        day, other = draft.marks(2)
    else:
        other, day = draft.order(draft.crossing(draft.base))
    return day, other if draft.maybe() else None


def _without(draft: Draft, stage: Stage, day: ImpreciseDate, wanted: Stage) -> None:
    """Add a round that reached a stage, and that at most another union of it came as far as to."""
    unions = [draft.union().id for _ in range(draft.number(1, 2))]
    milestones: list[Milestone] = []
    strikes: list[Strike] = []
    if unions[1:]:
        milestones.append(milestone(draft, wanted, day, union_id=unions[1]))
    if stage is Stage.STRIKE and not unions[1:] and draft.maybe():
        strikes.append(strike(draft, day, day))
    else:
        milestones.append(milestone(draft, stage, day, union_id=unions[0]))
    held = bargain(draft, milestones, union_ids=unions, strikes=strikes)
    make_sure(draft, held)


# --- strikes --------------------------------------------------------------------------------

_BEGUN = (Stage.TALKS, Stage.OFFERS)
_ENDED = (Stage.SIGNATURE, Stage.IN_FORCE, Stage.ABANDONED)


def strike_outside_round(draft: Draft) -> None:
    """Let a strike begin before its round, or go on after it."""
    if draft.maybe():
        _before_demands(draft)
    else:
        _after_the_end(draft)


def _before_demands(draft: Draft) -> None:
    mandate, start, end, *later = draft.marks(5)
    stages = [Stage.DEMANDS_FILED, draft.one_of(_BEGUN)][: draft.number(1, 2)]
    through = draft.one_of((start, end))
    if not draft.is_sure:
        stages = [draft.one_of(_BEGUN)]
        if draft.maybe():
            start, begun = draft.crossing(mandate.latest.toordinal())
            stages, later, through = [Stage.DEMANDS_FILED], [begun], start
    reached = [
        milestone(draft, Stage.STRIKE_MANDATE, mandate),
        *(milestone(draft, stage, day) for stage, day in zip(stages, later, strict=False)),
    ]
    bargain(draft, reached, strikes=[strike(draft, start, through)])


def _after_the_end(draft: Draft) -> None:
    mandate, start, over, again, last = draft.marks(5)
    held = strike(draft, draft.one_of((start, again)), last)
    stages = [Stage.DECREE] if not draft.is_sure else [draft.one_of(_ENDED)]
    if not draft.is_sure and draft.maybe():
        end, over = draft.crossing(start.latest.toordinal())
        held, stages = strike(draft, start, end), [draft.one_of(_ENDED)]
    reached = [milestone(draft, Stage.STRIKE_MANDATE, mandate)]
    if stages == [Stage.SIGNATURE] and draft.maybe():
        bargain(draft, reached, strikes=[held], agreement=Agreement(signed=over))
        return
    reached.extend(milestone(draft, stage, over) for stage in stages)
    bargain(draft, reached, strikes=[held])
