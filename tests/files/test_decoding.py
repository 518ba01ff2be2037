import codecs
import contextlib
import gzip
import io
import re
import zipfile
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import apts_model as am
from apts_model.files.decoding import MAX_BYTES, decoded
from apts_model.files.events import UnreadableError
from tests.files.documents import HEAD, fault, full, text_of

TITLED = '{"format": "apts-model/1",\n "title": "'
"""A document that ends in the middle of its title, in column 12 of its second line."""
AT = len(TITLED) + 1

PERHAPS_UTF_16 = "is not text but perhaps UTF-16: save it as UTF-8"

Found = tuple[int | None, int | None, str]


def refusal(text: str | bytes, max_bytes: int = MAX_BYTES) -> Found:
    """Return line, column and message with which bytes or a text are refused."""
    with pytest.raises(UnreadableError) as caught:
        decoded(text, max_bytes)
    problem = caught.value.problem
    assert problem.path == "$"
    return problem.line, problem.column, problem.message


def place_of(before: str) -> tuple[int, int]:
    """Return the line and column at the end of a text: lines end as editors see it."""
    lines = re.split(r"\r\n|\r|\n", before)
    return len(lines), len(lines[-1]) + 1


def is_mostly_nul(text: str) -> bool:
    """Whether more than a quarter of a text is what UTF-16 puts between plain letters."""
    return text.count("\0") * 4 > len(text)


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
    """Any text is read, as it is or from its UTF-8, but for byte order marks and many NULs."""
    assume(not text.startswith("\ufeff") and not is_mostly_nul(text))
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
        elif is_mostly_nul(text):
            assert refusal(data) == (1, 1, PERHAPS_UTF_16)
        elif not data.startswith((b"%PDF-", b"PK\x03\x04")):
            assert decoded(data, MAX_BYTES) == text
        return
    line, column, message = refusal(data)
    assert message.isprintable()
    if not message.startswith("is "):
        assert message.startswith(f"byte {wrong + 1} (0x{data[wrong]:02X}) is not UTF-8")
        assert (line, column) == place_of(data[:wrong].decode())


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


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [HEAD + "}", "x", "\n\n[]"])
def test_it_is_recognised_without_accents_too(encoding: str, text: str) -> None:
    """A file of letters and zeros by turns is no JSON with control characters."""
    assert fault(text.encode(encoding)) == (1, 1, PERHAPS_UTF_16)
    assert fault(text.encode(encoding).decode()) == (1, 1, PERHAPS_UTF_16)


@pytest.mark.parametrize(("count", "found"), [(4, (2, 12)), (13, (2, 12)), (14, (1, 1))])
def test_some_zeros_are_control_characters(count: int, found: tuple[int, int]) -> None:
    """As long as three of four characters are others, it is text, and each NUL a wrong character.

    The 40 characters around them leave room for a third as many.
    """
    text = TITLED + "\0" * count + '"}'
    assert len(text) == 40 + count
    assert fault(text)[:2] == fault(text.encode())[:2] == found


@pytest.mark.parametrize("data", [b"a\xff\0a", b"aaaa\xffaa\0\0"])
def test_a_quarter_of_zeros_is_not_yet_utf_16(data: bytes) -> None:
    """It takes more than a quarter: in UTF-16 it is half of what is written without accents."""
    assert "perhaps 'ÿ' in Latin-1" in refusal(data)[2]


def zipped() -> bytes:
    """Return an archive that holds one small file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mine.json", HEAD + "}")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (gzip.compress((HEAD + "}").encode(), mtime=0), "a gzip file: unpack it"),
        (b"\x1f\x8b", "a gzip file: unpack it"),
        (zipped(), "a zip file, or one of Excel or Word, not JSON or YAML"),
        (b"PK\x03\x04", "a zip file, or one of Excel or Word, not JSON or YAML"),
        (b"\xd0\xcf\x11\xe0", "an old file of Excel or Word, not JSON or YAML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "an old file of Excel or Word, not JSON or YAML"),
        (b"%PDF-1.7\n", "a PDF file, not JSON or YAML"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF file, not JSON or YAML"),
        (b"\x89PNG\r\n\x1a\n", "a picture (PNG), not JSON or YAML"),
    ],
)
def test_files_of_other_kinds_are_named(data: bytes, name: str) -> None:
    """Who names the wrong file learns what it is, not which of its bytes is no letter."""
    assert fault(data) == (1, 1, f"is {name}")


@pytest.mark.parametrize("text", ["PK", "%PDF", "PK\x03\x04", "%PDF-1.7", "P", "\x1f"])
def test_a_text_in_python_is_no_file_of_another_kind(text: str) -> None:
    """What is a str already was decoded by somebody; it is judged as JSON."""
    assert fault(text)[2].startswith("expected a value, not ")


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


@pytest.mark.parametrize("letter", "©®°¦±×÷¼£¥§")
def test_so_is_a_sign_of_it(letter: str) -> None:
    """A degree or copyright sign is as much of Windows-1252 as a letter is."""
    assert f"perhaps {letter!r}" in fault(TITLED.encode() + letter.encode("cp1252") + b' x"}')[2]


@pytest.mark.parametrize("letters", ["íé", "íà", "íï", "íÿ", "í", "í«", "í°é", "ía«"])
def test_two_letters_of_it_are_no_surrogate(letters: str) -> None:
    """0xED is half of a surrogate only with its two bytes after it; else it is the letter í."""
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
    message = f"is larger than {size - 1:,} bytes: raise the limit, max_bytes or --max-bytes"
    assert refusal(text, size - 1) == (None, None, message)
    assert refusal(text.encode(), size - 1) == (None, None, message)


@given(st.text(st.characters(), max_size=20), st.integers(0, 90))
def test_text_and_bytes_have_one_size(text: str, limit: int) -> None:
    """Whether a text is too large does not depend on how it is handed over."""
    for given_as in (text, text.encode("utf-8", "surrogatepass")):
        message = f"is larger than {limit:,} bytes: raise the limit, max_bytes or --max-bytes"
        if len(text.encode("utf-8", "surrogatepass")) > limit:
            assert refusal(given_as, limit) == (None, None, message)
        elif text.isascii() and not is_mostly_nul(text):
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
    message = "is larger than 67,108,864 bytes: raise the limit, max_bytes or --max-bytes"
    assert fault(b" " * (MAX_BYTES + 1)) == (None, None, message)


@pytest.mark.parametrize("kind", [str, bytes])
def test_a_larger_limit_can_be_asked_for(kind: Any) -> None:
    """`max_bytes` raises the limit as well as lowers it."""
    text = text_of(full()) + " " * (MAX_BYTES + 1)
    data = am.loads(text if kind is str else text.encode(), max_bytes=2 * MAX_BYTES)
    assert data == am.loads(text_of(full()))


# --- places --------------------------------------------------------------------------------------


@given(st.text("ab\n\ré\u2028", max_size=30), st.sampled_from([b"\xff", b"\x81"]))
def test_a_place_is_counted_in_lines_and_characters(before: str, wrong: bytes) -> None:
    """Lines end as editors see them; columns count characters, both from 1."""
    assert refusal(before.encode() + wrong)[:2] == place_of(before)
    assert refusal(before + "\ud800")[:2] == place_of(before)


# --- what is neither text nor bytes --------------------------------------------------------------


@pytest.mark.parametrize("text", [None, 5, bytearray(b"{}"), memoryview(b"{}"), [], {}, am])
def test_what_is_no_text_is_refused_by_its_type(text: Any) -> None:
    """A mistake in a program is not told as one in a file."""
    for format in ("json", "yaml"):
        with pytest.raises(am.InvalidValueError) as caught:
            am.loads(text, format=format)
        assert caught.value.field == "text"
        assert caught.value.reason == f"expected str or bytes, not {type(text).__name__}"


@pytest.mark.parametrize("limit", [-1, -(10**9)])
def test_a_limit_below_zero_is_no_limit(limit: int) -> None:
    """No text has fewer bytes than none."""
    for text in ("", b"", "{}"):
        with pytest.raises(am.InvalidValueError) as caught:
            am.loads(text, max_bytes=limit)
        assert caught.value.field == "max_bytes"
        assert caught.value.reason == f"{limit!r} is no number of bytes"


def test_a_limit_of_nothing_lets_nothing_in() -> None:
    """An empty text is as large as nothing, and no JSON."""
    assert refusal("x", 0)[2] == "is larger than 0 bytes: raise the limit, max_bytes or --max-bytes"
    assert decoded("", 0) == decoded(b"", 0) == ""
