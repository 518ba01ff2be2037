"""Laws of the two languages: French and English name the same facts."""

from __future__ import annotations

import re
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.words import english, french
from tests.effort import tries
from tests.property.asking import DATASETS, RANGES, Given, answers_in, asks

DATES = strategies.imprecise_dates(*RANGES[1]) | strategies.imprecise_dates(*RANGES[2])

# Words for days, written down here and not taken from the library.
MONTHS = {
    am.Language.EN: "January February March April May June July August September October "
    "November December",
    am.Language.FR: "janvier février mars avril mai juin juillet août septembre octobre "
    "novembre décembre",
}
SEASONS = {
    am.Language.EN: "spring summer autumn winter",
    am.Language.FR: "printemps été automne hiver",
}
WORDINGS = {am.Language.EN: english.WORDINGS, am.Language.FR: french.WORDINGS}
COMMON = {am.Language.EN: english.COMMON, am.Language.FR: french.COMMON}

KINDS = (
    *("one_of", "perhaps_none", "none", "silent", "absent", "perhaps_absent"),
    *("possible", "certain"),
)
"""Kinds of sentence. French alone says first that nothing is certain: English says it of each."""

TOPICS = {
    "president_on": am.Topic.PRESIDENT,
    "presidencies_of": am.Topic.PRESIDENT,
    "leaders_on": am.Topic.PRESIDENT,
    "presidencies_held_by": am.Topic.PRESIDED,
    "name_on": am.Topic.NAME,
    "members_of": am.Topic.MEMBER,
    "affiliations_of": am.Topic.AFFILIATION,
    "figure_on": am.Topic.FIGURE,
    "successors_on": am.Topic.SUCCESSOR,
    "stages_on": am.Topic.STAGE,
    "strikes_of": am.Topic.STRIKE,
    "agreement_on": am.Topic.AGREEMENT,
    "statutes_in_force_on": am.Topic.STATUTE,
    "campaigns_on": am.Topic.CAMPAIGN,
}
"""What the answers of each question are about."""


def numbered(number: int) -> str:
    """Return a name without digits, another one for each number."""
    return f"{chr(65 + number % 26)}{chr(97 + number // 26 % 26)}q"


def with_plain_names(dataset: am.Dataset) -> am.Dataset:
    """Give everything a name without digits, so that numbers in a text are those of days."""

    def titled(records: tuple[Any, ...], word: str) -> list[Any]:
        return [
            attrs.evolve(one, title=f"{word} {numbered(place)}")
            for place, one in enumerate(records)
        ]

    def named(records: tuple[Any, ...], word: str) -> list[Any]:
        return [
            attrs.evolve(
                one,
                names=[
                    attrs.evolve(name, text=f"{word} {numbered(26 * place + other)}")
                    for other, name in enumerate(one.names)
                ]
                or [am.Name(text=f"{word} {numbered(26 * place)}", language="fr", kind="official")],
            )
            for place, one in enumerate(records)
        ]

    return attrs.evolve(
        dataset,
        people=[
            attrs.evolve(one, name=f"Person {numbered(place)}")
            for place, one in enumerate(dataset.people)
        ],
        unions=named(dataset.unions, "Union"),
        coalitions=named(dataset.coalitions, "Front"),
        sources=[attrs.evolve(one, url=None) for one in titled(dataset.sources, "Source")],
        rounds=titled(dataset.rounds, "Round"),
        statutes=titled(dataset.statutes, "Act"),
        campaigns=titled(dataset.campaigns, "Days"),
    )


# --- what a text says ----------------------------------------------------------------------------


def pattern(template: str, language: am.Language) -> str:
    """Return a pattern of the sentences that a template makes."""
    common = COMMON[language]
    parts = re.split(r"(\{\w*\})", template)
    return "".join(
        ".*"
        if part not in {"{colon}", "{gap}"} and part.startswith("{")
        else re.escape(part.format(colon=common.colon, gap="@")).replace(
            "@", f"(?:{re.escape(common.silence)}|{re.escape(common.incomplete)})"
        )
        for part in parts
    )


def kinds_of(text: str, topic: am.Topic, language: am.Language) -> list[str]:
    """Return the kind of each sentence: one a line, sources at the end."""
    wording, common = WORDINGS[language][topic], COMMON[language]
    templates: dict[str, tuple[str, ...]] = {"disputed": (common.disputed,)}
    for kind in KINDS:
        template: str | tuple[str, ...] = getattr(wording, kind)
        templates[kind] = (template,) if isinstance(template, str) else template
    found: list[str] = []
    for line in text.split("\n"):
        if wording.nothing_certain and re.fullmatch(
            pattern(wording.nothing_certain, language), line
        ):
            continue
        if line == common.sources or line.startswith("- "):
            found.append("source")
            continue
        found.append(
            next(
                kind
                for kind in ("disputed", *KINDS)
                for template in templates[kind]
                if re.fullmatch(pattern(template, language), line)
            )
        )
    return found


def days_named(text: str, language: am.Language) -> tuple[set[str], set[int], set[int]]:
    """Return the numbers, the months and the seasons that a text names."""
    plain = re.sub(r"(?<=\d)[,\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}](?=\d{3}\b)", "", text)
    numbers = set(re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d)", ".", plain)))
    words = set(re.findall(r"\w+", plain))
    months = {place for place, month in enumerate(MONTHS[language].split()) if month in words}
    seasons = {
        place
        for place, season in enumerate(SEASONS[language].split())
        if re.search(rf"\b{season} \d", plain)
    }
    return numbers, months, seasons


# --- laws ----------------------------------------------------------------------------------------


@tries(17)
@given(DATASETS, DATES, st.sampled_from(am.Handover))
def test_both_languages_name_the_same_facts(
    dataset: am.Dataset, when: am.ImpreciseDate, handover: am.Handover
) -> None:
    """They say the same kinds of sentence in the same order, of the same names and days."""
    dataset = with_plain_names(dataset)
    asked = Given(when, handover)
    for ask in asks(dataset, asked, besides=["merge", "published_by"]):
        for _, answer in answers_in(ask.put_to(dataset), asked):
            texts = {language: answer.explain(language) for language in am.Language}
            kinds = [kinds_of(text, TOPICS[ask.name], one) for one, text in texts.items()]
            assert kinds[0] == kinds[1], texts
            days = [days_named(text, one) for one, text in texts.items()]
            assert days[0] == days[1], texts
            subject = dict(ask.arguments).get("id", dict(ask.arguments).get("union_id"))
            for language, text in texts.items():
                told = [match.record for match in answer] + list(answer.disputed)
                assert all(answer.label(record, language) in text for record in told)
                assert all(source.title in text for source in answer.sources)
                assert subject is None or dataset.label(subject, language) in text


SURE = {
    am.Language.EN: (r"\bcertain(ly)?\b", r"\bpossibl[ey]\b", r"\bmay\b", r"\bnot certain\b"),
    am.Language.FR: (r"\bcertaine?(ment)?\b", r"\bPeut-être\b", r"\bIl se peut\b", r"pas certain"),
}
"""Words that say how certain it is, in the same order."""


@pytest.mark.parametrize("topic", am.Topic, ids=lambda topic: topic.value)
def test_both_languages_are_as_certain(topic: am.Topic) -> None:
    """On every topic, a sentence has a word for how certain it is in both or in neither."""
    for kind in KINDS:
        sure = [
            [bool(re.search(word, str(getattr(WORDINGS[one][topic], kind)))) for word in words]
            for one, words in SURE.items()
        ]
        assert sure[0] == sure[1], kind
