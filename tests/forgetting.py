"""A plugin for `nox -s mutation`: each test starts with empty caches.

Mutants are tried in copies of a process that has run all tests, whose caches know the right
answers already.
"""

import sys
from collections.abc import Callable

import pytest

from apts_model.time import dates

_FORGET: list[Callable[[], None]] = [dates._known.clear]


def pytest_collection_finish() -> None:
    modules = [module for name, module in sys.modules.items() if name.startswith("apts_model")]
    values = [value for module in modules for value in vars(module).values()]
    _FORGET.extend(value.cache_clear for value in values if hasattr(value, "cache_clear"))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    for forget in _FORGET:
        forget()
