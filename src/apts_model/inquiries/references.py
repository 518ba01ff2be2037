"""References: which fields of a record hold ids, and in which collections these are looked up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeGuard

import attrs

from apts_model.records.sources import Citation
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import Period

_ORGANISATIONS = ("unions", "coalitions")

COLLECTIONS: dict[str, tuple[str, ...]] = {
    "holder_id": ("people",),
    "union_id": ("unions",),
    "union_ids": ("unions",),
    "predecessor_ids": ("unions",),
    "successor_id": ("unions",),
    "parent_id": ("unions",),
    "child_ids": ("unions",),
    "coalition_id": ("coalitions",),
    "member_id": _ORGANISATIONS,
    "body_id": _ORGANISATIONS,
    "subject_id": (*_ORGANISATIONS, "rounds"),
}
"""From the name of a field to the collections its ids refer to: people, organisations, rounds.

`source_id` refers to sources, `regime_id` to `REGIMES`; `follows_ids` and `disputes_id` refer to
records of the same kind as their own.
"""


def is_record(value: object) -> TypeGuard[attrs.AttrsInstance]:
    """Whether a value is a record, alone or inside another; dates and periods are not."""
    return attrs.has(type(value)) and not isinstance(value, Period | ImpreciseDate)


def is_several(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Whether a value of a record holds several."""
    return isinstance(value, tuple)


def several(value: Any) -> tuple[Any, ...]:
    """Return the values that a field holds: none, one or several."""
    if is_several(value):
        return value
    return () if value is None else (value,)


def values_of(record: attrs.AttrsInstance) -> dict[str, Any]:
    """Return the values of a record that can be given to make it, by field."""
    fields = attrs.fields(type(record))
    return {field.name: getattr(record, field.name) for field in fields if field.init}


def records_in(record: attrs.AttrsInstance) -> Iterator[attrs.AttrsInstance]:
    """Give a record and every record inside it, at any depth."""
    yield record
    for value in values_of(record).values():
        for one in filter(is_record, several(value)):
            yield from records_in(one)


def citations_in(record: attrs.AttrsInstance) -> Iterator[Citation]:
    """Give every citation of a record and of the records inside it."""
    return (one for one in records_in(record) if isinstance(one, Citation))


def ids_in(record: attrs.AttrsInstance) -> Iterator[tuple[str, str]]:
    """Give every id that a record refers to, with the collection that may hold it."""
    for inner in records_in(record):
        for name, value in values_of(inner).items():
            for collection in COLLECTIONS.get(name, ()):
                yield from ((collection, record_id) for record_id in several(value))
