"""The data that everyone is measured on: made up, and the same in every run and every process."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from typing import Any, NamedTuple

FIRST = datetime.date(1950, 1, 1)
"""The unions that are made up were all founded on this day."""

PRESIDENCIES = 10_000
"""So many are in a file, unless it is measured how its size counts."""


class Tenure(NamedTuple):
    """That someone held an office from one day until another, written as in ISO 8601."""

    union: str
    holder: str
    start: str
    until: str

    @property
    def days(self) -> tuple[int, int]:
        """Number both days, where they are exact."""
        return _number(self.start), _number(self.until)


def _number(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal()


class Questions(NamedTuple):
    """Tenures, with what is asked of them."""

    tenures: list[Tenure]
    asked: list[tuple[str, datetime.date]]
    """Unions and days."""


def presidents(*, vague: bool = False) -> Questions:
    """200 unions with 5 to 20 presidents each, one after the other, some after a gap.

    Where they are vague, half of the days are known to the month only.
    """
    chance = random.Random(2004)
    tenures = [tenure for number in range(200) for tenure in _of_union(chance, f"union-{number}")]
    if vague:
        tenures = [
            one._replace(start=one.start[:7]) if number % 2 else one._replace(until=one.until[:7])
            for number, one in enumerate(tenures)
        ]
    asked = [
        (f"union-{chance.randrange(200)}", FIRST + datetime.timedelta(chance.randrange(25_000)))
        for _ in range(1_000)
    ]
    return Questions(tenures, asked)


def _of_union(chance: random.Random, union: str) -> list[Tenure]:
    tenures: list[Tenure] = []
    start = FIRST
    for _ in range(chance.randint(5, 20)):
        until = start + datetime.timedelta(chance.randint(300, 3_000))
        holder = f"person-{chance.randrange(100_000)}"
        tenures.append(Tenure(union, holder, start.isoformat(), until.isoformat()))
        start = until + datetime.timedelta(chance.choice((0, 0, 0, 90)))
    return tenures


def overlapping(count: int = 10_000) -> Questions:
    """Tenures in one body over 200 years, about ten of them on each day."""
    chance = random.Random(2012)
    tenures: list[Tenure] = []
    for number in range(count):
        start = datetime.date(1800, 1, 1) + datetime.timedelta(chance.randrange(73_000))
        until = start + datetime.timedelta(chance.randint(1, 2 * 730_000 // count))
        tenures.append(Tenure("body", f"person-{number}", start.isoformat(), until.isoformat()))
    asked = [
        ("body", datetime.date(1800, 1, 1) + datetime.timedelta(chance.randrange(73_000)))
        for _ in range(1_000)
    ]
    return Questions(tenures, asked)


def presidencies(count: int) -> Iterator[dict[str, Any]]:
    """Make records as they stand in a file of our format; a quarter of the dates are months."""
    chance = random.Random(2021)
    return (_presidency(chance, number, count) for number in range(count))


def register(count: int = PRESIDENCIES) -> dict[str, list[dict[str, Any]]]:
    """A whole register, with nothing in it that some peer has no place for.

    That is: people and unions with a name each; who presided over what, from when to when, and
    how that began. No sources: most peers have one text for them at most.
    """
    kept = ("id", "union_id", "holder_id", "period", "accession")
    held = [{key: one[key] for key in kept} for one in presidencies(count)]
    unions = sorted({one["union_id"] for one in held})
    return {
        "people": [
            {"id": one, "name": f"Carole Dubé {one.removeprefix('person-')}"}
            for one in sorted({one["holder_id"] for one in held})
        ],
        "unions": [
            {"id": one, "names": [{"text": f"Syndicat {one}", "language": "fr"}]} for one in unions
        ],
        "presidencies": held,
    }


def _presidency(chance: random.Random, number: int, count: int) -> dict[str, Any]:
    start = FIRST + datetime.timedelta(chance.randrange(20_000))
    until = start + datetime.timedelta(chance.randint(300, 3_000))
    record: dict[str, Any] = {
        "id": f"presidency-{number}",
        "union_id": f"union-{chance.randrange(count // 10)}",
        "holder_id": f"person-{chance.randrange(count // 2)}",
        "period": {"start": _written(chance, start), "until": _written(chance, until)},
        "accession": chance.choice(("elected", "acclaimed", "appointed", "interim", "founding")),
        "ended_by": chance.choice(("term", "resignation", "defeat", "death", "retirement")),
    }
    if chance.random() < 0.05:
        record |= {"standing": "disputed", "disputes_id": f"presidency-{(number + 1) % count}"}
    record["citations"] = [
        {"source_id": f"source-{chance.randrange(500)}", "supports": ["start"]},
        {"source_id": f"source-{chance.randrange(500)}", "locator": f"p. {chance.randint(1, 99)}"},
    ][: chance.randint(1, 2)]
    return record


def _written(chance: random.Random, day: datetime.date) -> str:
    return day.isoformat()[: 7 if chance.random() < 0.25 else 10]
