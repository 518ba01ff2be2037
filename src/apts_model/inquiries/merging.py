"""Merging two data sets into one, so that nothing becomes more certain by it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import attrs

from apts_model.errors import MergeConflictError
from apts_model.inquiries.collection import Collection
from apts_model.inquiries.references import is_record, is_several, values_of
from apts_model.records.coverage import Coverage
from apts_model.records.statutes import Statute, StatuteStep, StepKind
from apts_model.time.dates import ImpreciseDate
from apts_model.time.edtf import FIRST_DAY, UNBOUNDED
from apts_model.time.periods import OPEN, Period

C = TypeVar("C", bound=Collection)

NEVER_SEEN = FIRST_DAY - 1
"""The day on which something open was last seen, where nothing says so."""


def merged(one: C, other: Collection, title: str) -> C:
    """Join two data sets.

    An open end says that something was last seen on the `as_of` day of its data set. In the other
    data set, whose `as_of` day is later, it has to be said in other words: it ended on some day
    after that.

    Raises:
        MergeConflictError: with the ids of all records that the two tell differently.
    """
    days = [day for day in (one.as_of, other.as_of) if day is not None]
    as_of = max(days, default=None)
    joining = _Joining(_number(one.as_of), _number(other.as_of), _number(as_of))
    conflicts: list[tuple[str, str]] = []
    changes: dict[str, Any] = {}
    for name, records in values_of(one).items():
        if is_several(records):
            changes[name] = joining.of(records, getattr(other, name), name, conflicts)
    if conflicts:
        raise MergeConflictError(tuple(conflicts))
    return attrs.evolve(one, title=title, as_of=as_of, **changes)


def _number(day: datetime.date | None) -> int:
    return NEVER_SEEN if day is None else day.toordinal()


@attrs.frozen
class _Joining:
    """Joins records of two data sets, whose `as_of` days, and the later one, are day numbers."""

    as_of: int
    other_as_of: int
    later: int

    def of(
        self,
        records: Sequence[Any],
        others: Sequence[Any],
        name: str,
        conflicts: list[tuple[str, str]],
    ) -> list[Any]:
        """Join two collections; add what they tell differently to the conflicts."""
        if name == "coverages":
            told = [self.coverage(one, self.as_of) for one in records]
            told += [self.coverage(one, self.other_as_of) for one in others]
            return [*dict.fromkeys(told)]
        joined = [self.joined(record, None) for record in records]
        place_of = {record.id: place for place, record in reversed([*enumerate(records)])}
        for record in others:
            place = place_of.get(record.id)
            if place is None:
                joined.append(self.joined(None, record))
            elif _without_last_seen(records[place]) != _without_last_seen(record):
                conflicts.append((name, record.id))
            else:
                joined[place] = self.joined(records[place], record)
        return joined

    def coverage(self, coverage: Coverage, as_of: int) -> Coverage:
        """Say how far a coverage reaches; its last day counts in, so it is the `as_of` day."""
        period = coverage.period
        if not period.is_open or as_of == self.later:
            return coverage
        last = ImpreciseDate.between(max(as_of, FIRST_DAY), UNBOUNDED)
        return attrs.evolve(coverage, period=attrs.evolve(period, **{period.ends: last}))

    def joined(self, value: Any, twin: Any) -> Any:
        """Join two values that differ at most in when something was last seen; or take the one."""
        known = twin if value is None else value
        if isinstance(known, Period):
            return self.period(value, twin)
        if isinstance(known, Statute):
            return self.statute(value, twin)
        if is_several(known):
            pairs = zip(value or [None] * len(known), twin or [None] * len(known), strict=True)
            return tuple([self.joined(*pair) for pair in pairs])
        if not is_record(known):
            return known
        record: Any = known
        fields = values_of(known)
        made = {
            name: self.joined(getattr(value, name, None), getattr(twin, name, None))
            for name in fields
        }
        changes = {name: new for name, new in made.items() if new != fields[name]}
        return attrs.evolve(record, **changes) if changes else record

    def period(self, period: Period | None, twin: Period | None) -> Period:
        """Take the period in which something was seen last, in the words of the later `as_of`."""
        seen = [*_seen(period, self.as_of), *_seen(twin, self.other_as_of)]
        if not seen:
            return period or twin or Period()
        day = max(last for last, _ in seen)
        latest = [one for last, one in seen if last == day]
        if any(one.is_open for one in latest) and day == self.later:
            return next(one for one in latest if one.is_open)
        texts = {str(one.end) for one in latest}
        if len(texts) == 1 and OPEN not in texts:
            return latest[0]
        shift = 0 if latest[0].whole_days else 1
        end = ImpreciseDate.between(max(day + shift, FIRST_DAY), UNBOUNDED)
        return attrs.evolve(latest[0], **{latest[0].ends: end})

    def statute(self, statute: Statute | None, twin: Statute | None) -> Statute:
        """Take the statute as seen in force last; without a repeal it was, on the `as_of` day."""
        known = [
            (one, day) for one, day in ((statute, self.as_of), (twin, self.other_as_of)) if one
        ]
        seen = [place for one, day in known for place in _seen_in_force(one, day)]
        result, _ = known[0]
        if not seen:
            return result
        day = max(last for last, _ in seen)
        latest = [step for last, step in seen if last == day]
        if day == self.later and None in latest:
            kept: StatuteStep | None = None
        else:
            after = ImpreciseDate.between(max(day + 1, FIRST_DAY), UNBOUNDED)
            new = StatuteStep(kind=StepKind.REPEALED, date=after)
            kept = next((step for step in latest if step is not None), new)
        steps = [step for step in result.steps if step == kept or not _is_last_seen(step)]
        if kept is not None and kept not in steps:
            steps.append(kept)
        return result if tuple(steps) == result.steps else attrs.evolve(result, steps=steps)


def _seen_in_force(statute: Statute, as_of: int) -> Iterator[tuple[int, StatuteStep | None]]:
    """Give the day on which a statute was last seen in force, and the step that says so."""
    repeals = [step for step in statute.steps if step.kind is StepKind.REPEALED]
    if not repeals and any(step.kind is StepKind.IN_FORCE for step in statute.steps):
        yield as_of, None
    for step in repeals:
        if step.date is not None and _is_last_seen(step):
            yield step.date.days[0] - 1, step


def _is_last_seen(step: StatuteStep) -> bool:
    """Whether a step says no more than that a statute was repealed later than some day."""
    return step.kind is StepKind.REPEALED and step.date is not None and _is_or_later(step.date)


def _is_or_later(date: ImpreciseDate) -> bool:
    return date.text.startswith("[") and date.days[1] == UNBOUNDED


def _seen(period: Period | None, as_of: int) -> Iterator[tuple[int, Period]]:
    """Give the day on which something was last seen, if that is what its end says."""
    if period is None or not _says_last_seen(period):
        return
    end = period.end
    if isinstance(end, ImpreciseDate):
        yield end.days[0] - (0 if period.whole_days else 1), period
    else:
        yield as_of, period


def _says_last_seen(period: Period) -> bool:
    """Whether a period ends as "open" does, or on "this day or any later one"."""
    end = period.end
    return _is_or_later(end) if isinstance(end, ImpreciseDate) else end == OPEN


def _without_last_seen(value: Any) -> Any:
    """Return a value to compare by: all ends that only say when something was last seen alike."""
    if isinstance(value, Period):
        return attrs.evolve(value, **{value.ends: OPEN}) if _says_last_seen(value) else value
    if isinstance(value, Statute):
        steps = [step for step in value.steps if not _is_last_seen(step)]
        value = attrs.evolve(value, steps=steps)
    if is_several(value):
        return tuple([_without_last_seen(one) for one in value])
    if not is_record(value):
        return value
    return type(value), {name: _without_last_seen(one) for name, one in values_of(value).items()}
