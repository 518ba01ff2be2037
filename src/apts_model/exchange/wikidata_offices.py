"""People and presidencies, from Wikidata's P39 (position held) and P488 (chairperson)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import attrs

from apts_model.errors import InvalidValueError
from apts_model.exchange.arguments import checked_mapping
from apts_model.exchange.taking import Ids, slug
from apts_model.exchange.wikibase import ITEM, Entity, Statement
from apts_model.exchange.wikidata_reading import (
    OF_PERIODS,
    REPLACED_BY,
    REPLACES,
    Notes,
    key_of,
)
from apts_model.records.presidencies import Presidency
from apts_model.records.standing import Standing
from apts_model.records.unions import Person
from apts_model.records.values import each, shown
from apts_model.showing import quoted
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import Period

HELD, CHAIR, OF = "P39", "P488", "P642"
PRESIDENTS = frozenset({"Q140686", "Q1255921"})
"""Positions of presidents, whatever the organisation: chairperson, president of an organisation."""


@attrs.frozen
class Positions:
    """Which positions are those of presidents: of one organisation, or of whatever is named."""

    organisations: Mapping[str, str]
    presidents: frozenset[str]

    @classmethod
    def of(cls, organisations: object, presidents: Iterable[str]) -> Positions:
        """Check what the caller says of positions.

        Raises:
            InvalidValueError: something in it is no id of an item.
        """
        known: object = {} if organisations is None else organisations
        held = checked_mapping(known, "positions", "{'Q20': 'Q42'}")
        offices = each(str, presidents, "presidents")
        named = [("positions", one) for one in (*held, *held.values())]
        for field, item in (*named, *(("presidents", one) for one in offices)):
            if type(item) is not str or not ITEM.fullmatch(item):
                raise InvalidValueError(field, f"{shown(item)} is no id of an item, as Q42")
        return cls({**held}, frozenset(offices))


@attrs.define(kw_only=True)
class _Tenure:
    """A presidency, as it is put together."""

    id: str
    path: str
    union: str
    holder: str
    period: Period
    standing: Standing
    told_by: list[str]
    before: list[str]
    after: list[str]
    follows: list[str] = attrs.field(factory=list[str])

    @property
    def claim(self) -> tuple[object, ...]:
        """What is claimed, whoever tells it."""
        return self.union, self.holder, self.period, self.standing


@attrs.define
class Offices:
    """Gathers who held which office."""

    notes: Notes
    positions: Positions
    _people: dict[str, Person] = attrs.field(factory=dict[str, Person])
    _tenures: dict[tuple[object, ...], _Tenure] = attrs.field(
        factory=dict[tuple[object, ...], _Tenure]
    )
    _held: dict[tuple[str, str], list[_Tenure]] = attrs.field(
        factory=dict[tuple[str, str], list[_Tenure]]
    )
    _ids: Ids = attrs.field(factory=Ids)

    def add_person(self, entity: Entity) -> None:
        """Add a person, and the offices that the item says were held."""
        texts = dict.fromkeys(text for text, _ in self.notes.texts(entity))
        name, *others = texts or [entity.id]
        self._people[entity.id] = Person(
            id=key_of(entity.id),
            name=name,
            other_names=others,
            citations=self.notes.citations(entity.id),
        )
        for claim in entity.statements.get(HELD, []):
            union = self.union_of(claim)
            if union is not None:
                self.add(claim, union, entity.id, entity.id, {OF})

    def add_chairs(self, entity: Entity) -> None:
        """Add those who were chairpersons of an organisation."""
        for claim in entity.statements.get(CHAIR, []):
            if claim.main.type == "novalue":
                self.notes.lose(claim.path, "that there was nobody: no record says so of a time")
            elif claim.main.item is None:
                self.notes.lose(claim.path, "left out: it is not said who it was")
            else:
                self.add(claim, entity.id, claim.main.item, entity.id, set())

    def union_of(self, claim: Statement) -> str | None:
        """Return the organisation in which a position is held."""
        if claim.main.type == "novalue":
            return None  # nothing was held, and nothing is recorded
        position, said = claim.main.item or "it", claim.qualifiers.get(OF, [])
        union = self.positions.organisations.get(position)
        if union is None and position not in self.positions.presidents:
            told = f"left out: {position} is known for no president's office: say so in `positions`"
            self.notes.lose(claim.path, f"{told}, or in `presidents`")
            return None
        if len(said) == 1 and said[0].item is not None:
            return said[0].item
        if said:
            self.notes.lose(said[0].path, f"{OF} names no one organisation: it is not read")
        if union is None:
            told = f"left out: of which organisation is {position}? Say so in `positions`"
            self.notes.lose(claim.path, told)
        return union

    def add(
        self, claim: Statement, union: str, holder: str, told_by: str, read: Collection[str]
    ) -> None:
        """Add a tenure, or who else tells it."""
        self.notes.unread_qualifiers(claim, {*OF_PERIODS, REPLACES, REPLACED_BY, *read})
        period = self.notes.period(claim)
        if period is None:
            return
        found = _Tenure(
            id="",
            path=claim.path,
            union=union,
            holder=holder,
            period=period,
            standing=self.notes.standing(claim),
            told_by=[told_by],
            before=self.others(claim, REPLACES),
            after=self.others(claim, REPLACED_BY),
        )
        held = self._tenures.setdefault(found.claim, found)
        if held is found:
            held.id = self.own_id(claim)
        else:
            if told_by in held.told_by:
                self.notes.lose(claim.path, f"it says what {held.path} says: it is kept once")
            held.told_by += [one for one in found.told_by if one not in held.told_by]
            held.before += found.before
            held.after += found.after

    def others(self, claim: Statement, key: str) -> list[str]:
        """Return who came before or after; one who is unknown, or nobody, gives no link."""
        found = claim.qualifiers.get(key, [])
        for one in found:
            if one.item is None and one.type == "value":
                self.notes.lose(one.path, "it is no item: not read")
        return [one.item for one in found if one.item is not None]

    def own_id(self, claim: Statement) -> str:
        """Return the id of a statement as one of ours, which no other record has."""
        wanted = slug(claim.id)
        own = self._ids.fresh(wanted)
        if own != wanted:
            told = f"{quoted(claim.id)} is the id of another statement, too: kept as {own!r}"
            self.notes.lose(claim.path, told)
        return own

    def people(self) -> list[Person]:
        """Return all people, those too that are only named."""
        for tenure in self._tenures.values():
            if tenure.holder not in self._people:
                told = f"{tenure.holder} is not among the entities: its name is not known"
                self.notes.lose("$", told)
                self._people[tenure.holder] = Person(
                    id=key_of(tenure.holder),
                    name=tenure.holder,
                    citations=self.notes.citations(*tenure.told_by),
                )
        return [*self._people.values()]

    def presidencies(self) -> list[Presidency]:
        """Link those that took over from one another, and return all."""
        for tenure in self._tenures.values():
            self._held.setdefault((tenure.union, tenure.holder), []).append(tenure)
        for tenure in self._tenures.values():
            for other in tenure.before:
                self.link(tenure, self.held_by(other, tenure), other)
            for other in tenure.after:
                self.link_after(tenure, other)
        return [
            Presidency(
                id=tenure.id,
                union_id=key_of(tenure.union),
                holder_id=key_of(tenure.holder),
                period=tenure.period,
                standing=tenure.standing,
                follows_ids=[*dict.fromkeys(tenure.follows)],
                citations=self.notes.citations(*tenure.told_by),
            )
            for tenure in self._tenures.values()
        ]

    def held_by(self, holder: str, beside: _Tenure) -> list[_Tenure]:
        """Return what someone held in the same organisation."""
        return [one for one in self._held.get((beside.union, holder), []) if one is not beside]

    def link(self, tenure: _Tenure, earlier: list[_Tenure], other: str) -> None:
        """Say of whom the office was taken over, on the very day."""
        found = [one for one in earlier if _hands_over(one, tenure)]
        if len(found) == 1:
            tenure.follows.append(found[0].id)
        else:
            told = f"that {other} came before does not say that it was on the same day"
            self.notes.lose(tenure.path, told)

    def link_after(self, tenure: _Tenure, other: str) -> None:
        """Say who took the office over, on the very day."""
        found = [one for one in self.held_by(other, tenure) if _hands_over(tenure, one)]
        if len(found) == 1:
            found[0].follows.append(tenure.id)
        else:
            told = f"that {other} came after does not say that it was on the same day"
            self.notes.lose(tenure.path, told)


def _hands_over(earlier: _Tenure, later: _Tenure) -> bool:
    """Whether both name the same day for the handover; a month would leave room for a gap."""
    until = earlier.period.until
    is_accepted = earlier.standing is later.standing is Standing.ACCEPTED
    is_day = isinstance(until, ImpreciseDate) and until.is_exact
    return is_accepted and is_day and until == later.period.start
