"""Many questions at once, on DuckDB: embedded, no server, nothing kept."""

from __future__ import annotations

import glob
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from apts_model.errors import InvalidValueError, MalformedError, Problem
from apts_model.tables.extras import arrow_compute, duckdb, pyarrow
from apts_model.tables.folders import parquet_files
from apts_model.tables.predicate import QUESTIONS, holders_select, unknown_select
from apts_model.tables.questions import numbered
from apts_model.tables.schemas import arrow_table, checked_schema, tables_asked, tables_by_name
from apts_model.time.periods import Handover

if TYPE_CHECKING:
    import pyarrow as pa

    from apts_model.tables.questions import Questions

    Tables = Mapping[str, pa.Table] | str | os.PathLike[str]


ASKED_AT_ONCE = 4_000_000
"""Of more questions than this, one part after the other is answered."""


def holders_on(
    tables: Tables,
    questions: Questions,
    handover: Handover | str = Handover.INCOMING,
    *,
    memory_limit: str | None = None,
    threads: int | None = None,
) -> pa.Table:
    """Ask who presided over which unions on which days, all questions at once.

    Each answer is what `Dataset.president_on` says of that union and that day; a question is one
    day of the calendar (ask `president_on` about a vague one). The result has a row for each
    question, in their order:

    | column | type | meaning |
    |---|---|---|
    | `union_id`, `day` | text, date | the question |
    | `certain` | list of text | ids of those who certainly presided, over all of their records |
    | `possible` | list of text | ids of those who possibly did |
    | `disputed` | list of text | ids of those of whom a claim says so, and who are not certain |
    | `vacant` | text | `certain`, `possible` or `no`: whether nobody did |

    The ids of a list are in alphabetical order.

    Args:
        tables: What `to_tables` made, or the folder that `write_parquet` wrote it to: that is
            not loaded as a whole.
        questions: A table with the columns `union_id` (text) and `day` (date), a Parquet file with
            these, or pairs of an id and a day. Further columns are left aside.
        handover: Who has the day on which one follows another.
        memory_limit: The most memory that DuckDB takes, such as "1GB"; past it, it goes on in a
            temporary folder. By default, four fifths of the machine's.
        threads: How many threads DuckDB takes; by default one for each core.

    Raises:
        InvalidValueError: a question is none, or names a union that is not there; all are told.
            Or what is given are no tables, or a limit is none or too little.
        MalformedError: the tables are not those of `to_tables`, or not under this reading of the
            handover day.
        MissingExtraError: pyarrow or DuckDB is not installed.
        OSError: a file cannot be read.

    Examples:
        >>> import apts_model as am
        >>> from apts_model.tables import holders_on, to_tables
        >>> answers = holders_on(
        ...     to_tables(am.load_apts()), [("apts", "2021-06-15"), ("apts", "1990-01-01")]
        ... )
        >>> answers.to_pylist()[0]["possible"]
        ['andree-poirier', 'robert-comeau']
        >>> answers["vacant"].to_pylist()
        ['no', 'certain']
    """
    reading = Handover.of(handover)
    asked = numbered(questions)
    with (
        tempfile.TemporaryDirectory(prefix="apts-model-") as spilled,
        _connected(spilled, memory_limit, threads) as connection,
    ):
        _show(connection, tables, reading)
        try:
            _refuse_unknown(connection, asked)
            parts = [
                _answers(connection, asked[first : first + ASKED_AT_ONCE], reading)
                for first in range(0, max(asked.num_rows, 1), ASKED_AT_ONCE)
            ]
        except duckdb().OutOfMemoryException as error:
            raise InvalidValueError("memory_limit", f"it is too little: {error}") from None
    answers: pa.Table = pyarrow().concat_tables(parts)
    return answers


def _connected(spilled: str, memory_limit: str | None, threads: int | None) -> Any:
    settings: dict[str, Any] = {
        "temp_directory": spilled,
        "autoinstall_known_extensions": False,  # nothing here asks the network
    }
    if memory_limit is not None:
        settings["memory_limit"] = memory_limit
    if threads is not None:
        settings["threads"] = threads
    database = duckdb()
    try:
        return database.connect(config=settings)
    except database.Error as error:
        told = f"DuckDB does not take it: {error}"
        raise InvalidValueError("memory_limit or threads", told) from None


def _show(connection: Any, tables: Tables, handover: Handover) -> None:
    """Let DuckDB see the tables that the question reads, by their names."""
    names = tables_asked(handover)
    if isinstance(tables, str | os.PathLike):
        for name, path in parquet_files(Path(tables), names).items():
            connection.read_parquet(glob.escape(str(path))).create_view(name)
    else:
        for name, table in _present(tables_by_name(tables), names).items():
            connection.register(name, table)


def _present(tables: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    given = {name: arrow_table(tables[name], name) for name in names if name in tables}
    missing = [
        Problem(name, "the table is missing: name this handover when to_tables is called")
        for name in names
        if name not in tables
    ]
    wrong = [
        problem for name, table in given.items() for problem in checked_schema(name, table.schema)
    ]
    if missing or wrong:
        raise MalformedError((*missing, *wrong), "the mapping", "tables that questions read")
    return given


def _refuse_unknown(connection: Any, asked: Any) -> None:
    connection.register(QUESTIONS, asked)
    unknown = [union_id for (union_id,) in connection.sql(unknown_select()).fetchall()]
    if unknown:
        listed = ", ".join(map(repr, sorted(unknown)))
        told = f"there is no union with the id {listed}: ask about unions of the tables"
        raise InvalidValueError("questions", told)


def _answers(connection: Any, asked: Any, handover: Handover) -> Any:
    """Answer some questions, all holders of a question on one row."""
    connection.register(QUESTIONS, asked)
    columns = "question, vacant, holder_id, certainty, disputed"
    select = f"SELECT {columns} FROM ({holders_select(handover)}) ORDER BY question, holder_id"  # noqa: S608 - our own
    found = connection.sql(select).to_arrow_table().combine_chunks()
    arrow, compute = pyarrow(), arrow_compute()
    number = found["question"].combine_chunks()
    differs = compute.not_equal(number[1:], number[:-1])
    is_last = arrow.concat_arrays([differs, arrow.array([True])])[: len(number)]
    chosen = {
        "certain": compute.equal(found["certainty"], "certain"),
        "possible": compute.equal(found["certainty"], "possible"),
        "disputed": found["disputed"],
    }
    lists = {name: _listed(found["holder_id"], rows, is_last) for name, rows in chosen.items()}
    told = {"union_id": asked["union_id"], "day": asked["day"]}
    return arrow.table({**told, **lists, "vacant": found["vacant"].filter(is_last)})


def _listed(holders: Any, chosen: Any, is_last: Any) -> Any:
    """Put the chosen holders into a list for each question, given which row is its last.

    DuckDB's own lists take half as long again.
    """
    arrow, compute = pyarrow(), arrow_compute()
    chosen = compute.fill_null(chosen, fill_value=False).combine_chunks()
    ends = compute.cumulative_sum(chosen.cast(arrow.int32())).filter(is_last)
    offsets = arrow.concat_arrays([arrow.array([0], arrow.int32()), ends])
    return arrow.ListArray.from_arrays(offsets, holders.filter(chosen).combine_chunks())
