from collections.abc import Iterator
from importlib import resources
from typing import Literal, NamedTuple

import attrs
import pytest

import apts_model as am

APTS = am.load_apts()
NO, POSSIBLE, CERTAIN = am.Certainty
INCOMING, OUTGOING, BOTH = am.Handover
COTE, VERREAULT, DUBE = "denis-cote", "dominique-verreault", "carolle-dube"
POIRIER, COMEAU = "andree-poirier", "robert-comeau"
FULL_NAME = "Alliance du personnel professionnel et technique de la santé et des services sociaux"


class Question(NamedTuple):
    """A question about a day, and all that is expected of its answer."""

    when: str
    holders: dict[str, am.Certainty]
    vacant: am.Certainty = NO
    existed: am.Certainty = CERTAIN
    covered: am.Certainty = CERTAIN
    disputed: tuple[str, ...] = ()
    handover: am.Handover = INCOMING


# Written by hand from the sources that the records cite, not copied from answers.
QUESTIONS = [
    Question("1990-01-01", {}, vacant=CERTAIN, existed=NO, covered=NO),
    Question("2004-03-17", {}, vacant=CERTAIN, existed=NO, covered=NO),
    Question("2004-03", {}, vacant=POSSIBLE, existed=POSSIBLE, covered=NO),
    Question("2004-03-18", {}, vacant=POSSIBLE, covered=NO),
    Question("2004-06-15", {}, vacant=POSSIBLE, covered=NO),
    Question("2004-10-31", {}, vacant=POSSIBLE, covered=NO),
    Question(
        "2004-11-10",
        {COTE: POSSIBLE, VERREAULT: POSSIBLE},
        vacant=POSSIBLE,
        covered=POSSIBLE,
    ),
    Question("2004-11", {COTE: POSSIBLE, VERREAULT: POSSIBLE}, vacant=POSSIBLE, covered=POSSIBLE),
    Question("2004-11-30", {COTE: CERTAIN, VERREAULT: CERTAIN}),
    Question("2004-12", {COTE: CERTAIN, VERREAULT: CERTAIN}),
    Question("2005-01-15", {COTE: CERTAIN, VERREAULT: CERTAIN}),
    Question("2006-05-17", {COTE: CERTAIN, VERREAULT: CERTAIN}),
    Question("2006-05-18", {VERREAULT: CERTAIN}),
    Question("2006-05-18", {COTE: CERTAIN, VERREAULT: CERTAIN}, handover=OUTGOING),
    Question("2006-05-18", {COTE: CERTAIN, VERREAULT: CERTAIN}, handover=BOTH),
    Question("2006-05-19", {VERREAULT: CERTAIN}),
    Question("2006", {COTE: POSSIBLE, VERREAULT: CERTAIN}),
    Question("2012-05-08", {VERREAULT: CERTAIN}),
    Question("2012-05-09", {DUBE: CERTAIN}),
    Question("2012-05-09", {VERREAULT: CERTAIN}, handover=OUTGOING),
    Question("2012", {VERREAULT: POSSIBLE, DUBE: POSSIBLE}),
    Question("2016-01-12", {DUBE: CERTAIN}),
    Question("2016~", {DUBE: CERTAIN}),
    Question("2019-11-18", {DUBE: CERTAIN}),
    Question("2019-11-19", {POIRIER: CERTAIN}),
    Question("2019-11-19", {DUBE: CERTAIN}, handover=OUTGOING),
    Question("2019-11-19", {DUBE: CERTAIN, POIRIER: CERTAIN}, handover=BOTH),
    Question("2020-11-25", {POIRIER: CERTAIN}),
    Question("2021-06-08", {POIRIER: CERTAIN}),
    Question("2021-06-09", {POIRIER: POSSIBLE, COMEAU: POSSIBLE}, disputed=(POIRIER,)),
    Question("2021-06-15", {POIRIER: POSSIBLE, COMEAU: POSSIBLE}, disputed=(POIRIER,)),
    Question("2021-06-20", {POIRIER: POSSIBLE, COMEAU: POSSIBLE}, disputed=(POIRIER,)),
    Question("2021-06-21", {COMEAU: CERTAIN}, disputed=(POIRIER,)),
    Question(
        "2021-06-21",
        {POIRIER: POSSIBLE, COMEAU: POSSIBLE},
        disputed=(POIRIER,),
        handover=OUTGOING,
    ),
    Question("2021-07-01", {COMEAU: CERTAIN}, disputed=(POIRIER,)),
    Question("2021-11-15", {COMEAU: CERTAIN}, disputed=(POIRIER,)),
    Question("2021-11-16", {COMEAU: CERTAIN}),
    Question("2021-11-16", {COMEAU: CERTAIN}, disputed=(POIRIER,), handover=OUTGOING),
    Question("2021-11-18", {COMEAU: CERTAIN}),
    Question("2021-11", {COMEAU: CERTAIN}, disputed=(POIRIER,)),
    Question("2025-11-14", {COMEAU: CERTAIN}),
    Question(
        "2030-01-01",
        {COMEAU: POSSIBLE},
        vacant=POSSIBLE,
        existed=POSSIBLE,
        covered=POSSIBLE,
        disputed=(COMEAU,),
    ),
]


@pytest.mark.parametrize(
    "asked", QUESTIONS, ids=lambda asked: f"{asked.when}-{asked.handover.value}"
)
def test_who_was_president(asked: Question) -> None:
    """Each answer has the holders, doubts and silences that the sources allow."""
    answer = APTS.president_on("apts", asked.when, asked.handover)
    assert dict(answer.holders) == asked.holders
    assert answer.vacant is asked.vacant
    assert answer.existed is asked.existed
    assert answer.covered is asked.covered
    assert tuple(record.holder_id for record in answer.disputed) == asked.disputed
    assert all(record.standing is am.Standing.DISPUTED for record in answer.disputed)


@pytest.mark.parametrize(
    ("when", "doubts"),
    [
        ("2004-11-10", {COTE: {am.Doubt.START}, VERREAULT: {am.Doubt.START}}),
        ("2021-06-15", {POIRIER: {am.Doubt.END}, COMEAU: {am.Doubt.START}}),
        ("2030-01-01", {COMEAU: {am.Doubt.AFTER_AS_OF}}),
        ("2012", {VERREAULT: {am.Doubt.WHEN}, DUBE: {am.Doubt.WHEN}}),
        ("2005-01-15", {COTE: set[am.Doubt](), VERREAULT: set[am.Doubt]()}),
    ],
)
def test_why_an_answer_is_in_doubt(when: str, doubts: dict[str, set[am.Doubt]]) -> None:
    """Each match that is only possible says why; a certain one has no doubts."""
    answer = APTS.president_on("apts", when)
    assert {match.record.holder_id: set(match.doubts) for match in answer} == doubts


@pytest.mark.parametrize("handover", am.Handover)
def test_nothing_is_certain_on_the_day_after_as_of(handover: am.Handover) -> None:
    """What was so on the last known day is at best possible on the next, however it is read."""
    answer = APTS.president_on("apts", "2025-11-15", handover)
    assert dict(answer.holders) == {COMEAU: POSSIBLE}
    assert (answer.vacant, answer.existed, answer.covered) == (POSSIBLE, POSSIBLE, POSSIBLE)


def test_the_source_of_an_answer_is_named() -> None:
    """Both presidents of January 2005 rest on the one source that lists them."""
    sources = APTS.president_on("apts", "2005-01-15").sources
    assert [source.id for source in sources] == ["wikipedia-en"]
    assert sources[0].url is not None
    assert sources[0].url.startswith("https://en.wikipedia.org/wiki/Alliance_du_personnel_")


def test_the_sole_presidency_after_the_reform() -> None:
    """The record that answers for Verreault after the handover day is the one she held alone."""
    assert APTS.president_on("apts", "2006-05-18").one().id == "apts-verreault"
    assert APTS.president_on("apts", "2006-05-18").one().period == am.Period(
        "2006-05-18", until="2012-05-09"
    )


def test_reelections_and_accessions() -> None:
    """Comeau came in as interim president, was elected, and then elected twice again."""
    held = APTS.presidencies_held_by(COMEAU)
    accepted = [record for record in held if record.standing is am.Standing.ACCEPTED]
    assert [record.accession for record in accepted] == [
        am.Accession.INTERIM,
        am.Accession.ELECTED,
    ]
    assert [record.reelected for record in accepted] == [
        (),
        (am.ImpreciseDate.parse("2023-11-09"), am.ImpreciseDate.parse("2025-11-14")),
    ]


def test_the_union_itself() -> None:
    """Founding, head office and names of the union are those of its sources."""
    apts = APTS.union("apts")
    assert apts.kind is am.UnionKind.UNION
    assert apts.period == am.Period("2004-03-18", until="..")
    assert apts.headquarters == "Longueuil"
    assert apts.category == "4"
    assert apts.short_name() == apts.short_name("en") == "APTS"
    assert APTS.name_on("apts", "2010-05-01").one().text == FULL_NAME
    assert APTS.name_on("apts", "2004-03-17").existed is NO


def test_seats() -> None:
    """There were two presidents at once until the by-laws were changed, one since."""
    seats = APTS.union("apts").president_seats
    assert [(seat.count, seat.period) for seat in seats] == [
        (2, am.Period("2004-03-18", until="2006-05-18")),
        (1, am.Period("2006-05-18", until="..")),
    ]


def test_what_the_data_set_says_of_itself() -> None:
    """It knows things up to the last congress, and presidencies from November 2004 on."""
    assert str(APTS.as_of) == "2025-11-14"
    assert [
        (coverage.subject_id, coverage.records, coverage.period) for coverage in APTS.coverages
    ] == [("apts", am.RecordKind.PRESIDENCIES, am.Period("2004-11", until=".."))]


def test_never_more_presidents_than_seats() -> None:
    """On no day of the record do more presidents possibly hold than there are seats."""
    timeline = APTS.presidencies_of("apts")
    [((one, other), certainty)] = timeline.overlaps()
    assert {one.holder_id, other.holder_id} == {COTE, VERREAULT}
    assert certainty is CERTAIN
    assert one.period.contains(other.period) is not NO


# --- the file ------------------------------------------------------------------------------------


def test_the_file_is_canonical() -> None:
    """The file is, byte for byte, what the library would write."""
    written = resources.files("apts_model").joinpath("data/apts.json").read_bytes()
    assert am.dumps(APTS).encode() == written
    assert am.loads(written) == APTS


def test_it_is_read_once() -> None:
    """Every call gives the same object."""
    assert am.load_apts() is am.load_apts()


Cited = am.Person | am.TradeUnion | am.Presidency | am.Coverage | am.Name | am.PresidentSeats


def cited_records() -> Iterator[Cited]:
    """Yield every record that must name its sources."""
    yield from APTS.people
    for union in APTS.unions:
        yield union
        yield from union.names
        yield from union.president_seats
    yield from APTS.presidencies
    yield from APTS.coverages


def test_every_claim_names_its_sources() -> None:
    """Every record has a citation, and every citation leads to a source of the file."""
    for record in cited_records():
        assert record.citations, record
        for citation in record.citations:
            assert APTS.source(citation.source_id).id == citation.source_id


def test_every_source_is_used_and_can_be_followed() -> None:
    """Every source of the file is cited, has an address and says its language."""
    cited = {citation.source_id for record in cited_records() for citation in record.citations}
    assert [source.id for source in APTS.sources if source.id not in cited] == []
    for source in APTS.sources:
        assert source.url is not None
        assert source.url.startswith(("https://", "http://"))
        assert source.language is not None


def test_citations_speak_for_fields_that_exist() -> None:
    """What a citation supports is a field that is filled in, of the record or its period."""
    for record in cited_records():
        period: am.Period | None = getattr(record, "period", None)
        filled = {name for name, value in attrs.asdict(record, recurse=False).items() if value}
        ends: set[Literal["start", "until", "through"]] = {"start", "until", "through"}
        filled |= {end for end in ends if getattr(period, end, None) is not None}
        for citation in record.citations:
            assert set(citation.supports) <= filled, record


def test_every_reference_resolves() -> None:
    """Unions, holders, predecessors, rivals and subjects of coverage are all in the file."""
    ids = [record.id for record in APTS.presidencies]
    for record in APTS.presidencies:
        assert APTS.union(record.union_id).id == record.union_id
        assert APTS.person(record.holder_id).id == record.holder_id
        assert set(record.follows_ids) <= set(ids)
        assert record.disputes_id is None or record.disputes_id in ids
        assert (record.standing is am.Standing.DISPUTED) is (record.disputes_id is not None)
    assert {coverage.subject_id for coverage in APTS.coverages} <= {"apts"}


def test_ids_are_unique() -> None:
    """No two records of a kind share an id, nor does a person share one with a union."""
    everyone = [one.id for one in APTS.people] + [one.id for one in APTS.unions]
    for ids in (
        everyone,
        [source.id for source in APTS.sources],
        [record.id for record in APTS.presidencies],
    ):
        assert len(set(ids)) == len(ids)


def test_rivals_are_about_the_same_union() -> None:
    """A disputed claim contradicts an accepted record of the same union and overlaps it."""
    by_id = {record.id: record for record in APTS.presidencies}
    for record in APTS.presidencies:
        if record.disputes_id is not None:
            rival = by_id[record.disputes_id]
            assert rival.standing is am.Standing.ACCEPTED
            assert rival.union_id == record.union_id
            assert record.period.overlaps(rival.period, APTS.as_of).is_certain


def test_links_hold() -> None:
    """Whoever follows someone certainly or possibly starts on the day the other one left."""
    by_id = {record.id: record for record in APTS.presidencies}
    linked = [(by_id[old], new) for new in APTS.presidencies for old in new.follows_ids]
    assert len(linked) == 6
    for old, new in linked:
        assert old.period.meets(new.period) is not NO
    handed_over = [pair for pair, _ in APTS.presidencies_of("apts").handovers()]
    for pair in linked:
        assert pair in handed_over


def test_no_record_is_later_than_as_of() -> None:
    """No date in the file lies after the day up to which anything is known."""
    assert APTS.as_of is not None
    for record in APTS.presidencies:
        for date in (record.period.start, record.period.until, *record.reelected):
            if isinstance(date, am.ImpreciseDate):
                assert date.latest <= APTS.as_of
    for source in APTS.sources:
        if source.published is not None:
            assert source.published.latest <= APTS.as_of
