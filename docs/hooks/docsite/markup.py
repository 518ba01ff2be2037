"""Markdown and HTML: tables, quotations, figures, and text that must be taken as it is."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence

_SIGNS = re.compile(r"([\\`*_\[\]<>|#&~])")
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)


def plain(text: str) -> str:
    """Write a text so that Markdown shows it as it is."""
    return _SIGNS.sub(lambda sign: f"&#{ord(sign[1])};", text)


def link(text: str, url: str | None) -> str:
    """Link a text, which is taken as it is, where there is an address."""
    if url is None:
        return plain(text)
    return f"[{plain(text)}](<{url.replace('|', '%7C')}>)"


def foreign(text: str, code: str) -> str:
    """Mark a text, which is taken as it is, as written in a language of its own."""
    return f'<span lang="{code}">{plain(text)}</span>'


def table(header: Sequence[str], rows: Iterable[Sequence[str]], numbers: int = 0) -> Iterator[str]:
    """Give a table; its last columns can be numbers, set to the right."""
    words = len(header) - numbers
    yield _row(header)
    yield f"|{'---|' * words}{'---:|' * numbers}"
    yield from map(_row, rows)


def boxed(lines: Iterable[str], name: str) -> Iterator[str]:
    """Put Markdown into a box that the style sheet knows by its name."""
    yield from (f'<div class="{name}" markdown="1">', "", *lines, "", "</div>")


def quotation(lines: Iterable[str]) -> Iterator[str]:
    """Quote lines of Markdown, each beginning a line of its own."""
    return (f"> {line}" if line else ">" for line in lines)


def figure(svg: str, caption: str | None = None) -> str:
    """Frame a picture that is wider than a phone, named for those who do not see it.

    Its words stand in tables and texts already, so the search leaves them out.
    """
    found = _TITLE.search(svg)
    name = html.escape(caption) if caption else found[1] if found else ""
    told = f"<figcaption>{html.escape(caption)}</figcaption>" if caption else ""
    return (
        f'<figure class="apts-picture" data-search-exclude><div class="apts-scroll" tabindex="0"'
        f' role="group" aria-label="{name}">{svg}</div>{told}</figure>'
    )


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
