"""What breaks the rules on mergers and splits."""

from __future__ import annotations

from collections.abc import Sequence

from apts_model.records.lineage import Merger, MergerKind, Split
from apts_model.strategies.breaking.draft import Draft
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import OPEN, Period


def _merge(
    draft: Draft,
    predecessors: Sequence[str],
    successor: str,
    date: ImpreciseDate | None,
    kind: MergerKind = MergerKind.FUSION,
) -> None:
    merger = Merger(
        id=draft.own("merger"),
        predecessor_ids=predecessors,
        successor_id=successor,
        kind=kind,
        date=date,
        **draft.known,
    )
    draft.add(merger)


def _split(draft: Draft, parent: str, children: Sequence[str], date: ImpreciseDate | None) -> None:
    split = Split(
        id=draft.own("split"), parent_id=parent, child_ids=children, date=date, **draft.known
    )
    draft.add(split)


def _perhaps(draft: Draft, date: ImpreciseDate) -> ImpreciseDate | None:
    return date if draft.maybe() else None


def successor_among_predecessors(draft: Draft) -> None:
    """Let a union come out of itself, alone or with others."""
    founded, day = draft.marks(2)
    successor = draft.union(draft.one_of((Period(), Period(day, until=OPEN)))).id
    ended = draft.one_of((Period(), Period(founded, until=day)))
    others = [draft.union(ended).id for _ in range(draft.number(0, 2))]
    kind = MergerKind.FUSION if others or draft.maybe() else MergerKind.ABSORPTION
    _merge(draft, draft.order([successor, *others]), successor, _perhaps(draft, day), kind)


# --- days -----------------------------------------------------------------------------------


def merger_date(draft: Draft) -> None:
    """Let a merger come on another day than the ends and the beginning that it makes."""
    ways = _absorb_unborn, _begin_otherwise, _end_otherwise, _merge_on_no_day
    # On an unknown day, they cannot perhaps be wrong.
    draft.one_of(ways if draft.is_sure else ways[:-1])(draft)


def _two_days(draft: Draft, after: int) -> list[ImpreciseDate]:
    """Draw two days that are not one, or perhaps are not."""
    return draft.order(draft.marks(2, after) if draft.is_sure else draft.crossing(after))


def _absorb_unborn(draft: Draft) -> None:
    """Let a union absorb another before it began, or after it ended."""
    date, life = _not_alive(draft)
    absorbed = [draft.union(draft.one_of((Period(), Period(until=date)))).id]
    heir = draft.union(life).id
    if draft.maybe():
        absorbed.append(heir)
    _merge(draft, absorbed, heir, date, MergerKind.ABSORPTION)


def _not_alive(draft: Draft) -> tuple[ImpreciseDate, Period]:
    """Draw a day, and a life that it lies outside of."""
    founded = draft.marks(1)[0]
    one, other = _two_days(draft, founded.latest.toordinal())
    if draft.is_sure:
        one, other = min(one, other, key=_first), max(one, other, key=_first)
    if draft.maybe():
        return other, Period(founded, until=one)
    return one, Period(other, until=OPEN)


def _first(date: ImpreciseDate) -> int:
    return date.window[0]


def _merge_on_no_day(draft: Draft) -> None:
    """Let unions merge on an unknown day, by what is told of them on no single one."""
    founded, *days = draft.marks(3)
    one, other = draft.order(days)
    merging = [draft.union(Period(founded, until=one)).id]
    life = Period()
    if draft.maybe():
        merging.append(draft.union(Period(founded, until=other)).id)
    else:
        life = Period(other, until=OPEN)
    _merge(draft, draft.order(merging), draft.union(life).id, None)


def _begin_otherwise(draft: Draft) -> None:
    """Let the new union begin on another day than that of the merger."""
    date, begun = _two_days(draft, draft.base)
    merging = [draft.union().id for _ in range(draft.number(1, 2))]
    _merge(draft, merging, draft.union(Period(begun, until=OPEN)).id, date)


def _end_otherwise(draft: Draft) -> None:
    """Let a union that merges end on another day than that of the merger."""
    founded = draft.marks(1)[0]
    date, ended = _two_days(draft, founded.latest.toordinal())
    life = Period(founded, until=ended)
    if draft.is_sure and draft.maybe():
        draft.know_the_end()
        life = Period(founded, until=OPEN)
    merging = [draft.union(life).id]
    if draft.maybe():
        merging.append(draft.union().id)
    kind = draft.one_of([*MergerKind])
    _merge(draft, draft.order(merging), draft.union().id, date, kind)


def split_date(draft: Draft) -> None:
    """Let a union come out of another on a day on which it began already, or not yet."""
    if draft.maybe():
        date, life = _not_alive(draft)
        _split(draft, draft.union(life).id, [draft.union().id], date)
        return
    date, begun = _two_days(draft, draft.base)
    children = [draft.union(Period(begun, until=OPEN)).id]
    if draft.maybe():
        children.append(draft.union(Period(date, until=OPEN)).id)
    _split(draft, draft.union().id, draft.order(children), date)


# --- circles --------------------------------------------------------------------------------


def lineage_cycle(draft: Draft) -> None:
    """Let unions come out of each other, by fusions and splits or by mergers of any kind."""
    unions = [draft.union().id for _ in range(draft.number(2, 4))]
    by_mergers = draft.maybe()
    for number, union in enumerate(unions):
        following = unions[(number + 1) % len(unions)]
        date = _perhaps(draft, draft.marks(1)[0])
        others = [draft.union().id for _ in range(draft.number(0, 1))]
        if by_mergers:
            kind = draft.one_of([*MergerKind])
            _merge(draft, draft.order([union, *others]), following, date, kind)
        elif draft.maybe():
            _split(draft, union, draft.order([following, *others]), date)
        else:
            _merge(draft, draft.order([union, *others]), following, date)
