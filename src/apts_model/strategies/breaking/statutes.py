"""Breaking the rule on statutes."""

from __future__ import annotations

from apts_model.records.statutes import Statute, StatuteStep, StepKind
from apts_model.strategies.breaking.draft import Draft

_PAIRS = (
    (StepKind.IN_FORCE, StepKind.REPEALED),
    (StepKind.INTRODUCED, StepKind.PASSED),
    (StepKind.PASSED, StepKind.ASSENTED),
    (StepKind.ASSENTED, StepKind.STRUCK_DOWN),
    (StepKind.ASSENTED, StepKind.UPHELD),
)
"""A step, and one that comes after it."""


def step_order(draft: Draft) -> None:
    """Let a statute take a step before the one that comes first."""
    later, earlier = draft.marks(2) if draft.is_sure else draft.crossing(draft.base)
    first, second = draft.one_of(_PAIRS)
    steps = [
        StatuteStep(kind=first, date=earlier, **draft.known),
        StatuteStep(kind=second, date=later, **draft.known),
    ]
    statute = Statute(
        id=draft.own("statute"), title=draft.text("Act"), steps=draft.order(steps), **draft.known
    )
    draft.add(statute)
