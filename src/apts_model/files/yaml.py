"""The format in YAML: the same keys as in JSON, and the same result. Needs the extra `yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from apts_model.dataset import Dataset
from apts_model.files.events import Event


def values(text: str) -> Any:
    raise NotImplementedError


def events(text: str) -> Iterator[Event]:
    raise NotImplementedError


def written(dataset: Dataset, head: dict[str, str]) -> str:
    raise NotImplementedError
