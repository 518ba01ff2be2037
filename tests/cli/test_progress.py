import io

from apts_model.cli.progress import Progress
from tests.cli.asking import Terminal


class Clock:
    """A clock that goes on when it is told."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_terminal_shows_one_line_that_goes_away() -> None:
    """Each text takes the place of the one before, and in the end the line is empty."""
    clock = Clock()
    terminal = Terminal()
    with Progress(terminal, clock) as progress:
        progress.says("reading mine.csv")
        progress.counts(1)
        clock.now = 0.2
        progress.counts(2_000)
        progress.counts(3_000)
        clock.now = 0.4
        progress.counts(4_000)
        progress.says("writing mine.json")
    assert terminal.getvalue().split("\r\x1b[K") == [
        "",
        "reading mine.csv",
        "reading mine.csv: 2,000 rows",
        "reading mine.csv: 4,000 rows",
        "writing mine.json",
        "",
    ]


def test_a_pipe_shows_nothing() -> None:
    """What is written to a file or a pipe holds no progress."""
    pipe = io.StringIO()
    clock = Clock()
    with Progress(pipe, clock) as progress:
        progress.says("reading mine.csv")
        clock.now = 10
        progress.counts(1)
    assert pipe.getvalue() == ""
