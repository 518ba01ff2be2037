"""Finding records: by id, with near matches for an id that does not exist, and by name."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Generic, Protocol, TypeVar

from apts_model.errors import UnknownIdError


class Identified(Protocol):
    """Any record that has an id."""

    @property
    def id(self) -> str:
        """The id."""
        ...


R = TypeVar("R", bound=Identified)
T = TypeVar("T")


def by_id(records: Iterable[R]) -> Mapping[str, R]:
    """Index records by id; of two with one id, the first counts."""
    found: dict[str, R] = {}
    for record in records:
        found.setdefault(record.id, record)
    return found


def by_key(records: Iterable[T], key: Callable[[T], str]) -> Mapping[str, list[T]]:
    """Group records by one of the ids that they name."""
    found: defaultdict[str, list[T]] = defaultdict(list)
    for record in records:
        found[key(record)].append(record)
    return dict(found)


def kept(made: Mapping[str, T], record_id: str) -> T | None:
    """Return what is made already for an id; a list, say, is no id."""
    return made.get(record_id) if type(record_id) is str else None


def look_up(records: Mapping[str, R], record_id: str, kind: str) -> R:
    """Look a record up by its id.

    Raises:
        UnknownIdError: there is none; its message names ids that look like it.
    """
    try:
        return records[record_id]
    except (KeyError, TypeError):  # a list, say, cannot be looked up at all
        near = _near(record_id, records) if type(record_id) is str else ()
        raise UnknownIdError(kind, record_id, near) from None


def _near(text: str, ids: Mapping[str, object]) -> tuple[str, ...]:
    """Return the id that a name is written as, else those that look like it."""
    written = folded(text)
    hyphened = written.replace(" ", "-")
    return (hyphened,) if hyphened in ids else tuple(difflib.get_close_matches(written, ids, n=3))


class NameIndex(Generic[T]):
    """Finds what has a name by that name or a part of it."""

    def __init__(self, named: Iterable[tuple[T, Iterable[str]]]) -> None:
        self._entries = [(record, [folded(name) for name in names]) for record, names in named]

    def find(self, text: str) -> tuple[T, ...]:
        """Return what has all words of a text in one of its names, the nearest name first.

        An article before them is none of them: who asks for "l'APTS" means the APTS.
        """
        words = folded(re.sub(_ARTICLE, "", str(text))).split()
        if not words:
            return ()
        scored = [
            (min(map(len, fitting)), record)
            for record, names in self._entries
            if (fitting := [name for name in names if all(word in name for word in words)])
        ]
        return tuple(record for _, record in sorted(scored, key=lambda found: found[0]))


_ARTICLE = r"(?i)^\s*(?:l['\u2019]|(?:le|la|les|the)\s)\s*(?=\S)"
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


def folded(name: str) -> str:
    """Leave out what people leave out when they search: accents, capitals, punctuation."""
    decomposed = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", plain.casefold().translate(_LIGATURES)))
