import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, given

import apts_model as am
from tests.answer_worlds import (
    HIGH,
    LOW,
    Case,
    Claim,
    Oracle,
    Span,
    Window,
    bit,
    cases,
    days_of,
    overlap,
    pairs_of_records,
    readings_of,
    sampled_cases,
    worlds_of,
)
from tests.effort import tries
from tests.rules.making import (
    data,
    messages,
    office,
    office_of,
    tenure,
    told,
    union,
    worst,
)
from tests.time.worlds import day, judge

CERTAIN, POSSIBLE, NO = am.Certainty.CERTAIN, am.Certainty.POSSIBLE, am.Certainty.NO
ALL = range(LOW, HIGH + 1)

# --- too many presidents -----------------------------------------------------------------------

MANY = "too-many-presidents"
FIRST = tenure("a", "2001-05-01", "2004-05-01")


@pytest.mark.parametrize(
    ("start", "until", "severity"),
    [
        ("2004-04-30", "2006", "error"),
        ("2004-05-01", "2006", None),
        ("[2004-04-30..2004-05-02]", "2006", "warning"),
        ("2000", "2001-05-02", "error"),
        ("2000", "2001-05-01", None),
        ("2000", "2001-05", "warning"),
        ("2003", "..", "error"),
        ("2000", None, "warning"),
        (None, "2001-05", "warning"),
        (None, "2002", "error"),
        (None, "2001-05-02", "error"),
        (None, "2001-05-01", None),
    ],
)
def test_two_presidents_at_once(start: str | None, until: str | None, severity: str | None) -> None:
    """A second president is one too many, surely or perhaps, unless one of the two was over."""
    found = told(office(FIRST, tenure("b", start, until)), MANY)
    assert worst(found) is {"error": CERTAIN, "warning": POSSIBLE, None: NO}[severity]
    assert {frozenset(ids) for _, _, ids in found} <= {frozenset("ab")}


def test_the_later_of_two_presidents_is_named() -> None:
    """The violation stands at the one that came last, and tells on which day it met the other."""
    later, severity = tenure("b", "2003", "2006"), "error"
    assert told(office(later, FIRST), MANY) == [(severity, "$.presidencies[0].period", ("b", "a"))]
    found = office(FIRST, tenure("b", "2003-02-01", "2006"))
    assert told(found, MANY) == [(severity, "$.presidencies[1].period", ("b", "a"))]
    assert messages(found, MANY) == [
        "'b' and 'a' held the office at once, as on 2003-02-01: mend the days, link them by "
        "follows_ids, or give 'u' more president_seats"
    ]
    unknown = office(tenure("a", None, "2004"), tenure("b", None, "2005"))
    [message] = messages(unknown, MANY)
    assert message.startswith("'b' and 'a' perhaps held the office at once: mend the days")


def test_others_do_not_count() -> None:
    """Disputed claims, presidents of other unions, and one holder of two records are no crowd."""
    claim = tenure("b", "2003", "2006", standing="disputed", disputes_id="a")
    other = tenure("c", "2003", "2006", union_id="v")
    same = tenure("d", "2003", "2006", holder_id="a")
    assert told(office(FIRST, claim, other, same, unions=[union(), union("v")]), MANY) == []
    assert told(office(FIRST, tenure("b", "2003", "2006"), unions=[]), MANY) != []


@pytest.mark.parametrize(
    ("seats", "severity"),
    [
        ([(2, am.Period("2000", until="2010"))], None),
        ([(2, am.Period("2003", until="2004-05-01"))], "warning"),
        ([(2, am.Period("2003-02-01", until="2004-05-01"))], None),
        ([(2, am.Period("2003-02-01", until="2004-04-30"))], "error"),
        ([(2, am.Period("2003-02-01", through="2004-04-30"))], None),
        ([(2, am.Period("2003-02-02", until="2006"))], "error"),
        ([(2, am.Period("1990", until=".."))], None),
        ([(2, am.Period("1990"))], "warning"),
        ([(1, am.Period("1990", until=".."))], "error"),
        ([(2, am.Period("1990", until="..")), (1, am.Period("1995", until=".."))], "warning"),
    ],
)
def test_a_union_can_have_several_seats(
    seats: list[tuple[int, am.Period]], severity: str | None
) -> None:
    """There is room for as many presidents as the union says; a vague day of that is a doubt."""
    room = [am.PresidentSeats(count=count, period=period) for count, period in seats]
    second = tenure("b", "2003-02-01", "2006")
    found = told(office(FIRST, second, unions=[union(president_seats=room)]), MANY)
    assert found == (
        [] if severity is None else [(severity, "$.presidencies[1].period", ("b", "a"))]
    )


def test_seats_of_which_the_end_is_not_known() -> None:
    """Where it is not known whether the seats are still there, those who hold are in doubt."""
    seats = [(3, am.Period("1990", until="2003-06-01")), (2, am.Period("2003-06-01"))]
    room = [am.PresidentSeats(count=count, period=period) for count, period in seats]
    second = tenure("b", "2003-02-01", "2006")
    found = told(office(FIRST, second, unions=[union(president_seats=room)]), MANY)
    assert worst(found) is POSSIBLE
    assert {frozenset(ids) for _, _, ids in found} == {frozenset("ab")}


@pytest.mark.parametrize(
    ("count", "period", "two", "wrong"),
    [
        (2, am.Period("0002", until=".."), [("0001-01-01", "0001-06-01")] * 2, CERTAIN),
        (2, am.Period("2000", until="9999-12-31"), [("9999-12-31", None)] * 2, CERTAIN),
        (2, am.Period(None, until="0001-01-01"), [(None, "2004")] * 2, POSSIBLE),
        (2, am.Period("2000", until="9999-12-31"), [("2001", "..")] * 2, POSSIBLE),
        (1, am.Period("2000", until=".."), [(None, "1995")] * 2, POSSIBLE),
        (2, am.Period("2000", until=".."), [(None, "1995")] * 2, NO),
    ],
)
def test_seats_at_either_end_of_the_calendar(
    count: int, period: am.Period, two: list[tuple[str | None, str | None]], wrong: am.Certainty
) -> None:
    """The first and the last day have their own seats; a day that nobody knows has all of them."""
    seats = [am.PresidentSeats(count=count, period=period)]
    tenures = [tenure(own, *days) for own, days in zip("ab", two, strict=True)]
    found = told(office(*tenures, unions=[union(president_seats=seats)]), MANY)
    assert worst(found) is wrong
    assert len(found) == (wrong is not NO)


def test_three_presidents_for_two_seats() -> None:
    """The third is named with both of the others."""
    seats = [am.PresidentSeats(count=2, period=am.Period("1990", until=".."))]
    three = [tenure(own, "2001-01-01", "2004-01-01") for own in "abc"]
    found = office(*three, unions=[union(president_seats=seats)])
    assert told(found, MANY) == [("error", "$.presidencies[2].period", ("c", "a", "b"))]


@pytest.mark.parametrize(
    ("first", "second", "follows", "severity"),
    [
        (("2001", "2004-05"), ("2004-05", "2006"), (), "warning"),
        (("2001", "2004-05"), ("2004-05", "2006"), ("a",), None),
        (("2001", "2004-05"), (None, "2006"), ("a",), None),
        (("2001", "2004-05"), ("2004-06", "2006"), ("a",), None),
        (("2001", "2004-05-02"), ("2004-05-01", "2006"), ("a",), "error"),
    ],
)
def test_a_link_keeps_two_presidents_apart(
    first: tuple[str, str], second: tuple[str, str], follows: tuple[str, ...], severity: str | None
) -> None:
    """On the vague day of a handover that a link tells of, there are not two."""
    found = office(tenure("a", *first), tenure("b", *second, follows_ids=follows))
    assert worst(told(found, MANY)) is {"error": CERTAIN, "warning": POSSIBLE, None: NO}[severity]


def test_links_keep_a_whole_chain_apart() -> None:
    """Who follows one that followed is apart from the first; who is in no chain is not."""
    chain = [
        tenure("a", "2001", "[2002-03-01..2004-03-01]"),
        tenure("b", None, "[2002-03-01..2004-04-01]", follows_ids=["a"]),
        tenure("c", None, "2006", follows_ids=["b"]),
    ]
    assert told(office(*chain), MANY) == []
    assert worst(told(office(*chain, tenure("d", "2003-02-01", "2003-03-01")), MANY)) is not NO


def counts(oracle: Oracle, world: dict[int, tuple[int, int]], own: str, number: int) -> int:
    """Count the presidents of a union on a day of a world."""
    claims = oracle.case.claims
    return len(
        {
            claims[n].holder
            for n, (start, end) in world.items()
            if claims[n].union == own and start <= number < end
        }
    )


def overfull(oracle: Oracle, seats: int) -> am.Certainty:
    """Judge whether on some day of a world there are too many presidents."""
    return judge(
        any(counts(oracle, world, own, number) > seats for own in "uv" for number in ALL)
        for world in oracle.worlds
    )


def certainly_overfull(oracle: Oracle, seats: int) -> bool:
    """Whether the same ones, more than there are seats, hold on some day of every world."""
    claims = oracle.case.claims
    return any(
        len({claims[n].union for n in group}) == 1
        and len({claims[n].holder for n in group}) > seats
        and all(
            max(world[n][0] for n in group) < min(world[n][1] for n in group)
            for world in oracle.worlds
        )
        for group in itertools.combinations(oracle.accepted, seats + 1)
    )


def small_cases() -> Iterator[Oracle]:
    """Go through small cases of two and three records, with links of every shape."""
    yield from (one for one in pairs_of_records(range(3), stride=97) if one.is_small)
    yield from sampled_cases(seed=29, count=250)


def test_presidents_are_counted_as_in_every_world() -> None:
    """Something is wrong just if in a world too many hold; an ERROR is wrong in all worlds.

    It is an ERROR just if the same ones are too many in all of them.
    """
    seen: dict[am.Certainty, int] = {CERTAIN: 0, POSSIBLE: 0, NO: 0}
    for oracle, seats in zip(small_cases(), itertools.cycle([1, 1, 1, 2]), strict=False):
        room = [am.PresidentSeats(count=seats, period=am.Period("0001-01-01", until=".."))]
        found = worst(told(office_of(oracle.case, president_seats=room), MANY))
        truth = overfull(oracle, seats)
        assert (found is NO) is (truth is NO), oracle.case
        assert (found is CERTAIN) is certainly_overfull(oracle, seats), oracle.case
        assert found is not CERTAIN or truth is CERTAIN, oracle.case
        seen[found] += 1
    assert all(count > 30 for count in seen.values()), seen


def test_seats_of_a_vague_period_are_counted_as_in_every_world() -> None:
    """Worlds of the seats are worlds too: with exact tenures, what is found is judged in each."""
    exact = [Span(Window(a, a), Window(b, b)) for a, b in itertools.combinations(range(4), 2)]
    spans = [
        Span(Window(a, a + 1), Window(b, b + c))
        for a, b, c in itertools.product(range(-1, 2), range(1, 4), range(2))
        if a + 1 < b + c
    ]
    for (first, second), seats in itertools.product(itertools.product(exact, exact), spans):
        claims = tuple(
            Claim(span, holder) for span, holder in zip((first, second), "ab", strict=True)
        )
        room = [am.PresidentSeats(count=2, period=seats.period())]
        found = worst(told(office_of(Case(claims), president_seats=room), MANY))
        both = [
            number
            for number in ALL
            if all(bit(number) & days for one in (first, second) for days in readings_of(
                one, None, am.Handover.INCOMING))
        ]  # fmt: skip
        readings = readings_of(seats, None, am.Handover.INCOMING)
        truth = judge(any(not days & bit(number) for number in both) for days in readings)
        on_one_day = any(not any(days & bit(number) for days in readings) for number in both)
        assert (found is NO) is (truth is NO)
        assert (found is CERTAIN) is on_one_day
        assert not on_one_day or truth is CERTAIN


def test_two_that_meet_in_every_world_on_one_day_or_another() -> None:
    """Who held some day inside the time of another one was certainly one too many."""
    whole = tenure("a", "2001-01-01", "2001-01-05")
    inside = tenure("b", "[2001-01-01..2001-01-03]", "[2001-01-02..2001-01-04]")
    assert whole.period.overlaps(inside.period) is CERTAIN
    assert worst(told(office(whole, inside), MANY)) is CERTAIN


def test_a_linked_set_that_certainly_holds_leaves_perhaps_no_room() -> None:
    """On the vague day of a handover one of two certainly holds: a third is a WARNING.

    It is one too many in every world, but in some of them with the one, in others with the other;
    no two of them certainly met, and a violation tells of two.
    """
    first = tenure("a", "2001-01-01", "[2001-01-02..2001-01-06]")
    second = tenure("b", None, "2001-01-10", follows_ids=["a"])
    third = tenure("c", "2001-01-03", "2001-01-04")
    found = office(first, second, third)
    assert found.presidencies_of("u").on("2001-01-03").vacant is NO
    assert worst(told(found, MANY)) is POSSIBLE


def test_a_handover_without_a_link_leaves_perhaps_no_room() -> None:
    """Who held on the day of a handover or the day before is a WARNING, for the same reason."""
    two = tenure("a", "2001-01-01", "2001-01-03"), tenure("b", "2001-01-03", "2001-01-06")
    third = tenure("c", "[2001-01-02..2001-01-03]", "[2001-01-03..2001-01-04]")
    assert [third.period.overlaps(one.period) for one in two] == [POSSIBLE, POSSIBLE]
    assert worst(told(office(*two, third), MANY)) is POSSIBLE


def test_a_seat_that_is_taken_away_while_another_has_perhaps_come() -> None:
    """Two may hold when the second seat goes, whoever follows them both came last."""
    seats = [am.PresidentSeats(count=2, period=am.Period("2000", until="2001-01-06"))]
    two = [tenure(own, "2001-01-01", "[2001-01-04..2001-01-08]") for own in "ab"]
    unions = [union(president_seats=seats)]
    assert worst(told(office(*two, unions=unions), MANY)) is POSSIBLE
    third = tenure("c", None, "2001-02-01", follows_ids=["a", "b"])
    assert worst(told(office(*two, third, unions=unions), MANY)) is POSSIBLE


def test_a_doubt_does_not_hide_what_is_certain() -> None:
    """Who certainly met one president is an ERROR, even if it perhaps met another one, too."""
    three = [
        tenure("a", "2001-01-01", "2001-01-05"),
        tenure("b", "[2001-01-01..2001-01-06]", "2001-01-07"),
        tenure("c", "[2001-01-01..2001-01-03]", "[2001-01-02..2001-01-04]"),
    ]
    for order in itertools.permutations(three):
        assert worst(told(office(*order), MANY)) is CERTAIN, order


@pytest.mark.parametrize("end", ["..", None, "[2025-01-01..]"])
def test_seats_that_last_have_room_for_presidents_that_stay(end: str | None) -> None:
    """Two who still preside are not too many for two seats that are still there."""
    seats = [am.PresidentSeats(count=2, period=am.Period("2000", until=".."))]
    two = [tenure(own, "2001", end) for own in "ab"]
    assert told(office(*two, unions=[union(president_seats=seats)]), MANY) == []


@pytest.mark.parametrize(("holder", "code"), [("b", MANY), ("a", "twice-in-office")])
def test_a_link_between_unknown_days_keeps_two_apart(holder: str, code: str) -> None:
    """Who follows another one, at whatever time, does not hold the office with that one."""
    two = tenure("a"), tenure("b", follows_ids=["a"], holder_id=holder)
    assert told(office(*two), code) == []


# --- twice in office ---------------------------------------------------------------------------

TWICE = "twice-in-office"


@pytest.mark.parametrize(
    ("start", "until", "more", "severity"),
    [
        ("2004-04-30", "2006", {}, "error"),
        ("2004-05-01", "2006", {}, None),
        ("[2004-04-30..2004-05-02]", "2006", {}, "warning"),
        ("2004-04-30", "2006", {"holder_id": "b"}, None),
        ("2004-04-30", "2006", {"union_id": "v"}, None),
        ("2004-04-30", "2006", {"standing": "disputed"}, None),
    ],
)
def test_nobody_holds_an_office_twice(
    start: str, until: str, more: dict[str, str], severity: str | None
) -> None:
    """Two records of one holder in one union share no day."""
    second = tenure("b", start, until, **{"holder_id": "a", **more})
    found = told(office(FIRST, second, unions=[union(), union("v")]), TWICE)
    assert found == (
        [] if severity is None else [(severity, "$.presidencies[1].period", ("b", "a"))]
    )


def test_twice_in_office_is_said_in_words() -> None:
    """The message names the person, the union, the records and a day."""
    found = office(FIRST, tenure("b", "2003-02-01", "2006", holder_id="a"))
    assert messages(found, TWICE) == [
        "by 'b' and 'a', 'a' presided over 'u' twice at once, as on 2003-02-01: mend the days, or "
        "link them by follows_ids"
    ]


@pytest.mark.parametrize(("follows", "wrong"), [((), POSSIBLE), (("a",), NO)])
def test_a_link_keeps_two_records_of_one_holder_apart(
    follows: tuple[str, ...], wrong: am.Certainty
) -> None:
    """Who went on in another way, on a vague day, did not hold the office twice."""
    second = tenure("b", "2004-05", "2006", holder_id="a", follows_ids=follows)
    assert worst(told(office(tenure("a", "2001", "2004-05"), second), TWICE)) is wrong


def test_one_is_not_twice_in_office_in_any_world() -> None:
    """Something is wrong just if in a world two records of a holder share a day.

    It is an ERROR just if the same two do so in all of them.
    """
    seen: dict[am.Certainty, int] = {CERTAIN: 0, POSSIBLE: 0, NO: 0}
    for oracle in small_cases():
        claims = tuple(
            claim._replace(holder="ann" if n else claim.holder)
            for n, claim in enumerate(oracle.case.claims)
        )
        oracle = Oracle(oracle.case._replace(claims=claims))  # noqa: PLW2901
        pairs = [
            (a, b)
            for a, b in itertools.combinations(oracle.accepted, 2)
            if claims[a].holder == claims[b].holder and claims[a].union == claims[b].union
        ]
        truth = judge(any(overlap(world[a], world[b]) for a, b in pairs) for world in oracle.worlds)
        found = worst(told(office_of(oracle.case), TWICE))
        assert (found is NO) is (truth is NO), oracle.case
        always = any(all(overlap(world[a], world[b]) for world in oracle.worlds) for a, b in pairs)
        assert (found is CERTAIN) is always, oracle.case
        assert found is not CERTAIN or truth is CERTAIN, oracle.case
        seen[found] += 1
    assert all(count > 30 for count in seen.values()), seen


def test_two_records_of_one_holder_that_meet_in_every_world() -> None:
    """A record of some day inside another one of the same holder is certainly twice."""
    whole = tenure("a", "2001-01-01", "2001-01-05")
    inside = tenure("b", "[2001-01-01..2001-01-03]", "[2001-01-02..2001-01-04]", holder_id="a")
    assert worst(told(office(whole, inside), TWICE)) is CERTAIN


@tries(40)
@given(cases())
def test_overlaps_of_the_timeline_are_what_is_found(oracle: Oracle) -> None:
    """For one seat, something is found just if two presidencies of a timeline share a day."""
    assume(oracle.is_small)
    dataset = office_of(oracle.case)
    found = bool(told(dataset, MANY) or told(dataset, TWICE))
    assert found is bool(dataset.presidencies_of("u").overlaps())


# --- life --------------------------------------------------------------------------------------

LIFE = "presidency-outside-life"


@pytest.mark.parametrize(
    ("period", "path", "severity"),
    [
        (("1999-12-31", "2004"), "start", "error"),
        (("2000-01-01", "2004"), None, None),
        (("2000", "2004"), None, None),
        (("2000-01", "2004"), None, None),
        (("[1999-12-31..2000-01-02]", "2004"), "start", "warning"),
        ((None, "2004"), None, None),
        ((None, "2000-01-01"), "start", "error"),
        (("2001", "2009-12-31"), None, None),
        (("2001", "2010-01-01"), None, None),
        (("2001", "2010-01-02"), "until", "error"),
        (("2001", "[2009-12-31..2010-01-03]"), "until", "warning"),
        (("2001", "2010-01"), None, None),
        (("2001", ".."), "until", "error"),
        (("2001", None), None, None),
        (("2009-12-31", None), None, None),
        (("2010-01-01", None), "until", "error"),
        (("2012", None), "until", "error"),
    ],
)
def test_a_presidency_lies_inside_the_life_of_the_union(
    period: tuple[str | None, str | None], path: str | None, severity: str | None
) -> None:
    """Nobody presides before the union begins, or hands over later than on its last day."""
    unions = [union("u", "2000-01-01", until="2010-01-01")]
    found = told(office(tenure("a", *period), unions=unions), LIFE)
    assert found == ([(severity, f"$.presidencies[0].period.{path}", ("a", "u"))] if path else [])


def test_a_life_that_is_not_known_has_no_outside() -> None:
    """Without a union, or without its days, nothing is outside; nor is a disputed claim."""
    one = tenure("a", "1900", "2020")
    assert told(office(one, unions=[]), LIFE) == []
    assert told(office(one, unions=[union()]), LIFE) == []
    claim = tenure("b", "1900", "2020", standing="disputed")
    assert told(office(claim, unions=[union("u", "2000", until="2010")]), LIFE) == []
    stranger = tenure("c", "1900", "2020", union_id="x")
    found = told(office(stranger, one, unions=[union("u", "2000", until="2030")]), LIFE)
    assert found == [("error", "$.presidencies[1].period.start", ("a", "u"))]


def test_a_link_tells_whether_it_was_inside() -> None:
    """A start that is known by a link alone is judged as that day."""
    first = tenure("a", "1990", "1999-12-31")
    second = tenure("b", None, "2004", follows_ids=["a"])
    unions = [union("u", "2000-01-01", until="2010-01-01")]
    assert ("error", "$.presidencies[1].period.start", ("b", "u")) in told(
        office(first, second, unions=unions), LIFE
    )


def test_presidencies_are_inside_as_in_every_world() -> None:
    """ERROR means outside in all worlds, WARNING in some; exact days leave no doubt untold."""
    seen: dict[am.Certainty, int] = {CERTAIN: 0, POSSIBLE: 0, NO: 0}
    for oracle in small_cases():
        life = oracle.case.life
        found = told(office_of(oracle.case), LIFE)
        lives = worlds_of(life, oracle.case.as_of)
        for n, which in itertools.product(oracle.accepted, range(2)):
            reached = {world[n][which] for world in oracle.worlds}
            slack = int(oracle.case.claims[n].span.whole_days and not life.whole_days)
            if which:
                truth = judge(end > of[1] + slack for end in reached for of in lives)
            else:
                truth = judge(start < of[0] for start in reached for of in lives)
            told_of = [
                one
                for one in found
                if one[2][0] == f"r{n}" and one[1].endswith("start") is (which == 0)
            ]
            bound = (life.start, life.end)[which]
            if not isinstance(bound, Window) or (which and bound.last is None):
                assert told_of == []  # nothing is known of it
                continue
            seen[worst(told_of)] += 1
            assert (worst(told_of) is CERTAIN) is (truth is CERTAIN), (oracle.case, n, which)
            assert told_of == [] or truth is not NO, (oracle.case, n, which)
            if len(reached) == 1:
                same = bound.first == bound.last
                vague = not same and reached & {bound.first, bound.last}
                assert vague or worst(told_of) is truth, (oracle.case, n, which)
    assert all(count > 30 for count in seen.values()), seen


# --- gaps --------------------------------------------------------------------------------------

GAP = "gap-in-coverage"


def covered(period: am.Period, **more: Any) -> am.Coverage:
    """Say that the data set has all presidencies of union u in a period."""
    known: dict[str, Any] = {"subject_id": "u", "records": "presidencies", **more}
    return am.Coverage(**known, period=period)


@pytest.mark.parametrize(
    ("start", "follows", "said"),
    [
        ("2004-05-01", (), None),
        ("2004-05-03", (), "nobody presided over 'u' from 2004-05-01 through 2004-05-02"),
        ("2004-05", (), "perhaps nobody presided over 'u' from 2004-05-01 through 2004-05-30"),
        ("2004-05", ("a",), None),
    ],
)
def test_a_gap_inside_a_coverage(start: str, follows: tuple[str, ...], said: str | None) -> None:
    """Where all presidencies are said to be there, a day without a president is told of."""
    second = tenure("b", start, "2006-01-01", follows_ids=follows)
    coverage = covered(am.Period("2001-05-01", through="2005-12-31"))
    found = office(FIRST, second, coverages=[covered(am.Period("2002", until="2003")), coverage])
    if said is None:
        assert told(found, GAP) == []
    else:
        assert told(found, GAP) == [("warning", "$.coverages[1].period", ("u",))]
        assert messages(found, GAP) == [
            f"{said}, where all presidencies are said to be there: add one, link them by "
            "follows_ids, or shorten the coverage"
        ]
        assert [one.wrong for one in am.RULES[GAP].find(found)] == [POSSIBLE]


def test_a_coverage_that_is_open_lasts_to_the_day_of_the_data_set() -> None:
    """Each coverage of presidencies is looked at, up to the last day anything is known of."""
    second = tenure("b", "2005-01-01", "..")
    coverages = [
        covered(am.Period("2001", until="2008"), records="rounds"),
        covered(am.Period("2002", until="..")),
    ]
    assert told(office(FIRST, second, coverages=coverages), GAP) == [
        ("warning", "$.coverages[1].period", ("u",))
    ]
    assert told(office(FIRST, second, coverages=coverages, as_of="2004-04-30"), GAP) == []


@pytest.mark.parametrize(
    "coverage",
    [
        covered(am.Period("2001", until="2004-05-01")),
        covered(am.Period("2005-01-01", until="2006")),
        covered(am.Period("[2001..2004-06]", until="[2004-06..2008]")),
        covered(am.Period()),
        covered(am.Period("2001", until="2008"), records="rounds"),
        covered(am.Period("2001", until="2008"), subject_id="x"),
    ],
)
def test_a_gap_that_no_coverage_certainly_has(coverage: am.Coverage) -> None:
    """Days that are not covered, or perhaps not, may be without a president."""
    second = tenure("b", "2005-01-01", "2009-01-01")
    assert told(office(tenure("a", "2000", "2004-05-01"), second, coverages=[coverage]), GAP) == []


def test_gaps_are_those_of_every_world() -> None:
    """Inside what is known, there is a warning just if on a covered day perhaps nobody holds."""
    seen = {True: 0, False: 0}
    for oracle in small_cases():
        days = Span(Window(0, 0), Window(3, 3), "through")
        case = oracle.case._replace(life=Span(Window(0, 0), Window(5, 5)), as_of=5)
        oracle = Oracle(case)  # noqa: PLW2901
        if not oracle.is_small or any(claim.union != "u" for claim in case.claims):
            continue
        dataset = office_of(case)
        dataset = am.Dataset(
            title="Covered",
            as_of=dataset.as_of,
            unions=dataset.unions,
            presidencies=dataset.presidencies,
            coverages=[covered(days.period())],
        )
        inside = days_of(readings_of(days, None, am.Handover.INCOMING))
        is_gap = bool(inside & ~oracle.truth(oracle.accepted).always)
        assert bool(told(dataset, GAP)) is is_gap, case
        seen[is_gap] += 1
    assert all(count > 30 for count in seen.values()), seen


@pytest.mark.parametrize(
    ("tenures", "as_of"),
    [
        ((), None),
        ((tenure("a", "2003-01-01", "2006-01-01"),), None),
        ((tenure("a", "2003-01-01", "2006-01-01"),), "2026-01-31"),
    ],
)
def test_a_gap_before_all_that_is_known(
    tenures: tuple[am.Presidency, ...], as_of: str | None
) -> None:
    """A coverage that begins before the first presidency has a gap, whatever else is known."""
    coverage = covered(am.Period("2001-01-01", through="2005-12-31"))
    assert told(office(*tenures, as_of=as_of, coverages=[coverage]), GAP) != []


# --- links -------------------------------------------------------------------------------------

LINK = "impossible-link"


@pytest.mark.parametrize(
    ("first", "second", "severity", "said"),
    [
        ({}, {}, None, ""),
        ({}, {"period": am.Period(None, until="2006")}, None, ""),
        ({}, {"period": am.Period("2004", until="2006")}, None, ""),
        ({}, {"period": am.Period("2004-05-02", until="2006")}, "error",
         "'a' (2001-05-01/2004-05-01) does not end on the day 'b' (2004-05-02/2006) starts"),
        ({"period": am.Period("2001-05-01", through="2004-04-30")}, {}, "error",
         "'a' ends with a whole day (`through`), so nothing is handed over"),
        ({"period": am.Period("2001-05-01", until="..")}, {}, "error",
         "'a' (2001-05-01/..) does not end on the day 'b' (2004-05-01/2006) starts"),
        ({"union_id": "v"}, {}, "error", "'a' is of another union, 'v'"),
        ({"union_id": "v"}, {"standing": "disputed"}, "error", "'a' is of another union, 'v'"),
        ({"standing": "disputed"}, {}, "warning",
         "'a' is a disputed claim, which changes nothing else"),
        ({}, {"standing": "disputed"}, None, ""),
        ({"standing": "disputed"}, {"standing": "disputed"}, None, ""),
        ({"follows_ids": ["b"]}, {}, "error", "'a' (2001-05-01/2004-05-01) does not end"),
    ],
)  # fmt: skip
def test_a_link_names_who_ended_on_that_day(
    first: dict[str, Any], second: dict[str, Any], severity: str | None, said: str
) -> None:
    """A link that cannot hold is found where it stands, with the reason."""
    known: dict[str, Any] = {"period": FIRST.period, **first}
    one = tenure("a", **known)
    known = {"period": am.Period("2004-05-01", until="2006"), "follows_ids": ["a"], **second}
    other = tenure("b", **known)
    found = office(one, other, unions=[union(), union("v")])
    if first.get("follows_ids"):
        assert [one[0] for one in told(found, LINK)] == ["error"]
        assert messages(found, LINK)[0].startswith("'b' (2004-05-01/2006) does not end")
    elif severity is None:
        assert told(found, LINK) == []
    else:
        assert told(found, LINK) == [(severity, "$.presidencies[1].follows_ids[0]", ("b", "a"))]
        assert messages(found, LINK)[0].startswith(f"{said}: name the presidency whose `until`")
        wrong = CERTAIN if severity == "error" else POSSIBLE
        assert [one.wrong for one in am.RULES[LINK].find(found)] == [wrong]


def test_links_that_contradict_each_other() -> None:
    """In a circle, or in a chain without a world, each link is told of as one of them."""
    circle = office(
        tenure("a", follows_ids=["b"]), tenure("b", follows_ids=["a"]), tenure("c", "2004", "2005")
    )
    assert told(circle, LINK) == [
        ("error", "$.presidencies[0].follows_ids[0]", ("a", "b")),
        ("error", "$.presidencies[1].follows_ids[0]", ("b", "a")),
    ]
    assert messages(circle, LINK)[0].startswith(
        "the links of 'a' and 'b' contradict others, or go in a circle: "
    )


def test_a_link_between_two_known_days_that_others_contradict() -> None:
    """Who starts on the very day is told of the contradiction: that day is not what is wrong."""
    found = office(
        tenure("a", "2001", "2004-05-01"),
        tenure("b", "2004-05-01", "[2004-05-02..2004-05-03]", follows_ids=["a"]),
        tenure("c", "2004-05", "2006", follows_ids=["a", "b"]),
    )
    assert [message.partition(":")[0] for message in messages(found, LINK)] == [
        f"the links of {after!r} and {before!r} contradict others, or go in a circle"
        for before, after in (("a", "b"), ("a", "c"), ("b", "c"))
    ]


def test_an_unknown_link_is_told_by_another_rule() -> None:
    """Who follows nobody that is on record has no link that cannot hold."""
    assert told(office(tenure("a", follows_ids=["x"])), LINK) == []


def test_links_that_cannot_hold_are_those_that_no_world_has() -> None:
    """A link between accepted records of one union is found just if the timeline ignores it."""
    seen = {True: 0, False: 0}
    for oracle in small_cases():
        found = {ids for _, _, ids in told(office_of(oracle.case), LINK)}
        claims = oracle.case.claims
        for after, before in (
            (after, before) for after, claim in enumerate(claims) for before in claim.follows
        ):
            one, other = claims[before], claims[after]
            if one.disputed or other.disputed or one.union != other.union:
                continue
            ignored = (before, after) not in oracle.links
            assert ((f"r{after}", f"r{before}") in found) is ignored, oracle.case
            seen[ignored] += 1
    assert all(count > 30 for count in seen.values()), seen


def test_no_office_at_all() -> None:
    """Without presidencies nothing is found."""
    for code in (MANY, TWICE, LIFE, GAP, LINK):
        assert told(data(unions=[union()]), code) == []


def test_days_of_the_calendar_are_told_alone() -> None:
    """The day of a crowd is a day of this calendar, or none is told."""
    assert day(0).isoformat() == "2004-02-27"
    found = office(tenure("a", "0001-01-01", "9999-12-31"), tenure("b", "9999-12-30", None))
    assert "as on 9999-12-30" in messages(found, MANY)[0]
