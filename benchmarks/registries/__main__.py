"""Measure registers of millions of tenures on each engine: `uv run nox -s registries`.

Writes `registries.json` and `registries.md` into the folder that is worked in. Times are those of
the clock on the wall, on one machine at one moment; the multiples are what counts. Nothing here
fails because something is slow, only because two engines answer otherwise.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.registries.sizes import register
from benchmarks.registries.table import markdown

ENGINES = ("duckdb", "postgresql", "spark")
TEXTS = pa.list_(pa.string())
ANSWER = pa.schema(
    [
        ("union_id", pa.string()),
        ("day", pa.date32()),
        ("certain", TEXTS),
        ("possible", TEXTS),
        ("disputed", TEXTS),
        ("vacant", pa.string()),
    ]
)


def main() -> int:
    """Make the registers that are asked for, and measure each on each engine."""
    asked = _parser().parse_args()
    results: list[dict[str, Any]] = []
    for tenures in asked.tenures:
        print(f"a register of {tenures:,} tenures ...", file=sys.stderr, flush=True)
        folder = register(
            asked.folder,
            tenures,
            made_of=asked.made,
            questions=asked.questions,
            processes=os.cpu_count() or 1,
        )
        result: dict[str, Any] = {
            "tenures": tenures,
            "written": json.loads((folder / "written.json").read_text()),
            "engines": {},
        }
        results.append(result)
        for engine in asked.engines:
            result["engines"][engine] = _measured(engine, folder, asked.rounds)
            result["answers otherwise"] = _disagreeing(folder, result["engines"])
            _write(asked.folder, results, questions=asked.questions)
    print(markdown(results))
    return 1 if any(result["answers otherwise"] for result in results) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add = parser.add_argument
    add("--tenures", nargs="+", type=int, default=[1_000_000, 10_000_000], help="sizes to measure")
    add("--engines", nargs="+", choices=ENGINES, default=ENGINES)
    add("--questions", type=int, default=1_000_000)
    add("--rounds", type=int, default=5)
    add(
        "--made",
        type=int,
        default=1_000_000,
        help="so many tenures are made by the library at most; beyond, with other ids, they repeat",
    )
    add("--folder", type=Path, default=Path(".registries"), help="what is made is kept here")
    return parser


def _measured(engine: str, folder: Path, rounds: int) -> dict[str, Any]:
    print(f"  {engine} ...", file=sys.stderr, flush=True)
    module = "benchmarks.registries.measured"
    command = (sys.executable, "-m", module, engine, str(folder), str(rounds))
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _disagreeing(folder: Path, measured: dict[str, Any]) -> list[str]:
    """Name the engines whose answers are not those of the first one, question by question."""
    first, *others = [one for one, found in measured.items() if "left out" not in found] or [""]
    if not others:
        return []
    answers = _answers(folder / f"answers-{first}.parquet")
    return [
        one for one in others if not _answers(folder / f"answers-{one}.parquet").equals(answers)
    ]


def _answers(file: Path) -> pa.Table:
    return pq.read_table(file).select(ANSWER.names).cast(ANSWER)


def _write(folder: Path, results: list[dict[str, Any]], *, questions: int) -> None:
    document = {
        "python": platform.python_version(),
        "system": platform.system(),
        "processors": os.cpu_count(),
        "questions": questions,
        "registers": results,
    }
    text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    (folder / "registries.json").write_text(text, encoding="utf-8")
    (folder / "registries.md").write_text(markdown(results) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
