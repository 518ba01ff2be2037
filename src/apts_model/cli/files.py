"""Commands on files: check, convert, schema."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from apts_model.bundled import load_apts
from apts_model.cli.options import ANSWERED, Commands, add_limit, fitted, print_json
from apts_model.dataset import Dataset
from apts_model.errors import InvalidValueError, Severity, Violation, counted
from apts_model.files.events import Place
from apts_model.files.formats import (
    ENDINGS,
    FORMATS,
    dump,
    dumps,
    format_of,
    read,
    read_located,
)
from apts_model.files.schema import json_schema
from apts_model.rules.checking import check
from apts_model.showing import visible

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
    checked = commands.add_parser("check", help="what is wrong or doubtful between records")
    checked.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help="a file, or - for standard input; by default the bundled data set",
    )
    checked.add_argument("--from", dest="source_format", choices=FORMATS, help="format of FILE")
    add_limit(checked)
    checked.add_argument("--json", action="store_true", help="answer in JSON")
    checked.set_defaults(command=_check)
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
    with _opened(path) as file:
        return read(file, _origin(path), name, max_bytes)


def _opened(path: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if path == STANDARD else Path(path).open("rb")


def _origin(path: str) -> str:
    return "standard input" if path == STANDARD else path


def _check(options: argparse.Namespace) -> int:
    path = BUNDLED if options.file is None else str(options.file)
    if options.file is None:
        found = check(load_apts())
        places: dict[str, Place] = {}
    else:
        name = format_of(path, options.source_format)
        with _opened(path) as file:
            dataset, locate = read_located(file, _origin(path), name, options.max_bytes)
        found = check(dataset)
        places = locate(violation.path for violation in found)
    if options.json:
        print_json({"file": _origin(path), "violations": [_told(one, places) for one in found]})
    else:
        lines = [_line(path, one, places) for one in found]
        print(fitted("\n".join([*lines, _summary(found)]), sys.stdout))
    is_wrong = any(violation.severity is Severity.ERROR for violation in found)
    return WRONG if is_wrong else ANSWERED


WRONG = 1
"""Exit status of a check that finds an error."""

BUNDLED = "the bundled data set"


def _told(violation: Violation, places: dict[str, Place]) -> dict[str, object]:
    line, column = places.get(violation.path, (None, None))
    return {
        "code": violation.code,
        "severity": violation.severity.value,
        "path": violation.path,
        "line": line,
        "column": column,
        "ids": list(violation.ids),
        "message": violation.message,
    }


def _line(path: str, violation: Violation, places: dict[str, Place]) -> str:
    """Say it in the way of compilers, for editors that jump to such lines."""
    place = places.get(violation.path)
    where = violation.path if place is None else f"{visible(path)}:{place[0]}:{place[1]}"
    return f"{where}: {violation.severity.value}: {violation.message} [{violation.code}]"


def _summary(found: Sequence[Violation]) -> str:
    errors = sum(violation.severity is Severity.ERROR for violation in found)
    return f"{counted(errors, 'error')}, {counted(len(found) - errors, 'warning')}"


def _schema(_: argparse.Namespace) -> int:
    print_json(json_schema())
    return ANSWERED


COMMANDS: frozenset[Callable[[argparse.Namespace], int]] = frozenset({_check, _convert, _schema})
"""Those that read their own files, if any."""
