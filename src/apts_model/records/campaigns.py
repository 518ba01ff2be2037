"""Campaign: a union's action for a cause, once or on the same days of every year."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from typing import Any

import attrs

from apts_model.errors import InvalidValueError
from apts_model.records.sources import Citation, citations_of
from apts_model.records.values import (
    Attribute,
    each,
    identifier,
    optional_identifier,
    optional_record,
    optional_text,
    shown,
    text,
    whole_days,
)
from apts_model.time.periods import UNKNOWN, Period

LAST_YEAR = 9999
_DAY_OF_YEAR = re.compile(r"([0-9]{2})-([0-9]{2})")


def day_of_year(_: object, attribute: Attribute, value: Any) -> None:
    """Check a month and day that every year has."""
    if type(value) is not str or not _is_day_of_every_year(value):
        raise InvalidValueError(
            attribute.name,
            f"{shown(value)} is no month and day of every year: write it as 11-25",
        )


def _is_day_of_every_year(value: str) -> bool:
    found = _DAY_OF_YEAR.fullmatch(value)
    if found is None:
        return False
    month, day = map(int, found.groups())
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(2001, month)[1]


@attrs.frozen(kw_only=True)
class Yearly:
    """The same days of every year, both included; they may run past the end of the year.

    Examples:
        >>> from apts_model import Yearly
        >>> Yearly(start="11-25", through="12-06").in_year(2023)
        Period('2023-11-25', through='2023-12-06')
        >>> Yearly(start="12-20", through="01-06").in_year(2023)
        Period('2023-12-20', through='2024-01-06')
    """

    start: str = attrs.field(validator=day_of_year)
    """First day, as month and day: "11-25"."""
    through: str = attrs.field(validator=day_of_year)
    """Last day, as month and day."""

    @property
    def all_year(self) -> bool:
        """Whether these are all days of the year."""
        before_leap_day = self.in_year(2003)
        return before_leap_day.meets(self.in_year(2004)).is_certain

    def in_year(self, year: int) -> Period:
        """Return the days that start in a year.

        Raises:
            InvalidValueError: the year is not one from 1 to 9999.
        """
        if type(year) is not int or not 1 <= year <= LAST_YEAR:
            raise InvalidValueError("year", f"{shown(year)} is no year: write 1 to {LAST_YEAR}")
        last_year = year if self.start <= self.through else year + 1
        through = f"{last_year:04}-{self.through}" if last_year <= LAST_YEAR else "9999-12-31"
        return Period(f"{year:04}-{self.start}", through=through)


@attrs.frozen(kw_only=True)
class Campaign:
    """An action for a cause, over a period or on the same days of every year.

    Raises:
        InvalidValueError: a value that the record cannot hold; the message names the field.

    Examples:
        >>> from apts_model import Campaign, Yearly
        >>> Campaign(
        ...     id="twelve-days",
        ...     title="12 Days of Action to End Violence Against Women",
        ...     union_id="apts",
        ...     yearly=Yearly(start="11-25", through="12-06"),
        ... ).yearly.start
        '11-25'
    """

    id: str = attrs.field(validator=identifier)
    title: str = attrs.field(validator=text)
    union_id: str | None = attrs.field(default=None, validator=optional_identifier)
    period: Period = attrs.field(default=UNKNOWN, validator=whole_days)
    """First and last day; by default nothing is known of them."""
    yearly: Yearly | None = attrs.field(default=None, validator=optional_record(Yearly))
    """Instead of a period, the days of every year."""
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)

    def __attrs_post_init__(self) -> None:
        if self.yearly is not None and self.period != UNKNOWN:
            raise InvalidValueError("yearly", "a campaign has a period or is yearly, not both")


def campaigns_of(values: Iterable[Campaign]) -> tuple[Campaign, ...]:
    """Take any iterable of campaigns."""
    return each(Campaign, values, "campaigns")
