"""What a marker asks for, and the data that answers it."""

from __future__ import annotations

import functools
import posixpath
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from apts_model import Dataset, Language, load_apts


class DocsError(Exception):
    """That a page asks for what is not there."""


class Ask(NamedTuple):
    """What stands behind the name of a marker, and where."""

    words: tuple[str, ...]
    language: Language
    page: str
    """Path of the page in the folder of its language."""

    @property
    def text(self) -> str:
        """All that stands behind the name."""
        return " ".join(self.words)

    def link(self, target: str) -> str:
        """Return the way from the page to another one of its language."""
        path, hash_sign, anchor = target.partition("#")
        way = posixpath.relpath(path, posixpath.dirname(self.page) or ".")
        return f"{way}{hash_sign}{anchor}"


class Identified(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str:
        """Its id."""
        ...


@functools.cache
def bundled() -> Dataset:
    """Return the bundled data, read once."""
    return load_apts()


def one_of(allowed: Iterable[str], given: str, what: str) -> str:
    """Return what was given if it is one of those that are allowed."""
    known = [*allowed]
    if given not in known:
        raise DocsError(f"{given!r} is no {what}: write one of {', '.join(known)}")
    return given


def id_among(records: Iterable[Identified], given: str, what: str) -> str:
    """Return an id if one of the records has it."""
    return one_of((record.id for record in records), given, what)


def words_of(ask: Ask, form: str) -> tuple[str, ...]:
    """Return the words of a marker if there are as many as its form has."""
    if len(ask.words) != len(form.split()):
        raise DocsError(f"{ask.text!r} does not have the form {form!r}")
    return ask.words
