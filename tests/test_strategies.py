import contextlib
import datetime
import inspect
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from typing import Literal, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

import apts_model as am
from apts_model import strategies
from apts_model.strategies import Levels

FIRST, LAST = datetime.date(1999, 11, 1), datetime.date(2006, 5, 18)
SOURCES = [am.Source(id="s", title="S"), am.Source(id="t", title="T")]
PEOPLE = [am.Person(id="ada", name="Ada"), am.Person(id="bo", name="Bo")]
UNIONS = [am.TradeUnion(id="u"), am.TradeUnion(id="v")]
LEVEL_0 = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-3][0-9])?)?")
LEVEL_1 = re.compile(r"[0-9X]{4}(-(0[1-9]|1[0-2]|XX|2[1-4])(-([0-3][0-9]|XX))?)?[?~%]?")
ONCE = settings(
    max_examples=400,
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
def test_texts_and_ids_are_what_records_take(text: str, name: str, id: str) -> None:  # noqa: A002
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
@settings(max_examples=30)
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
@settings(max_examples=50)
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
    @settings(max_examples=20)
    def check(records: list[am.Presidency]) -> None:
        accepted = [record for record in records if record.standing is am.Standing.ACCEPTED]
        assert len(accepted) <= size
        assert len(records) <= size + 1

    check()


# --- data sets -----------------------------------------------------------------------------------


@given(strategies.datasets(min_unions=1, max_unions=2, within=(FIRST, LAST)))
@settings(max_examples=25)
def test_data_sets_are_whole(dataset: am.Dataset) -> None:
    """Every reference resolves, ids are unique, and presidencies lie inside the range."""
    assert 1 <= len(dataset.unions) <= 2
    assert dataset.as_of in {None, LAST}
    sources = {source.id for source in dataset.sources}
    ids = [record.id for record in dataset.presidencies]
    for kind in (dataset.sources, dataset.people, dataset.unions, dataset.presidencies):
        assert len({record.id for record in kind}) == len(kind)
    for record in dataset.presidencies:
        assert dataset.union(record.union_id).id == record.union_id
        assert dataset.person(record.holder_id).id == record.holder_id
        assert set(record.follows_ids) <= set(ids)
        assert {one.source_id for one in record.citations} <= sources
        for date in (record.period.start, record.period.until, *record.reelected):
            if isinstance(date, am.ImpreciseDate):
                assert FIRST <= date.earliest <= date.latest <= LAST
    for coverage in dataset.coverages:
        assert dataset.union(coverage.subject_id).id == coverage.subject_id


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
    )


# --- the module ----------------------------------------------------------------------------------


def test_every_strategy_is_documented() -> None:
    """Every public function has a docstring with an example."""
    functions = {
        name: value
        for name, value in vars(strategies).items()
        if inspect.isfunction(value) and name in strategies.__all__
    }
    assert {"imprecise_dates", "periods", "datasets", "successions"} <= set(functions)
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
