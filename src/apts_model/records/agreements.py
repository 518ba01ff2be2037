"""Agreement: what a bargaining round ends with, and when it is in force."""

from __future__ import annotations

import attrs

from apts_model.errors import ImpossiblePeriodError, InvalidValueError
from apts_model.records.sources import Citation, citations_of
from apts_model.records.values import optional_text, whole_days
from apts_model.time.bounds import NEVER_BEGUN
from apts_model.time.dates import ImpreciseDate, optional_imprecise, some_day
from apts_model.time.edtf import UNBOUNDED
from apts_model.time.periods import UNKNOWN, Period


@attrs.frozen(kw_only=True)
class Agreement:
    """A collective agreement: when it was signed, came into force, and its term.

    Raises:
        InvalidValueError: a value that the record cannot hold; the message names the field.

    Examples:
        >>> from apts_model import Agreement, Period
        >>> agreement = Agreement(
        ...     signed="2024-06-07",
        ...     in_force="2024-06-16",
        ...     term=Period("2023-04-01", through="2028-03-31"),
        ... )
        >>> agreement.time_in_force
        Period('2024-06-16', through='2028-03-31')
    """

    signed: ImpreciseDate | None = attrs.field(default=None, converter=optional_imprecise)
    in_force: ImpreciseDate | None = attrs.field(default=None, converter=optional_imprecise)
    """The day it came into force, which may come long after its term began."""
    term: Period = attrs.field(default=UNKNOWN, validator=whole_days)
    """First and last day of its term; by default nothing is known of them."""
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)

    @property
    def time_in_force(self) -> Period:
        """From the day it came into force through the last day of its term.

        No day before its term counts. Where the day it came into force is unknown, it is some day
        on which it was signed and its term had begun.

        Examples:
            >>> from apts_model import Agreement, Period
            >>> Agreement(signed="2022-01-25", term=Period(through="2023-03-31")).time_in_force
            Period('[2022-01-25..]', through='2023-03-31')
        """
        begun = self.term.bounds.start_first
        if self.in_force is not None:
            first, last = self.in_force.window
            start = self.in_force if first >= begun else some_day(begun, last)
        else:
            signed = NEVER_BEGUN if self.signed is None else self.signed.window[0]
            start = some_day(max(signed, begun), UNBOUNDED)
        return Period(start, through=self.term.end)

    def __attrs_post_init__(self) -> None:
        if self.in_force is not None and self.in_force.window[1] < self.term.bounds.start_first:
            raise InvalidValueError(
                "in_force", f"'{self.in_force}' comes before its term starts, '{self.term.start}'"
            )
        try:
            _ = self.time_in_force
        except ImpossiblePeriodError as error:
            raise InvalidValueError("term", f"it was never in force: {error}") from None
