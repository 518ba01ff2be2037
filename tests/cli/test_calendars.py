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
        "  some day from December 18, 2003 to 2006: in force",
        "  November 30, 2007: struck down by a court",
        "  July 6, 2011 or July 8, 2011: upheld by a court",
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
        f"  6 juillet 2011 ou 8 juillet 2011{NBSP}: validation par un tribunal",
        f"  1er avril 2015{NBSP}: entrée en vigueur",
    ):
        assert line in lines


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_statute_that_may_still_be_in_force_is_not_repealed(ask: Ask, language: str) -> None:
    """To be repealed "on this day or later" says how long it was seen in force; it is no step."""
    told = ask("statutes", "--lang", language).out
    assert not any(word in told for word in ("repealed", "abrogation", "or later", "ou après"))
    steps = {step["kind"] for one in ask.json("statutes") for step in one["steps"]}
    assert "repealed" in steps


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
    found = {one["id"]: one for one in ask.json("statutes")}
    assert list(found) == ["r-8-2", "bill-30", "bill-10", "bill-100"]
    bill = found["bill-10"]
    assert (bill["bill"], bill["chapter"]) == ("10", "2015, c. 1; CQLR O-7.2")
    assert {"in_force", "passed"} <= {step["kind"] for step in bill["steps"]}
    assert all(step["citations"][0]["source_id"] for step in bill["steps"])


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
    assert lines[0] == f"Lois en vigueur, en 2009{NBSP}: aucune n’est certaine."
    assert any(
        line.endswith("on sait seulement que la fin se situe entre le 30 novembre 2007 et le "
                      "8 juillet 2011.")
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
    yearly, other = ask.json("campaigns")
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
        ("apts", "November 19, 2019: Andrée Poirier becomes president of APTS"),
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
    assert lines[-1] == f"18 mars 2004{NBSP}: APTMQ et CPS fusionnent sous le nom APTS"


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


def test_chronology_of_everything(ask: Ask, world: Ask) -> None:
    """Without an id, everything: what is on record of anything is in it."""
    everything = ask.lines("chronology")
    assert set(ask.lines("chronology", "apts")) < set(everything)
    assert len(ask.json("chronology")) == len(everything)
    assert any(line.startswith("May 2013: six splits off") for line in world.lines("chronology"))


def test_nothing_happened(ask: Ask, world: Ask) -> None:
    """What happens every year, or on unknown days, has no chronology."""
    for asked, one in ((ask, "twelve-days"), (world, "incertaine")):
        assert asked("chronology", one) == (1, "", f"nothing found for {one}\n")
        french = asked("chronology", one, "--lang", "fr")
        assert french == (1, "", f"aucun résultat pour {one}\n")
        assert asked("chronology", one, "--json") == (1, "[]\n", "")


# --- data sets without records -------------------------------------------------------------------


@pytest.mark.parametrize("command", ["statutes", "campaigns", "chronology"])
def test_a_data_set_without_records(empty: Ask, command: str) -> None:
    """Where there is nothing at all, it says so apart from the answer, or gives an empty list."""
    said = empty(command)
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith("nothing found for ")
    assert empty(command, "--lang", "fr").err.startswith("aucun résultat pour ")
    assert empty(command, "--json") == (1, "[]\n", "")


@pytest.mark.xfail(reason="reported: the English name of the command in a French sentence")
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
