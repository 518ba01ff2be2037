"""One timeline of overlapping tenures, about ten of them on a day."""

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
def _records(count: int) -> list[am.Presidency]:
    return [
        am.Presidency(
            id=f"presidency-{number}",
            union_id=tenure.union,
            holder_id=tenure.holder,
            period=am.Period(tenure.start, until=tenure.until),
        )
        for number, tenure in enumerate(sample(count).tenures)
    ]


def _ours(count: int) -> Prepared:
    timeline = am.Timeline(_records(count))

    def ask(day: am.ImpreciseDate) -> Any:
        answer = timeline.on(day)
        return answer.certain, answer.possible

    questions: list[tuple[Any, ...]] = [
        (am.ImpreciseDate.exact(day),) for _, day in sample(count).asked
    ]
    return asked(ask, questions, lambda found: [one.holder_id for one in itertools.chain(*found)])


def _ours_built(count: int) -> Prepared:
    """Build it and ask once: a timeline is prepared when it is first asked."""
    day = am.ImpreciseDate.exact(sample(count).asked[0][1])

    def build(records: list[am.Presidency]) -> Any:
        return am.Timeline(records).on(day).certain

    return prepared("build(records)", collecting=True, build=build, records=_records(count))


# --- others ---------------------------------------------------------------------------------


def _numbers(count: int) -> list[tuple[int, int, Tenure]]:
    return [(*one.days, one) for one in sample(count).tenures]


def _intervaltree(count: int) -> Prepared:
    from intervaltree import IntervalTree

    tree = IntervalTree.from_tuples(_numbers(count))
    questions: list[tuple[Any, ...]] = [(day.toordinal(),) for _, day in sample(count).asked]
    return asked(tree.at, questions, lambda found: [interval.data.holder for interval in found])


def _intervaltree_built(count: int) -> Prepared:
    from intervaltree import IntervalTree

    build = IntervalTree.from_tuples
    return prepared("build(numbers)", collecting=True, build=build, numbers=_numbers(count))


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


def _prefix_maximum(count: int) -> Prepared:
    index = PrefixMaximum(_numbers(count))
    questions: list[tuple[Any, ...]] = [(day,) for _, day in sample(count).asked]
    return asked(index.on, questions, lambda found: [tenure.holder for tenure in found])


def _prefix_maximum_built(count: int) -> Prepared:
    return prepared("build(numbers)", collecting=True, build=PrefixMaximum, numbers=_numbers(count))


LIMIT = "bisect and running maximum"


def _rows(count: int) -> tuple[Row, Row]:
    """Ask it, and build it; a million are too many for several contenders in one process."""

    def of(name: str, role: Role, prepare: Any) -> Contender:
        return Contender(name, role, functools.partial(prepare, count))

    is_large = count > 100_000
    asking = Row(
        f"one timeline of {count:,} tenures: ask",
        (
            of("Timeline.on", Role.OURS, _ours),
            of("intervaltree", Role.PEER, _intervaltree),
            of(LIMIT, Role.LIMIT, _prefix_maximum),
        ),
        (Aim("intervaltree", 1),),
        apart=is_large,
        rounds=3 if is_large else None,
    )
    building = Row(
        f"one timeline of {count:,} tenures: build and ask once",
        (
            of("Timeline", Role.OURS, _ours_built),
            of("intervaltree", Role.PEER, _intervaltree_built),
            of(LIMIT, Role.LIMIT, _prefix_maximum_built),
        ),
        (Aim("intervaltree", 1 / 10),),
        apart=is_large,
        rounds=3 if is_large else None,
    )
    return asking, building


ROWS = (*_rows(10_000), *_rows(1_000_000))
