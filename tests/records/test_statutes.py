from typing import Any

import pytest

import apts_model as am
from apts_model.records.statutes import statutes_of
from tests.records.forms import made, refusal


@pytest.mark.parametrize("missing", ["id", "title"])
def test_next_to_nothing_needs_to_be_known_of_a_statute(missing: str) -> None:
    """A statute has an id and a title."""
    fields: dict[str, Any] = {"id": "l", "title": "Act"}
    statute = am.Statute(**fields)
    assert (statute.bill, statute.chapter, statute.note) == (None,) * 3
    assert (statute.steps, statute.citations) == ((), ())
    del fields[missing]
    with pytest.raises(TypeError, match=missing):
        am.Statute(**fields)


def test_a_step_is_of_a_kind_and_perhaps_of_a_day() -> None:
    """A step that a statute took has a kind; when it was taken may be unknown."""
    step = am.StatuteStep(kind="assented")
    assert (step.date, step.citations, step.note) == (None, (), None)
    with pytest.raises(TypeError, match="kind"):
        am.StatuteStep()  # type: ignore[call-arg]


def test_two_sources_can_differ_about_a_step() -> None:
    """A statute keeps every step as it is told, in that order, even the same one twice."""
    steps = [
        am.StatuteStep(kind="upheld", date="2011-07-08"),
        am.StatuteStep(kind="upheld", date="2011-07-06"),
        am.StatuteStep(kind="assented", date="2003-12-18"),
    ]
    assert made(am.Statute, steps=iter(steps)).steps == tuple(steps)
    assert made(am.Statute, steps=steps[:1] * 2).steps == (steps[0],) * 2


@pytest.mark.parametrize("field", ["bill", "chapter"])
def test_numbers_of_bills_are_text(field: str) -> None:
    """The number of a bill is a name that looks like a number."""
    assert refusal(am.Statute, **{field: 30}) == f"{field}: 30 is not text"
    assert getattr(made(am.Statute, **{field: "030"}), field) == "030"


def test_statutes_of_takes_any_iterable() -> None:
    """Statutes come from any iterable, and each is checked."""
    one = made(am.Statute)
    assert statutes_of(iter([one])) == (one,)
    with pytest.raises(am.InvalidValueError, match=r"^statutes: 'Act' is not a Statute$"):
        statutes_of(["Act"])  # type: ignore[list-item]


def test_a_statute_with_everything() -> None:
    """Every field is held as it was given."""
    step = am.StatuteStep(
        kind="in_force", date="2015-04-01", citations=[am.Citation(source_id="s")], note="Step."
    )
    statute = am.Statute(
        id="bill-10",
        title="Act to modify the organization of the health network",
        bill="10",
        chapter="2015, c. 1",
        steps=[step],
        citations=[am.Citation(source_id="s")],
        note="Note.",
    )
    assert (step.kind, str(step.date)) == (am.StepKind.IN_FORCE, "2015-04-01")
    assert (statute.steps, statute.note) == ((step,), "Note.")
    assert (statute.bill, statute.chapter) == ("10", "2015, c. 1")
