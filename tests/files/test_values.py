from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from apts_model.files.values import RepeatedKeys, Unrepresentable, described, did_you_mean


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (0, "the number 0"),
        (1, "the number 1"),
        (1.5, "the number 1.5"),
        (Decimal("2.50"), "the number 2.50"),
        (Decimal("-1e999"), "the number -1E+999"),
        (Decimal("0." + "9" * 5000), "the number 0." + "9" * 38 + "..."),
        (10**50, "the number " + "1" + "0" * 39 + "..."),
        (Unrepresentable("NaN", "is no number"), "NaN"),
        (Unrepresentable("9" * 5000, "is too large"), "9" * 40 + "..."),
        (Unrepresentable("9" * 40, "is too large"), "9" * 40),
        (Unrepresentable("*a", "is an alias"), "*a"),
        ("", "the text ''"),
        ("true", "the text 'true'"),
        ("a\u202eb", "the text 'a\\u202eb'"),
        ("x" * 1000, f"the text '{'x' * 99}..."),
        ("x" * 98, f"the text {'x' * 98!r}"),
        ("x" * 99, f"the text '{'x' * 99}..."),
        ("a\ufe0fb", "the text 'a\\ufe0fb'"),
        ("\u0435lected", "the text '\u0435lected', with U+0435 (CYRILLIC SMALL LETTER IE) in it"),
        ([], "a list"),
        ([[1]], "a list"),
        ({}, "an object"),
        (RepeatedKeys(a=1), "an object"),
    ],
)
def test_a_value_is_described_as_its_writer_knows_it(value: Any, words: str) -> None:
    """A message speaks of JSON, not of Python, and never at length."""
    assert described(value) == words


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("trough", ["start", "until", "through"], "; did you mean 'through'?"),
        ("end", ["start", "until", "through"], ""),
        ("Title", ["title", "as_of"], "; did you mean 'title'?"),
        ("TITLE", ["title", "as_of"], "; did you mean 'title'?"),
        ("title" * 8, ["title" * 8], f"; did you mean '{'title' * 8}'?"),
        ("title" * 8 + "x", ["title" * 8], ""),
        ("title" * 100_000, ["title"], ""),
        ("", ["title"], ""),
        ("itle", ["title"], "; did you mean 'title'?"),
        ("titlx", ["title"], "; did you mean 'title'?"),
        ("xitlez", ["title"], ""),
        ("title", [], ""),
        ("untill", {"until": 1}, "; did you mean 'until'?"),
    ],
)
def test_the_nearest_known_word_is_named(word: str, known: Any, hint: str) -> None:
    """A word that is not known is compared with those that are."""
    assert did_you_mean(word, known) == hint


def test_a_number_that_cannot_be_written_is_shown_as_it_stands() -> None:
    """A number that JSON does not know keeps the letters it was written with, and the reason."""
    odd = Unrepresentable("1e999", "is too large")
    assert str(odd) == "1e999"
    assert odd == Unrepresentable("1e999", "is too large")
    assert attrs.asdict(odd) == {"written": "1e999", "reason": "is too large"}


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 3)), max_size=8))
def test_repeated_keys_are_kept_in_mind(pairs: list[tuple[str, int]]) -> None:
    """Of each key, the last value is kept; those that stand more than once are named in order."""
    made = RepeatedKeys.of(iter(pairs))
    assert made == dict(pairs)
    keys = [key for key, _ in pairs]
    assert made.repeated == tuple(key for key in dict(pairs) if keys.count(key) > 1)
