"""The version stands in pyproject.toml; whoever else names it names the same."""

import re
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml

from apts_model.cli import main

ROOT = Path(__file__).parents[1]
VERSION: str = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
# The headings of releases in the changelog, the newest first: their version and their day.
RELEASES = re.findall(
    r"^## \[(\d[^]]*)\] - (\S+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE
)


def citation() -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(
        (ROOT / "CITATION.cff").read_text("utf-8"), Loader=yaml.BaseLoader
    )
    return found


def test_what_is_installed_has_the_version_of_the_project(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Python's metadata and `apts-model --version` tell the version of pyproject.toml."""
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.split() == [metadata.version("apts-model")] == [VERSION]


def test_the_changelog_ends_with_this_version() -> None:
    """Until the first release no version has a heading; from then on the newest is this one."""
    assert [version for version, _ in RELEASES[:1]] in ([], [VERSION])


def test_a_citation_names_this_version_and_its_day() -> None:
    """The version to cite is this one, of the day that the changelog gives, if it is released."""
    assert citation()["version"] == VERSION
    assert citation().get("date-released") == next((day for _, day in RELEASES), None)
