"""Questions: what is none is told, all at once."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest

import apts_model as am
from apts_model.tables.questions import numbered
from tests.tables.arrow import pa, pq

DAY = datetime.date(2004, 11, 30)


def test_questions_are_numbered_in_their_order() -> None:
    """Each question has the number of its place; days may be dates, texts or imprecise dates."""
    pairs: list[tuple[str, Any]] = [
        ("b", DAY),
        ("a", "2004-11-30"),
        ("b", am.ImpreciseDate.exact(DAY)),
    ]
    assert numbered(iter(pairs)).to_pylist() == [
        {"question": number, "union_id": union_id, "day": DAY}
        for number, (union_id, _) in enumerate(pairs)
    ]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (("apts", "2004-11"), "[1]: day: '2004-11' is not one exact day"),
        (("apts", "2004-13-01"), "[1]: '2004-13-01' is not a date"),
        (
            ("apts", datetime.datetime(2004, 1, 1, tzinfo=datetime.UTC)),
            "[1]: a date is needed, not datetime",
        ),
        (("apts",), "[1]: ('apts',) is no pair of an id and a day"),
        (("apts", DAY, 3), "is no pair of an id and a day"),
        (7, "[1]: 7 is no pair of an id and a day"),
        (("Denis Côté", DAY), "[1]: union_id: 'Denis Côté' is not an id"),
        ((7, DAY), "[1]: union_id: 7 is not an id"),
    ],
)
def test_pairs_that_are_no_questions(wrong: Any, told: str) -> None:
    """What is wrong with a pair is told with its place in the list."""
    with pytest.raises(am.InvalidValueError, match=re.escape(told)):
        numbered([("apts", DAY), wrong])


def test_many_wrong_pairs() -> None:
    """Of many wrong questions, the first are told, and how many more there are."""
    with pytest.raises(am.InvalidValueError, match=r"\[19\].*; and 5 more$"):
        numbered([("apts", "soon")] * 25)


@pytest.mark.parametrize("given", ["none.parquet", Path("none.parquet")])
def test_a_file_that_is_not_there(given: Any) -> None:
    """A path leads to a file of questions; one that leads nowhere is told."""
    with pytest.raises(FileNotFoundError):
        numbered(given)


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    """A file that is no Parquet is told by its path."""
    (tmp_path / "q.parquet").write_text("union_id,day\n")
    with pytest.raises(am.InvalidValueError, match=r"q\.parquet: it is no Parquet file"):
        numbered(tmp_path / "q.parquet")


def test_one_value_is_no_list_of_questions() -> None:
    """A number is no list of questions."""
    with pytest.raises(am.InvalidValueError, match="questions: 7 is no list"):
        numbered(7)  # type: ignore[arg-type]


TEXTS, DAYS = pa.array(["apts"]), pa.array([DAY])


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({}, "needs one column 'union_id' of text, not 0; it needs one column 'day' of date32"),
        ({"union_id": DAYS, "day": TEXTS}, "'union_id' holds date32[day]: make it text; the col"),
        ({"union_id": TEXTS, "day": pa.array(["2004"])}, "the column 'day' holds string"),
        ({"union_id": TEXTS, "day": pa.array([None], pa.date32())}, "'day' is empty in 1 rows"),
        (
            {"union_id": TEXTS, "day": DAYS.cast(pa.timestamp("ms"))},
            "the column 'day' holds timestamp[ms]: make it date32",
        ),
        (
            {"union_id": pa.array([7]).dictionary_encode(), "day": DAYS},
            "int64",
        ),
        ({"union_id": pa.array([7]), "day": DAYS}, "'union_id' holds int64: make it text"),
    ],
)
def test_tables_that_hold_no_questions(tmp_path: Path, columns: Any, told: str) -> None:
    """What is wrong with the columns is told at once, of a table as of a file."""
    table = pa.table(columns)
    with pytest.raises(am.InvalidValueError, match=re.escape(told)):
        numbered(table)
    pq.write_table(table, tmp_path / "q.parquet")
    with pytest.raises(am.InvalidValueError, match=re.escape(told)):
        numbered(tmp_path / "q.parquet")
