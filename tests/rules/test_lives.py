import itertools
from typing import Any

import pytest

import apts_model as am
from apts_model.rules.lives import Life, Part, outside
from tests.rules.making import tenure
from tests.time.worlds import Told, all_told, day, judge, period, worlds

CERTAIN, POSSIBLE, NO = am.Certainty.CERTAIN, am.Certainty.POSSIBLE, am.Certainty.NO


def found(
    record: am.Presidency, life: am.Period, as_of: str | None = None
) -> list[tuple[str, str]]:
    """Say where a record reaches beyond a life."""
    last = None if as_of is None else am.ImpreciseDate.parse(as_of).earliest
    part = Part.of("$", record, record.period.bounds_on(last))
    told = outside(part, Life("u", life))
    return [(one.path, one.wrong.name) for one in told]


@pytest.mark.parametrize(
    ("told", "life", "expected"),
    [
        ("2004", "2004", []),
        ("2004-03", "2004", [("$.start", "POSSIBLE")]),
        ("[2003-01-01..2004-03-18]", "2004-03-18", []),
        ("[2003-01-01..2004-03-19]", "2004-03-18", [("$.start", "POSSIBLE")]),
        ("[2004-03-18..2005]", "2004-03-18", []),
        ("2004", "2004-03-18", [("$.start", "POSSIBLE")]),
        ("2004~", "2004~", []),
        ("2004~", "2004", [("$.start", "POSSIBLE")]),
        ("2003", "2004", [("$.start", "CERTAIN")]),
        ("[..2004]", "2004-03-18", []),
    ],
)
def test_a_vague_day_that_is_bounded_by_a_life_is_no_other_day(
    told: str, life: str, expected: list[tuple[str, str]]
) -> None:
    """The same words mean the same day, and a window that begins or ends there leaves room."""
    record = tenure("a", told, "2009")
    assert found(record, am.Period(life, until="..")) == expected


@pytest.mark.parametrize(
    ("ends", "end", "life", "expected"),
    [
        ("until", "2004", {"until": "2004"}, []),
        ("through", "2004", {"through": "2004"}, []),
        ("through", "2004", {"until": "2004"}, []),
        ("until", "2004", {"through": "2004"}, []),
        ("through", "2004-12", {"until": "2004"}, [("$.through", "POSSIBLE")]),
        ("until", "2004-12", {"through": "2004"}, [("$.until", "POSSIBLE")]),
        ("until", "2004-05-01", {"through": "2004-04-30"}, []),
        ("until", "2004-05-02", {"through": "2004-04-30"}, [("$.until", "CERTAIN")]),
        ("through", "2004-05-01", {"until": "2004-05-01"}, []),
        ("through", "2004-05-02", {"until": "2004-05-01"}, [("$.through", "CERTAIN")]),
        ("until", "2004-05-01", {"until": "2004-05-01"}, []),
        ("until", "2004-05-02", {"until": "2004-05-01"}, [("$.until", "CERTAIN")]),
        ("through", "2004-05-01", {"through": "2004-04-30"}, [("$.through", "CERTAIN")]),
        ("through", "[2004-04-29..2004-05-01]", {"through": "2004-04-30"},
         [("$.through", "POSSIBLE")]),
        ("until", "[2004-05-01..]", {"until": "2004-05-01"}, []),
        ("until", "[2004-06-01..]", {"until": "2004-05-01"}, [("$.until", "CERTAIN")]),
        ("until", "..", {"until": "2004-05-01"}, [("$.until", "CERTAIN")]),
        ("until", "..", {"until": ".."}, []),
        ("until", "2030", {"until": "[2004-05-01..]"}, []),
    ],
)  # fmt: skip
def test_the_last_day_of_a_life(
    ends: str, end: str, life: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    """A life has its last day, and that on which it is handed over; nothing is handed over later.

    What ends with a life has its handover day on that of the life.
    """
    kept: dict[str, Any] = {ends: end}
    record = tenure("a", period=am.Period("2001", **kept))
    assert found(record, am.Period("2000", **life), "2010-01-01") == expected


def test_what_is_outside_at_both_ends_is_told_twice() -> None:
    """The message says both days, in their own words."""
    life = Life("u", am.Period("2004-03", until="2005-06"))
    record = tenure("a", "2003", "2006")
    told = [*outside(Part.of("$.x", record, record.period.bounds), life)]
    assert [one.message.partition(":")[0] for one in told] == [
        "'a' started (2003) before 'u' did (2004-03)",
        "'a' went on (until 2006) after 'u' ended (2005-06)",
    ]
    assert [one.ids for one in told] == [("a", "u")] * 2
    unknown = tenure("a", None, "2003")
    [early] = outside(Part.of("$.x", unknown, unknown.period.bounds), life)
    assert early.message.startswith("'a' started before 'u' did (2004-03): ")
    late = tenure("a", "2006")
    [after] = outside(Part.of("$.x", late, late.period.bounds), life)
    assert after.message.startswith("'a' went on after 'u' ended (2005-06): ")


def test_what_has_no_id_is_told_in_its_own_words() -> None:
    """The message calls a part what it is told to; the ids are its own and that of the life."""
    period = am.Period("2003", until="2006")
    part = Part("$.x", "the name 'Us'", (), period, period.bounds, whole_days=False)
    [early] = outside(part, Life("u", am.Period("2004-03", until="2007")))
    assert early.message.startswith("the name 'Us' started (2003) before 'u' did (2004-03): ")
    assert (early.path, early.ids) == ("$.x.start", ("u",))


def truth_of(record: Told, life: Told, which: int) -> am.Certainty:
    """Judge in all worlds whether a period starts before a life does, or ends after it."""
    # What is handed over is held until the day before, of which a last whole day is one.
    handed_over = record.ends == "until" and life.ends == "through"
    pairs = itertools.product(worlds(record), worlds(life))
    if which:
        return judge(one[1] - handed_over > of[1] for one, of in pairs)
    return judge(one[0] < of[0] for one, of in pairs)


def test_small_periods_are_outside_as_in_every_world() -> None:
    """ERROR means outside in all worlds; what is told as possible is so in one of them."""
    known = [
        one
        for one in all_told(range(3))
        if isinstance(one.start, tuple) and isinstance(one.end, tuple) and worlds(one)
    ]
    seen = {CERTAIN: 0, POSSIBLE: 0, NO: 0}
    for record, life in itertools.islice(itertools.product(known, known), 0, None, 5):
        told = dict(found(tenure("a", period=period(record)), period(life)))
        for which, name in enumerate(("start", record.ends)):
            truth = truth_of(record, life, which)
            wrong = am.Certainty[told.get(f"$.{name}", "NO")]
            assert (wrong is CERTAIN) is (truth is CERTAIN), (record, life)
            assert wrong is not POSSIBLE or truth is POSSIBLE, (record, life)
            ours, theirs = (record.start, life.start) if not which else (record.end, life.end)
            assert isinstance(ours, tuple)
            assert isinstance(theirs, tuple)
            if ours[0] == ours[1] and theirs[0] == theirs[1]:
                assert wrong is truth, (record, life)
            seen[wrong] += 1
    assert all(count > 100 for count in seen.values()), seen
    assert day(0).year == 2004
