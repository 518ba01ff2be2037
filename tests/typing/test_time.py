"""The types that users see on dates, periods and certainty; mypy and pyright read this file."""

import datetime
from typing import Literal, assert_type

from dateutil.relativedelta import relativedelta

import apts_model as am


def test_dates() -> None:
    """A date tells its first and last day as Python's own, and compares in three values."""
    date = am.ImpreciseDate.parse("2004-11")
    assert_type(date, am.ImpreciseDate)
    assert_type(am.ImpreciseDate.exact(datetime.date(2004, 11, 1)), am.ImpreciseDate)
    assert_type(date.earliest, datetime.date)
    assert_type(date.latest, datetime.date)
    assert_type(date.is_exact, bool)
    assert_type(date.before("2005"), am.Certainty)
    assert_type(date.after(datetime.date(2005, 1, 1)), am.Certainty)
    assert_type(date.same_day(date), am.Certainty)


def test_certainty() -> None:
    """What is combined of certainties is a certainty; only its properties are yes or no."""
    sure, maybe = am.Certainty.CERTAIN, am.Certainty.POSSIBLE
    assert_type(sure & maybe, am.Certainty)
    assert_type(sure | maybe, am.Certainty)
    assert_type(~maybe, am.Certainty)
    assert_type(maybe.is_certain, bool)
    assert_type(maybe.is_possible, bool)


def test_periods() -> None:
    """A period takes dates in every form and gives them as dates, an open end, or None."""
    period = am.Period("2004-11", until=datetime.date(2006, 5, 18))
    assert_type(period, am.Period)
    assert_type(period.start, am.ImpreciseDate | None)
    assert_type(period.end, am.ImpreciseDate | Literal[".."] | None)
    assert_type(period.ends, Literal["until", "through"])
    assert_type(am.Period.parse("2004/2006", ends="through"), am.Period)
    assert_type(period.covers("2005", handover=am.Handover.BOTH, as_of="2020-01-01"), am.Certainty)
    assert_type(period.covers("2005", handover="both"), am.Certainty)
    assert_type(period.overlaps(period), am.Certainty)
    assert_type(period.contains(period), am.Certainty)
    assert_type(period.before(period), am.Certainty)
    assert_type(period.meets(period), am.Certainty)
    assert_type(period.length(), tuple[relativedelta, relativedelta | None])
