"""Rounds: the stages of a bargaining round and its strikes, on an axis of months."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from apts_model.drawing.bars import BAR, bar, bar_samples, mark, pieces, vague_piece
from apts_model.drawing.pages import (
    LANE,
    MARGIN,
    SAMPLE,
    SAMPLE_HEIGHT,
    TOP,
    WIDTH,
    Names,
    Sample,
    accented,
    cut,
    ids_alone,
    lane,
    lanes_left,
    legend,
    nothing,
    page,
    text,
    width_of,
    with_standing,
)
from apts_model.drawing.scales import AXIS, Plot, axis, days_of, drawn, plot_of
from apts_model.records.bargaining import BargainingRound, milestones_in
from apts_model.records.milestones import Milestone, Stage
from apts_model.records.sources import Language, language_of
from apts_model.records.standing import Standing
from apts_model.records.strikes import Strike
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import Period
from apts_model.words import date_words, dated, listed, period_words, term, vote_words
from apts_model.words.dates import from_to

_EXPIRY = {
    Language.EN: "end of the old agreement",
    Language.FR: "fin de l’ancienne convention",
}
_STRIKES = {Language.EN: "strikes", Language.FR: "grèves"}
_AGREEMENT = {Language.EN: "new agreement", Language.FR: "nouvelle convention"}
_SOME_DAY = {Language.EN: "some day ", Language.FR: "un jour "}
"""What the box of a vague date says already."""
_EXACT = {Language.EN: "known to the day", Language.FR: "connu au jour près"}


def round_svg(
    held: BargainingRound,
    *,
    title: str | None = None,
    language: Language | str = Language.EN,
    as_of: datetime.date | None = None,
    names: Names = ids_alone,
) -> str:
    """Draw a bargaining round: its stages and its strikes, each in a lane, over months.

    A stage of an exact day is a diamond with its date, a vague one a dashed box over all days that
    it may have been. Strikes are bars, of which one day of full strike is the narrowest. What is
    disputed is hollow or hatched. Tables, strikes and the new agreement come under headings.

    Args:
        held: The round.
        title: What the drawing shows; by default the title of the round.
        language: The language of the words added.
        as_of: The last day anything is known of. Strikes that went on are certain through it.
        names: Gives the names of unions, as `Dataset.label` does; by default their ids.

    Raises:
        InvalidValueError: there are no words in this language.

    Examples:
        >>> import apts_model as am
        >>> from apts_model.drawing import round_svg
        >>> apts = am.load_apts()
        >>> svg = round_svg(apts.round("apts-2023"), names=apts.label, language="fr")
        >>> "<title>28 octobre 2022\N{NO-BREAK SPACE}: dépôt des demandes syndicales</title>" in svg
        True
    """
    spoken, heading = language_of(language), held.title if title is None else title
    lanes = [*_lanes(held, _Telling(spoken, as_of, lambda one: names(one, spoken)))]
    if not lanes:
        return nothing(heading, spoken)
    plot = plot_of(
        [day for one in lanes for day in one.days],
        left=lanes_left(one.label for one in lanes),
        bottom=TOP + LANE * len(lanes),
    )
    body = [*axis(plot)]
    for number, one in enumerate(lanes):
        top = TOP + LANE * number
        if one.draw is None:
            body.append(
                text(MARGIN, top + 19, cut(one.label, WIDTH - 2 * MARGIN, 13), size=12, bold=True)
            )
        else:
            body.append(lane(one.label, one.told, one.draw(plot, top), top))
    explained, height = legend(_samples(held, spoken), plot.bottom + AXIS + 8)
    body.append(explained)
    return page(
        body,
        title=heading,
        described="; ".join(one.told for one in lanes),
        language=spoken,
        height=height,
    )


@attrs.frozen
class _Lane:
    """What stands in a lane; a heading draws nothing."""

    label: str
    told: str
    days: tuple[int, ...] = ()
    draw: Callable[[Plot, float], str] | None = None


@attrs.frozen
class _Telling:
    """What it takes to tell of anything in a round."""

    language: Language
    as_of: datetime.date | None
    name: Callable[[str], str]

    def of(self, words: str, union_ids: Sequence[str]) -> str:
        """Add whom it concerns."""
        names = listed([self.name(one) for one in union_ids], self.language)
        return f"{words} ({names})" if names else words


# --- what there is to tell ------------------------------------------------------------------


def _lanes(held: BargainingRound, telling: _Telling) -> Iterator[_Lane]:
    language = telling.language
    if held.expires is not None:
        yield _day(_EXPIRY[language], held.expires, "", Standing.ACCEPTED, telling)
    yield from _stages(held.milestones, (), telling)
    for table in held.tables:
        if table.milestones:
            yield _heading(telling.of(term(table.kind, language), table.union_ids))
            yield from _stages(table.milestones, table.union_ids, telling)
    yield from _strikes(held, telling)
    if held.agreement is not None:
        made = held.agreement
        dates = ((Stage.SIGNATURE, made.signed), (Stage.IN_FORCE, made.in_force))
        known = [(stage, date) for stage, date in dates if date is not None]
        if known:
            yield _heading(_AGREEMENT[language])
        for stage, date in known:
            yield _day(term(stage, language), date, "", Standing.ACCEPTED, telling)


def _heading(label: str) -> _Lane:
    return _Lane(label, label)


def _stages(
    milestones: Iterable[Milestone], union_ids: tuple[str, ...], telling: _Telling
) -> Iterator[_Lane]:
    """Give a lane to each stage, with the union that reached it unless the heading names it."""
    for milestone in sorted(milestones, key=lambda one: days_of(one.date)):
        vote, whose = milestone.vote, milestone.union_id
        result = (
            "" if vote is None else vote_words(vote.percent_for, vote.turnout, telling.language)
        )
        label = telling.of(
            term(milestone.stage, telling.language),
            [] if whose is None or (whose,) == union_ids else [whose],
        )
        yield _day(label, milestone.date, result, milestone.standing, telling)


def _day(
    label: str, date: ImpreciseDate | None, result: str, standing: Standing, telling: _Telling
) -> _Lane:
    """Make the lane of what took place on one day."""
    language = telling.language
    said = f"{label} ({result})" if result else label
    told = dated(date, with_standing(said, standing, language), language)
    first, end = days_of(date)
    days = "" if date is None else date_words(date, language).removeprefix(_SOME_DAY[language])
    notes = [result, days]
    beside = with_standing(", ".join(filter(None, notes)), standing, language)
    return _Lane(
        label,
        told,
        () if date is None else (first, end),
        lambda plot, top: _dated_mark((first, end), beside, standing, plot, top),
    )


def _strikes(held: BargainingRound, telling: _Telling) -> Iterator[_Lane]:
    """Give a lane to each strike, under a heading that names those who held it."""
    by_unions: dict[tuple[str, ...], list[Strike]] = {}
    for strike in sorted(held.strikes, key=lambda one: one.period.bounds):
        by_unions.setdefault(strike.union_ids, []).append(strike)
    for union_ids, strikes in by_unions.items():
        yield _heading(telling.of(_STRIKES[telling.language], union_ids))
        for strike in strikes:
            yield _strike(strike, telling)


def _strike(strike: Strike, telling: _Telling) -> _Lane:
    label = term(strike.kind, telling.language)
    bounds = drawn(strike.period.bounds_on(telling.as_of))
    said = with_standing(
        _days_words(strike.period, telling.language), strike.standing, telling.language
    )

    def draw(plot: Plot, top: float) -> str:
        parts = tuple(pieces(bounds, plot))
        shape = bar(parts, top + (LANE - BAR) / 2, strike.standing, is_open=strike.period.is_open)
        left, right = parts[0].start - 5, parts[-1].end + 5
        return shape + _beside(said, left, right, plot, top + LANE / 2 + 4)

    return _Lane(label, f"{label}, {said}", tuple(bounds), draw)


def _days_words(period: Period, language: Language) -> str:
    """Say how long, in few words where both days are known."""
    start, end = period.start, period.end
    if start is None or not isinstance(end, ImpreciseDate) or not start.is_exact & end.is_exact:
        return period_words(period, language)
    return from_to(start, end, language)


# --- how it is drawn ------------------------------------------------------------------------


def _dated_mark(
    window: tuple[int, int], words: str, standing: Standing, plot: Plot, top: float
) -> str:
    """Draw a day, or the days that it may be, and write what is to be said beside it."""
    first, end = window
    if end - first == 1:
        x = plot.x(first)
        shape, left, right = _diamond(x, top + LANE / 2, standing), x - 11, x + 11
    else:
        piece = vague_piece(first, end, plot)
        disputed = standing is Standing.DISPUTED
        shape = accented(mark(piece, top + (LANE - BAR) / 2, disputed=disputed))
        left, right = piece.start - 5, piece.end + 5
    return shape + _beside(words, left, right, plot, top + LANE / 2 + 4)


def _beside(words: str, left: float, right: float, plot: Plot, y: float) -> str:
    """Write words right of a mark, or left where there is more room, unless most would be cut."""
    after, before = WIDTH - MARGIN - right, left - plot.left
    width = width_of(words, 12)
    if not words or max(before, after) < width / 2:
        return ""
    if width <= after or after >= before:
        return text(right, y, cut(words, after, 12), size=12)
    return text(left, y, cut(words, before, 12), size=12, anchor="end")


def _diamond(x: float, y: float, standing: Standing) -> str:
    fill = "none" if standing is Standing.DISPUTED else "currentColor"
    return accented(
        f'<path class="apts-day" d="M{x:.1f} {y - 7:g}l7 7l-7 7l-7 -7Z" fill="{fill}"'
        ' stroke="currentColor" stroke-width="1.5"/>'
    )


def _samples(held: BargainingRound, language: Language) -> Iterator[Sample]:
    standings = {milestone.standing for milestone, _ in milestones_in(held)}
    standings |= {strike.standing for strike in held.strikes}
    yield _day_sample, _EXACT[language]
    yield from bar_samples(language, disputed=Standing.DISPUTED in standings)


def _day_sample(x: float, y: float) -> str:
    return _diamond(x + SAMPLE / 2, y + SAMPLE_HEIGHT / 2, Standing.ACCEPTED)
