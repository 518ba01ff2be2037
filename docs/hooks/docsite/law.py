"""Regimes: a diagram of the stages, and the rules with the law they come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from apts_model import REGIMES, Language
from apts_model.diagrams import regime_svg
from apts_model.records.regimes import RaidingWindow, Regime, Section, StageRule
from apts_model.words import period_words, rule_words, term
from docsite.asking import Ask, one_of
from docsite.markup import figure, link, plain, table
from docsite.wording import say


def regime(ask: Ask) -> Iterator[str]:
    """Show the regime that a marker names."""
    shown = REGIMES[one_of(REGIMES, ask.text, "regime")]
    rules: list[StageRule | RaidingWindow] = [*shown.rules]
    rules += [] if shown.raiding is None else [shown.raiding]
    header = [say(key, ask.language) for key in ("stage", "rule", "where")]
    yield figure(regime_svg(shown, ask.language), _caption(shown, ask.language))
    yield ""
    yield from table(header, [_row(rule, ask.language) for rule in rules])


def _caption(shown: Regime, language: Language) -> str:
    return f"{say('stages', language)}, {period_words(shown.period, language)}"


def _row(rule: StageRule | RaidingWindow, language: Language) -> Sequence[str]:
    raiding = say("raiding", language)
    stage = term(rule.stage, language) if isinstance(rule, StageRule) else raiding
    where = _place(rule.section, language)
    said = rule_words(rule, language).removesuffix(f" [{where}]")
    return stage, plain(said), link(where, rule.section.url)


def _place(section: Section, language: Language) -> str:
    return section.french if language is Language.FR else section.text
