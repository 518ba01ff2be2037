"""Milestone and Vote: what a bargaining round reached, and how members voted on it."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from decimal import Decimal

import attrs

from apts_model.errors import InvalidValueError
from apts_model.records.sources import Citation, citations_of
from apts_model.records.standing import Standing, rival, standing_of
from apts_model.records.values import (
    Number,
    each,
    identifier,
    member,
    optional_identifier,
    optional_percentage,
    optional_record,
    optional_text,
)
from apts_model.time.dates import ImpreciseDate, optional_imprecise


class Stage(enum.Enum):
    """A stage of a bargaining round.

    They are no chain: which stage must come before which, and by how long, is the matter of a
    `Regime`. Conciliation can come at any time, and strikes repeat.

    Examples:
        >>> from apts_model import Stage
        >>> Stage("agreement_in_principle")
        <Stage.AGREEMENT_IN_PRINCIPLE: 'agreement_in_principle'>
    """

    DEMANDS_FILED = "demands_filed"
    OFFERS = "offers"
    TALKS = "talks"
    MEDIATION_REQUESTED = "mediation_requested"
    MEDIATION = "mediation"
    MEDIATION_REPORT = "mediation_report"
    ESSENTIAL_SERVICES = "essential_services"
    STRIKE_MANDATE = "strike_mandate"
    STRIKE_NOTICE = "strike_notice"
    STRIKE = "strike"
    CONCILIATION = "conciliation"
    PROPOSAL = "proposal"
    AGREEMENT_IN_PRINCIPLE = "agreement_in_principle"
    COUNCIL = "council"
    RATIFICATION = "ratification"
    REJECTION = "rejection"
    SIGNATURE = "signature"
    IN_FORCE = "in_force"
    DECREE = "decree"
    ABANDONED = "abandoned"


def stage_of(value: Stage | str) -> Stage:
    """Take a stage or its value as text."""
    return member(Stage, value, "stage")


def _percent_for(value: Number | None) -> Decimal | None:
    return optional_percentage(value, "percent_for")


def _turnout(value: Number | None) -> Decimal | None:
    return optional_percentage(value, "turnout")


@attrs.frozen(kw_only=True)
class Vote:
    """How members voted.

    Raises:
        InvalidValueError: a value that the record cannot hold; the message names the field.

    Examples:
        >>> from apts_model import Vote
        >>> Vote(percent_for=75.7, turnout=38.6, closed="2024-02-19").percent_for
        Decimal('75.7')
    """

    percent_for: Decimal | None = attrs.field(default=None, converter=_percent_for)
    """Share of votes in favour, 0 to 100."""
    turnout: Decimal | None = attrs.field(default=None, converter=_turnout)
    """Share of those with a vote who cast it, 0 to 100."""
    opened: ImpreciseDate | None = attrs.field(default=None, converter=optional_imprecise)
    """First day of voting."""
    closed: ImpreciseDate | None = attrs.field(default=None, converter=optional_imprecise)
    """Last day of voting."""
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)

    def __attrs_post_init__(self) -> None:
        opened, closed = self.opened, self.closed
        if opened is not None and closed is not None and closed.before(opened).is_certain:
            raise InvalidValueError(
                "closed", f"'{closed}' comes before the vote opened, '{opened}'"
            )


@attrs.frozen(kw_only=True)
class Milestone:
    """That a bargaining round, a table or one of its unions reached a stage.

    Raises:
        InvalidValueError: a value that the record cannot hold; the message names the field.

    Examples:
        >>> from apts_model import Milestone, Vote
        >>> Milestone(
        ...     id="apts-ratification-2024",
        ...     stage="ratification",
        ...     date="2024-02-21",
        ...     union_id="apts",
        ...     vote=Vote(percent_for=75.7),
        ... ).stage
        <Stage.RATIFICATION: 'ratification'>
    """

    id: str = attrs.field(validator=identifier)
    stage: Stage = attrs.field(converter=stage_of)
    date: ImpreciseDate | None = attrs.field(default=None, converter=optional_imprecise)
    """By default unknown."""
    union_id: str | None = attrs.field(default=None, validator=optional_identifier)
    """The one union that reached it; by default, all of the table or the round."""
    vote: Vote | None = attrs.field(default=None, validator=optional_record(Vote))
    standing: Standing = attrs.field(default=Standing.ACCEPTED, converter=standing_of)
    disputes_id: str | None = attrs.field(default=None, validator=rival)
    """The rival record that a disputed one contradicts."""
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=citations_of)
    note: str | None = attrs.field(default=None, validator=optional_text)


def milestones_of(values: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Take any iterable of milestones."""
    return each(Milestone, values, "milestones")
