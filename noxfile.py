"""Checks too long or too wide for every change; `uv run nox -s NAME` runs one of them."""

import nox

nox.options.default_venv_backend = "uv"
nox.options.error_on_missing_interpreters = True
nox.options.sessions = ["tests", "lint", "types", "docs"]

PROJECT = nox.project.load_toml("pyproject.toml")
BENCH = nox.project.dependency_groups(PROJECT, "bench")
DEV = nox.project.dependency_groups(PROJECT, "dev")
DOCS = nox.project.dependency_groups(PROJECT, "docs")


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """Run the tests on every supported Python."""
    session.install("-e", ".", *DEV)
    session.run("pytest", *session.posargs)


@nox.session(python="3.11")
def lowest(session: nox.Session) -> None:
    """Run the tests with the oldest dependencies that the project says it works with."""
    session.install(*DEV)
    session.install("-e", ".", "--resolution=lowest-direct")
    session.run("pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, format and the floors of the house."""
    session.install("-e", ".", *DEV)
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports")


@nox.session
def types(session: nox.Session) -> None:
    """Check types with both checkers, and that every public name has one."""
    session.install("-e", ".", *DEV)
    session.run("mypy")
    session.run("pyright")
    session.run("pyright", "--verifytypes", "apts_model", "--ignoreexternal")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation into site/."""
    session.install("-e", ".", *DOCS)
    session.run("mkdocs", "build", "--strict", env={"NO_MKDOCS_2_WARNING": "1"})


@nox.session
def benchmarks(session: nox.Session) -> None:
    """Measure the speed of the main questions beside that of peers; `-- --quick` for a try."""
    session.install(".", *BENCH)
    session.run("python", "benchmarks/run.py", *session.posargs)


@nox.session
def thorough(session: nox.Session) -> None:
    """Run the tests with fifty times as many random examples."""
    session.install("-e", ".", *DEV)
    session.run("pytest", "--hypothesis-profile=thorough", *session.posargs)


@nox.session(python="3.11")
def fuzz(session: nox.Session) -> None:
    """Throw bytes at the readers of files for a minute each; `-- -max_total_time=600`: longer."""
    session.install("-e", ".[yaml]", "atheris>=3")
    options = session.posargs or ["-max_total_time=60"]
    for name in ("json", "yaml"):
        session.run("python", "fuzz/fuzz_loads.py", name, *options)
