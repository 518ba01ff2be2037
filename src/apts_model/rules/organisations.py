"""Rules on organisations: what is told of one lies inside its life."""

from __future__ import annotations

from apts_model.dataset import Dataset
from apts_model.finding import by_id
from apts_model.inquiries.bargaining import unions_on
from apts_model.records.coalitions import Coalition
from apts_model.records.unions import TradeUnion
from apts_model.rules.findings import Finding, Found, Placed, accepted, places
from apts_model.rules.lives import Life, Part, outside
from apts_model.showing import quoted
from apts_model.time.certainty import CERTAIN
from apts_model.time.periods import Handover

_MEND = "mend one of the two days"


def name_outside_life(dataset: Dataset) -> Found:
    """A name of a union or a coalition was in use while this organisation existed."""
    organisations: list[Placed[TradeUnion | Coalition]] = [
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
    organisations: list[TradeUnion | Coalition] = [*dataset.unions, *dataset.coalitions]
    lives = {own: one.period for own, one in by_id(organisations).items()}
    for path, figure in accepted(dataset.figures, "$.figures"):
        life = lives.get(figure.subject_id)
        if life is None or figure.date is None:
            continue
        (first, last), lived = figure.date.window, life.bounds_under(Handover.BOTH)
        ids = figure.id, figure.subject_id
        told = f"{figure.id!r} is of a day ({figure.date})"
        if last < lived.start_first:
            message = f"{told} before {figure.subject_id!r} started ({life.start}): {_MEND}"
            yield Finding(CERTAIN, f"{path}.date", ids, message)
        elif lived.end_last <= first:
            message = f"{told} after {figure.subject_id!r} ended ({life.end}): {_MEND}"
            yield Finding(CERTAIN, f"{path}.date", ids, message)


def strike_outside_life(dataset: Dataset) -> Found:
    """A strike lies inside the life of each union that is on it."""
    lives = {own: Life(own, union.period) for own, union in by_id(dataset.unions).items()}
    for path, held in places(dataset.rounds, "$.rounds"):
        for place, strike in accepted(held.strikes, f"{path}.strikes"):
            part = Part.of(f"{place}.period", strike, strike.period.bounds_on(dataset.as_of))
            part = part._replace(whole_days=True)  # also where nobody knows when it ended
            for union_id in unions_on(strike, held):
                if union_id in lives:
                    yield from outside(part, lives[union_id])
