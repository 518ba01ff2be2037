"""FollowTheMoney, the model of investigations, out: one entity on each line, in JSON.

It tells of people, organisations, the posts they held, memberships and successions; see
https://followthemoney.tech. No package is needed to write it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import attrs

from apts_model.dataset import Dataset, checked_dataset
from apts_model.exchange.losses import Exported
from apts_model.exchange.outgoing import Ledger, coalition_ids_of, collection_of
from apts_model.files.events import under
from apts_model.finding import by_id
from apts_model.records.coalitions import Affiliation, Coalition
from apts_model.records.lineage import Merger, Split
from apts_model.records.names import NameKind
from apts_model.records.presidencies import Presidency
from apts_model.records.sources import Citation, Language, Source, language_of
from apts_model.records.unions import Person, TradeUnion
from apts_model.time.periods import Period
from apts_model.words.basics import pick
from apts_model.words.terms import term

Entity = dict[str, Any]


def write(dataset: Dataset, *, language: Language | str = Language.EN) -> Exported:
    """Write people, organisations, presidencies, memberships and successions.

    Dates are written as the day, the month or the year that they certainly lie in. An end that
    is open has the status "current" beside it; one that is unknown has nothing.

    Args:
        dataset: What is written.
        language: The language of what is not a name, such as "confederation".

    Raises:
        InvalidValueError: the language is neither "en" nor "fr".

    Examples:
        >>> import apts_model as am
        >>> from apts_model.exchange import followthemoney
        >>> mine = am.Dataset(title="Mine", people=[am.Person(id="ada", name="Ada", note="Oui")])
        >>> print(followthemoney.write(mine).text.splitlines()[0])
        {"id": "people.ada", "schema": "Person", "properties": {"name": ["Ada"], "notes": ["Oui"]}}
    """
    writer = _Writer(checked_dataset(dataset), language_of(language))
    lines = [json.dumps(entity, ensure_ascii=False) + "\n" for entity in writer.entities()]
    return Exported("".join(lines), writer.ledger.losses)


def _key(collection: str, record_id: str) -> str:
    """Return the id of an entity, which may not end with a hyphen."""
    return f"{collection}.{record_id}{'.0' if record_id.endswith('-') else ''}"


def _entity(key: str, schema: str, **properties: Iterable[str]) -> Entity:
    given = {name: [*dict.fromkeys(values)] for name, values in properties.items()}
    held = {name: values for name, values in given.items() if values}
    return {"id": key, "schema": schema, "properties": held}


def _one(value: str | None) -> list[str]:
    return [] if value is None else [value]


@attrs.define(slots=False)
class _Writer:
    dataset: Dataset
    language: Language
    ledger: Ledger = attrs.field(factory=lambda: Ledger("FollowTheMoney"))
    posts: set[str] = attrs.field(factory=set[str])

    def entities(self) -> Iterator[Entity]:
        makers: dict[str, Callable[[Any, str], Iterable[Entity]]] = {
            "people": self.person,
            "unions": self.union,
            "coalitions": self.coalition,
            "presidencies": self.presidency,
            "affiliations": self.membership,
            "mergers": self.merger,
            "splits": self.split,
        }
        for name, make in makers.items():
            for path, record in self.ledger.accepted(getattr(self.dataset, name), f"$.{name}"):
                yield from make(record, path)
        if self.dataset.sources:
            told = "only the addresses of those that are cited are written"
            self.ledger.lose("$.sources", told)
        self.ledger.unsaid_collections(self.dataset, *makers, "sources")

    def person(self, person: Person, path: str) -> Iterator[Entity]:
        yield _entity(
            _key("people", person.id),
            "Person",
            name=[person.name],
            alias=person.other_names,
            notes=_one(person.note),
            sourceUrl=self.addresses(person.citations, path),
        )

    def union(self, union: TradeUnion, path: str) -> Iterator[Entity]:
        said = "kind names period headquarters category website citations note"
        self.ledger.unsaid(union, path, *said.split())
        yield self.organisation(
            _key("unions", union.id),
            union,
            path,
            address=_one(union.headquarters),
            classification=_one(union.category),
            website=_one(union.website),
        )

    def coalition(self, coalition: Coalition, path: str) -> Iterator[Entity]:
        yield self.organisation(_key("coalitions", coalition.id), coalition, path)

    def organisation(
        self, key: str, held: TradeUnion | Coalition, path: str, **properties: Sequence[str]
    ) -> Entity:
        texts = {kind: [one.text for one in held.names if one.kind is kind] for kind in NameKind}
        for index, name in enumerate(held.names):
            self.ledger.unsaid(name, under(f"{path}.names", index), "text", "kind")
        if not held.names:
            self.ledger.lose(f"{path}.names", f"{self.ledger.format} wants one: the id is written")
        start, end = self.dates(held.period, f"{path}.period")
        return _entity(
            key,
            "Organization",
            name=texts[NameKind.OFFICIAL] or [held.short_name(self.language)],
            abbreviation=texts[NameKind.ACRONYM],
            alias=texts[NameKind.ALIAS],
            legalForm=[term(held.kind, self.language)],
            incorporationDate=start,
            dissolutionDate=end,
            status=self.status(held.period),
            notes=_one(held.note),
            sourceUrl=self.addresses(held.citations, path),
            **properties,
        )

    def post(self, presidency: Presidency) -> Entity:
        union_id, title = presidency.union_id, presidency.title
        digest = "" if title is None else f".{hashlib.sha256(title.encode()).hexdigest()[:12]}"
        called = title or pick(("president", "présidence"), self.language)
        return _entity(
            _key("posts", union_id) + digest,
            "Position",
            name=[f"{called} ({self.dataset.label(union_id, self.language)})"],
            organization=[self.organisation_key(union_id)],
        )

    def presidency(self, presidency: Presidency, path: str) -> Iterator[Entity]:
        post = self.post(presidency)
        if post["id"] not in self.posts:
            self.posts.add(post["id"])
            yield post
        said = ["union_id", "holder_id", "period", "reelected", "title", "citations", "note"]
        self.ledger.unsaid(presidency, path, *said)
        days: list[str] = []
        for index, day in enumerate(presidency.reelected):
            days += self.ledger.prefix(day, under(f"{path}.reelected", index))
        yield self.interval(
            _key("presidencies", presidency.id),
            "Occupancy",
            presidency,
            path,
            holder=[_key("people", presidency.holder_id)],
            post=[post["id"]],
            electionDate=days,
        )

    def membership(self, affiliation: Affiliation, path: str) -> Iterator[Entity]:
        said = ["member_id", "body_id", "period", "citations", "note"]
        self.ledger.unsaid(affiliation, path, *said)
        yield self.interval(
            _key("affiliations", affiliation.id),
            "Membership",
            affiliation,
            path,
            member=[self.organisation_key(affiliation.member_id)],
            organization=[self.organisation_key(affiliation.body_id)],
        )

    def interval(
        self,
        key: str,
        schema: str,
        held: Presidency | Affiliation,
        path: str,
        **properties: Sequence[str],
    ) -> Entity:
        start, end = self.dates(held.period, f"{path}.period")
        return _entity(
            key,
            schema,
            **properties,
            startDate=start,
            endDate=end,
            status=self.status(held.period),
            description=_one(held.note),
            sourceUrl=self.addresses(held.citations, path),
        )

    def merger(self, merger: Merger, path: str) -> Iterator[Entity]:
        said = ["predecessor_ids", "successor_id", "kind", "date", "reason", "citations", "note"]
        self.ledger.unsaid(merger, path, *said)
        pairs = [(one, merger.successor_id) for one in merger.predecessor_ids]
        if merger.predecessor_ids == (merger.successor_id,):
            self.ledger.lose(path, "left out: nothing is taken over but by itself")
        told = (term(merger.kind, self.language), _one(merger.reason))
        yield from self.successions(_key("mergers", merger.id), merger, pairs, told, path)

    def split(self, split: Split, path: str) -> Iterator[Entity]:
        self.ledger.unsaid(split, path, *["parent_id", "child_ids", "date", "citations", "note"])
        pairs = [(split.parent_id, one) for one in split.child_ids]
        told = pick(("split", "scission"), self.language), _one(None)
        yield from self.successions(_key("splits", split.id), split, pairs, told, path)

    def successions(
        self,
        key: str,
        event: Merger | Split,
        pairs: Iterable[tuple[str, str]],
        told: tuple[str, list[str]],
        path: str,
    ) -> Iterator[Entity]:
        """Write an event as pairs; the one that survives it does not succeed itself."""
        date = self.ledger.prefix(event.date, f"{path}.date")
        addresses = self.addresses(event.citations, path)
        for number, (before, after) in enumerate(pairs):
            if before != after:
                yield _entity(
                    f"{key}.{number}",
                    "Succession",
                    predecessor=[self.organisation_key(before)],
                    successor=[self.organisation_key(after)],
                    role=[told[0]],
                    date=date,
                    summary=told[1],
                    description=_one(event.note),
                    sourceUrl=addresses,
                )

    # --- what several of them have --------------------------------------------------------------

    def organisation_key(self, record_id: str) -> str:
        return _key(collection_of(record_id, self.coalition_ids), record_id)

    @cached_property
    def coalition_ids(self) -> frozenset[str]:
        return coalition_ids_of(self.dataset)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        return by_id(self.dataset.sources)

    def dates(self, period: Period, path: str) -> tuple[list[str], list[str]]:
        if period.is_open:
            told = f"the status is 'current', as of {self.dataset.as_of or 'no day'}"
            self.ledger.lose(under(path, period.ends), f"{told}: which day it is, is not written")
        return self.ledger.prefixes(period, path)

    def status(self, period: Period) -> list[str]:
        return ["current"] if period.is_open else []

    def addresses(self, citations: tuple[Citation, ...], path: str) -> list[str]:
        """Return where the sources are on the web; only that can be written of them."""
        self.ledger.cited(citations, path)
        found: list[str] = []
        for index, citation in enumerate(citations):
            source = self.sources.get(citation.source_id)
            if source is not None and source.url is not None:
                found.append(source.url)
            else:
                place = under(f"{path}.citations", index)
                self.ledger.lose(place, "left out: the source has no address on the web")
        return found
