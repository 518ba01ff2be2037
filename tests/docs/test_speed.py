"""What the pages tell of speed: all that was measured, in the language of the page."""

import json
from typing import Any

import pytest
from docsite import speed
from docsite.asking import DocsError
from docsite.markers import fill

from apts_model import Language

MEASURED: dict[str, Any] = json.loads(speed.RESULTS.read_text(encoding="utf-8"))
RESULTS: dict[str, Any] = {
    "date": "2026-11-23",
    "quick": False,
    "machine": {
        "system": "Linux",
        "architecture": "x86_64",
        "processors": 2,
        "memory": 24 * 2**30,
        "python": "3.11.7",
    },
    "load": [1.0, 2.5],
    "versions": {"attrs": "26.1.0", "cattrs": "26.2.1"},
    "rows": [
        {
            "work": "import",
            "unit": "s",
            "contenders": [
                {
                    "name": "loads",
                    "role": "ours",
                    "median": 0.1,
                    "spread": 0.05,
                    "ours_as_multiple": 1.0,
                },
                {
                    "name": "SQLite, indexed",
                    "role": "peer",
                    "median": 123.4,
                    "spread": 0.0,
                    "ours_as_multiple": 1 / 1234,
                },
                {
                    "name": "orjson, to dicts",
                    "role": "limit",
                    "median": 2.5e-7,
                    "spread": 0.123,
                    "ours_as_multiple": 400000.0,
                },
            ],
            "aims": [
                {
                    "other": "SQLite, indexed",
                    "at_most": 0.001,
                    "ours_as_multiple": 1 / 1234,
                    "met": True,
                },
                {
                    "other": "orjson, to dicts",
                    "at_most": 2.5,
                    "ours_as_multiple": 400000.0,
                    "met": False,
                },
                {"other": "portion", "at_most": 1, "ours_as_multiple": None, "met": None},
            ],
            "left_out": {"portion": "No module named 'portion'"},
            "answers_otherwise": [],
        }
    ],
}


def lines(language: Language, **others: Any) -> list[str]:
    row = RESULTS["rows"][0] | others
    _, _, *told = speed.rows(RESULTS | {"rows": [row]}, language)
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in told]


def test_a_row_tells_costs_multiples_and_aims() -> None:
    """Each other has its cost, how many times ours that is, and whether an aim of ours is met."""
    assert lines(Language.EN) == [
        "| **import** | 100 ms ± 5% | 1 |  |",
        "| SQLite, indexed | 123 s ± 0% | 1,230 | ≥ 1,000, met |",
        "| *orjson, to dicts* | 0.25 µs ± 12% | 1/400,000 | ≥ 0.4, **missed** |",
        "| portion | not measured |  |  |",
    ]


def test_a_row_is_told_in_french() -> None:
    """French has its own words, marks in numbers and spaces."""
    assert lines(Language.FR) == [
        "| **importer** | 100 ms ± 5 % | 1 |  |",
        "| SQLite, avec un index | 123 s ± 0 % | 1 230 | ≥ 1 000, atteinte |",
        "| *orjson, vers des dicts* | 0,25 µs ± 12 % | 1/400 000 | ≥ 0,4, **manquée** |",
        "| portion | non mesuré |  |  |",
    ]


def test_memory_is_told_in_bytes() -> None:
    """A row in bytes is told in whole bytes."""
    held = [RESULTS["rows"][0]["contenders"][0] | {"median": 1874.4}]
    assert "| 1,874 bytes ± 5% |" in lines(Language.EN, unit="B", contenders=held)[0]
    assert "| 1 874 octets ± 5 % |" in lines(Language.FR, unit="B", contenders=held)[0]


def test_the_machine_is_told() -> None:
    """When, where and with what it was measured stands there, as far as it is known."""
    known = [*speed.machine(RESULTS, Language.EN)]
    assert known[0] == "- Date: November 23, 2026"
    assert "- Memory: 24 GiB" in known
    assert known[-2].endswith(": 1; 2.5")
    assert known[-1] == "- Versions: attrs 26.1.0, cattrs 26.2.1"
    tried = speed.machine(RESULTS | {"quick": True}, Language.EN)
    assert {*tried} - {*known} == {"- Rounds: few and short: a try, not a whole run"}
    bare = RESULTS | {
        "date": None,
        "load": [None, None],
        "machine": RESULTS["machine"] | {"memory": None},
    }
    assert {*known} - {*speed.machine(bare, Language.EN)} == {known[0], known[3], known[-2]}


@pytest.mark.parametrize("language", Language)
def test_the_page_shows_every_row_that_was_measured(language: Language) -> None:
    """The page has a row for each piece of work, with everyone who took part."""
    shown = fill("<!-- speed: table -->", f"{language.value}/reference/speed.md").splitlines()
    told = [line for line in shown if line.startswith("| ")][1:]
    taking_part = [len(row["contenders"]) + len(row["left_out"]) for row in MEASURED["rows"]]
    assert len(told) == sum(taking_part)
    assert sum(line.startswith("| **") for line in told) == len(taking_part)


def test_what_has_no_french_is_refused() -> None:
    """A piece of work without French words stops the site from being built."""
    with pytest.raises(DocsError, match=r"speed\.fr\.toml has no 'fly' among its works"):
        lines(Language.FR, work="fly")


def test_results_that_are_missing_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    """Without results the site is not built, and the message says how to get them."""
    monkeypatch.setattr(speed, "RESULTS", tmp_path / "results.json")
    with pytest.raises(
        DocsError, match=r"results\.json is missing: run `uv run nox -s benchmarks`"
    ):
        fill("<!-- speed: table -->", "en/reference/speed.md")


def test_a_part_that_there_is_not_is_refused() -> None:
    """A marker names one of the parts."""
    with pytest.raises(DocsError, match="'all' is no part of the results: write one of machine"):
        fill("<!-- speed: all -->", "en/reference/speed.md")
