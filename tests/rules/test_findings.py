import apts_model as am
from apts_model.rules.findings import any_of


def test_of_no_statements_none_is_true() -> None:
    """Any of several statements is as certain as the most certain of them, and of none is not."""
    assert any_of([]) is am.Certainty.NO
    assert any_of([am.Certainty.NO, am.Certainty.POSSIBLE]) is am.Certainty.POSSIBLE
    assert any_of([am.Certainty.CERTAIN, am.Certainty.POSSIBLE]) is am.Certainty.CERTAIN
