import datetime
import itertools
from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import apts_model as am
from tests.time.worlds import Window, day, judge, windows, written

NO, POSSIBLE, CERTAIN = am.Certainty
INCOMING, OUTGOING, BOTH = am.Handover
BILL = ("introduced", "passed", "assented")
FIRST, LAST = datetime.date.min, datetime.date.max


# --- statutes ------------------------------------------------------------------------------------


def statute(*steps: tuple[str, Any], id: str = "law") -> am.Statute:
    """Make a statute from its steps, each a kind and a date."""
    return am.Statute(
        id=id,
        title=f"Act {id}",
        steps=[am.StatuteStep(kind=kind, date=date) for kind, date in steps],
    )


def law(*steps: tuple[str, Any], as_of: Any = "2025-11-14") -> am.Dataset:
    """Build a data set of one statute."""
    return am.Dataset(title="Law", as_of=as_of, statutes=[statute(*steps)])


def in_force(
    asked: am.Dataset, when: Any, handover: am.Handover = am.Handover.INCOMING
) -> am.Certainty:
    """How certain it is that the one statute was in force."""
    return asked.statutes_in_force_on(when, handover).holders.get("law", NO)


def walked(steps: Sequence[str], asked: int) -> am.Certainty:
    """Walk through the steps, of which the first is taken on day 0, the next on day 1..."""
    state = NO
    for kind in steps[: asked + 1]:
        if kind == "in_force" or (kind == "upheld" and state is POSSIBLE):
            state = CERTAIN
        elif kind == "struck_down" and state is CERTAIN:
            state = POSSIBLE
        elif kind == "repealed":
            return NO
    return state


RULINGS = ("struck_down", "upheld", "struck_down", "upheld")
AFTERWARDS = [
    (*rulings, *repeal)
    for count in range(len(RULINGS) + 1)
    for rulings in sorted({RULINGS[:count], RULINGS[1:count], (*RULINGS[:1], *RULINGS[:count])})
    for repeal in ((), ("repealed",))
]
ENACTED = [
    (*BILL[:count], "in_force", *after) for count in range(len(BILL) + 1) for after in AFTERWARDS
]


@pytest.mark.parametrize("steps", ENACTED, ids="-".join)
def test_a_statute_is_in_force_as_its_steps_say(steps: tuple[str, ...]) -> None:
    """From its coming into force; possibly once struck down, until upheld; not once repealed."""
    told = [(kind, day(number)) for number, kind in enumerate(steps)]
    for order in (told, told[::-1]):
        asked = law(*order)
        for number in range(-1, len(steps) + 2):
            assert in_force(asked, day(number)) is walked(steps, number), number


@pytest.mark.parametrize("count", range(1, len(BILL) + 1))
@pytest.mark.parametrize(
    "after", [(), ("repealed",), ("struck_down",), ("struck_down", "repealed")], ids="-".join
)
def test_a_bill_may_have_come_into_force_some_day(count: int, after: tuple[str, ...]) -> None:
    """Without a day it came into force, that is some day since it was last heard of as a bill."""
    told = {kind: number for number, kind in enumerate((*BILL[:count], *after))}
    over = told.get("repealed", 15)
    ends = range(told["struck_down"], over + 1) if "struck_down" in told else [over]
    worlds = [range(start, end) for start in range(count - 1, 14) for end in ends if start < end]
    asked = law(*((kind, day(number)) for kind, number in told.items()))
    for number in range(-1, len(told) + 2):
        truth = judge(number in days for days in worlds)
        assert in_force(asked, day(number)) is truth, number


@pytest.mark.parametrize("before", [(), ("assented",), ("struck_down",), ("struck_down",) * 2])
def test_a_ruling_that_upholds_says_nothing_of_its_coming_into_force(
    before: tuple[str, ...],
) -> None:
    """A court may be asked about an act before it is in force: without that step it is possible."""
    told = [(kind, day(number)) for number, kind in enumerate(before)]
    asked = law(*told, ("upheld", written((4, 6))))
    found = [in_force(asked, day(number)) for number in (3, 4, 5, 6, 7)]
    assert found == [POSSIBLE] * 5
    assert in_force(asked, "1850") is (NO if before[:1] == ("assented",) else POSSIBLE)


UPHELD: dict[tuple[Window | None, Window | None], bool] = {
    ((2, 2), (3, 3)): True,
    ((2, 2), (2, 2)): True,
    ((2, 4), (4, 6)): True,
    ((2, 4), (4, 4)): True,
    ((2, 4), (3, 6)): False,
    ((2, 4), (1, 3)): False,
    ((2, 4), (2, 2)): False,
    ((3, 4), (1, 2)): False,
    ((3, 3), (2, 2)): False,
    (None, (2, 2)): False,
    ((2, 2), None): False,
}


@pytest.mark.parametrize(("struck", "upheld"), UPHELD)
@pytest.mark.parametrize("back_to_front", [False, True])
def test_what_is_upheld_ends_the_doubt_of_rulings_that_certainly_come_before(
    struck: Window | None, upheld: Window | None, back_to_front: bool
) -> None:
    """It ends every ruling of which the last day is not after the first that it may be of."""
    rulings: list[tuple[str, Any]] = [
        ("struck_down", None if struck is None else written(struck)),
        ("upheld", None if upheld is None else written(upheld)),
    ]
    asked = law(("in_force", day(0)), *(rulings[::-1] if back_to_front else rulings))
    found = in_force(asked, day(8))
    assert found is (CERTAIN if UPHELD[struck, upheld] else POSSIBLE)


def test_one_ruling_ends_the_doubt_of_all_before_it() -> None:
    """Two courts struck it down, one upheld it; what is struck down after that is in doubt."""
    steps = ["in_force", "struck_down", "struck_down", "upheld", "struck_down", "upheld"]
    for order in itertools.permutations(enumerate(steps)):
        asked = law(*((kind, day(number)) for number, kind in order))
        found = [in_force(asked, day(number)) for number in range(-1, 7)]
        assert found == [NO, CERTAIN, POSSIBLE, POSSIBLE, CERTAIN, POSSIBLE, CERTAIN, CERTAIN]


def test_a_statute_of_which_nothing_is_known_may_be_in_force() -> None:
    """Without steps, or with steps that have no date, it is possible on any day."""
    for asked in (law(), law(("in_force", None)), law(("assented", None), ("struck_down", None))):
        assert in_force(asked, "1850") is in_force(asked, "2020") is POSSIBLE
    repealed = law(("repealed", "2004-03-18"))
    assert [in_force(repealed, when) for when in ("2004-03-16", "2004-03-18")] == [POSSIBLE, NO]
    undated = law(("in_force", "2004-03-18"), ("repealed", None))
    days = ("2004-03-17", "2004-03-18", "2004-03-19")
    assert [in_force(undated, when) for when in days] == [NO, CERTAIN, POSSIBLE]


def test_a_statute_is_certain_through_as_of() -> None:
    """Without a repeal it is open: in force through the last day anything is known of."""
    asked = law(("in_force", "2015-04-01"))
    found = [asked.statutes_in_force_on(f"2025-11-{number}") for number in ("14", "15")]
    assert [answer[0].certainty for answer in found] == [CERTAIN, POSSIBLE]
    assert found[1][0].doubts == (am.Doubt.AFTER_AS_OF,)
    assert in_force(law(("in_force", "2015-04-01"), as_of=None), "2015-04-02") is POSSIBLE


def test_the_day_of_a_repeal_is_read_as_a_handover() -> None:
    """The old law has its last day or not, as the caller reads it; so has the new one its first."""
    old = statute(("in_force", day(0)), ("repealed", day(2)), id="old")
    new = statute(("in_force", day(2)), id="new")
    asked = am.Dataset(title="Laws", as_of=day(9), statutes=[new, old])
    found = {
        handover: [record.id for record in asked.statutes_in_force_on(day(2), handover).certain]
        for handover in am.Handover
    }
    assert found == {INCOMING: ["new"], OUTGOING: ["old"], BOTH: ["old", "new"]}


def can_be(kinds: Sequence[str], world: Sequence[int]) -> bool:
    """Whether a statute came into force from its introduction on, and is repealed only later."""
    on = dict(zip(kinds, world, strict=True))
    begun = on["in_force"]
    return on.get("introduced", begun) <= begun < on.get("repealed", 99)


def in_world(kinds: Sequence[str], world: Sequence[int], asked: int) -> am.Certainty:
    """Whether it was in force on a day of a world: possibly, from a ruling to the next upholding.

    No other step is of more than one kind.
    """
    on = dict(zip(kinds, world, strict=True))
    if not on["in_force"] <= asked < on.get("repealed", 99):
        return NO
    rulings = [*zip(kinds, world, strict=True)]
    upheld = [number for kind, number in rulings if kind == "upheld" and number <= asked]
    struck = [number for kind, number in rulings if kind == "struck_down" and number <= asked]
    return POSSIBLE if struck and max(struck) > max(upheld, default=-99) else CERTAIN


VAGUE = [
    ("introduced", "in_force"),
    ("in_force", "repealed"),
    ("introduced", "in_force", "repealed"),
    ("in_force", "struck_down"),
    ("in_force", "struck_down", "repealed"),
    ("in_force", "struck_down", "upheld"),
    ("in_force", "struck_down", "struck_down"),
]


@pytest.mark.parametrize("kinds", VAGUE, ids="-".join)
def test_vague_steps_make_a_statute_in_force_as_in_all_worlds(kinds: tuple[str, ...]) -> None:
    """The answer is exact, or cautious on days of rulings of which nobody knows the order.

    What was in force for a single day was so certainly, though it may have been struck down on it:
    no period is possible on one day alone.
    """
    for told in itertools.product(windows(range(4)), repeat=len(kinds)):
        spans = [range(first, last + 1) for first, last in told]
        worlds = [world for world in itertools.product(*spans) if can_be(kinds, world)]
        if not worlds:
            continue
        asked = law(*zip(kinds, map(written, told), strict=True))
        for number in range(-1, 6):
            found = in_force(asked, day(number))
            truths = {in_world(kinds, world, number) for world in worlds}
            truth = truths.pop() if len(truths) == 1 else POSSIBLE
            is_between = "upheld" in kinds and told[1][0] <= number <= told[1][1]
            if "repealed" in kinds and told[-1][1] - told[0][0] == 1:
                truth = CERTAIN if number == told[0][0] else truth
            assert found is truth or (found is POSSIBLE and is_between), (told, number)


def test_the_first_of_several_days_told_of_a_step_counts() -> None:
    """Parts that come into force, or are repealed, later change nothing; a step without a day may.

    The first of two vague days is no later than either of them can be.
    """
    asked = law(
        ("in_force", written((4, 4))),
        ("in_force", written((0, 6))),
        ("repealed", written((9, 20))),
        ("repealed", written((10, 12))),
    )
    found = [in_force(asked, day(number)) for number in (-1, 0, 3, 4, 8, 9, 11, 12)]
    assert found == [NO, POSSIBLE, POSSIBLE, CERTAIN, CERTAIN, POSSIBLE, POSSIBLE, NO]
    undated = law(("in_force", None), ("in_force", day(4)))
    assert [in_force(undated, day(number)) for number in (3, 4)] == [POSSIBLE, CERTAIN]


@pytest.mark.parametrize("told", [None, written((0, 4)), written((2, 4))])
def test_a_statute_is_in_force_from_its_introduction_at_the_earliest(told: Any) -> None:
    """It may count from a day before its assent, but not from one before there was a bill."""
    asked = law(("introduced", day(2)), ("assented", day(4)), ("in_force", told))
    assert [in_force(asked, day(number)) for number in (1, 2, 3)] == [NO, POSSIBLE, POSSIBLE]


@pytest.mark.parametrize(
    "steps",
    [
        [("in_force", "2004-06-01"), ("struck_down", None), ("upheld", None)],
        [("in_force", "2004-06-01"), ("struck_down", "2004"), ("upheld", "2004")],
        [("in_force", "2004-06-01"), ("struck_down", "2003-01-01"), ("upheld", "2003-02-01")],
    ],
)
def test_no_statute_is_in_force_before_it_came_into_force(steps: list[tuple[str, Any]]) -> None:
    """Whatever rulings there were, on earlier days than that it was not."""
    assert in_force(law(*steps), "2004-05-31") is NO


@pytest.mark.parametrize("struck", ["2007-11-30", "2007"])
def test_rulings_of_one_year_leave_a_doubt(struck: str) -> None:
    """Nobody knows which of them came last, so a statute may or may not be in force."""
    for order in itertools.permutations([("upheld", "2007"), ("struck_down", struck)]):
        assert in_force(law(("in_force", "2004"), *order), "2010") is POSSIBLE


def test_a_ruling_after_its_repeal_does_not_revive_a_statute() -> None:
    """A court may uphold what is repealed already: it was in force until the repeal."""
    steps = [
        ("in_force", day(0)),
        ("struck_down", day(1)),
        ("repealed", day(2)),
        ("upheld", day(4)),
    ]
    asked = law(*steps)
    assert [in_force(asked, day(number)) for number in (3, 4, 5)] == [NO, NO, NO]


def test_a_statute_struck_down_as_it_came_into_force_is_possible_at_best() -> None:
    """From the day of the ruling on it may still be in force, its first day included."""
    asked = law(("in_force", day(0)), ("struck_down", day(0)))
    assert in_force(asked, day(0)) is POSSIBLE


def test_steps_that_contradict_each_other_are_passed_over() -> None:
    """A repeal before it came into force leaves no day on which it was in force."""
    asked = law(("in_force", "2005-01-01"), ("repealed", "2004-01-01"))
    found = [len(asked.statutes_in_force_on(when)) for when in ("2003", "2004-06-01", "2006")]
    assert found == [0, 0, 0]


def test_statutes_are_named_by_their_titles() -> None:
    """An answer names them in order of time, and says so in either language."""
    asked = am.Dataset(
        title="Laws",
        as_of="2025-11-14",
        statutes=[
            statute(("in_force", "2010"), id="b"),
            statute(("in_force", "2004"), id="a"),
            statute(("in_force", "2024"), id="c"),
        ],
    )
    answer = asked.statutes_in_force_on("2015-01-01")
    assert (str(answer), list(answer.holders)) == ("Act a and Act b", ["a", "b"])
    for lang in am.Language:
        assert answer.explain(lang).index("Act a") < answer.explain(lang).index("Act b")
    assert (answer.existed, answer.covered) == (CERTAIN, NO)
    with pytest.raises(am.DateSyntaxError):
        asked.statutes_in_force_on("now")


# --- campaigns -----------------------------------------------------------------------------------


def yearly(start: str, through: str, **fields: Any) -> am.Campaign:
    """Make a campaign of every year."""
    return am.Campaign(
        id="c", title="Campaign", yearly=am.Yearly(start=start, through=through), **fields
    )


def campaigns(*held: am.Campaign, unions: Iterable[am.TradeUnion] = ()) -> am.Dataset:
    """Build a data set of campaigns."""
    return am.Dataset(title="Campaigns", as_of="2025-11-14", unions=unions, campaigns=held)


def under_way(asked: am.Dataset, when: Any) -> am.Certainty:
    """How certain it is that the campaign was under way, over all years together."""
    return asked.campaigns_on(when).holders.get("c", NO)


def is_of_campaign(one: datetime.date, start: str, through: str) -> bool:
    """Whether a day is one of the same days of every year, New Year in between or not."""
    of_year = f"{one:%m-%d}"
    if start <= through:
        return start <= of_year <= through
    return of_year >= start or of_year <= through


days_of_year = st.dates(datetime.date(2001, 1, 1), datetime.date(2001, 12, 31)).map(
    "{:%m-%d}".format
)
every_day = st.dates(datetime.date(2, 1, 1), LAST)


@given(days_of_year, days_of_year, every_day)
@example("11-25", "12-06", datetime.date(9999, 12, 6))
@example("12-20", "01-06", datetime.date(9999, 12, 31))
@example("12-20", "01-06", datetime.date(2, 1, 6))
@example("01-01", "12-31", datetime.date(2024, 2, 29))
@example("02-28", "02-28", datetime.date(2024, 2, 29))
def test_a_yearly_campaign_is_of_the_same_days_of_every_year(
    start: str, through: str, when: datetime.date
) -> None:
    """It is certain on its days, past New Year too, and on no others."""
    expected = CERTAIN if is_of_campaign(when, start, through) else NO
    assert under_way(campaigns(yearly(start, through)), when) is expected


@given(days_of_year, days_of_year, every_day, st.integers(0, 800))
@example("01-01", "12-31", datetime.date(2022, 6, 1), 800)
@example("07-01", "06-30", datetime.date(2022, 6, 1), 800)
def test_a_campaign_is_judged_on_each_day_of_a_vague_one(
    start: str, through: str, first: datetime.date, more: int
) -> None:
    """CERTAIN or NO if so on all days asked about, over years that adjoin or not."""
    last = datetime.date.fromordinal(min(first.toordinal() + more, LAST.toordinal()))
    days = map(datetime.date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
    expected = judge(is_of_campaign(one, start, through) for one in days)
    when = f"[{first}..{last}]" if first < last else first
    assert under_way(campaigns(yearly(start, through)), when) is expected


def test_a_question_over_years_finds_the_campaign_of_each() -> None:
    """Each year's days are a match of their own, of one record."""
    asked = campaigns(yearly("12-20", "01-06"))
    answer = asked.campaigns_on("[2022-01-01..2023-12-31]")
    assert [str(match.period) for match in answer] == [
        "2021-12-20/2022-01-06",
        "2022-12-20/2023-01-06",
        "2023-12-20/2024-01-06",
    ]
    assert {match.record.id for match in answer} == {"c"}
    assert str(answer) == "possibly Campaign"


@pytest.mark.parametrize("when", ["[..0003-01-01]", "0001", "0001-12-20", "0002-01-06"])
def test_the_first_year_has_campaigns(when: str) -> None:
    """Questions that reach back to the beginning of the calendar have an answer."""
    assert under_way(campaigns(yearly("12-20", "01-06")), when) is not NO


@pytest.mark.parametrize("when", ["[9998-12-31..]", "9999", "9999-12-31", LAST])
def test_the_last_year_has_campaigns(when: Any) -> None:
    """Questions that reach to the end of the calendar, or are open, have an answer."""
    assert under_way(campaigns(yearly("12-20", "01-06")), when) is not NO


@pytest.mark.parametrize(("when", "times"), [("2022-06", 0), ("2022-12", 1), ("2022", 2)])
def test_a_campaign_stands_once_among_the_records_for_all_its_years(when: str, times: int) -> None:
    """Each time that it is held is a match of its own, and all of them are of one record."""
    held = yearly("12-20", "01-06")
    answer = campaigns(held).campaigns_on(when)
    assert (answer.certain, len(answer)) == ((), times)
    assert answer.possible == ((held,) if times else ())


def test_the_first_days_of_the_calendar_are_of_a_campaign_over_new_year() -> None:
    """The same days of every year are those of the year 1 too."""
    assert under_way(campaigns(yearly("12-20", "01-06")), FIRST) is CERTAIN


@pytest.mark.parametrize("first", windows(range(3)))
def test_a_dated_campaign_is_under_way_in_its_period(first: Window) -> None:
    """It is on from its first through its last day, in all worlds."""
    last = (2, 4)
    held = am.Campaign(
        id="c", title="Once", period=am.Period(written(first), through=written(last))
    )
    worlds = [
        range(start, end + 1)
        for start in range(first[0], first[1] + 1)
        for end in range(last[0], last[1] + 1)
        if start <= end
    ]
    asked = campaigns(held)
    for number in range(-1, 7):
        assert under_way(asked, day(number)) is judge(number in days for days in worlds), number


def test_a_campaign_of_which_nothing_is_known_is_possible() -> None:
    """Without a period it may be under way on any day."""
    asked = campaigns(am.Campaign(id="c", title="Some day"))
    assert under_way(asked, "1950") is under_way(asked, "2050") is POSSIBLE


@pytest.mark.parametrize("once", [True, False])
def test_a_union_has_no_campaign_before_or_after_its_life(once: bool) -> None:
    """Campaigns of a union, dated or yearly, end with it; its last day still counts."""
    union = am.TradeUnion(id="u", period=am.Period("2010-12-01", until="2012-12-01"))
    period = am.Period("2009-01-01", through="2013-12-31")
    campaign = (
        am.Campaign(id="c", title="Once", union_id="u", period=period)
        if once
        else yearly("11-25", "12-06", union_id="u")
    )
    asked = campaigns(campaign, unions=[union])
    days = ("2009-12-01", "2010-11-30", "2010-12-01", "2011-12-01", "2012-12-01", "2012-12-02")
    assert [under_way(asked, when) for when in days] == [NO, NO, CERTAIN, CERTAIN, CERTAIN, NO]
    assert under_way(asked, "2010-12") is (CERTAIN if once else POSSIBLE)
    elsewhere = campaigns(yearly("11-25", "12-06", union_id="v"), unions=[union])
    assert under_way(elsewhere, "2009-12-01") is CERTAIN
    both = campaigns(campaign, am.Campaign(id="d", title="Of all", period=period), unions=[union])
    found = [list(both.campaigns_on(when).holders) for when in ("2009-12-01", "2011-12-01")]
    assert (found[0], sorted(found[1])) == (["d"], ["c", "d"])


def test_the_life_of_a_union_is_not_asked_about() -> None:
    """Where no campaign is recorded the record is silent, whether its union existed or not."""
    union = am.TradeUnion(id="u", period=am.Period("2010-12-01", until="2012-12-01"))
    asked = campaigns(yearly("11-25", "12-06", union_id="u"), unions=[union])
    for when in ("2009-12-01", "2011-06-01", "2012-12-02", "2020"):
        answer = asked.campaigns_on(when)
        assert (len(answer), answer.existed, answer.vacant) == (0, CERTAIN, POSSIBLE)
        assert (str(answer), answer.to_dict("fr")["vacant"]) == ("none", "possible")
    found = asked.campaigns_on("2011-12-01")
    assert (found.existed, found.vacant) == (CERTAIN, NO)


LIVES = [
    (start, end)
    for start in [*windows(range(4)), None]
    for end in [*windows(range(5)), None]
    if start is None or end is None or start[0] < end[1]
]


def days_alive(start: Window | None, end: Window | None) -> list[range]:
    """List the days of a union in every world; a day of which nothing is known is far away, too."""
    starts, ends = start or (-5, 12), end or (-4, 13)
    return [
        range(first, last + 1)  # the day on which it is handed over is its last
        for first in range(starts[0], starts[1] + 1)
        for last in range(ends[0], ends[1] + 1)
        if first < last
    ]


@pytest.mark.parametrize("once", [True, False])
def test_a_campaign_is_as_certain_as_the_life_of_its_union(once: bool) -> None:
    """A union is there as its campaign begins; a life of which nothing is known is no limit.

    What comes again every year is held while the union exists, and says nothing of any one year.
    """
    held = range(1, 4)
    for start, end in LIVES:
        life = am.Period(
            None if start is None else written(start), until=None if end is None else written(end)
        )
        union = am.TradeUnion(id="u", period=life)
        campaign = (
            am.Campaign(
                id="c", title="Once", union_id="u", period=am.Period(day(1), through=day(3))
            )
            if once
            else yearly(f"{day(1):%m-%d}", f"{day(3):%m-%d}", union_id="u")
        )
        worlds = [days for days in days_alive(start, end) if not once or held[0] in days]
        if not worlds:
            continue  # `check` tells of it
        asked = campaigns(campaign, unions=[union])
        for number in range(6):
            truth = judge(number in held and number in days for days in worlds)
            if life == am.Period():
                truth = CERTAIN if number in held else NO
            assert under_way(asked, day(number)) is truth, (life, number)


@pytest.mark.parametrize("once", [True, False])
def test_a_union_that_goes_on_is_no_limit_to_what_it_plans(once: bool) -> None:
    """Its campaigns are certain after the last day that anything is known of, too."""
    union = am.TradeUnion(id="u", period=am.Period("2004", until=".."))
    period = am.Period("2030-12-01", through="2030-12-06")
    campaign = (
        am.Campaign(id="c", title="Once", union_id="u", period=period)
        if once
        else yearly("12-01", "12-06", union_id="u")
    )
    asked = campaigns(campaign, unions=[union])
    days = ("2030-11-30", "2030-12-01", "2030-12-06", "2030-12-07")
    assert [under_way(asked, when) for when in days] == [NO, CERTAIN, CERTAIN, NO]


def test_through_as_of_it_is_the_union_that_may_be_gone() -> None:
    """What goes on is known of through `as_of`; until then only the end of its union is a doubt."""
    union = am.TradeUnion(id="u", period=am.Period(day(0), until=written((3, 9))))
    campaign = am.Campaign(
        id="c", title="Still on", union_id="u", period=am.Period(day(1), through="..")
    )
    asked = am.Dataset(title="T", as_of=day(6), unions=[union], campaigns=[campaign])
    found = [asked.campaigns_on(day(number)).doubts for number in (2, 5, 6, 7)]
    assert found == [(), (am.Doubt.END,), (am.Doubt.END,), (am.Doubt.AFTER_AS_OF,)]


def test_campaigns_are_named_by_their_titles() -> None:
    """Several at once are told in order of time, each under its title."""
    dated = am.Campaign(
        id="d", title="Against cuts", period=am.Period("2015-01-01", through="2015-12-31")
    )
    answer = campaigns(yearly("11-25", "12-06"), dated).campaigns_on("2015-12-01")
    assert str(answer) == "Against cuts and Campaign"
    for lang in am.Language:
        assert answer.explain(lang).index("Against cuts") < answer.explain(lang).index("Campaign")
    silent = campaigns().campaigns_on("2015-12-01")
    assert (len(silent), silent.vacant, silent.existed) == (0, POSSIBLE, CERTAIN)
    with pytest.raises(am.DateSyntaxError):
        campaigns().campaigns_on("today")
