"""iCalendar (RFC 5545) out: strikes, campaigns, legal deadlines and anniversaries as events.

All events last whole days and say nothing of hours. Needs the extra `ical`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from apts_model.dataset import Dataset, checked_dataset
from apts_model.errors import InvalidValueError, MissingExtraError
from apts_model.exchange.icalendar_events import Event, Events
from apts_model.exchange.losses import Exported
from apts_model.records.sources import Language, language_of
from apts_model.records.values import several
from apts_model.time.dates import DateLike, exact_day


def write(
    dataset: Dataset,
    *,
    stamp: DateLike | None = None,
    language: Language | str = Language.EN,
    holidays: Iterable[DateLike] = (),
) -> Exported:
    r"""Write strikes, campaigns, the deadlines of rounds, and the anniversaries of organisations.

    An event whose days are not known exactly spans all days on which it may have been, is
    marked as tentative, and says "possible" in its summary. Where that would be more than a year
    at either end, there is no event.

    Args:
        dataset: What is written.
        stamp: The day on which the calendar is made; by default the `as_of` day. What comes
            every year begins in that year.
        language: The language of the summaries.
        holidays: Days that are no working days, for deadlines (see `Dataset.deadlines`).

    Raises:
        MissingExtraError: the package icalendar is not installed.
        InvalidValueError: the day is not one exact day, or there is none; the language is
            neither "en" nor "fr".

    Examples:
        >>> import apts_model as am
        >>> from apts_model.exchange import icalendar
        >>> campaign = am.Campaign(id="may", title="Labour week", period=am.Period(
        ...     "2026-05-01", through="2026-05-07"))
        >>> mine = am.Dataset(title="Mine", campaigns=[campaign])
        >>> lines = icalendar.write(mine, stamp="2026-01-31").text.splitlines()
        >>> print(*[line for line in lines if line.startswith(("SUMMARY", "DT", "UID"))], sep="\n")
        SUMMARY:Labour week
        DTSTART;VALUE=DATE:20260501
        DTEND;VALUE=DATE:20260508
        DTSTAMP:20260131T000000Z
        UID:campaigns.may@apts-model
    """
    checked_dataset(dataset)
    day = dataset.as_of if stamp is None else exact_day(stamp, field="stamp")
    if day is None:
        told = "the data set has no `as_of` day: give the day on which the calendar is made"
        raise InvalidValueError("stamp", told)
    library = _icalendar()
    events = Events(dataset, language_of(language), day.year)
    is_calendar = issubclass(type(holidays), Mapping)  # `deadlines_of` knows what to do with one
    events.add_all(holidays if is_calendar else several(holidays, "holidays"))
    return Exported(_text(library, events, day), events.ledger.losses)


def _icalendar() -> Any:
    """Return the package icalendar."""
    try:
        import icalendar  # noqa: PLC0415 - an extra that is asked for only here
    except ImportError:
        raise MissingExtraError("iCalendar", "ical") from None
    return icalendar


def _text(library: Any, events: Events, stamp: datetime.date) -> str:
    calendar = library.Calendar()
    calendar.add("prodid", f"-//apts-model//{events.language.value.upper()}")
    calendar.add("version", "2.0")
    calendar.add("name", events.dataset.title)
    calendar.add("x-wr-calname", events.dataset.title)
    for event in events.by_uid.values():
        calendar.add_component(_component(library, event, stamp))
    text: str = calendar.to_ical().decode()
    return text


def _component(library: Any, event: Event, stamp: datetime.date) -> Any:
    component = library.Event()
    midnight = datetime.time(tzinfo=datetime.UTC)
    component.add("uid", event.uid)
    component.add("dtstamp", datetime.datetime.combine(stamp, midnight))
    component.add("dtstart", event.start)
    component.add("dtend", event.end)
    component.add("summary", event.summary)
    component.add("description", event.description)
    component.add("status", "CONFIRMED" if event.certain else "TENTATIVE")
    component.add("transp", "TRANSPARENT")
    if event.rule is not None:
        component.add("rrule", event.rule)
    return component
