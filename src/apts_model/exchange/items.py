"""Objects of a stranger's JSON: what is asked of them is taken, the rest is lost and told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from apts_model.errors import MalformedError, Problem
from apts_model.exchange.losses import Loss
from apts_model.exchange.taking import kept_text
from apts_model.files import json
from apts_model.files.decoding import decoded
from apts_model.files.events import UnreadableError, placed, under
from apts_model.files.problems import MAX_PROBLEMS, REPEATED
from apts_model.files.values import RepeatedKeys, described, is_list, is_object

NO_PLACE = "a data set has no place for it"


@attrs.define
class Report:
    """What was lost of a document, and what is so wrong with it that nothing can be made of it."""

    losses: dict[Loss, None] = attrs.field(factory=dict[Loss, None])
    """In the order in which they were found, each once."""
    problems: list[Problem] = attrs.field(factory=list[Problem])

    def lose(self, path: str, reason: str) -> None:
        """Note a loss."""
        self.losses[Loss(path, reason)] = None

    def refuse(self, path: str, message: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(path, message))


class Item:
    """An object of a document, with its path."""

    def __init__(self, values: dict[str, Any], path: str, report: Report) -> None:
        self.path = path
        self._values = values
        self._report = report
        self._asked: set[str] = set()
        self._refused: set[str] = set()
        self._texts: dict[str, str | None] = {}
        if isinstance(values, RepeatedKeys):
            for key in values.repeated:
                report.refuse(under(path, key), f"{REPEATED}: keep one")

    def text(self, key: str) -> str | None:
        """Take a text, tidied; None where it is absent, null or empty."""
        if key not in self._texts:
            self._texts[key] = self._text(key)
        return self._texts[key]

    def _text(self, key: str) -> str | None:
        value = self._taken(key, str, "text")
        if not value:
            return None
        kept, told = kept_text(value)
        if told is not None:
            self.lose(told, key)
        return kept

    def key(self, key: str) -> str | None:
        """Take what something is known by, text or a whole number; None where it is absent."""
        value = self._values.get(key)
        if type(value) is int:
            self._asked.add(key)
            return str(value)
        return self._taken(key, str, "text") or None

    def is_empty(self, key: str) -> bool:
        """Whether nothing stands under a key."""
        value = self._values.get(key)
        return value is None or value == ""

    def inherit(self, key: str, value: str | None) -> Item:
        """Say what it leaves out because it stands inside of what it belongs to."""
        if value is not None and self.is_empty(key):
            self._values = {**self._values, key: value}
        return self

    def needed_key(self, key: str) -> str:
        """Take what something is known by, which has to be there."""
        found = self.key(key)
        if self.is_empty(key):
            self._report.refuse(self.path, f"the key {key!r} is missing: give it a value")
        return found or ""

    def item(self, key: str) -> Item | None:
        """Take an object."""
        value = self._taken(key, dict, "an object")
        return None if value is None else Item(value, under(self.path, key), self._report)

    def items(self, key: str) -> Iterator[Item]:
        """Take a list of objects."""
        path = under(self.path, key)
        for index, value in enumerate(self._taken(key, list, "a list") or ()):
            place = under(path, index)
            if is_object(value):
                yield Item(value, place, self._report)
            else:
                self._report.refuse(place, f"expected an object, not {described(value)}")

    def lose(self, reason: str, key: str = "") -> None:
        """Note that it, or what stands under a key of it, is lost."""
        self._report.lose(under(self.path, key) if key else self.path, reason)

    def refuse(self, message: str, key: str = "") -> None:
        """Note that nothing can be made of the document, because of it or of a key of it."""
        self._report.refuse(under(self.path, key) if key else self.path, message)

    def lose_all(self, reason: str) -> None:
        """Note that it is lost, with all that stands in it."""
        self.lose(reason)
        self._asked.update(self._values)

    def lose_the_rest(self) -> None:
        """Note as lost what nobody asked for."""
        for key, value in self._values.items():
            if key not in self._asked and (value or type(value) in {bool, int}):
                self.lose(NO_PLACE, key)

    def _taken(self, key: str, kind: type, name: str) -> Any:
        self._asked.add(key)
        value = self._values.get(key)
        if value is None or isinstance(value, kind):
            return value
        if key not in self._refused:
            self._refused.add(key)
            self.refuse(f"expected {name}, not {described(value)}", key)
        return None


@attrs.define
class Document:
    """A text of JSON as an item, with what is found out about it."""

    text: str
    root: Item
    report: Report
    kind: str

    @classmethod
    def of(cls, text: str | bytes, kind: str, max_bytes: int) -> Document:
        """Read a text whose top is an object.

        Raises:
            MalformedError: it is no JSON, too large, or its top is no object.
        """
        plain, values = parsed(text, kind, max_bytes)
        if not is_object(values):
            what = "a list" if is_list(values) else described(values)
            problem = Problem("$", f"expected an object, not {what}", 1, 1)
            raise MalformedError((problem,), kind=kind)
        report = Report()
        return cls(plain, Item(values, "$", report), report, kind)

    def check(self) -> None:
        """Refuse the text if problems were found.

        Raises:
            MalformedError: with all of them, each with its line.
        """
        refuse(self.report.problems, self.text, self.kind)


def parsed(text: str | bytes, kind: str, max_bytes: int) -> tuple[str, Any]:
    """Read a text of JSON, and give its plain values with it.

    Raises:
        MalformedError: it is no JSON, or too large.
    """
    try:
        plain = decoded(text, max_bytes)
        return plain, json.values(plain)
    except UnreadableError as error:
        raise MalformedError((error.problem,), kind=kind) from None


def refuse(problems: Sequence[Problem], text: str, kind: str) -> None:
    """Refuse a text of JSON in which problems were found.

    Raises:
        MalformedError: with the first ones, each with its line; of a key that stands twice, that
            is the last one, whose value counts.
    """
    if problems:
        last = any(problem.message.startswith(REPEATED) for problem in problems)
        told = placed(problems[:MAX_PROBLEMS], json.events(text), text, last=last)
        raise MalformedError(tuple(told), kind=kind)
