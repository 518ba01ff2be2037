"""What formats of others have in common."""

import subprocess
import sys
from typing import Any

import pytest

import apts_model as am
from apts_model.exchange import followthemoney, icalendar, jsonld, popolo, tenures
from apts_model.exchange.losses import (
    Exported,
    Imported,
    Loss,
    checked_empty_end,
    checked_ends,
    period_between,
)

WRITERS = [followthemoney, icalendar, jsonld, popolo, tenures]


def test_a_loss_says_where_and_why() -> None:
    """A loss is shown as its path and its reason."""
    assert str(Loss("$.title", "no place for it")) == "$.title: no place for it"


def test_a_path_with_unseen_characters_is_shown_with_escapes() -> None:
    """Keys of a stranger cannot move the cursor of a terminal."""
    assert "\x1b" not in str(Loss("$.\x1b[2J", "unknown key"))


def test_losses_are_tuples() -> None:
    """Any iterable of losses is taken."""
    loss = Loss("$", "all of it")
    assert Imported(am.Dataset(title="Mine"), iter([loss])).losses == (loss,)
    assert Exported("", iter([loss])).losses == (loss,)


@pytest.mark.parametrize("ends", ["until", "through"])
def test_ends_are_as_the_caller_says(ends: str) -> None:
    """A period has the kind of end that the caller names, and no other."""
    period = period_between("2004", "2006", checked_ends(ends))
    assert period.ends == ends
    assert str(period) == "2004/2006"


def test_open_and_unknown_ends_stay_apart() -> None:
    """`..` is open, None is unknown, under both meanings."""
    assert period_between("2004", "..", "until").is_open
    assert period_between("2004", "..", "through").is_open
    assert period_between("2004", None, "through") == am.Period("2004")


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


def test_the_root_package_imports_no_format_of_others() -> None:
    """Who does not exchange data does not pay for it."""
    told = "import sys, apts_model; print([m for m in sys.modules if 'exchange' in m])"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
