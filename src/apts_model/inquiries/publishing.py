"""What could be read by a day: a data set reduced to what its sources had published by then."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import Any, TypeVar

import attrs

from apts_model.inquiries.collection import Collection
from apts_model.inquiries.references import (
    citations_in,
    ids_in,
    is_record,
    is_several,
    records_in,
    several,
    values_of,
)
from apts_model.records.names import Name
from apts_model.records.sources import Citation

C = TypeVar("C", bound=Collection)

CLAIMS = ("follows_ids", "disputes_id")
"""Fields that refer to other claims: they go with the claim that they name."""

Reduced = dict[str, list[Any]]
"""Records as they could be read, by collection."""


def published_by(dataset: C, day: datetime.date) -> C:
    """Keep records with a source certainly published by a day, and what these refer to."""
    published = {
        source.id
        for source in dataset.sources
        if source.published is not None and source.published.window[1] <= day.toordinal()
    }
    reduced: Reduced = {
        name: [_reduced(record, published) for record in records]
        for name, records in values_of(dataset).items()
        if is_several(records) and name != "coverages"
    }
    kept = {
        name: {record.id for record in records if any(citations_in(record))}
        for name, records in reduced.items()
    }
    kept["sources"] = published
    _close_over_references(reduced, kept)
    changes: dict[str, Any] = {
        name: [
            _without_lost_claims(record, kept[name])
            for record in records
            if record.id in kept[name]
        ]
        for name, records in reduced.items()
    }
    changes["as_of"] = None if dataset.as_of is None else min(dataset.as_of, day)
    changes["coverages"] = ()
    return attrs.evolve(dataset, **changes)


def _close_over_references(reduced: Reduced, kept: dict[str, set[str]]) -> None:
    """Keep also what kept records refer to: people, organisations and rounds."""
    records_of: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for name, records in reduced.items():
        for record in records:
            records_of[name, record.id].append(record)
    waiting = [(name, record_id) for name, ids in kept.items() for record_id in ids]
    for place in waiting:
        for other in (other for record in records_of[place] for other in ids_in(record)):
            name, record_id = other
            if other in records_of and record_id not in kept[name]:
                kept[name].add(record_id)
                waiting.append(other)


def _reduced(record: Any, published: set[str]) -> Any:
    """Leave out citations and inner records that were not there to be read."""
    changes: dict[str, Any] = {}
    for name, value in values_of(record).items():
        if name == "note" and any(one.source_id not in published for one in record.citations):
            changes[name] = None  # it may speak of what came later
        elif is_several(value):
            changes[name] = tuple(
                _reduced(one, published) if is_record(one) else one
                for one in value
                if _could_be_read(one, published)
            )
        elif is_record(value):
            readable = _could_be_read(value, published)
            changes[name] = _reduced(value, published) if readable else None
    return attrs.evolve(record, **changes)


def _could_be_read(inner: Any, published: set[str]) -> bool:
    """Whether an inner value stays: names and what has no citations of its own always do."""
    if isinstance(inner, Citation):
        return inner.source_id in published
    if isinstance(inner, Name) or not getattr(inner, "citations", ()):
        return True
    return any(citation.source_id in published for citation in citations_in(inner))


def _without_lost_claims(record: Any, kept: set[str]) -> Any:
    """Leave out references to claims that are gone, in a record and in those inside it."""
    inner = {getattr(one, "id", "") for one in records_in(record)}
    return _with_claims(record, kept | inner)


def _with_claims(record: Any, claims: set[str]) -> Any:
    changes: dict[str, Any] = {}
    for name, value in values_of(record).items():
        if name in CLAIMS:
            left = tuple(one for one in several(value) if one in claims)
            changes[name] = left if is_several(value) else next(iter(left), None)
        elif is_several(value):
            changes[name] = tuple(
                _with_claims(one, claims) if is_record(one) else one for one in value
            )
    return attrs.evolve(record, **changes)
