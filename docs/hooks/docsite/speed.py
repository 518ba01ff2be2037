"""What `benchmarks/` measured: where, and a table of all rows."""

from __future__ import annotations

import functools
import json
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from apts_model import ImpreciseDate, Language
from apts_model.words import date_words, number_words, percent_words
from docsite.asking import Ask, DocsError, one_of
from docsite.markup import table
from docsite.wording import say

RESULTS = Path(__file__).parents[3] / "benchmarks" / "results.json"
FRENCH = Path(__file__).parents[2] / "translations" / "speed.fr.toml"


def speed(ask: Ask) -> Iterable[str]:
    """Give the part of the results that a marker names."""
    return _PARTS[one_of(_PARTS, ask.text, "part of the results")](_results(), ask.language)


def _results() -> dict[str, Any]:
    try:
        results: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DocsError(f"{RESULTS.name} is missing: run `uv run nox -s benchmarks`") from None
    return results


# --- the table ------------------------------------------------------------------------------


def rows(results: dict[str, Any], language: Language) -> Iterator[str]:
    """Give a table with a row for each piece of work, and one for everyone else who does it."""
    header = [say(key, language) for key in ("work", "cost", "times ours", "aim")]
    return table(header, [line for row in results["rows"] for line in _lines(row, language)])


def _lines(row: dict[str, Any], language: Language) -> Iterator[Sequence[str]]:
    aims = {aim["other"]: aim for aim in row["aims"]}
    ours, *others = sorted(row["contenders"], key=lambda one: one["role"] != "ours")
    yield f"**{_work(row['work'], language)}**", _cost(ours, row["unit"], language), "1", ""
    for one in others:
        name = _named(one["name"], language)
        yield (
            f"*{name}*" if one["role"] == "limit" else name,
            _cost(one, row["unit"], language),
            _multiple(1 / one["ours_as_multiple"], language),
            _aim(aims.get(one["name"]), language),
        )
    for name in row["left_out"]:
        yield _named(name, language), say("not measured", language), "", ""


def _aim(aim: dict[str, Any] | None, language: Language) -> str:
    """Tell the least that an other is to need, as a multiple of ours, and whether it does."""
    if aim is None:
        return ""
    met = say("met" if aim["met"] else "missed", language)
    return f"≥ {_multiple(1 / aim['at_most'], language)}, {met}"


# --- the machine ----------------------------------------------------------------------------


def machine(results: dict[str, Any], language: Language) -> Iterator[str]:
    """Tell when and where it was measured, and the versions."""
    told = results["machine"]
    date = results["date"]
    facts = {
        "date": date_words(ImpreciseDate(date), language) if date else None,
        "rounds": say("few", language) if results["quick"] else None,
        "system": f"{told['system']} {told['architecture']}",
        "processors": told["processors"],
        "memory": _gigabytes(told["memory"], language),
        "Python": told["python"],
        "processes waiting": _load(results["load"], language),
        "versions": ", ".join(f"{name} {one}" for name, one in results["versions"].items()),
    }
    for key, fact in facts.items():
        if fact is not None:
            yield f"- {say(key, language)}{say('colon', language)}{fact}"


def _gigabytes(size: int | None, language: Language) -> str | None:
    return None if size is None else f"{_digits(size / 2**30, language)} {say('GiB', language)}"


def _load(loads: Sequence[float | None], language: Language) -> str | None:
    known = [_digits(one, language) for one in loads if one is not None]
    return "; ".join(known) or None


# --- numbers --------------------------------------------------------------------------------


def _cost(measured: dict[str, Any], unit: str, language: Language) -> str:
    spread = percent_words(Decimal(f"{measured['spread'] * 100:.0f}"), language)
    return f"{_amount(measured['median'], unit, language)} ± {spread}"


def _amount(cost: float, unit: str, language: Language) -> str:
    if unit == "B":
        return f"{number_words(Decimal(f'{cost:.0f}'), language)} {say('bytes', language)}"
    scales = ((1, "s"), (1e-3, "ms"), (1e-6, "µs"))
    scale, name = next(((one, name) for one, name in scales if cost >= one), scales[-1])
    return f"{_digits(cost / scale, language)} {name}"


def _multiple(times: float, language: Language) -> str:
    """Write how many times something is another, as a fraction where it is far below 1."""
    return _digits(times, language) if times >= 0.1 else f"1/{_digits(1 / times, language)}"


def _digits(value: float, language: Language) -> str:
    """Write the first three digits: the rest is chance."""
    return number_words(Decimal(f"{value:.3g}"), language)


# --- words ----------------------------------------------------------------------------------


def _work(work: str, language: Language) -> str:
    if language is Language.EN:
        return work
    try:
        return _french()["works"][work]
    except KeyError:
        raise DocsError(f"{FRENCH.name} has no {work!r} among its works") from None


def _named(name: str, language: Language) -> str:
    """Name who takes part: most have a name of their own."""
    return name if language is Language.EN else _french()["contenders"].get(name, name)


@functools.cache
def _french() -> dict[str, dict[str, str]]:
    return tomllib.loads(FRENCH.read_text(encoding="utf-8"))


_PARTS: dict[str, Callable[[dict[str, Any], Language], Iterator[str]]] = {
    "machine": machine,
    "table": rows,
}
