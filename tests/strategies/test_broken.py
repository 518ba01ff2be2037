from __future__ import annotations

import re
from collections.abc import Callable
from operator import attrgetter

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings

import apts_model as am
from apts_model.strategies.broken import BREAKERS, broken_datasets
from tests.effort import tries

REPORTED = [(rule.code, severity) for rule in am.RULES.values() for severity in rule.severities]
ONCE = settings(
    max_examples=3000,
    phases=[Phase.generate],
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)

Shape = Callable[[am.Dataset], object]


def test_every_rule_has_a_breaker() -> None:
    """There is one breaker for each rule, in the order of the rules, and none for anything else."""
    assert list(BREAKERS) == list(am.RULES)


@pytest.mark.parametrize(("code", "severity"), REPORTED)
def test_one_rule_is_broken(code: str, severity: am.Severity) -> None:
    """A broken data set breaks its rule as surely as was asked, and no other rule."""

    @tries(10)
    @given(broken_datasets(rule=code, severity=severity))
    def check(dataset: am.Dataset) -> None:
        found = {(one.code, one.severity) for one in am.check(dataset)}
        assert found == {(code, severity)}

    check()


@pytest.mark.parametrize("rule", am.RULES.values(), ids=list(am.RULES))
def test_the_most_severe_is_the_default(rule: am.Rule) -> None:
    """Nothing said of severity, a rule that reports errors is broken for sure."""
    found = find(broken_datasets(rule=rule), lambda _: True, settings=ONCE)
    assert am.check(found)[0].severity is rule.severities[0]


def test_the_simplest_is_small() -> None:
    """The simplest data set that breaks a rule holds no record that is not needed for that."""
    found = find(broken_datasets(rule="too-many-presidents"), lambda _: True)
    assert found.as_of is None
    assert [len(one) for one in (found.sources, found.people, found.unions)] == [1, 2, 1]
    assert [len(one) for one in (found.presidencies, found.rounds, found.figures)] == [2, 0, 0]


def subjects(dataset: am.Dataset) -> set[str]:
    """Name what stands at the places that violations lead to: the last key of each path."""
    return {re.sub(r"\[[0-9]+\]", "", one.path).rpartition(".")[2] for one in am.check(dataset)}


def concerned(dataset: am.Dataset) -> int:
    """Count the records of the first violation."""
    return len(am.check(dataset)[0].ids)


def gone(dataset: am.Dataset, *, before: bool) -> bool:
    """Whether all of a presidency lies on one side of the life of its union."""
    held, lived = dataset.presidencies[0].period, dataset.unions[0].period
    return (held.before(lived) if before else lived.before(held)).is_certain


def undated(dataset: am.Dataset, count: int) -> bool:
    """Whether so many unions merged on an unknown day."""
    merger = dataset.mergers[0]
    return merger.date is None and len(merger.predecessor_ids) == count


def starts_otherwise(dataset: am.Dataset) -> bool:
    """Whether one union became another on an unknown day, and is told to start on some day."""
    return any(
        merger.date is None
        and len(merger.predecessor_ids) == 1
        and dataset.union(merger.successor_id).period.is_open
        and merger.id in am.check(dataset)[0].ids
        for merger in dataset.mergers
    )


def strikes_alone(dataset: am.Dataset) -> bool:
    """Whether all that is told of a round is that there was a strike."""
    return any(not held.milestones and held.strikes for held in dataset.rounds)


def follows_what_comes_later(dataset: am.Dataset) -> bool:
    """Whether a presidency certainly ended before the one that it is said to follow."""
    periods = {one.id: one.period for one in dataset.presidencies}
    return any(
        one.period.before(periods[before]).is_certain
        for one in dataset.presidencies
        for before in one.follows_ids
    )


SHAPES: list[tuple[str, str, Shape]] = [
    ("duplicate-id", "tables", lambda found: "tables" in am.check(found)[0].path),
    ("duplicate-id", "two kinds", lambda found: "$.unions" in am.check(found)[0].message),
    ("unknown-reference", "one of several", lambda found: "_ids[" in am.check(found)[0].path),
    ("unknown-reference", "source", lambda found: "source_id" in subjects(found)),
    ("dispute-of-another-subject", "inside", lambda found: "milestones" in am.check(found)[0].path),
    ("presidency-outside-life", "before", lambda found: gone(found, before=True)),
    ("presidency-outside-life", "after", lambda found: gone(found, before=False)),
    ("too-many-presidents", "three", lambda found: concerned(found) == 3),
    (
        "too-many-presidents",
        "open",
        lambda found: any(p.period.is_open for p in found.presidencies),
    ),
    ("too-many-presidents", "link", lambda found: any(p.follows_ids for p in found.presidencies)),
    ("twice-in-office", "three", lambda found: concerned(found) == 3),
    ("impossible-link", "the later one first", follows_what_comes_later),
    ("impossible-link", "unknown", lambda found: found.presidencies[0].period == am.Period()),
    ("impossible-link", "other union", lambda found: "another union" in am.check(found)[0].message),
    ("impossible-link", "whole day", lambda found: "whole day" in am.check(found)[0].message),
    ("merger-date", "still there", lambda found: "went on" in am.check(found)[0].message),
    ("merger-date", "began", lambda found: "began" in am.check(found)[0].message),
    ("merger-date", "ended", lambda found: "ended" in am.check(found)[0].message),
    ("merger-date", "two ends", lambda found: undated(found, 2)),
    ("merger-date", "end and start", lambda found: undated(found, 1)),
    ("merger-date", "end and start of one", starts_otherwise),
    ("strike-without-mandate", "strike alone", strikes_alone),
    ("merger-date", "not alive", lambda found: "did not exist" in am.check(found)[0].message),
    ("split-date", "two", lambda found: len(found.splits[0].child_ids) == 2),
    ("split-date", "not alive", lambda found: "did not exist" in am.check(found)[0].message),
    ("lineage-cycle", "four", lambda found: concerned(found) == 5),
    ("lineage-cycle", "splits", lambda found: len(found.splits) > 1),
    (
        "affiliation-outside-life",
        "apart",
        lambda found: "at one time" in am.check(found)[0].message,
    ),
    ("name-outside-life", "before", lambda found: "started" in am.check(found)[0].message),
    ("name-outside-life", "after", lambda found: "ended" in am.check(found)[0].message),
    ("name-outside-life", "union", lambda found: "$.unions" in am.check(found)[0].path),
    ("name-outside-life", "coalition", lambda found: "$.coalitions" in am.check(found)[0].path),
    (
        "successor-among-predecessors",
        "absorption of itself alone",
        lambda found: found.mergers[0].kind is am.MergerKind.ABSORPTION,
    ),
    ("figure-outside-life", "before", lambda found: "started" in am.check(found)[0].message),
    ("figure-outside-life", "after", lambda found: "ended" in am.check(found)[0].message),
    (
        "campaign-outside-life",
        "before",
        lambda found: " before " in am.check(found)[0].message,
    ),
    ("campaign-outside-life", "after", lambda found: "ended" in am.check(found)[0].message),
    ("campaign-outside-life", "open", lambda found: found.campaigns[0].period.is_open),
    ("body-cycle", "four", lambda found: len(found.affiliations) == 4),
    ("stage-order", "demands", lambda found: found.rounds[0].expires),
    ("stage-order", "strike", lambda found: "strikes" in am.check(found)[0].path),
    ("stage-order", "offers", lambda found: "offers" in am.check(found)[0].message),
    ("stage-order", "2025", lambda found: found.rounds[0].regime_id == "quebec-2025"),
    ("stage-order", "missing", lambda found: "the round has no" in am.check(found)[0].message),
    ("stage-order", "table", lambda found: any(held.tables for held in found.rounds)),
    (
        "strike-outside-round",
        "agreement",
        lambda found: [bool(r.agreement) for r in found.rounds] == [True],
    ),
    ("strike-outside-life", "before", lambda found: "started" in am.check(found)[0].message),
    ("strike-outside-life", "after", lambda found: "ended" in am.check(found)[0].message),
    ("strike-outside-life", "named", lambda found: found.rounds[0].strikes[0].union_ids),
    ("strike-outside-life", "all", lambda found: not found.rounds[0].strikes[0].union_ids),
    ("strike-outside-life", "two", lambda found: len(found.rounds[0].union_ids) == 2),
    ("agreement-outside-life", "before", lambda found: "started" in am.check(found)[0].message),
    ("agreement-outside-life", "after", lambda found: "ended" in am.check(found)[0].message),
    ("agreement-outside-life", "two", lambda found: len(found.rounds[0].union_ids) == 2),
    (
        "agreement-outside-life",
        "term",
        lambda found: found.rounds[0].agreement and found.rounds[0].agreement.term.is_open,
    ),
    (
        "strike-without-mandate",
        "stage before its mandate",
        lambda found: (
            {"strike", "strike_mandate"}
            <= {one.stage.value for held in found.rounds for one in held.milestones}
        ),
    ),
    (
        "strike-without-mandate",
        "strike before its mandate",
        lambda found: any(held.strikes and held.milestones for held in found.rounds),
    ),
]


@pytest.mark.parametrize(
    ("code", "shape"),
    [(code, shape) for code, _, shape in SHAPES],
    ids=[f"{code}: {name}" for code, name, _ in SHAPES],
)
def test_shapes_are_reached(code: str, shape: Shape) -> None:
    """Each rule is broken in all ways that there are, sooner or later."""
    find(broken_datasets(rule=code), lambda found: bool(shape(found)), settings=ONCE)


def without_a_start(dataset: am.Dataset) -> bool:
    """Whether a presidency of unknown start is perhaps longer than the life of its union."""
    held, lived = dataset.presidencies[0].period, dataset.unions[0].period
    return lived.start is not None and held.start is None


def founded_about_then(dataset: am.Dataset) -> bool:
    """Whether the life of a union may begin only after somebody had presided over it."""
    start = dataset.unions[0].period.start
    return start is not None and not start.is_exact


def of_one_milestone(dataset: am.Dataset) -> bool:
    """Whether all that is told of a round is one milestone."""
    return len(dataset.rounds[0].milestones) == 1


def on_the_day_nearest_to_a_law(dataset: am.Dataset) -> bool:
    """Whether a round began on the last day before its law, or the first one after it."""
    days = {one.date for one in dataset.rounds[0].milestones}
    return len(days) == 1 and days <= {
        am.ImpreciseDate("1985-06-18"),
        am.ImpreciseDate("2025-06-05"),
        am.ImpreciseDate("2025-06-06"),
    }


@pytest.mark.parametrize(
    ("code", "severity", "shape"),
    [
        ("presidency-outside-life", am.Severity.WARNING, without_a_start),
        ("presidency-outside-life", am.Severity.WARNING, founded_about_then),
        ("regime-of-another-time", am.Severity.ERROR, on_the_day_nearest_to_a_law),
        ("ratification-without-agreement", am.Severity.ERROR, of_one_milestone),
    ],
)
def test_shapes_of_a_severity_are_reached(code: str, severity: am.Severity, shape: Shape) -> None:
    """What breaks a rule for sure, and what breaks it perhaps, is drawn in every way."""
    drawn = broken_datasets(rule=code, severity=severity)
    find(drawn, lambda found: bool(shape(found)), settings=ONCE)


@pytest.mark.parametrize("stage", ["talks", "offers", "decree", "demands_filed", "in_force"])
def test_shapes_of_strikes_perhaps_outside(stage: str) -> None:
    """A strike may be outside its round for a stage that proves little, or for a vague day."""

    def fits(dataset: am.Dataset) -> bool:
        reached = {one.stage.value for one in dataset.rounds[0].milestones}
        return stage in reached

    drawn = broken_datasets(rule="strike-outside-round", severity="warning")
    find(drawn, fits, settings=ONCE)


def test_what_is_around_is_reached() -> None:
    """Records of every kind stand around, disputed ones and vague days among them."""
    wanted: dict[str, Shape] = {
        name: attrgetter(name)
        for name in ("figures", "mergers", "splits", "coalitions", "rounds", "statutes")
    }
    wanted["claims"] = lambda found: any(one.disputes_id for one in found.presidencies)
    wanted["links"] = lambda found: any(one.follows_ids for one in found.presidencies)
    wanted["coverages"] = lambda found: any(
        one.records is am.RecordKind.PRESIDENCIES for one in found.coverages
    )
    wanted["vague days"] = lambda found: any(
        isinstance(one.period.until, am.ImpreciseDate) and not one.period.until.is_exact
        for one in found.presidencies
    )

    def all_seen(found: am.Dataset) -> bool:
        for name in [name for name, shape in wanted.items() if shape(found)]:
            del wanted[name]
        return not wanted

    find(broken_datasets(rule="body-inside-itself"), all_seen, settings=ONCE)


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("too-many-president", "did you mean 'too-many-presidents'?"),
        ("x", "write a key of RULES"),
        (None, "write a key of RULES"),
        ([], "write a key of RULES"),
    ],
)
def test_unknown_rules_are_refused(rule: str, reason: str) -> None:
    """What is no rule is refused when the strategy is asked for; a near one is named."""
    with pytest.raises(am.InvalidValueError, match=re.escape(reason)) as caught:
        broken_datasets(rule=rule)
    assert caught.value.field == "rule"


def test_severities_that_are_not_reported_are_refused() -> None:
    """A rule that only warns cannot be broken for sure."""
    with pytest.raises(am.InvalidValueError, match="'no-citation' reports 'warning', not 'error'"):
        broken_datasets(rule="no-citation", severity=am.Severity.ERROR)
    with pytest.raises(am.InvalidValueError, match="reports 'error' or 'warning', not 'fatal'"):
        broken_datasets(rule="body-cycle", severity="fatal")


def test_severities_can_be_words() -> None:
    """A severity can be named by its value."""
    drawn = broken_datasets(rule="body-cycle", severity="warning")
    found = find(drawn, lambda _: True, settings=ONCE)
    assert am.check(found)[0].severity is am.Severity.WARNING
