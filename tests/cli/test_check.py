import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import apts_model as am
from apts_model.cli import main
from tests.cli.asking import Ask, Terminal, run_apart

# The fault of both: nobody has the id 'beb'. The doubt of both: no source is named for Ada.
WRONG_JSON = """{
  "format": "apts-model/1",
  "title": "À moi",
  "sources": [{"id": "s", "title": "Un dépliant"}],
  "people": [{"id": "ada", "name": "Ada Côté"},
             {"id": "bob", "name": "Bob", "citations": [{"source_id": "s"}]}],
  "unions": [{"id": "mine", "citations": [{"source_id": "s"}]}],
  "presidencies": [
    {"id": "b", "union_id": "mine", "holder_id": "bob", "standing": "disputed",
     "citations": [{"source_id": "s"}]},
    {"id": "a", "union_id": "mine",
     "holder_id": "beb", "citations": [{"source_id": "s"}]}
  ]
}
"""
WRONG_YAML = """# À moi
format: apts-model/1
title: À moi
sources: [{id: s, title: Un dépliant}]
people:
  - {id: ada, name: Ada Côté}
  - id: bob
    name: Bob
    citations: [{source_id: s}]
unions:
  - id: mine
    citations: [{source_id: s}]
presidencies:
  - {id: b, union_id: mine, holder_id: bob, standing: disputed, citations: [{source_id: s}]}
  - id: a
    union_id: mine
    holder_id: beb
    citations: [{source_id: s}]
"""
WRONG = {"json": WRONG_JSON, "yaml": WRONG_YAML}
PLACES = {"json": ((5, 14), (12, 6)), "yaml": ((6, 5), (17, 5))}
DOUBT = "warning: 'ada' cites no source: name one [no-citation]"
FAULT = "error: no person has the id 'beb'"

OBJECT = {
    "type": "object",
    "properties": {
        "file": {"type": "string"},
        "violations": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "code": {"enum": [*am.RULES]},
                    "severity": {"enum": ["error", "warning"]},
                    "path": {"type": "string", "pattern": r"^\$\.\w+\["},
                    "line": {"type": ["integer", "null"], "minimum": 1},
                    "column": {"type": ["integer", "null"], "minimum": 1},
                    "ids": {"type": "array", "items": {"type": "string"}, "minItems": 1},
                    "message": {"type": "string", "minLength": 1},
                },
                "required": ["code", "severity", "path", "line", "column", "ids", "message"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["file", "violations"],
    "additionalProperties": False,
}


def keep_text(folder: Path, name: str, text: str) -> str:
    """Write a file, and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture(params=["json", "yaml"])
def wrong(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return a file, in either format, with a fault and a doubt."""
    return keep_text(tmp_path, f"mine.{request.param}", WRONG[request.param])


def places_in(path: str) -> tuple[tuple[int, int], ...]:
    """Return where the doubt and the fault of such a file stand."""
    return PLACES[Path(path).suffix[1:]]


def text_at(path: str, line: int, column: int) -> str:
    """Return what stands in a file from a place to the end of the line, less its quotes."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return lines[line - 1][column - 1 :].replace('"', "")


def doubtful(folder: Path) -> str:
    """Return a file with nothing but doubts."""
    text = WRONG_JSON.replace('"beb"', '"ada"')
    return keep_text(folder, "doubtful.json", text)


# --- what it says --------------------------------------------------------------------------------


def test_the_bundled_data_set_by_default(ask: Ask) -> None:
    """Without a file, the bundled data set is checked, and nothing in it is certainly wrong."""
    said = ask("check")
    assert (said.status, said.err) == (0, "")
    *lines, summary = said.out.splitlines()
    found = am.check(am.load_apts())
    assert lines == [f"{one.path}: warning: {one.message} [{one.code}]" for one in found]
    assert summary == f"no errors, {len(found)} warnings"


def test_a_file_with_an_error(ask: Ask, wrong: str) -> None:
    """Each line starts with the place, as compilers write it, and says what is wrong there."""
    said = ask("check", wrong)
    assert (said.status, said.err) == (1, "")
    (doubt, fault), [first, second, summary] = places_in(wrong), said.out.splitlines()
    assert first == f"{wrong}:{doubt[0]}:{doubt[1]}: {DOUBT}"
    assert second.startswith(f"{wrong}:{fault[0]}:{fault[1]}: {FAULT}")
    assert second.endswith(" [unknown-reference]")
    assert summary == "1 error, 1 warning"


def test_the_place_is_where_the_fault_stands(ask: Ask, wrong: str) -> None:
    """At the line and column that are told, counted from one, the file has the wrong key."""
    [doubt, fault] = [
        text_at(wrong, one["line"], one["column"]) for one in ask.json("check", wrong)["violations"]
    ]
    assert fault.startswith("holder_id: beb")
    assert doubt.startswith("{id: ada, name: Ada Côté")


def test_warnings_only(ask: Ask, tmp_path: Path) -> None:
    """What is only doubtful is told, and is no failure."""
    path = doubtful(tmp_path)
    said = ask("check", path)
    assert (said.status, said.err) == (0, "")
    *lines, summary = said.out.splitlines()
    assert lines[0] == f"{path}:5:14: {DOUBT}"
    assert all(": warning: " in line for line in lines)
    assert summary == f"no errors, {len(lines)} warning{'s' * (len(lines) > 1)}"


def test_nothing_is_wrong(ask: Ask, tmp_path: Path) -> None:
    """Where all is well, one line says so; in JSON the list is empty."""
    path = str(tmp_path / "mine.json")
    am.dump(am.Dataset(title="Mine"), path)
    assert ask("check", path) == (0, "no errors, no warnings\n", "")
    assert ask.json("check", path) == {"file": path, "violations": []}


@pytest.mark.parametrize("name", ["json", "yaml"])
@pytest.mark.parametrize("code", am.RULES)
def test_every_rule_has_its_place_in_a_file(ask: Ask, tmp_path: Path, code: str, name: str) -> None:
    """Whatever rule is broken, the line that says so leads to the record concerned."""
    path = str(tmp_path / f"mine.{name}")
    am.dump(am.RULES[code].example(), path)
    found = am.check(am.load(path))
    said = ask("check", path)
    errors = sum(one.severity is am.Severity.ERROR for one in found)
    assert said.status == (1 if errors else 0)
    lines = said.out.splitlines()[:-1]
    assert len(lines) == len(found)
    for line, violation in zip(lines, found, strict=True):
        place = re.match(re.escape(path) + r":(\d+):(\d+): (error|warning): ", line)
        assert place is not None
        assert place[3] == violation.severity.value
        assert line.endswith(f": {violation.message} [{code}]")
        key = re.search(r"\.(\w+)$", violation.path)
        if key is not None:
            assert text_at(path, int(place[1]), int(place[2])).startswith(f"{key[1]}: ")


# --- for programs --------------------------------------------------------------------------------


def test_json(ask: Ask, wrong: str) -> None:
    """An editor gets the code, the place and the records of each violation."""
    said = ask("check", wrong, "--json")
    assert (said.status, said.err) == (1, "")
    told = json.loads(said.out)
    validator: Any = Draft202012Validator(OBJECT)
    validator.validate(told)
    assert told["file"] == wrong
    assert [(one["line"], one["column"]) for one in told["violations"]] == [*places_in(wrong)]
    assert [
        (one["severity"], one["code"], one["path"], one["ids"]) for one in told["violations"]
    ] == [
        ("warning", "no-citation", "$.people[0]", ["ada"]),
        ("error", "unknown-reference", "$.presidencies[1].holder_id", ["a", "beb"]),
    ]
    assert list(told) == ["file", "violations"]
    assert list(told["violations"][0]) == [
        *("code", "severity", "path", "line", "column", "ids", "message")
    ]


def test_the_bundled_data_set_by_its_name(ask: Ask) -> None:
    """`bundled` stands for the file of the bundled data, as in `convert`."""
    assert ask("check", "bundled") == ask("check")


def test_json_of_the_bundled_data_set(ask: Ask) -> None:
    """There is no file to jump to, so that no violation has a line."""
    said = ask("check", "--json")
    assert (said.status, said.err) == (0, "")
    told = json.loads(said.out)
    validator: Any = Draft202012Validator(OBJECT)
    validator.validate(told)
    assert {(one["line"], one["column"]) for one in told["violations"]} == {(None, None)}
    assert [(one["code"], one["path"], one["message"]) for one in told["violations"]] == [
        (one.code, one.path, one.message) for one in am.check(am.load_apts())
    ]


# --- what it reads -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["json", "yaml"])
def test_standard_input(name: str) -> None:
    """`-` reads what comes in, and stands for the file in each line; a program reads words."""
    given = WRONG[name].encode()
    done = run_apart("check", "-", "--from", name, given=given)
    assert (done.returncode, done.stderr) == (1, b"")
    line, column = PLACES[name][1]
    assert f"\n-:{line}:{column}: {FAULT}" in done.stdout.decode()
    told = json.loads(run_apart("check", "-", "--from", name, "--json", given=given).stdout)
    assert told["file"] == "standard input"
    assert [(one["line"], one["column"]) for one in told["violations"]] == [*PLACES[name]]


def test_standard_input_is_json_unless_told_otherwise() -> None:
    """`-` has no ending to tell its format; YAML is refused, with a hint at what it looks like."""
    assert run_apart("check", "-", given=WRONG_JSON.encode()).returncode == 1
    done = run_apart("check", "-", given=WRONG_YAML.replace("# À moi\n", "").encode())
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"standard input is not an apts-model data set" in done.stderr
    assert b"it looks like YAML" in done.stderr


def test_the_format_that_is_named_counts(ask: Ask, tmp_path: Path) -> None:
    """`--from` goes before the ending of the file."""
    path = keep_text(tmp_path, "mine.txt", WRONG_YAML)
    assert ask("check", path).status == 2
    said = ask("check", path, "--from", "yaml")
    assert said.status == 1
    assert said.out.startswith(f"{path}:6:5: {DOUBT}\n")


@pytest.mark.parametrize("ending", ["JSON", "yml", "YAML", "txt"])
def test_endings(ask: Ask, tmp_path: Path, ending: str) -> None:
    """The ending tells the format, in capitals too; any other is taken for JSON."""
    text = WRONG_YAML if ending.lower() in {"yml", "yaml"} else WRONG_JSON
    said = ask("check", keep_text(tmp_path, f"mine.{ending}", text))
    assert (said.status, said.out.splitlines()[-1]) == (1, "1 error, 1 warning")


def test_larger_files_are_read_when_asked_for(ask: Ask, wrong: str) -> None:
    """`--max-bytes` is the largest size that is read; a larger file is refused unread."""
    size = Path(wrong).stat().st_size
    said = ask("check", wrong, "--max-bytes", str(size - 1))
    assert (said.status, said.out) == (2, "")
    assert f"is larger than {size - 1:,} bytes" in said.err
    assert "--max-bytes" in said.err
    assert ask("check", wrong, "--max-bytes", str(size)).status == 1


# --- what cannot be checked ----------------------------------------------------------------------


MALFORMED = {
    "json": ('{\n  "format": "apts-model/1",\n  "title": []\n}\n', (3, 3)),
    "yaml": ("format: apts-model/1\ntitle: []\n", (2, 1)),
}


@pytest.mark.parametrize("name", ["json", "yaml"])
def test_a_malformed_file(ask: Ask, tmp_path: Path, name: str) -> None:
    """What no data set can be made of is said on standard error, and is not a failed check."""
    text, (line, column) = MALFORMED[name]
    path = keep_text(tmp_path, f"mine.{name}", text)
    said = ask("check", path)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith(f"apts-model: {path} is not an apts-model data set, 1 problem:\n")
    assert "  $.title: expected text, not " in said.err
    assert f"(line {line}, column {column})" in said.err


@pytest.mark.parametrize("name", ["json", "yaml"])
def test_a_malformed_file_in_json(ask: Ask, tmp_path: Path, name: str) -> None:
    """With `--json`, an editor gets the problems in the way of every other command."""
    text, place = MALFORMED[name]
    path = keep_text(tmp_path, f"mine.{name}", text)
    said = ask("check", path, "--json")
    assert (said.status, said.err) == (2, "")
    told = json.loads(said.out)
    assert list(told) == ["file", "problems"]
    assert told["file"] == path
    [problem] = told["problems"]
    assert list(problem) == ["path", "message", "line", "column"]
    assert (problem["path"], (problem["line"], problem["column"])) == ("$.title", place)


@pytest.mark.parametrize("text", ["", "{", "\0", "[]", "é"])
def test_what_is_no_data_set_at_all(ask: Ask, tmp_path: Path, text: str) -> None:
    """An empty file, half a file or something else is refused as well."""
    for name in ("mine.json", "mine.yaml"):
        said = ask("check", keep_text(tmp_path, name, text))
        assert (said.status, said.out) == (2, "")
        assert " is not an apts-model data set, 1 problem:\n  $" in said.err


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_file_that_is_not_there(ask: Ask, tmp_path: Path, form: list[str]) -> None:
    """A missing file, or a folder, is named on standard error."""
    missing = tmp_path / "none.json"
    for path, reason in ((missing, "no such file or directory"), (tmp_path, "is a directory")):
        said = ask("check", str(path), *form)
        assert said == (2, "", f"apts-model: {path}: {reason}\n")


def test_a_file_of_an_unseen_name_is_shown_with_escapes(ask: Ask) -> None:
    """What a terminal would obey in the name of a file is written out."""
    said = ask("check", "none\N{ESCAPE}[31m.json")
    assert said == (2, "", "apts-model: 'none\\x1b[31m.json': no such file or directory\n")


def test_yaml_without_the_extra(ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where PyYAML is missing, the error names the extra."""
    path = keep_text(tmp_path, "mine.yaml", WRONG_YAML)
    monkeypatch.setitem(sys.modules, "yaml", None)
    said = ask("check", path)
    assert said == (2, "", 'apts-model: YAML needs an extra: pip install "apts-model[yaml]"\n')


@pytest.mark.parametrize(
    "arguments", [["a.json", "b.json"], ["--from", "xml"], ["--max-bytes", "x"]]
)
def test_wrong_use(ask: Ask, arguments: list[str]) -> None:
    """Two files, another format or a size that is no number: the usage is shown."""
    said = ask("check", *arguments)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("usage: apts-model")


# --- terminals -----------------------------------------------------------------------------------


def test_an_ascii_terminal(tmp_path: Path) -> None:
    """What a terminal cannot show is a question mark to people, and an escape to programs."""
    path = keep_text(tmp_path, "modèle.json", WRONG_JSON)
    done = run_apart("check", path, encoding="ascii")
    assert (done.returncode, done.stderr) == (1, b"")
    shown = path.replace("è", "?")
    assert done.stdout.decode("ascii").startswith(f"{shown}:5:14: {DOUBT}\n")
    done = run_apart("check", path, "--json", encoding="ascii")
    assert (done.returncode, done.stderr) == (1, b"")
    assert json.loads(done.stdout.decode("ascii"))["file"] == path


def test_a_file_name_that_cannot_be_shown(ask: Ask, tmp_path: Path) -> None:
    """A line break in the name of a file breaks no line, and no colour gets to the terminal."""
    path = keep_text(tmp_path, "a\nb\x1b[31m.json", WRONG_JSON)
    said = ask("check", path)
    assert said.status == 1
    assert [line[:1] for line in said.out.splitlines()] == ["'", "'", "1"]
    assert r"/a\nb\x1b[31m.json':5:14: " in said.out
    assert ask.json("check", path)["file"] == path


@pytest.mark.parametrize(("columns", "width"), [(60, 60), (100, 100), (10, 40)])
def test_a_narrow_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: int, width: int
) -> None:
    """On a terminal, long lines are broken between words, and what goes on is indented."""
    monkeypatch.chdir(tmp_path)
    keep_text(tmp_path, "mine.json", WRONG_JSON)
    plain, shown = io.StringIO(), Terminal()
    monkeypatch.setenv("COLUMNS", str(columns))
    for stream in (plain, shown):
        monkeypatch.setattr(sys, "stdout", stream)
        assert main(["check", "mine.json"]) == 1
    assert shown.getvalue().split() == plain.getvalue().split()
    lines = shown.getvalue().splitlines()
    assert max(map(len, lines)) <= width
    starts = [line for line in lines if not line.startswith("  ")]
    assert [line.split(" ")[0] for line in starts] == ["mine.json:5:14:", "mine.json:12:6:", "1"]
    assert len(lines) > 3 or width == 100


def test_json_is_not_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However narrow the terminal, JSON stays JSON."""
    path = keep_text(tmp_path, "mine.json", WRONG_JSON)
    monkeypatch.setenv("COLUMNS", "40")
    shown = Terminal()
    monkeypatch.setattr(sys, "stdout", shown)
    assert main(["check", path, "--json"]) == 1
    assert [len(one["ids"]) for one in json.loads(shown.getvalue())["violations"]] == [1, 2]
