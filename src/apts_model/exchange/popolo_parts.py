"""What all objects of Popolo have in common: ids, dates, names, sources."""

from __future__ import annotations

import attrs

from apts_model.errors import AptsModelError, ImpossiblePeriodError
from apts_model.exchange.items import NO_PLACE, Item
from apts_model.exchange.losses import EmptyEnd, Ends
from apts_model.exchange.taking import Ids, impossible, is_address, period_between, slug
from apts_model.records.names import Name, NameKind
from apts_model.records.sources import Citation, Language, Source
from apts_model.records.values import is_id
from apts_model.showing import quoted
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import OPEN, Period

PLAIN = {"president", "presidency", "présidence"}
"""What an office is called that has no title of its own."""

WEBSITE = "website"
"""The note of the link that is an organisation's own site."""

_LANGUAGES = {None, *(language.value for language in Language)}
"""What `lang` may be, as EveryPolitician writes it; nothing where it is the one asked for."""
_NAME_KINDS = {kind.value: kind for kind in NameKind}


@attrs.frozen(kw_only=True)
class Meaning:
    """What a document means and does not say: told by the caller."""

    ends: Ends
    empty_end: EmptyEnd
    language: Language
    presidents: frozenset[str]

    def is_president(self, role: str | None) -> bool:
        """Whether a role is that of a president."""
        return role is not None and role.casefold() in self.presidents


def as_of_written(root: Item) -> ImpreciseDate | None:
    """Read the last day anything is known of, as `write` writes it."""
    meta = root.item("meta")
    if meta is None:
        return None
    meta.key("title")  # the caller gives another
    date = _date(meta, "as_of")
    meta.lose_the_rest()
    if date is None or date.is_exact:
        return date
    meta.lose(f"read as unknown: '{date}' is not one exact day", "as_of")
    return None


def own_id(item: Item, ids: Ids) -> str:
    """Take the id of an object, which it has to have."""
    return kept_id(item, ids, item.needed_key("id"))


def kept_id(item: Item, ids: Ids, key: str) -> str:
    """Return the id for the key of an object, and tell if it is not the same."""
    own = ids.of(key)
    if own != key:
        item.lose(f"{quoted(key)} is no id of a data set: it is kept as {own!r}", "id")
    return own


def lifetime(item: Item, keys: tuple[str, str], meaning: Meaning, lost: str) -> Period | None:
    """Read a period; None where it ends before it starts, and a loss that says what is lost."""
    start, end = _date(item, keys[0]), _date(item, keys[1])
    goes_on = item.is_empty(keys[1]) and meaning.empty_end == "open"
    try:
        return period_between(start, OPEN if goes_on else end, meaning.ends)
    except ImpossiblePeriodError as error:
        item.lose(f"{lost}: {impossible(error, start, end)}")
        return None


def _date(item: Item, key: str) -> ImpreciseDate | None:
    written = item.text(key)
    if written is None:
        return None
    try:
        return ImpreciseDate.parse(written)
    except AptsModelError as error:
        item.lose(f"read as unknown: {error}", key)
        return None


def names(item: Item, meaning: Meaning) -> list[Name]:
    """Read the name and the other names of an organisation."""
    main = item.text("name")
    dated = attrs.evolve(meaning, empty_end="unknown")  # few say when a name was in use
    found = [
        name for other in item.items("other_names") if (name := _other_name(other, main, dated))
    ]
    if main is not None and main not in {name.text for name in found}:
        found.insert(0, Name(text=main, language=meaning.language))
    return found


def _other_name(item: Item, main: str | None, meaning: Meaning) -> Name | None:
    text, note, spoken = item.text("name"), item.text("note"), item.text("lang")
    kind = _NAME_KINDS.get(note or "", NameKind.OFFICIAL if text == main else NameKind.ALIAS)
    if note is not None and note not in _NAME_KINDS:
        item.lose(NO_PLACE, "note")
    period = lifetime(item, ("start_date", "end_date"), meaning, "the name is left out")
    item.lose_the_rest()
    if spoken not in _LANGUAGES:
        item.lose(f"the name is left out: its language is {quoted(spoken)}, neither 'fr' nor 'en'")
        return None
    if text is None or period is None:
        return None
    return Name(text=text, language=spoken or meaning.language, kind=kind, period=period)


def website(item: Item) -> str | None:
    """Read the address of an organisation's own site."""
    found = None
    for link in item.items("links"):
        address = link.text("url")
        if found is None and address and is_address(address) and link.text("note") == WEBSITE:
            found = address
            link.lose_the_rest()
        else:
            link.lose_all(NO_PLACE)
    return found


class Sources:
    """The sources of a document: those with the same address, note and id, if any, are one."""

    def __init__(self) -> None:
        self._known: dict[tuple[str | None, str, str | None], Source] = {}
        self._ids = Ids()

    def all(self) -> list[Source]:
        """Return all of them."""
        return [*self._known.values()]

    def citations(self, item: Item) -> list[Citation]:
        """Read the sources of an object."""
        found = [self._source(link) for link in item.items("sources")]
        cited = dict.fromkeys(source.id for source in found if source is not None)
        return [Citation(source_id=source_id) for source_id in cited]

    def _source(self, link: Item) -> Source | None:
        address, note, key = link.text("url"), link.text("note"), link.key("id")
        link.lose_the_rest()
        if address is not None and not is_address(address):
            link.lose(f"{quoted(address)} is no address on the web", "url")
            address = None
        title = note or address
        if title is None:
            return None
        own = key if key is not None and is_id(key) else None
        if (address, title, own) not in self._known:
            source_id = self._ids.fresh(own or slug(title))
            self._known[address, title, own] = Source(id=source_id, title=title, url=address)
        return self._known[address, title, own]
