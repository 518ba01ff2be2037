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


# --- how long it was in force --------------------------------------------------------------------

# Steps by kind and date, then days with whether it was in force, by hand: no, possible or certain.
IN_FORCE: list[tuple[list[tuple[str, str | None]], dict[str, str]]] = [
    ([("in_force", "2015-04-01")], {"2015-03-31": "no", "2015-04-01": "certain"}),
    (
        [("in_force", "2015-04"), ("repealed", "2020-01-01")],
        {
            "2015-03-31": "no",
            "2015-04-15": "possible",
            "2015-04-30": "certain",
            "2019-12-31": "certain",
            "2020-01-01": "no",
        },
    ),
    (
        [("in_force", "2015"), ("repealed", None)],
        {"2014-12-31": "no", "2015-12-31": "possible", "2016-01-01": "possible"},
    ),
    # Of what is only known as a bill, nobody says when it came into force, if it ever did.
    (
        [("introduced", "2025-04-23"), ("passed", "2025-06-06")],
        {"2025-06-05": "no", "2025-06-06": "possible", "2025-11-14": "possible"},
    ),
    ([], {"1900-01-01": "possible", "2025-11-14": "possible"}),
    # It may count from a day before the assent, though from none before there was a bill.
    (
        [("in_force", None), ("introduced", "2003-11-11"), ("assented", "2003-12-18")],
        {"2003-11-10": "no", "2003-12-17": "possible", "2004": "possible"},
    ),
    # Struck down: the ruling may be suspended or appealed.
    (
        [("in_force", "2004"), ("struck_down", "2007-11-30")],
        {"2007-11-29": "certain", "2007-11-30": "possible", "2020-01-01": "possible"},
    ),
    (
        [("in_force", "2004"), ("struck_down", "2007-11-30"), ("repealed", "2010-01-01")],
        {"2007-11-29": "certain", "2009-12-31": "possible", "2010-01-01": "no"},
    ),
    (
        [("in_force", "2004"), ("struck_down", "2007-11-30"), ("upheld", "2011-07-06")],
        {"2007-11-29": "certain", "2009-01-01": "possible", "2011-07-06": "certain"},
    ),
    # Struck down twice and upheld twice; after two rulings against it one appeal leaves a doubt.
    (
        [
            ("in_force", "2004"),
            ("struck_down", "2007"),
            ("upheld", "2008-05-01"),
            ("struck_down", "2010"),
            ("upheld", "2011"),
        ],
        {
            "2006-12-31": "certain",
            "2007-01-01": "possible",
            "2008-05-01": "certain",
            "2009-12-31": "certain",
            "2010-06-15": "possible",
            "2012-01-01": "certain",
        },
    ),
    (
        [
            ("in_force", "2004"),
            ("struck_down", "2007"),
            ("struck_down", "2008"),
            ("upheld", "2011"),
        ],
        {"2006-12-31": "certain", "2007-01-01": "possible", "2010-12-31": "possible"},
    ),
    # A ruling that upholds what nobody struck down says nothing new.
    (
        [("in_force", "2004"), ("upheld", "2011")],
        {"2005-01-01": "certain", "2011-06-15": "certain"},
    ),
    # Steps in any order; steps that contradict each other leave nothing.
    (
        [("upheld", "2011-07-06"), ("struck_down", "2007-11-30"), ("in_force", "2004")],
        {"2006-01-01": "certain", "2009-01-01": "possible", "2011-07-06": "certain"},
    ),
    ([("in_force", "2015"), ("repealed", "2010")], {"2012-01-01": "no", "2016-01-01": "no"}),
]


STRENGTH = ["no", "possible", "certain"]


@pytest.mark.parametrize(("steps", "answers"), IN_FORCE)
def test_how_long_it_was_in_force(
    steps: list[tuple[str, str | None]], answers: dict[str, str]
) -> None:
    """From its day until it is repealed; a ruling leaves it in doubt until it is upheld."""
    statute = made(am.Statute, steps=[am.StatuteStep(kind=kind, date=date) for kind, date in steps])
    data = am.Dataset(title="Law", as_of="2025-11-14", statutes=[statute])
    for day, expected in answers.items():
        held = data.statutes_in_force_on(day).holders.get(statute.id, am.Certainty.NO)
        assert held.value == expected, day
        one_by_one = [one.covers(day, as_of="2025-11-14") for one in statute.periods_in_force]
        assert max((one.value for one in one_by_one), key=STRENGTH.index, default="no") == expected
