"""Shapes of real life, which data sets are drawn with often: what tests go wrong on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, permutations

from apts_model.dataset import Dataset
from apts_model.records.lineage import MergerKind
from apts_model.records.presidencies import Presidency
from apts_model.records.standing import Standing
from apts_model.time.dates import ImpreciseDate


def shapes_in(dataset: Dataset) -> set[str]:
    """Name the shapes of real life that a data set has, among those of accepted records.

    Examples:
        >>> import apts_model as am
        >>> from apts_model.strategies.shapes import shapes_in
        >>> sorted(shapes_in(am.load_apts()))
        ['co-presidency', 'diamond', 'gap', 'handover day', 'linked vague handover']
    """
    offices: defaultdict[str, list[Presidency]] = defaultdict(list)
    for presidency in dataset.presidencies:
        if presidency.standing is Standing.ACCEPTED:
            offices[presidency.union_id].append(presidency)
    found = set(chain.from_iterable(map(_in_office, offices.values())))
    return found | ({"diamond"} if _has_diamond(dataset) else set())


def _in_office(held: Sequence[Presidency]) -> Iterator[str]:
    for one in held:
        if one.period.end is None:
            yield "unknown end"
        if any(_is_leap_day(date) for date in (one.period.start, one.period.until)):
            yield "leap day"
        if _leaves_gap(one, held):
            yield "gap"
    for one, other in permutations(held, 2):
        yield from _between(one, other)


def _between(one: Presidency, other: Presidency) -> Iterator[str]:
    until, start = one.period.until, other.period.start
    if isinstance(until, ImpreciseDate):
        if one.id in other.follows_ids and not until.is_exact:
            yield "linked vague handover"
        if start is not None and until.is_exact and until.window == start.window:
            yield "handover day"
    if one.holder_id != other.holder_id and one.period.overlaps(other.period).is_certain:
        yield "co-presidency"


def _is_leap_day(date: object) -> bool:
    return isinstance(date, ImpreciseDate) and date.is_exact and str(date).endswith("-02-29")


def _leaves_gap(one: Presidency, held: Sequence[Presidency]) -> bool:
    """Whether nobody can have held the office on the last day on which one may have ended."""
    day, others = one.period.bounds.end_last, [other.period.bounds for other in held]
    is_held = any(other.start_first <= day < other.end_last for other in others)
    return not is_held and any(other.start_first > day for other in others)


def _has_diamond(dataset: Dataset) -> bool:
    """Whether what came apart came together again."""
    parents: defaultdict[str, set[str]] = defaultdict(set)
    for merger in dataset.mergers:
        if merger.standing is Standing.ACCEPTED:
            survivor = {merger.successor_id} if merger.kind is MergerKind.ABSORPTION else set[str]()
            parents[merger.successor_id] |= {*merger.predecessor_ids} | survivor
    for split in dataset.splits:
        if split.standing is Standing.ACCEPTED:
            for child_id in split.child_ids:
                parents[child_id].add(split.parent_id)
    families = [
        [_line_of(one, parents, below=union_id) for one in of] for union_id, of in parents.items()
    ]
    return any(one & other for family in families for one, other in permutations(family, 2))


def _line_of(union_id: str, parents: Mapping[str, set[str]], *, below: str) -> set[str]:
    """Return a union and all that it came from, not counting what came to one below it later."""
    found, asked = {union_id}, [union_id]
    while asked:
        one = asked.pop()
        new = set[str]() if one == below else parents.get(one, set[str]()) - found
        found |= new
        asked += new
    return found
