"""Tables of tenures (CSV): who presided over which union from when to when, a row for each."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping

from apts_model.dataset import Dataset, checked_dataset
from apts_model.errors import InvalidValueError
from apts_model.exchange.arguments import (
    UNTIL_OR_THROUGH,
    Argument,
    checked_empty_end,
    checked_ends,
)
from apts_model.exchange.losses import EmptyEnd, Ends, Exported, Imported
from apts_model.exchange.tables import BinaryFile, guarded, lines_of, parted, rows
from apts_model.exchange.tenures_reading import Meaning, Reader
from apts_model.exchange.tenures_rows import FIELDS, header_of
from apts_model.exchange.tenures_writing import Rows, held
from apts_model.records.sources import Language, language_of
from apts_model.records.values import identifier, shown
from apts_model.time.dates import DateLike

Progress = Callable[[int], None]
"""What is told, after each row, how many rows are done."""


def read(
    text: str | bytes | BinaryFile | Iterable[str],
    *,
    title: str,
    ends: Ends | None = None,
    columns: Mapping[str, str] | None = None,
    union_id: str | None = None,
    empty_end: EmptyEnd = "unknown",
    as_of: DateLike | None = None,
    language: Language | str = Language.EN,
    encoding: str | None = None,
    delimiter: str = ",",
    progress: Progress | None = None,
) -> Imported:
    r"""Read a table of tenures, one row at a time, whatever its length.

    The first row names the columns. A row that cannot be held is refused, and is a loss with its
    line and all of its reasons; an empty one is passed over. A person without an id is known by
    the name, and so is a union. An end of `..` is open.

    Args:
        text: Text, bytes, a file that is open for bytes, or anything that yields lines of text.
        title: Title of the data set.
        ends: What the end dates of the source are: "until" for the day of the handover, "through"
            for the last day. A column `ends` says it row by row; only a table with that column
            can be read without.
        columns: For each field of a tenure (`FIELDS`) the name of its column, where that is not
            the name of the field.
        union_id: The union of which rows tell that name none.
        empty_end: What an end is that the source leaves empty: "unknown", or "open".
        as_of: The last day anything is known of; without it, an open end counts as unknown.
        language: The language of the names of unions.
        encoding: The encoding of bytes; by default what a byte order mark at their beginning says,
            else UTF-8. No other is guessed.
        delimiter: What stands between two cells, unless a first line such as `sep=;` says it.
        progress: Called after each row with the number of rows that are done.

    Raises:
        MalformedError: the bytes are not of the encoding, the columns are not there, or the
            quotes of a row are not closed.
        InvalidValueError: an argument is not what it should be.

    Examples:
        >>> from apts_model.exchange import tenures
        >>> imported = tenures.read(
        ...     "Nom;Début;Fin\nAda;2001-05;2004-06-30\nBo;2009;2004\n",
        ...     title="Mine",
        ...     ends="until",
        ...     columns={"person": "Nom", "start": "Début", "end": "Fin"},
        ...     union_id="mine",
        ...     delimiter=";",
        ... )
        >>> imported.dataset.presidencies[0].period
        Period('2001-05', until='2004-06-30')
        >>> imported.losses[0].path
        'line 3'
    """
    if union_id is not None:
        identifier(None, Argument("union_id"), union_id)
    meaning = Meaning(
        ends=None if ends is None else checked_ends(ends),
        empty_end=checked_empty_end(empty_end),
        language=language_of(language),
        union_id=union_id,
    )
    lines, between = parted(lines_of(text, encoding), _checked_delimiter(delimiter))
    table = rows(lines, between)
    header = header_of(table, columns, has_union=union_id is not None, delimiter=between)
    if ends is None and "ends" not in header.places:
        told = "the table does not say what its end dates mean"
        raise InvalidValueError("ends", f"{told}: write {UNTIL_OR_THROUGH}")
    reader = Reader(meaning, header)
    for count, (line, cells) in enumerate(table, 1):
        reader.take(line, cells)
        if progress is not None:
            progress(count)
    return Imported(Dataset(title=title, as_of=as_of, **reader.records()), reader.losses)


def write(
    dataset: Dataset,
    *,
    language: Language | str = Language.EN,
    delimiter: str = ",",
    progress: Progress | None = None,
) -> Exported:
    """Write the presidencies of a data set as a table (see `lines`), and tell what is not in it.

    Examples:
        >>> import apts_model as am
        >>> from apts_model.exchange import tenures
        >>> exported = tenures.write(am.load_apts())
        >>> print(exported.text.splitlines()[1][:40])
        apts-cote,apts,Alliance du personnel pro
    """
    text = "".join(lines(dataset, language=language, delimiter=delimiter, progress=progress))
    return Exported(text, tuple(Rows(dataset, language_of(language)).losses()))


def lines(
    dataset: Dataset,
    *,
    language: Language | str = Language.EN,
    delimiter: str = ",",
    progress: Progress | None = None,
) -> Iterator[str]:
    """Yield the presidencies of a data set as lines of a table, the names of the columns first.

    A cell that a program for tables would take for a formula gets an apostrophe before it, which
    `read` takes off again. Disputed claims are left out.

    Args:
        dataset: What is written.
        language: The language of the names of unions.
        delimiter: What stands between two cells.
        progress: Called after each row with the number of rows that are done.

    Examples:
        >>> import apts_model as am
        >>> from apts_model.exchange import tenures
        >>> next(tenures.lines(am.load_apts()))[:32]
        'id,union_id,union,person_id,pers'
    """
    made = Rows(checked_dataset(dataset), language_of(language))
    return _lines(dataset, made, _checked_delimiter(delimiter), progress)


def _lines(
    dataset: Dataset, made: Rows, delimiter: str, progress: Progress | None
) -> Iterator[str]:
    yield _line(FIELDS, delimiter)
    count = 0
    for _, one, reason in held(dataset):
        if reason is None:
            row = made.row(one)
            yield _line((guarded(row[field]) for field in FIELDS), delimiter)
            count += 1
            if progress is not None:
                progress(count)


def _line(cells: Iterable[str], delimiter: str) -> str:
    line = io.StringIO(newline="")
    csv.writer(line, delimiter=delimiter).writerow(cells)
    return line.getvalue()


def _checked_delimiter(delimiter: object) -> str:
    if isinstance(delimiter, str) and delimiter in {",", ";", "\t", "|"}:
        return delimiter
    raise InvalidValueError("delimiter", f"{shown(delimiter)} is not one of ',', ';', tab, '|'")
