"""Possible worlds by brute force, written from the definition alone: the oracle of these tests.

A world picks a day for each end of a period, inside what is told of it. Days are small numbers,
counted from `BASE`. Nothing here computes with bounds: worlds and days are listed one by one.
"""

import datetime
import itertools
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import apts_model as am

BASE = datetime.date(2004, 2, 27)
HORIZON = range(-5, 12)
"""Where an unknown end may lie: wider than anything asked, so that more would change nothing."""

Window = tuple[int, int]
World = tuple[int, int]


class Told(NamedTuple):
    """What is told of a period: windows of days, None for unknown, `..` for open."""

    start: Window | None
    ends: Literal["until", "through"]
    end: Window | Literal[".."] | None


def day(number: int) -> datetime.date:
    """Return the calendar day of a number."""
    return BASE + datetime.timedelta(days=number)


def written(window: Window) -> str:
    """Write "some day of the window" in EDTF; three days as the middle one, qualified."""
    first, last = window
    if first == last:
        return day(first).isoformat()
    if last - first == 2:
        return f"{day(first + 1):%Y-%m}-~{day(first + 1):%d}"
    return f"[{day(first)}..{day(last)}]"


def windows(days: Iterable[int]) -> list[Window]:
    """List every window inside some days."""
    return list(itertools.combinations_with_replacement(days, 2))


def all_told(days: Iterable[int]) -> Iterator[Told]:
    """Tell of every period whose known ends lie in windows inside some days."""
    known = windows(days)
    ends: list[Window | Literal[".."]] = ["..", *known]
    for start in (None, *known):
        yield Told(start, "until", None)
        for end in ends:
            yield Told(start, "until", end)
            yield Told(start, "through", end)


def period(told: Told) -> am.Period:
    """Build the period that is told of."""
    start = None if told.start is None else written(told.start)
    end = written(told.end) if isinstance(told.end, tuple) else told.end
    return am.Period(start, until=end) if told.ends == "until" else am.Period(start, through=end)


def worlds(
    told: Told, as_of: int | None = None, handover: am.Handover = am.Handover.INCOMING
) -> list[World]:
    """List the worlds: a start and, as told, the handover day or the last day.

    What is open still held on the `as_of` day, whoever has the handover day.
    """
    starts = HORIZON if told.start is None else _days(told.start)
    if isinstance(told.end, tuple):
        ends = _days(told.end)
    elif told.end is None or as_of is None:
        ends = HORIZON
    else:
        handed_over_later = told.ends == "until" and handover is am.Handover.INCOMING
        ends = range(as_of + handed_over_later, HORIZON.stop)
    in_order = int.__lt__ if told.ends == "until" else int.__le__
    return [(start, end) for start in starts for end in ends if in_order(start, end)]


def held(told: Told, world: World, handover: am.Handover = am.Handover.INCOMING) -> range:
    """Return the days on which it held in a world."""
    start, end = world
    if told.ends == "through" or handover is am.Handover.BOTH:
        return range(start, end + 1)
    return range(start + 1, end + 1) if handover is am.Handover.OUTGOING else range(start, end)


def judge(truths: Iterable[bool]) -> am.Certainty:
    """Judge a statement by its truth in each world."""
    found = set(truths)
    assert found, "a statement is judged in at least one world"
    if found == {True}:
        return am.Certainty.CERTAIN
    return am.Certainty.NO if found == {False} else am.Certainty.POSSIBLE


def overlap(a: range, b: range) -> bool:
    """Whether two runs of days have a day in common."""
    return bool(set(a) & set(b))


def contain(a: range, b: range) -> bool:
    """Whether every day of the second is a day of the first."""
    return set(b) <= set(a)


def precede(a: range, b: range) -> bool:
    """Whether every day of the first lies before every day of the second."""
    return max(a) < min(b)


def meet(a: range, b: range) -> bool:
    """Whether the second starts on the day after the last day of the first."""
    return max(a) + 1 == min(b)


RELATIONS = {"overlaps": overlap, "contains": contain, "before": precede, "meets": meet}


def _days(window: Window) -> range:
    return range(window[0], window[1] + 1)
