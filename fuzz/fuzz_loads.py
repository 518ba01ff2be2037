"""Throw bytes at `loads`, led by what they reach: `python fuzz/fuzz_loads.py json|yaml [OPTIONS]`.

Whatever the bytes, the result is a data set, which then survives writing and reading in both
formats, or a `MalformedError` with problems that can be shown. OPTIONS are libFuzzer's, such as
`-max_total_time=60`. Half of the inputs are documents of the corpus with parts exchanged, so that
many are accepted; that they are is asserted at the end. What fails is written to a file of its own,
`crash-...`.
"""

from __future__ import annotations

import json
import mmap
import os
import random
import sys
import time
from pathlib import Path
from typing import Any

import atheris
import yaml

with atheris.instrument_imports(include=["apts_model"]):
    import apts_model as am
    from apts_model.files import formats, layout, schema  # noqa: F401  to be instrumented

CORPUS = Path(__file__).with_name("corpus")
SLOW = 0.5
"""Seconds that an input may take, at most; libFuzzer keeps inputs below 64 KiB here."""

FORMAT = sys.argv.pop(1)
SEEDS = [path.read_bytes() for path in sorted((CORPUS / FORMAT).iterdir())]
counts = memoryview(mmap.mmap(-1, 16)).cast("Q")
INPUTS, ACCEPTED = 0, 1


def check(data: bytes) -> None:
    """Read bytes, and raise what must not happen."""
    counts[INPUTS] += 1
    began = time.process_time()
    try:
        dataset = am.loads(data, format=FORMAT)
    except am.MalformedError as error:
        _check_refusal(error)
    else:
        counts[ACCEPTED] += 1
        _check_round_trip(dataset)
    took = time.process_time() - began
    if took > SLOW * INSTRUMENTED:
        raise AssertionError(f"{len(data)} bytes took {took:.2f} s")


INSTRUMENTED = 5
"""How many times longer than otherwise an input may take while every branch is counted."""


def _check_refusal(error: am.MalformedError) -> None:
    if not error.problems:
        raise AssertionError("refused for no reason")
    if not all(line.isprintable() for line in str(error).splitlines()):
        raise AssertionError(f"not printable: {error!s:a}")
    for problem in error.problems:
        if problem.line is not None and (problem.line < 1 or (problem.column or 0) < 1):
            raise AssertionError(f"nowhere: {problem}")


def _check_round_trip(dataset: am.Dataset) -> None:
    for name in ("json", "yaml"):
        text = am.dumps(dataset, format=name)
        again = am.loads(text, format=name)
        if again != dataset or am.dumps(again, format=name) != text:
            raise AssertionError(f"not what was written as {name}")


# --- documents with parts exchanged -----------------------------------------------------------


def _parsed(data: bytes) -> Any:
    if FORMAT == "json":
        return json.loads(data)
    return yaml.load(data, Loader=yaml.BaseLoader)  # noqa: S506  every scalar is text


def _written(value: Any) -> bytes:
    if FORMAT == "json":
        return json.dumps(value, ensure_ascii=False, indent=random.choice([None, 1])).encode()
    return yaml.dump(value, allow_unicode=True, sort_keys=False, Dumper=yaml.CSafeDumper).encode()


def _parts(value: Any) -> list[tuple[Any, Any]]:
    """List all places of a document: what holds it, and its key or index."""
    keys: Any = ()
    if isinstance(value, dict):
        keys = value
    elif isinstance(value, list):
        keys = range(len(value))
    return [place for key in keys for place in ((value, key), *_parts(value[key]))]


def mutated(data: bytes, max_size: int, seed: int) -> bytes:
    """Change bytes as libFuzzer does or, half of the times, a part of a document."""
    chance = random.Random(seed)
    if chance.random() < 0.5:
        return atheris.Mutate(data, max_size)
    try:
        document = _parsed(data)
    except Exception:  # noqa: BLE001  bytes that no longer are a document
        document = _parsed(chance.choice(SEEDS))
    for _ in range(chance.randint(1, 3)):
        parts = _parts(document)
        if parts:
            _change(chance.choice(parts), chance)
    return _written(document)[:max_size]


def _change(place: tuple[Any, Any], chance: random.Random) -> None:
    holder, key = place
    others = [part for part in _parts(_parsed(chance.choice(SEEDS))) if part[1] == key]
    if chance.random() < 0.3:
        del holder[key]
    elif isinstance(holder, list) and chance.random() < 0.3:
        holder.append(holder[key])
    elif others:
        other, same = chance.choice(others)
        holder[key] = other[same]


def main() -> int:
    """Fuzz, and say at the end how many inputs were read and how many of them accepted.

    libFuzzer ends its process by itself, so it has one of its own, which shares the counts.
    """
    for data in SEEDS:
        check(data)
    if counts[ACCEPTED] != len(SEEDS):
        raise AssertionError("a document of the corpus is refused")
    began = time.time()
    child = os.fork()
    if child == 0:
        options = ["-max_len=65536", "-timeout=30", *sys.argv[1:]]
        atheris.Setup([sys.argv[0], *options], check, custom_mutator=mutated)
        atheris.Fuzz()
    _, status = os.waitpid(child, 0)
    seconds = time.time() - began
    print(f"{FORMAT}: {counts[INPUTS]:,} inputs in {seconds:.0f} s, {counts[ACCEPTED]:,} accepted")
    reached = counts[ACCEPTED] >= counts[INPUTS] / 100
    if not reached:
        print("the accepting path is hardly reached")
    return os.waitstatus_to_exitcode(status) or int(not reached)


if __name__ == "__main__":
    raise SystemExit(main())
