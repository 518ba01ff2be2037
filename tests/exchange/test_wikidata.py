import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model.exchange import wikidata
from apts_model.exchange.losses import Imported
from apts_model.exchange.wikibase import UnheldDateError, date_of
from tests.effort import tries

Json = dict[str, Any]


def time(text: str, precision: int, **more: Any) -> Json:
    """A date as Wikidata writes it."""
    return {"time": f"+{text}T00:00:00Z", "precision": precision, "before": 0, "after": 0, **more}


def day(text: str) -> Json:
    return time(text, 11)


def snak(value: Any) -> Json:
    """A snak of an item, a date or a text; 'somevalue' and 'novalue' are themselves."""
    if value in ("somevalue", "novalue"):
        return {"snaktype": value}
    if type(value) is str:
        value = {"entity-type": "item", "numeric-id": int(value[1:]), "id": value}
    return {"snaktype": "value", "datavalue": {"value": value}}


def listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [*value]  # pyright: ignore[reportUnknownVariableType]
    return [value]


def claim(value: Any, **qualifiers: Any) -> Json:
    """A statement; `rank`, `id` and `references` are its own, the rest qualifies it."""
    own: Json = {
        key: qualifiers.pop(key) for key in ("rank", "id", "references") if key in qualifiers
    }
    held = {key: [snak(one) for one in listed(several)] for key, several in qualifiers.items()}
    return {"mainsnak": snak(value), "qualifiers": held, **own}


def item(item_id: str, label: str | None = None, **claims: list[Json]) -> Json:
    labels = {} if label is None else {"en": {"language": "en", "value": label}}
    return {"id": item_id, "type": "item", "labels": labels, "claims": claims}


def read(*entities: Json, **arguments: Any) -> Imported:
    text = json.dumps({"entities": {one["id"]: one for one in entities}})
    given: Json = {"title": "Mine", "ends": "until"} | arguments
    return wikidata.read(text, **given)


def losses(imported: Imported) -> list[str]:
    return [str(loss) for loss in imported.losses]


def period_of(**qualifiers: Any) -> tuple[am.Period | None, list[str]]:
    """The period of a chairperson, and what was lost by reading it."""
    ends = qualifiers.pop("ends", "until")
    imported = read(
        item("Q1", "Union", P488=[claim("Q7", **qualifiers)]),
        item("Q7", "Ada", P31=[claim("Q5")]),
        ends=ends,
    )
    held = imported.dataset.presidencies
    return (held[0].period if held else None), losses(imported)


# --- dates -----------------------------------------------------------------------------------


@given(st.dates(), st.sampled_from([8, 9, 10, 11]))
@tries(50)
def test_a_date_is_as_vague_as_its_precision(date: Any, precision: int) -> None:
    """Days, months, years and decades keep the day inside their window, and are no wider."""
    read_date = date_of(time(date.isoformat(), precision))
    assert read_date.earliest <= date <= read_date.latest
    widest = {8: 3653, 9: 366, 10: 31, 11: 1}[precision]
    assert (read_date.latest - read_date.earliest).days < widest
    assert len(str(read_date)) == {8: 4, 9: 4, 10: 7, 11: 10}[precision]


@pytest.mark.parametrize(
    ("text", "precision", "kept"),
    [
        ("2004-00-00", 9, "2004"),
        ("2004-01-01", 9, "2004"),
        ("2004-11-00", 10, "2004-11"),
        ("2004-11-30", 11, "2004-11-30"),
        ("2000-00-00", 8, "200X"),
        ("00000002004-11-30", 11, "2004-11-30"),
    ],
)
def test_precisions_are_kept(text: str, precision: int, kept: str) -> None:
    """What lies below the precision does not count, whether it is zero or not."""
    assert str(date_of(time(text, precision))) == kept


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (time("1900-00-00", 7), "its precision, the number 7, is not the decade"),
        (time("2004-11-30", 14), "its precision"),
        ({"time": "+2004-11-30T09:30:00Z", "precision": 11}, "it has an hour"),
        ({"time": "-0044-03-15T00:00:00Z", "precision": 11}, "a year that is not one of 1 to"),
        (time("0000-00-00", 9), "years run from 0001 to 9999"),
        (time("2005-02-29", 11), "February 2005 has 28 days"),
        (time("1582-10-04", 11, calendarmodel="http://x/Q1985786"), "not of the Gregorian"),
        (time("2004-00-00", 9, after=1), "it says by how much it may be off"),
        (time("2004-11-30", 11, timezone=-300), "it is of another time zone than UTC"),
        ({"time": "+12004-11-30T00:00:00Z", "precision": 11}, "a year that is not one of 1 to"),
        (time("2004-11-00", 11), "2004-11-00"),
        (time("1900-00-00", 6) | {"calendarmodel": None}, "not of the Gregorian"),
        ({"precision": 9}, "is no date that can be held"),
        (time("2004-11-30", 11) | {"precision": [11]}, "its precision, a list"),
        ("2004", "expected a date, not the text '2004'"),
    ],
)
def test_other_dates_are_refused_with_a_reason(value: Any, reason: str) -> None:
    """What is no decade, year, month or day of ours is no date, never a wrong one."""
    with pytest.raises(UnheldDateError) as caught:
        date_of(value)
    assert reason in caught.value.reason


def test_a_date_that_cannot_be_held_is_unknown_and_a_loss() -> None:
    """The tenure comes in without it."""
    period, lost = period_of(P580=time("1900-00-00", 7), P582=day("2006-05-18"))
    assert period == am.Period(until="2006-05-18")
    assert lost == [
        "$.entities.Q1.claims.P488[0].qualifiers.P580[0]: taken as unknown: its precision, "
        "the number 7, is not the decade, year, month or day"
    ]


# --- periods ---------------------------------------------------------------------------------


def test_some_value_is_unknown_and_no_value_is_open() -> None:
    """An end with no value went on; a start with none, and what is not said, is unknown."""
    start = day("2004-11-30")
    assert period_of(P580=start, P582="somevalue") == (am.Period("2004-11-30"), [])
    assert period_of(P580=start, P582="novalue") == (am.Period("2004-11-30", until=".."), [])
    assert period_of(P580=start, P582="novalue", ends="through") == (
        am.Period("2004-11-30", through=".."),
        [],
    )
    assert period_of(P580="somevalue", P582=start) == (am.Period(until="2004-11-30"), [])
    assert period_of() == (am.Period(), [])
    assert period_of(P580="novalue") == (
        am.Period(),
        ["$.entities.Q1.claims.P488[0].qualifiers.P580[0]: P580 has no value: taken as unknown"],
    )


def test_ends_are_read_as_the_caller_says() -> None:
    """A day of handover and a last day differ; what is neither is refused."""
    dates = {"P580": day("2004-11-30"), "P582": day("2004-11-30")}
    assert period_of(**dates, ends="through")[0] == am.Period("2004-11-30", through="2004-11-30")
    none, [lost] = period_of(**dates)
    assert none is None
    assert "left out: a period from '2004-11-30' until '2004-11-30' cannot be" in lost
    with pytest.raises(am.InvalidValueError, match="ends: 'last' is not one of"):
        read(item("Q1"), ends="last")


def test_doubt_about_a_statement_stays() -> None:
    """Circa makes its dates approximate, any other circumstance uncertain."""
    about, _ = period_of(P580=time("2004-00-00", 9), P1480="Q5727902")
    presumably, _ = period_of(P580=time("2004-00-00", 9), P1480="Q18122778")
    assert (about, presumably) == (am.Period("2004~"), am.Period("2004?"))


def test_doubt_without_a_date_is_a_loss() -> None:
    """A chairperson who presumably was one is told, where no date can bear the mark."""
    for key in ("P1480", "P5102"):
        assert period_of(**{key: "Q18122778"}) == (
            am.Period(),
            [
                "$.entities.Q1.claims.P488[0].qualifiers: that it is not sure is not kept: it has "
                "no date to be marked"
            ],
        )
        assert period_of(**{key: "Q18122778"}, P582=day("2004-11-30")) == (
            am.Period(until="2004-11-30?"),
            [],
        )


def test_two_values_of_one_date_are_unknown() -> None:
    """Neither is preferred, and that there were two is a loss."""
    period, [lost] = period_of(P580=[day("2004-11-30"), day("2004-12-01")])
    assert period == am.Period()
    assert lost.endswith("P580[1]: P580 stands more than once: taken as unknown")


# --- offices ---------------------------------------------------------------------------------


def test_positions_held_are_presidencies_of_the_organisation() -> None:
    """Which one it is, the position says (P2389), or the qualifier P642, or the caller."""
    person = item(
        "Q7",
        "Ada",
        P39=[
            *(claim("Q20"), claim("Q21"), claim("Q140686", P642="Q3"), claim("Q23", P642="Q3")),
            *(claim("Q140686"), claim("novalue")),
        ],
    )
    position = item("Q20", "president", P2389=[claim("Q1"), claim("somevalue")])
    imported = read(person, position, item("Q1", P571=[]), positions={"Q21": "Q2"})
    held = [(one.union_id, one.holder_id) for one in imported.dataset.presidencies]
    assert held == [("q1", "q7"), ("q2", "q7"), ("q3", "q7")]
    assert losses(imported) == [
        "$.entities.Q20.claims.P2389[1]: not read: deprecated, no item, or not the first",
        "$.entities.Q7.claims.P39[3]: left out: Q23 is known for no president's office: say so "
        "in `positions`, or in `presidents`",
        "$.entities.Q7.claims.P39[4]: left out: of which organisation is Q140686? "
        "Say so in `positions`",
        "$.entities.Q20: the names of a position are not read",
        "$: Q2 is not among the entities: nothing is known but its id",
        "$: Q3 is not among the entities: nothing is known but its id",
    ]
    am.validate(imported.dataset)
    treasurer = read(person, presidents=["Q23"]).dataset.presidencies
    assert [one.union_id for one in treasurer] == ["q3"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"positions": {"Q21": "csn"}}, "positions: 'csn' is no id of an item"),
        ({"positions": {5: "Q1"}}, "positions: 5 is no id of an item"),
        ({"positions": ["Q21"]}, r"positions: \['Q21'\] maps nothing"),
        ({"presidents": "Q21"}, "presidents: 'Q21' is one value"),
        ({"presidents": ["chair"]}, "presidents: 'chair' is no id of an item"),
        ({"presidents": [21]}, "presidents: 21 is not a str"),
    ],
)
def test_positions_are_items(arguments: Json, told: str) -> None:
    """What the caller says of positions is checked before the text is read."""
    with pytest.raises(am.InvalidValueError, match=told):
        wikidata.read("", title="Mine", ends="until", **arguments)


def test_an_organisation_that_is_not_one_item_is_not_read() -> None:
    """Where P642 is somebody unknown, no item or two of them, the position tells, or nothing."""
    several = ["somevalue", {"text": "CSN"}, ["Q2", "Q3"]]
    held = [claim("Q20", P642=one) for one in several] + [claim("Q140686", P642="novalue")]
    imported = read(item("Q7", P39=held), positions={"Q20": "Q1"})
    assert [one.union_id for one in imported.dataset.presidencies] == ["q1"]
    place = "$.entities.Q7.claims.P39"
    unread = "P642 names no one organisation: it is not read"
    assert losses(imported)[:-1] == [
        f"{place}[0].qualifiers.P642[0]: {unread}",
        f"{place}[1].qualifiers.P642[0]: {unread}",
        f"{place}[1]: it says what {place}[0] says: it is kept once",
        f"{place}[2].qualifiers.P642[0]: {unread}",
        f"{place}[2]: it says what {place}[0] says: it is kept once",
        f"{place}[3].qualifiers.P642[0]: {unread}",
        f"{place}[3]: left out: of which organisation is Q140686? Say so in `positions`",
    ]


def test_a_tenure_that_both_items_tell_is_one_record() -> None:
    """It cites both; one that they tell differently stays two."""
    dates = {"P580": day("2004-11-30"), "P582": day("2006-05-18")}
    person = item("Q7", "Ada", P39=[claim("Q20", **dates)])
    union = item("Q1", "Union", P488=[claim("Q7", **dates), claim("Q7", P580=day("2010-01-01"))])
    imported = read(person, union, positions={"Q20": "Q1"})
    assert [
        [one.source_id for one in held.citations] for held in imported.dataset.presidencies
    ] == [["wikidata-q7", "wikidata-q1"], ["wikidata-q1"]]


def test_statements_of_one_id_stay_two() -> None:
    """No two records get the same id, and the change is told."""
    held = [claim("Q7", id="Q1$A"), claim("Q8", id="Q1$A")]
    imported = read(item("Q1", P488=held))
    assert [one.id for one in imported.dataset.presidencies] == ["q1-a", "q1-a-2"]
    assert losses(imported)[0] == (
        "$.entities.Q1.claims.P488[1]: 'Q1$A' is the id of another statement, too: kept as 'q1-a-2'"
    )


def test_qualifiers_that_are_no_items_are_losses() -> None:
    """A text for who came before says of nobody here who it was."""
    chair = claim("Q7", P1365={"text": "Bo"}, P1366="novalue", P642="Q1")
    [of, before, unnamed] = losses(read(item("Q1", P488=[chair])))
    assert of == "$.entities.Q1.claims.P488[0].qualifiers: not read: P642"
    assert before.endswith("qualifiers.P1365[0]: it is no item: not read")
    assert "Q7 is not among the entities" in unnamed


def test_deprecated_statements_are_disputed() -> None:
    """They are claims that are made and not held true; the others are accepted."""
    union = item("Q1", P488=[claim("Q7", rank="deprecated"), claim("Q8", rank="preferred")])
    held = read(union).dataset.presidencies
    assert [one.standing.value for one in held] == ["disputed", "accepted"]


def test_a_chair_that_is_not_named_is_a_loss() -> None:
    """Somebody unknown, nobody, and what is no item."""
    values = ["somevalue", "novalue", {"text": "Ada"}, {"numeric-id": 0}]
    imported = read(item("Q1", P488=[claim(one) for one in values]))
    assert imported.dataset.presidencies == ()
    assert losses(imported) == [
        "$.entities.Q1.claims.P488[0]: left out: it is not said who it was",
        "$.entities.Q1.claims.P488[1]: that there was nobody: no record says so of a time",
        "$.entities.Q1.claims.P488[2]: left out: it is not said who it was",
        "$.entities.Q1.claims.P488[3]: left out: it is not said who it was",
    ]
    old = {"snaktype": "value", "datavalue": {"value": {"numeric-id": 7}}}
    other: Json = {"entity-type": "property", "numeric-id": 7}
    assert read(item("Q1", P488=[claim(other)])).dataset.presidencies == ()
    union = item("Q1", P488=[{"mainsnak": old}])
    assert read(union).dataset.presidencies[0].holder_id == "q7"


MAY = time("2012-05-00", 10)


@pytest.mark.parametrize("told_by", ["successor", "predecessor", "both"])
def test_a_handover_on_one_day_is_a_link(told_by: str) -> None:
    """Where the end and the start have the same day, who replaced whom is kept as a link."""
    after = {} if told_by == "successor" else {"P1366": "Q8"}
    before = {} if told_by == "predecessor" else {"P1365": "Q7"}
    union = item(
        "Q1",
        P488=[
            claim("Q7", id="Q1$A", P580=day("2004-11-30"), P582=day("2012-05-08"), **after),
            claim("Q8", id="Q1$B", P580=day("2012-05-08"), P582=day("2019-11-19"), **before),
        ],
    )
    imported = read(union)
    first, second = imported.dataset.presidencies
    assert (first.id, second.id, second.follows_ids) == ("q1-a", "q1-b", ("q1-a",))
    assert not [one for one in losses(imported) if "came" in one]


@pytest.mark.parametrize(
    ("end", "start", "more"),
    [
        (day("2012-05-08"), day("2012-05-09"), {}),
        (day("2012-05-08"), day("2013-05-09"), {}),
        (day("2012-05-08"), day("2012-01-01"), {}),
        (MAY, MAY, {}),
        (day("2012-05-08"), day("2012-05-08"), {"ends": "through"}),
        ("somevalue", day("2012-05-08"), {}),
        (day("2012-05-08"), day("2012-05-08"), {"rank": "deprecated"}),
    ],
)
def test_any_other_handover_is_no_link(end: Any, start: Any, more: Json) -> None:
    """Next-day handovers, gaps and overlaps stay what their dates say; the order is a loss.

    That one came after the other in the same month does not say that no day lay between them.
    """
    rank = {"rank": more["rank"]} if "rank" in more else {}
    union = item(
        "Q1",
        P488=[
            claim("Q7", P580=day("2004-11-30"), P582=end, P1366=["Q8", "Q9", "novalue"], **rank),
            claim("Q8", P580=start, P1365=["Q7", "somevalue"]),
        ],
    )
    imported = read(union, ends=more.get("ends", "until"))
    assert [one.follows_ids for one in imported.dataset.presidencies] == [(), ()]
    told = "does not say that it was on the same day"
    assert [one for one in losses(imported) if told in one] == [
        f"$.entities.Q1.claims.P488[0]: that Q8 came after {told}",
        f"$.entities.Q1.claims.P488[0]: that Q9 came after {told}",
        f"$.entities.Q1.claims.P488[1]: that Q7 came before {told}",
    ]


# --- names and organisations -----------------------------------------------------------------


def test_people_have_their_names() -> None:
    """The label in the language asked for comes first, then the other one, then `mul`."""
    person = item("Q7", "Ada", P31=[claim("Q5")])
    person["labels"]["fr"] = {"language": "fr", "value": "Ada de Paris"}
    person["labels"]["mul"] = {"language": "mul", "value": " A. L."}
    person["labels"]["de"] = {"language": "de", "value": "Ada von Paris"}
    person["aliases"] = {"en": [{"value": "Adah"}, {"value": "bad\u200b one"}, {"value": "Ada"}]}
    imported = read(person, language="fr")
    [held] = imported.dataset.people
    assert (held.name, held.other_names) == ("Ada de Paris", ("Ada", "Adah", "A. L."))
    assert losses(imported)[0] == "$.entities.Q7: names in other languages: de"
    assert losses(imported)[1].startswith(
        "$.entities.Q7: a text is left out: 'bad\\u200b one' holds U+200B"
    )
    assert losses(imported)[2] == "$.entities.Q7: ' A. L.' is kept as 'A. L.'"
    assert read(item("Q7", P31=[claim("Q5")])).dataset.people[0].name == "Q7"


def test_those_that_are_only_named_have_the_names_that_are_there() -> None:
    """A saved item with its label alone, as programs ask for it, is a person or a union."""
    union = item("Q1", P488=[claim("Q7")], P1365=[claim("Q2")])
    imported = read(union, item("Q7", "Ada"), item("Q2", "Old union"), item("Q3", "New union"))
    assert [one.name for one in imported.dataset.people] == ["Ada"]
    assert [[name.text for name in one.names] for one in imported.dataset.unions] == [
        [],
        ["Old union"],
    ]
    assert losses(imported)[1:] == ["$.entities.Q3: Q3 says nothing of offices or organisations"]
    held = item("Q8", P39=[claim("Q140686", P642="Q3")])
    [named] = read(held, item("Q3", "New union")).dataset.unions
    assert named.names[0].text == "New union"


def test_a_label_is_of_the_language_that_it_says() -> None:
    """Where one language stands in for another, the name is not taken for the other's."""
    union = item("Q1", P488=[])
    union["labels"] = {
        "fr": {"language": "en", "value": "Union", "for-language": "fr"},
        "en": {"language": "en", "value": "Union"},
    }
    [held] = read(union).dataset.unions
    assert held.names == (am.Name(text="Union", language="en", kind="alias"),)


def test_what_is_not_a_person_alone_is_told() -> None:
    """That somebody is fictional is not kept."""
    ada = item("Q7", "Ada", P31=[claim("Q5"), claim("Q15632617")])
    assert losses(read(ada)) == ["$.entities.Q7.claims.P31[1]: not read: it is taken for a person"]


def test_organisations_have_their_names_and_their_lives() -> None:
    """Official and short names have periods; a label is another name."""
    union = item(
        "Q1",
        "Union",
        P571=[claim(day("2004-03-18"), rank="preferred"), claim(time("2004-00-00", 9))],
        P576=[claim("novalue")],
        P1448=[
            claim({"text": "Syndicat", "language": "fr"}, P580=time("2010-00-00", 9)),
            claim({"text": "Union", "language": "en"}),
            claim({"text": "Gewerkschaft", "language": "de"}),
            claim("somevalue"),
            claim({"text": "", "language": "fr"}),
            claim({"text": "x", "language": "fr"}, P580=day("2010-01-02"), P582=day("2010-01-01")),
        ],
        P1813=[claim({"text": "S", "language": "fr"})],
    )
    union["labels"]["mul"] = {"value": "Sindicato"}
    imported = read(union, as_of="2026-01-31")
    [held] = imported.dataset.unions
    assert held.period == am.Period("2004-03-18", until="..")
    assert [(one.text, one.kind.value, str(one.period.start)) for one in held.names] == [
        ("Syndicat", "official", "2010"),
        ("Union", "official", "None"),
        ("S", "acronym", "None"),
    ]
    assert len(losses(imported)) == 6
    plain = read(item("Q1", "Union", P571=[claim("somevalue")])).dataset.unions[0]
    assert plain.names[0].kind is am.NameKind.ALIAS
    assert plain.period == am.Period()


def test_lives_that_are_told_in_several_ways_are_unknown() -> None:
    """Two inceptions of one rank are unknown, an inverted life is, too."""
    twice = read(item("Q1", P571=[claim(day("2004-03-18")), claim(day("2004-03-19"))]))
    assert twice.dataset.unions[0].period == am.Period()
    assert losses(twice) == [
        "$.entities.Q1.claims.P571: there is more than one value: taken as unknown"
    ]
    inverted = read(item("Q1", P571=[claim(day("2004-03-18"))], P576=[claim(day("1999-01-01"))]))
    assert inverted.dataset.unions[0].period == am.Period()
    assert len(losses(inverted)) == 1


def test_an_inception_of_no_value_is_unknown_and_told() -> None:
    """No value is open for an end alone."""
    begun = read(item("Q1", P571=[claim("novalue")]))
    assert begun.dataset.unions[0].period == am.Period()
    assert losses(begun) == [
        "$.entities.Q1.claims.P571[0].mainsnak: P571 has no value: taken as unknown"
    ]


def test_dates_of_organisations_have_no_other_qualifiers() -> None:
    """A start of an inception is a loss; a doubt about it stands at the date."""
    begun = claim(time("2004-00-00", 9), P580=day("2004-01-01"), P1480="Q5727902")
    imported = read(item("Q1", P571=[begun]))
    assert imported.dataset.unions[0].period == am.Period("2004~")
    assert losses(imported) == ["$.entities.Q1.claims.P571[0].qualifiers: not read: P580"]


def test_what_replaced_what_is_a_merger() -> None:
    """Both sides tell the same one; predecessors of one date are together in it."""
    date = day("2004-03-18")
    new = item("Q1", P1365=[claim("Q2", P585=date), claim("Q3", P585=date), claim("somevalue")])
    old = item("Q2", P1366=[claim("Q1", P585=date), claim("novalue")])
    wrong = item("Q3", P1366=[claim("Q9", rank="deprecated"), claim("Q3")])
    imported = read(new, old, wrong)
    mergers = imported.dataset.mergers
    assert [
        (one.id, one.predecessor_ids, one.successor_id, str(one.date), one.standing.value)
        for one in mergers
    ] == [
        ("q1-replaces", ("q2", "q3"), "q1", "2004-03-18", "accepted"),
        ("q9-replaces", ("q3",), "q9", "None", "disputed"),
    ]
    survived = "whether one of them survived is not said: a fusion"
    assert losses(imported) == [
        f"$.entities.Q1.claims.P1365[0]: {survived}",
        "$.entities.Q1.claims.P1365[2]: left out: it is not said by what other one",
        f"$.entities.Q3.claims.P1366[0]: {survived}",
        "$.entities.Q3.claims.P1366[1]: left out: it is not said by what other one",
        "$: Q9 is not among the entities: nothing is known but its id",
    ]


def test_a_merger_that_one_item_dates_is_one() -> None:
    """The other item says the same without the date; both are cited."""
    new = item("Q1", P1365=[claim("Q2"), claim("Q4")])
    old = item("Q2", P1366=[claim("Q1", P585=day("2004-03-18"))])
    mergers = read(new, old).dataset.mergers
    assert [(one.predecessor_ids, str(one.date)) for one in mergers] == [
        (("q4",), "None"),
        (("q2",), "2004-03-18"),
    ]
    assert [one.source_id for one in mergers[1].citations] == ["wikidata-q2", "wikidata-q1"]
    only = read(item("Q1", P1365=[claim("Q2")]), old).dataset.mergers
    assert [str(one.date) for one in only] == ["2004-03-18"]


def test_nothing_goes_silently() -> None:
    """Statements, qualifiers, references and entities that are not read are listed."""
    chair = claim("Q7", P1480="somevalue", P1534="Q30", references=[{}])
    union = item("Q1", P488=[chair], P17=[claim("Q16")])
    union["modified"] = "2025-11-14T09:30:00Z"
    position = item("Q20", P2389=[claim("Q1")], P31=[claim("Q4164871")])
    odd = item("Q40", "Canada")
    odd["modified"] = "yesterday"
    union |= {"sitelinks": {"enwiki": {}}, "descriptions": {}, "\u202e": 1, "type": "item"}
    imported = read(union, position, item("Q7", P31=[claim("Q5")]), odd)
    assert losses(imported) == [
        "$.entities.Q1.claims.P488[0].qualifiers: not read: P1534",
        "$.entities.Q1.claims.P488[0].references: not read: the source is Wikidata's item",
        "$.entities.Q1.claims.P488[0].qualifiers: that it is not sure is not kept: it has no date "
        "to be marked",
        "$.entities.Q1.claims: not read: P17",
        "$.entities.Q1: not read: sitelinks, '\\u202e'",
        "$.entities.Q20.claims: not read: P31",
        "$.entities.Q40: Q40 says nothing of offices or organisations",
        "$.entities.Q40.modified: it is no time stamp",
    ]
    assert str(imported.dataset.sources[0].published) == "2025-11-14"


# --- texts -----------------------------------------------------------------------------------


def test_one_entity_and_a_list_of_them_are_read_too() -> None:
    """As they stand in a dump; an entity that stands twice is read once."""
    union = item("Q1", P488=[claim("Q7")])
    texts = json.dumps(union), json.dumps([union]), json.dumps([union, union]).encode()
    read = [wikidata.read(text, title="Mine", ends="until") for text in texts]
    assert [len(one.dataset.presidencies) for one in read] == [1, 1, 1]
    assert losses(read[2])[0] == "$[1]: Q1 stands twice: the first is read"


def test_items_that_were_merged_are_one() -> None:
    """Whoever names the old id means the item that it leads to, however the file tells it."""
    union = item("Q1", P488=[claim("Q70")])
    ada = item("Q7", "Ada")
    for more in ({}, {"redirects": {"from": "Q70", "to": "Q7"}}):
        text = json.dumps({"entities": {"Q1": union, "Q70": ada | more}, "success": 1})
        imported = wikidata.read(text, title="Mine", ends="until")
        assert imported.dataset.presidencies[0].holder_id == "q7"
        assert [one.name for one in imported.dataset.people] == ["Ada"]
        assert losses(imported) == []


def test_what_is_no_item_is_a_loss() -> None:
    """Lexemes, properties, what is missing, and what stands beside the entities."""
    lexeme: Json = {"type": "lexeme", "id": "L42", "lemmas": {}, "language": "Q1860"}
    entities: Json = {"L42": lexeme, "P39": {"id": "P39"}, "Q9": {"id": "Q9", "missing": ""}}
    text = json.dumps({"entities": entities, "success": 1, "normalized": {"n": 1}, "empty": []})
    imported = wikidata.read(text, title="Mine", ends="until")
    assert imported.dataset == am.Dataset(title="Mine")
    assert losses(imported) == [
        "$.entities.L42: L42 is no item, and nothing else is read",
        "$.entities.P39: P39 is no item, and nothing else is read",
        "$.entities.Q9: 'Q9' is said to be missing",
        "$.normalized: not read: it stands beside the entities",
    ]


def test_a_time_stamp_that_is_no_text_is_a_loss() -> None:
    """As is any other that cannot be read."""
    imported = read(item("Q7", "Ada", P31=[claim("Q5")]) | {"modified": ["2004"]})
    assert losses(imported) == ["$.entities.Q7.modified: it is no time stamp"]


def test_a_statement_as_wikidata_saves_it_is_read() -> None:
    """With all that stands around the values: hashes, orders, kinds, time zones, calendars."""
    model = "http://www.wikidata.org/entity/Q1985727"
    start = time("2019-11-19", 11, timezone=0, calendarmodel=model)
    saved = {
        "type": "statement",
        "id": "Q1$F078E5B3-F9A8-480E-B7AC-D97778CBBEF9",
        "rank": "preferred",
        "mainsnak": {
            "snaktype": "value",
            "property": "P488",
            "hash": "0b1f",
            "datatype": "wikibase-item",
            "datavalue": {
                "type": "wikibase-entityid",
                "value": {"entity-type": "item", "numeric-id": 7, "id": "Q7"},
            },
        },
        "qualifiers": {
            "P580": [
                {
                    "snaktype": "value",
                    "property": "P580",
                    "hash": "ab12",
                    "datatype": "time",
                    "datavalue": {"type": "time", "value": start},
                }
            ]
        },
        "qualifiers-order": ["P580"],
    }
    head = {"pageid": 1, "ns": 0, "title": "Q1", "lastrevid": 5, "modified": "2025-11-14T09:30:00Z"}
    imported = read(head | item("Q1", "Union", P488=[saved]), item("Q7", "Ada", P31=[claim("Q5")]))
    [held] = imported.dataset.presidencies
    assert held.id == "q1-f078e5b3-f9a8-480e-b7ac-d97778cbbef9"
    assert held.period == am.Period("2019-11-19")
    assert losses(imported) == []
    am.validate(imported.dataset)


def test_empty_objects_may_be_written_as_lists() -> None:
    """So Wikidata's own program writes them."""
    person: Json = item("Q7", P31=[claim("Q5")]) | {"labels": [], "aliases": {"en": {}}}
    assert len(read(person).dataset.people) == 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "$: "),
        ("\ufeff{}", "$: begins with a byte order mark"),
        (b"\xff\xfe{\x00}\x00", "$: is UTF-16: save it as UTF-8"),
        (b'{"id": "Q1\xe9"}', "$: byte 11 (0xE9) is not UTF-8 but perhaps 'é' in Latin-1"),
        ("5", "$: expected an object, not the number 5"),
        ("{}", "$: expected `entities`, or one entity"),
        ('{"id": "q42"}', "$.id: expected the id of an item, as Q42, not the text 'q42' (line 1"),
        ('{"id": 42}', "$.id: expected the id of an item, as Q42, not the number 42"),
        ("[\n5]", "$[0]: expected an object, not the number 5 (line 2"),
        ('{"id": "Q1", "claims": 5}', "$.claims: expected an object"),
        ('{"id": "Q1", "claims": {"P488": 5}}', "$.claims.P488: expected a list"),
        (
            '{"id": "Q1", "claims": {"P488": [{"mainsnak": {"snaktype": "x"}}]}}',
            "$.claims.P488[0].mainsnak.snaktype: expected 'value', 'somevalue' or 'novalue'",
        ),
        (
            '{"id": "Q1", "claims": {"P488": [{"rank": 5, "mainsnak": {"snaktype": "novalue"}}]}}',
            "$.claims.P488[0].rank: expected 'normal', 'preferred' or 'deprecated', not the number",
        ),
        ('{"id": "Q1", "labels": {"fr": {"value": 5}}}', "$.labels.fr.value: expected text"),
        (
            '{"id": "Q1", "labels": {"en": "X"}}',
            "1 problem:\n  $.labels.en: expected an object, not",
        ),
        ('{"id": "Q1", "id": "Q2"}', "$.id: the key stands more than once: keep one"),
        (
            '{"id": "Q1",\n"labels": {},\n"labels": 5}',
            "$.labels: expected an object, not the number 5 (line 3, column 1)",
        ),
    ],
)
def test_what_is_no_entity_is_refused(text: str | bytes, problem: str) -> None:
    """Every problem has its path, its line where there is one, and says what was expected."""
    with pytest.raises(am.MalformedError) as caught:
        wikidata.read(text, title="Mine", ends="until")
    assert problem in str(caught.value)
    assert "is not the JSON of Wikidata's entities" in str(caught.value)


def _claimed(value: Any, qualifiers: Json, more: Json) -> Json:
    return claim(value, **qualifiers, **more)


_DATES = st.sampled_from(
    [
        *("somevalue", "novalue", "Q7", {"text": "2004"}),
        *(day("2004-11-30"), day("2006-05-18"), time("2004-00-00", 9), time("2005-06-00", 10)),
        *(time("2000-00-00", 8), time("1900-00-00", 7), time("0000-00-00", 9)),
        time("1582-10-04", 11, calendarmodel="http://x/Q1985786"),
    ]
)
_ITEMS = st.sampled_from(["Q7", "Q8", "Q1", "Q9", "somevalue", "novalue", {"text": "Ada"}])
_CLAIMS = st.builds(
    _claimed,
    _ITEMS,
    st.dictionaries(st.sampled_from(["P580", "P582"]), st.lists(_DATES, max_size=2))
    | st.dictionaries(
        st.sampled_from(["P1365", "P1366", "P1480", "P642", "P99"]), st.lists(_ITEMS, max_size=2)
    ),
    st.fixed_dictionaries(
        {},
        optional={
            "id": st.sampled_from(["Q1$A", "Q1$B", "q1-a", "", "É"]),
            "rank": st.sampled_from(["preferred", "normal", "deprecated"]),
        },
    ),
)


@given(st.lists(_CLAIMS, max_size=4), st.sampled_from(["until", "through"]))
@tries(200)
def test_every_statement_is_a_record_or_a_loss(claims: list[Json], ends: str) -> None:
    """Whatever its qualifiers, a chairperson is a presidency of an own id, or told to be none."""
    imported = read(item("Q1", P488=claims), item("Q7", "Ada"), ends=ends, as_of="2026-01-31")
    held = imported.dataset.presidencies
    assert len({one.id for one in held}) == len(held)
    whole = re.compile(
        r"\$\.entities\.Q1\.claims\.P488\[[0-9]+\]: (left out|that there|it says what)"
    )
    assert len(held) + len([*filter(whole.match, losses(imported))]) == len(claims)
    for one in held:
        assert one.period.start is None or str(one.period.start)[:3] == "200"
        assert one.period.end in (None, "..") or str(one.period.end)[:3] == "200"
    assert am.loads(am.dumps(imported.dataset)) == imported.dataset


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(["Q1", "value", "P488"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "id",
                        "entities",
                        "claims",
                        "P488",
                        "P39",
                        "mainsnak",
                        "snaktype",
                        "datavalue",
                        "value",
                        "qualifiers",
                        "P580",
                        "labels",
                        "en",
                        "aliases",
                        "rank",
                        "Q1",
                    ]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=20,
    )
)
@tries(100)
def test_any_json_is_read_or_refused(value: Any) -> None:
    """Nothing but a data set or a MalformedError ever comes of a text."""
    problems: tuple[am.Problem, ...] = ()
    try:
        title = wikidata.read(json.dumps(value), title="Mine", ends="until").dataset.title
    except am.MalformedError as error:
        title, problems = "", error.problems
    assert title == "Mine" or len(problems) > 0
