"""Events: what happened, in one line of a chronicle and without its date."""

from __future__ import annotations

import enum
from collections.abc import Sequence

from apts_model.records.sources import Language
from apts_model.words.basics import labelled, listed, pick


class EventKind(enum.Enum):
    """What kind of thing happened, in a chronology.

    Examples:
        >>> from apts_model.words import EventKind
        >>> EventKind("presidency_start")
        <EventKind.PRESIDENCY_START: 'presidency_start'>
    """

    FOUNDING = "founding"
    DISSOLUTION = "dissolution"
    NAME = "name"
    PRESIDENCY_START = "presidency_start"
    PRESIDENCY_END = "presidency_end"
    REELECTION = "reelection"
    FIGURE = "figure"
    MERGER = "merger"
    ABSORPTION = "absorption"
    SPLIT = "split"
    AFFILIATION_START = "affiliation_start"
    AFFILIATION_END = "affiliation_end"
    MILESTONE = "milestone"
    STRIKE = "strike"
    AGREEMENT_SIGNED = "agreement_signed"
    AGREEMENT_IN_FORCE = "agreement_in_force"
    AGREEMENT_END = "agreement_end"
    STATUTE_STEP = "statute_step"
    CAMPAIGN = "campaign"


# For one and, where that differs, for several. `{label}` is those who did it and a colon, or
# nothing where nobody is named; `{body}` is what it was done to, likewise. With a colon, French
# needs no article and no "de" before a name.
_ENGLISH: dict[EventKind, tuple[str, ...]] = {
    EventKind.FOUNDING: ("{who} is founded", "{who} are founded"),
    EventKind.DISSOLUTION: ("{who} is dissolved", "{who} are dissolved"),
    EventKind.NAME: ("{who} takes the name “{what}”", "{who} take the name “{what}”"),
    EventKind.PRESIDENCY_START: (
        "{who} becomes president of {what}",
        "{who} become presidents of {what}",
    ),
    EventKind.PRESIDENCY_END: (
        "{who} leaves the presidency of {what}",
        "{who} leave the presidency of {what}",
    ),
    EventKind.REELECTION: (
        "{who} is re-elected president of {what}",
        "{who} are re-elected presidents of {what}",
    ),
    EventKind.FIGURE: ("{label}{what}",),
    EventKind.MERGER: ("{who} merges into {what}", "{who} merge into {what}"),
    EventKind.ABSORPTION: ("{what} absorbs {who}",),
    EventKind.SPLIT: ("{what} splits off from {who}", "{what} split off from {who}"),
    EventKind.AFFILIATION_START: ("{who} joins {what}", "{who} join {what}"),
    EventKind.AFFILIATION_END: ("{who} leaves {what}", "{who} leave {what}"),
    EventKind.MILESTONE: ("{label}{detailed}",),
    EventKind.STRIKE: ("{label}{detailed}",),
    EventKind.AGREEMENT_SIGNED: ("{label}collective agreement signed",),
    EventKind.AGREEMENT_IN_FORCE: ("{label}collective agreement comes into force",),
    EventKind.AGREEMENT_END: ("{label}collective agreement ends",),
    EventKind.STATUTE_STEP: ("{label}{what}",),
    EventKind.CAMPAIGN: ("{label}campaign “{what}”",),
}

_QUOTED = "«\N{NO-BREAK SPACE}{what}\N{NO-BREAK SPACE}»"
_FRENCH: dict[EventKind, tuple[str, ...]] = {
    EventKind.FOUNDING: ("{label}fondation",),
    EventKind.DISSOLUTION: ("{label}dissolution",),
    EventKind.NAME: (f"{{who}} prend le nom {_QUOTED}", f"{{who}} prennent le nom {_QUOTED}"),
    EventKind.PRESIDENCY_START: (
        "{body}{who} accède à la présidence",
        "{body}{who} accèdent à la présidence",
    ),
    EventKind.PRESIDENCY_END: (
        "{body}{who} quitte la présidence",
        "{body}{who} quittent la présidence",
    ),
    EventKind.REELECTION: (
        "{body}{who} conserve la présidence (réélection)",
        "{body}{who} conservent la présidence (réélection)",
    ),
    EventKind.FIGURE: ("{label}{what}",),
    EventKind.MERGER: ("{who} devient {what} par fusion", "{who} fusionnent pour former {what}"),
    EventKind.ABSORPTION: ("{what} absorbe {who}",),
    EventKind.SPLIT: ("{label}{what} fait scission", "{label}{what} font scission"),
    EventKind.AFFILIATION_START: ("{body}{who} devient membre", "{body}{who} deviennent membres"),
    EventKind.AFFILIATION_END: (
        "{body}{who} n’est plus membre",
        "{body}{who} ne sont plus membres",
    ),
    EventKind.MILESTONE: ("{label}{detailed}",),
    EventKind.STRIKE: ("{label}{detailed}",),
    EventKind.AGREEMENT_SIGNED: ("{label}signature de la convention collective",),
    EventKind.AGREEMENT_IN_FORCE: ("{label}entrée en vigueur de la convention collective",),
    EventKind.AGREEMENT_END: ("{label}fin de la convention collective",),
    EventKind.STATUTE_STEP: ("{label}{what}",),
    EventKind.CAMPAIGN: (f"{{label}}campagne {_QUOTED}",),
}


def event_words(
    kind: EventKind, who: Sequence[str], what: Sequence[str], language: Language | str
) -> str:
    """Tell an event in one line, without its date.

    `who` and `what` are names to show: a president and the union, the unions that merged and
    their successor, a parent and what split off, members and the body they join, unions and the
    terms of a stage or a strike with a detail such as the vote, a statute and its step. A
    campaign, a stage, a strike or an agreement may be told with an empty `who`.

    Examples:
        >>> from apts_model.words import EventKind, event_words
        >>> event_words(EventKind.MERGER, ["APTMQ", "CPS"], ["APTS"], "en")
        'APTMQ and CPS merge into APTS'
        >>> event_words(EventKind.ABSORPTION, ["APTS", "CPS"], ["APTS"], "fr")
        'APTS absorbe CPS'
    """
    if kind is EventKind.ABSORPTION:  # the survivor may stand among its predecessors
        who = [name for name in who if name not in what] or who
    actors = what if kind is EventKind.SPLIT else who
    templates = pick((_ENGLISH, _FRENCH), language)[kind]
    said_who, said_what = listed(who, language), listed(what, language)
    return templates[0 if len(actors) == 1 else -1].format(
        who=said_who,
        what=said_what,
        label=_ahead(said_who, language),
        body=_ahead(said_what, language),
        detailed=_detailed(what),
    )


def _ahead(names: str, language: Language | str) -> str:
    return labelled(names, "", language) if names else ""


def _detailed(what: Sequence[str]) -> str:
    """Set what comes after the first in brackets, such as the result of a vote."""
    details = ", ".join(filter(None, what[1:]))
    return " ".join([*what[:1], *filter(None, [details and f"({details})"])])
