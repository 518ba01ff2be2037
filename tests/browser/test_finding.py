import re

import pytest
from playwright.sync_api import Page, expect

FOUND = ".md-search-result__item > a"


def found(page: Page, start: str, text: str) -> list[str]:
    """Search the site as a reader does, from a page; give the places found, best first."""
    page.goto(start)
    page.locator(".md-search__input").click()
    page.keyboard.type(text)
    # Before anything is typed, all pages are listed; an answer names in `h` what it found.
    expect(page.locator(FOUND).first).to_have_attribute("href", re.compile(r"[?&]h=\w"))
    addresses = [link.get_attribute("href") or "" for link in page.locator(FOUND).all()]
    return [re.sub(r"\?h=[^#]*", "", address) for address in addresses]


@pytest.mark.parametrize(
    ("one", "other"),
    [("presidence", "présidence"), ("greve", "grève"), ("negociation", "négociation")],
)
def test_search_ignores_accents(page: Page, base: str, one: str, other: str) -> None:
    """Who types without accents finds the same as who types with them."""
    without = found(page, f"{base}fr/index.html", one)
    assert found(page, f"{base}fr/index.html", other) == without
    assert any(address.startswith(f"{base}fr/") for address in without)


def test_search_finds_english_pages(page: Page, base: str) -> None:
    """The English site finds its pages."""
    assert any("handover" in address for address in found(page, f"{base}index.html", "handover"))


def test_the_menu_of_languages_works(page: Page, base: str) -> None:
    """A reader switches to French and back by the menu, and stays on the page."""
    page.goto(f"{base}ask.html")
    for code, path in (("fr", "fr/ask.html"), ("en", "ask.html")):
        page.locator(".md-header .md-select").hover()
        page.locator(f".md-select__link[hreflang={code}]").click()
        page.wait_for_url(base + path)
