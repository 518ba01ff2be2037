import copy
import pickle
from collections.abc import Callable
from typing import Any

import attrs
import pytest

import apts_model as am

MINE = am.Dataset(
    title="Mine",
    as_of="2024-12-31",
    sources=[am.Source(id="daily", title="The Daily")],
    people=[am.Person(id="ada", name="Ada Côté", other_names=["Ada Front"])],
    unions=[
        am.TradeUnion(
            id="union-one",
            names=[
                am.Name(text="Union one", language="en"),
                am.Name(text="U1", language="en", kind="acronym"),
                am.Name(text="SU", language="fr", kind="acronym"),
            ],
            period=am.Period("2000", until=".."),
        ),
        am.TradeUnion(id="nameless"),
    ],
    presidencies=[
        am.Presidency(
            id="ada-2001", union_id="union-one", holder_id="ada", period=am.Period("2001")
        )
    ],
    coalitions=[
        am.Coalition(
            id="front-2023",
            kind="common_front",
            names=[am.Name(text="Front commun", language="fr")],
        )
    ],
    affiliations=[am.Affiliation(id="joined", member_id="union-one", body_id="front-2023")],
    rounds=[
        am.BargainingRound(
            id="round-2023",
            title="Front round, 2023",
            union_ids=["union-one"],
            strikes=[am.Strike(id="strike", period=am.Period("2023-11-06", through="2023-11-06"))],
        )
    ],
    statutes=[am.Statute(id="bill-15", title="Health Act", bill="15")],
    campaigns=[am.Campaign(id="equal-pay", title="Equal pay on every front")],
)


# --- look-ups ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "collection"),
    [
        ("source", "sources"),
        ("person", "people"),
        ("union", "unions"),
        ("coalition", "coalitions"),
        ("round", "rounds"),
        ("statute", "statutes"),
    ],
)
def test_records_are_looked_up_by_id(kind: str, collection: str) -> None:
    """Each record is found by its id, and is the very object that was given."""
    for dataset in (MINE, am.load_apts()):
        for record in getattr(dataset, collection):
            assert getattr(dataset, kind)(record.id) is record


@pytest.mark.parametrize(
    ("kind", "asked", "message"),
    [
        ("source", "dayly", "no source has the id 'dayly'; did you mean 'daily'?"),
        ("person", "adda", "no person has the id 'adda'; did you mean 'ada'?"),
        ("union", "unionone", "no union has the id 'unionone'; did you mean 'union-one'?"),
        ("coalition", "front", "no coalition has the id 'front'; did you mean 'front-2023'?"),
        ("coalition", "union-one", "no coalition has the id 'union-one'"),
        ("round", "round-2022", "no round has the id 'round-2022'; did you mean 'round-2023'?"),
        ("round", "zzz", "no round has the id 'zzz'"),
        ("statute", "Bill 15", "no statute has the id 'Bill 15'; did you mean 'bill-15'?"),
        ("statute", "equal-pay", "no statute has the id 'equal-pay'"),
        ("person", "ADA", "no person has the id 'ADA'; did you mean 'ada'?"),
        ("union", "Union Oné", "no union has the id 'Union Oné'; did you mean 'union-one'?"),
    ],
)
def test_an_unknown_id_names_near_ones_of_its_kind(kind: str, asked: str, message: str) -> None:
    """What there is not is an error that names ids of the same kind alone that look like it."""
    with pytest.raises(am.UnknownIdError) as caught:
        getattr(MINE, kind)(asked)
    assert str(caught.value) == message
    assert (caught.value.kind, caught.value.id) == (kind, asked)


OF_EITHER: list[Callable[[am.Dataset], object]] = [
    lambda dataset: dataset.affiliations_of("front"),
    lambda dataset: dataset.members_of("front"),
    lambda dataset: dataset.leaders_on("front", "2024"),
    lambda dataset: dataset.name_on("front", "2024"),
]


@pytest.mark.parametrize("ask", OF_EITHER)
def test_unions_and_coalitions_are_looked_up_together(ask: Callable[[am.Dataset], Any]) -> None:
    """Questions about either kind of organisation name near ids of both."""
    with pytest.raises(am.UnknownIdError, match="no union or coalition has the id 'front'; "):
        ask(MINE)


# --- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("front", ["ada", "front-2023", "round-2023", "equal-pay"]),
        ("COTE ada", ["ada"]),
        ("u1", ["union-one"]),
        ("nameless", ["nameless"]),
        ("bill 15", ["bill-15"]),
        ("projet de loi 15", ["bill-15"]),
        ("la loi 15", ["bill-15"]),
        ("loi 16", []),
        ("L\N{RIGHT SINGLE QUOTATION MARK}u1", ["union-one"]),
        ("  l'u1", ["union-one"]),
        ("The Front Commun", ["front-2023"]),
        ("les front commun", ["front-2023"]),
        ("lefront", []),
        ("le ", ["nameless"]),
        ("health act", ["bill-15"]),
        ("bill-15", ["bill-15"]),
        ("2023 round", ["round-2023"]),
        ("pay equal", ["equal-pay"]),
        ("daily", []),
        ("", []),
        ("front nowhere", []),
    ],
)
def test_find_searches_all_that_has_a_name_or_a_title(asked: str, found: list[str]) -> None:
    """People, organisations, rounds, statutes and campaigns are found; sources are not."""
    assert sorted(record.id for record in MINE.find(asked)) == sorted(found)


def test_the_best_match_comes_first() -> None:
    """What has the least besides the words searched for is found before the rest."""
    assert MINE.find("front")[0] is MINE.person("ada")
    assert [record.id for record in MINE.find("front commun")] == ["front-2023"]
    assert MINE.find("union")[0] is MINE.union("union-one")


@pytest.mark.parametrize(
    ("asked", "english", "french"),
    [
        ("ada", "Ada Côté", "Ada Côté"),
        ("union-one", "U1", "SU"),
        ("nameless", "nameless", "nameless"),
        ("front-2023", "Front commun", "Front commun"),
        ("round-2023", "Front round, 2023", "Front round, 2023"),
        ("bill-15", "Health Act", "Health Act"),
        ("gone", "gone", "gone"),
    ],
)
def test_what_has_a_name_is_shown_by_it(asked: str, english: str, french: str) -> None:
    """People, organisations and rounds are shown by name; of anything else the id is shown."""
    assert MINE.label(asked) == MINE.label(asked, "en") == english
    assert MINE.label(asked, am.Language.FR) == french


def test_organisations_are_named_before_people() -> None:
    """Of an organisation and a person that share an id, the organisation is shown."""
    both = am.Dataset(
        title="Both",
        people=[am.Person(id="x", name="Ada")],
        coalitions=[
            am.Coalition(id="x", kind="network", names=[am.Name(text="Net", language="en")])
        ],
    )
    assert both.label("x") == "Net"


# --- a value -------------------------------------------------------------------------------------

COPIES: list[Callable[[am.Dataset], am.Dataset]] = [
    copy.copy,
    copy.deepcopy,
    lambda dataset: pickle.loads(pickle.dumps(dataset)),
    attrs.evolve,
]
QUESTIONS: list[Callable[[am.Dataset], Any]] = [
    lambda dataset: str(dataset.president_on("union-one", "2020")),
    lambda dataset: str(dataset.presidencies_held_by("ada").on("2020")),
    lambda dataset: str(dataset.members_of("front-2023").on("2020")),
    lambda dataset: str(dataset.affiliations_of("union-one").on("2020")),
    lambda dataset: [leader.member_id for leader in dataset.leaders_on("front-2023", "2020")],
    lambda dataset: str(dataset.name_on("front-2023", "2020")),
    lambda dataset: dataset.on_strike("union-one", "2023-11-06"),
    lambda dataset: str(dataset.statutes_in_force_on("2020")),
    lambda dataset: str(dataset.campaigns_on("2020")),
    lambda dataset: dataset.lineage("union-one"),
    lambda dataset: [event.explain() for event in dataset.chronology()],
    lambda dataset: [found.id for found in dataset.find("front")],
]


@pytest.mark.parametrize("copied", COPIES)
def test_a_data_set_that_has_answered_is_copied_as_if_it_had_not(
    copied: Callable[[am.Dataset], am.Dataset],
) -> None:
    """A copy is equal, has the same hash, and gives the same answers as the one it is made of."""
    asked = attrs.evolve(MINE)
    before = hash(asked)
    answers = [ask(asked) for ask in QUESTIONS]
    assert hash(asked) == before == hash(MINE)
    assert asked == MINE
    other = copied(asked)
    assert other == asked
    assert hash(other) == before
    assert [ask(other) for ask in QUESTIONS] == answers
    assert other == asked


def test_what_was_prepared_for_answers_is_not_pickled() -> None:
    """A data set that has answered questions takes no more room in a file than a fresh one."""
    asked = attrs.evolve(MINE)
    fresh = pickle.dumps(asked)
    for ask in QUESTIONS:
        ask(asked)
    assert len(pickle.dumps(asked)) == len(fresh)
