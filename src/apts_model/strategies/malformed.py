"""A strategy for texts that must be refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from hypothesis import strategies as st

from apts_model.errors import InvalidValueError
from apts_model.records.values import shown
from apts_model.strategies.malforming.contents import CONTENTS
from apts_model.strategies.malforming.documents import Document, Syntax
from apts_model.strategies.malforming.json_texts import JSON_TEXTS
from apts_model.strategies.malforming.yaml_texts import YAML_TEXTS

Way = Callable[[Document], str]


def _by_name(*ways: Way) -> Mapping[str, Way]:
    return MappingProxyType({way.__name__: way for way in ways})


WAYS: Mapping[Syntax, Mapping[str, Way]] = MappingProxyType(
    {"json": _by_name(*CONTENTS, *JSON_TEXTS), "yaml": _by_name(*CONTENTS, *YAML_TEXTS)}
)
"""For each syntax the ways in which a document is broken, by name."""


def malformed_documents(*, format: Syntax = "json") -> st.SearchStrategy[str]:
    """Texts that `loads` refuses: a valid document, broken in one of many ways.

    The ways are no JSON or no YAML at all, keys that are unknown, missing or there twice, values
    of the wrong type, and words, ids, dates, periods, numbers and texts that no record takes.

    Args:
        format: "json" or "yaml".

    Raises:
        InvalidValueError: it is neither.

    Examples:
        >>> from hypothesis import given, settings
        >>> from apts_model import MalformedError, loads, strategies
        >>> @given(strategies.malformed_documents())
        ... @settings(max_examples=10)
        ... def test_bad_files_are_refused(text):
        ...     try:
        ...         loads(text)
        ...     except MalformedError as error:
        ...         assert error.problems
        ...     else:
        ...         raise AssertionError(text)
        >>> test_bad_files_are_refused()
    """
    if format not in WAYS:
        listed = " or ".join(map(repr, WAYS))
        raise InvalidValueError("format", f"{shown(format)} is not {listed}")
    return st.one_of([malformed_by(name, format=format) for name in WAYS[format]])


@st.composite
def malformed_by(draw: st.DrawFn, name: str, *, format: Syntax) -> str:
    """Texts that are broken in one way, a key of `WAYS`."""
    return WAYS[format][name](Document(draw, format))
