"""Tables of the bundled data, each row with its sources."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import cast

from apts_model import (
    Affiliation,
    Agreement,
    BargainingRound,
    Event,
    Figure,
    ImpreciseDate,
    Language,
    Merger,
    Milestone,
    Presidency,
    Split,
    Strike,
)
from apts_model.words import (
    EventKind,
    date_words,
    figure_words,
    labelled,
    listed,
    period_words,
    term,
)
from docsite.asking import Ask, DocsError, Identified, bundled, id_among, one_of, words_of
from docsite.markup import boxed, plain, table
from docsite.sourcing import marked, noted, sourced
from docsite.wording import say

Rows = list[Sequence[str]]


def data_table(ask: Ask) -> Iterable[str]:
    """Give the table that a marker names: its kind, then an id."""
    kind, id = words_of(ask, "KIND ID")
    make = _TABLES[one_of(_TABLES, kind, "kind of table")]
    keys, rows = make(id, ask.language)
    if not rows:
        raise DocsError(f"the bundled data has no {kind} of {id!r}")
    return boxed(table([say(key, ask.language) for key in keys], rows), "apts-sourced")


# --- who presided, who belonged to a body ---------------------------------------------------


def _presidents(id: str, language: Language) -> tuple[Sequence[str], Rows]:
    id_among(bundled().unions, id, "union")
    keys = ("who", "dates", "sources")
    return keys, [_president(one, language) for one in bundled().presidencies_of(id)]


def _president(presidency: Presidency, language: Language) -> Sequence[str]:
    name = marked(plain(bundled().person(presidency.holder_id).name), presidency, language)
    dates = plain(period_words(presidency.period, language))
    told = "<br>".join(filter(None, (dates, "; ".join(_circumstances(presidency, language)))))
    return name, noted(told, presidency.note, language), sourced(presidency.citations, language)


def _circumstances(presidency: Presidency, language: Language) -> Iterator[str]:
    """Say how a presidency began and ended, as far as that is known."""
    if presidency.accession is not None:
        yield term(presidency.accession, language)
    if presidency.title is not None:
        yield plain(presidency.title)
    if presidency.ended_by is not None:
        yield labelled(say("end", language), term(presidency.ended_by, language), language)


def _members(id: str, language: Language) -> tuple[Sequence[str], Rows]:
    id_among((*bundled().coalitions, *bundled().unions), id, "coalition or union")
    keys = ("member", "dates", "sources")
    return keys, [_member(one, language) for one in bundled().members_of(id)]


def _member(affiliation: Affiliation, language: Language) -> Sequence[str]:
    name = marked(_label(affiliation.member_id, language), affiliation, language)
    dates = plain(period_words(affiliation.period, language))
    return name, noted(dates, affiliation.note, language), sourced(affiliation.citations, language)


# --- lineages -------------------------------------------------------------------------------


def _lineage(id: str, language: Language) -> tuple[Sequence[str], Rows]:
    id_among(bundled().unions, id, "union")
    lineage = bundled().lineage(id)
    steps = {edge.record.id: edge.record for edge in (*lineage.edges, *lineage.disputed)}
    keys = ("dates", "from", "to", "how", "sources")
    return keys, [_step(one, language) for one in steps.values()]


def _step(step: Merger | Split, language: Language) -> Sequence[str]:
    before, after, kind = _sides(step)
    how = noted(marked(term(kind, language), step, language), step.note, language)
    unions = (_labels(before, language), _labels(after, language))
    return _date(step.date, language), *unions, how, sourced(step.citations, language)


def _sides(step: Merger | Split) -> tuple[tuple[str, ...], tuple[str, ...], enum.Enum]:
    """Return the unions before and after a step, and what kind of step it is."""
    if isinstance(step, Merger):
        return step.predecessor_ids, (step.successor_id,), step.kind
    return (step.parent_id,), step.child_ids, EventKind.SPLIT


# --- rounds and strikes ---------------------------------------------------------------------


def _round(id: str, language: Language) -> tuple[Sequence[str], Rows]:
    id_among(bundled().rounds, id, "round")
    held = bundled().round(id)
    keys = ("dates", "what", "sources")
    events = [event for event in bundled().chronology(id) if event.kind is not EventKind.FIGURE]
    return keys, [_event(event, held, language) for event in events]


def _event(event: Event, held: BargainingRound, language: Language) -> Sequence[str]:
    when = date_words(event.date, language)
    told = event.explain(language).removeprefix(labelled(when, "", language))
    record = cast("Milestone | Strike | Agreement", event.record)
    citations = record.citations or held.citations
    return plain(when), noted(plain(told), record.note, language), sourced(citations, language)


def _strikes(id: str, language: Language) -> tuple[Sequence[str], Rows]:
    id_among(bundled().unions, id, "union")
    keys = ("dates", "kind", "sources")
    return keys, [_strike(one, language) for one in bundled().strikes_of(id)]


def _strike(strike: Strike, language: Language) -> Sequence[str]:
    kind = noted(marked(term(strike.kind, language), strike, language), strike.note, language)
    return plain(period_words(strike.period, language)), kind, sourced(strike.citations, language)


# --- figures --------------------------------------------------------------------------------


def _figures(id: str, language: Language) -> tuple[Sequence[str], Rows]:
    data = bundled()
    known: tuple[Identified, ...] = (*data.unions, *data.coalitions, *data.rounds)
    id_among(known, id, "union, coalition or round")
    keys = ("dates", "figure", "sources")
    return keys, [_figure(one, language) for one in data.figures_of(id)]


def _figure(figure: Figure, language: Language) -> Sequence[str]:
    told = plain(figure_words(figure.value, figure.measure, figure.comparison, language))
    said = noted(marked(told, figure, language), figure.note, language)
    return _date(figure.date, language), said, sourced(figure.citations, language)


# --- cells ----------------------------------------------------------------------------------


def _date(date: ImpreciseDate | None, language: Language) -> str:
    return say("unknown date", language) if date is None else plain(date_words(date, language))


def _label(id: str, language: Language) -> str:
    return plain(bundled().label(id, language))


def _labels(ids: Iterable[str], language: Language) -> str:
    return listed([_label(id, language) for id in ids], language)


_TABLES: dict[str, Callable[[str, Language], tuple[Sequence[str], Rows]]] = {
    "figures": _figures,
    "lineage": _lineage,
    "members": _members,
    "presidents": _presidents,
    "round": _round,
    "strikes": _strikes,
}
