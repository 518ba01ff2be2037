import itertools
from typing import Any

import attrs
import pytest
from hypothesis import given

import apts_model as am
from apts_model import strategies
from apts_model.inquiries.references import ids_in, records_in
from apts_model.rules import references
from tests.effort import tries
from tests.rules.making import (
    CITED,
    SOURCE,
    bargained,
    codes,
    data,
    messages,
    milestone,
    office,
    strike,
    tenure,
    told,
    union,
)

# --- ids ---------------------------------------------------------------------------------------


def of_id(kind: str, own: str) -> Any:
    """Make a record of a list of a data set."""
    cited: dict[str, Any] = {"id": own, **CITED}
    made: dict[str, Any] = {
        "sources": lambda: am.Source(id=own, title="S"),
        "people": lambda: am.Person(name="P", **cited),
        "unions": lambda: am.TradeUnion(**cited),
        "presidencies": lambda: am.Presidency(union_id="u", holder_id="p", **cited),
        "figures": lambda: am.Figure(subject_id="u", measure="members", value=1, **cited),
        "mergers": lambda: am.Merger(predecessor_ids=["u"], successor_id="v", **cited),
        "splits": lambda: am.Split(parent_id="u", child_ids=["v"], **cited),
        "coalitions": lambda: am.Coalition(kind="alliance", **cited),
        "affiliations": lambda: am.Affiliation(member_id="u", body_id="v", **cited),
        "rounds": lambda: am.BargainingRound(title="R", **cited),
        "statutes": lambda: am.Statute(title="S", **cited),
        "campaigns": lambda: am.Campaign(title="C", union_id="u", **cited),
    }
    return made[kind]()


LISTS = [
    "sources", "people", "unions", "presidencies", "figures", "mergers", "splits", "coalitions",
    "affiliations", "rounds", "statutes", "campaigns",
]  # fmt: skip
SHARED = {"unions", "coalitions", "rounds"}


@pytest.mark.parametrize("kind", LISTS)
def test_an_id_stands_once_in_a_list(kind: str) -> None:
    """The second and the third record of one id are found, in each list."""
    found = data(**{kind: [of_id(kind, own) for own in ("a", "b", "a", "a")]})
    assert told(found, "duplicate-id") == [
        ("error", f"$.{kind}[2]", ("a",)),
        ("error", f"$.{kind}[3]", ("a",)),
    ]
    assert f"'a' is the id of $.{kind}[0], too" in messages(found, "duplicate-id")[1]


def test_lists_share_ids_where_one_name_may_mean_either() -> None:
    """A union, a coalition and a round have different ids; records of other kinds need not."""
    for one, other in itertools.combinations(LISTS, 2):
        found = told(data(**{one: [of_id(one, "a")], other: [of_id(other, "a")]}), "duplicate-id")
        assert bool(found) is ({one, other} <= SHARED), (one, other)
    both = data(unions=[union("a")], coalitions=[of_id("coalitions", "a")])
    assert told(both, "duplicate-id") == [("error", "$.coalitions[0]", ("a",))]


def test_ids_inside_a_round() -> None:
    """Tables, milestones of all tables, and strikes: each kind has its own ids, in each round."""
    table = am.BargainingTable(id="a", kind="local", milestones=[milestone("talks", own="a")])
    fine = bargained(milestone("offers", own="b"), tables=[table], strikes=[strike(id="a")])
    assert told(fine, "duplicate-id") == []
    found = bargained(
        milestone("offers", own="a"), tables=[table, table], strikes=[strike(), strike()]
    )
    assert told(found, "duplicate-id") == [
        ("error", "$.rounds[0].tables[0].milestones[0]", ("a",)),
        ("error", "$.rounds[0].tables[1]", ("a",)),
        ("error", "$.rounds[0].tables[1].milestones[0]", ("a",)),
        ("error", "$.rounds[0].strikes[1]", ("strike",)),
    ]


# --- references --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("records", "path", "ids", "message"),
    [
        ({"presidencies": [tenure("a", union_id="x", holder_id="p")]},
         "$.presidencies[0].union_id", ("a", "x"), "no union has the id 'x': add it, or mend"),
        ({"presidencies": [tenure("a", holder_id="pp")]},
         "$.presidencies[0].holder_id", ("a", "pp"), "no person has the id 'pp'"),
        ({"presidencies": [tenure("a", holder_id="p", follows_ids=["x"])]},
         "$.presidencies[0].follows_ids[0]", ("a", "x"), "no presidency has the id 'x'"),
        ({"presidencies": [tenure("a", holder_id="p", disputes_id="x", standing="disputed")]},
         "$.presidencies[0].disputes_id", ("a", "x"), "no presidency has the id 'x'"),
        ({"mergers": [am.Merger(id="m", predecessor_ids=["u", "x"], successor_id="v", **CITED)]},
         "$.mergers[0].predecessor_ids[1]", ("m", "x"), "no union has the id 'x'"),
        ({"splits": [am.Split(id="m", parent_id="x", child_ids=["v"], **CITED)]},
         "$.splits[0].parent_id", ("m", "x"), "no union has the id 'x'"),
        ({"affiliations": [am.Affiliation(id="m", member_id="u", body_id="x", **CITED)]},
         "$.affiliations[0].body_id", ("m", "x"), "no union or coalition has the id 'x'"),
        ({"figures": [am.Figure(id="f", subject_id="x", measure="members", value=1, **CITED)]},
         "$.figures[0].subject_id", ("f", "x"), "no union or coalition or round has the id 'x'"),
        ({"coverages": [am.Coverage(subject_id="x", records="figures", period=am.Period("2004"))]},
         "$.coverages[0].subject_id", ("x",), "no union or coalition or round has the id 'x'"),
        ({"people": [am.Person(id="p", name="P", citations=[am.Citation(source_id="x")])]},
         "$.people[0].citations[0].source_id", ("x",), "no source has the id 'x'"),
        ({"rounds": [am.BargainingRound(id="r", title="R", regime_id="quebec-2024", **CITED)]},
         "$.rounds[0].regime_id", ("r", "quebec-2024"),
         "no regime has the id 'quebec-2024'; did you mean 'quebec-2025'?: add it, or mend"),
        ({"rounds": [am.BargainingRound(id="r", title="R", coalition_id="x", **CITED)]},
         "$.rounds[0].coalition_id", ("r", "x"), "no coalition has the id 'x'"),
        ({"campaigns": [am.Campaign(id="c", title="C", union_id="x", **CITED)]},
         "$.campaigns[0].union_id", ("c", "x"), "no union has the id 'x'"),
    ],
)  # fmt: skip
def test_what_is_referred_to_is_there(
    records: dict[str, Any], path: str, ids: tuple[str, ...], message: str
) -> None:
    """An id that no record has is found where it stands, and said with one that is near."""
    known: dict[str, Any] = {
        "people": [am.Person(id="p", name="P", **CITED)],
        "unions": [union("u"), union("v")],
    }
    found = data(**{**known, **records})
    assert told(found, "unknown-reference") == [("error", path, ids)]
    assert messages(found, "unknown-reference")[0].startswith(message)


def test_references_inside_rounds() -> None:
    """Ids are looked up at any depth; rivals are looked for in the same round."""
    rivals = [
        milestone("talks", own="a", disputes_id="b"),
        milestone("talks", own="b", disputes_id="strike"),
        milestone("offers", own="c", union_id="x"),
    ]
    table = am.BargainingTable(
        id="t", kind="local", milestones=[milestone("talks", own="d", disputes_id="a")]
    )
    strikes = [strike(id="e", disputes_id="strike"), strike(disputes_id="a", union_ids=["u", "y"])]
    found = bargained(*rivals, tables=[table], strikes=strikes)
    assert told(found, "unknown-reference") == [
        ("error", "$.rounds[0].milestones[1].disputes_id", ("b", "strike")),
        ("error", "$.rounds[0].milestones[2].union_id", ("c", "x")),
        ("error", "$.rounds[0].strikes[1].union_ids[1]", ("strike", "y")),
        ("error", "$.rounds[0].strikes[1].disputes_id", ("strike", "a")),
    ]
    for kind, wanted, number in (("milestone", "strike", 0), ("strike", "a", 3)):
        assert messages(found, "unknown-reference")[number] == (
            f"no {kind} of this round has the id {wanted!r}: name one of the same round"
        )


@tries(60)
@given(strategies.datasets())
def test_references_are_those_that_the_data_set_follows(dataset: am.Dataset) -> None:
    """Without its people and unions, what is unknown is what their ids stand for, nothing else."""
    assert told(dataset, "unknown-reference") == []
    bare = am.Dataset(
        title="Bare",
        presidencies=dataset.presidencies,
        mergers=dataset.mergers,
        splits=dataset.splits,
        affiliations=dataset.affiliations,
        figures=dataset.figures,
    )
    inner = [one for field in ("presidencies", "mergers", "splits", "affiliations", "figures")
             for one in getattr(bare, field)]  # fmt: skip
    wanted = {own for one in inner for _, own in ids_in(one)}
    wanted |= {
        cited.source_id
        for one in inner
        for cited in records_in(one)
        if isinstance(cited, am.Citation)
    }
    assert {ids[-1] for _, _, ids in told(bare, "unknown-reference")} == wanted


def test_nobody_looks_for_the_nearest_of_very_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are too many ids, no other one is offered."""
    found = office(tenure("ada", union_id="u2"))
    assert "; did you mean 'u'?" in messages(found, "unknown-reference")[0]
    monkeypatch.setattr(references, "MOST_COMPARED", -1)
    other = office(tenure("ada", union_id="u3"))
    assert "did you mean" not in messages(other, "unknown-reference")[0]


def test_all_ids_that_were_compared_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for four, two ids are compared for a third time, and no more after that."""
    monkeypatch.setattr(references, "MOST_COMPARED", 4)
    unknown = [tenure(own, union_id="u1x") for own in ("ada", "bea", "cora", "dora")]
    found = office(*unknown, unions=[union("u1"), union("v")])
    offered = ["did you mean 'u1'" in message for message in messages(found, "unknown-reference")]
    assert offered == [True, True, True, False]


# --- rival claims ------------------------------------------------------------------------------

DISPUTED: dict[str, Any] = {"standing": "disputed", **CITED}


def merger(own: str, before: list[str], after: str, **more: Any) -> am.Merger:
    """Make a merger."""
    return am.Merger(id=own, predecessor_ids=before, successor_id=after, **{**CITED, **more})


def split(own: str, parent: str, children: list[str], **more: Any) -> am.Split:
    """Make a split."""
    return am.Split(id=own, parent_id=parent, child_ids=children, **{**CITED, **more})


def joined(own: str, member: str, body: str, **more: Any) -> am.Affiliation:
    """Make an affiliation."""
    return am.Affiliation(id=own, member_id=member, body_id=body, **{**CITED, **more})


def figure(own: str, subject: str, **more: Any) -> am.Figure:
    """Make a figure."""
    known: dict[str, Any] = {"measure": "members", "value": 5, **CITED}
    return am.Figure(id=own, subject_id=subject, **{**known, **more})


@pytest.mark.parametrize(
    ("name", "other", "same", "different"),
    [
        ("presidencies", tenure("a"), {"holder_id": "b"}, {"union_id": "v"}),
        ("figures", figure("a", "u"), {"value": 9}, {"subject_id": "v"}),
        ("mergers", merger("a", ["u", "v"], "w"), {"successor_id": "x"},
         {"predecessor_ids": ("x", "y"), "successor_id": "z"}),
        ("mergers", merger("a", ["u"], "w"), {"predecessor_ids": ("x",)},
         {"predecessor_ids": ("x",), "successor_id": "z"}),
        ("splits", split("a", "u", ["v"]), {"child_ids": ("w",)},
         {"parent_id": "x", "child_ids": ("w",)}),
        ("affiliations", joined("a", "u", "v"), {"period": am.Period("2004")},
         {"body_id": "w"}),
    ],
)  # fmt: skip
def test_a_claim_disputes_one_about_the_same(
    name: str, other: Any, same: dict[str, Any], different: dict[str, Any]
) -> None:
    """A rival has something of its subject in common with what it disputes, in each list."""
    claim = attrs.evolve(other, id="claim", standing="disputed", disputes_id="a", **same)
    assert told(data(**{name: [claim, other]}), "dispute-of-another-subject") == []
    claim = attrs.evolve(claim, **different)
    found = data(**{name: [claim, other]})
    assert told(found, "dispute-of-another-subject") == [
        ("error", f"$.{name}[0].disputes_id", ("claim", "a"))
    ]


def test_rivals_inside_a_round() -> None:
    """A milestone disputes one of its stage, whatever the table; a strike any strike."""
    table = am.BargainingTable(
        id="t", kind="local", milestones=[milestone("talks", own="d", disputes_id="a")]
    )
    first = [milestone("talks", own="a"), milestone("offers", own="b", disputes_id="a")]
    strikes = [strike("2004-05-01", id="e"), strike("2004-06-01", disputes_id="e")]
    found = bargained(*first, tables=[table], strikes=strikes)
    assert told(found, "dispute-of-another-subject") == [
        ("error", "$.rounds[0].milestones[1].disputes_id", ("b", "a"))
    ]
    assert messages(found, "dispute-of-another-subject") == [
        "'b' is about 'offers', and 'a' about 'talks': a claim disputes one about the same"
    ]


def test_many_subjects_are_not_all_listed() -> None:
    """A message names a few of the unions that a claim is about, and counts the others."""
    other = merger("a", [f"u{number}" for number in range(7)], "w")
    claim = merger("b", ["x"], "y", standing="disputed", disputes_id="a")
    [message] = messages(data(mergers=[other, claim]), "dispute-of-another-subject")
    assert "about 'u0', 'u1', 'u2', 'u3', 'u4' and 3 more: " in message
    other = attrs.evolve(other, predecessor_ids=["u0", "u1", "u2", "u3"])
    [message] = messages(data(mergers=[other, claim]), "dispute-of-another-subject")
    assert "about 'u0', 'u1', 'u2', 'u3', 'w': " in message


# --- sources -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", LISTS)
def test_every_record_cites_a_source(kind: str) -> None:
    """A record of any list but the sources is to cite one."""
    cited = of_id(kind, "a")
    assert told(data(**{kind: [cited]}), "no-citation") == []
    if kind != "sources":
        bare = data(**{kind: [attrs.evolve(cited, citations=())]})
        assert told(bare, "no-citation") == [("warning", f"$.{kind}[0]", ("a",))]
        messages = [one.message for one in am.check(bare) if one.code == "no-citation"]
        assert messages == ["'a' cites no source: name one"]


def test_what_needs_no_citation() -> None:
    """Coverages, and records inside another one, may lean on what is said elsewhere."""
    covered = am.Coverage(subject_id="u", records="rounds", period=am.Period("2004"))
    fine = bargained(milestone("talks"), strikes=[strike()], coverages=[covered])
    assert told(fine, "no-citation") == []


@pytest.mark.parametrize(
    ("names", "wrong"),
    [
        (["holder_id", "period", "start", "until", "through", "note", "accession"], {}),
        (["start", "strat"], {1: "did you mean 'start'? Write"}),
        (["id", "citations", "bounds", "xyzzy"], dict.fromkeys(range(4), "write")),
        (["count"], {0: "did you mean 'until'? Write"}),
    ],
)
def test_a_citation_supports_fields(names: list[str], wrong: dict[int, str]) -> None:
    """What a citation speaks for is a field of its record, or of what stands in that."""
    cited = tenure("a", citations=[am.Citation(source_id="s", supports=names)])
    found = office(cited)
    assert told(found, "unknown-field") == [
        ("error", f"$.presidencies[0].citations[0].supports[{number}]", ("a",)) for number in wrong
    ]
    for said, meant in zip(messages(found, "unknown-field"), wrong.values(), strict=True):
        assert f"is no field of this record: {meant} one of its fields, or leave " in said


def test_a_citation_may_speak_for_fields_of_inner_records() -> None:
    """A citation of a round can support a field of its milestones, votes and agreement."""
    cited = [am.Citation(source_id="s", supports=["percent_for", "signed", "stage", "kind"])]
    assert told(bargained(citations=cited), "unknown-field") == []
    inner = milestone("talks", citations=[am.Citation(source_id="s", supports=["signed"])])
    assert told(bargained(inner), "unknown-field") == [
        ("error", "$.rounds[0].milestones[0].citations[0].supports[0]", ("talks",))
    ]
    vote = am.Vote(percent_for=5, citations=[am.Citation(source_id="s", supports=["stage"])])
    assert told(bargained(milestone("talks", vote=vote)), "unknown-field") == [
        ("error", "$.rounds[0].milestones[0].vote.citations[0].supports[0]", ())
    ]


def test_a_data_set_that_is_fine() -> None:
    """A small data set with sources for everything breaks no rule."""
    assert codes(office(tenure("a", "2001", "2004"))) == []
    assert codes(data(sources=[SOURCE])) == codes(am.Dataset(title="Empty")) == []
