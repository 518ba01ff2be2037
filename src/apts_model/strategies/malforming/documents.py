"""Documents that can be broken: the values of a valid data set, their types, and their text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal, TypeVar

import attrs
from hypothesis import strategies as st

from apts_model.dataset import Dataset
from apts_model.files.converter import FORMAT
from apts_model.files.json import plain
from apts_model.files.kinds import is_optional, is_record, is_several, without_none
from apts_model.files.layout import quoted
from apts_model.files.values import is_list, is_object
from apts_model.strategies.breaking.draft import Draft
from apts_model.strategies.breaking.specimens import figure, specimen
from apts_model.strategies.values import one_of

T = TypeVar("T")

Syntax = Literal["json", "yaml"]


class Raw(str):
    """A value that is written as it stands, whatever that means."""

    __slots__ = ()


class Members(list[tuple[str, Any]]):
    """An object as its keys and values, in which a key can stand twice."""


@attrs.frozen
class Place:
    """A value of a document, and what it should be."""

    path: tuple[int, ...]
    name: str
    """The key that it, or the list that it is in, stands under."""
    kind: Any
    """Its type, without None."""
    value: Any
    is_required: bool = False


def _listed(value: Any) -> Any:
    """Return plain values with objects as lists of keys and values."""
    if is_object(value):
        return Members((key, _listed(one)) for key, one in value.items())
    if is_list(value):
        return [_listed(one) for one in value]
    return value


def _places(place: Place) -> Iterator[Place]:
    """Give a place and all those inside it."""
    yield place
    if is_record(place.kind):
        attrs.resolve_types(place.kind)
        fields = {field.name: field for field in attrs.fields(place.kind)}
        for number, (key, value) in enumerate(place.value):
            if key in fields:
                field = fields[key]
                kind = without_none(field.type) if is_optional(field.type) else field.type
                required = field.default is attrs.NOTHING
                yield from _places(Place((*place.path, number), key, kind, value, required))
    elif is_several(place.kind):
        [kind, _] = place.kind.__args__
        for number, value in enumerate(place.value):
            yield from _places(Place((*place.path, number), place.name, kind, value))


@attrs.define
class Document:
    """A valid document, and what draws how it is broken."""

    draw: st.DrawFn
    syntax: Syntax
    values: Members = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        draft = Draft(self.draw)
        draft.add(figure(draft))  # its union and it hold a value of every type
        for _ in range(draft.number(0, 2)):
            draft.add(specimen(draft))
        self.values = Members([("format", FORMAT), *_listed(plain(draft.dataset()))])

    def number(self, least: int, most: int) -> int:
        """Draw a number, the least where it does not matter."""
        return self.draw(st.integers(least, most))

    def one_of(self, values: Sequence[T]) -> T:
        """Draw one of these, the first where it does not matter."""
        return one_of(self.draw, values)

    def place(self, fits: Callable[[Place], object] = bool) -> Place:
        """Draw one of the places that fit; each kind of document has some."""
        top = Place((), "", Dataset, self.values)
        return self.one_of([one for one in _places(top) if one.path and fits(one)])

    def parent(self, place: Place) -> Any:
        """Return the object or the list that a value stands in."""
        inside: Any = self.values
        for number in place.path[:-1]:
            inside = inside[number][1] if isinstance(inside, Members) else inside[number]
        return inside

    def with_value(self, place: Place, value: Any) -> str:
        """Write the document with another value at a place."""
        inside, number = self.parent(place), place.path[-1]
        inside[number] = (place.name, value) if isinstance(inside, Members) else value
        return self.text()

    def text(self) -> str:
        """Write the document."""
        if self.syntax == "json":
            return _json_text(self.values, "\n") + "\n"
        return "\n".join(_yaml_lines(self.values)) + "\n"

    def token(self, text: str, pattern: str) -> re.Match[str]:
        """Draw a piece of a text that fits a pattern; there is one in each document."""
        return self.one_of([one for one in _TOKEN.finditer(text) if re.match(pattern, one[0])])


_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s"{}\[\]:,]+')


def _json_text(value: Any, line: str) -> str:
    """Write a value in JSON, over several lines."""
    inner = line + "  "
    if isinstance(value, Members):
        members = [f"{quoted(key)}: {_json_text(one, inner)}" for key, one in value]
        return f"{{{inner}{f',{inner}'.join(members)}{line}}}" if members else "{}"
    if is_list(value):
        told = [_json_text(one, inner) for one in value]
        return f"[{inner}{f',{inner}'.join(told)}{line}]" if told else "[]"
    return _scalar(value)


def _yaml_lines(value: Any, indent: str = "") -> Iterator[str]:
    """Write an object or a list in YAML, one value to a line."""
    pairs: list[tuple[str, Any]] = (
        [(f"{key}:", one) for key, one in value]
        if isinstance(value, Members)
        else [("-", one) for one in value]
    )
    for mark, one in pairs:
        if isinstance(one, list) and one:
            yield f"{indent}{mark}"
            yield from _yaml_lines(one, f"{indent}  ")
        else:
            yield f"{indent}{mark} {_json_text(one, '')}"


_WORDS = {None: "null", True: "true", False: "false"}


def _scalar(value: Any) -> str:
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, str):
        return quoted(value)
    return _WORDS[value] if value is None or isinstance(value, bool) else repr(value)
