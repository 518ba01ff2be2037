"""Ways to break the text of a document so that it is no YAML, or more than is read."""

from __future__ import annotations

from apts_model.strategies.malforming.documents import Document, Place, Raw

_TEXT = r'"'


def _is_text(place: Place) -> bool:
    return place.kind is str


def alias(document: Document) -> str:
    """Write an alias, with or without the anchor that it is of."""
    text = document.with_value(document.place(), Raw("*a"))
    return document.one_of((text, f"&a {text}", f"x: &a 1\n{text}"))


def anchor(document: Document) -> str:
    """Write an anchor before a value."""
    place = document.place(_is_text)
    return document.with_value(place, Raw(f"&{document.one_of('ab1')} {place.value}"))


def tag(document: Document) -> str:
    """Write a tag before a value."""
    tags = "!!str", "!", "!x", "!!binary", "!!python/object/apply:os.system", "!<tag:x>"
    place = document.place(_is_text)
    return document.with_value(place, Raw(f"{document.one_of(tags)} {place.value}"))


def second_document(document: Document) -> str:
    """Write a second document after the first."""
    text = document.text()
    more = document.one_of((text, "x: 1\n", "", "{}\n"))
    between = document.one_of(("---", "...\n---"))
    return f"{text}{between}\n{more}"


def tabulator(document: Document) -> str:
    """Write a tab: before a key, or between it and its value."""
    text = document.text()
    place = document.token(text, "").start()
    return f"{text[:place]}\t{text[place:]}"


def directive(document: Document) -> str:
    """Begin with a directive."""
    return f"%{document.one_of(('YAML 1.2', 'TAG ! tag:x:', 'X'))}\n---\n{document.text()}"


def not_closed(document: Document) -> str:
    """Leave the end out, from inside quotes on."""
    text = document.text()
    found = document.token(text, _TEXT)
    return text[: document.number(found.start() + 1, found.end() - 1)]


def not_plain(document: Document) -> str:
    """Write without quotes what needs them."""
    wrong = (
        "[",
        "{",
        "]",
        "}",
        "@a",
        "`a",
        "%a",
        "a: b: c",
        "'a",
        '"a',
        "a # b",
        "|",
        '"a" b',
        ", a",
    )
    return document.with_value(document.place(_is_text), Raw(document.one_of(wrong)))


def strange_key(document: Document) -> str:
    """Write a key that is no plain text."""
    keys = "? [a]\n: b", "? {a: b}\n: c", "&a x: b", "!x x: b", "*a : b", "<<: {a: b}", "[a]: b"
    return f"{document.one_of(keys)}\n{document.text()}"


YAML_TEXTS = (
    alias,
    anchor,
    tag,
    second_document,
    tabulator,
    directive,
    not_closed,
    not_plain,
    strange_key,
)
"""Each writes a document that is no YAML, or that the format leaves out."""
