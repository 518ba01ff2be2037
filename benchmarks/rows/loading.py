"""Loading JSON text into typed, checked records, per record."""

from __future__ import annotations

import functools
from typing import Any

from comparing import Aim, Row
from isolated import isolated
from measuring import Contender, Prepared, Role, prepared
from peers import FOLLOWTHEMONEY, MYSOC
from shapes import Sample, records, text

import apts_model as am
from apts_model.files import converter
from apts_model.time import dates


def _loaded(sample: Sample, load: Any, **names: Any) -> Prepared:
    """Get `load(text)` ready; what it returns has presidencies, like a file of ours."""
    held = load(text(sample)).presidencies
    answer = [(one.id, str(one.period.start), len(one.citations)) for one in held]
    return _timed(sample, "load(text)", load=load, answer=answer, **names)


def _timed(sample: Sample, statement: str, **names: Any) -> Prepared:
    """Time with the garbage collector at work: it takes a large part of making many objects."""
    operations = records(sample)
    return prepared(statement, text=text(sample), operations=operations, collecting=True, **names)


def _ours(sample: Sample) -> Prepared:
    """Load into a process that has read none of these dates and texts before."""

    def forget() -> None:
        dates._known.clear()
        converter.forget()

    answer = _ours_again(sample).answer
    return _timed(
        sample, "load(text)", before="forget()", load=am.loads, forget=forget, answer=answer
    )


def _ours_again(sample: Sample) -> Prepared:
    return _loaded(sample, am.loads)


def _pydantic(sample: Sample) -> Prepared:
    from shapes.in_pydantic import File

    return _loaded(sample, File.model_validate_json)


def _cattrs(sample: Sample) -> Prepared:
    from cattrs.preconf.json import make_converter
    from shapes.in_cattrs import File

    converter = make_converter()
    return _loaded(sample, lambda text: converter.loads(text, File))


def _msgspec(sample: Sample) -> Prepared:
    import msgspec
    from shapes.in_msgspec import File

    return _loaded(sample, msgspec.json.Decoder(File).decode)


def _orjson(sample: Sample) -> Prepared:
    import orjson

    return _timed(sample, "load(text)", load=orjson.loads)


MYSOC_LOADS = isolated("mysoc-validator", "mysoc", MYSOC, "load")
MONEY_LOADS = isolated("FollowTheMoney", "money", FOLLOWTHEMONEY, "load")
PEERS = {
    Sample.PRESIDENCIES: (),
    Sample.REGISTER: (
        MYSOC_LOADS,
        isolated(
            "mysoc-validator without cross-checks", "mysoc", MYSOC, "load without cross-checks"
        ),
        MONEY_LOADS,
    ),
}
WORK = {
    Sample.PRESIDENCIES: "load a record, with its sources",
    Sample.REGISTER: "load a record, of a register",
}


def _row(sample: Sample, dates: str, prepare: Any) -> Row:
    def of(name: str, role: Role, prepare: Any) -> Contender:
        return Contender(name, role, functools.partial(prepare, sample))

    peers = PEERS[sample]
    return Row(
        f"{WORK[sample]}, {dates}",
        (
            of("loads", Role.OURS, prepare),
            of("pydantic", Role.PEER, _pydantic),
            of("cattrs as it comes", Role.PEER, _cattrs),
            *peers,
            of("msgspec", Role.LIMIT, _msgspec),
            of("orjson, to dicts", Role.LIMIT, _orjson),
        ),
        (
            Aim("pydantic", 1),
            *(Aim(one.name, 1 / 5) for one in (MYSOC_LOADS, MONEY_LOADS) if one in peers),
        ),
        apart=True,
    )


ROWS = tuple(
    _row(sample, *how)
    for sample in Sample
    for how in (("dates new", _ours), ("dates seen before", _ours_again))
)
