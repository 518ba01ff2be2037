"""Files by name, and the standard streams in their place."""

from __future__ import annotations

import io
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from apts_model.bundled import apts_bytes
from apts_model.files.writing import write_atomically

STANDARD = "-"
"""Names standard input and standard output in the place of a file."""

BUNDLED = "bundled"
"""Names the bundled data set in the place of a file that is read."""


def opened(path: str) -> AbstractContextManager[BinaryIO]:
    """Open a file, or standard input, for bytes."""
    return nullcontext(sys.stdin.buffer) if path == STANDARD else Path(path).open("rb")


def opened_or_bundled(path: str) -> AbstractContextManager[BinaryIO]:
    """Open a file, standard input or the bundled data set for bytes."""
    return nullcontext(io.BytesIO(apts_bytes())) if path == BUNDLED else opened(path)


def origin_of(path: str) -> str:
    """Return what a file is called in messages."""
    return "standard input" if path == STANDARD else path


def write(path: str, text: str) -> None:
    """Write a file, the whole of it or nothing, or to standard output."""
    if path == STANDARD:
        # As bytes: a terminal that has no é would otherwise turn it into a question mark.
        sys.stdout.buffer.write(text.encode())
    else:
        write_atomically(Path(path), text)
