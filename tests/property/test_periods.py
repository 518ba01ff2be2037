"""Laws of periods: exact against all worlds, and never contradicted by knowing more."""

import datetime
import itertools
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import portion
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.time.periods import End
from tests.effort import tries
from tests.property.test_dates import may_be, unmarked

NO, POSSIBLE, CERTAIN = am.Certainty
INCOMING, OUTGOING, BOTH = am.Handover
HANDOVERS = st.sampled_from(am.Handover)
RELATIONS = ("overlaps", "contains", "before", "meets")

FIRST, LAST = datetime.date(2004, 2, 24), datetime.date(2004, 3, 6)
"""Twelve days, one of them a leap day."""
ASKED = range(FIRST.toordinal() - 2, LAST.toordinal() + 3)
HORIZON = range(FIRST.toordinal() - 6, LAST.toordinal() + 7)
"""Days that an end may be of which more is unknown: room to lie apart from all that is asked."""

SMALL = strategies.periods(FIRST, LAST)
DAYS = strategies.imprecise_dates(FIRST, LAST)
BEGUN = strategies.imprecise_dates(FIRST, LAST, levels=[0])
OPEN_ONES = st.builds(partial(am.Period, until=am.OPEN), BEGUN) | st.builds(
    partial(am.Period, through=am.OPEN), BEGUN
)
NEWS = st.sampled_from([datetime.date.fromordinal(day) for day in ASKED[1:-1]])
AS_OF = st.none() | NEWS | NEWS

YEARS = datetime.date(1999, 1, 1), datetime.date(2004, 12, 31)
MONTHS = datetime.date(2003, 12, 15), datetime.date(2004, 3, 15)
ANY = strategies.periods(*YEARS) | strategies.periods(*MONTHS) | SMALL
ANY_DATES = strategies.imprecise_dates(*YEARS) | strategies.imprecise_dates(*MONTHS) | DAYS
ANY_AS_OF = st.none() | st.dates(*YEARS) | AS_OF
ONE_DAY = datetime.timedelta(days=1)


# --- worlds, listed one by one ---------------------------------------------------------------


def counted(date: End) -> range:
    """Return the days that an end of a period counts as, read by the calendar alone."""
    if not isinstance(date, am.ImpreciseDate) or unmarked(date.text) != date.text:
        return HORIZON  # in a range so small, a mark leaves no day out
    found = [it for it in HORIZON if may_be(date.text, datetime.date.fromordinal(it))]
    return range(found[0], found[-1] + 1)


def worlds(
    period: am.Period, as_of: datetime.date | None, handover: am.Handover = INCOMING
) -> list[tuple[int, int]]:
    """List the first and last day on which it held in each world, given who has the handover."""
    found: list[tuple[int, int]] = []
    for start, end in itertools.product(counted(period.start), counted(period.end)):
        if start > end or (start == end and not period.whole_days):
            continue
        first, last = start, end
        if not period.whole_days:
            first += handover is OUTGOING
            last -= handover is INCOMING
        if period.end != am.OPEN or as_of is None or last >= as_of.toordinal():
            found.append((first, last))
    return found


def judge(truths: set[bool]) -> am.Certainty:
    """Judge a statement by what it is in all worlds."""
    assert truths
    return POSSIBLE if len(truths) == 2 else CERTAIN if True in truths else NO


def as_bits(world: tuple[int, int]) -> int:
    """Write a run of days as the bits of a number."""
    first, last = world
    return ((1 << (last - first + 1)) - 1) << (first - HORIZON.start)


def lowest(bits: int) -> int:
    """Return the place of the lowest bit."""
    return (bits & -bits).bit_length() - 1


RELATED: dict[str, Callable[[int, int], bool]] = {
    "overlaps": lambda a, b: a & b != 0,
    "contains": lambda a, b: a | b == a,
    "before": lambda a, b: a.bit_length() <= lowest(b),
    "meets": lambda a, b: a.bit_length() == lowest(b),
}
"""What a question asks of two runs of days."""


def judged(name: str, some: list[int], others: list[int]) -> am.Certainty:
    """Judge a relation over all pairs of worlds, until both truths are found."""
    truths: set[bool] = set()
    holds = RELATED[name]
    for a, b in itertools.product(some, others):
        truths.add(holds(a, b))
        if len(truths) == 2:
            break
    return judge(truths)


@tries(100)
@given(SMALL | OPEN_ONES, DAYS, AS_OF, HANDOVERS)
def test_covers_is_exact(
    period: am.Period, when: am.ImpreciseDate, as_of: datetime.date | None, handover: am.Handover
) -> None:
    """`covers` says of each day what all worlds say, and judges a vague day by its days."""
    held = worlds(period, as_of, handover)
    by_day = {day: judge({first <= day <= last for first, last in held}) for day in ASKED}
    for day, expected in by_day.items():
        asked = datetime.date.fromordinal(day)
        assert period.covers(asked, handover, as_of) is expected, asked
    answers = {by_day[day] for day in counted(when) if day in by_day}
    expected = answers.pop() if len(answers) == 1 else POSSIBLE
    assert period.covers(when, handover, as_of) is expected


def followed(period: am.Period) -> tuple[am.Period, am.Period]:
    """Return a period and one that starts when it ends, as far as the same words say."""
    return period, am.Period(period.end if isinstance(period.end, am.ImpreciseDate) else None)


PAIRS = st.tuples(SMALL | OPEN_ONES, SMALL) | SMALL.map(followed)


@tries(120)
@given(PAIRS, AS_OF)
def test_relations_are_exact(
    pair: tuple[am.Period, am.Period], as_of: datetime.date | None
) -> None:
    """`overlaps`, `contains`, `before`, `meets` say of two periods what all their worlds say."""
    one, other = pair
    some, others = ([*map(as_bits, worlds(it, as_of))] for it in (one, other))
    for name in RELATIONS:
        assert getattr(one, name)(other, as_of) is judged(name, some, others), name


@tries(50)
@given(SMALL)
def test_length_is_the_shortest_and_the_longest_of_all_worlds(period: am.Period) -> None:
    """Where each end is one of a few days, both lengths are those of some world, counted."""
    shortest, longest = period.length()
    ends = (period.start, period.end)
    if all(isinstance(it, am.ImpreciseDate) and not it.is_qualified for it in ends):
        lengths = [last - first + 1 for first, last in worlds(period, None)]
        assert shortest == relativedelta(days=min(lengths))
        assert longest == relativedelta(days=max(lengths))
    else:
        assert (longest is None) is not all(isinstance(it, am.ImpreciseDate) for it in ends)
        assert shortest == relativedelta(days=1)


# --- one world, and what is told of it -------------------------------------------------------


class World(NamedTuple):
    """A start and an end, as day numbers: the handover day, or the last whole day."""

    start: int
    end: int


def window_of(date: End, around: tuple[int, int]) -> tuple[int, int]:
    """Return the days that an end counts as, or those around it all if it is not known."""
    if not isinstance(date, am.ImpreciseDate):
        return around
    return max(date.window[0], around[0]), min(date.window[1], around[1])


@st.composite
def worlds_of(draw: st.DrawFn, period: am.Period, as_of: datetime.date | None) -> World:
    """Draw a world that is told of, in which what is open held on the as-of day and the next."""
    around = YEARS[0].toordinal() - 800, YEARS[1].toordinal() + 800
    first, last = window_of(period.start, around)
    end_first, end_last = window_of(period.end, around)
    if period.is_open and as_of is not None:
        end_first = max(end_first, as_of.toordinal() + 1)
    apart = 0 if period.whole_days else 1
    start = draw(days_near(first, min(last, end_last - apart)))
    return World(start, draw(days_near(max(end_first, start + apart), end_last)))


def days_near(first: int, last: int) -> st.SearchStrategy[int]:
    """Draw day numbers, both ends and their neighbours more often than by chance."""
    edges = sorted({it for it in (first, first + 1, last - 1, last) if first <= it <= last})
    return st.sampled_from(edges) | st.integers(first, last)


@st.composite
def told_of(draw: st.DrawFn, date: End, day: int, earliest: int = 0) -> End:
    """Draw the same end, or one told more closely, that still may be this day."""
    if draw(st.booleans()):
        return date
    spread = st.sampled_from([0, 0, 1, 20, 400])
    first, last = day - draw(spread), day + draw(spread)
    if isinstance(date, am.ImpreciseDate):
        first, last = max(first, date.window[0]), min(last, date.window[1])
    return am.ImpreciseDate.between(max(first, earliest), last)


@st.composite
def told_more(draw: st.DrawFn, period: am.Period, as_of: datetime.date | None) -> am.Period:
    """Draw the same period with either window, or both, told more closely."""
    world = draw(worlds_of(period, as_of))
    start = draw(told_of(period.start, world.start))
    earliest = as_of.toordinal() + 1 if period.is_open and as_of is not None else 0
    end = draw(told_of(period.end, world.end, earliest))
    assert start != am.OPEN
    if period.whole_days:
        return am.Period(start, through=end)
    return am.Period(start, until=end)


def exactly(period: am.Period, world: World) -> am.Period:
    """Return the period as it is in a world."""
    start, end = map(datetime.date.fromordinal, world)
    if period.whole_days:
        return am.Period(start, through=end)
    return am.Period(start, until=end)


# --- knowing more never contradicts ----------------------------------------------------------


@tries(80)
@given(ANY, ANY_DATES, ANY_AS_OF, HANDOVERS, st.data())
def test_knowing_more_never_contradicts_covers(
    period: am.Period,
    when: am.ImpreciseDate,
    as_of: datetime.date | None,
    handover: am.Handover,
    data: st.DataObject,
) -> None:
    """Telling an end or the day asked for more closely settles a doubt or changes nothing."""
    narrower = data.draw(told_more(period, as_of))
    day = data.draw(days_near(*when.window))
    nearer = data.draw(told_of(when, day))
    assert isinstance(nearer, am.ImpreciseDate)
    answer = narrower.covers(nearer, handover, as_of)
    assert period.covers(nearer, handover, as_of) in (answer, POSSIBLE)
    assert narrower.covers(when, handover, as_of) in (answer, POSSIBLE)
    assert period.covers(when, handover, as_of) in (
        narrower.covers(when, handover, as_of),
        POSSIBLE,
    )


@tries(60)
@given(ANY, ANY, ANY_AS_OF, st.data())
def test_knowing_more_never_contradicts_a_relation(
    one: am.Period, other: am.Period, as_of: datetime.date | None, data: st.DataObject
) -> None:
    """Telling an end of either period more closely settles a doubt or changes nothing."""
    narrower, other_narrower = (data.draw(told_more(it, as_of)) for it in (one, other))
    for name in RELATIONS:
        for a, b in ((narrower, other), (one, other_narrower), (narrower, other_narrower)):
            answer = getattr(a, name)(b, as_of)
            assert getattr(one, name)(other, as_of) in (answer, POSSIBLE), name


@tries(60)
@given(ANY, ANY, ANY_DATES, st.data())
def test_one_world_leaves_no_doubt(
    one: am.Period, other: am.Period, when: am.ImpreciseDate, data: st.DataObject
) -> None:
    """With every day known every answer is yes or no, and the vaguer one never denies it."""
    exact, other_exact = (exactly(it, data.draw(worlds_of(it, None))) for it in (one, other))
    day = datetime.date.fromordinal(data.draw(days_near(*when.window)))
    for handover in am.Handover:
        answer = exact.covers(day, handover)
        assert answer is not POSSIBLE
        assert one.covers(day, handover) in (answer, POSSIBLE)
    for name in RELATIONS:
        answer = getattr(exact, name)(other_exact)
        assert answer is not POSSIBLE
        assert getattr(one, name)(other) in (answer, POSSIBLE), name


@tries(50)
@given(ANY, ANY_DATES, HANDOVERS, st.lists(st.dates(*YEARS), min_size=2, max_size=2).map(sorted))
def test_later_news_never_contradicts(
    period: am.Period, when: am.ImpreciseDate, handover: am.Handover, news: list[datetime.date]
) -> None:
    """News of a later day settle doubts about what is open, and change nothing else."""
    answers = [period.covers(when, handover, as_of) for as_of in (None, *news)]
    for vaguer, answer in itertools.pairwise(answers):
        assert vaguer in (answer, POSSIBLE)
        assert vaguer is answer or period.is_open


@tries(40)
@given(OPEN_ONES, NEWS, HANDOVERS)
def test_what_is_open_is_certain_through_the_last_news_and_no_longer(
    period: am.Period, as_of: datetime.date, handover: am.Handover
) -> None:
    """Begun for certain, it held on the as-of day, whoever has the handover; later it may have."""
    if period.start is not None and period.start.window[1] < as_of.toordinal():
        assert period.covers(as_of, handover, as_of) is CERTAIN
        assert period.covers(as_of + ONE_DAY, handover, as_of) is POSSIBLE


# --- who has the handover day ----------------------------------------------------------------


@tries(100)
@given(ANY, ANY_DATES, ANY_AS_OF)
def test_the_outgoing_one_has_each_day_the_incoming_one_had_the_day_before(
    period: am.Period, when: am.ImpreciseDate, as_of: datetime.date | None
) -> None:
    """For what is handed over, `OUTGOING` on a day is `INCOMING` on the day before."""
    next_day = am.ImpreciseDate.between(when.window[0] + 1, when.window[1] + 1)
    news = None if as_of is None else as_of + ONE_DAY
    incoming = period.covers(when, INCOMING, as_of)
    if period.whole_days:
        assert period.covers(when, OUTGOING, as_of) is incoming
        assert period.covers(when, BOTH, as_of) is incoming
    else:
        assert period.covers(next_day, OUTGOING, news) is incoming


@tries(100)
@given(ANY, st.data(), ANY_AS_OF)
def test_both_have_what_either_has(
    period: am.Period, data: st.DataObject, as_of: datetime.date | None
) -> None:
    """`BOTH` is as sure of a day as either reading, and possible only where one of them is."""
    edges = [
        day
        for date in (period.start, period.end)
        if isinstance(date, am.ImpreciseDate)
        for day in (*date.window, date.window[0] - 1, date.window[1] + 1)
    ]
    number = data.draw(st.sampled_from(edges or [FIRST.toordinal()]))
    day = datetime.date.fromordinal(number)
    incoming, outgoing, both = (period.covers(day, handover, as_of) for handover in am.Handover)
    assert both | incoming | outgoing is both
    assert both.is_possible is (incoming | outgoing).is_possible
    if period.start is not None and period.start.is_exact and period.start.window[0] == number:
        assert period.whole_days or outgoing is NO


@tries(50)
@given(ANY)
def test_a_handover_leaves_no_day_to_both_and_none_to_nobody(period: am.Period) -> None:
    """On the exact day of a handover one of the two has it, by any reading but `BOTH`."""
    if not isinstance(period.until, am.ImpreciseDate) or not period.until.is_exact:
        return
    day, following = period.until.earliest, am.Period(period.until)
    assert (period.covers(day), following.covers(day)) == (NO, CERTAIN)
    assert (period.covers(day, OUTGOING), following.covers(day, OUTGOING)) == (CERTAIN, NO)
    assert (period.covers(day, BOTH), following.covers(day, BOTH)) == (CERTAIN, CERTAIN)
    assert (period.meets(following), period.before(following)) == (CERTAIN, CERTAIN)
    assert period.overlaps(following) is NO


# --- how long --------------------------------------------------------------------------------


def parts(length: relativedelta) -> tuple[int, int, int]:
    """Return years, months and days, which compare as lengths from one day do."""
    return length.years, length.months, length.days


@tries(60)
@given(ANY, st.data())
def test_the_length_of_each_world_lies_within(period: am.Period, data: st.DataObject) -> None:
    """No world is shorter than the shortest or longer than the longest, last day counted in."""
    start, end = data.draw(worlds_of(period, None))
    stop = datetime.date.fromordinal(end + period.whole_days)
    lasted = relativedelta(stop, datetime.date.fromordinal(start))
    shortest, longest = period.length()
    assert parts(shortest) <= parts(lasted)
    assert longest is None or parts(lasted) <= parts(longest)
    is_bounded = isinstance(period.start, am.ImpreciseDate) and isinstance(
        period.end, am.ImpreciseDate
    )
    assert (longest is not None) is is_bounded


# --- against another library of intervals ----------------------------------------------------


@st.composite
def exact_periods(draw: st.DrawFn) -> am.Period:
    """Periods of exact days: worlds of vague ones."""
    period = draw(SMALL)
    return exactly(period, draw(worlds_of(period, None)))


PORTION: Any = portion
"""The other library, whose types are unknown."""


def interval(period: am.Period) -> Any:
    """Return an exact period as a half-open interval of day numbers."""
    assert period.start is not None
    assert isinstance(period.end, am.ImpreciseDate)
    first, last = period.start.earliest.toordinal(), period.end.earliest.toordinal()
    return PORTION.closedopen(first, last + period.whole_days)


@tries(60)
@given(exact_periods(), exact_periods(), st.data())
def test_exact_periods_obey_the_algebra_of_intervals(
    one: am.Period, other: am.Period, data: st.DataObject
) -> None:
    """`portion` says the same of exact periods, of their union and of the gap between them."""
    a, b = interval(one), interval(other)
    truth = {True: CERTAIN, False: NO}
    number = data.draw(days_near(a.lower - 1, a.upper + 1))
    assert one.covers(datetime.date.fromordinal(number)) is truth[number in a]
    assert one.overlaps(other) is truth[a.overlaps(b)]
    assert one.contains(other) is truth[b in a]
    assert one.before(other) is truth[a < b]
    assert one.meets(other) is truth[a.adjacent(b) and a < b]
    either_way = one.overlaps(other) | one.meets(other) | other.meets(one)
    assert either_way is truth[(a | b).atomic]
    gap = (a | b).enclosure - (a | b)
    apart = (one.before(other) & ~one.meets(other)) | (other.before(one) & ~other.meets(one))
    assert apart is truth[not gap.empty]
