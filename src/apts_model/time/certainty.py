"""Certainty: three-valued truth (Kleene's strong logic), which `if` cannot swallow."""

from __future__ import annotations

import enum
from typing import NoReturn


class Certainty(enum.Enum):
    """How sure an answer is: `NO`, `POSSIBLE` or `CERTAIN`.

    A statement is CERTAIN if it is true in every world that the records allow, NO if it is true
    in none, else POSSIBLE. `&`, `|` and `~` are Kleene's; `bool()` is refused, so that no doubt
    is lost in an `if`.

    Examples:
        >>> from apts_model import Certainty
        >>> Certainty.CERTAIN & Certainty.POSSIBLE
        <Certainty.POSSIBLE: 'possible'>
        >>> ~Certainty.NO
        <Certainty.CERTAIN: 'certain'>
        >>> Certainty.POSSIBLE.is_possible, Certainty.POSSIBLE.is_certain
        (True, False)
    """

    NO = "no"
    POSSIBLE = "possible"
    CERTAIN = "certain"

    @property
    def is_certain(self) -> bool:
        """Whether this is CERTAIN."""
        return self is Certainty.CERTAIN

    @property
    def is_possible(self) -> bool:
        """Whether this is not NO: certain or possible."""
        return self is not Certainty.NO

    def __and__(self, other: object) -> Certainty:
        """Both: the lesser of the two."""
        if type(other) is not Certainty:
            return NotImplemented
        if self is Certainty.NO or other is Certainty.NO:
            return Certainty.NO
        return other if self is Certainty.CERTAIN else self

    def __or__(self, other: object) -> Certainty:
        """Either: the greater of the two."""
        if type(other) is not Certainty:
            return NotImplemented
        return ~(~self & ~other)

    def __invert__(self) -> Certainty:
        """Not: CERTAIN and NO change places, POSSIBLE stays."""
        if self is Certainty.POSSIBLE:
            return self
        return Certainty.NO if self is Certainty.CERTAIN else Certainty.CERTAIN

    def __bool__(self) -> NoReturn:
        """Refuse: a doubt is neither true nor false."""
        message = (
            f"{self} is neither true nor false: write `.is_certain` or `.is_possible`, "
            "and `&`, `|`, `~` in place of `and`, `or`, `not`"
        )
        raise TypeError(message)


NO, POSSIBLE, CERTAIN = Certainty
"""The members by names of their own: to find one in its class takes as long as two comparisons."""
