"""Records to Popolo."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from apts_model.dataset import Dataset
from apts_model.exchange.losses import Ends, Exported
from apts_model.exchange.outgoing import Ledger, prefix_of
from apts_model.exchange.popolo_parts import PLAIN, WEBSITE
from apts_model.finding import by_id
from apts_model.records.coalitions import Affiliation, Coalition
from apts_model.records.names import Name, NameKind
from apts_model.records.presidencies import Presidency
from apts_model.records.sources import Citation, Language
from apts_model.records.standing import is_accepted
from apts_model.records.unions import Person, TradeUnion
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import Period

NO_PLACE = "Popolo has no place for it"
_POSTS = {Language.EN: "President", Language.FR: "Présidence"}


class Writer:
    """What of a data set Popolo can say, and what it cannot."""

    def __init__(self, dataset: Dataset, language: Language, ends: Ends) -> None:
        self._dataset = dataset
        self._language = language
        self._ends = ends
        self._ledger = Ledger("Popolo")
        self._sources = by_id(dataset.sources)
        self._cited: set[str] = set()
        self._seen: dict[str, set[str]] = {}

    def exported(self) -> Exported:
        """Return the document and its losses."""
        dataset = self._dataset
        meta = {"title": dataset.title, "as_of": dataset.as_of and dataset.as_of.isoformat()}
        document = {
            "meta": _filled(meta),
            "persons": self._each("people", "persons", self._person),
            "organizations": [
                *self._each("unions", "organizations", self._union),
                *self._each("coalitions", "organizations", self._coalition),
            ],
            "posts": self._posts(),
            "memberships": [
                *self._each("presidencies", "memberships", self._presidency),
                *self._each("affiliations", "memberships", self._affiliation),
            ],
        }
        self._lose_sources()
        self._ledger.unsaid_collections(dataset, "title", "as_of", "sources", *_WRITTEN)
        text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
        return Exported(text, self._ledger.losses)

    def _each(self, field: str, kind: str, write: Any) -> list[dict[str, Any]]:
        seen = self._seen.setdefault(kind, set())
        records = self._ledger.accepted(getattr(self._dataset, field), f"$.{field}", seen)
        return [_filled(write(record, path)) for path, record in records]

    def _person(self, person: Person, path: str) -> dict[str, Any]:
        self._ledger.unsaid(person, path, "name", "other_names", "citations")
        return {
            "id": person.id,
            "name": person.name,
            "other_names": [{"name": name} for name in person.other_names],
            "sources": self._citations(person, path),
        }

    def _union(self, union: TradeUnion, path: str) -> dict[str, Any]:
        self._ledger.unsaid(union, path, *_ORGANISATION, "website")
        links = [{"url": union.website, "note": WEBSITE}] if union.website else []
        return {**self._organisation(union, path), "links": links}

    def _coalition(self, coalition: Coalition, path: str) -> dict[str, Any]:
        self._ledger.unsaid(coalition, path, *_ORGANISATION)
        return self._organisation(coalition, path)

    def _organisation(self, one: TradeUnion | Coalition, path: str) -> dict[str, Any]:
        start, end = self._dates(one.period, f"{path}.period")
        return {
            "id": one.id,
            **self._names(one.names, f"{path}.names"),
            "classification": one.kind.value,
            "founding_date": start,
            "dissolution_date": end,
            "sources": self._citations(one, path),
        }

    def _names(self, names: tuple[Name, ...], path: str) -> dict[str, Any]:
        if not names:
            return {}
        suited = sorted(
            names, key=lambda one: (one.kind is NameKind.OFFICIAL, one.language == self._language)
        )
        main = suited[-1].text
        written: list[dict[str, Any]] = []
        for index, name in enumerate(names):
            place = f"{path}[{index}]"
            self._ledger.unsaid(name, place, "text", "language", "kind", "period")
            if name.language != self._language:
                self._ledger.lose(f"{place}.language", f"{NO_PLACE}: {name.language.value}")
            start, end = self._dates(name.period, f"{place}.period")
            note = name.kind.value
            other = {"name": name.text, "start_date": start, "end_date": end, "note": note}
            written.append(_filled(other))
        alone = {"name": main, "note": NameKind.OFFICIAL.value}
        is_alone = written[0] == alone and all(one["name"] != main for one in written[1:])
        return {"name": main, "other_names": written[1:] if is_alone else written}

    def _posts(self) -> list[dict[str, Any]]:
        held = dict.fromkeys(one.union_id for one in self._dataset.presidencies if is_accepted(one))
        return [
            {
                "id": _post_id(union_id),
                "label": _POSTS[self._language],
                "role": "president",
                "organization_id": union_id,
            }
            for union_id in held
        ]

    def _presidency(self, presidency: Presidency, path: str) -> dict[str, Any]:
        self._ledger.unsaid(presidency, path, *_MEMBERSHIP, "union_id", "holder_id", "title")
        title = presidency.title
        if title is not None and title.casefold() in PLAIN:
            self._ledger.lose(
                f"{path}.title", f"{title!r} is taken for the plain name of the office"
            )
        return {
            "id": presidency.id,
            "person_id": presidency.holder_id,
            "organization_id": presidency.union_id,
            "post_id": _post_id(presidency.union_id),
            "role": "president",
            "label": title,
            **self._membership(presidency, path),
        }

    def _affiliation(self, affiliation: Affiliation, path: str) -> dict[str, Any]:
        self._ledger.unsaid(affiliation, path, *_MEMBERSHIP, "member_id", "body_id")
        return {
            "id": affiliation.id,
            "member": {"@type": "Organization", "id": affiliation.member_id},
            "organization_id": affiliation.body_id,
            "role": "member",
            **self._membership(affiliation, path),
        }

    def _membership(self, record: Presidency | Affiliation, path: str) -> dict[str, Any]:
        start, end = self._dates(record.period, f"{path}.period")
        sources = self._citations(record, path)
        return {"start_date": start, "end_date": end, "sources": sources}

    def _dates(self, period: Period, path: str) -> tuple[str | None, str | None]:
        start = self._date(period.start, f"{path}.start", 0)
        place = f"{path}.{period.ends}"
        if not isinstance(period.end, ImpreciseDate):
            if period.is_open:
                self._ledger.lose(
                    place, "Popolo cannot say that it goes on: an empty end is unknown"
                )
            return start, None
        shift = 0 if period.ends == self._ends else (1 if self._ends == "until" else -1)
        return start, self._date(period.end, place, shift)

    def _date(self, date: ImpreciseDate | None, path: str, shift: int) -> str | None:
        if date is None:
            return None
        written = prefix_of(date, shift)
        meant = _MEANT[shift]
        if written is None:
            self._ledger.lose(
                path, f"'{date}'{meant} is left out: no day, month or year holds all of it"
            )
        elif written != date.text or shift:
            self._ledger.lose(path, f"'{date}'{meant} is written as {written}")
        return written

    def _citations(self, record: Any, path: str) -> list[dict[str, str]]:
        citations: Iterable[Citation] = record.citations
        links: dict[str, dict[str, str]] = {}
        for index, citation in enumerate(citations):
            place = f"{path}.citations[{index}]"
            self._ledger.unsaid(citation, place, "source_id")
            source = self._sources.get(citation.source_id)
            if source is None:
                self._ledger.lose(place, f"left out: there is no source {citation.source_id!r}")
            elif source.url is None:
                self._ledger.lose(place, "left out: the source has no address, as a link needs")
            elif source.id in links:
                self._ledger.lose(place, "left out: the source is cited already")
            else:
                self._cited.add(source.id)
                links[source.id] = {"id": source.id, "url": source.url, "note": source.title}
        return [*links.values()]

    def _lose_sources(self) -> None:
        for index, source in enumerate(self._dataset.sources):
            path = f"$.sources[{index}]"
            if source.id in self._cited and self._sources[source.id] is source:
                self._ledger.unsaid(source, path, "id", "title", "url")
            else:
                self._ledger.lose(path, "left out: nothing that is written cites it")


_WRITTEN = {"people", "unions", "coalitions", "presidencies", "affiliations"}
_ORGANISATION = {"id", "kind", "names", "period", "citations"}
_MEMBERSHIP = {"id", "period", "standing", "citations"}
_MEANT = {0: "", 1: ", the last day,", -1: ", the day of the handover,"}


def _post_id(union_id: str) -> str:
    return f"{union_id}-president"


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is empty."""
    return {key: value for key, value in values.items() if value not in (None, [])}
