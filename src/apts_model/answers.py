"""Answer: what is certain, what is possible, and why."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import starmap
from types import MappingProxyType
from typing import Any, NoReturn, TypeVar, overload

from apts_model.errors import AmbiguousAnswerError, NoAnswerError
from apts_model.matches import Match, doubts_of, doubts_of_life, match_of
from apts_model.questions import Question
from apts_model.records.sources import Language, Source, language_of
from apts_model.tenures import Tenures
from apts_model.time.certainty import CERTAIN, NO, POSSIBLE, Certainty
from apts_model.time.dates import ImpreciseDate
from apts_model.time.doubts import Doubt
from apts_model.time.periods import Handover, Period
from apts_model.views import View
from apts_model.words import Facts, Possibility, explain, listed, nobody, possibly

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

When = ImpreciseDate | Period
"""What a question asks about: a day, or some day of a period."""


class Answer(Sequence[Match[T]]):
    """What a timeline says of a day or a period: a sequence of `Match`, and more.

    An answer is neither true nor false: `bool()` raises. Ask `certain`, `possible`, `holders`,
    `one()`, or `vacant`.

    Examples:
        >>> import apts_model as am
        >>> answer = am.load_apts().president_on("apts", "2005-01-15")
        >>> [record.holder_id for record in answer.certain]
        ['denis-cote', 'dominique-verreault']
        >>> answer.vacant.name, answer.covered.name
        ('NO', 'CERTAIN')
        >>> print(answer)
        Denis Côté and Dominique Verreault
    """

    __slots__ = (
        "_asked",
        "_found",
        "_holders",
        "_matches",
        "_tenures",
        "_view",
        "_when",
    )

    def __init__(self, tenures: Tenures[T], view: View, asked: Question, when: When) -> None:
        self._tenures = tenures
        self._view = view
        self._when = when
        self._asked = asked
        self._found = view.find(asked)
        self._matches: tuple[Match[T], ...] | None = None
        self._holders: Mapping[str, Certainty] | None = None

    @property
    def when(self) -> When:
        """The day, or the period, that was asked about."""
        return self._when

    @property
    def handover(self) -> Handover:
        """Who has the handover day, in this answer."""
        return self._view.handover

    @property
    def matches(self) -> tuple[Match[T], ...]:
        """The matches, in order of time; iterating over the answer gives the same."""
        if self._matches is None:
            self._matches = tuple(starmap(self._match, self._found.items()))
        return self._matches

    def _match(self, position: int, certainty: Certainty) -> Match[T]:
        tenures, view = self._tenures, self._view
        record, own = tenures.entries[position]
        period = view.narrowed(position, own)
        doubts: tuple[Doubt, ...] = ()
        if certainty is POSSIBLE:
            cut, read = view.within[position], view.read[position]
            doubts = doubts_of(self._asked, cut, read, period, tenures.as_of)
        return match_of(record, period, certainty, doubts)

    @property
    def certain(self) -> tuple[T, ...]:
        """Records that certainly held, in order of time."""
        return self._records(CERTAIN)

    @property
    def possible(self) -> tuple[T, ...]:
        """Records that possibly held and not certainly, in order of time."""
        return self._records(POSSIBLE)

    def _records(self, wanted: Certainty) -> tuple[T, ...]:
        records = self._tenures.records
        found: list[T] = []
        for position, certainty in self._found.items():
            if certainty is wanted:
                found.append(records[position])
        if len(found) > 1:
            # One that held several times, such as every year, stands there once.
            return tuple({id(record): record for record in found}.values())
        return tuple(found)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Why matches are not certain: every reason that any of them has, once.

        Examples:
            >>> import apts_model as am
            >>> [doubt.name for doubt in am.load_apts().president_on("apts", "2004-11-10").doubts]
            ['START']
        """
        found = {doubt for match in self for doubt in match.doubts}
        return tuple(doubt for doubt in Doubt if doubt in found)

    @property
    def claims(self) -> tuple[T, ...]:
        """All claims that sources make and the data set does not accept, in order of time.

        They change nothing else.
        """
        return tuple([record for record, _ in self._claims])

    @property
    def _claims(self) -> list[tuple[T, Period]]:
        found = self._view.disputed.find(self._asked.first, self._asked.last)
        return [self._tenures.entries[position] for position in found]

    @property
    def disputed(self) -> tuple[T, ...]:
        """The claims, less those about a holder who is certain anyway."""
        return tuple([record for record, _ in self._disputed])

    @property
    def _disputed(self) -> list[tuple[T, Period]]:
        claims = self._claims
        if not claims:
            return claims
        sure = {holder for holder, certainty in self.holders.items() if certainty.is_certain}
        holder = self._tenures.naming.holder
        return [claim for claim in claims if holder(claim[0]) not in sure]

    @property
    def holders(self) -> Mapping[str, Certainty]:
        """How sure it is of each holder, over all of that holder's records together."""
        if self._holders is None:
            self._holders = MappingProxyType(self._by(self._tenures.naming.holder))
        return self._holders

    def _named(self, language: Language) -> dict[tuple[str, str], Certainty]:
        """How sure it is of each holder's each name."""
        return self._by(lambda record: self._name(record, language))

    def _name(self, record: T, language: Language) -> tuple[str, str]:
        naming = self._tenures.naming
        return naming.holder(record), naming.label(record, language)

    def _by(self, key: Callable[[T], K]) -> dict[K, Certainty]:
        """How sure it is of the records of each key together."""
        records = self._tenures.records
        found: dict[K, Certainty] = {}
        possible: dict[K, list[int]] = {}
        for position, certainty in self._found.items():
            one = key(records[position])
            if certainty is CERTAIN:
                found[one] = CERTAIN
            elif found.setdefault(one, POSSIBLE) is POSSIBLE:
                possible.setdefault(one, []).append(position)
        for one, positions in possible.items():
            if found[one] is POSSIBLE and self._view.together(positions, self._asked):
                found[one] = CERTAIN
        return found

    @property
    def existed(self) -> Certainty:
        """Whether the union or body existed then, its last day included."""
        return self._tenures.existed(self._asked)

    @property
    def covered(self) -> Certainty:
        """Whether the data set claims to hold every record for the days asked about."""
        return self._tenures.covered(self._asked.first, self._asked.last)

    @property
    def vacant(self) -> Certainty:
        """Whether nobody held it: only where the data set is complete can silence prove that.

        Where nobody possibly held it, it is CERTAIN if the data set is complete for those of the
        days asked about on which the union or body can have existed.
        """
        found, asked = self._found, self._asked
        if CERTAIN in found.values():
            return NO
        tenures = self._tenures
        born, died = tenures.lifespan
        if asked.last < born or died < asked.first:
            return CERTAIN
        if self._view.is_held(asked):
            return NO
        if found:
            return POSSIBLE
        is_proven = tenures.covered(max(asked.first, born), min(asked.last, died)) is CERTAIN
        # Between the lives of two subjects, too, nobody held it.
        return CERTAIN if is_proven or self.existed is NO else POSSIBLE

    @property
    def sources(self) -> tuple[Source, ...]:
        """Sources of the matches and of the disputed claims, each once."""
        return self.sources_of((*self.certain, *self.possible, *self.disputed))

    def label(self, record: T, lang: Language | str = Language.EN) -> str:
        """Return the name to show of whoever or whatever held a record."""
        return self._tenures.naming.label(record, language_of(lang))

    def sources_of(self, records: Iterable[T]) -> tuple[Source, ...]:
        """Return the sources that records cite, each once, as far as the timeline knows them."""
        known = self._tenures.naming.sources
        ids = (cited.source_id for record in records for cited in getattr(record, "citations", ()))
        return tuple(known[source_id] for source_id in dict.fromkeys(ids) if source_id in known)

    def one(self) -> T:
        """Return the record of the single certain holder.

        Raises:
            NoAnswerError: there is no candidate at all.
            AmbiguousAnswerError: there are candidates, and not exactly one of them is certain.

        Examples:
            >>> import apts_model as am
            >>> am.load_apts().president_on("apts", "2016-01-12").one().holder_id
            'carolle-dube'
        """
        record = self.one_or_none()
        if record is None:
            raise NoAnswerError(self._told(Language.EN, ()))
        return record

    def one_or_none(self) -> T | None:
        """Return the record of the single certain holder, None where there is no candidate.

        Raises:
            AmbiguousAnswerError: there are candidates, and not exactly one of them is certain.

        Examples:
            >>> import apts_model as am
            >>> print(am.load_apts().president_on("apts", "1990-01-01").one_or_none())
            None
        """
        if not self.holders:
            return None
        sure = [who for who, certainty in self.holders.items() if certainty.is_certain]
        if len(sure) != 1:
            raise AmbiguousAnswerError(tuple(self.holders), self._told(Language.EN, ()))
        holder = self._tenures.naming.holder
        return next(record for record in self.certain + self.possible if holder(record) == sure[0])

    def explain(self, lang: Language | str = Language.EN) -> str:
        r"""Say it in sentences, with the doubts and the sources, in English or French.

        Examples:
            >>> import apts_model as am
            >>> answer = am.load_apts().president_on("apts", "1990-01-01")
            >>> answer.explain()
            'APTS did not exist on January 1, 1990.'
            >>> print(answer.explain("fr").replace("\N{NO-BREAK SPACE}", " "))
            APTS, le 1er janvier 1990 : cette organisation n’existait pas.
        """
        return self._told(lang, self.sources)

    def _told(self, lang: Language | str, sources: tuple[Source, ...]) -> str:
        naming, language = self._tenures.naming, language_of(lang)
        named, view = self._named(language), self._view
        return explain(
            Facts(
                topic=naming.topic,
                subject=naming.subject(language),
                when=self.when,
                certain=tuple(
                    dict.fromkeys(name for (_, name), it in named.items() if it.is_certain)
                ),
                possible=tuple(
                    Possibility(
                        naming.label(match.record, language),
                        match.period,
                        match.doubts,
                        doubts_of_life(self._asked, view.within[position], view.read[position]),
                    )
                    for position, match in zip(self._found, self, strict=True)
                    if not named[self._name(match.record, language)].is_certain
                ),
                disputed=tuple(
                    (
                        naming.label(record, language),
                        period,
                        tuple(source.title for source in self.sources_of([record])),
                    )
                    for record, period in self._disputed
                ),
                existed=self.existed,
                covered=self.covered,
                vacant=self.vacant,
                as_of=self._tenures.as_of,
                sources=tuple((source.title, source.url) for source in sources),
            ),
            language,
        )

    def to_dict(self, lang: Language | str = Language.EN) -> dict[str, Any]:
        """Give everything as plain dicts, lists and text, ready for JSON; labels in a language.

        Examples:
            >>> import apts_model as am
            >>> answer = am.load_apts().president_on("apts", "2030-01-01").to_dict()
            >>> answer["matches"][0]["doubts"], answer["vacant"]
            (['after_as_of'], 'possible')
        """
        language = language_of(lang)
        return {
            "when": str(self.when),
            "handover": self.handover.value,
            "matches": [
                {
                    **self._plain(match.record, match.period, language),
                    "certainty": match.certainty.value,
                    "doubts": [doubt.value for doubt in match.doubts],
                }
                for match in self
            ],
            "disputed": [
                self._plain(record, period, language) for record, period in self._disputed
            ],
            "holders": {who: certainty.value for who, certainty in self.holders.items()},
            "existed": self.existed.value,
            "covered": self.covered.value,
            "vacant": self.vacant.value,
            "sources": [
                {"id": source.id, "title": source.title, "url": source.url}
                for source in self.sources
            ],
        }

    def _plain(self, record: T, period: Period, language: Language) -> dict[str, Any]:
        naming = self._tenures.naming
        return {
            "id": getattr(record, "id", None),
            "holder_id": naming.holder(record),
            "label": naming.label(record, language),
            "start": None if period.start is None else str(period.start),
            period.ends: None if period.end is None else str(period.end),
        }

    @overload
    def __getitem__(self, index: int) -> Match[T]: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Match[T], ...]: ...
    def __getitem__(self, index: int | slice) -> Match[T] | tuple[Match[T], ...]:
        return self.matches[index]

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Match[T]]:
        return iter(self.matches)

    def __bool__(self) -> NoReturn:
        """Refuse: an answer may be certain, possible, or neither."""
        message = (
            "an answer is neither true nor false: write `answer.certain`, `answer.possible`, "
            "`answer.vacant.is_certain` or `len(answer) > 0`"
        )
        raise TypeError(message)

    def summary(self, lang: Language | str = Language.EN) -> str:
        """Name the holders, in English or French; `explain` says more.

        Examples:
            >>> import apts_model as am
            >>> am.load_apts().president_on("apts", "2021-06-15").summary("fr")
            'peut-être Andrée Poirier et peut-être Robert Comeau'
        """
        language = language_of(lang)
        shown = dict.fromkeys(
            name if it.is_certain else possibly(name, language)
            for (_, name), it in self._named(language).items()
        )
        return listed([*shown], language) or nobody(self._tenures.naming.topic, language)

    def __str__(self) -> str:
        """Name the holders, in English."""
        return self.summary()

    def __repr__(self) -> str:
        return f"<Answer for {self.when}: {self}>"
