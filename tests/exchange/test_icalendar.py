import builtins
import datetime
import importlib
import warnings
from collections.abc import Iterator
from typing import Any

import holidays
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.exchange import icalendar
from apts_model.exchange.losses import Exported
from tests.effort import tries

vobject: Any = importlib.import_module("vobject")

STAMP = "2026-01-31"
Days = tuple[datetime.date, datetime.date]


def events(exported: Exported) -> dict[str, Any]:
    """Events by UID, as vobject reads them: an independent reader of iCalendar."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        calendar = vobject.readOne(exported.text, validate=True)
    found = {event.uid.value: event for event in calendar.contents.get("vevent", [])}
    assert len(found) == len(calendar.contents.get("vevent", []))
    return found


def days(event: Any) -> Days:
    """First and last day of an event, whose own end is the day after."""
    start, end = event.dtstart.value, event.dtend.value
    assert type(start) is type(end) is datetime.date
    return start, end - datetime.timedelta(days=1)


def only(exported: Exported) -> Any:
    [event] = events(exported).values()
    return event


def campaign(period: am.Period, as_of: str | None = None, **values: Any) -> am.Dataset:
    held = am.Campaign(id="may", title="Labour; week, \\ and more", period=period, **values)
    return am.Dataset(title="Mine", as_of=as_of, campaigns=[held])


def written(dataset: am.Dataset, **values: Any) -> Exported:
    return icalendar.write(dataset, stamp=STAMP, **values)


@given(strategies.datasets(), st.sampled_from(["en", "fr"]))
@tries(15)
def test_a_second_parser_reads_every_calendar(dataset: am.Dataset, language: str) -> None:
    """Every UID stands once, every event ends after it starts, and the same text comes again."""
    exported = written(dataset, language=language)
    assert all(last >= first for first, last in map(days, events(exported).values()))
    assert exported == written(dataset, language=language)
    lines = exported.text.split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert exported.text.count("\n") == exported.text.count("\r\n")


@given(strategies.strikes())
@tries(50)
def test_an_event_has_just_the_days_that_a_strike_may_have(strike: am.Strike) -> None:
    """Outside the event nobody was on strike; one that is confirmed is certain on all its days."""
    held = am.BargainingRound(id="round", title="Round", strikes=[strike])
    dataset = am.Dataset(title="Mine", as_of="2026-01-31", rounds=[held])
    for event in events(written(dataset)).values():
        first, last = days(event)
        period, day = strike.period, datetime.timedelta(days=1)
        assert period.covers(first - day).value == "no"
        assert period.is_open or period.covers(last + day).value == "no"
        if event.status.value == "CONFIRMED":
            assert period.covers(first, as_of="2026-01-31").is_certain
            assert period.covers(last, as_of="2026-01-31").is_certain
        else:
            assert event.summary.value.startswith("possible: ")


def test_exact_days_are_an_event_of_whole_days() -> None:
    """The end is the day after the last; text keeps its commas, semicolons and backslashes."""
    event = only(written(campaign(am.Period("2026-05-01", through="2026-05-07"))))
    assert days(event) == (datetime.date(2026, 5, 1), datetime.date(2026, 5, 7))
    assert event.summary.value == "Labour; week, \\ and more"
    assert event.status.value == "CONFIRMED"
    assert event.uid.value == "campaigns.may@apts-model"
    stamp = datetime.datetime(2026, 1, 31, tzinfo=datetime.UTC)
    assert event.dtstamp.value == stamp


def test_vague_days_are_possible() -> None:
    """An event over all days that may be says so; its description says what is known."""
    dataset = campaign(am.Period("2026-05", through="2026-06-02"))
    event = only(written(dataset, language="fr"))
    assert days(event) == (datetime.date(2026, 5, 1), datetime.date(2026, 6, 2))
    assert event.status.value == "TENTATIVE"
    assert event.summary.value.startswith("peut-être\N{NO-BREAK SPACE}: Labour")
    assert "mai 2026" in event.description.value


@pytest.mark.parametrize(
    ("period", "as_of"),
    [
        (am.Period(), None),
        (am.Period("2026-05-01"), None),
        (am.Period("2026-05-01", through=".."), None),
        (am.Period(through="2026-05-01"), STAMP),
        (am.Period("202X", through="2029-12-31"), STAMP),
        (am.Period("9999-12-30", through="9999-12-31"), STAMP),
    ],
)
def test_what_is_too_vague_is_no_event(period: am.Period, as_of: str | None) -> None:
    """An unknown end, a window of ten years and the end of the calendar are losses."""
    exported = written(campaign(period, as_of))
    assert events(exported) == {}
    assert [str(loss) for loss in exported.losses] == [
        f"$.campaigns[0].period: no event: '{period}' says too little of its days"
    ]


def test_what_is_open_goes_to_the_last_day_known() -> None:
    """It is an event through the `as_of` day, and that it went on is a loss."""
    exported = written(campaign(am.Period("2025-11-03", through=".."), "2025-11-14"))
    assert days(only(exported))[1] == datetime.date(2025, 11, 14)
    assert [str(loss) for loss in exported.losses] == [
        "$.campaigns[0].period.through: the event ends on the last day that anything is known of"
    ]


@pytest.mark.parametrize(
    ("start", "last", "status"),
    [
        ("2025-11-15", (2025, 11, 15), "CONFIRMED"),
        ("2025-12", (2025, 12, 31), "TENTATIVE"),
        ("2025-11", (2025, 11, 30), "TENTATIVE"),
    ],
)
def test_what_is_planned_without_an_end_is_its_first_day(
    start: str, last: tuple[int, int, int], status: str
) -> None:
    """Of what begins after the `as_of` day nothing more is known, which is a loss."""
    exported = written(campaign(am.Period(start, through=".."), "2025-11-14"))
    first = am.ImpreciseDate.parse(start).earliest
    assert days(only(exported)) == (first, datetime.date(*last))
    assert only(exported).status.value == status
    assert [str(loss) for loss in exported.losses] == [
        "$.campaigns[0].period.through: the event is its first day alone, which lies after all "
        "that is known"
    ]


def test_what_begins_on_the_last_day_known_is_not_planned() -> None:
    """It has begun, and goes on through that day."""
    exported = written(campaign(am.Period("2025-11-14", through=".."), "2025-11-14"))
    assert days(only(exported)) == (datetime.date(2025, 11, 14),) * 2
    assert "the event ends on the last day" in str(exported.losses[0])


def test_the_stamp_is_an_argument() -> None:
    """By default it is the `as_of` day; without one there is no calendar, for no clock is read."""
    dataset = campaign(am.Period("2026-05-01", through="2026-05-07"), "2025-11-14")
    assert "DTSTAMP:20251114T000000Z" in icalendar.write(dataset).text
    with pytest.raises(am.InvalidValueError, match="stamp: the data set has no `as_of` day"):
        icalendar.write(am.Dataset(title="Mine"))
    with pytest.raises(am.InvalidValueError, match="stamp: '2026' is not one exact day"):
        icalendar.write(dataset, stamp="2026")


def occurrences(event: Any, until: int) -> Iterator[Days]:
    """Days of a yearly event, by dateutil's reading of its rule."""
    first, last = days(event)
    start = datetime.datetime.combine(first, datetime.time())
    end = start.replace(year=until, month=1, day=1)
    rule = rrulestr(event.rrule.value, dtstart=start)
    for one in rule.between(start, end, inc=True):
        yield one.date(), one.date() + (last - first)


@pytest.mark.parametrize(
    ("yearly", "lost"),
    [
        (("11-25", "12-06"), 0),
        (("12-20", "01-06"), 0),
        (("02-20", "03-05"), 1),
        (("12-20", "03-05"), 1),
        (("01-01", "12-31"), 1),
        (("02-01", "02-28"), 0),
    ],
)
def test_yearly_campaigns_repeat(yearly: tuple[str, str], lost: int) -> None:
    """They have the days of every year; a leap day that comes between is a loss, never a lie."""
    start, through = yearly
    days_of_year = am.Yearly(start=start, through=through)
    held = am.Campaign(id="days", title="Days", union_id="mine", yearly=days_of_year)
    exported = written(am.Dataset(title="Mine", campaigns=[held]))
    event = only(exported)
    assert event.summary.value == "Days (mine)"
    shorter = 0
    for year, (first, last) in enumerate(occurrences(event, 2046), 2026):
        period = days_of_year.in_year(year)
        assert str(period.start) == str(first)
        missing = datetime.date.fromisoformat(str(period.through)) - last
        assert missing.days in (0, 1)
        shorter += missing.days
    assert shorter == 5 * lost
    assert len(exported.losses) == lost


def test_a_yearly_campaign_ends_with_the_calendar() -> None:
    """In the last year there is, what runs into the next one is left out."""
    held = am.Campaign(id="d", title="D", yearly=am.Yearly(start="12-20", through="01-06"))
    dataset = am.Dataset(title="Mine", campaigns=[held])
    exported = icalendar.write(dataset, stamp="9999-06-30")
    assert events(exported) == {}
    assert [str(loss) for loss in exported.losses] == [
        "$.campaigns[0]: left out: it runs past the end of the calendar"
    ]


def test_foundings_are_remembered_every_year() -> None:
    """Exact days of those who may still be there; the others are losses."""
    unions = [
        am.TradeUnion(id="exact", period=am.Period("2004-03-18", until="..")),
        am.TradeUnion(id="leap", period=am.Period("2004-02-29")),
        am.TradeUnion(id="vague", period=am.Period("2004")),
        am.TradeUnion(id="gone", period=am.Period("2004-03-18", until="2012")),
        am.TradeUnion(id="unknown"),
        am.TradeUnion(id="last", period=am.Period("9999-12-31")),
    ]
    body = am.Coalition(id="body", kind="alliance", period=am.Period("2010-06-25"))
    exported = written(am.Dataset(title="Mine", unions=unions, coalitions=[body]))
    found = events(exported)
    assert {uid: event.summary.value for uid, event in found.items()} == {
        "unions.exact.founding@apts-model": "exact: founding, 2004",
        "unions.leap.founding@apts-model": "leap: founding, 2004",
        "coalitions.body.founding@apts-model": "body: founding, 2010",
    }
    assert [*occurrences(found["unions.exact.founding@apts-model"], 2006)] == [
        (datetime.date(year, 3, 18), datetime.date(year, 3, 18)) for year in (2004, 2005)
    ]
    vague = "no anniversary: the day of the founding is vague"
    assert [str(loss) for loss in exported.losses] == [
        "$.unions[1].period: founded on a 29th of February: the anniversary is in leap years only",
        f"$.unions[2].period: {vague}",
        "$.unions[3].period: no anniversary: it is gone",
        f"$.unions[4].period: {vague}",
        f"$.unions[5].period: {vague}",
        "$.unions: only the days of their foundings are written",
        "$.coalitions: only the days of their foundings are written",
    ]


def bargaining(**values: Any) -> am.Dataset:
    held = am.BargainingRound(id="r", title="2023", expires="2023-03-31", **values)
    return am.Dataset(title="Mine", rounds=[held])


def test_deadlines_of_a_round_are_events() -> None:
    """The days that the law gives, with what they are counted from."""
    strike = am.Strike(id="s", period=am.Period("2023-11-06", through="2023-11-06"))
    dataset = bargaining(regime_id="quebec-1985", strikes=[strike], union_ids=["csn", "csq"])
    found = events(written(dataset))
    assert {uid.partition("@")[0]: days(event) for uid, event in found.items()} == {
        f"rounds.r.{key}": (datetime.date(*first), datetime.date(*last))
        for key, first, last in [
            ("strikes.s", (2023, 11, 6), (2023, 11, 6)),
            ("deadlines.raiding.days.expiry", (2022, 7, 4), (2022, 10, 2)),
            (
                "deadlines.demands_filed.last.demands_filed.expiry.expiry",
                (2022, 11, 1),
                (2022, 11, 1),
            ),
            (
                "deadlines.essential_services.last.strike.essential_services.s",
                (2023, 8, 8),
                (2023, 8, 8),
            ),
            (
                "deadlines.mediation_report.last.strike.mediation_report.s",
                (2023, 10, 17),
                (2023, 10, 17),
            ),
            ("deadlines.strike_notice.last.strike.strike_notice.s", (2023, 10, 25), (2023, 10, 25)),
        ]
    }
    assert found["rounds.r.strikes.s@apts-model"].summary.value == (
        "2023: full strike (csn and csq)"
    )
    law = found["rounds.r.deadlines.raiding.days.expiry@apts-model"]
    assert law.description.value.endswith("[C-27 s. 111.4]")


def test_holidays_move_deadlines() -> None:
    """Days or a calendar of the package `holidays` are taken as `deadlines` takes them."""
    strike = am.Strike(id="s", period=am.Period("2024-01-08", through="2024-01-08"))
    dataset = bargaining(regime_id="quebec-1985", strikes=[strike])
    key = "rounds.r.deadlines.strike_notice.last.strike.strike_notice.s@apts-model"
    told = [
        days(events(written(dataset, holidays=given_days))[key])[0]
        for given_days in ((), iter(["2024-01-01"]), holidays.country_holidays("CA", "QC"))
    ]
    assert told == [
        datetime.date(2023, 12, 27),
        datetime.date(2023, 12, 26),
        datetime.date(2023, 12, 26),
    ]


def test_what_a_calendar_has_no_place_for_is_listed() -> None:
    """Vague deadlines, unknown regimes, repeated ids and what else a round holds."""
    filed = am.Milestone(id="f", stage="demands_filed", date="[2019-10-24..2021-03-29]")
    dataset = bargaining(regime_id="quebec-1985", milestones=[filed])
    lines = [str(loss) for loss in written(dataset).losses]
    assert lines[0] == "$.rounds[0].milestones: iCalendar has no place for it"
    assert lines[1].startswith("$.rounds[0]: no exact day: employer offers: by some day")
    elsewhere = written(bargaining(regime_id="elsewhere"))
    assert [str(loss) for loss in elsewhere.losses] == [
        "$.rounds[0].expires: iCalendar has no place for it",
        "$.rounds[0].regime_id: no such regime is known: it gives no deadlines",
    ]
    for without_delays in (bargaining(), bargaining(regime_id="quebec-2025")):
        assert [str(loss) for loss in written(without_delays).losses] == [
            "$.rounds[0].expires: iCalendar has no place for it"
        ]


def test_deadlines_counted_from_two_milestones_of_one_id_are_one_event() -> None:
    """No two events have the same UID: the second is a loss."""
    filed = [
        am.Milestone(id="f", stage="demands_filed", date=date)
        for date in ("2022-10-01", "2022-10-02")
    ]
    exported = written(bargaining(regime_id="quebec-1985", milestones=filed))
    assert len(events(exported)) == 3
    assert str(exported.losses[-1]) == (
        "$.rounds[0]: left out: there is another event "
        "rounds.r.deadlines.offers.last.offers.demands_filed.f@apts-model"
    )


def test_the_package_is_asked_for_by_the_name_of_its_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without icalendar, the error says what to install."""
    imported = builtins.__import__

    def without(name: str, *arguments: Any) -> Any:
        if name == "icalendar":
            raise ImportError(name)
        return imported(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(am.MissingExtraError, match=r'pip install "apts-model\[ical\]"'):
        icalendar.write(am.Dataset(title="Mine"), stamp=STAMP)
