"""Rules on organisations: what is told of one lies inside its life."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from apts_model.dataset import Dataset
from apts_model.finding import by_id
from apts_model.records.bargaining import unions_on
from apts_model.records.coalitions import Coalition
from apts_model.records.unions import TradeUnion
from apts_model.rules.findings import Finding, Found, Placed, accepted, places
from apts_model.rules.lives import Life, Part, found_together, outside
from apts_model.showing import quoted
from apts_model.time.certainty import CERTAIN
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import Handover

Organisation = TradeUnion | Coalition


def name_outside_life(dataset: Dataset) -> Found:
    """A name of a union or a coalition was in use while this organisation existed."""
    organisations: list[Placed[Organisation]] = [
        *places(dataset.unions, "$.unions"),
        *places(dataset.coalitions, "$.coalitions"),
    ]
    for path, organisation in organisations:
        life = Life(organisation.id, organisation.period)
        for place, name in places(organisation.names, f"{path}.names"):
            period, told = name.period, f"the name {quoted(name.text)}"
            bounds = period.bounds_on(dataset.as_of)
            part = Part(f"{place}.period", told, (), period, bounds, period.whole_days)
            yield from outside(part, life)


def figure_outside_life(dataset: Dataset) -> Found:
    """A figure of a union or a coalition is of a day on which it can have existed."""
    known: Mapping[str, Organisation] = by_id([*dataset.unions, *dataset.coalitions])
    for path, figure in accepted(dataset.figures, "$.figures"):
        subject = known.get(figure.subject_id)
        if subject is not None and figure.date is not None:
            told = f"{figure.id!r} is of a day ({figure.date})"
            part = _Day(f"{path}.date", told, figure.id, figure.date.window)
            yield from _day_outside(part, subject)


def campaign_outside_life(dataset: Dataset) -> Found:
    """A dated campaign of a union starts on a day on which this union can have existed."""
    unions = by_id(dataset.unions)
    for path, campaign in places(dataset.campaigns, "$.campaigns"):
        union = None if campaign.union_id is None else unions.get(campaign.union_id)
        if union is not None:  # yearly ones have no period, and are of any day
            period, own = campaign.period, campaign.id
            told, end = f"{own!r} started{_on(period.start)}", "start"
            if period.start is None:  # what is known is that it was over by some day
                told, end = f"{own!r} was over ({period.end})", "through"
            day = _Day(f"{path}.period.{end}", told, own, period.bounds[:2])
            yield from _day_outside(day, union)


def strike_outside_life(dataset: Dataset) -> Found:
    """A strike lies inside the life of each union that is on it."""
    lives = {own: Life(own, union.period) for own, union in by_id(dataset.unions).items()}
    for path, held in places(dataset.rounds, "$.rounds"):
        for place, strike in accepted(held.strikes, f"{path}.strikes"):
            part = Part.of(f"{place}.period", strike, strike.period.bounds_on(dataset.as_of))
            part = part._replace(whole_days=True)  # also where nobody knows when it ended
            of = [lives[own] for own in unions_on(strike, held) if own in lives]
            found = [one for life in of for one in outside(part, life)]
            yield from found_together(found, of, place, strike.id)


def agreement_outside_life(dataset: Dataset) -> Found:
    """An agreement comes into force on a day on which all unions that it binds can have existed."""
    unions = by_id(dataset.unions)
    for path, held in places(dataset.rounds, "$.rounds"):
        if held.agreement is None:
            continue
        period = held.agreement.time_in_force
        told = f"the agreement of {held.id!r} came into force{_on(period.start)}"
        place = f"{path}.agreement{'' if held.agreement.in_force is None else '.in_force'}"
        day = _Day(place, told, held.id, period.bounds[:2])
        bound = [unions[own] for own in held.union_ids if own in unions]
        found = [one for union in bound for one in _day_outside(day, union)]
        lives = [Life(union.id, union.period) for union in bound]
        yield from found_together(found, lives, f"{path}.agreement", held.id)


class _Day(NamedTuple):
    """A day of something, on which what it belongs to was there."""

    path: str
    """Where it stands."""
    told: str
    """What messages say of it."""
    own: str
    """The id of that something."""
    window: tuple[int, int]
    """The first and the last day that it can be."""


def _day_outside(day: _Day, owner: Organisation) -> Found:
    """Find that a day lies on one side of a life, whatever the days of both may be."""
    (first, last), lived = day.window, owner.period.bounds_under(Handover.BOTH)
    if last < lived.start_first:
        side = f"before {owner.id!r} started ({owner.period.start})"
    elif lived.end_last <= first:
        side = f"after {owner.id!r} ended ({owner.period.end})"
    else:
        return
    message = f"{day.told} {side}: mend one of the two days"
    yield Finding(CERTAIN, day.path, (day.own, owner.id), message)


def _on(date: ImpreciseDate | None) -> str:
    return "" if date is None else f" ({date})"
