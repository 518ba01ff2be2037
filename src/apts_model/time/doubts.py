"""Doubt: why something is possible and not certain."""

from __future__ import annotations

import enum


class Doubt(enum.Enum):
    """Why a match is only possible.

    `START`, `END`: that day is not known well enough. `QUALIFIED`: the source itself marks it
    approximate or uncertain. `AFTER_AS_OF`: it was still so when last heard of, and the question
    lies after that. `WHEN`: the question covers several days, and not all of them agree.

    Examples:
        >>> import apts_model as am
        >>> am.load_apts().president_on("apts", "2030-01-01")[0].doubts
        (<Doubt.AFTER_AS_OF: 'after_as_of'>,)
    """

    START = "start"
    END = "end"
    QUALIFIED = "qualified"
    AFTER_AS_OF = "after_as_of"
    WHEN = "when"
