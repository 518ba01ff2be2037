"""What the sentences of an explanation are about, and what each table of them holds.

The tables are plain templates, in a module for each language.

`{subject}` is what was asked about, `{names}` the answer. `{when}` says when ("on January 15,
2005", "at some time from ..."), `{never}` says it after a "no" ("at any time from ..."), `{asked}`
follows "for". `{why}` gives the doubts, `{gap}` says why silence is no answer, `{period}` how
long a claim says that it held, `{on}` only when that began.
`{colon}` brings the no-break space that French wants. French names the subject and the date ahead
of the sentence, which spares it the article and the gender of an acronym.
"""

from __future__ import annotations

import enum

import attrs

from apts_model.records.sources import Language
from apts_model.words.basics import no_one, pick


class Topic(enum.Enum):
    """What a question is about.

    `PRESIDENT`: who presided over a union. `PRESIDED`: which unions a person presided over.
    `NAME`: what an organisation was called. `MEMBER`: who belonged to a body. `AFFILIATION`: what
    bodies an organisation belonged to. `FIGURE`: the latest figures that were known.
    `SUCCESSOR`: who carried on an organisation that had ended. `STAGE`: what a bargaining round
    had reached. `STRIKE`: which strikes a union held. `AGREEMENT`: its collective agreements.
    `STATUTE`: laws in force. `CAMPAIGN`: campaigns under way. `RECORD`: what else held.

    Examples:
        >>> from apts_model.words import Topic
        >>> Topic("president")
        <Topic.PRESIDENT: 'president'>
    """

    PRESIDENT = "president"
    PRESIDED = "presided"
    NAME = "name"
    MEMBER = "member"
    AFFILIATION = "affiliation"
    FIGURE = "figure"
    SUCCESSOR = "successor"
    STAGE = "stage"
    STRIKE = "strike"
    AGREEMENT = "agreement"
    STATUTE = "statute"
    CAMPAIGN = "campaign"
    RECORD = "record"


@attrs.frozen(kw_only=True)
class Wording:
    """What there is to say on a topic."""

    certain: tuple[str, ...]
    """For one name and, where that differs, for several."""
    nothing_certain: str | None = None
    """Goes ahead of the possible ones; None where each of them names the subject and the date."""
    possible: str
    one_of: str
    perhaps_none: str
    none: str
    silent: str
    absent: str
    """The organisation, or all that could be the answer, did not exist."""
    perhaps_absent: str
    disputed: str
    quote: str = "{}"


@attrs.frozen(kw_only=True)
class Common:
    """What is said alike on every topic: why something is not certain, who disagrees, sources."""

    colon: str
    silence: str
    incomplete: str
    start: str
    start_unknown: str
    start_of_life: str
    end: str
    end_unknown: str
    end_open: str
    end_of_life: str
    marked: str
    marks: tuple[str, str, str]
    """Approximate, uncertain, both."""
    marked_somewhere: str
    after: str
    after_all: str
    vague_question: str
    disputed: str
    quote: str
    """For titles of sources."""
    some_source: str
    unnamed: str
    sources: str
    known_through: str


def nobody(topic: Topic, language: Language | str) -> str:
    """Say that there is no answer: nobody, or nothing of the kind.

    Examples:
        >>> from apts_model.words import Topic, nobody
        >>> nobody(Topic.PRESIDENT, "en"), nobody(Topic.FIGURE, "fr")
        ('no one', 'rien')
    """
    if topic is Topic.PRESIDENT:
        return no_one(language)
    return pick(("none", "rien"), language)
