"""FollowTheMoney: typed entities of people, companies and offices, as OpenSanctions uses it."""

from __future__ import annotations

import functools
import json
from typing import Any

from followthemoney import model
from fresh import imported, kept
from keeping import Load
from measuring import Prepared, prepared
from samples import PRESIDENCIES, register


def _load() -> Prepared:
    """Load people, organizations and offices held, with every value cleaned and checked."""
    text, operations = _written()
    return prepared("load(text)", load=_proxies, text=text, operations=operations, collecting=True)


def _proxies(text: str) -> list[Any]:
    return [model.get_proxy(one, cleaned=False) for one in json.loads(text)]


def _written(count: int = PRESIDENCIES) -> tuple[str, int]:
    entities = _entities(count)
    return json.dumps(entities), len(entities)


def _entities(count: int) -> list[dict[str, Any]]:
    facts = register(count)
    return [
        *(_named("Person", one["id"], one["name"]) for one in facts["people"]),
        *(_named("Organization", one["id"], one["names"][0]["text"]) for one in facts["unions"]),
        *map(_occupancy, facts["presidencies"]),
    ]


def _named(schema: str, identifier: str, name: str) -> dict[str, Any]:
    return {"id": identifier, "schema": schema, "properties": {"name": [name]}}


def _occupancy(record: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": record["id"],
        "schema": "Occupancy",
        "properties": {
            "holder": [record["holder_id"]],
            "post": [record["union_id"]],
            "startDate": [record["period"]["start"]],
            "endDate": [record["period"]["until"]],
            "status": [record["accession"]],
        },
    }


LOADS = {"load": lambda: Load(_proxies, _written)}
JOBS = {
    "load": _load,
    "import": functools.partial(imported, "followthemoney"),
    "keep": functools.partial(kept, "peers.money", "load"),
}
