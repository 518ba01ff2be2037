"""How text of a stranger is shown in a message: short, and nothing in it unseen."""

from __future__ import annotations

import re
import unicodedata

SHOWN_LENGTH = 100
"""So many characters of a value are shown."""

UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]"
)
"""Letters and marks that Python calls printable and that nobody can see."""


def quoted(value: object) -> str:
    """Show text in quotes, cut where it is long, with escapes for what cannot be seen.

    What is no text is shown as Python writes it.
    """
    if type(value) is str:
        return cut(escaped(repr(value[: SHOWN_LENGTH + 1])))
    if type(value) is int and value.bit_length() > 400:  # Python refuses to write very long ones
        return "a number of more than 100 digits"
    return cut(escaped(repr(value)))


def escaped(text: str) -> str:
    """Write letters and marks that nobody can see as escapes."""
    return UNSEEN.sub(_escape, text)


def cut(shown: str, length: int = SHOWN_LENGTH) -> str:
    """Cut what is shown where it is long."""
    return shown if len(shown) <= length else f"{shown[:length]}..."


def visible(text: str) -> str:
    """Show text as it is or, where a terminal could not, in quotes with escapes."""
    seen = text.isprintable() and not UNSEEN.search(text)
    return text if seen else escaped(repr(text))


def named(character: str) -> str:
    """Name a character by its number and its name."""
    unnamed = "a control character" if ord(character) < 0xA0 else "a character without a name"
    name = unicodedata.name(character, unnamed)
    return f"U+{ord(character):04X} ({name})"


def stranger_in(text: str) -> str:
    """Name the first letter of another script, which may look like one of ours."""
    for character in text[:SHOWN_LENGTH]:
        if not character.isascii() and character.isalpha():
            name = unicodedata.name(character, "")
            if not name.startswith("LATIN "):
                return f", with {named(character)} in it"
    return ""


def _escape(found: re.Match[str]) -> str:
    number = ord(found[0])
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"
