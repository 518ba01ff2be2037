"""Rules on affiliations: which bodies can have which members, and when."""

from __future__ import annotations

import graphlib
import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence

from apts_model.dataset import Dataset
from apts_model.finding import by_id
from apts_model.questions import Stretch
from apts_model.records.coalitions import Affiliation, Coalition
from apts_model.records.unions import TradeUnion
from apts_model.rules.cycles import circles
from apts_model.rules.findings import Finding, Found, Placed, accepted, listed, perhaps
from apts_model.rules.lives import Life, Part, found_together, outside
from apts_model.time.bounds import Bounds
from apts_model.time.certainty import CERTAIN, POSSIBLE


def _affiliations(dataset: Dataset) -> Iterable[Placed[Affiliation]]:
    return accepted(dataset.affiliations, "$.affiliations")


def affiliation_outside_life(dataset: Dataset) -> Found:
    """A member belongs to a body while both of them exist."""
    organisations: list[TradeUnion | Coalition] = [*dataset.unions, *dataset.coalitions]
    lives = {own: Life(own, one.period) for own, one in by_id(organisations).items()}
    for path, record in _affiliations(dataset):
        part = Part.of(f"{path}.period", record, record.period.bounds_on(dataset.as_of))
        owners = dict.fromkeys((record.member_id, record.body_id))
        both = [lives[owner] for owner in owners if owner in lives]
        found = [one for life in both for one in outside(part, life)]
        yield from found_together(found, both, path, record.id)


def body_inside_itself(dataset: Dataset) -> Found:
    """Nothing is a member of itself."""
    for path, record in _affiliations(dataset):
        if record.member_id == record.body_id:
            yield Finding(
                CERTAIN,
                f"{path}.body_id",
                (record.id, record.body_id),
                f"{record.body_id!r} is a member of itself: name another body",
            )


def body_cycle(dataset: Dataset) -> Found:
    """Bodies are not inside each other at one time."""
    found = [
        (path, record)
        for path, record in _affiliations(dataset)
        if record.member_id != record.body_id
    ]
    groups = circles((record.member_id, record.body_id) for _, record in found)
    group_of = {member: number for number, group in enumerate(groups) for member in group}
    inside: defaultdict[int, list[Placed[Affiliation]]] = defaultdict(list)
    for path, record in found:
        number = group_of.get(record.member_id)
        if number is not None and group_of.get(record.body_id) == number:
            inside[number].append((path, record))
    for number, placed in inside.items():
        bounds = [record.period.bounds_on(dataset.as_of) for _, record in placed]
        certain, possible = [*map(_certain, bounds)], [*map(_possible, bounds)]
        is_certain = _in_circle(placed, certain) or _always_meet(bounds)
        if is_certain or _in_circle(placed, possible):
            ids = sorted(groups[number])
            wrong = CERTAIN if is_certain else POSSIBLE
            yield Finding(
                wrong,
                placed[0][0],
                (*(record.id for _, record in placed), *ids),
                f"{listed(ids)} are {perhaps(wrong)}inside each other at one time: "
                "take one affiliation out, or mend its days",
            )


def _always_meet(bounds: Sequence[Bounds]) -> bool:
    """Whether all meet two by two, in every case; so they are together on some day."""
    pairs = itertools.combinations(bounds, 2)
    return len(bounds) <= MOST_DAYS and all(one.overlaps(other) is CERTAIN for one, other in pairs)


def _certain(bounds: Bounds) -> Stretch:
    return bounds.start_last, bounds.end_first


def _possible(bounds: Bounds) -> Stretch:
    return bounds.start_first, bounds.end_last


MOST_DAYS = 100
"""In larger circles only so many days are looked at; a circle on another day is not found."""


def _in_circle(placed: Sequence[Placed[Affiliation]], stretches: Sequence[Stretch]) -> bool:
    """Whether there is a day on which the affiliations of that day go in a circle."""
    for day in sorted({first for first, _ in stretches})[-MOST_DAYS:]:
        bodies: defaultdict[str, set[str]] = defaultdict(set)
        for (_, record), (first, end) in zip(placed, stretches, strict=True):
            if first <= day < end:
                bodies[record.member_id].add(record.body_id)
        try:
            graphlib.TopologicalSorter(bodies).prepare()
        except graphlib.CycleError:
            return True
    return False
