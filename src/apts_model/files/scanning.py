"""JSON text (RFC 8259) told as events, and the first place where it is no JSON.

Python's own reader says whether a text is JSON, and is far faster; this one says where, in words
that are the same in every version of Python, and without recursion.
"""

from __future__ import annotations

import enum
import json
import re
from bisect import bisect_left
from collections.abc import Iterator

from apts_model.files.events import MAX_DEPTH, Event, Place, UnreadableError, What, too_deep

_INSIDE = r'(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+'
# NaN and infinities are no JSON, but Python reads them; they are refused later, with their path.
_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|NaN|-?Infinity"
_TOKEN = re.compile(
    rf"""[ \t\n\r]*+(?:
        (?P<mark>[{{}}\[\]:,])
        | (?P<text>"{_INSIDE}")
        | (?P<plain>(?:{_NUMBER}|true|false|null)(?![\w.+-]))
        | (?P<end>\Z)
        | (?P<bad>)
    )""",
    re.VERBOSE,
)
_BEGINNING_OF_TEXT = re.compile(f'"{_INSIDE}')
_WORD = re.compile(r"[\w.+-]+")


class Needed(enum.Enum):
    """What has to come next, as it is said in a message."""

    VALUE = "a value"
    FIRST_MEMBER = "a value or ']'"
    FIRST_KEY = "a key in double quotes or '}'"
    KEY = "a key in double quotes"
    COLON = "':'"
    AFTER_MEMBER = "',' or ']'"
    AFTER_VALUE = "',' or '}'"
    NOTHING = "nothing more"


_KEYS = {Needed.FIRST_KEY, Needed.KEY}
_VALUES = {"{", "[", "text", "plain"}
_TAKEN = {
    Needed.VALUE: _VALUES,
    Needed.FIRST_MEMBER: {*_VALUES, "]"},
    Needed.FIRST_KEY: {"text", "}"},
    Needed.KEY: {"text"},
    Needed.COLON: {":"},
    Needed.AFTER_MEMBER: {",", "]"},
    Needed.AFTER_VALUE: {",", "}"},
    Needed.NOTHING: {"end"},
}
_AFTER_COMMA = {(Needed.KEY, "}", False), (Needed.VALUE, "]", True)}
_NO_JSON = {
    "'": "; JSON writes text in double quotes",
    "/": "; JSON has no comments",
    "#": "; JSON has no comments",
}


def json_events(text: str) -> Iterator[Event]:
    """Tell a text as events.

    Raises:
        UnreadableError: from there on, the text is no JSON, or it is nested too deeply.
    """
    return _Scanner(text).events()


class _Scanner:
    """A walk through a text: what it is inside of, and what has to come next."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._breaks = [found.start() for found in re.finditer("\n", text)]
        self._levels: list[str] = []
        self._needed = Needed.VALUE

    def events(self) -> Iterator[Event]:
        for found in _TOKEN.finditer(self._text):
            group = str(found.lastgroup)
            start, end = found.span(group)
            kind = self._text[start] if group == "mark" else group
            if kind not in _TAKEN[self._needed]:
                raise self._fault(start, found[group])
            if kind in {",", ":"}:
                in_object = kind == "," and self._levels[-1] == "{"
                self._needed = Needed.KEY if in_object else Needed.VALUE
            elif kind != "end":
                yield self._event(kind, start, self._text[start:end])

    def _event(self, kind: str, start: int, written: str) -> Event:
        place = self._place(start)
        if kind in {"{", "["}:
            if len(self._levels) == MAX_DEPTH:
                raise too_deep(place)
            self._levels.append(kind)
            self._needed = Needed.FIRST_KEY if kind == "{" else Needed.FIRST_MEMBER
            return Event(What.OBJECT if kind == "{" else What.LIST, place)
        if self._needed in _KEYS and kind == "text":
            self._needed = Needed.COLON
            return Event(What.VALUE, place, json.loads(written))
        what = What.VALUE
        if kind in {"}", "]"}:
            self._levels.pop()
            what = What.END
        self._needed = self._after_value()
        return Event(what, place)

    def _after_value(self) -> Needed:
        if not self._levels:
            return Needed.NOTHING
        return Needed.AFTER_VALUE if self._levels[-1] == "{" else Needed.AFTER_MEMBER

    def _place(self, position: int) -> Place:
        before = bisect_left(self._breaks, position)
        return before + 1, position - (self._breaks[before - 1] if before else -1)

    def _fault(self, start: int, token: str) -> UnreadableError:
        """Say what is wrong at a position."""
        if not token and self._text.startswith('"', start):
            return self._fault_in_text(start)
        word = _WORD.match(self._text, start)
        written = token or (word[0] if word else self._text[start : start + 1])
        shown = repr(written[:40]) if written else "the end of the text"
        message = f"expected {self._needed.value}, not {shown}{self._hint(written)}"
        return UnreadableError(message, self._place(start))

    def _hint(self, written: str) -> str:
        in_list = self._levels[-1:] == ["["]
        if (self._needed, written, in_list) in _AFTER_COMMA:
            return "; take the last comma away"
        return _NO_JSON.get(written, "")

    def _fault_in_text(self, start: int) -> UnreadableError:
        inside = _BEGINNING_OF_TEXT.match(self._text, start)
        end = inside.end() if inside else start
        character = self._text[end : end + 1]
        if character in {"", "\n", "\r"}:
            message = "the text that begins here is not closed: end it with a double quote"
            return UnreadableError(message, self._place(start))
        if character == "\\":
            wrong = self._text[end : end + 2]
            message = f"{wrong} is no escape that JSON knows: write a backslash as \\\\"
        else:
            message = f"a control character: write it as \\u{ord(character):04x}"
        return UnreadableError(message, self._place(end))
