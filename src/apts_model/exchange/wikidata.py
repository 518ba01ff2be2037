"""Wikidata in: saved entities, with who held an office (P39) or was the chairperson (P488).

What is read of an item: labels and aliases; of a person P39 (position held, with P642 for where);
of a position P2389 (directs); of an organisation P488 (chairperson), P571 and P576 (inception,
dissolution), P1448 and P1813 (official name, short name), P1365 and P1366 (replaces, replaced by,
with P585 for when). P31 (instance of) tells people. Periods come from P580 and P582 (start time,
end time) with their precision, and P1480 and P5102 tell which dates are doubtful. Everything else
is listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from apts_model.exchange.arguments import checked_ends
from apts_model.exchange.items import parsed, refuse
from apts_model.exchange.losses import Ends, Imported
from apts_model.exchange.wikibase import OTHERS, Walk, entities_of, entity_of, redirects_of
from apts_model.exchange.wikidata_entities import dataset_of
from apts_model.exchange.wikidata_offices import PRESIDENTS, Positions
from apts_model.exchange.wikidata_reading import Notes
from apts_model.files.decoding import MAX_BYTES
from apts_model.files.events import under
from apts_model.files.values import is_object
from apts_model.records.sources import Language, language_of
from apts_model.showing import quoted
from apts_model.time.dates import DateLike

KIND = "the JSON of Wikidata's entities"


def read(
    text: str | bytes,
    *,
    title: str,
    ends: Ends,
    positions: Mapping[str, str] | None = None,
    presidents: Iterable[str] = PRESIDENTS,
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
        presidents: Items of positions that are those of a president in whatever organisation the
            qualifier P642 (of) names.
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
    known = Positions.of(positions, presidents)
    notes = Notes(checked_ends(ends), language_of(language))
    walk = Walk()
    plain, values = parsed(text, KIND, max_bytes)
    items = [*_items(entities_of(values, walk), notes)]
    walk.redirects = redirects_of(items)
    entities = [entity_of(value, path, walk) for path, value in items]
    refuse(walk.problems, plain, KIND)
    beside = values if is_object(values) and "entities" in values else {}
    for key in beside:
        if beside[key] and key not in {"entities", "success"}:
            notes.lose(under("$", key), "not read: it stands beside the entities")
    return Imported(dataset_of(entities, title, as_of, notes, known), notes.losses)


def _items(
    entities: Iterable[tuple[str, dict[str, Any]]], notes: Notes
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the entities that are items, and are there."""
    for path, value in entities:
        key = value.get("id")
        if type(key) is str and OTHERS.fullmatch(key):
            notes.lose(path, f"{key} is no item, and nothing else is read")
        elif "missing" in value:
            notes.lose(path, f"{quoted(key)} is said to be missing")
        else:
            yield path, value
