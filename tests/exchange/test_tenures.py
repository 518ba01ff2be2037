"""Tables of tenures in and out."""

import codecs
import csv
import gzip
import io
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.exchange import tenures
from apts_model.exchange.tables import CHUNK, MAX_LINE, guarded, unguarded
from apts_model.exchange.tenures_rows import FIELDS
from tests.effort import tries
from tests.exchange.differing import untold

DATASETS = strategies.datasets(min_unions=1, max_unions=2)
ACTIVE = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"
"""What a program for tables may take for the beginning of a formula."""


def read(text: Any, **more: Any) -> tuple[am.Dataset, list[str]]:
    """Read it, with the losses as they are shown."""
    given: dict[str, Any] = {"title": "Mine", "ends": "until", "union_id": "mine", **more}
    imported = tenures.read(text, **given)
    return imported.dataset, [str(loss) for loss in imported.losses]


def problems(text: Any, **more: Any) -> list[str]:
    """Everything for which a table is refused."""
    with pytest.raises(am.MalformedError) as caught:
        read(text, **more)
    assert "is not a table of tenures" in str(caught.value)
    return [str(problem) for problem in caught.value.problems]


def table(*rows: str, header: str = "person,start,end") -> str:
    """A table of these rows."""
    return "\n".join([header, *rows]) + "\n"


def is_filled(row: list[str]) -> bool:
    """Whether anything but spaces stands in a row."""
    return bool("".join(row).strip())


# --- laws -----------------------------------------------------------------------------------


@tries(60)
@given(DATASETS, st.sampled_from(["until", "through"]), st.sampled_from(",;\t|"))
def test_what_does_not_come_back_is_a_listed_loss(
    dataset: am.Dataset, ends: str, delimiter: str
) -> None:
    """Each difference between a data set and what is read back of it is told as a loss."""
    exported = tenures.write(dataset, delimiter=delimiter)
    back, losses = read(exported.text, ends=ends, union_id=None, delimiter=delimiter)
    assert untold(dataset, back, exported.losses) == []
    assert losses == []


@tries(60)
@given(DATASETS)
def test_every_tenure_comes_back_but_for_its_citations(dataset: am.Dataset) -> None:
    """Vague dates, open and unknown ends and links stay what they are; disputed claims stay out."""
    back, _ = read(tenures.write(dataset).text, union_id=None)
    expected = [
        (one.id, one.union_id, one.holder_id, one.period, one.accession, one.follows_ids)
        for one in dataset.presidencies
        if one.standing is am.Standing.ACCEPTED
    ]
    assert expected == [
        (one.id, one.union_id, one.holder_id, one.period, one.accession, one.follows_ids)
        for one in back.presidencies
    ]


@given(st.text(alphabet=f"{ACTIVE}'a0", max_size=8))
def test_a_guard_comes_off_again(cell: str) -> None:
    """What is guarded begins with no formula, and is what it was once the guard is off."""
    assert not guarded(cell).startswith(tuple(ACTIVE))
    assert unguarded(guarded(cell)) == cell


@given(st.lists(st.lists(st.text(max_size=5), min_size=3, max_size=3), max_size=4))
def test_any_row_is_kept_or_refused(rows: list[list[str]]) -> None:
    """Whatever stands in the cells, each row is a presidency or a loss with its line."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([["person", "start", "end"], *rows])
    dataset, losses = read(text.getvalue())
    refused = [loss for loss in losses if "left out" in loss]
    assert len(dataset.presidencies) + len(refused) == len([*filter(is_filled, rows)])
    assert all(loss.startswith("line ") for loss in losses)


_CELLS = st.sampled_from(
    ["", "a", "A", "a-2", "A/1 a", "2004", "2003 2005", "..", "until", "term", "elected", "'=x"]
) | st.text(max_size=3)


@given(st.lists(st.lists(_CELLS, min_size=15, max_size=15), max_size=4))
def test_any_cells_are_kept_or_refused(rows: list[list[str]]) -> None:
    """In all columns that there can be; what is kept can be written and is read again."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([FIELDS, *rows])
    dataset, losses = read(text.getvalue())
    refused = [loss for loss in losses if "left out: " in loss and "on the web" not in loss]
    assert len(dataset.presidencies) + len(refused) == len([*filter(is_filled, rows)])
    again, _ = read(tenures.write(dataset).text)
    assert again.presidencies == dataset.presidencies


@given(st.integers(0, 40), st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_an_encoding_is_known_by_its_mark(count: int, encoding: str) -> None:
    """Whatever the length, lines and letters come out as they were."""
    rows = [f"Éric {number},2004," for number in range(count)]
    dataset, losses = read(table(*rows).encode(encoding))
    assert [one.name for one in dataset.people] == [f"Éric {number}" for number in range(count)]
    assert losses == []


# --- missing dates --------------------------------------------------------------------------


def test_a_missing_end_is_what_the_caller_says() -> None:
    """Unknown, unless the source is known to mean that it goes on; `..` is open in any case."""
    text = table("Ada,2001,", "Bo,2002,..")
    unknown, _ = read(text)
    assert [one.period.end for one in unknown.presidencies] == [None, ".."]
    going_on, _ = read(text, empty_end="open", as_of="2010-01-31", ends="through")
    assert [one.period.through for one in going_on.presidencies] == ["..", ".."]
    assert str(going_on.as_of) == "2010-01-31"


def test_without_a_column_of_ends_all_are_missing() -> None:
    """What is not there is what the caller says, too."""
    text = table("Ada,2001", header="person,start")
    assert read(text)[0].presidencies[0].period == am.Period("2001")
    assert read(text, empty_end="open")[0].presidencies[0].period.is_open


def test_a_row_may_say_how_it_means_its_end() -> None:
    """A column `ends` counts for more than what the caller says of all rows."""
    text = table("A,2004,through", "B,2004,", "C,2004,last", header="person,end,ends")
    dataset, losses = read(text)
    assert [one.period.ends for one in dataset.presidencies] == ["through", "until"]
    assert losses[0].startswith("line 4: left out: column 'ends': 'last' is not one of 'until'")


# --- refused rows ---------------------------------------------------------------------------


def test_a_column_of_ends_says_all_that_the_caller_does_not() -> None:
    """A row that leaves it empty, and has an end, is refused; one without an end needs none."""
    text = table(
        "Ada,2001,2004,until",
        "Bo,2004,2009,through",
        "Cy,2009,,",
        "Di,2010,2011,",
        "Ed,2011,..,",
        header="person,start,end,ends",
    )
    dataset, losses = read(text, ends=None)
    assert [one.period for one in dataset.presidencies] == [
        am.Period("2001", until="2004"),
        am.Period("2004", through="2009"),
        am.Period("2009"),
    ]
    told = (
        "left out: column 'ends': it is empty, and there is an end: write 'until' for the day of "
        "the handover, or 'through' for the last day"
    )
    assert losses == [f"line 5: {told}", f"line 6: {told}"]
    assert len(read(text, ends=None, empty_end="open")[0].presidencies) == 2


def test_without_a_column_of_ends_the_caller_says_what_they_mean() -> None:
    """There is no default that fits all."""
    for header in ("person,start,end", "person"):
        with pytest.raises(am.InvalidValueError, match="ends: the table does not say what"):
            read(table(header=header), ends=None)
    with pytest.raises(am.InvalidValueError, match="ends: '' is not one of 'until'"):
        read(table(header="person,ends"), ends="")


def test_a_refused_row_is_told_with_all_its_reasons() -> None:
    """What is wrong with its cells, one after the other, and its line."""
    header = "id,person,union,start,end,accession,ended_by,reelected,title"
    text = table(
        'a,Ada,Mine,2001,2004,,,,"Présidente\n  générale"',
        "b,,,2001-13,lately,crowned,bored,2003 soon,\u200b",
        "c,Bo,Mine,2004",
        header=header,
    )
    dataset, losses = read(text, union_id=None)
    assert [one.id for one in dataset.presidencies] == ["a"]
    assert [one.id for one in dataset.people] == ["ada"]
    changed, refused, short = losses
    assert changed == (
        "line 2: column 'title': 'Présidente\\n  générale' is kept as 'Présidente générale'"
    )
    for told in (
        "line 4: left out: column 'title': '\\u200b' holds U+200B",
        "; column 'start': '2001-13' is not a date",
        "; column 'end': 'lately' is not a date",
        "; column 'accession': 'crowned' is not one of 'elected'",
        "; column 'ended_by': 'bored' is not one of 'term'",
        "; column 'reelected': 'soon' is not a date",
        "; it names no person; it names no union",
    ):
        assert told in refused
    assert short == "line 5: left out: it has 4 cells, and the header has 9"


def test_dates_are_judged_whatever_else_is_wrong() -> None:
    """A row that ends before it starts and names nobody is told both."""
    _, [loss] = read(table(",2005,2001"))
    assert "it ends before it starts" in loss
    assert "it names no person" in loss


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("1930-32", "winter 1930 (southern hemisphere)"),
        ("1920-35", "the third quarter of 1920"),
        ("2021-24", "winter 2021"),
        ("1899-40", None),
        ("1920-36", None),
        ("1932-32", None),
        ("1930-12", None),
        ("1930-32~", None),
    ],
)
def test_parts_of_a_year_that_may_be_years_are_told(date: str, told: str | None) -> None:
    """A season is kept as it is read; a list may have meant years by the same text."""
    for row, column in ((f"Ada,{date},", "start"), (f"Ada,,{date}", "end")):
        dataset, losses = read(table(row))
        assert date in str(dataset.presidencies[0].period)
        years = f"[{date[:4]}..{date[:2]}{date[5:]}]"
        assert losses == [
            f"line 2: column '{column}': '{date}' is read as {said}; if it is years, write one "
            f"day of these as {years}"
            for said in (told,)
            if said
        ]


def test_a_table_made_for_us_means_its_dates_as_they_are() -> None:
    """Where a column `ends` is, whoever made the table knows how dates are written."""
    assert read(table("Ada,1930-32,,", header="person,start,end,ends"))[1] == []


def test_an_id_that_stands_twice_is_refused() -> None:
    """The first row that is kept has it."""
    text = table("a,Ada,x", "a,Bo,2004", "a,Cy,2005", header="id,person,start")
    dataset, losses = read(text)
    assert [one.holder_id for one in dataset.presidencies] == ["bo"]
    assert losses[1] == "line 4: left out: column 'id': 'a' stands on line 3, too"


def test_what_excel_leaves_empty_is_passed_over() -> None:
    """Cells beyond the header, whole rows of them, and lines at the end hold nothing."""
    text = "person;start;end\r\nAda;2001;2004;;\r\n;;;;\r\n ; ;\r\nBo;2004;;x\r\n\r\n\r\n"
    dataset, losses = read(text.encode("cp1252"), encoding="cp1252", delimiter=";")
    assert [one.holder_id for one in dataset.presidencies] == ["ada"]
    assert losses == ["line 5: left out: it has 4 cells, and the header has 3"]


def test_empty_lines_are_passed_over_and_counted() -> None:
    """Lines are those of the file."""
    _, [loss] = read("person,start\r\n\r\nAda,2001\r\n\r\nBo,x\r\n")
    assert loss.startswith("line 5: ")


# --- ids, names, sources --------------------------------------------------------------------


def test_the_union_that_is_named_keeps_its_id() -> None:
    """A union whose name would make the same id gets another one."""
    text = table("Ada,Mine,2001", "Bo,,2004", header="person,union,start")
    dataset, losses = read(text, union_id="mine")
    assert [one.union_id for one in dataset.presidencies] == ["mine-2", "mine"]
    assert losses == []


def test_people_are_known_by_id_or_else_by_name() -> None:
    """Other names of one id are kept; one name without an id is one person."""
    text = table(
        "p1,Ada Byron,2001",
        ",Bo,2002",
        "p1,Ada King,2003",
        ",Bo,2004",
        "P/2,,2005",
        ",Ada Byron,2006",
        header="person_id,person,start",
    )
    dataset, losses = read(text)
    assert dataset.people == (
        am.Person(id="p1", name="Ada Byron", other_names=["Ada King"]),
        am.Person(id="bo", name="Bo"),
        am.Person(id="p-2", name="p-2"),
    )
    holders = [one.holder_id for one in dataset.presidencies]
    assert holders == ["p1", "bo", "p1", "bo", "p-2", "p1"]
    assert [one.id for one in dataset.presidencies][:3] == ["mine-p1", "mine-bo", "mine-p1-2"]
    assert losses == ["line 6: column 'person_id': 'P/2' is kept as 'p-2'"]


def test_unions_are_known_by_id_or_else_by_name() -> None:
    """Where a row names none, the caller does."""
    text = table("Ada,,", "Bo,APTS,", "Cy,,fiq", "Di,FIQ,fiq", "Ed,Fédération,fiq")
    text = text.replace("person,start,end", "person,union,union_id")
    dataset, losses = read(text, language="fr")
    assert dataset.unions == (
        am.TradeUnion(id="mine"),
        am.TradeUnion(id="apts", names=[am.Name(text="APTS", language="fr")]),
        am.TradeUnion(
            id="fiq",
            names=[
                am.Name(text="FIQ", language="fr"),
                am.Name(text="Fédération", language="fr", kind="alias"),
            ],
        ),
    )
    assert losses == []


def test_names_that_are_much_alike_are_told() -> None:
    """Whether they are those of one, no reader can know: each that is kept apart is told, once."""
    text = table(
        "Denis Côté,Le Front",
        "DENIS COTE,Le\N{NO-BREAK SPACE}Front",
        "Denis-Côté,Le Front",
        "DENIS COTE,Le Front",
        "Denis Coté,Le Frond",
        "…,Le Front",
        "!,Le Front",
        header="person,union",
    )
    dataset, losses = read(text, union_id=None)
    ids = ["denis-cote", "denis-cote-2", "denis-cote-3", "denis-cote-4", "x", "x-2"]
    assert [one.id for one in dataset.people] == ids
    assert [one.id for one in dataset.unions] == ["le-front", "le-front-2", "le-frond"]
    hint = "if they are one, write one name for both, or one id"
    assert losses == [
        "line 3: column 'union': 'Le\\xa0Front' is kept apart from 'Le Front', as 'le-front-2': "
        + hint,
        "line 3: column 'person': 'DENIS COTE' is kept apart from 'Denis Côté', as 'denis-cote-2': "
        + hint,
        "line 4: column 'person': 'Denis-Côté' is kept apart from 'Denis Côté', as 'denis-cote-3': "
        + hint,
        "line 6: column 'person': 'Denis Coté' is kept apart from 'Denis Côté', as 'denis-cote-4': "
        + hint,
    ]


def test_accents_of_other_systems_are_told_in_words() -> None:
    """Before and after look the same, so the reason says what is changed."""
    dataset, losses = read(table("Rene\u0301e,2001,"))
    assert dataset.people[0].name == "Renée"
    assert losses == [
        "line 2: column 'person': 'Rene\u0301e' is kept as 'Renée', accents composed (NFC)"
    ]


def test_an_id_settles_which_names_are_those_of_one() -> None:
    """People with ids are who these say, however much their names are alike."""
    text = table("a,Ada", "b,ADA", "a,ada", ",Áda", header="person_id,person")
    dataset, losses = read(text)
    assert [one.id for one in dataset.people] == ["a", "b", "ada"]
    assert [loss.partition(":")[0] for loss in losses] == ["line 5"]


def test_ids_of_others_are_changed_and_told() -> None:
    """Wherever one stands, it is the same; a tenure cannot follow itself."""
    text = table(
        "A/1,Ada,",
        "A/2,Bo,A/1",
        "A/3,Cy,A/3 A/2",
        header="id,person,follows_ids",
    )
    dataset, losses = read(text)
    assert [(one.id, one.follows_ids) for one in dataset.presidencies] == [
        ("a-1", ()),
        ("a-2", ("a-1",)),
        ("a-3", ("a-2",)),
    ]
    assert losses == [
        "line 2: column 'id': 'A/1' is kept as 'a-1'",
        "line 3: column 'id': 'A/2' is kept as 'a-2'",
        "line 4: column 'id': 'A/3' is kept as 'a-3'",
        "line 4: column 'follows_ids': it cannot follow itself",
    ]


def test_sources_are_addresses() -> None:
    """One that is cited twice is one source; what is no address is left out, and told."""
    text = table(
        "Ada,https://example.org/a https://example.org/b",
        "Bo,https://example.org/a see",
        header="person,sources",
    )
    dataset, losses = read(text)
    assert [one.url for one in dataset.sources] == [
        "https://example.org/a",
        "https://example.org/b",
    ]
    assert [len(one.citations) for one in dataset.presidencies] == [2, 1]
    assert losses == ["line 3: column 'sources': 'see' is no address on the web: left out"]


# --- columns --------------------------------------------------------------------------------


def test_columns_that_nobody_names_have_the_names_of_their_fields() -> None:
    """To name one column hides no other; a column that is named for one field is none else."""
    text = "Nom,union,start,end\nAda,Mine,2001,2004\n"
    dataset, losses = read(text, columns={"person": "Nom"})
    assert not losses
    assert [str(one.period) for one in dataset.presidencies] == ["2001/2004"]
    swapped = "union,person\nAda,Mine\n"
    dataset, losses = read(swapped, columns={"person": "union", "union": "person"})
    assert not losses
    assert (dataset.people[0].name, dataset.unions[0].names[0].text) == ("Ada", "Mine")


def test_columns_are_named_by_the_caller() -> None:
    """Those that are not named are not read, which is told."""
    text = table("1,Ada,2001,x", header="No, Nom ,Début,Salaire").replace(",", ";")
    columns = {"person": "Nom", "start": "Début"}
    dataset, losses = read(text, columns=columns, delimiter=";")
    assert dataset.presidencies[0].period == am.Period("2001")
    assert losses == [
        "line 1: column 'No': nobody says what it holds, it is not read",
        "line 1: column 'Salaire': nobody says what it holds, it is not read",
    ]


def test_columns_may_be_named_in_capitals() -> None:
    """A name in other capitals is that of the field, unless another has it or two may."""
    dataset, losses = read("Person,START,End,end,Union,UNION\nAda,2001,x,2004,y,z\n")
    assert [str(one.period) for one in dataset.presidencies] == ["2001/2004"]
    assert [loss.partition(":")[2].partition(":")[0] for loss in losses] == [
        " column 'End'",
        " column 'Union'",
        " column 'UNION'",
    ]


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("From", "start"),
        ("Date de début", "start"),
        ("Jusqu’au", "end"),
        ("Nom du syndicat", "union"),
        ("Union ID", "union_id"),
        ("TITRE", "title"),
        ("follow_ids", "follows_ids"),
        ("Remarque", "note"),
    ],
)
def test_a_column_of_another_name_is_told_with_what_it_may_be(name: str, field: str) -> None:
    """By the words of its name, English or French, or by one that looks like a field."""
    _, losses = read(f"person,{name}\nAda,2001\n")
    assert losses[0] == (
        f"line 1: column {name!r}: nobody says what it holds, it is not read; did you mean "
        f"{field!r}? Say so with `columns`: {field}={name!r}"
    )


def test_a_field_that_has_its_column_is_meant_by_no_other() -> None:
    """What is read already is not looked for again."""
    _, losses = read("person,name,start,Since\nAda,Bo,2001,2002\n")
    assert [loss.partition("nobody")[2] for loss in losses] == [
        " says what it holds, it is not read"
    ] * 2


def test_a_table_of_which_no_dates_are_read_is_told() -> None:
    """Where a column is left aside; what has no other columns has no dates at all."""
    told = (
        "line 1: no column of dates is read: name one as `start` or `end`, or say which it is "
        "with `columns`"
    )
    assert read("person,Anfang\nAda,2001\n")[1][1:] == [told]
    assert len(read("person,end,Anfang\nAda,2004,2001\n")[1]) == 1
    assert len(read("person,start,Phone\nAda,2004,1\n")[1]) == 1
    assert read("person\nAda\n")[1] == []


@pytest.mark.parametrize(
    ("text", "more", "told"),
    [
        (
            "nom,start\n",
            {},
            [
                "name one as `person` or `person_id`, or say which it is with `columns`; "
                "there are 'nom'"
            ],
        ),
        ("person\n", {"union_id": None}, ["no column tells the union"]),
        ("", {"union_id": None}, ["no column tells the person", "no column tells the union"]),
        ("", {"columns": {"person": "Nom"}}, ["there is no column 'Nom'; there are none"]),
        (
            "Noms,Fin\n",
            {"columns": {"person": "Nom", "start": "Zéro"}},
            [
                "there is no column 'Nom'; did you mean 'Noms'?",
                "there is no column 'Zéro'; there are 'Noms', 'Fin'",
            ],
        ),
        ("person,end,end\n", {}, ["the column 'end' stands 2 times: keep one"]),
        ("person;start\n", {}, ["parted by ';': say so with `delimiter`)"]),
    ],
)
def test_columns_that_are_not_there_are_told(
    text: str, more: dict[str, Any], told: list[str]
) -> None:
    """All of them, with what is there instead."""
    found = problems(text, **more)
    assert len(found) == len(told)
    assert all(one in problem for one, problem in zip(told, found, strict=True))
    assert all("(line 1, column 1)" in problem for problem in found)


@pytest.mark.parametrize("said", ["sep=;", '"SEP=;"', "\ufeffsep=;  "])
def test_a_first_line_may_say_what_parts_cells(said: str) -> None:
    """Excel reads it so; rows are told with their lines in the file, as are the columns."""
    text = f"{said}\r\nperson;start;Phone\r\nAda;2001;1\r\nBo;x;2\r\n"
    for form in (text, text.encode()):
        dataset, losses = read(form)
        assert [one.name for one in dataset.people] == ["Ada"]
        assert [loss.partition(":")[0] for loss in losses] == ["line 2", "line 4"]
    assert problems("sep=\t\nperson;end;end\n") == [
        "$: no column tells the person: name one as `person` or `person_id`, or say which it is "
        "with `columns`; there are 'person;end;end' (its cells seem to be parted by ';': say so "
        "with `delimiter`) (line 2, column 1)"
    ]
    assert "there are 'sep=:'" in problems("sep=:\nperson:start\n")[0]


@pytest.mark.parametrize(
    ("text", "more", "line"),
    [
        ("List of presidents\n\nperson,start\nAda,2001\n", {}, 3),
        ("List,,\nof,2026,\nno,Nom,Fin\n1,Ada,2001\n", {"columns": {"person": "Nom"}}, 3),
        ("A\n" * 10 + "person\n", {}, 11),
        ("A\n" * 11 + "person\n", {}, None),
        ('A\nB\n"person\n', {}, None),
    ],
)
def test_names_of_columns_further_down_are_found(
    text: str, more: dict[str, Any], line: int | None
) -> None:
    """A title above them is not read over, but told; what is wrong below it is not yet asked."""
    hint = f"(line {line} has such names: delete what stands above it) " if line else ""
    [told] = problems(text, **more)
    assert told.endswith(f"{hint}(line 1, column 1)")
    assert ("has such names" in told) == (line is not None)


@pytest.mark.parametrize(
    ("beginning", "told"),
    [
        (b"PK\x03\x04", "is a workbook of Excel or another zip file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is an old workbook of Excel"),
    ],
)
def test_a_workbook_is_no_text_whatever_its_name(beginning: bytes, told: str) -> None:
    """It is known by its beginning, also where an encoding is named that takes any bytes."""
    for encoding in (None, "latin-1"):
        assert problems(beginning + b"\x14\0", encoding=encoding) == [
            f"$: {told}: let the spreadsheet save it as .csv (line 1, column 1)"
        ]


def test_a_column_is_named_as_it_stands_in_the_file() -> None:
    """Names of columns are compared as they are kept: on one line, accents as one character."""
    header = 'person,"Date\n de de\u0301but"'
    for name in ("Date\n de de\u0301but", "Date de début"):
        dataset, _ = read(table("Ada,2004", header=header), columns={"start": name})
        assert dataset.presidencies[0].period == am.Period("2004")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"columns": {"persons": "Nom"}}, "columns"),
        ({"columns": {"salary": "Nom"}}, "columns"),
        ({"columns": {5: "Nom"}}, "columns"),
        ({"columns": {"person": 0}}, "columns"),
        ({"columns": ["person"]}, "columns"),
        ({"delimiter": [";"]}, "delimiter"),
        ({"delimiter": ""}, "delimiter"),
        ({"delimiter": ":"}, "delimiter"),
        ({"encoding": "utf-8"}, "encoding"),
        ({"ends": "last"}, "ends"),
        ({"empty_end": "none"}, "empty_end"),
        ({"language": "de"}, "language"),
        ({"union_id": "No id"}, "union_id"),
    ],
)
def test_arguments_are_checked(more: dict[str, Any], field: str) -> None:
    """Each says what to write instead."""
    with pytest.raises(am.InvalidValueError) as caught:
        read(table("Ada,,"), **more)
    assert caught.value.field == field


# --- encodings ------------------------------------------------------------------------------


def test_an_encoding_is_as_it_is_named() -> None:
    """Bytes mean what the caller says."""
    dataset, _ = read(table("Éric,,").encode("windows-1252"), encoding="cp1252")
    assert dataset.people[0].name == "Éric"
    dataset, _ = read(table("Éric,,").encode("utf-16-le"), encoding="utf-16-le")
    assert dataset.people[0].name == "Éric"
    marked = codecs.BOM_UTF16_BE + table("Éric,,").encode("utf-16-be")
    assert read(marked, encoding="utf-16-be")[0].people[0].name == "Éric"
    assert read("\ufeff" + table("Éric,,"))[0].people[0].name == "Éric"


@pytest.mark.parametrize(
    "encoding",
    ["utf-9", "rot13", "base64", "", "a\0b", "idna", "undefined", "charmap", 5, ["utf-8"]],
)
def test_unknown_encodings_are_refused(encoding: Any) -> None:
    """So are encodings of something else than text."""
    with pytest.raises(am.InvalidValueError, match="is no encoding of text: write utf-8"):
        read(b"person\n", encoding=encoding)


@pytest.mark.parametrize(
    ("data", "encoding", "told", "line"),
    [
        (table("Ada,,", "Éric,,").encode("latin-1"), None, "'É' in windows-1252: name the", 3),
        (b"person\nAda\r\x81\n", None, "0x81 on this line is not utf-8: name the encoding", 3),
        (b"person\nAda\xc3", None, "0xC3 on this line is not utf-8", 2),
        (b"person\n\xe9\n", "ascii", "0xE9 on this line is not ascii: name another", 2),
        (table("Ada,,").encode("utf-16-le"), None, "perhaps UTF-16: name the encoding", 1),
        (codecs.BOM_UTF8 + b"person\n", "cp1252", "mark of utf-8, and is not cp1252", 1),
    ],
)
def test_bytes_of_another_encoding_are_refused(
    data: bytes, encoding: str | None, told: str, line: int
) -> None:
    """With the line, and what they may be; nothing is guessed."""
    [problem] = problems(data, encoding=encoding)
    assert told in problem
    assert f"(line {line}, column 1)" in problem


def test_letters_and_lines_at_the_seams_of_pieces() -> None:
    """A file is decoded piece by piece: a letter or a line end may lie on both sides of a seam."""
    for shift in range(4):
        start = "person,note\r\n" + "A" * shift
        note = "é" * (CHUNK - 20)
        text = f"{start},{note[:9000]}\r\n" + "".join(f"B{n},é\r\n" for n in range(9000))
        dataset, losses = read(text.encode())
        assert len(dataset.presidencies) == 9000 + (shift > 0)
        assert len(losses) == (shift == 0)


def test_the_line_of_a_byte_far_down_is_told() -> None:
    """Over the seams of pieces, too."""
    rows = "Éric,,\r\n" * 20_000
    [problem] = problems(f"person,start,end\r\n{rows}".encode() + b"\xff")
    assert "(line 20002, column 1)" in problem


def test_quotes_that_are_not_closed_are_refused() -> None:
    """With the line on which the row starts."""
    [problem] = problems('person\nAda\n"Bo\nCy\n')
    assert "close and double its quotes (line 3, column 1)" in problem


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_an_encoding_of_two_byte_orders_needs_a_mark(encoding: str) -> None:
    """Without one, nobody can tell which; with one, it may be named."""
    text = table("Éric,,")
    [problem] = problems(text.encode(f"{encoding}-be"), encoding=encoding)
    assert f"name {encoding}-le or {encoding}-be (line 1" in problem
    assert read(text.encode(f"{encoding}-be"), encoding=f"{encoding}-be")[1] == []
    assert read(text.encode(encoding), encoding=encoding)[1] == []


def test_a_line_without_an_end_is_refused() -> None:
    """Before it fills the memory."""
    [problem] = problems(b"person\n" + b"A" * (2 * MAX_LINE))
    assert f"this line has more than {MAX_LINE:,} characters (line 2, column 1)" in problem


# --- streams --------------------------------------------------------------------------------


def test_files_are_read_as_they_are_opened(tmp_path: Path) -> None:
    """For bytes or for text, packed or temporary."""
    text = table("Éric,2001,2004")
    path = tmp_path / "tenures.csv"
    path.write_text(text, encoding="utf-8")
    with path.open("rb") as binary, path.open(encoding="utf-8", newline="") as plain:
        assert read(binary)[0] == read(plain)[0] == read(text)[0]
    with gzip.open(tmp_path / "t.gz", "wb") as packed:
        packed.write(text.encode())
    with gzip.open(tmp_path / "t.gz", "rb") as packed:
        assert read(packed)[0] == read(text)[0]
    with tempfile.NamedTemporaryFile() as temporary:
        temporary.write(text.encode())
        temporary.seek(0)
        assert read(temporary)[0] == read(text)[0]


def test_lines_of_bytes_are_no_text() -> None:
    """Bytes come as a file, so that they can be decoded."""
    with pytest.raises(am.InvalidValueError, match="expected lines of text, not bytes"):
        read([b"person\n"])


def test_a_path_is_no_text() -> None:
    """It is told how to open what lies there."""
    with pytest.raises(am.InvalidValueError, match=r"not PurePosixPath: .* open\(path, 'rb'\)"):
        read(PurePosixPath("tenures.csv"))


def test_a_row_is_done_before_the_next_is_read() -> None:
    """What is read is not kept: only the records are."""
    taken: list[int] = []
    done: list[int] = []

    def lines() -> Iterator[str]:
        yield "person,start\n"
        for number in range(100):
            taken.append(number)
            assert len(done) == number
            yield f"P{number},2001\n"

    dataset, _ = read(lines(), progress=done.append)
    assert done == [*range(1, 101)]
    assert len(dataset.presidencies) == len(taken) == 100


def test_an_interrupted_reading_leaves_nothing_behind() -> None:
    """What progress raises ends it."""

    def stop(count: int) -> None:
        if count == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(table("A,,", "B,,", "C,,"), progress=stop)


# --- writing --------------------------------------------------------------------------------


def test_cells_are_guarded_and_quoted() -> None:
    """No cell of any row begins a formula, and a reader of CSV finds the cells."""
    person = am.Person(id="-a", name='=HYPERLINK("https://example.org")')
    held = am.Presidency(id="h", union_id="u", holder_id="-a", title="@sum", note="+1, -1")
    union = am.TradeUnion(id="u", names=[am.Name(text="-U", language="en")])
    dataset = am.Dataset(title="Mine", people=[person], unions=[union], presidencies=[held])
    text = tenures.write(dataset).text
    assert tenures.write(dataset).losses == ()
    [_, row] = csv.reader(io.StringIO(text, newline=""))
    assert not [cell for cell in row if cell.startswith(tuple(ACTIVE))]
    assert '\'=HYPERLINK("https://example.org")' in row
    back, losses = read(text, union_id=None)
    assert back == dataset
    assert losses == []


def test_lines_come_one_by_one_with_progress() -> None:
    """Each when it is asked for."""
    done: list[int] = []
    lines = tenures.lines(am.load_apts(), progress=done.append)
    assert next(lines).startswith("id,union_id,union,")
    assert done == []
    next(lines)
    next(lines)
    assert done == [1]
    assert all(line.endswith("\r\n") for line in lines)
    assert len(done) == len(
        [one for one in am.load_apts().presidencies if one.standing is am.Standing.ACCEPTED]
    )


def test_what_a_table_has_no_place_for_is_told() -> None:
    """Claims, doubles, people and unions without a tenure, sources, and all other records."""
    common: dict[str, Any] = {"union_id": "u", "holder_id": "a"}
    cited = [am.Citation(source_id=one) for one in ("s", "t", "none")]
    dataset = am.Dataset(
        title="Mine",
        as_of="2020-01-31",
        sources=[
            am.Source(id="s", title="S", url="https://example.org/s"),
            am.Source(id="t", title="T"),
        ],
        people=[
            am.Person(id="a", name="A", other_names=["AA"]),
            am.Person(id="b", name="B"),
            am.Person(id="a", name="Other"),
        ],
        unions=[
            am.TradeUnion(id="u", region="Québec", names=[am.Name(text="U", language="fr")]),
            am.TradeUnion(id="v"),
            am.TradeUnion(id="u"),
        ],
        presidencies=[
            am.Presidency(id="p", disputes_id="q", citations=cited, **common),
            am.Presidency(id="p", note="again", **common),
            am.Presidency(id="q", standing="disputed", disputes_id="p", **common),
        ],
        coalitions=[am.Coalition(id="c", kind="alliance")],
    )
    exported = tenures.write(dataset)
    assert [str(loss) for loss in exported.losses] == [
        "$.presidencies[0].disputes_id: a table of tenures has no place for it",
        "$.presidencies[0].citations: of a citation, a table of tenures has the address of the "
        "source alone",
        "$.presidencies[1]: left out: 'p' is the id of another, too",
        "$.presidencies[2]: left out: a table would show a disputed claim as a fact",
        "$.people[0]: of a person, a table has the id and the name",
        "$.people[1]: left out: no tenure is theirs",
        "$.people[2]: left out: no tenure is theirs",
        "$.unions[0]: of a union, a table has the id and one name",
        "$.unions[1]: left out: nobody is its president",
        "$.unions[2]: left out: nobody is its president",
        "$.sources[0]: of a source, a table of tenures has the address alone",
        "$.sources[1]: left out: no tenure cites its address",
        "$.as_of: a table of tenures has no place for it",
        "$.coalitions: a table of tenures has no place for it: 1 left out",
    ]
    assert exported.text.count("\r\n") == 2


def test_only_data_sets_are_written() -> None:
    """A list of records is none, and is refused before the first line is asked for."""
    with pytest.raises(am.InvalidValueError, match="a Dataset is needed, not list"):
        tenures.lines([])  # type: ignore[arg-type]
    with pytest.raises(am.InvalidValueError, match="':' is not one of ',', ';', tab"):
        tenures.lines(am.Dataset(title="Mine"), delimiter=":")
