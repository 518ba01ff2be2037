import codecs
import contextlib
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import apts_model as am
from apts_model.files.decoding import MAX_BYTES, decoded, place_of
from apts_model.files.events import UnreadableError
from tests.files.documents import HEAD, fault, full, text_of

TITLED = '{"format": "apts-model/1",\n "title": "'
"""A document that ends in the middle of its title, in column 12 of its second line."""
AT = len(TITLED) + 1

Found = tuple[int | None, int | None, str]


def refusal(text: str | bytes, max_bytes: int = MAX_BYTES) -> Found:
    """Return line, column and message with which bytes or a text are refused."""
    with pytest.raises(UnreadableError) as caught:
        decoded(text, max_bytes)
    problem = caught.value.problem
    assert problem.path == "$"
    return problem.line, problem.column, problem.message


def first_wrong(data: bytes) -> int | None:
    """Return where Python's strict decoder stops, None where it does not."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return None


# --- what is read --------------------------------------------------------------------------------


@given(st.text())
def test_utf_8_is_read(text: str) -> None:
    """Any text that does not begin with a byte order mark is read, as it is or from its UTF-8."""
    assume(not text.startswith("\ufeff"))
    assert decoded(text, MAX_BYTES) == text
    assert decoded(text.encode(), MAX_BYTES) == text


@given(st.binary(max_size=60))
@example(b"\xed\xa0\x80")
@example(b"\xff\xfe")
@example(b"\x00\xe9")
def test_any_bytes_are_read_or_refused_at_their_first_fault(data: bytes) -> None:
    """Bytes are the UTF-8 of a text, or are refused where Python's strict decoder stops."""
    wrong = first_wrong(data)
    if wrong is None:
        text = data.decode()
        if text.startswith("\ufeff"):
            assert refusal(data)[2].startswith("begins with a byte order mark")
        else:
            assert decoded(data, MAX_BYTES) == text
        return
    line, column, message = refusal(data)
    assert message.isprintable()
    if not message.startswith("is UTF-"):
        lines = data[:wrong].decode().split("\n")
        assert message.startswith(f"byte {wrong + 1} (0x{data[wrong]:02X}) is not UTF-8")
        assert (line, column) == (len(lines), len(lines[-1]) + 1)


# --- what is refused, by name --------------------------------------------------------------------


@pytest.mark.parametrize("text", ["\ufeff", "\ufeff" + HEAD + "}", "\ufeff\ufeff"])
def test_a_byte_order_mark_is_named(text: str) -> None:
    """A byte order mark, which RFC 8259 forbids, is refused by name."""
    message = "begins with a byte order mark: save it as UTF-8 without one"
    assert fault(text) == (1, 1, message)
    assert fault(text.encode()) == (1, 1, message)


def test_a_byte_order_mark_elsewhere_is_a_character() -> None:
    """Further on, it is a character that nobody sees, and is refused as one."""
    assert fault(HEAD + "}\ufeff")[:2] == (1, 44)
    text = f'{TITLED}\ufeff"}}'
    assert decoded(text, MAX_BYTES) == text


@pytest.mark.parametrize(
    ("mark", "encoding", "name"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    ],
)
@pytest.mark.parametrize("text", ["", HEAD + "}", "é😀"])
def test_wider_encodings_are_named(mark: bytes, encoding: str, name: str, text: str) -> None:
    """A text that begins with the mark of UTF-16 or UTF-32 is called that."""
    assert fault(mark + text.encode(encoding)) == (1, 1, f"is {name}: save it as UTF-8")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("letter", ["é", "ÿ", "û"])
def test_utf_16_without_its_mark_is_recognised_by_its_zeros(encoding: str, letter: str) -> None:
    """Where a byte is no UTF-8, many zeros say what it is instead."""
    data = (TITLED + letter + '"}').encode(encoding)
    wrong = first_wrong(data)
    assert wrong is not None
    assert fault(data)[2] == (
        f"byte {wrong + 1} (0x{data[wrong]:02X}) is not UTF-8 but perhaps UTF-16: save it as UTF-8"
    )


@pytest.mark.xfail(strict=True, reason="without accents, its zeros are valid UTF-8")
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_it_is_recognised_without_accents_too(encoding: str) -> None:
    """A file of letters and zeros by turns is no JSON with control characters."""
    assert "UTF-" in fault((HEAD + "}").encode(encoding))[2]


LETTERS = "éèêëàâçôûùïîœŒÉÀ«»’“”–—…€ñöüß"


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("before", ["", "é", "a\\nb", "😀"])
def test_a_letter_of_windows_1252_is_named(letter: str, before: str) -> None:
    """Of the old encodings only the most common is guessed: its letter is named, not read."""
    byte = letter.encode("cp1252")
    known = f"{TITLED}{before}".encode()
    message = (
        f"byte {len(known) + 1} (0x{byte.hex().upper()}) is not UTF-8 but perhaps {letter!r} "
        "in Latin-1 (Windows-1252): save it as UTF-8"
    )
    assert fault(known + byte + b' x"}') == (2, 12 + len(before), message)
    assert fault(known + byte) == (2, 12 + len(before), message)


@pytest.mark.xfail(strict=True, reason="these signs are of the category of U+FFFD, So")
@pytest.mark.parametrize("letter", "©®°¦")
def test_so_is_a_sign_of_it(letter: str) -> None:
    """A degree or copyright sign is as much of Windows-1252 as a letter is."""
    assert f"perhaps {letter!r}" in fault(TITLED.encode() + letter.encode("cp1252") + b' x"}')[2]


@pytest.mark.xfail(strict=True, reason="any byte from 0xA0 on is taken for that of a surrogate")
@pytest.mark.parametrize("letters", ["íé", "íà", "íï", "íÿ"])
def test_two_letters_of_it_are_no_surrogate(letters: str) -> None:
    """0xED is half of a surrogate only with 0xA0 to 0xBF after it; else it is the letter í."""
    assert "perhaps 'í'" in fault(TITLED.encode() + letters.encode("cp1252") + b'"}')[2]


@pytest.mark.parametrize(
    ("wrong", "letter"),
    [
        (b"\xc3", "Ã"),
        (b"\xe2\x82", "â"),
        (b"\xf0\x9f\x98", "ð"),
        (b"\xc0\xaf", "À"),
        (b"\xe0\x80\xaf", "à"),
        (b"\xf4\x90\x80\x80", "ô"),
        (b"\xf8\x88\x80\x80\x80", "ø"),
        (b"\x80", "€"),
        (b"\xbf", "¿"),
    ],
)
@pytest.mark.parametrize("end", [b'"}', b""])
def test_a_character_that_is_cut_or_too_long_is_refused(
    wrong: bytes, letter: str, end: bytes
) -> None:
    """The first byte of what is no character is told, whether or not the text goes on."""
    line, column, message = fault(TITLED.encode() + wrong + end)
    assert (line, column) == (2, 12)
    assert message.startswith(f"byte {AT} (0x{wrong[0]:02X}) is not UTF-8 but perhaps {letter!r}")


@pytest.mark.parametrize("byte", [b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d"])
def test_a_byte_that_is_no_letter_is_not_named(byte: bytes) -> None:
    """Five bytes stand for nothing in Windows-1252 either."""
    message = f"byte {AT} (0x{byte.hex().upper()}) is not UTF-8: save it as UTF-8"
    assert fault(TITLED.encode() + byte + b'"}') == (2, 12, message)


@given(st.integers(0xD800, 0xDFFF))
def test_surrogates_in_bytes_are_named(code: int) -> None:
    """What CESU-8 and old databases write for characters past U+FFFF is called by its name."""
    data = TITLED.encode() + chr(code).encode("utf-8", "surrogatepass") + b'"}'
    assert fault(data) == (
        2,
        12,
        f"byte {AT} (0xED) is not UTF-8 but half of a surrogate pair: write the character itself",
    )


@given(st.integers(0xD800, 0xDFFF), st.text(max_size=5))
def test_surrogates_in_a_text_are_named(code: int, before: str) -> None:
    """A str of Python can hold half of a pair; no file can, so no text may."""
    text = f"x{before}{chr(code)}{before}"
    line, column, message = fault(text)
    assert (line, column) == place_of(f"x{before}")
    assert message == f"'\\u{code:04x}' is half of a surrogate pair, no character"


def test_a_pair_of_surrogates_is_no_character_either() -> None:
    """In a str, two halves are not one character."""
    assert fault(f'{TITLED}\ud83d\ude00"}}')[:2] == (2, 12)


# --- sizes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("character", ["a", "\x7f", "é", "\u07ff", "€", "\uffff", "😀"])
@pytest.mark.parametrize("count", [1, 2, 3, 250])
def test_the_limit_is_in_bytes_of_utf_8(character: str, count: int) -> None:
    """A text of characters of 1 to 4 bytes is as large as its UTF-8 is."""
    text = character * count
    size = len(text.encode())
    assert decoded(text, size) == decoded(text.encode(), size) == text
    message = f"is larger than {size - 1:,} bytes: raise max_bytes to read it"
    assert refusal(text, size - 1) == (None, None, message)
    assert refusal(text.encode(), size - 1) == (None, None, message)


@given(st.text(st.characters(), max_size=20), st.integers(-1, 90))
def test_text_and_bytes_have_one_size(text: str, limit: int) -> None:
    """Whether a text is too large does not depend on how it is handed over."""
    for given_as in (text, text.encode("utf-8", "surrogatepass")):
        message = f"is larger than {limit:,} bytes: raise max_bytes to read it"
        if len(text.encode("utf-8", "surrogatepass")) > limit:
            assert refusal(given_as, limit) == (None, None, message)
        elif text.isascii():
            assert decoded(given_as, limit) == text
        else:
            with contextlib.suppress(UnreadableError):
                assert decoded(given_as, limit) == text


def test_the_size_is_checked_before_all_else() -> None:
    """What is too large is not even decoded."""
    assert refusal(b"\xff" * 11, 10)[2].startswith("is larger than 10 bytes")
    assert refusal("\ud800" * 4, 11)[2].startswith("is larger than 11 bytes")


def test_the_usual_limit_is_64_mebibytes() -> None:
    """Without being asked, the library reads no more than that."""
    assert MAX_BYTES == 67_108_864
    message = "is larger than 67,108,864 bytes: raise max_bytes to read it"
    assert fault(b" " * (MAX_BYTES + 1)) == (None, None, message)


@pytest.mark.parametrize("kind", [str, bytes])
def test_a_larger_limit_can_be_asked_for(kind: Any) -> None:
    """`max_bytes` raises the limit as well as lowers it."""
    text = text_of(full()) + " " * (MAX_BYTES + 1)
    data = am.loads(text if kind is str else text.encode(), max_bytes=2 * MAX_BYTES)
    assert data == am.loads(text_of(full()))


# --- places --------------------------------------------------------------------------------------


@given(st.text("ab\n\ré\u2028", max_size=30))
def test_a_place_is_counted_in_lines_and_characters(before: str) -> None:
    """Lines end in a newline and nothing else; columns count characters, both from 1."""
    lines = before.split("\n")
    assert place_of(before) == (len(lines), len(lines[-1]) + 1)
