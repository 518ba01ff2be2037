import itertools
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import apts_model as am
from tests.time.worlds import HORIZON, Window, day, judge, windows, written

NO, POSSIBLE, CERTAIN = am.Certainty
TOLD = range(4)
ASKED = range(-1, 6)
QUESTIONS = [(number, number) for number in ASKED] + [(-1, 1), (0, 3), (1, 2), (3, 5)]
MOST_WORLDS = 1500


class Told(NamedTuple):
    """What is told of one figure; None for an unknown date."""

    date: Window | None
    value: int = 1
    disputed: bool = False

    @property
    def days(self) -> range:
        """Every day that it may be of."""
        return HORIZON if self.date is None else range(self.date[0], self.date[1] + 1)


def figure(told: Told, position: int, subject: str = "u") -> am.Figure:
    """Build the figure that is told of; its id is its position."""
    return am.Figure(
        id=f"f{position}",
        subject_id=subject,
        measure="members",
        value=told.value,
        date=None if told.date is None else written(told.date),
        standing="disputed" if told.disputed else "accepted",
    )


def dataset(
    told: Sequence[Told],
    *,
    life: am.Period | None = None,
    coverage: Iterable[am.Period] = (),
    as_of: int | None = None,
) -> am.Dataset:
    """Build a data set of one union, by default one that is there on all days, and its figures."""
    return am.Dataset(
        title="Figures",
        as_of=None if as_of is None else day(as_of),
        unions=[am.TradeUnion(id="u", period=life or am.Period(day(-9), through=day(99)))],
        figures=[figure(one, position) for position, one in enumerate(told)],
        coverages=[
            am.Coverage(subject_id="u", records="figures", period=period) for period in coverage
        ],
    )


class Facts(NamedTuple):
    """What is known of the latest figures by a day."""

    matches: Mapping[str, am.Certainty]
    holders: Mapping[str, am.Certainty]
    vacant: am.Certainty
    disputed: set[str]


def facts_of(answer: am.Answer[am.Figure]) -> Facts:
    """Take from an answer what the oracle knows too."""
    return Facts(
        {match.record.id: match.certainty for match in answer},
        dict(answer.holders),
        answer.vacant,
        {record.id for record in answer.disputed},
    )


def latest(days: Mapping[int, int], asked: int) -> set[int]:
    """Of figures and their days in one world: those of the latest day by the day asked about."""
    by = max((one for one in days.values() if one <= asked), default=None)
    return {position for position, one in days.items() if one == by}


def worlds_of(told: Sequence[Told], chosen: Iterable[int]) -> list[dict[int, int]]:
    """List all choices of a day for each of some figures."""
    chosen = list(chosen)
    days = itertools.product(*(told[position].days for position in chosen))
    return [dict(zip(chosen, world, strict=True)) for world in days]


def truth(told: Sequence[Told], question: Window, end: Window = (99, 99)) -> Facts:
    """Judge everything over all worlds, day by day of the question.

    A world has a last day of the union, too, which is there on the day of each figure.
    """
    accepted = [position for position, one in enumerate(told) if not one.disputed]
    days = range(question[0], question[1] + 1)
    found = [
        latest(world, asked) if asked <= last else set[int]()
        for world in worlds_of(told, accepted)
        for last in range(max([end[0], *world.values()]), end[1] + 1)
        for asked in days
    ]
    matches = {f"f{own}": judge(own in those for those in found) for own in accepted}
    values = {told[own].value for own in accepted}
    holders = {
        f"exactly {value}": judge(any(told[own].value == value for own in those) for those in found)
        for value in values
    }
    disputed = {
        f"f{own}"
        for own, one in enumerate(told)
        if one.disputed
        and holders.get(f"exactly {one.value}") is not CERTAIN
        and any(
            own in latest({**world, own: mine}, asked)
            for world in worlds_of(told, accepted)
            for mine in one.days
            for asked in days
        )
    }
    return Facts(
        {name: certainty for name, certainty in matches.items() if certainty is not NO},
        {name: certainty for name, certainty in holders.items() if certainty is not NO},
        NO if all(found) else POSSIBLE,
        disputed,
    )


dates: st.SearchStrategy[Window | None] = st.sampled_from([None, *windows(TOLD), *windows(TOLD)])
told_figures = st.builds(
    Told, dates, st.sampled_from([1, 2]), st.sampled_from([False, False, False, True])
)


@given(st.lists(told_figures, min_size=1, max_size=4))
def test_the_latest_figures_are_those_of_all_worlds(told: list[Told]) -> None:
    """Matches, what figures say together, vacancy and disputed claims are exact."""
    assume(len(worlds_of(told, range(len(told)))) <= MOST_WORLDS)
    asked = dataset(told)
    for question in QUESTIONS:
        answer = asked.figure_on("u", "members", written(question))
        assert facts_of(answer) == truth(told, question), question


ENDS = windows(range(1, 7))


@given(
    st.lists(told_figures.filter(lambda told: told.date is not None), min_size=1, max_size=3),
    st.sampled_from(ENDS),
    st.booleans(),
)
def test_figures_hold_while_the_union_lives(told: list[Told], end: Window, until: bool) -> None:
    """However vague its end, a union that may be gone has no certain figure, as in all worlds."""
    assume(len(worlds_of(told, range(len(told)))) <= MOST_WORLDS)
    assume(all(one.days[-1] <= end[1] for one in told))
    last = written(end)
    life = am.Period(day(-9), until=last) if until else am.Period(day(-9), through=last)
    asked = dataset(told, life=life)
    for question in QUESTIONS:
        answer = facts_of(asked.figure_on("u", "members", written(question)))
        expected = truth(told, question, end)
        assert (answer.matches, answer.holders) == (expected.matches, expected.holders), question
        assert (answer.vacant is NO) == (expected.vacant is NO), question


@given(st.lists(told_figures, min_size=1, max_size=4))
def test_a_disputed_figure_changes_nothing_else(told: list[Told]) -> None:
    """Without the disputed figures, everything but `disputed` is the same."""
    accepted = [one for one in told if not one.disputed]
    for question in QUESTIONS:
        full, less = (
            dataset(those).figure_on("u", "members", written(question))
            for those in (told, accepted)
        )
        assert [match.certainty for match in full] == [match.certainty for match in less]
        assert (full.holders, full.vacant) == (less.holders, less.vacant)


def test_a_figure_holds_until_a_later_one_comes_or_nothing_more_is_known() -> None:
    """The latest figure is certain while its union certainly lives: through `as_of`, if open."""
    told = [Told((0, 0)), Told((2, 2), 2)]
    known = dataset(told, as_of=5)
    going_on = dataset(told, life=am.Period(day(-1), until=".."), as_of=5)
    for asked in (known, going_on):
        found = [str(asked.figure_on("u", "members", day(number))) for number in (-1, 0, 1, 2, 5)]
        assert found == ["none", "1 member", "1 member", "2 members", "2 members"]
    assert str(known.figure_on("u", "members", day(6))) == "2 members"
    later = going_on.figure_on("u", "members", day(6))
    assert (str(later), later.vacant) == ("possibly 2 members", POSSIBLE)
    assert later[0].doubts == (am.Doubt.AFTER_AS_OF,)


def test_a_figure_of_a_day_after_the_end_is_of_no_day() -> None:
    """`check` calls it an error; asked all the same, no figure holds where no union is."""
    asked = dataset([Told((4, 4))], life=am.Period(day(-9), until=day(2)))
    assert [violation.code for violation in am.check(asked)][-1:] == ["figure-outside-life"]
    for number in range(1, 7):
        answer = asked.figure_on("u", "members", day(number))
        assert (len(answer), answer.vacant is NO) == (0, False)


def test_a_life_of_which_nothing_is_known_is_no_limit() -> None:
    """A data set that says nothing of the life of a union is not asked whether it went on."""
    for as_of in (None, 1):
        asked = dataset([Told((0, 0)), Told((2, 2), 2)], life=am.Period(), as_of=as_of)
        later = asked.figure_on("u", "members", day(9))
        assert (str(later), later.vacant) == ("2 members", NO)
        assert [match.certainty for match in later] == [CERTAIN]


def test_a_figure_is_a_proof_of_life_on_its_own_day_alone() -> None:
    """Of a union whose end nobody knows, a figure is certain on its day, and between two."""
    asked = dataset([Told((0, 0)), Told((2, 2), 2)], life=am.Period(day(-9)))
    found = [asked.figure_on("u", "members", day(number)) for number in range(4)]
    assert [answer.vacant for answer in found] == [NO, NO, NO, POSSIBLE]
    assert [str(answer) for answer in found[1:]] == ["1 member", "2 members", "possibly 2 members"]
    assert found[3][0].doubts == (am.Doubt.END,)


def test_figures_of_one_day_hold_together() -> None:
    """Several sources of one day are all the latest; what they say counts as one if equal."""
    told = [Told((1, 1)), Told((1, 1)), Told((1, 1), 2)]
    answer = dataset(told).figure_on("u", "members", day(1))
    assert [record.id for record in answer.certain] == ["f0", "f1", "f2"]
    assert dict(answer.holders) == {"exactly 1": CERTAIN, "exactly 2": CERTAIN}


def test_a_claim_is_told_on_any_later_day_after_the_end_too() -> None:
    """The life of a union ends what holds; what a source claims, and nobody accepts, goes on."""
    told = [Told((0, 0)), Told((1, 1), 2, disputed=True)]
    asked = dataset(told, life=am.Period(day(-9), through=day(3)))
    found = [asked.figure_on("u", "members", day(number)) for number in (3, 4)]
    assert [(str(answer), len(answer.disputed)) for answer in found] == [
        ("1 member", 1),
        ("none", 1),
    ]


def test_a_figure_of_another_measure_replaces_none() -> None:
    """Members and facilities of one union are told apart, whichever is the later one."""
    members, facilities = (figure(Told((number, number)), number) for number in (0, 1))
    asked = attrs.evolve(
        dataset([]), figures=[members, attrs.evolve(facilities, measure="facilities")]
    )
    found = [str(asked.figure_on("u", measure, day(2))) for measure in ("members", "facilities")]
    assert found == ["1 member", "1 facility"]


def test_a_figure_is_told_of_its_subject_in_the_language_asked_for() -> None:
    """The name of the union is the one in the language of the sentence."""
    names = [am.Name(text=text, language=lang) for text, lang in (("Front", "fr"), ("Pact", "en"))]
    asked = attrs.evolve(
        dataset([Told((0, 0))]),
        unions=[am.TradeUnion(id="u", names=names, period=am.Period(day(-9), through=day(9)))],
    )
    answer = asked.figure_on("u", "members", day(1))
    told = {lang: answer.explain(lang) for lang in ("fr", "en")}
    assert "Front" in told["fr"]
    assert "Pact" in told["en"]


def test_what_figures_say_is_their_number_and_how_it_compares() -> None:
    """Equal numbers are one, however they are written; "about" so many is another claim."""
    said: list[tuple[Decimal | int | str, str]] = [
        (5, "exactly"),
        (Decimal("5.0"), "exactly"),
        (5, "about"),
    ]
    records = [
        am.Figure(
            id=f"f{position}",
            subject_id="u",
            measure=am.Measure.WORKERS,
            value=value,
            comparison=comparison,
            date=day(0),
        )
        for position, (value, comparison) in enumerate(said)
    ]
    asked = am.Dataset(title="Equal", unions=[am.TradeUnion(id="u")], figures=records)
    answer = asked.figure_on("u", "workers", day(0))
    assert dict(answer.holders) == {"exactly 5": CERTAIN, "about 5": CERTAIN}


def test_no_figure_holds_where_its_subject_did_not_exist() -> None:
    """Outside the life of a union there are no matches, its last day still being inside."""
    asked = dataset([Told((0, 0))], life=am.Period(day(2), until=day(4)), as_of=9)
    found = [asked.figure_on("u", "members", day(number)) for number in range(1, 6)]
    assert [len(answer) for answer in found] == [0, 1, 1, 1, 0]
    assert [answer.vacant.name for answer in found] == ["CERTAIN", "NO", "NO", "NO", "CERTAIN"]
    assert [answer.existed for answer in found] == [NO, CERTAIN, CERTAIN, CERTAIN, NO]


def test_silence_is_no_figure_only_where_the_figures_are_complete() -> None:
    """Before the first figure there is certainly none only inside a coverage of figures."""
    covered = am.Period(day(0), until=day(1))
    asked = dataset([Told((3, 4))], coverage=[covered])
    found = [asked.figure_on("u", "members", day(number)) for number in range(-1, 5)]
    assert [answer.vacant.name for answer in found] == [
        "POSSIBLE",
        "CERTAIN",
        "CERTAIN",
        "POSSIBLE",
        "POSSIBLE",
        "NO",
    ]
    assert [answer.covered for answer in found] == [NO, CERTAIN, CERTAIN, NO, NO, NO]
    other = am.Coverage(subject_id="u", records="presidencies", period=covered)
    silent = am.Dataset(title="Silent", unions=[am.TradeUnion(id="u")], coverages=[other])
    assert silent.figure_on("u", "members", day(0)).vacant is POSSIBLE


def test_lives_and_coverages_that_are_open_are_certain_through_as_of_alone() -> None:
    """That a figure lasts does not make its union exist, or its coverage go on, for good."""
    ever = am.Period(day(0), until="..")
    answer = dataset([], life=ever, coverage=[ever], as_of=2).figure_on("u", "members", day(5))
    assert (answer.existed, answer.covered, answer.vacant) == (POSSIBLE, POSSIBLE, POSSIBLE)


def test_figures_come_by_date_the_unknown_first() -> None:
    """All figures of a subject, accepted or not, go by the days written, however vague."""
    told = [Told((2, 2)), Told((1, 3)), Told(None), Told((1, 2), 1, True), Told((2, 2), 2)]
    found = dataset(told).figures_of("u")
    assert [record.id for record in found] == ["f2", "f3", "f0", "f1", "f4"]


def test_figures_of_a_measure_leave_out_the_others() -> None:
    """A measure is given as a member or as text; without one, every measure is meant."""
    women = am.Figure(
        id="w", subject_id="u", measure="percent_women", value=84, date=day(0), comparison="about"
    )
    asked = am.Dataset(
        title="Two measures",
        unions=[am.TradeUnion(id="u"), am.TradeUnion(id="v")],
        figures=[figure(Told((1, 1)), 0), women, figure(Told((1, 1)), 1, "v")],
    )
    assert [record.id for record in asked.figures_of("u")] == ["w", "f0"]
    assert asked.figures_of("u", "percent_women") == (women,)
    assert asked.figures_of("u", am.Measure.SECTORS) == ()
    assert str(asked.figure_on("u", am.Measure.PERCENT_WOMEN, day(0))) == "about 84% women"
    with pytest.raises(am.InvalidValueError, match="measure"):
        asked.figures_of("u", "men")


def test_coalitions_and_rounds_have_figures_too() -> None:
    """A figure may be about a coalition or a round; a round has no life of its own."""
    asked = am.Dataset(
        title="Others",
        coalitions=[am.Coalition(id="c", kind="alliance", period=am.Period(day(2)))],
        rounds=[am.BargainingRound(id="r", title="Round of 2004")],
        figures=[figure(Told((0, 0)), 0, "c"), figure(Told((0, 0), 7), 1, "r")],
    )
    assert [len(asked.figure_on("c", "members", day(number))) for number in (1, 2)] == [0, 1]
    answer = asked.figure_on("r", "members", day(1))
    assert answer.existed is CERTAIN
    assert answer.one().value == 7
    assert answer.explain().startswith("The latest figure known for Round of 2004 ")
    for missing in ("u", ""):
        with pytest.raises(am.UnknownIdError, match="no union, coalition or round"):
            asked.figures_of(missing)
        with pytest.raises(am.UnknownIdError):
            asked.figure_on(missing, "members", day(1))
