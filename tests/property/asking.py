"""Every question of a data set: found by looking, put with ids that exist and ids that do not.

A public method of `Dataset` that is new is asked with the rest; one with an argument of a new
name fails until `VALUES` says what to hand it.
"""

from __future__ import annotations

import datetime
import inspect
import itertools
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import attrs
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies

CERTAIN, POSSIBLE, NO = am.Certainty.CERTAIN, am.Certainty.POSSIBLE, am.Certainty.NO

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    name: tuple(inspect.signature(method).parameters)[1:]
    for name, method in inspect.getmembers(am.Dataset, inspect.isfunction)
    if not name.startswith("_")
}
"""Names of all public methods of a data set, each with the names of its arguments."""

Judged = dict[Hashable, am.Certainty]
"""Statements, each with its certainty; what is not stated is NO."""

COLLECTIONS = [
    field.name for field in attrs.fields(am.Dataset) if field.name not in {"title", "as_of"}
]


class Given(NamedTuple):
    """What to ask with, besides the ids of the data set."""

    when: Any
    handover: am.Handover = am.Handover.INCOMING
    strangers: tuple[Any, ...] = ()
    """Ids that nothing has, or that something of another kind has."""
    other: am.Dataset | None = None
    """A data set to merge with."""


class Ask(NamedTuple):
    """One question: a method of a data set and its arguments."""

    name: str
    arguments: tuple[tuple[str, Any], ...]

    def put_to(self, dataset: am.Dataset) -> Any:
        """Ask; one of our own errors counts as an answer, any other is raised."""
        try:
            return getattr(dataset, self.name)(**dict(self.arguments))
        except am.AptsModelError as error:
            return error

    def __str__(self) -> str:
        return f"{self.name}({', '.join(f'{name}={value!r}' for name, value in self.arguments)})"


def _ids(*collections: str) -> Callable[[am.Dataset, Given], Sequence[object]]:
    def found(dataset: am.Dataset, given: Given) -> Sequence[object]:
        ids = [record.id for name in collections for record in getattr(dataset, name)]
        return [*dict.fromkeys((*ids, *given.strangers))]

    return found


def _measures(dataset: am.Dataset, _: Given) -> Sequence[object]:
    used = dict.fromkeys(figure.measure for figure in dataset.figures)
    return [*used] or [am.Measure.MEMBERS]


def _names_of(dataset: am.Dataset) -> list[am.Name]:
    organisations: list[am.TradeUnion | am.Coalition] = [*dataset.unions, *dataset.coalitions]
    return [name for one in organisations for name in one.names]


def _languages(dataset: am.Dataset, _: Given) -> Sequence[object]:
    return [*dict.fromkeys(name.language for name in _names_of(dataset))] or ["fr"]


def _kinds(dataset: am.Dataset, _: Given) -> Sequence[object]:
    return [*dict.fromkeys(name.kind for name in _names_of(dataset))] or ["official"]


def _tables(dataset: am.Dataset, given: Given) -> Sequence[object]:
    tables = [table.id for held in dataset.rounds for table in held.tables]
    return [None, *dict.fromkeys(tables), *given.strangers]


def _texts(dataset: am.Dataset, _: Given) -> Sequence[object]:
    return ["", *[person.name[:3] for person in dataset.people]]


VALUES: Mapping[str, Callable[[am.Dataset, Given], Sequence[object]]] = {
    "union_id": _ids("unions"),
    "person_id": _ids("people"),
    "source_id": _ids("sources"),
    "coalition_id": _ids("coalitions"),
    "round_id": _ids("rounds"),
    "statute_id": _ids("statutes"),
    "body_id": _ids("unions", "coalitions"),
    "member_id": _ids("unions", "coalitions"),
    "id": _ids("unions", "coalitions", "rounds", "people", "statutes", "campaigns"),
    "lineage.id": _ids("unions"),
    "successors_on.id": _ids("unions"),
    "name_on.id": _ids("unions", "coalitions"),
    "figures_of.id": _ids("unions", "coalitions", "rounds"),
    "figure_on.id": _ids("unions", "coalitions", "rounds"),
    "table_id": _tables,
    "when": lambda _, given: [given.when],
    "day": lambda _, given: [given.when],
    "handover": lambda _, given: [given.handover],
    "measure": _measures,
    "language": _languages,
    "lang": lambda _, __: [*am.Language],
    "kind": _kinds,
    "text": _texts,
    "title": lambda _, __: ["Both"],
    "other": lambda dataset, given: [dataset if given.other is None else given.other],
    "holidays": lambda _, __: [(), ["2023-12-25", "2023-12-26"]],
}
"""What each argument can be, by its name; by that of its question too, where that matters."""


def asks(dataset: am.Dataset, given: Given, *, besides: Sequence[str] = ()) -> Iterator[Ask]:
    """Give every question, put about everything in a data set."""
    for name, arguments in QUESTIONS.items():
        if name not in besides:
            values = [
                VALUES.get(f"{name}.{argument}", VALUES[argument])(dataset, given)
                for argument in arguments
            ]
            for chosen in itertools.product(*values):
                yield Ask(name, tuple(zip(arguments, chosen, strict=True)))


# --- what is said --------------------------------------------------------------------------------


def answers_in(result: Any, given: Given) -> Iterator[tuple[Hashable, am.Answer[Any]]]:
    """Give every answer that a result is, holds or leads to, each with what tells it apart."""
    if isinstance(result, am.Answer):
        yield "", result
    elif isinstance(result, am.Timeline):
        yield "on", result.on(given.when, given.handover)
    for one in items_of(result):
        if isinstance(one, am.Leader):
            yield one.member_id, one.presidency


def judged(result: Any, given: Given) -> Judged:
    """Return every statement of a result with its certainty.

    A claim that the data set does not accept is POSSIBLE, under a name that says "claim".
    """
    said: Judged = {}
    whole = anything(result)
    if not isinstance(result, tuple):
        for prefix, answer in answers_in(result, given):
            _judge_answer(said, prefix, answer)
    if isinstance(result, am.Timeline):
        _judge_pairs(said, whole)
    elif isinstance(result, am.Lineage):
        said |= dict.fromkeys((("before", one) for one in result.ancestors), CERTAIN)
        said |= dict.fromkeys((("after", one) for one in result.descendants), CERTAIN)
        _state_records(said, [edge.record for edge in (*result.edges, *result.disputed)])
    elif isinstance(result, tuple):
        for one in items_of(result):
            _judge_item(said, one)
    elif not isinstance(result, am.Answer):
        _judge_plain(said, result)
    return said


def items_of(value: Any) -> tuple[Any, ...]:
    """Return what is in a tuple; nothing is in anything else."""
    items = anything(value)
    return items if isinstance(value, tuple) else ()


def anything(value: object) -> Any:
    """Return a value of which no type is known: what reflection finds has none."""
    return value


def _judge_pairs(said: Judged, timeline: am.Timeline[Any]) -> None:
    for (first, second), certainty in timeline.overlaps():
        said["overlap", frozenset((_key(first), _key(second)))] = certainty
    for (first, second), certainty in timeline.handovers():
        said["handover", _key(first), _key(second)] = certainty
    _state_records(said, timeline)


def _judge_item(said: Judged, one: Any) -> None:
    if isinstance(one, am.Leader):
        _judge_leader(said, one)
    elif isinstance(one, am.Event):
        kind = "event" if one.standing is am.Standing.ACCEPTED else "claim"
        said[kind, one.claim] = CERTAIN
    elif isinstance(one, am.Deadline):
        said["deadline", one] = CERTAIN
    else:
        _state_records(said, [one])


def _judge_plain(said: Judged, result: Any) -> None:
    if isinstance(result, am.Certainty):
        said["so"] = result
    elif isinstance(result, am.AptsModelError):
        said["refused", type(result).__name__] = CERTAIN
    elif isinstance(result, am.StrikeDays | str):
        said["told", result] = CERTAIN
    elif hasattr(result, "id"):
        said["found", result.id] = CERTAIN


def _key(record: Any) -> Hashable:
    return getattr(record, "id", None) or repr(record)


def _is_claim(record: Any) -> bool:
    return getattr(record, "standing", am.Standing.ACCEPTED) is am.Standing.DISPUTED


def _state_records(said: Judged, records: Iterable[Any]) -> None:
    for record in records:
        if _is_claim(record):
            said["claim", "record", _key(record)] = POSSIBLE
        else:
            said["record", _key(record)] = CERTAIN


_RANK = {NO: 0, POSSIBLE: 1, CERTAIN: 2}


def _judge_answer(said: Judged, prefix: Hashable, answer: am.Answer[Any]) -> None:
    told = answer.to_dict()
    for match in told["matches"]:
        # What held several times, such as every year, counts once.
        key = prefix, "match", match["id"] or match["holder_id"]
        certainty = am.Certainty(match["certainty"])
        said[key] = max(said.get(key, NO), certainty, key=_RANK.__getitem__)
    for holder, certainty in told["holders"].items():
        said[prefix, "holder", holder] = am.Certainty(certainty)
    for name in ("existed", "covered", "vacant"):
        said[prefix, name] = am.Certainty(told[name])
    for claim in told["disputed"]:
        said["claim", prefix, claim["id"] or claim["holder_id"]] = POSSIBLE


def _judge_leader(said: Judged, leader: am.Leader) -> None:
    """State that there was such a member, and that it was so led: no more certain than that."""
    membership = leader.membership.certainty
    said["membership", leader.membership.record.id] = membership
    led: Judged = {}
    _judge_answer(led, leader.membership.record.id, leader.presidency)
    for statement, certainty in led.items():
        said["led", *_parts(statement)] = min(certainty, membership, key=_RANK.__getitem__)


def _parts(statement: Hashable) -> tuple[Hashable, ...]:
    return items_of(statement) or (statement,)


def without_claims(said: Judged) -> Judged:
    """Leave out the claims that a data set does not accept."""
    return {
        statement: certainty
        for statement, certainty in said.items()
        if "claim" not in _parts(statement)
    }


# --- data sets -----------------------------------------------------------------------------------


def errors_in(dataset: am.Dataset) -> list[am.Violation]:
    """Return what is certainly wrong in a data set."""
    return [one for one in am.check(dataset) if one.severity is am.Severity.ERROR]


RANGES = (
    (datetime.date(2004, 1, 1), datetime.date(2006, 12, 31)),
    (datetime.date(2012, 2, 20), datetime.date(2012, 3, 20)),
    (datetime.date(1990, 1, 1), datetime.date(2025, 12, 31)),
)
"""Days that the records of one data set name: days that lie close together meet more often."""


DATASETS = st.sampled_from(RANGES).flatmap(
    lambda within: strategies.datasets(min_unions=1, max_unions=2, within=within)
)
"""Small data sets without ERROR."""


# --- dates in records ----------------------------------------------------------------------------


class Place(NamedTuple):
    """Where a date stands in a data set: its record, its field, and how to write another one."""

    record: Any
    field: str
    date: Any
    """An `ImpreciseDate`, `..` or None."""
    write: Callable[[am.ImpreciseDate | None], am.Dataset]

    def __repr__(self) -> str:
        return f"<{type(self.record).__name__} {_key(self.record)}: {self.field}={self.date!r}>"


def places_in(dataset: am.Dataset) -> Iterator[Place]:
    """Give every date of a data set, those that are unknown among them."""
    for name in COLLECTIONS:
        yield from _places(getattr(dataset, name), _writer(dataset, name, lambda new: new), ())


WHOLE_DAYS = (am.Agreement, am.Campaign, am.Strike)
"""Records of which the period is always one of whole days."""


def _writer(record: Any, name: str, outer: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda new: outer(attrs.evolve(record, **{name: new}))


def _item_writer(
    items: tuple[Any, ...], place: int, outer: Callable[[Any], Any]
) -> Callable[[Any], Any]:
    def write(new: Any) -> Any:
        return outer((*items[:place], new, *items[place + 1 :]))

    return write


def fields_of(record: object) -> list[tuple[str, Any]]:
    """Return the fields of a record and what is in them; nothing else has fields."""
    kind = anything(type(record))
    if not attrs.has(kind) or isinstance(record, am.ImpreciseDate | am.Period):
        return []
    return [(field.name, getattr(record, field.name)) for field in attrs.fields(kind)]


def _is_a_date(record: attrs.AttrsInstance, name: str) -> bool:
    # As text or as a type: whatever attrs has resolved by now.
    kind = str(getattr(attrs.fields_dict(type(record))[name], "type", ""))
    return "ImpreciseDate" in kind and "tuple" not in kind


def _places(value: Any, write: Callable[[Any], Any], owners: tuple[Any, ...]) -> Iterator[Place]:
    items = items_of(value)
    for place, one in enumerate(items):
        yield from _places(one, _item_writer(items, place, write), owners)
    if isinstance(value, am.Period):
        whole_days = value.whole_days or isinstance(owners[-1], WHOLE_DAYS)
        for name in ("start", "through" if whole_days else "until"):
            yield Place(owners[-1], name, getattr(value, name), _writer(value, name, write))
    for name, inner in fields_of(value):
        outer = _writer(value, name, write)
        if _is_a_date(value, name):
            yield Place(value, name, inner, outer)
        else:
            yield from _places(inner, outer, (*owners, value))
