import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import apts_model as am
from tests.browser.site import SITE
from tests.browser.visits import violations, watched

PATHS = {"en": "ask.html", "fr": "fr/ask.html"}
in_both = pytest.mark.parametrize("language", PATHS)


def ask(page: Page, subject: str, date: str) -> None:
    page.locator("#ask-subject").select_option(subject)
    page.locator("#ask-date").fill(date)
    page.locator("#ask-date").press("Enter")


def shown(page: Page) -> list[str]:
    """Give the sentences of the answer."""
    return page.locator("#ask-said p").all_text_contents()


def explained(subject: str, date: str, language: str) -> list[str]:
    """Give the sentences of the library's answer."""
    text = am.load_apts().president_on(subject, date).explain(language)
    return re.split(r"\nSources\s?:\n", text)[0].split("\n")


@in_both
def test_two_presidents_at_once(page: Page, base: str, language: str) -> None:
    """On January 15, 2005 the APTS certainly had two presidents."""
    page.goto(base + PATHS[language])
    ask(page, "apts", "2005-01-15")
    certain = {"en": "certain", "fr": "certainement"}[language]
    assert page.locator(".ask-standings li").all_text_contents() == [
        f"Denis Côté {certain}",
        f"Dominique Verreault {certain}",
    ]
    assert shown(page) == explained("apts", "2005-01-15", language)
    sources = page.locator("#ask-proof li a")
    assert sources.count() == 1
    assert (sources.get_attribute("href") or "").startswith("https://en.wikipedia.org/")


@in_both
def test_a_doubt_comes_with_its_reason(page: Page, base: str, language: str) -> None:
    """On November 10, 2004 both are only possible, because the start is known to the month."""
    page.goto(base + PATHS[language])
    ask(page, "apts", "2004-11-10")
    assert shown(page) == explained("apts", "2004-11-10", language)
    reason = {"en": "known only as November 2004", "fr": "se situe en novembre 2004"}[language]
    assert sum(reason in line for line in shown(page)) == 2
    assert page.locator(".ask-possible").count() == 2
    assert page.locator(".ask-certain").count() == 0


@in_both
@pytest.mark.parametrize(
    ("date", "problem"),
    [("January 15", "form"), ("2005-02-30", "calendar"), ("1776", "range"), ("", "form")],
)
def test_a_wrong_date_is_explained(
    page: Page, base: str, language: str, date: str, problem: str
) -> None:
    """What is wrong is said, the field has the focus, and no old answer stays."""
    page.goto(f"{base}{PATHS[language]}?union=apts&date=2005-01-15")
    ask(page, "apts", date)
    error = page.locator("#ask-error")
    expect(error).to_have_text(re.compile(r"\w"))
    assert error.text_content() == error.get_attribute(f"data-{problem}")
    expect(page.locator("#ask-date")).to_be_focused()
    expect(page.locator("#ask-date")).to_have_attribute("aria-invalid", "true")
    assert shown(page) == []
    ask(page, "apts", "2006")
    expect(error).to_be_empty()
    assert shown(page) == explained("apts", "2006", language)


@in_both
def test_an_answer_has_an_address(page: Page, base: str, language: str) -> None:
    """An answer can be linked: its address shows it again, and so does going back."""
    page.goto(base + PATHS[language])
    ask(page, "csn", "1970-03")
    address = page.url
    assert address == f"{base}{PATHS[language]}?union=csn&date=1970-03"
    assert page.locator("#ask-proof a").last.evaluate("one => one.href") == address
    ask(page, "fiq", "2020")
    page.go_back()
    assert shown(page) == explained("csn", "1970-03", language)
    page.goto(address)
    assert shown(page) == explained("csn", "1970-03", language)
    expect(page.locator("#ask-subject")).to_have_value("csn")


@in_both
def test_members_of_a_coalition(page: Page, base: str, language: str) -> None:
    """Coalitions are asked about their members."""
    page.goto(f"{base}{PATHS[language]}?coalition=front-commun-2023&date=2023-11-06")
    names = " ".join(page.locator(".ask-standings li").all_text_contents())
    assert all(name in names for name in ("APTS", "CSN", "CSQ", "FTQ"))


@in_both
def test_the_keyboard_is_enough(page: Page, base: str, language: str) -> None:
    """From the choice to the date to the button to the answer's sources, by Tab and Enter."""
    page.goto(base + PATHS[language])
    page.locator("#ask-subject").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#ask-date")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert shown(page) == explained("apts", "2005-01-15", language)
    page.keyboard.press("Tab")
    expect(page.locator("#ask-proof a").first).to_be_focused()


@in_both
def test_axe_objects_to_no_answer(
    light: BrowserContext, dark: BrowserContext, base: str, language: str
) -> None:
    """Answers and error messages are as accessible as the rest, in light and in dark."""
    for context in (light, dark):
        tab, _ = watched(context, base)
        tab.goto(f"{base}{PATHS[language]}?union=apts&date=2021-06-15")
        found = violations(tab)
        ask(tab, "apts", "never")
        found += violations(tab)
        tab.close()
        assert found == []


@in_both
def test_it_works_from_a_file(light: BrowserContext, language: str) -> None:
    """A copy of the site on a disk answers as well."""
    tab = light.new_page()
    tab.goto((SITE / PATHS[language]).absolute().as_uri())
    ask(tab, "apts", "2005-01-15")
    said = shown(tab)
    tab.close()
    assert said == explained("apts", "2005-01-15", language)


@in_both
def test_without_scripts_it_names_the_command(language: str) -> None:
    """Where JavaScript is off, the page tells of the command line and shows no dead form."""
    page = (SITE / PATHS[language]).read_text(encoding="utf-8")
    [told] = re.findall(r"<noscript>(.*?)</noscript>", page, re.DOTALL)
    assert "apts-model president apts 2005-01-15" in told
    assert re.search(r'<form [^>]*id="ask"[^>]* hidden', page)
