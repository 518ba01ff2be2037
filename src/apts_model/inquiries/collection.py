"""Collection: all records together, looked up by id and by name."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

import attrs

from apts_model.finding import NameIndex, by_id, by_key, look_up
from apts_model.links import Entry, follows_ids_of
from apts_model.records.bargaining import BargainingRound, rounds_of
from apts_model.records.campaigns import Campaign, campaigns_of
from apts_model.records.coalitions import Affiliation, Coalition, affiliations_of, coalitions_of
from apts_model.records.coverage import Coverage, RecordKind, coverages_of
from apts_model.records.figures import Figure, figures_of
from apts_model.records.lineage import Merger, Split, mergers_of, splits_of
from apts_model.records.presidencies import Presidency, presidencies_of
from apts_model.records.sources import Language, Source, sources_of
from apts_model.records.statutes import Statute, statutes_of
from apts_model.records.unions import Person, TradeUnion, people_of, unions_of
from apts_model.records.values import text
from apts_model.tenures import Naming, Tenures
from apts_model.time.dates import DateLike, exact_day
from apts_model.time.periods import UNKNOWN, Period
from apts_model.timelines import Timeline
from apts_model.words import Topic

T = TypeVar("T")

Found = Person | TradeUnion | Coalition | BargainingRound | Statute | Campaign
"""What can be found by a name or a title."""


def _as_of(value: DateLike | None) -> datetime.date | None:
    return None if value is None else exact_day(value, field="as_of")


@attrs.frozen(kw_only=True, slots=False)
class Collection:
    """Records of every kind. What can be asked of them is added by the classes below it."""

    title: str = attrs.field(validator=text)
    as_of: datetime.date | None = attrs.field(default=None, converter=_as_of)
    """The last day anything is known of: what is open held at least until then."""
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

    def coalition(self, coalition_id: str) -> Coalition:
        """Look a coalition up by its id.

        Raises:
            UnknownIdError: there is none; the message names ids that look like it.

        Examples:
            >>> import apts_model as am
            >>> am.load_apts().coalition("sisp").short_name()
            'SISP'
        """
        return look_up(self._coalitions_by_id, coalition_id, "coalition")

    def round(self, round_id: str) -> BargainingRound:
        """Look a bargaining round up by its id.

        Raises:
            UnknownIdError: there is none; the message names ids that look like it.

        Examples:
            >>> import apts_model as am
            >>> str(am.load_apts().round("apts-2023").expires)
            '2023-03-31'
        """
        return look_up(self._rounds_by_id, round_id, "round")

    def statute(self, statute_id: str) -> Statute:
        """Look a statute up by its id.

        Raises:
            UnknownIdError: there is none; the message names ids that look like it.

        Examples:
            >>> import apts_model as am
            >>> am.load_apts().statute("bill-10").bill
            '10'
        """
        return look_up(self._statutes_by_id, statute_id, "statute")

    def find(self, text: str) -> tuple[Found, ...]:
        """Find people, organisations, rounds, statutes and campaigns by a name or a part of it.

        The best matches come first. Accents, capitals, the order of words and an article before
        them do not matter. A bill is found by its number in English and in French.

        Examples:
            >>> import apts_model as am
            >>> [found.id for found in am.load_apts().find("cote denis")]
            ['denis-cote']
        """
        return self._names.find(text)

    def label(self, id: str, lang: Language | str = Language.EN) -> str:
        """Return the name or title to show of whatever has this id, else the id.

        Examples:
            >>> import apts_model as am
            >>> am.load_apts().label("front-commun-2023", "en")
            'Common Front'
        """
        organisation = self._organisations_by_id.get(id)
        if organisation is not None:
            return organisation.short_name(lang)
        person = self._people_by_id.get(id)
        if person is not None:
            return person.name
        titled = self._titled_by_id.get(id)
        return id if titled is None else titled.title

    def __getstate__(self) -> dict[str, Any]:
        """Give the fields alone: what is built from them is not worth keeping."""
        return {field.name: getattr(self, field.name) for field in attrs.fields(type(self))}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)

    # --- for the questions ------------------------------------------------------------------

    def _timeline(
        self,
        records: Iterable[Entry[T]],
        *,
        topic: Topic,
        subject: Callable[[Language], str],
        label: Callable[[T, Language], str],
        holder: Callable[[T], str],
        life: Period = UNKNOWN,
        life_of: Callable[[T], Period] | None = None,
        bounded_by: Callable[[T], Period] | None = None,
        begins_within: Callable[[T], bool] | None = None,
        coverage: tuple[Period, ...] = (),
        follows: Callable[[T], Sequence[str]] = follows_ids_of,
        context: tuple[Entry[T], ...] = (),
        whole_days: bool = False,
        unbroken: bool = False,
        lasting: bool = False,
    ) -> Timeline[T]:
        """Make a timeline that knows the sources and the `as_of` day.

        What is `lasting` is open without end: no later day can undo it.
        """
        naming = Naming(
            label=label, holder=holder, subject=subject, topic=topic, sources=self._sources_by_id
        )
        return Timeline[T].of(
            Tenures(
                given=tuple(records),
                naming=naming,
                life=life,
                life_of=life_of,
                bounded_by=bounded_by,
                begins_within=begins_within,
                coverage=coverage,
                as_of=self.as_of,
                lasting=lasting,
                follows=follows,
                context=context,
                whole_days=whole_days,
                unbroken=unbroken,
            )
        )

    def _organisation(self, organisation_id: str) -> TradeUnion | Coalition:
        return look_up(self._organisations_by_id, organisation_id, "union or coalition")

    def _life_of(self, organisation_id: str | None) -> Period:
        """When an organisation existed, as far as the data set knows it."""
        organisation = self._organisations_by_id.get(organisation_id or "")
        return UNKNOWN if organisation is None else organisation.period

    def _covered(self, subject_id: str, kind: RecordKind) -> tuple[Period, ...]:
        return tuple(
            coverage.period
            for coverage in self._coverages_by_subject.get(subject_id, ())
            if coverage.records is kind
        )

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
    def _coalitions_by_id(self) -> Mapping[str, Coalition]:
        return by_id(self.coalitions)

    @cached_property
    def _organisations_by_id(self) -> Mapping[str, TradeUnion | Coalition]:
        return by_id([*self.unions, *self.coalitions])

    @cached_property
    def _rounds_by_id(self) -> Mapping[str, BargainingRound]:
        return by_id(self.rounds)

    @cached_property
    def _titled_by_id(self) -> Mapping[str, BargainingRound | Statute | Campaign]:
        return by_id([*self.rounds, *self.statutes, *self.campaigns])

    @cached_property
    def _statutes_by_id(self) -> Mapping[str, Statute]:
        return by_id(self.statutes)

    @cached_property
    def _coverages_by_subject(self) -> Mapping[str, list[Coverage]]:
        return by_key(self.coverages, _subject_id)

    @cached_property
    def _names(self) -> NameIndex[Found]:
        return NameIndex([(record, names_of(record)) for record in self._found])

    @property
    def _found(self) -> Iterable[Found]:
        return (
            *self.people,
            *self.unions,
            *self.coalitions,
            *self.rounds,
            *self.statutes,
            *self.campaigns,
        )


def _subject_id(coverage: Coverage) -> str:
    return coverage.subject_id


_BILLS = ("bill", "projet de loi")
"""Before the number of a bill, whatever the language of the title."""


def names_of(record: Found) -> list[str]:
    """Everything that a record can be found by: its names or its title, and its id."""
    if isinstance(record, Person):
        return [record.name, *record.other_names, record.id]
    if isinstance(record, TradeUnion | Coalition):
        return [*(name.text for name in record.names), record.id]
    if isinstance(record, Statute) and record.bill:
        return [f"{record.title} {bill} {record.bill}" for bill in _BILLS] + [record.id]
    return [record.title, record.id]
