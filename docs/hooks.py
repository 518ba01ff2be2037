"""Show in the docs what the library itself knows, when the site is built."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from apts_model import REGIMES, RULES, Rule, Standing, Violation, check, dumps, load_apts
from apts_model.diagrams import regime_svg
from apts_model.records.regimes import RaidingWindow, StageRule
from apts_model.rules.findings import all_records
from apts_model.words import rule_words, term

_REGIME = re.compile(r"<!-- regime: ([a-z0-9-]+) -->")


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Put in the place of each marker what it names."""
    shown = _REGIME.sub(lambda found: "\n".join(_regime(found[1])), markdown)
    for marker, lines in _MARKERS.items():
        if marker in shown:
            shown = shown.replace(marker, "\n".join(lines()))
    return shown


# --- regimes --------------------------------------------------------------------------------


def _regime(regime_id: str) -> Iterator[str]:
    regime = REGIMES[regime_id]
    rules: list[StageRule | RaidingWindow] = [*regime.rules]
    rules += [] if regime.raiding is None else [regime.raiding]
    yield from (regime_svg(regime), "")
    yield from ("| stage | rule | where it stands |", "|---|---|---|")
    yield from map(_regime_row, rules)


def _regime_row(rule: StageRule | RaidingWindow) -> str:
    stage = term(rule.stage, "en") if isinstance(rule, StageRule) else "raiding period"
    said = rule_words(rule, "en").removesuffix(f" [{rule.section}]")
    where = f"[{rule.section}]({rule.section.url})" if rule.section.url else str(rule.section)
    return f"| {stage} | {said} | {where} |"


# --- rules ----------------------------------------------------------------------------------


def _rules() -> Iterator[str]:
    """Give the rules: a table of all, then each with its example and what `check` says of it."""
    yield from ("| rule | reports | what must hold |", "|---|---|---|")
    for rule in RULES.values():
        yield f"| [{rule.code}](#{rule.code}) | {_severities(rule)} | {rule.says} |"
    for rule in RULES.values():
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    example = rule.example()
    yield from ("", f"### {rule.code}", "")
    yield from (f"{rule.says} *({_severities(rule)})*", "", f"**How to mend it.** {rule.mend}", "")
    yield from ("Of the data below, `check` says:", "")
    yield from (f"> `` {violation} ``\n>" for violation in check(example))
    yield from ("", '??? example "Data that breaks it"', "", "    ```json")
    yield from (f"    {line}" for line in dumps(example).splitlines())
    yield "    ```"


def _severities(rule: Rule) -> str:
    return " or ".join(severity.value for severity in rule.severities)


# --- bundled data ---------------------------------------------------------------------------

_LIST = re.compile(r"\.(\w+)\[\d+\]$")


def _data_counts() -> Iterator[str]:
    """Give how many records there are of each kind, then how many inside others."""
    records: dict[int, Counter[str]] = {1: Counter(), 2: Counter()}
    disputed: Counter[str] = Counter()
    for path, record in all_records(load_apts()):
        if found := _LIST.search(path):
            records[min(path.count("["), 2)][found[1]] += 1
            disputed[found[1]] += getattr(record, "standing", None) is Standing.DISPUTED
    yield from ("| records | number | disputed claims among them |", "|---|---:|---:|")
    for depth, inside in ((1, ""), (2, ", inside others")):
        for name, count in records[depth].items():
            yield f"| {name.replace('_', ' ')}{inside} | {count} | {disputed[name] or ''} |"


def _data_warnings() -> Iterator[str]:
    """Give what `check` finds in the bundled data, with the notes that explain it."""
    # What is said of the same records is explained by the same notes.
    found = {(violation.code, violation.ids): violation for violation in check(load_apts())}
    yield from ("| rule | records | what their notes say |", "|---|---|---|")
    for violation in found.values():
        ids = ", ".join(f"`{own}`" for own in violation.ids)
        notes = "<br>".join(_notes(violation))
        yield f"| [{violation.code}](rules.md#{violation.code}) | {ids} | {notes} |"


def _notes(violation: Violation) -> Iterable[str]:
    kind = violation.path.partition("[")[0]
    notes = {
        own: note
        for path, record in all_records(load_apts())
        if path.startswith(f"{kind}[")
        and (own := getattr(record, "id", None)) in violation.ids
        and (note := getattr(record, "note", None))
    }
    if not notes:
        raise ValueError(f"no note explains what check says of the bundled data: {violation}")
    return [notes[own].replace("|", "\\|") for own in violation.ids if own in notes]


_MARKERS = {
    "<!-- rules -->": _rules,
    "<!-- data counts -->": _data_counts,
    "<!-- data warnings -->": _data_warnings,
}
