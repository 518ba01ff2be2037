"""What is asked about a history: whether the answers say what happened."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

import attrs

import apts_model as am
from tests.property.history_chronicle import Chronicle, day_of
from tests.property.history_model import LAW, Reading, Truth, Wait, World

NO, POSSIBLE, CERTAIN = am.Certainty.NO, am.Certainty.POSSIBLE, am.Certainty.CERTAIN
READINGS: tuple[Reading, ...] = ("incoming", "outgoing", "both")
_CODES = {"stage-order", "ratification-without-agreement", "strike-without-mandate"}


def errors_in(dataset: am.Dataset) -> list[am.Violation]:
    """Return what is certainly wrong in a data set."""
    return [one for one in am.check(dataset) if one.severity is am.Severity.ERROR]


def agrees(said: am.Certainty, truth: Truth, *, exact: bool, complete: bool = True) -> bool:
    """Whether an answer says what is true; or leaves it open, if not all days are known exactly.

    Of records of which some are not there, nothing more than no lie is asked.
    """
    if exact:
        return said is (POSSIBLE if truth is None else CERTAIN if truth else NO)
    if truth is False:
        return said is not CERTAIN
    return (said is not NO or not complete) and (truth is True or said is not CERTAIN)


class Reader:
    """Asks a data set, and compares the answers with what is true."""

    def __init__(
        self,
        world: World,
        told: Chronicle,
        dataset: am.Dataset,
        *,
        first_hand: bool = True,
        complete: bool = True,
    ) -> None:
        self.world = world
        self.told = told
        self.dataset = dataset
        self.first_hand = first_hand
        """Whether the data set is the chronicle of today, so that exact days are known exactly."""
        self.complete = complete

    def agrees(self, said: am.Certainty, truth: Truth, *, exact: bool) -> bool:
        """Whether an answer is right."""
        return agrees(said, truth, exact=exact and self.first_hand, complete=self.complete)

    def holders(self, answer: am.Answer[Any], truths: Mapping[str, Truth], *, exact: bool) -> None:
        """Compare those who hold something with those who do."""
        said = {**dict.fromkeys(truths, NO), **answer.holders}
        for who, certainty in said.items():
            assert self.agrees(certainty, truths.get(who, False), exact=exact), (who, answer)
        if exact and self.first_hand and None not in truths.values():
            assert not answer.possible  # each record is as sure as its holder

    def about_union(self, union_id: str, day: int) -> None:
        """Ask everything about a union and a day."""
        world, told, dataset, when = self.world, self.told, self.dataset, day_of(day)
        is_exact = told.are_exact([union_id])
        for reading in READINGS if day <= world.today else READINGS[:1]:
            self.presidents(
                dataset.president_on(union_id, when, am.Handover(reading)), union_id, day, reading
            )
        named = [one for one, name in world.names.items() if name.of == union_id]
        self.holders(
            dataset.name_on(union_id, when),
            world.held(world.names, union_id, day),
            exact=is_exact and told.are_exact(named),
        )
        joined = [one for one, held in world.memberships.items() if held.who == union_id]
        self.holders(
            dataset.affiliations_of(union_id).on(when),
            world.bodies(union_id, day),
            exact=told.are_exact(
                [union_id, *joined, *(world.memberships[one].of for one in joined)]
            ),
        )
        self.about_successors(union_id, day)
        of_rounds = [one for one, held in world.rounds.items() if union_id in held.union_ids]
        is_exact = is_exact and all(map(self.is_exact_round, of_rounds))
        striking = dataset.on_strike(union_id, when)
        assert self.agrees(striking, world.on_strike(union_id, day), exact=is_exact), striking
        # An agreement is taken to bind a union whose end is not told. How long a union will live
        # to be bound, nobody knows.
        is_told = self.first_hand and told.are_exact([union_id])
        if day <= world.today and (is_told or world.existed(union_id, day) is not False):
            self.holders(
                dataset.agreement_on(union_id, when),
                world.agreements(union_id, day),
                exact=is_exact,
            )

    def about_successors(self, union_id: str, day: int) -> None:
        """Ask which unions carry a union on; of vague families, whether none of them is missing.

        An answer about a vague family can be too sure: a successor of which no end is told is
        taken to go on, and one that came out of a split ends by its last day.
        """
        world, told = self.world, self.told
        answer = self.dataset.successors_on(union_id, day_of(day))
        truths = world.successors(union_id, day)
        family = [union_id, *world.descendants(union_id)]
        if self.first_hand and told.are_exact(family) and told.vague_departures.isdisjoint(family):
            self.holders(answer, truths, exact=True)
        elif self.complete:
            succeeding = {one for one, truth in truths.items() if truth is not False}
            assert succeeding <= {*answer.holders}, answer

    def is_exact_round(self, round_id: str) -> bool:
        """Whether all that is told of a round is exact."""
        return round_id in self.told.careful

    def presidents(
        self, answer: am.Answer[am.Presidency], union_id: str, day: int, reading: Reading
    ) -> None:
        """Compare an answer on presidents."""
        world, told = self.world, self.told
        ids = [one for one, held in world.presidencies.items() if held.of == union_id]
        exact = told.are_exact([union_id, *ids])
        self.holders(answer, world.held(world.presidencies, union_id, day, reading), exact=exact)
        existed = world.existed(union_id, day)
        assert self.agrees(answer.existed, existed, exact=told.are_exact([union_id]))
        vacant = world.vacant(union_id, day, reading)
        is_silent = vacant is True and existed is not False and f"{union_id}/all" not in told.exact
        if is_silent:
            assert answer.vacant is not NO
        else:
            assert agrees(answer.vacant, vacant, exact=exact and self.first_hand), answer.vacant

    def about_front(self, body_id: str, day: int) -> None:
        """Ask everything about a coalition and a day."""
        world, told = self.world, self.told
        ids = [one for one, held in world.memberships.items() if held.of == body_id]
        members = world.held(world.memberships, body_id, day)
        exact = told.are_exact([body_id, *ids, *members])
        answer = self.dataset.members_of(body_id).on(day_of(day))
        self.holders(answer, members, exact=exact)
        assert self.agrees(
            answer.existed, world.existed(body_id, day), exact=told.are_exact([body_id])
        )
        leaders = self.dataset.leaders_on(body_id, day_of(day))
        if self.complete:
            assert {one.member_id for one in leaders} >= {
                member for member, truth in members.items() if truth is not False
            }
        for leader in leaders:
            truth = members.get(leader.member_id, False)
            if truth is not True:
                assert leader.membership.certainty is not CERTAIN
            self.presidents(leader.presidency, leader.member_id, day, "incoming")

    def about_round(self, round_id: str, day: int) -> None:
        """Ask which stages a round had reached on a day."""
        held = self.world.rounds[round_id]
        reached: dict[str, Truth] = {stage: min(days) <= day for stage, days in held.stages.items()}
        answer = self.dataset.stages_on(round_id, day_of(day))
        self.holders(answer, reached, exact=self.is_exact_round(round_id))

    def about_lasting(self, union_ids: Collection[str], round_ids: Collection[str]) -> None:
        """Ask what depends on no day: where unions came from, how long they were on strike."""
        world = self.world
        for union_id in union_ids:
            lineage = self.dataset.lineage(union_id)
            if self.complete:
                assert {*lineage.ancestors} == world.ancestors(union_id)
                assert {*lineage.descendants} == world.descendants(union_id)
            assert {*lineage.ancestors} <= world.ancestors(union_id)
        for round_id in round_ids:
            held = world.rounds[round_id]
            for union_id in held.union_ids:
                days = self.dataset.strike_days(round_id, union_id)
                full, partial = held.count(union_id, world.today)
                if self.complete:
                    assert days.most_full is None or full <= days.most_full
                    assert days.most_partial is None or partial <= days.most_partial
                assert days.full <= full, days
                assert days.partial <= partial or not self.complete, days
                if self.first_hand and self.is_exact_round(round_id):
                    assert (days.full, days.partial) == (full, partial)
                    going_on = any(one.end is None for _, _, one in held.strikes.values())
                    assert going_on or days.is_exact

    def about_all(self, ids: Collection[str], days: Iterable[int]) -> None:
        """Ask about unions, coalitions and rounds on some days."""
        world = self.world
        unions = [one for one in world.unions if one in ids]
        rounds = [one for one in world.rounds if one in ids]
        for day in days:
            for union_id in unions:
                self.about_union(union_id, day)
            for front in world.lives:
                if front in ids and front not in world.unions:
                    self.about_front(front, day)
            for round_id in rounds:
                self.about_round(round_id, day)
        self.about_lasting(unions, rounds)


def mixed(
    world: World, told: Chronicle, snapshot: am.Dataset, is_chosen: Callable[[], bool]
) -> tuple[am.Dataset, am.Dataset]:
    """Take some records as they stood on an earlier day, and all others as they stand today.

    Each record is in the one data set, or in both where nothing of it has changed.
    """
    now: dict[str, list[Any]] = {}
    then: dict[str, Any] = {}
    for name, kept in told.kept.items():
        if name == "coverages":
            continue
        old = {one.id: one for one in getattr(snapshot, name)}
        changed = [id for id, one in old.items() if one != kept[id]]
        stale = {one for one in changed if _lacks_an_end(world, one, name) and is_chosen()}
        now[name] = [one for id, one in kept.items() if id not in stale]
        then[name] = [one for id, one in old.items() if id in stale or id not in changed]
    return attrs.evolve(snapshot, **then), told.dataset(world.today, **now)


def _lacks_an_end(world: World, id: str, collection: str) -> bool:
    """Whether a record of an earlier day lacks nothing but an end."""
    names = [one for one in world.names.values() if one.of == id]
    return collection != "rounds" and len(names) <= 1


def check_law(regime: str, today: int, *, is_late: bool) -> None:
    """Check that each stage that comes too early for a law, or too late, is found; no other."""
    waits = {
        stage: [one for one in waits if one[2] or one[0] != "demands_filed"]
        for stage, waits in LAW[regime].items()
    }
    for stage, before in waits.items():
        for broken in before:
            _break_rule(regime, today, stage, before, broken, is_late=is_late)


def _break_rule(
    regime: str, today: int, stage: str, waits: Sequence[Wait], broken: Wait, *, is_late: bool
) -> None:
    """Reach a stage today as the law asks for, and then with one wait broken."""
    first, least, most = broken
    kept = {before: today - days for before, days, _ in waits}
    # A notice of seven working days takes more than seven days.
    early = today - (7 if first == "strike_notice" and least else least - 1)
    wrong = today - most - 1 if most is not None and is_late else early
    for days, is_wrong in ((kept, False), ({**kept, first: wrong}, True)):
        milestones = [
            am.Milestone(id=name.replace("_", "-"), stage=name, date=day_of(day))
            for name, day in {**days, stage: today}.items()
        ]
        held = am.BargainingRound(id="r", title="Round", regime_id=regime, milestones=milestones)
        found = am.check(am.Dataset(title="Law", rounds=[held]))
        codes = {one.code for one in found if stage.replace("_", "-") in one.ids} & _CODES
        assert bool(codes) is is_wrong, (stage, broken)
