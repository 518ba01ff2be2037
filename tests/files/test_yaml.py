import json
import sys
import time
from decimal import Decimal
from typing import Any

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.files import yaml
from tests.effort import tries
from tests.files.documents import COUNT, KEYS, NUMBER, at, full, put, steps_of, text_of
from tests.files.hostile import AS_A_NUMBER
from tests.files.test_problems import WRONG, found_in, place_of
from tests.files.yaml_parsers import BOTH


def problems(text: str | bytes) -> list[tuple[str, str]]:
    """Return the places and messages with which a text is refused, none where it is read."""
    try:
        am.loads(text, format="yaml")
    except am.MalformedError as error:
        return [
            (problem.path, problem.message if problem.line else "without a place")
            for problem in error.problems
        ]
    return []


# --- whole data sets -----------------------------------------------------------------------------


@BOTH
def test_the_full_document() -> None:
    """The document that has every key is read from YAML as from JSON, however it is laid out."""
    dataset = am.loads(text_of(full()))
    for text in (
        am.dumps(dataset, format="yaml"),
        pyyaml.safe_dump(full()),
        pyyaml.safe_dump(full(), default_flow_style=True, allow_unicode=True, width=20),
        text_of(full()),
        json.dumps(full(), indent=2, ensure_ascii=False),
    ):
        assert am.loads(text, format="yaml") == dataset


@given(strategies.datasets(), st.sampled_from([None, 0, 2]))
@tries(15)
def test_json_that_the_library_writes_is_yaml(dataset: am.Dataset, indent: int | None) -> None:
    """JSON text is read as YAML too, where it is not indented with tabs and escapes no halves."""
    text = am.dumps(dataset)
    assert am.loads(text, format="yaml") == dataset
    plain = json.dumps(json.loads(text), indent=indent, ensure_ascii=False)
    assert am.loads(plain, format="yaml") == dataset


# --- the same problems as in JSON ----------------------------------------------------------------


def as_text(value: Any, kind: str | None = "Dataset") -> Any:
    """Turn scalars into the texts that YAML has them for, but for numbers where one belongs."""
    if isinstance(value, list):
        inner = kind.strip("[]") if kind and kind.startswith("[") else None
        return [as_text(one, inner) for _, one in steps_of(value)]
    if isinstance(value, dict):
        keys = KEYS.get(kind or "", {})
        return {key: as_text(one, keys.get(str(key), (0, None))[1]) for key, one in steps_of(value)}
    is_number = type(value) in {int, float} and kind in {COUNT, NUMBER}
    return (
        value if value is None or is_number else value if type(value) is str else json.dumps(value)
    )


@BOTH
@pytest.mark.parametrize(("where", "value"), [row[:2] for row in WRONG])
def test_yaml_and_json_have_the_same_problems(where: str, value: Any) -> None:
    """Of what is wrong in both, both tell the same; a scalar where text belongs is text in YAML."""
    document = full()
    place = place_of(where)
    if value is ...:
        del at(document, place[:-1])[place[-1]]
    else:
        put(document, place, value)
    text = pyyaml.safe_dump(document, sort_keys=False)
    assert problems(text) == found_in(as_text(document))


@BOTH
def test_problems_have_the_places_of_their_keys() -> None:
    """Each problem is found at its key or, in a list, at the member."""
    head = "format: apts-model/1\ntitel: x\n"
    text = head + "people:\n- name: A\n  id: a\n- {id: B,\n   name: ''}\n- *a\n"
    with pytest.raises(am.MalformedError) as caught:
        am.loads(text, format="yaml")
    assert [(one.path, one.line, one.column) for one in caught.value.problems] == [
        ("$", 1, 1),
        ("$.titel", 2, 1),
        ("$.people[1].id", 6, 4),
        ("$.people[1].name", 7, 4),
        ("$.people[2]", 8, 3),
    ]


# --- null and numbers; what else is refused, and where: test_yaml_hostile.py ----------------------


@BOTH
@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", " # nothing"])
def test_what_is_missing_is_null(written: str) -> None:
    """What YAML takes for null is refused with the words for null, unless it is quoted."""
    assert problems(f"format: apts-model/1\ntitle: {written}\nas_of: {written}\n") == [
        ("$.title", "expected text, not null"),
        ("$.as_of", "null says nothing: leave the key out"),
    ]
    assert yaml.values("title: 'null'") == {"title": "null"}
    assert yaml.values("null: x\n~: y") == {"null": "x", "~": "y"}


@BOTH
@pytest.mark.parametrize(
    "written",
    ["0", "-0", "12", "5.0", "-17.4", "1e3", "1.0e-07", "9" * 40, "1e9999999999999999999"],
)
def test_numbers_are_those_of_json(written: str) -> None:
    """A plain number in a field that holds one is what it is in JSON; a quoted one is text."""
    figure = '{"id": "f", "subject_id": "u", "measure": "wage_percent", "value": %s}'
    body = '{"format": "apts-model/1", "title": "x", "figures": [' + figure + "]}"
    assert problems(body % written) == found_in(body % written)
    assert problems(body % f"'{written}'") == [
        ("$.figures[0].value", f"expected a number, not the text {written!r}" + AS_A_NUMBER)
    ]


@BOTH
def test_numbers_where_the_optional_field_holds_one() -> None:
    """Fields that can be left out, and those of records inside records, hold numbers too."""
    text = "rounds: [{milestones: [{vote: {turnout: 38, percent_for: 75.7, note: 5}}]}]"
    vote = yaml.values(text)["rounds"][0]["milestones"][0]["vote"]
    assert vote == {"turnout": 38, "percent_for": Decimal("75.7"), "note": "5"}
    assert yaml.values("rounds: {milestones: 5}") == {"rounds": {"milestones": "5"}}
    assert yaml.values("title: [5, {value: 5}]") == {"title": ["5", {"value": "5"}]}


def test_a_large_file_takes_time_in_proportion() -> None:
    """Four times the text takes four times as long, not sixteen times."""

    def seconds(count: int) -> float:
        text = "people:\n" + "- {id: a, name: 'b'}\n" * count
        started = time.process_time()
        yaml.values(text)
        return time.process_time() - started

    seconds(100)
    shortest = min(seconds(8_000) for _ in range(3))
    assert shortest < 10 * max(seconds(2_000), 0.01)


# --- the extra -----------------------------------------------------------------------------------


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML is missing, reading and writing say which extra to install."""
    monkeypatch.setitem(sys.modules, "yaml", None)
    dataset = am.Dataset(title="Mine")
    with pytest.raises(am.MissingExtraError, match=r"^YAML needs .*apts-model\[yaml\]"):
        am.loads("title: Mine", format="yaml")
    with pytest.raises(am.MissingExtraError):
        am.dumps(dataset, format="yaml")
    with pytest.raises(am.MissingExtraError):
        list(yaml.events("title: Mine"))
    assert am.loads(am.dumps(dataset)) == dataset
