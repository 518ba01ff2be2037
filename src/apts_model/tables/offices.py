"""Tenures and vacancies as rows of days: what links, lives and coverage mean, worked out once.

Everything is asked of the timelines themselves, at each day on which an answer can change.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from apts_model.answers import Answer
from apts_model.dataset import Dataset
from apts_model.finding import by_id, by_key
from apts_model.questions import Question
from apts_model.records.coverage import Coverage, RecordKind
from apts_model.records.presidencies import Presidency
from apts_model.records.standing import Standing
from apts_model.tenures import Naming, Tenures, entries_of
from apts_model.time.certainty import Certainty
from apts_model.time.dates import ImpreciseDate
from apts_model.time.edtf import FIRST_DAY, LAST_DAY
from apts_model.time.periods import Handover
from apts_model.views import View

Days = tuple[int, int]
"""A first and a last day number, both included."""

TenureRow = tuple[str, str | None, str, int, int, int | None, int | None]
"""Holder, presidency, standing; first and last possible day, first and last certain day."""

VacancyRow = tuple[str, int, int]
"""Whether it was vacant; first and last day."""

AFTER_LAST_DAY = LAST_DAY + 1

MIXED: Final = "mixed"
"""Standing of days on which a holder possibly held, and a claim says so, too."""


def offices_of(dataset: Dataset) -> Iterator[tuple[str, Tenures[Presidency]]]:
    """Yield the id and the tenures of each union, one union at a time."""
    held = by_key(dataset.presidencies, _union_id)
    covered = by_key(dataset.coverages, _subject_id)
    for union in by_id(dataset.unions).values():
        yield (
            union.id,
            Tenures(
                given=entries_of(held.get(union.id, ())),
                naming=_NAMING,
                life=union.period,
                coverage=tuple(
                    coverage.period
                    for coverage in covered.get(union.id, ())
                    if coverage.records is RecordKind.PRESIDENCIES
                ),
                as_of=dataset.as_of,
            ),
        )


def _union_id(record: Presidency) -> str:
    return record.union_id


def _holder_id(record: Presidency) -> str:
    return record.holder_id


def _subject_id(coverage: Coverage) -> str:
    return coverage.subject_id


_NAMING: Naming[Presidency] = Naming(
    label=lambda record, _: record.holder_id, holder=_holder_id, subject=lambda _: ""
)


def linked_records(tenures: Tenures[Presidency]) -> Iterator[Presidency]:
    """Yield the records that take part in a link that holds."""
    if any(record.follows_ids for record, _ in tenures.given):
        _, chains = tenures.linked(tenures.entries, Handover.INCOMING)
        for chain in chains:
            yield from (tenures.records[position] for position in chain.bounds)


def rows_of(
    tenures: Tenures[Presidency], handover: Handover
) -> tuple[list[TenureRow], list[VacancyRow]]:
    """Return the rows of one office for the tables of tenures and of vacancies.

    No two rows of one holder have a day in common.
    """
    view = tenures.view(handover)
    of_holder: dict[str, list[TenureRow]] = {}
    for place in range(len(tenures.records)):
        if (row := _row(tenures, view, place)) is not None:
            of_holder.setdefault(row[0], []).append(row)
    together = [
        row
        for rows in of_holder.values()
        for several in _overlapping(rows)
        for row in (_joined(tenures, view, several) if len(several) > 1 else several)
    ]
    return together, [*_vacancies(tenures, view)]


def _row(tenures: Tenures[Presidency], view: View, place: int) -> TenureRow | None:
    """Return the row of a record, None where it held on no day of the calendar."""
    record = tenures.records[place]
    if record.standing is Standing.ACCEPTED:
        start_first, start_last, end_first, end_last = view.within[place]
        certain = _on_calendar(start_last, end_first)
    else:
        # A claim is no tenure of the office: its life does not cut it, and no day is certain.
        read = view.read[place]
        start_first, end_last, certain = read.start_first, read.end_last, None
    possible = _on_calendar(start_first, end_last)
    if possible is None:
        return None
    certain_from, certain_through = certain or (None, None)
    standing = record.standing.value
    return record.holder_id, record.id, standing, *possible, certain_from, certain_through


def _on_calendar(first: int, end: int) -> Days | None:
    """Return the days from a first one to an exclusive end that are on the calendar, if any."""
    days = max(first, FIRST_DAY), min(end, AFTER_LAST_DAY) - 1
    return days if days[0] <= days[1] else None


def _overlapping(rows: list[TenureRow]) -> list[list[TenureRow]]:
    """Group the rows of one holder so that rows with a day in common are together."""
    groups: list[list[TenureRow]] = []
    through = FIRST_DAY - 1
    for row in sorted(rows, key=_first_day):
        if row[3] > through:
            groups.append([])
        groups[-1].append(row)
        through = max(through, row[4])
    return groups


def _first_day(row: TenureRow) -> int:
    return row[3]


def _joined(tenures: Tenures[Presidency], view: View, rows: list[TenureRow]) -> Iterator[TenureRow]:
    """Yield what several records say of one holder together: a row for days that are alike.

    Linked records can make certain what none of them does alone.
    """
    holder = rows[0][0]
    first, through = rows[0][3], max(row[4] for row in rows)
    turning = {day for row in rows for day in (row[3], row[4] + 1)}
    turning.update(day for day in _turning_days(tenures, view) if first < day <= through)
    alike: list[tuple[str, bool, int, int]] = []
    for day, end in pairwise(sorted(turning)):
        standing, is_certain = _together(_answer(tenures, view, day), holder)
        adjoins = bool(alike) and alike[-1][:2] == (standing, is_certain)
        alike.append((standing, is_certain, alike.pop()[2] if adjoins else day, end - 1))
    for standing, is_certain, start, last in alike:
        certain_from, certain_through = (start, last) if is_certain else (None, None)
        yield holder, None, standing, start, last, certain_from, certain_through


def _together(answer: Answer[Presidency], holder: str) -> tuple[str, bool]:
    """Return the standing of what is said of a holder, and whether that is certain."""
    certainty = answer.holders.get(holder, Certainty.NO)
    if certainty is Certainty.NO:
        return Standing.DISPUTED.value, False
    is_claimed = any(record.holder_id == holder for record in answer.disputed)
    return MIXED if is_claimed else Standing.ACCEPTED.value, certainty is Certainty.CERTAIN


def _vacancies(tenures: Tenures[Presidency], view: View) -> Iterator[VacancyRow]:
    """Yield the days on which it is known whether the office was vacant."""
    known: VacancyRow | None = None
    for day, end in pairwise(_turning_days(tenures, view)):
        vacant = _answer(tenures, view, day).vacant
        if known is not None and known[0] == vacant.value:
            known = known[0], known[1], end - 1
            continue
        if known is not None:
            yield known
        known = None if vacant is Certainty.POSSIBLE else (vacant.value, day, end - 1)
    if known is not None:
        yield known


def _answer(tenures: Tenures[Presidency], view: View, day: int) -> Answer[Presidency]:
    return Answer(tenures, view, Question.on((day, day)), ImpreciseDate.between(day, day))


def _turning_days(tenures: Tenures[Presidency], view: View) -> list[int]:
    """Days on which an answer can change, in order, from the first of the calendar past its end."""
    born, died = tenures.lifespan
    turning = {born, died + 1}
    turning.update(*(view.within[place] for place in view.accepted_positions))
    turning.update(*tenures.covered_bounds)
    inside = {day for day in turning if FIRST_DAY < day < AFTER_LAST_DAY}
    return sorted({FIRST_DAY, *inside, AFTER_LAST_DAY})
