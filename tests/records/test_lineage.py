from typing import Any

import pytest

import apts_model as am
from apts_model.records.lineage import mergers_of, splits_of
from tests.records.forms import made, refusal


def test_a_merger_is_a_fusion_unless_said_otherwise() -> None:
    """By default unions make a new one, on an unknown day, for reasons unknown."""
    merger = am.Merger(id="a", predecessor_ids=["b", "c"], successor_id="u")
    assert merger.kind is am.MergerKind.FUSION
    assert merger.standing is am.Standing.ACCEPTED
    assert (merger.date, merger.reason, merger.disputes_id, merger.note) == (None,) * 4


@pytest.mark.parametrize("missing", ["id", "predecessor_ids", "successor_id"])
def test_who_became_who_is_needed(missing: str) -> None:
    """A merger names whom it joins and what they became, and has an id."""
    fields: dict[str, Any] = {"id": "a", "predecessor_ids": ["b"], "successor_id": "u"}
    del fields[missing]
    with pytest.raises(TypeError, match=missing):
        am.Merger(**fields)


@pytest.mark.parametrize("kind", am.MergerKind)
def test_the_survivor_of_a_merger_may_stand_among_its_predecessors(kind: am.MergerKind) -> None:
    """Who survives is one of the records between which `check` judges, not the record itself."""
    merger = made(am.Merger, kind=kind, predecessor_ids=["u", "v"], successor_id="u")
    assert merger.predecessor_ids == ("u", "v")


@pytest.mark.parametrize("missing", ["id", "parent_id", "child_ids"])
def test_who_left_whom_is_needed(missing: str) -> None:
    """A split names whom it came out of and who did, and has an id."""
    fields: dict[str, Any] = {"id": "a", "parent_id": "u", "child_ids": ["b"]}
    del fields[missing]
    with pytest.raises(TypeError, match=missing):
        am.Split(**fields)


@pytest.mark.parametrize("child_ids", [["u"], ["b", "u"]])
def test_nothing_comes_out_of_itself(child_ids: list[str]) -> None:
    """A union that lives on after a split is not one of those that came out of it."""
    assert refusal(am.Split, parent_id="u", child_ids=child_ids) == (
        "child_ids: 'u' cannot come out of itself"
    )


def test_mergers_and_splits_take_any_iterable() -> None:
    """Mergers and splits come from any iterable, and neither is taken for the other."""
    merger, split = made(am.Merger), made(am.Split)
    assert mergers_of(iter([merger])) == (merger,)
    assert splits_of(iter([split])) == (split,)
    with pytest.raises(am.InvalidValueError, match=r"^mergers: Split\(.* is not a Merger$"):
        mergers_of([split])
    with pytest.raises(am.InvalidValueError, match=r"^splits: Merger\(.* is not a Split$"):
        splits_of([merger])


def test_a_merger_and_a_split_with_everything() -> None:
    """Every field is held as it was given."""
    both: dict[str, Any] = {
        "id": "a",
        "date": "1972-06~",
        "standing": "disputed",
        "disputes_id": "b",
        "citations": [am.Citation(source_id="s")],
        "note": "Note.",
    }
    merger = am.Merger(
        kind="absorption", predecessor_ids=("v", "u"), successor_id="u", reason="Bill 30", **both
    )
    split = am.Split(parent_id="u", child_ids=iter(["w", "v"]), **both)
    assert merger.kind is am.MergerKind.ABSORPTION
    assert (merger.predecessor_ids, merger.reason) == (("v", "u"), "Bill 30")
    assert (split.parent_id, split.child_ids) == ("u", ("w", "v"))
    for record in (merger, split):
        assert (str(record.date), record.disputes_id, record.note) == ("1972-06~", "b", "Note.")
        assert record.standing is am.Standing.DISPUTED
