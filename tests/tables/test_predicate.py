"""The predicate: standard SQL, and nothing of one engine."""

from __future__ import annotations

import re

import pytest

import apts_model as am
from apts_model.tables.predicate import holders_select, unknown_select

SQL = """
SELECT DISTINCT FROM LEFT JOIN ON AND AS CASE WHEN BETWEEN THEN ELSE END IN WHERE IS NULL TRUE FALSE
COALESCE"""
"""Words of SQL-92 and booleans of SQL:1999."""


@pytest.mark.parametrize("handover", [*am.Handover])
def test_only_words_that_every_engine_knows(handover: am.Handover) -> None:
    """The text has no word of one engine, and reads the tables of its own handover alone."""
    for text in (holders_select(handover), unknown_select()):
        assert set(re.findall(r"\b[A-Z]+\b", text)) <= set(SQL.split())
    tables = set(re.findall(r"JOIN (\w+)", holders_select(handover)))
    assert tables == {f"tenures_{handover.value}", f"vacancies_{handover.value}"}


def test_readings_that_are_none() -> None:
    """A reading of the handover day that is none names no tables."""
    with pytest.raises(am.InvalidValueError, match="handover: 'late; DROP TABLE offices' is not"):
        holders_select("late; DROP TABLE offices")
