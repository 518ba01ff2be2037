"""A data set as tables of columns, and a million questions at once. Needs the extra `tables`."""

from __future__ import annotations

from apts_model.tables.asking import holders_on
from apts_model.tables.folders import read_parquet, write_parquet
from apts_model.tables.reading import from_tables
from apts_model.tables.writing import office_batches, record_batches, to_tables

__all__ = [
    "from_tables",
    "holders_on",
    "office_batches",
    "read_parquet",
    "record_batches",
    "to_tables",
    "write_parquet",
]
