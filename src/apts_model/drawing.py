"""Drawing: SVG from plain rows of a label, a period and a standing.

A bar is solid over the days that are certain. A vague end is drawn vague: fading, in a dashed
outline around its window. Where the window has no bound the outline stays open, after a stub of
a fixed length that stands for no length of time; an arrow says that it went on. What is disputed
is hatched. No meaning hangs on a colour alone.

A drawing is a file of its own, or stands in a page: there it takes the colour of the text around
it, and the page may set `--apts-accent`, the colour of the bars.
"""

from __future__ import annotations

import datetime
import html
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Literal, NamedTuple

import attrs

from apts_model.records.sources import Language, language_of
from apts_model.records.standing import Standing, standing_of
from apts_model.records.values import a_period
from apts_model.time.bounds import NEVER_BEGUN, Bounds
from apts_model.time.certainty import Certainty
from apts_model.time.edtf import FIRST_DAY, LAST_DAY
from apts_model.time.periods import Period
from apts_model.words import period_words, term

# Lengths are in pixels of the view box.
_WIDTH, _MARGIN, _TOP, _LANE, _BAR, _FOOT = 800, 16, 44, 26, 14, 56
_LABELS = 270  # the widest that the column of labels can get
_STUB = 34
_LEAST_CERTAIN, _LEAST_VAGUE = 3, 5  # so that one day can be seen on a scale of centuries
_LEAST_TICK = 60
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)  # months
_NOTHING = {Language.EN: "Nothing to show.", Language.FR: "Rien à afficher."}
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ACCENT = "#3b82c4"  # contrast of 4:1 on white and on #1e1e1e
# `:root` is the drawing that is a file of its own. It has no text around it whose colour it could
# take, so it follows the reader's light or dark mode by itself. Programs that know less of CSS
# than browsers do would stumble over this, but pass over `@supports`.
_STYLE = f"""<style>@supports (color:var(--apts-accent)){{\
.apts-drawing{{max-width:100%;height:auto}}\
.apts-drawing .apts-bars{{color:var(--apts-accent,{_ACCENT})}}\
.apts-drawing:root{{color-scheme:light dark;color:#222}}\
@media screen and (prefers-color-scheme:dark){{.apts-drawing:root{{color:#ddd}}}}\
}}</style>"""

Kind = Literal["certain", "start", "end", "flat"]
"""A part of a bar: what is certain, its vague start, its vague end, or a bar vague throughout."""


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
) -> str:
    """Draw rows over years, one lane each, as an `<svg>` element that needs nothing else.

    Args:
        rows: What to draw, from top to bottom.
        title: What the drawing shows: its heading, and its name for screen readers.
        language: The language of the words added.
        as_of: The last day anything is known of. Open ends are certain through it; without it
            they count as unknown.

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
    shown, spoken = tuple(rows), language_of(language)
    # An id must be unique in the whole page, so it is made from what is drawn.
    key = f"apts-{zlib.crc32(ascii((shown, title, spoken, as_of)).encode()):08x}"
    bounds = [_drawn(row.period.bounds_on(as_of)) for row in shown]
    plot = _plot(shown, bounds)
    body = [_text(_MARGIN, 26, _cut(title, 0.85 * (_WIDTH - 2 * _MARGIN)), size=15), *_axis(plot)]
    for lane, (row, numbers) in enumerate(zip(shown, bounds, strict=True)):
        top = _TOP + _LANE * lane
        body += [f"<g><title>{_escape(_in_words(row, spoken))}</title>", _label(row, top)]
        body += [_bar(row, tuple(_pieces(numbers, plot)), top + (_LANE - _BAR) / 2, key), "</g>"]
    if shown:
        body += _legend(shown, plot.bottom + 30, key, spoken)
        described = "; ".join(_in_words(row, spoken) for row in shown)
    else:
        described = _NOTHING[spoken]
        body.append(_text(_MARGIN, _TOP + 14, described))
    height = plot.bottom + _FOOT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="apts-drawing" role="img" lang="{spoken}"'
        f' aria-labelledby="{key}-title" aria-describedby="{key}-desc"'
        f' viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}">'
        f'<title id="{key}-title">{_escape(title)}</title>'
        f'<desc id="{key}-desc">{_escape(described)}</desc>{_STYLE}'
        f'<g fill="currentColor" font-family="system-ui, sans-serif">{_bars(_defs(key))}'
        f"{''.join(body)}</g></svg>"
    )


# --- where days lie -------------------------------------------------------------------------


class _Plot(NamedTuple):
    """Where days and lanes lie: `low` at `left`, `high` at `right`, in day numbers and pixels."""

    low: int
    high: int
    left: float
    right: float
    bottom: int

    def x(self, day: int) -> float:
        return self.left + (self.right - self.left) * (day - self.low) / (self.high - self.low)


def _is_known(day: int) -> bool:
    """Whether a bound is a day, or the day before or after the calendar."""
    return FIRST_DAY - 1 <= day <= LAST_DAY + 1


def _drawn(bounds: Bounds) -> Bounds:
    """Take a window that begins with the calendar, as in `[..2010]`, for one without a bound."""
    start_first, start_last, end_first, end_last = bounds
    if start_first > FIRST_DAY or start_last <= FIRST_DAY:
        return bounds
    if end_first <= FIRST_DAY + 1 < end_last:
        end_first = NEVER_BEGUN
    return Bounds(NEVER_BEGUN, start_last, end_first, end_last)


def _plot(rows: tuple[Row, ...], bounds: list[Bounds]) -> _Plot:
    """Give whole years the room beside the labels, less that for stubs where there are any."""
    days = [day for numbers in bounds for day in numbers if _is_known(day)]
    low = high = 0
    if days:
        low = _first_of(12 * _year(min(days)))
        high = _first_of(12 * _year(max(*days, min(days) + 1) - 1) + 12)
    left = 2 * _MARGIN + min(_LABELS, max((_width(row.label) for row in rows), default=0))
    right = _WIDTH - 2 * _MARGIN
    if not all(_is_known(numbers.start_first) for numbers in bounds):
        left += _STUB
    if not all(_is_known(numbers.end_last) for numbers in bounds):
        right -= _STUB
    return _Plot(low, high, left, right, _TOP + _LANE * len(rows))


def _year(day: int) -> int:
    return datetime.date.fromordinal(min(max(day, FIRST_DAY), LAST_DAY)).year


def _first_of(month: int) -> int:
    """Day number of the first day of a month, counted from January of the year 0."""
    year, months = divmod(month, 12)
    return datetime.date(year, months + 1, 1).toordinal() if year <= 9999 else LAST_DAY + 1


def _axis(plot: _Plot) -> Iterator[str]:
    """Mark years, or months, as near to each other as their labels can be read."""
    if plot.low == plot.high:
        return
    y = plot.bottom + 4.5
    yield f'<path d="M{plot.left:.1f} {y}H{plot.right:.1f}" stroke="currentColor"/>'
    first, last = 12 * _year(plot.low), 12 * _year(plot.high - 1) + 12
    room = (plot.right - plot.left) / (last - first)
    step = next(step for step in _STEPS if step * room >= _LEAST_TICK)
    for month in range(-(-first // step) * step, last + 1, step):
        x, (year, months) = plot.x(_first_of(month)), divmod(month, 12)
        yield f'<path d="M{x:.1f} {_TOP}V{y}" stroke="currentColor" stroke-opacity="0.2"/>'
        label = f"{year:04}-{months + 1:02}" if months else f"{year:04}"
        yield _text(x, plot.bottom + 19, label, size=11, anchor="middle")


# --- bars -----------------------------------------------------------------------------------


class _Piece(NamedTuple):
    """A part of a bar between two pixels, and which of its sides are drawn."""

    start: float
    end: float
    kind: Kind
    left_edge: bool = True
    right_edge: bool = True


def _pieces(bounds: Bounds, plot: _Plot) -> Iterator[_Piece]:
    """Part a bar into its vague start, what is certain and its vague end, as far as it has them."""
    start_first, start_last, end_first, end_last = bounds
    if start_last >= end_first:
        yield _without_certain_day(bounds, plot)
        return
    start = plot.x(start_last)
    end = max(plot.x(end_first), start + _LEAST_CERTAIN)
    if start_first < start_last:
        known = _is_known(start_first)
        first = min(plot.x(start_first), start - _LEAST_VAGUE) if known else start - _STUB
        yield _Piece(first, start, "start", left_edge=known)
    yield _Piece(start, end, "certain")
    if end_first < end_last:
        known = _is_known(end_last)
        last = max(plot.x(end_last), end + _LEAST_VAGUE) if known else end + _STUB
        yield _Piece(end, last, "end", right_edge=known)


def _without_certain_day(bounds: Bounds, plot: _Plot) -> _Piece:
    """Take all that is possible as one piece, fading where it has no bound."""
    days = [day for day in bounds if _is_known(day)]
    if not days:
        return _Piece(plot.left, plot.right, "flat", left_edge=False, right_edge=False)
    has_start, has_end = _is_known(bounds.start_first), _is_known(bounds.end_last)
    start = plot.x(min(days)) - (0 if has_start else _STUB)
    end = plot.x(max(days)) + (0 if has_end else _STUB)
    kind: Kind = "flat" if has_start == has_end else "end" if has_start else "start"
    return _Piece(start, max(end, start + _LEAST_VAGUE), kind, has_start, has_end)


def _bar(row: Row, pieces: tuple[_Piece, ...], top: float, key: str) -> str:
    marks = [_mark(piece, top, key, disputed=row.standing is Standing.DISPUTED) for piece in pieces]
    if row.period.is_open:
        tip, barb = pieces[-1].end, pieces[-1].end - 6
        line = f"M{barb:.1f} {top}L{tip:.1f} {top + _BAR / 2}L{barb:.1f} {top + _BAR}"
        marks.append(
            f'<path class="apts-open" d="{line}" fill="none" stroke="currentColor"'
            ' stroke-width="2"/>'
        )
    return _bars(*marks)


def _mark(piece: _Piece, top: float, key: str, *, disputed: bool) -> str:
    """Draw one part of a bar: its area, and a dashed outline unless it is beyond doubt."""
    start, end, kind, left_edge, right_edge = piece
    paint, name = f"url(#{key}-{kind})", "apts-vague"
    if kind == "certain":
        paint, name = "currentColor", "apts-certain"
    if disputed:
        paint = f"url(#{key}-{'hatch' if kind == 'certain' else 'faint'})"
    area = (
        f'<rect class="{name}" x="{start:.1f}" y="{top}" width="{end - start:.1f}"'
        f' height="{_BAR}" fill="{paint}"/>'
    )
    if paint == "currentColor":
        return area
    upper, lower = top + 0.5, top + _BAR - 0.5  # half a pixel inside, for crisp lines
    sides = ((start + 0.5, left_edge), (end - 0.5, right_edge))
    lines = [f"M{start:.1f} {y}H{end:.1f}" for y in (upper, lower)]
    lines += [f"M{x:.1f} {upper}V{lower}" for x, has_edge in sides if has_edge]
    outline = 'class="apts-outline" fill="none" stroke="currentColor" stroke-dasharray="3 2"'
    return f'{area}<path {outline} d="{"".join(lines)}"/>'


def _defs(key: str) -> str:
    """Define what bars are filled with: a fade either way, an even tint, two hatchings."""
    fades = "".join(
        f'<linearGradient id="{key}-{kind}"><stop stop-color="currentColor" stop-opacity="{left}"/>'
        f'<stop offset="1" stop-color="currentColor" stop-opacity="{right}"/></linearGradient>'
        for kind, left, right in (("start", 0.05, 0.6), ("end", 0.6, 0.05), ("flat", 0.25, 0.25))
    )
    hatchings = "".join(
        f'<pattern id="{key}-{kind}" width="5" height="5" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><path d="M1 0V5" stroke="currentColor"'
        f' stroke-width="1.5" stroke-opacity="{opacity}"/></pattern>'
        for kind, opacity in (("hatch", 1), ("faint", 0.5))
    )
    return f"<defs>{fades}{hatchings}</defs>"


def _bars(*marks: str) -> str:
    return f'<g class="apts-bars" color="{_ACCENT}">{"".join(marks)}</g>'


# --- text -----------------------------------------------------------------------------------


def _in_words(row: Row, language: Language) -> str:
    disputed = f" ({term(row.standing, language)})" if row.standing is Standing.DISPUTED else ""
    return f"{row.label}, {period_words(row.period, language)}{disputed}"


def _label(row: Row, top: int) -> str:
    """Write the label, on an unseen ground that makes the whole lane show its words in full."""
    ground = f'<rect y="{top}" width="{_WIDTH}" height="{_LANE}" fill="none" pointer-events="all"/>'
    return ground + _text(_MARGIN, top + 18, _cut(row.label, _LABELS))


def _legend(rows: tuple[Row, ...], top: int, key: str, language: Language) -> Iterator[str]:
    """Explain the bars, hatched ones where there are any."""
    disputed = [row.standing for row in rows if row.standing is Standing.DISPUTED][:1]
    x = float(_MARGIN)
    for member in (Certainty.CERTAIN, Certainty.POSSIBLE, *disputed):
        piece = _Piece(x, x + 2 * _BAR, "flat" if member is Certainty.POSSIBLE else "certain")
        yield _bars(_mark(piece, top, key, disputed=member is Standing.DISPUTED))
        word = term(member, language)
        yield _text(piece.end + 6, top + 11, word, size=11)
        x = piece.end + _MARGIN + _width(word)


def _text(
    x: float, y: int, text: str, *, size: int = 13, anchor: Literal["start", "middle"] = "start"
) -> str:
    place = f'x="{x:.1f}" y="{y}" font-size="{size}" text-anchor="{anchor}"'
    return f"<text {place}>{_escape(text)}</text>"


def _escape(text: str) -> str:
    return html.escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text))


def _width(text: str) -> float:
    """Guess how wide a text is in letters of 13 pixels, rather too wide than too narrow."""
    return sum(
        13.0
        if letter in "MWmw@%" or unicodedata.east_asian_width(letter) in "FW"
        else 7.4 + 2 * letter.isupper()
        for letter in text
    )


def _cut(text: str, room: float) -> str:
    """Cut a text that is too wide, and say so with an ellipsis."""
    if _width(text) <= room:
        return text
    kept = sum(width <= room - 13 for width in accumulate(map(_width, text)))
    return f"{text[:kept]}…"
