"""Schemas: the columns of every table, their types, and the version that stands in all of them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeGuard

from apts_model.errors import InvalidValueError, Problem
from apts_model.records.presidencies import Presidency
from apts_model.records.values import several, shown
from apts_model.tables.columns import (
    DATASET,
    DAYS,
    ENDS,
    FLAGS,
    LINKED,
    Kind,
    fields_of,
    record_tables,
)
from apts_model.tables.extras import pyarrow
from apts_model.tables.predicate import OFFICES, tenures_table, vacancies_table
from apts_model.time.periods import Handover

MARK: Final = b"apts-model"
"""Key of the metadata of a table, under which the version of its columns stands."""

VERSION: Final = b"tables/1"
"""The version of the columns."""


@functools.cache
def asking_tables() -> tuple[str, ...]:
    """Return the names of the tables that questions read."""
    views = [table(handover) for handover in Handover for table in (tenures_table, vacancies_table)]
    return (OFFICES, *views)


def tables_asked(handover: Handover) -> tuple[str, str, str]:
    """Return the names of the tables that a question under one reading of the handover reads."""
    return OFFICES, tenures_table(handover), vacancies_table(handover)


@functools.cache
def schema_of(name: str) -> Any:
    """Return the schema of a table, with its version.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    arrow = pyarrow()
    columns = _asking_columns(name) if name in asking_tables() else _record_columns(name)
    types = {
        "text": arrow.string(),
        "texts": arrow.list_(arrow.string()),
        "day": arrow.date32(),
        "flag": arrow.bool_(),
    }
    fields = [(column, types[what]) for column, what in columns]
    return arrow.schema(fields, metadata={MARK: VERSION})


def _asking_columns(name: str) -> list[tuple[str, str]]:
    if name == OFFICES:
        return [("union_id", "text")]
    if name.startswith("vacancies_"):
        return [("union_id", "text"), ("vacant", "text"), ("first_day", "day"), ("last_day", "day")]
    texts = ("union_id", "holder_id", "presidency_id", "standing")
    days = ("possible_from", "possible_through", "certain_from", "certain_through")
    return [*((column, "text") for column in texts), *((column, "day") for column in days)]


def _record_columns(name: str) -> list[tuple[str, str]]:
    if name == DATASET:
        return [("title", "text"), ("as_of", "text")]
    record_class = record_tables()[name]
    columns: list[tuple[str, str]] = []
    for field, kind in fields_of(record_class).items():
        if kind is Kind.PERIOD:
            columns += [(column, "text") for column in ENDS]
            columns += [(column, "day") for column in DAYS]
            columns += [(column, "flag") for column in FLAGS]
        else:
            columns.append((field, "texts" if kind is Kind.TEXTS else "text"))
    return [*columns, (LINKED, "flag")] if record_class is Presidency else columns


def chosen(handovers: Iterable[Handover | str]) -> tuple[Handover, ...]:
    """Take readings of the handover day, each once.

    Raises:
        InvalidValueError: one is no reading of the handover day.
    """
    return tuple(dict.fromkeys(Handover.of(one) for one in several(handovers, "handovers")))


def checked_schema(name: str, schema: Any) -> list[Problem]:
    """Return what is wrong with the columns of a table, each problem with its place."""
    wanted = schema_of(name)
    found = [
        Problem(f"{name}.{field.name}", _told(field, schema))
        for field in wanted
        if not _is_fine(field, schema)
    ]
    unknown = [column for column in schema.names if column not in wanted.names]
    found += [
        Problem(f"{name}.{column}", f"unknown column; known are {', '.join(wanted.names)}")
        for column in unknown
    ]
    return found


def _is_fine(field: Any, schema: Any) -> bool:
    return schema.names.count(field.name) == 1 and _alike(field.type, schema.field(field.name).type)


def _alike(wanted: Any, given: Any) -> bool:
    """Whether a type holds the same values: engines write text and lists in several ways."""
    types = pyarrow().types
    if types.is_null(given):
        return True
    if types.is_dictionary(given):
        return _alike(wanted, given.value_type)
    if types.is_list(wanted):
        return (types.is_list(given) or types.is_large_list(given)) and _alike(
            wanted.value_type, given.value_type
        )
    return is_text(given) if types.is_string(wanted) else bool(wanted == given)


def is_text(given: Any) -> bool:
    """Whether a type is text, in any of the ways in which engines write it."""
    types = pyarrow().types
    if types.is_dictionary(given):
        return is_text(given.value_type)
    return bool(
        types.is_string(given) or types.is_large_string(given) or types.is_string_view(given)
    )


def _told(field: Any, schema: Any) -> str:
    times = schema.names.count(field.name)
    if times == 0:
        return f"the column is missing: it holds {field.type}"
    if times > 1:
        return "the column stands more than once: keep one"
    return f"expected {field.type}, not {schema.field(field.name).type}"


def checked_names(names: Iterable[object], known: Iterable[str]) -> list[Problem]:
    """Return a problem for each name that is no name of a table."""
    listed = [*known]
    return [
        Problem(str(name), f"there is no table {shown(name)}; known are {', '.join(listed)}")
        for name in names
        if name not in listed
    ]


def tables_by_name(tables: object) -> Mapping[Any, Any]:
    """Take tables by their names.

    Raises:
        InvalidValueError: it is something else.
    """
    if _is_mapping(tables):
        return tables
    told = f"expected tables by name, as `to_tables` makes them, not {type(tables).__name__}"
    raise InvalidValueError("tables", told)


def _is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(value, Mapping)


def arrow_table(value: Any, name: str) -> Any:
    """Take a table of pyarrow.

    Raises:
        InvalidValueError: it is something else.
        MissingExtraError: pyarrow is not installed.
    """
    if not isinstance(value, pyarrow().Table):
        raise InvalidValueError(name, f"a pyarrow.Table is needed, not {type(value).__name__}")
    return value
