"""What every format of others has in common: what came in or went out, and what was lost by it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeGuard

import attrs

from apts_model.dataset import Dataset
from apts_model.errors import AptsModelError, InvalidValueError
from apts_model.records.values import shown
from apts_model.showing import visible
from apts_model.time.dates import DateLike
from apts_model.time.periods import Period

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


def checked_ends(ends: object) -> Ends:
    """Check how a source is said to mean its end dates; there is no default that fits all.

    Raises:
        InvalidValueError: it is neither "until" nor "through".

    Examples:
        >>> from apts_model.exchange.losses import checked_ends
        >>> checked_ends("last")
        Traceback (most recent call last):
        ...
        apts_model.errors.InvalidValueError: ends: 'last' is not one of 'until' (the end is the \
day of the handover), 'through' (the end is the last day)
    """
    if ends == "until":
        return "until"
    if ends == "through":
        return "through"
    raise InvalidValueError(
        "ends",
        f"{ends!r} is not one of 'until' (the end is the day of the handover), "
        "'through' (the end is the last day)",
    )


def period_between(start: DateLike | None, end: DateLike | None, ends: Ends) -> Period:
    """Make a period of a start and an end, as the source means its ends; `..` is open.

    Raises:
        DateSyntaxError: a text is no date.
        UnsupportedDateError: a text is a date of a kind that is left out.
        ImpossiblePeriodError: it ends before it starts.

    Examples:
        >>> from apts_model.exchange.losses import period_between
        >>> period_between("2004-11", "2006-05-17", "through")
        Period('2004-11', through='2006-05-17')
    """
    if ends == "until":
        return Period(start, until=end)
    return Period(start, through=end)


def impossible(error: AptsModelError, start: object, end: object) -> str:
    """Say why there is no period, and what to do where it would last no day.

    Examples:
        >>> import apts_model as am
        >>> from apts_model.exchange.losses import impossible
        >>> impossible(am.AptsModelError("a period of no day"), "2004-11-30", "2004-11-30")
        "a period of no day; if the end is the last day, read it with `ends` as 'through'"
    """
    hint = "; if the end is the last day, read it with `ends` as 'through'" if start == end else ""
    return f"{error}{hint}"


def checked_dataset(dataset: object) -> Dataset:
    """Check that what is to be written is a data set.

    Raises:
        InvalidValueError: it is not.

    Examples:
        >>> from apts_model.exchange.losses import checked_dataset
        >>> checked_dataset([])
        Traceback (most recent call last):
        ...
        apts_model.errors.InvalidValueError: dataset: a Dataset is needed, not list
    """
    if type(dataset) is Dataset:
        return dataset
    raise InvalidValueError("dataset", f"a Dataset is needed, not {type(dataset).__name__}")


def checked_mapping(value: object, field: str, example: str) -> Mapping[Any, Any]:
    """Check that an argument maps one thing to another.

    Raises:
        InvalidValueError: it does not; the example says what to write.

    Examples:
        >>> from apts_model.exchange.losses import checked_mapping
        >>> checked_mapping(["Name"], "columns", "{'person': 'Name'}")
        Traceback (most recent call last):
        ...
        apts_model.errors.InvalidValueError: columns: ['Name'] maps nothing to anything: write \
{'person': 'Name'}
    """
    if _is_mapping(value):
        return value
    raise InvalidValueError(field, f"{shown(value)} maps nothing to anything: write {example}")


def _is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(value, Mapping)


def checked_empty_end(empty_end: object) -> EmptyEnd:
    """Check how a source is said to mean an end that it leaves empty.

    Raises:
        InvalidValueError: it is neither "unknown" nor "open".

    Examples:
        >>> from apts_model.exchange.losses import checked_empty_end
        >>> checked_empty_end("open")
        'open'
    """
    if empty_end == "unknown":
        return "unknown"
    if empty_end == "open":
        return "open"
    raise InvalidValueError(
        "empty_end",
        f"{empty_end!r} is not one of 'unknown' (nobody says whether it ended), "
        "'open' (it went on at least to the `as_of` day)",
    )
