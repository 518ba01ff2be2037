"""Pictures, drawn by the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from apts_model import Language, Measure, Period, drawing
from apts_model.words import labelled, term
from docsite.asking import Ask, DocsError, Identified, bundled, id_among, one_of, words_of
from docsite.markup import figure


def picture(ask: Ask) -> Iterator[str]:
    """Draw what a marker names: its kind, then what it is of."""
    kind = one_of(_PICTURES, ask.words[0] if ask.words else "", "kind of picture")
    yield figure(_PICTURES[kind](ask))


def _presidents(ask: Ask) -> str:
    _, id = words_of(ask, "presidents ID")
    id_among(bundled().unions, id, "union")
    return bundled().presidencies_of(id).to_svg(ask.language)


def _members(ask: Ask) -> str:
    _, id = words_of(ask, "members ID")
    id_among((*bundled().coalitions, *bundled().unions), id, "coalition or union")
    return bundled().members_of(id).to_svg(ask.language)


def _lineage(ask: Ask) -> str:
    _, id = words_of(ask, "lineage ID")
    id_among(bundled().unions, id, "union")
    return bundled().lineage(id).to_svg(ask.language)


def _round(ask: Ask) -> str:
    _, id = words_of(ask, "round ID")
    id_among(bundled().rounds, id, "round")
    data = bundled()
    return drawing.round_svg(
        data.round(id), names=data.label, language=ask.language, as_of=data.as_of
    )


def _periods(ask: Ask) -> str:
    title, *rows = (part.strip() for part in ask.text.removeprefix("periods").split("|"))
    if not title or not rows:
        raise DocsError("write `picture: periods Title | Label = 2004-11 / 2006-05-18 | ...`")
    drawn = [_row(row) for row in rows]
    return drawing.timeline_svg(drawn, title=title, language=ask.language, as_of=bundled().as_of)


def _row(text: str) -> drawing.Row:
    label, equals, days = text.partition("=")
    start, slash, until = (part.strip() for part in days.partition("/"))
    if not equals or not slash:
        raise DocsError(f"{text!r} does not have the form 'Label = start / handover day'")
    return drawing.Row(label=label.strip(), period=Period(_known(start), until=_known(until)))


def _known(end: str) -> str | None:
    return None if end == "?" else end


def _figures(ask: Ask) -> str:
    _, id, measure = words_of(ask, "figures ID MEASURE")
    data = bundled()
    known: tuple[Identified, ...] = (*data.unions, *data.coalitions, *data.rounds)
    id_among(known, id, "union, coalition or round")
    counted = Measure(one_of((one.value for one in Measure), measure, "measure"))
    figures = data.figures_of(id, counted)
    title = _figures_title(id, counted, ask.language)
    return drawing.figures_svg(
        figures, title=title, names=data.label, language=ask.language, as_of=data.as_of
    )


def _figures_title(id: str, measure: Measure, language: Language) -> str:
    return labelled(bundled().label(id, language), term(measure, language), language)


_PICTURES: dict[str, Callable[[Ask], str]] = {
    "figures": _figures,
    "lineage": _lineage,
    "members": _members,
    "periods": _periods,
    "presidents": _presidents,
    "round": _round,
}
