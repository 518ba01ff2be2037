"""Where a fact comes from, and what else is to be said of it, in the cells of a table."""

from __future__ import annotations

from collections.abc import Iterable

from apts_model import Citation, Language, Standing
from apts_model.words import date_words
from docsite.asking import bundled
from docsite.markup import foreign, link, plain
from docsite.wording import say


def sourced(citations: Iterable[Citation], language: Language) -> str:
    """Give the sources of a record."""
    return "<br>".join(_cited(citation, language) for citation in citations)


def noted(text: str, note: str | None, language: Language) -> str:
    """Add to a cell the note of a record; notes are in English."""
    if note is None:
        return text
    label = say("note", language)
    return f'{text}<small class="apts-note">{label}{foreign(note, "en")}</small>'


def marked(text: str, record: object, language: Language) -> str:
    """Say of what is disputed that it is."""
    if getattr(record, "standing", Standing.ACCEPTED) is Standing.ACCEPTED:
        return text
    return f"{text} **({say('disputed', language)})**"


def _cited(citation: Citation, language: Language) -> str:
    source = bundled().source(citation.source_id)
    told = [link(source.title, source.url)]
    if source.published is not None:
        told.append(plain(date_words(source.published, language)))
    if citation.locator is not None:
        told.append(plain(citation.locator))
    return ", ".join(told)
