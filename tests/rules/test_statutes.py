from itertools import product

import pytest

import apts_model as am
from tests.rules.making import codes, data, messages, told, worst
from tests.time.worlds import Window, day, judge, windows, written

NO = am.Certainty.NO
CODE = "step-order"
KINDS = [kind.value for kind in am.StepKind]
MUST_COME_AFTER = {
    ("introduced", "passed"),
    ("introduced", "assented"),
    ("passed", "assented"),
    ("introduced", "in_force"),
    *(
        (made, ruled)
        for made in ("introduced", "passed", "assented")
        for ruled in ("struck_down", "upheld", "repealed")
    ),
    ("in_force", "repealed"),
}
"""Pairs of steps of which the second comes after the first, or on the same day."""


def statute(*steps: tuple[str, str | None]) -> am.Dataset:
    """Make a data set of one statute."""
    made = [am.StatuteStep(kind=kind, date=date) for kind, date in steps]
    return data(statutes=[am.Statute(id="s", title="S", steps=made)])


@pytest.mark.parametrize(("one", "other"), [*product(KINDS, KINDS)])
def test_which_steps_have_an_order(one: str, other: str) -> None:
    """Of two steps, the later one in time is an error just if it should have come first."""
    found = codes(statute((one, "2012-03-05"), (other, "2012-02-28")))
    assert (CODE in found) == ((one, other) in MUST_COME_AFTER)


@pytest.mark.parametrize(
    ("strictly", "later"), [(False, "passed"), (False, "repealed"), (True, "repealed")]
)
def test_vague_days_are_judged_by_all_worlds(strictly: bool, later: str) -> None:
    """It is certain if so in all worlds; a day told twice in the same words is one day."""
    earlier = "in_force" if strictly else "introduced"
    some: list[Window] = windows(range(3))
    for first, second in product(some, some):
        dates = written(first), written(second)
        is_one_day = dates[0] == dates[1]
        worlds = product(range(first[0], first[1] + 1), range(second[0], second[1] + 1))
        wrong = judge(
            other < one + strictly for one, other in worlds if not is_one_day or one == other
        )
        found = statute((earlier, dates[0]), (later, dates[1]))
        if strictly and is_one_day and first[0] < first[1]:
            wrong = NO  # two days in the same vague words may be two
        assert worst(told(found, CODE)) is wrong, dates


def test_what_is_not_dated_is_in_no_order() -> None:
    """A step of an unknown day is neither too early nor too late, and one alone never is."""
    assert CODE not in codes(statute(("in_force", None), ("repealed", "2012-02-28")))
    assert CODE not in codes(statute(("in_force", "2012-03-05"), ("repealed", None)))
    assert CODE not in codes(statute(("repealed", "2012-02-28")))


def test_what_is_said_of_it() -> None:
    """The message names both steps and both days."""
    found = statute(("in_force", "2012-03-05"), ("repealed", day(0).isoformat()))
    assert messages(found, CODE)[0].endswith(
        f"repealed ({day(0)}) does not come after in force (2012-03-05): mend one of the two days"
    )
