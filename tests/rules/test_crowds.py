import itertools
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model.rules.crowds import MOST_COMPARED, MOST_HELD, Crowd, Room, crowds
from apts_model.time.bounds import Bounds

CERTAIN, POSSIBLE = am.Certainty.CERTAIN, am.Certainty.POSSIBLE


def never(_first: int, _second: int) -> bool:
    """Keep nobody apart."""
    return False


def exact(first: int, end: int) -> Bounds:
    """Make bounds of days that are known."""
    return Bounds(first, first, end, end)


def first_two(*both: int) -> bool:
    """Keep the first and the second apart."""
    return {*both} == {0, 1}


def found(
    bounds: list[Bounds],
    who: str,
    room: Room | None = None,
    apart: Callable[[int, int], bool] = never,
) -> list[tuple[am.Certainty, Crowd]]:
    """Say who finds no room; each holder is a letter."""
    return list(crowds(bounds, who, apart, room or Room()))


def test_the_one_that_comes_last_finds_no_room() -> None:
    """Two hold at once: the later one is named, with the other, on the day on which it comes."""
    one, other = exact(1, 5), exact(3, 8)
    assert found([one, other], "ab") == [(CERTAIN, Crowd(1, (0,), 3))]
    assert found([other, one], "ab") == [(CERTAIN, Crowd(0, (1,), 3))]


def test_what_is_over_makes_room() -> None:
    """Who comes on the day on which the other one ends finds room, and so do two of one name."""
    assert found([exact(1, 5), exact(5, 8)], "ab") == []
    assert found([exact(1, 5), exact(4, 8)], "aa") == []
    assert found([], "") == []


def test_what_is_certain_is_not_told_again_as_possible() -> None:
    """Each is told once, as surely as it can be; the certain ones first."""
    vague = Bounds(1, 3, 4, 9)
    bounds = [vague, exact(6, 9), exact(7, 9)]
    assert found(bounds, "abc") == [
        (CERTAIN, Crowd(2, (1,), 7)),
        (POSSIBLE, Crowd(1, (0,), 6)),
    ]


def test_who_is_apart_does_not_meet() -> None:
    """What is known never to hold at once is no crowd, even if its days are vague."""
    bounds = [Bounds(1, 1, 3, 6), Bounds(3, 6, 9, 9), exact(4, 5)]
    assert found(bounds[:2], "ab") == [(POSSIBLE, Crowd(1, (0,), 3))]
    assert found(bounds[:2], "ab", apart=first_two) == []
    room = Room(most=lambda _: 2, least=lambda _: 2)
    assert found(bounds, "abc", room) == [(POSSIBLE, Crowd(2, (1, 0), 4))]
    assert found(bounds, "abc", room, first_two) == []


def test_room_changes_on_its_days() -> None:
    """When places are taken away, the one that came last finds no room on that day."""
    room = Room(most=lambda day: 2 if day < 5 else 1, least=lambda day: 2 if day < 5 else 1)
    three = [exact(1, 9), exact(2, 9), exact(20, 30)]
    assert found(three[:1] + three[2:], "ac", room) == []
    assert found(three, "abc", room) == []
    told = Room(room.most, room.least, days=(0, 5, 15))
    assert found(three, "abc", told) == [(CERTAIN, Crowd(1, (0,), 5))]


def test_room_that_is_not_known() -> None:
    """With two places or one, two at once are perhaps too many, and three certainly."""
    room = Room(most=lambda _: 2, least=lambda _: 1)
    same = [exact(1, 5)] * 3
    assert found(same, "abc", room) == [
        (CERTAIN, Crowd(2, (0, 1), 1)),
        (POSSIBLE, Crowd(1, (0,), 1)),
    ]


def test_everybody_in_a_large_crowd_is_told_of() -> None:
    """However many hold at once, all but the first are found, each with a few of the others."""
    count = 3 * MOST_HELD
    letters = "".join(map(chr, range(1000, 1000 + count)))
    certain = found([exact(number, 10**6) for number in range(count)], letters)
    assert [crowd.position for _, crowd in certain] == [*range(1, count)]
    assert all(len(crowd.others) <= MOST_HELD for _, crowd in certain)
    possible = found([Bounds(number, 10**5, 10**5 + 1, 10**6) for number in range(count)], letters)
    assert {crowd.position for _, crowd in possible} == {*range(1, count)}


def test_work_does_not_grow_with_the_square_of_a_crowd() -> None:
    """In a crowd twice as large twice as many are compared, and in a row nobody is."""

    def compared(bounds: list[Bounds]) -> int:
        calls = 0

        def apart(_first: int, _second: int) -> bool:
            nonlocal calls
            calls += 1
            return True

        letters = "".join(map(chr, range(1000, 1000 + len(bounds))))
        assert found(bounds, letters, apart=apart) == []
        return calls

    assert compared([exact(number, number + 1) for number in range(2000)]) == 0
    some, twice = (
        compared([Bounds(n, 10**6 - 1, 10**5, 10**6) for n in range(count)])
        for count in (4 * MOST_HELD, 8 * MOST_HELD)
    )
    assert twice < 3 * some
    assert MOST_COMPARED <= MOST_HELD


STRETCHES = st.tuples(st.integers(0, 6), st.integers(1, 4)).map(lambda one: (one[0], sum(one)))


@given(st.lists(st.tuples(STRETCHES, st.sampled_from("abc")), max_size=6), st.integers(1, 3))
def test_exact_days_against_counting(held: list[tuple[tuple[int, int], str]], seats: int) -> None:
    """With known days, something is found just if on some day there are more than places."""
    too_many = any(
        len({who for (first, end), who in held if first <= day < end}) > seats for day in range(12)
    )
    room = Room(most=lambda _: seats, least=lambda _: seats)
    bounds = [exact(*days) for days, _ in held]
    told = found(bounds, "".join(who for _, who in held), room)
    assert bool(told) is too_many
    assert all(wrong is CERTAIN for wrong, _ in told)
    assert len({crowd.position for _, crowd in told}) == len(told)
    for _, crowd in told:
        members = [crowd.position, *crowd.others]
        assert all(held[one][0][0] <= crowd.day < held[one][0][1] for one in members), (
            "all of a crowd hold on its day"
        )
        assert len({held[one][1] for one in members}) > seats
        assert len(set(itertools.chain(members))) == len(members)
