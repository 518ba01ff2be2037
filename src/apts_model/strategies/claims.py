"""Strategies for what sources claim of organisations: figures and memberships."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import attrs
from hypothesis import strategies as st

from apts_model.records.bargaining import BargainingRound
from apts_model.records.coalitions import Affiliation, Coalition
from apts_model.records.figures import Comparison, Figure, Measure
from apts_model.records.sources import Source
from apts_model.records.standing import Standing
from apts_model.records.unions import TradeUnion
from apts_model.strategies.records import cited, life
from apts_model.strategies.tenures import STANDINGS
from apts_model.strategies.times import ALL_DAYS, Days, days_in, imprecise_dates
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
    subjects: Sequence[Subject],
    sources: Sequence[Source] = (),
    within: Days = ALL_DAYS,
) -> Figure:
    """Numbers that sources give for one of these unions, coalitions or rounds.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import Measure, TradeUnion, strategies
        >>> figures = strategies.figures(subjects=[TradeUnion(id="u")])
        >>> find(figures, lambda figure: figure.measure is Measure.PERCENT_WOMEN).value
        Decimal('0')
    """
    measure = one_of(draw, list(Measure))
    return Figure(
        id=draw(_IDS),
        subject_id=one_of(draw, subjects).id,
        measure=measure,
        value=_value(draw, measure),
        comparison=one_of(draw, list(Comparison)),
        date=maybe(draw, imprecise_dates(*within)),
        standing=one_of(draw, STANDINGS),
        citations=cited(draw, sources),
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
    members: Sequence[Organisation],
    bodies: Sequence[Organisation],
    sources: Sequence[Source] = (),
    within: Days = ALL_DAYS,
) -> Affiliation:
    """Memberships of these unions and coalitions in one another.

    Args:
        members: Unions and coalitions that are members.
        bodies: What they are members of, some of it other than the member itself.
        sources: Sources to cite.
        within: First and last day that a date may name; where the member and the body can have
            lived at the same time in there, the membership can lie inside both of their lives.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import Coalition, TradeUnion, strategies
        >>> unions, fronts = [TradeUnion(id="u")], [Coalition(id="f", kind="common_front")]
        >>> find(strategies.affiliations(members=unions, bodies=fronts), lambda one: True).body_id
        'f'
    """
    pairs = [(member, body) for member in members for body in bodies if member.id != body.id]
    member, body = one_of(draw, pairs)
    return Affiliation(
        id=draw(_IDS),
        member_id=member.id,
        body_id=body.id,
        period=life(draw, days_in(within, member.period, body.period)),
        standing=one_of(draw, STANDINGS),
        citations=cited(draw, sources),
        note=maybe(draw, LINES),
    )
