"""Circles in what leads from one to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

Edge = tuple[str, str]


def circles(edges: Iterable[Edge]) -> list[set[str]]:
    """Find the groups in which everything leads to everything else (strongly connected ones).

    What leads to itself alone is no group. Time grows in step with the number of edges: one walk
    along the edges says in which order to walk against them (Kosaraju, 1978).
    """
    forwards: defaultdict[str, list[str]] = defaultdict(list)
    backwards: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in edges:
        forwards[one].append(other)
        backwards[other].append(one)
    seen: set[str] = set()
    finished = [one for start in [*forwards] for one in _walk(start, forwards, seen)]
    seen = set()
    groups = [{*_walk(start, backwards, seen)} for start in reversed(finished)]
    return [group for group in groups if len(group) > 1]


def _walk(start: str, edges: Mapping[str, list[str]], seen: set[str]) -> Iterator[str]:
    """Give all that was not seen yet and can be reached, each after what it leads to."""
    ways = [] if start in seen else [(start, iter(edges.get(start, ())))]
    seen.add(start)
    while ways:
        one, others = ways[-1]
        fresh = next((other for other in others if other not in seen), None)
        if fresh is None:
            ways.pop()
            yield one
        else:
            seen.add(fresh)
            ways.append((fresh, iter(edges.get(fresh, ()))))
