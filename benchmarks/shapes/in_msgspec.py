"""The file as msgspec structs."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from shapes import DATE, ID

Id = Annotated[str, Meta(pattern=ID)]
Date = Annotated[str, Meta(pattern=rf"{DATE}|^\.\.$")]


class Record(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    pass


class Citation(Record, frozen=True):
    source_id: Id
    supports: tuple[str, ...] = ()
    locator: str | None = None


class Period(Record, frozen=True):
    start: Date | None = None
    until: Date | None = None
    through: Date | None = None


class Presidency(Record, frozen=True):
    id: Id
    union_id: Id
    holder_id: Id
    period: Period
    accession: Literal["elected", "acclaimed", "appointed", "interim", "founding"] | None = None
    reelected: tuple[Date, ...] = ()
    ended_by: Literal["term", "resignation", "defeat", "death", "retirement"] | None = None
    follows_ids: tuple[Id, ...] = ()
    title: str | None = None
    standing: Literal["accepted", "disputed"] = "accepted"
    disputes_id: Id | None = None
    citations: tuple[Citation, ...] = ()
    note: str | None = None


class Person(Record, frozen=True):
    id: Id
    name: str
    other_names: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: str | None = None


class Name(Record, frozen=True):
    text: str
    language: Literal["fr", "en"]
    kind: Literal["name", "acronym"] = "name"
    period: Period | None = None
    citations: tuple[Citation, ...] = ()


class Union(Record, frozen=True):
    id: Id
    names: tuple[Name, ...] = ()
    period: Period | None = None
    citations: tuple[Citation, ...] = ()
    note: str | None = None


class File(Record, frozen=True):
    format: Literal["apts-model/1"]
    title: str
    as_of: datetime.date | None = None
    people: tuple[Person, ...] = ()
    unions: tuple[Union, ...] = ()
    presidencies: tuple[Presidency, ...] = ()
