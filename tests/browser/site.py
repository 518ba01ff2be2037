"""The built site: its pages, and a server for them on this machine alone."""

import contextlib
import functools
import os
import threading
from collections.abc import Generator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SITE = Path(os.environ.get("SITE", ROOT / "site"))
"""Where the site was built."""

NOT_FOUND = "404.html"

KINDS = (
    "index.html",
    "tutorial.html",
    "ask.html",
    "glossary.html",
    "comparison.html",
    "guides/handovers-and-doubt.html",
    "explanation/possible-worlds.html",
    "reference/dates.html",
    "reference/rules.html",
    "reference/stages.html",
    "data/presidents.html",
    "data/lineages.html",
    "data/rounds.html",
    "data/figures.html",
)
"""One page of each kind, by its English path."""


def pages() -> list[str]:
    """Give the path of every page.

    Raises:
        FileNotFoundError: the site has not been built.
    """
    found = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
    if not found:
        raise FileNotFoundError(f"{SITE} holds no pages: build them with `mkdocs build`")
    return found


def language_of(page: str) -> str:
    """Tell in which language a page is."""
    return "fr" if page.startswith("fr/") else "en"


def in_french(page: str) -> str:
    """Give the French path of an English page."""
    return f"fr/{page}"


def kinds_in_both_languages() -> list[str]:
    """Give one page of each kind in English and in French."""
    return [*KINDS, *map(in_french, KINDS)]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the tests tell what failed."""


@contextlib.contextmanager
def served(folder: Path = SITE) -> Generator[str, None, None]:
    """Serve a folder; give its address, which ends with a slash."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
