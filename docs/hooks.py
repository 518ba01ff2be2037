"""Draw what the docs show of the library's own tables, when the site is built."""

import re
from typing import Any

from apts_model import REGIMES
from apts_model.diagrams import regime_svg
from apts_model.records.regimes import RaidingWindow, StageRule
from apts_model.words import rule_words, term

_REGIME = re.compile(r"<!-- regime: ([a-z0-9-]+) -->")


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Put the diagram and the rules of a regime where a page names it."""
    return _REGIME.sub(lambda found: _shown(found[1]), markdown)


def _shown(regime_id: str) -> str:
    regime = REGIMES[regime_id]
    rules: list[StageRule | RaidingWindow] = [*regime.rules]
    rules += [] if regime.raiding is None else [regime.raiding]
    lines = [regime_svg(regime), "", "| stage | rule | where it stands |", "|---|---|---|"]
    return "\n".join([*lines, *map(_row, rules)])


def _row(rule: StageRule | RaidingWindow) -> str:
    stage = term(rule.stage, "en") if isinstance(rule, StageRule) else "raiding period"
    said = rule_words(rule, "en").removesuffix(f" [{rule.section}]")
    where = f"[{rule.section}]({rule.section.url})" if rule.section.url else str(rule.section)
    return f"| {stage} | {said} | {where} |"
