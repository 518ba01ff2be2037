"""An oracle for timelines and answers: every possible world of several records, listed.

Written from the contract alone. A world picks a start and an exclusive end for every accepted
record; a record that follows another starts on the day the other ends. Days are small numbers; a
set of days is an int with one bit for each. Nothing here computes with bounds: what is certain
is so in every world of the list, what is possible in one of them.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Literal, NamedTuple

from hypothesis import strategies as st

import apts_model as am
from tests.time.worlds import day, judge

LOW, HIGH = -4, 11
"""Where unknown days may lie. All that is told or asked lies well inside, so that more days
would change nothing."""
LAST_TOLD = 5
"""Told and asked days are 0 to this one."""
MOST_WORLDS = 2500
"""Cases with more worlds are left out."""

CERTAIN, POSSIBLE, NO = am.Certainty.CERTAIN, am.Certainty.POSSIBLE, am.Certainty.NO
INCOMING, OUTGOING, BOTH = am.Handover

Days = int
"""A set of days: the bit of each is `bit(day)`."""
World = tuple[int, int]
"""A start, and the exclusive end: the handover day, or the day after the last whole day."""
Reach = tuple[int | None, int | None]
"""First and last day that some world picks; None where no day is the limit."""

EVERY_DAY: Days = (1 << (HIGH - LOW + 1)) - 1


# --- what is told ----------------------------------------------------------------------------


class Window(NamedTuple):
    """Some day from the first to the last; None where that side is left open."""

    first: int | None
    last: int | None
    qualified: bool = False

    @property
    def text(self) -> str:
        """The window in EDTF; a qualified one is three days, written as the middle one."""
        if self.qualified:
            assert self.first is not None
            middle = day(self.first + 1)
            return f"{middle:%Y-%m}-~{middle:%d}"
        if self.first == self.last and self.first is not None:
            return day(self.first).isoformat()
        return "[{}..{}]".format(*("" if one is None else day(one) for one in self[:2]))

    @property
    def days(self) -> range:
        """Every day of the window, as far as days are told apart here."""
        first = LOW if self.first is None else self.first
        last = HIGH if self.last is None else self.last
        return range(first, last + 1)


class Span(NamedTuple):
    """What is told of a period: a window, None for unknown, `..` for an open end."""

    start: Window | None = None
    end: Window | Literal[".."] | None = None
    ends: Literal["until", "through"] = "until"

    @property
    def whole_days(self) -> bool:
        """Whether it is counted in whole days."""
        return self.ends == "through" and self.end is not None

    def period(self) -> am.Period:
        """Build the period that is told of."""
        start = None if self.start is None else self.start.text
        end = self.end.text if isinstance(self.end, Window) else self.end
        if self.ends == "until":
            return am.Period(start, until=end)
        return am.Period(start, through=end)


@cache
def worlds_of(
    span: Span, as_of: int | None = None, handover: am.Handover = INCOMING
) -> tuple[World, ...]:
    """List the worlds of one period by itself.

    What is open still held on the `as_of` day, whoever has the handover day.
    """
    starts: Iterable[int] = range(LOW, HIGH) if span.start is None else span.start.days
    if isinstance(span.end, Window):
        ends = [last + span.whole_days for last in span.end.days]
    elif span.end == ".." and as_of is not None:
        ends = [*range(as_of + (handover is INCOMING or span.whole_days), HIGH + 1)]
    else:
        ends = [*range(LOW + 1, HIGH + 1)]
    return tuple((start, end) for start in starts for end in ends if start < end <= HIGH)


def bit(number: int) -> Days:
    """Return the set of one day."""
    return 1 << (number - LOW)


def days_from(first: int, end: int) -> Days:
    """Return the set of the days from a first to an exclusive end."""
    return (1 << (end - LOW)) - (1 << (first - LOW))


@cache
def held_in(world: World, whole_days: bool, handover: am.Handover) -> Days:
    """Return the days on which a tenure held in a world."""
    start, end = world
    if whole_days or handover is INCOMING:
        return days_from(start, end)
    return days_from(start + 1, end + 1) if handover is OUTGOING else days_from(start, end + 1)


@cache
def readings_of(span: Span, as_of: int | None, handover: am.Handover) -> tuple[Days, ...]:
    """Return, for each world of a period by itself, the days on which it held."""
    worlds = worlds_of(span, as_of, handover)
    return tuple(held_in(world, span.whole_days, handover) for world in worlds)


class Claim(NamedTuple):
    """What is told of one record; records are named by their position in the case."""

    span: Span
    holder: str
    follows: tuple[int, ...] = ()
    disputed: bool = False
    union: str = "u"


class Case(NamedTuple):
    """What is told of a timeline."""

    claims: tuple[Claim, ...]
    life: Span = Span()
    coverage: tuple[Span, ...] = ()
    as_of: int | None = None


def presidency(case: Case, position: int) -> am.Presidency:
    """Build one record of a case; its id is `r` and its position."""
    claim = case.claims[position]
    return am.Presidency(
        id=f"r{position}",
        union_id=claim.union,
        holder_id=claim.holder,
        period=claim.span.period(),
        follows_ids=[f"r{followed}" for followed in claim.follows],
        standing="disputed" if claim.disputed else "accepted",
    )


def timeline(case: Case, order: Sequence[int] | None = None) -> am.Timeline[am.Presidency]:
    """Build the timeline of a case, from records given in some order."""
    positions = range(len(case.claims)) if order is None else order
    return am.Timeline(
        [presidency(case, position) for position in positions],
        life=case.life.period(),
        coverage=[span.period() for span in case.coverage],
        as_of=None if case.as_of is None else day(case.as_of),
    )


# --- what is so in every world -----------------------------------------------------------------


class Truth(NamedTuple):
    """The days on which something is so in every world, and in some world."""

    always: Days
    ever: Days

    @classmethod
    def over(cls, worlds: Iterable[Days]) -> Truth:
        """Take the days of each world together."""
        always, ever = EVERY_DAY, 0
        for days in worlds:
            always &= days
            ever |= days
        return cls(always, ever)

    def on(self, days: Days) -> am.Certainty:
        """Judge days one by one: CERTAIN or NO if so on every one of them."""
        if not days & ~self.always:
            return CERTAIN
        return POSSIBLE if days & self.ever else NO

    def among(self, days: Days) -> Truth:
        """Leave out other days: it is never so on them."""
        return Truth(self.always & days, self.ever & days)


class Facts(NamedTuple):
    """What an answer says, without why."""

    matches: Mapping[str, am.Certainty]
    holders: Mapping[str, am.Certainty]
    existed: am.Certainty
    covered: am.Certainty
    vacant: am.Certainty
    disputed: frozenset[str]


def facts_of(answer: am.Answer[am.Presidency]) -> Facts:
    """Take from an answer what the oracle knows too."""
    return Facts(
        {match.record.id: match.certainty for match in answer},
        dict(answer.holders),
        answer.existed,
        answer.covered,
        answer.vacant,
        frozenset(record.id for record in answer.disputed),
    )


class Oracle:
    """A case and all its worlds, under one reading of the handover day."""

    def __init__(self, case: Case, reading: am.Handover = am.Handover.INCOMING) -> None:
        self.case = case
        self.reading = reading
        self.accepted = [n for n, claim in enumerate(case.claims) if not claim.disputed]
        self.own = [worlds_of(claim.span, case.as_of, reading) for claim in case.claims]
        self._truths: dict[tuple[int, ...], Truth] = {}
        self._under: dict[am.Handover, Oracle] = {reading: self}

    def __repr__(self) -> str:
        return f"Oracle({self.case!r})"

    def under(self, handover: am.Handover) -> Oracle:
        """Return the same case under another reading: an open end has other worlds there."""
        if handover not in self._under:
            other = Oracle(self.case, handover)
            like = next((one for one in self._under.values() if one.own == other.own), None)
            if like is not None:
                other._first_worlds = like._first_worlds
            self._under[handover] = other
        return self._under[handover]

    # Links.

    @cached_property
    def _sound_links(self) -> list[tuple[int, int]]:
        """Links between two accepted records that have a common day for it."""
        claims = self.case.claims
        return [
            (before, after)
            for after in self.accepted
            for before in claims[after].follows
            if before in self.accepted
            and claims[before].union == claims[after].union
            and not claims[before].span.whole_days
            and {end for _, end in self.own[before]} & {start for start, _ in self.own[after]}
        ]

    @cached_property
    def chains(self) -> list[list[int]]:
        """Accepted records in groups that sound links connect, directly or not."""
        chains = [[n] for n in self.accepted]
        for link in self._sound_links:
            joined = [chain for chain in chains if set(chain) & set(link)]
            chains = [chain for chain in chains if chain not in joined]
            chains.append(sorted(itertools.chain(*joined)))
        return chains

    @cached_property
    def links(self) -> list[tuple[int, int]]:
        """Links that hold: all of a chain, or none where the chain has no world."""
        possible = [
            chain for chain in self.chains if next(self._worlds(chain, self._sound_links), None)
        ]
        return [link for link in self._sound_links if any(link[0] in chain for chain in possible)]

    def _worlds(
        self, members: list[int], links: list[tuple[int, int]]
    ) -> Iterator[dict[int, World]]:
        """List the worlds of some records, under some links."""
        if not members:
            yield {}
            return
        *others, last = members
        inside = [link for link in links if last in link and set(link) <= set(members)]
        for world in self._worlds(others, links):
            starts = {world[before][1] for before, after in inside if after == last}
            ends = {world[after][0] for before, after in inside if before == last}
            for start, end in self.own[last]:
                if starts <= {start} and ends <= {end}:
                    yield {**world, last: (start, end)}

    @cached_property
    def _first_worlds(self) -> list[dict[int, World]]:
        """All worlds of all accepted records together, or just too many of them."""
        return list(itertools.islice(self._worlds(self.accepted, self.links), MOST_WORLDS + 1))

    @property
    def is_small(self) -> bool:
        """Whether it is quick to list all worlds, under every reading."""
        readings = map(self.under, am.Handover)
        return all(len(oracle._first_worlds) <= MOST_WORLDS for oracle in readings)

    @property
    def worlds(self) -> list[dict[int, World]]:
        """All worlds of all accepted records together."""
        assert len(self._first_worlds) <= MOST_WORLDS, "too many worlds to list"
        return self._first_worlds

    # Days.

    def _held(self, world: dict[int, World], n: int, handover: am.Handover) -> Days:
        return held_in(world[n], self.case.claims[n].span.whole_days, handover)

    def truth(self, members: Iterable[int], handover: am.Handover = INCOMING) -> Truth:
        """Tell on which days one of these accepted records held, existed or not."""
        if handover is not self.reading:
            return self.under(handover).truth(members, handover)
        key = tuple(members)
        if key not in self._truths:
            self._truths[key] = Truth.over(
                days_of(self._held(world, n, handover) for n in key) for world in self.worlds
            )
        return self._truths[key]

    @cached_property
    def by_holder(self) -> dict[str, list[int]]:
        """Accepted records of each holder."""
        found: dict[str, list[int]] = {}
        for n in self.accepted:
            found.setdefault(self.case.claims[n].holder, []).append(n)
        return found

    @cached_property
    def existed(self) -> Truth:
        """When the subject existed."""
        return Truth.over(readings_of(self.case.life, self.case.as_of, BOTH))

    @cached_property
    def covered(self) -> Truth:
        """Which days the data set covers."""
        readings = [readings_of(span, self.case.as_of, BOTH) for span in self.case.coverage]
        return Truth.over(days_of(world) for world in itertools.product(*readings))

    def vacant(self, days: Days, handover: am.Handover = INCOMING) -> am.Certainty:
        """Judge, day by day, whether nobody held."""
        someone = self.truth(self.accepted, handover)
        always = ~self.existed.ever | (~someone.ever & self.covered.always)
        never = self.existed.ever & someone.always
        return Truth(always & EVERY_DAY, ~never & EVERY_DAY).on(days)

    def on(self, days: Days, handover: am.Handover = INCOMING) -> Facts:
        """Say what an answer about these days has to say."""
        existed = self.existed.ever
        matches = {n: self.truth((n,), handover).among(existed).on(days) for n in self.accepted}
        holders = {
            holder: self.truth(members, handover).among(existed).on(days)
            for holder, members in self.by_holder.items()
        }
        return Facts(
            _found({f"r{n}": certainty for n, certainty in matches.items()}),
            _found(holders),
            self.existed.on(days),
            self.covered.on(days),
            self.vacant(days, handover),
            self._disputed(days, handover, holders),
        )

    def during(self, asked: Span) -> Facts:
        """Say what an answer about some day of a period has to say."""
        asked_worlds = readings_of(asked, self.case.as_of, INCOMING)
        hull = days_of(asked_worlds)
        existing = self.existed.ever & hull
        distinct = {
            tuple(self._held(world, n, INCOMING) & existing for n in self.accepted)
            for world in self.worlds
        }

        def shared(members: list[int]) -> am.Certainty:
            places = [self.accepted.index(n) for n in members]
            held = {days_of(world[place] for place in places) for world in distinct}
            return judge(bool(days & asked) for days in held for asked in asked_worlds)

        holders = {holder: shared(members) for holder, members in self.by_holder.items()}
        someone = shared(self.accepted)
        if not existing or (someone is NO and not existing & ~self.covered.always):
            vacant = CERTAIN
        else:
            vacant = NO if someone is CERTAIN else POSSIBLE
        lives = readings_of(self.case.life, self.case.as_of, BOTH)
        return Facts(
            _found({f"r{n}": shared([n]) for n in self.accepted}),
            _found(holders),
            judge(bool(life & asked) for life in lives for asked in asked_worlds),
            self.covered.on(hull),
            vacant,
            self._disputed(hull, INCOMING, holders),
        )

    def _disputed(
        self, days: Days, handover: am.Handover, holders: Mapping[str, am.Certainty]
    ) -> frozenset[str]:
        return frozenset(
            f"r{n}"
            for n, claim in enumerate(self.case.claims)
            if claim.disputed
            and days & days_of(readings_of(claim.span, self.case.as_of, handover))
            and holders.get(claim.holder) is not CERTAIN
        )

    # Single records and pairs of them.

    def reach(self, n: int, which: Literal[0, 1]) -> tuple[Reach, Reach]:
        """Tell which starts (or ends) of a record are reached, by itself and under the links."""
        alone = _reach(world[which] for world in self.own[n])
        if n not in self.accepted:
            return alone, alone
        return alone, _reach(world[n][which] for world in self.worlds)

    def doubts(self, n: int, number: int, handover: am.Handover) -> set[am.Doubt]:
        """Tell why it is not certain that a record held on a day."""
        if handover is not self.reading:
            return self.under(handover).doubts(n, number, handover)
        span = self.case.claims[n].span
        late_start = handover is OUTGOING and not span.whole_days
        late_end = handover is not INCOMING and not span.whole_days
        doubts: set[am.Doubt] = set()
        if any(number < world[n][0] + late_start for world in self.worlds):
            doubts.add(am.Doubt.START)
            if span.start is not None and span.start.qualified and self._unlinked(n, 0):
                doubts.add(am.Doubt.QUALIFIED)
        if any(world[n][1] + late_end <= number for world in self.worlds):
            heard_of = span.end == ".." and self.case.as_of is not None and self._unlinked(n, 1)
            doubts.add(am.Doubt.AFTER_AS_OF if heard_of else am.Doubt.END)
            if isinstance(span.end, Window) and span.end.qualified and self._unlinked(n, 1):
                doubts.add(am.Doubt.QUALIFIED)
        return doubts

    def _unlinked(self, n: int, which: Literal[0, 1]) -> bool:
        alone, linked = self.reach(n, which)
        return alone == linked

    def pairs(
        self, ordered: bool, relation: Callable[[World, World], bool]
    ) -> dict[tuple[int, int], am.Certainty]:
        """Judge a relation between every two accepted records; those with NO are left out."""
        every_two = itertools.permutations if ordered else itertools.combinations
        judged = {
            (a, b): judge(relation(world[a], world[b]) for world in self.worlds)
            for a, b in every_two(self.accepted, 2)
        }
        return {pair: certainty for pair, certainty in judged.items() if certainty is not NO}

    @property
    def holds_twice(self) -> bool:
        """Whether someone certainly holds two overlapping records of one chain: an ERROR."""
        return any(
            holders[a] == holders[b] and all(overlap(world[a], world[b]) for world in self.worlds)
            for chain in self.chains
            for holders in [{n: self.case.claims[n].holder for n in chain}]
            for a, b in itertools.combinations(chain, 2)
        )


def overlap(a: World, b: World) -> bool:
    """Whether two tenures share a day."""
    return a[0] < b[1] and b[0] < a[1]


def meet(a: World, b: World) -> bool:
    """Whether the second starts as the first ends."""
    return a[1] == b[0]


def days_of(worlds: Iterable[Days]) -> Days:
    """Return the days of any of these sets."""
    together = 0
    for days in worlds:
        together |= days
    return together


def _found(judged: dict[str, am.Certainty]) -> dict[str, am.Certainty]:
    return {name: certainty for name, certainty in judged.items() if certainty is not NO}


def _reach(picked: Iterable[int]) -> Reach:
    days = set(picked)
    first, last = min(days), max(days)
    assert days == set(range(first, last + 1)), "every day between two that are reached is too"
    return None if first < 0 else first, None if last > LAST_TOLD + 1 else last


# --- cases -------------------------------------------------------------------------------------

LIFE = Span()
LIVES = (
    LIFE,
    LIFE,
    Span(Window(1, 1), Window(4, 4)),
    Span(Window(0, 2), Window(3, None)),
    Span(Window(None, 1), Window(2, 4), "through"),
    Span(Window(1, 3), "..", "until"),
)
COVERAGES: tuple[tuple[Span, ...], ...] = (
    (),
    (Span(Window(None, 0), ".."),),
    (Span(Window(0, 0), Window(5, 5)),),
    (Span(Window(0, 0), Window(2, 3)), Span(Window(2, 3), Window(5, 5), "through")),
    (Span(None, Window(3, 3), "through"), Span(Window(1, 4), "..")),
)
AS_OFS = (None, 2, 4, 5)


def told_windows(days: range) -> list[Window]:
    """List every window inside some days; of three days both with and without a qualifier."""
    plain = [Window(*ends) for ends in itertools.combinations_with_replacement(days, 2)]
    qualified = [Window(n, n + 2, qualified=True) for n in days[:-2]]
    return plain + qualified


@cache
def told_spans(days: range, *, half_open: bool = False) -> tuple[Span, ...]:
    """List every period that can be told of with such windows."""
    known = told_windows(days)
    starts: list[Window | None] = [None, *known]
    ends: list[Window | Literal[".."] | None] = [None, "..", *known]
    if half_open:
        starts += [Window(None, number) for number in days]
        ends += [Window(number, None) for number in days]
    told = [Span(start, end) for start in starts for end in ends]
    told += [Span(start, end, "through") for start in starts for end in ends if end]
    return tuple(span for span in told if worlds_of(span))


def pairs_of_records(days: range, stride: int) -> Iterator[Oracle]:
    """Go through pairs of periods, unlinked, linked and in a circle."""
    spans = told_spans(days)
    lives, coverages = itertools.cycle(LIVES), itertools.cycle(COVERAGES)
    as_ofs = itertools.cycle(AS_OFS)
    pairs = itertools.islice(itertools.product(spans, spans), 0, None, stride)
    for (first, second), links in itertools.product(pairs, [((), ()), ((), (0,)), ((1,), (0,))]):
        claims = (Claim(first, "ann", links[0]), Claim(second, "bo", links[1]))
        yield Oracle(Case(claims, next(lives), next(coverages), next(as_ofs)))


def link_patterns(size: int) -> list[tuple[tuple[int, int], ...]]:
    """List every set of links between three records; of three links between more."""
    every_link = [*itertools.permutations(range(size), 2)]
    counts = range(len(every_link) + 1) if size == 3 else [3]
    return [pattern for n in counts for pattern in itertools.combinations(every_link, n)]


def sampled_cases(seed: int, count: int, size: int = 3) -> Iterator[Oracle]:
    """Pick small cases of some records, with every pattern of links between them in turn."""
    pick = random.Random(seed)
    spans = told_spans(range(LAST_TOLD + 1), half_open=True)
    if size > 3:
        spans = tuple(span for span in spans if len(worlds_of(span)) <= 8)
    unknown_start = [span for span in spans if span.start is None] or spans
    patterns = itertools.cycle(link_patterns(size))
    while count:
        pattern = next(patterns)
        claims: list[Claim] = []
        for after in range(size):
            follows = tuple(before for before, follower in pattern if follower == after)
            of = unknown_start if follows and pick.random() < 0.5 else spans
            claims.append(
                Claim(
                    pick.choice(of),
                    pick.choice(("ann", "bo", "cy", "di")[: size + 1]),
                    follows,
                    disputed=pick.random() < 0.1,
                    union="u" if pick.random() < 0.95 else "v",
                )
            )
        oracle = Oracle(
            Case(tuple(claims), pick.choice(LIVES), pick.choice(COVERAGES), pick.choice(AS_OFS))
        )
        if oracle.is_small:
            count -= 1
            yield oracle


@st.composite
def cases(draw: st.DrawFn, *, size: int = 3) -> Oracle:
    """Draw a case; not every one is small."""
    spans = st.sampled_from(told_spans(range(LAST_TOLD), half_open=True))
    unknown_start = st.sampled_from([s for s in told_spans(range(LAST_TOLD)) if s.start is None])
    claims: list[Claim] = []
    for n in range(draw(st.integers(1, size))):
        others = [other for other in range(size) if other != n]
        follows = tuple(sorted(draw(st.sets(st.sampled_from(others), max_size=2))))
        claims.append(
            Claim(
                draw(unknown_start | spans if follows else spans),
                draw(st.sampled_from(("ann", "bo", "cy"))),
                follows,
                disputed=draw(st.sampled_from((False, False, False, True))),
            )
        )
    return Oracle(
        Case(
            tuple(claims),
            draw(st.sampled_from(LIVES)),
            draw(st.sampled_from(COVERAGES)),
            draw(st.sampled_from(AS_OFS)),
        )
    )


# --- what is checked -----------------------------------------------------------------------------

ASKED_DAYS = [(number, number) for number in range(-1, 8)] + [
    (-1, 1),
    (0, 1),
    (1, 4),
    (2, 3),
    (4, 7),
]
"""First and last of the days asked about together."""


def _agree(answer: Facts, oracle: Facts, case: Oracle) -> None:
    """Check everything that an answer says; of holders only where the data has no ERROR."""
    if case.holds_twice:
        answer = answer._replace(holders={}, disputed=frozenset())
        oracle = oracle._replace(holders={}, disputed=frozenset())
    assert answer == oracle, case.case


def exact_on(oracle: Oracle, handovers: tuple[am.Handover, ...]) -> None:
    """Check all answers about days, single and vague."""
    asked = timeline(oracle.case)
    for handover in handovers:
        for first, last in ASKED_DAYS:
            answer = asked.on(Window(first, last).text, handover)
            _agree(facts_of(answer), oracle.on(days_from(first, last + 1), handover), oracle)
