import copy
import pickle
import unicodedata
from collections.abc import Callable, Iterator
from decimal import ROUND_FLOOR, Context, Decimal, localcontext
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.records import values as module
from apts_model.records.standing import standing_of
from apts_model.records.values import (
    MAX_TEXT,
    exact_number,
    in_no_id,
    is_id,
    is_plain,
    no_repeats,
    optional_percentage,
)
from tests.records.forms import (
    LEAST,
    NOT_IDS,
    NOT_PERIODS,
    NOT_TEXTS,
    SOME_DAY,
    made,
    refusal,
)

ID_FIELDS = [
    (am.Citation, "source_id"),
    (am.Source, "id"),
    (am.Person, "id"),
    (am.TradeUnion, "id"),
    (am.Presidency, "id"),
    (am.Presidency, "union_id"),
    (am.Presidency, "holder_id"),
    (am.Presidency, "disputes_id"),
    (am.Figure, "id"),
    (am.Figure, "subject_id"),
    (am.Figure, "disputes_id"),
    (am.Merger, "id"),
    (am.Merger, "successor_id"),
    (am.Merger, "disputes_id"),
    (am.Split, "id"),
    (am.Split, "parent_id"),
    (am.Split, "disputes_id"),
    (am.Coalition, "id"),
    (am.Affiliation, "id"),
    (am.Affiliation, "member_id"),
    (am.Affiliation, "body_id"),
    (am.Affiliation, "disputes_id"),
    (am.Milestone, "id"),
    (am.Milestone, "union_id"),
    (am.Milestone, "disputes_id"),
    (am.Strike, "id"),
    (am.Strike, "disputes_id"),
    (am.BargainingTable, "id"),
    (am.BargainingRound, "id"),
    (am.BargainingRound, "coalition_id"),
    (am.BargainingRound, "regime_id"),
    (am.Statute, "id"),
    (am.Campaign, "id"),
    (am.Campaign, "union_id"),
    (am.Coverage, "subject_id"),
]
OPTIONAL_IDS = [
    *((kind, field) for kind, field in ID_FIELDS if field == "disputes_id"),
    (am.Milestone, "union_id"),
    (am.BargainingRound, "coalition_id"),
    (am.BargainingRound, "regime_id"),
    (am.Campaign, "union_id"),
]
SEVERAL_IDS = [
    (am.Presidency, "follows_ids"),
    (am.Merger, "predecessor_ids"),
    (am.Split, "child_ids"),
    (am.Strike, "union_ids"),
    (am.BargainingTable, "union_ids"),
    (am.BargainingRound, "union_ids"),
]
NOTED: list[type] = [
    *(am.Figure, am.Merger, am.Split, am.Coalition, am.Affiliation, am.Vote, am.Milestone),
    *(am.Strike, am.Agreement, am.BargainingTable, am.BargainingRound, am.StatuteStep),
    *(am.Statute, am.Campaign),
]
TEXT_FIELDS = [
    (am.Citation, "locator"),
    (am.Source, "title"),
    (am.Source, "note"),
    (am.Person, "name"),
    (am.Person, "note"),
    (am.Name, "text"),
    (am.Name, "note"),
    (am.PresidentSeats, "note"),
    *((am.TradeUnion, name) for name in ("headquarters", "region", "category")),
    (am.TradeUnion, "funding"),
    (am.TradeUnion, "note"),
    (am.Presidency, "title"),
    (am.Presidency, "note"),
    (am.Coverage, "note"),
    (am.Merger, "reason"),
    (am.BargainingRound, "title"),
    (am.BargainingRound, "employer"),
    *((am.Statute, name) for name in ("title", "bill", "chapter")),
    (am.Campaign, "title"),
    *((kind, "note") for kind in NOTED),
]
WEB_FIELDS = [(am.Source, "url"), (am.TradeUnion, "website")]
SEVERAL_TEXTS = [(am.Citation, "supports"), (am.Person, "other_names")]
ENUMS = [
    (am.Source, "language", am.Language),
    (am.Name, "language", am.Language),
    (am.Name, "kind", am.NameKind),
    (am.TradeUnion, "kind", am.UnionKind),
    (am.Presidency, "accession", am.Accession),
    (am.Presidency, "ended_by", am.EndedBy),
    (am.Presidency, "standing", am.Standing),
    (am.Coverage, "records", am.RecordKind),
    (am.Figure, "measure", am.Measure),
    (am.Figure, "comparison", am.Comparison),
    (am.Merger, "kind", am.MergerKind),
    (am.Coalition, "kind", am.CoalitionKind),
    (am.Milestone, "stage", am.Stage),
    (am.Strike, "kind", am.StrikeKind),
    (am.BargainingTable, "kind", am.TableKind),
    (am.StatuteStep, "kind", am.StepKind),
    *((kind, "standing", am.Standing) for kind in (am.Figure, am.Merger, am.Split)),
    *((kind, "standing", am.Standing) for kind in (am.Affiliation, am.Milestone, am.Strike)),
]
PERIODS: list[type] = [
    *(am.Name, am.PresidentSeats, am.TradeUnion, am.Presidency, am.Coverage),
    *(am.Coalition, am.Affiliation),
]
COUNTED_IN_DAYS = [(am.Strike, "period"), (am.Agreement, "term"), (am.Campaign, "period")]
DATES = [
    *((am.Figure, "date"), (am.Merger, "date"), (am.Split, "date"), (am.Milestone, "date")),
    *((am.Vote, "opened"), (am.Vote, "closed"), (am.Agreement, "signed")),
    *((am.Agreement, "in_force"), (am.BargainingRound, "expires"), (am.StatuteStep, "date")),
]
ONE_RECORD = [
    (am.Milestone, "vote", am.Vote),
    (am.BargainingRound, "agreement", am.Agreement),
    (am.Campaign, "yearly", am.Yearly),
]
SEVERAL: list[tuple[type, str, list[Any]]] = [
    (am.Citation, "supports", ["start", "until"]),
    (am.Person, "other_names", ["Ada B.", "A. Bo"]),
    (am.TradeUnion, "names", [made(am.Name), made(am.Name, language="en")]),
    (am.TradeUnion, "president_seats", [made(am.PresidentSeats)]),
    *((kind, field, ["b", "c"]) for kind, field in SEVERAL_IDS),
    (am.Coalition, "names", [made(am.Name)]),
    (am.BargainingTable, "milestones", [made(am.Milestone), made(am.Milestone, id="b")]),
    (am.BargainingRound, "milestones", [made(am.Milestone)]),
    (am.BargainingRound, "tables", [made(am.BargainingTable)]),
    (am.BargainingRound, "strikes", [made(am.Strike)]),
    (am.Statute, "steps", [made(am.StatuteStep)]),
    *(
        (kind, "citations", [made(am.Citation)])
        for kind in LEAST
        if kind not in {am.Citation, am.Yearly}
    ),
]
KINDS = pytest.mark.parametrize("kind", LEAST, ids=lambda kind: kind.__name__)


# --- every kind of record ------------------------------------------------------------------------


@KINDS
def test_equal_by_value_and_hashable(kind: type) -> None:
    """Two records with the same values are the same, and can be members of a set."""
    one, other = made(kind), made(kind)
    assert one is not other
    assert one == other
    assert len({one, other}) == 1


@KINDS
def test_frozen_and_slotted(kind: type) -> None:
    """No field of a record can be set anew or removed, and no other can be added."""
    record = made(kind)
    for field in attrs.fields(kind):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(record, field.name, getattr(record, field.name))
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(record, field.name)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        record.nickname = "x"
    assert not hasattr(record, "__dict__")


@KINDS
def test_copies_are_equal(kind: type) -> None:
    """Records can be copied, pickled and evolved."""
    record = made(kind)
    assert copy.copy(record) == copy.deepcopy(record) == record
    assert pickle.loads(pickle.dumps(record)) == record
    assert attrs.evolve(record) == record


@KINDS
def test_keyword_only(kind: type) -> None:
    """Fields are given by name, so that no two can be mistaken for each other."""
    with pytest.raises(TypeError, match="positional"):
        kind(*LEAST[kind].values())
    with pytest.raises(TypeError, match="nickname"):
        made(kind, nickname="x")


@KINDS
def test_everything_is_hashable_all_the_way_down(kind: type) -> None:
    """No field of a record is a list, a dict or a set, whatever it was made from."""
    given_as_lists = {name: list(values) for of, name, values in SEVERAL if of is kind}
    record = made(kind, **given_as_lists)
    for name in given_as_lists:
        assert type(getattr(record, name)) is tuple
    assert hash(record) == hash(copy.deepcopy(record))


# --- ids -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "field"), ID_FIELDS)
def test_what_is_no_id_is_refused(kind: type, field: str) -> None:
    """An id is lower-case ASCII letters, digits and hyphens, and the message says so."""
    for value in NOT_IDS:
        if value is None and (kind, field) in OPTIONAL_IDS:
            assert getattr(made(kind, **{field: None}), field) is None
            continue
        stranger = ", with U+0430 (CYRILLIC SMALL LETTER A) in it" if value == "\u0430pts" else ""
        assert refusal(kind, **{field: value}) == (
            f"{field}: {value!r} is not an id{stranger}: "
            "write lower-case letters a-z, digits and hyphens, such as 'denis-cote'"
        )


def test_ids_are_those_characters_and_no_others() -> None:
    """Of all of Unicode, 37 characters make an id."""
    allowed = set("abcdefghijklmnopqrstuvwxyz0123456789-")
    for number in range(0x3000):
        expected = chr(number) in allowed
        assert refusal(am.TradeUnion, id=chr(number)).startswith("accepted") is expected
    assert made(am.TradeUnion, id="apts-2004-").id == "apts-2004-"


# --- texts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "field"), [*TEXT_FIELDS, *WEB_FIELDS])
def test_what_is_no_text_is_refused(kind: type, field: str) -> None:
    """Text is trimmed, visible, in normal form C and not too long; the message says what is not."""
    for value, message in NOT_TEXTS:
        assert refusal(kind, **{field: value}) == f"{field}: {message}"


@pytest.mark.parametrize(("value", "message"), NOT_TEXTS, ids=lambda value: ascii(value)[:30])
@pytest.mark.parametrize(("kind", "field"), SEVERAL_TEXTS)
def test_each_of_several_texts_is_checked(kind: type, field: str, value: Any, message: str) -> None:
    """A wrong text among several is refused as it would be alone."""
    if type(value) is not str:
        message = f"{value!r} is not a str"
    assert refusal(kind, **{field: ["Ada", value]}) == f"{field}: {message}"


TEXTS = [
    "L’Alliance\N{NO-BREAK SPACE}: santé",
    "Œuvre · n° 4 (« 2004 »)",
    "a  b",
    "5",
    "true",
    "François-Xavier Ó Néill",
    "ᐃᓄᒃᑎᑐᑦ",
    "مرحبا",
    "日本語",
    "x" * MAX_TEXT,
    "q\u0323\u0307",
]


@pytest.mark.parametrize(("kind", "field"), TEXT_FIELDS)
def test_text_is_kept_as_it_is(kind: type, field: str) -> None:
    """What is text is held letter by letter."""
    for value in TEXTS:
        assert getattr(made(kind, **{field: value}), field) == value


def marked(count: int) -> str:
    """Return a letter with so many marks, in normal form C."""
    return "q" + "\N{COMBINING DOT BELOW}" * count


@pytest.mark.parametrize("around", ["%s", "Ada %s Bo", "%s" * 9, "é%s"])
def test_a_letter_has_30_marks_at_most(around: str) -> None:
    """As many marks as the Stream-Safe Text Format lets through; more take the computer's time."""
    fine = around.replace("%s", marked(30))
    assert made(am.Person, name=fine).name == fine
    for count in (31, 32, 900):
        wrong = around.replace("%s", marked(count))
        message = refusal(am.Person, name=wrong)
        assert message.startswith("name: ")
        assert message.endswith(" holds a letter with more than 30 marks: leave marks out")
        assert refusal(am.Person, other_names=["A", wrong]).endswith(
            "more than 30 marks: leave marks out"
        )


def test_too_many_marks_are_told_before_their_order() -> None:
    """Marks out of order are put in none where there are too many: that is what takes long."""
    wrong = "a" + "\u0301\u0323" * 4_000
    assert refusal(am.Person, name=wrong).endswith("more than 30 marks: leave marks out")
    assert refusal(am.Person, name=wrong[:31]).endswith("write accents as one character each")


WEB = [
    "https://example.org",
    "http://example.org/a?b=é&c=1#d",
    "https://fr.wikipedia.org/wiki/Sant%C3%A9_(Qu%C3%A9bec)",
    "https://日本.example/",
]
NOT_WEB = [
    "example.org",
    "www.example.org",
    "ftp://example.org",
    "HTTPS://example.org",
    "https://",
    "https:/example.org",
    "mailto:ada@example.org",
    "javascript:alert(1)",
    "see https://example.org",
    "https://example.org/a b",
    "https://example.org/\N{NO-BREAK SPACE}x",
    "https://example.org/<script>",
    'https://example.org/"x',
]


@pytest.mark.parametrize(("kind", "field"), WEB_FIELDS)
def test_addresses_on_the_web(kind: type, field: str) -> None:
    """An address begins with http or https and holds nothing that would end it in a text."""
    for value in WEB:
        assert getattr(made(kind, **{field: value}), field) == value
    for value in NOT_WEB:
        assert refusal(kind, **{field: value}) == (
            f"{field}: {value!r} is no address on the web: write it as https://example.org/page"
        )


# Characters that Unicode calls "default ignorable" and that are letters or marks; and a blank.
IGNORABLE = {
    *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0),
    *range(0x180B, 0x1810),
    *range(0xFE00, 0xFE10),
    *range(0xE0100, 0xE01F0),
}


def test_text_in_all_of_unicode() -> None:
    """Inside a text stands any letter, mark, number, sign, space or no-break space in form C."""
    allowed_separators = {" ", "\N{NO-BREAK SPACE}"}
    wrong: list[str] = []
    for number in (*range(0x1_3000), *range(0x1_D000, 0x2_0010), *range(0xE_0000, 0xE_0200)):
        character = chr(number)
        value = f"a{character}b"
        category = unicodedata.category(character)
        expected = character in allowed_separators or (
            category[0] in "LMNPS"
            and number not in IGNORABLE
            and unicodedata.normalize("NFC", value) == value
        )
        try:
            am.Person(id="p", name=value)
        except am.InvalidValueError:
            accepted = False
        else:
            accepted = True
        if accepted is not expected:
            wrong.append(f"U+{number:04X}")
    assert wrong == []


def test_nothing_invisible_is_let_in() -> None:
    """Letters and marks that Unicode has readers ignore are refused: names would look the same."""
    for number in IGNORABLE:
        assert "which cannot be seen" in refusal(am.Person, name=f"Ada{chr(number)}Bo")


@given(st.text(st.characters(exclude_categories=[]), max_size=8))
def test_a_refusal_can_always_be_shown(value: str) -> None:
    """Whatever is in a refused text, its message is one printable line."""
    message = refusal(am.Person, name=value)
    if not message.startswith("accepted"):
        assert message.encode()
        assert len(message.splitlines()) == 1
        assert not any(unicodedata.category(one) in {"Cc", "Cf", "Cs"} for one in message)


def test_a_refusal_is_short() -> None:
    """However long a wrong value is, its message can be read."""
    for fields in ({"name": "x" * 1_000_000}, {"id": "X" * 1_000_000}):
        assert len(refusal(am.Person, **fields)) < 400


# --- enumerations --------------------------------------------------------------------------------


def enum_cases() -> Iterator[Any]:
    """Yield every member of every enumerated field."""
    for kind, field, enumeration in ENUMS:
        for member in enumeration:
            yield pytest.param(kind, field, member, id=f"{kind.__name__}.{field}-{member.value}")


@pytest.mark.parametrize(("kind", "field", "member"), list(enum_cases()))
def test_members_and_their_text_are_the_same(kind: type, field: str, member: Any) -> None:
    """An enumerated field takes the member or its lower-case text, and holds the member."""
    for given_as in (member, member.value):
        assert getattr(made(kind, **{field: given_as}), field) is member


@pytest.mark.parametrize(("kind", "field", "enumeration"), ENUMS)
def test_what_is_no_member_is_refused(
    kind: type, field: str, enumeration: type[am.UnionKind]
) -> None:
    """Any other value is refused, and the message lists the members."""
    listed = ", ".join(repr(member.value) for member in enumeration)
    wrong: list[Any] = ["", "x", "FR", "Official", "ELECTED", " term", 5, True, [], {}]
    for value in wrong:
        assert refusal(kind, **{field: value}) == f"{field}: {value!r} is not one of {listed}"


@pytest.mark.parametrize(("kind", "field", "enumeration"), ENUMS)
def test_members_of_other_enumerations_are_refused(
    kind: type, field: str, enumeration: type[am.UnionKind]
) -> None:
    """A member of another enumeration is no member of this one."""
    other = am.Doubt.START
    message = refusal(kind, **{field: other})
    assert message.startswith(f"{field}: {other!r} is not one of {next(iter(enumeration)).value!r}")


@pytest.mark.parametrize(
    ("kind", "field"),
    [(am.Source, "language"), (am.Presidency, "accession"), (am.Presidency, "ended_by")],
)
def test_optional_members_can_be_left_out(kind: type, field: str) -> None:
    """What need not be known is None where it is not given."""
    assert getattr(made(kind), field) is None
    assert getattr(made(kind, **{field: None}), field) is None


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (am.Name, "kind"),
        (am.Presidency, "standing"),
        (am.Figure, "comparison"),
        (am.Merger, "kind"),
        (am.Strike, "kind"),
    ],
)
def test_other_members_cannot_be_none(kind: type, field: str) -> None:
    """A field with a default other than None does not take None for it."""
    assert refusal(kind, **{field: None}).startswith(f"{field}: None is not one of ")


def test_standing_of_takes_either_form() -> None:
    """A standing is taken as a member or as its text."""
    assert standing_of("disputed") is standing_of(am.Standing.DISPUTED) is am.Standing.DISPUTED


# --- periods -------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", NOT_PERIODS, ids=repr)
@pytest.mark.parametrize("kind", PERIODS)
def test_what_is_no_period_is_refused(kind: type, value: Any) -> None:
    """A period is a `Period`: no text or pair is taken for one, and the message shows how."""
    assert refusal(kind, period=value) == (
        f"period: {value!r} is not a Period: write Period('2004-11', until='2006-05-18')"
    )


@pytest.mark.parametrize("kind", PERIODS)
def test_periods_are_kept(kind: type) -> None:
    """The period is the one given; where none is needed, nothing is known of it."""
    assert made(kind, period=SOME_DAY).period == SOME_DAY
    if "period" not in LEAST[kind]:
        assert made(kind).period == am.Period()


@pytest.mark.parametrize("value", NOT_PERIODS, ids=repr)
@pytest.mark.parametrize(("kind", "field"), COUNTED_IN_DAYS)
def test_what_is_no_period_of_days_is_refused(kind: type, field: str, value: Any) -> None:
    """What is counted in whole days takes a `Period` alone, too."""
    assert refusal(kind, **{field: value}) == (
        f"{field}: {value!r} is not a Period: write Period('2023-11-21', through='2023-11-23')"
    )


@pytest.mark.parametrize(("kind", "field"), COUNTED_IN_DAYS)
def test_what_is_counted_in_days_has_no_handover_day(kind: type, field: str) -> None:
    """A period of whole days ends on its last day, or no end is known; it is handed over to none.

    That is so of a day, of an open end, and of an end without a start.
    """
    for end in ("2006-05-18", "[2025-11-15..]", ".."):
        for start in (None, "2004-11"):
            period = am.Period(start, until=end)
            assert refusal(kind, **{field: period}) == (
                f"{field}: {period!r} ends on a handover day, and this is counted in whole days: "
                "write the last day, as `through` and not as `until`"
            )
            period = am.Period(start, through=end)
            assert getattr(made(kind, **{field: period}), field) == period
    for period in (am.Period("2004-01"), am.Period()):
        assert getattr(made(kind, **{field: period}), field) == period
    assert getattr(made(kind), field) == am.Period()


# --- dates ---------------------------------------------------------------------------------------


@given(strategies.imprecise_dates())
def test_dates_take_every_form(date: am.ImpreciseDate) -> None:
    """A date is given as text, as a day or as an imprecise date; by default it is unknown."""
    for kind, field in DATES:
        for given_as in (date, str(date)):
            assert getattr(made(kind, **{field: given_as}), field) == date
        exact = am.ImpreciseDate.exact(date.earliest)
        assert getattr(made(kind, **{field: date.earliest}), field) == exact
        assert getattr(made(kind, **{field: None}), field) is None
        assert getattr(made(kind), field) is None or field in LEAST[kind]


@pytest.mark.parametrize(("kind", "field"), DATES)
def test_what_is_no_date_is_refused(kind: type, field: str) -> None:
    """Anything but a date is refused as `ImpreciseDate` refuses it."""
    values: list[Any] = ["2004-13", "", "..", 2004, True, b"2004", ["2004"]]
    for wrong in values:
        error = am.DateSyntaxError if type(wrong) is str else am.DateTypeError
        with pytest.raises(error):
            made(kind, **{field: wrong})


# --- one record inside another -------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "field", "inner"), ONE_RECORD)
def test_one_record_inside_another(kind: type, field: str, inner: type) -> None:
    """A record takes one of the right kind, or none; no dict or tuple is taken for it."""
    record = made(inner)
    assert getattr(made(kind, **{field: record}), field) is record
    assert getattr(made(kind), field) is None
    wrongs: list[Any] = [LEAST[inner], (), [record], 5, True, "x", made(am.Citation), inner]
    for wrong in wrongs:
        message = refusal(kind, **{field: wrong})
        assert message.startswith(f"{field}: {repr(wrong)[:100]}")
        assert message.endswith(f" is not a {inner.__name__}")


# --- exact numbers -------------------------------------------------------------------------------


def refused_number(value: Any) -> str:
    """Return the message with which a number is refused."""
    with pytest.raises(am.InvalidValueError) as caught:
        exact_number(value, "value")
    return str(caught.value)


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(-14, 14))
def test_a_number_of_15_digits_is_exact_in_every_form(digits: int, exponent: int) -> None:
    """A number is the same as a decimal, as text, as an int and as a float, and is its fraction."""
    assume(1e-14 <= abs(digits) * 10.0**exponent < 1e14)
    number = digits * Fraction(10) ** exponent
    decimal = Decimal(digits).scaleb(exponent)
    plain = f"{decimal:f}"
    padded = f"{plain}000" if "." in plain else f"{plain}.000"
    forms: list[Any] = [decimal, Decimal(padded), plain, padded]
    forms.append(float(plain))
    if number.denominator == 1:
        forms.append(int(number))
    results = [exact_number(form, "value") for form in forms]
    assert {Fraction(result) for result in results} == {number}
    assert len({str(result) for result in results}) == 1
    assert number.denominator != 1 or str(results[0]) == str(number)


@given(st.from_regex(r"-?[0-9]{1,8}(\.[0-9]{1,7})?", fullmatch=True, alphabet="-.0123456789"))
def test_text_is_read_as_it_is_written(written: str) -> None:
    """A number as text has the value that a fraction reads in it."""
    assert Fraction(exact_number(written, "value")) == Fraction(written)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("75.70"), "75.7"),
        (75.7, "75.7"),
        ("75.7000", "75.7"),
        (55000.0, "55000"),
        (Decimal("5.5E+4"), "55000"),
        (10**14, "100000000000000"),
        (-0.0, "0"),
        ("-0", "0"),
        (Decimal("-0.00"), "0"),
        ("007", "7"),
        (0.1, "0.1"),
        (1e-7, "1E-7"),
        (1e-15, "1E-15"),
        ("0.000000000000001", "1E-15"),
    ],
    ids=repr,
)
def test_a_number_has_one_form(value: Any, shown: str) -> None:
    """Zeros at the end, exponents and the sign of zero are gone; whole numbers have no exponent."""
    assert str(exact_number(value, "value")) == shown


NOT_NUMBERS: list[Any] = [
    *(True, False, None, [5], (), {}, b"5", 1j, Fraction(1, 2), object, am.Measure.MEMBERS),
    *(float("nan"), float("inf"), float("-inf")),
    *("", " ", " 5", "5 ", "5\n", "+5", "--5", ".5", "5.", "5.5.5", "1_000", "1 000", "1,000"),
    *(
        "75,7",
        "75.7%",
        "0x10",
        "٣",
        "५",
        "\N{FULLWIDTH DIGIT THREE}",
        "½",
        "²",
        "\N{MINUS SIGN}5",
        "NaN",
        "nan",
        "sNaN",
        "Infinity",
    ),
    *(
        "-inf",
        "1e",
        "e+5",
        "1e+",
        "1e+5.5",
        "1e5",
        "5.5e+4",
        "1E5",
        "1e-2",
        "0e+20",
        "5\N{ZERO WIDTH SPACE}",
        "five",
        "true",
    ),
]


@pytest.mark.parametrize("value", NOT_NUMBERS, ids=ascii)
def test_what_is_no_number_is_refused(value: Any) -> None:
    """Truth values, other alphabets' digits, signs and separators are not taken for numbers."""
    assert refused_number(value) == (f"value: {value!r} is no number: write it as 55000 or '75.7'")
    assert refusal(am.Figure, value=value) == refused_number(value)


@pytest.mark.parametrize("value", ["NaN", "sNaN", "-NaN123", "Infinity", "-Infinity"])
def test_decimals_that_are_no_numbers_are_refused(value: str) -> None:
    """A decimal that is infinite, or no number, is refused."""
    assert "is no number" in refused_number(Decimal(value))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (10**15, "1000000000000000"),
        (-(10**15), "-1000000000000000"),
        (1e15, "1000000000000000.0"),
        (1e300, "1e+300"),
        ("1000000000000000", "'1000000000000000'"),
        (Decimal("1E+15"), "1E+15"),
        (Decimal("-1.5E+999999"), "-1.5E+999999"),
        (Decimal("1000000000000000.0"), "1000000000000000.0"),
        ("9" + "0" * 99, f"'9{'0' * 98}..."),
        (10**100, f"1{'0' * 99}..."),
        (10**200, "a number of more than 100 digits"),
    ],
    ids=ascii,
)
def test_numbers_that_are_too_large_are_refused(value: Any, written: str) -> None:
    """From 10 to the 15th on, a number is no figure of a union; it is shown as it was written."""
    assert refused_number(value) == f"value: {written} is not below 10 to the 15th"
    assert exact_number(10**15 - 1, "value") == 10**15 - 1


@pytest.mark.parametrize(
    "value",
    [
        1e-16,
        5e-324,
        Decimal("1E-16"),
        Decimal("-2E-999999"),
        "0.0000000000000001",
        "1.0000000000000001",
    ],
    ids=ascii,
)
def test_numbers_that_are_too_small_are_refused(value: Any) -> None:
    """What stands further behind the point than 15 places is refused, not cut off."""
    shown = str(value) if isinstance(value, Decimal) else repr(value)
    assert refused_number(value) == f"value: {shown} has more than 15 digits"
    assert exact_number("0.000000000000001", "value") == Decimal("1E-15")


@pytest.mark.parametrize("value", ["1" * 101, "0." + "0" * 101, "0" * 101 + ".5"], ids=len)
def test_endless_text_is_no_number(value: str) -> None:
    """Nobody writes a number with so many digits: no time is spent on it."""
    assert " is no number: " in refused_number(value)


@given(st.integers(10**15, 10**40).filter(lambda digits: digits % 10 != 0))
def test_more_than_15_digits_are_refused(digits: int) -> None:
    """A number is never rounded: one with more digits than all programs keep is refused."""
    written = f"0.{digits}"
    forms: list[Any] = [written, f"-{written}", Decimal(written), f"1{str(digits)[1:14]}.{digits}"]
    for value in forms:
        assert "has more than 15 digits" in refused_number(value)


@pytest.mark.parametrize("value", [0.1 + 0.2, 1 / 3, 2 / 3 * 100])
def test_a_calculated_float_is_refused(value: float) -> None:
    """A float counts as it is written: what a calculation leaves behind is not cut off."""
    assert refused_number(value) == f"value: {value!r} has more than 15 digits"


def test_an_endless_number_is_refused_by_its_field() -> None:
    """An int that Python itself does not write out is refused as any other."""
    shown = "a number of more than 100 digits"
    assert refused_number(10**5000) == f"value: {shown} is not below 10 to the 15th"
    assert refused_number(10**5000 + 1) == f"value: {shown} has more than 15 digits"
    assert refusal(am.Person, name=10**5000) == f"name: {shown} is not text"
    assert refusal(am.Person, id=10**5000).startswith(f"id: {shown} is not an id: write")


def test_an_exponent_beyond_reason_is_refused_by_its_field() -> None:
    """An exponent too large for a decimal is refused as any other."""
    assert refused_number("1e+12000000000000000000").startswith("value: ")


@pytest.mark.parametrize("context", [Context(prec=3), Context(rounding=ROUND_FLOOR)])
def test_numbers_do_not_depend_on_the_settings_of_decimals(context: Context) -> None:
    """Whatever precision an app has set for its own decimals, a record keeps what was written."""
    with localcontext(context):
        assert str(exact_number(12345, "value")) == "12345"
        assert str(exact_number("-0", "value")) == "0"
        assert str(exact_number("98765.4321", "value")) == "98765.4321"


@pytest.mark.parametrize(
    "value",
    [Decimal("0E+20"), Decimal("-0E-999999"), 0e20, -0.0, "0." + "0" * 20, "-000", "0" * 100],
    ids=ascii,
)
def test_zero_is_zero_however_it_is_spelt(value: Any) -> None:
    """A zero with an exponent, or with many places, is a zero."""
    assert str(exact_number(value, "value")) == "0"


@pytest.mark.parametrize(
    ("value", "taken"),
    [(None, None), (0, 0), (100, 100), ("0.1", Decimal("0.1")), (99.99, Decimal("99.99"))],
)
def test_percentages_run_from_0_to_100(value: Any, taken: Any) -> None:
    """A percentage is a number from 0 to 100, both included, or is not known."""
    assert optional_percentage(value, "turnout") == taken


@pytest.mark.parametrize("value", [-1, "-0.1", 100.1, 101, 7570, Decimal("100.00001")], ids=repr)
def test_other_numbers_are_no_percentages(value: Any) -> None:
    """Less than nothing and more than all are refused, by the name of the field."""
    with pytest.raises(am.InvalidValueError) as caught:
        optional_percentage(value, "turnout")
    assert str(caught.value) == f"turnout: {value} is no percentage: write 0 to 100"


# --- several -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "field", "values"), SEVERAL)
def test_any_iterable_becomes_a_tuple(kind: type, field: str, values: list[Any]) -> None:
    """Lists, tuples, generators, dict views: all give the same record."""
    expected = made(kind, **{field: tuple(values)})
    forms: list[Callable[[], Any]] = [
        lambda: values,
        lambda: iter(values),
        lambda: (value for value in values),
        lambda: dict.fromkeys(values).keys(),
    ]
    for form in forms:
        record = made(kind, **{field: form()})
        assert getattr(record, field) == tuple(values)
        assert record == expected


@pytest.mark.parametrize(("kind", "field", "values"), SEVERAL)
def test_one_text_or_dict_is_not_several(kind: type, field: str, values: list[Any]) -> None:
    """A text alone is refused: it would be taken for its letters; so is a dict, for its keys."""
    wrong: list[Any] = ["abc", b"abc", {}, dict.fromkeys(values)]
    for value in wrong:
        message = refusal(kind, **{field: value})
        assert message.startswith(f"{field}: {value!r:.100}")
        assert " is one value: write several, as [" in message


@pytest.mark.parametrize(("kind", "field", "values"), SEVERAL)
def test_each_of_several_has_the_right_type(kind: type, field: str, values: list[Any]) -> None:
    """One value of another type among several is refused, and the message shows it."""
    for wrong in (5, None, True, b"a", (), am.Language.FR):
        message = refusal(kind, **{field: [*values, wrong]})
        assert message.startswith(f"{field}: {wrong!r} is not a ")


@pytest.mark.parametrize("wrong", [5, None, True, made(am.Citation)], ids=repr)
def test_one_value_is_not_several(wrong: Any) -> None:
    """One value alone, without a list around it, is refused by the name of its field."""
    for kind, field, _ in SEVERAL:
        assert refusal(kind, **{field: wrong}) == f"{field}: {wrong!r} is no list of values"


def test_nothing_is_said_twice() -> None:
    """Ids, other names and supported fields are each named once."""
    for kind, field in [*SEVERAL_TEXTS, *SEVERAL_IDS]:
        assert refusal(kind, **{field: ["c", "b", "c"]}) == (
            f"{field}: 'c' stands twice: write it once"
        )


def test_the_first_that_comes_again_is_told() -> None:
    """Of several that stand twice, it is the one whose second place comes first."""
    for kind, field in [*SEVERAL_TEXTS, *SEVERAL_IDS]:
        for values, told in (["a", "b", "b", "a"], "b"), (["a", "b", "c", "a", "c"], "a"):
            assert (
                refusal(kind, **{field: values}) == f"{field}: {told!r} stands twice: write it once"
            )


class Counted(str):
    """A text that counts how often it is compared."""

    __slots__ = ()
    compared = 0

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return str(self) == other

    __hash__ = str.__hash__


def test_many_values_are_looked_at_once_each() -> None:
    """What stands twice among 100,000 is found without comparing each with all others."""
    attribute = attrs.fields_dict(am.Person)["other_names"]
    values = [Counted(f"Ada {number}") for number in range(100_000)]
    no_repeats(None, attribute, tuple(values))
    with pytest.raises(am.InvalidValueError, match=r"^other_names: 'Ada 5' stands twice"):
        no_repeats(None, attribute, (*values, Counted("Ada 5")))
    assert Counted.compared < len(values)


@pytest.mark.parametrize(
    ("kind", "field"), [(am.Merger, "predecessor_ids"), (am.Split, "child_ids")]
)
def test_some_need_at_least_one(kind: type, field: str) -> None:
    """Where something comes from something, at least one is named."""
    assert refusal(kind, **{field: []}) == f"{field}: is empty: name at least one"
    assert getattr(made(kind, **{field: ["b"]}), field) == ("b",)


@pytest.mark.parametrize(("kind", "field"), SEVERAL_IDS)
def test_each_of_several_ids_is_checked(kind: type, field: str) -> None:
    """A wrong id among several is refused as it would be alone."""
    for value in NOT_IDS:
        wrong = "is not an id" if type(value) is str else "is not a str"
        assert refusal(kind, **{field: ["b", value]}).startswith(f"{field}: {value!r} {wrong}")


def test_lists_can_be_changed_afterwards() -> None:
    """A record holds no list of its maker's: changing it later changes no record."""
    names = ["Ada B."]
    person = am.Person(id="p", name="Ada", other_names=names)
    names.append("Bo")
    assert person.other_names == ("Ada B.",)


def never(_: str) -> bool:
    """Say of every text that it is not plain."""
    return False


def test_plain_texts_have_nothing_wrong_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one step finds to be plain, all the steps that it saves would have let through."""
    texts = [text for n in range(0x3000) for text in (chr(n), f"a{chr(n)}", f"{chr(n)}a")]
    plain = [text for text in [*texts, "a" * MAX_TEXT, "a" * (MAX_TEXT + 1)] if is_plain(text)]
    assert len(plain) > 1_000
    monkeypatch.setattr(module, "is_plain", never)
    for text in plain:
        am.Person(id="a", name=text)


def test_a_character_of_no_id_is_found() -> None:
    """A text that is not empty is an id just if nothing is found in it that stands in no id."""
    for number in range(0x3000):
        text = f"a{chr(number)}"
        assert bool(is_id(text)) is not bool(in_no_id(text))
