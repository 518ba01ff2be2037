"""FollowTheMoney: typed entities of people, companies and offices, as OpenSanctions uses it."""

from __future__ import annotations

import functools
import json
from typing import Any

from followthemoney import model
from importing import imported
from measuring import Prepared, prepared
from samples import presidencies


def _load() -> Prepared:
    """Load offices held, with every value cleaned and checked."""
    text = json.dumps([_occupancy(one) for one in presidencies()])

    def load(text: str) -> list[Any]:
        return [model.get_proxy(one, cleaned=False) for one in json.loads(text)]

    operations = len(load(text))
    return prepared("load(text)", load=load, text=text, operations=operations, collecting=True)


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
            "recordId": [one["source_id"] for one in record["citations"]],
        },
    }


JOBS = {"load": _load, "import": functools.partial(imported, "followthemoney")}
