import datetime
import itertools
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import apts_model as am
from apts_model.links import chains_by_position, chains_of, narrowed, overlap
from apts_model.time.bounds import Bounds
from tests.answer_worlds import (
    HIGH,
    LOW,
    Case,
    Claim,
    Oracle,
    Reach,
    Span,
    Window,
    bit,
    cases,
    days_from,
    facts_of,
    pairs_of_records,
    sampled_cases,
    timeline,
)
from tests.time.worlds import day, judge, windows

CERTAIN, POSSIBLE = am.Certainty.CERTAIN, am.Certainty.POSSIBLE
UNKNOWN = Span()


def matches_of(oracle: Oracle) -> dict[int, am.Match[am.Presidency]]:
    """Ask for a match of every accepted record, on some day on which it may have held."""
    asked = timeline(oracle.case)
    found: dict[int, am.Match[am.Presidency]] = {}
    for number in range(LOW + 2, HIGH - 1):
        found |= {int(match.record.id[1:]): match for match in asked.on(day(number))}
    return found


def window(date: am.ImpreciseDate) -> tuple[datetime.date, datetime.date]:
    """Return the first and last day that a date names."""
    return date.earliest, date.latest


def reached(reach: Reach, last_day: int = 0) -> tuple[datetime.date, datetime.date]:
    """Return the same for days reached, each a day earlier where it is a last whole day."""
    first, last = reach
    return (
        datetime.date.min if first is None else day(first - last_day),
        datetime.date.max if last is None else day(last - last_day),
    )


def chain(*spans: Span, as_of: int | None = None) -> Oracle:
    """Tell of records each of which follows the one before it."""
    claims = [Claim(span, f"p{n}", follows=(n - 1,) if n else ()) for n, span in enumerate(spans)]
    return Oracle(Case(tuple(claims), as_of=as_of))


# --- how links narrow periods ------------------------------------------------------------------


def narrowed_as_reached(oracle: Oracle) -> None:
    """Check that each match's period has the days that worlds reach, and no others."""
    for n, match in matches_of(oracle).items():
        own, period = match.record.period, match.period
        assert own == oracle.case.claims[n].span.period()
        alone, linked = oracle.reach(n, 0)
        if alone == linked:
            assert period.start == own.start
        else:
            assert period.start is not None
            assert window(period.start) == reached(linked)
        alone, linked = oracle.reach(n, 1)
        if alone == linked:
            assert (period.until, period.through) == (own.until, own.through)
        else:
            assert isinstance(period.end, am.ImpreciseDate)
            assert period.whole_days == own.whole_days
            assert window(period.end) == reached(linked, int(own.whole_days))


def test_two_linked_periods_are_narrowed_to_the_days_that_worlds_reach() -> None:
    """A match's period has exactly the days of all worlds, for every two small periods."""
    for oracle in pairs_of_records(range(3), stride=61):
        if oracle.is_small and oracle.links:
            narrowed_as_reached(oracle)


def test_linked_periods_are_narrowed_to_the_days_that_worlds_reach() -> None:
    """A match's period has exactly the days of all worlds, in chains of every shape."""
    seen = 0
    for oracle in sampled_cases(seed=11, count=500):
        starts = [claim.span.start for claim in oracle.case.claims]
        # `[..b]` starts at `date.min`: a day that the oracle does not know.
        if oracle.links and all(start is None or start.first is not None for start in starts):
            narrowed_as_reached(oracle)
            seen += 1
    assert seen > 100


@pytest.mark.parametrize(
    "spans",
    [
        (UNKNOWN, UNKNOWN),
        (Span(Window(1, 1)), UNKNOWN),
        (Span(Window(1, 1), ".."), UNKNOWN),
        (Span(None, ".."), UNKNOWN),
        (UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
@pytest.mark.parametrize("as_of", [None, 3])
def test_a_link_between_unknown_days_narrows_nothing(spans: tuple[Span, ...], as_of: int) -> None:
    """Two days of which nothing is known stay unknown, or open, when they are linked."""
    narrowed_as_reached(chain(*spans, as_of=as_of))


def test_a_whole_day_period_that_follows_another_keeps_its_last_day() -> None:
    """What is counted in whole days stays so when a link narrows its start."""
    vague_end = Span(Window(0, 0), Window(2, 3))
    narrowed_as_reached(chain(vague_end, Span(None, Window(5, 5), "through")))


def test_a_record_takes_its_start_from_those_it_follows() -> None:
    """The example of the contract: in the month of the handover each is possible, nobody is NO."""
    oracle = chain(Span(Window(0, 0), Window(2, 4)), Span(None, Window(5, 5)))
    answer = timeline(oracle.case).on(day(3))
    assert [match.certainty for match in answer] == [POSSIBLE, POSSIBLE]
    assert answer.vacant is am.Certainty.NO
    assert answer[1].record.period.start is None
    assert str(answer[1].period.start) == str(answer[0].period.until) == "[2004-02-29..2004-03-02]"


def test_a_chain_of_three_is_one_unbroken_stretch() -> None:
    """Day by day, the office is held from the latest first start to the earliest last end."""
    oracle = chain(
        Span(Window(0, 1), Window(1, 3)), Span(None, Window(2, 4)), Span(None, Window(4, 5))
    )
    asked = timeline(oracle.case)
    vacant = [asked.on(day(number)).vacant.name for number in range(-1, 6)]
    assert vacant == ["POSSIBLE", "POSSIBLE", "NO", "NO", "NO", "POSSIBLE", "POSSIBLE"]
    assert [asked.on(day(number)).vacant for number in range(-1, 6)] == [
        oracle.vacant(bit(number)) for number in range(-1, 6)
    ]


def test_two_presidents_who_hand_over_to_one_leave_on_the_same_day() -> None:
    """A record that follows two others narrows the ends of both, and its own start."""
    claims = (
        Claim(Span(Window(0, 0), Window(1, 3)), "ann"),
        Claim(Span(Window(1, 1), Window(2, 5)), "bo"),
        Claim(Span(), "cy", follows=(0, 1)),
    )
    oracle = Oracle(Case(claims))
    narrowed_as_reached(oracle)
    answer = timeline(oracle.case).on(day(2))
    assert [str(match.period.until) for match in answer[:2]] == ["[2004-02-29..2004-03-01]"] * 2
    assert facts_of(answer) == oracle.on(bit(2))


@pytest.mark.parametrize(
    ("period", "as_of"),
    [
        (am.Period("2004", until="9999-12-31"), None),
        (am.Period("2004", until="[9999-12-31..]"), None),
        (am.Period("9999-12-31"), None),
        (am.Period("2004", until=".."), "9999-12-31"),
    ],
)
def test_a_link_may_push_a_day_past_the_calendar(period: am.Period, as_of: str | None) -> None:
    """What follows at the very end of the calendar starts and ends on days that have no date."""
    old = am.Presidency(id="old", union_id="u", holder_id="ann", period=period)
    new = am.Presidency(id="new", union_id="u", holder_id="bo", follows_ids=["old"])
    asked = am.Timeline([old, new], as_of=as_of)
    for handover in am.Handover:
        answer = asked.on("9999-12-31", handover)
        assert {match.record.id for match in answer} <= {"old", "new"}
        assert answer.vacant is not CERTAIN
    assert [one.id for one in asked] == ["old", "new"]
    assert asked._repr_svg_()  # pyright: ignore[reportPrivateUsage]


def test_a_link_narrows_to_the_first_day_of_the_calendar_too() -> None:
    """Who follows on the first day there is held from that day on."""
    old = am.Presidency(
        id="old", union_id="u", holder_id="ann", period=am.Period(until="0001-01-01")
    )
    period = am.Period(until="0005-01-01")
    new = am.Presidency(id="new", union_id="u", holder_id="bo", period=period, follows_ids=["old"])
    answer = am.Timeline([old, new]).on("0001-01-01")
    assert [one.id for one in answer.certain] == ["new"]
    assert str(answer[0].period.start) == "0001-01-01"


# --- links that cannot hold --------------------------------------------------------------------

LATE = Span(Window(4, 4), Window(5, 5))
EARLY = Span(Window(0, 0), Window(1, 2))


def ignored() -> Iterator[Case]:
    """List cases of which no link holds."""
    no_common_day = Claim(LATE, "bo", (0,))
    yield Case((Claim(EARLY, "ann"), no_common_day))
    yield Case((Claim(UNKNOWN, "ann", (1,)), Claim(UNKNOWN, "bo", (0,))))
    yield Case(tuple(Claim(UNKNOWN, "ann", ((n - 1) % 3,)) for n in range(3)))
    crowded = [Window(1, 2), Window(1, 2), Window(1, 2)]
    yield chain(*(Span(None, end) for end in crowded)).case
    vague = Span(Window(0, 0), Window(2, 5))
    yield Case((Claim(vague, "ann"), Claim(Span(), "bo", (0,), union="v")))
    yield Case((Claim(vague, "ann"), Claim(Span(), "bo", (0,), disputed=True)))
    yield Case((Claim(vague, "ann", disputed=True), Claim(Span(), "bo", (0,))))
    yield Case((Claim(vague._replace(ends="through"), "ann"), Claim(Span(), "bo", (0,))))
    yield Case((Claim(vague, "ann"), Claim(Span(), "bo", (7,))))


@pytest.mark.parametrize("case", [*ignored()])
def test_a_link_that_cannot_hold_is_ignored(case: Case) -> None:
    """Records whose links cannot hold are judged as if they had none."""
    free = case._replace(claims=tuple(claim._replace(follows=()) for claim in case.claims))
    linked, unlinked = timeline(case), timeline(free)
    for number in range(-1, 7):
        assert facts_of(linked.on(day(number))) == facts_of(unlinked.on(day(number)))
        assert [match.period for match in linked.on(day(number))] == [
            match.period for match in unlinked.on(day(number))
        ]


def test_a_contradiction_along_a_chain_drops_that_chain_alone() -> None:
    """All links of a chain that cannot hold together are ignored; other chains keep theirs."""
    first, last = Span(Window(0, 0), Window(2, 2)), Span(Window(1, 2), Window(5, 5))
    broken = chain(first, Span(Window(1, 2), Window(2, 3)), last).case.claims
    sound = (
        Claim(Span(Window(0, 0), Window(2, 4)), "cy"),
        Claim(Span(None, Window(5, 5)), "di", follows=(3,)),
    )
    oracle = Oracle(Case(broken + sound))
    assert oracle.links == [(3, 4)]
    asked = timeline(oracle.case)
    assert asked.handovers()
    for number in range(7):
        assert facts_of(asked.on(day(number))) == oracle.on(bit(number))


def test_a_link_without_a_common_day_does_not_spoil_the_rest_of_its_chain() -> None:
    """Links that cannot hold by themselves are left out before chains are judged."""
    claims = (
        Claim(EARLY, "ann"),
        Claim(LATE, "bo", follows=(0,)),
        Claim(Span(None, Window(3, 3)), "cy", follows=(0,)),
    )
    oracle = Oracle(Case(claims))
    assert oracle.links == [(0, 2)]
    asked = timeline(oracle.case)
    assert asked.on(day(1)).vacant is am.Certainty.NO
    assert facts_of(asked.on(day(1))) == oracle.on(bit(1))


@attrs.frozen
class Watch:
    """A record that is no presidency: no union, no holder, no standing."""

    id: str
    period: am.Period
    follows_ids: tuple[str, ...] = ()


def test_any_record_with_a_period_can_follow_another() -> None:
    """Links need `id` and `follows_ids` alone; a record that follows itself follows nobody."""
    first = Watch("first", am.Period("2004-01-01", until="2004-02"))
    second = Watch("second", am.Period(until="2004-06-01"), ("first",))
    asked = am.Timeline([second, first, Watch("odd", am.Period("2005", until="2006"), ("odd",))])
    assert asked.on("2004-02-10").vacant is am.Certainty.NO
    assert dict(asked.on("2004-01-15").holders) == {"first": CERTAIN}
    assert str(asked.on("2005-06-01")[0].period) == "2005/2006"


def test_a_longer_chain_is_followed_from_end_to_end() -> None:
    """Of many linked records that start vaguely, any two keep their order."""
    spans = [Span(Window(n, n + 2)) for n in range(4)]
    asked = timeline(chain(*spans).case)
    assert asked.overlaps() == ()
    assert [(a.id, b.id) for (a, b), _ in asked.handovers()] == [
        ("r0", "r1"),
        ("r1", "r2"),
        ("r2", "r3"),
    ]


def test_context_takes_part_in_links_and_in_nothing_else() -> None:
    """Records of the context narrow periods, however read; they match nothing and leave no gaps."""
    case = chain(Span(Window(0, 0), Window(1, 4)), Span(None, Window(3, 3))).case
    whole = timeline(case)
    mine, other = list(whole)
    asked = am.Timeline([mine], context=[other])
    answer = asked.on(day(1))
    assert [record.id for record in asked] == ["r0"]
    assert str(answer[0].period.until) == "[2004-02-28..2004-02-29]"
    assert dict(answer.holders) == {"p0": POSSIBLE}
    assert answer.vacant is POSSIBLE
    assert len(asked.on(day(2))) == len(asked.on(day(2)).disputed) == 0
    for handover in (am.Handover.OUTGOING, am.Handover.BOTH):
        assert dict(asked.on(day(1), handover).holders) == {"p0": CERTAIN}
        assert dict(asked.on(day(2), handover).holders) == {"p0": POSSIBLE}
    assert asked.overlaps() == asked.handovers() == ()
    back = am.Timeline([other], context=[mine])
    assert str(back.on(day(2))[0].period.start) == "[2004-02-28..2004-02-29]"


# --- laws --------------------------------------------------------------------------------------


@given(cases(), st.permutations(range(3)))
def test_the_order_in_which_records_are_given_does_not_matter(
    oracle: Oracle, order: list[int]
) -> None:
    """Records given in another order have the same matches, with the same periods."""
    case = oracle.case
    one, other = timeline(case), timeline(case, [n for n in order if n < len(case.claims)])
    for number in range(-1, 7):
        answers = one.on(day(number)), other.on(day(number))
        assert facts_of(answers[0]) == facts_of(answers[1])
        periods = [{match.record.id: match.period for match in answer} for answer in answers]
        assert periods[0] == periods[1]


@given(cases())
def test_linked_records_are_judged_as_in_every_world(oracle: Oracle) -> None:
    """Certainties of matches under links are those of all worlds, of any records."""
    assume(oracle.is_small)
    asked = timeline(oracle.case)
    for first, last in itertools.combinations_with_replacement(range(-1, 7), 2):
        facts = facts_of(asked.on(Window(first, last).text))
        expected = oracle.on(days_from(first, last + 1))
        assert facts.matches == expected.matches
        assert facts.vacant == expected.vacant


# --- two branches ------------------------------------------------------------------------------


def worlds_of_two_branches(ends: tuple[tuple[int, int], ...]) -> list[list[range]]:
    """List what four tenures may be: from day 0, b and d follow a, and c follows b."""
    runs = [
        [range(a), range(a, b), range(b, c), range(a, d)]
        for a, b, c, d in itertools.product(*(range(first, last + 1) for first, last in ends))
    ]
    return [run for run in runs if all(run)]


@pytest.mark.parametrize("end_of_a", windows((1, 2)))
def test_two_tenures_of_two_branches_share_a_day_as_all_worlds_say(
    end_of_a: tuple[int, int],
) -> None:
    """Tenures that links keep in order, or not, overlap as in every world, asked either way."""
    unknown = (0, 9)
    for ends in itertools.product([end_of_a], windows(range(2, 5)), [(5, 5)], windows(range(2, 6))):
        worlds = worlds_of_two_branches(ends)
        if not worlds:
            continue
        starts = [(0, 0), unknown, unknown, unknown]
        bounds = [Bounds(*start, *end) for start, end in zip(starts, ends, strict=True)]
        chains = chains_of(bounds, [(0, 1), (1, 2), (0, 3)])
        days, chain_of = narrowed(bounds, chains), chains_by_position(chains)
        for one, other in itertools.permutations(range(4), 2):
            truth = judge(bool({*runs[one]} & {*runs[other]}) for runs in worlds)
            assert overlap(days, chain_of, one, other) is truth, (ends, one, other)
