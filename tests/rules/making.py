"""What the tests of the rules share: short ways to make records, and to say what is found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import apts_model as am
from tests.answer_worlds import Case, presidency
from tests.time.worlds import day

CITED: dict[str, Any] = {"citations": (am.Citation(source_id="s"),)}
SOURCE = am.Source(id="s", title="S")
EVERYTHING = am.Period("1900-01-01", through="2099-12-31")

Told = tuple[str, str, tuple[str, ...]]
"""Severity, path and ids of a violation."""


def data(**records: Any) -> am.Dataset:
    """Make a data set of these records; one source is there."""
    known: dict[str, Any] = {"title": "T", "as_of": "2026-01-31", "sources": [SOURCE], **records}
    return am.Dataset(**known)


def union(own: str = "u", start: str | None = None, **more: Any) -> am.TradeUnion:
    """Make a union that exists from a day on, `until` or `through` another one."""
    ends = {name: more.pop(name) for name in ("until", "through") if name in more}
    known: dict[str, Any] = {"id": own, "period": am.Period(start, **ends), **CITED, **more}
    return am.TradeUnion(**known)


def tenure(
    own: str, start: str | None = None, until: str | None = None, **more: Any
) -> am.Presidency:
    """Make a presidency of union u; its holder has the same id."""
    period = am.Period(start, until=until)
    known: dict[str, Any] = {
        "id": own,
        "union_id": "u",
        "holder_id": own,
        "period": period,
        **CITED,
    }
    return am.Presidency(**{**known, **more})


def office(*tenures: am.Presidency, **more: Any) -> am.Dataset:
    """Make a data set of presidencies of union u, of which nothing else is known."""
    holders = dict.fromkeys(one.holder_id for one in tenures)
    people = [am.Person(id=own, name=own, **CITED) for own in holders]
    return data(**{"people": people, "unions": [union()], "presidencies": tenures, **more})


def office_of(case: Case, **more: Any) -> am.Dataset:
    """Make a data set of what is told in a case; its unions are u and v."""
    life = case.life.period()
    return am.Dataset(
        title="Case",
        as_of=None if case.as_of is None else day(case.as_of),
        unions=[am.TradeUnion(id=own, period=life, **more) for own in ("u", "v")],
        presidencies=[presidency(case, number) for number in range(len(case.claims))],
    )


def milestone(stage: str, date: str | None = None, own: str | None = None, **more: Any) -> Any:
    """Make a milestone; its id is that of its stage."""
    return am.Milestone(id=own or stage.replace("_", "-"), stage=stage, date=date, **more)


def strike(start: str | None = None, through: str | None = None, **more: Any) -> am.Strike:
    """Make a strike of one day, or of several."""
    known: dict[str, Any] = {"id": "strike", "period": am.Period(start, through=through or start)}
    known |= more
    return am.Strike(**known)


def bargained(*milestones: am.Milestone, regime: str | None = None, **more: Any) -> am.Dataset:
    """Make a data set of one round of union u; `coverages` are those of the data set."""
    coverages = more.pop("coverages", ())
    known: dict[str, Any] = {"id": "r", "title": "R", "union_ids": ["u"], **CITED}
    known |= {"regime_id": regime, "milestones": milestones, **more}
    held = am.BargainingRound(**known)
    unions = [union(own) for own in held.union_ids]
    return data(unions=unions, rounds=[held], coverages=coverages)


def told(dataset: am.Dataset, code: str) -> list[Told]:
    """Say what is found by one rule."""
    return [
        (one.severity.value, one.path, one.ids) for one in am.check(dataset) if one.code == code
    ]


def messages(dataset: am.Dataset, code: str) -> list[str]:
    """Say in words what is found by one rule."""
    return [one.message for one in am.check(dataset) if one.code == code]


def codes(dataset: am.Dataset) -> list[str]:
    """Name the rules that are broken."""
    return [one.code for one in am.check(dataset)]


def worst(found: Iterable[Told]) -> am.Certainty:
    """Say how certain it is that something is wrong."""
    severities = {severity for severity, _, _ in found}
    if "error" in severities:
        return am.Certainty.CERTAIN
    return am.Certainty.POSSIBLE if severities else am.Certainty.NO
