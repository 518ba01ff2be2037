import datetime
import importlib
import sys
from typing import Any

import psycopg
import pyarrow
import pytest
from hypothesis import given

import apts_model as am
from apts_model import strategies
from apts_model.tables import office_batches, schemas, to_tables
from apts_model.tables.postgresql import (
    asking,
    create,
    holders_on,
    indexes_ddl,
    load,
    replace,
    tables_ddl,
)
from apts_model.tables.predicate import holders_select
from tests.effort import tries
from tests.engines.asked import Tables, answers, answers_of, plain, turning

A_DAY = datetime.date(2005, 1, 1)
pa: Any = pyarrow
Connection = psycopg.Connection[Any]


def dated(*periods: tuple[str, str]) -> am.Dataset:
    """A union whose presidents held for these periods."""
    return am.Dataset(
        title="Mine",
        as_of="2020-12-31",
        people=[am.Person(id="ada", name="Ada"), am.Person(id="bo", name="Bo")],
        unions=[am.TradeUnion(id="mine", period=am.Period("1999", until=".."))],
        presidencies=[
            am.Presidency(
                id=f"p-{place}",
                union_id="mine",
                holder_id="bo" if place % 2 else "ada",
                period=am.Period(start, until=until),
            )
            for place, (start, until) in enumerate(periods)
        ],
    )


def rows(connection: Connection, table: str) -> int:
    found = connection.execute(f"SELECT count(*) FROM {table}".encode()).fetchone()
    assert found is not None
    return int(found[0])


# --- answers --------------------------------------------------------------------------------------


@pytest.fixture(params=[1, 1_000_000], ids=["as a table", "as texts"])
def sent(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Questions go to the server in either of two ways, however many there are."""
    monkeypatch.setattr(asking, "MANY", request.param)


@pytest.mark.usefixtures("sent")
@pytest.mark.parametrize("handover", am.Handover)
def test_a_large_register_is_answered_as_by_duckdb(
    connection: Connection, register: Tables, handover: am.Handover
) -> None:
    """Every answer about made-up unions is the one that DuckDB gives."""
    create(connection)
    load(connection, register)
    questions = turning(register, handover)
    assert questions.num_rows > 4_000
    found: Any = holders_on(connection, questions, handover)
    assert found.column_names == ["union_id", "day", "certain", "possible", "disputed", "vacant"]
    assert found.select(["union_id", "day"]).equals(questions)
    assert plain(found) == answers(register, questions, handover)


@given(strategies.datasets())
@tries(50)
def test_any_data_set_is_answered_as_by_president_on(server: str, dataset: am.Dataset) -> None:
    """Every answer is the one of the library."""
    tables = to_tables(dataset)
    with psycopg.connect(server) as connection:
        connection.execute("CREATE SCHEMA tried; SET search_path TO tried")
        create(connection)
        load(connection, tables)
        for handover in am.Handover:
            questions = turning(tables, handover)
            found = plain(holders_on(connection, questions, handover))
            assert found == answers_of(dataset, questions.to_pylist(), handover)
        connection.rollback()


@pytest.mark.usefixtures("sent")
def test_no_question_has_no_answer(connection: Connection) -> None:
    """Where nothing is asked, the answer is a table without rows, of the same columns."""
    create(connection)
    found = holders_on(connection, [])
    assert found.num_rows == 0
    assert found.column_names == ["union_id", "day", "certain", "possible", "disputed", "vacant"]


@pytest.mark.usefixtures("sent")
def test_unknown_unions_are_all_told(connection: Connection) -> None:
    """Questions about unions that are not there are refused, with all of their ids."""
    create(connection)
    load(connection, to_tables(dated(("2004", "2006"))))
    asked = [("mine", "2005-01-01"), ("yours", "2005-01-01"), ("hers", "2005-01-01")]
    with pytest.raises(am.InvalidValueError, match="no union with the id 'hers', 'yours'"):
        holders_on(connection, asked)
    assert holders_on(connection, asked[:1])["certain"].to_pylist() == [["ada"]]


def test_of_many_questions_nothing_is_left(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The table of many questions and its settings are gone, so that more can be asked."""
    monkeypatch.setattr(asking, "MANY", 1)
    create(connection)
    load(connection, to_tables(dated(("2004", "2006"))))
    for _ in range(2):
        holders_on(connection, [("mine", "2005-01-01")])
        found = connection.execute("SELECT count(*) FROM pg_class WHERE relpersistence = 't'")
        assert found.fetchone() == (0,)
        assert connection.execute("SHOW enable_memoize").fetchone() == ("on",)


@pytest.mark.usefixtures("sent")
def test_any_id_is_told(connection: Connection) -> None:
    """An id that looks like no value, or like another kind of value, is given as it is."""
    create(connection, guard=True)
    ids = ["null", "nan", "n-a", "true", "1", "2004-01-01"]
    tenures = [
        am.Presidency(id=one, union_id=one, holder_id=one, period=am.Period("2004", until="2006"))
        for one in ids
    ]
    unions = [am.TradeUnion(id=one) for one in ids]
    load(connection, to_tables(am.Dataset(title="Mine", unions=unions, presidencies=tenures)))
    found = holders_on(connection, [(one, A_DAY) for one in ids])
    assert found["union_id"].to_pylist() == ids
    assert found["certain"].to_pylist() == [[one] for one in ids]


@pytest.mark.usefixtures("sent")
def test_an_id_of_two_lines_is_unknown(connection: Connection) -> None:
    """An id that would pass for two of them is told like any other that is not there."""
    create(connection)
    load(connection, to_tables(dated(("2004", "2006"))))
    asked = pa.table({"union_id": ["mine\nmine"], "day": pa.array([A_DAY], pa.date32())})
    with pytest.raises(am.InvalidValueError, match=r"no union with the id 'mine\\nmine'"):
        holders_on(connection, asked)


@pytest.mark.usefixtures("sent")
def test_it_asks_where_nothing_can_be_written(connection: Connection) -> None:
    """Questions need no right to write."""
    create(connection)
    load(connection, to_tables(dated(("2004", "2006"))))
    connection.execute("SET TRANSACTION READ ONLY")
    assert holders_on(connection, [("mine", "2005-01-01")])["certain"].to_pylist() == [["ada"]]


# --- tables ---------------------------------------------------------------------------------------


def test_tables_have_the_columns_that_are_written(connection: Connection) -> None:
    """Each table has the columns of its schema, and tenures a seat besides."""
    create(connection)
    for name in schemas.asking_tables():
        cursor = connection.execute(f"SELECT * FROM {name}".encode())
        columns = [column.name for column in cursor.description or ()]
        seat = ["seat"] if name.startswith("tenures_") else []
        assert columns == [*schemas.schema_of(name).names, *seat]


def test_one_question_reads_by_the_index(connection: Connection, register: Tables) -> None:
    """One question is answered from the B-trees, without reading a whole table."""
    connection.execute(tables_ddl().encode())
    load(connection, register)
    connection.execute(indexes_ddl().encode())
    connection.execute("SET enable_seqscan TO off")  # small as they are, tables are read as a whole
    question = """
        EXPLAIN WITH questions AS (
          SELECT 1 AS question, 'union-7-training' COLLATE "C" AS union_id, date '2012-05-09' AS day
        )
    """
    plan = "\n".join(line for (line,) in connection.execute((question + holders_select()).encode()))
    assert "tenures_incoming_union_id_possible_from_idx" in plan
    assert "vacancies_incoming_union_id_first_day_idx" in plan
    assert "Seq Scan" not in plan


def test_batches_are_loaded_like_tables(connection: Connection) -> None:
    """What comes in batches is loaded, of the readings of the handover that come."""
    create(connection)
    load(connection, office_batches([dated(("2004", "2006"))], ["incoming"]))
    found = holders_on(connection, [("mine", "2005-01-01")])
    assert found["certain"].to_pylist() == [["ada"]]
    assert rows(connection, "tenures_incoming") == 1
    assert rows(connection, "tenures_both") == 0


def test_a_union_is_loaded_once(connection: Connection) -> None:
    """A union that is there already is refused, and nothing of what came with it stays."""
    create(connection)
    load(connection, to_tables(dated(("2004", "2006"))))
    other = am.Dataset(title="Both", unions=[am.TradeUnion(id="mine"), am.TradeUnion(id="new")])
    with pytest.raises(am.InvalidValueError, match=r"mine.*already exists.*replace"):
        load(connection, to_tables(other))
    assert rows(connection, "offices") == 1
    assert rows(connection, "tenures_incoming") == 1


def test_foreign_tables_are_refused(connection: Connection) -> None:
    """Tables of other columns are refused with every problem, before anything is loaded."""
    create(connection)
    tables = to_tables(dated(("2004", "2006")))
    tables["vacancies_both"] = tables["vacancies_both"].drop_columns(["vacant", "last_day"])
    with pytest.raises(am.MalformedError) as refused:
        load(connection, tables)
    places = [problem.path for problem in refused.value.problems]
    assert places == ["vacancies_both.vacant", "vacancies_both.last_day"]
    assert rows(connection, "offices") == 0


# --- a live register ------------------------------------------------------------------------------


def test_what_changed_takes_the_place_of_what_was_known(
    connection: Connection, register: Tables
) -> None:
    """Replacing a union forgets what was known of it, and leaves all others."""
    create(connection)
    load(connection, register)
    before = rows(connection, "tenures_incoming")
    replace(connection, to_tables(dated(("2004", "2006"))))
    replace(connection, to_tables(dated(("2004", "2005"), ("2007", "2008"))))
    assert rows(connection, "tenures_incoming") == before + 2
    asked = [("mine", "2004-06-01"), ("mine", "2006-06-01"), ("mine", "2007-12-31")]
    found = holders_on(connection, asked)
    assert found["possible"].to_pylist() == [["ada"], [], []]
    assert found["certain"].to_pylist() == [[], [], ["bo"]]


def test_nothing_is_replaced_by_half(connection: Connection) -> None:
    """Tables for one handover alone are refused: the others would be lost."""
    create(connection)
    load(connection, to_tables(dated(("2004", "2006"))))
    with pytest.raises(am.MalformedError) as refused:
        replace(connection, to_tables(dated(), ["incoming"]))
    assert len(refused.value.problems) == 4
    assert rows(connection, "tenures_both") == 1


@given(strategies.datasets())
@tries(50)
def test_the_guard_refuses_two_certain_presidents(server: str, dataset: am.Dataset) -> None:
    """It refuses data in which two people certainly held on one day, and takes all others."""
    tables = to_tables(dataset)
    questions = turning(tables, am.Handover.INCOMING).to_pylist()
    asked = [dataset.president_on(row["union_id"], row["day"]) for row in questions]
    sure = ([it for it in answer.holders.values() if it.is_certain] for answer in asked)
    two_at_once = any(len(one) > 1 for one in sure)
    with psycopg.connect(server) as connection:
        connection.execute("CREATE SCHEMA guarded; SET search_path TO guarded")
        create(connection, guard=True)
        try:
            load(connection, tables)
            refused = False
        except am.InvalidValueError:
            refused = True
        connection.rollback()
    assert refused == two_at_once


def test_the_guard_says_what_it_refuses(connection: Connection) -> None:
    """Its error names the union and the days; after it, nothing of the union has changed."""
    create(connection, guard=True)
    load(connection, to_tables(dated(("2004", "2006"), ("2006", "2008"))))
    with pytest.raises(am.InvalidValueError, match=r"certainly held on the same day.*mine.*`seat`"):
        replace(connection, to_tables(dated(("2004", "2007"), ("2005", "2008"))))
    assert rows(connection, "tenures_incoming") == 2


def test_several_seats_may_be_held_at_once(connection: Connection) -> None:
    """Two presidents at once are taken where each has a seat."""
    create(connection, guard=True)
    add = b"""
        INSERT INTO tenures_incoming (
          union_id, holder_id, presidency_id, standing, seat,
          possible_from, possible_through, certain_from, certain_through
        ) VALUES ('mine', 'ada', %s, 'accepted', %s, '2004-01-01', '2006-12-31', %s, %s)
    """
    connection.execute(add, ("one", 1, "2004-01-01", "2006-12-31"))
    connection.execute(add, ("two", 2, "2004-01-01", "2006-12-31"))
    connection.execute(add, ("possible", 2, None, None))
    with pytest.raises(psycopg.errors.ExclusionViolation):
        connection.execute(add, ("three", 2, "2006-12-31", "2006-12-31"))


def test_seats_are_loaded_with_tenures(connection: Connection) -> None:
    """Two presidents of one time are taken by the guard where a column gives each a seat."""
    create(connection, guard=True)
    tables = to_tables(dated(("2004-01-01", "2006-12-31"), ("2004-01-01", "2006-12-31")))
    for name in [name for name in tables if name.startswith("tenures_")]:
        rows_of: Any = tables[name]
        seats = [1 + (row["holder_id"] == "bo") for row in rows_of.to_pylist()]
        tables[name] = rows_of.append_column("seat", pa.array(seats, pa.int16()))
    load(connection, tables)
    assert plain(holders_on(connection, [("mine", A_DAY)]))[0][0] == ["ada", "bo"]


def test_only_tenures_have_seats(connection: Connection) -> None:
    """A seat in another table is refused like any column that nobody knows."""
    create(connection)
    tables = to_tables(dated(("2004", "2006")))
    offices: Any = tables["offices"]
    tables["offices"] = offices.append_column("seat", pa.array([1], pa.int16()))
    with pytest.raises(am.MalformedError, match=r"offices\.seat: unknown column"):
        load(connection, tables)


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where psycopg is missing, the error says which extra to install."""
    for name in [name for name in sys.modules if name.startswith("apts_model.tables.postgresql")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(am.MissingExtraError, match=r'pip install "apts-model\[postgresql\]"'):
        importlib.import_module("apts_model.tables.postgresql")
