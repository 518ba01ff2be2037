"""The types that users see on answers and timelines; mypy and pyright read this file."""

from collections.abc import Mapping
from typing import Any, assert_type

import apts_model as am

APTS = am.load_apts()
Pairs = tuple[tuple[tuple[am.Presidency, am.Presidency], am.Certainty], ...]


def test_an_answer_keeps_the_type_of_its_records() -> None:
    """Whatever is asked, what comes back are records of the kind that was asked for."""
    answer = APTS.president_on("apts", "2005-01-15")
    assert_type(answer, am.Answer[am.Presidency])
    assert_type(answer.certain, tuple[am.Presidency, ...])
    assert_type(answer.possible, tuple[am.Presidency, ...])
    assert_type(answer.disputed, tuple[am.Presidency, ...])
    assert_type(answer.claims, tuple[am.Presidency, ...])
    assert_type(answer.matches, tuple[am.Match[am.Presidency], ...])
    assert_type(answer[0], am.Match[am.Presidency])
    assert_type(answer[:1], tuple[am.Match[am.Presidency], ...])
    assert_type([match.record for match in answer], list[am.Presidency])
    assert_type(APTS.president_on("apts", "2020-02-01").one(), am.Presidency)
    assert_type(APTS.president_on("apts", "1990-01-01").one_or_none(), am.Presidency | None)


def test_what_an_answer_says_besides() -> None:
    """Doubts, sources and words have types of their own."""
    answer = APTS.president_on("apts", "2004-11-10", am.Handover.BOTH)
    assert_type(answer[0].certainty, am.Certainty)
    assert_type(answer[0].period, am.Period)
    assert_type(answer[0].doubts, tuple[am.Doubt, ...])
    assert_type(answer.holders, Mapping[str, am.Certainty])
    assert_type(answer.existed, am.Certainty)
    assert_type(answer.covered, am.Certainty)
    assert_type(answer.vacant, am.Certainty)
    assert_type(answer.sources, tuple[am.Source, ...])
    assert_type(answer.explain("fr"), str)
    assert_type(answer.summary(), str)
    assert_type(answer.to_dict(), dict[str, Any])


def test_a_timeline_keeps_the_type_of_its_records() -> None:
    """A timeline is a sequence of records, and its questions give answers about them."""
    timeline = APTS.presidencies_of("apts")
    assert_type(timeline, am.Timeline[am.Presidency])
    assert_type(timeline[0], am.Presidency)
    assert_type(timeline[:2], tuple[am.Presidency, ...])
    assert_type(list(timeline), list[am.Presidency])
    assert_type(timeline.on("2006"), am.Answer[am.Presidency])
    assert_type(timeline.during(am.Period("2006")), am.Answer[am.Presidency])
    assert_type(timeline.gaps(), tuple[tuple[am.Period, am.Certainty], ...])
    assert_type(timeline.overlaps(), Pairs)
    assert_type(timeline.handovers(), Pairs)
    assert_type(timeline.to_svg(), str)


def test_own_records_make_timelines_too() -> None:
    """A timeline of an app's own strikes is one of strikes."""
    strike = am.Strike(id="one", period=am.Period("2023-11-21", through="2023-11-23"))
    assert_type(am.Timeline([strike]), am.Timeline[am.Strike])
    assert_type(am.Timeline([strike]).on("2023-11-22"), am.Answer[am.Strike])
