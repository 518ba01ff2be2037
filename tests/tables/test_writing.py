"""A data set as tables: real columns, no rows lost, no two rows of one holder on a day."""

from __future__ import annotations

import datetime
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.tables import office_batches, record_batches, to_tables, writing
from tests.effort import tries
from tests.tables.arrow import pa
from tests.tables.worlds import offices

APTS = am.load_apts()


def day(text: str) -> datetime.date:
    """A day from its text."""
    return datetime.date.fromisoformat(text)


def row_of(period: am.Period, as_of: str | None = None) -> dict[str, Any]:
    """The columns of a presidency of a period."""
    record = am.Presidency(id="p", union_id="u", holder_id="h", period=period)
    tables = to_tables(am.Dataset(title="One", as_of=as_of, presidencies=[record]))
    [row] = tables["presidencies"].to_pylist()
    return dict(row)


DAYS = ("start_earliest", "start_latest", "end_earliest", "end_latest")
FLAGS = ("start_unknown", "end_unknown", "end_open", "whole_days")


@pytest.mark.parametrize(
    ("period", "as_of", "days", "flags"),
    [
        (
            am.Period("2004-11", until="2006-05-18"), None,
            ("2004-11-01", "2004-11-30", "2006-05-18", "2006-05-18"), "",
        ),
        (
            am.Period("2023-11-21", through="2023-11-23"), None,
            ("2023-11-21", "2023-11-21", "2023-11-24", "2023-11-24"), "whole_days",
        ),
        (
            am.Period("2021-11-18", until=".."), "2025-11-14",
            ("2021-11-18", "2021-11-18", "2025-11-15", None), "end_open",
        ),
        (
            am.Period("2021-11-18", until=".."), None,
            ("2021-11-18", "2021-11-18", "2021-11-19", None), "end_open",
        ),
        (am.Period(), None, (None, None, None, None), "start_unknown end_unknown"),
        (
            am.Period(until="2004"), None,
            (None, "2004-12-30", "2004-01-01", "2004-12-31"), "start_unknown",
        ),
        (
            am.Period("[..2010-06-01]", through="9999-12-31"), None,
            ("0001-01-01", "2010-06-01", None, None), "whole_days",
        ),
    ],
)  # fmt: skip
def test_a_period_stands_in_columns_of_days_and_flags(
    period: am.Period, as_of: str | None, days: tuple[str | None, ...], flags: str
) -> None:
    """The days that its ends may be are columns; null is no bound, or one off the calendar."""
    row = row_of(period, as_of)
    assert tuple(row[name] for name in DAYS) == tuple(
        None if text is None else day(text) for text in days
    )
    assert [name for name in FLAGS if row[name]] == flags.split()
    texts = (period.start, period.until, period.through)
    assert [row[name] for name in ("start", "until", "through")] == [
        None if text is None else str(text) for text in texts
    ]


def test_linked_presidencies_are_marked() -> None:
    """The records that a direct handover joins are marked, no others."""
    tables = to_tables(APTS)
    marked = [row["id"] for row in tables["presidencies"].to_pylist() if row["linked"]]
    followed = {one for record in APTS.presidencies for one in record.follows_ids}
    following = {record.id for record in APTS.presidencies if record.follows_ids}
    assert set(marked) <= followed | following
    assert "apts-dube" in marked


def test_what_held_on_no_day_has_no_row() -> None:
    """A presidency that lies outside the life of its union was held on no day."""
    union = am.TradeUnion(id="u", period=am.Period("1974", until="1990"))
    held = [
        am.Presidency(id=one, union_id="u", holder_id=one, period=am.Period(start, until=until))
        for one, start, until in (("al", "1980", "1985"), ("bo", "2004", "2006"))
    ]
    tables = to_tables(am.Dataset(title="T", unions=[union], presidencies=held), ["both"])
    assert [row["holder_id"] for row in tables["tenures_both"].to_pylist()] == ["al"]


@given(strategies.datasets() | offices(), st.sampled_from([*am.Handover]))
@tries(40)
def test_no_holder_has_two_rows_on_a_day(dataset: am.Dataset, handover: am.Handover) -> None:
    """Rows of one office and one holder, and vacancies of one office, have no day in common."""
    tables = to_tables(dataset, [handover])
    stretches: dict[tuple[str, ...], list[tuple[Any, Any]]] = {}
    for row in tables[f"tenures_{handover.value}"].to_pylist():
        key = ("held", row["union_id"], row["holder_id"])
        stretches.setdefault(key, []).append((row["possible_from"], row["possible_through"]))
        if row["certain_from"] is not None:
            assert row["possible_from"] <= row["certain_from"] <= row["certain_through"]
            assert row["certain_through"] <= row["possible_through"]
    for row in tables[f"vacancies_{handover.value}"].to_pylist():
        office = ("vacant", row["union_id"])
        stretches.setdefault(office, []).append((row["first_day"], row["last_day"]))
    for days in stretches.values():
        assert all(first <= last for first, last in days)
        assert all(one[1] < other[0] for one, other in pairwise(sorted(days)))


def test_batches_are_as_large_as_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows leave in batches as soon as there are enough, and each table has one at least."""
    whole = to_tables(APTS)
    monkeypatch.setattr(writing, "ROWS_OF_A_BATCH", 10)
    batches = [*record_batches(APTS), *office_batches([APTS])]
    assert max(batch.num_rows for _, batch in batches) < 30
    for name, table in whole.items():
        parts = [batch for found, batch in batches if found == name]
        assert pa.Table.from_batches(parts).equals(table)
    assert {name for name, _ in batches} == set(whole)


def test_data_sets_are_taken_one_after_the_other() -> None:
    """No data set is taken before rows of the one before have left."""
    taken: list[str] = []

    def some() -> Any:
        for number in range(3):
            taken.append(f"u-{number}")
            yield am.Dataset(title="Part", unions=[am.TradeUnion(id=f"u-{number}")])

    batches = office_batches(some(), ["both"])
    assert taken == []
    assert dict(batches)["offices"].to_pylist() == [{"union_id": one} for one in taken]


def test_a_union_in_two_data_sets() -> None:
    """A union whose records may lie in two data sets is refused: they could be linked."""
    with pytest.raises(am.InvalidValueError, match=r"the union '.*' stands in two data sets"):
        list(office_batches([APTS, APTS]))


def test_readings_that_are_none() -> None:
    """Only readings of the handover day are taken, each once."""
    with pytest.raises(am.InvalidValueError, match="'late' is not one of 'incoming'"):
        to_tables(APTS, ["late"])
    names = to_tables(APTS, ["both", am.Handover.BOTH])
    assert [name for name in names if "_" in name] == ["tenures_both", "vacancies_both"]


def test_only_data_sets_are_written() -> None:
    """What is no data set is refused."""
    wrong: Any = "apts"
    with pytest.raises(am.InvalidValueError, match="dataset: a Dataset is needed, not str"):
        to_tables(wrong)
    with pytest.raises(am.InvalidValueError, match="dataset: a Dataset is needed, not str"):
        list(office_batches([wrong]))
