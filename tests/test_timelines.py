import itertools
import random
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import apts_model as am
from tests.answer_worlds import (
    HIGH,
    LOW,
    Case,
    Claim,
    Oracle,
    Span,
    Window,
    bit,
    cases,
    facts_of,
    held_in,
    meet,
    overlap,
    pairs_of_records,
    sampled_cases,
    timeline,
    told_spans,
    worlds_of,
)
from tests.time.worlds import day

CERTAIN, POSSIBLE, NO = am.Certainty.CERTAIN, am.Certainty.POSSIBLE, am.Certainty.NO
INCOMING, OUTGOING, BOTH = am.Handover
ASKED = told_spans(range(6), half_open=True)


def record(record_id: str, period: am.Period, *follows_ids: str) -> am.Presidency:
    """Make a record of a holder of its own."""
    return am.Presidency(
        id=record_id,
        union_id="u",
        holder_id=f"h-{record_id}",
        period=period,
        follows_ids=follows_ids,
    )


# --- on some day of a period ---------------------------------------------------------------------


def exact_during(oracle: Oracle, spans: Iterable[Span]) -> None:
    """Check all that answers about some day of these periods say."""
    asked = timeline(oracle.case)
    for span in spans:
        answer, expected = facts_of(asked.during(span.period())), oracle.during(span)
        if oracle.holds_twice:
            answer = answer._replace(holders={}, disputed=frozenset())
            expected = expected._replace(holders={}, disputed=frozenset())
        assert answer == expected, (oracle.case, span)


def test_what_two_records_did_during_a_period_is_what_they_did_in_every_world() -> None:
    """Some day in common is exact for two records and a period, each vague or exact."""
    pick = random.Random(31)
    for oracle in pairs_of_records(range(3), stride=97):
        if oracle.is_small:
            exact_during(oracle, pick.sample(ASKED, 4))


def test_what_linked_records_did_during_a_period_is_what_they_did_in_every_world() -> None:
    """It is exact for every pattern of links, with holders and vacancy over joint worlds."""
    pick = random.Random(32)
    for oracle in sampled_cases(seed=33, count=190):
        exact_during(oracle, pick.sample(ASKED, 6))


@given(cases(), st.sampled_from(ASKED))
def test_answers_about_a_period_are_those_of_all_worlds(oracle: Oracle, span: Span) -> None:
    """It is exact for any records and any period, with a smallest example where it is not."""
    assume(oracle.is_small)
    exact_during(oracle, [span])


def test_a_period_that_may_lie_outside_the_life_is_certainly_met_by_no_one() -> None:
    """What held on the last day does not certainly share a day with what may start after it."""
    claim = Claim(Span(Window(4, 4), Window(4, 4), "through"), "ann")
    life = Span(Window(0, 0), Window(4, 4), "through")
    answer = timeline(Case((claim,), life=life)).during(Span(Window(4, 5), Window(6, 6)).period())
    assert [match.certainty for match in answer] == [POSSIBLE]
    assert dict(answer.holders) == {"ann": POSSIBLE}
    assert answer.vacant is POSSIBLE


@given(cases(), st.sampled_from(ASKED))
def test_a_record_met_on_some_day_is_met_during_the_period(oracle: Oracle, span: Span) -> None:
    """Possible is what is possible on some day; what is certain on a day of it is certain."""
    asked = timeline(oracle.case)
    during = facts_of(asked.during(span.period()))
    told = [held_in(world, whole_days=True, handover=INCOMING) for world in worlds_of(span)]
    days = [number for number in range(LOW, HIGH) if any(one & bit(number) for one in told)]
    if span.end == ".." and oracle.case.as_of is not None:
        days = [*range(days[0], HIGH)]
    on_days = [facts_of(asked.on(day(number))) for number in days]
    assert set(during.matches) == {name for facts in on_days for name in facts.matches}
    assert set(during.holders) == {name for facts in on_days for name in facts.holders}
    if len(told) == 1:
        for facts in on_days:
            sure = {name for name, one in facts.matches.items() if one is CERTAIN}
            assert sure <= {name for name, one in during.matches.items() if one is CERTAIN}
            assert during.vacant is NO or facts.vacant is not NO


def test_nothing_can_be_set_on_a_timeline() -> None:
    """A data set hands out the same timeline again and again, so that nobody may change it."""
    asked: Any = am.Timeline([record("a", am.Period("2004-01-10", until="2004-01-20"))])
    for name in ("as_of", "records", "life", "label"):
        with pytest.raises(AttributeError):
            setattr(asked, name, None)


# --- gaps ----------------------------------------------------------------------------------------


def named_days(span: Span) -> list[int]:
    """Return the days that a period names: those between which it starts, and it ends."""
    days: list[int] = []
    if isinstance(span.end, Window):
        days = [one + span.whole_days for one in span.end[:2] if one is not None]
    if span.start is not None:
        days += [one for one in span.start[:2] if one is not None]
    return days


def exact_gaps(oracle: Oracle) -> None:
    """Check the gaps of a timeline day by day, and that none is cut in two."""
    case, asked = oracle.case, timeline(oracle.case)
    assert case.as_of is not None
    if case.life.start is None:
        named = [oracle.reach(n, 0)[1][0] or 0 for n in range(len(case.claims))]
        first = min([*named, *(one for span in case.coverage for one in named_days(span))])
    else:
        first = LOW if case.life.start.first is None else case.life.start.first
    expected = {
        number: oracle.vacant(bit(number))
        for number in range(first, case.as_of + 1)
        if oracle.existed.on(bit(number)) is not NO and oracle.vacant(bit(number)) is not NO
    }
    gaps = asked.gaps()
    found = [
        (number, vacant)
        for period, vacant in gaps
        for number in range(LOW, HIGH + 1)
        if period.covers(day(number)) is CERTAIN
    ]
    assert len(dict(found)) == len(found)
    assert dict(found) == expected
    for period, _ in gaps:
        assert isinstance(period.through, am.ImpreciseDate)
        assert period.start is not None
        assert period.start.is_exact
        assert period.through.is_exact
    for (before, vacant), (after, next_vacant) in itertools.pairwise(gaps):
        assert before.meets(after) is NO or vacant is not next_vacant
        assert before.before(after) is CERTAIN


def test_gaps_are_the_days_that_nobody_certainly_held() -> None:
    """Gaps give every such day of the life through `as_of` once, with its own `vacant`."""
    seen = 0
    for oracle in sampled_cases(seed=41, count=250):
        starts = [oracle.reach(n, 0)[1][0] for n in range(len(oracle.case.claims))]
        starts += [span.start.first for span in oracle.case.coverage if span.start]
        if oracle.case.as_of is not None and (oracle.case.life.start or None not in starts):
            exact_gaps(oracle)
            seen += 1
    assert seen > 100


def test_gaps_start_with_the_first_day_that_is_named_where_the_life_is_unknown() -> None:
    """Before the first day that anyone names, and after `as_of`, nothing is asked."""
    records = [
        record("a", am.Period("2004-01-10", until="2004-01-20")),
        record("b", am.Period("2004-01-25", until="2004-02-10")),
    ]
    assert am.Timeline(records, as_of="2004-02-15").gaps() == (
        (am.Period("2004-01-20", through="2004-01-24"), POSSIBLE),
        (am.Period("2004-02-10", through="2004-02-15"), POSSIBLE),
    )
    assert am.Timeline(records, as_of="2004-01-22").gaps() == (
        (am.Period("2004-01-20", through="2004-01-22"), POSSIBLE),
    )
    covered = [am.Period("2004-01-05", through="2004-02-20")]
    assert am.Timeline(records, coverage=covered).gaps() == (
        (am.Period("2004-01-05", through="2004-01-09"), CERTAIN),
        (am.Period("2004-01-20", through="2004-01-24"), CERTAIN),
        (am.Period("2004-02-10", through="2004-02-20"), CERTAIN),
    )
    assert am.Timeline(records, coverage=covered, as_of="2004-01-22").gaps() == (
        (am.Period("2004-01-05", through="2004-01-09"), CERTAIN),
        (am.Period("2004-01-20", through="2004-01-22"), CERTAIN),
    )
    assert am.Timeline(records, as_of="2004-01-05").gaps() == ()


def test_gaps_without_as_of_end_with_the_last_record() -> None:
    """Without an `as_of` day, gaps are those between records."""
    records = [
        record("a", am.Period("2004-01-10", until="2004-01-20")),
        record("b", am.Period("2004-01-25", through="2004-02-10")),
    ]
    assert am.Timeline(records).gaps() == (
        (am.Period("2004-01-20", through="2004-01-24"), POSSIBLE),
    )
    assert am.Timeline(records[:1]).gaps() == ()


def test_gaps_tell_vacancy_from_silence() -> None:
    """A gap is CERTAIN where the records are complete, and cut where that changes."""
    asked = am.Timeline(
        [record("a", am.Period("2004-01-10", until="2004-01-20"))],
        life=am.Period("2004-01-05", until="2004-02-20"),
        coverage=[am.Period("2004-01-25", until="2004-02")],
        as_of="2010-01-01",
    )
    assert asked.gaps() == (
        (am.Period("2004-01-05", through="2004-01-09"), POSSIBLE),
        (am.Period("2004-01-20", through="2004-01-24"), POSSIBLE),
        (am.Period("2004-01-25", through="2004-02-01"), CERTAIN),
        (am.Period("2004-02-02", through="2004-02-20"), POSSIBLE),
    )


def test_gaps_are_cut_where_a_member_ceases_to_exist() -> None:
    """Of a member whose affiliation has no known end, nothing is left on the day after its last."""
    since = am.Period("2004-01-01", until="..")
    joined = am.Affiliation(id="u-f", member_id="u", body_id="f", period=am.Period("2005-01-01"))
    asked = am.Dataset(
        title="T",
        as_of="2010-01-01",
        unions=[am.TradeUnion(id="u", period=am.Period("2000-01-01", until="2006-06-01"))],
        coalitions=[am.Coalition(id="f", kind="alliance", period=since)],
        affiliations=[joined],
        coverages=[am.Coverage(subject_id="f", records="affiliations", period=since)],
    ).members_of("f")
    assert asked.gaps() == (
        (am.Period("2004-01-01", through="2004-12-31"), CERTAIN),
        (am.Period("2005-01-02", through="2006-06-01"), POSSIBLE),
        (am.Period("2006-06-02", through="2010-01-01"), CERTAIN),
    )


def test_the_day_on_which_all_ends_is_a_gap() -> None:
    """A union existed on its last day, and whoever presided until then did not on that day."""
    held = am.Period("2004-01-10", until="2004-01-20")
    asked = am.Timeline([record("a", held)], life=held, coverage=[held], as_of="2010-01-01")
    assert asked.gaps() == ((am.Period("2004-01-20", through="2004-01-20"), CERTAIN),)


def test_a_timeline_of_nothing_has_no_gaps() -> None:
    """Without records and without a life there is no day to speak of."""
    empty: am.Timeline[am.Presidency] = am.Timeline[am.Presidency]([])
    assert (empty.gaps(), empty.overlaps(), empty.handovers()) == ((), (), ())
    assert len(empty.on("2004")) == 0


# --- pairs ---------------------------------------------------------------------------------------


def exact_pairs(oracle: Oracle) -> None:
    """Check overlaps and handovers between all records."""
    asked = timeline(oracle.case)
    overlaps = {frozenset((a.id, b.id)): certainty for (a, b), certainty in asked.overlaps()}
    assert len(overlaps) == len(asked.overlaps())
    assert overlaps == {
        frozenset((f"r{a}", f"r{b}")): certainty
        for (a, b), certainty in oracle.pairs(False, overlap).items()
    }
    handovers = {(a.id, b.id): certainty for (a, b), certainty in asked.handovers()}
    assert len(handovers) == len(asked.handovers())
    assert handovers == {
        (f"r{a}", f"r{b}"): certainty for (a, b), certainty in oracle.pairs(True, meet).items()
    }


def test_two_records_overlap_and_hand_over_as_in_every_world() -> None:
    """Pairs that share a day, and pairs that adjoin, are judged exactly for two records."""
    for oracle in pairs_of_records(range(3), stride=29):
        if oracle.is_small:
            exact_pairs(oracle)


def test_linked_records_overlap_and_hand_over_as_in_every_world() -> None:
    """They are judged exactly under every pattern of links, which can keep records apart."""
    for oracle in sampled_cases(seed=51, count=250):
        exact_pairs(oracle)


def test_records_on_two_branches_of_a_chain_overlap_and_hand_over_as_in_every_world() -> None:
    """They are judged exactly for four records that three links connect."""
    for oracle in sampled_cases(seed=52, count=220, size=4):
        exact_pairs(oracle)


def test_records_that_started_together_may_adjoin_those_that_came_next() -> None:
    """Where a link leaves the order of two days open, both relations stay possible."""
    claims = (
        Claim(Span(Window(0, 0), Window(1, 2)), "ann"),
        Claim(Span(None, Window(2, 4)), "bo", follows=(0,)),
        Claim(Span(None, Window(5, 5)), "cy", follows=(1,)),
        Claim(Span(None, Window(2, 5)), "di", follows=(0,)),
    )
    oracle = Oracle(Case(claims))
    exact_pairs(oracle)
    assert oracle.pairs(False, overlap)[2, 3] is oracle.pairs(True, meet)[3, 2] is POSSIBLE


def test_records_of_a_chain_overlap_where_links_and_windows_together_say_so() -> None:
    """Links may say that one began in time, and windows alone that the other did."""
    claims = (
        Claim(Span(Window(0, 1), Window(3, 5)), "ann"),
        Claim(Span(Window(1, 3), Window(2, 4)), "bo"),
        Claim(Span(), "cy", follows=(1,)),
        Claim(Span(), "di", follows=(0, 2)),
    )
    oracle = Oracle(Case(claims))
    exact_pairs(oracle)
    assert oracle.links == [(1, 2), (0, 3), (2, 3)]
    assert oracle.pairs(False, overlap)[0, 1] is CERTAIN
    earlier = claims[1]._replace(span=Span(Window(None, 3), Window(2, 4)))
    exact_pairs(Oracle(Case((claims[0], earlier, *claims[2:]))))


def test_pairs_are_given_in_order_of_time() -> None:
    """The first of an overlapping pair comes first in the timeline; each pair comes once."""
    records = [
        record("b", am.Period("2005-01-01", until="2009")),
        record("c", am.Period("2006-01-01", until="2007-01-01")),
        record("a", am.Period("2004-01-01", until="2005")),
    ]
    asked = am.Timeline(records)
    assert [(a.id, b.id, certainty.name) for (a, b), certainty in asked.overlaps()] == [
        ("a", "b", "POSSIBLE"),
        ("b", "c", "CERTAIN"),
    ]
    assert [(a.id, b.id, certainty.name) for (a, b), certainty in asked.handovers()] == [
        ("a", "b", "POSSIBLE")
    ]


def test_disputed_records_make_no_pairs() -> None:
    """Only accepted records overlap and hand over."""
    one = record("a", am.Period("2004-01-01", until="2006-01-01"))
    claim = attrs.evolve(one, id="claim", standing=am.Standing.DISPUTED)
    after = attrs.evolve(claim, id="after", period=am.Period("2006-01-01"))
    asked = am.Timeline([one, claim, after])
    assert asked.overlaps() == asked.handovers() == ()


# --- knowing more --------------------------------------------------------------------------------


def narrower(span: Span, as_of: int | None) -> list[Span]:
    """List periods of the same kind that leave fewer worlds, whoever has the handover day."""
    worlds = {handover: set(worlds_of(span, as_of, handover)) for handover in am.Handover}
    return [
        one
        for one in told_spans(range(5))
        if one.whole_days == span.whole_days
        and all(worlds[reading].issuperset(worlds_of(one, as_of, reading)) for reading in worlds)
    ]


@st.composite
def more_known(draw: st.DrawFn) -> tuple[Oracle, Oracle, bool]:
    """Draw a case, the case with one thing more known, and whether that is about the life."""
    oracle = draw(cases())
    assume(oracle.is_small)
    case = oracle.case
    position = draw(st.integers(0, len(case.claims) - 1))
    claim = case.claims[position]
    kind = draw(st.sampled_from(("period", "period", "link", "life", "coverage")))
    if kind == "period":
        claim = claim._replace(span=draw_narrower(draw, claim.span, case.as_of))
    elif kind == "link":
        others = [n for n in range(len(case.claims)) if n not in {position, *claim.follows}]
        assume(others)
        claim = claim._replace(follows=(*claim.follows, draw(st.sampled_from(others))))
    elif kind == "life":
        case = case._replace(life=draw_narrower(draw, case.life, case.as_of))
    else:
        assume(case.coverage)
        coverage = (draw_narrower(draw, case.coverage[0], case.as_of), *case.coverage[1:])
        case = case._replace(coverage=coverage)
    claims = (*case.claims[:position], claim, *case.claims[position + 1 :])
    more = Oracle(case._replace(claims=claims))
    assume(more.is_small)
    # Data without ERROR: what held still does, nobody holds twice or outside the life.
    new_links = set(more.links) - set(oracle.links)
    assume(set(oracle.links) <= set(more.links) and len(new_links) == (kind == "link"))
    assume(not oracle.holds_twice and not more.holds_twice)
    for handover in am.Handover:
        held = more.truth(more.accepted, handover).always
        assume(not held & ~more.existed.ever)
    return oracle, more, kind == "life"


def draw_narrower(draw: st.DrawFn, span: Span, as_of: int | None) -> Span:
    """Draw a period of which more is known."""
    possible = narrower(span, as_of)
    assume(possible)
    return draw(st.sampled_from(possible))


def refined(before: Mapping[str, am.Certainty], after: Mapping[str, am.Certainty]) -> bool:
    """Whether nothing but what was POSSIBLE has changed."""
    return all(
        before.get(name, NO) in {POSSIBLE, after.get(name, NO)} for name in {*before, *after}
    )


def never_contradicts(less: am.Answer[am.Presidency], more: am.Answer[am.Presidency]) -> bool:
    """Whether the second answer only says more than the first."""
    before, after = facts_of(less), facts_of(more)
    return (
        refined(before.matches, after.matches)
        and refined(before.holders, after.holders)
        and all(
            getattr(before, name) in {POSSIBLE, getattr(after, name)}
            for name in ("existed", "covered", "vacant")
        )
    )


@given(more_known(), st.sampled_from(am.Handover))
def test_knowing_more_never_contradicts(
    known: tuple[Oracle, Oracle, bool], handover: am.Handover
) -> None:
    """A narrower window, or one more link, turns POSSIBLE into an answer, and no answer back."""
    less, more = timeline(known[0].case), timeline(known[1].case)
    for first, last in itertools.combinations_with_replacement(range(-1, 7), 2):
        when = Window(first, last).text
        assert never_contradicts(less.on(when, handover), more.on(when, handover))


@given(more_known(), st.sampled_from(ASKED))
def test_knowing_more_never_contradicts_an_answer_about_a_period(
    known: tuple[Oracle, Oracle, bool], span: Span
) -> None:
    """So it is for some day of a period, as long as the life stays as long as it was."""
    oracle, more, about_the_life = known
    assume(not about_the_life)
    period = span.period()
    assert never_contradicts(
        timeline(oracle.case).during(period), timeline(more.case).during(period)
    )


@given(cases(), st.sampled_from(am.Handover))
def test_asking_more_exactly_never_contradicts(oracle: Oracle, handover: am.Handover) -> None:
    """What is so on every day of a vague day is so on each part of it."""
    asked = timeline(oracle.case)
    vague = asked.on(Window(0, 5).text, handover)
    for first, last in itertools.combinations_with_replacement(range(6), 2):
        assert never_contradicts(vague, asked.on(Window(first, last).text, handover))


# --- a sequence ----------------------------------------------------------------------------------


@given(cases(), st.permutations(range(3)))
def test_a_timeline_is_a_sequence_in_order_of_time(oracle: Oracle, order: list[int]) -> None:
    """However records are given, they come in the order in which they started, and can be had."""
    positions = [n for n in order if n < len(oracle.case.claims)]
    asked = timeline(oracle.case, positions)
    records = list(asked)
    assert len(asked) == len(records) == len(positions)
    assert sorted(one.id for one in records) == [f"r{n}" for n in sorted(positions)]
    assert [asked[n] for n in range(len(asked))] == records
    assert (asked[-1], asked[:2], asked[::-1]) == (
        records[-1],
        tuple(records[:2]),
        tuple(reversed(records)),
    )
    assert all(one in asked and asked.index(one) == n for n, one in enumerate(records))
    with pytest.raises(IndexError):
        asked[len(records)]
    if oracle.is_small:
        firsts = [oracle.reach(int(one.id[1:]), 0)[1][0] for one in records]
        assert firsts == sorted(firsts, key=lambda first: LOW if first is None else first)


def test_what_is_left_out_is_unknown_or_empty() -> None:
    """Without a life, a coverage and an `as_of`, nothing is known of these."""
    answer = am.Timeline([record("a", am.Period("2004", until=".."))]).on("2005-01-01")
    assert (answer.existed, answer.covered, answer.vacant) == (POSSIBLE, NO, POSSIBLE)
    assert dict(answer.holders) == {"h-a": POSSIBLE}
    assert (str(answer), answer.sources) == ("possibly h-a", ())


@attrs.frozen
class Shift:
    """A record with nothing but a period."""

    period: am.Period


def test_records_without_ids_stand_for_themselves() -> None:
    """A record without holder and id is named by its text."""
    shift = Shift(am.Period("2004-01-01", through="2004-01-31"))
    answer = am.Timeline([shift]).on("2004-01-31", OUTGOING)
    assert dict(answer.holders) == {str(shift): CERTAIN}
    assert answer.one() == shift


def test_records_without_citations_have_no_sources() -> None:
    """A record of a kind that cites nothing is found and explained, and nothing speaks for it."""
    shift = Shift(am.Period("2004-01-01", through="2004-01-31"))
    answer = am.Timeline([shift], label=lambda _: "Night shift").on("2004-01-10")
    assert (answer.sources, answer.sources_of([shift])) == ((), ())
    assert "Night shift" in answer.explain()


def test_label_and_holder_can_be_given() -> None:
    """What to call a record, and whose it is, are for the caller to say."""
    asked = am.Timeline(
        [record("a", am.Period("2004")), record("b", am.Period("2004"))],
        label=lambda _: "Someone",
        holder=lambda _: "who",
    )
    answer = asked.on("2005")
    assert (str(answer), dict(answer.holders)) == ("possibly Someone", {"who": POSSIBLE})


@pytest.mark.parametrize("as_of", ["2010", "2010-01", "[2010-01-01..2010-01-02]", "2010-01-01~"])
def test_as_of_is_one_exact_day(as_of: str) -> None:
    """A vague `as_of` is refused by name; a date is taken in any of its forms."""
    with pytest.raises(am.InvalidValueError) as raised:
        am.Timeline([], as_of=as_of)
    assert raised.value.field == "as_of"
    for exact in ("2004-02-29", day(2), am.ImpreciseDate.exact(day(2))):
        asked = am.Timeline([record("a", am.Period("2004-01-01", until=".."))], as_of=exact)
        assert [asked.on(day(n))[0].certainty for n in (2, 3)] == [CERTAIN, POSSIBLE]


def test_what_is_no_date_is_refused() -> None:
    """Questions take text, dates and imprecise dates, and nothing else."""
    asked = am.Timeline([record("a", am.Period("2004"))])
    assert facts_of(asked.on(day(0))) == facts_of(asked.on(day(0).isoformat()))
    with pytest.raises(am.DateSyntaxError):
        asked.on("2004-13")
    with pytest.raises(am.UnsupportedDateError):
        asked.on("Y20040")


def test_each_record_is_judged_by_the_life_of_its_own_subject() -> None:
    """No record counts outside of the life given for it; without records no life is known."""
    lives = {
        "a": am.Period("2004-01-01", through="2004-12-31"),
        "b": am.Period("2005-01-01", through="2005-12-31"),
    }
    whole = am.Period("2000-01-01", until="2010-01-01")
    asked = am.Timeline([record("a", whole), record("b", whole)], life=lambda one: lives[one.id])
    held = {when: [one.id for one in asked.on(when).certain] for when in ("2004-06", "2005-06")}
    assert held == {"2004-06": ["a"], "2005-06": ["b"]}
    assert not asked.on("2006-01-01").matches
    assert [asked.on(when).existed for when in ("2003", "2004", "2005")] == [NO, CERTAIN, CERTAIN]
    nothing: list[am.Presidency] = []
    empty = am.Timeline(nothing, life=lambda one: lives[one.id])
    assert empty.on("2004-06").existed is POSSIBLE


def test_where_no_subject_existed_nobody_held_anything() -> None:
    """Between the lives of two subjects it is as vacant as before the first and after the last."""
    lives = {
        "a": am.Period("2004-01-01", through="2004-12-31"),
        "b": am.Period("2006-01-01", through="2006-12-31"),
    }
    whole = am.Period("2000-01-01", until="2010-01-01")
    asked = am.Timeline([record("a", whole), record("b", whole)], life=lambda one: lives[one.id])
    found = {when: asked.on(when) for when in ("2003", "2004", "2005", "2006", "2007")}
    assert {when: answer.existed for when, answer in found.items()} == {
        "2003": NO, "2004": CERTAIN, "2005": NO, "2006": CERTAIN, "2007": NO,
    }  # fmt: skip
    assert {when: answer.vacant for when, answer in found.items()} == {
        "2003": CERTAIN, "2004": NO, "2005": CERTAIN, "2006": NO, "2007": CERTAIN,
    }  # fmt: skip
    assert asked.during(am.Period("2005-02-01", through="2005-03-01")).vacant is CERTAIN


def test_repr_says_what_it_is_about() -> None:
    """It names the subject, where there is one, and counts the records."""
    one = record("a", am.Period("2004"))
    assert repr(am.Timeline([one], subject="APTS")) == "<Timeline of APTS: 1 record>"
    assert repr(am.Timeline([one, one])).startswith("<Timeline")
    assert repr(am.Timeline([one, one])).endswith(": 2 records>")
    members = am.load_apts().members_of("front-commun-2023")
    assert repr(members) == "<Timeline of Common Front: 4 records>"


def drawn(asked: am.Timeline[am.Presidency]) -> str:
    """Draw a timeline as a notebook does."""
    return asked._repr_svg_()  # pyright: ignore[reportPrivateUsage]


@given(cases())
def test_a_timeline_draws_itself(oracle: Oracle) -> None:
    """The drawing is well-formed SVG and names every holder."""
    svg = drawn(timeline(oracle.case))
    drawing = ET.fromstring(svg)
    assert drawing.tag.endswith("svg")
    text = " ".join(drawing.itertext())
    assert all(claim.holder in text for claim in oracle.case.claims)


def test_a_drawing_is_titled_by_its_subject_and_hatches_claims_alone() -> None:
    """The title says whose timeline it is; only what is disputed is called so."""
    one = record("a", am.Period("2004-01-01", until="2005-01-01"))
    other = attrs.evolve(one, id="b", standing=am.Standing.DISPUTED)
    accepted, disputed, both = (
        drawn(am.Timeline(held, subject="APTS")) for held in ([one], [other], [one, other])
    )
    assert "APTS: timeline" in [*ET.fromstring(accepted).itertext()]
    assert "disputed" not in accepted
    assert 0 < disputed.count("(disputed)") == both.count("(disputed)")


def test_a_drawing_shows_narrowed_periods_and_no_context() -> None:
    """Bars are drawn as matches have them: narrowed by links."""
    old = record("old", am.Period("2004-01-01", until="2006-05"))
    new = record("new", am.Period(until="2012-01-01"), "old")
    assert "h-new, from May 2006 until January 1, 2012" in drawn(am.Timeline([old, new]))
    assert "h-old" not in drawn(am.Timeline([new], context=[old]))


def test_a_drawing_shows_gaps_where_there_should_be_someone() -> None:
    """Days without a president are drawn; days without a strike are no gap."""
    apts = am.load_apts()
    assert "possible gap, from March 18, 2004" in apts.presidencies_of("apts").to_svg()
    assert "gap" not in apts.strikes_of("apts").to_svg()


def test_a_drawing_is_in_the_language_asked_for() -> None:
    """Names, words and the title are French where that is asked for; a title can be given."""
    members = am.load_apts().members_of("front-commun-2023")
    svg = members.to_svg("fr")
    assert "intersyndical de 2023\N{NO-BREAK SPACE}: membres</title>" in svg
    assert "APTS, depuis le 28 septembre 2022" in svg or "APTS, du 28 septembre 2022" in svg
    assert ">Mine</title>" in members.to_svg("fr", "Mine")
    with pytest.raises(am.InvalidValueError, match="language"):
        members.to_svg("de")


def test_a_handover_is_taken_by_its_value_too() -> None:
    """Who has the handover day can be written as text; what is no reading of it is refused."""
    timeline = am.Timeline(
        [
            record("a", am.Period("2000", until="2005-05-09")),
            record("b", am.Period("2005-05-09", until="2010")),
        ]
    )
    answer = timeline.on("2005-05-09", "outgoing")
    assert [held.id for held in answer.certain] == ["a"]
    refused: tuple[Any, ...] = ("tomorrow", [], None)
    for wrong in refused:
        with pytest.raises(am.InvalidValueError, match="handover"):
            timeline.on("2005-05-09", wrong)


@pytest.mark.parametrize("given", ["2005", None, ("2004", "2006")])
def test_what_is_no_period_is_refused(given: Any) -> None:
    """The text of a date is no period, and the error says how a period is written."""
    with pytest.raises(am.InvalidValueError, match=r"is not a Period: write Period\(") as raised:
        am.load_apts().presidencies_of("apts").during(given)
    assert raised.value.field == "period"


def test_a_drawing_goes_to_the_day_that_anything_is_known_of() -> None:
    """What is open is drawn up to the `as_of` day, and otherwise as an unknown end."""
    still = record("a", am.Period("2004-01-01", until=".."))
    drawn = [am.Timeline([still], as_of=as_of).to_svg() for as_of in (None, "2020-01-01")]
    assert drawn[0] != drawn[1]
    assert ["2020" in svg for svg in drawn] == [False, True]
