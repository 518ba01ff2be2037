"""mysoc-validator: typed Popolo data (people, posts, memberships), as TheyWorkForYou uses it."""

from __future__ import annotations

import datetime
import functools
import json
from typing import Any

from importing import imported
from measuring import Prepared, asked, prepared
from mysoc_validator import Popolo
from mysoc_validator.models.dates import ApproxDate
from samples import presidencies, presidents


def _parse() -> Prepared:
    date = ApproxDate.fromisoformat("2004-11")
    answer = (date.earliest_date.isoformat(), date.latest_date.isoformat())
    return prepared("parse('2004-11')", parse=ApproxDate.fromisoformat, answer=answer)


def _presidents(*, vague: bool) -> Prepared:
    """Find memberships of an organisation through its index, then by their days.

    Where these are vague, the answer is "possibly" or no.
    """
    sample = presidents(vague=vague)
    memberships = [
        _membership(number, one.union, one.holder, one.start, one.until)
        for number, one in enumerate(sample.tenures)
    ]
    held = _popolo(json.dumps({"memberships": memberships})).memberships

    def ask(union: str, day: datetime.date) -> list[Any]:
        found = held.get_matching_values("organization_id", union)
        if vague:
            between = ApproxDate.possibly_between
            return [one for one in found if between(one.start_date, day, one.end_date)]
        return [one for one in found if one.start_date <= day < one.end_date]

    return asked(ask, list(sample.asked), lambda found: [_holder(one) for one in found])


def _load() -> Prepared:
    text = _file()
    count = len(_popolo(text).memberships)
    return prepared("load(text)", load=_popolo, text=text, operations=count, collecting=True)


def _dump() -> Prepared:
    loaded = _popolo(_file())
    count = len(loaded.memberships)
    return prepared("dump()", dump=loaded.to_json_str, operations=count, collecting=True)


def _file() -> str:
    memberships = [
        _membership(number, one["union_id"], one["holder_id"], *one["period"].values())
        | {"role": one["accession"], "source": one["citations"][0]["source_id"]}
        for number, one in enumerate(presidencies())
    ]
    return json.dumps({"memberships": memberships})


_popolo = functools.partial(Popolo.from_json_str, cross_validate=False)


def _membership(number: int, union: str, holder: str, start: str, until: str) -> dict[str, Any]:
    return {
        "id": f"member/{number}",
        "person_id": f"uk.org.publicwhip/person/{holder.removeprefix('person-')}",
        "organization_id": union,
        "start_date": start,
        "end_date": until,
    }


def _holder(membership: Any) -> str:
    return f"person-{membership.person_id.rpartition('/')[2]}"


JOBS = {
    "parse": _parse,
    "exact presidents": functools.partial(_presidents, vague=False),
    "vague presidents": functools.partial(_presidents, vague=True),
    "load": _load,
    "dump": _dump,
    "import": functools.partial(imported, "mysoc_validator"),
}
