import datetime
from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from tests.records.forms import refusal


def test_nothing_needs_to_be_known_of_an_agreement() -> None:
    """That there is an agreement is something, even where none of its days is known."""
    agreement = am.Agreement()
    assert (agreement.signed, agreement.in_force, agreement.note) == (None,) * 3
    assert agreement.term == agreement.time_in_force == am.Period()
    assert agreement.citations == ()


@pytest.mark.parametrize(
    ("signed", "in_force", "start", "through", "expected"),
    [
        # Known: from that day, whatever is known of the rest.
        ("2024-06-07", "2024-06-16", "2023-04-01", "2028-03-31", ("2024-06-16", "2028-03-31")),
        ("2024-06-07", "2024-06", None, "..", ("2024-06", "..")),
        (None, "2024-06-16", None, None, ("2024-06-16", None)),
        # Unknown: some day, not before it was signed, nor before its term.
        ("2022-01-25", None, "2020-04-01", "2023-03-31", ("[2022-01-25..]", "2023-03-31")),
        ("2022-01-25", None, "2022-04-01", "2023-03-31", ("[2022-04-01..]", "2023-03-31")),
        ("2022", None, None, "2023-03-31", ("[2022-01-01..]", "2023-03-31")),
        (None, None, "2020-04", "2023-03-31", ("[2020-04-01..]", "2023-03-31")),
        (None, None, None, "2023-03-31", (None, "2023-03-31")),
        ("2022-01-25", None, None, None, ("[2022-01-25..]", None)),
        ("[2022-01-25..2022-01-30]", None, None, "..", ("[2022-01-25..]", "..")),
    ],
)
def test_time_in_force(
    signed: str | None,
    in_force: str | None,
    start: str | None,
    through: str | None,
    expected: tuple[str | None, str | None],
) -> None:
    """It is in force from the day it came into force, which may be vague, through its last day."""
    term = am.Period(start, through=through)
    agreement = am.Agreement(signed=signed, in_force=in_force, term=term)
    assert agreement.time_in_force == am.Period(expected[0], through=expected[1])
    assert agreement.term == term


def test_no_agreement_is_in_force_before_it_is() -> None:
    """The term of the agreement of 2024 began a year before, and binds from June 16 only."""
    agreement = am.Agreement(
        signed="2024-06-07",
        in_force="2024-06-16",
        term=am.Period("2023-04-01", through="2028-03-31"),
    )
    answers = {
        day: str(agreement.time_in_force.covers(day).value)
        for day in ("2023-04-01", "2024-06-15", "2024-06-16", "2028-03-31", "2028-04-01")
    }
    assert list(answers.values()) == ["no", "no", "certain", "certain", "no"]


DAYS = [datetime.date(2020, 1, 1) + datetime.timedelta(days) for days in range(7)]
WINDOWS = st.none() | st.tuples(st.integers(0, 6), st.integers(0, 6)).map(sorted)


def text_of(window: list[int] | None) -> str | None:
    """Write a window of days as a date."""
    return None if window is None else f"[{DAYS[window[0]]}..{DAYS[window[1]]}]"


def worlds(
    signed: list[int] | None, start: list[int] | None, end: list[int]
) -> Iterator[tuple[int, int]]:
    """Yield the first and last day in force of every world in which nothing contradicts."""
    windows = [range(one[0], one[1] + 1) if one else [None] for one in (signed, start)]
    for was_signed, began, last in product(*windows, range(end[0], end[1] + 1)):
        assert last is not None
        for first in range(-1, last + 1):  # -1: some day before all of these
            if all(day is None or first >= day for day in (was_signed, began)):
                yield first, last


@given(WINDOWS, WINDOWS, WINDOWS.filter(bool))
def test_an_unknown_day_in_force_by_all_worlds(
    signed: list[int] | None, start: list[int] | None, end: list[int]
) -> None:
    """Where the day it came into force is unknown, every day that contradicts nothing counts."""
    try:
        term = am.Period(text_of(start), through=text_of(end))
    except am.ImpossiblePeriodError:
        return
    possible = list(worlds(signed, start, end))
    try:
        agreement = am.Agreement(signed=text_of(signed), term=term)
    except am.InvalidValueError:
        assert possible == []
        return
    for number, day in enumerate(DAYS):
        found = agreement.time_in_force.covers(day)
        assert found.is_possible is any(first <= number <= last for first, last in possible)
        assert found.is_certain is all(first <= number <= last for first, last in possible)


@given(WINDOWS.filter(bool), WINDOWS, WINDOWS.filter(bool))
def test_a_known_day_in_force_by_all_worlds(
    in_force: list[int], start: list[int] | None, end: list[int]
) -> None:
    """A day in force, however vague, is none before the term nor after it, in any world."""
    try:
        term = am.Period(text_of(start), through=text_of(end))
    except am.ImpossiblePeriodError:
        return
    begun, *_ = start or [0]
    possible = [
        (first, last)
        for first, last in product(range(in_force[0], in_force[1] + 1), range(end[0], end[1] + 1))
        if begun <= first <= last
    ]
    try:
        agreement = am.Agreement(in_force=text_of(in_force), term=term)
    except am.InvalidValueError:
        assert possible == []
        return
    for number, day in enumerate(DAYS):
        found = agreement.time_in_force.covers(day)
        assert found.is_possible is any(first <= number <= last for first, last in possible)
        assert found.is_certain is all(first <= number <= last for first, last in possible)


@pytest.mark.parametrize(
    ("signed", "in_force", "start", "through"),
    [
        ("2024", None, None, "2023"),
        (None, "2024-01", None, "2023-12-31"),
        ("[2025-11-15..]", None, "2019", "2024"),
        ("2020", "2024", "2019", "2023"),
    ],
)
def test_what_was_never_in_force_is_no_agreement(
    signed: str | None, in_force: str | None, start: str | None, through: str
) -> None:
    """An agreement whose term was over before it could be in force is refused, with the reason."""
    message = refusal(
        am.Agreement, signed=signed, in_force=in_force, term=am.Period(start, through=through)
    )
    assert message.startswith("term: it was never in force: a period from '")
    assert f" through '{through}' cannot be: it ends before it starts" in message


@pytest.mark.parametrize("field", ["signed", "start"])
def test_an_approximate_day_is_widened(field: str) -> None:
    """What was signed, or began, about 2022 may have been in force in 2021."""
    term = am.Period("2022~" if field == "start" else None, through="2023")
    agreement = am.Agreement(signed="2022~" if field == "signed" else None, term=term)
    assert agreement.time_in_force.covers("2021-06-01") is am.Certainty.POSSIBLE


@pytest.mark.parametrize(
    ("in_force", "starts"),
    [
        ("2023", "[2023-04-01..2023-12-31]"),
        ("2023-04", "2023-04"),
        ("2022~", "[2023-04-01..2023-12-31]"),
        ("2023-04-01", "2023-04-01"),
        ("[..2023-04-01]", "2023-04-01"),
    ],
)
def test_no_agreement_is_in_force_before_its_term(in_force: str, starts: str) -> None:
    """What is known of the term narrows a vague day in force, and changes no other."""
    term = am.Period("2023-04-01", through="2028-03-31")
    agreement = am.Agreement(in_force=in_force, term=term)
    assert agreement.time_in_force.covers("2023-02-01") is am.Certainty.NO
    assert agreement.time_in_force == am.Period(starts, through="2028-03-31")
    assert str(agreement.in_force) == in_force


@pytest.mark.parametrize(
    ("in_force", "start"),
    [("2023-03-31", "2023-04-01"), ("2021~", "2023-04"), ("[2020,2022]", "2023")],
)
def test_a_day_in_force_before_the_term_is_refused(in_force: str, start: str) -> None:
    """An agreement that certainly came into force before its term is a slip of the pen."""
    assert refusal(
        am.Agreement, in_force=in_force, term=am.Period(start, through="2028-03-31")
    ) == (f"in_force: '{in_force}' comes before its term starts, '{start}'")


def test_an_agreement_with_everything() -> None:
    """Every field is held as it was given."""
    agreement = am.Agreement(
        signed="2024-06-07",
        in_force="2024-06-16~",
        term=am.Period("2023-04-01", through="2028-03-31"),
        citations=[am.Citation(source_id="s", supports=["signed"])],
        note="Note.",
    )
    assert (str(agreement.signed), str(agreement.in_force)) == ("2024-06-07", "2024-06-16~")
    assert str(agreement.term.end) == "2028-03-31"
    assert (agreement.note, len(agreement.citations)) == ("Note.", 1)
