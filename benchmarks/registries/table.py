"""Results as tables in Markdown: one for each size, a row for each figure, a column per engine."""

from __future__ import annotations

from typing import Any

SECONDS = "seconds"
FIGURES = {
    "start": SECONDS,
    "load": SECONDS,
    "index": SECONDS,
    "guard": SECONDS,
    "one question": SECONDS,
    "the first million": SECONDS,
    "a million questions": SECONDS,
    "seconds of processors": SECONDS,
    "by hand": SECONDS,
    "times by hand": "×",
    "a million questions, in memory": SECONDS,
    "by hand, in memory": SECONDS,
    "times by hand, in memory": "×",
    "megabytes": "MB",
    "peak megabytes": "MB",
    "peak megabytes, in memory": "MB",
    "peak megabytes of the client": "MB",
    "load of the machine": "",
}
"""What is measured, in order, and its unit."""


def markdown(results: list[dict[str, Any]]) -> str:
    """Write the tables."""
    return "\n\n".join(_table(result) for result in results)


def _table(result: dict[str, Any]) -> str:
    written, engines = result["written"], result["engines"]
    rows = "; ".join(f"{count:,} {name}" for name, count in written["rows"].items())
    lines = [
        f"{rows}. Parquet: {written['megabytes']:,.0f} MB, written in {written['seconds']:.1f} s.",
        "",
        f"| | {' | '.join(engines)} |",
        f"|---|{'---|' * len(engines)}",
    ]
    lines += [
        f"| {figure} | {' | '.join(_cell(found.get(figure), unit) for found in engines.values())} |"
        for figure, unit in FIGURES.items()
        if any(figure in found for found in engines.values())
    ]
    lines += [f"\n{one}: {why}." for one, why in _left_out(engines)]
    told = ", ".join(result["answers otherwise"])
    lines.append(f"\n**{told} answers otherwise**" if told else "\nAll answers are the same.")
    return "\n".join(lines)


def _left_out(engines: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one, found["left out"]) for one, found in engines.items() if "left out" in found]


def _cell(value: Any, unit: str) -> str:
    if value is None:
        return ""
    number = value["median"] if isinstance(value, dict) else value
    if unit == SECONDS:
        return f"{number * 1e3:.3g} ms" if number < 1 else f"{number:.3g} s"
    return f"{number:,.0f} {unit}" if unit == "MB" else f"{number:.2f}{unit}"
