"""Plain values, as JSON and YAML have them, and how messages speak of them."""

from __future__ import annotations

import difflib
import functools
from collections import Counter
from collections.abc import Iterable
from typing import Any, TypeGuard

import attrs

from apts_model.showing import cut, quoted, stranger_in


class RepeatedKeys(dict[str, Any]):
    """An object in which a key stands more than once; the last value of each is kept."""

    repeated: tuple[str, ...] = ()

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, Any]]) -> RepeatedKeys:
        """Keep pairs of keys and values, and which of the keys are repeated."""
        listed = [*pairs]
        kept = cls(listed)
        counts = Counter(key for key, _ in listed)
        kept.repeated = tuple(key for key, count in counts.items() if count > 1)
        return kept


class Made(list[Any]):
    """Records that were made of a list while it was read."""


@attrs.frozen
class Unrepresentable:
    """A value that the format cannot hold, as it is written, and why not.

    It is a number that JSON does not know or that other programs would change, or an alias.
    """

    written: str
    reason: str

    def __str__(self) -> str:
        return cut(self.written, 40)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether a plain value is a list."""
    return isinstance(value, list)


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a plain value is an object; its keys may be repeated ones."""
    return isinstance(value, dict)


def described(value: Any) -> str:
    """Say what a plain value is, in a message."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return f"the text {quoted(value)}{stranger_in(value)}"
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "an object"
    return f"{value}" if type(value) is Unrepresentable else f"the number {cut(str(value), 40)}"


MAX_WORD = 40
"""No word of the format is longer; near ones are not looked for where one is."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Name the known word that is nearest to one that is not known, if any is near."""
    near = _nearest(word.lower(), tuple(known)) if len(word) <= MAX_WORD else []
    return f"; did you mean {near[0]!r}?" if near else ""


@functools.lru_cache(maxsize=256)  # of one mistake, several steps tell
def _nearest(word: str, known: tuple[str, ...]) -> list[str]:
    # To compare takes long: only with what begins or ends alike.
    alike = [one for one in known if one[:1] == word[:1] or one[-1:] == word[-1:]]
    return difflib.get_close_matches(word, alike, n=1, cutoff=0.7)
