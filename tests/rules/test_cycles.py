import itertools
import random
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from apts_model.rules.cycles import circles

EDGES = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=14)


def reachable(edges: list[tuple[str, str]], start: str) -> set[str]:
    """Find what can be reached in one step or more, by taking steps until nothing is new."""
    reached: set[str] = set()
    while True:
        further = {b for a, b in edges if a == start or a in reached} - reached
        if not further:
            return reached
        reached |= further


def groups_of(edges: list[tuple[str, str]]) -> set[frozenset[str]]:
    """Find the circles by looking at every pair."""
    nodes = {*itertools.chain(*edges)}
    reach = {node: reachable(edges, node) for node in nodes}
    groups = {frozenset({a} | {b for b in nodes if b in reach[a] and a in reach[b]}) for a in nodes}
    return {group for group in groups if len(group) > 1}


@given(EDGES)
def test_circles_are_what_reaches_itself(edges: list[tuple[str, str]]) -> None:
    """Two are in one circle just if each can be reached from the other."""
    found = circles(edges)
    assert {frozenset(group) for group in found} == groups_of(edges)
    assert len(found) == len(groups_of(edges))


@given(EDGES, st.randoms(use_true_random=False))
def test_the_order_of_edges_does_not_matter(
    edges: list[tuple[str, str]], shuffler: random.Random
) -> None:
    """The same edges in another order, or twice, have the same circles."""
    shuffled = [*edges, *edges]
    shuffler.shuffle(shuffled)
    assert {frozenset(one) for one in circles(shuffled)} == {
        frozenset(one) for one in circles(edges)
    }


def test_what_is_no_circle() -> None:
    """Nothing, a row, a diamond and what leads to itself have none."""
    assert circles([]) == []
    assert circles([("a", "b"), ("b", "c")]) == []
    assert circles([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]) == []
    assert circles([("a", "a"), ("a", "b")]) == []


def test_a_long_way_is_no_matter() -> None:
    """A circle of very many is found without going deep, and a row of as many is none."""
    row = [(str(number), str(number + 1)) for number in range(50_000)]
    assert circles(row) == []
    [circle] = circles([*row, ("50000", "0")])
    assert len(circle) == 50_001


def test_edges_are_taken_once() -> None:
    """The edges are walked through once, whatever iterable they come from."""
    taken: list[tuple[str, str]] = []

    def edges() -> Iterator[tuple[str, str]]:
        for edge in (("a", "b"), ("b", "a"), ("b", "c")):
            taken.append(edge)
            yield edge

    assert circles(edges()) == [{"a", "b"}]
    assert len(taken) == 3
