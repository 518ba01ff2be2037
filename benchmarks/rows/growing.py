"""Loading a record of a large file beside one of a small file."""

from __future__ import annotations

import functools
import json
from typing import Any

from comparing import Aim, Row
from measuring import Contender, Prepared, Role, prepared
from samples import presidencies
from shapes import HEAD

import apts_model as am

LARGEST = 2**30
"""A million records take 280 MB, more than is read unless one says so."""


def _file(count: int) -> str:
    """Write it record by record: a million dicts at once would crowd what is measured."""
    records = ",".join(json.dumps(one, separators=(",", ":")) for one in presidencies(count))
    return f'{json.dumps(HEAD)[:-1]},"presidencies":[{records}]}}'


def _loaded(loader: Any, count: int) -> Prepared:
    """Get a load ready that is not the first: all have read most of the dates by then."""
    load = loader()
    load(_file(10_000))
    return prepared("load(text)", load=load, text=_file(count), operations=count, collecting=True)


def _ours() -> Any:
    return functools.partial(am.loads, max_bytes=LARGEST)


def _pydantic() -> Any:
    from shapes.in_pydantic import File

    return File.model_validate_json


def _msgspec() -> Any:
    import msgspec
    from shapes.in_msgspec import File

    return msgspec.json.Decoder(File).decode


def _of(name: str, role: Role, loader: Any) -> tuple[Contender, ...]:
    return tuple(
        Contender(f"{name}, {count:,} records", role, functools.partial(_loaded, loader, count))
        for count in (1_000_000, 100_000, 10_000)
    )


ROWS = (
    Row(
        "load a record of a million, dates seen before",
        (
            *_of("loads", Role.OURS, _ours),
            *_of("pydantic", Role.PEER, _pydantic),
            *_of("msgspec", Role.LIMIT, _msgspec),
        ),
        (Aim("loads, 10,000 records", 1.5), Aim("pydantic, 1,000,000 records", 1)),
        apart=True,
        rounds=3,
    ),
)
