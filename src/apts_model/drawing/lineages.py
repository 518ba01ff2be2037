"""Lineages: a bar for the life of each union, joined where unions merged or split.

Time gives the one axis, the unions' names the other; `lanes` settles their order. No library for
the layout of graphs is needed for that, and none knows windows of days that are vague.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from apts_model.drawing.bars import BAR, Piece, bar, bar_samples, mark, pieces, vague_piece
from apts_model.drawing.lanes import ordered
from apts_model.drawing.pages import (
    LANE,
    SAMPLE,
    SAMPLE_HEIGHT,
    TOP,
    Sample,
    accented,
    escape,
    lane,
    lanes_left,
    legend,
    nothing,
    page,
    text,
    with_standing,
)
from apts_model.drawing.scales import AXIS, Plot, axis, days_of, drawn, is_known, plot_of
from apts_model.records.lineage import Merger, MergerKind, Split
from apts_model.records.sources import Language, language_of
from apts_model.records.standing import Standing
from apts_model.records.unions import TradeUnion
from apts_model.time.bounds import Bounds
from apts_model.time.edtf import UNBOUNDED
from apts_model.words import EventKind, dated, event_words, period_words, term

_APART = 9
"""Lines of steps at about the same time stand so far from each other."""
_MOST_BESIDE = 3
"""So often: there is room for them beside the axis, too."""
_STEP = {Language.EN: "merger or split", Language.FR: "fusion ou scission"}


def lineage_svg(
    unions: Iterable[TradeUnion],
    steps: Iterable[Merger | Split],
    *,
    title: str,
    language: Language | str = Language.EN,
    as_of: datetime.date | None = None,
) -> str:
    """Draw the lives of unions as bars over years, joined by their mergers and splits.

    A line runs from the unions that a step comes from, marked by dots, to those that come out of
    it, marked by arrows. Where the date is vague, a dashed box shows its window; the line stands
    in the middle of it, or, where the date is unknown, beside a question mark. What is disputed
    is dashed. Unions that a step names and `unions` does not hold are shown by their ids.

    Args:
        unions: Unions to show. The earlier stand above the later, as far as crossings allow.
        steps: Mergers and splits between them.
        title: What the drawing shows: its heading, and its name for screen readers.
        language: The language of the words added, and of the names of unions.
        as_of: The last day anything is known of. Open ends are certain through it; without it
            they count as unknown.

    Raises:
        InvalidValueError: there are no words in this language.

    Examples:
        >>> import apts_model as am
        >>> from apts_model.drawing import lineage_svg
        >>> apts = am.load_apts()
        >>> svg = lineage_svg(apts.unions, apts.mergers, title="Mergers", as_of=apts.as_of)
        >>> "<title>March 18, 2004: APTMQ and CPS merge into APTS</title>" in svg
        True
    """
    spoken, taken = language_of(language), tuple(steps)
    known = {union.id: union for union in unions}
    for step in taken:
        for one in (*_before(step), *_after(step)):
            known.setdefault(one, TradeUnion(id=one))
    if not known:
        return nothing(title, spoken)
    lives = {one: drawn(union.period.bounds_on(as_of)) for one, union in known.items()}
    order = ordered(
        sorted(known, key=lambda one: _known_days(lives[one])),
        [frozenset((*_before(step), *_after(step))) for step in taken],
    )
    names = {one: known[one].short_name(spoken) for one in order}
    plot = plot_of(
        [*(day for life in lives.values() for day in life), *_dated_days(taken)],
        left=lanes_left(names.values()),
        bottom=TOP + LANE * len(order),
    )
    body = [*axis(plot)]
    told: list[str] = []
    for number, one in enumerate(order):
        period, top = known[one].period, TOP + LANE * number
        told.append(f"{names[one]}, {period_words(period, spoken)}")
        parts = tuple(pieces(lives[one], plot))
        shape = bar(parts, top + (LANE - BAR) / 2, Standing.ACCEPTED, is_open=period.is_open)
        body.append(lane(names[one], told[-1], shape, top))
    for link in _links(taken, order, lives, plot):
        told.append(_told(link.step, names, spoken))
        body.append(f'<g class="apts-step"><title>{escape(told[-1])}</title>{_marks(link)}</g>')
    explained, height = legend(_samples(taken, spoken), plot.bottom + AXIS + 8)
    body.append(explained)
    return page(body, title=title, described="; ".join(told), language=spoken, height=height)


def _known_days(life: Bounds) -> list[int]:
    return [day for day in life if is_known(day)] or [UNBOUNDED]


def _before(step: Merger | Split) -> tuple[str, ...]:
    """Unions that a step comes from, but for the one that lives on by an absorption."""
    if isinstance(step, Split):
        return (step.parent_id,)
    return tuple(one for one in step.predecessor_ids if one != step.successor_id)


def _after(step: Merger | Split) -> tuple[str, ...]:
    return step.child_ids if isinstance(step, Split) else (step.successor_id,)


def _told(step: Merger | Split, names: Mapping[str, str], language: Language) -> str:
    kind = EventKind.SPLIT
    if isinstance(step, Merger):
        absorbed = step.kind is MergerKind.ABSORPTION
        kind = EventKind.ABSORPTION if absorbed else EventKind.MERGER
    before, after = ([names[one] for one in ids] for ids in (_before(step), _after(step)))
    said = event_words(kind, before, after, language)
    return dated(step.date, with_standing(said, step.standing, language), language)


# --- where lines lie ------------------------------------------------------------------------


class _Link(NamedTuple):
    """A step, where its line stands, and the middles of the lanes that it joins."""

    step: Merger | Split
    x: float
    window: Piece | None
    dots: tuple[float, ...]
    tips: tuple[float, ...]

    @property
    def is_dated(self) -> bool:
        first, end = days_of(self.step.date)
        return is_known(first) or is_known(end)

    @property
    def ends(self) -> tuple[float, float]:
        return min(*self.dots, *self.tips), max(*self.dots, *self.tips)


def _dated_days(steps: Iterable[Merger | Split]) -> Iterator[int]:
    """Days that an axis must hold; an unknown date takes no room."""
    for step in steps:
        if step.date is not None:
            yield from days_of(step.date)


def _links(
    steps: Iterable[Merger | Split],
    order: Sequence[str],
    lives: Mapping[str, Bounds],
    plot: Plot,
) -> Iterator[_Link]:
    """Place lines at their dates, those that would lie on each other side by side."""
    middles = {one: TOP + LANE * (number + 0.5) for number, one in enumerate(order)}
    placed: list[_Link] = []
    for step in sorted(steps, key=lambda one: (one.date is None, days_of(one.date))):
        dots = tuple(middles[one] for one in _before(step))
        tips = tuple(middles[one] for one in _after(step))
        if not dots:
            continue  # it names nothing but the union that it comes from
        x, window = _place(step, lives, plot)
        places = (_Link(step, x + shift, window, dots, tips) for shift in _shifts(len(placed)))
        free = (link for link in places if not any(_cover(link, other) for other in placed))
        placed.append(next(free, _Link(step, x, window, dots, tips)))
    yield from placed


def _shifts(most: int) -> Iterator[int]:
    """Give ways to the right and to the left, the nearest first."""
    yield 0
    for times in range(1, min(most, _MOST_BESIDE) + 1):
        yield from (_APART * times, -_APART * times)


def _cover(one: _Link, other: _Link) -> bool:
    (upper, lower), (other_upper, other_lower) = one.ends, other.ends
    return abs(one.x - other.x) < _APART and upper <= other_lower and other_upper <= lower


def _place(
    step: Merger | Split, lives: Mapping[str, Bounds], plot: Plot
) -> tuple[float, Piece | None]:
    """Where the line of a step stands, and the window that it stands in."""
    first, end = days_of(step.date)
    if end - first == 1:
        return plot.x(first), None
    if is_known(first) or is_known(end):
        piece = vague_piece(first, end, plot)
        return (piece.start + piece.end) / 2, piece
    begun = [lives[one].start_last for one in _after(step)]
    ended = [lives[one].end_first for one in _before(step)]
    near = [day for day in (*begun, *ended) if is_known(day)]
    return (plot.x(near[0]) if near else (plot.left + plot.right) / 2), None


# --- how they are drawn ---------------------------------------------------------------------


def _marks(link: _Link) -> str:
    upper, lower = link.ends
    marks: list[str] = []
    if link.window is not None:
        top, height = upper - BAR / 2, lower - upper + BAR
        disputed = link.step.standing is Standing.DISPUTED
        marks.append(accented(mark(link.window, top, disputed=disputed, height=height)))
    marks.append(_line(link.x, upper, lower, link.step.standing))
    marks += [f'<circle cx="{link.x:.1f}" cy="{y:g}" r="4"/>' for y in link.dots]
    for y in link.tips:
        if min(link.dots) < y:
            marks.append(_tip(link.x, y - BAR / 2, -8))
        if max(link.dots) > y:
            marks.append(_tip(link.x, y + BAR / 2, 8))
    if not link.is_dated:
        marks.append(text(link.x + 6, (upper + lower) / 2 + 5, "?", bold=True))
    return "".join(marks)


def _line(x: float, upper: float, lower: float, standing: Standing) -> str:
    dashes = ' stroke-dasharray="5 3"' if standing is Standing.DISPUTED else ""
    return (
        f'<path class="apts-line" d="M{x:.1f} {upper:g}V{lower:g}" fill="none"'
        f' stroke="currentColor" stroke-width="2"{dashes}/>'
    )


def _tip(x: float, y: float, height: float) -> str:
    """Draw an arrow that points at the edge of a bar."""
    return f'<path class="apts-tip" d="M{x:.1f} {y:g}l-5 {height:g}h10Z"/>'


def _samples(steps: tuple[Merger | Split, ...], language: Language) -> Iterator[Sample]:
    yield from bar_samples(language, disputed=False)
    if steps:
        yield _step_sample, _STEP[language]
    if any(step.standing is Standing.DISPUTED for step in steps):
        yield _disputed_sample, term(Standing.DISPUTED, language)


def _step_sample(x: float, y: float) -> str:
    return _level(x, y, "")


def _disputed_sample(x: float, y: float) -> str:
    return _level(x, y, ' stroke-dasharray="5 3"')


def _level(x: float, y: float, dashes: str) -> str:
    """Draw a line with its dot and its arrow lying on its side."""
    middle = y + SAMPLE_HEIGHT / 2
    return (
        f'<path d="M{x:.1f} {middle:g}h{SAMPLE - 6}" fill="none" stroke="currentColor"'
        f' stroke-width="2"{dashes}/><circle cx="{x + 4:.1f}" cy="{middle:g}" r="4"/>'
        f'<path d="M{x + SAMPLE:.1f} {middle:g}l-8 -5v10Z"/>'
    )
