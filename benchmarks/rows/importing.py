"""What an import costs, above a Python that imports nothing."""

from __future__ import annotations

import functools

from comparing import Aim, Row
from importing import imported
from isolated import isolated
from measuring import Contender, Role
from peers import FOLLOWTHEMONEY, MYSOC


def _import(name: str, module: str, role: Role = Role.PEER) -> Contender:
    return Contender(name, role, functools.partial(imported, module))


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
            _import("attrs", "attrs", Role.LIMIT),
        ),
        (Aim("attrs", (44 + 60) / 44),),
    ),
)
