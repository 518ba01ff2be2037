"""The same questions on PostgreSQL, for a register that many read and change at once.

Needs the extra `postgresql`. The tables are those of `predicate`, each with a B-tree that finds
the rows of an office; they stand in the first schema of the connection's `search_path`.
"""

from __future__ import annotations

from apts_model.tables.postgresql.asking import holders_on
from apts_model.tables.postgresql.register import create, indexes_ddl, load, replace, tables_ddl

__all__ = ["create", "holders_on", "indexes_ddl", "load", "replace", "tables_ddl"]
