import enum
import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import attrs
import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.files import schema as schema_module
from apts_model.files.schema import json_schema
from apts_model.files.values import is_list, is_object
from apts_model.records.values import identifier, no_repeats, not_empty
from tests.effort import tries
from tests.files.documents import (
    CLAIM,
    COUNT,
    DATE,
    DAY,
    DAY_OF_YEAR,
    END,
    FORMAT,
    ID,
    KEYS,
    NUMBER,
    TEXT,
    WEB,
    WORDS,
    Place,
    at,
    full,
    places,
    steps_of,
    text_of,
)

SCHEMA = json_schema()
DEFINITIONS = SCHEMA["$defs"]
VALIDATOR: Any = jsonschema.Draft202012Validator(SCHEMA)
TOP: dict[str, Any] = {"format": FORMAT, "title": "x"}


def refusals(document: Any) -> list[str]:
    """Return what the schema has against a document."""
    return [error.message for error in VALIDATOR.iter_errors(document)]


def allows(document: Any) -> bool:
    """Whether the schema lets a document through."""
    return bool(VALIDATOR.is_valid(document))


def reads(document: Any) -> bool:
    """Whether the loader takes a document. The law: one that it takes, the schema lets through.

    Every judgement of the loader in these tests goes through here.
    """
    text = text_of(document)
    try:
        am.loads(text)
    except am.MalformedError:
        return False
    assert refusals(json.loads(text)) == [], f"the loader takes {text}"
    return True


def of_record(kind: str) -> dict[str, Any]:
    """Return what the schema says of a kind of records."""
    return SCHEMA if kind == "Dataset" else DEFINITIONS[kind]


# --- what it says --------------------------------------------------------------------------------


def test_it_is_a_schema() -> None:
    """The schema is itself valid, and says by which draft."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]
    assert SCHEMA["title"]


def test_it_holds_every_kind_of_record_and_of_words() -> None:
    """Nothing that can stand in a file is missing from the definitions, and nothing is added."""
    words = {name for name, one in DEFINITIONS.items() if "enum" in one}
    assert {"Dataset", *DEFINITIONS} == {*KEYS, *words, "ImpreciseDate"}
    assert sorted(DEFINITIONS[name]["enum"] for name in words) == sorted(WORDS.values())


@pytest.mark.parametrize("kind", KEYS)
def test_its_keys_are_those_of_the_format(kind: str) -> None:
    """Each record has its keys, in the order of its fields, needs some, and takes no others."""
    said = of_record(kind)
    fields = [field.name for field in attrs.fields(getattr(am, kind)) if field.init]
    top = ["$schema", "format"] if kind == "Dataset" else []
    assert list(said["properties"]) == [*top, *fields]
    assert {*said["properties"]} == {*KEYS[kind], *top}
    assert {*said["required"]} == {key for key, (needed, _) in KEYS[kind].items() if needed}
    assert said["additionalProperties"] is False
    assert said["type"] == "object"


@pytest.mark.parametrize("name", DEFINITIONS)
def test_everything_is_described_on_one_line(name: str) -> None:
    """Each definition says in a line what it is: the first paragraph of the docstring."""
    description = DEFINITIONS[name]["description"]
    assert description.endswith(".")
    assert " ".join((getattr(am, name).__doc__ or "").split()).startswith(description)
    assert SCHEMA["description"].startswith("Records of unions")


@pytest.mark.parametrize("kind", [kind for kind in KEYS if kind != "Dataset"])
def test_a_field_is_described_by_the_text_below_it(kind: str) -> None:
    """Each text below a field of a record is its description; a list has that of its records."""
    properties = of_record(kind)["properties"]
    inherited = {one["description"] for one in DEFINITIONS.values() if "description" in one}
    said = [
        one["description"]
        for one in properties.values()
        if "description" in one and one["description"] not in inherited
    ]
    source = inspect.getsource(getattr(am, kind))
    below = [" ".join(text.split()) for text in re.findall(r'\n    """(.+?)"""', source, re.DOTALL)]
    not_in_files = 1 if kind == "Period" else 0
    assert said == below[1 : len(below) - not_in_files]


def test_a_description_stands_beside_the_field_it_speaks_of() -> None:
    """Descriptions are not shifted from one field to another."""
    start = DEFINITIONS["Yearly"]["properties"]["start"]
    assert start["description"] == 'First day, as month and day: "11-25".'
    assert "description" not in DEFINITIONS["Agreement"]["properties"]["signed"]


def test_fields_go_without_descriptions_where_there_is_no_source(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A program that is shipped without its source has the same schema, less well described."""

    def missing(_: object) -> str:
        raise OSError

    monkeypatch.setattr(inspect, "getsource", missing)
    bare = json_schema()
    assert "description" not in bare["$defs"]["Yearly"]["properties"]["start"]
    assert bare["$defs"]["Yearly"]["description"]
    monkeypatch.undo()
    described = json_schema()
    for record in (described, *described["$defs"].values()):
        for name, one in record.get("properties", {}).items():
            if name not in {"$schema", "format"}:
                one.pop("description", None)
    for record in (bare, *bare["$defs"].values()):
        for one in record.get("properties", {}).values():
            if one.get("type") == "array":
                one.pop("description", None)
    assert bare == described


def test_a_list_of_records_is_described_by_what_they_are() -> None:
    """Where a list of records has no text of its own, that of their class is shown for it."""
    citations = DEFINITIONS["Person"]["properties"]["citations"]
    assert citations["description"] == DEFINITIONS["Citation"]["description"]
    assert "description" not in DEFINITIONS["Person"]["properties"]["other_names"]
    assert "description" in SCHEMA["properties"]["presidencies"]


def test_it_is_made_anew_each_time_and_always_the_same() -> None:
    """A caller can change what was returned, at any depth, and nobody else sees it."""
    spoiled = json_schema()
    assert json.dumps(spoiled) == json.dumps(SCHEMA)
    spoil(spoiled)
    assert json.dumps(json_schema()) == json.dumps(SCHEMA)


def spoil(value: Any) -> None:
    """Empty every object and every list in a value."""
    if is_object(value):
        for one in [*value.values()]:
            spoil(one)
        value.clear()
    elif is_list(value):
        for one in [*value]:
            spoil(one)
        value.clear()


# --- rules that it must know ---------------------------------------------------------------------


class Colour(enum.Enum):
    """A colour."""

    RED = "red"


def anything(_: object, __: object, value: Any) -> None:
    """Check something that nobody told the schema of."""


def odd(value: Any) -> Any:
    """Convert in a way that nobody told the schema of."""
    return value


def of_field(kind: Any, **options: Any) -> type:
    """Make a class of records with one field."""
    return attrs.make_class("Odd", {"it": attrs.field(type=kind, **options)})


def with_a_rule_of_its_own() -> type:
    """Make a class that checks its values together."""

    class Odd:
        it: str

        def __attrs_post_init__(self) -> None:
            """Check something that nobody told the schema of."""

    return attrs.frozen(Odd)


ODD = of_field(str, validator=anything)


@pytest.mark.parametrize(
    "kind",
    [
        ODD,
        of_field(str, converter=odd),
        of_field(str, validator=attrs.validators.instance_of(str)),
        of_field(str | None, validator=attrs.validators.optional(anything)),
        of_field(tuple[str, ...], validator=attrs.validators.deep_iterable(anything)),
        of_field(str, validator=[identifier, anything]),
        of_field(ODD),
        of_field(bytes),
        of_field(dict[str, str]),
        with_a_rule_of_its_own(),
    ],
)
def test_a_rule_or_type_that_it_does_not_know_is_an_error(
    kind: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new rule cannot be forgotten: there is no schema until the table knows it."""
    monkeypatch.setattr(schema_module, "Dataset", kind)
    with pytest.raises(NotImplementedError, match="the schema does not know"):
        json_schema()


def test_rules_that_it_knows_are_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    """However validators are put together, each of them counts."""
    made = of_field(
        tuple[str, ...],
        validator=[
            attrs.validators.deep_iterable(attrs.validators.optional(identifier)),
            not_empty,
            attrs.validators.and_(no_repeats),
        ],
    )
    monkeypatch.setattr(schema_module, "Dataset", made)
    assert json_schema()["properties"]["it"] == {
        "type": "array",
        "items": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "minItems": 1,
        "uniqueItems": True,
    }


def test_types_that_it_knows_are_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    """However types are put together, each of them counts, and what may be None may be left out."""
    made = of_field(tuple[Colour | Literal["-", "+"], ...] | None, default=None)
    monkeypatch.setattr(schema_module, "Dataset", made)
    said = json_schema()
    assert said["properties"]["it"]["items"] == {
        "anyOf": [{"$ref": "#/$defs/Colour"}, {"enum": ["-", "+"]}]
    }
    assert said["$defs"]["Colour"] == {"description": "A colour.", "enum": ["red"]}
    assert said["required"] == ["format"]


@attrs.frozen
class Tree:
    # It holds trees, and has no docstring that could be described.
    branches: tuple["Tree", ...] = ()


def test_a_record_may_hold_its_own_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    """A definition can refer to itself."""
    monkeypatch.setattr(schema_module, "Dataset", of_field(Tree))
    [tree] = json_schema()["$defs"].values()
    assert tree["properties"]["branches"]["items"] == {"$ref": "#/$defs/Tree"}
    assert "description" not in tree


@attrs.frozen
class Above:
    """What other classes are made from."""

    mine: str = ""
    """Above,
    on two lines."""
    both: str = ""
    """Not this."""


@attrs.frozen
class Below(Above):
    """What is made from it."""

    both: str = ""
    """Below."""


def test_fields_are_described_wherever_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    """A field that comes from the class above is described there; the class itself goes first."""
    monkeypatch.setattr(schema_module, "Dataset", Below)
    properties = json_schema()["properties"]
    assert properties["mine"]["description"] == "Above, on two lines."
    assert properties["both"]["description"] == "Below."


# --- what is right, it lets through --------------------------------------------------------------


def test_known_documents_are_valid() -> None:
    """The data set that comes with the package is valid, and so is the full document."""
    assert refusals(json.loads(am.dumps(am.load_apts()))) == []
    assert refusals(full()) == []
    assert reads({**full(), "$schema": "https://example.org/schema.json"})


@given(strategies.datasets(max_unions=2))
@tries(25)
def test_what_is_written_is_valid(dataset: am.Dataset) -> None:
    """Every data set that can be made is valid once it is written."""
    assert refusals(json.loads(am.dumps(dataset))) == []


# --- what is plainly wrong, it refuses -----------------------------------------------------------

KINDS: dict[Place, str] = {place: kind for place, _, kind in places(full())}


def unlike_places() -> dict[Place, str]:
    """Return one place of the full document for each key of each kind of record, and each list."""
    found: dict[tuple[str, object], Place] = {}
    for place in KINDS:
        if place:
            step = place[-1] if isinstance(place[-1], str) else "value of a list"
            found.setdefault(("a claim" if step in CLAIM else KINDS[place[:-1]], step), place)
    return {place: KINDS[place] for place in found.values()}


PLACES = unlike_places()


def around(value: Any, kind: str, place: Place, put: Any) -> Any:
    """Cut a value down to what it needs, and put something at a place in it; `...` is nothing."""
    if not place:
        return put
    step, rest = place[0], place[1:]
    if isinstance(step, int):
        return [around(value[step], kind.strip("[]"), rest, put)]
    kept = {key: one for key, one in value.items() if KEYS[kind][key][0] and key != step}
    if put is ... and not rest:
        return kept
    return {**kept, step: around(value.get(step), KEYS[kind].get(step, (False, ""))[1], rest, put)}


def with_value(place: Place, value: Any) -> Any:
    """Put a value at a place of as little of the full document as can be; `...` takes it away."""
    return around(full(), "Dataset", place, value)


PLAINLY_WRONG: dict[str, list[Any]] = {
    TEXT: ["", " x", "x ", "x" * 10_001],
    ID: ["", "Ada", "ada bo", "é", "a_b", "a\tb"],
    WEB: ["", "example.org", "ftp://example.org", "https://", "https://example.org/a b"],
    DATE: [
        "",
        "2004-13",
        "2004-00-01",
        "2004-11-32",
        "04",
        "x",
        "2004-11-",
        "0000",
        "~2004~",
        "~20XX~",
    ],
    DAY: ["", "2004", "2004-11", "2004-11-14~", "2004-13-01", "20041114", "x"],
    END: ["", "...", "2004-13", "open", "2004-11-14T09:00"],
    DAY_OF_YEAR: ["", "11-31", "02-29", "1-1", "2004-11-01", "00-10"],
    COUNT: [0, -1, 101, 1.5, 10**20],
    NUMBER: [10**15, -(10**15), 1e300],
    "[id]": [["a", "a"]],
    "[text]": [["a", "a"]],
    **{words: ["zzz", "", "Accepted"] for words in [*WORDS, "format"]},
}


def plain_faults() -> Iterator[dict[str, Any]]:
    """Yield documents with one thing in them that is plainly wrong."""
    for place, kind in PLACES.items():
        number = kind in {COUNT, NUMBER}
        of_type: list[Any] = [None, True, "5" if number else 5, [] if kind in KEYS else {}]
        for value in of_type:
            yield with_value(place, value)
        for value in PLAINLY_WRONG.get(kind, []):
            yield with_value(place, value)
        if kind in KEYS:
            yield with_value((*place, "zzz"), "x")
            for key, (needed, _) in KEYS[kind].items():
                if needed:
                    yield with_value((*place, key), ...)


def test_what_is_plainly_wrong_is_refused() -> None:
    """Wrong types, keys, words, ids and texts are refused, wherever they stand."""
    faults = [*plain_faults()]
    assert len(faults) > 500
    assert [document for document in faults if allows(document) or reads(document)] == []


PERIOD: dict[str, Any] = {"start": "2004", "through": "2005"}
YEARLY: dict[str, Any] = {"start": "11-25", "through": "12-06"}


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ((), {}),
        ((), {"format": FORMAT}),
        ((), {"title": "x"}),
        ((), {**TOP, "$schema": 5}),
        ((), {**TOP, "format": "apts-model/2"}),
        (("unions", 0, "period"), {**PERIOD, "until": "2005"}),
        (("rounds", 0, "strikes", 0, "period"), {"start": "2004", "until": "2005"}),
        (("rounds", 0, "agreement", "term"), {"until": ".."}),
        (("campaigns", 0, "period"), {"start": "2004", "until": "2005"}),
        (("campaigns", 0), {"id": "x", "title": "x", "period": PERIOD, "yearly": YEARLY}),
        (("mergers", 0, "predecessor_ids"), []),
        (("splits", 0, "child_ids"), []),
        (("figures", 0, "value"), 108.5),
        (("figures", 0, "value"), -1),
        (("rounds", 0, "milestones", 0, "vote", "turnout"), 100.5),
        (("rounds", 0, "milestones", 0, "vote", "percent_for"), -0.5),
    ],
)
def test_what_does_not_go_together_is_refused(place: Place, value: Any) -> None:
    """What a record asks of its values together is said too, where a schema can say it."""
    document = with_value(place, value)
    assert not allows(document)
    assert not reads(document)


def test_an_empty_period_goes_with_days_of_every_year() -> None:
    """A campaign of whose period nothing is known can be yearly."""
    document = {**TOP, "campaigns": [{"id": "x", "title": "x", "period": {}, "yearly": YEARLY}]}
    assert reads(document)


# --- what it refuses, the loader refuses ---------------------------------------------------------

VALUES: list[Any] = [
    *("2004-11", "2004-11-30", "..", "", "u", "elected", "fr", "official", "é", "1", "null", "A"),
    *("2004-21~", "[2004..]", "[2004,2005]", "2004-11-3X", "[..0001-01-01]", "2004-13", "02-28"),
    *("https://example.org/é", "http://x", "\N{NO-BREAK SPACE}", "a\N{NO-BREAK SPACE}:", "-", "0"),
    *("x" * 10_000, "\U0001f600" * 10_000, "\u200b", "a\u0301", "u\n", "accepted", "percent_women"),
    *(
        None,
        True,
        False,
        0,
        1,
        2,
        -1,
        1.0,
        2.5,
        100,
        100.0,
        101,
        10**15 - 1,
        1 - 10**15,
        10**15,
        1e-7,
    ),
    *([], {}, [[]], [{}], ["a"], ["a", "a"], ["2004", "2004"], [None], [5], ["2004", "a"]),
    *({"start": "2004"}, {"until": ".."}, {"start": "2006", "until": "2004"}, {"end": "2006"}),
    *({**PERIOD, "until": "2005"}, PERIOD, {"through": ".."}, YEARLY, {"start": None}),
    *({"source_id": "s"}, [{"source_id": "s"}, {"source_id": "s"}], {"id": "x", "name": "X"}),
    *([{"id": "x"}], [{"id": "x", "name": "X"}], [{"kind": "passed"}], {"percent_for": 75.7}),
    *({"count": 1, "period": {}}, {"text": "X", "language": "fr"}, [{"id": "x", "title": "X"}]),
]


def test_any_value_anywhere_is_judged_alike() -> None:
    """Whatever stands at whichever place: what the loader takes is valid."""
    judged = [reads(with_value(place, value)) for place in PLACES for value in VALUES]
    assert judged.count(True) > 300


MEASURES = [measure.value for measure in am.Measure]


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize(
    "value", [-100, -0.5, 0, -0.0, 0.5, 1.0, 99.9, 100, 100.5, 1e14, 1e-15, 1e15, 1 - 1e15]
)
def test_each_measure_takes_its_own_numbers(measure: str, value: float) -> None:
    """The schema knows exactly which numbers each measure takes."""
    figure = {"id": "x", "subject_id": "x", "measure": measure, "value": value}
    assert reads({**TOP, "figures": [figure]}) == allows({**TOP, "figures": [figure]})


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.decimals(0, 100))
def test_any_number_is_judged_alike(value: float) -> None:
    """A number that the loader takes is valid, in a figure, as a percentage and as a count."""
    for number in (value if isinstance(value, int) else float(value), round(float(value), 2)):
        milestone = {"id": "x", "stage": "council", "vote": {"turnout": number}}
        figure = {"id": "x", "subject_id": "x", "measure": "wage_percent", "value": number}
        reads({**TOP, "figures": [figure]})
        reads({**TOP, "rounds": [{"id": "x", "title": "x", "milestones": [milestone]}]})
        seats: dict[str, Any] = {"count": number, "period": {}}
        reads({**TOP, "unions": [{"id": "x", "president_seats": [seats]}]})


@given(st.text(max_size=5) | st.text(" a\n\t-é\u00a0\u0301\u200b\ufeff", max_size=5))
def test_any_text_is_judged_alike(text: str) -> None:
    """A text that the loader takes is valid, whether as text, as id or as address."""
    reads({**TOP, "title": text})
    reads({**TOP, "people": [{"id": text, "name": "x"}]})
    for address in (text, f"http://{text}", f"https://x/{text}/"):
        reads({**TOP, "sources": [{"id": "s", "title": "x", "url": address}]})


def test_it_takes_just_the_days_that_every_year_has() -> None:
    """No month and day is refused that the loader takes, nor taken that it refuses."""
    for month in range(14):
        for day in range(33):
            yearly = {"start": f"{month:02}-{day:02}", "through": "12-31"}
            document = {**TOP, "campaigns": [{"id": "x", "title": "x", "yearly": yearly}]}
            assert reads(document) == allows(document)


# --- dates ---------------------------------------------------------------------------------------


def first_column(name: str) -> list[str]:
    """Return the texts that others call valid, or invalid, as dates."""
    lines = (Path(__file__).parents[1] / "time" / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[0] for line in lines if not line.startswith("#")]


WELL_FORMED, ILL_FORMED = first_column("edtf_valid.tsv"), first_column("edtf_invalid.tsv")
LEFT_TO_THE_LOADER = {"1900-02-29"}
"""Texts that the schema takes for dates, though no day of the calendar fits them."""


def dated(text: str) -> dict[str, Any]:
    """Write a document in which a text stands as a date."""
    return {**TOP, "sources": [{"id": "s", "title": "x", "published": text}]}


def ended(text: str) -> dict[str, Any]:
    """Write a document in which a text stands as an end."""
    return {**TOP, "unions": [{"id": "u", "period": {"until": text}}]}


def test_it_tells_dates_from_what_is_none() -> None:
    """What others call a date is judged as the loader does; of the rest little is let through."""
    assert [text for text in WELL_FORMED if allows(dated(text)) != reads(dated(text))] == []
    assert {text for text in ILL_FORMED if allows(dated(text))} == LEFT_TO_THE_LOADER
    assert not any(reads(dated(text)) for text in ILL_FORMED)


@given(strategies.imprecise_dates())
def test_every_date_is_valid(date: am.ImpreciseDate) -> None:
    """A date is valid as a date and as an end; where it is a plain day, also as that of a file."""
    assert reads(dated(str(date)))
    assert reads(ended(str(date)))
    is_plain = date.is_exact and str(date) == date.earliest.isoformat()
    assert reads({**TOP, "as_of": str(date)}) == is_plain


DIGITS = "0123456789X"
TWO_DIGITS = [one + other for one in DIGITS for other in DIGITS]


@pytest.mark.parametrize("month", ["", "02-", "11-", "1X-", "X1-"])
def test_any_two_digits_are_judged_alike(month: str) -> None:
    """Any digits of a month or a day, in doubt or not: what the loader takes is valid."""
    judged = [reads(dated(f"2004-{month}{digits}")) for digits in TWO_DIGITS]
    assert judged.count(True) > 30


MARKS = st.sampled_from(["", "", "", "?", "~", "%"])
PARTS = [
    st.sampled_from(["2004", "0001", "9999", "0000", "20XX", "XXXX", "000X", "X000"]),
    st.sampled_from([f"{n:02}" for n in range(43)]) | st.sampled_from(TWO_DIGITS),
    st.sampled_from(["01", "28", "29", "30", "31", "3X", "XX"]) | st.sampled_from(TWO_DIGITS),
]


@st.composite
def nearly_dates(draw: st.DrawFn) -> str:
    """Draw something that has the shape of a date."""
    parts = draw(st.integers(1, 3))
    return "-".join(draw(MARKS) + draw(part) + draw(MARKS) for part in PARTS[:parts])


@given(nearly_dates())
def test_what_looks_like_a_date_is_judged_alike(text: str) -> None:
    """Whatever digits and marks it has: what the loader takes is valid."""
    reads(dated(text))
    reads({**TOP, "as_of": text})


NEARLY_IN_SETS = st.one_of(
    st.sampled_from(["2004", "2004-11-30", "2004-11-3X", "2004~", "20XX-X1-~04", "2004-21", ".."]),
    st.sampled_from(
        ["2004..2005-02", "2004-11-30..2004-11-30", "..2004", "2004-11..", "2004-33.."]
    ),
    nearly_dates(),
)


@given(st.lists(NEARLY_IN_SETS, max_size=4))
@example(["..2004", "2005", "2006", "20XX..", "2007.."])
@example(["..2004", "2005", "2006-21~", "2006..2007", "2007.."])
def test_what_looks_like_a_set_is_judged_alike(texts: list[str]) -> None:
    """Whatever dates and ranges it has: what the loader takes is valid."""
    text = f"[{','.join(texts)}]"
    reads(dated(text))
    reads(ended(text))
    reads({**TOP, "as_of": text})


@given(st.text("0129X?~%[].,-", max_size=12))
def test_any_signs_of_dates_are_judged_alike(text: str) -> None:
    """However the signs of dates follow each other: what the loader takes is valid."""
    reads(dated(text))
    reads(ended(text))


@pytest.mark.parametrize(
    "text",
    [
        *("2004-11-3X", "2004-X1-31", "[2004-11..2004-11-01]", "[..0001-01-01]"),
        *("[2004-11-30,2004-11-3X]", "[2004-11-30..2004-11-30]"),
    ],
)
def test_the_day_of_a_file_is_written_plainly(text: str) -> None:
    """What is one day, but not written as one, is refused by both: it would change."""
    assert am.ImpreciseDate.parse(text).is_exact
    assert not allows({**TOP, "as_of": text})
    assert not reads({**TOP, "as_of": text})


# --- any change to any valid document ------------------------------------------------------------


LATIN = st.characters(codec="latin-1")


def instances(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Make plain values that follow the parts of a schema, not always the whole of it."""
    match schema:
        case {"$ref": name}:
            return st.deferred(lambda: INSTANCES[name.removeprefix("#/$defs/")])
        case {"const": one}:
            return st.just(one)
        case {"enum": words}:
            return st.sampled_from(words)
        case {"anyOf": choices}:
            return st.one_of([instances(one) for one in choices])
        case _:
            return OF_TYPE[schema["type"]](schema)


def lists(schema: dict[str, Any]) -> st.SearchStrategy[list[Any]]:
    """Make short lists, as long as they need to be."""
    least, unique = schema.get("minItems", 0), "uniqueItems" in schema
    return st.lists(instances(schema["items"]), min_size=least, max_size=2, unique=unique)


def numbers(schema: dict[str, Any]) -> st.SearchStrategy[float]:
    """Make numbers, most of them with a decimal place."""
    return integers(schema).map(lambda number: number / 10)


def integers(schema: dict[str, Any]) -> st.SearchStrategy[int]:
    """Make whole numbers."""
    return st.integers(schema["minimum"], schema["maximum"])


def strings(schema: dict[str, Any]) -> st.SearchStrategy[str]:
    """Make texts that follow a pattern."""
    return st.from_regex(schema.get("pattern", ""), fullmatch=True, alphabet=LATIN)


def objects(schema: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Make objects with the keys that they need and some of the others."""
    values = {key: instances(one) for key, one in schema["properties"].items()}
    needed = {key: values[key] for key in schema["required"]}
    free = sorted(values.keys() - needed.keys())
    some = st.lists(st.sampled_from(free), unique=True, max_size=3) if free else st.just([])
    return some.flatmap(
        lambda keys: st.fixed_dictionaries({**needed, **{key: values[key] for key in keys}})
    )


OF_TYPE = {
    "object": objects,
    "array": lists,
    "string": strings,
    "integer": integers,
    "number": numbers,
}
INSTANCES = {name: instances(one) for name, one in DEFINITIONS.items()}


def places_of(value: Any, place: Place = ()) -> Iterator[Place]:
    """Yield every place under a plain value."""
    for step, one in steps_of(value):
        yield (*place, step)
        yield from places_of(one, (*place, step))


ALL_KEYS = sorted({key for keys in KEYS.values() for key in keys})


@given(instances(SCHEMA), st.data())
@tries(200)
def test_any_change_is_judged_alike(document: Any, data: st.DataObject) -> None:
    """Made from the schema and then changed: what the loader takes is valid."""
    reads(document)
    place = data.draw(st.sampled_from([*places_of(document)]))
    holder, step = at(document, place[:-1]), place[-1]
    change = data.draw(st.sampled_from(["replace", "delete", "add", "rename"]))
    if change == "replace" or isinstance(step, int):
        holder[step] = data.draw(st.sampled_from(VALUES))
    elif change == "delete":
        del holder[step]
    else:
        key = data.draw(st.sampled_from(ALL_KEYS))
        holder[key] = holder.pop(step) if change == "rename" else data.draw(st.sampled_from(VALUES))
    reads(document)
