"""Source and Citation: where a fact comes from, and which facts it speaks for."""

from __future__ import annotations

import enum
from collections.abc import Iterable

import attrs

from apts_model.records.values import (
    each,
    identifier,
    member,
    optional_member,
    optional_text,
    optional_web_address,
    text,
    texts,
)
from apts_model.time.dates import ImpreciseDate, optional_imprecise


class Language(enum.StrEnum):
    """A language of the data: `FR` or `EN`; equal to its code, "fr" or "en".

    Examples:
        >>> from apts_model import Language
        >>> Language.FR == "fr"
        True
    """

    FR = "fr"
    EN = "en"


def language_of(value: Language | str) -> Language:
    """Take a language or its code."""
    return member(Language, value, "language")


def _optional_language(value: Language | str | None) -> Language | None:
    return optional_member(Language, value, "language")


def _supports(values: Iterable[str]) -> tuple[str, ...]:
    return each(str, values, "supports")


@attrs.frozen(kw_only=True)
class Citation:
    """That a source says so; `supports` names the fields it speaks for, empty for all.

    Examples:
        >>> from apts_model import Citation
        >>> Citation(source_id="wikipedia-en", supports=("start",)).supports
        ('start',)
    """

    source_id: str = attrs.field(validator=identifier)
    supports: tuple[str, ...] = attrs.field(default=(), converter=_supports, validator=texts)
    """Names of the fields that it speaks for; none for all of them."""
    locator: str | None = attrs.field(default=None, validator=optional_text)
    """Where in the source: a page, a section, a paragraph."""


def citations_of(values: Iterable[Citation]) -> tuple[Citation, ...]:
    """Take any iterable of citations."""
    return each(Citation, values, "citations")


@attrs.frozen(kw_only=True)
class Source:
    """A document that facts are taken from.

    Examples:
        >>> from apts_model import Source
        >>> print(Source(id="le-devoir", title="Le Devoir", published="2024-04-27").published)
        2024-04-27
    """

    id: str = attrs.field(validator=identifier)
    title: str = attrs.field(validator=text)
    url: str | None = attrs.field(default=None, validator=optional_web_address)
    published: ImpreciseDate | None = attrs.field(default=None, converter=optional_imprecise)
    """The day on which it was published, as well as it is known."""
    language: Language | None = attrs.field(default=None, converter=_optional_language)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)


def sources_of(values: Iterable[Source]) -> tuple[Source, ...]:
    """Take any iterable of sources."""
    return each(Source, values, "sources")
