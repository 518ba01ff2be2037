"""Commands on tables: export a data set to Parquet, ask many questions at once."""

from __future__ import annotations

import argparse
import csv
import io
import secrets
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from apts_model.cli.formats import loaded
from apts_model.cli.options import ANSWERED, Commands, add_data, add_handover, add_limit
from apts_model.dataset import Dataset
from apts_model.errors import (
    SHOWN_PROBLEMS,
    AptsModelError,
    InvalidValueError,
    MalformedError,
    Problem,
)
from apts_model.exchange.tables import lines_of, rows
from apts_model.files.values import did_you_mean
from apts_model.files.writing import write_atomically
from apts_model.finding import folded
from apts_model.tables import holders_on, to_tables, write_parquet
from apts_model.tables.extras import parquet, pyarrow
from apts_model.tables.folders import parquet_files
from apts_model.tables.predicate import OFFICES
from apts_model.tables.questions import COLUMNS, checked_id
from apts_model.tables.schemas import tables_asked
from apts_model.time.dates import exact_day
from apts_model.time.periods import Handover

CSV, PARQUET = ".csv", ".parquet"
"""Endings of files with questions or answers."""

QUESTIONS = "a table of questions"


def add(commands: Commands) -> None:
    """Add the commands."""
    export = commands.add_parser("export", help="write a data set as tables of columns")
    export.add_argument("folder", metavar="OUT", help="the folder that is written")
    export.add_argument("--to", choices=["parquet"], required=True, help="the format of the tables")
    add_data(export)
    export.set_defaults(command=_export, json=None)
    ask = commands.add_parser("ask", help="who presided, many questions at once")
    ask.add_argument(
        "--table",
        metavar="PATH",
        required=True,
        help="a folder that `export --to parquet` wrote, a data set, or bundled",
    )
    ask.add_argument(
        "--questions",
        metavar="FILE",
        required=True,
        help="columns union_id and day (as 2004-11-30); CSV or Parquet, as its ending says",
    )
    ask.add_argument(
        "--out",
        metavar="FILE",
        required=True,
        help="the answers, in the order of the questions; CSV or Parquet, as its ending says",
    )
    add_handover(ask)
    ask.add_argument("--memory-limit", metavar="SIZE", help="most memory to take, such as 1GB")
    add_limit(ask)
    ask.set_defaults(command=_ask, json=None, reads_own_files=True)


def _export(dataset: Dataset, options: argparse.Namespace) -> int:
    write_parquet(to_tables(dataset), options.folder)
    return ANSWERED


def _ask(options: argparse.Namespace) -> int:
    out = Path(options.out)
    _ending_of(out)
    table = Path(options.table)
    tables = table if table.is_dir() else _tables(options)
    answers = holders_on(
        tables,
        _questions(Path(options.questions), tables, options.handover),
        options.handover,
        memory_limit=options.memory_limit,
    )
    _write(answers, out)
    return ANSWERED


def _tables(options: argparse.Namespace) -> dict[str, Any]:
    return to_tables(loaded(options.table, options.max_bytes), [options.handover])


def _ending_of(path: Path) -> str:
    ending = path.suffix.lower()
    if ending not in {CSV, PARQUET}:
        raise InvalidValueError(str(path), f"end its name with {CSV} or {PARQUET}")
    return ending


def _unions(tables: Path | dict[str, Any], handover: str) -> set[str]:
    """Return the ids of the unions that can be asked about."""
    if isinstance(tables, Path):
        file = parquet_files(tables, tables_asked(Handover(handover)))[OFFICES]
        offices = parquet().ParquetFile(file).read(["union_id"])
    else:
        offices = tables[OFFICES]
    return {*offices["union_id"].to_pylist()}


def _questions(path: Path, tables: Path | dict[str, Any], handover: str) -> Any:
    if _ending_of(path) == PARQUET:
        return path
    unions = _unions(tables, handover)
    with path.open("rb") as file:
        try:
            return [*_asked(rows(lines_of(file, None), ","), unions)]
        except MalformedError as error:
            raise MalformedError(error.problems, str(path), QUESTIONS) from None


def _asked(table: Iterator[tuple[int, list[str]]], unions: set[str]) -> Iterator[tuple[str, Any]]:
    """Yield the questions of a table of text; what is wrong with any of them is told at the end."""
    line, header = next(table, (1, list[str]()))
    places = _places(header, line)
    problems: list[Problem] = []
    try:
        for line, cells in table:
            if len(cells) != len(header):
                told = f"expected {len(header):,} cells, not {len(cells):,}"
                problems.append(Problem("$", told, line, 1))
                continue
            union_id, day = (cells[place] for place in places)
            if union_id not in unions:
                told = _unknown(union_id, unions if len(problems) < SHOWN_PROBLEMS else ())
                problems.append(Problem("$", told, line, 1))
            try:
                yield union_id, exact_day(day, field="day")
            except AptsModelError as error:
                problems.append(Problem("$", str(error), line, 1))
    except MalformedError as error:  # the rest is no table
        problems += error.problems
    if problems:
        raise MalformedError(tuple(problems))


def _places(header: list[str], line: int) -> list[int]:
    missing = [name for name in COLUMNS if header.count(name) != 1]
    if missing:
        told = f"expected one column {' and one column '.join(map(repr, missing))}"
        other = next((sign for sign in ";\t|" if len(header) == 1 and sign in header[0]), None)
        if other is not None:
            told += f": its cells seem to be parted by {other!r}, save it with commas"
        raise MalformedError((Problem("$", told, line, 1),))
    return [header.index(name) for name in COLUMNS]


MANY_UNIONS = 10_000
"""Among more unions than these, to look for the nearest id would take long."""


def _unknown(union_id: str, unions: Collection[str]) -> str:
    """Say that there is no union with an id, and which one may be meant."""
    try:
        checked_id(union_id)
    except InvalidValueError as error:
        told = str(error)
    else:
        told = f"there is no union with the id {union_id!r}"
    few = unions if len(unions) <= MANY_UNIONS else ()
    return told + did_you_mean(folded(union_id).replace(" ", "-"), few)


def _write(answers: Any, path: Path) -> None:
    """Write the answers as a whole or not at all."""
    if _ending_of(path) == CSV:
        write_atomically(path, _as_csv(answers))
        return
    temporary = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        parquet().write_table(answers, temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _as_csv(answers: Any) -> str:
    """Return the answers as CSV; ids in one cell have a space between them."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(answers.column_names)
    for batch in answers.to_batches(max_chunksize=65_536):
        columns = [_cells(column) for column in batch.columns]
        writer.writerows(zip(*columns, strict=True))
    return text.getvalue()


def _cells(column: Any) -> list[Any]:
    cells: list[Any] = column.to_pylist()
    is_list = pyarrow().types.is_list(column.type)
    return [" ".join(cell) for cell in cells] if is_list else cells
