"""Questions about membership: who belonged to what, and who led the members."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import attrs

from apts_model.answers import Answer
from apts_model.finding import by_key, kept
from apts_model.inquiries.offices import Offices
from apts_model.matches import Match
from apts_model.records.coalitions import Affiliation
from apts_model.records.coverage import RecordKind
from apts_model.records.presidencies import Presidency
from apts_model.records.unions import TradeUnion
from apts_model.tenures import entries_of
from apts_model.time.dates import DateLike
from apts_model.time.periods import INCOMING, Handover
from apts_model.timelines import Timeline
from apts_model.words import Topic


@attrs.frozen(kw_only=True)
class Leader:
    """Who led one member of a body on a day: its membership, and the answer on its president.

    Examples:
        >>> import apts_model as am
        >>> leader = am.load_apts().leaders_on("front-commun-2023", "2023-11-06")[-1]
        >>> leader.member_id, leader.membership.certainty.name, str(leader.presidency)
        ('apts', 'CERTAIN', 'Robert Comeau')
    """

    member_id: str
    membership: Match[Affiliation]
    presidency: Answer[Presidency]


class Bodies(Offices):
    """Questions about coalitions and their members."""

    def affiliations_of(self, member_id: str) -> Timeline[Affiliation]:
        """All bodies, coalitions or unions, that an organisation was a member of.

        Raises:
            UnknownIdError: there is no such union or coalition.

        Examples:
            >>> import apts_model as am
            >>> am.load_apts().affiliations_of("apts").on("2007-05-01").holders["sisp"]
            <Certainty.POSSIBLE: 'possible'>
        """
        timeline = kept(self._affiliations_of, member_id)
        if timeline is None:
            organisation = self._organisation(member_id)
            timeline = self._affiliations_of[member_id] = self._timeline(
                entries_of(self._affiliations_by_member.get(member_id, ())),
                topic=Topic.AFFILIATION,
                subject=organisation.short_name,
                label=lambda record, language: self.label(record.body_id, language),
                holder=_body_id,
                life=organisation.period,
                bounded_by=lambda record: self._life_of(record.body_id),
                coverage=self._covered(member_id, RecordKind.AFFILIATIONS),
            )
        return timeline

    def members_of(self, body_id: str) -> Timeline[Affiliation]:
        """All direct members of a body, a coalition or a union.

        Raises:
            UnknownIdError: there is no such union or coalition.

        Examples:
            >>> import apts_model as am
            >>> print(am.load_apts().members_of("front-commun-2023").on("2022-06-01"))
            CSN, CSQ and FTQ
        """
        timeline = kept(self._members_of, body_id)
        if timeline is None:
            organisation = self._organisation(body_id)
            timeline = self._members_of[body_id] = self._timeline(
                entries_of(self._affiliations_by_body.get(body_id, ())),
                topic=Topic.MEMBER,
                subject=organisation.short_name,
                label=lambda record, language: self.label(record.member_id, language),
                holder=_member_id,
                life=organisation.period,
                bounded_by=lambda record: self._life_of(record.member_id),
                coverage=self._covered(body_id, RecordKind.AFFILIATIONS),
            )
        return timeline

    def leaders_on(
        self, body_id: str, when: DateLike, handover: Handover | str = INCOMING
    ) -> tuple[Leader, ...]:
        """Ask who led every direct member of a body on a day.

        A member that has no presidents, such as a coalition, comes with an empty answer.

        Raises:
            UnknownIdError: there is no such union or coalition.
            DateSyntaxError: `when` is no date.

        Examples:
            >>> import apts_model as am
            >>> for leader in am.load_apts().leaders_on("front-commun-2023", "2023-11-06"):
            ...     print(leader.member_id, leader.presidency)
            csn Caroline Senneville
            csq Éric Gingras
            ftq Magali Picard
            apts Robert Comeau
        """
        return tuple(
            Leader(
                member_id=match.record.member_id,
                membership=match,
                presidency=self._led(match.record.member_id).on(when, handover),
            )
            for match in self.members_of(body_id).on(when, handover)
        )

    def _led(self, member_id: str) -> Timeline[Presidency]:
        """All presidencies of a member, whether the data set knows it or not."""
        if member_id in self._unions_by_id:
            return self.presidencies_of(member_id)
        member = self._coalitions_by_id.get(member_id)
        return self._presidencies(TradeUnion(id=member_id) if member is None else member)

    @cached_property
    def _affiliations_of(self) -> dict[str, Timeline[Affiliation]]:
        return {}

    @cached_property
    def _affiliations_by_member(self) -> Mapping[str, list[Affiliation]]:
        return by_key(self.affiliations, _member_id)

    @cached_property
    def _affiliations_by_body(self) -> Mapping[str, list[Affiliation]]:
        return by_key(self.affiliations, _body_id)

    @cached_property
    def _members_of(self) -> dict[str, Timeline[Affiliation]]:
        return {}


def _body_id(record: Affiliation) -> str:
    return record.body_id


def _member_id(record: Affiliation) -> str:
    return record.member_id
