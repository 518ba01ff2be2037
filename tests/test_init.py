import ast
import importlib
import inspect
import os
import subprocess
import sys
import types
from pathlib import Path

import pytest

import apts_model as am

SOURCE = Path(am.__file__).parent
NO_DOCSTRING_OF_THEIR_OWN = {"OPEN", "REGIMES", "RULES", "DateLike"}
"""Constants and a type alias: Python gives them no place for one."""
HEAVY = ("cattrs", "json", "hypothesis", "apts_model.files", "apts_model.cli", "argparse")


def run(program: str) -> str:
    """Run a program in a Python of its own, and return what it printed.

    Coverage is not measured there: it would bring in modules of its own.
    """
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        encoding="utf-8",
        env=plain,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("name", am.__all__)
def test_public_names_exist_and_are_documented(name: str) -> None:
    """Every public name is there and, but for constants, has a docstring with an example."""
    value = getattr(am, name)
    if name in NO_DOCSTRING_OF_THEIR_OWN:
        assert not inspect.isclass(value)
        return
    docstring = inspect.getdoc(value)
    assert docstring is not None
    assert docstring.partition("\n")[0].endswith((".", "..."))
    assert "\nExamples:\n    >>> " in docstring
    assert value.__module__.startswith("apts_model.")


def test_public_names_are_sorted_and_once() -> None:
    """The list of public names has each name once, and only names that can be imported."""
    assert len(set(am.__all__)) == len(am.__all__)
    space: dict[str, object] = {}
    exec("from apts_model import *", space)
    assert set(am.__all__) <= set(space)
    assert dir(am) == sorted(am.__all__)


def test_nothing_else_is_public() -> None:
    """What the package holds besides is modules and private names."""
    others = {
        name
        for name, value in vars(am).items()
        if not name.startswith("_")
        and name not in am.__all__
        and not isinstance(value, types.ModuleType)
    }
    assert others <= {"annotations", "Any", "TYPE_CHECKING"}


def test_an_unknown_attribute_is_an_attribute_error() -> None:
    """A name that there is not is refused as Python does it."""
    unknown = "president_on"
    with pytest.raises(
        AttributeError, match=r"^module 'apts_model' has no attribute 'president_on'$"
    ):
        getattr(am, unknown)
    assert not hasattr(am, "nope")
    with pytest.raises(ImportError, match="nope"):
        exec("from apts_model import nope")


def test_importing_is_light() -> None:
    """`import apts_model` brings in neither cattrs nor json nor hypothesis."""
    program = f"import apts_model, sys; print([m for m in {HEAVY} if m in sys.modules])"
    assert run(program) == "[]\n"


def test_what_reads_files_is_imported_when_it_is_used() -> None:
    """The first use of `loads` brings in cattrs and json; the second finds it at hand."""
    program = f"""
import sys, apts_model as am
first = am.loads
print(all(m in sys.modules for m in {HEAVY[:2]}), "hypothesis" in sys.modules)
print(vars(am)["loads"] is first is am.loads)
print(first('{{"format": "apts-model/1", "title": "x"}}').title)
"""
    assert run(program) == "True False\nTrue\nx\n"


def imported_by(path: Path) -> set[str]:
    """Return the first part of the name of every module that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, path
            assert node.module is not None
            found.add(node.module.partition(".")[0])
    return found


def test_only_files_knows_cattrs() -> None:
    """Outside `files` nobody imports cattrs or yaml, and json only where other formats are."""
    for path in SOURCE.rglob("*.py"):
        where = path.relative_to(SOURCE).as_posix()
        imported = imported_by(path)
        if not where.startswith("files/"):
            assert imported.isdisjoint({"cattrs", "yaml"}), where
            assert "json" not in imported or where.startswith(("cli/", "exchange/", "tables/"))
        assert "hypothesis" not in imported or where.startswith("strategies/")


def test_the_type_checker_and_the_program_see_the_same_names() -> None:
    """What is imported lazily is declared for type checkers from the same modules."""
    declared = {
        alias.name: node.module
        for statement in ast.parse(Path(am.__file__).read_text(encoding="utf-8")).body
        if isinstance(statement, ast.If)
        for node in statement.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    reading = {"load_apts", "dump", "dumps", "load", "loads", "json_schema"}
    assert set(declared) == reading | {"RULES", "Rule", "check", "validate"}
    for name, module in declared.items():
        assert getattr(am, name) is getattr(importlib.import_module(str(module)), name)


def test_it_is_typed() -> None:
    """The package tells type checkers that it is annotated."""
    assert (SOURCE / "py.typed").is_file()
