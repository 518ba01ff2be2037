import datetime
import itertools
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.time import dates
from apts_model.time.dates import exact_day, optional_imprecise, some_day
from apts_model.time.edtf import FIRST_DAY, LAST_DAY, UNBOUNDED
from tests.time.worlds import day, judge, windows, written

NOON = datetime.datetime(2004, 11, 1, 12, tzinfo=datetime.UTC)


def test_before_after_and_same_day_are_exact_for_every_pair() -> None:
    """Two dates compare as all pairs of days that they may be, each known independently."""
    for a, b in itertools.product(windows(range(5)), repeat=2):
        one, other = am.ImpreciseDate.parse(written(a)), am.ImpreciseDate.parse(written(b))
        pairs = list(itertools.product(range(a[0], a[1] + 1), range(b[0], b[1] + 1)))
        assert one.before(other) is judge(x < y for x, y in pairs), (a, b)
        assert one.after(other) is judge(x > y for x, y in pairs), (a, b)
        assert one.same_day(other) is judge(x == y for x, y in pairs), (a, b)


def test_an_open_set_reaches_past_every_day() -> None:
    """`[2025..]` may be any later day, `[..2010]` any earlier one; the calendar ends neither."""
    later, earlier = am.ImpreciseDate.parse("[2025..]"), am.ImpreciseDate.parse("[..2010]")
    assert later.after("2024-12-31") is am.Certainty.CERTAIN
    assert later.before("[2030..]") is am.Certainty.POSSIBLE
    assert later.after("[2030..]") is am.Certainty.POSSIBLE
    assert earlier.before("2011") is am.Certainty.CERTAIN
    assert earlier.same_day(datetime.date.min) is am.Certainty.POSSIBLE
    assert (earlier.earliest, later.latest) == (datetime.date.min, datetime.date.max)
    assert not am.ImpreciseDate.parse("[9999-12-31..]").is_exact


def test_a_qualified_date_compares_as_widened() -> None:
    """`1972~` may be any day of 1971 to 1973, though its earliest and latest are of 1972."""
    date = am.ImpreciseDate.parse("1972~")
    assert (str(date.earliest), str(date.latest)) == ("1972-01-01", "1972-12-31")
    assert date.before("1972") is am.Certainty.POSSIBLE
    assert date.before("1974-01-01") is am.Certainty.CERTAIN
    assert date.same_day("1973-12-31") is am.Certainty.POSSIBLE
    assert date.same_day("1974-01-01") is am.Certainty.NO


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain", "exact"),
    [
        ("2004", False, False, False),
        ("2004-11-30", False, False, True),
        ("2004-11-3X", False, False, True),
        ("[2004,2006]", False, False, False),
        ("[2004..2006]", False, False, False),
        ("[2004~,2006]", True, False, False),
        ("[2004,2006?]", False, True, False),
        ("2004-11-30~", True, False, False),
        ("2004-11-?30", False, True, False),
        ("2004-%11-30", True, True, False),
        ("?2004-11-~30", True, True, False),
        ("[2004-11-30,2004-11-30]", False, False, True),
        ("[2004?,2006]", False, True, False),
        ("[2004,2006%]", True, True, False),
    ],
)
def test_marks_and_exactness(text: str, approximate: bool, uncertain: bool, exact: bool) -> None:
    """`~` is approximate, `?` uncertain, `%` both, wherever they stand; a mark is a doubt."""
    date = am.ImpreciseDate.parse(text)
    assert (date.approximate, date.uncertain, date.is_exact) == (approximate, uncertain, exact)
    assert date.is_qualified is (approximate or uncertain)


@given(st.dates())
def test_a_calendar_day_is_that_day(value: datetime.date) -> None:
    """`exact` takes any day from 0001-01-01 to 9999-12-31 and says it in ISO form."""
    date = am.ImpreciseDate.exact(value)
    assert date.earliest == date.latest == value
    assert date.is_exact
    assert not date.is_qualified
    assert str(date) == value.isoformat()
    assert date == am.ImpreciseDate.parse(str(date))


@given(st.dates(), st.dates())
def test_days_compare_as_the_calendar_says(a: datetime.date, b: datetime.date) -> None:
    """Two exact days compare without doubt, whichever way the second is given."""
    date = am.ImpreciseDate.exact(a)
    for other in (b, b.isoformat(), am.ImpreciseDate.exact(b)):
        assert date.before(other) is judge([a < b])
        assert date.after(other) is judge([a > b])
        assert date.same_day(other) is judge([a == b])


@given(st.dates(), st.dates())
@example(datetime.date.min, datetime.date.max)
def test_between_is_some_day_from_one_to_the_other(a: datetime.date, b: datetime.date) -> None:
    """`between` reads two day numbers back, and a later one before an earlier is an error."""
    first, last = a.toordinal(), b.toordinal()
    if first > last:
        with pytest.raises(am.DateSyntaxError, match="ends before it starts"):
            am.ImpreciseDate.between(first, last)
    else:
        date = am.ImpreciseDate.between(first, last)
        assert (date.earliest, date.latest) == (a, b)
        assert date.window == (first, last)
        assert date == am.ImpreciseDate.parse(str(date))


def test_between_can_be_left_open() -> None:
    """`between` leaves out a bound that no calendar day is."""
    number = datetime.date(2010, 1, 2).toordinal()
    assert str(am.ImpreciseDate.between(number, UNBOUNDED)) == "[2010-01-02..]"
    assert str(am.ImpreciseDate.between(-UNBOUNDED, number)) == "[..2010-01-02]"
    assert str(am.ImpreciseDate.between(1, number)) == "[0001-01-01..2010-01-02]"
    assert str(am.ImpreciseDate.between(number, LAST_DAY)) == "[2010-01-02..9999-12-31]"
    assert str(am.ImpreciseDate.between(number, number)) == "2010-01-02"


@pytest.mark.parametrize(
    ("first", "last"),
    [(5, 0), (5, -UNBOUNDED), (LAST_DAY + 1, UNBOUNDED), (UNBOUNDED, 5), (-UNBOUNDED, UNBOUNDED)],
)
def test_between_takes_some_day_of_the_calendar(first: int, last: int) -> None:
    """Numbers among which there is no day, or every day, are an error like any other."""
    with pytest.raises(am.DateSyntaxError):
        am.ImpreciseDate.between(first, last)


EDGES = [
    *(-UNBOUNDED, FIRST_DAY - 1, FIRST_DAY, FIRST_DAY + 1),
    *(LAST_DAY - 1, LAST_DAY, LAST_DAY + 1, UNBOUNDED),
]


@pytest.mark.parametrize(("first", "last"), [*itertools.combinations_with_replacement(EDGES, 2)])
def test_some_day_has_the_days_of_its_window_that_the_calendar_has(first: int, last: int) -> None:
    """A window gives a date of its days in the calendar, and none if it tells nothing of them."""
    found = some_day(first, last)
    inside = first <= LAST_DAY and last >= FIRST_DAY
    if not inside or (first < FIRST_DAY and last > LAST_DAY):
        assert found is None
    else:
        assert found is not None
        assert found.earliest.toordinal() == max(first, FIRST_DAY)
        assert found.latest.toordinal() == min(last, LAST_DAY)
        assert found.days[1] == (last if last <= LAST_DAY else UNBOUNDED)


def test_equality_and_hash_go_by_the_text() -> None:
    """Two ways to write the same days are two dates; the same text is the same date."""
    assert am.ImpreciseDate.parse("2004-XX") != am.ImpreciseDate.parse("2004")
    assert am.ImpreciseDate("2004") == am.ImpreciseDate.parse("2004")
    assert am.ImpreciseDate.parse("2004") != "2004"  # type: ignore[comparison-overlap]
    assert {am.ImpreciseDate("2004"): 1}[am.ImpreciseDate.parse("2004")] == 1


def test_dates_have_no_order() -> None:
    """`<` is no question for dates that may be in doubt."""
    dates: list[Any] = [am.ImpreciseDate.parse("2004"), am.ImpreciseDate.parse("2003")]
    with pytest.raises(TypeError):
        sorted(dates)


def test_repr_evaluates_back() -> None:
    """`repr` is the Python that makes the date."""
    date = am.ImpreciseDate.parse("[2004,2006~]")
    assert eval(repr(date), {"ImpreciseDate": am.ImpreciseDate}) == date


@pytest.mark.parametrize("wrong", [5, None, b"2004", ["2004"]])
def test_other_types_are_refused(wrong: object) -> None:
    """What is neither text nor a day is a `DateTypeError`, which is a `TypeError`."""
    hint = "write text such as '2004-11', a datetime.date or an ImpreciseDate"
    message = re.escape(f"a date is needed, not {type(wrong).__name__}: {hint}")
    calls: list[Callable[[Any], object]] = [
        am.ImpreciseDate,
        am.ImpreciseDate.parse,
        am.ImpreciseDate.exact,
        am.ImpreciseDate.parse("2004").before,
        am.ImpreciseDate.parse("2004").same_day,
    ]
    for call in calls:
        with pytest.raises(am.DateTypeError, match=message) as caught:
            call(wrong)
        assert isinstance(caught.value, TypeError)
        assert caught.value.given is type(wrong)


def test_those_who_hold_text_hold_text() -> None:
    """The bare look-up of dates takes text alone, too."""
    wrong: Any = 2004
    with pytest.raises(am.DateTypeError) as caught:
        dates.known_dates[wrong]
    assert caught.value.given is int


@given(strategies.imprecise_dates())
def test_the_constructor_reads_as_parse_does(date: am.ImpreciseDate) -> None:
    """A date that is built anew says all that one says which was looked up."""
    built = am.ImpreciseDate(str(date))
    assert built is not date
    for name in ("text", "days", "window", "approximate", "uncertain"):
        assert getattr(built, name) == getattr(date, name)


def test_a_datetime_is_refused() -> None:
    """A `datetime.datetime` is a `datetime.date` to Python, but not here."""
    for call in (
        am.ImpreciseDate.exact,
        am.ImpreciseDate.parse("2004").before,
        am.ImpreciseDate.parse("2004").after,
        am.ImpreciseDate.parse("2004").same_day,
        am.Period,
        am.Period("2004").covers,
    ):
        with pytest.raises(
            am.DateTypeError, match=r"a date is needed, not datetime: write value\.date\(\)"
        ):
            call(NOON)


def test_exact_day_takes_one_day_only() -> None:
    """`exact_day` gives the day, and names the field where there is more than one."""
    assert exact_day("2004-11-3X", field="as_of") == datetime.date(2004, 11, 30)
    with pytest.raises(
        am.InvalidValueError,
        match=r"^as_of: '2004-11' is not one exact day: write it as 2004-11-30$",
    ):
        exact_day("2004-11", field="as_of")


def test_optional_imprecise_lets_none_through() -> None:
    """None stays None, anything else becomes a date."""
    assert optional_imprecise(None) is None
    assert optional_imprecise(day(0)) == am.ImpreciseDate.exact(day(0))


def test_the_same_text_is_looked_up_and_what_is_kept_is_bounded() -> None:
    """A date read twice is one object, until so many others were read that it was let go."""
    texts = [datetime.date.fromordinal(number).isoformat() for number in range(1, 65_540)]
    kept = am.ImpreciseDate.parse(texts[0])
    am.ImpreciseDate.parse(texts[1])
    assert am.ImpreciseDate.parse(texts[0]) is kept
    for text in texts:
        am.ImpreciseDate.parse(text)
    again = am.ImpreciseDate.parse(texts[0])
    assert again is not kept
    assert again == kept


KNOWN: dict[str, am.ImpreciseDate] = vars(dates)["_known"]


@pytest.mark.parametrize(
    ("last", "length", "is_kept"),
    [
        ("2005-11", 99, True),
        ("2005-11,2005-11-30", 100, True),
        ("2005", 101, False),
        ("2005-11,2005-11-30", 1_000, False),
    ],
)
def test_long_dates_are_not_kept(last: str, length: int, is_kept: bool) -> None:
    """A date of more than a hundred characters is read each time anew, and is the same."""
    text = f"[{'2004,' * ((length - len(last) - 2) // 5)}{last}]"
    assert len(text) == length
    date = am.ImpreciseDate.parse(text)
    again = am.ImpreciseDate.parse(text)
    assert again == date
    assert (again is date) is is_kept
    assert (text in KNOWN) is is_kept
