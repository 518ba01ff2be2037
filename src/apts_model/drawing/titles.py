"""Titles: what a drawing shows, in a few words."""

from __future__ import annotations

from apts_model.records.sources import Language
from apts_model.words import Topic, labelled
from apts_model.words.basics import pick

_TITLES: dict[Topic, tuple[str, str]] = {
    Topic.PRESIDENT: ("presidents", "présidences"),
    Topic.PRESIDED: ("presidencies", "présidences"),
    Topic.NAME: ("names", "noms"),
    Topic.MEMBER: ("members", "membres"),
    Topic.AFFILIATION: ("affiliations", "affiliations"),
    Topic.FIGURE: ("figures", "données chiffrées"),
    Topic.SUCCESSOR: ("successors", "organisations qui ont pris la suite"),
    Topic.STAGE: ("stages", "étapes"),
    Topic.STRIKE: ("strikes", "grèves"),
    Topic.AGREEMENT: ("collective agreements", "conventions collectives"),
    Topic.STATUTE: ("statutes in force", "lois en vigueur"),
    Topic.CAMPAIGN: ("campaigns", "campagnes"),
    Topic.RECORD: ("timeline", "ligne du temps"),
}


def drawing_title(subject: str, topic: Topic, language: Language | str) -> str:
    """Say what a timeline shows of whom.

    Examples:
        >>> from apts_model.drawing import drawing_title
        >>> from apts_model.words import Topic
        >>> drawing_title("APTS", Topic.PRESIDENT, "en")
        'APTS: presidents'
        >>> drawing_title("", Topic.RECORD, "fr")
        'Ligne du temps'
    """
    noun = pick(_TITLES[topic], language)
    return labelled(subject, noun, language) if subject else noun.capitalize()


def lineage_title(name: str, language: Language | str) -> str:
    """Say whose lineage a drawing shows.

    Examples:
        >>> from apts_model.drawing import lineage_title
        >>> lineage_title("APTS", "en"), lineage_title("APTS", "fr").split()[-1]
        ('APTS: lineage', 'filiation')
    """
    return labelled(name, pick(("lineage", "filiation"), language), language)
