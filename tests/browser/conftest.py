from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.chromium import chromium
from tests.browser.site import served
from tests.browser.visits import Visit, opened, visit, watched

Visits = Callable[[str], Visit]


@pytest.fixture(scope="session")
def base() -> Iterator[str]:
    """Address of the site."""
    with served() as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def light(browser: Browser) -> Iterator[BrowserContext]:
    with opened(browser) as context:
        yield context


@pytest.fixture(scope="session")
def dark(browser: Browser) -> Iterator[BrowserContext]:
    with opened(browser, "dark") as context:
        yield context


@pytest.fixture(scope="session")
def visited(light: BrowserContext, base: str) -> Visits:
    """Give what was found on a page, which is visited once for all tests."""
    known: dict[str, Visit] = {}

    def find(path: str) -> Visit:
        if path not in known:
            known[path] = visit(light, base, path)
        return known[path]

    return find


@pytest.fixture
def page(light: BrowserContext, base: str) -> Iterator[Page]:
    """A new tab, without troubles at the end."""
    tab, troubles = watched(light, base)
    yield tab
    tab.close()
    assert troubles == []
