import copy
import datetime
import pickle
import unicodedata
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.dataset import Dataset, checked_dataset
from tests.effort import tries

NO, POSSIBLE, CERTAIN = am.Certainty


def person(id: str, name: str, *others: str) -> am.Person:
    """Make a person known by some names."""
    return am.Person(id=id, name=name, other_names=others)


def union(id: str, *names: str) -> am.TradeUnion:
    """Make a union known by some names."""
    return am.TradeUnion(id=id, names=[am.Name(text=name, language="fr") for name in names])


def held(
    id: str,
    holder: str,
    period: am.Period | None = None,
    *,
    of: str = "u",
    follows: tuple[str, ...] = (),
) -> am.Presidency:
    """Make a presidency, by default one of which nothing is known but who and where."""
    return am.Presidency(
        id=id,
        union_id=of,
        holder_id=holder,
        period=period or am.Period(),
        follows_ids=follows,
    )


ADA, BO, CY = person("ada", "Ada"), person("bo", "Bo"), person("cy", "Cy")
HANDED_OVER = am.Dataset(
    title="A vague handover",
    as_of="2020-12-31",
    people=[ADA, BO, CY],
    unions=[union("u", "L’Union"), union("v", "Autre")],
    presidencies=[
        held("u-bo", "bo", am.Period(None, until="2016-03-01"), follows=("u-ada",)),
        held("u-ada", "ada", am.Period("2004-05-01", until="2012-05")),
        held("u-cy", "cy", am.Period("2016-03-01", until=".."), follows=("u-bo",)),
        held("v-bo", "bo", am.Period("2018", until=".."), of="v"),
    ],
)


# As the contract lists them.
COLLECTIONS = (
    "sources people unions presidencies figures mergers splits coalitions affiliations rounds "
    "statutes campaigns coverages"
)

# --- making --------------------------------------------------------------------------------------


def test_next_to_nothing_is_needed() -> None:
    """A title is enough; everything else is empty."""
    empty = am.Dataset(title="Mine")
    assert empty.as_of is None
    fields = attrs.asdict(empty, recurse=False)
    assert {name for name, value in fields.items() if value == ()} == set(COLLECTIONS.split())
    assert set(fields) == {"title", "as_of", *COLLECTIONS.split()}
    with pytest.raises(TypeError, match="title"):
        am.Dataset()  # type: ignore[call-arg]
    assert am.Dataset is Dataset


def generated(values: tuple[Any, ...]) -> Iterator[Any]:
    """Yield the values one by one."""
    yield from values


ITERABLES: list[Callable[[tuple[Any, ...]], Any]] = [tuple, list, iter, generated, deque]


@pytest.mark.parametrize("form", ITERABLES)
def test_any_iterable_is_taken(form: Callable[[tuple[Any, ...]], Any]) -> None:
    """Lists, generators and the like give the same data set, which holds tuples."""
    whole = am.load_apts()
    fields = attrs.asdict(whole, recurse=False)
    records: dict[str, tuple[Any, ...]] = {
        name: fields[name] for name in fields if name not in {"title", "as_of"}
    }
    again = attrs.evolve(whole, **{name: form(value) for name, value in records.items()})
    assert again == whole
    assert hash(again) == hash(whole)
    for name, value in fields.items():
        assert type(getattr(again, name)) is type(value)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"title": 5}, "title: 5 is not text"),
        ({"title": ""}, "title: '' is empty: leave the field out instead"),
        ({"as_of": "2025"}, "as_of: '2025' is not one exact day: write it as 2004-11-30"),
        ({"as_of": "2025-11-14~"}, "as_of: '2025-11-14~' is not one exact day: "),
        ({"as_of": "[2025-11-14..]"}, "as_of: '[2025-11-14..]' is not one exact day: "),
        ({"people": "ada"}, "people: 'ada' is one value: write several, as ['ada']"),
        ({"people": ["ada"]}, "people: 'ada' is not a Person"),
        ({"people": [union("u")]}, "is not a Person"),
        ({"unions": [ADA]}, "is not a TradeUnion"),
        ({"sources": [{"id": "s"}]}, "sources: {'id': 's'} is not a Source"),
        ({"presidencies": [None]}, "presidencies: None is not a Presidency"),
        ({"coverages": [am.Period()]}, "coverages: Period() is not a Coverage"),
        ({"people": ADA}, "people: "),
        ({"unions": 5}, "unions: "),
        ({"presidencies": None}, "presidencies: "),
    ],
)
def test_what_it_cannot_hold_is_refused(fields: dict[str, Any], message: str) -> None:
    """A wrong value is refused by the name of its field."""
    with pytest.raises(am.InvalidValueError) as caught:
        attrs.evolve(am.Dataset(title="Mine"), **fields)
    assert message in str(caught.value)
    assert str(caught.value).startswith(next(iter(fields)))


@pytest.mark.parametrize("wrong", [None, "x", {"title": "T"}, am.Dataset, [am.Dataset(title="T")]])
@pytest.mark.parametrize(("names", "field"), [((), "dataset"), (("other",), "other")])
def test_what_is_no_data_set_is_refused_by_name(
    wrong: object, names: tuple[str, ...], field: str
) -> None:
    """Who takes a data set refuses anything else by the name that callers know it by."""
    message = f"{field}: a Dataset is needed, not {type(wrong).__name__}"
    with pytest.raises(am.InvalidValueError, match=rf"^{message}$"):
        checked_dataset(wrong, *names)


@pytest.mark.parametrize(
    "form",
    [
        "2025-11-14",
        datetime.date(2025, 11, 14),
        am.ImpreciseDate.parse("2025-11-14"),
        "[2025-11-14,2025-11-14]",
    ],
)
def test_as_of_is_a_day_in_any_form(form: am.DateLike) -> None:
    """The last day of knowledge is one day, however it is given."""
    assert am.Dataset(title="Mine", as_of=form).as_of == datetime.date(2025, 11, 14)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (datetime.datetime(2025, 11, 14, tzinfo=datetime.UTC), am.DateTypeError),
        (20251114, am.DateTypeError),
        ("today", am.DateSyntaxError),
        ("..", am.DateSyntaxError),
        ("2025-11-14T09:00:00", am.UnsupportedDateError),
    ],
)
def test_as_of_is_a_date(wrong: Any, error: type[am.AptsModelError]) -> None:
    """What is no date is refused as everywhere."""
    with pytest.raises(error):
        am.Dataset(title="Mine", as_of=wrong)


def test_equal_hashable_frozen_and_copied() -> None:
    """A data set is a value, also after questions have been asked of it."""
    fields = attrs.asdict(HANDED_OVER, recurse=False)
    one, other = am.Dataset(**fields), am.Dataset(**fields)
    assert one.president_on("u", "2010").one().id == "u-ada"
    assert one.find("ada") == (ADA,)
    assert one.person("ada") is ADA
    assert one == other
    assert hash(one) == hash(other)
    assert one != attrs.evolve(one, title="Other")
    assert copy.deepcopy(one) == pickle.loads(pickle.dumps(one)) == one
    assert pickle.loads(pickle.dumps(one)).person("ada") == ADA
    for name in fields:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(one, name, ())


def test_a_changed_copy_has_indexes_of_its_own() -> None:
    """What was looked up in one data set is not remembered by a changed copy of it."""
    before = am.Dataset(title="Mine", unions=[union("u")], presidencies=[held("a", "ada")])
    assert len(before.presidencies_of("u")) == 1
    after = attrs.evolve(before, presidencies=[], people=[ADA])
    assert len(after.presidencies_of("u")) == 0
    assert after.person("ada") == ADA


def test_a_dataset_can_be_made_from_unresolved_references() -> None:
    """References are not looked up when a data set is made: that is for checks to do."""
    loose = am.Dataset(
        title="Loose", unions=[union("u")], presidencies=[held("a", "nobody", follows=("gone",))]
    )
    answer = loose.president_on("u", "2004")
    assert dict(answer.holders) == {"nobody": POSSIBLE}
    assert str(answer) == "possibly nobody"
    elsewhere = am.Dataset(title="Loose", people=[ADA], presidencies=[held("a", "ada", of="gone")])
    assert str(elsewhere.presidencies_held_by("ada").on("2004")) == "possibly gone"


# --- look-ups ------------------------------------------------------------------------------------


NO_BODY = "no union or coalition has the id"


@pytest.mark.parametrize(
    ("kind", "collection"),
    [
        ("person", "people"),
        ("union", "unions"),
        ("source", "sources"),
        ("coalition", "coalitions"),
        ("round", "rounds"),
        ("statute", "statutes"),
    ],
)
def test_records_are_looked_up_by_id(kind: str, collection: str) -> None:
    """Each record of the data set is found by its id, and is the very same object."""
    apts = am.load_apts()
    records = getattr(apts, collection)
    assert len(records) > 1
    for record in records:
        assert getattr(apts, kind)(record.id) is record


@pytest.mark.parametrize(
    ("question", "asked", "message"),
    [
        ("person", ["denis-coté"], "no person has the id 'denis-coté'; did you mean 'denis-cote'?"),
        ("person", ["DENIS-COTE"], "no person has the id 'DENIS-COTE'; did you mean 'denis-cote'?"),
        ("person", ["Denis Côté"], "no person has the id 'Denis Côté'; did you mean 'denis-cote'?"),
        ("person", ["zzz"], "no person has the id 'zzz'"),
        ("union", ["atps"], "no union has the id 'atps'; did you mean 'apts'?"),
        ("union", [""], "no union has the id ''"),
        ("source", ["wikipedia"], "no source has the id 'wikipedia'; did you mean 'wikipedia-"),
        ("president_on", ["apst", "2004"], "no union has the id 'apst'; did you mean 'apts'"),
        ("presidencies_of", ["apst"], "no union has the id 'apst'; did you mean 'apts'"),
        ("name_on", ["apst", "2004"], f"{NO_BODY} 'apst'; did you mean 'apts'"),
        ("name_on", ["bo", "2004"], f"{NO_BODY} 'bo'"),
        ("affiliations_of", ["sips"], f"{NO_BODY} 'sips'; did you mean 'sisp'"),
        ("members_of", ["front-commun"], f"{NO_BODY} 'front-commun'; did you mean 'front-commun-"),
        ("leaders_on", ["sips", "2004"], f"{NO_BODY} 'sips'; did you mean 'sisp'"),
        ("coalition", ["apts"], "no coalition has the id 'apts'"),
        ("union", ["sisp"], "no union has the id 'sisp'"),
        ("round", ["apts"], "no round has the id 'apts'"),
        ("statute", ["bill-1"], "no statute has the id 'bill-1'; did you mean 'bill-1"),
        ("stages_on", ["apts-2032", "2023"], "no round has the id 'apts-2032'; did you mean 'apts"),
        ("stages_on", ["apts-2023", "2023", "x"], "no table has the id 'x'"),
        ("figures_of", ["x"], "no union, coalition or round has the id 'x'"),
        ("presidencies_held_by", ["robert"], "no person has the id 'robert'"),
        ("union", [5], "no union has the id 5"),
        ("union", [None], "no union has the id None"),
        ("union", [10**5000], "no union has the id a number of more than 100 digits"),
    ],
)
def test_unknown_ids(question: str, asked: list[Any], message: str) -> None:
    """An id that there is not is an error that names those near it."""
    with pytest.raises(am.UnknownIdError) as caught:
        getattr(am.load_apts(), question)(*asked)
    assert str(caught.value).startswith(message)
    assert isinstance(caught.value, KeyError)


def test_near_matches_are_kept_as_facts() -> None:
    """At most three near ids are kept, the nearest first, and all of them exist."""
    data = am.Dataset(title="Mine", people=[person(f"ada-{number}", "Ada") for number in range(9)])
    with pytest.raises(am.UnknownIdError) as caught:
        data.person("ada-x")
    assert (caught.value.kind, caught.value.id) == ("person", "ada-x")
    assert len(caught.value.near) == 3
    assert all(data.person(near) for near in caught.value.near)


def test_of_two_with_one_id_the_first_counts() -> None:
    """Records that share an id do not make each other disappear from the lists."""
    twins = am.Dataset(title="Mine", people=[person("ada", "First"), person("ada", "Second")])
    assert twins.person("ada").name == "First"
    assert len(twins.people) == 2


def test_ids_of_kinds_are_apart() -> None:
    """A person and a union may share an id."""
    both = am.Dataset(title="Mine", people=[person("x", "Ada")], unions=[union("x", "Union")])
    assert both.person("x").name == "Ada"
    assert both.union("x").short_name() == "Union"


# --- find ----------------------------------------------------------------------------------------

SEARCHED = am.Dataset(
    title="Names",
    people=[
        person("denis-cote", "Denis Côté"),
        person("jean-guy", "Jean-Guy L'Écuyer", "Jeannot"),
        person("oneill", "Rory O’Neill"),
        person("m-laviolette", "Marc Laviolette"),
        person("m-pepin", "Marcel Pépin"),
        person("strauss", "Éva Strauß"),
        person("nunez", "José Nuñez"),
    ],
    unions=[
        union("coeur", "Union du Cœur", "Cœur-Œuvre"),
        union("fiq", "Fédération interprofessionnelle de la santé", "FIQ"),
        union("marc-union", "Marc"),
        union("no-name"),
        union("egalite", "Personnes employé·e·s"),
    ],
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Denis Côté", ["denis-cote"]),
        ("denis cote", ["denis-cote"]),
        ("COTE DENIS", ["denis-cote"]),
        ("  côté  ", ["denis-cote"]),
        ("Co\u0302te\u0301", ["denis-cote"]),
        ("ôté", ["denis-cote"]),
        ("jean guy", ["jean-guy"]),
        ("Jean-Guy", ["jean-guy"]),
        ("guy-jean", ["jean-guy"]),
        ("l’ecuyer", ["jean-guy"]),
        ("L'ÉCUYER", ["jean-guy"]),
        ("jeannot", ["jean-guy"]),
        ("o'neill", ["oneill"]),
        ("O’NEILL", ["oneill"]),
        ("coeur", ["coeur"]),
        ("Cœur", ["coeur"]),
        ("CŒUR ŒUVRE", ["coeur"]),
        ("strauss", ["strauss"]),
        ("STRAUẞ", ["strauss"]),
        ("nunez", ["nunez"]),
        ("sante federation", ["fiq"]),
        ("fiq", ["fiq"]),
        ("no-name", ["no-name"]),
        ("marc", ["marc-union", "m-pepin", "m-laviolette"]),
        ("marc l", ["m-pepin", "m-laviolette"]),
        ("ada", []),
        ("denis poirier", []),
        ("jeannot ecuyer", []),
        ("", []),
        ("   ", []),
        ("%", []),
        (".*", []),
    ],
)  # fmt: skip
def test_find(text: str, ids: list[str]) -> None:
    """Only letters and figures count, in any order; what has the fewest besides comes first."""
    assert [record.id for record in SEARCHED.find(text)] == ids


@pytest.mark.parametrize("hyphen", ["-", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}"])
def test_find_takes_any_hyphen(hyphen: str) -> None:
    """A hyphen is a hyphen, whichever one an office program has put there."""
    assert [record.id for record in SEARCHED.find(f"Jean{hyphen}Guy")] == ["jean-guy"]
    typed = am.Dataset(title="Names", people=[person("x", f"Jean{hyphen}Guy Roy")])
    assert [record.id for record in typed.find("jean-guy")] == ["x"]


def test_equally_good_matches_keep_their_order() -> None:
    """People come before unions, and each kind as it stands in the data set."""
    data = am.Dataset(
        title="Names",
        people=[person("b", "Ada X"), person("a", "Ada Y")],
        unions=[union("c", "Ada Z")],
    )
    assert [record.id for record in data.find("ada")] == ["b", "a", "c"]


def without_accents(text: str) -> str:
    """Return a text without the marks on its letters."""
    return "".join(
        one for one in unicodedata.normalize("NFD", text) if unicodedata.category(one) != "Mn"
    )


@given(
    st.lists(strategies.names_of_people(), min_size=1, max_size=3, unique=True),
    st.lists(strategies.texts(max_size=40), min_size=1, max_size=3),
    st.data(),
)
def test_every_name_is_found_however_it_is_typed(
    of_person: list[str], of_union: list[str], data: st.DataObject
) -> None:
    """Any record is found by any of its names, in capitals, without accents, turned around."""
    one, other = person("p", *of_person), union("u", *of_union)
    dataset = am.Dataset(title="Names", people=[one], unions=[other])
    name = data.draw(st.sampled_from([*of_person, *of_union]))
    assume(any(letter.isalnum() for letter in name))
    # The dotless i of Turkish has a capital that Unicode does not fold back to it.
    cases = [form for form in (name.lower(), name.upper()) if form.casefold() == name.casefold()]
    for typed in (
        name,
        *cases,
        without_accents(name),
        unicodedata.normalize("NFD", name),
        " ".join(reversed(name.split())),
        name.replace("'", "’"),
        name.replace("-", " "),
    ):
        found = dataset.find(typed)
        assert name not in of_person or one in found, typed
        assert name not in of_union or other in found, typed


# --- presidencies --------------------------------------------------------------------------------


def test_presidencies_are_in_order_of_time() -> None:
    """A timeline has the presidencies of its union and no others, earliest first."""
    assert [one.id for one in HANDED_OVER.presidencies_of("u")] == ["u-ada", "u-bo", "u-cy"]
    assert [one.id for one in HANDED_OVER.presidencies_of("v")] == ["v-bo"]
    assert [one.id for one in HANDED_OVER.presidencies_held_by("bo")] == ["u-bo", "v-bo"]


def test_one_timeline_for_each_union() -> None:
    """The timeline of a union is made once, so that its indexes are too."""
    fresh = copy.deepcopy(HANDED_OVER)
    first = fresh.presidencies_of("u")
    assert fresh.presidencies_of("u") is first
    assert fresh.presidencies_of("v") is not first
    assert fresh.presidencies_of("u") is first


def test_nothing_is_read_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Indexes are built when first needed, and once only."""
    made: list[int] = []

    def counted(records: tuple[Any, ...]) -> dict[str, Any]:
        made.append(len(records))
        return {record.id: record for record in records}

    monkeypatch.setattr("apts_model.inquiries.collection.by_id", counted)
    fresh = am.Dataset(title="Mine", people=[ADA, BO], unions=[union("u")])
    assert made == []
    fresh.person("ada")
    assert made == [2]
    fresh.person("bo")
    fresh.union("u")
    fresh.union("u")
    fresh.presidencies_held_by("bo")
    assert made == [2, 1, 0]


def test_a_link_narrows_the_timeline_of_the_union() -> None:
    """A start that is left out is the day on which the one before left."""
    match = next(match for match in HANDED_OVER.president_on("u", "2012-05-09") if
                 match.record.id == "u-bo")  # fmt: skip
    assert match.record.period.start is None
    assert match.period == am.Period("2012-05", until="2016-03-01")
    assert HANDED_OVER.president_on("u", "2012-05-09").vacant is NO


@pytest.mark.parametrize(
    ("when", "sure"),
    [
        ("2012-04-30", None),
        ("2012-05-01", None),
        ("2012-05-02", POSSIBLE),
        ("2012-05-09", POSSIBLE),
        ("2012-05-31", CERTAIN),
        ("2016-02-29", CERTAIN),
        ("2016-03-01", None),
        ("2010-01-01", None),
    ],
)
def test_a_link_narrows_the_timeline_of_the_person_too(
    when: str, sure: am.Certainty | None
) -> None:
    """Seen from the person, the start is known from the presidency of another person."""
    expected = {} if sure is None else {"bo": sure}
    if when == "2012-05-01":  # Ada may have left on that very day
        expected = {"bo": POSSIBLE}
    timeline = HANDED_OVER.presidencies_held_by("bo")
    assert dict(timeline.on(when).holders) == expected
    of_union = HANDED_OVER.president_on("u", when).holders
    assert of_union.get("bo") is expected.get("bo")


def test_the_narrowed_period_is_shown_to_the_person_too() -> None:
    """A person's match has the period that links give it; her record keeps its own."""
    [match] = HANDED_OVER.presidencies_held_by("bo").on("2014-07-01")
    assert match.certainty is CERTAIN
    assert match.period == am.Period("2012-05", until="2016-03-01")
    assert match.record.period == am.Period(None, until="2016-03-01")
    [ada] = HANDED_OVER.presidencies_held_by("ada").on("2012-05-09")
    assert ada.period == am.Period("2004-05-01", until="2012-05")


@given(strategies.datasets(min_unions=1, max_unions=2), strategies.imprecise_dates())
@tries(20)
def test_person_and_union_tell_the_same(dataset: am.Dataset, when: am.ImpreciseDate) -> None:
    """A presidency has one period and one certainty, whether asked of its union or its holder."""
    lives = {one.id: one.period for one in dataset.unions}
    of_people = {
        match.record.id: match
        for person in dataset.people
        for match in dataset.presidencies_held_by(person.id).on(when)
    }
    of_unions = {
        match.record.id: match
        for one in dataset.unions
        for match in dataset.president_on(one.id, when)
    }
    # A union's answers leave out days on which it may not have existed.
    for id, match in of_unions.items():
        assert of_people[id].period == match.period
        if lives[match.record.union_id] == am.Period():
            assert of_people[id].certainty is match.certainty
    assert all(
        lives[match.record.union_id] != am.Period()
        for id, match in of_people.items()
        if id not in of_unions
    )


def test_answers_name_their_subject_and_people() -> None:
    """Answers speak of people and unions by their names, not by their ids."""
    assert str(HANDED_OVER.president_on("u", "2010-01-01")) == "Ada"
    assert str(HANDED_OVER.presidencies_held_by("ada").on("2010-01-01")) == "L’Union"
    assert "L’Union" in HANDED_OVER.president_on("u", "2010-01-01").explain()
    assert "Ada" in HANDED_OVER.presidencies_held_by("ada").on("2010-01-01").explain()


@pytest.mark.parametrize("handover", am.Handover)
def test_president_on_passes_the_handover(handover: am.Handover) -> None:
    """Who has the handover day is as asked, by position or by name."""
    expected = {
        am.Handover.INCOMING: ["u-cy"],
        am.Handover.OUTGOING: ["u-bo"],
        am.Handover.BOTH: ["u-bo", "u-cy"],
    }[handover]
    by_position = HANDED_OVER.president_on("u", "2016-03-01", handover)
    by_name = HANDED_OVER.president_on("u", "2016-03-01", handover=handover)
    assert [one.id for one in by_position.certain] == expected
    assert [one.id for one in by_name.certain] == expected


def test_only_the_coverage_of_presidencies_counts() -> None:
    """A claim to completeness speaks for its subject and its kind of records alone."""
    asked = am.Period("2000", until="2010")
    for subject, records, covered in (
        ("u", "presidencies", CERTAIN),
        ("u", "rounds", NO),
        ("v", "presidencies", NO),
    ):
        data = am.Dataset(
            title="Covered",
            unions=[union("u"), union("v")],
            coverages=[am.Coverage(subject_id=subject, records=records, period=asked)],
        )
        answer = data.president_on("u", "2005")
        assert answer.covered is covered
        assert answer.vacant is (CERTAIN if covered is CERTAIN else POSSIBLE)


# --- names ---------------------------------------------------------------------------------------

RENAMED = am.Dataset(
    title="Renamed",
    as_of="2020-01-01",
    unions=[
        am.TradeUnion(
            id="csq",
            period=am.Period("1974", until=".."),
            names=[
                am.Name(
                    text="Centrale de l’enseignement",
                    language="fr",
                    period=am.Period("1974", until="2000-06"),
                ),
                am.Name(
                    text="Centrale des syndicats",
                    language="fr",
                    period=am.Period("2000-06", until=".."),
                ),
                am.Name(
                    text="CEQ",
                    language="fr",
                    kind="acronym",
                    period=am.Period("1974", until="2000-06"),
                ),
                am.Name(
                    text="Teachers’ Centre",
                    language="en",
                    period=am.Period("1974", until="2000-06"),
                ),
            ],
        )
    ],
)


@pytest.mark.parametrize(
    ("when", "options", "names"),
    [
        ("1990-01-01", {}, {"Centrale de l’enseignement": CERTAIN}),
        ("2010-01-01", {}, {"Centrale des syndicats": CERTAIN}),
        (
            "2000-06-15",
            {},
            {"Centrale de l’enseignement": POSSIBLE, "Centrale des syndicats": POSSIBLE},
        ),
        ("1990-01-01", {"language": "en"}, {"Teachers’ Centre": CERTAIN}),
        ("1990-01-01", {"language": am.Language.EN}, {"Teachers’ Centre": CERTAIN}),
        ("1990-01-01", {"kind": am.NameKind.ACRONYM}, {"CEQ": CERTAIN}),
        ("2010-01-01", {"kind": am.NameKind.ACRONYM}, {}),
        ("1990-01-01", {"kind": am.NameKind.ALIAS}, {}),
        ("1960-01-01", {}, {}),
    ],
)
def test_name_on(when: str, options: dict[str, Any], names: dict[str, am.Certainty]) -> None:
    """A name is asked for on a day, in a language and of a kind."""
    answer = RENAMED.name_on("csq", when, **options)
    assert dict(answer.holders) == names
    assert answer.existed is (NO if when.startswith("196") else CERTAIN)


def test_the_kind_of_name_can_be_given_as_text() -> None:
    """A kind is taken as text, as it is by the record; it is never silently nothing."""
    kind: Any = "acronym"
    assert RENAMED.name_on("csq", "1990-01-01", kind=kind).one().text == "CEQ"


@pytest.mark.parametrize("options", [{"language": "de"}, {"language": "FR"}, {"kind": "short"}])
def test_names_are_asked_for_in_a_language_and_kind_that_there_is(options: dict[str, Any]) -> None:
    """A language or a kind that there is not is an error, not an answer without names."""
    with pytest.raises(am.InvalidValueError):
        RENAMED.name_on("csq", "1990-01-01", **options)
