"""The packages of the extra `tables`, imported when they are first needed."""

from __future__ import annotations

import importlib
from typing import Any

from apts_model.errors import MissingExtraError


def pyarrow() -> Any:
    """Return the package pyarrow.

    Raises:
        MissingExtraError: it is not installed.
    """
    return _imported("pyarrow")


def arrow_compute() -> Any:
    """Return the module of pyarrow that works on whole columns.

    Raises:
        MissingExtraError: it is not installed.
    """
    return _imported("pyarrow.compute")


def parquet() -> Any:
    """Return the module of pyarrow that reads and writes Parquet.

    Raises:
        MissingExtraError: it is not installed.
    """
    return _imported("pyarrow.parquet")


def duckdb() -> Any:
    """Return the package duckdb.

    Raises:
        MissingExtraError: it is not installed.
    """
    return _imported("duckdb")


def _imported(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        raise MissingExtraError("apts_model.tables", "tables") from None
