"""A strategy for whole data sets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import event
from hypothesis import strategies as st

from apts_model.dataset import Dataset
from apts_model.finding import Identified
from apts_model.records.bargaining import BargainingRound
from apts_model.records.coalitions import Affiliation, Coalition
from apts_model.records.coverage import Coverage, RecordKind
from apts_model.records.figures import Figure
from apts_model.records.presidencies import Presidency
from apts_model.records.regimes import REGIMES
from apts_model.records.sources import Source
from apts_model.records.unions import Person, TradeUnion
from apts_model.strategies.claims import (
    Organisation,
    Subject,
    affiliations,
    figures,
    memberships,
    rival_of,
)
from apts_model.strategies.families import Family, lineages
from apts_model.strategies.records import (
    campaigns,
    coalitions,
    one_id,
    people,
    sources,
    statutes,
    trade_unions,
)
from apts_model.strategies.rounds import bargaining_rounds
from apts_model.strategies.shapes import shapes_in
from apts_model.strategies.tenures import successions
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

    They have a world in which all of it happened, so `check` finds no error in them; it finds
    warnings, since much of it is vague, disputed, or without a source.

    Args:
        min_unions: At least so many unions.
        max_unions: At most so many unions.
        within: First and last day that a record may name; `as_of` is the last one, or absent.

    Examples:
        >>> from hypothesis import given, settings
        >>> from apts_model import strategies, validate
        >>> @given(strategies.datasets(min_unions=1))
        ... @settings(max_examples=10)
        ... def test_everyone_presides_over_something_known(dataset):
        ...     validate(dataset)
        ...     for presidency in dataset.presidencies:
        ...         assert dataset.union(presidency.union_id)
        >>> test_everyone_presides_over_something_known()
    """
    cited = draw(st.lists(sources(), max_size=3, unique_by=_id))
    known = draw(st.lists(people(sources=cited), min_size=1, max_size=4, unique_by=_id))
    parts = some_of(draw, _PARTS)

    def some(part: str, drawn: st.SearchStrategy[R], taken: Sequence[Identified] = ()) -> list[R]:
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
    dataset = Dataset(
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
        affiliations=_affiliations(draw, organisations, cited, within) if "bodies" in parts else [],
        rounds=rounds,
        statutes=some("law", statutes(sources=cited, within=within)),
        campaigns=some("law", campaigns(unions=unions, sources=cited, within=within)),
        coverages=few(draw, coverages(subjects=organisations, rounds=rounds, within=within))
        if organisations
        else [],
    )
    for shape in sorted(shapes_in(dataset)):
        event(f"a data set with a {shape}")
    return dataset


_NOBODY = Family(unions=(), mergers=(), splits=())


R = TypeVar("R", bound=Identified)


def _id(record: Identified) -> str:
    return record.id


def _presidencies(
    draw: st.DrawFn,
    unions: Sequence[TradeUnion],
    people: Sequence[Person],
    sources: Sequence[Source],
    within: Days,
) -> list[Presidency]:
    """Draw a succession for each union, in no order."""
    held = [
        presidency
        for union in unions
        for presidency in draw(
            successions(union=union, people=people, sources=sources, within=within)
        )
    ]
    return draw(st.permutations(held))


def _fresh(taken: Sequence[Identified], drawn: Sequence[R]) -> list[R]:
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


def _affiliations(
    draw: st.DrawFn, bodies: Sequence[Organisation], sources: Sequence[Source], within: Days
) -> list[Affiliation]:
    """Draw memberships of some in those that come after them, so that nothing is inside itself."""
    pairs = [
        (member, body)
        for number, one in enumerate(bodies)
        for member, body, _ in memberships([one], bodies[number + 1 :], within)
    ]
    drawn: list[Affiliation] = []
    for member, body in (
        [one_of(draw, pairs) for _ in range(draw(st.integers(0, 3)))] if pairs else []
    ):
        joined = affiliations(members=[member], bodies=[body], sources=sources, within=within)
        drawn.append(draw(joined))
    return _fresh((), drawn)


@st.composite
def coverages(
    draw: st.DrawFn,
    *,
    subjects: Sequence[Organisation] = (),
    rounds: Sequence[BargainingRound] = (),
    within: Days = LATELY,
) -> Coverage:
    """Days for which all records of a kind are said to be there.

    Args:
        subjects: Unions and coalitions; by default any.
        rounds: Rounds of which a stage may be missing: nobody says of those who take part in
            them that all is there.
        within: First and last day that a date may name.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.coverages(), lambda coverage: True).records
        <RecordKind.PRESIDENCIES: 'presidencies'>
    """
    subject_id = one_id(draw, subjects)
    parties = {party for held in rounds for party in (*held.union_ids, held.coalition_id)}
    kinds = [
        kind for kind in RecordKind if kind is not RecordKind.ROUNDS or subject_id not in parties
    ]
    return Coverage(
        subject_id=subject_id, records=one_of(draw, kinds), period=draw(periods(*within))
    )
