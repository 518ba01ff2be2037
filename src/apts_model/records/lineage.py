"""Merger and Split: how unions come from unions."""

from __future__ import annotations

import enum
from collections.abc import Iterable

import attrs

from apts_model.errors import InvalidValueError
from apts_model.records.sources import Citation, citations_of
from apts_model.records.standing import Standing, rival, standing_of
from apts_model.records.values import (
    each,
    identifier,
    member,
    optional_text,
    some_identifiers,
)
from apts_model.time.dates import ImpreciseDate, optional_imprecise


class MergerKind(enum.Enum):
    """Whether a merger makes a new union (`FUSION`), or one of them survives (`ABSORPTION`).

    Examples:
        >>> from apts_model import MergerKind
        >>> [kind.value for kind in MergerKind]
        ['fusion', 'absorption']
    """

    FUSION = "fusion"
    ABSORPTION = "absorption"


def _kind(value: MergerKind | str) -> MergerKind:
    return member(MergerKind, value, "kind")


def _predecessor_ids(values: Iterable[str]) -> tuple[str, ...]:
    return each(str, values, "predecessor_ids")


def _child_ids(values: Iterable[str]) -> tuple[str, ...]:
    return each(str, values, "child_ids")


@attrs.frozen(kw_only=True)
class Merger:
    """That unions became one.

    On its `date` the successor is there and the predecessors are no more, but for the one that
    survives an absorption, which may stand among them.

    Raises:
        InvalidValueError: a value that the record cannot hold; the message names the field.

    Examples:
        >>> from apts_model import Merger
        >>> merger = Merger(
        ...     id="apts-2004",
        ...     predecessor_ids=["aptmq", "cps"],
        ...     successor_id="apts",
        ...     date="2004-03-18",
        ... )
        >>> merger.kind, str(merger.date)
        (<MergerKind.FUSION: 'fusion'>, '2004-03-18')
    """

    id: str = attrs.field(validator=identifier)
    predecessor_ids: tuple[str, ...] = attrs.field(
        converter=_predecessor_ids, validator=some_identifiers
    )
    successor_id: str = attrs.field(validator=identifier)
    kind: MergerKind = attrs.field(default=MergerKind.FUSION, converter=_kind)
    date: ImpreciseDate | None = attrs.field(default=None, converter=optional_imprecise)
    """By default unknown."""
    reason: str | None = attrs.field(default=None, validator=optional_text)
    standing: Standing = attrs.field(default=Standing.ACCEPTED, converter=standing_of)
    disputes_id: str | None = attrs.field(default=None, validator=rival)
    """The rival record that a disputed one contradicts."""
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)


@attrs.frozen(kw_only=True)
class Split:
    """That unions came out of a union, which may live on beside them.

    Raises:
        InvalidValueError: a value that the record cannot hold; the message names the field.

    Examples:
        >>> from apts_model import Split
        >>> Split(id="csd", parent_id="csn", child_ids=["csd"], date="1972-06-08").child_ids
        ('csd',)
    """

    id: str = attrs.field(validator=identifier)
    parent_id: str = attrs.field(validator=identifier)
    child_ids: tuple[str, ...] = attrs.field(converter=_child_ids, validator=some_identifiers)
    date: ImpreciseDate | None = attrs.field(default=None, converter=optional_imprecise)
    """By default unknown."""
    standing: Standing = attrs.field(default=Standing.ACCEPTED, converter=standing_of)
    disputes_id: str | None = attrs.field(default=None, validator=rival)
    """The rival record that a disputed one contradicts."""
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)

    def __attrs_post_init__(self) -> None:
        if self.parent_id in self.child_ids:
            raise InvalidValueError("child_ids", f"{self.parent_id!r} cannot come out of itself")


def mergers_of(values: Iterable[Merger]) -> tuple[Merger, ...]:
    """Take any iterable of mergers."""
    return each(Merger, values, "mergers")


def splits_of(values: Iterable[Split]) -> tuple[Split, ...]:
    """Take any iterable of splits."""
    return each(Split, values, "splits")
