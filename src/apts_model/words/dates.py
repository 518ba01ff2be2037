"""Dates and periods in words: what an EDTF text means, said as a sentence says it."""

from __future__ import annotations

import calendar
import datetime
import re

from apts_model.records.campaigns import Yearly
from apts_model.records.sources import Language, language_of
from apts_model.time.certainty import Certainty
from apts_model.time.dates import ImpreciseDate
from apts_model.time.edtf import FIRST_DAY
from apts_model.time.periods import OPEN, Period
from apts_model.words.basics import labelled, listed, pick
from apts_model.words.phrases import DECADE, ENGLISH, FRENCH, Marks, Phrase, Unit
from apts_model.words.terms import term

_MARKS = str.maketrans("", "", "?~%")


def date_words(date: ImpreciseDate, language: Language | str) -> str:
    """Say a date by itself, as exactly as it is known and no more so.

    Examples:
        >>> from apts_model import ImpreciseDate
        >>> from apts_model.words import date_words
        >>> date_words(ImpreciseDate.parse("[2021-06-09..2021-06-21]"), "en")
        'some day from June 9 to June 21, 2021'
        >>> date_words(ImpreciseDate.parse("2006-05-01"), "fr")
        '1er mai 2006'
    """
    return phrase(date, language).noun


def on_date(date: ImpreciseDate, language: Language | str) -> str:
    """Say that something was so on a date.

    Examples:
        >>> from apts_model import ImpreciseDate
        >>> from apts_model.words import on_date
        >>> on_date(ImpreciseDate.parse("2005-01-15"), "en")
        'on January 15, 2005'
        >>> on_date(ImpreciseDate.parse("2001-23"), "fr")
        'à l’automne 2001'
    """
    return phrase(date, language).on


def dated(date: ImpreciseDate | None, told: str, language: Language | str) -> str:
    """Put a date, or that it is unknown, ahead of what is told of it.

    Examples:
        >>> from apts_model.words import dated
        >>> dated(None, "65,000 members", "en")
        'date unknown: 65,000 members'
    """
    unknown = pick(("date unknown", "date inconnue"), language)
    return labelled(unknown if date is None else date_words(date, language), told, language)


def not_every_day(date: ImpreciseDate, language: Language | str) -> str:
    """Say "not on every day" of a date that covers several.

    Examples:
        >>> from apts_model import ImpreciseDate
        >>> from apts_model.words.dates import not_every_day
        >>> not_every_day(ImpreciseDate.parse("2006-04"), "fr")
        'une partie seulement des jours d’avril 2006'
    """
    said = phrase(date, language)
    # "of" goes with what has a name of its own, not with "about 1972" or "2010 or earlier".
    of_it = f"of {said.the}", said.start
    days = of_it if _is_plain(date) else ("in question", "en question")
    said_of = ("not on every day", "une partie seulement des jours")
    return f"{pick(said_of, language)} {pick(days, language)}"


def period_words(period: Period, language: Language | str) -> str:
    """Say how long something held.

    Examples:
        >>> from apts_model import Period
        >>> from apts_model.words import period_words
        >>> period_words(Period("2004-11", until="2006-05-18"), "en")
        'from November 2004 until May 18, 2006'
        >>> period_words(Period("2021-11-18", until=".."), "fr")
        'depuis le 18 novembre 2021'
        >>> period_words(Period("2023-09", through="2023-09"), "en")
        'within September 2023'
        >>> period_words(Period("[..2023-12]", through="[2023-11..]"), "fr")
        'début au plus tard en décembre 2023, fin au plus tôt en novembre 2023'
    """
    end = period.end
    if end == OPEN:
        return _since(period.start, language)
    if language_of(language) is Language.FR and _is_bounded(period.start, end, period.whole_days):
        return _between_bounds(period.start, end, whole_days=period.whole_days)
    if period.start is None:
        return _from_unknown(end, language, whole_days=period.whole_days)
    start = phrase(period.start, language)
    if end is None:
        unknown = f"{start.start}, end unknown", f"à partir {start.start}, fin inconnue"
        return pick(unknown, language)
    last = phrase(end, language)
    if not period.whole_days:
        return f"{start.start} {last.until}"
    from_to = f"{start.start} {last.to}{_inclusively(language)}"
    return _within(end, last, language) or from_to if period.start == end else from_to


def gap_words(period: Period, vacant: Certainty, language: Language | str) -> str:
    """Say when nobody certainly held an office, and whether it was vacant.

    Examples:
        >>> from apts_model import Certainty, Period
        >>> from apts_model.words import gap_words
        >>> gap_words(Period("1982", through="1983"), Certainty.POSSIBLE, "en")
        'Vacancy: from 1982 through 1983, possible'
    """
    from_the_first = period.start is not None and period.start.days[0] == FIRST_DAY
    told = period_words(Period(through=period.through) if from_the_first else period, language)
    doubt = "" if vacant is Certainty.CERTAIN else f", {term(vacant, language)}"
    return labelled(pick(("Vacancy", "Vacance"), language), f"{told}{doubt}", language)


def through(date: ImpreciseDate, language: Language | str) -> str:
    """Say that something went on to the end of a date.

    Examples:
        >>> from apts_model import ImpreciseDate
        >>> from apts_model.words import through
        >>> through(ImpreciseDate.parse("2023-11-23"), "fr")
        'jusqu’au 23 novembre 2023 inclusivement'
    """
    said = phrase(date, language)
    return pick((said.to, said.until + _inclusively(Language.FR)), language)


def without_end(period: Period, language: Language | str) -> str:
    """Say of something without an end whether it goes on, or its end is unknown.

    Examples:
        >>> from apts_model import Period
        >>> from apts_model.words import without_end
        >>> without_end(Period("2023-11-23", through=".."), "fr")
        'fin ouverte'
        >>> without_end(Period("2023-11-23"), "en")
        'end unknown'
    """
    if period.is_open:
        return pick(("end open", "fin ouverte"), language)
    return pick(("end unknown", "fin inconnue"), language)


def yearly_words(yearly: Yearly, language: Language | str) -> str:
    """Say on which days of every year.

    Examples:
        >>> from apts_model import Yearly
        >>> from apts_model.words import yearly_words
        >>> yearly_words(Yearly(start="11-25", through="12-06"), "en")
        'every year from November 25 to December 6'
    """
    last_year = 2001 if yearly.start <= yearly.through else 2002
    first = ImpreciseDate.parse(f"2001-{yearly.start}")
    last = ImpreciseDate.parse(f"{last_year}-{yearly.through}")
    days = re.sub(r",? 200[12]", "", from_to(first, last, language))
    return f"{pick(('every year', 'chaque année'), language)} {days}"


def from_to(first: ImpreciseDate, last: ImpreciseDate, language: Language | str) -> str:
    """Say from which day to which, both included.

    Examples:
        >>> from apts_model import ImpreciseDate
        >>> from apts_model.words.dates import from_to
        >>> from_to(ImpreciseDate.parse("2022-07-04"), ImpreciseDate.parse("2022-10-02"), "fr")
        'du 4 juillet au 2 octobre 2022'
    """
    if first == last:
        return on_date(first, language)
    if _is_plain(first) and _is_plain(last):
        grammar = pick((ENGLISH, FRENCH), language)
        return grammar.from_to(_unit(first.text), _unit(last.text))
    start, end = phrase(first, language), phrase(last, language)
    return f"{start.start} {pick((f'to {end.the}', end.to), language)}"


def at_the_latest(date: ImpreciseDate, language: Language | str) -> str:
    """Say by when.

    Examples:
        >>> from apts_model import ImpreciseDate
        >>> from apts_model.words.dates import at_the_latest
        >>> at_the_latest(ImpreciseDate.parse("2023-10-25"), "en")
        'by October 25, 2023 at the latest'
    """
    said = phrase(date, language)
    return pick((f"by {said.the} at the latest", f"au plus tard {between_or_on(said)}"), language)


def between_or_on(said: Phrase) -> str:
    """Say when something was so, with "entre" for a range, as French says it after "de"."""
    between = said.start.removeprefix("d’un jour ")
    return between if between.startswith("entre ") else said.on


def _is_plain(date: ImpreciseDate) -> bool:
    return date.text.replace("-", "").isdigit()


def _since(start: ImpreciseDate | None, language: Language | str) -> str:
    if start is None:
        return pick(("since an unknown date", "depuis une date inconnue"), language)
    return f"{pick(('since', 'depuis'), language)} {phrase(start, language).the}"


def _from_unknown(end: ImpreciseDate | None, language: Language | str, *, whole_days: bool) -> str:
    if end is None:
        return pick(("at unknown dates", "dates inconnues"), language)
    last = phrase(end, language)
    until = pick((last.to, last.until), language) + _inclusively(language)
    unknown = pick(("start unknown", "début inconnu"), language)
    return f"{unknown}, {until if whole_days else last.until}"


def _within(date: ImpreciseDate, said: Phrase, language: Language | str) -> str:
    """Say that something was on one day, or some days of one month or year, else nothing."""
    if date.is_exact:
        return said.on
    is_long = date.days[0] < date.days[1] and not date.text.startswith("[")
    return pick((f"within {said.the}", f"au cours {said.start}"), language) if is_long else ""


def _is_bounded(start: ImpreciseDate | None, end: ImpreciseDate | None, whole_days: bool) -> bool:
    """Whether "du ... ou avant" or "au ... ou après inclusivement" would have to be said."""
    return bool(_bound(start) or (whole_days and _bound(end)))


def _bound(date: ImpreciseDate | None) -> str:
    """Say in French how early or how late a date is that is open to one side, else nothing."""
    found = None if date is None else re.fullmatch(r"\[(\.\.)?([0-9-]+)(?:\.\.)?\]", date.text)
    if found is None:
        return ""
    side = "au plus tard" if found[1] else "au plus tôt"
    return f"{side} {phrase(ImpreciseDate.parse(found[2]), Language.FR).on}"


def _between_bounds(
    start: ImpreciseDate | None, end: ImpreciseDate | None, *, whole_days: bool
) -> str:
    """Say a period in French, in two parts: "ou avant" and "ou après" make one hard to read."""
    begins, ends = "début inconnu", "fin inconnue"
    if start is not None:
        bound = _bound(start)
        begins = f"début {bound}" if bound else f"à partir {phrase(start, Language.FR).start}"
    if end is not None:
        until = phrase(end, Language.FR).until
        bound = _bound(end)
        ends = f"fin {bound}" if bound else until + _inclusively(Language.FR) * whole_days
    return f"{begins}, {ends}"


def _inclusively(language: Language | str) -> str:
    return pick(("", " inclusivement"), language)  # "through" says it already


def phrase(date: ImpreciseDate, language: Language | str) -> Phrase:
    """Put a date into words, in every form that a sentence may need."""
    text = date.text
    if not text.startswith("["):
        return _element(text, language)
    elements = [_element(element, language) for element in text[1:-1].split(",")]
    if ".." in text:  # one of them may hold an "or" or an "and" of its own
        separator = pick((", or ", ", ou "), language)
        return Phrase._make(separator.join(forms) for forms in zip(*elements, strict=True))
    return Phrase._make(listed(forms, language, "or") for forms in zip(*elements, strict=True))


def _element(text: str, language: Language | str) -> Phrase:
    """Put into words a date, or a part of a one-of set: a date or a range of plain dates."""
    start, dots, end = text.partition("..")
    if not dots:
        return _component(ImpreciseDate.parse(text), language)
    if start and end:
        return _between(_unit(start), _unit(end), Marks(), language)
    beyond = (" or later", " ou après") if start else (" or earlier", " ou avant")
    unit = _unit(start or end)
    return _between(unit, unit, Marks(), language).followed_by(pick(beyond, language))


def _component(date: ImpreciseDate, language: Language | str) -> Phrase:
    marks = Marks(date.approximate, date.uncertain)
    plain = date.text.translate(_MARKS)
    if "X" in plain:
        return _between(*_named(date.earliest, date.latest), marks, language)
    return _between(_unit(plain), _unit(plain), marks, language)


def _between(first: Unit, last: Unit, marks: Marks, language: Language | str) -> Phrase:
    grammar = pick((ENGLISH, FRENCH), language)
    if first == last:
        return grammar.one(first, marks)
    return grammar.some_day(first, last, marks)


def _unit(text: str) -> Unit:
    return Unit(*map(int, text.split("-")))


def _named(first: datetime.date, last: datetime.date) -> tuple[Unit, Unit]:
    """Find the largest units that begin on one day and end on another."""
    if last.day < calendar.monthrange(last.year, last.month)[1] or first.day > 1:
        return _unit(first.isoformat()), _unit(last.isoformat())
    if first.month > 1 or last.month < 12:
        return Unit(first.year, first.month), Unit(last.year, last.month)
    # The first decade of a century is left out: "the 1900s" would be taken for the century.
    if first.year % 10 == 0 and last.year == first.year + 9 and first.year % 100:
        return Unit(first.year, DECADE), Unit(first.year, DECADE)
    return Unit(first.year), Unit(last.year)
