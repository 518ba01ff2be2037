import itertools
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import apts_model as am
from tests.time.worlds import Window, day, judge, windows, written

NO, POSSIBLE, CERTAIN = am.Certainty
Stage = am.Stage
ASKED = range(-1, 5)
QUESTIONS = [(number, number) for number in ASKED] + [(-1, 0), (0, 1), (1, 3), (2, 4)]


def milestone(
    id: str,
    stage: str = "offers",
    date: Any = None,
    **fields: Any,
) -> am.Milestone:
    """Make a milestone."""
    return am.Milestone(id=id, stage=stage, date=date, **fields)


def held(id: str = "r", unions: str = "u", **fields: Any) -> am.BargainingRound:
    """Make a round of unions whose ids are single letters."""
    return am.BargainingRound(id=id, title=f"Round {id}", union_ids=list(unions), **fields)


def table(id: str, unions: str = "", *milestones: am.Milestone) -> am.BargainingTable:
    """Make a table of some of the unions, by default all."""
    return am.BargainingTable(id=id, kind="sectoral", union_ids=list(unions), milestones=milestones)


def strike(id: str, first: Any = None, last: Any = None, **fields: Any) -> am.Strike:
    """Make a strike."""
    return am.Strike(id=id, period=am.Period(first, through=last), **fields)


def dataset(
    *rounds: am.BargainingRound,
    life: am.Period | None = None,
    coverages: Iterable[am.Coverage] = (),
    as_of: Any = "2025-11-14",
) -> am.Dataset:
    """Build a data set of the unions u, v and w."""
    return am.Dataset(
        title="Bargaining",
        as_of=as_of,
        unions=[am.TradeUnion(id=one, period=life or am.Period()) for one in "uvw"],
        rounds=rounds,
        coverages=coverages,
    )


def ids(records: Iterable[Any]) -> list[str]:
    """The ids of records."""
    return [record.id for record in records]


# --- rounds_of -----------------------------------------------------------------------------------


def test_a_claim_brings_no_union_into_a_round() -> None:
    """A disputed strike or stage of a union changes no list of rounds, and is found as a claim."""
    disputed = {"standing": "disputed", "union_id": "w"}
    claims = held(
        unions="v",
        strikes=[strike("s", "2001", "2001", union_ids=["w"], standing="disputed")],
        milestones=[milestone("m", "proposal", vote=am.Vote(turnout=50), **disputed)],
    )
    asked = dataset(claims)
    assert asked.rounds_of("w") == ()
    assert ids(asked.strikes_of("w").on("2001").disputed) == ["s"]
    assert ids(asked.votes_of("w")) == ["m"]


@pytest.mark.parametrize(
    "one",
    [
        held(unions="vu"),
        held(unions="", tables=[table("t", "u")]),
        held(unions="v", strikes=[strike("s", union_ids=["u", "w"])]),
        held(unions="v", milestones=[milestone("m", union_id="u")]),
        held(unions="v", tables=[table("t", "v", milestone("m", union_id="u"))]),
    ],
)
def test_a_union_takes_part_in_a_round_that_names_it_anywhere(one: am.BargainingRound) -> None:
    """As one of its unions, at a table, in a strike, or where it alone reached a stage."""
    asked = dataset(held("other", "w"), one)
    assert asked.rounds_of("u") == (one,)
    assert ("r" in ids(asked.rounds_of("v"))) is any("v" in one for one in unions_named(one))


def unions_named(one: am.BargainingRound) -> list[tuple[str, ...]]:
    """The unions of a round and of its tables."""
    return [one.union_ids, *(at.union_ids for at in one.tables)]


def test_rounds_come_in_order_of_time() -> None:
    """A round stands where the old agreement expires, else where its first milestone is dated."""
    at = table("t", "", milestone("a", date="2004-12-01"), milestone("b"))
    rounds = [
        held("late", expires="2023-03-31", milestones=[milestone("x", date="1999")]),
        held("milestones", milestones=[milestone("y", date="2005-06"), milestone("z")]),
        held("table", tables=[at]),
        held("undated"),
        held("early", expires="1982"),
    ]
    assert ids(dataset(*rounds).rounds_of("u")) == [
        "undated",
        "early",
        "table",
        "milestones",
        "late",
    ]
    assert dataset(*rounds).rounds_of("v") == ()


def test_a_round_begins_by_whatever_is_dated_in_it() -> None:
    """A round of which only strikes or the agreement are dated has its place in time too."""
    struck = held("struck", strikes=[strike("s", "2005-01-01", "2005-01-02")])
    agreed = held("agreed", agreement=am.Agreement(signed="2010-01-01"))
    rounds = [agreed, struck, held("old", expires="1972-01-01")]
    assert ids(dataset(*rounds).rounds_of("u")) == ["old", "struck", "agreed"]


# --- stages_on -----------------------------------------------------------------------------------


@given(st.lists(st.sampled_from([None, *windows(range(4))]), max_size=3))
def test_a_stage_is_reached_for_good_from_its_day_on(told: list[Window | None]) -> None:
    """CERTAIN where it was reached by each day asked about in all worlds, NO where in none.

    What `holders` counts is the stage, which several milestones reach together.
    """
    milestones = [
        milestone(f"m{position}", date=None if date is None else written(date))
        for position, date in enumerate(told)
    ]
    asked = dataset(held(milestones=milestones), as_of=day(0))
    for when in QUESTIONS:
        found = asked.stages_on("r", written(when))
        truth = [
            judge(one <= by for one in days_of(date) for by in range(when[0], when[1] + 1))
            for date in told
        ]
        assert {match.record.id: match.certainty for match in found} == {
            f"m{position}": it for position, it in enumerate(truth) if it is not NO
        }
        together = judge(
            any(one <= by for one in world)
            for world in itertools.product(*map(days_of, told))
            for by in range(when[0], when[1] + 1)
        )
        assert dict(found.holders) == ({} if together is NO else {"offers": together})


def days_of(told: Window | None) -> range:
    """Every day that a date may be."""
    return range(-9, 10) if told is None else range(told[0], told[1] + 1)


def test_stages_of_a_round_are_those_of_its_tables_too() -> None:
    """Without a table all milestones are meant, with one those of the table alone."""
    asked = dataset(
        held(
            milestones=[milestone("m", "offers", "2004-01-01")],
            tables=[
                table("t", "", milestone("at", "talks", "2004-02-01")),
                table("t2", "u", milestone("at2", "proposal", "2004-03-01", union_id="u")),
            ],
            strikes=[strike("s", "2004-04-01", "2004-04-02")],
        )
    )
    assert ids(asked.stages_on("r", "2004-12-31").certain) == ["m", "at", "at2", "s"]
    assert ids(asked.stages_on("r", "2004-02-15").certain) == ["m", "at"]
    assert ids(asked.stages_on("r", "2004-12-31", "t2").certain) == ["at2"]
    answer = asked.stages_on("r", "2004-12-31", table_id="t")
    assert (str(answer), answer.vacant) == ("talks", NO)
    with pytest.raises(am.UnknownIdError, match="no table has the id 't3'; did you mean 't'"):
        asked.stages_on("r", "2004", "t3")
    with pytest.raises(am.UnknownIdError, match="no round has the id 'q'"):
        asked.stages_on("q", "2004")
    with pytest.raises(am.DateSyntaxError):
        asked.stages_on("r", "soon")


def test_strikes_and_the_agreement_are_stages() -> None:
    """They count from the strike's first day, the signature, and the day it came into force."""
    cited = am.Citation(source_id="paper")
    one = held(
        strikes=[
            strike("s", "2023-11-06", "2023-11-06", citations=[cited], note="Front."),
            strike("claim", "2023-11-01", "2023-11-02", standing="disputed", disputes_id="s"),
        ],
        agreement=am.Agreement(signed="2024-06-07", in_force="2024-06-16", citations=[cited]),
    )
    asked = am.Dataset(
        title="Cited",
        unions=[am.TradeUnion(id="u")],
        sources=[am.Source(id="paper", title="The paper")],
        rounds=[one],
    )
    answer = asked.stages_on("r", "2024-06-16")
    found = [(record.id, record.stage, str(record.date)) for record in answer.certain]
    assert found == [
        ("s", Stage.STRIKE, "2023-11-06"),
        ("r-signature", Stage.SIGNATURE, "2024-06-07"),
        ("r-in-force", Stage.IN_FORCE, "2024-06-16"),
    ]
    assert [record.citations for record in answer.certain] == [(cited,)] * 3
    assert (answer.certain[0].note, ids(answer.sources)) == ("Front.", ["paper"])
    assert dict(answer.holders) == dict.fromkeys(["strike", "signature", "in_force"], CERTAIN)
    # Of a strike that is only claimed there is no milestone, accepted or not.
    assert answer.disputed == asked.stages_on("r", "2023-11-05").disputed == ()
    assert ids(asked.strikes_of("u").on("2023-11-01").disputed) == ["claim"]
    assert ids(asked.stages_on("r", "2024-06-15").certain) == ["s", "r-signature"]
    assert dataset(held(agreement=am.Agreement())).stages_on("r", "2024").matches == ()


def test_what_strikes_and_agreements_amount_to_comes_after_milestones_of_the_day() -> None:
    """Both are told; what was told comes first, then strikes, the signature, the coming into force.

    Together they are one holder, since they are one stage.
    """
    one = held(
        milestones=[milestone("told", "strike", "2023-11-06")],
        tables=[table("t", "", milestone("signed", "signature", "2024-06-07"))],
        strikes=[strike("s", "2023-11-06", "2023-11-06")],
        agreement=am.Agreement(signed="2024-06-07", in_force="2024-06-16"),
    )
    answer = dataset(one).stages_on("r", "2024-12-31")
    assert ids(answer.certain) == ["told", "s", "signed", "r-signature", "r-in-force"]
    assert dict(answer.holders) == dict.fromkeys(["strike", "signature", "in_force"], CERTAIN)
    all_at_once = held(
        milestones=[milestone("last", "council", "2024-06-07")],
        strikes=[strike("s", "2024-06-07"), strike("t", "2024-06-07", union_ids=["v"])],
        tables=[table("t", "", milestone("at", "talks", "2024-06-07"))],
        agreement=am.Agreement(in_force="2024-06-07", signed="2024-06-07"),
    )
    found = dataset(all_at_once).stages_on("r", "2024-06-07").certain
    assert ids(found) == ["last", "at", "s", "t", "r-signature", "r-in-force"]


def test_a_disputed_milestone_hides_no_strike() -> None:
    """What the data set rejects changes nothing else: the strike was a stage all the same."""
    one = held(
        milestones=[milestone("claim", "strike", "2023-11-01", standing="disputed")],
        strikes=[strike("s", "2023-11-06", "2023-11-06")],
    )
    assert ids(dataset(one).stages_on("r", "2023-12-01").certain) == ["s"]


def test_stages_are_named_with_the_union_that_reached_them() -> None:
    """A stage that one union reached alone is told with its name, in either language."""
    told = [
        milestone("m", "rejection", "2004-01-01", union_id="u"),
        milestone("n", "talks", "2004"),
    ]
    answer = dataset(held(milestones=told)).stages_on("r", "2005-01-01")
    names = [answer.label(record, "fr") for record in answer.certain]
    assert names == ["rejet par les membres (u)", "pourparlers"]
    for lang in am.Language:
        assert answer.explain(lang).startswith("Round r")


# --- votes_of ------------------------------------------------------------------------------------


def test_votes_are_those_that_the_union_took_part_in() -> None:
    """Votes of the whole round, of its tables, or of the one union, from every round, by date."""
    vote = am.Vote(percent_for=75)
    rounds = [
        held(
            "r2",
            "uv",
            milestones=[
                milestone("all", "ratification", "2024-02", vote=vote),
                milestone("mine", "rejection", "2023-12-01", union_id="u", vote=vote),
                milestone("other", "rejection", "2023-12-01", union_id="v", vote=vote),
                milestone("silent", "council", "2023-11-01"),
            ],
            tables=[
                table("t", "v", milestone("theirs", "ratification", "2024-01-01", vote=vote)),
                table("t2", "", milestone("undated", "ratification", vote=vote)),
            ],
        ),
        held("r1", "v", tables=[table("t3", "u", milestone("at", "proposal", "2020", vote=vote))]),
    ]
    asked = dataset(*rounds)
    assert ids(asked.votes_of("u")) == ["undated", "at", "mine", "all"]
    assert ids(asked.votes_of("v")) == ["undated", "other", "theirs", "all"]
    assert asked.votes_of("w") == ()


# --- strikes_of, on_strike -----------------------------------------------------------------------


def test_strikes_of_a_union_are_those_of_all_its_rounds() -> None:
    """A strike that names no unions is one of all unions of its round; they come by date."""
    rounds = [
        held("r2", "uv", strikes=[strike("all", "2023-11-06", "2023-11-06", kind="full")]),
        held("r1", "v", strikes=[strike("mine", "2005-06-01", "2005-06-02", union_ids=["u"])]),
        held("r3", "u", strikes=[strike("theirs", "2006", "2006", union_ids=["v"])]),
    ]
    asked = dataset(*rounds)
    timeline = asked.strikes_of("u")
    assert ids(timeline) == ["mine", "all"]
    assert asked.strikes_of("u") is timeline
    assert ids(asked.strikes_of("v")) == ["theirs", "all"]
    assert ids(asked.strikes_of("w")) == []
    answer = timeline.on("2023-11-06")
    assert dict(answer.holders) == {"all": CERTAIN}
    assert str(answer) == "full strike"
    assert answer.explain().startswith("u was certainly on strike ")
    assert answer.explain("fr").startswith("u, le ")


def test_being_on_strike_is_judged_over_all_strikes_together() -> None:
    """Strikes that adjoin leave no doubt on a vague day; days of none make it possible."""
    strikes = [strike("a", "2023-11-21", "2023-11-23"), strike("b", "2023-11-24", "2023-11-25")]
    asked = dataset(held(strikes=strikes))
    days = ["2023-11-21", "[2023-11-22..2023-11-25]", "2023-11", "2023-11-26", "2023-12"]
    found = [asked.on_strike("u", when) for when in days]
    assert found == [CERTAIN, CERTAIN, POSSIBLE, NO, NO]
    assert asked.on_strike("v", "2023-11-22") is NO


def test_a_strike_that_is_not_over_is_certain_through_as_of() -> None:
    """An open strike goes on possibly after that; one of unknown end possibly from its start."""
    asked = dataset(held(strikes=[strike("s", "2025-11-01", "..")]))
    found = [asked.on_strike("u", f"2025-11-{number}") for number in ("14", "15")]
    assert found == [CERTAIN, POSSIBLE]
    unknown = dataset(held(strikes=[strike("s", "2025-11-01")]))
    assert [unknown.on_strike("u", f"2025-11-{number}") for number in ("01", "02")] == [
        CERTAIN,
        POSSIBLE,
    ]


@pytest.mark.parametrize("handover", am.Handover)
@pytest.mark.parametrize("last", [None, "..", "2025-11-03"])
def test_no_strike_is_handed_over(handover: am.Handover, last: str | None) -> None:
    """It is counted in whole days, one of unknown end too: the first is its own in any reading."""
    strikes = dataset(held(strikes=[strike("s", "2025-11-01", last)])).strikes_of("u")
    days = ("2025-10-31", "2025-11-01", "2025-11-02", "2025-11-04")
    found = [strikes.on(day, handover).holders.get("s", NO) for day in days]
    sure = POSSIBLE if last is None else CERTAIN
    assert found == [NO, CERTAIN, sure, {None: POSSIBLE, "..": CERTAIN}.get(last, NO)]


def test_no_strike_is_vacancy_only_where_rounds_are_complete() -> None:
    """NO is what the record says; whether it is complete then, the timeline says."""
    span = am.Period("2020-01-01", until="2021-01-01")
    coverages = [
        am.Coverage(subject_id="u", records="rounds", period=span),
        am.Coverage(subject_id="u", records="figures", period=am.Period("1900", until="..")),
    ]
    asked = dataset(held(), coverages=coverages)
    assert asked.on_strike("u", "2020-06-01") is asked.on_strike("u", "2022-06-01") is NO
    answers = [asked.strikes_of("u").on(when) for when in ("2020-06-01", "2022-06-01")]
    assert [(one.covered, one.vacant) for one in answers] == [(CERTAIN, CERTAIN), (NO, POSSIBLE)]


def test_a_union_is_on_no_strike_before_it_exists() -> None:
    """Outside its life there are no matches, and partly outside it nothing is certain."""
    asked = dataset(
        held(strikes=[strike("s", "2004-03-01", "2004-04-30")]),
        life=am.Period("2004-03-18", until=".."),
    )
    found = [asked.on_strike("u", when) for when in ("2004-03-17", "2004-03-18", "2004-03")]
    assert found == [NO, CERTAIN, POSSIBLE]


# --- agreement_on --------------------------------------------------------------------------------


def agreed(in_force: str | None, first: str, last: str | None) -> am.Agreement:
    """Make an agreement that came into force on a day, with a term."""
    return am.Agreement(in_force=in_force, term=am.Period(first, through=last))


def test_an_agreement_is_in_force_through_the_last_day_of_its_term() -> None:
    """It starts on the day it came into force, even where its term began long before."""
    asked = dataset(held(agreement=agreed("2024-06-16", "2023-04-01", "2028-03-31")))
    days = ("2024-06-15", "2024-06-16", "2028-03-31", "2028-04-01")
    assert [len(asked.agreement_on("u", when).certain) for when in days] == [0, 1, 1, 0]
    answer = asked.agreement_on("u", "2025-01-01")
    assert (dict(answer.holders), str(answer)) == ({"r": CERTAIN}, "Round r")
    assert "Round r" in answer.explain()
    assert answer.explain("fr").startswith("u")


def test_agreements_follow_each_other() -> None:
    """One round after another, each agreement until its term is over."""
    rounds = [
        held("r2", agreement=agreed("2022-01-25", "2020-04-01", "2023-03-31")),
        held("r1", agreement=agreed("2016-07-01", "2015-04-01", "2020-03-31")),
        held("r0", expires="2015-03-31"),
        held("rx"),
    ]
    asked = dataset(*rounds)
    days = ("2016", "2019", "2021", "2022-01", "2023-01-01")
    found = [dict(asked.agreement_on("u", when).holders) for when in days]
    assert found == [{"r1": POSSIBLE}, {"r1": CERTAIN}, {}, {"r2": POSSIBLE}, {"r2": CERTAIN}]


def test_an_agreement_binds_the_unions_of_its_round_alone() -> None:
    """A union that only sat at a table, struck, or reached a stage alone is not bound."""
    one = held(
        unions="u",
        tables=[table("t", "v", milestone("m", union_id="w"))],
        strikes=[strike("s", union_ids=["v"])],
        agreement=agreed("2020-01-01", "2020-01-01", "2022-12-31"),
    )
    asked = dataset(one)
    assert [len(asked.rounds_of(union)) for union in "uvw"] == [1, 1, 1]
    assert [len(asked.agreement_on(union, "2021-06-01")) for union in "uvw"] == [1, 0, 0]


def test_no_agreement_is_vacancy_only_where_rounds_are_complete() -> None:
    """Only inside a coverage of rounds is it certain that none was in force."""
    span = am.Period("2000-01-01", until="2010-01-01")
    coverage = am.Coverage(subject_id="u", records="rounds", period=span)
    asked = dataset(coverages=[coverage])
    assert asked.agreement_on("u", "2005-01-01").vacant is CERTAIN
    assert asked.agreement_on("u", "2011-01-01").vacant is POSSIBLE


def test_equal_agreements_of_two_rounds_are_told_apart() -> None:
    """Two rounds may end with agreements of the same dates: each has its own."""
    rounds = [held(id, agreement=agreed("2020-01-01", "2020-01-01", None)) for id in ("r1", "r2")]
    answer = dataset(*rounds).agreement_on("u", "2020-01-01")
    assert dict(answer.holders) == {"r1": CERTAIN, "r2": CERTAIN}


def test_one_agreement_can_end_two_rounds() -> None:
    """The very same record in two rounds is in force for the unions of both."""
    same = agreed("2020-01-01", "2020-01-01", "2022-12-31")
    rounds = [
        held("r1", "u", agreement=same),
        held("r2", "v", tables=[table("t", "u")], agreement=same),
    ]
    assert dict(dataset(*rounds).agreement_on("u", "2021-01-01").holders) == {"r1": CERTAIN}


# --- unknown ids ---------------------------------------------------------------------------------


def test_unknown_unions_are_errors() -> None:
    """Every question about a union says that it does not know one."""
    asked = dataset()
    questions: list[Callable[[str], object]] = [
        asked.rounds_of,
        asked.votes_of,
        asked.strikes_of,
        lambda one: asked.on_strike(one, "2020"),
        lambda one: asked.agreement_on(one, "2020"),
    ]
    for question in questions:
        with pytest.raises(am.UnknownIdError, match="no union has the id 'x'"):
            question("x")


# --- agreements and the life of the union --------------------------------------------------------


def in_force_from(number: int, first: int, last: int) -> am.BargainingRound:
    """Make a round whose agreement was in force from a day through another one."""
    term = am.Period(day(first), through=day(last))
    return held(f"r{number}", agreement=am.Agreement(in_force=day(first), term=term))


def lives(start: Window | None, end: Window | None, *, shortest: int = 1) -> list[tuple[int, int]]:
    """List the first and last day of a union in every world; an unknown day may be far away."""
    starts, ends = start or (-5, 9), end or (-4, 10)
    return [
        (first, last)
        for first in range(starts[0], starts[1] + 1)
        for last in range(ends[0], ends[1] + 1)
        if first + shortest <= last
    ]


@pytest.mark.parametrize("end", [*windows(range(1, 6)), None])
@pytest.mark.parametrize("start", [*windows(range(3)), None])
@pytest.mark.parametrize("later", [[], [(4, 6)]])
def test_an_agreement_is_in_force_as_long_as_its_union_exists(
    start: Window | None, end: Window | None, later: list[tuple[int, int]]
) -> None:
    """The first day of each agreement shows that the union was there; its last does not."""
    known = [(1, 3), *later]
    worlds = [
        (first, last)
        for first, last in lives(start, end)
        if all(first <= begun <= last for begun, _ in known)
    ]
    if not worlds or (start, end) == (None, None):
        return  # `check` tells of the one, and the other is no limit: the test below
    life = am.Period(
        None if start is None else written(start), until=None if end is None else written(end)
    )
    asked = dataset(*(in_force_from(number, *one) for number, one in enumerate(known)), life=life)
    for number in range(-1, 8):
        truth = judge(
            number <= last and any(begun <= number <= over for begun, over in known)
            for _, last in worlds
        )
        answer = asked.agreement_on("u", day(number))
        assert (
            max((one.certainty for one in answer), key=[*am.Certainty].index, default=NO) is truth
        )


SOME_DAYS = st.sampled_from(windows(range(5)))
PERHAPS_DAYS = st.none() | SOME_DAYS


@given(SOME_DAYS, SOME_DAYS, PERHAPS_DAYS, PERHAPS_DAYS, st.booleans())
def test_a_vague_agreement_is_never_too_certain(
    begun: Window, over: Window, start: Window | None, end: Window | None, until: bool
) -> None:
    """However vague the days of it and of its union are: no world contradicts what is certain."""
    assume((start, end) != (None, None))  # of such a life nothing is a limit
    worlds = [
        (begins, ends, first, last)
        for begins, ends in itertools.product(*(range(a, b + 1) for a, b in (begun, over)))
        for first, last in lives(start, end, shortest=until or end is None)
        if begins <= ends and first <= begins <= last
    ]
    assume(worlds)
    told_end = None if end is None else written(end)
    ending = {"until": told_end} if until else {"through": told_end}
    life = am.Period(None if start is None else written(start), **ending)
    term = am.Period(None, through=written(over))
    asked = dataset(
        held("r0", agreement=am.Agreement(in_force=written(begun), term=term)), life=life
    )
    for number in range(-1, 8):
        truth = judge(begins <= number <= min(ends, last) for begins, ends, _, last in worlds)
        answer = asked.agreement_on("u", day(number))
        found = max((one.certainty for one in answer), key=[*am.Certainty].index, default=NO)
        assert found in {truth, POSSIBLE}, number


@pytest.mark.parametrize("through", ["2028-03-31", "2028", "2028~", ".."])
def test_what_is_doubted_for_its_union_is_not_blamed_on_a_date(through: str) -> None:
    """Years before a term ends, be that vague, it is the end of the union that nobody knows."""
    term = am.Period("2020-04-01", through=through)
    held = am.BargainingRound(
        id="r",
        title="Round",
        union_ids=["u"],
        agreement=am.Agreement(in_force="2020-06-16", term=term),
    )
    asked = am.Dataset(
        title="T",
        as_of="2024-01-01",
        unions=[am.TradeUnion(id="u", period=am.Period("2000"))],
        rounds=[held],
    )
    answer = asked.agreement_on("u", "2023-01-01")
    assert answer.doubts == (am.Doubt.END,)
    for lang, reason in (
        ("en", ": the organization may no longer have existed."),
        ("fr", ": l’organisation n’existait peut-être plus."),
    ):
        assert answer.explain(lang).splitlines()[0 if lang == "en" else 1].endswith(reason)
    later = asked.agreement_on("u", "2028-02-01")
    if through == "2028~":
        assert later.doubts == (am.Doubt.END, am.Doubt.QUALIFIED)


@pytest.mark.parametrize("life", [am.Period(), am.Period("2000", until="..")])
def test_an_agreement_outlasts_what_is_known_of_its_union(life: am.Period) -> None:
    """A union that goes on, or of which nothing is known, is no limit to what was agreed."""
    asked = dataset(in_force_from(1, 1, 3), life=life, as_of=day(2))
    found = [len(asked.agreement_on("u", day(number)).certain) for number in range(5)]
    assert found == [0, 1, 1, 1, 0]
