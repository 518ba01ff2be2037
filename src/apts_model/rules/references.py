"""Rules on ids and sources: what refers to what, and what speaks for it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import attrs

from apts_model.dataset import Dataset
from apts_model.inquiries.references import COLLECTIONS, is_several, values_of
from apts_model.records.bargaining import BargainingRound
from apts_model.records.coalitions import Affiliation
from apts_model.records.coverage import Coverage
from apts_model.records.figures import Figure
from apts_model.records.lineage import Merger, Split
from apts_model.records.milestones import Milestone
from apts_model.records.presidencies import Presidency
from apts_model.records.regimes import REGIMES
from apts_model.records.sources import Citation, Source
from apts_model.rules.findings import (
    Finding,
    Found,
    Placed,
    all_records,
    kinds_in,
    listed,
    own_ids,
    places,
    top_records,
)
from apts_model.time.certainty import CERTAIN, POSSIBLE
from apts_model.time.periods import Period

# --- ids ------------------------------------------------------------------------------------

_SHARED = "unions", "coalitions", "rounds"
"""A figure names one of these by its id alone."""


def duplicate_id(dataset: Dataset) -> Found:
    """Each id stands for one record of its kind; unions, coalitions and rounds share theirs."""
    for records in _namespaces(dataset):
        first: dict[str, str] = {}
        for path, record in records:
            for own in own_ids(record):
                if own in first:
                    yield Finding(
                        CERTAIN,
                        path,
                        (own,),
                        f"{own!r} is the id of {first[own]}, too: give one of them another id",
                    )
                else:
                    first[own] = path


def _namespaces(dataset: Dataset) -> Iterator[Iterable[Placed[object]]]:
    lists = {name: value for name, value in values_of(dataset).items() if is_several(value)}
    yield [one for name in _SHARED for one in places(lists[name], f"$.{name}")]
    for name, records in lists.items():
        if name not in _SHARED:
            yield places(records, f"$.{name}")
    for path, held in places(dataset.rounds, "$.rounds"):
        yield places(held.tables, f"{path}.tables")
        yield _milestones_in(held, path)
        yield places(held.strikes, f"{path}.strikes")


def _milestones_in(held: BargainingRound, path: str) -> Iterator[Placed[Milestone]]:
    """Give the milestones of a round and of its tables."""
    yield from places(held.milestones, f"{path}.milestones")
    for place, table in places(held.tables, f"{path}.tables"):
        yield from places(table.milestones, f"{place}.milestones")


def unknown_reference(dataset: Dataset) -> Found:
    """Whatever is referred to by an id is a record of the data set, or a regime."""
    known = _Known(dataset)
    for path, record in all_records(dataset):
        for name in _id_fields(type(record)):
            collections = known.collections_of(record, name)
            for place, wanted in _ids(getattr(record, name), f"{path}.{name}"):
                if collections and not known.has(wanted, collections):
                    yield Finding(
                        CERTAIN,
                        place,
                        (*own_ids(record), wanted),
                        f"{known.missing(wanted, collections)}: add it, or mend the id",
                    )
    for path, held in places(dataset.rounds, "$.rounds"):
        yield from _unknown_rivals(held, path)


@cache
def _id_fields(kind: type[attrs.AttrsInstance]) -> tuple[str, ...]:
    """Names of the fields that hold ids of other records."""
    return tuple(field.name for field in attrs.fields(kind) if field.name.endswith(("_id", "_ids")))


def _ids(value: Any, path: str) -> Iterable[tuple[str, str]]:
    if is_several(value):
        return places(value, path)
    return () if value is None else ((path, value),)


_KINDS = {
    "sources": "source",
    "people": "person",
    "unions": "union",
    "coalitions": "coalition",
    "rounds": "round",
    "presidencies": "presidency",
    "figures": "figure",
    "mergers": "merger",
    "splits": "split",
    "affiliations": "affiliation",
    "regimes": "regime",
}


class _Known:
    """The ids of a data set, by the list that they stand in."""

    def __init__(self, dataset: Dataset) -> None:
        self.ids: dict[str, dict[str, None]] = {}
        self._list_of: dict[type, str] = {}
        self._compared = 0
        for name, value in values_of(dataset).items():
            if is_several(value):
                self.ids[name] = dict.fromkeys(own for one in value for own in own_ids(one))
                self._list_of.update({type(one): name for one in value[:1]})
        self.ids["regimes"] = dict.fromkeys(REGIMES)

    def collections_of(self, record: object, name: str) -> tuple[str, ...]:
        """Return the lists in which the ids of a field are looked up."""
        if name == "source_id":
            return ("sources",)
        if name == "regime_id":
            return ("regimes",)
        if name in {"follows_ids", "disputes_id"}:
            own = self._list_of.get(type(record))
            return () if own is None else (own,)
        return COLLECTIONS[name]

    def has(self, wanted: str, collections: tuple[str, ...]) -> bool:
        """Whether one of the lists has a record of this id."""
        return any(wanted in self.ids[collection] for collection in collections)

    def missing(self, wanted: str, collections: tuple[str, ...]) -> str:
        """Say that there is no such record, and name the nearest."""
        kinds = " or ".join(_KINDS[one] for one in collections)
        near = self._near(wanted, collections)
        meant = f"; did you mean {near[0]!r}?" if near else ""
        return f"no {kinds} has the id {wanted!r}{meant}"

    def _near(self, wanted: str, collections: tuple[str, ...]) -> list[str]:
        known = [own for one in collections for own in self.ids[one]]
        if self._compared > MOST_COMPARED:
            return []
        self._compared += len(known)
        return difflib.get_close_matches(wanted, known)


MOST_COMPARED = 20_000
"""After so many ids nobody looks for the nearest any more: it takes too long."""


def _unknown_rivals(held: BargainingRound, path: str) -> Found:
    """Rivals of a milestone or a strike stand in the same round."""
    for kind, found in (
        ("milestone", [*_milestones_in(held, path)]),
        ("strike", [*places(held.strikes, f"{path}.strikes")]),
    ):
        known = {record.id for _, record in found}
        for place, record in found:
            if record.disputes_id is not None and record.disputes_id not in known:
                yield Finding(
                    CERTAIN,
                    f"{place}.disputes_id",
                    (record.id, record.disputes_id),
                    f"no {kind} of this round has the id {record.disputes_id!r}: "
                    "name one of the same round",
                )


# --- rival claims ---------------------------------------------------------------------------

Claim = Presidency | Figure | Merger | Split | Affiliation | Milestone


def dispute_of_another_subject(dataset: Dataset) -> Found:
    """A claim disputes one that speaks of the same thing."""
    lists: list[list[Placed[Claim]]] = [
        [*places(dataset.presidencies, "$.presidencies")],
        [*places(dataset.figures, "$.figures")],
        [*places(dataset.mergers, "$.mergers")],
        [*places(dataset.splits, "$.splits")],
        [*places(dataset.affiliations, "$.affiliations")],
    ]
    for path, held in places(dataset.rounds, "$.rounds"):
        lists.append([*_milestones_in(held, path)])  # all strikes of a round are about the same
    for found in lists:
        by_id = {record.id: record for _, record in found}
        for path, record in found:
            other = by_id.get(record.disputes_id or "")
            if other is not None and not _subjects(record) & _subjects(other):
                yield Finding(
                    CERTAIN,
                    f"{path}.disputes_id",
                    (record.id, other.id),
                    f"{record.id!r} is about {listed(sorted(_subjects(record)))}, and "
                    f"{other.id!r} about {listed(sorted(_subjects(other)))}: "
                    "a claim disputes one about the same",
                )


def _subjects(claim: Claim) -> set[str]:
    """What a claim is about; two claims about one thing have something of it in common."""
    if isinstance(claim, Presidency):
        return {claim.union_id}
    if isinstance(claim, Figure):
        return {claim.subject_id}
    if isinstance(claim, Merger):
        return {claim.successor_id, *claim.predecessor_ids}
    if isinstance(claim, Split):
        return {claim.parent_id, *claim.child_ids}
    if isinstance(claim, Affiliation):
        return {f"{claim.member_id} in {claim.body_id}"}
    return {claim.stage.value}


# --- sources --------------------------------------------------------------------------------


def no_citation(dataset: Dataset) -> Found:
    """Every record cites a source; records inside it may lean on that."""
    for path, record in top_records(dataset):
        if not isinstance(record, Source | Coverage) and not _citations(record):
            own = listed(own_ids(record))
            yield Finding(POSSIBLE, path, own_ids(record), f"{own} cites no source: name one")


def unknown_field(dataset: Dataset) -> Found:
    """What a citation supports is a field of its record, or of a record or period in it."""
    for path, record in all_records(dataset):
        for place, citation in places(_citations(record), f"{path}.citations"):
            for where, name in places(citation.supports, f"{place}.supports"):
                if name not in (known := _fields_in(type(record))):
                    near = difflib.get_close_matches(name, known)
                    meant = f"did you mean {near[0]!r}? Write" if near else "write"
                    yield Finding(
                        CERTAIN,
                        where,
                        own_ids(record),
                        f"{name!r} is no field of this record: {meant} one of its fields, "
                        "or leave supports out for all of them",
                    )


def _citations(record: object) -> tuple[Citation, ...]:
    found: tuple[Citation, ...] = getattr(record, "citations", ())
    return found


@cache
def _fields_in(kind: type[attrs.AttrsInstance]) -> Mapping[str, None]:
    """Names of the fields of a kind of record, and of what stands in them."""
    attrs.resolve_types(kind)
    found: dict[str, None] = {}
    for field in attrs.fields(kind):
        if field.init and field.name not in {"id", "citations"}:
            found[field.name] = None
            inner = [*kinds_in(field.type), *([Period] if field.type is Period else [])]
            for one in inner:
                found.update(_fields_in(one))
    return found
