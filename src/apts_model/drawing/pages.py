"""Pages: what every drawing is made of, its frame, its text and its legend.

Lengths are in pixels of the view box.
"""

from __future__ import annotations

import html
import re
import unicodedata
import zlib
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import Literal

from apts_model.records.sources import Language
from apts_model.records.standing import Standing
from apts_model.words import term

WIDTH, MARGIN, TOP = 800, 16, 48
LANE = 28
LABELS = 280
"""The widest that the column of labels can get."""
SAMPLE, SAMPLE_HEIGHT = 28, 14
"""Size of what a legend shows."""
ACCENT = "#3b82c4"  # contrast of 4:1 on white and on #1e1e1e
KEY = "\0"
"""Stands ahead of every id until the drawing is whole: no text that is drawn can hold it."""

_LEGEND_LINE = 22
_NOTHING = {Language.EN: "Nothing to show.", Language.FR: "Rien à afficher."}
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# `:root` is the drawing that is a file of its own. It has no text around it whose colour it could
# take, so it follows the reader's light or dark mode by itself. Programs that know less of CSS
# than browsers do would stumble over this, but pass over `@supports`.
_STYLE = f"""<style>@supports (color:var(--apts-accent)){{\
.apts-drawing{{max-width:100%;height:auto}}\
.apts-drawing .apts-bars{{color:var(--apts-accent,{ACCENT})}}\
.apts-drawing:root{{color-scheme:light dark;color:#222}}\
@media screen and (prefers-color-scheme:dark){{.apts-drawing:root{{color:#ddd}}}}\
@media print{{.apts-drawing{{print-color-adjust:exact;break-inside:avoid}}}}\
}}</style>"""

Sample = tuple[Callable[[float, float], str], str]
"""What a legend explains: draws an example, its left and upper edge given, and says what it is."""

Names = Callable[[str, Language], str]
"""Gives the name to show of what has an id, in a language, as `Dataset.label` does."""


def ids_alone(id: str, _: Language) -> str:
    """Show ids as they are."""
    return id


def page(
    body: Iterable[str], *, title: str, described: str, language: Language, height: float
) -> str:
    """Make the `<svg>` element, with its heading and with ids made from all that it shows."""
    heading = text(MARGIN, 28, cut(title, 0.82 * (WIDTH - 2 * MARGIN)), size=16)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="apts-drawing" role="img" lang="{language}"'
        f' aria-labelledby="{KEY}-title" aria-describedby="{KEY}-desc"'
        f' viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" height="{height:g}">'
        f'<title id="{KEY}-title">{escape(title)}</title>'
        f'<desc id="{KEY}-desc">{escape(described)}</desc>{_STYLE}'
        f'<g fill="currentColor" font-family="system-ui, sans-serif">{accented(_DEFS)}'
        f"{heading}{''.join(body)}</g></svg>"
    )
    # An id must be unique in the whole page that several drawings may stand in.
    return svg.replace(KEY, f"apts-{zlib.crc32(svg.encode()):08x}")


def nothing(title: str, language: Language) -> str:
    """Make a drawing that says that there is nothing."""
    said = _NOTHING[language]
    shown = text(MARGIN, TOP + 14, said)
    return page([shown], title=title, described=said, language=language, height=TOP + 56)


def _defs() -> str:
    """Define what bars are filled with: a fade either way, an even tint, two hatchings."""
    fades = "".join(
        f'<linearGradient id="{KEY}-{kind}"><stop stop-color="currentColor" stop-opacity="{left}"/>'
        f'<stop offset="1" stop-color="currentColor" stop-opacity="{right}"/></linearGradient>'
        for kind, left, right in (("start", 0.05, 0.6), ("end", 0.6, 0.05), ("flat", 0.25, 0.25))
    )
    hatchings = "".join(
        f'<pattern id="{KEY}-{kind}" width="5" height="5" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><path d="M1 0V5" stroke="currentColor"'
        f' stroke-width="1.5" stroke-opacity="{opacity}"/></pattern>'
        for kind, opacity in (("hatch", 1), ("faint", 0.5))
    )
    return f"<defs>{fades}{hatchings}</defs>"


_DEFS = _defs()


def accented(*marks: str) -> str:
    """Give marks the colour of bars."""
    return f'<g class="apts-bars" color="{ACCENT}">{"".join(marks)}</g>'


def lane(label: str, told: str, marks: str, top: float) -> str:
    """Make a lane: its label, what is drawn in it, and its words in full for who points at it."""
    # An unseen ground makes the whole lane show them.
    ground = f'<rect y="{top:g}" width="{WIDTH}" height="{LANE}" fill="none" pointer-events="all"/>'
    shown = text(MARGIN, top + 19, cut(label, LABELS))
    return f"<g><title>{escape(told)}</title>{ground}{shown}{marks}</g>"


def lanes_left(labels: Iterable[str]) -> float:
    """Return where the labels of lanes end."""
    return 2 * MARGIN + min(LABELS, max(map(width_of, labels), default=0))


def legend(samples: Iterable[Sample], top: float) -> tuple[str, float]:
    """Explain what is drawn, in lines below each other; return where they end, too."""
    shown: list[str] = []
    x, y = float(MARGIN), top
    for draw, word in samples:
        room = SAMPLE + 6 + width_of(word, 12)
        if x > MARGIN and x + room > WIDTH - MARGIN:
            x, y = float(MARGIN), y + _LEGEND_LINE
        shown += [draw(x, y), text(x + SAMPLE + 6, y + 11, word, size=12)]
        x += room + MARGIN
    return "".join(shown), y + _LEGEND_LINE


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: int = 14,
    anchor: Literal["start", "middle", "end"] = "start",
    bold: bool = False,
) -> str:
    """Write one line of text."""
    place = f'x="{x:.1f}" y="{y:g}" font-size="{size}" text-anchor="{anchor}"'
    weight = ' font-weight="bold"' if bold else ""
    return f"<text {place}{weight}>{escape(words)}</text>"


def with_standing(told: str, standing: Standing, language: Language) -> str:
    """Say of a claim that it is disputed, if it is."""
    return told if standing is Standing.ACCEPTED else f"{told} ({term(standing, language)})"


def escape(words: str) -> str:
    """Make words that can stand in XML."""
    return html.escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", words))


def width_of(words: str, size: int = 14) -> float:
    """Guess how wide a text is, rather too wide than too narrow."""
    return size / 13 * sum(map(_letter_width, words))


def _letter_width(letter: str) -> float:
    """Guess how wide a letter of 13 pixels is."""
    if letter in "MWmw@%" or unicodedata.east_asian_width(letter) in "FW":
        return 13.0
    return 8.3 if letter.isdigit() else 7.4 + 2 * letter.isupper()


def cut(words: str, room: float, size: int = 14) -> str:
    """Cut a text that is too wide, and say so with an ellipsis."""
    if width_of(words, size) <= room:
        return words
    widths = accumulate(width_of(letter, size) for letter in words)
    return f"{words[: sum(width <= room - size for width in widths)]}…"
