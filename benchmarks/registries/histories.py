"""A large register of unions and their officers: made up, and the same for the same seed.

The library knows one office of a union, its presidency. So each office of a made-up union (its
president, its treasurer, ...) stands as a union of its own: `union-7-treasurer`. What happened is
drawn first, in exact days; then what a register came to know of it, which is less.

Each union is drawn from the seed and its own number alone, so that they can be made in any order
and in several processes, and none has to be kept.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import apts_model as am

AS_OF = datetime.date(2025, 12, 31)
FIRST = datetime.date(2006, 1, 1)
"""The first day of the twenty years that are made up."""

OFFICES = (
    *("president", "vice-president", "secretary", "treasurer"),
    *("grievances", "health-and-safety", "training", "information"),
)
TENURES_PER_UNION = 44.9
"""About how many tenures a union comes to have, all its offices together."""

SOURCES = tuple(
    am.Source(id=f"register-{year}", title=f"Register of unions, {year}", published=str(year))
    for year in range(2006, 2026)
)


def unions_for(tenures: int) -> int:
    """How many unions make about so many tenures."""
    return max(1, round(tenures / TENURES_PER_UNION))


def registers(unions: range, *, seed: int = 2004, together: int = 100) -> Iterator[am.Dataset]:
    """Make unions, so many of them together in each data set."""
    for first in range(unions.start, unions.stop, together):
        yield _register(range(first, min(first + together, unions.stop)), seed)


def _register(unions: range, seed: int) -> am.Dataset:
    drawn = [_Union(number, random.Random(f"{seed}/{number}")) for number in unions]
    for union in drawn:
        union.draw()
    return am.Dataset(
        title="A made-up register",
        as_of=AS_OF,
        sources=SOURCES,
        people=[person for union in drawn for person in union.people.values()],
        unions=[office for union in drawn for office in union.offices],
        presidencies=[tenure for union in drawn for tenure in union.tenures],
        coverages=[coverage for union in drawn for coverage in union.coverages],
    )


@dataclass(frozen=True)
class _Change:
    """A day on which an office passes on, and what the register has of it."""

    written: str | None
    follows: bool
    whole_days: bool = False


@dataclass
class _Union:
    """One union, and all that is drawn of it."""

    number: int
    chance: random.Random
    people: dict[str, am.Person] = field(default_factory=dict[str, am.Person])
    offices: list[am.TradeUnion] = field(default_factory=list[am.TradeUnion])
    tenures: list[am.Presidency] = field(default_factory=list[am.Presidency])
    coverages: list[am.Coverage] = field(default_factory=list[am.Coverage])

    def draw(self) -> None:
        """Draw its life, and the officers of each of its offices."""
        chance = self.chance
        founded = FIRST + datetime.timedelta(
            chance.randrange(2_500) if chance.random() < 0.4 else 0
        )
        ended = self._ended(founded) if chance.random() < 0.12 else None
        until = ".." if ended is None else chance.choice((ended.isoformat(), str(ended.year), None))
        start = founded.isoformat()[: chance.choice((10, 10, 10, 10, 10, 10, 10, 10, 7, 4))]
        life = am.Period(start, until=until)
        complete = chance.random()
        for office in OFFICES:
            office_id = f"union-{self.number}-{office}"
            self.offices.append(am.TradeUnion(id=office_id, kind="local", period=life))
            self._draw_officers(office_id, founded, ended or AS_OF, ongoing=ended is None)
            if complete < 0.8:
                covered = life if complete < 0.6 else am.Period("2016", until="..")
                self.coverages.append(
                    am.Coverage(subject_id=office_id, records="presidencies", period=covered)
                )

    def _ended(self, founded: datetime.date) -> datetime.date:
        days = (AS_OF - founded).days
        return founded + datetime.timedelta(self.chance.randrange(800, days - 400))

    def _draw_officers(
        self, office_id: str, start: datetime.date, end: datetime.date, *, ongoing: bool
    ) -> None:
        """Draw who held an office one after the other, from its start until its end."""
        chance, place, previous = self.chance, 0, None
        came = _Change(start.isoformat(), follows=False)
        while start < end:
            until = start + datetime.timedelta(round(365.25 * chance.choice((2, 3, 3, 6))))
            until += datetime.timedelta(chance.randint(-60, 60) if chance.random() < 0.7 else 0)
            last = until >= end
            left = self._last_change(end, ongoing=ongoing) if last else self._change(until)
            identifier = f"{office_id}-{place}"
            follows = (previous,) if came.follows and previous else ()
            self._add(identifier, office_id, came, left, follows)
            gap = 0
            if left.whole_days:
                gap = 1
            elif not left.follows and chance.random() < 0.12:
                gap = chance.randint(10, 400)
            start, place, previous = until + datetime.timedelta(gap), place + 1, identifier
            came = self._after(left, start, gap)

    def _change(self, day: datetime.date) -> _Change:
        """Draw what the register has of a day on which an office passes on."""
        chance, written = self.chance, day.isoformat()
        kind = chance.random()
        if kind < 0.58:
            return _Change(written, follows=False)
        if kind < 0.63:
            return _Change(written, follows=False, whole_days=True)
        vague = {0: written[:7], 1: written[:7], 2: written[:4], 3: f"{written[:7]}~", 4: None}
        return _Change(vague[chance.randrange(5)], follows=chance.random() < 0.75)

    def _last_change(self, end: datetime.date, *, ongoing: bool) -> _Change:
        if self.chance.random() < 0.05:
            return _Change(None, follows=False)
        return _Change(".." if ongoing else end.isoformat(), follows=False)

    def _after(self, left: _Change, start: datetime.date, gap: int) -> _Change:
        """Draw what the register has of a start, given what it has of the end before."""
        if left.follows:
            written = left.written if self.chance.random() < 0.7 else None
            return _Change(written, follows=True)
        if gap or left.whole_days:
            return _Change(start.isoformat(), follows=False)
        return _Change(left.written, follows=False)

    def _add(
        self,
        name: str,
        office_id: str,
        came: _Change,
        left: _Change,
        follows: tuple[str, ...],
    ) -> None:
        """Record a tenure and, now and then, the claim of another source about it."""
        start, end = came.written, left.written
        period = am.Period(start, through=end) if left.whole_days else am.Period(start, until=end)
        accession = "elected" if self.chance.random() < 0.9 else "interim"
        self.tenures.append(
            am.Presidency(
                id=name,
                union_id=office_id,
                holder_id=self._person(),
                period=period,
                accession=accession,
                follows_ids=follows,
                citations=self._citations(),
            )
        )
        if self.chance.random() < 0.02:
            self.tenures.append(
                am.Presidency(
                    id=f"{name}-claim",
                    union_id=office_id,
                    holder_id=self._person(),
                    period=period,
                    standing="disputed",
                    disputes_id=name,
                    citations=self._citations(),
                )
            )

    def _person(self) -> str:
        """Draw one of the forty people who hold the offices of a union, some of them again."""
        place = self.chance.randrange(40)
        identifier = f"person-{self.number}-{place}"
        if identifier not in self.people:
            name = f"Camille Tremblay {self.number}-{place}"
            self.people[identifier] = am.Person(id=identifier, name=name)
        return identifier

    def _citations(self) -> tuple[am.Citation, ...]:
        return (am.Citation(source_id=self.chance.choice(SOURCES).id),)
