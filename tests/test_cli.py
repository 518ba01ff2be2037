import importlib
import io
import json
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import apts_model as am
from apts_model.cli import main

NBSP = "\N{NO-BREAK SPACE}"


class Said(NamedTuple):
    """What the command line said."""

    status: int
    out: str
    err: str


class Ask:
    """Runs the command line inside this process."""

    def __init__(self, captured: pytest.CaptureFixture[str]) -> None:
        self.captured = captured

    def __call__(self, *arguments: str) -> Said:
        """Run it, and return what it said; wrong use of arguments ends it by `SystemExit`."""
        try:
            status: Any = main(arguments)
        except SystemExit as error:
            status = error.code
        out, err = self.captured.readouterr()
        return Said(status, out, err)

    def json(self, *arguments: str) -> Any:
        """Run it with `--json`, and return what it answered."""
        said = self(*arguments, "--json")
        assert said.err == ""
        return json.loads(said.out)


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Return a function that runs the command line."""
    return Ask(capsys)


@pytest.fixture
def own(tmp_path: Path) -> str:
    """Return the path of a data set with few sources and an unknown holder."""
    path = tmp_path / "mine.json"
    am.dump(
        am.Dataset(
            title="Mine",
            sources=[am.Source(id="s", title="A leaflet")],
            people=[am.Person(id="ada", name="Ada", other_names=["A. Bo"])],
            unions=[am.TradeUnion(id="mine")],
            presidencies=[
                am.Presidency(
                    id="a",
                    union_id="mine",
                    holder_id="ada",
                    period=am.Period("1999", until="2001"),
                    citations=[am.Citation(source_id="s")],
                )
            ],
        ),
        path,
    )
    return str(path)


# --- president -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "status"),
    [("2005-01-15", 0), ("2004-11-10", 0), ("2030-01-01", 0), ("2004-06-15", 1), ("1990", 1)],
)
@pytest.mark.parametrize("language", am.Language)
def test_president_explains_the_answer(
    ask: Ask, when: str, status: int, language: am.Language
) -> None:
    """`president` prints the explanation, and its status says whether there is an answer."""
    said = ask("president", "apts", when, "--lang", language.value)
    explained = am.load_apts().president_on("apts", when).explain(language)
    assert said == (status, explained + "\n", "")


def test_president_in_english(ask: Ask) -> None:
    """English is the default; the answer has names, doubts and sources."""
    said = ask("president", "apts", "2004-11-10")
    for part in (
        "Denis Côté was possibly president of APTS on November 10, 2004",
        "Dominique Verreault was possibly president of APTS",
        "the start is known only as November 2004",
        "Sources:\n- Wikipedia, in English: Alliance du personnel professionnel",
        "<https://en.wikipedia.org/wiki/Alliance_du_personnel",
    ):
        assert part in said.out


def test_president_in_french(ask: Ask) -> None:
    """French is French throughout: dates, doubts, colons, and nobody's gender."""
    said = ask("president", "apts", "2004-11-10", "--lang", "fr")
    for part in (
        f"APTS, le 10 novembre 2004{NBSP}: aucun nom n’est certain.",
        "Peut-être Denis Côté à la présidence",
        "on sait seulement que le début se situe en novembre 2004",
        f"Sources{NBSP}:\n- Wikipedia, in English: Alliance du personnel professionnel",
    ):
        assert part in said.out
    for word in ("possibly", "president of", "November", " the ", "known", "Sources:"):
        assert word not in said.out


def test_president_shows_disputes_and_their_sources(ask: Ask) -> None:
    """A claim that is not accepted is shown as such, in both languages."""
    english = ask("president", "apts", "2021-07-01").out
    assert "Robert Comeau was certainly president" in english
    assert "Disputed: according to “Wikipedia, in English: " in english
    assert "Andrée Poirier was in office from November 19, 2019 until November 16, 2021" in english
    french = ask("president", "apts", "2021-07-01", "--lang", "fr").out
    assert f"Contesté{NBSP}: selon «{NBSP}Wikipedia, in English: " in french
    assert "Andrée Poirier occupait la présidence du 19 novembre 2019 jusqu’au" in french


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ([], {"Andrée Poirier"}),
        (["--handover", "incoming"], {"Andrée Poirier"}),
        (["--handover", "outgoing"], {"Carolle Dubé"}),
        (["--handover=both"], {"Carolle Dubé", "Andrée Poirier"}),
    ],
)
def test_handover(ask: Ask, options: list[str], names: set[str]) -> None:
    """The day of a handover is given to whom the option says."""
    answer = ask.json("president", "apts", "2019-11-19", *options)
    assert {match["label"] for match in answer["matches"]} == names
    said = ask("president", "apts", "2019-11-19", *options)
    assert all(name in said.out for name in names)


def test_president_in_json(ask: Ask) -> None:
    """`--json` gives all that an answer holds, for other programs, in readable letters."""
    answer = ask.json("president", "apts", "2004-11-10")
    assert answer == am.load_apts().president_on("apts", "2004-11-10").to_dict()
    assert answer["holders"] == {"denis-cote": "possible", "dominique-verreault": "possible"}
    assert [match["doubts"] for match in answer["matches"]] == [["start"], ["start"]]
    assert [source["id"] for source in answer["sources"]] == ["wikipedia-en"]
    assert "Denis Côté" in ask("president", "apts", "2004-11-10", "--json").out


@pytest.mark.parametrize("language", ["en", "fr"])
def test_json_is_in_no_language(ask: Ask, language: str) -> None:
    """What programs read does not change with the language of people."""
    for command in (["president", "apts", "2006"], ["presidents", "apts"], ["find", "cote"]):
        assert ask.json(*command, "--lang", language) == ask.json(*command)


def test_no_answer_in_json(ask: Ask) -> None:
    """Where nobody is known there is JSON too, and the status says so."""
    said = ask("president", "apts", "1990-01-01", "--json")
    assert said.status == 1
    answer = json.loads(said.out)
    assert (answer["matches"], answer["existed"], answer["vacant"]) == ([], "no", "certain")


# --- presidents ----------------------------------------------------------------------------------


def test_presidents_in_english(ask: Ask) -> None:
    """`presidents` lists one presidency a line, in order, disputed ones after, then sources."""
    said = ask("presidents", "apts")
    lines = said.out.splitlines()
    assert (said.status, said.err) == (0, "")
    assert [line.partition(":")[0] for line in lines[:10]] == [
        "Denis Côté",
        "Dominique Verreault",
        "Dominique Verreault",
        "Carolle Dubé",
        "Andrée Poirier",
        "Robert Comeau",
        "Robert Comeau",
        "Andrée Poirier",
        "Robert Comeau",
        "Sources",
    ]
    assert lines[0] == "Denis Côté: from November 2004 until May 18, 2006"
    assert lines[3] == "Carolle Dubé: from May 9, 2012 until November 19, 2019"
    assert lines[5].endswith(" until November 18, 2021, interim")
    assert lines[6] == "Robert Comeau: since November 18, 2021, elected"
    assert lines[7].endswith(", disputed")
    assert lines[8] == "Robert Comeau: since November 16, 2021, disputed"
    assert all(line.startswith("- ") and line.endswith(">") for line in lines[10:-1])
    assert any("<https://en.wikipedia.org/wiki/Alliance" in line for line in lines[10:-1])
    assert lines[-1] == "Known through November 14, 2025."


def test_presidents_in_french(ask: Ask) -> None:
    """In French, dates, words and colons are French."""
    lines = ask("presidents", "apts", "--lang", "fr").out.splitlines()
    assert lines[0] == f"Denis Côté{NBSP}: de novembre 2004 jusqu’au 18 mai 2006"
    assert lines[6] == f"Robert Comeau{NBSP}: depuis le 18 novembre 2021, élection"
    for word in ("until", "since", "elected", "from ", "interim", "disputed"):
        assert not any(word in line for line in lines[:9])


def test_claims_are_listed_with_the_days_asked_about(ask: Ask) -> None:
    """Claims that are not accepted come after the presidencies, and are marked."""
    said = ask("presidents", "apts", "--from", "2019-11-20", "--to", "2021-05")
    accepted, claimed, heading = said.out.splitlines()[:3]
    assert accepted.startswith("Andrée Poirier: from November 19, 2019 ")
    assert claimed == "Andrée Poirier: from November 19, 2019 until November 16, 2021, disputed"
    assert heading == "Sources:"
    assert "disputed" not in ask("presidents", "apts", "--to", "2019-11-18").out


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ([], 7),
        (["--from", "2019-11-19"], ["apts-poirier", "apts-comeau-interim", "apts-comeau"]),
        (["--to", "2006-05-17"], ["apts-cote", "apts-verreault-co"]),
        (["--to", "2006-05-18"], ["apts-cote", "apts-verreault-co", "apts-verreault"]),
        (["--to", "2006-05"], ["apts-cote", "apts-verreault-co", "apts-verreault"]),
        (["--from", "2013", "--to", "2018"], ["apts-dube"]),
        (["--from", "2013", "--to", "2013"], ["apts-dube"]),
        (["--from=2022"], ["apts-comeau"]),
        (["--to", "1999"], []),
    ],
)
def test_from_and_to(ask: Ask, options: list[str], ids: list[str] | int) -> None:
    """Presidencies are left out that ended before one date or began after another."""
    found = [match["id"] for match in ask.json("presidents", "apts", *options)["matches"]]
    if isinstance(ids, int):
        assert len(found) == ids
    else:
        assert found == ids
    assert ask("presidents", "apts", *options).status == (0 if found else 1)


def test_presidents_that_are_only_possible_are_marked(ask: Ask, own: str) -> None:
    """A presidency that only perhaps touches the days asked about is marked so."""
    said = ask("presidents", "mine", "--data", own, "--from", "2001-06", "--to", "2002")
    assert said.out.splitlines()[0] == "Ada: from 1999 until 2001, possible"
    french = ask("presidents", "mine", "--data", own, "--from", "2001-06", "--lang", "fr")
    assert french.out.splitlines()[0] == f"Ada{NBSP}: de 1999 jusqu’en 2001, peut-être"


def test_a_source_without_address_is_named_without_one(ask: Ask, own: str) -> None:
    """A printed source has no address: none is shown."""
    assert ask("presidents", "mine", "--data", own).out.endswith("\n- A leaflet\n")
    assert ask("president", "mine", "2000", "--data", own).out.endswith("\n- A leaflet\n")


def test_a_holder_who_is_not_listed_is_shown_by_id(ask: Ask, tmp_path: Path) -> None:
    """A presidency of someone who is not among the people is listed as `president` names it."""
    path = tmp_path / "loose.json"
    loose = am.Dataset(
        title="Loose",
        unions=[am.TradeUnion(id="u")],
        presidencies=[
            am.Presidency(
                id="a", union_id="u", holder_id="nobody", period=am.Period("1999", until="2001")
            )
        ],
    )
    am.dump(loose, path)
    data = ["--data", str(path)]
    assert "nobody" in ask("president", "u", "2000-01-01", *data).out
    assert ask("presidents", "u", *data) == (0, "nobody: from 1999 until 2001\n", "")


# --- find ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["cote denis", "CÔTÉ", "Denis Côté", "denis-cote"])
def test_find(ask: Ask, text: str) -> None:
    """`find` prints ids and names; accents, capitals and order do not matter."""
    assert ask("find", text) == (0, "denis-cote: Denis Côté\n", "")
    assert ask("find", text, "--lang", "fr") == (0, f"denis-cote{NBSP}: Denis Côté\n", "")


def test_find_shows_every_name_once(ask: Ask, own: str) -> None:
    """All names of a person, and each name of a union once, whatever its languages."""
    assert ask("find", "ada", "--data", own).out == "ada: Ada, A. Bo\n"
    assert ask("find", "apts").out == (
        "apts: Alliance du personnel professionnel et technique de la santé "
        "et des services sociaux, APTS\n"
    )


def test_find_in_json(ask: Ask) -> None:
    """For programs, each find has its id, its kind and its names."""
    assert ask.json("find", "cote") == [
        {"id": "denis-cote", "kind": "person", "names": ["Denis Côté"]}
    ]
    [union] = ask.json("find", "apts")
    assert (union["id"], union["kind"], union["names"][-1]) == ("apts", "union", "APTS")


def test_find_finds_no_one(ask: Ask) -> None:
    """Where nothing is found, it says so apart from the answer, or gives an empty list."""
    assert ask("find", "zzz") == (1, "", "nothing found for zzz\n")
    assert ask("find", "zzz", "--lang", "fr") == (1, "", "aucun résultat pour zzz\n")
    assert ask("find", "zzz", "--json") == (1, "[]\n", "")
    assert ask("find", "").status == 1


def test_no_presidents_are_not_passed_over_in_silence(ask: Ask) -> None:
    """Where no presidency touches the days asked about, people are told so."""
    said = ask("presidents", "apts", "--to", "1999")
    assert (said.status, said.err) == (1, "")
    assert said.out.startswith("APTS did not exist at any time ")
    silent = ask("presidents", "apts", "--from", "2004-04", "--to", "2004-05", "--lang", "fr")
    assert silent.status == 1
    assert "aucune présidence n’est consignée" in silent.out


# --- data sets of one's own ----------------------------------------------------------------------


def test_data_of_ones_own(ask: Ask, own: str) -> None:
    """`--data` asks another file, before or after the other arguments."""
    answer = ask("president", "mine", "2000-06-01", "--data", own)
    assert answer.status == 0
    assert "Ada was certainly president of mine on June 1, 2000." in answer.out
    assert ask("president", "--data", own, "mine", "2000-06-01") == answer
    assert ask("president", "apts", "2005-01-15", "--data", own).status == 2


# --- wrong use -----------------------------------------------------------------------------------


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
        (["find", "x", "--data", "/no/such/file.json"], "/no/such/file.json"),
        (["find", "x", "--data", "/"], "apts-model: [Errno 21] Is a directory: '/'\n"),
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
        "  $.title: expected text, not the number 5\n"
        "  $.people: expected a list, not the number 5\n",
    )


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
        ["find", "x", "--from", "2004"],
        ["find", "x", "--data"],
    ],
)
def test_wrong_arguments(ask: Ask, arguments: list[str]) -> None:
    """Arguments that make no command are answered with the usage, on standard error."""
    said = ask(*arguments)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("usage: apts-model")


# --- help ----------------------------------------------------------------------------------------


def test_version(ask: Ask) -> None:
    """`--version` is that of the installed package."""
    assert ask("--version") == (0, metadata.version("apts-model") + "\n", "")


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["--help"], ["president", "presidents", "find", "EDTF", "--version"]),
        (["president", "--help"], ["UNION", "DATE", "--handover", "--data", "--json", "--lang"]),
        (["presidents", "-h"], ["UNION", "--from", "--to", "--data", "--json", "--lang"]),
        (["find", "-h"], ["TEXT", "--data", "--json", "--lang"]),
    ],
)
def test_help(ask: Ask, arguments: list[str], parts: list[str]) -> None:
    """Help names every command and option."""
    said = ask(*arguments)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("usage: apts-model")
    assert all(part in said.out for part in parts)


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


# --- where the answer goes -----------------------------------------------------------------------


def run(
    *arguments: str, stdout: int = subprocess.PIPE, encoding: str = "utf-8"
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own."""
    command = [sys.executable, "-m", "apts_model", *arguments]
    plain = {**os.environ, "PYTHONIOENCODING": encoding}
    return subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, env=plain, check=False)


@pytest.mark.parametrize("arguments", [["find", "cote"], ["presidents", "apts", "--json"]])
def test_a_reader_who_has_read_enough(arguments: list[str]) -> None:
    """Where nobody reads any more, as after `head`, it ends quietly, however much it has to say."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = run(*arguments, stdout=writing)
    finally:
        os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 0


def test_a_terminal_without_accents() -> None:
    """What a terminal cannot show is replaced in an answer for people, not an error."""
    done = run("find", "cote", encoding="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"denis-cote: Denis C")


def test_json_is_never_lossy() -> None:
    """For programs, no letter is replaced: JSON can say every letter in ASCII."""
    done = run("find", "cote", "--json", encoding="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    [found] = json.loads(done.stdout)
    assert found["names"] == ["Denis Côté"]


def test_any_stream_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Output can be gathered by another program that runs `main` itself."""
    gathered = io.StringIO()
    monkeypatch.setattr(sys, "stdout", gathered)
    assert main(["find", "cote"]) == 0
    assert gathered.getvalue() == "denis-cote: Denis Côté\n"
