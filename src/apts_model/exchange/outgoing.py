"""What all writers of other formats have in common: a ledger of what these cannot say."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import attrs

from apts_model.dataset import Dataset
from apts_model.exchange.losses import Loss
from apts_model.files.events import under
from apts_model.finding import Identified
from apts_model.inquiries.references import is_several
from apts_model.records.sources import Citation
from apts_model.records.standing import is_accepted
from apts_model.time.dates import ImpreciseDate
from apts_model.time.edtf import FIRST_DAY, LAST_DAY
from apts_model.time.periods import OPEN, Period

R = TypeVar("R", bound=Identified)


@attrs.define
class Ledger:
    """Notes, while a data set is written, what the format cannot say.

    Examples:
        >>> import apts_model as am
        >>> from apts_model.exchange.outgoing import Ledger
        >>> ledger = Ledger("Gopher")
        >>> ledger.unsaid(am.Person(id="ada", name="Ada", note="Oui"), "$.people[0]", "name")
        >>> print(*ledger.losses)
        $.people[0].note: Gopher has no place for it
    """

    format: str
    """Its name, as it stands in the reasons."""
    losses: list[Loss] = attrs.field(factory=list[Loss])

    def lose(self, path: str, reason: str) -> None:
        """Note one thing."""
        self.losses.append(Loss(path, reason))

    def accepted(
        self, records: Iterable[R], path: str, seen: set[str] | None = None
    ) -> Iterator[tuple[str, R]]:
        """Give the records that are held true, with their paths; note those that are not.

        `seen` holds the ids that others have already, among which no two may be the same.
        """
        seen = set() if seen is None else seen
        for index, record in enumerate(records):
            place = under(path, index)
            if not is_accepted(record):
                self.lose(place, f"left out: {self.format} would tell a disputed claim as a fact")
            elif record.id in seen:
                self.lose(place, f"left out: another record has the id {record.id!r}, too")
            else:
                seen.add(record.id)
                yield place, record

    def unsaid(self, record: Any, path: str, *said: str) -> None:
        """Note every field of a record that holds something and is not among those said."""
        for field in attrs.fields(record.__class__):
            is_given = field.init and getattr(record, field.name) != field.default
            if is_given and field.name not in {"id", *said}:
                self.lose(under(path, field.name), f"{self.format} has no place for it")

    def unsaid_collections(self, dataset: Dataset, *said: str) -> None:
        """Note, once for each, the collections of which nothing is written."""
        for field in attrs.fields(Dataset):
            value: Any = getattr(dataset, field.name)
            if field.name in said or not value:
                continue
            count = f"{len(value):,} of them" if is_several(value) else "it"
            self.lose(under("$", field.name), f"{self.format} has no place for {count}")

    def cited(self, citations: tuple[Citation, ...], path: str) -> None:
        """Note what citations say beyond the source."""
        for index, citation in enumerate(citations):
            self.unsaid(citation, under(f"{path}.citations", index), "source_id")

    def prefix(self, date: ImpreciseDate | None, path: str) -> list[str]:
        """Write a date as the day, month or year that it certainly lies in, if there is one."""
        if date is None:
            return []
        text = prefix_of(date)
        if text is None:
            self.lose(path, f"left out: '{date}' lies in no one year, as {self.format} needs it")
            return []
        if text != str(date):
            self.lose(path, f"written as {text}: {self.format} cannot say '{date}'")
        return [text]

    def last_day(self, period: Period, path: str) -> None:
        """Note that an end is the last day, where readers may take it for the handover day."""
        if isinstance(period.through, ImpreciseDate):
            reason = f"{self.format} does not say that this is the last day, still included"
            self.lose(under(path, "through"), reason)

    def prefixes(self, period: Period, path: str) -> tuple[list[str], list[str]]:
        """Write the start and the end of a period; neither an open nor an unknown end is any."""
        start = self.prefix(period.start, under(path, "start"))
        if period.end is None or period.end == OPEN:
            return start, []
        self.last_day(period, path)
        return start, self.prefix(end_of(period), under(path, period.ends))


def end_of(period: Period) -> ImpreciseDate | None:
    """Return the date on which a period ends, None where that is unknown or open."""
    return period.end if isinstance(period.end, ImpreciseDate) else None


def prefix_of(date: ImpreciseDate, shift: int = 0) -> str | None:
    """Return the smallest of day, month and year that a date certainly lies in.

    With a shift, it is the date so many days later.

    Examples:
        >>> from apts_model import ImpreciseDate
        >>> from apts_model.exchange.outgoing import prefix_of
        >>> [prefix_of(ImpreciseDate.parse(text)) for text in ("2004-11", "2004-21", "200X")]
        ['2004-11', '2004', None]
        >>> prefix_of(ImpreciseDate.parse("2004-12-31"), shift=1)
        '2005-01-01'
    """
    first, last = (day + shift for day in date.window)
    if not FIRST_DAY <= first <= last <= LAST_DAY:
        return None
    start, end = (datetime.date.fromordinal(day).isoformat() for day in (first, last))
    return next((start[:size] for size in (10, 7, 4) if start[:size] == end[:size]), None)


def coalition_ids_of(dataset: Dataset) -> frozenset[str]:
    """Return the ids that are those of coalitions, and of no unions."""
    return frozenset(one.id for one in dataset.coalitions) - {one.id for one in dataset.unions}


def collection_of(organisation_id: str, coalition_ids: frozenset[str]) -> str:
    """Return the collection in which an organisation stands."""
    return "coalitions" if organisation_id in coalition_ids else "unions"
