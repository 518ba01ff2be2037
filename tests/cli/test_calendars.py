import json

import pytest

import apts_model as am
from tests.cli.asking import NBSP, Ask

TWELVE_DAYS = "12 Days of Action to End Violence Against Women"

# --- statutes ------------------------------------------------------------------------------------


def test_statutes(ask: Ask) -> None:
    """Every statute with its steps, in order; sources below."""
    said = ask("statutes")
    lines = said.out.splitlines()
    assert (said.status, said.err) == (0, "")
    start = lines.index(
        "bill-30: Act respecting bargaining units in the social affairs sector "
        "(2003, c. 25; CQLR U-0.1)"
    )
    assert lines[start + 1 : start + 7] == [
        "  November 11, 2003: introduced",
        "  December 17, 2003: passed",
        "  December 18, 2003: assented to",
        "  some day from December 18, 2003 to 2005: in force",
        "  November 30, 2007: struck down by a court",
        "  July 6, 2011: upheld by a court",
    ]
    for line in (
        "  September 25, 2014: introduced",
        "  February 7, 2015: passed",
        "  April 1, 2015: in force",
        "  April 23, 2025: introduced",
        "  June 6, 2025: passed",
        "  June 19, 1985: assented to",
    ):
        assert line in lines
    assert "Sources:" in lines


def test_statutes_in_french(ask: Ask) -> None:
    """Steps and dates in French."""
    lines = ask.lines("statutes", "--lang", "fr")
    for line in (
        f"  11 novembre 2003{NBSP}: présentation",
        f"  18 décembre 2003{NBSP}: sanction",
        f"  30 novembre 2007{NBSP}: invalidation par un tribunal",
        f"  6 juillet 2011{NBSP}: validation par un tribunal",
        f"  1er avril 2015{NBSP}: entrée en vigueur",
    ):
        assert line in lines


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_statute_that_may_still_be_in_force_is_not_repealed(world: Ask, language: str) -> None:
    """To be repealed "on this day or later" says how long it was seen in force; it is no step."""
    lines = world.lines("statutes", "--lang", language)
    ended = [line for line in lines if "repealed" in line or "abrogation" in line]
    assert ended == [
        {"en": "  January 1, 1995: repealed", "fr": f"  1er janvier 1995{NBSP}: abrogation"}[
            language
        ]
    ]
    assert not any("or later" in line or "ou après" in line for line in lines)
    steps = [step["kind"] for one in world.json("statutes")["statutes"] for step in one["steps"]]
    assert steps.count("repealed") == 2


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("1985-06-18", None),
        ("1985-06-19", "certain"),
        ("2025-06-05", "certain"),
        ("2025-06-06", None),
    ],
)
def test_the_law_of_bargaining(ask: Ask, when: str, told: str | None) -> None:
    """R-8.2 was in force from 1985 until its successor came."""
    answer = ask.json("statutes", when)
    assert answer["holders"].get("r-8-2") == told


def test_a_statute_that_was_repealed_is(world: Ask) -> None:
    """A repeal of known date is a step, and so is a step of unknown date."""
    assert world.lines("statutes") == [
        "loi: Loi (c. 1)",
        "  date unknown: assented to",
        "  1999: in force",
        "morte: Loi morte",
        "  January 1, 1990: in force",
        "  January 1, 1995: repealed",
    ]
    assert world("statutes").out.endswith("\nSources:\n- Un dépliant\n")


def test_statutes_in_json(ask: Ask) -> None:
    """An app gets every statute as a file holds it."""
    answer = ask.json("statutes")
    assert list(answer) == ["statutes", "sources"]
    found = {one["id"]: one for one in answer["statutes"]}
    assert list(found)[:4] == ["r-8-2", "bill-30", "bill-10", "bill-100"]
    assert set(found) == {statute.id for statute in am.load_apts().statutes}
    bill = found["bill-10"]
    assert (bill["bill"], bill["chapter"]) == ("10", "2015, c. 1; CQLR O-7.2")
    assert {"in_force", "passed"} <= {step["kind"] for step in bill["steps"]}
    cited = {cited["source_id"] for step in bill["steps"] for cited in step["citations"]}
    assert cited
    assert cited <= {source["id"] for source in answer["sources"]}


def test_statutes_on_a_date(ask: Ask) -> None:
    """With a date, what was in force: Bill 10 from April 1, 2015."""
    said = ask("statutes", "2016-01-12")
    assert said.status == 0
    assert "were certainly in force on January 12, 2016." in said.out.splitlines()[0]
    answer = ask.json("statutes", "2016-01-12")
    assert answer == am.load_apts().statutes_in_force_on("2016-01-12").to_dict()
    assert answer["holders"]["bill-10"] == "certain"
    assert "bill-10" not in ask.json("statutes", "2015-03-31")["holders"]


def test_statutes_on_a_date_in_french(ask: Ask) -> None:
    """A statute struck down by a court was possibly in force until it was upheld."""
    lines = ask.lines("statutes", "2009", "--lang", "fr")
    assert lines[0] == (
        f"Lois en vigueur, en 2009{NBSP}: certainement «{NBSP}Act respecting the process of "
        f"negotiation of the collective agreements in the public and parapublic sectors{NBSP}», "
        f"«{NBSP}Act to ensure that essential services are maintained in the health and social "
        f"services sector{NBSP}» et «{NBSP}Loi concernant les conditions de travail dans le "
        f"secteur public{NBSP}»."
    )
    assert any(
        line.endswith("on sait seulement que la fin se situe entre le 30 novembre 2007 et le "
                      "6 juillet 2011.")
        for line in lines
    )  # fmt: skip


@pytest.mark.parametrize(
    ("handover", "certain"), [("incoming", False), ("outgoing", True), ("both", True)]
)
def test_the_day_of_a_repeal(world: Ask, handover: str, certain: bool) -> None:
    """`--handover` says who has the day on which a statute ends."""
    holders = world.json("statutes", "1995-01-01", "--handover", handover)["holders"]
    assert ("morte" in holders) is certain
    told = world("statutes", "1995-01-01", "--handover", handover).out
    assert ("“Loi morte”" in told) is certain


@pytest.mark.parametrize("form", [[], ["--json"], ["--lang", "fr"]])
def test_no_statute_on_a_date(ask: Ask, form: list[str]) -> None:
    """Before the first of them there is no answer."""
    said = ask("statutes", "1970", *form)
    assert (said.status, said.err) == (1, "")
    assert said.out


# --- campaigns -----------------------------------------------------------------------------------


def test_campaigns(ask: Ask) -> None:
    """Every campaign, with the days of every year or its own."""
    said = ask("campaigns")
    lines = said.out.splitlines()
    assert (said.status, said.err) == (0, "")
    assert lines[0] == f"{TWELVE_DAYS}: every year from November 25 to December 6"
    assert lines[1].startswith("A strong union for a strong public system: ")
    assert lines[2] == "Sources:"
    french = ask.lines("campaigns", "--lang", "fr")
    assert french[0] == f"{TWELVE_DAYS}{NBSP}: chaque année du 25 novembre au 6 décembre"


def test_campaigns_of_every_kind(world: Ask) -> None:
    """Yearly, of one day, of unknown days."""
    assert world.lines("campaigns") == [
        "Fêtes: every year from December 20 to January 6",
        "Jour: on May 1, 2001",
        "Incertaine: at unknown dates",
    ]
    assert world.lines("campaigns", "--lang", "fr") == [
        f"Fêtes{NBSP}: chaque année du 20 décembre au 6 janvier",
        f"Jour{NBSP}: le 1er mai 2001",
        f"Incertaine{NBSP}: dates inconnues",
    ]


def test_campaigns_in_json(ask: Ask) -> None:
    """An app gets every campaign as a file holds it."""
    answer = ask.json("campaigns")
    yearly, other = answer["campaigns"]
    assert list(answer) == ["campaigns", "sources"]
    cited = {one["source_id"] for record in (yearly, other) for one in record["citations"]}
    assert [source["id"] for source in answer["sources"] if source["id"] in cited]
    assert cited == {source["id"] for source in answer["sources"]}
    assert (yearly["id"], yearly["union_id"]) == ("twelve-days", "apts")
    assert yearly["yearly"] == {"start": "11-25", "through": "12-06"}
    assert "yearly" not in other
    assert set(other["period"]) == {"start", "through"}


@pytest.mark.parametrize(
    ("when", "under_way"),
    [
        ("2010-11-24", False),
        ("2010-11-25", True),
        ("2010-12-06", True),
        ("2010-12-07", False),
    ],
)
def test_a_yearly_campaign_on_a_date(ask: Ask, when: str, under_way: bool) -> None:
    """Twelve days of every year, the first and the last among them."""
    certain = f"The campaign “{TWELVE_DAYS}” was certainly under way on "
    assert (certain in ask("campaigns", when).out) is under_way
    assert ("twelve-days" in ask.json("campaigns", when)["holders"]) is under_way


@pytest.mark.parametrize("when", ["2001-12-31", "2002-01-01", "2002-01-06"])
def test_a_yearly_campaign_across_the_turn_of_the_year(world: Ask, when: str) -> None:
    """Days that run past the end of the year are one campaign."""
    assert world.json("campaigns", when)["holders"]["fetes"] == "certain"


def test_campaigns_on_a_date_in_french(ask: Ask) -> None:
    """In French."""
    said = ask("campaigns", "2030-12-06", "--lang", "fr")
    assert said.out.splitlines()[0] == (
        f"Campagnes en cours, le 6 décembre 2030{NBSP}: certainement «{NBSP}{TWELVE_DAYS}{NBSP}»."
    )


# --- chronology ----------------------------------------------------------------------------------


def test_chronology_of_a_union(ask: Ask) -> None:
    """What happened to the CPS, in order."""
    lines = ask.lines("chronology", "cps")
    assert lines[0] == "1988: CPS is founded"
    assert lines[-1] == "March 18, 2004: APTMQ and CPS merge into APTS"
    assert "about 2004: CPS: 10,000 members" in lines
    assert ask("chronology", "cps").status == 0


@pytest.mark.parametrize(
    ("subject", "line"),
    [
        ("robert-comeau", "November 9, 2023: Robert Comeau is re-elected president of APTS"),
        ("robert-comeau", "November 16, 2021: Robert Comeau becomes president of APTS (disputed)"),
        ("apts", "November 19, 2019: Andrée Poirier becomes president of APTS (elected)"),
        ("apts", "September 28, 2022: APTS joins Common Front"),
        ("front-commun-2023", "April 3, 2022: Common Front is founded"),
        ("apts-2020", "January 25, 2022: APTS: collective agreement signed"),
        ("apts-2020", "March 31, 2023: APTS: collective agreement ends"),
    ],
)
def test_chronology_of_anything(ask: Ask, subject: str, line: str) -> None:
    """People, unions, coalitions and rounds have one."""
    assert line in ask.lines("chronology", subject)
    assert line in ask.lines("chronology")


def test_chronology_of_a_statute(ask: Ask) -> None:
    """So have statutes."""
    lines = ask.lines("chronology", "bill-10", "--lang", "fr")
    assert [line.partition(NBSP)[0] for line in lines] == [
        "25 septembre 2014",
        "7 février 2015",
        "9 février 2015",
        "1er avril 2015",
    ]


def test_chronology_in_french(ask: Ask) -> None:
    """Sentences in French."""
    lines = ask.lines("chronology", "cps", "--lang", "fr")
    assert lines[0] == f"1988{NBSP}: CPS{NBSP}: fondation"
    assert lines[-1] == f"18 mars 2004{NBSP}: APTMQ et CPS fusionnent pour former APTS"


def test_chronology_in_json(ask: Ask) -> None:
    """An app gets date, kind, ids, standing and a line of each event, as people read them."""
    events = ask.json("chronology", "robert-comeau")
    assert [(one["date"], one["kind"], one["standing"]) for one in events] == [
        ("[2021-06-09..2021-06-21]", "presidency_start", "accepted"),
        ("2021-11-16", "presidency_start", "disputed"),
        ("2021-11-18", "presidency_start", "accepted"),
        ("2023-11-09", "reelection", "accepted"),
        ("2025-11-14", "reelection", "accepted"),
    ]
    assert {tuple(one["subject_ids"]) for one in events} == {("robert-comeau", "apts")}
    assert [one["text"] for one in events] == ask.lines("chronology", "robert-comeau")
    french = ask.json("chronology", "robert-comeau", "--lang", "fr")
    assert [one["text"] for one in french] == ask.lines(
        "chronology", "robert-comeau", "--lang", "fr"
    )
    assert [{**one, "text": ""} for one in french] == [{**one, "text": ""} for one in events]


def test_chronology_of_presidencies(ask: Ask) -> None:
    """How someone came to the presidency is said in brackets, where it is known."""
    lines = ask.lines("chronology", "robert-comeau")
    assert lines == [
        "some day from June 9 to June 21, 2021: Robert Comeau becomes president of APTS (interim)",
        "November 16, 2021: Robert Comeau becomes president of APTS (disputed)",
        "November 18, 2021: Robert Comeau becomes president of APTS (elected)",
        "November 9, 2023: Robert Comeau is re-elected president of APTS",
        "November 14, 2025: Robert Comeau is re-elected president of APTS",
    ]
    french = ask.lines("chronology", "robert-comeau", "--lang", "fr")
    assert [line.rpartition(" (")[2] for line in french[:3]] == [
        "intérim)",
        "version contestée)",
        "élection)",
    ]


def test_chronology_of_names(ask: Ask) -> None:
    """A name is told where it took the place of another; the first came with the founding."""
    lines = ask.lines("chronology", "rqic")
    assert [line.partition(": ")[0] for line in lines if "takes the name" in line] == [
        "April 1991",
        "November 1994",
    ]
    for union in ("apts", "cps", "aptmq"):
        assert not any("takes the name" in line for line in ask.lines("chronology", union))


def test_chronology_has_no_end_beside_a_merger(ask: Ask) -> None:
    """A union that merged is not said to be dissolved too."""
    for union in ("cps", "aptmq"):
        lines = ask.lines("chronology", union)
        assert [line for line in lines if "dissolved" in line] == []
        assert lines.count("March 18, 2004: APTMQ and CPS merge into APTS") == 1


def test_chronology_of_what_one_union_absorbed(world: Ask) -> None:
    """An absorption is one in every form."""
    assert "2011: Trois absorbs Quatre" in world.lines("chronology", "quatre")
    assert f"2011{NBSP}: Trois absorbe Quatre" in world.lines("chronology", "trois", "--lang", "fr")
    assert "absorption" in {one["kind"] for one in world.json("chronology", "trois")}


def test_chronology_leaves_out_what_came_some_day_before_or_after(ask: Ask, world: Ask) -> None:
    """That something was still so on a day is no event: when it ended, nobody knows."""
    assert not any("Loi: repealed" in line for line in world.lines("chronology", "loi"))
    ends = [one for one in ask.lines("chronology", "front-commun-2023") if "leaves" in one]
    assert ends == []
    for asked in (ask, world):
        told = asked.lines("chronology") + asked.lines("chronology", "--lang", "fr")
        for words in ("or later", "or earlier", "ou après", "ou avant"):
            assert not any(words in line.partition(": ")[0] for line in told)
        assert not any(
            ".." in (one["date"][1:3], one["date"][-3:-1]) for one in asked.json("chronology")
        )


def test_chronology_of_everything(ask: Ask, world: Ask) -> None:
    """Without an id, everything: what is on record of anything is in it."""
    everything = ask.lines("chronology")
    assert set(ask.lines("chronology", "apts")) < set(everything)
    assert len(ask.json("chronology")) == len(everything)
    assert any(line.startswith("May 2013: six splits off") for line in world.lines("chronology"))


def test_nothing_happened(ask: Ask, world: Ask) -> None:
    """What happens every year, or on unknown days, has no chronology."""
    for asked, one in ((ask, "twelve-days"), (world, "incertaine")):
        said = asked("chronology", one)
        assert (said.status, said.out) == (1, "")
        assert said.err.startswith("nothing of the kind is recorded for ")
        french = asked("chronology", one, "--lang", "fr")
        assert (french.status, french.out) == (1, "")
        assert french.err.endswith(f"{NBSP}: rien de tel n’est consigné\n")
        assert asked("chronology", one, "--json") == (1, "[]\n", "")


def test_that_nothing_happened_is_said_of_a_title(ask: Ask, world: Ask) -> None:
    """Whatever has a title is named by it."""
    for asked, one, title in ((ask, "twelve-days", TWELVE_DAYS), (world, "fetes", "Fêtes")):
        assert asked("chronology", one).err == f"nothing of the kind is recorded for {title}\n"


# --- data sets without records -------------------------------------------------------------------


@pytest.mark.parametrize("command", ["statutes", "campaigns", "chronology"])
def test_a_data_set_without_records(empty: Ask, command: str) -> None:
    """Where there is nothing at all, it says so apart from the answer, or gives an empty list."""
    said = empty(command)
    assert (said.status, said.out) == (1, "")
    assert said.err == "nothing of the kind is recorded for Empty\n"
    assert empty(command, "--lang", "fr").err == f"Empty{NBSP}: rien de tel n’est consigné\n"
    nothing = "[]" if command == "chronology" else f'{{"{command}": [], "sources": []}}'
    assert empty.json(command) == json.loads(nothing)
    assert empty(command, "--json").status == 1


@pytest.mark.parametrize(
    ("command", "word"), [("statutes", "statutes"), ("campaigns", "campaigns")]
)
def test_a_data_set_without_records_in_french(empty: Ask, command: str, word: str) -> None:
    """French is French even where there is nothing to say."""
    assert word not in empty(command, "--lang", "fr").err


@pytest.mark.parametrize("command", ["statutes", "campaigns"])
def test_a_date_in_a_data_set_without_records(empty: Ask, command: str) -> None:
    """On a date, the silence of the record is explained."""
    said = empty(command, "2001")
    assert (said.status, said.err) == (1, "")
    assert "the record is silent" in said.out
    assert empty.json(command, "2001")["matches"] == []
