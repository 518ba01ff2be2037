"""Rules on mergers and splits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from apts_model.dataset import Dataset
from apts_model.finding import by_id
from apts_model.questions import Window
from apts_model.records.lineage import Merger, MergerKind, Split
from apts_model.records.unions import TradeUnion
from apts_model.rules.cycles import Edge, circles
from apts_model.rules.findings import Finding, Found, Placed, accepted, listed, perhaps
from apts_model.time.certainty import CERTAIN, NO, POSSIBLE
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import OPEN


def _mergers(dataset: Dataset) -> Iterator[Placed[Merger]]:
    return accepted(dataset.mergers, "$.mergers")


def _splits(dataset: Dataset) -> Iterator[Placed[Split]]:
    return accepted(dataset.splits, "$.splits")


def successor_among_predecessors(dataset: Dataset) -> Found:
    """Only in an absorption is the successor one of the predecessors, and never the only one."""
    for path, merger in _mergers(dataset):
        if merger.successor_id not in merger.predecessor_ids:
            continue
        if merger.kind is not MergerKind.ABSORPTION:
            said = "comes out of itself: name another successor, or write the kind 'absorption'"
            said = f"{said} if it lived on"
        elif len(merger.predecessor_ids) == 1:
            said = "takes over itself alone: name those that it took over"
        else:
            continue
        ids, told = (merger.id, merger.successor_id), f"{merger.successor_id!r} {said}"
        yield Finding(CERTAIN, f"{path}.successor_id", ids, told)


# --- days -----------------------------------------------------------------------------------


def merger_date(dataset: Dataset) -> Found:
    """Unions end, and a new one begins, on the day of their merger; one that absorbs lives on."""
    unions = by_id(dataset.unions)
    for path, merger in _mergers(dataset):
        found = [
            finding
            for predecessor_id in merger.predecessor_ids
            if predecessor_id != merger.successor_id
            for finding in _ended_otherwise(path, merger, unions.get(predecessor_id), dataset)
        ]
        successor = unions.get(merger.successor_id)
        if merger.kind is MergerKind.FUSION:
            found += _begun_otherwise(path, merger, successor)
        else:
            found += _not_alive(path, merger, successor)
        if all(finding.wrong is not CERTAIN for finding in found):
            found += _on_no_single_day(path, merger, unions)
        yield from found


def _on_no_single_day(path: str, merger: Merger, unions: Mapping[str, TradeUnion]) -> Found:
    """Compare the ends of unions that merge with each other, and with the start of the new one."""
    merging = [unions.get(one) for one in merger.predecessor_ids if one != merger.successor_id]
    days = [
        (union.period.bounds.end_first - union.period.whole_days, union.period.bounds.end_last)
        for union in merging
        if union is not None and union.period.end is not None and union.period.end != OPEN
    ]
    successor = unions.get(merger.successor_id)
    if merger.kind is MergerKind.FUSION and successor is not None:
        days.append(successor.period.bounds[:2])
    if days and max(first for first, _ in days) > min(last for _, last in days):
        ids = (merger.id, *merger.predecessor_ids, merger.successor_id)
        message = (
            f"by their periods the unions of {merger.id!r} did not end, and begin, on one day: "
            "mend the days"
        )
        yield Finding(CERTAIN, path, ids, message)


def split_date(dataset: Dataset) -> Found:
    """A union that comes out of another one begins on the day of the split."""
    unions = by_id(dataset.unions)
    for path, split in _splits(dataset):
        for child_id in split.child_ids:
            yield from _begun_otherwise(path, split, unions.get(child_id))
        yield from _not_alive(path, split, unions.get(split.parent_id))


def _begun_otherwise(path: str, record: Merger | Split, union: TradeUnion | None) -> Found:
    if union is not None and union.period.start is not None:
        start, days = union.period.start, [union.period.bounds[:2]]
        yield from _another_day(path, record, union, f"began ({start})", date=start, days=days)


def _ended_otherwise(
    path: str, record: Merger, union: TradeUnion | None, dataset: Dataset
) -> Found:
    if union is None or record.date is None:
        return
    end, (first, last) = union.period.end, record.date.window
    if end == OPEN:
        open_through = 0 if dataset.as_of is None else dataset.as_of.toordinal()
        wrong = CERTAIN if last <= open_through else POSSIBLE if first <= open_through else NO
        if wrong is not NO:
            yield Finding(
                wrong,
                f"{path}.date",
                (record.id, union.id),
                f"{union.id!r} merged ({record.date}), and by its period it {perhaps(wrong)}went "
                "on after that: write its end as `until`",
            )
    elif isinstance(end, ImpreciseDate):
        first, last = union.period.bounds[2:]
        # A last whole day may be told as the day of the merger, or it is the day before.
        days = [(first, last), *([(first - 1, last - 1)] if union.period.whole_days else [])]
        yield from _another_day(path, record, union, f"ended ({end})", date=end, days=days)


def _another_day(
    path: str,
    record: Merger | Split,
    union: TradeUnion,
    told: str,
    *,
    date: ImpreciseDate,
    days: Sequence[Window],
) -> Found:
    """Compare the day of a merger or a split with the same day, told of a union.

    Args:
        path: Where the merger or the split stands.
        record: The merger or the split.
        union: The union.
        told: What is told of the union.
        date: When that was, in its own words.
        days: Days that this may be, as far as its period tells, read in one way or another.
    """
    if record.date is None or record.date.window in (date.window, *days):
        return
    first, last = record.date.window
    is_another = all(last < one or other < first for one, other in days)
    wrong = CERTAIN if is_another else POSSIBLE
    yield Finding(
        wrong,
        f"{path}.date",
        (record.id, union.id),
        f"the day of {record.id!r} ({record.date}) is {perhaps(wrong)}not the one on which "
        f"{union.id!r} {told}: mend one of them, or write both in the same words if they are "
        "one day",
    )


def _not_alive(path: str, record: Merger | Split, union: TradeUnion | None) -> Found:
    """A union that absorbs another, or that another leaves, lives on that day."""
    if union is None or record.date is None:
        return
    first, last = record.date.window
    life = union.period.bounds  # what is open has no end
    slack = union.period.until is not None  # its last day is the one on which it was handed over
    same = {str(union.period.start), str(union.period.end)}
    wrong = NO
    if last < life.start_first or (life.has_end and first >= life.end_last + slack):
        wrong = CERTAIN
    elif str(record.date) not in same and (
        (life.has_start and first < life.start_last)
        or (life.has_end and last >= life.end_first + slack)
    ):
        wrong = POSSIBLE
    if wrong is not NO:
        yield Finding(
            wrong,
            f"{path}.date",
            (record.id, union.id),
            f"on the day of {record.id!r} ({record.date}) {union.id!r} {perhaps(wrong)}did not "
            f"exist ({union.period}): mend one of them",
        )


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
