import itertools
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from tests.answer_worlds import Span, told_windows, worlds_of
from tests.rules.making import CITED, data, messages, told, union, worst
from tests.rules.test_cycles import reachable
from tests.time.worlds import judge

CERTAIN, POSSIBLE, NO = am.Certainty.CERTAIN, am.Certainty.POSSIBLE, am.Certainty.NO
WRONG = {"error": CERTAIN, "warning": POSSIBLE, None: NO}


def merger(date: str | None = None, **more: Any) -> am.Merger:
    """Make a merger of a and b into n."""
    known: dict[str, Any] = {"id": "m", "predecessor_ids": ["a", "b"], "successor_id": "n"}
    known |= {"date": date, **CITED, **more}
    return am.Merger(**known)


def split(date: str | None = None, **more: Any) -> am.Split:
    """Make a split of a, out of which n comes."""
    known: dict[str, Any] = {"id": "s", "parent_id": "a", "child_ids": ["n"]}
    known |= {"date": date, **CITED, **more}
    return am.Split(**known)


# --- successor among predecessors ---------------------------------------------------------------

AMONG = "successor-among-predecessors"


MERGED: list[tuple[dict[str, Any], bool]] = [
    ({"successor_id": "a"}, True),
    ({"successor_id": "a", "kind": "absorption"}, False),
    ({"successor_id": "n"}, False),
    ({"successor_id": "a", "standing": "disputed"}, False),
    ({"predecessor_ids": ["a"], "successor_id": "a"}, True),
    ({"predecessor_ids": ["a"], "successor_id": "a", "kind": "absorption"}, True),
    ({"predecessor_ids": ["b"], "successor_id": "a", "kind": "absorption"}, False),
]
"""Mergers, each with whether its successor should not be among its predecessors."""


@pytest.mark.parametrize(("more", "is_wrong"), MERGED)
def test_only_who_absorbs_others_comes_out_of_itself(more: dict[str, Any], is_wrong: bool) -> None:
    """A new union is none of those that merge, and who absorbs takes over somebody else."""
    found = told(data(mergers=[merger(id="other"), merger(**more)]), AMONG)
    assert found == ([("error", "$.mergers[1].successor_id", ("m", "a"))] if is_wrong else [])


@given(st.permutations(MERGED))
def test_each_merger_is_judged_wherever_it_stands(
    merged: list[tuple[dict[str, Any], bool]],
) -> None:
    """What is well with one merger, or wrong, says nothing of those that come after it."""
    mergers = [merger(**{"id": f"m{at}", **more}) for at, (more, _) in enumerate(merged)]
    wrong = [at for at, (_, is_wrong) in enumerate(merged) if is_wrong]
    assert told(data(mergers=mergers), AMONG) == [
        ("error", f"$.mergers[{at}].successor_id", (f"m{at}", "a")) for at in wrong
    ]


def test_who_absorbs_itself_alone_is_told_what_to_write() -> None:
    """The kind is right then, but those that were taken over are missing."""
    alone = merger(predecessor_ids=["a"], successor_id="a", kind="absorption")
    assert messages(data(mergers=[alone]), AMONG) == [
        "'a' takes over itself alone: name those that it took over"
    ]


# --- the day of a merger -------------------------------------------------------------------------

DATE = "merger-date"


@pytest.mark.parametrize(
    ("date", "a", "n", "expected"),
    [
        ("2004-03-18", {"until": "2004-03-18"}, "2004-03-18", []),
        ("2004-03-18", {"until": "2004-03-17"}, "2004-03-18", [("error", "a")]),
        ("2004-03-18", {"until": "2004-03-18"}, "2004-03-19", [("error", "n")]),
        ("2004-03-18", {"until": "2004-03-17"}, "2004-03-19", [("error", "a"), ("error", "n")]),
        ("2004-03-18", {"until": "2004"}, "2004-03", [("warning", "a"), ("warning", "n")]),
        ("2004", {"until": "2004"}, "2004", []),
        ("2004~", {"until": "2004~"}, "2004", [("warning", "n")]),
        ("2004", {"until": "[2004-01-01..2004-12-31]"}, "2004", []),
        ("2004-03-18", {"through": "2004-03-18"}, "2004-03-18", []),
        ("2004-03-18", {"through": "2004-03-17"}, "2004-03-18", []),
        ("2004-03-18", {"through": "2004-03-16"}, "2004-03-18", [("error", "a")]),
        ("2004-03-18", {"through": "2004-03"}, "2004-03-18", [("warning", "a")]),
        ("2004-03", {"through": "2004-03"}, "2004-03", []),
        ("2004-04-30", {"through": "[2004-03-01..2004-04-29]"}, "2004-04-30", [("warning", "a")]),
        ("2004-03-18", {"through": "2004-03-19"}, "2004-03-18", [("error", "a")]),
        ("2004-03-18", {"until": ".."}, "2004-03-18", [("error", "a")]),
        ("2004-03-18", {}, None, []),
        (None, {"until": "2003"}, "2003-03", []),
        (None, {"until": ".."}, "2005", []),
    ],
)
def test_a_merger_is_the_end_of_some_and_the_start_of_another(
    date: str | None, a: dict[str, str], n: str | None, expected: list[tuple[str, str]]
) -> None:
    """Predecessors end, and the successor begins, on the day of the merger, as far as known."""
    unions = [union("a", "1990", **a), union("n", n)]
    found = told(data(unions=unions, mergers=[merger(date)]), DATE)
    assert found == [(severity, "$.mergers[0].date", ("m", own)) for severity, own in expected]


@pytest.mark.parametrize(
    ("a", "b", "n", "is_wrong"),
    [
        ({"until": "2003"}, {}, "2005", True),
        ({"until": "2003"}, {"until": "2004"}, None, True),
        ({"until": "2003"}, {"until": "2003-03"}, "2003-03", False),
        ({"until": "2003"}, {"until": "2003-03"}, "2003-04", True),
        ({"through": "2003-03-31"}, {"until": "2003-04-01"}, "2003-04-01", False),
        ({"through": "2003-03-31"}, {"until": "2003-03-31"}, "2003-03-31", False),
        ({"through": "2003-03-31"}, {"until": "2003-04-02"}, None, True),
        ({"until": ".."}, {"until": "2003"}, "2003", False),
    ],
)
def test_unions_that_merge_end_on_one_day(
    a: dict[str, str], b: dict[str, str], n: str | None, is_wrong: bool
) -> None:
    """Whatever the day of a merger was, those that merge end, and the new one begins, on it."""
    unions = [union("a", "1990", **a), union("b", "1990", **b), union("n", n)]
    found = data(unions=unions, mergers=[merger()])
    assert told(found, DATE) == (
        [("error", "$.mergers[0]", ("m", "a", "b", "n"))] if is_wrong else []
    )
    if is_wrong:
        assert messages(found, DATE) == [
            "by their periods the unions of 'm' did not end, and begin, on one day: mend the days"
        ]


@pytest.mark.parametrize(
    ("period", "date", "severity"),
    [
        (am.Period("2004-06", until="2004"), "2004", None),
        (am.Period("2004-06", until="2004"), "2004-06-01", "error"),
        (am.Period("2004-06", through="2004"), "2004", None),
        (am.Period("2004-06", through="2004"), "2004-05-31", "error"),
        (am.Period("1990", until="2004"), "2004-06-01", "warning"),
    ],
)
def test_an_end_is_known_by_the_beginning_too(
    period: am.Period, date: str, severity: str | None
) -> None:
    """The same words mean the same day; else the end comes after what else the period tells."""
    unions = [am.TradeUnion(id="a", period=period, **CITED)]
    found = told(data(unions=unions, mergers=[merger(date)]), DATE)
    assert [one[0] for one in found] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("date", "severity"),
    [("2004", None), ("2004-03", "warning"), ("2004-06-30", "error"), ("2004-09", "error")],
)
def test_a_beginning_is_known_by_the_end_too(date: str, severity: str | None) -> None:
    """A union that was gone in June did not begin in September, whatever its start leaves open."""
    unions = [union("n", "2004", until="2004-06")]
    for found in (
        told(data(unions=unions, mergers=[merger(date)]), DATE),
        told(data(unions=unions, splits=[split(date)]), "split-date"),
    ):
        assert [one[0] for one in found] == ([severity] if severity else [])


def test_the_day_of_a_beginning_is_said_in_words() -> None:
    """The message names the merger, the union, and how either day is told, sure or not."""
    for start, perhaps in (("2004-03-19", ""), ("2004", "perhaps ")):
        found = data(unions=[union("n", start)], mergers=[merger("2004-03-18")])
        assert messages(found, DATE) == [
            f"the day of 'm' (2004-03-18) is {perhaps}not the one on which 'n' began ({start}): "
            "mend one of them, or write both in the same words if they are one day"
        ]


def test_the_day_of_a_merger_is_said_in_words() -> None:
    """Both days are told in their own words."""
    unions = [union("a", "1990", until="2004"), union("b", "1990", until="..")]
    found = data(unions=unions, mergers=[merger("2004-03-18")])
    assert messages(found, DATE) == [
        "the day of 'm' (2004-03-18) is perhaps not the one on which 'a' ended (2004): mend one of "
        "them, or write both in the same words if they are one day",
        "'b' merged (2004-03-18), and by its period it went on after that: write its end as "
        "`until`",
    ]


@pytest.mark.parametrize(
    ("date", "start", "ends", "severity"),
    [
        ("2004-03-18", "1990", {"until": ".."}, None),
        ("2004-03-18", None, {}, None),
        ("2004-03-18", "2004-03-18", {}, None),
        ("2004-03-18", "2004-03-19", {}, "error"),
        ("2004-03-18", "2004", {}, "warning"),
        ("2004", "2004", {}, None),
        ("2004-03-18", "1990", {"until": "2004-03-18"}, None),
        ("2004-03-18", "1990", {"until": "2004-03-17"}, "error"),
        ("2004-03-18", "1990", {"through": "2004-03-18"}, None),
        ("2004-03-18", "1990", {"through": "2004-03-17"}, "error"),
        ("2004-03-18", "1990", {"through": "[2004-03-17..2004-03-18]"}, "warning"),
        ("2004-03-18", "1990", {"until": "[2004-03-17..2004-03-18]"}, "warning"),
        ("2004-03-18", "1990", {"through": "2004-03-16"}, "error"),
        ("2004-03-18", "1990", {"until": "2004"}, "warning"),
        ("2004", "1990", {"until": "2004"}, None),
        (None, "2004", {}, None),
    ],
)
def test_who_absorbs_lives_on_that_day(
    date: str | None, start: str | None, ends: dict[str, str], severity: str | None
) -> None:
    """A union that absorbs another, or that another one leaves, exists on the day of that."""
    absorber = union("n", start, **ends)
    found = data(unions=[absorber], mergers=[merger(date, kind="absorption")])
    assert told(found, DATE) == ([(severity, "$.mergers[0].date", ("m", "n"))] if severity else [])
    assert [one.wrong for one in am.RULES[DATE].find(found)] == [WRONG[severity]] * bool(severity)
    left = data(unions=[absorber], splits=[split(date, parent_id="n", child_ids=["c"])])
    assert told(left, "split-date") == (
        [(severity, "$.splits[0].date", ("s", "n"))] if severity else []
    )
    if severity:
        perhaps = "" if severity == "error" else "perhaps "
        told_of = f"on the day of 'm' ({date}) 'n' {perhaps}did not exist ({absorber.period}): mend"
        assert messages(found, DATE)[0].startswith(told_of)


def test_who_absorbs_does_not_end() -> None:
    """In an absorption, the survivor among the predecessors need not end; the others do."""
    unions = [union("a", "1990", until=".."), union("b", "1990", until="2004-03-18")]
    known: dict[str, Any] = {"successor_id": "a", "kind": "absorption"}
    assert told(data(unions=unions, mergers=[merger("2004-03-18", **known)]), DATE) == []
    assert told(data(unions=unions, mergers=[merger("2004-03-19", **known)]), DATE) == [
        ("error", "$.mergers[0].date", ("m", "b"))
    ]


def test_claims_and_strangers_have_no_day() -> None:
    """A disputed merger, or unions that are not on record, are not compared."""
    unions = [union("a", "1990", until="2003"), union("n", "2005")]
    assert told(data(unions=unions, mergers=[merger("2004", standing="disputed")]), DATE) == []
    assert (
        told(data(unions=unions, splits=[split("2004", standing="disputed")]), "split-date") == []
    )
    assert told(data(mergers=[merger("2004"), merger("2004", kind="absorption")]), DATE) == []
    assert told(data(splits=[split("2004")]), "split-date") == []


@pytest.mark.parametrize(
    ("date", "start", "severity"),
    [
        ("2004-03-18", "2004-03-18", None),
        ("2004-03-18", "2004-03-19", "error"),
        ("2004-03-18", "2004", "warning"),
        ("2004", "2004", None),
        ("2004", None, None),
        (None, "2004", None),
    ],
)
def test_what_leaves_a_union_begins_on_that_day(
    date: str | None, start: str | None, severity: str | None
) -> None:
    """A union that comes out of another one begins on the day of the split."""
    found = told(data(unions=[union("n", start)], splits=[split(date)]), "split-date")
    assert found == ([(severity, "$.splits[0].date", ("s", "n"))] if severity else [])


WINDOWS = told_windows(range(4))


@pytest.mark.parametrize("code", [DATE, "split-date"])
def test_days_of_beginning_are_the_same_in_every_world(code: str) -> None:
    """ERROR if the two days are one in no world, nothing if in all, or told in one way."""
    for date, start in itertools.product(WINDOWS, WINDOWS):
        truth = judge(a != b for a, b in itertools.product(date.days, start.days))
        new = union("n", start.text)
        if code == DATE:
            found = data(unions=[new], mergers=[merger(date.text)])
        else:
            found = data(unions=[new], splits=[split(date.text)])
        same = list(date.days) == list(start.days)
        assert worst(told(found, code)) is (NO if same else truth), (date, start)


def test_days_of_ending_are_the_same_in_every_world() -> None:
    """The end of a predecessor is compared as a day, of whatever window."""
    for date, end in itertools.product(WINDOWS, WINDOWS):
        truth = judge(a != b for a, b in itertools.product(date.days, end.days))
        found = data(unions=[union("a", "1990", until=end.text)], mergers=[merger(date.text)])
        same = list(date.days) == list(end.days)
        assert worst(told(found, DATE)) is (NO if same else truth), (date, end)


def test_last_whole_days_are_the_day_of_the_merger_or_the_day_before() -> None:
    """ERROR if in every world it is neither of the two, nothing if one reading is the same."""
    for date, end in itertools.product(WINDOWS, WINDOWS):
        found = data(unions=[union("a", "1990", through=end.text)], mergers=[merger(date.text)])
        readings = [[*end.days], [last + 1 for last in end.days]]
        is_one = any(of in reading for reading in readings for of in date.days)
        wrong = NO if [*date.days] in readings else POSSIBLE if is_one else CERTAIN
        assert worst(told(found, DATE)) is wrong, (date, end)


def test_a_life_covers_a_day_in_every_world() -> None:
    """ERROR if who absorbs lives on that day in no world, WARNING if in some alone."""
    through = itertools.cycle([True, False, False, True, False])
    for date, start, end in itertools.islice(
        itertools.product(WINDOWS, WINDOWS, WINDOWS), 0, None, 3
    ):
        ends: Literal["until", "through"] = "through" if next(through) else "until"
        span = Span(start, end, ends)
        lives = worlds_of(span)
        if not lives:
            continue
        truth = judge(  # handed over on its last day, or gone on the day after that
            not of[0] <= one <= of[1] - span.whole_days
            for one, of in itertools.product(date.days, lives)
        )
        life = am.TradeUnion(id="n", period=span.period())
        found = worst(
            told(data(unions=[life], mergers=[merger(date.text, kind="absorption")]), DATE)
        )
        same = date.text in (start.text, end.text)
        assert (found is CERTAIN) is (truth is CERTAIN), (date, span)
        assert found is truth or (same and found is NO), (date, span)


def test_a_merger_on_the_day_after_the_last_whole_day() -> None:
    """A union whose last whole day was the day before the merger ended by it."""
    unions = [union("a", "1990", through="2004-03-17")]
    assert told(data(unions=unions, mergers=[merger("2004-03-18")]), DATE) == []


@pytest.mark.parametrize(
    ("date", "as_of", "wrong"),
    [
        ("2026-01-30", "2026-01-31", CERTAIN),
        ("2026-01-31", "2026-01-31", CERTAIN),
        ("2026-01", "2026-01-31", CERTAIN),
        ("2026-01", "2026-01-30", POSSIBLE),
        ("2026-01", "2026-01-01", POSSIBLE),
        ("2026-02-01", "2026-01-31", NO),
        ("2027", "2026-01-31", NO),
        ("2004", None, NO),
        ("0001-01-01", None, NO),
    ],
)
def test_a_merger_that_is_still_to_come(date: str, as_of: str | None, wrong: am.Certainty) -> None:
    """What is open went on to the day of the data set: a later merger contradicts nothing."""
    unions = [union("a", "1990", until="..")]
    found = data(unions=unions, mergers=[merger(date)], as_of=as_of)
    assert worst(told(found, DATE)) is wrong
    perhaps = "" if wrong is CERTAIN else "perhaps "
    assert messages(found, DATE) == (
        []
        if wrong is NO
        else [
            f"'a' merged ({date}), and by its period it {perhaps}went on after that: write its end "
            "as `until`"
        ]
    )


def test_who_absorbs_is_gone_on_the_day_after_its_last() -> None:
    """A life in whole days does not have the day after them."""
    unions = [union("n", "1990", through="2004-03-17")]
    found = data(unions=unions, mergers=[merger("2004-03-18", kind="absorption")])
    assert worst(told(found, DATE)) is CERTAIN


# --- circles ------------------------------------------------------------------------------------

CYCLE = "lineage-cycle"


def fused(own: str, before: str, after: str, **more: Any) -> am.Merger:
    """Make a merger of some unions, each a letter, into another one."""
    return merger(id=own, predecessor_ids=[*before], successor_id=after, **more)


def left(own: str, parent: str, children: str, **more: Any) -> am.Split:
    """Make a split."""
    return split(id=own, parent_id=parent, child_ids=[*children], **more)


ABSORBED: dict[str, Any] = {"kind": "absorption"}


@pytest.mark.parametrize(
    ("mergers", "splits", "expected"),
    [
        ([fused("m", "a", "b")], [left("s", "b", "c")], []),
        ([fused("m", "a", "b"), fused("n", "b", "a")], [], [("$.mergers[0]", ("m", "a", "b"))]),
        ([fused("m", "a", "b")], [left("s", "b", "a")], [("$.mergers[0]", ("m", "a", "b"))]),
        ([], [left("s", "a", "b"), left("t", "b", "a")], [("$.splits[0]", ("s", "a", "b"))]),
        ([fused("m", "b", "a", **ABSORBED)], [left("s", "a", "b")], []),
        ([fused("m", "ab", "a", **ABSORBED)], [], []),
        ([fused("m", "a", "b", **ABSORBED), fused("n", "b", "a", **ABSORBED)], [],
         [("$.mergers[0]", ("m", "a", "b"))]),
        ([fused("m", "a", "b"), fused("n", "b", "a", **ABSORBED)], [],
         [("$.mergers[0]", ("m", "a", "b"))]),
        ([fused("m", "a", "b"), fused("n", "b", "a", standing="disputed")], [], []),
        ([fused("m", "x", "y"), fused("n", "a", "b"), fused("o", "b", "c"), fused("p", "c", "a")],
         [], [("$.mergers[1]", ("n", "a", "b", "c"))]),
        ([fused("m", "a", "b"), fused("n", "b", "a"), fused("o", "c", "d"), fused("p", "d", "c")],
         [], [("$.mergers[0]", ("m", "a", "b")), ("$.mergers[2]", ("o", "c", "d"))]),
        # One circle is known by the births already: those found before and after it are told, too.
        ([fused("m", "a", "b", **ABSORBED), fused("n", "b", "a", **ABSORBED),
          fused("o", "c", "d"), fused("p", "d", "c"),
          fused("q", "e", "f", **ABSORBED), fused("r", "f", "e", **ABSORBED)],
         [], [("$.mergers[0]", ("m", "a", "b")), ("$.mergers[2]", ("o", "c", "d")),
              ("$.mergers[4]", ("q", "e", "f"))]),
    ],
)  # fmt: skip
def test_unions_that_come_out_of_each_other(
    mergers: list[am.Merger], splits: list[am.Split], expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    """Each circle is told once, at the first record in it; who left can be absorbed again."""
    found = told(data(mergers=mergers, splits=splits), CYCLE)
    assert found == [("error", path, ids) for path, ids in expected]


IDS = st.sampled_from("abcd")
SETS = st.sets(IDS, min_size=1, max_size=2).map(lambda ids: "".join(sorted(ids)))


@given(
    st.lists(st.tuples(SETS, IDS, st.sampled_from(["fusion", "absorption"])), max_size=5),
    st.lists(st.tuples(IDS, SETS), max_size=4),
)
def test_circles_are_where_something_comes_out_of_itself(
    mergers: list[tuple[str, str, str]], splits: list[tuple[str, str]]
) -> None:
    """A circle is found just if by births alone, or by mergers alone, a union reaches itself."""
    splits = [(parent, children) for parent, children in splits if parent not in children]
    born = [(a, after) for before, after, kind in mergers if kind == "fusion" for a in before]
    born += [(parent, child) for parent, children in splits for child in children]
    merged = [(a, after) for before, after, _ in mergers for a in before]
    edges = [[(a, b) for a, b in found if a != b] for found in (born, merged)]
    in_circle = {own for found in edges for own in "abcd" if own in reachable(found, own)}
    dataset = data(
        mergers=[fused(f"m{n}", a, b, kind=kind) for n, (a, b, kind) in enumerate(mergers)],
        splits=[left(f"s{n}", a, b) for n, (a, b) in enumerate(splits)],
    )
    named = {own for _, _, ids in told(dataset, CYCLE) for own in ids[1:]}
    assert named == in_circle
