import datetime
import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import apts_model as am
from tests.cli.asking import Ask, run_apart


def test_convert_there_and_back(ask: Ask, tmp_path: Path) -> None:
    """JSON to YAML and back is the same text; nothing is said when all is well."""
    first, other, last = (str(tmp_path / name) for name in ("a.json", "a.yaml", "b.JSON"))
    am.dump(am.load_apts(), first)
    assert ask("convert", first, other) == (0, "", "")
    assert am.load(other) == am.load_apts()
    assert Path(other).read_text(encoding="utf-8").startswith("format: apts-model/1\n")
    assert ask("convert", other, last) == (0, "", "")
    assert Path(last).read_bytes() == Path(first).read_bytes()


def test_convert_onto_itself_lays_a_file_out(ask: Ask, tmp_path: Path) -> None:
    """With one file in both places, it becomes canonical."""
    path = tmp_path / "mine.json"
    path.write_text('{"title":"Mine","format":"apts-model/1","sources":[]}', encoding="utf-8")
    assert ask("convert", str(path), str(path)).status == 0
    assert path.read_text(encoding="utf-8") == am.dumps(am.Dataset(title="Mine"))


@pytest.mark.parametrize("name", ["json", "yaml"])
def test_convert_through_standard_input_and_output(name: str) -> None:
    """`-` reads and writes the streams, in UTF-8 whatever the terminal can show."""
    mine = am.Dataset(title="Montérégie", as_of="2026-01-31")
    given = am.dumps(mine, format=name).encode()
    command = ["convert", "--from", name, "--to", "json", "-", "-"]
    done = run_apart(*command, given=given, encoding="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == am.dumps(mine).encode()


def test_convert_names_the_schema(ask: Ask, tmp_path: Path) -> None:
    """`--schema` says where it lies, at the head of the file."""
    path = str(tmp_path / "mine.json")
    am.dump(am.Dataset(title="Mine"), path)
    assert ask("convert", "--schema", "here.json", path, path).status == 0
    written = Path(path).read_text(encoding="utf-8")
    assert written.startswith('{\n  "$schema": "here.json",\n  "format": ')
    assert am.load(path) == am.Dataset(title="Mine")


def test_convert_keeps_the_schema(ask: Ask, tmp_path: Path) -> None:
    """What a file says of its schema stays with it, unless another place is named."""
    first, other = str(tmp_path / "a.json"), str(tmp_path / "a.yaml")
    am.dump(am.Dataset(title="Mine"), first, schema="here.json")
    written = Path(first).read_bytes()
    assert ask("convert", first, other).status == 0
    assert Path(other).read_text(encoding="utf-8").startswith("$schema: here.json\n")
    assert ask("convert", other, first).status == 0
    assert Path(first).read_bytes() == written
    assert ask("convert", "--schema", "there.json", first, first).status == 0
    assert '"$schema": "there.json"' in Path(first).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (["mine.txt", "mine.json"], "--from"),
        (["mine.json", "mine"], "--to"),
    ],
)
def test_convert_asks_for_a_format_that_no_ending_tells(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], option: str
) -> None:
    """An ending that names no format is not taken for JSON; the option to write is named."""
    monkeypatch.chdir(tmp_path)
    am.dump(am.Dataset(title="Mine"), "mine.json")
    said = ask("convert", *arguments)
    assert (said.status, said.out) == (2, "")
    known = ".json, .yaml, .yml, .popolo.json, .csv, "
    known += ".wikidata.json" if option == "--from" else ".jsonld, .ics, .ftm.json"
    assert said.err.endswith(
        f": its ending names no format: end it with one of {known}, or write {option}\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["mine.json"]


def test_convert_of_a_broken_file_writes_nothing(ask: Ask, tmp_path: Path) -> None:
    """What is wrong is said, and the file to be written is as it was."""
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": "apts-model/1", "title": 5}', encoding="utf-8")
    old = tmp_path / "old.yaml"
    old.write_text("what it was", encoding="utf-8")
    said = ask("convert", str(broken), str(old))
    assert (said.status, said.out) == (2, "")
    assert f"{broken} is not an apts-model data set, 1 problem:\n  $.title: " in said.err
    assert old.read_text(encoding="utf-8") == "what it was"


def test_convert_without_the_extra(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where PyYAML is missing, the error names the extra."""
    am.dump(am.Dataset(title="Mine"), tmp_path / "mine.json")
    monkeypatch.setitem(sys.modules, "yaml", None)
    said = ask("convert", str(tmp_path / "mine.json"), str(tmp_path / "mine.yaml"))
    assert said == (2, "", 'apts-model: YAML needs an extra: pip install "apts-model[yaml]"\n')


# --- formats of others ---------------------------------------------------------------------------

TENURES = """\
person,union,start,end
Ada,Mine,2001-05,2004-06-30
Bo,Mine,2004-06-30,
Eve,Mine,2009,2004
"""


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a table of tenures, one of which is refused, in a folder where the test works."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "mine.csv"
    path.write_text(TENURES, encoding="utf-8")
    return path


def test_a_table_is_converted(ask: Ask, table: Path) -> None:
    """What others hold becomes a data set, named after the file; what is lost is told."""
    said = ask("convert", "mine.csv", "mine.yaml", "--ends", "until")
    assert (said.status, said.out) == (0, "")
    assert said.err.startswith("apts-model: 1 thing lost in reading mine.csv:\n  line 4: ")
    mine = am.load("mine.yaml")
    assert mine.title == "mine"
    assert [str(one.period) for one in mine.presidencies] == ["2001-05/2004-06-30", "2004-06-30/"]
    assert table.read_text(encoding="utf-8") == TENURES


@pytest.mark.parametrize(
    ("target", "begins"),
    [
        ("o.csv", "id,union_id,union,"),
        ("o.popolo.json", '{\n  "meta": '),
        ("o.jsonld", '{\n  "@context": '),
        ("O.ICS", "BEGIN:VCALENDAR"),
        ("o.ftm.json", '{"id": "'),
    ],
)
def test_the_bundled_data_is_converted(ask: Ask, table: Path, target: str, begins: str) -> None:
    """Endings name the formats of others, whatever the case; each loses something, and says so."""
    am.dump(am.load_apts(), "apts.json")
    said = ask("convert", "apts.json", target)
    assert (said.status, said.out) == (0, "")
    assert f" things lost in writing {target}:\n  $." in said.err
    assert table.with_name(target).read_text(encoding="utf-8").startswith(begins)


def test_a_saved_entity_is_converted(ask: Ask, table: Path) -> None:
    """Where the ending does not tell it, the format is named; a position is told of its union."""
    chair = {
        "mainsnak": {"snaktype": "value", "datavalue": {"value": {"id": "Q7"}}},
        "qualifiers": {},
    }
    table.with_name("q1.json").write_text(
        json.dumps({"id": "Q1", "claims": {"P488": [chair]}}), encoding="utf-8"
    )
    said = ask(
        *("convert", "q1.json", "out.json", "--from", "wikidata", "--ends", "through"),
        *("--title", "Saved", "--position", "Q5=Q1"),
    )
    assert said.status == 0
    assert (am.load("out.json").title, len(am.load("out.json").presidencies)) == ("Saved", 1)


def test_options_reach_the_format(ask: Ask, table: Path) -> None:
    """Columns, separators, encodings and what an empty end means are told as in Python."""
    table.write_bytes("Nom\tDébut\tFin\nAndrée\t2001-05\t2004-06-30\nBo\t2005\t\n".encode("cp1252"))
    said = ask(
        *("convert", "mine.csv", "mine.json", "--ends", "through", "--empty-end", "open"),
        *("--as-of", "2026-01-31", "--union", "mine", "--encoding", "cp1252"),
        *("--delimiter", "tab", "--title", "My union"),
        *("--column", "person=Nom", "--column", "start=Début", "--column", "end=Fin"),
    )
    assert said == (0, "", "")
    mine = am.load("mine.json")
    assert (mine.title, mine.as_of) == ("My union", datetime.date(2026, 1, 31))
    assert [one.period for one in mine.presidencies] == [
        am.Period("2001-05", through="2004-06-30"),
        am.Period("2005", through=".."),
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["mine.csv", "mine.json"],
            "--ends: the format of IN does not say what its end dates mean: write `--ends until` "
            "for the day of the handover, or `--ends through` for the last day\n",
        ),
        (
            ["mine.csv", "mine.json", "--from", "popolo"],
            "--ends: the format of IN does not say what its end dates mean: write `--ends until` "
            "for the day of the handover, or `--ends through` for the last day\n",
        ),
        (
            ["mine.csv", "mine.json", "--ends", "until", "--base", "x", "--stamp", "2020-01-01"],
            "--base, --stamp: neither the format of IN nor that of OUT has a use for it",
        ),
        (
            ["mine.csv", "o.json", "--ends=until", "--column=person=A", "--column=person=B"],
            "--column: one name is given twice among person, person",
        ),
        (
            ["mine.ics", "mine.json"],
            "mine.ics: icalendar is only written; .json, .yaml, .yml, .popolo.json, .csv, "
            ".wikidata.json can be",
        ),
        (
            ["mine.csv", "o.wikidata.json"],
            "o.wikidata.json: wikidata is only read; .json, .yaml, .yml, .popolo.json, .csv, "
            ".jsonld, .ics, .ftm.json can be",
        ),
        (["mine.csv", "o.json", "--ends", "until", "--encoding", "utf-9"], "--encoding: 'utf-9' "),
        (["no.csv", "mine.json", "--ends", "until"], "no.csv: no such file or directory\n"),
        (
            ["mine.csv", "-", "--ends", "until"],
            "--to: a standard stream has no ending: name one of json, yaml, popolo, csv, jsonld, "
            "icalendar, followthemoney\n",
        ),
        (
            ["mine.csv", "mine.json", "--ends", "until", "--union", "Mine"],
            "--union: 'Mine' is not an id",
        ),
        (["-", "mine.json"], "--from: a standard stream has no ending: name one of json, yaml, "),
        (["mine.csv", "mine.XLSX", "--ends", "until"], "mine.XLSX: workbooks are neither read "),
        (["list.ods", "mine.json"], "list.ods: workbooks are neither read nor written: "),
    ],
)
def test_wrong_use_is_explained(ask: Ask, table: Path, arguments: list[str], message: str) -> None:
    """What is missing, of no use, or not to be read is said, with what to write instead."""
    said = ask("convert", *arguments)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith(f"apts-model: {message}")
    assert [path.name for path in table.parent.iterdir()] == ["mine.csv"]


def test_the_bundled_data_is_converted_by_its_name(ask: Ask, table: Path) -> None:
    """`bundled` stands for the file of the bundled data; a file of that name has a folder."""
    assert ask("convert", "bundled", "apts.json").status == 0
    assert am.load("apts.json") == am.load_apts()
    assert ask("convert", "bundled", "apts.csv").status == 0
    assert "Carolle Dubé" in table.with_name("apts.csv").read_text(encoding="utf-8")
    assert ask("convert", "bundled", "no.json", "--from", "csv").status == 2
    am.dump(am.Dataset(title="Mine"), "bundled")
    assert ask("convert", "./bundled", "mine.json", "--from", "json").status == 0
    assert am.load("mine.json") == am.Dataset(title="Mine")


def test_a_pair_without_a_value_is_refused(ask: Ask) -> None:
    """A column is given as the name of a field and that of the column."""
    said = ask("convert", "a.csv", "b.json", "--column", "person")
    assert said.status == 2
    assert "argument --column: 'person' has no value: write it as NAME=VALUE" in said.err


def test_a_malformed_file_of_others_is_named(ask: Ask, table: Path) -> None:
    """Its problems are told with its name and its format, and nothing is written."""
    table.write_bytes("person,union,start\nAndrée,Mine,2001\n".encode("latin-1"))
    said = ask("convert", "mine.csv", "mine.json", "--ends", "until", "--json")
    assert (said.status, said.err) == (2, "")
    told = json.loads(said.out)
    assert (told["file"], len(told["problems"])) == ("mine.csv", 1)
    assert not table.with_name("mine.json").exists()


def test_messages_name_options_and_not_arguments(ask: Ask, table: Path) -> None:
    """What the library calls an argument is an option here, in errors, problems and losses."""
    table.write_text("person;start\nAda;2001\n", encoding="utf-8")
    said = ask("convert", "mine.csv", "mine.json", "--ends", "until")
    assert "or give `--union`; there" in said.err
    assert "(its cells seem to be parted by ';': say so with `--delimiter`)" in said.err
    table.write_text("person,union,start,end\nAda,Mine,2001-05-06,2001-05-06\n", encoding="utf-8")
    said = ask("convert", "mine.csv", "mine.json", "--ends", "until")
    assert "if the end is the last day, read it with `--ends` as 'through'" in said.err
    am.dump(am.Dataset(title="Mine"), "mine.json")
    assert ask("convert", "mine.json", "mine.ics").err.startswith(
        "apts-model: --stamp: the data set has no `as_of` day"
    )


def test_strict_writes_nothing_if_anything_is_lost(ask: Ask, table: Path) -> None:
    """`--strict` makes losses an error, in reading and in writing; without losses it is silent."""
    strict = ("--ends", "until", "--strict")
    said = ask("convert", "mine.csv", "mine.json", *strict)
    assert (said.status, said.out) == (1, "")
    assert said.err.endswith("\napts-model: with --strict, nothing is written\n")
    table.write_text("\n".join(TENURES.splitlines()[:3]), encoding="utf-8")
    assert ask("convert", "mine.csv", "mine.json", *strict) == (0, "", "")
    said = ask("convert", "mine.json", "mine.ftm.json", "--strict")
    assert said.status == 1
    assert {path.name for path in table.parent.iterdir()} == {"mine.csv", "mine.json"}


def test_where_all_is_lost_nothing_is_written(ask: Ask, table: Path) -> None:
    """A file of which every row is refused does not become an empty data set."""
    table.write_text("person,union,start,end\nEve,Mine,2009,2004\n", encoding="utf-8")
    said = ask("convert", "mine.csv", "mine.json", "--ends", "until")
    assert (said.status, said.out) == (1, "")
    assert said.err.endswith(
        "\napts-model: nothing can be held of what was read: nothing is written\n"
    )
    assert not table.with_name("mine.json").exists()
    am.dump(am.Dataset(title="Empty", as_of="2020-01-01"), "empty.json")
    assert ask("convert", "empty.json", "mine.yaml") == (0, "", "")
    assert ask("convert", "empty.json", "empty.csv").status == 0


@pytest.mark.usefixtures("table")
@pytest.mark.parametrize("format_name", ["csv", "jsonld", "icalendar", "followthemoney"])
def test_where_a_format_holds_nothing_the_old_file_stays(ask: Ask, format_name: str) -> None:
    """A data set of rounds alone has nothing for most formats: it does not become an empty file."""
    held = am.BargainingRound(id="r", title="2023", expires="2023-03-31")
    am.dump(am.Dataset(title="Mine", as_of="2020-01-01", rounds=[held]), "mine.json")
    said = ask("convert", "mine.json", "mine.json", "--to", format_name)
    assert (said.status, said.out) == (1, "")
    assert said.err.endswith(
        "\napts-model: nothing can be held of what was read: nothing is written\n"
    )
    assert am.load("mine.json").rounds == (held,)


@pytest.mark.usefixtures("table")
def test_losses_in_json(ask: Ask) -> None:
    """With `--json` each loss is told by itself, and on standard error: OUT may be `-`."""
    said = ask("convert", "mine.csv", "mine.json", "--ends", "until", "--json")
    assert (said.status, said.out) == (0, "")
    told = json.loads(said.err)
    assert told["file"] == "mine.csv"
    assert [sorted(loss) for loss in told["losses"]] == [["path", "reason"]]
    assert told["losses"][0]["path"] == "line 4"


def test_losses_of_a_kind_are_told_together(ask: Ask, table: Path) -> None:
    """Things of one kind are counted, with the reason of the first where reasons differ."""
    people = [am.Person(id=f"p{index}", name="Ada", note="Oui") for index in range(3)]
    unions = [am.TradeUnion(id=f"u{year}", period=am.Period(f"{year}~")) for year in (2001, 2002)]
    am.dump(am.Dataset(title="Mine", people=people, unions=unions), table.with_suffix(".json"))
    said = ask("convert", "mine.json", "mine.popolo.json")
    assert "  $.people[*].note (3): Popolo has no place for it\n" in said.err
    assert "  $.unions[*].period.start (2, such as): '2001~' is left out: " in said.err


def test_a_table_that_says_what_its_ends_mean_needs_no_option(ask: Ask, table: Path) -> None:
    """What was written as a table is read again as it stands."""
    assert ask("convert", "mine.csv", "mine.json", "--ends", "until").status == 0
    assert ask("convert", "mine.json", "written.csv") == (0, "", "")
    assert ask("convert", "written.csv", "again.json", "--title", "mine") == (0, "", "")
    again = table.with_name("again.json").read_text(encoding="utf-8")
    assert again == table.with_name("mine.json").read_text(encoding="utf-8")


def test_columns_that_are_not_read_are_told_one_by_one(ask: Ask, table: Path) -> None:
    """Each by its name, with the option that would read it."""
    table.write_text("person,union,From,Phone\nAda,Mine,2001,1\n", encoding="utf-8")
    said = ask("convert", "mine.csv", "mine.json", "--ends", "until")
    told = "nobody says what it holds, it is not read"
    assert said.err.splitlines()[1:] == [
        f"  line 1: column 'From': {told}; did you mean 'start'? Say so with `--column`: "
        "start='From'",
        f"  line 1: column 'Phone': {told}",
        "  line 1: no column of dates is read: name one as `start` or `end`, or say which it is "
        "with `--column`",
    ]


def test_conversions_through_standard_streams() -> None:
    """A table is read from standard input row by row, and written with its own line ends."""
    done = run_apart(
        *("convert", "-", "-", "--from", "csv", "--to", "csv", "--ends", "until"),
        given=TENURES.encode(),
    )
    assert done.returncode == 0
    assert done.stdout.startswith(b"id,union_id,union,")
    assert done.stdout.count(b"\r\n") == 3
    assert b"lost in reading standard input" in done.stderr.replace(b"-:", b"standard input:")


def test_an_interrupted_conversion_leaves_the_old_file(table: Path) -> None:
    """Ctrl+C ends it in a word, with the status that shells expect; the old file is whole."""
    old = table.with_name("out.json")
    old.write_text("what it was", encoding="utf-8")
    controller, terminal = pty.openpty()
    # Who is started in the background inherits that Ctrl+C is ignored.
    program = (
        "import signal, sys; from apts_model.cli import main; "
        "signal.signal(signal.SIGINT, signal.default_int_handler); sys.exit(main(sys.argv[1:]))"
    )
    command = ["convert", "-", "out.json", "--from", "csv", "--ends", "until"]
    with subprocess.Popen(
        [sys.executable, "-c", program, *command], stdin=subprocess.PIPE, stderr=terminal
    ) as process:
        os.close(terminal)
        assert process.stdin is not None
        process.stdin.write(b"person,union,start,end\n")
        process.stdin.flush()
        shown = b""
        while b"reading" not in shown:
            shown += os.read(controller, 1000)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
    shown += os.read(controller, 1000)
    os.close(controller)
    assert shown.endswith(b"\r\x1b[Kapts-model: interrupted\r\n")
    assert old.read_text(encoding="utf-8") == "what it was"
    assert {path.name for path in table.parent.iterdir()} == {"mine.csv", "out.json"}
