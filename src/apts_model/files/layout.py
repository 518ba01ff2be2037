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

from apts_model.files.compiling import compiled
from apts_model.files.kinds import is_optional, is_record, is_several, member_of, without_none
from apts_model.records.standing import rival
from apts_model.records.values import identifier, optional_identifier
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import End

Writer = Callable[[Any], str]
"""Writes a value on one line."""

quoted: Callable[[str], str] = json.encoder.encode_basestring


class Layout:
    """How the records of a kind are written.

    The functions are written out for each class and compiled: a loop over the fields takes twice
    as long.
    """

    on_a_line: Writer
    """Writes a record on one line."""

    def __init__(self, kind: Any) -> None:
        attrs.resolve_types(kind)
        fields = [field for field in attrs.fields(kind) if field.init]
        self.on_a_line = _on_a_line(fields)
        self._over_lines = _over_lines(fields)
        self._deep = [
            operator.attrgetter(field.name)
            for field in fields
            if member_of(field.type) is not None and field.name != "citations"
        ]

    def document(self, record: Any, head: dict[str, str]) -> str:
        """Write a record, and the records in its lists, over several lines, the head first."""
        lines = [f",\n  {_key(name)}{quoted(value)}" for name, value in head.items()]
        return self._over_lines(record, "", "  ", "".join(lines), True)

    def rows(self, records: Any, indent: str, spread: bool) -> str:
        """Write a list of records, each beginning on a line of its own."""
        inner = indent + "  "
        deeper = inner + "  "
        lines = [
            self._over_lines(one, inner, deeper, "", False)
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


def _on_a_line(fields: list[Any]) -> Writer:
    names: dict[str, Any] = {}
    lines = [_line(field, ", ", _told(field, names), names) for field in fields]
    return compiled(
        "on_a_line",
        ["def on_a_line(record):", " text = ''", *lines, " return f'{{{text[2:]}}}'"],
        names,
    )


def _over_lines(fields: list[Any]) -> Callable[[Any, str, str, str, bool], str]:
    """Return what writes a record, after the text of its head, over several lines."""
    names: dict[str, Any] = {}
    lines = [_line(field, r",\n{inner}", _told_in_rows(field, names), names) for field in fields]
    return compiled(
        "over_lines",
        [
            "def over_lines(record, indent, inner, text, spread):",
            *lines,
            r" return f'{{{text[1:]}\n{indent}}}'",
        ],
        names,
    )


def _line(field: Any, between: str, told: str, names: dict[str, Any]) -> str:
    """Return the line of a function that adds a field to the text, unless it has its default."""
    name, default = field.name, field.default
    names[f"default_{name}"] = default
    add = f"text += f'{between}{_key(name)}{told}'"
    if default is attrs.NOTHING:
        return f" {add}"
    if default == ():
        return f" if record.{name}: {add}"
    if default is None or isinstance(default, enum.Enum):
        return f" if record.{name} is not default_{name}: {add}"
    # Also one that is equal to it: that one is written alike.
    unlike = f"record.{name} is not default_{name} and record.{name} != default_{name}"
    return f" if {unlike}: {add}"


def _told(field: Any, names: dict[str, Any]) -> str:
    """Return how a field is told in the text; what that needs is added to the names."""
    kind, value = field.type, f"record.{field.name}"
    kind = without_none(kind) if is_optional(kind) else kind
    if field.validator in _OF_IDS:
        return f'"{{{value}}}"'  # nothing in an id is ever escaped, nor in a date or a word
    if kind is ImpreciseDate:
        return f'"{{{value}.text}}"'
    if kind == without_none(End):
        names["ImpreciseDate"] = ImpreciseDate
        return f'"{{{value}.text if {value}.__class__ is ImpreciseDate else {value}}}"'
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return f'"{{{value}._value_}}"'
    names[f"write_{field.name}"] = _writer(kind)
    return f"{{write_{field.name}({value})}}"


_OF_IDS = (identifier, optional_identifier, rival)


def _told_in_rows(field: Any, names: dict[str, Any]) -> str:
    """Return how a field is told in the text, a list of records over several lines."""
    member = member_of(field.type)
    if member is None:
        return _told(field, names)
    names[f"rows_{field.name}"] = layout_of(member).rows
    return f"{{rows_{field.name}(record.{field.name}, inner, spread)}}"


def _writer(kind: Any) -> Writer:
    """Return what writes the values of a type; None is always a default, and not written."""
    if is_several(kind):
        write = _writer(typing.get_args(kind)[0])
        return lambda values: "[" + ", ".join(map(write, values)) + "]"
    if is_record(kind):
        return layout_of(kind).on_a_line
    return _WRITERS.get(kind, _date)


def _date(value: Any) -> str:
    return f'"{value}"'


def _number(value: Decimal) -> str:
    """Write a number of at most 15 digits; in a float of as many digits it is exact."""
    return repr(int(value) if value == int(value) else float(value))


_WRITERS: dict[Any, Writer] = {str: quoted, int: repr, Decimal: _number}
"""How values are written that are no records, lists or enumerations, and no dates."""
