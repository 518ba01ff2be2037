"""Strategies for records that refer to little else: sources, people, organisations, law."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from hypothesis import strategies as st

from apts_model.finding import Identified
from apts_model.records.campaigns import Campaign, Yearly
from apts_model.records.coalitions import Coalition, CoalitionKind
from apts_model.records.names import Name, NameKind
from apts_model.records.sources import Citation, Language, Source
from apts_model.records.statutes import Statute, StatuteStep, StepKind
from apts_model.records.unions import Person, PresidentSeats, TradeUnion, UnionKind
from apts_model.strategies.times import (
    ALL_DAYS,
    Days,
    can_go_on,
    date_around,
    days_between,
    days_in,
    days_in_order,
    imprecise_dates,
    period_in,
    periods,
)
from apts_model.strategies.values import (
    LINES,
    few,
    ids,
    maybe,
    names_of_people,
    one_of,
    some_of,
    texts,
)
from apts_model.time.periods import UNKNOWN, Handover, Period

_IDS, _PEOPLE, _TEXTS = ids(), names_of_people(), texts()


@st.composite
def citations(
    draw: st.DrawFn, sources: Sequence[Source] = (), *, fields: Sequence[str] = ()
) -> Citation:
    """Citations of one of these sources, for all of a record or some of these fields of it.

    Args:
        sources: Sources to cite; by default a source that is nowhere.
        fields: Names of fields of the record that cites.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import Source, strategies
        >>> source = Source(id="s", title="S")
        >>> find(strategies.citations([source]), lambda citation: True)
        Citation(source_id='s', supports=(), locator=None)
    """
    return Citation(
        source_id=one_id(draw, sources),
        supports=some_of(draw, fields),
        locator=maybe(draw, LINES),
    )


def cited(draw: st.DrawFn, sources: Sequence[Source], *fields: str) -> list[Citation]:
    """Draw a few citations for a record of these fields, none where there is no source."""
    return few(draw, citations(sources, fields=fields)) if sources else []


def one_id(draw: st.DrawFn, records: Sequence[Identified]) -> str:
    """Draw the id of one of these records, or any id where there are none."""
    return one_of(draw, records).id if records else draw(_IDS)


_URL = "https://example.org/page?a=1&b=é"


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """Sources, dated and not, with and without an address.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.sources(), lambda source: source.language == "en").language
        <Language.EN: 'en'>
    """
    known = some_of(draw, ("url", "published", "note"))
    return Source(
        id=draw(_IDS),
        title=draw(_TEXTS),
        url=_URL if "url" in known else None,
        published=draw(imprecise_dates()) if "published" in known else None,
        language=one_of(draw, (None, *Language)),
        note=draw(LINES) if "note" in known else None,
    )


@st.composite
def people(draw: st.DrawFn, *, sources: Sequence[Source] = ()) -> Person:
    """People, some of them known by several names.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> len(find(strategies.people(), lambda person: person.other_names).other_names)
        1
    """
    return Person(
        id=draw(_IDS),
        name=draw(_PEOPLE),
        other_names=list(dict.fromkeys(few(draw, _PEOPLE))),
        citations=cited(draw, sources, "name", "other_names"),
    )


@st.composite
def names(draw: st.DrawFn, *, sources: Sequence[Source] = (), within: Days = ALL_DAYS) -> Name:
    """Names of organisations, in both languages, of every kind.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import NameKind, strategies
        >>> find(strategies.names(), lambda name: name.kind is NameKind.ALIAS).kind
        <NameKind.ALIAS: 'alias'>
    """
    return draw(_names_during(UNKNOWN, sources, within))


@st.composite
def _names_during(draw: st.DrawFn, lived: Period, sources: Sequence[Source], within: Days) -> Name:
    """Names that were in use while an organisation existed, some of them all the time."""
    days = days_in(within, lived, handover=Handover.BOTH)
    if days is not None and draw(st.booleans()):
        period = period_in(draw, days, may_go_on=can_go_on(within, lived))
    else:
        period = one_of(draw, (UNKNOWN, lived))
    return Name(
        text=draw(_TEXTS),
        language=one_of(draw, list(Language)),
        kind=one_of(draw, list(NameKind)),
        period=period,
        citations=cited(draw, sources, "text", "start"),
    )


def ids_of(records: Sequence[TradeUnion]) -> list[str]:
    """Return the ids of unions."""
    return [record.id for record in records]


def life(draw: st.DrawFn, within: Days, *, may_go_on: bool = True) -> Period:
    """Draw how long something lasted, or that nothing is known of it."""
    return period_in(draw, within, may_go_on=may_go_on) if draw(st.booleans()) else UNKNOWN


@st.composite
def trade_unions(
    draw: st.DrawFn, *, sources: Sequence[Source] = (), within: Days = ALL_DAYS
) -> TradeUnion:
    """Unions, from those of which next to nothing is known to those with every field.

    Names are of days on which the union can have existed, or not dated.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.trade_unions(), lambda union: union.region is None).names
        ()
    """
    lived = life(draw, within)
    known = some_of(draw, ("headquarters", "region", "category", "website", "funding", "note"))
    return TradeUnion(
        id=draw(_IDS),
        kind=one_of(draw, list(UnionKind)),
        names=few(draw, _names_during(lived, sources, within)),
        period=lived,
        headquarters=draw(LINES) if "headquarters" in known else None,
        region=draw(LINES) if "region" in known else None,
        category=draw(LINES) if "category" in known else None,
        website="https://example.org" if "website" in known else None,
        funding=draw(LINES) if "funding" in known else None,
        president_seats=[
            draw(president_seats(sources=sources, within=within))
            for _ in range(one_of(draw, (0, 0, 1, 2)))
        ],
        citations=cited(draw, sources, "headquarters", "start", "until"),
        note=draw(LINES) if "note" in known else None,
    )


@st.composite
def president_seats(
    draw: st.DrawFn, *, sources: Sequence[Source] = (), within: Days = ALL_DAYS
) -> PresidentSeats:
    """How many presidents a union has at once, one to three, over which period.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.president_seats(), lambda seats: seats.count > 1).count
        2
    """
    return PresidentSeats(
        count=draw(st.integers(1, 3)),
        period=draw(periods(*within)),
        citations=cited(draw, sources, "count", "start"),
    )


@st.composite
def coalitions(
    draw: st.DrawFn, *, sources: Sequence[Source] = (), within: Days = ALL_DAYS
) -> Coalition:
    """Coalitions of every kind, with and without names and a life.

    Names are of days on which the coalition can have existed, or not dated.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.coalitions(), lambda coalition: True)
        Coalition(id='0', kind=<CoalitionKind.COMMON_FRONT: 'common_front'>, names=(), \
period=Period(), citations=(), note=None)
    """
    lived = life(draw, within)
    return Coalition(
        id=draw(_IDS),
        kind=one_of(draw, list(CoalitionKind)),
        names=few(draw, _names_during(lived, sources, within)),
        period=lived,
        citations=cited(draw, sources, "kind", "start"),
        note=maybe(draw, LINES),
    )


# --- law and campaigns ----------------------------------------------------------------------

_MAKING = (StepKind.INTRODUCED, StepKind.PASSED, StepKind.ASSENTED, StepKind.IN_FORCE)
_IN_COURT = (
    (),
    (StepKind.STRUCK_DOWN,),
    (StepKind.UPHELD,),
    (StepKind.STRUCK_DOWN, StepKind.UPHELD),
    (StepKind.UPHELD, StepKind.STRUCK_DOWN),
)


@st.composite
def statutes(
    draw: st.DrawFn, *, sources: Sequence[Source] = (), within: Days = ALL_DAYS
) -> Statute:
    """Statutes and their steps in order: made, in and out of court, repealed.

    Any step may be missing or undated; those that are dated can have come in their order.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import Statute, strategies
        >>> def kinds_of(statute: Statute) -> set[str]:
        ...     return {step.kind.value for step in statute.steps}
        >>> repealed = find(
        ...     strategies.statutes(), lambda found: {"passed", "repealed"} <= kinds_of(found)
        ... )
        >>> [step.kind.value for step in repealed.steps]
        ['passed', 'repealed']
    """
    left = (*one_of(draw, _IN_COURT), *some_of(draw, (StepKind.REPEALED,)))
    kinds = (*some_of(draw, _MAKING), *left)
    days = days_in_order(draw, len(kinds), within)
    if StepKind.REPEALED in kinds and len(set(days[-2:])) < len(days[-2:]):
        days, kinds = days[:-1], kinds[:-1]  # what is repealed was in force before that day
    known = some_of(draw, ("bill", "chapter", "note"))
    return Statute(
        id=draw(_IDS),
        title=draw(_TEXTS),
        bill=str(draw(st.integers(1, 200))) if "bill" in known else None,
        chapter=draw(LINES) if "chapter" in known else None,
        steps=[
            StatuteStep(
                kind=kind,
                date=date_around(draw, day, within) if draw(st.booleans()) else None,
                citations=cited(draw, sources, "date"),
            )
            for kind, day in zip(kinds, days, strict=True)
        ],
        citations=cited(draw, sources, "bill", "chapter"),
        note=draw(LINES) if "note" in known else None,
    )


@st.composite
def campaigns(
    draw: st.DrawFn,
    *,
    unions: Sequence[TradeUnion] = (),
    sources: Sequence[Source] = (),
    within: Days = ALL_DAYS,
) -> Campaign:
    """Campaigns of one of these unions or of nobody: dated, yearly or neither.

    A dated one starts on a day on which its union can have existed, and may outlast it.

    Examples:
        >>> from hypothesis import find
        >>> from apts_model import strategies
        >>> find(strategies.campaigns(), lambda campaign: campaign.yearly is not None).yearly
        Yearly(start='01-01', through='01-01')
    """
    kind = one_of(draw, ("unknown", "dated", "yearly"))
    union = one_of(draw, (None, *unions))
    lives = [] if union is None else [union.period]
    return Campaign(
        id=draw(_IDS),
        title=draw(_TEXTS),
        union_id=None if union is None else union.id,
        period=_begun_in(draw, lives, within) if kind == "dated" else UNKNOWN,
        yearly=_yearly(draw, within) if kind == "yearly" else None,
        citations=cited(draw, sources, "title", "union_id"),
        note=maybe(draw, LINES),
    )


def _begun_in(draw: st.DrawFn, lives: Sequence[Period], within: Days) -> Period:
    """Draw a period of whole days that starts inside lives, if a range has room in them."""
    days = days_in(within, *lives, handover=Handover.BOTH)
    if days is None:
        return UNKNOWN
    period = period_in(draw, days, ends=["through"])
    if draw(st.booleans()):
        return period
    last = draw(days_between(days[1], within[1]))
    return Period(period.start, through=date_around(draw, last, within))


def _yearly(draw: st.DrawFn, within: Days) -> Yearly:
    """Draw days of every year, some of them past the end of the year."""
    start, through = (_of_every_year(draw(days_between(*within))) for _ in "12")
    return Yearly(start=start, through=through)


def _of_every_year(day: datetime.date) -> str:
    return f"{day:%m-%d}".replace("02-29", "02-28")
