"""Answers of the library, as it says them."""

from __future__ import annotations

from collections.abc import Iterator

from docsite.asking import Ask, bundled, id_among, one_of, words_of
from docsite.markup import link, plain, quotation


def answer(ask: Ask) -> Iterator[str]:
    """Quote what the library answers to `president UNION DATE`."""
    kind, id, when = words_of(ask, "president UNION DATE")
    one_of(["president"], kind, "kind of question")
    id_among(bundled().unions, id, "union")
    answered = bundled().president_on(id, when)
    told = answered.explain(ask.language).splitlines()
    return quotation(_lines(told))


def _lines(told: list[str]) -> Iterator[str]:
    """Break lines as the library does, and let its list of sources be one."""
    previous = ""
    for line in told:
        is_source = line.startswith("- ")
        if previous and (not is_source or not previous.startswith("- ")):
            yield ""
        yield _source(line) if is_source else plain(line)
        previous = line


def _source(line: str) -> str:
    title, _, url = line.removeprefix("- ").removesuffix(">").rpartition(" <")
    return f"- {link(title, url) if title else plain(line[2:])}"
