import pytest

import apts_model as am
from apts_model.records.strikes import strikes_of
from tests.records.forms import WHOLE_DAYS, made


def test_a_strike_is_of_all_unless_said_otherwise() -> None:
    """By default all unions of the round stop all work, on days unknown."""
    strike = am.Strike(id="a")
    assert strike.kind is am.StrikeKind.FULL
    assert strike.period == am.Period()
    assert strike.standing is am.Standing.ACCEPTED
    assert (strike.union_ids, strike.citations) == ((), ())
    assert (strike.disputes_id, strike.note) == (None, None)
    with pytest.raises(TypeError, match="id"):
        am.Strike()  # type: ignore[call-arg]


@pytest.mark.parametrize("handover", am.Handover)
def test_the_last_day_of_a_strike_is_a_day_of_strike(handover: am.Handover) -> None:
    """Three days of strike are the first, the one between and the last, however one asks."""
    strike = am.Strike(id="a", period=am.Period("2023-11-21", through="2023-11-23"))
    struck = {
        day: strike.period.covers(f"2023-11-{day}", handover).is_certain for day in range(20, 25)
    }
    assert struck == {20: False, 21: True, 22: True, 23: True, 24: False}


def test_strikes_of_takes_any_iterable() -> None:
    """Strikes come from any iterable, and each is checked."""
    one = made(am.Strike)
    assert strikes_of(iter([one, one])) == (one, one)
    with pytest.raises(am.InvalidValueError, match=r"^strikes: Period\(\) is not a Strike$"):
        strikes_of([am.Period()])  # type: ignore[list-item]


def test_a_strike_with_everything() -> None:
    """Every field is held as it was given."""
    strike = am.Strike(
        id="a",
        period=WHOLE_DAYS,
        kind="rotating",
        union_ids=iter(["v", "u"]),
        standing="disputed",
        disputes_id="b",
        citations=[am.Citation(source_id="s")],
        note="Note.",
    )
    assert strike.kind is am.StrikeKind.ROTATING
    assert strike.standing is am.Standing.DISPUTED
    assert (strike.period, strike.union_ids) == (WHOLE_DAYS, ("v", "u"))
    assert (strike.disputes_id, strike.note) == ("b", "Note.")
