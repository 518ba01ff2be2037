import json
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import apts_model as am
from apts_model.files.events import (
    MAX_DEPTH,
    Event,
    UnreadableError,
    What,
    placed,
    places_in,
    too_deep,
    under,
)
from apts_model.files.scanning import json_events
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


# --- a writer that notes where everything stands -------------------------------------------------


@attrs.define
class Page:
    """A text that is being written, and the line and column of each place in it."""

    text: str = ""
    found: dict[str, Where] = attrs.Factory(dict[str, Where])

    def here(self) -> Where:
        """Return where the next character will stand."""
        return self.text.count("\n") + 1, len(self.text.split("\n")[-1]) + 1

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
@settings(max_examples=300)
def test_every_place_is_found_where_it_was_written(value: Any, gaps: list[str]) -> None:
    """However a text is laid out, each path leads to its key, or else to its first character."""
    page = Page()
    page.write(value, repeated(gaps))
    assert json.loads(page.text) == value
    assert places_in(json_events(page.text)) == page.found


@pytest.mark.parametrize(
    "gaps", [[""], ["\n"], ["\r\n", " "], ["", " ", "\t\n  "], ["\n\n", "é"[:0]]]
)
def test_so_is_every_place_of_a_whole_document(gaps: list[str]) -> None:
    """Each place of a document that has every key is found."""
    page = Page()
    page.write(full(), repeated(gaps))
    found = places_in(json_events(page.text))
    assert found == page.found
    assert set(found) == {path_of(place) for place, _, _ in places(full())}


@pytest.mark.parametrize("indent", [None, 2, "\t"])
def test_a_key_stands_where_its_line_says(indent: int | str | None) -> None:
    """In a text of `json.dumps` with one key a line, the line of a path holds the key."""
    text = json.dumps(full(), indent=indent, ensure_ascii=False)
    lines = text.split("\n")
    for path, (line, column) in places_in(json_events(text)).items():
        rest = lines[line - 1][column - 1 :]
        key = path.rpartition(".")[2]
        assert rest.startswith("{" if path == "$" else rest if "[" in key else f'"{key}": ')


# Every place of the full document that can be made wrong with a value of another kind.
SPOTS = [place for place, _, kind in places(full()) if place and kind != "format"]


@given(st.sets(st.sampled_from(SPOTS), min_size=1, max_size=12), GAPS)
@settings(max_examples=100)
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
    there = places_in(json_events('{"a.b": [\n{"c": 1}]}'))
    problems = [
        am.Problem("$['a.b'][0].d", "one"),
        am.Problem("$['a.b'][0].c.e[3].f", "two"),
        am.Problem("$.nothing['a.b[0]'].x", "three"),
        am.Problem("$", "four"),
    ]
    assert [(one.message, one.line, one.column) for one in placed(problems, there)] == [
        ("three", 1, 1),
        ("four", 1, 1),
        ("one", 2, 1),
        ("two", 2, 2),
    ]


def test_problems_of_one_place_keep_their_order() -> None:
    """What is said of the same place stays in the order in which it was found."""
    there = places_in(json_events("{}"))
    problems = [am.Problem("$.b", "1"), am.Problem("$", "2"), am.Problem("$.a", "3")]
    assert [one.message for one in placed(problems, there)] == ["1", "2", "3"]
    assert placed([], there) == ()


@pytest.mark.parametrize("text", ['{"a": 1,\n"a": 2}', '{"a": {},\n"\\u0061": {}}'])
def test_of_a_key_that_stands_twice_the_last_counts(text: str) -> None:
    """The place of a repeated key is that of the one which a reader would take."""
    assert places_in(json_events(text))["$.a"] == (2, 1)


def test_an_object_that_is_repeated_does_not_mix_its_places() -> None:
    """What stands in the first of two objects of one key may be found there still."""
    found = places_in(json_events('{"a": {"b": 1},\n"a": {"c": 1}}'))
    assert found == {"$": (1, 1), "$.a": (2, 1), "$.a.b": (1, 8), "$.a.c": (2, 7)}


@pytest.mark.xfail(strict=True, reason="paths are cut at 80 characters, and so become equal")
def test_two_long_keys_are_told_apart() -> None:
    """Each of two keys that begin alike has its own place."""
    text = f'{HEAD},\n"{"a " * 50}1": 1,\n"{"a " * 50}2": 1}}'
    with pytest.raises(am.MalformedError) as caught:
        am.loads(text)
    assert [one.line for one in caught.value.problems] == [2, 3]


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
    ],
)
def test_a_path_is_written_as_in_javascript(key: str | int, path: str) -> None:
    """A key that is a plain word stands after a point, any other in brackets and quotes."""
    assert under("$", key) == path


@given(st.text(max_size=200))
def test_a_path_can_be_printed(key: str) -> None:
    """Whatever the key, its path is one line of characters that can be seen."""
    path = under("$", key)
    assert path.isprintable()
    assert len(path) < 1_000


@pytest.mark.xfail(strict=True, reason="only keys in quotes are cut")
@pytest.mark.parametrize("key", ["a" * 1_000_000, "\U000e0041" * 80])
def test_a_path_is_short(key: str) -> None:
    """A key that is too long to be shown is cut, of whatever letters it is."""
    assert len(under("$", key)) < 300


# --- events --------------------------------------------------------------------------------------


def test_a_single_value_is_the_whole() -> None:
    """A text that is one value has one place."""
    assert places_in([Event(What.VALUE, (3, 7))]) == {"$": (3, 7)}
    assert places_in([Event(What.LIST, (1, 1)), Event(What.END, (1, 2))]) == {"$": (1, 1)}
    assert places_in([]) == {}


def test_too_deep() -> None:
    """The error for depth says the limit, and has its place."""
    error = too_deep((3, 5))
    assert isinstance(error, UnreadableError)
    assert error.problem == am.Problem(
        "$", f"objects and lists are nested more than {MAX_DEPTH} deep", 3, 5
    )
    assert str(error) == error.problem.message
    assert UnreadableError("no place").problem == am.Problem("$", "no place")


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
