"""What breaks the rules on ids and sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from apts_model.inquiries.references import is_several, values_of
from apts_model.records.standing import Standing
from apts_model.strategies.breaking.draft import Draft, Record, Step, value_at, with_value
from apts_model.strategies.breaking.specimens import (
    SPECIMENS,
    bargaining,
    inner_places,
    specimen,
    statute,
)

# --- one id twice ---------------------------------------------------------------------------

_SHARED = "union", "coalition", "round"
_KINDS = tuple(kind for kind in SPECIMENS if kind not in {*_SHARED, "coverage"})


def duplicate_id(draft: Draft) -> None:
    """Give two records of one kind, or of kinds that share their ids, one id."""
    where = draft.one_of(("alone", "shared", "inside"))
    if where == "inside":
        draft.add(_with_twins(draft, bargaining(draft)))
        return
    kinds = [draft.one_of(_KINDS)] * 2
    if where == "shared":
        kinds = [draft.one_of(_SHARED) for _ in "12"]
    one, other = (SPECIMENS[kind](draft) for kind in kinds)
    draft.add(one)
    draft.add(attrs.evolve(other, id=one.id))


def _with_twins(draft: Draft, held: Any) -> Any:
    """Give two tables of a round, two of its strikes or two of its milestones one id."""
    kind = draft.one_of(("tables", "strikes", "milestones"))
    places: list[tuple[Step, ...]] = [
        steps for steps in inner_places(held) if steps and steps[-1][0] == kind
    ]
    one = draft.number(0, len(places) - 2)
    other = draft.number(one + 1, len(places) - 1)
    twin = value_at(held, places[one]).id
    return with_value(held, (*places[other], ("id", None)), twin)


# --- ids of nothing -------------------------------------------------------------------------


def unknown_reference(draft: Draft) -> None:
    """Let a field of a record, or of one inside it, name what is not there."""
    record = specimen(draft)
    place = draft.one_of([*_places_of_ids(record)])
    # Nothing refers to statutes: the id of one is there, and still is not what is wanted.
    wrong = draft.add(statute(draft)).id if draft.maybe() else draft.own("nobody")
    draft.add(with_value(record, place, wrong))


def _places_of_ids(record: Record) -> Iterator[tuple[Step, ...]]:
    """Give the places where a record names others, or could name one more."""
    for steps in inner_places(record):
        for name, value in values_of(value_at(record, steps)).items():
            if name.endswith("_id"):
                yield (*steps, (name, None))
            elif name.endswith("_ids") and is_several(value):
                yield from ((*steps, (name, index)) for index in range(len(value) + 1))


# --- claims ---------------------------------------------------------------------------------

_CLAIMS = "presidency", "figure", "merger", "split", "affiliation"


def dispute_of_another_subject(draft: Draft) -> None:
    """Let a claim dispute one on something else."""
    standing = draft.one_of((Standing.DISPUTED, Standing.ACCEPTED))
    if draft.maybe():
        held = bargaining(draft)
        *others, mandate = range(len(held.milestones))
        # That a mandate is disputed, too, would leave the strikes without one.
        one, other = draft.order(others)
        disputed = held.milestones[draft.one_of((one, mandate))]
        claim = attrs.evolve(held.milestones[other], standing=standing, disputes_id=disputed.id)
        draft.add(with_value(held, (("milestones", other),), claim))
        return
    make = SPECIMENS[draft.one_of(_CLAIMS)]
    disputed = draft.add(make(draft))
    draft.add(attrs.evolve(make(draft), standing=standing, disputes_id=disputed.id))


# --- sources --------------------------------------------------------------------------------


def no_citation(draft: Draft) -> None:
    """Leave the sources of some records out."""
    for _ in range(draft.number(1, 3)):
        draft.add(attrs.evolve(specimen(draft, "source", "coverage"), citations=()))


def unknown_field(draft: Draft) -> None:
    """Let a citation of a record, or of one inside it, support what is no field."""
    record = specimen(draft)
    places = [
        one for one in inner_places(record) if "citations" in values_of(value_at(record, one))
    ]
    place = draft.one_of(places)
    fields = [name for name in values_of(value_at(record, place)) if name not in _NO_FIELDS]
    known = draft.one_of(fields)
    wrong = draft.one_of(("nmae", "id", known.upper(), f"no {draft.text('field')}"))
    supports = [known, wrong] if draft.maybe() else [wrong]
    draft.add(with_value(record, (*place, ("citations", 0), ("supports", None)), supports))


_NO_FIELDS = {"id", "citations"}
