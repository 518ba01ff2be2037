import json
import re
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

import attrs
import pytest
from jsonschema import Draft202012Validator

import apts_model as am

APTS = am.load_apts()
NO, POSSIBLE, CERTAIN = am.Certainty
INCOMING, OUTGOING, BOTH = am.Handover
COTE, VERREAULT, DUBE = "denis-cote", "dominique-verreault", "carolle-dube"
POIRIER, COMEAU = "andree-poirier", "robert-comeau"
FULL_NAME = "Alliance du personnel professionnel et technique de la santé et des services sociaux"


class Question(NamedTuple):
    """A question about a day, and all that is expected of its answer."""

    when: str
    holders: dict[str, am.Certainty]
    vacant: am.Certainty = NO
    existed: am.Certainty = CERTAIN
    covered: am.Certainty = CERTAIN
    disputed: tuple[str, ...] = ()
    handover: am.Handover = INCOMING


# Written by hand from the sources that the records cite, not copied from answers.
QUESTIONS = [
    Question("1990-01-01", {}, vacant=CERTAIN, existed=NO, covered=NO),
    Question("2004-03-17", {}, vacant=CERTAIN, existed=NO, covered=NO),
    Question("2004-03", {}, vacant=POSSIBLE, existed=POSSIBLE, covered=NO),
    Question("2004-03-18", {}, vacant=POSSIBLE, covered=NO),
    Question("2004-06-15", {}, vacant=POSSIBLE, covered=NO),
    Question("2004-10-31", {}, vacant=POSSIBLE, covered=NO),
    Question(
        "2004-11-10",
        {COTE: POSSIBLE, VERREAULT: POSSIBLE},
        vacant=POSSIBLE,
        covered=POSSIBLE,
    ),
    Question("2004-11", {COTE: POSSIBLE, VERREAULT: POSSIBLE}, vacant=POSSIBLE, covered=POSSIBLE),
    Question("2004-11-30", {COTE: CERTAIN, VERREAULT: CERTAIN}),
    Question("2004-12", {COTE: CERTAIN, VERREAULT: CERTAIN}),
    Question("2005-01-15", {COTE: CERTAIN, VERREAULT: CERTAIN}),
    Question("2006-05-17", {COTE: CERTAIN, VERREAULT: CERTAIN}),
    Question("2006-05-18", {VERREAULT: CERTAIN}),
    Question("2006-05-18", {COTE: CERTAIN, VERREAULT: CERTAIN}, handover=OUTGOING),
    Question("2006-05-18", {COTE: CERTAIN, VERREAULT: CERTAIN}, handover=BOTH),
    Question("2006-05-19", {VERREAULT: CERTAIN}),
    Question("2006", {COTE: POSSIBLE, VERREAULT: CERTAIN}),
    Question("2012-05-08", {VERREAULT: CERTAIN}),
    Question("2012-05-09", {DUBE: CERTAIN}),
    Question("2012-05-09", {VERREAULT: CERTAIN}, handover=OUTGOING),
    Question("2012", {VERREAULT: POSSIBLE, DUBE: POSSIBLE}),
    Question("2016-01-12", {DUBE: CERTAIN}),
    Question("2016~", {DUBE: CERTAIN}),
    Question("2019-11-18", {DUBE: CERTAIN}),
    Question("2019-11-19", {POIRIER: CERTAIN}),
    Question("2019-11-19", {DUBE: CERTAIN}, handover=OUTGOING),
    Question("2019-11-19", {DUBE: CERTAIN, POIRIER: CERTAIN}, handover=BOTH),
    Question("2020-11-25", {POIRIER: CERTAIN}),
    Question("2021-06-08", {POIRIER: CERTAIN}),
    Question("2021-06-09", {POIRIER: POSSIBLE, COMEAU: POSSIBLE}, disputed=(POIRIER,)),
    Question("2021-06-15", {POIRIER: POSSIBLE, COMEAU: POSSIBLE}, disputed=(POIRIER,)),
    Question("2021-06-20", {POIRIER: POSSIBLE, COMEAU: POSSIBLE}, disputed=(POIRIER,)),
    Question("2021-06-21", {COMEAU: CERTAIN}, disputed=(POIRIER,)),
    Question(
        "2021-06-21",
        {POIRIER: POSSIBLE, COMEAU: POSSIBLE},
        disputed=(POIRIER,),
        handover=OUTGOING,
    ),
    Question("2021-07-01", {COMEAU: CERTAIN}, disputed=(POIRIER,)),
    Question("2021-11-15", {COMEAU: CERTAIN}, disputed=(POIRIER,)),
    Question("2021-11-16", {COMEAU: CERTAIN}),
    Question("2021-11-16", {COMEAU: CERTAIN}, disputed=(POIRIER,), handover=OUTGOING),
    Question("2021-11-18", {COMEAU: CERTAIN}),
    Question("2021-11", {COMEAU: CERTAIN}, disputed=(POIRIER,)),
    Question("2025-11-14", {COMEAU: CERTAIN}),
    Question(
        "2030-01-01",
        {COMEAU: POSSIBLE},
        vacant=POSSIBLE,
        existed=POSSIBLE,
        covered=POSSIBLE,
        disputed=(COMEAU,),
    ),
]


@pytest.mark.parametrize(
    "asked", QUESTIONS, ids=lambda asked: f"{asked.when}-{asked.handover.value}"
)
def test_who_was_president(asked: Question) -> None:
    """Each answer has the holders, doubts and silences that the sources allow."""
    answer = APTS.president_on("apts", asked.when, asked.handover)
    assert dict(answer.holders) == asked.holders
    assert answer.vacant is asked.vacant
    assert answer.existed is asked.existed
    assert answer.covered is asked.covered
    assert tuple(record.holder_id for record in answer.disputed) == asked.disputed
    assert all(record.standing is am.Standing.DISPUTED for record in answer.disputed)


@pytest.mark.parametrize(
    ("when", "doubts"),
    [
        ("2004-11-10", {COTE: {am.Doubt.START}, VERREAULT: {am.Doubt.START}}),
        ("2021-06-15", {POIRIER: {am.Doubt.END}, COMEAU: {am.Doubt.START}}),
        ("2030-01-01", {COMEAU: {am.Doubt.AFTER_AS_OF}}),
        ("2012", {VERREAULT: {am.Doubt.WHEN}, DUBE: {am.Doubt.WHEN}}),
        ("2005-01-15", {COTE: set[am.Doubt](), VERREAULT: set[am.Doubt]()}),
    ],
)
def test_why_an_answer_is_in_doubt(when: str, doubts: dict[str, set[am.Doubt]]) -> None:
    """Each match that is only possible says why; a certain one has no doubts."""
    answer = APTS.president_on("apts", when)
    assert {match.record.holder_id: set(match.doubts) for match in answer} == doubts


@pytest.mark.parametrize("handover", am.Handover)
def test_nothing_is_certain_on_the_day_after_as_of(handover: am.Handover) -> None:
    """What was so on the last known day is at best possible on the next, however it is read."""
    answer = APTS.president_on("apts", "2025-11-15", handover)
    assert dict(answer.holders) == {COMEAU: POSSIBLE}
    assert (answer.vacant, answer.existed, answer.covered) == (POSSIBLE, POSSIBLE, POSSIBLE)


def test_the_source_of_an_answer_is_named() -> None:
    """Both presidents of January 2005 rest on the one source that lists them."""
    sources = APTS.president_on("apts", "2005-01-15").sources
    assert [source.id for source in sources] == ["wikipedia-en"]
    assert sources[0].url is not None
    assert sources[0].url.startswith("https://en.wikipedia.org/wiki/Alliance_du_personnel_")


def test_the_sole_presidency_after_the_reform() -> None:
    """The record that answers for Verreault after the handover day is the one she held alone."""
    assert APTS.president_on("apts", "2006-05-18").one().id == "apts-verreault"
    assert APTS.president_on("apts", "2006-05-18").one().period == am.Period(
        "2006-05-18", until="2012-05-09"
    )


def test_reelections_and_accessions() -> None:
    """Comeau came in as interim president, was elected, and then elected twice again."""
    held = APTS.presidencies_held_by(COMEAU)
    accepted = [record for record in held if record.standing is am.Standing.ACCEPTED]
    assert [record.accession for record in accepted] == [
        am.Accession.INTERIM,
        am.Accession.ELECTED,
    ]
    assert [record.reelected for record in accepted] == [
        (),
        (am.ImpreciseDate.parse("2023-11-09"), am.ImpreciseDate.parse("2025-11-14")),
    ]


def test_the_union_itself() -> None:
    """Founding, head office and names of the union are those of its sources."""
    apts = APTS.union("apts")
    assert apts.kind is am.UnionKind.UNION
    assert apts.period == am.Period("2004-03-18", until="..")
    assert apts.headquarters == "Longueuil"
    assert apts.category == "4"
    assert apts.short_name() == apts.short_name("en") == "APTS"
    assert APTS.name_on("apts", "2010-05-01").one().text == FULL_NAME
    assert APTS.name_on("apts", "2004-03-17").existed is NO


def test_seats() -> None:
    """There were two presidents at once until the by-laws were changed, one since."""
    seats = APTS.union("apts").president_seats
    assert [(seat.count, seat.period) for seat in seats] == [
        (2, am.Period("2004-03-18", until="2006-05-18")),
        (1, am.Period("2006-05-18", until="..")),
    ]


def test_what_the_data_set_says_of_itself() -> None:
    """It knows things up to the last congress, and presidencies from November 2004 on."""
    assert str(APTS.as_of) == "2025-11-14"
    assert [
        (coverage.subject_id, coverage.records, coverage.period) for coverage in APTS.coverages
    ] == [("apts", am.RecordKind.PRESIDENCIES, am.Period("2004-11", until=".."))]


def test_never_more_presidents_than_seats() -> None:
    """On no day of the record do more presidents possibly hold than there are seats."""
    timeline = APTS.presidencies_of("apts")
    [((one, other), certainty)] = timeline.overlaps()
    assert {one.holder_id, other.holder_id} == {COTE, VERREAULT}
    assert certainty is CERTAIN
    assert one.period.contains(other.period) is not NO


# --- the whole domain ----------------------------------------------------------------------------

# All of this, too, was written from the sources before anything was asked of the library.
# Of every answer that is asked for here, certain and possible holders are told apart.


def held_in(answer: am.Answer[Any]) -> dict[str, am.Certainty]:
    """Give whoever or whatever an answer names, with its certainty."""
    return dict(answer.holders)


@pytest.mark.parametrize(
    ("body_id", "when", "members"),
    [
        ("front-commun-2009", "2010-01-01", {"csn", "ftq", "sisp"}),
        ("front-commun-2014", "2015-01-01", {"csn", "ftq", "sisp"}),
        ("front-commun-2023", "2022-06-01", {"csn", "csq", "ftq"}),
        ("front-commun-2023", "2022-09-27", {"csn", "csq", "ftq"}),
        ("front-commun-2023", "2022-09-28", {"csn", "csq", "ftq", "apts"}),
        ("front-commun-2023", "2023-11-06", {"csn", "csq", "ftq", "apts"}),
    ],
)
def test_who_belonged_to_a_front(body_id: str, when: str, members: set[str]) -> None:
    """These organisations, certainly, and no other: APTS was in earlier fronts through the SISP."""
    assert held_in(APTS.members_of(body_id).on(when)) == dict.fromkeys(members, CERTAIN)


@pytest.mark.parametrize(
    ("member_id", "body_id", "when", "certainty"),
    [
        ("apts", "sisp", "2007-02-06", NO),  # a list of that day leaves it out
        ("apts", "sisp", "2007-05-01", POSSIBLE),
        ("apts", "sisp", "2007-09-22", POSSIBLE),
        ("apts", "sisp", "2007-09-23", CERTAIN),  # a list of that day names it
        ("apts", "sisp", "2012-02-23", CERTAIN),
        ("apts", "sisp", "2014-03-16", CERTAIN),
        ("apts", "sisp", "2004-06-15", NO),
        ("csq", "sisp", "2007-02-06", CERTAIN),
        ("csq", "sisp", "2014-03-16", CERTAIN),
        ("sisp", "front-commun-2009", "2010-01-01", CERTAIN),
        ("sisp", "front-commun-2023", "2022-10-01", NO),
        ("apts", "front-commun-2009", "2010-01-01", NO),
        ("apts", "front-commun-2023", "2022-09-27", NO),
        ("apts", "front-commun-2023", "2023-11-06", CERTAIN),
        ("apts", "ciso", "2010-01-01", POSSIBLE),  # nobody says since when
        ("apts", "coalition-solidarite-sante", "2010-01-01", POSSIBLE),
        ("apts", "reseau-vigilance", "2010-01-01", POSSIBLE),
        ("apts", "rqic", "2010-01-01", POSSIBLE),
        ("apts", "isp", "2010-01-01", POSSIBLE),
    ],
)
def test_what_it_belonged_to(
    member_id: str, body_id: str, when: str, certainty: am.Certainty
) -> None:
    """Nothing is certain of a membership but what lists of members bear out."""
    assert held_in(APTS.affiliations_of(member_id).on(when)).get(body_id, NO) is certainty
    assert held_in(APTS.members_of(body_id).on(when)).get(member_id, NO) is certainty


@pytest.mark.parametrize(
    ("when", "leaders"),
    [
        (
            "2023-11-06",
            {
                "apts": COMEAU,
                "csn": "caroline-senneville",
                "csq": "eric-gingras",
                "ftq": "magali-picard",
            },
        ),
        (
            "2022-09-28",
            {
                "apts": COMEAU,
                "csn": "caroline-senneville",
                "csq": "eric-gingras",
                "ftq": "daniel-boyer",
            },
        ),
        (
            "2022-06-01",
            {"csn": "caroline-senneville", "csq": "eric-gingras", "ftq": "daniel-boyer"},
        ),
    ],
)
def test_who_led_every_member(when: str, leaders: dict[str, str]) -> None:
    """Of every member of the front, one president is certain."""
    found = APTS.leaders_on("front-commun-2023", when)
    assert {leader.member_id: leader.presidency.one().holder_id for leader in found} == leaders
    assert {leader.membership.certainty for leader in found} == {CERTAIN}


@pytest.mark.parametrize(
    ("union_id", "when", "holder_id"),
    [
        ("ftq", "2013-11-28", "michel-arsenault"),
        ("ftq", "2013-11-29", "daniel-boyer"),
        ("ftq", "2022-09-28", "daniel-boyer"),
        ("ftq", "2023-01-18", "daniel-boyer"),
        ("ftq", "2023-01-19", "magali-picard"),
        ("csn", "2021-06-15", "jacques-letourneau"),
        ("csn", "2021-06-16", "caroline-senneville"),
        ("csq", "2021-06-29", "sonia-ethier"),
        ("csq", "2021-06-30", "eric-gingras"),
        ("csq", "2024-06-29", "eric-gingras"),
    ],
)
def test_who_was_president_elsewhere(union_id: str, when: str, holder_id: str) -> None:
    """Presidents of the partners took office on the days on which they were elected."""
    assert APTS.president_on(union_id, when).one().holder_id == holder_id


@pytest.mark.parametrize(
    ("union_id", "when"), [("fae", "2010-01-01"), ("sfpq", "2012-02-23"), ("csd", "1985-01-01")]
)
def test_presidents_that_no_source_names(union_id: str, when: str) -> None:
    """The record is silent on them: nobody is named, and nothing is vacant for certain."""
    answer = APTS.president_on(union_id, when)
    assert held_in(answer) == {}
    assert answer.vacant is POSSIBLE


@pytest.mark.parametrize(
    ("when", "holders", "vacant"),
    [
        ("1981-12", {"norbert-rodrigue": CERTAIN}, NO),
        ("1982-12", {"norbert-rodrigue": POSSIBLE}, POSSIBLE),
        ("1982-12-15", {"norbert-rodrigue": POSSIBLE}, POSSIBLE),
        ("1983-12-31", {"gerald-larose": CERTAIN}, NO),
    ],
)
def test_a_year_that_no_source_fills(
    when: str, holders: dict[str, am.Certainty], vacant: am.Certainty
) -> None:
    """Rodrigue left the CSN in 1982 and Larose came in 1983: between them nothing is known."""
    answer = APTS.president_on("csn", when)
    assert held_in(answer) == holders
    assert answer.vacant is vacant


def test_who_stood_in_at_the_nurses() -> None:
    """On November 1, 2021 Lévesque was president of the FIQ in the interim, and no one else."""
    record = APTS.president_on("fiq", "2021-11-01").one()
    assert (record.holder_id, record.accession) == ("nathalie-levesque", am.Accession.INTERIM)


def test_an_acronym_that_was_used_twice() -> None:
    """The CSQ of today was called CEQ in 1990, for its second name with that acronym."""
    names = APTS.name_on("csq", "1990-01-01", kind=am.NameKind.ACRONYM)
    assert held_in(names) == {"CEQ": CERTAIN}
    full = APTS.name_on("csq", "1990-01-01", "fr").one()
    assert full.text.replace("’", "'") == "Centrale de l'enseignement du Québec"


@pytest.mark.parametrize(
    ("when", "certainty"),
    [
        ("2021-06-06", NO),
        ("2021-06-07", CERTAIN),
        ("2021-06-08", CERTAIN),
        ("2021-06-09", NO),
        ("2021-06-20", NO),
        ("2021-06-21", CERTAIN),
        ("2021-06-22", CERTAIN),
        ("2021-06-23", NO),
        ("2021-06", POSSIBLE),
        ("2023-11-05", NO),
        ("2023-11-06", CERTAIN),
        ("2023-11-07", NO),
        ("2023-11-20", NO),
        ("2023-11-21", CERTAIN),
        ("2023-11-22", CERTAIN),
        ("2023-11-23", CERTAIN),
        ("2023-11-24", NO),
        ("2023-12-07", NO),
        ("2023-12-08", CERTAIN),
        ("2023-12-14", CERTAIN),
        ("2023-12-15", NO),
        ("2023-12", POSSIBLE),
        ("2024", NO),
    ],
)
def test_days_on_strike(when: str, certainty: am.Certainty) -> None:
    """The members were out on these days, and no others."""
    assert APTS.on_strike("apts", when) is certainty


def test_how_many_days_on_strike() -> None:
    """3 + 7 whole days and half a day in 2023, 4 days in 2021; one source says nine in 2023."""
    days = APTS.strike_days("apts-2023", "apts")
    assert (days.full, days.partial, days.is_exact) == (10, 1, True)
    days = APTS.strike_days("apts-2020", "apts")
    assert (days.full + days.partial, days.is_exact) == (4, True)
    told = APTS.figure_on("apts-2023", am.Measure.STRIKE_DAYS, "2024-06-07")
    assert [int(figure.value) for figure in told.certain] == [11]
    assert [int(figure.value) for figure in told.disputed] == [9]


def reached_at(kind: am.TableKind, when: str) -> dict[am.Stage, am.Certainty]:
    """Give the stages that the one table of a kind had reached in the round of 2023."""
    [table] = [table for table in APTS.round("apts-2023").tables if table.kind is kind]
    answer = APTS.stages_on("apts-2023", when, table.id)
    return {match.record.stage: match.certainty for match in answer}


def test_sectoral_before_central() -> None:
    """The sectoral agreement in principle is of December 24, the central one of December 28."""
    deal = am.Stage.AGREEMENT_IN_PRINCIPLE
    for when, sectoral, central in (
        ("2023-12-23", NO, NO),
        ("2023-12-24", CERTAIN, NO),
        ("2023-12-27", CERTAIN, NO),
        ("2023-12-28", CERTAIN, CERTAIN),
    ):
        assert reached_at(am.TableKind.SECTORAL, when).get(deal, NO) is sectoral
        assert reached_at(am.TableKind.CENTRAL, when).get(deal, NO) is central


@pytest.mark.parametrize(
    ("round_id", "stage", "before", "on"),
    [
        ("apts-2020", am.Stage.RATIFICATION, "2021-12-12", "2021-12-21"),
        ("apts-2020", am.Stage.SIGNATURE, "2022-01-24", "2022-01-25"),
        ("apts-2020", am.Stage.IN_FORCE, "2022-01-29", "2022-01-30"),
        ("apts-2020", am.Stage.STRIKE, "2021-06-06", "2021-06-07"),
        ("apts-2023", am.Stage.STRIKE, "2023-11-05", "2023-11-06"),
        ("apts-2023", am.Stage.STRIKE_MANDATE, "2023-09-17", "2023-10-17"),
        ("apts-2023", am.Stage.CONCILIATION, "2023-11-15", "2023-11-20"),
        ("apts-2023", am.Stage.RATIFICATION, "2024-01-14", "2024-02-23"),
        ("apts-2023", am.Stage.SIGNATURE, "2024-06-06", "2024-06-07"),
        ("apts-2023", am.Stage.IN_FORCE, "2024-06-15", "2024-06-16"),
    ],
)
def test_stages_that_were_reached(round_id: str, stage: am.Stage, before: str, on: str) -> None:
    """A stage was not reached before its day, and certainly is from then on."""
    assert stage not in {match.record.stage for match in APTS.stages_on(round_id, before)}
    assert stage in {record.stage for record in APTS.stages_on(round_id, on).certain}
    assert stage in {record.stage for record in APTS.stages_on(round_id, "2030-01-01").certain}


def test_votes() -> None:
    """Votes that the members took part in, by date; of the mandate of 2021 no result is known."""
    told = [
        (milestone.stage, str(milestone.vote.percent_for), str(milestone.vote.turnout))
        for milestone in APTS.votes_of("apts")
        if milestone.vote is not None
    ]
    assert told == [
        (am.Stage.RATIFICATION, "75", "None"),
        (am.Stage.STRIKE_MANDATE, "None", "None"),
        (am.Stage.RATIFICATION, "55.3", "None"),
        (am.Stage.STRIKE_MANDATE, "95", "None"),
        (am.Stage.RATIFICATION, "75.7", "38.6"),
        (am.Stage.RATIFICATION, "74.8", "None"),
    ]


@pytest.mark.parametrize("union_id", ["aptmq", "cps"])
def test_what_became_of_the_founders(union_id: str) -> None:
    """APTS has carried both on since March 18, 2004."""
    assert held_in(APTS.successors_on(union_id, "2004-03-17")) == {}
    for when in ("2004-03-18", "2010-01-01"):
        assert held_in(APTS.successors_on(union_id, when)) == {"apts": CERTAIN}
    lineage = APTS.lineage(union_id)
    assert (lineage.ancestors, lineage.descendants) == ((), ("apts",))
    assert held_in(APTS.successors_on("apts", "2020-01-01")) == {}


def test_where_it_came_from() -> None:
    """APTS was born of one merger of two unions; nothing has come from it."""
    lineage = APTS.lineage("apts")
    assert set(lineage.ancestors) == {"aptmq", "cps"}
    assert lineage.descendants == ()
    assert lineage.disputed == ()
    assert {(edge.predecessor_id, edge.successor_id, str(edge.date)) for edge in lineage.edges} == {
        ("aptmq", "apts", "2004-03-18"),
        ("cps", "apts", "2004-03-18"),
    }
    assert {type(edge.record) for edge in lineage.edges} == {am.Merger}


@pytest.mark.parametrize(
    ("subject_id", "measure", "when", "certain", "disputed"),
    [
        ("apts", "members", "2004-03-18", {15000}, {14000}),
        ("apts", "members", "2016-01-12", {32000}, set[int]()),
        ("apts", "members", "2019-11-19", {55000}, set[int]()),
        ("apts", "members", "2021-11-18", {60000}, set[int]()),
        ("apts", "members", "2023-12-24", {65000}, set[int]()),
        ("apts", "members", "2024-06-07", {65000}, set[int]()),
        ("apts", "members", "2025-11-14", {68000}, set[int]()),
        ("apts", "job-titles", "2023-12-24", {108}, set[int]()),
        ("apts", "sectors", "2019-11-19", {5}, set[int]()),
        ("apts", "percent-women", "2025-01-01", {86}, set[int]()),
        ("front-commun-2009", "workers", "2010-01-01", {475000}, set[int]()),
        ("front-commun-2014", "workers", "2015-10-01", {400000}, set[int]()),
        ("front-commun-2023", "workers", "2022-04-03", {355000}, set[int]()),
        ("front-commun-2023", "workers", "2023-11-06", {420000}, set[int]()),
        ("sisp", "members", "2007-09-23", {300000}, set[int]()),
        ("sisp", "members", "2012-02-23", {335000}, set[int]()),
    ],
)
def test_figures_by_a_day(
    subject_id: str, measure: str, when: str, certain: set[int], disputed: set[int]
) -> None:
    """On its day a figure is the latest; one that may be of that very day is possible."""
    answer = APTS.figure_on(subject_id, measure.replace("-", "_"), when)
    assert {int(figure.value) for figure in answer.certain} == certain
    assert all("~" in str(it.date) or ".." in str(it.date) for it in answer.possible)
    assert {int(figure.value) for figure in answer.disputed} == disputed


def test_a_figure_after_what_is_known_is_possible() -> None:
    """Nobody knows of later days whether the union was still there; older pages say 60,000."""
    assert str(APTS.figure_on("apts", "members", "2025-12-01")) == "possibly 68,000 members"


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("2016-03-09", {32000, 52000}),  # of 2017 or thereabouts: 2016 may be meant
        ("2018-12-31", {52000, 55000}),
    ],
)
def test_either_figure_may_be_the_latest(when: str, told: set[int]) -> None:
    """Where an approximate date may be later than another, one of two figures is the latest."""
    answer = APTS.figure_on("apts", "members", when)
    assert answer.certain == ()
    assert {int(figure.value) for figure in answer.possible} == told
    assert answer.vacant is NO


@pytest.mark.parametrize(
    ("subject_id", "measure", "accepted", "disputed"),
    [
        ("aptmq", am.Measure.MEMBERS, {5000}, {4500}),
        ("cps", am.Measure.MEMBERS, {10000}, set[int]()),
        ("apts", am.Measure.SECTORS, {5}, {3}),
        ("apts-2023", am.Measure.STRIKE_DAYS, {11}, {9}),
    ],
)
def test_figures_and_their_rivals(
    subject_id: str, measure: am.Measure, accepted: set[int], disputed: set[int]
) -> None:
    """Where sources contradict each other both are kept, and a rejected one names its rival."""
    figures = APTS.figures_of(subject_id, measure)
    by_id = {figure.id: figure for figure in figures}
    for figure in figures:
        if figure.standing is am.Standing.DISPUTED and figure.disputes_id is not None:
            assert by_id[figure.disputes_id].standing is am.Standing.ACCEPTED
    told = {
        standing: {int(figure.value) for figure in figures if figure.standing is standing}
        for standing in am.Standing
    }
    assert told == {am.Standing.ACCEPTED: accepted, am.Standing.DISPUTED: disputed}


@pytest.mark.parametrize(
    ("measure", "year", "values"),
    [
        (am.Measure.MEMBERS, 2004, {15000, 14000}),
        (am.Measure.MEMBERS, 2006, {26000, 26675}),
        (am.Measure.MEMBERS, 2017, {52000, 56000}),
        (am.Measure.MEMBERS, 2020, {56000, 60000}),
        (am.Measure.JOB_TITLES, 2006, {96, 97}),
        (am.Measure.PERCENT_WOMEN, 2006, {85}),
    ],
)
def test_figures_that_disagree(measure: am.Measure, year: int, values: set[int]) -> None:
    """Of two claims for one year, at most one is accepted; neither is lost."""
    told = [
        figure
        for figure in APTS.figures_of("apts", measure)
        if figure.date is not None and figure.date.earliest.year == year
    ]
    assert {int(figure.value) for figure in told} == values
    assert len([one for one in told if one.standing is am.Standing.ACCEPTED]) == 1


@pytest.mark.parametrize(
    ("round_id", "opens", "closes", "demands"),
    [
        ("apts-2020", "2019-07-05", "2019-10-03", "2019-11-02"),
        ("apts-2023", "2022-07-04", "2022-10-02", "2022-11-01"),
    ],
)
def test_deadlines_counted_from_the_expiry(
    round_id: str, opens: str, closes: str, demands: str
) -> None:
    """Raiding 270 to 180 days before the old agreement ends, demands 150 days before at last."""
    deadlines = APTS.deadlines(round_id)
    [raiding] = [deadline for deadline in deadlines if deadline.stage is None]
    assert (str(raiding.first), str(raiding.last)) == (opens, closes)
    [filing] = [one for one in deadlines if one.stage is am.Stage.DEMANDS_FILED]
    assert (filing.first, str(filing.last)) == (None, demands)


def test_the_notice_of_a_strike() -> None:
    """Seven clear working days before November 6, 2023: the notice is of October 25 at last."""
    notices = {
        str(deadline.counted_from): (deadline.first, str(deadline.last))
        for deadline in APTS.deadlines("apts-2023")
        if deadline.stage is am.Stage.STRIKE_NOTICE
    }
    assert notices["2023-11-06"] == (None, "2023-10-25")


@pytest.mark.parametrize(
    ("statute_id", "when", "certainty"),
    [
        ("bill-10", "2015-02-07", NO),
        ("bill-10", "2015-03-31", NO),
        ("bill-10", "2015-04-01", CERTAIN),
        ("bill-30", "2003-12-17", NO),
        ("bill-30", "2006-01-01", CERTAIN),  # no source names the day: by the votes of 2005
        ("bill-30", "2007-01-01", CERTAIN),
        ("bill-30", "2007-11-29", CERTAIN),
        ("bill-30", "2007-12-01", POSSIBLE),  # struck down: later the appeal was won
        ("bill-30", "2011-07-05", POSSIBLE),
        ("bill-30", "2011-07-09", CERTAIN),
        ("bill-30", "2020-10-22", CERTAIN),
        ("r-8-2", "1985-06-18", NO),
        ("r-8-2", "2024-04-16", CERTAIN),
        ("r-8-2", "2025-06-05", CERTAIN),
        ("r-8-2", "2025-06-06", NO),
        ("r-8-2", "2025-07-01", NO),
        ("bill-100", "2025-06-05", NO),
        ("bill-100", "2025-06-06", CERTAIN),
        ("bill-100", "2025-07-01", CERTAIN),
    ],
)
def test_law_in_force(statute_id: str, when: str, certainty: am.Certainty) -> None:
    """A statute is in force from the day it says until it is replaced; a ruling leaves doubt."""
    assert held_in(APTS.statutes_in_force_on(when)).get(statute_id, NO) is certainty


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2030, 2099])
def test_twelve_days_of_every_year(year: int) -> None:
    """From November 25 to December 6, both included, certainly up to the day known."""
    days = [f"{year}-11-25", f"{year}-11-30", f"{year}-12-01", f"{year}-12-06"]
    for day in days:
        assert "twelve-days" in held_in(APTS.campaigns_on(day))
    for day in (f"{year}-11-24", f"{year}-12-07", f"{year}-06-15"):
        assert "twelve-days" not in held_in(APTS.campaigns_on(day))
    known = [day for day in days if day < "2025-11-14"]
    assert {held_in(APTS.campaigns_on(day))["twelve-days"] for day in known} <= {CERTAIN}


@pytest.mark.parametrize(
    ("when", "signed"),
    [
        ("2022-01-29", None),
        ("2022-01-30", "2022-01-25"),
        ("2023-03-31", "2022-01-25"),
        ("2023-04-01", None),
        ("2023-06-01", None),
        ("2024-06-07", None),
        ("2024-06-15", None),
        ("2024-06-16", "2024-06-07"),
        ("2025-01-01", "2024-06-07"),
    ],
)
def test_which_agreement_was_in_force(when: str, signed: str | None) -> None:
    """Each is in force from the day its release names through the end of its term."""
    answer = APTS.agreement_on("apts", when)
    assert [str(agreement.signed) for agreement in answer.certain] == ([signed] if signed else [])
    assert answer.possible == ()


def test_agreement_of_a_later_day() -> None:
    """The term runs through March 31, 2028, a day that is known, whether the union does or not."""
    answer = APTS.agreement_on("apts", "2028-03-31")
    assert [str(agreement.signed) for agreement in answer.certain] == ["2024-06-07"]
    assert answer.existed is POSSIBLE
    assert len(APTS.agreement_on("apts", "2028-04-01")) == 0


def test_rounds() -> None:
    """Five rounds, all under the law of 1985; what the first one replaced is not known."""
    assert [(held.id, str(held.expires)) for held in APTS.rounds_of("apts")] == [
        ("apts-2005", "None"),
        ("apts-2010", "2010"),
        ("apts-2015", "2015-03-31"),
        ("apts-2020", "2020-03-31"),
        ("apts-2023", "2023-03-31"),
    ]
    assert {held.regime_id for held in APTS.rounds_of("apts")} == {"quebec-1985"}


def test_names_of_the_bodies() -> None:
    """Official names are those of the bodies themselves, where the encyclopedia errs."""
    rqic = APTS.coalition("rqic")
    official = "Réseau québécois sur l’intégration continentale"
    assert official in {name.text.replace("'", "’") for name in rqic.names}
    assert "Internationale des services publics" in {n.text for n in APTS.coalition("isp").names}


# --- the file ------------------------------------------------------------------------------------


def test_the_file_is_canonical() -> None:
    """The file is, byte for byte, what the library would write; it names the schema beside it."""
    data = resources.files("apts_model").joinpath("data")
    written = data.joinpath("apts.json").read_bytes()
    assert am.dumps(APTS, schema="apts-model-1.schema.json").encode() == written
    assert am.loads(written) == APTS
    schema = json.loads(data.joinpath("apts-model-1.schema.json").read_bytes())
    assert schema == am.json_schema()
    assert [*schema["properties"]] == [*am.json_schema()["properties"]]
    validator: Any = Draft202012Validator(schema)
    validator.validate(json.loads(written))


def test_it_is_read_once() -> None:
    """Every call gives the same object."""
    assert am.load_apts() is am.load_apts()


def kind_of(record: object) -> Any:
    """Return the class of a record."""
    return type(record)


def records_in(value: Any) -> Iterator[Any]:
    """Yield every record in a value, however deep, itself included."""
    if kind_of(value) is tuple:
        for one in value:
            yield from records_in(one)
    elif attrs.has(kind_of(value)):
        yield value
        for field in attrs.fields(kind_of(value)):
            yield from records_in(getattr(value, field.name))


def cited_records() -> Iterator[Any]:
    """Yield every record that must name its sources; a table names them with its milestones."""
    for record in records_in(APTS):
        if hasattr(record, "citations") and not isinstance(record, am.Source | am.BargainingTable):
            yield record


COUNTS: dict[Any, int] = {
    am.Source: 208,
    am.Person: 41,
    am.TradeUnion: 26,
    am.Presidency: 51,
    am.Figure: 54,
    am.Merger: 10,
    am.Split: 3,
    am.Coalition: 16,
    am.Affiliation: 44,
    am.BargainingRound: 8,
    am.BargainingTable: 6,
    am.Milestone: 38,
    am.Vote: 12,
    am.Strike: 10,
    am.Agreement: 5,
    am.Statute: 10,
    am.StatuteStep: 35,
    am.Campaign: 2,
    am.Coverage: 1,
}


def test_every_kind_of_record_is_there() -> None:
    """The data set has every kind of record, and as many of each as was entered."""
    counts = Counter(kind_of(record) for record in records_in(APTS))
    assert {kind: counts[kind] for kind in COUNTS} == COUNTS
    assert {am.Citation, am.Name, am.PresidentSeats, am.Yearly} < set(counts)
    plain = {am.Dataset, am.Citation, am.Name, am.PresidentSeats, am.Yearly}
    assert set(counts) - set(COUNTS) - plain == {am.ImpreciseDate, am.Period}


def test_every_claim_names_its_sources() -> None:
    """Every record has a citation, and every citation leads to a source of the file."""
    for record in cited_records():
        assert record.citations, record
        for citation in record.citations:
            assert APTS.source(citation.source_id).id == citation.source_id


def test_every_source_is_used_and_can_be_followed() -> None:
    """Every source of the file is cited, has a whole address and says its language."""
    cited = {citation.source_id for record in cited_records() for citation in record.citations}
    assert [source.id for source in APTS.sources if source.id not in cited] == []
    for source in APTS.sources:
        assert source.url is not None
        address = urlsplit(source.url)
        assert address.scheme in {"https", "http"}
        assert re.fullmatch(r"([a-z0-9-]+\.)+[a-z]{2,}(:\d+)?", address.netloc), source.url
        assert len(address.path) > 1 or address.query
        assert not re.search(r"…|\.\.|%E2%80%A6|\s|[<>]", source.url), source.url
        assert source.language is not None


def test_citations_speak_for_fields_that_exist() -> None:
    """What a citation supports is a field that is filled in, of the record or its period."""
    for record in cited_records():
        period: am.Period | None = getattr(record, "period", getattr(record, "term", None))
        filled = {name for name, value in attrs.asdict(record, recurse=False).items() if value}
        ends: set[Literal["start", "until", "through"]] = {"start", "until", "through"}
        filled |= {end for end in ends if getattr(period, end, None) is not None}
        for citation in record.citations:
            assert set(citation.supports) <= filled, record


def test_every_reference_resolves() -> None:
    """Unions, holders, predecessors, children, rivals and subjects are all in the file."""
    ids: dict[type, set[str]] = {}
    for record in records_in(APTS):
        if hasattr(record, "id"):
            ids.setdefault(kind_of(record), set()).add(record.id)
    unions, coalitions = ids[am.TradeUnion], ids[am.Coalition]
    subjects = unions | coalitions | ids[am.BargainingRound]
    known = {
        "source_id": ids[am.Source],
        "holder_id": ids[am.Person],
        "coalition_id": coalitions,
        "regime_id": set(am.REGIMES),
        "subject_id": subjects,
        **dict.fromkeys(["member_id", "body_id"], unions | coalitions),
        **dict.fromkeys(["union_id", "union_ids", "predecessor_ids", "successor_id"], unions),
        **dict.fromkeys(["parent_id", "child_ids"], unions),
    }
    seen: set[str] = set()
    for record in records_in(APTS):
        for name in [field.name for field in attrs.fields(kind_of(record))]:
            if name.endswith(("_id", "_ids")):
                value: Any = getattr(record, name) or ()
                named: set[str] = {value} if isinstance(value, str) else set(value)
                own = ids[kind_of(record)] if name in {"disputes_id", "follows_ids"} else set[str]()
                assert named <= known.get(name, own), (record, name)
                seen |= {name} if named else set()
        if hasattr(record, "standing") and record.standing is am.Standing.ACCEPTED:
            assert record.disputes_id is None
    assert seen == {*known, "disputes_id", "follows_ids"}


def test_ids_are_unique() -> None:
    """No two records share an id, of whatever kinds they are; a table's holds for its round."""
    ids = [
        record.id
        for record in records_in(APTS)
        if hasattr(record, "id") and not isinstance(record, am.BargainingTable)
    ]
    assert [id for id, count in Counter(ids).items() if count > 1] == []
    for held in APTS.rounds:
        tables = [table.id for table in held.tables]
        assert len(set(tables)) == len(tables)
        assert not set(tables) & set(ids)


def test_rivals_are_about_the_same_union() -> None:
    """A disputed claim contradicts an accepted record of the same union or subject."""
    by_id = {record.id: record for record in records_in(APTS) if hasattr(record, "id")}
    rivals = [
        (record, by_id[record.disputes_id])
        for record in records_in(APTS)
        if getattr(record, "disputes_id", None) is not None
    ]
    assert Counter(kind_of(record) for record, _ in rivals) == {
        am.Presidency: 6,
        am.Figure: 13,
        am.Strike: 1,
        am.Merger: 2,
        am.Milestone: 1,
    }
    for record, rival in rivals:
        assert rival.standing is am.Standing.ACCEPTED
        assert record.standing is am.Standing.DISPUTED
        assert type(record) is type(rival)
        for name in ("union_id", "subject_id", "union_ids", "predecessor_ids", "stage"):
            assert getattr(record, name, None) == getattr(rival, name, None)
        if hasattr(record, "period"):
            assert record.period.overlaps(rival.period, APTS.as_of).is_certain


def test_links_hold() -> None:
    """Whoever follows someone certainly or possibly starts on the day the other one left."""
    by_id = {record.id: record for record in APTS.presidencies}
    linked = [(by_id[old], new) for new in APTS.presidencies for old in new.follows_ids]
    links = {"apts": 6, "csn": 7, "ftq": 6, "csq": 8, "fiq": 2, "csd": 1}
    assert Counter(new.union_id for _, new in linked) == links
    for old, new in linked:
        assert old.union_id == new.union_id
        assert old.period.meets(new.period) is not NO
    handed_over = [
        pair for union in APTS.unions for pair, _ in APTS.presidencies_of(union.id).handovers()
    ]
    for pair in linked:
        assert pair in handed_over


def test_no_record_is_later_than_as_of() -> None:
    """No date in the file lies after the day up to which anything is known.

    "Some day from then on" may: it says that nothing more is known, and sources of January 2026
    saw two presidents in office. So may the end of a term, and the day an act itself names.
    """
    as_of = APTS.as_of
    assert as_of is not None
    later: set[str] = set()
    for record in records_in((APTS.unions, APTS.presidencies, APTS.figures, APTS.mergers,
                              APTS.coalitions, APTS.affiliations, APTS.rounds, APTS.statutes,
                              APTS.campaigns, APTS.coverages)):  # fmt: skip
        if isinstance(record, am.ImpreciseDate):
            if record.earliest > as_of:
                later.add(str(record))
            elif record.latest > as_of:
                assert str(record).endswith("..]")
    assert later == {"2025-11-30", "2028-03-31", "[2026-01-07..]", "[2026-01-10..]"}
    published = [source.published for source in APTS.sources if source.published is not None]
    assert {str(date) for date in published if date.latest > as_of} == {
        *("2026-01-09", "[2026-01-02..2026-01-06]")
    }


# --- what is between the records -----------------------------------------------------------------


class Doubt(NamedTuple):
    """Something that `check` has doubts about, and how a note of the data explains it."""

    code: str
    ids: tuple[str, ...]
    explained: str


NO_DAY = "not in the sources at hand"
NO_MANDATE = "A mandate is not told of in the sources"
DOUBTS = [
    Doubt("too-many-presidents", ("csn-pepin", "csn-marchand"), NO_DAY),
    Doubt("too-many-presidents", ("fiq-bonamie", "fiq-skene"), NO_DAY),
    Doubt("too-many-presidents", ("fiq-bedard", "fiq-bonamie"), NO_DAY),
    Doubt("too-many-presidents", ("fiq-skene", "fiq-lavallee"), NO_DAY),
    *(
        Doubt("stage-order", (round_id, f"{round_id}-strike-1"), f"do not tell of the .*{missing}")
        for round_id in ("apts-2020", "apts-2023", "apts-2015")
        for missing in ("mediation report", "essential services", "strike notice")
    ),
    Doubt("stage-order", ("apts-2023", "apts-2023-offers"), "within 60 days .* does not say"),
    Doubt(
        "strike-without-mandate", ("public-sector-1972", "public-sector-1972-strike"), NO_MANDATE
    ),
    Doubt(
        "strike-outside-round",
        ("public-sector-1972", "public-sector-1972-strike"),
        "may be the day after the law that ended the round",
    ),
    Doubt(
        "ratification-without-agreement",
        ("public-sector-1989", "public-sector-1989-fiq-ratification"),
        "What was voted on is not told of",
    ),
    Doubt(
        "strike-without-mandate",
        ("public-sector-1989", "public-sector-1989-strike-fiq"),
        NO_MANDATE,
    ),
]


def notes_at(path: str) -> str:
    """Join the notes of the record at a path, and of all records that enclose it."""
    here: Any = APTS
    notes: list[str] = []
    for name, index in re.findall(r"\.(\w+)|\[(\d+)\]", path):
        here = here[int(index)] if index else getattr(here, name)
        notes.append(getattr(here, "note", None) or "")
    return "\n".join(note for note in notes if note)


def test_nothing_is_certainly_wrong() -> None:
    """Between the records there is no error; the data set can be used where one is refused."""
    assert [one for one in am.check(APTS) if one.severity is am.Severity.ERROR] == []
    am.validate(APTS)


def test_every_doubt_is_known() -> None:
    """What may be wrong is this and no more, each for want of a source."""
    told = Counter((one.code, one.ids) for one in am.check(APTS))
    assert told == Counter((one.code, one.ids) for one in DOUBTS)


@pytest.mark.parametrize(
    "doubt", DOUBTS, ids=lambda doubt: f"{doubt.ids[-1]}-{doubt.code}-{doubt.explained[-18:]}"
)
def test_every_doubt_is_explained(doubt: Doubt) -> None:
    """A note where the doubt is, or around it, says what the sources leave open."""
    paths = {one.path for one in am.check(APTS) if (one.code, one.ids) == (doubt.code, doubt.ids)}
    assert paths
    for path in paths:
        assert re.search(doubt.explained, notes_at(path)), path


def test_a_missing_note_is_missed() -> None:
    """The notes of a record are not taken from those beside it or below it."""
    assert notes_at("$.presidencies[0].period") == ""
    assert notes_at("$.mergers[0]") == ""
    [place] = [at for at, held in enumerate(APTS.rounds) if held.id == "apts-2005"]
    assert notes_at(f"$.rounds[{place}].union_ids[0]") == APTS.round("apts-2005").note
    below = APTS.round("apts-2005").milestones[0]
    assert notes_at(f"$.rounds[{place}].milestones[0].date") == (
        f"{APTS.round('apts-2005').note}\n{below.note}"
    )
