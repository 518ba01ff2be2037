import copy
import pickle
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model.records.standing import standing_of
from apts_model.records.values import MAX_TEXT
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
    (am.Coverage, "subject_id"),
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
]
PERIODS = [am.Name, am.PresidentSeats, am.TradeUnion, am.Presidency, am.Coverage]
SEVERAL: list[tuple[type, str, list[Any]]] = [
    (am.Citation, "supports", ["start", "until"]),
    (am.Person, "other_names", ["Ada B.", "A. Bo"]),
    (am.TradeUnion, "names", [made(am.Name), made(am.Name, language="en")]),
    (am.TradeUnion, "president_seats", [made(am.PresidentSeats)]),
    (am.Presidency, "follows_ids", ["b", "c"]),
    *((kind, "citations", [made(am.Citation)]) for kind in LEAST if kind is not am.Citation),
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


@pytest.mark.parametrize("value", NOT_IDS, ids=ascii)
@pytest.mark.parametrize(("kind", "field"), ID_FIELDS)
def test_what_is_no_id_is_refused(kind: type, field: str, value: Any) -> None:
    """An id is lower-case ASCII letters, digits and hyphens, and the message says so."""
    if field == "disputes_id" and value is None:
        assert made(kind, disputes_id=None).disputes_id is None
        return
    assert refusal(kind, **{field: value}) == (
        f"{field}: {value!r} is not an id: "
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


@pytest.mark.parametrize(("value", "message"), NOT_TEXTS, ids=lambda value: ascii(value)[:30])
@pytest.mark.parametrize(("kind", "field"), [*TEXT_FIELDS, *WEB_FIELDS])
def test_what_is_no_text_is_refused(kind: type, field: str, value: Any, message: str) -> None:
    """Text is trimmed, visible, in normal form C and not too long; the message says what is not."""
    assert refusal(kind, **{field: value}) == f"{field}: {message}"


@pytest.mark.parametrize(("value", "message"), NOT_TEXTS, ids=lambda value: ascii(value)[:30])
@pytest.mark.parametrize(("kind", "field"), SEVERAL_TEXTS)
def test_each_of_several_texts_is_checked(kind: type, field: str, value: Any, message: str) -> None:
    """A wrong text among several is refused as it would be alone."""
    if type(value) is not str:
        message = f"{value!r} is not a str"
    assert refusal(kind, **{field: ["Ada", value]}) == f"{field}: {message}"


@pytest.mark.parametrize(
    "value",
    [
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
    ],
)
@pytest.mark.parametrize(("kind", "field"), TEXT_FIELDS)
def test_text_is_kept_as_it_is(kind: type, field: str, value: str) -> None:
    """What is text is held letter by letter."""
    assert getattr(made(kind, **{field: value}), field) == value


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


@pytest.mark.parametrize("value", ["", "x", "FR", "Official", "ELECTED", " term", 5, True, [], {}])
@pytest.mark.parametrize(("kind", "field", "enumeration"), ENUMS)
def test_what_is_no_member_is_refused(
    kind: type, field: str, enumeration: type[am.UnionKind], value: Any
) -> None:
    """Any other value is refused, and the message lists the members."""
    listed = ", ".join(repr(member.value) for member in enumeration)
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


@pytest.mark.parametrize(("kind", "field"), [(am.Name, "kind"), (am.Presidency, "standing")])
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
@pytest.mark.parametrize("wrong", [5, None, True, b"a", (), am.Language.FR], ids=repr)
def test_each_of_several_has_the_right_type(
    kind: type, field: str, values: list[Any], wrong: Any
) -> None:
    """One value of another type among several is refused, and the message shows it."""
    message = refusal(kind, **{field: [*values, wrong]})
    assert message.startswith(f"{field}: {wrong!r} is not a ")


@pytest.mark.parametrize("wrong", [5, None, True, made(am.Citation)], ids=repr)
def test_one_value_is_not_several(wrong: Any) -> None:
    """One value alone, without a list around it, is refused by the name of its field."""
    for kind, field, _ in SEVERAL:
        assert refusal(kind, **{field: wrong}) == f"{field}: {wrong!r} is no list of values"


def test_nothing_is_said_twice() -> None:
    """Ids, other names and supported fields are each named once."""
    for kind, field in [*SEVERAL_TEXTS, (am.Presidency, "follows_ids")]:
        assert refusal(kind, **{field: ["c", "b", "c"]}) == (
            f"{field}: 'c' stands twice: write it once"
        )


def test_lists_can_be_changed_afterwards() -> None:
    """A record holds no list of its maker's: changing it later changes no record."""
    names = ["Ada B."]
    person = am.Person(id="p", name="Ada", other_names=names)
    names.append("Bo")
    assert person.other_names == ("Ada B.",)
