"""Knowing more never contradicts: POSSIBLE turns into CERTAIN or NO, and nothing else changes."""

from __future__ import annotations

import datetime
import itertools
import math
from collections.abc import Callable
from typing import Any, NamedTuple

import attrs
from hypothesis import assume, given, note, reject
from hypothesis import strategies as st

import apts_model as am
from tests.effort import tries
from tests.property.asking import (
    COLLECTIONS,
    DATASETS,
    NO,
    POSSIBLE,
    RANGES,
    WHOLE_DAYS,
    Ask,
    Given,
    Judged,
    Place,
    asks,
    errors_in,
    items_of,
    judged,
    places_in,
)

FIRST_DAY, LAST_DAY = am.ImpreciseDate.parse("0001").days[0], am.ImpreciseDate.parse("9999").days[1]

UNREAD = {"published", "reelected", "opened", "closed"}
"""Fields that only the questions read that are judged by laws of their own, below or elsewhere."""

ABSENT = {"signed", "in_force", "expires"}
"""Fields of which no date means that it did not happen, as far as is known."""

SELDOM = {"Split", "Strike", "Merger", "Agreement", "Milestone", "StatuteStep", "Affiliation"}
"""Records that few data sets have, of which many questions are."""

NOT_JUDGED = {
    "chronology": "leaves out days that no source knows, so that it grows with what is known",
    "deadlines": "gives days and no certainties: has a law of its own below",
    "label": "an organisation is shown by its latest name",
    "merge": "takes records as they are: has laws of its own",
    "published_by": "keeps what was certainly published, so that it grows: has a law below",
    "strike_days": "gives numbers and no certainties: has a law of its own below",
}
"""Questions whose answers are no statements with a certainty each, and why."""


Draw = Callable[[st.SearchStrategy[Any]], Any]
"""What draws from a strategy: in another one, or in a test."""


class More(NamedTuple):
    """A data set, the same with one thing more known, and what that is."""

    less: am.Dataset
    more: am.Dataset
    way: str
    place: Place | None
    """The date that is known better or worse than drawn; None for a link."""
    days: tuple[am.ImpreciseDate, ...]
    """Days on which a difference may show."""


def window(date: Any) -> tuple[int, int]:
    """First and last day that a date may be, as it counts for certainty."""
    return date.window if isinstance(date, am.ImpreciseDate) else (FIRST_DAY, LAST_DAY)


def named_days(dataset: am.Dataset) -> list[int]:
    """Return the days at the ends of all windows, and those next to them."""
    ends = {
        end
        for place in places_in(dataset)
        if isinstance(place.date, am.ImpreciseDate)
        for end in place.date.window
    }
    if dataset.as_of is not None:
        ends.add(dataset.as_of.toordinal())
    near = {end + step for end in ends for step in (-1, 0, 1)}
    return sorted(day for day in near if FIRST_DAY < day < LAST_DAY)


def is_exact(date: Any) -> bool:
    """Whether nothing more can be known of a date."""
    return isinstance(date, am.ImpreciseDate) and date.is_exact


def draw_place(draw: Draw, places: list[Place]) -> Place:
    """Draw a date: first the kind of its record, so that none is rare, but dates nearly all are."""
    kinds = sorted({type(place.record).__name__ for place in places})
    # Few data sets have records of some kinds; where they are, they are taken.
    kinds += 4 * [kind for kind in kinds if kind in SELDOM]
    kind = draw(st.sampled_from(kinds))
    of_kind = [one for one in places if type(one.record).__name__ == kind]
    place: Place = draw(st.sampled_from(of_kind))
    return place


def draw_window(draw: Draw, firsts: list[int], lasts: list[int]) -> am.ImpreciseDate:
    """Draw some day between two of these."""
    return am.ImpreciseDate.between(
        *sorted((draw(st.sampled_from(firsts)), draw(st.sampled_from(lasts))))
    )


def draw_narrower(draw: Draw, dataset: am.Dataset, place: Place, days: list[int]) -> am.Dataset:
    """Draw a smaller window for a date of a data set."""
    first, last = window(place.date)
    if place.date == am.OPEN and dataset.as_of is not None:
        # It still held on that day: only later days are more than that.
        first = dataset.as_of.toordinal() + 1
    inside = [day for day in days if first <= day <= last] or [max(first, FIRST_DAY)]
    return place.write(draw_window(draw, inside, inside))


def draw_wider(draw: Draw, place: Place, days: list[int]) -> am.Dataset:
    """Draw a larger window for a date of a data set, or leave it unknown.

    Without its last day, a period would be one that may have a handover day, where
    the record does not exclude that.
    """
    is_through = place.field == "through" and not isinstance(place.record, WHOLE_DAYS)
    if not is_through and place.field not in ABSENT and draw(st.integers(0, 2)) == 0:
        return place.write(None)
    first, last = window(place.date)
    return place.write(
        draw_window(
            draw,
            [first, *(day for day in days if day < first)],
            [last, *(day for day in days if day > last)],
        )
    )


def handovers_in(dataset: am.Dataset) -> list[tuple[am.Presidency, am.Presidency]]:
    """Return the pairs of presidencies of which the second may have followed the first."""
    return [
        (before, after)
        for before, after in itertools.permutations(dataset.presidencies, 2)
        if before.union_id == after.union_id
        and before.standing is after.standing is am.Standing.ACCEPTED
        and before.id not in after.follows_ids
        and before.period.meets(after.period, as_of=dataset.as_of).is_possible
    ]


def draw_linked(
    draw: st.DrawFn, dataset: am.Dataset, pairs: list[tuple[am.Presidency, am.Presidency]]
) -> am.Dataset:
    """Draw a link: one presidency followed another on the very day."""
    before, after = draw(st.sampled_from(pairs))
    linked = attrs.evolve(after, follows_ids=[*after.follows_ids, before.id])
    return attrs.evolve(
        dataset, presidencies=[linked if one is after else one for one in dataset.presidencies]
    )


def organisations(dataset: am.Dataset) -> list[am.TradeUnion | am.Coalition]:
    """Return all that has a life."""
    return [*dataset.unions, *dataset.coalitions]


def began_to_limit(less: am.Dataset, more: am.Dataset) -> bool:
    """Whether something is known for the first time of a life that was no limit.

    One of which nothing is known is none; to campaigns and agreements, which say themselves how
    long they last, one that is open is none either.
    """
    lives = {one.id: one.period for one in organisations(more)}
    lasting = less.campaigns or any(held.agreement for held in less.rounds)
    return any(
        one.period == am.Period() != lives[one.id]
        or (lasting and one.period.is_open and not lives[one.id].is_open)
        for one in organisations(less)
    )


SMALL = [*range(FEW := datetime.date(2004, 3, 1).toordinal(), FEW + 9)]


def some_of_few_days() -> st.SearchStrategy[am.ImpreciseDate]:
    """Draw a date of a few days, exact or not."""
    return st.lists(st.sampled_from(SMALL), min_size=1, max_size=2).map(
        lambda days: am.ImpreciseDate.between(min(days), max(days))
    )


@st.composite
def few_days(draw: st.DrawFn, *, whole_days: bool | None = None) -> am.Period:
    """Draw a period of a few days, of which an end may be open or unknown."""
    ends = "through" if whole_days or (whole_days is None and draw(st.booleans())) else "until"
    start, end = draw(st.none() | some_of_few_days()), draw(st.none() | some_of_few_days())
    last = am.OPEN if draw(st.integers(0, 3)) == 0 else end
    try:
        return am.Period(start, **{ends: last})
    except am.AptsModelError:
        return am.Period(start)


def one_thing_told(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """Draw one thing that is told of union u, in the fields of a data set."""
    if kind == "presidency":
        one = am.Presidency(id="v", union_id="u", holder_id="p", period=draw(few_days()))
        return {"presidencies": [one], "people": [am.Person(id="p", name="Pia")]}
    if kind == "affiliation":
        body = am.Coalition(id="c", kind="alliance", period=draw(few_days()))
        member = am.Affiliation(id="w", member_id="u", body_id="c", period=draw(few_days()))
        return {"coalitions": [body], "affiliations": [member]}
    if kind == "figure":
        date = draw(some_of_few_days())
        return {
            "figures": [am.Figure(id="f", subject_id="u", measure="members", value=1, date=date)]
        }
    period = draw(few_days(whole_days=True))
    if kind == "campaign":
        return {"campaigns": [am.Campaign(id="k", title="K", union_id="u", period=period)]}
    happened: dict[str, Any] = {"agreement": am.Agreement(in_force=period.start, term=period)}
    if kind == "strike":
        mandate = am.Milestone(id="m", stage="strike_mandate", date="2001")
        happened = {"milestones": [mandate], "strikes": [am.Strike(id="s", period=period)]}
    return {"rounds": [am.BargainingRound(id="r", title="R", union_ids=["u"], **happened)]}


TOLD = ["presidency", "affiliation", "figure", "campaign", "agreement", "strike", "name", "merger"]


@st.composite
def lives_of_few_days(draw: st.DrawFn) -> am.Dataset:
    """Draw a union, and one thing that is told of it, within the same few days.

    What lies just inside its life, on its last day or just outside it is rare among all data sets.
    """
    kind = draw(st.sampled_from(TOLD))
    began, life = draw(some_of_few_days()), draw(few_days())
    told: dict[str, Any] = {}
    names: list[am.Name] = []
    others: list[am.TradeUnion] = []
    if kind == "name":
        names = [am.Name(text="We", language="fr", period=draw(few_days()))]
    elif kind == "merger":
        life = draw(st.sampled_from([am.Period(began), am.Period(began, until=am.OPEN)]))
        others = [am.TradeUnion(id="a", period=am.Period(None, until=began))]
        merger = am.Merger(
            id="m", kind="fusion", predecessor_ids=["a", "b"], successor_id="u", date=began
        )
        told = {"mergers": [merger]}
        others.append(am.TradeUnion(id="b"))
    else:
        told = one_thing_told(draw, kind)
    return am.Dataset(
        title="Few days",
        as_of=draw(st.none() | st.sampled_from(SMALL).map(datetime.date.fromordinal)),
        unions=[am.TradeUnion(id="u", names=names, period=life), *others],
        **told,
    )


FEW_DAYS = lives_of_few_days().filter(lambda drawn: not errors_in(drawn))


@st.composite
def more_known(draw: st.DrawFn, datasets: st.SearchStrategy[am.Dataset] = DATASETS) -> More:
    """Draw a data set without ERROR, and the same with one date or one link more.

    The one that is drawn is the lesser or the greater: what has a world in which all of it
    happened still has it where less is known.
    """
    dataset = draw(datasets)
    days = named_days(dataset)
    assume(days)
    picked = [draw(st.sampled_from(days)) for _ in range(3)]
    first, last = sorted(picked[1:])
    asked = [am.ImpreciseDate.between(picked[0], picked[0]), am.ImpreciseDate.between(first, last)]
    places = [place for place in places_in(dataset) if place.field not in UNREAD]
    exact = [place for place in places if isinstance(place.date, am.ImpreciseDate)]
    vague = [
        place
        for place in places
        if not is_exact(place.date) and not (place.date is None and place.field in ABSENT)
    ]
    pairs = handovers_in(dataset)
    ways = [*(["wider"] if exact else []), *(["narrower"] if vague else [])]
    for _ in range(4):
        way: str = draw(st.sampled_from([*ways, *ways, *(["linked"] if pairs else [])]))
        less = more = dataset
        place: Place | None = None
        try:
            if way == "linked":
                more = draw_linked(draw, dataset, pairs)
            elif way == "wider":
                place = draw_place(draw, exact)
                less = draw_wider(draw, place, days)
            else:
                place = draw_place(draw, vague)
                more = draw_narrower(draw, dataset, place, days)
        except am.AptsModelError:  # it would end before it starts
            continue
        if began_to_limit(less, more):
            continue
        if more is dataset or not errors_in(more):
            if place is not None and isinstance(place.date, am.ImpreciseDate):
                end = draw(st.sampled_from(place.date.days))
                asked.append(am.ImpreciseDate.between(end, end))
            return More(less, more, way, place, tuple(asked))
    return reject()


def refined(before: Judged, after: Judged) -> list[object]:
    """Return what changed and was not POSSIBLE before."""
    return [
        (statement, before.get(statement, NO), after.get(statement, NO))
        for statement in {*before, *after}
        if before.get(statement, NO) not in {POSSIBLE, after.get(statement, NO)}
    ]


@tries(40)
@given(more_known() | more_known(FEW_DAYS), st.sampled_from(am.Handover))
def test_knowing_more_never_contradicts(known: More, handover: am.Handover) -> None:
    """One window narrower, or one more link, turns POSSIBLE into CERTAIN or NO, in any answer."""
    less, more, way, place, days = known
    note(f"{way}: {place}")
    for when in days:
        given = Given(when, handover)
        for ask in asks(less, given, besides=[*NOT_JUDGED]):
            before, after = judged(ask.put_to(less), given), judged(ask.put_to(more), given)
            assert not refined(before, after), str(ask)


@tries(25)
@given(DATASETS, st.data(), st.sampled_from(am.Handover))
def test_asking_more_exactly_never_contradicts(
    dataset: am.Dataset, data: st.DataObject, handover: am.Handover
) -> None:
    """What is so on every day of a vague day is so on each part of it, whatever is asked."""
    days = named_days(dataset)
    assume(days)
    picked = sorted(data.draw(st.lists(st.sampled_from(days), min_size=4, max_size=4)))
    vague, narrower = (
        Given(am.ImpreciseDate.between(*ends), handover)
        for ends in ((picked[0], picked[3]), (picked[1], picked[2]))
    )
    for wide in asks(dataset, vague, besides=[*NOT_JUDGED]):
        exact = Ask(
            wide.name,
            tuple(
                (name, narrower.when if name == "when" else value) for name, value in wide.arguments
            ),
        )
        before, after = (
            judged(ask.put_to(dataset), asked) for ask, asked in ((wide, vague), (exact, narrower))
        )
        assert not refined(before, after), str(exact)


@tries(20)
@given(more_known())
def test_knowing_more_narrows_numbers_and_deadlines(known: More) -> None:
    """Strike days are counted between closer limits, and no deadline leaves its window."""
    less, more, way, place, days = known
    note(f"{way}: {place}")
    given = Given(days[0])
    for ask in asks(less, given):
        if ask.name not in {"strike_days", "deadlines"}:
            continue
        before, after = ask.put_to(less), ask.put_to(more)
        if isinstance(before, am.StrikeDays):
            for one, other in zip(limits(before), limits(after), strict=True):
                assert one[0] <= other[0] <= other[1] <= one[1], str(ask)
        else:
            assert all(
                any(is_inside(new, old) for new in items_of(after)) for old in items_of(before)
            ), str(ask)


def limits(days: am.StrikeDays) -> list[tuple[float, float]]:
    """Return the least and the most of full and of partial days."""
    return [
        (days.full, math.inf if days.most_full is None else days.most_full),
        (days.partial, math.inf if days.most_partial is None else days.most_partial),
    ]


def is_inside(new: am.Deadline, old: am.Deadline) -> bool:
    """Whether a deadline is another one, as exactly known or more so."""
    if (new.rule, new.stage, new.first is None) != (old.rule, old.stage, old.first is None):
        return False
    (first, last), (old_first, old_last) = (
        window(new.first or new.last),
        window(old.first or old.last),
    )
    return old_first <= first and last <= old_last


@tries(20)
@given(DATASETS, st.data())
def test_knowing_better_when_sources_were_published_loses_nothing(
    dataset: am.Dataset, data: st.DataObject
) -> None:
    """What could certainly be read by a day could be read by it still, once more is known."""
    assume(dataset.sources)
    places = [place for place in places_in(dataset) if place.field == "published"]
    place = data.draw(st.sampled_from(places))
    day = data.draw(st.dates(*RANGES[2]))
    days = [day.toordinal() + step for step in (-400, 0, 400)]
    if isinstance(place.date, am.ImpreciseDate):
        less, more = draw_wider(data.draw, place, days), dataset
    else:
        less, more = dataset, place.write(draw_window(data.draw, days, days))
    before, after = less.published_by(day), more.published_by(day)
    for name in COLLECTIONS:
        ids = [{repr(getattr(one, "id", one)) for one in getattr(x, name)} for x in (before, after)]
        assert ids[0] <= ids[1], name
