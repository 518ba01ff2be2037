"""Strategies for families of unions: how unions come from unions."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import chain

import attrs
from hypothesis import strategies as st

from apts_model.records.lineage import Merger, MergerKind, Split
from apts_model.records.names import Name, NameKind
from apts_model.records.sources import Language, Source
from apts_model.records.standing import Standing
from apts_model.records.unions import TradeUnion, UnionKind
from apts_model.strategies.records import cited
from apts_model.strategies.times import (
    LATELY,
    Days,
    date_around,
    days_between,
    imprecise_dates,
)
from apts_model.strategies.values import LINES, few, maybe, one_of
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import OPEN, Period

_MOSTLY = st.sampled_from([True, True, True, False])
_ACRONYMS = st.builds(
    Name, text=LINES, language=st.just(Language.FR), kind=st.just(NameKind.ACRONYM)
)


@attrs.frozen(kw_only=True)
class Family:
    """Unions, and the mergers and splits by which they come from one another.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> family = find(strategies.lineages(max_unions=3), lambda family: family.splits)
        >>> [union.id for union in family.unions], family.splits[0].child_ids
        (['union-0', 'union-1'], ('union-1',))
    """

    unions: tuple[TradeUnion, ...]
    mergers: tuple[Merger, ...]
    splits: tuple[Split, ...]


@st.composite
def lineages(
    draw: st.DrawFn,
    *,
    min_unions: int = 2,
    max_unions: int = 5,
    sources: Sequence[Source] = (),
    within: Days = LATELY,
) -> Family:
    """Families of unions that are valid together, and without a circle.

    Several unions become one, with or without a survivor; new ones leave a union that lives on
    or ends; what split merges again. All dates, exact and vague, have a world in common: on the
    date of a merger its predecessors end and the successor starts, on that of a split the
    children start. A disputed merger may come on top.

    Args:
        min_unions: At least so many unions, 1 or more.
        max_unions: At most so many unions.
        sources: Sources to cite.
        within: First and last day that a date may name.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> family = find(strategies.lineages(min_unions=3), lambda family: family.mergers)
        >>> family.mergers[0].predecessor_ids, family.mergers[0].successor_id
        (('union-0', 'union-1'), 'union-2')
    """
    founding, *days = sorted(
        draw(st.sets(days_between(*within), min_size=2, max_size=max_unions + 1))
    )
    size = draw(st.integers(min_unions, max_unions))
    growing = _Growing(draw, size, sources, within)
    for _ in range(min(size, one_of(draw, (1, 1, 2, 3, size)))):
        growing.start(founding)
    for day in days:
        if shapes := growing.shapes:
            growing.change(one_of(draw, shapes), day)
    while growing.room:
        growing.start(founding)
    return growing.family()


_KNOWN = ("same", "same", "own", "unknown")
"""A union's start or end: written as the date of the event, in its own way, or unknown."""


@attrs.define
class _Growing:
    """A family in the making. All its days are one world, about which the dates are written."""

    draw: st.DrawFn
    size: int
    sources: Sequence[Source]
    within: Days
    unions: list[TradeUnion] = attrs.field(factory=list[TradeUnion], init=False)
    living: list[str] = attrs.field(factory=list[str], init=False)
    mergers: list[Merger] = attrs.field(factory=list[Merger], init=False)
    splits: list[Split] = attrs.field(factory=list[Split], init=False)
    parents: dict[str, list[str]] = attrs.field(factory=dict[str, list[str]], init=False)

    @property
    def room(self) -> int:
        """How many unions are still to come."""
        return self.size - len(self.unions)

    @property
    def shapes(self) -> list[str]:
        """What can happen next, as often as it is to be drawn; there is always a union left."""
        several = len(self.living) > 1
        possible = {
            "fusion": 4 if several and self.room else 0,
            "absorption": 1 if several else 0,
            "split": 2 if self.room else 0,
            "breakup": 1 if self.room > 1 else 0,
        }
        return [shape for shape, often in possible.items() for _ in range(often)]

    def change(self, shape: str, day: datetime.date) -> None:
        """Let living unions merge or split on a day."""
        date = date_around(self.draw, day, self.within) if self.draw(_MOSTLY) else None
        if shape in {"fusion", "absorption"}:
            self._merge(MergerKind(shape), day, date)
        else:
            self._split(day, date, ends=shape == "breakup")

    def start(self, day: datetime.date, date: ImpreciseDate | None = None) -> str:
        """Add a union that starts on a day."""
        union = TradeUnion(
            id=f"union-{len(self.unions)}",
            kind=one_of(self.draw, list(UnionKind)),
            names=few(self.draw, _ACRONYMS, max_size=1),
            period=Period(self._about(day, date), until=one_of(self.draw, (OPEN, None))),
        )
        self.unions.append(union)
        self.living.append(union.id)
        self.parents[union.id] = []
        return union.id

    def _merge(self, kind: MergerKind, day: datetime.date, date: ImpreciseDate | None) -> None:
        merging = list(self.living)
        for _ in range(self.draw(st.integers(0, len(merging) - 2))):
            merging.remove(one_of(self.draw, merging))
        predecessors = list(merging)
        if kind is MergerKind.FUSION:
            successor = self.start(day, date)
        else:
            successor = one_of(self.draw, self._heirs(merging))
            merging.remove(successor)
            predecessors = one_of(self.draw, (predecessors, merging))
        for union_id in merging:
            self._end(union_id, day, date)
        self.parents[successor].extend(merging)
        merger = Merger(
            id=f"merger-{len(self.mergers)}",
            kind=kind,
            predecessor_ids=predecessors,
            successor_id=successor,
            date=date,
            reason=maybe(self.draw, LINES),
            citations=cited(self.draw, self.sources, "date", "reason"),
        )
        self.mergers.append(merger)

    def _split(self, day: datetime.date, date: ImpreciseDate | None, *, ends: bool) -> None:
        parent = one_of(self.draw, self.living)
        children = 2 if ends else min(self.room, one_of(self.draw, (1, 1, 2)))
        split = Split(
            id=f"split-{len(self.splits)}",
            parent_id=parent,
            child_ids=[self.start(day, date) for _ in range(children)],
            date=date,
            citations=cited(self.draw, self.sources, "date"),
        )
        self.splits.append(split)
        for child in split.child_ids:
            self.parents[child].append(parent)
        if ends:
            self._end(parent, day, date)

    def _heirs(self, merging: Sequence[str]) -> list[str]:
        """Return those that can survive the others: none that another one comes from."""
        return [one for one in merging if not any(one in self._roots(it) for it in merging)]

    def _roots(self, union_id: str) -> set[str]:
        """Return all that a union comes from."""
        parents = self.parents[union_id]
        return {*parents, *chain(*map(self._roots, parents))}

    def _end(self, union_id: str, day: datetime.date, date: ImpreciseDate | None) -> None:
        self.living.remove(union_id)
        number = [union.id for union in self.unions].index(union_id)
        union = self.unions[number]
        period = Period(union.period.start, until=self._about(day, date))
        self.unions[number] = attrs.evolve(union, period=period)

    def _about(self, day: datetime.date, date: ImpreciseDate | None) -> ImpreciseDate | None:
        """Draw how a union's own start or end is written."""
        known = one_of(self.draw, _KNOWN)
        if known == "same" and date is not None:
            return date
        return None if known == "unknown" else date_around(self.draw, day, self.within)

    def family(self) -> Family:
        """Return the family, perhaps with a claim against one of its mergers."""
        claims: list[Merger] = []
        if self.draw(st.booleans()) and self.mergers:
            rival = one_of(self.draw, self.mergers)
            claim = attrs.evolve(
                rival,
                id=f"{rival.id}-claim",
                date=self.draw(imprecise_dates(*self.within)),
                standing=Standing.DISPUTED,
                disputes_id=rival.id,
            )
            claims.append(claim)
        return Family(
            unions=tuple(self.unions),
            mergers=(*self.mergers, *claims),
            splits=tuple(self.splits),
        )
