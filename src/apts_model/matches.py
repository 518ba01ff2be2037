"""Match: a record that held, and why that is not certain."""

from __future__ import annotations

import datetime
from typing import Any, Generic, TypeVar

import attrs

from apts_model.drafts import draft_of
from apts_model.questions import Question
from apts_model.time.bounds import Bounds
from apts_model.time.certainty import Certainty
from apts_model.time.dates import ImpreciseDate
from apts_model.time.doubts import Doubt
from apts_model.time.periods import Period

T = TypeVar("T")
START, END, QUALIFIED, AFTER_AS_OF, WHEN = Doubt


@attrs.frozen
class Match(Generic[T]):
    """A record that held, certainly or possibly, with its period and why there is a doubt.

    `period` is the record's own, narrowed where a link to another record says more.

    Examples:
        >>> import apts_model as am
        >>> match = am.load_apts().president_on("apts", "2004-11-10")[0]
        >>> match.record.holder_id, match.certainty.name, [doubt.name for doubt in match.doubts]
        ('denis-cote', 'POSSIBLE', ['START'])
    """

    record: T
    period: Period
    certainty: Certainty
    doubts: tuple[Doubt, ...] = ()


_Draft: Any = draft_of(Match)


def match_of(
    record: T, period: Period, certainty: Certainty, doubts: tuple[Doubt, ...]
) -> Match[T]:
    """Make a match as its constructor would, in two fifths of the time."""
    draft = _Draft()
    draft.record = record
    draft.period = period
    draft.certainty = certainty
    draft.doubts = doubts
    draft.__class__ = Match
    match: Match[T] = draft
    return match


def doubts_of(
    asked: Question, bounds: Bounds, own: Bounds, period: Period, as_of: datetime.date | None
) -> tuple[Doubt, ...]:
    """Say why a tenure that possibly held on the days asked about did not certainly hold.

    Args:
        asked: The days asked about.
        bounds: Its days, cut to when its subject existed.
        own: Its days before that.
        period: The dates that say so.
        as_of: The last day that anything is known of.
    """
    start, end = asked.doubtful_ends(bounds)
    # Until that day what is open is certain, unless the life that it is part of is not.
    after_as_of = period.is_open and as_of is not None and end and as_of.toordinal() < asked.last
    doubts: list[Doubt] = []
    if start:
        doubts.append(START)
    if end and not after_as_of:
        doubts.append(END)
    by_start, by_end = start and _is_qualified(period.start), end and _is_qualified(period.end)
    if by_start or by_end:
        own_start, own_end = asked.doubtful_ends(own)
        if (by_start and own_start) or (by_end and own_end):
            doubts.append(QUALIFIED)
    if after_as_of:
        doubts.append(AFTER_AS_OF)
    if asked.varies_over(bounds):
        doubts.append(WHEN)
    return tuple(doubts)


def doubts_of_life(asked: Question, bounds: Bounds, own: Bounds) -> frozenset[Doubt]:
    """Tell which ends are doubtful because its subject may not have existed, and only then."""
    ends = zip((START, END), asked.doubtful_ends(bounds), asked.doubtful_ends(own), strict=True)
    return frozenset(doubt for doubt, is_doubtful, is_own in ends if is_doubtful and not is_own)


def _is_qualified(date: object) -> bool:
    return isinstance(date, ImpreciseDate) and date.is_qualified
