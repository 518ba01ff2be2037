"""The command line: ask a data set about unions, in English or French.

Exit status 0: answered; 1: there is no answer; 2: wrong use, said on standard error.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import metadata
from typing import TextIO

from apts_model.bundled import load_apts
from apts_model.cli import (
    bargaining,
    calendars,
    converting,
    drawing,
    files,
    offices,
    organisations,
    tables,
)
from apts_model.cli.options import (
    ANSWERED,
    WRONG_USE,
    Run,
    common_options,
    fitted,
    print_json,
    problems_told,
)
from apts_model.errors import AptsModelError, MalformedError
from apts_model.files.formats import load

ON_FILES = converting.COMMANDS | files.COMMANDS | tables.COMMANDS
INTERRUPTED = 130
"""Exit status of a command that is interrupted, as shells have it: 128 and the signal's number."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status.

    Examples:
        >>> from apts_model.cli import main
        >>> main(["president", "apts", "1990-01-01"])
        APTS did not exist on January 1, 1990.
        1
    """
    _replace_what_cannot_be_shown(sys.stdout)
    try:
        try:
            return _answer(_parser().parse_args(arguments))
        finally:
            sys.stdout.flush()
    except BrokenPipeError:  # whoever was reading has read enough
        _write_no_more()
        return ANSWERED
    except KeyboardInterrupt:
        print("apts-model: interrupted", file=sys.stderr)
        return INTERRUPTED
    except (AptsModelError, OSError) as error:
        print(fitted(f"apts-model: {error}", sys.stderr), file=sys.stderr)
        try:
            sys.stdout.flush()
        except OSError:
            _write_no_more()
        return WRONG_USE


def _answer(options: argparse.Namespace) -> int:
    try:
        if options.command in ON_FILES:
            on_files: Callable[[argparse.Namespace], int] = options.command
            return on_files(options)
        data = (
            load_apts() if options.data is None else load(options.data, max_bytes=options.max_bytes)
        )
    except MalformedError as error:
        if not options.json:
            raise
        print_json(problems_told(error))
        return WRONG_USE
    run: Run = options.command
    return run(data, options)


def _write_no_more() -> None:
    """Let what is still to be written go nowhere, so that the exit does not fail on it."""
    if sys.stdout is sys.__stdout__:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)


def _replace_what_cannot_be_shown(stream: TextIO) -> None:
    """Let a terminal that has no é show a question mark; an answer is no place for an error."""
    reconfigure = getattr(stream, "reconfigure", None)  # tests put other streams here
    if reconfigure is not None:
        reconfigure(errors="replace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="apts-model",
        description="Ask about unions and their history: certain, possible or no, and why.",
        epilog="Dates are EDTF: 2005-01-15, 2004-11, 2006, 1972~, [2021-06-09..2021-06-21].",
    )
    parser.add_argument("--version", action="version", version=metadata.version("apts-model"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    common = common_options()
    for family in (offices, organisations, bargaining, calendars):
        family.add(commands, common)
    drawing.add(commands)
    converting.add(commands)
    files.add(commands)
    tables.add(commands)
    return parser
