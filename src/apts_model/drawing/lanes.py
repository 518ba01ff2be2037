"""Lanes: in which order lines stand below each other, so that what joins them crosses few others.

A lineage is drawn on an axis of time. That settles where everything lies from left to right, and
leaves only the order of the lanes to choose: a small problem, for which a library that lays out
graphs in two dimensions would be a heavy and an ill-fitting answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

_MOST = 20
"""Families larger than this keep the order in which they are given: nobody could read them."""

Group = frozenset[str]
"""Ids of lanes that one line joins."""


def ordered(ids: Sequence[str], groups: Iterable[Group]) -> list[str]:
    """Order lanes so that those joined stand together, with few others between them.

    Families, which nothing joins to each other, stand one after the other. Where nothing is won
    by another order, they keep the one in which they are given.

    Examples:
        >>> from apts_model.drawing.lanes import ordered
        >>> ordered(["aptmq", "cps", "fiq", "apts"], [frozenset({"aptmq", "cps", "apts"})])
        ['aptmq', 'cps', 'apts', 'fiq']
    """
    joined = [group for group in groups if len(group) > 1]
    return [
        one
        for family in _families(ids, joined)
        for one in _settled(family, [group for group in joined if group <= {*family}])
    ]


def _families(ids: Sequence[str], groups: Sequence[Group]) -> Iterator[list[str]]:
    left = dict.fromkeys(ids)
    for one in ids:
        if one not in left:
            continue
        family, waiting = {one}, [one]
        while waiting:
            inside = waiting.pop()
            new = {other for group in groups if inside in group for other in group} - family
            family |= new
            waiting += new
        yield [other for other in ids if other in family]
        for other in family:
            del left[other]


def _settled(family: list[str], groups: Sequence[Group]) -> list[str]:
    """Move one lane at a time to where it is best, until no move makes things better."""
    best, least = family, _cost(family, groups)
    while 1 < len(family) <= _MOST:
        order = min(_moves(best), key=lambda moved: _cost(moved, groups))
        cost = _cost(order, groups)
        if cost >= least:
            break
        best, least = order, cost
    return best


def _moves(order: list[str]) -> Iterator[list[str]]:
    for place, one in enumerate(order):
        rest = [*order[:place], *order[place + 1 :]]
        for other in range(len(order)):
            if other != place:
                yield [*rest[:other], one, *rest[other:]]


def _cost(order: Sequence[str], groups: Iterable[Group]) -> int:
    """How long all lines are, with what they cross counted twice."""
    places = {one: place for place, one in enumerate(order)}
    cost = 0
    for group in groups:
        within = [places[one] for one in group]
        length = max(within) - min(within)
        cost += length + 2 * (length + 1 - len(group))
    return cost
