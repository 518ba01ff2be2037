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
    several,
    values_of,
)
from apts_model.records.names import Name
from apts_model.records.sources import Citation

C = TypeVar("C", bound=Collection)

CLAIMS = ("follows_ids", "disputes_id")
"""Fields that refer to other claims: they go with the claim that they name."""


def published_by(dataset: C, day: datetime.date) -> C:
    """Keep records with a source certainly published by a day, and what these refer to."""
    published = {
        source.id
        for source in dataset.sources
        if source.published is not None and source.published.window[1] <= day.toordinal()
    }
    collections = {name: value for name, value in values_of(dataset).items() if is_several(value)}
    kept = {
        name: {record.id for record in records if _is_cited(record, published)}
        for name, records in collections.items()
        if name not in {"sources", "coverages"}
    }
    kept["sources"] = published
    _close_over_references(collections, kept)
    reduced = {
        name: [
            _reduced(record, published, kept[name]) for record in records if record.id in kept[name]
        ]
        for name, records in collections.items()
        if name in kept
    }
    as_of = None if dataset.as_of is None else min(dataset.as_of, day)
    changes: dict[str, Any] = {**reduced, "coverages": (), "as_of": as_of}
    return attrs.evolve(dataset, **changes)


def _is_cited(record: Any, published: set[str]) -> bool:
    return any(citation.source_id in published for citation in citations_in(record))


def _close_over_references(
    collections: dict[str, tuple[Any, ...]], kept: dict[str, set[str]]
) -> None:
    """Keep also what kept records refer to: people, organisations and rounds."""
    by_id: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for name, records in collections.items():
        for record in records if name in kept else ():
            by_id[name, record.id].append(record)
    waiting = [(name, record_id) for name, ids in kept.items() for record_id in ids]
    for place in waiting:
        for record in by_id[place]:
            for name, record_id in ids_in(record):
                if (name, record_id) in by_id and record_id not in kept[name]:
                    kept[name].add(record_id)
                    waiting.append((name, record_id))


def _reduced(record: Any, published: set[str], claims: set[str]) -> Any:
    """Leave out citations, inner records and claims that were not there to be read."""
    changes: dict[str, Any] = {}
    for name, value in values_of(record).items():
        if name in CLAIMS:
            left = tuple(one for one in several(value) if one in claims)
            changes[name] = left if is_several(value) else next(iter(left), None)
        elif name == "note" and any(one.source_id not in published for one in record.citations):
            changes[name] = None  # it may speak of what came later
        elif is_several(value):
            changes[name] = tuple(
                _reduced(one, published, claims) if is_record(one) else one
                for one in value
                if _could_be_read(one, published)
            )
        elif is_record(value):
            readable = _could_be_read(value, published)
            changes[name] = _reduced(value, published, claims) if readable else None
    return attrs.evolve(record, **changes)


def _could_be_read(inner: Any, published: set[str]) -> bool:
    """Whether an inner value stays: names and what has no citations of its own always do."""
    if isinstance(inner, Citation):
        return inner.source_id in published
    if isinstance(inner, Name) or not is_record(inner):
        return True
    return _is_cited(inner, published) or next(citations_in(inner), None) is None
