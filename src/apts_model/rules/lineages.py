"""Rules on mergers and splits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from apts_model.dataset import Dataset
from apts_model.inquiries.successive import window
from apts_model.records.lineage import Merger, MergerKind, Split
from apts_model.records.unions import TradeUnion
from apts_model.rules.cycles import Edge, circles
from apts_model.rules.findings import (
    CERTAIN,
    NO,
    POSSIBLE,
    Finding,
    Found,
    Placed,
    accepted,
    listed,
    perhaps,
)
from apts_model.time.certainty import Certainty
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import OPEN

Window = tuple[int, int]


def _mergers(dataset: Dataset) -> Iterator[Placed[Merger]]:
    return accepted(dataset.mergers, "$.mergers")


def _splits(dataset: Dataset) -> Iterator[Placed[Split]]:
    return accepted(dataset.splits, "$.splits")


def successor_among_predecessors(dataset: Dataset) -> Found:
    """Only in an absorption is the successor one of the predecessors."""
    for path, merger in _mergers(dataset):
        if merger.kind is not MergerKind.ABSORPTION and merger.successor_id in (
            merger.predecessor_ids
        ):
            yield Finding(
                CERTAIN,
                f"{path}.successor_id",
                (merger.id, merger.successor_id),
                f"{merger.successor_id!r} comes out of itself: name another successor, or write "
                "the kind 'absorption' if it lived on",
            )


# --- days -----------------------------------------------------------------------------------


def merger_date(dataset: Dataset) -> Found:
    """Unions end, and a new one begins, on the day of their merger; one that absorbs lives on."""
    unions = _unions(dataset)
    for path, merger in _mergers(dataset):
        for predecessor_id in merger.predecessor_ids:
            if predecessor_id != merger.successor_id:
                yield from _ended_otherwise(path, merger, unions.get(predecessor_id))
        successor = unions.get(merger.successor_id)
        if merger.kind is MergerKind.FUSION:
            yield from _begun_otherwise(path, merger, successor)
        else:
            yield from _not_alive(path, merger, successor, dataset)


def split_date(dataset: Dataset) -> Found:
    """A union that comes out of another one begins on the day of the split."""
    unions = _unions(dataset)
    for path, split in _splits(dataset):
        for child_id in split.child_ids:
            yield from _begun_otherwise(path, split, unions.get(child_id))
        yield from _not_alive(path, split, unions.get(split.parent_id), dataset)


def _unions(dataset: Dataset) -> dict[str, TradeUnion]:
    return {union.id: union for union in reversed(dataset.unions)}


def _begun_otherwise(path: str, record: Merger | Split, union: TradeUnion | None) -> Found:
    if union is not None and union.period.start is not None:
        start = union.period.start
        yield from _another_day(path, record, union, f"began on {start}", start.window)


def _ended_otherwise(path: str, record: Merger, union: TradeUnion | None) -> Found:
    end = None if union is None else union.period.end
    if union is None or end is None or record.date is None:
        return
    if end == OPEN:
        yield Finding(
            CERTAIN,
            f"{path}.date",
            (record.id, union.id),
            f"{union.id!r} merged on {record.date}, and its period says that it goes on: "
            "write its end as `until`",
        )
    else:
        # A last whole day may be told as the day of the merger, or it is the day before.
        _, _, first, last = union.period.bounds
        day = (first - union.period.whole_days, last)
        yield from _another_day(path, record, union, f"ended on {end}", day)


def _another_day(
    path: str, record: Merger | Split, union: TradeUnion, told: str, day: Window
) -> Found:
    """Compare the day of a merger or a split with the same day, told of a union."""
    if record.date is None:
        return
    wrong = _not_same(record.date, told, day)
    if wrong is not NO:
        yield Finding(
            wrong,
            f"{path}.date",
            (record.id, union.id),
            f"{record.id!r} is of {record.date}, and {union.id!r} {perhaps(wrong)}{told}: mend "
            "one of the two days, or write both in the same words if they are one day",
        )


def _not_same(date: ImpreciseDate, told: str, day: Window) -> Certainty:
    first, last = date.window
    if last < day[0] or day[1] < first:
        return CERTAIN
    return NO if told.endswith(f" {date}") or date.window == day else POSSIBLE


def _not_alive(
    path: str, record: Merger | Split, union: TradeUnion | None, dataset: Dataset
) -> Found:
    """A union that absorbs another, or that another leaves, lives on that day."""
    if union is None or record.date is None:
        return
    first, last = window(record.date)
    life = union.period.bounds_on(dataset.as_of)
    same = {str(union.period.start), str(union.period.end)}
    told = f"{union.id!r} {{}} on {record.date}, by its period {union.period}: mend one of them"
    if (life.has_start and last < life.start_first) or (life.has_end and first > life.end_last):
        message = told.format("did not exist")
        yield Finding(CERTAIN, f"{path}.date", (record.id, union.id), message)
    elif str(record.date) not in same and (
        (life.has_start and first < life.start_last) or (life.has_end and last > life.end_first)
    ):
        message = told.format("perhaps did not exist")
        yield Finding(POSSIBLE, f"{path}.date", (record.id, union.id), message)


# --- circles --------------------------------------------------------------------------------


def lineage_cycle(dataset: Dataset) -> Found:
    """Nothing comes out of itself: what is new begins later than what it came from.

    What merges ends before what it merges into; what is new begins after what it comes from. A
    circle of the one or of the other cannot be. A union that leaves another one, and is absorbed
    by it again, goes in no such circle.
    """
    mergers, splits = [*_mergers(dataset)], [*_splits(dataset)]
    begins_later = [
        *_merging((path, one) for path, one in mergers if one.kind is MergerKind.FUSION),
        *_splitting(splits),
    ]
    told: set[frozenset[str]] = set()
    for edges in (begins_later, [*_merging(mergers)]):
        for circle in circles(edge for _, _, edge in edges):
            if frozenset(circle) in told:
                continue
            told.add(frozenset(circle))
            path, own = next(
                (path, own) for path, own, (one, other) in edges if {one, other} <= circle
            )
            ids = sorted(circle)
            yield Finding(
                CERTAIN,
                path,
                (own, *ids),
                f"{listed(ids)} come out of each other in a circle: take one merger or split out",
            )


def _merging(mergers: Iterable[Placed[Merger]]) -> Iterator[tuple[str, str, Edge]]:
    for path, merger in mergers:
        for predecessor_id in merger.predecessor_ids:
            if predecessor_id != merger.successor_id:
                yield path, merger.id, (predecessor_id, merger.successor_id)


def _splitting(splits: Iterable[Placed[Split]]) -> Iterator[tuple[str, str, Edge]]:
    for path, split in splits:
        for child_id in split.child_ids:
            yield path, split.id, (split.parent_id, child_id)
