"""What stays in memory of a register of 100,000 presidencies, per record."""

from __future__ import annotations

import functools
from typing import Any

from comparing import Aim, Row
from fresh import kept
from isolated import isolated
from keeping import Load
from measuring import Contender, Role, Unit
from peers import FOLLOWTHEMONEY, MYSOC
from shapes import Sample, records, text

import apts_model as am


def _written(count: int) -> tuple[str, int]:
    return text(Sample.REGISTER, count), records(Sample.REGISTER, count)


def _ours() -> Load:
    return Load(am.loads, _written)


def _pydantic() -> Load:
    from shapes.in_pydantic import File

    return Load(File.model_validate_json, _written)


def _cattrs() -> Load:
    from cattrs.preconf.json import make_converter
    from shapes.in_cattrs import File

    converter = make_converter()
    return Load(lambda text: converter.loads(text, File), _written)


def _msgspec() -> Load:
    import msgspec
    from shapes.in_msgspec import File

    return Load(msgspec.json.Decoder(File).decode, _written)


def _json() -> Load:
    import json

    return Load(json.loads, _written)


LOADS = {
    "apts_model": _ours,
    "pydantic": _pydantic,
    "attrs, by cattrs": _cattrs,
    "msgspec": _msgspec,
    "dicts, by json": _json,
}


def _of(name: str, role: Role = Role.PEER) -> Contender:
    prepare: Any = functools.partial(kept, "rows.remembering", name)
    return Contender(name, role, prepare)


ROWS = (
    Row(
        "memory kept for a record, of a register",
        (
            _of("apts_model", Role.OURS),
            _of("pydantic"),
            _of("attrs, by cattrs"),
            isolated("mysoc-validator", "mysoc", MYSOC, "keep"),
            isolated("FollowTheMoney", "money", FOLLOWTHEMONEY, "keep"),
            _of("dicts, by json"),
            _of("msgspec", Role.LIMIT),
        ),
        (Aim("pydantic", 1), Aim("msgspec", 900 / 430)),
        unit=Unit.BYTES,
        rounds=1,
    ),
)
