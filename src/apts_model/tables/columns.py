"""Columns of the tables of records: which field of a record stands in which columns, and how.

Text, words and dates stand as text; several texts as a list; a period as its own texts and as the
days that its ends may be; whatever has parts of its own as JSON, as a file would hold it.
"""

from __future__ import annotations

import datetime
import enum
import functools
import typing
from typing import Any, Final

import attrs

from apts_model.dataset import Dataset
from apts_model.files.kinds import is_optional, is_several, without_none
from apts_model.time.dates import ImpreciseDate
from apts_model.time.edtf import FIRST_DAY, LAST_DAY
from apts_model.time.periods import Period

DATASET: Final = "dataset"
"""Name of the table of what a data set says of itself: one row."""

LINKED: Final = "linked"
"""Column of presidencies: whether the record takes part in a link that holds."""


class Kind(enum.Enum):
    """How a field stands in a table."""

    TEXT = enum.auto()
    TEXTS = enum.auto()
    PERIOD = enum.auto()
    JSON = enum.auto()


ENDS: Final = ("start", "until", "through")
"""Columns that hold a period as its source has it, in EDTF; `..` is open, null is unknown."""

DAYS: Final = ("start_earliest", "start_latest", "end_earliest", "end_latest")
"""Columns that hold the days that its ends may be; the end is exclusive, null is no bound."""

FLAGS: Final = ("start_unknown", "end_unknown", "end_open", "whole_days")
"""Columns that say what the days of a period leave out."""


@functools.cache
def fields_of(record_class: Any) -> dict[str, Kind]:
    """Return how each field of a class of records stands in a table, in order."""
    attrs.resolve_types(record_class)
    return {field.name: _kind(field.type) for field in attrs.fields(record_class) if field.init}


def _kind(of: Any) -> Kind:
    of = without_none(of) if is_optional(of) else of
    if of is Period:
        return Kind.PERIOD
    if is_several(of):
        return Kind.TEXTS if _is_text(typing.get_args(of)[0]) else Kind.JSON
    return Kind.TEXT if _is_text(of) else Kind.JSON


def _is_text(of: Any) -> bool:
    return isinstance(of, type) and issubclass(of, str | enum.Enum | ImpreciseDate)


@functools.cache
def record_tables() -> dict[str, Any]:
    """Return the name of each table of records, and the class of its records."""
    attrs.resolve_types(Dataset)
    return {
        field.name: typing.get_args(field.type)[0]
        for field in attrs.fields(Dataset)
        if is_several(field.type)
    }


def texts_of(record: Any, name: str) -> list[str]:
    """Return a field of several texts or dates."""
    return [str(one) for one in getattr(record, name)]


def text_of(record: Any, name: str) -> str | None:
    """Return a field that is a text, a word or a date, as it stands in a file."""
    value = getattr(record, name)
    if value is None or type(value) is str:
        return value
    return str(value.value) if isinstance(value, enum.Enum) else str(value)


def _bound(day: int) -> datetime.date | None:
    return datetime.date.fromordinal(day) if FIRST_DAY <= day <= LAST_DAY else None


def period_cells(period: Period, as_of: datetime.date | None) -> tuple[Any, ...]:
    """Return what stands in the columns of a period, in the order of ENDS, DAYS and FLAGS."""
    ends = period.start, period.until, period.through
    return (
        *(None if end is None else str(end) for end in ends),
        *map(_bound, period.bounds_on(as_of)),
        period.start is None,
        period.end is None,
        period.is_open,
        period.whole_days,
    )
