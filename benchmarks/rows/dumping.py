"""Dumping records to JSON text, per record."""

from __future__ import annotations

import functools
import json
from typing import Any

from comparing import Aim, Row
from isolated import isolated
from measuring import Contender, Prepared, Role, prepared
from peers import MYSOC
from shapes import Sample, plain, records, text

import apts_model as am


def _dumped(sample: Sample, dump: Any, loaded: Any) -> Prepared:
    """Get `dump(loaded)` ready; the text has to say the same as the one that was loaded."""
    return prepared(
        "dump(loaded)",
        dump=dump,
        loaded=loaded,
        answer=json.loads(dump(loaded)),
        operations=records(sample),
        collecting=True,
    )


def _ours(sample: Sample) -> Prepared:
    return _dumped(sample, am.dumps, am.loads(text(sample)))


def _pydantic(sample: Sample) -> Prepared:
    from shapes.in_pydantic import File

    def dump(file: File) -> str:
        return file.model_dump_json(exclude_defaults=True)

    return _dumped(sample, dump, File.model_validate_json(text(sample)))


def _cattrs(sample: Sample) -> Prepared:
    from cattrs.preconf.json import make_converter
    from shapes.in_cattrs import File

    converter = make_converter(omit_if_default=True)
    return _dumped(sample, converter.dumps, converter.loads(text(sample), File))


def _cattrs_orjson(sample: Sample) -> Prepared:
    from cattrs.preconf.orjson import make_converter
    from shapes.in_cattrs import File

    converter = make_converter(omit_if_default=True)
    return _dumped(sample, converter.dumps, converter.loads(text(sample), File))


def _json(sample: Sample) -> Prepared:
    return _dumped(sample, json.dumps, plain(sample))


def _orjson(sample: Sample) -> Prepared:
    import orjson

    return _dumped(sample, orjson.dumps, plain(sample))


WORK = {
    Sample.PRESIDENCIES: "dump a record, with its sources",
    Sample.REGISTER: "dump a record, of a register",
}
MYSOC_DUMPS = isolated("mysoc-validator", "mysoc", MYSOC, "dump")


def _row(sample: Sample) -> Row:
    def of(name: str, role: Role, prepare: Any) -> Contender:
        return Contender(name, role, functools.partial(prepare, sample))

    return Row(
        WORK[sample],
        (
            of("dumps", Role.OURS, _ours),
            of("pydantic", Role.PEER, _pydantic),
            of("cattrs with json", Role.PEER, _cattrs),
            of("cattrs with orjson", Role.PEER, _cattrs_orjson),
            *([MYSOC_DUMPS] if sample is Sample.REGISTER else []),
            of("json, from dicts", Role.LIMIT, _json),
            of("orjson, from dicts", Role.LIMIT, _orjson),
        ),
        (Aim("cattrs with json", 4 / 3.9), Aim("orjson, from dicts", 4 / 0.25)),
        apart=True,
    )


ROWS = tuple(map(_row, Sample))
