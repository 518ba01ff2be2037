"""The command line: ask a data set who was president, in English or French.

Exit status 0: answered; 1: there is no answer; 2: wrong use, said on standard error.
"""

from __future__ import annotations

import argparse
import codecs
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import metadata
from typing import Any, TextIO

from apts_model.answers import Answer
from apts_model.bundled import load_apts
from apts_model.dataset import Dataset
from apts_model.errors import AptsModelError, InvalidValueError
from apts_model.files.json import load
from apts_model.records.presidencies import Presidency
from apts_model.records.sources import Language
from apts_model.records.standing import Standing
from apts_model.records.unions import Person, TradeUnion
from apts_model.time.certainty import Certainty
from apts_model.time.dates import ImpreciseDate
from apts_model.time.edtf import FIRST_DAY, LAST_DAY
from apts_model.time.periods import Handover, Period
from apts_model.words import (
    known_through,
    labelled,
    nothing_found,
    period_words,
    sources_listed,
    term,
)

ANSWERED, NO_ANSWER, WRONG_USE = 0, 1, 2


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
    command: Callable[[Dataset, argparse.Namespace], int] = options.command
    try:
        dataset = load_apts() if options.data is None else load(options.data)
        return command(dataset, options)
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
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--data", metavar="FILE", help="a data set; by default the bundled one")
    common.add_argument("--json", action="store_true", help="answer in JSON")
    common.add_argument(
        "--lang", choices=[language.value for language in Language], default="en", help="language"
    )
    parser = argparse.ArgumentParser(
        prog="apts-model",
        description="Ask who led a union: certain, possible or no, and why.",
        epilog="Dates are EDTF: 2005-01-15, 2004-11, 2006, 1972~, [2021-06-09..2021-06-21].",
    )
    parser.add_argument("--version", action="version", version=metadata.version("apts-model"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_president(commands.add_parser("president", parents=[common], help="who was president?"))
    _add_presidents(commands.add_parser("presidents", parents=[common], help="all presidents"))
    _add_find(commands.add_parser("find", parents=[common], help="find people and unions"))
    return parser


# --- president ------------------------------------------------------------------------------


def _add_president(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("union", metavar="UNION", help="id of a union, such as apts")
    parser.add_argument("date", metavar="DATE", help="a day, a month, a year, or any EDTF date")
    parser.add_argument(
        "--handover",
        choices=[handover.value for handover in Handover],
        default=Handover.INCOMING.value,
        help="who has the day on which one president follows another (default: incoming)",
    )
    parser.set_defaults(command=_president)


def _president(dataset: Dataset, options: argparse.Namespace) -> int:
    answer = dataset.president_on(options.union, options.date, Handover(options.handover))
    if options.json:
        _print_json(answer.to_dict())
    else:
        print(answer.explain(options.lang))
    return ANSWERED if len(answer) else NO_ANSWER


# --- presidents -----------------------------------------------------------------------------


def _add_presidents(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("union", metavar="UNION", help="id of a union, such as apts")
    parser.add_argument("--from", dest="first", metavar="DATE", help="leave out what ended before")
    parser.add_argument("--to", dest="last", metavar="DATE", help="leave out what began after")
    parser.set_defaults(command=_presidents)


def _presidents(dataset: Dataset, options: argparse.Namespace) -> int:
    timeline = dataset.presidencies_of(options.union)
    answer = timeline.during(_days(options.first, options.last))
    if options.json:
        _print_json(answer.to_dict())
    elif len(answer):
        print(*_lines(answer, options.lang), sep="\n")
        if dataset.as_of is not None:
            print(known_through(dataset.as_of, options.lang))
    else:
        print(answer.explain(options.lang))
    return ANSWERED if len(answer) else NO_ANSWER


def _days(first: str | None, last: str | None) -> Period:
    """From the first day that one date may be through the last day that another may be."""
    start = FIRST_DAY if first is None else ImpreciseDate.parse(first).window[0]
    end = LAST_DAY if last is None else min(ImpreciseDate.parse(last).window[1], LAST_DAY)
    if start > end:
        raise InvalidValueError(
            "--from", f"{first} comes after {last}: write the earlier date first"
        )
    return Period(ImpreciseDate.between(start, start), through=ImpreciseDate.between(end, end))


def _lines(answer: Answer[Presidency], language: str) -> Iterator[str]:
    """One line for each presidency, then for each claim not accepted, then for each source."""
    for match in answer:
        yield _line(answer, match.record, match.period, match.certainty, language)
    for record in answer.claims:
        yield _line(answer, record, record.period, record.standing, language)
    sources = answer.sources_of([*(match.record for match in answer), *answer.claims])
    yield from sources_listed([(source.title, source.url) for source in sources], language)


def _line(
    answer: Answer[Presidency],
    record: Presidency,
    period: Period,
    status: Certainty | Standing,
    language: str,
) -> str:
    told = [period_words(period, language)]
    told += [] if record.accession is None else [term(record.accession, language)]
    told += [] if status is Certainty.CERTAIN else [term(status, language)]
    return labelled(answer.label(record), ", ".join(told), language)


# --- find -----------------------------------------------------------------------------------


def _add_find(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="a name or a part of one; accents are ignored")
    parser.set_defaults(command=_find)


def _find(dataset: Dataset, options: argparse.Namespace) -> int:
    found = dataset.find(options.text)
    if options.json:
        _print_json([_plain(record) for record in found])
    else:
        for record in found:
            print(labelled(record.id, ", ".join(_names(record)), options.lang))
        if not found:
            print(nothing_found(options.text, options.lang), file=sys.stderr)
    return ANSWERED if found else NO_ANSWER


def _plain(record: Person | TradeUnion) -> dict[str, Any]:
    kind = "person" if isinstance(record, Person) else "union"
    return {"id": record.id, "kind": kind, "names": _names(record)}


def _names(record: Person | TradeUnion) -> list[str]:
    if isinstance(record, Person):
        return [record.name, *record.other_names]
    return list(dict.fromkeys(name.text for name in record.names))


def _print_json(value: object) -> None:
    utf_8 = codecs.lookup(sys.stdout.encoding or "ascii").name == "utf-8"
    print(json.dumps(value, ensure_ascii=not utf_8, indent=2))
