"""Run every code block of a Markdown page.

The examples of a page run in order, share their names, and run in a folder of their own, into
which blocks with a title are written as files. What needs an engine that is no Python package is
marked `py`, and run by `tests/engines`.
"""

import contextlib
import json
import os
import re
import tempfile
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import yaml
from sybil import Document, Example, Region
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.abstract.doctest import DocTestStringParser
from sybil.parsers.markdown.lexers import RawFencedCodeBlockLexer
from sybil.region import Lexeme

from tests.docs.console import Shell, commands

_INFO = re.compile(r"(?P<info>[^\n]*)\n")
_BLOCK = re.compile(r'(?P<language>[a-z]*)(?: title="(?P<title>[\w.-]+)")?\s*')

Run = Callable[[str], object]

_READ: dict[str, Run] = {"json": json.loads, "toml": tomllib.loads, "yaml": yaml.safe_load}
"""Languages that are not run: such a block must be correct."""


def parse_blocks(document: Document) -> Iterable[Region]:
    """Yield what is to be run, read or written of each code block of a page."""
    for block in RawFencedCodeBlockLexer(_INFO)(document):
        info, source = block.lexemes["info"], block.lexemes["source"]
        found = _BLOCK.fullmatch(info)
        language, title = (found["language"], found["title"]) if found else (info, None)
        if language == "pycon" and title is None:
            yield from _pycon(block, source, document.path)
        elif language not in {"text", "py"} or title:
            block.parsed = source
            block.evaluator = _evaluator(language, title)
            yield block


def _pycon(block: Region, source: Lexeme, path: str) -> Iterable[Region]:
    for example in DocTestStringParser()(source, path):
        example.adjust(block, source)
        yield example


def _evaluator(language: str, title: str | None) -> Callable[[Example], str | None]:
    run = _evaluator_of_language(language)

    def evaluate(example: Example) -> str | None:
        if title:
            Path(title).write_text(example.parsed, encoding="utf-8")
            # What a file is for is told by what uses it: some are wrong on purpose.
            return run(example) if language == "python" else None
        return run(example)

    return evaluate


def _evaluator_of_language(language: str) -> Callable[[Example], str | None]:
    if language == "python":
        return PythonEvaluator()
    if language == "console":
        return _run_console
    if language in _READ:
        return lambda example: _read(_READ[language], example.parsed)
    return lambda _: f"nobody runs {language!r}: write `text` over what is no code"


def _read(read: Run, text: str) -> str | None:
    try:
        read(text)
    except (ValueError, yaml.YAMLError) as error:
        return str(error)
    return None


def _run_console(example: Example) -> str | None:
    shell: Shell = example.namespace.setdefault("__shell__", Shell())
    return next(filter(None, map(shell.check, commands(example.parsed))), None)


class Folder:
    """The folder in which the examples of a page run, one page at a time."""

    def __init__(self) -> None:
        self._undo = contextlib.ExitStack()

    def enter(self, _: dict[str, Any]) -> None:
        """Make a folder and go there; let argparse take the terminal for one of 80 columns."""
        with contextlib.ExitStack() as undo:
            folder = undo.enter_context(tempfile.TemporaryDirectory())
            undo.enter_context(contextlib.chdir(folder))
            undo.callback(_set_columns, os.environ.get("COLUMNS"))
            _set_columns("80")
            self._undo = undo.pop_all()

    def leave(self, _: dict[str, Any]) -> None:
        """Go back, and throw the folder away."""
        self._undo.close()


def _set_columns(columns: str | None) -> None:
    if columns is None:
        os.environ.pop("COLUMNS", None)
    else:
        os.environ["COLUMNS"] = columns
