"""Folders of Parquet files: one for each table, written as a whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from apts_model.errors import InvalidValueError, MalformedError, Problem
from apts_model.tables.columns import DATASET, record_tables
from apts_model.tables.extras import parquet, pyarrow
from apts_model.tables.schemas import (
    MARK,
    VERSION,
    arrow_table,
    asking_tables,
    checked_names,
    checked_schema,
    schema_of,
    tables_by_name,
)

if TYPE_CHECKING:
    import pyarrow as pa

    Pathlike = str | os.PathLike[str]
    Written = Mapping[str, pa.Table] | Iterable[tuple[str, pa.RecordBatch]]

ENDING: Final = ".parquet"

TABLES: Final = "tables of apts-model"
"""What folders and tables are read as, in errors."""


def write_parquet(tables: Written, folder: Pathlike) -> None:
    """Write tables to a folder, a Parquet file for each: all of them or, if it fails, nothing.

    The files are written to a new folder beside it, which then takes its name.

    Args:
        tables: What `to_tables` made, or batches as `office_batches` and `record_batches` yield
            them; each batch is written when it comes.
        folder: The folder. It may be there already if it is empty, or if nothing is in it but
            tables: these are replaced.

    Raises:
        InvalidValueError: the folder holds something else, or what is given are no tables.
        MalformedError: tables are not those of `to_tables`; all problems are told.
        MissingExtraError: pyarrow is not installed.
        OSError: it cannot be written; an older folder of that name is left as it was.

    Examples:
        >>> import apts_model as am, pathlib, tempfile
        >>> from apts_model.tables import holders_on, to_tables, write_parquet
        >>> folder = pathlib.Path(tempfile.mkdtemp()) / "register"
        >>> write_parquet(to_tables(am.load_apts()), folder)
        >>> holders_on(folder, [("apts", "2016-01-12")])["certain"].to_pylist()
        [['carolle-dube']]
    """
    target = Path(os.path.realpath(folder))
    _refuse_others(target)
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    temporary.mkdir()
    try:
        _write(_batches(tables), temporary)
        _flush(temporary)
        _take_place(temporary, target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _batches(tables: Any) -> Iterator[tuple[str, Any]]:
    """Yield some rows of a table at a time, with its name, once it is known that they fit."""
    given: object = tables
    if isinstance(tables, Mapping) or not isinstance(tables, Iterable):
        named = tables_by_name(given)
        checked = {name: arrow_table(table, str(name)) for name, table in named.items()}
        _refuse_problems(
            problem
            for name, table in checked.items()
            for problem in _problems_of(name, table.schema)
        )
        yield from ((str(name), table) for name, table in checked.items())
        return
    for name, batch in cast("Iterable[tuple[object, Any]]", tables):
        if not isinstance(batch, pyarrow().RecordBatch):
            told = f"a pyarrow.RecordBatch is needed, not {type(batch).__name__}"
            raise InvalidValueError(str(name), told)
        _refuse_problems(_problems_of(name, batch.schema))
        yield str(name), pyarrow().Table.from_batches([batch])


def _problems_of(name: object, schema: Any) -> list[Problem]:
    return checked_names([name], _known()) or checked_schema(str(name), schema)


def _refuse_problems(found: Iterable[Problem]) -> None:
    problems = tuple(found)
    if problems:
        raise MalformedError(problems, "what is to be written", TABLES)


def _known() -> list[str]:
    return [DATASET, *record_tables(), *asking_tables()]


def _refuse_others(folder: Path) -> None:
    """Refuse to replace a folder in which anything but tables lies."""
    if not folder.parent.is_dir():
        raise InvalidValueError(str(folder), "there is no folder to put it into: make it first")
    if not folder.exists():
        return
    ours = {f"{name}{ENDING}" for name in _known()}
    if not folder.is_dir() or any(file.name not in ours for file in folder.iterdir()):
        told = "something else than tables is there: name a new folder"
        raise InvalidValueError(str(folder), told)


def _write(batches: Iterable[tuple[str, Any]], folder: Path) -> None:
    with ExitStack() as stack:
        writers: dict[str, Any] = {}
        for name, batch in batches:
            if name not in writers:
                path = folder / f"{name}{ENDING}"
                writers[name] = stack.enter_context(
                    parquet().ParquetWriter(path, schema_of(name), compression="zstd")
                )
            schema = schema_of(name)
            writers[name].write_table(batch.select(schema.names).cast(schema))


def _flush(folder: Path) -> None:
    """Put the files onto the disk, before they take the place of older ones."""
    for path in folder.iterdir():
        with path.open("r+b") as file:
            os.fsync(file.fileno())


def _take_place(temporary: Path, target: Path) -> None:
    """Let the new folder take the name; between two steps, the old one lies beside it."""
    if not target.exists():
        temporary.rename(target)
        return
    old = target.with_name(f".{secrets.token_hex(8)}.old")
    target.rename(old)
    try:
        temporary.rename(target)
    except BaseException:
        old.rename(target)
        raise
    shutil.rmtree(old)


def read_parquet(folder: Pathlike) -> dict[str, pa.Table]:
    """Read the tables of a folder that `write_parquet` wrote.

    Raises:
        MalformedError: files are missing, are none of ours, or have other columns; all problems
            of all files are told.
        MissingExtraError: pyarrow is not installed.
        OSError: the folder or a file cannot be read.

    Examples:
        >>> import apts_model as am, pathlib, tempfile
        >>> from apts_model.tables import from_tables, read_parquet, to_tables, write_parquet
        >>> folder = pathlib.Path(tempfile.mkdtemp()) / "register"
        >>> write_parquet(to_tables(am.load_apts()), folder)
        >>> from_tables(read_parquet(folder)) == am.load_apts()
        True
    """
    files = sorted(Path(folder).iterdir())
    strangers = [file.name for file in files if file.suffix != ENDING]
    problems = [Problem(name, "it is no Parquet file: take it out") for name in strangers]
    problems += checked_names((file.stem for file in files if file.suffix == ENDING), _known())
    names = [name for name in _known() if Path(folder, f"{name}{ENDING}") in files]
    if not files:
        problems.append(Problem(str(folder), "there is no table in it"))
    paths = _checked_files(Path(folder), names, problems)
    return {name: parquet().ParquetFile(path).read() for name, path in paths.items()}


def parquet_files(folder: Path, names: Iterable[str]) -> dict[str, Path]:
    """Return the files of some tables of a folder.

    Raises:
        MalformedError: files are missing or are none of ours; all problems are told.
        MissingExtraError: pyarrow is not installed.
        OSError: a file cannot be read.
    """
    return _checked_files(folder, names, [])


def _checked_files(folder: Path, names: Iterable[str], problems: list[Problem]) -> dict[str, Path]:
    paths = {name: folder / f"{name}{ENDING}" for name in names}
    for name, path in paths.items():
        problems += _problems_of_file(name, path)
    if problems:
        raise MalformedError(tuple(problems), str(folder), f"a folder with {TABLES}")
    return paths


def _problems_of_file(name: str, path: Path) -> list[Problem]:
    if not path.is_file():
        return [Problem(path.name, "the file is missing: write_parquet makes it")]
    try:
        schema: Any = parquet().read_schema(path)
    except pyarrow().ArrowInvalid as error:
        return [Problem(path.name, f"it is no Parquet file: {error}")]
    metadata: dict[bytes, bytes] = schema.metadata or {}
    version = metadata.get(MARK)
    if version != VERSION:
        return [Problem(path.name, _told_of(version))]
    return checked_schema(name, schema)


def _told_of(version: bytes | None) -> str:
    if version is None:
        return "it does not say which version its columns are of: write it with write_parquet"
    given = version.decode(errors="replace")
    return f"its columns are of the version {given!r}, not {VERSION.decode()!r}: write it again"
