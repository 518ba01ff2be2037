import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from tests.time.worlds import HORIZON, Window, day, judge, windows, written

NO, POSSIBLE, CERTAIN = am.Certainty
ASKED = range(-1, 9)
QUESTIONS = [(number, number) for number in ASKED] + [(-1, 1), (0, 2), (2, 3), (3, 7)]


Told = am.Merger | am.Split


def merger(
    predecessors: str,
    successor: str,
    date: str | None = None,
    *,
    disputed: bool = False,
    id: str = "",
) -> am.Merger:
    """Make a merger of unions whose ids are single letters or words with blanks between them."""
    return am.Merger(
        id=id or f"{predecessors.replace(' ', '-')}-{successor}",
        predecessor_ids=predecessors.split(),
        successor_id=successor,
        date=date,
        standing="disputed" if disputed else "accepted",
    )


def split(
    parent: str, children: str, date: str | None = None, *, disputed: bool = False
) -> am.Split:
    """Make a split of a union."""
    return am.Split(
        id=f"{parent}-split",
        parent_id=parent,
        child_ids=children.split(),
        date=date,
        standing="disputed" if disputed else "accepted",
    )


def dataset(
    *records: Told,
    lives: Mapping[str, am.Period] | None = None,
    unions: Iterable[str] = "abcde",
    as_of: str | None = None,
) -> am.Dataset:
    """Build a data set of unions, of whose lives nothing is known unless it is told."""
    lives = lives or {}
    return am.Dataset(
        title="Lineage",
        as_of=as_of,
        unions=[am.TradeUnion(id=one, period=lives.get(one, am.Period())) for one in unions],
        mergers=[record for record in records if isinstance(record, am.Merger)],
        splits=[record for record in records if isinstance(record, am.Split)],
    )


def steps(edges: Iterable[am.LineageEdge]) -> list[tuple[str, str]]:
    """Each edge as the ids that it joins."""
    return [(edge.predecessor_id, edge.successor_id) for edge in edges]


FTQ = dataset(
    split("fptq", "fuiq", "1952"),
    merger("fptq fuiq", "ftq", "1957-02-16"),
    lives={
        "fptq": am.Period("1938", until="1957-02-16"),
        "fuiq": am.Period("1952", until="1957-02-16"),
        "ftq": am.Period("1957-02-16", until=".."),
    },
    unions=["fptq", "fuiq", "ftq"],
    as_of="2025-11-14",
)
"""A union and one that left it, which became one again."""


# --- lineage -------------------------------------------------------------------------------------

LETTERS = "abcd"
pairs = st.tuples(st.sampled_from(LETTERS), st.sampled_from(LETTERS), st.booleans(), st.booleans())


@given(st.lists(pairs, max_size=7), st.sampled_from(LETTERS))
def test_lineage_is_what_edges_lead_to(told: list[tuple[str, str, bool, bool]], asked: str) -> None:
    """Ancestors and descendants are found over any edges, even in circles; claims lead nowhere."""
    records: list[Told] = []
    accepted: set[tuple[str, str]] = set()
    claimed: set[tuple[str, str]] = set()
    for before, after, is_split, disputed in told:
        if before == after and is_split:
            continue
        make = split if is_split else merger
        records.append(make(before, after, disputed=disputed))
        if before != after:
            (claimed if disputed else accepted).add((before, after))
    distance_up = distances(asked, {(after, before) for before, after in accepted})
    distance_down = distances(asked, accepted)
    family = {*distance_up, *distance_down}
    found = dataset(*records).lineage(asked)
    for ids, distance in ((found.ancestors, distance_up), (found.descendants, distance_down)):
        assert sorted(ids) == sorted(one for one in distance if one != asked)
        assert [distance[one] for one in ids] == sorted(distance[one] for one in ids)
    assert set(steps(found.edges)) == {
        (before, after) for before, after in accepted if family.issuperset((before, after))
    }
    assert set(steps(found.disputed)) == {one for one in claimed if family.intersection(one)}


def distances(origin: str, leads: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Count the steps to whatever can be reached."""
    leads = list(leads)
    found = {origin: 0}
    for count in range(1, len(LETTERS)):
        for before, after in leads:
            if found.get(before) == count - 1:
                found.setdefault(after, count)
    return found


def test_a_merger_of_several_makes_an_edge_from_each() -> None:
    """Every predecessor is an ancestor, with an edge that carries the record and its date."""
    one = merger("a b c", "d", "2004-03-18")
    found = dataset(one).lineage("d")
    assert (found.id, found.ancestors, found.descendants) == ("d", ("a", "b", "c"), ())
    assert steps(found.edges) == [("a", "d"), ("b", "d"), ("c", "d")]
    assert {(str(edge.date), edge.record) for edge in found.edges} == {("2004-03-18", one)}
    assert dataset(one).lineage("b").edges == found.edges[1:2]
    assert dataset(one).lineage("e") == am.Lineage(
        id="e", ancestors=(), descendants=(), edges=(), disputed=()
    )


def test_the_survivor_of_an_absorption_is_not_its_own_ancestor() -> None:
    """A union that stands among the predecessors of itself has no edge to itself."""
    found = dataset(merger("a b", "a", "2004")).lineage("a")
    assert (found.ancestors, found.descendants, steps(found.edges)) == (("b",), (), [("b", "a")])


def test_edges_come_by_date_the_unknown_first() -> None:
    """Steps are in order of their windows; each stands once, even in a circle."""
    mergers = [merger("b", "a", "2010"), merger("c", "b"), merger("a", "d", "2004")]
    found = dataset(*mergers, split("d", "c")).lineage("a")
    assert steps(found.edges) == [("c", "b"), ("d", "c"), ("a", "d"), ("b", "a")]
    assert [None if edge.date is None else str(edge.date) for edge in found.edges] == [
        None,
        None,
        "2004",
        "2010",
    ]


def test_a_disputed_merger_is_told_beside_the_lineage() -> None:
    """A claim makes no ancestor; it is told where it touches the family, by date."""
    told: list[Told] = [
        merger("a", "b", "2004"),
        merger("c", "a", "2001", disputed=True),
        split("b", "d", "2000", disputed=True),
        merger("c", "e", "1999", disputed=True),
    ]
    found = dataset(*told).lineage("a")
    assert (found.ancestors, found.descendants) == ((), ("b",))
    assert steps(found.disputed) == [("b", "d"), ("c", "a")]
    assert dataset(*told).lineage("d").ancestors == ()


def test_unions_that_are_not_recorded_are_named_all_the_same() -> None:
    """A predecessor or a child that the data set knows by its id alone is part of the lineage."""
    found = dataset(merger("x a", "b"), split("b", "y")).lineage("b")
    assert (found.ancestors, found.descendants) == (("x", "a"), ("y",))
    with pytest.raises(am.UnknownIdError, match="no union has the id 'x'"):
        dataset().lineage("x")
    with pytest.raises(am.UnknownIdError, match="no union has the id 'x'"):
        dataset().successors_on("x", "2004")


def test_the_diamond_of_the_ftq() -> None:
    """A union that came out of another and one with it again has both behind it."""
    assert FTQ.lineage("ftq").ancestors == ("fptq", "fuiq")
    assert sorted(FTQ.lineage("fptq").descendants) == ["ftq", "fuiq"]
    found = FTQ.lineage("ftq").edges
    assert steps(found) == [("fptq", "fuiq"), ("fptq", "ftq"), ("fuiq", "ftq")]
    assert [type(edge.record) for edge in found] == [am.Split, am.Merger, am.Merger]


# --- successors_on: mergers ----------------------------------------------------------------------


def found_on(asked: am.Dataset, when: Window, id: str = "a") -> dict[str, am.Certainty]:
    """The successors of a union, and how certain each is."""
    return dict(asked.successors_on(id, written(when)).holders)


Days = tuple[int, ...]


def over_worlds(
    worlds: Sequence[Days], succeeds: Callable[[Days, int], str | None], when: Window
) -> dict[str, am.Certainty]:
    """Judge every successor over all worlds and the days of a question."""
    found = [succeeds(world, asked) for world in worlds for asked in range(when[0], when[1] + 1)]
    judged = {name: judge(one == name for one in found) for name in dict.fromkeys(found)}
    return {name: it for name, it in judged.items() if name is not None and it is not NO}


def last_of_chain(world: Days, asked: int) -> str | None:
    """Of unions that each merge into the next one: the one there is on a day, but the first."""
    begun = sum(date <= asked for date in world)
    return "abcd"[begun] if begun else None


def chain(told: Sequence[Window | None]) -> am.Dataset:
    """Build a chain of mergers, each of them of two unions."""
    return dataset(
        *(
            merger(f"{before} e", after, None if date is None else written(date))
            for before, after, date in zip("abc", "bcd", told, strict=False)
        ),
        as_of=day(99).isoformat(),
    )


def worlds_of(told: Sequence[Window | None]) -> list[Days]:
    """All choices of days for a chain of mergers, each later than the one before."""
    days = [HORIZON if date is None else range(date[0], date[1] + 1) for date in told]
    return [
        world
        for world in itertools.product(*days)
        if all(before < after for before, after in itertools.pairwise(world))
    ]


def test_the_successor_is_the_last_of_a_chain_of_mergers() -> None:
    """One merger after another: each union carries on until it merges in turn, in all worlds."""
    dates: list[list[Window | None]] = [
        [(0, 0), (0, 1)],
        [(2, 2), (2, 4)],
        [(5, 5), (5, 7), None],
    ]
    for told in (*itertools.product(*dates), *itertools.product(windows(range(4)))):
        asked, worlds = chain(told), worlds_of(told)
        for when in QUESTIONS:
            if None in told and when[0] < 5:
                continue
            assert found_on(asked, when) == over_worlds(worlds, last_of_chain, when), (told, when)


def test_successors_are_never_too_certain() -> None:
    """Where windows overlap, what is CERTAIN is so in all worlds, what is NO in none."""
    dates: list[Window | None] = [None, *windows(range(4))]
    for told in itertools.product(dates, repeat=2):
        worlds = worlds_of(told)
        if not worlds:
            continue
        asked = chain(told)
        for when in QUESTIONS:
            found, truth = found_on(asked, when), over_worlds(worlds, last_of_chain, when)
            if when[0] == when[1]:
                assert found.keys() == truth.keys(), (told, when)
            assert found.keys() >= truth.keys(), (told, when)
            for name, certainty in found.items():
                assert certainty is POSSIBLE or certainty is truth[name], (told, when)


def test_a_second_merger_comes_later_than_the_first() -> None:
    """Whoever a successor merges into succeeds no earlier than it does itself."""
    assert found_on(chain([(2, 2), None]), (1, 1)) == {}
    assert found_on(chain([(1, 2), (0, 4)]), (1, 1)) == {"b": POSSIBLE}


def test_a_vague_merger_leaves_no_gap() -> None:
    """On the vague day that one successor merges into another, one of the two there is."""
    assert chain([(0, 0), (2, 4)]).successors_on("a", day(3)).vacant is NO


def test_a_merger_of_a_year_is_vague_in_that_year() -> None:
    """Before it there is no successor, within it possibly, after it certainly."""
    asked = dataset(merger("a b", "c", "2004"), as_of="2025-11-14")
    found = [
        dict(asked.successors_on("b", when).holders) for when in ("2003", "2004-05-01", "2005")
    ]
    assert found == [{}, {"c": POSSIBLE}, {"c": CERTAIN}]
    assert asked.successors_on("b", "2004-05-01")[0].doubts == (am.Doubt.START,)
    assert dict(asked.successors_on("c", "2005").holders) == {}


def test_a_successor_is_certain_through_as_of() -> None:
    """After the last day anything is known of, a successor may have merged again."""
    asked = dataset(merger("a b", "c", "2004-03-18"), as_of="2025-11-14")
    found = [asked.successors_on("a", when)[0] for when in ("2025-11-14", "2025-11-15")]
    assert [match.certainty for match in found] == [CERTAIN, POSSIBLE]
    assert found[1].doubts == (am.Doubt.AFTER_AS_OF,)
    no_as_of = dataset(merger("a b", "c", "2004-03-18"))
    assert dict(no_as_of.successors_on("a", "2004-03-19").holders) == {"c": POSSIBLE}


def test_a_successor_is_none_any_more_after_its_life() -> None:
    """A successor that was dissolved carries on nobody, from the day of its end on."""
    asked = dataset(
        merger("a b", "c", "2004-03-18"),
        lives={"c": am.Period("2004-03-18", until="2010-06-01")},
        as_of="2025-11-14",
    )
    found = [len(asked.successors_on("a", f"2010-{when}")) for when in ("05-31", "06-01", "06-02")]
    assert found == [1, 0, 0]


def test_a_successor_of_whole_days_carries_on_through_its_last_one() -> None:
    """Who merged into what existed through a day, and not until one, is carried on that day too."""
    lives = {"c": am.Period("2004-03-18", through="2010-06-01")}
    asked = dataset(merger("a b", "c", "2004-03-18"), lives=lives, as_of="2025-11-14")
    [match] = asked.successors_on("a", "2010-06-01")
    assert str(match.period) == "2004-03-18/2010-06-01"
    days = ("2004-03-17", "2004-03-18", "2010-06-01", "2010-06-02")
    found = [dict(asked.successors_on("a", when).holders) for when in days]
    assert found == [{}, {"c": CERTAIN}, {"c": CERTAIN}, {}]
    steps = merger("a b", "c", "2004-03-18"), merger("c d", "e", "2010-06-01")
    merged = dataset(*steps, lives=lives, as_of="2025-11-14")
    assert dict(merged.successors_on("a", "2010-06-01").holders) == {"e": CERTAIN}


def test_the_life_of_a_successor_bounds_it_without_being_asked_about() -> None:
    """Where none exists, the record is silent: it is no question whether any of them existed."""
    asked = dataset(
        merger("a b", "c", "2004"),
        lives={"c": am.Period("2004-03-18", until="2010-06-01")},
        as_of="2025-11-14",
    )
    days = ("2004-03-17", "2004-03-18", "2005", "2010-06-02", "2025-11-15")
    answers = [asked.successors_on("a", when) for when in days]
    assert [dict(answer.holders) for answer in answers] == [
        {},
        {"c": POSSIBLE},
        {"c": CERTAIN},
        {},
        {},
    ]
    silent = [answers[0], *answers[3:], asked.successors_on("e", "2005")]
    for answer in silent:
        assert (answer.existed, answer.vacant, str(answer)) == (CERTAIN, POSSIBLE, "none")
    assert {answer.existed for answer in answers} == {CERTAIN}
    in_french = asked.successors_on("e", "2005").explain("fr")
    assert in_french.startswith("e, en 2005")


def test_each_successor_is_bounded_by_its_own_life() -> None:
    """The life of one bounds no other."""
    asked = dataset(
        split("a", "b c", "2004-03-18"),
        lives={
            "a": am.Period("1999", until="2004-03-18"),
            "b": am.Period("2004-03-18", until="2006-01-01"),
            "c": am.Period("2004-03-18", until=".."),
        },
        as_of="2025-11-14",
    )
    assert found_years(asked, "2005", "2007", "2026") == [
        {"b": CERTAIN, "c": CERTAIN},
        {"c": CERTAIN},
        {"c": POSSIBLE},
    ]


def test_the_survivor_of_an_absorption_succeeds_the_others() -> None:
    """It carries on those that it absorbed, and is not succeeded by itself."""
    asked = dataset(merger("a b", "a", "2004-03-18"), as_of="2025-11-14")
    assert dict(asked.successors_on("b", "2005").holders) == {"a": CERTAIN}
    assert dict(asked.successors_on("a", "2005").holders) == {}


def test_disputed_mergers_make_no_successor() -> None:
    """What the data set rejects leads to no successor, and ends none."""
    asked = dataset(
        merger("a", "b", "2004-03-18"),
        merger("a", "d", "2003-03-18", disputed=True),
        merger("b", "c", "2005-03-18", disputed=True),
        as_of="2025-11-14",
    )
    assert dict(asked.successors_on("a", "2010").holders) == {"b": CERTAIN}


def test_a_successor_that_is_not_recorded_is_named_by_its_id() -> None:
    """Nothing but the id is known of it, and it carries on all the same."""
    asked = dataset(merger("a b", "x", "2004-03-18"), merger("x", "y", "2010"), as_of="2025-11-14")
    answer = asked.successors_on("a", "2005")
    assert (str(answer), answer.one()) == ("x", am.TradeUnion(id="x"))
    assert answer.explain().startswith("a ")
    assert dict(asked.successors_on("a", "2011").holders) == {"y": CERTAIN}


def test_circles_and_mergers_out_of_order_end() -> None:
    """Data with errors in it gives some answer, and no union succeeds itself."""
    round_about = [merger("a", "b", "2004"), merger("b", "c", "2005"), merger("c", "a", "2006")]
    asked = dataset(*round_about, as_of="2025-11-14")
    assert "a" not in asked.successors_on("a", "2010").holders
    backwards = dataset(merger("a", "b", "2004-03-18"), merger("b", "c", "2003-03-18"))
    assert dict(backwards.successors_on("a", "2004-06-01").holders) == {"b": POSSIBLE}
    assert steps(asked.lineage("a").edges) == [("a", "b"), ("b", "c"), ("c", "a")]
    same_day = dataset(merger("a", "b", "2004-03-18"), merger("b", "c", "2004-03-18"))
    assert dict(same_day.successors_on("a", "2004-03-18").holders) == {"b": CERTAIN}
    undated = dataset(merger("a", "b"), merger("b", "a"))
    assert dict(undated.successors_on("a", "2010").holders) == {"b": POSSIBLE}
    before = dataset(
        merger("a", "b", "2004"),
        split("b", "c", "2000"),
        lives={"b": am.Period("1990", until="2000")},
    )
    assert dict(before.successors_on("a", "2010").holders) == {}


Step = tuple[str, str, Window | None, bool]
some_days = st.sampled_from([None, *windows(range(4))])
some_steps: st.SearchStrategy[Step] = st.tuples(
    st.sampled_from(LETTERS), st.sampled_from(LETTERS), some_days, st.booleans()
)


@given(st.lists(some_steps, max_size=6), st.lists(some_days, min_size=4, max_size=4))
def test_whatever_is_told_has_an_answer(told: list[Step], ends: list[Window | None]) -> None:
    """However wrong mergers, splits and lives are, successors are descendants, never itself."""
    records: list[Told] = [
        (split if is_split else merger)(before, after, None if date is None else written(date))
        for before, after, date, is_split in told
        if not (is_split and before == after)
    ]
    lives = {
        one: am.Period(None, until=None if end is None else written(end))
        for one, end in zip(LETTERS, ends, strict=True)
    }
    asked = dataset(*records, lives=lives, as_of=day(9).isoformat())
    for one in LETTERS:
        descendants = asked.lineage(one).descendants
        for when in QUESTIONS:
            answer = asked.successors_on(one, written(when))
            assert set(answer.holders) <= set(descendants) - {one}
            assert answer.existed is CERTAIN
            for lang in am.Language:
                assert answer.explain(lang)


def test_each_of_a_chain_succeeds_a_day_later_than_the_one_before() -> None:
    """Of mergers that may all be of one day, no two are: the third is of the third day at least."""
    asked = chain([(0, 4), (0, 4), (0, 4)])
    found = [sorted(found_on(asked, (number, number))) for number in range(-1, 4)]
    assert found == [[], ["b"], ["b", "c"], ["b", "c", "d"], ["c", "d"]]
    no_dates = chain([None, None, (2, 2)])
    assert found_on(no_dates, (2, 2))["d"] is CERTAIN
    first_known = chain([(2, 2), None, None])
    found = [sorted(found_on(first_known, (number, number))) for number in range(1, 5)]
    assert found == [[], ["b"], ["b", "c"], ["b", "c", "d"]]


def test_the_earliest_of_several_ways_counts() -> None:
    """A union that is reached by two ways succeeds from the earlier on, and what follows it too."""
    asked = dataset(
        merger("a", "c", "2010-01-01"),
        merger("c", "d", "2007-01-01"),
        merger("a", "b", "2000-01-01"),
        merger("b", "c", "2005-01-01"),
        as_of="2025-11-14",
    )
    assert found_years(asked, "1999", "2001", "2006", "2008") == [
        {},
        {"b": CERTAIN},
        {"c": CERTAIN},
        {"d": CERTAIN},
    ]


def test_a_split_counts_from_the_earliest_end_of_its_parent() -> None:
    """Children, and what they merged into, come no earlier than their parent can have ended."""
    asked = dataset(
        split("a", "b c", written((0, 4))),
        merger("b e", "d", written((0, 4))),
        lives={"a": am.Period(None, until=written((2, 3)))},
        as_of=day(9).isoformat(),
    )
    found = [found_on(asked, (number, number)) for number in range(1, 4)]
    assert found == [
        {},
        {"b": POSSIBLE, "c": POSSIBLE},
        {"b": POSSIBLE, "c": POSSIBLE, "d": POSSIBLE},
    ]


def test_a_union_that_takes_over_another_may_merge_the_same_day() -> None:
    """Of two absorptions on one day, the last union carries on, from that day."""
    day_of_both = "2005-05-05"
    absorbed = absorption("a", "b", day_of_both), absorption("b", "c", day_of_both)
    ended = {one: am.Period("1990-01-01", until=day_of_both) for one in "ab"}
    asked = dataset(*absorbed, lives=ended, as_of="2010-01-01")
    for day_asked, found in (
        ("2005-05-04", {}),
        (day_of_both, {"c": CERTAIN}),
        ("2008", {"c": CERTAIN}),
    ):
        assert dict(asked.successors_on("a", day_asked).holders) == found


def absorption(before: str, after: str, date: str | None) -> am.Merger:
    """Make a merger in which one union takes over another."""
    return am.Merger(
        id=f"{before}-{after}",
        kind="absorption",
        predecessor_ids=[before],
        successor_id=after,
        date=date,
    )


def test_who_takes_over_on_the_last_day_carries_nothing_on() -> None:
    """A union that ended on the day on which it absorbed another is not its successor."""
    ended = {one: am.Period("1990-01-01", until="2005-05-05") for one in "ab"}
    taken = absorption("a", "b", "2005-05-05")
    alone = dataset(taken, lives=ended, as_of="2010-01-01")
    assert dict(alone.successors_on("a", "2005-05-05").holders) == {}
    passed_on = dataset(taken, absorption("b", "c", None), lives=ended, as_of="2010-01-01")
    assert dict(passed_on.successors_on("a", "2005-05-05").holders) == {"c": POSSIBLE}


def test_who_may_be_a_successor_is_none_for_certain_on_its_last_day() -> None:
    """What came out of a union that may go on is possible to the end, and not certain before it."""
    asked = dataset(
        split("a", "b", "1985-07-21"),
        absorption("b", "c", "1988-07-22"),
        lives={"a": am.Period("1980-06-19"), "b": am.Period("1985-07-21", until="1988-07-22")},
        as_of="2010-01-01",
    )
    assert dict(asked.successors_on("a", "1988-07-21").holders) == {"b": POSSIBLE}


def test_a_union_in_two_mergers_at_once_has_both_successors() -> None:
    """Two accepted mergers of one union give two successors; the check reports them."""
    asked = dataset(merger("a", "b", "2004"), merger("a", "c", "2005"), as_of="2025-11-14")
    assert dict(asked.successors_on("a", "2010").holders) == {"b": CERTAIN, "c": CERTAIN}


# --- successors_on: splits -----------------------------------------------------------------------


def split_world(world: Days, asked: int) -> str | None:
    """Of a split and the end of its parent: a child succeeds if they were on one day."""
    ended, parted = world
    return "b" if ended == parted <= asked else None


def test_children_succeed_only_if_the_split_ended_the_parent() -> None:
    """A child is CERTAIN, POSSIBLE or no successor as the end and the split may be one day."""
    ends: list[Window | None] = [None, *windows(range(4))]
    for end, parted in itertools.product(ends, windows(range(4))):
        life = am.Period(None, until=None if end is None else written(end))
        asked = dataset(
            split("a", "b", written(parted)), lives={"a": life}, as_of=day(99).isoformat()
        )
        days = HORIZON if end is None else range(end[0], end[1] + 1)
        worlds = list(itertools.product(days, range(parted[0], parted[1] + 1)))
        for when in QUESTIONS:
            found, truth = found_on(asked, when), over_worlds(worlds, split_world, when)
            assert found.get("b", NO) in {truth.get("b", NO), POSSIBLE}, (end, parted, when)
            if end is None or (parted[0] == parted[1] and end[0] <= parted[0]):
                assert found == truth, (end, parted, when)


def test_children_succeed_no_earlier_than_the_parent_can_have_ended() -> None:
    """A split of some day in a window, and an end on a known day of it, are that day."""
    life = {"a": am.Period(None, until=day(3))}
    asked = dataset(split("a", "b", written((0, 3))), lives=life, as_of=day(9).isoformat())
    assert found_on(asked, (1, 1)) == {}


def test_children_of_a_parent_that_lives_on_are_no_successors() -> None:
    """A union that left another one does not carry it on, nor does what it merged into."""
    assert dict(FTQ.successors_on("fptq", "1955").holders) == {}
    for former in ("fptq", "fuiq"):
        days = ("1957-02-15", "1957-02-16", "2025-11-14", "2025-11-15")
        found = [dict(FTQ.successors_on(former, when).holders) for when in days]
        assert found == [{}, {"ftq": CERTAIN}, {"ftq": CERTAIN}, {"ftq": POSSIBLE}]
    alone = dataset(
        split("a", "b", "1972-06-08"),
        merger("b c", "d", "1980-01-01"),
        lives={"a": am.Period("1921", until="..")},
        as_of="2025-11-14",
    )
    assert dict(alone.successors_on("a", "1990").holders) == {}
    assert dict(alone.successors_on("b", "1990").holders) == {"d": CERTAIN}


def test_children_of_a_split_of_which_no_day_is_known_are_possible() -> None:
    """A split without a date may have ended the parent whose end is known, or not."""
    life = {"a": am.Period("1999", until="2004-03-18")}
    asked = dataset(split("a", "b c", None), lives=life, as_of="2025-11-14")
    assert dict(asked.successors_on("a", "2010").holders) == {"b": POSSIBLE, "c": POSSIBLE}
    disputed = dataset(split("a", "b", "2004-03-18", disputed=True), lives=life)
    assert dict(disputed.successors_on("a", "2010").holders) == {}


def test_a_merger_after_a_possible_split_is_followed_possibly() -> None:
    """What a possible successor merged into is possible, however well its date is known."""
    asked = dataset(
        split("a", "b c", "2004"),
        merger("b", "d", "2006-01-01"),
        lives={"a": am.Period("1999", until="2004")},
        as_of="2025-11-14",
    )
    assert found_years(asked, "2005", "2010") == [
        {"b": POSSIBLE, "c": POSSIBLE},
        {"c": POSSIBLE, "d": POSSIBLE},
    ]
    ended = dataset(
        split("a", "b c", "2004-03-18"),
        merger("b", "d", "2006-01-01"),
        lives={"a": am.Period("1999", until="2004-03-18")},
        as_of="2025-11-14",
    )
    assert found_years(ended, "2003", "2005", "2010") == [
        {},
        {"b": CERTAIN, "c": CERTAIN},
        {"c": CERTAIN, "d": CERTAIN},
    ]


def found_years(asked: am.Dataset, *years: str) -> list[dict[str, am.Certainty]]:
    """The successors of a union in some years."""
    return [dict(asked.successors_on("a", year).holders) for year in years]


def test_a_successor_that_splits_is_none_on_the_day_of_its_split() -> None:
    """As with mergers, on the day of the split the children carry on and the parent does not."""
    asked = dataset(
        merger("a e", "b", "2000-01-01"),
        split("b", "c d", "2004-03-18"),
        lives={"b": am.Period("2000-01-01", until="2004-03-18")},
        as_of="2025-11-14",
    )
    assert dict(asked.successors_on("a", "2004-03-18").holders) == {"c": CERTAIN, "d": CERTAIN}
