"""What is written down about a history: each thing as it happens, exactly or vaguely."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

import attrs
from hypothesis import event
from hypothesis import strategies as st

import apts_model as am
from apts_model.strategies.times import date_around
from tests.property.history_model import Bargaining, Stretch, World

_AROUND = datetime.date(1960, 1, 1), datetime.date(2080, 12, 31)
_VAGUELY = ("month", "year", "some days", "any form")
_SPANS = st.sampled_from([0, 1, 7, 40])  # of 0 days, the day itself is the first or the last
_KINDS = ("full", "partial", "rotating", "unlimited")


def day_of(number: int) -> datetime.date:
    """Return the day with a number."""
    return datetime.date.fromordinal(number)


class Chronicle:
    """What was written down, exactly or vaguely: records by collection and id."""

    draw: st.DrawFn
    """How it is chosen what is told and how; set when a history begins."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, Any]] = {}
        self.exact: set[str] = set()
        """Days that are known exactly: the id of a record, `/`, and which of its days."""
        self.careful: set[str] = set()
        """Unions, coalitions and rounds of which everything is told exactly."""
        self.vague_departures: set[str] = set()
        """Unions that others came out of, on a day that was told vaguely."""

    def keep(self, collection: str, record: Any, id: str | None = None) -> None:
        """Write a record down, in the place of an earlier one of the same id."""
        self.kept.setdefault(collection, {})[id or record.id] = record

    def change(self, collection: str, id: str, **changes: Any) -> None:
        """Change fields of a record."""
        self.kept[collection][id] = attrs.evolve(self.kept[collection][id], **changes)

    def dataset(self, today: int, **others: Iterable[Any]) -> am.Dataset:
        """Make a data set of all that is written down."""
        kept: dict[str, Any] = {name: [*records.values()] for name, records in self.kept.items()}
        return am.Dataset(title="History", as_of=day_of(today), **{**kept, **others})

    def tell(self, key: str, day: int, about: str) -> am.ImpreciseDate:
        """Write a day, exactly or not."""
        how = "day" if about in self.careful else self.draw(st.sampled_from(["day", *_VAGUELY]))
        if how == "day":
            return self.tell_exactly(key, day)
        if how == "some days":
            before, after = self.draw(st.tuples(_SPANS, _SPANS))
            return am.ImpreciseDate.parse(f"[{day_of(day - before)}..{day_of(day + after)}]")
        if how == "any form":
            return date_around(self.draw, day_of(day), _AROUND)
        return am.ImpreciseDate.parse(day_of(day).isoformat()[: 7 if how == "month" else 4])

    def tell_exactly(self, key: str, day: int) -> am.ImpreciseDate:
        """Write a day as it was."""
        self.exact.add(key)
        return am.ImpreciseDate.exact(day_of(day))

    def going_on(self, key: str, about: str, first: int) -> Any:
        """Write that something has not ended, or nothing of its end."""
        forms = [am.OPEN, None, f"[{day_of(first)}..]"]
        form = am.OPEN if about in self.careful else self.draw(st.sampled_from(forms))
        if form == am.OPEN:
            self.exact.add(key)
        return form

    def ended(self, id: str, period: am.Period, day: int, about: str, ends: str = "until") -> Any:
        """Write the end of a period; or leave what was written, where it is no lie."""
        key = f"{id}/end"
        if not period.is_open and self.draw(st.booleans()):
            return period
        self.exact.discard(key)
        return attrs.evolve(period, **{ends: self.tell(key, day, about)})

    def begun(self, id: str, day: int, about: str) -> am.Period:
        """Write a period that begins on a day."""
        until = self.going_on(f"{id}/end", about, day + 1)
        return am.Period(self.tell(f"{id}/start", day, about), until=until)

    def are_exact(self, ids: Iterable[str]) -> bool:
        """Whether all the days of records are told exactly."""
        return self.exact.issuperset(f"{one}/{side}" for one in ids for side in ("start", "end"))

    def same_day(self, one: str, other: str) -> None:
        """Note that two days are said to be one: who knows the one knows the other."""
        if not self.exact.isdisjoint((one, other)):
            self.exact.update((one, other))


class Historian:
    """Lets things happen today, and writes them down."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World(0)
        self.told = Chronicle()
        self.snapshots: list[am.Dataset] = []
        """What was written down at the end of earlier days."""
        self.numbers = 0

    @property
    def draw(self) -> st.DrawFn:
        """How it is chosen what happens."""
        return self.told.draw

    def choose(self, ids: Sequence[str]) -> str:
        """Choose one of several ids."""
        return self.draw(st.sampled_from(ids))

    def is_chosen(self) -> bool:
        """Choose whether something is so."""
        return self.draw(st.booleans())

    def new(self, prefix: str) -> str:
        """Return a new id."""
        self.numbers += 1
        return f"{prefix}{self.numbers}"

    def cite(self) -> list[am.Citation]:
        """Cite a source that was published today, or one that nobody knows the day of."""
        source_id = self.new("source")
        published = self.draw(st.sampled_from([day_of(self.world.today), None]))
        self.told.keep("sources", am.Source(id=source_id, title=source_id, published=published))
        return [am.Citation(source_id=source_id)]

    def wait_until(self, day: int) -> None:
        """Let days pass; keep what was known at the end of this one."""
        if day > self.world.today:
            self.snapshots.append(self.told.dataset(self.world.today))
            self.world.today = day
            self.world.changed_today.clear()
            self.world.grown_today.clear()

    def make_union(self, *, is_careful: bool = False) -> str:
        """Found a union today, with a name."""
        world, told, today = self.world, self.told, self.world.today
        union_id, text = self.new("union"), self.new("Syndicat ")
        if is_careful or self.is_chosen():
            told.careful.add(union_id)
        period = told.begun(union_id, today, union_id)
        world.unions.append(union_id)
        world.lives[union_id] = Stretch(union_id, "union", today)
        world.names[f"{union_id}/0"] = Stretch(text, union_id, today)
        world.seats[union_id] = self.draw(st.sampled_from([1, 1, 2]))
        name = am.Name(
            text=text, language="fr", period=told.begun(f"{union_id}/0", today, union_id)
        )
        seats = am.PresidentSeats(
            count=world.seats[union_id], period=am.Period(period.start, until=am.OPEN)
        )
        told.keep(
            "unions",
            am.TradeUnion(
                id=union_id,
                period=period,
                names=[name],
                president_seats=[seats] if world.seats[union_id] > 1 else [],
                citations=self.cite(),
            ),
        )
        if self.draw(st.booleans()):
            start = told.tell(f"{union_id}/all", today, union_id)
            for records in am.RecordKind:
                covered = am.Period(start, until=am.OPEN)
                coverage = am.Coverage(subject_id=union_id, records=records, period=covered)
                told.keep("coverages", coverage, f"{union_id}/{records.value}")
        return union_id

    def end(self, collection: str, id: str, about: str) -> None:
        """End what a record with a period tells, today."""
        self.world.find(id).end = self.world.today
        period = self.told.kept[collection][id].period
        self.told.change(
            collection, id, period=self.told.ended(id, period, self.world.today, about)
        )

    def end_name(self, union_id: str) -> None:
        """End the name of a union, today."""
        (name_id,) = self.world.going_on(self.world.names, union_id)
        self.world.names[name_id].end = self.world.today
        *before, name = self.told.kept["unions"][union_id].names
        period = self.told.ended(name_id, name.period, self.world.today, union_id)
        self.told.change("unions", union_id, names=[*before, attrs.evolve(name, period=period)])

    def end_union(self, union_id: str, carried_on_by: Sequence[str]) -> None:
        """End a union today, with all that is bound to it."""
        world = self.world
        self.end_name(union_id)
        for fact in world.bound_to(union_id):
            if fact in world.presidencies:
                self.end("presidencies", fact, union_id)
            else:
                self.end("affiliations", fact, world.memberships[fact].of)
        for round_id, held in world.rounds.items():
            if union_id in held.union_ids and not held.is_over:
                self.end_strikes(round_id)
                self.reach(round_id, "abandoned")
                held.is_over = True
        self.end("unions", union_id, union_id)
        world.carried_on_by[union_id] = [*carried_on_by]

    def merge(self, merging: Sequence[str], new: str, kind: am.MergerKind) -> None:
        """End the unions that merge, and write the merger down."""
        merger_id = self.new("merger")
        date = None
        about = new if {*merging, new} <= self.told.careful else ""
        if not self.world.grown_today.isdisjoint(merging):
            date = self.told.tell_exactly(merger_id, self.world.today)
        elif about or self.draw(st.booleans()):
            date = self.told.tell(merger_id, self.world.today, about)
        if merger_id not in self.told.exact:
            self.told.vague_departures.update(merging)
            self.world.changed_today.add(new)
        self.world.grown_today.add(new)
        named = [*merging]
        if kind is am.MergerKind.ABSORPTION and self.draw(st.booleans()):
            named.append(new)
        for union_id in merging:
            self.world.came_out.setdefault(union_id, []).append(new)
            self.end_union(union_id, [new])
        self.told.keep(
            "mergers",
            am.Merger(
                id=merger_id,
                kind=kind,
                predecessor_ids=named,
                successor_id=new,
                date=date,
                citations=self.cite(),
            ),
        )

    def part(self, parent: str, children: Sequence[str]) -> None:
        """Write down that unions came out of one today."""
        split_id = self.new("split")
        about = parent if {parent, *children} <= self.told.careful else ""
        date = self.told.tell(split_id, self.world.today, about)
        self.world.came_out.setdefault(parent, []).extend(children)
        self.world.changed_today.add(parent)
        if split_id not in self.told.exact:
            self.told.vague_departures.add(parent)
        self.told.keep(
            "splits",
            am.Split(
                id=split_id,
                parent_id=parent,
                child_ids=children,
                date=date,
                citations=self.cite(),
            ),
        )

    def take_office(
        self, union_id: str, follows: Sequence[str], *, is_told_once: bool = False
    ) -> None:
        """Someone becomes president: someone new, or someone who was before."""
        world, told, today = self.world, self.told, self.world.today
        sitting = world.going_on(world.presidencies, union_id)
        taken = {world.presidencies[one].who for one in (*sitting, *follows)}
        before = {one.who for one in world.presidencies.values()} - taken
        holder = self.draw(st.sampled_from(["", *sorted(before)])) or self.new("person")
        told.keep("people", am.Person(id=holder, name=holder))
        id = self.new("presidency")
        world.presidencies[id] = Stretch(holder, union_id, today)
        period = told.begun(id, today, union_id)
        is_linked = is_told_once or self.is_chosen()
        is_start_told = not is_told_once and self.is_chosen()
        linked = follows if is_linked else ()
        if linked and not is_start_told:
            told.exact.discard(f"{id}/start")
            period = attrs.evolve(period, start=None)
        for one in linked:
            told.same_day(f"{one}/end", f"{id}/start")
            event("linked")
        told.keep(
            "presidencies",
            am.Presidency(
                id=id,
                union_id=union_id,
                holder_id=holder,
                period=period,
                follows_ids=linked,
                citations=self.cite(),
            ),
        )

    def file_demands(self, unions: Sequence[str], regime: str, *, is_careful: bool) -> str:
        """Open a round under a law, or under none; return its id."""
        told, today, round_id = self.told, self.world.today, self.new("round")
        if is_careful:
            told.careful.add(round_id)
        expires = today + self.draw(st.integers(150, 400))
        self.world.rounds[round_id] = Bargaining([*unions], regime, expires)
        told.keep(
            "rounds",
            am.BargainingRound(
                id=round_id,
                title=round_id,
                union_ids=unions,
                regime_id=regime or None,
                expires=told.tell("", expires, round_id),
            ),
        )
        self.reach(round_id, "demands_filed")
        return round_id

    def reach(self, round_id: str, stage: str) -> None:
        """Write a stage down that a round reaches today."""
        told, id = self.told, self.new("stage")
        self.world.rounds[round_id].reach(stage, self.world.today)
        date = None
        if round_id in told.careful or self.draw(st.integers(0, 7)):
            date = told.tell(f"{id}/start", self.world.today, round_id)
        self.add_to_round(
            round_id,
            "milestones",
            am.Milestone(id=id, stage=stage, date=date, citations=self.cite()),
        )

    def add_to_round(self, round_id: str, field: str, record: Any) -> None:
        """Add a milestone or a strike to a round."""
        before = getattr(self.told.kept["rounds"][round_id], field)
        self.told.change("rounds", round_id, **{field: [*before, record]})

    def strike(self, round_id: str) -> None:
        """Unions of a round go on strike today: all of them, or one."""
        world, told, today = self.world, self.told, self.world.today
        held, id = world.rounds[round_id], self.new("strike")
        living = [one for one in held.union_ids if world.lives[one].end is None]
        union_ids = self.draw(st.sampled_from([held.union_ids, living[:1]]))
        kind = self.draw(st.sampled_from(_KINDS))
        held.reach("strike", today)
        held.strikes[id] = kind, union_ids, Stretch(id, round_id, today, whole_days=True)
        through = told.going_on(f"{id}/end", round_id, today)
        period = am.Period(told.tell(f"{id}/start", today, round_id), through=through)
        own = () if union_ids == held.union_ids else union_ids
        record = am.Strike(id=id, period=period, kind=kind, union_ids=own, citations=self.cite())
        self.add_to_round(round_id, "strikes", record)

    def end_strikes(self, round_id: str) -> None:
        """Make today the last day of all strikes of a round that go on."""
        held = self.world.rounds[round_id]
        strikes: list[am.Strike] = []
        for record in self.told.kept["rounds"][round_id].strikes:
            strike = held.strikes[record.id][2] if record.id in held.strikes else None
            if strike is None or strike.end is not None:
                strikes.append(record)
                continue
            strike.end = self.world.today
            period = self.told.ended(record.id, record.period, strike.end, round_id, "through")
            strikes.append(attrs.evolve(record, period=period))
        self.told.change("rounds", round_id, strikes=strikes)

    def sign(self, round_id: str) -> None:
        """Sign an agreement today, for a term that began earlier."""
        told, held, today = self.told, self.world.rounds[round_id], self.world.today
        begun = today - self.draw(st.integers(0, 500))
        in_force = today + self.draw(st.integers(0, 20))
        end = in_force + self.draw(st.integers(0, 1500))
        held.agreement = Stretch(round_id, round_id, in_force, end, whole_days=True)
        held.reach("signature", today)
        held.reach("in_force", in_force)
        agreement = am.Agreement(
            signed=told.tell("", today, round_id),
            in_force=told.tell("", in_force, round_id),
            term=am.Period(told.tell("", begun, round_id), through=told.tell("", end, round_id)),
            citations=self.cite(),
        )
        told.change("rounds", round_id, agreement=agreement)

    def hear_otherwise(self, rival: str, shift: int) -> None:
        """Write down what a source claims of a presidency and of all else, and is not so."""
        world, told = self.world, self.told
        one = world.presidencies[rival]
        day = (world.today if one.end is None else one.end) + shift
        told.keep("people", am.Person(id="pretender", name="Pretender"))
        claim: dict[str, Any] = {"standing": "disputed", "citations": self.cite()}
        told.keep(
            "presidencies",
            am.Presidency(
                id=self.new("claim"),
                union_id=one.of,
                holder_id="pretender",
                period=am.Period(day_of(day)),
                follows_ids=[rival],
                disputes_id=rival,
                **claim,
            ),
        )
        first, *others = world.unions
        told.keep(
            "mergers",
            am.Merger(id=self.new("claim"), predecessor_ids=others, successor_id=first, **claim),
        )
        for body in world.fronts()[:1]:
            told.keep(
                "affiliations",
                am.Affiliation(id=self.new("claim"), member_id=one.of, body_id=body, **claim),
            )
        for round_id in [*world.rounds][-1:]:
            period = am.Period(day_of(day), through=day_of(day + 500))
            strike = am.Strike(id=self.new("claim"), period=period, **claim)
            self.add_to_round(round_id, "strikes", strike)
            stage = am.Milestone(id=self.new("claim"), stage="decree", date=day_of(day), **claim)
            self.add_to_round(round_id, "milestones", stage)
