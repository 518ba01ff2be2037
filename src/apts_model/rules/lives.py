"""Whether something lies outside the life of what it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from apts_model.rules.findings import Finding, Found, listed, perhaps
from apts_model.time.bounds import Bounds
from apts_model.time.certainty import CERTAIN, NO, POSSIBLE
from apts_model.time.edtf import FIRST_DAY
from apts_model.time.periods import OPEN, Period


class HasPeriod(Protocol):
    """A record with an id and a period."""

    @property
    def id(self) -> str:
        """The id."""
        ...

    @property
    def period(self) -> Period:
        """The period."""
        ...


class Part(NamedTuple):
    """Something that belongs to what has a life, and that lasted some time itself."""

    path: str
    """Where its period stands."""
    told: str
    """What messages call it."""
    ids: tuple[str, ...]
    """Ids by which it is found, but for that of what it belongs to."""
    period: Period
    bounds: Bounds
    """Its days, perhaps narrowed by links."""
    whole_days: bool
    """Whether its last day is a day of its own, and not one on which it was handed over."""

    @classmethod
    def of(cls, path: str, record: HasPeriod, bounds: Bounds) -> Part:
        """Make one of a record whose period stands at a path."""
        period = record.period
        return cls(path, repr(record.id), (record.id,), period, bounds, period.whole_days)


class Life:
    """How long something existed, as far as it is known."""

    def __init__(self, owner: str, period: Period) -> None:
        self.owner: str = owner
        self.period: Period = period
        self.bounds: Bounds = period.bounds  # what is open has no end

    @property
    def slack(self) -> int:
        """The day on which a life was handed over counts as its last."""
        return int(self.period.until is not None)


def outside(part: Part, life: Life) -> Found:
    """Find where something reaches beyond a life, as far as the days of both are known.

    A vague day that is bounded by the life, or told in the same words, is no other day.
    """
    yield from _begun_before(part, life)
    yield from _gone_on_after(part, life)


def found_together(found: Sequence[Finding], lives: Sequence[Life], path: str, own: str) -> Found:
    """Give what was found of something that belongs to several, or that these never met.

    Args:
        found: Where it lies outside of single lives.
        lives: The lives.
        path: Where it stands.
        own: Its id.
    """
    is_apart = bool(lives) and max(life.bounds.start_first for life in lives) >= min(
        life.bounds.end_last + life.slack for life in lives
    )
    if not is_apart or any(one.wrong is CERTAIN for one in found):
        yield from found
        return
    owners = [life.owner for life in lives]
    message = f"{listed(owners)} did not exist at one time: mend the days of one of them"
    yield Finding(CERTAIN, path, (own, *owners), message)


def _begun_before(part: Part, life: Life) -> Found:
    start, bounds, lived = part.period.start, part.bounds, life.bounds
    if not lived.has_start or _bounded_by(bounds[:2], lived[:2], lived.start_first):
        return
    wrong = (
        CERTAIN
        if bounds.start_last < lived.start_first
        else POSSIBLE
        if FIRST_DAY < bounds.start_first < lived.start_last
        else NO
    )
    if wrong is not NO:
        on = "" if start is None else f" ({start})"
        told = f"{part.told} {perhaps(wrong)}started{on} before {life.owner!r} did"
        message = f"{told} ({life.period.start}){_MEND}"
        yield Finding(wrong, f"{part.path}.start", (*part.ids, life.owner), message)


def _gone_on_after(part: Part, life: Life) -> Found:
    end, bounds, lived = part.period.end, part.bounds, life.bounds
    # What is told in the same words is one day, be it the last one or that of a handover.
    is_one_day = end == life.period.end or _bounded_by(bounds[2:], lived[2:], lived.end_last)
    if not lived.has_end or is_one_day:
        return
    slack = life.slack if part.whole_days else 0
    wrong = (
        CERTAIN
        if bounds.end_first > lived.end_last + slack
        else POSSIBLE
        if bounds.has_end and bounds.end_last > lived.end_first + slack
        else NO
    )
    if wrong is not NO:
        ends = "through" if part.whole_days else "until"
        until = "" if end is None or end == OPEN else f" ({ends} {end})"
        told = f"{part.told} {perhaps(wrong)}went on{until} after {life.owner!r} ended"
        message = f"{told} ({life.period.end}){_MEND}"
        yield Finding(wrong, f"{part.path}.{ends}", (*part.ids, life.owner), message)


def _bounded_by(days: tuple[int, int], lived: tuple[int, int], bound: int) -> bool:
    """Whether a vague day may be any from, or up to, all those that a life may begin or end on."""
    (first, last), (lived_first, lived_last) = days, lived
    return bound in days and first <= lived_first and lived_last <= last


_MEND = ": mend one of the two days, or write both in the same words if they are one day"
