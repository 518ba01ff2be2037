"""The columns and the rows of a table of tenures: where things stand, and what is wrong there."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from difflib import get_close_matches
from itertools import islice
from typing import TypeVar

import attrs

from apts_model.errors import AptsModelError, InvalidValueError, MalformedError, Problem
from apts_model.exchange.arguments import checked_mapping
from apts_model.exchange.losses import Loss
from apts_model.exchange.tables import TABLE
from apts_model.exchange.taking import problem_of_text, tidied, told_change
from apts_model.files.values import did_you_mean
from apts_model.finding import folded
from apts_model.records.values import each
from apts_model.showing import quoted

FIELDS = (
    *("id", "union_id", "union", "person_id", "person", "title", "start", "end", "ends"),
    *("accession", "ended_by", "reelected", "follows_ids", "sources", "note"),
)
"""What a column can hold; also the names of the columns that are written."""

_WORDS = {
    "start": "from since begin beginning began debut depuis entree",
    "end": "to until till through finish fin jusqu sortie depart",
    "union": "syndicat organisation organization association",
    "person": "name president presidente presidence holder nom personne titulaire",
    "title": "titre poste role position office",
    "sources": "source url link lien reference",
    "note": "notes remark remarks remarque remarques comment comments commentaire",
}
"""What lists call what a column holds, without accents."""

MAX_LISTED = 20
"""So many columns are named where one is looked for in vain."""

T = TypeVar("T")


MAX_ABOVE = 10
"""So many rows below the first are looked at for the names of the columns."""


@attrs.frozen(kw_only=True)
class Header:
    """The names of the columns, on which line they stand, and which of them holds which field."""

    line: int
    names: list[str]
    places: Mapping[str, int]


def header_of(
    table: Iterator[tuple[int, list[str]]],
    columns: Mapping[str, str] | None,
    *,
    has_union: bool,
    delimiter: str,
) -> Header:
    """Find in the first row the columns that are asked for, or else those with names of ours.

    Raises:
        InvalidValueError: `columns` names a field that no tenure has.
        MalformedError: with everything that the header lacks, or has twice.
    """
    line, names = next(table, (1, list[str]()))
    problems, places = _places_of(names, columns, has_union=has_union)
    if not problems:
        return Header(line=line, names=names, places=places)
    others = [one for one in ",;\t" if one != delimiter and one in "".join(names)]
    if len(names) == 1 and others:
        problems[0] += f" (its cells seem to be parted by {others[0]!r}: say so with `delimiter`)"
    with contextlib.suppress(MalformedError):  # what is wrong further down is not asked yet
        for below, cells in islice(table, MAX_ABOVE):
            if not _places_of(cells, columns, has_union=has_union)[0]:
                problems[0] += f" (line {below} has such names: delete what stands above it)"
                break
    raise MalformedError(tuple(Problem("$", one, line, 1) for one in problems), kind=TABLE)


def _places_of(
    header: list[str], columns: Mapping[str, str] | None, *, has_union: bool
) -> tuple[list[str], dict[str, int]]:
    """Return all that is wrong with a header and, if nothing is, where its columns are."""
    names = [*map(tidied, header)]
    wanted = _wanted(names, columns)
    for field in wanted:
        if field not in FIELDS:
            hint = did_you_mean(str(field), FIELDS) or f"; known are {', '.join(FIELDS)}"
            raise InvalidValueError("columns", f"no tenure has {quoted(field)}{hint}")
    counts = Counter(names)
    found = [_problem_of_column(name, counts) for name in dict.fromkeys(wanted.values())]
    told = [problem for problem in found if problem]
    lacking: list[str] = []
    if not {"person", "person_id"} & {*wanted}:
        lacking.append(
            "no column tells the person: name one as `person` or `person_id`, or say which it is "
            "with `columns`"
        )
    if not has_union and not {"union", "union_id"} & {*wanted}:
        lacking.append("no column tells the union: name one as `union`, or give `union_id`")
    if lacking and columns is None:
        lacking[-1] += f"; there are {_listed(names)}"
    told += lacking
    return told, {} if told else {field: names.index(name) for field, name in wanted.items()}


def _wanted(names: list[str], columns: object) -> Mapping[str, str]:
    given: dict[str, str] = {}
    if columns is not None:
        said = checked_mapping(columns, "columns", "{'person': 'Name'}")
        named = each(str, said.values(), "columns")
        given = dict(zip(said, map(tidied, named), strict=True))
    free = {*names} - {*given.values()}
    return {**{field: name for field in FIELDS if (name := _name_of(field, free))}, **given}


def _name_of(field: str, names: Set[str]) -> str | None:
    """Return the name of the column of a field: the field, or the one that differs in capitals."""
    if field in names:
        return field
    found = [name for name in names if name.casefold() == field]
    return found[0] if len(found) == 1 else None


def losses_of(header: Header) -> Iterator[Loss]:
    """Yield which columns nobody says the meaning of, and whether dates may be in these."""
    line, places = header.line, header.places
    used = {*places.values()}
    unread = [name for index, name in enumerate(header.names) if index not in used]
    for name in unread:
        told = f"column {quoted(name)}: nobody says what it holds, it is not read"
        field = _perhaps(name, [field for field in FIELDS if field not in places])
        hint = f"; did you mean {field!r}? Say so with `columns`: {field}={quoted(name)}"
        yield Loss(f"line {line}", told + (hint if field else ""))
    if unread and not {"start", "end"} & {*places}:
        told = "no column of dates is read: name one as `start` or `end`, or say which it is with"
        yield Loss(f"line {line}", f"{told} `columns`")


def _perhaps(name: str, fields: list[str]) -> str | None:
    """Return which of some fields a column of this name may hold."""
    said = folded(name)
    words = {*said.split()}
    near = get_close_matches(said, fields, n=1, cutoff=0.7)
    named = [field for field in fields if words & {field, *_WORDS.get(field, "").split()}]
    return next(iter([*near, *named]), None)


def _problem_of_column(name: str, counts: Counter[str]) -> str | None:
    if counts[name] == 1:
        return None
    if counts[name]:
        return f"the column {quoted(name)} stands {counts[name]} times: keep one"
    listed = [*islice(counts, MAX_LISTED)]
    folded = {one.casefold(): one for one in listed}
    near = get_close_matches(name.casefold(), folded, n=1, cutoff=0.7)
    hint = f"did you mean {quoted(folded[near[0]])}?" if near else f"there are {_listed(counts)}"
    return f"there is no column {quoted(name)}; {hint}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(quoted, islice(names, MAX_LISTED))) or "none"


class Row:
    """The cells of a row, and all that is wrong with them."""

    def __init__(self, header: Header, cells: list[str]) -> None:
        self.reasons: list[str] = []
        self.changes: list[str] = []
        self._header, self._places, self._cells = header.names, header.places, cells
        self._texts = {field: self._text(field) for field in self._places}

    def text(self, field: str) -> str | None:
        """Return the text of a cell; None where it is empty, or there is none."""
        return self._texts.get(field)

    def is_empty(self, field: str) -> bool:
        """Whether nothing is written in a cell, not even what is refused."""
        return field not in self._places or not tidied(self._cells[self._places[field]])

    def value(self, field: str, read: Callable[[str], T]) -> T | None:
        """Make something of a cell, if it is not empty; what fails is a reason."""
        text = self.text(field)
        if text is None:
            return None
        try:
            return read(text)
        except InvalidValueError as error:
            self.refuse(error.reason, field)
        except AptsModelError as error:
            self.refuse(str(error), field)
        return None

    def refuse(self, reason: str, field: str) -> None:
        """Note a reason that concerns a cell."""
        self.reasons.append(f"{self._column(field)}: {reason}")

    def change(self, change: str, field: str) -> None:
        """Note what of a cell is not as it was."""
        self.changes.append(f"{self._column(field)}: {change}")

    def _column(self, field: str) -> str:
        return f"column {quoted(self._header[self._places[field]])}"

    def _text(self, field: str) -> str | None:
        cell = self._cells[self._places[field]]
        tidy = tidied(cell)
        problem = problem_of_text(tidy) if tidy else None
        if problem is not None:
            self.refuse(problem, field)
            return None
        if tidy != cell.strip():
            self.change(told_change(cell, tidy), field)
        return tidy or None
