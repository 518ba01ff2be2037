"""Chronology: everything that happened, in order of time."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import attrs

from apts_model.finding import by_id, look_up
from apts_model.inquiries.calendars import Calendars
from apts_model.inquiries.collection import Found
from apts_model.records.bargaining import BargainingRound, milestones_in, unions_on
from apts_model.records.figures import Figure
from apts_model.records.lineage import MergerKind
from apts_model.records.milestones import Milestone
from apts_model.records.names import Name
from apts_model.records.presidencies import Presidency
from apts_model.records.sources import Language, language_of
from apts_model.records.standing import Standing
from apts_model.records.strikes import Strike
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import End
from apts_model.words import (
    EventKind,
    dated,
    event_words,
    figure_words,
    term,
    through,
    vote_words,
    without_end,
)

Told = Callable[[Language], str]
Names = Callable[[Language], Sequence[str]]


@attrs.frozen(kw_only=True)
class Event:
    """Something that happened on a day, as exactly as the day is known.

    Examples:
        >>> import apts_model as am
        >>> event = next(e for e in am.load_apts().chronology("cps") if e.kind.value == "merger")
        >>> print(event.explain())
        March 18, 2004: APTMQ and CPS merge into APTS
    """

    date: ImpreciseDate
    kind: EventKind
    record: object = attrs.field(repr=False)
    """The record that tells it."""
    subject_ids: tuple[str, ...]
    """Ids of whom and what it is about: people, organisations, rounds, statutes, campaigns."""
    standing: Standing = Standing.ACCEPTED
    _told: Told = attrs.field(alias="told", eq=False, repr=False)
    _aside: enum.Enum | None = attrs.field(alias="aside", default=None, eq=False, repr=False)

    def explain(self, lang: Language | str = Language.EN) -> str:
        """Say it in one line, in English or French.

        Examples:
            >>> import apts_model as am
            >>> am.load_apts().chronology("carolle-dube")[0].explain("en")
            'May 9, 2012: Carolle Dubé becomes president of APTS'
        """
        language = language_of(lang)
        disputed = None if self.standing is Standing.ACCEPTED else self.standing
        asides = [term(one, language) for one in (self._aside, disputed) if one is not None]
        told = " ".join([self._told(language), *(f"({aside})" for aside in asides)])
        return dated(self.date, told, language)

    @property
    def claim(self) -> tuple[object, ...]:
        """What it says, whoever says so."""
        return self.kind, self.date, self.subject_ids, self._told(Language.EN)


class Chronicles(Calendars):
    """The question what happened."""

    def chronology(self, id: str | None = None) -> tuple[Event, ...]:
        """Tell everything that happened, in order of time; all of it, or what concerns an id.

        Left out are days that no source knows, days of which it is only known that they came
        before or after some other, days after `as_of`, and what happens every year.

        Args:
            id: Id of a person, an organisation, a round, a statute or a campaign.

        Raises:
            UnknownIdError: there is nothing with this id.

        Examples:
            >>> import apts_model as am
            >>> for event in am.load_apts().chronology("carolle-dube"):
            ...     print(event.explain())
            May 9, 2012: Carolle Dubé becomes president of APTS
            November 19, 2019: Carolle Dubé leaves the presidency of APTS
        """
        if id is None:
            return self._events
        look_up(self._findable, id, "record")
        return tuple(event for event in self._events if id in event.subject_ids)

    @cached_property
    def _findable(self) -> Mapping[str, Found]:
        return by_id(self._found)

    @cached_property
    def _events(self) -> tuple[Event, ...]:
        told = (
            *self._lived(),
            *self._presided(),
            *self._counted(),
            *self._came_about(),
            *self._joined(),
            *(event for held in self.rounds for event in self._bargained(held)),
            *self._legislated(),
            *self._campaigned(),
        )
        return tuple(sorted(_told_once(told), key=_when))

    def _event(
        self,
        kind: EventKind,
        date: End,
        record: object,
        who: Sequence[str] | Names,
        what: Sequence[str] | Names = (),
        *,
        ids: Iterable[str] = (),
        aside: enum.Enum | None = None,
    ) -> Iterator[Event]:
        """Give an event, if its day is known; names are given as ids or as they are shown."""
        if not isinstance(date, ImpreciseDate) or ".." in (date.text[1:3], date.text[-3:-1]):
            return
        if self.as_of is not None and self.as_of < date.earliest:
            return
        named = [*(() if callable(who) else who), *(() if callable(what) else what), *ids]

        def told(language: Language) -> str:
            return event_words(
                kind, self._all_labels(who, language), self._all_labels(what, language), language
            )

        yield Event(
            date=date,
            kind=kind,
            record=record,
            subject_ids=tuple(dict.fromkeys(named)),
            standing=getattr(record, "standing", Standing.ACCEPTED),
            told=told,
            aside=aside,
        )

    def _all_labels(self, names: Sequence[str] | Names, language: Language) -> Sequence[str]:
        return names(language) if callable(names) else [self.label(one, language) for one in names]

    def _lived(self) -> Iterator[Event]:
        merged = {
            (before, merger.date)
            for merger in self.mergers
            if merger.standing is Standing.ACCEPTED
            for before in merger.predecessor_ids
        }
        for one in self._organisations_by_id.values():
            yield from self._event(EventKind.FOUNDING, one.period.start, one, [one.id])
            if (one.id, one.period.end) not in merged:  # the merger tells it
                yield from self._event(EventKind.DISSOLUTION, one.period.end, one, [one.id])
            for name in one.names:
                if _is_new(name, one.names):
                    text = _these(name.text)
                    yield from self._event(EventKind.NAME, name.period.start, name, [one.id], text)

    def _presided(self) -> Iterator[Event]:
        own: defaultdict[tuple[str, str], list[Presidency]] = defaultdict(list)
        for one in self.presidencies:
            if one.standing is Standing.ACCEPTED:
                own[one.union_id, one.holder_id].append(one)
        for one in self.presidencies:
            who, what = [one.holder_id], [one.union_id]
            start = EventKind.PRESIDENCY_START
            yield from self._event(start, one.period.start, one, who, what, aside=one.accession)
            for date in one.reelected:
                yield from self._event(EventKind.REELECTION, date, one, who, what)
            # Who may be president again from that very day has not left.
            goes_on = one.standing is Standing.ACCEPTED and any(
                one.period.meets(other.period).is_possible
                for other in own[one.union_id, one.holder_id]
                if other is not one
            )
            if not goes_on:
                yield from self._event(EventKind.PRESIDENCY_END, one.period.end, one, who, what)

    def _counted(self) -> Iterator[Event]:
        for one in self.figures:
            said = _figure(one)
            yield from self._event(EventKind.FIGURE, one.date, one, [one.subject_id], said)

    def _came_about(self) -> Iterator[Event]:
        for merger in self.mergers:
            before, after = merger.predecessor_ids, [merger.successor_id]
            absorbed = merger.kind is MergerKind.ABSORPTION
            kind = EventKind.ABSORPTION if absorbed else EventKind.MERGER
            yield from self._event(kind, merger.date, merger, before, after)
        for split in self.splits:
            children = split.child_ids
            yield from self._event(EventKind.SPLIT, split.date, split, [split.parent_id], children)

    def _joined(self) -> Iterator[Event]:
        for one in self.affiliations:
            who, what = [one.member_id], [one.body_id]
            yield from self._event(EventKind.AFFILIATION_START, one.period.start, one, who, what)
            yield from self._event(EventKind.AFFILIATION_END, one.period.end, one, who, what)

    def _bargained(self, held: BargainingRound) -> Iterator[Event]:
        about = [held.id, *([] if held.coalition_id is None else [held.coalition_id])]
        for milestone, union_ids in milestones_in(held):
            yield from self._event(
                EventKind.MILESTONE,
                milestone.date,
                milestone,
                union_ids or [held.id],
                _milestone(milestone),
                ids=about,
            )
        for strike in held.strikes:
            yield from self._event(
                EventKind.STRIKE,
                strike.period.start,
                strike,
                unions_on(strike, held) or [held.id],
                _strike(strike),
                ids=about,
            )
        if (made := held.agreement) is not None:
            days: list[tuple[EventKind, End]] = [
                (EventKind.AGREEMENT_SIGNED, made.signed),
                (EventKind.AGREEMENT_IN_FORCE, made.in_force),
                (EventKind.AGREEMENT_END, made.term.end),
            ]
            for kind, date in days:
                yield from self._event(kind, date, made, held.union_ids or [held.id], ids=about)

    def _legislated(self) -> Iterator[Event]:
        for one in self.statutes:
            for step in one.steps:
                yield from self._event(
                    EventKind.STATUTE_STEP,
                    step.date,
                    step,
                    _these(one.title),
                    _term(step.kind),
                    ids=[one.id],
                )

    def _campaigned(self) -> Iterator[Event]:
        for one in self.campaigns:
            who = [] if one.union_id is None else [one.union_id]
            title = _these(one.title)
            yield from self._event(
                EventKind.CAMPAIGN, one.period.start, one, who, title, ids=[one.id]
            )


def _these(*names: str) -> Names:
    return lambda _: names


def _term(member: enum.Enum) -> Names:
    return lambda language: [term(member, language)]


def _figure(one: Figure) -> Names:
    return lambda language: [figure_words(one.value, one.measure, one.comparison, language)]


def _milestone(one: Milestone) -> Names:
    def said(language: Language) -> list[str]:
        voted = one.vote and vote_words(one.vote.percent_for, one.vote.turnout, language)
        return [term(one.stage, language), *([voted] if voted else [])]

    return said


def _strike(one: Strike) -> Names:
    end = one.period.end
    if not isinstance(end, ImpreciseDate):
        return lambda language: [term(one.kind, language), without_end(one.period, language)]
    if end == one.period.start:
        return _term(one.kind)
    return lambda language: [term(one.kind, language), through(end, language)]


def _is_new(name: Name, names: Sequence[Name]) -> bool:
    """Whether an organisation had another name of the same kind before."""
    return any(
        (one.language, one.kind) == (name.language, name.kind)
        and one.period.before(name.period).is_possible
        for one in names
        if one is not name
    )


def _when(event: Event) -> tuple[int, int]:
    return event.date.days


def _told_once(events: Sequence[Event]) -> Iterator[Event]:
    """Leave out what a disputed claim tells as an accepted record does."""
    accepted = {event.claim for event in events if event.standing is Standing.ACCEPTED}
    for event in events:
        if event.standing is Standing.ACCEPTED or event.claim not in accepted:
            yield event
