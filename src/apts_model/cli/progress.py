"""How far long work is, on a terminal; in a pipe or a file, nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

SECONDS_BETWEEN = 0.1
"""Time in which a count is shown once: nobody reads faster."""


class Progress:
    """One line on a terminal, written over again and again, and gone when the work is done.

    Examples:
        >>> import io
        >>> from apts_model.cli.progress import Progress
        >>> pipe = io.StringIO()
        >>> with Progress(pipe) as progress:
        ...     progress.says("reading mine.csv")
        >>> pipe.getvalue()
        ''
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._is_shown = stream.isatty()
        self._work = ""
        self._last = clock()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self._write("")

    def says(self, work: str) -> None:
        """Show what is being done."""
        self._work = work
        self._write(work)

    def counts(self, done: int) -> None:
        """Show how many rows of it are done, now and then."""
        now = self._clock()
        if now - self._last >= SECONDS_BETWEEN:
            self._last = now
            self._write(f"{self._work}: {done:,} rows")

    def _write(self, text: str) -> None:
        if self._is_shown:
            self._stream.write(f"\r\x1b[K{text}")
            self._stream.flush()
