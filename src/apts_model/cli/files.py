"""Commands on files: check, schema."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from apts_model.bundled import load_apts
from apts_model.cli.formats import own_format_of
from apts_model.cli.options import ANSWERED, Commands, add_limit, fitted, print_json
from apts_model.cli.streams import BUNDLED, opened, origin_of
from apts_model.errors import Severity, Violation, counted
from apts_model.files.events import Place
from apts_model.files.formats import FORMATS, read_located
from apts_model.files.schema import json_schema
from apts_model.rules.checking import check
from apts_model.showing import visible


def add(commands: Commands) -> None:
    """Add the commands."""
    checked = commands.add_parser("check", help="what is wrong or doubtful between records")
    checked.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help="a file, or - for standard input; by default, or as bundled, the bundled data set",
    )
    checked.add_argument("--from", dest="source_format", choices=FORMATS, help="format of FILE")
    add_limit(checked)
    checked.add_argument("--json", action="store_true", help="answer in JSON")
    checked.set_defaults(command=_check, reads_own_files=True)
    schema = commands.add_parser("schema", help="the JSON Schema of the file format")
    schema.set_defaults(command=_schema, json=True, reads_own_files=True)


def _check(options: argparse.Namespace) -> int:
    is_bundled = options.file in {None, BUNDLED}
    path = "the bundled data set" if is_bundled else str(options.file)
    if is_bundled:
        found = check(load_apts())
        places: dict[str, Place] = {}
    else:
        name = own_format_of(path, options.source_format)
        with opened(path) as file:
            dataset, locate = read_located(file, origin_of(path), name, options.max_bytes)
        found = check(dataset)
        places = locate(violation.path for violation in found)
    if options.json:
        print_json({"file": origin_of(path), "violations": [_told(one, places) for one in found]})
    else:
        lines = [_line(path, one, places) for one in found]
        print(fitted("\n".join([*lines, _summary(found)]), sys.stdout))
    is_wrong = any(violation.severity is Severity.ERROR for violation in found)
    return WRONG if is_wrong else ANSWERED


WRONG = 1
"""Exit status of a check that finds an error."""


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
