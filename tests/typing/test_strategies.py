"""The types that the tests of users' apps see; mypy and pyright read this file."""

from typing import assert_type

from hypothesis.strategies import SearchStrategy

import apts_model as am
from apts_model import strategies


def test_strategies_draw_records() -> None:
    """A strategy is named after what it draws, and has its type."""
    assert_type(strategies.imprecise_dates(levels=[0, 1]), SearchStrategy[am.ImpreciseDate])
    assert_type(strategies.periods(), SearchStrategy[am.Period])
    assert_type(strategies.people(), SearchStrategy[am.Person])
    assert_type(strategies.trade_unions(), SearchStrategy[am.TradeUnion])
    assert_type(strategies.figures(), SearchStrategy[am.Figure])
    assert_type(strategies.bargaining_rounds(), SearchStrategy[am.BargainingRound])
    assert_type(strategies.strikes(), SearchStrategy[am.Strike])
    assert_type(strategies.lineages(), SearchStrategy[strategies.Family])
    assert_type(strategies.datasets(max_unions=1), SearchStrategy[am.Dataset])


def test_strategies_draw_what_is_wrong() -> None:
    """What breaks a rule is a data set, what breaks the format is a text."""
    assert_type(strategies.broken_datasets(rule="duplicate-id"), SearchStrategy[am.Dataset])
    assert_type(strategies.malformed_documents(format="json"), SearchStrategy[str])
