"""Tenures: records in order of time, prepared for questions about days.

Everything is prepared once for each reading of the handover day: an index that finds what may
have held, and the stretches of days that someone certainly held.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Generic, Protocol, TypeVar

import attrs

from apts_model.links import (
    Chain,
    Entry,
    Link,
    chains_by_position,
    chains_of,
    follows_ids_of,
    grouped,
    links_between,
    narrowed,
)
from apts_model.questions import (
    Held,
    Index,
    Question,
    Row,
    Stretch,
    Stretches,
    always_latest,
)
from apts_model.records.sources import Language, Source
from apts_model.records.standing import is_accepted
from apts_model.time.bounds import Bounds
from apts_model.time.certainty import Certainty
from apts_model.time.dates import some_day
from apts_model.time.edtf import UNBOUNDED
from apts_model.time.periods import UNKNOWN, Handover, Period
from apts_model.words import Topic


class Dated(Protocol):
    """Any record that has a period."""

    @property
    def period(self) -> Period:
        """How long it held."""
        ...


T = TypeVar("T")
D = TypeVar("D", bound=Dated)
CERTAIN, POSSIBLE = Certainty.CERTAIN, Certainty.POSSIBLE

Found = tuple[Row, Certainty]
"""A tenure that held, and how certain that is."""


@attrs.frozen(kw_only=True)
class Naming(Generic[T]):
    """How to speak of a timeline's records, in an answer."""

    label: Callable[[T, Language], str]
    """Name to show of whoever or whatever held it."""
    holder: Callable[[T], str]
    """Id of whoever held it."""
    subject: Callable[[Language], str]
    """Name to show of what the timeline is about."""
    topic: Topic = Topic.RECORD
    sources: Mapping[str, Source] = attrs.field(factory=dict[str, Source])


def entries_of(records: Iterable[D]) -> tuple[Entry[D], ...]:
    """Give each record with its own period."""
    return tuple([(record, record.period) for record in records])


@attrs.frozen(eq=False)
class Tenures(Generic[T]):
    """Records in order of time, with all that questions about them need."""

    given: tuple[Entry[T], ...]
    """Records, each with a period; one that held several times stands here several times."""
    naming: Naming[T]
    life: Period = UNKNOWN
    """When the subject existed; with `life_of`, where there are no records to ask."""
    life_of: Callable[[T], Period] | None = None
    """When the subject of each record existed, where that is not the same for all."""
    bounded_by: Callable[[T], Period] | None = None
    """What else a record cannot have held outside of, besides the life of its subject."""
    coverage: tuple[Period, ...] = ()
    as_of: datetime.date | None = None
    follows: Callable[[T], Sequence[str]] = follows_ids_of
    """Ids of the records that a record took over from."""
    context: tuple[Entry[T], ...] = ()
    """Records that only take part in links."""
    lasting: bool = False
    """Whether open ends are never reached, because what began cannot be undone."""
    unbroken: bool = False
    """Whether each holds until a later one starts; periods then say so."""

    @cached_property
    def entries(self) -> tuple[Entry[T], ...]:
        """The records and their periods, in order of time."""
        bounds, _ = self.linked(self.given, Handover.INCOMING)
        order = sorted(range(len(self.given)), key=bounds.__getitem__)
        return tuple(self.given[position] for position in order)

    def linked(
        self, entries: tuple[Entry[T], ...], handover: Handover
    ) -> tuple[list[Bounds], tuple[Chain, ...]]:
        """Bounds of each entry, narrowed by the links that hold, and the chains these make.

        The entries of the context come last.
        """
        entries += self.context
        bounds = [period.bounds_on(self.open_through, handover) for _, period in entries]
        chains = chains_of(bounds, links_between(entries, self.follows))
        return narrowed(bounds, chains), chains

    @property
    def open_through(self) -> datetime.date | None:
        """The last day on which what is open certainly held."""
        return datetime.date.max if self.lasting else self.as_of

    @cached_property
    def records(self) -> tuple[T, ...]:
        """The records, in order of time."""
        return tuple(record for record, _ in self.entries)

    @cached_property
    def accepted_positions(self) -> tuple[int, ...]:
        """Positions of records that the data set holds true."""
        return tuple(
            position for position, record in enumerate(self.records) if is_accepted(record)
        )

    @cached_property
    def _views(self) -> dict[Handover, View[T]]:
        return {}

    def view(self, handover: Handover) -> View[T]:
        """Return everything prepared for one reading of the handover day."""
        if type(handover) is not Handover:
            handover = Handover.of(handover)
        views = self._views
        if handover not in views:
            views[handover] = View(self, handover)
        return views[handover]

    @cached_property
    def lives(self) -> tuple[Bounds, ...]:
        """When each subject existed, last days included."""
        accepted = (record for record, _ in self.given if is_accepted(record))
        periods = dict.fromkeys(map(self._life, accepted))
        return self._read_with_last_days(periods or [self.life])

    def _life(self, record: T) -> Period:
        return self.life if self.life_of is None else self.life_of(record)

    @cached_property
    def _certainly_existed(self) -> Held:
        return Held((of.start_last, of.end_first) for of in self.lives)

    @cached_property
    def lifespan(self) -> tuple[int, int]:
        """First and last day on which a subject may have existed."""
        return min(of.start_first for of in self.lives), max(of.end_last for of in self.lives) - 1

    def life_bounds(self, record: T) -> Bounds:
        """When the subject of a record may have existed, its last day included."""
        return self._life(record).bounds_under(Handover.BOTH)

    @property
    def limits(self) -> list[Bounds]:
        """What each record cannot have held outside of, last day included; none without limits."""
        if self.bounded_by is None:
            return []
        limits = map(self.bounded_by, self.records)
        return [limit.bounds_under(Handover.BOTH) for limit in limits]

    def existed(self, question: Question) -> Certainty:
        """Whether a subject existed: on every day asked about, or on some day."""
        if self._certainly_existed.met_by(question):
            return Certainty.CERTAIN
        some = any(question.may_meet(of) for of in self.lives)
        return Certainty.POSSIBLE if some else Certainty.NO

    @cached_property
    def covered_bounds(self) -> tuple[Bounds, ...]:
        """What the data set covers completely, last days included."""
        return self._read_with_last_days(self.coverage)

    def _read_with_last_days(self, periods: Iterable[Period]) -> tuple[Bounds, ...]:
        return tuple(period.bounds_under(Handover.BOTH, self.as_of) for period in periods)

    @cached_property
    def _certainly_covered(self) -> Stretches:
        return Stretches((of.start_last, of.end_first) for of in self.covered_bounds)

    def covered(self, first: int, last: int) -> Certainty:
        """Whether the data set covers every day of these; NO if it covers none of them."""
        if self._certainly_covered.contain(first, last):
            return Certainty.CERTAIN
        some = any(of.start_first <= last and first < of.end_last for of in self.covered_bounds)
        return Certainty.POSSIBLE if some else Certainty.NO


class View(Generic[T]):
    """Tenures under one reading of the handover day."""

    def __init__(self, tenures: Tenures[T], handover: Handover) -> None:
        self.handover: Handover = handover
        self._entries, self._as_of = tenures.entries, tenures.open_through
        self._unbroken = tenures.unbroken
        self.accepted_positions: tuple[int, ...] = tenures.accepted_positions
        bounds, chains = tenures.linked(tenures.entries, handover)
        self.bounds: list[Bounds] = bounds
        self._chains = chains
        read = [
            bounds.shifted(*period.shifts(handover))
            for (_, period), bounds in zip(tenures.entries, self.bounds, strict=False)
        ]
        # An accepted record is no match where what it is about did not exist.
        inside = [
            _within(tenures.life_bounds(record), bounds)
            for record, bounds in zip(tenures.records, read, strict=True)
        ]
        if limits := tenures.limits:
            inside = [_within(limit, bounds) for limit, bounds in zip(limits, inside, strict=True)]
        self.rows: list[Row] = [Row(*bounds, place) for place, bounds in enumerate(inside)]
        accepted = set(tenures.accepted_positions)
        self.accepted: Index = Index(
            row for row in self.rows if row.position in accepted and row.start_first < row.end_last
        )
        self.disputed: Index = Index(
            Row(*bounds, position)
            for position, bounds in enumerate(read)
            if position not in accepted
        )

    @cached_property
    def chain_of(self) -> dict[int, Chain]:
        """The chain that a linked record belongs to, by position."""
        return chains_by_position(self._chains)

    @cached_property
    def _links(self) -> tuple[Link, ...]:
        """Links that hold, those with records of the context among them."""
        return tuple(link for chain in self._chains for link in chain.links)

    def period(self, position: int) -> Period:
        """Return a record's period, narrowed by links."""
        own = self._entries[position][1]
        if position not in self.chain_of:
            return own
        bounds, before = self.bounds[position], own.bounds_on(self._as_of, self.handover)
        start = own.start if bounds[:2] == before[:2] else some_day(*bounds[:2])
        if bounds[2:] == before[2:]:
            return attrs.evolve(own, start=start)
        if own.whole_days:
            return Period(start, through=some_day(bounds.end_first - 1, bounds.end_last - 1))
        return Period(start, until=some_day(*bounds[2:]))

    def is_held(self, question: Question) -> bool:
        """Whether someone certainly held it on the days asked about."""
        if self._unbroken:
            return self.together(self.accepted_positions, question)
        return self._held.met_by(question)

    def together(self, positions: Sequence[int], question: Question) -> bool:
        """Whether some of these tenures certainly held on the days asked about."""
        if not self._unbroken:
            return Held(self.stretches(positions)).met_by(question)
        chosen = set(positions)
        others = [self.rows[one] for one in self.accepted_positions if one not in chosen]
        return always_latest([self.rows[one] for one in positions], others, question)

    @cached_property
    def _held(self) -> Held:
        """What someone certainly held: a stretch for each group of linked or single tenures."""
        return Held(self.stretches(self.accepted_positions))

    def find(self, question: Question) -> tuple[Found, ...]:
        """Find accepted tenures that held, each with how certain that is."""
        first, last, by, after, _ = question
        return tuple(
            [
                (row, CERTAIN if row[1] <= by and after < row[2] else POSSIBLE)
                for row in self.accepted.find(first, last)
            ]
        )

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
            for group in grouped(positions, links)
        )


NEVER = 2 * UNBOUNDED
"""A day later than any that can be asked about."""


def _within(life: Bounds, bounds: Bounds) -> Bounds:
    """Leave out days on which something certainly did not exist.

    A tenure that may lie outside altogether did not certainly hold on any day inside. (Three
    stretches that meet two by two share a day, so nothing else has to be asked of them.)
    """
    start_first, start_last, end_first, end_last = bounds
    first, end = life.start_first, life.end_last
    return Bounds(
        max(start_first, first),
        max(start_last, first) if start_last < end else NEVER,
        min(end_first, end) if end_first > first else -NEVER,
        min(end_last, end),
    )
