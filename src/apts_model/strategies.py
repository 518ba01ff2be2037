"""Hypothesis strategies for union data: valid by default, with the traps of real records.

Needs the extra: `pip install "apts-model[hypothesis]"`. Strategies are plural nouns, their
arguments are ranges of valid values.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Literal

try:
    from hypothesis import strategies as st
except ModuleNotFoundError as _missing:
    raise ModuleNotFoundError(
        'apts_model.strategies needs Hypothesis: write pip install "apts-model[hypothesis]"',
        name=_missing.name,
    ) from _missing

from apts_model.dataset import Dataset
from apts_model.records.coverage import Coverage, RecordKind
from apts_model.records.names import Name, NameKind
from apts_model.records.presidencies import Accession, EndedBy, Presidency
from apts_model.records.sources import Citation, Language, Source
from apts_model.records.standing import Standing
from apts_model.records.unions import Person, PresidentSeats, TradeUnion, UnionKind
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import OPEN, UNKNOWN, End, Period

Levels = Collection[Literal[0, 1, 2]]
_ALL_LEVELS: Levels = (0, 1, 2)
_ONE_DAY = datetime.timedelta(days=1)

# --- plain values ---------------------------------------------------------------------------

_LETTERS = st.characters(
    codec="utf-8", categories=("Lu", "Ll", "Nd"), include_characters=" -'’.&·", max_codepoint=0x24F
)


def names_of_people() -> st.SearchStrategy[str]:
    """Names as people have them: accents, apostrophes, hyphens, particles.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.names_of_people(), lambda name: "É" in name)
        'Éric Gingras'
    """
    known = st.sampled_from(
        ["Denis Côté", "Andrée Poirier", "Éric Gingras", "Jean-Guy L'Écuyer", "O’Neill", "Nuñez"]
    )
    return known | texts(max_size=40)


def texts(*, max_size: int = 80) -> st.SearchStrategy[str]:
    """Any text that a record takes: trimmed, printable, in Unicode normal form C.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.texts(), lambda text: len(text) > 2)
        '000'
    """
    drawn = st.text(_LETTERS, min_size=1, max_size=max_size)
    return drawn.map(lambda text: unicodedata.normalize("NFC", text).strip() or "x")


def ids() -> st.SearchStrategy[str]:
    """Ids: lower-case letters a-z, digits and hyphens.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.ids(), lambda drawn: len(drawn) > 2)
        '000'
    """
    return st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=12)


# --- time -----------------------------------------------------------------------------------


def imprecise_dates(
    min_value: datetime.date = datetime.date.min,
    max_value: datetime.date = datetime.date.max,
    *,
    levels: Levels = _ALL_LEVELS,
) -> st.SearchStrategy[ImpreciseDate]:
    """Dates of which no day lies before `min_value` or after `max_value`.

    Args:
        min_value: The earliest day that a date may name.
        max_value: The latest day that a date may name.
        levels: EDTF levels: 0 plain dates; 1 qualifiers, `X` digits and seasons; 2 sets,
            quarters, qualified components.

    Examples:
        >>> import datetime
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> day = datetime.date(2004, 2, 29)
        >>> find(strategies.imprecise_dates(day, day), lambda date: date.is_exact)
        ImpreciseDate.parse('2004-02-29')
    """
    days = _days(min_value, max_value)
    return _written_as(days, min_value, max_value, levels)


def _days(first: datetime.date, last: datetime.date) -> st.SearchStrategy[datetime.date]:
    """Days, leap days and ends of years among them more often than by chance."""
    traps = [
        datetime.date(year, month, day)
        for year in (1972, 2000, 2004, 2012, 2024)
        for month, day in ((1, 1), (2, 29), (5, 18), (12, 31))
    ]
    inside = [day for day in traps if first <= day <= last]
    drawn = st.dates(first, last)
    return drawn | st.sampled_from(inside) if inside else drawn


# A day in the forms of each level; `later` is a day on or after it.
_FORMS: dict[int, tuple[str, ...]] = {
    0: ("{year}-{month}-{day}", "{year}-{month}", "{year}"),
    1: (
        *(f"{{year}}-{{month}}-{{day}}{mark}" for mark in "?~%"),
        *(f"{{year}}-{{month}}{mark}" for mark in "?~%"),
        *(f"{{year}}{mark}" for mark in "?~%"),
        *("{year}-{month}-XX", "{year}-XX", "{year:.3}X", "{year:.2}XX", "{year}-{season}"),
    ),
    2: (
        *("[{year}-{month}-{day}..{later}]", "[{year}-{month}-{day},{later}]", "[{year},{later}]"),
        *(
            "[..{year}-{month}-{day}]",
            "[{year}-{month}-{day}..]",
            "[..{year}]",
            "[{year}-{month}..]",
        ),
        *("{year}-{quarter}", "{year}-{third}", "{year}-{half}", "{year}-{southern}"),
        *(
            "{year}-XX-{day}",
            "{year}-{month}-{day:.1}X",
            "{year}-~{month}",
            "?{year}-{month}-~{day}",
        ),
    ),
}


def _dates_around(
    day: datetime.date, first: datetime.date, last: datetime.date, levels: Levels
) -> st.SearchStrategy[ImpreciseDate]:
    """Dates that may be this day and that name no day outside a range."""
    return _written_as(st.just(day), first, last, levels)


def _written_as(
    days: st.SearchStrategy[datetime.date],
    first: datetime.date,
    last: datetime.date,
    levels: Levels,
) -> st.SearchStrategy[ImpreciseDate]:
    forms = [form for level in sorted({0, *levels}) for form in _FORMS[level]]
    allowed = forms if 0 in levels else [forms[0], *forms[len(_FORMS[0]) :]]
    written = st.tuples(days, st.sampled_from(allowed), st.dates(first, last))
    return written.map(
        lambda drawn: _write(drawn[0], drawn[1], max(drawn[0], drawn[2]), first, last)
    )


def _write(
    day: datetime.date, form: str, later: datetime.date, first: datetime.date, last: datetime.date
) -> ImpreciseDate:
    """Write a day in a form; as it is, where the form would leave the range."""
    year, month, number = day.isoformat().split("-")
    date = ImpreciseDate.parse(
        form.format(
            year=year,
            month=month,
            day=number,
            later=later,
            season=21 + (day.month - 3) % 12 // 3,
            southern=29 + (day.month - 9) % 12 // 3,
            quarter=33 + (day.month - 1) // 3,
            third=37 + (day.month - 1) // 4,
            half=40 + (day.month - 1) // 6,
        )
    )
    fits = first <= date.earliest and date.latest <= last
    return date if fits else ImpreciseDate.exact(day)


def periods(
    min_value: datetime.date = datetime.date.min,
    max_value: datetime.date = datetime.date.max,
    *,
    ends: Collection[Literal["until", "through"]] = ("until", "through"),
    levels: Levels = _ALL_LEVELS,
) -> st.SearchStrategy[Period]:
    """Periods with vague, exact, unknown and open ends, inside a range of at least two days.

    Examples:
        >>> import datetime
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> first, last = datetime.date(2004, 1, 1), datetime.date(2006, 1, 1)
        >>> find(strategies.periods(first, last), lambda period: period.is_open)
        Period(through='..')
    """
    days = _days(min_value, max_value)
    inside = (min_value, max_value, levels)
    return st.tuples(days, days, st.sampled_from(sorted(ends))).flatmap(
        lambda drawn: _periods_around(min(drawn[:2]), max(drawn[:2]), drawn[2], inside)
    )


def _periods_around(
    start_day: datetime.date,
    end_day: datetime.date,
    kind: Literal["until", "through"],
    inside: tuple[datetime.date, datetime.date, Levels],
) -> st.SearchStrategy[Period]:
    """Periods that have a world from one day to the other."""
    if kind == "until" and start_day == end_day:
        start_day, end_day = _neighbours(start_day, inside[1])
    start = st.none() | _dates_around(start_day, *inside)
    end = st.none() | _OPEN | _dates_around(end_day, *inside)
    return st.builds(_until if kind == "until" else _through, start, end)


_OPEN: st.SearchStrategy[End] = st.just(OPEN)


def _until(start: ImpreciseDate | None, end: End) -> Period:
    return Period(start, until=end)


def _through(start: ImpreciseDate | None, end: End) -> Period:
    return Period(start, through=end)


def _neighbours(day: datetime.date, last: datetime.date) -> tuple[datetime.date, datetime.date]:
    return (day, day + _ONE_DAY) if day < last else (day - _ONE_DAY, day)


# --- records --------------------------------------------------------------------------------


def _ids_of(records: Sequence[Source | Person | TradeUnion]) -> list[str]:
    return [record.id for record in records]


def citations(sources: Sequence[Source]) -> st.SearchStrategy[Citation]:
    """Citations of one of these sources.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import Source, strategies
        >>> source = Source(id="s", title="S")
        >>> find(strategies.citations([source]), lambda citation: True)
        Citation(source_id='s', supports=(), locator=None)
    """
    return st.builds(
        Citation,
        source_id=st.sampled_from(_ids_of(sources)),
        supports=st.lists(st.sampled_from(["start", "until", "period"]), unique=True),
        locator=st.none() | texts(max_size=20),
    )


def _cited(sources: Sequence[Source]) -> st.SearchStrategy[Sequence[Citation]]:
    return st.lists(citations(sources), max_size=2) if sources else st.just(())


def sources() -> st.SearchStrategy[Source]:
    """Sources, dated and not, with and without an address.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.sources(), lambda source: source.language == "en").language
        <Language.EN: 'en'>
    """
    return st.builds(
        Source,
        id=ids(),
        title=texts(),
        url=st.none() | st.just("https://example.org/page?a=1&b=é"),
        published=st.none() | imprecise_dates(),
        language=st.none() | st.sampled_from(Language),
        note=st.none() | texts(),
    )


def people(*, sources: Sequence[Source] = ()) -> st.SearchStrategy[Person]:
    """People, some of them known by several names.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> len(find(strategies.people(), lambda person: person.other_names).other_names)
        1
    """
    return st.builds(
        Person,
        id=ids(),
        name=names_of_people(),
        other_names=st.lists(names_of_people(), max_size=2, unique=True),
        citations=_cited(sources),
    )


def names(*, sources: Sequence[Source] = ()) -> st.SearchStrategy[Name]:
    """Names of organisations, in both languages, of every kind.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import NameKind, strategies
        >>> find(strategies.names(), lambda name: name.kind is NameKind.ALIAS).kind
        <NameKind.ALIAS: 'alias'>
    """
    return st.builds(
        Name,
        text=texts(),
        language=st.sampled_from(Language),
        kind=st.sampled_from(NameKind),
        period=st.just(UNKNOWN) | periods(),
        citations=_cited(sources),
    )


def trade_unions(*, sources: Sequence[Source] = ()) -> st.SearchStrategy[TradeUnion]:
    """Unions, from those of which next to nothing is known to those with every field.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.trade_unions(), lambda union: union.region is None).names
        ()
    """
    line = st.none() | texts(max_size=30)
    return st.builds(
        TradeUnion,
        id=ids(),
        kind=st.sampled_from(UnionKind),
        names=st.lists(names(sources=sources), max_size=3),
        period=st.just(UNKNOWN) | periods(),
        headquarters=line,
        region=line,
        category=line,
        website=st.none() | st.just("https://example.org"),
        funding=line,
        president_seats=st.lists(
            st.builds(PresidentSeats, count=st.integers(1, 3), period=periods()), max_size=2
        ),
        citations=_cited(sources),
        note=line,
    )


def presidencies(
    *,
    unions: Sequence[TradeUnion],
    people: Sequence[Person],
    sources: Sequence[Source] = (),
    within: tuple[datetime.date, datetime.date] = (datetime.date.min, datetime.date.max),
) -> st.SearchStrategy[Presidency]:
    """Presidencies of these people over these unions, each by itself.

    Args:
        unions: Unions to preside over.
        people: People to preside.
        sources: Sources to cite.
        within: First and last day that a date may name.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import Person, TradeUnion, strategies
        >>> unions, people = [TradeUnion(id="u")], [Person(id="p", name="Ada")]
        >>> find(strategies.presidencies(unions=unions, people=people), lambda p: True).holder_id
        'p'
    """
    return st.builds(
        Presidency,
        id=ids(),
        union_id=st.sampled_from(_ids_of(unions)),
        holder_id=st.sampled_from(_ids_of(people)),
        period=periods(*within, ends=["until"]),
        accession=st.none() | st.sampled_from(Accession),
        reelected=st.lists(imprecise_dates(*within), max_size=2),
        ended_by=st.none() | st.sampled_from(EndedBy),
        title=st.none() | texts(max_size=20),
        standing=st.sampled_from([Standing.ACCEPTED, Standing.ACCEPTED, Standing.DISPUTED]),
        citations=_cited(sources),
        note=st.none() | texts(),
    )


@st.composite
def successions(
    draw: st.DrawFn,
    *,
    union: TradeUnion,
    people: Sequence[Person],
    sources: Sequence[Source] = (),
    within: tuple[datetime.date, datetime.date] = (
        datetime.date(1950, 1, 1),
        datetime.date(2025, 12, 31),
    ),
    max_size: int = 6,
) -> list[Presidency]:
    """Presidencies of one union, one after the other: direct handovers and gaps.

    The presidencies have a world in common. Handovers are exact or vague, linked by
    `follows_ids` or not; the start of a linked one may be left out. A disputed claim may come
    on top, at the end.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import Person, TradeUnion, strategies
        >>> union, people = TradeUnion(id="u"), [Person(id="p", name="Ada")]
        >>> linked = strategies.successions(union=union, people=people)
        >>> find(linked, lambda found: found[-1].follows_ids)[-1].follows_ids
        ('u-0',)
    """
    days = sorted(draw(st.sets(_days(*within), min_size=2, max_size=max_size + 1)))
    found: list[Presidency] = []
    for number, (start_day, end_day) in enumerate(pairwise(days)):
        shape = draw(st.sampled_from(["next", "linked", "gap"])) if found else "next"
        if shape == "gap":
            continue
        linked = shape == "linked" and found[-1].id == f"{union.id}-{number - 1}"
        starts = _dates_around(start_day, *within, _ALL_LEVELS)
        ends = _dates_around(end_day, *within, _ALL_LEVELS)
        found.append(
            Presidency(
                id=f"{union.id}-{number}",
                union_id=union.id,
                holder_id=draw(st.sampled_from(_ids_of(people))),
                period=Period(
                    draw(st.none() | starts if linked else starts),
                    until=draw(ends | _OPEN if number == len(days) - 2 else ends),
                ),
                accession=draw(st.none() | st.sampled_from(Accession)),
                follows_ids=[found[-1].id] if linked else [],
                citations=draw(_cited(sources)),
            )
        )
    return found + draw(_claims_against(found, people, within))


def _claims_against(
    accepted: Sequence[Presidency],
    people: Sequence[Person],
    within: tuple[datetime.date, datetime.date],
) -> st.SearchStrategy[list[Presidency]]:
    """At most one claim that disputes one of these presidencies."""
    claims = st.builds(
        _claim,
        st.sampled_from(accepted),
        st.sampled_from(_ids_of(people)),
        periods(*within, ends=["until"]),
    )
    return st.lists(claims, max_size=1)


def _claim(rival: Presidency, holder_id: str, period: Period) -> Presidency:
    return Presidency(
        id=f"{rival.id}-claim",
        union_id=rival.union_id,
        holder_id=holder_id,
        period=period,
        standing=Standing.DISPUTED,
        disputes_id=rival.id,
    )


@st.composite
def datasets(  # noqa: D417 - callers do not pass `draw`
    draw: st.DrawFn,
    *,
    min_unions: int = 0,
    max_unions: int = 3,
    within: tuple[datetime.date, datetime.date] = (
        datetime.date(1950, 1, 1),
        datetime.date(2025, 12, 31),
    ),
) -> Dataset:
    """Data sets whose records refer to one another, with every shape of real life.

    Args:
        min_unions: At least so many unions.
        max_unions: At most so many unions.
        within: First and last day that a presidency may name; `as_of` is the last one, or absent.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.datasets(min_unions=1), lambda dataset: True).presidencies[0].union_id
        '0'
    """
    cited = draw(st.lists(sources(), max_size=3, unique_by=lambda source: source.id))
    known = draw(
        st.lists(people(sources=cited), min_size=1, max_size=4, unique_by=lambda one: one.id)
    )
    unions = draw(
        st.lists(
            trade_unions(sources=cited),
            min_size=min_unions,
            max_size=max_unions,
            unique_by=lambda union: union.id,
        )
    )
    held: list[Presidency] = []
    for union in unions:
        held += draw(successions(union=union, people=known, sources=cited, within=within))
    if unions:
        others = presidencies(unions=unions, people=known, sources=cited, within=within)
        drawn = draw(st.lists(others, max_size=2, unique_by=lambda one: one.id))
        held += [one for one in drawn if one.id not in {record.id for record in held}]
    covered = st.builds(
        Coverage,
        subject_id=st.sampled_from(_ids_of(unions) or ["none"]),
        records=st.sampled_from(RecordKind),
        period=periods(*within),
    )
    return Dataset(
        title=draw(texts()),
        as_of=draw(st.none() | st.just(within[1])),
        sources=cited,
        people=known,
        unions=unions,
        presidencies=draw(st.permutations(held)),
        coverages=draw(st.lists(covered, max_size=2)) if unions else (),
    )
