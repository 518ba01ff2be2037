"""Match: a record that held, and why that is not certain."""

from __future__ import annotations

import datetime
from typing import Generic, TypeVar

import attrs

from apts_model.questions import Question
from apts_model.time.bounds import Bounds
from apts_model.time.certainty import Certainty
from apts_model.time.dates import ImpreciseDate
from apts_model.time.doubts import Doubt
from apts_model.time.periods import Period

T = TypeVar("T")


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


def doubts_of(
    asked: Question, bounds: Bounds, period: Period, as_of: datetime.date | None
) -> tuple[Doubt, ...]:
    """Say why a tenure that possibly held on the days asked about did not certainly hold."""
    start, end = asked.doubtful_ends(bounds)
    after_as_of = end and period.is_open and as_of is not None
    qualified = (start and _is_qualified(period.start)) or (end and _is_qualified(period.end))
    reasons = {
        Doubt.START: start,
        Doubt.END: end and not after_as_of,
        Doubt.QUALIFIED: qualified,
        Doubt.AFTER_AS_OF: after_as_of,
        Doubt.WHEN: asked.varies_over(bounds),
    }
    return tuple(doubt for doubt, applies in reasons.items() if applies)


def _is_qualified(date: object) -> bool:
    return isinstance(date, ImpreciseDate) and date.is_qualified
