"""Laws of dates: what a text may mean, read by the calendar, by refining, and by other readers."""

import calendar
import datetime
import itertools
import re
from collections.abc import Callable
from typing import Any, Literal

import edtf
import pytest
from edtf_validate import valid_edtf
from hypothesis import assume, example, given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from tests.effort import tries
from tests.time.test_edtf import ONLY_HERE, ONLY_THERE, is_well_formed, outcome

NO, POSSIBLE, CERTAIN = am.Certainty
FIRST, LAST = datetime.date.min.toordinal(), datetime.date.max.toordinal()
FEW_YEARS = datetime.date(2003, 1, 1), datetime.date(2004, 12, 31)
LATELY = datetime.date(1890, 1, 1), datetime.date(2029, 12, 31)
DATES = strategies.imprecise_dates() | strategies.imprecise_dates(*LATELY)
COMPARED = DATES | strategies.imprecise_dates(*FEW_YEARS)
SPAN = st.integers(0, 3) | st.integers(0, 800) | st.integers(0, 40_000)


# --- a reading of our own: whether a text can mean a day -------------------------------------

_SPRING, _SUMMER = ("{0}-03-01", "{0}-06-21"), ("{0}-06-01", "{0}-09-23")
_AUTUMN, _WINTER = ("{0}-09-01", "{0}-12-22"), ("{1}-12-01", "{2}-03-21")
SEASONS = {
    **dict.fromkeys((21, 25, 31), _SPRING),
    **dict.fromkeys((22, 26, 32), _SUMMER),
    **dict.fromkeys((23, 27, 29), _AUTUMN),
    **dict.fromkeys((24, 28, 30), _WINTER),
}
"""First and last day, of the year that is written, of the one before it and the one after."""
PARTS = {33: 3, 37: 4, 40: 6}
"""How many months each part of a year has: the code of the first such part, and their number."""


def may_be(text: str, day: datetime.date) -> bool:
    """Whether a text, its marks aside, can mean a day."""
    return any(_element_may_be(element, day) for element in text.strip("[]").split(","))


def _element_may_be(element: str, day: datetime.date) -> bool:
    iso = day.isoformat()
    first, dots, last = element.partition("..")
    if dots:
        # What is not told of a day cuts the day short, so that a month is as great as its days.
        return (not first or first <= iso[: len(first)]) and (not last or iso[: len(last)] <= last)
    bare = unmarked(element)
    if bare[5:].isdigit() and int(bare[5:]) > 12:
        return _is_in_part(int(bare[:4]), int(bare[5:]), day)
    return re.match(bare.replace("X", "."), iso) is not None


def _is_in_part(year: int, code: int, day: datetime.date) -> bool:
    """Whether a day lies in a season, quarter, third or half of a year."""
    if code in SEASONS:
        years = [f"{year + shift:04}" for shift in (0, -1, 1)]
        first, last = (edge.format(*years) for edge in SEASONS[code])
        return first <= day.isoformat() and (last <= first or day.isoformat() <= last)
    part = max(start for start in PARTS if start <= code)
    return day.year == year and (day.month - 1) // PARTS[part] == code - part


def unmarked(text: str) -> str:
    """Take out the marks of doubt."""
    return re.sub("[?~%]", "", text)


def day_of(number: int) -> datetime.date:
    """Return the day of a number, or the last day of the calendar."""
    return datetime.date.fromordinal(min(number, LAST))


def days_of(date: am.ImpreciseDate) -> range:
    """Return the numbers of the days from the earliest to the latest one."""
    return range(date.earliest.toordinal(), date.latest.toordinal() + 1)


@st.composite
def meant(draw: st.DrawFn, date: am.ImpreciseDate) -> datetime.date:
    """Draw a day that a date can mean, near either end of it or anywhere."""
    near, back = draw(SPAN), draw(st.booleans())
    days = days_of(date)
    asked = days[::-1] if back else days
    at = min(near, len(asked) - 1)
    while not may_be(date.text, day_of(asked[at])):
        at -= 1
    return day_of(asked[at])


# --- the text --------------------------------------------------------------------------------


@pytest.mark.parametrize("level", [0, 1, 2])
@tries(30)
@given(data=st.data())
def test_a_date_gives_its_text_back(level: Literal[0, 1, 2], data: st.DataObject) -> None:
    """What is read is written as it was, and what is written reads as the same date."""
    drawn = data.draw(strategies.imprecise_dates(levels=[level]))
    again = am.ImpreciseDate(str(drawn))  # `parse` may look it up
    assert str(again) == str(drawn) == drawn.text
    assert am.ImpreciseDate.parse(str(drawn)) == again == drawn
    assert hash(again) == hash(drawn)
    assert (again.window, again.days) == (drawn.window, drawn.days)
    assert eval(repr(drawn), {"ImpreciseDate": am.ImpreciseDate}) == drawn


@tries(80)
@given(strategies.periods() | strategies.periods(*FEW_YEARS))
def test_a_period_gives_its_text_back(period: am.Period) -> None:
    """An interval is written as it was read, given how it ends."""
    again = am.Period.parse(str(period), ends=period.ends)
    assert again == period
    assert str(again) == str(period)
    assert again.bounds == period.bounds
    assert eval(repr(period), {"Period": am.Period}) == period


@tries(100)
@given(DATES)
def test_the_days_lie_in_order_inside_what_counts(date: am.ImpreciseDate) -> None:
    """The earliest day is not after the latest, and a mark, and no other thing, widens both."""
    assert date.earliest <= date.latest
    (first, last), (counted_first, counted_last) = date.days, date.window
    assert counted_first <= first <= last <= counted_last
    marks = set(date.text) & set("?~%")
    assert date.is_qualified is bool(marks)
    assert date.approximate is bool(marks & set("~%"))
    assert date.uncertain is bool(marks & set("?%"))
    assert (counted_first < first) is (bool(marks) and first > FIRST)
    assert (counted_last > last) is (bool(marks) and last < LAST)


# --- the bounds ------------------------------------------------------------------------------


@tries(20)
@given(strategies.imprecise_dates(*FEW_YEARS))
def test_the_bounds_are_the_first_and_last_day_of_all_that_the_text_can_mean(
    date: am.ImpreciseDate,
) -> None:
    """Of every day of some years, the text can mean none outside the bounds, and both bounds."""
    years = range(
        datetime.date(2001, 1, 1).toordinal(), datetime.date(2006, 12, 31).toordinal() + 1
    )
    found = [number for number in years if may_be(date.text, day_of(number))]
    assert (date.earliest, date.latest) == (day_of(found[0]), day_of(found[-1]))


@tries(100)
@given(DATES, SPAN, st.integers(FIRST, LAST))
def test_the_text_can_mean_both_bounds_and_no_day_outside(
    date: am.ImpreciseDate, away: int, anywhere: int
) -> None:
    """Whatever its form, a date can be its earliest and its latest day, and none outside these."""
    assert may_be(date.text, date.earliest)
    assert may_be(date.text, date.latest)
    days = days_of(date)
    for number in (days[0] - 1 - away, days[-1] + 1 + away, anywhere):
        if FIRST <= number <= LAST and number not in days:
            assert not may_be(date.text, day_of(number)), day_of(number)


@tries(50)
@given(DATES)
def test_only_what_is_open_has_no_end(date: am.ImpreciseDate) -> None:
    """A set with a `..` before its bracket goes past every calendar day, nothing else does."""
    assert (date.days[1] > LAST) is date.text.endswith("..]")
    assert min(date.days[1], LAST) == date.latest.toordinal()
    assert not date.text.startswith("[..") or date.earliest == datetime.date.min


def shifted(day: datetime.date, months: int) -> datetime.date | None:
    """Return the same day so many months away, if the calendar has it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999 or day.day > calendar.monthrange(year, month + 1)[1]:
        return None
    return datetime.date(year, month + 1, day.day)


@tries(50)
@given(st.data())
def test_a_mark_takes_in_the_same_days_one_unit_away(data: st.DataObject) -> None:
    """What is about a year or month may be any of its days a year or month off, and no further."""
    date = data.draw(DATES.filter(lambda date: date.is_qualified))
    # A mark before the month, the year bearing none, speaks for the month alone.
    months = 1 if re.match("[0-9]{4}-[?~%]", date.text) else 12
    day = data.draw(meant(date))
    for away in (-months, months):
        other = shifted(day, away)
        assert other is None or date.window[0] <= other.toordinal() <= date.window[1]
    longest = 31 if months == 1 else 366
    assert date.days[0] - date.window[0] <= longest
    assert date.window[1] - date.days[1] <= longest


# --- refining --------------------------------------------------------------------------------


def finer(text: str, day: datetime.date) -> list[str]:
    """List texts that say a little more and can still mean a day."""
    iso = day.isoformat()
    if text.startswith("["):
        element = next(part for part in text[1:-1].split(",") if may_be(part, day))
        first, dots, last = element.partition("..")
        ranges = {f"[{first}..{iso}]", f"[{iso}..{last}]", f"[{iso}..{iso}]", iso}
        return sorted(ranges - {text}) if dots else [element]
    bare = unmarked(text)
    if bare != text:
        return [bare]
    if "X" in bare:
        return [bare[:at] + iso[at] + bare[at + 1 :] for at, it in enumerate(bare) if it == "X"]
    if bare[5:].isdigit() and int(bare[5:]) > 12:
        return [iso]
    return [iso[: len(bare) + 3], f"[{max(bare, iso[: len(bare)])}..{iso}]"]


@tries(80)
@given(st.data())
def test_every_refinement_of_a_text_keeps_to_its_bounds(data: st.DataObject) -> None:
    """Filling in an X, a month or a day, dropping a mark or part of a set never adds a day."""
    date = data.draw(COMPARED)
    day, other = data.draw(meant(date)), data.draw(COMPARED)
    while date.text != day.isoformat():
        refined = am.ImpreciseDate.parse(data.draw(st.sampled_from(finer(date.text, day))))
        for (first, last), (inner_first, inner_last) in (
            (date.days, refined.days),
            (date.window, refined.window),
        ):
            assert first <= inner_first <= inner_last <= last, (date, refined)
        for question in ("before", "after", "same_day"):
            answer = getattr(refined, question)(other)
            assert getattr(date, question)(other) in (answer, POSSIBLE), (date, refined)
        date = refined
    assert date.earliest == date.latest == day


# --- before, after, the same day -------------------------------------------------------------

SMALL = datetime.date(2004, 1, 26), datetime.date(2004, 3, 4)
SMALL_DATES = strategies.imprecise_dates(*SMALL)
AROUND = range(SMALL[0].toordinal() - 2, SMALL[1].toordinal() + 3)
"""The small range and a little more: what may be any day of it, may be later or earlier, too."""


def counted(date: am.ImpreciseDate) -> list[int]:
    """List the days of the range that a date counts as: all of it, where a year is in doubt."""
    if unmarked(date.text) != date.text:
        return [*AROUND]
    found = [number for number in AROUND if may_be(date.text, day_of(number))]
    return [*range(found[0], found[-1] + 1)]


def judged(holds: Callable[[int, int], bool], some: list[int], others: list[int]) -> am.Certainty:
    """Judge a statement by its truth for each pair of days."""
    truths = {holds(a, b) for a, b in itertools.product(some, others)}
    return POSSIBLE if len(truths) == 2 else CERTAIN if True in truths else NO


@tries(100)
@given(SMALL_DATES, SMALL_DATES)
def test_comparing_is_exact(one: am.ImpreciseDate, other: am.ImpreciseDate) -> None:
    """`before`, `after`, `same_day` say of two dates what all pairs of their days say."""
    some, others = counted(one), counted(other)
    assert one.before(other) is judged(int.__lt__, some, others)
    assert one.after(other) is judged(int.__gt__, some, others)
    assert one.same_day(other) is judged(int.__eq__, some, others)


@tries(100)
@given(COMPARED, COMPARED)
def test_before_and_after_mirror_each_other(one: am.ImpreciseDate, other: am.ImpreciseDate) -> None:
    """One is before the other as surely as the other is after it, and never both."""
    assert one.before(other) is other.after(one)
    assert one.after(other) is other.before(one)
    assert one.same_day(other) is other.same_day(one)
    answers = [one.before(other), one.same_day(other), one.after(other)]
    assert any(answer.is_possible for answer in answers)
    assert CERTAIN not in answers or sorted(one.value for one in answers) == ["certain", "no", "no"]
    if one.is_exact and other.is_exact:
        assert POSSIBLE not in answers


@tries(50)
@given(COMPARED)
def test_a_day_is_not_before_itself(date: am.ImpreciseDate) -> None:
    """One exact day is itself and not before or after; a vague day may be either of another."""
    answers = date.before(date), date.same_day(date), date.after(date)
    assert answers == ((NO, CERTAIN, NO) if date.is_exact else (POSSIBLE, POSSIBLE, POSSIBLE))


@tries(60)
@given(COMPARED, COMPARED, COMPARED)
def test_before_carries_over(a: am.ImpreciseDate, b: am.ImpreciseDate, c: am.ImpreciseDate) -> None:
    """What is certainly before a day is before whatever that day is, or may be, before."""
    for one, middle, last in itertools.permutations((a, b, c)):
        first_step, second_step = one.before(middle), middle.before(last)
        if first_step is CERTAIN and second_step.is_possible:
            assert one.before(last).is_possible
            assert second_step is POSSIBLE or one.before(last) is CERTAIN


# --- against other readers -------------------------------------------------------------------

EDTF: Any = edtf
EDTF_VALIDATE: Any = valid_edtf
"""Other libraries, whose types are unknown."""
READERS: list[Callable[[str], bool]] = [
    EDTF_VALIDATE.conformsLevel0,
    EDTF_VALIDATE.conformsLevel1,
    EDTF_VALIDATE.conformsLevel2,
]


@pytest.mark.parametrize("level", [0, 1, 2])
@tries(12)
@given(data=st.data())
def test_another_reader_accepts_what_is_drawn(level: Literal[0, 1, 2], data: st.DataObject) -> None:
    """`edtf-validate` takes every drawn date for one of the level that was asked for."""
    date = data.draw(strategies.imprecise_dates(levels=[level]))
    assert READERS[level](str(date)), date


SLIPS: st.SearchStrategy[str] = st.sampled_from(
    [*"0123456789X?~%-/.,[]{}TY ", "", "..", "00", "13", "32"]
)


@st.composite
def near_dates(draw: st.DrawFn) -> str:
    """Texts near dates: one part of them in the place of another, or put in."""
    text = str(draw(DATES))
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(SLIPS) + text[at + draw(st.integers(0, 2)) :]


@tries(25)
@given(near_dates() | st.builds("{:04}-{:02}".format, st.integers(0, 9999), st.integers(0, 99)))
@example("2004-00")
@example("2004-00-10")
def test_another_reader_and_we_refuse_the_same(text: str) -> None:
    """A text near a date is refused here if it is elsewhere, but for the known differences."""
    assume("/" not in text)
    ours, theirs = outcome(text), is_well_formed(text)
    if ours == "read":
        assert theirs or any(holds(text) for holds in ONLY_HERE.values()), text
    if ours == "wrong":
        assert not theirs or any(holds(text) for holds in ONLY_THERE.values()), text


EDTF_READS = re.compile(
    r"(?![0X]{4})[0-9X]{4}(-([0-9]{2}|XX)(-([0-9]{2}|XX))?)?|\[[-0-9]{10}(,|\.\.)[-0-9]{10}\]"
)
"""What `edtf` reads well: no mark, no part of a month or day in doubt, no end left open.

Years are not in doubt as far back as to year 0, which it takes for one of the calendar.
"""
EDTF_READS_IN_INTERVALS = re.compile(
    r"(?![0X]{4})[0-9X]{4}(-(0[1-9]|1[0-2]|XX(?=-))(-([0-9]{2}|XX))?)?"
)
"""It reads fewer inside an interval."""


def read_by_edtf(pattern: re.Pattern[str]) -> st.SearchStrategy[am.ImpreciseDate]:
    """Dates of a pattern."""
    return DATES.filter(lambda date: pattern.fullmatch(date.text) is not None)


def their_bounds(text: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and last day of a text as `edtf` reads it."""
    read = EDTF.parse_edtf(text)
    first, last = (
        datetime.date(*bound[:3]) for bound in (read.lower_strict(), read.upper_strict())
    )
    return first, last


@tries(20)
@given(read_by_edtf(EDTF_READS))
def test_another_reader_finds_the_same_bounds(date: am.ImpreciseDate) -> None:
    """`edtf` finds the same first and last day, and a season of whole months inside ours."""
    first, last = their_bounds(date.text)
    if date.text[5:].isdigit() and int(date.text[5:]) in SEASONS:
        assert date.earliest <= first <= last <= date.latest
    else:
        assert (first, last) == (date.earliest, date.latest)


@tries(8)
@given(
    st.lists(read_by_edtf(EDTF_READS_IN_INTERVALS), min_size=2, max_size=2).map(
        lambda ends: sorted(ends, key=lambda date: (date.earliest, date.latest))
    )
)
def test_another_reader_finds_the_same_bounds_of_an_interval(ends: list[am.ImpreciseDate]) -> None:
    """`edtf` finds the same first and last day of an interval of two dates."""
    text = "/".join(map(str, ends))
    assume(ends[0].latest <= ends[1].latest)
    bounds = am.Period.parse(text, ends="through").bounds
    assert their_bounds(text) == (day_of(bounds.start_first), day_of(bounds.end_last - 1))
