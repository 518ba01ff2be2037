"""Tenures: the engine below every timeline and answer - records as sorted day numbers.

Everything a date question needs is prepared here once per reading of the handover day: an index
that finds what may have held, and the stretches of days that someone certainly held.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Generic, NamedTuple, Protocol, TypeVar

import attrs

from apts_model.links import Chain, Link, chains_of, grouped
from apts_model.records.sources import Source
from apts_model.records.standing import Standing
from apts_model.time.bounds import HORIZON, Bounds
from apts_model.time.certainty import Certainty
from apts_model.time.dates import ImpreciseDate
from apts_model.time.edtf import UNBOUNDED
from apts_model.time.periods import Handover, Period
from apts_model.words import Topic


class Dated(Protocol):
    """Any record that has a period."""

    @property
    def period(self) -> Period:
        """How long it held."""
        ...


T = TypeVar("T", bound=Dated)
T_co = TypeVar("T_co", bound=Dated, covariant=True)

Stretch = tuple[int, int]
"""From a day to an exclusive later one: the latest start and the earliest end of a group."""


class Question(NamedTuple):
    """Days asked about, as what a tenure must do to have possibly or certainly held.

    It possibly held if it may start by `last` and end after `first`; it certainly held if it
    starts by `by` and ends after `after` in every world. With `every`, all days of
    `first`..`last` are judged one by one; without, one day in common is enough.
    """

    first: int
    last: int
    by: int
    after: int
    every: bool

    @classmethod
    def on(cls, window: tuple[int, int]) -> Question:
        """Ask about every day of a window."""
        first, last = window
        return cls(first, last, first, last, every=True)

    @classmethod
    def during(cls, bounds: Bounds) -> Question:
        """Ask about some day of a period."""
        start_first, start_last, end_first, end_last = bounds
        return cls(start_first, end_last - 1, end_first - 1, start_last, every=False)

    def judge(self, bounds: Bounds) -> Certainty:
        """Whether a tenure with these bounds held."""
        start_first, start_last, end_first, end_last = bounds
        if start_last <= self.by and self.after < end_first:
            return Certainty.CERTAIN
        if start_first <= self.last and self.first < end_last:
            return Certainty.POSSIBLE
        return Certainty.NO

    def within(self, first: int, last: int) -> Question | None:
        """Leave out days outside first..last; None if none is left.

        Where every day is asked about and some are left out, nothing held on every day.
        """
        if first <= self.first and self.last <= last:
            return self
        if self.first > last or first > self.last:
            return None
        return Question(
            max(self.first, first),
            min(self.last, last),
            -UNBOUNDED - 1 if self.every else min(self.by, last),
            max(self.after, first),
            self.every,
        )

    def doubtful_ends(self, tenure: Row) -> tuple[bool, bool]:
        """Whether it is doubtful that it had started, and that it had not yet ended."""
        start_first, start_last, end_first, end_last, _ = tenure
        if not self.every:
            return (
                start_first < start_last and self.by < start_last,
                end_first < end_last and end_first <= self.after,
            )
        return (
            max(self.first, start_first) <= min(self.last, start_last - 1, end_last - 1),
            max(self.first, end_first, start_first) <= min(self.last, end_last - 1),
        )

    def varies_over(self, tenure: Row) -> bool:
        """Whether the question itself is so vague that the answer depends on its days."""
        start_first, start_last, end_first, end_last, _ = tenure
        if not self.every:
            return self.first < self.after or self.by < self.last
        some_day_is_no = self.first < start_first or end_last <= self.last
        some_day_is_certain = max(self.first, start_last) <= min(self.last, end_first - 1)
        return some_day_is_no or some_day_is_certain

    def is_met_by(self, groups: Iterable[Stretch]) -> bool:
        """Whether, in every world, one of these groups of linked tenures held.

        Unlinked groups are known independently of each other. On each day asked about, one group
        has to be certain; some day of a vague period is met unless the period can be placed where
        it meets none of them.
        """
        if self.every:
            return any(
                start <= self.by and self.after < end for start, end in merged_stretches(groups)
            )
        return not self._escapes(sorted(groups, key=lambda group: -group[1]))

    def _escapes(self, groups: list[Stretch]) -> bool:
        """Whether some world of the period asked about meets no group certainly.

        It misses a group if it ends by the group's latest start or starts at its earliest end or
        later. Of its own starts, only the first one and those at a group's end need a try.
        """
        starts = {self.first, *(end for _, end in groups if self.first < end <= self.after)}
        latest_end, position = self.last + 1, 0
        for start in sorted(starts, reverse=True):
            while position < len(groups) and groups[position][1] > start:
                latest_end = min(latest_end, groups[position][0])
                position += 1
            if max(self.by + 1, start + 1) <= latest_end:
                return True
        return False


def merged_stretches(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Join stretches that overlap or adjoin; empty ones are dropped."""
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


class Row(NamedTuple):
    """One tenure in an index: its bounds under a reading of the handover, and its position."""

    start_first: int
    start_last: int
    end_first: int
    end_last: int
    position: int


class Index:
    """Finds the rows that may have held, by bisection on starts and a running latest end.

    Rows without an end would keep the running latest end from ever stopping a search, so they
    are kept apart.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        bounded: list[Row] = []
        unbounded: list[Row] = []
        for row in sorted(rows):
            (bounded if row.end_last <= HORIZON else unbounded).append(row)
        self._bounded, self._unbounded = bounded, unbounded
        self._starts = [row.start_first for row in bounded]
        self._latest_ends = list(accumulate((row.end_last for row in bounded), max))
        self._unbounded_starts = [row.start_first for row in unbounded]

    def find(self, first: int, last: int) -> list[Row]:
        """Rows that may start by `last` and end after `first`, in their timeline's order."""
        found = self._unbounded[: bisect_right(self._unbounded_starts, last)]
        bounded, latest_ends = self._bounded, self._latest_ends
        place = bisect_right(self._starts, last)
        while place and latest_ends[place - 1] > first:
            place -= 1
            if bounded[place].end_last > first:
                found.append(bounded[place])
        if len(found) > 1:
            found.sort(key=_position)
        return found


def _position(row: Row) -> int:
    return row.position


@attrs.frozen(kw_only=True)
class Naming(Generic[T_co]):
    """How to speak of a timeline's records, in an answer."""

    label: Callable[[T_co], str]
    """Name to show of whoever or whatever held it."""
    holder: Callable[[T_co], str]
    """Id of whoever held it."""
    subject: str = ""
    """Name to show of what the timeline is about."""
    topic: Topic = Topic.RECORD
    sources: Mapping[str, Source] = attrs.field(factory=dict[str, Source])


@attrs.frozen(eq=False)
class Tenures(Generic[T]):
    """Records in order of time, with all that questions about them need.

    `context` are records that only take part in links.
    """

    given: tuple[T, ...]
    naming: Naming[T]
    life: Period
    coverage: tuple[Period, ...]
    as_of: datetime.date | None
    context: tuple[T, ...] = ()

    @cached_property
    def records(self) -> tuple[T, ...]:
        """The records, in order of time."""
        bounds, _ = _linked(self.given + self.context, self.as_of)
        order = sorted(range(len(self.given)), key=bounds.__getitem__)
        return tuple(self.given[position] for position in order)

    @cached_property
    def _bounds_and_chains(self) -> tuple[list[Bounds], tuple[Chain, ...]]:
        return _linked(self.records + self.context, self.as_of)

    @property
    def bounds(self) -> list[Bounds]:
        """The bounds of each record, narrowed by links; those of the context come last."""
        return self._bounds_and_chains[0]

    @property
    def chains(self) -> tuple[Chain, ...]:
        """Linked tenures, by position; the context comes after the records."""
        return self._bounds_and_chains[1]

    @cached_property
    def chain_of(self) -> dict[int, Chain]:
        """The chain that a linked record belongs to, by position."""
        return {position: chain for chain in self.chains for position in chain.bounds}

    @cached_property
    def accepted(self) -> tuple[int, ...]:
        """Positions of records that the data set holds true."""
        return tuple(
            position for position, record in enumerate(self.records) if is_accepted(record)
        )

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Links that hold, between records of the timeline."""
        size = len(self.records)
        return tuple(link for chain in self.chains for link in chain.links if max(link) < size)

    @cached_property
    def _views(self) -> dict[Handover, View]:
        return {}

    def view(self, handover: Handover) -> View:
        """Return everything prepared for one reading of the handover day."""
        views = self._views
        if handover not in views:
            views[handover] = View(self, handover)
        return views[handover]

    def period(self, position: int) -> Period:
        """Return a record's period, narrowed by links."""
        own = self.records[position].period
        bounds, before = self.bounds[position], own.bounds_on(self.as_of)
        if bounds == before:
            return own
        return Period(
            own.start if bounds[:2] == before[:2] else ImpreciseDate.between(*bounds[:2]),
            until=own.until if bounds[2:] == before[2:] else ImpreciseDate.between(*bounds[2:]),
        )

    @cached_property
    def life_bounds(self) -> Bounds:
        """When the subject existed, its last day included."""
        return _read(self.life.bounds_on(self.as_of), self.life, Handover.BOTH)

    @cached_property
    def _covered_bounds(self) -> tuple[Bounds, ...]:
        return tuple(
            _read(period.bounds_on(self.as_of), period, Handover.BOTH) for period in self.coverage
        )

    def covered(self, question: Question) -> Certainty:
        """Whether the data set covers every day asked about; NO if it covers none of them."""
        every_day = Question.on((question.first, question.last))
        if every_day.is_met_by((of.start_last, of.end_first) for of in self._covered_bounds):
            return Certainty.CERTAIN
        if any(every_day.judge(of).is_possible for of in self._covered_bounds):
            return Certainty.POSSIBLE
        return Certainty.NO


class View:
    """Tenures under one reading of the handover day."""

    def __init__(self, tenures: Tenures[T], handover: Handover) -> None:
        self.rows = [
            Row(*_read(bounds, record.period, handover), position)
            for position, (record, bounds) in enumerate(
                zip(tenures.records, tenures.bounds, strict=False)
            )
        ]
        accepted = set(tenures.accepted)
        self.accepted = Index(row for row in self.rows if row.position in accepted)
        self.disputed = Index(row for row in self.rows if row.position not in accepted)
        self._links = tenures.links
        self._positions = tenures.accepted

    @cached_property
    def groups(self) -> tuple[Stretch, ...]:
        """One stretch for each group of linked tenures, and for each single one."""
        return self.stretches(self._positions)

    @cached_property
    def held(self) -> list[Stretch]:
        """Stretches of days that someone certainly held."""
        return merged_stretches(self.groups)

    def is_held(self, question: Question) -> bool:
        """Whether someone held it in every world: on every day asked about, or on some day."""
        if not question.every:
            return question.is_met_by(self.groups)
        place = bisect_right(self.held, (question.by, 2 * UNBOUNDED))
        return place > 0 and question.after < self.held[place - 1][1]

    def stretches(self, positions: Iterable[int]) -> tuple[Stretch, ...]:
        """One stretch for each group of these tenures that direct links join.

        Linked tenures are one unbroken stretch in every world. Their first start comes at the
        latest with the earliest of their latest starts, their last end at the earliest with the
        latest of their earliest ends.
        """
        positions = tuple(positions)
        chosen = set(positions)
        links = [link for link in self._links if chosen.issuperset(link)]
        return tuple(
            (
                min(self.rows[position].start_last for position in group),
                max(self.rows[position].end_first for position in group),
            )
            for group in grouped(positions, links).values()
        )


def is_accepted(record: object) -> bool:
    """Whether the data set holds a record true; records without a standing are."""
    return getattr(record, "standing", Standing.ACCEPTED) is Standing.ACCEPTED


def _read(bounds: Bounds, period: Period, handover: Handover) -> Bounds:
    return bounds if period.whole_days else bounds.shifted(*handover.shifts)


def _linked(
    records: Sequence[Dated], as_of: datetime.date | None
) -> tuple[list[Bounds], tuple[Chain, ...]]:
    """Bounds of each record, narrowed by the links that hold, and the chains these make."""
    bounds = [record.period.bounds_on(as_of) for record in records]
    chains = chains_of(bounds, _links_between(records))
    for chain in chains:
        for position, narrower in chain.bounds.items():
            bounds[position] = narrower
    return bounds, chains


def _links_between(records: Sequence[Dated]) -> list[Link]:
    """Links between accepted records of one union; a link to any other record is no link."""
    following = [
        (position, record)
        for position, record in enumerate(records)
        if getattr(record, "follows_ids", ()) and is_accepted(record)
    ]
    if not following:
        return []
    followed: dict[tuple[object, object], list[int]] = defaultdict(list)
    for position, record in enumerate(records):
        if is_accepted(record) and not record.period.whole_days:
            followed[_key(record, getattr(record, "id", None))].append(position)
    return [
        (before, after)
        for after, record in following
        for record_id in getattr(record, "follows_ids", ())
        for before in followed.get(_key(record, record_id), ())
    ]


def _key(record: object, record_id: object) -> tuple[object, object]:
    return getattr(record, "union_id", None), record_id
