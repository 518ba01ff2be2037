"""Figures in words: numbers, percentages, votes and days of strike."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from apts_model.records.figures import Comparison, Measure
from apts_model.records.sources import Language, language_of
from apts_model.words.basics import listed, pick

_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_FRENCH_MARKS = str.maketrans({",": _NO_BREAK_SPACE, ".": ","})


def number_words(value: Decimal, language: Language | str) -> str:
    """Write a number as the language does, in digits.

    Examples:
        >>> from decimal import Decimal
        >>> from apts_model.words import number_words
        >>> number_words(Decimal("65000"), "en"), number_words(Decimal("75.7"), "fr")
        ('65,000', '75,7')
    """
    english = f"{value:,f}"
    return pick((english, english.translate(_FRENCH_MARKS)), language)


def percent_words(value: Decimal, language: Language | str) -> str:
    """Write a percentage as the language does.

    Examples:
        >>> from decimal import Decimal
        >>> from apts_model.words import percent_words
        >>> percent_words(Decimal("75.7"), "en")
        '75.7%'
        >>> percent_words(Decimal("75.7"), "fr").split()
        ['75,7', '%']
    """
    return number_words(value, language) + pick(("%", f"{_NO_BREAK_SPACE}%"), language)


class _Noun(NamedTuple):
    one: str
    several: str

    def of(self, value: Decimal, language: Language) -> str:
        """Return the number that goes with a value: French counts 0 and 1.5 as one."""
        single = value == 1 if language is Language.EN else -2 < value < 2
        return self.one if single else self.several


# English, then French.
_NOUNS: dict[Measure, tuple[_Noun, _Noun]] = {
    Measure.MEMBERS: (_Noun("member", "members"), _Noun("membre", "membres")),
    Measure.WORKERS: (
        _Noun("worker", "workers"),
        _Noun("personne salariée", "personnes salariées"),
    ),
    Measure.JOB_TITLES: (
        _Noun("job title", "job titles"),
        _Noun("titre d’emploi", "titres d’emploi"),
    ),
    Measure.SECTORS: (_Noun("sector", "sectors"), _Noun("secteur", "secteurs")),
    Measure.FACILITIES: (
        _Noun("facility", "facilities"),
        _Noun("établissement", "établissements"),
    ),
    Measure.STRIKE_DAYS: (
        _Noun("strike day", "strike days"),
        _Noun("journée de grève", "journées de grève"),
    ),
}
_FULL_DAYS = _Noun("full day", "full days"), _Noun("journée complète", "journées complètes")
_PARTIAL_DAYS = (
    _Noun("partial day", "partial days"),
    _Noun("journée partielle", "journées partielles"),
)

_COMPARED: dict[Comparison, tuple[str, str]] = {
    Comparison.EXACTLY: ("", ""),
    Comparison.ABOUT: ("about ", "environ "),
    Comparison.MORE_THAN: ("more than ", "plus de "),
    Comparison.AT_LEAST: ("at least ", "au moins "),
    Comparison.AT_MOST: ("at most ", "au plus "),
}


def figure_words(
    value: Decimal, measure: Measure, comparison: Comparison, language: Language | str
) -> str:
    """Say a figure with what it counts.

    Examples:
        >>> from decimal import Decimal
        >>> from apts_model import Comparison, Measure
        >>> from apts_model.words import figure_words
        >>> figure_words(Decimal(65000), Measure.MEMBERS, Comparison.MORE_THAN, "en")
        'more than 65,000 members'
        >>> figure_words(Decimal(1), Measure.STRIKE_DAYS, Comparison.EXACTLY, "fr")
        '1 journée de grève'
    """
    compared = pick(_COMPARED[comparison], language)
    if measure in _NOUNS:
        noun = pick(_NOUNS[measure], language).of(value, language_of(language))
        # French: "2 000 000 de membres". An int, as no context of `decimal` can round it.
        millions = int(value) == value != 0 and int(value) % 1_000_000 == 0
        counted = pick((noun, _of(noun, language)), language) if millions else noun
        return f"{compared}{number_words(value, language)} {counted}"
    percent = compared + percent_words(value, language)
    if measure is Measure.PERCENT_WOMEN:
        return percent + pick((" women", " de femmes"), language)
    return f"{pick(_change(value, measure), language)} {_of(percent, language)}"


def _change(value: Decimal, measure: Measure) -> tuple[str, str]:
    if measure is Measure.GROWTH_PERCENT:
        return "growth", "croissance"
    if value < 0:
        return "wage change", "variation salariale"
    return "wage increase", "augmentation salariale"


def _of(words: str, language: Language | str) -> str:
    elided = "d’" if words[0] in "aeéiou" else "de "
    return pick(("of ", elided), language) + words


def vote_words(
    percent_for: Decimal | None, turnout: Decimal | None, language: Language | str
) -> str:
    """Say how a vote went, as far as that is known.

    Examples:
        >>> from decimal import Decimal
        >>> from apts_model.words import vote_words
        >>> vote_words(Decimal("75.7"), Decimal("38.6"), "en")
        '75.7% in favour, turnout 38.6%'
        >>> vote_words(None, None, "fr")
        ''
    """
    said = [
        (percent_for, ("{} in favour", "{} pour")),
        (turnout, ("turnout {}", "participation de {}")),
    ]
    return ", ".join(
        pick(template, language).format(percent_words(percent, language))
        for percent, template in said
        if percent is not None
    )


def strike_days_words(
    full: tuple[int, int | None], partial: tuple[int, int | None], language: Language | str
) -> str:
    """Say how many days of strike there were, each kind by the least and the most it can be.

    A most of None is no limit.

    Examples:
        >>> from apts_model.words import strike_days_words
        >>> strike_days_words((8, 10), (1, 1), "en")
        'from 8 to 10 full days and 1 partial day'
        >>> strike_days_words((0, 0), (0, 0), "fr")
        'aucune journée de grève'
    """
    told = [
        _days(days, pick(nouns, language), language)
        for days, nouns in ((full, _FULL_DAYS), (partial, _PARTIAL_DAYS))
        if days != (0, 0)
    ]
    return listed(told, language) or pick(("no strike day", "aucune journée de grève"), language)


def _days(days: tuple[int, int | None], noun: _Noun, language: Language | str) -> str:
    least = Decimal(days[0])
    if days[1] is None:
        at_least = pick(("at least", "au moins"), language)
        counted = number_words(least, language)
        return f"{at_least} {counted} {noun.of(least, language_of(language))}"
    most = Decimal(days[1])
    low, high = number_words(least, language), number_words(most, language)
    ranging = pick((f"from {low} to {high}", f"de {low} à {high}"), language)
    counted = high if least == most else ranging
    return f"{counted} {noun.of(most, language_of(language))}"
