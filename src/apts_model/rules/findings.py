"""What a rule is, what it finds, and where the records of a data set stand in a file."""

from __future__ import annotations

import functools
import typing
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

import attrs

from apts_model.dataset import Dataset
from apts_model.errors import Severity
from apts_model.inquiries.references import is_several, values_of
from apts_model.records.standing import is_accepted
from apts_model.time.certainty import CERTAIN, NO, Certainty
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import Period

T = TypeVar("T")
ERROR, WARNING = Severity.ERROR, Severity.WARNING


class Finding(NamedTuple):
    """One thing that is wrong: how certain that is, where it stands, which records it concerns."""

    wrong: Certainty
    """CERTAIN for an error, POSSIBLE for a warning."""
    path: str
    ids: tuple[str, ...]
    message: str


Found = Iterator[Finding]
Check = Callable[[Dataset], Found]


@attrs.frozen(kw_only=True)
class Rule:
    """Something that must hold between the records of a data set.

    Examples:
        >>> from apts_model import RULES, check
        >>> rule = RULES["body-inside-itself"]
        >>> rule.says
        'Nothing is a member of itself.'
        >>> [violation.code for violation in check(rule.example())]
        ['body-inside-itself']
    """

    code: str
    """The name of the rule; it stays the same for good."""
    severities: tuple[Severity, ...]
    """What it reports: an error for what is certainly wrong, a warning for what is possibly."""
    mend: str
    """What to do about it."""
    find: Check = attrs.field(repr=False)
    example: Callable[[], Dataset] = attrs.field(repr=False)
    """Make a small data set that breaks this rule, and no other."""

    @property
    def says(self) -> str:
        """What must hold."""
        return (self.find.__doc__ or "").partition("\n")[0]


Placed = tuple[str, T]
"""A record and its path."""


def places(records: Iterable[T], path: str) -> Iterator[Placed[T]]:
    """Give the records of a list, each with its path."""
    return ((f"{path}[{index}]", record) for index, record in enumerate(records))


def accepted(records: Iterable[T], path: str) -> Iterator[Placed[T]]:
    """Give the records of a list that the data set holds true, each with its path."""
    return ((place, record) for place, record in places(records, path) if is_accepted(record))


def top_records(dataset: Dataset) -> Iterator[Placed[attrs.AttrsInstance]]:
    """Give every record that stands in one of the lists of a data set."""
    for name, value in values_of(dataset).items():
        if is_several(value):
            yield from places(value, f"$.{name}")


def all_records(dataset: Dataset) -> Iterator[Placed[attrs.AttrsInstance]]:
    """Give every record of a data set, and every record inside one, at any depth."""
    for path, record in top_records(dataset):
        yield from _with_inner(path, record)


def _with_inner(path: str, record: attrs.AttrsInstance) -> Iterator[Placed[attrs.AttrsInstance]]:
    yield path, record
    for name in _inner_fields(type(record)):
        value = getattr(record, name)
        if is_several(value):
            for place, one in places(value, f"{path}.{name}"):
                yield from _with_inner(place, one)
        elif value is not None:
            yield from _with_inner(f"{path}.{name}", value)


@functools.cache
def _inner_fields(kind: type[attrs.AttrsInstance]) -> tuple[str, ...]:
    """Names of the fields of a kind of record that hold records."""
    attrs.resolve_types(kind)
    return tuple(field.name for field in attrs.fields(kind) if any(kinds_in(field.type)))


def kinds_in(kind: Any) -> Iterator[type[attrs.AttrsInstance]]:
    """Give the kinds of record that a type of field is made of; dates and periods are none."""
    for one in (kind, *typing.get_args(kind)):
        if attrs.has(one) and one not in {ImpreciseDate, Period}:
            yield one


def any_of(certainties: Iterable[Certainty]) -> Certainty:
    """Whether any of several statements is true."""
    return functools.reduce(lambda one, other: one | other, certainties, NO)


def perhaps(wrong: Certainty) -> str:
    """Say in a message that something is not certain."""
    return "" if wrong is CERTAIN else "perhaps "


def own_ids(record: object) -> tuple[str, ...]:
    """Return the one id of a record; none for kinds of record that have none."""
    own: Any = getattr(record, "id", None)
    return () if own is None else (own,)


MOST_LISTED = 5


def listed(ids: Iterable[str]) -> str:
    """List ids in a message, a few of them."""
    shown = [*ids]
    more = f" and {len(shown) - MOST_LISTED:,} more" if len(shown) > MOST_LISTED else ""
    return ", ".join(map(repr, shown[:MOST_LISTED])) + more
