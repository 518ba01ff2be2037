"""What every text needs: one of two languages, lists, labels, and what says that nothing is so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeVar

from apts_model.records.sources import Language, language_of

T = TypeVar("T")


def pick(both: tuple[T, T], language: Language | str) -> T:
    """Return the English or the French one of a pair, which stand in this order."""
    english, french = both
    return french if language_of(language) is Language.FR else english


def listed(
    names: Sequence[str], language: Language | str, last: Literal["and", "or"] = "and"
) -> str:
    """List names as a sentence does, with "and" or "or" before the last one.

    Examples:
        >>> from apts_model.words import listed
        >>> listed(["CSN", "CSQ", "FTQ"], "fr"), listed(["2004", "2006"], "en", "or")
        ('CSN, CSQ et FTQ', '2004 or 2006')
    """
    word = pick((last, "et" if last == "and" else "ou"), language)
    return f" {word} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def nothing_recorded(subject: str, language: Language | str) -> str:
    """Say that the record holds nothing of the kind about something.

    Examples:
        >>> from apts_model.words import nothing_recorded
        >>> nothing_recorded("CSN", "en")
        'nothing of the kind is recorded for CSN'
    """
    told = f"nothing of the kind is recorded for {subject}"
    return pick((told, labelled(subject, "rien de tel n’est consigné", language)), language)


def no_one(language: Language | str) -> str:
    """Say that there is nobody.

    Examples:
        >>> from apts_model.words import no_one
        >>> no_one("en"), no_one("fr")
        ('no one', 'personne')
    """
    return pick(("no one", "personne"), language)


def not_recorded(language: Language | str) -> str:
    """Say that the record names nobody, which does not mean that there was nobody.

    Examples:
        >>> from apts_model.words import not_recorded
        >>> not_recorded("en"), not_recorded("fr")
        ('no name on record', 'aucun nom consigné')
    """
    return pick(("no name on record", "aucun nom consigné"), language)


def no_presidents(language: Language | str) -> str:
    """Say of a coalition that it has no presidents.

    Examples:
        >>> from apts_model.words import no_presidents
        >>> no_presidents("en"), no_presidents("fr")
        ('a coalition, which has no president', 'coalition, sans présidence')
    """
    return pick(("a coalition, which has no president", "coalition, sans présidence"), language)


def nothing_found(text: str, language: Language | str) -> str:
    """Say that a search found nothing.

    Examples:
        >>> from apts_model.words import nothing_found
        >>> nothing_found("Dupont", "fr")
        'aucun résultat pour Dupont'
    """
    return pick((f"nothing found for {text}", f"aucun résultat pour {text}"), language)


def possibly(name: str, language: Language | str) -> str:
    """Say a name of which it is not certain that it is the answer.

    Examples:
        >>> from apts_model.words import possibly
        >>> possibly("Robert Comeau", "fr")
        'peut-être Robert Comeau'
    """
    return f"{pick(('possibly', 'peut-être'), language)} {name}"


def labelled(label: str, text: str, language: Language | str) -> str:
    """Write a label, a colon as the language sets it, and what the label stands for.

    Examples:
        >>> from apts_model.words import labelled
        >>> labelled("APTS", "union", "en")
        'APTS: union'
    """
    colon = pick((": ", "\N{NO-BREAK SPACE}: "), language)
    return f"{label}{colon}{text}"
