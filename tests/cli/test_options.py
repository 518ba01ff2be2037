import io
import json
import sys

import pytest

from apts_model.cli import main
from tests.cli.asking import NBSP, Ask, faults_of_french, run_apart


@pytest.mark.parametrize("language", ["en", "fr"])
def test_json_of_names_is_in_no_language(ask: Ask, language: str) -> None:
    """Where nothing is said but names, what programs read does not change with the language."""
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
    """JSON is JSON, with the status of the sentences; but texts and labels are in no language."""
    said = world(*command, "--json")
    assert said.err == ""
    assert isinstance(json.loads(said.out), dict | list)
    french = world(*command, "--json", "--lang", "fr")
    assert french.status == said.status
    assert untold(json.loads(french.out)) == untold(json.loads(said.out))
    assert world(*command).status == said.status


Json = str | float | list["Json"] | dict[str, "Json"] | None
SAID = {"text", "label"}


def untold(value: Json) -> Json:
    """Take JSON without what is for people to read."""
    if isinstance(value, list):
        return [untold(one) for one in value]
    if isinstance(value, dict):
        return {key: untold(one) for key, one in value.items() if key not in SAID}
    return value


def told(value: Json) -> list[str]:
    """List what JSON has for people to read."""
    if isinstance(value, list):
        return [text for one in value for text in told(one)]
    if isinstance(value, dict):
        here = [str(one) for key, one in value.items() if key in SAID]
        return here + [text for one in value.values() for text in told(one)]
    return []


@pytest.mark.parametrize(
    ("command", "english", "french"),
    [
        (["chronology", "un"], "1990: Un is founded", f"1990{NBSP}: Un{NBSP}: fondation"),
        (["strikes", "deux"], "full strike", "grève complète"),
        (["round", "agitee", "2001-05-02"], "strike", "grève"),
    ],
)
def test_what_json_says_to_people_is_in_their_language(
    world: Ask, command: list[str], english: str, french: str
) -> None:
    """Texts and labels are French with `--lang fr`, and all of them are."""
    assert english in told(world.json(*command))
    said = told(world.json(*command, "--lang", "fr"))
    assert french in said
    assert faults_of_french("\n".join(said)) == []


def test_labels_in_json_are_names_in_the_language(ask: Ask) -> None:
    """Leaders and members are named in JSON as they are in sentences, in French too."""
    for language in ("en", "fr"):
        leaders = ask.json("leaders", "front-commun-2023", "2023-11-06", "--lang", language)
        lines = ask.lines("leaders", "front-commun-2023", "2023-11-06", "--lang", language)
        colon = {"en": ": ", "fr": f"{NBSP}: "}[language]
        assert [line.partition(colon)[0] for line in lines] == [one["label"] for one in leaders]
        members = ask.json("members", "front-commun-2023", "2023-11-06", "--lang", language)
        assert [one["label"] for one in members["matches"]] == [one["label"] for one in leaders]


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
    assert faults_of_french(ask(*command, "--lang", "fr").out) == []


def test_capitals_of_a_language_do_not_matter(ask: Ask) -> None:
    """`--lang FR` is `--lang fr`."""
    asked = ("president", "apts", "2005-01-15", "--lang")
    assert ask(*asked, "FR") == ask(*asked, "fr")
    written = ("convert", "bundled", "-", "--to", "csv", "--lang")
    assert ask(*written, "FR").status == ask(*written, "fr").status == 0


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
    shown = ask(*command).out
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    assert main(command) == 0
    sys.stdout.flush()
    assert written.getvalue() == shown.encode("ascii", errors="replace")


def test_json_on_a_stream_in_ascii(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """There, JSON says every letter in ASCII and loses none."""
    command = ["leaders", "front-commun-2023", "2023-11-06", "--json"]
    shown = ask(*command).out
    assert "Éric" in shown
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    assert main(command) == 0
    sys.stdout.flush()
    assert written.getvalue().isascii()
    assert json.loads(written.getvalue()) == json.loads(shown)


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
