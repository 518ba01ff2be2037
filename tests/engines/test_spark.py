import datetime
import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given
from pyspark.sql import DataFrame, SparkSession

import apts_model as am
from apts_model import strategies
from apts_model.tables import to_tables, write_parquet
from apts_model.tables.predicate import tenures_table, vacancies_table
from apts_model.tables.schemas import asking_tables
from apts_model.tables.spark import holders_on, unknown_unions
from tests.effort import tries
from tests.engines.asked import ANSWER, Tables, answers, answers_of, turning

Frames = dict[str, DataFrame]
ASKED = "question int, union_id string, day date"
PARQUET: Any = pyarrow.parquet
A_DAY = datetime.date(2012, 5, 9)


@pytest.fixture(scope="module")
def frames(
    spark: SparkSession, register: Tables, tmp_path_factory: pytest.TempPathFactory
) -> Frames:
    """The tables of some made-up unions, as a cluster would read them."""
    folder = tmp_path_factory.mktemp("register") / "tables"
    write_parquet({name: register[name] for name in asking_tables()}, folder)
    return {name: spark.read.parquet(str(folder / f"{name}.parquet")) for name in asking_tables()}


@pytest.fixture
def some(spark: SparkSession) -> DataFrame:
    """Two questions, one about a union that is not there."""
    rows = [(7, "union-3-treasurer", A_DAY), (9, "nobody-knows", A_DAY)]
    return framed(spark, rows, ASKED)


def framed(spark: Any, given: Any, schema: str | None = None) -> DataFrame:
    """Take rows, or a table of pyarrow, as a DataFrame."""
    frame: DataFrame = spark.createDataFrame(given, schema)
    return frame


def numbered(questions: Any) -> Any:
    """Give each question the number of its row."""
    numbers = [*range(questions.num_rows)]
    return questions.add_column(0, "question", [numbers])


def found_by(frame: DataFrame) -> list[list[Any]]:
    """Give each question's answer, in the order of the questions."""
    rows = sorted(frame.collect(), key=lambda row: row["question"])
    return [[row[name] for name in ANSWER] for row in rows]


def plan_of(frame: DataFrame, capsys: pytest.CaptureFixture[str]) -> str:
    frame.explain()
    return capsys.readouterr().out


# --- answers --------------------------------------------------------------------------------------


@pytest.mark.parametrize("handover", am.Handover)
def test_a_large_register_is_answered_as_by_duckdb(
    spark: SparkSession, frames: Frames, register: Tables, tmp_path: Path, handover: am.Handover
) -> None:
    """Every answer about made-up unions, read from Parquet, is the one that DuckDB gives."""
    questions = turning(register, handover)
    PARQUET.write_table(numbered(questions), tmp_path / "questions.parquet")
    asked = spark.read.parquet(str(tmp_path / "questions.parquet"))
    found = holders_on(frames, asked, handover)
    assert found.columns == ["question", "union_id", "day", *ANSWER]
    assert found_by(found) == answers(register, questions, handover)


@given(dataset=strategies.datasets())
@tries(10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_data_set_is_answered_as_by_president_on(
    spark: SparkSession, dataset: am.Dataset
) -> None:
    """Every answer is the one of the library."""
    tables = to_tables(dataset)
    made = {name: framed(spark, tables[name]) for name in asking_tables()}
    for handover in am.Handover:
        questions = turning(tables, handover)
        asked = framed(spark, numbered(questions), ASKED)
        found = found_by(holders_on(made, asked, handover))
        assert found == answers_of(dataset, questions.to_pylist(), handover)


def test_unknown_unions_are_told(frames: Frames, some: DataFrame) -> None:
    """Unions that are asked about and are not there are given, when they are asked for."""
    assert unknown_unions(frames, some).collect() == [("nobody-knows",)]
    answered = found_by(holders_on(frames, some))
    assert answered[1] == [[], [], [], "possible"]


# --- plan -----------------------------------------------------------------------------------------


def test_nothing_is_computed_before_it_is_asked_for(
    spark: SparkSession, frames: Frames, some: DataFrame
) -> None:
    """Asking runs no job: the result is a plan, which a cluster runs where the data is."""
    jobs = spark.sparkContext.statusTracker().getJobIdsForGroup
    before = jobs()
    holders_on(frames, some)
    unknown_unions(frames, some)
    assert jobs() == before


def test_the_work_is_partitioned_by_office(
    frames: Frames, some: DataFrame, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each table moves once, to where its office is asked about; nothing moves to one place."""
    plan = plan_of(holders_on(frames, some), capsys)
    assert plan.count("SortMergeJoin") == 2
    assert plan.count("Exchange") == plan.count("Exchange hashpartitioning(union_id") == 3
    assert all(word not in plan for word in ("SinglePartition", "Cartesian", "NestedLoop"))


def test_few_questions_go_to_where_the_tables_are(
    spark: SparkSession, frames: Frames, some: DataFrame, capsys: pytest.CaptureFixture[str]
) -> None:
    """Tables small enough are sent to every worker, as Spark does with any join."""
    setting = "spark.sql.autoBroadcastJoinThreshold"
    spark.conf.set(setting, "10MB")
    try:
        plan = plan_of(holders_on(frames, some), capsys)
    finally:
        spark.conf.set(setting, "-1")
    assert "BroadcastHashJoin" in plan
    assert "NestedLoop" not in plan


def test_only_the_columns_that_matter_are_read(
    frames: Frames, some: DataFrame, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ids of records stay in their files."""
    plan = plan_of(holders_on(frames, some), capsys)
    assert "possible_from" in plan
    assert "presidency_id" not in plan


def test_views_of_the_caller_stay(spark: SparkSession, frames: Frames, some: DataFrame) -> None:
    """A view that happens to be called as one of our tables is neither read nor replaced."""
    framed(spark, [(1,)], "mine int").createOrReplaceTempView("questions")
    holders_on(frames, some).collect()
    assert spark.table("questions").columns == ["mine"]
    spark.catalog.dropTempView("questions")
    assert [table.name for table in spark.catalog.listTables()] == []


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize("handover", am.Handover)
def test_missing_tables_are_all_told(
    frames: Frames, some: DataFrame, handover: am.Handover
) -> None:
    """Tables that are missing are named, and those that are there."""
    needed = f"{tenures_table(handover)}, {vacancies_table(handover)} is missing"
    with pytest.raises(am.InvalidValueError, match=f"{needed}.* given are offices"):
        holders_on({"offices": frames["offices"]}, some, handover)
    with pytest.raises(am.InvalidValueError, match=r"offices is missing.* given are none"):
        unknown_unions({}, some)


@pytest.mark.parametrize("ask", [holders_on, unknown_unions])
def test_missing_columns_are_all_told(
    frames: Frames, some: DataFrame, ask: Callable[[Frames, DataFrame], DataFrame]
) -> None:
    """Columns that questions lack are named, and those that they have."""
    with pytest.raises(am.InvalidValueError, match=r"question, day is missing.* are union_id"):
        ask(frames, some.select("union_id"))


def test_no_reading_of_the_handover(frames: Frames, some: DataFrame) -> None:
    """What is no reading of the handover day is refused."""
    with pytest.raises(am.InvalidValueError, match="'neither' is not one of"):
        holders_on(frames, some, "neither")


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pyspark is missing, the error says which extra to install."""
    monkeypatch.delitem(sys.modules, "apts_model.tables.spark")
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(am.MissingExtraError, match=r'pip install "apts-model\[spark\]"'):
        importlib.import_module("apts_model.tables.spark")
