"""Presidency: that a person presided over a union."""

from __future__ import annotations

import enum
from collections.abc import Iterable

import attrs

from apts_model.errors import InvalidValueError
from apts_model.records.sources import Citation, citations_of
from apts_model.records.standing import Standing, rival, standing_of
from apts_model.records.values import (
    a_period,
    each,
    identifier,
    identifiers,
    optional_member,
    optional_text,
    several,
)
from apts_model.time.dates import DateLike, ImpreciseDate, imprecise
from apts_model.time.periods import UNKNOWN, Period


class Accession(enum.Enum):
    """How a president came to the office.

    Examples:
        >>> from apts_model import Accession
        >>> [accession.value for accession in Accession]
        ['elected', 'acclaimed', 'appointed', 'interim', 'founding']
    """

    ELECTED = "elected"
    ACCLAIMED = "acclaimed"
    APPOINTED = "appointed"
    INTERIM = "interim"
    FOUNDING = "founding"


class EndedBy(enum.Enum):
    """What ended a presidency.

    Examples:
        >>> from apts_model import EndedBy
        >>> [end.value for end in EndedBy]
        ['term', 'resignation', 'defeat', 'death', 'retirement']
    """

    TERM = "term"
    RESIGNATION = "resignation"
    DEFEAT = "defeat"
    DEATH = "death"
    RETIREMENT = "retirement"


def _accession(value: Accession | str | None) -> Accession | None:
    return optional_member(Accession, value, "accession")


def _ended_by(value: EndedBy | str | None) -> EndedBy | None:
    return optional_member(EndedBy, value, "ended_by")


def _reelected(values: Iterable[DateLike]) -> tuple[ImpreciseDate, ...]:
    return tuple([imprecise(value) for value in several(values, "reelected")])


def _follows_ids(values: Iterable[str]) -> tuple[str, ...]:
    return each(str, values, "follows_ids")


@attrs.frozen(kw_only=True)
class Presidency:
    """That a person presided over a union for a period.

    Raises:
        InvalidValueError: a value that the record cannot hold; the message names the field.

    Examples:
        >>> from apts_model import Period, Presidency
        >>> Presidency(
        ...     id="apts-dube",
        ...     union_id="apts",
        ...     holder_id="carolle-dube",
        ...     period=Period("2012-05-09", until="2019-11-19"),
        ...     accession="elected",
        ... ).accession
        <Accession.ELECTED: 'elected'>
    """

    id: str = attrs.field(validator=identifier)
    union_id: str = attrs.field(validator=identifier)
    holder_id: str = attrs.field(validator=identifier)
    period: Period = attrs.field(default=UNKNOWN, validator=a_period)
    """By default nothing is known of it; `follows_ids` can tell its start."""
    accession: Accession | None = attrs.field(default=None, converter=_accession)
    reelected: tuple[ImpreciseDate, ...] = attrs.field(default=(), converter=_reelected)
    """Days on which the holder was elected again, without leaving the office."""
    ended_by: EndedBy | None = attrs.field(default=None, converter=_ended_by)
    follows_ids: tuple[str, ...] = attrs.field(
        default=(), converter=_follows_ids, validator=identifiers
    )
    """Presidencies whose `until` is the very day this one starts, however vague that day."""
    title: str | None = attrs.field(default=None, validator=optional_text)
    """What the office was called, where it was not "president"."""
    standing: Standing = attrs.field(default=Standing.ACCEPTED, converter=standing_of)
    disputes_id: str | None = attrs.field(default=None, validator=rival)
    """The rival record that a disputed one contradicts."""
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)

    def __attrs_post_init__(self) -> None:
        if self.id in self.follows_ids:
            raise InvalidValueError("follows_ids", f"{self.id!r} cannot follow itself")


def presidencies_of(values: Iterable[Presidency]) -> tuple[Presidency, ...]:
    """Take any iterable of presidencies."""
    return each(Presidency, values, "presidencies")
