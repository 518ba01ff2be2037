"""The order of lanes: few lines cross what they do not join."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apts_model.drawing.lanes import ordered

LETTERS = "abcde"
GROUPS = st.lists(
    st.sets(st.sampled_from(LETTERS), min_size=2, max_size=3).map(frozenset[str]), max_size=3
)


def crossed(order: list[str], groups: list[frozenset[str]]) -> int:
    """How many lanes lie between those that a line joins, without being joined by it."""
    count = 0
    for group in groups:
        places = [order.index(one) for one in group]
        count += sum(one not in group for one in order[min(places) : max(places) + 1])
    return count


@given(st.permutations(LETTERS), GROUPS)
def test_every_lane_keeps_a_place(ids: list[str], groups: list[frozenset[str]]) -> None:
    """No lane is lost or doubled, and nothing gets worse than in the order given."""
    found = ordered(ids, groups)
    assert sorted(found) == sorted(ids)
    assert crossed(found, groups) <= crossed(ids, groups)


@given(st.permutations(LETTERS), GROUPS)
def test_few_lines_are_crossed(ids: list[str], groups: list[frozenset[str]]) -> None:
    """Seldom is there an order that crosses less, and never by more than one."""
    least = min(crossed([*order], groups) for order in permutations(ids))
    assert crossed(ordered(ids, groups), groups) <= least + 1


@pytest.mark.parametrize(
    "groups",
    [
        ["ab", "bc"],
        ["abc", "bcd"],
        ["ae", "be", "ce"],
        ["abc", "cde"],
        ["ad", "ce", "be"],
        ["acd", "bcd", "de"],
    ],
)
def test_common_families_cross_nothing_needless(groups: list[str]) -> None:
    """Chains, diamonds and fans are drawn as well as any order could."""
    joined = [frozenset(group) for group in groups]
    for ids in permutations(LETTERS):
        least = min(crossed([*order], joined) for order in permutations(LETTERS))
        assert crossed(ordered(ids, joined), joined) == least


def test_what_nothing_joins_keeps_its_order() -> None:
    """Without lines nothing moves; families stand one after the other."""
    assert ordered("cab", []) == ["c", "a", "b"]
    assert ordered("cab", [frozenset("a")]) == ["c", "a", "b"]
    assert ordered("cab", [frozenset("cb")]) == ["c", "b", "a"]


def test_the_largest_families_are_left_as_they_are() -> None:
    """Nobody could read them, and better orders would take long to find."""
    ids = [f"u{number}" for number in range(30)]
    assert ordered(ids, [frozenset(ids), frozenset((ids[0], ids[-1]))]) == ids
