"""What happened, in plain numbers: days are counted, and nothing of the library is used here."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Literal

Truth = bool | None
"""Whether something is so; None for what lies ahead and may still come out either way."""

Reading = Literal["incoming", "outgoing", "both"]


def either(truths: Iterable[Truth]) -> Truth:
    """Whether one of several things is so."""
    found = {*truths}
    return True if True in found else None if None in found else False


def each(truths: Iterable[Truth]) -> Truth:
    """Whether all of several things are so."""
    found = {*truths}
    return False if False in found else None if None in found else True


@dataclasses.dataclass
class Stretch:
    """That someone or something held from one day to another, or still does."""

    who: str
    of: str
    """What was held."""
    start: int
    end: int | None = None
    """The day of the handover, or the last whole day."""
    whole_days: bool = False

    def held(self, day: int, today: int, reading: Reading = "incoming") -> Truth:
        """Whether it held on a day; today it still does, if it has no end."""
        if day < self.start + (reading == "outgoing" and not self.whole_days):
            return False
        if self.end is None:
            return True if day <= today else None
        if reading == "incoming" and not self.whole_days:
            return day < self.end
        return day <= self.end


@dataclasses.dataclass
class Bargaining:
    """One round: who took part, when which stage was reached, who stopped work."""

    union_ids: list[str]
    regime: str
    expires: int
    stages: dict[str, list[int]] = dataclasses.field(default_factory=dict[str, list[int]])
    strikes: dict[str, tuple[str, list[str], Stretch]] = dataclasses.field(
        default_factory=dict[str, tuple[str, list[str], Stretch]]
    )
    agreement: Stretch | None = None
    is_over: bool = False

    def reach(self, stage: str, day: int) -> None:
        """Note that a stage was reached."""
        self.stages.setdefault(stage, []).append(day)

    def count(self, union_id: str, today: int) -> tuple[int, int]:
        """Count the days so far of full strikes, and the days with other strikes only."""
        full: set[int] = set()
        other: set[int] = set()
        for kind, union_ids, strike in self.strikes.values():
            if union_id in union_ids:
                end = today if strike.end is None else strike.end
                days = full if kind in {"full", "unlimited"} else other
                days.update(range(strike.start, end + 1))
        return len(full), len(other - full)


Wait = tuple[str, int, int | None]
"""A stage that comes before, by at least and at most so many days."""

_ANY_REGIME: dict[str, list[Wait]] = {
    "strike_mandate": [],
    "essential_services": [],
    "conciliation": [],
    "strike_notice": [("strike_mandate", 0, None)],
    "ratification": [("agreement_in_principle", 0, None)],
    "signature": [("ratification", 0, None)],
    "demands_filed": [],
    "offers": [("demands_filed", 0, None)],
    "mediation_requested": [],
    "mediation": [("mediation_requested", 0, None)],
    "mediation_report": [("mediation", 0, None)],
    "agreement_in_principle": [("demands_filed", 0, None)],
}

LAW: dict[str, dict[str, list[Wait]]] = {
    "": {
        **_ANY_REGIME,
        "strike_notice": [],
        "offers": [],
        "mediation": [],
        "mediation_report": [],
        "signature": [("agreement_in_principle", 0, None)],
        "strike": [("demands_filed", 0, None), ("strike_mandate", 0, None)],
    },
    "quebec-1985": {
        **_ANY_REGIME,
        "offers": [("demands_filed", 0, 60)],
        "talks": [("offers", 0, None)],
        "mediation_requested": [("talks", 0, None)],
        "mediation_report": [("mediation", 0, 60)],
        "strike_notice": [("strike_mandate", 0, None), ("mediation_report", 0, None)],
        "agreement_in_principle": [("talks", 0, None)],
        "strike": [
            ("strike_mandate", 0, None),
            ("mediation_report", 20, None),
            ("essential_services", 90, None),
            ("strike_notice", 14, None),  # more than seven working days, whatever the weekday
        ],
    },
    "quebec-2025": {
        **_ANY_REGIME,
        "talks": [],
        "strike": [
            ("demands_filed", 0, None),
            ("strike_mandate", 0, None),
            ("essential_services", 0, None),
            ("strike_notice", 0, None),
        ],
    },
}
"""By regime, every stage that a round can reach, and what must come before it."""

AGAIN = {"strike", "strike_mandate", "strike_notice", "conciliation"}
"""Stages that a round can reach several times."""


class World:
    """All that is true, by id."""

    def __init__(self, today: int) -> None:
        self.today = today
        self.event_days: set[int] = {today}
        self.lives: dict[str, Stretch] = {}
        self.unions: list[str] = []
        self.seats: dict[str, int] = {}
        self.names: dict[str, Stretch] = {}
        self.presidencies: dict[str, Stretch] = {}
        self.memberships: dict[str, Stretch] = {}
        self.came_out: dict[str, list[str]] = {}
        """Unions that came out of each, by mergers and splits."""
        self.carried_on_by: dict[str, list[str]] = {}
        """Unions that each became when it ended."""
        self.changed_today: set[str] = set()
        """Unions that another came out of, or was absorbed by; they end on a later day.

        Whether a split ended a union is told by the days alone; that a union went on into another
        on the day on which it absorbed one is told only where both dates are exact.
        """
        self.grown_today: set[str] = set()
        """Unions that absorbed another today."""
        self.rounds: dict[str, Bargaining] = {}

    def living(self) -> list[str]:
        """Unions that there are today."""
        return [one for one in self.unions if self.lives[one].end is None]

    def fronts(self) -> list[str]:
        """Coalitions that there are today."""
        return [one for one, life in self.lives.items() if life.of == "front" and life.end is None]

    def going_on(self, kept: Mapping[str, Stretch], of: str) -> list[str]:
        """Ids of what goes on about one thing: its presidencies, its names, its members."""
        return [one for one, held in kept.items() if held.end is None and held.of == of]

    def bound_to(self, union_id: str) -> list[str]:
        """Everything that ends with a union: its presidencies, names and memberships."""
        joined = [
            one
            for one, held in self.memberships.items()
            if held.end is None and held.who == union_id
        ]
        return [
            *self.going_on(self.presidencies, union_id),
            *self.going_on(self.names, union_id),
            *joined,
        ]

    def find(self, fact: str) -> Stretch:
        """Return what is told by a record of this id."""
        for kept in (self.lives, self.names, self.presidencies, self.memberships):
            if fact in kept:
                return kept[fact]
        raise KeyError(fact)

    def can_end(self, facts: Iterable[str]) -> bool:
        """Whether all these began earlier than today; nothing ends on the day it began."""
        return all(self.find(fact).start < self.today for fact in facts)

    def can_die(self, union_id: str) -> bool:
        """Whether a union can end today."""
        is_settled = self.can_end([union_id, *self.bound_to(union_id)])
        return is_settled and union_id not in self.changed_today

    def everyone(self) -> set[str]:
        """Return the ids of all that can be asked about."""
        return {*self.lives, *self.rounds}

    def days(self, turn: int) -> list[int]:
        """Some days to ask about: by turns around an event, long past or to come; always today."""
        events = sorted(self.event_days)
        around = events[turn * 7 % len(events)]
        span = self.today - events[0] + 100
        chosen = {
            self.today,
            self.today - 1,
            around - 1 + turn % 3,
            events[0] - 50 + turn * 7919 % span if turn % 2 else self.today + 2 + turn * 31 % 700,
        }
        chosen.discard(self.today + 1)  # who holds the handover day, the day itself will tell
        return sorted(chosen)

    # --- what is true on a day ---------------------------------------------------------------

    def held(
        self, kept: Mapping[str, Stretch], of: str, day: int, reading: Reading = "incoming"
    ) -> dict[str, Truth]:
        """By holder, whether they held something on a day."""
        found: dict[str, list[Truth]] = {}
        for one in kept.values():
            if one.of == of:
                found.setdefault(one.who, []).append(one.held(day, self.today, reading))
        return {who: either(truths) for who, truths in found.items()}

    def existed(self, one: str, day: int) -> Truth:
        """Whether a union or a coalition existed, its last day included."""
        return self.lives[one].held(day, self.today, "both")

    def vacant(self, union_id: str, day: int, reading: Reading) -> Truth:
        """Whether a union had no president; who will be elected, nobody knows."""
        if self.existed(union_id, day) is False:
            return True
        held = either(self.held(self.presidencies, union_id, day, reading).values())
        return None if day > self.today and not held else None if held is None else not held

    def bodies(self, member_id: str, day: int) -> dict[str, Truth]:
        """By coalition, whether a union was in it."""
        found: dict[str, list[Truth]] = {}
        for one in self.memberships.values():
            if one.who == member_id:
                found.setdefault(one.of, []).append(one.held(day, self.today))
        return {body: either(truths) for body, truths in found.items()}

    def successors(self, union_id: str, day: int) -> dict[str, Truth]:
        """Unions that carry on one that is no more."""
        end = self.lives[union_id].end
        if end is None or day < end:
            return {}
        found: dict[str, Truth] = {}
        for one in self.carried_on_by.get(union_id, ()):
            held = self.lives[one].held(day, self.today)
            found.update(self.successors(one, day) if held is False else {one: held})
        return found

    def descendants(self, union_id: str) -> set[str]:
        """Unions that came out of one, in however many steps."""
        found = {union_id}
        waiting = [union_id]
        for one in waiting:
            fresh = [other for other in self.came_out.get(one, ()) if other not in found]
            found.update(fresh)
            waiting.extend(fresh)
        return found - {union_id}

    def ancestors(self, union_id: str) -> set[str]:
        """Unions that one came out of."""
        return {one for one in self.unions if one != union_id and union_id in self.descendants(one)}

    def on_strike(self, union_id: str, day: int) -> Truth:
        """Whether a union was on strike."""
        strikes = [
            strike.held(day, self.today)
            for held in self.rounds.values()
            for _, union_ids, strike in held.strikes.values()
            if union_id in union_ids
        ]
        return each([self.existed(union_id, day), either(strikes)])

    def agreements(self, union_id: str, day: int) -> dict[str, Truth]:
        """By round, whether its agreement bound a union."""
        existed = self.existed(union_id, day)
        return {
            round_id: each([existed, held.agreement.held(day, self.today)])
            for round_id, held in self.rounds.items()
            if held.agreement is not None and union_id in held.union_ids
        }

    # --- what the law allows -------------------------------------------------------------------

    def next_stages(self, held: Bargaining) -> dict[str, int]:
        """Stages that a round can reach next, each with the first day on which it can."""
        found: dict[str, int] = {}
        has_agreed = "agreement_in_principle" in held.stages
        for stage, waits in LAW[held.regime].items():
            is_last = stage in {"ratification", "signature"}
            if is_last != has_agreed or (stage in held.stages and stage not in AGAIN):
                continue
            if stage != "demands_filed" and "demands_filed" not in held.stages:
                continue  # a round begins with the demands
            if any(before not in held.stages for before, _, _ in waits):
                continue
            day = max(
                [self.today, *(min(held.stages[before]) + least for before, least, _ in waits)]
            )
            if stage == "demands_filed" and held.regime and day > held.expires - 150:
                continue
            if all(
                most is None or day <= min(held.stages[before]) + most for before, _, most in waits
            ):
                found[stage] = day
        return found
