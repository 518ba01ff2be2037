import contextlib
import json
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
import yaml as pyyaml
from hypothesis import example, given, reject, settings
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.files import yaml
from apts_model.files.events import UnreadableError, places_in
from tests.files.documents import (
    COUNT,
    KEYS,
    NUMBER,
    Place,
    at,
    full,
    path_of,
    places,
    put,
    steps_of,
    text_of,
)
from tests.files.test_problems import WRONG, found_in, place_of

PARSERS = [pytest.param(True, id="libyaml"), pytest.param(False, id="python")]
Outcome = tuple[Any, ...]


@pytest.fixture(params=PARSERS)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test with both parsers of PyYAML."""
    monkeypatch.setattr(pyyaml, "__with_libyaml__", request.param)


BOTH = pytest.mark.usefixtures("parser")


def outcome(text: str, *, libyaml: bool) -> Outcome:
    """Return what a parser makes of a text: values and their places, or a message and a place."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pyyaml, "__with_libyaml__", libyaml)
        try:
            return repr(yaml.values(text)), places_in(yaml.events(text))
        except UnreadableError as error:
            return (error.problem,)


def same_in_both(text: str) -> Outcome:
    """Return what both parsers make of a text, which has to be the same."""
    result = outcome(text, libyaml=True)
    assert outcome(text, libyaml=False) == result
    return result


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


def refusal(text: str) -> tuple[str, int | None, int | None]:
    """Return why and where both parsers refuse a text as a whole."""
    [problem] = same_in_both(text)
    return problem.message, problem.line, problem.column


def with_titles(*titles: str) -> str:
    """Write titles as the members of a data set, as they stand."""
    return "".join(f"title: {title}\n" for title in titles)


# --- round trip ----------------------------------------------------------------------------------


@given(strategies.datasets())
@settings(max_examples=25)
def test_what_is_written_is_read_back(dataset: am.Dataset) -> None:
    """Writing and reading gives an equal data set, and writing that gives the same text."""
    text = am.dumps(dataset, format="yaml")
    again = am.loads(text, format="yaml")
    assert again == dataset
    assert am.dumps(again, format="yaml") == text
    assert am.dumps(again) == am.dumps(dataset)


@given(strategies.datasets())
@settings(max_examples=25)
def test_other_readers_see_what_json_says(dataset: am.Dataset) -> None:
    """PyYAML, which takes 2004 and NO for what they look like, reads the values of the JSON."""
    assert pyyaml.safe_load(am.dumps(dataset, format="yaml")) == json.loads(am.dumps(dataset))


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
@settings(max_examples=15)
def test_json_that_the_library_writes_is_yaml(dataset: am.Dataset, indent: int | None) -> None:
    """JSON text is read as YAML too, where it is not indented with tabs and escapes no halves."""
    text = am.dumps(dataset)
    assert am.loads(text, format="yaml") == dataset
    plain = json.dumps(json.loads(text), indent=indent, ensure_ascii=False)
    assert am.loads(plain, format="yaml") == dataset


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


def test_libyaml_changes_nothing_in_what_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text is the same with and without libyaml, also where it holds emoji."""
    dataset = am.Dataset(title="😀 é", people=[am.Person(id="p", name="P 😀")])
    text = am.dumps(dataset, format="yaml")
    monkeypatch.setattr(pyyaml, "__with_libyaml__", False)
    assert am.dumps(dataset, format="yaml") == text
    assert "title: 😀 é\n" in text


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


# --- traps ---------------------------------------------------------------------------------------

PLAIN = [
    *("NO", "yes", "true", "on", "010", "1:30", "1_000", "0x1F", "0o17", "2004", "2004-11-01", "5"),
    *("=", "<<", ".inf", ".nan", "1e3", "-1", "+1", "a'b", 'a"b', "nULL", "Nil", "a - b", "a?b"),
]


@pytest.mark.parametrize("written", PLAIN)
def test_every_scalar_is_text(written: str) -> None:
    """What stands in the file is the text, also as a key, whatever YAML takes it for."""
    values, _ = same_in_both(f"title: {written}\n{written}: x\nother: [{written}]\n")
    assert values == repr({"title": written, written: "x", "other": [written]})


@BOTH
@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", "# nothing"])
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
        ("$.figures[0].value", f"expected a number, not the text {written!r}")
    ]


@BOTH
@pytest.mark.parametrize(
    "written",
    ["010", "+1", "1_000", "0x1F", "1:30", ".5", "5.", "1e", "true", ".nan", "NaN", "\uff11"],
)
def test_what_is_no_number_in_json_is_none(written: str) -> None:
    """Numbers of YAML alone are text, which is refused where a number should be."""
    figure = f"{{id: f, subject_id: u, measure: members, value: {written}}}"
    seats = f"{{count: {written}, period: {{}}}}"
    text = (
        f"format: apts-model/1\ntitle: x\nfigures: [{figure}]\n"
        f"unions: [{{id: u, president_seats: [{seats}]}}]\n"
    )
    assert problems(text) == [
        ("$.figures[0].value", f"expected a number, not the text {written!r}"),
        (
            "$.unions[0].president_seats[0].count",
            f"expected a whole number, not the text {written!r}",
        ),
    ]


@BOTH
def test_numbers_where_the_optional_field_holds_one() -> None:
    """Fields that can be left out, and those of records inside records, hold numbers too."""
    text = "rounds: [{milestones: [{vote: {turnout: 38, percent_for: 75.7, note: 5}}]}]"
    vote = yaml.values(text)["rounds"][0]["milestones"][0]["vote"]
    assert vote == {"turnout": 38, "percent_for": Decimal("75.7"), "note": "5"}
    assert yaml.values("rounds: {milestones: 5}") == {"rounds": {"milestones": "5"}}
    assert yaml.values("title: [5, {value: 5}]") == {"title": ["5", {"value": "5"}]}


def test_question_marks_in_brackets() -> None:
    """A doubtful date needs no quotes in brackets."""
    values, _ = same_in_both("{start: 2004?, until: 2004-05?, a: [why? not, 'x?']}")
    assert values == repr({"start": "2004?", "until": "2004-05?", "a": ["why? not", "x?"]})


@BOTH
@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("*a", "*a is an alias: write the value itself once more"),
        ("&a x", "&a is an anchor, and there are no aliases: leave it out"),
        ("&a [x, {y: z}]", "&a is an anchor, and there are no aliases: leave it out"),
        ("!!str x", "!!str is a tag: leave it out, the key says what the value is"),
        ("! x", "! is a tag: leave it out, the key says what the value is"),
        ("!<tag:x> {a: [b]}", "!<tag:x> is a tag: leave it out, the key says what the value is"),
        ("!!python/object:os.system {}", "!!python/object:os.system is a tag: leave it out, the "
         "key says what the value is"),
        ("&a !!str", "&a is an anchor, and there are no aliases: leave it out"),
        ("&a [*a]", "&a is an anchor, and there are no aliases: leave it out"),
    ],
)  # fmt: skip
def test_aliases_anchors_and_tags(written: str, told: str) -> None:
    """Such a value is one problem, at its place; all others are told beside it."""
    text = f"format: apts-model/1\ntitle: {written}\npeople: [{{id: B, name: b}}]\n"
    [(path, message), (other, _)] = problems(text)
    assert (path, other) == ("$.title", "$.people[0].id")
    assert message == (f"{written.split(maxsplit=1)[0]} {told.partition(' ')[2]}")


@BOTH
def test_keys_that_stand_twice() -> None:
    """A key that stands twice is refused, also a merge key, and anywhere."""
    twice = "the key stands more than once: keep one"
    text = "format: apts-model/1\ntitle: a\npeople: [{id: a, name: A, 'name': B}]\ntitle: b\n"
    assert problems(text) == [("$.people[0].name", twice), ("$.title", twice)]


SECOND = "a second document begins here: a file holds one data set"
KEY = "a key is plain text: write it without brackets, alias, anchor or tag"
COLON = "is not YAML here: put text that holds ': ' in quotes, and check the indentation"
OTHERWISE = "is not YAML here: check indentation, brackets, commas, quotes and the ': ' of keys"
REFUSED = [
    ("", "the text is empty", 1, 1),
    ("\n # nothing\r\n", "the text is empty", 3, 1),
    ("a: b\n---\nc: d", SECOND, 2, 1),
    ("a: b\n...\nc", SECOND, 3, 1),
    ("--- a\n--- b", SECOND, 2, 1),
    ("%YAML 1.2\n--- a", "a line that begins with % is not read: take it away", 1, 1),
    ("a: b\n? [c]\n: d", KEY, 2, 3),
    ("{a: b}: c", KEY, 1, 1),
    ("*a : c", KEY, 1, 1),
    ("&a b: c", KEY, 1, 1),
    ("x:\n  !!str b: c", KEY, 2, 3),
    ("a:\tb", "a tab: write spaces instead", 1, 3),
    ("a: x\x85y", "YAML cannot hold U+0085 as it is: leave it out", 1, 5),
    ("a: b\nc: x\u2028", "YAML cannot hold U+2028 (LINE SEPARATOR) as it is: leave it out", 2, 5),
    ("a: \u2029", "YAML cannot hold U+2029 (PARAGRAPH SEPARATOR) as it is: leave it out", 1, 4),
    ("a: '\ufeff'",
     "YAML cannot hold U+FEFF (ZERO WIDTH NO-BREAK SPACE) as it is: leave it out", 1, 5),
    ("a: \0", "YAML cannot hold U+0000 as it is: leave it out", 1, 4),
    ("a: \ud800", "YAML cannot hold U+D800 as it is: leave it out", 1, 4),
    ("a: b: c", COLON, 1, 5),
    ("a: b\r  c: d", COLON, 2, 4),
    ("a: @b", "is not YAML here: put text that begins with @ in quotes", 1, 4),
    ('a: "b" and c', "is not YAML here: put all of the text in quotes, not a part of it", 1, 8),
    ("'a' b", "is not YAML here: put all of the text in quotes, not a part of it", 1, 5),
    ("a: 'b", "the text that begins here is not closed: end it with '", 1, 4),
    ('a: "b\n--- c', 'the text that begins here is not closed: end it with "', 1, 4),
    ("a: [b\nc", "the bracket here is not closed: end it with ]", 1, 4),
    ("a: {b: c", "the bracket here is not closed: end it with }", 1, 4),
    *(
        (f'a: "x\\\\{escape}"',
         "this escape stands for no character: write a backslash in double quotes as \\\\", 1, 8)
        for escape in ("\\q", "\\xZZ", "\\u12", "\\ud83d\\ude00", "\\U0000DFFF", "\\U00110000")
    ),
    ("a: b\n c\n- d", OTHERWISE, 3, 1),
    ("a: {b: c}}", OTHERWISE, 1, 10),
    ("- a\nb", OTHERWISE, 2, 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message", "line", "column"), REFUSED)
def test_what_is_no_yaml(text: str, message: str, line: int, column: int) -> None:
    """Both parsers refuse the same, with the same words and at the same place."""
    assert refusal(text) == (message, line, column)


def test_escapes_that_are_characters() -> None:
    """Escapes are read in double quotes, and nowhere else."""
    values, _ = same_in_both(r'{a: "\u00e9\U0001F600\x41\/\\\"", b: "\ud7ff", c: \ud800}')
    assert values == repr({"a": 'é😀A/\\"', "b": "\ud7ff", "c": r"\ud800"})


@pytest.mark.parametrize("end", ["...", "... # the end\n\n", "# c", "\n\n  # c\r\n"])
def test_what_may_stand_around_the_document(end: str) -> None:
    """Comments and the marks of one document are read."""
    assert same_in_both(f"# c\n---\na: b\n{end}")[0] == repr({"a": "b"})


HOSTILE: dict[str, Callable[[int], str]] = {
    "flow lists": lambda n: "[" * n,
    "flow lists on lines": lambda n: "[\n" * n,
    "flow objects": lambda n: "{a: " * n,
    "lists": lambda n: "- " * n,
    "keys": lambda n: "? " * n,
    "indentation": lambda n: "\n".join(" " * i + "a:" for i in range(n // 100)),
    "laughs": lambda n: "a: &a [x]\n" + "".join(f"k{i}: &k{i} [*a, *a]\n" for i in range(n // 100)),
    "cycle": lambda n: "&a [*a" + " " * n + "]",
    "tag directives": lambda n: "".join(f"%TAG !a{i}! b\n" for i in range(n)) + "--- a",
    "late directives": lambda n: "a: b\n...\n" + "".join(f"%TAG !a{i}! b\n" for i in range(n)),
    "documents": lambda n: "---\n" * n,
    "ends": lambda n: "...\n" * n,
    "percents": lambda n: "%" * n,
    "anchor": lambda n: "&" + "a" * n + " b",
    "tag": lambda n: "!<" + "a" * n + "> b",
    "plain": lambda n: "a" * n,
    "plain lines": lambda n: "a\n" * n,
    "quoted lines": lambda n: '"' + "a\n" * n,
    "escapes": lambda n: '"' + "\\\\" * n,
    "blank lines": lambda n: ">\n" + " \n" * n,
    "colons": lambda n: "a: " * n,
    "comments": lambda n: "#\n" * n,
    "spaces": lambda n: " " * n,
}


@BOTH
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_end_soon(name: str) -> None:
    """No text of such a size takes long or crashes; the parser in Python is a tenth as fast."""
    text = HOSTILE[name](100_000 if pyyaml.__with_libyaml__ else 10_000)
    started = time.process_time()
    with contextlib.suppress(UnreadableError):
        yaml.values(text)
    assert time.process_time() - started < 2  # it is 0.1 s, but for coverage and a busy machine


@pytest.mark.parametrize("opened", ["[", "- ", "{a: "])
def test_exactly_32_levels_are_let_through(opened: str) -> None:
    """32 levels are read as YAML, 33 are too many, whatever comes after them."""
    closed = {"[": "]", "- ": "", "{a: ": "}"}[opened]
    assert len(same_in_both(opened * 32 + "x" + closed * 32)) == 2
    message, line, column = refusal(opened * 33 + "x")
    assert message == "objects and lists are nested more than 32 deep"
    assert (line, column) == (1, 32 * len(opened) + 1)


# --- any text ------------------------------------------------------------------------------------

PIECES = [
    *(
        "a",
        "b",
        " ",
        "  ",
        "\n",
        "\n  ",
        ":",
        ": ",
        "- ",
        "-",
        "?",
        "? ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "#",
    ),
    *(" #", "&", "*", "'", '"', "%", "@", "`", "\\", "~", "1", "0", "é", "😀", "\r", "\r\n", "---"),
    *(
        "...",
        "\\n",
        "\\x41",
        "\\ud800",
        "\\U00110000",
        "=",
        "<<",
        "&a ",
        "*a ",
        '"a"',
        "'b'",
        "|\n",
    ),
    *(
        ">-\n",
        "|2\n",
        "null",
        ".",
        "/",
        "2004?",
        "title: ",
        "figures:\n- value: 1\n",
        "\n---\n",
        "\n...",
    ),
]
WILDER = [
    *PIECES,
    "!",
    "!!str ",
    "! ",
    "|",
    ">",
    "\t",
    "\x85",
    "\ud800",
    "\0",
    "!<",
    "%41",
    "\ufeff",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@settings(max_examples=500)
def test_the_parsers_read_the_same(text: str) -> None:
    """Both parsers read a text as the same values, or both refuse it.

    Left out is `|#`, which only libyaml reads, and tags, which are refused in different ways.
    """
    one, other = outcome(text, libyaml=True), outcome(text, libyaml=False)
    assert len(one) == len(other)
    assert len(one) == 1 or one[0] == other[0]


@given(st.lists(st.sampled_from(WILDER), max_size=14).map("".join) | st.text())
@settings(max_examples=500)
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing but the two outcomes there are comes out of any text, and each names a place."""
    for libyaml in (True, False):
        result = outcome(text, libyaml=libyaml)
        assert len(result) == 2 or result[0].line


WRITTEN = am.dumps(am.loads(text_of(full())), format="yaml")


@given(st.integers(0, len(WRITTEN)), st.integers(0, 3), st.sampled_from(["", *WILDER]))
@settings(max_examples=50)
def test_a_spoilt_file_is_read_or_refused(start: int, count: int, put_in: str) -> None:
    """A file in which something is cut out or put in is read, or refused with every place."""
    text = WRITTEN[:start] + put_in + WRITTEN[start + count :]
    problems(text)
    one, other = outcome(text, libyaml=True), outcome(text, libyaml=False)
    if "!" not in put_in and put_in not in {"|", ">"}:
        assert one == other or len(one) == len(other) == 1


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
    with pytest.raises(am.MissingExtraError, match=r"apts-model\[yaml\]"):
        am.loads("title: Mine", format="yaml")
    with pytest.raises(am.MissingExtraError):
        am.dumps(dataset, format="yaml")
    with pytest.raises(am.MissingExtraError):
        list(yaml.events("title: Mine"))
    assert am.loads(am.dumps(dataset)) == dataset
