"""Diagrams of regimes: the stages of a bargaining round and what must come before each, as SVG."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from graphlib import TopologicalSorter
from itertools import count
from typing import NamedTuple

from apts_model.records.milestones import Stage
from apts_model.records.regimes import Regime, StageRule
from apts_model.records.sources import Language, language_of
from apts_model.words import delay_words, rule_words, term

_BOX, _HEIGHT = 264, 34
_ACROSS, _DOWN = 344, 84
_MARGIN = 8
_BEND = 70


class _Place(NamedTuple):
    """Upper left corner of a stage's box, in pixels."""

    x: int
    y: int


def regime_svg(regime: Regime, lang: Language | str = Language.EN) -> str:
    """Draw the stages of a regime, each below those that must come before it.

    Arrows carry the delays, in English or French. Stages that no rule names are left out: they
    can be reached at any time.

    Examples:
        >>> from apts_model import REGIMES
        >>> from apts_model.diagrams import regime_svg
        >>> svg = regime_svg(REGIMES["quebec-1985"], "fr")
        >>> svg.startswith("<svg"), "avis de grève" in svg
        (True, True)
    """
    language = language_of(lang)
    places = _placed(regime.rules)
    width = max((place.x for place in places.values()), default=0) + _BOX + _MARGIN
    height = max((place.y for place in places.values()), default=0) + _HEIGHT + _MARGIN
    key = f"stages-{regime.id}-{language.value}"
    rules = "; ".join(
        f"{term(rule.stage, language)}: {rule_words(rule, language)}" for rule in regime.rules
    )
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="apts-drawing" lang="{language}"'
            f' viewBox="0 0 {width} {height}" role="img" aria-labelledby="{key}-title"'
            f' aria-describedby="{key}-rules" font-family="sans-serif" font-size="14"'
            f' fill="currentColor" style="max-width:{width}px">',
            f'<title id="{key}-title" lang="en">{html.escape(regime.title)}</title>',
            f'<desc id="{key}-rules">{html.escape(rules)}</desc>',
            f'<defs><marker id="{key}-tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8"'
            ' markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="currentColor"/>'
            "</marker></defs>",
            *_arrows(regime.rules, places, key, language),
            *(_box(stage, place, language) for stage, place in places.items()),
            "</svg>",
        )
    )


def _placed(rules: Iterable[StageRule]) -> Mapping[Stage, _Place]:
    """Place each stage a row below the last of those that come before it, or above its next."""
    before: dict[Stage, list[Stage]] = {}
    for rule in rules:
        if rule.counted_from is not None:
            before.setdefault(rule.counted_from, [])
            before.setdefault(rule.stage, []).append(rule.counted_from)
    row: dict[Stage, int] = {}
    for stage in TopologicalSorter(before).static_order():
        row[stage] = 1 + max((row[one] for one in before[stage]), default=-1)
    for stage in row:
        if not before[stage]:
            row[stage] = min(row[one] for one in row if stage in before[one]) - 1
    places: dict[Stage, _Place] = {}
    taken: set[tuple[int, int]] = set()
    # In each row, what continues a column keeps it; what only begins there comes after.
    for stage in sorted(row, key=lambda one: (row[one], not before[one])):
        above = [places[one].x // _ACROSS for one in before[stage]]
        free = (column for column in count(min(above, default=0)))
        column = next(column for column in free if (column, row[stage]) not in taken)
        taken.add((column, row[stage]))
        places[stage] = _Place(_MARGIN + _ACROSS * column, _MARGIN + _DOWN * row[stage])
    return places


def _arrows(
    rules: Iterable[StageRule], places: Mapping[Stage, _Place], key: str, language: Language
) -> Iterator[str]:
    for rule in rules:
        if rule.counted_from is None:
            continue
        start, end = places[rule.counted_from], places[rule.stage]
        lies_beside = end.y - start.y > _DOWN
        line, (x, y) = (_around if lies_beside else _straight)(start, end)
        yield (
            f'<path d="{line}" fill="none" stroke="currentColor" stroke-opacity="0.6"'
            f' marker-end="url(#{key}-tip)"/>'
        )
        if label := delay_words(rule, language):
            yield f'<text x="{x}" y="{y}">{html.escape(label)}</text>'


def _straight(start: _Place, end: _Place) -> tuple[str, _Place]:
    """Lead from a box to one in the next row, the label above the middle of the line."""
    x, y = start.x + _BOX // 2, start.y + _HEIGHT
    to_x, to_y = end.x + _BOX // 2, end.y
    above = 5 if x == to_x else -6
    return f"M{x} {y}L{to_x} {to_y}", _Place((x + to_x) // 2 + 6, (y + to_y) // 2 + above)


def _around(start: _Place, end: _Place) -> tuple[str, _Place]:
    """Lead over several rows, right of the boxes between them."""
    x, y = start.x + _BOX, start.y + _HEIGHT // 2
    to_x, to_y = end.x + _BOX, end.y + _HEIGHT // 2
    line = f"M{x} {y}C{x + _BEND} {y} {to_x + _BEND} {to_y} {to_x} {to_y}"
    return line, _Place(x + _BEND // 2 + 12, start.y + _HEIGHT + 18)


def _box(stage: Stage, place: _Place, language: Language) -> str:
    return (
        f'<rect x="{place.x}" y="{place.y}" width="{_BOX}" height="{_HEIGHT}" rx="4" fill="none"'
        f' stroke="currentColor"/><text x="{place.x + _BOX // 2}" y="{place.y + 22}"'
        f' text-anchor="middle">{html.escape(term(stage, language))}</text>'
    )
