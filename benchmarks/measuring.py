"""Contenders for one piece of work, timed in turns. Standard library only: peers run it too."""

from __future__ import annotations

import enum
import statistics
import time
import timeit
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any


class Role(enum.Enum):
    """What a contender is in a row."""

    OURS = "ours"
    PEER = "peer"
    LIMIT = "limit"  # does less, in the fastest way there is: nobody gets below it


class Unit(enum.Enum):
    """What the costs of a row are counted in."""

    SECONDS = "s"
    BYTES = "B"


@dataclass(frozen=True)
class Prepared:
    """A contender that is ready to run."""

    cost: Callable[[float], float]
    """Run for at least so many seconds and give what one operation cost, in the unit of the row."""
    answer: Any = None
    """What it answers, in plain values, where others can answer the same."""


@dataclass(frozen=True)
class Contender:
    """Something that does the work of a row."""

    name: str
    role: Role
    prepare: Callable[[], Prepared]


@dataclass(frozen=True)
class Measured:
    """What came of one contender: what an operation cost, round by round."""

    name: str
    role: Role
    rounds: list[float] = field(default_factory=list[float])

    @property
    def median(self) -> float:
        return statistics.median(self.rounds)

    @property
    def spread(self) -> float:
        """Half the distance between the quartiles, as a part of the median."""
        if len(self.rounds) < 3:
            return 0.0
        low, _, high = statistics.quantiles(self.rounds, n=4)
        return (high - low) / 2 / self.median

    def times(self, other: Measured) -> float:
        """How many times the other's cost this one has, by the median of the rounds.

        Both ran in each round, so what slows the machine for a while slows both.
        """
        pairs = zip(self.rounds, other.rounds, strict=True)
        return statistics.median(mine / theirs for mine, theirs in pairs)


class Stopwatch:
    """Times a statement, with as many repetitions as the shortest duration asks for.

    It counts the time of the processor: what others do on the machine should not count. Nor does
    what has to be done before each repetition.
    """

    def __init__(
        self,
        statement: str,
        names: dict[str, Any],
        *,
        operations: int,
        collecting: bool,
        before: str = "",
    ) -> None:
        setup = "import gc; gc.enable()" if collecting else "pass"
        if before:
            setup = f"{before}; {setup}"
        self._timer = timeit.Timer(statement, setup, time.process_time, globals=names)
        self._one_by_one = bool(before)
        self._operations = operations
        self._repetitions = 0

    def __call__(self, at_least: float) -> float:
        taken = self._taken() if self._repetitions else self._first(at_least)
        return taken / self._repetitions / self._operations

    def _taken(self) -> float:
        if self._one_by_one:
            return sum(self._timer.timeit(1) for _ in range(self._repetitions))
        return self._timer.timeit(self._repetitions)

    def _first(self, at_least: float) -> float:
        """Find how many repetitions it takes; what takes minutes is run no more often for that."""
        self._repetitions = 1
        while (taken := self._taken()) < at_least:
            self._repetitions *= 2 if taken > at_least / 10 else 8
        return taken


def prepared(
    statement: str,
    *,
    answer: Any = None,
    operations: int = 1,
    collecting: bool = False,
    before: str = "",
    **names: Any,
) -> Prepared:
    """Get a statement ready, that does so many operations on the names it is given.

    The garbage collector rests, as usual in timings, unless the work is such that it matters.
    What stands in `before` is done before each repetition, and not timed.
    """
    stopwatch = Stopwatch(
        statement, names, operations=operations, collecting=collecting, before=before
    )
    return Prepared(stopwatch, answer)


def asked(
    ask: Callable[..., Any],
    questions: list[tuple[Any, ...]],
    plain: Callable[[Any], list[str]] = list,
) -> Prepared:
    """Get many questions ready; `plain` turns what `ask` returns into what can be compared."""
    return prepared(
        "for question in questions: ask(*question)",
        answer=[sorted(plain(ask(*question))) for question in questions],
        operations=len(questions),
        ask=ask,
        questions=questions,
    )


def race(
    ready: Iterable[tuple[Contender, Prepared]], *, rounds: int, at_least: float, warm: bool
) -> list[Measured]:
    """Let contenders run in turns, each round starting with another.

    Args:
        ready: The contenders.
        rounds: How many rounds count.
        at_least: How long each runs in each round, in seconds.
        warm: Whether a round before these is run and not counted.
    """
    lanes = [(Measured(one.name, one.role), has.cost) for one, has in ready]
    for _, cost in lanes if warm else ():
        cost(at_least)
    for turn in range(rounds):
        first = turn % len(lanes)
        for measured, cost in lanes[first:] + lanes[:first]:
            measured.rounds.append(cost(at_least))
    return [measured for measured, _ in lanes]
