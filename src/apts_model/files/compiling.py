"""Functions that are written out by the program, line by line, for the classes of records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def compiled(name: str, lines: list[str], names: dict[str, Any]) -> Callable[..., Any]:
    """Compile the lines of a function, which may use these names.

    Of a class, they hold the names of fields alone: nothing that a file says is ever compiled.
    """
    exec("\n".join(lines), names)  # noqa: S102 - see above
    function: Callable[..., Any] = names[name]
    return function
