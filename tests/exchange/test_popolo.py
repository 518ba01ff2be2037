"""Popolo in and out."""

import contextlib
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.exchange import popolo
from tests.effort import tries
from tests.exchange.differing import untold

DATASETS = strategies.datasets(min_unions=1, max_unions=2)

# As the Popolo specification has them, with what is of use here.
_DATE = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}
_TEXT = {"type": "string", "minLength": 1}


def _records(required: list[str], **properties: Any) -> dict[str, Any]:
    item = {"type": "object", "required": required, "properties": properties}
    return {"type": "array", "items": item}


_LINKS = _records(["url"], url={"type": "string", "format": "uri"}, note=_TEXT)
_OTHER_NAMES = _records(["name"], name=_TEXT, start_date=_DATE, end_date=_DATE, note=_TEXT)
SCHEMA = {
    "type": "object",
    "properties": {
        "persons": _records(
            ["id", "name"], id=_TEXT, name=_TEXT, other_names=_OTHER_NAMES, sources=_LINKS
        ),
        "organizations": _records(
            ["id"],
            id=_TEXT,
            name=_TEXT,
            other_names=_OTHER_NAMES,
            classification=_TEXT,
            founding_date=_DATE,
            dissolution_date=_DATE,
            sources=_LINKS,
            links=_LINKS,
        ),
        "posts": _records(["id", "organization_id"], label=_TEXT, role=_TEXT),
        "memberships": _records(
            ["organization_id"],
            person_id=_TEXT,
            post_id=_TEXT,
            role=_TEXT,
            label=_TEXT,
            start_date=_DATE,
            end_date=_DATE,
            sources=_LINKS,
        ),
    },
}


def document(*memberships: dict[str, Any], **more: Any) -> str:
    """A document about two presidents of one union."""
    people = [{"id": "ada", "name": "Ada"}, {"id": "bo", "name": "Bo"}]
    held = [
        {"organization_id": "mine", "role": "President", **membership} for membership in memberships
    ]
    mine = [{"id": "mine", "name": "Mine"}]
    return json.dumps({"persons": people, "organizations": mine, "memberships": held, **more})


def read(text: str | bytes, **more: Any) -> tuple[am.Dataset, list[str]]:
    """Read it, with the losses as they are shown."""
    given: dict[str, Any] = {"title": "Mine", "ends": "until", **more}
    imported = popolo.read(text, **given)
    return imported.dataset, [str(loss) for loss in imported.losses]


def problems(text: str | bytes, **more: Any) -> list[str]:
    """Everything for which a document is refused."""
    with pytest.raises(am.MalformedError) as caught:
        read(text, **more)
    assert "is not a Popolo document" in str(caught.value)
    return [str(problem) for problem in caught.value.problems]


# --- laws -----------------------------------------------------------------------------------


@pytest.mark.parametrize("ends", ["until", "through"])
def test_what_does_not_come_back_is_a_listed_loss(ends: str) -> None:
    """Each difference between a data set and what is read back of it is told as a loss."""

    @tries(60)
    @given(DATASETS)
    def check(dataset: am.Dataset) -> None:
        exported = popolo.write(dataset, ends=ends)  # type: ignore[arg-type]
        back, losses = read(exported.text, ends=ends)
        assert untold(dataset, back, exported.losses) == []
        assert losses == []

    check()


@tries(40)
@given(DATASETS)
def test_what_came_back_once_comes_back_the_same(dataset: am.Dataset) -> None:
    """Popolo that was written and read is written in the same text again."""
    once, _ = read(popolo.write(dataset).text)
    again = popolo.write(once)
    assert read(again.text)[0] == attrs_title(once, "Mine")
    assert popolo.write(read(again.text)[0]).text == again.text


def attrs_title(dataset: am.Dataset, title: str) -> am.Dataset:
    """The data set under another title."""
    return dataset.merge(am.Dataset(title="Nothing"), title=title)


@tries(40)
@given(DATASETS)
def test_what_is_written_is_popolo(dataset: am.Dataset) -> None:
    """What is written follows the schemas of Popolo."""
    jsonschema.validate(json.loads(popolo.write(dataset).text), SCHEMA)


@tries(60)
@given(DATASETS)
def test_disputed_claims_stay_at_home(dataset: am.Dataset) -> None:
    """No claim that the data set does not accept goes out as a fact."""
    written = {one["id"] for one in json.loads(popolo.write(dataset).text)["memberships"]}
    claims: list[am.Presidency | am.Affiliation] = [*dataset.presidencies, *dataset.affiliations]
    accepted = {one.id for one in claims if one.standing is am.Standing.ACCEPTED}
    assert written == accepted


@tries(60)
@given(DATASETS, st.sampled_from(["until", "through"]))
def test_nothing_becomes_more_certain(dataset: am.Dataset, ends: Any) -> None:
    """A period that comes back leaves open what was left open."""
    back, _ = read(popolo.write(dataset, ends=ends).text, ends=ends)
    before = {one.id: one.period.bounds for one in dataset.presidencies}
    for one in back.presidencies:
        old, new = before[one.id], one.period.bounds
        assert new.start_first <= old.start_first
        assert new.start_last >= old.start_last
        assert new.end_first <= old.end_first
        assert new.end_last >= old.end_last


def test_the_bundled_data_come_back_but_for_what_is_listed() -> None:
    """The presidents of the bundled data are in a Popolo document, and are read back."""
    dataset = am.load_apts()
    exported = popolo.write(dataset, language="fr")
    back, losses = read(exported.text, language="fr")
    assert untold(dataset, back, exported.losses) == []
    assert losses == []
    assert back.president_on("apts", "2015-01-01").one().holder_id == "carolle-dube"


_KEYS = [
    *("id", "name", "other_names", "sources", "links", "url", "note", "role", "label", "parent_id"),
    *("person_id", "organization_id", "post_id", "member", "@type", "start_date", "end_date"),
    *("classification", "memberships", "posts", "founding_date", "given_name"),
]
_SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.sampled_from(["", "a", "A", "president", "2004", "2001-13", "website", "https://a.org"])
    | st.text(max_size=3)
)
_ANYTHING = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=4)
    ),
    max_leaves=6,
)
_OBJECTS = st.lists(st.dictionaries(st.sampled_from(_KEYS), _ANYTHING, max_size=6), max_size=3)
_DOCUMENTS = st.dictionaries(
    st.sampled_from(["persons", "organizations", "posts", "memberships", "meta"]),
    _OBJECTS | _ANYTHING,
)


@tries(400)
@given(_DOCUMENTS, st.sampled_from(["unknown", "open"]))
def test_any_document_is_read_or_refused(values: dict[str, Any], empty_end: str) -> None:
    """Whatever the values, there is a data set that can be written, or a list of problems."""
    with contextlib.suppress(am.MalformedError):
        dataset, _ = read(json.dumps(values), empty_end=empty_end)
        assert am.loads(am.dumps(dataset)) == dataset
        popolo.write(dataset)


# --- missing and impossible dates -----------------------------------------------------------


@pytest.mark.parametrize("nothing", [None, ""])
def test_a_missing_end_is_what_the_caller_says(nothing: str | None) -> None:
    """Unknown, unless the source is known to mean that it goes on."""
    text = document({"person_id": "ada", "start_date": "2001-01-01", "end_date": nothing})
    unknown, _ = read(text)
    assert unknown.presidencies[0].period == am.Period("2001-01-01")
    going_on, losses = read(text, empty_end="open", as_of="2010-01-31", ends="through")
    assert losses == []
    assert going_on.presidencies[0].period == am.Period("2001-01-01", through="..")
    assert str(going_on.as_of) == "2010-01-31"


def test_an_end_that_cannot_be_read_is_not_open() -> None:
    """Something ended, nobody knows when."""
    text = document({"person_id": "ada", "start_date": "2001", "end_date": "last summer"})
    dataset, losses = read(text, empty_end="open")
    assert dataset.presidencies[0].period == am.Period("2001")
    assert losses[0].startswith(
        "$.memberships[0].end_date: read as unknown: 'last summer' is not a date"
    )


def test_an_organisation_of_inverted_dates_stays_without_them() -> None:
    """What is wrong with its dates is no reason to forget a union."""
    dated = {"id": "o", "founding_date": "2005", "dissolution_date": "2001"}
    dataset, losses = read(document(organizations=[dated]))
    assert dataset.unions == (am.TradeUnion(id="o"),)
    assert losses[0].startswith("$.organizations[0]: its dates are left out: a period from '2005'")


# --- ids ------------------------------------------------------------------------------------


def test_an_id_that_differs_twice_is_refused() -> None:
    """Two people of one id are nobody's to choose from."""
    ada, other = {"id": "ada", "name": "Ada"}, {"id": "ada", "name": "Ada B."}
    assert problems(json.dumps({"persons": [ada, other]}, indent=1)) == [
        "$.persons[1].id: 'ada' stands twice, and differs: give one another id (line 8, column 4)"
    ]


def test_a_record_that_stands_twice_is_kept_once() -> None:
    """The same words twice say nothing new, and that is told."""
    ada = {"id": "ada", "name": "Ada"}
    dataset, losses = read(json.dumps({"persons": [ada, ada]}))
    assert len(dataset.people) == 1
    assert losses == ["$.persons[1]: 'ada' stands here again, word for word: it is kept once"]


@pytest.mark.parametrize("key", ["1.5", "true", "[1]", "NaN", "1" * 5000])
def test_what_can_be_no_id_is_one_problem(key: str) -> None:
    """It stands there, so nobody is told that it is missing."""
    text = f'{{"persons": [{{"id": {key}, "name": "Ada"}}]}}'
    [problem] = problems(text)
    assert problem.startswith("$.persons[0].id: expected text, not ")


def test_posts_of_one_id_are_refused() -> None:
    """A membership could not tell which is meant."""
    post = {"id": "p", "organization_id": "mine", "role": "president"}
    [problem] = problems(document(posts=[post, post]))
    assert problem.startswith("$.posts[1].id: 'p' is the id of $.posts[0], too")


def test_memberships_of_people_and_of_unions_share_their_ids() -> None:
    """One id for a presidency and an affiliation is one too few."""
    member = {"@type": "Organization", "id": "mine"}
    held = [
        {"id": "m", "person_id": "ada", "organization_id": "mine", "role": "president"},
        {"id": "m", "member": member, "organization_id": "body"},
    ]
    [problem] = problems(document(memberships=held))
    assert problem.startswith("$.memberships[1].id: 'm' stands twice")


def test_other_ids_are_changed_and_told() -> None:
    """Ids of others become ids of ours, the same one wherever it stands."""
    text = json.dumps(
        {
            "persons": [{"id": "Ada L.", "name": "Ada"}, {"id": 7, "name": "Seven"}],
            "organizations": [{"id": "ocd-org/1", "name": "One"}],
            "memberships": [
                {"person_id": "Ada L.", "organization_id": "ocd-org/1", "role": "president"},
                {"person_id": 7, "organization_id": "ocd-org/1", "role": "président"},
                {"person_id": 7, "organization_id": "ocd-org/1", "role": "chair"},
            ],
        }
    )
    dataset, losses = read(text)
    assert [(one.id, one.union_id, one.holder_id) for one in dataset.presidencies] == [
        ("ocd-org-1-ada-l", "ocd-org-1", "ada-l"),
        ("ocd-org-1-7", "ocd-org-1", "7"),
        ("ocd-org-1-7-2", "ocd-org-1", "7"),
    ]
    assert losses == [
        "$.persons[0].id: 'Ada L.' is no id of a data set: it is kept as 'ada-l'",
        "$.organizations[0].id: 'ocd-org/1' is no id of a data set: it is kept as 'ocd-org-1'",
    ]


def test_a_second_record_of_one_id_is_not_written() -> None:
    """What could not be told apart again stays out, and is listed."""
    people = [am.Person(id="ada", name="Ada"), am.Person(id="ada", name="Other")]
    exported = popolo.write(am.Dataset(title="Mine", people=people))
    assert [str(loss) for loss in exported.losses] == [
        "$.people[1]: left out: another record has the id 'ada', too"
    ]


# --- what cannot be read at all -------------------------------------------------------------


def test_other_encodings_are_named() -> None:
    """JSON is UTF-8; what is not, is not guessed."""
    [latin] = problems('{"persons": [{"id": "e", "name": "É"}]}'.encode("latin-1"))
    assert "perhaps 'É' in Latin-1" in latin
    [utf16] = problems("{}".encode("utf-16"))
    assert "UTF-16: save it as UTF-8" in utf16
    [marked] = problems(b"\xef\xbb\xbf{}")
    assert "byte order mark" in marked


def test_all_problems_are_told_at_once() -> None:
    """Each with its path and its line."""
    text = """{
        "persons": [{"name": "Ada"}, 5, {"id": "b", "name": 7}],
        "organizations": {},
        "memberships": [
            {"person_id": "b", "role": "president"},
            {"organization_id": "o", "role": "president"},
            {"organization_id": "o", "organization_id": "p", "person_id": "b", "role": "chair"}
        ]
    }"""
    found = problems(text)
    assert [problem.split(":")[0] for problem in found] == [
        "$.persons[0]",
        "$.persons[1]",
        "$.persons[2].name",
        "$.organizations",
        "$.memberships[0]",
        "$.memberships[1]",
        "$.memberships[2].organization_id",
    ]
    assert "(line 2, column 38)" in found[1]
    assert "(line 3, column 9)" in found[3]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[]", "expected an object, not a list"),
        ("5", "expected an object, not the number 5"),
        ("{", "expected a key"),
    ],
)
def test_other_documents_are_refused(text: str, told: str) -> None:
    """What is no object of JSON is no Popolo document."""
    [problem] = problems(text)
    assert told in problem


def test_a_document_that_is_too_large_is_refused() -> None:
    """The limit is the caller's."""
    [problem] = problems(document(), max_bytes=10)
    assert "larger than 10 bytes" in problem


def test_not_every_problem_of_a_hopeless_document_is_told() -> None:
    """Nobody reads more than ten thousand."""
    assert len(problems(json.dumps({"persons": [5] * 10_001}))) == 10_000


# --- people, organisations, names -----------------------------------------------------------


def test_a_person_without_a_name_gets_one_that_is_told() -> None:
    """Parts of a name do, an id if need be: where there are none, or they are too long together."""
    people = [
        {"id": "a", "given_name": "Ada", "family_name": "Byron"},
        {"id": "b"},
        {"id": "c", "given_name": "A" * 6_000, "family_name": "B" * 6_000},
        {"id": "d" * 10_001},
    ]
    dataset, losses = read(json.dumps({"persons": people}))
    assert [one.name for one in dataset.people] == ["Ada Byron", "b", "c", "d" * 10_000]
    assert losses[:3] == [
        "$.persons[0]: it has no name: 'Ada Byron' is taken for one",
        "$.persons[1]: it has no name: 'b' is taken for one",
        "$.persons[2]: it has no name: 'c' is taken for one",
    ]


def test_what_nobody_asks_for_is_a_loss() -> None:
    """Every key with something in it that has no place is listed, and no empty one."""
    person = {
        "id": "a",
        "name": " Ada ",
        "gender": "female",
        "email": None,
        "contact_details": [],
        "retired": False,
        "other_names": [{"name": "Countess", "start_date": "1838"}, {"note": "none"}],
        "summary": "",
    }
    dataset, losses = read(json.dumps({"persons": [person], "events": [{"id": "e"}]}))
    assert dataset.people == (am.Person(id="a", name="Ada", other_names=["Countess"]),)
    no_place = "a data set has no place for it"
    assert losses == [
        "$.persons[0].name: ' Ada ' is kept as 'Ada'",
        f"$.persons[0].other_names[0].start_date: {no_place}",
        f"$.persons[0].other_names[1].note: {no_place}",
        f"$.events: {no_place}",
        f"$.persons[0].gender: {no_place}",
        f"$.persons[0].retired: {no_place}",
    ]


def test_a_text_that_no_record_takes_is_left_out() -> None:
    """Characters that nobody can see do not come in."""
    person = {"id": "a", "name": "A\u200bda"}
    dataset, losses = read(json.dumps({"persons": [person]}))
    assert dataset.people[0].name == "a"
    assert "$.persons[0].name: 'A\\u200bda' holds U+200B" in losses[0]


@pytest.mark.parametrize(
    ("classification", "field", "kind"),
    [
        (None, "unions", "union"),
        ("Trade Union", "unions", "union"),
        ("confederation", "unions", "confederation"),
        ("common_front", "coalitions", "common_front"),
    ],
)
def test_a_classification_says_what_an_organisation_is(
    classification: str | None, field: str, kind: str
) -> None:
    """Unions by default, coalitions where the word is one of theirs."""
    text = json.dumps({"organizations": [{"id": "o", "classification": classification}]})
    dataset, losses = read(text)
    assert [one.kind.value for one in getattr(dataset, field)] == [kind]
    assert losses == []


def test_another_classification_is_a_loss() -> None:
    """A legislature is read as a union, which is told."""
    dataset, losses = read(json.dumps({"organizations": [{"id": "o", "classification": "party"}]}))
    assert dataset.unions[0].kind is am.UnionKind.UNION
    assert losses[0].startswith("$.organizations[0].classification: 'party' is none of union,")


def test_names_keep_their_dates_and_kinds() -> None:
    """Former names are aliases unless the note says more; an end left empty is unknown."""
    names = [
        {"name": "Old", "end_date": "2004", "note": "before the merger"},
        {"name": "APTS", "note": "acronym", "start_date": "2004"},
        {"name": "New", "start_date": "2004"},
        {"name": "Never", "start_date": "2004", "end_date": "2001"},
        {"note": "alias"},
    ]
    text = json.dumps({"organizations": [{"id": "o", "name": "New", "other_names": names}]})
    dataset, losses = read(text, empty_end="open", language="fr")
    assert dataset.unions[0].names == (
        am.Name(text="Old", language="fr", kind="alias", period=am.Period(until="2004")),
        am.Name(text="APTS", language="fr", kind="acronym", period=am.Period("2004")),
        am.Name(text="New", language="fr", kind="official", period=am.Period("2004")),
    )
    assert dataset.unions[0].period.is_open
    assert [loss.split(":")[0] for loss in losses] == [
        "$.organizations[0].other_names[0].note",
        "$.organizations[0].other_names[3]",
    ]


def test_a_name_is_of_the_language_that_it_says() -> None:
    """A German name is left out, rather than taken for an English one."""
    names = [
        {"name": "Syndicat", "lang": "fr"},
        {"name": "Gewerkschaft", "lang": "de"},
    ]
    text = json.dumps({"organizations": [{"id": "o", "name": "Union", "other_names": names}]})
    dataset, losses = read(text, language="en")
    assert [(one.text, one.language.value) for one in dataset.unions[0].names] == [
        ("Union", "en"),
        ("Syndicat", "fr"),
    ]
    assert losses == [
        "$.organizations[0].other_names[1]: the name is left out: its language is 'de', neither "
        "'fr' nor 'en'"
    ]


def test_an_organisation_is_written_by_its_official_name() -> None:
    """In the language asked for; names of other languages stand beside it, and are told."""
    names = [
        am.Name(text="Alliance", language="fr"),
        am.Name(text="The Alliance", language="en"),
        am.Name(text="APTS", language="fr", kind="acronym"),
    ]
    dataset = am.Dataset(title="Mine", unions=[am.TradeUnion(id="apts", names=names)])
    exported = popolo.write(dataset, language="fr")
    [union] = json.loads(exported.text)["organizations"]
    assert union["name"] == "Alliance"
    assert [one["name"] for one in union["other_names"]] == ["The Alliance", "APTS"]
    assert [str(loss) for loss in exported.losses] == [
        "$.unions[0].names[1].language: Popolo has no place for it: en"
    ]
    [union] = json.loads(popolo.write(dataset, language="en").text)["organizations"]
    assert union["name"] == "The Alliance"
    assert len(union["other_names"]) == 3


def test_one_link_is_the_own_site() -> None:
    """The one that says so; other links are losses."""
    links = [
        {"url": "https://example.org/wiki"},
        {"url": "https://example.org", "note": "website"},
        {"url": "https://example.net", "note": "website"},
    ]
    dataset, losses = read(json.dumps({"organizations": [{"id": "o", "links": links}]}))
    assert dataset.unions[0].website == "https://example.org"
    assert [loss.split(":")[0] for loss in losses] == [
        "$.organizations[0].links[0]",
        "$.organizations[0].links[2]",
    ]


def test_a_parent_is_a_body_it_belongs_to() -> None:
    """At a time that nobody tells, unless a membership does."""
    organisations = [
        {"id": "a", "parent_id": "c"},
        {"id": "b", "parent_id": "c"},
        {"id": "c"},
    ]
    member = {
        "member": {"@type": "Organization", "id": "a", "name": "A"},
        "organization_id": "c",
        "start_date": "2004",
        "role": "observer",
    }
    dataset, losses = read(json.dumps({"organizations": organisations, "memberships": [member]}))
    assert dataset.affiliations == (
        am.Affiliation(id="a-c", member_id="a", body_id="c", period=am.Period("2004")),
        am.Affiliation(id="b-c", member_id="b", body_id="c"),
    )
    assert losses == ["$.memberships[0].role: a data set has no place for it"]


# --- posts and memberships ------------------------------------------------------------------


def test_a_membership_may_stand_inside_of_what_it_belongs_to() -> None:
    """In a person, an organisation, or a post that is itself inside an organisation."""
    held = {"person_id": "ada", "role": "president"}
    text = json.dumps(
        {
            "persons": [
                {"id": "ada", "name": "Ada", "memberships": [{**held, "organization_id": "a"}]}
            ],
            "organizations": [
                {"id": "a"},
                {"id": "b", "memberships": [{"person_id": "ada", "role": "chair"}]},
                {
                    "id": "c",
                    "posts": [
                        {"id": "p", "role": "president", "memberships": [{"person_id": "ada"}]}
                    ],
                },
            ],
        }
    )
    dataset, losses = read(text)
    assert [(one.union_id, one.title) for one in dataset.presidencies] == [
        ("a", None),
        ("b", "chair"),
        ("c", None),
    ]
    assert losses == []


def test_the_membership_of_the_specification_is_read() -> None:
    """The example of Popolo has the person, the organisation and the post inside, in full."""
    chef = {
        "id": "700",
        "role": "Chef",
        "organization": {"id": "abc-inc", "name": "ABC, Inc.", "parent": {"id": "xyz"}},
        "person": {"id": "john-q-public", "name": "Mr. John Q. Public, Esq."},
        "post": {"id": "abc-inc-chef", "label": "Chef at Joe's Diner"},
        "start_date": "1972-01-01",
        "end_date": "1980-03-15",
    }
    dataset, losses = read(json.dumps({"memberships": [chef]}), presidents=["chef"])
    assert dataset.presidencies == (
        am.Presidency(
            id="700",
            union_id="abc-inc",
            holder_id="john-q-public",
            title="Chef",
            period=am.Period("1972-01-01", until="1980-03-15"),
        ),
    )
    assert [one.name for one in dataset.people] == ["Mr. John Q. Public, Esq."]
    assert [one.id for one in dataset.unions] == ["abc-inc", "xyz"]
    assert [one.body_id for one in dataset.affiliations] == ["xyz"]
    assert losses == [
        "$.memberships[0].post: of all offices, a data set holds presidencies alone",
        "$.memberships[0].post.label: of several titles, 'Chef' is kept",
    ]


def test_what_stands_inside_and_elsewhere_is_read_once() -> None:
    """The object of the list counts; one inside without an id is of no use."""
    person = {"id": "ada", "name": "Ada B."}
    nobody = {"name": "Nobody"}
    text = document(
        {"person": person, "organization": {"name": "Mine"}},
        {"person": {"id": "cy", "name": "Cy"}},
        {"person": {"id": "cy", "name": "Cy"}},
        {"person": nobody, "role": "clerk"},
    )
    dataset, losses = read(text)
    assert [one.name for one in dataset.people] == ["Ada", "Bo", "Cy"]
    assert [one.holder_id for one in dataset.presidencies] == ["ada", "cy", "cy"]
    assert losses == [
        "$.memberships[0].person: 'ada' stands elsewhere, too: it is read there",
        "$.memberships[2].person: 'cy' stands elsewhere, too: it is read there",
        "$.memberships[3].person: left out: it has no id",
        "$.memberships[0].organization: left out: it has no id",
        "$.memberships[3]: the role 'clerk' is no presidency, and a data set holds no other "
        "offices",
    ]


def test_the_name_of_a_member_is_a_loss_unless_it_stands_elsewhere() -> None:
    """Nothing is made of it."""
    known = {"member": {"@type": "Person", "id": "ada", "name": "Ada"}}
    unknown = {"member": {"@type": "Person", "id": "cy", "name": "Cy"}}
    _, losses = read(document(known, unknown))
    assert losses == ["$.memberships[1].member.name: a data set has no place for it"]


def test_a_post_tells_the_office_and_the_organisation() -> None:
    """A membership that names a post needs neither."""
    post = {"id": "p", "organization_id": "mine", "label": "Présidente générale", "role": "Chair"}
    memberships = [{"post_id": "p", "person_id": "ada"}, {"post_id": "q", "person_id": "bo"}]
    text = document(*memberships, posts=[post])
    dataset, losses = read(text)
    assert [one.title for one in dataset.presidencies] == ["Présidente générale", None]
    assert losses == [
        "$.posts[0].role: of several titles, 'Présidente générale' is kept",
        "$.memberships[1].post_id: there is no post 'q'",
    ]


def test_other_offices_are_losses() -> None:
    """A treasurer has no place; whoever is meant by president is the caller's to say."""
    treasury = {"id": "t", "organization_id": "mine", "role": "Treasurer", "label": "Treasury"}
    memberships: list[dict[str, Any]] = [
        {"person_id": "ada", "role": "Treasurer", "start_date": "2004"},
        {"person_id": "bo", "role": None},
    ]
    text = document(*memberships, posts=[treasury])
    dataset, losses = read(text)
    assert dataset.presidencies == ()
    assert losses == [
        "$.posts[0]: of all offices, a data set holds presidencies alone",
        "$.memberships[0]: the role 'Treasurer' is no presidency, and a data set holds no other "
        "offices",
        "$.memberships[1]: a membership without a role is no presidency, and a data set holds no "
        "other offices",
    ]
    for role in ("TREASURER", " treasurer\n"):
        dataset, _ = read(text, presidents=[role])
        assert [one.title for one in dataset.presidencies] == ["Treasurer"]


def test_memberships_of_no_organisation_are_losses_like_others() -> None:
    """A member of a legislature may say only for which area: it is no presidency, so it is told."""
    held = {"person_id": "ada", "role": "member", "area_id": "gaspe", "organization_id": None}
    dataset, losses = read(document(held))
    assert dataset.presidencies == ()
    assert losses == [
        "$.memberships[0]: the role 'member' is no presidency, and a data set holds no other "
        "offices"
    ]


def test_a_membership_and_its_post_may_say_different_things() -> None:
    """The membership counts; of what the post says instead there is a loss."""
    post = {"id": "p", "organization_id": "other", "role": "president"}
    held = {"person_id": "ada", "post_id": "p", "role": "member", "label": "President"}
    dataset, losses = read(document(held, posts=[post]))
    assert [(one.union_id, one.title) for one in dataset.presidencies] == [("mine", None)]
    assert losses == [
        "$.posts[0].organization_id: a membership of this post says 'mine'",
        "$.memberships[0].role: a data set has no place for it",
    ]


def test_the_post_of_an_organisation_is_a_loss() -> None:
    """An affiliation has none."""
    member = {"@type": "Organization", "id": "mine"}
    post = {"id": "p", "organization_id": "body", "role": "president"}
    held = {"member": member, "post_id": "p", "organization_id": "body", "role": "member"}
    dataset, losses = read(document(memberships=[held], posts=[post]))
    assert [one.body_id for one in dataset.affiliations] == ["body"]
    assert losses == ["$.memberships[0].post_id: a data set has no place for it"]


def test_a_person_as_everypolitician_has_one_is_read() -> None:
    """Of a real-looking file, the president comes in, and each thing else is told once."""
    text = json.dumps(
        {
            "meta": {"sources": ["https://example.org"]},
            "persons": [
                {
                    "id": "0a3f-77",
                    "name": "Ada Byron",
                    "sort_name": "Byron, Ada",
                    "given_name": "Ada",
                    "birth_date": "1815-12-10",
                    "death_date": None,
                    "email": "ada@example.org",
                    "image": "https://example.org/ada.jpg",
                    "images": [{"url": "https://example.org/ada.jpg"}],
                    "links": [{"note": "website", "url": "https://example.org/ada"}],
                    "identifiers": [{"scheme": "wikidata", "identifier": "Q7259"}],
                    "contact_details": [{"type": "phone", "value": "555"}],
                    "other_names": [
                        {"lang": "de", "name": "Ada Lovelace", "note": "multilingual"},
                        {"name": "Countess", "start_date": "1838-06-30"},
                    ],
                }
            ],
            "organizations": [
                {"id": "csn", "name": "CSN", "classification": "confederation", "seats": 12},
            ],
            "areas": [{"id": "gaspe", "name": "Gaspé"}],
            "events": [{"id": "term/8", "classification": "legislative period"}],
            "posts": [{"id": "csn-president", "organization_id": "csn", "label": "President"}],
            "memberships": [
                {
                    "person_id": "0a3f-77",
                    "organization_id": "csn",
                    "post_id": "csn-president",
                    "legislative_period_id": "term/8",
                    "area_id": "gaspe",
                    "on_behalf_of_id": "ind",
                    "role": "president",
                    "start_date": "2001-05",
                    "end_date": "2004-06-30",
                },
            ],
        }
    )
    dataset, losses = read(text, ends="through")
    assert dataset.presidencies[0].period == am.Period("2001-05", through="2004-06-30")
    assert dataset.people[0].other_names == ("Ada Lovelace", "Countess")
    person = "sort_name given_name birth_date email image images links identifiers contact_details"
    assert sorted(loss.split(":")[0] for loss in losses) == sorted(
        [
            *("$.meta.sources", "$.areas", "$.events", "$.organizations[0].seats"),
            *(f"$.persons[0].{key}" for key in person.split()),
            *(f"$.persons[0].other_names[0].{key}" for key in ("lang", "note")),
            "$.persons[0].other_names[1].start_date",
            *(
                f"$.memberships[0].{key}"
                for key in ("legislative_period_id", "area_id", "on_behalf_of_id")
            ),
        ]
    )


@pytest.mark.parametrize(
    ("presidents", "told"),
    [("chair", "presidents: 'chair' is one value"), ([5], "presidents: 5 is not a str")],
)
def test_roles_of_presidents_are_several_texts(presidents: Any, told: str) -> None:
    """One text alone would be a list of letters."""
    with pytest.raises(am.InvalidValueError, match=told):
        read("{}", presidents=presidents)


def test_a_member_may_be_a_person() -> None:
    """`member` names people, too."""
    member = {"@type": "Person", "id": "ada"}
    dataset, losses = read(document({"member": member}))
    assert [one.holder_id for one in dataset.presidencies] == ["ada"]
    assert losses == []


def test_the_coalition_of_the_specification_is_read() -> None:
    """The example of Popolo has memberships inside of the body, and dates inside of the member."""
    members = [
        {"@type": "Organization", "id": "xyz", "start_date": "2011-01-01"},
        {
            "@type": "Organization",
            "id": "rhinoceros",
            "start_date": "2011-01-01",
            "end_date": "2011-03-15",
        },
    ]
    body = {
        "id": "government",
        "name": "Government",
        "classification": "alliance",
        "founding_date": "2011-01-01",
        "dissolution_date": "2012-12-31",
        "memberships": [{"member": member} for member in members],
    }
    dataset, losses = read(json.dumps({"organizations": [body]}), ends="through")
    assert [str(one.period) for one in dataset.members_of("government")] == [
        "2011-01-01/",
        "2011-01-01/2011-03-15",
    ]
    assert losses == []


def test_the_promotion_of_the_specification_is_read() -> None:
    """Who was a mere member, without a role, and then the chair, has one presidency."""
    committee = {
        "id": "finance",
        "posts": [{"id": "finance-chair", "label": "Chair of the Standing Committee on Finance"}],
    }
    person = {
        "id": "jane",
        "name": "Jane Q. Citizen",
        "memberships": [
            {
                "organization_id": "finance",
                "start_date": "2009-01-01",
                "end_date": "2012-12-31",
            },
            {
                "role": "Chair",
                "organization_id": "finance",
                "post_id": "finance-chair",
                "start_date": "2013-01-01",
            },
        ],
    }
    text = json.dumps({"persons": [person], "organizations": [committee]})
    dataset, losses = read(text, ends="through")
    [chair] = dataset.presidencies
    assert (chair.title, chair.period) == ("Chair", am.Period("2013-01-01"))
    assert len(losses) == 3
    assert "a membership without a role is no presidency" in losses[1]


def test_titles_come_back_unless_they_are_plain() -> None:
    """A title goes out as a label; one that says president alone says nothing."""
    common: dict[str, Any] = {"union_id": "mine", "holder_id": "ada"}
    presidencies = [
        am.Presidency(id="a", title="Chair", **common),
        am.Presidency(id="b", title="President", **common),
    ]
    exported = popolo.write(am.Dataset(title="Mine", presidencies=presidencies))
    assert [one.title for one in read(exported.text)[0].presidencies] == ["Chair", None]
    assert [loss.path for loss in exported.losses] == ["$.presidencies[1].title"]


# --- sources and dates ----------------------------------------------------------------------


def test_sources_that_differ_in_their_id_alone_are_two() -> None:
    """Two of one address and title that a data set tells apart come back as two."""
    sources = [am.Source(id=own, title="News", url="https://example.org/a") for own in ("a", "b")]
    people = [
        am.Person(id=own, name="Ada", citations=[am.Citation(source_id=own)]) for own in ("b", "a")
    ]
    dataset = am.Dataset(title="Mine", sources=sources, people=people)
    back, _ = read(popolo.write(dataset, ends="until").text)
    assert {source.id for source in back.sources} == {"a", "b"}
    assert [person.citations for person in back.people] == [one.citations for one in people]


def test_sources_are_told_apart_by_address_and_note() -> None:
    """One that is cited twice is one source; one that is no address keeps its note."""
    report = {"url": "https://example.org/r", "note": "Report"}
    links = [report, report, {"url": "ftp://example.org", "note": "Old"}, {"url": ""}]
    person = {"id": "a", "name": "Ada", "sources": links}
    mine = {"id": "o", "sources": [report, {"url": "https://example.org/r", "id": "Own ID"}]}
    dataset, losses = read(json.dumps({"persons": [person], "organizations": [mine]}))
    assert dataset.sources == (
        am.Source(id="report", title="Report", url="https://example.org/r"),
        am.Source(id="old", title="Old"),
        am.Source(
            id="https-example-org-r", title="https://example.org/r", url="https://example.org/r"
        ),
    )
    assert [one.source_id for one in dataset.people[0].citations] == ["report", "old"]
    assert losses == ["$.persons[0].sources[2].url: 'ftp://example.org' is no address on the web"]


def test_citations_that_lead_nowhere_are_losses() -> None:
    """So are those that stand twice, and sources that nothing cites."""
    cited = [am.Citation(source_id=one) for one in ("a", "b", "a", "c")]
    dataset = am.Dataset(
        title="Mine",
        sources=[
            am.Source(id="a", title="A", published="2004", url="https://example.org/a"),
            am.Source(id="c", title="C"),
        ],
        people=[am.Person(id="p", name="P", citations=cited)],
    )
    assert [str(loss) for loss in popolo.write(dataset).losses] == [
        "$.people[0].citations[1]: left out: there is no source 'b'",
        "$.people[0].citations[2]: left out: the source is cited already",
        "$.people[0].citations[3]: left out: the source has no address, as a link needs",
        "$.sources[0].published: Popolo has no place for it",
        "$.sources[1]: left out: nothing that is written cites it",
    ]


def test_dates_that_popolo_cannot_say_are_told() -> None:
    """Each with what is written in its place."""
    periods = [
        am.Period("[2004-11-02..2004-12-24]", until="2006-05-18"),
        am.Period("2004", through="2006-12-31"),
        am.Period("2004", through="2006"),
        am.Period("2004", until=".."),
        am.Period("2004", until="9999-12-31"),
    ]
    unions = [am.TradeUnion(id=str(number), period=one) for number, one in enumerate(periods)]
    exported = popolo.write(am.Dataset(title="Mine", unions=unions))
    assert [str(loss) for loss in exported.losses] == [
        "$.unions[0].period.start: '[2004-11-02..2004-12-24]' is written as 2004",
        "$.unions[1].period.through: '2006-12-31', the last day, is written as 2007-01-01",
        "$.unions[2].period.through: '2006', the last day, is left out: "
        "no day, month or year holds all of it",
        "$.unions[3].period.until: Popolo cannot say that it goes on: an empty end is unknown",
    ]


@pytest.mark.parametrize(
    ("meta", "as_of", "count"),
    [
        ({"as_of": "2020-01-31"}, "2020-01-31", 0),
        ({"as_of": "2020-01"}, "None", 1),
        ({"as_of": "lately"}, "None", 1),
        ({"title": "Theirs", "licence": "CC0"}, "None", 1),
        (None, "None", 0),
    ],
)
def test_the_day_of_the_data_comes_back(meta: Any, as_of: str, count: int) -> None:
    """What `write` wrote of it is read, unless the caller names another."""
    dataset, losses = read(json.dumps({"meta": meta}))
    assert str(dataset.as_of) == as_of
    assert len(losses) == count
    assert str(read(json.dumps({"meta": meta}), as_of="2021-12-31")[0].as_of) == "2021-12-31"
