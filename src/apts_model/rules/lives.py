"""Whether something lies outside the life of what it belongs to."""

from __future__ import annotations

from typing import Protocol

from apts_model.rules.findings import Finding, Found, perhaps
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


def outside(path: str, record: HasPeriod, bounds: Bounds, life: Life) -> Found:
    """Find where a period reaches beyond a life, as far as the days of both are known.

    A vague day that is bounded by the life, or told in the same words, is no other day.

    Args:
        path: Where the period stands.
        record: The record that has it.
        bounds: Its days, perhaps narrowed by links.
        life: The life.
    """
    yield from _begun_before(path, record, bounds, life)
    yield from _gone_on_after(path, record, bounds, life)


def _begun_before(path: str, record: HasPeriod, bounds: Bounds, life: Life) -> Found:
    start, lived = record.period.start, life.bounds
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
        told = f"{record.id!r} {perhaps(wrong)}started{on} before {life.owner!r} did"
        message = f"{told} ({life.period.start}){_MEND}"
        yield Finding(wrong, f"{path}.start", (record.id, life.owner), message)


def _gone_on_after(path: str, record: HasPeriod, bounds: Bounds, life: Life) -> Found:
    end, lived = record.period.end, life.bounds
    if not lived.has_end or _bounded_by(bounds[2:], lived[2:], lived.end_last):
        return
    wrong = (
        CERTAIN
        if bounds.end_first > lived.end_last + life.slack
        else POSSIBLE
        if bounds.has_end and bounds.end_last > lived.end_first + life.slack
        else NO
    )
    if wrong is not NO:
        until = "" if end is None or end == OPEN else f" ({record.period.ends} {end})"
        told = f"{record.id!r} {perhaps(wrong)}went on{until} after {life.owner!r} ended"
        message = f"{told} ({life.period.end}){_MEND}"
        yield Finding(wrong, f"{path}.{record.period.ends}", (record.id, life.owner), message)


def _bounded_by(days: tuple[int, int], lived: tuple[int, int], bound: int) -> bool:
    """Whether a vague day may be any from, or up to, all those that a life may begin or end on."""
    (first, last), (lived_first, lived_last) = days, lived
    return bound in days and first <= lived_first and lived_last <= last


_MEND = ": mend one of the two days, or write both in the same words if they are one day"
