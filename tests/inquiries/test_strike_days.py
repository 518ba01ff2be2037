import itertools
import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import apts_model as am
from apts_model.inquiries.strike_days import days_on_strike
from tests.time.worlds import Told, all_told, day, held, period, worlds

NO, POSSIBLE, CERTAIN = am.Certainty
MOST_WORLDS = 3000
AS_OF = 3
EVERYONE = {am.StrikeKind.FULL, am.StrikeKind.UNLIMITED}
PERIODS = [
    told
    for told in all_told(range(4))
    if (told.ends == "through" or told.end is None) and worlds(told)
]


class Held(NamedTuple):
    """What is told of one strike."""

    told: Told
    kind: am.StrikeKind = am.StrikeKind.FULL


def strike(one: Held, position: int = 0) -> am.Strike:
    """Build the strike that is told of."""
    return am.Strike(id=f"s{position}", period=period(one.told), kind=one.kind)


def dataset(*strikes: am.Strike, as_of: int | None = AS_OF) -> am.Dataset:
    """Build a data set of one union in one round with some strikes."""
    held_in = am.BargainingRound(id="r", title="Round", union_ids=["u"], strikes=strikes)
    return am.Dataset(
        title="Strikes",
        as_of=None if as_of is None else day(as_of),
        unions=[am.TradeUnion(id="u"), am.TradeUnion(id="v")],
        rounds=[held_in],
    )


def counted(told: Sequence[Held], days: Iterable[range]) -> tuple[int, int]:
    """Count full and partial days by sets of days: a day with both is full."""
    full: set[int] = set()
    partial: set[int] = set()
    for one, span in zip(told, days, strict=True):
        (full if one.kind in EVERYONE else partial).update(span)
    return len(full), len(partial - full)


def exact(first: int, last: int, kind: str) -> Held:
    """Tell of a strike of which both days are known."""
    return Held(Told((first, first), "through", (last, last)), am.StrikeKind(kind))


def lasting(span: tuple[int, int], kind: am.StrikeKind) -> Held:
    """Tell of a strike from a day on, for some more days."""
    first, more = span
    return exact(first, first + more, kind.value)


kinds = st.sampled_from(am.StrikeKind)
spans = st.tuples(st.integers(0, 9), st.integers(0, 4))
exact_strikes = st.builds(lasting, spans, kinds)
vague_strikes = st.builds(Held, st.sampled_from(PERIODS), kinds)


@given(st.lists(exact_strikes, max_size=5))
def test_known_days_are_counted_exactly(told: list[Held]) -> None:
    """Each day counts once; a day of a full and of a partial strike is full."""
    strikes = [strike(one, position) for position, one in enumerate(told)]
    found = dataset(*strikes).strike_days("r", "u")
    (world,) = itertools.product(*(worlds(one.told) for one in told))
    days = [held(one.told, ends) for one, ends in zip(told, world, strict=True)]
    assert found == am.StrikeDays(*counted(told, days))
    assert found.is_exact


@given(st.lists(exact_strikes, max_size=5))
def test_a_union_is_certainly_on_strike_on_as_many_days_as_are_counted(told: list[Held]) -> None:
    """Full and partial days together are those on which it was on strike; never is it doubtful."""
    asked = dataset(*(strike(one, position) for position, one in enumerate(told)))
    found = [asked.on_strike("u", day(number)) for number in range(-1, 16)]
    days = asked.strike_days("r", "u")
    assert found.count(CERTAIN) == days.full + days.partial
    assert POSSIBLE not in found


@given(st.lists(vague_strikes, min_size=1, max_size=3), st.sampled_from([None, AS_OF]))
def test_numbers_are_bounds_in_all_worlds(told: list[Held], as_of: int | None) -> None:
    """No world has fewer days than the least, none more than the most; None is no bound."""
    choices = [worlds(one.told, as_of) for one in told]
    assume(math.prod(map(len, choices)) <= MOST_WORLDS)
    strikes = [strike(one, position) for position, one in enumerate(told)]
    found = dataset(*strikes, as_of=as_of).strike_days("r", "u")
    for world in itertools.product(*choices):
        days = [held(one.told, ends) for one, ends in zip(told, world, strict=True)]
        full, partial = counted(told, days)
        assert found.full <= full
        assert found.partial <= partial
        assert found.most_full is None or full <= found.most_full
        assert found.most_partial is None or partial <= found.most_partial
    for most, everyone in ((found.most_full, True), (found.most_partial, False)):
        mine = [one.told for one in told if (one.kind in EVERYONE) is everyone]
        limited = all(one.start is not None and isinstance(one.end, tuple) for one in mine)
        assert (most is not None) is limited


@pytest.mark.parametrize("as_of", [None, AS_OF])
def test_the_numbers_of_a_single_strike_are_reached(as_of: int | None) -> None:
    """Some world has as few days as the least, and some as many as the most."""
    for told in PERIODS:
        found = days_on_strike([strike(Held(told))], None if as_of is None else day(as_of))
        numbers = [len(held(told, ends)) for ends in worlds(told, as_of)]
        assert found.full == min(numbers), told
        assert found.most_full in {max(numbers), None}, told
        assert (found.partial, found.most_partial) == (0, 0)


@given(st.lists(vague_strikes, max_size=3), st.integers(-1, 6), st.integers(0, 2))
def test_being_on_strike_is_so_in_all_worlds(told: list[Held], first: int, more: int) -> None:
    """CERTAIN if, in all worlds, some strike was held on each day asked about; NO if in none."""
    choices = [worlds(one.told, AS_OF) for one in told]
    assume(math.prod(map(len, choices)) <= MOST_WORLDS)
    days = range(first, first + more + 1)
    truths = {
        any(asked in held(one.told, ends) for one, ends in zip(told, world, strict=True))
        for world in itertools.product(*choices)
        for asked in days
    }
    when = day(first) if not more else f"[{day(first)}..{day(first + more)}]"
    expected = POSSIBLE if len(truths) == 2 else CERTAIN if truths == {True} else NO
    strikes = [strike(one, position) for position, one in enumerate(told)]
    assert dataset(*strikes).on_strike("u", when) is expected


def test_a_day_of_a_full_and_a_partial_strike_is_full() -> None:
    """Overlapping strikes count once, and those that stop all work count first."""
    told = [exact(0, 3, "rotating"), exact(2, 5, "full"), exact(5, 6, "unlimited")]
    told += [exact(6, 8, "partial"), exact(8, 8, "rotating")]
    found = days_on_strike([strike(one) for one in told], None)
    assert (found.full, found.partial) == (5, 4)


def test_vague_strikes_are_counted_at_least_and_at_most() -> None:
    """Strikes that may share days may be one; a strike that is not over has no most."""
    vague = Told((0, 1), "through", (2, 3))
    assert days_on_strike([strike(Held(vague))], None) == am.StrikeDays(2, 0, 4, 0)
    assert days_on_strike([strike(Held(vague))] * 2, None) == am.StrikeDays(2, 0, 4, 0)
    going_on = Told((0, 0), "through", "..")
    assert days_on_strike([strike(Held(going_on))], day(3)) == am.StrikeDays(4, 0, None, 0)
    assert days_on_strike([strike(Held(going_on))], None) == am.StrikeDays(1, 0, None, 0)
    rotating = am.StrikeKind.ROTATING
    both = [strike(exact(1, 1, "full")), strike(Held(vague, rotating))]
    assert days_on_strike(both, None) == am.StrikeDays(1, 1, 1, 3)


def test_a_strike_of_which_nothing_is_known_has_a_day_at_least() -> None:
    """It was held, on some day, and nothing bounds how long."""
    assert days_on_strike([am.Strike(id="s")], None) == am.StrikeDays(1, 0, None, 0)
    last = am.Strike(id="s", period=am.Period("9999-12-30", through="9999-12-31"))
    first = am.Strike(id="s", period=am.Period("0001-01-01", through="0001-01-01"))
    assert days_on_strike([first, last], None) == am.StrikeDays(3, 0)


def test_numbers_without_a_most_are_exact() -> None:
    """Two numbers are exact ones; they equal the same with the most spelled out."""
    assert am.StrikeDays(10, 1) == am.StrikeDays(10, 1, 10, 1)
    assert hash(am.StrikeDays(10, 1)) == hash(am.StrikeDays(10, 1, 10, 1))
    assert am.StrikeDays(10, 1).is_exact
    for most in [(11, 1), (10, 2), (None, 1), (10, None)]:
        assert not am.StrikeDays(10, 1, *most).is_exact
        assert am.StrikeDays(10, 1, *most) != am.StrikeDays(10, 1)
    assert days_on_strike([], None) == am.StrikeDays(0, 0)


def test_only_accepted_strikes_of_the_union_count() -> None:
    """A strike that the data set rejects, or of other unions, adds no day."""
    span = am.Period(day(0), through=day(1))
    asked = dataset(
        am.Strike(id="all", period=span),
        am.Strike(id="claim", period=am.Period(day(4), through=day(9)), standing="disputed"),
        am.Strike(id="other", period=am.Period(day(2), through=day(9)), union_ids=["v"]),
    )
    assert asked.strike_days("r", "u") == am.StrikeDays(2, 0)
    assert asked.strike_days("r", "v") == am.StrikeDays(8, 0)
    assert asked.on_strike("u", day(5)) is NO
    assert [record.id for record in asked.strikes_of("u").on(day(5)).disputed] == ["claim"]


def test_a_union_without_a_part_in_a_round_has_no_strike_days() -> None:
    """It need not be named by the round: what strikes name is counted, and nothing else."""
    asked = dataset(am.Strike(id="all", period=am.Period(day(0), through=day(1))))
    assert asked.strike_days("r", "v") == am.StrikeDays(0, 0)


def test_an_id_that_does_not_exist_has_no_strike_days() -> None:
    """A round or a union that is not recorded is an error, not zero days."""
    for ids, kind in ((("r", "w"), "union"), (("q", "u"), "round")):
        with pytest.raises(am.UnknownIdError, match=kind):
            dataset().strike_days(*ids)


def test_strikes_that_cannot_share_a_day_are_counted_one_by_one() -> None:
    """A strike of a day and a vague one that starts later have two days, wherever it is."""
    told = [exact(0, 0, "full"), Held(Told((1, 1), "through", (1, 2)))]
    assert days_on_strike([strike(one) for one in told], None) == am.StrikeDays(2, 0, 3, 0)
    vague = f"[{day(1)}..{day(2)}]"
    one_day = [
        am.Strike(id="s", period=am.Period(day(0), through=day(0))),
        am.Strike(id="t", period=am.Period(vague, through=vague)),
    ]
    assert days_on_strike(one_day, None) == am.StrikeDays(2, 0, 3, 0)
