"""JSON text (RFC 8259) told as events, and the first place where a text is no JSON.

Python's own reader says whether a text is JSON, and is far faster; what is here says where, in
words that are the same in every version of Python, and without recursion.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from apts_model.files.events import MAX_DEPTH, Event, UnreadableError, What, too_deep
from apts_model.showing import quoted

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


# What has to come next, as it is said in a message.
_VALUE = "a value"
_FIRST_MEMBER = "a value or ']'"
_FIRST_KEY = "a key in double quotes or '}'"
_KEY = "a key in double quotes"
_COLON = "':'"
_AFTER_MEMBER = "',' or ']'"
_AFTER_VALUE = "',' or '}'"
_NOTHING = "nothing more"

_KEYS = {_FIRST_KEY, _KEY}
_VALUES = {"{", "[", "text", "plain"}
_TAKEN = {
    _VALUE: _VALUES,
    _FIRST_MEMBER: {*_VALUES, "]"},
    _FIRST_KEY: {"text", "}"},
    _KEY: {"text"},
    _COLON: {":"},
    _AFTER_MEMBER: {",", "]"},
    _AFTER_VALUE: {",", "}"},
    _NOTHING: {"end"},
}
_AFTER_COMMA = {(_KEY, "}", False), (_VALUE, "]", True)}
_NO_JSON = {
    **dict.fromkeys(
        "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}«»'",
        "; JSON writes text in straight double quotes",
    ),
    **dict.fromkeys(("/", "#"), "; JSON has no comments"),
    "<": "; it looks like HTML or XML",
    "True": "; JSON writes true",
    "False": "; JSON writes false",
    "None": "; JSON writes null",
    "---": "; it looks like YAML",
}


_PIECE = re.compile(r'("(?:[^"\\]++|\\.)*+")([ \t\n\r]*+:)?|[\[\]{}]|[^\s,:"\[\]{}]++')
_WHATS = {"{": What.OBJECT, "[": What.LIST, "}": What.END, "]": What.END}


def json_events(text: str) -> Iterator[Event]:
    """Tell a text that is JSON as events."""
    for found in _PIECE.finditer(text):
        start = found.start()
        if found[2]:
            key = found[1]
            yield What.VALUE, start, json.loads(key) if "\\" in key else key[1:-1]
        else:
            yield _WHATS.get(text[start], What.VALUE), start, ""


def fault_in(text: str) -> UnreadableError:
    """Return what is wrong with a text where it first is no JSON, or is nested too deeply."""
    return _Scanner(text).fault()


class _Scanner:
    """A walk through a text: what it is inside of, and what has to come next."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._levels: list[str] = []
        self._needed = _VALUE

    def fault(self) -> UnreadableError:
        for found in _TOKEN.finditer(self._text):
            group = str(found.lastgroup)
            start = found.start(group)
            kind = self._text[start] if group == "mark" else group
            if kind not in _TAKEN[self._needed]:
                return self._unexpected(start, found[group])
            if kind in {"{", "["} and len(self._levels) == MAX_DEPTH:
                return too_deep(self._text[:start])
            self._take(kind)
        return UnreadableError("is JSON, and was not read all the same")

    def _take(self, kind: str) -> None:
        if kind in {"{", "["}:
            self._levels.append(kind)
            self._needed = _FIRST_KEY if kind == "{" else _FIRST_MEMBER
        elif kind == ",":
            self._needed = _KEY if self._levels[-1] == "{" else _VALUE
        elif kind == ":":
            self._needed = _VALUE
        elif self._needed in _KEYS and kind == "text":
            self._needed = _COLON
        else:
            if kind in {"}", "]"}:
                self._levels.pop()
            self._needed = self._after_value()

    def _after_value(self) -> str:
        if not self._levels:
            return _NOTHING
        return _AFTER_VALUE if self._levels[-1] == "{" else _AFTER_MEMBER

    def _unexpected(self, start: int, token: str) -> UnreadableError:
        """Say what is wrong at a position."""
        is_text = not token and self._text.startswith('"', start)
        if is_text and "text" in _TAKEN[self._needed]:
            return self._fault_in_text(start)
        word = _WORD.match(self._text, start)
        written = token or (word[0] if word else self._text[start : start + 1])
        if not written and not self._text[:start].strip():
            return UnreadableError("the text is empty", self._text[:start])
        shown = quoted(written) if written else "the end of the text"
        if self._needed in {_AFTER_MEMBER, _AFTER_VALUE}:
            hint = self._hint_after_value(written, start, is_whole=bool(token))
        else:
            hint = self._hint(written)
        message = f"expected {self._needed}, not {shown}{hint}"
        return UnreadableError(message, self._text[:start])

    def _hint(self, written: str) -> str:
        in_list = self._levels[-1:] == ["["]
        if (self._needed, written, in_list) in _AFTER_COMMA:
            return "; take the last comma away"
        if written in _NO_JSON:
            return _NO_JSON[written]
        if self._text.startswith("format:"):
            return "; it looks like YAML"
        if "plain" not in _TAKEN[self._needed]:
            return ""
        if _DATE.fullmatch(written):
            return "; put dates in double quotes"
        return "; JSON writes numbers as 75.7 or -3" if _NUMBER_OF_OTHERS.fullmatch(written) else ""

    def _hint_after_value(self, written: str, start: int, *, is_whole: bool) -> str:
        if is_whole:
            return "" if written[0] in "]}:" else "; a comma is missing before it"
        before = self._text[max(start - 80, 0) : start]
        if written in {"#", "/"} and not before[-1:].isdigit():
            return _NO_JSON[written]
        last = before.rstrip()[-1:]
        if written and last.isdigit():
            return "; JSON writes numbers as 75.7 or -3, and dates in double quotes"
        is_word = _WORD.fullmatch(written) is not None
        return '; in text, write \\" for a double quote' if is_word and last == '"' else ""

    def _fault_in_text(self, start: int) -> UnreadableError:
        text = self._text
        inside = _BEGINNING_OF_TEXT.match(text, start)
        end = inside.end() if inside else start
        character, after = text[end : end + 1], text[end + 1 : end + 2]
        if character in _ENDS or (character == "\\" and after in _ENDS):
            message = "the text that begins here is not closed: end it with a double quote"
            return UnreadableError(message, text[:start])
        if character != "\\":
            message = f"a control character: write it as \\u{ord(character):04x}"
        elif after == "u":
            message = "\\u needs four digits 0-9 a-f, as in \\u00e9"
        else:
            escape = quoted(after)[1:-1]
            message = f"\\{escape} is no escape that JSON knows: write a backslash as \\\\"
        return UnreadableError(message, text[:end])


_ENDS = {"", "\n", "\r"}
_DATE = re.compile(r"[0-9]{4}-[-0-9X]+")
_NUMBER_OF_OTHERS = re.compile(r"[+.]?[0-9][0-9.]*")
