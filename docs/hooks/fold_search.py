"""Let the search of the site find `présidence` by `presidence`, and the other way round.

The theme searches with lunr, in a worker that loads a script for each language and, where there
are several, one that joins them. That last one is lengthened by what folds accents, in the words
of the index as in those of the question; what is shown keeps its accents.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

_JOINS_LANGUAGES = Path("assets", "javascripts", "lunr", "min", "lunr.multi.min.js")
_FOLDS = Path(__file__).with_suffix(".js")


@event_priority(-200)  # when all languages are built
def on_post_build(*, config: MkDocsConfig) -> None:
    """Add to the script of the theme what folds accents."""
    path = Path(config.site_dir) / _JOINS_LANGUAGES
    folds = _FOLDS.read_text(encoding="utf-8")
    script = path.read_text(encoding="utf-8") if path.exists() else ""
    if "multiLanguage=" not in script:
        raise PluginError(f"{path} is not what the theme searches with any more: fold otherwise")
    if folds not in script:
        path.write_text(f"{script}\n{folds}", encoding="utf-8")
