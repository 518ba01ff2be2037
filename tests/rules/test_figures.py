from typing import Any

import pytest

import apts_model as am
from tests.rules.making import CITED, data, told, union

LIFE = "figure-outside-life"


def members(date: str | None, **more: Any) -> am.Figure:
    """Say how many members union u had."""
    known: dict[str, Any] = {"id": "f", "subject_id": "u", "measure": "members", "value": 5}
    known |= {"date": date, **CITED, **more}
    return am.Figure(**known)


@pytest.mark.parametrize("ends", ["until", "through"])
@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("1999", ["error"]),
        ("1999-12-31", ["error"]),
        ("2000-01-01", []),
        ("2000", []),
        ("2000-04-01", []),
        ("[2000-01-01..2000-06-30]", []),
        ("1999-12~", []),
        ("[1999..2005]", []),
        ("[..2005]", []),
        ("2005", []),
        ("2010-02-01", []),
        ("2010-02-02", ["error"]),
        ("2010-02", []),
        ("[2010-01-20..2010-02-01]", []),
        ("[2005..]", []),
        ("2011", ["error"]),
        (None, []),
    ],
)
def test_a_figure_is_of_a_day_on_which_its_union_existed(
    date: str | None, expected: list[str], ends: str
) -> None:
    """A day certainly before the first or after the last is an error; a vaguer one is fine."""
    life = {ends: "2010-02-01"}
    found = data(unions=[union("u", "[2000-01-01..2000-03-31]", **life)], figures=[members(date)])
    assert told(found, LIFE) == [(one, "$.figures[0].date", ("f", "u")) for one in expected]


def test_what_a_figure_is_told_of() -> None:
    """The message names the figure, its day, and the end of the life that it lies beyond."""
    found = data(unions=[union("u", "2000", until="2010")], figures=[members("2012-05")])
    [violation] = am.check(found)
    assert violation.message.startswith("'f' is of a day (2012-05) after 'u' ended (2010): mend ")


def test_claims_strangers_and_rounds_are_of_any_day() -> None:
    """What is only reported, or is about no organisation that is there, breaks nothing."""
    own = am.BargainingRound(id="r", title="Round", **CITED)
    claim = members("1990", standing="disputed")
    others = [members("1990", id=f"of-{own}", subject_id=own) for own in ("r", "x")]
    found = data(unions=[union("u", "2000")], rounds=[own], figures=[claim, *others])
    assert told(found, LIFE) == []


def test_coalitions_have_lives_too() -> None:
    """A figure of a coalition lies inside its life."""
    front = am.Coalition(id="c", kind="alliance", period=am.Period("2000", until="2001"), **CITED)
    found = data(coalitions=[front], figures=[members("2005", subject_id="c")])
    assert told(found, LIFE) == [("error", "$.figures[0].date", ("f", "c"))]


def test_a_figure_is_looked_at_whatever_stands_before_it() -> None:
    """Figures without a day, or of no organisation that is there, hide no later one."""
    figures = [members(None), members("1990", id="g", subject_id="v"), members("1990", id="h")]
    found = data(unions=[union("u", "2000")], figures=figures)
    assert told(found, LIFE) == [("error", "$.figures[2].date", ("h", "u"))]
