"""The rules of `check`, each with an example of data that breaks it."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from apts_model import RULES, Language, Rule, check, dumps
from docsite.asking import Ask, DocsError
from docsite.markup import quotation, table
from docsite.wording import say

FRENCH = Path(__file__).parents[2] / "translations" / "rules.fr.toml"


def rules(ask: Ask) -> Iterator[str]:
    """Give a table of all rules, then each with its example and what `check` says of it."""
    header = [say(key, ask.language) for key in ("rule", "reports", "must hold")]
    yield from table(header, [_row(rule, ask.language) for rule in RULES.values()])
    for rule in RULES.values():
        yield from _rule(rule, ask.language)


def _row(rule: Rule, language: Language) -> tuple[str, str, str]:
    says, _ = _texts(rule, language)
    return f"[{rule.code}](#{rule.code})", _severities(rule, language), says


def _rule(rule: Rule, language: Language) -> Iterator[str]:
    example = rule.example()
    says, mend = _texts(rule, language)
    yield from ("", f"### {rule.code}", "")
    yield from (f"{says} *({_severities(rule, language)})*", "")
    yield from (f"**{say('mend', language)}** {mend}", "", say("check says", language), "")
    for violation in check(example):
        yield from quotation((f'`` {violation} ``{{ lang="en" }}', ""))
    yield from ("", f'??? example "{say("data that breaks it", language)}"', "", "    ```json")
    yield from (f"    {line}" for line in dumps(example).splitlines())
    yield "    ```"


def _texts(rule: Rule, language: Language) -> tuple[str, str]:
    """Return what must hold, and how to mend what breaks it."""
    if language is Language.EN:
        return rule.says, rule.mend
    try:
        return _french()[rule.code]
    except KeyError:
        raise DocsError(f"{FRENCH.name} has no [{rule.code}] with `says` and `mend`") from None


@functools.cache
def _french() -> dict[str, tuple[str, str]]:
    written = tomllib.loads(FRENCH.read_text(encoding="utf-8"))
    if unknown := written.keys() - RULES.keys():
        raise DocsError(f"{FRENCH.name} tells of no rule: {', '.join(sorted(unknown))}")
    return {
        code: (texts["says"], texts["mend"])
        for code, texts in written.items()
        if {"says", "mend"} <= texts.keys()
    }


def _severities(rule: Rule, language: Language) -> str:
    return _either([say(severity.value, language) for severity in rule.severities], language)


def _either(words: Iterable[str], language: Language) -> str:
    return say("or", language).join(words)
