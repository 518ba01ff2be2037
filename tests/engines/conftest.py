from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from pyspark.sql import SparkSession

from apts_model.tables import to_tables
from benchmarks.registries.engines import EngineMissing, postgresql_server, spark_session
from tests.engines.asked import Tables, sample

QUICK_SPARK = {
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",  # few runs pay for no compiling
    "spark.driver.memory": "1g",
    "spark.sql.autoBroadcastJoinThreshold": "-1",  # joins of small tables as those of large ones
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.shuffle.partitions": "2",
}
QUICK_POSTGRESQL = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


@pytest.fixture(scope="session")
def register() -> Tables:
    """The tables of some made-up unions."""
    return to_tables(sample())


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    try:
        with spark_session(QUICK_SPARK) as session:
            yield session
    except EngineMissing as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """What to connect with."""
    try:
        with postgresql_server(QUICK_POSTGRESQL) as address:
            yield address
    except EngineMissing as error:
        pytest.skip(str(error))


@pytest.fixture
def connection(server: str) -> Iterator[psycopg.Connection[Any]]:
    """A connection to an empty schema, of which nothing is kept."""
    with psycopg.connect(server) as connected:
        connected.execute("CREATE SCHEMA tested; SET search_path TO tested, public")
        yield connected
        connected.rollback()
