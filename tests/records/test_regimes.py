"""The law as the facts tell it (section 3.2, with the paragraph "legal order"), by hand."""

import datetime
import re
from graphlib import TopologicalSorter
from typing import Any

import attrs
import pytest

import apts_model as am
from apts_model import DayCount, Relation, Stage

OLD, NEW = am.REGIMES["quebec-1985"], am.REGIMES["quebec-2025"]
REGIMES = pytest.mark.parametrize("regime", [OLD, NEW], ids=lambda regime: regime.id)

# Stage -> all stages that must come before it; those that are left out can come at any time.
FILED = {Stage.DEMANDS_FILED}
OFFERED = FILED | {Stage.OFFERS}
TALKED = OFFERED | {Stage.TALKS}
REQUESTED = TALKED | {Stage.MEDIATION_REQUESTED}
MEDIATED = REQUESTED | {Stage.MEDIATION}
REPORTED = MEDIATED | {Stage.MEDIATION_REPORT}
NOTIFIED = REPORTED | {Stage.STRIKE_MANDATE, Stage.STRIKE_NOTICE}
AGREED = {Stage.AGREEMENT_IN_PRINCIPLE}
RATIFIED = AGREED | {Stage.RATIFICATION}
BEFORE = {
    "quebec-1985": {
        Stage.OFFERS: FILED,
        Stage.TALKS: OFFERED,
        Stage.MEDIATION_REQUESTED: TALKED,
        Stage.MEDIATION: REQUESTED,
        Stage.MEDIATION_REPORT: MEDIATED,
        Stage.STRIKE_NOTICE: REPORTED | {Stage.STRIKE_MANDATE},
        Stage.STRIKE: NOTIFIED | {Stage.ESSENTIAL_SERVICES},
        Stage.AGREEMENT_IN_PRINCIPLE: TALKED,
        Stage.RATIFICATION: TALKED | AGREED,
        Stage.SIGNATURE: TALKED | RATIFIED,
        Stage.IN_FORCE: TALKED | RATIFIED | {Stage.SIGNATURE},
    },
    "quebec-2025": {
        Stage.OFFERS: FILED,
        Stage.MEDIATION: {Stage.MEDIATION_REQUESTED},
        Stage.MEDIATION_REPORT: {Stage.MEDIATION_REQUESTED, Stage.MEDIATION},
        Stage.STRIKE_NOTICE: {Stage.STRIKE_MANDATE},
        Stage.STRIKE: {Stage.STRIKE_MANDATE, Stage.STRIKE_NOTICE, Stage.ESSENTIAL_SERVICES},
        Stage.RATIFICATION: AGREED,
        Stage.SIGNATURE: RATIFIED,
        Stage.IN_FORCE: RATIFIED | {Stage.SIGNATURE},
    },
}
AT_ANY_TIME = [
    *(Stage.CONCILIATION, Stage.DECREE, Stage.ABANDONED),
    *(Stage.ESSENTIAL_SERVICES, Stage.STRIKE_MANDATE),
]

# Stage, relation, counted from (None: expiry), days, how counted, the section that says so.
FAILED = "the notice that mediation failed"
DELAYS_OF_1985 = {
    (Stage.DEMANDS_FILED, Relation.BEFORE, None, 150, DayCount.CALENDAR, "111.8"),
    (Stage.OFFERS, Relation.WITHIN, Stage.DEMANDS_FILED, 60, DayCount.CALENDAR, "111.8"),
    (Stage.MEDIATION_REPORT, Relation.WITHIN, Stage.MEDIATION, 60, DayCount.CALENDAR, "47"),
    (Stage.STRIKE, Relation.AFTER, Stage.MEDIATION_REPORT, 20, DayCount.CALENDAR, FAILED),
    (Stage.STRIKE, Relation.AFTER, Stage.ESSENTIAL_SERVICES, 90, DayCount.CALENDAR, "111.12"),
    (Stage.STRIKE, Relation.AFTER, Stage.STRIKE_NOTICE, 7, DayCount.CLEAR_WORKING, "111.11"),
}


def graph_of(regime: am.Regime) -> dict[Stage, set[Stage]]:
    """Map each stage to those that its own rules put before it."""
    graph: dict[Stage, set[Stage]] = {}
    for rule in regime.rules:
        if rule.counted_from is not None:
            before, after = rule.counted_from, rule.stage
            if rule.relation is Relation.BEFORE:
                before, after = after, before
            graph.setdefault(after, set()).add(before)
    return graph


@REGIMES
def test_the_order_of_stages_is_that_of_the_law(regime: am.Regime) -> None:
    """What must come before what, directly or not, is what the facts say and nothing else."""
    graph = graph_of(regime)
    before: dict[Stage, set[Stage]] = {}
    for stage in TopologicalSorter(graph).static_order():  # raises where there is a cycle
        direct = graph.get(stage, set())
        before[stage] = direct.union(*(before[one] for one in direct))
    assert {stage: stages for stage, stages in before.items() if stages} == BEFORE[regime.id]


@REGIMES
@pytest.mark.parametrize("stage", AT_ANY_TIME, ids=lambda stage: stage.value)
def test_some_stages_come_at_any_time(regime: am.Regime, stage: Stage) -> None:
    """Conciliation, mandates, lists of essential services, decrees wait for nothing."""
    assert regime.rules_for(stage) == ()


def test_delays_of_1985() -> None:
    """The old regime has six delays, each with its unit and its section; all else is order."""
    delays = [rule for rule in OLD.rules if rule.days != 0]
    found = {
        (rule.stage, rule.relation, rule.counted_from, rule.days, rule.count, section)
        for rule in delays
        for *_, section in DELAYS_OF_1985
        if re.search(rf"(?:s\. |receives ){re.escape(section)}\b(?!\.)", rule.section.text)
    }
    assert found == DELAYS_OF_1985
    assert len(delays) == len(DELAYS_OF_1985)
    assert all(rule.relation is Relation.AFTER for rule in OLD.rules if rule.days == 0)


def test_only_mediation_can_be_extended() -> None:
    """The sixty days of mediation are a default; those of the offers are not."""
    extendable = [rule.stage for regime in (OLD, NEW) for rule in regime.rules if rule.extendable]
    assert extendable == [Stage.MEDIATION_REPORT]


def test_the_new_regime_invents_no_number() -> None:
    """No delay of the law of 2025 is in the sources: each is unknown, or it is order alone."""
    assert {rule.days for rule in NEW.rules} == {None, 0}
    assert {rule.count for rule in NEW.rules} == {DayCount.CALENDAR}
    assert None not in {rule.days for rule in OLD.rules}
    assert NEW.raiding is None


def test_mediation_is_compulsory_before_a_strike_in_the_old_regime_only() -> None:
    """From 2025-06-06 on a strike can come without mediation, a report, or a request for it."""
    mediation = {Stage.MEDIATION_REQUESTED, Stage.MEDIATION, Stage.MEDIATION_REPORT}
    assert mediation <= BEFORE[OLD.id][Stage.STRIKE]
    rules = [rule for stage in (Stage.STRIKE, Stage.STRIKE_NOTICE) for rule in NEW.rules_for(stage)]
    assert mediation.isdisjoint({rule.counted_from for rule in rules})


@REGIMES
def test_every_rule_names_what_it_rests_on(regime: am.Regime) -> None:
    """A rule names a section and where to read it, or says that it is custom alone."""
    for rule in regime.rules:
        assert str(rule.section) == rule.section.text
        if rule.section.url is None:
            assert "no section of law" in rule.section.text
            assert rule.days == 0
        else:
            assert re.match(r"https?://[a-z.]+/\S+$", rule.section.url)
            source = am.Source(id="s", title=str(rule.section), url=rule.section.url)
            assert source.url == rule.section.url


@REGIMES
def test_sections_are_named_in_both_languages(regime: am.Regime) -> None:
    """The French text names the same law and the same numbers: "s." is "art." there."""
    raiding = [] if regime.raiding is None else [regime.raiding.section]
    for section in [*raiding, *(rule.section for rule in regime.rules)]:
        numbers = re.findall(r"[0-9]+(?:\.[0-9]+)*", section.text)
        assert re.findall(r"[0-9]+(?:\.[0-9]+)*", section.french) == numbers
        assert (" s. " in section.text) is (" art. " in section.french.replace("\xa0", " "))
        assert section.french != section.text


@REGIMES
def test_each_rule_is_said_once_and_found_by_its_stage(regime: am.Regime) -> None:
    """The rules of all stages together are the rules, each pair of stages in one of them."""
    assert [rule for stage in Stage for rule in regime.rules_for(stage)] == sorted(
        regime.rules, key=lambda rule: list(Stage).index(rule.stage)
    )
    pairs = [(rule.stage, rule.counted_from) for rule in regime.rules]
    assert len(set(pairs)) == len(pairs)
    assert all(rule.stage is not rule.counted_from for rule in regime.rules)


def test_one_regime_takes_the_place_of_the_other() -> None:
    """The old law ends on the day the new one begins, 2025-06-06: no gap, no overlap."""
    assert OLD.period == am.Period("1985-06-19", until="2025-06-06")
    assert NEW.period.start == am.ImpreciseDate.parse("2025-06-06")
    assert NEW.period.is_open
    assert OLD.period.meets(NEW.period) is am.Certainty.CERTAIN
    assert OLD.period.overlaps(NEW.period) is am.Certainty.NO
    assert OLD.period.covers("1985-06-18") is am.Certainty.NO


# Expiry, and the days 270, 180 and 150 days before it, as the facts compute them (section 3.3).
COMPUTED = [
    ("2015-03-31", "2014-07-04", "2014-10-02", "2014-11-01"),
    ("2020-03-31", "2019-07-05", "2019-10-03", "2019-11-02"),
    ("2023-03-31", "2022-07-04", "2022-10-02", "2022-11-01"),
]


@pytest.mark.parametrize(("expiry", "opens", "closes", "demands"), COMPUTED)
def test_days_before_expiry(expiry: str, opens: str, closes: str, demands: str) -> None:
    """Raiding opens and closes, and demands are due, on the days that the facts name."""
    [rule] = OLD.rules_for(Stage.DEMANDS_FILED)
    assert OLD.raiding is not None
    assert "111.4" in OLD.raiding.section.text
    days = (OLD.raiding.opens, OLD.raiding.closes, rule.days)
    ends = datetime.date.fromisoformat(expiry)
    found = [str(ends - datetime.timedelta(number)) for number in days if number is not None]
    assert found == [opens, closes, demands]


def test_regimes_are_found_by_their_ids() -> None:
    """There are two regimes, under their own ids, which a round can name."""
    assert list(am.REGIMES) == ["quebec-1985", "quebec-2025"]
    for name, regime in am.REGIMES.items():
        assert regime.id == name
        assert regime.title
        assert am.BargainingRound(id="r", title="Round", regime_id=name).regime_id == regime.id


def test_the_law_cannot_be_changed() -> None:
    """Neither the table of regimes nor any part of one can be set anew."""
    table: Any = am.REGIMES
    with pytest.raises(TypeError):
        table["quebec-1985"] = NEW
    parts: list[tuple[Any, str]] = [(OLD, "rules"), (OLD.rules[0], "days"), (OLD.raiding, "opens")]
    parts.append((OLD.rules[0].section, "text"))
    for part, field in parts:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(part, field, getattr(part, field))
        assert hash(part) == hash(attrs.evolve(part))
