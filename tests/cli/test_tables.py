"""`export --to parquet` and `ask`: many questions at once, from files to a file."""

import csv
import datetime
from pathlib import Path
from typing import Any

import pytest

import apts_model as am
from apts_model.cli import tables
from apts_model.tables import from_tables, holders_on, read_parquet, to_tables
from tests.cli.asking import Ask, Said
from tests.tables.arrow import pa, pq

APTS = am.load_apts()
LISTS = {"certain", "possible", "disputed"}
ASKED = [("apts", "2021-06-15"), ("apts", "1990-01-01"), ("csn", "2000-06-01")]


def asked(ask: Ask, tmp_path: Path, questions: str, *more: str, out: str = "out.csv") -> Said:
    """Ask the questions of a text about the bundled data, which lies in a folder."""
    ask("export", "--to", "parquet", str(tmp_path / "tables"))
    (tmp_path / "q.csv").write_text(questions, encoding="utf-8")
    paths = ("--table", str(tmp_path / "tables"), "--questions", str(tmp_path / "q.csv"))
    return ask("ask", *paths, "--out", str(tmp_path / out), *more)


def test_a_data_set_is_exported(ask: Ask, tmp_path: Path) -> None:
    """The folder holds the whole data set; nothing is said."""
    assert ask("export", "--to", "parquet", str(tmp_path / "tables")) == (0, "", "")
    assert from_tables(read_parquet(tmp_path / "tables")) == APTS


def test_questions_of_a_file_are_answered(ask: Ask, tmp_path: Path) -> None:
    """Each line of the answers is that of a question, ids with a space between them."""
    lines = "\r\n".join(["note,day,union_id", *(f'"a, b",{day},{one}' for one, day in ASKED)])
    assert asked(ask, tmp_path, lines) == (0, "", "")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        found = [*csv.DictReader(file)]
    wanted: list[dict[str, Any]] = holders_on(to_tables(APTS), ASKED).to_pylist()
    assert found == [
        {name: " ".join(cell) if name in LISTS else str(cell) for name, cell in row.items()}
        for row in wanted
    ]
    assert found[0]["possible"] == "andree-poirier robert-comeau"


def test_a_data_set_is_asked_as_its_tables_are(ask: Ask, tmp_path: Path) -> None:
    """`--table` takes a data set, too; Parquet goes in and out; the handover is heeded."""
    am.dump(APTS, tmp_path / "apts.json")
    day = datetime.date(2019, 11, 19)
    pq.write_table(pa.table({"union_id": ["apts"], "day": [day]}), tmp_path / "q.parquet")
    said = ask(
        "ask",
        *("--table", str(tmp_path / "apts.json"), "--questions", str(tmp_path / "q.parquet")),
        *("--out", str(tmp_path / "out.parquet"), "--handover", "outgoing"),
        *("--memory-limit", "500MB"),
    )
    assert said == (0, "", "")
    [row] = pq.ParquetFile(tmp_path / "out.parquet").read().to_pylist()
    assert row["certain"] == ["carolle-dube"]


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        ("", "expected one column 'union_id' and one column 'day' (line 1, column 1)"),
        ("union_id,date\n", "expected one column 'day' (line 1, column 1)"),
        ("union_id,day\napts,2004-11\n", "day: '2004-11' is not one exact day"),
        (
            "union_id,day\n\nAPTS,2004-11-01\n",
            "union_id: 'APTS' is not an id; did you mean 'apts'? (line 3, column 1)",
        ),
        (
            "union_id;day\napts;2004-11-01\n",
            "one column 'day': its cells seem to be parted by ';', save it with commas (line 1, ",
        ),
        ("union_id\tday\n", "its cells seem to be parted by '\\t', save it with commas"),
        ("union_id,day\napts\n", "expected 2 cells, not 1 (line 2, column 1)"),
        ('union_id,day\n"apts,2004-11-01\n', "close and double its quotes"),
        (
            "union_id,day\natps,2004-11-01\n",
            "there is no union with the id 'atps'; did you mean 'apts'? (line 2, column 1)",
        ),
        (
            "union_id,day\nnowhere,2004-11-01\n",
            "there is no union with the id 'nowhere' (line 2, column 1)",
        ),
    ],
)
def test_questions_that_are_none(ask: Ask, tmp_path: Path, questions: str, told: str) -> None:
    """What is wrong with the questions is told by line, and no answer is written."""
    said = asked(ask, tmp_path, questions)
    assert said.status == 2
    assert told in said.err
    assert not (tmp_path / "out.csv").exists()


def test_all_wrong_questions_are_told(ask: Ask, tmp_path: Path) -> None:
    """Wrong questions are told together, and in the name of the file."""
    lines = ("A,2004-11-01", "apts,soon", "apts,2004-11-01", "atps,2004-11", "APTS,2004-11-01")
    said = asked(ask, tmp_path, "\n".join(["union_id,day", *lines]))
    assert "q.csv is not a table of questions, 5 problems:" in said.err
    assert [line.rpartition(" (line ")[2] for line in said.err.splitlines()[1:]] == [
        f"{number}, column 1)" for number in (2, 3, 5, 5, 6)
    ]


def test_no_more_ids_are_looked_for_than_are_shown(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To look for near ids takes long: it ends with the problems that are shown, or at once."""
    looked: list[str] = []

    def looks(word: str, known: Any) -> str:
        looked.extend([word] * bool(known))
        return ""

    monkeypatch.setattr(tables, "did_you_mean", looks)
    lines = ["union_id,day", *(f"u{number},2004-11-01" for number in range(30))]
    asked(ask, tmp_path, "\n".join(lines))
    assert looked == [f"u{number}" for number in range(20)]
    looked.clear()
    monkeypatch.setattr(tables, "MANY_UNIONS", 1)
    asked(ask, tmp_path, "\n".join(lines))
    assert not looked


def test_unknown_ids_are_told_of_a_data_set_too(ask: Ask, tmp_path: Path) -> None:
    """What is asked need not be a folder of tables."""
    am.dump(APTS, tmp_path / "apts.json")
    (tmp_path / "q.csv").write_text("union_id,day\natps,2004-11-01\n", encoding="utf-8")
    paths = ("--table", str(tmp_path / "apts.json"), "--questions", str(tmp_path / "q.csv"))
    said = ask("ask", *paths, "--out", str(tmp_path / "out.csv"))
    assert said.status == 2
    assert "no union with the id 'atps'; did you mean 'apts'? (line 2, column 1)" in said.err


def test_the_bundled_data_is_asked_by_its_name(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`bundled` stands for a file, too, unless a folder is called so."""
    monkeypatch.chdir(tmp_path)
    Path("q.csv").write_text("union_id,day\napts,2016-01-12\n", encoding="utf-8")
    asking = ("ask", "--questions", "q.csv", "--out", "out.csv", "--table")
    assert ask(*asking, "bundled") == (0, "", "")
    assert "apts,2016-01-12,carolle-dube,,,no" in Path("out.csv").read_text(encoding="utf-8")
    am.dump(am.Dataset(title="Mine"), "bundled")
    assert "no union with the id 'apts'" in ask(*asking, "./bundled").err


def test_a_folder_that_is_none_of_ours(ask: Ask, tmp_path: Path) -> None:
    """Which files a folder lacks is told, whatever is wrong with the questions."""
    (tmp_path / "q.csv").write_text("union_id,day\natps,2004-11-01\n", encoding="utf-8")
    paths = ("--table", str(tmp_path), "--questions", str(tmp_path / "q.csv"))
    said = ask("ask", *paths, "--out", str(tmp_path / "out.csv"))
    assert said.status == 2
    assert "not a folder with tables of apts-model, 3 problems:" in said.err


def test_wrong_questions_before_what_is_no_table_are_told(ask: Ask, tmp_path: Path) -> None:
    """A quote that is not closed ends the reading, and hides nothing of what came before."""
    said = asked(ask, tmp_path, 'union_id,day\nA,2004-11-01\n"apts,2004-11-01\n')
    assert "q.csv is not a table of questions, 2 problems:" in said.err
    assert "'A' is not an id (line 2, column 1)" in said.err
    assert "close and double its quotes (line 3, column 1)" in said.err


def test_a_file_of_others_has_to_be_converted(ask: Ask, tmp_path: Path) -> None:
    """`ask` says so as `--data` does."""
    said = asked(ask, tmp_path, "union_id,day\n", "--table", "mine.csv")
    assert said.status == 2
    assert "mine.csv: its ending says csv; a data set in JSON or YAML is needed" in said.err


@pytest.mark.parametrize("out", ["out.txt", "out"])
def test_endings_that_name_no_format(ask: Ask, tmp_path: Path, out: str) -> None:
    """A file of another kind is refused before anything is asked."""
    said = asked(ask, tmp_path, "union_id,day\n", out=out)
    assert (said.status, said.out) == (2, "")
    assert f"{out}: end its name with .csv or .parquet" in said.err


def test_a_place_that_cannot_be_written(ask: Ask, tmp_path: Path) -> None:
    """Where answers cannot be written, nothing is left."""
    said = asked(ask, tmp_path, "union_id,day\n", out="none/out.parquet")
    assert said.status == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["q.csv", "tables"]
