"""Rules on bargaining rounds: the order of stages, the delays of the law, strikes and votes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from apts_model.dataset import Dataset
from apts_model.inquiries.deadlines import deadlines_of
from apts_model.questions import Window
from apts_model.records.bargaining import BargainingRound
from apts_model.records.coverage import RecordKind
from apts_model.records.milestones import Stage
from apts_model.records.regimes import REGIMES, Regime, Relation, StageRule
from apts_model.rules.findings import Finding, Found, any_of, perhaps
from apts_model.rules.stages import Course, Reached, rounds_in
from apts_model.time.bounds import Bounds
from apts_model.time.certainty import CERTAIN, NO, POSSIBLE, Certainty
from apts_model.time.dates import ImpreciseDate
from apts_model.words import rule_words, term


def _since(window: Window, limit: Window) -> Certainty:
    """Whether a day comes after another, or is the same one."""
    if window[0] >= limit[1]:
        return CERTAIN
    return POSSIBLE if window[1] >= limit[0] else NO


def _later(window: Window, other: Window) -> Certainty:
    """Whether a day comes after another, or is the same one, as two days told in one way are."""
    return CERTAIN if window == other else _since(window, other)


# --- the law --------------------------------------------------------------------------------


def stage_order(dataset: Dataset) -> Found:
    """Stages come in the order, and after the delays, of the law that governs the round."""
    for one in rounds_in(dataset):
        regime = REGIMES.get(one.held.regime_id or "")
        if regime is not None:
            limits = _limits(one.held, regime)
            for rule in regime.rules:
                if rule.stage is not Stage.RATIFICATION:  # that has a rule of its own below
                    yield from _of_rule(dataset, one, rule, limits[id(rule), rule.stage])


Limits = dict[ImpreciseDate, Window]
"""By the day that is counted from, the first or the last day that the law gives."""


def _limits(held: BargainingRound, regime: Regime) -> defaultdict[tuple[int, Stage | None], Limits]:
    """Compute what the law gives, by rule and by the stage that it is for."""
    limits: defaultdict[tuple[int, Stage | None], Limits] = defaultdict(dict)
    for deadline in deadlines_of(held, regime):
        counted = deadline.first or deadline.last
        if counted is not None:
            limits[id(deadline.rule), deadline.stage][deadline.counted_from] = counted.window
    return limits


def _of_rule(dataset: Dataset, one: Course, rule: StageRule, limits: Limits) -> Found:
    lacking: list[Reached] = []
    for reached in one.reached.get(rule.stage, ()):
        if reached.date is None or (rule.relation is not Relation.AFTER and one.is_later(reached)):
            continue  # such a delay is for the first of several
        window = reached.date.window
        if rule.counted_from is None:
            earlier = []
            kept = [_since(limit, window) for limit in limits.values()]
        else:
            earlier = one.reached_with(reached, rule.counted_from)
            kept = [_kept(rule, other, window, limits) for other in earlier]
            if not earlier:
                lacking.append(reached)
        best = any_of(kept) if kept else CERTAIN
        if best is CERTAIN:
            continue
        # No law stands behind a custom, and parties can agree on more time.
        may_be = rule.extendable or rule.section.url is None
        if rule.counted_from in REPEATED and not _is_covered(dataset, one.held, reached.date):
            may_be = may_be or all(_is_after(other, window) for other in earlier)
        wrong = CERTAIN if best is NO and not may_be else POSSIBLE
        yield Finding(
            wrong,
            reached.path,
            (one.held.id, reached.id),
            f"{reached.id!r} ({reached.date}) {perhaps(wrong)}breaks a rule, "
            f"{rule_words(rule, 'en')}: mend the dates, or the regime_id",
        )
    if lacking and rule.counted_from is not None:
        yield from _missing(dataset, one, rule, rule.counted_from, lacking[0])  # once is enough


REPEATED = frozenset(
    {
        Stage.OFFERS,
        Stage.TALKS,
        Stage.MEDIATION_REQUESTED,
        Stage.MEDIATION,
        Stage.ESSENTIAL_SERVICES,
        Stage.STRIKE_MANDATE,
        Stage.STRIKE_NOTICE,
    }
)
"""Stages that are reached again and again: a late one does not say that there was none before."""


def _is_after(other: Reached, window: Window) -> bool:
    return other.date is not None and _since(window, other.date.window) is NO


def _kept(rule: StageRule, other: Reached, window: Window, limits: Limits) -> Certainty:
    """Whether a rule is kept, counted from one thing that was reached before."""
    if other.date is None:
        return POSSIBLE
    limit = limits.get(other.date)
    if rule.relation is Relation.AFTER:
        return _later(window, other.date.window) if limit is None else _since(window, limit)
    in_order = _later(window, other.date.window)
    return in_order if limit is None else in_order & _since(limit, window)


def _missing(
    dataset: Dataset, one: Course, rule: StageRule, wanted: Stage, reached: Reached
) -> Found:
    """Tell of a stage that the law asks for, by a delay after it, and that is not there."""
    if rule.days and rule.relation is Relation.AFTER:
        yield Finding(
            CERTAIN if _is_covered(dataset, one.held, reached.date) else POSSIBLE,
            reached.path,
            (one.held.id, reached.id),
            f"before {reached.id!r} the round has no {term(wanted, 'en')}, which the law asks for, "
            f"{rule_words(rule, 'en')}: add it, or say in a note that no source tells of it",
        )


def _is_covered(dataset: Dataset, held: BargainingRound, date: ImpreciseDate | None) -> bool:
    """Whether the data set says that it has all that there is on the rounds of that day."""
    return date is not None and any(
        coverage.records is RecordKind.ROUNDS
        and coverage.subject_id in held.union_ids
        and _certainly_inside(date.window, coverage.period.bounds_on(dataset.as_of))
        for coverage in dataset.coverages
    )


def _certainly_inside(window: Window, bounds: Bounds) -> bool:
    return bounds.start_last <= window[0] and window[1] < bounds.end_first


def regime_of_another_time(dataset: Dataset) -> Found:
    """A round begins while its regime is the law."""
    for one in rounds_in(dataset):
        regime = REGIMES.get(one.held.regime_id or "")
        windows = [
            reached.date.window
            for found in one.reached.values()
            for reached in found
            if reached.date is not None
        ]
        if regime is None or not windows:
            continue
        first, last = min(windows)[0], min(end for _, end in windows)
        law = regime.period.bounds  # what is open has no end
        if last < law.start_first or first >= law.end_last:
            wrong = CERTAIN
        elif first < law.start_last or (law.has_end and last >= law.end_first):
            wrong = POSSIBLE
        else:
            continue
        yield Finding(
            wrong,
            f"{one.path}.regime_id",
            (one.held.id,),
            f"{one.held.id!r} {perhaps(wrong)}began at another time than that of {regime.id!r}, "
            f"{regime.period}: name the regime of its time, or none",
        )


# --- votes and strikes ----------------------------------------------------------------------


def ratification_without_agreement(dataset: Dataset) -> Found:
    """Members vote on an agreement in principle, or on a proposal, that is there already."""
    wanted = (Stage.AGREEMENT_IN_PRINCIPLE, Stage.PROPOSAL)
    for one in rounds_in(dataset):
        for reached in one.reached.get(Stage.RATIFICATION, ()):
            earlier = [other for stage in wanted for other in one.reached_with(reached, stage)]
            yield from _after_some(
                dataset, one, reached, earlier, "agreement in principle or proposal to vote on"
            )


def strike_without_mandate(dataset: Dataset) -> Found:
    """Members give a mandate before they go on strike."""
    for one in rounds_in(dataset):
        for reached in one.reached.get(Stage.STRIKE, ()):
            earlier = one.reached_with(reached, Stage.STRIKE_MANDATE)
            yield from _after_some(dataset, one, reached, earlier, "strike mandate")


def _after_some(
    dataset: Dataset, one: Course, reached: Reached, earlier: Sequence[Reached], wanted: str
) -> Found:
    ids = (one.held.id, reached.id)
    if not earlier:
        wrong = CERTAIN if _is_covered(dataset, one.held, reached.date) else POSSIBLE
        message = (
            f"before {reached.id!r} the round has no {wanted}: add it, or say in a note that no "
            "source tells of it"
        )
        yield Finding(wrong, reached.path, ids, message)
        return
    best = any_of(_known_later(reached, other) for other in earlier)
    if best is not CERTAIN:
        is_silent = earlier[0].stage in REPEATED and not _is_covered(
            dataset, one.held, reached.date
        )
        wrong = CERTAIN if best is NO and not is_silent else POSSIBLE
        told = " or ".join(repr(other.id) for other in earlier)
        message = (
            f"{reached.id!r} ({reached.date}) {perhaps(wrong)}came before the {wanted}, {told}: "
            "mend the dates"
        )
        yield Finding(wrong, reached.path, ids, message)


def _known_later(reached: Reached, other: Reached) -> Certainty:
    if reached.date is None or other.date is None:
        return CERTAIN  # nothing speaks against it
    return _later(reached.date.window, other.date.window)


_OPENING = (Stage.DEMANDS_FILED, Stage.OFFERS, Stage.TALKS)
_CLOSING = (Stage.SIGNATURE, Stage.IN_FORCE, Stage.DECREE, Stage.ABANDONED)


def strike_outside_round(dataset: Dataset) -> Found:
    """A strike lies between the demands and the end of its round."""
    for one in rounds_in(dataset):
        opening = _dated(one, _OPENING)
        closing = _dated(one, _CLOSING)
        for path, strike in one.strikes:
            bounds = strike.period.bounds_on(dataset.as_of)
            own = Reached(path, strike.id, Stage.STRIKE, None, frozenset(strike.union_ids))
            opened = [(other, window) for other, window in opening if own.with_some_of(other)]
            closed = [(other, window) for other, window in closing if own.with_some_of(other)]
            wrong = _begun_before(bounds, opened) | _gone_on_after(bounds, closed)
            if wrong is not NO:
                yield Finding(
                    wrong,
                    f"{path}.period",
                    (one.held.id, strike.id),
                    f"{strike.id!r} ({strike.period}) was {perhaps(wrong)}not inside the round: "
                    "mend its days, or those on which the round began and ended",
                )


def _dated(one: Course, stages: Iterable[Stage]) -> list[tuple[Reached, Window]]:
    return [
        (other, other.date.window)
        for stage in stages
        for other in one.reached.get(stage, ())
        if other.date is not None
    ]


def _begun_before(bounds: Bounds, opened: Sequence[tuple[Reached, Window]]) -> Certainty:
    """Whether a strike began before the round did; the first of several beginnings counts.

    That it began with the demands is certain; talks or offers may have had others before them.
    """
    if not opened:
        return NO
    first = min(window[0] for _, window in opened)
    last = min(window[1] for _, window in opened)
    if bounds.start_last < first:
        is_known = any(other.stage is Stage.DEMANDS_FILED for other, _ in opened)
        return CERTAIN if is_known else POSSIBLE
    return POSSIBLE if bounds.has_start and bounds.start_first < last else NO


def _gone_on_after(bounds: Bounds, closed: Sequence[tuple[Reached, Window]]) -> Certainty:
    """Whether a strike went on after the round ended; the last of several ends counts.

    After a decree it is possible, against the law.
    """
    if not closed:
        return NO
    first = max(window[0] for _, window in closed)
    last = max(window[1] for _, window in closed)
    if bounds.end_first - 1 > last:
        is_known = any(other.stage is not Stage.DECREE for other, _ in closed)
        return CERTAIN if is_known else POSSIBLE
    return POSSIBLE if bounds.has_end and bounds.end_last - 1 > first else NO
