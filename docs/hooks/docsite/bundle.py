"""What there is in the bundled data, and what `check` finds in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from apts_model import Standing, Violation, check
from apts_model.rules.findings import all_records
from docsite.asking import Ask, DocsError, bundled
from docsite.markup import foreign, table
from docsite.wording import list_name, say

_LIST = re.compile(r"\.(\w+)\[\d+\]$")


def counts(ask: Ask) -> Iterator[str]:
    """Give how many records there are of each kind, then how many inside others."""
    records: dict[int, Counter[str]] = {1: Counter(), 2: Counter()}
    disputed: Counter[str] = Counter()
    for path, record in all_records(bundled()):
        if found := _LIST.search(path):
            records[min(path.count("["), 2)][found[1]] += 1
            disputed[found[1]] += getattr(record, "standing", None) is Standing.DISPUTED
    inside = {1: "", 2: say("inside others", ask.language)}
    rows = [
        (f"{list_name(name, ask.language)}{inside[depth]}", f"{count}", f"{disputed[name] or ''}")
        for depth, counted in records.items()
        for name, count in counted.items()
    ]
    header = [say(key, ask.language) for key in ("records", "number", "disputed among them")]
    return table(header, rows, numbers=2)


def warnings(ask: Ask) -> Iterator[str]:
    """Give what `check` finds in the bundled data, with the notes that explain it."""
    # What is said of the same records is explained by the same notes.
    found = {(violation.code, violation.ids): violation for violation in check(bundled())}
    header = [say(key, ask.language) for key in ("rule", "records", "notes")]
    return table(header, [_warning(violation, ask) for violation in found.values()])


def _warning(violation: Violation, ask: Ask) -> tuple[str, str, str]:
    rule = ask.link(f"reference/rules.md#{violation.code}")
    ids = ", ".join(f"`{own}`" for own in violation.ids)
    notes = "<br>".join(foreign(note, "en") for note in _notes(violation))
    return f"[{violation.code}]({rule})", ids, notes


def _notes(violation: Violation) -> list[str]:
    kind = violation.path.partition("[")[0]
    notes = {
        own: note
        for path, record in all_records(bundled())
        if path.startswith(f"{kind}[")
        and (own := getattr(record, "id", None)) in violation.ids
        and (note := getattr(record, "note", None))
    }
    if not notes:
        raise DocsError(f"no note explains what check says of the bundled data: {violation}")
    return [notes[own] for own in violation.ids if own in notes]
