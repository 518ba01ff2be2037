"""Bytes to text: UTF-8 only, and what it is instead is named."""

from __future__ import annotations

import codecs
import re

from apts_model.errors import InvalidValueError
from apts_model.files.events import UnreadableError
from apts_model.records.values import shown

MAX_BYTES = 64 * 2**20
"""Size that is read unless a larger one is asked for: 64 MiB."""

# The first that fits counts: the mark of UTF-32 begins like that of UTF-16.
_BEGINNINGS = {
    codecs.BOM_UTF32_LE: "UTF-32: save it as UTF-8",
    codecs.BOM_UTF32_BE: "UTF-32: save it as UTF-8",
    codecs.BOM_UTF16_LE: "UTF-16: save it as UTF-8",
    codecs.BOM_UTF16_BE: "UTF-16: save it as UTF-8",
    b"\x1f\x8b": "a gzip file: unpack it",
    b"PK\x03\x04": "a zip file, or one of Excel or Word, not JSON or YAML",
    b"\xd0\xcf\x11\xe0": "an old file of Excel or Word, not JSON or YAML",
    b"%PDF-": "a PDF file, not JSON or YAML",
    b"\x89PNG": "a picture (PNG), not JSON or YAML",
}
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")


def decoded(text: object, max_bytes: int) -> str:
    """Return the text that bytes are in UTF-8, or a text as it is, if it can be written so.

    Raises:
        InvalidValueError: it is neither text nor bytes, or the limit is negative.
        UnreadableError: it is too large, begins with a byte order mark, or is not UTF-8.
    """
    if not isinstance(text, str | bytes):
        raise InvalidValueError("text", f"expected str or bytes, not {type(text).__name__}")
    _check_size(text, max_bytes)
    result = _from_bytes(text) if isinstance(text, bytes) else text
    if result.startswith("\ufeff"):
        raise UnreadableError("begins with a byte order mark: save it as UTF-8 without one", "")
    if not isinstance(text, bytes):
        _check_surrogates(result)
    if "\0" in result and result.count("\0") * 4 > len(result):
        raise UnreadableError("is not text but perhaps UTF-16: save it as UTF-8", "")
    return result


def _check_size(text: str | bytes, max_bytes: int) -> None:
    if type(max_bytes) is not int or max_bytes < 0:
        raise InvalidValueError("max_bytes", f"{shown(max_bytes)} is no number of bytes")
    size = len(text)
    if isinstance(text, str) and size <= max_bytes < 4 * size:
        size = len(text.encode("utf-8", "surrogatepass"))
    if size > max_bytes:
        raise UnreadableError(
            f"is larger than {max_bytes:,} bytes: raise the limit, max_bytes or --max-bytes"
        )


def _from_bytes(data: bytes) -> str:
    for beginning, name in _BEGINNINGS.items():
        if data.startswith(beginning):
            raise UnreadableError(f"is {name}", "")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        raise UnreadableError(_what_it_is(data, error.start), before) from None


def _what_it_is(data: bytes, start: int) -> str:
    """Say what a text may be that is not UTF-8 from the byte at `start` on."""
    byte = data[start : start + 1]
    said = f"byte {start + 1:,} (0x{byte.hex().upper()}) is not UTF-8"
    if _SURROGATE.match(data, start):
        return f"{said} but half of a surrogate pair: write the character itself"
    if data.count(0) * 4 > len(data):
        return f"{said} but perhaps UTF-16: save it as UTF-8"
    letter = byte.decode("cp1252", "replace")
    if letter.isprintable() and letter != "\N{REPLACEMENT CHARACTER}":
        return f"{said} but perhaps {letter!r} in Latin-1 (Windows-1252): save it as UTF-8"
    return f"{said}: save it as UTF-8"


def _check_surrogates(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        message = f"{text[error.start]!r} is half of a surrogate pair, no character"
        raise UnreadableError(message, text[: error.start]) from None
