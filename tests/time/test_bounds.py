import itertools
from functools import cache

import pytest

from apts_model.time.bounds import NEVER_BEGUN, Bounds
from apts_model.time.edtf import FIRST_DAY, LAST_DAY, UNBOUNDED
from apts_model.time.periods import Handover
from tests.time.worlds import RELATIONS, Told, World, held, judge, windows

WINDOWS = windows(range(7))
ALL = [Bounds(*start, *end) for start, end in itertools.product(WINDOWS, repeat=2)]


@cache
def worlds(bounds: Bounds) -> tuple[World, ...]:
    start_first, start_last, end_first, end_last = bounds
    starts, ends = range(start_first, start_last + 1), range(end_first, end_last + 1)
    return tuple((start, end) for start, end in itertools.product(starts, ends) if start < end)


@cache
def truths(a: World, b: World) -> tuple[bool, ...]:
    return tuple(relation(range(*a), range(*b)) for relation in RELATIONS.values())


def test_tightened_bounds_are_the_days_that_some_world_uses() -> None:
    """`tightened` keeps a day if and only if a world has it, and `possible` tells if any has."""
    for bounds in ALL:
        tight, found = bounds.tightened(), worlds(bounds)
        assert tight.possible is bool(found), bounds
        if found:
            starts, ends = zip(*found, strict=True)
            assert tight == (min(starts), max(starts), min(ends), max(ends)), bounds
            assert worlds(tight) == found


def test_an_empty_window_leaves_no_world() -> None:
    """Windows that have nothing in common are not possible, whichever end it is."""
    assert not Bounds(2, 1, 3, 3).possible
    assert not Bounds(1, 1, 3, 2).possible


def test_relations_are_exact_for_every_pair() -> None:
    """Each relation is what it is in all worlds of the two, for every pair of bounds."""
    distinct = {bounds.tightened() for bounds in ALL if bounds.tightened().possible}
    for a, b in itertools.product(distinct, repeat=2):
        pairs = [truths(x, y) for x, y in itertools.product(worlds(a), worlds(b))]
        expected = [judge(column) for column in zip(*pairs, strict=True)]
        assert [a.overlaps(b), a.contains(b), a.before(b), a.meets(b)] == expected, (a, b)


@pytest.mark.parametrize("handover", Handover)
def test_shifted_bounds_are_the_days_held(handover: Handover) -> None:
    """Shifted as a handover is read, the bounds of two known days are the days between them."""
    told = Told((1, 1), "until", (4, 4))
    run = held(told, (1, 4), handover)
    shifted = Bounds(1, 1, 4, 4).shifted(*handover.shifts)
    assert shifted == (run.start, run.start, run.stop, run.stop)


@pytest.mark.parametrize(("start", "end"), [*itertools.product((-1, 0, 2), repeat=2)])
def test_shifting_moves_both_days_of_an_end_alike(start: int, end: int) -> None:
    """The start moves by the one number, the end by the other, also where one of them is none."""
    moved = Bounds(10, 20, 30, 40).shifted(start, end)
    assert moved == (10 + start, 20 + start, 30 + end, 40 + end)


def test_has_start_and_has_end_tell_whether_some_day_bounds_them() -> None:
    """The days of the calendar, and the two after it that an end may need, are bounds."""
    whole = Bounds(FIRST_DAY, FIRST_DAY, LAST_DAY + 2, LAST_DAY + 2)
    assert whole.has_start
    assert whole.has_end
    unknown = Bounds(NEVER_BEGUN, 1, 2, UNBOUNDED)
    for handover in Handover:
        shifted = unknown.shifted(*handover.shifts)
        assert not shifted.has_start
        assert not shifted.has_end
