"""The extra: named where it is missing, and asked for by nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

import apts_model as am
from apts_model.tables import from_tables, holders_on, read_parquet, to_tables, write_parquet
from apts_model.tables.schemas import schema_of
from tests.test_init import run

APTS = am.load_apts()
NO_TABLES: Any = {"people": 1}


def test_the_package_imports_no_tables() -> None:
    """Neither the package nor its tables import what may not be installed."""
    program = "import sys, apts_model; print([n for n in sys.modules if n in {}])"
    heavy = "('apts_model.tables', 'pyarrow', 'duckdb')"
    assert run(program.format(heavy)) == "[]\n"
    tables = "import sys, apts_model.tables; print([n for n in sys.modules if n in {}])"
    assert run(tables.format("('pyarrow', 'duckdb')")) == "[]\n"


@pytest.mark.parametrize(
    "work",
    [
        lambda: to_tables(APTS),
        lambda: from_tables(NO_TABLES),
        lambda: holders_on({}, [("apts", "2004-01-01")]),
        lambda: write_parquet(NO_TABLES, "register"),
    ],
)
def test_pyarrow_that_is_missing_is_named(
    monkeypatch: pytest.MonkeyPatch, work: Callable[[], object]
) -> None:
    """Without pyarrow, each function says what to install."""
    schema_of.cache_clear()
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(am.MissingExtraError, match=r'pip install "apts-model\[tables\]"'):
        work()


def test_duckdb_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without DuckDB, questions say what to install."""
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(am.MissingExtraError, match=r'pip install "apts-model\[tables\]"'):
        holders_on(to_tables(APTS), [("apts", "2004-01-01")])


def test_parquet_that_is_missing_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A pyarrow that was built without Parquet is named, too, and nothing is half written."""
    folder = tmp_path_factory.mktemp("register")
    tables = to_tables(APTS)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(am.MissingExtraError):
        write_parquet(tables, folder / "new")
    assert not [*folder.iterdir()]
    (folder / "people.parquet").touch()
    with pytest.raises(am.MissingExtraError):
        read_parquet(folder)
