import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model.files.events import (
    MAX_DEPTH,
    MAX_SHOWN_KEY,
    MAX_SHOWN_PATH,
    Event,
    Lines,
    UnreadableError,
    What,
    located,
    placed,
    too_deep,
    under,
)
from apts_model.files.scanning import json_events
from tests.effort import tries
from tests.files.documents import (
    HEAD,
    KEYS,
    Place,
    at,
    full,
    path_of,
    places,
    put,
    refused,
    steps_of,
    text_of,
)

Where = tuple[int, int]

UNKNOWN = f"unknown key; known here are {', '.join(map(repr, [*KEYS['Dataset']][1:]))}"


def found_in(text: str, paths: Iterable[str], *, last: bool = False) -> dict[str, Where]:
    """Return where each of these paths leads to in a JSON text."""
    problems = [am.Problem(path, path) for path in paths]
    told = placed(problems, json_events(text), text, last=last)
    assert all(one.line is not None and one.column is not None for one in told)
    return {one.message: (one.line or 0, one.column or 0) for one in told}


# --- a writer that notes where everything stands -------------------------------------------------


LINE_END = re.compile(r"\r\n|\r|\n")


@attrs.define
class Page:
    """A text that is being written, and the line and column of each place in it."""

    text: str = ""
    found: dict[str, Where] = attrs.Factory(dict[str, Where])

    def here(self) -> Where:
        """Return where the next character will stand."""
        lines = LINE_END.split(self.text)
        return len(lines), len(lines[-1]) + 1

    def write(
        self, value: Any, gaps: Iterator[str], place: Place = (), *, named: bool = True
    ) -> None:
        """Write a value with these gaps between its pieces; note its place where it has no key."""
        self.text += next(gaps)
        if named:
            self.found[path_of(place)] = self.here()
        if not isinstance(value, list | dict):
            self.text += json.dumps(value, ensure_ascii=False)
            return
        is_object = isinstance(value, dict)
        self.text += "{" if is_object else "["
        for index, (step, one) in enumerate(steps_of(value)):
            self.text += "," if index else ""
            if is_object:
                self.text += next(gaps)
                self.found[path_of((*place, step))] = self.here()
                self.text += json.dumps(step, ensure_ascii=len(str(step)) % 2 == 0)
                self.text += next(gaps) + ":"
            self.write(one, gaps, (*place, step), named=not is_object)
            self.text += next(gaps)
        self.text += next(gaps) + ("}" if is_object else "]")


def repeated(gaps: list[str]) -> Iterator[str]:
    """Yield gaps again and again."""
    while True:
        yield from gaps


GAPS = st.lists(st.text(" \n\t\r", max_size=3), min_size=1, max_size=7)
SMALL_KEYS = st.text("ab_é0 .[]'\"😀", max_size=3)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.integers() | st.text('a{}[],:"\\é😀', max_size=4),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SMALL_KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES, GAPS)
@tries(300)
def test_every_place_is_found_where_it_was_written(value: Any, gaps: list[str]) -> None:
    """However a text is laid out, each path leads to its key, or else to its first character."""
    page = Page()
    page.write(value, repeated(gaps))
    assert json.loads(page.text) == value
    assert found_in(page.text, page.found) == page.found
    assert found_in(page.text, page.found, last=True) == page.found
    for path, place in page.found.items():
        assert found_in(page.text, [path]) == {path: place}


@pytest.mark.parametrize(
    "gaps", [[""], ["\n"], ["\r\n", " "], ["", " ", "\t\n  "], ["\n\n", "é"[:0]]]
)
def test_so_is_every_place_of_a_whole_document(gaps: list[str]) -> None:
    """Each place of a document that has every key is found."""
    page = Page()
    page.write(full(), repeated(gaps))
    found = found_in(page.text, page.found)
    assert found == page.found
    assert set(found) == {path_of(place) for place, _, _ in places(full())}


@pytest.mark.parametrize("indent", [None, 2, "\t"])
def test_a_key_stands_where_its_line_says(indent: int | str | None) -> None:
    """In a text of `json.dumps` with one key a line, the line of a path holds the key."""
    text = json.dumps(full(), indent=indent, ensure_ascii=False)
    lines = text.split("\n")
    paths = [path_of(place) for place, _, _ in places(full())]
    for path, (line, column) in found_in(text, paths).items():
        rest = lines[line - 1][column - 1 :]
        key = path.rpartition(".")[2]
        assert rest.startswith("{" if path == "$" else rest if "[" in key else f'"{key}": ')


# Every place of the full document that can be made wrong with a value of another kind.
SPOTS = [place for place, _, kind in places(full()) if place and kind != "format"]


@given(st.sets(st.sampled_from(SPOTS), min_size=1, max_size=12), GAPS)
@tries(100)
def test_every_problem_is_placed_in_the_order_of_the_text(
    spots: set[Place], gaps: list[str]
) -> None:
    """Every problem has the line and column of what it is about, and they are in this order."""
    document = full()
    apart = [one for one in spots if not any(one[: len(other)] == other for other in spots - {one})]
    for place in apart:
        put(document, place, {"wrong": 1} if at(document, place) == [] else None)
    page = Page()
    page.write(document, repeated(gaps))
    with pytest.raises(am.MalformedError) as caught:
        am.loads(page.text)
    found = caught.value.problems
    assert {one.path for one in found} == {path_of(place) for place in apart}
    assert [(one.line, one.column) for one in found] == [page.found[one.path] for one in found]
    assert [(one.line or 0, one.column or 0) for one in found] == sorted(
        page.found[one.path] for one in found
    )


def test_what_is_missing_is_placed_at_what_it_is_missing_from() -> None:
    """A key that is not there has no place; that of its object is told."""
    text = f'{HEAD},\n"people": [\n  {{"id": "a"}},\n  {{"name": "A"}}\n]}}'
    with pytest.raises(am.MalformedError) as caught:
        am.loads(text)
    assert caught.value.problems == (
        am.Problem("$.people[0]", "the key 'name' is missing", 3, 3),
        am.Problem("$.people[1]", "the key 'id' is missing", 4, 3),
    )
    agreement = '{"in_force": "2010", "term": {"through": "2009"}}'
    text = f'{HEAD},\n"rounds": [{{"id": "r", "title": "R", "agreement": {agreement}}}]}}'
    with pytest.raises(am.MalformedError) as caught:
        am.loads(text)
    assert [(one.path, one.line, one.column) for one in caught.value.problems] == [
        ("$.rounds[0].agreement.term", 2, 72)
    ]


def test_a_problem_of_an_absent_key_has_the_place_of_its_object() -> None:
    """So it is where the path names a key that is not in the text."""
    text = '{"a.b": [\n{"c": 1}]}'
    assert found_in(
        text, ["$['a.b'][0].d", "$['a.b'][0].c.e[3].f", "$.nothing['a.b[0]'].x", "$"]
    ) == {
        "$.nothing['a.b[0]'].x": (1, 1),
        "$": (1, 1),
        "$['a.b'][0].d": (2, 1),
        "$['a.b'][0].c.e[3].f": (2, 2),
    }


def test_problems_of_one_place_keep_their_order() -> None:
    """What is said of the same place stays in the order in which it was found."""
    problems = [am.Problem("$.b", "1"), am.Problem("$", "2"), am.Problem("$.a", "3")]
    told = placed(problems, json_events("{}"), "{}", last=False)
    assert [one.message for one in told] == ["1", "2", "3"]
    assert placed([], json_events("{}"), "{}", last=False) == []


@pytest.mark.parametrize("text", ['{"a": 1,\n"a": 2}', '{"a": {},\n"\\u0061": {}}'])
def test_of_a_key_that_stands_twice_the_last_counts(text: str) -> None:
    """The place of a repeated key is, if asked for, that of the one which a reader would take."""
    assert found_in(text, ["$.a"], last=True) == {"$.a": (2, 1)}
    assert found_in(text, ["$.a"], last=False) == {"$.a": (1, 2)}


def test_an_object_that_is_repeated_does_not_mix_its_places() -> None:
    """What stands in the first of two objects of one key may be found there still."""
    text = '{"a": {"b": 1},\n"a": {"c": 1}}'
    assert found_in(text, ["$", "$.a", "$.a.b", "$.a.c"], last=True) == {
        "$": (1, 1),
        "$.a": (2, 1),
        "$.a.b": (1, 8),
        "$.a.c": (2, 7),
    }


def test_no_more_is_looked_at_than_is_needed() -> None:
    """The walk ends at the last problem, unless a key stands twice."""
    events: list[Event] = [
        (What.OBJECT, 0, ""),
        (What.VALUE, 1, "a"),
        (What.LIST, 2, ""),
        (What.VALUE, 3, ""),
        (What.VALUE, 4, ""),
        (What.END, 5, ""),
        (What.END, 6, ""),
    ]
    walked: list[int] = []

    def walk() -> Iterator[Event]:
        for event in events:
            walked.append(event[1])
            yield event

    problem = am.Problem("$.a[0]", "wrong")
    [told] = placed([problem], walk(), "0123456", last=False)
    assert (told.line, told.column) == (1, 4)
    assert walked == [0, 1, 2, 3]
    walked.clear()
    assert placed([problem], walk(), "0123456", last=True) == [told]
    assert walked == [0, 1, 2, 3, 4, 5, 6]


def test_what_nobody_asks_for_is_passed_by() -> None:
    """What looks like a path inside of something else is not taken for it."""
    text = '{"x": [{"a": [1, {"a": 2}]}, {}, 3], "y": {"a": {"a": 4}},\n"a": {"b": 5}}'
    assert found_in(text, ["$.a.b", "$.y.b"]) == {"$.a.b": (2, 7), "$.y.b": (1, 37 + 1)}


@pytest.mark.parametrize("letters", ["a ", "aa"])
def test_two_long_keys_may_share_a_path(letters: str) -> None:
    """Two keys that are the same as far as they are shown are each told, with one of the places."""
    alike = letters * 30
    text = f'{HEAD},\n"{alike}1": 1,\n"{alike}2": 1}}'
    with pytest.raises(am.MalformedError) as caught:
        am.loads(text)
    one, other = caught.value.problems
    assert one.path == other.path
    assert (one.line, one.column) == (other.line, other.column)
    assert one.line in {2, 3}
    assert one.message == other.message == UNKNOWN


def test_two_keys_that_differ_where_they_are_shown_are_told_apart() -> None:
    """Each of two keys has its own place, if they differ within what is shown of them."""
    alike = "a " * 29 + "a"
    text = f'{HEAD},\n"{alike}1": 1,\n"{alike}2": 1}}'
    with pytest.raises(am.MalformedError) as caught:
        am.loads(text)
    assert [one.line for one in caught.value.problems] == [2, 3]


# --- paths that are located ----------------------------------------------------------------------


LOCATED = """{
  "title": "Mine",
  "people": [
    {"id": "a"}, {"id": "b", "citations": []}
  ],
  "title": "Again"
}"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("$", (1, 1)),
        ("$.title", (2, 3)),
        ("$.people", (3, 3)),
        ("$.people[0]", (4, 5)),
        ("$.people[1]", (4, 18)),
        ("$.people[1].id", (4, 19)),
        ("$.people[1].citations", (4, 30)),
        ("$.people[1].citations[0]", (4, 30)),
        ("$.people[0].name", (4, 5)),
        ("$.people[2].name.text", (3, 3)),
        ("$.unions[0].period.start", (1, 1)),
    ],
)
def test_a_path_is_located(path: str, place: Where) -> None:
    """A path leads to its key or its member; what is not there, to what it should be in."""
    assert located([path], json_events(LOCATED), LOCATED) == {path: place}
    asked = ["$.people[1]", path, path, "$.people[1].id"]
    assert located(asked, json_events(LOCATED), LOCATED) == {
        "$.people[1]": (4, 18),
        "$.people[1].id": (4, 19),
        path: place,
    }


def test_a_key_that_stands_twice_is_located_once() -> None:
    """The first one counts, or the last if that is asked for."""
    assert located(["$.title"], json_events(LOCATED), LOCATED) == {"$.title": (2, 3)}
    assert located(["$.title"], json_events(LOCATED), LOCATED, last=True) == {"$.title": (6, 3)}


def test_no_path_is_located_nowhere() -> None:
    """Who asks for nothing learns nothing."""
    assert located([], json_events(LOCATED), LOCATED) == {}


def test_what_comes_after_the_last_path_is_not_looked_at() -> None:
    """Events are taken until everything is found, and no further."""
    events = iter([*json_events(LOCATED)])
    assert located(["$.people[0]"], events, LOCATED) == {"$.people[0]": (4, 5)}
    rest = [*events]
    assert 0 < len(rest) < len([*json_events(LOCATED)]) - 4


@tries(30)
@given(st.data())
def test_every_path_of_a_document_is_located(drawn: st.DataObject) -> None:
    """Any paths of a document, in any order, are found where problems of them are placed."""
    document = full()
    text = json.dumps(document, indent=1)
    paths = [path_of(place) for place, _, _ in places(document)]
    asked = drawn.draw(st.lists(st.sampled_from(paths), max_size=8))
    assert located(asked, json_events(text), text) == found_in(text, asked)


# --- paths ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("unions", "$.unions"),
        ("_a1", "$._a1"),
        (0, "$[0]"),
        (10**6, "$[1000000]"),
        ("", "$['']"),
        ("1a", "$['1a']"),
        ("a b", "$['a b']"),
        ("a.b", "$['a.b']"),
        ("a-b", "$['a-b']"),
        ("a\n", "$['a\\n']"),
        ("é", "$['é']"),
        ("p\u0435ople", "$['p\u0435ople']"),
        ("a\u202e", "$['a\\u202e']"),
        ("\ud800", "$['\\ud800']"),
        ("it's", '$["it\'s"]'),
        ("$schema", "$['$schema']"),
        ("a" * MAX_SHOWN_KEY, f"$.{'a' * 60}"),
        ("a" * (MAX_SHOWN_KEY + 1), f"$.{'a' * 60}..."),
        ("a" * 1_000_000, f"$.{'a' * 60}..."),
        ("é" * MAX_SHOWN_KEY, f"$['{'é' * 60}']"),
        ("é" * (MAX_SHOWN_KEY + 1), f"$['{'é' * 60}...']"),
        ("a" * 60 + "\n", f"$['{'a' * 60}...']"),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_a_path_is_written_as_in_javascript(key: str | int, path: str) -> None:
    """A key that is a plain word stands after a point, any other in brackets and quotes."""
    assert under("$", key) == path


INVISIBLE = ["\u2800", "\u3164", "\ufe0f", "\U000e0100", "\u034f", "\u202e", "\x00", "\ud800"]


@given(st.text(max_size=200) | st.sampled_from(INVISIBLE) | st.text("a\n'\ufe0f", max_size=300))
def test_a_path_can_be_printed(key: str) -> None:
    """Whatever the key, the path that is told is one line, short, of what can be seen."""
    path = under("$", key)
    assert path.isprintable()
    text = json.dumps({key: 1})
    [told] = placed([am.Problem(path, "")], json_events(text), text, last=False)
    assert (told.line, told.column) == (1, 2)
    assert len(told.path) <= MAX_SHOWN_PATH + 3
    assert told.path.isprintable()
    assert not set(told.path) & set(INVISIBLE)


@pytest.mark.parametrize("length", [41, 59, 60, 61, 200, 1_000_000])
@pytest.mark.parametrize("key", ["a", "\U000e0041", " "])
def test_a_path_is_short(key: str, length: int) -> None:
    """A key that is too long to be shown is cut, of whatever letters it is."""
    [(path, message)] = refused(f"{HEAD}, {json.dumps(key * length)}: 1}}")
    whole = under("$", key * length)
    assert path == (whole if len(whole) <= 200 else f"{whole[:200]}...")
    assert message == UNKNOWN


# --- events --------------------------------------------------------------------------------------


def test_a_single_value_is_the_whole() -> None:
    """A text that is one value has one place."""
    problem = am.Problem("$", "wrong")
    for events in (
        [(What.VALUE, 3, "")],
        [(What.LIST, 3, ""), (What.END, 4, "")],
        [(What.OBJECT, 3, ""), (What.VALUE, 4, "a"), (What.VALUE, 5, ""), (What.END, 6, "")],
    ):
        for last in (False, True):
            [told] = placed([problem], events, "a\nbcdefgh", last=last)
            assert (told.line, told.column) == (2, 2)


@given(st.text("ab\r\né\u2028\x0b\x85", max_size=30))
def test_lines_end_as_editors_see_them(text: str) -> None:
    """A line ends in a newline, a return or both; no other character ends one."""
    lines = Lines(text)
    for position in range(len(text) + 1):
        pieces = LINE_END.split(text[:position])
        # The return and newline of one end are not apart.
        if text[position - 1 : position + 1] != "\r\n" or not position:
            assert lines.place(position) == (len(pieces), len(pieces[-1]) + 1)


def test_too_deep() -> None:
    """The error for depth says the limit, and has its place."""
    error = too_deep("a\nb\ncdef")
    assert isinstance(error, UnreadableError)
    assert error.problem == am.Problem(
        "$", f"objects and lists are nested more than {MAX_DEPTH} deep", 3, 5
    )
    assert str(error) == error.problem.message
    assert UnreadableError("no place").problem == am.Problem("$", "no place")
    assert UnreadableError("the beginning", "").problem == am.Problem("$", "the beginning", 1, 1)


def depth_of_kind(kind: str) -> int:
    """Count how deep a record of a kind can be."""
    inner = [one.strip("[]") for _, one in KEYS[kind].values()]
    lists = [one.startswith("[") for _, one in KEYS[kind].values()]
    deeper = [
        (depth_of_kind(one) if one in KEYS else 0) + is_list
        for one, is_list in zip(inner, lists, strict=True)
    ]
    return 1 + max(deeper)


def test_the_format_is_half_as_deep_at_most() -> None:
    """The limit leaves room: no document of the format comes near it."""
    assert depth_of_kind("Dataset") <= MAX_DEPTH // 2
    assert refused(text_of(full())[:-1])[0][0] == "$"
