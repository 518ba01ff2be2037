"""What the tests of several kinds of records share: one of each, and what they refuse."""

from typing import Any

import apts_model as am

SOME_DAY = am.Period("2004-11", until="2006-05-18")
WHOLE_DAYS = am.Period("2004-11", through="2006-05-18")

# A way to make each kind of record with no more than it needs, or little more.
LEAST: dict[type, dict[str, Any]] = {
    am.Citation: {"source_id": "s"},
    am.Source: {"id": "s", "title": "Le Devoir"},
    am.Person: {"id": "p", "name": "Ada"},
    am.Name: {"text": "APTS", "language": "fr"},
    am.PresidentSeats: {"count": 1, "period": SOME_DAY},
    am.TradeUnion: {"id": "u"},
    am.Presidency: {"id": "a", "union_id": "u", "holder_id": "p"},
    am.Figure: {"id": "a", "subject_id": "u", "measure": "members", "value": 5},
    am.Merger: {"id": "a", "predecessor_ids": ["b"], "successor_id": "u"},
    am.Split: {"id": "a", "parent_id": "u", "child_ids": ["b"]},
    am.Coalition: {"id": "f", "kind": "alliance"},
    am.Affiliation: {"id": "a", "member_id": "u", "body_id": "f"},
    am.Vote: {"percent_for": 75},
    am.Milestone: {"id": "a", "stage": "offers"},
    am.Strike: {"id": "a"},
    am.Agreement: {"signed": "2004"},
    am.BargainingTable: {"id": "t", "kind": "local"},
    am.BargainingRound: {"id": "r", "title": "Round"},
    am.StatuteStep: {"kind": "passed"},
    am.Statute: {"id": "l", "title": "Act"},
    am.Yearly: {"start": "11-25", "through": "12-06"},
    am.Campaign: {"id": "c", "title": "12 days"},
    am.Coverage: {"subject_id": "u", "records": "presidencies", "period": SOME_DAY},
}

NOT_IDS: list[Any] = [
    "",
    "Denis-Cote",
    "denis cote",
    " denis",
    "denis-cote\n",
    "denis_cote",
    "denis.cote",
    "denis-côté",
    "аpts",  # noqa: RUF001 - the first letter is Cyrillic: that is the point
    "apts\N{ZERO WIDTH SPACE}",
    "٣",
    "ﬁq",
    5,
    None,
    True,
    b"apts",
    ["apts"],
    am.Language.FR,
]

NOT_TEXTS: list[tuple[Any, str]] = [
    (5, "5 is not text"),
    (True, "True is not text"),
    (1.5, "1.5 is not text"),
    (b"Ada", "b'Ada' is not text"),
    (["Ada"], "['Ada'] is not text"),
    (am.Language.FR, "<Language.FR: 'fr'> is not text"),
    ("", "'' is empty: leave the field out instead"),
    (" Ada", "' Ada' starts or ends with a space: trim it"),
    ("Ada\n", "'Ada\\n' holds a line break: write it on one line (in YAML, >- joins lines)"),
    (" ", "' ' starts or ends with a space: trim it"),
    ("\N{NO-BREAK SPACE}Ada", "'\\xa0Ada' starts or ends with a space: trim it"),
    ("x" * 10_001, f"'{'x' * 99}... is 10,001 characters long: 10,000 is the limit"),
    (
        "Ada\nBo",
        "'Ada\\nBo' holds a line break: write it on one line (in YAML, >- joins lines)",
    ),
    (
        "Ada\r\nBo",
        "'Ada\\r\\nBo' holds a line break: write it on one line (in YAML, >- joins lines)",
    ),
    (
        "Ada\tBo",
        "'Ada\\tBo' holds U+0009 (a control character): write a space or a no-break space",
    ),
    (
        "Ada\x85Bo",
        "'Ada\\x85Bo' holds U+0085 (a control character): write a space or a no-break space",
    ),
    (
        "Ada\x07Bo",
        "'Ada\\x07Bo' holds U+0007 (a control character), which cannot be seen: leave it out",
    ),
    (
        "Ada\N{NARROW NO-BREAK SPACE}Bo",
        "'Ada\\u202fBo' holds U+202F (NARROW NO-BREAK SPACE): write a space or a no-break space",
    ),
    (
        "Ada\u202eoB",
        "'Ada\\u202eoB' holds U+202E (RIGHT-TO-LEFT OVERRIDE), which cannot be seen: leave it out",
    ),
    (
        "Ada\u2066Bo",
        "'Ada\\u2066Bo' holds U+2066 (LEFT-TO-RIGHT ISOLATE), which cannot be seen: leave it out",
    ),
    (
        "Ada\u200bBo",
        "'Ada\\u200bBo' holds U+200B (ZERO WIDTH SPACE), which cannot be seen: leave it out",
    ),
    (
        "\ufeffAda",
        "'\\ufeffAda' holds U+FEFF (ZERO WIDTH NO-BREAK SPACE), which cannot be seen: leave it out",
    ),
    (
        "Ada\u2028Bo",
        "'Ada\\u2028Bo' holds U+2028 (LINE SEPARATOR): write a space or a no-break space",
    ),
    (
        "Cote\u0301",
        "'Cote\u0301' is not in Unicode normal form C: write accents as one character each",
    ),
    (
        "\N{ANGSTROM SIGN}ngström",
        "'\u212bngström' is not in Unicode normal form C: write accents as one character each",
    ),
]

NOT_PERIODS: list[Any] = ["2004/2006", "2004", None, 5, ("2004", "2006"), {"start": "2004"}]


def made(kind: type, /, **fields: Any) -> Any:
    """Make a record of a kind, with these fields instead of, or besides, the least."""
    return kind(**{**LEAST[kind], **fields})


def refusal(kind: type, /, **fields: Any) -> str:
    """Return the message with which a record refuses these fields."""
    try:
        accepted = made(kind, **fields)
    except am.InvalidValueError as error:
        return str(error)
    return f"accepted as {accepted!r}"
