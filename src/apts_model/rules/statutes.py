"""A rule on statutes: the order of their steps."""

from __future__ import annotations

from collections.abc import Mapping

from apts_model.dataset import Dataset
from apts_model.records.statutes import StatuteStep, StepKind
from apts_model.rules.findings import Finding, Found, perhaps, places
from apts_model.time.certainty import CERTAIN, NO, POSSIBLE, Certainty
from apts_model.words import term

_INTRODUCED, _PASSED, _ASSENTED = StepKind.INTRODUCED, StepKind.PASSED, StepKind.ASSENTED
_COMES_AFTER: Mapping[StepKind, tuple[StepKind, ...]] = {
    _PASSED: (_INTRODUCED,),
    _ASSENTED: (_INTRODUCED, _PASSED),
    StepKind.IN_FORCE: (_INTRODUCED,),  # it may count from a day before the assent
    StepKind.STRUCK_DOWN: (_INTRODUCED, _PASSED, _ASSENTED),
    StepKind.UPHELD: (_INTRODUCED, _PASSED, _ASSENTED),
    StepKind.REPEALED: (_INTRODUCED, _PASSED, _ASSENTED, StepKind.IN_FORCE),
}


def step_order(dataset: Dataset) -> Found:
    """A statute is introduced, passed, assented to; it is in force before it is repealed."""
    for path, statute in places(dataset.statutes, "$.statutes"):
        for place, step in places(statute.steps, f"{path}.steps"):
            for other in statute.steps:
                wrong = _comes_first(step, other)
                if wrong is not NO:
                    told = (
                        f"{term(step.kind, 'en')} ({step.date}) {perhaps(wrong)}does not come "
                        f"after {term(other.kind, 'en')} ({other.date}): mend one of the two days"
                    )
                    yield Finding(wrong, f"{place}.date", (statute.id,), told)


def _comes_first(step: StatuteStep, other: StatuteStep) -> Certainty:
    """Whether a step comes before one that it should come after.

    Two steps may be of one day, and are if they are told in the same words; but what is repealed
    on the day from which it is in force never was.
    """
    is_after = other.kind in _COMES_AFTER.get(step.kind, ())
    if not is_after or step.date is None or other.date is None:
        return NO
    first, last = step.date.window
    other_first, other_last = other.date.window
    strictly = step.kind is StepKind.REPEALED and other.kind is StepKind.IN_FORCE
    if last < other_first + strictly:
        return CERTAIN
    return POSSIBLE if step.date != other.date and first < other_last + strictly else NO
