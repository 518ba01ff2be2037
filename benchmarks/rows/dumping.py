"""Dumping 10,000 presidencies to JSON text."""

from __future__ import annotations

import json
from typing import Any

from comparing import Aim, Row
from isolated import isolated
from measuring import Contender, Prepared, Role, prepared
from peers import MYSOC
from shapes import plain, text

import apts_model as am


def _dumped(dump: Any, records: Any) -> Prepared:
    """Get `dump(records)` ready; the text has to say the same as the one that was loaded."""
    answer = json.loads(dump(records))
    operations = len(plain()["presidencies"])
    return prepared(
        "dump(records)",
        dump=dump,
        records=records,
        answer=answer,
        operations=operations,
        collecting=True,
    )


def _ours() -> Prepared:
    return _dumped(am.dumps, am.loads(text()))


def _pydantic() -> Prepared:
    from shapes.in_pydantic import File

    def dump(file: File) -> str:
        return file.model_dump_json(exclude_defaults=True)

    return _dumped(dump, File.model_validate_json(text()))


def _cattrs() -> Prepared:
    from cattrs.preconf.json import make_converter
    from shapes.in_cattrs import File

    converter = make_converter(omit_if_default=True)
    return _dumped(converter.dumps, converter.loads(text(), File))


def _cattrs_orjson() -> Prepared:
    from cattrs.preconf.orjson import make_converter
    from shapes.in_cattrs import File

    converter = make_converter(omit_if_default=True)
    return _dumped(converter.dumps, converter.loads(text(), File))


def _json() -> Prepared:
    return _dumped(json.dumps, plain())


def _orjson() -> Prepared:
    import orjson

    return _dumped(orjson.dumps, plain())


CATTRS = Contender("cattrs with json", Role.PEER, _cattrs)
ORJSON = Contender("orjson, from dicts", Role.LIMIT, _orjson)

ROWS = (
    Row(
        "dump a record",
        (
            Contender("dumps", Role.OURS, _ours),
            Contender("pydantic", Role.PEER, _pydantic),
            CATTRS,
            Contender("cattrs with orjson", Role.PEER, _cattrs_orjson),
            isolated("mysoc-validator", "mysoc", MYSOC, "dump"),
            Contender("json, from dicts", Role.LIMIT, _json),
            ORJSON,
        ),
        (Aim(CATTRS.name, 4 / 3.9), Aim(ORJSON.name, 4 / 0.25)),
        apart=True,
    ),
)
