from pathlib import PurePosixPath

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.conftest import Visits
from tests.browser.site import (
    NOT_FOUND,
    in_french,
    kinds_in_both_languages,
    language_of,
    pages,
)
from tests.browser.visits import violations, watched

PAGES = pages()
# In one process each page is visited once: several would visit many of them twice.
every_page = pytest.mark.parametrize("path", PAGES)
# The reference of the API is in English alone, and no link leads to the page for lost readers.
TRANSLATED = [
    path
    for path in PAGES
    if language_of(path) == "en" and path != NOT_FOUND and "api" not in PurePosixPath(path).parts
]


@every_page
def test_it_loads_without_trouble(visited: Visits, path: str) -> None:
    """No page logs an error, misses a file, or asks another host for anything."""
    assert visited(path).troubles == []


@every_page
def test_it_says_its_language(visited: Visits, path: str) -> None:
    """Screen readers and search engines are told the right language."""
    assert visited(path).language == language_of(path)


@every_page
def test_it_has_one_title(visited: Visits, path: str) -> None:
    """Each page has one heading of the first level, and a title."""
    found = visited(path)
    assert len(found.headings) == 1
    assert found.title


@every_page
def test_axe_objects_to_nothing(visited: Visits, path: str) -> None:
    """Contrast, landmarks, names, roles: axe-core finds nothing wrong."""
    assert visited(path).violations == []


@pytest.mark.parametrize("path", kinds_in_both_languages())
def test_axe_objects_to_nothing_in_the_dark(dark: BrowserContext, base: str, path: str) -> None:
    """The dark colours have enough contrast too."""
    tab, _ = watched(dark, base)
    tab.goto(base + path, wait_until="load")
    found = violations(tab)
    tab.close()
    assert found == []


@every_page
def test_pictures_are_told_in_words(visited: Visits, path: str) -> None:
    """Each picture has a name and a description for those who do not see it."""
    assert visited(path).nameless == []


@every_page
def test_it_fits_a_phone(visited: Visits, path: str) -> None:
    """Nobody has to scroll sideways to read."""
    assert visited(path).too_wide == []


@pytest.mark.parametrize("path", TRANSLATED)
def test_both_languages_lead_to_each_other(visited: Visits, base: str, path: str) -> None:
    """The menu of languages leads to the same page in the other language, and back."""
    both = {"en": base + path, "fr": base + in_french(path)}
    there, back = visited(path).others, visited(in_french(path)).others
    assert {code: address.removesuffix("index.html") for code, address in there.items()} == {
        code: address.removesuffix("index.html") for code, address in both.items()
    }
    assert back == there


def test_every_page_is_in_both_languages() -> None:
    """No French page is without its English one."""
    assert {path for path in PAGES if language_of(path) == "fr"} == set(map(in_french, TRANSLATED))
