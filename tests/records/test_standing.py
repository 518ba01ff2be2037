import attrs
import pytest

import apts_model as am
from apts_model.records.standing import standing_of
from tests.records.forms import LEAST, made, refusal


@pytest.mark.parametrize("standing", am.Standing)
def test_a_standing_is_taken_as_member_or_text(standing: am.Standing) -> None:
    """Both forms give the member itself."""
    assert standing_of(standing) is standing
    assert standing_of(standing.value) is standing


@pytest.mark.parametrize("wrong", ["ACCEPTED", "", "rejected", " disputed", "True"])
def test_any_other_text_is_refused(wrong: str) -> None:
    """A standing that there is not is refused, and the message lists those there are."""
    with pytest.raises(am.InvalidValueError) as caught:
        standing_of(wrong)
    assert str(caught.value) == f"standing: {wrong!r} is not one of 'accepted', 'disputed'"


def test_a_claim_is_accepted_unless_said_otherwise() -> None:
    """What a data set holds, it holds true, unless the record says that it only reports it."""
    assert am.Presidency(id="a", union_id="u", holder_id="p").standing is am.Standing.ACCEPTED


CLAIMS = [kind for kind in LEAST if "disputes_id" in attrs.fields_dict(kind)]


def test_every_claim_has_a_standing() -> None:
    """What can dispute another record is a claim: it has an id, and a standing of its own."""
    names = {"Presidency", "Figure", "Merger", "Split", "Affiliation", "Milestone", "Strike"}
    assert {kind.__name__ for kind in CLAIMS} == names
    for kind in LEAST:
        assert ("standing" in attrs.fields_dict(kind)) is (kind in CLAIMS)


@pytest.mark.parametrize("kind", CLAIMS, ids=lambda kind: kind.__name__)
def test_nothing_disputes_itself(kind: type) -> None:
    """A claim contradicts any other record, never itself, whatever its standing."""
    assert refusal(kind, id="x", disputes_id="x") == "disputes_id: 'x' cannot dispute itself"
    for standing in am.Standing:
        claim = made(kind, id="x", disputes_id="y", standing=standing)
        assert (claim.disputes_id, claim.standing) == ("y", standing)
    assert made(kind).standing is am.Standing.ACCEPTED
    assert made(kind).disputes_id is None
