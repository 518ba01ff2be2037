"""One timeline of 10,000 overlapping tenures, about ten of them on a day."""

from __future__ import annotations

import bisect
import datetime
import functools
import itertools
import operator
from typing import Any

from comparing import Aim, Row
from measuring import Contender, Prepared, Role, asked, prepared
from samples import Tenure, overlapping

import apts_model as am

sample = functools.cache(overlapping)


# --- ours -----------------------------------------------------------------------------------


@functools.cache
def _records() -> list[am.Presidency]:
    return [
        am.Presidency(
            id=f"presidency-{number}",
            union_id=tenure.union,
            holder_id=tenure.holder,
            period=am.Period(tenure.start, until=tenure.until),
        )
        for number, tenure in enumerate(sample().tenures)
    ]


def _ours() -> Prepared:
    timeline = am.Timeline(_records())

    def ask(day: am.ImpreciseDate) -> Any:
        answer = timeline.on(day)
        return answer.certain, answer.possible

    questions: list[tuple[Any, ...]] = [(am.ImpreciseDate.exact(day),) for _, day in sample().asked]
    return asked(ask, questions, lambda found: [one.holder_id for one in itertools.chain(*found)])


def _ours_built() -> Prepared:
    """Build it and ask once: a timeline is prepared when it is first asked."""
    day = am.ImpreciseDate.exact(sample().asked[0][1])

    def build(records: list[am.Presidency]) -> Any:
        return am.Timeline(records).on(day).certain

    return prepared("build(records)", collecting=True, build=build, records=_records())


# --- others ---------------------------------------------------------------------------------


def _numbers() -> list[tuple[int, int, Tenure]]:
    return [(*one.days, one) for one in sample().tenures]


def _intervaltree() -> Prepared:
    from intervaltree import IntervalTree

    tree = IntervalTree.from_tuples(_numbers())
    questions: list[tuple[Any, ...]] = [(day.toordinal(),) for _, day in sample().asked]
    return asked(tree.at, questions, lambda found: [interval.data.holder for interval in found])


def _intervaltree_built() -> Prepared:
    from intervaltree import IntervalTree

    build = IntervalTree.from_tuples
    return prepared("build(numbers)", collecting=True, build=build, numbers=_numbers())


class PrefixMaximum:
    """The least that finds what overlaps: a bisection, then backwards while an end may be later."""

    def __init__(self, numbers: list[tuple[int, int, Tenure]]) -> None:
        self.rows = sorted(numbers, key=operator.itemgetter(0))
        self.starts = [start for start, _, _ in self.rows]
        self.latest_ends = list(itertools.accumulate((end for _, end, _ in self.rows), max))

    def on(self, date: datetime.date) -> list[Tenure]:
        day = date.toordinal()
        found: list[Tenure] = []
        place = bisect.bisect_right(self.starts, day)
        while place and self.latest_ends[place - 1] > day:
            place -= 1
            if self.rows[place][1] > day:
                found.append(self.rows[place][2])
        return found


def _prefix_maximum() -> Prepared:
    index = PrefixMaximum(_numbers())
    questions: list[tuple[Any, ...]] = [(day,) for _, day in sample().asked]
    return asked(index.on, questions, lambda found: [tenure.holder for tenure in found])


def _prefix_maximum_built() -> Prepared:
    return prepared("build(numbers)", collecting=True, build=PrefixMaximum, numbers=_numbers())


LIMIT = "bisect and running maximum"

ROWS = (
    Row(
        "one timeline of 10,000 tenures: ask",
        (
            Contender("Timeline.on", Role.OURS, _ours),
            Contender("intervaltree", Role.PEER, _intervaltree),
            Contender(LIMIT, Role.LIMIT, _prefix_maximum),
        ),
        (Aim("intervaltree", 1),),
    ),
    Row(
        "one timeline of 10,000 tenures: build and ask once",
        (
            Contender("Timeline", Role.OURS, _ours_built),
            Contender("intervaltree", Role.PEER, _intervaltree_built),
            Contender(LIMIT, Role.LIMIT, _prefix_maximum_built),
        ),
        (Aim("intervaltree", 1 / 10),),
    ),
)
