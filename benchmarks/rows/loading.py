"""Loading 10,000 presidencies from JSON text into typed, checked records."""

from __future__ import annotations

from typing import Any

from comparing import Aim, Row
from isolated import isolated
from measuring import Contender, Prepared, Role, prepared
from peers import FOLLOWTHEMONEY, MYSOC
from shapes import plain, text

import apts_model as am
from apts_model.files import converter
from apts_model.time import dates


def _loaded(load: Any, **names: Any) -> Prepared:
    """Get `load(text)` ready; what it returns has presidencies, like a file of ours."""
    records = load(text()).presidencies
    answer = [(one.id, str(one.period.start), len(one.citations)) for one in records]
    return _timed("load(text)", load=load, answer=answer, **names)


def _timed(statement: str, **names: Any) -> Prepared:
    """Time with the garbage collector at work: it takes a large part of making many objects."""
    operations = len(plain()["presidencies"])
    return prepared(statement, text=text(), operations=operations, collecting=True, **names)


def _ours() -> Prepared:
    """Load into a process that has read none of these dates and texts before."""

    def forget() -> None:
        dates._known.clear()
        for memory in converter._memories.values():
            memory.clear()

    return _timed("forget(); load(text)", load=am.loads, forget=forget, answer=_ours_again().answer)


def _ours_again() -> Prepared:
    return _loaded(am.loads)


def _pydantic() -> Prepared:
    from shapes.in_pydantic import File

    return _loaded(File.model_validate_json)


def _cattrs() -> Prepared:
    from cattrs.preconf.json import make_converter
    from shapes.in_cattrs import File

    converter = make_converter()
    return _loaded(lambda text: converter.loads(text, File))


def _msgspec() -> Prepared:
    import msgspec
    from shapes.in_msgspec import File

    return _loaded(msgspec.json.Decoder(File).decode)


def _orjson() -> Prepared:
    import orjson

    return _timed("load(text)", load=orjson.loads)


pydantic = Contender("pydantic", Role.PEER, _pydantic)
mysoc = isolated("mysoc-validator", "mysoc", MYSOC, "load")
followthemoney = isolated("FollowTheMoney", "money", FOLLOWTHEMONEY, "load")
LIMITS = (
    Contender("msgspec", Role.LIMIT, _msgspec),
    Contender("orjson, to dicts", Role.LIMIT, _orjson),
)

ROWS = (
    Row(
        "load a record, dates new",
        (
            Contender("loads", Role.OURS, _ours),
            pydantic,
            Contender("cattrs as it comes", Role.PEER, _cattrs),
            mysoc,
            followthemoney,
            *LIMITS,
        ),
        (Aim("pydantic", 1), Aim("mysoc-validator", 1 / 5), Aim("FollowTheMoney", 1 / 5)),
        apart=True,
    ),
    Row(
        "load a record, dates seen before",
        (Contender("loads", Role.OURS, _ours_again), pydantic, *LIMITS),
        (Aim("pydantic", 1),),
        apart=True,
    ),
)
