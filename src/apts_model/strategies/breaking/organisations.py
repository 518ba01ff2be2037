"""What breaks the rules on organisations."""

from __future__ import annotations

from apts_model.records.figures import Figure, Measure
from apts_model.records.milestones import Stage
from apts_model.records.names import Name, NameKind
from apts_model.records.sources import Language
from apts_model.strategies.breaking.bodies import organisation
from apts_model.strategies.breaking.draft import Draft
from apts_model.strategies.breaking.lives import outside
from apts_model.strategies.breaking.rounds import bargain, milestone, strike
from apts_model.time.dates import ImpreciseDate


def name_outside_life(draft: Draft) -> None:
    """Give a name to an organisation that did not exist."""
    life, used = outside(draft)
    name = Name(
        text=draft.text("Us"),
        language=draft.one_of([*Language]),
        kind=draft.one_of([*NameKind]),
        period=used,
        **draft.known,
    )
    organisation(draft, life, names=[name])


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


def strike_outside_life(draft: Draft) -> None:
    """Let a union be on strike while it did not exist, perhaps beside others."""
    life, held = outside(draft)
    unions = [draft.union(life).id]
    if draft.maybe():
        unions = draft.order([*unions, draft.union().id])
    on_it = unions if draft.maybe() else ()  # that is what a strike of all means
    # All marks come after that day, so that there was a mandate.
    mandate = milestone(draft, Stage.STRIKE_MANDATE, ImpreciseDate.between(draft.base, draft.base))
    one = strike(draft, held.start, held.end, union_ids=on_it)
    bargain(draft, [mandate], strikes=[one], union_ids=unions)
