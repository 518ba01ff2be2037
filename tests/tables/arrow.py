"""The packages of the extra, without types: those of pyarrow say too little to be checked."""

from typing import Any

from apts_model.tables import extras

pa: Any = extras.pyarrow()
pq: Any = extras.parquet()
