"""What breaks the rule on figures."""

from __future__ import annotations

from apts_model.records.figures import Figure, Measure
from apts_model.strategies.breaking.bodies import organisation
from apts_model.strategies.breaking.draft import Draft


def figure_outside_life(draft: Draft) -> None:
    """Tell a figure of a day on which its subject did not exist."""
    before, start, end, after = draft.marks(4)
    if draft.maybe():
        life, date = draft.period(draft.one_of((start, None)), end), after
    else:
        life, date = draft.lasting(start, end), before
    figure = Figure(
        id=draft.own("figure"),
        subject_id=organisation(draft, life),
        measure=draft.one_of([*Measure]),
        value=draft.number(0, 100),
        date=date,
        **draft.known,
    )
    draft.add(figure)
