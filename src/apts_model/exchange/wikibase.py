"""The JSON of Wikidata's entities: labels, statements, qualifiers and dates, taken apart.

See https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import attrs

from apts_model.errors import DateSyntaxError, Problem, UnsupportedDateError
from apts_model.files.events import under
from apts_model.files.problems import REPEATED
from apts_model.files.values import RepeatedKeys, described, is_list, is_object
from apts_model.time.dates import ImpreciseDate

SnakType = Literal["value", "somevalue", "novalue"]


@attrs.define
class Walk:
    """Takes nested values for what they should be, and notes where they are not."""

    problems: list[Problem] = attrs.field(factory=list[Problem])
    redirects: dict[str, str] = attrs.field(factory=dict[str, str])
    """Items that were merged into others, which stand for them."""

    def object(self, value: Any, path: str) -> dict[str, Any]:
        """Take an object; Wikidata writes an empty one as an empty list, too."""
        if isinstance(value, RepeatedKeys):
            for key in value.repeated:
                self.problem(under(path, key), f"{REPEATED}: keep one")
        if is_object(value):
            return value
        if value is not None and value != []:
            self.problem(path, f"expected an object, not {described(value)}")
        return {}

    def list(self, value: Any, path: str) -> list[tuple[str, Any]]:
        """Take a list, with the path of each of its members."""
        if is_list(value):
            return [(under(path, index), one) for index, one in enumerate(value)]
        if value is not None and value != {}:
            self.problem(path, f"expected a list, not {described(value)}")
        return []

    def text(self, value: Any, path: str) -> str:
        """Take a text."""
        if type(value) is str:
            return value
        self.problem(path, f"expected text, not {described(value)}")
        return ""

    def problem(self, path: str, message: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(path, message))


@attrs.frozen
class Snak:
    """What is said by a property: a value, or that there is one or none."""

    path: str
    type: SnakType
    value: Any = None
    item: str | None = None
    """The item that is the value, as in Q42; None where it is anything else."""


ITEM = re.compile("Q[1-9][0-9]{0,14}")
OTHERS = re.compile("[A-PR-Z][0-9]+(-[FS][0-9]+)?")
"""What else there are entities of: lexemes, properties, files."""


@attrs.frozen
class Statement:
    """A statement about an entity, with its qualifiers."""

    path: str
    id: str
    rank: str
    main: Snak
    qualifiers: dict[str, list[Snak]]
    has_references: bool


@attrs.frozen
class Entity:
    """An item, with its texts by language and its statements by property."""

    path: str
    id: str
    labels: dict[str, str]
    aliases: dict[str, list[str]]
    statements: dict[str, list[Statement]]
    modified: object
    others: list[str]
    """Names of other members, such as `sitelinks`, which are not looked at."""


def entities_of(values: Any, walk: Walk) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the entities of a file: of `entities`, of a list of them, or the one that it is."""
    if is_list(values):
        for path, value in walk.list(values, "$"):
            yield path, walk.object(value, path)
        return
    held = walk.object(values, "$")
    if "entities" in held:
        path = "$.entities"
        for key, value in walk.object(held["entities"], path).items():
            yield under(path, key), walk.object(value, under(path, key))
    elif "id" in held:
        yield "$", held
    elif not walk.problems:
        walk.problem("$", "expected `entities`, or one entity: save Special:EntityData/Q42.json")


def redirects_of(entities: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, str]:
    """Find which items were merged into others: they say so, or stand under their old ids."""
    found: dict[str, str] = {}
    for path, value in entities:
        said, new = value.get("redirects"), value.get("id")
        old: Any = said.get("from") if is_object(said) else path.rpartition(".")[2]
        if isinstance(old, str) and isinstance(new, str) and ITEM.fullmatch(old) and old != new:
            found[old] = new
    return found


def entity_of(value: dict[str, Any], path: str, walk: Walk) -> Entity:
    """Take an entity apart."""
    statements = {
        key: [statement_of(one, place, walk) for place, one in walk.list(claims, where)]
        for key, claims, where in _members(value, "claims", path, walk)
    }
    labels: dict[str, str] = {}
    for key, one, where in _members(value, "labels", path, walk):
        text, language = _value(one, where, walk), is_object(one) and one.get("language")
        labels.setdefault(language if type(language) is str else key, text)
    aliases = {
        key: [_value(one, place, walk) for place, one in walk.list(several, where)]
        for key, several, where in _members(value, "aliases", path, walk)
    }
    return Entity(
        path=path,
        id=_item_id(value.get("id"), f"{path}.id", walk),
        labels=labels,
        aliases=aliases,
        statements=statements,
        modified=value.get("modified"),
        others=[key for key in value if value[key] and key not in _READ],
    )


_READ = {"id", "labels", "aliases", "claims", "modified", "redirects"} | {
    *("type", "title", "ns", "pageid", "lastrevid")  # where it stands and how it is stored
}


def statement_of(value: Any, path: str, walk: Walk) -> Statement:
    """Take a statement apart."""
    held = walk.object(value, path)
    qualifiers = {
        key: [snak_of(one, place, walk) for place, one in walk.list(snaks, where)]
        for key, snaks, where in _members(held, "qualifiers", path, walk)
    }
    rank = held.get("rank", "normal")
    if rank not in ("normal", "preferred", "deprecated"):
        told = f"expected 'normal', 'preferred' or 'deprecated', not {described(rank)}"
        walk.problem(f"{path}.rank", told)
    return Statement(
        path=path,
        id=walk.text(held.get("id", path), f"{path}.id"),
        rank=str(rank),
        main=snak_of(held.get("mainsnak"), f"{path}.mainsnak", walk),
        qualifiers=qualifiers,
        has_references=bool(held.get("references")),
    )


def snak_of(value: Any, path: str, walk: Walk) -> Snak:
    """Take a snak apart."""
    held = walk.object(value, path)
    kind = held.get("snaktype")
    if kind in ("somevalue", "novalue"):
        return Snak(path, kind)
    if kind != "value":
        told = f"expected 'value', 'somevalue' or 'novalue', not {described(kind)}"
        walk.problem(f"{path}.snaktype", told)
    data = walk.object(held.get("datavalue"), f"{path}.datavalue")
    found = data.get("value")
    return Snak(path, "value", found, walk.redirects.get(_item_in(found), _item_in(found)) or None)


def _item_in(value: Any) -> str:
    """Return the item that a value is; nothing where it is anything else."""
    if not is_object(value) or value.get("entity-type", "item") != "item":
        return ""
    item, number = value.get("id"), value.get("numeric-id")
    found = item if type(item) is str else f"Q{number}"
    return found if ITEM.fullmatch(found) else ""


def _members(
    held: dict[str, Any], key: str, path: str, walk: Walk
) -> Iterator[tuple[str, Any, str]]:
    """Give the members of an object inside another: the key, the value, the path."""
    place = under(path, key)
    for name, value in walk.object(held.get(key), place).items():
        yield name, value, under(place, name)


def _value(value: Any, path: str, walk: Walk) -> str:
    held = walk.object(value, path)
    return walk.text(held.get("value"), under(path, "value")) if is_object(value) else ""


def _item_id(value: Any, path: str, walk: Walk) -> str:
    if type(value) is str and ITEM.fullmatch(value):
        return value
    walk.problem(path, f"expected the id of an item, as Q42, not {described(value)}")
    return "Q0"


# --- dates -----------------------------------------------------------------------------------

GREGORIAN = "Q1985727"

# Wikidata once wrote years with eleven digits.
_TIME = re.compile(r"\+(?:0{7})?([0-9]{4})-([0-9]{2})-([0-9]{2})T00:00:00Z")
_LENGTHS = {9: 4, 10: 7, 11: 10}
"""How much of a date counts in each precision: of the year, the month, the day."""


@attrs.frozen
class UnheldDateError(Exception):
    """A date of Wikidata's that no date of ours can be; `reason` says why."""

    reason: str


def date_of(value: Any) -> ImpreciseDate:
    """Read a date with its precision.

    Raises:
        UnheldDateError: it is none that can be held.

    Examples:
        >>> from apts_model.exchange.wikibase import date_of
        >>> time = {"time": "+2004-11-00T00:00:00Z", "precision": 10}
        >>> str(date_of(time)), str(date_of(time | {"precision": 8}))
        ('2004-11', '200X')
    """
    if not is_object(value):
        raise UnheldDateError(f"expected a date, not {described(value)}")
    found = _TIME.fullmatch(str(value.get("time")))
    if found is None:
        told = "it has an hour, or a year that is not one of 1 to 9999"
        raise UnheldDateError(f"{described(value.get('time'))} is no date that can be held: {told}")
    if not str(value.get("calendarmodel", GREGORIAN)).endswith(GREGORIAN):
        raise UnheldDateError("it is not of the Gregorian calendar")
    if value.get("timezone"):
        raise UnheldDateError("it is of another time zone than UTC")
    if value.get("before") or value.get("after"):
        raise UnheldDateError("it says by how much it may be off: that is not read")
    return _with_precision("-".join(found.groups()), value.get("precision"))


def _with_precision(date: str, precision: Any) -> ImpreciseDate:
    length = _LENGTHS.get(precision, 0) if type(precision) is int else 0
    text = f"{date[:3]}X" if precision == 8 else date[:length]
    if not text:
        told = f"its precision, {described(precision)}, is not the decade, year, month or day"
        raise UnheldDateError(told)
    try:
        return ImpreciseDate.parse(text)
    except (DateSyntaxError, UnsupportedDateError) as error:
        raise UnheldDateError(str(error)) from None
