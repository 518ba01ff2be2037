"""Which strategy draws what kind of thing, so that `hypothesis.strategies.from_type` finds it."""

from __future__ import annotations

import functools
import typing
from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from apts_model.answers import Answer
from apts_model.dataset import Dataset
from apts_model.errors import Problem, Severity, Violation
from apts_model.inquiries.bodies import Leader
from apts_model.inquiries.chronicles import Event
from apts_model.inquiries.deadlines import Deadline
from apts_model.inquiries.family_trees import Lineage, LineageEdge
from apts_model.inquiries.strike_days import StrikeDays
from apts_model.matches import Match
from apts_model.records.agreements import Agreement
from apts_model.records.bargaining import BargainingRound, BargainingTable
from apts_model.records.campaigns import Campaign, Yearly
from apts_model.records.coalitions import Affiliation, Coalition
from apts_model.records.coverage import Coverage
from apts_model.records.figures import Figure
from apts_model.records.lineage import Merger, Split
from apts_model.records.milestones import Milestone, Vote
from apts_model.records.names import Name
from apts_model.records.presidencies import Presidency
from apts_model.records.regimes import REGIMES, RaidingWindow, Regime, Section, StageRule
from apts_model.records.sources import Citation, Source
from apts_model.records.statutes import Statute, StatuteStep
from apts_model.records.strikes import Strike
from apts_model.records.unions import Person, PresidentSeats, TradeUnion
from apts_model.rules.findings import Rule
from apts_model.rules.table import RULES
from apts_model.strategies.bargaining import agreements, milestones, strikes, votes
from apts_model.strategies.claims import affiliations, figures
from apts_model.strategies.families import Family, lineages
from apts_model.strategies.joined import coverages, datasets
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
from apts_model.strategies.times import LATELY, days_between, imprecise_dates, periods
from apts_model.strategies.values import LINES, ids, one_of
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import Handover, Period
from apts_model.timelines import Timeline

T = TypeVar("T")
W = TypeVar("W")
Drawn = st.SearchStrategy[Any]


@st.composite
def _one_in(draw: st.DrawFn, of: st.SearchStrategy[W], parts: Callable[[W], Sequence[T]]) -> T:
    """Parts of something that has any."""
    return one_of(draw, parts(draw(of.filter(lambda whole: len(parts(whole)) > 0))))


# --- timelines, and what is asked of them ---------------------------------------------------

_REGIMES = tuple(REGIMES.values())
_STAGE_RULES = [rule for regime in _REGIMES for rule in regime.rules]
_DAYS = days_between(*LATELY)


def _affiliated() -> st.SearchStrategy[list[Affiliation]]:
    members, bodies = [TradeUnion(id="union")], [Coalition(id="body", kind="alliance")]
    joined = affiliations(members=members, bodies=bodies, within=LATELY)
    return st.lists(joined, min_size=1, max_size=3, unique_by=lambda one: one.id)


def _struck() -> st.SearchStrategy[list[Strike]]:
    drawn = strikes(within=LATELY)
    return st.lists(drawn, min_size=1, max_size=3, unique_by=lambda one: one.id)


def _held() -> st.SearchStrategy[list[Presidency]]:
    return successions(union=TradeUnion(id="union"))


_RECORDS: dict[type, Callable[[], Drawn]] = {
    Presidency: _held,
    Affiliation: _affiliated,
    Strike: _struck,
}
"""Records that stand in timelines."""


def timelines_of(kind: type = Presidency) -> st.SearchStrategy[Timeline[Any]]:
    """Timelines of records of a kind."""
    if kind not in _RECORDS:
        known = ", ".join(one.__name__ for one in _RECORDS)
        raise InvalidArgument(
            f"{kind.__name__} is no kind of record that is drawn in timelines: take one of {known}"
        )
    return _timelines(_RECORDS[kind]())


@st.composite
def _timelines(draw: st.DrawFn, of: st.SearchStrategy[list[Any]]) -> Timeline[Any]:
    return Timeline(draw(of), as_of=one_of(draw, (None, LATELY[1])))


def answers_of(kind: type = Presidency) -> st.SearchStrategy[Answer[Any]]:
    """Answers from timelines of a kind, many of them about a day on which something starts."""
    return _answers(timelines_of(kind))


@st.composite
def _answers(draw: st.DrawFn, of: st.SearchStrategy[Timeline[Any]]) -> Answer[Any]:
    timeline = draw(of)
    starts = [one.period.start.earliest for one in timeline if one.period.start is not None]
    day = one_of(draw, [*starts, draw(_DAYS)])
    return timeline.on(day, one_of(draw, list(Handover)))


def matches_of(kind: type = Presidency) -> st.SearchStrategy[Match[Any]]:
    """Matches in answers of a kind."""
    return _one_in(answers_of(kind), tuple)


@st.composite
def _leaders(draw: st.DrawFn) -> Leader:
    membership: Match[Affiliation] = draw(matches_of(Affiliation))
    presidency: Answer[Presidency] = draw(answers_of())
    return Leader(
        member_id=membership.record.member_id, membership=membership, presidency=presidency
    )


# --- what data sets and laws are made of ----------------------------------------------------


def _with_family(family: Family) -> Dataset:
    return Dataset(
        title="Family", unions=family.unions, mergers=family.mergers, splits=family.splits
    )


@st.composite
def _lineages(draw: st.DrawFn) -> Lineage:
    dataset = _with_family(draw(lineages()))
    return dataset.lineage(one_of(draw, dataset.unions).id)


def _deadlines_of(held: BargainingRound) -> tuple[Deadline, ...]:
    return Dataset(title="Round", rounds=[held]).deadlines(held.id)


@st.composite
def _strike_days(draw: st.DrawFn) -> StrikeDays:
    full, partial = draw(st.integers(0, 300)), draw(st.integers(0, 300))
    most = one_of(draw, (None, full + draw(st.integers(0, 30))))
    return StrikeDays(full, partial, most, one_of(draw, (None, partial)))


@st.composite
def _raiding_windows(draw: st.DrawFn) -> RaidingWindow:
    return one_of(draw, [regime.raiding for regime in _REGIMES if regime.raiding is not None])


def _sampled(values: Sequence[T]) -> st.SearchStrategy[T]:
    return st.sampled_from(values)


_PLACES = st.integers(0, 9).map(lambda number: f"$.presidencies[{number}]")

KINDS = MappingProxyType[type, Callable[[], Drawn]](
    {
        Affiliation: affiliations,
        Agreement: agreements,
        BargainingRound: lambda: (
            bargaining_rounds(regime=None)
            | st.one_of([bargaining_rounds(regime=regime) for regime in _REGIMES])
        ),
        BargainingTable: lambda: _one_in(bargaining_rounds(), lambda held: held.tables),
        Campaign: campaigns,
        Citation: citations,
        Coalition: coalitions,
        Coverage: coverages,
        Dataset: datasets,
        Deadline: lambda: _one_in(
            st.one_of([bargaining_rounds(regime=regime) for regime in _REGIMES]), _deadlines_of
        ),
        Event: lambda: _one_in(datasets(min_unions=1), lambda dataset: dataset.chronology()),
        Figure: figures,
        ImpreciseDate: imprecise_dates,
        Leader: _leaders,
        Lineage: _lineages,
        LineageEdge: lambda: _one_in(_lineages(), lambda lineage: lineage.edges),
        Merger: lambda: _one_in(lineages(), lambda family: family.mergers),
        Milestone: milestones,
        Name: names,
        Period: periods,
        Person: people,
        Presidency: presidencies,
        PresidentSeats: president_seats,
        Problem: lambda: st.builds(Problem, _PLACES, LINES),
        RaidingWindow: _raiding_windows,
        Regime: lambda: _sampled(_REGIMES),
        Rule: lambda: _sampled(tuple(RULES.values())),
        Section: lambda: _sampled([rule.section for rule in _STAGE_RULES]),
        Source: sources,
        Split: lambda: _one_in(lineages(), lambda family: family.splits),
        StageRule: lambda: _sampled(_STAGE_RULES),
        Statute: statutes,
        StatuteStep: lambda: _one_in(statutes(), lambda statute: statute.steps),
        Strike: strikes,
        StrikeDays: _strike_days,
        TradeUnion: trade_unions,
        Violation: lambda: st.builds(
            Violation,
            _sampled(tuple(RULES)),
            _sampled(tuple(Severity)),
            _PLACES,
            st.tuples(ids()),
            LINES,
        ),
        Vote: votes,
        Yearly: lambda: _one_in(campaigns(), lambda one: [one.yearly] if one.yearly else []),
    }
)
"""Makes the strategy of each kind of record, and of what questions and checks give."""

_GENERIC = {Timeline: timelines_of, Answer: answers_of, Match: matches_of}


@functools.cache
def strategy_of(kind: Any) -> Drawn:
    """Return the strategy of a public class: `Dataset`, `Answer[Presidency]`.

    Raises:
        InvalidArgument: a timeline, answer or match of a kind of record that has none.

    Examples:
        >>> from hypothesis import find
        >>> from hypothesis import strategies as st
        >>> import apts_model as am
        >>> find(st.from_type(am.Person), lambda person: person.name.startswith("É")).name
        'Éric Gingras'
    """
    origin = typing.get_origin(kind) or kind
    if origin in _GENERIC:
        return _GENERIC[origin](*(one for one in typing.get_args(kind) if isinstance(one, type)))
    return KINDS[origin]()
