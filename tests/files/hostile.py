"""Texts that somebody wrote by mistake or by malice, and what must hold of every one of them."""

import functools
import sys
import time
from collections.abc import Callable, Sequence

import attrs
import pytest

import apts_model as am

# What tracks each line, as coverage does, makes Python several times as slow.
IS_TRACED = sys.gettrace() is not None
MAX_SECONDS = 5.0 if IS_TRACED else 0.5
"""Time of the processor in which any of these texts must be refused."""

MAX_LINE = 500
"""Longest line of a message, in characters."""

AS_A_NUMBER = ": write it as 55000 or 75.7, without quotes"
A_SPACE = ": write a space or a no-break space"
A_BREAK = " holds a line break: write it on one line (in YAML, >- joins lines)"
TWICE = "the key stands more than once: keep one, or begin a new record"
MARKS = "holds a letter with more than 30 marks: leave marks out"

Text = str | bytes | Callable[[], str | bytes]
Told = tuple[str, int | None, int | None, str]
"""Path, line, column and message of a problem."""


@attrs.frozen(eq=False)
class Hostile:
    """A text that must be refused with exactly these problems, in this order."""

    name: str
    text: Text = attrs.field(repr=False)
    """A long one is made when it is needed."""
    problems: Sequence[Told] = attrs.field(repr=False)
    format: str = "json"

    def error(self) -> am.MalformedError:
        """Return the error with which the text is refused."""
        return _refused(self)[0]

    def seconds(self) -> float:
        """Return how much time of the processor it takes to refuse it, other work left aside.

        Where it took too long, it is tried up to five times more: the machine may have been busy.
        """
        taken = _refused(self)[1]
        for _ in range(5):
            if taken >= MAX_SECONDS:
                taken = _refused.__wrapped__(self)[1]
        return taken


@functools.cache
def _refused(row: Hostile) -> tuple[am.MalformedError, float]:
    text = row.text() if callable(row.text) else row.text
    start = time.process_time()
    with pytest.raises(am.MalformedError) as caught:
        am.loads(text, format=row.format)
    return caught.value, time.process_time() - start


def told(error: am.MalformedError) -> list[Told]:
    """Return the problems of an error as the tables here write them."""
    return [(one.path, one.line, one.column, one.message) for one in error.problems]


def check_lines(error: am.MalformedError) -> None:
    """Check that each line of a message can be read: it is short, and all of it can be seen."""
    lines = str(error).split("\n")
    assert len(lines) <= 22
    for line in lines:
        assert len(line) <= MAX_LINE, line[:200]
        assert line.isprintable(), ascii(line)
        assert line.encode("utf-8").decode() == line


def each(table: Sequence[Hostile]) -> pytest.MarkDecorator:
    """Return a mark that runs a test with each row."""
    assert len({row.name for row in table}) == len(table)
    return pytest.mark.parametrize("row", table, ids=[row.name for row in table])
