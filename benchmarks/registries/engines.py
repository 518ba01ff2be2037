"""Spark and PostgreSQL, started here for as long as they are needed, and reached by nobody else."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


class EngineMissing(Exception):  # noqa: N818 - it is no error of ours
    """An engine cannot be started here; the message says what is missing."""


@contextmanager
def spark_session(settings: Mapping[str, str]) -> Generator[SparkSession]:
    """Start Spark in a process of its own, on this machine alone.

    Raises:
        EngineMissing: pyspark or Java is not here.
    """
    if shutil.which("java") is None:
        raise EngineMissing("Spark is left out: there is no Java")
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise EngineMissing("Spark is left out: pyspark is not installed") from None
    folder = tempfile.mkdtemp(prefix="apts-model-spark-")
    builder = SparkSession.builder.master("local[2]").appName("apts-model")
    own = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.local.dir": folder,
        "spark.log.level": "ERROR",
        "spark.sql.warehouse.dir": f"{folder}/warehouse",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    for name, value in {**own, **settings}.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    try:
        yield session
    finally:
        session.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def postgresql_server(settings: Mapping[str, str]) -> Generator[str]:
    """Start PostgreSQL with an empty database; give what to connect with.

    It listens on a socket in a folder of its own, and on no port.

    Raises:
        EngineMissing: the programs of the server, or psycopg, are not here.
    """
    _has_psycopg()
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="apts-model-postgresql-"))
    user = _user()
    if user is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)
    own = {"listen_addresses": "''", "unix_socket_directories": str(folder)}
    options = " ".join(f"-c {name}={value}" for name, value in {**own, **settings}.items())
    data, log = str(folder / "data"), str(folder / "log")

    def run(program: str, *arguments: str) -> None:
        who: dict[str, Any] = {} if user is None else {"user": user.pw_uid, "group": user.pw_gid}
        command = (str(programs / program), "-D", data, *arguments)
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, **who)

    try:
        run("initdb", "--auth=trust", "--username=apts", "--encoding=UTF8", "--no-locale")
        run("pg_ctl", "start", "--wait", "--log", log, "--options", options)
        try:
            yield f"host={folder} user=apts dbname=postgres"
        finally:
            run("pg_ctl", "stop", "--mode=immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _has_psycopg() -> None:
    try:
        import psycopg  # noqa: F401 - it is only asked whether it is there
    except ImportError:
        raise EngineMissing("PostgreSQL is left out: psycopg is not installed") from None


def _programs() -> Path:
    """Find the programs of the server; Debian keeps them out of the way."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = shutil.which("initdb") or next(map(str, reversed(debian)), None)
    if found is None:
        raise EngineMissing("PostgreSQL is left out: its server is not installed")
    return Path(found).resolve().parent


def _user() -> pwd.struct_passwd | None:
    """Whom the server runs as: it refuses to be root."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name: user for user in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]
