"""Laws of all questions, on every data set that the strategies can make."""

import json

import attrs
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from tests.effort import tries

DATASETS = strategies.datasets(min_unions=1, max_unions=2)
FEWER = tries(40)


@FEWER
@given(DATASETS, strategies.imprecise_dates(), st.sampled_from(am.Handover), st.data())
def test_every_question_is_answered(
    dataset: am.Dataset, when: am.ImpreciseDate, handover: am.Handover, data: st.DataObject
) -> None:
    """Whatever the data and the day, an answer is given, told in both languages, and plain."""
    union = data.draw(st.sampled_from(dataset.unions))
    person = data.draw(st.sampled_from(dataset.people))
    for answer in (
        dataset.president_on(union.id, when, handover),
        dataset.presidencies_held_by(person.id).on(when, handover),
        dataset.name_on(union.id, when, data.draw(st.sampled_from(am.Language))),
    ):
        assert answer.explain("en")
        assert answer.explain("fr")
        assert json.loads(json.dumps(answer.to_dict())) == answer.to_dict()
        assert {match.certainty for match in answer} <= {
            am.Certainty.POSSIBLE,
            am.Certainty.CERTAIN,
        }


@FEWER
@given(DATASETS, st.dates(), st.sampled_from(am.Handover))
def test_disputed_records_change_nothing_else(
    dataset: am.Dataset, when: object, handover: am.Handover
) -> None:
    """Without its disputed records, a data set gives the same answers, less the disputed ones."""
    accepted = attrs.evolve(
        dataset,
        presidencies=[p for p in dataset.presidencies if p.standing is am.Standing.ACCEPTED],
    )
    for union in dataset.unions:
        answers = [each.president_on(union.id, str(when), handover) for each in (dataset, accepted)]
        told, told_without = (
            {
                key: value
                for key, value in answer.to_dict().items()
                if key not in {"disputed", "sources"}
            }
            for answer in answers
        )
        assert told == told_without
        assert answers[1].disputed == ()


@FEWER
@given(DATASETS, st.dates(), st.sampled_from(am.Handover), st.data())
def test_the_order_of_records_does_not_matter(
    dataset: am.Dataset, when: object, handover: am.Handover, data: st.DataObject
) -> None:
    """Records in another order say the same of every holder, and of the vacancy."""
    shuffled = attrs.evolve(dataset, presidencies=data.draw(st.permutations(dataset.presidencies)))
    for union in dataset.unions:
        one, other = (
            each.president_on(union.id, str(when), handover) for each in (dataset, shuffled)
        )
        assert dict(one.holders) == dict(other.holders)
        assert one.vacant is other.vacant
        assert set(one.certain) == set(other.certain)


@FEWER
@given(DATASETS, st.dates(), st.sampled_from(am.Handover))
def test_a_person_and_a_union_tell_the_same_story(
    dataset: am.Dataset, when: object, handover: am.Handover
) -> None:
    """Who asks a person's presidencies finds what who asks the union finds, as certain."""
    for person in dataset.people:
        of_person = {
            match.record.id: match.certainty
            for match in dataset.presidencies_held_by(person.id).on(str(when), handover)
        }
        of_unions = {
            match.record.id: match.certainty
            for union in dataset.unions
            for match in dataset.president_on(union.id, str(when), handover)
            if match.record.holder_id == person.id
        }
        assert of_person == of_unions
