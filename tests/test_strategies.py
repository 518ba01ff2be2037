import contextlib
import datetime
import inspect
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from graphlib import TopologicalSorter
from itertools import pairwise
from operator import attrgetter
from typing import Any, Literal, TypeVar, cast

import attrs
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument, NoSuchExample

import apts_model as am
from apts_model import strategies
from apts_model.strategies import Levels
from tests.effort import tries

FIRST, LAST = datetime.date(1999, 11, 1), datetime.date(2006, 5, 18)
SOURCES = [am.Source(id="s", title="S"), am.Source(id="t", title="T")]
PEOPLE = [am.Person(id="ada", name="Ada"), am.Person(id="bo", name="Bo")]
UNIONS = [am.TradeUnion(id="u"), am.TradeUnion(id="v")]
LEVEL_0 = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-3][0-9])?)?")
LEVEL_1 = re.compile(r"[0-9X]{4}(-(0[1-9]|1[0-2]|XX|2[1-4])(-([0-3][0-9]|XX))?)?[?~%]?")
ONCE = settings(
    max_examples=2000,
    phases=[Phase.generate],
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
DAYS = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))

T = TypeVar("T")
Window = tuple[datetime.date, datetime.date]


@st.composite
def ranges(draw: st.DrawFn) -> Window:
    """Draw a range of at least two days."""
    one, other = draw(st.lists(DAYS, min_size=2, max_size=2, unique=True))
    return min(one, other), max(one, other)


def reaches(drawn: st.SearchStrategy[T], *shapes: Callable[[T], object]) -> None:
    """Check that a strategy draws something of each shape, sooner or later."""
    wanted = dict(enumerate(shapes))

    def all_seen(value: T) -> bool:
        for number in [number for number, shape in wanted.items() if shape(value)]:
            del wanted[number]
        return not wanted

    with contextlib.suppress(NoSuchExample):
        find(drawn, all_seen, settings=ONCE)
    assert list(wanted) == []


# --- dates ---------------------------------------------------------------------------------------


@given(st.data(), ranges())
def test_dates_stay_in_their_range(data: st.DataObject, inside: Window) -> None:
    """No day that a date names lies outside the range; the text reads back."""
    date = data.draw(strategies.imprecise_dates(*inside))
    assert inside[0] <= date.earliest <= date.latest <= inside[1]
    assert am.ImpreciseDate.parse(str(date)) == date


@given(st.data(), DAYS)
def test_a_range_of_one_day(data: st.DataObject, day: datetime.date) -> None:
    """In a range of one day, only that day can be drawn, however it is written."""
    date = data.draw(strategies.imprecise_dates(day, day))
    assert date.earliest == date.latest == day


@pytest.mark.parametrize(
    ("levels", "written"),
    [([0], LEVEL_0), ([1], LEVEL_1), ([0, 1], LEVEL_1), ((), LEVEL_0)],
)
def test_dates_stay_in_their_levels(levels: Levels, written: re.Pattern[str]) -> None:
    """Dates are written in the levels that are asked for; a plain day is in all of them."""

    @given(strategies.imprecise_dates(levels=levels))
    def check(date: am.ImpreciseDate) -> None:
        assert written.fullmatch(str(date))

    check()


def test_shapes_of_dates() -> None:
    """Dates of every form are drawn: leap days, seasons, sets, qualified ones and the rest."""
    reaches(
        strategies.imprecise_dates(),
        lambda date: (date.earliest.month, date.earliest.day) == (2, 29) and date.is_exact,
        lambda date: date.is_exact,
        lambda date: LEVEL_0.fullmatch(str(date)) and len(str(date)) == 4,
        lambda date: LEVEL_0.fullmatch(str(date)) and len(str(date)) == 7,
        lambda date: date.approximate and not date.uncertain,
        lambda date: date.uncertain and not date.approximate,
        lambda date: date.uncertain and date.approximate,
        lambda date: "X" in str(date),
        lambda date: re.fullmatch(r"[0-9]{4}-2[1-4]", str(date)),
        lambda date: re.fullmatch(r"[0-9]{4}-(29|3[0-9]|4[01])", str(date)),
        lambda date: str(date).startswith("[.."),
        lambda date: str(date).endswith("..]"),
        lambda date: re.search(r"[0-9]\.\.[0-9]", str(date)),
        lambda date: "," in str(date),
        lambda date: re.search(r"[~?].*[0-9]$", str(date)),
    )


# --- periods -------------------------------------------------------------------------------------


@given(st.data(), ranges(), st.sampled_from(["until", "through"]))
def test_periods_stay_in_their_range(
    data: st.DataObject, inside: Window, ends: Literal["until", "through"]
) -> None:
    """No day that a period names lies outside the range, and it ends as asked."""
    period = data.draw(strategies.periods(*inside, ends=[ends]))
    other = period.until if ends == "through" else period.through
    assert other is None
    for date in (period.start, period.end):
        if isinstance(date, am.ImpreciseDate):
            assert inside[0] <= date.earliest <= date.latest <= inside[1]


@given(st.data(), st.dates(max_value=datetime.date(9999, 12, 30)))
def test_a_range_of_two_days(data: st.DataObject, day: datetime.date) -> None:
    """Two days are room enough for a period of either kind."""
    after = day + datetime.timedelta(days=1)
    data.draw(strategies.periods(day, after, ends=["until"]))
    data.draw(strategies.periods(day, after, ends=["through"]))


def test_shapes_of_periods() -> None:
    """Periods have exact, vague, unknown and open ends, and ends that overlap."""
    reaches(
        strategies.periods(FIRST, LAST),
        lambda period: period == am.Period(),
        lambda period: period.start is None and period.is_open,
        lambda period: period.start is None and isinstance(period.until, am.ImpreciseDate),
        lambda period: period.start is not None and period.end is None,
        lambda period: period.until == am.OPEN,
        lambda period: period.through == am.OPEN,
        lambda period: isinstance(period.through, am.ImpreciseDate),
        lambda period: period.bounds.start_last >= period.bounds.end_first,
        lambda period: period.start == period.through is not None,
        lambda period: (
            isinstance(period.until, am.ImpreciseDate)
            and period.start is not None
            and period.start.is_exact
            and period.until.is_exact
        ),
    )


# --- records -------------------------------------------------------------------------------------


@given(strategies.texts(max_size=12), strategies.names_of_people(), strategies.ids())
def test_texts_and_ids_are_what_records_take(text: str, name: str, id: str) -> None:
    """Texts, names and ids are valid as they are."""
    assert am.Person(id=id, name=name, other_names=[text]).other_names == (text,)
    assert 1 <= len(text) <= 12


def test_shapes_of_records() -> None:
    """Records are drawn with and without what can be left out, texts with all their signs."""
    reaches(strategies.texts(), lambda text: not text.isascii(), lambda text: " " in text)
    reaches(strategies.names_of_people(), lambda name: "’" in name, lambda name: "-" in name)
    reaches(strategies.ids(), lambda one: one.startswith("-"), lambda one: len(one) == 12)
    reaches(
        strategies.sources(),
        lambda source: source.published is not None,
        lambda source: source.url is None,
        lambda source: source.language is None,
    )
    reaches(
        strategies.people(sources=SOURCES),
        lambda person: person.citations,
        lambda person: len(person.other_names) == 2,
    )
    reaches(
        strategies.names(),
        lambda name: name.language == "en" and name.kind is am.NameKind.ALIAS,
        lambda name: name.period == am.Period(),
    )
    reaches(
        strategies.trade_unions(),
        lambda union: len(union.names) > 1 and union.headquarters is not None,
        lambda union: len(union.president_seats) == 2,
        lambda union: union.period == am.Period() and not union.names,
    )


@given(
    strategies.citations(SOURCES),
    strategies.people(sources=SOURCES),
    strategies.names(sources=SOURCES),
    strategies.trade_unions(sources=SOURCES),
)
@tries(30)
def test_only_given_sources_are_cited(
    citation: am.Citation, person: am.Person, name: am.Name, union: am.TradeUnion
) -> None:
    """Records cite the sources they are given, and none where they are given none."""
    cited = {citation, *person.citations, *name.citations, *union.citations}
    assert {one.source_id for one in cited} <= {"s", "t"}


@given(strategies.presidencies(unions=UNIONS, people=PEOPLE, sources=SOURCES, within=(FIRST, LAST)))
def test_presidencies_are_of_what_they_are_given(record: am.Presidency) -> None:
    """A presidency has one of the holders and unions, and dates inside the range."""
    assert record.union_id in {"u", "v"}
    assert record.holder_id in {"ada", "bo"}
    assert {one.source_id for one in record.citations} <= {"s", "t"}
    assert record.period.through is None
    for date in (record.period.start, record.period.until, *record.reelected):
        if isinstance(date, am.ImpreciseDate):
            assert FIRST <= date.earliest <= date.latest <= LAST


def test_shapes_of_presidencies() -> None:
    """Presidencies are accepted and disputed, with every way to come in and to leave."""
    reaches(
        strategies.presidencies(unions=UNIONS, people=PEOPLE),
        lambda record: record.standing is am.Standing.DISPUTED,
        lambda record: record.standing is am.Standing.ACCEPTED,
        lambda record: len(record.reelected) == 2,
        lambda record: record.accession is am.Accession.INTERIM,
        lambda record: record.ended_by is am.EndedBy.DEATH,
        lambda record: record.title is not None and record.note is not None,
        lambda record: record.period.is_open,
        lambda record: record.period.start is None,
    )


# --- successions ---------------------------------------------------------------------------------

SUCCESSIONS = strategies.successions(union=UNIONS[0], people=PEOPLE, within=(FIRST, LAST))


def have_a_world(records: list[am.Presidency]) -> bool:
    """Whether days can be chosen for all starts and ends, one after the other, links on one day."""
    anything = (-(10**9), 10**9)
    windows: list[tuple[tuple[int, int], int]] = []  # each with the days that must lie before it
    for record in records:
        until = record.period.until
        start = anything if record.period.start is None else record.period.start.window
        end = until.window if isinstance(until, am.ImpreciseDate) else anything
        if record.follows_ids:
            (first, last), days = windows.pop()
            windows.append(((max(first, start[0]), min(last, start[1])), days))
        else:
            windows.append((start, 0))
        windows.append((end, 1))
    day = -(10**9)
    for (first, last), days in windows:  # the earliest days possible leave most room
        day = max(first, day + days)
        if day > last:
            return False
    return True


@given(SUCCESSIONS)
def test_successions_can_have_happened(records: list[am.Presidency]) -> None:
    """All presidencies of a succession hold together, and every link joins one to the next."""
    accepted = [record for record in records if record.standing is am.Standing.ACCEPTED]
    assert have_a_world(accepted)
    assert 1 <= len(accepted) <= 6
    assert accepted == records[: len(accepted)]
    for number, record in enumerate(records):
        assert record.union_id == "u"
        assert record.holder_id in {"ada", "bo"}
        assert record.citations == ()
        assert record.follows_ids in ((), (records[number - 1].id,))
        assert record.follows_ids == () or number > 0
        for date in (record.period.start, record.period.until):
            if isinstance(date, am.ImpreciseDate):
                assert FIRST <= date.earliest <= date.latest <= LAST
    assert len({record.id for record in records}) == len(records)


@given(SUCCESSIONS)
@tries(50)
def test_links_of_successions_are_never_ignored(records: list[am.Presidency]) -> None:
    """Each link is one that a timeline can use: the two are certainly handed over."""
    by_id = {record.id: record for record in records}
    certain = [pair for pair, sure in am.Timeline(records).handovers() if sure.is_certain]
    for record in records:
        for before in record.follows_ids:
            assert (by_id[before], record) in certain


def vague(date: object) -> bool:
    """Whether a date is known, and not to the day."""
    return isinstance(date, am.ImpreciseDate) and not date.is_exact


def test_shapes_of_successions() -> None:
    """Handovers are exact and vague, linked or not, with gaps between; the last may be open."""
    reaches(
        SUCCESSIONS,
        lambda records: len(records) == 1,
        lambda records: len(records) == 6,
        lambda records: any(record.follows_ids for record in records),
        lambda records: any(
            record.follows_ids and record.period.start is None and vague(before.period.until)
            for before, record in pairwise(records)
        ),
        lambda records: any(
            record.follows_ids and vague(record.period.start) and vague(before.period.until)
            for before, record in pairwise(records)
        ),
        lambda records: records[-1].period.is_open,
        lambda records: not records[-1].period.is_open,
        lambda records: len({record.holder_id for record in records}) < len(records),
        lambda records: len(records) > 2 and not any(record.follows_ids for record in records),
    )


SEATS_THAT_WENT = am.TradeUnion(
    id="u",
    president_seats=[am.PresidentSeats(count=2, period=am.Period(through="1972-01-01"))],
)


@tries(150)
@given(
    strategies.successions(
        union=SEATS_THAT_WENT,
        people=PEOPLE,
        within=(datetime.date(1971, 12, 30), datetime.date(1972, 1, 4)),
    )
)
def test_nobody_keeps_a_second_seat_that_went(records: list[am.Presidency]) -> None:
    """Where there were two seats for a time, no two presidents go on together after it."""
    dataset = am.Dataset(
        title="Seats",
        as_of="2025-12-31",
        people=PEOPLE,
        unions=[SEATS_THAT_WENT],
        presidencies=records,
    )
    assert [one for one in am.check(dataset) if one.severity is am.Severity.ERROR] == []


def test_successions_have_gaps() -> None:
    """Some presidencies certainly end before the next one starts."""
    reaches(
        SUCCESSIONS,
        lambda records: any(
            before.period.before(record.period) is am.Certainty.CERTAIN
            and before.period.meets(record.period) is am.Certainty.NO
            for before, record in pairwise(records)
        ),
    )


def test_successions_have_claims() -> None:
    """Sometimes a claim is disputed."""
    reaches(
        SUCCESSIONS,
        lambda records: any(record.standing is am.Standing.DISPUTED for record in records),
    )


@pytest.mark.parametrize("size", [1, 2, 3])
def test_successions_have_at_most_so_many(size: int) -> None:
    """`max_size` is reached and not passed by presidencies; one claim may come on top."""
    drawn = strategies.successions(union=UNIONS[0], people=PEOPLE, max_size=size)
    reaches(drawn, lambda records: len(records) == size)

    @given(drawn)
    @tries(20)
    def check(records: list[am.Presidency]) -> None:
        accepted = [record for record in records if record.standing is am.Standing.ACCEPTED]
        assert len(accepted) <= size
        assert len(records) <= size + 1

    check()


# --- figures, coalitions and affiliations --------------------------------------------------------

BODIES = [am.Coalition(id="f", kind="common_front"), am.Coalition(id="w", kind="network")]
WITHIN = FIRST, LAST


def fields_of(value: object) -> list[str]:
    """Return the names of the fields of a record, none for all else."""
    return [field.name for field in getattr(type(value), "__attrs_attrs__", ())]


def dates_of(value: object) -> Iterator[am.ImpreciseDate]:
    """Yield every date in a record, however deep."""
    if isinstance(value, am.ImpreciseDate):
        yield value
    elif isinstance(value, tuple):
        for one in cast("tuple[object, ...]", value):
            yield from dates_of(one)
    elif not isinstance(value, am.Source):
        for name in fields_of(value):
            yield from dates_of(getattr(value, name))


def assert_inside(value: object, within: Window = WITHIN) -> None:
    """Check that no date in a record names a day outside a range."""
    for date in dates_of(value):
        assert within[0] <= date.earliest <= date.latest <= within[1]


@given(
    st.tuples(
        strategies.names(within=WITHIN),
        strategies.trade_unions(within=WITHIN),
        strategies.coalitions(within=WITHIN),
        strategies.figures(subjects=[*UNIONS, *BODIES], within=WITHIN),
        strategies.statutes(within=WITHIN),
        strategies.campaigns(unions=UNIONS, within=WITHIN),
        strategies.votes(within=WITHIN),
        strategies.milestones(unions=UNIONS, within=WITHIN),
        strategies.strikes(unions=UNIONS, within=WITHIN),
        strategies.agreements(within=WITHIN),
    )
)
def test_records_stay_in_their_range(records: tuple[object, ...]) -> None:
    """Records are built, so they are valid; no date of theirs lies outside the range."""
    assert_inside(records)


@given(
    st.tuples(
        strategies.coalitions(sources=SOURCES),
        strategies.figures(subjects=UNIONS, sources=SOURCES),
        strategies.affiliations(members=UNIONS, bodies=BODIES, sources=SOURCES),
        strategies.statutes(sources=SOURCES),
        strategies.campaigns(sources=SOURCES),
        strategies.milestones(sources=SOURCES),
        strategies.strikes(sources=SOURCES),
        strategies.agreements(sources=SOURCES),
        strategies.bargaining_rounds(sources=SOURCES),
        strategies.lineages(sources=SOURCES),
    )
)
@tries(30)
def test_new_records_cite_given_sources(records: tuple[object, ...]) -> None:
    """These records, too, cite the sources they are given."""
    assert {one.source_id for one in citations_in(records)} <= {"s", "t"}


def citations_in(value: object) -> Iterator[am.Citation]:
    """Yield every citation in a record, however deep."""
    if isinstance(value, am.Citation):
        yield value
    elif isinstance(value, tuple):
        for one in cast("tuple[object, ...]", value):
            yield from citations_in(one)
    else:
        for name in fields_of(value):
            yield from citations_in(getattr(value, name))


def has(field: str, value: object) -> Callable[[object], bool]:
    """Return whether a record has this value."""
    return lambda record: getattr(record, field) is value


def test_shapes_of_figures() -> None:
    """Figures are of every measure, whole and in tenths, below zero, dated and not, disputed."""
    reaches(
        strategies.figures(subjects=[*UNIONS, *BODIES], sources=SOURCES),
        *(has("measure", one) for one in am.Measure),
        lambda figure: figure.value < 0,
        lambda figure: figure.value != int(figure.value),
        lambda figure: figure.value > 10_000,
        lambda figure: figure.comparison is am.Comparison.AT_MOST,
        lambda figure: figure.standing is am.Standing.DISPUTED,
        lambda figure: figure.date is None,
        lambda figure: vague(figure.date),
        lambda figure: figure.subject_id == "w",
    )


def test_shapes_of_coalitions() -> None:
    """Coalitions are drawn with and without names and a life."""
    reaches(
        strategies.coalitions(),
        *(has("kind", kind) for kind in am.CoalitionKind),
        lambda one: len(one.names) == 2 and one.note is not None,
        lambda one: one.period.is_open,
    )


@given(strategies.affiliations(members=[*UNIONS, *BODIES], bodies=[*BODIES, *UNIONS]))
def test_nothing_is_a_member_of_itself(record: am.Affiliation) -> None:
    """The member and the body of an affiliation are two."""
    assert record.member_id != record.body_id
    assert {record.member_id, record.body_id} <= {"u", "v", "f", "w"}


LIVED = am.TradeUnion(id="u", period=am.Period("2000-02", until="2004-05-06"))
FRONT = am.Coalition(id="f", kind="alliance", period=am.Period("2003-01-01", until=".."))


@given(strategies.affiliations(members=[LIVED], bodies=[FRONT], within=WITHIN))
def test_affiliations_lie_inside_lives(record: am.Affiliation) -> None:
    """A membership can lie inside the lives of its member and its body."""
    assert_inside(record)
    assert LIVED.period.contains(record.period).is_possible
    assert FRONT.period.contains(record.period).is_possible


def test_affiliations_outside_lives() -> None:
    """Where the range leaves no room inside the lives, there is nothing to draw."""
    short = (FIRST, FIRST.replace(day=3))
    drawn = strategies.affiliations(members=[LIVED], bodies=[FRONT], within=short)
    with pytest.raises(InvalidArgument, match="no member lived at the same time as a body"):
        find(drawn, lambda _: True)


def test_presidencies_outside_lives() -> None:
    """Where no union was there in the range, there is no presidency to draw, and no succession."""
    gone = am.TradeUnion(id="u", period=am.Period("1950-01-01", until="1951-01-01"))
    drawn = strategies.presidencies(unions=[gone], within=(FIRST, LAST))
    with pytest.raises(InvalidArgument, match="none of the unions was there on two days"):
        find(drawn, lambda _: True)
    assert find(strategies.successions(union=gone, within=(FIRST, LAST)), lambda _: True) == []


def test_shapes_of_affiliations() -> None:
    """Memberships are known, unknown, disputed, and open where both may go on."""
    reaches(
        strategies.affiliations(members=[am.TradeUnion(id="u")], bodies=[FRONT], within=WITHIN),
        lambda one: one.period.is_open,
    )
    reaches(
        strategies.affiliations(members=[LIVED], bodies=[FRONT], within=WITHIN),
        lambda one: one.period == am.Period(),
        lambda one: vague(one.period.start) and vague(one.period.end),
        lambda one: one.standing is am.Standing.DISPUTED,
    )


# --- law and campaigns ---------------------------------------------------------------------------


@given(strategies.statutes(within=WITHIN))
def test_steps_of_statutes_are_in_order(statute: am.Statute) -> None:
    """No step certainly comes before the one it follows; the law is made, then judged."""
    dated = [step.date for step in statute.steps if step.date is not None]
    for number, date in enumerate(dated):
        assert not any(later.before(date).is_certain for later in dated[number:])
    made = [step.kind for step in statute.steps]
    assert len(set(made)) == len(made)
    parts = (
        {am.StepKind.INTRODUCED},
        {am.StepKind.PASSED},
        {am.StepKind.ASSENTED},
        {am.StepKind.IN_FORCE},
        {am.StepKind.STRUCK_DOWN, am.StepKind.UPHELD},
        {am.StepKind.REPEALED},
    )
    places = [next(n for n, part in enumerate(parts) if kind in part) for kind in made]
    assert places == sorted(places)


def test_shapes_of_statutes() -> None:
    """Statutes go every way through parliament and the courts."""
    reaches(
        strategies.statutes(),
        lambda statute: not statute.steps,
        lambda statute: len(statute.steps) > 5,
        lambda statute: statute.bill is not None and statute.chapter is not None,
        lambda statute: any(step.date is None for step in statute.steps),
        lambda statute: any(vague(step.date) for step in statute.steps),
        lambda statute: (
            [step.kind.value for step in statute.steps][-2:] == ["upheld", "struck_down"]
        ),
    )


def test_shapes_of_campaigns() -> None:
    """Campaigns are dated or yearly, also past the end of the year, of a union or of none."""
    reaches(
        strategies.campaigns(unions=UNIONS),
        lambda one: one.yearly is not None and one.yearly.start > one.yearly.through,
        lambda one: one.yearly is not None and one.yearly.start < one.yearly.through,
        lambda one: one.yearly is not None and one.yearly.start == "02-28",
        lambda one: one.yearly is None and one.period == am.Period(),
        lambda one: isinstance(one.period.through, am.ImpreciseDate),
        lambda one: one.union_id is None,
        lambda one: one.union_id == "v",
    )


SHORT = am.TradeUnion(id="l", period=am.Period("2004-05-01", until="2004-05-02"))
BEFORE = am.TradeUnion(id="b", period=am.Period("1950", until="1951"))
IN_THE_DAYS = datetime.date(2004, 4, 20), datetime.date(2004, 5, 15)


@given(strategies.campaigns(unions=[SHORT, BEFORE], within=IN_THE_DAYS))
def test_campaigns_start_inside_lives(campaign: am.Campaign) -> None:
    """A dated campaign can start while its union existed; of one that was gone, none is dated."""
    known = am.Dataset(title="T", unions=[SHORT, BEFORE], campaigns=[campaign])
    assert wrong_in(known) == set()
    assert campaign.union_id != "b" or campaign.period == am.Period()


def test_shapes_of_campaigns_inside_lives() -> None:
    """Campaigns start on any day of a life, that of the handover too, and may outlast it."""
    first, last = am.ImpreciseDate("2004-05-01"), am.ImpreciseDate("2004-05-02")
    reaches(
        strategies.campaigns(
            unions=[SHORT], within=(datetime.date(2004, 4, 30), datetime.date(2004, 5, 3))
        ),
        lambda one: one.union_id == "l" and one.period.start == first,
        lambda one: one.union_id == "l" and one.period.start == last,
        lambda one: one.union_id == "l" and vague(one.period.start),
        lambda one: one.union_id == "l" and one.period.is_open,
        lambda one: (
            one.union_id == "l"
            and isinstance(one.period.through, am.ImpreciseDate)
            and one.period.through.earliest > last.latest
        ),
        lambda one: (
            one.union_id is None
            and one.period.start is not None
            and one.period.start.latest < first.earliest
        ),
    )


# --- lineages ------------------------------------------------------------------------------------

FAMILIES = strategies.lineages(within=WITHIN)


def may_be_same(one: am.ImpreciseDate | str | None, other: am.ImpreciseDate | None) -> bool:
    """Whether two dates, where both are known, can be one day."""
    return one != am.OPEN and (one is None or other is None or other.same_day(one).is_possible)


def accepted_mergers(family: strategies.Family) -> list[am.Merger]:
    """Return the mergers that are no claims."""
    return [one for one in family.mergers if one.standing is am.Standing.ACCEPTED]


def edges_of(family: strategies.Family) -> set[tuple[str, str]]:
    """Return what came from what, without those that came from themselves."""
    merged = {
        (before, merger.successor_id)
        for merger in accepted_mergers(family)
        for before in merger.predecessor_ids
        if before != merger.successor_id
    }
    return merged | {(one.parent_id, child) for one in family.splits for child in one.child_ids}


@given(FAMILIES | strategies.lineages(min_unions=1, max_unions=3))
def test_lineages_go_in_no_circle(family: strategies.Family) -> None:
    """Everything comes from what was there before, and every id is that of a union."""
    ids = [union.id for union in family.unions]
    assert len(set(ids)) == len(ids)
    graph: dict[str, set[str]] = {one: set() for one in ids}
    for before, after in edges_of(family):
        graph[after].add(before)
    assert set(TopologicalSorter(graph).static_order()) == set(ids)
    ids_of(family.mergers)
    ids_of(family.splits)
    for claim in set(family.mergers) - set(accepted_mergers(family)):
        assert claim.disputes_id in {one.id for one in accepted_mergers(family)}


@given(FAMILIES)
def test_dates_of_lineages_are_in_order(family: strategies.Family) -> None:
    """Predecessors end, successors start on the date of a merger, children on that of a split."""
    unions = {union.id: union.period for union in family.unions}
    assert_inside((family.unions, family.mergers, family.splits))
    for merger in accepted_mergers(family):
        fusion = merger.kind is am.MergerKind.FUSION
        assert not fusion or merger.successor_id not in merger.predecessor_ids
        assert not fusion or may_be_same(unions[merger.successor_id].start, merger.date)
        for before in set(merger.predecessor_ids) - {merger.successor_id}:
            assert may_be_same(unions[before].until, merger.date)
        assert can_live(unions[merger.successor_id], merger.date)
    for split in family.splits:
        assert can_live(unions[split.parent_id], split.date)
        for child in split.child_ids:
            assert may_be_same(unions[child].start, split.date)


def can_live(life: am.Period, date: am.ImpreciseDate | None) -> bool:
    """Whether a union can be there on a day."""
    return date is None or life.covers(date, handover=am.Handover.BOTH).is_possible


def splits_and_merges(family: strategies.Family, kind: am.MergerKind) -> bool:
    """Whether a union merges with one that came out of it."""
    came = {(one.parent_id, child) for one in family.splits for child in one.child_ids}
    return any(
        {parent, child} <= {*merger.predecessor_ids, merger.successor_id}
        for merger in accepted_mergers(family)
        if merger.kind is kind
        for parent, child in came
    )


def test_shapes_of_lineages() -> None:
    """Unions merge, survive, split, end, and merge again; the dates are exact, vague, unknown."""
    fusion, absorption = am.MergerKind.FUSION, am.MergerKind.ABSORPTION
    reaches(
        FAMILIES,
        lambda one: len(one.unions) == 5,
        lambda one: any(
            len(merger.predecessor_ids) > 2 and merger.kind is fusion for merger in one.mergers
        ),
        lambda one: any(
            merger.kind is absorption and merger.successor_id in merger.predecessor_ids
            for merger in one.mergers
        ),
        lambda one: any(
            merger.kind is absorption and merger.successor_id not in merger.predecessor_ids
            for merger in one.mergers
        ),
        lambda one: splits_and_merges(one, fusion),
        lambda one: splits_and_merges(one, absorption),
        lambda one: any(
            merger.successor_id in after.predecessor_ids
            for merger in accepted_mergers(one)
            for after in accepted_mergers(one)
            if merger.kind is fusion
        ),
        lambda one: any(merger.disputes_id is not None for merger in one.mergers),
        lambda one: any(merger.date is None for merger in one.mergers),
        lambda one: any(vague(merger.date) for merger in one.mergers),
        lambda one: any(merger.date and merger.date.is_exact for merger in one.mergers),
    )


def test_shapes_of_splits() -> None:
    """A union that splits lives on or ends, in one child or two."""
    reaches(
        FAMILIES,
        lambda one: any(vague(split.date) for split in one.splits),
        lambda one: any(len(split.child_ids) == 1 for split in one.splits),
        lambda one: any(
            one.unions[int(split.parent_id[-1])].period.until == am.OPEN for split in one.splits
        ),
        lambda one: any(
            split.date is not None
            and one.unions[int(split.parent_id[-1])].period.until == split.date
            for split in one.splits
            if len(split.child_ids) == 2
        ),
    )


def wrong_in(dataset: am.Dataset) -> set[str]:
    """Return the codes of what is certainly wrong in a data set."""
    return {one.code for one in am.check(dataset) if one.severity is am.Severity.ERROR}


def named_on_its_last_day(one: am.TradeUnion | am.Coalition) -> bool:
    """Whether a part of a life has a name through the last day on which it may be handed over."""
    until = one.period.until
    return isinstance(until, am.ImpreciseDate) and any(
        isinstance(name.period.end, am.ImpreciseDate)
        and name.period.end.latest == until.latest
        and name.period != one.period
        for name in one.names
    )


@given(strategies.trade_unions(within=WITHIN), strategies.coalitions(within=WITHIN))
def test_names_lie_inside_lives(union: am.TradeUnion, coalition: am.Coalition) -> None:
    """A name can have been in use while the union, or the coalition, existed."""
    known = am.Dataset(title="T", as_of=LAST, unions=[union])
    assert wrong_in(known) == set()
    assert wrong_in(attrs.evolve(known, unions=[], coalitions=[coalition])) == set()


@pytest.mark.parametrize("drawn", [strategies.trade_unions, strategies.coalitions])
def test_shapes_of_names(
    drawn: Callable[..., st.SearchStrategy[am.TradeUnion | am.Coalition]],
) -> None:
    """Names of known lives are of all of it, of a part, through the end, undated, or go on."""

    def named(within: Window) -> st.SearchStrategy[am.TradeUnion | am.Coalition]:
        return drawn(within=within).filter(
            lambda one: bool(one.names) and one.period != am.Period()
        )

    reaches(
        named(WITHIN),
        lambda one: one.names[0].period == one.period,
        lambda one: one.names[0].period == am.Period(),
        lambda one: one.names[0].period.is_open and one.names[0].period != one.period,
        lambda one: vague(one.names[0].period.until) and vague(one.period.until),
    )
    # Among a few days ends fall on one another often.
    reaches(
        named((FIRST, FIRST.replace(day=3))),
        named_on_its_last_day,
        lambda one: any(
            one.period.contains(name.period, LAST) is am.Certainty.CERTAIN for name in one.names
        ),
    )


# --- bargaining ----------------------------------------------------------------------------------


VOTED_ON = {am.Stage.STRIKE_MANDATE, am.Stage.PROPOSAL, am.Stage.RATIFICATION, am.Stage.REJECTION}


def test_shapes_of_what_happens_in_rounds() -> None:
    """Votes, milestones, strikes and agreements are drawn with and without what can be left out."""
    reaches(
        strategies.votes(),
        lambda vote: vote == am.Vote(),
        lambda vote: vote.opened == vote.closed and vote.opened is not None,
        lambda vote: vote.percent_for is not None and vote.percent_for != int(vote.percent_for),
    )
    reaches(
        strategies.milestones(unions=UNIONS),
        lambda one: one.stage not in VOTED_ON,
        lambda one: one.vote is not None and one.vote.turnout is not None,
        lambda one: one.union_id == "v" and one.date is not None,
        lambda one: one.standing is am.Standing.DISPUTED,
    )
    reaches(
        strategies.strikes(unions=UNIONS),
        *(has("kind", kind) for kind in am.StrikeKind),
        lambda one: one.union_ids == ("u", "v") and one.period == am.Period(),
        lambda one: one.period.start == one.period.through is not None,
    )
    reaches(
        strategies.agreements(),
        lambda one: one.signed is not None and one.in_force is None,
        lambda one: one.in_force is not None and isinstance(one.term.through, am.ImpreciseDate),
        lambda one: one.term.is_open,
        lambda one: one.term == am.Period(),
    )


ROUND_DAYS = datetime.date(1984, 1, 1), datetime.date(2030, 12, 31)


def milestones_in(found: am.BargainingRound) -> list[am.Milestone]:
    """Return all milestones of a round and of its tables."""
    return [*found.milestones, *(one for table in found.tables for one in table.milestones)]


def accepted_in(found: am.BargainingRound) -> list[am.Milestone]:
    """Return the milestones of a round that are no claims."""
    return [one for one in milestones_in(found) if one.standing is am.Standing.ACCEPTED]


def clear_working_days(first: int, last: int) -> int:
    """Count Mondays to Fridays between two days, a hundred days at most."""
    between = range(first + 1, min(last, first + 100))
    return sum(datetime.date.fromordinal(day).weekday() < 5 for day in between)


def can_obey(rule: am.StageRule, date: am.ImpreciseDate, since: am.ImpreciseDate) -> bool:
    """Whether the two days can be as far apart as a rule says; exact days must be."""
    earlier, later = (date, since) if rule.relation is am.Relation.BEFORE else (since, date)
    apart = later.window[1] - earlier.window[0]
    if rule.relation is am.Relation.WITHIN:
        longest = float("inf") if rule.days is None else rule.days
        return apart >= 0 and later.window[0] - earlier.window[1] <= longest
    if rule.count is am.DayCount.CLEAR_WORKING:
        return clear_working_days(earlier.window[0], later.window[1]) >= (rule.days or 0)
    return apart >= (rule.days or 0)


Dated = tuple[am.Stage | None, am.ImpreciseDate]


def dated_in(found: am.BargainingRound) -> list[Dated]:
    """Return the stages of a round with their dates, where they are known."""
    return [(one.stage, one.date) for one in accepted_in(found) if one.date is not None]


def broken(
    regime: am.Regime, reached: Iterable[Dated], counted: Sequence[Dated]
) -> list[tuple[am.StageRule, am.ImpreciseDate, am.ImpreciseDate]]:
    """Return the rules that certainly do not hold, each with the two dates."""
    pairs = [(one, other) for one in reached for other in counted]
    return [
        (rule, date, since)
        for rule in regime.rules
        for (stage, date), (other, since) in pairs
        if stage is rule.stage and other is rule.counted_from and not can_obey(rule, date, since)
    ]


@pytest.mark.parametrize("regime", am.REGIMES.values(), ids=lambda regime: regime.id)
def test_rounds_obey_their_regime(regime: am.Regime) -> None:
    """Each dated stage can be as long after all others as each rule of the regime says."""

    @given(strategies.bargaining_rounds(regime=regime, unions=UNIONS, within=ROUND_DAYS))
    def check(found: am.BargainingRound) -> None:
        assert found.regime_id == regime.id
        dates = dated_in(found)
        counted: list[Dated] = [
            *dates,
            *([(None, found.expires)] if found.expires is not None else []),
        ]
        struck = [strike.period.start for strike in found.strikes]
        reached = [*dates, *((am.Stage.STRIKE, start) for start in struck if start is not None)]
        assert broken(regime, reached, counted) == []
        begun = [date for _, date in dates if date.is_exact]
        assert not any(date.before(regime.period.start or date).is_certain for date in begun)

    check()


@given(st.sampled_from([None, *am.REGIMES.values()]), st.data())
def test_rounds_are_whole(regime: am.Regime | None, data: st.DataObject) -> None:
    """Ids in a round are unique, references resolve, and nothing comes without what it needs."""
    found = data.draw(
        strategies.bargaining_rounds(
            regime=regime, unions=UNIONS, coalitions=BODIES, sources=SOURCES, within=WITHIN
        )
    )
    assert_inside(found)
    assert found.coalition_id in {None, "f", "w"}
    assert set(found.union_ids) <= {"u", "v"}
    reached = milestones_in(found)
    for ids in (
        [one.id for one in reached],
        [table.id for table in found.tables],
        [strike.id for strike in found.strikes],
    ):
        assert len(set(ids)) == len(ids)
    parts: list[am.BargainingTable | am.Strike] = [*found.tables, *found.strikes]
    assert all(set(part.union_ids) <= set(found.union_ids) for part in parts)
    for one in reached:
        assert one.union_id is None or one.union_id in found.union_ids
        assert (one.disputes_id is None) == (one.standing is am.Standing.ACCEPTED)
    stages = {one.stage for one in accepted_in(found)}
    if am.Stage.STRIKE in stages or found.strikes:
        assert am.Stage.STRIKE_MANDATE in stages
    if am.Stage.RATIFICATION in stages:
        assert am.Stage.AGREEMENT_IN_PRINCIPLE in stages
    for one in reached:
        rivals = [other for other in reached if other.id == one.disputes_id]
        assert [other.stage for other in rivals] == [one.stage] * (one.disputes_id is not None)


def test_shapes_of_rounds() -> None:
    """Rounds have tables, votes, strikes, claims, agreements; some have next to nothing."""
    stage = am.Stage
    reaches(
        strategies.bargaining_rounds(
            regime=am.REGIMES["quebec-1985"], unions=UNIONS, coalitions=BODIES, within=ROUND_DAYS
        ),
        lambda one: not milestones_in(one) and one.agreement is None and one.expires is None,
        lambda one: len(one.tables) == 2 and all(table.milestones for table in one.tables),
        lambda one: len(one.strikes) == 2,
        lambda one: any(vague(strike.period.start) for strike in one.strikes),
        lambda one: any(strike.period.is_open for strike in one.strikes),
        lambda one: [m.stage for m in accepted_in(one)].count(stage.STRIKE) > 1,
        lambda one: {stage.STRIKE, stage.STRIKE_NOTICE} <= {m.stage for m in accepted_in(one)},
        lambda one: {stage.DEMANDS_FILED, stage.OFFERS} <= {m.stage for m in accepted_in(one)},
        lambda one: (
            one.expires is not None and stage.DEMANDS_FILED in {m.stage for m in accepted_in(one)}
        ),
        lambda one: any(m.disputes_id for m in milestones_in(one)),
        lambda one: any(m.vote for m in milestones_in(one)),
        lambda one: any(m.union_id for m in milestones_in(one)),
        lambda one: any(m.date is None for m in milestones_in(one)),
        lambda one: any(vague(m.date) for m in milestones_in(one)),
        lambda one: one.agreement is not None and one.agreement.signed is not None,
        lambda one: one.coalition_id == "w" and one.employer is not None,
    )


ENDED = am.TradeUnion(id="u", period=am.Period("2000-02", until="2004-05-06"))
LEFT = am.TradeUnion(id="v", period=am.Period("2004-05-01", until=".."))
GONE = am.TradeUnion(id="w", period=am.Period("1950", until="1951"))


def of_round(*strikes: am.Strike) -> am.Dataset:
    """Make a data set of a round of three unions, which were there at different times."""
    unions = [ENDED, LEFT, GONE]
    ids = {own for strike in strikes for own in strike.union_ids} or {"u", "v", "w"}
    held = am.BargainingRound(id="r", title="R", union_ids=sorted(ids), strikes=strikes)
    return am.Dataset(title="T", as_of=ROUND_DAYS[1], unions=unions, rounds=[held])


@given(strategies.strikes(unions=[ENDED, LEFT, GONE], within=ROUND_DAYS))
def test_strikes_lie_inside_lives(strike: am.Strike) -> None:
    """A strike can lie inside the lives of all unions on it."""
    assert "strike-outside-life" not in wrong_in(of_round(strike))


def test_shapes_of_strikes() -> None:
    """Strikes reach the last day of a union; they go on where it does; they may be undated."""
    last = am.ImpreciseDate("2004-05-06")
    reaches(
        strategies.strikes(
            unions=[ENDED, LEFT], within=(datetime.date(2004, 5, 5), datetime.date(2004, 5, 7))
        ),
        lambda one: one.union_ids == ("u", "v") and one.period.through == last,
        lambda one: one.union_ids == ("v",) and one.period.is_open,
    )


@given(st.lists(st.sampled_from([ENDED, LEFT, GONE]), unique=True), st.data())
def test_strikes_of_rounds_lie_inside_lives(
    unions: list[am.TradeUnion], data: st.DataObject
) -> None:
    """Whoever bargains, a union is on strike while it can have existed."""
    found = data.draw(strategies.bargaining_rounds(unions=unions, within=ROUND_DAYS))
    known = am.Dataset(title="T", as_of=ROUND_DAYS[1], unions=unions, rounds=[found])
    assert "strike-outside-life" not in wrong_in(known)


def test_shapes_of_strikes_of_rounds() -> None:
    """Strikes of rounds are drawn for unions that ended, too, up to their last day."""
    last = am.ImpreciseDate("2004-05-06")
    days = datetime.date(2004, 4, 30), datetime.date(2004, 5, 6)
    reaches(
        strategies.bargaining_rounds(unions=[ENDED, LEFT], within=days),
        lambda one: any(strike.period.through == last for strike in one.strikes),
        lambda one: any(strike.period.is_open for strike in one.strikes),
        lambda one: any(strike.union_ids == ("u",) for strike in one.strikes),
    )


@given(st.lists(st.sampled_from([ENDED, LEFT, GONE]), unique=True), st.data())
def test_agreements_of_rounds_come_into_force_inside_lives(
    unions: list[am.TradeUnion], data: st.DataObject
) -> None:
    """Whoever bargains, an agreement comes into force while its unions can have existed."""
    found = data.draw(strategies.bargaining_rounds(unions=unions, within=ROUND_DAYS))
    known = am.Dataset(title="T", as_of=ROUND_DAYS[1], unions=unions, rounds=[found])
    assert "agreement-outside-life" not in wrong_in(known)
    assert found.agreement is None or "w" not in found.union_ids


def test_shapes_of_agreements_of_rounds() -> None:
    """Agreements come into force up to the last day of a union, and outlast it; both may sign."""
    last = am.ImpreciseDate("2004-05-06")
    days = datetime.date(2004, 4, 30), datetime.date(2004, 5, 6)

    def agreed(one: am.BargainingRound) -> am.Agreement:
        """Return the agreement that binds who ended, or one that tells nothing."""
        binds = one.agreement is not None and "u" in one.union_ids
        return one.agreement if one.agreement is not None and binds else am.Agreement()

    reaches(
        strategies.bargaining_rounds(unions=[ENDED, LEFT], within=days),
        lambda one: agreed(one).in_force == last,
        lambda one: agreed(one).term.is_open and agreed(one).signed is not None,
        lambda one: agreed(one).signed is not None and len(one.union_ids) == 2,
    )


def test_a_union_that_is_gone_is_never_on_strike() -> None:
    """Where the range leaves no room inside the life of a union, its rounds have no strikes."""
    drawn = strategies.bargaining_rounds(unions=[GONE], within=ROUND_DAYS)
    with pytest.raises(NoSuchExample):
        find(
            drawn,
            lambda one: bool(one.union_ids and one.strikes),
            settings=settings(ONCE, max_examples=300),
        )


BACKWARDS = attrs.evolve(
    am.REGIMES["quebec-1985"],
    rules=tuple(
        attrs.evolve(
            am.REGIMES["quebec-1985"].rules[0],
            stage=am.Stage.OFFERS,
            relation=am.Relation.BEFORE,
            counted_from=am.Stage.STRIKE,
            days=days,
            count=am.DayCount.CLEAR_WORKING,
        )
        for days in (None, 3)
    ),
)
"""A regime that counts back, in working days, from a later stage."""


@given(strategies.bargaining_rounds(regime=BACKWARDS, within=ROUND_DAYS))
def test_rounds_under_any_regime(found: am.BargainingRound) -> None:
    """A regime of one's own is obeyed as well."""
    assert broken(BACKWARDS, dated_in(found), dated_in(found)) == []


# --- data sets -----------------------------------------------------------------------------------

KINDS = [field.name for field in attrs.fields(am.Dataset) if field.name not in {"title", "as_of"}]
FEW_DAYS = datetime.date(2004, 2, 27), datetime.date(2004, 3, 2)


@pytest.mark.parametrize("within", [WITHIN, FEW_DAYS])
def test_data_sets_are_whole(within: Window) -> None:
    """Every reference resolves, ids are unique, dates lie inside the range; files keep it all."""

    @given(strategies.datasets(min_unions=1, max_unions=2, within=within))
    @tries(40)
    def check(dataset: am.Dataset) -> None:
        assert 1 <= len(dataset.unions) <= 2
        assert dataset.as_of in {None, within[1]}
        for kind in KINDS:
            assert_inside(getattr(dataset, kind), within)
        assert_resolved(dataset)
        assert_claims_resolved(dataset)
        assert am.loads(am.dumps(dataset)) == dataset

    check()


def ids_of(*records: Iterable[Any]) -> set[str]:
    """Return the ids of records, which must be unique."""
    ids = [record.id for kind in records for record in kind]
    assert len(set(ids)) == len(ids)
    return set(ids)


def assert_resolved(data: am.Dataset) -> None:
    """Check that ids are unique and all references resolve."""
    sources, people, unions = ids_of(data.sources), ids_of(data.people), ids_of(data.unions)
    organisations = ids_of(data.unions, data.coalitions)
    subjects = ids_of(data.unions, data.coalitions, data.rounds)
    ids_of(data.statutes)
    ids_of(*(found.tables for found in data.rounds))
    assert {one.source_id for kind in KINDS for one in citations_in(getattr(data, kind))} <= sources
    for held in data.presidencies:
        assert held.union_id in unions
        assert held.holder_id in people
        assert set(held.follows_ids) <= ids_of(data.presidencies)
    assert {one.subject_id for one in data.figures} <= subjects
    assert {
        union_id for one in data.mergers for union_id in (*one.predecessor_ids, one.successor_id)
    } <= unions
    assert {
        union_id for one in data.splits for union_id in (*one.child_ids, one.parent_id)
    } <= unions
    order = [*(one.id for one in data.unions), *(one.id for one in data.coalitions)]
    assert all(order.index(one.member_id) < order.index(one.body_id) for one in data.affiliations)
    for found in data.rounds:
        assert set(found.union_ids) <= unions
        assert found.coalition_id in {None, *ids_of(data.coalitions)}
        assert found.regime_id in {None, *am.REGIMES}
    assert {one.union_id for one in data.campaigns} <= {None, *unions}
    assert {one.subject_id for one in data.coverages} <= organisations


def assert_claims_resolved(data: am.Dataset) -> None:
    """Check that what a claim disputes is there; of figures, about the same."""
    milestones = [one for found in data.rounds for one in milestones_in(found)]
    strikes = [one for found in data.rounds for one in found.strikes]
    claims: tuple[Iterable[Any], ...] = (
        *(data.presidencies, data.figures, data.mergers, data.splits, data.affiliations),
        *(milestones, strikes),
    )
    for records in claims:
        assert {one.disputes_id for one in records} <= {None, *ids_of(records)}
    figures = {one.id: one for one in data.figures}
    for figure in data.figures:
        rival = figures[figure.disputes_id or figure.id]
        assert (rival.subject_id, rival.measure) == (figure.subject_id, figure.measure)


def covers(kind: am.RecordKind) -> Callable[[am.Dataset], bool]:
    """Return whether a data set claims to be complete in records of a kind."""
    return lambda data: any(one.records is kind for one in data.coverages)


def test_shapes_of_data_sets() -> None:
    """Data sets have the traps of real ones: links, claims, open ends, gaps in what is known."""
    reaches(
        strategies.datasets(max_unions=2),
        lambda data: not data.unions and not data.presidencies,
        lambda data: len(data.unions) >= 2 and len(data.presidencies) > 4,
        lambda data: any(record.follows_ids for record in data.presidencies),
        lambda data: any(record.standing is am.Standing.DISPUTED for record in data.presidencies),
        lambda data: any(record.period.is_open for record in data.presidencies),
        lambda data: any(record.citations for record in data.presidencies),
        lambda data: data.as_of is None and data.coverages,
        lambda data: data.as_of is not None and not data.coverages,
        lambda data: any(
            record.follows_ids and record.period.start is None for record in data.presidencies
        ),
        *(attrgetter(kind) for kind in KINDS),
        *map(covers, am.RecordKind),
        lambda data: any(one.disputes_id for one in data.figures),
        lambda data: any(found.regime_id for found in data.rounds),
        lambda data: any(found.milestones and found.union_ids for found in data.rounds),
        lambda data: len(data.unions) == 2 and data.mergers,
    )


@given(strategies.datasets(max_unions=0))
@tries(40)
def test_data_sets_without_unions(dataset: am.Dataset) -> None:
    """Without unions there is nobody to preside over, and nothing that merges."""
    assert not any([dataset.unions, dataset.presidencies, dataset.mergers, dataset.splits])


# --- the module ----------------------------------------------------------------------------------


def test_every_strategy_is_documented() -> None:
    """Every public function has a docstring with an example."""
    functions = {
        name: value
        for name, value in vars(strategies).items()
        if inspect.isfunction(value) and name in strategies.__all__
    }
    assert {"imprecise_dates", "datasets", "successions", "bargaining_rounds"} <= set(functions)
    for name, function in functions.items():
        assert "\nExamples:\n    >>> " in inspect.cleandoc(function.__doc__ or ""), name


def run(program: str) -> str:
    """Run a program in a Python of its own, and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False
    )
    assert done.stderr == ""
    return done.stdout


def test_without_hypothesis() -> None:
    """Where Hypothesis is not installed, the error says what to install; all else works."""
    program = """
import sys
sys.modules["hypothesis"] = None
import apts_model as am
print(am.load_apts().president_on("apts", "2016-01-12"))
try:
    import apts_model.strategies
except ModuleNotFoundError as error:
    print(error, error.name, isinstance(error.__cause__, ModuleNotFoundError), sep="\\n")
"""
    assert run(program).splitlines() == [
        "Carolle Dubé",
        'apts_model.strategies needs Hypothesis: write pip install "apts-model[hypothesis]"',
        "hypothesis",
        "True",
    ]


@pytest.mark.parametrize(
    "imports",
    [
        "import hypothesis; import apts_model.strategies as s",
        "import apts_model.strategies as s; import hypothesis",
        "from hypothesis import strategies; import apts_model; from apts_model import "
        "strategies as s",
    ],
)
def test_either_can_be_imported_first(imports: str) -> None:
    """It does not matter whether Hypothesis or apts_model is imported first."""
    program = f"""
{imports}
import hypothesis
print(type(hypothesis.find(s.imprecise_dates(levels=[0]), lambda one: True)).__name__)
"""
    assert run(program) == "ImpreciseDate\n"
