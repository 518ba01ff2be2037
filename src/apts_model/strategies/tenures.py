"""Strategies for presidencies, alone and one after the other."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import pairwise

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from apts_model.records.presidencies import Accession, EndedBy, Presidency
from apts_model.records.sources import Source
from apts_model.records.standing import Standing
from apts_model.records.unions import Person, TradeUnion
from apts_model.strategies.records import cited, one_id
from apts_model.strategies.times import (
    ALL_DAYS,
    LATELY,
    Days,
    can_go_on,
    date_around,
    days_between,
    days_in,
    imprecise_dates,
    period_in,
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
    unions: Sequence[TradeUnion] = (),
    people: Sequence[Person] = (),
    sources: Sequence[Source] = (),
    within: Days = ALL_DAYS,
) -> Presidency:
    """Presidencies of these people over these unions, each by itself.

    Args:
        unions: Unions to preside over, some of them there on two days of the range or more; by
            default any, of which nothing is known.
        people: People to preside; by default anyone.
        sources: Sources to cite.
        within: First and last day that a date may name; a presidency lies in its union's life.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import Person, TradeUnion, strategies
        >>> unions, people = [TradeUnion(id="u")], [Person(id="p", name="Ada")]
        >>> find(strategies.presidencies(unions=unions, people=people), lambda p: True).holder_id
        'p'
    """
    known = unions or [TradeUnion(id=draw(_IDS))]
    possible = [(union, days) for union in known if (days := days_in(within, union.period))]
    if not possible:
        raise InvalidArgument("none of the unions was there on two days of the range")
    union, days = one_of(draw, possible)
    may_go_on = can_go_on(within, union.period)
    return Presidency(
        id=draw(_IDS),
        union_id=union.id,
        holder_id=one_id(draw, people),
        period=period_in(draw, days, ends=["until"], may_go_on=may_go_on),
        accession=one_of(draw, (None, *Accession)),
        reelected=few(draw, imprecise_dates(*days)),
        ended_by=one_of(draw, (None, *EndedBy)),
        title=maybe(draw, LINES),
        standing=one_of(draw, STANDINGS),
        citations=cited(draw, sources, "start", "until", "reelected"),
        note=maybe(draw, LINES),
    )


@st.composite
def successions(
    draw: st.DrawFn,
    *,
    union: TradeUnion | None = None,
    people: Sequence[Person] = (),
    sources: Sequence[Source] = (),
    within: Days = LATELY,
    max_size: int = 6,
) -> list[Presidency]:
    """Presidencies of one union, one after the other: direct handovers and gaps.

    The presidencies have a world in common, inside the life of the union. Handovers are exact or
    vague, linked by `follows_ids` or not; the start of a linked one may be left out. Where the
    union has seats for several presidents, there may be two at once. A disputed claim may come
    on top, at the end.

    Args:
        union: The union; by default one of which nothing is known. If it was not there on two
            days of the range, there are no presidencies.
        people: People to preside; by default two whom nobody knows.
        sources: Sources to cite.
        within: First and last day that a date may name.
        max_size: At most so many presidencies one after the other, 1 or more.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import Person, TradeUnion, strategies
        >>> union, people = TradeUnion(id="u"), [Person(id="p", name="Ada")]
        >>> linked = strategies.successions(union=union, people=people)
        >>> find(linked, lambda found: found[-1].follows_ids)[-1].follows_ids
        ('u-0',)
    """
    of = union or TradeUnion(id=draw(_IDS))
    days = days_in(within, of.period)
    if days is None:
        return []
    holders = [person.id for person in people] or ["ada", "bo"]
    seats = next((seats.period for seats in of.president_seats if seats.count > 1), None)
    # Nobody holds one office twice at once: the last one is kept for the second seat.
    beside = None if seats is None or len(holders) == 1 else days_in(days, seats)
    first = holders if beside is None else holders[:-1]
    chain = _Chain(draw, of, first, sources, days, can_go_on(within, of.period))
    found = chain.presidencies(f"{of.id}-", max_size)
    if beside is not None and seats is not None:
        may_go_on = can_go_on(within, of.period, seats)
        chain = _Chain(draw, of, holders[-1:], sources, beside, may_go_on)
        # What goes on is not over by then, however early the open end may lie for itself.
        ended = [one.period for one in found if may_go_on or not one.period.is_open]
        together = [period for period in ended if seats.contains(period).is_possible]
        if len(together) > 0 and draw(st.booleans()):
            found.append(chain.presidency(f"{of.id}-beside", one_of(draw, together), None))
        else:
            found += chain.presidencies(f"{of.id}-beside-", 2)
    if draw(st.booleans()):
        found.append(_claim(draw, one_of(draw, found), holders, days))
    return found


@attrs.frozen
class _Chain:
    """Presidencies one after the other, which have a world in common."""

    draw: st.DrawFn
    union: TradeUnion
    holders: Sequence[str]
    sources: Sequence[Source]
    within: Days
    may_go_on: bool
    """Whether the last one may go on after the range."""

    def presidencies(self, prefix: str, max_size: int) -> list[Presidency]:
        """Draw them: at least one, each with an id that begins like that."""
        drawn = st.sets(days_between(*self.within), min_size=2, max_size=max_size + 1)
        days = sorted(self.draw(drawn))
        found: list[Presidency] = []
        for number, (start, end) in enumerate(pairwise(days)):
            shape = one_of(self.draw, ("next", "linked", "gap")) if found else "next"
            if shape != "gap":
                before = found[-1].id if found else None
                linked = shape == "linked" and before == f"{prefix}{number - 1}"
                is_last = number == len(days) - 2
                held = self._period(start, end, linked=linked, is_last=is_last)
                found.append(self.presidency(f"{prefix}{number}", held, before if linked else None))
        return found

    def _period(
        self, start: datetime.date, end: datetime.date, *, linked: bool, is_last: bool
    ) -> Period:
        start_known = not linked or self.draw(st.booleans())
        shape = one_of(self.draw, ("known", "open", "unknown")) if is_last else "known"
        until: End = OPEN if shape == "open" and self.may_go_on else None
        if shape == "known":
            until = date_around(self.draw, end, self.within)
        return Period(
            date_around(self.draw, start, self.within) if start_known else None, until=until
        )

    def presidency(self, own: str, period: Period, follows: str | None) -> Presidency:
        """Draw one of a period, that follows another by a link or does not."""
        return Presidency(
            id=own,
            union_id=self.union.id,
            holder_id=one_of(self.draw, self.holders),
            period=period,
            accession=one_of(self.draw, (None, *Accession)),
            follows_ids=[] if follows is None else [follows],
            citations=cited(self.draw, self.sources, "start", "until"),
        )


def _claim(draw: st.DrawFn, rival: Presidency, holders: Sequence[str], within: Days) -> Presidency:
    """Draw a claim that disputes a presidency."""
    return Presidency(
        id=f"{rival.id}-claim",
        union_id=rival.union_id,
        holder_id=one_of(draw, holders),
        period=draw(periods(*within, ends=["until"])),
        standing=Standing.DISPUTED,
        disputes_id=rival.id,
    )
