import contextlib
import copy
import datetime
import enum
import json
import pickle
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.files import converter as module
from apts_model.files import formats, schema
from apts_model.files.converter import FORMAT, converter
from apts_model.files.json import plain
from apts_model.files.kinds import without_none
from apts_model.files.problems import problems_of
from apts_model.files.values import RepeatedKeys, Unrepresentable
from apts_model.records.standing import rival
from apts_model.time.periods import End
from tests.effort import tries
from tests.files.documents import WORDS, full, text_of
from tests.records.forms import LEAST, NOT_IDS, made

RECORDS: list[type] = [
    am.Affiliation,
    am.Agreement,
    am.BargainingRound,
    am.BargainingTable,
    am.Campaign,
    am.Citation,
    am.Coalition,
    am.Coverage,
    am.Dataset,
    am.Figure,
    am.Merger,
    am.Milestone,
    am.Name,
    am.Period,
    am.Person,
    am.Presidency,
    am.PresidentSeats,
    am.Source,
    am.Split,
    am.Statute,
    am.StatuteStep,
    am.Strike,
    am.TradeUnion,
    am.Vote,
    am.Yearly,
]
ENUMS: dict[str, type[enum.Enum]] = {
    "language": am.Language,
    "name kind": am.NameKind,
    "union kind": am.UnionKind,
    "accession": am.Accession,
    "ended by": am.EndedBy,
    "standing": am.Standing,
    "record kind": am.RecordKind,
    "measure": am.Measure,
    "comparison": am.Comparison,
    "merger kind": am.MergerKind,
    "coalition kind": am.CoalitionKind,
    "stage": am.Stage,
    "strike kind": am.StrikeKind,
    "table kind": am.TableKind,
    "step kind": am.StepKind,
}


def test_there_is_one_converter() -> None:
    """The converter, which takes long to make, is made once."""
    assert converter() is converter()


@pytest.mark.parametrize(
    "value", [5, True, 1.5, None, [], {}, ["a"], b"x", am.Language.FR, datetime.date(2004, 1, 1)]
)
@pytest.mark.parametrize("kind", [str, am.ImpreciseDate, datetime.date, End])
def test_nothing_becomes_text(kind: Any, value: Any) -> None:
    """Texts and dates are made of text alone; numbers, truth values and lists are refused."""
    with pytest.raises(am.InvalidValueError, match=r"expected text, not |null says nothing"):
        converter().structure(value, kind)


@pytest.mark.parametrize(
    ("value", "hint"),
    [(5, ": put it in quotes"), (Decimal("7.5"), ": put it in quotes"), (True, ""), ([], "")],
)
def test_a_number_in_the_place_of_a_text_lacks_its_quotes(value: Any, hint: str) -> None:
    """What a year or a name of digits lacks is told; nothing is told of what is no number."""
    for kind in (str, am.ImpreciseDate, datetime.date, without_none(End)):
        with pytest.raises(
            am.InvalidValueError, match=f"^: expected text, not .*{hint}$"
        ) as caught:
            converter().structure(value, kind)
        assert str(caught.value).endswith("quotes") is bool(hint)


@pytest.mark.parametrize("value", ["5", "1_000", 5.0, 5.9, True, False, None, [5], "", "five"])
def test_nothing_becomes_a_number(value: Any) -> None:
    """Whole numbers are made of whole numbers alone."""
    message = "^: expected a whole number, not .*: write digits alone$"
    with pytest.raises(am.InvalidValueError, match=message):
        converter().structure(value, int)


@pytest.mark.parametrize("value", ["85", "", True, False, None, [5], {}, 0.1, 5.0])
def test_nothing_becomes_a_decimal(value: Any) -> None:
    """Exact numbers are made of numbers alone."""
    message = r"^: expected a number, not .*: write it as 55000 or 75\.7, without quotes$"
    with pytest.raises(am.InvalidValueError, match=message):
        converter().structure(value, Decimal)


EXAMPLES = {
    am.Period: "; write it as .*",
    int: ": write digits alone",
    Decimal: r": write it as 55000 or 75\.7, without quotes",
}


@pytest.mark.parametrize("written", ["NaN", "-Infinity", "9007199254740992"])
@pytest.mark.parametrize("kind", [Decimal, int, str, am.ImpreciseDate, am.Language, am.Period])
def test_a_number_that_json_cannot_hold_is_nothing(written: str, kind: Any) -> None:
    """What other programs would change, or do not know, is shown as it was written."""
    example = EXAMPLES.get(kind, "")
    with pytest.raises(am.InvalidValueError, match=f"not {written}{example}$"):
        converter().structure(Unrepresentable(written, "is no number"), kind)


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(-14, 0))
def test_numbers_are_read_exactly(digits: int, exponent: int) -> None:
    """A number is the decimal that is written, as a whole number or as any other."""
    number = Decimal(digits).scaleb(exponent)
    assert converter().structure(number, Decimal) == number
    assert converter().structure(digits, Decimal) == Decimal(digits)
    assert type(converter().structure(digits, Decimal)) is Decimal


@pytest.mark.parametrize("value", ["abc", {}, {"0": "a"}, ("a",), None, 5, RepeatedKeys(a=1)])
def test_nothing_becomes_a_list(value: Any) -> None:
    """Several values are made of a list alone; a text is not taken apart."""
    hint = "null: leave the key out" if value is None else r".*: put it in \[ \]"
    with pytest.raises(am.InvalidValueError, match=f"^: expected a list, not {hint}$"):
        converter().structure(value, tuple[str, ...])


@pytest.mark.parametrize("value", [[], [["id", "x"]], "x", None, 5, RepeatedKeys(id="x")])
@pytest.mark.parametrize("kind", RECORDS)
def test_nothing_becomes_a_record(kind: type, value: Any) -> None:
    """Records are made of objects alone, and of none in which a key stands twice."""
    with pytest.raises(am.InvalidValueError, match="expected an object, not "):
        converter().structure(value, kind)


@pytest.mark.parametrize("name", WORDS)
def test_words_are_taken_exactly(name: str) -> None:
    """An enumerated value is one of its words, in lower case, and no other value equal to it."""
    kind = ENUMS[name]
    assert [member.value for member in kind] == WORDS[name]
    for member in kind:
        assert converter().structure(member.value, kind) is member
        for wrong in (member.value.upper(), member.name, f" {member.value}", member, [member]):
            if wrong == member.value and type(wrong) is str:
                continue
            with pytest.raises(am.InvalidValueError):
                converter().structure({"x": wrong}["x"], kind)


def test_ends_are_open_dated_or_absent() -> None:
    """An end is `..`, a date, or left out; null is none of these."""
    period = converter().structure({"until": ".."}, am.Period)
    assert period.until == am.OPEN
    assert plain(period) == {"until": ".."}
    assert converter().structure({}, am.Period) == am.Period()
    assert plain(am.Period()) == {}
    with pytest.raises(am.InvalidValueError, match="null says nothing: leave the key out"):
        converter().get_structure_hook(End)(None, End)
    with pytest.raises(am.AptsModelError):
        converter().structure({"until": None}, am.Period)


@pytest.mark.parametrize(
    ("end", "reason", "hint"),
    [
        ("2004-13", "month 13 is not one of 01 to 12", ""),
        ("2004-02-30", "", ""),
        ("lasts", "write a date as 2004, ", "; '..' if it goes on"),
        ("2006 or then", "write a date as 2004, ", "; '..' if it goes on"),
        ("2006 or 2007", "write it as [2006,2007]", ""),
    ],
)
@pytest.mark.parametrize("key", ["until", "through"])
def test_how_to_leave_an_end_open_is_told_where_no_date_was_meant(
    key: str, end: str, reason: str, hint: str
) -> None:
    """Who writes a day that is in no calendar means a day; who writes a word may mean no end."""
    [problem] = problems_of({key: end}, am.Period)
    assert problem.path == f"$.{key}"
    assert f"{end!r} is not a date: {reason}" in problem.message
    assert problem.message.endswith("; '..' if it goes on") is bool(hint)


@pytest.mark.parametrize("written", ["2004-11-3X", "[2004-11-30,2004-11-30]"])
def test_a_day_is_written_in_one_way(written: str) -> None:
    """A day that is told in another way than by its date is refused with how to write it."""
    with pytest.raises(am.InvalidValueError, match=r"^: write the day as 2004-11-30$"):
        converter().structure(written, datetime.date)


@given(strategies.periods())
def test_periods_are_read_back(period: am.Period) -> None:
    """Any period is written as text alone, and read back equal."""
    written = plain(period)
    assert set(written) <= {"start", "until", "through"}
    assert all(type(value) is str for value in written.values())
    assert converter().structure(written, am.Period) == period


def test_a_data_set_becomes_plain_values() -> None:
    """What is written is made of objects, lists, text and numbers, and of nothing shared."""
    document = full()
    del document["format"]
    exact = json.loads(json.dumps(document), parse_float=Decimal)
    data = converter().structure(exact, am.Dataset)
    written = plain(data)
    assert written == document
    written["people"].clear()
    assert len(data.people) == 2


def test_the_format_has_a_version() -> None:
    """The format that is written is the first."""
    assert FORMAT == "apts-model/1"
    assert json.loads(am.dumps(am.Dataset(title="Mine")))["format"] == FORMAT


def test_an_error_that_no_problem_explains_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the two passes ever disagree, the first one's error is raised, not swallowed."""

    def nothing(*_: object) -> list[am.Problem]:
        return []

    monkeypatch.setattr(formats, "problems_of", nothing)
    with pytest.raises(am.InvalidValueError, match="expected text, not the number 5"):
        am.loads('{"format": "apts-model/1", "title": "Mine", "as_of": 5}')


# --- records are made without their constructors -------------------------------------------------


def several(values: Any) -> tuple[Any, ...]:
    """Return what a field holds that holds several."""
    result: tuple[Any, ...] = values
    return result


def kind_of(value: object) -> Any:
    """Return the class of a value."""
    return type(value)


def fields_of(kind: Any) -> list[Any]:
    """Return the fields of a kind of record that a file can hold."""
    attrs.resolve_types(kind)
    return [field for field in attrs.fields(kind) if field.init]


def records_in(value: Any) -> Iterator[Any]:
    """Yield a record and all records inside of it."""
    if isinstance(value, tuple):
        for one in several(value):
            yield from records_in(one)
    elif type(value) in RECORDS:
        yield value
        for field in fields_of(type(value)):
            yield from records_in(getattr(value, field.name))


def constructed(record: Any) -> Any:
    """Make a record anew by its constructor, of the same values."""
    kind = kind_of(record)
    return kind(**{field.name: getattr(record, field.name) for field in fields_of(kind)})


def is_as_constructed(record: Any) -> None:
    """Check that a record that was read is in no way different from one that was made."""
    kind = kind_of(record)
    other = constructed(record)
    assert record == other
    assert repr(record) == repr(other)
    assert hash(record) == hash(other)
    assert attrs.asdict(record) == attrs.asdict(other)
    assert attrs.astuple(record, recurse=False) == attrs.astuple(other, recurse=False)
    for field in attrs.fields(kind):
        assert type(getattr(record, field.name)) is type(getattr(other, field.name))
    for again in (
        copy.copy(record),
        copy.deepcopy(record),
        pickle.loads(pickle.dumps(record)),
        attrs.evolve(record),
    ):
        assert type(again) is kind
        assert again == record
        assert repr(again) == repr(record)
        assert hash(again) == hash(record)
        assert attrs.asdict(again) == attrs.asdict(record)
    name = fields_of(kind)[0].name
    for one in (record, other):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(one, name, getattr(one, name))


def test_every_kind_that_is_read_is_as_constructed() -> None:
    """Of each kind, a record that has every key, and one that has the fewest, are as if made."""
    data = am.loads(text_of(full()))
    assert {type(one) for one in records_in(data)} == set(RECORDS)
    for record in records_in(data):
        is_as_constructed(record)
    for kind in LEAST:
        is_as_constructed(converter().structure(plain(made(kind)), kind))
        assert converter().structure(plain(made(kind)), kind) == made(kind)


@given(strategies.datasets())
@tries(15)
def test_any_record_that_is_read_is_as_constructed(dataset: am.Dataset) -> None:
    """So is every record of any data set, and the data set itself."""
    for record in records_in(am.loads(am.dumps(dataset))):
        is_as_constructed(record)


def test_a_data_set_that_is_read_answers_as_one_that_is_made() -> None:
    """What is found out when it is first needed is found out of those that are read, too."""
    read = am.loads(am.dumps(am.load_apts()))
    other = constructed(read)
    copies = [read, other, copy.deepcopy(read), pickle.loads(pickle.dumps(read))]
    for data in copies:
        assert data.union("apts").id == "apts"
        assert str(data.president_on("apts", "2005-06-01")) == str(
            am.load_apts().president_on("apts", "2005-06-01")
        )
    assert read.merge(other) == read


class Blind:
    """A record of which nobody may look at anything."""

    def __getattribute__(self, name: str) -> Any:
        raise AssertionError(name)


VALIDATED = [
    (kind, field.name)
    for kind in RECORDS
    for field in fields_of(kind)
    if field.validator is not None and field.validator is not rival
]


@pytest.mark.parametrize(("kind", "name"), VALIDATED)
def test_validators_look_at_the_value_alone(kind: Any, name: str) -> None:
    """Rules are remembered by value: but for `rival`, which is asked anew, none sees the record."""
    assert len(VALIDATED) > 80
    field: Any = attrs.fields_dict(kind)[name]
    data = am.loads(text_of(full()))
    values = [getattr(one, name) for one in records_in(data) if type(one) is kind]
    for value in values:
        field.validator(Blind(), field, value)
        field.validator(None, field, value)
    for value in [*NOT_IDS, ("a\tb",), ("a", "a"), am.Period(until="2004"), Decimal(5), ()]:
        told: list[str] = []
        for instance in (Blind(), None):
            try:
                field.validator(instance, field, value)
                told.append("")
            except am.InvalidValueError as error:
                told.append(str(error))
            except TypeError:  # of what conversion would not let through
                told.append("no such value")
        assert told[0] == told[1]


def test_only_claims_have_rivals() -> None:
    """The one rule that looks at the record stands where a claim disputes another, every time."""
    with_rival = {
        (kind, field.name)
        for kind in RECORDS
        for field in fields_of(kind)
        if field.validator is rival
    }
    assert with_rival == {(kind, "disputes_id") for kind in RECORDS if hasattr(kind, "disputes_id")}
    assert len(with_rival) >= 7


@pytest.mark.parametrize("kind", RECORDS)
def test_every_default_is_a_plain_value(kind: Any) -> None:
    """Defaults are shared by all records: none is made anew, none changed, none converted."""
    factory: Any = attrs.Factory
    for field in fields_of(kind):
        assert not isinstance(field.default, factory)
        assert not isinstance(field.converter, attrs.Converter)
        if field.default is not attrs.NOTHING:
            hash(field.default)
            assert field.converter is None or field.converter(field.default) is field.default


@pytest.mark.parametrize("kind", [one for one in RECORDS if hasattr(one, "disputes_id")])
def test_no_record_disputes_itself(kind: Any) -> None:
    """That is so of a record in a file, too, whoever was disputed before it."""
    fine = {**plain(made(kind)), "disputes_id": "z"}
    assert converter().structure(fine, kind).disputes_id == "z"
    for record in ({**fine, "id": "z"}, {**fine, "disputes_id": fine["id"]}):
        with pytest.raises(am.InvalidValueError, match="cannot dispute itself") as caught:
            converter().structure(record, kind)
        assert caught.value.field == "disputes_id"


def test_only_converters_of_numbers_ask_more_than_the_types() -> None:
    """All others bring into shape what an app writes, and are left out in reading a file."""
    fields = [field for kind in RECORDS for field in attrs.fields(kind) if field.converter]
    rules = {
        f"{one.converter.__module__}.{one.converter.__qualname__}".removeprefix("apts_model."): one
        for one in fields
    }
    known: dict[str, Any] = vars(schema)["_RULES"]
    asking = {name for name in rules if name in known}
    numbers = {name for name, one in rules.items() if "Decimal" in str(one.type)}
    assert asking == numbers
    assert len(rules) > 40


# --- what is remembered --------------------------------------------------------------------------

MEMORIES: dict[Any, dict[Any, Any]] = vars(module)["_memories"]


@pytest.fixture
def memories() -> Iterator[dict[Any, dict[Any, Any]]]:
    """Empty all memories before and after."""
    converter().structure({"title": "Mine"}, am.Dataset)
    for memory in MEMORIES.values():
        memory.clear()
    yield MEMORIES
    for memory in MEMORIES.values():
        memory.clear()


def with_people(names: Iterable[str]) -> str:
    """Write a document with people of these names."""
    people = [{"id": f"p-{n}", "name": name, "other_names": [name]} for n, name in enumerate(names)]
    return json.dumps({"format": FORMAT, "title": "Mine", "people": people})


def structured(text: str) -> am.Dataset:
    """Make a data set as `loads` does, and forget nothing."""
    values = json.loads(text)
    del values["format"]
    data: am.Dataset = converter().structure(values, am.Dataset)
    return data


def test_a_memory_forgets_when_it_is_full(
    monkeypatch: pytest.MonkeyPatch, memories: dict[Any, dict[Any, Any]]
) -> None:
    """However many lists of texts a file holds, only so many are remembered, and all are read."""
    monkeypatch.setattr(module, "MAX_REMEMBERED", 50)
    text = with_people(f"Person {n}" for n in range(333))
    data = structured(text)
    assert [one.name for one in data.people] == [f"Person {n}" for n in range(333)]
    assert max(map(len, memories.values())) == 333 % 50
    assert structured(text) == am.loads(text) == data


def test_so_many_texts_are_remembered(memories: dict[Any, dict[Any, Any]]) -> None:
    """The usual limit, of each rule."""
    assert module.MAX_REMEMBERED == 16_384
    structured(with_people(f"Person {n}" for n in range(20_000)))
    assert 16_384 >= max(map(len, memories.values())) > 1_000
    assert len(memories) < 100


@pytest.mark.parametrize("length", [1, 100, 101, 10_000])
def test_lists_of_texts_of_any_length_are_remembered(
    memories: dict[Any, dict[Any, Any]], length: int
) -> None:
    """A list of texts is checked once in a file, however long they are."""
    name = "é" * length
    for _ in range(2):
        [person] = structured(with_people([name])).people
        assert (person.name, person.other_names) == (name, (name,))
    assert any((name,) in memory for memory in memories.values())


@pytest.mark.parametrize("format", ["json", "yaml"])
@pytest.mark.parametrize(
    "text",
    [
        with_people(["Ada", "Bo"]),
        with_people(["Ada", "B\to"]),
        with_people(["Ada"])[:-1],
        with_people(["Ada"]).replace(FORMAT, "apts-model/2"),
        with_people(["Ada"]).replace(FORMAT, "apts-model/0"),
        with_people(["Ada"]).replace('"Mine"', '5, "x": {}'),
        "\ufeff",
        "",
    ],
    ids=range(8),
)
def test_nothing_is_remembered_of_what_was_read(
    memories: dict[Any, dict[Any, Any]], format: str, text: str
) -> None:
    """When a file has been read, or refused, nothing that it holds is kept."""
    structured(with_people(["Zoe"]))
    assert any(("Zoe",) in memory for memory in memories.values())
    with contextlib.suppress(am.MalformedError):
        am.loads(text, format=format)
    assert not any(memories.values())


@pytest.mark.parametrize("step", ["problems_of", "placed"])
def test_nothing_is_remembered_where_reading_breaks_off(
    monkeypatch: pytest.MonkeyPatch, memories: dict[Any, dict[Any, Any]], step: str
) -> None:
    """Nor is anything kept when reading is interrupted."""

    def interrupted(*_: object, **__: object) -> None:
        assert any(memories.values())
        raise KeyboardInterrupt

    monkeypatch.setattr(formats, step, interrupted)
    with pytest.raises(KeyboardInterrupt):
        am.loads(with_people(["Ada", "B\to"]))
    assert not any(memories.values())


@pytest.mark.parametrize(
    "value", [5, True, None, [], ["a"], {}, 1.5, ["a", 5], [["a"]], [{}], [None], "a\tb", ["a\tb"]]
)
@pytest.mark.parametrize("key", ["name", "other_names", "note"])
def test_nothing_that_is_refused_is_remembered(
    memories: dict[Any, dict[Any, Any]], key: str, value: Any
) -> None:
    """What is wrong once is wrong again, in the same words, whatever was right between."""
    text = json.dumps(
        {"format": FORMAT, "title": "M", "people": [{"id": "a", "name": "A", key: value}]}
    )
    if key == "other_names" and value in ([], ["a"]):
        assert am.loads(text).people[0].other_names == tuple(value)
        return
    told: list[Any] = []
    for _ in range(2):
        with pytest.raises(am.MalformedError) as caught:
            am.loads(text)
        told.append(caught.value.problems)
        am.loads(with_people(["a", "1", "True"]))
    assert told[0] == told[1]
    assert "a\tb" not in {one for memory in memories.values() for one in memory}
