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

from apts_model.strategies.bargaining import agreements, milestones, strikes, votes
from apts_model.strategies.broken import broken_datasets
from apts_model.strategies.claims import affiliations, figures
from apts_model.strategies.families import Family, lineages
from apts_model.strategies.joined import coverages, datasets
from apts_model.strategies.malformed import malformed_documents
from apts_model.strategies.records import (
    campaigns,
    citations,
    coalitions,
    names,
    people,
    president_seats,
    sources,
    statutes,
    trade_unions,
)
from apts_model.strategies.rounds import bargaining_rounds
from apts_model.strategies.tenures import presidencies, successions
from apts_model.strategies.times import Levels, imprecise_dates, periods
from apts_model.strategies.values import ids, names_of_people, texts

__all__ = [
    "Family",
    "Levels",
    "affiliations",
    "agreements",
    "bargaining_rounds",
    "broken_datasets",
    "campaigns",
    "citations",
    "coalitions",
    "coverages",
    "datasets",
    "figures",
    "ids",
    "imprecise_dates",
    "lineages",
    "malformed_documents",
    "milestones",
    "names",
    "names_of_people",
    "people",
    "periods",
    "presidencies",
    "president_seats",
    "sources",
    "statutes",
    "strikes",
    "successions",
    "texts",
    "trade_unions",
    "votes",
]

del _hypothesis
