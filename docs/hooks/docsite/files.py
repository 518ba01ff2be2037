"""Files of the repository that the site shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from docsite.asking import Ask

_ROOT = Path(__file__).parents[3]
_LINK = re.compile(r"\[([^]]+)\]\((?!https?://|mailto:|#)[^)]*\)")
_VERSION = re.compile(r"(?<=^## )\[([^]]+)\]", re.MULTILINE)


def changelog(_: Ask) -> Iterator[str]:
    """Give what CHANGELOG.md says below its heading."""
    return _below_heading("CHANGELOG.md")


def contributing(_: Ask) -> Iterator[str]:
    """Give what CONTRIBUTING.md says below its heading."""
    return _below_heading("CONTRIBUTING.md")


def _below_heading(name: str) -> Iterator[str]:
    """Give a file without its heading; what it links to in the repository is only named."""
    _, _, text = (_ROOT / name).read_text(encoding="utf-8").partition("\n")
    yield from _VERSION.sub(r"\1", _LINK.sub(r"\1", text)).strip().splitlines()
