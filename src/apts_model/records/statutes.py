"""Statute: an act of parliament, and the steps that brought it into force and out of it."""

from __future__ import annotations

import enum
from collections.abc import Iterable

import attrs

from apts_model.records.sources import Citation, citations_of
from apts_model.records.values import each, identifier, member, optional_text, text
from apts_model.time.dates import ImpreciseDate, optional_imprecise


class StepKind(enum.Enum):
    """A step in the life of a statute.

    Examples:
        >>> from apts_model import StepKind
        >>> [kind.value for kind in StepKind]
        ['introduced', 'passed', 'assented', 'in_force', 'struck_down', 'upheld', 'repealed']
    """

    INTRODUCED = "introduced"
    PASSED = "passed"
    ASSENTED = "assented"
    IN_FORCE = "in_force"
    STRUCK_DOWN = "struck_down"
    UPHELD = "upheld"
    REPEALED = "repealed"


def _kind(value: StepKind | str) -> StepKind:
    return member(StepKind, value, "kind")


@attrs.frozen(kw_only=True)
class StatuteStep:
    """That a statute took a step on a day.

    Examples:
        >>> from apts_model import StatuteStep
        >>> str(StatuteStep(kind="assented", date="2003-12-18").date)
        '2003-12-18'
    """

    kind: StepKind = attrs.field(converter=_kind)
    date: ImpreciseDate | None = attrs.field(default=None, converter=optional_imprecise)
    """By default unknown."""
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)


def _steps(values: Iterable[StatuteStep]) -> tuple[StatuteStep, ...]:
    return each(StatuteStep, values, "steps")


@attrs.frozen(kw_only=True)
class Statute:
    """An act of parliament.

    Examples:
        >>> from apts_model import Statute, StatuteStep
        >>> Statute(
        ...     id="bill-10",
        ...     title="Act to modify the organization of the health network",
        ...     bill="10",
        ...     chapter="2015, c. 1",
        ...     steps=[StatuteStep(kind="in_force", date="2015-04-01")],
        ... ).bill
        '10'
    """

    id: str = attrs.field(validator=identifier)
    title: str = attrs.field(validator=text)
    bill: str | None = attrs.field(default=None, validator=optional_text)
    """Number of the bill, such as "30"."""
    chapter: str | None = attrs.field(default=None, validator=optional_text)
    """Where it stands in the statutes, such as "2003, c. 25; CQLR U-0.1"."""
    steps: tuple[StatuteStep, ...] = attrs.field(default=(), converter=_steps)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)


def statutes_of(values: Iterable[Statute]) -> tuple[Statute, ...]:
    """Take any iterable of statutes."""
    return each(Statute, values, "statutes")
