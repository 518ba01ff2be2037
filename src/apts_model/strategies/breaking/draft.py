"""A data set in the making: ids that nothing else has, days in order, records in their lists."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Sequence
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st

from apts_model.dataset import Dataset
from apts_model.errors import Severity
from apts_model.inquiries.references import values_of
from apts_model.records.bargaining import BargainingRound
from apts_model.records.campaigns import Campaign
from apts_model.records.coalitions import Affiliation, Coalition
from apts_model.records.coverage import Coverage
from apts_model.records.figures import Figure
from apts_model.records.lineage import Merger, Split
from apts_model.records.presidencies import Presidency
from apts_model.records.sources import Citation, Source
from apts_model.records.statutes import Statute
from apts_model.records.unions import Person, TradeUnion
from apts_model.strategies.times import days_between
from apts_model.strategies.values import LINES, ids, names_of_people, one_of
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import OPEN, Period

T = TypeVar("T")

_IDS, _PEOPLE = ids(), names_of_people()
_BEGINNINGS = days_between(datetime.date(2, 1, 1), datetime.date(9800, 1, 1))
_LONGEST = 40_000
"""More days than any draft spans."""

_LISTS: dict[type, str] = {
    Source: "sources",
    Person: "people",
    TradeUnion: "unions",
    Presidency: "presidencies",
    Figure: "figures",
    Merger: "mergers",
    Split: "splits",
    Coalition: "coalitions",
    Affiliation: "affiliations",
    BargainingRound: "rounds",
    Statute: "statutes",
    Campaign: "campaigns",
    Coverage: "coverages",
}


@attrs.define
class Draft:
    """A data set in the making, and what it is drawn from."""

    draw: st.DrawFn
    severity: Severity = Severity.ERROR
    """How sure it is to be that the rule is broken."""
    base: int = attrs.field(init=False)
    """The number of a day; all marks come after it."""
    as_of: datetime.date | None = attrs.field(default=None, init=False)
    source: Source = attrs.field(init=False)
    """What all records cite."""
    _records: dict[str, list[Any]] = attrs.field(init=False)
    _count: int = attrs.field(default=0, init=False)

    def __attrs_post_init__(self) -> None:
        self.base = self.draw(_BEGINNINGS).toordinal()
        self._records = {name: [] for name in _LISTS.values()}
        self.source = self.add(Source(id=self.own("source"), title=self.text("Archive")))
        if self.maybe():
            self.know_the_end()

    @property
    def is_sure(self) -> bool:
        """Whether the rule is to be broken in every case."""
        return self.severity is Severity.ERROR

    # --- small draws ---

    def maybe(self) -> bool:
        """Draw whether; not, where it does not matter."""
        return self.draw(st.booleans())

    def number(self, least: int, most: int) -> int:
        """Draw a number, the least where it does not matter."""
        return self.draw(st.integers(least, most))

    def one_of(self, values: Sequence[T]) -> T:
        """Draw one of these, the first where it does not matter."""
        return one_of(self.draw, values)

    def order(self, values: Sequence[T]) -> list[T]:
        """Draw an order of these, their own where it does not matter."""
        left = list(values)
        return [left.pop(self.number(0, len(left) - 1)) for _ in values]

    def text(self, simple: str) -> str:
        """Draw a text, a simple one where it does not matter."""
        return self.draw(LINES) if self.maybe() else simple

    def own(self, kind: str) -> str:
        """Draw an id that nothing else in the data set has."""
        self._count += 1
        stem = self.draw(_IDS) if self.maybe() else kind
        return f"{stem}-{self._count}"

    # --- days ---

    def marks(self, count: int, after: int | None = None) -> list[ImpreciseDate]:
        """Draw dates of which each certainly comes some days after the one before.

        Args:
            count: How many.
            after: The number of a day that they come after; by default `base`.
        """
        found: list[ImpreciseDate] = []
        day = self.base if after is None else after
        for _ in range(count):
            first, day = self._stretch(day + self.number(3, 500))
            found.append(ImpreciseDate.between(first, day))
        return found

    def _stretch(self, day: int) -> tuple[int, int]:
        """Draw first and last day of a stretch that begins on a day or soon after it."""
        form = self.one_of(("day", "days", "month", "year", "leap day"))
        if form == "day":
            return day, day
        if form == "days":
            return day, day + self.number(0, 400)
        year = datetime.date.fromordinal(day).year + 1
        if form == "leap day":
            while not calendar.isleap(year):
                year += 1
            leap = datetime.date(year, 2, 29).toordinal()
            return leap, leap
        through = datetime.date(year, 1, 31) if form == "month" else datetime.date(year, 12, 31)
        return datetime.date(year, 1, 1).toordinal(), through.toordinal()

    def crossing(self, day: int, margin: int = 3) -> tuple[ImpreciseDate, ImpreciseDate]:
        """Draw two dates from a day on that may be one day, and may not, told in two ways.

        The second may be earlier than the first, and later.
        """
        first = day + margin + self.number(0, 40)
        last = first + self.number(0, 40)
        outer = ImpreciseDate.between(first - self.number(2, margin), last + self.number(3, 40))
        return ImpreciseDate.between(first, last), outer

    def period(self, start: ImpreciseDate | None, end: ImpreciseDate | None) -> Period:
        """Draw a period from a date until, or through, another one."""
        return Period(start, through=end) if self.maybe() else Period(start, until=end)

    def lasting(self, start: ImpreciseDate | None, end: ImpreciseDate | None) -> Period:
        """Draw a period as `period` does, or one that went on to the end of what is known."""
        if not self.maybe():
            return self.period(start, end)
        self.know_the_end()
        return Period(start, through=OPEN) if self.maybe() else Period(start, until=OPEN)

    def know_the_end(self) -> None:
        """Say through which day everything is known: one after all marks."""
        if self.as_of is None:
            self.as_of = datetime.date.fromordinal(self.base + _LONGEST + self.number(0, 3000))

    # --- records ---

    @property
    def known(self) -> dict[str, Any]:
        """What every record has: a citation, and perhaps a note."""
        more = self.number(0, 3)
        locator = self.draw(LINES) if more & 1 else None
        note = self.draw(LINES) if more & 2 else None
        return {
            "citations": [Citation(source_id=self.source.id, locator=locator)],
            "note": note,
        }

    def add(self, record: T) -> T:
        """Put a record into its list."""
        self._records[_LISTS[type(record)]].append(record)
        return record

    def person(self) -> Person:
        """Add a person."""
        name = self.draw(_PEOPLE) if self.maybe() else "Ada"
        return self.add(Person(id=self.own("person"), name=name, **self.known))

    def union(self, period: Period | None = None, **more: Any) -> TradeUnion:
        """Add a union; by default, nothing is known of its life."""
        life = Period() if period is None else period
        return self.add(TradeUnion(id=self.own("union"), period=life, **{**self.known, **more}))

    def dataset(self) -> Dataset:
        """Return the data set; its records may begin with any of them."""
        title = self.text("Example")
        turn = self.number(0, 5)
        records = {
            name: [*found[turn % len(found) :], *found[: turn % len(found)]] if found else []
            for name, found in self._records.items()
        }
        return Dataset(title=title, as_of=self.as_of, **records)


# --- places in records ----------------------------------------------------------------------

Step = tuple[str, int | None]
"""The name of a field, and the place in it where it holds several."""

Record = attrs.AttrsInstance


def value_at(record: Any, steps: Sequence[Step]) -> Any:
    """Return what stands at a place of a record."""
    for name, index in steps:
        value = getattr(record, name)
        record = value if index is None else value[index]
    return record


def with_value(record: Any, steps: Sequence[Step], value: Any) -> Any:
    """Return a record with another value at a place; a place past the last one is a new one."""
    if not steps:
        return value
    (name, index), *rest = steps
    held = values_of(record)[name]
    if index is None:
        return attrs.evolve(record, **{name: with_value(held, rest, value)})
    inner = with_value(held[index], rest, value) if rest else value
    return attrs.evolve(record, **{name: (*held[:index], inner, *held[index + 1 :])})
