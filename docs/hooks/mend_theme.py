"""Mend what the theme leaves undone for readers who do not see the page, and for silence.

`tests/browser` tells when one of these is no longer needed, or no longer enough.
"""

import re
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

_SEARCH = '<div class="md-search" data-md-component="search" role="dialog"'
_SEARCH_LABEL = re.compile(r'class="md-search__input"[^>]* aria-label="([^"]*)"')

# The theme's script makes a landmark without a name for the buttons of each block of code.
_UNNAMED_BUTTONS = """
<script>
new MutationObserver(() => {
  for (const bar of document.querySelectorAll("nav.md-code__nav:not([role])")) {
    bar.setAttribute("role", "none");
  }
}).observe(document.body, {childList: true, subtree: true});
</script>
"""


def on_post_page(output: str, **_: Any) -> str:
    """Mend a page."""
    return mended(output)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Mend the page for lost readers, and write it in the first language.

    It is made in each language, in the same place, so that the last one would stay.
    """
    if template_name != "404.html":
        return output
    return mended(output) if config.theme["language"] == "en" else ""


def mended(output: str) -> str:
    """Give the dialog of the search a name, and ask for no more files than there are."""
    label = _SEARCH_LABEL.search(output)
    if label:
        output = output.replace(_SEARCH, f'{_SEARCH} aria-label="{label[1]}"')
    # The theme's script asks for a sitemap beside each `link[rel=alternate]`. With a space it
    # means the same and is not found by the script; the links of the menu are right without.
    output = output.replace('<link rel="alternate"', '<link rel="alternate "')
    return output.replace("</body>", f"{_UNNAMED_BUTTONS}</body>", 1)
