"""Advice: what to write for a text that somebody meant as a date, and that is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from apts_model.time.habits import (
    OPEN_WORDS,
    UNKNOWN_WORDS,
    day_of_a_workbook,
    meant,
    meant_between,
    meant_in_full,
    meant_since,
    plain,
)

FORMS = "write a date as 2004, 2004-11 or 2004-11-30, doubtful digits as X"
"""What is said where nothing better is known."""

_TWO_DATES = "an interval is two dates: write start and until apart"
_INTERVAL = f"{_TWO_DATES}, or use Period.parse"

Fault = Callable[[str], str | None]
"""Says what is wrong with a text, None if it is a date."""


def advice(text: str, fault: Fault) -> str:
    """Say what to write for a text that is no date.

    Args:
        text: The text.
        fault: What reads dates: nothing is proposed that is none.

    Examples:
        >>> from apts_model.time.advice import advice
        >>> advice("ca. 1950", lambda text: None if text == "1950~" else "this is no date")
        'write it as 1950~'
    """
    if not text:
        return "it is empty: leave an unknown date out"
    said = plain(text)
    readings = meant(said)
    if written := _written(readings, fault):
        return f"write it as {written}"
    if said in OPEN_WORDS:
        return "write '..' for an end that is open"
    if said in UNKNOWN_WORDS:
        return "leave an unknown date out"
    return _on_many(said, fault) or _off_calendar(readings, fault) or _on_form(text)


def _on_many(said: str, fault: Fault) -> str | None:
    """What to write for a text that names two dates, or leaves out the century or the month."""
    if years := _written(meant_between(said), fault):
        return f"{_TWO_DATES}; one day of these years is {years}"
    if start := _written(meant_since(said), fault):
        return f"{_TWO_DATES}: {start} and '..' for an end that is open"
    if written := _written(meant_in_full(said), fault):
        return f"write the year in four digits, as in {written}"
    if day := day_of_a_workbook(said):
        return f"if it is a workbook's number of a day, write it as {day}, or export it as a date"
    return None


def _written(readings: Iterable[str], fault: Fault) -> str:
    return " or ".join(one for one in readings if fault(one) is None)


def _off_calendar(readings: Iterable[str], fault: Fault) -> str | None:
    """What is wrong with a day that is written well and that no calendar has."""
    days = (
        one for one in readings if re.fullmatch("(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}", one)
    )
    return next(map(fault, days), None)


def _on_form(text: str) -> str:
    return _INTERVAL if text.count("/") == 1 else FORMS
