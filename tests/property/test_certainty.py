"""Laws of certainty: Kleene's strong logic, against plain sets of what may be true."""

import itertools
import operator
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from tests.effort import tries

NO, POSSIBLE, CERTAIN = am.Certainty
ONES = [*am.Certainty]
PAIRS = [*itertools.product(am.Certainty, repeat=2)]
TRIPLES = [*itertools.product(am.Certainty, repeat=3)]

Truths = frozenset[bool]
Connective = Callable[[am.Certainty, am.Certainty], am.Certainty]

MAY_BE: dict[am.Certainty, Truths] = {
    NO: frozenset({False}),
    POSSIBLE: frozenset({False, True}),
    CERTAIN: frozenset({True}),
}
"""What may be true of a statement that is so sure."""


def conjunction(a: am.Certainty, b: am.Certainty) -> am.Certainty:
    """Say both."""
    return a & b


def disjunction(a: am.Certainty, b: am.Certainty) -> am.Certainty:
    """Say either."""
    return a | b


CONNECTIVES: list[Connective] = [conjunction, disjunction]


def is_vaguer(a: am.Certainty, b: am.Certainty) -> bool:
    """Whether the second says all that the first says, and perhaps more."""
    return MAY_BE[b] <= MAY_BE[a]


# --- what the connectives say ----------------------------------------------------------------


def test_the_connectives_are_those_of_whatever_may_be_true() -> None:
    """`&`, `|` and `~` say all that follows from what may be true, and nothing more."""
    for a, b in PAIRS:
        cases = [*itertools.product(MAY_BE[a], MAY_BE[b])]
        assert MAY_BE[a & b] == {x and y for x, y in cases}, (a, b)
        assert MAY_BE[a | b] == {x or y for x, y in cases}, (a, b)
        assert MAY_BE[~a] == {not x for x, _ in cases}, a


def test_what_is_sure_reads_as_what_may_be_true() -> None:
    """`is_certain` is truth in every case, `is_possible` in some case."""
    for a in ONES:
        assert a.is_certain is all(MAY_BE[a])
        assert a.is_possible is any(MAY_BE[a])


# --- the algebra -----------------------------------------------------------------------------


@pytest.mark.parametrize("connective", CONNECTIVES)
def test_the_order_of_two_does_not_matter(connective: Connective) -> None:
    """`&` and `|` are commutative."""
    for a, b in PAIRS:
        assert connective(a, b) is connective(b, a), (a, b)


@pytest.mark.parametrize("connective", CONNECTIVES)
def test_the_grouping_of_three_does_not_matter(connective: Connective) -> None:
    """`&` and `|` are associative."""
    for a, b, c in TRIPLES:
        assert connective(connective(a, b), c) is connective(a, connective(b, c)), (a, b, c)


@pytest.mark.parametrize("connective", CONNECTIVES)
def test_saying_it_twice_adds_nothing(connective: Connective) -> None:
    """`&` and `|` are idempotent."""
    for a in ONES:
        assert connective(a, a) is a


@pytest.mark.parametrize(("outer", "inner"), [CONNECTIVES, CONNECTIVES[::-1]])
def test_each_connective_distributes_over_the_other(outer: Connective, inner: Connective) -> None:
    """A connective of one and of two others is that of the one and each of the others."""
    for a, b, c in TRIPLES:
        assert outer(a, inner(b, c)) is inner(outer(a, b), outer(a, c)), (a, b, c)


@pytest.mark.parametrize(("outer", "inner"), [CONNECTIVES, CONNECTIVES[::-1]])
def test_each_connective_absorbs_the_other(outer: Connective, inner: Connective) -> None:
    """What is said already leaves nothing to the other."""
    for a, b in PAIRS:
        assert outer(a, inner(a, b)) is a, (a, b)


@pytest.mark.parametrize(("one", "other"), [CONNECTIVES, CONNECTIVES[::-1]])
def test_not_turns_one_connective_into_the_other(one: Connective, other: Connective) -> None:
    """De Morgan's laws hold."""
    for a, b in PAIRS:
        assert ~one(a, b) is other(~a, ~b), (a, b)


def test_not_twice_is_nothing() -> None:
    """Double negation gives back what was said."""
    for a in ONES:
        assert ~~a is a


def test_certain_and_no_are_the_ends() -> None:
    """CERTAIN adds nothing to `&` and settles `|`; NO the other way round."""
    for a in ONES:
        assert (a & CERTAIN, a | NO) == (a, a)
        assert (a & NO, a | CERTAIN) == (NO, CERTAIN)


def test_no_middle_is_excluded() -> None:
    """A statement or its opposite is certain only if the statement is in no doubt."""
    for a in ONES:
        assert ((a | ~a) is CERTAIN) is (a is not POSSIBLE)
        assert ((a & ~a) is NO) is (a is not POSSIBLE)
    assert POSSIBLE | ~POSSIBLE is POSSIBLE
    assert POSSIBLE & ~POSSIBLE is POSSIBLE


# --- knowing more ----------------------------------------------------------------------------


@pytest.mark.parametrize("connective", CONNECTIVES)
def test_knowing_more_says_no_less(connective: Connective) -> None:
    """Settling a doubt in a part settles a doubt in the whole, or changes nothing."""
    for (a, b), (more_a, more_b) in itertools.product(PAIRS, repeat=2):
        if is_vaguer(a, more_a) and is_vaguer(b, more_b):
            assert is_vaguer(connective(a, b), connective(more_a, more_b)), (a, b, more_a, more_b)
            assert is_vaguer(~a, ~more_a)


Formula = Callable[[list[am.Certainty]], am.Certainty]


def both(a: Formula, b: Formula) -> Formula:
    """Join two formulas by `&`."""
    return lambda values: a(values) & b(values)


def either(a: Formula, b: Formula) -> Formula:
    """Join two formulas by `|`."""
    return lambda values: a(values) | b(values)


def opposite(a: Formula) -> Formula:
    """Negate a formula."""
    return lambda values: ~a(values)


LETTERS = st.sampled_from([operator.itemgetter(place) for place in range(3)])


def larger(inner: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    """Formulas made of smaller ones."""
    return (
        st.builds(both, inner, inner) | st.builds(either, inner, inner) | st.builds(opposite, inner)
    )


@tries(50)
@given(st.recursive(LETTERS, larger, max_leaves=8), st.sampled_from(TRIPLES))
def test_what_a_formula_settles_is_so_however_the_doubts_end(
    formula: Formula, values: tuple[am.Certainty, ...]
) -> None:
    """No formula is certain, or certainly not, of what a settled doubt could refute."""
    answer = formula([*values])
    for truths in itertools.product(*(MAY_BE[value] for value in values)):
        settled = formula([CERTAIN if truth else NO for truth in truths])
        assert settled is not POSSIBLE
        assert is_vaguer(answer, settled)
