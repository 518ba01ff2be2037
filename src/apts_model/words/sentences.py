"""Explanations: the plain facts of one answer, told so that a person can read them."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import attrs

from apts_model.records.sources import Language, language_of
from apts_model.time.certainty import Certainty
from apts_model.time.dates import ImpreciseDate
from apts_model.time.doubts import Doubt
from apts_model.time.periods import ALWAYS, OPEN, Period
from apts_model.words import english, french
from apts_model.words.basics import listed, pick
from apts_model.words.dates import between_or_on, date_words, not_every_day, period_words, phrase
from apts_model.words.wording import Common, Topic, Wording

_WORDINGS = {Language.EN: english.WORDINGS, Language.FR: french.WORDINGS}
_COMMON = {Language.EN: english.COMMON, Language.FR: french.COMMON}


class Possibility(NamedTuple):
    """Something that held possibly, and not certainly."""

    name: str
    period: Period
    doubts: tuple[Doubt, ...]
    """Why that is not certain."""
    of_life: Collection[Doubt] = ()
    """Those of them that are about the life of what was asked about, and not about the period."""


@attrs.frozen(kw_only=True)
class Facts:
    """What is to be said of one answer, with names to show in place of records.

    Examples:
        >>> from apts_model import Certainty, ImpreciseDate
        >>> from apts_model.words import Facts, Topic, explain
        >>> facts = Facts(
        ...     topic=Topic.PRESIDENT,
        ...     subject="APTS",
        ...     when=ImpreciseDate.parse("2005-01-15"),
        ...     certain=("Denis Côté", "Dominique Verreault"),
        ...     existed=Certainty.CERTAIN,
        ...     covered=Certainty.CERTAIN,
        ...     vacant=Certainty.NO,
        ... )
        >>> print(explain(facts, "en"))
        Denis Côté and Dominique Verreault were certainly president of APTS on January 15, 2005.
    """

    topic: Topic
    subject: str
    """Name of what was asked about."""
    when: ImpreciseDate | Period
    """The day asked about; a period for "on some day of it"."""
    certain: tuple[str, ...] = ()
    possible: tuple[Possibility, ...] = ()
    disputed: tuple[tuple[str, Period, tuple[str, ...]], ...] = ()
    """Name, when it held, and the titles of the sources that say so."""
    existed: Certainty
    covered: Certainty
    vacant: Certainty
    as_of: datetime.date | None = None
    """The last day that anything is known of."""
    sources: tuple[tuple[str, str | None], ...] = ()
    """Title and URL."""


def explain(facts: Facts, language: Language | str) -> str:
    """Tell an answer in sentences, one a line.

    Examples:
        >>> from apts_model import Certainty, ImpreciseDate
        >>> from apts_model.words import Facts, Topic, explain
        >>> facts = Facts(
        ...     topic=Topic.PRESIDENT,
        ...     subject="APTS",
        ...     when=ImpreciseDate.parse("1990-01-01"),
        ...     existed=Certainty.NO,
        ...     covered=Certainty.NO,
        ...     vacant=Certainty.CERTAIN,
        ... )
        >>> print(explain(facts, "en"))
        APTS did not exist on January 1, 1990.
    """
    lines = _Telling(facts, language_of(language)).lines()
    # Two records of one person may raise the very same doubts.
    return "\n".join(dict.fromkeys(lines))


def sources_listed(
    sources: Sequence[tuple[str, str | None]], language: Language | str
) -> Iterator[str]:
    """List sources, given by title and URL, a line each below a heading.

    Examples:
        >>> from apts_model.words import sources_listed
        >>> list(sources_listed([("Le Devoir", "https://example.org/a")], "en"))
        ['Sources:', '- Le Devoir <https://example.org/a>']
    """
    if sources:
        yield _COMMON[language_of(language)].sources
    for title, url in sources:
        yield f"- {title} <{url}>" if url else f"- {title}"


def known_through(as_of: datetime.date, language: Language | str) -> str:
    """Say how far what is known reaches.

    Examples:
        >>> import datetime
        >>> from apts_model.words import known_through
        >>> known_through(datetime.date(2025, 11, 14), "en")
        'Known through November 14, 2025.'
    """
    told = _COMMON[language_of(language)].known_through
    return told.format(day=date_words(ImpreciseDate.exact(as_of), language))


@attrs.frozen
class _Telling:
    """One answer being told in one language."""

    facts: Facts
    language: Language

    def lines(self) -> Iterator[str]:
        """Yield the sentences: what is so, what may be so, what is claimed, and who says it."""
        yield from self.what_existed()
        yield from self.what_is_certain()
        yield from self.what_is_possible()
        yield from self.what_is_missing()
        for name, period, titles in self.facts.disputed:
            held = self.say(
                self.wording.disputed,
                source=listed([self.common.quote.format(title) for title in titles], self.language)
                or self.common.some_source,
                names=self.names([name]),
                period=self.set_in(period),
                on="" if period.start is None else f" {phrase(period.start, self.language).on}",
            )
            yield self.common.disputed.format(claim=held)
        yield from sources_listed(self.facts.sources, self.language)

    def what_existed(self) -> Iterator[str]:
        if self.facts.existed is Certainty.NO:
            yield self.say(self.wording.absent)

    def what_is_certain(self) -> Iterator[str]:
        if certain := self.facts.certain:
            one_or_several = self.wording.certain[0 if len(certain) == 1 else -1]
            yield self.say(one_or_several, names=self.names(certain))

    def what_is_possible(self) -> Iterator[str]:
        if not self.facts.possible:
            return
        if self.wording.nothing_certain and not self.facts.certain:
            yield self.say(self.wording.nothing_certain)
        for one in self.facts.possible:
            reasons = "; ".join(self.reasons(one))
            why = reasons and self.common.colon + reasons
            yield self.say(self.wording.possible, names=self.names([one.name]), why=why)
        if not self.facts.certain:
            yield from self.what_possibilities_amount_to()

    def what_possibilities_amount_to(self) -> Iterator[str]:
        several = len({name for name, *_ in self.facts.possible}) > 1
        if self.facts.vacant is Certainty.POSSIBLE:
            yield self.wording.perhaps_none
        elif self.facts.vacant is Certainty.NO and several:
            yield self.say(self.wording.one_of)

    def what_is_missing(self) -> Iterator[str]:
        """Yield what to make of it that nothing is certain."""
        facts = self.facts
        if facts.certain or facts.existed is Certainty.NO:
            return
        if not facts.possible:
            yield self.say(self.wording.none if facts.vacant.is_certain else self.wording.silent)
        if facts.existed is Certainty.POSSIBLE and not facts.vacant.is_certain:
            yield self.say(self.wording.perhaps_absent)

    def reasons(self, match: Possibility) -> Iterator[str]:
        """Yield why a match is not certain."""
        marked = Doubt.QUALIFIED in match.doubts
        ends = list(self.vague_ends(match, marked=marked))
        yield from ends
        if marked and not ends:
            yield self.common.marked_somewhere
        if Doubt.AFTER_AS_OF in match.doubts:
            yield self.nothing_later()
        if Doubt.WHEN in match.doubts:
            yield self.vague_question()

    def vague_ends(self, match: Possibility, *, marked: bool) -> Iterator[str]:
        period, doubts = match.period, match.doubts
        # A source's mark alone, with neither end named as the doubtful one, points at both.
        alone = marked and Doubt.START not in doubts and Doubt.END not in doubts
        start, end = period.start, None if period.end == OPEN else period.end
        common = self.common
        if Doubt.START in doubts or (alone and start is not None and start.is_qualified):
            if Doubt.START in match.of_life:
                yield common.start_of_life
            else:
                yield self.known_only(common.start, common.start_unknown, start, marked=marked)
        if Doubt.END in doubts or (alone and end is not None and end.is_qualified):
            if Doubt.END in match.of_life:
                yield common.end_of_life
            else:
                unknown = common.end_open if period.is_open else common.end_unknown
                yield self.known_only(common.end, unknown, end, marked=marked)

    def known_only(
        self, known: str, unknown: str, date: ImpreciseDate | None, *, marked: bool
    ) -> str:
        if date is None:
            return unknown
        said = phrase(date, self.language)
        told = known.format(noun=said.noun, on=between_or_on(said))
        if not (marked and date.is_qualified):
            return told
        approximate, uncertain, both = self.common.marks
        mark = (both if date.uncertain else approximate) if date.approximate else uncertain
        return told + self.common.marked.format(mark=mark)

    def nothing_later(self) -> str:
        if self.facts.as_of is None:
            return self.common.after_all
        said = phrase(ImpreciseDate.exact(self.facts.as_of), self.language)
        return self.common.after.format(the=said.the)

    def vague_question(self) -> str:
        when = self.facts.when
        if isinstance(when, Period):
            return self.common.vague_question
        return not_every_day(when, self.language)

    @property
    def wording(self) -> Wording:
        return _WORDINGS[self.language][self.facts.topic]

    @property
    def common(self) -> Common:
        return _COMMON[self.language]

    def names(self, names: Sequence[str]) -> str:
        return listed([self.wording.quote.format(name) for name in names], self.language)

    def say(self, template: str, **slots: str) -> str:
        """Fill in a template of `wording`."""
        covered = self.facts.covered.is_possible
        return template.format(
            subject=self.facts.subject or self.common.unnamed,
            colon=self.common.colon,
            gap=self.common.incomplete if covered else self.common.silence,
            **self.times(),
            **slots,
        )

    def times(self) -> dict[str, str]:
        """Return the question's date as a statement, a denial and "recorded for" want it."""
        when = self.facts.when
        if isinstance(when, ImpreciseDate):
            said = phrase(when, self.language)
            return {"when": said.on, "never": _of_any(said.on), "asked": _of_any(said.noun)}
        if when == ALWAYS:
            ever = ("at some time", "à un moment donné"), ("at any time", "en tout temps")
            some, any_ = (pick(both, self.language) for both in ever)
            return {"when": some, "never": any_, "asked": "any day"}
        held = self.set_in(when)
        if self.language is Language.EN:
            any_time = f"any time {held}"
            return {"when": f"at some time {held}", "never": f"at {any_time}", "asked": any_time}
        words = period_words(when, self.language)
        return {"when": f"à un moment donné ({words})", "never": words}

    def set_in(self, period: Period) -> str:
        """Say a period inside a sentence, in brackets where it has a comma of its own."""
        words = period_words(period, self.language)
        if period.start is None or period.end is None:
            return f"({words})"
        return words


def _of_any(words: str) -> str:
    """Turn English "some day" into what a sentence with "no" or "not" needs."""
    return words.replace("some day", "any day")
