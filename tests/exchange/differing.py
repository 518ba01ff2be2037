"""What differs between a data set and what came back of it, to be held against the losses told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

import apts_model as am
from apts_model.exchange.losses import Loss


def differences(before: am.Dataset, after: am.Dataset) -> Iterator[str]:
    """Yield the paths of all that is not as it was, records found by their ids."""
    for field in attrs.fields(am.Dataset):
        path = f"$.{field.name}"
        old, new = getattr(before, field.name), getattr(after, field.name)
        if field.name == "as_of":
            yield from [path] * (old != new)
        elif field.init and field.name != "title":
            known: dict[Any, Any] = {getattr(one, "id", None): one for one in new}
            for index, one in enumerate(old):
                found = known.get(getattr(one, "id", None))
                place = f"{path}[{index}]"
                yield from [place] if found is None else _between(one, found, place)


def _between(old: Any, new: Any, path: str) -> Iterator[str]:
    kind = old.__class__
    if old == new:
        return
    if kind is tuple and len(old) == len(new):
        for index in range(len(old)):
            yield from _between(old[index], new[index], f"{path}[{index}]")
    elif kind is am.Period:
        yield from [f"{path}.start"] * (old.start != new.start)
        yield from [f"{path}.{old.ends}"] * ((old.end, old.ends) != (new.end, new.ends))
    elif attrs.has(kind) and kind is not am.ImpreciseDate and type(new) is kind:
        for field in attrs.fields(kind):
            one, other = getattr(old, field.name), getattr(new, field.name)
            yield from _between(one, other, f"{path}.{field.name}")
    else:
        yield path


def untold(before: am.Dataset, after: am.Dataset, losses: Iterable[Loss]) -> list[str]:
    """Return the differences that no loss tells of: none at, above or just below their place."""
    told = {loss.path for loss in losses}
    below = {_above(path) for path in told}
    return [
        path
        for path in differences(before, after)
        if path not in below and not any(one in told for one in _and_above(path))
    ]


def _and_above(path: str) -> Iterator[str]:
    while path != "$":
        yield path
        path = _above(path)


def _above(path: str) -> str:
    return re.sub(r"(\.\w+|\[\d+\])$", "", path)
