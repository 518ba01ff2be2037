"""The other end of `isolated`: run the jobs of one module of peers/, as asked on standard input."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable

from measuring import Prepared


def serve(jobs: dict[str, Callable[[], Prepared]]) -> None:
    """Answer one line of JSON with another, until there are no more."""
    ready: dict[str, Prepared] = {}
    for line in sys.stdin:
        question = json.loads(line)
        if job := question.get("prepare"):
            ready[job] = jobs[job]()
            reply = ready[job].answer
        else:
            reply = ready[question["run"]].seconds(question["at_least"])
        print(json.dumps(reply), flush=True)


if __name__ == "__main__":
    serve(importlib.import_module(f"peers.{sys.argv[1]}").JOBS)
