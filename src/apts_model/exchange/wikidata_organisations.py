"""Unions and what replaced them, from Wikidata's items of organisations."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

import attrs

from apts_model.exchange.taking import Ids
from apts_model.exchange.wikibase import Entity, Statement
from apts_model.exchange.wikidata_reading import (
    LANGUAGES,
    OF_DATES,
    OF_PERIODS,
    REPLACED_BY,
    REPLACES,
    Notes,
    key_of,
)
from apts_model.files.values import is_object
from apts_model.records.lineage import Merger
from apts_model.records.names import Name, NameKind
from apts_model.records.standing import Standing
from apts_model.records.unions import TradeUnion
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import UNKNOWN, End

INCEPTION, DISSOLVED = "P571", "P576"
POINT_IN_TIME = "P585"
OF_ORGANISATIONS = {INCEPTION, DISSOLVED, REPLACES, REPLACED_BY, "P1448", "P1813"}
_NAMES = {"P1448": NameKind.OFFICIAL, "P1813": NameKind.ACRONYM}

Replacing = tuple[str, ImpreciseDate | None, Standing]
"""The successor, the date and the standing of what may have several predecessors."""


@attrs.define
class Organisations:
    """Gathers organisations."""

    notes: Notes
    _unions: dict[str, TradeUnion] = attrs.field(factory=dict[str, TradeUnion])
    _events: dict[Replacing, dict[str, list[str]]] = attrs.field(
        factory=dict[Replacing, dict[str, list[str]]]
    )

    def add(self, entity: Entity) -> None:
        """Add an organisation, and what it replaced or was replaced by."""
        start, end = self.date(entity, INCEPTION), self.date(entity, DISSOLVED)
        path = f"{entity.path}.claims"
        period = self.notes.between(start, end, path)
        self._unions[key_of(entity.id)] = TradeUnion(
            id=key_of(entity.id),
            names=self.names(entity),
            period=UNKNOWN if period is None else period,
            citations=self.notes.citations(entity.id),
        )
        for claim in entity.statements.get(REPLACES, []):
            self.replaced(claim, claim.main.item, entity.id, entity.id)
        for claim in entity.statements.get(REPLACED_BY, []):
            self.replaced(claim, entity.id, claim.main.item, entity.id)

    def names(self, entity: Entity) -> list[Name]:
        """Return official and short names with their periods, labels and aliases without."""
        found = [
            name
            for key, kind in _NAMES.items()
            for claim in entity.statements.get(key, [])
            for name in self.stated(claim, kind)
        ]
        known = {(name.text, name.language.value) for name in found}
        for text, language in dict.fromkeys(self.notes.texts(entity)):
            if language not in LANGUAGES:
                told = f"the name {text!r} is of no one language: left out"
                self.notes.lose(entity.path, told)
            elif (text, language) not in known:
                found.append(Name(text=text, language=language, kind=NameKind.ALIAS))
        return found

    def stated(self, claim: Statement, kind: NameKind) -> list[Name]:
        """Return the name that a statement gives, if there is one that can be held."""
        self.notes.unread_qualifiers(claim, OF_PERIODS)
        value = claim.main.value if is_object(claim.main.value) else {}
        text, language = value.get("text"), str(value.get("language"))
        period = self.notes.period(claim)
        if type(text) is not str or language not in LANGUAGES or claim.rank == "deprecated":
            self.notes.lose(claim.path, "left out: deprecated, or neither English nor French")
            return []
        held = self.notes.text(text, claim.path)
        if held is None or period is None:
            return []
        return [Name(text=held, language=language, kind=kind, period=period)]

    def date(self, entity: Entity, key: str) -> End:
        """Read the one date that an organisation has for a property, else unknown."""
        claims = [one for one in entity.statements.get(key, []) if one.rank != "deprecated"]
        preferred = [one for one in claims if one.rank == "preferred"] or claims
        path = f"{entity.path}.claims.{key}"
        if len(preferred) < len(entity.statements.get(key, [])):
            self.notes.lose(path, "of several values, those of the best rank are read")
        if not preferred:
            return None
        if len(preferred) > 1:
            self.notes.lose(path, "there is more than one value: taken as unknown")
            return None
        [claim] = preferred
        self.notes.unread_qualifiers(claim, OF_DATES)
        if claim.main.type == "novalue":
            return self.notes.without_value(claim.main, key, is_end=key == DISSOLVED)
        return self.notes.qualified(self.notes.date(claim.main), claim)

    def replaced(
        self, claim: Statement, before: str | None, after: str | None, told_by: str
    ) -> None:
        """Add that one organisation took the place of another."""
        if before is None or after is None or before == after:
            if claim.main.type != "novalue":
                self.notes.lose(claim.path, "left out: it is not said by what other one")
            return
        self.notes.unread_qualifiers(claim, {POINT_IN_TIME} | OF_DATES)
        date = self.notes.qualifier(claim, POINT_IN_TIME)
        day = date if isinstance(date, ImpreciseDate) else None
        event = after, day, self.notes.standing(claim)
        if event not in self._events:
            self.notes.lose(claim.path, "whether one of them survived is not said: a fusion")
        self._events.setdefault(event, {}).setdefault(before, []).append(told_by)

    def join_undated(self) -> None:
        """Take what one item tells with a date, and another without, for one and the same."""
        for (after, date, standing), before in self._events.items():
            undated = self._events.get((after, None, standing), {})
            if date is not None:
                for one in [*before]:
                    before[one] += undated.pop(one, [])

    def mergers(self) -> list[Merger]:
        """Return a merger for each organisation that replaced others on the same date."""
        self.join_undated()
        ids = Ids()
        return [
            Merger(
                id=ids.fresh(f"{key_of(after)}-replaces"),
                predecessor_ids=[key_of(one) for one in before],
                successor_id=key_of(after),
                date=date,
                standing=standing,
                citations=self.notes.citations(*dict.fromkeys(chain(*before.values()))),
            )
            for (after, date, standing), before in self._events.items()
            if before
        ]

    def unions(self, referred: Iterable[str]) -> list[TradeUnion]:
        """Return all organisations, those too that others only name."""
        for union_id in sorted({*referred} - {*self._unions}):
            told = f"{union_id.upper()} is not among the entities: nothing is known but its id"
            self.notes.lose("$", told)
            self._unions[union_id] = TradeUnion(id=union_id)
        return [*self._unions.values()]
