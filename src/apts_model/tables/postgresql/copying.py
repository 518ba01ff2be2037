"""What goes to the server in one piece, and what the extra `postgresql` brings for it."""

from __future__ import annotations

import io
from typing import Any

from apts_model.errors import MissingExtraError

try:
    import psycopg
    import pyarrow.compute
    import pyarrow.csv
except ImportError:
    raise MissingExtraError("PostgreSQL", "postgresql") from None

arrow: Any = pyarrow
compute: Any = pyarrow.compute
csv: Any = pyarrow.csv

Connection = psycopg.Connection[Any]


def copy_in(connection: Connection, name: str, batch: Any) -> None:
    """Add rows to a table that is there."""
    written = io.BytesIO()
    csv.write_csv(batch, written, csv.WriteOptions(include_header=False))
    columns = ", ".join(batch.schema.names)
    statement = f"COPY {name} ({columns}) FROM STDIN (FORMAT csv)"
    with connection.cursor() as cursor, cursor.copy(statement.encode()) as copy:
        copy.write(written.getbuffer())
