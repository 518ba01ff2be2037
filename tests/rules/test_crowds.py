import itertools
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model.rules.crowds import MOST_COMPARED, MOST_HELD, Crowd, Room, crowds
from apts_model.time.bounds import Bounds

CERTAIN, POSSIBLE, NO = am.Certainty.CERTAIN, am.Certainty.POSSIBLE, am.Certainty.NO


def exact(first: int, end: int) -> Bounds:
    """Make bounds of days that are known."""
    return Bounds(first, first, end, end)


def no_two(_first: int, _second: int) -> bool:
    """Keep nobody apart."""
    return False


def first_two(*both: int) -> bool:
    """Keep the first and the second apart."""
    return {*both} == {0, 1}


def found(
    bounds: list[Bounds],
    who: str,
    room: Room | None = None,
    apart: Callable[[int, int], bool] = no_two,
) -> list[tuple[am.Certainty, Crowd]]:
    """Say who finds no room; each holder is a letter."""

    def overlap(first: int, second: int) -> am.Certainty:
        return NO if apart(first, second) else bounds[first].overlaps(bounds[second])

    return list(crowds(bounds, who, overlap, room or Room()))


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
    assert found(same[:2], "ab", room) == [(POSSIBLE, Crowd(1, (0,), 1))]
    assert found(same, "abc", room) == [(CERTAIN, Crowd(2, (0, 1), 1))]
    longer = [exact(0, 5), exact(1, 9), *same]
    assert found(longer, "abcab", room) == [
        (CERTAIN, Crowd(2, (0, 1), 1)),
        (CERTAIN, Crowd(3, (0, 1, 2), 1)),
        (CERTAIN, Crowd(4, (0, 1, 2, 3), 1)),
    ]


def test_what_is_certain_tells_of_all_in_it() -> None:
    """A doubt about two of a crowd that is certain is not told; a doubt with another one is."""
    room = Room(most=lambda _: 2, least=lambda _: 1)
    vague = Bounds(6, 8, 9, 9)
    assert found([exact(1, 7), exact(2, 5), exact(3, 4), vague], "abcd", room) == [
        (CERTAIN, Crowd(2, (0, 1), 3)),
        (POSSIBLE, Crowd(3, (0,), 6)),
    ]


def test_each_is_told_once_whoever_else_it_meets() -> None:
    """Who is known to be one too many is not told of again, with others, when the room changes."""
    room = Room(days=(8,))
    vague = [Bounds(first, first + 8, first + 9, 20) for first in (2, 3, 4)]
    assert found([Bounds(1, 5, 6, 7), *vague], "abcd", room) == [
        (POSSIBLE, Crowd(1, (0,), 2)),
        (POSSIBLE, Crowd(2, (1,), 3)),
        (POSSIBLE, Crowd(3, (2,), 4)),
    ]


def test_who_meets_two_by_two_is_together() -> None:
    """Those who meet in every world do so on one day or another: it need not be the same day."""
    whole, inside = exact(1, 5), Bounds(1, 3, 2, 4)
    assert found([whole, inside], "ab") == [(CERTAIN, Crowd(1, (0,), 1))]
    assert found([whole, inside], "aa") == []
    assert found([whole, inside], "ab", apart=first_two) == []
    two = Room(most=lambda _: 2, least=lambda _: 2)
    assert found([whole, whole, inside], "abc", two) == [(CERTAIN, Crowd(2, (1, 0), 1))]
    assert found([whole, inside, inside], "abc", two) == [(POSSIBLE, Crowd(2, (1, 0), 1))]


def test_who_meets_where_there_may_be_room_is_perhaps_too_many() -> None:
    """Of a day that is not known, the one on which there is most room counts."""
    whole, inside = exact(1, 5), Bounds(1, 3, 2, 4)

    def room(first: int, end: int) -> Room:
        def most(day: int) -> int:
            return 2 if first <= day < end else 1

        return Room(most, most, days=(first, end))

    assert found([whole, inside], "ab", room(-5, 1)) == [(CERTAIN, Crowd(1, (0,), 1))]
    assert found([whole, inside], "ab", room(4, 9)) == [(CERTAIN, Crowd(1, (0,), 1))]
    assert found([whole, inside], "ab", room(3, 9)) == [(POSSIBLE, Crowd(1, (0,), 1))]
    assert {wrong for wrong, _ in found([whole, inside], "ab", room(0, 2))} == {POSSIBLE}
    assert found([whole, inside], "ab", room(0, 9)) == []


def test_everybody_is_looked_at_where_the_room_changes() -> None:
    """Two for whom there is no longer room are found, even if a third follows them both."""
    room = Room(most=lambda day: 2 if day < 5 else 1, least=lambda day: 2 if day < 5 else 1)
    told = Room(room.most, room.least, days=(0, 5))
    bounds = [Bounds(1, 1, 4, 7), Bounds(1, 1, 4, 7), Bounds(4, 7, 9, 9)]

    def third(*both: int) -> bool:
        return 2 in both

    assert {wrong for wrong, _ in found(bounds, "abc", told, third)} == {POSSIBLE}
    members = {
        frozenset((one.position, *one.others)) for _, one in found(bounds, "abc", told, third)
    }
    assert members == {frozenset((0, 1))}


def test_a_doubt_does_not_hide_what_is_certain() -> None:
    """Who certainly meets one is an ERROR, whoever else it perhaps meets, in whatever order."""
    whole, inside, other = exact(1, 5), Bounds(1, 3, 2, 4), Bounds(1, 6, 7, 7)
    for three in itertools.permutations([whole, inside, other]):
        assert CERTAIN in {wrong for wrong, _ in found([*three], "abc")}, three


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


WINDOWS = st.tuples(st.integers(0, 4), st.integers(0, 3), st.integers(1, 4), st.integers(0, 3))
VAGUE = WINDOWS.map(
    lambda one: Bounds(one[0], one[0] + one[1], one[0] + one[2], one[0] + one[2] + one[3])
).map(Bounds.tightened)


def worlds(of: Bounds) -> list[range]:
    """List the days of one in each world."""
    starts = range(of.start_first, of.start_last + 1)
    ends = range(of.end_first, of.end_last + 1)
    return [range(start, end) for start in starts for end in ends if start < end]


@given(st.lists(st.tuples(VAGUE, st.sampled_from("abc")), max_size=3), st.integers(1, 2))
def test_vague_days_against_every_world(held: list[tuple[Bounds, str]], seats: int) -> None:
    """Something is wrong just if in some world too many hold; an ERROR if always the same ones."""

    def together(group: tuple[int, ...], world: tuple[range, ...]) -> bool:
        days = set(world[group[0]]).intersection(*(world[one] for one in group[1:]))
        return bool(days) and len({held[one][1] for one in group}) > seats

    every_world = list(itertools.product(*(worlds(of) for of, _ in held)))
    groups = list(itertools.combinations(range(len(held)), seats + 1))
    too_many = [[together(group, world) for group in groups] for world in every_world]
    room = Room(most=lambda _: seats, least=lambda _: seats)
    told = {wrong for wrong, _ in found([of for of, _ in held], "".join(w for _, w in held), room)}
    assert bool(told) is any(map(any, too_many))
    assert (CERTAIN in told) is any(map(all, zip(*too_many, strict=True)))
