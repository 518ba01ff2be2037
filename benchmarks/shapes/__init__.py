"""The same file of presidencies, said in the way of each library that loads and dumps typed JSON.

They check what they check with ease: keys, types, ids, and dates by a pattern; so a date such as
2005-02-31, or an end before its start, passes here and not with us.
"""

from __future__ import annotations

import functools
import json
from typing import Any

from samples import presidencies

DATE = r"^\d{4}-\d{2}(-\d{2})?$"
ID = r"^[a-z0-9-]+$"


@functools.cache
def text() -> str:
    """Return the file: 10,000 presidencies."""
    return json.dumps(plain(), separators=(",", ":"))


@functools.cache
def plain() -> dict[str, Any]:
    """Return the file as plain dicts and lists."""
    return {
        "format": "apts-model/1",
        "title": "Presidencies that are made up",
        "as_of": "2026-01-31",
        "presidencies": presidencies(),
    }
