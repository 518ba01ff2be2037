"""The command that converts: files of our own and of others, from one format into another."""

from __future__ import annotations

import argparse
import inspect
import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from apts_model.cli import streams
from apts_model.cli.formats import OPTIONS, PAIRS, READ, WRITTEN, format_of
from apts_model.cli.options import ANSWERED, Commands, add_limit, fitted
from apts_model.cli.progress import Progress
from apts_model.dataset import Dataset
from apts_model.errors import InvalidValueError, MalformedError, counted
from apts_model.exchange.losses import Exported, Imported, Loss
from apts_model.files import formats as own
from apts_model.showing import visible

LOST = 1
"""Exit status of a conversion that is not made: something would be lost, or all of it."""


def add(commands: Commands) -> None:
    """Add the command."""
    convert = commands.add_parser("convert", help="write a data set in another format")
    convert.add_argument(
        "source",
        metavar="IN",
        help="a file, - for standard input, or bundled for the bundled data set",
    )
    convert.add_argument("target", metavar="OUT", help="a file, or - for standard output")
    convert.add_argument(
        "--from", dest="source_format", choices=READ, help="format of IN, by default by its ending"
    )
    convert.add_argument(
        "--to",
        dest="target_format",
        choices=WRITTEN,
        help="format of OUT, by default by its ending",
    )
    convert.add_argument(
        "--strict", action="store_true", help="write nothing if anything would be lost"
    )
    add_limit(convert)
    convert.add_argument("--json", action="store_true", help="tell problems and losses in JSON")
    for parameter, (option, others) in OPTIONS.items():
        convert.add_argument(option, dest=parameter, **others)
    convert.set_defaults(command=_convert, reads_own_files=True)


def _convert(options: argparse.Namespace) -> int:
    try:
        return _converted(options)
    except InvalidValueError as error:
        option = OPTIONS[error.field][0] if error.field in OPTIONS else error.field
        is_missing = error.field == "ends" and options.ends is None
        reason = _NO_ENDS if is_missing else _in_options(error.reason)
        raise InvalidValueError(option, reason) from None
    except MalformedError as error:
        told = [attrs.evolve(one, message=_in_options(one.message)) for one in error.problems]
        origin = streams.origin_of(options.source)
        raise MalformedError(tuple(told), origin, error.kind) from None


_NO_ENDS = (
    "the format of IN does not say what its end dates mean: write `--ends until` for the day of "
    "the handover, or `--ends through` for the last day"
)


def _in_options(text: str) -> str:
    """Name options where the library names arguments."""
    return _ARGUMENT.sub(lambda found: f"`{OPTIONS[found[1]][0]}`", text)


_ARGUMENT = re.compile(f"`({'|'.join(OPTIONS.keys() - {'as_of'})})`")  # a data set has it, too


def _converted(options: argparse.Namespace) -> int:
    of_bundled = "json" if options.source == streams.BUNDLED else None
    source_format = options.source_format or of_bundled
    source = format_of(options.source, source_format, "--from", READ)
    target = format_of(options.target, options.target_format, "--to", WRITTEN)
    read, write = source.function("read"), target.function("write")
    with Progress(sys.stderr) as progress:
        given: dict[str, Any] = {
            "format": target.name,
            "max_bytes": options.max_bytes,
            "name": source.name,
            "origin": streams.origin_of(options.source),
            "progress": progress.counts,
            "title": _title_of(options.source),
            **_chosen(options, read, write),
        }
        progress.says(f"reading {visible(given['origin'])}")
        imported = _imported(options.source, read, given)
        progress.says(f"writing {visible(options.target)}")
        exported = _exported(imported.dataset, write, given)
        refusal = _refusal(
            imported,
            exported,
            written=lambda dataset: _exported(dataset, write, given),
            is_strict=options.strict,
        )
        if refusal is None:
            streams.write(options.target, exported.text)
    _tell("reading", options.source, imported.losses, as_json=options.json)
    _tell("writing", options.target, exported.losses, as_json=options.json)
    if refusal is None:
        return ANSWERED
    print(f"apts-model: {refusal}nothing is written", file=sys.stderr)
    return LOST


def _refusal(
    imported: Imported,
    exported: Exported,
    *,
    written: Callable[[Dataset], Exported],
    is_strict: bool,
) -> str | None:
    """Say why nothing is written; None where all is well enough.

    `written` writes another data set in the same way.
    """
    if is_strict and (imported.losses or exported.losses):
        return "with --strict, "
    read = imported.dataset
    without = Dataset(title=read.title, as_of=read.as_of)
    if read == without:
        is_lost = bool(imported.losses)
    else:
        is_lost = bool(exported.losses) and exported.text == written(without).text
    return "nothing can be held of what was read: " if is_lost else None


def _title_of(path: str) -> str:
    return "Standard input" if path == streams.STANDARD else Path(path).name.partition(".")[0]


def _chosen(
    options: argparse.Namespace, read: Callable[..., Any], write: Callable[..., Any]
) -> dict[str, Any]:
    """Return the arguments that options give for reading and for writing.

    Raises:
        InvalidValueError: one is of no use, or one that is needed is missing.
    """
    values = {name: getattr(options, name) for name in OPTIONS}
    given = {name: value for name, value in values.items() if value is not None}
    useless = [name for name in given if not _takes(read, name) and not _takes(write, name)]
    if useless:
        listed = ", ".join(OPTIONS[name][0] for name in useless)
        raise InvalidValueError(listed, "neither the format of IN nor that of OUT has a use for it")
    if _needs(read, "ends") and "ends" not in given:
        raise InvalidValueError("ends", _NO_ENDS)
    for name in PAIRS & given.keys():
        given[name] = _mapped(OPTIONS[name][0], given[name])
    return given


def _mapped(option: str, pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    mapped = dict(pairs)
    if len(mapped) < len(pairs):
        listed = ", ".join(name for name, _ in pairs)
        raise InvalidValueError(option, f"one name is given twice among {listed}")
    return mapped


def _takes(function: Callable[..., Any], name: str) -> bool:
    return name in inspect.signature(function).parameters


def _needs(function: Callable[..., Any], name: str) -> bool:
    parameter = inspect.signature(function).parameters.get(name)
    return parameter is not None and parameter.default is inspect.Parameter.empty


def _taken(function: Callable[..., Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of the arguments that a function takes."""
    return {name: value for name, value in given.items() if _takes(function, name)}


def _imported(path: str, read: Callable[..., Any], given: dict[str, Any]) -> Imported:
    """Read a file; what one of our own says of its schema goes on with it."""
    with streams.opened_or_bundled(path) as file:
        if read is own.read:
            dataset, schema = own.read(file, **_taken(read, given))
            given.setdefault("schema", schema)
            return Imported(dataset)
        # What knows no limit reads row by row.
        is_limited = _takes(read, "max_bytes")
        text = own.bytes_of(file, given["max_bytes"]) if is_limited else file
        imported: Imported = read(text, **_taken(read, given))
        return imported


def _exported(
    dataset: Dataset, write: Callable[..., str | Exported], given: Mapping[str, Any]
) -> Exported:
    exported = write(dataset, **_taken(write, given))
    return Exported(exported) if isinstance(exported, str) else exported


def _tell(work: str, path: str, losses: Sequence[Loss], *, as_json: bool) -> None:
    """Say on standard error what is lost: in JSON one by one, else those of a kind together."""
    if not losses:
        return
    if as_json:
        told = {"file": path, "losses": [attrs.asdict(loss) for loss in losses]}
        print(json.dumps(told, indent=2), file=sys.stderr)
        return
    alike: dict[tuple[str, str], list[Loss]] = {}
    for loss in losses:
        place = _INDEX.sub("[*]", loss.path)
        # What stands in no list is told by itself: two columns of a table are not of a kind.
        kind = loss.reason if place == loss.path else _DETAIL.sub("", loss.reason)
        alike.setdefault((place, kind), []).append(loss)
    head = f"apts-model: {counted(len(losses), 'thing')} lost in {work} {visible(path)}:"
    lines = [head, *(f"  {_told(path, group)}" for (path, _), group in alike.items())]
    print(fitted("\n".join(lines), sys.stderr), file=sys.stderr)


_INDEX = re.compile(r"\[[0-9]+\]")
_DETAIL = re.compile(r"'[^']*'|[0-9]+(,[0-9]+)*")


def _told(path: str, losses: Sequence[Loss]) -> str:
    """Tell losses of a kind in one line: the first reason, where they differ."""
    first = losses[0]
    if len(losses) == 1:
        return _in_options(str(first))
    are_same = all(loss.reason == first.reason for loss in losses)
    count = f"{len(losses):,}{'' if are_same else ', such as'}"
    return f"{visible(path)} ({count}): {_in_options(first.reason)}"
