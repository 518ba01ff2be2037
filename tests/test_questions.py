import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model.questions import Question, always_latest
from apts_model.time.bounds import Bounds
from tests.answer_worlds import facts_of, told_spans
from tests.time.worlds import day

CERTAIN, NO = am.Certainty.CERTAIN, am.Certainty.NO
INCOMING, OUTGOING, BOTH = am.Handover


def scanned(
    records: list[am.Presidency], when: str, handover: am.Handover, as_of: str
) -> dict[str, am.Certainty]:
    """Judge every record by its own period."""
    judged = {one.id: one.period.covers(when, handover, as_of) for one in records}
    return {name: certainty for name, certainty in judged.items() if certainty is not NO}


DATES = st.one_of(
    st.dates(min_value=day(0), max_value=day(9000)).map(str),
    st.sampled_from(["2004-05", "2011", "2020-XX-XX", "2009~", "201X", "2015-21", "2015-06-~15"]),
    st.sampled_from(["[..2006]", "[2006..2008]", "[2018-03..]", "0001-01-01", "9999-12-31"]),
)


@st.composite
def periods(draw: st.DrawFn) -> am.Period:
    """Draw any period, far ends of the calendar included."""
    start = draw(st.none() | DATES)
    end = draw(st.none() | st.just("..") | DATES)
    ends = draw(st.sampled_from(("until", "through")))
    try:
        return am.Period(start, until=end) if ends == "until" else am.Period(start, through=end)
    except am.ImpossiblePeriodError:
        return am.Period(start)


@given(
    st.lists(periods(), max_size=12),
    DATES,
    st.sampled_from(am.Handover),
    st.sampled_from(["2003-01-01", "2012-06-30", "9999-12-31"]),
)
def test_unlinked_records_are_found_as_a_linear_scan_finds_them(
    told: list[am.Period], when: str, handover: am.Handover, as_of: str
) -> None:
    """A timeline finds what the period of each record says, however dates are written."""
    records = [
        am.Presidency(id=f"r{n}", union_id="u", holder_id=f"h{n}", period=period)
        for n, period in enumerate(told)
    ]
    answer = am.Timeline(records, as_of=as_of).on(when, handover)
    assert facts_of(answer).matches == scanned(records, when, handover, as_of)
    assert facts_of(answer).holders == {
        f"h{name[1:]}": certainty for name, certainty in facts_of(answer).matches.items()
    }


def many_records() -> list[am.Presidency]:
    """Make 10,000 records over nine years: short and long, exact and vague, open and unknown."""
    spans = told_spans(range(5))
    records: list[am.Presidency] = []
    for n in range(10_000):
        first = day(n % 3301).isoformat()
        period = [
            am.Period(first, until=day(n % 3301 + 1 + n % 41)),
            am.Period(first[:7], until=day(n % 3301 + 40 + n % 900).isoformat()[:7]),
            am.Period(first, through=day(n % 3301 + n % 7)),
            am.Period(first, until="..") if n % 50 == 3 else spans[n % len(spans)].period(),
        ][n % 4]
        records.append(
            am.Presidency(id=f"r{n}", union_id="u", holder_id=f"h{n % 97}", period=period)
        )
    return records


def test_a_timeline_of_10000_records_agrees_with_a_linear_scan() -> None:
    """On exact and vague days, under every handover, no record is missed and none made up."""
    records = many_records()
    asked = am.Timeline(records, as_of="2012-01-01")
    whens = ["2004-02-27", "2004-03-01", "2004-03", "2007-06-15", "2009", "2012-01-02", "2013-05"]
    for when, handover in itertools.product(whens, am.Handover):
        answer = asked.on(when, handover)
        expected = scanned(records, when, handover, "2012-01-01")
        assert facts_of(answer).matches == expected
        assert [match.record for match in answer] == [
            record for record in asked if record.id in expected
        ]


@pytest.mark.parametrize("when", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days_like_any_other(when: str) -> None:
    """The first and the last day can be asked about, and be the day of a handover."""
    first = am.Presidency(
        id="r0", union_id="u", holder_id="ann", period=am.Period("0001-01-01", until="9999-12-31")
    )
    last = am.Presidency(
        id="r1", union_id="u", holder_id="bo", period=am.Period("9999-12-31"), follows_ids=["r0"]
    )
    whole = am.Presidency(
        id="r2", union_id="u", holder_id="cy", period=am.Period(through="9999-12-31")
    )
    asked = am.Timeline([first, last, whole])
    found = {
        handover: {who for who, sure in asked.on(when, handover).holders.items() if sure is CERTAIN}
        for handover in am.Handover
    }
    if when == "0001-01-01":
        assert found == {INCOMING: {"ann"}, OUTGOING: set(), BOTH: {"ann"}}
    else:
        assert found == {INCOMING: {"bo", "cy"}, OUTGOING: {"ann", "cy"}, BOTH: {"ann", "bo", "cy"}}


# --- records that hold until a later one starts --------------------------------------------------

Span = tuple[int, int]


def latest_in_every_world(group: list[Span], rivals: list[Span], asked: Span) -> bool:
    """List every world: on each day asked, has someone of the group begun, and no rival later?"""
    windows = [range(first, last + 1) for first, last in (*group, *rivals)]
    for world in itertools.product(*windows):
        ours, theirs = world[: len(group)], world[len(group) :]
        for today in range(asked[0], asked[1] + 1):
            begun = [start for start in ours if start <= today]
            later = [start for start in theirs if start <= today]
            if not begun or max(later, default=max(begun)) > max(begun):
                return False
    return True


def found_latest(group: list[Span], rivals: list[Span], asked: Span) -> bool:
    """Ask the library the same; the ends say nothing here."""
    bounds = [Bounds(*span, 10**7, 10**7) for span in (*group, *rivals)]
    return always_latest(bounds[: len(group)], bounds[len(group) :], Question.on(asked))


def spans(days: int) -> list[Span]:
    """List the windows of so many days."""
    return list(itertools.combinations_with_replacement(range(1, days + 1), 2))


def test_one_is_always_the_latest_by_all_worlds() -> None:
    """Whatever the windows of one and of one rival, on 1 to 3 days; nobody is never the latest."""
    asked = [(first, last) for first, last in spans(5) if last - first < 3]
    for one, question in itertools.product(spans(4), asked):
        assert found_latest([one], [], question) is latest_in_every_world([one], [], question)
        assert not found_latest([], [one], question)
        for rival in spans(4):
            assert found_latest([one], [rival], question) is latest_in_every_world(
                [one], [rival], question
            ), (one, rival, question)


SPANS = st.tuples(st.integers(1, 6), st.integers(0, 3)).map(lambda span: (span[0], sum(span)))


@given(
    st.lists(SPANS, max_size=3),
    st.lists(SPANS, max_size=2),
    st.tuples(st.integers(0, 10), st.integers(0, 2)).map(lambda span: (span[0], sum(span))),
)
def test_several_are_always_the_latest_by_all_worlds(
    group: list[Span], rivals: list[Span], asked: Span
) -> None:
    """Several that are known for one holder, and their rivals, are judged together."""
    assert found_latest(group, rivals, asked) is latest_in_every_world(group, rivals, asked)


@pytest.mark.parametrize(
    ("group", "rivals", "asked", "latest"),
    [
        ([(1, 1)], [(1, 1)], (1, 1), True),  # of one day: both are the latest
        ([(1, 1)], [(1, 2)], (1, 2), False),
        ([(1, 1), (3, 3)], [(2, 2)], (1, 1), True),
        ([(1, 1), (3, 3)], [(2, 2)], (1, 3), False),
        ([(1, 1), (3, 3)], [(2, 2)], (3, 5), True),
        ([(1, 3)], [], (2, 5), False),
        ([(1, 1), (2, 4)], [(2, 2)], (4, 4), True),
    ],
)
def test_who_is_latest(group: list[Span], rivals: list[Span], asked: Span, latest: bool) -> None:
    """What the worlds say in a few cases that can be read at a glance."""
    assert latest_in_every_world(group, rivals, asked) is latest
    assert found_latest(group, rivals, asked) is latest
