"""The command line: ask a data set about unions, in English or French.

Exit status 0: answered; 1: there is no answer; 2: wrong use, said on standard error.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TextIO

from apts_model.bundled import load_apts
from apts_model.cli.hints import of_error, of_id, of_problems
from apts_model.cli.options import (
    ANSWERED,
    WRONG_USE,
    Commands,
    Run,
    fitted,
    print_json,
    problems_told,
)
from apts_model.dataset import Dataset
from apts_model.errors import AptsModelError, InvalidValueError, MalformedError, UnknownIdError
from apts_model.showing import visible

FAMILIES: dict[str, tuple[str, ...]] = {
    "offices": ("president", "presidents", "find"),
    "organisations": ("members", "leaders", "figures", "lineage"),
    "bargaining": ("round", "strikes", "deadlines"),
    "calendars": ("statutes", "campaigns", "chronology"),
    "drawing": ("draw",),
    "converting": ("convert",),
    "files": ("check", "schema"),
    "tables": ("export", "ask"),
}
"""The modules of the commands: only that of the command which is given is loaded."""

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
            given = sys.argv[1:] if arguments is None else arguments
            _refuse_options_before(given)
            return _answer(_parser(_adders(given)).parse_args(given))
        finally:
            sys.stdout.flush()
    except BrokenPipeError:  # whoever was reading has read enough
        _write_no_more()
        return ANSWERED
    except KeyboardInterrupt:
        print("apts-model: interrupted", file=sys.stderr)
        return INTERRUPTED
    except (AptsModelError, OSError) as error:
        _say(of_error(error))
        try:
            sys.stdout.flush()
        except OSError:
            _write_no_more()
        return WRONG_USE


def _refuse_options_before(given: Sequence[str]) -> None:
    """Say where options go to those who write them before the command.

    Raises:
        InvalidValueError: there is one, and it is none of the program's own.
    """
    first = given[0] if given else ""
    if first.startswith("--") and not any(own.startswith(first) for own in OWN_OPTIONS):
        example = "apts-model president apts 2005-01-15 --lang fr"
        raise InvalidValueError(visible(first), f"options come after the command, as in: {example}")


OWN_OPTIONS = ("--help", "--version")
"""What can be given without a command."""


def _say(told: str) -> None:
    print(fitted(f"apts-model: {told}", sys.stderr), file=sys.stderr)


def _answer(options: argparse.Namespace) -> int:
    try:
        if options.reads_own_files:
            on_files: Callable[[argparse.Namespace], int] = options.command
            return on_files(options)
        data = load_apts() if options.data is None else _loaded(options.data, options.max_bytes)
    except MalformedError as error:
        if options.json:
            print_json(problems_told(error))
        else:  # None: the command has no such option
            _say(of_problems(error, has_json=options.json is not None))
        return WRONG_USE
    run: Run = options.command
    try:
        return run(data, options)
    except UnknownIdError as error:
        _say(of_id(error, data, options.data))
        return WRONG_USE


def _loaded(path: str, max_bytes: int) -> Dataset:
    formats = importlib.import_module("apts_model.cli.formats")  # no question on our data needs it
    dataset: Dataset = formats.loaded(path, max_bytes)
    return dataset


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


def _adders(arguments: Sequence[str]) -> list[Callable[[Commands], None]]:
    """Return what adds the command that is named, or all where none is, for help or an error."""
    named = [name for name, commands in FAMILIES.items() if arguments and arguments[0] in commands]
    modules = [f"apts_model.cli.{name}" for name in named or FAMILIES]
    return [importlib.import_module(module).add for module in modules]


class _Version(argparse.Action):
    """Prints the version, looked up only when it is asked for: that takes as long as an answer."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(importlib.import_module("importlib.metadata").version("apts-model"))
        parser.exit()


def _parser(adders: Iterable[Callable[[Commands], None]]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="apts-model",
        description="Ask about unions and their history: certain, possible or no, and why.",
        epilog="Dates are EDTF: 2005-01-15, 2004-11, 2006, 1972~, [2021-06-09..2021-06-21]. "
        "Options come after the command, as in: apts-model president apts 2005-01-15 --lang fr",
    )
    parser.add_argument(
        "--version", action=_Version, nargs=0, help="show program's version number and exit"
    )
    parser.set_defaults(reads_own_files=False)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in adders:
        add(commands)
    return parser
