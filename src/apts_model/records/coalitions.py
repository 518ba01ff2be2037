"""Coalition, and Affiliation: who is a member of what."""

from __future__ import annotations

import enum
from collections.abc import Iterable

import attrs

from apts_model.records.names import Name, names_of, short_name
from apts_model.records.sources import Citation, Language, citations_of, language_of
from apts_model.records.standing import Standing, rival, standing_of
from apts_model.records.values import a_period, each, identifier, member, optional_text
from apts_model.time.periods import UNKNOWN, Period


class CoalitionKind(enum.Enum):
    """What holds a coalition together.

    `COMMON_FRONT`: unions that bargain as one. `ALLIANCE`: unions that act together for longer.
    `NETWORK`: unions and other groups with a cause. `INTERNATIONAL`: unions of many countries.

    Examples:
        >>> from apts_model import CoalitionKind
        >>> [kind.value for kind in CoalitionKind]
        ['common_front', 'alliance', 'network', 'international']
    """

    COMMON_FRONT = "common_front"
    ALLIANCE = "alliance"
    NETWORK = "network"
    INTERNATIONAL = "international"


def _kind(value: CoalitionKind | str) -> CoalitionKind:
    return member(CoalitionKind, value, "kind")


@attrs.frozen(kw_only=True)
class Coalition:
    """Unions, or unions and others, that act together and stay who they are.

    Examples:
        >>> from apts_model import Coalition, Name, Period
        >>> front = Coalition(
        ...     id="front-commun-2023",
        ...     kind="common_front",
        ...     names=[Name(text="Front commun", language="fr")],
        ...     period=Period("2022-04-03"),
        ... )
        >>> front.short_name()
        'Front commun'
    """

    id: str = attrs.field(validator=identifier)
    kind: CoalitionKind = attrs.field(converter=_kind)
    names: tuple[Name, ...] = attrs.field(default=(), converter=names_of)
    period: Period = attrs.field(default=UNKNOWN, validator=a_period)
    """From its founding on; by default nothing is known of that."""
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)

    def short_name(self, language: Language | str = Language.FR) -> str:
        """Return the name to show: the last acronym listed, else the last other name, else its id.

        Of acronyms, or of other names, one in the language asked for comes first.

        Examples:
            >>> from apts_model import Coalition
            >>> Coalition(id="sisp", kind="alliance").short_name()
            'sisp'
        """
        return short_name(self.names, language_of(language)) or self.id


@attrs.frozen(kw_only=True)
class Affiliation:
    """That a union, or a coalition, is a member of a coalition or a union.

    Raises:
        InvalidValueError: a value that the record cannot hold; the message names the field.

    Examples:
        >>> from apts_model import Affiliation, Period
        >>> joined = Affiliation(
        ...     id="apts-sisp",
        ...     member_id="apts",
        ...     body_id="sisp",
        ...     period=Period("[2007-02-07..2007-09-23]"),
        ... )
        >>> joined.period.covers("2007-05-01")
        <Certainty.POSSIBLE: 'possible'>
    """

    id: str = attrs.field(validator=identifier)
    member_id: str = attrs.field(validator=identifier)
    body_id: str = attrs.field(validator=identifier)
    """A coalition or a union."""
    period: Period = attrs.field(default=UNKNOWN, validator=a_period)
    """By default nothing is known of it."""
    standing: Standing = attrs.field(default=Standing.ACCEPTED, converter=standing_of)
    disputes_id: str | None = attrs.field(default=None, validator=rival)
    """The rival record that a disputed one contradicts."""
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)


def coalitions_of(values: Iterable[Coalition]) -> tuple[Coalition, ...]:
    """Take any iterable of coalitions."""
    return each(Coalition, values, "coalitions")


def affiliations_of(values: Iterable[Affiliation]) -> tuple[Affiliation, ...]:
    """Take any iterable of affiliations."""
    return each(Affiliation, values, "affiliations")
