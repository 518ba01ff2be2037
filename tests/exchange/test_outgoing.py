import datetime

from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.exchange.outgoing import Ledger, prefix_of
from tests.effort import tries


@given(strategies.imprecise_dates(), st.sampled_from([0, 0, -1, 1]))
@tries(100)
def test_a_prefix_is_true_of_every_day_that_a_date_may_be(
    date: am.ImpreciseDate, shift: int
) -> None:
    """Each end of the window begins with the prefix, and no longer prefix is true of both."""
    first, last = (day + shift for day in date.window)
    prefix = prefix_of(date, shift)
    if not 1 <= first <= last <= datetime.date.max.toordinal():
        assert prefix is None
        return
    ends = [datetime.date.fromordinal(day).isoformat() for day in (first, last)]
    true = [size for size in (4, 7, 10) if ends[0][:size] == ends[1][:size]]
    assert prefix == (ends[0][: true[-1]] if true else None)


def test_what_is_disputed_or_repeated_is_left_out_and_noted() -> None:
    """Only the first of equal ids goes out, and no disputed claim."""
    seats = [
        am.Merger(id="one", predecessor_ids=["a"], successor_id="b"),
        am.Merger(id="one", predecessor_ids=["c"], successor_id="b"),
        am.Merger(id="two", predecessor_ids=["d"], successor_id="b", standing="disputed"),
    ]
    ledger = Ledger("Gopher")
    assert [*ledger.accepted(seats, "$.mergers")] == [("$.mergers[0]", seats[0])]
    assert [str(loss) for loss in ledger.losses] == [
        "$.mergers[1]: left out: another record has the id 'one', too",
        "$.mergers[2]: left out: Gopher would tell a disputed claim as a fact",
    ]


def test_collections_are_noted_once_each() -> None:
    """A collection of which nothing is written is one loss, however long; empty ones are none."""
    dataset = am.Dataset(
        title="Mine",
        as_of="2026-01-31",
        people=[am.Person(id=one, name="Ada") for one in ("ada", "bob")],
    )
    ledger = Ledger("Gopher")
    ledger.unsaid_collections(dataset, "title")
    assert [str(loss) for loss in ledger.losses] == [
        "$.as_of: Gopher has no place for it",
        "$.people: Gopher has no place for 2 of them",
    ]
