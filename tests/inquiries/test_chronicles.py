import copy
import re
from typing import Any

import attrs
import pytest

import apts_model as am

ACCEPTED, DISPUTED = am.Standing


def told(dataset: am.Dataset, about: str | None = None, lang: str = "en") -> list[str]:
    """Tell what happened, in one language."""
    return [event.explain(lang) for event in dataset.chronology(about)]


def with_plain_spaces(text: str) -> str:
    """Put plain spaces where French has spaces at which no line breaks."""
    return re.sub("[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]", " ", text)


def named(text: str, language: str = "fr", start: str | None = None) -> am.Name:
    """Make a name in use from some day on."""
    return am.Name(text=text, language=language, kind="acronym", period=am.Period(start))


ALL = am.Dataset(
    title="One of everything",
    as_of="2024-12-31",
    people=[am.Person(id="ada", name="Ada")],
    unions=[
        am.TradeUnion(
            id="u",
            period=am.Period("2001-01-01", until="2024-06-01"),
            names=[named("UU", start="2001-01-01"), named("U", start="2002-02-02")],
        ),
        am.TradeUnion(id="a"),
        am.TradeUnion(id="b"),
        am.TradeUnion(id="child"),
        am.TradeUnion(id="other-child"),
    ],
    presidencies=[
        am.Presidency(
            id="u-ada",
            union_id="u",
            holder_id="ada",
            period=am.Period("2003-03-03", until="2006-06-06"),
            reelected=["2005-05-05"],
        )
    ],
    figures=[
        am.Figure(
            id="members",
            subject_id="u",
            measure="members",
            value=4000,
            comparison="more_than",
            date="2007-07-07",
        )
    ],
    mergers=[
        am.Merger(id="joint", predecessor_ids=["a", "b"], successor_id="u", date="2001-01-01"),
        am.Merger(
            id="taken-over",
            kind="absorption",
            predecessor_ids=["u", "child"],
            successor_id="u",
            date="2010-10-10",
        ),
    ],
    splits=[
        am.Split(id="apart", parent_id="u", child_ids=["child", "other-child"], date="2008-08-08")
    ],
    coalitions=[
        am.Coalition(
            id="front",
            kind="common_front",
            period=am.Period("2009-09-01"),
            names=[
                named("Front", "en"),
                named("Le Premier Front"),
                named("Le Front", start="2009-09-02"),
            ],
        )
    ],
    affiliations=[
        am.Affiliation(
            id="joined",
            member_id="u",
            body_id="front",
            period=am.Period("2009-09-09", until="2011-11-11"),
        )
    ],
    rounds=[
        am.BargainingRound(
            id="round",
            title="Round",
            union_ids=["u", "a"],
            coalition_id="front",
            milestones=[
                am.Milestone(id="demands", stage="demands_filed", date="2012-01-01"),
                am.Milestone(
                    id="vote",
                    stage="strike_mandate",
                    date="2012-02-02",
                    union_id="u",
                    vote=am.Vote(percent_for=95, turnout=60),
                ),
                am.Milestone(
                    id="no-numbers", stage="ratification", date="2012-05-05", vote=am.Vote()
                ),
            ],
            tables=[
                am.BargainingTable(
                    id="table",
                    kind="sectoral",
                    union_ids=["b"],
                    milestones=[am.Milestone(id="talks", stage="talks", date="2012-01-15")],
                )
            ],
            strikes=[
                am.Strike(id="full", period=am.Period("2012-03-03", through="2012-03-04")),
                am.Strike(
                    id="partial",
                    kind="partial",
                    union_ids=["u"],
                    period=am.Period("2012-04-04", through="2012-04-04"),
                ),
            ],
            agreement=am.Agreement(
                signed="2012-06-06",
                in_force="2012-07-07",
                term=am.Period("2012-07-01", through="2015-03-31"),
            ),
        ),
        am.BargainingRound(
            id="alone",
            title="A round of nobody",
            milestones=[am.Milestone(id="offers", stage="offers", date="2016-01-01")],
            agreement=am.Agreement(signed="2016-02-02"),
        ),
    ],
    statutes=[
        am.Statute(
            id="act",
            title="Labour Act",
            steps=[
                am.StatuteStep(kind="assented", date="2017-01-01"),
                am.StatuteStep(kind="struck_down", date="2018-01-01"),
            ],
        )
    ],
    campaigns=[
        am.Campaign(
            id="equal-pay",
            title="Equal pay",
            union_id="u",
            period=am.Period("2019-01-01", through="2019-02-01"),
        ),
        am.Campaign(id="peace", title="Peace", period=am.Period("2020")),
        am.Campaign(
            id="every-year", title="Every year", yearly=am.Yearly(start="11-25", through="12-06")
        ),
    ],
)
TOLD = """\
January 1, 2001: U is founded | 1er janvier 2001 : U : fondation
January 1, 2001: a and b merge into U | 1er janvier 2001 : a et b fusionnent pour former U
February 2, 2002: U takes the name “U” | 2 février 2002 : U prend le nom « U »
March 3, 2003: Ada becomes president of U | 3 mars 2003 : U : Ada accède à la présidence
May 5, 2005: Ada is re-elected president of U | \
5 mai 2005 : U : Ada conserve la présidence (réélection)
June 6, 2006: Ada leaves the presidency of U | 6 juin 2006 : U : Ada quitte la présidence
July 7, 2007: U: more than 4,000 members | 7 juillet 2007 : U : plus de 4 000 membres
August 8, 2008: child and other-child split off from U | \
8 août 2008 : U : child et other-child font scission
September 1, 2009: Front is founded | 1er septembre 2009 : Le Front : fondation
September 2, 2009: Front takes the name “Le Front” | \
2 septembre 2009 : Le Front prend le nom « Le Front »
September 9, 2009: U joins Front | 9 septembre 2009 : Le Front : U devient membre
October 10, 2010: U absorbs child | 10 octobre 2010 : U absorbe child
November 11, 2011: U leaves Front | 11 novembre 2011 : Le Front : U n’est plus membre
January 1, 2012: U and a: filing of union demands | \
1er janvier 2012 : U et a : dépôt des demandes syndicales
January 15, 2012: b: talks | 15 janvier 2012 : b : pourparlers
February 2, 2012: U: strike mandate (95% in favour, turnout 60%) | \
2 février 2012 : U : mandat de grève (95 % pour, participation de 60 %)
March 3, 2012: U and a: full strike (through March 4, 2012) | \
3 mars 2012 : U et a : grève complète (jusqu’au 4 mars 2012 inclusivement)
April 4, 2012: U: partial strike | 4 avril 2012 : U : grève partielle
May 5, 2012: U and a: ratification by the members | \
5 mai 2012 : U et a : adoption par les membres
June 6, 2012: U and a: collective agreement signed | \
6 juin 2012 : U et a : signature de la convention collective
July 7, 2012: U and a: collective agreement comes into force | \
7 juillet 2012 : U et a : entrée en vigueur de la convention collective
March 31, 2015: U and a: collective agreement ends | \
31 mars 2015 : U et a : fin de la convention collective
January 1, 2016: A round of nobody: employer offers | \
1er janvier 2016 : A round of nobody : offres patronales
February 2, 2016: A round of nobody: collective agreement signed | \
2 février 2016 : A round of nobody : signature de la convention collective
January 1, 2017: Labour Act: assented to | 1er janvier 2017 : Labour Act : sanction
January 1, 2018: Labour Act: struck down by a court | \
1er janvier 2018 : Labour Act : invalidation par un tribunal
January 1, 2019: U: campaign “Equal pay” | 1er janvier 2019 : U : campagne « Equal pay »
2020: campaign “Peace” | 2020 : campagne « Peace »
June 1, 2024: U is dissolved | 1er juin 2024 : U : dissolution
"""


def test_every_kind_of_event_is_told_in_order_and_in_both_languages() -> None:
    """Each thing that happened is told in one line, in English and in French, in order of time."""
    lines = [line.split(" | ") for line in TOLD.splitlines()]
    assert told(ALL) == [english for english, _ in lines]
    assert [with_plain_spaces(text) for text in told(ALL, lang="fr")] == [text for _, text in lines]
    assert {event.kind for event in ALL.chronology()} == set(am.EventKind)


def test_a_language_there_is_not_is_refused() -> None:
    """An event is told in English or French; any other language is an error."""
    event: Any = ALL.chronology()[0]
    with pytest.raises(am.InvalidValueError):
        event.explain("de")


# --- what concerns an id -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("about", "kinds"),
    [
        ("ada", ["presidency_start", "reelection", "presidency_end"]),
        ("a", ["merger", "milestone", "strike", "milestone", *["agreement"] * 3]),
        ("b", ["merger", "milestone"]),
        ("child", ["split", "absorption"]),
        (
            "front",
            [
                *("founding", "name", "affiliation_start", "affiliation_end"),
                *("milestone", "milestone", "milestone", "strike", "strike", "milestone"),
                *["agreement"] * 3,
            ],
        ),
        ("alone", ["milestone", "agreement"]),
        ("act", ["statute_step", "statute_step"]),
        ("equal-pay", ["campaign"]),
        ("every-year", []),
    ],
)
def test_what_concerns_an_id(about: str, kinds: list[str]) -> None:
    """People, unions, coalitions, rounds, statutes and campaigns have a chronology each."""
    found = [event.kind.value for event in ALL.chronology(about)]
    assert [kind.partition("agreement")[1] or kind for kind in found] == kinds


def test_the_whole_is_told_of_each_part() -> None:
    """Every event concerns somebody, and each is told of just those it concerns."""
    everyone: list[Any] = [
        *ALL.people, *ALL.unions, *ALL.coalitions, *ALL.rounds, *ALL.statutes, *ALL.campaigns,
    ]  # fmt: skip
    for event in ALL.chronology():
        concerned = [one.id for one in everyone if event in ALL.chronology(one.id)]
        assert concerned
        assert set(concerned) == set(event.subject_ids)


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("equalpay", ("equal-pay",)),
        ("actt", ("act",)),
        ("rounds", ("round",)),
        ("u-ada", ("ada",)),
        ("zzz", ()),
    ],
)
def test_an_unknown_id_is_an_error(asked: str, near: tuple[str, ...]) -> None:
    """What there is not has no chronology; ids of records that are no subjects are unknown."""
    with pytest.raises(am.UnknownIdError) as caught:
        ALL.chronology(asked)
    assert (caught.value.kind, caught.value.near) == ("record", near)


# --- which days ----------------------------------------------------------------------------------


def founded(*dates: str | None, as_of: str | None = "2020-06-30") -> am.Dataset:
    """Make unions founded on these dates, named after their place."""
    return am.Dataset(
        title="Founded",
        as_of=as_of,
        unions=[
            am.TradeUnion(id=f"u{place}", period=am.Period(date))
            for place, date in enumerate(dates)
        ],
    )


@pytest.mark.parametrize(
    ("date", "is_told"),
    [
        (None, False),
        ("2020-06-30", True),
        ("2020-07-01", False),
        ("2020", True),
        ("2021", False),
        ("2019~", True),
        ("[2010..]", False),
        ("[..2010]", False),
        ("[2020-06-30..2020-07-15]", True),
        ("9999", False),
    ],
)
def test_only_days_that_are_known_and_past_are_told(date: str | None, is_told: bool) -> None:
    """Left out are unknown days, "this day or later" or earlier, and days after the last one."""
    assert bool(told(founded(date))) is is_told


def test_without_a_last_day_known_of_nothing_is_too_late() -> None:
    """A data set that does not say until when it knows tells of any day."""
    assert told(founded("2999", as_of=None)) == ["2999: u0 is founded"]


def test_open_and_unknown_ends_are_no_events() -> None:
    """That something goes on, or was seen last on a day, is nothing that happened."""
    ends = ["..", None, "[2015-01-01..]"]
    unions = [
        am.TradeUnion(id=f"u{place}", period=am.Period("2001", until=end))
        for place, end in enumerate(ends)
    ]
    kinds = [event.kind for event in am.Dataset(title="Open", unions=unions).chronology()]
    assert kinds == [am.EventKind.FOUNDING] * 3


def test_vague_days_are_told_by_their_first_day() -> None:
    """Days come in order of the first day they may be, the shortest stretch first."""
    dates = ["2005-03", "2005", "2005-01-01", "2004-12-31", "[2004-12-30..2006-01-01]"]
    assert [event.subject_ids[0] for event in founded(*dates).chronology()] == [
        "u4",
        "u3",
        "u2",
        "u1",
        "u0",
    ]


def test_of_one_day_the_order_does_not_change() -> None:
    """What happened on the same day is told in the order of the records."""
    assert [event.subject_ids for event in founded("2001", "2001", "2001").chronology()] == [
        ("u0",),
        ("u1",),
        ("u2",),
    ]


def test_what_a_merger_ends_is_told_by_the_merger() -> None:
    """A union that ends on the date of its merger is not told to be dissolved as well."""
    dataset = am.Dataset(
        title="Merged",
        unions=[
            am.TradeUnion(id="a", period=am.Period(until="2004-03-18")),
            am.TradeUnion(id="b", period=am.Period(until="2004-03-19")),
        ],
        mergers=[
            am.Merger(id="m", predecessor_ids=["a", "b"], successor_id="c", date="2004-03-18")
        ],
    )
    assert told(dataset) == [
        "March 18, 2004: a and b merge into c",
        "March 19, 2004: b is dissolved",
    ]


def test_how_a_president_came_to_the_office_is_told() -> None:
    """An election, an interim and the like are named with the start of a presidency."""
    [event] = presided(held("p", "2001", accession="interim")).chronology()
    assert event.explain() == "2001: Ada becomes president of u (interim)"
    assert event.subject_ids == ("ada", "u")


def test_the_first_name_is_not_taken() -> None:
    """An organisation that never had another name is not told to take one."""
    dataset = am.Dataset(
        title="Named", unions=[am.TradeUnion(id="u", names=[named("U", start="2002")])]
    )
    assert told(dataset) == []


# --- presidents and claims -----------------------------------------------------------------------


def presided(*records: am.Presidency) -> am.Dataset:
    """Make a data set of presidencies of Ada and Bo over two unions."""
    return am.Dataset(
        title="Presidents",
        people=[am.Person(id="ada", name="Ada"), am.Person(id="bo", name="Bo")],
        unions=[am.TradeUnion(id="u"), am.TradeUnion(id="v")],
        presidencies=records,
    )


def held(id: str, start: str | None, until: str | None = None, **fields: Any) -> am.Presidency:
    """Make a presidency of Ada."""
    given: dict[str, Any] = {"union_id": "u", "holder_id": "ada", **fields}
    return am.Presidency(id=id, period=am.Period(start, until=until), **given)


def test_who_follows_himself_has_not_left() -> None:
    """A president who is president again from that day becomes one twice and leaves once."""
    again = presided(
        held("first", "2001", "2005"), held("second", "2005", "2008", follows_ids=["first"])
    )
    assert told(again) == [
        "2001: Ada becomes president of u",
        "2005: Ada becomes president of u",
        "2008: Ada leaves the presidency of u",
    ]


def test_who_is_followed_by_another_has_left() -> None:
    """On a handover one president leaves and another one starts."""
    handed = presided(
        held("first", "2001", "2005"),
        held("second", "2005", None, holder_id="bo", follows_ids=["first"]),
    )
    assert sorted(told(handed, "u"))[1:] == [
        "2005: Ada leaves the presidency of u",
        "2005: Bo becomes president of u",
    ]


def test_who_came_on_an_unknown_day_leaves_all_the_same() -> None:
    """A presidency whose start is unknown does not go on in itself."""
    alone = am.Dataset(title="Alone", presidencies=[held("a", None, "2004-05-06")])
    assert [event.kind.value for event in alone.chronology()] == ["presidency_end"]


def test_a_time_in_office_that_came_before_hides_no_departure() -> None:
    """A presidency of unknown start that was over by then does not go on from a later one."""
    twice = presided(held("late", "2004", "2006"), held("early", None, "2000"))
    assert told(twice) == [
        "2000: Ada leaves the presidency of u",
        "2004: Ada becomes president of u",
        "2006: Ada leaves the presidency of u",
    ]


@pytest.mark.parametrize("until", [None, "2006", "2015"])
def test_who_follows_himself_on_an_unsaid_day_has_not_left(until: str | None) -> None:
    """A presidency whose start is unknown may begin as another one ends."""
    again = presided(held("first", "2001", "2005"), held("second", None, until))
    assert "2005: Ada leaves the presidency of u" not in told(again)


@pytest.mark.parametrize(
    "claim",
    [
        held("claim", "2005", follows_ids=["first"], standing="disputed"),
        held("claim", "2015", follows_ids=["first"]),
        held("claim", "2005", follows_ids=["first"], union_id="v"),
    ],
    ids=["a disputed record", "a link that cannot hold", "a link that crosses unions"],
)
def test_a_link_that_does_not_count_hides_no_departure(claim: am.Presidency) -> None:
    """Only an accepted record whose link holds tells that a president has not left."""
    events = told(presided(held("first", "2001", "2005"), claim))
    assert "2005: Ada leaves the presidency of u" in events


def test_claims_are_marked() -> None:
    """What the data set does not accept is told as disputed, in either language."""
    claims = presided(held("claim", "2001", "2005", standing="disputed"))
    [start, end] = claims.chronology()
    assert start.standing is end.standing is DISPUTED
    assert start.explain() == "2001: Ada becomes president of u (disputed)"
    assert start.explain("fr").endswith("accède à la présidence (version contestée)")


def test_what_a_claim_and_a_record_both_tell_is_told_once() -> None:
    """A claim that only gives another end adds that end alone."""
    both = presided(
        held("claim", "2001", "2006", standing="disputed", disputes_id="record"),
        held("record", "2001", "2005"),
    )
    assert told(both) == [
        "2001: Ada becomes president of u",
        "2005: Ada leaves the presidency of u",
        "2006: Ada leaves the presidency of u (disputed)",
    ]
    assert both.chronology()[0].record is both.presidencies[1]


@pytest.mark.parametrize(
    "other",
    [{"holder_id": "bo"}, {"union_id": "v"}, {"start": "2001-02"}],
    ids=["another person", "another union", "another date"],
)
def test_a_claim_that_tells_something_else_is_told(other: dict[str, Any]) -> None:
    """A claim of another person, union or date stands beside what is accepted."""
    claim = held(**{"id": "claim", "start": "2001-01", "standing": "disputed", **other})
    both = presided(held("record", "2001-01"), claim)
    assert [event.standing for event in both.chronology()] == [ACCEPTED, DISPUTED]


def test_two_claims_of_the_same_are_both_told() -> None:
    """Claims are not weighed against each other."""
    claims = [held(name, "2001", standing="disputed") for name in ("one", "other")]
    assert [event.record for event in presided(*claims).chronology()] == claims


# --- events as values ----------------------------------------------------------------------------


def test_events_are_values() -> None:
    """Equal data sets give equal events, which can be compared, copied and kept in sets."""
    events = ALL.chronology()
    assert events == attrs.evolve(ALL).chronology()
    assert len({*events, *attrs.evolve(ALL).chronology()}) == len(events)
    assert copy.deepcopy(events) == events
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        events[0].date = am.ImpreciseDate.parse("2000")  # type: ignore[misc]


def test_an_event_knows_its_record() -> None:
    """Each event comes with the record that tells it, and with the day that record gives."""
    by_kind = {event.kind: event for event in ALL.chronology()}
    assert by_kind[am.EventKind.REELECTION].record is ALL.presidencies[0]
    assert by_kind[am.EventKind.STATUTE_STEP].record is ALL.statutes[0].steps[1]
    assert by_kind[am.EventKind.AGREEMENT_END].record is not None
    assert by_kind[am.EventKind.FIGURE].date == ALL.figures[0].date
    assert by_kind[am.EventKind.MERGER].subject_ids == ("a", "b", "u")
    assert set(by_kind[am.EventKind.ABSORPTION].subject_ids) == {"child", "u"}


def test_names_that_are_not_on_record_are_shown_as_ids() -> None:
    """An id that leads nowhere is told as it is, and has no chronology of its own."""
    loose = am.Dataset(title="Loose", presidencies=[held("p", "2001")])
    assert told(loose) == ["2001: ada becomes president of u"]
    with pytest.raises(am.UnknownIdError):
        loose.chronology("ada")


def test_an_empty_data_set_tells_nothing() -> None:
    """Where there are no records there are no events."""
    assert am.Dataset(title="Empty").chronology() == ()


@pytest.mark.parametrize(
    ("through", "expected"),
    [
        ("..", "May 6, 2019: U: full strike (end open)"),
        (None, "May 6, 2019: U: full strike (end unknown)"),
        ("2019-05-06", "May 6, 2019: U: full strike"),
    ],
)
def test_a_strike_without_an_end_is_not_told_as_one_day(through: str | None, expected: str) -> None:
    """Its first day alone would read as its only one."""
    strike = am.Strike(id="s", period=am.Period("2019-05-06", through=through))
    held = am.BargainingRound(id="r", title="A round", union_ids=["u"], strikes=[strike])
    named = am.TradeUnion(id="u", names=[am.Name(text="U", language="en")])
    assert told(am.Dataset(title="Mine", unions=[named], rounds=[held])) == [expected]
