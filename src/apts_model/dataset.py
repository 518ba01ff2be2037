"""Dataset: all records together, and every question one can ask of them."""

from __future__ import annotations

from apts_model.errors import InvalidValueError
from apts_model.inquiries.chronicles import Chronicles
from apts_model.inquiries.merging import merged
from apts_model.inquiries.publishing import published_by
from apts_model.time.dates import DateLike, exact_day


class Dataset(Chronicles):
    """Records of unions, immutable, with the questions one can ask of them.

    Any iterable of records is accepted. `as_of` is the last day anything is known of; what is
    `OPEN` is certain through it and no longer. Indexes are built when they are first needed.

    Raises:
        InvalidValueError: a value that the data set cannot hold; the message names the field.

    Examples:
        >>> import apts_model as am
        >>> dataset = am.Dataset(
        ...     title="My union",
        ...     as_of="2026-01-31",
        ...     people=[am.Person(id="ada", name="Ada")],
        ...     unions=[am.TradeUnion(id="mine", period=am.Period("1999", until=".."))],
        ...     presidencies=[
        ...         am.Presidency(
        ...             id="ada-2001",
        ...             union_id="mine",
        ...             holder_id="ada",
        ...             period=am.Period("2001-05", until=".."),
        ...         )
        ...     ],
        ... )
        >>> print(dataset.president_on("mine", "2001-05-09"))
        possibly Ada
    """

    def merge(self, other: Dataset, title: str | None = None) -> Dataset:
        """Join two data sets into one that makes nothing more certain than one of them did.

        A record that both have, with the same id, is taken once; if they differ only in when
        something was last seen (an `OPEN` end means that it was on the `as_of` day), the later
        day counts. The later `as_of` day is kept, and an open end of the other data set is
        written as "later than its own `as_of` day". The day after that is the first on which it
        may have been handed over; on this one day it is certain for those that count the day of
        a handover (`existed`, `Handover.OUTGOING` and `BOTH`), where it was possible before.

        Args:
            other: The data set to add; its records come after those of this one.
            title: Title of the result; by default the title of this one.

        Raises:
            MergeConflictError: with the ids of all records that the two tell differently.
            InvalidValueError: `other` is no data set.

        Examples:
            >>> import apts_model as am
            >>> ada = am.Person(id="ada", name="Ada")
            >>> one = am.Dataset(title="One", people=[ada], as_of="2020-12-31")
            >>> union = am.TradeUnion(id="mine", period=am.Period("1999", until=".."))
            >>> older = am.Dataset(title="Older", unions=[union], as_of="2010-06-30")
            >>> one.merge(older, title="Both").union("mine").period
            Period('1999', until='[2010-07-01..]')
        """
        return merged(self, checked_dataset(other, "other"), self.title if title is None else title)

    def published_by(self, day: DateLike) -> Dataset:
        """Reduce the data set to what a reader could have known by a day.

        That is: records with a source certainly published by then, and the people, organisations
        and rounds that these refer to. Coverages go, `as_of` is lowered. Today's file is
        filtered; it does not tell what people believed.

        Raises:
            DateSyntaxError: `day` is no date.
            InvalidValueError: `day` is not one exact day.

        Examples:
            >>> import apts_model as am
            >>> then = am.load_apts().published_by("2010-12-31")
            >>> [record.id for record in then.presidencies_of("apts")]
            ['apts-verreault']
        """
        return published_by(self, exact_day(day, field="day"))


def checked_dataset(value: object, field: str = "dataset") -> Dataset:
    """Return a data set, refusing what is none.

    Raises:
        InvalidValueError: it is none.

    Examples:
        >>> from apts_model.dataset import checked_dataset
        >>> checked_dataset([])
        Traceback (most recent call last):
        ...
        apts_model.errors.InvalidValueError: dataset: a Dataset is needed, not list
    """
    if type(value) is Dataset:
        return value
    raise InvalidValueError(field, f"a Dataset is needed, not {type(value).__name__}")
