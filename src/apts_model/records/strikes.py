"""Strike: when which unions were on strike, and how much of the work stopped."""

from __future__ import annotations

import enum
from collections.abc import Iterable

import attrs

from apts_model.records.sources import Citation, citations_of
from apts_model.records.standing import Standing, rival, standing_of
from apts_model.records.unions import union_ids_of
from apts_model.records.values import (
    each,
    identifier,
    identifiers,
    member,
    optional_text,
    whole_days,
)
from apts_model.time.periods import UNKNOWN, Period


class StrikeKind(enum.Enum):
    """How much stops in a strike.

    `FULL`: everyone, all day. `PARTIAL`: a part of the day. `ROTATING`: a part of the members at
    a time. `UNLIMITED`: everyone, every day until it is over.

    Examples:
        >>> from apts_model import StrikeKind
        >>> [kind.value for kind in StrikeKind]
        ['full', 'partial', 'rotating', 'unlimited']
    """

    FULL = "full"
    PARTIAL = "partial"
    ROTATING = "rotating"
    UNLIMITED = "unlimited"


def _kind(value: StrikeKind | str) -> StrikeKind:
    return member(StrikeKind, value, "kind")


@attrs.frozen(kw_only=True)
class Strike:
    """That unions were on strike, for whole days or on parts of them.

    Raises:
        InvalidValueError: a value that the record cannot hold; the message names the field.

    Examples:
        >>> from apts_model import Period, Strike
        >>> Strike(id="november", period=Period("2023-11-21", through="2023-11-23")).kind
        <StrikeKind.FULL: 'full'>
    """

    id: str = attrs.field(validator=identifier)
    period: Period = attrs.field(default=UNKNOWN, validator=whole_days)
    """First and last day; by default nothing is known of them."""
    kind: StrikeKind = attrs.field(default=StrikeKind.FULL, converter=_kind)
    union_ids: tuple[str, ...] = attrs.field(
        default=(), converter=union_ids_of, validator=identifiers
    )
    """Unions on strike; by default, all of the round."""
    standing: Standing = attrs.field(default=Standing.ACCEPTED, converter=standing_of)
    disputes_id: str | None = attrs.field(default=None, validator=rival)
    """The rival record that a disputed one contradicts."""
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)


def strikes_of(values: Iterable[Strike]) -> tuple[Strike, ...]:
    """Take any iterable of strikes."""
    return each(Strike, values, "strikes")
