"""Laws of merging, on parts of every data set that the strategies can make."""

import copy
import datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from tests.effort import tries

FEWER = tries(40)
RANK = {certainty: rank for rank, certainty in enumerate(am.Certainty)}
COLLECTIONS = [
    field.name for field in attrs.fields(am.Dataset) if field.name not in {"title", "as_of"}
]
SHARED = ("unions", "coalitions", "mergers", "splits")
"""Collections that say of an office what it is about."""
DAYS = [None, *(datetime.date(year, 6, 30) for year in (1970, 2004, 2012, 2013, 2025, 2030))]


def _is_sole(dataset: am.Dataset) -> bool:
    """Whether no two coverages are of the same, so that each has an identity of its own."""
    told = [(one.subject_id, one.records) for one in dataset.coverages]
    return len(told) == len(set(told))


DATASETS = strategies.datasets(min_unions=1, max_unions=2).filter(_is_sole)


def part(whole: am.Dataset, data: st.DataObject, *always: str) -> am.Dataset:
    """Draw some records of a data set, as they were known on some day, or said in other words.

    All parts of one data set agree, but for the day on which something open was seen last.
    """
    taken: dict[str, Any] = {}
    for name in COLLECTIONS:
        records = getattr(whole, name)
        chosen = data.draw(st.integers(0, 2 ** len(records) - 1))
        if name in always:
            taken[name] = records
        else:
            taken[name] = [one for number, one in enumerate(records) if chosen >> number & 1]
    dataset = attrs.evolve(whole, as_of=data.draw(st.sampled_from(DAYS)), **taken)
    if data.draw(st.booleans()):
        later = am.Dataset(title="Nothing more", as_of=data.draw(st.sampled_from(DAYS)))
        return dataset.merge(later)
    return dataset


def in_any_order(dataset: am.Dataset) -> dict[str, Any]:
    """Return what a data set holds, whatever the order of its records."""
    records = {name: sorted(getattr(dataset, name), key=repr) for name in COLLECTIONS}
    return {**records, "as_of": dataset.as_of}


@FEWER
@given(DATASETS)
def test_a_data_set_merged_with_itself_is_itself(dataset: am.Dataset) -> None:
    """Merging is idempotent."""
    assert dataset.merge(dataset) == dataset


@FEWER
@given(DATASETS)
def test_nothing_is_added_by_an_empty_data_set(dataset: am.Dataset) -> None:
    """A data set without records, that knows of no later day, changes nothing."""
    for as_of in (None, dataset.as_of):
        empty = am.Dataset(title="Empty", as_of=as_of)
        assert dataset.merge(empty) == dataset
        assert empty.merge(dataset, title=dataset.title) == dataset


@FEWER
@given(DATASETS, st.data())
def test_which_are_merged_first_does_not_matter(whole: am.Dataset, data: st.DataObject) -> None:
    """Merging is associative."""
    one, two, three = (part(whole, data) for _ in range(3))
    assert one.merge(two).merge(three) == one.merge(two.merge(three))


@FEWER
@given(DATASETS, st.data())
def test_which_comes_first_only_matters_for_the_order(
    whole: am.Dataset, data: st.DataObject
) -> None:
    """Merging is commutative, but for the order of records and the title."""
    one, two = part(whole, data), part(whole, data)
    merged, other = one.merge(two), two.merge(one)
    assert in_any_order(merged) == in_any_order(other)
    assert [record.id for record in merged.people][: len(one.people)] == [
        record.id for record in one.people
    ]


@FEWER
@given(DATASETS, st.data())
def test_what_one_part_has_is_in_the_whole_and_the_parts_are_left_alone(
    whole: am.Dataset, data: st.DataObject
) -> None:
    """Every record of a part is found in the merged data set; the parts do not change."""
    parts = part(whole, data), part(whole, data)
    copies = copy.deepcopy(parts)
    merged = parts[0].merge(parts[1])
    assert parts == copies
    for name in COLLECTIONS:
        ids = [getattr(record, "id", record) for record in getattr(merged, name)]
        if name != "coverages":
            assert set(ids) == {one.id for each in parts for one in getattr(each, name)}
        assert len(ids) == len(set(ids))


@FEWER
@given(DATASETS, st.data())
def test_nothing_becomes_more_certain(whole: am.Dataset, data: st.DataObject) -> None:
    """What held on a day is no surer in the whole than in the better of its parts.

    Each office has its records in one of the parts. On the day after an `as_of` day it is asked
    with INCOMING, for the end that is written down for it is a handover day.
    """
    one = part(whole, data, *SHARED)
    two = attrs.evolve(
        part(whole, data, *SHARED),
        presidencies=[
            record
            for record in whole.presidencies
            if record.union_id not in {other.union_id for other in one.presidencies}
        ],
        affiliations=[
            record
            for record in whole.affiliations
            if record.body_id not in {other.body_id for other in one.affiliations}
        ],
    )
    merged = one.merge(two)
    years = st.sampled_from(sorted({1969, 1970, 2003, 2004, 2012, 2013, 2025, 2029, 2031}))
    day = data.draw(
        st.sampled_from([each for each in DAYS if each is not None]).flatmap(
            lambda known: st.integers(-2, 3).map(lambda more: known + datetime.timedelta(more))
        )
        | years.map(lambda year: datetime.date(year, 1, 1))
    )
    organisations: list[am.TradeUnion | am.Coalition] = [*whole.unions, *whole.coalitions]
    for organisation in organisations:
        for told, *parts in zip(
            *(answers(each, organisation.id, day) for each in (merged, one, two)), strict=True
        ):
            for holder, certainty in told.items():
                before = (RANK[each.get(holder, am.Certainty.NO)] for each in parts)
                assert RANK[certainty] <= max(before)


def answers(
    dataset: am.Dataset, organisation_id: str, day: datetime.date
) -> list[dict[str, am.Certainty]]:
    """Ask everything about an organisation on a day."""
    asked = [
        dataset.members_of(organisation_id).on(day).holders,
        dataset.statutes_in_force_on(day).holders,
    ]
    if any(union.id == organisation_id for union in dataset.unions):
        asked.append(dataset.president_on(organisation_id, day).holders)
        asked.append(dataset.successors_on(organisation_id, day).holders)
    asked.extend(
        dataset.name_on(organisation_id, day, language, kind).holders
        for language in am.Language
        for kind in am.NameKind
    )
    return [dict(each) for each in asked]


@FEWER
@given(DATASETS, st.data())
def test_every_conflict_is_listed(whole: am.Dataset, data: st.DataObject) -> None:
    """Just the records that were changed in one of two copies are named as conflicts."""
    places = [
        (name, number)
        for name in COLLECTIONS
        if name != "coverages"
        for number in range(len(getattr(whole, name)))
    ]
    changed = data.draw(st.sets(st.sampled_from(places), min_size=1, max_size=4))
    records: dict[str, Any] = {name: list(getattr(whole, name)) for name, _ in changed}
    for name, number in changed:
        record = records[name][number]
        records[name][number] = attrs.evolve(record, note=f"not {record.note}")
    with pytest.raises(am.MergeConflictError) as caught:
        whole.merge(attrs.evolve(whole, **records))
    named = {(name, getattr(whole, name)[number].id) for name, number in changed}
    assert set(caught.value.conflicts) == named
    assert len(caught.value.conflicts) == len(named)
