import calendar
import datetime
import itertools
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Literal

import pytest
from edtf_validate.valid_edtf import conformsLevel2  # pyright: ignore[reportUnknownVariableType]
from hypothesis import example, given
from hypothesis import strategies as st

import apts_model as am

HERE = Path(__file__).parent
INTERVAL = "an interval is two dates: write start and until apart, or use Period.parse"
Ends = Literal["until", "through"]
BOTH_ENDS: tuple[Ends, ...] = ("until", "through")


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def shown(text: str) -> tuple[str, str]:
    date = am.ImpreciseDate.parse(text)
    return str(date.earliest), str(date.latest)


def window(text: str) -> tuple[str, str]:
    first, last = map(datetime.date.fromordinal, am.ImpreciseDate.parse(text).window)
    return str(first), str(last)


def iso(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


# --- what others say is valid, or not --------------------------------------------------------

VALID = [(text, first, last) for text, _, first, last, _ in rows("edtf_valid.tsv")]
DATES = [row for row in VALID if "/" not in row[0]]
INTERVALS = [row for row in VALID if "/" in row[0]]
INVALID = [row[0] for row in rows("edtf_invalid.tsv")]

LEFT_OUT = {
    "a time of day": r".*\dT\d.*",
    "a year before 0001": r"(.*[/\[{,.])?[?~%]?-[\dX].*",
    "the year 0000": r"(.*/)?0000.*",
    "a Y, E or S year": r"Y.*|.*S\d+",
    "an all-of set { }": r"\{.*\}",
    "an open start": r"\.\./.*",
}
"""Every feature that is left out, and what a text looks like that uses it."""

HAVE_WORLDS = (
    "2012-24/2012-21",  # the winter of 2012 may be the one that began in 2011
    "2004-06-11%/2004-%06",  # about 2004-06-11, the year in doubt too, may be a day of 2003
)
"""Intervals that others call invalid, but that some days satisfy as we read them."""


def features(text: str) -> set[str]:
    return {name for name, pattern in LEFT_OUT.items() if re.fullmatch(pattern, text)}


@pytest.mark.parametrize(("text", "first", "last"), DATES)
def test_a_valid_date_is_read_or_its_feature_named(text: str, first: str, last: str) -> None:
    """Every valid date gives its stated days and its text back, unless it is left out by name."""
    if out := features(text):
        with pytest.raises(am.UnsupportedDateError) as caught:
            am.ImpreciseDate.parse(text)
        assert caught.value.feature in out
        assert caught.value.text == text
        return
    date = am.ImpreciseDate.parse(text)
    assert str(date) == date.text == text
    if is_season := re.fullmatch(r".{4}-(2[1-9]|3[0-2])", text):
        # Ours are hulls of several readings, so that they hold what others state.
        assert not first or str(date.earliest) <= first <= last <= str(date.latest)
    if first and not is_season:
        assert date.earliest == (datetime.date.min if first == "-inf" else iso(first))
        assert date.latest == (datetime.date.max if last == "inf" else iso(last))


@pytest.mark.parametrize("ends", BOTH_ENDS)
@pytest.mark.parametrize(("text", "first", "last"), INTERVALS)
def test_a_valid_interval_is_read_or_its_feature_named(
    text: str, first: str, last: str, ends: Ends
) -> None:
    """Every valid interval gives its stated ends and its text back, unless it is left out."""
    if out := features(text):
        with pytest.raises(am.UnsupportedDateError) as caught:
            am.Period.parse(text, ends=ends)
        assert caught.value.feature in out
        return
    period = am.Period.parse(text, ends=ends)
    assert str(period) == text
    if first:
        assert period.start is not None
        assert period.start.earliest == iso(first)
    if last == "inf":
        assert period.end == am.OPEN
    elif last:
        assert isinstance(period.end, am.ImpreciseDate)
        assert period.end.latest == iso(last)


def test_the_refused_lines_are_few_and_every_feature_has_some() -> None:
    """No feature is left out that no valid line shows."""
    assert set().union(*(features(text) for text, _, _ in VALID)) == set(LEFT_OUT)


@pytest.mark.parametrize("text", INVALID)
def test_an_invalid_text_is_an_error(text: str) -> None:
    """What others call invalid raises our own ValueError, as a date and as a period."""
    readers: list[Callable[[str], object]] = [am.ImpreciseDate.parse]
    if text not in HAVE_WORLDS:
        readers += [partial(am.Period.parse, ends=ends) for ends in BOTH_ENDS]
    for read in readers:
        with pytest.raises(am.AptsModelError) as caught:
            read(text)
        assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("text", HAVE_WORLDS)
@pytest.mark.parametrize("ends", BOTH_ENDS)
def test_an_invalid_interval_that_has_worlds_is_read(text: str, ends: Ends) -> None:
    """The exceptions are read, each for its reason."""
    assert str(am.Period.parse(text, ends=ends)) == text


# --- digits in doubt -------------------------------------------------------------------------


def hulls_of_masks(year: int) -> dict[str, tuple[str, str]]:
    """Give every mask of month and day that fits some day of a year its first and last day."""
    hulls: dict[str, tuple[str, str]] = {}
    for number in range(366 if calendar.isleap(year) else 365):
        date = str(datetime.date(year, 1, 1) + datetime.timedelta(days=number))
        choices = [(digit, "X") if digit != "-" else "-" for digit in date[4:]]
        for mask in map("".join, itertools.product(*choices)):
            for text in (date[:4] + mask, date[:4] + mask[:3]):
                hulls[text] = (hulls.get(text, (date, date))[0], date)
    return hulls


@pytest.mark.parametrize("year", [2003, 2004])
def test_every_mask_of_month_and_day_is_the_hull_of_its_days(year: int) -> None:
    """X in month or day stands for any digit that makes a day; if none does, it is an error."""
    hulls = hulls_of_masks(year)
    months = ["-" + a + b for a in "0123X" for b in "0123456789X"]
    days = ["-" + a + b for a in "01234X" for b in "0123456789X"]
    for month, day in itertools.product(months, ["", *days]):
        text = f"{year}{month}{day}"
        if text in hulls:
            assert shown(text) == hulls[text], text
        elif day or month not in GROUPING_CODES:
            with pytest.raises(am.DateSyntaxError):
                am.ImpreciseDate.parse(text)


@cache
def days_of(year: int) -> tuple[str, ...]:
    days = range(366 if calendar.isleap(year) else 365)
    return tuple(str(datetime.date(year, 1, 1) + datetime.timedelta(days=day)) for day in days)


def days_that_fit(mask: str) -> Iterator[str]:
    fits = re.compile(mask.replace("X", "[0-9]"))
    for year in range(1, 10_000):
        if re.match(mask[:4].replace("X", "[0-9]"), f"{year:04}"):
            yield from filter(fits.match, days_of(year))


def masks(first: str, second: str) -> st.SearchStrategy[str]:
    return st.builds("-{}{}".format, st.sampled_from(first), st.sampled_from(second))


DIGIT = "0123456789"
YEARS_IN_DOUBT = st.text(DIGIT, min_size=3, max_size=3).flatmap(
    lambda known: st.sampled_from([f"{known[:at]}X{known[at:]}" for at in range(4)])
)


@given(
    YEARS_IN_DOUBT, st.just("") | masks("01X", DIGIT + "X"), st.just("") | masks("0123X", "0189X")
)
@example("000X", "", "")
@example("00X0", "-XX", "-XX")
@example("XX00", "-02", "-29")
@example("190X", "-0X", "-3X")
@example("20X1", "-X2", "-29")
@example("20X3", "-02", "-X9")
def test_a_year_in_doubt_is_the_hull_of_its_days(year: str, month: str, day: str) -> None:
    """X in the year stands for any year from 0001 to 9999 that has such a day."""
    text = year + month + (day if month else "")
    if days := list(days_that_fit(text)):
        assert shown(text) == (days[0], days[-1])
    else:
        with pytest.raises(am.DateSyntaxError, match="no day of the calendar fits these digits"):
            am.ImpreciseDate.parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("XXXX", "0001-01-01", "9999-12-31"),
        ("XXXX-XX-XX", "0001-01-01", "9999-12-31"),
        ("XXXX-02-29", "0004-02-29", "9996-02-29"),
        ("XXX9-12-3X", "0009-12-30", "9999-12-31"),
        ("1XXX-XX-31", "1000-01-31", "1999-12-31"),
    ],
)
def test_years_wholly_in_doubt(text: str, first: str, last: str) -> None:
    """Many X are read as well as few."""
    assert shown(text) == (first, last)


@pytest.mark.parametrize("text", ["XXXX-02-30", "XXX1-02-29", "XXXX-X6-31", "XX00-13", "XXXX-21"])
def test_years_wholly_in_doubt_with_no_such_day(text: str) -> None:
    """No year has a 30th of February, no odd year a 29th, and a season takes a whole year."""
    with pytest.raises(am.DateSyntaxError, match="no day of the calendar fits these digits"):
        am.ImpreciseDate.parse(text)


# --- seasons, quarters, semesters ------------------------------------------------------------

SPRING, SUMMER = ("2010-03-01", "2010-06-21"), ("2010-06-01", "2010-09-23")
AUTUMN, WINTER = ("2010-09-01", "2010-12-22"), ("2009-12-01", "2011-03-21")
GROUPINGS: dict[int, tuple[str, str]] = {
    **dict(enumerate([SPRING, SUMMER, AUTUMN, WINTER], start=21)),  # wherever it is
    **dict(enumerate([SPRING, SUMMER, AUTUMN, WINTER], start=25)),  # in the north
    **dict(enumerate([AUTUMN, WINTER, SPRING, SUMMER], start=29)),  # in the south
    33: ("2010-01-01", "2010-03-31"),
    34: ("2010-04-01", "2010-06-30"),
    35: ("2010-07-01", "2010-09-30"),
    36: ("2010-10-01", "2010-12-31"),
    37: ("2010-01-01", "2010-04-30"),
    38: ("2010-05-01", "2010-08-31"),
    39: ("2010-09-01", "2010-12-31"),
    40: ("2010-01-01", "2010-06-30"),
    41: ("2010-07-01", "2010-12-31"),
}
GROUPING_CODES = {f"-{code}" for code in GROUPINGS}


@pytest.mark.parametrize("code", range(13, 100))
def test_groupings_of_months(code: int) -> None:
    """Codes 21 to 41 are seasons and parts of the year; none takes a day; no other code is one."""
    if code in GROUPINGS:
        assert shown(f"2010-{code}") == GROUPINGS[code]
    else:
        with pytest.raises(am.DateSyntaxError, match=f"month {code} is not one of 01 to 12"):
            am.ImpreciseDate.parse(f"2010-{code}")
    with pytest.raises(am.DateSyntaxError):
        am.ImpreciseDate.parse(f"2010-{code}-01")


def test_a_winter_stops_where_the_calendar_does() -> None:
    """The winters of the first and of the last year are cut off."""
    assert shown("0001-24") == ("0001-01-01", "0002-03-21")
    assert shown("9998-24") == ("9997-12-01", "9999-03-21")
    assert shown("9999-24") == ("9998-12-01", "9999-12-31")


# --- qualified dates -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1972~", "1971-01-01", "1973-12-31"),
        ("1972?", "1971-01-01", "1973-12-31"),
        ("%1972", "1971-01-01", "1973-12-31"),
        ("201X~", "2009-01-01", "2020-12-31"),
        ("2004-06~", "2003-06-01", "2005-06-30"),
        ("2004~-06", "2003-06-01", "2005-06-30"),
        ("?2004-06", "2003-06-01", "2005-06-30"),
        ("2004-~06", "2004-05-01", "2004-07-31"),
        ("2004-~02", "2004-01-01", "2004-03-31"),
        ("2003-02~", "2002-02-01", "2004-02-29"),
        ("2004-02~", "2003-02-01", "2005-02-28"),
        ("2004-%0X", "2003-12-01", "2004-10-31"),
        ("2004-06-11?", "2003-06-11", "2005-06-11"),
        ("2004-06?-11", "2003-06-11", "2005-06-11"),
        ("?2004-06-~11", "2003-06-11", "2005-06-11"),
        ("2004-?06-11", "2004-05-11", "2004-07-11"),
        ("2004-?06-~11", "2004-05-11", "2004-07-11"),
        ("2004-?06-11~", "2003-06-11", "2005-06-11"),
        ("2004-06-~11", "2004-06-10", "2004-06-12"),
        ("2004-02-%29", "2004-02-28", "2004-03-01"),
        ("2004-02-29~", "2003-02-28", "2005-02-28"),
        ("2004-06-~XX", "2004-05-31", "2004-07-01"),
        ("2010-21~", "2009-03-01", "2011-06-21"),
        ("?2010-33", "2009-01-01", "2011-03-31"),
        ("[2004~,2004-~06-11]", "2003-01-01", "2005-12-31"),
        ("[2004-03-01,2004-06-~11]", "2004-03-01", "2004-06-12"),
        ("[2004-03-~01,2004-06-11]", "2004-02-29", "2004-06-11"),
        ("0001~", "0001-01-01", "0002-12-31"),
        ("0001-~01", "0001-01-01", "0001-02-28"),
        ("0001-01-~01", "0001-01-01", "0001-01-02"),
        ("9999?", "9998-01-01", "9999-12-31"),
        ("9999-?11", "9999-10-01", "9999-12-31"),
        ("9999-?12", "9999-11-01", "9999-12-31"),
        ("9999-12-?31", "9999-12-30", "9999-12-31"),
    ],
)
def test_a_mark_widens_by_one_unit_of_the_coarsest_part_it_speaks_for(
    text: str, first: str, last: str
) -> None:
    """A mark after a part reaches the year, one before a part that part alone."""
    assert window(text) == (first, last)
    bare = re.sub("[?~%]", "", text)
    assert shown(text) == shown(bare) == window(bare)


def months_away(date: datetime.date, months: int) -> datetime.date | None:
    """Return the same day of another month, if that month has one."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    if date.day > calendar.monthrange(year, month + 1)[1]:
        return None
    return date.replace(year=year, month=month + 1)


@pytest.mark.parametrize(
    ("form", "months", "at_most"), [("%Y-~%m-%d", 1, 31), ("%Y-%m~-%d", 12, 366)]
)
def test_a_marked_day_may_be_the_same_day_of_the_next_month_or_year(
    form: str, months: int, at_most: int
) -> None:
    """What is in doubt may be one off, the rest being right; and it is no more than one off."""
    for number in range(
        datetime.date(2003, 1, 1).toordinal(), datetime.date(2006, 1, 1).toordinal()
    ):
        date = datetime.date.fromordinal(number)
        first, last = am.ImpreciseDate.parse(date.strftime(form)).window
        for other in (months_away(date, -months), months_away(date, months)):
            assert other is None or first <= other.toordinal() <= last, date
        assert number - at_most <= first < number < last <= number + at_most, date


# --- one-of sets -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("[2004,2006]", "2004-01-01", "2006-12-31"),
        ("[2006,2004]", "2004-01-01", "2006-12-31"),
        ("[2004-11..2005-02]", "2004-11-01", "2005-02-28"),
        ("[2021-06-09..2021-06-21]", "2021-06-09", "2021-06-21"),
        ("[2001,2003-05..2003-07,2002]", "2001-01-01", "2003-07-31"),
        ("[..2010]", "0001-01-01", "2010-12-31"),
        ("[..2010,2008-11]", "0001-01-01", "2010-12-31"),
        ("[2025-11-15..]", "2025-11-15", "9999-12-31"),
        ("[2004,2025-11..]", "2004-01-01", "9999-12-31"),
        ("[..2010,2012..]", "0001-01-01", "9999-12-31"),
        ("[2004-0X,2005-21]", "2004-01-01", "2005-06-21"),
        ("[2004-06-11..2004-06-11]", "2004-06-11", "2004-06-11"),
    ],
)
def test_a_set_is_the_hull_of_its_dates(text: str, first: str, last: str) -> None:
    """Days that do not adjoin count as everything between them."""
    assert shown(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[2004", "a one-of set ends with ]: write [2004-11..2004-12]"),
        ("[2004]", "a set of one is that date itself: write 2004"),
        ("[2004,[2005,2006]]", "a set holds dates, not sets"),
        ("[2004,{2005,2006}]", "a set holds dates, not sets"),
        ("[2004,2005-13]", "'2005-13': month 13 is not one of 01 to 12"),
        ("[2004, 2005]", "' 2005': write it as 2005"),
        ("[2005..2004]", "2005..2004 ends before it starts"),
        ("[2004~..2005]", "'2004~': a range in a set takes plain dates"),
        ("[2004..2005..2006]", "'2005..2006': a range in a set takes plain dates"),
        ("[..]", ".. stands open only before the first date or after the last one of a set"),
        ("[2004..,2006]", ".. stands open only before the first"),
        ("[2004,..2006]", ".. stands open only before the first"),
    ],
)
def test_a_set_that_is_not_well_formed_says_why(text: str, reason: str) -> None:
    """An error in a set shows the whole text and the part that is wrong."""
    with pytest.raises(am.DateSyntaxError, match=re.escape(f"{text!r} is not a date: {reason}")):
        am.ImpreciseDate.parse(text)


@pytest.mark.parametrize("text", ["[-2004,2005]", "[2004..Y12345]", "[0000,{2004,2005}]"])
def test_a_set_with_a_feature_left_out_is_refused(text: str) -> None:
    """A part that is left out by name leaves out the whole set, or is no plain date."""
    with pytest.raises(ValueError, match=re.escape(repr(text))) as caught:
        am.ImpreciseDate.parse(text)
    assert isinstance(caught.value, am.UnsupportedDateError | am.DateSyntaxError)


# --- errors ----------------------------------------------------------------------------------


FORMS = "write a date as 2004, 2004-11 or 2004-11-30, doubtful digits as X"
NO_MONTH = "is not one of 01 to 12, nor a season or quarter 21 to 41"
YEAR_LIMITS = "years run from 0001 to 9999"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2004-13", f"month 13 {NO_MONTH}"),
        ("2004-00", f"month 00 {NO_MONTH}"),
        ("2004-00-10", f"month 00 {NO_MONTH}"),
        ("2004-21-10", f"month 21 {NO_MONTH} (a grouping of months takes no day)"),
        ("2004-11-00", "November 2004 has 30 days"),
        ("2004-11-31", "November 2004 has 30 days"),
        ("2005-02-29", "February 2005 has 28 days"),
        ("1900-02-29", "February 1900 has 28 days"),
        ("2005-02-29~", "February 2005 has 28 days"),
        ("2004-11-30\n", "write it as 2004-11-30"),
        ("2004\n", "write it as 2004"),
        ("201X\n", "write it as 201X"),
        ("\u0662\u0660\u0660\u0664", FORMS),
        ("2004-1\u0661", FORMS),
        ("\uff12004-11", "write it as 2004-11"),
        ("", "it is empty: leave an unknown date out"),
        ("2004-11/", INTERVAL),
        ("2004/2006", INTERVAL),
        ("11/30/2004", "write it as 2004-11-30"),
        ("[2004" + ",2004" * 199 + "]", "it is longer than 1,000 characters"),
        ("2" * 1_001, "it is longer than 1,000 characters"),
        ("2" * 1_000, FORMS),
        ("200x", "write it as 200X"),
        ("?2004?", "a component takes one qualifier: ? or ~, or % for both"),
        ("2004-?06~-11", "a component takes one qualifier: ? or ~, or % for both"),
        ("2004-~21", "a season or quarter is qualified as a whole: write 2004-21~"),
        ("-2004-13", f"'2004-13': month 13 {NO_MONTH}"),
        ("2005-02-3X", "no day of the calendar fits these digits"),
    ],
)
def test_what_is_no_date_says_why(text: str, reason: str) -> None:
    """A wrong text is never a date: not clipped, not completed, not guessed."""
    with pytest.raises(am.DateSyntaxError) as caught:
        am.ImpreciseDate.parse(text)
    shown = repr(text) if len(repr(text)) <= 100 else f"{text!r:.100}..."
    assert str(caught.value) == f"{shown} is not a date: {caught.value.reason}"
    assert caught.value.reason == reason
    assert caught.value.text == text


@pytest.mark.parametrize(
    ("month", "name", "days"),
    [
        *[(1, "January", 31), (2, "February", 29), (3, "March", 31), (4, "April", 30)],
        *[(5, "May", 31), (6, "June", 30), (7, "July", 31), (8, "August", 31)],
        *[(9, "September", 30), (10, "October", 31), (11, "November", 30), (12, "December", 31)],
    ],
)
def test_a_day_that_a_month_has_not_is_refused_with_the_length_of_the_month(
    month: int, name: str, days: int
) -> None:
    """The last day of each month of a leap year is read; the day after it is not, nor day 00."""
    assert shown(f"2004-{month:02}-{days}") == (f"2004-{month:02}-{days}",) * 2
    for day in (0, days + 1):
        with pytest.raises(am.DateSyntaxError) as caught:
            am.ImpreciseDate.parse(f"2004-{month:02}-{day:02}")
        assert caught.value.reason == f"{name} 2004 has {days} days"


def test_a_date_of_a_thousand_characters_is_read() -> None:
    """The longest one-of sets are read; nobody writes a longer one."""
    text = "[" + ",".join(["2004-11-01"] * 90 + ["2005"]) + "]"
    assert len(text) == 996
    date = am.ImpreciseDate.parse(text)
    assert (str(date.earliest), str(date.latest)) == ("2004-11-01", "2005-12-31")
    message = "it is longer than 1,000 characters"
    with pytest.raises(am.DateSyntaxError, match=message):
        am.ImpreciseDate.parse(text.replace("2005]", "2005,2006]"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"[{'x' * 200}]", f"'{'x' * 99}...: write a date as"),
        (f"[2004..{'x' * 200}]", f"'{'x' * 99}...: a range in a set takes plain dates"),
        ("[2004,2005\ufe0f]", "'2005\\ufe0f': write a date as"),
        ("[[2004]]", "a set holds dates, not sets"),
        ("[2004-11-30]", "a set of one is that date itself: write 2004-11-30"),
    ],
)
def test_a_date_in_a_set_is_shown_short(text: str, reason: str) -> None:
    """What is said of one date of a set shows it as short and visible as the set."""
    with pytest.raises(am.DateSyntaxError) as caught:
        am.ImpreciseDate.parse(text)
    assert caught.value.reason.startswith(reason)
    assert len(str(caught.value)) < 400
    assert str(caught.value).isprintable()
    assert "\ufe0f" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2004-11-01T09:30:00Z", "a time of day, which {}: write the day alone, '2004-11-01'"),
        ("-0044-03-15", f"a year before 0001, which {{}}: {YEAR_LIMITS}"),
        ("0000", f"the year 0000, which {{}}: {YEAR_LIMITS}"),
        ("Y12345", f"a Y, E or S year, which {{}}: {YEAR_LIMITS}, doubtful digits as X"),
        (
            "[Y12345,2004]",
            "a Y, E or S year, which {}: years run from 0001 to 9999, doubtful digits as X",
        ),
        ("{2004,2005}", "an all-of set { }, which {}: write one date each, or a one-of set [ ]"),
    ],
)
def test_what_is_left_out_says_what_to_write(text: str, message: str) -> None:
    """A refusal names the feature and what can be written in its place."""
    message = message.replace("{}", "apts_model does not hold")
    with pytest.raises(am.UnsupportedDateError, match=f"^{re.escape(f'{text!r} uses {message}')}$"):
        am.ImpreciseDate.parse(text)


# --- against another reader ------------------------------------------------------------------

MARKS = st.sampled_from(["", "", "", "", "?", "~", "%"])
YEAR_TEXTS = st.sampled_from(["2004", "2015", "1900", "0001", "9999", "0000", "-1985", "-20X4"])
MONTH_TEXTS = st.sampled_from(["00", "02", "06", "12", "13", "21", "24", "27", "31", "40", "42"])
DAY_TEXTS = st.sampled_from(["00", "01", "28", "29", "30", "31", "32", "0X", "X1", "3X", "XX"])


def marked(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds("{}{}{}".format, MARKS, texts, MARKS)


def digits(size: int) -> st.SearchStrategy[str]:
    return st.text("012349X", min_size=size, max_size=size)


def joined(*texts: st.SearchStrategy[str], by: str = "-") -> st.SearchStrategy[str]:
    return st.tuples(*texts).map(by.join)


YEARS = marked(YEAR_TEXTS | digits(4))
MONTHS = marked(MONTH_TEXTS | digits(2))
COMPONENTS = YEARS | joined(YEARS, MONTHS) | joined(YEARS, MONTHS, marked(DAY_TEXTS | digits(2)))
PLAIN = st.dates().flatmap(lambda date: st.sampled_from([str(date)[:end] for end in (4, 7, 10)]))
SIMPLE = PLAIN | COMPONENTS
ELEMENTS = (
    SIMPLE | joined(PLAIN, PLAIN | COMPONENTS | st.just(""), by="..") | PLAIN.map("..{}".format)
)
SETS = st.lists(ELEMENTS, min_size=1, max_size=3).map(",".join)
ODD = st.sampled_from(
    [
        "Y12345",
        "Y-17E7",
        "1950S2",
        "1985-04-12T23:20:30Z",
        "1985-04-12T24:00:00",
        "",
        "..",
        "20040101",
    ]
)
SINGLE = SIMPLE | SETS.map("[{}]".format) | SETS.map("{{{}}}".format) | ODD
TEXTS = SINGLE | joined(SINGLE, SINGLE, by="/")


@st.composite
def slips(draw: st.DrawFn) -> str:
    """Draw a text and perhaps put one character in the place of another, or of none."""
    text = draw(TEXTS)
    at = draw(st.integers(0, len(text)))
    slip = draw(st.none() | st.none() | st.sampled_from([*"0123456789X?~%-/.,[]{}TYES", ""]))
    return text if slip is None else text[:at] + slip + text[at + draw(st.booleans()) :]


def elements(text: str) -> list[str]:
    return re.split("[/,]", re.sub(r"[\[\]{}]", "", text))


def components(text: str) -> list[str]:
    return [part for element in elements(text) for part in element.split("..")]


def has(pattern: str) -> Callable[[str], bool]:
    return lambda text: any(re.search(pattern, part) for part in components(text))


def fits_no_day(part: str) -> bool:
    bare = re.sub("[?~%]", "", part).removeprefix("-")
    return len(bare) == 10 and not any(days_that_fit(bare))


def outcome(text: str) -> str:
    """Read a text as what it looks like: `read`, `left out` or `wrong`."""
    try:
        if "/" in text:
            am.Period.parse(text, ends="through")
        else:
            am.ImpreciseDate.parse(text)
    except am.UnsupportedDateError:
        return "left out"
    except am.ImpossiblePeriodError:
        return "read"
    except am.DateSyntaxError:
        return "wrong"
    return "read"


GROUPING = r"^[?~%]?[0-9]{4}[?~%]?-[?~%]?(2[1-9]|3[0-9]|4[01])[?~%]?$"


def is_mixed(element: str) -> bool:
    start, _, end = element.partition("..")
    return bool(start and end) and len(start) != len(end)


ONLY_HERE: dict[str, Callable[[str], bool]] = {
    "a mark beside an X": has(r"X.*[?~%]|[?~%].*X"),
    "a grouping that is marked": lambda text: has(GROUPING)(text) and has("[?~%]")(text),
    "a grouping in a set": lambda text: has(GROUPING)(text) and "[" in text,
    "a range from a year to a month": lambda text: any(map(is_mixed, elements(text))),
}
ONLY_THERE: dict[str, Callable[[str], bool]] = {
    "a day that no such year has": lambda text: any(map(fits_no_day, components(text))),
    "a range that ends before it starts": lambda text: any(
        "" < end < start
        for start, _, end in (element.partition("..") for element in elements(text))
    ),
    "white space around the brackets of a set": lambda text: text != "".join(text.split()),
}
"""Where the two differ: theirs is a grammar without a calendar, and ours a little wider."""


def is_well_formed(text: str) -> bool:
    return bool(conformsLevel2(text))  # pyright: ignore[reportUnknownArgumentType]


@given(slips())
def test_what_is_well_formed_here_is_so_for_another_reader(text: str) -> None:
    """What we read is valid for `edtf-validate`; what it accepts we read or refuse by name."""
    ours = outcome(text)
    if ours == "wrong" and is_well_formed(text):
        assert [name for name, holds in ONLY_THERE.items() if holds(text)], text
    if ours == "read":
        parts = text.split("/")
        theirs = all(is_well_formed(part) or part in ("", "..") for part in parts)
        assert theirs or [name for name, holds in ONLY_HERE.items() if holds(text)], text


@pytest.mark.parametrize("text", ["2004-W01-1", "2004-W01", "20040101", "2004-366", "2004011630"])
def test_other_forms_of_iso_8601_are_refused(text: str) -> None:
    """Days of the week, of the year and without hyphens, which Python reads, are no dates here."""
    with pytest.raises(am.DateSyntaxError):
        am.ImpreciseDate.parse(text)
