"""What the commands have in common: their options, and how they answer."""

from __future__ import annotations

import argparse
import codecs
import json
import os
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, TextIO

import attrs

from apts_model.answers import Answer
from apts_model.dataset import Dataset
from apts_model.errors import MalformedError
from apts_model.files.decoding import MAX_BYTES
from apts_model.files.json import plain
from apts_model.inquiries.references import citations_in
from apts_model.records.sources import Language, Source
from apts_model.records.standing import Standing
from apts_model.time.periods import Handover
from apts_model.words import sources_listed, term

ANSWERED, NO_ANSWER, WRONG_USE = 0, 1, 2

Run = Callable[[Dataset, argparse.Namespace], int]


class Commands(Protocol):
    """Where commands are added."""

    def add_parser(
        self,
        name: str,
        *,
        parents: list[argparse.ArgumentParser] = ...,
        help: str,
    ) -> argparse.ArgumentParser:
        """Add one."""
        ...


def common_options() -> argparse.ArgumentParser:
    """Make the options that every command has which asks a data set, and answers in words."""
    common = argparse.ArgumentParser(add_help=False)
    add_data(common)
    common.add_argument("--json", action="store_true", help="answer in JSON")
    add_language(common)
    add_handover(common)
    return common


def add_data(parser: argparse.ArgumentParser) -> None:
    """Add the options for the data set that is asked."""
    parser.add_argument(
        "--data", metavar="FILE", help="a data set; by default, or as bundled, the bundled one"
    )
    add_limit(parser)


def add_limit(parser: argparse.ArgumentParser) -> None:
    """Add the option for the largest file that is read."""
    parser.add_argument(
        "--max-bytes", metavar="N", type=int, default=MAX_BYTES, help="largest file that is read"
    )


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add the option for the language of the answer."""
    parser.add_argument(
        "--lang",
        type=str.lower,
        choices=[language.value for language in Language],
        default="en",
        help="language",
    )


def add_handover(parser: argparse.ArgumentParser) -> None:
    """Add the option for the reading of the handover day."""
    parser.add_argument(
        "--handover",
        choices=[handover.value for handover in Handover],
        default=Handover.INCOMING.value,
        help="who has the day on which one follows another (default: incoming); what is counted "
        "in whole days has no such day",
    )


def answer_with(answer: Answer[Any], options: argparse.Namespace) -> int:
    """Print an answer, as sentences or as JSON."""
    if options.json:
        print_json(answer.to_dict(options.lang))
    else:
        print(answer.explain(options.lang))
    return ANSWERED if len(answer) else NO_ANSWER


def print_lines(lines: Iterable[str], nothing: str) -> int:
    """Print lines; where there are none, say so on standard error."""
    told = [*lines]
    if not told:
        print(nothing, file=sys.stderr)
        return NO_ANSWER
    print(*told, sep="\n")
    return ANSWERED


def print_json(value: object) -> None:
    """Print plain values as JSON that the terminal can show."""
    utf_8 = codecs.lookup(sys.stdout.encoding or "ascii").name == "utf-8"
    print(json.dumps(value, ensure_ascii=not utf_8, indent=2))


def problems_told(error: MalformedError) -> dict[str, Any]:
    """Return what is wrong with a file, for an editor that shows it where it stands."""
    return {
        "file": error.origin,
        "problems": [attrs.asdict(problem) for problem in error.problems],
    }


def fitted(text: str, stream: TextIO) -> str:
    """Break the lines of a text that are too long for a terminal; for a file, none is."""
    if not stream.isatty():
        return text
    width = max(_columns(stream), 40)
    return "\n".join(_broken(line, width) for line in text.splitlines())


def _columns(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except OSError:  # what says that it is a terminal need not be one
        return shutil.get_terminal_size().columns


def _broken(line: str, width: int) -> str:
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    return textwrap.fill(
        line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def print_records(dataset: Dataset, name: str, records: Sequence[attrs.AttrsInstance]) -> int:
    """Print records as JSON, as a file would hold them, with the sources that they cite."""
    sources = [plain(source) for source in _cited(dataset, records)]
    print_json({name: [plain(record) for record in records], "sources": sources})
    return ANSWERED if records else NO_ANSWER


def _cited(dataset: Dataset, records: Iterable[attrs.AttrsInstance]) -> list[Source]:
    ids = {citation.source_id for record in records for citation in citations_in(record)}
    return [source for source in dataset.sources if source.id in ids]


def with_standing(told: str, standing: Standing, language: str) -> str:
    """Mark a claim that the data set does not accept."""
    return told if standing is Standing.ACCEPTED else f"{told} ({term(standing, language)})"


def cited_sources(
    dataset: Dataset, records: Iterable[attrs.AttrsInstance], language: str
) -> Iterable[str]:
    """List the sources that records, and records inside them, cite."""
    return source_lines(_cited(dataset, records), language)


def source_lines(sources: Iterable[Source], language: str) -> Iterable[str]:
    """List sources, each once, below a heading."""
    return sources_listed(
        [*dict.fromkeys((source.title, source.url) for source in sources)], language
    )
