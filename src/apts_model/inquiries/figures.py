"""Questions about figures: what sources say, and which claim is the latest by a day."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from apts_model.answers import Answer
from apts_model.errors import ImpossiblePeriodError
from apts_model.finding import by_key, look_up
from apts_model.inquiries.bodies import Bodies
from apts_model.inquiries.successive import NEVER_DATED, successive
from apts_model.records.bargaining import BargainingRound
from apts_model.records.coalitions import Coalition
from apts_model.records.coverage import RecordKind
from apts_model.records.figures import Figure, Measure, measure_of
from apts_model.records.sources import Language
from apts_model.records.standing import is_accepted
from apts_model.records.unions import TradeUnion
from apts_model.time.dates import DateLike
from apts_model.time.periods import ALWAYS, UNKNOWN, Period
from apts_model.timelines import Timeline
from apts_model.words import Topic
from apts_model.words.figures import figure_words


class Figures(Bodies):
    """Questions about figures."""

    def figures_of(self, id: str, measure: Measure | str | None = None) -> tuple[Figure, ...]:
        """All figures that sources give for an organisation or a round, by date.

        Args:
            id: Id of a union, a coalition or a bargaining round.
            measure: What the figures count; by default, all of them.

        Raises:
            UnknownIdError: there is no such union, coalition or round.
            InvalidValueError: there is no such measure.

        Examples:
            >>> import apts_model as am
            >>> [str(f.value) for f in am.load_apts().figures_of("cps", am.Measure.MEMBERS)]
            ['10000']
        """
        look_up(self._subjects_by_id, id, "union, coalition or round")
        wanted = None if measure is None else measure_of(measure)
        found = [
            figure
            for figure in self._figures_by_subject.get(id, ())
            if wanted is None or figure.measure is wanted
        ]
        return tuple(sorted(found, key=_when))

    def figure_on(
        self,
        id: str,
        measure: Measure | str,
        when: DateLike,
    ) -> Answer[Figure]:
        """Ask for the latest figures by a day; claims that the data set rejects are `disputed`.

        A figure holds from its date until a later one replaces it, while its subject exists; a
        life of which nothing is known is no limit.
        Several of one day hold together. What `holders` counts together is what figures say, such
        as "exactly 65000".

        Raises:
            UnknownIdError: there is no such union, coalition or round.
            InvalidValueError: there is no such measure.
            DateSyntaxError: `when` is no date.

        Examples:
            >>> import apts_model as am
            >>> answer = am.load_apts().figure_on("apts", am.Measure.MEMBERS, "2024-01-15")
            >>> print(answer)
            65,000 members
        """
        wanted = measure_of(measure)
        look_up(self._subjects_by_id, id, "union, coalition or round")
        timeline = self._figure_timelines.get((id, wanted))
        if timeline is None:
            timeline = self._figure_timelines[id, wanted] = self._figure_timeline(id, wanted)
        return timeline.on(when)

    def _figure_timeline(self, subject_id: str, measure: Measure) -> Timeline[Figure]:
        """Figures, each with a period until a later one replaces it."""
        figures = self.figures_of(subject_id, measure)
        accepted = [is_accepted(figure) for figure in figures]
        periods = successive([figure.date for figure in figures], accepted)
        life = self._life_of(subject_id)
        is_limited = life != UNKNOWN
        if is_limited:
            both = zip(periods, accepted, strict=True)
            periods = tuple(_while(life, one) if counts else one for one, counts in both)
        return self._timeline(
            zip(figures, periods, strict=True),
            topic=Topic.FIGURE,
            subject=lambda language: self.label(subject_id, language),
            label=_label,
            holder=_what_it_says,
            life=life if subject_id in self._organisations_by_id else ALWAYS,
            coverage=self._covered(subject_id, RecordKind.FIGURES),
            unbroken=True,
            lasting=not is_limited,
        )

    @cached_property
    def _figure_timelines(self) -> dict[tuple[str, Measure], Timeline[Figure]]:
        return {}

    @cached_property
    def _subjects_by_id(self) -> Mapping[str, TradeUnion | Coalition | BargainingRound]:
        return {**self._rounds_by_id, **self._organisations_by_id}

    @cached_property
    def _figures_by_subject(self) -> Mapping[str, list[Figure]]:
        return by_key(self.figures, _subject_id)


def _while(life: Period, period: Period) -> Period:
    """Let what nothing replaces hold through the last day of its subject."""
    if not period.is_open or life.is_open:
        return period
    try:
        return Period(period.start, through=life.end)
    except ImpossiblePeriodError:  # it had ended by then, of which `check` tells
        return period


def _label(figure: Figure, language: Language) -> str:
    return figure_words(figure.value, figure.measure, figure.comparison, language)


def _what_it_says(figure: Figure) -> str:
    return f"{figure.comparison.value} {figure.value}"


def _subject_id(figure: Figure) -> str:
    return figure.subject_id


def _when(figure: Figure) -> tuple[int, int]:
    return NEVER_DATED if figure.date is None else figure.date.days
