"""Popolo to records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from apts_model.exchange.items import NO_PLACE, Item
from apts_model.exchange.popolo_gathering import gathered, keys_of
from apts_model.exchange.popolo_parts import (
    PLAIN,
    Meaning,
    Sources,
    kept_id,
    lifetime,
    names,
    own_id,
    website,
)
from apts_model.exchange.taking import Ids, problem_of_text
from apts_model.records.coalitions import Affiliation, Coalition, CoalitionKind
from apts_model.records.presidencies import Presidency
from apts_model.records.unions import Person, TradeUnion, UnionKind
from apts_model.records.values import MAX_TEXT
from apts_model.showing import quoted
from apts_model.time.periods import UNKNOWN

_UNIONS = {kind.value: kind for kind in UnionKind} | {
    "trade union": UnionKind.UNION,
    "labour union": UnionKind.UNION,
    "labor union": UnionKind.UNION,
}
_COALITIONS = {kind.value: kind for kind in CoalitionKind}


class Reader:
    """The records of a document, found on one walk through it."""

    def __init__(self, root: Item, meaning: Meaning) -> None:
        self._root = root
        self._meaning = meaning
        self._sources = Sources()
        self._posts: dict[str, Item] = {}
        self._records: dict[str, list[Any]] = {}
        self._known: dict[tuple[str, str], Any] = {}
        self._found = gathered(root)
        self._keys = {kind: {*keys_of(items)} for kind, items in self._found.items()}
        self._ids = {kind: Ids(keys) for kind, keys in self._keys.items()}

    def records(self) -> dict[str, list[Any]]:
        """Return all records, by the fields of a data set."""
        read = {
            "persons": self._person,
            "organizations": self._organisation,
            "posts": self._post,
            "memberships": self._membership,
        }
        for kind, items in self._found.items():
            for item in items:
                read[kind](item)
        self._parents(self._found["organizations"])
        for item in (self._root, *(one for items in self._found.values() for one in items)):
            item.lose_the_rest()
        return {**self._records, "sources": self._sources.all()}

    def _person(self, item: Item) -> None:
        own = own_id(item, self._ids["persons"])
        name = item.text("name")
        if name is None:
            name = " ".join(filter(None, map(item.text, ("given_name", "family_name"))))
            if problem_of_text(name):  # there is none, or it is too long
                name = own[:MAX_TEXT]
            item.lose(f"it has no name: {quoted(name)} is taken for one")
        others: list[str] = []
        for other in item.items("other_names"):
            others += filter(None, [other.text("name")])
            other.lose_the_rest()
        citations = self._sources.citations(item)
        others = [*dict.fromkeys(others)]
        person = Person(id=own, name=name, other_names=others, citations=citations)
        self._keep("people", "persons", item, person)

    def _organisation(self, item: Item) -> None:
        classification = item.text("classification")
        word = (classification or UnionKind.UNION.value).casefold()
        dates = ("founding_date", "dissolution_date")
        common: dict[str, Any] = {
            "id": own_id(item, self._ids["organizations"]),
            "names": names(item, self._meaning),
            "period": lifetime(item, dates, self._meaning, "its dates are left out") or UNKNOWN,
            "citations": self._sources.citations(item),
        }
        if word in _COALITIONS:
            coalition = Coalition(kind=_COALITIONS[word], **common)
            self._keep("coalitions", "organizations", item, coalition)
            return
        if word not in _UNIONS:
            known = ", ".join([*_UNIONS, *_COALITIONS])
            told = f"{quoted(classification)} is none of {known}: it is read as a union"
            item.lose(told, "classification")
        kind = _UNIONS.get(word, UnionKind.UNION)
        union = TradeUnion(kind=kind, website=website(item), **common)
        self._keep("unions", "organizations", item, union)

    def _parents(self, organisations: list[Item]) -> None:
        """Make members of what has a parent, unless a membership says so."""
        ids = self._ids["organizations"]
        known = self._records.setdefault("affiliations", [])
        joined = {(one.member_id, one.body_id) for one in known}
        for item in organisations:
            parent = item.key("parent_id")
            if parent is not None:
                member, body = ids.of(item.needed_key("id")), ids.of(parent)
                if (member, body) not in joined:
                    own = self._ids["memberships"].fresh(f"{member}-{body}")
                    known.append(Affiliation(id=own, member_id=member, body_id=body))
                    joined.add((member, body))

    def _post(self, item: Item) -> None:
        key = item.needed_key("id")
        other = self._posts.setdefault(key, item)
        if other is not item:
            item.refuse(f"{quoted(key)} is the id of {other.path}, too: give one another id", "id")
        item.key("organization_id")
        if not self._is_presidency(item):
            item.lose_all("of all offices, a data set holds presidencies alone")

    def _is_presidency(self, *items: Item) -> bool:
        return any(map(self._meaning.is_president, _roles(items)))

    def _membership(self, item: Item) -> None:
        post_key = item.key("post_id")
        post = self._posts.get(post_key or "")
        if post_key is not None and post is None:
            item.lose(f"there is no post {quoted(post_key)}", "post_id")
        items = [item] if post is None else [item, post]
        body = _body_of(items)
        member, is_person = self._member_of(item)
        if is_person and not self._is_presidency(*items):
            role = next(_roles(items), None)
            told = "a membership without a role" if role is None else f"the role {quoted(role)}"
            item.lose_all(f"{told} is no presidency, and a data set holds no other offices")
        elif body is None:
            item.refuse("the key 'organization_id' is missing: say of what it is a member")
        elif member is None:
            item.refuse("the key 'person_id' is missing: say who the member is")
        elif is_person:
            self._presidency(items, member, body)
        else:
            self._affiliation(item, member, body)

    def _member_of(self, item: Item) -> tuple[str | None, bool]:
        """Return by what the member of a membership is known, and whether it is a person."""
        person, member = item.key("person_id"), item.item("member")
        if person is not None or member is None:
            return person, True
        is_person = (member.text("@type") or "Person").casefold() == "person"
        key = member.key("id")
        if key in self._keys["persons" if is_person else "organizations"]:
            member.text("name")
        for date in ("start_date", "end_date"):  # Popolo's own example has them in here
            item.inherit(date, member.key(date))
        member.lose_the_rest()
        return key, is_person

    def _presidency(self, items: list[Item], member: str, body: str) -> None:
        item = items[0]
        union, holder = self._ids["organizations"].of(body), self._ids["persons"].of(member)
        fields = {"union_id": union, "holder_id": holder, "title": self._title_of(items)}
        self._held("presidencies", item, f"{union}-{holder}", Presidency, fields)

    def _title_of(self, items: Iterable[Item]) -> str | None:
        """Return what an office is called where it is not plainly "president"."""
        title = None
        for item in items:
            for key in ("label", "role"):
                text = item.text(key)
                if text is None or text.casefold() in PLAIN:
                    continue
                if key == "role" and not self._meaning.is_president(text):
                    item.lose(NO_PLACE, key)
                    continue
                title = title or text
                if text != title:
                    item.lose(f"of several titles, {quoted(title)} is kept", key)
        return title

    def _affiliation(self, item: Item, member: str, body: str) -> None:
        ids = self._ids["organizations"]
        joined, whole = ids.of(member), ids.of(body)
        if (item.text("role") or "member").casefold() != "member":
            item.lose(NO_PLACE, "role")
        if not item.is_empty("post_id"):
            item.lose(NO_PLACE, "post_id")
        fields: dict[str, str | None] = {"member_id": joined, "body_id": whole}
        self._held("affiliations", item, f"{joined}-{whole}", Affiliation, fields)

    def _held(
        self, field: str, item: Item, otherwise: str, kind: Any, fields: dict[str, str | None]
    ) -> None:
        """Keep a membership, if its dates can be."""
        dates = ("start_date", "end_date")
        period = lifetime(item, dates, self._meaning, "the membership is left out")
        ids, key = self._ids["memberships"], item.key("id")
        own = ids.fresh(otherwise) if key is None else kept_id(item, ids, key)
        citations = self._sources.citations(item)
        if period is not None:
            record = kind(id=own, period=period, citations=citations, **fields)
            self._keep(field, "memberships", item, record)

    def _keep(self, field: str, kind: str, item: Item, record: Any) -> None:
        known = self._known.setdefault((kind, record.id), record)
        if known is record:
            self._records.setdefault(field, []).append(record)
        elif known == record:
            item.lose(f"{record.id!r} stands here again, word for word: it is kept once")
        else:
            item.refuse(f"{record.id!r} stands twice, and differs: give one another id", "id")


def _roles(items: Iterable[Item]) -> Iterator[str]:
    """Yield all that an office is called."""
    for item in items:
        yield from filter(None, (item.text("role"), item.text("label")))


def _body_of(items: Iterable[Item]) -> str | None:
    """Return by what the organisation of a membership is known: it says so, or its post does."""
    body = None
    for item in items:
        key = item.key("organization_id")
        body = body or key
        if key is not None and key != body:
            item.lose(f"a membership of this post says {quoted(body)}", "organization_id")
    return body
