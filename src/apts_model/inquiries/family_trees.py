"""Lineage, the family tree of a union: where it came from, and what became of it."""

from __future__ import annotations

import datetime

import attrs

from apts_model import drawing
from apts_model.records.lineage import Merger, Split
from apts_model.records.sources import Language
from apts_model.records.unions import TradeUnion
from apts_model.time.dates import ImpreciseDate


@attrs.frozen(kw_only=True)
class LineageEdge:
    """That one union came from another, by a merger or a split, on a date.

    Examples:
        >>> import apts_model as am
        >>> edge = am.load_apts().lineage("apts").edges[0]
        >>> edge.predecessor_id, edge.successor_id, str(edge.date), type(edge.record).__name__
        ('aptmq', 'apts', '2004-03-18', 'Merger')
    """

    predecessor_id: str
    successor_id: str
    date: ImpreciseDate | None
    """None where it is unknown."""
    record: Merger | Split = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class Lineage:
    """Where a union came from and what became of it, by ids.

    Examples:
        >>> import apts_model as am
        >>> am.load_apts().lineage("apts").ancestors
        ('aptmq', 'cps')
    """

    id: str
    ancestors: tuple[str, ...]
    """All unions that it came from, the nearest first."""
    descendants: tuple[str, ...]
    """All unions that came from it, the nearest first."""
    edges: tuple[LineageEdge, ...]
    """Every accepted step between these and the union itself, by date."""
    disputed: tuple[LineageEdge, ...]
    """Steps from or to any of these unions that sources claim and the data set rejects."""
    _unions: tuple[TradeUnion, ...] = attrs.field(default=(), alias="unions", repr=False, eq=False)
    """What is known of all these unions, for drawings."""
    _as_of: datetime.date | None = attrs.field(default=None, alias="as_of", repr=False, eq=False)

    def to_svg(self, lang: Language | str = Language.EN, title: str | None = None) -> str:
        """Draw it: the life of each union, and the steps that join them.

        Args:
            lang: The language of names and words.
            title: The heading; by default it says whose lineage it is.

        Raises:
            InvalidValueError: there are no words in this language.

        Examples:
            >>> import apts_model as am
            >>> svg = am.load_apts().lineage("apts").to_svg()
            >>> "<title>March 18, 2004: APTMQ and CPS merge into APTS</title>" in svg
            True
        """
        names = {union.id: union.short_name(lang) for union in self._unions}
        return drawing.lineage_svg(
            self._unions or [TradeUnion(id=self.id)],
            dict.fromkeys(edge.record for edge in (*self.edges, *self.disputed)),
            title=title or drawing.lineage_title(names.get(self.id, self.id), lang),
            language=lang,
            as_of=self._as_of,
        )

    def _repr_svg_(self) -> str:
        """Draw it, for notebooks."""
        return self.to_svg()
