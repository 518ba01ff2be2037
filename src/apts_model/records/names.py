"""Name: what an organisation was called, in which language and when."""

from __future__ import annotations

import enum
from collections.abc import Iterable

import attrs

from apts_model.records.sources import Citation, Language, citations_of, language_of
from apts_model.records.values import a_period, each, member, optional_text, text
from apts_model.time.periods import UNKNOWN, Period


class NameKind(enum.Enum):
    """What a name is for.

    Examples:
        >>> from apts_model import NameKind
        >>> [kind.value for kind in NameKind]
        ['official', 'acronym', 'alias']
    """

    OFFICIAL = "official"
    ACRONYM = "acronym"
    ALIAS = "alias"


def _kind(value: NameKind | str) -> NameKind:
    return member(NameKind, value, "kind")


@attrs.frozen(kw_only=True)
class Name:
    """What an organisation was called during a period, in one language.

    Examples:
        >>> from apts_model import Name, Period
        >>> Name(text="CSQ", language="fr", kind="acronym", period=Period("2000", until="..")).text
        'CSQ'
    """

    text: str = attrs.field(validator=text)
    language: Language = attrs.field(converter=language_of)
    kind: NameKind = attrs.field(default=NameKind.OFFICIAL, converter=_kind)
    period: Period = attrs.field(default=UNKNOWN, validator=a_period)
    """When it was in use; by default nothing is known of that."""
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)


def names_of(values: Iterable[Name]) -> tuple[Name, ...]:
    """Take any iterable of names."""
    return each(Name, values, "names")


def short_name(names: tuple[Name, ...], language: Language | str) -> str | None:
    """Return the name to show: an acronym rather than another name, in this language if any.

    Among names that suit equally well, the last one listed.
    """
    if not names:
        return None
    ranked = sorted(
        names, key=lambda name: (name.kind is NameKind.ACRONYM, name.language == language)
    )
    return ranked[-1].text
