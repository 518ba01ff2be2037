"""Plain values to canonical YAML as people would write it: blocks, and lines for short things."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from apts_model.files.values import is_list, is_object

_FOR_OTHERS = re.compile(
    r"[yYnN]|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
)
"""Words that PyYAML takes for text: YAML 1.2 has numbers, and YAML 1.1 truth values, like these."""


def yaml_text(yaml: Any, members: dict[str, Any]) -> str:
    """Write plain values as YAML, as PyYAML would lay them out.

    What needs quotes, PyYAML says; its emitter, four times as slow, is not asked for the rest.

    Args:
        yaml: The package PyYAML.
        members: An object of texts, numbers, objects and lists, as JSON would hold them. In texts,
            all can be seen; lists hold texts, or objects that are not empty.
    """
    return "\n".join([*_Writer(yaml).block(members), ""])


class _Writer:
    """Writes plain values line by line."""

    def __init__(self, yaml: Any) -> None:
        self._in_blocks = _Texts(yaml, "allow_block_plain")
        self._in_brackets = _Texts(yaml, "allow_flow_plain")

    def block(self, members: dict[str, Any], lead: str = "", indent: str = "") -> Iterator[str]:
        """Yield the lines of an object: the first begins with `lead`, the others with `indent`."""
        for key, value in members.items():
            start = f"{lead}{self._in_blocks[key]}:"
            lead = indent
            if not _is_deep(value):
                yield f"{start} {self._on_a_line(value)}"
                continue
            yield start
            if is_object(value):
                yield from self.block(value, f"{indent}  ", f"{indent}  ")
            else:
                for one in value:
                    yield from self.block(one, f"{indent}- ", f"{indent}  ")

    def _on_a_line(self, value: Any) -> str:
        texts = self._in_brackets
        if is_object(value):
            members = [f"{texts[key]}: {_scalar(one, texts)}" for key, one in value.items()]
            return "{" + ", ".join(members) + "}"
        if is_list(value):
            return "[" + ", ".join([_scalar(one, texts) for one in value]) + "]"
        return _scalar(value, self._in_blocks)


class _Texts(dict[str, str]):
    """How texts are written, in quotes or without; in a file, many come again and again.

    Args:
        yaml: The package PyYAML.
        allowed: What its analysis calls it that a text needs no quotes in such a place.
    """

    def __init__(self, yaml: Any, allowed: str) -> None:
        super().__init__()
        self._yaml = yaml
        self._allowed = allowed
        self._analyzed: Callable[[str], Any] = yaml.emitter.Emitter(
            None, allow_unicode=True
        ).analyze_scalar
        self._tag_of: Callable[..., str] = yaml.resolver.Resolver().resolve

    def __missing__(self, text: str) -> str:
        is_plain = getattr(self._analyzed(text), self._allowed) and self._is_text(text)
        self[text] = written = text if is_plain else "'" + text.replace("'", "''") + "'"
        return written

    def _is_text(self, plain: str) -> bool:
        """Whether every reader takes what stands without quotes for text."""
        tag = self._tag_of(self._yaml.ScalarNode, plain, (True, False))
        return tag == "tag:yaml.org,2002:str" and not _FOR_OTHERS.fullmatch(plain)


def _is_deep(value: Any) -> bool:
    """Whether a value has parts that have parts; such a one does not stand on one line."""
    parts = value.values() if is_object(value) else value if is_list(value) else ()
    return any(is_object(part) or is_list(part) for part in parts)


def _scalar(value: str | float, texts: _Texts) -> str:
    if isinstance(value, str):
        return texts[value]
    # YAML 1.1 asks for a point where there is an exponent.
    return re.sub(r"^(-?[0-9]+)e", r"\1.0e", repr(value))
