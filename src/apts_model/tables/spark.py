"""The same questions on Apache Spark, for registers that no one machine holds.

Needs the extra `spark`, and Java 17 or later.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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
    """Ask who presided over which unions on which days, all questions at once.

    Nothing is computed yet, and nothing is brought to this process: the result is one more
    DataFrame, to be written or asked further. It has the columns of
    `apts_model.tables.holders_on`, and `question` before them; its rows have no order. Ask
    `unknown_unions` first: a union that is in no table is answered as one of which nothing is
    known.

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
    return _run(_in_lists(holders_select(handover)), _chosen(tables, names), questions)


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
    named: dict[str, Any] = {QUESTIONS: questions, **tables}
    ctes = ", ".join(f"{name} AS (SELECT * FROM {{{name}}})" for name in named)  # noqa: S608 - own names
    return questions.sparkSession.sql(f"WITH {ctes}\n{select}", **named)


def _in_lists(select: str) -> str:
    """Return the SELECT that puts all holders of a question on one row, in Spark's own words.

    Rows of a question share its office, by which they are partitioned already.
    """
    held = "SORT_ARRAY(COLLECT_LIST(holder_id) FILTER"
    return f"""\
SELECT
  question,
  union_id,
  day,
  {held} (WHERE certainty = 'certain')) AS certain,
  {held} (WHERE certainty = 'possible')) AS possible,
  {held} (WHERE disputed)) AS disputed,
  vacant
FROM ({select}) AS answers
GROUP BY question, union_id, day, vacant"""  # noqa: S608 - the SELECT is our own
