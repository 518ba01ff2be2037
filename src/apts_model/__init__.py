"""A labour-union domain model that says what is certain, what is possible, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apts_model import loading
from apts_model.answers import Answer
from apts_model.dataset import Dataset
from apts_model.errors import (
    AmbiguousAnswerError,
    AptsModelError,
    DateSyntaxError,
    DateTypeError,
    ImpossiblePeriodError,
    InconsistentError,
    InvalidValueError,
    MalformedError,
    MergeConflictError,
    MissingExtraError,
    NoAnswerError,
    Problem,
    Severity,
    UnknownIdError,
    UnsupportedDateError,
    Violation,
)
from apts_model.inquiries.bodies import Leader
from apts_model.inquiries.chronicles import Event
from apts_model.inquiries.deadlines import Deadline
from apts_model.inquiries.family_trees import Lineage, LineageEdge
from apts_model.inquiries.strike_days import StrikeDays
from apts_model.matches import Match
from apts_model.records.agreements import Agreement
from apts_model.records.bargaining import BargainingRound, BargainingTable, TableKind
from apts_model.records.campaigns import Campaign, Yearly
from apts_model.records.coalitions import Affiliation, Coalition, CoalitionKind
from apts_model.records.coverage import Coverage, RecordKind
from apts_model.records.figures import Comparison, Figure, Measure
from apts_model.records.lineage import Merger, MergerKind, Split
from apts_model.records.milestones import Milestone, Stage, Vote
from apts_model.records.names import Name, NameKind
from apts_model.records.presidencies import Accession, EndedBy, Presidency
from apts_model.records.regimes import (
    REGIMES,
    DayCount,
    RaidingWindow,
    Regime,
    Relation,
    Section,
    StageRule,
)
from apts_model.records.sources import Citation, Language, Source
from apts_model.records.standing import Standing
from apts_model.records.statutes import Statute, StatuteStep, StepKind
from apts_model.records.strikes import Strike, StrikeKind
from apts_model.records.unions import Person, PresidentSeats, TradeUnion, UnionKind
from apts_model.time.certainty import Certainty
from apts_model.time.dates import DateLike, ImpreciseDate
from apts_model.time.doubts import Doubt
from apts_model.time.periods import OPEN, Handover, Period
from apts_model.timelines import Timeline
from apts_model.words import EventKind, Topic

if TYPE_CHECKING:
    from apts_model.bundled import load_apts
    from apts_model.files.formats import dump, dumps, load, loads
    from apts_model.files.schema import json_schema
    from apts_model.rules.checking import check, validate
    from apts_model.rules.findings import Rule
    from apts_model.rules.table import RULES

__all__ = [
    "OPEN",
    "REGIMES",
    "RULES",
    "Accession",
    "Affiliation",
    "Agreement",
    "AmbiguousAnswerError",
    "Answer",
    "AptsModelError",
    "BargainingRound",
    "BargainingTable",
    "Campaign",
    "Certainty",
    "Citation",
    "Coalition",
    "CoalitionKind",
    "Comparison",
    "Coverage",
    "Dataset",
    "DateLike",
    "DateSyntaxError",
    "DateTypeError",
    "DayCount",
    "Deadline",
    "Doubt",
    "EndedBy",
    "Event",
    "EventKind",
    "Figure",
    "Handover",
    "ImpossiblePeriodError",
    "ImpreciseDate",
    "InconsistentError",
    "InvalidValueError",
    "Language",
    "Leader",
    "Lineage",
    "LineageEdge",
    "MalformedError",
    "Match",
    "Measure",
    "MergeConflictError",
    "Merger",
    "MergerKind",
    "Milestone",
    "MissingExtraError",
    "Name",
    "NameKind",
    "NoAnswerError",
    "Period",
    "Person",
    "Presidency",
    "PresidentSeats",
    "Problem",
    "RaidingWindow",
    "RecordKind",
    "Regime",
    "Relation",
    "Rule",
    "Section",
    "Severity",
    "Source",
    "Split",
    "Stage",
    "StageRule",
    "Standing",
    "Statute",
    "StatuteStep",
    "StepKind",
    "Strike",
    "StrikeDays",
    "StrikeKind",
    "TableKind",
    "Timeline",
    "Topic",
    "TradeUnion",
    "UnionKind",
    "UnknownIdError",
    "UnsupportedDateError",
    "Violation",
    "Vote",
    "Yearly",
    "check",
    "dump",
    "dumps",
    "json_schema",
    "load",
    "load_apts",
    "loads",
    "validate",
]

_LOADED_WHEN_USED = {
    "RULES": "apts_model.rules.table",
    "Rule": "apts_model.rules.findings",
    "check": "apts_model.rules.checking",
    "load_apts": "apts_model.bundled",
    "dump": "apts_model.files.formats",
    "dumps": "apts_model.files.formats",
    "json_schema": "apts_model.files.schema",
    "load": "apts_model.files.formats",
    "loads": "apts_model.files.formats",
    "validate": "apts_model.rules.checking",
}


def __dir__() -> list[str]:
    return sorted(__all__)


if not TYPE_CHECKING:  # a type checker is to see names that do not exist
    __getattr__ = loading.when_used(__name__, _LOADED_WHEN_USED)
