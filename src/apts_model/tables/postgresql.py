"""The same questions on PostgreSQL, for a register that many read and change at once.

Needs the extra `postgresql`. The tables are those of `predicate`, each with a B-tree that finds
the rows of an office; they stand in the first schema of the connection's `search_path`.
"""

from __future__ import annotations

import io
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from apts_model.errors import InvalidValueError, MalformedError, MissingExtraError, Problem
from apts_model.tables.predicate import (
    OFFICES,
    holders_select,
    tenures_table,
    unknown_select,
    vacancies_table,
)
from apts_model.tables.questions import numbered
from apts_model.tables.schemas import asking_tables, checked_schema
from apts_model.time.periods import Handover

try:
    import psycopg
    import pyarrow.compute
    import pyarrow.csv
except ImportError:
    raise MissingExtraError("PostgreSQL", "postgresql") from None

if TYPE_CHECKING:
    import pyarrow as pa

    from apts_model.tables.questions import Questions

    Loaded = Mapping[str, pa.Table] | Iterable[tuple[str, pa.RecordBatch]]

arrow: Any = pyarrow
compute: Any = pyarrow.compute
csv: Any = pyarrow.csv

Connection = psycopg.Connection[Any]

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
            _copy(connection, name, batch)


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


def _copy(connection: Connection, name: str, batch: Any) -> None:
    written = io.BytesIO()
    csv.write_csv(batch, written, csv.WriteOptions(include_header=False))
    columns = ", ".join(batch.schema.names)
    statement = f"COPY {name} ({columns}) FROM STDIN (FORMAT csv)"
    with connection.cursor() as cursor, cursor.copy(statement.encode()) as copy:
        copy.write(written.getbuffer())


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


def holders_on(
    connection: Connection,
    questions: Questions,
    handover: Handover | str = Handover.INCOMING,
) -> pa.Table:
    """Ask who presided over which unions on which days, all questions at once.

    The result is that of `apts_model.tables.holders_on`. A copy of a database that can only be
    read will do; elsewhere many questions are put into a temporary table, which is gone
    afterwards.

    Args:
        connection: To a database that has the tables.
        questions: As in `apts_model.tables.holders_on`.
        handover: Who has the day on which one follows another.

    Raises:
        InvalidValueError: a question is none, or names a union that is not there; all are told.
        MissingExtraError: pyarrow is not installed.
        psycopg.Error: the tables are not there, or the server refuses anything else.
    """
    select = _in_lists(holders_select(handover))
    asked: Any = numbered(questions)
    written = io.BytesIO()
    with _shown(connection, asked) as (shown, sent):
        _refuse_unknown(connection, asked, shown, sent)
        statement = f"COPY ({shown} {select}) TO STDOUT (FORMAT csv, HEADER)"
        with connection.cursor() as cursor, cursor.copy(statement.encode(), sent) as copy:
            written.writelines(copy)
    written.seek(0)
    return _gathered(written)


MANY = 10_000
"""From so many questions on, they are sent as a table that the server looks at before it plans."""


@contextmanager
def _shown(connection: Connection, asked: Any) -> Generator[tuple[str, tuple[str, ...] | None]]:
    """Let the server see the questions; give what a SELECT begins with, and its parameters."""
    if asked.num_rows < MANY or _can_only_be_read(connection):
        yield _AS_TEXTS, _sent(asked)
        return
    with connection.transaction(force_rollback=True):  # so that nothing of it is left
        connection.execute(_AS_A_TABLE.encode())
        _copy(connection, _TABLE, asked)
        connection.execute(f"ANALYZE {_TABLE}".encode())
        connection.execute(_WITHOUT_MEMOIZE.encode())
        yield f"WITH questions AS (SELECT * FROM {_TABLE})", None  # noqa: S608 - own name


def _can_only_be_read(connection: Connection) -> bool:
    row = connection.execute(b"SHOW transaction_read_only").fetchone()
    return row == ("on",)


_TABLE: Final = "apts_model_questions"

_AS_A_TABLE: Final = f"""\
CREATE TEMPORARY TABLE {_TABLE} (
  question bigint NOT NULL,
  union_id text COLLATE "C" NOT NULL,
  day date NOT NULL
)"""

_WITHOUT_MEMOIZE: Final = """\
SELECT set_config(name, 'off', true) FROM pg_settings WHERE name = 'enable_memoize'"""
"""The planner hopes that questions repeat, though no two are the same: it takes twice as long."""

_AS_TEXTS: Final = """\
WITH questions AS (
  SELECT question, union_id COLLATE "C" AS union_id, day
  FROM unnest(string_to_array(%s, E'\\n'), string_to_array(%s, E'\\n')::date[])
    WITH ORDINALITY AS asked (union_id, day, question)
)"""
"""Two parameters, the ids and the days: two long texts are read sooner than two long lists."""


def _sent(asked: Any) -> tuple[str, str]:
    """Return ids and days, a line each."""
    ids, days = asked["union_id"], asked["day"].cast(arrow.string())
    return "\n".join(ids.to_pylist()), "\n".join(days.to_pylist())


def _refuse_unknown(
    connection: Connection, asked: Any, shown: str, sent: tuple[str, ...] | None
) -> None:
    broken = asked["union_id"].filter(compute.match_substring(asked["union_id"], "\n"))
    unknown = {(union_id,) for union_id in broken.to_pylist()}
    if not unknown:
        unknown = {*connection.execute(f"{shown} {unknown_select()}".encode(), sent)}
    if unknown:
        listed = ", ".join(sorted(repr(union_id) for (union_id,) in unknown))
        told = f"there is no union with the id {listed}: ask about unions of the tables"
        raise InvalidValueError("questions", told)


def _in_lists(select: str) -> str:
    """Return the SELECT that puts all holders of a question on one row, in PostgreSQL's words.

    Ids have no spaces, so spaces part them: columns come to Python faster as text than as lists.
    """
    ids = "string_agg(holder_id, ' ' ORDER BY holder_id) FILTER"
    return f"""\
SELECT
  union_id,
  day,
  {ids} (WHERE certainty = 'certain') AS certain,
  {ids} (WHERE certainty = 'possible') AS possible,
  {ids} (WHERE disputed) AS disputed,
  vacant
FROM ({select}) AS answers
GROUP BY question, union_id, day, vacant
ORDER BY question"""  # noqa: S608 - the SELECT is our own


def _gathered(written: io.BytesIO) -> pa.Table:
    """Read the rows as columns."""
    lists = ("certain", "possible", "disputed")
    texts = {name: arrow.string() for name in ("union_id", *lists, "vacant")}
    options = csv.ConvertOptions(
        column_types={**texts, "day": arrow.date32()},
        null_values=[""],  # and not "null", which is a fine id
        strings_can_be_null=True,
    )
    gathered: pa.Table = csv.read_csv(written, convert_options=options)
    for name in lists:
        place = gathered.column_names.index(name)
        gathered = gathered.set_column(place, name, _in_list(gathered[name]))
    return gathered


def _in_list(ids: Any) -> Any:
    """Part ids at spaces; where there are none, the list is empty."""
    parted = compute.split_pattern(ids.combine_chunks(), " ")
    return arrow.ListArray.from_arrays(parted.offsets, parted.values)
