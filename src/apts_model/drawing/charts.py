"""Charts: figures over time, from zero up, with what sources say of them and where they differ."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from apts_model.drawing.bars import Piece, mark, vague_piece
from apts_model.drawing.levels import Area, levels, ticks_of, written
from apts_model.drawing.pages import (
    KEY,
    MARGIN,
    SAMPLE,
    SAMPLE_HEIGHT,
    TOP,
    WIDTH,
    Names,
    Sample,
    accented,
    escape,
    ids_alone,
    legend,
    nothing,
    page,
    text,
    width_of,
    with_standing,
)
from apts_model.drawing.places import Box, free_place
from apts_model.drawing.scales import AXIS, Plot, axis, days_of, is_known, plot_of
from apts_model.records.figures import Comparison, Figure, Measure
from apts_model.records.sources import Language, language_of
from apts_model.records.standing import Standing
from apts_model.words import (
    dated,
    figure_words,
    labelled,
    term,
)

_ALONE, _SEVERAL = 230, 120
"""Height of a panel, where it is the only one and where it is not."""
_HEADING, _BETWEEN = 26, 20
_SIGNS = {
    Comparison.EXACTLY: "",
    Comparison.ABOUT: "≈",
    Comparison.MORE_THAN: ">",
    Comparison.AT_LEAST: "≥",
    Comparison.AT_MOST: "≤",
}
_GIVEN = {Language.EN: "figure of a day", Language.FR: "donnée d’un jour"}
_VAGUE = {Language.EN: "day not known", Language.FR: "jour inconnu"}
_RADIUS, _THICK = 4.5, 9
_ARROWS = {Comparison.MORE_THAN: (10, 0), Comparison.AT_LEAST: (10, 0), Comparison.AT_MOST: (0, 10)}
"""How far an arrow goes above or below what it belongs to."""


def figures_svg(
    figures: Iterable[Figure],
    *,
    title: str,
    language: Language | str = Language.EN,
    as_of: datetime.date | None = None,
    names: Names = ids_alone,
) -> str:
    """Draw figures over years, each kind in a panel whose axis starts from zero.

    A figure of an exact day is a dot, one of a vague day a bar as long as the days that it may be
    of. Its number stands beside it, where there is room, with what the source says of it: about,
    more than, at least, at most; for the last three an arrow shows the way. Disputed figures are
    hollow or hatched.

    Args:
        figures: What to draw, of one subject or several.
        title: What the drawing shows: its heading, and its name for screen readers.
        language: The language of the words added, and of numbers.
        as_of: The last day anything is known of, where the axis of time is to end at the earliest.
        names: Gives the names of several subjects, as `Dataset.label` does; by default their ids.

    Raises:
        InvalidValueError: there are no words in this language.

    Examples:
        >>> import apts_model as am
        >>> from apts_model.drawing import figures_svg
        >>> apts = am.load_apts()
        >>> svg = figures_svg(apts.figures_of("apts", "members"), title="Members of APTS")
        >>> "<title>November 2018: about 55,000 members</title>" in svg
        True
    """
    spoken = language_of(language)
    panels = _panels(figures, spoken, names)
    if not panels:
        return nothing(title, spoken)
    words = [written(tick, panel.measure, spoken) for panel in panels for tick in panel.ticks]
    room = _ALONE if len(panels) == 1 else _SEVERAL
    plot = plot_of(
        [*_days(panels), *([] if as_of is None else [as_of.toordinal()])],
        left=2 * MARGIN + max(width_of(word, 12) for word in words),
        bottom=TOP + len(panels) * (room + _BETWEEN) - _BETWEEN,
    )
    body = [*axis(plot)]
    for place, panel in enumerate(panels):
        top = TOP + place * (room + _BETWEEN)
        if panel.heading:
            body.append(text(MARGIN, top + 14, panel.heading, size=12, bold=True))
        area = Area(panel.ticks, top + (_HEADING if panel.heading else 8), top + room)
        body += levels(area, plot, panel.measure, spoken)
        body += _marks(panel, area, plot, spoken)
    explained, height = legend(_samples(panels, spoken), plot.bottom + AXIS + 8)
    body.append(explained)
    return page(
        body,
        title=title,
        described="; ".join(panel.told(spoken) for panel in panels),
        language=spoken,
        height=height,
    )


# --- panels and their scales ----------------------------------------------------------------


class _Panel(NamedTuple):
    """Figures that count the same of the same subject, and the numbers marked beside them."""

    heading: str
    """Says how it differs from other panels."""
    measure: Measure
    figures: tuple[Figure, ...]
    ticks: tuple[Decimal, ...]

    def told(self, language: Language) -> str:
        """Say all figures in words."""
        said = "; ".join(_told(figure, language) for figure in self.figures)
        return labelled(self.heading, said, language) if self.heading else said


def _panels(figures: Iterable[Figure], language: Language, names: Names) -> list[_Panel]:
    """Part figures by what they count and of whom; within that, order them by date."""
    groups: dict[tuple[str, Measure], list[Figure]] = {}
    for figure in sorted(figures, key=lambda one: days_of(one.date)):
        groups.setdefault((figure.subject_id, figure.measure), []).append(figure)
    subjects = {subject for subject, _ in groups}
    measures = {measure for _, measure in groups}
    panels: list[_Panel] = []
    for (subject, measure), shown in groups.items():
        name = names(subject, language) if len(subjects) > 1 else ""
        counted = term(measure, language) if len(measures) > 1 else ""
        heading = labelled(name, counted, language) if name and counted else name or counted
        ticks = ticks_of([figure.value for figure in shown], measure)
        panels.append(_Panel(heading, measure, tuple(shown), ticks))
    return panels


def _days(panels: Iterable[_Panel]) -> Iterator[int]:
    """Days that the axis must hold; an unknown date takes no room."""
    for figure in (figure for panel in panels for figure in panel.figures):
        if figure.date is not None:
            yield from days_of(figure.date)


# --- words ----------------------------------------------------------------------------------


def _told(figure: Figure, language: Language) -> str:
    said = figure_words(figure.value, figure.measure, figure.comparison, language)
    return dated(figure.date, with_standing(said, figure.standing, language), language)


# --- how it is drawn ------------------------------------------------------------------------


def _marks(panel: _Panel, area: Area, plot: Plot, language: Language) -> Iterator[str]:
    """Draw figures, and write their numbers where these touch nothing else."""
    figures = panel.figures
    boxes = [_box(figure, area, plot) for figure in figures]
    labels = _labels(
        figures, boxes, Box(plot.left, area.top - 12, WIDTH - 2, area.bottom), language
    )
    for figure, box, label in zip(figures, boxes, labels, strict=True):
        told = escape(_told(figure, language))
        yield f"<g><title>{told}</title>{_mark(figure, box, area)}{label}</g>"


def _labels(
    figures: Sequence[Figure], boxes: Sequence[Box], room: Box, language: Language
) -> list[str]:
    """Write the numbers for which there is a place, those of accepted figures first."""
    taken, labels = [*boxes], ["" for _ in figures]
    order = sorted(range(len(figures)), key=lambda one: figures[one].standing.value)
    for one in order:
        figure = figures[one]
        number = written(figure.value, figure.measure, language)
        words = f"{_SIGNS[figure.comparison]} {number}".strip()
        place = free_place(words, boxes[one], taken, room)
        if place is not None:
            taken.append(place)
            labels[one] = text(place.left, place.bottom - 3, words, size=12)
    return labels


def _box(figure: Figure, area: Area, plot: Plot) -> Box:
    """Where the mark of a figure lies, with its arrow."""
    y, (first, end) = area.y(figure.value), days_of(figure.date)
    if end - first == 1:
        left, right = plot.x(first) - _RADIUS, plot.x(first) + _RADIUS
    else:
        left, right, *_ = vague_piece(first, end, plot)
    above, below = _ARROWS.get(figure.comparison, (0, 0))
    return Box(left, y - _RADIUS - above, right, y + _RADIUS + below)


def _mark(figure: Figure, box: Box, area: Area) -> str:
    disputed = figure.standing is Standing.DISPUTED
    x, y = (box.left + box.right) / 2, area.y(figure.value)
    first, end = days_of(figure.date)
    if end - first == 1:
        stem = (
            f'<path class="apts-stem" d="M{x:.1f} {y:.1f}V{area.y(Decimal(0)):.1f}"'
            ' stroke="currentColor" stroke-opacity="0.35"/>'
        )
        return accented(stem, _dot(x, y, disputed=disputed), _arrow(figure.comparison, x, y))
    piece = Piece(box.left, box.right, "flat", is_known(first), is_known(end))
    shape = mark(piece, round(y - _THICK / 2, 1), disputed=disputed, height=_THICK)
    return accented(shape, _arrow(figure.comparison, x, y))


def _dot(x: float, y: float, *, disputed: bool) -> str:
    fill = f"url(#{KEY}-faint)" if disputed else "currentColor"
    return (
        f'<circle class="apts-figure" cx="{x:.1f}" cy="{y:.1f}" r="{_RADIUS}" fill="{fill}"'
        ' stroke="currentColor" stroke-width="1.5"/>'
    )


def _arrow(comparison: Comparison, x: float, y: float) -> str:
    """Show which way the true number lies."""
    if comparison not in _ARROWS:
        return ""
    way = 1 if comparison is Comparison.AT_MOST else -1
    start = y + 7 * way
    line = (
        f"M{x:.1f} {start:.1f}v{7 * way}M{x - 4:.1f} {start + 3 * way:.1f}l4 {4 * way}l4 {-4 * way}"
    )
    return (
        f'<path class="apts-arrow" d="{line}" fill="none" stroke="currentColor"'
        ' stroke-width="1.5"/>'
    )


def _samples(panels: Iterable[_Panel], language: Language) -> Iterator[Sample]:
    """Explain what there is."""
    shown = [figure for panel in panels for figure in panel.figures]
    exact = [end - first == 1 for first, end in (days_of(figure.date) for figure in shown)]
    if any(exact):
        yield _day_sample, _GIVEN[language]
    if not all(exact):
        yield _vague_sample, _VAGUE[language]
    if any(figure.standing is Standing.DISPUTED for figure in shown):
        yield _disputed_sample, term(Standing.DISPUTED, language)
    compared = {figure.comparison for figure in shown}
    for comparison, sign in _SIGNS.items():
        if sign and comparison in compared:
            yield _sign_sample(sign), term(comparison, language)


def _day_sample(x: float, y: float) -> str:
    return accented(_dot(x + SAMPLE / 2, y + SAMPLE_HEIGHT / 2, disputed=False))


def _disputed_sample(x: float, y: float) -> str:
    return accented(_dot(x + SAMPLE / 2, y + SAMPLE_HEIGHT / 2, disputed=True))


def _vague_sample(x: float, y: float) -> str:
    return accented(mark(Piece(x, x + SAMPLE, "flat"), y + 2.5, height=_THICK))


def _sign_sample(sign: str) -> Callable[[float, float], str]:
    return lambda x, y: text(x + SAMPLE, y + 11, sign, anchor="end", bold=True)
