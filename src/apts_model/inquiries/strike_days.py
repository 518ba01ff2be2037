"""How many days a union was on strike: each day counts once, whatever strikes it is part of."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

import attrs

from apts_model.records.strikes import Strike, StrikeKind
from apts_model.time.bounds import Bounds

WHOLE = {StrikeKind.FULL, StrikeKind.UNLIMITED}
"""Kinds of strike in which everyone stops work all day."""

Days = tuple[int, int]
"""From a day number to an exclusive later one."""


def _least_full(days: StrikeDays) -> int:
    return days.full


def _least_partial(days: StrikeDays) -> int:
    return days.partial


@attrs.frozen
class StrikeDays:
    """Numbers of strike days: `full` ones and `partial` ones, at least and at most.

    A day is partial where work stopped for a part of the day, or a part of the members at a time,
    and no full strike was held on it. Where all dates are exact, least and most are the same;
    where vague strikes may overlap, they may lie further apart than need be.

    Examples:
        >>> from apts_model import StrikeDays
        >>> StrikeDays(10, 1).most_full
        10
        >>> StrikeDays(10, 1).is_exact
        True
    """

    full: int
    """At least so many."""
    partial: int
    """At least so many."""
    most_full: int | None = attrs.field(default=attrs.Factory(_least_full, takes_self=True))
    """At most so many; None where nothing bounds them."""
    most_partial: int | None = attrs.field(default=attrs.Factory(_least_partial, takes_self=True))
    """At most so many; None where nothing bounds them."""

    @property
    def is_exact(self) -> bool:
        """Whether both numbers are known."""
        return (self.full, self.partial) == (self.most_full, self.most_partial)


def days_on_strike(strikes: Iterable[Strike], as_of: datetime.date | None) -> StrikeDays:
    """Count the days of accepted strikes."""
    whole: list[Bounds] = []
    partial: list[Bounds] = []
    for strike in strikes:
        of = strike.period.bounds_on(as_of)
        (whole if strike.kind in WHOLE else partial).append(of)
    return StrikeDays(
        sum(_fewest(group, ()) for group in _groups(whole)),
        sum(_fewest(group, whole) for group in _groups(partial)),
        _most(whole, ()),
        _most(partial, whole),
    )


def _groups(strikes: Iterable[Bounds]) -> list[list[Bounds]]:
    """Group strikes that may share a day."""
    groups: list[list[Bounds]] = []
    end = 0
    for strike in sorted(strikes):
        if groups and strike.start_first < end:
            groups[-1].append(strike)
            end = max(end, strike.end_last)
        else:
            groups.append([strike])
            end = strike.end_last
    return groups


def _fewest(group: Sequence[Bounds], besides: Sequence[Bounds]) -> int:
    """Fewest days of a group on which none of the others was held."""
    certain = _joined((of.start_last, of.end_first) for of in group)
    others = _joined(map(_possible, besides))
    if _count_shared(_joined(map(_possible, group)), others):
        return _count(certain) - _count_shared(certain, others)
    return max(_count(certain), *(max(1, of.end_first - of.start_last) for of in group))


def _most(strikes: Sequence[Bounds], besides: Sequence[Bounds]) -> int | None:
    """Most days of strikes on which none of the others was certainly held; None for no limit."""
    if not all(of.has_start and of.has_end for of in strikes):
        return None
    others = _joined((of.start_last, of.end_first) for of in besides)
    days = _joined(map(_possible, strikes))
    return _count(days) - _count_shared(days, others)


def _possible(of: Bounds) -> Days:
    return of.start_first, of.end_last


def _joined(stretches: Iterable[Days]) -> list[Days]:
    """Join stretches of days where they overlap or adjoin; leave out empty ones."""
    joined: list[Days] = []
    for start, end in sorted(stretches):
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _count(stretches: Iterable[Days]) -> int:
    return sum(end - start for start, end in stretches)


def _count_shared(stretches: Sequence[Days], others: Sequence[Days]) -> int:
    return sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in stretches
        for other_start, other_end in others
    )
