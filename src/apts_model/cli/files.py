"""Commands on files: convert, schema."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from apts_model.cli.options import ANSWERED, Commands, add_limit, print_json
from apts_model.dataset import Dataset
from apts_model.errors import InvalidValueError
from apts_model.files.formats import (
    ENDINGS,
    FORMATS,
    dump,
    dumps,
    read,
)
from apts_model.files.schema import json_schema

STANDARD = "-"
"""Names standard input and standard output in the place of a file."""


def add(commands: Commands) -> None:
    """Add the commands."""
    convert = commands.add_parser("convert", help="write a data set in another format")
    convert.add_argument("source", metavar="IN", help="a file, or - for standard input")
    convert.add_argument("target", metavar="OUT", help="a file, or - for standard output")
    convert.add_argument("--from", dest="source_format", choices=FORMATS, help="format of IN")
    convert.add_argument("--to", dest="target_format", choices=FORMATS, help="format of OUT")
    convert.add_argument(
        "--schema",
        metavar="PLACE",
        help="where the JSON Schema lies, written as $schema; by default as in IN",
    )
    add_limit(convert)
    convert.add_argument("--json", action="store_true", help="tell problems in JSON")
    convert.set_defaults(command=_convert)
    schema = commands.add_parser("schema", help="the JSON Schema of the file format")
    schema.set_defaults(command=_schema, json=True)


def _convert(options: argparse.Namespace) -> int:
    source = options.source_format or _format_of(options.source, "--from")
    target = options.target_format or _format_of(options.target, "--to")
    dataset, schema = _read(options.source, source, options.max_bytes)
    schema = options.schema or schema
    if options.target == STANDARD:
        # As bytes: a terminal that has no é would otherwise turn it into a question mark.
        text = dumps(dataset, format=target, schema=schema)
        sys.stdout.buffer.write(text.encode())
    else:
        dump(dataset, options.target, format=target, schema=schema)
    return ANSWERED


def _format_of(path: str, option: str) -> str:
    ending = Path(path).suffix.lower()
    if ending not in ENDINGS:
        listed = ", ".join(ENDINGS)
        raise InvalidValueError(
            path, f"its ending names no format: end it with one of {listed}, or write {option}"
        )
    return ENDINGS[ending]


def _read(path: str, name: str, max_bytes: int) -> tuple[Dataset, str | None]:
    if path == STANDARD:
        return read(sys.stdin.buffer, "standard input", name, max_bytes)
    with Path(path).open("rb") as file:
        return read(file, path, name, max_bytes)


def _schema(_: argparse.Namespace) -> int:
    print_json(json_schema())
    return ANSWERED


COMMANDS: frozenset[Callable[[argparse.Namespace], int]] = frozenset({_convert, _schema})
"""Those that ask nothing of a data set."""
