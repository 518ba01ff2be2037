"""Tables of columns to a data set: as strict as reading a file, and as complete in what it tells.

Only what the source has is read: its texts. The days beside them follow from these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from apts_model.dataset import Dataset
from apts_model.errors import MalformedError, Problem
from apts_model.files import json
from apts_model.files.converter import converter, forget
from apts_model.files.events import UnreadableError
from apts_model.files.problems import problems_of
from apts_model.files.values import Unrepresentable
from apts_model.tables.columns import DATASET, ENDS, Kind, fields_of, record_tables
from apts_model.tables.schemas import (
    arrow_table,
    asking_tables,
    checked_names,
    checked_schema,
    tables_by_name,
)

if TYPE_CHECKING:
    import pyarrow as pa

TABLES = "tables of an apts-model data set"
"""What tables are read as, in errors."""


def from_tables(tables: Mapping[str, pa.Table]) -> Dataset:
    """Read a data set from its tables of records; it equals the one that `to_tables` was given.

    The columns of days and flags are not read, nor are the tables that questions read: they
    follow from the texts. A table of records that is not there is an empty one.

    Raises:
        MalformedError: with every problem of the tables or, if those are as they should be, with
            every problem of the records, each with its place.
        InvalidValueError: what is given are no tables.
        MissingExtraError: pyarrow is not installed.

    Examples:
        >>> import apts_model as am
        >>> from apts_model.tables import from_tables, to_tables
        >>> from_tables(to_tables(am.load_apts())) == am.load_apts()
        True
    """
    given = tables_by_name(tables)
    checked = {name: arrow_table(table, str(name)) for name, table in given.items()}
    problems = [*_problems_of_tables(checked)]
    if problems:
        raise MalformedError(tuple(problems), "the mapping", TABLES)
    values: dict[str, Any] = _present(checked[DATASET].to_pylist()[0])
    for name, record_class in record_tables().items():
        if name in checked:
            values[name] = [_values(row, record_class) for row in checked[name].to_pylist()]
    try:
        return converter().structure(values, Dataset)
    except Exception:
        problems += problems_of(values, Dataset)
        if not problems:
            raise
    finally:
        forget()
    raise MalformedError(tuple(problems), "the mapping", TABLES)


def _problems_of_tables(tables: Mapping[str, Any]) -> Iterator[Problem]:
    known = [DATASET, *record_tables()]
    yield from checked_names(tables, [*known, *asking_tables()])
    if DATASET not in tables:
        yield Problem(DATASET, "the table is missing: it holds the title and the as_of day")
    elif tables[DATASET].num_rows != 1:
        yield Problem(DATASET, f"expected 1 row, not {tables[DATASET].num_rows}")
    for name in known:
        if name in tables:
            yield from checked_schema(name, tables[name].schema)


def _values(row: dict[str, Any], record_class: Any) -> dict[str, Any]:
    """Return a row as an object of a file would be."""
    values: dict[str, Any] = {}
    for name, kind in fields_of(record_class).items():
        if kind is Kind.PERIOD:
            values[name] = _present({end: row[end] for end in ENDS})
        elif row[name] is not None and row[name] != []:
            values[name] = _parsed(row[name]) if kind is Kind.JSON else row[name]
    return values


def _parsed(text: str) -> Any:
    """Parse the JSON of a cell; what is none is kept for `problems_of` to report."""
    try:
        return json.values(text)
    except UnreadableError as error:
        return Unrepresentable(text, f"is no JSON: {error.problem.message}")


def _present(cells: dict[str, Any]) -> dict[str, Any]:
    return {name: cell for name, cell in cells.items() if cell is not None}
