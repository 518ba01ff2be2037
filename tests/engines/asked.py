"""What all engines are asked, and what DuckDB answers."""

import datetime
from typing import Any

import pyarrow as pa

import apts_model as am
from apts_model.tables import holders_on
from apts_model.tables.predicate import tenures_table, vacancies_table
from benchmarks.registries.histories import registers

DAY = datetime.timedelta(days=1)
FIRST, LAST = datetime.date.min, datetime.date.max
ANSWER = ("certain", "possible", "disputed", "vacant")


Tables = dict[str, Any]


def sample() -> am.Dataset:
    """Twenty made-up unions, with about nine hundred tenures."""
    [dataset] = registers(range(20))
    return dataset


def turning(tables: Tables, handover: am.Handover) -> Any:
    """Ask about each day on which an answer may change, the days beside it, and both last days."""
    asked: set[tuple[str, datetime.date]] = set()
    for name in (tenures_table(handover), vacancies_table(handover)):
        for row in tables[name].to_pylist():
            days: list[datetime.date] = [
                value for value in row.values() if isinstance(value, datetime.date)
            ]
            asked |= {(row["union_id"], day) for day in (FIRST, LAST, *days)}
            asked |= {(row["union_id"], day - DAY) for day in days if day > FIRST}
            asked |= {(row["union_id"], day + DAY) for day in days if day < LAST}
    asked |= {(union_id, FIRST) for union_id in tables["offices"]["union_id"].to_pylist()}
    columns: list[tuple[str, pa.DataType]] = [("union_id", pa.string()), ("day", pa.date32())]
    rows = [{"union_id": union_id, "day": day} for union_id, day in sorted(asked)]
    return pa.Table.from_pylist(rows, pa.schema(columns))


def answers(tables: Tables, questions: Any, handover: am.Handover) -> list[list[Any]]:
    """Let DuckDB answer, and give what is to be compared."""
    return plain(holders_on(tables, questions, handover))


def plain(table: Any) -> list[list[Any]]:
    """Give each row's answer, in the order of the rows."""
    return [[row[name] for name in ANSWER] for row in table.to_pylist()]


def answers_of(
    dataset: am.Dataset, questions: list[dict[str, Any]], handover: am.Handover
) -> list[list[Any]]:
    """Let the library answer, one question after the other, and give what is to be compared."""
    asked = (dataset.president_on(one["union_id"], one["day"], handover) for one in questions)
    return [
        [
            sorted(who for who, it in answer.holders.items() if it is am.Certainty.CERTAIN),
            sorted(who for who, it in answer.holders.items() if it is am.Certainty.POSSIBLE),
            sorted({record.holder_id for record in answer.disputed}),
            answer.vacant.value,
        ]
        for answer in asked
    ]
