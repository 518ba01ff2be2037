"""View: what is known of each tenure under one reading of the handover day, as day numbers.

Everything is prepared once: an index that finds what may have held, and the stretches of days
that someone certainly held. A tenure is named by its position in order of time.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from functools import cached_property

import attrs

from apts_model.links import Chain, Link, chains_by_position, grouped
from apts_model.questions import Held, Index, Question, Stretch, always_latest
from apts_model.time.bounds import Bounds
from apts_model.time.certainty import CERTAIN, POSSIBLE, Certainty
from apts_model.time.dates import some_day
from apts_model.time.periods import Handover, Period


@attrs.frozen(eq=False, kw_only=True, slots=False)  # what is cached is read faster without
class View:
    """Days of tenures under one reading of the handover day, and what held on days asked about."""

    handover: Handover
    open_through: datetime.date | None
    """The last day on which what is open certainly held."""
    accepted_positions: Sequence[int]
    """Positions of tenures that the data set holds true."""
    bounds: Sequence[Bounds]
    """Days of each tenure, narrowed by links; those of the context come last."""
    chains: tuple[Chain, ...]
    """Links that hold."""
    read: Sequence[Bounds]
    """The same days, moved to where the reading puts them; without the context."""
    within: Sequence[Bounds]
    """The same, cut to when the subject existed: outside it, an accepted record is no match."""
    alive_until: int | None = None
    """Where each tenure holds until a later one starts: the first day the subject may be gone."""

    @cached_property
    def accepted(self) -> Index:
        """Finds accepted records that may have held."""
        return Index(self.within, self.accepted_positions)

    @cached_property
    def disputed(self) -> Index:
        """Finds claims that the data set does not accept."""
        accepted = set(self.accepted_positions)
        return Index(self.read, [one for one in range(len(self.read)) if one not in accepted])

    @cached_property
    def chain_of(self) -> dict[int, Chain]:
        """The chain that a linked record belongs to, by position."""
        return chains_by_position(self.chains)

    @cached_property
    def _links(self) -> tuple[Link, ...]:
        """Links that hold, those with records of the context among them."""
        return tuple(link for chain in self.chains for link in chain.links)

    def narrowed(self, position: int, own: Period) -> Period:
        """Narrow a record's own period by the links that it is in, if any."""
        if position not in self.chain_of:
            return own
        bounds = self.bounds[position]
        before = own.bounds_on(self.open_through, handover=self.handover)
        start = own.start if bounds[:2] == before[:2] else some_day(*bounds[:2])
        if bounds[2:] == before[2:]:
            return attrs.evolve(own, start=start)
        if own.whole_days:
            return Period(start, through=some_day(bounds.end_first - 1, bounds.end_last - 1))
        return Period(start, until=some_day(*bounds[2:]))

    def is_held(self, question: Question) -> bool:
        """Whether someone certainly held it on the days asked about."""
        if self.alive_until is not None:
            return self.together(self.accepted_positions, question)
        return self._held.met_by(question)

    def together(self, positions: Sequence[int], question: Question) -> bool:
        """Whether some of these tenures certainly held on the days asked about.

        Unless each holds until a later one starts, each of them possibly held, and none certainly.
        """
        within = self.within
        if self.alive_until is not None:
            if question.last >= self.alive_until:
                return False
            chosen = set(positions)
            others = [within[one] for one in self.accepted_positions if one not in chosen]
            return always_latest([within[one] for one in positions], others, question)
        # One alone possibly held, so it did not certainly hold.
        return len(positions) > 1 and Held(self.stretches(positions)).met_by(question)

    @cached_property
    def _held(self) -> Held:
        """What someone certainly held: a stretch for each group of linked or single tenures."""
        return Held(self.stretches(self.accepted_positions))

    def find(self, question: Question) -> dict[int, Certainty]:
        """Positions of accepted tenures that held, in order, each with how certain that is."""
        within, by, after = self.within, question.by, question.after
        found: dict[int, Certainty] = {}
        for position in self.accepted.find(question.first, question.last):
            bounds = within[position]
            is_certain = bounds.start_last <= by and after < bounds.end_first
            found[position] = CERTAIN if is_certain else POSSIBLE
        return found

    def stretches(self, positions: Iterable[int]) -> tuple[Stretch, ...]:
        """One stretch for each group of these tenures that direct links join.

        Linked tenures are one unbroken stretch in every world. Their first start comes at the
        latest with the earliest of their latest starts, their last end at the earliest with the
        latest of their earliest ends.
        """
        within = self.within
        if not self._links:
            return tuple([(within[one].start_last, within[one].end_first) for one in positions])
        positions = tuple(positions)
        chosen = set(positions)
        links = [link for link in self._links if chosen.issuperset(link)]
        return tuple(
            (
                min(within[position].start_last for position in group),
                max(within[position].end_first for position in group),
            )
            for group in grouped(positions, links)
        )
