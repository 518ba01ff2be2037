"""mysoc-validator: typed Popolo data (people, posts, memberships), as TheyWorkForYou uses it."""

from __future__ import annotations

import datetime
import functools
import json
from typing import Any

from fresh import imported, kept
from keeping import Load
from measuring import Prepared, asked, prepared
from mysoc_validator import Popolo
from mysoc_validator.models.dates import ApproxDate
from samples import PRESIDENCIES, presidents, register


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


def _load(*, cross_checks: bool) -> Prepared:
    """Load a file; that what it names is in it is checked unless one asks for less."""
    text = _file()
    load = functools.partial(Popolo.from_json_str, cross_validate=cross_checks)
    operations = _records(load(text))
    return prepared("load(text)", load=load, text=text, operations=operations, collecting=True)


def _dump() -> Prepared:
    loaded = _popolo(_file())
    dump = loaded.to_json_str
    return prepared("dump()", dump=dump, operations=_records(loaded), collecting=True)


def _records(file: Popolo) -> int:
    return len(file.memberships) + len(file.organizations) + len(file.persons)


def _written(count: int) -> tuple[str, int]:
    facts = register(count)
    return _file(count), sum(map(len, facts.values()))


def _file(count: int = PRESIDENCIES) -> str:
    facts = register(count)
    memberships = [
        _membership(number, one["union_id"], one["holder_id"], *one["period"].values())
        | {"role": one["accession"]}
        for number, one in enumerate(facts["presidencies"])
    ]
    persons = [
        {"id": _person(one["id"]), "other_names": [{"note": "Main", **_parts(one["name"])}]}
        for one in facts["people"]
    ]
    organizations = [{"id": one["id"], "name": one["names"][0]["text"]} for one in facts["unions"]]
    return json.dumps(
        {
            "memberships": memberships,
            "organizations": organizations,
            "persons": persons,
            "posts": [],
        }
    )


_popolo = functools.partial(Popolo.from_json_str, cross_validate=False)


def _membership(number: int, union: str, holder: str, start: str, until: str) -> dict[str, Any]:
    return {
        "id": f"member/{number}",
        "person_id": _person(holder),
        "organization_id": union,
        "start_date": start,
        "end_date": until,
    }


def _person(identifier: str) -> str:
    return f"uk.org.publicwhip/person/{identifier.removeprefix('person-')}"


def _parts(name: str) -> dict[str, str]:
    given, family = name.split(" ", 1)
    return {"given_name": given, "family_name": family}


def _holder(membership: Any) -> str:
    return f"person-{membership.person_id.rpartition('/')[2]}"


LOADS = {"load": lambda: Load(_popolo, _written)}
JOBS = {
    "parse": _parse,
    "exact presidents": functools.partial(_presidents, vague=False),
    "vague presidents": functools.partial(_presidents, vague=True),
    "load": functools.partial(_load, cross_checks=True),
    "load without cross-checks": functools.partial(_load, cross_checks=False),
    "dump": _dump,
    "import": functools.partial(imported, "mysoc_validator"),
    "keep": functools.partial(kept, "peers.mysoc", "load"),
}
