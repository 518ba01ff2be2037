"""Strategies for what happens in bargaining rounds: votes, milestones, strikes, agreements."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import strategies as st

from apts_model.records.agreements import Agreement
from apts_model.records.milestones import Milestone, Stage, Vote
from apts_model.records.sources import Source
from apts_model.records.strikes import Strike, StrikeKind
from apts_model.records.unions import TradeUnion
from apts_model.strategies.records import cited, ids_of
from apts_model.strategies.tenures import STANDINGS
from apts_model.strategies.times import (
    ALL_DAYS,
    Days,
    can_go_on,
    date_around,
    days_between,
    days_in,
    days_in_order,
    imprecise_dates,
    period_in,
)
from apts_model.strategies.values import LINES, ids, maybe, one_of, some_of
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import OPEN, UNKNOWN, End, Handover, Period

_IDS = ids()
VOTED_ON = {Stage.STRIKE_MANDATE, Stage.PROPOSAL, Stage.RATIFICATION, Stage.REJECTION}
"""Stages on which members vote."""


@st.composite
def votes(draw: st.DrawFn, *, within: Days = ALL_DAYS) -> Vote:
    """Votes of members, that closed on the day they opened or later.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.votes(), lambda vote: vote.turnout is not None).turnout
        Decimal('0')
    """
    known = some_of(draw, ("percent_for", "turnout", "opened", "closed"))
    opened, closed = days_in_order(draw, 2, within)
    return Vote(
        percent_for=_percentage(draw) if "percent_for" in known else None,
        turnout=_percentage(draw) if "turnout" in known else None,
        opened=date_around(draw, opened, within) if "opened" in known else None,
        closed=date_around(draw, closed, within) if "closed" in known else None,
    )


def _percentage(draw: st.DrawFn) -> Decimal:
    return Decimal(draw(st.integers(0, 1000))).scaleb(-1)


@st.composite
def milestones(
    draw: st.DrawFn,
    *,
    unions: Sequence[TradeUnion] = (),
    sources: Sequence[Source] = (),
    within: Days = ALL_DAYS,
) -> Milestone:
    """Stages that all of a round or one of these unions reached, some of them by a vote.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import Stage, strategies
        >>> voted = find(strategies.milestones(), lambda milestone: milestone.vote is not None)
        >>> voted.stage in {
        ...     Stage.STRIKE_MANDATE, Stage.PROPOSAL, Stage.RATIFICATION, Stage.REJECTION
        ... }
        True
    """
    stage = one_of(draw, list(Stage))
    return Milestone(
        id=draw(_IDS),
        stage=stage,
        date=maybe(draw, imprecise_dates(*within)),
        union_id=one_of(draw, (None, *ids_of(unions))),
        vote=maybe(draw, votes(within=within)) if stage in VOTED_ON else None,
        standing=one_of(draw, STANDINGS),
        citations=cited(draw, sources, "date", "vote"),
        note=maybe(draw, LINES),
    )


@st.composite
def strikes(
    draw: st.DrawFn,
    *,
    unions: Sequence[TradeUnion] = (),
    sources: Sequence[Source] = (),
    within: Days = ALL_DAYS,
) -> Strike:
    """Strikes of all of a round or of some of these unions, in whole days of their lives.

    Where not all of them can have met, it is a strike of one of them.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.strikes(), lambda strike: strike.period.is_open).period
        Period(through='..')
    """
    named = some_of(draw, unions)
    lives = [union.period for union in named or unions]
    days = days_in(within, *lives, handover=Handover.BOTH)
    if days is None and lives:
        named = (one_of(draw, named or unions),)
        lives = [named[0].period]
        days = days_in(within, *lives, handover=Handover.BOTH)
    period = UNKNOWN
    if days is not None and draw(st.booleans()):
        period = period_in(draw, days, ends=["through"], may_go_on=can_go_on(within, *lives))
    return Strike(
        id=draw(_IDS),
        period=period,
        kind=one_of(draw, list(StrikeKind)),
        union_ids=ids_of(named),
        standing=one_of(draw, STANDINGS),
        citations=cited(draw, sources, "kind", "through"),
        note=maybe(draw, LINES),
    )


@st.composite
def agreements(
    draw: st.DrawFn, *, sources: Sequence[Source] = (), within: Days = ALL_DAYS
) -> Agreement:
    """Agreements that were in force on some day: signed, in force, then at the end of their term.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.agreements(), lambda agreement: True).time_in_force
        Period()
    """
    signed, in_force = days_in_order(draw, 2, within)
    known = some_of(draw, ("signed", "in_force"))
    return agreement_from(
        draw,
        (in_force, in_force),
        signed=date_around(draw, signed, within) if "signed" in known else None,
        in_force=date_around(draw, in_force, within) if "in_force" in known else None,
        sources=sources,
        within=within,
    )


def agreement_from(
    draw: st.DrawFn,
    days: Days,
    *,
    signed: ImpreciseDate | None,
    in_force: ImpreciseDate | None,
    sources: Sequence[Source],
    within: Days,
) -> Agreement:
    """Draw the rest of an agreement, of which these days lie in the term."""
    start = draw(days_between(within[0], days[0]))
    through = draw(days_between(days[1], within[1]))
    end: End = one_of(draw, (None, OPEN))
    if draw(st.booleans()):
        end = date_around(draw, through, within)
    return Agreement(
        signed=signed,
        in_force=in_force,
        term=Period(date_around(draw, start, within) if draw(st.booleans()) else None, through=end),
        citations=cited(draw, sources, "signed", "term"),
        note=maybe(draw, LINES),
    )
