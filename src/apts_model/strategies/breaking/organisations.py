"""What breaks the rules on organisations."""

from __future__ import annotations

from apts_model.records.agreements import Agreement
from apts_model.records.campaigns import Campaign
from apts_model.records.figures import Figure, Measure
from apts_model.records.milestones import Stage
from apts_model.records.names import Name, NameKind
from apts_model.records.sources import Language
from apts_model.strategies.breaking.bodies import organisation
from apts_model.strategies.breaking.draft import Draft
from apts_model.strategies.breaking.lives import outside
from apts_model.strategies.breaking.rounds import bargain, milestone, strike
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import OPEN, UNKNOWN, Period


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
    life, date = _another_time(draft)
    figure = Figure(
        id=draft.own("figure"),
        subject_id=organisation(draft, life),
        measure=draft.one_of([*Measure]),
        value=draft.number(0, 100),
        date=date,
        **draft.known,
    )
    draft.add(figure)


def campaign_outside_life(draft: Draft) -> None:
    """Let a campaign of a union start when it did not exist."""
    life, day = _another_time(draft)
    campaign = Campaign(
        id=draft.own("campaign"),
        title=draft.text("Action"),
        union_id=draft.union(life).id,
        period=Period(day, through=draft.one_of((None, day, OPEN))),
        **draft.known,
    )
    draft.add(campaign)


def strike_outside_life(draft: Draft) -> None:
    """Let a union be on strike while it did not exist, perhaps beside others."""
    life, held = outside(draft)
    unions = _perhaps_beside_another(draft, life)
    on_it = unions if draft.maybe() else ()  # that is what a strike of all means
    # All marks come after that day, so that there was a mandate.
    mandate = milestone(draft, Stage.STRIKE_MANDATE, ImpreciseDate.between(draft.base, draft.base))
    one = strike(draft, held.start, held.end, union_ids=on_it)
    bargain(draft, [mandate], strikes=[one], union_ids=unions)


def agreement_outside_life(draft: Draft) -> None:
    """Bind a union, perhaps beside others, by an agreement from a day when it did not exist."""
    life, day = _another_time(draft)
    term = draft.one_of((UNKNOWN, Period(day, through=OPEN)))
    agreement = Agreement(in_force=day, term=term, **draft.known)
    bargain(draft, [], agreement=agreement, union_ids=_perhaps_beside_another(draft, life))


def _another_time(draft: Draft) -> tuple[Period, ImpreciseDate]:
    """Draw a life, and a day before or after it."""
    before, start, end, after = draft.marks(4)
    if draft.maybe():
        return draft.period(draft.one_of((start, None)), end), after
    return draft.lasting(start, end), before


def _perhaps_beside_another(draft: Draft, life: Period) -> list[str]:
    """Add a union of this life, perhaps one of which nothing is known, and return their ids."""
    unions = [draft.union(life).id]
    return draft.order([*unions, draft.union().id]) if draft.maybe() else unions
