"""Strategies for what sources claim of organisations: figures and memberships."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from apts_model.records.bargaining import BargainingRound
from apts_model.records.coalitions import Affiliation, Coalition
from apts_model.records.figures import Comparison, Figure, Measure
from apts_model.records.sources import Source
from apts_model.records.standing import Standing
from apts_model.records.unions import TradeUnion
from apts_model.strategies.records import cited, life
from apts_model.strategies.tenures import STANDINGS
from apts_model.strategies.times import ALL_DAYS, Days, can_go_on, days_in, imprecise_dates
from apts_model.strategies.values import LINES, ids, maybe, one_of

Organisation = TradeUnion | Coalition
Subject = Organisation | BargainingRound

_IDS = ids()
_TENTHS = {
    Measure.PERCENT_WOMEN: st.integers(0, 1000),
    Measure.WAGE_PERCENT: st.integers(-200, 500),
    Measure.GROWTH_PERCENT: st.integers(-1000, 5000),
}
"""Percentages, in tenths of them."""
_COUNTS = st.integers(0, 10**6)


@st.composite
def figures(
    draw: st.DrawFn,
    *,
    subjects: Sequence[Subject] = (),
    sources: Sequence[Source] = (),
    within: Days = ALL_DAYS,
) -> Figure:
    """Numbers that sources give for one of these unions, coalitions or rounds, or for any.

    A figure of a union or a coalition is of a day on which it can have existed, or not dated.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import Measure, TradeUnion, strategies
        >>> figures = strategies.figures(subjects=[TradeUnion(id="u")])
        >>> find(figures, lambda figure: figure.measure is Measure.PERCENT_WOMEN).value
        Decimal('0')
    """
    measure = one_of(draw, list(Measure))
    subject = one_of(draw, subjects) if subjects else TradeUnion(id=draw(_IDS))
    lives = [] if isinstance(subject, BargainingRound) else [subject.period]
    days = days_in(within, *lives)
    return Figure(
        id=draw(_IDS),
        subject_id=subject.id,
        measure=measure,
        value=_value(draw, measure),
        comparison=one_of(draw, list(Comparison)),
        date=None if days is None else maybe(draw, imprecise_dates(*days)),
        standing=one_of(draw, STANDINGS),
        citations=cited(draw, sources, "value", "date"),
        note=maybe(draw, LINES),
    )


def rival_of(draw: st.DrawFn, figure: Figure) -> Figure:
    """Draw another number that a source gives for the same."""
    return attrs.evolve(
        figure,
        id=f"{figure.id}-rival",
        value=_value(draw, figure.measure),
        standing=Standing.DISPUTED,
        disputes_id=figure.id,
    )


def _value(draw: st.DrawFn, measure: Measure) -> Decimal:
    tenths = _TENTHS.get(measure)
    return Decimal(draw(_COUNTS)) if tenths is None else Decimal(draw(tenths)).scaleb(-1)


@st.composite
def affiliations(
    draw: st.DrawFn,
    *,
    members: Sequence[Organisation] = (),
    bodies: Sequence[Organisation] = (),
    sources: Sequence[Source] = (),
    within: Days = ALL_DAYS,
) -> Affiliation:
    """Memberships of these unions and coalitions in one another, inside the lives of both.

    Args:
        members: Unions and coalitions that are members; by default one of which nothing is known.
        bodies: What they are members of; one of them at least can have lived, in the range, at
            the same time as a member other than itself.
        sources: Sources to cite.
        within: First and last day that a date may name.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import Coalition, TradeUnion, strategies
        >>> unions, fronts = [TradeUnion(id="u")], [Coalition(id="f", kind="common_front")]
        >>> find(strategies.affiliations(members=unions, bodies=fronts), lambda one: True).body_id
        'f'
    """
    known = members or [TradeUnion(id=draw(_IDS))]
    joined = bodies or [Coalition(id=f"{known[0].id}-body", kind="alliance")]
    possible = memberships(known, joined, within)
    if not possible:
        raise InvalidArgument("no member lived at the same time as a body other than itself")
    member, body, days = one_of(draw, possible)
    return Affiliation(
        id=draw(_IDS),
        member_id=member.id,
        body_id=body.id,
        period=life(draw, days, may_go_on=can_go_on(within, member.period, body.period)),
        standing=one_of(draw, STANDINGS),
        citations=cited(draw, sources, "start", "until"),
        note=maybe(draw, LINES),
    )


def memberships(
    members: Sequence[Organisation], bodies: Sequence[Organisation], within: Days
) -> list[tuple[Organisation, Organisation, Days]]:
    """Return who can have been a member of what, and the days on which both can have lived."""
    return [
        (member, body, days)
        for member in members
        for body in bodies
        if member.id != body.id and (days := days_in(within, member.period, body.period))
    ]
