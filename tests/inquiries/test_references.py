from typing import Any

import attrs
import pytest

import apts_model as am
from apts_model.inquiries import references

RECORDS: list[Any] = [
    value
    for value in (getattr(am, name) for name in am.__all__)
    if isinstance(value, type) and attrs.has(value) and hasattr(value, "citations")
]
KEPT_APART = {"source_id", "regime_id", "follows_ids", "disputes_id"}


def test_every_field_that_refers_to_a_record_is_known() -> None:
    """No record has a field of ids that nobody looks up; none that is looked up is gone."""
    named = {
        field.name
        for record in [*RECORDS, am.Citation]
        for field in attrs.fields(record)
        if field.name.endswith(("_id", "_ids"))
    }
    assert named == references.COLLECTIONS.keys() | KEPT_APART
    collections = {field.name for field in attrs.fields(am.Dataset)}
    assert all(collections.issuperset(held) for held in references.COLLECTIONS.values())


ROUND = am.BargainingRound(
    id="r",
    title="Round",
    union_ids=["u", "v"],
    coalition_id="front",
    regime_id="quebec-1985",
    citations=[am.Citation(source_id="round")],
    milestones=[
        am.Milestone(
            id="m",
            stage="ratification",
            union_id="w",
            disputes_id="n",
            vote=am.Vote(citations=[am.Citation(source_id="vote")]),
        )
    ],
    tables=[am.BargainingTable(id="t", kind="central", union_ids=["x"])],
    strikes=[am.Strike(id="s", union_ids=["y"], citations=[am.Citation(source_id="strike")])],
    agreement=am.Agreement(citations=[am.Citation(source_id="agreement")]),
)


def test_ids_of_inner_records_are_found() -> None:
    """A round refers to the unions of its strikes, tables and milestones as to its own."""
    assert sorted(references.ids_in(ROUND)) == [
        ("coalitions", "front"),
        *(("unions", union_id) for union_id in "uvwxy"),
    ]


def test_citations_of_inner_records_are_found() -> None:
    """A round cites what its strikes, its agreement and the votes of its milestones cite."""
    cited = [citation.source_id for citation in references.citations_in(ROUND)]
    assert sorted(cited) == ["agreement", "round", "strike", "vote"]


@pytest.mark.parametrize(
    ("record", "ids"),
    [
        (
            am.Affiliation(id="a", member_id="m", body_id="b"),
            {("unions", "m"), ("coalitions", "m"), ("unions", "b"), ("coalitions", "b")},
        ),
        (
            am.Figure(id="f", subject_id="s", measure="members", value=1),
            {("unions", "s"), ("coalitions", "s"), ("rounds", "s")},
        ),
        (
            am.Presidency(id="p", union_id="u", holder_id="h", follows_ids=["q"]),
            {("unions", "u"), ("people", "h")},
        ),
        (
            am.Merger(id="m", predecessor_ids=["a", "b"], successor_id="c"),
            {("unions", "a"), ("unions", "b"), ("unions", "c")},
        ),
        (
            am.Split(id="s", parent_id="a", child_ids=["b"]),
            {("unions", "a"), ("unions", "b")},
        ),
        (am.Campaign(id="c", title="C", union_id="u"), {("unions", "u")}),
        (am.Campaign(id="c", title="C"), set[tuple[str, str]]()),
    ],
)
def test_an_id_may_be_of_several_collections(
    record: attrs.AttrsInstance, ids: set[tuple[str, str]]
) -> None:
    """An id is given with each collection that may hold it; an absent one is not given."""
    assert set(references.ids_in(record)) == ids


def test_dates_and_periods_are_values_not_records() -> None:
    """What a record says of time is no record inside it."""
    assert [type(one).__name__ for one in references.records_in(ROUND)] == [
        "BargainingRound",
        "Milestone",
        "Vote",
        "Citation",
        "BargainingTable",
        "Strike",
        "Citation",
        "Agreement",
        "Citation",
        "Citation",
    ]
    assert references.is_record(ROUND)
    for value in (am.Period("2000"), am.ImpreciseDate.parse("2000"), "2000", None, ("a",)):
        assert not references.is_record(value)


def test_values_can_be_given_to_make_the_record_again() -> None:
    """A record made of the values of another is equal to it."""
    assert am.BargainingRound(**references.values_of(ROUND)) == ROUND
