"""TradeUnion, the people in it, and how many presidents it has at once."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import Any

import attrs

from apts_model.errors import InvalidValueError
from apts_model.records.names import Name, names_of, short_name
from apts_model.records.sources import Citation, Language, citations_of, language_of
from apts_model.records.values import (
    Attribute,
    a_period,
    each,
    identifier,
    member,
    optional_text,
    optional_web_address,
    shown,
    text,
    texts,
)
from apts_model.time.periods import UNKNOWN, Period


class UnionKind(enum.Enum):
    """What kind of union an organisation is.

    Examples:
        >>> from apts_model import UnionKind
        >>> [kind.value for kind in UnionKind]
        ['union', 'confederation', 'federation', 'local']
    """

    UNION = "union"
    CONFEDERATION = "confederation"
    FEDERATION = "federation"
    LOCAL = "local"


def _other_names(values: Iterable[str]) -> tuple[str, ...]:
    return each(str, values, "other_names")


@attrs.frozen(kw_only=True)
class Person:
    """A person in a public role.

    Examples:
        >>> from apts_model import Person
        >>> Person(id="carolle-dube", name="Carolle Dubé").name
        'Carolle Dubé'
    """

    id: str = attrs.field(validator=identifier)
    name: str = attrs.field(validator=text)
    other_names: tuple[str, ...] = attrs.field(default=(), converter=_other_names, validator=texts)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)


MAX_SEATS = 100
"""More presidents at once than any union has."""


def _seat_count(_: object, attribute: Attribute, value: Any) -> None:
    if type(value) is not int or not 1 <= value <= MAX_SEATS:
        raise InvalidValueError(
            attribute.name, f"{shown(value)} is not a number of seats: write 1 to {MAX_SEATS}"
        )


@attrs.frozen(kw_only=True)
class PresidentSeats:
    """How many presidents a union has at once, during a period.

    Examples:
        >>> from apts_model import Period, PresidentSeats
        >>> PresidentSeats(count=2, period=Period("2004", until="2006-05-18")).count
        2
    """

    count: int = attrs.field(validator=_seat_count)
    period: Period = attrs.field(validator=a_period)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)


def _kind(value: UnionKind | str) -> UnionKind:
    return member(UnionKind, value, "kind")


def _seats(values: Iterable[PresidentSeats]) -> tuple[PresidentSeats, ...]:
    return each(PresidentSeats, values, "president_seats")


@attrs.frozen(kw_only=True)
class TradeUnion:
    """A union, or a federation, confederation or local of unions.

    Examples:
        >>> from apts_model import Name, Period, TradeUnion
        >>> apts = TradeUnion(
        ...     id="apts",
        ...     names=[Name(text="APTS", language="fr", kind="acronym")],
        ...     period=Period("2004-03-18", until=".."),
        ... )
        >>> apts.short_name()
        'APTS'
    """

    id: str = attrs.field(validator=identifier)
    kind: UnionKind = attrs.field(default=UnionKind.UNION, converter=_kind)
    names: tuple[Name, ...] = attrs.field(default=(), converter=names_of)
    period: Period = attrs.field(default=UNKNOWN, validator=a_period)
    """From its founding on; by default nothing is known of that."""
    headquarters: str | None = attrs.field(default=None, validator=optional_text)
    region: str | None = attrs.field(default=None, validator=optional_text)
    category: str | None = attrs.field(default=None, validator=optional_text)
    """Class of personnel it represents, such as "4" under the Quebec Act CQLR U-0.1."""
    website: str | None = attrs.field(default=None, validator=optional_web_address)
    funding: str | None = attrs.field(default=None, validator=optional_text)
    president_seats: tuple[PresidentSeats, ...] = attrs.field(default=(), converter=_seats)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)

    def short_name(self, language: Language | str = Language.FR) -> str:
        """Return the name to show: the last acronym listed, else the last other name, else its id.

        Of acronyms, or of other names, one in the language asked for comes first.

        Examples:
            >>> from apts_model import TradeUnion
            >>> TradeUnion(id="apts").short_name()
            'apts'
        """
        return short_name(self.names, language_of(language)) or self.id


def union_ids_of(values: Iterable[str]) -> tuple[str, ...]:
    """Take any iterable of ids of unions."""
    return each(str, values, "union_ids")


def people_of(values: Iterable[Person]) -> tuple[Person, ...]:
    """Take any iterable of people."""
    return each(Person, values, "people")


def unions_of(values: Iterable[TradeUnion]) -> tuple[TradeUnion, ...]:
    """Take any iterable of unions."""
    return each(TradeUnion, values, "unions")
