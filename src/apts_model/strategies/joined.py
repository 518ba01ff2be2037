"""A strategy for whole data sets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from hypothesis import strategies as st

from apts_model.dataset import Dataset
from apts_model.records.bargaining import BargainingRound
from apts_model.records.coalitions import Affiliation, Coalition
from apts_model.records.coverage import Coverage, RecordKind
from apts_model.records.figures import Figure
from apts_model.records.presidencies import Presidency
from apts_model.records.regimes import REGIMES
from apts_model.records.sources import Source
from apts_model.records.unions import Person, TradeUnion
from apts_model.strategies.claims import Organisation, Subject, affiliations, figures, rival_of
from apts_model.strategies.families import Family, lineages
from apts_model.strategies.records import (
    campaigns,
    coalitions,
    people,
    sources,
    statutes,
    trade_unions,
)
from apts_model.strategies.rounds import bargaining_rounds
from apts_model.strategies.tenures import presidencies, successions
from apts_model.strategies.times import LATELY, Days, periods
from apts_model.strategies.values import LINES, few, one_of, some_of
from apts_model.time.periods import Period

_PARTS = ("lineage", "bodies", "rounds", "figures", "law")
"""Besides presidencies, a data set may be about these."""


@st.composite
def datasets(
    draw: st.DrawFn,
    *,
    min_unions: int = 0,
    max_unions: int = 3,
    within: Days = LATELY,
) -> Dataset:
    """Data sets whose records refer to one another, with every shape of real life.

    Args:
        min_unions: At least so many unions.
        max_unions: At most so many unions.
        within: First and last day that a record may name; `as_of` is the last one, or absent.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.datasets(min_unions=1), lambda dataset: True).presidencies[0].union_id
        '0'
    """
    cited = draw(st.lists(sources(), max_size=3, unique_by=_id))
    known = draw(st.lists(people(sources=cited), min_size=1, max_size=4, unique_by=_id))
    parts = some_of(draw, _PARTS)

    def some(part: str, drawn: st.SearchStrategy[R], taken: Sequence[_Record] = ()) -> list[R]:
        return _fresh(taken, few(draw, drawn)) if part in parts else []

    family = _NOBODY
    if "lineage" in parts and max_unions:
        family = draw(lineages(min_unions=1, max_unions=max_unions, sources=cited, within=within))
    sizes = min_unions, max_unions
    unions = [*family.unions, *_unions(draw, family.unions, sizes, cited, within)]
    bodies = some("bodies", coalitions(sources=cited, within=within), unions)
    organisations: list[Organisation] = [*unions, *bodies]
    rounds = some("rounds", _rounds(unions, bodies, cited, within), organisations)
    subjects: list[Subject] = [*organisations, *rounds]
    return Dataset(
        title=draw(LINES),
        as_of=draw(st.none() | st.just(within[1])),
        sources=cited,
        people=known,
        unions=unions,
        presidencies=_presidencies(draw, unions, known, cited, within),
        figures=_figures(draw, subjects, cited, within) if "figures" in parts else [],
        mergers=family.mergers,
        splits=family.splits,
        coalitions=bodies,
        affiliations=(
            some("bodies", _affiliations(organisations, cited, within)) if organisations[1:] else []
        ),
        rounds=rounds,
        statutes=some("law", statutes(sources=cited, within=within)),
        campaigns=some("law", campaigns(unions=unions, sources=cited, within=within)),
        coverages=few(draw, _coverages(organisations, within)) if organisations else [],
    )


_NOBODY = Family(unions=(), mergers=(), splits=())


class _Record(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_Record)


def _id(record: _Record) -> str:
    return record.id


def _presidencies(
    draw: st.DrawFn,
    unions: Sequence[TradeUnion],
    people: Sequence[Person],
    sources: Sequence[Source],
    within: Days,
) -> list[Presidency]:
    """Draw successions, and a few presidencies more of any period: co-presidencies, overlaps."""
    if not unions:
        return []
    held = [
        presidency
        for union in unions
        for presidency in draw(
            successions(union=union, people=people, sources=sources, within=within)
        )
    ]
    more = presidencies(unions=unions, people=people, sources=sources, within=within)
    return draw(st.permutations(_fresh(held, few(draw, more)) + held))


def _fresh(taken: Sequence[_Record], drawn: Sequence[R]) -> list[R]:
    """Return those of which nothing else has the id."""
    known = {record.id for record in taken}
    return list({record.id: record for record in drawn if record.id not in known}.values())


def _unions(
    draw: st.DrawFn,
    family: Sequence[TradeUnion],
    sizes: tuple[int, int],
    sources: Sequence[Source],
    within: Days,
) -> list[TradeUnion]:
    """Draw the unions that are not of the family."""
    known = {union.id for union in family}
    others = trade_unions(sources=sources, within=within).filter(lambda one: one.id not in known)
    least, most = (max(0, size - len(family)) for size in sizes)
    return draw(st.lists(others, min_size=least, max_size=most, unique_by=_id))


@st.composite
def _rounds(
    draw: st.DrawFn,
    unions: Sequence[TradeUnion],
    bodies: Sequence[Coalition],
    sources: Sequence[Source],
    within: Days,
) -> BargainingRound:
    """Rounds under the regimes of these days, and under none."""
    days = Period(within[0], through=within[1])
    regimes = [one for one in REGIMES.values() if one.period.overlaps(days).is_possible]
    rounds = bargaining_rounds(
        regime=one_of(draw, (None, *regimes)),
        unions=unions,
        coalitions=bodies,
        sources=sources,
        within=within,
    )
    return draw(rounds)


def _figures(
    draw: st.DrawFn, subjects: Sequence[Subject], sources: Sequence[Source], within: Days
) -> list[Figure]:
    """Draw figures, and rivals of some of them."""
    if not subjects:
        return []
    drawn = _fresh((), few(draw, figures(subjects=subjects, sources=sources, within=within)))
    rivals = [rival_of(draw, figure) for figure in drawn if draw(st.booleans())]
    return [*drawn, *_fresh(drawn, rivals)]


@st.composite
def _affiliations(
    draw: st.DrawFn, bodies: Sequence[Organisation], sources: Sequence[Source], within: Days
) -> Affiliation:
    """Memberships of each in those that come after it, so that nothing is inside itself."""
    member = draw(st.integers(0, len(bodies) - 2))
    joined = affiliations(
        members=[bodies[member]], bodies=bodies[member + 1 :], sources=sources, within=within
    )
    return draw(joined)


@st.composite
def _coverages(draw: st.DrawFn, subjects: Sequence[Organisation], within: Days) -> Coverage:
    return Coverage(
        subject_id=one_of(draw, subjects).id,
        records=one_of(draw, list(RecordKind)),
        period=draw(periods(*within)),
    )
