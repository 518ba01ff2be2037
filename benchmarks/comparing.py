"""A row of the table: one piece of work, who does it, what we aim at, and what came of it."""

from __future__ import annotations

import gc
import json
from dataclasses import dataclass, field
from typing import Any

from isolated import PeerMissing, apart
from measuring import Contender, Measured, Prepared, Role, Unit, race


@dataclass(frozen=True)
class Aim:
    """That our cost is at most so many times that of another contender.

    An aim in microseconds or bytes is written as a part of the limit that was measured along with
    it, so that it holds on any machine: 0.6 / 0.22.
    """

    other: str
    at_most: float

    def __str__(self) -> str:
        if self.at_most == 1:
            return f"no more than {self.other}"
        if self.at_most > 1:
            return f"at most {self.at_most:.3g}× {self.other}"
        return f"at most 1/{1 / self.at_most:,.0f} of {self.other}"


@dataclass(frozen=True)
class Row:
    """One piece of work, with everyone who does it."""

    work: str
    contenders: tuple[Contender, ...]
    aims: tuple[Aim, ...] = ()
    apart: bool = False
    """Whether each contender runs in a process of its own."""
    unit: Unit = Unit.SECONDS
    rounds: int | None = None
    """How many are enough for what takes minutes or does not vary; a quick try leaves it out."""


@dataclass(frozen=True)
class Result:
    """What came of a row."""

    row: Row
    measured: list[Measured]
    left_out: dict[str, str]
    disagreeing: list[str] = field(default_factory=list[str])

    @property
    def ours(self) -> Measured:
        """Return the first of ours; others of ours show how it grows."""
        return next(one for one in self.measured if one.role is Role.OURS)

    def times(self, aim: Aim) -> float | None:
        """How many times the other's cost ours is; None where the other is left out."""
        other = next((one for one in self.measured if one.name == aim.other), None)
        return None if other is None else self.ours.times(other)


def compare(row: Row, *, rounds: int, at_least: float) -> Result:
    """Prepare everyone who can take part, compare their answers, and let them race."""
    ready, left_out = _ready(row)
    gc.collect()
    gc.freeze()  # what peers brought into memory is nobody's burden while a row runs
    measured = race(ready, rounds=rounds, at_least=at_least, warm=row.rounds is None)
    gc.unfreeze()
    return Result(row, measured, left_out, _disagreeing(ready))


def _ready(row: Row) -> tuple[list[tuple[Contender, Prepared]], dict[str, str]]:
    ready: list[tuple[Contender, Prepared]] = []
    left_out: dict[str, str] = {}
    for contender in row.contenders:
        try:
            ready.append((contender, _prepared(contender, row)))
        except (ModuleNotFoundError, PeerMissing) as error:
            if contender.role is Role.OURS:
                raise
            left_out[contender.name] = str(error)
    return ready, left_out


def _prepared(contender: Contender, row: Row) -> Prepared:
    return apart(row.work, contender.name) if row.apart else contender.prepare()


def _disagreeing(ready: list[tuple[Contender, Prepared]]) -> list[str]:
    """Name those who can answer the same question and answer otherwise than we do."""
    ours = next(has.answer for one, has in ready if one.role is Role.OURS)
    if ours is None:
        return []
    return [
        one.name
        for one, has in ready
        if has.answer is not None and _plain(has.answer) != _plain(ours)
    ]


def _plain(answer: Any) -> Any:
    """Make tuples lists, as those that come from another process are."""
    return json.loads(json.dumps(answer))
