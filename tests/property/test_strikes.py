"""Laws of strikes: the days that are counted are the days on which a union was on strike."""

import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from tests.effort import tries

FEWER = tries(60)
FIRST, LAST = datetime.date(2023, 11, 1), datetime.date(2023, 11, 20)
DAYS = [FIRST + datetime.timedelta(day) for day in range((LAST - FIRST).days + 1)]
_SPANS = st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(sorted)


def _round(strikes: list[tuple[list[datetime.date], am.StrikeKind, str, list[str]]]) -> Any:
    return am.BargainingRound(
        id="r",
        title="Round",
        union_ids=["u", "v"],
        strikes=[
            am.Strike(
                id=f"s{number}",
                period=am.Period(first, through=last),
                kind=kind,
                standing=am.Standing(standing),
                union_ids=unions,
            )
            for number, ((first, last), kind, standing, unions) in enumerate(strikes)
        ],
    )


EXACT = st.builds(
    _round,
    st.lists(
        st.tuples(
            _SPANS,
            st.sampled_from(am.StrikeKind),
            st.sampled_from(["accepted", "accepted", "disputed"]),
            st.sampled_from([[], ["u"], ["v"], ["u", "v"], ["w"]]),
        ),
        max_size=5,
    ),
)
VAGUE = st.lists(strategies.strikes(within=(FIRST, LAST)), max_size=4, unique_by=lambda one: one.id)


def known(held: am.BargainingRound) -> am.Dataset:
    """Make a data set of one round and the unions that took part."""
    return am.Dataset(
        title="Strikes",
        as_of="2023-12-31",
        unions=[am.TradeUnion(id=name) for name in "uvw"],
        rounds=[held],
    )


@FEWER
@given(EXACT)
def test_days_on_strike_are_strike_days(held: am.BargainingRound) -> None:
    """Of exact strikes, as many days are counted as there are days on strike."""
    dataset = known(held)
    for union in dataset.unions:
        days = dataset.strike_days("r", union.id)
        on_strike = [dataset.on_strike(union.id, day) for day in DAYS]
        assert days.is_exact
        assert days.full + days.partial == on_strike.count(am.Certainty.CERTAIN)
        assert am.Certainty.POSSIBLE not in on_strike


@FEWER
@given(EXACT)
def test_full_days_are_those_of_full_strikes(held: am.BargainingRound) -> None:
    """A day is full if some full strike was on, and partial if only other ones were."""
    dataset = known(held)
    for union in dataset.unions:
        full = partial = 0
        for day in DAYS:
            kinds = {strike.kind for strike in dataset.strikes_of(union.id).on(day).certain}
            is_full = not kinds.isdisjoint({am.StrikeKind.FULL, am.StrikeKind.UNLIMITED})
            full += is_full
            partial += bool(kinds) and not is_full
        days = dataset.strike_days("r", union.id)
        assert (days.full, days.partial) == (full, partial)


@FEWER
@given(VAGUE)
def test_days_certainly_on_strike_are_counted_at_least(strikes: list[am.Strike]) -> None:
    """Of vague strikes, no fewer days are counted than are certain, and no more than possible."""
    held = am.BargainingRound(id="r", title="Round", union_ids=["u"], strikes=strikes)
    dataset = known(held)
    days = dataset.strike_days("r", "u")
    on_strike = [dataset.on_strike("u", day) for day in DAYS]
    if days.most_full is None or days.most_partial is None:
        return
    assert on_strike.count(am.Certainty.CERTAIN) <= days.most_full + days.most_partial
    assert days.full + days.partial <= len(DAYS) - on_strike.count(am.Certainty.NO)


@FEWER
@given(VAGUE, st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_a_vague_day_is_judged_day_by_day(
    strikes: list[am.Strike], one: datetime.date, other: datetime.date
) -> None:
    """Asked about several days, the answer is certain or no only if it is so on each of them."""
    held = am.BargainingRound(id="r", title="Round", union_ids=["u"], strikes=strikes)
    dataset = known(held)
    first, last = sorted((one, other))
    days = {dataset.on_strike("u", day) for day in DAYS if first <= day <= last}
    asked = dataset.on_strike("u", f"[{first}..{last}]")
    assert asked is (days.pop() if len(days) == 1 else am.Certainty.POSSIBLE)
