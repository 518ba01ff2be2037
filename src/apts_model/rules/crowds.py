"""How many held something at once, as far as it is known, by one walk along the days."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

import attrs

from apts_model.time.bounds import Bounds
from apts_model.time.certainty import CERTAIN, NO, POSSIBLE, Certainty


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
    overlap: Callable[[int, int], Certainty],
    room: Room,
) -> Iterator[tuple[Certainty, Crowd]]:
    """Find those who hold with more others than there is room for, each of them once.

    Args:
        bounds: Days of each one.
        who: Who it is, of each one; who holds twice takes one place.
        overlap: Whether two of them, by position, hold on one day.
        room: How many there is room for.
    """
    told: defaultdict[int, list[set[int]]] = defaultdict(list)
    certain = ((CERTAIN, crowd) for crowd in _certain(bounds, who, room))
    reported: set[int] = set()
    for wrong, crowd in (*certain, *_possible(bounds, who, overlap, room)):
        members = {crowd.position, *crowd.others}
        is_known = any(members <= one for one in told[crowd.position])
        if crowd.position not in reported and not is_known:
            reported.add(crowd.position)
            for one in members:
                told[one].append(members)
            yield wrong, crowd


def _certain(bounds: Sequence[Bounds], who: Sequence[Hashable], room: Room) -> Iterator[Crowd]:
    """Find a day on which more hold than there is room for, in every case."""
    stretches = [(of.start_last, of.end_first) for of in bounds]
    for day, newest, held in _walk(stretches, room.days):
        position = newest[-1]
        if len({who[one] for one in held}) > room.most(day):
            yield Crowd(position, tuple(one for one in held if one != position), day)


def _possible(
    bounds: Sequence[Bounds],
    who: Sequence[Hashable],
    overlap: Callable[[int, int], Certainty],
    room: Room,
) -> Iterator[tuple[Certainty, Crowd]]:
    """Find days on which more may hold than there is room for.

    Those who meet two by two, in every case, are together on some day, in every case.
    """
    stretches = [(of.start_first, of.end_last) for of in bounds]

    def meet(first: int, second: int) -> bool:
        return who[first] != who[second] and overlap(first, second) is not NO

    def is_sure(chosen: tuple[int, ...], position: int) -> bool:
        pairs = itertools.combinations((*chosen, position), 2)
        return all(overlap(one, other) is CERTAIN for one, other in pairs) and len(chosen) >= (
            _most_during(room, [bounds[one] for one in (*chosen, position)])
        )

    for day, newest, held in _walk(stretches, room.days):
        for position in newest:
            others = [one for one in held[::-1] if one != position and meet(one, position)]
            found = [
                (is_sure(chosen, position), Crowd(position, chosen, day))
                for chosen in itertools.combinations(others[:MOST_COMPARED], room.least(day))
                if all(itertools.starmap(meet, itertools.combinations(chosen, 2)))
            ]
            if found:
                sure = next((one for one in found if one[0]), found[0])
                yield (CERTAIN if sure[0] else POSSIBLE), sure[1]


def _most_during(room: Room, bounds: Sequence[Bounds]) -> int:
    """How many there is room for at most, on any day on which all of these may hold."""
    first, end = max(of.start_first for of in bounds), min(of.end_last for of in bounds)
    return max(room.most(day) for day in (first, *room.days) if first <= day < end)


MOST_COMPARED = 12
"""Of those that may hold with one, so many are compared with each other."""


def _walk(
    stretches: Sequence[tuple[int, int]], days: Iterable[int]
) -> Iterator[tuple[int, list[int], list[int]]]:
    """Give each day on which one comes, or the room changes, who is new to it, and who holds.

    Where the room changes, it is new to all.
    """
    coming = [(first, position) for position, (first, end) in enumerate(stretches) if first < end]
    held: list[int] = []
    for day, position in sorted([*coming, *((day, NOBODY) for day in days)]):
        held = [one for one in held if stretches[one][1] > day][-MOST_HELD:]
        if position != NOBODY:
            held.append(position)
            yield day, [position], held
        elif held:
            yield day, held[-MOST_COMPARED:], held


NOBODY = -1

MOST_HELD = 100
"""So many that came last are looked at; where more hold at once, each of them is reported."""
