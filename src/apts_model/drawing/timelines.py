"""Timelines: a lane for each row, and one for the days on which there is none."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator

import attrs

from apts_model.drawing.bars import BAR, bar, bar_samples, pieces
from apts_model.drawing.pages import (
    LANE,
    SAMPLE,
    TOP,
    Sample,
    lane,
    lanes_left,
    legend,
    nothing,
    page,
    with_standing,
)
from apts_model.drawing.scales import AXIS, Plot, axis, drawn, is_known, plot_of
from apts_model.records.sources import Language, language_of
from apts_model.records.standing import Standing, standing_of
from apts_model.records.values import a_period
from apts_model.time.certainty import Certainty
from apts_model.time.periods import Period
from apts_model.words import period_words

_GAPS = {Language.EN: "Gaps", Language.FR: "Intervalles vides"}
_GAP = {
    (Language.EN, Certainty.CERTAIN): "certain gap",
    (Language.EN, Certainty.POSSIBLE): "possible gap",
    (Language.FR, Certainty.CERTAIN): "intervalle certainement vide",
    (Language.FR, Certainty.POSSIBLE): "intervalle peut-être vide",
}

Gap = tuple[Period, Certainty]
"""Days on which nothing is certain, and whether there was nothing."""


@attrs.frozen(kw_only=True)
class Row:
    """One lane of a drawing: a label, and the period for which it is said to have held.

    Examples:
        >>> from apts_model.drawing import Row
        >>> from apts_model.time.periods import Period
        >>> Row(label="Denis Côté", period=Period("2004-11", until="2006-05-18")).standing
        <Standing.ACCEPTED: 'accepted'>
    """

    label: str
    period: Period = attrs.field(validator=a_period)
    standing: Standing = attrs.field(default=Standing.ACCEPTED, converter=standing_of)


def timeline_svg(
    rows: Iterable[Row],
    *,
    title: str,
    language: Language | str = Language.EN,
    as_of: datetime.date | None = None,
    gaps: Iterable[Gap] = (),
) -> str:
    """Draw rows over years, one lane each, as an `<svg>` element that needs nothing else.

    Args:
        rows: What to draw, from top to bottom.
        title: What the drawing shows: its heading, and its name for screen readers.
        language: The language of the words added.
        as_of: The last day anything is known of. Open ends are certain through it; without it
            they count as unknown.
        gaps: Periods to show as empty in a lane of their own, as `Timeline.gaps` gives them. A
            certain gap has a solid outline, a possible one a dotted outline.

    Raises:
        InvalidValueError: there are no words in this language.

    Examples:
        >>> from apts_model.drawing import Row, timeline_svg
        >>> from apts_model.time.periods import Period
        >>> row = Row(label="Denis Côté", period=Period("2004-11", until="2006-05-18"))
        >>> svg = timeline_svg([row], title="Presidents of APTS")
        >>> "<title>Denis Côté, from November 2004 until May 18, 2006</title>" in svg
        True
    """
    spoken, shown = language_of(language), tuple(rows)
    empty = [gap for gap in gaps if gap[1] is not Certainty.NO]
    if not (shown or empty):
        return nothing(title, spoken)
    bounds = [drawn(row.period.bounds_on(as_of)) for row in shown]
    plot = plot_of(
        [day for held in (*bounds, *(_extent(gap) for gap in empty)) for day in held],
        left=lanes_left([*(row.label for row in shown), *[_GAPS[spoken]][: len(empty)]]),
        bottom=TOP + LANE * (len(shown) + bool(empty)),
    )
    body, told = [*axis(plot)], [_told(row, spoken) for row in shown]
    for number, (row, numbers) in enumerate(zip(shown, bounds, strict=True)):
        top = TOP + LANE * number
        parts = tuple(pieces(numbers, plot))
        shape = bar(parts, top + (LANE - BAR) / 2, row.standing, is_open=row.period.is_open)
        body.append(lane(row.label, told[number], shape, top))
    if empty:
        told.append("; ".join(_gap_told(gap, spoken) for gap in empty))
        marks = "".join(_gap(gap, plot) for gap in empty)
        body.append(lane(_GAPS[spoken], told[-1], marks, plot.bottom - LANE))
    explained, height = legend(_samples(shown, empty, spoken), plot.bottom + AXIS + 8)
    body.append(explained)
    return page(body, title=title, described="; ".join(told), language=spoken, height=height)


def _told(row: Row, language: Language) -> str:
    said = f"{row.label}, {period_words(row.period, language)}"
    return with_standing(said, row.standing, language)


def _gap_told(gap: Gap, language: Language) -> str:
    return f"{_GAP[language, gap[1]]}, {period_words(gap[0], language)}"


def _extent(gap: Gap) -> tuple[int, int]:
    bounds = drawn(gap[0].bounds)
    return bounds.start_first, bounds.end_last


def _gap(gap: Gap, plot: Plot) -> str:
    first, end = _extent(gap)
    left = plot.x(first) if is_known(first) else plot.left
    right = plot.x(end) if is_known(end) else plot.right
    return _gap_mark(left, max(right, left + 3), plot.bottom - (LANE + BAR) / 2, gap[1])


def _gap_mark(left: float, right: float, top: float, certainty: Certainty) -> str:
    """Draw a hollow box: with a solid outline where it is certain that there was nothing."""
    dots = "" if certainty is Certainty.CERTAIN else ' stroke-dasharray="1.5 2.5"'
    return (
        f'<rect class="apts-gap" x="{left:.1f}" y="{top:g}" width="{right - left:.1f}"'
        f' height="{BAR}" fill="none" stroke="currentColor" stroke-width="1.5"{dots}/>'
    )


def _samples(rows: tuple[Row, ...], gaps: list[Gap], language: Language) -> Iterator[Sample]:
    if rows:
        disputed = any(row.standing is Standing.DISPUTED for row in rows)
        yield from bar_samples(language, disputed=disputed)
    for certainty in (Certainty.CERTAIN, Certainty.POSSIBLE):
        if any(gap[1] is certainty for gap in gaps):
            yield _gap_sample(certainty), _GAP[language, certainty]


def _gap_sample(certainty: Certainty) -> Callable[[float, float], str]:
    return lambda x, y: _gap_mark(x, x + SAMPLE, y, certainty)
