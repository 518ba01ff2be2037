"""The tables of a register on PostgreSQL: made, filled, and kept true when a union changes."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import psycopg

from apts_model.errors import InvalidValueError, MalformedError, Problem
from apts_model.tables.postgresql.copying import Connection, copy_in
from apts_model.tables.predicate import OFFICES, tenures_table, vacancies_table
from apts_model.tables.schemas import asking_tables, checked_schema
from apts_model.time.periods import Handover

if TYPE_CHECKING:
    import pyarrow as pa

    Loaded = Mapping[str, pa.Table] | Iterable[tuple[str, pa.RecordBatch]]

_TENURES: Final = """\
CREATE TABLE {name} (
  union_id text COLLATE "C" NOT NULL,
  holder_id text COLLATE "C" NOT NULL,
  presidency_id text COLLATE "C",
  standing text NOT NULL CHECK (standing IN ('accepted', 'disputed', 'mixed')),
  possible_from date NOT NULL,
  possible_through date NOT NULL CHECK (possible_from <= possible_through),
  certain_from date,
  certain_through date CHECK (certain_from <= certain_through),
  seat smallint NOT NULL DEFAULT 1
);"""

_VACANCIES: Final = """\
CREATE TABLE {name} (
  union_id text COLLATE "C" NOT NULL,
  vacant text NOT NULL CHECK (vacant IN ('certain', 'no')),
  first_day date NOT NULL,
  last_day date NOT NULL CHECK (first_day <= last_day)
);"""

_GUARD: Final = """\
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE {name} ADD CONSTRAINT {name}_one_holder_of_a_seat EXCLUDE USING gist (
  union_id WITH =,
  seat WITH =,
  daterange(certain_from, certain_through, '[]') WITH &&
) WHERE (certain_from IS NOT NULL);"""


def tables_ddl() -> str:
    """Return the SQL that makes the empty tables, without indexes.

    Tenures have one column more than `to_tables` gives: `seat`, 1 unless a union has several
    presidents at once, of whom each then has a number.

    Examples:
        >>> from apts_model.tables.postgresql import tables_ddl
        >>> print(tables_ddl().splitlines()[0])
        CREATE TABLE offices (union_id text COLLATE "C" PRIMARY KEY);
    """
    return "\n".join(
        (
            f'CREATE TABLE {OFFICES} (union_id text COLLATE "C" PRIMARY KEY);',
            *(_TENURES.format(name=tenures_table(handover)) for handover in Handover),
            *(_VACANCIES.format(name=vacancies_table(handover)) for handover in Handover),
        )
    )


def indexes_ddl(*, guard: bool = False) -> str:
    """Return the SQL that makes the indexes: faster after millions of rows than before them.

    Args:
        guard: Whether to refuse that two people certainly hold one seat on the same day. It needs
            the extension btree_gist, and is no index for questions. Tenures that only possibly
            overlap are taken, and so is one without any certain day, even where it lies inside
            another: `check` tells of these.

    Examples:
        >>> from apts_model.tables.postgresql import indexes_ddl
        >>> print(indexes_ddl().splitlines()[0])
        CREATE INDEX ON tenures_incoming (union_id, possible_from);
    """
    return "\n".join(
        (
            *(
                f"CREATE INDEX ON {tenures_table(handover)} (union_id, possible_from);"
                for handover in Handover
            ),
            *(
                f"CREATE INDEX ON {vacancies_table(handover)} (union_id, first_day);"
                for handover in Handover
            ),
            *([_GUARD.format(name=tenures_table(Handover.INCOMING))] if guard else []),
        )
    )


def create(connection: Connection, *, guard: bool = False) -> None:
    """Make the empty tables with their indexes, all or none.

    Args:
        connection: To a database in which they do not exist yet.
        guard: As in `indexes_ddl`.

    Raises:
        psycopg.Error: the server refuses, for instance because a table exists.
    """
    with connection.transaction():
        connection.execute(tables_ddl().encode())
        connection.execute(indexes_ddl(guard=guard).encode())


def load(connection: Connection, tables: Loaded) -> None:
    """Add unions with their tenures and vacancies, all or none.

    Args:
        connection: To a database that has the tables.
        tables: What `to_tables` made, or batches as `office_batches` yields them: each is sent
            when it comes. Only the tables that questions read are loaded; those of records are
            left aside. Tenures may have a column `seat` besides, of whole numbers.

    Raises:
        InvalidValueError: a union is there already (see `replace`), or the guard refuses a tenure.
        MalformedError: tables are not those of `to_tables`; all problems are told.
        MissingExtraError: pyarrow is not installed.
        psycopg.Error: the server refuses anything else.
    """
    with connection.transaction(), _explained():
        for name, batch in _batches(tables):
            copy_in(connection, name, batch)


def replace(connection: Connection, tables: Mapping[str, pa.Table]) -> None:
    """Put unions in the place of what is known of them, all or none.

    When a record of a union has changed, write all that is known of this union with `to_tables`,
    and hand it over here. Unions that are not there yet are added.

    Args:
        connection: To a database that has the tables.
        tables: What `to_tables` made: for all readings of the handover that are asked about.

    Raises:
        InvalidValueError: the guard refuses a tenure.
        MalformedError: tables are not those of `to_tables`, or some are missing; all problems are
            told.
        MissingExtraError: pyarrow is not installed.
        psycopg.Error: the server refuses anything else.
    """
    missing = [name for name in asking_tables() if name not in tables]
    if missing:
        told = "the table is missing: what it has of these unions would be lost"
        raise MalformedError(tuple(Problem(name, told) for name in missing), *_READ_AS)
    union_ids = tables[OFFICES]["union_id"].to_pylist()
    with connection.transaction():
        for name in asking_tables():
            statement = f"DELETE FROM {name} WHERE union_id = ANY(%s)"  # noqa: S608 - own names
            connection.execute(statement.encode(), [union_ids])
        load(connection, tables)


_READ_AS: Final = ("the mapping", "tables that questions read")


def _batches(tables: Any) -> Iterator[tuple[str, Any]]:
    """Yield what questions read, in batches."""
    if not isinstance(tables, Mapping):
        return ((name, batch) for name, batch in tables if name in asking_tables())
    asked: dict[str, Any] = {name: tables[name] for name in asking_tables() if name in tables}
    problems = [
        one
        for name, table in asked.items()
        for one in checked_schema(name, _without_seats(name, table.schema))
    ]
    if problems:
        raise MalformedError(tuple(problems), *_READ_AS)
    return ((name, batch) for name, table in asked.items() for batch in table.to_batches())


def _without_seats(name: str, schema: Any) -> Any:
    """Leave out the column that tenures have here alone."""
    place = schema.get_field_index("seat") if name.startswith("tenures_") else -1
    return schema if place < 0 else schema.remove(place)


@contextmanager
def _explained() -> Generator[None]:
    """Say what a row has that the server refuses."""
    try:
        yield
    except psycopg.errors.UniqueViolation as error:
        told = f"{error.diag.message_detail} Write `replace` to put it in its place."
        raise InvalidValueError(OFFICES, told) from None
    except psycopg.errors.ExclusionViolation as error:
        told = (
            f"two tenures of one seat certainly held on the same day: {error.diag.message_detail} "
            "Give presidents that a union has at the same time a number each, in a column `seat`."
        )
        raise InvalidValueError(str(error.diag.table_name), told) from None
