import itertools
from collections.abc import Iterator

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

import apts_model as am
from tests.answer_worlds import (
    Case,
    Claim,
    Oracle,
    Span,
    Window,
    bit,
    cases,
    exact_on,
    facts_of,
    pairs_of_records,
    sampled_cases,
    timeline,
)
from tests.time.worlds import day

CERTAIN, POSSIBLE, NO = am.Certainty.CERTAIN, am.Certainty.POSSIBLE, am.Certainty.NO
INCOMING, OUTGOING, BOTH = am.Handover


# --- exact, for every small timeline ---------------------------------------------------------


def test_answers_about_two_records_are_those_of_all_worlds() -> None:
    """Matches, holders, vacancy, life and coverage are exact for two records, linked or not."""
    handovers = itertools.cycle(am.Handover)
    for oracle in pairs_of_records(range(3), stride=37):
        if oracle.is_small:
            exact_on(oracle, (next(handovers),))


def test_answers_about_linked_records_are_those_of_all_worlds() -> None:
    """They are exact for three records and every pattern of links between them."""
    for oracle in sampled_cases(seed=5, count=260):
        exact_on(oracle, tuple(am.Handover))


def test_answers_about_branching_chains_are_those_of_all_worlds() -> None:
    """They are exact for four records that three links connect, in a line or in branches."""
    handovers = itertools.cycle(am.Handover)
    for oracle in sampled_cases(seed=7, count=220, size=4):
        exact_on(oracle, (next(handovers),))


@given(cases(), st.sampled_from(am.Handover))
def test_answers_are_those_of_all_worlds(oracle: Oracle, handover: am.Handover) -> None:
    """They are exact for any records, with a smallest example where they are not."""
    assume(oracle.is_small)
    exact_on(oracle, (handover,))


def test_a_vague_day_is_judged_day_by_day() -> None:
    """CERTAIN or NO is what is so on every day of it; anything else is POSSIBLE."""
    for oracle in sampled_cases(seed=6, count=40):
        asked = timeline(oracle.case)
        single = {number: facts_of(asked.on(day(number))) for number in range(-1, 7)}
        for first, last in itertools.combinations(range(-1, 7), 2):
            vague = facts_of(asked.on(Window(first, last).text))
            days = [single[number] for number in range(first, last + 1)]
            assert vague.existed is together(one.existed for one in days)
            assert vague.covered is together(one.covered for one in days)
            assert vague.vacant is together(one.vacant for one in days)
            for name, certainty in vague.matches.items():
                assert certainty is together(one.matches.get(name, NO) for one in days)
            for name, certainty in vague.holders.items():
                assert certainty is together(one.holders.get(name, NO) for one in days)


def together(certainties: Iterator[am.Certainty]) -> am.Certainty:
    """Judge a vague day by its days."""
    found = set(certainties)
    return found.pop() if len(found) == 1 else POSSIBLE


# --- vacancy and life --------------------------------------------------------------------------


def test_silence_is_vacancy_only_where_the_records_are_complete() -> None:
    """Nobody is CERTAIN where nothing is possible and coverage is certain, else POSSIBLE."""
    coverage = (Span(Window(2, 2), Window(3, 4)),)
    asked = timeline(Case((Claim(Span(Window(0, 0), Window(1, 1)), "ann"),), coverage=coverage))
    found = [(asked.on(day(n)).covered.name, asked.on(day(n)).vacant.name) for n in range(6)]
    assert found == [
        ("NO", "NO"),
        ("NO", "POSSIBLE"),
        ("CERTAIN", "CERTAIN"),
        ("CERTAIN", "CERTAIN"),
        ("POSSIBLE", "POSSIBLE"),
        ("NO", "POSSIBLE"),
    ]


def test_nothing_matches_while_the_subject_did_not_exist() -> None:
    """Outside its life there are no matches, and the office is certainly vacant."""
    life = Span(Window(2, 2), Window(4, 4))
    asked = timeline(Case((Claim(Span(Window(0, 0), Window(6, 6)), "ann"),), life=life))
    for handover in am.Handover:
        existed = [asked.on(day(n), handover).existed.name for n in range(1, 6)]
        assert existed == ["NO", "CERTAIN", "CERTAIN", "CERTAIN", "NO"]
        vacant = [asked.on(day(n), handover).vacant.name for n in range(1, 6)]
        assert vacant == ["CERTAIN", "NO", "NO", "NO", "CERTAIN"]
        assert [len(asked.on(day(n), handover)) for n in range(1, 6)] == [0, 1, 1, 1, 0]
    partly = asked.on(Window(1, 2).text)
    assert (partly[0].certainty, partly.vacant, partly.existed) == (POSSIBLE, POSSIBLE, POSSIBLE)


# --- no records ---------------------------------------------------------------------------------


def test_a_timeline_without_accepted_records_leaves_everything_open() -> None:
    """No record at all, or disputed ones alone: nothing is certain but what the life says."""
    disputed = Claim(Span(Window(0, 0), Window(5, 5)), "ann", disputed=True)
    for claims in ((), (disputed,)):
        oracle = Oracle(Case(claims, life=Span(Window(0, 1), Window(3, 4)), as_of=4))
        exact_on(oracle, tuple(am.Handover))
        assert timeline(oracle.case).on(day(2)).vacant is oracle.vacant(bit(2)) is POSSIBLE


def presidency_of(holder_id: str, period: am.Period) -> am.Presidency:
    """Make a record whose id is its holder's."""
    return am.Presidency(id=holder_id, union_id="u", holder_id=holder_id, period=period)


def test_who_may_have_come_too_late_was_not_certainly_there_at_all() -> None:
    """A start on the last day of the union is within its life, one on the day after is not."""
    life, all_its_days = am.Period("1990", until="2000-01-01"), am.Period("1991", until="2020")
    for start, expected in (
        ("[1999-12-30..2000-01-01]", am.Certainty.CERTAIN),
        ("[1999-12-30..2000-01-02]", am.Certainty.POSSIBLE),
        ("[1999-12-30..2000-01-03]", am.Certainty.POSSIBLE),
    ):
        late = presidency_of("ann", am.Period(start, until="2005-01-01"))
        assert am.Timeline([late], life=life).during(all_its_days).holders == {"ann": expected}


def test_matches_stand_in_the_order_of_their_own_dates() -> None:
    """That the union was founded later than both started does not turn the two around."""
    ann = presidency_of("ann", am.Period("1990", until="2005"))
    bo = presidency_of("bo", am.Period("1995", until="2000"))
    answer = am.Timeline([bo, ann], life=am.Period("1996-01-01", until="..")).on("1997-01-01")
    assert [match.record for match in answer] == [ann, bo]


def test_what_has_no_id_can_stand_beside_what_follows_something() -> None:
    """A record without an id is followed by none."""
    ann = presidency_of("ann", am.Period("1990", until="1995"))
    bo = attrs.evolve(ann, id="bo", period=am.Period("1995"), follows_ids=["ann"])
    name = am.Name(text="Union", language="en", period=am.Period("1990"))
    records: list[am.Presidency | am.Name] = [ann, bo, name]
    pairs = am.Timeline(records, holder=lambda record: type(record).__name__).handovers()
    assert [pair for pair, certainty in pairs if certainty.is_certain] == [(ann, bo)]
