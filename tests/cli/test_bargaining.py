import attrs
import pytest

import apts_model as am
from apts_model.time.periods import ALWAYS
from tests.cli.asking import NBSP, Ask
from tests.cli.conftest import Keep

# --- round ---------------------------------------------------------------------------------------


def test_round(ask: Ask) -> None:
    """A round is told stage by stage, with votes, strikes, claims, and the days of strike."""
    said = ask("round", "apts-2023")
    lines = said.out.splitlines()
    assert (said.status, said.err) == (0, "")
    assert lines[0] == "APTS 2022–2024"
    four = "APTS, CSN, CSQ and FTQ"
    expected = [
        f"October 28, 2022: {four}: filing of union demands",
        f"December 2022: {four}: employer offers",
        f"some day from October 13 to October 17, 2023: {four}: strike mandate (95% in favour)",
        f"November 6, 2023: {four}: partial strike",
        f"November 6, 2023: {four}: full strike (disputed)",
        f"November 20, 2023: {four}: conciliation",
        "December 24, 2023: APTS: agreement in principle",
        f"December 28, 2023: {four}: agreement in principle",
        "some day from February 19 to February 23, 2024: APTS: ratification by the members "
        "(75.7% in favour, turnout 38.6%)",
        f"February 23, 2024: {four}: ratification by the members (74.8% in favour)",
        "June 7, 2024: APTS: collective agreement signed",
        "June 16, 2024: APTS: collective agreement comes into force",
        "APTS: 10 full days and 1 partial day",
        "CSN: 10 full days and 1 partial day",
        "CSQ: 10 full days and 1 partial day",
        "FTQ: 10 full days and 1 partial day",
        "Sources:",
    ]
    assert [line for line in lines if line in expected] == expected
    assert f"November 21, 2023: {four}: full strike (through November 23, 2023)" in lines
    assert f"December 8, 2023: {four}: full strike (through December 14, 2023)" in lines
    assert all(line.startswith("- ") for line in lines[lines.index("Sources:") + 1 :])


def test_round_in_french(ask: Ask) -> None:
    """The stages, votes and days in French."""
    lines = ask.lines("round", "apts-2020", "--lang", "fr")
    assert (
        f"21 décembre 2021{NBSP}: APTS{NBSP}: adoption par les membres (55,3{NBSP}% pour)" in lines
    )
    assert f"25 janvier 2022{NBSP}: APTS{NBSP}: signature de la convention collective" in lines
    assert (
        f"30 janvier 2022{NBSP}: APTS{NBSP}: entrée en vigueur de la convention collective"
    ) in lines
    assert lines[-1] == f"APTS{NBSP}: 4 journées complètes"


def test_round_in_json(ask: Ask) -> None:
    """An app gets the record: tables, milestones, votes, strikes, the agreement."""
    held = ask.json("round", "apts-2023")
    assert (held["id"], held["coalition_id"]) == ("apts-2023", "front-commun-2023")
    assert (held["expires"], held["regime_id"]) == ("2023-03-31", "quebec-1985")
    assert held["agreement"]["signed"] == "2024-06-07"
    assert held["agreement"]["term"] == {"start": "2023-04-01", "through": "2028-03-31"}
    [ratified] = held["milestones"]
    assert (ratified["vote"]["percent_for"], ratified["vote"]["turnout"]) == (75.7, 38.6)
    assert [strike["period"] for strike in held["strikes"]][-1] == {
        "start": "2023-12-08",
        "through": "2023-12-14",
    }
    assert {table["kind"] for table in held["tables"]} == {"central", "sectoral"}
    assert held["strike_days"] == [
        {
            "round_id": "apts-2023",
            "union_id": union_id,
            "full": 10,
            "partial": 1,
            "most_full": 10,
            "most_partial": 1,
        }
        for union_id in ("apts", "csn", "csq", "ftq")
    ]


def test_stages_by_a_date(ask: Ask) -> None:
    """With a date, what was reached by then: on December 26, 2023, the APTS's own agreement."""
    said = ask("round", "apts-2023", "2023-12-26")
    assert said.status == 0
    assert "“agreement in principle (APTS)” on December 26, 2023." in said.out
    assert "ratification" not in said.out
    answer = ask.json("round", "apts-2023", "2023-12-26")
    assert answer == am.load_apts().stages_on("apts-2023", "2023-12-26").to_dict()
    assert answer["holders"]["agreement_in_principle"] == "certain"
    found = [match["id"] for match in answer["matches"]]
    assert "apts-2023-apts-agreement" in found
    assert "apts-2023-agreement-central" not in found


def test_stages_that_were_possibly_reached(ask: Ask) -> None:
    """The strike mandate of 2021 was given between March 29 and June 6."""
    assert ask.lines("round", "apts-2020", "2021-04-01", "--lang", "fr")[1] == (
        f"Peut-être l’étape «{NBSP}mandat de grève{NBSP}»{NBSP}: on sait seulement que le début "
        "se situe entre le 29 mars et le 6 juin 2021."
    )
    assert ask("round", "apts-2020", "2021-04-01").status == 0


@pytest.mark.parametrize("form", [[], ["--json"], ["--lang", "fr"]])
def test_no_stage_was_reached(ask: Ask, form: list[str]) -> None:
    """Before a round there is no answer."""
    said = ask("round", "apts-2020", "2000", *form)
    assert (said.status, said.err) == (1, "")
    assert said.out


def test_a_round_of_which_nothing_is_known(world: Ask) -> None:
    """Without stages, strikes or sources there is its title."""
    assert world("round", "calme") == (0, "Ronde calme\n", "")
    assert world.json("round", "calme") == {
        "id": "calme",
        "title": "Ronde calme",
        "union_ids": ["un"],
        "strike_days": [],
    }


def test_a_round_with_vague_strikes(world: Ask) -> None:
    """The days of strike of each union, as far as they are known."""
    lines = world.lines("round", "agitee")
    assert lines[0] == "Ronde agitée"
    assert lines[-2:] == [
        "Un: from 2 to 8 full days",
        "Deux: from 2 to 8 full days and at least 1 partial day",
    ]
    assert world.lines("round", "agitee", "--lang", "fr")[-2:] == [
        f"Un{NBSP}: de 2 à 8 journées complètes",
        f"Deux{NBSP}: de 2 à 8 journées complètes et au moins 1 journée partielle",
    ]
    assert world("round", "agitee").out.endswith("\nSources:\n- Un dépliant\n")
    days = world.json("round", "agitee")["strike_days"]
    assert [tuple(one.values())[1:] for one in days] == [
        ("un", 2, 0, 8, 0),
        ("deux", 2, 1, 8, None),
    ]


def test_a_round_tells_every_strike_whose_days_it_counts(keep: Keep) -> None:
    """A strike that is planned, open, or of an unknown day is no less counted than told."""
    held = am.BargainingRound(
        id="r",
        title="A round",
        union_ids=["u", "v"],
        strikes=[
            am.Strike(id="open", period=am.Period("2026-01-05", through="..")),
            am.Strike(id="begun", period=am.Period("2026-01-12"), union_ids=["v"]),
            am.Strike(
                id="planned",
                period=am.Period("2026-03-02", through="2026-03-04"),
                union_ids=["u"],
            ),
            am.Strike(id="undated", kind="rotating"),
            am.Strike(id="claimed", kind="partial", standing="disputed"),
        ],
    )
    unions = [am.TradeUnion(id="u"), am.TradeUnion(id="v")]
    ask = keep(am.Dataset(title="Mine", as_of="2026-01-31", unions=unions, rounds=[held]))
    assert ask.lines("round", "r")[:5] == [
        "A round",
        "January 5, 2026: u and v: full strike (end open)",
        "January 12, 2026: v: full strike (end unknown)",
        "u: full strike, from March 2, 2026 through March 4, 2026",
        "u and v: rotating strike, at unknown dates",
    ]
    assert ask.lines("round", "r", "--lang", "fr")[1:5] == [
        f"5 janvier 2026{NBSP}: u et v{NBSP}: grève complète (fin ouverte)",
        f"12 janvier 2026{NBSP}: v{NBSP}: grève complète (fin inconnue)",
        f"u{NBSP}: grève complète, du 2 mars 2026 au 4 mars 2026 inclusivement",
        f"u et v{NBSP}: grève tournante, dates inconnues",
    ]


def test_a_round_of_nobody_tells_its_strikes(keep: Keep) -> None:
    """Where no union is named, the round stands in its place."""
    held = am.BargainingRound(id="r", title="A round", strikes=[am.Strike(id="undated")])
    ask = keep(am.Dataset(title="Mine", rounds=[held]))
    assert ask.lines("round", "r") == ["A round", "A round: full strike, at unknown dates"]


# --- strikes -------------------------------------------------------------------------------------


def test_strikes(ask: Ask) -> None:
    """All strikes of the APTS, a line each, with the days they amount to."""
    lines = ask.lines("strikes", "apts")
    assert lines[:8] == [
        "rotating strike: from some day between October 26 and November 1, 2015 through some day "
        "between October 26 and November 1, 2015",
        "full strike: on December 9, 2015",
        "full strike: from June 7, 2021 through June 8, 2021",
        "full strike: from June 21, 2021 through June 22, 2021",
        "partial strike: on November 6, 2023",
        "full strike: from November 21, 2023 through November 23, 2023",
        "full strike: from December 8, 2023 through December 14, 2023",
        "full strike: on November 6, 2023, disputed",
    ]
    assert lines[8:] == [
        "APTS 2014–2016: 1 full day and from 1 to 7 partial days",
        "APTS 2019–2022: 4 full days",
        "APTS 2022–2024: 10 full days and 1 partial day",
        "Known through November 14, 2025.",
    ]
    said = ask("strikes", "apts")
    assert said.out.splitlines()[11] == "Sources:"
    assert said.status == 0


def test_strikes_in_french(ask: Ask) -> None:
    """The same in French."""
    lines = ask.lines("strikes", "apts", "--lang", "fr")
    assert lines[0] == (
        f"grève tournante{NBSP}: d’un jour entre le 26 octobre et le 1er novembre 2015 à un jour "
        "entre le 26 octobre et le 1er novembre 2015 inclusivement"
    )
    assert lines[2] == f"grève complète{NBSP}: du 7 juin 2021 au 8 juin 2021 inclusivement"
    assert lines[4] == f"grève partielle{NBSP}: le 6 novembre 2023"
    assert lines[7] == f"grève complète{NBSP}: le 6 novembre 2023, version contestée"
    assert lines[8:11] == [
        f"APTS 2014–2016{NBSP}: 1 journée complète et de 1 à 7 journées partielles",
        f"APTS 2019–2022{NBSP}: 4 journées complètes",
        f"APTS 2022–2024{NBSP}: 10 journées complètes et 1 journée partielle",
    ]


def test_strikes_in_json(ask: Ask) -> None:
    """An app gets each strike's id and days, the claims, the records, and the days by round."""
    answer = ask.json("strikes", "apts")
    assert [(one["start"], one["through"]) for one in answer["matches"]] == [
        ("[2015-10-26..2015-11-01]", "[2015-10-26..2015-11-01]"),
        ("2015-12-09", "2015-12-09"),
        ("2021-06-07", "2021-06-08"),
        ("2021-06-21", "2021-06-22"),
        ("2023-11-06", "2023-11-06"),
        ("2023-11-21", "2023-11-23"),
        ("2023-12-08", "2023-12-14"),
    ]
    assert [one["id"] for one in answer["disputed"]] == ["apts-2023-strike-1-claim"]
    assert [one["id"] for one in answer["strikes"]] == [one["id"] for one in answer["matches"]]
    assert answer["strikes"][-1]["period"] == {"start": "2023-12-08", "through": "2023-12-14"}
    assert [one.get("kind") for one in answer["strikes"]] == [
        *("rotating", None, None, None, "partial", None, None)
    ]
    assert [(one["round_id"], one["union_id"]) for one in answer["strike_days"]] == [
        ("apts-2015", "apts"),
        ("apts-2020", "apts"),
        ("apts-2023", "apts"),
    ]
    counts = [tuple(one.values())[2:] for one in answer["strike_days"]]
    assert counts == [(1, 1, 1, 7), (4, 0, 4, 0), (10, 1, 10, 1)]
    for key, value in am.load_apts().strikes_of("apts").during(ALWAYS).to_dict().items():
        assert answer[key] == value


def test_strikes_of_a_union_that_is_not_of_the_round(ask: Ask) -> None:
    """The CSN struck at the common table, though the round is that of the APTS."""
    lines = ask.lines("strikes", "csn")
    assert lines[0] == (
        "full strike: from April 11, 1972 through some day between April 21 and April 22, 1972"
    )
    assert lines[3] == "partial strike: on November 6, 2023"
    assert lines[-4:-1] == [
        "Front commun 1972: from 11 to 12 full days",
        "APTS 2014–2016: 1 full day and from 1 to 7 partial days",
        "APTS 2022–2024: 10 full days and 1 partial day",
    ]
    assert ask("strikes", "csn").status == 0


@pytest.mark.parametrize("form", [[], ["--json"], ["--lang", "fr"]])
def test_no_strikes(ask: Ask, world: Ask, form: list[str]) -> None:
    """Where no strike is on record there is no answer, nor in rounds without strikes."""
    for asked, union in ((ask, "cps"), (world, "trois"), (world, "quatre")):
        said = asked("strikes", union, *form)
        assert (said.status, said.err) == (1, "")
        assert said.out
        assert "Ronde" not in said.out


def test_strikes_of_unknown_days(world: Ask) -> None:
    """Vague strikes are told as vague, and counted by the fewest and the most days."""
    lines = world.lines("strikes", "deux")
    assert lines[:3] == [
        "full strike: from some day between May 1 and May 3, 2001 through some day between May 4 "
        "and May 8, 2001",
        "partial strike: from June 2001, end unknown",
        "rotating strike: at unknown dates, disputed",
    ]
    [counted] = [line for line in lines if "Ronde agitée" in line]
    assert counted.endswith(": from 2 to 8 full days and at least 1 partial day")


def test_strikes_that_are_only_claimed(keep: Keep) -> None:
    """Claims alone are no answer, and no days."""
    ask = keep(
        am.Dataset(
            title="Claims",
            unions=[am.TradeUnion(id="u")],
            rounds=[
                am.BargainingRound(
                    id="r",
                    title="A round",
                    union_ids=["u"],
                    strikes=[
                        am.Strike(
                            id="s",
                            period=am.Period("2001-05-01", through="2001-05-01"),
                            standing="disputed",
                        )
                    ],
                )
            ],
        )
    )
    said = ask("strikes", "u")
    assert said.status == 1
    assert said.out.splitlines()[0] == "full strike: on May 1, 2001, disputed"
    assert said.out.endswith(": no strike day\n")
    assert ask("strikes", "u", "--json").status == 1


# --- deadlines -----------------------------------------------------------------------------------


def test_deadlines(ask: Ask) -> None:
    """What the law required of the round of 2023, in order of time, each with its section."""
    said = ask("deadlines", "apts-2023")
    lines = said.out.splitlines()
    assert (said.status, said.err) == (0, "")
    assert lines[0] == (
        "raiding period: from July 4 to October 2, 2022 "
        "(270 to 180 days before the agreement’s expiry on March 31, 2023; C-27 s. 111.4)"
    )
    assert lines[1].startswith("filing of union demands: by November 1, 2022 at the latest (")
    notices = [line.partition(" (")[0] for line in lines if line.startswith("strike notice: ")]
    assert notices == [
        f"strike notice: by {day}, 2023 at the latest"
        for day in ("October 25", "November 9", "November 28")
    ]
    for line, deadline in zip(lines, of_2023(), strict=True):
        assert line.endswith(f"; {deadline.section.text})")
    [first, *_] = [line for line in lines if line.startswith("strike notice: ")]
    assert first.startswith(
        "strike notice: by October 25, 2023 at the latest "
        "(at least 7 clear working days before the strike on November 6, 2023; "
    )


def of_2023() -> tuple[am.Deadline, ...]:
    """The deadlines of the round of 2023."""
    return am.load_apts().deadlines("apts-2023")


def test_deadlines_in_french(ask: Ask) -> None:
    """The same in French, with the sections as French names them."""
    lines = ask.lines("deadlines", "apts-2023", "--lang", "fr")
    assert lines[0] == (
        f"période de maraudage{NBSP}: du 4 juillet au 2 octobre 2022 "
        "(de 270 à 180 jours avant l’expiration de la convention, le 31 mars 2023; "
        "C-27, art. 111.4)"
    )
    assert lines[1].startswith(
        f"dépôt des demandes syndicales{NBSP}: au plus tard le 1er novembre 2022 ("
    )
    [notice, *_] = [line for line in lines if line.startswith("avis de grève")]
    assert notice.startswith(
        f"avis de grève{NBSP}: au plus tard le 25 octobre 2023 "
        "(au moins 7 jours ouvrables francs avant la grève, le 6 novembre 2023; "
    )
    for line, deadline in zip(lines, of_2023(), strict=True):
        assert line.endswith(f"; {deadline.section.french})")


def test_deadlines_in_json(ask: Ask) -> None:
    """An app gets the days, the rule, what it is counted from, the section with its address."""
    raiding, demands, *others = ask.json("deadlines", "apts-2023")
    assert raiding == {
        "stage": None,
        "first": "2022-07-04",
        "last": "2022-10-02",
        "counted_from": "2023-03-31",
        "record_id": None,
        "rule": {"opens": 270, "closes": 180},
        "extendable": False,
        "section": "C-27 s. 111.4",
        "url": raiding["url"],
    }
    assert raiding["url"].startswith("http")
    assert demands["rule"] == {
        "stage": "demands_filed",
        "relation": "before",
        "counted_from": None,
        "days": 150,
        "count": "calendar",
    }
    [notice, *_] = [one["rule"] for one in others if one["stage"] == "strike_notice"]
    assert (notice["stage"], notice["counted_from"]) == ("strike", "strike_notice")
    assert (notice["relation"], notice["days"]) == ("after", 7)
    assert notice["count"] != "calendar"
    assert (demands["stage"], demands["first"], demands["last"]) == (
        "demands_filed",
        None,
        "2022-11-01",
    )
    assert [
        (one["record_id"], one["counted_from"], one["last"])
        for one in others
        if one["stage"] == "strike_notice"
    ] == [
        ("apts-2023-strike-1", "2023-11-06", "2023-10-25"),
        ("apts-2023-strike-2", "2023-11-21", "2023-11-09"),
        ("apts-2023-strike-3", "2023-12-08", "2023-11-28"),
    ]
    assert {one["stage"] for one in others if one["extendable"]} == {"mediation_report"}


@pytest.mark.parametrize(
    ("holidays", "day"),
    [
        ([], "2023-10-25"),
        (["2023-10-31"], "2023-10-24"),
        (["2023-10-31", "2023-11-01"], "2023-10-23"),
        (["2023-11-01", "2023-11-02", "2023-11-03"], "2023-10-22"),
        (["2023-10-29"], "2023-10-25"),
        (["2022-10-31"], "2023-10-25"),
    ],
)
def test_holidays_move_the_notice(ask: Ask, holidays: list[str], day: str) -> None:
    """A holiday is no working day: the notice must come sooner. A Sunday never was one."""
    options = [part for holiday in holidays for part in ("--holiday", holiday)]
    notices = [
        one
        for one in ask.json("deadlines", "apts-2023", *options)
        if one["record_id"] == "apts-2023-strike-1" and one["stage"] == "strike_notice"
    ]
    assert [one["last"] for one in notices] == [day]
    words = am.ImpreciseDate.parse(day).earliest
    told = f"strike notice: by {words:%B} {words.day}, {words.year} at the latest"
    assert any(line.startswith(told) for line in ask.lines("deadlines", "apts-2023", *options))


def test_vague_deadlines(world: Ask) -> None:
    """From vague days follow vague deadlines: 7 clear working days before May 1 to 3, 2001."""
    lines = world.lines("deadlines", "agitee")
    assert any(
        line.startswith("strike notice: by some day between April 19 and April 23, 2001 at the ")
        for line in lines
    )
    assert {
        one["last"]
        for one in world.json("deadlines", "agitee")
        if one["record_id"] == "vague" and one["stage"] == "strike_notice"
    } == {"[2001-04-19..2001-04-23]"}


def test_a_stage_that_may_not_come_too_soon(keep: Keep) -> None:
    """A mediation report and a strike notice give the first day of a strike.

    Between the notice on a Wednesday and that Saturday week lie seven working days.
    """
    ask = keep(
        am.Dataset(
            title="Soon",
            rounds=[
                am.BargainingRound(
                    id="r",
                    title="A round",
                    regime_id="quebec-1985",
                    milestones=[
                        am.Milestone(id="m", stage="mediation_report", date="2023-10-01"),
                        am.Milestone(id="n", stage="strike_notice", date="2023-10-25"),
                    ],
                )
            ],
        )
    )
    found = {one["record_id"]: one["first"] for one in ask.json("deadlines", "r")}
    assert found == {"m": "2023-10-21", "n": "2023-11-04"}
    lines = ask.lines("deadlines", "r")
    assert [line.partition(" (")[0] for line in lines] == [
        "strike: not before October 21, 2023",
        "strike: not before November 4, 2023",
    ]


@pytest.mark.parametrize(
    ("held", "english", "french"),
    [
        (
            "calme",
            "the round names no regime_id (quebec-1985 or quebec-2025) whose delays could be "
            "counted",
            "la ronde ne nomme aucun regime_id (quebec-1985 ou quebec-2025) dont compter les "
            "délais",
        ),
        (
            "nouvelle",
            "the tables set no delays for quebec-2025; the law may set some",
            "les tables ne fixent aucun délai pour quebec-2025; la loi en fixe peut-être",
        ),
    ],
)
def test_no_deadlines(world: Ask, held: str, english: str, french: str) -> None:
    """Where no delays of the law are known, that is said: the law may have some."""
    title = f"Ronde {held}"
    assert world("deadlines", held) == (1, f"{title}: {english}\n", "")
    assert world("deadlines", held, "--lang", "fr") == (1, f"{title}{NBSP}: {french}\n", "")
    assert world("deadlines", held, "--json") == (1, "[]\n", "")


def test_no_deadlines_without_days(keep: Keep) -> None:
    """Where the round has no day to count the delays of its law from, nothing is recorded."""
    held = am.BargainingRound(id="r", title="A round", regime_id="quebec-1985")
    ask = keep(am.Dataset(title="Dayless", rounds=[held]))
    assert ask("deadlines", "r") == (1, "", "nothing of the kind is recorded for A round\n")
    french = ask("deadlines", "r", "--lang", "fr")
    assert french == (1, "", f"A round{NBSP}: rien de tel n’est consigné\n")


def test_a_regime_that_is_unknown(world: Ask) -> None:
    """A round under a law that is not known here cannot be answered."""
    assert world("deadlines", "inconnue") == (
        2,
        "",
        "apts-model: no regime has the id 'quebec-1984'; did you mean 'quebec-1985'?\n",
    )


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_deadlines_by_the_law_of_another_time(keep: Keep, form: list[str]) -> None:
    """Days that another law gives are told with a warning, which `check` gives as well."""
    held = am.BargainingRound(
        id="r",
        title="A round",
        regime_id="quebec-1985",
        milestones=[am.Milestone(id="m", stage="mediation_report", date="2026-10-01")],
    )
    undated = attrs.evolve(held, id="other", milestones=[])
    dataset = am.Dataset(title="Late", rounds=[held, undated])
    [violation] = [one for one in am.check(dataset) if one.code == "regime-of-another-time"]
    said = keep(dataset)("deadlines", "r", *form)
    assert (said.status, said.err) == (0, f"apts-model: warning: {violation.message}\n")
    assert "2026" in said.out
    assert "warning" not in keep(dataset)("deadlines", "other", *form).err
