"""What breaks the rules on presidencies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from apts_model.records.coverage import Coverage, RecordKind
from apts_model.records.presidencies import Presidency
from apts_model.records.standing import Standing
from apts_model.records.unions import PresidentSeats, TradeUnion
from apts_model.strategies.breaking.draft import Draft
from apts_model.strategies.breaking.lives import outside
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import ALWAYS, OPEN, Period


def _preside(draft: Draft, union: TradeUnion, holder: str, period: Period, **more: Any) -> str:
    """Add a presidency, and return its id."""
    known: dict[str, Any] = {"id": draft.own("presidency"), **draft.known, **more}
    presidency = Presidency(union_id=union.id, holder_id=holder, period=period, **known)
    return draft.add(presidency).id


def _with_seats(draft: Draft, count: int, life: Period | None = None) -> TradeUnion:
    """Add a union with so many seats; what is one seat need not be said."""
    if count == 1 and not draft.maybe():
        return draft.union(life)
    return draft.union(life, president_seats=[PresidentSeats(count=count, period=ALWAYS)])


# --- too many at once -----------------------------------------------------------------------


def too_many_presidents(draft: Draft) -> None:
    """Let more people preside over a union at once than it has seats."""
    seats = draft.number(1, 3)
    count = seats + (draft.number(1, 2) if draft.is_sure else 1)
    _at_once(draft, seats, [draft.person().id for _ in range(count)])


def twice_in_office(draft: Draft) -> None:
    """Let one person preside over a union twice, or three times, at once."""
    count = draft.number(2, 3) if draft.is_sure else 2
    _at_once(draft, draft.number(1, 3), [draft.person().id] * count)


def _at_once(draft: Draft, seats: int, holders: Sequence[str]) -> None:
    """Let all of these preside over a union at once: in every case, or else perhaps."""
    founded = draft.marks(1)[0]
    union = _with_seats(draft, seats, draft.one_of((Period(), Period(founded, until=OPEN))))
    if draft.is_sure:
        starts, ends = _all_meet(draft, founded, len(holders))
        told_by_link = draft.maybe()
        for number, (holder, start, end) in enumerate(zip(holders, starts, ends, strict=True)):
            if number == 0 and told_by_link:
                # Another person would make too many, where one alone is twice in office.
                earlier = holder if len({*holders}) == 1 else draft.person().id
                _follow_somebody(draft, union, (earlier, holder), (founded, start), end)
            else:
                _preside(draft, union, holder, draft.lasting(start, end))
        return
    start = draft.marks(1, founded.latest.toordinal())[0]
    *through, one, other = holders
    first, second = draft.crossing(start.latest.toordinal())
    last = draft.marks(1, max(first.latest, second.latest).toordinal())[0]
    for holder in through:
        _preside(draft, union, holder, draft.period(start, last))
    _preside(draft, union, one, Period(start, until=first))
    _preside(draft, union, other, draft.lasting(draft.one_of((second, None)), last))


def _all_meet(
    draft: Draft, founded: ImpreciseDate, count: int
) -> tuple[list[ImpreciseDate], list[ImpreciseDate]]:
    """Draw days on which several start and end; each starts before one of them ends."""
    days = draft.marks(2 * count, founded.latest.toordinal())
    return draft.order(days[:count]), draft.order(days[count:])


def _follow_somebody(
    draft: Draft,
    union: TradeUnion,
    holders: tuple[str, str],
    days: tuple[ImpreciseDate, ImpreciseDate],
    end: ImpreciseDate,
) -> None:
    """Add a presidency whose start is told by the end of the one before it."""
    before = _preside(draft, union, holders[0], Period(days[0], until=days[1]))
    _preside(draft, union, holders[1], draft.lasting(None, end), follows_ids=[before])


# --- lives and gaps -------------------------------------------------------------------------


def presidency_outside_life(draft: Draft) -> None:
    """Let somebody preside over a union before it began, or after it ended."""
    life, held = outside(draft)
    _preside(draft, draft.union(life), draft.person().id, held)


def gap_in_coverage(draft: Draft) -> None:
    """Say that all presidencies are there, where there is a hole between two of them."""
    earlier, start, end, again, last, later = draft.marks(6)
    union = draft.union()
    holders = [draft.person().id]
    holders.append(draft.person().id if draft.maybe() else holders[0])
    _preside(draft, union, holders[0], draft.period(start, end))
    _preside(draft, union, holders[1], draft.lasting(again, last))
    covered = draft.period(draft.one_of((start, earlier)), draft.one_of((last, later)))
    kind = RecordKind.PRESIDENCIES
    draft.add(Coverage(subject_id=union.id, records=kind, period=covered, **draft.known))


# --- links ----------------------------------------------------------------------------------


def impossible_link(draft: Draft) -> None:
    """Let a presidency follow one that does not end on the day it starts."""
    if not draft.is_sure:
        _after_a_claim(draft)
        return
    shape = draft.one_of(("days apart", "whole day", "other union", "circle", "contradiction"))
    if shape == "circle":
        count = draft.number(2, 3)
        _knot(draft, [[(number + 1) % count] for number in range(count)])
    elif shape == "contradiction":
        _knot(draft, [[], [0], [0, 1]])
    else:
        _apart(draft, shape)


def _apart(draft: Draft, shape: str) -> None:
    """Link two presidencies that certainly do not hand over to each other."""
    start, end, again, last = draft.marks(4)
    holders = [draft.person().id for _ in "12"]
    union = draft.union()
    other = draft.union() if shape == "other union" else union
    first = Period(start, through=end) if shape == "whole day" else Period(start, until=end)
    periods = [first, draft.lasting(again, last)]
    if shape != "whole day" and draft.maybe():
        periods = [Period(again, until=last), first]
    before = _preside(draft, union, holders[0], periods[0])
    _preside(draft, other, holders[1], periods[1], follows_ids=[before])


def _knot(draft: Draft, follows: Sequence[Sequence[int]]) -> None:
    """Add presidencies of which nothing is known but links that cannot hold together.

    There is a seat for each of them, so that nothing else is wrong.
    """
    union = _with_seats(draft, len(follows))
    names = [draft.own("presidency") for _ in follows]
    for name, followed in zip(names, follows, strict=True):
        links = [names[number] for number in followed]
        _preside(draft, union, draft.person().id, Period(), id=name, follows_ids=links)


def _after_a_claim(draft: Draft) -> None:
    """Link a presidency to a disputed one."""
    union = draft.union()
    start, end, last = draft.marks(3)
    claim = _preside(
        draft, union, draft.person().id, draft.period(start, end), standing=Standing.DISPUTED
    )
    begun = draft.one_of((end, None))
    _preside(draft, union, draft.person().id, draft.lasting(begun, last), follows_ids=[claim])
