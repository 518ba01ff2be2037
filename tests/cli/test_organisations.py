import pytest

import apts_model as am
from tests.cli.asking import NBSP, Ask, family

# --- members -------------------------------------------------------------------------------------


def test_members_of_all_times(ask: Ask) -> None:
    """Without a date, all members ever are listed: with the APTS from September 28, 2022."""
    said = ask("members", "front-commun-2023")
    lines = said.out.splitlines()
    assert (said.status, said.err) == (0, "")
    assert lines[:3] == [
        f"{member}: from April 3, 2022 until February 24, 2024 or later"
        for member in ("CSN", "CSQ", "FTQ")
    ]
    assert lines[3] == "APTS: from September 28, 2022 until February 24, 2024 or later"
    assert lines[4] == "Sources:"
    assert lines[-1] == "Known through November 14, 2025."


def test_members_of_all_times_in_french(ask: Ask) -> None:
    """The same in French."""
    lines = ask.lines("members", "front-commun-2023", "--lang", "fr")
    assert lines[0] == f"CSN{NBSP}: du 3 avril 2022 jusqu’au 24 février 2024 ou après"
    assert lines[-1] == "Situation connue jusqu’au 14 novembre 2025."


@pytest.mark.parametrize(
    ("when", "told", "certain", "possible"),
    [
        (
            "2022-06-01",
            "CSN, CSQ and FTQ were certainly members of Common Front on June 1, 2022.",
            {"csn", "csq", "ftq"},
            set[str](),
        ),
        (
            "2022-09",
            "APTS was possibly a member of Common Front in September 2022: not on every day of ",
            {"csn", "csq", "ftq"},
            {"apts"},
        ),
        (
            "2023-11-06",
            "CSN, CSQ, FTQ and APTS were certainly members of Common Front on November 6, 2023.",
            {"csn", "csq", "ftq", "apts"},
            set[str](),
        ),
    ],
)
def test_members_on_a_date(
    ask: Ask, when: str, told: str, certain: set[str], possible: set[str]
) -> None:
    """With a date, the answer of that date is explained, or given in JSON."""
    said = ask("members", "front-commun-2023", when)
    assert said.status == 0
    assert told in said.out
    answer = ask.json("members", "front-commun-2023", when)
    assert answer == am.load_apts().members_of("front-commun-2023").on(when).to_dict()
    holders = dict.fromkeys(certain, "certain") | dict.fromkeys(possible, "possible")
    assert answer["holders"] == holders


def test_members_on_a_date_in_french(ask: Ask) -> None:
    """The APTS joined the SISP between February 7 and September 23, 2007."""
    assert ask.lines("members", "sisp", "2007-05-01", "--lang", "fr") == [
        f"SISP, le 1er mai 2007{NBSP}: FIQ, SPGQ, CSQ et SFPQ étaient certainement membres.",
        f"Peut-être APTS comme membre{NBSP}: on sait seulement que le début se situe entre le "
        "7 février et le 23 septembre 2007.",
    ]


@pytest.mark.parametrize(
    ("handover", "certain"),
    [
        ("incoming", ["trois", "reseau", "quatre", "deux"]),
        ("outgoing", ["un", "trois", "reseau", "quatre"]),
        ("both", ["un", "trois", "reseau", "quatre", "deux"]),
    ],
)
def test_members_on_the_day_of_a_handover(world: Ask, handover: str, certain: list[str]) -> None:
    """`--handover` says whether those who leave or those who join have the day."""
    arguments = ("members", "front", "2005-06-01", "--handover", handover)
    answer = world.json(*arguments)
    assert answer["handover"] == handover
    assert [match["holder_id"] for match in answer["matches"]] == certain
    [told, *_] = world.lines(*arguments)
    assert ("Deux" in told, "Un" in told) == ("deux" in certain, "un" in certain)


def test_handover_of_the_bundled_data(ask: Ask) -> None:
    """On the day it joins, the APTS is a member for those who count the day as its own."""
    for handover, is_member in (("incoming", True), ("outgoing", False), ("both", True)):
        arguments = ("members", "front-commun-2023", "2022-09-28", "--handover", handover)
        assert ("APTS" in ask.lines(*arguments)[0]) is is_member


def test_a_coalition_is_a_member_too(world: Ask) -> None:
    """A coalition among the members is listed by name, as unions are."""
    assert "Réseau: from January 1, 2000 until January 1, 2010" in world.lines("members", "front")
    assert "Réseau" in world.lines("members", "front", "2004-06")[0]


def test_a_disputed_membership(world: Ask) -> None:
    """A membership that is only claimed is marked in every form."""
    assert "Cinq: from 2004 until 2005, disputed" in world.lines("members", "front")
    french = world.lines("members", "front", "--lang", "fr")
    assert f"Cinq{NBSP}: de 2004 jusqu’en 2005, version contestée" in french
    told = world.lines("members", "front", "2004-06")
    assert told[-1] == (
        "Disputed: according to “Un dépliant”, Cinq was a member from 2004 until 2005; "
        "the data set does not accept this."
    )
    answer = world.json("members", "front", "2004-06")
    assert [claim["holder_id"] for claim in answer["disputed"]] == ["cinq"]
    assert "cinq" not in answer["holders"]


def test_a_membership_of_unknown_dates(ask: Ask) -> None:
    """Of the CISO it is only known that the APTS is listed."""
    assert ask.lines("members", "ciso")[0] == "APTS: at unknown dates, possible"
    [match] = ask.json("members", "ciso")["matches"]
    assert (match["certainty"], match["start"], match["until"]) == ("possible", None, None)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("arguments", "english", "french"),
    [
        (["apts"], "No member of APTS is recorded ", "aucun membre n’est consigné"),
        (["fiq", "2015"], "No member of FIQ is recorded for 2015: ", "aucun membre n’est consigné"),
        (
            ["front-commun-2023", "2020"],
            "Common Front did not exist in 2020.",
            "en 2020\N{NO-BREAK SPACE}: cette organisation n’existait pas.",
        ),
    ],
)
def test_no_members(
    ask: Ask, arguments: list[str], english: str, french: str, language: str
) -> None:
    """Where there are none, people are told what that means, and the status says so."""
    said = ask("members", *arguments, "--lang", language)
    assert (said.status, said.err) == (1, "")
    assert (french if language == "fr" else english) in said.out
    assert ask("members", *arguments, "--json").status == 1


@pytest.mark.parametrize(
    "command", [["members", "apts"], ["strikes", "cps"], ["presidents", "cps"]]
)
@pytest.mark.parametrize(("language", "words"), [("en", " any day"), ("fr", ", en tout temps")])
def test_all_times_are_not_written_out(
    ask: Ask, command: list[str], language: str, words: str
) -> None:
    """Nobody asked about January 1 of the year 1."""
    told = ask(*command, "--lang", language).out
    assert words in told
    assert not any(character.isdigit() for character in told)


# --- leaders -------------------------------------------------------------------------------------

COALITION = "Réseau: a coalition, which has no president"


@pytest.mark.parametrize(("language", "colon"), [("en", ": "), ("fr", f"{NBSP}: ")])
def test_leaders(ask: Ask, language: str, colon: str) -> None:
    """Who led the Front commun on the first day of its strikes: four names, with sources."""
    said = ask("leaders", "front-commun-2023", "2023-11-06", "--lang", language)
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines()[:4] == [
        f"CSN{colon}Caroline Senneville",
        f"CSQ{colon}Éric Gingras",
        f"FTQ{colon}Magali Picard",
        f"APTS{colon}Robert Comeau",
    ]
    heading, *sources = said.out.splitlines()[4:]
    assert heading == f"Sources{colon}".rstrip()
    assert len(sources) == len(set(sources)) > 0
    assert all(line.startswith("- ") for line in sources)


def test_leaders_in_json(ask: Ask) -> None:
    """An app gets, for each member, how certain it is and the whole answer on its president."""
    leaders = ask.json("leaders", "front-commun-2023", "2023-11-06")
    assert [(leader["member_id"], leader["label"]) for leader in leaders] == [
        ("csn", "CSN"),
        ("csq", "CSQ"),
        ("ftq", "FTQ"),
        ("apts", "APTS"),
    ]
    assert {leader["membership"] for leader in leaders} == {"certain"}
    assert [list(leader["presidency"]["holders"].items()) for leader in leaders] == [
        [("caroline-senneville", "certain")],
        [("eric-gingras", "certain")],
        [("magali-picard", "certain")],
        [("robert-comeau", "certain")],
    ]
    assert leaders[3]["presidency"]["sources"]


@pytest.mark.parametrize(
    ("handover", "leader"),
    [
        ("incoming", "Magali Picard"),
        ("outgoing", "Daniel Boyer"),
        ("both", "Daniel Boyer and Magali Picard"),
    ],
)
def test_leaders_on_the_day_of_a_handover(ask: Ask, handover: str, leader: str) -> None:
    """At the FTQ, Picard succeeded Boyer on January 19, 2023."""
    arguments = ("leaders", "front-commun-2023", "2023-01-19", "--handover", handover)
    assert f"FTQ: {leader}" in ask.lines(*arguments)
    ftq = ask.json(*arguments)[2]
    assert ftq["presidency"]["handover"] == handover


@pytest.mark.parametrize(
    ("handover", "lines"),
    [
        ("incoming", [COALITION, "Deux: no one"]),
        ("outgoing", ["Un: Ada", COALITION]),
        ("both", ["Un: Ada", COALITION, "Deux: Bob"]),
    ],
)
def test_the_handover_is_of_members_and_of_leaders(
    world: Ask, handover: str, lines: list[str]
) -> None:
    """Who leaves on that day, leads on that day or not, in a body that it leaves or not."""
    told = world.lines("leaders", "front", "2005-06-01", "--handover", handover)
    assert [line for line in told if "no name" not in line] == lines


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "Un: Ada",
                "Trois: no name on record",
                COALITION,
                "possibly Quatre: no name on record",
            ],
        ),
        (
            "fr",
            [
                f"Un{NBSP}: Ada",
                f"Trois{NBSP}: aucun nom consigné",
                f"Réseau{NBSP}: coalition, sans présidence",
                f"peut-être Quatre{NBSP}: aucun nom consigné",
            ],
        ),
    ],
)
def test_leaders_that_nobody_recorded(world: Ask, language: str, lines: list[str]) -> None:
    """A silent record is not taken for a vacancy, nor a possible member for a certain one."""
    assert world.lines("leaders", "front", "2002", "--lang", language) == lines
    leaders = world.json("leaders", "front", "2002")
    assert [leader["membership"] for leader in leaders] == ["certain"] * 3 + ["possible"]
    assert [leader["presidency"]["vacant"] for leader in leaders] == ["no"] + ["possible"] * 3


@pytest.mark.parametrize(("language", "told"), [("en", "no one"), ("fr", "personne")])
def test_a_certain_vacancy(world: Ask, language: str, told: str) -> None:
    """Where the record is complete and names nobody, there is no one."""
    line = world.lines("leaders", "front", "2007-01-01", "--lang", language)[-1]
    assert line.startswith("Deux")
    assert line.endswith(f": {told}")
    assert world.json("leaders", "front", "2007-01-01")[-1]["presidency"]["vacant"] == "certain"


def test_leaders_that_are_only_possible(ask: Ask) -> None:
    """After the last day that anything is known of, both members and leaders are possible."""
    lines = ask.lines("leaders", "front-commun-2023", "2025-12-25")
    assert lines[-1] == "possibly APTS: possibly Robert Comeau"
    french = ask.lines("leaders", "front-commun-2023", "2025-12-25", "--lang", "fr")
    assert french[-1] == f"peut-être APTS{NBSP}: peut-être Robert Comeau"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_body_without_members_has_no_leaders(ask: Ask, world: Ask, language: str) -> None:
    """Then it is explained what is known of members, and the status says that there are none."""
    for asked, body, when in ((ask, "front-commun-2023", "2020"), (world, "reseau", "2002")):
        said = asked("leaders", body, when, "--lang", language)
        assert said == asked("members", body, when, "--lang", language)
        assert said.status == 1
        assert said.out
        assert asked("leaders", body, when, "--json") == (1, "[]\n", "")


# --- figures -------------------------------------------------------------------------------------


def test_figures(ask: Ask) -> None:
    """What sources say of the APTS, with claims marked, and sources below."""
    said = ask("figures", "apts")
    lines = said.out.splitlines()
    assert (said.status, said.err) == (0, "")
    for line in (
        "March 18, 2004: 15,000 members",
        "about 2004: about 14,000 members (disputed)",
        "some day from 2005 to 2006: growth of 60% (disputed)",
        "about November 2006: 26,000 members",
        "about 2006: 26,675 members (disputed)",
        "about November 2006: 97 job titles",
        "about November 2006: 96 job titles (disputed)",
        "about November 2006: 85% women",
        "January 12, 2016: 32,000 members",
        "April 2017: 56,000 members (disputed)",
        "November 18, 2021: 60,000 members",
        "December 24, 2023: 108 job titles",
        "November 14, 2025: 68,000 members",
    ):
        assert line in lines
    assert lines.index("Sources:") > lines.index("November 14, 2025: 68,000 members")


def test_figures_in_french(ask: Ask) -> None:
    """Digits are set apart, and percentages written, as French does."""
    lines = ask.lines("figures", "apts", "--lang", "fr")
    assert f"18 mars 2004{NBSP}: 15{NBSP}000 membres" in lines
    assert f"avril 2017{NBSP}: 56{NBSP}000 membres (version contestée)" in lines
    assert f"vers novembre 2006{NBSP}: 85{NBSP}% de femmes" in lines


def test_figures_of_one_measure(ask: Ask) -> None:
    """`--measure` leaves the others out."""
    assert ask.lines("figures", "apts", "--measure", "sectors") == [
        "November 19, 2019: 5 sectors",
        "some day from November to December 2023: 3 sectors (disputed)",
    ]
    members = ask.json("figures", "apts", "--measure", "members")["figures"]
    assert {figure["measure"] for figure in members} == {"members"}


def test_figures_of_a_round(ask: Ask) -> None:
    """Eleven days of strike, or nine as another source says; 17.4 percent."""
    assert ask.lines("figures", "apts-2023") == [
        "2023: 11 strike days",
        "2023: 9 strike days (disputed)",
        "January 16, 2024: wage increase of 17.4%",
    ]


def test_figures_of_a_coalition(ask: Ask) -> None:
    """355,000 workers, then 420,000 with those of the APTS."""
    lines = ask.lines("figures", "front-commun-2023", "--measure", "workers")
    assert lines[:2] == ["April 3, 2022: 355,000 workers", "September 28, 2022: 420,000 workers"]


def test_figures_in_json(ask: Ask) -> None:
    """An app gets each figure as a file holds it: a number, its date, its standing, its sources."""
    answer = ask.json("figures", "apts")
    assert list(answer) == ["figures", "sources"]
    rejected = [one for one in answer["figures"] if "standing" in one]
    assert {one["standing"] for one in rejected} == {"disputed"}
    [latest] = [one for one in answer["figures"] if one["value"] == 68000]
    assert (latest["subject_id"], latest["measure"]) == ("apts", "members")
    assert latest["date"] == "2025-11-14"
    cited = {cited["source_id"] for one in answer["figures"] for cited in one["citations"]}
    assert {source["id"] for source in answer["sources"]} == cited
    of_round = ask.json("figures", "apts-2023")["figures"]
    assert [one["value"] for one in of_round] == [11, 9, 17.4]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "date unknown: 1,000 members",
                "2001: 1.5 strike days (disputed)",
                "2002: wage change of about -2.5%",
            ],
        ),
        (
            "fr",
            [
                f"date inconnue{NBSP}: 1{NBSP}000 membres",
                f"2001{NBSP}: 1,5 journée de grève (version contestée)",
                f"2002{NBSP}: variation salariale d’environ -2,5{NBSP}%",
            ],
        ),
    ],
)
def test_undated_figures(world: Ask, language: str, lines: list[str]) -> None:
    """A figure without a date says so; fractions and falls can be told."""
    assert world.lines("figures", "un", "--lang", language) == lines
    assert "date" not in world.json("figures", "un")["figures"][0]


def test_sources_of_figures_are_those_that_are_shown(world: Ask) -> None:
    """A source is listed where a figure that cites it is."""
    assert world("figures", "un").out.endswith("\nSources:\n- Un dépliant\n")
    assert "Sources" not in world("figures", "un", "--measure", "members").out


@pytest.mark.parametrize("arguments", [["csn"], ["csn", "--measure", "members"]])
def test_no_figures(ask: Ask, arguments: list[str]) -> None:
    """Where no source gives a figure, it says so apart from the answer, or gives none in JSON."""
    assert ask("figures", *arguments) == (1, "", "nothing of the kind is recorded for CSN\n")
    french = f"CSN{NBSP}: rien de tel n’est consigné\n"
    assert ask("figures", *arguments, "--lang", "fr") == (1, "", french)
    assert ask("figures", *arguments, "--json").status == 1
    assert ask.json("figures", *arguments) == {"figures": [], "sources": []}


def test_nothing_is_said_of_a_name_in_the_language(ask: Ask) -> None:
    """Who has a French name is named by it in French, even where there is nothing to say."""
    arguments = ("figures", "front-commun-2023", "--measure", "job_titles")
    assert ask(*arguments).err == "nothing of the kind is recorded for Common Front\n"
    assert ask(*arguments, "--lang", "fr").err == (
        f"Front commun intersyndical de 2023{NBSP}: rien de tel n’est consigné\n"
    )


# --- lineage -------------------------------------------------------------------------------------


@pytest.mark.parametrize("union", ["apts", "aptmq", "cps"])
def test_lineage(ask: Ask, union: str) -> None:
    """One merger made the APTS, told once though it is two steps."""
    said = ask("lineage", union)
    lines = said.out.splitlines()
    assert (said.status, said.err) == (0, "")
    assert lines[:2] == ["March 18, 2004: APTMQ and CPS merge into APTS", "Sources:"]
    assert any("en.wikipedia.org" in line for line in lines[2:])
    assert ask.lines("lineage", union, "--lang", "fr") == [
        f"18 mars 2004{NBSP}: APTMQ et CPS fusionnent pour former APTS"
    ]


def test_lineage_in_json(ask: Ask) -> None:
    """An app gets the ids, before and after, and every step with its date and its record."""
    assert ask.json("lineage", "apts") == {
        "id": "apts",
        "ancestors": ["aptmq", "cps"],
        "descendants": [],
        "edges": [
            {
                "predecessor_id": before,
                "successor_id": "apts",
                "date": "2004-03-18",
                "record_id": "apts-2004",
            }
            for before in ("aptmq", "cps")
        ],
        "disputed": [],
    }
    assert ask.json("lineage", "cps")["descendants"] == ["apts"]


def test_lineage_of_every_shape(world: Ask) -> None:
    """Mergers and splits, of one and of several, dated and undated, claims last."""
    assert world.lines("lineage", "trois") == [
        "date unknown: Un and Deux merge into Trois",
        "2011: Trois absorbs Quatre",
        "May 2013: six splits off from Trois",
        "date unknown: sept and huit split off from Trois (disputed)",
        "2012: Un and Cinq merge into Trois (disputed)",
    ]
    assert world.lines("lineage", "trois", "--lang", "fr") == [
        f"date inconnue{NBSP}: Un et Deux fusionnent pour former Trois",
        f"2011{NBSP}: Trois absorbe Quatre",
        f"mai 2013{NBSP}: Trois{NBSP}: six fait scission",
        f"date inconnue{NBSP}: Trois{NBSP}: sept et huit font scission (version contestée)",
        f"2012{NBSP}: Un et Cinq fusionnent pour former Trois (version contestée)",
    ]


def test_lineage_of_every_shape_in_json(world: Ask) -> None:
    """Undated steps have no date; claims are apart."""
    lineage = world.json("lineage", "trois")
    assert lineage["ancestors"] == ["un", "deux", "quatre"]
    assert lineage["descendants"] == ["six"]
    assert [(one["record_id"], one["date"]) for one in lineage["edges"]] == [
        ("undated", None),
        ("undated", None),
        ("absorbed", "2011"),
        ("left", "2013-05"),
    ]
    assert {one["record_id"] for one in lineage["disputed"]} == {"claimed"}


def test_no_lineage(ask: Ask) -> None:
    """Where no merger or split is on record, it says so; in JSON there is no step."""
    assert ask("lineage", "fiq") == (1, "", "nothing of the kind is recorded for FIQ\n")
    french = f"FIQ{NBSP}: rien de tel n’est consigné\n"
    assert ask("lineage", "fiq", "--lang", "fr").err == french
    said = ask("lineage", "fiq", "--json")
    assert said.status == 1
    lineage = ask.json("lineage", "fiq")
    assert (lineage["ancestors"], lineage["edges"], lineage["disputed"]) == ([], [], [])


def test_a_lineage_that_is_only_claimed(world: Ask) -> None:
    """A claim is shown and marked."""
    assert world.lines("lineage", "cinq") == ["2012: Un and Cinq merge into Trois (disputed)"]
    assert len(world.json("lineage", "cinq")["disputed"]) == 1


def test_the_status_is_the_same_in_every_form(world: Ask) -> None:
    """Whether there is an answer does not hang on how it is shown."""
    assert world("lineage", "cinq").status == world("lineage", "cinq", "--json").status == 1
    assert world("lineage", "trois").status == world("lineage", "trois", "--json").status == 0


def test_figures_and_lineage_read_what_was_kept(world: Ask) -> None:
    """What a file holds is what is asked."""
    assert len(world.json("figures", "un")["figures"]) == len(family().figures_of("un"))
    assert len(world.json("lineage", "trois")["edges"]) == len(family().lineage("trois").edges)
