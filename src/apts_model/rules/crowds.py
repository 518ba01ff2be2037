"""How many held something at once, as far as it is known, by one walk along the days."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

import attrs

from apts_model.rules.findings import CERTAIN, POSSIBLE
from apts_model.time.bounds import Bounds
from apts_model.time.certainty import Certainty


class Crowd(NamedTuple):
    """One that comes to others when there is no room for it."""

    position: int
    others: tuple[int, ...]
    day: int
    """A day, by number, on which they meet."""


def _one(_: int) -> int:
    return 1


@attrs.frozen
class Room:
    """How many there is room for on a day: for one, if nothing else is said."""

    most: Callable[[int], int] = _one
    """At most so many."""
    least: Callable[[int], int] = _one
    """Certainly so many."""
    days: tuple[int, ...] = ()
    """Days on which it may change."""


def crowds(
    bounds: Sequence[Bounds],
    who: Sequence[Hashable],
    apart: Callable[[int, int], bool],
    room: Room,
) -> Iterator[tuple[Certainty, Crowd]]:
    """Find those who hold with more others than there is room for, each of them once.

    Args:
        bounds: Days of each one.
        who: Who it is, of each one; who holds twice takes one place.
        apart: Whether two of them, by position, are known never to hold at once.
        room: How many there is room for.
    """
    told: set[int] = set()
    for wrong, found in (
        (CERTAIN, _certain(bounds, who, room)),
        (POSSIBLE, _possible(bounds, who, apart, room)),
    ):
        for crowd in found:
            if crowd.position not in told:
                told.add(crowd.position)
                yield wrong, crowd


def _certain(bounds: Sequence[Bounds], who: Sequence[Hashable], room: Room) -> Iterator[Crowd]:
    stretches = [(of.start_last, of.end_first) for of in bounds]
    for day, position, held in _walk(stretches, room.days):
        together = {who[one] for one in held}
        if len(together) > room.most(day):
            yield Crowd(position, tuple(one for one in held if one != position), day)


def _possible(
    bounds: Sequence[Bounds],
    who: Sequence[Hashable],
    apart: Callable[[int, int], bool],
    room: Room,
) -> Iterator[Crowd]:
    stretches = [(of.start_first, of.end_last) for of in bounds]

    def meet(first: int, second: int) -> bool:
        return who[first] != who[second] and not apart(first, second)

    for day, position, held in _walk(stretches, room.days):
        others = [one for one in held[::-1] if meet(position, one)][:MOST_COMPARED]
        for together in itertools.combinations(others, room.least(day)):
            if all(itertools.starmap(meet, itertools.combinations(together, 2))):
                yield Crowd(position, together, day)
                break


MOST_COMPARED = 12
"""Of those that may hold with one, so many are compared with each other."""


def _walk(
    stretches: Sequence[tuple[int, int]], days: Iterable[int]
) -> Iterator[tuple[int, int, list[int]]]:
    """Give each day on which one comes, or the room changes, the one that came last, and all."""
    coming = [(first, position) for position, (first, end) in enumerate(stretches) if first < end]
    held: list[int] = []
    for day, position in sorted([*coming, *((day, NOBODY) for day in days)]):
        held = [one for one in held if stretches[one][1] > day][-MOST_HELD:]
        if position != NOBODY:
            held.append(position)
        if held:
            yield day, held[-1], held


NOBODY = -1

MOST_HELD = 100
"""So many that came last are looked at; where more hold at once, each of them is reported."""
