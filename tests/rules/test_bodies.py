import itertools
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model.rules.bodies import MOST_DAYS
from tests.answer_worlds import HIGH, LOW, Span, Window, told_spans, worlds_of
from tests.effort import tries
from tests.rules.making import CITED, data, messages, told, union, worst
from tests.rules.test_cycles import groups_of

CERTAIN, POSSIBLE, NO = am.Certainty.CERTAIN, am.Certainty.POSSIBLE, am.Certainty.NO


def joined(member: str, body: str, period: am.Period | None = None, **more: Any) -> am.Affiliation:
    """Say that one is a member of another."""
    known: dict[str, Any] = {"id": f"{member}-{body}", "member_id": member, "body_id": body}
    known |= {"period": period or am.Period("2001-01-01", until="2004-01-01"), **CITED}
    return am.Affiliation(**{**known, **more})


def bodies(*affiliations: am.Affiliation, **more: Any) -> am.Dataset:
    """Make a data set of unions a and b, a coalition f, and affiliations."""
    front = am.Coalition(id="f", kind="alliance", period=am.Period("2000", until=".."), **CITED)
    known: dict[str, Any] = {"unions": [union("a"), union("b")], "coalitions": [front]}
    return data(**{**known, "affiliations": affiliations, **more})


# --- life ---------------------------------------------------------------------------------------

LIFE = "affiliation-outside-life"


@pytest.mark.parametrize(
    ("start", "until", "expected"),
    [
        ("2001-01-01", "2004-01-01", []),
        ("1999", "2004-01-01", [("error", "start", "f")]),
        ("[1999-05-01..2000-02-01]", "2004-01-01", [("warning", "start", "f")]),
        ("2000", "2004-01-01", []),
        ("1999-12~", "2004-01-01", [("warning", "start", "f")]),
        ("2001-01-01", "2012", [("error", "until", "a")]),
        ("2001-01-01", "..", [("error", "until", "a")]),
        ("1999", "2012", [("error", "start", "f"), ("error", "until", "a")]),
        ("2001-01-01", None, []),
    ],
)
def test_a_member_belongs_to_a_body_while_both_exist(
    start: str, until: str | None, expected: list[tuple[str, str, str]]
) -> None:
    """An affiliation lies inside the life of the member, and inside that of the body."""
    one = joined("a", "f", am.Period(start, until=until))
    found = bodies(one, unions=[union("a", None, until="2010")])
    assert sorted(told(found, LIFE)) == sorted(
        (severity, f"$.affiliations[0].period.{side}", ("a-f", owner))
        for severity, side, owner in expected
    )


def test_of_two_that_never_met_the_one_that_was_gone_is_named() -> None:
    """Where it is certain which life the days are outside of, that is what is told."""
    found = bodies(joined("a", "f"), unions=[union("a", None, until="1990")])
    assert told(found, LIFE) == [("error", "$.affiliations[0].period.until", ("a-f", "a"))]


def test_strangers_and_claims_have_no_life() -> None:
    """Members that are not on record, and disputed claims, are not compared."""
    early = am.Period("1980", until="1981")
    assert told(bodies(joined("x", "y", early)), LIFE) == []
    assert told(bodies(joined("a", "f", early, standing="disputed")), LIFE) == []


@pytest.mark.parametrize(
    ("until", "is_wrong"),
    [("1999-12-30", True), ("1999-12-31", True), ("2000-01-01", False), ("2000", False)],
)
def test_member_and_body_exist_at_one_time(until: str, is_wrong: bool) -> None:
    """What was gone before the other one began was no member, whenever it is said to have been."""
    one = joined("a", "f", am.Period())
    found = bodies(one, unions=[union("a", None, until=until)])
    expected = ("error", "$.affiliations[0]", ("a-f", "a", "f"))
    assert told(found, LIFE) == ([expected] if is_wrong else [])
    if is_wrong:
        assert messages(found, LIFE) == [
            "'a', 'f' did not exist at one time: mend the days of one of them"
        ]


def test_what_is_inside_itself_has_one_life() -> None:
    """Where member and body are one, it is told once that this did not exist."""
    found = told(bodies(joined("f", "f", am.Period("1990", until="2004"))), LIFE)
    assert found == [("error", "$.affiliations[0].period.start", ("f-f", "f"))]


# --- itself -------------------------------------------------------------------------------------


def test_nothing_is_a_member_of_itself() -> None:
    """A body inside itself is found where its body is named; a disputed claim is not."""
    found = bodies(joined("a", "f"), joined("f", "f"), joined("a", "a", standing="disputed"))
    assert told(found, "body-inside-itself") == [
        ("error", "$.affiliations[1].body_id", ("f-f", "f"))
    ]
    assert told(found, "body-cycle") == []


# --- circles ------------------------------------------------------------------------------------

CYCLE = "body-cycle"


@pytest.mark.parametrize(
    ("period", "severity"),
    [
        (am.Period("2003-12-31", until="2006"), "error"),
        (am.Period("2004-01-01", until="2006"), None),
        (am.Period("[2003-12-31..2004-01-02]", until="2006"), "warning"),
        (am.Period("2003", until=".."), "error"),
        (am.Period(), "warning"),
        (am.Period(None, until="2001-01-01"), None),
    ],
)
def test_bodies_are_not_inside_each_other_at_one_time(
    period: am.Period, severity: str | None
) -> None:
    """Two that are members of each other are wrong if that was at one time."""
    found = bodies(joined("x", "y", period), joined("b", "a"), joined("a", "b", period))
    assert told(found, CYCLE) == (
        [(severity, "$.affiliations[1]", ("b-a", "a-b", "a", "b"))] if severity else []
    )
    if severity:
        said = "'a', 'b' are perhaps inside" if severity == "warning" else "'a', 'b' are inside"
        assert messages(found, CYCLE)[0].startswith(said)


def test_each_circle_is_told_once() -> None:
    """Two circles are two violations; what only leads to a circle is in none."""
    edges = ["ab", "bc", "ca", "de", "ed", "xa", "cy", "aa"]
    found = told(bodies(*(joined(edge[0], edge[1]) for edge in edges)), CYCLE)
    assert found == [
        ("error", "$.affiliations[0]", ("a-b", "b-c", "c-a", "a", "b", "c")),
        ("error", "$.affiliations[3]", ("d-e", "e-d", "d", "e")),
    ]
    claim = joined("b", "a", standing="disputed")
    assert told(bodies(joined("a", "b"), claim), CYCLE) == []


def test_a_circle_among_very_many_affiliations() -> None:
    """Of many days on which members come, the last ones are looked at."""
    year = am.Period("1900-01-01", until="1900-01-02")
    many = [
        joined("a", "b", am.Period(f"19{number:02}-01-01", until=f"19{number:02}-02-01"),
               id=f"m{number}")
        for number in range(10, 99)
    ]  # fmt: skip
    often = [one for one in many for _ in range(2)]
    late = joined("b", "a", am.Period("1998-01-15", until="1999"))
    assert told(bodies(*often, late), CYCLE)[0][0] == "error"
    assert len(often) > MOST_DAYS
    assert told(bodies(*often, joined("b", "a", year)), CYCLE) == []


@pytest.mark.parametrize(("most", "severity"), [(2, "error"), (1, "warning")])
def test_not_all_of_a_large_circle_are_compared(
    most: int, severity: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two that meet on one day or another are so for certain, up to as many as are looked at."""
    monkeypatch.setattr("apts_model.rules.bodies.MOST_DAYS", most)
    whole = joined("a", "b", am.Period("2001-01-01", until="2001-01-05"))
    inside = am.Period("[2001-01-01..2001-01-03]", until="[2001-01-02..2001-01-04]")
    assert [one[0] for one in told(bodies(whole, joined("b", "a", inside)), CYCLE)] == [severity]


EDGES = st.sampled_from([*itertools.permutations("abc", 2)])
SPANS = st.sampled_from([span for span in told_spans(range(4)) if len(worlds_of(span)) <= 30])


@tries(150)
@given(st.lists(st.tuples(EDGES, SPANS), min_size=2, max_size=4))
def test_circles_are_those_of_every_world(
    claims: list[tuple[tuple[str, str], Span]],
) -> None:
    """ERROR if all of a circle meet in every world, WARNING if on one day all may.

    Where other circles share members with it, that is an ERROR on a day on which all certainly
    hold.
    """
    affiliations = [
        joined(*edge, span.period(), id=f"m{number}") for number, (edge, span) in enumerate(claims)
    ]
    found = worst(told(am.Dataset(title="T", affiliations=affiliations), CYCLE))
    held = [[{*range(*world)} for world in worlds_of(span)] for _, span in claims]
    always = [set[int].intersection(*worlds) for worlds in held]
    ever = [set[int]().union(*worlds) for worlds in held]

    def circle(days: list[set[int]]) -> bool:
        return any(
            groups_of([edge for (edge, _), of in zip(claims, days, strict=True) if number in of])
            for number in range(LOW, HIGH)
        )

    def meet(group: tuple[int, ...]) -> bool:
        return bool(groups_of([claims[n][0] for n in group])) and all(
            one & other
            for a, b in itertools.combinations(group, 2)
            for one, other in itertools.product(held[a], held[b])
        )

    sizes = range(2, len(claims) + 1)
    groups = [one for size in sizes for one in itertools.combinations(range(len(claims)), size)]
    assert found is CERTAIN or not circle(always)
    assert found is CERTAIN or not meet(groups[-1])
    assert found is not CERTAIN or circle(always) or any(map(meet, groups))
    assert (found is not NO) is circle(ever)


def test_windows_are_those_of_the_oracle() -> None:
    """A vague day of the oracle is told of in the words of a file."""
    assert Window(0, 1).text == "[2004-02-27..2004-02-28]"


def test_bodies_that_are_still_inside_each_other_certainly_are() -> None:
    """What is open goes on to the `as_of` day, so the circle is certain, and not only possible."""
    since = am.Period("2003", until="..")
    still = bodies(joined("a", "b", since), joined("b", "a", since), as_of="2010-01-01")
    assert [one[0] for one in told(still, CYCLE)] == ["error"]
    assert [one[0] for one in told(attrs.evolve(still, as_of=None), CYCLE)] == ["warning"]
