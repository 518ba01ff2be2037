"""What is read alike of every entity of Wikidata: names, dates, periods; and what is not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import attrs

from apts_model.errors import DateSyntaxError, ImpossiblePeriodError, UnsupportedDateError
from apts_model.exchange.losses import Ends, Loss
from apts_model.exchange.taking import impossible, kept_text, period_between
from apts_model.exchange.wikibase import Entity, Snak, Statement, UnheldDateError, date_of
from apts_model.records.sources import Citation, Language
from apts_model.records.standing import Standing
from apts_model.showing import visible
from apts_model.time.dates import ImpreciseDate
from apts_model.time.periods import OPEN, End, Period

START, END = "P580", "P582"
REPLACES, REPLACED_BY = "P1365", "P1366"
"""Who or what came before and after: of a tenure, or of an organisation."""
CIRCUMSTANCES = "P1480", "P5102"
"""How sure a statement is: its sourcing circumstances, its nature."""
CIRCA = "Q5727902"
OF_DATES = {*CIRCUMSTANCES}
OF_PERIODS = {START, END, *OF_DATES}
LANGUAGES = {language.value for language in Language}
ANY_LANGUAGE = "mul"


def key_of(item: str) -> str:
    """Return the id that a record of an item has."""
    return item.lower()


def _listed(keys: Iterable[str]) -> str:
    """List keys of a stranger's file, so that nothing in them is unseen."""
    return ", ".join(map(visible, keys))


@attrs.define
class Notes:
    """Notes what a data set cannot hold, and reads what is there in every entity."""

    ends: Ends
    language: Language
    losses: list[Loss] = attrs.field(factory=list[Loss])

    def lose(self, path: str, reason: str) -> None:
        """Note one thing."""
        self.losses.append(Loss(path, reason))

    def unread(self, entity: Entity, read: Collection[str]) -> None:
        """Note, in one line, the statements of an entity that nothing is made of."""
        others = [key for key in entity.statements if key not in read]
        if others:
            self.lose(f"{entity.path}.claims", f"not read: {_listed(others)}")
        if entity.others:
            self.lose(entity.path, f"not read: {_listed(entity.others)}")

    def unread_qualifiers(self, statement: Statement, read: Collection[str]) -> None:
        """Note, in one line, what else a statement says."""
        others = [key for key in statement.qualifiers if key not in read]
        if others:
            self.lose(f"{statement.path}.qualifiers", f"not read: {_listed(others)}")
        if statement.has_references:
            told = "not read: the source is Wikidata's item"
            self.lose(f"{statement.path}.references", told)

    def citations(self, *items: str) -> tuple[Citation, ...]:
        """Cite entities."""
        return tuple(Citation(source_id=f"wikidata-{key_of(item)}") for item in items)

    def standing(self, statement: Statement) -> Standing:
        """Take a deprecated rank for what it is: a claim that is made and not held true."""
        return Standing.DISPUTED if statement.rank == "deprecated" else Standing.ACCEPTED

    # --- texts ----------------------------------------------------------------------------------

    def texts(self, entity: Entity) -> Iterator[tuple[str, str]]:
        """Give labels and aliases with their languages; those that are left out are noted."""
        others = {*entity.labels, *entity.aliases} - LANGUAGES - {ANY_LANGUAGE}
        if others:
            self.lose(entity.path, f"names in other languages: {_listed(sorted(others))}")
        own = self.language.value
        for language in (own, *sorted(LANGUAGES - {own}), ANY_LANGUAGE):
            label = entity.labels.get(language)
            for text in [*([] if label is None else [label]), *entity.aliases.get(language, [])]:
                held = self.text(text, entity.path)
                if held is not None:
                    yield held, language

    def text(self, text: str, path: str) -> str | None:
        """Take a text, or note why it cannot be held."""
        kept, told = kept_text(text)
        if told is not None:
            self.lose(path, f"a text is left out: {told}" if kept is None else told)
        return kept

    # --- dates ----------------------------------------------------------------------------------

    def period(self, statement: Statement) -> Period | None:
        """Read when a statement held, None where it would have ended before it began."""
        start = self.qualifier(statement, START)
        end = self.qualifier(statement, END)
        if self.doubts(statement) and not {type(start), type(end)} & {ImpreciseDate}:
            told = "that it is not sure is not kept: it has no date to be marked"
            self.lose(f"{statement.path}.qualifiers", told)
        return self.between(start, end, statement.path)

    def between(self, start: End, end: End, path: str) -> Period | None:
        """Make a period, or note why there is none."""
        try:
            return period_between(start, end, self.ends)
        except ImpossiblePeriodError as error:
            self.lose(path, f"left out: {impossible(error, start, end)}")
            return None

    def qualifier(self, statement: Statement, key: str) -> End:
        """Read the date that qualifies a statement: some value is unknown, no value is open."""
        snaks = statement.qualifiers.get(key, [])
        if len(snaks) > 1:
            self.lose(snaks[1].path, f"{key} stands more than once: taken as unknown")
            return None
        if not snaks or snaks[0].type == "somevalue":
            return None
        if snaks[0].type == "novalue":
            return self.without_value(snaks[0], key, is_end=key == END)
        return self.qualified(self.date(snaks[0]), statement)

    def without_value(self, snak: Snak, key: str, *, is_end: bool) -> End:
        """Take an end that has no value as open; anything else is unknown, and noted."""
        if is_end:
            return OPEN
        self.lose(snak.path, f"{key} has no value: taken as unknown")
        return None

    def date(self, snak: Snak) -> ImpreciseDate | None:
        """Read a date; one that cannot be held counts as unknown, and is noted."""
        if snak.type != "value":
            return None
        try:
            return date_of(snak.value)
        except UnheldDateError as error:
            self.lose(snak.path, f"taken as unknown: {error.reason}")
            return None

    def qualified(self, date: ImpreciseDate | None, statement: Statement) -> ImpreciseDate | None:
        """Mark a date as its statement is: about then (circa), or else doubtful."""
        said = self.doubts(statement)
        if date is None or not said:
            return date
        mark = "~" if all(one.item == CIRCA for one in said) else "?"
        return ImpreciseDate.parse(f"{date}{mark}")

    def doubts(self, statement: Statement) -> list[Snak]:
        """Return what makes a statement less than sure."""
        return [one for key in CIRCUMSTANCES for one in statement.qualifiers.get(key, [])]

    def date_text(self, text: object, path: str) -> ImpreciseDate | None:
        """Read the day of a time stamp."""
        if text is None:
            return None
        try:
            return ImpreciseDate.parse(str(text)[:10])
        except (DateSyntaxError, UnsupportedDateError):
            self.lose(f"{path}.modified", "it is no time stamp")
            return None
