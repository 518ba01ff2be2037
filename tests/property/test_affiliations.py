"""Laws of membership: a body and its members tell the same, which is what the records say."""

import datetime

import attrs
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from tests.effort import tries

FEWER = tries(60)
NO, POSSIBLE, CERTAIN = am.Certainty
WITHIN = datetime.date(1990, 1, 1), datetime.date(2010, 12, 31)
DAYS = strategies.imprecise_dates(datetime.date(1985, 1, 1), datetime.date(2015, 12, 31))


@st.composite
def bodies(draw: st.DrawFn, *, lives: bool = True) -> am.Dataset:
    """Data sets of unions and coalitions that are members of one another."""
    coalitions = draw(
        st.lists(
            strategies.coalitions(within=WITHIN), min_size=1, max_size=3, unique_by=lambda it: it.id
        )
    )
    unions = [am.TradeUnion(id="the-first-union"), am.TradeUnion(id="the-second-union")]
    if not lives:
        coalitions = [attrs.evolve(one, period=am.Period()) for one in coalitions]
    joined = strategies.affiliations(
        members=[*unions, *coalitions], bodies=[*coalitions, unions[1]], within=WITHIN
    )
    return am.Dataset(
        title="Bodies",
        as_of=draw(st.none() | st.just(WITHIN[1])),
        unions=unions,
        coalitions=coalitions,
        affiliations=draw(st.lists(joined, max_size=6, unique_by=lambda it: it.id)),
    )


def organisations(dataset: am.Dataset) -> list[am.TradeUnion | am.Coalition]:
    """Return all that can be members and bodies."""
    return [*dataset.unions, *dataset.coalitions]


def members(
    dataset: am.Dataset, when: am.DateLike, handover: am.Handover
) -> dict[str, am.Certainty]:
    """Ask every body, and return each membership."""
    return {
        match.record.id: match.certainty
        for body in organisations(dataset)
        for match in dataset.members_of(body.id).on(when, handover)
    }


@FEWER
@given(bodies(), DAYS, st.sampled_from(am.Handover))
def test_members_and_bodies_agree(
    dataset: am.Dataset, when: am.ImpreciseDate, handover: am.Handover
) -> None:
    """Who asks the members finds the memberships that who asks the bodies finds, as certain."""
    of_members = {
        match.record.id: match.certainty
        for member in organisations(dataset)
        for match in dataset.affiliations_of(member.id).on(when, handover)
    }
    assert members(dataset, when, handover) == of_members


@FEWER
@given(bodies(lives=False), DAYS, st.sampled_from(am.Handover))
def test_a_membership_is_what_its_record_says(
    dataset: am.Dataset, when: am.ImpreciseDate, handover: am.Handover
) -> None:
    """Of organisations of which nothing else is known, a membership is as certain as its period."""
    said = {
        record.id: record.period.covers(when, handover, dataset.as_of)
        for record in dataset.affiliations
        if record.standing is am.Standing.ACCEPTED
    }
    found = members(dataset, when, handover)
    assert found == {id: certainty for id, certainty in said.items() if certainty is not NO}


@FEWER
@given(bodies(), DAYS, st.sampled_from(am.Handover))
def test_a_body_has_members_while_it_lives(
    dataset: am.Dataset, when: am.ImpreciseDate, handover: am.Handover
) -> None:
    """A membership is never surer than its period says, and there is none without the body."""
    found = members(dataset, when, handover)
    lives = {one.id: one.period for one in organisations(dataset)}
    for record in dataset.affiliations:
        if record.standing is not am.Standing.ACCEPTED:
            assert record.id not in found
            continue
        life = lives[record.body_id]
        said = record.period.covers(when, handover, dataset.as_of)
        lived = life.covers(when, am.Handover.BOTH, dataset.as_of)
        certainty = found.get(record.id, NO)
        if NO in (said, lived):
            assert certainty is NO
        elif life.contains(record.period, dataset.as_of).is_certain:
            assert certainty is said
        else:
            assert certainty is not CERTAIN or said is CERTAIN


@FEWER
@given(bodies(), st.dates(*WITHIN), st.sampled_from(am.Handover))
def test_leaders_are_asked_of_each_member(
    dataset: am.Dataset, day: datetime.date, handover: am.Handover
) -> None:
    """There is a leader's answer for each membership found, and no other."""
    for body in organisations(dataset):
        leaders = dataset.leaders_on(body.id, day, handover)
        answer = dataset.members_of(body.id).on(day, handover)
        assert [leader.membership.record for leader in leaders] == [
            match.record for match in answer
        ]
        assert [leader.member_id for leader in leaders] == [
            match.record.member_id for match in answer
        ]
        assert all(len(leader.presidency) == 0 for leader in leaders)
