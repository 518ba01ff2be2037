"""Run `mutmut` on tests that are collected once, each with empty caches: `nox -s mutation`.

mutmut by itself starts pytest anew for each mutant, which takes ten times as long as the tests
that kill it; and the process that it copies has run all tests, so its caches know the right
answers already. Tests that killed other mutants of the same function come first. A mutant that
lives through them for a while is put aside: `again` gives it a process of its own and all tests,
so that it also works while the tests are imported.
"""

import io
import json
import os
import signal
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from _pytest.config import _prepareconfig
from mutmut.__main__ import cli
from mutmut.mutation.trampoline import get_mutant_under_test
from mutmut.runners.harness import PytestRunner
from mutmut.state import state
from mutmut.utils.file_utils import change_cwd
from mutmut.workers import isolation


class WarmRunner(PytestRunner):
    """Collects the tests once, in the process that is copied for each mutant."""

    _session: pytest.Session | None = None

    def _collected(self) -> pytest.Session:
        if self._session is None:
            arguments = [*self._pytest_args_regular_run([]), *self._pytest_add_cli_args]
            with redirect_stdout(io.StringIO()):
                config = _prepareconfig(["--rootdir=.", "--capture=no", *arguments])
                config._do_configure()
                self._session = pytest.Session.from_config(config)
                config.hook.pytest_sessionstart(session=self._session)
                config.hook.pytest_collection(session=self._session)
        return self._session

    def run_tests(self, *, mutant_name: str | None, tests: Iterable[str]) -> int:
        if mutant_name is None and get_mutant_under_test() == "fail":
            return super().run_tests(mutant_name=None, tests=tests)
        with change_cwd("mutants"):
            session = self._collected()
            if mutant_name is not None:
                return _run_or_put_aside(session, tests)
            # Without any mutant, the tests must pass on the very way that mutants take.
            return isolation.run_in_fork(_run_quietly, session, tests)


def _run_or_put_aside(session: pytest.Session, tests: Iterable[str]) -> int:
    """Run the tests; where they cannot be run, leave the mutant to `again`."""
    try:
        return _run(session, tests)
    except Exception:  # noqa: BLE001 - whatever it is, no test has failed
        with Path("failures.txt").open("a", encoding="utf-8") as file:
            file.write(f"{get_mutant_under_test()}\n{traceback.format_exc()}\n")
        return 0


def _run(session: pytest.Session, tests: Iterable[str]) -> int:
    """Run these tests, or all, until one of them fails."""
    found = {item.nodeid: item for item in session.items}
    # mutmut writes some ids in another way; `again` runs all tests.
    known = [found[test] for test in tests if test in found]
    items = _likely_first(known) or session.items
    is_mutant = "__mutmut_" in get_mutant_under_test()
    signal.signal(signal.SIGVTALRM, _give_up)
    for item, following in zip(items, [*items[1:], None], strict=True):
        if is_mutant and time.process_time() > PATIENCE:
            return 0
        slowest = 5 if is_mutant else 600
        expected = state().duration_by_test.get(item.nodeid, 2)
        signal.setitimer(signal.ITIMER_VIRTUAL, slowest + 10 * expected)
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            with KILLERS.open("a", encoding="utf-8") as file:
                file.write(f"{_function()}\t{item.nodeid}\n")
            return 1
    return 0


PATIENCE = 15
"""Seconds after which a mutant that still lives is put aside."""

KILLERS = Path("killers.tsv")
"""A line for each mutant killed: its function and the test, in the folder of the mutants."""


def _function() -> str:
    return get_mutant_under_test().rpartition("__mutmut_")[0]


def _likely_first(items: list[pytest.Item]) -> list[pytest.Item]:
    """Put first what killed other mutants of this function, then of this module, then the quick."""
    function = _function()
    module = function.rpartition(".")[0]
    lines = KILLERS.read_text(encoding="utf-8").splitlines() if KILLERS.exists() else []
    ranks: Counter[str] = Counter()
    for line in lines:
        killed, _, test = line.partition("\t")
        ranks[test] += 1000 * (killed == function) + killed.startswith(module)
    took = state().duration_by_test
    return sorted(items, key=lambda item: (-ranks[item.nodeid], took.get(item.nodeid, 0)))


def _run_quietly(session: pytest.Session, tests: Iterable[str]) -> int:
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        return _run(session, tests)


def _give_up(*_: object) -> None:
    os._exit(36)  # which mutmut counts as a timeout


_FORGET: list[Callable[[], None]] = []


def pytest_collection_finish() -> None:
    modules = [module for name, module in sys.modules.items() if name.startswith("apts_model")]
    values = [value for module in modules for value in vars(module).values()]
    _FORGET[:] = [value.cache_clear for value in values if hasattr(value, "cache_clear")]
    _FORGET.append(sys.modules["apts_model.time.dates"]._known.clear)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    for forget in _FORGET:
        forget()


def _again(arguments: list[str]) -> Iterator[str]:
    """Run all tests on each mutant that was put aside; tell which of them still live."""
    for meta in sorted(Path("mutants").rglob("*.meta")):
        codes = json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
        for mutant in [name for name, code in codes.items() if code == 0]:
            ended = subprocess.run(
                [sys.executable, "-m", "pytest", "-x", "-q", *arguments],
                cwd="mutants",
                env={**os.environ, "MUTANT_UNDER_TEST": mutant, "PYTHONPATH": "src"},
                capture_output=True,
                check=False,
            )
            print(mutant, "lives" if ended.returncode == 0 else "killed", flush=True)
            if ended.returncode == 0:
                yield mutant


if __name__ == "__main__":
    if sys.argv[1] == "again":
        print(f"{len(list(_again(sys.argv[2:])))} mutants live")
    else:
        isolation.PytestRunner = WarmRunner
        cli()
