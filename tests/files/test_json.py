import contextlib
import json
import random
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.files.events import MAX_DEPTH, UnreadableError
from apts_model.files.json import values
from apts_model.files.values import RepeatedKeys
from tests.effort import tries
from tests.files.documents import (
    HEAD,
    KEYS,
    at,
    canonical,
    fault,
    full,
    places,
    put,
    refused,
    steps_of,
    text_of,
)

TOO_DEEP = "objects and lists are nested more than 32 deep"


# --- writing -------------------------------------------------------------------------------------


@given(strategies.datasets())
@tries(25)
def test_what_is_written_is_read_back(dataset: am.Dataset) -> None:
    """Writing and reading gives an equal data set, and writing that gives the same text."""
    text = am.dumps(dataset)
    again = am.loads(text)
    assert again == dataset
    assert am.dumps(again) == text
    assert am.loads(text.encode()) == dataset
    values = json.loads(text)
    assert am.dumps(am.loads(text_of(values))) == text
    assert text_of(canonical(values)) == text_of(values)


def test_the_full_document_says_everything() -> None:
    """The document that these tests start from has every key there is, and reads back."""
    document = full()
    seen = {(kind, key) for _, value, kind in places(document) if kind in KEYS for key in value}
    assert seen == {(kind, key) for kind, keys in KEYS.items() for key in keys}
    assert json.loads(am.dumps(am.loads(text_of(document)))) == document


@given(st.randoms(use_true_random=False), st.sampled_from([None, 0, 3, "\t"]), st.booleans())
@tries(30)
def test_one_data_set_has_one_text(
    shuffle: random.Random, indent: int | str | None, ascii_only: bool
) -> None:
    """However a document is laid out - order of keys, spaces, escapes - it becomes one text."""

    def mixed(value: Any) -> Any:
        if isinstance(value, list):
            return [mixed(one) for _, one in steps_of(value)]
        if isinstance(value, dict):
            members = steps_of(value)
            shuffle.shuffle(members)
            return {key: mixed(one) for key, one in members}
        return value

    laid_out = json.dumps(mixed(full()), indent=indent, ensure_ascii=ascii_only)
    assert am.dumps(am.loads(laid_out)) == am.dumps(am.loads(text_of(full())))


def test_defaults_are_left_out() -> None:
    """A key that says what its absence says is read, and not written again."""
    document = full()
    document["unions"][0] |= {"kind": "union", "names": [], "period": {}}
    document["presidencies"][1] |= {"standing": "accepted", "period": {}, "follows_ids": []}
    document["sources"] = []
    written = json.loads(am.dumps(am.loads(text_of(document))))
    assert written == canonical(document)
    assert {"kind", "names", "period"}.isdisjoint(written["unions"][0])
    assert {"standing", "period", "follows_ids"}.isdisjoint(written["presidencies"][1])
    assert "sources" not in written


def test_canonical_layout() -> None:
    """Keys stand in the order of the documentation, small things on one line, text as it is."""
    text = am.dumps(am.loads(text_of(full())))
    assert text.splitlines()[:4] == [
        "{",
        '  "format": "apts-model/1",',
        '  "title": "Everything",',
        '  "as_of": "2025-11-14",',
    ]
    assert '      "period": {"start": "2004-11", "until": "2006-05-18"},\n' in text
    assert '      "reelected": ["2005-06", "2006-01-01"],\n' in text
    assert '"note": "À vérifier."' in text
    assert text.endswith("\n}\n")
    assert "\r" not in text
    for _, value, kind in places(json.loads(text)):
        if kind in KEYS:
            assert list(value) == [key for key in KEYS[kind] if key in value]


def lines_of(text: str, start: str, through: str) -> list[str]:
    """Return the lines of a text from the one that begins so through the one that is so."""
    lines = text.splitlines()
    first = next(index for index, line in enumerate(lines) if line.startswith(start))
    return lines[first : lines.index(through, first) + 1]


def test_a_table_stands_on_several_lines_and_a_name_on_one() -> None:
    """What holds a list of records, citations aside, is spread out; any other record is not."""
    citation = am.Citation(source_id="s", supports=["date"])
    name = am.Name(text="Front", language="fr", citations=[citation, citation])
    offers = am.Milestone(id="o", stage="offers", citations=[citation])
    table = am.BargainingTable(id="t", kind="central", milestones=[offers], citations=[citation])
    plain = am.BargainingTable(
        id="p", kind="local", milestones=[attrs.evolve(offers, citations=())]
    )
    bare = am.BargainingTable(id="q", kind="sectoral", union_ids=["u"])
    cited_only = am.BargainingTable(id="w", kind="local", citations=[am.Citation(source_id="s")])
    tables = [table, plain, bare, cited_only]
    data = am.Dataset(
        title="Mine",
        coalitions=[am.Coalition(id="f", kind="alliance", names=[name])],
        rounds=[am.BargainingRound(id="r", title="R", milestones=[offers], tables=tables)],
    )
    text = am.dumps(data)
    cited = '"citations": [{"source_id": "s", "supports": ["date"]}'
    assert lines_of(text, '      "names"', "      ]") == [
        '      "names": [',
        f'        {{"text": "Front", "language": "fr", {cited}, {cited[14:]}]}}',
        "      ]",
    ]
    assert lines_of(text, '      "milestones"', "      ],") == [
        '      "milestones": [',
        f'        {{"id": "o", "stage": "offers", {cited}]}}',
        "      ],",
    ]
    assert lines_of(text, '      "tables"', "      ]") == [
        '      "tables": [',
        "        {",
        '          "id": "t",',
        '          "kind": "central",',
        '          "milestones": [',
        f'            {{"id": "o", "stage": "offers", {cited}]}}',
        "          ],",
        '          "citations": [',
        '            {"source_id": "s", "supports": ["date"]}',
        "          ]",
        "        },",
        "        {",
        '          "id": "p",',
        '          "kind": "local",',
        '          "milestones": [',
        '            {"id": "o", "stage": "offers"}',
        "          ]",
        "        },",
        '        {"id": "q", "kind": "sectoral", "union_ids": ["u"]},',
        '        {"id": "w", "kind": "local", "citations": [{"source_id": "s"}]}',
        "      ]",
    ]
    assert am.loads(text) == data
    assert am.dumps(am.loads(text)) == text


@pytest.mark.parametrize("kind", KEYS)
def test_keys_are_documented_in_the_order_in_which_they_are_written(kind: str) -> None:
    """The reference shows the fields of a record in the order that its keys have in a file."""
    fields = [field.name for field in attrs.fields(getattr(am, kind)) if field.init]
    assert fields == [key for key in KEYS[kind] if key != "format"]


LEAVES = [(place, kind) for place, value, kind in places(full()) if isinstance(value, str)]


@pytest.mark.parametrize(("place", "kind"), LEAVES)
def test_one_changed_fact_changes_one_line(place: tuple[str | int, ...], kind: str) -> None:
    """A text that is changed changes the line that it stands on, and no other."""
    document = full()
    before = am.dumps(am.loads(text_of(document))).splitlines()
    changed = {
        "text": "Changed",
        "id": "changed",
        "web address": "https://changed.example",
        "date": "2005",
        "day": "2025-12-01",
        "end": "2020",
        "language": "en" if at(document, place) == "fr" else "fr",
        "name kind": "acronym",
        "union kind": "local",
        "accession": "interim",
        "ended by": "death",
        "record kind": "rounds",
        "measure": "workers" if at(document, place) == "job_titles" else "growth_percent",
        "comparison": "at_most",
        "coalition kind": "network",
        "stage": "decree",
        "strike kind": "rotating",
        "table kind": "local",
        "step kind": "passed",
        "day of year": "12-01",
    }
    if kind not in changed:  # the format, and what has no other value to change to
        return
    put(document, place, changed[kind])
    after = am.dumps(am.loads(text_of(document))).splitlines()
    assert len(after) == len(before)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_from_python_and_from_text_are_the_same() -> None:
    """A data set made of records is equal to the one read from their text."""
    assert am.loads(text_of(full())).presidencies[0] == am.Presidency(
        id="u-ada",
        union_id="u",
        holder_id="ada",
        period=am.Period("2004-11", until="2006-05-18"),
        accession="elected",
        reelected=["2005-06", "2006-01-01"],
        ended_by="term",
        title="Présidente",
        citations=[am.Citation(source_id="s", supports=["start"], locator="p. 3")],
        note="À vérifier.",
    )


# --- depth ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("nested", ["[" * 100_000, '{"a":' * 100_000, '[{"a":' * 50_000])
def test_deep_nesting_is_an_error_and_no_crash(nested: str) -> None:
    """A hundred thousand brackets are refused, by themselves and inside a document."""
    expected = [("$", TOO_DEEP)]
    assert refused(nested) == expected
    assert refused(nested + "1" + nested.replace("{", "}").replace("[", "]")[::-1]) == expected
    assert refused(f'{HEAD}, "people": {nested}') == expected


@pytest.mark.parametrize("depth", [1, 10, 31])
def test_nesting_where_none_belongs(depth: int) -> None:
    """Nesting that can be read is refused at the place where it begins."""
    nested = "[" * depth + "]" * depth
    assert refused(f'{HEAD}, "as_of": {nested}}}') == [("$.as_of", "expected text, not a list")]
    nested = nested[1:-1] or "5"
    message = (
        "expected an object, not the number 5" if depth == 1 else ("expected an object, not a list")
    )
    assert refused(f'{HEAD}, "people": [{nested}]}}') == [("$.people[0]", message)]


def is_too_deep(text: str) -> bool:
    """Whether a text is refused for its depth."""
    try:
        values(text)
    except UnreadableError as error:
        return str(error) == TOO_DEEP
    return False


def depth_of(value: Any) -> int:
    """Count objects and lists inside each other."""
    inner = [depth_of(one) for _, one in steps_of(value)]
    return max(inner, default=0) + 1 if isinstance(value, list | dict) else 0


TRICKY = st.text('[]{}"\\/u a\n', max_size=8)


@given(st.lists(st.sampled_from(["[", "{"]), min_size=30, max_size=35), TRICKY, st.booleans())
@example(["["] * 32, "", False)
@example(["["] * 33, "", False)
@example(["{"] * 32, '"]}\\', True)
@example(["{"] * 33, '"]}\\', True)
def test_exactly_32_levels_are_let_through(opened: list[str], text: str, beside: bool) -> None:
    """Of any mix of objects and lists, 32 inside each other can be read and 33 cannot."""
    value: Any = text
    for index, bracket in enumerate(reversed(opened)):
        siblings: list[Any] = [[], {}, text, [[{}]]] if beside and index > 3 else []
        value = [*siblings, value, *siblings] if bracket == "[" else {text: value, "b": siblings}
    assert depth_of(value) >= len(opened)
    for indent in (None, 1):
        for ascii_only in (True, False):
            written = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
            assert is_too_deep(written) is (depth_of(value) > MAX_DEPTH)
            if not is_too_deep(written):
                assert values(written) == value


@given(
    st.recursive(
        TRICKY | st.none() | st.integers(-9, 9),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TRICKY, inner, max_size=4),
    ),
    st.integers(0, 34),
)
def test_what_stands_in_quotes_is_no_bracket(value: Any, levels: int) -> None:
    """Brackets, quotes and backslashes inside of text do not count, however they are written."""
    written = "[" * levels + json.dumps(value) + "]" * levels
    assert is_too_deep(written) is (depth_of(value) + levels > MAX_DEPTH)


@given(st.text('[]{}"\\a,:1 ', max_size=60), st.sampled_from(["", "[" * 31, '[{"a":' * 16]))
@tries(400)
def test_the_quick_count_lets_nothing_deep_through(text: str, before: str) -> None:
    """Whatever is read, balanced or not, its depth as counted one by one is within the limit."""
    for whole in (before + text, before + text + "]" * 31):
        with contextlib.suppress(UnreadableError):
            assert depth_of(values(whole)) <= MAX_DEPTH
        if is_too_deep(whole):
            assert whole.count("[") + whole.count("{") > MAX_DEPTH


@pytest.mark.parametrize(
    "text",
    [
        *("[" * 32, "]" * 33, "[" * 40 + "]" * 39, "}{" * 40, '"' + "[" * 40, "[" * 32 + '"' * 3),
        *('{"a"' * 40, "[" * 20 + "}" * 20, '["\\' + "[" * 40 + "]" * 40, "[]" * 40),
    ],
)
def test_what_does_not_balance_is_told_with_its_place(text: str) -> None:
    """A text in which brackets are missing or too many is refused at its first fault."""
    line, column, _ = fault(text)
    assert line == 1
    assert column is not None
    assert 1 <= column <= len(text) + 1


@pytest.mark.parametrize("depth", [40, 500])
def test_the_place_of_the_first_level_too_many_is_told(depth: int) -> None:
    """The bracket that opens one level too many is pointed at."""
    assert fault("[" * depth) == (1, 33, TOO_DEEP)
    assert fault("[\n" * depth + "]" * depth) == (33, 1, TOO_DEEP)


def test_a_syntax_error_before_the_depth_is_told_first() -> None:
    """The first fault in the text is the one that is told."""
    assert fault("[x" + "[" * 100)[1] == 2
    assert fault("[" * 100 + "x") == (1, 33, TOO_DEEP)


# --- numbers -------------------------------------------------------------------------------------


BEYOND = "is beyond 2**53, where programs differ: write at most 15 digits"
UNKNOWN = "is no number that JSON knows"
# A number, and what is said of it wherever it stands; None where that depends on the place.
NUMBERS = {
    **dict.fromkeys(["NaN", "Infinity", "-Infinity"], UNKNOWN),
    **dict.fromkeys([str(2**53), str(-(2**53)), "9" * 5000, "1" * 18], BEYOND),
    "1e12000000000000000000": "is no number of at most 15 digits",
    **dict.fromkeys(["1e999", "-1e999"]),
}


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:20])
def test_numbers_that_programs_disagree_on(number: str) -> None:
    """Numbers that are no JSON, or that others would round, are refused everywhere."""
    shown = number if len(number) <= 40 else f"{number[:40]}..."
    told = f"{shown} {NUMBERS[number]}"
    as_number = number.upper().replace("E", "E+")
    seats = f'{{"count": {number}, "period": {{}}}}'
    assert refused(f'{HEAD}, "as_of": {number}}}') == [
        (
            "$.as_of",
            told
            if NUMBERS[number]
            else f"expected text, not the number {as_number}: put it in quotes",
        )
    ]
    assert refused(f'{HEAD}, "unions": [{{"id": "u", "president_seats": [{seats}]}}]}}') == [
        (
            "$.unions[0].president_seats[0].count",
            told
            if NUMBERS[number]
            else f"expected a whole number, not the number {as_number}: write digits alone",
        )
    ]
    [(path, message)] = refused(f'{HEAD}, "x": {number}}}')
    assert path == "$.x"
    assert message.startswith("unknown key; known here are ")


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:20])
@pytest.mark.parametrize("around", ["%s", "[%s]", '{"people": %s}', '{"title": {"a": [%s]}}'])
def test_such_a_number_is_never_read(number: str, around: str) -> None:
    """Nor are they read elsewhere, at the top or deep inside."""
    assert refused(around % number)


@pytest.mark.parametrize("number", [2**53 - 1, 2**53 - 2, -(2**53) + 1, 101])
def test_numbers_that_all_programs_agree_on(number: int) -> None:
    """Whole numbers up to 2 to the power of 53, less one, are read exactly, then judged."""
    seats = f'{{"count": {number}, "period": {{}}}}'
    found = refused(f'{HEAD}, "unions": [{{"id": "u", "president_seats": [{seats}]}}]}}')
    assert found == [
        (
            "$.unions[0].president_seats[0].count",
            f"{number} is not a number of seats: write 1 to 100",
        )
    ]


@given(st.integers(min_value=1, max_value=10**30) | st.integers(2**53 - 2, 2**53 + 2))
def test_any_count_that_a_record_takes_is_read_back(count: int) -> None:
    """No record can be made that its file would then be refused for."""
    try:
        seats = am.PresidentSeats(count=count, period=am.Period())
    except am.InvalidValueError:
        return
    data = am.Dataset(title="Mine", unions=[am.TradeUnion(id="u", president_seats=[seats])])
    assert am.loads(am.dumps(data)) == data


@pytest.mark.parametrize("number", ["1.0", "1e0", "2.5", "-0.0"])
def test_a_count_is_written_as_a_whole_number(number: str) -> None:
    """A number with a point or an exponent is no count, however whole its value."""
    seats = f'{{"count": {number}, "period": {{}}}}'
    [(path, message)] = refused(
        f'{HEAD}, "unions": [{{"id": "u", "president_seats": [{seats}]}}]}}'
    )
    assert path == "$.unions[0].president_seats[0].count"
    assert message.startswith("expected a whole number, not the number ")


def with_figure(number: str) -> str:
    """Write a document with one figure, its value as it stands."""
    figure = f'{{"id": "f", "subject_id": "u", "measure": "growth_percent", "value": {number}}}'
    return f'{HEAD}, "figures": [{figure}]}}'


@pytest.mark.parametrize(
    ("spellings", "written"),
    [
        (["75.7", "75.70", "75.70000000000000000000", "757e-1", "0.757E2"], "75.7"),
        (["55000", "55000.0", "5.5e4", "5.5E+4"], "55000"),
        (["0", "-0", "0.0", "-0.0", "0e5"], "0"),
        (["-2.5", "-2.50"], "-2.5"),
        (["0.1", "1e-1"], "0.1"),
        (["999999999999999", "9.99999999999999e14"], "999999999999999"),
        (["0.123456789012345"], "0.123456789012345"),
        (["1e-15", "0.000000000000001", "0.1E-14"], "1e-15"),
    ],
)
def test_one_number_has_one_text(spellings: list[str], written: str) -> None:
    """However a number is spelt, it is the same record, and written in one way, exactly."""
    datas = [am.loads(with_figure(spelling)) for spelling in spellings]
    assert {data.figures[0].value for data in datas} == {Decimal(written)}
    assert {am.dumps(data) for data in datas} == {am.dumps(am.loads(with_figure(written)))}
    assert f'      "value": {written}\n' in am.dumps(datas[0])


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(-14, 0))
def test_any_number_of_15_digits_is_read_back(digits: int, exponent: int) -> None:
    """A number of up to 15 digits is kept exactly, from text to record to text to record."""
    number = Fraction(digits) * Fraction(10) ** exponent
    spelling = f"{digits}e{exponent}"
    try:
        data = am.loads(with_figure(spelling))
    except am.MalformedError:
        assert 0 <= abs(number) < Fraction(1, 10**14)
        return
    assert Fraction(data.figures[0].value) == number
    text = am.dumps(data)
    assert Fraction(json.loads(text, parse_float=Fraction)["figures"][0]["value"]) == number
    assert am.loads(text) == data
    assert am.dumps(am.loads(text)) == text


@pytest.mark.parametrize(
    "number",
    [
        *('"85"', '""', "true", "null", "[85]", "NaN", "-Infinity"),
        *("1e999", "1e15", "1e12000000000000000000", "-1e12000000000000000000"),
        *("1" * 16, "9" * 60, str(2**53), "0.1234567890123456", "1e-16"),
    ],
    ids=lambda number: number[:25],
)
def test_what_is_no_exact_number(number: str) -> None:
    """Text is no number, nor is one that is too large, too small or has too many digits."""
    [(path, message)] = refused(with_figure(number))
    assert path == "$.figures[0].value"
    assert message
    assert len(message) < 150


@pytest.mark.parametrize("number", ["9" * 5000, "-" + "1" * 300])
def test_an_endless_number_is_cut_in_its_message(number: str) -> None:
    """A message can be read whatever the file holds."""
    [(_, message)] = refused(with_figure(number))
    assert len(message) < 150


# --- keys and characters -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (HEAD + ', "title": "Mine"}', ["$.title"]),
        (HEAD + ', "title": "Mine", "title": "Mine"}', ["$.title"]),
        (HEAD + ', "people": [], "people": []}', ["$.people"]),
        (HEAD + ', "x": 1, "x": 2}', ["$.x", "$.x"]),
        (HEAD + ', "people": [{"id": "a", "id": "a", "name": "A", "name": "B"}]}',
         ["$.people[0].id", "$.people[0].name"]),
        (HEAD + ', "presidencies": [{"id": "a", "union_id": "u", "holder_id": "p", '
         '"period": {"until": "2004", "until": "2005"}}]}', ["$.presidencies[0].period.until"]),
        (HEAD + ', "titl\\u0065": "Mine"}', ["$.title"]),
    ],
)  # fmt: skip
def test_keys_that_stand_twice(text: str, found: list[str]) -> None:
    """A key that stands more than once is a problem, even if its values are equal."""
    problem_paths = [path for path, _ in refused(text)]
    assert problem_paths == found
    assert ("$.x" in found) or all(
        message == "the key stands more than once: keep one, or begin a new record"
        for _, message in refused(text)
    )


@pytest.mark.parametrize(
    "escaped",
    ["\\ud800", "\\udc00", "\\ud800x", "\\u0000", "\\u202e", "\\u200b", "\\ufeff", "e\\u0301",
     "\\u2028", "\\u0085", "\\ue000", "\\uffff", "\\n"],
)  # fmt: skip
def test_characters_that_no_text_holds(escaped: str) -> None:
    """What a record refuses is refused in a file, in values and in keys, and can be printed."""
    [(path, message)] = refused(f'{{"format": "apts-model/1", "title": "a{escaped}b"}}')
    assert path == "$.title"
    assert message.startswith("'a")
    [(path, _)] = refused(f'{HEAD}, "a{escaped}b": 1}}')
    assert path.startswith("$['a")
    assert (path + message).encode().decode().isprintable() or escaped == "e\\u0301"


@attrs.frozen
class Pairs:
    """An object that is to be written, in which a key may stand more than once."""

    pairs: list[tuple[str, Any]]


def written_out(value: Any, gap: str) -> str:
    """Write a value with a gap around each mark."""
    if isinstance(value, Pairs):
        members = [f"{json.dumps(key)}{gap}:{written_out(one, gap)}" for key, one in value.pairs]
        return f"{gap}{{{gap}{','.join(members)}{gap}}}{gap}"
    if isinstance(value, list):
        return f"[{','.join(written_out(one, gap) for _, one in steps_of(value))}]"
    return f"{gap}{json.dumps(value, ensure_ascii=len(gap) == 1)}{gap}"


def repeats_in(value: Any) -> Iterator[tuple[str, ...]]:
    """Yield the keys that are repeated, object after object."""
    if isinstance(value, RepeatedKeys) and value.repeated:
        yield value.repeated
    for _, one in steps_of(value):
        yield from repeats_in(one)


KEYISH = st.text(':"\\a[{é', max_size=2)
PAIRS: st.SearchStrategy[Any] = st.recursive(
    KEYISH | st.none() | st.integers(-9, 9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(st.tuples(KEYISH, inner), max_size=4).map(Pairs)
        | st.dictionaries(KEYISH, inner, max_size=3).map(lambda made: Pairs([*made.items()]))
    ),
    max_leaves=10,
)


@given(PAIRS, st.sampled_from(["", " ", "\n\t"]))
@tries(400)
@example(Pairs([("a", 1), ("a", 1)]), "")
@example([Pairs([("a:", 1), ("b", Pairs([("a:", 1), ("a:", 1)]))]), ":", ':"'], " ")
def test_repeated_keys_are_never_overlooked(value: Any, gap: str) -> None:
    """Keys are counted rightly, whatever texts hold colons, quotes and backslashes."""
    text = written_out(value, gap)
    made = values(text)
    assert made == json.loads(text)
    slowly = json.loads(text, object_pairs_hook=RepeatedKeys.of)
    assert [*repeats_in(made)] == [*repeats_in(slowly)]
