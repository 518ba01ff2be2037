"""How hard a test tries: as a share of what the profile asks for, so that `thorough` counts."""

from typing import Any

from hypothesis import settings


def tries(percent: int, **more: Any) -> settings:
    """Try so many percent of the examples of the profile."""
    return settings(max_examples=max(1, settings().max_examples * percent // 100), **more)
