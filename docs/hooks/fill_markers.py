"""Show in the pages what the library knows, in the language of each page."""

from docsite.asking import DocsError
from docsite.markers import fill
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


def on_page_markdown(markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Put in the place of each marker what it names."""
    try:
        return fill(markdown, page.file.src_uri)
    except DocsError as error:
        raise PluginError(str(error)) from error
