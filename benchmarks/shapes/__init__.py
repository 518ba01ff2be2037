"""The same file, said in the way of each library that loads and dumps typed JSON.

They check what they check with ease: keys, types, ids, and dates by a pattern; so a date such as
2005-02-31, or an end before its start, passes here and not with us.
"""

from __future__ import annotations

import enum
import functools
import json
from typing import Any

from samples import presidencies, register

DATE = r"^\d{4}-\d{2}(-\d{2})?$"
ID = r"^[a-z0-9-]+$"


class Sample(enum.Enum):
    """What is in the file."""

    PRESIDENCIES = "presidencies"
    """10,000 presidencies with their sources and doubts."""
    REGISTER = "register"
    """10,000 presidencies, and the people and unions they name; see `samples.register`."""


@functools.cache
def text(sample: Sample) -> str:
    """Return the file."""
    return json.dumps(plain(sample), separators=(",", ":"))


@functools.cache
def plain(sample: Sample) -> dict[str, Any]:
    """Return the file as plain dicts and lists."""
    return {
        "format": "apts-model/1",
        "title": "Presidencies that are made up",
        "as_of": "2026-01-31",
        **(register() if sample is Sample.REGISTER else {"presidencies": presidencies()}),
    }


def records(sample: Sample) -> int:
    """Count the records of the file."""
    return sum(len(one) for one in plain(sample).values() if isinstance(one, list))
