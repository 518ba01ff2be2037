"""Questions about lineage: where a union came from, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from apts_model.answers import Answer
from apts_model.errors import ImpossiblePeriodError
from apts_model.finding import by_key
from apts_model.inquiries.family_trees import Lineage, LineageEdge
from apts_model.inquiries.figures import Figures
from apts_model.inquiries.successive import window
from apts_model.links import Entry
from apts_model.records.lineage import Merger, MergerKind, Split
from apts_model.records.standing import is_accepted
from apts_model.records.unions import TradeUnion
from apts_model.time.bounds import NEVER_BEGUN
from apts_model.time.dates import DateLike, ImpreciseDate, some_day
from apts_model.time.edtf import UNBOUNDED
from apts_model.time.periods import ALWAYS, OPEN, UNKNOWN, End, Period
from apts_model.words import Topic


class Lineages(Figures):
    """Questions about mergers and splits."""

    def lineage(self, id: str) -> Lineage:
        """Ask where a union came from and what became of it.

        Raises:
            UnknownIdError: there is no such union.

        Examples:
            >>> import apts_model as am
            >>> am.load_apts().lineage("cps").descendants
            ('apts',)
        """
        self.union(id)
        above = _reached(id, self._edges_to, _predecessor_id)
        below = _reached(id, self._edges_from, _successor_id)
        family = {id, *above, *below}
        edges = [
            edge
            for one in family
            for edge in self._edges_from.get(one, ())
            if edge.successor_id in family
        ]
        disputed = _in_order(
            edge
            for edge in self._edges
            if not is_accepted(edge.record)
            and not family.isdisjoint((edge.predecessor_id, edge.successor_id))
        )
        return Lineage(
            id=id,
            ancestors=above,
            descendants=below,
            edges=_in_order(edges),
            disputed=disputed,
            unions=self._drawn((*above, id, *below), (*edges, *disputed)),
            as_of=self.as_of,
        )

    def _drawn(self, family: Iterable[str], edges: Iterable[LineageEdge]) -> tuple[TradeUnion, ...]:
        """Give the unions of a family, and others that a step of theirs names."""
        named = [id for edge in edges for id in _named_in(edge.record)]
        return tuple(self._known(id) for id in dict.fromkeys((*family, *named)))

    def successors_on(self, id: str, when: DateLike) -> Answer[TradeUnion]:
        """Ask which unions carry on one that is no more, on a day.

        Mergers are followed to the last union. What came out of a split is a successor only if
        the split ended the union that split.

        Raises:
            UnknownIdError: there is no such union.
            DateSyntaxError: `when` is no date.

        Examples:
            >>> import apts_model as am
            >>> print(am.load_apts().successors_on("aptmq", "2010-01-01"))
            APTS
        """
        union = self.union(id)
        sure = self._sure_successors(id)
        successions = tuple(self._successions(id, sure))
        return self._timeline(
            successions,
            topic=Topic.SUCCESSOR,
            subject=union.short_name,
            label=lambda union, language: union.short_name(language),
            holder=_id,
            life=ALWAYS,
            bounded_by=_life,
            follows=self._merged_from(successions, sure),
        ).on(when)

    def _sure_successors(self, union_id: str) -> set[str]:
        """The union itself, and all that certainly carry it on one day."""
        found = _reached(union_id, self._edges_from, _successor_id, self._certainly)
        return {union_id, *found}

    def _merged_from(
        self, successions: Sequence[Entry[TradeUnion]], sure: Container[str]
    ) -> Callable[[TradeUnion], Sequence[str]]:
        """From the very day on which one ends by a merger, the next one carries on."""
        once = Counter(union.id for union, _ in successions)
        before = {
            union.id: [
                edge.predecessor_id
                for edge in self._edges_to.get(union.id, ())
                if _is_merger(edge)
                and edge.predecessor_id in sure
                and once[edge.predecessor_id] == 1
            ]
            for union, _ in successions
            if once[union.id] == 1
        }
        return lambda union: before.get(union.id, ())

    def _successions(self, union_id: str, sure: Container[str]) -> Iterator[Entry[TradeUnion]]:
        """Give each union that may succeed another, and how long it does."""
        earliest = self._earliest_starts(union_id)
        stretches: dict[tuple[str, Period], None] = {}
        for one in earliest:
            for edge in filter(self._possibly, self._edges_from.get(one, ())):
                first, last = window(edge.date)
                starts = max(self._first_start(edge), earliest[one])
                if starts > last:  # it ended before it began: `check` reports it
                    continue
                is_sure = one in sure and self._certainly(edge)
                start = some_day(starts, UNBOUNDED)
                if is_sure:
                    start = edge.date if starts <= first else some_day(starts, last)
                if period := self._stretch(edge, start, None if is_sure else starts):
                    stretches[edge.successor_id, period] = None
        for successor_id, period in stretches:
            if successor_id != union_id:
                yield self._known(successor_id), period

    def _earliest_starts(self, union_id: str) -> dict[str, int]:
        """The earliest day on which each union can have passed on what came to it.

        A new one lives a day at least; one that takes over others may go on the same day.
        """
        earliest = {union_id: NEVER_BEGUN}
        waiting = [union_id]
        for one in waiting:
            for edge in filter(self._possibly, self._edges_from.get(one, ())):
                start = max(self._first_start(edge), earliest[one]) + (not _is_absorption(edge))
                if start < earliest.get(edge.successor_id, UNBOUNDED):
                    earliest[edge.successor_id] = start
                    waiting.append(edge.successor_id)
        return earliest

    def _first_start(self, edge: LineageEdge) -> int:
        """The earliest day on which one union can have become the other."""
        first, _ = window(edge.date)
        return first if _is_merger(edge) else max(first, self._end_of(edge.predecessor_id).first)

    def _stretch(
        self, edge: LineageEdge, start: ImpreciseDate | None, possible_from: int | None
    ) -> Period | None:
        """Give how long a union carries on another, if it does so at all.

        Args:
            edge: The step that makes it a successor.
            start: The day of that.
            possible_from: For one that may not be a successor: the first day on which it can be.
        """
        own, merged = self._known(edge.successor_id).period, self._merged_on(edge.successor_id)
        end: End = OPEN if own == UNKNOWN else own.end  # a life not known at all is no limit
        if merged:
            date = min(merged, key=window)
            end = own.until if date is None else date
        through = own.whole_days and not merged
        if isinstance(end, ImpreciseDate):
            if _is_absorption(edge) and start is not None and _are_one_day(start, end):
                return None  # it took over others on the very day on which it ended
            if possible_from is not None and possible_from < end.window[1]:
                # Perhaps it never came to that: no day is certain, and not the last one.
                end = some_day(possible_from + 1, end.window[1])
        try:
            return Period(start, through=end) if through else Period(start, until=end)
        except ImpossiblePeriodError:  # an end before the beginning: `check` reports it
            return Period(start)

    def _merged_on(self, union_id: str) -> list[ImpreciseDate | None]:
        """Return the dates on which a union merged into others."""
        return [edge.date for edge in self._edges_from.get(union_id, ()) if _is_merger(edge)]

    def _known(self, union_id: str) -> TradeUnion:
        return self._unions_by_id.get(union_id, TradeUnion(id=union_id))

    def _possibly(self, edge: LineageEdge) -> bool:
        """Whether the end of one union may be the start of the other."""
        if _is_merger(edge):
            return True
        first, last = window(edge.date)
        ended = self._end_of(edge.predecessor_id)
        return ended.first <= last and first <= ended.last

    def _certainly(self, edge: LineageEdge) -> bool:
        """Whether the end of one union certainly is the start of the other."""
        if _is_merger(edge):
            return True
        first, last = window(edge.date)
        ended = self._end_of(edge.predecessor_id)
        return ended.exact and first == last and ended.first <= first <= ended.last

    def _end_of(self, union_id: str) -> _End:
        """When a union may have come to its end."""
        period = self._known(union_id).period
        *_, first, last = period.bounds_on(self.as_of)
        # What comes out of a last whole day may start on that day or on the next.
        return _End(first - period.whole_days, last, exact=first == last)

    @cached_property
    def _edges(self) -> tuple[LineageEdge, ...]:
        joined = [
            LineageEdge(
                predecessor_id=predecessor_id,
                successor_id=record.successor_id,
                date=record.date,
                record=record,
            )
            for record in self.mergers
            for predecessor_id in record.predecessor_ids
            if predecessor_id != record.successor_id
        ]
        parted = [
            LineageEdge(
                predecessor_id=record.parent_id,
                successor_id=child_id,
                date=record.date,
                record=record,
            )
            for record in self.splits
            for child_id in record.child_ids
        ]
        return (*joined, *parted)

    @cached_property
    def _edges_from(self) -> Mapping[str, list[LineageEdge]]:
        return by_key(_accepted(self._edges), _predecessor_id)

    @cached_property
    def _edges_to(self) -> Mapping[str, list[LineageEdge]]:
        return by_key(_accepted(self._edges), _successor_id)


class _End(NamedTuple):
    """First and last day number on which what follows a union may start."""

    first: int
    last: int
    exact: bool


def _reached(
    union_id: str,
    edges_of: Mapping[str, list[LineageEdge]],
    other_end: Callable[[LineageEdge], str],
    leads: Callable[[LineageEdge], bool] = lambda _: True,
) -> tuple[str, ...]:
    """Unions that edges lead to, the nearest first; it ends even where they go in a circle."""
    reached = {union_id: None}
    waiting = [union_id]
    for one in waiting:
        for edge in filter(leads, edges_of.get(one, ())):
            other = other_end(edge)
            if other not in reached:
                reached[other] = None
                waiting.append(other)
    return tuple(waiting[1:])


def _named_in(record: Merger | Split) -> tuple[str, ...]:
    if isinstance(record, Split):
        return record.parent_id, *record.child_ids
    return *record.predecessor_ids, record.successor_id


def _in_order(edges: Iterable[LineageEdge]) -> tuple[LineageEdge, ...]:
    return tuple(sorted(edges, key=_when))


def _when(edge: LineageEdge) -> tuple[tuple[int, int], str, str]:
    return window(edge.date), edge.successor_id, edge.predecessor_id


def _accepted(edges: Iterable[LineageEdge]) -> Iterator[LineageEdge]:
    return (edge for edge in edges if is_accepted(edge.record))


def _is_merger(edge: LineageEdge) -> bool:
    return isinstance(edge.record, Merger)


def _are_one_day(one: ImpreciseDate, other: ImpreciseDate) -> bool:
    return one.same_day(other).is_certain


def _is_absorption(edge: LineageEdge) -> bool:
    return isinstance(edge.record, Merger) and edge.record.kind is MergerKind.ABSORPTION


def _predecessor_id(edge: LineageEdge) -> str:
    return edge.predecessor_id


def _successor_id(edge: LineageEdge) -> str:
    return edge.successor_id


def _id(union: TradeUnion) -> str:
    return union.id


def _life(union: TradeUnion) -> Period:
    return union.period
