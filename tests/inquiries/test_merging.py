import copy
from typing import Any

import attrs
import pytest

import apts_model as am

NO, POSSIBLE, CERTAIN = am.Certainty


def union(until: str | None, id: str = "u", **fields: Any) -> am.TradeUnion:
    """Make a union that lived from 2000 until some day."""
    return am.TradeUnion(id=id, period=am.Period("2000", until=until), **fields)


def known(as_of: str | None, *unions: am.TradeUnion, **fields: Any) -> am.Dataset:
    """Make a data set of what was known on a day."""
    return am.Dataset(title="Known", as_of=as_of, unions=unions, **fields)


# --- when something was last seen ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("as_of", "later", "until"),
    [
        ("2010-06-30", "2020-12-31", "[2010-07-01..]"),
        ("2020-12-31", "2010-06-30", ".."),
        ("2020-12-31", "2020-12-31", ".."),
        ("2020-12-31", None, ".."),
        (None, "2020-12-31", "[0001-01-01..]"),
        (None, None, ".."),
        ("9999-12-31", None, ".."),
        ("9999-12-30", "9999-12-31", "[9999-12-31..]"),
    ],
)
def test_an_open_end_is_written_for_the_later_day(
    as_of: str | None, later: str | None, until: str
) -> None:
    """What was seen last on the earlier day ended on some day after it; either way round."""
    one, other = known(as_of, union("..")), known(later)
    for merged in (one.merge(other), other.merge(one)):
        assert merged.union("u").period == am.Period("2000", until=until)
        assert merged.as_of == max(filter(None, (one.as_of, other.as_of)), default=None)


@pytest.mark.parametrize(
    ("as_of", "through"),
    [("2010-06-30", "[2010-06-30..]"), ("2020-12-31", ".."), (None, "[0001-01-01..]")],
)
def test_an_open_last_day_is_the_last_one_known_of_or_later(
    as_of: str | None, through: str
) -> None:
    """What is counted in whole days has its last day on the day it was seen last, or later."""
    affiliation = am.Affiliation(
        id="a", member_id="u", body_id="f", period=am.Period("2000", through="..")
    )
    merged = known(as_of, affiliations=[affiliation]).merge(known("2020-12-31"))
    assert merged.affiliations[0].period == am.Period("2000", through=through)


def test_open_ends_inside_records_are_written_anew_too() -> None:
    """Names, seats, strikes and terms of agreements end no later than they were known to."""
    open_until, open_through = am.Period("2000", until=".."), am.Period("2000", through="..")
    one = known(
        "2010-06-30",
        union(
            "..",
            names=[am.Name(text="Union", language="fr", period=open_until)],
            president_seats=[am.PresidentSeats(count=2, period=open_until)],
        ),
        rounds=[
            am.BargainingRound(
                id="r",
                title="Round",
                strikes=[am.Strike(id="s", period=open_through)],
                agreement=am.Agreement(term=open_through),
            )
        ],
        coverages=[am.Coverage(subject_id="u", records="rounds", period=open_until)],
    )
    for merged in (one.merge(known("2020-12-31")), known("2020-12-31").merge(one)):
        mine, held = merged.union("u"), merged.round("r")
        assert mine.names[0].period == am.Period("2000", until="[2010-07-01..]")
        assert mine.president_seats[0].period == am.Period("2000", until="[2010-07-01..]")
        assert held.strikes[0].period == am.Period("2000", through="[2010-06-30..]")
        assert held.agreement is not None
        assert held.agreement.term == am.Period("2000", through="[2010-06-30..]")
        assert merged.coverages[0].period == am.Period("2000", until="[2010-06-30..]")


@pytest.mark.parametrize("until", ["2005", "[2004-11-30..2005-01-31]", "[..2005]", "2005~", None])
def test_ends_that_say_more_are_left_alone(until: str | None) -> None:
    """Days, unknown ends and days between two others mean the same in any data set."""
    one = known("2010-06-30", union(until))
    assert one.merge(known("2020-12-31")).unions == one.unions


@pytest.mark.parametrize(
    ("seen", "other", "until"),
    [
        (("2010-06-30", ".."), ("2020-12-31", ".."), ".."),
        (("2010-06-30", ".."), ("2020-12-31", "[2015-01-01..]"), "[2015-01-01..]"),
        (("2016-06-30", ".."), ("2020-12-31", "[2015-01-01..]"), "[2016-07-01..]"),
        (("2010-06-30", "[2008-01-01..]"), ("2020-12-31", "[2009-01-01..]"), "[2009-01-01..]"),
        (("2010-06-30", ".."), ("2010-06-30", "[2010-07-01..]"), ".."),
        (("2010-06-30", ".."), ("2020-12-31", "[2010-07-01..]"), "[2010-07-01..]"),
        ((None, ".."), ("2020-12-31", "[2005-01-01..]"), "[2005-01-01..]"),
        ((None, ".."), (None, "[2005-01-01..]"), "[2005-01-01..]"),
        ((None, "[2005..]"), (None, "[2005-01-01..]"), "[2005-01-01..]"),
        ((None, "[2005..]"), (None, "[2005..]"), "[2005..]"),
    ],
)
def test_of_two_last_days_the_later_counts(
    seen: tuple[str | None, str], other: tuple[str | None, str], until: str
) -> None:
    """Records that differ only in when something was last seen become one, with the later day."""
    one, two = known(seen[0], union(seen[1])), known(other[0], union(other[1]))
    for merged in (one.merge(two), two.merge(one)):
        assert merged.unions == (union(until),)


def test_last_seen_inside_a_record_is_no_difference_either() -> None:
    """A record's own end and those inside it each keep the later day they were seen on."""

    def named(own: str, inner: str) -> am.TradeUnion:
        name = am.Name(text="U", language="fr", period=am.Period("2000", until=inner))
        return union(own, names=[name])

    one = known("2010-06-30", named("..", "[2001-01-01..]"))
    other = known("2020-12-31", named("[2005-01-01..]", ".."))
    assert one.merge(other).unions == (named("[2010-07-01..]", ".."),)


# --- the same and another ------------------------------------------------------------------------


def test_records_of_both_are_taken_once() -> None:
    """The records come in the order of the first data set, then those only the other one has."""
    one = known(None, union("2010", "b"), union("2010", "a"))
    other = known(None, union("2010", "c"), union("2010", "a"))
    assert [it.id for it in one.merge(other).unions] == ["b", "a", "c"]


def test_coverages_have_no_id_and_are_told_apart_by_what_they_say() -> None:
    """A coverage that only reaches its own `as_of` day goes on to say so; equal ones are one."""

    def covered(until: str, subject_id: str = "u") -> am.Coverage:
        return am.Coverage(
            subject_id=subject_id, records="presidencies", period=am.Period("2000", until=until)
        )

    one = known("2010-06-30", coverages=[covered(".."), covered("2005")])
    other = known("2020-12-31", coverages=[covered(".."), covered("..", "v")])
    assert one.merge(other).coverages == (
        covered("[2010-06-30..]"),
        covered("2005"),
        covered(".."),
        covered("..", "v"),
    )
    assert one.merge(one).coverages == one.coverages


def test_coverages_that_differ_in_when_last_seen_stay_as_they_are() -> None:
    """A data set merged with itself is itself, whatever coverages it has."""
    periods = [am.Period("2000", until=until) for until in ("[2010..]", "..")]
    dataset = known(
        "2020-12-31",
        coverages=[
            am.Coverage(subject_id="u", records="presidencies", period=period) for period in periods
        ],
    )
    assert dataset.merge(dataset) == dataset


def test_the_steps_of_a_statute_stay_in_their_order() -> None:
    """A statute whose repeal is listed first is the same after merging with nothing."""
    steps = [
        am.StatuteStep(kind="repealed", date="[2010..]"),
        am.StatuteStep(kind="passed", date="2000"),
    ]
    dataset = known(None, statutes=[am.Statute(id="act", title="Act", steps=steps)])
    assert dataset.merge(known(None)) == dataset


def test_a_statute_last_seen_in_force_is_told_by_its_steps() -> None:
    """A statute that nobody repealed is written as repealed later than it was known of."""
    in_force = am.StatuteStep(kind="in_force", date="2000")
    parts = [
        known(as_of, statutes=[am.Statute(id="act", title="Act", steps=[in_force, *steps])])
        for as_of, steps in (
            ("2010-06-30", []),
            ("2020-12-31", [am.StatuteStep(kind="repealed", date="[2005-01-01..]")]),
        )
    ]
    for merged in (parts[0].merge(parts[1]), parts[1].merge(parts[0])):
        assert merged.statute("act").steps == (
            in_force,
            am.StatuteStep(kind="repealed", date="[2010-07-01..]"),
        )
    a_day_later = parts[0].merge(
        known(
            "2020-12-31",
            statutes=[
                attrs.evolve(
                    parts[0].statutes[0],
                    steps=[in_force, am.StatuteStep(kind="repealed", date="[2010-06-30..]")],
                )
            ],
        )
    )
    assert a_day_later.statute("act").steps[1].date == am.ImpreciseDate.parse("[2010-07-01..]")
    seen_again = parts[0].merge(attrs.evolve(parts[0], as_of="2020-12-31"))
    assert seen_again.statutes == parts[0].statutes


def test_all_conflicts_are_listed_at_once() -> None:
    """Records with one id that tell different things are an error that names them all."""
    one = known(
        None,
        union("2010"),
        union("2010", "v"),
        union("2010", "same"),
        people=[am.Person(id="ada", name="Ada"), am.Person(id="bo", name="Bo")],
        statutes=[am.Statute(id="act", title="Act")],
    )
    other = known(
        None,
        union("2011", "v"),
        union("..", "u"),
        union("2010", "same"),
        people=[am.Person(id="ada", name="Ada", note="other")],
        statutes=[am.Statute(id="act", title="Act", steps=[am.StatuteStep(kind="passed")])],
        campaigns=[am.Campaign(id="u", title="Another kind of record")],
    )
    with pytest.raises(am.MergeConflictError) as caught:
        one.merge(other)
    assert set(caught.value.conflicts) == {
        ("people", "ada"),
        ("unions", "u"),
        ("unions", "v"),
        ("statutes", "act"),
    }
    assert len(caught.value.conflicts) == 4
    assert str(caught.value).startswith("the data sets differ in 4 records: people 'ada', ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (am.Period("2000", until=".."), am.Period("2000", through="..")),
        (am.Period("2000", until=".."), am.Period("2000")),
        (am.Period("2000", until=".."), am.Period("2001", until="..")),
        (am.Period("2000", until="[2010..]"), am.Period("2000", until="2010")),
        (am.Period("2000", until="[2010..]"), am.Period("2000", until="[2010..2012]")),
        (am.Period("2000"), am.Period("2000", until="[0001-01-01..]")),
    ],
)
def test_what_is_more_than_another_last_day_is_a_conflict(one: am.Period, other: am.Period) -> None:
    """Periods of which one says more than when something was last seen are different."""
    parts = [
        known(
            None,
            affiliations=[am.Affiliation(id="a", member_id="u", body_id="f", period=period)],
        )
        for period in (one, other)
    ]
    with pytest.raises(am.MergeConflictError, match="in 1 record: affiliations 'a'; "):
        parts[0].merge(parts[1])


# --- title, arguments, and the parts -------------------------------------------------------------


def test_the_title_is_that_of_the_first_or_the_one_given() -> None:
    """A merged data set has the title of the one that was asked, or another one."""
    one, other = am.Dataset(title="One"), am.Dataset(title="Other")
    assert one.merge(other).title == "One"
    assert one.merge(other, "Both").title == one.merge(other, title="Both").title == "Both"
    for wrong in ("", 5):
        with pytest.raises(am.InvalidValueError, match=r"^title: "):
            one.merge(other, title=wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("other", [None, "data.json", {"title": "Other"}, am.Dataset])
def test_only_a_data_set_is_merged(other: Any) -> None:
    """What is no data set is refused by the name of the argument."""
    message = rf"^other: a Dataset is needed, not {type(other).__name__}$"
    with pytest.raises(am.InvalidValueError, match=message):
        am.Dataset(title="One").merge(other)


def test_the_parts_stay_as_they_are() -> None:
    """Merging makes a third data set and leaves the two alone, also when it fails."""
    one, other = (
        known("2010-06-30", union("..")),
        known("2020-12-31", union(".."), union("..", "v")),
    )
    copies = copy.deepcopy((one, other))
    one.merge(other)
    with pytest.raises(am.MergeConflictError):
        one.merge(known(None, union("2001")))
    assert (one, other) == copies


def test_the_bundled_data_set_merges_with_itself() -> None:
    """The bundled data set, with every shape of record, is the same after merging with itself."""
    apts = am.load_apts()
    assert apts.merge(apts) == apts
    later = apts.merge(am.Dataset(title="Later", as_of="2030-01-01"))
    assert later.merge(apts) == later
    assert attrs.evolve(later, as_of=apts.as_of) != apts


# --- nothing becomes more certain ----------------------------------------------------------------

PRESIDENT = am.Dataset(
    title="A president last seen in 2010",
    as_of="2010-06-30",
    people=[am.Person(id="ada", name="Ada")],
    unions=[union("..")],
    presidencies=[
        am.Presidency(
            id="p", union_id="u", holder_id="ada", period=am.Period("2001-01-01", until="..")
        )
    ],
)


@pytest.mark.parametrize("later", ["2020-12-31", "2010-07-01", "2010-06-30", "2005-01-01", None])
@pytest.mark.parametrize("day", ["2005-01-01", "2010-06-30", "2010-07-01", "2020-12-31", "2021"])
def test_what_was_not_known_of_a_president_is_not_known_after(later: str | None, day: str) -> None:
    """By merging with a data set that says nothing of it, an office is known just as it was."""
    merged = PRESIDENT.merge(known(later))
    before, after = (each.president_on("u", day) for each in (PRESIDENT, merged))
    assert dict(after.holders) == dict(before.holders)
    assert after.vacant is before.vacant
    if day != "2010-07-01":  # that day is read with BOTH, and so is that of a handover after it
        assert after.existed is before.existed


def test_a_law_in_force_is_not_known_for_longer() -> None:
    """A statute nobody repealed is in force for certain no longer than it was known to be."""
    steps = [am.StatuteStep(kind="in_force", date="2004")]
    one = known("2010-06-30", statutes=[am.Statute(id="act", title="Act", steps=steps)])
    merged = one.merge(known("2020-12-31"))
    assert one.statutes_in_force_on("2015").holders["act"] is POSSIBLE
    assert merged.statutes_in_force_on("2015").holders["act"] is POSSIBLE


def test_a_successor_is_not_known_for_longer() -> None:
    """A union succeeds another for certain no longer than it was known to live."""
    one = known(
        "2010-06-30",
        union("2004", "old"),
        union("..", "new"),
        mergers=[am.Merger(id="m", predecessor_ids=["old"], successor_id="new", date="2004")],
    )
    merged = one.merge(known("2020-12-31"))
    assert one.successors_on("old", "2015").holders["new"] is POSSIBLE
    assert merged.successors_on("old", "2015").holders["new"] is POSSIBLE
