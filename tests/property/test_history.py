"""Union history lived forwards on exact days, and told in part vaguely.

What the library answers about it must never contradict what happened, and must be what happened
where it was told exactly.
"""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import event
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

import apts_model as am
from tests.effort import tries
from tests.property.history_chronicle import Historian, day_of
from tests.property.history_model import Stretch, World
from tests.property.history_reader import Reader, check_law, errors_in, mixed

FIRST_DAYS = [datetime.date(1985, 6, 19), datetime.date(2003, 11, 30), datetime.date(2025, 1, 20)]
NEW_LAW = datetime.date(2025, 6, 6)


class History(Historian, RuleBasedStateMachine):
    """Lives history, writes it down, and asks about it after every step."""

    def __init__(self) -> None:
        super().__init__()
        self.touched: list[str] = []
        """Of whom something happened in this step."""
        self.steps = 0

    # --- helpers -------------------------------------------------------------------------------

    def happen(self, *ids: str) -> None:
        """Note that something happened today, to whom."""
        self.world.event_days.add(self.world.today)
        self.touched = [*dict.fromkeys(ids)]

    # --- unions --------------------------------------------------------------------------------

    @initialize(data=st.data(), first=st.sampled_from(FIRST_DAYS))
    def begin(self, data: st.DataObject, first: datetime.date) -> None:
        """Three unions have been there for a while."""
        draw: Any = data.draw
        self.told.draw = draw
        self.world = World(first.toordinal())
        self.happen(*(self.make_union() for _ in range(3)))
        self.wait_until(self.world.today + 30)

    @rule(days=st.sampled_from([1, 1, 2, 7, 31, 90, 365, 1500]))
    def advance(self, days: int) -> None:
        """Days pass."""
        self.wait_until(self.world.today + days)

    @precondition(lambda self: len(self.world.unions) < 8)
    @rule()
    def found(self) -> None:
        """A union is founded."""
        self.happen(self.make_union())

    @precondition(lambda self: sum(map(self.world.can_die, self.world.living())) > 1)
    @rule()
    def fuse(self) -> None:
        """Unions make a new one."""
        able = [one for one in self.world.living() if self.world.can_die(one)]
        merging = self.draw(st.lists(st.sampled_from(able), min_size=2, max_size=3, unique=True))
        new = self.make_union()
        self.merge(merging, new, am.MergerKind.FUSION)
        self.happen(*merging, new)

    @precondition(lambda self: any(map(self.world.can_die, self.world.living())))
    @rule()
    def absorb(self) -> None:
        """A union takes another one in."""
        able = [one for one in self.world.living() if self.world.can_die(one)]
        merging = self.choose(able)
        others = [one for one in self.world.living() if one != merging]
        others = [one for one in others if self.world.can_end([one])]
        if others:
            survivor = self.choose(others)
            self.merge([merging], survivor, am.MergerKind.ABSORPTION)
            self.happen(merging, survivor)

    @precondition(lambda self: len(self.world.unions) < 8 and self.able_to_split())
    @rule(count=st.integers(1, 2), is_end=st.booleans())
    def split(self, count: int, is_end: bool) -> None:
        """Unions come out of one, which may live on."""
        world = self.world
        parent = self.choose(self.able_to_split())
        is_end = is_end and parent not in world.grown_today and world.can_die(parent)
        children = [self.make_union() for _ in range(count)]
        self.part(parent, children)
        if is_end:
            self.end_union(parent, children)
        self.happen(parent, *children)

    def able_to_split(self) -> list[str]:
        """Unions that others can come out of today."""
        world = self.world
        living = [one for one in world.living() if one not in world.changed_today]
        return [one for one in living if world.can_end([one])]

    @precondition(lambda self: len(self.world.unions) < 7)
    @rule(days=st.integers(1, 9))
    def outlive_a_split(self, days: int) -> None:
        """Of a union, all told exactly, another comes out, and carries nothing on when it ends."""
        parent = self.make_union(is_careful=True)
        self.wait_until(self.world.today + days)
        child = self.make_union(is_careful=True)
        self.part(parent, [child])
        self.world.event_days.add(self.world.today)
        self.wait_until(self.world.today + days)
        self.end_union(parent, ())
        self.happen(parent, child)

    def able_to_dissolve(self) -> list[str]:
        """Unions that can end today with nothing to carry on what they absorbed."""
        world = self.world
        living = [one for one in world.living() if one not in world.grown_today]
        return [one for one in living if world.can_die(one)]

    @precondition(lambda self: bool(self.able_to_dissolve()))
    @rule()
    def dissolve(self) -> None:
        """A union ends, and nothing carries it on."""
        union_id = self.choose(self.able_to_dissolve())
        self.end_union(union_id, ())
        self.happen(union_id)

    @precondition(lambda self: bool(self.world.living()))
    @rule()
    def rename(self) -> None:
        """A union takes another name."""
        world, union_id = self.world, self.choose(self.world.living())
        if not world.can_end(world.going_on(world.names, union_id)):
            return
        self.end_name(union_id)
        text, name_id = self.new("Syndicat "), f"{union_id}/{self.new('name')}"
        world.names[name_id] = Stretch(text, union_id, world.today)
        period = self.told.begun(name_id, world.today, union_id)
        before = self.told.kept["unions"][union_id].names
        name = am.Name(text=text, language="fr", period=period)
        self.told.change("unions", union_id, names=[*before, name])
        self.happen(union_id)

    # --- presidents ----------------------------------------------------------------------------

    @precondition(lambda self: bool(self.world.living()))
    @rule(is_followed=st.booleans())
    def elect(self, is_followed: bool) -> None:
        """A president is elected where there is a seat, and else takes over from another."""
        world, union_id = self.world, self.choose(self.world.living())
        sitting = world.going_on(world.presidencies, union_id)
        able = [one for one in sitting if world.can_end([one])]
        leaving: list[str] = []
        if able and (is_followed or len(sitting) == world.seats[union_id]):
            leaving = self.draw(st.lists(st.sampled_from(able), min_size=1, unique=True))
        if len(sitting) - len(leaving) < world.seats[union_id]:
            for one in leaving:
                self.end("presidencies", one, union_id)
            self.take_office(union_id, leaving)
            self.happen(union_id)

    def told_exactly(self) -> list[str]:
        """Unions that there are today, and of which everything is told exactly."""
        return [one for one in self.world.living() if one in self.told.careful]

    @precondition(lambda self: bool(self.told_exactly()))
    @rule(days=st.integers(1, 9))
    def hand_over(self, days: int) -> None:
        """A president follows another one, on a day that is told once."""
        world, union_id = self.world, self.choose(self.told_exactly())
        if not world.going_on(world.presidencies, union_id):
            self.take_office(union_id, ())
            world.event_days.add(world.today)
        self.wait_until(world.today + days)
        leaving = world.going_on(world.presidencies, union_id)[:1]
        self.end("presidencies", leaving[0], union_id)
        self.take_office(union_id, leaving, is_told_once=True)
        self.happen(union_id)

    def sitting(self) -> list[str]:
        """Presidencies that can end today."""
        kept = self.world.presidencies
        return [one for one in kept if kept[one].end is None and self.world.can_end([one])]

    @precondition(lambda self: bool(self.sitting()))
    @rule()
    def resign(self) -> None:
        """A president leaves, and nobody takes over."""
        id = self.choose(self.sitting())
        self.end("presidencies", id, self.world.presidencies[id].of)
        self.happen(self.world.presidencies[id].of)

    @precondition(lambda self: bool(self.sitting()))
    @rule()
    def reelect(self) -> None:
        """A president is elected again, which changes nobody's days."""
        id = self.choose(self.sitting())
        date = self.told.tell("", self.world.today, "")
        before = self.told.kept["presidencies"][id].reelected
        self.told.change("presidencies", id, reelected=[*before, date])
        self.happen(self.world.presidencies[id].of)

    # --- coalitions ----------------------------------------------------------------------------

    @precondition(lambda self: bool(self.world.living()))
    @rule()
    def join(self) -> None:
        """Unions join a coalition, perhaps a new one."""
        world, told, today = self.world, self.told, self.world.today
        front = self.draw(st.sampled_from([*world.fronts(), ""]))
        if not front:
            front = self.new("front")
            if self.draw(st.booleans()):
                told.careful.add(front)
            world.lives[front] = Stretch(front, "front", today)
            period = told.begun(front, today, front)
            told.keep("coalitions", am.Coalition(id=front, kind="alliance", period=period))
        inside = {world.memberships[one].who for one in world.going_on(world.memberships, front)}
        outside = [one for one in world.living() if one not in inside]
        for member in self.draw(
            st.lists(st.sampled_from(outside), max_size=2, unique=True) if outside else st.just([])
        ):
            id = self.new("membership")
            world.memberships[id] = Stretch(member, front, today)
            told.keep(
                "affiliations",
                am.Affiliation(
                    id=id,
                    member_id=member,
                    body_id=front,
                    period=told.begun(id, today, front),
                    citations=self.cite(),
                ),
            )
        self.happen(front, *inside)

    @precondition(lambda self: bool(self.world.fronts()))
    @rule(is_end=st.booleans())
    def leave(self, is_end: bool) -> None:
        """A union leaves a coalition, or all do, because it ends."""
        world, front = self.world, self.choose(self.world.fronts())
        inside = world.going_on(world.memberships, front)
        is_end = is_end and world.can_end([front, *inside])
        able = [one for one in inside if world.can_end([one])]
        for id in able if is_end else able[:1]:
            self.end("affiliations", id, front)
        if is_end:
            self.end("coalitions", front, front)
        self.happen(front)

    # --- bargaining ----------------------------------------------------------------------------

    @precondition(lambda self: bool(self.world.living()) and len(self.world.rounds) < 4)
    @rule()
    def open_round(self) -> None:
        """Unions file their demands, under the law of the day or under none."""
        world = self.world
        law = "quebec-1985" if day_of(world.today) < NEW_LAW else "quebec-2025"
        unions = self.draw(
            st.lists(st.sampled_from(world.living()), min_size=1, max_size=2, unique=True)
        )
        regime = self.draw(st.sampled_from([law, law, ""]))
        round_id = self.file_demands(unions, regime, is_careful=self.is_chosen())
        self.happen(*unions, round_id)

    def open_rounds(self) -> list[str]:
        """Rounds that are not over."""
        return [one for one, held in self.world.rounds.items() if not held.is_over]

    @precondition(lambda self: bool(self.open_rounds()))
    @rule(count=st.integers(1, 6))
    def bargain(self, count: int) -> None:
        """A round goes through some stages, as soon as the law allows, or ends."""
        world = self.world
        round_id = self.choose(self.open_rounds())
        held = world.rounds[round_id]
        for _ in range(count):
            stages = world.next_stages(held)
            likely = ["strike"] * 3 if "strike" in stages else []
            stage = self.draw(st.sampled_from([*likely, *sorted(stages), "abandoned"]))
            if stage != "abandoned":
                self.wait_until(stages[stage])
            if stage in {"agreement_in_principle", "abandoned"}:
                self.end_strikes(round_id)
            if stage == "strike":
                self.strike(round_id)
            elif stage == "signature":
                self.sign(round_id)
            else:
                self.reach(round_id, stage)
            world.event_days.add(world.today)
            event(f"{held.regime or 'no regime'}: {stage}")
            held.is_over = stage in {"abandoned", "signature"}
            if held.is_over:
                break
        self.happen(*held.union_ids, round_id)

    @precondition(lambda self: bool(self.world.living()) and len(self.world.rounds) < 4)
    @rule(days=st.integers(0, 9), later=st.integers(0, 9))
    def walk_out_twice(self, days: int, later: int) -> None:
        """A union in a round of which all is told exactly goes on two strikes that overlap."""
        unions = [self.choose(self.world.living())]
        round_id = self.file_demands(unions, "", is_careful=True)
        self.reach(round_id, "strike_mandate")
        self.strike(round_id)
        self.world.event_days.add(self.world.today)
        self.wait_until(self.world.today + days)
        self.strike(round_id)
        self.world.event_days.add(self.world.today)
        self.wait_until(self.world.today + later)
        if self.is_chosen():
            self.end_strikes(round_id)
        self.happen(*unions, round_id)

    @precondition(lambda self: bool(self.open_rounds()))
    @rule()
    def go_back_to_work(self) -> None:
        """The strikes of a round end."""
        round_id = self.choose(self.open_rounds())
        self.end_strikes(round_id)
        self.happen(*self.world.rounds[round_id].union_ids, round_id)

    # --- what sources claim, and the data set does not hold true -------------------------------

    @precondition(lambda self: bool(self.world.presidencies))
    @rule(shift=st.sampled_from([-400, -3, -1, 1, 3, 400]))
    def claim(self, shift: int) -> None:
        """A source tells something else of a presidency, and of all else that it knows of."""
        rival = self.choose([*self.world.presidencies])
        self.hear_otherwise(rival, shift)
        self.happen(self.world.presidencies[rival].of)

    # --- questions -----------------------------------------------------------------------------

    @invariant()
    def nothing_contradicts_what_happened(self) -> None:
        """What is written down is not wrong, and what is answered is so."""
        self.steps += 1
        dataset = self.told.dataset(self.world.today)
        assert errors_in(dataset) == []
        union_id = self.world.unions[self.steps % len(self.world.unions)]
        reader = Reader(self.world, self.told, dataset)
        reader.about_all({*self.touched, union_id}, self.world.days(self.steps))

    @precondition(lambda self: bool(self.snapshots))
    @rule()
    def merge_with_the_past(self) -> None:
        """Records as they stood on an earlier day contradict nothing, beside those of today."""
        # Draws are printed where a test fails, and a whole data set would be long.
        snapshot = self.snapshots[self.draw(st.integers(0, len(self.snapshots) - 1))]
        then, now = mixed(self.world, self.told, snapshot, self.is_chosen)
        for merged in (now.merge(then), then.merge(now)):
            assert merged.as_of == now.as_of
            assert errors_in(merged) == []
            reader = Reader(self.world, self.told, merged, first_hand=False)
            reader.about_all(self.world.everyone(), self.world.days(self.steps)[::2])

    @rule()
    def read_what_was_published(self) -> None:
        """What could be read by a day is less, and nothing of it is wrong."""
        day = self.draw(st.sampled_from(sorted(self.world.event_days)))
        published = self.told.dataset(self.world.today).published_by(day_of(day))
        kept: list[Any] = [*published.unions, *published.coalitions, *published.rounds]
        reader = Reader(self.world, self.told, published, first_hand=False, complete=False)
        reader.about_all({one.id for one in kept}, self.world.days(self.steps))

    @rule(regime=st.sampled_from(["quebec-1985", "quebec-2025"]), is_late=st.booleans())
    def break_the_law(self, regime: str, is_late: bool) -> None:
        """A stage that comes too early for the law is found, and one in time is not."""
        check_law(regime, self.world.today, is_late=is_late)

    def teardown(self) -> None:
        """What was written down is read back as it was, and tells all that happened."""
        dataset = self.told.dataset(self.world.today)
        assert am.loads(am.dumps(dataset)) == dataset
        days = {day for turn in range(3) for day in self.world.days(self.steps + turn)}
        Reader(self.world, self.told, dataset).about_all(self.world.everyone(), sorted(days))


TestHistory: Any = History.TestCase
TestHistory.settings = tries(50, stateful_step_count=25)
