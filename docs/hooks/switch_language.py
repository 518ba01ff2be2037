"""Let the switch of languages lead from each page to the same page, wherever the site lies.

The plugin leads from the first page to an absolute address, which is wrong where the site lies
in a folder or on a disk; and from a page of one language alone to the first page of the other.
"""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


def on_template_context(context: Any, /, *, template_name: str, config: MkDocsConfig) -> Any:  # noqa: ARG001
    """Lead from what is no page, such as the one for pages not found, to the first pages."""
    for language in _languages(config):
        folder = "" if language["lang"] == "en" else f"{language['lang']}/"
        language["link"] = f"{folder}index.html"
    return context


def on_page_context(
    context: Any,
    /,
    *,
    page: Page,
    config: MkDocsConfig,
    nav: Navigation,  # noqa: ARG001
) -> Any:
    """Give each language the address of the page, or of the page that stands above it."""
    same: Mapping[str, File] = getattr(page.file, "alternates", {})
    above = _above(page)
    for language in _languages(config):
        code = language["lang"]
        if code in same:
            language["link"] = same[code].url
        elif Path(config.docs_dir, code, f"{above}.md").exists():
            language["link"] = f"{code}/{above}.html"
    return context


def _languages(config: MkDocsConfig) -> list[dict[str, str]]:
    """Return the languages as the theme lists them.

    The plugin sets them anew for each page, as an attribute, which hides what was there before.
    """
    extra: Any = config.extra
    first: list[dict[str, str]] = extra["alternate"]
    return getattr(extra, "alternate", first)


def _above(page: Page) -> PurePosixPath:
    """Return the page that stands above another one, as `reference/api` above its pages."""
    path = PurePosixPath(page.file.src_uri)
    return path.parent.relative_to(path.parts[0])
