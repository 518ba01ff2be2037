"""Coverage: over which period a data set claims to hold every record of a kind."""

from __future__ import annotations

import enum
from collections.abc import Iterable

import attrs

from apts_model.records.sources import Citation, citations_of
from apts_model.records.values import a_period, each, identifier, member, optional_text
from apts_model.time.periods import Period


class RecordKind(enum.Enum):
    """A kind of records that a data set can cover completely.

    Examples:
        >>> from apts_model import RecordKind
        >>> [kind.value for kind in RecordKind]
        ['presidencies', 'affiliations', 'rounds', 'figures']
    """

    PRESIDENCIES = "presidencies"
    AFFILIATIONS = "affiliations"
    ROUNDS = "rounds"
    FIGURES = "figures"


def _records(value: RecordKind | str) -> RecordKind:
    return member(RecordKind, value, "records")


@attrs.frozen(kw_only=True)
class Coverage:
    """That the data set holds every record of a kind about a subject, during a period.

    Only inside it does "no record" mean "no president"; elsewhere the record is silent.

    Examples:
        >>> from apts_model import Coverage, Period
        >>> Coverage(
        ...     subject_id="apts", records="presidencies", period=Period("2004-11", until="..")
        ... ).records
        <RecordKind.PRESIDENCIES: 'presidencies'>
    """

    subject_id: str = attrs.field(validator=identifier)
    records: RecordKind = attrs.field(converter=_records)
    period: Period = attrs.field(validator=a_period)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)


def coverages_of(values: Iterable[Coverage]) -> tuple[Coverage, ...]:
    """Take any iterable of coverages."""
    return each(Coverage, values, "coverages")
