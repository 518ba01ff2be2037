import codecs
import gzip
import json
from collections.abc import Callable, Iterable

import pytest

import apts_model as am
from apts_model.files.problems import MAX_PROBLEMS
from tests.files.documents import WORDS, unknown
from tests.files.hostile import (
    A_BREAK,
    A_SPACE,
    AS_A_NUMBER,
    MARKS,
    MAX_SECONDS,
    TWICE,
    Hostile,
    Text,
    Told,
    check_lines,
    each,
    told,
)

HEAD = '{"format": "apts-model/1", "title": "Mine",\n'
FULL = HEAD + '"people": [{"id": "ada", "name": "Ada"}]}'
AN_ID = "write lower-case letters a-z, digits and hyphens, such as 'denis-cote'"
A_DATE = "write a date as 2004, 2004-11 or 2004-11-30, doubtful digits as X"
STAGES = ", ".join(map(repr, WORDS["stage"]))
OR_OPEN = "; '..' if it goes on"
A_PERIOD = 'write it as {"start": "2004-11", "until": "2006-05-18"}'
INTERVAL = "an interval is two dates: write start and until apart, or use Period.parse"
NO_FORMAT = "the key 'format' is missing: give it the value 'apts-model/1'"
NOT_CLOSED = "the text that begins here is not closed: end it with a double quote"
FOUR_DIGITS = "\\u needs four digits 0-9 a-f, as in \\u00e9"
NUMBERS = "; JSON writes numbers as 75.7 or -3"
PERHAPS_UTF_16 = "is not text but perhaps UTF-16: save it as UTF-8"
TAG = "\\U000e0041"
TOO_MANY: Told = ("$", None, None, f"there are more problems than these {MAX_PROBLEMS:,}")


# --- documents that are wrong in one place, on their second line ---------------------------------


def doc(members: str) -> str:
    return f"{HEAD}{members}}}"


def listed(values: Iterable[str]) -> str:
    return f"[{','.join(values)}]"


def titled(value: str) -> str:
    return f'{{"format": "apts-model/1",\n"title": {value}}}'


def texted(characters: str) -> str:
    return titled(f'"a{characters}b"')


def person(record_id: str) -> str:
    return doc(f'"people": [{{"id": {record_id}, "name": "Ada"}}]')


def source(key: str, value: str) -> str:
    return sources([f'{{"id": "s", "title": "S", "{key}": {value}}}'])


def sources(records: Iterable[str]) -> str:
    return doc(f'"sources": {listed(records)}')


def union(key: str, value: str) -> str:
    return doc(f'"unions": [{{"id": "u", "{key}": {value}}}]')


def seats(count: str) -> str:
    return union("president_seats", f'[{{"count": {count}, "period": {{}}}}]')


def figure(value: str, measure: str = "growth_percent") -> str:
    about = f'"subject_id": "u", "measure": "{measure}"'
    return doc(f'"figures": [{{"id": "f", {about}, "value": {value}}}]')


def presidency(key: str, value: str) -> str:
    held = '"union_id": "u", "holder_id": "a"'
    return doc(f'"presidencies": [{{"id": "p", {held}, "{key}": {value}}}]')


def milestone(key: str, value: str) -> str:
    step = f'{{"id": "m", "{key}": {value}}}'
    return doc(f'"rounds": [{{"id": "r", "title": "R", "milestones": [{step}]}}]')


def vote(key: str, value: str) -> str:
    return milestone("stage", f'"offers", "vote": {{"{key}": {value}}}')


def dated(text: str, reason: str) -> Told:
    return ("$.sources[0].published", 2, 39, f"{text!r} is not a date: {reason}")


def too_long(shown: str) -> Told:
    told = f"'{shown}... is not a date: it is longer than 1,000 characters"
    return ("$.sources[0].published", 2, 39, told)


def titled_so(shown: str, problem: str) -> Told:
    return ("$.title", 2, 1, f"'{shown}... {problem}")


# --- the table -----------------------------------------------------------------------------------

# fmt: off
ROWS: list[tuple[str, Text, list[Told]]] = [
    # not a document at all
    ("empty text", "", [
        ("$", 1, 1, "the text is empty")]),
    ("no bytes", b"", [
        ("$", 1, 1, "the text is empty")]),
    ("whitespace only", " \t\r\n \n", [
        ("$", 3, 1, "the text is empty")]),
    ("one newline", "\n", [
        ("$", 2, 1, "the text is empty")]),
    ("only a byte order mark", b"\xef\xbb\xbf", [
        ("$", 1, 1, "begins with a byte order mark: save it as UTF-8 without one")]),
    ("byte order mark in a text", "\ufeff" + FULL, [
        ("$", 1, 1, "begins with a byte order mark: save it as UTF-8 without one")]),
    ("byte order mark in bytes", codecs.BOM_UTF8 + FULL.encode(), [
        ("$", 1, 1, "begins with a byte order mark: save it as UTF-8 without one")]),
    ("two byte order marks", "\ufeff\ufeff" + FULL, [
        ("$", 1, 1, "begins with a byte order mark: save it as UTF-8 without one")]),
    ("null", "null", [
        ("$", 1, 1, "expected an object, not null")]),
    ("a number", "5", [
        ("$", 1, 1, "expected an object, not the number 5")]),
    ("a real number", "-1.5e3", [
        ("$", 1, 1, "expected an object, not the number -1.5E+3")]),
    ("true", "true", [
        ("$", 1, 1, "expected an object, not true")]),
    ("false", " false ", [
        ("$", 1, 2, "expected an object, not false")]),
    ("a text", '"x"', [
        ("$", 1, 1, "expected an object, not the text 'x'")]),
    ("an empty list", "[]", [
        ("$", 1, 1, "expected an object, not a list")]),
    ("a list of a document", f"[{FULL}]", [
        ("$", 1, 1, "expected an object, not a list")]),
    ("an empty object", "{}", [
        ("$", 1, 1, NO_FORMAT),
        ("$", 1, 1, "the key 'title' is missing")]),
    ("not a number", "NaN", [
        ("$", 1, 1, "NaN is no number that JSON knows")]),
    ("a bare word", "hello", [
        ("$", 1, 1, "expected a value, not 'hello'")]),
    ("None of Python", "None", [
        ("$", 1, 1, "expected a value, not 'None'; JSON writes null")]),
    ("True of Python", '{"format": True}', [
        ("$", 1, 12, "expected a value, not 'True'; JSON writes true")]),
    ("undefined of JavaScript", '{"format": undefined}', [
        ("$", 1, 12, "expected a value, not 'undefined'")]),
    # cut short, or continued
    ("one brace", "{", [
        ("$", 1, 2, "expected a key in double quotes or '}', not the end of the text")]),
    ("one bracket", "[", [
        ("$", 1, 2, "expected a value or ']', not the end of the text")]),
    ("one double quote", '"', [
        ("$", 1, 1, NOT_CLOSED)]),
    ("one backslash", "\\", [
        ("$", 1, 1, "expected a value, not '\\\\'")]),
    ("one minus", "-", [
        ("$", 1, 1, "expected a value, not '-'")]),
    ("cut in a key", '{"form', [
        ("$", 1, 2, NOT_CLOSED)]),
    ("cut after a key", '{"format"', [
        ("$", 1, 10, "expected ':', not the end of the text")]),
    ("cut after a colon", '{"format":', [
        ("$", 1, 11, "expected a value, not the end of the text")]),
    ("cut in a text", '{"format": "apts-mod', [
        ("$", 1, 12, NOT_CLOSED)]),
    ("cut after a value", '{"format": "apts-model/1"', [
        ("$", 1, 26, "expected ',' or '}', not the end of the text")]),
    ("cut after a comma", '{"format": "apts-model/1",', [
        ("$", 1, 27, "expected a key in double quotes, not the end of the text")]),
    ("cut in a list", HEAD + '"people": [{"id": "ada"}', [
        ("$", 2, 25, "expected ',' or ']', not the end of the text")]),
    ("cut in a word", '{"format": tru', [
        ("$", 1, 12, "expected a value, not 'tru'")]),
    ("cut in a number", HEAD + '"x": 1.', [
        ("$", 2, 6, "expected a value, not '1.'" + NUMBERS)]),
    ("cut in an exponent", HEAD + '"x": 1e', [
        ("$", 2, 6, "expected a value, not '1e'")]),
    ("cut in an escape", HEAD + '"x": "\\', [
        ("$", 2, 6, NOT_CLOSED)]),
    ("cut in a unicode escape", HEAD + '"x": "\\u12', [
        ("$", 2, 7, FOUR_DIGITS)]),
    ("trailing brace", FULL + "}", [
        ("$", 2, 42, "expected nothing more, not '}'")]),
    ("trailing word", FULL + "\nx", [
        ("$", 3, 1, "expected nothing more, not 'x'")]),
    ("trailing comma after all", FULL + ",", [
        ("$", 2, 42, "expected nothing more, not ','")]),
    ("trailing NUL", FULL + "\0", [
        ("$", 2, 42, "expected nothing more, not '\\x00'")]),
    ("two documents", FULL + FULL, [
        ("$", 2, 42, "expected nothing more, not '{'")]),
    ("lines of documents", FULL.replace("\n", " ") + "\n" + FULL.replace("\n", " "), [
        ("$", 2, 1, "expected nothing more, not '{'")]),
    ("record separator before it", "\x1e" + FULL, [
        ("$", 1, 1, "expected a value, not '\\x1e'")]),
    # near JSON
    ("comment before all", "// mine\n" + FULL, [
        ("$", 1, 1, "expected a value, not '/'; JSON has no comments")]),
    ("comment of shell", "# mine\n" + FULL, [
        ("$", 1, 1, "expected a value, not '#'; JSON has no comments")]),
    ("comment in stars", doc('/* mine */ "people": []'), [
        ("$", 2, 1, "expected a key in double quotes, not '/'; JSON has no comments")]),
    ("comment after a value", doc('"people": [] // none\n'), [
        ("$", 2, 14, "expected ',' or '}', not '/'; JSON has no comments")]),
    ("comma after the last key", doc('"people": [],'), [
        ("$", 2, 14, "expected a key in double quotes, not '}'; take the last comma away")]),
    ("comma after the last member", doc('"people": [{"id": "ada", "name": "Ada"},]'), [
        ("$", 2, 41, "expected a value, not ']'; take the last comma away")]),
    ("only a comma in a list", doc('"people": [,]'), [
        ("$", 2, 12, "expected a value or ']', not ','")]),
    ("two commas", doc('"people": [],, "sources": []'), [
        ("$", 2, 14, "expected a key in double quotes, not ','")]),
    ("no comma between keys", doc('"people": [] "sources": []'), [
        ("$", 2, 14, 'expected \',\' or \'}\', not \'"sources"\'; a comma is missing before it')]),
    ("no comma between members",
     doc('"people": [{"id": "a", "name": "A"} {"id": "b", "name": "B"}]'), [
        ("$", 2, 37, "expected ',' or ']', not '{'; a comma is missing before it")]),
    ("no colon", doc('"people" []'), [
        ("$", 2, 10, "expected ':', not '['")]),
    ("equals for a colon", doc('"people" = []'), [
        ("$", 2, 10, "expected ':', not '='")]),
    ("list closed as an object", doc('"people": [}'), [
        ("$", 2, 12, "expected a value or ']', not '}'")]),
    ("object closed as a list", '{"format": "apts-model/1"]', [
        ("$", 1, 26, "expected ',' or '}', not ']'")]),
    ("key without quotes", "{format: 1}", [
        ("$", 1, 2, "expected a key in double quotes or '}', not 'format'")]),
    ("date without quotes", doc('"as_of": 2004-11-30'), [
        ("$", 2, 10, "expected a value, not '2004-11-30'; put dates in double quotes")]),
    ("key in single quotes", "{'format': 1}", [
        ("$", 1, 2,
         'expected a key in double quotes or \'}\', not "\'"; JSON writes text in straight double '
         'quotes')]),
    ("value in single quotes", "{\"format\": 'apts-model/1'}", [
        ("$", 1, 12, 'expected a value, not "\'"; JSON writes text in straight double quotes')]),
    ("curly quotes", "{“format”: “apts-model/1”}", [
        ("$", 1, 2, "expected a key in double quotes or '}', not '\u201c'; "
         "JSON writes text in straight double quotes")]),
    ("number as a key", '{1: "x"}', [
        ("$", 1, 2, "expected a key in double quotes or '}', not '1'")]),
    ("text in parentheses", f"({FULL})", [
        ("$", 1, 1, "expected a value, not '('")]),
    ("no-break space between", doc('"people":\u00a0[]'), [
        ("$", 2, 10, "expected a value, not '\\xa0'")]),
    ("form feed between", doc('"people":\f[]'), [
        ("$", 2, 10, "expected a value, not '\\x0c'")]),
    ("line separator between", doc('"people":\u2028[]'), [
        ("$", 2, 10, "expected a value, not '\\u2028'")]),
    ("zero-width space between", doc('\u200b"people": []'), [
        ("$", 2, 1, "expected a key in double quotes, not '\\u200b'")]),
    ("bidi override between", doc('\u202e"people": []'), [
        ("$", 2, 1, "expected a key in double quotes, not '\\u202e'")]),
    ("JSONP", f"callback({FULL});", [
        ("$", 1, 1, "expected a value, not 'callback'")]),
    ("prefix against hijacking", ")]}',\n" + FULL, [
        ("$", 1, 1, "expected a value, not ')'")]),
    ("YAML", "format: apts-model/1\ntitle: Mine\n", [
        ("$", 1, 1, "expected a value, not 'format'; it looks like YAML")]),
    ("YAML that begins with its marker", "---\nformat: apts-model/1\ntitle: Mine\n", [
        ("$", 1, 1, "expected a value, not '---'; it looks like YAML")]),
    ("TOML", 'format = "apts-model/1"\n', [
        ("$", 1, 1, "expected a value, not 'format'")]),
    ("a repr of Python", "{'format': 'apts-model/1', 'title': None}", [
        ("$", 1, 2,
         'expected a key in double quotes or \'}\', not "\'"; JSON writes text in straight double '
         'quotes')]),
    # other files
    ("HTML", "<!DOCTYPE html>\n<html></html>", [
        ("$", 1, 1, "expected a value, not '<'; it looks like HTML or XML")]),
    ("XML", '<?xml version="1.0"?>\n<x/>', [
        ("$", 1, 1, "expected a value, not '<'; it looks like HTML or XML")]),
    ("gzip", gzip.compress(FULL.encode(), mtime=0), [
        ("$", 1, 1, "is a gzip file: unpack it")]),
    ("zip", b"PK\x03\x04\x14\x00\x00\x00\x08\x00\xe9\xff", [
        ("$", 1, 1, "is a zip file, or one of Excel or Word, not JSON or YAML")]),
    ("PNG", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", [
        ("$", 1, 1, "is a picture (PNG), not JSON or YAML")]),
    ("PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", [
        ("$", 1, 1, "is a PDF file, not JSON or YAML")]),
    ("zero bytes", lambda: bytes(100_000), [
        ("$", 1, 1, PERHAPS_UTF_16)]),
    ("all bytes", bytes(range(256)), [
        ("$", 3, 115,
         "byte 129 (0x80) is not UTF-8 but perhaps '\u20ac' in Latin-1 (Windows-1252): save "
         "it as UTF-8")]),
    ("UTF-16 with its mark", FULL.encode("utf-16"), [
        ("$", 1, 1, "is UTF-16: save it as UTF-8")]),
    ("UTF-16 big-endian with its mark", codecs.BOM_UTF16_BE + FULL.encode("utf-16-be"), [
        ("$", 1, 1, "is UTF-16: save it as UTF-8")]),
    ("UTF-16 without its mark", FULL.encode("utf-16-le"), [
        ("$", 1, 1, PERHAPS_UTF_16)]),
    ("UTF-16 big-endian without its mark", FULL.encode("utf-16-be"), [
        ("$", 1, 1, PERHAPS_UTF_16)]),
    ("UTF-16 without its mark, accented", titled('"Présidé"').encode("utf-16-le"), [
        ("$", 2, 26, "byte 79 (0xE9) is not UTF-8 but perhaps UTF-16: save it as UTF-8")]),
    ("UTF-32 with its mark", FULL.encode("utf-32"), [
        ("$", 1, 1, "is UTF-32: save it as UTF-8")]),
    ("UTF-32 without its mark", FULL.encode("utf-32-be"), [
        ("$", 1, 1, PERHAPS_UTF_16)]),
    ("UTF-7", titled('"Pr+AOk-sid+AOk-"').encode() + b"+AH0-", [
        ("$", 2, 28, "expected nothing more, not '+AH0-'")]),
    ("EBCDIC", FULL.encode("cp500"), [
        ("$", 1, 1,
         "byte 1 (0xC0) is not UTF-8 but perhaps '\xc0' in Latin-1 (Windows-1252): save it "
         "as UTF-8")]),
    ("Latin-1", titled('"Présidé"').encode("latin-1"), [
        ("$", 2, 13,
         "byte 40 (0xE9) is not UTF-8 but perhaps 'é' in Latin-1 (Windows-1252): save it as "
         "UTF-8")]),
    ("Windows-1252 quotes", titled('"“a”"').encode("cp1252"), [
        ("$", 2, 11,
         "byte 38 (0x93) is not UTF-8 but perhaps '\u201c' in Latin-1 (Windows-1252): save "
         "it as UTF-8")]),
    ("copyright sign in Latin-1", titled('"\u00a9"').encode("latin-1"), [
        ("$", 2, 11, "byte 38 (0xA9) is not UTF-8 but perhaps '\xa9' in Latin-1 (Windows-1252): "
         "save it as UTF-8")]),
    ("byte that Windows-1252 has not", titled('"').encode() + b'\x81"}', [
        ("$", 2, 12, "byte 39 (0x81) is not UTF-8: save it as UTF-8")]),
    ("two letters of Latin-1 like a surrogate", titled('"\u00edé"').encode("latin-1"), [
        ("$", 2, 11,
         "byte 38 (0xED) is not UTF-8 but perhaps '\xed' in Latin-1 (Windows-1252): "
         "save it as UTF-8")]),
    ("MacRoman", titled('"Présidé"').encode("mac-roman"), [
        ("$", 2, 13,
         "byte 40 (0x8E) is not UTF-8 but perhaps '\u017d' in Latin-1 (Windows-1252): save "
         "it as UTF-8")]),
    ("overlong slash", titled('"').encode() + b'\xc0\xaf"}', [
        ("$", 2, 12,
         "byte 39 (0xC0) is not UTF-8 but perhaps '\xc0' in Latin-1 (Windows-1252): save it "
         "as UTF-8")]),
    ("overlong NUL", titled('"').encode() + b'\xc0\x80"}', [
        ("$", 2, 12,
         "byte 39 (0xC0) is not UTF-8 but perhaps '\xc0' in Latin-1 (Windows-1252): save it "
         "as UTF-8")]),
    ("byte beyond Unicode", titled('"').encode() + b'\xf4\x90\x80\x80"}', [
        ("$", 2, 12,
         "byte 39 (0xF4) is not UTF-8 but perhaps '\xf4' in Latin-1 (Windows-1252): save it "
         "as UTF-8")]),
    ("character cut short", titled('"').encode() + b'\xe2\x82"}', [
        ("$", 2, 12,
         "byte 39 (0xE2) is not UTF-8 but perhaps '\xe2' in Latin-1 (Windows-1252): save it "
         "as UTF-8")]),
    ("character cut by the end", titled('"').encode() + b"\xf0\x9f\x98", [
        ("$", 2, 12,
         "byte 39 (0xF0) is not UTF-8 but perhaps '\xf0' in Latin-1 (Windows-1252): save it "
         "as UTF-8")]),
    ("surrogates in bytes (CESU-8)", titled('"').encode() + b'\xed\xa0\xbd\xed\xb8\x80"}', [
        ("$", 2, 12,
         "byte 39 (0xED) is not UTF-8 but half of a surrogate pair: write the character itself")]),
    ("lone continuation byte", b"\x80", [
        ("$", 1, 1,
         "byte 1 (0x80) is not UTF-8 but perhaps '\u20ac' in Latin-1 (Windows-1252): save "
         "it as UTF-8")]),
    # depth
    ("100,000 open brackets", lambda: "[" * 100_000, [
        ("$", 1, 33, "objects and lists are nested more than 32 deep")]),
    ("100,000 open braces", lambda: "{" * 100_000, [
        ("$", 1, 2, "expected a key in double quotes or '}', not '{'")]),
    ("100,000 open objects", lambda: '{"a":' * 100_000, [
        ("$", 1, 161, "objects and lists are nested more than 32 deep")]),
    ("100,000 brackets and objects", lambda: '[{"a":' * 50_000, [
        ("$", 1, 97, "objects and lists are nested more than 32 deep")]),
    ("1,000,000 open brackets", lambda: "[" * 1_000_000, [
        ("$", 1, 33, "objects and lists are nested more than 32 deep")]),
    ("1,000,000 closed brackets", lambda: "]" * 1_000_000, [
        ("$", 1, 1, "expected a value, not ']'")]),
    ("1,000,000 balanced brackets", lambda: "[" * 500_000 + "]" * 500_000, [
        ("$", 1, 33, "objects and lists are nested more than 32 deep")]),
    ("1,000,000 brackets in a record", lambda: doc('"people": ' + "[" * 500_000 + "]" * 500_000), [
        ("$", 2, 42, "objects and lists are nested more than 32 deep")]),
    ("1,000,000 brackets in a text", lambda: titled('"' + "[" * 1_000_000 + '"'), [
        titled_so("[" * 99, "is 1,000,000 characters long: 10,000 is the limit")]),
    ("1,000,000 braces and quotes in a text", lambda: titled('"' + '{\\"' * 500_000 + '"'), [
        titled_so('{"' * 49 + "{", "is 1,000,000 characters long: 10,000 is the limit")]),
    ("1,000,000 backslashes in a text", lambda: titled('"' + "\\\\" * 500_000 + '"'), [
        titled_so("\\" * 99, "is 500,000 characters long: 10,000 is the limit")]),
    ("1,000,000 empty lists", lambda: doc('"people": [' + ",".join(["[]"] * 100_000) + "]"), [
        *(
        (f"$.people[{n}]", 2, 12 + 3 * n, "expected an object, not a list")
        for n in range(MAX_PROBLEMS)), TOO_MANY]),
    ("33 levels", doc('"people": ' + "[" * 32 + "]" * 32), [
        ("$", 2, 42, "objects and lists are nested more than 32 deep")]),
    ("32 levels", doc('"people": ' + "[" * 31 + "]" * 31), [
        ("$.people[0]", 2, 12, "expected an object, not a list")]),
    ("1,000,000 double quotes", lambda: '"' * 1_000_001, [
        ("$", 1, 3, 'expected nothing more, not \'""\'')]),
    ("1,000,000 commas", lambda: "[" + "," * 1_000_000, [
        ("$", 1, 2, "expected a value or ']', not ','")]),
    ("1,000,000 newlines", lambda: "\n" * 1_000_000, [
        ("$", 1000001, 1, "the text is empty")]),
    # numbers
    ("integer of 5,000 digits", seats("9" * 5_000), [
        ("$.unions[0].president_seats[0].count", 2, 45,
         "9999999999999999999999999999999999999999... is beyond 2**53, where programs "
         "differ: write at most 15 digits")]),
    ("integer of minus 5,000 digits", figure("-" + "9" * 5_000), [
        ("$.figures[0].value", 2, 73,
         "-999999999999999999999999999999999999999... is beyond 2**53, where programs "
         "differ: write at most 15 digits")]),
    ("1e400", figure("1e400"), [
        ("$.figures[0].value", 2, 73, "1E+400 is not below 10 to the 15th")]),
    ("exponent beyond all reason", figure("1E+99999999999999999999"), [
        ("$.figures[0].value", 2, 73,
         "1E+99999999999999999999 is no number of at most 15 digits")]),
    ("exponent below all reason", figure("1E-99999999999999999999"), [
        ("$.figures[0].value", 2, 73,
         "1E-99999999999999999999 is no number of at most 15 digits")]),
    ("largest exponent of decimal", figure("1e999999999999999999"), [
        ("$.figures[0].value", 2, 73, "1E+999999999999999999 is not below 10 to the 15th")]),
    ("smallest exponent of decimal", figure("1e-999999999999999999"), [
        ("$.figures[0].value", 2, 73, "1E-999999999999999999 has more than 15 digits")]),
    ("0.1 with 10,000 digits", figure("0." + "1" * 10_000), [
        ("$.figures[0].value", 2, 73, f"0.{'1' * 98}... has more than 15 digits")]),
    ("exponent of 100,000 digits", lambda: figure("1e" + "1" * 100_000), [
        ("$.figures[0].value", 2, 73,
         "1e11111111111111111111111111111111111111... is no number of at most 15 digits")]),
    ("minus nothing as a count", seats("-0"), [
        ("$.unions[0].president_seats[0].count", 2, 45,
         "0 is not a number of seats: write 1 to 100")]),
    ("minus nothing as a real count", seats("-0.0"), [
        ("$.unions[0].president_seats[0].count", 2, 45,
         "expected a whole number, not the number -0.0: write digits alone")]),
    ("2 to the 53rd", figure(str(2**53)), [
        ("$.figures[0].value", 2, 73,
         "9007199254740992 is beyond 2**53, where programs differ: write at most 15 digits")]),
    ("2 to the 53rd as a count", seats(str(2**53)), [
        ("$.unions[0].president_seats[0].count", 2, 45,
         "9007199254740992 is beyond 2**53, where programs differ: write at most 15 digits")]),
    ("1e5 as a count", seats("1e5"), [
        ("$.unions[0].president_seats[0].count", 2, 45,
         "expected a whole number, not the number 1E+5: write digits alone")]),
    ("5.0 as a count", seats("5.0"), [
        ("$.unions[0].president_seats[0].count", 2, 45,
         "expected a whole number, not the number 5.0: write digits alone")]),
    ("100,000 seats", seats("100000"), [
        ("$.unions[0].president_seats[0].count", 2, 45,
         "100000 is not a number of seats: write 1 to 100")]),
    ("NaN as a number", figure("NaN"), [
        ("$.figures[0].value", 2, 73, "NaN is no number that JSON knows")]),
    ("Infinity as a number", figure("Infinity"), [
        ("$.figures[0].value", 2, 73, "Infinity is no number that JSON knows")]),
    ("minus Infinity as a number", figure("-Infinity"), [
        ("$.figures[0].value", 2, 73, "-Infinity is no number that JSON knows")]),
    ("minus Infinity as a text", titled("-Infinity"), [
        ("$.title", 2, 1, "-Infinity is no number that JSON knows")]),
    ("NaN under an unknown key", doc('"x": NaN'), [
        ("$.x", 2, 1, unknown())]),
    ("number with a plus", figure("+1"), [
        ("$", 2, 82, "expected a value, not '+1'" + NUMBERS)]),
    ("number with a leading zero", figure("012"), [
        ("$", 2, 82, "expected a value, not '012'" + NUMBERS)]),
    ("hexadecimal number", figure("0x1F"), [
        ("$", 2, 82, "expected a value, not '0x1F'")]),
    ("number that begins with a point", figure(".5"), [
        ("$", 2, 82, "expected a value, not '.5'" + NUMBERS)]),
    ("number that ends with a point", figure("5."), [
        ("$", 2, 82, "expected a value, not '5.'" + NUMBERS)]),
    ("number with an underscore", figure("1_000"), [
        ("$", 2, 82, "expected a value, not '1_000'")]),
    ("number with a decimal comma", figure("75,7"), [
        ("$", 2, 85, "expected a key in double quotes, not '7'")]),
    ("number with a space", figure("65 000"), [
        ("$", 2, 85, "expected ',' or '}', not '000'; JSON writes numbers as 75.7 or "
         "-3, and dates in double quotes")]),
    ("Arabic digits", figure("\u0666\u0665\u0660\u0660\u0660"), [
        ("$", 2, 82, "expected a value, not '\u0666\u0665\u0660\u0660\u0660'")]),
    ("fullwidth digits", figure("\uff16\uff15"), [
        ("$", 2, 82, "expected a value, not '\uff16\uff15'")]),
    ("half a member", figure("0.5", "members"), [
        ("$.figures[0].value", 2, 66, "0.5 is no whole number")]),
    ("minus one member", figure("-1", "members"), [
        ("$.figures[0].value", 2, 66, "-1 is below zero: write 0 or more")]),
    ("101 percent of women", figure("101", "percent_women"), [
        ("$.figures[0].value", 2, 72, "101 is no percentage: write 0 to 100")]),
    ("101 percent for", vote("percent_for", "101"), [
        ("$.rounds[0].milestones[0].vote.percent_for", 2, 93,
         "101 is no percentage: write 0 to 100")]),
    ("turnout below nothing", vote("turnout", "-1e-15"), [
        ("$.rounds[0].milestones[0].vote.turnout", 2, 93,
         "-1E-15 is no percentage: write 0 to 100")]),
    ("turnout barely over", vote("turnout", "100.000000000001"), [
        ("$.rounds[0].milestones[0].vote.turnout", 2, 93,
         "100.000000000001 is no percentage: write 0 to 100")]),
    # characters
    ("high surrogate", texted("\\ud800"), [
        ("$.title", 2, 1,
         "'a\\ud800b' holds U+D800 (a character without a name), which cannot be seen: "
         "leave it out")]),
    ("low surrogate", texted("\\udc00"), [
        ("$.title", 2, 1,
         "'a\\udc00b' holds U+DC00 (a character without a name), which cannot be seen: "
         "leave it out")]),
    ("surrogates in the wrong order", texted("\\ude00\\ud83d"), [
        ("$.title", 2, 1,
         "'a\\ude00\\ud83db' holds U+DE00 (a character without a name), which cannot be "
         "seen: leave it out")]),
    ("high surrogate before a letter", titled('"\\ud83dx"'), [
        ("$.title", 2, 1,
         "'\\ud83dx' holds U+D83D (a character without a name), which cannot be seen: leave "
         "it out")]),
    ("surrogate in a key", doc('"a\\ud800": 1'), [
        ("$['a\\ud800']", 2, 1, unknown())]),
    ("surrogate itself in a text", texted("\ud800"), [
        ("$", 2, 12, "'\\ud800' is half of a surrogate pair, no character")]),
    ("surrogate itself in a key", doc('"a\udfff": 1'), [
        ("$", 2, 3, "'\\udfff' is half of a surrogate pair, no character")]),
    ("NUL by an escape", texted("\\u0000"), [
        ("$.title", 2, 1,
         "'a\\x00b' holds U+0000 (a control character), which cannot be seen: leave "
         "it out")]),
    ("NUL itself", texted("\0"), [
        ("$", 2, 12, "a control character: write it as \\u0000")]),
    ("tab itself", texted("\t"), [
        ("$", 2, 12, "a control character: write it as \\u0009")]),
    ("newline itself", texted("\n"), [
        ("$", 2, 10, NOT_CLOSED)]),
    ("carriage return itself", texted("\r"), [
        ("$", 2, 10, NOT_CLOSED)]),
    ("escape character itself", texted("\x1b[31m"), [
        ("$", 2, 12, "a control character: write it as \\u001b")]),
    ("tab by an escape", texted("\\t"), [
        ("$.title", 2, 1,
         "'a\\tb' holds U+0009 (a control character)" + A_SPACE)]),
    ("newline by an escape", texted("\\n"), [
        ("$.title", 2, 1,
         "'a\\nb'" + A_BREAK)]),
    ("DEL", texted("\x7f"), [
        ("$.title", 2, 1,
         "'a\\x7fb' holds U+007F (a control character), which cannot be seen: leave "
         "it out")]),
    ("C1 control", texted("\x9b"), [
        ("$.title", 2, 1,
         "'a\\x9bb' holds U+009B (a control character), which cannot be seen: leave "
         "it out")]),
    ("next line (U+0085)", texted("\x85"), [
        ("$.title", 2, 1,
         "'a\\x85b' holds U+0085 (a control character)" + A_SPACE)]),
    ("line separator", texted("\u2028"), [
        ("$.title", 2, 1,
         "'a\\u2028b' holds U+2028 (LINE SEPARATOR)" + A_SPACE)]),
    ("paragraph separator", texted("\u2029"), [
        ("$.title", 2, 1,
         "'a\\u2029b' holds U+2029 (PARAGRAPH SEPARATOR)" + A_SPACE)]),
    ("right-to-left override", texted("\u202e"), [
        ("$.title", 2, 1,
         "'a\\u202eb' holds U+202E (RIGHT-TO-LEFT OVERRIDE), which cannot be seen: leave it "
         "out")]),
    ("right-to-left isolate", texted("\u2067"), [
        ("$.title", 2, 1,
         "'a\\u2067b' holds U+2067 (RIGHT-TO-LEFT ISOLATE), which cannot be seen: leave it out")]),
    ("right-to-left mark", texted("\u200f"), [
        ("$.title", 2, 1,
         "'a\\u200fb' holds U+200F (RIGHT-TO-LEFT MARK), which cannot be seen: leave it out")]),
    ("zero-width space", texted("\u200b"), [
        ("$.title", 2, 1,
         "'a\\u200bb' holds U+200B (ZERO WIDTH SPACE), which cannot be seen: leave it out")]),
    ("zero-width joiner", texted("\u200d"), [
        ("$.title", 2, 1,
         "'a\\u200db' holds U+200D (ZERO WIDTH JOINER), which cannot be seen: leave it out")]),
    ("byte order mark inside", texted("\ufeff"), [
        ("$.title", 2, 1,
         "'a\\ufeffb' holds U+FEFF (ZERO WIDTH NO-BREAK SPACE), which cannot be seen: leave "
         "it out")]),
    ("soft hyphen", texted("\u00ad"), [
        ("$.title", 2, 1,
         "'a\\xadb' holds U+00AD (SOFT HYPHEN), which cannot be seen: leave it out")]),
    ("word joiner", texted("\u2060"), [
        ("$.title", 2, 1,
         "'a\\u2060b' holds U+2060 (WORD JOINER), which cannot be seen: leave it out")]),
    ("tag characters", texted("\U000e0041\U000e007f"), [
        ("$.title", 2, 1,
         "'a\\U000e0041\\U000e007fb' holds U+E0041 (TAG LATIN CAPITAL LETTER A), which "
         "cannot be seen: leave it out")]),
    ("variation selector", texted("\ufe0f"), [
        ("$.title", 2, 1,
         "'a\\ufe0fb' holds U+FE0F (VARIATION SELECTOR-16), which cannot be seen: leave it out")]),
    ("variation selector supplement", texted("\U000e0100"), [
        ("$.title", 2, 1,
         "'a\\U000e0100b' holds U+E0100 (VARIATION SELECTOR-17), which cannot be seen: leave "
         "it out")]),
    ("Hangul filler", texted("\u3164"), [
        ("$.title", 2, 1,
         "'a\\u3164b' holds U+3164 (HANGUL FILLER), which cannot be seen: leave it out")]),
    ("Braille blank", texted("\u2800"), [
        ("$.title", 2, 1,
         "'a\\u2800b' holds U+2800 (BRAILLE PATTERN BLANK), which cannot be seen: leave it out")]),
    ("combining grapheme joiner", texted("\u034f"), [
        ("$.title", 2, 1,
         "'a\\u034fb' holds U+034F (COMBINING GRAPHEME JOINER), which cannot be seen: leave "
         "it out")]),
    ("interlinear annotation", texted("\ufff9"), [
        ("$.title", 2, 1,
         "'a\\ufff9b' holds U+FFF9 (INTERLINEAR ANNOTATION ANCHOR), which cannot be seen: "
         "leave it out")]),
    ("unassigned character", texted("\u0378"), [
        ("$.title", 2, 1,
         "'a\\u0378b' holds U+0378 (a character without a name), which cannot be seen: "
         "leave it out")]),
    ("private use", texted("\ue000"), [
        ("$.title", 2, 1,
         "'a\\ue000b' holds U+E000 (a character without a name), which cannot be seen: "
         "leave it out")]),
    ("private use of plane 16", texted("\U0010fffd"), [
        ("$.title", 2, 1,
         "'a\\U0010fffdb' holds U+10FFFD (a character without a name), which cannot be "
         "seen: leave it out")]),
    ("noncharacter U+FFFE", texted("\ufffe"), [
        ("$.title", 2, 1,
         "'a\\ufffeb' holds U+FFFE (a character without a name), which cannot be seen: "
         "leave it out")]),
    ("noncharacter U+FDD0", texted("\ufdd0"), [
        ("$.title", 2, 1,
         "'a\\ufdd0b' holds U+FDD0 (a character without a name), which cannot be seen: "
         "leave it out")]),
    ("last code point", texted("\U0010ffff"), [
        ("$.title", 2, 1,
         "'a\\U0010ffffb' holds U+10FFFF (a character without a name), which cannot be "
         "seen: leave it out")]),
    ("not normal (NFC)", titled('"Pre\u0301side\u0301"'), [
        ("$.title", 2, 1,
         "'Pre\u0301side\u0301' is not in Unicode normal form C: write accents as one "
         "character each")]),
    ("Angstrom sign, not normal", titled('"\u212b"'), [
        ("$.title", 2, 1,
         "'\u212b' is not in Unicode normal form C: write accents as one character each")]),
    ("no-break space alone", titled('"\u00a0"'), [
        ("$.title", 2, 1, "'\\xa0' starts or ends with a space: trim it")]),
    ("ideographic space around", titled('"\u3000x\u3000"'), [
        ("$.title", 2, 1, "'\\u3000x\\u3000' starts or ends with a space: trim it")]),
    ("em space inside", texted("\u2003"), [
        ("$.title", 2, 1,
         "'a\\u2003b' holds U+2003 (EM SPACE)" + A_SPACE)]),
    ("empty title", titled('""'), [
        ("$.title", 2, 1, "'' is empty: leave the field out instead")]),
    ("space after", titled('"Mine "'), [
        ("$.title", 2, 1, "'Mine ' starts or ends with a space: trim it")]),
    ("newline after", titled('"Mine\\n"'), [
        ("$.title", 2, 1, "'Mine\\n'" + A_BREAK)]),
    ("title of 10,001 characters", titled('"' + "é" * 10_001 + '"'), [
        titled_so("é" * 99, "is 10,001 characters long: 10,000 is the limit")]),
    ("title of 5 MB", lambda: titled('"' + "x" * 5_000_000 + '"'), [
        titled_so("x" * 99, "is 5,000,000 characters long: 10,000 is the limit")]),
    ("title of 1 MB of zero-width", lambda: titled('"' + "\u200b" * 350_000 + '"'), [
        titled_so(("\\u200b" * 20)[:99], "is 350,000 characters long: 10,000 is the limit")]),
    ("name of 10,000 combining marks, wrong order", titled('"a' + "\u0301\u0323" * 4_000 + '"'), [
        titled_so("a" + "\u0301\u0323" * 49, MARKS)]),
    ("31 marks on one letter", titled('"x' + "\u0316" * 31 + '"'), [
        ("$.title", 2, 1, "'x" + "\u0316" * 31 + "' " + MARKS)]),
    ("31 marks on one letter in a name", lambda: doc(
        '"people": [{"id": "ada", "name": "Ada' + "\u0316" * 31 + '"}]'), [
        ("$.people[0].name", 2, 26, f"'Ada{chr(0x316) * 31}' {MARKS}")]),
    ("9,800 marks on one letter", lambda: doc(
        '"people": [{"id": "ada", "name": "a' + "\u0301" * 4_900 + "\u0316" * 4_900 + '"}]'), [
        ("$.people[0].name", 2, 26, f"'a{chr(0x301) * 98}... {MARKS}")]),
    ("100 notes of 9,800 marks", lambda: sources(
        f'{{"id": "s", "title": "S", "note": "a{chr(0x301) * 4_900}{chr(0x316) * 4_900}"}}'
        for _ in range(100)), [
        (f"$.sources[{n}].note", 2, 39 + 9_839 * n, f"'a{chr(0x301) * 98}... {MARKS}")
        for n in range(100)]),
    ("20,000 other names, the last twice", lambda: doc(
        '"people": [{"id": "ada", "name": "Ada", "other_names": '
        + listed(f'"n{min(n, 19_998)}"' for n in range(20_000)) + "}]"), [
        ("$.people[0].other_names", 2, 41, "'n19998' stands twice: write it once")]),
    # escapes
    ("unknown escape", texted("\\x41"), [
        ("$", 2, 12, "\\x is no escape that JSON knows: write a backslash as \\\\")]),
    ("single quote escaped", texted("\\'"), [
        ("$", 2, 12, "\\' is no escape that JSON knows: write a backslash as \\\\")]),
    ("path of Windows", titled('"C:\\Users"'), [
        ("$", 2, 13, "\\U is no escape that JSON knows: write a backslash as \\\\")]),
    ("short unicode escape", texted("\\u12"), [
        ("$", 2, 12, FOUR_DIGITS)]),
    ("unicode escape in braces", texted("\\u{1F600}"), [
        ("$", 2, 12, FOUR_DIGITS)]),
    ("unicode escape of eight digits", texted("\\U0001F600"), [
        ("$", 2, 12, "\\U is no escape that JSON knows: write a backslash as \\\\")]),
    ("unicode escape with a sign", texted("\\u+041"), [
        ("$", 2, 12, FOUR_DIGITS)]),
    ("escaped newline", texted("\\\n"), [
        ("$", 2, 10, NOT_CLOSED)]),
    ("escaped bidi override", texted("\\\u202e"), [
        ("$", 2, 12, "\\\\u202e is no escape that JSON knows: write a backslash as \\\\")]),
    ("escaped control character", texted("\\\x01"), [
        ("$", 2, 12, "\\\\x01 is no escape that JSON knows: write a backslash as \\\\")]),
    ("escaped end", titled('"a\\'), [
        ("$", 2, 12, "\\} is no escape that JSON knows: write a backslash as \\\\")]),
    # ids
    ("id __proto__", person('"__proto__"'), [
        ("$.people[0].id", 2, 13, f"'__proto__' is not an id: {AN_ID}")]),
    ("id of nothing", person('""'), [
        ("$.people[0].id", 2, 13, f"'' is not an id: {AN_ID}")]),
    ("id with a space before", person('" a"'), [
        ("$.people[0].id", 2, 13, f"' a' is not an id: {AN_ID}")]),
    ("id in upper case", person('"A"'), [
        ("$.people[0].id", 2, 13, f"'A' is not an id: {AN_ID}")]),
    ("id with an accent", person('"à"'), [
        ("$.people[0].id", 2, 13, f"'à' is not an id: {AN_ID}")]),
    ("id with a Cyrillic a", person('"\u0430da"'), [
        ("$.people[0].id", 2, 13,
         f"'\u0430da' is not an id, with U+0430 (CYRILLIC SMALL LETTER A) in it: {AN_ID}")]),
    ("id with a fullwidth letter", person('"\uff41da"'), [
        ("$.people[0].id", 2, 13, "'\uff41da' is not an id, with U+FF41 (FULLWIDTH LATIN SMALL "
         f"LETTER A) in it: {AN_ID}")]),
    ("id with a newline after", person('"ada\\n"'), [
        ("$.people[0].id", 2, 13, f"'ada\\n' is not an id: {AN_ID}")]),
    ("id with NUL", person('"ada\\u0000"'), [
        ("$.people[0].id", 2, 13, f"'ada\\x00' is not an id: {AN_ID}")]),
    ("id with a path", person('"../../etc/passwd"'), [
        ("$.people[0].id", 2, 13, f"'../../etc/passwd' is not an id: {AN_ID}")]),
    ("id with a zero-width space", person('"ad\u200ba"'), [
        ("$.people[0].id", 2, 13, f"'ad\\u200ba' is not an id: {AN_ID}")]),
    ("id of 1 MB, not an id", lambda: person('"' + "A" * 1_000_000 + '"'), [
        ("$.people[0].id", 2, 13, f"'{'A' * 99}... is not an id: {AN_ID}")]),
    ("id of Arabic digits", person('"\u0662\u0660\u0660\u0664"'), [
        ("$.people[0].id", 2, 13, f"'\u0662\u0660\u0660\u0664' is not an id: {AN_ID}")]),
    ("id that is a number", person("5"), [
        ("$.people[0].id", 2, 13, "expected text, not the number 5: put it in quotes")]),
    ("id that is true", person("true"), [
        ("$.people[0].id", 2, 13, "expected text, not true")]),
    ("id that is null", person("null"), [
        ("$.people[0].id", 2, 13, "expected text, not null")]),
    ("id that is a list", person('["ada"]'), [
        ("$.people[0].id", 2, 13, "expected text, not a list")]),
    ("id that is an object", person('{"$ref": "#/people/0"}'), [
        ("$.people[0].id", 2, 13, "expected text, not an object")]),
    # dates
    ("date of 1 MB", lambda: source("published", '"' + "2" * 1_000_000 + '"'), [
        too_long("2" * 99)]),
    ("date of 1 MB of X", lambda: source("published", '"' + "X" * 1_000_000 + '"'), [
        too_long("X" * 99)]),
    ("date of 300,000 choices",
     lambda: source("published", '"[' + "2004," * 200_000 + '2004-13]"'), [
        too_long("[" + ("2004," * 20)[:98])]),
    ("date of 300,000 open brackets", lambda: source("published", '"' + "[" * 300_000 + '"'), [
        too_long("[" * 99)]),
    ("date of 300,000 qualifiers", lambda: source("published", '"2004' + "?" * 300_000 + '"'), [
        too_long("2004" + "?" * 95)]),
    ("date of 300,000 dots", lambda: source("published", '"[2004' + "." * 300_000 + ']"'), [
        too_long("[2004" + "." * 94)]),
    ("date of 300,000 hyphens", lambda: source("published", '"2004' + "-" * 300_000 + 'x"'), [
        too_long("2004" + "-" * 95)]),
    ("date in Arabic digits", source("published", '"\u0662\u0660\u0660\u0664-\u0661\u0661"'), [
        ("$.sources[0].published", 2, 39,
         f"'\u0662\u0660\u0660\u0664-\u0661\u0661' is not a date: {A_DATE}")]),
    ("date in fullwidth digits", source("published", '"\uff12\uff10\uff10\uff14"'), [
        ("$.sources[0].published", 2, 39,
         "'\uff12\uff10\uff10\uff14' is not a date: write it as 2004")]),
    ("date with a newline", source("published", '"2004-11\\n"'), [
        ("$.sources[0].published", 2, 39, "'2004-11\\n' is not a date: write it as 2004-11")]),
    ("date with a dash", source("published", '"2004\u201311"'), [
        ("$.sources[0].published", 2, 39, "'2004\u201311' is not a date: write it as 2004-11")]),
    ("date with a minus sign", source("published", '"2004\u221211"'), [
        ("$.sources[0].published", 2, 39, "'2004\u221211' is not a date: write it as 2004-11")]),
    ("date with a space", source("published", '"2004-11 "'), [
        ("$.sources[0].published", 2, 39, "'2004-11 ' is not a date: write it as 2004-11")]),
    ("date in words", source("published", '"November 2004"'), [
        ("$.sources[0].published", 2, 39, "'November 2004' is not a date: write it as 2004-11")]),
    ("date of America", source("published", '"11/30/2004"'), [
        ("$.sources[0].published", 2, 39,
         "'11/30/2004' is not a date: write it as 2004-11-30")]),
    ("date and time", source("published", '"2004-11-30T00:00:00Z"'), [
        ("$.sources[0].published", 2, 39,
         "'2004-11-30T00:00:00Z' uses a time of day, which apts_model does not hold: write "
         "the day alone, '2004-11-30'")]),
    ("date that never was", source("published", '"2005-02-29"'), [
        ("$.sources[0].published", 2, 39,
         "'2005-02-29' is not a date: February 2005 has 28 days")]),
    ("month 0", source("published", '"2004-00"'), [
        ("$.sources[0].published", 2, 39,
         "'2004-00' is not a date: month 00 is not one of 01 to 12, nor a season or quarter "
         "21 to 41")]),
    ("month 13", source("published", '"2004-13"'), [
        ("$.sources[0].published", 2, 39,
         "'2004-13' is not a date: month 13 is not one of 01 to 12, nor a season or quarter "
         "21 to 41")]),
    ("day 32", source("published", '"2004-01-32"'), [
        ("$.sources[0].published", 2, 39,
         "'2004-01-32' is not a date: January 2004 has 31 days")]),
    ("year 0", source("published", '"0000"'), [
        ("$.sources[0].published", 2, 39,
         "'0000' uses the year 0000, which apts_model does not hold: years run from 0001 to "
         "9999")]),
    ("year of five digits", source("published", '"12004"'), [
        ("$.sources[0].published", 2, 39,
         "'12004' is not a date: if it is a workbook's number of a day, write it as 1932-11-11, "
         "or export it as a date")]),
    ("date before Christ", source("published", '"-0044"'), [
        ("$.sources[0].published", 2, 39,
         "'-0044' uses a year before 0001, which apts_model does not hold: years run from "
         "0001 to 9999")]),
    ("no date at all", source("published", '""'), [
        dated("", "it is empty: leave an unknown date out")]),
    ("digits that fit no day", source("published", '"2004-XX-32"'), [
        ("$.sources[0].published", 2, 39,
         "'2004-XX-32' is not a date: no day of the calendar fits these digits")]),
    ("an interval", source("published", '"2004/2006"'), [
        ("$.sources[0].published", 2, 39,
         f"'2004/2006' is not a date: {INTERVAL}")]),
    ("open date", source("published", '".."'), [
        ("$.sources[0].published", 2, 39, f"'..' is not a date: {A_DATE}")]),
    ("date that is a number", source("published", "2004"), [
        ("$.sources[0].published", 2, 39, "expected text, not the number 2004: put it in quotes")]),
    ("date that is null", source("published", "null"), [
        ("$.sources[0].published", 2, 39, "null says nothing: leave the key out")]),
    ("date that is a list", source("published", '["2004"]'), [
        ("$.sources[0].published", 2, 39, "expected text, not a list")]),
    ("date that is an object", source("published", '{"year": 2004}'), [
        ("$.sources[0].published", 2, 39, "expected text, not an object")]),
    ("day that is a year", doc('"as_of": "2025"'), [
        ("$.as_of", 2, 1, "'2025' is not one exact day: write it as 2004-11-30")]),
    ("day that is a bool", doc('"as_of": false'), [
        ("$.as_of", 2, 1, "expected text, not false")]),
    ("day that is one of many", lambda: doc(f'"as_of": "[2004-11-30{",2004-12-30" * 80}]"'), [
        ("$.as_of", 2, 1, f"'{('[2004-11-30' + ',2004-12-30' * 9)[:99]}... is not one exact day: "
         "write it as 2004-11-30")]),
    # periods
    ("period of long dates",
     lambda: presidency("period", f'{{"start": "[2006{",2006" * 150}]", '
                        f'"until": "[2003{",2003" * 150}]"}}'), [
        ("$.presidencies[0].period", 2, 65,
         f"a period from '{('[2006' + ',2006' * 20)[:99]}... until "
         f"'{('[2003' + ',2003' * 20)[:99]}... cannot be: it ends before it starts (`until` is "
         "the handover day, at least one day after `start`)")]),
    ("period that is text", presidency("period", '"2004/2006"'), [
        ("$.presidencies[0].period", 2, 65,
         f"expected an object, not the text '2004/2006'; {A_PERIOD}")]),
    ("period that is a list", presidency("period", '["2004", "2006"]'), [
        ("$.presidencies[0].period", 2, 65, f"expected an object, not a list; {A_PERIOD}")]),
    ("period that is null", presidency("period", "null"), [
        ("$.presidencies[0].period", 2, 65, f"expected an object, not null; {A_PERIOD}")]),
    ("period that is a number", presidency("period", "2004"), [
        ("$.presidencies[0].period", 2, 65,
         f"expected an object, not the number 2004; {A_PERIOD}")]),
    ("period with both ends",
     presidency("period", '{"start": "2004", "until": "2006", "through": "2005"}'), [
        ("$.presidencies[0].period.through", 2, 110,
         "a period ends `until` a handover day or `through` a last day, not both")]),
    ("period that ends before it starts",
     presidency("period", '{"start": "2006", "until": "2004"}'), [
        ("$.presidencies[0].period", 2, 65,
         "a period from '2006' until '2004' cannot be: it ends before it starts (`until` is "
         "the handover day, at least one day after `start`)")]),
    ("period that ends on the day it starts",
     presidency("period", '{"start": "2006-05-18", "until": "2006-05-18"}'), [
        ("$.presidencies[0].period", 2, 65,
         "a period from '2006-05-18' until '2006-05-18' cannot be: it ends on the day it starts "
         "(`until` is the handover day, at least one day after `start`)")]),
    ("period with an end of its own", presidency("period", '{"start": "2004", "end": "2006"}'), [
        ("$.presidencies[0].period.end", 2, 93, unknown("Period"))]),
    ("period with a misspelt end", presidency("period", '{"start": "2004", "untill": "2006"}'), [
        ("$.presidencies[0].period.untill", 2, 93, "unknown key; did you mean 'until'?")]),
    ("period with an open start", presidency("period", '{"start": ".."}'), [
        ("$.presidencies[0].period.start", 2, 76, f"'..' is not a date: {A_DATE}")]),
    ("period with three dots", presidency("period", '{"until": "..."}'), [
        ("$.presidencies[0].period.until", 2, 76, f"'...' is not a date: {A_DATE}{OR_OPEN}")]),
    ("period with an ellipsis", presidency("period", '{"until": "…"}'), [
        ("$.presidencies[0].period.until", 2, 76, f"'…' is not a date: {A_DATE}{OR_OPEN}")]),
    ("period that ends now", presidency("period", '{"until": "now"}'), [
        ("$.presidencies[0].period.until", 2, 76, "'now' is not a date: "
         "write '..' for an end that is open")]),
    ("period with a null end", presidency("period", '{"until": null}'), [
        ("$.presidencies[0].period.until", 2, 76, "null says nothing: leave the key out")]),
    # words
    ("word in upper case", presidency("accession", '"ELECTED"'), [
        ("$.presidencies[0].accession", 2, 65,
         "expected one of 'elected', 'acclaimed', 'appointed', 'interim', 'founding', not "
         "the text 'ELECTED'; did you mean 'elected'?")]),
    ("word with a space", presidency("accession", '"elected "'), [
        ("$.presidencies[0].accession", 2, 65,
         "expected one of 'elected', 'acclaimed', 'appointed', 'interim', 'founding', not "
         "the text 'elected '; did you mean 'elected'?")]),
    ("word with a Cyrillic e", presidency("accession", '"\u0435lected"'), [
        ("$.presidencies[0].accession", 2, 65,
         "expected one of 'elected', 'acclaimed', 'appointed', 'interim', 'founding', not "
         "the text '\u0435lected', with U+0435 (CYRILLIC SMALL LETTER IE) in it; "
         "did you mean 'elected'?")]),
    ("word with an underscore too many", presidency("standing", '"_disputed"'), [
        ("$.presidencies[0].standing", 2, 65,
         "expected one of 'accepted', 'disputed', not the text '_disputed'; did you mean "
         "'disputed'?")]),
    ("word in French", presidency("accession", '"élue"'), [
        ("$.presidencies[0].accession", 2, 65,
         "expected one of 'elected', 'acclaimed', 'appointed', 'interim', 'founding', not "
         "the text 'élue'")]),
    ("word that is a number", presidency("accession", "1"), [
        ("$.presidencies[0].accession", 2, 65,
         "expected one of 'elected', 'acclaimed', 'appointed', 'interim', 'founding', not "
         "the number 1")]),
    ("word that is null", presidency("accession", "null"), [
        ("$.presidencies[0].accession", 2, 65, "null says nothing: leave the key out")]),
    ("word that is true", presidency("accession", "true"), [
        ("$.presidencies[0].accession", 2, 65,
         "expected one of 'elected', 'acclaimed', 'appointed', 'interim', 'founding', not true")]),
    ("word that is a list", presidency("accession", '["elected"]'), [
        ("$.presidencies[0].accession", 2, 65,
         "expected one of 'elected', 'acclaimed', 'appointed', 'interim', 'founding', not a "
         "list")]),
    ("word that is an object", presidency("accession", "{}"), [
        ("$.presidencies[0].accession", 2, 65,
         "expected one of 'elected', 'acclaimed', 'appointed', 'interim', 'founding', not "
         "an object")]),
    ("word of 1 MB", lambda: presidency("accession", '"' + "elected" * 150_000 + '"'), [
        ("$.presidencies[0].accession", 2, 65,
         "expected one of 'elected', 'acclaimed', 'appointed', 'interim', 'founding', not "
         f"the text '{('elected' * 15)[:99]}...")]),
    ("stage of 80 tag characters", milestone("stage", '"' + "\U000e0041" * 80 + '"'), [
        ("$.rounds[0].milestones[0].stage", 2, 65,
         f"expected one of {STAGES}, not the text '{(TAG * 80)[:99]}...")]),
    ("language of Canada", source("language", '"fr-CA"'), [
        ("$.sources[0].language", 2, 39, "expected one of 'fr', 'en', not the text 'fr-CA'")]),
    # types in the place of others
    ("people null", doc('"people": null'), [
        ("$.people", 2, 1, "expected a list, not null: leave the key out")]),
    ("people true", doc('"people": true'), [
        ("$.people", 2, 1, "expected a list, not true: put it in [ ]")]),
    ("people a number", doc('"people": 5'), [
        ("$.people", 2, 1, "expected a list, not the number 5: put it in [ ]")]),
    ("people a text", doc('"people": "ada"'), [
        ("$.people", 2, 1, "expected a list, not the text 'ada': put it in [ ]")]),
    ("people an object", doc('"people": {"ada": {"name": "Ada"}}'), [
        ("$.people", 2, 1, "expected a list, not an object: put it in [ ]")]),
    ("person a text", doc('"people": ["ada"]'), [
        ("$.people[0]", 2, 12, "expected an object, not the text 'ada'")]),
    ("person a list", doc('"people": [[]]'), [
        ("$.people[0]", 2, 12, "expected an object, not a list")]),
    ("person a number", doc('"people": [5]'), [
        ("$.people[0]", 2, 12, "expected an object, not the number 5")]),
    ("person null", doc('"people": [null]'), [
        ("$.people[0]", 2, 12, "expected an object, not null")]),
    ("person an empty object", doc('"people": [{}]'), [
        ("$.people[0]", 2, 12, "the key 'id' is missing"),
        ("$.people[0]", 2, 12, "the key 'name' is missing")]),
    ("people each of another kind", doc('"people": [null, 5, true, "x", [], {}]'), [
        ("$.people[0]", 2, 12, "expected an object, not null"),
        ("$.people[1]", 2, 18, "expected an object, not the number 5"),
        ("$.people[2]", 2, 21, "expected an object, not true"),
        ("$.people[3]", 2, 27, "expected an object, not the text 'x'"),
        ("$.people[4]", 2, 32, "expected an object, not a list"),
        ("$.people[5]", 2, 36, "the key 'id' is missing"),
        ("$.people[5]", 2, 36, "the key 'name' is missing")]),
    ("title a list", titled('["Mine"]'), [
        ("$.title", 2, 1, "expected text, not a list")]),
    ("title an object", titled('{"en": "Mine"}'), [
        ("$.title", 2, 1, "expected text, not an object")]),
    ("title a number", titled("5"), [
        ("$.title", 2, 1, "expected text, not the number 5: put it in quotes")]),
    ("title true", titled("true"), [
        ("$.title", 2, 1, "expected text, not true")]),
    ("title null", titled("null"), [
        ("$.title", 2, 1, "expected text, not null")]),
    ("number a text", figure('"85"'), [
        ("$.figures[0].value", 2, 73, "expected a number, not the text '85'" + AS_A_NUMBER)]),
    ("number true", figure("true"), [
        ("$.figures[0].value", 2, 73, "expected a number, not true" + AS_A_NUMBER)]),
    ("number null", figure("null"), [
        ("$.figures[0].value", 2, 73, "expected a number, not null" + AS_A_NUMBER)]),
    ("number a list", figure("[85]"), [
        ("$.figures[0].value", 2, 73, "expected a number, not a list" + AS_A_NUMBER)]),
    ("number an object", figure('{"$numberDecimal": "85"}'), [
        ("$.figures[0].value", 2, 73, "expected a number, not an object" + AS_A_NUMBER)]),
    ("count a text", seats('"2"'), [
        ("$.unions[0].president_seats[0].count", 2, 45,
         "expected a whole number, not the text '2': write digits alone")]),
    ("count null", seats("null"), [
        ("$.unions[0].president_seats[0].count", 2, 45,
         "expected a whole number, not null: write digits alone")]),
    # keys
    ("no format", '{"title": "Mine"}', [
        ("$", 1, 1, NO_FORMAT)]),
    ("format null", '{"format": null, "title": "Mine"}', [
        ("$.format", 1, 2, "expected 'apts-model/1', not null")]),
    ("format a number", '{"format": 1, "title": "Mine"}', [
        ("$.format", 1, 2, "expected 'apts-model/1', not the number 1")]),
    ("format a list", '{"format": ["apts-model/1"], "title": "Mine"}', [
        ("$.format", 1, 2, "expected 'apts-model/1', not a list")]),
    ("format of the next version", '{"format": "apts-model/2", "title": 5, "new": 1}', [
        ("$.format", 1, 2,
         "expected 'apts-model/1', not the text 'apts-model/2'; a later apts_model wrote "
         "it: upgrade yours")]),
    ("format of a version far away",
     lambda: '{"format": "apts-model/' + "9" * 1_000_000 + '", "title": "Mine"}', [
        ("$.format", 1, 2,
         f"expected 'apts-model/1', not the text 'apts-model/{'9' * 88}...")]),
    ("format in another case", '{"format": "APTS-model/1", "title": "Mine"}', [
        ("$.format", 1, 2, "expected 'apts-model/1', not the text 'APTS-model/1'")]),
    ("format with a space", '{"format": "apts-model/1 ", "title": "Mine"}', [
        ("$.format", 1, 2, "expected 'apts-model/1', not the text 'apts-model/1 '")]),
    ("format of someone else",
     '{"format": "geojson", "type": "FeatureCollection", "title": "Mine"}', [
        ("$.format", 1, 2, "expected 'apts-model/1', not the text 'geojson'"),
        ("$.type", 1, 23, unknown())]),
    ("key in another case", '{"Format": "apts-model/1", "title": "Mine"}', [
        ("$", 1, 1, NO_FORMAT),
        ("$.Format", 1, 2, unknown())]),
    ("schema that is no text", doc('"$schema": {"a": 1}'), [
        ("$['$schema']", 2, 1, "expected the place of the JSON Schema, not an object")]),
    ("schema that is null", doc('"$schema": null'), [
        ("$['$schema']", 2, 1, "expected the place of the JSON Schema, not null")]),
    ("schema below the top", doc('"people": [{"id": "ada", "name": "Ada", "$schema": "x"}]'), [
        ("$.people[0]['$schema']", 2, 41, unknown("Person"))]),
    ("key twice", doc('"title": "Mine"'), [
        ("$.title", 2, 1, TWICE)]),
    ("key twice by an escape", doc('"people": [{"id": "ada", "\\u0069d": "bo", "name": "Ada"}]'), [
        ("$.people[0].id", 2, 26, TWICE)]),
    ("key 50,000 times", lambda: doc(",".join(['"people": []'] * 50_000)), [
        ("$.people", 2, 649988, TWICE)]),
    ("format twice", '{"format": "apts-model/1", "format": "apts-model/2", "title": "Mine"}', [
        ("$.format", 1, 28,
         "expected 'apts-model/1', not the text 'apts-model/2'; a later apts_model wrote "
         "it: upgrade yours")]),
    ("unknown key 50,000 times", lambda: doc(",".join(['"x": 1'] * 50_000)), [
        ("$.x", 2, 349994, TWICE),
        ("$.x", 2, 349994, unknown())]),
    ("keys equal in NFC", doc('"é": 1, "e\u0301": 2'), [
        ("$['é']", 2, 1, unknown()),
        ("$['e\u0301']", 2, 9,
         "the key stands more than once, in another Unicode form: keep one")]),
    ("key __proto__", doc('"__proto__": {"title": "x"}'), [
        ("$.__proto__", 2, 1, unknown())]),
    ("key constructor", doc('"people": [{"id": "ada", "name": "Ada", "constructor": {}}]'), [
        ("$.people[0].constructor", 2, 41, unknown("Person"))]),
    ("key __class__", doc('"people": [{"id": "ada", "name": "Ada", "__class__": "os.system"}]'), [
        ("$.people[0].__class__", 2, 41, unknown("Person"))]),
    ("key of nothing", doc('"": 1'), [
        ("$['']", 2, 1, unknown())]),
    ("key near a known one", doc('"poeple": []'), [
        ("$.poeple", 2, 1, "unknown key; did you mean 'people'?")]),
    ("key far from any", doc('"grievances": []'), [
        ("$.grievances", 2, 1, unknown())]),
    ("key with a Cyrillic e", doc('"p\u0435ople": []'), [
        ("$['p\u0435ople']", 2, 1, "unknown key, with U+0435 (CYRILLIC SMALL LETTER IE) in it; "
         "did you mean 'people'?")]),
    ("key with a bidi override", doc('"people\u202e": []'), [
        ("$['people\\u202e']", 2, 1, "unknown key; did you mean 'people'?")]),
    ("key with dots and brackets", doc('"a.b[0]": []'), [
        ("$['a.b[0]']", 2, 1, unknown())]),
    ("key with quotes", doc('"a\'b\\"c": []'), [
        ('$[\'a\\\'b"c\']', 2, 1, unknown())]),
    ("key with a newline", doc('"a\\nb": 1'), [
        ("$['a\\nb']", 2, 1, unknown())]),
    ("key of 80 tag characters", doc('"' + "\U000e0041" * 80 + '": 1'), [
        (f"$['{(TAG * 80)[:197]}...", 2, 1, unknown())]),
    ("key of 100,000 dots", lambda: doc('"' + "." * 100_000 + '": 1'), [
        (f"$['{'.' * 60}...']", 2, 1, unknown())]),
    ("key of 100,000 brackets", lambda: doc('"' + "[" * 100_000 + '": 1'), [
        (f"$['{'[' * 60}...']", 2, 1, unknown())]),
    ("key of 100,000 combining marks, wrong order",
     lambda: doc('"' + "\u0301" * 50_000 + "\u0316" * 50_000 + '": 1'), [
        ("$['" + "\u0301" * 60 + "...']", 2, 1, unknown())]),
    ("two keys of 100,000 combining marks",
     lambda: doc(",".join(
         '"' + a + "\u0301" * 50_000 + "\u0316" * 50_000 + '": 1' for a in "ab")), [
        ("$['a" + "\u0301" * 59 + "...']", 2, 1, unknown()),
        ("$['b" + "\u0301" * 59 + "...']", 2, 100_008, unknown())]),
    ("keys of 100,000 dots inside each other",
     lambda: doc(('"' + "." * 100_000 + '": {') * 20 + "}" * 20), [
        (f"$['{'.' * 60}...']", 2, 1, unknown())]),
    ("key of 100,000 dots in a record",
     lambda: doc('"people": [{"id": "ada", "name": "Ada", "' + "." * 100_000 + '": 1}]'), [
        (f"$.people[0]['{'.' * 60}...']", 2, 41, unknown("Person"))]),
    ("key of 1 MB", lambda: doc('"' + "a" * 1_000_000 + '": 1'), [
        (f"$.{'a' * 60}...", 2, 1, unknown())]),
    ("key of 1 MB, not a word", lambda: doc('"' + "a " * 500_000 + '": 1'), [
        (f"$['{'a ' * 30}...']", 2, 1, unknown())]),
    ("two long keys that begin alike", doc('"' + "a " * 50 + '1": 1,\n"' + "a " * 50 + '2": 2'), [
        (f"$['{'a ' * 30}...']", 3, 1, unknown()),
        (f"$['{'a ' * 30}...']", 3, 1, unknown())]),  # their paths are cut alike
    ("two longer keys that begin alike",
     doc('"' + "a " * 100 + '1": 1,\n"' + "a " * 100 + '2": 2'), [
        (f"$['{'a ' * 30}...']", 3, 1, unknown()),
        (f"$['{'a ' * 30}...']", 3, 1, unknown())]),  # their paths are cut alike
    ("20,000 unknown keys", lambda: doc(",".join(f'"key{n}": 1' for n in range(10_000, 30_000))), [
        *(
        (f"$.key{n}", 2, 1 + 14 * (n - 10_000), unknown())
        for n in range(10_000, 20_000)), TOO_MANY]),
    ("20,000 near keys", lambda: doc(",".join(f'"people{n}": []' for n in range(10_000, 30_000))), [
        *(
        (f"$.people{n}", 2, 1 + 18 * (n - 10_000), "unknown key; did you mean 'people'?")
        for n in range(10_000, 20_000)), TOO_MANY]),
    ("10,000 empty records", lambda: doc('"people": [' + ",".join(["{}"] * 10_000) + "]"), [
        *(
        (f"$.people[{n // 2}]", 2, 12 + 3 * (n // 2),
         f"the key {('id', 'name')[n % 2]!r} is missing") for n in range(MAX_PROBLEMS)), TOO_MANY]),
    ("10,000 wrong ids",
     lambda: doc('"people": [' + ",".join(['{"id": "A", "name": "Ada"}'] * 10_000) + "]"), [
        (f"$.people[{n}].id", 2, 13 + 27 * n, f"'A' is not an id: {AN_ID}")
        for n in range(10_000)]),
    ("10,000 wrong words",
     lambda: doc('"unions": [' + ",".join(['{"id": "u", "kind": "unoin"}'] * 10_000) + "]"), [
        (f"$.unions[{n}].kind", 2, 24 + 29 * n,
         "expected one of 'union', 'confederation', 'federation', 'local', not the text 'unoin'; "
         "did you mean 'union'?") for n in range(10_000)]),
    ("5,000 wrong dates",
     lambda: sources(f'{{"id": "s", "title": "S", "published": "x{n:05}"}}'
                     for n in range(5_000)), [
        (f"$.sources[{n}].published", 2, 39 + 49 * n, f"'x{n:05}' is not a date: {A_DATE}")
        for n in range(5_000)]),
    ("100,000 nulls", lambda: doc('"people": [' + ",".join(["null"] * 100_000) + "]"), [
        *(
        (f"$.people[{n}]", 2, 12 + 5 * n, "expected an object, not null")
        for n in range(MAX_PROBLEMS)), TOO_MANY]),
    ("billion laughs by hand", doc('"lol": ["lol", "lol"], "lol2": ["&lol", "*lol"]'), [
        ("$.lol", 2, 1, unknown()),
        ("$.lol2", 2, 24, unknown())]),
    # records against themselves
    ("presidency that follows itself", presidency("follows_ids", '["p"]'), [
        ("$.presidencies[0].follows_ids", 2, 65, "'p' cannot follow itself")]),
    ("presidency that follows one twice", presidency("follows_ids", '["q", "q"]'), [
        ("$.presidencies[0].follows_ids", 2, 65, "'q' stands twice: write it once")]),
    ("presidency that disputes itself", presidency("disputes_id", '"p"'), [
        ("$.presidencies[0].disputes_id", 2, 65, "'p' cannot dispute itself")]),
    ("disputed by nobody", presidency("disputes_id", '""'), [
        ("$.presidencies[0].disputes_id", 2, 65, f"'' is not an id: {AN_ID}")]),
    ("merger of none",
     doc('"mergers": [{"id": "m", "predecessor_ids": [], "successor_id": "u"}]'), [
        ("$.mergers[0].predecessor_ids", 2, 25, "is empty: name at least one")]),
    ("split into itself",
     doc('"splits": [{"id": "x", "parent_id": "u", "child_ids": ["u", "v"]}]'), [
        ("$.splits[0].child_ids", 2, 42, "'u' cannot come out of itself")]),
    ("50,000 ids, two of them equal",
     lambda: presidency("follows_ids", listed(f'"q{n % 49_999}"' for n in range(50_000))), [
        ("$.presidencies[0].follows_ids", 2, 65, "'q0' stands twice: write it once")]),
    ("id of 1 MB twice",
     lambda: presidency("follows_ids", '["' + "q" * 1_000_000 + '", "' + "q" * 1_000_000 + '"]'), [
        ("$.presidencies[0].follows_ids", 2, 65, f"'{'q' * 99}... stands twice: write it once")]),
    # addresses and code
    ("address of JavaScript", source("url", '"javascript:alert(1)"'), [
        ("$.sources[0].url", 2, 39,
         "'javascript:alert(1)' is no address on the web: write it as https://example.org/page")]),
    ("address of a file", source("url", '"file:///etc/passwd"'), [
        ("$.sources[0].url", 2, 39,
         "'file:///etc/passwd' is no address on the web: write it as https://example.org/page")]),
    ("address of data", source("url", '"data:text/html,<script>alert(1)</script>"'), [
        ("$.sources[0].url", 2, 39,
         "'data:text/html,<script>alert(1)</script>' is no address on the web: write it as "
         "https://example.org/page")]),
    ("address with a space", source("url", '"https://example.org/a b"'), [
        ("$.sources[0].url", 2, 39,
         "'https://example.org/a b' is no address on the web: write it as "
         "https://example.org/page")]),
    ("address with a bidi override", source("url", '"https://example.org/\u202egpj.exe"'), [
        ("$.sources[0].url", 2, 39,
         "'https://example.org/\\u202egpj.exe' holds U+202E (RIGHT-TO-LEFT OVERRIDE), which "
         "cannot be seen: leave it out")]),
    ("address with markup", source("url", '"https://example.org/<script>"'), [
        ("$.sources[0].url", 2, 39,
         "'https://example.org/<script>' is no address on the web: write it as "
         "https://example.org/page")]),
    ("address with a quote", source("url", '"https://example.org/\\"onload=x"'), [
        ("$.sources[0].url", 2, 39,
         '\'https://example.org/"onload=x\' is no address on the web: write it as '
         'https://example.org/page')]),
    ("address of 1 MB", lambda: source("url", '"https://example.org/' + "a" * 1_000_000 + '"'), [
        ("$.sources[0].url", 2, 39,
         f"'https://example.org/{'a' * 79}... is 1,000,020 characters long: 10,000 is the limit")]),
    ("address in upper case", source("url", '"HTTPS://EXAMPLE.ORG"'), [
        ("$.sources[0].url", 2, 39,
         "'HTTPS://EXAMPLE.ORG' is no address on the web: write it as https://example.org/page")]),
    ("object of Python in YAML", source("url", '"!!python/object/apply:os.system [id]"'), [
        ("$.sources[0].url", 2, 39,
         "'!!python/object/apply:os.system [id]' is no address on the web: write it as "
         "https://example.org/page")]),
    ("pickle", b"\x80\x04\x95\x0b\x00\x00\x00\x00\x00\x00\x00}\x8c\x06format", [
        ("$", 1, 1, "byte 1 (0x80) is not UTF-8 but perhaps UTF-16: save it as UTF-8")]),
    ("pickle of protocol 0", b"cos\nsystem\n(S'id'\ntR.", [
        ("$", 1, 1, "expected a value, not 'cos'")]),
]
# fmt: on
TABLE = [Hostile(*row) for row in ROWS]


def test_the_table_is_long() -> None:
    """Many ways of being wrong are tried."""
    assert len(TABLE) > 300


@each(TABLE)
def test_exactly_these_problems_are_told(row: Hostile) -> None:
    """All that is wrong is told, where it is and in the order of the text, and nothing else."""
    assert told(row.error()) == list(row.problems)


@each(TABLE)
def test_the_message_can_be_read(row: Hostile) -> None:
    """However long or invisible the text, what is said of it is short and can be seen."""
    check_lines(row.error())
    count = len(row.error().problems)
    plural = "s" if count > 1 else ""
    first = f"the text is not an apts-model data set, {count:,} problem{plural}:"
    assert str(row.error()).split("\n")[0] == first


@each(TABLE)
def test_it_does_not_take_long(row: Hostile) -> None:
    """Nothing that is refused keeps the program busy."""
    assert row.seconds() < MAX_SECONDS


# --- large ones ----------------------------------------------------------------------------------

GOOD = '{"id": "ada", "name": "Ada", "citations": [{"source_id": "s", "supports": ["start"]}]}'
MANY = [GOOD] * 40_000
"""3.5 MB of records."""
BAD = '{"id": "A", "name": "Ada"}'
DOUBLED = '{"id": "ada", "name": "Ada", "name": "Ada"}'
NO_ID = f"'A' is not an id: {AN_ID}"


def people(records: Iterable[str]) -> str:
    return doc('"people": [' + ",\n".join(records) + "]")


# What is written, and its only problem.
LARGE: dict[str, tuple[Callable[[], str], Told]] = {
    "a text of 20 MB that is not closed": (
        lambda: '{"a": "' + "x" * 20_000_000,
        ("$", 1, 7, NOT_CLOSED),
    ),
    "a text of 10,000,000 escapes that is not closed": (
        lambda: '{"a": "' + "\\n" * 10_000_000,
        ("$", 1, 7, NOT_CLOSED),
    ),
    "1,000,000 lists in a list that is not closed": (
        lambda: "[" + "[]," * 1_000_000,
        ("$", 1, 3_000_002, "expected a value, not the end of the text"),
    ),
    "5,000,000 lines before a mistake": (
        lambda: '{"format": "apts-model/1",' + "\n" * 5_000_000 + '"title": 5}',
        ("$.title", 5_000_001, 1, "expected text, not the number 5: put it in quotes"),
    ),
    "40,000 good records after a wrong one": (
        lambda: people([BAD, *MANY]),
        ("$.people[0].id", 2, 13, NO_ID),
    ),
    "40,000 good records before a wrong one": (
        lambda: people([*MANY, BAD]),
        ("$.people[40000].id", 40_002, 2, NO_ID),
    ),
    "40,000 good records after a key that stands twice": (
        lambda: people([DOUBLED, *MANY]),
        ("$.people[0].name", 2, 41, TWICE),
    ),
    "40,000 good records that are not closed": (
        lambda: people(MANY)[:-1],
        ("$", 40_001, len(GOOD) + 2, "expected ',' or '}', not the end of the text"),
    ),
    "40,000 good records before an unknown key": (
        lambda: people(MANY)[:-1] + ', "x": 1}',
        ("$.x", 40_001, len(GOOD) + 4, unknown()),
    ),
}


@pytest.mark.parametrize("name", LARGE)
def test_one_mistake_in_a_large_text(name: str) -> None:
    """In a text as large as any that people have, one mistake is found, and told with its place."""
    write, problem = LARGE[name]
    with pytest.raises(am.MalformedError) as caught:
        am.loads(write())
    assert told(caught.value) == [problem]
    check_lines(caught.value)


def test_accented_text_is_read() -> None:
    """Text with many accents, and letters with many marks, are looked at in one pass."""
    letters = "é\u1e69\u01ed" * 2_000 + "x\u0316\u0301" * 1_000
    text = sources(f'{{"id": "s", "title": "S", "note": "{n:03}{letters}"}}' for n in range(30))
    read = am.loads(text)
    assert len(read.sources) == 30
    assert {len(source.note or "") for source in read.sources} == {9_003}


def test_large_texts_are_what_they_say() -> None:
    """But for the mistake, they can be read."""
    assert len(am.loads(people(MANY)).people) == 40_000
    assert len(json.loads(people([DOUBLED]))["people"]) == 1
