import apts_model as am
from apts_model.questions import Question
from apts_model.time.bounds import Bounds
from apts_model.views import View
from tests.answer_worlds import Case, Claim, Oracle, Span, Window, exact_on, timeline
from tests.time.worlds import day

CERTAIN, POSSIBLE, NO = am.Certainty.CERTAIN, am.Certainty.POSSIBLE, am.Certainty.NO


def test_a_view_needs_nothing_but_day_numbers() -> None:
    """What is accepted is found where it held; what is not is found among the disputed."""
    days = [Bounds(10, 12, 20, 20), Bounds(15, 15, 30, 30), Bounds(20, 20, 25, 28)]
    view = View(
        handover=am.Handover.INCOMING,
        open_through=None,
        accepted_positions=[0, 2],
        bounds=days,
        chains=(),
        read=days,
        within=days,
    )
    assert view.find(Question.on((11, 11))) == {0: POSSIBLE}
    assert view.find(Question.on((16, 24))) == {0: POSSIBLE, 2: POSSIBLE}
    assert view.find(Question.on((20, 24))) == {2: CERTAIN}
    assert view.disputed.find(16, 16) == [1]
    assert view.is_held(Question.on((16, 24)))
    assert not view.is_held(Question.on((11, 24)))
    own = am.Period(day(10), until=day(20))
    assert view.narrowed(0, own) is own


def test_a_linked_set_holds_from_its_earliest_latest_start_to_its_latest_earliest_end() -> None:
    """Presidents who hand over to one, and one who hands over to two, leave no vague gap."""
    vague = Span(None, Window(2, 4))
    claims = (
        Claim(Span(Window(0, 1), Window(2, 3)), "ann"),
        Claim(Span(Window(1, 2), Window(2, 4)), "bo"),
        Claim(Span(), "cy", follows=(0, 1)),
    )
    for case, first, end in [
        (Case((*claims[:2], claims[2]._replace(span=Span(None, Window(5, 5))))), 1, 5),
        (Case((claims[0], Claim(vague, "bo", (0,)), Claim(vague, "cy", (0,)))), 1, 3),
    ]:
        oracle = Oracle(case)
        exact_on(oracle, tuple(am.Handover))
        asked = timeline(case)
        held = [n for n in range(-1, 7) if asked.on(day(n)).vacant is NO]
        assert held == [*range(first, end)]


def test_a_holder_of_adjoining_records_is_certain_over_a_vague_day() -> None:
    """A holder is CERTAIN for a vague day of which each record covers but a part."""
    claims = (
        Claim(Span(Window(0, 0), Window(2, 2)), "ann"),
        Claim(Span(Window(2, 2), Window(5, 5)), "ann"),
    )
    answer = timeline(Case(claims)).on(Window(1, 3).text)
    assert dict(answer.holders) == {"ann": CERTAIN}
    assert [match.certainty for match in answer] == [POSSIBLE, POSSIBLE]
    assert [match.doubts for match in answer] == [(am.Doubt.WHEN,), (am.Doubt.WHEN,)]
    assert answer.vacant is NO


def test_a_holder_of_linked_records_is_certain_on_their_vague_handover_day() -> None:
    """A holder is CERTAIN on a day on which only the links say that one of the records held."""
    claims = (
        Claim(Span(Window(0, 0), Window(2, 4)), "ann"),
        Claim(Span(None, Window(5, 5)), "ann", follows=(0,)),
    )
    for handover in am.Handover:
        answer = timeline(Case(claims)).on(day(3), handover)
        assert dict(answer.holders) == {"ann": CERTAIN}
        assert answer.certain == ()
        assert answer.one().id == "r0"


def test_unlinked_records_with_the_same_vague_day_may_leave_a_gap() -> None:
    """Without a link, an end and a start in the same window are two unknown days."""
    claims = (
        Claim(Span(Window(0, 0), Window(2, 4)), "ann"),
        Claim(Span(Window(2, 4), Window(5, 5)), "bo"),
    )
    assert timeline(Case(claims)).on(day(3)).vacant is POSSIBLE
