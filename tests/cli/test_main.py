import argparse
import importlib
import io
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from apts_model.cli import FAMILIES, main
from tests.cli.asking import Ask, run_apart

COMMANDS = (
    *("president", "presidents", "find"),
    *("members", "leaders", "figures", "lineage"),
    *("round", "strikes", "deadlines"),
    *("statutes", "campaigns", "chronology"),
)
ON_FILES = ("convert", "schema")


def test_data_of_ones_own(ask: Ask, own: Ask) -> None:
    """`--data` asks another file, before or after the other arguments."""
    answer = own("president", "mine", "2000-06-01")
    assert answer.status == 0
    assert "Ada was certainly president of mine on June 1, 2000." in answer.out
    assert ask("president", *own.data, "mine", "2000-06-01") == answer
    assert own("president", "apts", "2005-01-15").status == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["president", "atps", "2005"], "apts-model: no union has the id 'atps'; did you mean "
         "'apts'?\n"),
        (["president", "apts", "2005-13"], "apts-model: '2005-13' is not a date: "),
        (["president", "apts", "yesterday"], "apts-model: 'yesterday' is not a date: "),
        (["president", "apts", ""], "apts-model: '' is not a date: "),
        (["president", "apts", "2005-01-15T09:00:00"], "uses a time of day, which apts_model does "
         "not hold: write the day alone"),
        (["presidents", "atps"], "apts-model: no union has the id 'atps'; did you mean 'apts'?\n"),
        (["presidents", "apts", "--from", "x"], "apts-model: 'x' is not a date: "),
        (["presidents", "apts", "--to", "x"], "apts-model: 'x' is not a date: "),
        (["presidents", "apts", "--from", "2020", "--to", "2010"], "apts-model: --from: "
         "2020 comes after 2010: write the earlier date first\n"),
        (["members", "front-commun-2032"], "apts-model: no union or coalition has the id "
         "'front-commun-2032'; did you mean 'front-commun-20"),
        (["members", "sisp", "2007-13"], "apts-model: '2007-13' is not a date: "),
        (["members", "apts-2023"], "apts-model: no union or coalition has the id 'apts-2023'"),
        (["leaders", "sips", "2007"], "no union or coalition has the id 'sips'; did you mean "
         "'sisp'?\n"),
        (["leaders", "sisp", "soon"], "apts-model: 'soon' is not a date: "),
        (["figures", "apst"], "no union, coalition or round has the id 'apst'; did you mean "),
        (["figures", "robert-comeau"], "no union, coalition or round has the id 'robert-comeau'"),
        (["lineage", "atps"], "no union has the id 'atps'; did you mean 'apts'?\n"),
        (["lineage", "sisp"], "no union has the id 'sisp'"),
        (["president", "APTS", "2005"], "no union has the id 'APTS'; did you mean 'apts'?\n"),
        (["president", "robert-comeau", "2005"], "no union has the id 'robert-comeau': it is "
         "a person, `apts-model chronology robert-comeau` asks about it\n"),
        (["president", "apts", "15/01/2005"], "'15/01/2005' is not a date: write it as "
         "2005-01-15\n"),
        (["president", "apts", "2005", "--data", "mine.csv"], "apts-model: mine.csv: its ending "
         "says csv; a data set in JSON or YAML is needed: make one of this csv with "
         "`apts-model convert`\n"),
        (["presidents", "apts", "--data", "mine.ICS"], "apts-model: mine.ICS: its ending says "
         "icalendar; a data set in JSON or YAML is needed\n"),
        (["round", "apts-2032"], "no round has the id 'apts-2032'; did you mean 'apts-20"),
        (["round", "apts-2023", "2023-02-29"], "'2023-02-29' is not a date: "),
        (["strikes", "ctq"], "no union has the id 'ctq'; did you mean "),
        (["strikes", "sisp"], "no union has the id 'sisp'"),
        (["deadlines", "atps-2023"], "no round has the id 'atps-2023'; did you mean 'apts-2023' "
         "or 'apts-2020'?\n"),
        (["deadlines", "apts-2023", "--holiday", "2023"], "'2023' is not one exact day"),
        (["deadlines", "apts-2023", "--holiday", "2023-12-25", "--holiday", "x"], "'x' is not a "
         "date: "),
        (["statutes", "2016-13"], "apts-model: '2016-13' is not a date: "),
        (["campaigns", "2016-13"], "apts-model: '2016-13' is not a date: "),
        (["chronology", "robert-comaeu"], "no record has the id 'robert-comaeu'; did you mean "
         "'robert-comeau'"),
        (["chronology", "wikipedia-en"], "apts-model: no record has the id 'wikipedia-en'"),
        (["find", "x", "--data", "/no/such/file.json"], "apts-model: /no/such/file.json: no such "
         "file or directory\n"),
        (["find", "x", "--data", "/"], "apts-model: /: is a directory\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", [[], ["--json"], ["--lang", "fr"]])
def test_wrong_input(ask: Ask, arguments: list[str], message: str, form: list[str]) -> None:
    """What cannot be answered is said on standard error, with status 2 and nothing else printed."""
    said = ask(*arguments, *form)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("apts-model: ")
    assert message in said.err
    assert said.err.endswith("\n")


def test_every_problem_of_a_wrong_file(ask: Ask, tmp_path: Path) -> None:
    """All that is wrong with a file is listed, under its name."""
    path = tmp_path / "mine.json"
    path.write_text('{"format": "apts-model/1", "title": 5, "people": 5}', encoding="utf-8")
    said = ask("find", "x", "--data", str(path))
    assert said == (
        2,
        "",
        f"apts-model: {path} is not an apts-model data set, 2 problems:\n"
        "  $.title: expected text, not the number 5: put it in quotes (line 1, column 28)\n"
        "  $.people: expected a list, not the number 5: put it in [ ] (line 1, column 40)\n",
    )


@pytest.mark.parametrize("option", ["--lang", "--data", "--json", "--lang=fr"])
def test_options_before_the_command(ask: Ask, option: str) -> None:
    """Who writes an option first is told where it goes; the command cannot be guessed."""
    assert ask(option, "fr", "president", "apts", "2005") == (
        2,
        "",
        f"apts-model: {option}: options come after the command, as in: "
        "apts-model president apts 2005-01-15 --lang fr\n",
    )


@pytest.mark.parametrize("option", ["--help", "--version", "--vers", "-h"])
def test_options_of_the_program_itself(ask: Ask, option: str) -> None:
    """Help and the version need no command."""
    said = ask(option)
    assert (said.status, said.err) == (0, "")
    assert said.out


@pytest.mark.parametrize(
    "arguments",
    [["find", "x", "--data", ""], ["check", ""], ["convert", "", "x.json"], ["convert", "-", ""]],
)
def test_a_name_that_is_empty(ask: Ask, arguments: list[str]) -> None:
    """An empty name, as from a variable that is not set, is not taken for the folder."""
    more = ["--from", "json", "--to", "json"] if arguments[0] == "convert" else []
    told = "apts-model: '': it is empty: write the name of a file\n"
    assert ask(*arguments, *more) == (2, "", told)


def test_the_bundled_data_by_its_name(ask: Ask) -> None:
    """`--data bundled` asks what is asked without it."""
    assert ask("find", "cote", "--data", "bundled") == ask("find", "cote")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["who"],
        ["president"],
        ["president", "apts"],
        ["president", "apts", "2005", "extra"],
        ["president", "apts", "2005", "--handover", "neither"],
        ["president", "apts", "2005", "--lang", "de"],
        ["presidents"],
        ["find"],
        ["members"],
        ["members", "sisp", "2007", "extra"],
        ["leaders", "sisp"],
        ["figures"],
        ["figures", "apts", "--measure", "wealth"],
        ["lineage"],
        ["lineage", "apts", "2004"],
        ["round"],
        ["strikes"],
        ["strikes", "apts", "2023"],
        ["deadlines"],
        ["deadlines", "apts-2023", "--holiday"],
        ["statutes", "2016", "extra"],
        ["campaigns", "2016", "extra"],
        ["chronology", "apts", "extra"],
        ["find", "x", "--from", "2004"],
        ["find", "x", "--data"],
    ],
)
def test_wrong_arguments(ask: Ask, arguments: list[str]) -> None:
    """Arguments that make no command are answered with the usage, on standard error."""
    said = ask(*arguments)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("usage: apts-model")


def test_version(ask: Ask) -> None:
    """`--version` is that of the installed package."""
    assert ask("--version") == (0, metadata.version("apts-model") + "\n", "")


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["--help"], [*COMMANDS, *ON_FILES, "EDTF", "--version"]),
        (["president", "--help"], ["UNION", "DATE", "--handover", "--data", "--json", "--lang"]),
        (["presidents", "-h"], ["UNION", "--from", "--to", "--data", "--json", "--lang"]),
        (["find", "-h"], ["TEXT"]),
        (["members", "-h"], ["BODY", "[DATE]"]),
        (["leaders", "-h"], ["BODY DATE"]),
        (["figures", "-h"], ["ID", "--measure", "percent_women"]),
        (["lineage", "-h"], ["ID"]),
        (["round", "-h"], ["ROUND", "[DATE]"]),
        (["strikes", "-h"], ["UNION"]),
        (["deadlines", "-h"], ["ROUND", "--holiday DAY"]),
        (["statutes", "-h"], ["[DATE]"]),
        (["campaigns", "-h"], ["[DATE]"]),
        (["chronology", "-h"], ["[ID]"]),
    ],
)
def test_help(ask: Ask, arguments: list[str], parts: list[str]) -> None:
    """Help names every command and option."""
    said = ask(*arguments)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("usage: apts-model")
    assert all(part in said.out for part in parts)


@pytest.mark.parametrize("command", COMMANDS)
def test_options_of_every_command(ask: Ask, command: str) -> None:
    """Every command takes the options that `president` has."""
    said = ask(command, "--help")
    assert said.status == 0
    for option in (
        "--data FILE",
        "--json",
        "--lang {fr,en}",
        "--handover {incoming,outgoing,both}",
    ):
        assert option in said.out


def test_as_a_module(ask: Ask) -> None:
    """`python -m apts_model` is the same command line, with the same status."""
    for arguments in (["president", "apts", "2005-01-15"], ["find", "zzz"]):
        done = subprocess.run(
            [sys.executable, "-m", "apts_model", *arguments],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr) == ask(*arguments)


def test_as_a_script() -> None:
    """The command that is installed runs the same function."""
    [script] = metadata.entry_points(group="console_scripts", name="apts-model")
    assert script.load() is main


def test_importing_the_module_runs_nothing(ask: Ask) -> None:
    """Only running it is a command."""
    importlib.import_module("apts_model.__main__")
    assert ask("find", "zzz", "--json").out == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "unbuffered"),
    [
        (["find", "cote"], "1"),
        (["presidents", "apts", "--json"], "1"),
        (["chronology"], ""),
        (["find", "cote"], ""),
        (["lineage", "apts", "--json"], ""),
        (["--help"], ""),
        (["president", "apts", "1990"], ""),
    ],
)
def test_a_reader_who_has_read_enough(arguments: list[str], unbuffered: str) -> None:
    """Where nobody reads any more, as after `head`, it ends quietly, however much it has to say."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = run_apart(*arguments, stdout=writing, unbuffered=unbuffered)
    finally:
        os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "unbuffered"),
    [
        (["find", "cote"], ""),
        (["find", "cote"], "1"),
        (["presidents", "apts", "--json"], ""),
        (["chronology"], "1"),
        (["--help"], ""),  # unbuffered, argparse itself passes over the error
    ],
)
def test_a_disk_that_is_full(arguments: list[str], unbuffered: str) -> None:
    """What cannot be written is an error, said once and without a traceback."""
    with Path("/dev/full").open("wb") as full:
        done = run_apart(*arguments, stdout=full.fileno(), unbuffered=unbuffered)
    assert done.returncode == 2
    assert done.stderr.decode() == "apts-model: no space left on device\n"


def test_any_stream_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Output can be gathered by another program that runs `main` itself."""
    gathered = io.StringIO()
    monkeypatch.setattr(sys, "stdout", gathered)
    assert main(["find", "cote"]) == 0
    assert gathered.getvalue() == "denis-cote: Denis Côté (person)\n"


class Broken(io.StringIO):
    """A stream that nobody reads any more."""

    def flush(self) -> None:
        raise BrokenPipeError


def test_only_the_output_of_the_process_is_sent_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A caller that puts another stream in the place of standard output keeps the real one."""
    before = os.fstat(1)
    monkeypatch.setattr(sys, "stdout", Broken())
    assert main(["find", "cote"]) == 0
    after = os.fstat(1)
    assert (after.st_dev, after.st_ino) == (before.st_dev, before.st_ino)


@pytest.mark.parametrize("family", FAMILIES)
def test_families_have_the_commands_they_are_known_for(family: str) -> None:
    """A family that is loaded for a command has it, and no other family has one of its name."""
    commands = argparse.ArgumentParser().add_subparsers()
    importlib.import_module(f"apts_model.cli.{family}").add(commands)
    assert tuple(commands.choices) == FAMILIES[family]
    others = {name for other, names in FAMILIES.items() if other != family for name in names}
    assert not others & {*FAMILIES[family]}


def test_an_answer_loads_only_what_it_needs() -> None:
    """A question loads no other commands, no rules, no other formats and no look-up of versions."""
    program = (
        "import sys; from apts_model.cli import main; "
        "main(['president', 'apts', '2005-01-15']); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    loaded = {*done.stdout.splitlines()[-1].split()}
    others = {f"apts_model.cli.{family}" for family in FAMILIES} - {"apts_model.cli.offices"}
    assert "apts_model.cli.offices" in loaded
    assert not loaded & {*others, "apts_model.rules", "apts_model.exchange", "importlib.metadata"}
