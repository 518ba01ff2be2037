"""Standing: whether the data set accepts a claim, or only reports that a source makes it."""

from __future__ import annotations

import enum
from typing import Any, Final

from apts_model.errors import InvalidValueError
from apts_model.records.values import Attribute, member, optional_identifier


class Standing(enum.Enum):
    """Whether a record is what the data set holds true, or a claim that it only reports.

    Examples:
        >>> from apts_model import Standing
        >>> Standing.DISPUTED.value
        'disputed'
    """

    ACCEPTED = "accepted"
    DISPUTED = "disputed"


ACCEPTED: Final = Standing.ACCEPTED
"""By a name of its own, which is found in half the time: every record of a file is asked."""


def standing_of(value: Standing | str) -> Standing:
    """Take a standing or its value as text."""
    return member(Standing, value, "standing")


def rival(instance: object, attribute: Attribute, value: Any) -> None:
    """Check the id of the record that a claim disputes: any but its own."""
    optional_identifier(instance, attribute, value)
    if value is not None and value == getattr(instance, "id", None):
        raise InvalidValueError(attribute.name, f"{value!r} cannot dispute itself")


def is_accepted(record: object) -> bool:
    """Whether the data set holds a record true; records without a standing are."""
    return getattr(record, "standing", ACCEPTED) is ACCEPTED
