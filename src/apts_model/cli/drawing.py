"""The command that draws: pictures as SVG, of answers that other commands give in words."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from typing import Any

from apts_model.cli import streams
from apts_model.cli.options import ANSWERED, NO_ANSWER, Commands, add_data, add_language
from apts_model.dataset import Dataset
from apts_model.diagrams import regime_svg
from apts_model.drawing import figures_svg, round_svg
from apts_model.errors import InvalidValueError
from apts_model.finding import look_up
from apts_model.records.figures import Measure
from apts_model.records.regimes import REGIMES
from apts_model.records.sources import Language, language_of
from apts_model.showing import visible
from apts_model.timelines import Timeline
from apts_model.words import labelled, nothing_recorded, term

KINDS = (
    "presidents",
    "lineage",
    "round",
    "figures",
    "members",
    "affiliations",
    "strikes",
    "stages",
)
"""What can be drawn."""


def add(commands: Commands) -> None:
    """Add the command."""
    draw = commands.add_parser("draw", help="draw a picture, as SVG")
    draw.add_argument("kind", metavar="KIND", choices=KINDS, help=f"one of {', '.join(KINDS)}")
    draw.add_argument(
        "id", metavar="ID", help="of what: a union, a body, a round; for stages, a regime"
    )
    draw.add_argument(
        "--measure", choices=[one.value for one in Measure], help="figures of one kind only"
    )
    draw.add_argument(
        "--out",
        metavar="FILE",
        default=streams.STANDARD,
        help="a file, or - for standard output (default)",
    )
    add_data(draw)
    add_language(draw)
    draw.set_defaults(command=_draw, json=None)


def picture(
    dataset: Dataset,
    kind: str,
    id: str,
    lang: Language | str = Language.EN,
    measure: Measure | str | None = None,
) -> str | None:
    """Draw what `apts-model draw` draws; None where nothing is recorded.

    Raises:
        InvalidValueError: there is no such kind, measure or language.
        UnknownIdError: there is nothing with this id.

    Examples:
        >>> from apts_model import load_apts
        >>> from apts_model.cli.drawing import picture
        >>> svg = picture(load_apts(), "figures", "apts", "fr", "members")
        >>> svg is not None and "APTS\N{NO-BREAK SPACE}: membres</title>" in svg
        True
    """
    language = language_of(lang)
    if kind == "round":
        held = dataset.round(id)
        return round_svg(held, language=language, as_of=dataset.as_of, names=dataset.label)
    if kind == "stages":
        return regime_svg(look_up(REGIMES, id, "regime"), language)
    if kind == "figures":
        return _figures(dataset, id, language, measure)
    if kind == "lineage":
        lineage = dataset.lineage(id)
        return lineage.to_svg(language) if lineage.edges or lineage.disputed else None
    if kind not in _TIMELINES:
        raise InvalidValueError("kind", f"{kind!r} is none of {', '.join(KINDS)}")
    timeline = _TIMELINES[kind](dataset, id)
    return timeline.to_svg(language) if len(timeline) else None


_TIMELINES: Mapping[str, Callable[[Dataset, str], Timeline[Any]]] = {
    "presidents": Dataset.presidencies_of,
    "members": Dataset.members_of,
    "affiliations": Dataset.affiliations_of,
    "strikes": Dataset.strikes_of,
}


def _figures(
    dataset: Dataset, id: str, language: Language, measure: Measure | str | None
) -> str | None:
    figures = dataset.figures_of(id, measure)
    measures = {figure.measure for figure in figures}
    if not figures:
        return None
    name = dataset.label(id, language)
    counted = term(measures.pop(), language) if len(measures) == 1 else _FIGURES[language]
    return figures_svg(figures, title=labelled(name, counted, language), language=language)


_FIGURES = {Language.EN: "figures", Language.FR: "données chiffrées"}


OTHER_PICTURES = (
    *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff"),
    *(".pdf", ".ps", ".eps"),
)
"""Endings of pictures that are not drawn."""


def _draw(dataset: Dataset, options: argparse.Namespace) -> int:
    if options.measure is not None and options.kind != "figures":
        raise InvalidValueError("--measure", "it goes with figures only")
    if options.out.lower().endswith(OTHER_PICTURES):
        told = "pictures are drawn as SVG: end the name with .svg, and let a browser print it"
        raise InvalidValueError(visible(options.out), told)
    svg = picture(dataset, options.kind, options.id, options.lang, options.measure)
    if svg is None:
        name = dataset.label(options.id, options.lang)
        print(nothing_recorded(name, options.lang), file=sys.stderr)
        return NO_ANSWER
    streams.write(options.out, f"{svg}\n")
    return ANSWERED
