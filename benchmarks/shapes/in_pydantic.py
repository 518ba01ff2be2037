"""The file as pydantic models."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from shapes import DATE, ID

Id = Annotated[str, Field(pattern=ID)]
Date = Annotated[str, Field(pattern=DATE)]


class Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Citation(Record):
    source_id: Id
    supports: tuple[str, ...] = ()
    locator: str | None = None


class Period(Record):
    start: Date | None = None
    until: Date | Literal[".."] | None = None
    through: Date | Literal[".."] | None = None


class Presidency(Record):
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


class Person(Record):
    id: Id
    name: str
    other_names: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: str | None = None


class Name(Record):
    text: str
    language: Literal["fr", "en"]
    kind: Literal["name", "acronym"] = "name"
    period: Period | None = None
    citations: tuple[Citation, ...] = ()


class Union(Record):
    id: Id
    names: tuple[Name, ...] = ()
    period: Period | None = None
    citations: tuple[Citation, ...] = ()
    note: str | None = None


class File(Record):
    format: Literal["apts-model/1"]
    title: str
    as_of: datetime.date | None = None
    people: tuple[Person, ...] = ()
    unions: tuple[Union, ...] = ()
    presidencies: tuple[Presidency, ...] = ()
