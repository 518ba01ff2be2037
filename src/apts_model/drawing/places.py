"""Places: where words can be written without touching anything else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from apts_model.drawing.pages import width_of

_GAP = 4
"""The least room between words and what stands beside them."""


class Box(NamedTuple):
    """What is taken up already."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        """Whether there is too little room between the two."""
        return (
            self.left < other.right + _GAP
            and other.left < self.right + _GAP
            and self.top < other.bottom
            and other.top < self.bottom
        )


def free_place(words: str, box: Box, taken: Sequence[Box], room: Box) -> Box | None:
    """Find a place above, right of, left of or below a mark."""
    width, height = width_of(words, 12), 14
    middle, upper = (box.left + box.right - width) / 2, (box.top + box.bottom - height) / 2
    for left, top in (
        (middle, box.top - height - 1),
        (box.right + _GAP, upper),
        (box.left - width - _GAP, upper),
        (middle, box.bottom + 1),
    ):
        place = Box(left, top, left + width, top + height)
        inside = (
            room.left <= left
            and room.top <= top
            and place.right <= room.right
            and place.bottom <= room.bottom
        )
        if inside and not any(place.touches(other) for other in taken):
            return place
    return None
