"""Where it is measured: the machine, its load, and the versions of everyone."""

from __future__ import annotations

import os
import platform
import re
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

from peers import FOLLOWTHEMONEY, MYSOC

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
NAME = re.compile(r"[A-Za-z0-9._-]+")


def told() -> dict[str, Any]:
    """Tell the size of the machine, and its Python; memory is in bytes."""
    return {
        "system": platform.system(),
        "architecture": platform.machine(),
        "processors": os.cpu_count(),
        "memory": _memory(),
        "python": platform.python_version(),
    }


def _memory() -> int | None:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError):  # a system that does not tell
        return None


def load() -> float | None:
    """Tell how many processes wanted a processor in the last minute: this one alone is 1."""
    try:
        return round(os.getloadavg()[0], 1)
    except (AttributeError, OSError):  # a system that does not tell
        return None


def versions() -> dict[str, str]:
    """Tell the versions of ours, of what it is built on, and of the peers."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    needed = [*project["project"]["dependencies"], *project["dependency-groups"]["bench"]]
    names = ["apts-model", *(_name(requirement) for requirement in needed)]
    pinned = dict(requirement.split("==") for requirement in (MYSOC, FOLLOWTHEMONEY))
    return {name: metadata.version(name) for name in names} | pinned


def _name(requirement: str) -> str:
    found = NAME.match(requirement)
    assert found is not None, requirement
    return found[0]
