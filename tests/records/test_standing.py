import pytest

import apts_model as am
from apts_model.records.standing import standing_of


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
