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
from tests.cli.asking import Ask, Terminal, run_apart

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


# --- convert -------------------------------------------------------------------------------------


def test_convert_there_and_back(ask: Ask, tmp_path: Path) -> None:
    """JSON to YAML and back is the same text; nothing is said when all is well."""
    first, other, last = (str(tmp_path / name) for name in ("a.json", "a.yaml", "b.JSON"))
    am.dump(am.load_apts(), first)
    assert ask("convert", first, other) == (0, "", "")
    assert am.load(other) == am.load_apts()
    assert Path(other).read_text(encoding="utf-8").startswith("format: apts-model/1\n")
    assert ask("convert", other, last) == (0, "", "")
    assert Path(last).read_bytes() == Path(first).read_bytes()


def test_convert_onto_itself_lays_a_file_out(ask: Ask, tmp_path: Path) -> None:
    """With one file in both places, it becomes canonical."""
    path = tmp_path / "mine.json"
    path.write_text('{"title":"Mine","format":"apts-model/1","sources":[]}', encoding="utf-8")
    assert ask("convert", str(path), str(path)).status == 0
    assert path.read_text(encoding="utf-8") == am.dumps(am.Dataset(title="Mine"))


@pytest.mark.parametrize("name", ["json", "yaml"])
def test_convert_through_standard_input_and_output(name: str) -> None:
    """`-` reads and writes the streams, in UTF-8 whatever the terminal can show."""
    mine = am.Dataset(title="Montérégie", as_of="2026-01-31")
    given = am.dumps(mine, format=name).encode()
    command = ["convert", "--from", name, "--to", "json", "-", "-"]
    done = run_apart(*command, given=given, encoding="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == am.dumps(mine).encode()


def test_convert_names_the_schema(ask: Ask, tmp_path: Path) -> None:
    """`--schema` says where it lies, at the head of the file."""
    path = str(tmp_path / "mine.json")
    am.dump(am.Dataset(title="Mine"), path)
    assert ask("convert", "--schema", "here.json", path, path).status == 0
    written = Path(path).read_text(encoding="utf-8")
    assert written.startswith('{\n  "$schema": "here.json",\n  "format": ')
    assert am.load(path) == am.Dataset(title="Mine")


def test_convert_keeps_the_schema(ask: Ask, tmp_path: Path) -> None:
    """What a file says of its schema stays with it, unless another place is named."""
    first, other = str(tmp_path / "a.json"), str(tmp_path / "a.yaml")
    am.dump(am.Dataset(title="Mine"), first, schema="here.json")
    written = Path(first).read_bytes()
    assert ask("convert", first, other).status == 0
    assert Path(other).read_text(encoding="utf-8").startswith("$schema: here.json\n")
    assert ask("convert", other, first).status == 0
    assert Path(first).read_bytes() == written
    assert ask("convert", "--schema", "there.json", first, first).status == 0
    assert '"$schema": "there.json"' in Path(first).read_text(encoding="utf-8")


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


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (["mine.txt", "mine.json"], "--from"),
        (["mine.json", "mine"], "--to"),
        (["-", "a.json"], "--from"),
    ],
)
def test_convert_asks_for_a_format_that_no_ending_tells(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], option: str
) -> None:
    """An ending that names no format is not taken for JSON; the option to write is named."""
    monkeypatch.chdir(tmp_path)
    am.dump(am.Dataset(title="Mine"), "mine.json")
    said = ask("convert", *arguments)
    assert (said.status, said.out) == (2, "")
    assert said.err.endswith(
        f": its ending names no format: end it with one of .json, .yaml, .yml, or write {option}\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["mine.json"]


def test_convert_of_a_broken_file_writes_nothing(ask: Ask, broken: str, tmp_path: Path) -> None:
    """What is wrong is said, and the file to be written is as it was."""
    old = tmp_path / "old.yaml"
    old.write_text("what it was", encoding="utf-8")
    said = ask("convert", broken, str(old))
    assert (said.status, said.out) == (2, "")
    assert f"{broken} is not an apts-model data set, 3 problems:\n  $.title: " in said.err
    assert old.read_text(encoding="utf-8") == "what it was"


def test_convert_without_the_extra(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where PyYAML is missing, the error names the extra."""
    am.dump(am.Dataset(title="Mine"), tmp_path / "mine.json")
    monkeypatch.setitem(sys.modules, "yaml", None)
    said = ask("convert", str(tmp_path / "mine.json"), str(tmp_path / "mine.yaml"))
    assert said == (2, "", 'apts-model: YAML needs an extra: pip install "apts-model[yaml]"\n')


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
