"""Questions: the pairs of an office and a day that are asked about, numbered."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from apts_model.errors import AptsModelError, InvalidValueError
from apts_model.records.values import is_id, several, shown
from apts_model.tables.extras import arrow_compute, parquet, pyarrow
from apts_model.tables.schemas import is_text
from apts_model.time.dates import DateLike, exact_day

if TYPE_CHECKING:
    import pyarrow as pa

    Questions = pa.Table | str | os.PathLike[str] | Iterable[tuple[str, DateLike]]

COLUMNS = ("union_id", "day")

SHOWN = 20
"""So many wrong questions are told one by one."""


def numbered(questions: Questions) -> Any:
    """Return the questions as a table with the columns `question`, `union_id` and `day`.

    Raises:
        InvalidValueError: some are no questions; all are told.
        MissingExtraError: pyarrow is not installed.
        OSError: the file cannot be read.
    """
    arrow = pyarrow()
    if isinstance(questions, str | os.PathLike):
        table = _of_file(Path(questions))
    elif isinstance(questions, arrow.Table):
        table = _of_table(questions)
    else:
        table = _of_pairs(cast("Iterable[object]", questions))
    # A running sum of ones: from a range of Python's, a million numbers take a tenth of a second.
    ones = arrow.repeat(arrow.scalar(1, arrow.int64()), table.num_rows)
    numbers = arrow_compute().cumulative_sum(ones, start=-1)
    return table.add_column(0, "question", numbers)


def _of_file(path: Path) -> Any:
    try:
        with path.open("rb") as file:
            return _of_table(parquet().read_table(file))
    except pyarrow().ArrowInvalid as error:
        raise InvalidValueError(str(path), f"it is no Parquet file: {error}") from None


def _of_table(table: Any) -> Any:
    types = pyarrow().types
    wrong: list[str] = []
    for name, is_fine, what in (
        ("union_id", is_text, "text"),
        ("day", types.is_date32, "date32"),
    ):
        count = table.column_names.count(name)
        if count != 1:
            wrong.append(f"it needs one column {name!r} of {what}, not {count}")
        elif not is_fine(table.schema.field(name).type):
            given = table.schema.field(name).type
            wrong.append(f"the column {name!r} holds {given}: make it {what}")
        elif table[name].null_count:
            wrong.append(f"the column {name!r} is empty in {table[name].null_count} rows")
    if wrong:
        raise InvalidValueError("questions", "; ".join(wrong))
    arrow = pyarrow()
    schema = arrow.schema([("union_id", arrow.string()), ("day", arrow.date32())])
    return table.select(COLUMNS).cast(schema)


def _of_pairs(pairs: Iterable[Any]) -> Any:
    ids: list[str] = []
    days: list[Any] = []
    wrong: list[str] = []
    for number, pair in enumerate(several(pairs, "questions")):
        try:
            union_id, day = pair
            days.append(exact_day(day, field="day"))
            ids.append(checked_id(union_id))
        except AptsModelError as error:
            wrong.append(f"[{number}]: {error}")
        except (TypeError, ValueError):
            wrong.append(f"[{number}]: {shown(pair)} is no pair of an id and a day")
    if wrong:
        more = [f"and {len(wrong) - SHOWN:,} more"] if len(wrong) > SHOWN else []
        raise InvalidValueError("questions", "; ".join([*wrong[:SHOWN], *more]))
    arrow = pyarrow()
    return arrow.table(
        [arrow.array(ids, arrow.string()), arrow.array(days, arrow.date32())], names=COLUMNS
    )


def checked_id(union_id: object) -> str:
    """Take the id of a union.

    Raises:
        InvalidValueError: it is none.
    """
    if type(union_id) is not str or not is_id(union_id):
        raise InvalidValueError("union_id", f"{shown(union_id)} is not an id")
    return union_id
