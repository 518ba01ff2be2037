import calendar
import datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import apts_model as am
from apts_model.records.campaigns import campaigns_of
from tests.records.forms import WHOLE_DAYS, made, refusal

ONE_DAY = datetime.timedelta(1)
DAYS_OF_YEAR = st.dates(datetime.date(2001, 1, 1), datetime.date(2001, 12, 31)).map(
    lambda day: f"{day:%m-%d}"
)


def days_of(period: am.Period) -> tuple[datetime.date, datetime.date]:
    """Return the first and last day of a period whose days are exact."""
    start, through = period.start, period.through
    assert isinstance(start, am.ImpreciseDate)
    assert isinstance(through, am.ImpreciseDate)
    assert start.is_exact
    assert through.is_exact
    return start.earliest, through.earliest


def test_twelve_days_of_every_year() -> None:
    """From November 25 to December 6 there are twelve days, both included, in all years."""
    twelve = am.Yearly(start="11-25", through="12-06")
    for year in range(1, 10_000):
        first, last = days_of(twelve.in_year(year))
        assert (first, last) == (datetime.date(year, 11, 25), datetime.date(year, 12, 6))
        assert (last - first).days + 1 == 12


def test_days_around_the_end_of_february() -> None:
    """What runs through the end of February is a day longer in leap years."""
    yearly = am.Yearly(start="02-20", through="03-05")
    for year in range(1, 10_000):
        first, last = days_of(yearly.in_year(year))
        assert (last - first).days + 1 == 14 + calendar.isleap(year)


def test_days_past_the_end_of_the_year() -> None:
    """What runs past New Year belongs to the year in which it starts, and is as long in all."""
    yearly = am.Yearly(start="12-20", through="01-06")
    for year in range(1, 9999):
        first, last = days_of(yearly.in_year(year))
        assert (first, last) == (datetime.date(year, 12, 20), datetime.date(year + 1, 1, 6))


def test_days_past_the_end_of_the_calendar() -> None:
    """The last of all years ends with its last day, however far the days would run."""
    end = datetime.date(9999, 12, 31)
    for start, through in (("12-20", "01-06"), ("12-31", "12-30"), ("06-02", "06-01")):
        assert days_of(am.Yearly(start=start, through=through).in_year(9999))[1] == end
    twelve = am.Yearly(start="11-25", through="12-06").in_year(9999)
    assert days_of(twelve)[1] == datetime.date(9999, 12, 6)


@pytest.mark.parametrize(
    "year", [0, -1, 10_000, -2023, True, None, "2023", 2023.0, datetime.date(2023, 1, 1)]
)
def test_years_that_there_are_not(year: Any) -> None:
    """A year off the calendar is refused, not moved; so is what is no whole number."""
    with pytest.raises(am.InvalidValueError) as caught:
        am.Yearly(start="11-25", through="12-06").in_year(year)
    assert str(caught.value) == f"year: {year!r} is no year: write 1 to 9999"


def is_between(day: datetime.date, start: str, through: str) -> bool:
    """Whether a day is one of the days of every year, by its month and day alone."""
    now, first, last = (f"{day:%m-%d}", start, through)
    return first <= now <= last if first <= last else now >= first or now <= last


@given(DAYS_OF_YEAR, DAYS_OF_YEAR, st.integers(2, 9998), st.data())
def test_any_days_of_every_year(start: str, through: str, year: int, data: st.DataObject) -> None:
    """A day is covered by the days that start in its year or the year before, or by none."""
    yearly = am.Yearly(start=start, through=through)
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    day = data.draw(st.dates(first, last))
    covers = [yearly.in_year(one).covers(day) for one in (year - 1, year)]
    assert am.Certainty.POSSIBLE not in covers
    assert (am.Certainty.CERTAIN in covers) is is_between(day, start, through)
    assert len(set(covers)) == 2 or am.Certainty.CERTAIN not in covers


@given(DAYS_OF_YEAR, st.sampled_from([0, 1, 2]))
@example("02-28", 1)
@example("12-31", 1)
def test_all_days_of_the_year_are_those_that_leave_none_out(through: str, later: int) -> None:
    """What ends right before it begins again is all year, unless a leap day lies between."""
    start = datetime.date(2001, *map(int, through.split("-"))) + later * ONE_DAY
    yearly = am.Yearly(start=f"{start:%m-%d}", through=through)
    days = [datetime.date(2003, 1, 1) + number * ONE_DAY for number in range(3 * 365)]
    assert yearly.all_year is all(is_between(day, yearly.start, through) for day in days)


def test_one_day_of_every_year() -> None:
    """March 8 is one day, every year."""
    first, last = days_of(am.Yearly(start="03-08", through="03-08").in_year(2024))
    assert first == last == datetime.date(2024, 3, 8)


def test_of_all_pairs_of_digits_365_are_days() -> None:
    """A day of every year is one that a year that is no leap year has: not February 29."""
    day, known = datetime.date(2001, 1, 1), set[str]()
    while day.year == 2001:
        known.add(f"{day:%m-%d}")
        day += ONE_DAY
    for month in range(100):
        for number in range(100):
            written = f"{month:02}-{number:02}"
            accepted = refusal(am.Yearly, start=written).startswith("accepted")
            assert accepted is (written in known)


@pytest.mark.parametrize("field", ["start", "through"])
@pytest.mark.parametrize(
    "wrong",
    [
        *("", "2-3", "1-25", "11-5", "1125", "11/25", "--11-25", "2023-11-25", "11-25\n", " 11-25"),
        *(
            "25-11",
            "11-31",
            "02-29",
            "02-30",
            "00-01",
            "01-00",
            "\u0661\u0661-\u0662\u0665",
            "11–25",
            "11",
            "XX-25",
        ),
        *(1125, None, True, b"11-25", ["11-25"], datetime.date(2023, 11, 25)),
    ],
    ids=ascii,
)
def test_what_is_no_day_of_every_year_is_refused(field: str, wrong: Any) -> None:
    """A day of every year is written as month and day, in digits; the message shows how."""
    assert refusal(am.Yearly, **{field: wrong}) == (
        f"{field}: {wrong!r} is no month and day of every year: write it as 11-25"
    )


def test_a_campaign_is_once_or_every_year() -> None:
    """A campaign has a period or days of every year; with both it would have two meanings."""
    yearly = made(am.Yearly)
    assert refusal(am.Campaign, period=WHOLE_DAYS, yearly=yearly) == (
        "yearly: a campaign has a period or is yearly, not both"
    )
    assert refusal(am.Campaign, period=am.Period("2004"), yearly=yearly).startswith("yearly: ")
    assert made(am.Campaign, yearly=yearly, period=am.Period()).yearly == yearly
    assert made(am.Campaign, period=WHOLE_DAYS, yearly=None).period == WHOLE_DAYS


@pytest.mark.parametrize("missing", ["id", "title"])
def test_next_to_nothing_needs_to_be_known_of_a_campaign(missing: str) -> None:
    """A campaign has an id and a title; whose and when it is may be unknown."""
    fields: dict[str, Any] = {"id": "c", "title": "Campaign"}
    campaign = am.Campaign(**fields)
    assert (campaign.union_id, campaign.yearly, campaign.note) == (None,) * 3
    assert (campaign.period, campaign.citations) == (am.Period(), ())
    del fields[missing]
    with pytest.raises(TypeError, match=missing):
        am.Campaign(**fields)


def test_campaigns_of_takes_any_iterable() -> None:
    """Campaigns come from any iterable, and each is checked."""
    one = made(am.Campaign)
    assert campaigns_of(iter([one])) == (one,)
    with pytest.raises(am.InvalidValueError, match=r"^campaigns: Yearly\(.* is not a Campaign$"):
        campaigns_of([made(am.Yearly)])


def test_a_campaign_with_everything() -> None:
    """Every field is held as it was given."""
    campaign = am.Campaign(
        id="twelve-days",
        title="12 jours d’action",
        union_id="apts",
        yearly=am.Yearly(start="11-25", through="12-06"),
        citations=[am.Citation(source_id="s")],
        note="Note.",
    )
    assert (campaign.title, campaign.union_id) == ("12 jours d’action", "apts")
    assert campaign.yearly == am.Yearly(start="11-25", through="12-06")
    assert campaign.note == "Note."
