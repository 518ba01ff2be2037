"""The format in YAML: the same keys as in JSON, and the same result. Needs the extra `yaml`.

A text is read by the events of PyYAML, one after the other: nothing is resolved, made or looked
up, so that `NO` and 2004 stay what is written, and no alias can blow up or go round in a circle.
What a number is, the type of the field says.
"""

from __future__ import annotations

import functools
import re
import typing
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs

from apts_model.dataset import Dataset
from apts_model.files.events import Event, UnreadableError, What
from apts_model.files.json import exact_decimal, exact_int, plain
from apts_model.files.kinds import is_optional, is_record, is_several, without_none
from apts_model.files.values import RepeatedKeys, Unrepresentable
from apts_model.files.yaml_parsing import nodes, pyyaml, whats_of_events
from apts_model.files.yaml_writing import yaml_text


def values(text: str) -> Any:
    r"""Parse YAML to what JSON would give; what JSON cannot say is kept for `problems` to report.

    Args:
        text: One document. A scalar is text, whatever YAML takes it for, but for plain numbers
            in fields that hold numbers, and for what YAML takes for null.

    Raises:
        UnreadableError: it is no YAML, is nested too deeply, or holds more than one document.
        MissingExtraError: PyYAML is not installed.

    Examples:
        >>> from apts_model.files import yaml
        >>> yaml.values("title: NO\nunions: [{president_seats: [{count: 2}]}]")
        {'title': 'NO', 'unions': [{'president_seats': [{'count': 2}]}]}
    """
    top = _Level.of(tuple[Dataset, ...], is_object=False)
    levels = [top]
    whats = whats_of_events()
    for event in nodes(text):
        level, what = levels[-1], whats[type(event)]
        if what is What.END:
            levels.pop()
            levels[-1].parts.append(level.made())
        elif level.is_object and not len(level.parts) & 1:
            level.parts.append(_key(event, what, text))
        elif what is What.VALUE:
            level.parts.append(_value(event, level.kind_of_next(), text))
        else:
            inner = _Level.of(level.kind_of_next(), is_object=what is What.OBJECT)
            inner.refused = _refused(event, text)
            levels.append(inner)
    return top.parts[0]


def events(text: str) -> Iterator[Event]:
    """Tell a YAML text that `values` has read as events, each with its place.

    Raises:
        UnreadableError: it is no YAML, is nested too deeply, or holds more than one document.
        MissingExtraError: PyYAML is not installed.
    """
    whats = whats_of_events()
    for event in nodes(text):
        said = getattr(event, "value", "")
        yield whats[type(event)], event.start_mark.index, said


def written(dataset: Dataset, head: dict[str, str]) -> str:
    """Write a data set, and before it what stands at the head of the file.

    Raises:
        MissingExtraError: PyYAML is not installed.
    """
    return yaml_text(pyyaml(), {**head, **plain(dataset)})


@attrs.define
class _Level:
    """An object or a list that is being read."""

    is_object: bool
    fields: dict[str, Any]
    """What the members of an object should be, by key; what is not there is text."""
    item: Any
    """What the members of a list should be."""
    refused: Unrepresentable | None = None
    """What stands for it, if it cannot be held."""
    parts: list[Any] = attrs.field(factory=list[Any])
    """Its members; in an object, each after its key."""

    @classmethod
    def of(cls, kind: Any, *, is_object: bool) -> _Level:
        item = typing.get_args(kind)[0] if is_several(kind) else str
        return cls(is_object, _fields_of(kind) if is_object else {}, item)

    def kind_of_next(self) -> Any:
        """Return what the member that comes next should be."""
        return self.fields.get(self.parts[-1], str) if self.is_object else self.item

    def made(self) -> Any:
        """Return the value that it has become."""
        if self.refused is not None:
            return self.refused
        if not self.is_object:
            return self.parts
        pairs = list(zip(self.parts[::2], self.parts[1::2], strict=True))
        members = dict(pairs)
        return members if len(members) == len(pairs) else RepeatedKeys.of(pairs)


@functools.cache
def _fields_of(kind: Any) -> dict[str, Any]:
    """Return what each key of a record should hold, nothing where it is no record."""
    if not is_record(kind):
        return {}
    attrs.resolve_types(kind)
    return {
        field.name: without_none(field.type) if is_optional(field.type) else field.type
        for field in attrs.fields(kind)
        if field.init
    }


_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_NULLS = {"", "~", "null", "Null", "NULL"}
_PROPERTY = re.compile(r"!<[^\s>]*>|[*&!][^\s,\[\]{}]*")


def _value(event: Any, kind: Any, text: str) -> Any:
    """Return what a scalar or an alias stands for, where a value of a kind should be."""
    refused = _refused(event, text)
    if refused is not None:
        return refused
    said: str = event.value
    if not event.style and text.startswith(" #", event.end_mark.index):
        return Unrepresentable(said or "no text", _COMMENT)
    if event.style:  # it is quoted or a block; None in one parser and "" in the other otherwise
        return said
    if said in _NULLS:
        return None
    if (kind is int or kind is Decimal) and (number := _NUMBER.fullmatch(said)):
        return exact_decimal(said) if number.lastindex else exact_int(said)
    return said


_COMMENT = "stands before ' #', where YAML stops reading: put the text in quotes, or write two \
spaces before a comment"
_REASONS = {
    "*": "is an alias: write the value itself once more",
    "&": "is an anchor, and there are no aliases: leave it out",
    "!": "is a tag: leave it out, the key says what the value is",
}


def _refused(event: Any, text: str) -> Unrepresentable | None:
    """Return what stands for a value with an anchor or a tag, or for an alias."""
    if event.anchor is None and event.tag is None:  # an alias, which has no tag, has an anchor
        return None
    found = _PROPERTY.match(text, event.start_mark.index)
    written = found[0] if found else "&"
    return Unrepresentable(written, _REASONS[written[0]])


def _key(event: Any, what: What, text: str) -> str:
    if what is What.VALUE and event.anchor is None and event.tag is None:
        key: str = event.value
        return key
    message = "a key is plain text: write it without brackets, alias, anchor or tag"
    raise UnreadableError(message, text[: event.start_mark.index])
