"""The sentences of an explanation, as plain tables: one for each topic and language.

`{subject}` is what was asked about, `{names}` the answer. `{when}` says when ("on January 15,
2005", "at some time from ..."), `{never}` says it after a "no" ("at any time from ..."), `{asked}`
follows "for". `{why}` gives the doubts, `{gap}` says why silence is no answer, `{period}` how
long a claim says that it held.
`{colon}` brings the no-break space that French wants. French names the subject and the date ahead
of the sentence, which spares it the article and the gender of an acronym.
"""

from __future__ import annotations

import enum

import attrs

from apts_model.records.sources import Language


class Topic(enum.Enum):
    """What a question is about.

    `PRESIDENT`: who presided over a union. `PRESIDED`: which unions a person presided over.
    `NAME`: what an organisation was called. `RECORD`: what else held for something.

    Examples:
        >>> from apts_model.words import Topic
        >>> [topic.value for topic in Topic]
        ['president', 'presided', 'name', 'record']
    """

    PRESIDENT = "president"
    PRESIDED = "presided"
    NAME = "name"
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
    """The organisation did not exist."""
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
    end: str
    end_unknown: str
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


_EN_ABSENT = "{subject} did not exist {never}."
_EN_PERHAPS_ABSENT = "It is not certain that {subject} existed {never}."
_FR_ABSENT = "{subject}, {never}{colon}cette organisation n’existait pas."
_FR_PERHAPS_ABSENT = "Il n’est pas certain que cette organisation ait existé à ce moment."

WORDINGS: dict[tuple[Topic, Language], Wording] = {
    (Topic.PRESIDENT, Language.EN): Wording(
        certain=(
            "{names} was certainly president of {subject} {when}.",
            "{names} were certainly president of {subject} {when}.",
        ),
        possible="{names} was possibly president of {subject} {when}{why}.",
        one_of="One of them was certainly president.",
        perhaps_none="The office may also have been vacant.",
        none="{subject} certainly had no president {never}.",
        silent="No president of {subject} is recorded for {asked}: {gap} that there was none.",
        absent=_EN_ABSENT,
        perhaps_absent=_EN_PERHAPS_ABSENT,
        disputed="according to {source}, {names} was in office {period}",
    ),
    (Topic.PRESIDENT, Language.FR): Wording(
        certain=(
            "{subject}, {when}{colon}{names} occupait certainement la présidence.",
            "{subject}, {when}{colon}{names} occupaient certainement la présidence.",
        ),
        nothing_certain="{subject}, {when}{colon}aucun nom n’est certain.",
        possible="Peut-être {names} à la présidence{why}.",
        one_of="L’une de ces personnes occupait certainement la présidence.",
        perhaps_none="Il se peut aussi que le poste ait été vacant.",
        none="{subject}, {never}{colon}la présidence était certainement vacante.",
        silent="{subject}, {never}{colon}aucune présidence n’est consignée. "
        "{gap} que le poste était vacant.",
        absent=_FR_ABSENT,
        perhaps_absent=_FR_PERHAPS_ABSENT,
        disputed="selon {source}, {names} occupait la présidence {period}",
    ),
    (Topic.PRESIDED, Language.EN): Wording(
        certain=("{subject} was certainly president of {names} {when}.",),
        possible="{subject} was possibly president of {names} {when}{why}.",
        one_of="{subject} was certainly president of one of them.",
        perhaps_none="It may also have been none of them.",
        none="{subject} was certainly president of no union {never}.",
        silent="No presidency of {subject} is recorded for {asked}: {gap} that there was none.",
        absent="No union that {subject} was ever president of existed {never}.",
        perhaps_absent="It is not certain that any union that {subject} was ever president of "
        "existed {never}.",
        disputed="according to {source}, {subject} presided over {names} {period}",
    ),
    (Topic.PRESIDED, Language.FR): Wording(
        certain=("{subject}, {when}{colon}certainement à la présidence ({names}).",),
        nothing_certain="{subject}, {when}{colon}aucune présidence n’est certaine.",
        possible="Peut-être à la présidence ({names}){why}.",
        one_of="L’une de ces présidences est certaine.",
        perhaps_none="Il se peut aussi qu’il n’y en ait eu aucune.",
        none="{subject}, {never}{colon}certainement aucune présidence.",
        silent="{subject}, {never}{colon}aucune présidence n’est consignée. "
        "{gap} qu’il n’y en avait aucune.",
        absent="{subject}, {never}{colon}aucun syndicat en cause n’existait.",
        perhaps_absent="Il n’est pas certain qu’un syndicat en cause ait existé à ce moment.",
        disputed="selon {source}, présidence ({names}) {period}",
    ),
    (Topic.NAME, Language.EN): Wording(
        certain=("{subject} was certainly called {names} {when}.",),
        possible="{subject} was possibly called {names} {when}{why}.",
        one_of="One of these names was certainly in use.",
        perhaps_none="It may also have been none of these names.",
        none="{subject} certainly had no such name {never}.",
        silent="No such name of {subject} is recorded for {asked}: {gap} that there was none.",
        absent=_EN_ABSENT,
        perhaps_absent=_EN_PERHAPS_ABSENT,
        disputed="according to {source}, the name {names} was in use {period}",
        quote="“{}”",
    ),
    (Topic.NAME, Language.FR): Wording(
        certain=(
            "{subject}, {when}{colon}le nom {names} était certainement en usage.",
            "{subject}, {when}{colon}les noms {names} étaient certainement en usage.",
        ),
        nothing_certain="{subject}, {when}{colon}aucun nom n’est certain.",
        possible="Peut-être le nom {names}{why}.",
        one_of="L’un de ces noms était certainement en usage.",
        perhaps_none="Il se peut aussi que ce n’ait été aucun de ces noms.",
        none="{subject}, {never}{colon}certainement aucun nom de cette sorte.",
        silent="{subject}, {never}{colon}aucun nom de cette sorte n’est consigné. "
        "{gap} qu’il n’y en avait aucun.",
        absent=_FR_ABSENT,
        perhaps_absent=_FR_PERHAPS_ABSENT,
        disputed="selon {source}, le nom {names} était en usage {period}",
        quote="«\N{NO-BREAK SPACE}{}\N{NO-BREAK SPACE}»",
    ),
    (Topic.RECORD, Language.EN): Wording(
        certain=(
            "{names} is certain for {subject} {when}.",
            "{names} are certain for {subject} {when}.",
        ),
        possible="{names} is possible for {subject} {when}{why}.",
        one_of="One of them is certain.",
        perhaps_none="There may also have been nothing of the kind.",
        none="There was certainly nothing of the kind for {subject} {never}.",
        silent="Nothing of the kind is recorded for {subject} {never}: {gap} that there was none.",
        absent=_EN_ABSENT,
        perhaps_absent=_EN_PERHAPS_ABSENT,
        disputed="according to {source}, {names} {period}",
    ),
    (Topic.RECORD, Language.FR): Wording(
        certain=("{subject}, {when}{colon}certainement {names}.",),
        nothing_certain="{subject}, {when}{colon}rien n’est certain.",
        possible="Peut-être {names}{why}.",
        one_of="L’un de ces éléments est certain.",
        perhaps_none="Il se peut aussi qu’il n’y ait rien eu de tel.",
        none="{subject}, {never}{colon}certainement rien de tel.",
        silent="{subject}, {never}{colon}rien de tel n’est consigné. {gap} qu’il n’y avait rien.",
        absent=_FR_ABSENT,
        perhaps_absent=_FR_PERHAPS_ABSENT,
        disputed="selon {source}, {names} {period}",
    ),
}

COMMON: dict[Language, Common] = {
    Language.EN: Common(
        colon=": ",
        silence="the record is silent, which does not mean",
        incomplete="the record may be incomplete here, and does not show",
        start="the start is known only as {noun}",
        start_unknown="the start is unknown",
        end="the end is known only as {noun}",
        end_unknown="the end is unknown",
        marked=" and the source marks it as {mark}",
        marks=("approximate", "uncertain", "approximate and uncertain"),
        marked_somewhere="a date is marked as approximate or uncertain",
        after="nothing is known after {the}",
        after_all="nothing is known that late",
        vague_question="the dates of the question are not exact",
        disputed="Disputed: {claim}; the data set does not accept this.",
        quote="“{}”",
        some_source="a source",
        unnamed="the subject",
        sources="Sources:",
        known_through="Known through {day}.",
    ),
    Language.FR: Common(
        colon="\N{NO-BREAK SPACE}: ",
        silence="Le dossier est muet, ce qui ne veut pas dire",
        incomplete="Le dossier est peut-être incomplet et ne permet pas de dire",
        start="on sait seulement que le début se situe {on}",
        start_unknown="le début est inconnu",
        end="on sait seulement que la fin se situe {on}",
        end_unknown="la fin est inconnue",
        marked=" et la source donne cette date comme {mark}",
        marks=("approximative", "incertaine", "approximative et incertaine"),
        marked_somewhere="une date est donnée comme approximative ou incertaine",
        after="rien n’est connu après {the}",
        after_all="aucune donnée n’est aussi récente",
        vague_question="les dates de la question ne sont pas exactes",
        disputed="Contesté\N{NO-BREAK SPACE}: {claim}; "
        "le jeu de données ne retient pas cette affirmation.",
        quote="«\N{NO-BREAK SPACE}{}\N{NO-BREAK SPACE}»",
        some_source="une source",
        unnamed="le sujet",
        sources="Sources\N{NO-BREAK SPACE}:",
        known_through="Situation connue jusqu’au {day}.",
    ),
}
