"""The rows of the table, in its order."""

from __future__ import annotations

from comparing import Row

from rows import (
    covering,
    dumping,
    growing,
    loading,
    parsing,
    presidents,
    remembering,
    starting,
    timelines,
)

ROWS: tuple[Row, ...] = (
    *parsing.ROWS,
    *covering.ROWS,
    *presidents.ROWS,
    *timelines.ROWS,
    *loading.ROWS,
    *dumping.ROWS,
    *growing.ROWS,
    *remembering.ROWS,
    *starting.ROWS,
)
