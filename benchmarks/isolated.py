"""Contenders in a process of their own, some in an environment of their own.

The process answers over a pipe and waits in between, so these take turns with the others.
"""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

from measuring import Contender, Prepared, Role

WORKER = Path(__file__).with_name("worker.py")


class PeerMissing(Exception):  # noqa: N818 - it is no error of ours
    """A peer cannot be installed or started here."""


class _Process:
    """A process that runs contenders."""

    def __init__(self, *command: str) -> None:
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        except OSError as error:
            raise PeerMissing(f"{command[0]} cannot be started: {error.strerror}") from None

    def ask(self, **question: Any) -> Any:
        try:
            _open(self._process.stdin).write(json.dumps(question) + "\n")
            _open(self._process.stdin).flush()
            line = _open(self._process.stdout).readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise PeerMissing(self._last_words())
        return json.loads(line)

    def _last_words(self) -> str:
        said = _open(self._process.stderr).read().strip().splitlines()
        return said[-1] if said else "it ended without a word"


def _open(pipe: IO[str] | None) -> IO[str]:
    if pipe is None:
        raise PeerMissing("the pipe to its process is closed")
    return pipe


_process = functools.cache(_Process)


def isolated(name: str, module: str, requirement: str, job: str) -> Contender:
    """Take a job of a module in peers/, run where `requirement` is installed, as a contender.

    The dependencies of these peers do not go with ours.
    """
    uv = os.environ.get("UV", "uv")
    environment = ("--isolated", "--no-project", "--python", sys.executable, "--with", requirement)
    command = (uv, "run", "--quiet", *environment, "python", str(WORKER), f"peers.{module}")
    return Contender(name, Role.PEER, lambda: _prepared(_process(*command), job))


def apart(work: str, name: str) -> Prepared:
    """Get a contender of a row ready in a process that holds nothing else.

    The garbage collector looks through all that a process holds, whoever it belongs to.
    """
    return _prepared(_Process(sys.executable, str(WORKER), "rows", work), name)


def _prepared(process: _Process, job: str) -> Prepared:
    answer = process.ask(prepare=job)

    def cost(at_least: float) -> float:
        told: float = process.ask(run=job, at_least=at_least)
        return told

    return Prepared(cost, answer)
