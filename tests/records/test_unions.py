from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from tests.records.forms import SOME_DAY, made, refusal

"""The largest whole number that all readers of JSON agree on."""


@pytest.mark.parametrize(
    "wrong", [0, -1, True, False, 1.0, 2.5, "2", None, Fraction(2), [2], 1j], ids=repr
)
def test_what_is_no_number_of_seats_is_refused(wrong: Any) -> None:
    """Seats are counted in whole numbers from 1: no text, no float, no truth value."""
    assert refusal(am.PresidentSeats, count=wrong) == (
        f"count: {wrong!r} is not a number of seats: write 1 to 100"
    )


@given(st.integers(min_value=1, max_value=100))
def test_any_number_of_seats(count: int) -> None:
    """Every whole number from 1 to 100 is a number of seats."""
    assert am.PresidentSeats(count=count, period=SOME_DAY).count == count


def test_seats_have_a_period() -> None:
    """How many seats there are is always said of a period."""
    with pytest.raises(TypeError, match="period"):
        am.PresidentSeats(count=1)  # type: ignore[call-arg]


def test_next_to_nothing_needs_to_be_known_of_a_union() -> None:
    """A union is known by its id alone; everything else is empty or unknown."""
    union = am.TradeUnion(id="u")
    assert union.kind is am.UnionKind.UNION
    assert (union.names, union.president_seats, union.citations) == ((), (), ())
    assert union.period == am.Period()
    lines = (union.headquarters, union.region, union.category, union.website, union.funding)
    assert lines == (None,) * 5
    assert union.note is None
    assert union.short_name() == "u"


def test_a_union_with_everything() -> None:
    """Every field is held as it was given, several as tuples."""
    name, seats = made(am.Name), made(am.PresidentSeats)
    union = am.TradeUnion(
        id="u",
        kind="confederation",
        names=[name],
        period=SOME_DAY,
        headquarters="Longueuil",
        region="Montérégie",
        category="4",
        website="https://aptsq.com",
        funding="Cotisations",
        president_seats=[seats],
        citations=[made(am.Citation)],
        note="Note.",
    )
    assert union.kind is am.UnionKind.CONFEDERATION
    assert (union.names, union.president_seats) == ((name,), (seats,))
    assert union.category == "4"


def test_a_person_has_a_name_and_perhaps_others() -> None:
    """Other names keep their order."""
    person = am.Person(id="p", name="Ada", other_names=["B", "A", "Ada"])
    assert person.other_names == ("B", "A", "Ada")
    assert am.Person(id="p", name="Ada").other_names == ()
    with pytest.raises(TypeError, match="name"):
        am.Person(id="p")  # type: ignore[call-arg]


def test_records_of_another_kind_are_refused() -> None:
    """Names are not given as text, nor seats as numbers."""
    assert refusal(am.TradeUnion, names=["APTS"]) == "names: 'APTS' is not a Name"
    assert refusal(am.TradeUnion, president_seats=[2]) == (
        "president_seats: 2 is not a PresidentSeats"
    )


@pytest.mark.parametrize("wrong", ["de", "FR"])
def test_short_name_takes_a_language(wrong: Any) -> None:
    """A name to show is asked for in a language that there is."""
    union = am.TradeUnion(id="u", names=[made(am.Name)])
    with pytest.raises(am.InvalidValueError, match="language"):
        union.short_name(wrong)
