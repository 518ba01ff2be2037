"""Run `mutmut` on tests that are collected once, each with empty caches: `nox -s mutation`.

mutmut by itself starts pytest anew for each mutant, which takes ten times as long as the tests
that kill it; and the process that it copies has run all tests, so its caches know the right
answers already.
"""

import io
import os
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout

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
    _are_clean = False

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

    def run_stats(self, *, tests: Iterable[str]) -> int:
        failed = super().run_stats(tests=tests)
        self._are_clean = not tests and not failed
        return failed

    def run_tests(self, *, mutant_name: str | None, tests: Iterable[str]) -> int:
        if mutant_name is None:
            clean = self._are_clean and get_mutant_under_test() != "fail"
            failed = 0 if clean else super().run_tests(mutant_name=None, tests=tests)
            with change_cwd("mutants"):
                self._collected()
            return failed
        with change_cwd("mutants"):
            session = self._collected()
            found = {item.nodeid: item for item in session.items}
            items = [found[test] for test in tests]
            signal.signal(signal.SIGVTALRM, _give_up)
            for item, following in zip(items, [*items[1:], None], strict=True):
                limit = 5 + 10 * state().duration_by_test[item.nodeid]
                signal.setitimer(signal.ITIMER_VIRTUAL, limit)
                session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                if session.testsfailed:
                    return 1
        return 0


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


if __name__ == "__main__":
    isolation.PytestRunner = WarmRunner
    cli()
