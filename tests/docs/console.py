"""Run the lines of a console example in this process, and compare what they print."""

import contextlib
import difflib
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from apts_model.cli import main

SHOWN_ONLY = ("git", "pip", "pipx", "uv")
"""Programs that change more than the folder of the page."""


class Command(NamedTuple):
    """What is typed after a prompt, and what the page says that it prints."""

    typed: str
    expected: str


def commands(text: str) -> Iterator[Command]:
    """Take a console block apart; a command goes on in the next line after a backslash.

    What comes before the first prompt is a command in each line.
    """
    before, *parts = re.split(r"^\$ ", text.replace("\\\n", " "), flags=re.MULTILINE)
    yield from (Command(line, "") for line in before.splitlines() if line.strip())
    for part in parts:
        typed, _, expected = part.partition("\n")
        yield Command(typed, expected)


class Shell:
    """Runs commands, and keeps the exit status of the last one."""

    def __init__(self) -> None:
        self._status = 0

    def check(self, command: Command) -> str | None:
        """Run a command and say how what it prints differs from what is expected, if it does."""
        program, *arguments = shlex.split(command.typed)
        if program in SHOWN_ONLY:
            return None
        if [program, *arguments] == ["echo", "$?"]:
            return difference(command.expected, f"{self._status}\n")
        if program == "cat":
            return difference(command.expected, Path(*arguments).read_text(encoding="utf-8"))
        if program != "apts-model":
            shown = ", ".join(SHOWN_ONLY)
            return f"`{command.typed}`: only apts-model and cat are run, and {shown} shown"
        if arguments[-2:-1] == [">"]:
            path = Path(arguments[-1])
            path.write_bytes(self._run(arguments[:-2]))
            return difference(command.expected, "")
        return difference(command.expected, self._run(arguments).decode())

    def _run(self, arguments: list[str]) -> bytes:
        written = io.BytesIO()
        printed = io.TextIOWrapper(written, encoding="utf-8", newline="\n", write_through=True)
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            try:
                self._status = main(arguments)
            except SystemExit as ended:  # argparse, after --help or wrong use
                self._status = ended.code if isinstance(ended.code, int) else 2
        return written.getvalue()


def difference(expected: str, printed: str) -> str | None:
    """Say how a text differs from what is expected; None where it does not.

    A line `...` stands for any lines, `...` inside a line for any text.
    """
    if _pattern(expected.rstrip("\n")).fullmatch(printed.rstrip("\n") + "\n"):
        return None
    compared = difflib.ndiff(expected.splitlines(), printed.splitlines())
    return "\n".join(("expected (-) is not what is printed (+):", *compared))


def _pattern(expected: str) -> re.Pattern[str]:
    lines = expected.split("\n")
    return re.compile("".join(r"(?:.*\n)*?" if line == "..." else _line(line) for line in lines))


def _line(line: str) -> str:
    return ".*?".join(map(re.escape, line.split("..."))) + r"\n"
