"""Clocks and memory, for work that is spread over threads, processes and servers."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any


def seconds(work: Callable[[], Any]) -> float:
    """How long it takes, by the clock on the wall."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def in_turns(
    works: dict[str, Callable[[], Any]], rounds: int, processes: Iterable[int | str] = ("self",)
) -> dict[str, Any]:
    """Let each work run in each round, and give its median and all its rounds, in seconds.

    What slows the machine for a while slows all of them; the first to run changes. `processor` is
    what these processes used of all processors, which others on the machine hardly lengthen.
    """
    taken: dict[str, list[float]] = {name: [] for name in works}
    used: dict[str, list[float]] = {name: [] for name in works}
    names, watched = [*works], [*processes]
    for turn in range(rounds):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            before = _processor_seconds(watched)
            taken[name].append(seconds(works[name]))
            used[name].append(_processor_seconds(watched) - before)
    return {
        name: {
            "median": statistics.median(taken[name]),
            "rounds": taken[name],
            "processor": statistics.median(used[name]),
        }
        for name in works
    }


def _processor_seconds(processes: list[int | str]) -> float:
    """What processes, and those of their children that ended, have used so far."""
    stats = [Path(f"/proc/{process}/stat").read_text() for process in processes]
    ticks = sum(int(tick) for stat in stats for tick in stat.rpartition(")")[2].split()[11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def multiple(measured: dict[str, Any], ours: str, theirs: str) -> float:
    """How many times as long ours takes, by the median of the rounds."""
    pairs = zip(measured[ours]["rounds"], measured[theirs]["rounds"], strict=True)
    return statistics.median(mine / other for mine, other in pairs)


def peak_megabytes(process: int | str = "self") -> float:
    """The most memory that a process has held so far."""
    return _told(process, "VmHWM") / 1e3


def parent_of(process: int) -> int:
    """The process that started a process."""
    return _told(process, "PPid")


def _told(process: int | str, name: str) -> int:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    [line] = [line for line in lines if line.startswith(f"{name}:")]
    return int(line.split()[1])
