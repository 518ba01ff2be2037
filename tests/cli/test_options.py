import io
import json
import sys

import pytest

from apts_model.cli import main
from tests.cli.asking import Ask, faults_of_french, run_apart


@pytest.mark.parametrize("language", ["en", "fr"])
def test_json_is_in_no_language(ask: Ask, language: str) -> None:
    """What programs read does not change with the language of people."""
    for command in (["president", "apts", "2006"], ["presidents", "apts"], ["find", "cote"]):
        assert ask.json(*command, "--lang", language) == ask.json(*command)


def test_json_is_never_lossy() -> None:
    """For programs, no letter is replaced: JSON can say every letter in ASCII."""
    done = run_apart("find", "cote", "--json", encoding="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    [found] = json.loads(done.stdout)
    assert found["names"] == ["Denis Côté"]


def test_a_terminal_without_accents() -> None:
    """What a terminal cannot show is replaced in an answer for people, not an error."""
    done = run_apart("find", "cote", encoding="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"denis-cote: Denis C")


EVERYTHING = [
    ["president", "un", "2000"],
    ["president", "un", "2005"],
    ["presidents", "un"],
    ["presidents", "trois"],
    ["find", "un"],
    ["find", "zzz"],
    ["members", "front"],
    ["members", "front", "2002"],
    ["members", "front", "2004"],
    ["members", "front", "1999"],
    ["members", "reseau"],
    ["leaders", "front", "2002"],
    ["leaders", "front", "2005-06-01"],
    ["leaders", "front", "1999"],
    ["figures", "un"],
    ["figures", "deux"],
    ["lineage", "trois"],
    ["round", "agitee"],
    ["round", "agitee", "2001-05-02"],
    ["round", "calme", "2001"],
    ["strikes", "deux"],
    ["strikes", "trois"],
    ["deadlines", "agitee"],
    ["deadlines", "calme"],
    ["statutes"],
    ["statutes", "2001-06-01"],
    ["statutes", "1970"],
    ["campaigns"],
    ["campaigns", "2001-05-01"],
    ["campaigns", "2002-01-03"],
    ["chronology"],
    ["chronology", "un"],
    ["chronology", "incertaine"],
]


@pytest.mark.parametrize("command", EVERYTHING, ids=" ".join)
def test_no_english_is_left_in_french(world: Ask, command: list[str]) -> None:
    """Of a data set in French, all that is said in French is French, with its no-break spaces."""
    said = world(*command, "--lang", "fr")
    assert said.status in {0, 1}
    assert said.out + said.err
    assert faults_of_french(said.out + said.err) == []
    assert (said.out + said.err) != "".join(world(*command)[1:]) or command[0] == "round"


@pytest.mark.parametrize("command", EVERYTHING, ids=" ".join)
def test_every_answer_in_json(world: Ask, command: list[str]) -> None:
    """JSON is JSON, in no language, and its status is that of the sentences."""
    said = world(*command, "--json")
    assert said.err == ""
    assert isinstance(json.loads(said.out), dict | list)
    assert world(*command, "--json", "--lang", "fr") == said
    assert world(*command).status == said.status


@pytest.mark.parametrize(
    "command",
    [
        ["members", "front-commun-2023"],
        ["leaders", "front-commun-2023", "2023-11-06"],
        ["figures", "apts"],
        ["lineage", "apts"],
        ["round", "apts-2023", "2023-12-26"],
        ["strikes", "apts"],
        ["deadlines", "apts-2020"],
        ["statutes", "2009"],
        ["campaigns", "2030-12-06"],
        ["chronology", "cps"],
    ],
    ids=" ".join,
)
def test_french_of_the_bundled_data(ask: Ask, command: list[str]) -> None:
    """Less the titles that are English in the data, the same holds of the bundled data."""
    told = ask(*command, "--lang", "fr").out
    for held in ("2019 to 2022", "2022 to 2024"):
        told = told.replace(f"APTS, bargaining round of {held}", "Ronde")
    assert faults_of_french(told) == []


def test_english_is_the_default(world: Ask) -> None:
    """`--lang en` need not be written."""
    for command in (["members", "front"], ["statutes"], ["round", "agitee"]):
        assert world(*command, "--lang", "en") == world(*command)


@pytest.mark.parametrize(
    "command",
    [
        ["members", "front-commun-2023", "--lang", "fr"],
        ["leaders", "front-commun-2023", "2023-11-06"],
        ["statutes", "--lang", "fr"],
    ],
    ids=" ".join,
)
def test_letters_that_cannot_be_shown_are_replaced(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    """On a stream in ASCII, the answer is the same with question marks, never an error."""
    told = ask(*command).out
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    assert main(command) == 0
    sys.stdout.flush()
    assert written.getvalue() == told.encode("ascii", errors="replace")


def test_json_on_a_stream_in_ascii(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """There, JSON says every letter in ASCII and loses none."""
    command = ["leaders", "front-commun-2023", "2023-11-06", "--json"]
    told = ask(*command).out
    assert "Éric" in told
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    assert main(command) == 0
    sys.stdout.flush()
    assert written.getvalue().isascii()
    assert json.loads(written.getvalue()) == json.loads(told)


def test_sources_are_listed_once(ask: Ask) -> None:
    """However often a source is cited, it is listed once."""
    for command in (["figures", "apts"], ["round", "apts-2023"], ["statutes"], ["strikes", "apts"]):
        listed = [line for line in ask(*command).out.splitlines() if line.startswith("- ")]
        assert len(listed) == len(set(listed)) > 1


@pytest.mark.parametrize(
    "command", [["find", "zzz"], ["figures", "csn"], ["deadlines", "apts-2020"]]
)
def test_what_is_nothing_is_said_apart(ask: Ask, command: list[str]) -> None:
    """Lists print either lines or, on standard error, that there are none."""
    said = ask(*command)
    assert bool(said.out) != bool(said.err)
    assert said.status == (0 if said.out else 1)
