"""What bargaining rounds reached: the stages that rules on rounds compare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import attrs

from apts_model.dataset import Dataset
from apts_model.records.bargaining import BargainingRound
from apts_model.records.milestones import Milestone, Stage
from apts_model.records.strikes import Strike
from apts_model.rules.findings import Placed, accepted, places
from apts_model.time.dates import ImpreciseDate


@attrs.frozen
class Reached:
    """That a round reached a stage: by a milestone, a strike, or its agreement."""

    path: str
    id: str
    stage: Stage
    date: ImpreciseDate | None
    union_ids: frozenset[str]
    """The unions that reached it; none for all of the round."""

    def with_some_of(self, other: Reached) -> bool:
        """Whether both may be about the same unions."""
        return not self.union_ids or not other.union_ids or bool(self.union_ids & other.union_ids)


@attrs.frozen(slots=False, eq=False)
class Course:
    """A round, with the stages that it reached."""

    path: str
    held: BargainingRound

    @cached_property
    def reached(self) -> dict[Stage, list[Reached]]:
        """What was reached, by stage, of what the data set holds true."""
        found: defaultdict[Stage, list[Reached]] = defaultdict(list)
        for one in self._all():
            found[one.stage].append(one)
        return dict(found)

    def _all(self) -> Iterator[Reached]:
        held = self.held
        yield from _milestones(held.milestones, f"{self.path}.milestones", ())
        for path, table in places(held.tables, f"{self.path}.tables"):
            yield from _milestones(table.milestones, f"{path}.milestones", table.union_ids)
        for path, strike in self.strikes:
            own = frozenset(strike.union_ids)
            yield Reached(f"{path}.period", strike.id, Stage.STRIKE, strike.period.start, own)
        if held.agreement is not None:
            for stage, name, date in (
                (Stage.SIGNATURE, "signed", held.agreement.signed),
                (Stage.IN_FORCE, "in_force", held.agreement.in_force),
            ):
                if date is not None:
                    path = f"{self.path}.agreement.{name}"
                    yield Reached(path, held.id, stage, date, frozenset(held.union_ids))

    @property
    def strikes(self) -> Iterator[Placed[Strike]]:
        """The strikes that the data set holds true."""
        return accepted(self.held.strikes, f"{self.path}.strikes")

    def is_later(self, one: Reached) -> bool:
        """Whether the same unions certainly reached the same stage before."""
        return one.date is not None and any(
            other.date is not None and other.date.window[1] < one.date.window[0]
            for other in self.reached_with(one, one.stage)
        )

    def reached_with(self, one: Reached, stage: Stage) -> list[Reached]:
        """What was reached of a stage, at any time, by some of the unions that reached this."""
        return [other for other in self.reached.get(stage, ()) if one.with_some_of(other)]


def _milestones(
    milestones: Iterable[Milestone], path: str, union_ids: Sequence[str]
) -> Iterator[Reached]:
    """Give what milestones reached, for their own unions or else those of their table."""
    for place, milestone in accepted(milestones, path):
        own = union_ids if milestone.union_id is None else (milestone.union_id,)
        yield Reached(place, milestone.id, milestone.stage, milestone.date, frozenset(own))


def rounds_in(dataset: Dataset) -> Iterator[Course]:
    """Give each round of a data set."""
    return (Course(path, held) for path, held in places(dataset.rounds, "$.rounds"))
