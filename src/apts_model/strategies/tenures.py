"""Strategies for presidencies, alone and one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import strategies as st

from apts_model.records.presidencies import Accession, EndedBy, Presidency
from apts_model.records.sources import Source
from apts_model.records.standing import Standing
from apts_model.records.unions import Person, TradeUnion
from apts_model.strategies.records import cited
from apts_model.strategies.times import (
    ALL_DAYS,
    LATELY,
    Days,
    date_around,
    days_between,
    imprecise_dates,
    periods,
)
from apts_model.strategies.values import LINES, few, ids, maybe, one_of
from apts_model.time.periods import OPEN, End, Period

_IDS = ids()
STANDINGS = (Standing.ACCEPTED, Standing.ACCEPTED, Standing.DISPUTED)
"""Most claims are accepted."""


@st.composite
def presidencies(
    draw: st.DrawFn,
    *,
    unions: Sequence[TradeUnion],
    people: Sequence[Person],
    sources: Sequence[Source] = (),
    within: Days = ALL_DAYS,
) -> Presidency:
    """Presidencies of these people over these unions, each by itself.

    Args:
        unions: Unions to preside over.
        people: People to preside.
        sources: Sources to cite.
        within: First and last day that a date may name.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import Person, TradeUnion, strategies
        >>> unions, people = [TradeUnion(id="u")], [Person(id="p", name="Ada")]
        >>> find(strategies.presidencies(unions=unions, people=people), lambda p: True).holder_id
        'p'
    """
    return Presidency(
        id=draw(_IDS),
        union_id=one_of(draw, unions).id,
        holder_id=one_of(draw, people).id,
        period=draw(periods(*within, ends=["until"])),
        accession=one_of(draw, (None, *Accession)),
        reelected=few(draw, imprecise_dates(*within)),
        ended_by=one_of(draw, (None, *EndedBy)),
        title=maybe(draw, LINES),
        standing=one_of(draw, STANDINGS),
        citations=cited(draw, sources),
        note=maybe(draw, LINES),
    )


@st.composite
def successions(
    draw: st.DrawFn,
    *,
    union: TradeUnion,
    people: Sequence[Person],
    sources: Sequence[Source] = (),
    within: Days = LATELY,
    max_size: int = 6,
) -> list[Presidency]:
    """Presidencies of one union, one after the other: direct handovers and gaps.

    The presidencies have a world in common. Handovers are exact or vague, linked by
    `follows_ids` or not; the start of a linked one may be left out. A disputed claim may come
    on top, at the end.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import Person, TradeUnion, strategies
        >>> union, people = TradeUnion(id="u"), [Person(id="p", name="Ada")]
        >>> linked = strategies.successions(union=union, people=people)
        >>> find(linked, lambda found: found[-1].follows_ids)[-1].follows_ids
        ('u-0',)
    """
    days = sorted(draw(st.sets(days_between(*within), min_size=2, max_size=max_size + 1)))
    found: list[Presidency] = []
    for number, (start_day, end_day) in enumerate(pairwise(days)):
        shape = one_of(draw, ("next", "linked", "gap")) if found else "next"
        if shape == "gap":
            continue
        linked = shape == "linked" and found[-1].id == f"{union.id}-{number - 1}"
        start_known = not linked or draw(st.booleans())
        until_known = number < len(days) - 2 or draw(st.booleans())
        until: End = date_around(draw, end_day, within) if until_known else OPEN
        found.append(
            Presidency(
                id=f"{union.id}-{number}",
                union_id=union.id,
                holder_id=one_of(draw, people).id,
                period=Period(
                    date_around(draw, start_day, within) if start_known else None, until=until
                ),
                accession=one_of(draw, (None, *Accession)),
                follows_ids=[found[-1].id] if linked else [],
                citations=cited(draw, sources),
            )
        )
    if draw(st.booleans()):
        found.append(_claim(draw, one_of(draw, found), people, within))
    return found


def _claim(
    draw: st.DrawFn, rival: Presidency, people: Sequence[Person], within: Days
) -> Presidency:
    """Draw a claim that disputes a presidency."""
    return Presidency(
        id=f"{rival.id}-claim",
        union_id=rival.union_id,
        holder_id=one_of(draw, people).id,
        period=draw(periods(*within, ends=["until"])),
        standing=Standing.DISPUTED,
        disputes_id=rival.id,
    )
