from decimal import Context, Decimal, localcontext
from typing import Any

import pytest

import apts_model as am
from apts_model.records.figures import figures_of, measure_of
from tests.records.forms import made, refusal


def test_a_number_is_exact_unless_said_otherwise() -> None:
    """By default a figure is the very number, of an unknown day, and accepted."""
    figure = am.Figure(id="a", subject_id="u", measure="members", value=65000)
    assert figure.value == 65000
    assert figure.comparison is am.Comparison.EXACTLY
    assert figure.standing is am.Standing.ACCEPTED
    assert (figure.date, figure.disputes_id, figure.note, figure.citations) == (None,) * 3 + ((),)


@pytest.mark.parametrize("missing", ["id", "subject_id", "measure", "value"])
def test_what_and_how_many_are_needed(missing: str) -> None:
    """A figure is a number, of something, for someone, and has an id."""
    fields: dict[str, Any] = {"id": "a", "subject_id": "u", "measure": "members", "value": 5}
    del fields[missing]
    with pytest.raises(TypeError, match=missing):
        am.Figure(**fields)


MAY_FALL = {"wage_percent", "growth_percent"}


@pytest.mark.parametrize("measure", am.Measure)
def test_only_changes_are_negative(measure: am.Measure) -> None:
    """Wages and numbers of members can fall; nothing can be counted below zero."""
    assert made(am.Figure, measure=measure, value=0).value == 0
    for value in (-1, "-0.01"):
        if measure.value in MAY_FALL:
            assert made(am.Figure, measure=measure, value=value).value == Decimal(value)
        else:
            assert refusal(am.Figure, measure=measure, value=value) == (
                f"value: {value} is below zero: write 0 or more"
            )


@pytest.mark.parametrize("measure", am.Measure)
def test_only_a_share_ends_at_100(measure: am.Measure) -> None:
    """No more than all members are women; wages can more than double, and people are many."""
    assert made(am.Figure, measure=measure, value=100).value == 100
    if measure is am.Measure.PERCENT_WOMEN:
        assert refusal(am.Figure, measure=measure, value="100.1") == (
            "value: 100.1 is no percentage: write 0 to 100"
        )
    else:
        assert made(am.Figure, measure=measure, value=101).value == 101


@pytest.mark.parametrize("measure", am.Measure)
def test_what_can_be_counted_is_counted_in_whole_numbers(measure: am.Measure) -> None:
    """There is no half of a member; a strike can last half a day, and a share be 85.5%."""
    can_be_parted = measure is am.Measure.STRIKE_DAYS or measure.value.split("_")[-1] in {
        "percent",
        "women",
    }
    message = refusal(am.Figure, measure=measure, value="10.5")
    assert message == "value: 10.5 is no whole number" or can_be_parted
    assert message.startswith("accepted") is can_be_parted
    assert made(am.Figure, measure=measure, value="10.0").value == 10


def test_a_large_number_is_counted_whatever_the_settings_of_decimals() -> None:
    """The precision that an app has set for its own decimals does not limit what is counted."""
    with localcontext(Context(prec=3)):
        assert str(made(am.Figure, measure="members", value=65432).value) == "65432"
        message = refusal(am.Figure, measure="members", value="65432.5")
    assert message == "value: 65432.5 is no whole number"


def test_figures_written_differently_are_equal() -> None:
    """The same number makes the same record, however it is given."""
    values: list[Any] = [86, "86", 86.0, "86.00", Decimal("86.0"), Decimal("8.6E+1")]
    assert len({made(am.Figure, measure="percent_women", value=value) for value in values}) == 1


def test_measure_of_takes_either_form() -> None:
    """A measure is taken as a member or as its text."""
    assert measure_of("members") is measure_of(am.Measure.MEMBERS) is am.Measure.MEMBERS
    with pytest.raises(
        am.InvalidValueError, match=r"^measure: 'Members' is not one of 'members', "
    ):
        measure_of("Members")


def test_figures_of_takes_any_iterable() -> None:
    """Figures come from any iterable, and each is checked."""
    one = made(am.Figure)
    assert figures_of(iter([one])) == (one,)
    with pytest.raises(am.InvalidValueError, match=r"^figures: 5 is not a Figure$"):
        figures_of([5])  # type: ignore[list-item]


def test_a_figure_with_everything() -> None:
    """Every field is held as it was given."""
    figure = am.Figure(
        id="apts-titles",
        subject_id="apts",
        measure=am.Measure.JOB_TITLES,
        value="108",
        comparison="more_than",
        date="2024~",
        standing="disputed",
        disputes_id="apts-titles-2",
        citations=[am.Citation(source_id="s", supports=["value"])],
        note="Note.",
    )
    assert figure.measure is am.Measure.JOB_TITLES
    assert figure.comparison is am.Comparison.MORE_THAN
    assert (str(figure.date), figure.disputes_id, figure.note) == (
        "2024~",
        "apts-titles-2",
        "Note.",
    )
