"""Checks too long or too wide for every change; `uv run nox -s NAME` runs one of them."""

import configparser
import shutil
import tarfile
import time
from pathlib import Path

import nox

nox.needs_version = ">=2025.10.14"
nox.options.default_venv_backend = "uv"
nox.options.error_on_missing_interpreters = True
nox.options.sessions = ["tests", "lint", "types", "docs"]

PROJECT = nox.project.load_toml("pyproject.toml")
BENCH = nox.project.dependency_groups(PROJECT, "bench")
BROWSER = nox.project.dependency_groups(PROJECT, "browser")
DEV = nox.project.dependency_groups(PROJECT, "dev")
DOCS = nox.project.dependency_groups(PROJECT, "docs")
ENGINES = nox.project.dependency_groups(PROJECT, "engines")
DIST = Path("dist")
EXTRAS: dict[str, list[str]] = PROJECT["project"]["optional-dependencies"]

# What is mutated together, smallest first, and the tests that must notice: those that mirror it.
MUTATED = {
    "time": (["time/*.py"], ["tests/time"]),
    "answers": (
        [
            *("links.py", "questions.py", "matches.py", "views.py"),
            *("tenures.py", "answers.py", "timelines.py", "dataset.py"),
        ],
        [
            *("tests/test_links.py", "tests/test_questions.py", "tests/test_views.py"),
            *("tests/test_tenures.py", "tests/test_answers.py", "tests/test_timelines.py"),
            *("tests/test_dataset.py", "tests/inquiries"),
        ],
    ),
    "rules": (["rules/[!e]*.py"], ["tests/rules"]),
    "files": (["files/*.py"], ["tests/files"]),
}


# How they run on mutants: without those that look at the clock or start processes of their own.
OF_MUTANTS = (
    "--numprocesses=0",
    "--hypothesis-profile=brisk",
    "-k=not take_long and not writer_killed and not killed_writer",
)


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """Run the tests on every supported Python."""
    session.install("-e", ".", *DEV)
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
    session.install("-e", ".", *DEV, *DOCS, *BROWSER, *ENGINES)
    session.run("mypy")
    session.run("pyright")
    session.run("pyright", "--verifytypes", "apts_model", "--ignoreexternal")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation into site/."""
    session.install("-e", ".", *DOCS)
    session.run("mkdocs", "build", "--strict", env={"NO_MKDOCS_2_WARNING": "1"})


@nox.session
def browser(session: nox.Session) -> None:
    """Open every page of the built site in Chromium; the session `docs` comes first."""
    session.install("-e", ".", *DEV, *BROWSER)
    session.run("pytest", "tests/browser", "-n", "0", *session.posargs)


@nox.session
def engines(session: nox.Session) -> None:
    """Ask Spark and PostgreSQL the same questions; needs Java 17 and Debian's `postgresql`."""
    session.install("-e", ".", *DEV, *ENGINES)
    session.run("pytest", "tests/engines", "-n", "0", *session.posargs)


@nox.session
def screenshots(session: nox.Session) -> None:
    """Photograph one page of each kind of the site into .browser/screenshots."""
    session.install("-e", ".", *DEV, *DOCS, *BROWSER)
    session.run("mkdocs", "build", "--strict", "--quiet", env={"NO_MKDOCS_2_WARNING": "1"})
    session.run("python", "-m", "tests.browser.screenshots")


@nox.session
def benchmarks(session: nox.Session) -> None:
    """Measure the speed of the main questions beside that of peers; `-- --quick` for a try."""
    session.install(".", *BENCH)
    today = time.strftime("%Y-%m-%d")
    session.run("python", "benchmarks/run.py", f"--date={today}", *session.posargs)


@nox.session
def registries(session: nox.Session) -> None:
    """Measure registers of millions of tenures on each engine; `-- --help` tells how many."""
    session.install("-e", ".[postgresql,tables]", "psycopg[binary]", *ENGINES)
    session.run("python", "-m", "benchmarks.registries", *session.posargs)


@nox.session
def wheel(session: nox.Session) -> None:
    """Build the wheel and the sdist into dist/, and check what users would get."""
    session.install(*DEV, "check-wheel-contents>=0.6", "twine>=6")
    _build(session, Path.cwd(), DIST)
    # What the sdist holds gives the same bytes again, somewhere else: nothing is missing in it,
    # and nothing depends on where or when it is built.
    again = Path(session.create_tmp()) / "again"
    _build(session, _unpacked(session), again)
    for file in sorted(DIST.glob("*.*")):
        if file.read_bytes() != (again / file.name).read_bytes():
            session.error(f"{file} was not built to the same bytes twice: see {again}")
    session.run("twine", "check", "--strict", *map(str, DIST.glob("*.*")))
    session.run("check-wheel-contents", str(DIST))
    session.install(*map(str, DIST.glob("*.whl")))
    session.run("pytest", "tests/release", "-n", "0")


@nox.session(python=["3.11", "3.12", "3.13"], requires=["wheel"])
@nox.parametrize("resolution", ["lowest-direct", "highest"], ids=["lowest", "newest"])
def installed(session: nox.Session, resolution: str) -> None:
    """Run the tests of the sdist on the wheel, without src/, on old and new dependencies."""
    (built,) = DIST.glob("*.whl")
    # Named one by one: `lowest-direct` lowers only what is named, not what a wheel asks for.
    asked = [
        *PROJECT["project"]["dependencies"],
        *(one for named in EXTRAS.values() for one in named),
    ]
    session.install(str(built), *asked, f"--resolution={resolution}")
    # What the tests themselves need may not make the wheel's own dependencies newer.
    kept = Path(session.create_tmp()) / "kept.txt"
    frozen = session.run("uv", "pip", "freeze", "--quiet", external=True, silent=True)
    lines = str(frozen).splitlines()
    kept.write_text("\n".join(line for line in lines if "==" in line), encoding="utf-8")
    # Only type checkers read these stubs, which ask for a newer pyarrow.
    tools = [one for one in DEV if not one.startswith("pyarrow-stubs")]
    session.install(*tools, f"--constraints={kept}")
    room = _unpacked(session)
    shutil.rmtree(room / "src")
    with session.chdir(room):
        session.run("pytest", *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Run the tests, and fail if a line or a branch of src/ is reached by none of them."""
    session.install("-e", ".", *DEV, *ENGINES)
    # Started so, it also sees what pytest's plugins import and what runs in processes of its own.
    root = Path.cwd()
    env = {
        "COVERAGE_PROCESS_START": str(root / "pyproject.toml"),
        "COVERAGE_FILE": str(root / ".coverage"),
    }
    session.run("coverage", "erase")
    session.run("pytest", *session.posargs, env=env)
    session.run("pytest", "tests/engines", "-n", "0", env=env)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report")


@nox.session
def examples(session: nox.Session) -> None:
    """Test each app in examples/ with the built wheel."""
    session.run("examples/run", external=True)


@nox.session
def api(session: nox.Session) -> None:
    """Compare the public names with those of the last release: what would break users?"""
    tags = ("tag", "--list", "v[0-9]*", "--merged=HEAD", "--no-contains=HEAD")
    found = session.run("git", *tags, "--sort=-version:refname", external=True, silent=True)
    if not found:
        session.log("No release is tagged yet (v1.0.0): there is nothing to compare with.")
        return
    last = str(found).split()[0]
    session.install("griffe>=2")
    version = PROJECT["project"]["version"]
    may_break = int(version.split(".")[0]) > int(last[1:].split(".")[0])  # a new major version
    session.run(
        *("griffe", "check", "apts_model", "--search=src", f"--against={last}", "--color"),
        success_codes=[0, 1] if may_break else [0],
    )


@nox.session
def repository(session: nox.Session) -> None:
    """Check the settings of the repository, its workflows and its citation."""
    session.install("cffconvert>=2", "sp-repo-review[cli]>=2026.8.14", "zizmor>=1.30")
    session.run("sp-repo-review", ".")
    session.run("zizmor", "--offline", "--persona=pedantic", ".github")
    session.run("cffconvert", "--validate")


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


@nox.session(python="3.11")
def mutation(session: nox.Session) -> None:
    """Break the code in thousands of places, one by one: tests must notice; `-- time/dates.py`.

    Mutants of an area live in .nox/mutation/tmp/AREA: there, `mutmut show NAME` prints one.
    Those that no test can tell from the code are listed in mutation/equivalents.md.
    """
    session.install("-e", ".", *DEV, "mutmut>=3.8,<4")
    root, work = Path.cwd(), Path(session.create_tmp())
    for area, (patterns, tests) in MUTATED.items():
        files = [
            str(file.relative_to(root))
            for pattern in patterns
            for file in sorted((root / "src" / "apts_model").glob(pattern))
        ]
        if session.posargs:
            files = [
                file for file in files if file.removeprefix("src/apts_model/") in session.posargs
            ]
        if files:
            room = work / area
            _furnish(room, root, files, tests)
            with session.chdir(room):
                run = ("python", str(root / "mutation" / "run.py"))
                session.run(*run, "run", "--max-children=2", env={"CI": "true"})
                session.run(*run, "again", *OF_MUTANTS, *tests, env={"CI": "true"})


def _furnish(room: Path, root: Path, files: list[str], tests: list[str]) -> None:
    """Make the folder in which mutmut works, with the settings that it reads there."""
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir(parents=True)
    for name in ("conftest.py", "docs", "mutation", "pyproject.toml", "README.md", "src", "tests"):
        (room / name).symlink_to(root / name)
    settings = configparser.ConfigParser()
    settings["mutmut"] = {
        "source_paths": "src",
        "only_mutate": "\n".join(files),
        "also_copy": "conftest.py\ndocs\nmutation\nREADME.md",
        "pytest_add_cli_args": "\n".join((*OF_MUTANTS, "-pmutation.run")),
        "pytest_add_cli_args_test_selection": "\n".join(tests),
        "timeout_constant": "5",
        "timeout_multiplier": "3",
        "track_dependencies": "false",  # each run starts afresh
        "use_git_change_detection": "false",
    }
    with (room / "setup.cfg").open("w") as file:
        settings.write(file)


def _build(session: nox.Session, source: Path, target: Path) -> None:
    """Build the sdist, and from it the wheel, with the day of the last commit in both."""
    shutil.rmtree(target, ignore_errors=True)
    day = session.run("git", "log", "-1", "--format=%ct", external=True, silent=True)
    env = {"SOURCE_DATE_EPOCH": str(day).strip()}
    session.run(
        "uv", "build", "--quiet", f"--out-dir={target}", str(source), env=env, external=True
    )
    (target / ".gitignore").unlink(missing_ok=True)


def _unpacked(session: nox.Session) -> Path:
    """Unpack the sdist into the session's own folder, without what only sdists have."""
    room = Path(session.create_tmp()) / "sdist"
    shutil.rmtree(room, ignore_errors=True)
    (packed,) = DIST.glob("*.tar.gz")
    with tarfile.open(packed) as file:
        file.extractall(room, filter="data")
    (unpacked,) = room.iterdir()
    (unpacked / "PKG-INFO").unlink()
    return unpacked
