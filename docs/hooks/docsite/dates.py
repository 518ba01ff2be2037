"""A table of dates: what to write, what it says, and which days it allows."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal

from apts_model import ImpreciseDate, Language
from apts_model.words import date_words, number_words
from docsite.asking import Ask
from docsite.markup import plain, table
from docsite.wording import say

_FIRST, _LAST = datetime.date.min, datetime.date.max


def date_table(ask: Ask) -> Iterator[str]:
    """Give a row for each date that a marker lists."""
    dates = [ImpreciseDate.parse(text.strip()) for text in ask.text.split(";")]
    keys = ("write", "what it is", "first day", "last day", "counts as")
    rows = [_row(date, ask.language) for date in dates]
    return table([say(key, ask.language) for key in keys], rows)


def _row(date: ImpreciseDate, language: Language) -> tuple[str, ...]:
    first, last = _day(date.earliest, language), _day(date.latest, language)
    words = plain(date_words(date, language))
    return f"`{date}`", words, first, last, _counts_as(date, language)


def _day(day: datetime.date, language: Language) -> str:
    return say("unbounded", language) if day in {_FIRST, _LAST} else day.isoformat()


def _counts_as(date: ImpreciseDate, language: Language) -> str:
    if date.is_exact:
        return say("one day", language)
    first, last = map(datetime.date.fromordinal, _within_calendar(date))
    if first == _FIRST:
        return say("up to", language).format(last)
    if last == _LAST:
        return say("since", language).format(first)
    days = number_words(Decimal(last.toordinal() - first.toordinal() + 1), language)
    if (first, last) == (date.earliest, date.latest):
        return say("some day", language).format(days)
    return say("some day between", language).format(days, first, last)


def _within_calendar(date: ImpreciseDate) -> tuple[int, int]:
    first, last = date.window
    return max(first, _FIRST.toordinal()), min(last, _LAST.toordinal())
