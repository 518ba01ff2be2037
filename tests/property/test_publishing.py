"""Laws of what could be read by a day, on every data set that the strategies can make."""

import datetime
from collections.abc import Iterator
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.inquiries.references import several
from tests.effort import tries

FEWER = tries(40)
DATASETS = strategies.datasets(min_unions=1, max_unions=3)
DAYS = st.dates(datetime.date(1945, 1, 1), datetime.date(2030, 12, 31)) | st.just(datetime.date.max)
COLLECTIONS = [
    field.name for field in attrs.fields(am.Dataset) if field.name not in {"title", "as_of"}
]
CLAIMS = {"follows_ids", "disputes_id"}


def is_record(value: object) -> bool:
    """Whether a value is a record."""
    return hasattr(value, "citations")


def plain_values_of(record: Any) -> dict[str, Any]:
    """Return what a record says itself, without other records, claims and notes."""
    return {
        name: value
        for name, value in attrs.asdict(record, recurse=False).items()
        if name not in {*CLAIMS, "note"} and not isinstance(value, tuple) and not is_record(value)
    }


def records_in(record: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Give a record and those inside it, each with what is on the way to it."""
    path = f"{path}/{getattr(record, 'id', None) or plain_values_of(record)}"
    yield path, record
    for name, value in attrs.asdict(record, recurse=False).items():
        for one in several(value):
            if is_record(one):
                yield from records_in(one, f"{path}/{name}")


def everything_in(dataset: am.Dataset) -> list[tuple[str, Any]]:
    """Give every record of a data set, with the collection and the ids on the way to it."""
    return [
        found
        for name in COLLECTIONS
        for record in getattr(dataset, name)
        for found in records_in(record, name)
    ]


def cited_in(dataset: am.Dataset) -> set[tuple[str, am.Citation]]:
    """Return every citation, with where it stands."""
    return {
        (path, citation) for path, record in everything_in(dataset) for citation in record.citations
    }


def references_in(dataset: am.Dataset) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return every field that refers to records, with its ids."""
    return {
        (path, name): several(value)
        for path, record in everything_in(dataset)
        for name, value in attrs.asdict(record, recurse=False).items()
        if name.endswith(("_id", "_ids")) and name != "regime_id" and value is not None
    }


@FEWER
@given(DATASETS, DAYS, DAYS)
def test_what_could_be_read_early_could_be_read_later(
    dataset: am.Dataset, one: datetime.date, other: datetime.date
) -> None:
    """Records, those inside them, citations and the last day known of grow with the day."""
    early, late = (dataset.published_by(day) for day in sorted((one, other)))
    found = [{path for path, _ in everything_in(each)} for each in (early, late, dataset)]
    assert found[0] <= found[1] <= found[2]
    assert cited_in(early) <= cited_in(late) <= cited_in(dataset)
    assert (early.as_of is None) is (late.as_of is None) is (dataset.as_of is None)
    if early.as_of is not None and late.as_of is not None:
        assert early.as_of <= late.as_of


@FEWER
@given(DATASETS, DAYS)
def test_only_what_was_published_is_cited(dataset: am.Dataset, day: datetime.date) -> None:
    """Sources that are left were certainly published by the day, and no others are cited."""
    reduced = dataset.published_by(day)
    assert {citation.source_id for _, citation in cited_in(reduced)} <= {
        source.id for source in reduced.sources
    }
    for source in dataset.sources:
        published = source.published is not None and ~source.published.after(day)
        kept = source.id in {one.id for one in reduced.sources}
        assert kept is (published is not False and published.is_certain)
    assert reduced.coverages == ()
    assert reduced.as_of is None or reduced.as_of <= day


@FEWER
@given(DATASETS, DAYS)
def test_what_is_cited_is_kept(dataset: am.Dataset, day: datetime.date) -> None:
    """No record that a published source speaks for is lost, nor any such citation."""
    reduced = dataset.published_by(day)
    published = {source.id for source in reduced.sources}
    lost = cited_in(dataset) - cited_in(reduced)
    assert not [
        path
        for path, citation in lost
        if citation.source_id in published and not path.startswith(("coverages", "sources"))
    ]


@FEWER
@given(DATASETS, DAYS)
def test_every_reference_leads_somewhere(dataset: am.Dataset, day: datetime.date) -> None:
    """What a record refers to is kept with it; claims that go are no longer referred to."""
    reduced = dataset.published_by(day)
    before, known = (
        references_in(dataset),
        {getattr(one, "id", None) for _, one in everything_in(reduced)},
    )
    for (path, name), ids in references_in(reduced).items():
        assert known.issuperset(ids)
        if name in CLAIMS:
            assert set(ids) <= set(before[path, name])
        else:
            assert ids == before[path, name]


@FEWER
@given(DATASETS, DAYS, DAYS)
def test_reading_twice_is_reading_by_the_earlier_day(
    dataset: am.Dataset, one: datetime.date, other: datetime.date
) -> None:
    """What was left by one day and then by another is what is left by the earlier of them."""
    assert dataset.published_by(max(one, other)).published_by(min(one, other)) == (
        dataset.published_by(min(one, other))
    )
    assert dataset.published_by(min(one, other)).published_by(max(one, other)) == (
        dataset.published_by(min(one, other))
    )


@FEWER
@given(DATASETS, DAYS)
def test_names_are_kept_and_nothing_is_rewritten(dataset: am.Dataset, day: datetime.date) -> None:
    """Records that stay say what they said, but for citations, claims and what is inside them."""
    reduced = dataset.published_by(day)
    before = dict(everything_in(dataset))
    for path, record in everything_in(reduced):
        kept, said = plain_values_of(record), plain_values_of(before[path])
        assert said.items() <= kept.items()
        assert all(kept[name] is None for name in kept.keys() - said.keys())  # was a record
        assert getattr(record, "note", None) in {None, getattr(before[path], "note", None)}
        if hasattr(record, "names"):
            assert [one.text for one in record.names] == [one.text for one in before[path].names]
    assert reduced.title == dataset.title
