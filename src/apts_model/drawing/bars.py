"""Bars: a period as what is certain of it, its vague start and its vague end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from apts_model.drawing.pages import KEY, SAMPLE, SAMPLE_HEIGHT, Sample, accented
from apts_model.drawing.scales import STUB, Plot, is_known
from apts_model.records.sources import Language
from apts_model.records.standing import Standing
from apts_model.time.bounds import Bounds
from apts_model.time.certainty import Certainty
from apts_model.words import term

BAR = 14
_LEAST_CERTAIN, _LEAST_VAGUE = 3, 5  # so that one day can be seen on a scale of centuries

Kind = Literal["certain", "start", "end", "flat"]
"""A part of a bar: what is certain, its vague start, its vague end, or a bar vague throughout."""


class Piece(NamedTuple):
    """A part of a bar between two pixels, and which of its sides are drawn."""

    start: float
    end: float
    kind: Kind
    left_edge: bool = True
    right_edge: bool = True


def pieces(bounds: Bounds, plot: Plot) -> Iterator[Piece]:
    """Part a bar into its vague start, what is certain and its vague end, as far as it has them."""
    start_first, start_last, end_first, end_last = bounds
    if start_last >= end_first:
        yield vague_piece(start_first, end_last, plot, bounds)
        return
    start = plot.x(start_last)
    end = max(plot.x(end_first), start + _LEAST_CERTAIN)
    if start_first < start_last:
        known = is_known(start_first)
        first = min(plot.x(start_first), start - _LEAST_VAGUE) if known else start - STUB
        yield Piece(first, start, "start", left_edge=known)
    yield Piece(start, end, "certain")
    if end_first < end_last:
        known = is_known(end_last)
        last = max(plot.x(end_last), end + _LEAST_VAGUE) if known else end + STUB
        yield Piece(end, last, "end", right_edge=known)


def vague_piece(first: int, end: int, plot: Plot, between: tuple[int, ...] = ()) -> Piece:
    """Take all that is possible as one piece, fading where it has no bound."""
    days = [day for day in (first, *between, end) if is_known(day)]
    if not days:
        return Piece(plot.left, plot.right, "flat", left_edge=False, right_edge=False)
    has_start, has_end = is_known(first), is_known(end)
    left = plot.x(min(days)) - (0 if has_start else STUB)
    right = plot.x(max(days)) + (0 if has_end else STUB)
    kind: Kind = "flat" if has_start == has_end else "end" if has_start else "start"
    return Piece(left, max(right, left + _LEAST_VAGUE), kind, has_start, has_end)


def bar(parts: tuple[Piece, ...], top: float, standing: Standing, *, is_open: bool = False) -> str:
    """Draw a bar, hatched if it is disputed; an arrow says that it went on."""
    marks = [mark(piece, top, disputed=standing is Standing.DISPUTED) for piece in parts]
    if is_open:
        tip, barb = parts[-1].end, parts[-1].end - 6
        line = f"M{barb:.1f} {top:g}L{tip:.1f} {top + BAR / 2:g}L{barb:.1f} {top + BAR:g}"
        marks.append(
            f'<path class="apts-open" d="{line}" fill="none" stroke="currentColor"'
            ' stroke-width="2"/>'
        )
    return accented(*marks)


def mark(piece: Piece, top: float, *, disputed: bool = False, height: float = BAR) -> str:
    """Draw one part of a bar: its area, and a dashed outline unless it is beyond doubt."""
    start, end, kind, left_edge, right_edge = piece
    paint, name = f"url(#{KEY}-{kind})", "apts-vague"
    if kind == "certain":
        paint, name = "currentColor", "apts-certain"
    if disputed:
        paint = f"url(#{KEY}-{'hatch' if kind == 'certain' else 'faint'})"
    area = (
        f'<rect class="{name}" x="{start:.1f}" y="{top:g}" width="{end - start:.1f}"'
        f' height="{height:g}" fill="{paint}"/>'
    )
    if paint == "currentColor":
        return area
    upper, lower = top + 0.5, top + height - 0.5  # half a pixel inside, for crisp lines
    sides = ((start + 0.5, left_edge), (end - 0.5, right_edge))
    lines = [f"M{start:.1f} {y:g}H{end:.1f}" for y in (upper, lower)]
    lines += [f"M{x:.1f} {upper:g}V{lower:g}" for x, has_edge in sides if has_edge]
    outline = 'class="apts-outline" fill="none" stroke="currentColor" stroke-dasharray="3 2"'
    return f'{area}<path {outline} d="{"".join(lines)}"/>'


def bar_samples(language: Language, *, disputed: bool) -> Iterator[Sample]:
    """Explain the bars, hatched ones where there are any."""
    yield _sample, term(Certainty.CERTAIN, language)
    yield _vague_sample, term(Certainty.POSSIBLE, language)
    if disputed:
        yield _disputed_sample, term(Standing.DISPUTED, language)


def _sample(x: float, y: float) -> str:
    return accented(mark(Piece(x, x + SAMPLE, "certain"), y, height=SAMPLE_HEIGHT))


def _vague_sample(x: float, y: float) -> str:
    return accented(mark(Piece(x, x + SAMPLE, "flat"), y, height=SAMPLE_HEIGHT))


def _disputed_sample(x: float, y: float) -> str:
    return accented(mark(Piece(x, x + SAMPLE, "certain"), y, disputed=True, height=SAMPLE_HEIGHT))
