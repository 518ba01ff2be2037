"""Shapes of real life: that they are recognised, and drawn often."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.strategies.shapes import shapes_in


def held(own: str, start: str | None, until: str | None, **more: Any) -> am.Presidency:
    """Make a presidency of one union."""
    return am.Presidency(
        id=own, union_id="u", holder_id=own, period=am.Period(start, until=until), **more
    )


def office(*presidencies: am.Presidency) -> set[str]:
    """Name the shapes of an office."""
    return shapes_in(am.Dataset(title="T", presidencies=presidencies))


def test_shapes_of_offices() -> None:
    """Each shape of an office is told from its neighbours."""
    ada = held("ada", "2001-05-01", "2004-05-01")
    assert office(ada) == set()
    assert office(ada, held("bo", "2004-05-01", "2006")) == {"handover day"}
    assert office(ada, held("bo", "2004-05-02", "2006")) == {"gap"}
    assert office(ada, held("bo", "2004-04-30", "2006")) == {"co-presidency"}
    assert office(ada, held("ada", "2004-04-30", "2006")) == set()
    assert office(ada, held("bo", "2004-05", "2006")) == set()
    assert office(held("ada", "2001", None)) == {"unknown end"}
    assert office(held("ada", "2001", "..")) == set()
    assert office(held("ada", "2004-02-29", "..")) == {"leap day"}
    assert office(held("ada", "2001", "2004-02-29")) == {"leap day"}
    assert office(held("ada", "2004-02-29~", "..")) == set()
    vague = held("ada", "2001", "2004-05")
    assert office(vague, held("bo", None, "2006", follows_ids=["ada"])) == {"linked vague handover"}
    assert office(vague, held("bo", None, "2006")) == set()
    assert office(ada, held("bo", "2004-04-30", "2006", standing="disputed")) == set()


def family(*steps: tuple[list[str], str]) -> bool:
    """Whether a family has a diamond; steps lead from unions to one union."""
    mergers = [
        am.Merger(
            id=f"m{number}",
            kind="absorption" if after in before else "fusion",
            predecessor_ids=before,
            successor_id=after,
        )
        for number, (before, after) in enumerate(steps)
        if len(before) > 1
    ]
    splits = [
        am.Split(id=f"s{number}", parent_id=before[0], child_ids=[after])
        for number, (before, after) in enumerate(steps)
        if len(before) == 1
    ]
    return "diamond" in shapes_in(am.Dataset(title="T", mergers=mergers, splits=splits))


def test_diamonds() -> None:
    """A diamond is what came apart and came together again, at once or over several steps."""
    assert family((["a"], "b"), (["a"], "c"), (["b", "c"], "d"))
    assert family((["a"], "b"), (["b"], "c"), (["a", "c"], "d"))
    assert family((["a"], "b"), (["a", "b"], "a"))
    assert not family((["a"], "b"), (["x"], "c"), (["b", "c"], "d"))
    assert not family((["a", "b"], "c"), (["c"], "d"))
    assert not family((["a", "b"], "a"))
    claim = am.Split(id="s", parent_id="a", child_ids=["b"], standing="disputed")
    merged = am.Merger(id="m", predecessor_ids=["a", "b"], successor_id="c")
    assert shapes_in(am.Dataset(title="T", splits=[claim], mergers=[merged])) == set()
    assert not family((["a", "b"], "a"), (["a", "c"], "a"))


def whole(family: strategies.Family) -> am.Dataset:
    """Make a data set of a family."""
    return am.Dataset(title="F", unions=family.unions, mergers=family.mergers, splits=family.splits)


OFFICES = (
    *("co-presidency", "gap", "handover day"),
    *("leap day", "linked vague handover", "unknown end"),
)


@pytest.mark.parametrize(
    ("drawn", "shapes"),
    [(strategies.datasets(), OFFICES), (strategies.lineages().map(whole), ("diamond",))],
    ids=["datasets", "lineages"],
)
def test_shapes_are_drawn_often(
    drawn: st.SearchStrategy[am.Dataset], shapes: tuple[str, ...]
) -> None:
    """Of four hundred data sets, or families, each shape is found in several."""
    found: Counter[str] = Counter()

    @settings(
        max_examples=400,
        phases=[Phase.generate],
        database=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    @given(drawn)
    def draw(dataset: am.Dataset) -> None:
        found.update(shapes_in(dataset))

    draw()
    rare = {shape: found[shape] for shape in shapes if found[shape] < 5}
    assert rare == {}
