import datetime
import enum
import json
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.files.json import plain
from apts_model.files.layout import layout_of, quoted
from tests.effort import tries
from tests.files.documents import FORMAT, KEYS, full, text_of
from tests.records.forms import LEAST, made

EVERYTHING = am.loads(text_of(full()))
LEAST_RECORDS = [made(kind) for kind in LEAST] + [am.Period(), am.Dataset(title="Mine")]


def several(values: Any) -> tuple[Any, ...]:
    """Return what a field holds that holds several."""
    result: tuple[Any, ...] = values
    return result


def kind_of(value: object) -> Any:
    """Return the class of a value."""
    return type(value)


def rendered(value: Any) -> Any:
    """Make plain values of a record by the fields of its class alone, as `json` can write them."""
    if isinstance(value, am.ImpreciseDate | datetime.date):
        return str(value)
    if attrs.has(kind_of(value)):
        return {
            field.name: rendered(member)
            for field in attrs.fields(kind_of(value))
            if field.init and (member := getattr(value, field.name)) != default_of(field)
        }
    if isinstance(value, tuple):
        members: list[Any] = [rendered(one) for one in several(value)]
        return members
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    assert type(value) in {str, int}
    return value


def default_of(field: Any) -> Any:
    """Return what a field holds that nobody names, as it is after conversion."""
    if field.default is attrs.NOTHING or field.converter is None:
        return field.default
    return field.converter(field.default)


def records_in(value: Any) -> Iterator[Any]:
    """Yield a record and all records inside of it."""
    if isinstance(value, tuple):
        for one in several(value):
            yield from records_in(one)
    elif attrs.has(kind_of(value)) and not isinstance(value, am.ImpreciseDate):
        yield value
        for field in attrs.fields(kind_of(value)):
            if field.init:
                yield from records_in(getattr(value, field.name))


def is_written_well(record: Any) -> None:
    """Check every form in which a record is written."""
    layout = layout_of(kind_of(record))
    expected = rendered(record)
    line = layout.on_a_line(record)
    assert line == json.dumps(expected, ensure_ascii=False)
    assert plain(record) == expected
    heads: list[dict[str, str]] = [{}, {"$schema": 'a "b" é', "format": FORMAT}]
    for head in heads:
        text = layout.document(record, head)
        keys = {**head, **expected}
        assert json.loads(text) == keys
        first, *lines, last = text.split("\n")
        assert (first, last) == ("{", "}")
        assert [*json.loads(text)] == [*keys]
        assert all(one.startswith('  "') for one in lines[:1])
        assert len([one for one in lines if one.startswith('  "')]) == len(keys)


@pytest.mark.parametrize("record", LEAST_RECORDS, ids=lambda one: type(one).__name__)
def test_the_least_of_each_kind(record: Any) -> None:
    """A record that says no more than it must is written with no more keys than that."""
    is_written_well(record)
    written = plain(record)
    needed = {key for key, (is_needed, _) in KEYS[type(record).__name__].items() if is_needed}
    extra = {am.Vote: {"percent_for"}, am.Agreement: {"signed"}}.get(kind_of(record), set[str]())
    assert set(written) == (needed - {"format"}) | extra


def test_the_fullest_of_each_kind() -> None:
    """A document that has every key there is is written with all of them."""
    seen = [*records_in(EVERYTHING)]
    assert {type(one).__name__ for one in seen} == set(KEYS)
    for record in seen:
        is_written_well(record)
    document = full()
    del document["format"]
    assert plain(EVERYTHING) == document


@given(strategies.datasets())
@tries(20)
def test_any_record_is_written_as_its_fields_say(dataset: am.Dataset) -> None:
    """One line or several, what is written is what the fields hold, defaults left out."""
    for record in records_in(dataset):
        is_written_well(record)


# --- the forms of values -------------------------------------------------------------------------


@given(st.text(st.characters(exclude_categories=())))
def test_text_is_written_as_json_has_it(text: str) -> None:
    """Text is written as it is, but for what JSON escapes."""
    assert quoted(text) == json.dumps(text, ensure_ascii=False)


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(-14, 0))
def test_numbers_are_written_exactly(digits: int, exponent: int) -> None:
    """The JSON number of a decimal of up to 15 digits has its very value."""
    number = Decimal(digits).scaleb(exponent)
    if number and abs(number) < Decimal("1e-14"):
        return
    figure = am.Figure(id="f", subject_id="u", measure="growth_percent", value=number)
    line = layout_of(am.Figure).on_a_line(figure)
    assert json.loads(line, parse_float=Decimal, parse_int=Decimal)["value"] == number
    written = line.partition('"value": ')[2].rstrip("}")
    assert (
        written == str(int(number)) if number == int(number) else "." in written or "e" in written
    )


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("75.70", "75.7"),
        ("100.0", "100"),
        ("-17.4", "-17.4"),
        ("999999999999999", "999999999999999"),
        ("0.00001", "1e-05"),
        ("0.1", "0.1"),
    ],
)
def test_a_number_has_one_form(number: str, written: str) -> None:
    """A whole number has no point, and any other its fewest digits."""
    figure = am.Figure(id="f", subject_id="u", measure="growth_percent", value=number)
    assert layout_of(am.Figure).on_a_line(figure) == (
        f'{{"id": "f", "subject_id": "u", "measure": "growth_percent", "value": {written}}}'
    )


@pytest.mark.parametrize(
    ("period", "written"),
    [
        (am.Period(), "{}"),
        (am.Period("2004-11~"), '{"start": "2004-11~"}'),
        (am.Period("2004", until=".."), '{"start": "2004", "until": ".."}'),
        (am.Period(through="[2004,2005]"), '{"through": "[2004,2005]"}'),
        (am.Period(datetime.date(2004, 11, 1)), '{"start": "2004-11-01"}'),
    ],
)
def test_dates_and_ends(period: am.Period, written: str) -> None:
    """Dates are written as they were, an open end as two points, what is unknown not at all."""
    assert layout_of(am.Period).on_a_line(period) == written


@pytest.mark.parametrize("kind", [am.Stage, am.Measure, am.StepKind, am.Accession])
def test_words_are_written_as_words(kind: type[enum.Enum]) -> None:
    """A member of an enumeration is written as its value."""
    for member in kind:
        record: Any
        if kind is am.Stage:
            record = am.Milestone(id="m", stage=member.value)
        elif kind is am.Measure:
            record = am.Figure(id="f", subject_id="u", measure=member.value, value=1)
        elif kind is am.StepKind:
            record = am.StatuteStep(kind=member.value)
        else:
            record = am.Presidency(id="p", union_id="u", holder_id="a", accession=member.value)
        assert member.value in plain(record).values()
        assert f'"{member.value}"' in layout_of(kind_of(record)).on_a_line(record)


def test_the_day_of_a_data_set() -> None:
    """A day is written in full."""
    data = am.Dataset(title="Mine", as_of=datetime.date(2004, 1, 2))
    assert plain(data) == {"title": "Mine", "as_of": "2004-01-02"}


def test_a_default_that_is_named_is_left_out() -> None:
    """It is left out however it was said: the value itself, an equal one, or its word."""
    for standing in (am.Standing.ACCEPTED, "accepted"):
        for period in (am.Period(), am.Period(None, until=None)):
            record = am.Affiliation(
                id="a",
                member_id="u",
                body_id="f",
                standing=standing,
                period=period,
                citations=[],
                note=None,
            )
            assert set(plain(record)) == {"id", "member_id", "body_id"}
    figure = made(am.Figure, comparison="exactly")
    assert "comparison" not in plain(figure)
    assert plain(made(am.Figure, comparison="about"))["comparison"] == "about"


def test_layouts_are_made_once() -> None:
    """How a kind is written is found out once."""
    assert layout_of(am.Person) is layout_of(am.Person)


def test_rows_stand_on_lines_of_their_own() -> None:
    """In a list, each record begins on a line; spread out, each of its keys does."""
    people = (am.Person(id="a", name="A"), am.Person(id="b", name="B"))
    layout = layout_of(am.Person)
    assert layout.rows(people, "  ", spread=False) == (
        '[\n    {"id": "a", "name": "A"},\n    {"id": "b", "name": "B"}\n  ]'
    )
    assert layout.rows(people[:1], "", spread=True) == (
        '[\n  {\n    "id": "a",\n    "name": "A"\n  }\n]'
    )


def test_a_row_that_holds_rows_of_its_own_stands_on_several_lines() -> None:
    """Citations alone leave a record on one line; other records in it do not."""
    cited = [am.Citation(source_id="s")]
    tables = (
        am.BargainingTable(id="a", kind="local", citations=cited),
        am.BargainingTable(
            id="b", kind="local", milestones=[am.Milestone(id="m", stage="talks", citations=cited)]
        ),
    )
    assert layout_of(am.BargainingTable).rows(tables, "", spread=False) == (
        """[
  {"id": "a", "kind": "local", "citations": [{"source_id": "s"}]},
  {
    "id": "b",
    "kind": "local",
    "milestones": [
      {"id": "m", "stage": "talks", "citations": [{"source_id": "s"}]}
    ]
  }
]"""
    )


def test_a_program_that_has_read_nothing_writes() -> None:
    """The types of fields are known to who writes first."""
    program = "import apts_model as am; print(am.dumps(am.Dataset(title='Mine')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert json.loads(done.stdout) == {"format": "apts-model/1", "title": "Mine"}
