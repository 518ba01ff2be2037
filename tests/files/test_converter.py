import datetime
import enum
import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.files import formats
from apts_model.files.converter import (
    FORMAT,
    RepeatedKeys,
    Unrepresentable,
    converter,
    described,
    did_you_mean,
    is_optional,
    is_record,
    is_several,
    without_none,
)
from apts_model.time.periods import End
from tests.files.documents import WORDS, full

RECORDS: list[type] = [
    am.Affiliation,
    am.Agreement,
    am.BargainingRound,
    am.BargainingTable,
    am.Campaign,
    am.Citation,
    am.Coalition,
    am.Coverage,
    am.Dataset,
    am.Figure,
    am.Merger,
    am.Milestone,
    am.Name,
    am.Period,
    am.Person,
    am.Presidency,
    am.PresidentSeats,
    am.Source,
    am.Split,
    am.Statute,
    am.StatuteStep,
    am.Strike,
    am.TradeUnion,
    am.Vote,
    am.Yearly,
]
ENUMS: dict[str, type[enum.Enum]] = {
    "language": am.Language,
    "name kind": am.NameKind,
    "union kind": am.UnionKind,
    "accession": am.Accession,
    "ended by": am.EndedBy,
    "standing": am.Standing,
    "record kind": am.RecordKind,
    "measure": am.Measure,
    "comparison": am.Comparison,
    "merger kind": am.MergerKind,
    "coalition kind": am.CoalitionKind,
    "stage": am.Stage,
    "strike kind": am.StrikeKind,
    "table kind": am.TableKind,
    "step kind": am.StepKind,
}


def test_there_is_one_converter() -> None:
    """The converter, which takes long to make, is made once."""
    assert converter() is converter()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (0, "the number 0"),
        (1, "the number 1"),
        (1.5, "the number 1.5"),
        (Decimal("2.50"), "the number 2.50"),
        (Decimal("-1e999"), "the number -1E+999"),
        (Decimal("0." + "9" * 5000), "the number 0." + "9" * 38),
        (10**50, "the number " + "1" + "0" * 39),
        (Unrepresentable("NaN", "is no number"), "NaN"),
        (Unrepresentable("9" * 5000, "is too large"), "9" * 40 + "..."),
        (Unrepresentable("9" * 40, "is too large"), "9" * 40),
        (Unrepresentable("*a", "is an alias"), "*a"),
        ("", "the text ''"),
        ("true", "the text 'true'"),
        ("a\u202eb", "the text 'a\\u202eb'"),
        ("x" * 1000, f"the text {'x' * 80!r}"),
        ([], "a list"),
        ([[1]], "a list"),
        ({}, "an object"),
        (RepeatedKeys(a=1), "an object"),
    ],
)
def test_a_value_is_described_as_its_writer_knows_it(value: Any, words: str) -> None:
    """A message speaks of JSON, not of Python, and never at length."""
    assert described(value) == words


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("trough", ["start", "until", "through"], "; did you mean 'through'?"),
        ("end", ["start", "until", "through"], ""),
        ("Title", ["title", "as_of"], "; did you mean 'title'?"),
        ("", ["title"], ""),
        ("title", [], ""),
        ("untill", {"until": 1}, "; did you mean 'until'?"),
    ],
)
def test_the_nearest_known_word_is_named(word: str, known: Any, hint: str) -> None:
    """A word that is not known is compared with those that are."""
    assert did_you_mean(word, known) == hint


def test_kinds_are_told_apart() -> None:
    """Records are objects, tuples lists, dates texts; None means that a key can be left out."""
    assert all(is_record(kind) for kind in RECORDS)
    assert not any(is_record(kind) for kind in (am.ImpreciseDate, str, datetime.date, am.Language))
    assert is_several(tuple[str, ...])
    assert not any(is_several(kind) for kind in (str, am.Period, str | None))
    assert is_optional(str | None)
    assert is_optional(End)
    assert not is_optional(str)
    assert without_none(str | None) is str
    assert without_none(int | str | None) == (int | str)


@pytest.mark.parametrize(
    "value", [5, True, 1.5, None, [], {}, ["a"], b"x", am.Language.FR, datetime.date(2004, 1, 1)]
)
@pytest.mark.parametrize("kind", [str, am.ImpreciseDate, datetime.date, End])
def test_nothing_becomes_text(kind: Any, value: Any) -> None:
    """Texts and dates are made of text alone; numbers, truth values and lists are refused."""
    with pytest.raises(am.InvalidValueError, match=r"expected text, not |null says nothing"):
        converter().structure(value, kind)


@pytest.mark.parametrize("value", ["5", "1_000", 5.0, 5.9, True, False, None, [5], "", "five"])
def test_nothing_becomes_a_number(value: Any) -> None:
    """Whole numbers are made of whole numbers alone."""
    with pytest.raises(am.InvalidValueError, match="expected a whole number, not "):
        converter().structure(value, int)


@pytest.mark.parametrize("value", ["85", "", True, False, None, [5], {}, 0.1, 5.0])
def test_nothing_becomes_a_decimal(value: Any) -> None:
    """Exact numbers are made of numbers alone."""
    with pytest.raises(am.InvalidValueError, match="expected a number, not "):
        converter().structure(value, Decimal)


@pytest.mark.parametrize("written", ["NaN", "-Infinity", "9007199254740992"])
@pytest.mark.parametrize("kind", [Decimal, int, str, am.ImpreciseDate, am.Language, am.Period])
def test_a_number_that_json_cannot_hold_is_nothing(written: str, kind: Any) -> None:
    """What other programs would change, or do not know, is shown as it was written."""
    with pytest.raises(am.InvalidValueError, match=f"not {written}$"):
        converter().structure(Unrepresentable(written, "is no number"), kind)


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(-14, 0))
def test_numbers_are_written_exactly(digits: int, exponent: int) -> None:
    """The JSON number of a decimal of up to 15 digits has its very value, and reads back as it."""
    number = Decimal(digits).scaleb(exponent)
    written = json.dumps(converter().unstructure(number))
    assert Fraction(written) == digits * Fraction(10) ** exponent
    assert converter().structure(json.loads(written, parse_float=Decimal), Decimal) == number


@pytest.mark.parametrize("value", ["abc", {}, {"0": "a"}, ("a",), None, 5, RepeatedKeys(a=1)])
def test_nothing_becomes_a_list(value: Any) -> None:
    """Several values are made of a list alone; a text is not taken apart."""
    with pytest.raises(am.InvalidValueError, match="expected a list, not "):
        converter().structure(value, tuple[str, ...])


@pytest.mark.parametrize("value", [[], [["id", "x"]], "x", None, 5, RepeatedKeys(id="x")])
@pytest.mark.parametrize("kind", RECORDS)
def test_nothing_becomes_a_record(kind: type, value: Any) -> None:
    """Records are made of objects alone, and of none in which a key stands twice."""
    with pytest.raises(am.InvalidValueError, match="expected an object, not "):
        converter().structure(value, kind)


@pytest.mark.parametrize("name", WORDS)
def test_words_are_taken_exactly(name: str) -> None:
    """An enumerated value is one of its words, in lower case, and no other value equal to it."""
    kind = ENUMS[name]
    assert [member.value for member in kind] == WORDS[name]
    for member in kind:
        assert converter().structure(member.value, kind) is member
        assert converter().unstructure(member) == member.value
        for wrong in (member.value.upper(), member.name, f" {member.value}", member, [member]):
            if wrong == member.value and type(wrong) is str:
                continue
            with pytest.raises(am.InvalidValueError):
                converter().structure({"x": wrong}["x"], kind)


def test_ends_are_open_dated_or_absent() -> None:
    """An end is `..`, a date, or left out; null is none of these."""
    period = converter().structure({"until": ".."}, am.Period)
    assert period.until == am.OPEN
    assert converter().unstructure(period) == {"until": ".."}
    assert converter().structure({}, am.Period) == am.Period()
    assert converter().unstructure(am.Period()) == {}
    with pytest.raises(am.InvalidValueError, match="null says nothing: leave the key out"):
        converter().structure({"until": None}, am.Period)


@given(strategies.periods())
def test_periods_are_read_back(period: am.Period) -> None:
    """Any period is written as text alone, and read back equal."""
    plain = converter().unstructure(period)
    assert plain == json.loads(json.dumps(plain))
    assert set(plain) <= {"start", "until", "through"}
    assert all(type(value) is str for value in plain.values())
    assert converter().structure(plain, am.Period) == period


def test_a_data_set_becomes_plain_values() -> None:
    """What is written is made of objects, lists, text and numbers, and of nothing shared."""
    document = full()
    del document["format"]
    exact = json.loads(json.dumps(document), parse_float=Decimal)
    data = converter().structure(exact, am.Dataset)
    plain = converter().unstructure(data)
    assert plain == document
    plain["people"].clear()
    assert len(data.people) == 2


def test_a_number_that_cannot_be_written_is_shown_as_it_stands() -> None:
    """A number that JSON does not know keeps the letters it was written with, and the reason."""
    odd = Unrepresentable("1e999", "is too large")
    assert str(odd) == "1e999"
    assert odd == Unrepresentable("1e999", "is too large")
    assert attrs.asdict(odd) == {"written": "1e999", "reason": "is too large"}


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 3)), max_size=8))
def test_repeated_keys_are_kept_in_mind(pairs: list[tuple[str, int]]) -> None:
    """Of each key, the last value is kept; those that stand more than once are named in order."""
    made = RepeatedKeys.of(iter(pairs))
    assert made == dict(pairs)
    keys = [key for key, _ in pairs]
    assert made.repeated == tuple(key for key in dict(pairs) if keys.count(key) > 1)


def test_the_format_has_a_version() -> None:
    """The format that is written is the first."""
    assert FORMAT == "apts-model/1"
    assert json.loads(am.dumps(am.Dataset(title="Mine")))["format"] == FORMAT


def test_an_error_that_no_problem_explains_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the two passes ever disagree, the first one's error is raised, not swallowed."""

    def nothing(*_: object) -> list[am.Problem]:
        return []

    monkeypatch.setattr(formats, "problems_of", nothing)
    with pytest.raises(am.InvalidValueError, match="expected text, not the number 5"):
        am.loads('{"format": "apts-model/1", "title": 5}')
