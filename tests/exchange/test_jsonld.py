import json
from typing import Any

import pytest
import rdflib
from edtf_validate.valid_edtf import is_valid  # pyright: ignore[reportUnknownVariableType]
from hypothesis import example, given
from rdflib.namespace import DCTERMS, ORG, RDF, SKOS

import apts_model as am
from apts_model import strategies
from apts_model.exchange import jsonld
from apts_model.exchange.jsonld_context import CONTEXT
from tests.effort import tries

# rdflib warns of what it does itself.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")

BASE = "https://example.org/unions.jsonld"
SCHEMA = rdflib.Namespace("https://schema.org/")
EDTF = rdflib.URIRef("http://id.loc.gov/datatypes/edtf/EDTF")


def graph(text: str) -> rdflib.Graph:
    """Statements that rdflib reads, which has no network here."""
    return rdflib.Graph().parse(data=text, format="json-ld", publicID=BASE)


def node(place: str) -> rdflib.URIRef:
    return rdflib.URIRef(f"{BASE}#{place}")


def edtf(text: str) -> rdflib.Literal:
    return rdflib.Literal(text, datatype=EDTF)


def mine(**records: Any) -> am.Dataset:
    unions = [am.TradeUnion(id=one) for one in ("mine", "other")]
    people = [am.Person(id="ada", name="Ada")]
    return am.Dataset(title="Mine", people=people, unions=unions, **records)


def presidency(period: am.Period, **values: Any) -> am.Presidency:
    return am.Presidency(id="one", union_id="mine", holder_id="ada", period=period, **values)


SPREAD = am.Dataset(
    title="Spread",
    unions=[
        am.TradeUnion(id=f"u{number}", period=am.Period(start, until=".."))
        for number, start in enumerate(
            ["2004", "2004-11", "2004-11-30", "2004-21", "2004-34", "200X", "[..2010]", "2004~"]
        )
    ],
)


@given(strategies.datasets())
@example(SPREAD)
@tries(15)
def test_every_term_is_of_a_vocabulary_and_every_date_is_edtf(dataset: am.Dataset) -> None:
    """No property is dropped, every typed literal is one of EDTF, every link leads somewhere."""
    found = graph(jsonld.write(dataset).text)
    homes = tuple(value for value in CONTEXT.values() if type(value) is str)
    for _, predicate, value in found:
        assert str(predicate).startswith((*homes, str(RDF))), predicate
        if isinstance(value, rdflib.Literal) and value.datatype == EDTF:
            assert is_valid(str(value)), value
        if isinstance(value, rdflib.URIRef) and str(value).startswith(BASE):
            assert (value, None, None) in found, value
    accepted = [one for one in dataset.presidencies if one.standing is am.Standing.ACCEPTED]
    for one in accepted:
        subject = node(f"presidencies/{one.id}")
        assert (subject, RDF.type, ORG.Membership) in found
        starts = [edtf(str(date)) for date in (one.period.start,) if date is not None]
        assert [*found.objects(subject, SCHEMA.startDate)] == starts
    disputed = {one.id for one in dataset.presidencies} - {one.id for one in accepted}
    assert not any((node(f"presidencies/{one}"), None, None) in found for one in disputed)


def test_the_context_stands_in_the_file() -> None:
    """Nothing has to be fetched to read it, and a base can stand in the file, too."""
    plain = jsonld.write(am.load_apts())
    assert type(json.loads(plain.text)["@context"]) is dict
    based = jsonld.write(am.load_apts(), base=BASE)
    away = rdflib.Graph().parse(data=based.text, format="json-ld", publicID="urn:elsewhere")
    assert away.isomorphic(graph(plain.text))
    with pytest.raises(am.InvalidValueError, match="base: 'nowhere' is no address on the web"):
        jsonld.write(am.load_apts(), base="nowhere")


def test_the_bundled_data_can_be_asked() -> None:
    """A query in SPARQL finds who presided over the APTS, and since when."""
    found = graph(jsonld.write(am.load_apts()).text).query(
        """
        PREFIX org: <http://www.w3.org/ns/org#>
        PREFIX schema: <https://schema.org/>
        SELECT ?name ?start WHERE {
            ?held a org:Membership ; org:role ?role ; org:organization ?union ;
                  org:member ?person ; schema:startDate ?start .
            ?post a org:Post ; org:postIn ?union ; org:role ?role .
            ?union schema:alternateName "APTS"@fr .
            ?person schema:name ?name .
        }
        """
    )
    rows: list[Any] = [*found]
    told = {str(row[0]): str(row[1]) for row in rows}
    apts = am.load_apts()
    assert told["Carolle Dubé"] == str(
        next(one for one in apts.presidencies if one.id == "apts-dube").period.start
    )


def test_open_is_told_from_unknown() -> None:
    """An open end is an interval of EDTF; an unknown one is nothing; a last day is a loss."""
    told = {}
    for name, period in {
        "open": am.Period("2004-11", until=".."),
        "from unknown": am.Period(until=".."),
        "vague": am.Period("[2004,2006]", until=".."),
        "unknown": am.Period("2004-11"),
        "through": am.Period("2004-11", through="2006"),
    }.items():
        exported = jsonld.write(mine(presidencies=[presidency(period)]))
        found, subject = graph(exported.text), node("presidencies/one")
        told[name] = (
            [str(one) for one in found.objects(subject, DCTERMS.temporal)],
            [str(one) for one in found.objects(subject, SCHEMA.endDate)],
            [str(loss) for loss in exported.losses],
        )
    assert told == {
        "open": (["2004-11/.."], [], []),
        "from unknown": (["/.."], [], []),
        "vague": (
            [],
            [],
            [
                "$.presidencies[0].period.until: no open interval of EDTF begins with "
                "'[2004,2006]': the end looks unknown"
            ],
        ),
        "unknown": ([], [], []),
        "through": (
            [],
            ["2006"],
            [
                "$.presidencies[0].period.through: JSON-LD does not say that this is the last "
                "day, still included"
            ],
        ),
    }


def test_mergers_and_splits_are_events_of_change() -> None:
    """Both name the organisations before and after, and the date in EDTF."""
    mergers = [
        am.Merger(
            id="m",
            predecessor_ids=["mine", "front"],
            successor_id="other",
            date="2004~",
            reason="Money",
        )
    ]
    splits = [am.Split(id="s", parent_id="mine", child_ids=["other"])]
    front = am.Coalition(id="front", kind="alliance")
    exported = jsonld.write(mine(mergers=mergers, splits=splits, coalitions=[front]), language="fr")
    found = graph(exported.text)
    event = node("mergers/m")
    assert {*found.objects(event, ORG.originalOrganization)} == {
        node("unions/mine"),
        node("coalitions/front"),
    }
    assert {*found.objects(event, ORG.resultingOrganization)} == {node("unions/other")}
    assert {*found.objects(event, DCTERMS.date)} == {edtf("2004~")}
    assert {*found.objects(event, SKOS.prefLabel)} == {rdflib.Literal("fusion", lang="fr")}
    assert {*found.subjects(RDF.type, ORG.ChangeEvent)} == {event, node("splits/s")}
    assert exported.losses == ()


def test_a_claim_makes_no_post() -> None:
    """Where only a disputed presidency names a union, no post of a president is written."""
    exported = jsonld.write(mine(presidencies=[presidency(am.Period(), standing="disputed")]))
    assert [*graph(exported.text).subjects(RDF.type, ORG.Post)] == []
    assert [loss.path for loss in exported.losses] == ["$.presidencies[0]"]


def test_what_has_no_place_is_listed() -> None:
    """What a name, a presidency or a citation says beyond the vocabularies is a loss each."""
    cited = am.Citation(source_id="paper", locator="p. 3")
    name = am.Name(text="Ours", language="en", period=am.Period("1999"))
    dataset = am.Dataset(
        title="Mine",
        as_of="2026-01-31",
        sources=[am.Source(id="paper", title="Paper", published="2004", language="fr")],
        unions=[am.TradeUnion(id="mine", names=[name], category="4", region="Estrie")],
        presidencies=[
            presidency(am.Period("2004"), accession="elected", citations=[cited], title="Chair")
        ],
        statutes=[am.Statute(id="law", title="Law")],
    )
    exported = jsonld.write(dataset)
    assert [str(loss) for loss in exported.losses] == [
        "$.unions[0].category: JSON-LD has no place for it",
        "$.unions[0].names[0].period: JSON-LD has no place for it",
        "$.presidencies[0].accession: JSON-LD has no place for it",
        "$.presidencies[0].citations[0].locator: JSON-LD has no place for it",
        "$.statutes: JSON-LD has no place for 1 of them",
    ]
    found = graph(exported.text)
    held = node("presidencies/one")
    assert {*found.objects(held, DCTERMS.source)} == {node("sources/paper")}
    assert {*found.objects(held, SCHEMA.roleName)} == {rdflib.Literal("Chair")}
    covered = found.objects(rdflib.URIRef(BASE), SCHEMA.temporalCoverage)
    assert {*covered} == {edtf("../2026-01-31")}
