"""Rules on presidencies: how many at once, inside what life, following whom."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

import attrs

from apts_model.dataset import Dataset
from apts_model.finding import by_id
from apts_model.links import (
    Chain,
    can_hand_over,
    chains_by_position,
    chains_of,
    follows_ids_of,
    links_between,
    narrowed,
    overlap,
)
from apts_model.records.coverage import RecordKind
from apts_model.records.presidencies import Presidency
from apts_model.records.standing import is_accepted
from apts_model.records.unions import TradeUnion
from apts_model.rules.crowds import Crowd, Room, crowds
from apts_model.rules.findings import Finding, Found, Placed, accepted, listed, perhaps, places
from apts_model.rules.lives import Life, Part, outside
from apts_model.tenures import entries_of
from apts_model.time.bounds import Bounds
from apts_model.time.certainty import CERTAIN, POSSIBLE, Certainty
from apts_model.time.dates import some_day
from apts_model.time.edtf import FIRST_DAY, LAST_DAY
from apts_model.time.periods import Period

PATH = "$.presidencies"


@attrs.frozen(slots=False, eq=False)
class Office:
    """The accepted presidencies of one union, or of one person in it, narrowed by their links."""

    placed: Sequence[Placed[Presidency]]
    as_of: datetime.date | None

    @cached_property
    def chains(self) -> tuple[Chain, ...]:
        """The links between these presidencies that hold."""
        entries = entries_of(record for _, record in self.placed)
        return chains_of(self._own, links_between(entries, follows_ids_of))

    @cached_property
    def _own(self) -> list[Bounds]:
        return [record.period.bounds_on(self.as_of) for _, record in self.placed]

    @cached_property
    def bounds(self) -> list[Bounds]:
        """Days of each, narrowed."""
        return narrowed(self._own, self.chains)

    @cached_property
    def _chain_of(self) -> dict[int, Chain]:
        return chains_by_position(self.chains)

    def overlap(self, first: int, second: int) -> Certainty:
        """Whether two presidencies share a day."""
        return overlap(self.bounds, self._chain_of, first, second)


def _offices(dataset: Dataset) -> dict[str, Office]:
    """The offices of a data set, by union."""
    by_union: defaultdict[str, list[Placed[Presidency]]] = defaultdict(list)
    for path, record in accepted(dataset.presidencies, PATH):
        by_union[record.union_id].append((path, record))
    return {union_id: Office(placed, dataset.as_of) for union_id, placed in by_union.items()}


# --- how many at once -----------------------------------------------------------------------


def too_many_presidents(dataset: Dataset) -> Found:
    """No more people preside over a union at once than it has seats: one, if it does not say."""
    unions = by_id(dataset.unions)
    for union_id, office in _offices(dataset).items():
        holders = [record.holder_id for _, record in office.placed]
        room = _seats(unions.get(union_id))
        for wrong, crowd in crowds(office.bounds, holders, office.overlap, room):
            path, record = office.placed[crowd.position]
            others = [office.placed[one][1].id for one in crowd.others]
            yield Finding(
                wrong,
                f"{path}.period",
                (record.id, *others),
                f"{record.id!r} and {listed(others)} {perhaps(wrong)}held the office at "
                f"once{_on(crowd)}: mend the days, link them by follows_ids, or give "
                f"{union_id!r} more president_seats",
            )


def twice_in_office(dataset: Dataset) -> Found:
    """Nobody holds one office twice at once."""
    for office in _offices(dataset).values():
        by_holder: defaultdict[str, list[int]] = defaultdict(list)
        for position, (_, record) in enumerate(office.placed):
            by_holder[record.holder_id].append(position)
        for positions in by_holder.values():
            if len(positions) > 1:
                yield from _twice(office, positions)


def _twice(office: Office, positions: list[int]) -> Found:
    def overlap(first: int, second: int) -> Certainty:
        return office.overlap(positions[first], positions[second])

    bounds = [office.bounds[position] for position in positions]
    for wrong, crowd in crowds(bounds, positions, overlap, Room()):
        path, record = office.placed[positions[crowd.position]]
        others = [office.placed[positions[one]][1].id for one in crowd.others]
        yield Finding(
            wrong,
            f"{path}.period",
            (record.id, *others),
            f"by {record.id!r} and {listed(others)}, {record.holder_id!r} {perhaps(wrong)}presided "
            f"over {record.union_id!r} twice at once{_on(crowd)}: mend the days, or link them by "
            "follows_ids",
        )


def _on(crowd: Crowd) -> str:
    day = some_day(crowd.day, crowd.day)
    return "" if day is None else f", as on {day}"


def _seats(union: TradeUnion | None) -> Room:
    """How many presidents a union has at once."""
    seats = () if union is None else union.president_seats
    if not seats:
        return Room()
    # What is open lasts: no later day undoes it.
    counted = [(one.count, one.period.bounds_on(datetime.date.max)) for one in seats]

    def possible(day: int) -> list[int]:
        if not FIRST_DAY <= day <= LAST_DAY:  # some day, nobody knows which
            return [max(count for count, _ in counted)]
        counts = [count for count, of in counted if of.start_first <= day < of.end_last]
        certain = any(of.start_last <= day < of.end_first for _, of in counted)
        return counts if certain else [*counts, 1]

    return Room(
        most=lambda day: max(possible(day)),
        least=lambda day: min(possible(day)),
        days=tuple(day for _, of in counted for day in of if FIRST_DAY <= day <= LAST_DAY),
    )


# --- days -----------------------------------------------------------------------------------


def presidency_outside_life(dataset: Dataset) -> Found:
    """Nobody presides over a union before it began, or after it ended."""
    unions = by_id(dataset.unions)
    for union_id, office in _offices(dataset).items():
        union = unions.get(union_id)
        if union is None:
            continue
        life = Life(union_id, union.period)
        for (path, record), bounds in zip(office.placed, office.bounds, strict=True):
            yield from outside(Part.of(f"{path}.period", record, bounds), life)


def gap_in_coverage(dataset: Dataset) -> Found:
    """Where a coverage says that all presidencies are there, somebody presides every day."""
    unions = by_id(dataset.unions)
    for path, coverage in places(dataset.coverages, "$.coverages"):
        if coverage.records is not RecordKind.PRESIDENCIES or coverage.subject_id not in unions:
            continue
        covered = coverage.period.bounds_on(dataset.as_of)
        for gap, vacant in dataset.presidencies_of(coverage.subject_id).gaps():
            first = max(gap.bounds.start_first, covered.start_last)
            end = min(gap.bounds.end_first, covered.end_first)
            if first < end:
                days = Period(some_day(first, first), through=some_day(end - 1, end - 1))
                yield Finding(
                    POSSIBLE,
                    f"{path}.period",
                    (coverage.subject_id,),
                    f"{perhaps(vacant)}nobody presided over {coverage.subject_id!r} from "
                    f"{days.start} through {days.end}, where all presidencies are said to be "
                    "there: add one, link them by follows_ids, or shorten the coverage",
                )


# --- links ----------------------------------------------------------------------------------


def impossible_link(dataset: Dataset) -> Found:
    """A presidency that follows others starts on the very day on which they end."""
    offices = _offices(dataset)
    holding = {
        (office.placed[before][1].id, office.placed[after][1].id)
        for office in offices.values()
        for chain in office.chains
        for before, after in chain.links
    }
    known = by_id(dataset.presidencies)
    for path, record in places(dataset.presidencies, PATH):
        for place, followed_id in places(record.follows_ids, f"{path}.follows_ids"):
            followed = known.get(followed_id)
            if followed is None or (followed_id, record.id) in holding:
                continue
            ids = (record.id, followed_id)
            if followed.union_id != record.union_id:
                told = f"{followed_id!r} is of another union, {followed.union_id!r}"
                yield Finding(CERTAIN, place, ids, f"{told}: {_LINK}")
            elif is_accepted(record) and is_accepted(followed):
                yield Finding(
                    CERTAIN, place, ids, f"{_why(record, followed, dataset.as_of)}: {_LINK}"
                )
            elif is_accepted(record):
                told = f"{followed_id!r} is a disputed claim, which changes nothing else"
                yield Finding(POSSIBLE, place, ids, f"{told}: {_LINK}")


_LINK = "name the presidency whose `until` is the day this one starts, or leave follows_ids out"


def _why(record: Presidency, followed: Presidency, as_of: datetime.date | None) -> str:
    if followed.period.whole_days:
        return f"{followed.id!r} ends with a whole day (`through`), so nothing is handed over"
    if can_hand_over(followed.period.bounds_on(as_of), record.period.bounds):
        return (
            f"the links of {record.id!r} and {followed.id!r} contradict others, or go in a circle"
        )
    return (
        f"{followed.id!r} ({followed.period}) does not end on the day {record.id!r} "
        f"({record.period}) starts"
    )
