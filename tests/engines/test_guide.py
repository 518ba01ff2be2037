"""The guide to large registries: what it shows of PostgreSQL and Spark runs as it stands there."""

import re
from pathlib import Path
from typing import Any

import attrs
import psycopg
import pyarrow.parquet
import pytest
from pyspark.sql import SparkSession

import apts_model as am
from apts_model.tables import holders_on, to_tables, write_parquet
from tests.engines.asked import ANSWER

DOCS = Path(__file__).parents[2] / "docs"
APTS = am.load_apts()
ONE_AT_A_TIME = attrs.evolve(  # the guard asks for a seat each where there are two presidents
    APTS,
    presidencies=[
        one for one in APTS.presidencies if one.period.covers("2005-06-15") is am.Certainty.NO
    ],
)
PARQUET: Any = pyarrow.parquet
QUESTIONS = [("apts", "2021-06-15"), ("apts", "2016-01-12"), ("apts", "1990-01-01")]

in_each_language = pytest.mark.parametrize("language", ["en", "fr"])


def block(language: str, of: str, places: dict[str, str]) -> str:
    """Give the block of the guide that imports something, on this machine's places."""
    text = (DOCS / language / "guides" / "large-registries.md").read_text(encoding="utf-8")
    [found] = [one for one in re.findall(r"```py\n(.*?)```", text, re.DOTALL) if of in one]
    code = str(found)
    for theirs, ours in places.items():
        assert theirs in code
        code = code.replace(theirs, ours)
    return code


@in_each_language
def test_postgresql(language: str, server: str) -> None:
    """A register is made, loaded and changed, and answers as the tables do."""
    database = {"en": "register", "fr": "registre"}[language]
    with psycopg.connect(server, autocommit=True) as connected:
        connected.execute(f"CREATE DATABASE {database}".encode())
    place = server.replace("dbname=postgres", f"dbname={database}")
    names: dict[str, Any] = {"dataset": ONE_AT_A_TIME, "changed": ONE_AT_A_TIME}
    exec(block(language, "psycopg", {f"dbname={database}": place}), names)
    expected = holders_on(to_tables(ONE_AT_A_TIME), [("apts", "2021-06-15")])
    assert names["answers"].equals(expected)


@in_each_language
def test_spark(language: str, spark: SparkSession, tmp_path: Path) -> None:
    """Tables are read from a folder and asked, and the answers are written beside them."""
    register, answers = {"en": ("register", "answers"), "fr": ("registre", "reponses")}[language]
    write_parquet(to_tables(APTS), tmp_path / register)
    asked = [{"question": n, "union_id": id_, "day": day} for n, (id_, day) in enumerate(QUESTIONS)]
    session: Any = spark
    frame = session.createDataFrame(asked, "question int, union_id string, day string")
    frame.selectExpr("question", "union_id", "CAST(day AS DATE) AS day").write.parquet(
        f"{tmp_path}/questions.parquet"
    )
    names: dict[str, Any] = {"spark": spark}
    places = {"hdfs:///": f"{tmp_path}/"}
    exec(block(language, "apts_model.tables.spark", places), names)
    assert names["unknown"] == []
    found = PARQUET.read_table(tmp_path / f"{answers}.parquet").sort_by("question")
    expected: Any = holders_on(to_tables(APTS), QUESTIONS)
    assert found.select(ANSWER).to_pylist() == expected.select(ANSWER).to_pylist()
