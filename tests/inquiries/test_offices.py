from typing import Any

import pytest

import apts_model as am

NO, POSSIBLE, CERTAIN = am.Certainty


def held(
    id: str,
    union_id: str,
    holder_id: str,
    period: am.Period,
    *follows: str,
) -> am.Presidency:
    """Make a presidency."""
    return am.Presidency(
        id=id, union_id=union_id, holder_id=holder_id, period=period, follows_ids=follows
    )


OFFICES = am.Dataset(
    title="Offices",
    as_of="2020-12-31",
    people=[
        am.Person(id="ada", name="Ada"),
        am.Person(id="bo", name="Bo"),
        am.Person(id="cy", name="Cy"),
    ],
    unions=[
        am.TradeUnion(id="u", period=am.Period("2000-01-01", until="2015-01-01")),
        am.TradeUnion(id="v"),
    ],
    presidencies=[
        held("u-bo", "u", "bo", am.Period("2010-03-01", until="..")),
        held("u-ada", "u", "ada", am.Period("2005-03-01", until="2010-03-01")),
        held("v-ada", "v", "ada", am.Period("2018-01-01", until="..")),
        held("v-bo", "v", "bo", am.Period("2018-01-01", until=".."), "v-cy"),
        held("lost-bo", "lost", "bo", am.Period("1990-01-01", until="1991-01-01")),
    ],
    coalitions=[
        am.Coalition(
            id="front",
            kind="common_front",
            period=am.Period("2004-01-01", until="2006-01-01"),
            names=[
                am.Name(text="Front commun", language="fr"),
                am.Name(text="Common front", language="en"),
                am.Name(text="FC", language="fr", kind="acronym"),
                am.Name(text="Le Front", language="fr", kind="alias", period=am.Period("2005")),
            ],
        )
    ],
)


@pytest.mark.parametrize(
    ("union_id", "when", "holders"),
    [
        ("u", "2004-01-01", {}),
        ("u", "2007-07-01", {"ada": CERTAIN}),
        ("u", "2010-03-01", {"bo": CERTAIN}),
        ("u", "2010", {"ada": POSSIBLE, "bo": POSSIBLE}),
        ("u", "2016-01-01", {}),
        ("v", "2019-01-01", {"ada": CERTAIN, "bo": CERTAIN}),
        ("v", "2021-01-01", {"ada": POSSIBLE, "bo": POSSIBLE}),
    ],
)
def test_presidents_on_a_day(union_id: str, when: str, holders: dict[str, am.Certainty]) -> None:
    """Nobody presides over a union that is no more; two may preside at once."""
    assert dict(OFFICES.president_on(union_id, when).holders) == holders


def test_presidencies_stand_in_order_of_time() -> None:
    """A union's presidencies come in order of time, in whatever order they are given."""
    assert [one.id for one in OFFICES.presidencies_of("u")] == ["u-ada", "u-bo"]
    assert [one.id for one in OFFICES.presidencies_held_by("bo")] == ["lost-bo", "u-bo", "v-bo"]
    assert len(OFFICES.presidencies_held_by("cy")) == 0


def test_a_timeline_is_prepared_once() -> None:
    """Asking again gives the very timeline that was prepared before."""
    assert OFFICES.presidencies_of("u") is OFFICES.presidencies_of("u")


@pytest.mark.parametrize(
    ("when", "held_then"),
    [
        ("1990-06-01", {"lost-bo": CERTAIN}),
        ("2014-12-31", {"u-bo": CERTAIN}),
        ("2016-01-01", {}),
        ("2019-01-01", {"v-bo": CERTAIN}),
    ],
)
def test_a_person_presides_while_the_union_lives(
    when: str, held_then: dict[str, am.Certainty]
) -> None:
    """A person's presidency ends with its union; of a union not on record nothing is known."""
    answer = OFFICES.presidencies_held_by("bo").on(when)
    assert {match.record.id: match.certainty for match in answer} == held_then


@pytest.mark.parametrize(
    ("when", "options", "names"),
    [
        ("2005-06-01", {}, {"Front commun": POSSIBLE}),
        ("2005-06-01", {"language": "en"}, {"Common front": POSSIBLE}),
        ("2005-06-01", {"kind": "acronym"}, {"FC": POSSIBLE}),
        ("2004-06-01", {"kind": am.NameKind.ALIAS}, {}),
        ("2005-12-31", {"kind": am.NameKind.ALIAS}, {"Le Front": POSSIBLE}),
        ("2005-06-01", {"language": "en", "kind": "acronym"}, {}),
        ("2007-06-01", {}, {}),
    ],
)
def test_coalitions_have_names_too(
    when: str, options: dict[str, Any], names: dict[str, am.Certainty]
) -> None:
    """A coalition is asked for its name as a union is, and has none when it is no more."""
    answer = OFFICES.name_on("front", when, **options)
    assert dict(answer.holders) == names
    assert answer.existed is (NO if when.startswith("2007") else CERTAIN)


@pytest.mark.parametrize(
    ("options", "field"),
    [({"language": "de"}, "language"), ({"kind": "short"}, "kind"), ({"kind": 5}, "kind")],
)
def test_a_wrong_language_or_kind_is_named(options: dict[str, Any], field: str) -> None:
    """What is no language or no kind of name is refused by the name of the argument."""
    with pytest.raises(am.InvalidValueError, match=f"^{field}: "):
        OFFICES.name_on("front", "2005", **options)


def test_a_disputed_presidency_brings_no_life_to_a_person() -> None:
    """Whether what a person presided over existed is asked of accepted presidencies alone."""
    unions = [
        am.TradeUnion(id="old", period=am.Period("2000-01-01", until="2001-01-01")),
        am.TradeUnion(id="new", period=am.Period("2010-01-01", until="2011-01-01")),
    ]
    accepted = held("old-ada", "old", "ada", am.Period("2000-02-01", until="2000-09-01"))
    claim = am.Presidency(id="claim", union_id="new", holder_id="ada", standing="disputed")
    people = [am.Person(id="ada", name="Ada")]
    for presidencies in ([accepted], [accepted, claim]):
        asked = am.Dataset(title="T", people=people, unions=unions, presidencies=presidencies)
        answer = asked.presidencies_held_by("ada").on("2010-05-01")
        assert (answer.existed, answer.vacant) == (NO, CERTAIN)
    alone = am.Dataset(title="T", people=people, unions=unions, presidencies=[claim])
    assert alone.presidencies_held_by("ada").on("2010-05-01").existed is POSSIBLE
