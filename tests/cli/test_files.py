import fcntl
import io
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

import apts_model as am
from apts_model.cli import main
from apts_model.cli.options import fitted
from tests.cli.asking import Ask, Terminal

BROKEN = """{
  "format": "apts-model/1",
  "title": 5,
  "unions": [{"id": "Une", "kind": "unio"}]
}
"""
PROBLEMS = [
    ("$.title", "expected text, not the number 5: put it in quotes", 3, 3),
    (
        "$.unions[0].id",
        "'Une' is not an id: write lower-case letters a-z, digits and hyphens, such as "
        "'denis-cote'",
        4,
        15,
    ),
]


@pytest.fixture
def broken(tmp_path: Path) -> str:
    """Return a file with three faults."""
    path = tmp_path / "broken.json"
    path.write_text(BROKEN, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("arguments", [["find", "x", "--data"], ["convert", "--to", "json"]])
def test_larger_files_are_read_when_asked_for(
    ask: Ask, tmp_path: Path, arguments: list[str]
) -> None:
    """`--max-bytes` is the largest size that is read; the error of a larger file names it."""
    path = tmp_path / "mine.json"
    am.dump(am.Dataset(title="x"), path)
    target = [str(tmp_path / "out.json")] if arguments[0] == "convert" else []
    size = path.stat().st_size
    said = ask(*arguments, str(path), *target, "--max-bytes", str(size - 1))
    assert said.status == 2
    assert (
        f"is larger than {size - 1:,} bytes: raise the limit, max_bytes or --max-bytes" in said.err
    )
    assert ask(*arguments, str(path), *target, "--max-bytes", str(size)).status != 2


def test_an_error_leaves_the_output_of_the_caller_alone() -> None:
    """A program that runs the command line goes on printing after an error."""
    program = "from apts_model.cli import main; main(['find', 'x', '--data', 'no']); print('on')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.split() == [b"on"]


# --- schema --------------------------------------------------------------------------------------


def test_schema_is_printed(ask: Ask) -> None:
    """`schema` prints what `json_schema` returns."""
    said = ask("schema")
    assert (said.status, said.err) == (0, "")
    assert json.loads(said.out) == am.json_schema()


# --- what is wrong with a file -------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [["president", "apts", "2005", "--data"], ["find", "x", "--data"], ["convert", "--to", "yaml"]],
)
def test_problems_in_json(ask: Ask, broken: str, arguments: list[str], tmp_path: Path) -> None:
    """With `--json`, every command tells what is wrong with its file for an editor."""
    target = [str(tmp_path / "out.yaml")] if arguments[0] == "convert" else []
    said = ask(*arguments, broken, *target, "--json")
    assert (said.status, said.err) == (2, "")
    told = json.loads(said.out)
    assert told["file"] == broken
    found = [(one["path"], one["message"], one["line"], one["column"]) for one in told["problems"]]
    assert found[:2] == PROBLEMS
    assert [one[0] for one in found[2:]] == ["$.unions[0].kind"]
    assert not Path(tmp_path / "out.yaml").exists()


def test_other_errors_stay_text(ask: Ask) -> None:
    """Only a file can be malformed: a wrong id is said on standard error as ever."""
    said = ask("president", "atps", "2005", "--json")
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("apts-model: no union has the id 'atps'")


def test_the_width_is_that_of_the_terminal_that_is_written_to() -> None:
    """However wide other streams are, a line fits the one it goes to."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 50, 0, 0))
    with os.fdopen(master, "rb"), os.fdopen(slave, "w", encoding="utf-8") as terminal:
        lines = fitted("word " * 40, terminal).splitlines()
    assert max(map(len, lines)) in range(45, 51)


@pytest.mark.parametrize(("columns", "width"), [(60, 60), (100, 100), (10, 40)])
def test_errors_fit_a_terminal(
    broken: str, monkeypatch: pytest.MonkeyPatch, columns: int, width: int
) -> None:
    """On a terminal, long lines are broken between words, and what goes on is indented."""
    plain, shown = io.StringIO(), Terminal()
    monkeypatch.setenv("COLUMNS", str(columns))
    for stream in (plain, shown):
        monkeypatch.setattr(sys, "stderr", stream)
        assert main(["find", "x", "--data", broken]) == 2
    assert shown.getvalue().split() == plain.getvalue().split()
    lines = shown.getvalue().splitlines()
    assert all(len(line) <= width for line in lines if len(line.split()) > 1)
    assert len(lines) > len(plain.getvalue().splitlines())
    [first, *rest] = [line for line in lines if re.match(r" {2}\$| {4}\S", line)]
    assert first.startswith("  $.title")
    assert any(line.startswith("    ") for line in rest)
