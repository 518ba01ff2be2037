"""What breaks the rules on affiliations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from apts_model.records.coalitions import Affiliation, Coalition, CoalitionKind
from apts_model.strategies.breaking.draft import Draft
from apts_model.strategies.breaking.lives import outside
from apts_model.time.periods import OPEN, Period


def organisation(draft: Draft, life: Period, **more: Any) -> str:
    """Add a union or a coalition, and return its id."""
    if draft.maybe():
        return draft.union(life, **more).id
    known: dict[str, Any] = {"id": draft.own("coalition"), **draft.known, **more}
    coalition = Coalition(kind=draft.one_of([*CoalitionKind]), period=life, **known)
    return draft.add(coalition).id


def _join(draft: Draft, member: str, body: str, period: Period) -> None:
    affiliation = Affiliation(
        id=draft.own("affiliation"),
        member_id=member,
        body_id=body,
        period=period,
        **draft.known,
    )
    draft.add(affiliation)


def affiliation_outside_life(draft: Draft) -> None:
    """Let something belong to a body while one of them did not exist."""
    if draft.is_sure and draft.maybe():
        start, end, again, last = draft.marks(4)
        lives = [draft.period(start, end), draft.lasting(again, last)]
        held = Period()
    else:
        life, held = outside(draft)
        lives = [life, draft.one_of((Period(), life))]
    member, body = (organisation(draft, life) for life in draft.order(lives))
    _join(draft, member, body, held)


def body_inside_itself(draft: Draft) -> None:
    """Let something be a member of itself."""
    founded, start, end = draft.marks(3)
    own = organisation(draft, draft.one_of((Period(), Period(founded, until=OPEN))))
    _join(draft, own, own, draft.one_of((Period(), draft.period(start, end))))


def body_cycle(draft: Draft) -> None:
    """Let bodies be inside each other at one time, each in the next."""
    count = draft.number(2, 4)
    founded = draft.marks(1)[0]
    life = draft.one_of((Period(), Period(founded, until=OPEN)))
    bodies = [organisation(draft, life) for _ in range(count)]
    after = founded.latest.toordinal()
    periods = _at_once(draft, count, after) if draft.is_sure else _perhaps(draft, count, after)
    for number, period in enumerate(periods):
        _join(draft, bodies[number], bodies[(number + 1) % count], period)


def _at_once(draft: Draft, count: int, after: int) -> Sequence[Period]:
    """Draw periods that certainly have a day in common."""
    days = draft.marks(2 * count, after)
    starts, ends = draft.order(days[:count]), draft.order(days[count:])
    return [draft.lasting(*both) for both in zip(starts, ends, strict=True)]


def _perhaps(draft: Draft, count: int, after: int) -> Sequence[Period]:
    """Draw periods that may have a day in common, and may not."""
    start = draft.marks(1, after)[0]
    first, second = draft.crossing(start.latest.toordinal())
    last = draft.marks(1, max(first.latest, second.latest).toordinal())[0]
    others = [draft.one_of((Period(), Period(start, until=last))) for _ in range(count - 2)]
    return draft.order([Period(start, until=first), Period(second, until=last), *others])
