"""Everything that is wrong with plain values, each with its place: `$.presidencies[3].period`."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterator
from typing import Any

import attrs

from apts_model.errors import AptsModelError, InvalidValueError, Problem
from apts_model.files.converter import (
    RepeatedKeys,
    converter,
    did_you_mean,
    is_list,
    is_object,
    is_optional,
    is_record,
    is_several,
    without_none,
)

_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def problems_of(value: Any, kind: Any, path: str = "$") -> Iterator[Problem]:
    """Walk a plain value that should be of a kind, and yield all that is wrong with it."""
    if is_optional(kind) and value is not None:
        kind = without_none(kind)
    if is_several(kind) and is_list(value):
        inner = typing.get_args(kind)[0]
        for index, one in enumerate(value):
            yield from problems_of(one, inner, f"{path}[{index}]")
    elif is_record(kind) and is_object(value):
        yield from _problems_of_record(value, kind, path)
    else:
        yield from _problem_of_making(value, kind, path)


def _problems_of_record(value: dict[str, Any], kind: Any, path: str) -> Iterator[Problem]:
    attrs.resolve_types(kind)
    fields = {field.name: field for field in attrs.fields(kind) if field.init}
    found = [*_problems_of_keys(value, fields, path)]
    for name, field in fields.items():
        if name in value:
            found += _problems_of_field(value[name], field, f"{path}.{name}")
        elif field.default is attrs.NOTHING:
            found.append(Problem(path, f"the key {name!r} is missing"))
    yield from found or _problem_of_making(value, kind, path)


def _problems_of_keys(
    value: dict[str, Any], fields: dict[str, Any], path: str
) -> Iterator[Problem]:
    if isinstance(value, RepeatedKeys):
        for key in value.repeated:
            yield Problem(_under(path, key), "the key stands more than once: keep one")
    for key in value:
        if key not in fields:
            yield Problem(_under(path, key), f"unknown key{did_you_mean(key, fields)}")


def _problems_of_field(value: Any, field: Any, path: str) -> list[Problem]:
    """Problems of a field's value, or else what the field itself has against it."""
    of_one = getattr(field.validator, "member_validator", None)
    if of_one is None or not is_list(value):
        found = list(problems_of(value, field.type, path))
    else:
        found = [
            problem
            for index, one in enumerate(value)
            for problem in _problems_of_member(one, field, of_one, f"{path}[{index}]")
        ]
    return found or list(_refusals(field, converter().structure(value, field.type), path))


def _problems_of_member(value: Any, field: Any, validator: Any, path: str) -> list[Problem]:
    """Problems of one value of a list, or else what the field has against it."""
    kind = typing.get_args(field.type)[0]
    found = list(problems_of(value, kind, path))
    return found or list(_refused(lambda: validator(None, field, value), path))


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
        yield Problem(f"{path}.{error.field}" if error.field else path, error.reason)
    except AptsModelError as error:
        yield Problem(path, str(error))


def _under(path: str, key: str) -> str:
    return f"{path}.{key}" if _PLAIN_KEY.fullmatch(key) else f"{path}[{key[:80]!r}]"
