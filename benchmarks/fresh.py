"""What a fresh Python needs of time and memory. Standard library only: peers run it too."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from measuring import Prepared

CLOCK = "import time; print(time.process_time())"
KEEPING = Path(__file__).with_name("keeping.py")


def imported(module: str) -> Prepared:
    """Get an import ready, measured above a Python that imports nothing."""
    return started(f"import {module}")


def started(statement: str) -> Prepared:
    """Get a statement ready that a fresh Python runs, measured above one that runs nothing."""
    _process(statement)  # leaves compiled files behind, and fails if something is not there

    def seconds(_: float) -> float:
        bare = _process("pass")
        return _process(statement) - bare

    return Prepared(seconds)


def _process(statement: str) -> float:
    """Run it in a fresh Python, and take what that has used of the processor since its start."""
    return _last_number("-c", f"{statement}; {CLOCK}")


def kept(module: str, name: str) -> Prepared:
    """Get ready what a fresh Python keeps in memory of each record of a large file.

    Args:
        module: Where a dict `LOADS` names what loads such a file; see `keeping`.
        name: One of them.
    """
    _last_number(str(KEEPING), module, name, "10")  # fails if something is not there
    return Prepared(lambda _: _last_number(str(KEEPING), module, name, "100000"))


def _last_number(*arguments: str) -> float:
    command = (sys.executable, *arguments)
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise ModuleNotFoundError(done.stderr.strip().splitlines()[-1])
    return float(done.stdout.splitlines()[-1])
