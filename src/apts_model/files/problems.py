"""Everything that is wrong with plain values, each with its place: `$.presidencies[3].period`."""

from __future__ import annotations

import functools
import typing
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import attrs

from apts_model.errors import AptsModelError, InvalidValueError, Problem
from apts_model.files.converter import converter
from apts_model.files.events import under
from apts_model.files.kinds import is_optional, is_record, is_several, without_none
from apts_model.files.values import (
    MAX_WORD,
    RepeatedKeys,
    Unrepresentable,
    did_you_mean,
    is_list,
    is_object,
)
from apts_model.showing import stranger_in

REPEATED = "the key stands more than once"

MAX_PROBLEMS = 10_000
"""So many are told of one file; a file with more is of another kind, and nobody reads them."""


def problems_of(value: Any, kind: Any, path: str = "$") -> Iterator[Problem]:
    """Walk a plain value that should be of a kind, and yield all that is wrong with it.

    What can be made is not looked into, so that one mistake in a large file is soon found.
    """
    if is_optional(kind) and value is not None:
        kind = without_none(kind)
    if type(value) is Unrepresentable:
        yield Problem(path, f"{value} {value.reason}")
    elif is_several(kind) and is_list(value):
        if not _can_be_made(value, kind):
            inner = typing.get_args(kind)[0]
            for index, one in enumerate(value):
                yield from problems_of(one, inner, under(path, index))
    elif is_record(kind) and is_object(value):
        if not _can_be_made(value, kind):
            yield from _or_else(
                _problems_of_members(value, kind, path),
                lambda: _problem_of_making(value, kind, path),
            )
    else:
        yield from _problem_of_making(value, kind, path)


def _can_be_made(value: Any, kind: Any) -> bool:
    try:
        converter().structure(value, kind)
    except (AptsModelError, LookupError, TypeError):
        return False
    return True


def _or_else(
    found: Iterator[Problem], otherwise: Callable[[], Iterator[Problem]]
) -> Iterator[Problem]:
    """Yield what is found or, where that is nothing, what is found otherwise."""
    first = next(found, None)
    if first is None:
        yield from otherwise()
    else:
        yield first
        yield from found


def _problems_of_members(value: dict[str, Any], kind: Any, path: str) -> Iterator[Problem]:
    fields = _fields_of(kind)
    yield from _problems_of_keys(value, fields, path)
    for name, field in fields.items():
        if name in value:
            yield from _problems_of_field(value[name], field, under(path, name))
        elif field.default is attrs.NOTHING:
            yield Problem(path, f"the key {name!r} is missing")


@functools.cache
def _fields_of(kind: Any) -> dict[str, Any]:
    attrs.resolve_types(kind)
    return {field.name: field for field in attrs.fields(kind) if field.init}


def _problems_of_keys(
    value: dict[str, Any], fields: dict[str, Any], path: str
) -> Iterator[Problem]:
    if isinstance(value, RepeatedKeys):
        for key in value.repeated:
            yield Problem(under(path, key), f"{REPEATED}: keep one, or begin a new record")
    forms: set[str] = set()
    for key in value:
        if key not in fields:
            # Longer keys are no words of the format, and can take long to put in order.
            form = unicodedata.normalize("NFC", key) if len(key) <= MAX_WORD else key
            told = f"{REPEATED}, in another Unicode form: keep one"
            told = told if form in forms else f"unknown key{_hint(key, fields)}"
            forms.add(form)
            yield Problem(under(path, key), told)


def _hint(key: str, fields: dict[str, Any]) -> str:
    near = did_you_mean(key, fields)
    known = near or f"; known here are {', '.join(map(repr, fields))}"
    return f"{stranger_in(key)}{known}"


def _problems_of_field(value: Any, field: Any, path: str) -> Iterator[Problem]:
    """Problems of a field's value, or else what the field itself has against it."""
    of_one = getattr(field.validator, "member_validator", None)
    if of_one is None or not is_list(value):
        found = problems_of(value, field.type, path)
    else:
        found = (
            problem
            for index, one in enumerate(value)
            for problem in _problems_of_member(one, field, of_one, under(path, index))
        )
    return _or_else(found, lambda: _refusals(field, converter().structure(value, field.type), path))


def _problems_of_member(value: Any, field: Any, validator: Any, path: str) -> Iterator[Problem]:
    """Problems of one value of a list, or else what the field has against it."""
    kind = typing.get_args(field.type)[0]
    return _or_else(
        problems_of(value, kind, path),
        lambda: _refused(lambda: validator(None, field, value), path),
    )


def _refusals(field: Any, value: Any, path: str) -> Iterator[Problem]:
    """Problems that the conversion of a field, or else its check, finds."""
    if field.converter is not None:
        yield from (found := [*_refused(lambda: field.converter(value), path)])
        if found:
            return
    if field.validator is not None:
        yield from _refused(lambda: field.validator(None, field, value), path)


def _refused(step: Callable[[], Any], path: str) -> Iterator[Problem]:
    try:
        step()
    except InvalidValueError as error:
        yield Problem(path, error.reason)


def _problem_of_making(value: Any, kind: Any, path: str) -> Iterator[Problem]:
    try:
        converter().structure(value, kind)
    except InvalidValueError as error:
        yield Problem(under(path, error.field) if error.field else path, error.reason)
    except AptsModelError as error:
        yield Problem(path, str(error))
