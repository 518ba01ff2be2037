import datetime
import itertools
from collections.abc import Callable
from typing import Any

import attrs
import pytest

import apts_model as am
from tests.answer_worlds import Window, told_windows
from tests.rules.making import (
    CITED,
    EVERYTHING,
    bargained,
    codes,
    messages,
    milestone,
    strike,
    told,
    worst,
)
from tests.time.worlds import day, judge

CERTAIN, POSSIBLE, NO = am.Certainty.CERTAIN, am.Certainty.POSSIBLE, am.Certainty.NO
WRONG = {"error": CERTAIN, "warning": POSSIBLE, None: NO}
WINDOWS = told_windows(range(3))
COVERED = am.Coverage(subject_id="u", records="rounds", period=EVERYTHING)


def moved(window: Window, days: int) -> Window:
    """Tell of a window some days later."""
    assert window.first is not None
    assert window.last is not None
    return Window(window.first + days, window.last + days, window.qualified)


# --- the order of stages ------------------------------------------------------------------------

ORDER = "stage-order"


def in_order(
    first: tuple[str, str | None], second: tuple[str, str | None], regime: str | None, **more: Any
) -> am.Dataset:
    """Make a round that reached two stages."""
    return bargained(milestone(*first), milestone(*second), regime=regime, **more)


@pytest.mark.parametrize(
    ("first", "second", "severity"),
    [
        (("ratification", "2024-01-01"), ("signature", "2024-01-02"), None),
        (("ratification", "2024-01-01"), ("signature", "2024-01-01"), None),
        (("ratification", "2024-01-02"), ("signature", "2024-01-01"), "warning"),
        (("ratification", "2024-01"), ("signature", "2024-01"), None),
        (("ratification", "2024-01"), ("signature", "2024-01-31"), None),
        (("ratification", "2024-01"), ("signature", "2024-01-30"), "warning"),
        (("ratification", None), ("signature", "2024-01-30"), "warning"),
        (("ratification", "2024-01"), ("signature", None), None),
        (("mediation", "2023-01-01"), ("mediation_report", "2023-03-02"), None),
        (("mediation", "2023-01-01"), ("mediation_report", "2023-03-03"), "warning"),  # extendable
        (("mediation", "2023-01-02"), ("mediation_report", "2023-01-01"), "warning"),
        (("demands_filed", "2023-01-01"), ("offers", "2023-03-02"), None),
        (("demands_filed", "2023-01-01"), ("offers", "2023-03-03"), "error"),
        (("demands_filed", "2023-01-01"), ("offers", "2023-03"), "warning"),
        (("demands_filed", "2023-01-02"), ("offers", "2023-01-01"), "error"),
        (("conciliation", "2024-01-02"), ("signature", "2024-01-01"), None),
    ],
)
def test_stages_come_in_the_order_of_the_law(
    first: tuple[str, str | None], second: tuple[str, str | None], severity: str | None
) -> None:
    """A stage that comes too early or too late is found at its milestone, whatever is first."""
    own = second[0].replace("_", "-")
    for two, place in (((first, second), 1), ((second, first), 0)):
        found = told(in_order(*two, "quebec-1985"), ORDER)
        assert found == (
            [(severity, f"$.rounds[0].milestones[{place}]", ("r", own))] if severity else []
        )
    for other in (None, "quebec-1944"):
        assert told(in_order(first, second, other), ORDER) == []


def test_the_law_is_told_in_words() -> None:
    """The message names the rule, its section of law, and how sure it is."""
    one, other = ("demands_filed", "2023-01-01"), ("offers", "2023-03-03")
    [message] = messages(in_order(one, other, "quebec-1985"), ORDER)
    assert message.startswith("'offers' (2023-03-03) breaks a rule, within 60 days of ")
    assert "C-27 s. 111.8" in message
    assert message.endswith(": mend the dates, or the regime_id")
    [message] = messages(in_order(one, ("offers", "2023-03"), "quebec-1985"), ORDER)
    assert "perhaps breaks a rule" in message


@pytest.mark.parametrize(
    ("filed", "expires", "severity"),
    [
        ("2022-11-01", "2023-03-31", None),
        ("2022-11-02", "2023-03-31", "error"),
        ("2022-11", "2023-03-31", "warning"),
        ("2022-11-01", None, None),
        (None, "2023-03-31", None),
        ("0001-01-01", "0001-03-31", None),
    ],
)
def test_demands_are_filed_before_the_expiry(
    filed: str | None, expires: str | None, severity: str | None
) -> None:
    """What is counted backwards from the expiry is known where that is; off the calendar, not."""
    found = bargained(milestone("demands_filed", filed), regime="quebec-1985", expires=expires)
    path = "$.rounds[0].milestones[0]"
    assert told(found, ORDER) == ([(severity, path, ("r", "demands-filed"))] if severity else [])


EARLIER = {
    "strike_mandate": "2023-01-02",
    "essential_services": "2023-01-02",
    "mediation_report": "2023-01-03",
    "strike_notice": "2023-01-04",
}


def struck(start: str, *, without: str = "", **dates: str) -> am.Dataset:
    """Make a round with a strike, and all that the law of 1985 asks for before one."""
    known = {name: date for name, date in {**EARLIER, **dates}.items() if name != without}
    stages = [milestone(name, date) for name, date in known.items()]
    return bargained(*stages, strikes=[strike(start)], regime="quebec-1985")


@pytest.mark.parametrize(
    ("start", "dates", "severity"),
    [
        ("2023-11-06", {}, None),
        ("2023-04-02", {}, None),
        ("2023-04-01", {}, "error"),
        ("2023-11-06", {"strike_notice": "2023-10-25"}, None),
        ("2023-11-06", {"strike_notice": "2023-10-26"}, "error"),
        ("2023-11-06", {"strike_notice": "[2023-10-24..2023-10-26]"}, "warning"),
        ("2023-11-06", {"mediation_report": "2023-10-18", "strike_notice": "2023-10-20"}, "error"),
        ("2023-11-06", {"mediation_report": "2023-10-17", "strike_notice": "2023-10-20"}, "error"),
        ("2023-11-07", {"mediation_report": "2023-10-18", "strike_notice": "2023-10-20"}, None),
    ],
)
def test_a_strike_comes_after_the_delays_of_the_law(
    start: str, dates: dict[str, str], severity: str | None
) -> None:
    """20 days after the report, 90 after essential services, 7 clear working days of notice."""
    found = [one for one in told(struck(start, **dates), ORDER) if one[1].endswith("period")]
    if severity == "error" and dates.get("mediation_report") == "2023-10-17":
        assert found == []  # twenty days to the day, and ten working days
    else:
        expected = [(severity, "$.rounds[0].strikes[0].period", ("r", "strike"))]
        assert found == (expected if severity else [])


def kept_by_hand(notice: int, start: int) -> bool:
    """Count the working days between a notice and a strike."""
    between = [datetime.date.fromordinal(number) for number in range(notice + 1, start)]
    return sum(one.weekday() < 5 for one in between) >= 7


def test_clear_working_days_are_counted_one_by_one() -> None:
    """Seven working days lie between the notice and the strike, on whatever days of the week."""
    for notice, delay in itertools.product(range(7), range(6, 15)):
        first, start = datetime.date(2023, 10, 2 + notice), datetime.date(2023, 10, 2 + notice)
        start += datetime.timedelta(days=delay)
        found = told(struck(start.isoformat(), strike_notice=first.isoformat()), ORDER)
        assert bool(found) is not kept_by_hand(first.toordinal(), start.toordinal())


Kept = Callable[[int, int], bool]
DELAYS: list[tuple[tuple[str, str], int, Kept]] = [
    (("ratification", "signature"), 0, lambda a, b: a <= b),
    (("essential_services", "strike"), 90, lambda a, b: a + 90 <= b),
    (("mediation_report", "strike"), 20, lambda a, b: a + 20 <= b),
    (("demands_filed", "offers"), 60, lambda a, b: a <= b <= a + 60),
    (("demands_filed", "offers"), 0, lambda a, b: a <= b <= a + 60),
    (("demands_filed", "expires"), 150, lambda a, b: a + 150 <= b),
]


@pytest.mark.parametrize(("rule", "delay", "kept"), DELAYS)
def test_delays_are_kept_as_in_every_world(rule: tuple[str, str], delay: int, kept: Kept) -> None:
    """ERROR if a rule is kept in no world, nothing if in all, or if two days are told alike."""
    early = {name: "2003-01-02" for name in EARLIER if name not in rule}
    for one, other, step in itertools.product(WINDOWS, WINDOWS, (-1, 0, 1)):
        late = moved(other, delay + step)
        stages = [milestone(name, date) for name, date in early.items()]
        stages.append(milestone(rule[0], one.text))
        more: dict[str, Any] = {}
        if rule[1] == "expires":
            more = {"expires": late.text}
        else:
            stages.append(milestone(rule[1], late.text))
        own = [rule[0 if rule[1] == "expires" else 1].replace("_", "-")]
        found = told(bargained(*stages, regime="quebec-1985", **more), ORDER)
        found = [one for one in found if one[2][1] in own]
        truth = judge(not kept(a, b) for a, b in itertools.product(one.days, late.days))
        same = list(one.days) == list(late.days)
        if rule == ("ratification", "signature") and truth is CERTAIN:
            truth = POSSIBLE  # a custom, which no law asks for
        assert worst(found) is (NO if same and not delay else truth), (one, late)


@pytest.mark.parametrize(
    ("without", "coverages", "severity"),
    [
        ("strike_notice", (), "warning"),
        ("strike_notice", (COVERED,), "error"),
        ("mediation_report", (), "warning"),
        ("essential_services", (), "warning"),
        ("strike_mandate", (), None),
        ("", (), None),
    ],
)
def test_a_stage_that_the_law_asks_for_is_missing(
    without: str, coverages: tuple[am.Coverage, ...], severity: str | None
) -> None:
    """Without a stage there is a doubt, and an error where the data set has all of the round."""
    known = {name: date for name, date in EARLIER.items() if name != without}
    stages = [milestone(name, date) for name, date in known.items()]
    found = bargained(
        *stages, strikes=[strike("2023-11-06")], regime="quebec-1985", coverages=coverages
    )
    path = "$.rounds[0].strikes[0].period"
    assert told(found, ORDER) == ([(severity, path, ("r", "strike"))] if severity else [])
    if severity:
        [message] = messages(found, ORDER)
        words = {"essential_services": "determination of essential services"}
        stage = words.get(without, without.replace("_", " "))
        assert message.startswith(f"before 'strike' the round has no {stage}, which the law asks")


@pytest.mark.parametrize(
    "coverage",
    [
        {"records": "presidencies"},
        {"subject_id": "v"},
        {"period": am.Period("1990", until="2023-11-06")},
        {"period": am.Period("2023-11-07", until="2025")},
        {"period": am.Period("1990")},
    ],
)
def test_a_round_that_is_not_certainly_covered(coverage: dict[str, Any]) -> None:
    """A coverage of another kind, union or time makes no error of what is not there."""
    known: dict[str, Any] = {
        "subject_id": "u",
        "records": "rounds",
        "period": EVERYTHING,
        **coverage,
    }
    found = bargained(
        strikes=[strike("2023-11-06")], regime="quebec-1985", coverages=[am.Coverage(**known)]
    )
    assert {severity for severity, _, _ in told(found, ORDER)} == {"warning"}
    assert told(found, "strike-without-mandate")[0][0] == "warning"


@pytest.mark.parametrize(
    ("start", "until", "severity"),
    [
        ("2023-11-06", "2023-11-07", "error"),
        ("[2023-11-06..2023-11-07]", "2023-11-09", "warning"),
        ("2023-11-05", "[2023-11-06..2023-11-07]", "warning"),
    ],
)
def test_a_coverage_of_the_very_day_is_enough(start: str, until: str, severity: str) -> None:
    """A day is covered where the coverage certainly has it, be it the first or the last."""
    period = am.Period(start, until=until)
    covered = am.Coverage(subject_id="u", records="rounds", period=period)
    found = bargained(strikes=[strike("2023-11-06")], regime="quebec-1985", coverages=[covered])
    assert {one[0] for one in told(found, ORDER)} == {severity}


def test_a_vague_day_is_covered_only_as_a_whole() -> None:
    """A vote of some day of a year may lie before a coverage that starts in that year."""
    vote = milestone("ratification", "2024")
    for start, severity in (("2024-01-01", "error"), ("2024-06-01", "warning")):
        period = am.Period(start, until="2030-01-01")
        covered = am.Coverage(subject_id="u", records="rounds", period=period)
        found = bargained(vote, coverages=[covered])
        assert [one[0] for one in told(found, VOTE)] == [severity]


def test_the_same_unions_reach_the_stages() -> None:
    """What one union reached is not counted for another one; what all reached is for each."""
    both: dict[str, Any] = {"union_ids": ["u", "v"], "regime": "quebec-1985"}
    mine = milestone("ratification", "2024-02-01", union_id="u")
    yours = milestone("signature", "2024-01-01", union_id="v")
    assert told(bargained(mine, yours, **both), ORDER) == []
    table = am.BargainingTable(
        id="t", kind="local", milestones=[milestone("signature", "2024-01-01")]
    )
    assert told(bargained(mine, tables=[table], **both), ORDER) == [
        ("warning", "$.rounds[0].tables[0].milestones[0]", ("r", "signature"))
    ]
    table = attrs.evolve(table, union_ids=["v"])
    assert told(bargained(mine, tables=[table], **both), ORDER) == []


def test_one_that_came_before_is_enough() -> None:
    """Of several that a stage may follow, one is enough; disputed ones do not count."""
    stages = [
        milestone("ratification", "2024-02-01"),
        milestone("signature", "2024-01-02"),
        milestone("ratification", "2024-01-01", own="first"),
    ]
    assert told(bargained(*stages, regime="quebec-1985"), ORDER) == []
    claim = milestone("ratification", "2024-01-01", own="first", standing="disputed")
    assert worst(told(bargained(*stages[:2], claim, regime="quebec-1985"), ORDER)) is POSSIBLE


@pytest.mark.parametrize(
    ("offers", "expected"),
    [
        (["2023-02-01", "2023-06-01"], []),
        (["2023-06-01", "2023-02-01"], []),
        (["2023-06-01", "2023-03-03"], [("error", 1)]),
        ([None, "2023-03-03"], [("error", 1)]),
        (["2023-03-05", "2023-03"], [("error", 0), ("warning", 1)]),
    ],
)
def test_a_delay_is_for_the_first_of_several(
    offers: list[str | None], expected: list[tuple[str, int]]
) -> None:
    """Offers are due within 60 days of the demands; those that certainly came later are not."""
    stages = [milestone("offers", date, own=f"o{n}") for n, date in enumerate(offers)]
    filed = milestone("demands_filed", "2023-01-01")
    found = told(bargained(*stages, filed, regime="quebec-1985"), ORDER)
    assert found == [
        (severity, f"$.rounds[0].milestones[{place}]", ("r", f"o{place}"))
        for severity, place in expected
    ]


@pytest.mark.parametrize(
    ("offers", "severity"),
    [("2026-01-01", "error"), ("2026-01", "warning"), ("2026-01-02", None), ("2029-01-01", None)],
)
def test_a_law_may_ask_for_an_order_and_give_no_delay(offers: str, severity: str | None) -> None:
    """By the law of 2025 the offers come after the demands, however long that takes."""
    two = ("demands_filed", "2026-01-02"), ("offers", offers)
    found = told(in_order(*two, "quebec-2025"), ORDER)
    path = "$.rounds[0].milestones[1]"
    assert found == ([(severity, path, ("r", "offers"))] if severity else [])


@pytest.mark.parametrize(
    ("first", "second", "uncovered"),
    [
        (("offers", "2023-01-02"), ("talks", "2023-01-01"), "warning"),
        (("offers", None), ("talks", "2023-01-01"), "warning"),
        (("essential_services", "2023-04-02"), ("strike", "2023-04-01"), "warning"),
        (("essential_services", "2023-04-01"), ("strike", "2023-04-01"), "error"),
        (("essential_services", "2023-01-02"), ("strike", "2023-04-01"), "error"),
        (("mediation_report", "2023-04-02"), ("strike", "2023-04-01"), "error"),
    ],
)
def test_what_is_repeated_may_have_come_before(
    first: tuple[str, str | None], second: tuple[str, str], uncovered: str
) -> None:
    """A late one speaks of no earlier one: that is in doubt unless the data set has all."""
    earlier = [
        milestone(name, "2022-01-01")
        for name in ("mediation_report", "essential_services", "strike_notice")
        if second[0] == "strike" and name != first[0]
    ]
    for coverages, severity in (((), uncovered), ((COVERED,), "error")):
        found = bargained(
            milestone(*first),
            milestone(*second),
            *earlier,
            regime="quebec-1985",
            coverages=coverages,
        )
        expected = "warning" if first[1] is None else severity
        path = "$.rounds[0].milestones[1]"
        assert (expected, path, ("r", second[0])) in told(found, ORDER)
        assert sum(one[1] == path for one in told(found, ORDER)) == 1


def test_a_missing_stage_is_told_once() -> None:
    """Of several strikes without a notice, the first on record is the one that is told of."""
    known = [milestone(name, "2022-01-01") for name in ("mediation_report", "essential_services")]
    strikes = [strike("2023-11-07"), strike("2023-11-06", id="other")]
    found = bargained(*known, strikes=strikes, regime="quebec-1985")
    assert told(found, ORDER) == [("warning", "$.rounds[0].strikes[0].period", ("r", "strike"))]


def test_an_agreement_is_that_of_the_unions_of_the_round() -> None:
    """What a union that is not in the round voted on is another agreement than that of it."""
    agreement = am.Agreement(signed="2024-01-01")
    for own, count in (("u", 1), ("v", 0)):
        vote = milestone("ratification", "2024-01-03", union_id=own)
        found = bargained(vote, regime="quebec-1985", agreement=agreement)
        assert len(told(found, ORDER)) == count


def test_an_agreement_is_a_signature() -> None:
    """The day on which an agreement was signed, or came into force, is a stage as well."""
    agreement = am.Agreement(signed="2024-01-01", in_force="2024-01-02")
    found = bargained(
        milestone("ratification", "2024-01-03"), regime="quebec-1985", agreement=agreement
    )
    assert told(found, ORDER) == [("warning", "$.rounds[0].agreement.signed", ("r",))]
    late = am.Agreement(in_force="2023-12-31")
    found = bargained(milestone("signature", "2024-01-03"), regime="quebec-1985", agreement=late)
    assert told(found, ORDER) == [("warning", "$.rounds[0].agreement.in_force", ("r",))]


def test_the_order_in_which_stages_are_written_does_not_matter() -> None:
    """One union that lacks a stage does not keep another one from being judged."""
    stages = [
        milestone("strike_notice", "2023-11-01", own="mine", union_id="u"),
        milestone("strike_notice", "2023-11-01", own="yours", union_id="v"),
        milestone("mediation_report", "2023-12-01", union_id="v"),
    ]
    both: dict[str, Any] = {"union_ids": ["u", "v"], "regime": "quebec-1985"}
    found = [
        [ids for _, _, ids in told(bargained(*order, **both), ORDER)]
        for order in itertools.permutations(stages)
    ]
    assert found == [[("r", "yours")]] * 6


# --- regimes of their time ----------------------------------------------------------------------

REGIME = "regime-of-another-time"


@pytest.mark.parametrize(
    ("regime", "dates", "severity"),
    [
        ("quebec-1985", ["1985-06-19"], None),
        ("quebec-1985", ["1985-06-18"], "error"),
        ("quebec-1985", ["1985"], "warning"),
        ("quebec-1985", ["1985", "1986"], "warning"),
        ("quebec-1985", ["1990", "1980"], "error"),
        ("quebec-1985", ["2025-06-05", "2026"], None),
        ("quebec-1985", ["2025-06-06"], "error"),
        ("quebec-1985", ["2025-06-07"], "error"),
        ("quebec-1985", ["[2025-06-05..2025-06-06]"], "warning"),
        ("quebec-1985", ["[2025-06-04..2025-06-05]"], None),
        ("quebec-1985", ["2025"], "warning"),
        ("quebec-1985", [], None),
        ("quebec-2025", ["2025-06-06"], None),
        ("quebec-2025", ["2025-06-05"], "error"),
        ("quebec-2025", ["2025"], "warning"),
        ("quebec-2025", ["2090"], None),
        ("quebec-1944", ["1979"], None),
        (None, ["1979"], None),
    ],
)
def test_a_round_begins_while_its_regime_is_the_law(
    regime: str | None, dates: list[str], severity: str | None
) -> None:
    """The first day of a round lies in the time of its regime."""
    stages = [milestone("talks", date, own=f"m{n}") for n, date in enumerate(dates)]
    found = bargained(milestone("talks"), *stages, regime=regime)
    assert told(found, REGIME) == (
        [(severity, "$.rounds[0].regime_id", ("r",))] if severity else []
    )
    if severity:
        perhaps = "perhaps " if severity == "warning" else ""
        said = f"'r' {perhaps}began at another time than that of {regime!r}, "
        assert messages(found, REGIME)[0].startswith(said)
    assert [one.wrong for one in am.RULES[REGIME].find(found)] == [WRONG[severity]] * bool(severity)
    begun = milestone("talks", "1990")
    for law in (None, "quebec-1985"):  # a round that is fine keeps no other from being judged
        fine = attrs.evolve(found.rounds[0], id="fine", regime_id=law, milestones=[begun])
        both = attrs.evolve(found, rounds=[fine, *found.rounds])
        assert len(told(both, REGIME)) == bool(severity)


# --- votes --------------------------------------------------------------------------------------

VOTE = "ratification-without-agreement"


@pytest.mark.parametrize(
    ("before", "date", "severity"),
    [
        ({"agreement_in_principle": "2024-01-31"}, "2024-02-01", None),
        ({"agreement_in_principle": "2024-02-01"}, "2024-02-01", None),
        ({"agreement_in_principle": "2024-02-02"}, "2024-02-01", "error"),
        ({"agreement_in_principle": "2024-02"}, "2024-02-01", "warning"),
        ({"agreement_in_principle": "2024-02"}, "2024-02", None),
        ({"agreement_in_principle": None}, "2024-02", None),
        ({"agreement_in_principle": "2024-02-02"}, None, None),
        ({"proposal": "2024-01-31"}, "2024-02-01", None),
        ({"proposal": "2024-01-31", "agreement_in_principle": "2024-03"}, "2024-02-01", None),
        ({"proposal": "2024-03-31", "agreement_in_principle": "2024-03"}, "2024-02-01", "error"),
        ({"proposal": "2024-03-31", "agreement_in_principle": "2024-02"}, "2024-02-01", "warning"),
        ({}, "2024-02-01", "warning"),
        ({}, None, "warning"),
    ],
)
def test_members_vote_on_what_is_there(
    before: dict[str, str | None], date: str | None, severity: str | None
) -> None:
    """A vote comes after an agreement in principle, or after a proposal."""
    stages = [milestone(stage, on) for stage, on in before.items()]
    found = bargained(milestone("ratification", date), *stages)
    assert told(found, VOTE) == (
        [(severity, "$.rounds[0].milestones[0]", ("r", "ratification"))] if severity else []
    )


def test_a_vote_in_a_round_that_is_covered() -> None:
    """Where all of a round is there, a vote without an agreement is an error, if it has a day."""
    vote, undated = milestone("ratification", "2024"), milestone("ratification", own="other")
    found = bargained(vote, undated, coverages=[COVERED])
    assert told(found, VOTE) == [
        ("error", "$.rounds[0].milestones[0]", ("r", "ratification")),
        ("warning", "$.rounds[0].milestones[1]", ("r", "other")),
    ]
    assert messages(found, VOTE)[0].startswith(
        "before 'ratification' the round has no agreement in principle or proposal to vote on: add"
    )
    proposal = milestone("proposal", "2025")
    assert messages(bargained(vote, proposal), VOTE) == [
        "'ratification' (2024) came before the agreement in principle or proposal to vote on, "
        "'proposal': mend the dates"
    ]
    agreed = milestone("agreement_in_principle", "2025", own="agreed")
    assert messages(bargained(vote, proposal, agreed), VOTE) == [
        "'ratification' (2024) came before the agreement in principle or proposal to vote on, "
        "'agreed' or 'proposal': mend the dates"
    ]


# --- mandates -----------------------------------------------------------------------------------

MANDATE = "strike-without-mandate"


@pytest.mark.parametrize(
    ("mandate", "start", "severity"),
    [
        ({"date": "2023-09-01"}, "2023-11-06", None),
        ({"date": "2023-11-06"}, "2023-11-06", None),
        ({"date": "2023-11-07"}, "2023-11-06", "warning"),
        ({"date": "2023-11"}, "2023-11-06", "warning"),
        ({"date": "2023-11"}, "2023-11", None),
        ({"date": None}, "2023-11", None),
        ({"date": "2023-09-01", "union_id": "v"}, "2023-11-06", "warning"),
        ({"date": "2023-09-01", "union_id": "u"}, "2023-11-06", None),
        ({"date": "2023-09-01", "standing": "disputed"}, "2023-11-06", "warning"),
        (None, "2023-11-06", "warning"),
    ],
)
def test_members_give_a_mandate_before_they_strike(
    mandate: dict[str, Any] | None, start: str, severity: str | None
) -> None:
    """A strike comes after a mandate of the same unions."""
    stages = [] if mandate is None else [milestone("strike_mandate", **mandate)]
    found = bargained(*stages, union_ids=["u", "v"], strikes=[strike(start, union_ids=["u"])])
    assert told(found, MANDATE) == (
        [(severity, "$.rounds[0].strikes[0].period", ("r", "strike"))] if severity else []
    )
    disputed = strike(start, union_ids=["u"], standing="disputed")
    assert told(bargained(*stages, strikes=[disputed]), MANDATE) == []


def test_a_mandate_is_too_late_where_all_that_there_was_is_on_record() -> None:
    """Mandates are given again and again: a late one is an ERROR where there was no other."""
    late = milestone("strike_mandate", "2023-11-07")
    severities = [
        [one[0] for one in told(found, MANDATE)]
        for found in (
            bargained(late, strikes=[strike("2023-11-06")], coverages=coverages)
            for coverages in ((), (COVERED,))
        )
    ]
    assert severities == [["warning"], ["error"]]


def test_a_strike_may_be_a_milestone() -> None:
    """A strike that is told of as a stage needs a mandate, too."""
    found = bargained(milestone("strike", "2023-11-06"), coverages=[COVERED])
    assert told(found, MANDATE) == [("error", "$.rounds[0].milestones[0]", ("r", "strike"))]
    assert messages(found, MANDATE) == [
        "before 'strike' the round has no strike mandate: add it, or say in a note that no source "
        "tells of it"
    ]


@pytest.mark.parametrize("code", [VOTE, MANDATE])
def test_what_comes_before_does_so_in_every_world(code: str) -> None:
    """ERROR if it came later in all worlds, nothing if in none, or if both are told alike."""
    names = ("proposal", "ratification") if code == VOTE else ("strike_mandate", "strike")
    for one, other in itertools.product(WINDOWS, WINDOWS):
        two = (names[0], one.text), (names[1], other.text)
        found = told(in_order(*two, None, coverages=[COVERED]), code)
        truth = judge(a > b for a, b in itertools.product(one.days, other.days))
        same = list(one.days) == list(other.days)
        assert worst(found) is (NO if same else truth), (one, other)


# --- strikes and their rounds -------------------------------------------------------------------

OUTSIDE = "strike-outside-round"


@pytest.mark.parametrize(
    ("stages", "start", "through", "severity"),
    [
        ({"offers": "2023-01-01", "signature": "2024-01-01"}, "2023-01-01", "2024-01-01", None),
        ({"offers": "2023-01-02"}, "2023-01-01", "2023-02-01", "warning"),
        ({"demands_filed": "2023-01-02"}, "2023-01-01", "2023-02-01", "error"),
        ({"demands_filed": "2023-01-01", "talks": "2023-03-01"}, "2023-02-01", None, None),
        ({"talks": "2023-01"}, "2023-01-30", None, "warning"),
        ({"talks": "2023-01"}, "2023-01-31", None, None),
        ({"talks": "2023-01-31"}, "2023-01", "2023-02-01", "warning"),
        ({"signature": "2023-02-01"}, "2023-01-01", "2023-02-02", "error"),
        ({"signature": "2023-02"}, "2023-01-01", "2023-02-02", "warning"),
        ({"signature": "2023-01-01", "in_force": "2023-03-01"}, "2023-02-01", None, None),
        ({"decree": "2023-01-01"}, "2023-02-01", None, "warning"),
        ({"abandoned": "2023-01-01"}, "2023-02-01", None, "error"),
        ({"abandoned": "2023-01-01"}, "2022-02-01", "..", "error"),
        ({"abandoned": "2030-01-01"}, "2022-02-01", "..", None),
        ({"abandoned": None, "talks": None}, "2022-02-01", None, None),
        ({"talks": "2023", "signature": "2023"}, None, None, None),
        ({"talks": "2023-01-01", "signature": "2023-02-01"}, "2022-01-01", "2024", "error"),
    ],
)
def test_a_strike_lies_inside_its_round(
    stages: dict[str, str | None], start: str | None, through: str | None, severity: str | None
) -> None:
    """A strike lies between the first beginning and the last end of what is known."""
    reached = [milestone(stage, date) for stage, date in stages.items()]
    found = bargained(*reached, strikes=[strike(start, through)])
    assert told(found, OUTSIDE) == (
        [(severity, "$.rounds[0].strikes[0].period", ("r", "strike"))] if severity else []
    )
    if severity:
        said = "perhaps not inside" if severity == "warning" else "was not inside"
        assert said in messages(found, OUTSIDE)[0]
        mend = ": mend its days, or those on which the round began and ended"
        assert messages(found, OUTSIDE)[0].endswith(mend)


def test_a_round_ends_for_each_union() -> None:
    """The agreement of another union ends nobody else's round, and its own agreement does."""
    both: dict[str, Any] = {"union_ids": ["u", "v"]}
    stages = [
        milestone("signature", "2023-01-01", union_id="v"),
        milestone("talks", "2023-03-01", union_id="v"),
    ]
    mine = strike("2023-02-01", union_ids=["u"])
    assert told(bargained(*stages, strikes=[mine], **both), OUTSIDE) == []
    yours = strike("2023-02-01", union_ids=["v"])
    assert worst(told(bargained(*stages, strikes=[yours], **both), OUTSIDE)) is CERTAIN
    signed = am.Agreement(signed="2023-01-01")
    assert worst(told(bargained(strikes=[mine], agreement=signed), OUTSIDE)) is CERTAIN


def test_strikes_are_outside_as_in_every_world() -> None:
    """ERROR if it began before, or went on after, in all worlds; WARNING if in some."""
    for one, other in itertools.product(WINDOWS, WINDOWS):
        before = bargained(
            milestone("demands_filed", one.text), strikes=[strike(other.text, day(9).isoformat())]
        )
        truth = judge(b < a for a, b in itertools.product(one.days, other.days))
        assert worst(told(before, OUTSIDE)) is truth, (one, other)
        after = bargained(
            milestone("signature", one.text), strikes=[strike(day(-9).isoformat(), other.text)]
        )
        truth = judge(a < b for a, b in itertools.product(one.days, other.days))
        assert worst(told(after, OUTSIDE)) is truth, (one, other)


def test_a_strike_of_which_the_end_alone_is_known() -> None:
    """A strike that ended before the round began did begin before it."""
    over = am.Strike(id="strike", period=am.Period(None, through="2001-01-01"))
    found = bargained(milestone("demands_filed", "2003-01-01"), strikes=[over])
    assert worst(told(found, OUTSIDE)) is CERTAIN
    for one, other in itertools.product(WINDOWS, WINDOWS):
        over = am.Strike(id="strike", period=am.Period(None, through=other.text))
        wrong = worst(
            told(bargained(milestone("demands_filed", one.text), strikes=[over]), OUTSIDE)
        )
        truth = judge(b < a for a, b in itertools.product(one.days, other.days))
        assert wrong is (CERTAIN if truth is CERTAIN else NO), (one, other)


# --- the two laws -------------------------------------------------------------------------------


def opened(year: int, regime: str) -> am.Dataset:
    """Make a round with a mandate, a notice and a strike, and no mediation."""
    return bargained(
        milestone("demands_filed", f"{year}-01-11"),
        milestone("essential_services", f"{year}-02-01"),
        milestone("strike_mandate", f"{year}-03-01"),
        milestone("strike_notice", f"{year}-05-03"),
        strikes=[
            am.Strike(id="strike", period=am.Period(f"{year}-06-01", through=f"{year}-06-02"))
        ],
        regime=regime,
        title=f"Round of {year}",
        **CITED,
    )


def test_under_the_law_of_2025_no_mediation_comes_before_a_strike() -> None:
    """A strike of 2027 without mediation breaks no rule."""
    assert codes(opened(2027, "quebec-2025")) == []


def test_under_the_law_of_1985_mediation_comes_before_a_strike() -> None:
    """The same strike in 2023 lacks the report of the mediation, and so breaks a rule."""
    found = opened(2023, "quebec-1985")
    assert codes(found) == [ORDER]
    assert "the round has no mediation report, which" in messages(found, ORDER)[0]
    assert codes(opened(2027, "quebec-1985")) == [REGIME, ORDER]
    assert codes(opened(2023, "quebec-2025")) == [REGIME]
