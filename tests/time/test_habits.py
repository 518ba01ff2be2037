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
    *("x", "s", "ca.", "vers", "mai", "May", "été", "after", "avant", "fin", "mi", "ou", "et"),
    *("entre", "peut-être", "le", "since", "..", "50", "0000"),
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
        f"le {day.day}-{french}-{year}",
        f"{day.day}/{english[:3]}/{year}",
        f"{day.day:02} {english.upper()} {year}",
        f"{english} {day.day}, {year}",
        f"{english[:3]}. {day.day} {year}",
        f"{year}/{day.month}/{day.day}",
        f"{year}.{day.month:02}.{day.day:02}",
        f"{year}{day.month:02}{day.day:02}",
        f"{day.isoformat()} 00:00:00",
        f"{day.day} {french} {year} 9:30",
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
        named = error.reason
        for words in ("write it as ", "write the year in four digits, as in "):
            named = named.removeprefix(words)
        for text in named.split(" or ") if named != error.reason else []:
            assert str(am.ImpreciseDate.parse(text)) == text
    except am.UnsupportedDateError:
        pass


TWO = "an interval is two dates: write start and until apart"
CENTURY = "write the year in four digits, as in"
OPEN = "write '..' for an end that is open"
NO_DATE = "leave an unknown date out"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1er mai 2009", "2009-05-01"),
        ("premier mai 1950", "1950-05-01"),
        ("2nd of May 2009", "2009-05-02"),
        ("le 3 d\N{RIGHT SINGLE QUOTATION MARK}avril 2009", "2009-04-03"),
        ("4 de mai 2009", "2009-05-04"),
        ("May 1st, 2009", "2009-05-01"),
        ("Monday, January 4, 2010", "2010-01-04"),
        ("le lundi 4 janvier 2010", "2010-01-04"),
        ("4-Sep-1950", "1950-09-04"),
        ("15 janv. 2005", "2005-01-15"),
        ("en janvier 2005", "2005-01"),
        ("au mois de janvier 2005", "2005-01"),
        ("January, 2005", "2005-01"),
        ("in the year 2005", "2005"),
        ("15/1/2005 0:00", "2005-01-15"),
        ("summer of 2004", "2004-22"),
        ("à l'été 2004", "2004-22"),
        ("hiver 2004", "2004-24"),
        ("circa 1950", "1950~"),
        ("c.1950", "1950~"),
        ("ca 1950", "1950~"),
        ("autour de 1950", "1950~"),
        ("around 15/1/2005", "2005-01-15~"),
        ("vers novembre 2004", "2004-11~"),
        ("1950 ?", "1950?"),
        ("mai 1950 (?)", "1950-05?"),
        ("peut-être 1950", "1950?"),
        ("perhaps May 1950", "1950-05?"),
        ("circa 1950?", "1950%"),
        ("vers peut-être 1950", "1950%"),
        ("probablement vers 1950", "1950%"),
        ("1950s", "195X"),
        ("the 1950's", "195X"),
        ("les années 1950", "195X"),
        ("before 1950", "[..1949]"),
        ("avant mai 1950", "[..1950-04]"),
        ("avant le 1er mai 1950", "[..1950-04-30]"),
        ("no later than 2010", "[..2010]"),
        ("au plus tard en mai 2010", "[..2010-05]"),
        ("après 1950", "[1951..]"),
        ("after December 1950", "[1951-01..]"),
        ("après le 31 décembre 1950", "[1951-01-01..]"),
        ("no earlier than 2010", "[2010..]"),
        ("au plus tôt le 5 mai 2010", "[2010-05-05..]"),
        ("début 2004", "2004-37"),
        ("mid-2004", "2004-38"),
        ("vers la fin de 2004", "2004-39~"),
        ("early 1950s", "[1950..1953]"),
        ("middle of the 1950s", "[1953..1956]"),
        ("fin des années 1950", "[1956..1959]"),
        ("beginning of May 1950", "[1950-05-01..1950-05-10]"),
        ("mi-janvier 1950", "[1950-01-11..1950-01-20]"),
        ("late December 1950", "[1950-12-21..1950-12-31]"),
        ("fin février 2004", "[2004-02-21..2004-02-29]"),
        ("entre 1935 et 1937", "[1935..1937]"),
        ("between 9 and 21 June 2021", "[2021-06-09..2021-06-21]"),
        ("entre le 9 mai et le 21 juin 2021", "[2021-05-09..2021-06-21]"),
        ("1950..1951", "[1950..1951]"),
        ("mai 1950 .. juin 1951", "[1950-05..1951-06]"),
        ("1950 ou 1951", "[1950,1951]"),
        ("May or June 1950", "[1950-05,1950-06]"),
        ("vers 1950, or 1960?", "[1950~,1960?]"),
        ("2004\N{EN DASH}11\N{NON-BREAKING HYPHEN}30", "2004-11-30"),
    ],
)
def test_what_people_write_of_a_date_has_its_words_in_edtf(text: str, written: str) -> None:
    """However somebody writes a day that he knows well or badly, the error names it in EDTF."""
    assert reason(text) == f"write it as {written}"


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        *((text, OPEN) for text in ("Présent", "À ce jour", "en fonction", "actuelle")),
        ("aujourd\N{RIGHT SINGLE QUOTATION MARK}hui", OPEN),
        *((text, NO_DATE) for text in ("?", "Inconnue", "s.d.", "N.D.", "sans date")),
        ("31/12/04", f"{CENTURY} 1904-12-31 or 2004-12-31"),
        ("15-janv-05", f"{CENTURY} 1905-01-15 or 2005-01-15"),
        ("années 50", f"{CENTURY} 195X or 205X"),
        ("the '50s", f"{CENTURY} 195X or 205X"),
        ("'50", f"{CENTURY} 1950 or 2050"),
        ("27061", "if it is a workbook's number of a day, write it as 1974-02-01, "
         "or export it as a date"),
        ("27061.0", "if it is a workbook's number of a day, write it as 1974-02-01, "
         "or export it as a date"),
        ("270610", FORMS),
        ("31 février 2005", "February 2005 has 28 days"),
        ("30/02/2004", "February 2004 has 29 days"),
        ("31/9/2005", "September 2005 has 30 days"),
        ("February 32, 2005", "February 2005 has 28 days"),
        ("2004/10/32", "October 2004 has 31 days"),
        ("13/13/2005", FORMS),
        ("31/02/0000", FORMS),
        ("le 1er mai", FORMS),
        ("avant 0001", FORMS),
        ("après 9999", FORMS),
        ("après le 31 décembre 9999", FORMS),
        ("avant le 31 février 2005", FORMS),
        ("before the 1950s", FORMS),
        ("fin du 31 mai 2004", FORMS),
        ("late 13.2004", FORMS),
        ("entre 1951 et 1950", FORMS),
        ("Brumaire 1799", FORMS),
        ("Brumaire 1, 1799", FORMS),
        ("15/01/2005" + " " * MAX_LENGTH, FORMS),
        ("depuis 1950", f"{TWO}: 1950 and '..' for an end that is open"),
        ("since 1/2/1950", f"{TWO}: 1950-02-01 or 1950-01-02 and '..' for an end that is open"),
        ("since then", FORMS),
        ("1955\N{EN DASH}1960", f"{TWO}; one day of these years is [1955..1960]"),
        ("de 1955 à 1960", f"{TWO}; one day of these years is [1955..1960]"),
        ("from 1955 to 1960", f"{TWO}; one day of these years is [1955..1960]"),
        ("1960-1955", FORMS),
    ],
)  # fmt: skip
def test_advice_on_a_text_that_is_no_date(text: str, advice: str) -> None:
    """What says no day, or says it of no calendar, is told as that; nothing is guessed."""
    assert reason(text) == advice
