"""The types that users see on tables of columns; mypy and pyright read this file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, assert_type

import apts_model as am
from apts_model import tables

if TYPE_CHECKING:
    import psycopg
    import pyarrow as pa
    from pyspark.sql import DataFrame

    from apts_model.tables import postgresql, spark

    Batches = Iterator[tuple[str, pa.RecordBatch]]

APTS = am.load_apts()


def test_tables_are_those_of_arrow() -> None:
    """A data set becomes tables by their names, and tables become a data set."""
    written = tables.to_tables(APTS, ["incoming", am.Handover.BOTH])
    assert_type(written, "dict[str, pa.Table]")
    assert_type(tables.from_tables(written), am.Dataset)


def test_batches_are_read_one_by_one() -> None:
    """Of a register that no memory holds, each batch comes with the name of its table."""
    records, offices = tables.record_batches(APTS), tables.office_batches([APTS])
    assert_type(records, "Batches")
    assert_type(offices, "Batches")
    assert {name for name, _ in [*records, *offices]} == {*tables.to_tables(APTS)}


def test_questions_are_pairs_tables_or_files(tmp_path: Path) -> None:
    """Whatever they come as, and whatever the tables stand in, the answers are a table."""
    written = tables.to_tables(APTS)
    tables.write_parquet(written, tmp_path / "apts")
    answers = tables.holders_on(str(tmp_path / "apts"), [("apts", "2005-01-15")], "incoming")
    assert_type(answers, "pa.Table")
    assert_type(tables.holders_on(written, answers, threads=1), "pa.Table")
    assert_type(tables.read_parquet(tmp_path / "apts"), "dict[str, pa.Table]")


if TYPE_CHECKING:

    def a_register(connection: psycopg.Connection, written: dict[str, pa.Table]) -> None:
        """A register on PostgreSQL answers like tables; this is never run."""
        postgresql.create(connection, guard=True)
        postgresql.load(connection, tables.office_batches([APTS]))
        postgresql.replace(connection, written)
        answers = postgresql.holders_on(connection, [("apts", "2005-01-15")], am.Handover.BOTH)
        assert_type(answers, pa.Table)

    def on_spark(written: dict[str, DataFrame], questions: DataFrame) -> None:
        """Spark answers with a frame of its own; this is never run."""
        assert_type(spark.holders_on(written, questions), DataFrame)
