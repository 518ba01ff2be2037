"""Bytes to text: UTF-8 only, and what it is instead is named."""

from __future__ import annotations

import codecs
import unicodedata

from apts_model.files.events import Place, UnreadableError

MAX_BYTES = 64 * 2**20
"""Size that is read unless a larger one is asked for: 64 MiB."""

# The first that fits counts: the mark of UTF-32 begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_BEGINS: Place = (1, 1)


def decoded(text: str | bytes, max_bytes: int) -> str:
    """Return the text that bytes are in UTF-8, or a text as it is, if it is UTF-8's to write.

    Raises:
        UnreadableError: it is too large, begins with a byte order mark, or is not UTF-8.
    """
    _check_size(text, max_bytes)
    result = _from_bytes(text) if isinstance(text, bytes) else text
    if result.startswith("\ufeff"):
        raise UnreadableError(
            "begins with a byte order mark: save it as UTF-8 without one", _BEGINS
        )
    if not isinstance(text, bytes):
        _check_surrogates(result)
    return result


def _check_size(text: str | bytes, max_bytes: int) -> None:
    size = len(text)
    if isinstance(text, str) and size <= max_bytes < 4 * size:
        size = len(text.encode("utf-8", "surrogatepass"))
    if size > max_bytes:
        raise UnreadableError(f"is larger than {max_bytes:,} bytes: raise max_bytes to read it")


def _from_bytes(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            raise UnreadableError(f"is {name}: save it as UTF-8", _BEGINS)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = place_of(data[: error.start].decode("utf-8"))
        raise UnreadableError(_what_it_is(data, error.start), place) from None


def _what_it_is(data: bytes, start: int) -> str:
    """Say what a text may be that is not UTF-8 from the byte at `start` on."""
    byte = data[start : start + 1]
    said = f"byte {start + 1} (0x{byte.hex().upper()}) is not UTF-8"
    if data[start : start + 2] >= b"\xed\xa0" and data[start : start + 1] == b"\xed":
        return f"{said} but half of a surrogate pair: write the character itself"
    if data.count(0) * 4 >= len(data):
        return f"{said} but perhaps UTF-16: save it as UTF-8"
    letter = byte.decode("cp1252", "replace")
    if unicodedata.category(letter) != "So":
        return f"{said} but perhaps {letter!r} in Latin-1 (Windows-1252): save it as UTF-8"
    return f"{said}: save it as UTF-8"


def _check_surrogates(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        message = f"{text[error.start]!r} is half of a surrogate pair, no character"
        raise UnreadableError(message, place_of(text[: error.start])) from None


def place_of(before: str) -> Place:
    """Return the place that comes right after a text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")
