"""What every reader makes of handovers, gaps, overlaps, missing and impossible dates, and bytes."""

import json
from collections.abc import Callable
from typing import Any

import attrs
import pytest

import apts_model as am
from apts_model.exchange import popolo, tenures, wikidata
from apts_model.exchange.losses import Ends, Imported

Spell = tuple[str, str | None, str | None]
"""Who presided, and the first and the last date that a source has of it."""

Reader = Callable[[list[Spell], Ends], Imported]


def from_popolo(spells: list[Spell], ends: Ends) -> Imported:
    """The spells as memberships of Popolo."""
    common = {"organization_id": "q1", "role": "president"}
    held = [
        {**common, "person_id": who, "start_date": start, "end_date": end}
        for who, start, end in spells
    ]
    people = [{"id": one, "name": one.title()} for one in dict.fromkeys(who for who, *_ in spells)]
    document = {"persons": people, "organizations": [{"id": "q1"}], "memberships": held}
    return popolo.read(json.dumps(document), title="Mine", ends=ends)


def from_tenures(spells: list[Spell], ends: Ends) -> Imported:
    """The spells as rows of a table."""
    rows = [",".join([who.title(), start or "", end or ""]) for who, start, end in spells]
    text = "\n".join(["person,start,end", *rows])
    return tenures.read(text, title="Mine", ends=ends, union_id="q1")


def from_wikidata(spells: list[Spell], ends: Ends) -> Imported:
    """The spells as chairpersons of an item of Wikidata."""
    items = {who: f"Q{number}" for number, who in enumerate(("ada", "bo"), 7)}
    people = {
        item: {"id": item, "labels": {"en": {"language": "en", "value": who.title()}}}
        for who, item in items.items()
        if who in {one for one, *_ in spells}
    }
    claims = [
        {
            "mainsnak": {"snaktype": "value", "datavalue": {"value": {"id": items[who]}}},
            "qualifiers": {
                key: [{"snaktype": "value", "datavalue": {"value": day_of_wikidata(day)}}]
                for key, day in (("P580", start), ("P582", end))
                if day
            },
        }
        for who, start, end in spells
    ]
    union = {"id": "Q1", "claims": {"P488": claims}}
    text = json.dumps({"entities": {"Q1": union, **people}})
    return wikidata.read(text, title="Mine", ends=ends)


def day_of_wikidata(day: str) -> dict[str, Any]:
    """A date with its precision."""
    time = f"+{day}{'-00' * ((10 - len(day)) // 3)}T00:00:00Z"
    return {"time": time, "precision": {4: 9, 7: 10, 10: 11}[len(day)]}


READERS: dict[str, Reader] = {
    "popolo": from_popolo,
    "tenures": from_tenures,
    "wikidata": from_wikidata,
}


@attrs.frozen(kw_only=True)
class Case:
    """Ada from 2001 to a day, Bo from a day to 2009; what is so on the first day of June 2005."""

    end: str
    start: str
    ends: Ends
    holders: set[str]
    gaps: int = 0
    overlap: bool = False


CASES = {
    "same day, handover days": Case(
        end="2005-06-01", start="2005-06-01", ends="until", holders={"Bo"}
    ),
    "same day, last days": Case(
        end="2005-06-01", start="2005-06-01", ends="through", holders={"Ada", "Bo"}, overlap=True
    ),
    "next day, handover days": Case(
        end="2005-06-01", start="2005-06-02", ends="until", holders=set(), gaps=1
    ),
    "next day, last days": Case(
        end="2005-06-01", start="2005-06-02", ends="through", holders={"Ada"}
    ),
    "gap, handover days": Case(
        end="2004-06-01", start="2006-06-01", ends="until", holders=set(), gaps=1
    ),
    "gap, last days": Case(
        end="2004-06-01", start="2006-06-01", ends="through", holders=set(), gaps=1
    ),
    "overlap, handover days": Case(
        end="2006-06-01", start="2004-06-01", ends="until", holders={"Ada", "Bo"}, overlap=True
    ),
    "overlap, last days": Case(
        end="2006-06-01", start="2004-06-01", ends="through", holders={"Ada", "Bo"}, overlap=True
    ),
}


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_handovers_gaps_and_overlaps_come_in_as_they_are(read: Reader, case: Case) -> None:
    """None is mended: who holds the day, what is silent and what `check` tells follow the dates."""
    spells: list[Spell] = [("ada", "2001-01-01", case.end), ("bo", case.start, "2009-01-01")]
    imported = read(spells, case.ends)
    dataset = imported.dataset
    certain = dataset.president_on("q1", "2005-06-01").certain
    assert {dataset.person(one.holder_id).name for one in certain} == case.holders
    assert len(dataset.presidencies_of("q1").gaps()) == case.gaps
    told = {one.code for one in am.check(dataset)}
    assert ("too-many-presidents" in told) == case.overlap
    assert imported.losses == ()


@pytest.mark.parametrize("ends", ["until", "through"])
@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@pytest.mark.parametrize(
    ("start", "end"), [(None, "2005-06-01"), ("2005-06", None), ("2005", "2005"), (None, None)]
)
def test_what_a_source_leaves_out_or_vague_stays_so(
    read: Reader, ends: Ends, start: str | None, end: str | None
) -> None:
    """A missing start or end is unknown, a month or a year is one, and nothing of it is lost."""
    imported = read([("ada", start, end)], ends)
    [held] = imported.dataset.presidencies
    expected = am.Period(start, until=end) if ends == "until" else am.Period(start, through=end)
    assert held.period == expected
    assert imported.losses == ()


@pytest.mark.parametrize("ends", ["until", "through"])
@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_what_ends_before_it_starts_is_left_out_and_told(read: Reader, ends: Ends) -> None:
    """An inverted spell is one loss with the reason, and the others come in."""
    imported = read([("ada", "2005", "2001"), ("bo", "2001", "2005")], ends)
    [held] = imported.dataset.presidencies
    assert imported.dataset.person(held.holder_id).name == "Bo"
    [loss] = imported.losses
    assert "left out" in loss.reason
    assert "it ends before it starts" in loss.reason
    assert "`ends` as 'through'" not in loss.reason


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_a_spell_of_one_day_is_of_no_day_where_ends_are_handovers(read: Reader) -> None:
    """Of zero length it is left out, with a hint; as a last day, the same date is one whole day."""
    spell: Spell = ("ada", "2005-06-01", "2005-06-01")
    refused = read([spell], "until")
    assert refused.dataset.presidencies == ()
    [loss] = refused.losses
    assert "left out" in loss.reason
    assert "if the end is the last day, read it with `ends` as 'through'" in loss.reason
    kept = read([spell], "through")
    assert kept.losses == ()
    assert len(kept.dataset.president_on("q1", "2005-06-01").certain) == 1


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_two_spells_of_one_person_are_two(read: Reader) -> None:
    """Each has an id of its own, whatever their source calls them."""
    imported = read(
        [("ada", "2001", "2003"), ("bo", "2003", "2005"), ("ada", "2005", None)], "until"
    )
    held = imported.dataset.presidencies
    assert len({one.id for one in held}) == len(held) == 3
    assert len(imported.dataset.people) == 2
    assert "duplicate-id" not in {one.code for one in am.check(imported.dataset)}


TEXTS: dict[str, tuple[Callable[..., Imported], str]] = {
    "popolo": (popolo.read, '{"persons": [{"id": "e", "name": "Éric"}]}'),
    "tenures": (tenures.read, "person,union\nÉric,Syndicat\n"),
    "wikidata": (wikidata.read, '{"id": "Q1", "labels": {"fr": {"value": "Éric"}}, "claims": {}}'),
}


@pytest.mark.parametrize("encoding", ["latin-1", "cp850", "utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("format_name", TEXTS)
def test_bytes_of_another_encoding_are_refused_and_never_guessed(
    format_name: str, encoding: str
) -> None:
    """Whatever the letters would be, there is an error that names the place, and no data set."""
    read, text = TEXTS[format_name]
    with pytest.raises(am.MalformedError, match=r"not UTF-8|UTF-16|UTF-32|not utf-8|control"):
        read(text.encode(encoding), title="Mine", ends="until")


@pytest.mark.parametrize("format_name", TEXTS)
@pytest.mark.parametrize("text", [5, None, object()])
def test_what_is_no_text_is_refused(format_name: str, text: object) -> None:
    """With the error that tells what to give, as for any argument."""
    with pytest.raises(am.InvalidValueError, match="text: expected"):
        TEXTS[format_name][0](text, title="Mine", ends="until")


@pytest.mark.parametrize("format_name", TEXTS)
@pytest.mark.parametrize("ends", [None, "last", 5])
def test_how_ends_are_meant_has_to_be_said(format_name: str, ends: object) -> None:
    """No reader has a default for it, or guesses."""
    read, text = TEXTS[format_name]
    with pytest.raises(am.InvalidValueError, match=r"^ends: .*'until'.*'through'"):
        read(text, title="Mine", ends=ends)
