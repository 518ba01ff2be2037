"""Tenures: records in order of time, with when their subject existed and what is covered.

Each is turned into day numbers, once for each reading of the handover day; a `View` of these
numbers then finds what held.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Generic, Protocol, TypeVar

import attrs

from apts_model.links import Chain, Entry, chains_of, follows_ids_of, links_between, narrowed
from apts_model.questions import Held, Question, Stretches
from apts_model.records.sources import Language, Source
from apts_model.records.standing import is_accepted
from apts_model.time.bounds import Bounds
from apts_model.time.certainty import CERTAIN, NO, POSSIBLE, Certainty
from apts_model.time.edtf import UNBOUNDED
from apts_model.time.periods import INCOMING, UNKNOWN, Handover, Period
from apts_model.views import View
from apts_model.words import Topic


class Dated(Protocol):
    """Any record that has a period."""

    @property
    def period(self) -> Period:
        """How long it held."""
        ...


T = TypeVar("T")
D = TypeVar("D", bound=Dated)


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
    begins_within: Callable[[T], bool] | None = None
    """Whether each is known to begin within that, though perhaps not to end within it.

    Those of which that is not known hold while both do. A life that is open, or of which nothing
    is known, is no limit then. Without it, each lies within as a whole.
    """
    coverage: tuple[Period, ...] = ()
    as_of: datetime.date | None = None
    follows: Callable[[T], Sequence[str]] = follows_ids_of
    """Ids of the records that a record took over from."""
    context: tuple[Entry[T], ...] = ()
    """Records that only take part in links."""
    lasting: bool = False
    """Whether open ends are never reached, because what began cannot be undone."""
    whole_days: bool = False
    """Whether all are counted in whole days, those of unknown end too: none is handed over."""
    unbroken: bool = False
    """Whether each holds until a later one starts, or the subject ends; periods then say so."""

    @cached_property
    def entries(self) -> tuple[Entry[T], ...]:
        """The records and their periods, in order of time."""
        return tuple([self.given[place] for place in self._order])

    @cached_property
    def _order(self) -> list[int]:
        """Places of the given records, in order of time."""
        bounds, _ = self.linked(self.given, INCOMING)
        # Numbers are sorted several times as fast as tuples, which are then nearly in order.
        order = sorted(range(len(self.given)), key=[of.start_first for of in bounds].__getitem__)
        order.sort(key=bounds.__getitem__)
        return order

    def linked(
        self, entries: tuple[Entry[T], ...], handover: Handover
    ) -> tuple[list[Bounds], tuple[Chain, ...]]:
        """Bounds of each entry, narrowed by the links that hold, and the chains these make.

        The entries of the context come last.
        """
        entries += self.context
        bounds = _bounds_of(entries, self.open_through, handover)
        if not self._has_links:
            return bounds, ()
        chains = chains_of(bounds, links_between(entries, self.follows))
        return narrowed(bounds, chains), chains

    @cached_property
    def _has_links(self) -> bool:
        """Whether any record names one that it took over from."""
        follows = self.follows
        return any(follows(record) for record, _ in self.given + self.context)

    @property
    def open_through(self) -> datetime.date | None:
        """The last day on which what is open certainly held."""
        return datetime.date.max if self.lasting else self.as_of

    @cached_property
    def records(self) -> tuple[T, ...]:
        """The records, in order of time."""
        return tuple([record for record, _ in self.entries])

    @cached_property
    def accepted_positions(self) -> Sequence[int]:
        """Positions of records that the data set holds true."""
        accepted = [is_accepted(record) for record, _ in self.given]
        if all(accepted):
            return range(len(accepted))
        return [position for position, place in enumerate(self._order) if accepted[place]]

    @cached_property
    def _incoming(self) -> View:
        return self._view_under(INCOMING)

    @cached_property
    def _others(self) -> dict[Handover, View]:
        return {}

    def view(self, handover: Handover | str) -> View:
        """Return everything prepared for one reading of the handover day."""
        if handover is INCOMING or handover == "incoming":  # nearly always; no look-up is as quick
            return self._incoming
        reading, others = Handover.of(handover), self._others
        if reading not in others:
            others[reading] = self._view_under(reading)
        return others[reading]

    def _view_under(self, handover: Handover) -> View:
        entries = self.entries
        bounds, chains = self.linked(entries, handover)
        read = _read(entries, bounds, INCOMING if self.whole_days else handover)
        return View(
            handover=handover,
            open_through=self.open_through,
            accepted_positions=self.accepted_positions,
            bounds=bounds,
            chains=chains,
            read=read,
            within=self._cut(read),
            alive_until=self._alive_until if self.unbroken else None,
        )

    @cached_property
    def lives(self) -> tuple[Bounds, ...]:
        """When each subject existed, last days included."""
        if self.life_of is None:
            return self._read_with_last_days([self.life])
        accepted = (record for record, _ in self.given if is_accepted(record))
        periods = dict.fromkeys(map(self.life_of, accepted))
        return self._read_with_last_days(periods or [self.life])

    @cached_property
    def _certainly_existed(self) -> Held:
        return Held((of.start_last, of.end_first) for of in self.lives)

    @cached_property
    def lifespan(self) -> tuple[int, int]:
        """First and last day on which a subject may have existed."""
        return min(of.start_first for of in self.lives), max(of.end_last for of in self.lives) - 1

    @property
    def limits(self) -> list[Bounds]:
        """What each record cannot have held outside of, last day included; none without limits."""
        return [] if self.bounded_by is None else self._bounds_by(self.bounded_by)

    def _bounds_by(self, period_of: Callable[[T], Period]) -> list[Bounds]:
        return [period_of(record).bounds_under(Handover.BOTH) for record in self.records]

    def _cut(self, bounds: Sequence[Bounds]) -> Sequence[Bounds]:
        """Cut the bounds of each record to when its subject may have existed, and to its limits."""
        if self.life_of is not None:
            bounds = [*map(_within, self._bounds_by(self.life_of), bounds)]
        elif self.life is not UNKNOWN:
            life = self.life.bounds_under(Handover.BOTH)
            bounds = [_within(life, of) for of in bounds]
        if self.bounded_by is not None:
            bounds = [*map(_within, self.limits, bounds)]
        if self.begins_within is not None:
            bounds = self._cut_to_what_is_certain(self.begins_within, bounds)
        return bounds

    def _cut_to_what_is_certain(
        self, begins_within: Callable[[T], bool], bounds: Sequence[Bounds]
    ) -> Sequence[Bounds]:
        """Cut what is certain to when the subject certainly existed, and to certain limits."""
        until = UNBOUNDED if self.life.is_open else self._alive_until
        cut = [of._replace(end_first=min(of.end_first, until)) for of in bounds]
        if self.bounded_by is None:
            return cut
        limits = map(self.bounded_by, self.records)
        return [
            of
            if limit == UNKNOWN
            else _while_certain(limit, of, begins_within=begins_within(record))
            for record, limit, of in zip(self.records, limits, cut, strict=True)
        ]

    @cached_property
    def _alive_until(self) -> int:
        """The first day on which the subject may be gone, each accepted record being a proof.

        A life of which nothing at all is known is no limit.
        """
        if self.life == UNKNOWN:
            return UNBOUNDED
        accepted = (period.bounds for record, period in self.given if is_accepted(record))
        life = self.life.bounds_under(Handover.BOTH, as_of=self.as_of)
        return max([life.end_first, *(of.start_first + 1 for of in accepted)])

    def existed(self, question: Question) -> Certainty:
        """Whether a subject existed: on every day asked about, or on some day."""
        if self._certainly_existed.met_by(question):
            return CERTAIN
        some = any(question.may_meet(of) for of in self.lives)
        return POSSIBLE if some else NO

    @cached_property
    def covered_bounds(self) -> tuple[Bounds, ...]:
        """What the data set covers completely, last days included."""
        return self._read_with_last_days(self.coverage)

    def _read_with_last_days(self, periods: Iterable[Period]) -> tuple[Bounds, ...]:
        return tuple(period.bounds_under(Handover.BOTH, as_of=self.as_of) for period in periods)

    @cached_property
    def _certainly_covered(self) -> Stretches:
        return Stretches((of.start_last, of.end_first) for of in self.covered_bounds)

    def covered(self, first: int, last: int) -> Certainty:
        """Whether the data set covers every day of these; NO if it covers none of them."""
        if self._certainly_covered.contain(first, last):
            return CERTAIN
        some = any(of.start_first <= last and first < of.end_last for of in self.covered_bounds)
        return POSSIBLE if some else NO


def _bounds_of(
    entries: Iterable[Entry[T]], as_of: datetime.date | None, handover: Handover
) -> list[Bounds]:
    """Own bounds of each entry, given the last day anything is known of."""
    if as_of is None:
        return [period.bounds for _, period in entries]
    return [
        # What has an end is not open.
        period.bounds if period.bounds.has_end else period.bounds_on(as_of, handover=handover)
        for _, period in entries
    ]


def _read(
    entries: Sequence[Entry[T]], bounds: Sequence[Bounds], handover: Handover
) -> Sequence[Bounds]:
    """Bounds of each entry, moved to where a reading of the handover day puts them."""
    if handover is INCOMING:
        return bounds[: len(entries)]
    shifts = handover.shifts
    return [
        of if period.whole_days else of.shifted(*shifts)
        for (_, period), of in zip(entries, bounds, strict=False)
    ]


NEVER = 2 * UNBOUNDED
"""A day later than any that can be asked about."""


def _within(life: Bounds, bounds: Bounds) -> Bounds:
    """Leave out days on which something certainly did not exist.

    A tenure that may lie outside altogether did not certainly hold on any day inside. (Three
    stretches that meet two by two share a day, so nothing else has to be asked of them.)
    """
    start_first, start_last, end_first, end_last = bounds
    first, end = life.start_first, life.end_last
    if first <= start_first and end_last <= end:
        return bounds
    return Bounds(
        max(start_first, first),
        max(start_last, first) if start_last < end else NEVER,
        min(end_first, end) if end_first > first else -NEVER,
        min(end_last, end),
    )


def _while_certain(limit: Period, bounds: Bounds, *, begins_within: bool) -> Bounds:
    """Leave out of what is certain those days on which a limit is not."""
    _, start_last, end_first, _ = limit.bounds_under(Handover.BOTH)
    if begins_within:
        start_last, end_first = bounds.start_last, max(end_first, bounds.start_first + 1)
    return bounds._replace(
        start_last=max(bounds.start_last, start_last),
        end_first=bounds.end_first if limit.is_open else min(bounds.end_first, end_first),
    )
