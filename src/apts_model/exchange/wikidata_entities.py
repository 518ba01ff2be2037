"""What each of Wikidata's items is: a person, an organisation, a position, or nothing of ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from apts_model.dataset import Dataset
from apts_model.exchange.wikibase import Entity
from apts_model.exchange.wikidata_offices import CHAIR, HELD, OF, Offices, Positions
from apts_model.exchange.wikidata_organisations import OF_ORGANISATIONS, Organisations
from apts_model.exchange.wikidata_reading import REPLACED_BY, REPLACES, Notes, key_of
from apts_model.records.sources import Source
from apts_model.time.dates import DateLike

HUMAN = "Q5"
INSTANCE_OF, DIRECTS = "P31", "P2389"


def dataset_of(
    entities: Iterable[Entity],
    title: str,
    as_of: DateLike | None,
    notes: Notes,
    positions: Positions,
) -> Dataset:
    """Make a data set of entities; what of them it cannot hold is noted."""
    held = _without_repeats(entities, notes)
    positions = attrs.evolve(
        positions, organisations={**_directed(held, notes), **positions.organisations}
    )
    offices, organisations = Offices(notes, positions), Organisations(notes)
    people, bodies = _chairs(held), {*positions.organisations.values(), *_named_bodies(held)}
    for entity in held:
        if _is_person(entity):
            _add_person(entity, offices, notes)
        elif (OF_ORGANISATIONS | {CHAIR}) & entity.statements.keys() or entity.id in bodies:
            organisations.add(entity)
            offices.add_chairs(entity)
            notes.unread(entity, OF_ORGANISATIONS | {CHAIR})
        elif entity.id in people:
            _add_person(entity, offices, notes)
        elif entity.id in positions.organisations:
            if entity.labels or entity.aliases:
                notes.lose(entity.path, "the names of a position are not read")
            notes.unread(entity, {DIRECTS})
        else:
            notes.lose(entity.path, f"{entity.id} says nothing of offices or organisations")
    presidencies = offices.presidencies()
    mergers = organisations.mergers()
    referred = {one.union_id for one in presidencies}
    referred |= {item for one in mergers for item in (*one.predecessor_ids, one.successor_id)}
    return Dataset(
        title=title,
        as_of=as_of,
        sources=[_source(entity, notes) for entity in held],
        people=offices.people(),
        unions=organisations.unions(referred),
        presidencies=presidencies,
        mergers=mergers,
    )


def _is_person(entity: Entity) -> bool:
    kinds = [claim.main.item for claim in entity.statements.get(INSTANCE_OF, [])]
    return HELD in entity.statements or HUMAN in kinds


def _add_person(entity: Entity, offices: Offices, notes: Notes) -> None:
    offices.add_person(entity)
    for claim in entity.statements.get(INSTANCE_OF, []):
        if claim.main.item != HUMAN:
            notes.lose(claim.path, "not read: it is taken for a person")
    notes.unread(entity, {HELD, INSTANCE_OF})


def _directed(entities: Iterable[Entity], notes: Notes) -> dict[str, str]:
    """Find which organisations positions say that they direct."""
    found: dict[str, str] = {}
    for entity in entities:
        for claim in entity.statements.get(DIRECTS, []):
            item = claim.main.item
            if item is None or claim.rank == "deprecated" or entity.id in found:
                notes.lose(claim.path, "not read: deprecated, no item, or not the first")
            else:
                found[entity.id] = item
    return found


def _chairs(entities: Iterable[Entity]) -> set[str | None]:
    """Return those who are said to be chairpersons."""
    return {claim.main.item for entity in entities for claim in entity.statements.get(CHAIR, [])}


def _named_bodies(entities: Iterable[Entity]) -> Iterator[str | None]:
    """Yield the organisations of which offices were held, or that replaced one another."""
    for entity in entities:
        for claim in entity.statements.get(HELD, []):
            yield from (one.item for one in claim.qualifiers.get(OF, []))
        for key in (REPLACES, REPLACED_BY):
            yield from (claim.main.item for claim in entity.statements.get(key, []))


def _without_repeats(entities: Iterable[Entity], notes: Notes) -> list[Entity]:
    held: dict[str, Entity] = {}
    for entity in entities:
        if held.setdefault(entity.id, entity) is not entity:
            notes.lose(entity.path, f"{entity.id} stands twice: the first is read")
    return [*held.values()]


def _source(entity: Entity, notes: Notes) -> Source:
    """Make a source of an entity, published when it was last changed."""
    modified = notes.date_text(entity.modified, entity.path)
    return Source(
        id=f"wikidata-{key_of(entity.id)}",
        title=f"Wikidata, {entity.id}",
        url=f"https://www.wikidata.org/wiki/{entity.id}",
        published=modified,
    )
