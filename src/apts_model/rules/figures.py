"""The rule on figures: what days they can be of."""

from __future__ import annotations

from apts_model.dataset import Dataset
from apts_model.finding import by_id
from apts_model.records.coalitions import Coalition
from apts_model.records.unions import TradeUnion
from apts_model.rules.findings import Finding, Found, accepted
from apts_model.time.certainty import CERTAIN
from apts_model.time.periods import Handover

_MEND = "mend one of the two days"


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
