"""Results as a table in Markdown and as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from comparing import Aim, Result
from measuring import Measured, Role

HEAD = (
    "| work | ours | others: time, and ours as a multiple of it | aim | met |",
    "|---|---|---|---|---|",
)


def markdown(results: Iterable[Result]) -> str:
    """Write the table: a row for each piece of work, a line for each aim."""
    return "\n".join((*HEAD, *(_row(result) for result in results)))


def _row(result: Result) -> str:
    others = [_other(result, one) for one in result.measured if one.role is not Role.OURS]
    others += [f"{name}: left out ({reason})" for name, reason in result.left_out.items()]
    others += [f"**{name} answers otherwise**" for name in result.disagreeing]
    aims = [f"{aim}: {_multiple(result.times(aim))}" for aim in result.row.aims]
    met = [_met(result, aim) for aim in result.row.aims]
    cells = (
        result.row.work,
        _time(result.ours),
        *("<br>".join(one) for one in (others, aims, met)),
    )
    return f"| {' | '.join(cells)} |"


def _other(result: Result, other: Measured) -> str:
    limit = "limit, " if other.role is Role.LIMIT else ""
    return f"{limit}{other.name}: {_time(other)}, {_multiple(result.ours.times(other))}"


def _time(measured: Measured) -> str:
    return f"{_amount(measured.median)} ± {measured.spread:.0%}"


def _amount(seconds: float) -> str:
    if seconds < 1e-3:
        return f"{seconds * 1e6:.3g} µs" if seconds < 1e-4 else f"{seconds * 1e6:.0f} µs"
    return f"{seconds * 1e3:.3g} ms" if seconds < 0.1 else f"{seconds * 1e3:,.0f} ms"


def _multiple(times: float | None) -> str:
    if times is None:
        return "not known"
    return f"{times:.3g}×" if times >= 0.1 else f"1/{1 / times:,.0f}×"


def _met(result: Result, aim: Aim) -> str:
    times = result.times(aim)
    if times is None:
        return "?"
    return "yes" if times <= aim.at_most else "**no**"


def plain(result: Result) -> dict[str, Any]:
    """Give everything about a row, with the seconds of every round."""
    return {
        "work": result.row.work,
        "contenders": [
            {
                "name": one.name,
                "role": one.role.value,
                "median_seconds": one.median,
                "spread": one.spread,
                "ours_as_multiple": result.ours.times(one),
                "rounds_seconds": one.rounds,
            }
            for one in result.measured
        ],
        "aims": [
            {"aim": str(aim), "at_most": aim.at_most, "ours_as_multiple": times, "met": met}
            for aim in result.row.aims
            for times in [result.times(aim)]
            for met in [None if times is None else times <= aim.at_most]
        ],
        "left_out": result.left_out,
        "answers_otherwise": result.disagreeing,
    }
