"""Documents of the format as plain values, and what a reader of its documentation knows of them.

The tables here say, apart from the code, which keys each kind of record has, which of them are
needed, and which values are the same as leaving the key out.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, cast

import pytest

import apts_model as am

FORMAT = "apts-model/1"
HEAD = f'{{"format": "{FORMAT}", "title": "Mine"'
"""The beginning of a document; what a test adds to it begins with a comma or a brace."""

Place = tuple[str | int, ...]

# kind -> key -> (needed, what it holds); "name" is text, "[name]" several, "<Kind>" a record.
TEXT, ID, WEB, COUNT, NUMBER = "text", "id", "web address", "count", "number"
DATE, DAY, END, DAY_OF_YEAR = "date", "day", "end", "day of year"
COMMON = {"citations": (False, "[Citation]"), "note": (False, TEXT)}
CLAIM = {"standing": (False, "standing"), "disputes_id": (False, ID), **COMMON}
KEYS: dict[str, dict[str, tuple[bool, str]]] = {
    "Dataset": {
        "format": (True, "format"),
        "title": (True, TEXT),
        "as_of": (False, DAY),
        "sources": (False, "[Source]"),
        "people": (False, "[Person]"),
        "unions": (False, "[TradeUnion]"),
        "presidencies": (False, "[Presidency]"),
        "figures": (False, "[Figure]"),
        "mergers": (False, "[Merger]"),
        "splits": (False, "[Split]"),
        "coalitions": (False, "[Coalition]"),
        "affiliations": (False, "[Affiliation]"),
        "rounds": (False, "[BargainingRound]"),
        "statutes": (False, "[Statute]"),
        "campaigns": (False, "[Campaign]"),
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
        **CLAIM,
    },
    "Figure": {
        "id": (True, ID),
        "subject_id": (True, ID),
        "measure": (True, "measure"),
        "value": (True, NUMBER),
        "comparison": (False, "comparison"),
        "date": (False, DATE),
        **CLAIM,
    },
    "Merger": {
        "id": (True, ID),
        "predecessor_ids": (True, "[id]"),
        "successor_id": (True, ID),
        "kind": (False, "merger kind"),
        "date": (False, DATE),
        "reason": (False, TEXT),
        **CLAIM,
    },
    "Split": {
        "id": (True, ID),
        "parent_id": (True, ID),
        "child_ids": (True, "[id]"),
        "date": (False, DATE),
        **CLAIM,
    },
    "Coalition": {
        "id": (True, ID),
        "kind": (True, "coalition kind"),
        "names": (False, "[Name]"),
        "period": (False, "Period"),
        **COMMON,
    },
    "Affiliation": {
        "id": (True, ID),
        "member_id": (True, ID),
        "body_id": (True, ID),
        "period": (False, "Period"),
        **CLAIM,
    },
    "Vote": {
        "percent_for": (False, NUMBER),
        "turnout": (False, NUMBER),
        "opened": (False, DATE),
        "closed": (False, DATE),
        **COMMON,
    },
    "Milestone": {
        "id": (True, ID),
        "stage": (True, "stage"),
        "date": (False, DATE),
        "union_id": (False, ID),
        "vote": (False, "Vote"),
        **CLAIM,
    },
    "Strike": {
        "id": (True, ID),
        "period": (False, "Period"),
        "kind": (False, "strike kind"),
        "union_ids": (False, "[id]"),
        **CLAIM,
    },
    "Agreement": {
        "signed": (False, DATE),
        "in_force": (False, DATE),
        "term": (False, "Period"),
        **COMMON,
    },
    "BargainingTable": {
        "id": (True, ID),
        "kind": (True, "table kind"),
        "union_ids": (False, "[id]"),
        "milestones": (False, "[Milestone]"),
        **COMMON,
    },
    "BargainingRound": {
        "id": (True, ID),
        "title": (True, TEXT),
        "union_ids": (False, "[id]"),
        "coalition_id": (False, ID),
        "employer": (False, TEXT),
        "regime_id": (False, ID),
        "expires": (False, DATE),
        "milestones": (False, "[Milestone]"),
        "tables": (False, "[BargainingTable]"),
        "strikes": (False, "[Strike]"),
        "agreement": (False, "Agreement"),
        **COMMON,
    },
    "StatuteStep": {"kind": (True, "step kind"), "date": (False, DATE), **COMMON},
    "Statute": {
        "id": (True, ID),
        "title": (True, TEXT),
        "bill": (False, TEXT),
        "chapter": (False, TEXT),
        "steps": (False, "[StatuteStep]"),
        **COMMON,
    },
    "Yearly": {"start": (True, DAY_OF_YEAR), "through": (True, DAY_OF_YEAR)},
    "Campaign": {
        "id": (True, ID),
        "title": (True, TEXT),
        "union_id": (False, ID),
        "period": (False, "Period"),
        "yearly": (False, "Yearly"),
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
    "measure": [
        *("members", "workers", "job_titles", "sectors", "facilities"),
        *("percent_women", "strike_days", "wage_percent", "growth_percent"),
    ],
    "comparison": ["exactly", "about", "more_than", "at_least", "at_most"],
    "merger kind": ["fusion", "absorption"],
    "coalition kind": ["common_front", "alliance", "network", "international"],
    "stage": [
        *("demands_filed", "offers", "talks", "mediation_requested", "mediation"),
        *("mediation_report", "essential_services", "strike_mandate", "strike_notice", "strike"),
        *("conciliation", "proposal", "agreement_in_principle", "council", "ratification"),
        *("rejection", "signature", "in_force", "decree", "abandoned"),
    ],
    "strike kind": ["full", "partial", "rotating", "unlimited"],
    "table kind": ["central", "sectoral", "local"],
    "step kind": [
        *("introduced", "passed", "assented", "in_force", "struck_down", "upheld", "repealed"),
    ],
}
DEFAULTS: dict[tuple[str, str], Any] = {
    ("Name", "kind"): "official",
    ("Name", "period"): {},
    ("TradeUnion", "kind"): "union",
    ("TradeUnion", "period"): {},
    ("Presidency", "period"): {},
    ("Presidency", "standing"): "accepted",
    ("Figure", "comparison"): "exactly",
    ("Figure", "standing"): "accepted",
    ("Merger", "kind"): "fusion",
    ("Merger", "standing"): "accepted",
    ("Split", "standing"): "accepted",
    ("Coalition", "period"): {},
    ("Affiliation", "period"): {},
    ("Affiliation", "standing"): "accepted",
    ("Milestone", "standing"): "accepted",
    ("Strike", "period"): {},
    ("Strike", "kind"): "full",
    ("Strike", "standing"): "accepted",
    ("Agreement", "term"): {},
    ("Campaign", "period"): {},
}


def unknown(kind: str = "Dataset", stranger: str = "") -> str:
    """Return what is told of a key that is near none of a record's."""
    known = ", ".join(repr(key) for key in KEYS[kind] if key != "format")
    return f"unknown key{stranger}; known here are {known}"


def full() -> dict[str, Any]:
    """Return a new document in which every key stands at least once, none with its default."""
    cited: dict[str, Any] = {
        "citations": [{"source_id": "s", "supports": ["start"], "locator": "p. 3"}]
    }
    noted: dict[str, Any] = {**cited, "note": "À vérifier."}
    period = {"start": "2004-11", "until": "2006-05-18"}
    rival: dict[str, Any] = {"standing": "disputed", "disputes_id": "u-x", **noted}
    milestone = {
        "id": "u-ratification",
        "stage": "ratification",
        "date": "2005-03",
        "union_id": "u",
        "vote": {
            "percent_for": 75.7,
            "turnout": 38,
            "opened": "2005-02",
            "closed": "2005-03",
            **noted,
        },
        **rival,
    }
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
        "figures": [
            {
                "id": "u-titles",
                "subject_id": "u",
                "measure": "job_titles",
                "value": 108,
                "comparison": "more_than",
                "date": "2024~",
                **rival,
            },
            {"id": "u-wages", "subject_id": "r", "measure": "wage_percent", "value": -17.4},
        ],
        "mergers": [
            {
                "id": "m",
                "kind": "absorption",
                "predecessor_ids": ["u", "v"],
                "successor_id": "u",
                "date": "2004-03-18",
                "reason": "Bill 30",
                **rival,
            }
        ],
        "splits": [
            {"id": "x", "parent_id": "u", "child_ids": ["v", "w"], "date": "1972-06", **rival}
        ],
        "coalitions": [
            {
                "id": "f",
                "kind": "common_front",
                "names": [{"text": "Front commun", "language": "fr"}],
                "period": {"start": "2004", "until": ".."},
                **noted,
            }
        ],
        "affiliations": [
            {"id": "u-f", "member_id": "u", "body_id": "f", "period": period, **rival}
        ],
        "rounds": [
            {
                "id": "r",
                "title": "Round",
                "union_ids": ["u", "v"],
                "coalition_id": "f",
                "employer": "Québec",
                "regime_id": "quebec-1985",
                "expires": "2003-06-30",
                "milestones": [milestone, {"id": "offers", "stage": "offers"}],
                "tables": [
                    {
                        "id": "u-table",
                        "kind": "sectoral",
                        "union_ids": ["u"],
                        "milestones": [milestone],
                        **noted,
                    }
                ],
                "strikes": [
                    {
                        "id": "november",
                        "period": {"start": "2005-11-21", "through": "2005-11-23"},
                        "kind": "partial",
                        "union_ids": ["u"],
                        **rival,
                    }
                ],
                "agreement": {
                    "signed": "2005-06-07",
                    "in_force": "2005-06-16",
                    "term": {"start": "2004-04-01", "through": "2009-03-31"},
                    **noted,
                },
                **noted,
            }
        ],
        "statutes": [
            {
                "id": "law",
                "title": "Act",
                "bill": "30",
                "chapter": "2003, c. 25",
                "steps": [{"kind": "assented", "date": "2003-12-18", **noted}],
                **noted,
            }
        ],
        "campaigns": [
            {
                "id": "once",
                "title": "Campaign",
                "union_id": "u",
                "period": {"start": "2005-11", "through": ".."},
                **noted,
            },
            {"id": "days", "title": "Days", "yearly": {"start": "11-25", "through": "12-06"}},
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


def unescaped(path: str) -> str:
    """Write out what a path shows by number: Python and a message differ in what can be seen."""
    numbers = re.compile(r"\\U([0-9a-f]{8})|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})")
    return numbers.sub(lambda found: chr(int("".join(filter(None, found.groups())), 16)), path)


def exists(document: Any, path: str) -> bool:
    """Whether a path of a message leads to a place of the document."""
    path = unescaped(path)
    waiting: list[tuple[str, Any]] = [("$", document)]
    while waiting:
        here, value = waiting.pop()
        if here == path:
            return True
        waiting += [
            (longer, one)
            for step, one in steps_of(value)
            if path.startswith(longer := here + unescaped(path_of((step,))[1:]))
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
    """Leave out what a document says by leaving it out; keep every value as it is written.

    A number that is whole is written without a point: 5.0 as 5.
    """
    if kind == NUMBER and isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [canonical(one, kind.strip("[]")) for _, one in steps_of(value)]
    if isinstance(value, dict):
        return {
            key: canonical(one, KEYS[kind][str(key)][1])
            for key, one in steps_of(value)
            if one != [] and DEFAULTS.get((kind, str(key)), ...) != one
        }
    return value


def refused(text: str | bytes, **options: Any) -> list[tuple[str, str]]:
    """Return the paths and messages with which a text is refused, in their order."""
    with pytest.raises(am.MalformedError) as caught:
        am.loads(text, **options)
    return [(problem.path, problem.message) for problem in caught.value.problems]


def fault(text: str | bytes, **options: Any) -> tuple[int | None, int | None, str]:
    """Return line, column and message of the one problem of a text that cannot be read."""
    with pytest.raises(am.MalformedError) as caught:
        am.loads(text, **options)
    [problem] = caught.value.problems
    assert problem.path == "$"
    return problem.line, problem.column, problem.message
