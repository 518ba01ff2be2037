import datetime
import itertools

import pytest

import apts_model as am
from apts_model.inquiries.successive import NEVER_DATED, successive, window
from tests.time.worlds import HORIZON, Window, day, judge, windows, written

ASKED = range(-1, 5)
DATES: list[Window | None] = [None, *windows(range(3))]


def dated(told: Window | None) -> am.ImpreciseDate | None:
    """Build the date that is told of."""
    return None if told is None else am.ImpreciseDate.parse(written(told))


def days_of(told: Window | None) -> range:
    """Every day that the date may be."""
    return HORIZON if told is None else range(told[0], told[1] + 1)


def holds(world: tuple[int, ...], own: int, accepted: tuple[bool, ...], asked: int) -> bool:
    """Whether one has come, and no accepted one later than it."""
    mine = world[own]
    return mine <= asked and not any(
        counts and mine < other <= asked for other, counts in zip(world, accepted, strict=True)
    )


@pytest.mark.parametrize("accepted", list(itertools.product([True, False], repeat=3)))
def test_each_holds_until_the_next_accepted_one_in_all_worlds(accepted: tuple[bool, ...]) -> None:
    """A period covers a day as certainly as that, in all worlds, nothing later has come by it."""
    for told in itertools.combinations_with_replacement(DATES, 3):
        if told.count(None) > 1:
            continue
        worlds = list(itertools.product(*map(days_of, told)))
        periods = successive(list(map(dated, told)), accepted)
        for own, asked in itertools.product(range(3), ASKED):
            truth = judge(holds(world, own, accepted, asked) for world in worlds)
            found = periods[own].covers(day(asked), as_of=datetime.date.max)
            assert found is truth, (told, own, asked)


def test_what_nothing_can_replace_is_open() -> None:
    """The last of all is open; what comes before it ends on the day the next one starts."""
    first, second, last = map(am.ImpreciseDate.parse, ("2004", "2005-03-01", "2007"))
    assert successive([last, first, second], [True, True, True]) == (
        am.Period("2007", until=".."),
        am.Period("2004", until="2005-03-01"),
        am.Period("2005-03-01", until="2007"),
    )
    assert successive([first, second], [True, False]) == (
        am.Period("2004", until=".."),
        am.Period("2005-03-01", until=".."),
    )
    assert successive([], []) == ()


def test_one_without_a_date_may_replace_any_other() -> None:
    """A date that is not known at all may come on any day later than any other."""
    assert successive([am.ImpreciseDate.parse("2004-05-01"), None], [True, True]) == (
        am.Period("2004-05-01", until="[2004-05-02..]"),
        am.Period(None, until="[2004-05-01..]"),
    )


def test_the_window_of_an_unknown_date_is_wider_than_any_other() -> None:
    """A window is where a date may be, as widened by its qualifier; unknown, it is everywhere."""
    widened = window(am.ImpreciseDate.parse("2004~"))
    days = datetime.date(2003, 1, 1), datetime.date(2005, 12, 31)
    assert widened == tuple(one.toordinal() for one in days)
    calendar = datetime.date.min.toordinal(), datetime.date.max.toordinal()
    assert window(None) == NEVER_DATED
    assert NEVER_DATED[0] < calendar[0] < calendar[1] < NEVER_DATED[1]
