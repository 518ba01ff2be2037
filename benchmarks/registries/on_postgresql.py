"""A register on PostgreSQL: our functions, and SQL written by hand on the same columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pyarrow as pa
import pyarrow.parquet as pq

from apts_model.tables.postgresql import holders_on, indexes_ddl, load, tables_ddl
from benchmarks.registries.engines import postgresql_server
from benchmarks.registries.on_duckdb import BY_HAND
from benchmarks.registries.sizes import TABLES
from benchmarks.registries.timing import in_turns, multiple, parent_of, peak_megabytes, seconds

SETTINGS = {"maintenance_work_mem": "512MB", "shared_buffers": "1GB", "work_mem": "256MB"}
GUARDED = 2_000_000
"""Registers with fewer tenures are given the guard, too."""


def measure(folder: Path, rounds: int) -> dict[str, Any]:
    """Measure everything, on a server that does nothing else."""
    with postgresql_server(SETTINGS) as address, psycopg.connect(address) as connection:
        connection.autocommit = True
        connection.execute(tables_ddl().encode())
        found: dict[str, Any] = {"load": seconds(lambda: load(connection, _batches(folder)))}
        found["index"] = seconds(lambda: connection.execute(indexes_ddl().encode()))
        connection.execute("ANALYZE")
        found["megabytes"] = _one(connection, "SELECT pg_database_size('postgres')") / 1e6
        found |= _asked(connection, folder, rounds)
        if _one(connection, "SELECT count(*) FROM tenures_incoming") < GUARDED:
            guard = indexes_ddl(guard=True).removeprefix(indexes_ddl())
            found["guard"] = seconds(lambda: _guard(connection, guard))
        return found


def _asked(connection: psycopg.Connection[Any], folder: Path, rounds: int) -> dict[str, Any]:
    questions = pq.read_table(folder / "questions.parquet")
    pq.write_table(holders_on(connection, questions), folder / "answers-postgresql.parquet")
    pairs = [(row["union_id"], row["day"]) for row in questions.slice(0, 100 * rounds).to_pylist()]
    turns = iter(pairs)
    single = in_turns({"one": lambda: holders_on(connection, [next(turns)])}, len(pairs))
    rows = [tuple(row.values()) for row in questions.to_pylist()]

    def by_hand() -> None:
        connection.execute("CREATE TEMP TABLE questions (question bigint, union_id text, day date)")
        with connection.cursor() as cursor, cursor.copy("COPY questions FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        connection.execute("ANALYZE questions")
        with connection.cursor(binary=True) as cursor:
            cursor.execute(BY_HAND.encode()).fetchall()
        connection.execute("DROP TABLE questions")

    backend = connection.info.backend_pid
    many = in_turns(
        {"ours": lambda: holders_on(connection, questions), "by hand": by_hand},
        rounds,
        ["self", backend, parent_of(backend)],
    )
    return {
        "one question": {"median": single["one"]["median"]},
        "a million questions": many["ours"],
        "seconds of processors": many["ours"]["processor"],
        "by hand": many["by hand"],
        "times by hand": multiple(many, "ours", "by hand"),
        "peak megabytes": peak_megabytes(backend),
        "peak megabytes of the client": peak_megabytes(),
    }


def _guard(connection: psycopg.Connection[Any], statement: str) -> None:
    """Add the guard, where nothing made up is in its way."""
    connection.execute(statement.encode())


def _one(connection: psycopg.Connection[Any], statement: str) -> int:
    row = connection.execute(statement.encode()).fetchone()
    return int(row[0]) if row else 0


def _batches(folder: Path) -> Iterator[tuple[str, pa.RecordBatch]]:
    for name in TABLES:
        for batch in pq.ParquetFile(folder / "tables" / f"{name}.parquet").iter_batches():
            yield name, batch
