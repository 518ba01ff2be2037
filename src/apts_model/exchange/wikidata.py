"""Wikidata in: saved entities, with who held an office (P39) or was the chairperson (P488).

What is read of an item: labels and aliases; of a person P39 (position held), of an organisation
P488 (chairperson), P571 and P576 (inception, dissolution), P1448 and P1813 (official name, short
name), P1365 and P1366 (replaces, replaced by). Periods come from P580 and P582 (start time, end
time) with their precision. Everything else is listed.
"""

from __future__ import annotations

from collections.abc import Mapping

from apts_model.dataset import Dataset
from apts_model.errors import InvalidValueError, MalformedError
from apts_model.exchange.losses import Ends, Imported, Loss, checked_ends
from apts_model.exchange.wikibase import ITEM, Entity, Walk, entities_of, entity_of
from apts_model.exchange.wikidata_offices import Offices
from apts_model.exchange.wikidata_organisations import Organisations
from apts_model.exchange.wikidata_reading import Notes, key_of
from apts_model.files import json
from apts_model.files.decoding import MAX_BYTES, decoded
from apts_model.files.events import UnreadableError, placed
from apts_model.files.problems import MAX_PROBLEMS
from apts_model.records.sources import Language, Source, language_of
from apts_model.time.dates import DateLike

HUMAN = "Q5"
POSITION_HELD, INSTANCE_OF, DIRECTS = "P39", "P31", "P2389"
_OF_ORGANISATIONS = {"P488", "P571", "P576", "P1365", "P1366", "P1448", "P1813"}
_OF_PEOPLE = {POSITION_HELD}


def read(
    text: str | bytes,
    *,
    title: str,
    ends: Ends,
    positions: Mapping[str, str] | None = None,
    as_of: DateLike | None = None,
    language: Language | str = Language.EN,
    max_bytes: int = MAX_BYTES,
) -> Imported:
    r"""Read entities as Wikidata gives them, under Special:EntityData or in a dump.

    Args:
        text: The JSON of one entity, of a list of them, or of an object with `entities`.
        title: Title of the data set.
        ends: Whether its end times are the day of the handover ("until") or the last day
            ("through"); Wikidata does not say.
        positions: For items of positions, such as "president of the CSN", the items of the
            organisations; a saved position that has P2389 is known without.
        as_of: The day on which the entities were saved: what has "no value" for its end went on
            until then.
        language: The language of the names of people.
        max_bytes: The largest size that is read.

    Raises:
        MalformedError: with every problem of the text, each with its place.
        InvalidValueError: an argument is not what it should be.

    Examples:
        >>> import json
        >>> from apts_model.exchange import wikidata
        >>> start = {"time": "+2004-11-00T00:00:00Z", "precision": 10}
        >>> chair = {
        ...     "mainsnak": {"snaktype": "value", "datavalue": {"value": {"id": "Q7"}}},
        ...     "qualifiers": {"P580": [{"snaktype": "value", "datavalue": {"value": start}}]},
        ... }
        >>> union = {"id": "Q1", "claims": {"P488": [chair]}}
        >>> read = wikidata.read(json.dumps(union), title="Mine", ends="until")
        >>> print(read.dataset.president_on("q1", "2004-11-15"))
        possibly Q7
        >>> print(*read.losses, sep="\n")
        $: Q7 is not among the entities: its name is not known
    """
    checked_ends(ends)
    known = _checked_positions(positions or {})
    chosen = language_of(language)
    walk = Walk()
    try:
        decoded_text = decoded(text, max_bytes)
        values = json.values(decoded_text)
    except UnreadableError as error:
        raise MalformedError((error.problem,), kind=KIND) from None
    entities = [entity_of(value, path, walk) for path, value in entities_of(values, walk)]
    if walk.problems:
        problems = walk.problems[:MAX_PROBLEMS]
        found = placed(problems, json.events(decoded_text), decoded_text, last=False)
        raise MalformedError(tuple(found), kind=KIND)
    return _imported(entities, title, as_of, Notes(ends, chosen), known)


KIND = "the JSON of Wikidata's entities"


def _checked_positions(positions: Mapping[str, str]) -> dict[str, str]:
    for item in (*positions, *positions.values()):
        if type(item) is not str or not ITEM.fullmatch(item):
            raise InvalidValueError("positions", f"{item!r} is no id of an item, as Q42")
    return dict(positions)


def _imported(
    entities: list[Entity],
    title: str,
    as_of: DateLike | None,
    notes: Notes,
    positions: dict[str, str],
) -> Imported:
    held = _without_repeats(entities, notes)
    for entity in held:
        for claim in entity.statements.get(DIRECTS, []):
            if claim.main.item is not None:
                positions.setdefault(entity.id, claim.main.item)
    offices, organisations = Offices(notes, positions), Organisations(notes)
    for entity in held:
        if _is_person(entity):
            offices.add_person(entity)
            notes.unread(entity, _OF_PEOPLE | {INSTANCE_OF})
        elif _OF_ORGANISATIONS & entity.statements.keys() or entity.id in positions.values():
            organisations.add(entity)
            offices.add_chairs(entity)
            notes.unread(entity, _OF_ORGANISATIONS)
        elif entity.id in positions:
            notes.unread(entity, {DIRECTS})
        else:
            notes.lose(entity.path, f"{entity.id} says nothing of offices or organisations")
    presidencies = offices.presidencies()
    mergers = organisations.mergers()
    referred = {one.union_id for one in presidencies}
    referred |= {item for one in mergers for item in (*one.predecessor_ids, one.successor_id)}
    dataset = Dataset(
        title=title,
        as_of=as_of,
        sources=[_source(entity, notes) for entity in held],
        people=offices.people(),
        unions=organisations.unions(referred),
        presidencies=presidencies,
        mergers=mergers,
    )
    return Imported(dataset, notes.losses)


def _is_person(entity: Entity) -> bool:
    kinds = [claim.main.item for claim in entity.statements.get(INSTANCE_OF, [])]
    return POSITION_HELD in entity.statements or HUMAN in kinds


def _without_repeats(entities: list[Entity], notes: Notes) -> list[Entity]:
    held: dict[str, Entity] = {}
    for entity in entities:
        if held.setdefault(entity.id, entity) is not entity:
            notes.losses.append(Loss(entity.path, f"{entity.id} stands twice: the first is read"))
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
