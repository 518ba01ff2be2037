"""Keep what mkdocstrings wrote for the reference, which is built in the default language alone.

Each language is a build of its own. The later ones have no page of the reference, and would
leave an empty inventory and an empty style sheet behind.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

_WRITTEN = ("objects.inv", "assets/_mkdocstrings.css")
_kept: dict[str, bytes] = {}


@event_priority(100)  # before the next language is built
def on_post_build(*, config: MkDocsConfig) -> None:
    """Remember what English, the first language, wrote; put it back after each later one."""
    for name in _WRITTEN:
        path = Path(config.site_dir, name)
        if config.theme["language"] == "en":
            _kept[name] = path.read_bytes()
        else:
            path.write_bytes(_kept[name])
