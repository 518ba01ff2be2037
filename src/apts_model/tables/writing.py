"""A data set to tables of columns: its records, and what questions about days read.

Rows go into batches as they are made, one union at a time: of a large register that comes as many
data sets, no more than a batch of each table is ever held.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from apts_model.dataset import Dataset, checked_dataset
from apts_model.errors import InvalidValueError
from apts_model.files.json import plain
from apts_model.records.presidencies import Presidency
from apts_model.tables.columns import (
    DATASET,
    Kind,
    fields_of,
    period_cells,
    record_tables,
    text_of,
    texts_of,
)
from apts_model.tables.extras import pyarrow
from apts_model.tables.offices import linked_records, offices_of, rows_of
from apts_model.tables.predicate import OFFICES, tenures_table, vacancies_table
from apts_model.tables.schemas import chosen, schema_of
from apts_model.time.periods import Handover

if TYPE_CHECKING:
    import pyarrow as pa

    Batch = tuple[str, pa.RecordBatch]
    """Name of a table, and some of its rows."""

ROWS_OF_A_BATCH = 2**17
"""So many rows are gathered before they become columns."""

EPOCH = 719_163
"""Number of the day that columns of days count from, 1970-01-01."""


def to_tables(
    dataset: Dataset, handovers: Iterable[Handover | str] = tuple(Handover)
) -> dict[str, pa.Table]:
    """Write a data set as tables: its records, and what questions about days read.

    There is a table for each kind of records, named as the field of the data set, and `dataset`
    with its title and its `as_of` day; `from_tables` gives an equal data set from these. For what
    questions read (`offices`, `tenures_...`, `vacancies_...`), see `predicate`.

    A record is a row, a field a column: text, words and dates as text, several of them as a list,
    what has parts of its own as JSON. A period stands in eleven columns:

    | column | type | meaning |
    |---|---|---|
    | `start`, `until`, `through` | text | its ends as the source has them, in EDTF; `..` is open, \
null is unknown |
    | `start_earliest`, `start_latest` | date | first and last day that its start may be |
    | `end_earliest`, `end_latest` | date | first and last day that its exclusive end may be: the \
handover day, or the day after the last whole day; an open end counts from the day after `as_of` |
    | `start_unknown`, `end_unknown`, `end_open` | boolean | what is not known, and what goes on |
    | `whole_days` | boolean | whether it is counted in whole days (`through`) |

    Null among the days is no bound, or one off the calendar. The column `linked` of a presidency
    says that a direct handover joins it to another one: the windows that follow from that are in
    the tables that questions read.

    Args:
        dataset: What is written.
        handovers: The readings of the handover day that questions will be asked under.

    Raises:
        InvalidValueError: it is no data set, or no reading of the handover day.
        MissingExtraError: pyarrow is not installed.

    Examples:
        >>> import apts_model as am
        >>> from apts_model.tables import to_tables
        >>> tables = to_tables(am.load_apts())
        >>> tables["presidencies"].select(["id", "start", "start_latest"]).to_pylist()[0]
        {'id': 'apts-cote', 'start': '2004-11', 'start_latest': datetime.date(2004, 11, 30)}
    """
    readings = chosen(handovers)
    gathered: dict[str, list[Any]] = {}
    for name, batch in (*record_batches(dataset), *office_batches([dataset], readings)):
        gathered.setdefault(name, []).append(batch)
    return {name: pyarrow().Table.from_batches(batches) for name, batches in gathered.items()}


def record_batches(dataset: Dataset) -> Iterator[Batch]:
    """Yield the tables of records of a data set, in batches.

    Raises:
        InvalidValueError: it is no data set.
        MissingExtraError: pyarrow is not installed.
    """
    checked_dataset(dataset)
    writer = _Writer([DATASET, *record_tables()])
    as_of = None if dataset.as_of is None else str(dataset.as_of)
    yield from writer.add(DATASET, [(dataset.title, as_of)])
    linked = {id(record) for _, one in offices_of(dataset) for record in linked_records(one)}
    for name, record_class in record_tables().items():
        cells = _cells_of(record_class, dataset, linked)
        for record in getattr(dataset, name):
            yield from writer.add(name, [cells(record)])
    yield from writer.rest()


def office_batches(
    datasets: Iterable[Dataset], handovers: Iterable[Handover | str] = tuple(Handover)
) -> Iterator[Batch]:
    """Yield the tables that questions read, in batches, from one data set after the other.

    This is for registers that no memory holds: each data set has all that is known of its unions,
    and is let go before the next one is taken.

    Raises:
        InvalidValueError: what comes is no data set, or a union stands in two of them.
        MissingExtraError: pyarrow is not installed.

    Examples:
        >>> import apts_model as am
        >>> from apts_model.tables import office_batches
        >>> {name: batch.num_rows for name, batch in office_batches([am.load_apts()], ["both"])}
        {'offices': 26, 'tenures_both': 52, 'vacancies_both': 44}
    """
    readings = chosen(handovers)
    views = [table(one) for one in readings for table in (tenures_table, vacancies_table)]
    writer = _Writer([OFFICES, *views])
    seen: set[str] = set()
    for dataset in datasets:
        for union_id, tenures in offices_of(checked_dataset(dataset)):
            if union_id in seen:
                told = f"the union {union_id!r} stands in two data sets: keep all of it in one"
                raise InvalidValueError("datasets", told)
            seen.add(union_id)
            yield from writer.add(OFFICES, [(union_id,)])
            for reading in readings:
                held, vacant = rows_of(tenures, reading)
                yield from writer.add(tenures_table(reading), [(union_id, *row) for row in held])
                yield from writer.add(
                    vacancies_table(reading), [(union_id, *row) for row in vacant]
                )
    yield from writer.rest()


def _cells_of(
    record_class: Any, dataset: Dataset, linked: set[int]
) -> Callable[[Any], tuple[Any, ...]]:
    """Return what gives the cells of a record."""
    fields = fields_of(record_class)
    parts_of = [name for name, kind in fields.items() if kind is Kind.JSON]

    def cells(record: Any) -> tuple[Any, ...]:
        found: list[Any] = []
        is_whole = all(getattr(record, name) in _EMPTY for name in parts_of)
        parts = {} if is_whole else plain(record)
        for name, kind in fields.items():
            if kind is Kind.PERIOD:
                found += period_cells(getattr(record, name), dataset.as_of)
            elif kind is Kind.JSON:
                part = parts.get(name)
                found.append(None if part is None else json.dumps(part, ensure_ascii=False))
            else:
                found.append(text_of(record, name) if kind is Kind.TEXT else texts_of(record, name))
        return (*found, id(record) in linked) if record_class is Presidency else (*found,)

    return cells


_EMPTY = (None, ())


class _Writer:
    """Gathers rows until there are enough of them for a batch."""

    def __init__(self, names: Iterable[str]) -> None:
        self._rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in names}
        self._begun: set[str] = set()

    def add(self, name: str, rows: Iterable[tuple[Any, ...]]) -> Iterator[Batch]:
        """Add rows to a table, and yield a batch of it when there are enough."""
        waiting = self._rows[name]
        waiting += rows
        if len(waiting) >= ROWS_OF_A_BATCH:
            self._begun.add(name)
            yield name, _batch(name, waiting)
            waiting.clear()

    def rest(self) -> Iterator[Batch]:
        """Yield what is left, and one batch of each table that has no rows."""
        for name, rows in self._rows.items():
            if rows or name not in self._begun:
                yield name, _batch(name, rows)


def _batch(name: str, rows: list[tuple[Any, ...]]) -> Any:
    """Turn rows into columns."""
    arrow, schema = pyarrow(), schema_of(name)
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    arrays = [_array(arrow, field, values) for field, values in zip(schema, columns, strict=True)]
    return arrow.RecordBatch.from_arrays(arrays, schema=schema)


def _array(arrow: Any, field: Any, values: tuple[Any, ...]) -> Any:
    numbers = arrow.types.is_date(field.type) and any(type(value) is int for value in values)
    if numbers:  # without an object for each day, a third of the time
        since = [None if value is None else value - EPOCH for value in values]
        return arrow.array(since, arrow.int32()).view(field.type)
    return arrow.array(values, field.type)
