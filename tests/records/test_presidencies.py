import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from tests.records.forms import made, refusal

DAY = datetime.date(2023, 11, 9)


def test_next_to_nothing_needs_to_be_known_of_a_presidency() -> None:
    """Who and where is enough; all else is unknown, and the claim accepted."""
    record = am.Presidency(id="a", union_id="u", holder_id="p")
    assert record.period == am.Period()
    assert (record.accession, record.ended_by, record.title, record.disputes_id) == (None,) * 4
    assert (record.reelected, record.follows_ids, record.citations) == ((), (), ())
    assert record.standing is am.Standing.ACCEPTED
    assert record.note is None


@pytest.mark.parametrize("missing", ["id", "union_id", "holder_id"])
def test_who_and_where_are_needed(missing: str) -> None:
    """A presidency is of someone, over a union, and has an id."""
    fields: dict[str, Any] = {"id": "a", "union_id": "u", "holder_id": "p"}
    del fields[missing]
    with pytest.raises(TypeError, match=missing):
        am.Presidency(**fields)


@given(st.lists(strategies.imprecise_dates(), max_size=4))
def test_reelections_take_every_form_of_a_date(dates: list[am.ImpreciseDate]) -> None:
    """Days of re-election come as text or as dates, from any iterable, and keep their order."""
    expected = tuple(dates)
    assert made(am.Presidency, reelected=dates).reelected == expected
    assert made(am.Presidency, reelected=map(str, dates)).reelected == expected
    exact = [date.earliest for date in dates]
    assert made(am.Presidency, reelected=iter(exact)).reelected == tuple(
        map(am.ImpreciseDate.exact, exact)
    )


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        (
            "2023-11-09",
            am.InvalidValueError,
            "^reelected: '2023-11-09' is one value: write several",
        ),
        (["2023-13"], am.DateSyntaxError, "'2023-13' is not a date"),
        ([2023], am.DateTypeError, "a date is needed, not int"),
        ([None], am.DateTypeError, "a date is needed, not NoneType"),
        (
            [datetime.datetime(2023, 11, 9, tzinfo=datetime.UTC)],
            am.DateTypeError,
            "a date is needed, not datetime",
        ),
    ],
)
def test_what_is_no_reelection_is_refused(
    wrong: Any, error: type[am.AptsModelError], message: str
) -> None:
    """Each re-election is a date, and one text is not several."""
    with pytest.raises(error, match=message):
        made(am.Presidency, reelected=wrong)


@pytest.mark.parametrize("wrong", [DAY, am.ImpreciseDate.exact(DAY), 2023, None])
def test_one_reelection_is_not_several(wrong: Any) -> None:
    """One date alone is refused by the name of its field, as one text is."""
    assert refusal(am.Presidency, reelected=wrong).startswith("reelected: ")


def test_following() -> None:
    """A presidency follows any number of others, each named once, and never itself."""
    assert made(am.Presidency, follows_ids=["c", "b"]).follows_ids == ("c", "b")
    assert refusal(am.Presidency, follows_ids=["b", "c", "b"]) == (
        "follows_ids: 'b' stands twice: write it once"
    )
    assert refusal(am.Presidency, follows_ids=["a"]) == "follows_ids: 'a' cannot follow itself"
    assert refusal(am.Presidency, follows_ids=["b", "A"]).startswith(
        "follows_ids: 'A' is not an id"
    )


def test_disputing() -> None:
    """A presidency can contradict another one, never itself; its standing is its own affair."""
    assert made(am.Presidency, disputes_id="b").disputes_id == "b"
    assert made(am.Presidency, disputes_id="b").standing is am.Standing.ACCEPTED
    assert refusal(am.Presidency, disputes_id="a") == "disputes_id: 'a' cannot dispute itself"


def test_a_presidency_with_everything() -> None:
    """Every field is held as it was given."""
    record = am.Presidency(
        id="a",
        union_id="u",
        holder_id="p",
        period=am.Period("[2021-06-09..2021-06-21]", until="2021-11-18"),
        accession=am.Accession.INTERIM,
        reelected=["2023-11~"],
        ended_by="term",
        follows_ids=("b",),
        title="Présidente par intérim",
        standing="disputed",
        disputes_id="b",
        citations=[am.Citation(source_id="s")],
        note="Note.",
    )
    assert record.ended_by is am.EndedBy.TERM
    assert record.accession is am.Accession.INTERIM
    assert record.standing is am.Standing.DISPUTED
    assert record.title == "Présidente par intérim"
    assert str(record.reelected[0]) == "2023-11~"
