"""Single words: the members of every enumeration, and lists of names."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import Literal, TypeVar

from apts_model.errors import InvalidValueError
from apts_model.records.coverage import RecordKind
from apts_model.records.names import NameKind
from apts_model.records.presidencies import Accession, EndedBy
from apts_model.records.sources import Language, language_of
from apts_model.records.standing import Standing
from apts_model.records.unions import UnionKind
from apts_model.time.certainty import Certainty
from apts_model.time.doubts import Doubt
from apts_model.time.periods import Handover

T = TypeVar("T")

# English, then French. The French says nothing of anyone's gender: nouns, not participles.
_TERMS: dict[enum.Enum, tuple[str, str]] = {
    Certainty.NO: ("no", "non"),
    Certainty.POSSIBLE: ("possible", "peut-être"),
    Certainty.CERTAIN: ("certain", "certainement"),
    Handover.INCOMING: ("the one who comes in", "la personne qui entre en fonction"),
    Handover.OUTGOING: ("the one who leaves", "la personne qui quitte ses fonctions"),
    Handover.BOTH: ("both", "les deux personnes"),
    Doubt.START: ("the start is not known exactly", "le début n’est pas connu exactement"),
    Doubt.END: ("the end is not known exactly", "la fin n’est pas connue exactement"),
    Doubt.QUALIFIED: (
        "the source marks a date as approximate or uncertain",
        "la source donne une date comme approximative ou incertaine",
    ),
    Doubt.AFTER_AS_OF: ("nothing is known that late", "aucune donnée n’est aussi récente"),
    Doubt.WHEN: ("the question covers several days", "la question porte sur plusieurs jours"),
    Standing.ACCEPTED: ("accepted", "version retenue"),
    Standing.DISPUTED: ("disputed", "version contestée"),
    NameKind.OFFICIAL: ("official name", "nom officiel"),
    NameKind.ACRONYM: ("acronym", "sigle"),
    NameKind.ALIAS: ("other name", "autre nom"),
    UnionKind.UNION: ("union", "syndicat"),
    UnionKind.CONFEDERATION: ("confederation", "centrale syndicale"),
    UnionKind.FEDERATION: ("federation", "fédération"),
    UnionKind.LOCAL: ("local union", "syndicat local"),
    Accession.ELECTED: ("elected", "élection"),
    Accession.ACCLAIMED: ("elected by acclamation", "élection par acclamation"),
    Accession.APPOINTED: ("appointed", "nomination"),
    Accession.INTERIM: ("interim", "intérim"),
    Accession.FOUNDING: ("founding president", "présidence fondatrice"),
    EndedBy.TERM: ("end of term", "fin de mandat"),
    EndedBy.RESIGNATION: ("resignation", "démission"),
    EndedBy.DEFEAT: ("defeat", "défaite"),
    EndedBy.DEATH: ("death", "décès"),
    EndedBy.RETIREMENT: ("retirement", "retraite"),
    RecordKind.PRESIDENCIES: ("presidencies", "présidences"),
    RecordKind.AFFILIATIONS: ("affiliations", "affiliations"),
    RecordKind.ROUNDS: ("bargaining rounds", "rondes de négociation"),
    RecordKind.FIGURES: ("figures", "données chiffrées"),
    Language.FR: ("French", "français"),
    Language.EN: ("English", "anglais"),
}


def pick(both: tuple[T, T], language: Language | str) -> T:
    """Return the English or the French one of a pair, which stand in this order."""
    english, french = both
    return french if language_of(language) is Language.FR else english


def term(member: enum.Enum, language: Language | str) -> str:
    """Name a member of one of the enumerations of apts_model.

    Raises:
        InvalidValueError: the member is of another enumeration, or there is no such language.

    Examples:
        >>> from apts_model import EndedBy, UnionKind
        >>> from apts_model.words import term
        >>> term(UnionKind.CONFEDERATION, "fr"), term(EndedBy.TERM, "en")
        ('centrale syndicale', 'end of term')
    """
    if member not in _TERMS:
        raise InvalidValueError("member", f"{member!r} is of no enumeration of apts_model")
    return pick(_TERMS[member], language)


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


def no_one(language: Language | str) -> str:
    """Say that there is nobody.

    Examples:
        >>> from apts_model.words import no_one
        >>> no_one("en"), no_one("fr")
        ('no one', 'personne')
    """
    return pick(("no one", "personne"), language)


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
