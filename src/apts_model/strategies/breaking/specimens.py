"""Records of every kind that break no rule, with all the records that they can hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import Any

from apts_model.inquiries.references import is_record, is_several, values_of
from apts_model.records.agreements import Agreement
from apts_model.records.bargaining import BargainingRound, BargainingTable, TableKind
from apts_model.records.campaigns import Campaign, Yearly
from apts_model.records.coalitions import Affiliation, Coalition, CoalitionKind
from apts_model.records.coverage import Coverage, RecordKind
from apts_model.records.figures import Figure, Measure
from apts_model.records.lineage import Merger, MergerKind, Split
from apts_model.records.milestones import Milestone, Stage, Vote
from apts_model.records.names import Name, NameKind
from apts_model.records.presidencies import Accession, Presidency
from apts_model.records.sources import Language, Source
from apts_model.records.standing import Standing
from apts_model.records.statutes import Statute, StatuteStep, StepKind
from apts_model.records.strikes import Strike, StrikeKind
from apts_model.records.unions import Person, PresidentSeats, TradeUnion, UnionKind
from apts_model.strategies.breaking.draft import Draft, Record, Step
from apts_model.time.periods import ALWAYS, OPEN, Period

HARMLESS = (
    Stage.TALKS,
    Stage.CONCILIATION,
    Stage.OFFERS,
    Stage.COUNCIL,
    Stage.PROPOSAL,
    Stage.REJECTION,
    Stage.AGREEMENT_IN_PRINCIPLE,
)
"""Stages that no rule asks anything of, where there is no regime and no strike before them."""


def person(draft: Draft) -> Person:
    """Draw a person."""
    return Person(id=draft.own("person"), name=draft.text("Ada"), **draft.known)


def source(draft: Draft) -> Source:
    """Draw a source that cites another one."""
    return Source(
        id=draft.own("source"),
        title=draft.text("Archive"),
        published=draft.marks(1)[0],
        language=draft.one_of((None, *Language)),
        **draft.known,
    )


def union(draft: Draft) -> TradeUnion:
    """Draw a union with a name and seats."""
    start, end = draft.marks(2)
    name = Name(
        text=draft.text("Mine"),
        language=draft.one_of([*Language]),
        kind=draft.one_of([*NameKind]),
        period=draft.period(start, end),
        **draft.known,
    )
    seats = PresidentSeats(count=draft.number(1, 3), period=draft.period(start, end), **draft.known)
    return TradeUnion(
        id=draft.own("union"),
        kind=draft.one_of([*UnionKind]),
        names=[name],
        period=draft.period(start, end),
        president_seats=[seats],
        **draft.known,
    )


def coalition(draft: Draft) -> Coalition:
    """Draw a coalition of which only the kind is known."""
    return Coalition(id=draft.own("coalition"), kind=draft.one_of([*CoalitionKind]), **draft.known)


def presidency(draft: Draft) -> Presidency:
    """Draw the one presidency of a union."""
    return Presidency(
        id=draft.own("presidency"),
        union_id=draft.union().id,
        holder_id=draft.person().id,
        period=draft.period(*draft.marks(2)),
        accession=draft.one_of((None, *Accession)),
        standing=draft.one_of([*Standing]),
        **draft.known,
    )


def figure(draft: Draft) -> Figure:
    """Draw a number that is told of a union."""
    founded, day = draft.marks(2)
    return Figure(
        id=draft.own("figure"),
        subject_id=draft.union(Period(founded, until=OPEN)).id,
        measure=draft.one_of([*Measure]),
        value=draft.number(0, 100),
        date=day,
        standing=draft.one_of([*Standing]),
        **draft.known,
    )


def merger(draft: Draft) -> Merger:
    """Draw a merger of one union, or two, into another; nothing is known of their lives."""
    return Merger(
        id=draft.own("merger"),
        predecessor_ids=[draft.union().id for _ in range(draft.number(1, 2))],
        successor_id=draft.union().id,
        kind=draft.one_of([*MergerKind]),
        date=draft.marks(1)[0],
        **draft.known,
    )


def split(draft: Draft) -> Split:
    """Draw a split of one union, or two, from another; nothing is known of their lives."""
    return Split(
        id=draft.own("split"),
        parent_id=draft.union().id,
        child_ids=[draft.union().id for _ in range(draft.number(1, 2))],
        date=draft.marks(1)[0],
        **draft.known,
    )


def affiliation(draft: Draft) -> Affiliation:
    """Draw the membership of a union in a coalition."""
    return Affiliation(
        id=draft.own("affiliation"),
        member_id=draft.union().id,
        body_id=draft.add(coalition(draft)).id,
        period=draft.period(*draft.marks(2)),
        **draft.known,
    )


def _milestones(draft: Draft, *dates: Any) -> list[Milestone]:
    """Draw milestones of different stages."""
    stages = draft.order(HARMLESS)
    return [
        Milestone(id=draft.own("milestone"), stage=stage, date=date, **draft.known)
        for stage, date in zip(stages, dates, strict=False)
    ]


def bargaining(draft: Draft) -> BargainingRound:
    """Draw a round with tables, a vote, strikes after their mandate, and an agreement."""
    begun, mandate, first, second, over, last = draft.marks(6)
    vote = Vote(percent_for=draft.number(0, 100), closed=mandate, **draft.known)
    given = Milestone(
        id=draft.own("mandate"),
        stage=Stage.STRIKE_MANDATE,
        date=mandate,
        vote=vote,
        **draft.known,
    )
    tables = [
        BargainingTable(
            id=draft.own("table"),
            kind=draft.one_of([*TableKind]),
            milestones=_milestones(draft, begun),
            **draft.known,
        )
        for _ in "12"
    ]
    strikes = [
        Strike(
            id=draft.own("strike"),
            period=Period(day, through=day),
            kind=draft.one_of([*StrikeKind]),
            **draft.known,
        )
        for day in (first, second)
    ]
    return BargainingRound(
        id=draft.own("round"),
        title=draft.text("Round"),
        union_ids=[draft.union().id],
        milestones=[*_milestones(draft, begun, begun), given],
        tables=tables,
        strikes=strikes,
        agreement=Agreement(signed=over, term=Period(begun, through=last), **draft.known),
        **draft.known,
    )


def statute(draft: Draft) -> Statute:
    """Draw a statute that took a step."""
    step = StatuteStep(kind=draft.one_of([*StepKind]), date=draft.marks(1)[0], **draft.known)
    return Statute(id=draft.own("statute"), title=draft.text("Act"), steps=[step], **draft.known)


def campaign(draft: Draft) -> Campaign:
    """Draw a campaign on some days of every year."""
    return Campaign(
        id=draft.own("campaign"),
        title=draft.text("Action"),
        union_id=draft.union().id,
        yearly=Yearly(start="11-25", through=draft.one_of(("12-06", "02-28"))),
        **draft.known,
    )


def coverage(draft: Draft) -> Coverage:
    """Draw that everything of a kind is there, and nothing was."""
    kinds = RecordKind.FIGURES, RecordKind.AFFILIATIONS, RecordKind.ROUNDS
    return Coverage(
        subject_id=draft.union().id,
        records=draft.one_of(kinds),
        period=draft.one_of((ALWAYS, draft.period(*draft.marks(2)))),
        **draft.known,
    )


SPECIMENS: MappingProxyType[str, Callable[[Draft], Any]] = MappingProxyType(
    {
        "person": person,
        "presidency": presidency,
        "union": union,
        "coalition": coalition,
        "figure": figure,
        "merger": merger,
        "split": split,
        "affiliation": affiliation,
        "statute": statute,
        "campaign": campaign,
        "round": bargaining,
        "source": source,
        "coverage": coverage,
    }
)
"""For each kind of record one that breaks nothing; it is not in the data set yet."""


def specimen(draft: Draft, *without: str) -> Any:
    """Draw a record of any kind but these."""
    return draft.one_of([make for kind, make in SPECIMENS.items() if kind not in without])(draft)


def inner_places(record: Record) -> Iterator[tuple[Step, ...]]:
    """Give the place of a record itself, and of every record inside it, at any depth."""
    yield ()
    for name, value in values_of(record).items():
        steps = enumerate(value) if is_several(value) else [(None, value)]
        for index, one in steps:
            if is_record(one):
                yield from (((name, index), *inner) for inner in inner_places(one))
