"""JSON text straight to records: each is made as soon as it is read, and its plain values go.

So a file takes less time, and far less memory, than one that is read as a whole first. This is
for files in which all is well: where it gives up, those that read the whole say what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from apts_model.files.values import Made

Make = Callable[[Any, list[int]], Any]
"""Makes a record of its plain values, and notes how many keys it and those in it have."""

Read = Callable[[str, int], tuple[Any, int]]
"""Reads the value that begins at a position of a text, and tells where it ends."""

_GAP = r"[ \t\n\r]*+"
# All keys at the top are such names; a file that writes one in escapes is read as a whole.
_NAME = rf'{_GAP}"([a-z_$]++)"{_GAP}:{_GAP}'
_FIRST_KEY = re.compile(rf"{_GAP}\{{{_NAME}").match
_NEXT_KEY = re.compile(rf"{_GAP},{_NAME}").match
_END = re.compile(rf"{_GAP}\}}{_GAP}\Z").match
_FIRST_VALUE = re.compile(rf"\[{_GAP}(?!\])").match
_COMMA = re.compile(rf"{_GAP},{_GAP}").match
_END_OF_LIST = re.compile(rf"{_GAP}\]").match


def members(
    text: str, makes: Mapping[str, Make], read: Read, keys: list[int]
) -> dict[str, Any] | None:
    """Read an object; in the lists under these keys, make of each value what is to be made.

    Args:
        text: The text.
        makes: What makes records of the values of each list.
        read: What reads values.
        keys: Where is noted how many keys those objects have of which records are made.

    Returns:
        Its members, the lists as `Made`; or None where it is no such object.

    Raises:
        ValueError: a list is not closed.
        Exception: whatever `read` or a `make` raises.
    """
    found: dict[str, Any] = {}
    at = 0  # where there is no first key, no end is found there either
    key = _FIRST_KEY(text)
    while key:
        name, at = key[1], key.end()
        first = _FIRST_VALUE(text, at) if name in makes else None
        if first:
            found[name], at = _made(text, first.end(), makes[name], read, keys)
        else:
            found[name], at = read(text, at)
        key = _NEXT_KEY(text, at)
    return found if _END(text, at) else None


def _made(text: str, at: int, make: Make, read: Read, keys: list[int]) -> tuple[Made, int]:
    """Make all that a list holds whose first value begins at a position, and tell where it ends."""
    made = Made()
    between, length = "", 0  # nearly always the same: to compare is faster than to look for any
    while True:
        value, at = read(text, at)
        made.append(make(value, keys))
        if between and text[at : (after := at + length)] == between:
            at = after
        elif comma := _COMMA(text, at):
            between, at = comma[0], comma.end()
            length = len(between)
        elif end := _END_OF_LIST(text, at):
            return made, end.end()
        else:
            raise ValueError("the list goes on with neither a comma nor a bracket")
