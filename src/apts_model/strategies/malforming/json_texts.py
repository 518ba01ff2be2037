"""Ways to break the text of a document so that it is no JSON."""

from __future__ import annotations

from apts_model.strategies.malforming.documents import Document

_TEXT = r'"'


def cut_off(document: Document) -> str:
    """Leave the end out, from anywhere."""
    text = document.text().rstrip()
    return text[: document.number(0, len(text) - 1)]


def text_after(document: Document) -> str:
    """Write something after the end."""
    return document.text() + document.one_of(("x", "{}", "]", "}", ",", "null", "// end", "\0"))


def trailing_comma(document: Document) -> str:
    """Write a comma after the last of several."""
    text = document.text()
    end = document.token(text, r"[\]}]").start()
    return f"{text[:end]},{text[end:]}"


def missing_mark(document: Document) -> str:
    """Leave out a comma, a colon or a bracket."""
    text = document.text()
    mark = document.token(text, r"[,:{}\[\]]")
    return text[: mark.start()] + text[mark.end() :]


def comment(document: Document) -> str:
    """Write a comment."""
    text = document.text()
    place = document.token(text, "").start()
    written = document.one_of(("// a comment\n", "# a comment\n", "/* a comment */"))
    return text[:place] + written + text[place:]


def other_quotes(document: Document) -> str:
    """Write quotes of another kind, or none, around a text or a key."""
    text = document.text()
    found = document.token(text, _TEXT)
    start, end = document.one_of(("''", "“”", "«»", "``", (" ", " ")))
    return f"{text[: found.start()]}{start}{found[0][1:-1]}{end}{text[found.end() :]}"


def wrong_inside_text(document: Document) -> str:
    """Write in a text, or a key, what has to be escaped, or an escape that is none."""
    text = document.text()
    inside = document.token(text, _TEXT).start() + 1
    wrong = document.one_of(("\n", "\t", "\x00", "\x1f", "\\q", "\\x41", "\\u12g", '"', '\\"" '))
    return text[:inside] + wrong + text[inside:]


JSON_TEXTS = (
    cut_off,
    text_after,
    trailing_comma,
    missing_mark,
    comment,
    other_quotes,
    wrong_inside_text,
)
"""Each writes a document that is no JSON."""
