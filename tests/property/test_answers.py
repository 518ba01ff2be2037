"""Laws of every question: it is answered, in both languages and plainly, whatever the data."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from tests.effort import tries
from tests.property.asking import (
    COLLECTIONS,
    DATASETS,
    QUESTIONS,
    RANGES,
    VALUES,
    Given,
    answers_in,
    anything,
    asks,
    fields_of,
    items_of,
    judged,
    without_claims,
)

ACCEPTED, DISPUTED = am.Standing
DATES = (
    strategies.imprecise_dates(*RANGES[2])
    | strategies.imprecise_dates(*RANGES[1])
    | strategies.imprecise_dates()
)
DAYS = st.dates(*RANGES[1]) | st.dates(*RANGES[2])
WRONG_DATES = st.sampled_from(
    ["2004-13", "2005-02-29", "", "..", "Y12004", "{2004,2006}", "2004-11-30T10:00", "hier", "٢٠٠٤"]
)
HANDOVERS = st.sampled_from(am.Handover)


def test_every_argument_of_every_question_is_known() -> None:
    """There are questions, and for each of their arguments there is something to hand in."""
    assert {"president_on", "stages_on", "merge", "find"} <= set(QUESTIONS)
    assert {name for names in QUESTIONS.values() for name in names} <= set(VALUES)


# --- every question is answered ------------------------------------------------------------------


def is_told_in_full(answer: am.Answer[Any]) -> None:
    """Check that an answer is plain data, explains itself and has a reason for every doubt."""
    told = answer.to_dict("fr")
    assert json.loads(json.dumps(told)) == told
    for language in am.Language:
        assert answer.explain(language)
        assert answer.summary(language)
    assert str(answer)
    assert repr(answer)
    assert len(answer) == len(list(answer))
    for match in answer:
        assert match.certainty is not am.Certainty.NO
        assert bool(match.doubts) is not match.certainty.is_certain
    assert set(answer.disputed) <= set(answer.claims)
    with pytest.raises(TypeError):
        bool(answer)
    sure = [holder for holder, certainty in answer.holders.items() if certainty.is_certain]
    if answer.holders and len(sure) != 1:
        with pytest.raises(am.AmbiguousAnswerError):
            answer.one()
    elif answer.holders:
        assert answer.one() is answer.one_or_none() is not None
    else:
        assert answer.one_or_none() is None
        with pytest.raises(am.NoAnswerError):
            answer.one()


def explained(result: Any) -> Iterator[str]:
    """Give the words of whatever else explains itself."""
    for one in items_of(result):
        if isinstance(one, am.Event):
            yield from (one.explain("en"), one.explain("fr"))


@tries(16)
@given(DATASETS, DATES, HANDOVERS, st.data())
def test_every_question_is_answered_or_refused_by_an_error_of_ours(
    dataset: am.Dataset, when: am.ImpreciseDate, handover: am.Handover, data: st.DataObject
) -> None:
    """Whatever the data, the day and the id, there is an answer, or one of our errors."""
    ids = [one.id for name in COLLECTIONS for one in getattr(dataset, name) if hasattr(one, "id")]
    strangers = (data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(("nobody", "", "É"))))
    given_all = Given(when, handover, strangers)
    asked_about_a_period = False
    for ask in asks(dataset, given_all):
        result = ask.put_to(dataset)
        timeline = anything(result)
        assert str(result) or result in {(), ""}
        assert all(explained(result))
        for _, answer in answers_in(result, given_all):
            is_told_in_full(answer)
        if isinstance(result, am.Timeline) and not asked_about_a_period:
            asked_about_a_period = True
            is_told_in_full(timeline.during(am.Period(when.earliest, through=when.latest)))
            assert timeline._repr_svg_().startswith("<svg")
            assert all(certainty.is_possible for _, certainty in timeline.gaps())


@tries(10)
@given(DATASETS, WRONG_DATES)
def test_what_is_no_date_is_refused_by_every_question(dataset: am.Dataset, wrong: str) -> None:
    """A text that is no date is refused where a date is asked for, for every id that exists."""
    when = Given(wrong)
    for ask in asks(dataset, when):
        result = ask.put_to(dataset)
        if {"when", "day"} & dict(ask.arguments).keys():
            assert isinstance(result, am.AptsModelError), str(ask)


# --- disputed claims -----------------------------------------------------------------------------


def a_claim(draw: st.DrawFn, record: Any, dataset: am.Dataset, when: Any) -> Any:
    """Draw a disputed claim of the kind of a record, of some time from a day on, about anyone."""
    new: dict[str, Any] = {"id": f"{record.id}-denied", "standing": DISPUTED, "disputes_id": None}
    if draw(st.booleans()):
        new |= {
            name: draw(
                st.lists(st.sampled_from(ids), min_size=1, unique=True)
                if name.endswith("_ids")
                else st.sampled_from(ids)
            )
            for name, ids in others_to_name(dataset).items()
            if hasattr(record, name)
        }
    if isinstance(record, am.Strike):
        new["period"] = am.Period(when, through=draw(st.sampled_from([when, "..", None])))
    elif hasattr(record, "period"):
        new["period"] = am.Period(
            when, until=draw(st.sampled_from([None, "..", record.period.until]))
        )
    else:
        new["date"] = when
    if isinstance(record, am.Presidency):
        new["follows_ids"] = draw(
            st.sets(st.sampled_from([one.id for one in dataset.presidencies]))
        )
    return attrs.evolve(record, **new)


def others_to_name(dataset: am.Dataset) -> dict[str, list[str]]:
    """Return what a claim may say that it is about, by the field that says so."""
    unions = [one.id for one in dataset.unions]
    organisations = [*unions, *(one.id for one in dataset.coalitions)]
    fields = ("union_id", "union_ids", "predecessor_ids", "successor_id", "parent_id", "child_ids")
    return {
        **dict.fromkeys(fields, unions),
        **dict.fromkeys(("member_id", "body_id"), organisations),
        "holder_id": [one.id for one in dataset.people],
        "subject_id": [*organisations, *(one.id for one in dataset.rounds)],
    }


def every_standing(value: Any) -> Iterator[Any]:
    """Give every record inside a value that is accepted or disputed."""
    for one in items_of(value):
        yield from every_standing(one)
    if hasattr(value, "standing"):
        yield value
    for _, inner in fields_of(value):
        yield from every_standing(inner)


def rewritten(value: Any, change: Callable[[Any], list[Any]]) -> Any:
    """Write every record that is accepted or disputed anew: as several, or as none."""
    if isinstance(value, tuple):
        records = [rewritten(one, change) for one in items_of(value)]
        return tuple(
            new
            for record in records
            for new in (change(record) if hasattr(record, "standing") else [record])
        )
    inner: dict[str, Any] = {}
    for name, one in fields_of(value):
        if items_of(one):
            inner[name] = rewritten(one, change)
    return attrs.evolve(value, **inner) if inner else value


def accepted_only(record: Any) -> list[Any]:
    """Keep a record if it is accepted."""
    return [record] if record.standing is ACCEPTED else []


@st.composite
def with_claims(draw: st.DrawFn) -> tuple[am.Dataset, am.Dataset, Any]:
    """Draw a data set with disputed claims of every kind, the same without, and a day."""
    dataset = draw(DATASETS)
    when = draw(DAYS)
    ends: list[am.ImpreciseDate] = [
        date for one in dataset.presidencies if isinstance(date := one.period.end, am.ImpreciseDate)
    ]
    if ends and when.day % 2:
        when = draw(st.sampled_from(ends)).earliest

    def claimed(record: Any) -> list[Any]:
        if not draw(st.booleans()):
            return [record]
        try:
            claim = a_claim(draw, record, dataset, when)
        except am.AptsModelError:  # it would end before it starts
            return [record]
        if isinstance(record, am.Presidency) and record.standing is ACCEPTED:
            # A link to a claim is no link.
            record = attrs.evolve(record, follows_ids=[*record.follows_ids, claim.id])
        return [record, claim]

    disputed = rewritten(dataset, claimed)
    accepted = rewritten(disputed, accepted_only)
    return disputed, accepted, when


@tries(24)
@given(with_claims(), HANDOVERS)
def test_disputed_claims_change_nothing_else(
    known: tuple[am.Dataset, am.Dataset, Any], handover: am.Handover
) -> None:
    """Without its disputed claims, a data set says the same of all else, whatever is asked."""
    disputed, accepted, when = known
    assert all(one.standing is ACCEPTED for one in every_standing(accepted))
    asked = Given(when, handover)
    for ask in asks(accepted, asked, besides=["merge", "published_by"]):
        more, less = (judged(ask.put_to(one), asked) for one in (disputed, accepted))
        assert without_claims(more) == without_claims(less), str(ask)
