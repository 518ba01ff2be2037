"""What is no id at all is refused like an id that nobody has."""

from collections.abc import Callable
from typing import Any

import pytest

import apts_model as am

APTS = am.load_apts()
NO_ID: Any = []

QUESTIONS: dict[str, Callable[[Any], object]] = {
    "source": APTS.source,
    "person": APTS.person,
    "union": APTS.union,
    "coalition": APTS.coalition,
    "round": APTS.round,
    "statute": APTS.statute,
    "president_on": lambda one: APTS.president_on(one, "2005"),
    "presidencies_of": APTS.presidencies_of,
    "presidencies_held_by": APTS.presidencies_held_by,
    "name_on": lambda one: APTS.name_on(one, "2005"),
    "affiliations_of": APTS.affiliations_of,
    "members_of": APTS.members_of,
    "leaders_on": lambda one: APTS.leaders_on(one, "2005"),
    "figures_of": APTS.figures_of,
    "figure_on": lambda one: APTS.figure_on(one, "members", "2005"),
    "lineage": APTS.lineage,
    "successors_on": lambda one: APTS.successors_on(one, "2005"),
    "rounds_of": APTS.rounds_of,
    "stages_on": lambda one: APTS.stages_on(one, "2005"),
    "stages_on of a table": lambda one: APTS.stages_on("apts-2023", "2005", one),
    "votes_of": APTS.votes_of,
    "strikes_of": APTS.strikes_of,
    "on_strike": lambda one: APTS.on_strike(one, "2005"),
    "strike_days of a round": lambda one: APTS.strike_days(one, "apts"),
    "strike_days of a union": lambda one: APTS.strike_days("apts-2023", one),
    "agreement_on": lambda one: APTS.agreement_on(one, "2005"),
    "deadlines": APTS.deadlines,
    "chronology": APTS.chronology,
}


@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=list(QUESTIONS))
@pytest.mark.parametrize("wrong", [NO_ID, 5, "nobody"], ids=["a list", "a number", "nobody's"])
def test_no_question_takes_what_is_no_id(ask: Callable[[Any], object], wrong: Any) -> None:
    """Every question about an id says that nothing has it, whatever was given."""
    with pytest.raises(am.UnknownIdError, match=r"has the id"):
        ask(wrong)
