import json
from decimal import Decimal
from typing import Any

import pytest
import yaml as pyyaml
from hypothesis import example, given, reject
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.files.yaml_writing import yaml_text
from tests.effort import tries
from tests.files.documents import (
    COUNT,
    NUMBER,
    Place,
    full,
    path_of,
    places,
    put,
    steps_of,
    text_of,
)
from tests.files.yaml_parsers import BOTH


@given(strategies.datasets())
@tries(25)
def test_what_is_written_is_read_back(dataset: am.Dataset) -> None:
    """Writing and reading gives an equal data set, and writing that gives the same text."""
    text = am.dumps(dataset, format="yaml")
    again = am.loads(text, format="yaml")
    assert again == dataset
    assert am.dumps(again, format="yaml") == text
    assert am.dumps(again) == am.dumps(dataset)


@given(strategies.datasets())
@tries(25)
def test_other_readers_see_what_json_says(dataset: am.Dataset) -> None:
    """PyYAML, which takes 2004 and NO for what they look like, reads the values of the JSON."""
    assert pyyaml.safe_load(am.dumps(dataset, format="yaml")) == json.loads(am.dumps(dataset))


TITLES = [
    *("a: b", "a #b", "#a", "- a", "-a", "-", "? a", ": a", "a:", "&a", "*a", "!a", "|", ">", "%a"),
    *("@a", "`a`", "'a'", '"a"', "it's", 'say "a"', "\\", "\\n", "C:\\x41", "\\ud800", "a\\"),
    *("[a]", "{a}", "a, b", "a]", "---", "--- a", "...", "..", "null", "Null", "NULL", "~", "none"),
    *("true", "yes", "NO", "no", "on", "Off", "y", "N", "=", "<<", "2004", "010", "0o17", "0x1F"),
    *("1:30", "1_000", "+1", ".5", "5.", "1e3", "1E-7", "-0", ".inf", ".nan", "0b1", "12e03"),
    *(
        "2004-11-01",
        "2004-11",
        "2004?",
        "2001-12-14t21:59:43.10-05:00",
        "é",
        "😀",
        "Ω ж 中 ع",
        "a  b",
    ),
    *("a " * 4999 + "b", "é" * 10_000),
]


@BOTH
@pytest.mark.parametrize("title", TITLES, ids=lambda title: title[:12])
def test_any_text_is_itself(title: str) -> None:
    """A text that YAML could take for something else is written so that nobody does."""
    unions = [am.TradeUnion(id="u", headquarters=title, names=[am.Name(text=title, language="en")])]
    dataset = am.Dataset(title=title, unions=unions, people=[
        am.Person(id="p", name="P", other_names=[title])
    ])  # fmt: skip
    text = am.dumps(dataset, format="yaml")
    assert am.loads(text, format="yaml") == dataset
    assert pyyaml.safe_load(text) == json.loads(am.dumps(dataset))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_any_printable_text_is_written_without_escapes(title: str) -> None:
    """Letters of all scripts and emoji stand in the file as they are."""
    try:
        dataset = am.Dataset(title=title)
    except am.InvalidValueError:
        reject()
    text = am.dumps(dataset, format="yaml")
    assert am.loads(text, format="yaml") == dataset
    assert text.splitlines()[1] in {
        f"title: {title}",
        "title: '" + title.replace("'", "''") + "'",
    }


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(-14, 0))
@example(1, -7)
@example(-123, -10)
def test_any_number_of_15_digits_is_read_back(digits: int, exponent: int) -> None:
    """Numbers that are written as 1.0e-07 are read back as the decimals that they are."""
    value = Decimal(digits).scaleb(exponent)
    dataset = am.Dataset(
        title="x",
        figures=[am.Figure(id="f", subject_id="u", measure=am.Measure.WAGE_PERCENT, value=value)],
    )
    text = am.dumps(dataset, format="yaml")
    assert am.loads(text, format="yaml") == dataset
    assert pyyaml.safe_load(text) == json.loads(am.dumps(dataset))


def test_canonical_layout() -> None:
    """What is short stands on one line, records in blocks, nothing is broken or shared."""
    cited = [am.Citation(source_id="s", supports=["start", "end"])]
    period = am.Period("2004-11", until="..")
    dataset = am.Dataset(
        title="Mine",
        as_of="2026-01-31",
        unions=[am.TradeUnion(id="u", period=period, citations=cited, note="x " * 100 + "x")],
        coverages=[am.Coverage(subject_id="u", records=am.RecordKind.FIGURES, period=am.Period())],
    )
    assert am.dumps(dataset, format="yaml", schema="./s.json") == (
        "$schema: ./s.json\nformat: apts-model/1\ntitle: Mine\nas_of: '2026-01-31'\n"
        "unions:\n- id: u\n  period: {start: 2004-11, until: ..}\n"
        "  citations:\n  - source_id: s\n    supports: [start, end]\n"
        f"  note: {'x ' * 100}x\n"
        "coverages:\n- subject_id: u\n  records: figures\n  period: {}\n"
    )


LEAVES = [
    (place, kind)
    for place, value, kind in places(full())
    if not steps_of(value) and kind in {"text", COUNT, NUMBER}
]


@pytest.mark.parametrize(("place", "kind"), LEAVES, ids=[path_of(place) for place, _ in LEAVES])
def test_one_changed_fact_changes_one_line(place: Place, kind: str) -> None:
    """The files before and after one fact is changed differ in one line."""
    document = full()
    before = am.dumps(am.loads(text_of(document)), format="yaml")
    put(document, place, "Other" if kind == "text" else 3)
    after = am.dumps(am.loads(text_of(document)), format="yaml")
    lines = zip(before.splitlines(), after.splitlines(), strict=True)
    assert sum(one != other for one, other in lines) == 1


@given(strategies.datasets())
@tries(25)
def test_pyyaml_would_lay_it_out_so(dataset: am.Dataset) -> None:
    """The emitter of PyYAML, told what stands in the file, writes the same file."""
    text = am.dumps(dataset, format="yaml")
    assert emitted(text) == text


def emitted(text: str) -> str:
    """Let the emitter of PyYAML write what its parser reads, with no line broken."""
    package: Any = pyyaml
    events = package.parse(text, Loader=package.SafeLoader)
    written: str = package.emit(events, Dumper=package.SafeDumper, width=10**6, allow_unicode=True)
    return written


def test_layout_of_plain_values() -> None:
    """What has parts with parts stands in lines, the rest in brackets; quotes where they must."""
    members: dict[str, Any] = {
        "on": 1e-07,
        "numbers": [5, -0.25, 1.5e300],
        "texts": ["a, b", "a: b", "2004?", "it's", "'", "", "x"],
        "a block": {"text": "a, b", "deep": {"y": {"none": [], "nothing": {}}}},
        "list": [{"a": 1, "b": [{"c": {"d": "5"}}]}, {"e": "#"}],
    }
    text = yaml_text(pyyaml, members)
    assert text == (
        "'on': 1.0e-07\n"
        "numbers: [5, -0.25, 1.5e+300]\n"
        "texts: ['a, b', 'a: b', '2004?', it's, '''', '', x]\n"
        "a block:\n  text: a, b\n  deep:\n    'y':\n      none: []\n      nothing: {}\n"
        "list:\n- a: 1\n  b:\n  - c: {d: '5'}\n- e: '#'\n"
    )
    assert emitted(text) == text
    assert pyyaml.safe_load(text) == members


def test_libyaml_changes_nothing_in_what_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text is the same with and without libyaml, also where it holds emoji."""
    dataset = am.Dataset(title="😀 é", people=[am.Person(id="p", name="P 😀")])
    text = am.dumps(dataset, format="yaml")
    monkeypatch.setattr(pyyaml, "__with_libyaml__", False)
    assert am.dumps(dataset, format="yaml") == text
    assert "title: 😀 é\n" in text
