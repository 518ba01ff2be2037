"""The file as attrs classes that cattrs converts as it comes: types only, no other checks."""

from __future__ import annotations

import datetime
from typing import Literal

from attrs import frozen


@frozen(kw_only=True)
class Citation:
    source_id: str
    supports: tuple[str, ...] = ()
    locator: str | None = None


@frozen(kw_only=True)
class Period:
    start: str | None = None
    until: str | None = None
    through: str | None = None


@frozen(kw_only=True)
class Presidency:
    id: str
    union_id: str
    holder_id: str
    period: Period
    accession: Literal["elected", "acclaimed", "appointed", "interim", "founding"] | None = None
    reelected: tuple[str, ...] = ()
    ended_by: Literal["term", "resignation", "defeat", "death", "retirement"] | None = None
    follows_ids: tuple[str, ...] = ()
    title: str | None = None
    standing: Literal["accepted", "disputed"] = "accepted"
    disputes_id: str | None = None
    citations: tuple[Citation, ...] = ()
    note: str | None = None


@frozen(kw_only=True)
class Person:
    id: str
    name: str
    other_names: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: str | None = None


@frozen(kw_only=True)
class Name:
    text: str
    language: Literal["fr", "en"]
    kind: Literal["name", "acronym"] = "name"
    period: Period | None = None
    citations: tuple[Citation, ...] = ()


@frozen(kw_only=True)
class Union:
    id: str
    names: tuple[Name, ...] = ()
    period: Period | None = None
    citations: tuple[Citation, ...] = ()
    note: str | None = None


@frozen(kw_only=True)
class File:
    format: str
    title: str
    as_of: datetime.date | None = None
    people: tuple[Person, ...] = ()
    unions: tuple[Union, ...] = ()
    presidencies: tuple[Presidency, ...] = ()
