"""Hypothesis strategies for union data: valid by default, with the traps of real records.

Needs the extra: `pip install "apts-model[hypothesis]"`. Strategies are plural nouns, their
arguments are ranges of valid values.
"""

from __future__ import annotations

try:
    import hypothesis as _hypothesis
except ModuleNotFoundError as _missing:
    raise ModuleNotFoundError(
        'apts_model.strategies needs Hypothesis: write pip install "apts-model[hypothesis]"',
        name=_missing.name,
    ) from _missing

from apts_model.strategies.records import (
    citations,
    datasets,
    names,
    people,
    presidencies,
    sources,
    successions,
    trade_unions,
)
from apts_model.strategies.values import (
    Levels,
    ids,
    imprecise_dates,
    names_of_people,
    periods,
    texts,
)

__all__ = [
    "Levels",
    "citations",
    "datasets",
    "ids",
    "imprecise_dates",
    "names",
    "names_of_people",
    "people",
    "periods",
    "presidencies",
    "sources",
    "successions",
    "texts",
    "trade_unions",
]

del _hypothesis
