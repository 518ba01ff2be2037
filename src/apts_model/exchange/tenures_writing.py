"""Presidencies to rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from apts_model.dataset import Dataset
from apts_model.exchange.losses import Loss
from apts_model.finding import by_id
from apts_model.records.names import Name, NameKind
from apts_model.records.presidencies import Presidency
from apts_model.records.sources import Language
from apts_model.records.standing import is_accepted
from apts_model.records.unions import Person, TradeUnion

NO_PLACE = "a table of tenures has no place for it"


def held(dataset: Dataset) -> Iterator[tuple[str, Presidency, str | None]]:
    """Yield all presidencies with their paths, and why one is not written."""
    taken: set[str] = set()
    for index, one in enumerate(dataset.presidencies):
        reason = None
        if not is_accepted(one):
            reason = "left out: a table would show a disputed claim as a fact"
        elif one.id in taken:
            reason = f"left out: {one.id!r} is the id of another, too"
        else:
            taken.add(one.id)
        yield f"$.presidencies[{index}]", one, reason


class Rows:
    """The rows of a table of tenures, and what of the data set is not in them."""

    def __init__(self, dataset: Dataset, language: Language) -> None:
        self._dataset = dataset
        self._language = language
        self._people = by_id(dataset.people)
        self._unions = by_id(dataset.unions)
        self._sources = by_id(dataset.sources)

    def row(self, one: Presidency) -> dict[str, str]:
        """Return the cells of a row, by the names of their columns."""
        union, person = self._unions.get(one.union_id), self._people.get(one.holder_id)
        end = one.period.end
        return {
            "id": one.id,
            "union_id": one.union_id,
            "union": (union and self._name(union)) or "",
            "person_id": one.holder_id,
            "person": person.name if person else "",
            "title": one.title or "",
            "start": "" if one.period.start is None else str(one.period.start),
            "end": "" if end is None else str(end),
            "ends": "" if end is None else one.period.ends,
            "accession": one.accession.value if one.accession else "",
            "ended_by": one.ended_by.value if one.ended_by else "",
            "reelected": " ".join(map(str, one.reelected)),
            "follows_ids": " ".join(one.follows_ids),
            "sources": " ".join(dict.fromkeys(self._addresses(one))),
            "note": one.note or "",
        }

    def losses(self) -> Iterator[Loss]:
        """Yield what of the data set is not in the rows."""
        written: list[Presidency] = []
        for path, one, reason in held(self._dataset):
            if reason is not None:
                yield Loss(path, reason)
                continue
            written.append(one)
            if one.disputes_id is not None:
                yield Loss(f"{path}.disputes_id", NO_PLACE)
            if one.citations:
                told = "of a citation, a table of tenures has the address of the source alone"
                yield Loss(f"{path}.citations", told)
        yield from self._losses_of_parties(written)
        cited = {address for one in written for address in self._addresses(one)}
        for index, source in enumerate(self._dataset.sources):
            told = "of a source, a table of tenures has the address alone"
            reason = told if source.url in cited else "left out: no tenure cites its address"
            yield Loss(f"$.sources[{index}]", reason)
        yield from self._losses_of_others()

    def _losses_of_parties(self, written: list[Presidency]) -> Iterator[Loss]:
        holders, of = {one.holder_id for one in written}, {one.union_id for one in written}
        for index, person in enumerate(self._dataset.people):
            kept = Person(id=person.id, name=person.name) == person
            if person.id not in holders or self._people[person.id] is not person:
                yield Loss(f"$.people[{index}]", "left out: no tenure is theirs")
            elif not kept:
                yield Loss(f"$.people[{index}]", "of a person, a table has the id and the name")
        for index, union in enumerate(self._dataset.unions):
            name = self._name(union)
            names = [] if name is None else [Name(text=name, language=self._language)]
            if union.id not in of or self._unions[union.id] is not union:
                yield Loss(f"$.unions[{index}]", "left out: nobody is its president")
            elif TradeUnion(id=union.id, names=names) != union:
                yield Loss(f"$.unions[{index}]", "of a union, a table has the id and one name")

    def _losses_of_others(self) -> Iterator[Loss]:
        written = {"title", "sources", "people", "unions", "presidencies"}
        for field in attrs.fields(Dataset):
            value: Any = getattr(self._dataset, field.name) if field.init else None
            if value and field.name not in written:
                count = "" if field.name == "as_of" else f": {len(value):,} left out"
                yield Loss(f"$.{field.name}", f"{NO_PLACE}{count}")

    def _name(self, union: TradeUnion) -> str | None:
        suited = sorted(
            union.names,
            key=lambda one: (one.kind is NameKind.OFFICIAL, one.language == self._language),
        )
        return suited[-1].text if suited else None

    def _addresses(self, one: Presidency) -> Iterator[str]:
        for citation in one.citations:
            source = self._sources.get(citation.source_id)
            if source is not None and source.url is not None:
                yield source.url
