"""Strategies for records, alone and joined in data sets."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import strategies as st

from apts_model.dataset import Dataset
from apts_model.records.coverage import Coverage, RecordKind
from apts_model.records.names import Name, NameKind
from apts_model.records.presidencies import Accession, EndedBy, Presidency
from apts_model.records.sources import Citation, Language, Source
from apts_model.records.standing import Standing
from apts_model.records.unions import Person, PresidentSeats, TradeUnion, UnionKind
from apts_model.strategies.values import (
    ALL_LEVELS,
    OPEN_ENDS,
    dates_around,
    days_between,
    ids,
    imprecise_dates,
    names_of_people,
    periods,
    texts,
)
from apts_model.time.periods import UNKNOWN, Period

Days = tuple[datetime.date, datetime.date]
"""First and last day that a date may name."""

_LATELY: Days = (datetime.date(1950, 1, 1), datetime.date(2025, 12, 31))


def _ids_of(records: Sequence[Source | Person | TradeUnion]) -> list[str]:
    return [record.id for record in records]


def citations(sources: Sequence[Source]) -> st.SearchStrategy[Citation]:
    """Citations of one of these sources.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import Source, strategies
        >>> source = Source(id="s", title="S")
        >>> find(strategies.citations([source]), lambda citation: True)
        Citation(source_id='s', supports=(), locator=None)
    """
    return st.builds(
        Citation,
        source_id=st.sampled_from(_ids_of(sources)),
        supports=st.lists(st.sampled_from(["start", "until", "period"]), unique=True),
        locator=st.none() | texts(max_size=20),
    )


def _cited(sources: Sequence[Source]) -> st.SearchStrategy[Sequence[Citation]]:
    return st.lists(citations(sources), max_size=2) if sources else st.just(())


def sources() -> st.SearchStrategy[Source]:
    """Sources, dated and not, with and without an address.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.sources(), lambda source: source.language == "en").language
        <Language.EN: 'en'>
    """
    return st.builds(
        Source,
        id=ids(),
        title=texts(),
        url=st.none() | st.just("https://example.org/page?a=1&b=é"),
        published=st.none() | imprecise_dates(),
        language=st.none() | st.sampled_from(Language),
        note=st.none() | texts(),
    )


def people(*, sources: Sequence[Source] = ()) -> st.SearchStrategy[Person]:
    """People, some of them known by several names.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> len(find(strategies.people(), lambda person: person.other_names).other_names)
        1
    """
    return st.builds(
        Person,
        id=ids(),
        name=names_of_people(),
        other_names=st.lists(names_of_people(), max_size=2, unique=True),
        citations=_cited(sources),
    )


def names(*, sources: Sequence[Source] = ()) -> st.SearchStrategy[Name]:
    """Names of organisations, in both languages, of every kind.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import NameKind, strategies
        >>> find(strategies.names(), lambda name: name.kind is NameKind.ALIAS).kind
        <NameKind.ALIAS: 'alias'>
    """
    return st.builds(
        Name,
        text=texts(),
        language=st.sampled_from(Language),
        kind=st.sampled_from(NameKind),
        period=st.just(UNKNOWN) | periods(),
        citations=_cited(sources),
    )


def trade_unions(*, sources: Sequence[Source] = ()) -> st.SearchStrategy[TradeUnion]:
    """Unions, from those of which next to nothing is known to those with every field.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.trade_unions(), lambda union: union.region is None).names
        ()
    """
    line = st.none() | texts(max_size=30)
    return st.builds(
        TradeUnion,
        id=ids(),
        kind=st.sampled_from(UnionKind),
        names=st.lists(names(sources=sources), max_size=3),
        period=st.just(UNKNOWN) | periods(),
        headquarters=line,
        region=line,
        category=line,
        website=st.none() | st.just("https://example.org"),
        funding=line,
        president_seats=st.lists(
            st.builds(PresidentSeats, count=st.integers(1, 3), period=periods()), max_size=2
        ),
        citations=_cited(sources),
        note=line,
    )


def presidencies(
    *,
    unions: Sequence[TradeUnion],
    people: Sequence[Person],
    sources: Sequence[Source] = (),
    within: Days = (datetime.date.min, datetime.date.max),
) -> st.SearchStrategy[Presidency]:
    """Presidencies of these people over these unions, each by itself.

    Args:
        unions: Unions to preside over.
        people: People to preside.
        sources: Sources to cite.
        within: First and last day that a date may name.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import Person, TradeUnion, strategies
        >>> unions, people = [TradeUnion(id="u")], [Person(id="p", name="Ada")]
        >>> find(strategies.presidencies(unions=unions, people=people), lambda p: True).holder_id
        'p'
    """
    return st.builds(
        Presidency,
        id=ids(),
        union_id=st.sampled_from(_ids_of(unions)),
        holder_id=st.sampled_from(_ids_of(people)),
        period=periods(*within, ends=["until"]),
        accession=st.none() | st.sampled_from(Accession),
        reelected=st.lists(imprecise_dates(*within), max_size=2),
        ended_by=st.none() | st.sampled_from(EndedBy),
        title=st.none() | texts(max_size=20),
        standing=st.sampled_from([Standing.ACCEPTED, Standing.ACCEPTED, Standing.DISPUTED]),
        citations=_cited(sources),
        note=st.none() | texts(),
    )


@st.composite
def successions(
    draw: st.DrawFn,
    *,
    union: TradeUnion,
    people: Sequence[Person],
    sources: Sequence[Source] = (),
    within: Days = _LATELY,
    max_size: int = 6,
) -> list[Presidency]:
    """Presidencies of one union, one after the other: direct handovers and gaps.

    The presidencies have a world in common. Handovers are exact or vague, linked by
    `follows_ids` or not; the start of a linked one may be left out. A disputed claim may come
    on top, at the end.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import Person, TradeUnion, strategies
        >>> union, people = TradeUnion(id="u"), [Person(id="p", name="Ada")]
        >>> linked = strategies.successions(union=union, people=people)
        >>> find(linked, lambda found: found[-1].follows_ids)[-1].follows_ids
        ('u-0',)
    """
    days = sorted(draw(st.sets(days_between(*within), min_size=2, max_size=max_size + 1)))
    found: list[Presidency] = []
    for number, (start_day, end_day) in enumerate(pairwise(days)):
        shape = draw(st.sampled_from(["next", "linked", "gap"])) if found else "next"
        if shape == "gap":
            continue
        linked = shape == "linked" and found[-1].id == f"{union.id}-{number - 1}"
        starts = dates_around(start_day, *within, ALL_LEVELS)
        ends = dates_around(end_day, *within, ALL_LEVELS)
        found.append(
            Presidency(
                id=f"{union.id}-{number}",
                union_id=union.id,
                holder_id=draw(st.sampled_from(_ids_of(people))),
                period=Period(
                    draw(st.none() | starts if linked else starts),
                    until=draw(ends | OPEN_ENDS if number == len(days) - 2 else ends),
                ),
                accession=draw(st.none() | st.sampled_from(Accession)),
                follows_ids=[found[-1].id] if linked else [],
                citations=draw(_cited(sources)),
            )
        )
    return found + draw(_claims_against(found, people, within))


def _claims_against(
    accepted: Sequence[Presidency],
    people: Sequence[Person],
    within: Days,
) -> st.SearchStrategy[list[Presidency]]:
    """At most one claim that disputes one of these presidencies."""
    claims = st.builds(
        _claim,
        st.sampled_from(accepted),
        st.sampled_from(_ids_of(people)),
        periods(*within, ends=["until"]),
    )
    return st.lists(claims, max_size=1)


def _claim(rival: Presidency, holder_id: str, period: Period) -> Presidency:
    return Presidency(
        id=f"{rival.id}-claim",
        union_id=rival.union_id,
        holder_id=holder_id,
        period=period,
        standing=Standing.DISPUTED,
        disputes_id=rival.id,
    )


@st.composite
def datasets(  # noqa: D417 - callers do not pass `draw`
    draw: st.DrawFn,
    *,
    min_unions: int = 0,
    max_unions: int = 3,
    within: Days = _LATELY,
) -> Dataset:
    """Data sets whose records refer to one another, with every shape of real life.

    Args:
        min_unions: At least so many unions.
        max_unions: At most so many unions.
        within: First and last day that a presidency may name; `as_of` is the last one, or absent.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.datasets(min_unions=1), lambda dataset: True).presidencies[0].union_id
        '0'
    """
    cited = draw(st.lists(sources(), max_size=3, unique_by=_id))
    known = draw(st.lists(people(sources=cited), min_size=1, max_size=4, unique_by=_id))
    some_unions = st.lists(
        trade_unions(sources=cited), min_size=min_unions, max_size=max_unions, unique_by=_id
    )
    unions = draw(some_unions)
    held = [
        presidency
        for union in unions
        for presidency in draw(successions(union=union, people=known, sources=cited, within=within))
    ]
    others = _besides(held, unions=unions, people=known, sources=cited, within=within)
    return Dataset(
        title=draw(texts()),
        as_of=draw(st.none() | st.just(within[1])),
        sources=cited,
        people=known,
        unions=unions,
        presidencies=draw(st.permutations(held + draw(others))),
        coverages=draw(_coverages_of(unions, within)),
    )


def _id(record: Source | Person | TradeUnion | Presidency) -> str:
    return record.id


def _besides(
    held: Sequence[Presidency],
    *,
    unions: Sequence[TradeUnion],
    people: Sequence[Person],
    sources: Sequence[Source],
    within: Days,
) -> st.SearchStrategy[list[Presidency]]:
    """A few presidencies more, of any period: co-presidencies, overlaps, claims."""
    if not unions:
        return st.just([])
    taken = {presidency.id for presidency in held}
    drawn = presidencies(unions=unions, people=people, sources=sources, within=within)
    return st.lists(drawn, max_size=2, unique_by=_id).map(
        lambda found: [presidency for presidency in found if presidency.id not in taken]
    )


def _coverages_of(unions: Sequence[TradeUnion], within: Days) -> st.SearchStrategy[list[Coverage]]:
    if not unions:
        return st.just([])
    covered = st.builds(
        Coverage,
        subject_id=st.sampled_from(_ids_of(unions)),
        records=st.sampled_from(RecordKind),
        period=periods(*within),
    )
    return st.lists(covered, max_size=2)
