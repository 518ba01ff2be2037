import ast
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from apts_model.showing import (
    SHOWN_LENGTH,
    UNSEEN,
    cut,
    escaped,
    named,
    quoted,
    stranger_in,
    visible,
)

INVISIBLE = [
    *("\x00", "\n", "\t", "\x1b", "\x7f", "\x85", "\xad", "\u200b", "\u2028", "\u202e", "\ufeff"),
    *("\u034f", "\u115f", "\u1160", "\u17b4", "\u180b", "\u180f", "\u2800", "\u3164", "\ufe00"),
    *("\ufe0f", "\uffa0", "\U000e0041", "\U000e0100", "\U000e01ef", "\ud800", "\udfff", "\ue000"),
]
ODD = st.text(st.sampled_from([*INVISIBLE, "a", "é", "'", '"', "\\", "😀", " ", "\u0430"]))
ANY = ODD | st.text(st.characters(exclude_categories=()))


def can_be_seen(text: str) -> bool:
    """Whether a terminal shows a text as one line in which nothing hides."""
    return text.isprintable() and not any(character in text for character in INVISIBLE)


@given(ANY)
@example("\ufe0f" * 300)
@example("'\"")
@example("\\")
def test_what_is_quoted_can_be_seen(text: str) -> None:
    """Whatever a text is, it is shown as one short line."""
    shown = quoted(text)
    assert can_be_seen(shown)
    assert len(shown) <= SHOWN_LENGTH + 3
    assert shown[0] in "'\""


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (5, "5"),
        (None, "None"),
        (["\ufe0f"], "['\\ufe0f']"),
        (10**200, "a number of more than 100 digits"),
        (-(10**5000), "a number of more than 100 digits"),
        ([1] * 100, f"[{'1, ' * 33}..."),
    ],
    ids=["number", "nothing", "list", "long", "longer", "list of many"],
)
def test_what_is_no_text_is_shown_as_python_writes_it(value: object, shown: str) -> None:
    """Other values have no quotes; of a number that Python does not write, it is said so."""
    assert quoted(value) == shown


@given(ANY)
def test_what_is_not_cut_can_be_copied(text: str) -> None:
    """What is shown whole is the text, as Python writes it; of what is cut, the beginning is."""
    shown = quoted(text)
    if len(shown) <= SHOWN_LENGTH:
        assert ast.literal_eval(shown) == text
        assert shown == repr(text) or UNSEEN.search(text)
    else:
        assert shown.endswith("...")
        assert escaped(repr(text))[:30] == shown[:30] or {"'", '"'} <= {*text}


@pytest.mark.parametrize("length", [97, 98, 99, 100, 101, 10_000_000])
def test_long_texts_are_cut(length: int) -> None:
    """A hundred characters are shown, quotes among them; longer texts end in three points."""
    shown = quoted("x" * length)
    assert shown == (f"'{'x' * length}'" if length <= 98 else f"'{'x' * 99}...")


@pytest.mark.parametrize("length", [0, 5, 40, 200])
@given(text=st.text(max_size=250))
def test_cut(text: str, length: int) -> None:
    """Only what is longer is cut, and then it is said so."""
    assert cut(text, length) == (text if len(text) <= length else text[:length] + "...")


def test_so_many_characters_are_shown() -> None:
    """By default, a hundred."""
    assert SHOWN_LENGTH == 100
    assert cut("x" * 100) == "x" * 100
    assert cut("x" * 101) == "x" * 100 + "..."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\ufe0fb", "a\\ufe0fb"),
        ("\U000e0100", "\\U000e0100"),
        ("\u2800\u3164", "\\u2800\\u3164"),
        ("\n\u202e", "\n\u202e"),
        ("é😀", "é😀"),
        ("\\ufe0f", "\\ufe0f"),
        ("", ""),
    ],
)
def test_unseen_letters_are_escaped(text: str, shown: str) -> None:
    """What Python would print and nobody would see is written by its number."""
    assert escaped(text) == shown


def test_unseen_letters_are_those_that_python_prints() -> None:
    """The list holds no more than it must: everything else that is unseen, `repr` escapes."""
    listed = [chr(code) for code in range(sys.maxunicode + 1) if UNSEEN.match(chr(code))]
    # Mongolian vowel separator (Cf) is within a range of variation selectors.
    assert {one for one in listed if not one.isprintable()} <= {"\u180e"}
    named_so = ("VARIATION SELECTOR", "FILLER", "BLANK", "JOINER", "VOWEL INHERENT", "MONGOLIAN")
    assert all(
        any(word in unicodedata.name(one, "MONGOLIAN") for word in named_so) for one in listed
    )
    assert all(
        one in listed
        for one in map(chr, range(sys.maxunicode + 1))
        if one.isprintable() and unicodedata.name(one, "").startswith("VARIATION SELECTOR")
    )


@pytest.mark.parametrize(
    "text", ["mine.json", "/a b/é.yaml", "it's", 'a "b"', "😀", "", "\u0430", "C:\\x"]
)
def test_what_can_be_seen_is_visible_as_it_is(text: str) -> None:
    """The name of a file is shown as its user knows it."""
    assert visible(text) == text


@given(ANY)
def test_visible_can_be_seen(text: str) -> None:
    """What cannot be printed stands in quotes, with escapes, whole."""
    shown = visible(text)
    assert can_be_seen(shown)
    if not can_be_seen(text):
        assert ast.literal_eval(shown) == text
    assert shown == text or shown[0] in "'\""


@pytest.mark.parametrize(
    ("character", "words"),
    [
        ("a", "U+0061 (LATIN SMALL LETTER A)"),
        ("\u202e", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("\U0001f600", "U+1F600 (GRINNING FACE)"),
        ("\n", "U+000A (a control character)"),
        ("\x00", "U+0000 (a control character)"),
        ("\x85", "U+0085 (a control character)"),
        ("\x9f", "U+009F (a control character)"),
        ("\xa0", "U+00A0 (NO-BREAK SPACE)"),
        ("\u0378", "U+0378 (a character without a name)"),
        ("\ud800", "U+D800 (a character without a name)"),
        ("\U0010ffff", "U+10FFFF (a character without a name)"),
    ],
)
def test_characters_are_named(character: str, words: str) -> None:
    """A character is named so that one can look it up."""
    assert named(character) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("apts", ""),
        ("côté-œuvre", ""),
        ("5 €, 20 °C – “x”", ""),
        ("a\u0301", ""),
        ("😀", ""),
        ("\u0430pts", ", with U+0430 (CYRILLIC SMALL LETTER A) in it"),
        ("aрts", ", with U+0440 (CYRILLIC SMALL LETTER ER) in it"),  # noqa: RUF001 - that is it
        ("é\u0391\u0430", ", with U+0391 (GREEK CAPITAL LETTER ALPHA) in it"),
        ("\uff41", ", with U+FF41 (FULLWIDTH LATIN SMALL LETTER A) in it"),
        ("\U0001d41a", ", with U+1D41A (MATHEMATICAL BOLD SMALL A) in it"),
        ("x" * 99 + "\u0430", ", with U+0430 (CYRILLIC SMALL LETTER A) in it"),
        ("x" * 100 + "\u0430", ""),
        ("\u0430" * 10_000_000, ", with U+0430 (CYRILLIC SMALL LETTER A) in it"),
    ],
)
def test_a_letter_that_looks_like_ours_is_named(text: str, words: str) -> None:
    """The first letter that is not Latin, of those that are shown, is told."""
    assert stranger_in(text) == words


@given(ANY)
def test_what_is_said_of_strangers_can_be_seen(text: str) -> None:
    """Letters alone are named, by words that anyone can read."""
    assert stranger_in(text).isascii()
    assert can_be_seen(stranger_in(text))
    if not any(character.isalpha() and not character.isascii() for character in text):
        assert stranger_in(text) == ""
