"""Measure the speed of the main questions beside that of peers: `uv run nox -s benchmarks`.

Prints a table in Markdown. A whole run writes `results.json` beside this file, which the docs
show; a try, of some rows or with `--quick`, writes `results-of-a-try.json`. Costs hold for one
machine and one moment; the multiples are what counts. Nothing here fails because something is
slow, only because a peer that can answer the same question answers otherwise.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import NamedTuple

import machine
import table
from comparing import Result, Row, compare
from rows import ROWS

RESULTS = Path(__file__).with_name("results.json")
RESULTS_OF_A_TRY = Path(__file__).with_name("results-of-a-try.json")


class Effort(NamedTuple):
    """How much a row is run."""

    rounds: int
    at_least: float
    """Seconds of each contender in each round."""


WHOLE = Effort(rounds=15, at_least=0.05)
QUICK = Effort(rounds=3, at_least=0.005)


def main() -> int:
    """Run the rows that are asked for, all by default."""
    options = _parser().parse_args()
    effort = QUICK if options.quick else WHOLE
    before = machine.load()
    results = [_result(row, effort) for row in _chosen(options.words, quick=options.quick)]
    print(table.markdown(results))
    document = {
        "date": options.date,
        "quick": options.quick,
        "machine": machine.told(),
        "load": [before, machine.load()],
        "versions": machine.versions(),
        "rows": [table.plain(result) for result in results],
    }
    path = RESULTS_OF_A_TRY if options.quick or options.words else RESULTS
    path.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if any(result.disagreeing for result in results) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("words", nargs="*", help="run only rows with these words in their name")
    parser.add_argument(
        "--quick", action="store_true", help="few short rounds, for a try; none that takes minutes"
    )
    parser.add_argument("--date", metavar="DAY", help="when it is run, as the results tell")
    return parser


def _chosen(words: list[str], *, quick: bool) -> list[Row]:
    """Choose the rows with these words; a quick try has long ones only if they are named."""
    named = [row for row in ROWS if all(word in row.work for word in words)]
    chosen = [row for row in named if words or not (quick and row.rounds)]
    for row in named:
        if row not in chosen:
            print(f"{row.work}: left out, it takes minutes", file=sys.stderr)
    return chosen


def _result(row: Row, effort: Effort) -> Result:
    print(f"{row.work} ...", file=sys.stderr, flush=True)
    rounds = min(effort.rounds, row.rounds or effort.rounds)
    return compare(row, rounds=rounds, at_least=effort.at_least)


if __name__ == "__main__":
    raise SystemExit(main())
