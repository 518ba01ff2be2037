"""Standing: whether the data set accepts a claim, or only reports that a source makes it."""

from __future__ import annotations

import enum

from apts_model.records.values import member


class Standing(enum.Enum):
    """Whether a record is what the data set holds true, or a claim that it only reports.

    Examples:
        >>> from apts_model import Standing
        >>> Standing.DISPUTED.value
        'disputed'
    """

    ACCEPTED = "accepted"
    DISPUTED = "disputed"


def standing_of(value: Standing | str) -> Standing:
    """Take a standing or its value as text."""
    return member(Standing, value, "standing")
