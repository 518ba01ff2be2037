"""The types of fields: which are records, lists, or may be left out."""

from __future__ import annotations

import functools
import types
import typing
from typing import Any

import attrs

from apts_model.time.dates import ImpreciseDate


@functools.cache
def is_record(kind: Any) -> bool:
    """Whether a type is a record: written as an object, one key for each field."""
    return attrs.has(kind) and kind is not ImpreciseDate


@functools.cache
def is_several(kind: Any) -> bool:
    """Whether a type is a tuple of one kind: written as a list."""
    return typing.get_origin(kind) is tuple


def member_of(kind: Any) -> Any:
    """Return the class of the records that a type is a list of, else None."""
    member = typing.get_args(kind)[0] if is_several(kind) else None
    return member if is_record(member) else None


@functools.cache
def without_none(kind: Any) -> Any:
    """Take None out of a union of types."""
    rest = tuple(one for one in typing.get_args(kind) if one is not types.NoneType)
    return functools.reduce(lambda one, other: one | other, rest)


@functools.cache
def is_optional(kind: Any) -> bool:
    """Whether a type admits None: the key may be left out."""
    return types.NoneType in typing.get_args(kind)
