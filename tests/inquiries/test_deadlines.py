import datetime
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import holidays as calendars
import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model.inquiries.deadlines import deadlines_of
from apts_model.records.regimes import Regime, Section, StageRule

FIRST, LAST = datetime.date.min, datetime.date.max
DAY = datetime.timedelta(days=1)
Stage = am.Stage
SATURDAY = 6

Found = tuple[str, str | None, str | None]
"""For what stage, its first and its last day."""


def held(
    *milestones: tuple[str, object],
    expires: str | None = None,
    strikes: Iterable[am.Strike] = (),
    tables: Iterable[am.BargainingTable] = (),
    regime: str | None = "quebec-1985",
) -> am.BargainingRound:
    """Make a round with milestones, each a stage and a date."""
    return am.BargainingRound(
        id="r",
        title="Round",
        regime_id=regime,
        expires=expires,
        milestones=[
            am.Milestone(id=f"m{position}", stage=stage, date=date)  # type: ignore[arg-type]
            for position, (stage, date) in enumerate(milestones)
        ],
        strikes=strikes,
        tables=tables,
    )


def asked(one: am.BargainingRound, holidays: Any = ()) -> tuple[am.Deadline, ...]:
    """Ask for the deadlines of a round."""
    return am.Dataset(title="Deadlines", rounds=[one]).deadlines("r", holidays)


def notice(one: am.BargainingRound, holidays: Any = ()) -> am.Deadline:
    """The deadline for the notice of the only strike of a round."""
    [found] = [it for it in asked(one, holidays) if it.stage is Stage.STRIKE_NOTICE]
    return found


def shown(one: am.Deadline) -> Found:
    """What a deadline says, as text."""
    stage = "raiding" if one.stage is None else one.stage.value
    return (
        stage,
        None if one.first is None else str(one.first),
        None if one.last is None else str(one.last),
    )


def strike_on(first: object, id: str = "s", **fields: Any) -> am.Strike:
    """Make a strike that starts on a day."""
    return am.Strike(id=id, period=am.Period(first), **fields)  # type: ignore[arg-type]


def only(stage: str, found: Iterable[am.Deadline]) -> list[am.Deadline]:
    """Leave out the deadlines for any other stage."""
    return [one for one in found if one.stage is not None and one.stage.value == stage]


# --- an oracle: days counted one by one ----------------------------------------------------------


def working_days_between(
    first: datetime.date, last: datetime.date, holidays: Iterable[datetime.date]
) -> int:
    """Count the working days after one day and before another."""
    number, one = 0, first + DAY
    while one < last:
        number += one.isoweekday() < SATURDAY and one not in holidays
        one += DAY
    return number


def earliest_strike(notice: datetime.date, holidays: Iterable[datetime.date]) -> datetime.date:
    """Find the first day with seven clear working days since a notice."""
    one = notice + DAY
    while working_days_between(notice, one, holidays) < 7:
        one += DAY
    return one


def latest_notice(strike: datetime.date, holidays: Iterable[datetime.date]) -> datetime.date:
    """Find the last day with seven clear working days before a strike."""
    one = strike - DAY
    while working_days_between(one, strike, holidays) < 7:
        one -= DAY
    return one


days = st.dates(datetime.date(2023, 9, 1), datetime.date(2024, 2, 29))
free_days = st.frozensets(
    st.dates(datetime.date(2023, 8, 15), datetime.date(2024, 3, 20)), max_size=25
)


@given(days, free_days)
def test_a_strike_needs_seven_clear_working_days_of_notice(
    start: datetime.date, holidays: frozenset[datetime.date]
) -> None:
    """Backwards from a strike and forwards from a notice, seven working days lie between."""
    (notice,) = only("strike_notice", asked(held(strikes=[strike_on(start)]), holidays))
    assert shown(notice) == ("strike_notice", None, str(latest_notice(start, holidays)))
    (strike,) = only("strike", asked(held(("strike_notice", start)), holidays))
    assert shown(strike) == ("strike", str(earliest_strike(start, holidays)), None)


@given(days, days, free_days)
def test_a_vague_day_makes_a_deadline_as_vague(
    one: datetime.date, other: datetime.date, holidays: frozenset[datetime.date]
) -> None:
    """The first and the last day that an anchor may be give those that a deadline may be."""
    first, last = sorted([one, other])
    vague = f"[{first}..{last}]"
    (notice,) = only("strike_notice", asked(held(strikes=[strike_on(vague)]), holidays))
    assert notice.last is not None
    assert notice.last.earliest == latest_notice(first, holidays)
    assert notice.last.latest == latest_notice(last, holidays)
    (essential,) = only("essential_services", asked(held(strikes=[strike_on(vague)])))
    assert essential.last is not None
    assert essential.last.earliest == first - 90 * DAY
    assert essential.last.latest == last - 90 * DAY


@given(days)
def test_calendar_days_are_counted_with_the_first_left_out(anchor: datetime.date) -> None:
    """Every delay of the regime of 1985 in calendar days, from each stage that it is told of."""
    told = held(
        ("demands_filed", anchor),
        ("mediation", anchor),
        ("mediation_report", anchor),
        ("essential_services", anchor),
        expires=str(anchor),
    )
    assert sorted(map(shown, asked(told))) == [
        ("demands_filed", None, str(anchor - 150 * DAY)),
        ("mediation_report", None, str(anchor + 60 * DAY)),
        ("offers", None, str(anchor + 60 * DAY)),
        ("raiding", str(anchor - 270 * DAY), str(anchor - 180 * DAY)),
        ("strike", str(anchor + 20 * DAY), None),
        ("strike", str(anchor + 90 * DAY), None),
    ]
    strike = held(("strike", anchor))
    assert {shown(one) for one in asked(strike)} == {
        ("mediation_report", None, str(anchor - 20 * DAY)),
        ("essential_services", None, str(anchor - 90 * DAY)),
        ("strike_notice", None, str(latest_notice(anchor, ()))),
    }


# --- known days ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expires", "opens", "closes", "demands"),
    [
        ("2015-03-31", "2014-07-04", "2014-10-02", "2014-11-01"),
        ("2020-03-31", "2019-07-05", "2019-10-03", "2019-11-02"),
        ("2023-03-31", "2022-07-04", "2022-10-02", "2022-11-01"),
        ("2028-03-31", "2027-07-05", "2027-10-03", "2027-11-02"),
    ],
)
def test_the_days_before_an_agreement_expires(
    expires: str, opens: str, closes: str, demands: str
) -> None:
    """Raiding from 270 to 180 days before, demands 150 days before: days computed by hand."""
    found = asked(held(expires=expires))
    assert list(map(shown, found)) == [
        ("raiding", opens, closes),
        ("demands_filed", None, demands),
    ]
    assert [str(one.counted_from) for one in found] == [expires, expires]
    assert [one.record_id for one in found] == [None, None]
    assert [str(one.section)[:4] for one in found] == ["C-27", "C-27"]


def test_notice_of_the_strike_of_november_6_2023() -> None:
    """October 26, 27, 30, 31 and November 1, 2, 3 lie between October 25 and November 6."""
    told = held(strikes=[strike_on("2023-11-06")])
    (notice,) = only("strike_notice", asked(told))
    assert shown(notice)[2] == "2023-10-25"
    assert (str(notice.counted_from), notice.record_id) == ("2023-11-06", "s")
    (moved,) = only("strike_notice", asked(told, ["2023-10-31"]))
    assert shown(moved)[2] == "2023-10-24"
    thanksgiving = held(strikes=[strike_on("2023-10-17")])
    (moved,) = only("strike_notice", asked(thanksgiving, ["2023-10-09"]))
    assert shown(moved)[2] == "2023-10-04"


class Filling(dict[datetime.date, str]):
    """A calendar as the package `holidays` has it: it knows the days of a year when asked."""

    def __contains__(self, key: object) -> bool:
        assert isinstance(key, datetime.date)
        self.setdefault(datetime.date(key.year, 10, 31), "Halloween")
        return super().__contains__(key)


class Asked(Mapping[datetime.date, str]):
    """A calendar that answers only whether a day is in it."""

    def __contains__(self, key: object) -> bool:
        return key == datetime.date(2023, 10, 31)

    def __getitem__(self, key: datetime.date) -> str:
        raise AssertionError(key)

    def __iter__(self) -> Iterator[datetime.date]:
        return iter(())

    def __len__(self) -> int:
        return 0


HALLOWEEN = datetime.date(2023, 10, 31)


@pytest.mark.parametrize(
    "make",
    [
        lambda: ["2023-10-31"],
        lambda: [HALLOWEEN],
        lambda: (am.ImpreciseDate.exact(HALLOWEEN), "2023-10-07"),
        lambda: {HALLOWEEN, datetime.date(2023, 10, 29)},
        lambda: (str(one) for one in [HALLOWEEN, HALLOWEEN]),
        lambda: {HALLOWEEN: "Halloween"},
        Filling,
        Asked,
        lambda: {"2023-10-31": "Halloween"},
        lambda: OrderedDict({"2023-10-31": "Halloween"}),
        lambda: MappingProxyType({"2023-10-31": "Halloween"}),
        lambda: {am.ImpreciseDate.exact(HALLOWEEN): 1},
    ],
)
def test_holidays_are_taken_as_people_have_them(make: Callable[[], Any]) -> None:
    """Days in any form in any iterable, dicts by their keys, calendars by what they contain."""
    (notice,) = only("strike_notice", asked(held(strikes=[strike_on("2023-11-06")]), make()))
    assert shown(notice)[2] == "2023-10-24"


@pytest.mark.parametrize(
    ("holidays", "error", "message"),
    [
        (["2023-10"], am.InvalidValueError, "holidays: .*2023-10"),
        (["Thanksgiving"], am.DateSyntaxError, "Thanksgiving"),
        ({"Thanksgiving": 1}, am.DateSyntaxError, "Thanksgiving"),
        (OrderedDict({"Thanksgiving": 1}), am.DateSyntaxError, "Thanksgiving"),
        ("2023-10-09", am.InvalidValueError, "holidays: .*write several, as"),
        (7, am.InvalidValueError, "holidays: 7 is no list"),
        ([datetime.datetime(2023, 10, 9, tzinfo=datetime.UTC)], am.AptsModelError, "not datetime"),
    ],
)
def test_a_holiday_is_one_day(holidays: Any, error: type[Exception], message: str) -> None:
    """What is no exact day is refused, even where no working days are counted."""
    with pytest.raises(error, match=message):
        asked(held(), holidays)


# --- what is counted from ------------------------------------------------------------------------


def test_the_calendars_of_the_package_holidays_fit() -> None:
    """A calendar that fills itself when asked is taken as it is: Thanksgiving is a holiday."""
    quebec = calendars.country_holidays("CA", subdiv="QC")
    one = held(strikes=[strike_on("2023-10-16")])
    assert shown(notice(one)) == ("strike_notice", None, "2023-10-04")
    assert shown(notice(one, quebec)) == ("strike_notice", None, "2023-10-03")


def test_every_accepted_anchor_counts() -> None:
    """Milestones of the round and of its tables, and strikes, each give deadlines of their own."""
    table = am.BargainingTable(
        id="t", kind="central", milestones=[am.Milestone(id="t-m", stage="offers", date="2023")]
    )
    more = am.BargainingTable(
        id="t2",
        kind="local",
        milestones=[
            am.Milestone(id="mediated", stage="mediation", date="2023-06-01"),
            am.Milestone(id="claimed", stage="mediation", date="2023-01-01", standing="disputed"),
            am.Milestone(id="undated", stage="mediation"),
        ],
    )
    told = held(
        ("mediation", "2023-05-01"),
        tables=[table, more],
        strikes=[
            strike_on("2023-12-08", "december"),
            strike_on("2023-11-06", "november"),
            strike_on("2023-10-06", "claimed", standing="disputed"),
            am.Strike(id="undated"),
        ],
    )
    found = asked(told)
    assert [(one.record_id, str(one.last)) for one in only("mediation_report", found)] == [
        ("m0", "2023-06-30"),
        ("mediated", "2023-07-31"),
        ("november", "2023-10-17"),
        ("december", "2023-11-18"),
    ]
    assert [one.extendable for one in only("mediation_report", found)] == [True, True, False, False]
    assert {one.record_id for one in found} == {"m0", "mediated", "november", "december"}


def test_a_strike_that_a_milestone_tells_of_counts_once() -> None:
    """Where a milestone tells of the day of a strike, there are no deadlines of both."""
    told = held(("strike", "2023-11-06"), strikes=[strike_on("2023-11-06")])
    assert len(only("strike_notice", asked(told))) == 1


def test_deadlines_come_in_order_of_time() -> None:
    """They are in order of their last day, or of the first day where there is no last."""
    told = held(("strike_notice", "2022-09-05"), ("mediation", "2022-07-15"), expires="2023-03-31")
    assert list(map(shown, asked(told))) == [
        ("mediation_report", None, "2022-09-13"),
        ("strike", "2022-09-15", None),
        ("raiding", "2022-07-04", "2022-10-02"),
        ("demands_filed", None, "2022-11-01"),
    ]


def test_extra_time_can_be_agreed_on_for_some() -> None:
    """The delay for the report of the mediator can be extended, no other one can."""
    told = held(("mediation", "2023-01-01"), ("demands_filed", "2023-01-01"), expires="2023-03-31")
    extendable = {one.stage: one.extendable for one in asked(told)}
    assert extendable == {
        Stage.MEDIATION_REPORT: True,
        Stage.OFFERS: False,
        Stage.DEMANDS_FILED: False,
        None: False,
    }


def test_rounds_without_a_regime_have_no_deadlines() -> None:
    """Neither have those of a regime that leaves its delays unset; an unknown one is an error."""
    everything = [(stage.value, "2023-11-06") for stage in Stage]
    for regime in (None, "quebec-2025"):
        assert asked(held(*everything, expires="2028-03-31", regime=regime)) == ()
    with pytest.raises(am.UnknownIdError, match="quebec-1985"):
        asked(held(regime="quebec-1986"))
    with pytest.raises(am.UnknownIdError, match="round"):
        am.Dataset(title="None").deadlines("r")


def test_orders_without_a_delay_give_no_day() -> None:
    """That talks come after offers sets no day for either."""
    orders = ["offers", "talks", "mediation_requested", "strike_mandate", "ratification"]
    assert asked(held(*((stage, "2023-11-06") for stage in orders))) == ()


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("after", ("strike", "2023-01-11", None)),
        ("within", ("strike", None, "2023-01-11")),
        ("before", ("strike", None, "2022-12-22")),
    ],
)
def test_a_rule_may_count_from_the_expiry_in_any_way(relation: str, expected: Found) -> None:
    """A delay after, within or before counts in clear days too, whatever the direction."""
    rule = StageRule(
        stage=Stage.STRIKE,
        relation=am.Relation(relation),
        counted_from=None,
        days=10,
        section=Section("a section", "un article"),
    )
    regime = Regime(id="own", title="Own", period=am.Period(), rules=(rule,))
    found = deadlines_of(held(expires="2023-01-01"), regime)
    assert list(map(shown, found)) == [expected]


# --- the ends of the calendar --------------------------------------------------------------------


def test_days_off_the_calendar_are_left_out() -> None:
    """A delay that runs past either end of the calendar gives no deadline, and no error."""
    early = held(("strike", "0001-01-08"), expires="0001-01-01")
    assert [shown(one) for one in asked(early)] == [("raiding", None, None)]
    late = held(("strike_notice", "9999-12-25"), ("mediation", LAST), ("essential_services", LAST))
    assert asked(late) == ()


def test_the_last_days_that_fit_the_calendar_are_found() -> None:
    """Seven working days fit between the ends of the calendar and the days nearest to them."""
    near = earliest_strike(FIRST, ())
    (notice,) = only("strike_notice", asked(held(strikes=[strike_on(near)])))
    assert notice.last == am.ImpreciseDate.exact(latest_notice(near, ()))
    assert only("strike_notice", asked(held(strikes=[strike_on(near - 3 * DAY)]))) == []
    late = LAST - DAY
    while working_days_between(late, LAST, ()) < 7:
        late -= DAY
    (strike,) = only("strike", asked(held(("strike_notice", late))))
    assert strike.first == am.ImpreciseDate.exact(LAST)


def test_what_is_open_on_one_side_stays_open() -> None:
    """From "some day from then on" a deadline is some day from then on as well."""
    told = held(("demands_filed", "[2022-10-28..]"), ("strike_notice", "[2023-10-25..]"))
    assert sorted(map(shown, asked(told))) == [
        ("offers", None, "[2022-12-27..]"),
        ("strike", "[2023-11-04..]", None),
    ]
    (notice,) = only("strike_notice", asked(held(strikes=[strike_on("[..2023-11-06]")])))
    assert shown(notice) == ("strike_notice", None, "[..2023-10-25]")
    (essential,) = only("essential_services", asked(held(strikes=[strike_on("[..2023-11-06]")])))
    assert shown(essential) == ("essential_services", None, "[..2023-08-08]")


def test_a_number_of_members_is_no_day() -> None:
    """A holiday has to be a date."""
    with pytest.raises(am.AptsModelError):
        asked(held(), [Decimal(5)])
