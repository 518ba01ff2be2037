"""A register on Spark, on this one machine: our function, and SQL written by hand."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from apts_model.tables.spark import holders_on
from benchmarks.registries.engines import spark_session
from benchmarks.registries.on_duckdb import BY_HAND
from benchmarks.registries.sizes import TABLES
from benchmarks.registries.timing import in_turns, multiple, peak_megabytes, seconds

SETTINGS = {"spark.driver.memory": "4g", "spark.sql.shuffle.partitions": "8"}


def measure(folder: Path, rounds: int) -> dict[str, Any]:
    """Measure everything; answers are computed, and let go where they are."""
    started = time.perf_counter()
    with spark_session(SETTINGS) as spark:
        found: dict[str, Any] = {"start": time.perf_counter() - started}
        gateway: Any = spark.sparkContext._gateway  # it alone knows Java's process
        java: int = gateway.proc.pid
        tables = {
            name: spark.read.parquet(str(folder / "tables" / f"{name}.parquet")) for name in TABLES
        }
        questions = spark.read.parquet(str(folder / "questions.parquet"))

        def run(frame: Any) -> None:
            frame.write.format("noop").mode("overwrite").save()

        def by_hand() -> None:
            for name, frame in {**tables, "questions": questions}.items():
                frame.createOrReplaceTempView(name)
            run(spark.sql(BY_HAND.replace("ORDER BY q.question", "")))

        found["the first million"] = seconds(lambda: run(holders_on(tables, questions)))
        many = in_turns(
            {"ours": lambda: run(holders_on(tables, questions)), "by hand": by_hand},
            rounds,
            [java],
        )
        one = questions.limit(1)
        single = in_turns({"one": lambda: holders_on(tables, one).collect()}, rounds)
        answers = folder / "answers-spark"
        holders_on(tables, questions).write.mode("overwrite").parquet(str(answers))
        table = pq.read_table(answers).sort_by("question").drop_columns(["question"])
        pq.write_table(table, folder / "answers-spark.parquet")
        return {
            **found,
            "one question": single["one"],
            "a million questions": many["ours"],
            "seconds of processors": many["ours"]["processor"],
            "by hand": many["by hand"],
            "times by hand": multiple(many, "ours", "by hand"),
            "peak megabytes": peak_megabytes(java),
        }
