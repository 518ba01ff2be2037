"""What a text of nested values consists of, piece by piece, whatever its syntax, and where.

The readers of JSON and YAML both tell a text as such events; here is what is made of them.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from typing import NamedTuple

import attrs

from apts_model.errors import Problem

MAX_DEPTH = 32
"""Objects and lists inside each other; the format itself needs fewer than half as many."""

Place = tuple[int, int]
"""Line and column, both counted from 1."""


class UnreadableError(Exception):
    """A text that is not of its syntax, or that goes past a limit; nothing can be made of it."""

    def __init__(self, message: str, place: Place | None = None) -> None:
        super().__init__(message)
        self.problem = Problem("$", message, *(place or ()))


class What(enum.Enum):
    """What an event tells of."""

    OBJECT = "object"
    LIST = "list"
    END = "end"
    VALUE = "value"
    """A value without parts; in an object, every other one is a key."""


class Event(NamedTuple):
    """A piece of a text: what it is, where it begins, and what it says, where it is a key."""

    what: What
    place: Place
    text: str = ""


def too_deep(place: Place) -> UnreadableError:
    """Make the error for a text that is nested too deeply."""
    return UnreadableError(f"objects and lists are nested more than {MAX_DEPTH} deep", place)


_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def under(path: str, key: str | int) -> str:
    """Return the path of a member: `$.unions`, `$.unions[3]`, `$['a b']`."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    return f"{path}.{key}" if _PLAIN_KEY.fullmatch(key) else f"{path}[{key[:80]!r}]"


@attrs.define
class _Level:
    """An object or list that is being walked through."""

    path: str
    is_object: bool
    key: str | None = None
    """The key whose value comes next; None where a key comes next."""
    count: int = 0

    def path_of_next(self) -> str:
        """Return the path of the value that comes next, and be ready for the one after it."""
        if self.key is not None:
            path, self.key = under(self.path, self.key), None
            return path
        self.count += 1
        return under(self.path, self.count - 1)


def places_in(events: Iterable[Event]) -> dict[str, Place]:
    """Find where each path leads to: the key in an object, the member in a list.

    Where a key stands more than once, the last one counts.
    """
    places: dict[str, Place] = {}
    levels: list[_Level] = []
    for what, place, text in events:
        if what is What.END:
            levels.pop()
        elif levels and levels[-1].is_object and levels[-1].key is None:
            levels[-1].key = text
            places[under(levels[-1].path, text)] = place
        else:
            path = levels[-1].path_of_next() if levels else "$"
            if not (levels and levels[-1].is_object):
                places[path] = place
            if what is not What.VALUE:
                levels.append(_Level(path, what is What.OBJECT))
    return places


def placed(problems: Iterable[Problem], places: dict[str, Place]) -> tuple[Problem, ...]:
    """Add lines and columns to problems, and put them in the order of the text.

    A path that leads to what is not there gets the place of what it should be in.
    """
    found = [(_place_of(problem.path, places), problem) for problem in problems]
    found.sort(key=lambda one: one[0])
    return tuple(attrs.evolve(one, line=place[0], column=place[1]) for place, one in found)


def _place_of(path: str, places: dict[str, Place]) -> Place:
    while path not in places:
        path = path[: max(path.rfind("."), path.rfind("["))]
    return places[path]
