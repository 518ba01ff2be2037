"""Timeline: records in order of time, and every question about a day or a period of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar, overload

from apts_model import drawing
from apts_model.answers import Answer
from apts_model.errors import counted
from apts_model.links import end_of, overlap, shared_chain, start_of
from apts_model.questions import Index, Question
from apts_model.records.sources import Language, Source, language_of
from apts_model.records.standing import Standing, is_accepted
from apts_model.tenures import Dated, Naming, Tenures, entries_of
from apts_model.time.bounds import Bounds
from apts_model.time.certainty import Certainty
from apts_model.time.dates import DateLike, ImpreciseDate, exact_day, imprecise
from apts_model.time.edtf import FIRST_DAY, LAST_DAY
from apts_model.time.periods import INCOMING, UNKNOWN, Handover, Period, checked_period
from apts_model.views import View
from apts_model.words import Topic

T = TypeVar("T")
S = TypeVar("S")
D = TypeVar("D", bound=Dated)

Pairs = tuple[tuple[tuple[T, T], Certainty], ...]
"""Pairs of records, each with how certain it is of them."""

_WITH_GAPS = {Topic.PRESIDENT, Topic.RECORD}
"""What should have someone or something on every day, so that a drawing shows where it has not."""


def _id_of(record: object) -> str:
    return str(getattr(record, "holder_id", None) or getattr(record, "id", None) or record)


class Timeline(Sequence[T]):
    """Records that have a period, in order of time, with the questions one can ask of them.

    Args:
        records: Any records with a `period`; those with a `standing` of DISPUTED are kept apart,
            those with `follows_ids` are linked to the ones they name.
        label: Gives the name to show of whoever held a record; by default its id.
        holder: Gives the id of whoever held it; by default `holder_id`.
        subject: The name to show of what the timeline is about.
        topic: What kind of thing it is about, for sentences.
        life: When the subject existed, or what gives that for each record; outside it there are
            no matches.
        coverage: Periods over which the records are known to be complete.
        as_of: The last day anything is known of.
        sources: Sources by id, for answers to name.
        context: Records that are no part of the timeline, but that others may follow.

    Raises:
        DateSyntaxError: `as_of` is no date.
        InvalidValueError: `as_of` is not one exact day.

    Examples:
        >>> from apts_model import Period, Presidency, Timeline
        >>> timeline = Timeline(
        ...     [
        ...         Presidency(
        ...             id="b",
        ...             union_id="u",
        ...             holder_id="bo",
        ...             period=Period(until="2015"),
        ...             follows_ids=["a"],
        ...         ),
        ...         Presidency(
        ...             id="a", union_id="u", holder_id="al", period=Period("2004", until="2012-05")
        ...         ),
        ...     ]
        ... )
        >>> answer = timeline.on("2012-05-09")
        >>> [record.holder_id for record in answer.possible], answer.vacant
        (['al', 'bo'], <Certainty.NO: 'no'>)
    """

    __slots__ = ("_tenures",)

    _tenures: Tenures[T]

    def __init__(
        self: Timeline[D],
        records: Iterable[D],
        *,
        label: Callable[[D], str] = _id_of,
        holder: Callable[[D], str] = _id_of,
        subject: str = "",
        topic: Topic = Topic.RECORD,
        life: Period | Callable[[D], Period] = UNKNOWN,
        coverage: Iterable[Period] = (),
        as_of: DateLike | None = None,
        sources: Mapping[str, Source] | None = None,
        context: Iterable[D] = (),
    ) -> None:
        self._tenures = Tenures(
            given=entries_of(records),
            naming=Naming(
                label=lambda record, _: label(record),
                holder=holder,
                subject=lambda _: subject,
                topic=topic,
                sources=sources or {},
            ),
            life=life if isinstance(life, Period) else UNKNOWN,
            life_of=None if isinstance(life, Period) else life,
            coverage=tuple(coverage),
            as_of=None if as_of is None else exact_day(as_of, field="as_of"),
            context=entries_of(context),
        )

    @classmethod
    def of(cls: type[Timeline[S]], tenures: Tenures[S]) -> Timeline[S]:
        """Take tenures that are prepared already, with names in every language."""
        timeline = cls.__new__(cls)
        timeline._tenures = tenures
        return timeline

    def on(self, when: DateLike, handover: Handover | str = INCOMING) -> Answer[T]:
        """Ask who or what held on a day; a vague day is judged day by day.

        Raises:
            DateSyntaxError: `when` is no date.
            UnsupportedDateError: it is EDTF that is left out.

        Examples:
            >>> import apts_model as am
            >>> presidents = am.load_apts().presidencies_of("apts")
            >>> print(presidents.on("2019-11-19"))
            Andrée Poirier
            >>> print(presidents.on("2019-11-19", handover=am.Handover.OUTGOING))
            Carolle Dubé
        """
        date = imprecise(when)
        tenures = self._tenures
        return Answer(tenures, tenures.view(handover), Question.on(date.window), date)

    def during(self, period: Period) -> Answer[T]:
        """Ask who or what held on some day of a period.

        Raises:
            InvalidValueError: `period` is no `Period`; a day, a month or a year is asked with `on`.

        Examples:
            >>> import apts_model as am
            >>> presidents = am.load_apts().presidencies_of("apts")
            >>> print(presidents.during(am.Period("2012-01-01", until="2013-01-01")))
            Dominique Verreault and Carolle Dubé
        """
        bounds = checked_period(period, "period").bounds_on(self._tenures.as_of)
        return Answer(self._tenures, self._view, Question.during(bounds), period)

    def gaps(self) -> tuple[tuple[Period, Certainty], ...]:
        """Stretches of days that are not certainly held, and whether they were vacant.

        They run from the first day the subject may have existed (where that is unknown, from the
        first day that a record or a coverage names) through `as_of` (without one, through the last
        day it may have existed, or that is named). Each is a period of whole days. The day on
        which the subject itself ended is its last one, though none of its tenures has it: where
        they end together, that day is a gap.

        Examples:
            >>> import apts_model as am
            >>> am.load_apts().presidencies_of("apts").gaps()
            ((Period('2004-03-18', through='2004-11-29'), <Certainty.POSSIBLE: 'possible'>),)
        """
        gaps: list[tuple[int, int, Certainty]] = []
        for first, end in pairwise(self._turning_days):
            answer = self.on(_day(first))
            if answer.existed is Certainty.NO or answer.vacant is Certainty.NO:
                continue
            adjoins = bool(gaps) and gaps[-1][1:] == (first, answer.vacant)
            gaps.append((gaps.pop()[0] if adjoins else first, end, answer.vacant))
        return tuple(
            (Period(_day(first), through=_day(end - 1)), vacant) for first, end, vacant in gaps
        )

    @property
    def _turning_days(self) -> list[int]:
        """Days on which what is known can change, in order, first to last of what gaps cover."""
        tenures = self._tenures
        bounded = [day for bounds in self._view.bounds for day in bounds]
        days = {day for day in bounded if FIRST_DAY <= day <= LAST_DAY}
        covered = [day for bounds in tenures.covered_bounds for day in bounds]
        life = {day for bounds in (*tenures.lives, *tenures.limits) for day in bounds}
        born, died = tenures.lifespan
        certain = [day for of in tenures.covered_bounds for day in (of.start_last, of.end_first)]
        named = {day for day in (*days, *certain) if FIRST_DAY <= day <= LAST_DAY}
        start = born if born >= FIRST_DAY else min(named, default=FIRST_DAY)
        if tenures.as_of is not None:
            end = tenures.as_of.toordinal() + 1
        else:
            end = died + 1 if died <= LAST_DAY else max(named, default=FIRST_DAY)
        turning = {*days, *life, *covered, start, end}
        return sorted(day for day in turning if start <= day <= end)

    def overlaps(self) -> Pairs[T]:
        """Pairs of accepted records that share a day, and how certain that is.

        Examples:
            >>> import apts_model as am
            >>> [((first, second), certainty)] = am.load_apts().presidencies_of("apts").overlaps()
            >>> first.holder_id, second.holder_id, certainty.name
            ('denis-cote', 'dominique-verreault', 'CERTAIN')
        """
        view = self._view
        bounds = view.bounds
        whole = Index(bounds, view.accepted_positions)
        return self._pairs(
            (first, second, overlap(bounds, view.chain_of, first, second))
            for first in view.accepted_positions
            for second in whole.find(bounds[first].start_first, bounds[first].end_last - 1)
            if first < second
        )

    def handovers(self) -> Pairs[T]:
        """Pairs of accepted records of which the second starts as the first ends.

        Examples:
            >>> import apts_model as am
            >>> presidents = am.load_apts().presidencies_of("apts")
            >>> for (old, new), certainty in presidents.handovers()[2:4]:
            ...     print(old.holder_id, new.holder_id, new.period.start, certainty.name)
            dominique-verreault carolle-dube 2012-05-09 CERTAIN
            carolle-dube andree-poirier 2019-11-19 CERTAIN
        """
        view = self._view
        bounds = view.bounds
        first_days = [Bounds(first, first, last + 1, last + 1) for first, last, _, _ in bounds]
        starts = Index(first_days, view.accepted_positions)
        return self._pairs(
            (first, second, _meet(view, first, second))
            for first in view.accepted_positions
            for second in starts.find(bounds[first].end_first, bounds[first].end_last)
            if first != second
        )

    @property
    def _view(self) -> View:
        return self._tenures.view(Handover.INCOMING)

    def _pairs(self, judged: Iterable[tuple[int, int, Certainty]]) -> Pairs[T]:
        return tuple(
            ((self[first], self[second]), certainty)
            for first, second, certainty in judged
            if certainty is not Certainty.NO
        )

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self._tenures.records[index]

    def __len__(self) -> int:
        return len(self._tenures.given)

    def __iter__(self) -> Iterator[T]:
        return iter(self._tenures.records)

    def __repr__(self) -> str:
        subject = self._tenures.naming.subject(Language.EN)
        return f"<Timeline{subject and f' of {subject}'}: {counted(len(self), 'record')}>"

    def to_svg(self, lang: Language | str = Language.EN, title: str | None = None) -> str:
        """Draw it: vague ends vague, disputed claims hatched, gaps of an office as empty boxes.

        Args:
            lang: The language of names and words.
            title: The heading; by default it says whose timeline it is.

        Raises:
            InvalidValueError: there are no words in this language.

        Examples:
            >>> import apts_model as am
            >>> svg = am.load_apts().members_of("front-commun-2023").to_svg("fr")
            >>> "de 2023\N{NO-BREAK SPACE}: membres</title>" in svg
            True
        """
        tenures, language = self._tenures, language_of(lang)
        rows = (
            drawing.Row(
                label=tenures.naming.label(record, language),
                period=self._view.narrowed(position, period),
                standing=Standing.ACCEPTED if is_accepted(record) else Standing.DISPUTED,
            )
            for position, (record, period) in enumerate(tenures.entries)
        )
        topic = tenures.naming.topic
        return drawing.timeline_svg(
            rows,
            title=title or drawing.drawing_title(tenures.naming.subject(language), topic, language),
            language=language,
            as_of=tenures.as_of,
            gaps=self.gaps() if topic in _WITH_GAPS else (),
        )

    def _repr_svg_(self) -> str:
        """Draw it, for notebooks."""
        return self.to_svg()


def _meet(view: View, first: int, second: int) -> Certainty:
    """Whether the second tenure starts as the first one ends."""
    chain = shared_chain(view.chain_of, first, second)
    if chain is not None:
        end, start = end_of(first), start_of(second)
        if chain.same_day.find(end) == chain.same_day.find(start):
            return Certainty.CERTAIN
        if chain.leads_to(end, start) or chain.leads_to(start, end):
            return Certainty.NO
    return view.bounds[first].meets(view.bounds[second])


def _day(number: int) -> ImpreciseDate:
    return ImpreciseDate.between(number, number)
