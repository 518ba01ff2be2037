import datetime
import itertools
import re
from functools import cache
from typing import Any, Literal

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model.time.edtf import LAST_DAY, UNBOUNDED
from tests.time.worlds import (
    BASE,
    RELATIONS,
    Told,
    all_told,
    day,
    held,
    judge,
    period,
    windows,
    worlds,
    written,
)

CERTAIN, POSSIBLE, NO = am.Certainty.CERTAIN, am.Certainty.POSSIBLE, am.Certainty.NO
INCOMING, OUTGOING, BOTH = am.Handover
NOON = datetime.datetime(2004, 11, 1, 12, tzinfo=datetime.UTC)


def as_ofs(*told: Told) -> list[int | None]:
    """List days to ask as of: some, where an open end makes it matter."""
    return [None, 0, 2, 5] if any(one.end == ".." for one in told) else [None, 2]


# --- exact, for every small period -----------------------------------------------------------


def test_a_period_is_impossible_exactly_if_it_has_no_world() -> None:
    """A period is refused when no choice of days is in order, and never otherwise."""
    for told in all_told(range(5)):
        if worlds(told):
            period(told)
        else:
            with pytest.raises(am.ImpossiblePeriodError):
                period(told)


@pytest.mark.parametrize("handover", am.Handover)
def test_covers_is_exact(handover: am.Handover) -> None:
    """`covers` says of every day what all worlds say, and judges a vague day by its days."""
    asked = range(-1, 7)
    whens = [(window, written(window)) for window in windows(asked)]
    for told in filter(worlds, all_told(range(5))):
        subject = period(told)
        for as_of in as_ofs(told):
            days = [held(told, world, handover) for world in worlds(told, as_of, handover)]
            by_day = {number: judge(number in run for run in days) for number in asked}
            known = None if as_of is None else day(as_of)
            for (first, last), when in whens:
                answers = {by_day[number] for number in range(first, last + 1)}
                expected = answers.pop() if len(answers) == 1 else POSSIBLE
                assert subject.covers(when, handover, known) is expected, (told, when, as_of)


def test_relations_are_exact() -> None:
    """`overlaps`, `contains`, `before`, `meets` say of two periods what all their worlds say."""
    everything = [(told, period(told)) for told in all_told(range(3)) if worlds(told)]
    for (told, one), (other_told, other) in itertools.product(everything, repeat=2):
        for as_of in as_ofs(told, other_told)[:2]:
            known = None if as_of is None else day(as_of)
            expected = related(runs(told, as_of), runs(other_told, as_of))
            answers = [getattr(one, name)(other, known) for name in RELATIONS]
            assert answers == expected, (told, other_told, as_of)


@cache
def runs(told: Told, as_of: int | None) -> frozenset[range]:
    """Return the days on which it held, for each world."""
    return frozenset(held(told, world) for world in worlds(told, as_of))


@cache
def related(some: frozenset[range], others: frozenset[range]) -> list[am.Certainty]:
    """Judge each relation over all pairs of worlds."""
    pairs = list(itertools.product(some, others))
    return [judge(holds(a, b) for a, b in pairs) for holds in RELATIONS.values()]


def test_length_is_exact() -> None:
    """`length` is the shortest and the longest run of days of any world, None if unbounded."""
    for told in filter(worlds, all_told(range(5))):
        found = runs(told, None)
        shortest, longest = period(told).length()
        assert lasts(shortest, min(map(len, found)), found), told
        if told.start is None or told.end is None or told.end == "..":
            assert longest is None, told
        else:
            assert longest is not None
            assert lasts(longest, max(map(len, found)), found), told


def lasts(length: relativedelta, count: int, found: frozenset[range]) -> bool:
    """Whether a length leads from the start of a run of so many days to its end."""
    return any(day(run.start) + length == day(run.stop) for run in found if len(run) == count)


# --- laws, for every period ------------------------------------------------------------------

DAYS = st.integers(731_000, 731_060) | st.dates().map(datetime.date.toordinal)
SPREAD = st.sampled_from([0, 0, 1, 2, 3, 10, 400, UNBOUNDED])


@st.composite
def dates_about(draw: st.DrawFn, number: int) -> am.ImpreciseDate:
    """Draw a date, exact or vague, that may be the day of this number."""
    before, after = draw(st.tuples(SPREAD, SPREAD).filter(lambda both: min(both) < UNBOUNDED))
    return am.ImpreciseDate.between(number - before, number + after)


@st.composite
def cases(draw: st.DrawFn) -> tuple[am.Period, am.Period]:
    """Draw a period and one of its worlds: the same period with both ends known."""
    start, end = sorted(draw(st.lists(DAYS, min_size=2, max_size=2, unique=True)))
    starts = draw(st.none() | dates_about(start))
    ends = draw(st.none() | st.just(am.OPEN) | dates_about(end))
    first, last = map(datetime.date.fromordinal, (start, end))
    if ends is None or draw(st.booleans()):  # what is not told is no count of whole days
        return am.Period(starts, until=ends), am.Period(first, until=last)
    return am.Period(starts, through=ends), am.Period(first, through=last)


@given(cases(), cases(), DAYS, st.data())
def test_knowing_more_never_contradicts(
    case: tuple[am.Period, am.Period],
    other_case: tuple[am.Period, am.Period],
    number: int,
    data: st.DataObject,
) -> None:
    """A doubt may become an answer once all days are known; an answer stays as it is."""
    (vague, exact), (other, other_exact) = case, other_case
    when = data.draw(dates_about(number))
    exact_when = datetime.date.fromordinal(number)
    for handover in am.Handover:
        answer = exact.covers(exact_when, handover)
        assert answer is not POSSIBLE
        assert vague.covers(exact_when, handover) in (answer, POSSIBLE)
        assert vague.covers(when, handover) in (answer, POSSIBLE)
    for name in RELATIONS:
        answer = getattr(exact, name)(other_exact)
        assert answer is not POSSIBLE
        assert getattr(vague, name)(other) in (answer, POSSIBLE)


@given(DAYS, DAYS, DAYS)
def test_open_says_that_it_held_through_the_as_of_day(start: int, as_of: int, number: int) -> None:
    """To be open as of a day is to end later, or with that day for those who keep the last day."""
    first, known, when = map(datetime.date.fromordinal, (start, as_of, number))
    later = am.ImpreciseDate.between(min(as_of + 1, LAST_DAY), UNBOUNDED)
    for opened, told, handovers in (
        (am.Period(first, until=".."), am.Period(first, until=later), [am.Handover.INCOMING]),
        (
            am.Period(first, until=".."),
            am.Period(first, until=f"[{known}..]") if as_of > start else am.Period(first),
            [am.Handover.OUTGOING, am.Handover.BOTH],
        ),
        (am.Period(first, through=".."), am.Period(first, through=f"[{known}..]"), am.Handover),
    ):
        for handover in handovers:
            assert opened.covers(when, handover, known) is told.covers(when, handover)
            assert opened.covers(when, handover) in (opened.covers(when, handover, known), POSSIBLE)


@pytest.mark.parametrize("name", RELATIONS)
@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(1, 9))
def test_relations_know_what_is_open_on_the_as_of_day(
    name: str, start: int, held_for: int, other_start: int, length: int
) -> None:
    """Two periods relate, as of a day, as if the open one were known to end on some later day."""
    as_of = start + held_for
    opened = am.Period(day(start), until=am.OPEN)
    told = am.Period(day(start), until=f"[{day(as_of + 1)}..]")
    other = am.Period(day(other_start), until=day(other_start + length))
    assert getattr(opened, name)(other, day(as_of)) is getattr(told, name)(other)
    assert getattr(other, name)(opened, day(as_of)) is getattr(other, name)(told)
    assert getattr(opened, name)(opened, day(as_of)) is getattr(told, name)(told)


@given(DAYS, st.integers(1, 1000), st.integers(1, 1000), st.sampled_from(am.Handover))
def test_an_open_end_is_certain_through_the_as_of_day_and_no_longer(
    start: int, held: int, later: int, handover: am.Handover
) -> None:
    """The last day anything is known of is certain, each day after it only possible."""
    as_of = min(start + held + 1, LAST_DAY - later)
    first, known, when = map(datetime.date.fromordinal, (as_of - held, as_of, as_of + later))
    opened = am.Period(first, until="..")
    assert opened.covers(known, handover, known) is CERTAIN
    assert opened.covers(when, handover, known) is POSSIBLE


# --- the definition by example ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("subject", "when", "expected"),
    [
        (am.Period("2004-11"), "2004-11-15", POSSIBLE),
        (am.Period("2004-11"), "2004-10-31", NO),
        (am.Period("2004-11"), "2004-12", POSSIBLE),
        (am.Period("2004-11-01"), "2004-11-01", CERTAIN),
        (am.Period("2004-11", until="2006-05-18"), "2005", CERTAIN),
        (am.Period("2004-11", until="2006-05-18"), "2006-05-17", CERTAIN),
        (am.Period("2004-11", until="2006-05-18"), "2006-05-18", NO),
        (am.Period("2004-11", until="2006-05-18"), "2006", POSSIBLE),
        (am.Period("2003", until="2006~"), "2004", CERTAIN),
        (am.Period("2003", until="2006~"), "2005-01-02", POSSIBLE),
        (am.Period("2003", until="2006~"), "2008", NO),
        (am.Period(until="2006-05-18"), "1950", POSSIBLE),
        (am.Period(until="2006-05-18"), "2006-05-17", CERTAIN),
        (am.Period(), "2006", POSSIBLE),
        (am.Period("2004", until="[2025-11-15..]"), "2025-11-14", CERTAIN),
        (am.Period("2004", until="[2025-11-15..]"), "2025-11-15", POSSIBLE),
    ],
)
def test_covers_by_example(subject: am.Period, when: str, expected: am.Certainty) -> None:
    """A president "from 2004-11" possibly held office on 2004-11-15."""
    assert subject.covers(when) is expected


@pytest.mark.parametrize(
    ("handover", "first", "last"),
    [(INCOMING, CERTAIN, NO), (OUTGOING, NO, CERTAIN), (BOTH, CERTAIN, CERTAIN)],
)
def test_who_has_the_handover_day(
    handover: am.Handover, first: am.Certainty, last: am.Certainty
) -> None:
    """The reading decides the first day and `until`, and nothing in whole days."""
    office = am.Period("2004-11-01", until="2006-05-18")
    assert office.covers("2004-11-01", handover) is first
    assert office.covers("2006-05-18", handover) is last
    strike = am.Period("2023-11-21", through="2023-11-23")
    assert strike.covers("2023-11-21", handover) is CERTAIN
    assert strike.covers("2023-11-23", handover) is CERTAIN
    assert strike.covers("2023-11-24", handover) is NO


@pytest.mark.parametrize("as_of", ["2025-11-14", datetime.date(2025, 11, 14)])
def test_an_open_end_is_certain_through_the_as_of_day(as_of: str | datetime.date) -> None:
    """After the `as_of` day, and without one, an open end is only possible."""
    for subject in (am.Period("2021", until=am.OPEN), am.Period("2021", through="..")):
        assert subject.is_open
        assert subject.covers("2025-11-14", as_of=as_of) is CERTAIN
        assert subject.covers("2025-11-15", as_of=as_of) is POSSIBLE
        assert subject.covers("2025-11-14") is POSSIBLE
        assert subject.covers("2020", as_of=as_of) is NO


def test_unknown_is_not_open() -> None:
    """Of an end that is not told, the `as_of` day says nothing."""
    unknown = am.Period("2021")
    assert not unknown.is_open
    assert unknown != am.Period("2021", until=am.OPEN)
    assert unknown.covers("2025-11-14", as_of="2025-11-14") is POSSIBLE


@pytest.mark.parametrize(
    ("subject", "shortest", "longest"),
    [
        (
            am.Period("2004-11", until="2006-05-18"),
            relativedelta(years=1, months=5, days=18),
            relativedelta(years=1, months=6, days=17),
        ),
        (
            am.Period("2004-01-01", until="2005-01-01"),
            relativedelta(years=1),
            relativedelta(years=1),
        ),
        (
            am.Period("2004-01-01", through="2004-12-31"),
            relativedelta(years=1),
            relativedelta(years=1),
        ),
        (
            am.Period("2004-11-25", through="2004-12-06"),
            relativedelta(days=12),
            relativedelta(days=12),
        ),
        (am.Period("2004", until="2004"), relativedelta(days=1), relativedelta(months=11, days=30)),
        (am.Period("2004-11-01", until=am.OPEN), relativedelta(days=1), None),
        (am.Period("2004-11-01", until="[2006-11-01..]"), relativedelta(years=2), None),
        (am.Period("2004-11-01"), relativedelta(days=1), None),
        (am.Period(through="2004-11-01"), relativedelta(days=1), None),
        (am.Period(), relativedelta(days=1), None),
        (am.Period("9999-12-31"), relativedelta(days=1), None),
        (
            am.Period("9999-12-31", through="9999-12-31"),
            relativedelta(days=1),
            relativedelta(days=1),
        ),
        (
            am.Period("9998-11-30", through="9999-12-31"),
            relativedelta(years=1, months=1, days=2),
            relativedelta(years=1, months=1, days=2),
        ),
        (
            am.Period("9998-12-31", until="9999-12-31"),
            relativedelta(years=1),
            relativedelta(years=1),
        ),
        (am.Period(through="0001-01-01"), relativedelta(days=1), None),
        (am.Period(until="0001-01-01"), relativedelta(days=1), None),
    ],
)
def test_length_by_example(
    subject: am.Period, shortest: relativedelta, longest: relativedelta | None
) -> None:
    """Lengths are in years, months and days, the last day of `through` counted in."""
    assert subject.length() == (shortest, longest)


# --- writing and reading ---------------------------------------------------------------------


def test_every_period_is_read_back_from_its_text_and_its_repr() -> None:
    """`parse` reads `str`, given `ends`; `repr` is the Python that makes the period."""
    for told in filter(worlds, all_told(range(5))):
        subject = period(told)
        assert am.Period.parse(str(subject), ends=subject.ends) == subject
        assert eval(repr(subject), {"Period": am.Period}) == subject


@pytest.mark.parametrize("ends", ["until", "through"])
def test_parse_by_example(ends: Literal["until", "through"]) -> None:
    """`..` is open, blank is unknown, and `ends` says what the second date is."""
    closed = am.Period.parse("2004-11/2006-05-18", ends=ends)
    assert (str(closed.start), str(closed.end), closed.ends) == ("2004-11", "2006-05-18", ends)
    assert closed.whole_days is (ends == "through")
    assert am.Period.parse("2004-11/..", ends=ends).end == am.OPEN
    assert am.Period.parse("2004-11/", ends=ends) == am.Period("2004-11")
    assert am.Period.parse("/2004-11", ends=ends).start is None
    assert am.Period.parse("/..", ends=ends).is_open


def test_the_two_kinds_of_end_are_two_fields() -> None:
    """`until` and `through` are kept apart; `end` is whichever is told."""
    handed_over, whole = am.Period("2004", until="2005"), am.Period("2004", through="2005")
    assert handed_over != whole
    assert (str(handed_over.until), handed_over.through) == ("2005", None)
    assert (whole.until, str(whole.through)) == (None, "2005")
    assert handed_over.end == whole.end


def test_equality_and_hash_go_by_the_text() -> None:
    """The same dates make the same period, however they are given."""
    subject = am.Period(BASE, until="2005")
    same = am.Period(str(BASE), until=am.ImpreciseDate.parse("2005"))
    assert subject == same
    assert hash(subject) == hash(same)
    assert am.Period("2004-XX") != am.Period("2004")


def test_bounds_are_the_days_that_some_world_uses() -> None:
    """`bounds` has first and last of each end, exclusive; `bounds_on` closes an open one."""
    for told in filter(worlds, all_told(range(4))):
        if told.start is not None and told.end is not None:
            found = runs(told, 2)
            starts, stops = {run.start for run in found}, {run.stop for run in found}
            expected = [min(starts), max(starts), min(stops), max(stops)]
            bounds = [number - BASE.toordinal() for number in period(told).bounds_on(day(2))]
            if told.end == "..":
                assert (bounds[0], bounds[2]) == (expected[0], expected[2]), told
            else:
                assert bounds == expected, told
                assert period(told).bounds_on(None) == period(told).bounds


# --- errors ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("end", "rule"),
    [
        ("until", "`until` is the handover day, at least one day after `start`"),
        ("through", "`through` is the last day, `start` or later"),
    ],
)
def test_an_impossible_period_says_what_the_end_means(
    end: Literal["until", "through"], rule: str
) -> None:
    """The message shows both dates and the rule that they break."""
    message = f"a period from '2006' {end} '2004' cannot be: it ends before it starts ({rule})"
    with pytest.raises(am.ImpossiblePeriodError, match=f"^{re.escape(message)}$") as caught:
        am.Period.parse("2006/2004", ends=end)
    assert (caught.value.start, caught.value.end, caught.value.ends) == ("2006", "2004", end)
    assert isinstance(caught.value, ValueError)


def test_both_ends_at_once_are_refused() -> None:
    """A period is handed over or counted in whole days, never both."""
    with pytest.raises(
        am.InvalidValueError,
        match=r"^through: a period ends `until` a handover day or `through` a last day, not both$",
    ):
        am.Period("2004", until="2005", through="2006")


@pytest.mark.parametrize("text", ["2004", "", "..", "2004/2005/2006", "2004-11-30"])
def test_what_is_no_interval_says_what_to_write(text: str) -> None:
    """An interval has two sides."""
    with pytest.raises(
        am.DateSyntaxError,
        match=re.escape(f"{text!r} is not a period: write START/END, such as 2004-11/2006-05-18"),
    ):
        am.Period.parse(text, ends="until")


def test_an_open_start_is_refused_by_name() -> None:
    """Nobody means that something has always been: an unknown start is blank."""
    with pytest.raises(
        am.UnsupportedDateError,
        match=r"^'\.\./2016' uses an open start, which .*: leave an unknown start blank, '/2016'$",
    ):
        am.Period.parse("../2016", ends="until")
    with pytest.raises(am.DateSyntaxError):
        am.Period("..")


def test_a_wrong_date_in_an_interval_is_named() -> None:
    """The error is that of the date."""
    with pytest.raises(am.DateSyntaxError, match="'2005-13' is not a date: month 13"):
        am.Period.parse("2004/2005-13", ends="through")


def test_as_of_is_one_exact_day() -> None:
    """A vague `as_of` day would leave open what is open."""
    with pytest.raises(am.InvalidValueError, match=r"^as_of: '2025' is not one exact day"):
        am.Period("2004", until=am.OPEN).covers("2005", as_of="2025")
    for name in RELATIONS:
        with pytest.raises(am.InvalidValueError, match=r"^as_of: '2025' is not one exact day"):
            getattr(am.Period("2004"), name)(am.Period("2004"), as_of="2025")


@pytest.mark.parametrize("end", [am.OPEN, "2006", None])
def test_a_datetime_is_refused_as_any_date(end: str | None) -> None:
    """No part of a period, nor of a question about it, is a time of day."""
    with pytest.raises(am.DateTypeError, match=r"not datetime: write value\.date\(\)"):
        am.Period(NOON, until=end)
    with pytest.raises(am.DateTypeError):
        am.Period("2004", through=NOON)
    with pytest.raises(am.DateTypeError):
        am.Period("2004", until=end).covers(NOON)
    with pytest.raises(am.DateTypeError):
        am.Period("2004", until=end).covers("2005", as_of=NOON)


def test_what_ends_means_is_never_guessed() -> None:
    """Only `until` and `through` say what the second date of an interval is."""
    wrong: Any = "end"
    with pytest.raises(am.InvalidValueError, match="ends: 'end' is not one of 'until', 'through'"):
        am.Period.parse("2004/2006", ends=wrong)
    number: Any = 5
    with pytest.raises(am.DateTypeError, match="not int"):
        am.Period.parse(number, ends="until")


def test_a_handover_may_be_given_by_its_value() -> None:
    """The text of a reading is taken for the reading, any other text refused."""
    text: Any = "both"
    period, strike = am.Period("2004-01-01", until="2006-05-18"), am.Period("2004", through="2005")
    assert period.covers("2006-05-18", text) is CERTAIN
    wrong: Any = "sideways"
    for subject in (period, strike):
        with pytest.raises(am.InvalidValueError, match="handover: 'sideways' is not one of"):
            subject.covers("2006-05-18", wrong)


@pytest.mark.parametrize("name", ["overlaps", "contains", "before", "meets"])
@pytest.mark.parametrize("given", ["2005", None, datetime.date(2005, 1, 15)])
def test_a_period_is_compared_with_periods_alone(name: str, given: Any) -> None:
    """What is no period is refused by name, and the error says how a period is written."""
    with pytest.raises(am.InvalidValueError, match=r"is not a Period: write Period\(") as raised:
        getattr(am.Period("2004"), name)(given)
    assert str(raised.value).startswith(f"other: {given!r} is")
