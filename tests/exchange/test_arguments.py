"""What readers and writers of other formats are given."""

from typing import Any

import pytest

import apts_model as am
from apts_model.exchange import followthemoney, icalendar, jsonld, popolo, tenures
from apts_model.exchange.arguments import checked_empty_end, checked_ends
from apts_model.exchange.taking import period_between

WRITERS = [followthemoney, icalendar, jsonld, popolo, tenures]


@pytest.mark.parametrize("ends", ["until", "through"])
def test_ends_are_as_the_caller_says(ends: str) -> None:
    """A period has the kind of end that the caller names, and no other."""
    period = period_between("2004", "2006", checked_ends(ends))
    assert period.ends == ends
    assert str(period) == "2004/2006"


@pytest.mark.parametrize("ends", ["", "Until", None, 5, ["until"]])
def test_other_meanings_are_refused(ends: object) -> None:
    """There is no default, and no guess."""
    with pytest.raises(am.InvalidValueError, match=r"'until'.*'through'"):
        checked_ends(ends)


@pytest.mark.parametrize("meant", ["unknown", "open"])
def test_empty_ends_are_as_the_caller_says(meant: str) -> None:
    """An empty end is unknown or open, whichever the caller names."""
    assert checked_empty_end(meant) == meant


@pytest.mark.parametrize("meant", ["", "current", None, 5])
def test_other_meanings_of_empty_ends_are_refused(meant: object) -> None:
    """Nothing else can be meant."""
    with pytest.raises(am.InvalidValueError, match=r"'unknown'.*'open'"):
        checked_empty_end(meant)


@pytest.mark.parametrize("writer", WRITERS)
def test_only_data_sets_are_written(writer: Any) -> None:
    """A list of records is none, and no writer takes it for one."""
    with pytest.raises(am.InvalidValueError, match="dataset: a Dataset is needed, not list"):
        writer.write([])
