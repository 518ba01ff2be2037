"""Photograph one page of each kind, to be looked at: both languages, wide and narrow, both schemes.

`python -m tests.browser.screenshots` puts them into `.browser/screenshots`.
"""

import itertools
from pathlib import Path

from playwright.sync_api import Browser, FloatRect, ViewportSize

from tests.browser.chromium import chromium
from tests.browser.site import ROOT, kinds_in_both_languages, served
from tests.browser.visits import WIDE, Scheme

FOLDER = ROOT / ".browser" / "screenshots"
SIZES = {"wide": WIDE, "phone": ViewportSize(width=390, height=844)}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
ASKED = "?union=apts&date=2021-06-15"
TALLEST = 4000
"""Pixels: of a page longer than this, only the top is of use."""


def main() -> None:
    """Photograph them all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served() as base, chromium() as browser:
        for (size, viewport), scheme in itertools.product(SIZES.items(), SCHEMES):
            for path in kinds_in_both_languages():
                name = path.removesuffix(".html").replace("/", "-")
                photograph(
                    browser, base + path, viewport, scheme, FOLDER / f"{name}-{size}-{scheme}.png"
                )


def photograph(
    browser: Browser, address: str, viewport: ViewportSize, scheme: Scheme, file: Path
) -> None:
    """Photograph a page; "Ask the data" with an answer on it."""
    with browser.new_context(
        viewport=viewport, color_scheme=scheme, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto(address + (ASKED if address.endswith("ask.html") else ""))
        height = page.evaluate("document.documentElement.scrollHeight")
        clip: FloatRect = {
            "x": 0.0,
            "y": 0.0,
            "width": float(viewport["width"]),
            "height": float(min(height, TALLEST)),
        }
        page.screenshot(path=file, full_page=True, clip=clip)


if __name__ == "__main__":
    main()
