"""Tables of text with separated values (CSV, RFC 4180): bytes to lines to cells, and back."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Any, Protocol, TypeGuard

from apts_model.errors import InvalidValueError, MalformedError, Problem
from apts_model.showing import quoted

TABLE = "a table of tenures"
"""What a text is read as, in the message of an error."""

CHUNK = 1 << 16
MAX_LINE = 1 << 20
"""So many characters a line may have; the cells of tenures are far shorter."""

# The first that fits counts: the mark of UTF-32 begins like that of UTF-16.
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}

_WORKBOOKS = {
    b"PK\x03\x04": "is a workbook of Excel or another zip file",
    b"\xd0\xcf\x11\xe0": "is an old workbook of Excel",
}
"""How files begin that are no text, whatever their names end with."""

_SAID = re.compile('"?sep=([,;\t|])"?\\s*', re.IGNORECASE)

_NO_LETTERS = {"charmap", "idna", "punycode", "raw-unicode-escape", "unicode-escape"}
"""What Python calls encodings of text, and nobody writes a table in."""

_ACTIVE = (
    "=+\\-@\t\r\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
    "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
_to_guard = re.compile(f"'*[{_ACTIVE}]").match
_is_guarded = re.compile(f"'+[{_ACTIVE}]").match


class BinaryFile(Protocol):
    """A file that is open for bytes."""

    def read(self, size: int, /) -> bytes:
        """Read at most so many bytes."""
        ...


def guarded(cell: str) -> str:
    """Put an apostrophe before what a program for tables would take for a formula.

    Examples:
        >>> from apts_model.exchange.tables import guarded
        >>> guarded("=1+1"), guarded("Ada"), guarded("'=1+1")
        ("'=1+1", 'Ada', "''=1+1")
    """
    return f"'{cell}" if _to_guard(cell) else cell


def unguarded(cell: str) -> str:
    """Take the apostrophe off that `guarded` puts before a cell.

    Examples:
        >>> from apts_model.exchange.tables import unguarded
        >>> unguarded("'=1+1"), unguarded("'tis"), unguarded("''=1+1")
        ('=1+1', "'tis", "'=1+1")
    """
    return cell[1:] if _is_guarded(cell) else cell


def refused(message: str, line: int) -> MalformedError:
    """Return the error for a text that is no table from a line on."""
    return MalformedError((Problem("$", message, line, 1),), kind=TABLE)


def parted(lines: Iterator[str], delimiter: str) -> tuple[Iterator[str], str]:
    r"""Return the lines of a table, and what stands between two cells if a first line says so.

    Excel takes a line `sep=;` so, and shows no such row. It becomes an empty one.

    Examples:
        >>> from apts_model.exchange.tables import parted
        >>> lines, delimiter = parted(iter(["sep=;\n", "person;start\n"]), ",")
        >>> [*lines], delimiter
        (['\n', 'person;start\n'], ';')
    """
    first = next(lines, "")
    said = _SAID.fullmatch(first)
    return itertools.chain(["\n" if said else first], lines), said[1] if said else delimiter


def rows(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each row with the line on which it starts; empty lines are passed over.

    Raises:
        MalformedError: quotes are not closed, or a cell is too long.
    """
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            told = f"the row that starts here cannot be read ({error}): close and double its quotes"
            raise refused(told, line) from None
        if cells:
            yield line, [unguarded(cell) for cell in cells]
        line = reader.line_num + 1


def lines_of(
    source: str | bytes | BinaryFile | Iterable[str], encoding: str | None
) -> Iterator[str]:
    """Yield the lines of a text, of bytes, of a binary file, or of anything that yields lines.

    Raises:
        InvalidValueError: the encoding is not known, or named for what is text already.
        MalformedError: the bytes are not of the encoding, or a line is too long.
    """
    if isinstance(source, bytes):
        return _decoded(io.BytesIO(source), _known(encoding))
    if _is_binary(source):
        return _decoded(source, _known(encoding))
    if not isinstance(source, Iterable):
        told = f"expected text, bytes, an open file or lines, not {type(source).__name__}"
        raise InvalidValueError("text", f"{told}: open what lies at a path with open(path, 'rb')")
    return _texts(io.StringIO(source, newline="") if isinstance(source, str) else source, encoding)


def _is_binary(source: Any) -> TypeGuard[BinaryFile]:
    return hasattr(source, "read") and isinstance(source.read(0), bytes)


def _texts(lines: Any, encoding: str | None) -> Iterator[str]:
    if encoding is not None:
        raise InvalidValueError("encoding", "text has none: give bytes, or name no encoding")
    for number, line in enumerate(lines):
        if not isinstance(line, str):
            raise InvalidValueError("text", f"expected lines of text, not {type(line).__name__}")
        yield line.removeprefix("\ufeff") if number == 0 else line


def _known(encoding: object) -> str | None:
    if encoding is None:
        return None
    if isinstance(encoding, str) and (name := _name_of(encoding)):
        return name
    raise InvalidValueError(
        "encoding",
        f"{quoted(encoding)} is no encoding of text: write utf-8, windows-1252 or another that "
        "Python knows",
    )


def _name_of(encoding: str) -> str | None:
    """Return Python's name of an encoding of text, None where it is none."""
    try:
        name = codecs.lookup(encoding).name
        "a".encode(name)
    except (LookupError, ValueError):
        return None
    return None if name in _NO_LETTERS else name


def _decoded(file: BinaryFile, named: str | None) -> Iterator[str]:
    """Decode a file piece by piece, and yield its lines with their ends."""
    chunk = file.read(CHUNK)
    for beginning, told in _WORKBOOKS.items():
        if chunk.startswith(beginning):
            raise refused(f"{told}: let the spreadsheet save it as .csv", 1)
    encoding = _encoding_of(chunk, named)
    decoder = codecs.getincrementaldecoder(encoding)()
    line, pending, at_start, is_last = 1, "", True, False
    while not is_last:
        is_last = not chunk
        try:
            text = decoder.decode(chunk, final=is_last)
        except UnicodeDecodeError as error:
            before = pending + error.object[: error.start].decode(encoding, "replace")
            told = _told(error, encoding, named)
            raise refused(told, line + len(_split(before + "x")) - 1) from None
        if at_start and text:
            text, at_start = text.removeprefix("\ufeff"), False
            _check_zeros(text)
        lines = _split(pending + text)
        pending = lines.pop() if lines and not is_last else ""
        yield from lines
        line += len(lines)
        if len(pending) > MAX_LINE:
            raise refused(f"this line has more than {MAX_LINE:,} characters", line)
        chunk = file.read(CHUNK) if chunk else b""


def _split(text: str) -> list[str]:
    """Split text into lines as CSV has them: at no other marks than carriage return and newline."""
    return [*io.StringIO(text, newline="")]


def _encoding_of(beginning: bytes, named: str | None) -> str:
    """Return the encoding that is named or, where none is, that of the byte order mark, or UTF-8.

    Nothing else is guessed: most bytes are text in a dozen encodings, with other letters in each.
    """
    marked = next((name for mark, name in _MARKS.items() if beginning.startswith(mark)), None)
    if marked is None and named in {"utf-16", "utf-32"} and beginning:
        told = f"begins with no byte order mark, which {named} has: name {named}-le or {named}-be"
        raise refused(told, 1)
    if named is None or marked is None:
        return named or marked or "utf-8"
    if not named.startswith(marked):
        raise refused(f"begins with the byte order mark of {marked}, and is not {named}", 1)
    return named


def _told(error: UnicodeDecodeError, encoding: str, named: str | None) -> str:
    byte = error.object[error.start : error.start + 1]
    told = f"the byte 0x{byte.hex().upper()} on this line is not {encoding}"
    if named is not None:
        return f"{told}: name another encoding"
    letter = byte.decode("windows-1252", "replace")
    is_letter = letter.isprintable() and letter != "\N{REPLACEMENT CHARACTER}"
    perhaps = f" but perhaps {letter!r} in windows-1252" if is_letter else ""
    return f"{told}{perhaps}: name the encoding"


def _check_zeros(text: str) -> None:
    if text.count("\0") * 4 > len(text):
        raise refused(
            "is not text but perhaps UTF-16: name the encoding, utf-16-le or utf-16-be", 1
        )
