"""Deadlines: the days that the law of a regime gives for one bargaining round."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal

import attrs

from apts_model.records.bargaining import BargainingRound, milestones_in
from apts_model.records.milestones import Stage
from apts_model.records.regimes import (
    DayCount,
    RaidingWindow,
    Regime,
    Relation,
    Section,
    StageRule,
)
from apts_model.records.standing import is_accepted
from apts_model.records.values import several
from apts_model.time.dates import DateLike, ImpreciseDate, exact_day, some_day
from apts_model.time.edtf import FIRST_DAY, LAST_DAY

SATURDAY = 5

Reached = tuple[str | None, ImpreciseDate]
"""Id of a milestone or a strike, and its date."""


@attrs.frozen(kw_only=True)
class Deadline:
    """That the law gives a first day or a last day, or both, for a stage of a round.

    A day is as vague as the one it is counted from.

    Examples:
        >>> import apts_model as am
        >>> raiding = am.load_apts().deadlines("apts-2023")[0]
        >>> print(raiding.first, raiding.last, raiding.section)
        2022-07-04 2022-10-02 C-27 s. 111.4
    """

    stage: Stage | None
    """The stage it is for; None for the time in which other unions may raid."""
    first: ImpreciseDate | None = None
    """No earlier than this day; None for no limit."""
    last: ImpreciseDate | None = None
    """No later than this day; None for no limit."""
    rule: StageRule | RaidingWindow
    counted_from: ImpreciseDate
    """The day it is counted from."""
    record_id: str | None = None
    """The milestone or the strike that is counted from; None for the expiry of the agreement."""

    @property
    def section(self) -> Section:
        """The section of law."""
        return self.rule.section

    @property
    def extendable(self) -> bool:
        """Whether the parties can agree on more time."""
        return isinstance(self.rule, StageRule) and self.rule.extendable


def deadlines_of(
    held: BargainingRound, regime: Regime, holidays: Iterable[DateLike] = ()
) -> tuple[Deadline, ...]:
    """Compute all days that a regime gives for a round, in order of time."""
    found = [*_raiding(held, regime), *_Counting(held, _holiday_test(holidays)).all_of(regime)]
    return tuple(sorted(found, key=_when))


def _raiding(held: BargainingRound, regime: Regime) -> Iterator[Deadline]:
    expires, window = held.expires, regime.raiding
    if expires is not None and window is not None:
        yield Deadline(
            stage=None,
            first=_moved(expires, -window.opens),
            last=_moved(expires, -window.closes),
            rule=window,
            counted_from=expires,
        )


@attrs.frozen
class _Counting:
    """Counts days from what one round reached."""

    held: BargainingRound
    is_holiday: Callable[[datetime.date], bool]

    def all_of(self, regime: Regime) -> Iterator[Deadline]:
        for rule in regime.rules:
            if rule.days:
                yield from self.of_rule(rule, rule.days)

    def of_rule(self, rule: StageRule, days: int) -> Iterator[Deadline]:
        """Count a rule forwards from what it is counted from, or backwards from its stage."""
        if rule.relation is Relation.AFTER:
            for place in self.reached(rule.counted_from):
                yield from self.deadline(rule, place, days, "first", rule.stage)
            for place in self.reached(rule.stage):
                yield from self.deadline(rule, place, -days, "last", rule.counted_from)
            return
        sign = 1 if rule.relation is Relation.WITHIN else -1
        for place in self.reached(rule.counted_from):
            yield from self.deadline(rule, place, sign * days, "last", rule.stage)

    def deadline(
        self,
        rule: StageRule,
        place: Reached,
        days: int,
        side: Literal["first", "last"],
        stage: Stage | None,
    ) -> Iterator[Deadline]:
        """Give the first or the last day for a stage, unless it lies off the calendar."""
        record_id, date = place
        day = self.counted(date, days, rule)
        if day is not None:
            yield Deadline(
                stage=stage,
                first=day if side == "first" else None,
                last=day if side == "last" else None,
                rule=rule,
                counted_from=date,
                record_id=record_id,
            )

    def reached(self, stage: Stage | None) -> Iterator[Reached]:
        """Give when a stage was reached, as often as it was; None is the expiry."""
        held = self.held
        if stage is None:
            yield from [] if held.expires is None else [(None, held.expires)]
        days = {
            milestone.date: milestone.id
            for milestone, _ in milestones_in(held)
            if is_accepted(milestone) and milestone.stage is stage
        }
        for strike in filter(is_accepted, held.strikes if stage is Stage.STRIKE else ()):
            days.setdefault(strike.period.start, strike.id)
        yield from ((record_id, date) for date, record_id in days.items() if date is not None)

    def counted(self, date: ImpreciseDate, days: int, rule: StageRule) -> ImpreciseDate | None:
        if rule.count is DayCount.CALENDAR:
            return _moved(date, days)
        first, last = (self.clear(day, days) for day in date.window)
        return some_day(first, last)

    def clear(self, day: int, days: int) -> int:
        """Count clear working days from a day: they lie between it and the day that is found."""
        step = 1 if days > 0 else -1
        left = abs(days)
        while left and FIRST_DAY <= day + step <= LAST_DAY:
            day += step
            date = datetime.date.fromordinal(day)
            left -= date.weekday() < SATURDAY and not self.is_holiday(date)
        return day + step


def _moved(date: ImpreciseDate, days: int) -> ImpreciseDate | None:
    """Move a date by calendar days."""
    first, last = date.window
    return some_day(
        first + days if first >= FIRST_DAY else first, last + days if last <= LAST_DAY else last
    )


def _holiday_test(holidays: Iterable[DateLike]) -> Callable[[datetime.date], bool]:
    """Take days, or the keys of a mapping; one of `holidays` may know its days only when asked."""
    is_calendar = isinstance(holidays, Mapping)
    days = [*holidays] if is_calendar else several(holidays, "holidays")
    listed = {exact_day(day, field="holidays") for day in days}
    return lambda day: day in listed or (is_calendar and day in holidays)


def _when(deadline: Deadline) -> tuple[int, int]:
    day = deadline.last or deadline.first
    return (0, 0) if day is None else day.window
