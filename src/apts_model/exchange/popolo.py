"""Popolo, the JSON of people, organisations and the posts they hold (popoloproject.com)."""

from __future__ import annotations

from collections.abc import Iterable

from apts_model.dataset import Dataset, checked_dataset
from apts_model.exchange.arguments import checked_empty_end, checked_ends
from apts_model.exchange.items import Document
from apts_model.exchange.losses import EmptyEnd, Ends, Exported, Imported
from apts_model.exchange.popolo_parts import PLAIN, Meaning, as_of_written
from apts_model.exchange.popolo_reading import Reader
from apts_model.exchange.popolo_writing import Writer
from apts_model.exchange.taking import tidied
from apts_model.files.decoding import MAX_BYTES
from apts_model.records.sources import Language, language_of
from apts_model.records.values import each
from apts_model.time.dates import DateLike

PRESIDENTS = frozenset(
    {
        *PLAIN,
        *("présidente", "président", "president general", "chair", "chairperson"),
        *("co-president", "coprésidente", "coprésident", "co-présidente", "co-président"),
        *("interim president", "acting president", "présidente intérimaire"),
        *("président intérimaire", "présidente par intérim", "président par intérim"),
    }
)
"""Roles that are read as presidencies, in lower case, unless others are named."""


def read(
    text: str | bytes,
    *,
    title: str,
    ends: Ends,
    empty_end: EmptyEnd = "unknown",
    as_of: DateLike | None = None,
    language: Language | str = Language.EN,
    presidents: Iterable[str] = PRESIDENTS,
    max_bytes: int = MAX_BYTES,
) -> Imported:
    """Read a Popolo document: persons, organizations, posts and memberships.

    Organisations become unions or, if so classified, coalitions; memberships of people in the
    office of a president become presidencies, those of organisations affiliations. What is left
    out or changed is listed as a loss. A membership that ends before it starts is left out; a
    date that cannot be read is unknown.

    Args:
        text: The document, or its UTF-8 bytes.
        title: Title of the data set.
        ends: What the end dates of the source are: "until" for the day of the handover, "through"
            for the last day.
        empty_end: What an end is that the source leaves empty: "unknown", or "open".
        as_of: The last day anything is known of, by default what `write` wrote; without it, an
            open end counts as unknown.
        language: The language of names.
        presidents: Roles of presidents, in whatever case.
        max_bytes: The largest size that is read.

    Raises:
        MalformedError: with every problem of the document, each with its line.

    Examples:
        >>> from apts_model.exchange import popolo
        >>> imported = popolo.read(
        ...     '''{"persons": [{"id": "ada", "name": "Ada", "gender": "female"}],
        ...     "organizations": [{"id": "mine", "name": "My union"}],
        ...     "memberships": [{"person_id": "ada", "organization_id": "mine",
        ...         "role": "President", "start_date": "2001-05", "end_date": "2004-06-30"}]}''',
        ...     title="Mine",
        ...     ends="through",
        ... )
        >>> imported.dataset.presidencies[0].period
        Period('2001-05', through='2004-06-30')
        >>> print(*imported.losses)
        $.persons[0].gender: a data set has no place for it
    """
    meaning = Meaning(
        ends=checked_ends(ends),
        empty_end=checked_empty_end(empty_end),
        language=language_of(language),
        presidents=frozenset(tidied(one).casefold() for one in each(str, presidents, "presidents")),
    )
    document = Document.of(text, "a Popolo document", max_bytes)
    as_of = as_of_written(document.root) if as_of is None else as_of
    records = Reader(document.root, meaning).records()
    document.check()
    dataset = Dataset(title=title, as_of=as_of, **records)
    return Imported(dataset, document.report.losses)


def write(
    dataset: Dataset, *, language: Language | str = Language.EN, ends: Ends = "until"
) -> Exported:
    """Write a data set as a Popolo document.

    Popolo has dates of a day, a month or a year: one that is vaguer is written as the shortest of
    these that holds it, or left out, and is listed. Disputed claims are left out.

    Args:
        dataset: What is written.
        language: The language of the names of organisations and posts.
        ends: What the end dates are to be: "until" for the day of the handover, "through" for the
            last day.

    Examples:
        >>> import apts_model as am
        >>> from apts_model.exchange import popolo
        >>> mine = am.TradeUnion(id="mine", period=am.Period("[2001-02-03..2001-05-06]"))
        >>> exported = popolo.write(am.Dataset(title="Mine", unions=[mine]))
        >>> print(*exported.losses)
        $.unions[0].period.start: '[2001-02-03..2001-05-06]' is written as 2001
    """
    return Writer(checked_dataset(dataset), language_of(language), checked_ends(ends)).exported()
