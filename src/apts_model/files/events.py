"""What a text of nested values consists of, piece by piece, whatever its syntax, and where.

The readers of JSON and YAML both tell a text as such events; here is what is made of them.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from apts_model.errors import Problem
from apts_model.showing import cut, escaped

MAX_DEPTH = 32
"""Objects and lists inside each other; the format itself needs fewer than half as many."""


class What(enum.Enum):
    """What an event tells of."""

    OBJECT = "object"
    LIST = "list"
    END = "end"
    VALUE = "value"
    """A value without parts; in an object, every other one is a key."""


Event = tuple[What, int, str]
"""A piece of a text: what it is, how many characters come before it, and what a key says."""


class UnreadableError(Exception):
    """A text that is not of its syntax, or that goes past a limit; nothing can be made of it.

    Args:
        message: What is wrong, and what to write instead.
        before: The text up to the place where it is wrong, if it is wrong in one place.
    """

    def __init__(self, message: str, before: str | None = None) -> None:
        super().__init__(message)
        place = () if before is None else Lines(before).place(len(before))
        self.problem: Problem = Problem("$", message, *place)


class Lines:
    """Tells positions in a text, each after the one before, by line and column."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._position = self._start = 0
        self._line = 1

    def place(self, position: int) -> tuple[int, int]:
        """Return the line and the column of a position, both counted from 1."""
        passed = self._text[self._position : position]
        self._line += passed.count("\n") + passed.count("\r") - passed.count("\r\n")
        last = max(passed.rfind("\n"), passed.rfind("\r"))
        if last >= 0:
            self._start = self._position + last + 1
        self._position = position
        return self._line, position - self._start + 1


def too_deep(before: str) -> UnreadableError:
    """Make the error for a text that is nested too deeply."""
    return UnreadableError(f"objects and lists are nested more than {MAX_DEPTH} deep", before)


MAX_SHOWN_KEY = 60
"""So many characters of a key are shown; all keys of the format are shorter."""

_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def under(path: str, key: str | int) -> str:
    """Return the path of a member: `$.unions`, `$.unions[3]`, `$['a b']`; long keys are cut."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    shown = cut(key, MAX_SHOWN_KEY)
    return f"{path}.{shown}" if _PLAIN_KEY.fullmatch(key) else f"{path}[{shown!r}]"


def _parent(path: str) -> str:
    return path[: max(path.rfind("."), path.rfind("["), 1)]


@attrs.define
class _Level:
    """An object or list that is being walked through."""

    path: str
    is_object: bool
    key: str | None = None
    """Path of the key whose value comes next; None where a key comes next."""
    count: int = 0

    def path_of_next(self) -> str:
        """Return the path of the value that comes next, and be ready for the one after it."""
        if self.key is not None:
            path, self.key = self.key, None
            return path
        self.count += 1
        return under(self.path, self.count - 1)


def _steps(events: Iterable[Event], wanted: set[str]) -> Iterator[tuple[str, int]]:
    """Yield paths and their positions; only what is in a wanted one is looked into."""
    levels: list[_Level] = []
    passed_by = 0  # how deep the walk is in what nobody asks for
    for what, position, text in events:
        if passed_by:
            passed_by += (what is not What.VALUE) - 2 * (what is What.END)
        elif what is What.END:
            levels.pop()
        elif levels and levels[-1].is_object and levels[-1].key is None:
            levels[-1].key = under(levels[-1].path, text)
            yield levels[-1].key, position
        else:
            in_object = levels and levels[-1].is_object
            path = levels[-1].path_of_next() if levels else "$"
            if not in_object:
                yield path, position
            if what is not What.VALUE and path in wanted:
                levels.append(_Level(path, what is What.OBJECT))
            else:
                passed_by = int(what is not What.VALUE)


def _positions(events: Iterable[Event], wanted: set[str], *, last: bool) -> dict[str, int]:
    """Find where each of the paths leads to; the paths above it are wanted, too."""
    found: dict[str, int] = {}
    for path, position in _steps(events, wanted):
        if path in wanted:
            found[path] = position
            if len(found) == len(wanted) and not last:
                break
    return found


Place = tuple[int, int]
"""Line and column, from 1, in characters."""


def located(
    paths: Iterable[str], events: Iterable[Event], text: str, *, last: bool = False
) -> dict[str, Place]:
    """Find where in a text paths lead to.

    A path leads to the key in an object, or to the member in a list; one that leads to what is
    not there, to what that should be in.

    Args:
        paths: The paths.
        events: What the text consists of.
        text: The text.
        last: Whether of a key that stands more than once the last one counts; otherwise, what
            comes after the last path is not looked at.
    """
    asked, wanted = {*paths}, {"$"}
    for one in asked:
        path = one
        while path not in wanted:
            wanted.add(path)
            path = _parent(path)
    positions, lines = _positions(events, wanted, last=last), Lines(text)
    found = sorted((_position_of(path, positions), path) for path in asked)
    return {path: lines.place(position) for position, path in found}


def placed(
    problems: Sequence[Problem], events: Iterable[Event], text: str, *, last: bool
) -> list[Problem]:
    """Add lines and columns to problems, and put them in the order of the text (see `located`)."""
    places = located((problem.path for problem in problems), events, text, last=last)
    found = sorted(problems, key=lambda problem: places[problem.path])
    return [_told(problem, *places[problem.path]) for problem in found]


def _position_of(path: str, positions: dict[str, int]) -> int:
    while path not in positions:
        path = _parent(path)
    return positions[path]


def _told(problem: Problem, line: int, column: int) -> Problem:
    return Problem(cut(escaped(problem.path), MAX_SHOWN_PATH), problem.message, line, column)


MAX_SHOWN_PATH = 200
"""So many characters of a path are shown; longer ones hold keys that nobody knows."""
