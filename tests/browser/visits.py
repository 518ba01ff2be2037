"""Visits: what a browser finds on a page, gathered at once for all tests of that page."""

import os
from pathlib import Path
from typing import Any, Literal, Protocol, cast

import attrs
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.browser.site import ROOT

AXE = Path(os.environ.get("AXE", ROOT / ".browser" / "package" / "axe.min.js"))
"""axe-core, which `.ci/run` fetches."""

PHONE = ViewportSize(width=360, height=740)
WIDE = ViewportSize(width=1280, height=900)

RUN_AXE = """
async () => {
  const found = await axe.run(document, {resultTypes: ["violations"]});
  return found.violations.flatMap(({id, help, nodes}) =>
    nodes.map(({target, html}) => `${id}: ${help}: ${target.join(" ")}: ${html.slice(0, 160)}`));
}
"""
MEASURE = """
() => {
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= width) return [];
  const beyond = (one) => one.getBoundingClientRect().right > width + 1;
  return [...document.querySelectorAll("main *")].filter(beyond).slice(0, 5)
    .map((one) => one.outerHTML.slice(0, 160));
}
"""

Scheme = Literal["light", "dark"]


@attrs.frozen
class Visit:
    """What was found on a page."""

    language: str | None
    title: str
    headings: list[str]
    """All of the first level."""
    troubles: list[str]
    """Errors of the console, failed requests, requests to other hosts."""
    violations: list[str]
    """What axe-core objects to."""
    nameless: list[str]
    """Pictures without a name or a description."""
    too_wide: list[str]
    """What sticks out of a phone's screen."""
    others: dict[str, str]
    """Address of the page in each language, as its language menu has them."""


def opened(browser: Browser, scheme: Scheme = "light") -> BrowserContext:
    """Open a window that is private, as wide as a desk's, and does not animate."""
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", viewport=WIDE)
    context.set_default_timeout(20_000)
    return context


def watched(context: BrowserContext, base: str) -> tuple[Page, list[str]]:
    """Open a tab; its troubles are added to the list as they come."""
    page, troubles = context.new_page(), list[str]()
    page.on(
        "console",
        lambda said: troubles.append(f"console: {said.text}") if said.type == "error" else None,
    )
    page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
    page.on(
        "requestfailed",
        lambda request: (
            None
            if request.failure == "net::ERR_ABORTED"  # the reader left before it had come
            else troubles.append(f"failed: {request.url}")
        ),
    )
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((base, "data:", "blob:"))
            else troubles.append(f"other host: {request.url}")
        ),
    )
    page.on(
        "response",
        lambda response: (
            troubles.append(f"{response.status}: {response.url}")
            if response.status >= 400
            else None
        ),
    )
    return page, troubles


def visit(context: BrowserContext, base: str, path: str) -> Visit:
    """Go to a page and look at everything."""
    page, troubles = watched(context, base)
    page.goto(base + path, wait_until="load")
    found = Visit(
        language=page.locator("html").get_attribute("lang"),
        title=page.title(),
        headings=page.locator("h1").all_inner_texts(),
        troubles=troubles,
        violations=violations(page),
        nameless=nameless_pictures(page),
        others={
            link.get_attribute("hreflang") or "": link.evaluate("one => one.href")
            for link in page.locator(".md-select__link[hreflang]").all()
        },
        too_wide=too_wide(page),
    )
    page.close()
    return found


def violations(page: Page) -> list[str]:
    """Give what axe-core objects to, with all of its rules."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN_AXE)
    return found


class DevTools(Protocol):
    """What Chromium tells of itself."""

    def send(self, method: str, params: dict[str, Any] | None = None) -> dict[str, Any]:
        """Send a command; give what comes back."""
        ...


def nameless_pictures(page: Page) -> list[str]:
    """Give the pictures of which a screen reader would tell no name or no description."""
    session = cast(DevTools, page.context.new_cdp_session(page))
    session.send("Accessibility.enable")
    session.send("DOM.enable")
    root = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    pictures = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": "svg[role=img]"})[
        "nodeIds"
    ]
    return [told for told in (_untold(session, picture) for picture in pictures) if told]


def _untold(session: DevTools, node: int) -> str:
    tree = session.send("Accessibility.getPartialAXTree", {"nodeId": node, "fetchRelatives": False})
    [picture] = tree["nodes"]
    name, description = (
        picture.get(key, {}).get("value", "").strip() for key in ("name", "description")
    )
    return "" if name and description else f"name {name!r}, description {description!r}"


def too_wide(page: Page) -> list[str]:
    """Give what makes a page scroll sideways on a phone."""
    page.set_viewport_size(PHONE)
    found: list[str] = page.evaluate(MEASURE)
    return found
