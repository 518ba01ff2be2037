"""BargainingRound and its tables."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator

import attrs

from apts_model.records.agreements import Agreement
from apts_model.records.milestones import Milestone, milestones_of
from apts_model.records.sources import Citation, citations_of
from apts_model.records.strikes import Strike, strikes_of
from apts_model.records.unions import union_ids_of
from apts_model.records.values import (
    each,
    identifier,
    identifiers,
    member,
    optional_identifier,
    optional_record,
    optional_text,
    text,
)
from apts_model.time.dates import ImpreciseDate, optional_imprecise


class TableKind(enum.Enum):
    """What a bargaining table is for.

    `CENTRAL`: what all unions of a round have in common, such as wages. `SECTORAL`: what
    concerns one sector or union. `LOCAL`: what concerns one establishment.

    Examples:
        >>> from apts_model import TableKind
        >>> [kind.value for kind in TableKind]
        ['central', 'sectoral', 'local']
    """

    CENTRAL = "central"
    SECTORAL = "sectoral"
    LOCAL = "local"


def _table_kind(value: TableKind | str) -> TableKind:
    return member(TableKind, value, "kind")


@attrs.frozen(kw_only=True)
class BargainingTable:
    """One of the tables of a bargaining round, with what was reached there.

    Examples:
        >>> from apts_model import BargainingTable
        >>> BargainingTable(id="apts-sectoral", kind="sectoral", union_ids=["apts"]).kind
        <TableKind.SECTORAL: 'sectoral'>
    """

    id: str = attrs.field(validator=identifier)
    kind: TableKind = attrs.field(converter=_table_kind)
    union_ids: tuple[str, ...] = attrs.field(
        default=(), converter=union_ids_of, validator=identifiers
    )
    """Unions at the table; by default, all of the round."""
    milestones: tuple[Milestone, ...] = attrs.field(default=(), converter=milestones_of)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)


def _tables(values: Iterable[BargainingTable]) -> tuple[BargainingTable, ...]:
    return each(BargainingTable, values, "tables")


@attrs.frozen(kw_only=True)
class BargainingRound:
    """A round of collective bargaining, from the filing of demands to a new agreement.

    Raises:
        InvalidValueError: a value that the record cannot hold; the message names the field.

    Examples:
        >>> from apts_model import BargainingRound
        >>> BargainingRound(
        ...     id="apts-2023",
        ...     title="Public sector, 2023",
        ...     union_ids=["apts", "csn", "csq", "ftq"],
        ...     regime_id="quebec-1985",
        ...     expires="2023-03-31",
        ... ).union_ids
        ('apts', 'csn', 'csq', 'ftq')
    """

    id: str = attrs.field(validator=identifier)
    title: str = attrs.field(validator=text)
    union_ids: tuple[str, ...] = attrs.field(
        default=(), converter=union_ids_of, validator=identifiers
    )
    coalition_id: str | None = attrs.field(default=None, validator=optional_identifier)
    """The coalition that bargains, if the unions do it as one."""
    employer: str | None = attrs.field(default=None, validator=optional_text)
    regime_id: str | None = attrs.field(default=None, validator=optional_identifier)
    """The law it takes place under, a key of `REGIMES`; by default there are no stage rules."""
    expires: ImpreciseDate | None = attrs.field(default=None, converter=optional_imprecise)
    """Last day of the agreement that is being replaced."""
    milestones: tuple[Milestone, ...] = attrs.field(default=(), converter=milestones_of)
    tables: tuple[BargainingTable, ...] = attrs.field(default=(), converter=_tables)
    strikes: tuple[Strike, ...] = attrs.field(default=(), converter=strikes_of)
    agreement: Agreement | None = attrs.field(default=None, validator=optional_record(Agreement))
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)


def rounds_of(values: Iterable[BargainingRound]) -> tuple[BargainingRound, ...]:
    """Take any iterable of rounds."""
    return each(BargainingRound, values, "rounds")


def milestones_in(held: BargainingRound) -> Iterator[tuple[Milestone, tuple[str, ...]]]:
    """Every milestone of a round and of its tables, with the unions that reached it."""
    groups = [(held.union_ids, held.milestones)]
    groups += [(table.union_ids or held.union_ids, table.milestones) for table in held.tables]
    for union_ids, milestones in groups:
        for milestone in milestones:
            yield milestone, union_ids if milestone.union_id is None else (milestone.union_id,)


def unions_on(strike: Strike, held: BargainingRound) -> tuple[str, ...]:
    """Ids of the unions on a strike: those that it names, or else those of its round."""
    return strike.union_ids or held.union_ids
