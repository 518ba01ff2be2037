"""Questions to a register on PostgreSQL, all at once: sent, answered, and read as columns."""

from __future__ import annotations

import io
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from apts_model.errors import InvalidValueError
from apts_model.tables.postgresql.copying import Connection, arrow, compute, copy_in, csv
from apts_model.tables.predicate import holders_select, unknown_select
from apts_model.tables.questions import numbered
from apts_model.time.periods import Handover

if TYPE_CHECKING:
    import pyarrow as pa

    from apts_model.tables.questions import Questions


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
        copy_in(connection, _TABLE, asked)
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
