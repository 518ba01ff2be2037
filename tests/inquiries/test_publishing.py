import datetime
from typing import Any

import attrs
import pytest

import apts_model as am


def by(*source_ids: str) -> list[am.Citation]:
    """Cite sources."""
    return [am.Citation(source_id=source_id) for source_id in source_ids]


OLD = am.Source(id="old", title="Old", published="2010-06-15")
NEW = am.Source(id="new", title="New", published="2020-06-15")
UNDATED = am.Source(id="undated", title="Undated")


def read_in_2015(**fields: Any) -> am.Dataset:
    """Reduce a data set to what could be read between the old source and the new one."""
    given: dict[str, Any] = {"title": "Read", "sources": [OLD, NEW, UNDATED], **fields}
    return am.Dataset(**given).published_by("2015-01-01")


# --- which sources count -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("published", "first_day"),
    [
        ("2010-06-15", "2010-06-15"),
        ("2010-06", "2010-06-30"),
        ("2010", "2010-12-31"),
        ("[2008..2010-03]", "2010-03-31"),
        ("[..2010-03-01]", "2010-03-01"),
        ("2010~", "2011-12-31"),
        ("2010-06-15?", "2011-06-15"),
        ("[2010..]", None),
        (None, None),
    ],
)
def test_a_source_counts_once_it_is_certainly_published(
    published: str | None, first_day: str | None
) -> None:
    """A vague date counts from its last day on, a qualified one a unit later, an open one never."""
    source = am.Source(id="s", title="S", published=published)
    dataset = am.Dataset(
        title="One source",
        sources=[source],
        people=[am.Person(id="a", name="A", citations=by("s"))],
    )
    if first_day is None:
        assert dataset.published_by("9999-12-31").sources == ()
        return
    day = datetime.date.fromisoformat(first_day)
    assert dataset.published_by(day).sources == (source,)
    assert dataset.published_by(day).people == dataset.people
    before = dataset.published_by(day - datetime.timedelta(days=1))
    assert before.sources == ()
    assert before.people == ()


@pytest.mark.parametrize(
    ("day", "error"),
    [
        ("2015", am.InvalidValueError),
        ("2015-01-01~", am.InvalidValueError),
        ("[2015-01-01..]", am.InvalidValueError),
        ("soon", am.DateSyntaxError),
        (datetime.datetime(2015, 1, 1, tzinfo=datetime.UTC), am.DateTypeError),
        (None, am.DateTypeError),
    ],
)
def test_the_day_is_an_exact_one(day: Any, error: type[am.AptsModelError]) -> None:
    """A vague day is refused: what could be read by then has no one answer."""
    with pytest.raises(error) as caught:
        am.Dataset(title="Mine").published_by(day)
    if isinstance(caught.value, am.InvalidValueError):
        assert caught.value.field == "day"


@pytest.mark.parametrize(
    "day", ["2015-01-01", datetime.date(2015, 1, 1), am.ImpreciseDate.parse("2015-01-01")]
)
def test_the_day_is_taken_in_any_form(day: am.DateLike) -> None:
    """A day is given as text, as a date or as an imprecise date that is exact."""
    dataset = am.Dataset(title="Mine", sources=[OLD, NEW])
    assert dataset.published_by(day).sources == (OLD,)


@pytest.mark.parametrize(
    ("as_of", "lowered"),
    [
        ("2024-12-31", datetime.date(2015, 1, 1)),
        ("2012-12-31", datetime.date(2012, 12, 31)),
        (None, None),
    ],
)
def test_nothing_is_known_past_the_day(as_of: str | None, lowered: datetime.date | None) -> None:
    """The last day anything is known of is at most the day asked about."""
    assert read_in_2015(as_of=as_of).as_of == lowered


def test_the_title_stays_and_coverages_go() -> None:
    """What a data set covers completely today says nothing of what was known then."""
    coverage = am.Coverage(
        subject_id="u", records="rounds", period=am.Period("2000"), citations=by("old")
    )
    reduced = read_in_2015(unions=[am.TradeUnion(id="u")], coverages=[coverage])
    assert reduced.coverages == ()
    assert reduced.title == "Read"


# --- which records are kept ----------------------------------------------------------------------

OF_EACH_KIND: list[tuple[str, Any]] = [
    ("people", am.Person(id="x", name="A")),
    ("unions", am.TradeUnion(id="x")),
    ("presidencies", am.Presidency(id="x", union_id="u", holder_id="a")),
    ("figures", am.Figure(id="x", subject_id="u", measure="members", value=1)),
    ("mergers", am.Merger(id="x", predecessor_ids=["u", "v"], successor_id="w")),
    ("splits", am.Split(id="x", parent_id="u", child_ids=["v"])),
    ("coalitions", am.Coalition(id="x", kind="alliance")),
    ("affiliations", am.Affiliation(id="x", member_id="u", body_id="v")),
    ("rounds", am.BargainingRound(id="x", title="R")),
    ("statutes", am.Statute(id="x", title="S")),
    ("campaigns", am.Campaign(id="x", title="C")),
]


@pytest.mark.parametrize(("collection", "record"), OF_EACH_KIND)
def test_records_are_kept_if_one_of_their_sources_was_published(
    collection: str, record: Any
) -> None:
    """Of each kind those records stay that a published source speaks for; other citations go."""
    cited = {
        "both": by("new", "old", "undated", "gone"),
        "later": by("new"),
        "undated": by("undated"),
        "unsourced": by(),
    }
    records = [attrs.evolve(record, id=name, citations=of) for name, of in cited.items()]
    kept = attrs.evolve(record, id="both", citations=by("old"))
    assert getattr(read_in_2015(**{collection: records}), collection) == (kept,)


@pytest.mark.parametrize(
    ("sources", "stays"),
    [
        (("old",), True),
        (("old", "new"), False),
        (("old", "undated"), False),
        (("old", "gone"), False),
    ],
)
def test_a_note_that_may_speak_of_later_goes(sources: tuple[str, ...], stays: bool) -> None:
    """A record's note stays only where all sources of the record had been published."""
    person = am.Person(id="a", name="A", note="A note", citations=by(*sources))
    [kept] = read_in_2015(people=[person]).people
    assert kept.note == ("A note" if stays else None)


KNOWN_LATER: dict[str, Any] = {
    "people": [am.Person(id="a", name="A", citations=by("new"))],
    "unions": [
        am.TradeUnion(
            id=id,
            citations=by("new"),
            names=[am.Name(text=id.upper(), language="fr", citations=by("new"))],
        )
        for id in ("t", "u", "v", "w", "x", "y")
    ],
    "coalitions": [am.Coalition(id="f", kind="alliance", citations=by("new"))],
}


@pytest.mark.parametrize(
    ("collection", "record", "kept"),
    [
        (
            "presidencies",
            am.Presidency(id="p", union_id="u", holder_id="a", citations=by("old")),
            {"a", "u"},
        ),
        (
            "affiliations",
            am.Affiliation(id="j", member_id="u", body_id="f", citations=by("old")),
            {"u", "f"},
        ),
        (
            "mergers",
            am.Merger(id="m", predecessor_ids=["u", "v"], successor_id="w", citations=by("old")),
            {"u", "v", "w"},
        ),
        (
            "splits",
            am.Split(id="s", parent_id="u", child_ids=["v", "w"], citations=by("old")),
            {"u", "v", "w"},
        ),
        ("campaigns", am.Campaign(id="c", title="C", union_id="u", citations=by("old")), {"u"}),
        (
            "figures",
            am.Figure(id="n", subject_id="f", measure="members", value=1, citations=by("old")),
            {"f"},
        ),
        (
            "rounds",
            am.BargainingRound(
                id="r",
                title="R",
                union_ids=["u", "t"],
                coalition_id="f",
                citations=by("old"),
                milestones=[am.Milestone(id="m", stage="offers", union_id="v")],
                tables=[am.BargainingTable(id="b", kind="central", union_ids=["w"])],
                strikes=[am.Strike(id="s", union_ids=["x"], citations=by("old"))],
            ),
            {"t", "u", "v", "w", "x", "f"},
        ),
    ],
)
def test_what_a_kept_record_refers_to_is_kept(collection: str, record: Any, kept: set[str]) -> None:
    """People and organisations stay if a kept record names them, even those known later alone."""
    reduced = read_in_2015(**KNOWN_LATER, **{collection: [record]})
    assert getattr(reduced, collection) == (record,)
    everyone: list[Any] = [*reduced.people, *reduced.unions, *reduced.coalitions]
    found = {one.id for one in everyone}
    assert found == kept
    assert all(one.citations == () for one in everyone)
    assert all(one.short_name() == one.id.upper() for one in reduced.unions)


def test_references_are_followed_to_their_end() -> None:
    """A figure keeps its round, the round its unions and its coalition."""
    reduced = read_in_2015(
        **KNOWN_LATER,
        rounds=[
            am.BargainingRound(
                id="r", title="R", union_ids=["u"], coalition_id="f", citations=by("new")
            )
        ],
        figures=[
            am.Figure(id="n", subject_id="r", measure="wage_percent", value=1, citations=by("old"))
        ],
    )
    assert [one.id for one in reduced.rounds] == ["r"]
    assert [one.id for one in reduced.unions] == ["u"]
    assert [one.id for one in reduced.coalitions] == ["f"]


def test_a_reference_that_leads_nowhere_stays_so() -> None:
    """A reference that could not be resolved before is kept as it is."""
    lost = am.Presidency(id="p", union_id="lost", holder_id="nobody", citations=by("old"))
    reduced = read_in_2015(presidencies=[lost])
    assert reduced.presidencies == (lost,)
    assert (reduced.people, reduced.unions) == ((), ())


def test_records_that_share_an_id_are_judged_together() -> None:
    """Of two records with one id, both stay if either was published."""
    twins = [am.Person(id="a", name="A", citations=by("old")), am.Person(id="a", name="B")]
    assert read_in_2015(people=twins).people == tuple(twins)


# --- inside records ------------------------------------------------------------------------------


def test_a_record_is_kept_for_what_is_inside_it() -> None:
    """A round that only a strike of it was written about is kept with that strike alone."""
    reduced = read_in_2015(
        rounds=[
            am.BargainingRound(
                id="r",
                title="R",
                citations=by("new"),
                strikes=[
                    am.Strike(id="read", citations=by("old", "new")),
                    am.Strike(id="later", citations=by("new")),
                    am.Strike(id="unsourced"),
                ],
                agreement=am.Agreement(citations=by("new")),
            )
        ]
    )
    assert reduced.rounds == (
        am.BargainingRound(
            id="r",
            title="R",
            strikes=[am.Strike(id="read", citations=by("old")), am.Strike(id="unsourced")],
        ),
    )


@pytest.mark.parametrize(("source", "stays"), [("old", True), ("new", False)])
def test_single_inner_records_stay_or_go(source: str, stays: bool) -> None:
    """An agreement and a vote stay if their source was published."""
    vote = am.Vote(percent_for=75, citations=by(source))
    agreement = am.Agreement(signed="2009", citations=by(source))
    [reduced] = read_in_2015(
        rounds=[
            am.BargainingRound(
                id="r",
                title="R",
                citations=by("old"),
                milestones=[
                    am.Milestone(id="m", stage="ratification", vote=vote, citations=by("old"))
                ],
                agreement=agreement,
            )
        ]
    ).rounds
    assert reduced.milestones[0].vote == (vote if stays else None)
    assert reduced.agreement == (agreement if stays else None)


def test_what_was_never_sourced_by_itself_stays() -> None:
    """Inner records without any citation are taken to be spoken for by those of the record."""
    union = am.TradeUnion(
        id="u",
        names=[am.Name(text="U", language="fr")],
        president_seats=[am.PresidentSeats(count=2, period=am.Period())],
        citations=by("old"),
    )
    statute = am.Statute(
        id="s", title="S", steps=[am.StatuteStep(kind="passed")], citations=by("old")
    )
    campaign = am.Campaign(
        id="c", title="C", yearly=am.Yearly(start="11-25", through="12-06"), citations=by("old")
    )
    reduced = read_in_2015(unions=[union], statutes=[statute], campaigns=[campaign])
    assert (reduced.unions, reduced.statutes) == ((union,), (statute,))
    assert reduced.campaigns == (campaign,)


def test_what_has_no_citation_of_its_own_stays_without_what_came_later() -> None:
    """A table or a milestone that was never sourced stays, less what could not be read of it."""
    offers = am.Milestone(id="offers", stage="offers")
    later = am.Milestone(id="later", stage="talks", citations=by("new"))
    voted = am.Milestone(id="voted", stage="ratification", vote=am.Vote(citations=by("new")))
    [held] = read_in_2015(
        rounds=[
            am.BargainingRound(
                id="r",
                title="R",
                citations=by("old"),
                milestones=[voted],
                tables=[am.BargainingTable(id="t", kind="central", milestones=[offers, later])],
            )
        ]
    ).rounds
    assert held.tables == (am.BargainingTable(id="t", kind="central", milestones=[offers]),)
    assert held.milestones == (attrs.evolve(voted, vote=None),)


def test_names_stay_without_the_citations_of_later() -> None:
    """A kept organisation keeps every name, for it has to be called something."""
    names = [
        am.Name(text=text, language="fr", citations=by(source))
        for text, source in (("Read", "old"), ("Later", "new"))
    ]
    [union] = read_in_2015(unions=[am.TradeUnion(id="u", names=names)]).unions
    assert [(name.text, len(name.citations)) for name in union.names] == [("Read", 1), ("Later", 0)]


def test_what_only_an_unread_inner_record_refers_to_is_not_kept() -> None:
    """A strike that nobody could read of keeps no union that nothing else speaks of."""
    reduced = read_in_2015(
        unions=[am.TradeUnion(id="u")],
        rounds=[
            am.BargainingRound(
                id="r",
                title="R",
                citations=by("old"),
                strikes=[am.Strike(id="s", union_ids=["u"], citations=by("new"))],
            )
        ],
    )
    assert reduced.rounds[0].strikes == ()
    assert reduced.unions == reduced.published_by("2015-01-01").unions == ()


# --- claims --------------------------------------------------------------------------------------


def presided(id: str, source: str, **fields: Any) -> am.Presidency:
    """Make a presidency that a source speaks for."""
    return am.Presidency(id=id, union_id="u", holder_id="a", citations=by(source), **fields)


def test_a_claim_forgets_the_claims_that_are_not_kept() -> None:
    """Whom a presidency follows or disputes is named only if that presidency is kept too."""
    first, second = presided("first", "old"), presided("second", "new")
    reduced = read_in_2015(
        presidencies=[
            first,
            second,
            presided("after", "old", follows_ids=["first", "second"]),
            presided("rival", "old", standing="disputed", disputes_id="second"),
            presided("other", "old", standing="disputed", disputes_id="first"),
        ]
    )
    assert reduced.presidencies == (
        first,
        presided("after", "old", follows_ids=["first"]),
        presided("rival", "old", standing="disputed"),
        presided("other", "old", standing="disputed", disputes_id="first"),
    )


def test_a_claim_inside_a_round_keeps_its_rival_too() -> None:
    """A disputed milestone goes on disputing one of its round that is kept."""
    milestones = [
        am.Milestone(id="accepted", stage="offers", citations=by("old")),
        am.Milestone(
            id="rival",
            stage="offers",
            standing="disputed",
            disputes_id="accepted",
            citations=by("old"),
        ),
    ]
    rounds = [am.BargainingRound(id="r", title="R", milestones=milestones, citations=by("old"))]
    assert read_in_2015(rounds=rounds).rounds == tuple(rounds)


def test_a_claim_inside_a_round_forgets_a_rival_that_goes() -> None:
    """A disputed milestone names no rival that nobody could read of."""
    [held] = read_in_2015(
        rounds=[
            am.BargainingRound(
                id="r",
                title="R",
                milestones=[
                    am.Milestone(id="accepted", stage="offers", citations=by("new")),
                    am.Milestone(
                        id="rival",
                        stage="offers",
                        standing="disputed",
                        disputes_id="accepted",
                        citations=by("old"),
                    ),
                ],
            )
        ]
    ).rounds
    assert [(one.id, one.disputes_id) for one in held.milestones] == [("rival", None)]


# --- sources -------------------------------------------------------------------------------------


def test_a_source_forgets_the_sources_of_later() -> None:
    """A source that cites others cites only those that were published."""
    citing = am.Source(id="citing", title="Citing", published="2011", citations=by("old", "new"))
    assert read_in_2015(sources=[OLD, NEW, citing]).sources == (
        OLD,
        am.Source(id="citing", title="Citing", published="2011", citations=by("old")),
    )
