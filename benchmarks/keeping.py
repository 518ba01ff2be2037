"""What stays in memory of a file that is loaded: `python keeping.py MODULE NAME COUNT`.

Prints the bytes that Python holds for each record, as tracemalloc counts them: the records, and
what is shared between them. Standard library only: peers run it too.
"""

from __future__ import annotations

import gc
import importlib
import sys
import tracemalloc
from collections.abc import Callable
from typing import Any, NamedTuple

FEW = 10


class Load(NamedTuple):
    """Something that loads a register."""

    load: Callable[[Any], Any]
    written: Callable[[int], tuple[Any, int]]
    """Write a register with so many presidencies, and count its records."""


def main(module: str, name: str, count: str) -> None:
    """Load a few records, for what is made at first use, then many, which are measured."""
    load, written = importlib.import_module(module).LOADS[name]()
    load(written(FEW)[0])
    file, records = written(int(count))
    gc.collect()
    tracemalloc.start()
    held = load(file)
    gc.collect()
    print(tracemalloc.get_traced_memory()[0] / records)
    del held


if __name__ == "__main__":
    main(*sys.argv[1:])
