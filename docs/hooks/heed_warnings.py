"""Let a strict build fail on warnings even where it is told to be quiet.

mkdocs counts the warnings that its logger lets through, and `--quiet` lets none through.
"""

import logging
from typing import Literal


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Let warnings through."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(min(logger.getEffectiveLevel(), logging.WARNING))
