"""Questions about offices and names: who presided over what, what was it called."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from apts_model.answers import Answer
from apts_model.finding import by_key, kept
from apts_model.inquiries.collection import Collection
from apts_model.records.coalitions import Coalition
from apts_model.records.coverage import RecordKind
from apts_model.records.names import Name, NameKind
from apts_model.records.presidencies import Presidency
from apts_model.records.sources import Language, language_of
from apts_model.records.unions import TradeUnion
from apts_model.records.values import member
from apts_model.tenures import entries_of
from apts_model.time.dates import DateLike
from apts_model.time.periods import INCOMING, Handover
from apts_model.timelines import Timeline
from apts_model.words import Topic


class Offices(Collection):
    """Questions about presidents and names."""

    def president_on(
        self, union_id: str, when: DateLike, handover: Handover | str = INCOMING
    ) -> Answer[Presidency]:
        """Ask who was president of a union on a day.

        Raises:
            UnknownIdError: there is no such union.
            DateSyntaxError: `when` is no date.
            UnsupportedDateError: it is EDTF that is left out.

        Examples:
            >>> import apts_model as am
            >>> answer = am.load_apts().president_on("apts", "2021-06-15")
            >>> print(answer)
            possibly Andrée Poirier and possibly Robert Comeau
            >>> answer.vacant
            <Certainty.NO: 'no'>
        """
        return self.presidencies_of(union_id).on(when, handover)

    def presidencies_of(self, union_id: str) -> Timeline[Presidency]:
        """All presidencies of a union, in order of time.

        Raises:
            UnknownIdError: there is no such union.

        Examples:
            >>> import apts_model as am
            >>> len(am.load_apts().presidencies_of("apts"))
            9
        """
        timeline = kept(self._presidencies_of, union_id)
        if timeline is None:
            timeline = self._presidencies_of[union_id] = self._presidencies(self.union(union_id))
        return timeline

    def _presidencies(self, organisation: TradeUnion | Coalition) -> Timeline[Presidency]:
        """All presidencies of an organisation; coalitions have none."""
        return self._timeline(
            entries_of(self._presidencies_by_union.get(organisation.id, ())),
            topic=Topic.PRESIDENT,
            subject=organisation.short_name,
            label=lambda record, language: self.label(record.holder_id, language),
            holder=_holder_id,
            life=organisation.period,
            coverage=self._covered(organisation.id, RecordKind.PRESIDENCIES),
        )

    def presidencies_held_by(self, person_id: str) -> Timeline[Presidency]:
        """All presidencies of a person, over any union, in order of time.

        Raises:
            UnknownIdError: there is no such person.

        Examples:
            >>> import apts_model as am
            >>> [p.id for p in am.load_apts().presidencies_held_by("carolle-dube")]
            ['apts-dube']
        """
        person = self.person(person_id)
        held = [record for record in self.presidencies if record.holder_id == person_id]
        others = (
            record
            for union_id in sorted({record.union_id for record in held})
            for record in self._presidencies_by_union[union_id]
            if record.holder_id != person_id
        )
        return self._timeline(
            entries_of(held),
            topic=Topic.PRESIDED,
            subject=lambda _: person.name,
            label=lambda record, language: self.label(record.union_id, language),
            holder=_holder_id,
            life_of=lambda record: self._life_of(record.union_id),
            context=entries_of(others),
        )

    def name_on(
        self,
        id: str,
        when: DateLike,
        language: Language | str = Language.FR,
        kind: NameKind | str = NameKind.OFFICIAL,
    ) -> Answer[Name]:
        """Ask what an organisation was called on a day, in one language and kind of name.

        Raises:
            UnknownIdError: there is no such union or coalition.
            DateSyntaxError: `when` is no date.
            InvalidValueError: there is no such language or kind of name.

        Examples:
            >>> import apts_model as am
            >>> answer = am.load_apts().name_on("apts", "2010", kind=am.NameKind.ACRONYM)
            >>> answer.one().text
            'APTS'
        """
        organisation = self._organisation(id)
        wanted = language_of(language), member(NameKind, kind, "kind")
        return self._timeline(
            (
                (name, name.period)
                for name in organisation.names
                if (name.language, name.kind) == wanted
            ),
            topic=Topic.NAME,
            subject=organisation.short_name,
            label=lambda name, _: name.text,
            holder=_text_of,
            life=organisation.period,
        ).on(when)

    @cached_property
    def _presidencies_of(self) -> dict[str, Timeline[Presidency]]:
        return {}

    @cached_property
    def _presidencies_by_union(self) -> Mapping[str, list[Presidency]]:
        return by_key(self.presidencies, _union_id)


def _union_id(record: Presidency) -> str:
    return record.union_id


def _holder_id(record: Presidency) -> str:
    return record.holder_id


def _text_of(name: Name) -> str:
    return name.text
