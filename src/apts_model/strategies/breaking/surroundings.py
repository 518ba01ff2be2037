"""What may stand around records that break a rule, and breaks none itself."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from apts_model.records.coalitions import Affiliation, Coalition, CoalitionKind
from apts_model.records.coverage import Coverage, RecordKind
from apts_model.records.figures import Figure, Measure
from apts_model.records.lineage import Merger, MergerKind, Split
from apts_model.records.presidencies import Presidency
from apts_model.records.standing import Standing
from apts_model.records.unions import TradeUnion
from apts_model.strategies.breaking.draft import Draft
from apts_model.strategies.breaking.specimens import bargaining, specimen
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import OPEN, Period


def surround(draft: Draft) -> None:
    """Add a few groups of records, none where it does not matter."""
    for _ in range(draft.number(0, 3)):
        draft.one_of(GROUPS)(draft)


def _somebody(draft: Draft) -> None:
    """Add a record of any kind."""
    draft.add(specimen(draft))


def _office(draft: Draft) -> None:
    """Add a union and those who presided over it, one after the other, none of them missing."""
    founded, *days = draft.marks(draft.number(3, 5))
    union = draft.union(Period(founded, until=OPEN))
    holders = [draft.person().id for _ in range(draft.number(1, 3))]
    before: str | None = None
    for number, (start, end) in enumerate(pairwise(days)):
        # A vague day is one and the same day only where a link says so.
        linked = before is not None and (not start.is_exact or draft.maybe())
        presidency = Presidency(
            id=draft.own("presidency"),
            union_id=union.id,
            holder_id=holders[number % len(holders)],
            period=Period(None if linked and draft.maybe() else start, until=end),
            follows_ids=[before] if linked and before else [],
            **draft.known,
        )
        before = draft.add(presidency).id
    _all_there(draft, union, days)
    if draft.maybe() and before is not None:
        _claim(draft, union, before)


def _all_there(draft: Draft, union: TradeUnion, days: list[ImpreciseDate]) -> None:
    """Say perhaps that all presidencies of these days are there."""
    if draft.maybe():
        covered = Period(days[0], until=days[-1])
        kind = RecordKind.PRESIDENCIES
        draft.add(Coverage(subject_id=union.id, records=kind, period=covered, **draft.known))


def _claim(draft: Draft, union: TradeUnion, disputed: str) -> None:
    """Add what a source says otherwise; it changes nothing."""
    claim = Presidency(
        id=draft.own("claim"),
        union_id=union.id,
        holder_id=draft.person().id,
        period=draft.period(*draft.marks(2)),
        standing=Standing.DISPUTED,
        disputes_id=disputed,
        **draft.known,
    )
    draft.add(claim)


def _family(draft: Draft) -> None:
    """Add a merger or a split whose day is told in the same words everywhere."""
    founded, day, end = draft.marks(3)
    date = day if draft.maybe() else None
    if draft.maybe():
        parent = draft.union(draft.period(founded, end))
        child = draft.union(Period(day, until=OPEN))
        draft.add(
            Split(
                id=draft.own("split"),
                parent_id=parent.id,
                child_ids=[child.id],
                date=date,
                **draft.known,
            )
        )
        return
    kind = draft.one_of([*MergerKind])
    merging = [draft.union(Period(founded, until=day)) for _ in range(draft.number(1, 2))]
    heir = draft.union(Period(day if kind is MergerKind.FUSION else founded, until=end))
    draft.add(
        Merger(
            id=draft.own("merger"),
            predecessor_ids=[one.id for one in merging],
            successor_id=heir.id,
            kind=kind,
            date=date,
            **draft.known,
        )
    )


def _body(draft: Draft) -> None:
    """Add a coalition and its members, who belong to it while it lasts."""
    founded, start, end, last = draft.marks(4)
    body = Coalition(
        id=draft.own("coalition"),
        kind=draft.one_of([*CoalitionKind]),
        period=draft.period(founded, last),
        **draft.known,
    )
    draft.add(body)
    for _ in range(draft.number(1, 2)):
        member = draft.union(Period(founded, until=OPEN))
        draft.add(
            Affiliation(
                id=draft.own("affiliation"),
                member_id=member.id,
                body_id=body.id,
                period=draft.one_of((Period(), draft.period(start, end))),
                **draft.known,
            )
        )


def _round(draft: Draft) -> None:
    """Add a round."""
    draft.add(bargaining(draft))


def _figures(draft: Draft) -> None:
    """Add a number and what another source says instead of it."""
    subject = draft.union().id
    common: dict[str, Any] = {"subject_id": subject, "measure": draft.one_of([*Measure])}
    figure = draft.add(Figure(id=draft.own("figure"), value=50, **common, **draft.known))
    draft.add(
        Figure(
            id=draft.own("figure"),
            value=draft.number(0, 100),
            standing=Standing.DISPUTED,
            disputes_id=figure.id,
            **common,
            **draft.known,
        )
    )


GROUPS: tuple[Callable[[Draft], None], ...] = (
    _somebody,
    _office,
    _family,
    _body,
    _round,
    _figures,
)
"""Each adds a group of records that break nothing."""
