"""What a strike fund owes for a bargaining round, on which days it pays, and who signs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

import apts_model as am


class Decision(Enum):
    """What to do with a claim. A doubt goes to a person, never to the bank."""

    PAY = "pay"
    ASK = "ask the union first"
    REFUSE = "refuse"


@dataclass(frozen=True)
class Owed:
    """What the fund owes each member: at least so much and at most so much."""

    least: Decimal
    most: Decimal | None
    """None where the sources set no limit."""


@dataclass(frozen=True)
class Signatories:
    """Ids of the people who can sign: those who surely can, and those to ask about first."""

    sure: tuple[str, ...]
    unsure: tuple[str, ...]


def decide(dataset: am.Dataset, union_id: str, when: am.DateLike) -> Decision:
    """Decide on a claim for a day, or for every day of a month or a year.

    `on_strike` is no where nothing is on record. Only where the record claims to be complete does
    that mean that there was no strike.
    """
    on_strike = dataset.on_strike(union_id, when)
    if on_strike.is_certain:
        return Decision.PAY
    is_complete = dataset.strikes_of(union_id).on(when).covered.is_certain
    return Decision.ASK if on_strike.is_possible or not is_complete else Decision.REFUSE


def owed(dataset: am.Dataset, round_id: str, union_id: str, *, per_day: Decimal) -> Owed:
    """Return what the fund owes each member for the full strike days of a round."""
    days = dataset.strike_days(round_id, union_id)
    most = None if days.most_full is None else days.most_full * per_day
    return Owed(least=days.full * per_day, most=most)


def signatories(dataset: am.Dataset, union_id: str, when: am.DateLike) -> Signatories:
    """Return who can sign a cheque of the fund on a day: whoever is president."""
    holders = dataset.president_on(union_id, when).holders
    return Signatories(
        sure=tuple(sorted(one for one, sure in holders.items() if sure.is_certain)),
        unsure=tuple(sorted(one for one, sure in holders.items() if not sure.is_certain)),
    )
