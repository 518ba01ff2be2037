import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
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
