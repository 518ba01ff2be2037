"""JSON-LD out: the W3C's Organization Ontology (ORG) and schema.org, with dates in EDTF.

The context stands in the file, so that no reader has to go to the network. Every date is a
literal of the datatype http://id.loc.gov/datatypes/edtf/EDTF and loses nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

import attrs

from apts_model.dataset import Dataset, checked_dataset
from apts_model.exchange.arguments import Argument
from apts_model.exchange.jsonld_context import CONTEXT
from apts_model.exchange.losses import Exported
from apts_model.exchange.outgoing import Ledger, coalition_ids_of, collection_of, end_of
from apts_model.files.events import under
from apts_model.records.coalitions import Affiliation, Coalition
from apts_model.records.lineage import Merger, Split
from apts_model.records.names import NameKind
from apts_model.records.presidencies import Presidency
from apts_model.records.sources import Citation, Language, Source, language_of
from apts_model.records.standing import is_accepted
from apts_model.records.unions import Person, TradeUnion
from apts_model.records.values import web_address
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import Period
from apts_model.words.basics import pick
from apts_model.words.terms import term

Node = dict[str, Any]

_BEGINS_INTERVAL = re.compile(r"([0-9]{4}(-([01][0-9](-[0-9]{2})?|2[1-4]))?[?~%]?)?")
"""What EDTF level 1 lets an interval begin with; nothing, where it is unknown."""


def write(
    dataset: Dataset, *, language: Language | str = Language.EN, base: str | None = None
) -> Exported:
    """Write people, organisations, presidencies, memberships, mergers, splits and sources.

    Args:
        dataset: What is written.
        language: The language of what is not a name, such as "confederation".
        base: Address at which the file will be found; ids are relative to it. By default they
            are relative to wherever it is read from.

    Raises:
        InvalidValueError: the language is neither "en" nor "fr", or the base is no address.

    Examples:
        >>> import apts_model as am, json
        >>> from apts_model.exchange import jsonld
        >>> mine = am.Dataset(title="Mine", people=[am.Person(id="ada", name="Ada")])
        >>> json.loads(jsonld.write(mine).text)["@graph"][1]
        {'@id': '#people/ada', '@type': ['foaf:Person', 'schema:Person'], 'name': 'Ada'}
    """
    if base is not None:
        web_address(None, Argument("base"), base)
    writer = _Writer(checked_dataset(dataset), language_of(language))
    context = CONTEXT if base is None else {"@base": base, **CONTEXT}
    document = {"@context": context, "@graph": [*writer.nodes()]}
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return Exported(text, writer.ledger.losses)


def _node(node_id: str, kind: str | list[str], **members: object) -> Node:
    held = {key: value for key, value in members.items() if value not in (None, [])}
    return {"@id": node_id, "@type": kind, **held}


def _text(value: str, language: Language) -> Node:
    return {"@value": value, "@language": language.value}


def _ref(collection: str, record_id: str) -> str:
    return f"#{collection}/{record_id}"


def _date(date: ImpreciseDate | None) -> str | None:
    return None if date is None else str(date)


@attrs.define(slots=False)
class _Writer:
    dataset: Dataset
    language: Language
    ledger: Ledger = attrs.field(factory=lambda: Ledger("JSON-LD"))

    def nodes(self) -> Iterator[Node]:
        makers: dict[str, Callable[[Any, str], Node]] = {
            "people": self.person,
            "unions": self.union,
            "coalitions": self.organisation,
            "presidencies": self.presidency,
            "affiliations": self.affiliation,
            "mergers": self.merger,
            "splits": self.split,
            "sources": self.source,
        }
        yield self.about()
        yield from self.posts()
        for name, make in makers.items():
            for path, record in self.ledger.accepted(getattr(self.dataset, name), f"$.{name}"):
                yield make(record, path)
        self.ledger.unsaid_collections(self.dataset, "title", "as_of", *makers)

    def about(self) -> Node:
        as_of = self.dataset.as_of
        covered = None if as_of is None else f"../{as_of.isoformat()}"
        return _node("", "schema:Dataset", name=self.dataset.title, temporalCoverage=covered)

    def person(self, person: Person, path: str) -> Node:
        return _node(
            _ref("people", person.id),
            ["foaf:Person", "schema:Person"],
            name=person.name,
            alternateName=[*person.other_names],
            **self.rest(person, path),
        )

    def union(self, union: TradeUnion, path: str) -> Node:
        said = "kind names period headquarters region website citations note"
        self.ledger.unsaid(union, path, *said.split())
        return self.organisation(
            union,
            path,
            address=union.headquarters,
            areaServed=union.region,
            url=union.website,
        )

    def organisation(self, held: TradeUnion | Coalition, path: str, **members: object) -> Node:
        names: dict[bool, list[Node]] = {True: [], False: []}
        for index, name in enumerate(held.names):
            self.ledger.unsaid(name, under(f"{path}.names", index), "text", "language", "kind")
            names[name.kind is NameKind.OFFICIAL].append(_text(name.text, name.language))
        dates = self.dates(held.period, f"{path}.period")
        return _node(
            _ref("unions" if isinstance(held, TradeUnion) else "coalitions", held.id),
            ["org:FormalOrganization", "schema:Organization"],
            name=names[True],
            alternateName=names[False],
            classification=self.concept(term(held.kind, self.language)),
            foundingDate=dates["startDate"],
            dissolutionDate=dates["endDate"],
            temporal=dates["temporal"],
            **self.rest(held, path),
            **members,
        )

    def concept(self, label: str) -> Node:
        return {"@type": "skos:Concept", "prefLabel": _text(label, self.language)}

    def posts(self) -> Iterator[Node]:
        """Write the office of president, and the post of one in each union that has had one."""
        label = pick(("president", "présidence"), self.language)
        held = dict.fromkeys(one.union_id for one in self.dataset.presidencies if is_accepted(one))
        if held:
            name = _text(label, self.language)
            yield _node("#roles/president", "org:Role", prefLabel=name)
        for union_id in held:
            called = f"{label} ({self.dataset.label(union_id, self.language)})"
            yield _node(
                _ref("posts", union_id),
                "org:Post",
                postIn=self.organisation_ref(union_id),
                role="#roles/president",
                prefLabel=_text(called, self.language),
            )

    def presidency(self, presidency: Presidency, path: str) -> Node:
        said = "union_id holder_id period title citations note"
        self.ledger.unsaid(presidency, path, *said.split())
        default = pick(("president", "présidence"), self.language)
        return _node(
            _ref("presidencies", presidency.id),
            ["org:Membership", "schema:OrganizationRole"],
            member=_ref("people", presidency.holder_id),
            organization=self.organisation_ref(presidency.union_id),
            role="#roles/president",
            roleName=presidency.title or default,
            **self.dates(presidency.period, f"{path}.period"),
            **self.rest(presidency, path),
        )

    def affiliation(self, affiliation: Affiliation, path: str) -> Node:
        said = "member_id body_id period citations note"
        self.ledger.unsaid(affiliation, path, *said.split())
        return _node(
            _ref("affiliations", affiliation.id),
            ["org:Membership", "schema:OrganizationRole"],
            member=self.organisation_ref(affiliation.member_id),
            organization=self.organisation_ref(affiliation.body_id),
            **self.dates(affiliation.period, f"{path}.period"),
            **self.rest(affiliation, path),
        )

    def merger(self, merger: Merger, path: str) -> Node:
        said = "predecessor_ids successor_id kind date reason citations note"
        self.ledger.unsaid(merger, path, *said.split())
        return _node(
            _ref("mergers", merger.id),
            "org:ChangeEvent",
            prefLabel=_text(term(merger.kind, self.language), self.language),
            originalOrganization=self.organisation_refs(merger.predecessor_ids),
            resultingOrganization=self.organisation_ref(merger.successor_id),
            date=_date(merger.date),
            description=merger.reason,
            **self.rest(merger, path),
        )

    def split(self, split: Split, path: str) -> Node:
        said = "parent_id child_ids date citations note"
        self.ledger.unsaid(split, path, *said.split())
        label = pick(("split", "scission"), self.language)
        return _node(
            _ref("splits", split.id),
            "org:ChangeEvent",
            prefLabel=_text(label, self.language),
            originalOrganization=self.organisation_ref(split.parent_id),
            resultingOrganization=self.organisation_refs(split.child_ids),
            date=_date(split.date),
            **self.rest(split, path),
        )

    def source(self, source: Source, path: str) -> Node:
        return _node(
            _ref("sources", source.id),
            "schema:CreativeWork",
            name=source.title,
            url=source.url,
            datePublished=_date(source.published),
            inLanguage=source.language and source.language.value,
            **self.rest(source, path),
        )

    # --- what several of them have --------------------------------------------------------------

    def rest(self, record: Any, path: str) -> Node:
        citations: tuple[Citation, ...] = record.citations
        self.ledger.cited(citations, path)
        cited = dict.fromkeys(_ref("sources", one.source_id) for one in citations)
        return {"source": [*cited], "note": record.note}

    def dates(self, period: Period, path: str) -> Node:
        """Write the two dates of a period; that it is open only an interval can say."""
        self.ledger.last_day(period, path)
        start, end = _date(period.start), _date(end_of(period))
        temporal = None
        if period.is_open:
            if _BEGINS_INTERVAL.fullmatch(start or ""):
                temporal = f"{start or ''}/.."
            else:
                told = f"no open interval of EDTF begins with '{start}': the end looks unknown"
                self.ledger.lose(under(path, period.ends), told)
        return {"startDate": start, "endDate": end, "temporal": temporal}

    def organisation_ref(self, record_id: str) -> str:
        return _ref(collection_of(record_id, self.coalition_ids), record_id)

    def organisation_refs(self, ids: Iterable[str]) -> list[str]:
        return [self.organisation_ref(one) for one in ids]

    @cached_property
    def coalition_ids(self) -> frozenset[str]:
        return coalition_ids_of(self.dataset)
