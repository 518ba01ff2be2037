import datetime
import io
import random
from collections import Counter
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.files.formats import read_located
from apts_model.rules.table import RULES
from tests.effort import tries
from tests.rules.making import CITED, EVERYTHING, bargained, data, milestone, office, strike, tenure

FEWER = tries(40)
LISTS = [field.name for field in attrs.fields(am.Dataset) if field.name not in ("title", "as_of")]

# --- data sets of any kind ----------------------------------------------------------------------

IDS = st.sampled_from("abcde")
SETS = st.lists(IDS, min_size=1, max_size=3, unique=True)
STANDINGS = st.sampled_from(["accepted", "accepted", "disputed"])
DATES = st.none() | strategies.imprecise_dates()
PERIODS = strategies.periods() | st.just(am.Period()) | st.just(am.Period("2004", until=".."))
WHOLE = st.sampled_from(
    [am.Period(), am.Period("2004", through=".."), am.Period("0001-01-01", through="9999-12-31")]
)
SUPPORTS = st.lists(st.sampled_from(["id", "x", "start"]), unique=True)
CITATIONS = st.lists(
    st.builds(am.Citation, source_id=IDS, supports=st.just([]) | SUPPORTS),
    max_size=1,
)


def made(kind: Any, /, **fields: Any) -> st.SearchStrategy[Any]:
    """Draw records, some of them impossible: those are not made."""

    def build(values: dict[str, Any]) -> Any:
        try:
            return kind(**values)
        except am.InvalidValueError:
            return None

    return st.fixed_dictionaries({"id": IDS, "citations": CITATIONS, **fields}).map(build)


RIVAL: dict[str, Any] = {"standing": STANDINGS, "disputes_id": st.none() | IDS}
SEATS = st.lists(st.builds(am.PresidentSeats, count=st.integers(1, 3), period=PERIODS), max_size=2)
MILESTONES = st.lists(
    made(
        am.Milestone, stage=st.sampled_from(am.Stage), date=DATES, union_id=st.none() | IDS, **RIVAL
    ).filter(bool),
    max_size=4,
)
STRIKES = st.lists(
    made(am.Strike, period=WHOLE, union_ids=st.just([]) | SETS, **RIVAL).filter(bool), max_size=2
)
TABLES = st.lists(
    made(am.BargainingTable, kind=st.just("local"), milestones=MILESTONES), max_size=2
)
RECORDS: dict[str, st.SearchStrategy[Any]] = {
    "sources": st.builds(am.Source, id=IDS, title=st.just("S")),
    "people": made(am.Person, name=st.just("P")),
    "unions": made(am.TradeUnion, period=PERIODS, president_seats=SEATS),
    "presidencies": made(
        am.Presidency, union_id=IDS, holder_id=IDS, period=PERIODS,
        follows_ids=st.just([]) | SETS, **RIVAL,
    ),
    "figures": made(
        am.Figure, subject_id=IDS, measure=st.just("members"), value=st.just(1), **RIVAL
    ),
    "mergers": made(
        am.Merger, predecessor_ids=SETS, successor_id=IDS, date=DATES,
        kind=st.sampled_from(am.MergerKind), **RIVAL,
    ),
    "splits": made(am.Split, parent_id=IDS, child_ids=SETS, date=DATES, **RIVAL),
    "coalitions": made(am.Coalition, kind=st.just("alliance"), period=PERIODS),
    "affiliations": made(am.Affiliation, member_id=IDS, body_id=IDS, period=PERIODS, **RIVAL),
    "rounds": made(
        am.BargainingRound, title=st.just("R"), union_ids=SETS, coalition_id=st.none() | IDS,
        regime_id=st.sampled_from([None, "a", "quebec-1985", "quebec-2025"]), expires=DATES,
        milestones=MILESTONES, tables=TABLES, strikes=STRIKES,
        agreement=st.none() | st.builds(am.Agreement, signed=DATES),
    ),
    "coverages": st.builds(
        am.Coverage, subject_id=IDS, records=st.sampled_from(am.RecordKind), period=PERIODS
    ),
}  # fmt: skip


def tangle(as_of: datetime.date | None, lists: dict[str, Any]) -> am.Dataset:
    """Make a data set of records that may have nothing to do with each other."""
    return am.Dataset(title="T", as_of=as_of, **lists)


TANGLES = st.builds(
    tangle,
    st.none() | st.dates(),
    st.fixed_dictionaries(
        {
            name: st.lists(drawn, max_size=3).map(lambda found: [one for one in found if one])
            for name, drawn in RECORDS.items()
        }
    ),
)
EITHER = strategies.datasets() | TANGLES


def at(dataset: am.Dataset, path: str) -> Any:
    """Follow a path into the values of a file; what a last key names may not be there."""
    value: Any = dataset
    for step in path.removeprefix("$.").replace("[", ".[").split("."):
        value = value[int(step[1:-1])] if step[0] == "[" else getattr(value, step)
    return value


@tries(100)
@given(EITHER)
def test_everything_can_be_checked(dataset: am.Dataset) -> None:
    """Whatever a data set holds, each violation has a rule, a path that leads there and words."""
    for one in am.check(dataset):
        assert one.severity in RULES[one.code].severities
        assert len(set(one.ids)) == len(one.ids)
        assert one.message.isprintable()
        at(dataset, one.path)
        assert str(one) == f"{one.severity.value} {one.code} at {one.path}: {one.message}"


@FEWER
@given(strategies.datasets())
def test_what_strategies_draw_breaks_no_rule_of_ids(dataset: am.Dataset) -> None:
    """Data sets that are valid have sound ids, lineages and links."""
    broken = {one.code for one in am.check(dataset) if one.severity is am.Severity.ERROR}
    assert not broken & {
        "duplicate-id",
        "unknown-reference",
        "lineage-cycle",
        "body-inside-itself",
        "successor-among-predecessors",
    }


def test_an_empty_data_set() -> None:
    """Where there is nothing, nothing is wrong."""
    assert am.check(am.Dataset(title="Empty")) == ()
    assert am.validate(am.Dataset(title="Empty")) is None  # type: ignore[func-returns-value]


@pytest.mark.parametrize("wrong", [None, "x", {"title": "T"}, am.Dataset, []])
def test_only_data_sets_are_checked(wrong: Any) -> None:
    """What is no data set is refused by its type."""
    for function in (am.check, am.validate):
        with pytest.raises(am.InvalidValueError) as caught:
            function(wrong)
        assert str(caught.value) == f"dataset: a Dataset is needed, not {type(wrong).__name__}"


# --- laws ---------------------------------------------------------------------------------------

CROWDS = ("too-many-presidents", "twice-in-office")
"""Of several that hold at once, the last one is told of: of two that come at once, either."""


def kinds(dataset: am.Dataset) -> Counter[tuple[Any, ...]]:
    """Count what is found, but for where it stands, and which of a crowd came last."""
    found: Counter[tuple[Any, ...]] = Counter()
    for one in am.check(dataset):
        if one.code == "lineage-cycle":
            found[one.code, one.severity, frozenset(one.ids[1:])] += 1  # the record is the first
        elif one.code in CROWDS:
            found[one.code,] = 1
        else:
            found[one.code, one.severity, frozenset(one.ids)] += 1
    return found


@FEWER
@given(strategies.datasets(), st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(dataset: am.Dataset, shuffler: random.Random) -> None:
    """The same records in another order break the same rules."""
    lists = {name: [*getattr(dataset, name)] for name in LISTS}
    for records in lists.values():
        shuffler.shuffle(records)
    other = am.Dataset(title=dataset.title, as_of=dataset.as_of, **lists)
    assert kinds(other) == kinds(dataset)


@FEWER
@given(EITHER, st.randoms(use_true_random=False))
def test_a_citation_more_adds_no_violation(dataset: am.Dataset, chooser: random.Random) -> None:
    """To cite a source that is there is never wrong; it may be what was missing."""
    source = am.Source(id="a-new-source", title="New")
    cited = am.Citation(source_id=source.id)
    lists: dict[str, list[Any]] = {name: [*getattr(dataset, name)] for name in LISTS}
    for name, records in lists.items():
        for number, record in enumerate(records):
            if name != "sources" and chooser.random() < 0.5:
                records[number] = attrs.evolve(record, citations=(*record.citations, cited))
    lists["sources"] = [*dataset.sources, source]
    more = am.Dataset(title=dataset.title, as_of=dataset.as_of, **lists)
    before = {(one.code, one.severity, one.path, one.ids) for one in am.check(dataset)}
    after = {(one.code, one.severity, one.path, one.ids) for one in am.check(more)}
    assert after <= before
    assert {one[0] for one in before - after} <= {"no-citation"}


@FEWER
@given(EITHER)
def test_to_check_twice_is_to_check_once(dataset: am.Dataset) -> None:
    """What is found depends on the data set alone, and not on what was checked before."""
    assert am.check(dataset) == am.check(dataset) == am.check(am.loads(am.dumps(dataset)))


@FEWER
@given(EITHER)
def test_records_are_told_of_in_the_order_of_a_file(dataset: am.Dataset) -> None:
    """Violations stand in the order of the records of a file, from top to bottom."""
    file = io.BytesIO(am.dumps(dataset).encode())
    _, places = read_located(file, "x", "json")
    tops = [one.path.partition("]")[0] + "]" for one in am.check(dataset)]
    where = places(tops)
    assert [where[path] for path in tops] == sorted(where[path] for path in tops)


def test_fields_are_told_of_in_the_order_of_a_file() -> None:
    """Inside a record, too, what stands first in a file is told of first."""
    agreement = am.Agreement(signed="2004", citations=[am.Citation(source_id="x")])
    dataset = bargained(milestone("talks", union_id="x"), agreement=agreement)
    _, places = read_located(io.BytesIO(am.dumps(dataset).encode()), "x", "json")
    paths = [one.path for one in am.check(dataset)]
    where = places(paths)
    assert [where[path] for path in paths] == sorted(where.values())


def test_the_tenth_record_comes_after_the_second() -> None:
    """Positions are ordered as numbers, lists as in a file."""
    people = [am.Person(id=f"p{number}", name="P") for number in range(12)]
    found = am.check(data(people=people, campaigns=[am.Campaign(id="c", title="C", union_id="x")]))
    assert [one.path for one in found] == [
        *(f"$.people[{number}]" for number in range(12)),
        "$.campaigns[0]",
        "$.campaigns[0].union_id",
    ]


def test_violations_inside_a_record_come_after_it() -> None:
    """What a record itself breaks stands before what is wrong in it."""
    held = bargained(
        milestone("talks", union_id="x"), strikes=[strike("2004-01-01", union_ids=["y"])],
        citations=(),
    )  # fmt: skip
    assert [(one.code, one.path) for one in am.check(held)] == [
        ("no-citation", "$.rounds[0]"),
        ("unknown-reference", "$.rounds[0].milestones[0].union_id"),
        ("strike-without-mandate", "$.rounds[0].strikes[0].period"),
        ("unknown-reference", "$.rounds[0].strikes[0].union_ids[0]"),
    ]


# --- validate -----------------------------------------------------------------------------------


def test_doubts_are_no_errors() -> None:
    """A data set with warnings alone is valid."""
    dataset = am.Dataset(title="T", people=[am.Person(id="a", name="A")])
    assert [one.severity for one in am.check(dataset)] == [am.Severity.WARNING]
    am.validate(dataset)


def test_one_error_brings_all_that_is_found() -> None:
    """The error of a data set that is not valid has every violation, the warnings too."""
    dataset = office(tenure("a", "2001", "2004"), tenure("b", "2002", "2003", citations=()))
    found = am.check(dataset)
    assert [(one.code, one.severity.value) for one in found] == [
        ("no-citation", "warning"),
        ("too-many-presidents", "error"),
    ]
    with pytest.raises(am.InconsistentError) as caught:
        am.validate(dataset)
    assert caught.value.violations == found
    assert str(caught.value).splitlines() == [
        "the data set has 1 error and 1 warning:",
        *(f"  {one}" for one in found),
    ]


@FEWER
@given(EITHER)
def test_valid_is_what_has_no_error(dataset: am.Dataset) -> None:
    """`validate` raises just if `check` finds an error."""
    found = am.check(dataset)
    if not any(one.severity is am.Severity.ERROR for one in found):
        am.validate(dataset)
        return
    with pytest.raises(am.InconsistentError) as caught:
        am.validate(dataset)
    assert caught.value.violations == found


def test_ids_of_a_violation_stand_once() -> None:
    """A record that is concerned twice is named once."""
    agreement = am.Agreement(signed="2024-01-01")
    dataset = bargained(
        milestone("ratification", "2024-01-03"),
        milestone("proposal", "2024-01-02"),
        regime="quebec-1985",
        agreement=agreement,
        coverages=[am.Coverage(subject_id="u", records="rounds", period=EVERYTHING)],
        **CITED,
    )
    assert [one.ids for one in am.check(dataset)] == [("r",)]
