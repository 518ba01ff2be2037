"""What type checkers refuse: both complain of an ignore that nothing needs.

What is refused when it is run as well has its error beside it; the rest is never run.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from typing import TYPE_CHECKING

import pytest

import apts_model as am
from apts_model import strategies


def test_keyword_only() -> None:
    """Records take their fields by name."""
    with pytest.raises(TypeError):
        am.Person("ann", "Ann")  # type: ignore[call-arg]


def test_frozen() -> None:
    """Records do not change."""
    person = am.Person(id="ann", name="Ann")
    with pytest.raises(AttributeError):
        person.name = "Bea"  # type: ignore[misc]


def test_no_order() -> None:
    """Vague dates have no order: `before` answers in three values."""
    first, second = am.ImpreciseDate.parse("2004"), am.ImpreciseDate.parse("2005")
    with pytest.raises(TypeError):
        assert first < second  # pyright: ignore[reportOperatorIssue]


def test_no_plain_truth() -> None:
    """A doubt cannot be taken for a yes: neither an answer nor a certainty is true or false."""
    answer = am.load_apts().president_on("apts", "2004-11-10")
    with pytest.raises(TypeError):
        assert answer  # pyright: ignore[reportGeneralTypeIssues]
    with pytest.raises(TypeError):
        assert not answer.vacant  # pyright: ignore[reportGeneralTypeIssues]


def test_how_a_period_ends_has_no_default() -> None:
    """Whoever parses a period says which day its end is."""
    with pytest.raises(TypeError):
        am.Period.parse("2004/2006")  # type: ignore[call-arg]


def test_names_that_do_not_exist() -> None:
    """What is loaded only when it is used hides no mistake in a name."""
    with pytest.raises(AttributeError):
        am.load_aptz()  # type: ignore[attr-defined]


def test_strategies_take_names() -> None:
    """Ranges of strategies are named."""
    with pytest.raises(TypeError):
        strategies.datasets(1)  # type: ignore[call-arg]


if TYPE_CHECKING:
    APTS = am.load_apts()
    am.Presidency(id="one", union_id="mine", holder_id="ann", period="2004/2006")  # type: ignore[arg-type]
    am.Dataset(title="Mine", people=[am.TradeUnion(id="mine")])  # type: ignore[list-item]
    APTS.president_on("apts", 2004)  # type: ignore[arg-type]
    am.loads({})  # type: ignore[arg-type]
    strategies.imprecise_dates(levels=[3])  # type: ignore[list-item]
