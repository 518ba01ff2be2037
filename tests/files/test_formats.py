import contextlib
import gc
import io
import json
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import apts_model as am
from apts_model.files import formats
from apts_model.files.converter import FORMAT
from apts_model.files.formats import format_of, read, read_located
from apts_model.files.problems import MAX_PROBLEMS
from tests.files.documents import HEAD, KEYS, fault, full, refused, text_of

UNKNOWN = f"unknown key; known here are {', '.join(map(repr, [*KEYS['Dataset']][1:]))}"
NO_FORMAT = f"the key 'format' is missing: give it the value '{FORMAT}'"


def test_empty_data_set() -> None:
    """The least document is a format and a title."""
    assert am.dumps(am.Dataset(title="Mine")) == (
        '{\n  "format": "apts-model/1",\n  "title": "Mine"\n}\n'
    )
    assert am.loads(HEAD + "}") == am.Dataset(title="Mine")


# --- the key `format` ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ('"title": "Mine"', [("$", NO_FORMAT)]),
        ('"format": "apts-model/2", "title": 5', [("$.format", "expected 'apts-model/1', not the "
                                                   "text 'apts-model/2'; a later apts_model "
                                                   "wrote it: upgrade yours")]),
        ('"format": "", "title": 5', [
            ("$.format", "expected 'apts-model/1', not the text ''"),
            ("$.title", "expected text, not the number 5: put it in quotes"),
        ]),
        ('"format": 1, "title": 5', [
            ("$.format", "expected 'apts-model/1', not the number 1"),
            ("$.title", "expected text, not the number 5: put it in quotes"),
        ]),
        ('"format": ["apts-model/1"], "title": "Mine"', [
            ("$.format", "expected 'apts-model/1', not a list"),
        ]),
        ('"Format": "apts-model/1", "title": "Mine"', [
            ("$", NO_FORMAT),
            ("$.Format", UNKNOWN),
        ]),
        ("", [
            ("$", NO_FORMAT),
            ("$", "the key 'title' is missing"),
        ]),
        ('"format": "apts-model/1", "format": "apts-model/1", "title": "Mine"', [
            ("$.format", "the key stands more than once: keep one, or begin a new record"),
        ]),
    ],
)  # fmt: skip
def test_the_format_is_named(head: str, found: list[tuple[str, str]]) -> None:
    """Every document says its format; one of a later format is not judged by the rules of this."""
    assert refused(f"{{{head}}}") == found


def test_a_null_format_is_not_a_missing_one() -> None:
    """A format of null stands in the text: the problem is at its place."""
    assert refused('{"format": null, "title": "Mine"}')[0][0] == "$.format"


@pytest.mark.parametrize("number", ["2", "9", "10", "99", "123456789"])
def test_a_later_format_is_named_as_such(number: str) -> None:
    """Who has an old version of the library and a new file learns what to do, and no more."""
    assert refused(f'{{"format": "apts-model/{number}", "title": 5, "new": [null]}}') == [
        (
            "$.format",
            f"expected 'apts-model/1', not the text 'apts-model/{number}'; "
            "a later apts_model wrote it: upgrade yours",
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("apts-model/0", "apts-model/01", "apts-model/02", "apts-model/-2", "apts-model/2.0"),
        *("apts-model/", "apts-model", "apts-model/2 ", "APTS-MODEL/2", "apts-model/2\\n"),
        *("apts-model/1 ", "apts-model/1\\u0000", "apts-model/\u0662", "apts-model/1234567890"),
    ],
)
def test_no_other_format_is_a_later_one(text: str) -> None:
    """Only a higher whole number is a later version; anything else is just not the format.

    It hides nothing else that is wrong.
    """
    (path, message), title = refused(f'{{"format": "{text}", "title": 5}}')
    assert path == "$.format"
    assert title == ("$.title", "expected text, not the number 5: put it in quotes")
    assert message.startswith("expected 'apts-model/1', not the text 'apts-model") or (
        "APTS" in text
    )
    assert "upgrade" not in message


@pytest.mark.parametrize("number", ["1", "1.0", "true", "null", "[]", "{}", "NaN", "1e400"])
def test_a_format_that_is_no_text_hides_nothing(number: str) -> None:
    """Where the format is no text at all, the rest of the document is judged too."""
    found = refused(f'{{"format": {number}, "title": 5}}')
    assert [path for path, _ in found] == ["$.format", "$.title"]


# --- the key `$schema` ---------------------------------------------------------------------------

SCHEMA = "https://example.org/apts-model-1.schema.json"


@pytest.mark.parametrize(
    "text", ["", SCHEMA, "../schema.json", " ", "no address", "x" * 20_000, "é"]
)
def test_a_schema_may_be_named(text: str) -> None:
    """Editors look for the key `$schema`; whatever text it holds is let be, and is forgotten."""
    data = am.loads(f'{{"$schema": "{text}", "format": "{FORMAT}", "title": "Mine"}}')
    assert data == am.Dataset(title="Mine")
    assert "$schema" not in am.dumps(data)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("null", "null"),
        ("5", "the number 5"),
        ("true", "true"),
        ("[]", "a list"),
        ('{"a": {"b": 1}}', "an object"),
        ('"\u202e"', "the text '\\u202e'"),
        ('"a\\nb"', "the text 'a\\nb'"),
        ('"\\ud800"', "the text '\\ud800'"),
    ],
)
def test_a_schema_is_named_as_text(value: str, shown: str) -> None:
    """A schema that is no text is a problem among others, and so is one that stands twice."""
    message = f"expected the place of the JSON Schema, not {shown}"
    assert refused(f'{HEAD}, "$schema": {value}}}') == [("$['$schema']", message)]
    assert refused(f'{HEAD}, "$schema": {value}, "x": 1}}') == [
        ("$['$schema']", message),
        ("$.x", UNKNOWN),
    ]


def test_a_schema_stands_once_and_at_the_top() -> None:
    """A second one, and one inside a record, is refused."""
    assert refused(f'{HEAD}, "$schema": "a", "$schema": "a"}}') == [
        ("$['$schema']", "the key stands more than once: keep one, or begin a new record")
    ]
    person = '{"id": "a", "name": "A", "$schema": "a"}'
    known = ", ".join(map(repr, KEYS["Person"]))
    assert refused(f'{HEAD}, "people": [{person}]}}') == [
        ("$.people[0]['$schema']", f"unknown key; known here are {known}")
    ]


@pytest.mark.parametrize("name", ["json", "yaml"])
@pytest.mark.parametrize("schema", [None, SCHEMA, "", "../é.json"])
def test_what_is_read_from_a_file_tells_its_schema(name: str, schema: str | None) -> None:
    """Whoever writes the file anew can name the same schema; without one, there is none."""
    data = am.loads(text_of(full()))
    text = am.dumps(data, format=name, schema=schema)
    assert read(io.BytesIO(text.encode()), "mine", name) == (data, schema)


def test_a_file_with_problems_is_told_by_its_origin() -> None:
    """What is wrong is said of the name that was given, and the limit is kept."""
    with pytest.raises(am.MalformedError, match=r"^<stdin> is not an apts-model data set"):
        read(io.BytesIO(b"[]"), "<stdin>", "json")
    with pytest.raises(am.MalformedError, match="is larger than 1 bytes"):
        read(io.BytesIO(b"[]"), "<stdin>", "json", 1)


@pytest.mark.parametrize("schema", [SCHEMA, "", '\u00e9 "quoted"', "a\\b"])
def test_the_schema_is_written_first(tmp_path: Path, schema: str) -> None:
    """What `schema=` says stands before all else, and changes nothing of what is read."""
    data = am.loads(text_of(full()))
    text = am.dumps(data, schema=schema)
    assert text.split("\n")[1].startswith('  "$schema": "')
    assert text.replace(text.split("\n")[1] + "\n", "", 1) == am.dumps(data)
    assert am.loads(text) == data
    am.dump(data, tmp_path / "mine.json", schema=schema)
    assert (tmp_path / "mine.json").read_bytes() == text.encode()
    assert am.load(tmp_path / "mine.json") == data


@pytest.mark.parametrize(
    ("schema", "shown"),
    [
        (5, "5"),
        (True, "True"),
        (["x"], "['x']"),
        (Path("x"), repr(Path("x"))),
        ("\ud800", "'\\ud800'"),
        ("a\nb", "'a\\nb'"),
        ("\u202e", "'\\u202e'"),
        ("\n" * 200, "'" + "\\n" * 49 + "\\..."),
    ],
)
def test_a_schema_that_no_file_holds_is_not_written(
    tmp_path: Path, schema: Any, shown: str
) -> None:
    """What is written can be read back: a schema that is no text is refused by name."""
    data = am.Dataset(title="Mine")
    for name in ("json", "yaml"):
        with pytest.raises(am.InvalidValueError) as caught:
            am.dumps(data, format=name, schema=schema)
        assert caught.value.field == "schema"
        assert caught.value.reason == f"{shown} is no place: write an address or a path"
        with pytest.raises(am.InvalidValueError):
            am.dump(data, tmp_path / f"mine.{name}", schema=schema)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [None, {}, "x", am.Person(id="a", name="A"), am.Dataset])
def test_only_a_data_set_is_written(data: Any) -> None:
    """What is no data set is refused by its type, whatever it holds."""
    with pytest.raises(am.InvalidValueError) as caught:
        am.dumps(data)
    assert caught.value.field == "dataset"
    assert caught.value.reason == f"a Dataset is needed, not {type(data).__name__}"


# --- the names of formats ------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["toml", "JSON", "", " json", "json5", "apts-model/1", ".json"])
def test_a_format_that_nobody_knows(tmp_path: Path, name: str) -> None:
    """A name that is not one of the formats is refused before any file is touched."""
    message = f"{name!r} is not one of 'json', 'yaml'"
    data = am.Dataset(title="Mine")
    calls: list[Callable[[], object]] = [
        lambda: am.loads("{}", format=name),
        lambda: am.dumps(data, format=name),
        lambda: am.load(tmp_path / "mine.json", format=name),
        lambda: am.dump(data, tmp_path / "mine.json", format=name),
        lambda: format_of("mine.json", name),
    ]
    for call in calls:
        with pytest.raises(am.InvalidValueError) as caught:
            call()
        assert (caught.value.field, caught.value.reason) == ("format", message)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("mine.json", "json"),
        ("mine.JSON", "json"),
        ("mine.yaml", "yaml"),
        ("mine.yml", "yaml"),
        ("mine.YML", "yaml"),
        ("mine.json.yaml", "yaml"),
        ("mine.yaml.json", "json"),
        ("mine.yaml.bak", "json"),
        ("mine", "json"),
        ("mine.txt", "json"),
        (".yaml", "json"),
        ("folder.yaml/mine", "json"),
        ("", "json"),
        (Path("mine.yml"), "yaml"),
    ],
)
def test_the_ending_says_the_format(path: str | Path, name: str) -> None:
    """A file is of the format that its ending says, in any case; any other is JSON."""
    assert format_of(path) == name
    assert format_of(path, "json") == "json"
    assert format_of(path, "yaml") == "yaml"


@pytest.mark.parametrize("path", ["mine.csv", Path("mine.TSV")])
def test_a_table_is_told_where_it_is_read(path: str | Path) -> None:
    """It is not read as JSON, nor written over with it; both are named that take tables."""
    message = (
        f"path: '{path}' is a table by its ending: `apts_model.exchange.tenures` reads and writes "
        "these, as does `apts-model convert`"
    )
    for use in (lambda: am.load(path), lambda: am.dump(am.Dataset(title="Mine"), path)):
        with pytest.raises(am.InvalidValueError) as caught:
            use()
        assert str(caught.value) == message


def test_a_named_format_goes_before_the_ending(tmp_path: Path) -> None:
    """Whoever names a format gets it, whatever the file is called."""
    data = am.Dataset(title="Mine")
    am.dump(data, tmp_path / "mine.yaml", format="json")
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == am.dumps(data)
    assert am.load(tmp_path / "mine.yaml", format="json") == data


# --- how many problems ---------------------------------------------------------------------------

NOTICE = ("$", f"there are more problems than these {MAX_PROBLEMS:,}")


def with_nulls(count: int) -> str:
    """Write a document in which so many people are null."""
    return f'{HEAD}, "people": [{",".join(["null"] * count)}]}}'


@pytest.mark.parametrize("count", [MAX_PROBLEMS - 1, MAX_PROBLEMS])
def test_so_many_problems_are_all_told(count: int) -> None:
    """Up to the limit, every problem is told, and nothing is said of more."""
    found = refused(with_nulls(count))
    assert [path for path, _ in found] == [f"$.people[{index}]" for index in range(count)]


def test_of_more_problems_the_first_are_told() -> None:
    """Past the limit, the first ones are told, and at their end that there are more."""
    with pytest.raises(am.MalformedError) as caught:
        am.loads(with_nulls(MAX_PROBLEMS + 1))
    found = caught.value.problems
    assert found[-1] == am.Problem(*NOTICE)
    assert [(one.path, one.message) for one in found[:-1]] == refused(with_nulls(MAX_PROBLEMS))
    assert refused(with_nulls(3 * MAX_PROBLEMS)) == refused(with_nulls(MAX_PROBLEMS + 1))


# --- sizes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("padding", ["", "\u00e9", "\u20ac", "\U0001f600"])
def test_a_text_may_be_as_large_as_the_limit(tmp_path: Path, padding: str) -> None:
    """A file or text of exactly `max_bytes` is read, one byte more is refused, by each way in."""
    text = f'{HEAD}, "sources": [{{"id": "s", "title": "x{padding}"}}]}}'
    data = am.loads(text)
    size = len(text.encode())
    path = tmp_path / "mine.json"
    path.write_bytes(text.encode())
    assert am.loads(text, max_bytes=size) == data
    assert am.loads(text.encode(), max_bytes=size) == data
    assert am.load(path, max_bytes=size) == data
    message = f"is larger than {size - 1:,} bytes: raise the limit, max_bytes or --max-bytes"
    assert fault(text, max_bytes=size - 1) == (None, None, message)
    assert fault(text.encode(), max_bytes=size - 1) == (None, None, message)
    with pytest.raises(am.MalformedError) as caught:
        am.load(path, max_bytes=size - 1)
    assert caught.value.problems == (am.Problem("$", message),)


@pytest.mark.parametrize("limit", ["5", -1, None, True, 1.5])
def test_a_limit_that_is_no_number_of_bytes_is_named(tmp_path: Path, limit: Any) -> None:
    """A file is not opened in vain: the argument is wrong, not the file."""
    path = tmp_path / "mine.json"
    path.write_text(HEAD + "}", encoding="utf-8")
    with pytest.raises(am.InvalidValueError, match=r"^max_bytes: .* is no number of bytes$"):
        am.load(path, max_bytes=limit)


class Counting(io.BytesIO):
    """A file that counts what is read of it, and gives no more at once than it is told."""

    def __init__(self, data: bytes, at_once: int) -> None:
        super().__init__(data)
        self.at_once = at_once
        self.count = 0

    def read(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        assert size >= 0
        part = super().read(min(size, self.at_once))
        self.count += len(part)
        return part


@pytest.mark.parametrize("at_once", [1, 7, 101, 10_000])
@pytest.mark.parametrize("size", [99, 100, 101, 10_000])
def test_no_more_of_a_file_is_read_than_one_byte_past_the_limit(
    monkeypatch: pytest.MonkeyPatch, size: int, at_once: int
) -> None:
    """A file without end does not fill the memory; one that comes in parts is read to its end."""
    file = Counting((HEAD + "}").encode().ljust(size), at_once)

    def opened(_: Path, mode: str) -> Counting:
        assert mode == "rb"
        return file

    monkeypatch.setattr(Path, "open", opened)
    if size <= 100:
        assert am.load("mine.json", max_bytes=100) == am.Dataset(title="Mine")
    else:
        with pytest.raises(am.MalformedError, match="is larger than 100 bytes"):
            am.load("mine.json", max_bytes=100)
    assert file.count == min(size, 101)
    assert file.closed


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no endless file")
def test_an_endless_file_is_refused() -> None:
    """So it is with a real one."""
    with pytest.raises(am.MalformedError, match=r"is larger than 1,000,000 bytes"):
        am.load("/dev/zero", max_bytes=1_000_000)


# --- the garbage collector -----------------------------------------------------------------------


@pytest.mark.parametrize("enabled", [True, False])
@pytest.mark.parametrize("text", [HEAD + "}", HEAD + ', "people": 5}', "[", '{"format": 1}'])
def test_the_garbage_collector_is_left_as_it_was(text: str, enabled: bool) -> None:
    """Whoever has the collector on, or off, finds it so after reading, whatever came of it."""
    was_enabled = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with contextlib.suppress(am.MalformedError):
            am.loads(text)
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()


@pytest.mark.parametrize("enabled", [True, False])
def test_so_is_it_where_reading_or_writing_breaks_off(
    monkeypatch: pytest.MonkeyPatch, enabled: bool
) -> None:
    """Not even an interruption leaves the collector off."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    was_enabled = gc.isenabled()
    monkeypatch.setattr("apts_model.files.json.straight", interrupted)
    monkeypatch.setattr("apts_model.files.json.written", interrupted)
    try:
        (gc.enable if enabled else gc.disable)()
        with pytest.raises(KeyboardInterrupt):
            am.loads(HEAD + "}")
        assert gc.isenabled() is enabled
        with pytest.raises(KeyboardInterrupt):
            am.dumps(am.Dataset(title="Mine"))
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()


@pytest.fixture(scope="module")
def large() -> str:
    """Return a file of so many records that the collector is spared a look at them."""
    people = [{"id": f"p-{n}", "name": f"Person {n}"} for n in range(formats.MANY_OBJECTS)]
    return HEAD + f', "people": {json.dumps(people)}}}'


def test_what_is_read_counts_as_old(large: str) -> None:
    """The collector need not look through many new records at once: it finds them among the old."""
    people = am.loads(large).people
    assert gc.get_freeze_count() == 0
    old = {id(one) for one in gc.get_objects(generation=2)}
    assert all(id(one) in old for one in people)


def test_garbage_that_was_young_is_still_found(large: str) -> None:
    """Objects that hold each other, and that nobody else holds, are found after a reading."""

    class Knot:
        pass

    knot: Any = Knot()
    knot.itself = knot
    seen = weakref.ref(knot)
    del knot
    am.loads(large)
    gc.collect()
    assert seen() is None


def test_what_an_app_has_frozen_stays_frozen(large: str) -> None:
    """An app may keep objects from the collector, so that its processes share their memory."""
    gc.collect()
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        am.loads(large)
        # A few may die meanwhile.
        assert gc.get_freeze_count() >= frozen - 1_000 > formats.MANY_OBJECTS
    finally:
        gc.unfreeze()


def test_threads_that_read_at_once_leave_it_on() -> None:
    """However readings overlap, the collector is on when all have ended."""
    text = text_of(full())
    assert gc.isenabled()

    def read() -> None:
        for _ in range(20):
            with contextlib.suppress(am.MalformedError):
                am.loads(text)
                am.loads("[")

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert gc.isenabled()


# --- files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("as_text", [True, False])
def test_dump_and_load(tmp_path: Path, as_text: bool) -> None:
    """A file holds exactly the text of `dumps`, in UTF-8, and is read back; paths may be text."""
    path = tmp_path / "Données (été).json"
    data = am.loads(text_of(full()))
    am.dump(data, str(path) if as_text else path)
    assert path.read_bytes() == am.dumps(data).encode()
    assert am.load(str(path) if as_text else path) == data


@pytest.mark.parametrize("wrong", [None, 5, {"title": "x"}, [am.Dataset(title="x")], am.Person])
def test_only_data_sets_are_written(tmp_path: Path, wrong: Any) -> None:
    """What is no data set is refused by its type, before any file is touched."""
    message = rf"^dataset: a Dataset is needed, not {type(wrong).__name__}$"
    with pytest.raises(am.InvalidValueError, match=message):
        am.dumps(wrong)
    with pytest.raises(am.InvalidValueError, match=message):
        am.dump(wrong, tmp_path / "mine.json")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"\xff", b"{}", b'{"format": "apts-model/9"}', b"[]"])
def test_errors_of_a_file_name_it(tmp_path: Path, content: bytes) -> None:
    """What is wrong with a file is said with its name."""
    path = tmp_path / "mine.json"
    path.write_bytes(content)
    for given_as in (path, str(path)):
        with pytest.raises(am.MalformedError) as caught:
            am.load(given_as)
        assert caught.value.origin == str(path)
        assert str(caught.value).startswith(f"{path} is not an apts-model data set, ")


@pytest.mark.parametrize("name", ["a\u202eb.json", "a\nb.json", "a\x1b[31m.json", "\udcff.json"])
def test_the_name_of_a_file_forges_no_message(tmp_path: Path, name: str) -> None:
    """A name that cannot be printed, or ends the line, is shown so that it can be."""
    (tmp_path / name).write_text("[", encoding="utf-8")
    with pytest.raises(am.MalformedError) as caught:
        am.load(tmp_path / name)
    assert all(line.isprintable() for line in str(caught.value).split("\n"))
    assert len(str(caught.value).split("\n")) == 2


def test_a_file_that_cannot_be_read_is_an_os_error(tmp_path: Path) -> None:
    """A file that is not there, or is a folder, is the system's error, which names it."""
    with pytest.raises(FileNotFoundError, match=r"mine\.json"):
        am.load(tmp_path / "mine.json")
    with pytest.raises(IsADirectoryError):
        am.load(tmp_path)


def test_errors_of_a_text_say_so() -> None:
    """What is wrong with a text is said of the text."""
    with pytest.raises(am.MalformedError, match=r"^the text is not an apts-model data set"):
        am.loads("{}")


# --- files with places ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["json", "yaml"])
def test_a_file_is_read_with_its_places(name: str) -> None:
    """The data set is that of `read`; paths are found in the text of the file, at any time."""
    dataset = am.loads(text_of(full()))
    text = am.dumps(dataset, format=name)
    file = io.BytesIO(text.encode())
    found, places = read_located(file, "mine", name)
    assert found == dataset == read(io.BytesIO(text.encode()), "mine", name)[0]
    file.close()
    lines = text.split("\n")
    for path, said in (("$.title", "title"), ("$.people[0].name", "name"), ("$.rounds", "rounds")):
        [(line, column)] = places([path]).values()
        assert lines[line - 1][column - 1 :].lstrip('"').startswith(said)
    both = places(["$.people[0].names", "$.people[0]"])
    assert both["$.people[0].names"] == both["$.people[0]"]
    assert places([]) == {}


def test_a_file_with_problems_has_no_places() -> None:
    """A file that is no data set, or is too large, is refused with its name, as by `read`."""
    for content, options in ((b"{}", {}), (b"[", {}), (b"\xff", {}), (b"{}" * 9, {"max_bytes": 5})):
        errors: list[am.MalformedError] = []
        for function in (read, read_located):
            with pytest.raises(am.MalformedError) as caught:
                function(io.BytesIO(content), "mine.json", "json", **options)
            errors.append(caught.value)
        assert errors[0].problems == errors[1].problems
        assert errors[0].origin == errors[1].origin == "mine.json"


def test_places_are_in_characters() -> None:
    """A byte order mark, wide letters and returns are counted as editors show them."""
    text = '{"format": "apts-model/1",\r\n"title": "Été 🦊", "people": []}'
    for content in (text.encode(), b"\xef\xbb\xbf" + text.encode()):
        try:
            _, places = read_located(io.BytesIO(content), "mine", "json")
        except am.MalformedError:
            assert content.startswith(b"\xef")  # I-JSON has no such mark
            continue
        assert places(["$.title", "$.people"]) == {"$.title": (2, 1), "$.people": (2, 19)}
