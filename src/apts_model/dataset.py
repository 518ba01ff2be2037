"""Dataset: all records together, and the questions they answer."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cached_property

import attrs

from apts_model.answers import Answer
from apts_model.finding import NameIndex, by_id, look_up
from apts_model.records.bargaining import BargainingRound, rounds_of
from apts_model.records.campaigns import Campaign, campaigns_of
from apts_model.records.coalitions import Affiliation, Coalition, affiliations_of, coalitions_of
from apts_model.records.coverage import Coverage, RecordKind, coverages_of
from apts_model.records.figures import Figure, figures_of
from apts_model.records.lineage import Merger, Split, mergers_of, splits_of
from apts_model.records.names import Name, NameKind
from apts_model.records.presidencies import Presidency, presidencies_of
from apts_model.records.sources import Language, Source, language_of, sources_of
from apts_model.records.statutes import Statute, statutes_of
from apts_model.records.unions import Person, TradeUnion, people_of, unions_of
from apts_model.records.values import member, text
from apts_model.time.dates import DateLike, exact_day
from apts_model.time.periods import UNKNOWN, Handover, Period
from apts_model.timelines import Timeline
from apts_model.words import Topic


def _as_of(value: DateLike | None) -> datetime.date | None:
    return None if value is None else exact_day(value, field="as_of")


@attrs.frozen(kw_only=True)
class Dataset:
    """Records of unions, immutable, with the questions one can ask of them.

    Any iterable of records is accepted. `as_of` is the last day anything is known of; what is
    `OPEN` is certain through it and no longer. Indexes are built when they are first needed.

    Raises:
        InvalidValueError: a value that the data set cannot hold; the message names the field.

    Examples:
        >>> import apts_model as am
        >>> dataset = am.Dataset(
        ...     title="My union",
        ...     as_of="2026-01-31",
        ...     people=[am.Person(id="ada", name="Ada")],
        ...     unions=[am.TradeUnion(id="mine", period=am.Period("1999", until=".."))],
        ...     presidencies=[
        ...         am.Presidency(
        ...             id="ada-2001",
        ...             union_id="mine",
        ...             holder_id="ada",
        ...             period=am.Period("2001-05", until=".."),
        ...         )
        ...     ],
        ... )
        >>> print(dataset.president_on("mine", "2001-05-09"))
        possibly Ada
    """

    title: str = attrs.field(validator=text)
    as_of: datetime.date | None = attrs.field(default=None, converter=_as_of)
    sources: tuple[Source, ...] = attrs.field(default=(), converter=sources_of)
    people: tuple[Person, ...] = attrs.field(default=(), converter=people_of)
    unions: tuple[TradeUnion, ...] = attrs.field(default=(), converter=unions_of)
    presidencies: tuple[Presidency, ...] = attrs.field(default=(), converter=presidencies_of)
    figures: tuple[Figure, ...] = attrs.field(default=(), converter=figures_of)
    mergers: tuple[Merger, ...] = attrs.field(default=(), converter=mergers_of)
    splits: tuple[Split, ...] = attrs.field(default=(), converter=splits_of)
    coalitions: tuple[Coalition, ...] = attrs.field(default=(), converter=coalitions_of)
    affiliations: tuple[Affiliation, ...] = attrs.field(default=(), converter=affiliations_of)
    rounds: tuple[BargainingRound, ...] = attrs.field(default=(), converter=rounds_of)
    statutes: tuple[Statute, ...] = attrs.field(default=(), converter=statutes_of)
    campaigns: tuple[Campaign, ...] = attrs.field(default=(), converter=campaigns_of)
    coverages: tuple[Coverage, ...] = attrs.field(default=(), converter=coverages_of)

    # --- look-ups ---------------------------------------------------------------------------

    def source(self, source_id: str) -> Source:
        """Look a source up by its id.

        Raises:
            UnknownIdError: there is none; the message names ids that look like it.

        Examples:
            >>> import apts_model as am
            >>> am.load_apts().source("wikipedia-en").language
            <Language.EN: 'en'>
        """
        return look_up(self._sources_by_id, source_id, "source")

    def person(self, person_id: str) -> Person:
        """Look a person up by id.

        Raises:
            UnknownIdError: there is none; the message names ids that look like it.

        Examples:
            >>> import apts_model as am
            >>> am.load_apts().person("carolle-dube").name
            'Carolle Dubé'
        """
        return look_up(self._people_by_id, person_id, "person")

    def union(self, union_id: str) -> TradeUnion:
        """Look a union up by its id.

        Raises:
            UnknownIdError: there is none; the message names ids that look like it.

        Examples:
            >>> import apts_model as am
            >>> am.load_apts().union("apts").headquarters
            'Longueuil'
        """
        return look_up(self._unions_by_id, union_id, "union")

    def find(self, text: str) -> tuple[Person | TradeUnion, ...]:
        """Find people and unions by any of their names, or a part of it; best matches first.

        Accents, capitals and the order of words do not matter.

        Examples:
            >>> import apts_model as am
            >>> [found.id for found in am.load_apts().find("cote denis")]
            ['denis-cote']
        """
        return self._names.find(text)

    # --- questions --------------------------------------------------------------------------

    def president_on(
        self, union_id: str, when: DateLike, handover: Handover = Handover.INCOMING
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
        timeline = self._presidencies_of.get(union_id)
        if timeline is None:
            union = self.union(union_id)
            timeline = self._presidencies_of[union_id] = Timeline(
                self._presidencies_by_union.get(union_id, ()),
                label=self._name_of_holder,
                holder=_holder_id,
                subject=union.short_name(),
                topic=Topic.PRESIDENT,
                life=union.period,
                coverage=self._covered(union_id, RecordKind.PRESIDENCIES),
                as_of=self.as_of,
                sources=self._sources_by_id,
            )
        return timeline

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
        unions = {record.union_id for record in held}
        return Timeline(
            held,
            label=self._name_of_union,
            holder=_holder_id,
            subject=person.name,
            topic=Topic.PRESIDED,
            life=self._life_of_union,
            as_of=self.as_of,
            sources=self._sources_by_id,
            context=(
                record
                for union_id in sorted(unions)
                for record in self._presidencies_by_union[union_id]
                if record.holder_id != person_id
            ),
        )

    def name_on(
        self,
        id: str,  # noqa: A002 - the public name of this argument
        when: DateLike,
        language: Language | str = Language.FR,
        kind: NameKind | str = NameKind.OFFICIAL,
    ) -> Answer[Name]:
        """Ask what an organisation was called on a day, in one language and kind of name.

        Raises:
            UnknownIdError: there is no such union.

        Examples:
            >>> import apts_model as am
            >>> answer = am.load_apts().name_on("apts", "2010", kind=am.NameKind.ACRONYM)
            >>> answer.one().text
            'APTS'
        """
        union = self.union(id)
        wanted = language_of(language), member(NameKind, kind, "kind")
        names = (name for name in union.names if (name.language, name.kind) == wanted)
        return Timeline(
            names,
            label=_text_of,
            holder=_text_of,
            subject=union.short_name(),
            topic=Topic.NAME,
            life=union.period,
            as_of=self.as_of,
            sources=self._sources_by_id,
        ).on(when)

    # --- indexes, built when first needed ---------------------------------------------------

    @cached_property
    def _sources_by_id(self) -> Mapping[str, Source]:
        return by_id(self.sources)

    @cached_property
    def _people_by_id(self) -> Mapping[str, Person]:
        return by_id(self.people)

    @cached_property
    def _unions_by_id(self) -> Mapping[str, TradeUnion]:
        return by_id(self.unions)

    @cached_property
    def _presidencies_of(self) -> dict[str, Timeline[Presidency]]:
        return {}

    @cached_property
    def _presidencies_by_union(self) -> Mapping[str, list[Presidency]]:
        found: dict[str, list[Presidency]] = {}
        for record in self.presidencies:
            found.setdefault(record.union_id, []).append(record)
        return found

    @cached_property
    def _names(self) -> NameIndex[Person | TradeUnion]:
        people = [(one, [one.name, *one.other_names, one.id]) for one in self.people]
        unions = [(one, [*(name.text for name in one.names), one.id]) for one in self.unions]
        return NameIndex([*people, *unions])

    def _covered(self, subject_id: str, kind: RecordKind) -> list[Period]:
        return [
            coverage.period
            for coverage in self.coverages
            if coverage.subject_id == subject_id and coverage.records is kind
        ]

    def _name_of_holder(self, record: Presidency) -> str:
        person = self._people_by_id.get(record.holder_id)
        return record.holder_id if person is None else person.name

    def _life_of_union(self, record: Presidency) -> Period:
        union = self._unions_by_id.get(record.union_id)
        return UNKNOWN if union is None else union.period

    def _name_of_union(self, record: Presidency) -> str:
        union = self._unions_by_id.get(record.union_id)
        return record.union_id if union is None else union.short_name()


def _holder_id(record: Presidency) -> str:
    return record.holder_id


def _text_of(name: Name) -> str:
    return name.text
