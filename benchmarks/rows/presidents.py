"""Who held it on a day: 200 unions with 5 to 20 tenures each, exact days asked about."""

from __future__ import annotations

import bisect
import datetime
import functools
import operator
import sqlite3
from collections import defaultdict
from typing import Any

from comparing import Aim, Row
from isolated import isolated
from measuring import Contender, Prepared, Role, asked
from peers import MYSOC
from samples import FIRST, Tenure, presidents

import apts_model as am

sample = functools.cache(presidents)


def _by_union() -> dict[str, list[Tenure]]:
    found: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in sample().tenures:
        found[tenure.union].append(tenure)
    return found


# --- ours -----------------------------------------------------------------------------------


def _dataset(*, vague: bool) -> am.Dataset:
    """Build a data set that is complete since the unions were founded."""
    tenures = sample(vague=vague).tenures
    unions = sorted({tenure.union for tenure in tenures})
    since = am.Period(FIRST, until=am.OPEN)
    return am.Dataset(
        title="Presidents that are made up",
        as_of="2026-01-31",
        people=[am.Person(id=who, name=who) for who in {tenure.holder for tenure in tenures}],
        unions=[am.TradeUnion(id=union, period=since) for union in unions],
        presidencies=[
            am.Presidency(
                id=f"presidency-{number}",
                union_id=tenure.union,
                holder_id=tenure.holder,
                period=am.Period(tenure.start, until=tenure.until),
            )
            for number, tenure in enumerate(tenures)
        ],
        coverages=[
            am.Coverage(subject_id=union, records="presidencies", period=since) for union in unions
        ],
    )


def _matches() -> Prepared:
    dataset = _dataset(vague=False)

    def ask(union: str, day: am.ImpreciseDate) -> Any:
        answer = dataset.president_on(union, day)
        return answer.certain, answer.possible

    return asked(ask, _dates(), _holder_ids)


def _whole() -> Prepared:
    dataset = _dataset(vague=True)

    def ask(union: str, day: am.ImpreciseDate) -> Any:
        answer = dataset.president_on(union, day)
        doubts = [match.doubts for match in answer]
        return doubts, answer.vacant, answer.covered, answer.holders, answer

    return Prepared(asked(ask, _dates(), lambda _: []).cost)


def _dates() -> list[tuple[Any, ...]]:
    return [(union, am.ImpreciseDate.exact(day)) for union, day in sample().asked]


def _holder_ids(answer: tuple[tuple[am.Presidency, ...], ...]) -> list[str]:
    return [record.holder_id for records in answer for record in records]


# --- peers, which say yes or no -------------------------------------------------------------


def _numbers() -> list[tuple[Any, ...]]:
    return [(union, day.toordinal()) for union, day in sample().asked]


def _bisect() -> Prepared:
    indexes = {
        union: ([one.days[0] for one in tenures], [one.days[1] for one in tenures], tenures)
        for union, tenures in _by_union().items()
    }

    def ask(union: str, day: datetime.date) -> list[str]:
        number = day.toordinal()
        starts, ends, tenures = indexes[union]
        place = bisect.bisect_right(starts, number)
        if place and number < ends[place - 1]:
            return [tenures[place - 1].holder]
        return []

    return asked(ask, list(sample().asked))


def _intervaltree() -> Prepared:
    from intervaltree import IntervalTree

    trees = {
        union: IntervalTree.from_tuples((*one.days, one.holder) for one in tenures)
        for union, tenures in _by_union().items()
    }

    def ask(union: str, day: int) -> Any:
        return trees[union].at(day)

    return asked(ask, _numbers(), lambda found: [interval.data for interval in found])


def _portion() -> Prepared:
    import portion

    held: dict[str, Any] = {
        union: portion.IntervalDict({portion.closedopen(*one.days): one.holder for one in tenures})
        for union, tenures in _by_union().items()
    }

    def ask(union: str, day: int) -> Any:
        return held[union].get(day)

    return asked(ask, _numbers(), lambda holder: [holder] if holder else [])


def _sqlite() -> Prepared:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE tenure (union_id, holder_id, start, until)")
    database.executemany(
        "INSERT INTO tenure VALUES (?, ?, ?, ?)",
        sample().tenures,
    )
    database.execute("CREATE INDEX by_start ON tenure (union_id, start, until, holder_id)")
    query = "SELECT holder_id FROM tenure WHERE union_id = ? AND start <= ? AND until > ?"

    def ask(union: str, day: str) -> Any:
        return database.execute(query, (union, day, day)).fetchall()

    questions: list[tuple[Any, ...]] = [(union, day.isoformat()) for union, day in sample().asked]
    return asked(ask, questions, lambda rows: [*map(operator.itemgetter(0), rows)])


LIMIT = Contender("dict and bisect", Role.LIMIT, _bisect)
MYSOC_NAME = "mysoc-validator"

ROWS = (
    Row(
        "who held it: matches and certainties",
        (
            Contender("president_on", Role.OURS, _matches),
            isolated(MYSOC_NAME, "mysoc", MYSOC, "exact presidents"),
            Contender("intervaltree", Role.PEER, _intervaltree),
            Contender("portion", Role.PEER, _portion),
            Contender("SQLite, indexed", Role.PEER, _sqlite),
            LIMIT,
        ),
        (Aim(LIMIT.name, 4 / 0.3), Aim(MYSOC_NAME, 1)),
    ),
    Row(
        "who held it: the whole answer, half of the dates vague",
        (
            Contender("president_on", Role.OURS, _whole),
            isolated(MYSOC_NAME, "mysoc", MYSOC, "vague presidents"),
            LIMIT,
        ),
        (Aim(LIMIT.name, 8 / 0.3), Aim(MYSOC_NAME, 1)),
    ),
)
