"""Plain values to canonical YAML as people would write it: blocks, and lines for short things."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from typing import Any

from apts_model.files.converter import is_list, is_object

_FOR_OTHERS = re.compile(
    r"[yYnN]|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
)
"""Words that PyYAML takes for text: YAML 1.2 has numbers, and YAML 1.1 truth values, like these."""


def yaml_text(yaml: Any, members: dict[str, Any]) -> str:
    """Write plain values as YAML.

    It is PyYAML's emitter in Python that writes: libyaml's escapes emoji, and might not be there.

    Args:
        yaml: The package PyYAML.
        members: An object of texts, numbers, objects and lists, as JSON would hold them.
    """
    text: str = yaml.emit(
        _Teller(yaml).events(members),
        Dumper=yaml.SafeDumper,
        width=math.inf,  # a line that is broken changes where its text is read again
        allow_unicode=True,
    )
    return text


class _Teller:
    """Tells plain values as the events that PyYAML's emitter takes."""

    def __init__(self, yaml: Any) -> None:
        self._yaml = yaml
        resolver = yaml.resolver.Resolver()
        self._tag_of: Callable[..., str] = resolver.resolve
        self._known: dict[str, bool] = {}

    def events(self, members: dict[str, Any]) -> Iterator[Any]:
        yaml = self._yaml
        yield yaml.StreamStartEvent()
        yield yaml.DocumentStartEvent(explicit=False)
        yield from self._object(members, in_flow=False)
        yield yaml.DocumentEndEvent(explicit=False)
        yield yaml.StreamEndEvent()

    def _object(self, members: dict[str, Any], *, in_flow: bool) -> Iterator[Any]:
        yield self._yaml.MappingStartEvent(None, None, implicit=True, flow_style=in_flow)
        for key, value in members.items():
            yield self._scalar(key)
            yield from self._member(value)
        yield self._yaml.MappingEndEvent()

    def _member(self, value: Any) -> Iterator[Any]:
        """Tell what stands under a key: in brackets, if nothing in it has parts."""
        if is_object(value):
            yield from self._object(value, in_flow=not _has_parts(value.values()))
        elif is_list(value):
            in_flow = not _has_parts(value)
            yield self._yaml.SequenceStartEvent(None, None, implicit=True, flow_style=in_flow)
            for one in value:
                yield from (
                    self._object(one, in_flow=False) if is_object(one) else [self._scalar(one)]
                )
            yield self._yaml.SequenceEndEvent()
        else:
            yield self._scalar(value)

    def _scalar(self, value: str | int | float) -> Any:
        if isinstance(value, str):
            return self._yaml.ScalarEvent(None, None, (self._is_plain(value), True), value)
        # YAML 1.1 asks for a point where there is an exponent.
        said = re.sub(r"^(-?[0-9]+)e", r"\1.0e", repr(value))
        return self._yaml.ScalarEvent(None, None, (True, True), said)

    def _is_plain(self, text: str) -> bool:
        """Whether every reader takes a text without quotes for this text."""
        known = self._known.get(text)
        if known is None:
            tag = self._tag_of(self._yaml.ScalarNode, text, (True, False))
            known = tag == "tag:yaml.org,2002:str" and not _FOR_OTHERS.fullmatch(text)
            self._known[text] = known
        return known


def _has_parts(values: Any) -> bool:
    return any(is_object(value) or is_list(value) for value in values)
