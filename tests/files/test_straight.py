import contextlib
import json
import random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import apts_model as am
from apts_model.files import formats
from apts_model.files.straight import Make, members
from tests.effort import tries
from tests.files.documents import HEAD, full, text_of


def noted(value: Any, keys: list[int]) -> Any:
    """Make a text of a value, and note how many keys it has."""
    keys.append(len(value))
    return str(value)


MAKES: dict[str, Make] = {"people": noted}


def straight(text: str) -> tuple[dict[str, Any] | None, list[int]]:
    """Read a text, of which `people` are made to text, and tell which keys were counted."""
    keys: list[int] = []
    decoder: Any = json.JSONDecoder()
    return members(text, MAKES, decoder.scan_once, keys), keys


@pytest.mark.parametrize(
    "text",
    [
        '{"a":1,"people":[{"b":2},{}],"c":[[]]}',
        ' {\n"a" : 1 ,\t"people" :\r[ {"b":2} , {} ] ,"c":[ [ ] ] }\n',
        '{"a": 1, "people": [\n  {"b": 2},\n  {}\n], "c": [[]]}',
    ],
)
def test_values_are_made_as_they_are_read(text: str) -> None:
    """Wherever gaps stand, what is in the named list is made, and everything else is read."""
    assert straight(text) == ({"a": 1, "people": ["{'b': 2}", "{}"], "c": [[]]}, [1, 0])


COMMAS = st.sampled_from([", ", ",\n  ", "\r\n\t, ", " ,"])  # none goes on from another
VALUES = st.dictionaries(st.sampled_from("abc"), st.integers(), max_size=2)


@given(VALUES, st.lists(st.tuples(COMMAS, VALUES)))
@tries(100)
def test_a_list_is_made_whatever_stands_between_its_values(
    first: dict[str, int], others: list[tuple[str, dict[str, int]]]
) -> None:
    """However long a list is, and whatever its gaps are, each value is made once, in order."""
    values = [first, *(value for _, value in others)]
    listed = json.dumps(first) + "".join(comma + json.dumps(value) for comma, value in others)
    made = {"people": [str(value) for value in values]}
    assert straight(f'{{"people": [{listed}]}}') == (made, [len(value) for value in values])


def test_other_values_under_such_a_key_are_read_as_they_are() -> None:
    """A list that is empty, and what is no list, is left to those who judge it."""
    assert straight('{"people": []}') == ({"people": []}, [])
    assert straight('{"people": [ ]}') == ({"people": []}, [])
    assert straight('{"people": {"a": 1}}') == ({"people": {"a": 1}}, [])


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "{}", "1", '{"people": [{}]', '{"people": [{}]]}', '{"people": []'),
        *('{"a": 1,}', '{"a": 1} 2', '{"a": 1 "b": 2}', '{"a": 1]', '{"\\u0061": 1}', "{'a': 1}"),
        *('{"a" 1}', '{"a": 1}\u00a0', '\u00a0{"a": 1}'),
    ],
)
def test_what_is_no_such_object_is_left_to_others(text: str) -> None:
    """It gives up where anything is unlike an object with plain keys."""
    assert straight(text)[0] is None


@pytest.mark.parametrize(
    "text",
    [
        *('{"a":', '{"a": }', '{"people": [{},]}', '{"people": [,{}]}', '{"people": [{},{}, {}]}'),
        *('{"people": [{}}', '{"people": [{} {}]}', '{"people": [{}', '{"people": [{"a"}]}'),
    ],
)
def test_where_no_value_can_be_read_it_breaks_off(text: str) -> None:
    """What the reader of values raises is not held back, nor that a list is not closed."""
    with pytest.raises((StopIteration, ValueError)):
        straight(text)


# --- the format -----------------------------------------------------------------------------------


@pytest.mark.parametrize("indent", [None, 0, 2, "\t"])
def test_a_file_without_problems_is_read_straight(
    monkeypatch: pytest.MonkeyPatch, indent: int | str | None
) -> None:
    """Nothing reads a file as a whole that holds what it should, as anybody lays JSON out."""
    canonical = am.dumps(am.loads(text_of(full())))
    monkeypatch.delattr("apts_model.files.json.values")
    laid_out = json.dumps(json.loads(canonical), indent=indent)
    assert am.dumps(am.loads(laid_out)) == canonical == am.dumps(am.loads(canonical))


def test_the_schema_of_a_file_is_read_straight_too() -> None:
    """The place that a file names for its schema is told; what is no place is left to others."""
    data, place = am.loads(text_of(full())), "https://example.org/schema.json"
    text = am.dumps(data, schema=place)
    assert formats.read_straight(text) == (data, place)
    assert formats.read_straight(text.replace(f'"{place}"', "5")) is None


@pytest.mark.parametrize("title", ['"\\u0074itle"', '"title"'])
def test_a_key_in_escapes_is_the_same_key(title: str) -> None:
    """What is not read straight is read all the same."""
    assert am.loads(f'{{"format": "apts-model/1", {title}: "Mine"}}').title == "Mine"


def test_records_that_are_indented_by_turns_are_read() -> None:
    """The gap between two records need not be the one between the two before."""
    gaps = (",", ", ", ",\n  ", ",\n", " ,\n\t ", ",")
    people = [f'{{"id": "p{number}", "name": "Ada"}}' for number in range(len(gaps) + 1)]
    text = "".join(one + gap for one, gap in zip(people, (*gaps, ""), strict=True))
    assert len(am.loads(f'{HEAD}, "people": [{text}]}}').people) == len(people)


def nothing(_: str) -> None:
    """Read nothing straight."""


TEXT = am.dumps(am.loads(text_of(full())))


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(TEXT)),
            st.integers(0, 3),
            st.sampled_from(["", '"', ":", ",", "{", "}", "[", "]", " ", "\n", "1", "a", "\\"]),
        ),
        max_size=2,
    )
)
@tries(300)
@example([])
def test_what_is_read_straight_is_what_would_be_read_as_a_whole(
    changes: list[tuple[int, int, str]],
) -> None:
    """However a text is damaged, reading it straight gives what reading the whole gives, or up."""
    text = TEXT
    for at, length, put in changes:
        text = text[:at] + put + text[at + length :]
    found = formats.read_straight(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(formats, "read_straight", nothing)
        with contextlib.suppress(am.MalformedError):
            assert found in (None, (am.loads(text), None))
            return
    assert found is None


@given(st.randoms(use_true_random=False))
@tries(100)
def test_a_key_that_stands_twice_is_never_read_straight(chance: random.Random) -> None:
    """Anywhere in the records, deep or not, a repeated key is found by the count of keys."""
    starts = [at for at in range(len(TEXT)) if TEXT.startswith('": ', at)]
    end = chance.choice(starts)
    start = TEXT.rindex('"', 0, end)
    member = TEXT[start:end] + '": "x", '
    assert formats.read_straight(TEXT[:start] + member + TEXT[start:]) is None
