"""Registers of a size on disk, in the layout of `write_parquet`, with questions beside them.

What is made by the library is made up to a number of tenures; a larger register is that one
several times over, under other ids.
"""

from __future__ import annotations

import datetime
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from apts_model.tables import write_parquet
from apts_model.tables.predicate import OFFICES, tenures_table, vacancies_table
from benchmarks.registries.histories import FIRST
from benchmarks.registries.parts import made

HANDOVER = "incoming"
TABLES = (OFFICES, tenures_table(HANDOVER), vacancies_table(HANDOVER))
DAYS = 7_300
"""The days that are asked about: twenty years."""


def register(work: Path, tenures: int, *, made_of: int, questions: int, processes: int) -> Path:
    """Give the folder of a register, its questions, and what writing them took; made if needed."""
    folder = work / f"register-{tenures}"
    if not (folder / "written.json").exists():
        parts = made(work / "parts", min(tenures, made_of), (HANDOVER,), processes)
        folder.mkdir(exist_ok=True)
        started = time.perf_counter()
        write_parquet(_batches(parts, max(1, tenures // made_of)), folder / "tables")
        seconds = time.perf_counter() - started
        _ask(folder, questions)
        (folder / "written.json").write_text(json.dumps(_written(folder, seconds, len(parts))))
    return folder


def _written(folder: Path, seconds: float, parts: int) -> dict[str, Any]:
    files = {name: folder / "tables" / f"{name}.parquet" for name in TABLES}
    return {
        "rows": {name: pq.read_metadata(file).num_rows for name, file in files.items()},
        "megabytes": sum(file.stat().st_size for file in files.values()) / 1e6,
        "seconds": seconds,
        "parts_made": parts,
    }


def _batches(parts: list[Path], copies: int) -> Iterator[tuple[str, pa.RecordBatch]]:
    for copy in range(copies):
        for part in parts:
            for name in TABLES:
                for batch in pq.ParquetFile(part / f"{name}.parquet").iter_batches():
                    yield name, _renamed(batch, f"-{copy}" if copy else "")


def _renamed(batch: pa.RecordBatch, ending: str) -> pa.RecordBatch:
    """Give other ids to the offices, holders and records of a batch."""
    if not ending:
        return batch
    columns = [
        pc.binary_join_element_wise(column, ending, "") if name.endswith("_id") else column
        for name, column in zip(batch.schema.names, batch.columns, strict=True)
    ]
    return pa.RecordBatch.from_arrays(columns, schema=batch.schema)


def _ask(folder: Path, questions: int) -> None:
    """Draw questions about any office on any day of the twenty years."""
    offices = pq.read_table(folder / "tables" / f"{OFFICES}.parquet")["union_id"]
    chance = random.Random(len(offices))
    chosen = pa.array([chance.randrange(len(offices)) for _ in range(questions)])
    first = (FIRST - datetime.date(1970, 1, 1)).days
    days = pa.array([first + chance.randrange(DAYS) for _ in range(questions)], pa.int32())
    numbers = pa.array(range(questions), pa.int64())
    columns = [numbers, offices.take(chosen).combine_chunks(), days.view(pa.date32())]
    table = pa.table(columns, names=["question", "union_id", "day"])
    pq.write_table(table, folder / "questions.parquet")
