"""What breaks the rule on the order of stages, under every law."""

from __future__ import annotations

from apts_model.records.milestones import Milestone, Stage
from apts_model.records.regimes import (
    QUEBEC_1985,
    QUEBEC_2025,
    REGIMES,
    Regime,
    Relation,
    StageRule,
)
from apts_model.strategies.breaking.draft import Draft
from apts_model.strategies.breaking.rounds import bargain, make_sure, milestone, strike
from apts_model.time.dates import ImpreciseDate

_YEARS = {QUEBEC_1985.id: 25, QUEBEC_2025.id: 300}
"""So many years of each law are drawn from; what is drawn spans some more."""

_OWN_RULES = {Stage.RATIFICATION, Stage.STRIKE}
"""Stages that have rules of their own, and are drawn in another way."""


def stage_order(draft: Draft) -> None:
    """Let a stage come too early or too late for the law of its round."""
    draft.one_of(_SURE if draft.is_sure else _PERHAPS)(draft)


def _day(draft: Draft, regime: Regime) -> int:
    """Draw a day, by number, on which a law was there and stays for long."""
    return regime.period.bounds.start_first + draft.number(1, 365 * _YEARS[regime.id])


def _exact(day: int) -> ImpreciseDate:
    return ImpreciseDate.between(day, day)


def _is_law(rule: StageRule) -> bool:
    """Whether a rule rests on a law that parties cannot change."""
    return rule.section.url is not None and not rule.extendable


_ORDERED = tuple(
    (regime, rule, rule.counted_from)
    for regime in REGIMES.values()
    for rule in regime.rules
    if rule.counted_from is not None
    and rule.stage not in _OWN_RULES
    and rule.relation is not Relation.BEFORE
)
_BY_LAW = tuple(one for one in _ORDERED if _is_law(one[1]))

_NEEDED = {Stage.RATIFICATION: (Stage.PROPOSAL,)}
"""What must come before a stage by another rule."""


def _out_of_order(draft: Draft) -> None:
    """Let a stage come before another one that has to come first."""
    regime, rule, first = draft.one_of(_BY_LAW if draft.is_sure else _ORDERED)
    after = _day(draft, regime)
    early, late = draft.marks(2, after) if draft.is_sure else draft.order(draft.crossing(after))
    reached = [milestone(draft, rule.stage, early), milestone(draft, first, late)]
    reached += [milestone(draft, stage, _exact(after)) for stage in _NEEDED.get(first, ())]
    held = bargain(draft, reached, regime_id=regime.id)
    make_sure(draft, held)


def _offers_too_late(draft: Draft) -> None:
    """Let offers come more than sixty days after the demands."""
    _too_long_after(draft, Stage.DEMANDS_FILED, Stage.OFFERS)


def _report_too_late(draft: Draft) -> None:
    """Let a mediator report after more than sixty days, which parties can agree on."""
    _too_long_after(draft, Stage.MEDIATION, Stage.MEDIATION_REPORT)


def _too_long_after(draft: Draft, first: Stage, second: Stage) -> None:
    day = _day(draft, QUEBEC_1985)
    late = day + 61 + draft.number(0, 300)
    milestones = [milestone(draft, first, _exact(day)), milestone(draft, second, _exact(late))]
    bargain(draft, milestones, regime_id=QUEBEC_1985.id)


def _demands_too_late(draft: Draft) -> None:
    """Let demands be filed less than 150 days before the agreement expires, or after that."""
    day = _day(draft, QUEBEC_1985)
    filed = milestone(draft, Stage.DEMANDS_FILED, _exact(day))
    expires = _exact(day + 149 - draft.number(0, 300))
    bargain(draft, [filed], expires=expires, regime_id=QUEBEC_1985.id)


# --- strikes --------------------------------------------------------------------------------

_BEFORE_STRIKES = (Stage.STRIKE_NOTICE, Stage.MEDIATION_REPORT, Stage.ESSENTIAL_SERVICES)


def _strike_too_early(draft: Draft) -> None:
    """Let a strike come too soon after a notice, a report or a decision."""
    days = draft.number(0, 4)
    too_soon: dict[Stage, int] = draft.one_of(
        (
            {Stage.STRIKE_NOTICE: 8 - days},  # eight days hold five working days at the most
            {Stage.MEDIATION_REPORT: 19 - days, Stage.STRIKE_NOTICE: 15},
            {Stage.ESSENTIAL_SERVICES: 89 - 20 * days},
        )
    )
    _strike_after(draft, {**_in_time(draft), **too_soon})


def _strike_without(draft: Draft) -> None:
    """Leave out something that the law asks for before a strike."""
    ago = _in_time(draft)
    for missing in draft.order(_BEFORE_STRIKES)[: draft.number(1, 3)]:
        del ago[missing]
    _strike_after(draft, ago)


def _in_time(draft: Draft) -> dict[Stage, int]:
    """Draw how many days before a strike all came that the law asks for, early enough."""
    return {
        Stage.STRIKE_NOTICE: draft.number(15, 20),
        Stage.MEDIATION_REPORT: draft.number(20, 60),
        Stage.ESSENTIAL_SERVICES: draft.number(90, 200),
    }


def _strike_after(draft: Draft, ago: dict[Stage, int]) -> None:
    """Add a round with a strike, and what came so many days before it."""
    day = _day(draft, QUEBEC_1985) + 300
    before = {**ago, Stage.STRIKE_MANDATE: 20 + draft.number(0, 60)}
    reached: list[Milestone] = [
        milestone(draft, stage, _exact(day - days)) for stage, days in before.items()
    ]
    through = draft.number(0, 5)
    held = strike(draft, _exact(day), _exact(day + through))
    made = bargain(draft, reached, regime_id=QUEBEC_1985.id, strikes=[held])
    make_sure(draft, made)


_SURE = (
    _demands_too_late,
    _offers_too_late,
    _out_of_order,
    _strike_too_early,
    _strike_without,
)
_PERHAPS = (_report_too_late, _out_of_order, _strike_without)
"""Ways to break the rule in every case, and perhaps."""
