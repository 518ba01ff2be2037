"""Drawing: SVG from records and plain rows, for pages, notebooks and files.

A bar is solid over the days that are certain. A vague end is drawn vague: fading, in a dashed
outline around its window. Where the window has no bound the outline stays open, after a stub of
a fixed length that stands for no length of time; an arrow says that it went on. What is disputed
is hatched, hollow or dashed. No meaning hangs on a colour alone, and all that is drawn is also
said in words, for screen readers.

A drawing is a file of its own, or stands in a page: there it takes the colour of the text around
it, and the page may set `--apts-accent`, the colour of the bars. It is 800 pixels wide; where
there is less room it shrinks, unless the page gives `.apts-drawing` a least width and lets it
scroll.

`Timeline.to_svg` and `Lineage.to_svg` draw what they hold; notebooks do so by themselves.
"""

from typing import TYPE_CHECKING

from apts_model import loading

if TYPE_CHECKING:
    from apts_model.drawing.charts import figures_svg
    from apts_model.drawing.lineages import lineage_svg
    from apts_model.drawing.rounds import round_svg
    from apts_model.drawing.timelines import Gap, Row, timeline_svg
    from apts_model.drawing.titles import drawing_title, lineage_title

__all__ = [
    "Gap",
    "Row",
    "drawing_title",
    "figures_svg",
    "lineage_svg",
    "lineage_title",
    "round_svg",
    "timeline_svg",
]

_LOADED_WHEN_USED = {
    "Gap": "apts_model.drawing.timelines",
    "Row": "apts_model.drawing.timelines",
    "drawing_title": "apts_model.drawing.titles",
    "figures_svg": "apts_model.drawing.charts",
    "lineage_svg": "apts_model.drawing.lineages",
    "lineage_title": "apts_model.drawing.titles",
    "round_svg": "apts_model.drawing.rounds",
    "timeline_svg": "apts_model.drawing.timelines",
}

if not TYPE_CHECKING:  # a type checker is to see names that do not exist
    __getattr__ = loading.when_used(__name__, _LOADED_WHEN_USED)
