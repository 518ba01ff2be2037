"""Laws of lineage: in families that can be, and in any tangle of mergers and splits."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from tests.effort import tries

FEWER = tries(60)


def known(family: strategies.Family) -> am.Dataset:
    """Make a data set of a family of unions."""
    return am.Dataset(
        title="A family",
        as_of="2025-12-31",
        unions=family.unions,
        mergers=family.mergers,
        splits=family.splits,
    )


FAMILIES = strategies.lineages(max_unions=6).map(known)
_IDS = st.sampled_from("abcde")
_SETS = st.sets(_IDS, min_size=1, max_size=3).map(sorted)
_STANDINGS = st.sampled_from(["accepted", "accepted", "disputed"])


def _tangle(mergers: list[Any], splits: list[Any]) -> am.Dataset:
    return am.Dataset(
        title="A tangle",
        unions=[am.TradeUnion(id=name) for name in "abcd"],  # e is not on record
        mergers=[
            am.Merger(
                id=f"m{number}",
                kind=am.MergerKind.ABSORPTION,
                predecessor_ids=before,
                successor_id=after,
                standing=standing,
            )
            for number, (before, after, standing) in enumerate(mergers)
        ],
        splits=[
            am.Split(id=f"s{number}", parent_id=parent, child_ids=children, standing=standing)
            for number, (parent, children, standing) in enumerate(splits)
            if parent not in children
        ],
    )


TANGLES = st.builds(
    _tangle,
    st.lists(st.tuples(_SETS, _IDS, _STANDINGS), max_size=5),
    st.lists(st.tuples(_IDS, _SETS, _STANDINGS), max_size=5),
)
EITHER = FAMILIES | TANGLES


@FEWER
@given(FAMILIES)
def test_no_union_comes_from_itself(dataset: am.Dataset) -> None:
    """In a family that can be, nothing is both an ancestor and a descendant, nor its own."""
    for union in dataset.unions:
        lineage = dataset.lineage(union.id)
        assert union.id not in (*lineage.ancestors, *lineage.descendants)
        assert not set(lineage.ancestors) & set(lineage.descendants)


@FEWER
@given(EITHER)
def test_walks_end_and_name_each_union_once(dataset: am.Dataset) -> None:
    """Even where unions come from one another in a circle, each is named once, the asked never."""
    for union in dataset.unions:
        lineage = dataset.lineage(union.id)
        for reached in (lineage.ancestors, lineage.descendants):
            assert len(set(reached)) == len(reached)
            assert union.id not in reached


@FEWER
@given(EITHER)
def test_ancestors_and_descendants_are_two_sides_of_one_thing(dataset: am.Dataset) -> None:
    """One union is an ancestor of another just if that one is a descendant of the first."""
    lineages = {union.id: dataset.lineage(union.id) for union in dataset.unions}
    for one, of_one in lineages.items():
        for other, of_other in lineages.items():
            assert (one in of_other.ancestors) is (other in of_one.descendants)


@FEWER
@given(EITHER)
def test_ancestors_of_ancestors_are_ancestors(dataset: am.Dataset) -> None:
    """Lineage is transitive, and its steps are those of the unions on the way."""
    on_record = {union.id for union in dataset.unions}
    for union in dataset.unions:
        lineage = dataset.lineage(union.id)
        for ancestor in on_record.intersection(lineage.ancestors):
            further = dataset.lineage(ancestor)
            assert {*lineage.ancestors, union.id}.issuperset(further.ancestors)
        parents = {edge.predecessor_id for edge in lineage.edges if edge.successor_id == union.id}
        assert parents <= {union.id, *lineage.ancestors}


@FEWER
@given(EITHER)
def test_steps_lead_from_ancestors_to_descendants(dataset: am.Dataset) -> None:
    """Accepted steps lead along the lineage, each once; disputed ones lead nowhere."""
    for union in dataset.unions:
        lineage = dataset.lineage(union.id)
        family = {union.id, *lineage.ancestors, *lineage.descendants}
        assert len(set(lineage.edges)) == len(lineage.edges)
        for edge in lineage.edges:
            assert edge.record.standing is am.Standing.ACCEPTED
            assert {edge.predecessor_id, edge.successor_id} <= family
        assert family - {union.id} <= {
            end for edge in lineage.edges for end in (edge.predecessor_id, edge.successor_id)
        }
        for edge in lineage.disputed:
            assert edge.record.standing is am.Standing.DISPUTED
            assert {edge.predecessor_id, edge.successor_id} & family


@FEWER
@given(FAMILIES, strategies.imprecise_dates())
def test_successors_are_descendants(dataset: am.Dataset, when: am.ImpreciseDate) -> None:
    """What carries a union on has come from it; a union does not succeed itself."""
    for union in dataset.unions:
        succeeded = set(dataset.successors_on(union.id, when).holders)
        assert succeeded <= set(dataset.lineage(union.id).descendants)
