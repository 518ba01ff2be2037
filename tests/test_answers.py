import itertools
import json
import pickle
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from tests.answer_worlds import (
    Case,
    Claim,
    Oracle,
    Span,
    Window,
    cases,
    facts_of,
    pairs_of_records,
    sampled_cases,
    timeline,
)
from tests.time.worlds import Told, all_told, day, held, judge, worlds
from tests.time.worlds import period as period_of

CERTAIN, POSSIBLE, NO = am.Certainty.CERTAIN, am.Certainty.POSSIBLE, am.Certainty.NO
INCOMING, OUTGOING, BOTH = am.Handover
START, END, QUALIFIED, AFTER_AS_OF, WHEN = am.Doubt

MET = am.Source(id="met", title="Metro", url="https://example.org/met")
DEV = am.Source(id="dev", title="Le Devoir", url="https://example.org/dev")
NAMES = {"ann": "Ann Roy", "bo": "Bo Cyr", "cy": "Cy Lee"}


def presidency(
    holder_id: str, period: am.Period, *source_ids: str, standing: str = "accepted", name: str = ""
) -> am.Presidency:
    """Make a record whose id is its holder's, unless another is given."""
    return am.Presidency(
        id=name or holder_id,
        union_id="u",
        holder_id=holder_id,
        period=period,
        standing=am.Standing(standing),
        citations=[am.Citation(source_id=source_id) for source_id in source_ids],
    )


def asked_about(*records: am.Presidency, **facts: Any) -> am.Timeline[am.Presidency]:
    """Make a timeline of a union's presidents, with names and sources."""
    return am.Timeline(
        records,
        label=lambda record: NAMES[record.holder_id],
        subject="U",
        topic=am.Topic.PRESIDENT,
        sources={"met": MET, "dev": DEV},
        **facts,
    )


ANN = presidency("ann", am.Period("2004-01-01", until="[2006-05-01..2006-05-31]"), "met", "gone")
BO = presidency("bo", am.Period("[2006-05-01..2006-05-31]", until=".."), "dev", "met")
CY = presidency("cy", am.Period("2006", until="2008"), "dev", standing="disputed")
PRESIDENTS = asked_about(
    BO,
    CY,
    ANN,
    life=am.Period("2004-01-01", until=".."),
    coverage=[am.Period("2004-01-01", until="..")],
    as_of="2010-01-01",
)


# --- doubts ------------------------------------------------------------------------------------


def doubts_are_exact(oracle: Oracle) -> None:
    """Check on every day, under every handover, why matches are only possible."""
    asked = timeline(oracle.case)
    for handover, number in itertools.product(am.Handover, range(-1, 8)):
        for match in asked.on(day(number), handover):
            expected: set[am.Doubt] = set()
            if match.certainty is POSSIBLE:
                expected = oracle.doubts(int(match.record.id[1:]), number, handover)
                assert expected
            assert set(match.doubts) == expected
            assert len(match.doubts) == len(expected)


def test_doubts_about_two_records_say_what_is_unsure_in_some_world() -> None:
    """A possible match on one day names each of its ends that a world places too late or early."""
    for oracle in pairs_of_records(range(3), stride=173):
        if oracle.is_small:
            doubts_are_exact(oracle)


def test_doubts_about_linked_records_say_what_is_unsure_in_some_world() -> None:
    """So it is for every pattern of links: what a link bounds is doubted no more."""
    for oracle in sampled_cases(seed=21, count=130):
        doubts_are_exact(oracle)


@given(cases(), st.sampled_from(am.Handover))
def test_doubts_on_a_vague_day_are_those_of_its_days(oracle: Oracle, handover: am.Handover) -> None:
    """A vague day gathers the doubts of its days, and WHEN where its days do not all agree."""
    asked = timeline(oracle.case)
    single = {
        number: {match.record.id: match for match in asked.on(day(number), handover)}
        for number in range(-1, 8)
    }
    for first, last in itertools.combinations(range(-1, 8), 2):
        for match in asked.on(Window(first, last).text, handover):
            days = [single[number].get(match.record.id) for number in range(first, last + 1)]
            certainties = {NO if one is None else one.certainty for one in days}
            expected = {doubt for one in days if one is not None for doubt in one.doubts}
            if len(certainties) > 1:
                expected.add(WHEN)
            assert set(match.doubts) == expected
            assert bool(expected) is (match.certainty is POSSIBLE)


def why_in_doubt(told: Told, asked: Told, as_of: int | None) -> set[am.Doubt]:
    """Say from all worlds what makes it unsure that one told of held during a period."""
    runs = [held(told, world) for world in worlds(told, as_of)]
    during = [held(asked, world) for world in worlds(asked, as_of)]
    starts, ends = {run.start for run in runs}, {run.stop for run in runs}
    firsts, stops = {days.start for days in during}, {days.stop for days in during}
    start = len(starts) > 1 and max(starts) >= min(stops)
    end = len(ends) > 1 and min(ends) <= max(firsts)
    unknown_since = end and told.end == ".." and as_of is not None
    qualified = [
        window is not None and window != ".." and window[1] - window[0] == 2
        for window in (told.start, told.end)
    ]
    reasons = {
        START: start,
        END: end and not unknown_since,
        QUALIFIED: (start and qualified[0]) or (end and qualified[1]),
        AFTER_AS_OF: unknown_since,
        WHEN: len(firsts) > 1 or len(stops) > 1,
    }
    return {doubt for doubt, applies in reasons.items() if applies}


@pytest.mark.parametrize("as_of", [None, 1])
def test_doubts_about_a_period_say_what_is_unsure_in_some_world(as_of: int | None) -> None:
    """It may start only after the period or end before it, for every two small periods."""
    small = [told for told in all_told(range(4)) if worlds(told, as_of)]
    pairs = [*itertools.product(small, repeat=2)][::29]
    seen = 0
    for told, asked in pairs:
        days = [held(asked, world) for world in worlds(asked, as_of)]
        runs = [held(told, world) for world in worlds(told, as_of)]
        truth = judge(
            bool(range(max(a.start, b.start), min(a.stop, b.stop))) for a in runs for b in days
        )
        timeline = asked_about(presidency("ann", period_of(told)), as_of=as_of and day(as_of))
        answer = timeline.during(period_of(asked))
        assert [match.certainty for match in answer] == ([] if truth is NO else [truth])
        if truth is POSSIBLE:
            assert set(answer[0].doubts) == why_in_doubt(told, asked, as_of), (told, asked)
            seen += 1
    assert seen > 100


@given(cases(), st.sampled_from([Span(Window(1, 2), Window(2, 5)), Span(Window(0, 0), "..")]))
def test_every_possible_match_has_a_doubt_and_no_certain_one(oracle: Oracle, asked: Span) -> None:
    """Asked about a period too, a match that is possible says why, one that is certain nothing."""
    for match in timeline(oracle.case).during(asked.period()):
        assert bool(match.doubts) is (match.certainty is POSSIBLE)


@pytest.mark.parametrize(
    ("period", "when", "doubts"),
    [
        (am.Period("2004-11", until="2006-05-18"), "2004-11-15", {START}),
        (am.Period("2004-11-01", until="2006-05"), "2006-05-18", {END}),
        (am.Period("2004~", until="2006-05"), "2004-11-15", {START, QUALIFIED}),
        (am.Period("2004", until="2006?"), "2006-05-18", {END, QUALIFIED}),
        (am.Period("2004~", until="2006"), "2006-05-18", {END}),
        (am.Period("2004%", until="2005"), "2005-05-18", {START, END, QUALIFIED}),
        (am.Period("2004", until=".."), "2010-01-02", {AFTER_AS_OF}),
        (am.Period("2004", through=".."), "2010-01-02", {AFTER_AS_OF}),
        (am.Period("2010", until=".."), "2010-06-01", {START, AFTER_AS_OF}),
        (am.Period("2004", until="[2010-01-02..]"), "2010-01-02", {END}),
        (am.Period("2004"), "2010-01-02", {END}),
        (am.Period("2004-11-01", until="2006-05-18"), "2006-05", {WHEN}),
        (am.Period("2004-11-01", until="2006-05-18"), "2006-05-1X", {WHEN}),
        (am.Period("2004", until="2012"), "2004-05", {START}),
        (am.Period("2004", until=".."), "2010-01", {AFTER_AS_OF, WHEN}),
    ],
)
def test_doubts_name_what_makes_a_match_unsure(
    period: am.Period, when: str, doubts: set[am.Doubt]
) -> None:
    """Each doubt is named for what is vague: a start, an end, a source's mark, the question."""
    (match,) = asked_about(presidency("ann", period), as_of="2010-01-01").on(when)
    assert set(match.doubts) == doubts


def test_a_vague_date_is_blamed_before_the_life_that_it_is_part_of() -> None:
    """Where the date of a term and the life of its union may both be over, the date says more."""
    held = presidency("ann", am.Period("2004-11", until="2006-05"))
    asked = asked_about(held, life=am.Period("2000", until="2006-05"))
    started, ended = (asked.on(day).explain() for day in ("2004-11-15", "2006-05-15"))
    assert "the start is known only as November 2004." in started
    assert "the end is known only as May 2006." in ended


def test_an_answer_has_the_doubts_of_all_its_matches() -> None:
    """Every reason of any match stands there once, in the order in which reasons are listed."""
    periods = [am.Period("2004~", until="2010"), am.Period("2001", until="2004~")]
    answer = asked_about(*(presidency(one, of) for one, of in zip("ab", periods, strict=True))).on(
        "2004-06-01"
    )
    assert {doubt for match in answer for doubt in match.doubts} == {*answer.doubts}
    assert answer.doubts == (START, END, QUALIFIED)
    assert answer.holders == {"a": POSSIBLE, "b": POSSIBLE}


def test_a_record_without_an_id_is_told_without_one() -> None:
    """Any record that has a period can stand in a timeline, a name among them."""
    name = am.Name(text="U", language="en", period=am.Period("2004-01-01", until="2006-01-01"))
    told = am.Timeline([name], label=lambda one: one.text).on("2005-01-01").to_dict()
    assert [(one["id"], one["label"]) for one in told["matches"]] == [(None, "U")]


def test_an_open_end_without_as_of_is_an_unknown_end() -> None:
    """Without an `as_of` day there is nothing to be after."""
    (match,) = asked_about(presidency("ann", am.Period("2004", until=".."))).on("2010-01-01")
    assert match.doubts == (END,)


def test_a_life_with_an_end_does_not_end_what_is_open() -> None:
    """After the `as_of` day it is that, and no end, which is in doubt, however long the life."""
    life = am.Period("2004", until="2012")
    asked = asked_about(
        presidency("ann", am.Period("2004", until="..")), life=life, as_of="2010-01-01"
    )
    (match,) = asked.on("2011-01-01")
    assert match.doubts == (AFTER_AS_OF,)


def test_a_day_before_the_life_counts_as_a_day_that_does_not_agree() -> None:
    """Where a vague day begins before the subject existed, its days do not all agree."""
    asked = asked_about(presidency("ann", am.Period()), life=am.Period("2004-02-01"))
    assert asked.on("2004")[0].doubts == (START, END, WHEN)
    assert asked.on("2004-03")[0].doubts == (START, END)
    assert asked.during(am.Period("2004-01-01", until="2004-03-01"))[0].doubts == (START, END)


# --- what an answer holds ------------------------------------------------------------------------


def test_an_answer_is_a_sequence_of_matches_in_order_of_time() -> None:
    """It has a length, can be indexed, sliced, searched and gone through either way."""
    answer = PRESIDENTS.on("2006-05-10")
    assert isinstance(answer, am.Answer)
    first, second = answer.matches
    assert list(answer) == [first, second]
    assert (first.record, second.record) == (ANN, BO)
    assert len(answer) == 2
    assert (answer[0], answer[-1]) == (first, second)
    assert answer[:1] == (first,)
    assert answer[::-1] == tuple(reversed(answer)) == (second, first)
    assert second in answer
    assert (answer.index(second), answer.count(first)) == (1, 1)
    with pytest.raises(IndexError):
        answer[2]


def test_a_match_of_an_answer_is_a_value_like_one_made_by_hand() -> None:
    """It equals one that its constructor makes, can be kept and copied, and cannot be changed."""
    match = PRESIDENTS.on("2006-05-10")[0]
    by_hand = am.Match(match.record, match.period, match.certainty, match.doubts)
    assert type(match) is am.Match
    assert {match: "kept"}[by_hand] == "kept"
    assert pickle.loads(pickle.dumps(match)) == match == by_hand
    for name in ("record", "period", "certainty", "doubts"):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(match, name, ())


def test_an_answer_keeps_what_was_asked() -> None:
    """`when` is the date or the period, `handover` the reading that was asked for."""
    answer = PRESIDENTS.on("2006-05-10", OUTGOING)
    assert (str(answer.when), answer.handover) == ("2006-05-10", OUTGOING)
    period = am.Period("2006", until="2007")
    assert (PRESIDENTS.during(period).when, PRESIDENTS.during(period).handover) == (
        period,
        INCOMING,
    )


@pytest.mark.parametrize("when", ["2006-05-10", "1990-01-01", "2005-01-01"])
def test_an_answer_is_neither_true_nor_false(when: str) -> None:
    """`bool()` raises, with or without matches, and says what to write instead."""
    with pytest.raises(TypeError) as caught:
        bool(PRESIDENTS.on(when))
    assert str(caught.value) == (
        "an answer is neither true nor false: write `answer.certain`, `answer.possible`, "
        "`answer.vacant.is_certain` or `len(answer) > 0`"
    )


@given(cases(), st.sampled_from(am.Handover))
def test_certain_and_possible_are_the_records_of_the_matches(
    oracle: Oracle, handover: am.Handover
) -> None:
    """They are tuples of records, each in order, that make up all matches together."""
    answer = timeline(oracle.case).on(Window(1, 3).text, handover)
    assert answer.certain == tuple(one.record for one in answer if one.certainty is CERTAIN)
    assert answer.possible == tuple(one.record for one in answer if one.certainty is POSSIBLE)
    assert len(answer) == len(answer.certain) + len(answer.possible)
    assert isinstance(answer.disputed, tuple)


def test_disputed_claims_are_kept_apart() -> None:
    """A claim that the data set does not accept is listed, and changes nothing else."""
    accepted = asked_about(ANN, BO, as_of="2010-01-01")
    both = asked_about(ANN, CY, BO, as_of="2010-01-01")
    for when in ("2005-06-01", "2006-05-10", "2007-06", "2008-12-31", "2012"):
        with_claim, without = facts_of(both.on(when)), facts_of(accepted.on(when))
        assert with_claim._replace(disputed=frozenset()) == without
    assert both.on("2007-06").disputed == (CY,)
    assert both.on("2009-06").disputed == ()


def test_claims_are_all_that_sources_say_otherwise() -> None:
    """Every claim that may hold is listed, also about holders who are certain anyway."""
    claim = presidency(
        "ann", am.Period("2003", until="2005-12-31"), standing="disputed", name="other"
    )
    asked = asked_about(ANN, CY, claim)
    assert asked.on("2005-06-01").claims == (claim,)
    assert asked.on("2005-06-01").disputed == ()
    assert asked.on("2006-06-01").claims == asked.on("2006-06-01").disputed == (CY,)
    assert asked.during(am.Period("2005", until="2007")).claims == (claim, CY)
    assert asked.on("2009-06-01").claims == ()


def test_a_disputed_claim_about_a_holder_who_is_certain_is_left_out() -> None:
    """What nobody doubts need not be claimed; where existence is NO nobody is certain."""
    claim = presidency("ann", am.Period("2003", until="2006"), standing="disputed", name="other")
    asked = asked_about(ANN, claim, life=am.Period("2004-01-01"))
    assert asked.on("2005-01-01").disputed == ()
    before = asked.on("2003-06-01")
    assert (before.existed, before.disputed, len(before)) == (NO, (claim,), 0)


# --- one -----------------------------------------------------------------------------------------


def test_one_is_the_record_of_the_single_certain_holder() -> None:
    """It is found where one holder is certain, whoever else may have held as well."""
    assert PRESIDENTS.on("2005-01-01").one() == PRESIDENTS.on("2005-01-01").one_or_none() == ANN
    maybe = presidency("bo", am.Period("2004", until="2006"))
    assert asked_about(maybe, ANN).on("2004-06-01").one() == ANN


def test_one_prefers_a_record_that_is_certain_by_itself() -> None:
    """Of several records of the certain holder it gives one that is certain, if there is one."""
    vague = presidency("ann", am.Period("2003", until="2004"), name="vague")
    assert asked_about(vague, ANN).on("2004-06-01").one() == ANN


def test_one_may_be_known_though_which_of_the_records_is_not() -> None:
    """A holder certain by several records together gives the first of these."""
    again = presidency("ann", am.Period("2005-06-01", until="2007-01-01"), name="again")
    first = presidency("ann", am.Period("2004-01-01", until="2005-06-01"))
    answer = asked_about(again, first).on("2005")
    assert (answer.certain, answer.one()) == ((), first)


def test_nobody_is_no_answer() -> None:
    """Without any candidate `one` raises, with an explanation, and `one_or_none` is None."""
    answer = PRESIDENTS.on("1990-01-01")
    assert answer.one_or_none() is None
    with pytest.raises(am.NoAnswerError) as raised:
        answer.one()
    assert raised.value.why == answer.explain()
    claimed = asked_about(CY).on("2007-06-01")
    with pytest.raises(am.NoAnswerError, match="Cy Lee"):
        claimed.one()


@pytest.mark.parametrize(
    ("answer", "candidates"),
    [
        (PRESIDENTS.on("2006-05-10"), ("ann", "bo")),
        (PRESIDENTS.on("2012-01-01"), ("bo",)),
        (
            asked_about(ANN, presidency("cy", am.Period("2004-01-01", until="2009"))).on("2005"),
            ("ann", "cy"),
        ),
    ],
)
def test_candidates_of_whom_not_exactly_one_is_certain_are_ambiguous(
    answer: am.Answer[am.Presidency], candidates: tuple[str, ...]
) -> None:
    """Both `one` and `one_or_none` raise, and list the candidates and why."""
    for ask in (answer.one, answer.one_or_none):
        with pytest.raises(am.AmbiguousAnswerError) as raised:
            ask()
        assert set(raised.value.candidates) == set(candidates)
        assert all(repr(name) in str(raised.value) for name in candidates)
        assert answer.explain().partition("\nSources")[0] in str(raised.value)


@given(cases(), st.sampled_from(am.Handover))
def test_one_goes_by_the_holders(oracle: Oracle, handover: am.Handover) -> None:
    """What `one` and `one_or_none` do follows from `holders` alone."""
    for number in range(-1, 7):
        answer = timeline(oracle.case).on(day(number), handover)
        sure = [who for who, certainty in answer.holders.items() if certainty is CERTAIN]
        if not answer.holders:
            assert answer.one_or_none() is None
            assert outcome(answer.one) is am.NoAnswerError
        elif len(sure) == 1:
            assert answer.one().holder_id == sure[0]
            assert answer.one_or_none() == answer.one()
        else:
            assert outcome(answer.one) is outcome(answer.one_or_none) is am.AmbiguousAnswerError


def outcome(ask: Callable[[], object]) -> type | None:
    """Return the class of the error that is raised, if any."""
    try:
        ask()
    except am.AptsModelError as error:
        return type(error)
    return None


# --- words and plain data ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ("2005-01-01", "Ann Roy"),
        ("2006-05-10", "possibly Ann Roy and possibly Bo Cyr"),
        ("2012-01-01", "possibly Bo Cyr"),
        ("1990-01-01", "no one"),
    ],
)
def test_str_names_the_holders(when: str, shown: str) -> None:
    """Each holder is named, "possibly" where that is all one can say."""
    assert str(PRESIDENTS.on(when)) == shown
    assert repr(PRESIDENTS.on(when)) == f"<Answer for {when}: {shown}>"


def test_a_holder_of_two_records_is_named_once() -> None:
    """Records of one person are one name, certain if the person is."""
    again = presidency("ann", am.Period("[2006-05-01..2006-05-31]", until="2008"), name="again")
    answer = asked_about(ANN, attrs.evolve(again, follows_ids=["ann"])).on("2006-05-10")
    assert (len(answer), str(answer)) == (2, "Ann Roy")
    assert answer.explain().count("Ann Roy") == 1


def test_records_of_one_holder_with_names_of_their_own_are_all_named() -> None:
    """Where the label is not the holder's, as of unions that one person led, none is lost."""
    records = [
        am.Presidency(id=f"p-{union}", union_id=union, holder_id="ann", period=ANN.period)
        for union in ("u", "v")
    ]
    asked = am.Timeline(records, label=lambda record: record.union_id.upper())
    assert str(asked.on("2005-01-01")) == "U and V"


@pytest.mark.parametrize("when", ["2005-01-01", "2006-05-10", "2012-01-01", "1990-01-01", "2006"])
def test_an_explanation_says_in_both_languages_who_and_why(when: str) -> None:
    """Sentences name the holders and the claims; the languages are not the same."""
    answer = PRESIDENTS.on(when)
    english, french = answer.explain(), answer.explain("fr")
    assert english == answer.explain("en") == answer.explain(am.Language.EN)
    assert french == answer.explain(am.Language.FR) != english
    named = [*answer, *(am.Match(one, one.period, POSSIBLE) for one in answer.disputed)]
    for text in (english, french):
        assert all(NAMES[match.record.holder_id] in text for match in named)
        assert all(source.title in text for source in answer.sources)


def test_an_explanation_calls_things_by_their_names() -> None:
    """The topic is what the timeline says; without a subject the sentences do without one."""
    assert (
        PRESIDENTS.on("2005-01-01")
        .explain()
        .startswith("Ann Roy was certainly president of U on January 1, 2005.")
    )
    assert (
        am.Timeline([ANN]).on("2005-01-01").explain()
        == "ann is certain for the subject on January 1, 2005."
    )


def test_an_explanation_says_up_to_when_anything_is_known() -> None:
    """What is open is told with the day of the last news."""
    later = PRESIDENTS.on("2012-01-01")
    assert "January 1, 2010" in later.explain()
    assert "1er janvier 2010" in later.explain("fr").replace("\N{NO-BREAK SPACE}", " ")


def test_an_explanation_says_that_the_union_may_not_have_existed() -> None:
    """A union that was founded on some day of a month may not have been there on its tenth."""
    asked = asked_about(life=am.Period("2004-11", until=".."))
    silent = asked_about(life=am.Period("2004", until=".."))
    assert asked.on("2004-11-10").explain() != silent.on("2005-11-10").explain()
    assert "existed" in asked.on("2004-11-10").explain()


def test_plain_data_speaks_the_language_that_is_asked_for() -> None:
    """Names are those of the language, whether it is given as a member or as text."""
    names = [
        am.Name(text="Front commun", language="fr", kind="acronym"),
        am.Name(text="Common Front", language="en", kind="acronym"),
    ]
    front = am.Coalition(id="front", names=names, kind="alliance")
    union = am.TradeUnion(id="u", names=[am.Name(text="U", language="fr")])
    member = am.Affiliation(
        id="in", member_id="u", body_id="front", period=am.Period("2004", until="2006")
    )
    denied = attrs.evolve(member, id="not", period=am.Period("2003"), standing="disputed")
    dataset = am.Dataset(
        title="T",
        as_of="2010-01-01",
        unions=[union],
        coalitions=[front],
        affiliations=[member, denied],
    )
    asked = dataset.affiliations_of("u").on("2006-05-10")
    for lang, name in (("fr", "Front commun"), ("en", "Common Front")):
        for language in (lang, am.Language(lang)):
            plain = asked.to_dict(language)
            assert [one["label"] for one in plain["matches"] + plain["disputed"]] == [name, name]
    assert asked.to_dict() == asked.to_dict("en")
    assert repr(dataset.members_of("front")) == "<Timeline of Common Front: 2 records>"


def test_a_period_asked_about_is_explained_too() -> None:
    """An answer about some day of a period has its sentences as well."""
    answer = PRESIDENTS.during(am.Period("2004", until="2005"))
    assert "Ann Roy" in answer.explain()
    assert "Ann Roy" in answer.explain("fr")
    assert str(answer) == "Ann Roy"


def test_sources_are_those_of_matches_and_claims_each_once() -> None:
    """They come in the order of the records; ids that no source is known for are left out."""
    assert PRESIDENTS.on("2005-01-01").sources == (MET,)
    assert PRESIDENTS.on("2006-05-10").sources == (MET, DEV)
    assert PRESIDENTS.on("2007-06-01").sources == (DEV, MET)
    assert PRESIDENTS.on("1990-01-01").sources == ()
    assert am.Timeline([ANN]).on("2005-01-01").sources == ()


def test_an_answer_says_what_to_call_a_record_and_who_speaks_for_it() -> None:
    """Labels and sources of single records are those of the timeline."""
    answer = PRESIDENTS.on("2006-05-10")
    assert [answer.label(match.record) for match in answer] == ["Ann Roy", "Bo Cyr"]
    assert answer.sources_of([BO]) == answer.sources_of([BO, BO]) == (DEV, MET)
    assert answer.sources_of([ANN]) == (MET,)
    assert answer.sources_of([]) == ()


def test_to_dict_says_the_same_in_plain_data() -> None:
    """The whole answer comes as dicts, lists and text."""
    assert PRESIDENTS.on("2006-05-10").to_dict() == {
        "when": "2006-05-10",
        "handover": "incoming",
        "matches": [
            {
                "id": "ann",
                "holder_id": "ann",
                "label": "Ann Roy",
                "start": "2004-01-01",
                "until": "[2006-05-01..2006-05-31]",
                "certainty": "possible",
                "doubts": ["end"],
            },
            {
                "id": "bo",
                "holder_id": "bo",
                "label": "Bo Cyr",
                "start": "[2006-05-01..2006-05-31]",
                "until": "..",
                "certainty": "possible",
                "doubts": ["start"],
            },
        ],
        "disputed": [
            {"id": "cy", "holder_id": "cy", "label": "Cy Lee", "start": "2006", "until": "2008"}
        ],
        "holders": {"ann": "possible", "bo": "possible"},
        "existed": "certain",
        "covered": "certain",
        "vacant": "possible",
        "sources": [
            {"id": "met", "title": "Metro", "url": "https://example.org/met"},
            {"id": "dev", "title": "Le Devoir", "url": "https://example.org/dev"},
        ],
    }


def test_to_dict_writes_what_is_unknown_as_null_and_whole_days_as_such() -> None:
    """An unknown start or end is None; the end goes by its own name."""
    unknown, whole = am.Period(), am.Period(through="2004-05-01")
    found = am.Timeline([presidency("ann", unknown), presidency("bo", whole)]).on("2004-05-01")
    plain = {match["id"]: match for match in found.to_dict()["matches"]}
    assert (plain["ann"]["start"], plain["ann"]["until"]) == (None, None)
    assert (plain["bo"]["start"], plain["bo"]["through"]) == (None, "2004-05-01")


@given(cases(), st.sampled_from(am.Handover))
def test_to_dict_agrees_with_the_answer_and_is_json(oracle: Oracle, handover: am.Handover) -> None:
    """What is written as JSON and read back says what the answer says."""
    answer = timeline(oracle.case).on(Window(2, 3).text, handover)
    plain = json.loads(json.dumps(answer.to_dict()))
    assert plain == answer.to_dict()
    facts = facts_of(answer)
    assert {one["id"]: am.Certainty(one["certainty"]) for one in plain["matches"]} == facts.matches
    assert {who: am.Certainty(value) for who, value in plain["holders"].items()} == facts.holders
    for name in ("existed", "covered", "vacant"):
        assert am.Certainty(plain[name]) is getattr(answer, name)
    assert {one["id"] for one in plain["disputed"]} == facts.disputed
    assert [one["doubts"] for one in plain["matches"]] == [
        [doubt.value for doubt in match.doubts] for match in answer
    ]


def test_holders_cannot_be_changed() -> None:
    """The mapping of holders is read-only."""
    holders: Any = PRESIDENTS.on("2005-01-01").holders
    with pytest.raises(TypeError):
        holders["ann"] = NO


def test_a_match_keeps_the_record_as_it_is() -> None:
    """The narrowed period is the match's; the record stays what it was."""
    claims = (
        Claim(Span(Window(0, 0), Window(2, 4)), "ann"),
        Claim(Span(), "bo", follows=(0,)),
    )
    match = timeline(Case(claims)).on(day(3))[1]
    assert match.record.period == am.Period()
    assert match.period.start == claims[0].span.period().until
