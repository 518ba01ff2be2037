from itertools import pairwise

import attrs
import pytest

import apts_model as am
from tests.files.documents import unknown
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
from tests.files.yaml_parsers import BOTH, PARSERS, using

HEAD = "format: apts-model/1\ntitle: Mine\n"

TAG = " is a tag: leave it out, the key says what the value is"
ANCHOR = " is an anchor, and there are no aliases: leave it out"
ALIAS = " is an alias: write the value itself once more"
COMMENT = (
    "stands before ' #', where YAML stops reading: put the text in quotes, or write two spaces "
    "before a comment"
)
KEY = "a key is plain text: write it without brackets, alias, anchor or tag"
AN_ID = ": write lower-case letters a-z, digits and hyphens, such as 'denis-cote'"
UNSEEN = ", which cannot be seen: leave it out"
FIRST_OR_LAST = " starts or ends with a space: trim it"

EMPTY = "the text is empty"
BOM = "begins with a byte order mark: save it as UTF-8 without one"
SECOND = "a second document begins here: a file holds one data set"
DIRECTIVE = "a line that begins with % is not read: take it away"
TAB = "a tab: write spaces instead"
HELD = " as it is: leave it out"
ESCAPE = "this escape stands for no character: write a backslash in double quotes as \\\\"
COLON = "is not YAML here: put text that holds ': ' in quotes, and check the indentation"
PARTLY = "is not YAML here: put all of the text in quotes, not a part of it"
OTHERWISE = "is not YAML here: check indentation, brackets, commas, quotes and the ': ' of keys"
DEEP = "objects and lists are nested more than 32 deep"


# --- documents that are wrong from their third line on -------------------------------------------


def doc(members: str) -> str:
    return f"{HEAD}{members}\n"


def titled(value: str) -> str:
    return f"format: apts-model/1\ntitle: {value}\n"


def person(record_id: str, name: str) -> str:
    return doc(f"people:\n- id: {record_id}\n  name: {name}")


def figure(value: str) -> str:
    fields = ["id: f", "subject_id: u", "measure: members", f"value: {value}"]
    return doc("figures:\n- " + "\n  ".join(fields))


def seats(count: str) -> str:
    return doc(f"unions:\n- id: u\n  president_seats:\n  - count: {count}\n    period: {{}}")


def laughs() -> str:
    steps = [f"{after}: &{after} [*{key}, *{key}, *{key}]" for key, after in pairwise("abcdefghi")]
    return doc("\n".join(["a: &a [x, x]", *steps]))


# --- the table -----------------------------------------------------------------------------------

# fmt: off
ROWS: list[tuple[str, Text, list[Told]]] = [
    # not a document at all
    ("empty text", "", [
        ("$", 1, 1, EMPTY)]),
    ("comments only", "# mine\n\n  # nothing here", [
        ("$", 3, 17, EMPTY)]),
    ("spaces and line ends only", "  \n\r\n \n", [
        ("$", 4, 1, EMPTY)]),
    ("only the mark of a document", "---\n", [
        ("$", 2, 1, "expected an object, not null")]),
    ("only the end of a document", "...\n", [
        ("$", 1, 1, OTHERWISE)]),
    ("an empty text in quotes", "''", [
        ("$", 1, 1, "expected an object, not the text ''")]),
    ("null", "~", [
        ("$", 1, 1, "expected an object, not null")]),
    ("a word", "hello", [
        ("$", 1, 1, "expected an object, not the text 'hello'")]),
    ("a number", "5", [
        ("$", 1, 1, "expected an object, not the text '5'")]),
    ("a list of a document", "- format: apts-model/1\n  title: Mine\n", [
        ("$", 1, 1, "expected an object, not a list")]),
    ("an empty object", "{}", [
        ("$", 1, 1, "the key 'format' is missing: give it the value 'apts-model/1'"),
        ("$", 1, 1, "the key 'title' is missing")]),
    ("byte order mark", "\ufeff" + HEAD, [
        ("$", 1, 1, BOM)]),
    ("UTF-16", HEAD.encode("utf-16"), [
        ("$", 1, 1, "is UTF-16: save it as UTF-8")]),
    ("NUL at the end", HEAD + "\0", [
        ("$", 3, 1, "YAML cannot hold U+0000 (a control character)" + HELD)]),
    ("JSON that lacks a title", '{"format": "apts-model/1",\n "people": []}', [
        ("$", 1, 1, "the key 'title' is missing")]),
    ("JSON indented with tabs", '{\n\t"format": "apts-model/1",\n\t"title": "Mine"}', [
        ("$", 2, 1, TAB)]),
    ("JSON of lines",
     '{"format": "apts-model/1", "title": "a"}\n{"format": "apts-model/1", "title": "b"}', [
        ("$", 2, 1, OTHERWISE)]),
    # documents and directives
    ("second document", HEAD + "---\n" + HEAD, [
        ("$", 3, 1, SECOND)]),
    ("second document after an end", HEAD + "...\n" + HEAD, [
        ("$", 4, 1, SECOND)]),
    ("line ends of Windows", HEAD.replace("\n", "\r\n") + "titel: x", [
        ("$.titel", 3, 1, "unknown key; did you mean 'title'?")]),
    ("line ends of an old Mac", HEAD.replace("\n", "\r") + "titel: x", [
        ("$.titel", 3, 1, "unknown key; did you mean 'title'?")]),
    ("second document that is empty", HEAD + "---\n", [
        ("$", 3, 1, SECOND)]),
    ("two marks before the document", "---\n---\n" + HEAD, [
        ("$", 2, 1, SECOND)]),
    ("directive of the version", "%YAML 1.1\n---\n" + HEAD, [
        ("$", 1, 1, DIRECTIVE)]),
    ("directive of a later version", "# mine\n%YAML 9.9\n---\n" + HEAD, [
        ("$", 2, 1, DIRECTIVE)]),
    ("directive of a tag", "%TAG ! tag:yaml.org,2002:python/\n---\n" + HEAD, [
        ("$", 1, 1, DIRECTIVE)]),
    ("directive after the document", HEAD + "...\n%YAML 1.2\n---\n", [
        ("$", 4, 1, SECOND)]),
    ("text after the end", HEAD + "... more\n", [
        ("$", 3, 5, SECOND)]),
    # aliases, anchors, tags
    ("alias", titled("*mine"), [
        ("$.title", 2, 1, "*mine" + ALIAS)]),
    ("anchor", titled("&mine Mine"), [
        ("$.title", 2, 1, "&mine" + ANCHOR)]),
    ("anchor and its alias", doc("people:\n- &ada {id: ada, name: Ada}\n- *ada"), [
        ("$.people[0]", 4, 3, "&ada" + ANCHOR),
        ("$.people[1]", 5, 3, "*ada" + ALIAS)]),
    ("cycle of a list", doc("people: &all [*all]"), [
        ("$.people", 3, 1, "&all" + ANCHOR)]),
    ("cycle of an object", doc("people:\n- &one\n  id: ada\n  name: *one"), [
        ("$.people[0]", 4, 3, "&one" + ANCHOR)]),
    ("billion laughs", laughs(), [
        (f"$.{key}", line, 1, unknown()) for line, key in enumerate("abcdefghi", 3)]),
    ("anchor on nothing", titled("&mine"), [
        ("$.title", 2, 1, "&mine" + ANCHOR)]),
    ("anchor on the document", "&all\n" + HEAD, [
        ("$", 1, 1, "&all" + ANCHOR)]),
    ("anchor on a key", doc("&key people: []"), [
        ("$", 3, 1, KEY)]),
    ("alias as a key", doc("*key : []"), [
        ("$", 3, 1, KEY)]),
    ("merge key", doc("people:\n- <<: {name: Ada}\n  id: ada"), [
        ("$.people[0]['<<']", 4, 3, unknown("Person")),
        ("$.people[0]", 4, 3, "the key 'name' is missing")]),
    ("merge key with an alias",
     doc("people:\n- &ada\n  id: ada\n  name: Ada\n- <<: *ada\n  id: bo"), [
        ("$.people[0]", 4, 3, "&ada" + ANCHOR),
        ("$.people[1]['<<']", 7, 3, unknown("Person")),
        ("$.people[1]", 7, 3, "the key 'name' is missing")]),
    ("object of Python", titled("!!python/object/apply:os.system ['echo no']"), [
        ("$.title", 2, 1, "!!python/object/apply:os.system" + TAG)]),
    ("object of Python as the document", "!!python/object/new:apts_model.Dataset\ntitle: Mine", [
        ("$", 1, 1, "!!python/object/new:apts_model.Dataset" + TAG)]),
    ("module of Python", doc("people: !!python/module:os ''"), [
        ("$.people", 3, 1, "!!python/module:os" + TAG)]),
    ("number by a tag", figure("!!int 5"), [
        ("$.figures[0].value", 7, 3, "!!int" + TAG)]),
    ("text by a tag", titled("!!str 2004"), [
        ("$.title", 2, 1, "!!str" + TAG)]),
    ("bytes", titled("!!binary TWluZQ=="), [
        ("$.title", 2, 1, "!!binary" + TAG)]),
    ("set", doc("people: !!set {a, b}"), [
        ("$.people", 3, 1, "!!set" + TAG)]),
    ("tag of its own", titled("!custom Mine"), [
        ("$.title", 2, 1, "!custom" + TAG)]),
    ("tag of a handle that nobody declared", titled("!e!custom Mine"), [
        ("$", 2, 8, "is not YAML here: put text that begins with ! in quotes")]),
    ("tag that is written out", titled("!<tag:yaml.org,2002:str> Mine"), [
        ("$.title", 2, 1, "!<tag:yaml.org,2002:str>" + TAG)]),
    ("tag of no kind", titled("! Mine"), [
        ("$.title", 2, 1, "!" + TAG)]),
    ("tag on a key", doc("!!str people: []"), [
        ("$", 3, 1, KEY)]),
    ("tag and anchor", titled("!!str &mine Mine"), [
        ("$.title", 2, 1, "!!str" + TAG)]),
    ("anchor and tag, and nothing", titled("&mine !!str"), [
        ("$.title", 2, 1, "&mine" + ANCHOR)]),
    ("anchor on a list, and another problem",
     titled("&mine [x, {y: z}]") + "people: [{id: B, name: b}]", [
        ("$.title", 2, 1, "&mine" + ANCHOR),
        ("$.people[0].id", 3, 11, "'B' is not an id" + AN_ID)]),
    ("tag on an object, and another problem",
     titled("!<tag:x,2004:y> {a: [b]}") + "people: [{id: B, name: b}]", [
        ("$.title", 2, 1, "!<tag:x,2004:y>" + TAG),
        ("$.people[0].id", 3, 11, "'B' is not an id" + AN_ID)]),
    ("tag with an escape", titled("!%61bc Mine"), [
        ("$.title", 2, 1, "!%61bc" + TAG)]),
    ("long tag", titled("!" + "a" * 500 + " Mine"), [
        ("$.title", 2, 1, "!aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa..." + TAG)]),
    # keys
    ("complex key", doc("? [a, b]\n: c"), [
        ("$", 3, 3, KEY)]),
    ("key of an object", doc("? {a: b}\n: c"), [
        ("$", 3, 3, KEY)]),
    ("key of an object in braces", "{a: b}: c", [
        ("$", 1, 1, KEY)]),
    ("key that is an anchor alone", doc("people:\n- &a : b"), [
        ("$", 4, 3, KEY)]),
    ("tag on a key inside", doc("people:\n- !!str id: ada"), [
        ("$", 4, 3, KEY)]),
    ("key with a question mark", doc("? titel\n: c"), [
        ("$.titel", 3, 3, "unknown key; did you mean 'title'?")]),
    ("question mark and no value", doc("? people"), [
        ("$.people", 3, 3, "expected a list, not null: leave the key out")]),
    ("empty key", doc(": c"), [
        ("$", 3, 1, COLON)]),
    ("null as a key", doc("null: c\n~: d"), [
        ("$.null", 3, 1, unknown()),
        ("$['~']", 4, 1, unknown())]),
    ("number as a key", doc("2004: c"), [
        ("$['2004']", 3, 1, unknown())]),
    ("key twice", doc("title: Ours"), [
        ("$.title", 3, 1, TWICE)]),
    ("key twice, once in quotes", doc("'title': Ours"), [
        ("$.title", 3, 1, TWICE)]),
    ("key twice, once with an escape", doc('"\\u0074itle": Ours'), [
        ("$.title", 3, 1, TWICE)]),
    ("two keys twice", doc("people: [{id: a, name: A, 'name': B}]") + "title: Ours", [
        ("$.people[0].name", 3, 27, TWICE),
        ("$.title", 4, 1, TWICE)]),
    ("key twice in brackets", doc("people: [{id: a, name: A, 'id': b}]"), [
        ("$.people[0].id", 3, 27, TWICE)]),
    ("key twice, of which one is null", doc("people:\npeople: []"), [
        ("$.people", 4, 1, TWICE)]),
    ("key in two Unicode forms", doc("'caf\xe9': 1\n'cafe\u0301': 2"), [
        ("$['caf\xe9']", 3, 1, unknown()),
        ("$['cafe\u0301']", 4, 1,
         "the key stands more than once, in another Unicode form: keep one")]),
    ("key nearly right", doc("peolpe: []"), [
        ("$.peolpe", 3, 1, "unknown key; did you mean 'people'?")]),
    ("key without its colon", doc("people"), [
        ("$", 3, 1, OTHERWISE)]),
    ("no space after the colon", doc("people:[]"), [
        ("$", 3, 1, OTHERWISE)]),
    ("no space after any colon", "format:apts-model/1\ntitle:Mine", [
        ("$", 1, 1, "expected an object, not the text 'format:apts-model/1 title:Mine'")]),
    ("no space after a colon in brackets", doc("people: [{id:ada, name: Ada}]"), [
        ("$.people[0]", 3, 10, "the key 'id' is missing"),
        ("$.people[0]['id:ada']", 3, 11, unknown("Person"))]),
    ("Cyrillic letter in a key", doc("p\u0435ople: []"), [
        ("$['p\u0435ople']", 3, 1,
         "unknown key, with U+0435 (CYRILLIC SMALL LETTER IE) in it; did you mean 'people'?")]),
    ("key of a bidi override", doc('"a\\u202eb": 1'), [
        ("$['a\\u202eb']", 3, 1, unknown())]),
    ("unseen letter in a key", doc("people\u3164: []"), [
        ("$['people\\u3164']", 3, 1,
         "unknown key, with U+3164 (HANGUL FILLER) in it; did you mean 'people'?")]),
    ("long key", doc("a" * 900 + ": 1"), [
        (f"$.{'a' * 60}...", 3, 1, unknown())]),
    ("key of 100,000 dots", lambda: doc("'" + "." * 100_000 + "': 1"), [
        ("$", 3, 1, OTHERWISE)]),
    ("key of 100,000 dots after a question mark", lambda: doc("? '" + "." * 100_000 + "'\n: 1"), [
        (f"$['{'.' * 60}...']", 3, 3, unknown())]),
    ("key of 100,000 brackets", lambda: doc("? '" + "[" * 100_000 + "'\n: 1"), [
        (f"$['{'[' * 60}...']", 3, 3, unknown())]),
    ("key of 100,000 combining marks, wrong order",
     lambda: doc("? '" + "\u0301" * 50_000 + "\u0316" * 50_000 + "'\n: 1"), [
        ("$['" + "\u0301" * 60 + "...']", 3, 3, unknown())]),
    ("31 marks on one letter", titled("x" + "\u0316" * 31), [
        ("$.title", 2, 1, "'x" + "\u0316" * 31 + "' " + MARKS)]),
    ("9,800 marks on one letter", lambda: titled("a" + "\u0301" * 4_900 + "\u0316" * 4_900), [
        ("$.title", 2, 1, "'a" + "\u0301" * 98 + "... " + MARKS)]),
    ("20,000 other names, the last twice", lambda: doc(
        "people:\n- id: ada\n  name: Ada\n  other_names:"
        + "".join(f"\n  - n{min(n, 19_998)}" for n in range(20_000))), [
        ("$.people[0].other_names", 6, 3, "'n19998' stands twice: write it once")]),
    ("number sign after a space", person("ada", "Local #12"), [
        ("$.people[0].name", 5, 3, "Local " + COMMENT)]),
    ("number sign first", person("ada", "#12"), [
        ("$.people[0].name", 5, 3, "no text " + COMMENT)]),
    ("number sign after a space, in brackets", doc("people: [{id: ada, name: Local #12\n}]"), [
        ("$.people[0].name", 3, 20, "Local " + COMMENT)]),
    ("number sign after a number", figure("5 #6"), [
        ("$.figures[0].value", 7, 3, "5 " + COMMENT)]),
    ("number sign in the second line of a text", titled("Mine\n  and local #12"), [
        ("$.title", 2, 1, "Mine and local " + COMMENT)]),
    ("key too long for one line", doc("a" * 1_100 + ": 1"), [
        ("$", 3, 1, OTHERWISE)]),
    # values
    ("NO is text", figure("NO"), [
        ("$.figures[0].value", 7, 3, "expected a number, not the text 'NO'" + AS_A_NUMBER)]),
    ("yes", figure("yes"), [
        ("$.figures[0].value", 7, 3, "expected a number, not the text 'yes'" + AS_A_NUMBER)]),
    ("true", seats("true"), [
        ("$.unions[0].president_seats[0].count", 6, 5,
         "expected a whole number, not the text 'true': write digits alone")]),
    ("octal number", seats("010"), [
        ("$.unions[0].president_seats[0].count", 6, 5,
         "expected a whole number, not the text '010': write digits alone")]),
    ("octal number of YAML 1.2", seats("0o10"), [
        ("$.unions[0].president_seats[0].count", 6, 5,
         "expected a whole number, not the text '0o10': write digits alone")]),
    ("number of base 60", seats("1:30"), [
        ("$.unions[0].president_seats[0].count", 6, 5,
         "expected a whole number, not the text '1:30': write digits alone")]),
    ("hexadecimal number", seats("0x1F"), [
        ("$.unions[0].president_seats[0].count", 6, 5,
         "expected a whole number, not the text '0x1F': write digits alone")]),
    ("binary number", seats("0b11"), [
        ("$.unions[0].president_seats[0].count", 6, 5,
         "expected a whole number, not the text '0b11': write digits alone")]),
    ("number with an underscore", figure("1_000"), [
        ("$.figures[0].value", 7, 3, "expected a number, not the text '1_000'" + AS_A_NUMBER)]),
    ("number with a comma", figure("1,000"), [
        ("$.figures[0].value", 7, 3, "expected a number, not the text '1,000'" + AS_A_NUMBER)]),
    ("number with a plus", figure("+1"), [
        ("$.figures[0].value", 7, 3, "expected a number, not the text '+1'" + AS_A_NUMBER)]),
    ("number that begins with a point", figure(".5"), [
        ("$.figures[0].value", 7, 3, "expected a number, not the text '.5'" + AS_A_NUMBER)]),
    ("number that ends with a point", figure("5."), [
        ("$.figures[0].value", 7, 3, "expected a number, not the text '5.'" + AS_A_NUMBER)]),
    ("whole number with a point", seats("2.0"), [
        ("$.unions[0].president_seats[0].count", 6, 5,
         "expected a whole number, not the number 2.0: write digits alone")]),
    ("whole number with an exponent", seats("1e5"), [
        ("$.unions[0].president_seats[0].count", 6, 5,
         "expected a whole number, not the number 1E+5: write digits alone")]),
    ("exponent without its number", figure("1e"), [
        ("$.figures[0].value", 7, 3, "expected a number, not the text '1e'" + AS_A_NUMBER)]),
    ("digit of another script", figure("\uff11"), [
        ("$.figures[0].value", 7, 3, "expected a number, not the text '\uff11'" + AS_A_NUMBER)]),
    ("two points", figure("1.2.3"), [
        ("$.figures[0].value", 7, 3, "expected a number, not the text '1.2.3'" + AS_A_NUMBER)]),
    ("infinity", figure("-.inf"), [
        ("$.figures[0].value", 7, 3, "expected a number, not the text '-.inf'" + AS_A_NUMBER)]),
    ("not a number", figure(".nan"), [
        ("$.figures[0].value", 7, 3, "expected a number, not the text '.nan'" + AS_A_NUMBER)]),
    ("number in quotes", figure("'5'"), [
        ("$.figures[0].value", 7, 3, "expected a number, not the text '5'" + AS_A_NUMBER)]),
    ("number in a block", figure("|-\n    5"), [
        ("$.figures[0].value", 7, 3, "expected a number, not the text '5'" + AS_A_NUMBER)]),
    ("number of 17 digits", figure("12345678901234567"), [
        ("$.figures[0].value", 7, 3,
         "12345678901234567 is beyond 2**53, where programs differ: write at most 15 digits")]),
    ("number beyond reason", figure("1e999999999999999999999"), [
        ("$.figures[0].value", 7, 3, "1e999999999999999999999 is no number of at most 15 digits")]),
    ("null for a number", figure("~"), [
        ("$.figures[0].value", 7, 3, "expected a number, not null" + AS_A_NUMBER)]),
    ("nothing for a number", figure(""), [
        ("$.figures[0].value", 7, 3, "expected a number, not null" + AS_A_NUMBER)]),
    ("null for a list", doc("people: Null"), [
        ("$.people", 3, 1, "expected a list, not null: leave the key out")]),
    ("nothing for a list", doc("people:"), [
        ("$.people", 3, 1, "expected a list, not null: leave the key out")]),
    ("null for a text", titled("~"), [
        ("$.title", 2, 1, "expected text, not null")]),
    ("nothing for a text", titled(""), [
        ("$.title", 2, 1, "expected text, not null")]),
    ("nothing in a list", doc("people:\n-\n- id: ada\n  name: Ada"), [
        ("$.people[0]", 4, 2, "expected an object, not null")]),
    ("null for what may be left out", doc("as_of: NULL"), [
        ("$.as_of", 3, 1, "null says nothing: leave the key out")]),
    ("number for a language", doc("sources: [{id: s, title: S, language: 5}]"), [
        ("$.sources[0].language", 3, 29, "expected one of 'fr', 'en', not the text '5'")]),
    ("NO for a language", doc("sources: [{id: s, title: S, language: NO}]"), [
        ("$.sources[0].language", 3, 29, "expected one of 'fr', 'en', not the text 'NO'")]),
    ("time for a date", doc("sources: [{id: s, title: S, published: 2004-11-01T09:30:00}]"), [
        ("$.sources[0].published", 3, 29,
         "'2004-11-01T09:30:00' uses a time of day, which apts_model does not hold: write "
         "the day alone, '2004-11-01'")]),
    ("date that YAML would refuse", doc("as_of: 2005-02-29"), [
        ("$.as_of", 3, 1, "'2005-02-29' is not a date: February 2005 has 28 days")]),
    ("text for a list", doc("people: Ada, Bo"), [
        ("$.people", 3, 1, "expected a list, not the text 'Ada, Bo': put it in [ ]")]),
    ("list for a text", titled("[Mine]"), [
        ("$.title", 2, 1, "expected text, not a list")]),
    ("list for a text, by a dash", titled("\n- Mine"), [
        ("$.title", 2, 1, "expected text, not a list")]),
    ("object for a text", titled("{Mine}"), [
        ("$.title", 2, 1, "expected text, not an object")]),
    ("emoji before a key", doc('people: [{id: "\U0001f600", nam: Ada}]'), [
        ("$.people[0]", 3, 10, "the key 'name' is missing"),
        ("$.people[0].id", 3, 11, "'\U0001f600' is not an id" + AN_ID),
        ("$.people[0].nam", 3, 20, "unknown key; did you mean 'name'?")]),
    ("bidi override in a name", person("ada", '"Ada \\u202e"'), [
        ("$.people[0].name", 5, 3,
         "'Ada \\u202e' holds U+202E (RIGHT-TO-LEFT OVERRIDE)" + UNSEEN)]),
    ("bidi override as it is", person("ada", "Ada\u202eadA"), [
        ("$.people[0].name", 5, 3,
         "'Ada\\u202eadA' holds U+202E (RIGHT-TO-LEFT OVERRIDE)" + UNSEEN)]),
    ("bidi isolate and zero width", person("ada", '"\\u2066A\\u200bda"'), [
        ("$.people[0].name", 5, 3,
         "'\\u2066A\\u200bda' holds U+2066 (LEFT-TO-RIGHT ISOLATE)" + UNSEEN)]),
    ("control character by its escape", person("ada", '"Ada\\e[31m"'), [
        ("$.people[0].name", 5, 3,
         "'Ada\\x1b[31m' holds U+001B (a control character)" + UNSEEN)]),
    ("NUL by its escape", person("ada", '"Ada\\0"'), [
        ("$.people[0].name", 5, 3,
         "'Ada\\x00' holds U+0000 (a control character)" + UNSEEN)]),
    ("U+0085 by its escape", person("ada", '"Ada\\N"'), [
        ("$.people[0].name", 5, 3, "'Ada\\x85'" + FIRST_OR_LAST)]),
    ("no-break space by its escape", person("ada", '"Ada\\_"'), [
        ("$.people[0].name", 5, 3, "'Ada\\xa0'" + FIRST_OR_LAST)]),
    ("line separator by its escape", person("ada", '"A\\Lda"'), [
        ("$.people[0].name", 5, 3, "'A\\u2028da' holds U+2028 (LINE SEPARATOR)" + A_SPACE)]),
    ("byte order mark by its escape", person("ada", '"A\\ufeffda"'), [
        ("$.people[0].name", 5, 3,
         "'A\\ufeffda' holds U+FEFF (ZERO WIDTH NO-BREAK SPACE)" + UNSEEN)]),
    ("Cyrillic letter in an id", person("\u0430da", "Ada"), [
        ("$.people[0].id", 4, 3,
         "'\u0430da' is not an id, with U+0430 (CYRILLIC SMALL LETTER A) in it" + AN_ID)]),
    ("Cyrillic letter in a word", doc("unions: [{id: u, kind: uni\u043en}]"), [
        ("$.unions[0].kind", 3, 18,
         "expected one of 'union', 'confederation', 'federation', 'local', not the text "
         "'uni\u043en', with U+043E (CYRILLIC SMALL LETTER O) in it; did you mean 'union'?")]),
    ("accents that are not composed", person("ada", "Ade\u0301"), [
        ("$.people[0].name", 5, 3,
         "'Ade\u0301' is not in Unicode normal form C: write accents as one character each")]),
    ("literal block with a line end", doc("people:\n- id: ada\n  name: |\n    Ada"), [
        ("$.people[0].name", 5, 3, "'Ada\\n'" + A_BREAK)]),
    ("folded block with a line end", doc("people:\n- id: ada\n  name: >\n    Ada\n    Lovelace"), [
        ("$.people[0].name", 5, 3, "'Ada Lovelace\\n'" + A_BREAK)]),
    ("block that keeps line ends", doc("people:\n- id: ada\n  name: |+\n    Ada\n\n"), [
        ("$.people[0].name", 5, 3, "'Ada\\n\\n\\n'" + A_BREAK)]),
    ("literal block of two lines", doc("people:\n- id: ada\n  name: |-\n    Ada\n    Bo"), [
        ("$.people[0].name", 5, 3,
         "'Ada\\nBo'" + A_BREAK)]),
    ("empty block", doc("people:\n- id: ada\n  name: |\n- id: bo\n  name: Bo"), [
        ("$.people[0].name", 5, 3, "'' is empty: leave the field out instead")]),
    ("block without its text", titled("|"), [
        ("$.title", 2, 1, "'' is empty: leave the field out instead")]),
    ("backslash in double quotes, as an escape", titled('"C:\\temp"'), [
        ("$.title", 2, 1, "'C:\\temp' holds U+0009 (a control character)" + A_SPACE)]),
    ("long text", titled("x" * 10_001), [
        ("$.title", 2, 1, f"'{'x' * 99}... is 10,001 characters long: 10,000 is the limit")]),
    # no YAML
    ("tab for indentation", doc("people:\n\t- id: ada"), [
        ("$", 4, 1, TAB)]),
    ("tab after a colon", titled("\tMine"), [
        ("$", 2, 8, TAB)]),
    ("tab in a text", titled("'My\tunion'"), [
        ("$", 2, 11, TAB)]),
    ("tab in a comment", doc("# my\tpeople"), [
        ("$", 3, 5, TAB)]),
    ("tab at the end of a line", titled("Mine\t"), [
        ("$", 2, 12, TAB)]),
    ("NUL", titled("Mi\x00ne"), [
        ("$", 2, 10, "YAML cannot hold U+0000 (a control character)" + HELD)]),
    ("U+0085", titled("Mi\x85ne"), [
        ("$", 2, 10, "YAML cannot hold U+0085 (a control character)" + HELD)]),
    ("U+2028", titled("Mi\u2028ne"), [
        ("$", 2, 10, "YAML cannot hold U+2028 (LINE SEPARATOR)" + HELD)]),
    ("U+2029", titled("Mi\u2029ne"), [
        ("$", 2, 10, "YAML cannot hold U+2029 (PARAGRAPH SEPARATOR)" + HELD)]),
    ("U+FEFF", titled("Mi\ufeffne"), [
        ("$", 2, 10, "YAML cannot hold U+FEFF (ZERO WIDTH NO-BREAK SPACE)" + HELD)]),
    ("DEL", titled("Mi\x7fne"), [
        ("$", 2, 10, "YAML cannot hold U+007F (a control character)" + HELD)]),
    ("escape of a terminal", titled("\x1b[31mMine"), [
        ("$", 2, 8, "YAML cannot hold U+001B (a control character)" + HELD)]),
    ("noncharacter", titled("Mi\uffffne"), [
        ("$", 2, 10, "YAML cannot hold U+FFFF (a character without a name)" + HELD)]),
    ("half of a surrogate pair", titled("Mi\ud83dne"), [
        ("$", 2, 10, "'\\ud83d' is half of a surrogate pair, no character")]),
    ("half of a surrogate pair, escaped", titled('"Mi\\ud83dne"'), [
        ("$", 2, 11, ESCAPE)]),
    ("surrogate pair, escaped", titled('"\\ud83d\\ude00"'), [
        ("$", 2, 9, ESCAPE)]),
    ("half of a surrogate pair, in eight digits", titled('"\\U0000d83d"'), [
        ("$", 2, 9, ESCAPE)]),
    ("no character, escaped", titled('"\\U00110000"'), [
        ("$", 2, 9, ESCAPE)]),
    ("escape that YAML does not know", titled('"C:\\Users"'), [
        ("$", 2, 11, ESCAPE)]),
    ("single quote not closed", titled("'Mine"), [
        ("$", 2, 8, "the text that begins here is not closed: end it with '")]),
    ("double quote not closed", titled('"Mine'), [
        ("$", 2, 8, 'the text that begins here is not closed: end it with "')]),
    ("double quote not closed before a document", '"Mine\n--- c', [
        ("$", 1, 1, 'the text that begins here is not closed: end it with "')]),
    ("text after a quote, at the beginning", "'Mine' title", [
        ("$", 1, 8, PARTLY)]),
    ("two digits after an x", titled('"\\xZZ"'), [
        ("$", 2, 9, ESCAPE)]),
    ("four digits after a u", titled('"\\u12"'), [
        ("$", 2, 9, ESCAPE)]),
    ("bad escape after good ones", titled('"\\\\\\x41\\\nb\\q"'), [
        ("$", 3, 2, ESCAPE)]),
    ("apostrophe in single quotes", titled("'it's mine'"), [
        ("$", 2, 12, PARTLY)]),
    ("text after a quote", titled('"Mine" and yours'), [
        ("$", 2, 15, PARTLY)]),
    ("bracket not closed", doc("people: [{id: ada, name: Ada}"), [
        ("$", 3, 9, "the bracket here is not closed: end it with ]")]),
    ("bracket not closed, with a line after it", doc("people: [\nada"), [
        ("$", 3, 9, "the bracket here is not closed: end it with ]")]),
    ("brace not closed at the end", doc("people: {id: ada"), [
        ("$", 3, 9, "the bracket here is not closed: end it with }")]),
    ("brace not closed", doc("people: [{id: ada, name: Ada]"), [
        ("$", 3, 29, OTHERWISE)]),
    ("bracket closed twice", doc("people: []]"), [
        ("$", 3, 11, OTHERWISE)]),
    ("bracket closed as a brace", doc("people: [}"), [
        ("$", 3, 10, OTHERWISE)]),
    ("no comma in brackets", doc("people: [{id: ada, name: Ada} {id: bo, name: Bo}]"), [
        ("$", 3, 31, OTHERWISE)]),
    ("comma alone in brackets", doc("people: [,]"), [
        ("$", 3, 10, OTHERWISE)]),
    ("indented too far", doc("  people: []"), [
        ("$", 3, 9, COLON)]),
    ("indented too little", doc("people:\n  - id: ada\n   name: Ada"), [
        ("$", 5, 4, OTHERWISE)]),
    ("dash at the margin", doc("- people"), [
        ("$", 3, 1, OTHERWISE)]),
    ("key after a list at the margin", "- people\ntitle: Mine", [
        ("$", 2, 1, OTHERWISE)]),
    ("key in a text that goes on", titled("Mine\n  and: yours"), [
        ("$", 3, 6, COLON)]),
    ("dashes of two depths", doc("people:\n  - id: ada\n    name: Ada\n - id: bo"), [
        ("$", 6, 2, OTHERWISE)]),
    ("colon in a text", titled("Mine: yours"), [
        ("$", 2, 12, COLON)]),
    ("at sign", titled("@mine"), [
        ("$", 2, 8, "is not YAML here: put text that begins with @ in quotes")]),
    ("backtick", titled("`mine`"), [
        ("$", 2, 8, "is not YAML here: put text that begins with ` in quotes")]),
    ("percent sign", titled("%mine"), [
        ("$", 2, 8, "is not YAML here: put text that begins with % in quotes")]),
    ("percent sign at the margin", doc("%mine"), [
        ("$", 3, 1, "is not YAML here: put text that begins with % in quotes")]),
    ("asterisk alone", titled("* mine"), [
        ("$", 2, 9, OTHERWISE)]),
    ("ampersand alone", titled("& mine"), [
        ("$", 2, 9, OTHERWISE)]),
    ("question mark alone", titled("? mine"), [
        ("$", 2, 8, OTHERWISE)]),
    ("dash and space", titled("- mine"), [
        ("$", 2, 8, OTHERWISE)]),
    ("pipe and text", titled("| mine"), [
        ("$", 2, 10, OTHERWISE)]),
    ("greater-than and text", titled("> mine"), [
        ("$", 2, 10, OTHERWISE)]),
    ("closing bracket", titled("] mine"), [
        ("$", 2, 8, OTHERWISE)]),
    ("comma", titled(", mine"), [
        ("$", 2, 8, OTHERWISE)]),
    ("block indented by zero", titled("|0\n  Mine"), [
        ("$", 2, 9, OTHERWISE)]),
    # depth and size
    ("33 lists in brackets", titled("[" * 32 + "]" * 32), [
        ("$", 2, 39, DEEP)]),
    ("100,000 brackets", lambda: titled("[" * 100_000), [
        ("$", 2, 39, DEEP)]),
    ("100,000 braces", lambda: titled("{a: " * 100_000), [
        ("$", 2, 132, DEEP)]),
    ("100,000 dashes", lambda: doc("people:\n" + "- " * 100_000), [
        ("$", 4, 63, DEEP)]),
    ("100,000 question marks", lambda: doc("? " * 100_000), [
        ("$", 3, 3, KEY)]),
    ("keys on 300 levels of indentation",
     lambda: "\n".join(" " * depth + "a:" for depth in range(300)), [
        ("$", 33, 33, DEEP)]),
    ("300,000 colons", lambda: titled("a: " * 100_000), [
        ("$", 2, 9, COLON)]),
    ("1,000 anchors inside each other", lambda: titled("&a [" * 1_000), [
        ("$", 2, 132, DEEP)]),
    ("1,000 anchors beside each other", lambda: doc("people:\n" + "- &a\n" * 1_000), [
        (f"$.people[{index}]", index + 4, 3, "&a" + ANCHOR) for index in range(1_000)]),
    ("key 2,000 times", lambda: doc("people: []\n" * 2_000), [
        ("$.people", 2002, 1, TWICE)]),
]
# fmt: on


@attrs.frozen(eq=False)
class HostileYaml(Hostile):
    """A text that must be refused with exactly these problems by one of the parsers."""

    libyaml: bool = True

    def error(self) -> am.MalformedError:
        """Return the error with which the text is refused."""
        with pytest.MonkeyPatch.context() as patch:
            using(patch, libyaml=self.libyaml)
            return super().error()


TABLE = [
    HostileYaml(f"{name}, {kind}", text, problems, "yaml", libyaml)
    for libyaml, kind in zip(PARSERS, ("libyaml", "python"), strict=True)
    for name, text, problems in ROWS
]


def test_the_table_is_long() -> None:
    """Many ways of being wrong are tried."""
    assert len(ROWS) > 180


@each(TABLE)
def test_exactly_these_problems_are_told(row: HostileYaml) -> None:
    """Each parser tells all that is wrong, where it is and in the order of the text."""
    assert told(row.error()) == list(row.problems)


@each(TABLE)
def test_the_message_can_be_read(row: HostileYaml) -> None:
    """However long or invisible the text, what is said of it is short and can be seen."""
    check_lines(row.error())


@each(TABLE)
def test_it_does_not_take_long(row: HostileYaml) -> None:
    """Nothing that is refused keeps the program busy, not even the parser in Python."""
    row.error()  # with the right parser; the time it took is remembered
    assert row.seconds() < MAX_SECONDS


# --- what looks wrong and is not -----------------------------------------------------------------

TEXTS = [
    *(
        "NO",
        "yes",
        "true",
        "on",
        "null x",
        "nULL",
        "Nil",
        "=",
        "<<",
        "-",
        "--",
        "a'b",
        'a"b',
        "a?b",
    ),
    *("010", "0o17", "0x1F", "1:30", "1_000", "+1", "-1", "5", ".5", "5.", "1e5", ".inf", ".nan"),
    *("2004", "2004-11-01", "12345678901234567890", "1e9999999", "a - b", "null x"),
]


@BOTH
@pytest.mark.parametrize("written", TEXTS)
def test_in_a_place_of_text_it_is_text(written: str) -> None:
    """What YAML takes for a truth value, a number or a day is what is written."""
    members = f"id: no, name: {written}, other_names: [x{written}, {written}]"
    [person] = am.loads(doc(f"people: [{{{members}}}]"), format="yaml").people
    assert (person.id, person.name) == ("no", written)
    assert person.other_names == (f"x{written}", written)


@BOTH
@pytest.mark.parametrize(
    ("text", "title"),
    [
        (titled("Mine\n  - yours"), "Mine - yours"),
        (titled("a:b"), "a:b"),
        (titled("a#b  # c"), "a#b"),
        (titled("'a #b' # c"), "a #b"),
        (titled("Mine  #12"), "Mine"),
        (titled("|-  # c\n  Local #12"), "Local #12"),
        (titled(">- # c\n  Local\n  #12"), "Local #12"),
        (doc("people: # none\n  []"), "Mine"),
        (doc("people: [] # none"), "Mine"),
        (titled("|-\n  # no comment"), "# no comment"),
        (titled(">-\n  Mine\n  and yours"), "Mine and yours"),
        (titled('"Mine\\\n  \\ and yours"'), "Mine and yours"),
        (titled("'~'"), "~"),
        (f"--- # c\n{HEAD}...\n# c\n", "Mine"),
        (HEAD.replace("\n", "\r\n"), "Mine"),
        (doc("people: [\n]"), "Mine"),
        (doc("? people\n: []"), "Mine"),
        ('{"format": "apts-model/1",\n"title":"Mine" , }', "Mine"),
    ],
)
def test_what_can_be_read_is_read(text: str, title: str) -> None:
    """What YAML allows and nobody can misread is no reason to refuse a text."""
    assert am.loads(text, format="yaml").title == title
