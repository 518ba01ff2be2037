"""One engine on one register, in a process of its own; prints what came of it as JSON."""

from __future__ import annotations

import importlib
import json
import os
import sys
from pathlib import Path

from benchmarks.registries.engines import EngineMissing

if __name__ == "__main__":
    engine, folder, rounds = sys.argv[1:]
    try:
        module = importlib.import_module(f"benchmarks.registries.on_{engine}")
        found = module.measure(Path(folder), int(rounds))
    except EngineMissing as error:
        found = {"left out": str(error)}
    print(json.dumps({**found, "load of the machine": os.getloadavg()[0]}))
