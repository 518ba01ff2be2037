"""Folders of Parquet files: written as a whole or not at all, and read strictly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import apts_model as am
from apts_model import strategies
from apts_model.tables import (
    from_tables,
    holders_on,
    office_batches,
    read_parquet,
    to_tables,
    write_parquet,
    writing,
)
from tests.effort import tries
from tests.tables.arrow import pa, pq

APTS = am.load_apts()


@given(dataset=strategies.datasets())
@tries(15)
def test_tables_come_back_from_a_folder(
    tmp_path_factory: pytest.TempPathFactory, dataset: am.Dataset
) -> None:
    """What is written to a folder is read back, column for column and type for type."""
    folder = tmp_path_factory.mktemp("tables") / "register"
    tables = to_tables(dataset)
    write_parquet(tables, folder)
    assert read_parquet(folder) == tables
    assert from_tables(read_parquet(folder)) == dataset


def test_older_tables_are_replaced(tmp_path: Path) -> None:
    """A folder of tables becomes one of the new tables alone; nothing is left beside it."""
    write_parquet(to_tables(APTS), tmp_path / "register")
    write_parquet(to_tables(am.Dataset(title="New"), ["both"]), tmp_path / "register")
    assert from_tables(read_parquet(tmp_path / "register")).title == "New"
    assert not (tmp_path / "register" / "tenures_incoming.parquet").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["register"]


def test_batches_are_written_as_they_come(tmp_path: Path) -> None:
    """A register that comes as many data sets is written and asked without its records."""
    parts = (
        am.Dataset(
            title="Part",
            unions=[union],
            as_of=APTS.as_of,
            presidencies=[one for one in APTS.presidencies if one.union_id == union.id],
            coverages=[one for one in APTS.coverages if one.subject_id == union.id],
        )
        for union in APTS.unions
    )
    write_parquet(office_batches(parts, ["incoming"]), tmp_path / "register")
    questions = [(union.id, f"{year}-07-01") for union in APTS.unions for year in range(1950, 2030)]
    answers = holders_on(tmp_path / "register", questions)
    assert answers == holders_on(to_tables(APTS), questions)
    assert set(read_parquet(tmp_path / "register")) == {
        "offices",
        "tenures_incoming",
        "vacancies_incoming",
    }


def failing() -> Iterator[tuple[str, Any]]:
    """A batch, and then a failure."""
    yield from list(office_batches([APTS]))[:1]
    raise ZeroDivisionError


@pytest.mark.parametrize("there", [True, False])
def test_a_failure_leaves_all_as_it_was(tmp_path: Path, there: bool) -> None:
    """If a batch fails, an older folder is as it was, and nothing new is there."""
    folder = tmp_path / "register"
    if there:
        write_parquet(to_tables(APTS), folder)
    with pytest.raises(ZeroDivisionError):
        write_parquet(failing(), folder)
    assert [path.name for path in tmp_path.iterdir()] == (["register"] if there else [])
    assert not there or from_tables(read_parquet(folder)) == APTS


def test_a_folder_that_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the new folder cannot take the name, the older one has it again."""
    folder = tmp_path / "register"
    write_parquet(to_tables(APTS), folder)
    rename = Path.rename

    def refusing(path: Path, target: Path) -> Path:
        if path.suffix == ".tmp":
            raise PermissionError
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(PermissionError):
        write_parquet(to_tables(am.Dataset(title="New")), folder)
    assert [path.name for path in tmp_path.iterdir()] == ["register"]
    assert from_tables(read_parquet(folder)) == APTS


@pytest.mark.parametrize("name", ["notes.txt", "people.csv", "mine.parquet"])
def test_what_else_lies_in_a_folder_is_never_lost(tmp_path: Path, name: str) -> None:
    """A folder with anything but tables is not written to."""
    (tmp_path / "register").mkdir()
    (tmp_path / "register" / name).write_text("mine")
    with pytest.raises(am.InvalidValueError, match="something else than tables is there"):
        write_parquet(to_tables(APTS), tmp_path / "register")
    assert (tmp_path / "register" / name).read_text() == "mine"


def test_what_are_no_tables(tmp_path: Path) -> None:
    """A data set in the place of its tables is refused, and so is what is no batch of a table."""
    given: Any = APTS
    with pytest.raises(am.InvalidValueError, match="tables: expected tables by name, as `to_tab"):
        write_parquet(given, tmp_path / "register")
    given = [("people", to_tables(APTS)["people"])]
    with pytest.raises(am.InvalidValueError, match=r"people: a pyarrow\.RecordBatch is needed"):
        write_parquet(given, tmp_path / "register")
    assert [*tmp_path.iterdir()] == []


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A file is not replaced by a folder, and a folder without a place is not made."""
    (tmp_path / "register").write_text("mine")
    with pytest.raises(am.InvalidValueError, match="something else than tables is there"):
        write_parquet(to_tables(APTS), tmp_path / "register")
    with pytest.raises(am.InvalidValueError, match="there is no folder to put it into"):
        write_parquet(to_tables(APTS), tmp_path / "none" / "register")


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    """An empty folder may be there already."""
    write_parquet(to_tables(APTS), tmp_path)
    assert from_tables(read_parquet(tmp_path)) == APTS


def test_strange_tables_are_not_written(tmp_path: Path) -> None:
    """Tables of other names and columns are told at once, and nothing is written."""
    tables = to_tables(APTS)
    tables["peoples"] = tables["people"]
    tables["offices"] = tables["offices"].append_column("size", pa.nulls(len(APTS.unions)))
    with pytest.raises(am.MalformedError) as caught:
        write_parquet(tables, tmp_path / "register")
    assert [problem.path for problem in caught.value.problems] == ["offices.size", "peoples"]
    [batch] = tables["people"].to_batches()
    with pytest.raises(am.MalformedError, match="there is no table 'peoples'"):
        write_parquet([("peoples", batch)], tmp_path / "register")
    assert [*tmp_path.iterdir()] == []


def test_all_that_is_wrong_with_a_folder_is_told(tmp_path: Path) -> None:
    """Strange files, broken ones, others' and those of other versions are told together."""
    write_parquet(to_tables(APTS, []), tmp_path)
    (tmp_path / "notes.txt").write_text("")
    pq.write_table(pa.table({"id": ["a"]}), tmp_path / "peoples.parquet")
    pq.write_table(pa.table({"id": ["a"]}), tmp_path / "people.parquet")
    (tmp_path / "unions.parquet").write_bytes(b"PAR1")
    later = pa.schema([("union_id", pa.string())], metadata={"apts-model": "tables/2"})
    pq.write_table(later.empty_table(), tmp_path / "offices.parquet")
    titled = read_columns(tmp_path / "dataset.parquet").drop_columns("title")
    pq.write_table(titled, tmp_path / "dataset.parquet")
    with pytest.raises(am.MalformedError) as caught:
        read_parquet(tmp_path)
    told = [str(problem) for problem in caught.value.problems]
    assert told[:4] == [
        "notes.txt: it is no Parquet file: take it out",
        "peoples: " + told[1].partition(": ")[2],
        "dataset.title: the column is missing: it holds string",
        "people.parquet: it does not say which version its columns are of: write it with "
        "write_parquet",
    ]
    assert told[4].startswith("unions.parquet: it is no Parquet file: ")
    assert told[5:] == [
        "offices.parquet: its columns are of the version 'tables/2', not 'tables/1': write it again"
    ]


def read_columns(path: Path) -> Any:
    """Read one file."""
    return pq.ParquetFile(path).read()


def test_folders_without_tables(tmp_path: Path) -> None:
    """An empty folder has no tables; one that is not there cannot be read."""
    with pytest.raises(am.MalformedError, match="there is no table in it"):
        read_parquet(tmp_path)
    with pytest.raises(FileNotFoundError):
        read_parquet(tmp_path / "none")


def test_questions_tell_what_a_folder_lacks(tmp_path: Path) -> None:
    """A folder without the tables of a reading cannot answer under it."""
    write_parquet(to_tables(APTS, ["incoming"]), tmp_path / "register")
    with pytest.raises(am.MalformedError, match=r"tenures_both.parquet: the file is missing"):
        holders_on(tmp_path / "register", [("apts", "2000-01-01")], "both")


def test_batches_of_one_table_follow_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows that come in many batches come back in their order."""
    wanted = to_tables(APTS)
    monkeypatch.setattr(writing, "ROWS_OF_A_BATCH", 10)
    write_parquet(office_batches([APTS]), tmp_path / "register")
    for name, table in read_parquet(tmp_path / "register").items():
        assert table.equals(wanted[name])
