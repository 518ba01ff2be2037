"""Tenures and vacancies as rows of days: what links, lives and coverage mean, worked out once.

Everything is asked of the timelines themselves, at each day on which an answer can change.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from apts_model.answers import Answer
from apts_model.dataset import Dataset
from apts_model.finding import by_id, by_key
from apts_model.questions import Question
from apts_model.records.coverage import Coverage, RecordKind
from apts_model.records.presidencies import Presidency
from apts_model.records.standing import Standing
from apts_model.tenures import Naming, Tenures, View, entries_of
from apts_model.time.certainty import Certainty
from apts_model.time.dates import ImpreciseDate
from apts_model.time.edtf import FIRST_DAY, LAST_DAY
from apts_model.time.periods import Handover

Days = tuple[int, int]
"""A first and a last day number, both included."""

TenureRow = tuple[str, str | None, str, int, int, int | None, int | None]
"""Holder, presidency, standing; first and last possible day, first and last certain day."""

VacancyRow = tuple[str, int, int]
"""Whether it was vacant; first and last day."""

AFTER_LAST_DAY = LAST_DAY + 1


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
    """Return the rows of one office for the tables of tenures and of vacancies."""
    view = tenures.view(handover)
    rows = [row for place in range(len(view.rows)) if (row := _row(tenures, view, place))]
    vacancies = _Stretches()
    together = _Stretches()
    for first, end in pairwise(_turning_days(tenures, view)):
        answer = Answer(
            tenures, view, Question.on((first, first)), ImpreciseDate.between(first, first)
        )
        if answer.vacant is not Certainty.POSSIBLE:
            vacancies.add(answer.vacant.value, first, end)
        if view.chain_of:
            for holder in _sure_together(answer):
                together.add(holder, first, end)
    rows += [
        (holder, None, Standing.ACCEPTED.value, *days, *days) for holder, days in together.all()
    ]
    return rows, [(vacant, *days) for vacant, days in vacancies.all()]


def _row(tenures: Tenures[Presidency], view: View[Presidency], place: int) -> TenureRow | None:
    """Return the row of a record, None where it held on no day of the calendar."""
    record = tenures.records[place]
    if record.standing is Standing.ACCEPTED:
        start_first, start_last, end_first, end_last, _ = view.rows[place]
        certain = _on_calendar(start_last, end_first)
    else:
        # A claim is no tenure of the office: its life does not cut it, and no day is certain.
        read = view.bounds[place].shifted(*record.period.shifts(view.handover))
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


def _turning_days(tenures: Tenures[Presidency], view: View[Presidency]) -> list[int]:
    """Days on which an answer can change, in order, from the first of the calendar past its end."""
    born, died = tenures.lifespan
    turning = {born, died + 1}
    turning.update(*(view.rows[place][:4] for place in view.accepted_positions))
    turning.update(*tenures.covered_bounds)
    inside = {day for day in turning if FIRST_DAY < day < AFTER_LAST_DAY}
    return sorted({FIRST_DAY, *inside, AFTER_LAST_DAY})


def _sure_together(answer: Answer[Presidency]) -> list[str]:
    """Holders who are certain because of several linked records, none of which is certain."""
    alone = {record.holder_id for record in answer.certain}
    return [
        holder
        for holder, certainty in answer.holders.items()
        if certainty is Certainty.CERTAIN and holder not in alone
    ]


class _Stretches:
    """Days by what is so on them, joined where they adjoin."""

    def __init__(self) -> None:
        self._days: dict[str, list[tuple[int, int]]] = {}

    def add(self, what: str, first: int, end: int) -> None:
        """Add days from a first one to an exclusive end; they come in order of time."""
        days = self._days.setdefault(what, [])
        if days and days[-1][1] == first:
            first = days.pop()[0]
        days.append((first, end))

    def all(self) -> Iterator[tuple[str, Days]]:
        """Yield the stretches, last days included."""
        for what, days in self._days.items():
            for first, end in days:
                yield what, (first, end - 1)
