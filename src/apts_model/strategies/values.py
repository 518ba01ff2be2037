"""Strategies for plain values, and how a few are drawn from many."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")

# Hypothesis keeps the strategies of whole numbers and of truths and builds all others anew each
# time, which costs more than to draw from them. So what is drawn often is drawn from numbers.


def one_of(draw: st.DrawFn, values: Sequence[T]) -> T:
    """Draw one of these, the first where it does not matter."""
    return values[draw(st.integers(0, len(values) - 1))]


def some_of(draw: st.DrawFn, values: Sequence[T]) -> tuple[T, ...]:
    """Draw some of these in their order, none where it does not matter."""
    chosen = draw(st.integers(0, 2 ** len(values) - 1))
    return tuple(value for number, value in enumerate(values) if chosen >> number & 1)


def maybe(draw: st.DrawFn, strategy: st.SearchStrategy[T]) -> T | None:
    """Draw from a strategy, or draw nothing."""
    return draw(strategy) if draw(st.booleans()) else None


def few(draw: st.DrawFn, strategy: st.SearchStrategy[T], max_size: int = 2) -> list[T]:
    """Draw a few values from a strategy, often none."""
    return [draw(strategy) for _ in range(draw(st.integers(0, max_size)))]


# --- texts ----------------------------------------------------------------------------------

_LETTERS = st.characters(
    codec="utf-8", categories=("Lu", "Ll", "Nd"), include_characters=" -'’.&·", max_codepoint=0x24F
)


def names_of_people() -> st.SearchStrategy[str]:
    """Names as people have them: accents, apostrophes, hyphens, particles.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> name = find(strategies.names_of_people(), lambda name: "É" in name)
        >>> "É" in name
        True
    """
    known = st.sampled_from(
        ["Denis Côté", "Andrée Poirier", "Éric Gingras", "Jean-Guy L'Écuyer", "O’Neill", "Nuñez"]
    )
    return known | texts(max_size=40)


def texts(*, max_size: int = 80) -> st.SearchStrategy[str]:
    """Any text that a record takes: trimmed, printable, in Unicode normal form C.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.texts(), lambda text: len(text) > 2)
        '000'
    """
    drawn = st.text(_LETTERS, min_size=1, max_size=max_size)
    return drawn.map(lambda text: unicodedata.normalize("NFC", text).strip() or "x")


def ids() -> st.SearchStrategy[str]:
    """Ids: lower-case letters a-z, digits and hyphens.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.ids(), lambda drawn: len(drawn) > 2)
        '000'
    """
    return st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=12)


LINES = texts(max_size=30)
"""Short texts, built once."""
