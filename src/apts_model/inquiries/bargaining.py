"""Questions about bargaining: rounds and their stages, votes, strikes, agreements, deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from apts_model.answers import Answer
from apts_model.finding import kept, look_up
from apts_model.inquiries.deadlines import Deadline, deadlines_of
from apts_model.inquiries.lineages import Lineages
from apts_model.inquiries.strike_days import StrikeDays, days_on_strike
from apts_model.inquiries.successive import window
from apts_model.records.agreements import Agreement
from apts_model.records.bargaining import BargainingRound, milestones_in, unions_on
from apts_model.records.coverage import RecordKind
from apts_model.records.milestones import Milestone, Stage
from apts_model.records.regimes import REGIMES
from apts_model.records.sources import Language
from apts_model.records.standing import is_accepted
from apts_model.records.strikes import Strike
from apts_model.tenures import entries_of
from apts_model.time.certainty import Certainty
from apts_model.time.dates import DateLike
from apts_model.time.periods import ALWAYS, OPEN, Period
from apts_model.timelines import Timeline
from apts_model.words import Topic, term


class Bargaining(Lineages):
    """Questions about bargaining rounds."""

    def rounds_of(self, union_id: str) -> tuple[BargainingRound, ...]:
        """All bargaining rounds that a union took part in, in order of time.

        Raises:
            UnknownIdError: there is no such union.

        Examples:
            >>> import apts_model as am
            >>> am.load_apts().rounds_of("apts")[-1].id
            'apts-2023'
        """
        self.union(union_id)
        return tuple(sorted(self._rounds_by_union.get(union_id, ()), key=_begun))

    def stages_on(
        self, round_id: str, when: DateLike, table_id: str | None = None
    ) -> Answer[Milestone]:
        """Ask which stages a bargaining round had reached by a day, at one table or at all.

        Strikes and the agreement count as stages too. What `holders` counts together are stages,
        such as "strike".

        Raises:
            UnknownIdError: there is no such round, or no such table in it.
            DateSyntaxError: `when` is no date.

        Examples:
            >>> import apts_model as am
            >>> reached = am.load_apts().stages_on("apts-2023", "2023-12-26")
            >>> am.Stage.AGREEMENT_IN_PRINCIPLE in {m.stage for m in reached.certain}
            True
        """
        held = self.round(round_id)
        if table_id is None:
            milestones = _stages_of(held)
        else:
            tables = {table.id: table for table in held.tables}
            milestones = look_up(tables, table_id, "table").milestones
        return self._timeline(
            # A stage that was reached stays reached, whatever is known of later days.
            ((milestone, Period(milestone.date, until=OPEN)) for milestone in milestones),
            topic=Topic.STAGE,
            subject=lambda _: held.title,
            label=self._name_of_milestone,
            holder=_stage_reached,
            life=ALWAYS,
            lasting=True,
        ).on(when)

    def votes_of(self, union_id: str) -> tuple[Milestone, ...]:
        """All stages with a vote that a union's members took part in, by date.

        Raises:
            UnknownIdError: there is no such union.

        Examples:
            >>> import apts_model as am
            >>> [str(m.vote.percent_for) for m in am.load_apts().votes_of("apts")][-2:]
            ['75.7', '74.8']
        """
        self.union(union_id)
        voted = [
            milestone
            for held in self.rounds
            for milestone, union_ids in milestones_in(held)
            if milestone.vote is not None and union_id in union_ids
        ]
        return tuple(sorted(voted, key=_reached))

    def strikes_of(self, union_id: str) -> Timeline[Strike]:
        """All strikes of a union, in order of time.

        Raises:
            UnknownIdError: there is no such union.

        Examples:
            >>> import apts_model as am
            >>> [str(s.period) for s in am.load_apts().strikes_of("apts").on("2023-11-22").certain]
            ['2023-11-21/2023-11-23']
        """
        timeline = kept(self._strikes_of, union_id)
        if timeline is None:
            union = self.union(union_id)
            timeline = self._strikes_of[union_id] = self._timeline(
                entries_of(strike for held in self.rounds for strike in _strikes(held, union_id)),
                topic=Topic.STRIKE,
                subject=union.short_name,
                label=lambda strike, language: term(strike.kind, language),
                holder=_strike_id,
                whole_days=True,
                life=union.period,
                coverage=self._covered(union_id, RecordKind.ROUNDS),
            )
        return timeline

    def on_strike(self, union_id: str, when: DateLike) -> Certainty:
        """Whether a union was on strike: on every day asked about, on some, or on none.

        It goes by the strikes on record: NO says that none of them can have been on that day.
        Whether the record is complete then, `strikes_of(union_id).on(when).covered` says.

        Raises:
            UnknownIdError: there is no such union.
            DateSyntaxError: `when` is no date.

        Examples:
            >>> import apts_model as am
            >>> apts = am.load_apts()
            >>> apts.on_strike("apts", "2023-11-22"), apts.on_strike("apts", "2023-11")
            (<Certainty.CERTAIN: 'certain'>, <Certainty.POSSIBLE: 'possible'>)
        """
        answer = self.strikes_of(union_id).on(when)
        if not len(answer):
            return Certainty.NO
        return Certainty.CERTAIN if answer.vacant is Certainty.NO else Certainty.POSSIBLE

    def strike_days(self, round_id: str, union_id: str) -> StrikeDays:
        """How many days a union was on strike in a round; a day of several strikes counts once.

        What a strike names is counted, whether or not the round itself names the union: one that
        had no part in any has 0 days.

        Raises:
            UnknownIdError: there is no such round, or no such union.

        Examples:
            >>> import apts_model as am
            >>> days = am.load_apts().strike_days("apts-2023", "apts")
            >>> days.full, days.partial
            (10, 1)
        """
        self.union(union_id)
        strikes = filter(is_accepted, _strikes(self.round(round_id), union_id))
        return days_on_strike(strikes, self.as_of)

    def agreement_on(self, union_id: str, when: DateLike) -> Answer[Agreement]:
        """Ask which collective agreement was in force for a union on a day.

        An agreement binds the unions of its round's `union_ids`; other unions may sit at a table
        of the round or join its strikes without being bound by it. It is in force from the day
        that its `in_force` names through the last day of its term, as long as the union exists:
        where nobody knows whether it ended, or on which day, it is possibly in force.
        In Quebec its conditions go on to apply after that; this is not counted here.

        Raises:
            UnknownIdError: there is no such union.
            DateSyntaxError: `when` is no date.

        Examples:
            >>> import apts_model as am
            >>> str(am.load_apts().agreement_on("apts", "2025-01-15").one().signed)
            '2024-06-07'
        """
        union = self.union(union_id)
        rounds = {
            id(held.agreement): held
            for held in self.rounds_of(union_id)
            if union_id in held.union_ids
        }
        return self._timeline(
            (
                (held.agreement, held.agreement.time_in_force)
                for held in rounds.values()
                if held.agreement is not None
            ),
            topic=Topic.AGREEMENT,
            subject=union.short_name,
            label=lambda agreement, _: rounds[id(agreement)].title,
            holder=lambda agreement: rounds[id(agreement)].id,
            life=union.period,
            begins_within=lambda _: True,
            coverage=self._covered(union_id, RecordKind.ROUNDS),
        ).on(when)

    def deadlines(self, round_id: str, holidays: Iterable[DateLike] = ()) -> tuple[Deadline, ...]:
        """Compute the days that the law gives for the stages of a round, in order of time.

        A round without a regime has none; delays that the regime leaves unset give none.

        Args:
            round_id: Id of a bargaining round.
            holidays: Days that are no working days, besides Saturdays and Sundays; the calendars
                of the package `holidays` can be given as they are.

        Raises:
            UnknownIdError: there is no such round, or its regime is not one of `REGIMES`.
            DateSyntaxError: one of the holidays is no date.
            InvalidValueError: one of them is not one exact day, or they are no list of days.

        Examples:
            >>> import apts_model as am
            >>> for deadline in am.load_apts().deadlines("apts-2023"):
            ...     if deadline.stage is am.Stage.STRIKE_NOTICE:
            ...         print(deadline.last, deadline.counted_from)
            2023-10-25 2023-11-06
            2023-11-09 2023-11-21
            2023-11-28 2023-12-08
        """
        held = self.round(round_id)
        if held.regime_id is None:
            return ()
        return deadlines_of(held, look_up(REGIMES, held.regime_id, "regime"), holidays)

    def _name_of_milestone(self, milestone: Milestone, language: Language) -> str:
        stage = term(milestone.stage, language)
        if milestone.union_id is None:
            return stage
        return f"{stage} ({self.label(milestone.union_id, language)})"

    @cached_property
    def _rounds_by_union(self) -> Mapping[str, list[BargainingRound]]:
        found: dict[str, list[BargainingRound]] = {}
        for held in self.rounds:
            for union_id in _unions_in(held):
                found.setdefault(union_id, []).append(held)
        return found

    @cached_property
    def _strikes_of(self) -> dict[str, Timeline[Strike]]:
        return {}


def _stages_of(held: BargainingRound) -> tuple[Milestone, ...]:
    """Every milestone of a round, and those that its strikes and its agreement amount to."""
    told = tuple(milestone for milestone, _ in milestones_in(held))
    implied = [
        Milestone(
            id=strike.id,
            stage=Stage.STRIKE,
            date=strike.period.start,
            citations=strike.citations,
            note=strike.note,
        )
        for strike in filter(is_accepted, held.strikes)
    ]
    if (made := held.agreement) is not None:
        dates = ((Stage.SIGNATURE, made.signed), (Stage.IN_FORCE, made.in_force))
        implied += [
            Milestone(
                id=f"{held.id}-{stage.value.replace('_', '-')}",
                stage=stage,
                date=date,
                citations=made.citations,
            )
            for stage, date in dates
            if date is not None
        ]
    return (*told, *implied)


def _strikes(held: BargainingRound, union_id: str) -> Iterator[Strike]:
    """Strikes of one union in a round."""
    return (strike for strike in held.strikes if union_id in unions_on(strike, held))


def _unions_in(held: BargainingRound) -> dict[str, None]:
    """Unions that a round names anywhere, but for what only a disputed claim names."""
    named = [held.union_ids, *(strike.union_ids for strike in filter(is_accepted, held.strikes))]
    named += [of for milestone, of in milestones_in(held) if is_accepted(milestone)]
    named += [table.union_ids for table in held.tables]
    return dict.fromkeys(union_id for union_ids in named for union_id in union_ids)


def _begun(held: BargainingRound) -> tuple[int, int]:
    """When a round began, as far as its dates tell: before others if what it replaces expired."""
    if held.expires is not None:
        return window(held.expires)
    dates = [milestone.date for milestone in _stages_of(held) if is_accepted(milestone)]
    return min((window(date) for date in dates if date is not None), default=window(None))


def _reached(milestone: Milestone) -> tuple[int, int]:
    return window(milestone.date)


def _stage_reached(milestone: Milestone) -> str:
    return milestone.stage.value


def _strike_id(strike: Strike) -> str:
    return strike.id
