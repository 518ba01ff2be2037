"""Tables back to a data set: exact, and strict about everything else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

import apts_model as am
from apts_model import strategies
from apts_model.tables import from_tables, to_tables
from tests.effort import tries
from tests.tables.arrow import pa
from tests.tables.worlds import offices

APTS = am.load_apts()


@given(strategies.datasets())
@tries(50)
def test_a_data_set_comes_back_equal(dataset: am.Dataset) -> None:
    """Whatever a data set holds, its tables give an equal one."""
    assert from_tables(to_tables(dataset)) == dataset


@given(offices())
@tries(30)
def test_what_makes_no_sense_comes_back_too(dataset: am.Dataset) -> None:
    """Records that contradict each other come back as they are."""
    assert from_tables(to_tables(dataset, [])) == dataset


def test_the_bundled_data_comes_back_equal() -> None:
    """The bundled data set comes back from its tables of records alone."""
    tables = to_tables(APTS)
    records = {name: table for name, table in tables.items() if "_" not in name}
    assert from_tables(records) == APTS


def test_a_figure_of_nought_comes_back() -> None:
    """A value that is false is not taken for one that is not there."""
    figure = am.Figure(id="f", subject_id="u", measure="members", value=0, date="2004")
    dataset = am.Dataset(title="F", figures=[figure])
    assert from_tables(to_tables(dataset)) == dataset


def test_tables_of_records_may_be_left_out() -> None:
    """A table that is not there is an empty one; the columns may stand in any order and form."""
    tables = to_tables(APTS)
    people: Any = tables["people"]
    columns: dict[str, Any] = {
        name: people[name].cast(pa.large_string()) if name == "name" else people[name]
        for name in reversed(people.column_names)
    }
    columns["id"] = people["id"].combine_chunks().dictionary_encode()
    columns["citations"] = pa.nulls(people.num_rows)
    columns["other_names"] = people["other_names"].cast(pa.large_list(pa.string()))
    dataset = from_tables({"dataset": tables["dataset"], "people": pa.table(columns)})
    assert [person.name for person in dataset.people] == [person.name for person in APTS.people]
    assert dataset.unions == ()


def changed(name: str, column: str, row: int, value: Any) -> dict[str, Any]:
    """Tables of the bundled data with one cell changed."""
    tables = to_tables(APTS)
    table: Any = tables[name]
    cells = table[column].to_pylist()
    cells[row] = value
    place = table.column_names.index(column)
    field = table.schema.field(column)
    tables[name] = table.set_column(place, field, pa.array(cells, field.type))
    return tables


@pytest.mark.parametrize(
    ("name", "column", "row", "value", "told"),
    [
        ("presidencies", "until", 3, "2019-13", "$.presidencies[3].period.until: '2019-13' is not"),
        ("presidencies", "through", 3, "2019", "$.presidencies[3].period.through: a period ends"),
        ("presidencies", "standing", 0, "maybe", "$.presidencies[0].standing: expected one of"),
        ("presidencies", "id", 0, None, "$.presidencies[0]: the key 'id' is missing"),
        ("presidencies", "holder_id", 0, "Denis Côté", "$.presidencies[0].holder_id: 'Denis Côté'"),
        (
            "unions",
            "names",
            0,
            '[{"text": "A"}',
            '$.unions[0].names: [{"text": "A"} is no JSON: expected',
        ),
        ("unions", "names", 0, "[" * 100_000, "$.unions[0].names: "),
        ("unions", "names", 0, '{"a": 1, "a": 2}', "$.unions[0].names: expected a list"),
        ("people", "other_names", 0, ["A", None], "$.people[0].other_names[1]: expected text"),
        ("figures", "value", 0, "NaN", "$.figures[0].value: NaN is no number that JSON knows"),
        ("figures", "value", 0, '"7"', "$.figures[0].value: expected a number, not the text '7'"),
        ("dataset", "title", 0, None, "$: the key 'title' is missing"),
        ("dataset", "as_of", 0, "2025", "$.as_of: '2025' is not one exact day"),
    ],
)
def test_a_cell_that_cannot_be_is_told_with_its_place(
    name: str, column: str, row: int, value: Any, told: str
) -> None:
    """A cell that no record can hold is told as in a file: the row is the number of the record."""
    with pytest.raises(am.MalformedError) as caught:
        from_tables(changed(name, column, row, value))
    assert [str(problem) for problem in caught.value.problems if told in str(problem)]


def test_all_problems_of_all_cells_are_told() -> None:
    """JSON that cannot be read and values that cannot be are told together."""
    tables = changed("unions", "names", 0, "[")
    tables["people"] = changed("people", "name", 2, " ")["people"]
    with pytest.raises(am.MalformedError, match="2 problems"):
        from_tables(tables)


def test_a_missing_data_set_and_strange_tables_are_told_together() -> None:
    """Tables that are missing, strange or have other columns are told all at once."""
    tables = to_tables(APTS)
    del tables["dataset"]
    people: Any = tables["people"]
    tables["people"] = people.append_column("age", pa.nulls(people.num_rows)).drop_columns("note")
    with pytest.raises(am.MalformedError) as caught:
        from_tables({**tables, "peoples": people})
    assert [problem.path for problem in caught.value.problems] == [
        "peoples",
        "dataset",
        "people.note",
        "people.age",
    ]


def test_a_data_set_of_two_rows() -> None:
    """What a data set says of itself is one row."""
    table = to_tables(APTS)["dataset"]
    with pytest.raises(am.MalformedError, match="dataset: expected 1 row, not 2"):
        from_tables({"dataset": pa.concat_tables([table, table])})


@pytest.mark.parametrize(
    ("column", "told"),
    [
        (pa.array([5]), "expected string, not int64"),
        (pa.array([["A"]]), "expected string, not list"),
        (pa.array([b"A"]), "expected string, not binary"),
    ],
)
def test_columns_of_another_type(column: Any, told: str) -> None:
    """Nothing is made into text that is none."""
    table = to_tables(APTS)["dataset"].set_column(0, "title", column)
    with pytest.raises(am.MalformedError, match=told):
        from_tables({"dataset": table})


def test_a_column_that_stands_twice() -> None:
    """Of two columns with one name, neither is chosen."""
    table = to_tables(APTS)["dataset"]
    twice = table.append_column("title", table["title"])
    with pytest.raises(am.MalformedError, match=r"dataset.title: the column stands more than once"):
        from_tables({"dataset": twice})


def test_what_are_no_tables() -> None:
    """A data set in the place of its tables is refused, with what to give instead."""
    wrong: Any = APTS
    told = "tables: expected tables by name, as `to_tables` makes them, not Dataset"
    with pytest.raises(am.InvalidValueError, match=told):
        from_tables(wrong)


def test_what_is_no_table() -> None:
    """A value in the place of a table is refused by its name."""
    with pytest.raises(am.InvalidValueError, match=r"people: a pyarrow.Table is needed, not list"):
        from_tables({"people": []})  # type: ignore[dict-item]


def test_parts_stand_as_in_a_file() -> None:
    """The JSON of a column is that of a file."""
    first: Any = to_tables(APTS)["unions"]["names"].to_pylist()[0]
    written = json.loads(am.dumps(APTS))["unions"][0]["names"]
    assert json.loads(first) == written


def test_errors_of_our_own_are_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure that is no fault of the tables is raised as it is."""

    class Failing:
        def structure(self, *_: object) -> None:
            raise ZeroDivisionError

    monkeypatch.setattr("apts_model.tables.reading.converter", Failing)

    def none_of(*_: object) -> tuple[am.Problem, ...]:
        return ()

    monkeypatch.setattr("apts_model.tables.reading.problems_of", none_of)
    with pytest.raises(ZeroDivisionError):
        from_tables(to_tables(APTS))
