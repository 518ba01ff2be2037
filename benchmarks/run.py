"""Measure the speed of the main questions beside that of peers: `uv run nox -s benchmarks`.

Prints a table in Markdown and writes `results.json` beside this file. Times hold for one machine
and one moment; the multiples are what counts. Nothing here fails because something is slow, only
because a peer that can answer the same question answers otherwise.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from pathlib import Path

import table
from comparing import Result, compare
from rows import ROWS

RESULTS = Path(__file__).with_name("results.json")


def main() -> int:
    """Run the rows that are asked for, all by default."""
    arguments = _parser().parse_args()
    rounds, at_least = (3, 0.005) if arguments.quick else (15, 0.05)
    results: list[Result] = []
    for row in ROWS:
        if all(word in row.work for word in arguments.words):
            print(f"{row.work} ...", file=sys.stderr, flush=True)
            results.append(compare(row, rounds=rounds, at_least=at_least))
    print(table.markdown(results))
    _write(results, quick=arguments.quick)
    return 1 if any(result.disagreeing for result in results) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("words", nargs="*", help="run only rows with these words in their name")
    parser.add_argument("--quick", action="store_true", help="few short rounds, for a try")
    return parser


def _write(results: list[Result], *, quick: bool) -> None:
    document = {
        "python": platform.python_version(),
        "system": platform.system(),
        "processors": os.cpu_count(),
        "quick": quick,
        "rows": [table.plain(result) for result in results],
    }
    RESULTS.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
