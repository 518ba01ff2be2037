"""Figure: a number that a source gives, such as how many members a union had."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from decimal import Decimal

import attrs

from apts_model.errors import InvalidValueError
from apts_model.records.sources import Citation, citations_of
from apts_model.records.standing import Standing, rival, standing_of
from apts_model.records.values import (
    Number,
    each,
    exact_number,
    identifier,
    member,
    optional_text,
)
from apts_model.time.dates import ImpreciseDate, optional_imprecise


class Measure(enum.Enum):
    """What a figure counts: people or things, or a percentage.

    Examples:
        >>> from apts_model import Measure
        >>> Measure("job_titles")
        <Measure.JOB_TITLES: 'job_titles'>
    """

    MEMBERS = "members"
    WORKERS = "workers"
    JOB_TITLES = "job_titles"
    SECTORS = "sectors"
    FACILITIES = "facilities"
    PERCENT_WOMEN = "percent_women"
    STRIKE_DAYS = "strike_days"
    WAGE_PERCENT = "wage_percent"
    GROWTH_PERCENT = "growth_percent"


_COUNTS = {
    Measure.MEMBERS,
    Measure.WORKERS,
    Measure.JOB_TITLES,
    Measure.SECTORS,
    Measure.FACILITIES,
}
"""What there is only a whole number of; a strike day can be half of one."""

_MAY_FALL = {Measure.WAGE_PERCENT, Measure.GROWTH_PERCENT}
"""Only a change can be negative."""


class Comparison(enum.Enum):
    """How a source's number stands to the true one; `EXACTLY` where it says nothing of that.

    Examples:
        >>> from apts_model import Comparison
        >>> [comparison.value for comparison in Comparison]
        ['exactly', 'about', 'more_than', 'at_least', 'at_most']
    """

    EXACTLY = "exactly"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


def measure_of(value: Measure | str) -> Measure:
    """Take a measure or its value as text."""
    return member(Measure, value, "measure")


def _comparison(value: Comparison | str) -> Comparison:
    return member(Comparison, value, "comparison")


def _value(value: Number) -> Decimal:
    return exact_number(value, "value")


@attrs.frozen(kw_only=True)
class Figure:
    """That a source gives a number for a union, a coalition or a round.

    Raises:
        InvalidValueError: a value that the record cannot hold; the message names the field.

    Examples:
        >>> from apts_model import Figure
        >>> figure = Figure(
        ...     id="apts-members-2023",
        ...     subject_id="apts",
        ...     measure="members",
        ...     value=65000,
        ...     date="2023-12-24",
        ... )
        >>> figure.value, figure.comparison
        (Decimal('65000'), <Comparison.EXACTLY: 'exactly'>)
    """

    id: str = attrs.field(validator=identifier)
    subject_id: str = attrs.field(validator=identifier)
    measure: Measure = attrs.field(converter=measure_of)
    value: Decimal = attrs.field(converter=_value)
    """Exact, of at most 15 digits; percentages as 75.7, not 0.757."""
    comparison: Comparison = attrs.field(default=Comparison.EXACTLY, converter=_comparison)
    date: ImpreciseDate | None = attrs.field(default=None, converter=optional_imprecise)
    """Day for which it is given; by default unknown."""
    standing: Standing = attrs.field(default=Standing.ACCEPTED, converter=standing_of)
    disputes_id: str | None = attrs.field(default=None, validator=rival)
    """The rival figure that a disputed one contradicts."""
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)

    def __attrs_post_init__(self) -> None:
        if self.value < 0 and self.measure not in _MAY_FALL:
            raise InvalidValueError("value", f"{self.value} is below zero: write 0 or more")
        if self.measure in _COUNTS and self.value != int(self.value):
            raise InvalidValueError("value", f"{self.value} is no whole number")
        if self.value > 100 and self.measure is Measure.PERCENT_WOMEN:
            raise InvalidValueError("value", f"{self.value} is no percentage: write 0 to 100")


def figures_of(values: Iterable[Figure]) -> tuple[Figure, ...]:
    """Take any iterable of figures."""
    return each(Figure, values, "figures")
