"""What a program needs before it does anything, above a Python that does nothing."""

from __future__ import annotations

import functools

from comparing import Aim, Row
from fresh import imported, started
from isolated import isolated
from measuring import Contender, Role
from peers import FOLLOWTHEMONEY, MYSOC

COMMAND = ["president", "apts", "2005-01-15"]


def _import(name: str, module: str, role: Role = Role.PEER) -> Contender:
    return Contender(name, role, functools.partial(imported, module))


ATTRS = _import("attrs", "attrs", Role.LIMIT)
ANSWERED = f"from apts_model.cli import main; main({COMMAND})"

ROWS = (
    Row(
        "import",
        (
            _import("apts_model", "apts_model", Role.OURS),
            _import("python-edtf", "edtf"),
            _import("undate", "undate"),
            _import("pydantic", "pydantic"),
            isolated("mysoc-validator", "mysoc", MYSOC, "import"),
            isolated("FollowTheMoney", "money", FOLLOWTHEMONEY, "import"),
            ATTRS,
        ),
        (Aim(ATTRS.name, (44 + 60) / 44),),
    ),
    Row(
        f"`apts-model {' '.join(COMMAND)}`, from start to end",
        (
            Contender("apts-model", Role.OURS, functools.partial(started, ANSWERED)),
            isolated("mysoc-validator, its import alone", "mysoc", MYSOC, "import"),
            isolated("FollowTheMoney, its import alone", "money", FOLLOWTHEMONEY, "import"),
            ATTRS,
        ),
        (Aim(ATTRS.name, 250 / 44),),
    ),
)
