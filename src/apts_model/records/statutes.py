"""Statute: an act of parliament, and the steps that brought it into force and out of it."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple

import attrs

from apts_model.errors import ImpossiblePeriodError
from apts_model.records.sources import Citation, citations_of
from apts_model.records.values import each, identifier, member, optional_text, text
from apts_model.time.dates import ImpreciseDate, optional_imprecise, some_day
from apts_model.time.edtf import UNBOUNDED
from apts_model.time.periods import OPEN, End, Period


class StepKind(enum.Enum):
    """A step in the life of a statute.

    Examples:
        >>> from apts_model import StepKind
        >>> [kind.value for kind in StepKind]
        ['introduced', 'passed', 'assented', 'in_force', 'struck_down', 'upheld', 'repealed']
    """

    INTRODUCED = "introduced"
    PASSED = "passed"
    ASSENTED = "assented"
    IN_FORCE = "in_force"
    STRUCK_DOWN = "struck_down"
    UPHELD = "upheld"
    REPEALED = "repealed"


def _kind(value: StepKind | str) -> StepKind:
    return member(StepKind, value, "kind")


@attrs.frozen(kw_only=True)
class StatuteStep:
    """That a statute took a step on a day.

    Examples:
        >>> from apts_model import StatuteStep
        >>> str(StatuteStep(kind="assented", date="2003-12-18").date)
        '2003-12-18'
    """

    kind: StepKind = attrs.field(converter=_kind)
    date: ImpreciseDate | None = attrs.field(default=None, converter=optional_imprecise)
    """By default unknown."""
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)


def _steps(values: Iterable[StatuteStep]) -> tuple[StatuteStep, ...]:
    return each(StatuteStep, values, "steps")


@attrs.frozen(kw_only=True)
class Statute:
    """An act of parliament.

    Examples:
        >>> from apts_model import Statute, StatuteStep
        >>> Statute(
        ...     id="bill-10",
        ...     title="Act to modify the organization of the health network",
        ...     bill="10",
        ...     chapter="2015, c. 1",
        ...     steps=[StatuteStep(kind="in_force", date="2015-04-01")],
        ... ).bill
        '10'
    """

    id: str = attrs.field(validator=identifier)
    title: str = attrs.field(validator=text)
    bill: str | None = attrs.field(default=None, validator=optional_text)
    """Number of the bill, such as "30"."""
    chapter: str | None = attrs.field(default=None, validator=optional_text)
    """Where it stands in the statutes, such as "2003, c. 25; CQLR U-0.1"."""
    steps: tuple[StatuteStep, ...] = attrs.field(default=(), converter=_steps)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)

    @property
    def periods_in_force(self) -> tuple[Period, ...]:
        """How long it was in force, in one period or in several.

        From its first IN_FORCE step, which may count from a day before the assent but not from one
        before it was introduced; without one, from some day after it was last heard of as a bill.
        Until it was repealed; without a REPEALED step it is open. A ruling that strikes it down
        may be suspended or appealed: from that day on it may still be in force, until a ruling
        that certainly comes no earlier has UPHELD it, from where on it is in force again. (What
        can have been in force on one day alone was so certainly, even if it was struck down then:
        no period is only possible on a single day.)

        Examples:
            >>> from apts_model import Statute, StatuteStep
            >>> Statute(
            ...     id="bill-30",
            ...     title="Act respecting bargaining units",
            ...     steps=[
            ...         StatuteStep(kind="in_force", date="2004"),
            ...         StatuteStep(kind="struck_down", date="2007-11-30"),
            ...         StatuteStep(kind="upheld", date="2011-07-06"),
            ...     ],
            ... ).periods_in_force
            (Period('2004', until='[2007-11-30..2011-07-06]'), Period('2011-07-06', until='..'))
        """
        start, end = self._start, self._end
        try:
            whole = Period(start, until=end)
        except ImpossiblePeriodError:  # steps that contradict each other: `check` reports them
            return ()
        doubts = self._doubts()
        return _parted(whole, doubts) if doubts else (whole,)

    def _doubts(self) -> list[_Doubt]:
        """From the first day of each ruling against it to the next that certainly upholds it."""
        upheld = [_when(step) for step in self._steps_of(StepKind.UPHELD)]
        struck = [_when(step) for step in self._steps_of(StepKind.STRUCK_DOWN)]
        return sorted(
            _Doubt(
                first,
                *min(
                    (ruling for ruling in upheld if ruling[0] >= last),
                    key=itemgetter(1),
                    default=(UNBOUNDED, UNBOUNDED),
                ),
            )
            for first, last in struck
        )

    @property
    def _start(self) -> ImpreciseDate | None:
        """The day it came into force, or the earliest on which it can have."""
        told = self._steps_of(StepKind.IN_FORCE)
        begun = _first_of(told)
        first, last = _window(begun)
        heard_of = self._steps_of(*(_BEFORE_IN_FORCE if told else _AS_A_BILL))
        earliest = max((_when(step)[0] for step in heard_of), default=first)
        # Steps that contradict each other are left to `check`.
        return some_day(earliest, last) if first < earliest <= last else begun

    @property
    def _end(self) -> End:
        repeals = self._steps_of(StepKind.REPEALED)
        return _first_of(repeals) if repeals else OPEN

    def _steps_of(self, *kinds: StepKind) -> list[StatuteStep]:
        return [step for step in self.steps if step.kind in kinds]


_BEFORE_IN_FORCE = (StepKind.INTRODUCED,)
_AS_A_BILL = (StepKind.INTRODUCED, StepKind.PASSED, StepKind.ASSENTED)


def _first_of(steps: Iterable[StatuteStep]) -> ImpreciseDate | None:
    """Return the day of the first of these steps, in the words of one of them if they are its."""
    dates = [step.date for step in steps]
    windows = [*map(_window, dates)]
    first = min((first for first, _ in windows), default=-UNBOUNDED)
    last = min((last for _, last in windows), default=UNBOUNDED)
    if (first, last) in windows:
        return dates[windows.index((first, last))]
    return some_day(first, last)


def _when(step: StatuteStep) -> tuple[int, int]:
    return _window(step.date)


def _window(date: ImpreciseDate | None) -> tuple[int, int]:
    return (-UNBOUNDED, UNBOUNDED) if date is None else date.window


class _Doubt(NamedTuple):
    """Day numbers between which it is doubtful whether a statute was in force."""

    since: int
    upheld_first: int
    upheld_last: int


class _Part(NamedTuple):
    """Day numbers of a part that is certain: when it may start, and from when until when it is."""

    earliest: int
    start: int
    end: int


def _parted(whole: Period, doubts: list[_Doubt]) -> tuple[Period, ...]:
    """Part a period where it is doubtful, so that just the days outside doubts are certain."""
    first, start, ending, last = whole.bounds
    ending = UNBOUNDED if whole.is_open else ending
    parts: list[_Part] = []
    earliest = first
    for since, upheld_first, upheld_last in doubts:
        parts.append(_Part(earliest, start, min(since, ending)))
        earliest, start = max(earliest, upheld_first), max(start, upheld_last)
    parts = [part for part in [*parts, _Part(earliest, start, ending)] if part.start < part.end]
    if not parts:  # of a single day, that is a certain one: no period is possible on one day alone
        return (Period(some_day(first, last - 1), until=some_day(first + 1, last)),)
    parts[0] = parts[0]._replace(earliest=first)
    # Until the next certain part begins, the one before it may go on.
    limits = [*(part.start for part in parts[1:]), last]
    return tuple(
        Period(
            whole.start if part[:2] == whole.bounds[:2] else some_day(part.earliest, part.start),
            until=whole.until if part.end == ending else some_day(part.end, limit),
        )
        for part, limit in zip(parts, limits, strict=True)
    )


def statutes_of(values: Iterable[Statute]) -> tuple[Statute, ...]:
    """Take any iterable of statutes."""
    return each(Statute, values, "statutes")
