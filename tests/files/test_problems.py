import json
import re
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.files.problems import problems_of
from apts_model.files.values import RepeatedKeys, Unrepresentable
from tests.effort import tries
from tests.files.documents import (
    COUNT,
    DATE,
    DAY,
    DAY_OF_YEAR,
    DEFAULTS,
    END,
    FORMAT,
    HEAD,
    ID,
    KEYS,
    NUMBER,
    TEXT,
    WEB,
    WORDS,
    Place,
    at,
    canonical,
    exists,
    full,
    path_of,
    places,
    put,
    text_of,
    unknown,
)
from tests.files.hostile import AS_A_NUMBER, IS_TRACED, TWICE

Found = list[tuple[str, str]]
AN_ID = "write lower-case letters a-z, digits and hyphens, such as 'denis-cote'"
A_DATE = "write a date as 2004, 2004-11 or 2004-11-30, doubtful digits as X"


def found_in(document: Any) -> Found:
    """Return the problems of a document, as paths and messages, none where it is read."""
    text = document if isinstance(document, str) else text_of(document)
    try:
        am.loads(text)
    except am.MalformedError as error:
        # An error without any problem would look like none.
        return [(problem.path, problem.message) for problem in error.problems] or [("", "")]
    return []


# --- one wrong place each ------------------------------------------------------------------------

# A place of the full document, what to put there (`...` takes the key away), the path, the message.
WRONG: list[tuple[str, Any, str, str]] = [
    ("title", 5, "", "expected text, not the number 5: put it in quotes"),
    ("title", None, "", "expected text, not null"),
    ("title", True, "", "expected text, not true"),
    ("title", False, "", "expected text, not false"),
    ("title", ["x"], "", "expected text, not a list"),
    ("title", {"fr": "x"}, "", "expected text, not an object"),
    ("title", "", "", "'' is empty: leave the field out instead"),
    ("title", " x", "", "' x' starts or ends with a space: trim it"),
    ("title", "x" * 10_001, "", f"'{'x' * 99}... is 10,001 characters long: 10,000 is the limit"),
    (
        "title",
        "a\u202eb",
        "",
        "'a\\u202eb' holds U+202E (RIGHT-TO-LEFT OVERRIDE), which cannot be seen: leave it out",
    ),
    (
        "title",
        "e\u0301",
        "",
        "'e\u0301' is not in Unicode normal form C: write accents as one character each",
    ),
    ("title", ..., "$", "the key 'title' is missing"),
    ("titel", "x", "", "unknown key; did you mean 'title'?"),
    ("grievances", [], "", unknown()),
    ("my key", 1, "$['my key']", unknown()),
    ("", 1, "$['']", unknown()),
    ("as_of", "2025", "", "'2025' is not one exact day: write it as 2004-11-30"),
    ("as_of", "[2025-11-14]", "", "'[2025-11-14]' is not a date: a set of one is that date itself: "
     "write 2025-11-14"),
    ("as_of", "[2025-11-14..2025-11-14]", "", "write the day as 2025-11-14"),
    ("as_of", "2025-11-14~", "", "'2025-11-14~' is not one exact day: write it as 2004-11-30"),
    ("as_of", "2025-02-29", "", "'2025-02-29' is not a date: February 2025 has 28 days"),
    ("as_of", None, "", "null says nothing: leave the key out"),
    ("as_of", 2025, "", "expected text, not the number 2025: put it in quotes"),
    ("sources", None, "", "expected a list, not null: leave the key out"),
    ("sources", {}, "", "expected a list, not an object: put it in [ ]"),
    ("sources", "s", "", "expected a list, not the text 's': put it in [ ]"),
    ("sources[0]", "s", "", "expected an object, not the text 's'"),
    ("sources[0]", None, "", "expected an object, not null"),
    ("sources[0]", [], "", "expected an object, not a list"),
    ("sources[0].id", "S", "", f"'S' is not an id: {AN_ID}"),
    ("sources[0].id", "", "", f"'' is not an id: {AN_ID}"),
    ("sources[0].id", ..., "$.sources[0]", "the key 'id' is missing"),
    ("sources[1].url", None, "", "null says nothing: leave the key out"),
    (
        "sources[0].published",
        "November 2004",
        "",
        "'November 2004' is not a date: write it as 2004-11",
    ),
    ("sources[0].published", 2004, "", "expected text, not the number 2004: put it in quotes"),
    (
        "sources[0].published",
        "2004-11-01T09:30:00",
        "",
        "'2004-11-01T09:30:00' uses a time of day, which apts_model does not hold: "
        "write the day alone, '2004-11-01'",
    ),
    (
        "sources[0].language",
        "fr-CA",
        "",
        "expected one of 'fr', 'en', not the text 'fr-CA'",
    ),
    ("sources[0].language", 1, "", "expected one of 'fr', 'en', not the number 1"),
    ("sources[0].language", None, "", "null says nothing: leave the key out"),
    ("sources[0].citations[0].source_id", ["s"], "", "expected text, not a list"),
    ("people[0].other_names", "Ada", "", "expected a list, not the text 'Ada': put it in [ ]"),
    ("people[0].other_names[1]", 5, "", "expected text, not the number 5: put it in quotes"),
    ("people[0].other_names[1]", None, "", "expected text, not null"),
    ("people[0].citations[0].sourceid", "s", "", "unknown key; did you mean 'source_id'?"),
    ("people[0].citations[0].supports", {}, "", "expected a list, not an object: put it in [ ]"),
    (
        "unions[0].kind",
        "unoin",
        "",
        "expected one of 'union', 'confederation', 'federation', 'local', not the text 'unoin'; "
        "did you mean 'union'?",
    ),
    (
        "unions[0].kind",
        "UNION",
        "",
        "expected one of 'union', 'confederation', 'federation', 'local', not the text 'UNION'; "
        "did you mean 'union'?",
    ),
    (
        "unions[0].names[0].kind",
        "short",
        "",
        "expected one of 'official', 'acronym', 'alias', not the text 'short'",
    ),
    ("unions[0].names[0].language", ..., "$.unions[0].names[0]", "the key 'language' is missing"),
    ("unions[0].names[0]", "APTS", "", "expected an object, not the text 'APTS'; "
     'write it as {"text": "APTS", "language": "fr"}'),
    ("unions[0].category", 4, "", "expected text, not the number 4: put it in quotes"),
    ("unions[0].president_seats[0].count", "2", "",
     "expected a whole number, not the text '2': write digits alone"),
    ("unions[0].president_seats[0].count", True, "",
     "expected a whole number, not true: write digits alone"),
    ("unions[0].president_seats[0].count", 2.0, "",
     "expected a whole number, not the number 2.0: write digits alone"),
    (
        "unions[0].president_seats[0].count",
        0,
        "",
        "0 is not a number of seats: write 1 to 100",
    ),
    ("unions[0].president_seats[0].period", "2004/2006", "", "expected an object, not the text "
     "'2004/2006'; write it as {\"start\": \"2004-11\", \"until\": \"2006-05-18\"}"),
    ("presidencies[0].period.trough", "2006", "", "unknown key; did you mean 'through'?"),
    ("presidencies[0].period.end", "2006", "", unknown("Period")),
    (
        "presidencies[0].period.through",
        "2006",
        "",
        "a period ends `until` a handover day or `through` a last day, not both",
    ),
    ("presidencies[0].period.start", "2004-13", "", "'2004-13' is not a date: "
     "month 13 is not one of 01 to 12, nor a season or quarter 21 to 41"),
    ("presidencies[0].period.start", "..", "", f"'..' is not a date: {A_DATE}"),
    ("presidencies[0].period.start", None, "", "null says nothing: leave the key out"),
    ("presidencies[0].period.until", "now", "",
     "'now' is not a date: write '..' for an end that is open"),
    ("presidencies[0].period.until", 2006, "",
     "expected text, not the number 2006: put it in quotes"),
    (
        "presidencies[0].period.until",
        "2003",
        "$.presidencies[0].period",
        "a period from '2004-11' until '2003' cannot be: it ends before it starts "
        "(`until` is the handover day, at least one day after `start`)",
    ),
    ("presidencies[0].reelected[0]", "2005-6", "", "'2005-6' is not a date: write it as 2005-06"),
    ("presidencies[0].reelected", "2005-06", "",
     "expected a list, not the text '2005-06': put it in [ ]"),
    (
        "presidencies[0].accession",
        "election",
        "",
        "expected one of 'elected', 'acclaimed', 'appointed', 'interim', 'founding', "
        "not the text 'election'",
    ),
    ("presidencies[0].holder_id", "Ada", "", f"'Ada' is not an id: {AN_ID}"),
    ("presidencies[0].holder", "ada", "", "unknown key; did you mean 'holder_id'?"),
    ("presidencies[1].follows_ids", ["u-ada", "u-ada"], "", "'u-ada' stands twice: write it once"),
    ("presidencies[1].follows_ids", ["u-bo"], "", "'u-bo' cannot follow itself"),
    ("presidencies[1].disputes_id", "u-bo", "", "'u-bo' cannot dispute itself"),
    ("presidencies[1].standing", "open", "", "expected one of 'accepted', 'disputed', "
     "not the text 'open'"),
    (
        "coverages[0].records",
        "presidents",
        "",
        "expected one of 'presidencies', 'affiliations', 'rounds', 'figures', "
        "not the text 'presidents'; did you mean 'presidencies'?",
    ),
    ("figures[0].value", "85", "", "expected a number, not the text '85'" + AS_A_NUMBER),
    ("figures[0].value", True, "", "expected a number, not true" + AS_A_NUMBER),
    ("figures[0].value", None, "", "expected a number, not null" + AS_A_NUMBER),
    ("figures[0].value", [85], "", "expected a number, not a list" + AS_A_NUMBER),
    ("figures[0].value", ..., "$.figures[0]", "the key 'value' is missing"),
    ("figures[0].value", -1, "", "-1 is below zero: write 0 or more"),
    ("figures[0].disputes_id", "u-titles", "", "'u-titles' cannot dispute itself"),
    ("mergers[0].predecessor_ids", [], "", "is empty: name at least one"),
    ("mergers[0].predecessor_ids", ["v", "v"], "", "'v' stands twice: write it once"),
    ("mergers[0].predecessor_ids[1]", "V", "", f"'V' is not an id: {AN_ID}"),
    ("splits[0].child_ids", [], "", "is empty: name at least one"),
    ("splits[0].child_ids[1]", "u", "$.splits[0].child_ids", "'u' cannot come out of itself"),
    (
        "coalitions[0].kind",
        "common-front",
        "",
        "expected one of 'common_front', 'alliance', 'network', 'international', "
        "not the text 'common-front'; did you mean 'common_front'?",
    ),
    ("rounds[0].milestones[0].vote.percent_for", 101, "", "101 is no percentage: write 0 to 100"),
    ("rounds[0].milestones[0].vote.turnout", -0.5, "", "-0.5 is no percentage: write 0 to 100"),
    ("rounds[0].milestones[0].vote.turnout", "38", "",
     "expected a number, not the text '38'" + AS_A_NUMBER),
    ("rounds[0].milestones[0].vote.turnout", None, "", "null says nothing: leave the key out"),
    (
        "rounds[0].milestones[0].vote.closed",
        "2005-01",
        "",
        "'2005-01' comes before the vote opened, '2005-02'",
    ),
    ("rounds[0].milestones[0].vote", 75.7, "", "expected an object, not the number 75.7"),
    (
        "rounds[0].tables[0].milestones[0].stage",
        "ratifcation",
        "",
        "expected one of " + ", ".join(map(repr, WORDS["stage"]))
        + ", not the text 'ratifcation'; did you mean 'ratification'?",
    ),
    (
        "rounds[0].strikes[0].period",
        {"start": "2005-11-21", "until": "2005-11-24"},
        "",
        "Period('2005-11-21', until='2005-11-24') ends on a handover day, "
        "and this is counted in whole days: write the last day, as `through` and not as `until`",
    ),
    (
        "rounds[0].agreement.in_force",
        "2010",
        "$.rounds[0].agreement.term",
        "it was never in force: a period from '2010' through '2009-03-31' cannot be: "
        "it ends before it starts (`through` is the last day, `start` or later)",
    ),
    ("statutes[0].steps[0].kind", ..., "$.statutes[0].steps[0]", "the key 'kind' is missing"),
    ("campaigns[0].yearly", {"start": "11-25", "through": "12-06"}, "",
     "a campaign has a period or is yearly, not both"),
    ("campaigns[1].yearly.start", "2-3", "",
     "'2-3' is no month and day of every year: write it as 11-25"),
    ("campaigns[1].yearly.note", "x", "", unknown("Yearly")),
    ("coverages[0].period", ..., "$.coverages[0]", "the key 'period' is missing"),
    ("coverages[0].subject", "u", "", "unknown key; did you mean 'subject_id'?"),
]  # fmt: skip


def place_of(written: str) -> Place:
    """Read a place that is written as in the table above."""
    if not written or " " in written:
        return (written,)
    return tuple(int(step) if step.isdigit() else step for step in re.findall(r"\w+", written))


@pytest.mark.parametrize(("where", "value", "path", "message"), WRONG)
def test_one_wrong_place(where: str, value: Any, path: str, message: str) -> None:
    """One thing wrong is one problem, at its place, that says what to write instead."""
    document = full()
    place = place_of(where)
    if value is ...:
        del at(document, place[:-1])[place[-1]]
    else:
        put(document, place, value)
    assert found_in(document) == [(path or f"$.{where}", message)]


@pytest.mark.parametrize("where", ["people[0].other_names[1]", "presidencies[1].follows_ids[1]"])
def test_a_wrong_text_of_several_is_found_at_its_place(where: str) -> None:
    """A text that a record refuses is found at its own place in the list, not at the list's."""
    document = full()
    put(document, place_of(where), "not\tgood")
    [(path, message)] = found_in(document)
    assert path == f"$.{where}"
    assert "'not\\tgood'" in message


# --- several at once -----------------------------------------------------------------------------


@attrs.frozen
class Fault:
    """One thing that can be made wrong in a document, and where its problem must be found."""

    name: str
    place: Place
    """The place that it changes; no other fault may lie inside or around it."""
    path: str
    plant: Callable[[Any], None]

    def clashes_with(self, other: "Fault") -> bool:
        """Whether the two cannot both be found, one of them being inside the other."""
        shorter = min(len(self.place), len(other.place))
        return self.place[:shorter] == other.place[:shorter]


DUPLICATE = "\0second "
COUNTED = {COUNT, NUMBER}
REFUSED = {
    TEXT: "a\tb",
    ID: "Not an id",
    WEB: "example.org",
    DATE: "2004-13",
    DAY: "2025",
    END: "2004-13",
    DAY_OF_YEAR: "02-29",
    COUNT: 0,
    NUMBER: 10**15,
}


def replaced(place: Place, value: Any) -> Callable[[Any], None]:
    """Return a function that puts a value at a place of a document."""
    return lambda document: put(document, place, value)


def removed(place: Place) -> Callable[[Any], None]:
    """Return a function that takes a key away."""
    return lambda document: at(document, place[:-1]).pop(place[-1])


def faults_of_keys(place: Place, value: Any, kind: str) -> Iterator[Fault]:
    """Yield what can be made wrong with the keys of a record."""
    for key in ("zzz", "not a key", "é"):
        there = (*place, key)
        yield Fault("unknown key", there, path_of(there), replaced(there, None))
    for key in value:
        there = (*place, key)
        if key != "format":
            plant = replaced((*place, DUPLICATE + key), value[key])
            yield Fault("key twice", there, path_of(there), plant)
        if KEYS[kind][key][0]:
            yield Fault("missing key", there, path_of(place), removed(there))


def faults_of_value(place: Place, kind: str) -> Iterator[Fault]:
    """Yield what can stand at a place and is wrong there."""
    here = path_of(place)
    yield Fault("null", place, here, replaced(place, None))
    wrong: Any = (
        [] if kind in KEYS else {} if kind.startswith("[") else "2" if kind in COUNTED else 5
    )
    yield Fault("wrong type", place, here, replaced(place, wrong))
    if kind in WORDS:
        yield Fault("unknown word", place, here, replaced(place, "zzz"))
    if kind in REFUSED:
        yield Fault("refused value", place, here, replaced(place, REFUSED[kind]))


def faults_at(place: Place, value: Any, kind: str) -> Iterator[Fault]:
    """Yield what can be made wrong at a place of a valid document."""
    if kind in KEYS:
        yield from faults_of_keys(place, value, kind)
    if place and kind != "format":
        yield from faults_of_value(place, kind)


FAULTS = [fault for spot in places(full()) for fault in faults_at(*spot)]


def planted(faults: list[Fault]) -> str:
    """Write the full document with these faults in it."""
    document = full()
    for fault in faults:
        fault.plant(document)
    return text_of(document).replace(json.dumps(DUPLICATE)[1:-1], "")


def test_every_single_fault_is_found_at_its_place() -> None:
    """Each fault at each place of the full document is one problem, at that place."""
    assert len(FAULTS) > 500
    found = {(fault.name, fault.path): found_in(planted([fault])) for fault in FAULTS}
    missed = {fault: one for fault, one in found.items() if [path for path, _ in one] != [fault[1]]}
    assert missed == {}


@given(st.lists(st.sampled_from(FAULTS), min_size=2, max_size=25))
def test_all_faults_are_found_at_once(drawn: list[Fault]) -> None:
    """However many things are wrong, each is found, at its place, and nothing else is."""
    faults: list[Fault] = []
    for fault in drawn:
        if not any(fault.clashes_with(other) for other in faults):
            faults.append(fault)
    found = found_in(planted(faults))
    assert sorted(path for path, _ in found) == sorted(fault.path for fault in faults)


def test_every_wrong_text_of_several_is_found() -> None:
    """Two refused texts in one list are two problems."""
    document = full()
    put(document, ("people", 0, "other_names"), ["a\tb", "fine", "c\td"])
    put(document, ("presidencies", 1, "follows_ids"), ["Not an id", "fine", "Nor this"])
    assert [path for path, _ in found_in(document)] == [
        "$.people[0].other_names[0]",
        "$.people[0].other_names[2]",
        "$.presidencies[1].follows_ids[0]",
        "$.presidencies[1].follows_ids[2]",
    ]


def test_a_wrong_type_hides_no_wrong_text_of_its_list() -> None:
    """Two things wrong in one list are two problems, whatever is wrong with them."""
    document = full()
    put(document, ("people", 0, "other_names"), [5, "c\td"])
    assert [path for path, _ in found_in(document)] == [
        "$.people[0].other_names[0]",
        "$.people[0].other_names[1]",
    ]


@pytest.mark.parametrize("record", ["figures[0]", "rounds[0].milestones[0].vote"])
def test_a_wrong_key_hides_no_wrong_number(record: str) -> None:
    """A number out of range is found together with whatever else is wrong with its record."""
    document = full()
    key = "value" if record == "figures[0]" else "turnout"
    put(document, place_of(f"{record}.{key}"), 10**15)
    put(document, place_of(f"{record}.zzz"), 1)
    assert [path for path, _ in found_in(document)] == [f"$.{record}.{key}", f"$.{record}.zzz"]


def test_a_wrong_number_is_shown_as_its_writer_knows_it() -> None:
    """A message about a number speaks of JSON, not of Python."""
    document = full()
    put(document, ("figures", 0, "value"), 1e30)
    [(_, message)] = found_in(document)
    assert "Decimal" not in message


def test_a_thousand_problems_are_all_kept() -> None:
    """Nothing is left out of `problems`, however many there are."""
    document = {"format": FORMAT, "title": "x", "people": [{"id": "X"}] * 1_000}
    assert len(found_in(document)) == 2_000


# --- any change to a valid document --------------------------------------------------------------

NEAR_MISSES: list[Any] = [
    *("2004-11", "2004-11-30", "..", "", "u", "ada", "elected", "fr", "official", "é", "1", "null"),
    *(None, True, False, 0, 1, 2, -1, 1.0, 2.5, 10**20),
    *([], {}, [[]], [{}], ["a"], ["a", "a"], ["2004"], [None], [5]),
    *({"start": "2004"}, {"until": ".."}, {"start": "2006", "until": "2004"}),
    *({"start": "2004", "until": "2005", "through": "2006"}, {"through": "2006"}, {"end": "2006"}),
    *({"source_id": "s"}, [{"source_id": "s"}], {"id": "x", "name": "X"}, [{"id": "x"}]),
    *({"text": "X", "language": "fr"}, {"count": 1, "period": {}}),
    *({"start": "2004", "through": "2005"}, {"start": "12-20", "through": "01-06"}, "02-28"),
    *({"percent_for": 75.7}, {"id": "x", "stage": "offers"}, {"kind": "passed"}, 100.0, 1e15),
]
ANYTHING = st.sampled_from(NEAR_MISSES) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)
ALL_KEYS = sorted({key for keys in KEYS.values() for key in keys})
SOME_KEY = st.sampled_from([*ALL_KEYS, "trough", "Title", "x"]) | st.text(max_size=6)


def changed(document: Any, data: st.DataObject) -> str:
    """Change a document at one random place, and write it."""
    document = json.loads(json.dumps(document))
    spots = [place for place, _, kind in places(document) if kind != "format" and place]
    place = data.draw(st.sampled_from(spots))
    holder: Any = at(document, place[:-1])
    step = place[-1]
    change = data.draw(st.sampled_from(["replace", "delete", "add", "rename", "repeat"]))
    if change == "replace":
        holder[step] = data.draw(ANYTHING)
    elif change == "delete":
        del holder[step]
    elif isinstance(step, int):
        holder.insert(data.draw(st.integers(0, len(holder))), data.draw(ANYTHING))
    elif change == "repeat":
        holder[f"{DUPLICATE}{step}"] = data.draw(ANYTHING)
    else:
        key = data.draw(SOME_KEY)
        assume(key not in holder)
        holder[key] = holder.pop(step) if change == "rename" else data.draw(ANYTHING)
    return text_of(document).replace(json.dumps(DUPLICATE)[1:-1], "")


def is_written_twice(text: str) -> bool:
    """Whether some key of some object stands more than once."""
    seen: list[bool] = []

    def note(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        seen.append(len(dict(pairs)) < len(pairs))
        return dict(pairs)

    json.loads(text, object_pairs_hook=note)
    return any(seen)


@given(st.sampled_from([full(), json.loads(am.dumps(am.load_apts()))]), st.data())
@tries(150)
def test_a_changed_document_is_read_as_it_is_or_refused(document: Any, data: st.DataObject) -> None:
    """After any change, either every value is read as it stands, or every problem has a place."""
    is_read_as_it_is_or_refused(changed(document, data))


@given(strategies.datasets(max_unions=1), st.data())
@tries(15)
def test_so_is_any_document_that_is_changed(dataset: am.Dataset, data: st.DataObject) -> None:
    """The same holds of changes to any data set, and unchanged it has no problems at all."""
    text = am.dumps(dataset)
    is_read_as_it_is_or_refused(changed(json.loads(text), data))
    values = json.loads(text, parse_float=Decimal)
    del values["format"]
    assert list(problems_of(values, am.Dataset)) == []


def is_read_as_it_is_or_refused(text: str) -> None:
    """Check that a text is read with nothing coerced, or refused with places that exist."""
    plain = json.loads(text)
    found = found_in(text)
    for path, message in found:
        assert exists(plain, path), path
        assert message
        assert message.isprintable() or "normal form C" in message
    if not found:
        assert not is_written_twice(text)
        written = json.loads(am.dumps(am.loads(text)))
        assert json.dumps(written, sort_keys=True) == json.dumps(canonical(plain), sort_keys=True)


@given(ANYTHING)
def test_any_json_is_read_or_refused(value: Any) -> None:
    """Any JSON at all is a data set or has problems: nothing else is raised."""
    for document in (value, {"format": FORMAT, "title": "x", "people": value}):
        for path, message in found_in(document):
            assert message
            assert exists(document, path)


@given(st.text(max_size=30) | st.text('{}[]":,\\ \n0123456789eE.-truefalsn', max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Any text at all is refused in the same way, as text and as bytes."""
    assert found_in(text)
    with pytest.raises(am.MalformedError):
        am.loads(text.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=30))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    """Any bytes at all are refused in the same way."""
    with pytest.raises(am.MalformedError):
        am.loads(raw)


def test_defaults_are_those_of_the_records() -> None:
    """The table of defaults that these tests use is that of the records."""
    for (kind, key), value in DEFAULTS.items():
        default: Any = attrs.fields_dict(getattr(am, kind))[key].default
        assert value == ({} if default == am.Period() else default.value)


# --- keys that stand twice, and what no value can be ---------------------------------------------


def test_many_keys_of_one_object_are_compared_at_once() -> None:
    """Of 100,000 keys, each of which stands twice, all are found, in less time than pairs take."""
    keys = [f"k{number}" for number in range(100_000)]
    repeated = RepeatedKeys.of((key, 1) for key in [*keys, *keys])
    start = time.process_time()
    found = list(problems_of(RepeatedKeys.of((key, 1) for key in [*keys, *keys]), am.Period))
    assert time.process_time() - start < (20 if IS_TRACED else 5)
    assert repeated.repeated == tuple(keys)
    assert found[: len(keys)] == [am.Problem(f"$.{key}", TWICE) for key in keys]
    assert len(found) == 2 * len(keys)


def test_one_key_that_stands_often_is_one_problem() -> None:
    """However often a key stands in an object, that is said once."""
    names = ", ".join(['"name": 5'] * 9)
    text = f'{HEAD}, "people": [{{"id": "a", {names}}}]}}'
    assert found_in(text) == [
        ("$.people[0].name", TWICE),
        ("$.people[0].name", "expected text, not the number 5: put it in quotes"),
    ]


ANGSTROM = ", with U+212B (ANGSTROM SIGN) in it"
FORM = "the key stands more than once, in another Unicode form: keep one"


@pytest.mark.parametrize(
    ("keys", "messages"),
    [
        (["é", "e\u0301"], [unknown(), FORM]),
        (["e\u0301", "é"], [unknown(), FORM]),
        (["\u212b", "Å", "A\u030a"], [unknown(stranger=ANGSTROM), FORM, FORM]),
        (["é", "è"], [unknown(), unknown()]),
        (["é", "É"], [unknown(), unknown()]),
        (["ﬁ", "fi"], [unknown(), unknown()]),
    ],
)
def test_keys_that_are_equal_but_for_their_form(keys: list[str], messages: list[str]) -> None:
    """Keys that look the same and are written with other code points are said to be one."""
    text = json.dumps({"format": FORMAT, "title": "x", **dict.fromkeys(keys, 1)})
    assert [message for _, message in found_in(text)] == messages


@pytest.mark.parametrize(
    ("where", "kind"),
    [
        ("title", str),
        ("as_of", am.ImpreciseDate),
        ("sources", tuple[am.Source, ...]),
        ("sources[0]", am.Source),
        ("sources[0].url", str | None),
        ("people[0].other_names[1]", str),
        ("figures[0].value", Decimal),
        ("figures[0].measure", am.Measure),
        ("unions[0].president_seats[0].count", int),
        ("presidencies[0].period", am.Period),
        ("presidencies[0].follows_ids", tuple[str, ...]),
    ],
)
def test_what_no_value_can_be_is_told_as_it_is_written(where: str, kind: Any) -> None:
    """Where a number that JSON has not stands in the place of anything, that is the one problem."""
    odd = Unrepresentable("NaN", "is no number that JSON knows")
    assert list(problems_of(odd, kind, f"$.{where}")) == [
        am.Problem(f"$.{where}", "NaN is no number that JSON knows")
    ]
    document = full()
    put(document, place_of(where), "\0odd")
    assert found_in(text_of(document).replace('"\\u0000odd"', "NaN")) == [
        (f"$.{where}", "NaN is no number that JSON knows")
    ]


def test_its_reason_and_the_beginning_of_it_are_shown() -> None:
    """A number of thousands of digits is cut; its reason is not."""
    odd = Unrepresentable("9" * 5_000, "is too much")
    assert list(problems_of(odd, str)) == [am.Problem("$", f"{'9' * 40}... is too much")]
