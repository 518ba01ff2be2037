"""A register on DuckDB, embedded: our function, and SQL written by hand on the same columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from apts_model.tables import holders_on
from benchmarks.registries.sizes import TABLES
from benchmarks.registries.timing import in_turns, multiple, peak_megabytes, seconds

BY_HAND = """
SELECT
  q.question, q.union_id, q.day, coalesce(v.vacant, 'possible') AS vacant, t.holder_id,
  q.day BETWEEN t.certain_from AND t.certain_through AS certain, t.standing
FROM questions q
LEFT JOIN vacancies_incoming v
  ON v.union_id = q.union_id AND q.day BETWEEN v.first_day AND v.last_day
LEFT JOIN tenures_incoming t
  ON t.union_id = q.union_id AND q.day BETWEEN t.possible_from AND t.possible_through
ORDER BY q.question
"""
"""What someone who knows the tables would write: rows in order, nothing checked or gathered."""


def measure(folder: Path, rounds: int) -> dict[str, Any]:
    """Measure everything, in a process that does nothing else."""
    tables, file = folder / "tables", folder / "questions.parquet"
    questions = pq.read_table(file)
    answers = holders_on(tables, file)
    pq.write_table(answers, folder / "answers-duckdb.parquet")
    one = [tuple(questions.slice(7, 1).select(["union_id", "day"]).to_pylist()[0].values())]
    single = in_turns({"from Parquet": lambda: holders_on(tables, one)}, 5 * rounds)

    def by_hand(source: dict[str, Any] | None) -> None:
        with duckdb.connect() as connection:
            for name in TABLES:
                given = source[name] if source else connection.read_parquet(_path(tables, name))
                given.create_view(name) if not source else connection.register(name, given)
            connection.register("questions", questions)
            connection.sql(BY_HAND).to_arrow_table()

    many = in_turns(
        {"ours": lambda: holders_on(tables, questions), "by hand": lambda: by_hand(None)}, rounds
    )
    found: dict[str, Any] = {
        "one question": single["from Parquet"],
        "a million questions": many["ours"],
        "seconds of processors": many["ours"]["processor"],
        "by hand": many["by hand"],
        "times by hand": multiple(many, "ours", "by hand"),
        "peak megabytes": peak_megabytes(),
    }
    if pq.read_metadata(_path(tables, TABLES[1])).num_rows > HELD:
        return found
    loaded: dict[str, Any] = {}

    def load() -> None:
        loaded.update((name, pq.read_table(_path(tables, name))) for name in TABLES)

    found["load"] = seconds(load)
    kept = in_turns(
        {"ours": lambda: holders_on(loaded, questions), "by hand": lambda: by_hand(loaded)}, rounds
    )
    return {
        **found,
        "a million questions, in memory": kept["ours"],
        "by hand, in memory": kept["by hand"],
        "times by hand, in memory": multiple(kept, "ours", "by hand"),
        "peak megabytes, in memory": peak_megabytes(),
    }


HELD = 20_000_000
"""Registers with more tenures are not held in memory."""


def _path(tables: Path, name: str) -> str:
    return str(tables / f"{name}.parquet")
