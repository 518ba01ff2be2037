"""What every format of others has in common: what came in or went out, and what was lost by it."""

from __future__ import annotations

from typing import Any, Literal

import attrs

from apts_model.dataset import Dataset
from apts_model.showing import visible

Ends = Literal["until", "through"]
"""How a source means its end dates: `until` is the day of the handover, `through` the last day."""

EmptyEnd = Literal["unknown", "open"]
"""How a source means an end that it leaves empty: nothing is known of it, or it still goes on."""


@attrs.frozen
class Loss:
    """One thing that the other format cannot say, or that a data set cannot hold.

    `path` says where it stands in what was read, or in the data set that was written.

    Examples:
        >>> from apts_model.exchange.losses import Loss
        >>> print(Loss("$.people[0].note", "Popolo has no notes on people"))
        $.people[0].note: Popolo has no notes on people
    """

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{visible(self.path)}: {self.reason}"


def _losses_of(values: Any) -> tuple[Loss, ...]:
    return tuple(values)


@attrs.frozen
class Imported:
    """What was read of a format of others, and what of it a data set cannot hold.

    Examples:
        >>> import apts_model as am
        >>> from apts_model.exchange.losses import Imported
        >>> Imported(am.Dataset(title="Mine")).losses
        ()
    """

    dataset: Dataset
    losses: tuple[Loss, ...] = attrs.field(default=(), converter=_losses_of)


@attrs.frozen
class Exported:
    """A data set as text in a format of others, and what of it that format cannot say.

    Examples:
        >>> from apts_model.exchange.losses import Exported, Loss
        >>> str(Exported("{}", [Loss("$.title", "it has no place for titles")]).losses[0])
        '$.title: it has no place for titles'
    """

    text: str
    losses: tuple[Loss, ...] = attrs.field(default=(), converter=_losses_of)
