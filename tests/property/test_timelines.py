"""Laws of timelines: what they find is what going through all records, and all worlds, finds."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Iterator

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from tests.answer_worlds import (
    HIGH,
    LOW,
    Case,
    Claim,
    Oracle,
    Span,
    Window,
    bit,
    days_from,
    facts_of,
)
from tests.effort import tries
from tests.time.worlds import BASE, day

CERTAIN, POSSIBLE, NO = am.Certainty.CERTAIN, am.Certainty.POSSIBLE, am.Certainty.NO
INCOMING, OUTGOING, BOTH = am.Handover

HANDOVERS = st.sampled_from(am.Handover)
UNION = am.TradeUnion(id="u")
HOLDERS = ["ann", "bo", "cy"]
PEOPLE = [am.Person(id=name, name=name.title()) for name in HOLDERS]


def day_between(first: int, last: int) -> am.ImpreciseDate:
    """Write some day of a window, given as the numbers of days."""
    return am.ImpreciseDate.between(day(first).toordinal(), day(last).toordinal())


# --- records that are not linked -----------------------------------------------------------------

_DAYS = st.integers(0, 400)
_WINDOWS = st.tuples(_DAYS, st.sampled_from([0, 0, 1, 30])).map(
    lambda drawn: day_between(drawn[0], drawn[0] + drawn[1])
)


@st.composite
def unlinked_records(draw: st.DrawFn, min_size: int, max_size: int) -> list[am.Presidency]:
    """Draw records of periods that have nothing to do with each other, some of them claims."""
    told = st.tuples(
        _DAYS,
        st.sampled_from([0, 0, 1, 30]),
        st.sampled_from([1, 3, 40, 700]),
        st.sampled_from(["exact", "vague", "open", "unknown", "from unknown"]),
        st.booleans(),
        st.integers(0, 9),
    )
    records: list[am.Presidency] = []
    for first, width, length, kind, in_whole_days, chance in draw(
        st.lists(told, min_size=min_size, max_size=max_size)
    ):
        end: str | am.ImpreciseDate | None = day_between(first + length, first + length)
        start = None if kind == "from unknown" else day_between(first, first + width)
        if kind == "vague":
            end = day_between(first + length, first + length + 30)
        elif kind in {"open", "unknown"}:
            end = ".." if kind == "open" else None
        elif start is not None:
            start = day_between(first, first)
        period = am.Period(start, through=end) if in_whole_days else am.Period(start, until=end)
        records.append(
            am.Presidency(
                id=f"r{len(records)}",
                union_id="u",
                holder_id=HOLDERS[len(records) % 3],
                period=period,
                standing="disputed" if chance == 9 else "accepted",
            )
        )
    return records


def is_a_linear_scan(
    records: list[am.Presidency],
    when: am.ImpreciseDate,
    handover: am.Handover,
    as_of: datetime.date | None,
) -> None:
    """Check that a timeline finds the records whose own period says so, in order of time."""
    timeline = am.Timeline(records, as_of=as_of)
    found = {record.id: record.period.covers(when, handover, as_of) for record in records}
    accepted = [one for one in timeline if one.standing is am.Standing.ACCEPTED]
    answer = timeline.on(when, handover)
    assert [(match.record.id, match.certainty) for match in answer] == [
        (record.id, found[record.id]) for record in accepted if found[record.id] is not NO
    ]
    assert [record.id for record in answer.claims] == [
        record.id
        for record in timeline
        if record.standing is am.Standing.DISPUTED and found[record.id] is not NO
    ]


@given(
    unlinked_records(0, 6), _WINDOWS, HANDOVERS, st.none() | st.just(day(200)) | st.just(day(500))
)
def test_a_timeline_finds_what_a_scan_of_all_records_finds(
    records: list[am.Presidency],
    when: am.ImpreciseDate,
    handover: am.Handover,
    as_of: datetime.date | None,
) -> None:
    """On an exact or a vague day, each record is judged as its own period judges the day."""
    is_a_linear_scan(records, when, handover, as_of)


@tries(12)
@given(
    unlinked_records(60, 160), st.lists(_WINDOWS, min_size=6, max_size=6), HANDOVERS, st.booleans()
)
def test_a_long_timeline_finds_what_a_scan_of_all_records_finds(
    records: list[am.Presidency],
    days: list[am.ImpreciseDate],
    handover: am.Handover,
    is_dated: bool,
) -> None:
    """It does so among many records, of which short ones come after long ones."""
    for when in days:
        is_a_linear_scan(records, when, handover, day(200) if is_dated else None)


# --- successions, against all worlds -------------------------------------------------------------

WITHIN = (day(0), day(5))
_LIVES = st.sampled_from(
    [Span(), Span(), Span(Window(1, 1), Window(4, 4)), Span(Window(0, 2), "..")]
)
_COVERAGES = st.sampled_from(
    [(), (Span(Window(0, 0), Window(5, 5)),), (Span(Window(0, 0), Window(2, 3)), Span(None, ".."))]
)


def told(date: am.ImpreciseDate) -> Window:
    """Say a date in the words of the oracle: by the numbers of its days."""
    first, last = (number - BASE.toordinal() for number in date.window)
    # Far from all that is asked, one day is as good as any other.
    return Window(None if first < LOW else first, None if last > HIGH else last)


def span_of(period: am.Period) -> Span:
    """Say a period in the words of the oracle."""
    start = None if period.start is None else told(period.start)
    end = told(period.end) if isinstance(period.end, am.ImpreciseDate) else period.end
    return Span(start, end, period.ends)


@st.composite
def drawn_successions(draw: st.DrawFn) -> tuple[am.Timeline[am.Presidency], Oracle]:
    """Draw one succession, or two at once, as a timeline and as a case of the oracle."""
    drawn = draw(strategies.successions(union=UNION, people=PEOPLE, within=WITHIN, max_size=3))
    if draw(st.booleans()):
        drawn = [
            *drawn,
            *(
                attrs.evolve(one, id=f"co-{one.id}", follows_ids=[], disputes_id=None)
                for one in draw(
                    strategies.successions(union=UNION, people=PEOPLE, within=WITHIN, max_size=1)
                )
            ),
        ]
    places = {record.id: place for place, record in enumerate(drawn)}
    claims = tuple(
        Claim(
            span_of(record.period),
            record.holder_id,
            tuple(places[followed] for followed in record.follows_ids),
            disputed=record.standing is am.Standing.DISPUTED,
        )
        for record in drawn
    )
    life, coverage = draw(_LIVES), draw(_COVERAGES)
    as_of = draw(st.sampled_from([None, 3, 5]))
    oracle = Oracle(Case(claims, life, coverage, as_of))
    assume(oracle.is_small)
    records = [
        attrs.evolve(
            record,
            id=f"r{places[record.id]}",
            follows_ids=[f"r{places[followed]}" for followed in record.follows_ids],
            disputes_id=None,
        )
        for record in drawn
    ]
    timeline = am.Timeline(
        records,
        life=life.period(),
        coverage=[span.period() for span in coverage],
        as_of=None if as_of is None else day(as_of),
    )
    return timeline, oracle


@given(drawn_successions(), HANDOVERS)
def test_holders_and_vacancy_are_those_of_all_worlds(
    drawn: tuple[am.Timeline[am.Presidency], Oracle], handover: am.Handover
) -> None:
    """Of linked handovers, co-presidents and gaps, an answer says what is so in every world."""
    timeline, oracle = drawn
    for first, last in [*((number, number) for number in range(-1, 8)), (0, 3), (2, 5), (-1, 7)]:
        found = facts_of(timeline.on(day_between(first, last), handover))
        expected = oracle.on(days_from(first, last + 1), handover)
        if oracle.holds_twice:  # an ERROR: the same person twice at once in linked tenures
            found = found._replace(holders={}, disputed=frozenset())
            expected = expected._replace(holders={}, disputed=frozenset())
        assert found == expected, (first, last)


@given(drawn_successions())
def test_gaps_overlaps_and_handovers_are_those_of_all_worlds(
    drawn: tuple[am.Timeline[am.Presidency], Oracle],
) -> None:
    """Which records overlap, which hand over and when nobody held is so in every world."""
    timeline, oracle = drawn
    numbers = {record.id: number for number, record in enumerate_records(timeline)}
    overlaps = {
        frozenset((numbers[first.id], numbers[second.id])): certainty
        for (first, second), certainty in timeline.overlaps()
    }
    assert overlaps == {
        frozenset(pair): certainty
        for pair, certainty in oracle.pairs(
            ordered=False, relation=lambda a, b: a[0] < b[1] and b[0] < a[1]
        ).items()
    }
    handovers = {
        (numbers[first.id], numbers[second.id]): certainty
        for (first, second), certainty in timeline.handovers()
    }
    assert handovers == oracle.pairs(ordered=True, relation=lambda a, b: a[1] == b[0])
    for number, vacant in days_of_gaps(timeline, range(7)):
        expected = oracle.vacant(bit(number))
        assert vacant is (NO if oracle.existed.on(bit(number)) is NO else expected)


def enumerate_records(
    timeline: am.Timeline[am.Presidency],
) -> Iterator[tuple[int, am.Presidency]]:
    """Give each record with the number in its id."""
    return ((int(record.id[1:]), record) for record in timeline)


def days_of_gaps(
    timeline: am.Timeline[am.Presidency], days: Iterable[int]
) -> Iterator[tuple[int, am.Certainty]]:
    """Give the days that gaps are about, each with whether nobody held: NO outside of gaps."""
    gaps = timeline.gaps()
    if not gaps:
        return
    first = min(period.bounds.start_first for period, _ in gaps)
    last = max(period.bounds.end_last for period, _ in gaps) - 1
    for number in days:
        if first <= day(number).toordinal() <= last:
            inside = [vacant for period, vacant in gaps if period.covers(day(number)) is CERTAIN]
            assert len(inside) <= 1
            yield number, inside[0] if inside else NO


# --- successions of some weeks, day by day -------------------------------------------------------

WEEKS = (day(0), day(60))


@st.composite
def timelines(draw: st.DrawFn) -> am.Timeline[am.Presidency]:
    """Draw a timeline of one succession, or two at once, over some weeks."""
    records = draw(strategies.successions(union=UNION, people=PEOPLE, within=WEEKS))
    more = draw(strategies.presidencies(unions=[UNION], people=PEOPLE, within=WEEKS))
    if draw(st.booleans()):
        records = [*records, attrs.evolve(more, id="more", disputes_id=None)]
    life = draw(st.sampled_from([am.Period(), am.Period(day(5), until=day(50))]))
    coverage = draw(st.sampled_from([(), (am.Period(day(0), through=day(60)),)]))
    as_of = draw(st.sampled_from([None, day(30), day(60)]))
    return am.Timeline(records, life=life, coverage=coverage, as_of=as_of)


@tries(60)
@given(timelines(), st.integers(-3, 62), st.integers(0, 12))
def test_during_agrees_with_each_day(
    timeline: am.Timeline[am.Presidency], first: int, length: int
) -> None:
    """It is possible during a period exactly when it is on some day; certain if on some day."""
    during = timeline.during(am.Period(day(first), through=day(first + length)))
    days = [timeline.on(day(number)) for number in range(first, first + length + 1)]
    judged = {match.record.id: match.certainty for match in during}
    assert set(judged) == {match.record.id for answer in days for match in answer}
    assert set(during.holders) == {holder for answer in days for holder in answer.holders}
    for answer in days:
        assert all(judged[record.id] is CERTAIN for record in answer.certain)
        assert all(
            during.holders[holder] is CERTAIN
            for holder, certainty in answer.holders.items()
            if certainty is CERTAIN
        )
        assert during.vacant is NO or answer.vacant is not NO
    assert (during.existed is NO) is all(answer.existed is NO for answer in days)
    assert (during.covered is CERTAIN) is all(answer.covered is CERTAIN for answer in days)
    if all(answer.vacant is CERTAIN for answer in days):
        assert during.vacant is CERTAIN


@tries(60)
@given(timelines())
def test_gaps_are_the_days_on_which_a_vacancy_is_possible(
    timeline: am.Timeline[am.Presidency],
) -> None:
    """On each day inside the gaps and between them, they say what an answer about it says."""
    for number, vacant in days_of_gaps(timeline, range(-5, 70)):
        answer = timeline.on(day(number))
        assert vacant is (NO if answer.existed is NO else answer.vacant)


@st.composite
def exact_records(draw: st.DrawFn) -> list[am.Presidency]:
    """Draw records of which every day is known, close together."""
    drawn = st.tuples(st.integers(0, 12), st.integers(1, 6), st.sampled_from(PEOPLE))
    return [
        am.Presidency(
            id=f"r{number}",
            union_id="u",
            holder_id=person.id,
            period=am.Period(day(start), until=day(start + length)),
        )
        for number, (start, length, person) in enumerate(draw(st.lists(drawn, max_size=6)))
    ]


@tries(60)
@given(exact_records())
def test_pairs_are_those_that_answers_find_together(records: list[am.Presidency]) -> None:
    """Records overlap that held on one day; one hands over to another on the day it leaves."""
    timeline = am.Timeline(records)
    days = range(-1, 21)
    incoming = {n: {one.id for one in timeline.on(day(n)).certain} for n in days}
    outgoing = {n: {one.id for one in timeline.on(day(n), OUTGOING).certain} for n in days}
    overlaps = {
        frozenset((first.id, second.id))
        for (first, second), certainty in timeline.overlaps()
        if certainty is CERTAIN
    }
    assert len(timeline.overlaps()) == len(overlaps)
    assert overlaps == {
        frozenset(pair) for n in days for pair in itertools.combinations(sorted(incoming[n]), 2)
    }
    # On the day of the handover the one is only the outgoing, the other only the incoming one.
    assert {(first.id, second.id) for (first, second), _ in timeline.handovers()} == {
        (first, second)
        for n in days
        for first in outgoing[n] - incoming[n]
        for second in incoming[n] - outgoing[n]
    }


# --- who has the handover day --------------------------------------------------------------------


@st.composite
def handed_over(draw: st.DrawFn) -> am.Timeline[am.Presidency]:
    """Draw a succession of which no end is open, so that no reading is told more than another."""
    records = [
        attrs.evolve(one, period=am.Period(one.period.start)) if one.period.is_open else one
        for one in draw(strategies.successions(union=UNION, people=PEOPLE, within=WEEKS))
    ]
    return am.Timeline(records, as_of=day(60))


@tries(60)
@given(handed_over(), st.integers(-1, 62), st.sampled_from([0, 0, 1, 10]))
def test_the_outgoing_one_has_the_day_after(
    timeline: am.Timeline[am.Presidency], first: int, width: int
) -> None:
    """Who held on a day, the handover being the incoming one's, held on the next as outgoing."""
    asked = day_between(first, first + width)
    next_days = day_between(first + 1, first + width + 1)
    incoming, outgoing = timeline.on(asked, INCOMING), timeline.on(next_days, OUTGOING)
    assert facts_of(incoming) == facts_of(outgoing)
    assert [match.doubts for match in incoming] == [match.doubts for match in outgoing]


@tries(60)
@given(handed_over(), st.integers(-1, 62))
def test_both_is_what_either_reading_finds(
    timeline: am.Timeline[am.Presidency], number: int
) -> None:
    """Where the handover day is both's, all are found that one of the readings finds."""
    incoming, outgoing, both = (timeline.on(day(number), handover) for handover in am.Handover)
    either = [*incoming, *outgoing]
    assert {match.record.id for match in both} == {match.record.id for match in either}
    certain = {match.record.id for match in either if match.certainty is CERTAIN}
    assert certain <= {record.id for record in both.certain}
    if all(
        isinstance(end, am.ImpreciseDate) and end.is_exact
        for record in timeline
        for end in (record.period.start, record.period.end)
    ):
        assert certain == {record.id for record in both.certain}
    assert set(both.claims) == {*incoming.claims, *outgoing.claims}
