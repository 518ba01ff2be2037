from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

import apts_model as am
from apts_model import strategies
from apts_model.records.milestones import milestones_of, stage_of
from tests.records.forms import made, refusal


def test_nothing_needs_to_be_known_of_a_vote() -> None:
    """That there was a vote is something, even where neither its result nor its day is known."""
    vote = am.Vote()
    assert (vote.percent_for, vote.turnout, vote.opened, vote.closed, vote.note) == (None,) * 5
    assert vote.citations == ()


@pytest.mark.parametrize("field", ["percent_for", "turnout"])
def test_shares_are_percentages(field: str) -> None:
    """The share of those in favour, and of those who voted, is exact, from 0 to 100."""
    for value in (0, 100, "75.7", Decimal("75.70"), 75.7):
        assert getattr(made(am.Vote, **{field: value}), field) == Decimal(str(value))
    for value in (-1, "100.1", 1e3):
        assert refusal(am.Vote, **{field: value}).startswith(f"{field}: ")
        assert refusal(am.Vote, **{field: value}).endswith(" is no percentage: write 0 to 100")
    for wrong in (True, "75,7", "75.7%", [75]):
        assert refusal(am.Vote, **{field: wrong}).startswith(f"{field}: {wrong!r} is no number")


@pytest.mark.parametrize(
    ("opened", "closed", "accepted"),
    [
        ("2024-02-12", "2024-02-19", True),
        ("2024-02-19", "2024-02-19", True),
        ("2024-02-20", "2024-02-19", False),
        ("2024-02", "2024-02-01", True),
        ("2024-02-02", "2024-02", True),
        ("2024-03", "2024-02", False),
        ("2024", "2023~", True),
        ("2024~", "2023", True),
        ("2024~", "2022", False),
        ("[2024-02-12..]", "2024-02-11", False),
        ("[..2024-02-12]", "1999", True),
        ("2024", None, True),
        (None, "2024", True),
    ],
)
def test_a_vote_closes_when_or_after_it_opens(
    opened: str | None, closed: str | None, accepted: bool
) -> None:
    """A vote that certainly closed before it opened is refused; a doubtful one is not."""
    message = refusal(am.Vote, opened=opened, closed=closed)
    if accepted:
        assert message.startswith("accepted")
    else:
        assert message == f"closed: '{closed}' comes before the vote opened, '{opened}'"


@given(strategies.imprecise_dates(), strategies.imprecise_dates())
def test_a_vote_is_refused_one_way_round_at_most(
    one: am.ImpreciseDate, other: am.ImpreciseDate
) -> None:
    """Of two dates, one way round is a vote that could be, and both are where they overlap."""
    ways = [(one, other), (other, one)]
    taken = [refusal(am.Vote, opened=a, closed=b).startswith("accepted") for a, b in ways]
    assert any(taken)
    if one.same_day(other).is_possible:
        assert all(taken)


def test_what_is_reached_is_needed() -> None:
    """A milestone has an id and a stage; when, by whom and how may be unknown."""
    milestone = am.Milestone(id="a", stage="offers")
    lines = (milestone.date, milestone.union_id, milestone.vote, milestone.disputes_id)
    assert lines == (None,) * 4
    assert milestone.standing is am.Standing.ACCEPTED
    with pytest.raises(TypeError, match="stage"):
        am.Milestone(id="a")  # type: ignore[call-arg]


def test_stage_of_takes_either_form() -> None:
    """A stage is taken as a member or as its text."""
    assert stage_of("decree") is stage_of(am.Stage.DECREE) is am.Stage.DECREE
    with pytest.raises(am.InvalidValueError, match=r"^stage: 'Decree' is not one of 'demands_"):
        stage_of("Decree")


def test_milestones_of_takes_any_iterable() -> None:
    """Milestones come from any iterable, and each is checked."""
    one: Any = made(am.Milestone)
    assert milestones_of(iter([one])) == (one,)
    with pytest.raises(am.InvalidValueError, match=r"^milestones: 'offers' is not a Milestone$"):
        milestones_of(["offers"])  # type: ignore[list-item]


def test_a_milestone_with_everything() -> None:
    """Every field is held as it was given."""
    vote = am.Vote(
        percent_for=75.7,
        turnout="38.6",
        opened="2024-02-12",
        closed="2024-02-19",
        citations=[am.Citation(source_id="s")],
        note="Online.",
    )
    milestone = am.Milestone(
        id="a",
        stage="ratification",
        date="2024-02-21",
        union_id="apts",
        vote=vote,
        standing="disputed",
        disputes_id="b",
        citations=[am.Citation(source_id="s")],
        note="Note.",
    )
    assert (vote.percent_for, vote.turnout) == (Decimal("75.7"), Decimal("38.6"))
    assert (str(vote.opened), str(vote.closed)) == ("2024-02-12", "2024-02-19")
    assert milestone.stage is am.Stage.RATIFICATION
    assert (milestone.union_id, milestone.vote, milestone.note) == ("apts", vote, "Note.")
