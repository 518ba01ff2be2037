"""The same file, said in the way of each library that loads and dumps typed JSON.

They check what they check with ease: keys, types, ids, and dates by a pattern; so a date such as
2005-02-31, or an end before its start, passes here and not with us.
"""

from __future__ import annotations

import enum
import functools
import json
from typing import Any

from samples import PRESIDENCIES, presidencies, register

DATE = r"^\d{4}-\d{2}(-\d{2})?$"
ID = r"^[a-z0-9-]+$"


class Sample(enum.Enum):
    """What is in the file."""

    PRESIDENCIES = "presidencies"
    """Presidencies with their sources and doubts."""
    REGISTER = "register"
    """Presidencies, and the people and unions they name; see `samples.register`."""


HEAD = {
    "format": "apts-model/1",
    "title": "Presidencies that are made up",
    "as_of": "2026-01-31",
}


@functools.cache
def text(sample: Sample, count: int = PRESIDENCIES) -> str:
    """Return the file."""
    return json.dumps(plain(sample, count), separators=(",", ":"))


@functools.cache
def plain(sample: Sample, count: int = PRESIDENCIES) -> dict[str, Any]:
    """Return the file as plain dicts and lists."""
    if sample is Sample.REGISTER:
        return {**HEAD, **register(count)}
    return {**HEAD, "presidencies": list(presidencies(count))}


def records(sample: Sample, count: int = PRESIDENCIES) -> int:
    """Count the records of the file."""
    return sum(len(one) for one in plain(sample, count).values() if isinstance(one, list))
