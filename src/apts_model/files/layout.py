"""Records to canonical JSON text, straight from their classes.

A record stands on one line, or over several: a line for each key, and one for each record in a
list of records. What has its default is left out.
"""

from __future__ import annotations

import enum
import functools
import json
import operator
import typing
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs

from apts_model.files.converter import is_optional, is_record, is_several, without_none
from apts_model.time.dates import ImpreciseDate

Writer = Callable[[Any], str]
"""Writes a value on one line."""

quoted: Callable[[str], str] = json.encoder.encode_basestring

_Plan = tuple[str, str | None, Writer, "Layout | None"]


class Layout:
    """How the records of a kind are written."""

    def __init__(self, kind: Any) -> None:
        attrs.resolve_types(kind)
        fields = [field for field in attrs.fields(kind) if field.init]
        self._plan = [_plan_of(field) for field in fields]
        self._defaults = [field.default for field in fields]
        self._values = operator.attrgetter(*(field.name for field in fields))
        self._deep = [
            operator.attrgetter(field.name)
            for field in fields
            if _members_of(field) is not None and field.name != "citations"
        ]

    def on_a_line(self, record: Any) -> str:
        """Write a record on one line."""
        members: list[str] = []
        values = self._values(record)
        for value, default, plan in zip(values, self._defaults, self._plan, strict=True):
            if value is not default:
                key, written, write, _members = plan
                told = write(value)
                if told != written:
                    members.append(key + told)
        return "{" + ", ".join(members) + "}"

    def over_lines(self, record: Any, indent: str, head: dict[str, str] | None = None) -> str:
        """Write a record over several lines, the first of which is not indented.

        The records in the lists of one that has a head are written over several lines, too.
        """
        inner, spread = indent + "  ", head is not None
        lines = [_key(name) + quoted(value) for name, value in (head or {}).items()]
        values = self._values(record)
        for value, default, plan in zip(values, self._defaults, self._plan, strict=True):
            if value is not default:
                key, written, write, members = plan
                told = write(value) if members is None else members.rows(value, inner, spread)
                if told != written:
                    lines.append(key + told)
        return f"{{\n{inner}" + f",\n{inner}".join(lines) + f"\n{indent}}}"

    def rows(self, records: Any, indent: str, spread: bool) -> str:
        """Write a list of records, each beginning on a line of its own."""
        inner = indent + "  "
        lines = [
            self.over_lines(one, inner)
            if spread or (self._deep and self._is_deep(one))
            else self.on_a_line(one)
            for one in records
        ]
        return f"[\n{inner}" + f",\n{inner}".join(lines) + f"\n{indent}]"

    def _is_deep(self, record: Any) -> bool:
        """Whether a record holds a list of records other than citations."""
        return any(get(record) for get in self._deep)


@functools.cache
def layout_of(kind: Any) -> Layout:
    """Return how the records of a kind are written."""
    return Layout(kind)


def _key(name: str) -> str:
    return f"{quoted(name)}: "


def _plan_of(field: Any) -> _Plan:
    """Return how a field is written.

    It is the key, how the default is written, what writes other values,
    and, where the field holds a list of records, how these are written. All of it in a plain
    tuple and a plain loop: with names for the parts, and in one expression, it takes twice as long.
    """
    write, default = _writer(field.type), field.default
    written = None if default is None or default is attrs.NOTHING else write(default)
    return _key(field.name), written, write, _members_of(field)


def _members_of(field: Any) -> Layout | None:
    member = typing.get_args(field.type)[0] if is_several(field.type) else None
    return layout_of(member) if is_record(member) else None


def _writer(kind: Any) -> Writer:
    """Return what writes the values of a type; None is always a default, and not written."""
    kind = without_none(kind) if is_optional(kind) else kind
    if is_several(kind):
        write = _writer(typing.get_args(kind)[0])
        return lambda values: "[" + ", ".join(map(write, values)) + "]"
    if is_record(kind):
        return layout_of(kind).on_a_line
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return _word
    return _WRITERS.get(kind, _date)


def _word(member: enum.Enum) -> str:
    return quoted(member._value_)


def _date(value: Any) -> str:
    return quoted(value.text if value.__class__ is ImpreciseDate else str(value))


def _number(value: Decimal) -> str:
    """Write a number of at most 15 digits; in a float of as many digits it is exact."""
    return repr(int(value) if value == int(value) else float(value))


_WRITERS: dict[Any, Writer] = {str: quoted, int: repr, Decimal: _number}
"""How values are written that are no records, lists or enumerations, and no dates."""
