"""Rows of tenures to records: each row is kept, or refused with all of its reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from apts_model.errors import AptsModelError
from apts_model.exchange.arguments import UNTIL_OR_THROUGH, checked_ends
from apts_model.exchange.losses import EmptyEnd, Ends, Loss
from apts_model.exchange.taking import Ids, impossible, is_address, period_between, slug
from apts_model.exchange.tenures_rows import Header, Row, losses_of
from apts_model.finding import folded
from apts_model.records.names import Name, NameKind
from apts_model.records.presidencies import Accession, EndedBy, Presidency
from apts_model.records.sources import Citation, Language, Source
from apts_model.records.unions import Person, TradeUnion
from apts_model.records.values import member
from apts_model.showing import quoted
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import OPEN, UNKNOWN, End, Open, Period
from apts_model.words import date_words

MAX_TERM = 15
"""So many years at most between two that a list may have written as 1930-32."""

_PART_OF_YEAR = re.compile("([0-9]{2})([0-9]{2})-(2[1-9]|3[0-9]|4[01])")


@attrs.frozen(kw_only=True)
class Meaning:
    """What a table means and does not say: told by the caller."""

    ends: Ends | None
    empty_end: EmptyEnd
    language: Language
    union_id: str | None


class Reader:
    """The records that rows of tenures make, and what of the rows is lost."""

    def __init__(self, meaning: Meaning, header: Header) -> None:
        self._meaning = meaning
        self._header = header
        self._width = len(header.names)
        self._presidencies: list[Presidency] = []
        self._lines: dict[str, int] = {}
        self._ids = Ids()
        self._people = _Parties()
        self._unions = _Parties([] if meaning.union_id is None else [meaning.union_id])
        self._sources: dict[str, Source] = {}
        self._source_ids = Ids()
        # A table that says of each row what its end means knows how dates are written, as ours do.
        self._is_for_us = "ends" in header.places
        self._losses = [*losses_of(header)]

    @property
    def losses(self) -> tuple[Loss, ...]:
        """What was lost so far."""
        return tuple(self._losses)

    def records(self) -> dict[str, list[Any]]:
        """Return the records, by the fields of a data set."""
        return {
            "sources": [*self._sources.values()],
            "people": [
                Person(id=one, name=names[0], other_names=names[1:])
                for one, names in self._people.named()
            ],
            "unions": [
                TradeUnion(id=one, names=self._names(names)) for one, names in self._unions.all()
            ],
            "presidencies": self._presidencies,
        }

    def take(self, line: int, cells: list[str]) -> None:
        """Keep the tenure of a row, or refuse the row for all that is wrong with it.

        What is empty, a whole row or cells beyond the header, is passed over.
        """
        while len(cells) > self._width and not cells[-1].strip():
            cells = cells[:-1]
        if not any(cell.strip() for cell in cells):
            return
        if len(cells) != self._width:
            told = f"it has {len(cells):,} cells, and the header has {self._width:,}"
            self._lose(line, f"left out: {told}")
            return
        row = Row(self._header, cells)
        period = self._period(row)
        accession = row.value("accession", lambda text: member(Accession, text, "accession"))
        ended_by = row.value("ended_by", lambda text: member(EndedBy, text, "ended_by"))
        reelected = row.value("reelected", lambda text: [*map(ImpreciseDate.parse, text.split())])
        self._check_parties(row)
        self._check_id(row)
        if row.reasons:
            self._lose(line, f"left out: {'; '.join(row.reasons)}")
            return
        union, holder = self._parties(row)
        own = self._own_id(row, f"{union}-{holder}", line)
        follows = dict.fromkeys(map(self._ids.of, (row.text("follows_ids") or "").split()))
        if own in follows:
            row.change("it cannot follow itself", "follows_ids")
        self._presidencies.append(
            Presidency(
                id=own,
                union_id=union,
                holder_id=holder,
                period=period,
                title=row.text("title"),
                accession=accession,
                ended_by=ended_by,
                reelected=reelected or (),
                follows_ids=[one for one in follows if one != own],
                citations=self._citations(row),
                note=row.text("note"),
            )
        )
        for change in row.changes:
            self._lose(line, change)

    def _period(self, row: Row) -> Period:
        before = len(row.reasons)
        start = row.value("start", ImpreciseDate.parse)
        end: End = row.value("end", _end)
        if not self._is_for_us:
            self._tell_years(row, {"start": start, "end": end})
        ends = row.value("ends", checked_ends) or self._meaning.ends
        if row.is_empty("end") and self._meaning.empty_end == "open":
            end = OPEN
        if end is not None and ends is None and row.is_empty("ends"):
            row.refuse(f"it is empty, and there is an end: write {UNTIL_OR_THROUGH}", "ends")
        if len(row.reasons) > before:
            return UNKNOWN
        try:
            return period_between(start, end, ends or "until")
        except AptsModelError as error:
            row.reasons.append(impossible(error, start, end))
            return UNKNOWN

    def _tell_years(self, row: Row, ends: Mapping[str, End]) -> None:
        """Tell of parts of a year that whoever wrote them may have meant as years."""
        for field, end in ends.items():
            found = _PART_OF_YEAR.fullmatch(str(end))
            if not isinstance(end, ImpreciseDate) or found is None:
                continue
            year, last = found[1] + found[2], found[1] + found[3]
            if 0 < int(last) - int(year) <= MAX_TERM:
                said = date_words(end, Language.EN)
                hint = f"if it is years, write one day of these as [{year}..{last}]"
                row.change(f"'{end}' is read as {said}; {hint}", field)

    def _check_parties(self, row: Row) -> None:
        if row.is_empty("person") and row.is_empty("person_id"):
            row.reasons.append("it names no person")
        has_union = self._meaning.union_id is not None
        if not has_union and row.is_empty("union") and row.is_empty("union_id"):
            row.reasons.append("it names no union")

    def _check_id(self, row: Row) -> None:
        key = row.text("id")
        if key is not None and key in self._lines:
            row.refuse(f"{quoted(key)} stands on line {self._lines[key]}, too", "id")

    def _parties(self, row: Row) -> tuple[str, str]:
        union_id = row.text("union_id")
        if union_id is None and row.text("union") is None:
            union_id = self._meaning.union_id
        union = self._party(row, self._unions, union_id, "union")
        holder = self._party(row, self._people, row.text("person_id"), "person")
        return union, holder

    def _party(self, row: Row, parties: _Parties, key: str | None, field: str) -> str:
        name = row.text(field)
        own, other = parties.of(key, name)
        if other is not None:
            row.change(
                f"{quoted(name)} is kept apart from {quoted(other)}, as {own!r}: if they are one, "
                "write one name for both, or one id",
                field,
            )
        given = row.text(f"{field}_id")
        if given is not None and given != own:
            row.change(f"{quoted(given)} is kept as {own!r}", f"{field}_id")
        return own

    def _own_id(self, row: Row, otherwise: str, line: int) -> str:
        key = row.text("id")
        if key is None:
            return self._ids.fresh(otherwise)
        self._lines[key] = line
        own = self._ids.of(key)
        if own != key:
            row.change(f"{quoted(key)} is kept as {own!r}", "id")
        return own

    def _citations(self, row: Row) -> list[Citation]:
        cited: dict[str, Citation] = {}
        for address in (row.text("sources") or "").split():
            if not is_address(address):
                row.change(f"{quoted(address)} is no address on the web: left out", "sources")
                continue
            if address not in self._sources:
                own = self._source_ids.fresh(slug(address))
                self._sources[address] = Source(id=own, title=address, url=address)
            own = self._sources[address].id
            cited[own] = Citation(source_id=own)
        return [*cited.values()]

    def _names(self, names: list[str]) -> list[Name]:
        kinds = [NameKind.OFFICIAL] + len(names) * [NameKind.ALIAS]
        language = self._meaning.language
        return [
            Name(text=text, language=language, kind=kind)
            for text, kind in zip(names, kinds, strict=False)
        ]

    def _lose(self, line: int, reason: str) -> None:
        self._losses.append(Loss(f"line {line}", reason))


def _end(text: str) -> ImpreciseDate | Open:
    return OPEN if text == OPEN else ImpreciseDate.parse(text)


class _Parties:
    """People or unions: known by an id or else by name, with all the names that rows give them."""

    def __init__(self, keys: Iterable[str] = ()) -> None:
        """Keep free those ids that no row tells."""
        self._ids = Ids(keys)
        self._by_name: dict[str, str] = {}
        self._alike: dict[str, str] = {}
        self._names: dict[str, dict[str, None]] = {}

    def of(self, key: str | None, name: str | None) -> tuple[str, str | None]:
        """Return the id of the one that a row means, and a name of another that is much like its.

        Such names differ in no more than capitals, accents and punctuation, and no id tells
        whether they are those of one.
        """
        other = None
        if key is not None:
            own = self._ids.of(key)
        elif name in self._by_name:
            own = self._by_name[name]
        else:
            own = self._ids.fresh(slug(name or ""))
            other = self._alike.get(_like(name or ""))
        names = self._names.setdefault(own, {})
        if name is not None and name not in names:
            names[name] = None
            self._by_name.setdefault(name, own)
            self._alike.setdefault(_like(name), name)
        return own, other

    def all(self) -> list[tuple[str, list[str]]]:
        """Return them with their names."""
        return [(own, [*names]) for own, names in self._names.items()]

    def named(self) -> list[tuple[str, list[str]]]:
        """Return them with their names, or the id where there is none."""
        return [(own, names or [own]) for own, names in self.all()]


def _like(name: str) -> str:
    """Return what names that are much alike have in common."""
    return folded(name) or name
