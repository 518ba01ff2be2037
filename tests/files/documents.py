"""Documents of the format as plain values, and what a reader of its documentation knows of them.

The tables here say, apart from the code, which keys each kind of record has, which of them are
needed, and which values are the same as leaving the key out.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, cast

FORMAT = "apts-model/1"
Place = tuple[str | int, ...]

# kind -> key -> (needed, what it holds); "name" is text, "[name]" several, "<Kind>" a record.
TEXT, ID, WEB, COUNT = "text", "id", "web address", "count"
DATE, DAY, END = "date", "day", "end"
COMMON = {"citations": (False, "[Citation]"), "note": (False, TEXT)}
KEYS: dict[str, dict[str, tuple[bool, str]]] = {
    "Dataset": {
        "format": (True, "format"),
        "title": (True, TEXT),
        "as_of": (False, DAY),
        "sources": (False, "[Source]"),
        "people": (False, "[Person]"),
        "unions": (False, "[TradeUnion]"),
        "presidencies": (False, "[Presidency]"),
        "coverages": (False, "[Coverage]"),
    },
    "Period": {"start": (False, DATE), "until": (False, END), "through": (False, END)},
    "Citation": {
        "source_id": (True, ID),
        "supports": (False, "[text]"),
        "locator": (False, TEXT),
    },
    "Source": {
        "id": (True, ID),
        "title": (True, TEXT),
        "url": (False, WEB),
        "published": (False, DATE),
        "language": (False, "language"),
        **COMMON,
    },
    "Person": {"id": (True, ID), "name": (True, TEXT), "other_names": (False, "[text]"), **COMMON},
    "Name": {
        "text": (True, TEXT),
        "language": (True, "language"),
        "kind": (False, "name kind"),
        "period": (False, "Period"),
        **COMMON,
    },
    "PresidentSeats": {"count": (True, COUNT), "period": (True, "Period"), **COMMON},
    "TradeUnion": {
        "id": (True, ID),
        "kind": (False, "union kind"),
        "names": (False, "[Name]"),
        "period": (False, "Period"),
        "headquarters": (False, TEXT),
        "region": (False, TEXT),
        "category": (False, TEXT),
        "website": (False, WEB),
        "funding": (False, TEXT),
        "president_seats": (False, "[PresidentSeats]"),
        **COMMON,
    },
    "Presidency": {
        "id": (True, ID),
        "union_id": (True, ID),
        "holder_id": (True, ID),
        "period": (False, "Period"),
        "accession": (False, "accession"),
        "reelected": (False, "[date]"),
        "ended_by": (False, "ended by"),
        "follows_ids": (False, "[id]"),
        "title": (False, TEXT),
        "standing": (False, "standing"),
        "disputes_id": (False, ID),
        **COMMON,
    },
    "Coverage": {
        "subject_id": (True, ID),
        "records": (True, "record kind"),
        "period": (True, "Period"),
        **COMMON,
    },
}
WORDS = {
    "language": ["fr", "en"],
    "name kind": ["official", "acronym", "alias"],
    "union kind": ["union", "confederation", "federation", "local"],
    "accession": ["elected", "acclaimed", "appointed", "interim", "founding"],
    "ended by": ["term", "resignation", "defeat", "death", "retirement"],
    "standing": ["accepted", "disputed"],
    "record kind": ["presidencies", "affiliations", "rounds", "figures"],
}
DEFAULTS: dict[tuple[str, str], Any] = {
    ("Name", "kind"): "official",
    ("Name", "period"): {},
    ("TradeUnion", "kind"): "union",
    ("TradeUnion", "period"): {},
    ("Presidency", "period"): {},
    ("Presidency", "standing"): "accepted",
}


def full() -> dict[str, Any]:
    """Return a new document in which every key stands at least once, none with its default."""
    cited = {"citations": [{"source_id": "s", "supports": ["start"], "locator": "p. 3"}]}
    noted = {**cited, "note": "À vérifier."}
    period = {"start": "2004-11", "until": "2006-05-18"}
    document = {
        "format": FORMAT,
        "title": "Everything",
        "as_of": "2025-11-14",
        "sources": [
            {
                "id": "s",
                "title": "Source",
                "url": "https://example.org/é",
                "published": "2004-04~",
                "language": "fr",
                **noted,
            },
            {"id": "t", "title": "Other source"},
        ],
        "people": [
            {"id": "ada", "name": "Ada", "other_names": ["A. Bo", "Ada B."], **noted},
            {"id": "bo", "name": "Bo"},
        ],
        "unions": [
            {
                "id": "u",
                "kind": "federation",
                "names": [
                    {
                        "text": "Union",
                        "language": "en",
                        "kind": "alias",
                        "period": {"start": "1999", "through": ".."},
                        **noted,
                    }
                ],
                "period": {"start": "1999", "until": ".."},
                "headquarters": "Longueuil",
                "region": "Montérégie",
                "category": "4",
                "website": "https://example.org",
                "funding": "Dues",
                "president_seats": [{"count": 2, "period": period, **noted}],
                **noted,
            }
        ],
        "presidencies": [
            {
                "id": "u-ada",
                "union_id": "u",
                "holder_id": "ada",
                "period": period,
                "accession": "elected",
                "reelected": ["2005-06", "2006-01-01"],
                "ended_by": "term",
                "title": "Présidente",
                **noted,
            },
            {
                "id": "u-bo",
                "union_id": "u",
                "holder_id": "bo",
                "period": {"until": ".."},
                "follows_ids": ["u-ada", "u-x"],
                "standing": "disputed",
                "disputes_id": "u-ada",
                **noted,
            },
        ],
        "coverages": [{"subject_id": "u", "records": "presidencies", "period": period, **noted}],
    }
    copied: dict[str, Any] = json.loads(json.dumps(document))  # no two places share a value
    return copied


def text_of(document: Any) -> str:
    """Write a document as JSON, unlike the library does: on one line, in ASCII."""
    return json.dumps(document, ensure_ascii=True, separators=(",", ":"))


def steps_of(value: Any) -> list[tuple[str | int, Any]]:
    """List what stands right under a value: the members of an object, the values of a list."""
    if isinstance(value, list):
        return list(enumerate(cast("Sequence[Any]", value)))
    if isinstance(value, dict):
        return list(cast("dict[str, Any]", value).items())
    return []


def places(value: Any, kind: str = "Dataset", at: Place = ()) -> Iterator[tuple[Place, Any, str]]:
    """Yield every place of a valid document, its value and what it should hold."""
    yield at, value, kind
    for step, one in steps_of(value):
        inner = kind.strip("[]") if isinstance(step, int) else KEYS[kind][step][1]
        yield from places(one, inner, (*at, step))


def path_of(place: Place) -> str:
    """Write a place as messages do: `$.people[0].name`."""
    return "$" + "".join(
        f"[{step}]"
        if isinstance(step, int)
        else f".{step}"
        if re.fullmatch(r"[A-Za-z_]\w*", step, re.ASCII)
        else f"[{step!r}]"
        for step in place
    )


def exists(document: Any, path: str) -> bool:
    """Whether a path of a message leads to a place of the document."""
    waiting: list[tuple[str, Any]] = [("$", document)]
    while waiting:
        here, value = waiting.pop()
        if here == path:
            return True
        waiting += [
            (longer, one)
            for step, one in steps_of(value)
            if path.startswith(longer := here + path_of((step,))[1:])
        ]
    return False


def at(document: Any, place: Place) -> Any:
    """Return the value at a place."""
    for step in place:
        document = document[step]
    return document


def put(document: Any, place: Place, value: Any) -> None:
    """Put a value at a place."""
    at(document, place[:-1])[place[-1]] = value


def canonical(value: Any, kind: str = "Dataset") -> Any:
    """Leave out what a document says by leaving it out; keep every value as it is written."""
    if isinstance(value, list):
        return [canonical(one, kind.strip("[]")) for _, one in steps_of(value)]
    if isinstance(value, dict):
        return {
            key: canonical(one, KEYS[kind][str(key)][1])
            for key, one in steps_of(value)
            if one != [] and DEFAULTS.get((kind, str(key)), ...) != one
        }
    return value
