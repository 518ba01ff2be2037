from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.records.coalitions import affiliations_of, coalitions_of
from tests.records.forms import SOME_DAY, made


@pytest.mark.parametrize("missing", ["id", "kind"])
def test_what_holds_a_coalition_together_is_needed(missing: str) -> None:
    """A coalition has an id and a kind; its names and its life may be unknown."""
    fields: dict[str, Any] = {"id": "f", "kind": "network"}
    coalition = am.Coalition(**fields)
    assert (coalition.names, coalition.period, coalition.note) == ((), am.Period(), None)
    del fields[missing]
    with pytest.raises(TypeError, match=missing):
        am.Coalition(**fields)


@given(st.lists(strategies.names(), max_size=4), st.sampled_from(am.Language))
def test_a_coalition_is_shown_as_a_union_would_be(
    names: list[am.Name], language: am.Language
) -> None:
    """Of the same names, the same one is shown, whatever they are the names of."""
    coalition = am.Coalition(id="u", kind="alliance", names=names)
    union = am.TradeUnion(id="u", names=names)
    assert coalition.short_name(language) == union.short_name(language)
    assert coalition.short_name(language.value) == union.short_name(language)
    assert coalition.short_name() == union.short_name("fr")


@pytest.mark.parametrize("wrong", ["de", "FR"])
def test_short_name_takes_a_language(wrong: Any) -> None:
    """A name to show is asked for in a language that there is."""
    with pytest.raises(am.InvalidValueError, match=r"^language: "):
        made(am.Coalition, names=[made(am.Name)]).short_name(wrong)


@pytest.mark.parametrize("missing", ["id", "member_id", "body_id"])
def test_who_is_in_what_is_needed(missing: str) -> None:
    """An affiliation is of a member, to a body, and has an id; when it was may be unknown."""
    fields: dict[str, Any] = {"id": "a", "member_id": "u", "body_id": "f"}
    affiliation = am.Affiliation(**fields)
    assert affiliation.period == am.Period()
    assert affiliation.standing is am.Standing.ACCEPTED
    assert (affiliation.disputes_id, affiliation.note, affiliation.citations) == (None, None, ())
    del fields[missing]
    with pytest.raises(TypeError, match=missing):
        am.Affiliation(**fields)


def test_coalitions_and_affiliations_take_any_iterable() -> None:
    """Both come from any iterable, and neither is taken for the other."""
    coalition, affiliation = made(am.Coalition), made(am.Affiliation)
    assert coalitions_of(iter([coalition])) == (coalition,)
    assert affiliations_of(iter([affiliation])) == (affiliation,)
    with pytest.raises(am.InvalidValueError, match=r"^coalitions: Affil.* is not a Coalition$"):
        coalitions_of([affiliation])
    with pytest.raises(am.InvalidValueError, match=r"^affiliations: Coal.* is not a Affiliation$"):
        affiliations_of([coalition])


def test_a_coalition_and_an_affiliation_with_everything() -> None:
    """Every field is held as it was given."""
    name, citation = made(am.Name), made(am.Citation)
    coalition = am.Coalition(
        id="f",
        kind="international",
        names=[name],
        period=SOME_DAY,
        citations=[citation],
        note="Note.",
    )
    affiliation = am.Affiliation(
        id="a",
        member_id="u",
        body_id="f",
        period=SOME_DAY,
        standing="disputed",
        disputes_id="b",
        citations=[citation],
        note="Note.",
    )
    assert coalition.kind is am.CoalitionKind.INTERNATIONAL
    assert (coalition.names, coalition.citations) == ((name,), (citation,))
    assert affiliation.standing is am.Standing.DISPUTED
    for record in (coalition, affiliation):
        assert (record.period, record.note) == (SOME_DAY, "Note.")
