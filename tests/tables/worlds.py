"""Small offices in which everything that can go together does, whether it makes sense or not."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import strategies as st

import apts_model as am

FIRST = datetime.date(2001, 1, 1)

UNIONS = ("one", "other")

days = st.integers(0, 12).map(lambda number: FIRST + datetime.timedelta(number))


@st.composite
def windows(draw: st.DrawFn) -> str | None:
    """A day, some day of a few, one that is open on a side, or nothing."""
    first, last = sorted((draw(days), draw(days)))
    return draw(
        st.sampled_from([str(first), f"[{first}..{last}]", f"{first}~", f"[{first}..]", None])
    )


@st.composite
def periods(draw: st.DrawFn) -> am.Period:
    """A period whose ends are any of that, in either way of ending; one that can be."""
    ends = draw(st.sampled_from(["until", "through"]))
    end = draw(st.one_of(windows(), st.just("..")))
    try:
        return am.Period(draw(windows()), **{ends: end})
    except am.ImpossiblePeriodError:
        return am.Period()


@st.composite
def offices(draw: st.DrawFn) -> am.Dataset:
    """Two offices of a few people, with links among any records, claims, lives and coverage."""
    ids = [f"p-{number}" for number in range(draw(st.integers(0, 5)))]
    return am.Dataset(
        title="Any",
        as_of=draw(st.one_of(st.none(), days)),
        unions=[
            am.TradeUnion(id=one, period=draw(st.one_of(st.just(am.Period()), periods())))
            for one in UNIONS
        ],
        presidencies=[draw(_presidencies(one, ids)) for one in ids],
        coverages=[
            am.Coverage(
                subject_id=draw(st.sampled_from(UNIONS)), records=kind, period=draw(periods())
            )
            for kind in draw(st.lists(st.sampled_from(["presidencies", "figures"]), max_size=3))
        ],
    )


@st.composite
def _presidencies(draw: st.DrawFn, one: str, ids: list[str]) -> am.Presidency:
    others = [other for other in ids if other != one]
    followed = st.lists(st.sampled_from([*others, "unknown"]), max_size=2, unique=True)
    return am.Presidency(
        id=one,
        union_id=draw(st.sampled_from([*UNIONS, "one", "not-there"])),
        holder_id=draw(st.sampled_from(["ada", "bo"])),
        period=draw(periods()),
        follows_ids=draw(followed),
        standing=draw(st.sampled_from(["accepted", "accepted", "disputed"])),
    )


def said(dataset: am.Dataset, union_id: str, day: datetime.date, handover: Any) -> dict[str, Any]:
    """What `president_on` says, as a row of `holders_on`."""
    answer = dataset.president_on(union_id, day, handover=handover)
    holders = sorted(answer.holders.items())
    return {
        "union_id": union_id,
        "day": day,
        "certain": [who for who, certainty in holders if certainty.is_certain],
        "possible": [who for who, certainty in holders if not certainty.is_certain],
        "disputed": sorted({record.holder_id for record in answer.disputed}),
        "vacant": answer.vacant.value,
    }
