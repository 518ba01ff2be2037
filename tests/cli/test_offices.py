import json

import pytest

import apts_model as am
from tests.cli.asking import NBSP, Ask


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


def test_no_answer_in_json(ask: Ask) -> None:
    """Where nobody is known there is JSON too, and the status says so."""
    said = ask("president", "apts", "1990-01-01", "--json")
    assert said.status == 1
    answer = json.loads(said.out)
    assert (answer["matches"], answer["existed"], answer["vacant"]) == ([], "no", "certain")


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


@pytest.mark.parametrize("text", ["cote denis", "CÔTÉ", "Denis Côté", "denis-cote"])
def test_find(ask: Ask, text: str) -> None:
    """`find` prints ids, names and kinds; accents, capitals and order do not matter."""
    assert ask("find", text) == (0, "denis-cote: Denis Côté (person)\n", "")
    french = f"denis-cote{NBSP}: Denis Côté (personne)\n"
    assert ask("find", text, "--lang", "fr") == (0, french, "")


def test_find_takes_words_without_quotes(ask: Ask) -> None:
    """Several words are one text, as in quotes."""
    assert ask("find", "denis", "cote") == ask("find", "denis cote")
    assert ask.lines("find", "denis", "cote") == ["denis-cote: Denis Côté (person)"]
    assert ask("find", "denis", "nobody").err == "nothing found for denis nobody\n"


def test_find_shows_every_name_once(ask: Ask, own: Ask) -> None:
    """All names of a person, and each name of a union once, whatever its languages."""
    assert own("find", "ada").out == "ada: Ada, A. Bo (person)\n"
    assert ask("find", "apts").out.splitlines()[0] == (
        "apts: Alliance du personnel professionnel et technique de la santé "
        "et des services sociaux, APTS (union)"
    )


def test_find_in_json(ask: Ask) -> None:
    """For programs, each find has its id, its kind and its names."""
    assert ask.json("find", "cote") == [
        {"id": "denis-cote", "kind": "person", "names": ["Denis Côté"]}
    ]
    union, *others = ask.json("find", "apts")
    assert (union["id"], union["kind"], union["names"][-1]) == ("apts", "union", "APTS")
    assert {(found["id"], found["kind"]) for found in others} >= {
        ("apts-2023", "round"),
        ("apts-fiq-2018", "coalition"),
    }
    assert {found["kind"] for found in others} == {"round", "coalition"}


def test_find_finds_no_one(ask: Ask) -> None:
    """Where nothing is found, it says so apart from the answer, or gives an empty list."""
    assert ask("find", "zzz") == (1, "", "nothing found for zzz\n")
    assert ask("find", "zzz", "--lang", "fr") == (1, "", "aucun résultat pour zzz\n")
    assert ask("find", "zzz", "--json") == (1, "[]\n", "")
    assert ask("find", "").status == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sisp", ("sisp", "coalition")),
        ("apts-2023", ("apts-2023", "round")),
        ("bill 10", ("bill-10", "statute")),
        ("12 days", ("twelve-days", "campaign")),
        ("picard", ("magali-picard", "person")),
        ("cps", ("cps", "union")),
    ],
)
def test_find_of_every_kind(ask: Ask, text: str, found: tuple[str, str]) -> None:
    """All that has an id to ask about can be found, and has a kind."""
    records = ask.json("find", text)
    assert found in [(record["id"], record["kind"]) for record in records]
    assert all(record["names"] for record in records)
    assert any(line.startswith(f"{found[0]}: ") for line in ask.lines("find", text))


def test_find_names_of_a_coalition(ask: Ask) -> None:
    """All names of a coalition are given, the wrong ones that are in use among them."""
    [rqic] = ask.json("find", "rqic")
    assert rqic["kind"] == "coalition"
    assert {
        "Réseau québécois sur l'intégration continentale",
        "Regroupement québécois d'interaction continentale",
        "RQIC",
    } <= set(rqic["names"])


def test_presidents_say_how_they_came_to_it(ask: Ask) -> None:
    """How someone became president is said where it is known, in the language asked for."""
    assert any(line.endswith(", interim") for line in ask.lines("presidents", "apts"))
    assert any(
        line.endswith(", intérim") for line in ask.lines("presidents", "apts", "--lang", "fr")
    )
