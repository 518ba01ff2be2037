"""What a fresh Python needs to import something. Standard library only: peers run it too."""

from __future__ import annotations

import subprocess
import sys

from measuring import Prepared

CLOCK = "import time; print(time.process_time())"


def imported(module: str) -> Prepared:
    """Get an import ready, measured above a Python that imports nothing."""
    _process(f"import {module}")  # leaves compiled files behind, and fails if there is no such one

    def seconds(_: float) -> float:
        bare = _process("pass")
        return _process(f"import {module}") - bare

    return Prepared(seconds)


def _process(statement: str) -> float:
    """Run it in a fresh Python, and take what that has used of the processor since its start."""
    command = (sys.executable, "-c", f"{statement}; {CLOCK}")
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise ModuleNotFoundError(done.stderr.strip().splitlines()[-1])
    return float(done.stdout.splitlines()[-1])
