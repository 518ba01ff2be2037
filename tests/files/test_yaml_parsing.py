import contextlib
import time
from collections.abc import Callable

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model.files import yaml
from apts_model.files.events import UnreadableError
from tests.effort import tries
from tests.files.documents import full, text_of
from tests.files.yaml_parsers import BOTH, outcome, refusal, same_in_both

# What is no YAML, with words and places: test_yaml_hostile.py.


def test_question_marks_in_brackets() -> None:
    """A doubtful date needs no quotes in brackets."""
    values, _ = same_in_both("{start: 2004?, until: 2004-05?, a: [why? not, 'x?']}")
    assert values == repr({"start": "2004?", "until": "2004-05?", "a": ["why? not", "x?"]})


@pytest.mark.parametrize("text", ["[a:?]", "{a:?}", "[aa:?, b]"])
def test_a_question_mark_after_a_colon(text: str) -> None:
    """There it begins a key, which both parsers refuse."""
    assert [len(outcome(text, libyaml=libyaml)) for libyaml in (True, False)] == [1, 1]


def test_escapes_that_are_characters() -> None:
    """Escapes are read in double quotes, and nowhere else."""
    values, _ = same_in_both(r'{a: "\u00e9\U0001F600\x41\/\\\"", b: "\ud7ff", c: \ud800}')
    assert values == repr({"a": 'é😀A/\\"', "b": "\ud7ff", "c": r"\ud800"})


@pytest.mark.parametrize("end", ["...", "... # the end\n\n", "# c", "\n\n  # c\r\n"])
def test_what_may_stand_around_the_document(end: str) -> None:
    """Comments and the marks of one document are read."""
    assert same_in_both(f"# c\n---\na: b\n{end}")[0] == repr({"a": "b"})


@pytest.mark.parametrize("character", ["\ud800", "\0", "\x85", "\ufeff", "\uffff"])
def test_what_no_text_may_hold_is_refused_first(character: str) -> None:
    """A character that YAML cannot hold is found before any parser stumbles over it."""
    message, line, column = refusal(f"'a\n {character}")
    assert message.startswith(f"YAML cannot hold U+{ord(character):04X} (")
    assert (line, column) == (2, 2)


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
@tries(500)
def test_the_parsers_read_the_same(text: str) -> None:
    """Both parsers read a text as the same values, or both refuse it.

    Left out is `|#`, which only libyaml reads, and tags, which are refused in different ways.
    """
    one, other = outcome(text, libyaml=True), outcome(text, libyaml=False)
    assert len(one) == len(other)
    assert len(one) == 1 or one == other


@given(st.lists(st.sampled_from(WILDER), max_size=14).map("".join) | st.text())
@tries(500)
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing but the two outcomes there are comes out of any text, and each names a place."""
    for libyaml in (True, False):
        result = outcome(text, libyaml=libyaml)
        assert len(result) == 2 or result[0].line


WRITTEN = am.dumps(am.loads(text_of(full())), format="yaml")


@given(st.integers(0, len(WRITTEN)), st.integers(0, 3), st.sampled_from(["", *WILDER]))
@tries(50)
def test_a_spoilt_file_is_read_or_refused(start: int, count: int, put_in: str) -> None:
    """A file in which something is cut out or put in is read, or refused with every place."""
    text = WRITTEN[:start] + put_in + WRITTEN[start + count :]
    with contextlib.suppress(am.MalformedError):
        am.loads(text, format="yaml")
    one, other = outcome(text, libyaml=True), outcome(text, libyaml=False)
    if "!" not in put_in and put_in not in {"|", ">"}:
        assert one == other or len(one) == len(other) == 1
