"""What stands in the wheel and the sdist in dist/; `nox -s wheel` builds them and runs this."""

import os
import subprocess
import tarfile
import tomllib
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
DIST = Path(os.environ.get("DIST", ROOT / "dist"))
SCHEMA = "apts-model-1.schema.json"


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    """What pyproject.toml says of the project."""
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return found


@pytest.fixture(scope="module")
def wheel() -> dict[str, bytes]:
    """The files in the wheel by their paths."""
    (path,) = DIST.glob("*.whl")
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


@pytest.fixture(scope="module")
def metadata(wheel: dict[str, bytes]) -> Message:
    """What the wheel tells installers of itself."""
    (name,) = (name for name in wheel if name.endswith(".dist-info/METADATA"))
    return message_from_bytes(wheel[name])


@pytest.fixture(scope="module")
def tracked() -> set[str]:
    """The files that belong to the repository."""
    command = ["git", "-C", str(ROOT), "ls-files"]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())


def test_the_wheel_holds_src_and_nothing_else(wheel: dict[str, bytes], tracked: set[str]) -> None:
    """Each file of src/ is in the wheel, byte for byte, and no tests or docs are."""
    installed = {name for name in wheel if ".dist-info/" not in name}
    assert installed == {name.removeprefix("src/") for name in tracked if name.startswith("src/")}
    for name in installed:
        assert wheel[name] == (ROOT / "src" / name).read_bytes(), name


@pytest.mark.parametrize("name", ["py.typed", "data/apts.json", f"data/{SCHEMA}"])
def test_what_is_not_code_is_there_too(wheel: dict[str, bytes], name: str) -> None:
    """The wheel has the mark for type checkers, the bundled data and the schema of files."""
    assert f"apts_model/{name}" in wheel


def test_the_sdist_holds_the_repository(tracked: set[str]) -> None:
    """All that git tracks is in the sdist, so that tests can be run from it, and no stray file."""
    (path,) = DIST.glob("*.tar.gz")
    with tarfile.open(path) as file:
        names = {name.partition("/")[2] for name in file.getnames()}
    assert names - {"PKG-INFO"} == tracked


def test_installers_are_told_what_the_project_says(
    project: dict[str, Any], metadata: Message
) -> None:
    """Name, version, Python, licence and files of licences are those of pyproject.toml."""
    assert metadata["Name"] == project["name"]
    assert metadata["Version"] == project["version"]
    assert metadata["Requires-Python"] == project["requires-python"]
    assert metadata["License-Expression"] == project["license"]
    assert metadata.get_all("License-File") == project["license-files"]
    assert metadata.get_all("Provides-Extra") == sorted(project["optional-dependencies"])


def test_the_licences_come_along(project: dict[str, Any], wheel: dict[str, bytes]) -> None:
    """The texts of both licences are in the wheel."""
    held = {name.rpartition("/")[2] for name in wheel if ".dist-info/licenses/" in name}
    assert held == set(project["license-files"])


def test_no_path_of_the_machine_that_built_it(wheel: dict[str, bytes]) -> None:
    """Nothing in the wheel tells where it was built."""
    for name, content in wheel.items():
        assert str(ROOT).encode() not in content, name
