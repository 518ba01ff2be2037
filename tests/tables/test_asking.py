"""Many questions at once: each is answered as `president_on` answers it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.tables import asking, holders_on, to_tables, write_parquet
from apts_model.tables.offices import offices_of
from tests.effort import tries
from tests.tables.arrow import pa, pq
from tests.tables.worlds import offices, said

APTS = am.load_apts()
HANDOVERS = [*am.Handover]


def days_near_bounds(dataset: am.Dataset, handover: am.Handover) -> Iterator[tuple[str, Any]]:
    """Questions about the days around every bound of every office, and the calendar's ends."""
    for union_id, tenures in offices_of(dataset):
        view = tenures.view(handover)
        bounds = [*view.bounds, *view.within, *tenures.covered_bounds, *tenures.lives]
        turning = {day for of in bounds for day in of}
        around = {day + near for day in turning for near in (-2, -1, 0, 1)}
        ends = {datetime.date.min.toordinal(), datetime.date.max.toordinal()}
        for day in sorted(around | ends):
            if min(ends) <= day <= max(ends):
                yield union_id, datetime.date.fromordinal(day)


def check_against_president_on(dataset: am.Dataset, handover: am.Handover) -> None:
    """Compare all answers around all bounds."""
    questions = [*days_near_bounds(dataset, handover)]
    answers = holders_on(to_tables(dataset, [handover]), questions, handover, threads=1)
    assert answers.to_pylist() == [said(dataset, *asked, handover) for asked in questions]


@given(strategies.datasets(), st.sampled_from(HANDOVERS))
@tries(40)
def test_answers_are_those_of_president_on(dataset: am.Dataset, handover: am.Handover) -> None:
    """Around every bound, under every handover, valid data is answered as one at a time."""
    check_against_president_on(dataset, handover)


@given(offices(), st.sampled_from(HANDOVERS))
@tries(100)
def test_even_offices_that_make_no_sense_are_answered_alike(
    dataset: am.Dataset, handover: am.Handover
) -> None:
    """Links, claims, lives and coverage in any combination are answered as one at a time."""
    check_against_president_on(dataset, handover)


@pytest.mark.parametrize("handover", HANDOVERS)
def test_every_month_of_the_bundled_unions(handover: am.Handover) -> None:
    """Every union of the bundled data is answered alike on the first day of every month."""
    months = [datetime.date(year, month, 1) for year in range(1900, 2031) for month in range(1, 13)]
    questions = [(union.id, day) for union in APTS.unions for day in months]
    answers = holders_on(to_tables(APTS, [handover]), questions, handover).to_pylist()
    some = range(0, len(questions), 13)
    assert [answers[one] for one in some] == [said(APTS, *questions[one], handover) for one in some]
    assert [(row["union_id"], row["day"]) for row in answers] == questions


def linked(second_holder: str) -> am.Dataset:
    """Two tenures joined on some day of May 2012."""
    period = am.Period("2004", until="2012-05")
    first = am.Presidency(id="a", union_id="u", holder_id="al", period=period)
    after = am.Presidency(
        id="b",
        union_id="u",
        holder_id=second_holder,
        period=am.Period(until="2015"),
        follows_ids=["a"],
    )
    return am.Dataset(title="L", unions=[am.TradeUnion(id="u")], presidencies=[first, after])


def test_a_vague_handover_leaves_no_vacancy() -> None:
    """In the month of a linked handover either possibly presided, and the office was not vacant."""
    [row] = holders_on(to_tables(linked("bo")), [("u", "2012-05-09")]).to_pylist()
    assert (row["possible"], row["vacant"]) == (["al", "bo"], "no")


def test_one_holder_of_two_linked_records_is_certain() -> None:
    """Who follows herself on a vague day is certain that day, though neither record is."""
    [row] = holders_on(to_tables(linked("al")), [("u", "2012-05-09")]).to_pylist()
    assert (row["certain"], row["possible"]) == (["al"], [])


def test_no_question_no_answer() -> None:
    """Without a question there is a table without a row."""
    answers = holders_on(to_tables(APTS), [])
    assert answers.num_rows == 0
    assert answers.column_names == ["union_id", "day", "certain", "possible", "disputed", "vacant"]


def test_more_questions_than_are_asked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Questions in several parts are answered in their order."""
    questions = [("apts", f"{year}-06-01") for year in range(2000, 2026)]
    whole = holders_on(to_tables(APTS), questions)
    monkeypatch.setattr(asking, "ASKED_AT_ONCE", 7)
    assert holders_on(to_tables(APTS), questions).to_pylist() == whole.to_pylist()


def test_questions_may_be_a_table_or_a_file(tmp_path: Path) -> None:
    """Pairs, a table and a Parquet file of the same questions have the same answers."""
    pairs = [("csn", datetime.date(1990, 1, 1)), ("apts", datetime.date(2021, 6, 15))]
    table = pa.table(
        {
            "day": pa.array([day for _, day in pairs]),
            "article": pa.array([1, 2]),
            "union_id": pa.array([union_id for union_id, _ in pairs]).dictionary_encode(),
        }
    )
    pq.write_table(table, tmp_path / "q.parquet")
    wanted = holders_on(to_tables(APTS), pairs).to_pylist()
    assert holders_on(to_tables(APTS), table).to_pylist() == wanted
    assert holders_on(to_tables(APTS), tmp_path / "q.parquet").to_pylist() == wanted


def test_a_folder_answers_as_the_tables_in_it(tmp_path: Path) -> None:
    """What lies in a folder is answered from there, within a limit of memory and of threads."""
    folder = tmp_path / "a [folder] with * in it?"
    write_parquet(to_tables(APTS), folder)
    questions = [(union.id, "1999-12-31") for union in APTS.unions]
    answers = holders_on(folder, questions, "both", memory_limit="200MB", threads=2)
    assert answers.to_pylist() == holders_on(to_tables(APTS), questions, "both").to_pylist()


def test_unknown_unions_are_all_told() -> None:
    """Every id that names no union is told, once."""
    with pytest.raises(am.InvalidValueError, match="'atps', 'zzz': ask about unions of the tables"):
        holders_on(to_tables(APTS), [("zzz", "2000-01-01"), ("atps", "2000-01-01")] * 2)


def test_tables_of_another_handover() -> None:
    """Tables that were not made for a reading are told to be missing."""
    with pytest.raises(am.MalformedError, match="2 problems") as caught:
        holders_on(to_tables(APTS, ["incoming"]), [("apts", "2000-01-01")], "both")
    assert [problem.path for problem in caught.value.problems] == ["tenures_both", "vacancies_both"]


def test_tables_with_other_columns() -> None:
    """A table whose columns are others is told by its column."""
    tables = to_tables(APTS)
    tables["offices"] = tables["offices"].rename_columns(["id"])
    with pytest.raises(am.MalformedError, match="the column is missing: it holds string"):
        holders_on(tables, [("apts", "2000-01-01")])


@pytest.mark.parametrize("settings", [{"memory_limit": "much"}, {"threads": -1}])
def test_limits_that_are_none(settings: dict[str, Any]) -> None:
    """A limit that DuckDB does not take is told with its own words."""
    with pytest.raises(am.InvalidValueError, match="memory_limit or threads: DuckDB does not take"):
        holders_on(to_tables(APTS), [("apts", "2000-01-01")], **settings)


def test_a_limit_that_is_too_little() -> None:
    """A question that DuckDB has no memory for is told as such."""
    with pytest.raises(am.InvalidValueError, match="memory_limit: it is too little"):
        holders_on(to_tables(APTS), [("apts", "2000-01-01")] * 100_000, memory_limit="1MB")


def test_what_is_no_tables() -> None:
    """A value in the place of a table is refused by its name, and one in that of all tables."""
    wrong: Any = APTS
    with pytest.raises(am.InvalidValueError, match="tables: expected tables by name, as `to_tab"):
        holders_on(wrong, [("apts", "2000-01-01")])
    with pytest.raises(am.InvalidValueError, match=r"offices: a pyarrow.Table is needed, not int"):
        holders_on({**to_tables(APTS), "offices": 3}, [])  # type: ignore[dict-item]
