"""The same questions on Apache Spark, for registers that no one machine holds.

Needs the extra `spark`, and Java 17 or later.
"""

from __future__ import annotations

from collections.abc import Mapping

from apts_model.errors import InvalidValueError, MissingExtraError
from apts_model.tables.predicate import (
    OFFICES,
    QUESTIONS,
    holders_select,
    tenures_table,
    unknown_select,
    vacancies_table,
)
from apts_model.time.periods import Handover

try:
    from pyspark.sql import DataFrame
except ImportError:
    raise MissingExtraError("Spark", "spark") from None

COLUMNS = ("question", "union_id", "day")
"""What questions have to tell: a number of its own for each, the office, and the day."""


def holders_on(
    tables: Mapping[str, DataFrame],
    questions: DataFrame,
    handover: Handover | str = Handover.INCOMING,
) -> DataFrame:
    """Say who held which office on which day: the columns of `holders_select`, in no order.

    Nothing is computed yet, and nothing is brought to this process: the result is one more
    DataFrame, to be written or asked further. A union that is in no table is answered as one of
    which nothing is known: see `unknown_unions`.

    Args:
        tables: The tables that `write_parquet` writes, by name, as Spark reads them. Only the two
            of this reading of the handover day are needed.
        questions: One row for each question, with the columns `question` (integer, unique),
            `union_id` (text) and `day` (date).
        handover: Who has the handover day.

    Raises:
        InvalidValueError: a table or a column is missing, or it is no reading of the handover day.

    Examples:
        ```python
        from pyspark.sql import SparkSession
        from apts_model.tables.predicate import tenures_table, vacancies_table
        from apts_model.tables.spark import holders_on

        spark = SparkSession.builder.getOrCreate()
        names = tenures_table("incoming"), vacancies_table("incoming")
        tables = {name: spark.read.parquet(f"hdfs:///register/{name}.parquet") for name in names}
        questions = spark.read.parquet("hdfs:///questions.parquet")
        holders_on(tables, questions).write.parquet("hdfs:///answers.parquet")
        ```
    """
    names = tenures_table(handover), vacancies_table(handover)
    return _run(holders_select(handover), _chosen(tables, names), questions)


def unknown_unions(tables: Mapping[str, DataFrame], questions: DataFrame) -> DataFrame:
    """Give the ids of unions that are asked about and are not in `offices`, each once.

    Like `holders_on`, it computes nothing yet.

    Args:
        tables: The tables by name; only `offices` is needed.
        questions: As in `holders_on`.

    Raises:
        InvalidValueError: a table or a column is missing.

    Examples:
        ```python
        unknown = [row.union_id for row in unknown_unions(tables, questions).take(10)]
        ```
    """
    return _run(unknown_select(), _chosen(tables, (OFFICES,)), questions)


def _chosen(tables: Mapping[str, DataFrame], names: tuple[str, ...]) -> dict[str, DataFrame]:
    missing = [name for name in names if name not in tables]
    if missing:
        has = ", ".join(sorted(tables)) or "none"
        raise InvalidValueError(
            "tables", f"{', '.join(missing)} is missing: the tables given are {has}"
        )
    return {name: tables[name] for name in names}


def _run(select: str, tables: dict[str, DataFrame], questions: DataFrame) -> DataFrame:
    """Run a SELECT of the predicate on DataFrames, by names that it alone knows.

    Temporary views would replace views of the caller that have the same names.
    """
    missing = [column for column in COLUMNS if column not in questions.columns]
    if missing:
        raise InvalidValueError(
            "questions",
            f"the column {', '.join(missing)} is missing: the columns given are "
            f"{', '.join(questions.columns) or 'none'}",
        )
    named = {QUESTIONS: questions, **tables}
    ctes = ", ".join(f"{name} AS (SELECT * FROM {{{name}}})" for name in named)
    return questions.sparkSession.sql(f"WITH {ctes}\n{select}", **named)  # noqa: S608 - own names
