"""Links: direct handovers on a day that is only vaguely known.

A record that follows others starts on the very day on which they end, so the two days are one
unknown, inside both windows. What is known of one tenure then narrows the others. Unknown days
and "this comes before that" form a partial order; pushing earliest days forwards and latest days
backwards along it once gives bounds that are exact.
"""

from __future__ import annotations

import graphlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import attrs

from apts_model.records.standing import is_accepted
from apts_model.time.bounds import HORIZON, Bounds
from apts_model.time.certainty import Certainty
from apts_model.time.edtf import FIRST_DAY
from apts_model.time.periods import Period

T = TypeVar("T")

Link = tuple[int, int]
"""Positions of a record and of the one that follows it."""


class DisjointSets:
    """Which things belong together, by union-find with path halving."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def find(self, item: int) -> int:
        """Return the one item that stands for all that belong with this one."""
        parent = self._parent
        while (above := parent.get(item, item)) != item:
            parent[item] = item = parent.get(above, above)
        return item

    def join(self, first: int, second: int) -> None:
        """Put two things together."""
        self._parent[self.find(first)] = self.find(second)


@attrs.frozen(slots=False)
class Chain:
    """Linked tenures whose unknown days hold together.

    A day is named by number: twice a record's position for its start, one more for its end. Days
    that a link makes one share the name `same_day.find` gives.
    """

    bounds: dict[int, Bounds]
    """Bounds of each linked record, by position, narrowed by the links."""
    links: tuple[Link, ...]
    same_day: DisjointSets = attrs.field(eq=False, repr=False)
    later: dict[int, set[int]] = attrs.field(eq=False, repr=False)
    """From a day's name to the days that come right after it."""
    rank: dict[int, int] = attrs.field(eq=False, repr=False)
    """Places of the days in an order in which none comes before an earlier one."""

    @cached_property
    def is_path(self) -> bool:
        """Whether each day leads to one other day at most, and one leads to all."""
        after = [day for days in self.later.values() for day in days]
        leads_to_one = all(len(days) <= 1 for days in self.later.values())
        return leads_to_one and len(after) == len(self.rank) - 1 and len({*after}) == len(after)

    def leads_to(self, first: int, second: int) -> bool:
        """Whether the first day comes before the second, or is the same, in every world."""
        goal, waiting = self.same_day.find(second), [self.same_day.find(first)]
        rank, seen = self.rank[goal], set(waiting)
        if self.is_path:
            return self.rank[waiting[0]] <= rank
        while waiting:
            day = waiting.pop()
            if day == goal:
                return True
            fresh = {one for one in self.later.get(day, ()) if self.rank[one] <= rank} - seen
            seen |= fresh
            waiting.extend(fresh)
        return False


def start_of(position: int) -> int:
    """Name of a record's first day in a `Chain`."""
    return 2 * position


def end_of(position: int) -> int:
    """Name of a record's handover day in a `Chain`."""
    return 2 * position + 1


def narrowed(bounds: Sequence[Bounds], chains: Iterable[Chain]) -> list[Bounds]:
    """Days of each tenure, narrowed by the chain that it is in, if any."""
    found = [*bounds]
    for chain in chains:
        for position, narrower in chain.bounds.items():
            found[position] = narrower
    return found


def chains_by_position(chains: Iterable[Chain]) -> dict[int, Chain]:
    """Give the chain that a linked tenure belongs to, by position."""
    return {position: chain for chain in chains for position in chain.bounds}


def shared_chain(chain_of: Mapping[int, Chain], first: int, second: int) -> Chain | None:
    """Return the chain that two tenures are in, if it is one."""
    chain = chain_of.get(first)
    return chain if chain is not None and second in chain.bounds else None


def overlap(
    bounds: Sequence[Bounds], chain_of: Mapping[int, Chain], first: int, second: int
) -> Certainty:
    """Whether two tenures share a day; a chain that both are in may keep them apart, or together.

    Args:
        bounds: Days of each tenure, narrowed by links.
        chain_of: The chain of each tenure that is in one.
        first: Position of the one.
        second: Position of the other.
    """
    one, other = bounds[first], bounds[second]
    chain = shared_chain(chain_of, first, second)
    if chain is None:
        return one.overlaps(other)
    if chain.leads_to(end_of(first), start_of(second)) or chain.leads_to(
        end_of(second), start_of(first)
    ):
        return Certainty.NO
    starts_in_time = one.start_last < other.end_first or chain.leads_to(
        start_of(first), end_of(second)
    )
    ends_late_enough = other.start_last < one.end_first or chain.leads_to(
        start_of(second), end_of(first)
    )
    if starts_in_time and ends_late_enough:
        return Certainty.CERTAIN
    return one.overlaps(other)


def chains_of(bounds: Sequence[Bounds], links: Iterable[Link]) -> tuple[Chain, ...]:
    """Group links into chains and narrow their bounds.

    A link whose two days cannot be one is left out. So are all links of a chain that cannot hold
    together (a circle, or windows that contradict each other along it): which of them is wrong,
    no one can tell. The result does not depend on the order of records.
    """
    joined = DisjointSets()
    sound = [
        (before, after) for before, after in links if can_hand_over(bounds[before], bounds[after])
    ]
    for before, after in sound:
        joined.join(before, after)
    links_of: dict[int, list[Link]] = defaultdict(list)
    for link in sound:
        links_of[joined.find(link[0])].append(link)
    chains = (_chain(bounds, group) for group in links_of.values())
    return tuple(chain for chain in chains if chain is not None)


def can_hand_over(before: Bounds, after: Bounds) -> bool:
    """Whether one tenure may end on the very day on which the other starts."""
    return before.end_first <= after.start_last and after.start_first <= before.end_last


def _chain(bounds: Sequence[Bounds], links: list[Link]) -> Chain | None:
    same_day = DisjointSets()
    for before, after in links:
        same_day.join(end_of(before), start_of(after))
    members = {position for link in links for position in link}
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    later: dict[int, set[int]] = defaultdict(set)
    for position in members:
        start, end = same_day.find(start_of(position)), same_day.find(end_of(position))
        of = bounds[position]
        first[start] = max(of.start_first, first.get(start, of.start_first))
        last[start] = min(of.start_last, last.get(start, of.start_last))
        first[end] = max(of.end_first, first.get(end, of.end_first))
        last[end] = min(of.end_last, last.get(end, of.end_last))
        later[start].add(end)
    order = _narrow(first, last, later)
    if order is None:
        return None
    narrowed: dict[int, Bounds] = {}
    for position in members:
        start, end = same_day.find(start_of(position)), same_day.find(end_of(position))
        days = (first[start], last[start], first[end], last[end])
        narrowed[position] = _where_bounded(Bounds(*days), bounds[position])
    rank = {day: place for place, day in enumerate(order)}
    return Chain(narrowed, tuple(links), same_day, later, rank)


def _where_bounded(narrowed: Bounds, own: Bounds) -> Bounds:
    """Take the narrowed days; off the calendar they say no more than a record's own."""
    return Bounds(
        *(
            day if FIRST_DAY <= day <= HORIZON else before
            for day, before in zip(narrowed, own, strict=True)
        )
    )


def _narrow(
    first: dict[int, int], last: dict[int, int], later: dict[int, set[int]]
) -> tuple[int, ...] | None:
    """Push earliest days forwards and latest days backwards; return them in order of time.

    It is None where no world is left.
    """
    try:
        backwards = tuple(graphlib.TopologicalSorter(later).static_order())
    except graphlib.CycleError:
        return None
    for day in reversed(backwards):
        for after in later.get(day, ()):
            first[after] = max(first[after], first[day] + 1)
    for day in backwards:
        for after in later.get(day, ()):
            last[day] = min(last[day], last[after] - 1)
    return backwards[::-1] if all(first[day] <= last[day] for day in first) else None


def grouped(positions: Iterable[int], links: Iterable[Link]) -> list[list[int]]:
    """Group positions that links connect."""
    together = DisjointSets()
    for before, after in links:
        together.join(before, after)
    groups: dict[int, list[int]] = defaultdict(list)
    for position in positions:
        groups[together.find(position)].append(position)
    return list(groups.values())


# --- links that records name ----------------------------------------------------------------

Entry = tuple[T, Period]
"""A record, and how long it held."""


def follows_ids_of(record: object) -> Sequence[str]:
    """Return the ids that a record itself names; most kinds of record name none."""
    ids: Sequence[str] = getattr(record, "follows_ids", ())
    return ids


def links_between(entries: Sequence[Entry[T]], follows: Callable[[T], Sequence[str]]) -> list[Link]:
    """Links between accepted records of one union; a link to any other record is no link."""
    following = [
        (position, record)
        for position, (record, _) in enumerate(entries)
        if follows(record) and is_accepted(record)
    ]
    if not following:
        return []
    followed: dict[tuple[object, object], list[int]] = defaultdict(list)
    for position, (record, period) in enumerate(entries):
        if is_accepted(record) and not period.whole_days:
            followed[_key(record, getattr(record, "id", None))].append(position)
    return [
        (before, after)
        for after, record in following
        for record_id in follows(record)
        for before in followed.get(_key(record, record_id), ())
    ]


def _key(record: object, record_id: object) -> tuple[object, object]:
    return getattr(record, "union_id", None), record_id
