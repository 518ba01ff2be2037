from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import apts_model as am
from apts_model.strategies.malformed import WAYS, Way, malformed_by, malformed_documents
from apts_model.strategies.malforming.documents import Document, Syntax
from tests.effort import tries

SYNTAXES: tuple[Syntax, ...] = get_args(Syntax)
NAMED = [(syntax, name) for syntax in SYNTAXES for name in WAYS[syntax]]


def problems(text: str, syntax: Syntax) -> tuple[am.Problem, ...]:
    """Check that a text is refused, and return what is wrong with it."""
    with pytest.raises(am.MalformedError) as caught:
        am.loads(text, format=syntax)
    return caught.value.problems


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_documents_are_valid_before_they_are_broken(syntax: Syntax) -> None:
    """What is broken later is a data set that breaks no rule, in JSON and in YAML the same."""

    @tries(8)
    @given(st.data())
    def check(data: st.DataObject) -> None:
        document = data.draw(st.composite(lambda draw: Document(draw, syntax))())
        dataset = am.loads(document.text(), format=syntax)
        assert am.check(dataset) == ()

    check()


@pytest.mark.parametrize(("syntax", "name"), NAMED)
def test_every_way_is_refused(syntax: Syntax, name: str) -> None:
    """A document broken in any way is refused, with the place and the words of each problem."""

    @tries(5)
    @given(malformed_by(name, format=syntax))
    def check(text: str) -> None:
        for problem in problems(text, syntax):
            assert problem.path.startswith("$")
            assert problem.message.strip()
            assert problem.line is not None

    check()


def tuple_of(*values: Any) -> tuple[Any, ...]:
    """Stand for a document that nobody looks into."""
    return values


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_every_way_is_drawn(syntax: Syntax, monkeypatch: pytest.MonkeyPatch) -> None:
    """The strategy draws every way there is, about as often as any other."""
    drawn: set[str] = set()

    def noting(name: str) -> Way:
        def way(_: Any) -> str:
            drawn.add(name)
            return ""

        return way

    noted = {name: noting(name) for name in WAYS[syntax]}
    monkeypatch.setattr("apts_model.strategies.malformed.WAYS", {syntax: noted})
    monkeypatch.setattr("apts_model.strategies.malformed.Document", tuple_of)

    @tries(300)
    @given(malformed_documents(format=syntax))
    def check(text: str) -> None:
        assert text == ""

    check()
    assert drawn == {*noted}


def test_json_is_the_default() -> None:
    """Nothing said of the syntax, the texts are broken JSON."""

    @tries(10)
    @given(malformed_documents())
    def check(text: str) -> None:
        assert problems(text, "json")

    check()


def test_other_syntaxes_are_refused() -> None:
    """There are JSON and YAML, and no other syntax."""
    other: Any = "xml"
    with pytest.raises(am.InvalidValueError, match="'xml' is not 'json' or 'yaml'"):
        malformed_documents(format=other)


def test_unseen_characters_are_written_in_two_ways() -> None:
    """A character that nobody sees stands in the text as it is, or as an escape."""
    name = next(name for name in WAYS["json"] if name.startswith("unseen"))
    drawn = malformed_by(name, format="json")
    often = settings(max_examples=2000, phases=[Phase.generate], database=None)
    find(drawn, lambda text: "\\u" in text, settings=often)
    find(drawn, lambda text: not text.replace("\n", "").isprintable(), settings=often)
