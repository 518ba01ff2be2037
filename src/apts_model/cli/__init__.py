"""The command line: ask a data set about unions, in English or French.

Exit status 0: answered; 1: there is no answer; 2: wrong use, said on standard error.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import metadata
from typing import TextIO

from apts_model.bundled import load_apts
from apts_model.cli import bargaining, calendars, offices, organisations
from apts_model.cli.options import ANSWERED, WRONG_USE, Run, common_options
from apts_model.errors import AptsModelError
from apts_model.files.json import load


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status.

    Examples:
        >>> from apts_model.cli import main
        >>> main(["president", "apts", "1990-01-01"])
        APTS did not exist on January 1, 1990.
        1
    """
    _replace_what_cannot_be_shown(sys.stdout)
    options = _parser().parse_args(arguments)
    run: Run = options.command
    try:
        dataset = load_apts() if options.data is None else load(options.data)
        return run(dataset, options)
    except BrokenPipeError:
        # Whoever was reading has read enough; nothing more is to be written, at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return ANSWERED
    except (AptsModelError, OSError) as error:
        print(f"apts-model: {error}", file=sys.stderr)
        return WRONG_USE


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
    return parser
