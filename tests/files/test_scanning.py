import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import apts_model as am
from apts_model.files.events import MAX_DEPTH, Event, What
from apts_model.files.scanning import fault_in, json_events
from tests.effort import tries
from tests.files.documents import FORMAT, HEAD, fault, full, refused, text_of

FULL = text_of(full())
PARTS = [
    *("{", "}", "[", "]", ",", ":", '"', "\\", " ", "\n", "\t", "\r", "\x0b", "\xa0", "\ufeff"),
    *("0", "1", "-", "+", ".", "e", "E", "-0", "1.5", "01", "1e5", "NaN", "-Infinity", "Infinity"),
    *("true", "false", "null", "tru", "None", "'", "/", "#", "//", "é", "😀", "\x00", "\x7f"),
    *('"a"', '"b"', '""', '"a":', "\\u00e9", "\\u12", "\\n", "\\x", "\\ud800", '"\\"', "[]", "{}"),
]
SOUP = st.lists(st.sampled_from(PARTS), max_size=14).map("".join)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=12,
)


def laid_out(value: Any, indent: int | str | None, ascii_only: bool) -> str:
    """Write a value in one of the ways of Python's own writer."""
    return json.dumps(value, indent=indent, ensure_ascii=ascii_only)


JSON = st.builds(laid_out, VALUES, st.sampled_from([None, 0, 1, "\t"]), st.booleans())


def depth_of(text: str) -> int:
    """Count brackets, whatever they belong to: no text is deeper than that."""
    return text.count("[") + text.count("{")


@st.composite
def changed(draw: st.DrawFn) -> str:
    """Draw a valid text with a few characters deleted, put in, swapped or cut off."""
    text = draw(JSON | st.sampled_from([FULL[:400], HEAD + "}"]))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        change = draw(st.sampled_from(["delete", "insert", "swap", "cut", "repeat"]))
        if change == "delete":
            text = text[:at] + text[at + 1 :]
        elif change == "insert":
            text = text[:at] + draw(st.sampled_from(PARTS)) + text[at:]
        elif change == "swap":
            text = text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
        elif change == "cut":
            text = text[:at]
        else:
            text = text[:at] + text[max(0, at - 5) :]
    return text


def is_json(text: str) -> bool:
    """Say by Python's own reader whether a text is JSON."""
    try:
        json.loads(text)
    except json.JSONDecodeError:
        return False
    return True


def position_of(text: str, place: tuple[int, int]) -> int:
    """Count characters before a line and column."""
    lines = re.split(r"(\r\n|\r|\n)", text)
    return sum(map(len, lines[: 2 * (place[0] - 1)])) + place[1] - 1


def refusal(text: str) -> tuple[int, str] | None:
    """Return where a text is no JSON, and the message; None where it is."""
    problem = fault_in(text).problem
    assert problem.path == "$"
    if problem.line is None:
        assert problem.message == "is JSON, and was not read all the same"
        return None
    assert problem.column is not None
    return position_of(text, (problem.line, problem.column)), problem.message


def rebuilt(text: str) -> Any:
    """Make the value again out of events: keys from them, other values from where they stand."""
    events = json_events(text)

    def value(event: Event) -> Any:
        what, position, _ = event
        if what is What.OBJECT:
            assert text[position] == "{"
            return dict(members())
        if what is What.LIST:
            assert text[position] == "["
            return list(values())
        assert what is What.VALUE
        return json.JSONDecoder().raw_decode(text, position)[0]

    def members() -> Iterator[tuple[str, Any]]:
        while (key := next(events))[0] is not What.END:
            what, position, said = key
            assert what is What.VALUE
            assert json.JSONDecoder().raw_decode(text, position)[0] == said
            yield said, value(next(events))
        assert text[key[1]] == "}"

    def values() -> Iterator[Any]:
        while (event := next(events))[0] is not What.END:
            yield value(event)
        assert text[event[1]] == "]"

    whole = value(next(events))
    assert list(events) == []
    return whole


# --- the same language as Python's reader --------------------------------------------------------


@given(SOUP | changed() | st.text(max_size=20))
@tries(600)
@example("NaN")
@example("-Infinity")
@example("-NaN")
@example("1.")
@example("\ufeff1")
@example('"\x7f"')
@example('"\\u+041"')
@example('"\\u 041"')
@example('"\\u\u0661\u0661\u0661\u0661"')
@example("\u0661")
@example("1\u0661")
@example("[1\xa0]")
@example('{"a" "b"}')
def test_both_readers_take_the_same_texts(text: str) -> None:
    """A text is JSON for the slow reader if and only if it is for Python's."""
    assume(depth_of(text) <= 32)
    assert (refusal(text) is None) is is_json(text)


@given(JSON)
@tries(300)
@example('{"a": 1, "a": 2, "": [], "\\u0061": {}}')
@example(" \r\n\t[ NaN , -Infinity , {} ] \n")
def test_the_value_can_be_made_of_its_events(text: str) -> None:
    """Events leave nothing out: keys, order, and where each piece begins."""
    assume(depth_of(text) <= 32)
    assert repr(rebuilt(text)) == repr(json.loads(text))


def test_a_whole_document_can_be_made_of_its_events() -> None:
    """So it is with real ones, on one line and on many."""
    assert rebuilt(FULL) == full()
    text = am.dumps(am.load_apts())
    assert rebuilt(text) == json.loads(text)
    assert rebuilt(text.replace("\n", "\r\n")) == json.loads(text)


# --- the place of the first fault ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "column", "needed"),
    [
        ('0"\\x"', 2, "nothing more"),
        ('["a" "\\x"]', 6, "',' or ']'"),
        ('{"a": 1 "\t": 2}', 9, "',' or '}'"),
        ('{"a" "b', 6, "':'"),
    ],
)
def test_a_text_out_of_place_is_told_before_what_is_wrong_inside(
    text: str, column: int, needed: str
) -> None:
    """Where no text may stand, that it stands there is the first fault, not what it holds."""
    line, at, message = fault(text)
    assert (line, at) == (1, column)
    assert message.startswith(f"expected {needed}, not ")


def completions(before: str) -> Iterator[str]:
    """Yield what may follow the beginning of a JSON text, so that it becomes one."""
    for middle in ("", "1", ":1", '"":1', '":1', '"', "0", '"a":1'):
        closing = ""
        quoted = False
        for character in re.sub(r"\\.", "", before + middle):
            if character == '"':
                quoted = not quoted
            elif not quoted and character in "[{":
                closing = {"[": "]", "{": "}"}[character] + closing
            elif not quoted and character in "]}":
                closing = closing[1:]
        yield middle + closing


@given(SOUP | changed())
@tries(400)
def test_all_before_the_fault_is_the_beginning_of_some_json(text: str) -> None:
    """The first fault is never told too late: all that stands before it could go on well."""
    assume(depth_of(text) <= 32)
    found = refusal(text)
    assume(found is not None)
    assert found is not None
    before = text[: found[0]]
    assert any(is_json(before + rest) for rest in completions(before)), before


@given(SOUP | changed())
@tries(600)
def test_it_is_where_python_finds_it_or_where_the_piece_begins(text: str) -> None:
    """Both readers point at the same piece of a text, within which Python may point further on.

    Python points at the end of a number that goes on wrongly, at the newline within a text that
    is not closed, at the letter that is wrong within an escape, and from 3.13 on at the comma
    after which nothing may follow; here, it is the beginning of what is wrong, or the bracket.
    """
    assume(depth_of(text) <= 32)
    found = refusal(text)
    assume(found is not None)
    assert found is not None
    with pytest.raises(json.JSONDecodeError) as caught:
        json.loads(text)
    ours, theirs = found[0], caught.value.pos
    between = text[min(ours, theirs) : max(ours, theirs)]
    assert ours == theirs or (
        re.fullmatch(r"[\w.+-]+[ \t\n\r]*|\\u?|\\?", between)
        or (ours > theirs and re.fullmatch(r",?[ \t\n\r]*", between))
        or (ours < theirs and "the text that begins here" in found[1])
        or "Unterminated" in caught.value.msg
        or "Invalid \\" in caught.value.msg
    ), (ours, theirs, between, caught.value.msg)


@given(SOUP | changed())
def test_what_follows_the_fault_changes_nothing_before_it(text: str) -> None:
    """The first fault is the first: the text before it, cut there, has no earlier one."""
    assume(depth_of(text) <= 32)
    found = refusal(text)
    assume(found is not None)
    assert found is not None
    cut = refusal(text[: found[0]])
    assert cut is None or cut[0] >= found[0] or text[cut[0]] in '"-0123456789tfnNI'


@pytest.mark.parametrize("cut", range(1, len(FULL), 7))
def test_wherever_a_document_is_cut_the_end_is_told(cut: int) -> None:
    """A document that is cut short is refused at its end, or where its last piece begins."""
    line, column, message = fault(FULL[:cut])
    assert line == 1
    assert column is not None
    assert column <= cut + 1
    rest = FULL[column - 1 : cut]
    if rest:
        assert rest[0] == '"' or re.fullmatch(r"[\w.+-]+|\\u?[0-9a-f]*", rest)
    else:
        assert message.startswith("expected ")
        assert message.endswith(", not the end of the text")


# --- messages ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("", 1, 1, "the text is empty"),
        ("   \n ", 2, 2, "the text is empty"),
        (HEAD, 1, 43, "expected ',' or '}', not the end of the text"),
        (HEAD + "} x", 1, 45, "expected nothing more, not 'x'"),
        (HEAD + "}\n{}", 2, 1, "expected nothing more, not '{'"),
        (HEAD + "}\0", 1, 44, "expected nothing more, not '\\x00'"),
        ("{'title': 'Mine'}", 1, 2, "expected a key in double quotes or '}', not \"'\"; JSON "
         "writes text in straight double quotes"),
        (HEAD + ', "note": "a\tb"}', 1, 55, "a control character: write it as \\u0009"),
        (HEAD + ', "note": "a\nb"}', 1, 53, "the text that begins here is not closed: end it "
         "with a double quote"),
        (HEAD + ', "note": "\\x"}', 1, 54, "\\x is no escape that JSON knows: write a backslash "
         "as \\\\"),
        ("// comment\n{}", 1, 1, "expected a value, not '/'; JSON has no comments"),
        (HEAD + ",\r\n}", 2, 1, "expected a key in double quotes, not '}'; take the last comma "
         "away"),
        ("[1,\n2,\n]", 3, 1, "expected a value, not ']'; take the last comma away"),
        ("[1 2]", 1, 4, "expected ',' or ']', not '2'; a comma is missing before it"),
        ('{"a" 1}', 1, 6, "expected ':', not '1'"),
        ("[" + "a" * 1000 + "]", 1, 2, f"expected a value or ']', not '{'a' * 99}..."),
        ("[" + "a" * 1000, 1, 2, f"expected a value or ']', not '{'a' * 99}..."),
    ],
)  # fmt: skip
def test_messages_are_our_own(text: str, line: int, column: int, message: str) -> None:
    """What is no JSON is one problem that says where, and what belongs there."""
    assert fault(text) == (line, column, message)
    assert fault(text.encode()) == (line, column, message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("null", "expected an object, not null"),
        ("true", "expected an object, not true"),
        ("5", "expected an object, not the number 5"),
        ('"apts-model/1"', "expected an object, not the text 'apts-model/1'"),
        ("[]", "expected an object, not a list"),
        ("NaN", "NaN is no number that JSON knows"),
    ],
)
def test_texts_that_are_no_documents(text: str, message: str) -> None:
    """What is JSON and no object is one problem, too."""
    assert refused(text) == [("$", message)]
    assert fault(f"\n {text}") == (2, 2, message)


@given(SOUP | changed())
@tries(300)
def test_no_message_comes_from_python(text: str) -> None:
    """Messages are the same in every version of Python: none is a sentence of its reader."""
    found = refusal(text)
    assume(found is not None)
    assert found is not None
    assert re.match(
        r"expected |a control character: |the text that begins here is not closed: |\\"
        r"|objects and lists are nested |the text is empty$",
        found[1],
    )
    if depth_of(text) <= 32:
        with pytest.raises(json.JSONDecodeError) as caught:
            json.loads(text)
        assert caught.value.msg not in found[1]


@given(SOUP | changed() | st.text(max_size=20))
@example('"\\\u202e"')
@example('"\\\x01"')
def test_every_message_can_be_read(text: str) -> None:
    """A message is one line of characters that can be seen."""
    found = refusal(text)
    assert found is None or (found[1].isprintable() and len(found[1]) < 200)


@pytest.mark.parametrize("text", ['"\\', '{"a": "b\\', '"\\\n"'])
def test_a_text_that_ends_in_a_backslash_is_not_closed(text: str) -> None:
    """What is missing is the rest of the text, not another backslash."""
    assert fault(text)[2].startswith("the text that begins here is not closed")


@pytest.mark.parametrize("digits", ["12", "", "{1F600}", "zzzz", "+041"])
def test_a_short_escape_is_not_an_unknown_one(digits: str) -> None:
    """JSON knows the escape; what is lacking is some of its four digits."""
    assert fault(f'"\\u{digits}"')[2] == "\\u needs four digits 0-9 a-f, as in \\u00e9"


@pytest.mark.parametrize(
    ("escape", "shown"),
    [
        ("x", "x"),
        ("'", "'"),
        ("é", "é"),
        ("U", "U"),
        ("\t", "\\t"),
        ("\x01", "\\x01"),
        ("\u202e", "\\u202e"),
        ("\ufe0f", "\\ufe0f"),
    ],
)
def test_an_unknown_escape_is_shown(escape: str, shown: str) -> None:
    """The character after the backslash is shown, even if it cannot be seen."""
    message = f"\\{shown} is no escape that JSON knows: write a backslash as \\\\"
    assert fault(f'"a\\{escape}b"') == (1, 3, message)


STRAIGHT = "; JSON writes text in straight double quotes"
NUMBERS = "; JSON writes numbers as 75.7 or -3"
NUMBERS_AND_DATES = f"{NUMBERS}, and dates in double quotes"
MISSING_COMMA = "; a comma is missing before it"
IN_TEXT = '; in text, write \\" for a double quote'


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        *[(quote, STRAIGHT) for quote in ("\u201c", "\u201d", "«", "»", "'")],
        *[(mark, "; JSON has no comments") for mark in "/#"],
        ("True", "; JSON writes true"),
        ("False", "; JSON writes false"),
        ("None", "; JSON writes null"),
        ("<", "; it looks like HTML or XML"),
        ("---", "; it looks like YAML"),
        *[(number, NUMBERS) for number in ("01", "+1", ".5", "5.", "1.2.3", "007")],
        *[(word, "") for word in ("true1", "nul", "x", "-", "-x", "1x", "0x10", "1e", "undefined")],
        *[(word, "") for word in ("$", "(", "é")],
    ],
)
def test_what_other_languages_write_is_named(word: str, hint: str) -> None:
    """Where a value should be, what another language means by one gets a hint."""
    assert fault(word) == (1, 1, f"expected a value, not {word!r}{hint}")
    assert fault(f'{{"a": {word}, "b": 1}}') == (1, 7, f"expected a value, not {word!r}{hint}")


@pytest.mark.parametrize("number", ["01", "+1", ".5", "5."])
def test_where_no_number_can_be_none_is_explained(number: str) -> None:
    """How numbers are written is no help where a key or, after a text, a comma is needed."""
    assert fault(f"{{{number}: 1}}")[2] == (
        f"expected a key in double quotes or '}}', not {number!r}"
    )
    assert fault(f'["a" {number}]')[2] == f"expected ',' or ']', not {number!r}{IN_TEXT}"


@pytest.mark.parametrize(
    ("text", "column", "shown", "hint"),
    [
        ('["a" "b"]', 6, "'\"b\"'", MISSING_COMMA),
        ('["a" 5]', 6, "'5'", MISSING_COMMA),
        ("[true null]", 7, "'null'", MISSING_COMMA),
        ("[[] []]", 5, "'['", MISSING_COMMA),
        ("[{} {}]", 5, "'{'", MISSING_COMMA),
        ("[1 NaN]", 4, "'NaN'", MISSING_COMMA),
        ("[2004/11/30]", 6, "'/'", NUMBERS_AND_DATES),
        ("[85 %]", 5, "'%'", NUMBERS_AND_DATES),
        ("[1 000]", 4, "'000'", NUMBERS_AND_DATES),
        ("[2004 nov.]", 7, "'nov.'", NUMBERS_AND_DATES),
        ('["say "hi" to"]', 8, "'hi'", IN_TEXT),
        ('["say «"»"]', 9, "'»'", ""),
        ("[1 // b\n]", 4, "'/'", "; JSON has no comments"),
        ("[1 # b\n]", 4, "'#'", "; JSON has no comments"),
        ("[1# b\n]", 3, "'#'", NUMBERS_AND_DATES),
        ("[1}", 3, "'}'", ""),
        ('["a"}', 5, "'}'", ""),
        ('["a":', 5, "':'", ""),
        ("[1:", 3, "':'", ""),
        ('["a" $]', 6, "'$'", ""),
        ('["a" // b\n]', 6, "'/'", "; JSON has no comments"),
        ('["a" # b\n]', 6, "'#'", "; JSON has no comments"),
        ("[true # b\n]", 7, "'#'", "; JSON has no comments"),
        ("[[] x]", 5, "'x'", ""),
        ("[true x]", 7, "'x'", ""),
        ("[null", 6, "the end of the text", ""),
        ("[1", 3, "the end of the text", ""),
        ('["a"', 5, "the end of the text", ""),
        ("[[]}", 4, "'}'", ""),
        ("[[]:", 4, "':'", ""),
    ],
)
def test_after_a_value_what_may_be_meant_is_told(
    text: str, column: int, shown: str, hint: str
) -> None:
    """What stands where a comma should be says, with what is before it, what was meant."""
    assert fault(text) == (1, column, f"expected ',' or ']', not {shown}{hint}")
    if shown not in {"the end of the text", "'}'"}:
        inside = fault(f'{{"k": {text[1:]}')
        assert inside == (1, column + 5, f"expected ',' or '}}', not {shown}{hint}")


@pytest.mark.parametrize("date", ["2004-11-30", "2004-11", "2004-1X", "2004-XX-XX"])
def test_a_bare_date_lacks_its_quotes(date: str) -> None:
    """A date that stands as a number would is told from one."""
    message = f"expected a value, not {date!r}; put dates in double quotes"
    assert fault(f'{{"as_of": {date}}}') == (1, 11, message)
    assert fault(f"{{{date}: 1}}")[2] == f"expected a key in double quotes or '}}', not {date!r}"


def test_a_document_in_yaml_is_named() -> None:
    """Who reads YAML as JSON learns it, where the document begins as this format does in YAML."""
    message = "expected a value, not 'format'; it looks like YAML"
    assert fault(am.dumps(am.Dataset(title="Mine"), format="yaml")) == (1, 1, message)


def test_what_is_far_before_is_not_looked_at() -> None:
    """After a wide gap nothing is guessed from the value before it."""
    assert fault(f'["a"{" " * 79}x]')[2].endswith(IN_TEXT)
    assert fault(f'["a"{" " * 80}x]')[2].endswith("not 'x'")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("[1,]", "; take the last comma away"),
        ('{"a": 1,}', "; take the last comma away"),
        ("[,]", ""),
        ("{,}", ""),
        ("[1,}", ""),
        ('{"a": 1,]', ""),
        ('{"a": ]', ""),
        ("]", ""),
        ("}", ""),
    ],
)
def test_a_comma_too_many_is_named(text: str, hint: str) -> None:
    """Only where the bracket would close what is open is the comma what is wrong."""
    message = fault(text)[2]
    assert message.endswith(f"not '{text[-1]}'{hint}" if text[1:2] != "," else "not ','")


def test_a_text_that_is_json_has_no_fault() -> None:
    """Asked in vain, the slow reader says so; then something is wrong with the quick one."""
    for text in ("1", " [] ", '{"a": NaN}'):
        assert fault_in(text).problem == am.Problem("$", "is JSON, and was not read all the same")


@pytest.mark.parametrize("bracket", ["[", '{"a":'])
def test_depth_is_a_fault(bracket: str) -> None:
    """What is nested too deeply is refused where it is one level too deep."""
    assert refusal(bracket * MAX_DEPTH + "1") != refusal(bracket * (MAX_DEPTH + 1) + "1")
    message = f"objects and lists are nested more than {MAX_DEPTH} deep"
    assert refusal(bracket * (MAX_DEPTH + 1)) == (len(bracket) * MAX_DEPTH, message)


def test_events_come_one_by_one() -> None:
    """Events are told as they are asked for, with how many characters come before them."""
    events = json_events('{"a": [1, "b"]}')
    assert next(events) == (What.OBJECT, 0, "")
    assert next(events) == (What.VALUE, 1, "a")
    assert next(events) == (What.LIST, 6, "")
    assert next(events) == (What.VALUE, 7, "")
    assert list(events) == [(What.VALUE, 10, ""), (What.END, 13, ""), (What.END, 14, "")]


@given(st.text(max_size=6), st.text(max_size=6))
def test_keys_are_told_as_they_are_meant(one: str, other: str) -> None:
    """A key is told without its escapes, and its value is not."""
    for ascii_only in (True, False):
        text = json.dumps([{one: other}], ensure_ascii=ascii_only)
        keys = [said for _, _, said in json_events(text)]
        assert keys == ["", "", one, "", "", ""]


@given(st.decimals(allow_nan=False, allow_infinity=False).map(str) | st.text("0123456789.eE+-"))
def test_numbers_are_those_of_the_standard(text: str) -> None:
    """A number is what RFC 8259, section 6, says, as told here in its own words."""
    whole = r"-?(0|[1-9][0-9]*)"
    standard = re.fullmatch(whole + r"(\.[0-9]+)?([eE][-+]?[0-9]+)?", text)
    assert (refusal(text) is None) is (standard is not None)
    if standard:
        assert Decimal(text) == Decimal(json.loads(text, parse_float=str))


def test_a_document_of_the_format_is_one() -> None:
    """What the library writes is JSON for the slow reader."""
    assert refusal(am.dumps(am.load_apts())) is None
    assert refusal(f'{{"format": "{FORMAT}"}}') is None
