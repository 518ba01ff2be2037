import itertools

import apts_model as am
from benchmarks.registries.histories import registers, unions_for


def test_made_up_registers_break_no_rule() -> None:
    """Nothing in a made-up register is certainly wrong, though much in it may be."""
    [dataset] = registers(range(30))
    found = am.check(dataset)
    assert {one.severity for one in found} == {am.Severity.WARNING}


def test_a_union_is_the_same_however_it_is_made() -> None:
    """What is made up of a union depends on the seed and its number alone."""
    together = next(registers(range(10)))
    alone = [*registers(range(7, 10), together=1)]
    made = [tenure for dataset in alone for tenure in dataset.presidencies]
    assert made == [*together.presidencies][-len(made) :]
    assert next(registers(range(10), seed=2005)).presidencies != together.presidencies


def test_registers_have_what_makes_questions_hard() -> None:
    """Vague days, unknown and open ends, whole days, linked handovers, claims and gaps occur."""
    [dataset] = registers(range(30))
    tenures = dataset.presidencies
    assert len(tenures) / unions_for(len(tenures)) > 40
    ends = [tenure.period.end for tenure in tenures]
    assert None in ends
    assert ".." in ends
    assert any(isinstance(end, am.ImpreciseDate) and not end.is_exact for end in ends)
    assert any(tenure.period.whole_days for tenure in tenures)
    assert any(tenure.follows_ids for tenure in tenures)
    assert {tenure.standing for tenure in tenures} == {*am.Standing}
    gaps = (dataset.presidencies_of(union.id).gaps() for union in dataset.unions)
    vacant = {certainty for _, certainty in itertools.chain.from_iterable(gaps)}
    assert vacant == {am.Certainty.CERTAIN, am.Certainty.POSSIBLE}
