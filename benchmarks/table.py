"""Results as a table in Markdown and as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from comparing import Aim, Result
from measuring import Measured, Role, Unit

HEAD = (
    "| work | ours | others, and ours as a multiple of theirs | aim | met |",
    "|---|---|---|---|---|",
)


def markdown(results: Iterable[Result]) -> str:
    """Write the table: a row for each piece of work, a line for each aim."""
    return "\n".join((*HEAD, *(_row(result) for result in results)))


def _row(result: Result) -> str:
    others = [_other(result, one) for one in result.measured if one is not result.ours]
    others += [f"{name}: left out ({reason})" for name, reason in result.left_out.items()]
    others += [f"**{name} answers otherwise**" for name in result.disagreeing]
    aims = [f"{aim}: {_multiple(result.times(aim))}" for aim in result.row.aims]
    met = [_met(result, aim) for aim in result.row.aims]
    cells = (
        result.row.work,
        _cost(result.ours, result.row.unit),
        *("<br>".join(one) for one in (others, aims, met)),
    )
    return f"| {' | '.join(cells)} |"


def _other(result: Result, other: Measured) -> str:
    limit = "limit, " if other.role is Role.LIMIT else ""
    cost = _cost(other, result.row.unit)
    return f"{limit}{other.name}: {cost}, {_multiple(result.ours.times(other))}"


def _cost(measured: Measured, unit: Unit) -> str:
    amount = _time(measured.median) if unit is Unit.SECONDS else f"{measured.median:,.0f} B"
    return f"{amount} ± {measured.spread:.0%}"


def _time(seconds: float) -> str:
    if seconds < 1e-3:
        return f"{seconds * 1e6:.3g} µs" if seconds < 1e-4 else f"{seconds * 1e6:.0f} µs"
    if seconds < 1:
        return f"{seconds * 1e3:.3g} ms"
    return f"{seconds:.3g} s"


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
    """Give everything about a row, with the cost in every round, in its unit."""
    return {
        "work": result.row.work,
        "unit": result.row.unit.value,
        "contenders": [
            {
                "name": one.name,
                "role": one.role.value,
                "median": one.median,
                "spread": one.spread,
                "ours_as_multiple": result.ours.times(one),
                "rounds": one.rounds,
            }
            for one in result.measured
        ],
        "aims": [
            {"other": aim.other, "at_most": aim.at_most, "ours_as_multiple": times, "met": met}
            for aim in result.row.aims
            for times in [result.times(aim)]
            for met in [None if times is None else times <= aim.at_most]
        ],
        "left_out": result.left_out,
        "answers_otherwise": result.disagreeing,
    }
