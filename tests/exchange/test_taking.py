"""How ids and texts of others are taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model.exchange.taking import (
    MAX_TIDIED,
    Ids,
    kept_text,
    period_between,
    problem_of_text,
    slug,
    tidied,
)
from apts_model.records.values import MAX_TEXT, is_id


@given(st.text())
def test_a_slug_is_an_id(text: str) -> None:
    """Of any text an id can be made."""
    assert am.Person(id=slug(text), name="Ada").id == slug(text)


@given(st.lists(st.text(max_size=4) | st.sampled_from(["a", "A", "a-2", "a-3", "Á"])))
def test_ids_are_one_to_one(keys: list[str]) -> None:
    """Two keys never get the same id, one key always gets the same, and ids stay what they are."""
    ids = Ids(keys)
    given_out = {key: ids.of(key) for key in keys}
    assert len({*given_out.values()}) == len(given_out)
    assert all(ids.of(key) == one for key, one in given_out.items())
    assert all(one == key for key, one in given_out.items() if is_id(key))


def test_an_id_that_is_asked_for_late_is_not_taken_for_another() -> None:
    """A reference to what is not there leads nowhere, not to what has its name by chance."""
    ids = Ids()
    assert ids.of("A") == "a"
    assert ids.of("a") == "a-2"


@given(st.text(max_size=30))
def test_tidying_twice_changes_nothing(text: str) -> None:
    """What is tidy stays as it is."""
    assert tidied(tidied(text)) == tidied(text)


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        (" a  b\r\nc\t", "a b c"),
        ("Syndicat\N{NO-BREAK SPACE}: oui", "Syndicat\N{NO-BREAK SPACE}: oui"),
        ("e\u0301", "é"),
        (" " * MAX_TEXT + "a", " " * MAX_TEXT + "a"),
        ("e\u0301" * MAX_TIDIED, "e\u0301" * MAX_TIDIED),
    ],
)
def test_spaces_and_accents_are_put_in_order(text: str, tidy: str) -> None:
    """What cannot be seen is mended, and long texts are left alone."""
    assert tidied(text) == tidy


def test_texts_are_judged_as_records_judge_them() -> None:
    """What a record takes has no problem."""
    assert problem_of_text("Denis Côté") is None
    assert "cannot be seen" in str(problem_of_text("Denis\u200bCôté"))
    assert kept_text(" x\u200b") == (
        None,
        "' x\\u200b' holds U+200B (ZERO WIDTH SPACE), which cannot be seen: leave it out",
    )


def test_a_change_that_cannot_be_seen_is_named() -> None:
    """Accents that are put into their letters look as they did: the change is told in words."""
    said = "'De\u0301 ' is kept as 'Dé', accents composed (NFC)"
    assert kept_text("De\u0301 ") == ("Dé", said)
    assert kept_text("Dé ") == ("Dé", "'Dé ' is kept as 'Dé'")


def test_open_and_unknown_ends_stay_apart() -> None:
    """`..` is open, None is unknown, under both meanings."""
    assert period_between("2004", "..", "until").is_open
    assert period_between("2004", "..", "through").is_open
    assert period_between("2004", None, "through") == am.Period("2004")
