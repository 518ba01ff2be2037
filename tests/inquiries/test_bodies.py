import pytest

import apts_model as am

NO, POSSIBLE, CERTAIN = am.Certainty


def joined(
    member_id: str, body_id: str, period: am.Period, standing: str = "accepted"
) -> am.Affiliation:
    """Make a membership."""
    return am.Affiliation(
        id=f"{member_id}-{body_id}",
        member_id=member_id,
        body_id=body_id,
        period=period,
        standing=am.Standing(standing),
    )


def presided(holder_id: str, union_id: str, period: am.Period) -> am.Presidency:
    """Make a presidency."""
    return am.Presidency(
        id=f"{union_id}-{holder_id}", union_id=union_id, holder_id=holder_id, period=period
    )


FRONT = am.Dataset(
    title="A front",
    as_of="2020-12-31",
    people=[am.Person(id=name, name=name.title()) for name in ("ada", "bo", "cy")],
    unions=[
        am.TradeUnion(id="u", names=[am.Name(text="Union", language="fr")]),
        am.TradeUnion(id="v"),
        am.TradeUnion(id="w"),
        am.TradeUnion(id="federation", kind="federation"),
    ],
    presidencies=[
        presided("ada", "u", am.Period("2010-01-01", until="2016-01-01")),
        presided("bo", "u", am.Period("2016-01-01", until="..")),
        presided("ada", "v", am.Period("2016-06-01", until="..")),
        presided("cy", "v", am.Period("2016-06-01", until="..")),
    ],
    coalitions=[
        am.Coalition(
            id="front",
            kind="common_front",
            period=am.Period("2015-01-01", until="2018-01-01"),
            names=[am.Name(text="Front", language="fr")],
        ),
        am.Coalition(id="network", kind="network"),
    ],
    affiliations=[
        joined("network", "front", am.Period("2015-06-01", until="..")),
        joined("u", "front", am.Period("2015-01-01", until="..")),
        joined("v", "front", am.Period("2016", until="..")),
        joined("lost", "front", am.Period("2015-02-01", until="..")),
        joined("w", "front", am.Period("2015-01-01", until=".."), "disputed"),
        joined("w", "federation", am.Period("2017-01-01", through="2017-06-30")),
    ],
    coverages=[
        am.Coverage(
            subject_id="front",
            records="affiliations",
            period=am.Period("2015-01-01", until="2016-01-01"),
        ),
        am.Coverage(
            subject_id="u",
            records="presidencies",
            period=am.Period("2000-01-01", until="2009-01-01"),
        ),
    ],
)


@pytest.mark.parametrize(
    ("when", "members"),
    [
        ("2014-12-31", {}),
        ("2015-01-01", {"u": CERTAIN}),
        ("2015-07-01", {"u": CERTAIN, "lost": CERTAIN, "network": CERTAIN}),
        ("2016-07-01", {"u": CERTAIN, "lost": CERTAIN, "network": CERTAIN, "v": POSSIBLE}),
        ("2017-07-01", {"u": CERTAIN, "lost": CERTAIN, "network": CERTAIN, "v": CERTAIN}),
        ("2018-02-01", {}),
    ],
)
def test_members_on_a_day(when: str, members: dict[str, am.Certainty]) -> None:
    """A body has members while it lives: unions, other bodies, and what is not on record."""
    assert dict(FRONT.members_of("front").on(when).holders) == members


def test_members_of_a_union_are_asked_for_in_the_same_way() -> None:
    """A union can be a body: a membership counted in whole days includes its last day."""
    members = FRONT.members_of("federation")
    assert str(members.on("2017-06-30")) == "w"
    assert len(members.on("2017-07-01")) == 0
    assert str(FRONT.affiliations_of("w").on("2017-06-30")) == "federation"


def test_bodies_are_named_in_the_language_of_the_answer() -> None:
    """Members and bodies are shown by their short names."""
    assert str(FRONT.affiliations_of("u").on("2016-01-01")) == "Front"
    assert str(FRONT.members_of("front").on("2015-01-01")) == "Union"
    assert "Front" in FRONT.members_of("front").on("2015-01-01").explain("fr")
    assert "Union" in FRONT.affiliations_of("u").on("2016-01-01").explain("fr")


def test_a_disputed_membership_is_only_reported() -> None:
    """A claim of a membership makes no member, and is told apart, from either side."""
    members = FRONT.members_of("front").on("2015-01-01")
    assert [one.member_id for one in members.disputed] == ["w"]
    bodies = FRONT.affiliations_of("w").on("2016-01-01")
    assert dict(bodies.holders) == {}
    assert [one.body_id for one in bodies.disputed] == ["front"]


def test_only_the_coverage_of_memberships_counts() -> None:
    """Whether no member means none is said by the coverage of the body's memberships."""
    assert FRONT.members_of("front").on("2015-01-01").covered is CERTAIN
    assert FRONT.members_of("front").on("2017-01-01").covered is NO
    assert FRONT.affiliations_of("u").on("2005-01-01").covered is NO


def test_timelines_of_members_and_bodies_are_prepared_once() -> None:
    """Asking again gives the very timeline that was prepared before."""
    assert FRONT.members_of("front") is FRONT.members_of("front")
    assert FRONT.affiliations_of("u") is FRONT.affiliations_of("u")
    assert len(FRONT.affiliations_of("front")) == 0


def test_what_is_no_more_is_no_member() -> None:
    """A union that has been dissolved is a member of nothing, whichever side is asked."""
    dataset = am.Dataset(
        title="Gone",
        unions=[am.TradeUnion(id="u", period=am.Period("2000", until="2005"))],
        coalitions=[am.Coalition(id="front", kind="alliance")],
        affiliations=[joined("u", "front", am.Period("2001"))],
    )
    assert dict(dataset.affiliations_of("u").on("2010-01-01").holders) == {}
    assert dict(dataset.members_of("front").on("2010-01-01").holders) == {}


# --- leaders -------------------------------------------------------------------------------------


def leaders(when: str, handover: am.Handover = am.Handover.INCOMING) -> dict[str, str]:
    """Return who led each member of the front on a day, by the member's id."""
    found = FRONT.leaders_on("front", when, handover)
    return {leader.member_id: str(leader.presidency) for leader in found}


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2014-07-01", {}),
        ("2015-07-01", {"u": "Ada", "lost": "no one", "network": "no one"}),
        (
            "2016-07-01",
            {"u": "Bo", "v": "Ada and Cy", "lost": "no one", "network": "no one"},
        ),
        ("2015-12-31", {"u": "Ada", "lost": "no one", "network": "no one"}),
    ],
)
def test_leaders_of_the_members_on_a_day(when: str, expected: dict[str, str]) -> None:
    """Each direct member comes with its presidents; two may lead one; some have nobody."""
    assert leaders(when) == expected


def test_a_possible_member_is_led_for_certain() -> None:
    """How certain a membership is, and who led the member, are two answers."""
    [v] = [one for one in FRONT.leaders_on("front", "2016-07-01") if one.member_id == "v"]
    assert v.membership.certainty is POSSIBLE
    assert v.membership.record.id == "v-front"
    assert [one.holder_id for one in v.presidency.certain] == ["ada", "cy"]


def test_who_leads_on_the_handover_day_is_as_asked() -> None:
    """The handover says who has the day on which one president follows another."""
    assert leaders("2016-01-01")["u"] == "Bo"
    assert leaders("2016-01-01", am.Handover.OUTGOING)["u"] == "Ada"
    assert leaders("2016-01-01", am.Handover.BOTH)["u"] == "Ada and Bo"


def test_the_handover_is_that_of_memberships_too() -> None:
    """On its first day a member is one for who asks with INCOMING, and not with OUTGOING."""
    assert "u" in leaders("2015-01-01")
    assert "u" not in leaders("2015-01-01", am.Handover.OUTGOING)
    assert leaders("2015-01-01", am.Handover.BOTH) == {"u": "Ada"}


@pytest.mark.parametrize("member_id", ["lost", "network"])
def test_a_member_without_presidents_may_have_a_leader_nobody_knows(member_id: str) -> None:
    """Of a coalition, or of what is not on record, the data set does not know who led it."""
    [leader] = [
        one for one in FRONT.leaders_on("front", "2016-07-01") if one.member_id == member_id
    ]
    assert len(leader.presidency) == 0
    assert leader.presidency.vacant is POSSIBLE
    assert leader.presidency.covered is NO
    assert member_id in leader.presidency.explain("en")


def test_a_vacant_office_is_told_from_an_unknown_one() -> None:
    """Where the record is complete, nobody means that the office was vacant."""
    dataset = am.Dataset(
        title="Vacant",
        unions=[am.TradeUnion(id="u")],
        coalitions=[am.Coalition(id="front", kind="alliance")],
        affiliations=[joined("u", "front", am.Period("2000-01-01", until="2010-01-01"))],
        coverages=[
            am.Coverage(
                subject_id="u",
                records="presidencies",
                period=am.Period("2000-01-01", until="2005-01-01"),
            )
        ],
    )
    vacant = {
        year: leader.presidency.vacant
        for year in ("2003", "2007")
        for leader in dataset.leaders_on("front", year)
    }
    assert vacant == {"2003": CERTAIN, "2007": POSSIBLE}
