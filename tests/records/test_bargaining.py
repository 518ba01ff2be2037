from typing import Any

import pytest

import apts_model as am
from apts_model.records.bargaining import milestones_in, rounds_of
from tests.records.forms import made, refusal


@pytest.mark.parametrize("missing", ["id", "title"])
def test_next_to_nothing_needs_to_be_known_of_a_round(missing: str) -> None:
    """A round has an id and a title; without a regime there are no rules on its stages."""
    fields: dict[str, Any] = {"id": "r", "title": "Round"}
    one = am.BargainingRound(**fields)
    assert (one.union_ids, one.milestones, one.tables, one.strikes, one.citations) == ((),) * 5
    assert (one.coalition_id, one.employer, one.regime_id, one.expires) == (None,) * 4
    assert (one.agreement, one.note) == (None, None)
    del fields[missing]
    with pytest.raises(TypeError, match=missing):
        am.BargainingRound(**fields)


@pytest.mark.parametrize("missing", ["id", "kind"])
def test_what_a_table_is_for_is_needed(missing: str) -> None:
    """A table has an id and a kind; by default all unions of the round sit at it."""
    fields: dict[str, Any] = {"id": "t", "kind": "central"}
    table = am.BargainingTable(**fields)
    assert (table.union_ids, table.milestones, table.citations, table.note) == ((), (), (), None)
    del fields[missing]
    with pytest.raises(TypeError, match=missing):
        am.BargainingTable(**fields)


@pytest.mark.parametrize(
    ("field", "kind"),
    [("milestones", "Milestone"), ("tables", "BargainingTable"), ("strikes", "Strike")],
)
def test_what_belongs_to_a_round_has_its_kind(field: str, kind: str) -> None:
    """What was reached, who sits where and who was on strike are records of three kinds."""
    records = {
        "milestones": made(am.Milestone),
        "tables": made(am.BargainingTable),
        "strikes": made(am.Strike),
    }
    for name, record in records.items():
        message = refusal(am.BargainingRound, **{field: [record]})
        expected = "accepted" if name == field else f"{field}: {type(record).__name__}("
        assert message.startswith(expected)
        assert name == field or message.endswith(f" is not a {kind}")


def test_rounds_of_takes_any_iterable() -> None:
    """Rounds come from any iterable, and each is checked."""
    one = made(am.BargainingRound)
    assert rounds_of(iter([one])) == (one,)
    with pytest.raises(am.InvalidValueError, match=r"^rounds: 'r' is not a BargainingRound$"):
        rounds_of(["r"])  # type: ignore[list-item]


def test_a_round_with_everything() -> None:
    """Every field is held as it was given, several as tuples in their order."""
    milestone, strike, agreement = made(am.Milestone), made(am.Strike), made(am.Agreement)
    table = am.BargainingTable(
        id="t",
        kind="sectoral",
        union_ids=["apts"],
        milestones=[milestone],
        citations=[made(am.Citation)],
        note="Table.",
    )
    one = am.BargainingRound(
        id="r",
        title="Public sector, 2023",
        union_ids=["ftq", "apts"],
        coalition_id="front-commun-2023",
        employer="Gouvernement du Québec",
        regime_id="quebec-1985",
        expires="2023-03-31",
        milestones=[milestone],
        tables=[table],
        strikes=[strike],
        agreement=agreement,
        citations=[made(am.Citation)],
        note="Note.",
    )
    assert table.kind is am.TableKind.SECTORAL
    assert (table.union_ids, table.milestones, table.note) == (("apts",), (milestone,), "Table.")
    assert one.union_ids == ("ftq", "apts")
    assert (one.tables, one.strikes, one.agreement) == ((table,), (strike,), agreement)
    assert (one.coalition_id, one.regime_id) == ("front-commun-2023", "quebec-1985")
    assert (one.employer, str(one.expires)) == ("Gouvernement du Québec", "2023-03-31")


def test_milestones_of_a_round_stand_with_the_unions_that_reached_them() -> None:
    """Its own come first, then those of its tables; a table without unions has the round's."""
    own, hers, at_table, joint = (
        am.Milestone(id=id, stage="talks", union_id=union_id)
        for id, union_id in (("a", None), ("b", "fiq"), ("c", None), ("d", None))
    )
    held = am.BargainingRound(
        id="r",
        title="Round",
        union_ids=["apts", "fiq"],
        milestones=[own, hers],
        tables=[
            am.BargainingTable(id="t", kind="sectoral", union_ids=["csn"], milestones=[at_table]),
            am.BargainingTable(id="u", kind="central", milestones=[joint]),
        ],
    )
    assert [*milestones_in(held)] == [
        (own, ("apts", "fiq")),
        (hers, ("fiq",)),
        (at_table, ("csn",)),
        (joint, ("apts", "fiq")),
    ]
