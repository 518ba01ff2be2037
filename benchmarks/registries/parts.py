"""Large registers as Parquet, made part by part, in several processes; what is there is kept.

A part is a thousand unions, with all their offices. The first parts of a register are the same
however large the register is. Columns are made by the library alone, with `office_batches`.
"""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from apts_model.tables import office_batches
from benchmarks.registries.histories import registers, unions_for

UNIONS_OF_A_PART = 1_000


def parts_for(tenures: int) -> range:
    """Number the parts that make about so many tenures."""
    return range(-(-unions_for(tenures) // UNIONS_OF_A_PART))


def made(folder: Path, tenures: int, handovers: tuple[str, ...], processes: int) -> list[Path]:
    """Make what is not there yet of a register, and give the folders of its parts."""
    folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(processes) as pool:
        return list(pool.map(partial(_part, folder, handovers), parts_for(tenures)))


def _part(folder: Path, handovers: tuple[str, ...], number: int) -> Path:
    """Write the tables of a part, all or none."""
    part = folder / f"part-{number:05}"
    if part.exists():
        return part
    new = folder / f".new-{number:05}-{os.getpid()}"
    new.mkdir()
    first = number * UNIONS_OF_A_PART
    gathered: dict[str, list[pa.RecordBatch]] = {}
    datasets = registers(range(first, first + UNIONS_OF_A_PART))
    for name, batch in office_batches(datasets, handovers):
        gathered.setdefault(name, []).append(batch)
    for name, batches in gathered.items():
        pq.write_table(pa.Table.from_batches(batches), new / f"{name}.parquet")
    return new.rename(part)
