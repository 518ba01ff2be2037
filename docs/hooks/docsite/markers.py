"""Markers: comments in a page that stand for what the library knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from apts_model import AptsModelError, Language
from docsite import answering, bundle, dates, files, law, pictures, rules, speed, tables
from docsite.asking import Ask, DocsError

_FENCE = re.compile(r" *(`{3,}|~{3,})")
_MARKER = re.compile(r"<!-- ([a-z ]+?)(?:: (.+?))? -->\s*")

_MAKERS: dict[str, Callable[[Ask], Iterable[str]]] = {
    "answer": answering.answer,
    "ask": lambda ask: [f"<!-- ask: {ask.text} -->"],  # filled by ask.py, later
    "changelog": files.changelog,
    "contributing": files.contributing,
    "data counts": bundle.counts,
    "data warnings": bundle.warnings,
    "date table": dates.date_table,
    "picture": pictures.picture,
    "regime": law.regime,
    "rules": rules.rules,
    "speed": speed.speed,
    "table": tables.data_table,
}


def fill(markdown: str, path: str) -> str:
    """Put in the place of each marker of a page what it names.

    Args:
        markdown: The page.
        path: Where it lies in the folder of all pages, as in `fr/data/index.md`.

    Raises:
        DocsError: a comment is no marker, or a marker names what is not there.
    """
    language, _, page = path.partition("/")
    return "\n".join(_filled(markdown, path, page, Language(language)))


def _filled(markdown: str, path: str, page: str, language: Language) -> Iterator[str]:
    fence = ""
    for number, line in enumerate(markdown.splitlines(), start=1):
        fence = _fence_after(line, fence)
        if fence or "<!--" not in line:
            yield line
            continue
        try:
            yield from ("", *_made(line, page, language), "")
        except (DocsError, AptsModelError) as error:
            raise DocsError(
                f"{path}, line {number} of its text: {line.strip()}: {error}"
            ) from error


def _fence_after(line: str, fence: str) -> str:
    """Return the fence of the code block in which a page is after a line."""
    found = _FENCE.match(line)
    if not fence:
        return found[1] if found else ""
    return "" if found and found[1].startswith(fence) and line.strip() == found[1] else fence


def _made(line: str, page: str, language: Language) -> Iterable[str]:
    found = _MARKER.fullmatch(line)
    if found is None or found[1] not in _MAKERS:
        known = ", ".join(_MAKERS)
        raise DocsError(f"a comment must be a marker alone in its line, one of {known}")
    return _MAKERS[found[1]](Ask(tuple((found[2] or "").split()), language, page))
