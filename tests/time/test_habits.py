import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model.time.habits import MAX_LENGTH
from tests.effort import tries

FORMS = "write a date as 2004, 2004-11 or 2004-11-30, doubtful digits as X"
ENGLISH = "January February March April May June July August September October November December"
PARTS = (
    *("1", "3", "05", "15", "31", "2004", "1950", "0001", "9999", "-", "/", ".", ",", "?", "X"),
    *("x", "s", "ca.", "vers", "mai", "May", "été", "after", "avant"),
)
FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"


def reason(text: str) -> str:
    """Say why a text is no date."""
    with pytest.raises(am.DateSyntaxError) as caught:
        am.ImpreciseDate.parse(text)
    return caught.value.reason


@given(st.dates())
@tries(20)
def test_a_day_of_another_habit_is_named_in_edtf(day: datetime.date) -> None:
    """However people write a day, the error names it; where two days can be meant, both."""
    year = f"{day.year:04}"
    french, english = FRENCH.split()[day.month - 1], ENGLISH.split()[day.month - 1]
    for text in (
        f"{day.day} {french} {year}",
        f"{day.day:02} {english.upper()} {year}",
        f"{english} {day.day}, {year}",
        f"{english[:3]}. {day.day} {year}",
        f"{year}/{day.month}/{day.day}",
        f"{year}.{day.month:02}.{day.day:02}",
        f"{year}{day.month:02}{day.day:02}",
    ):
        assert reason(text) == f"write it as {day.isoformat()}"
    for text in (f"{day.day}/{day.month}/{year}", f"{day.month:02}-{day.day:02}-{year}"):
        other = f"{year}-{day.day:02}-{day.month:02}"
        named = reason(text).removeprefix("write it as ").split(" or ")
        is_readable = day.day <= 12 and day.day != day.month
        assert sorted(named) == sorted([day.isoformat(), *([other] if is_readable else [])])


@given(st.dates())
@tries(20)
def test_a_month_of_another_habit_is_named_in_edtf(day: datetime.date) -> None:
    """A month is named, in words or in numbers, with the year last."""
    year, month = f"{day.year:04}", f"{day.month:02}"
    french, english = FRENCH.split()[day.month - 1], ENGLISH.split()[day.month - 1]
    for text in (f"{french} {year}", f"{english} {year}", f"{month}/{year}", f"{year}/{month}"):
        assert reason(text) == f"write it as {year}-{month}"


@given(
    st.lists(
        st.sampled_from(PARTS),
        max_size=5,
    ),
    st.sampled_from(["", " "]),
)
@tries(100)
def test_whatever_is_named_can_be_read(parts: list[str], between: str) -> None:
    """An error never sends anybody to a text that is an error again."""
    try:
        am.ImpreciseDate.parse(between.join(parts))
    except am.DateSyntaxError as error:
        named = error.reason.removeprefix("write it as ")
        for text in named.split(" or ") if named != error.reason else []:
            assert str(am.ImpreciseDate.parse(text)) == text
    except am.UnsupportedDateError:
        pass


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("1er mai 2009", "write it as 2009-05-01"),
        ("2nd of May 2009", FORMS),
        ("le 1er mai", FORMS),
        ("summer 2004", "write it as 2004-22"),
        ("hiver 2004", "write it as 2004-24"),
        ("circa 1950", "write it as 1950~"),
        ("c.1950", "write it as 1950~"),
        ("vers novembre 2004", "write it as 2004-11~"),
        ("circa 1950?", FORMS),
        ("1950s", "write it as 195X"),
        ("les années 1950", "write it as 195X"),
        ("before 1950", "write it as [..1949]"),
        ("avant 0001", FORMS),
        ("après 1950", "write it as [1951..]"),
        ("Présent", "write '..' for an end that is open"),
        ("aujourd\N{RIGHT SINGLE QUOTATION MARK}hui", "write '..' for an end that is open"),
        ("?", "leave an unknown date out"),
        ("Inconnue", "leave an unknown date out"),
        ("2004\N{EN DASH}11\N{NON-BREAKING HYPHEN}30", "write it as 2004-11-30"),
        ("31/02/2005", FORMS),
        ("13/13/2005", FORMS),
        ("15/01/05", FORMS),
        ("Brumaire 1799", FORMS),
        ("15/01/2005" + " " * MAX_LENGTH, FORMS),
        (
            "1955\N{EN DASH}1960",
            "an interval is two dates: write start and until apart; "
            "one day of these years is [1955..1960]",
        ),
        ("1960-1955", FORMS),
    ],
)
def test_advice_on_a_text_that_is_no_date(text: str, advice: str) -> None:
    """What people write of a day that they know badly has its words in EDTF; nothing is guessed."""
    assert reason(text) == advice
