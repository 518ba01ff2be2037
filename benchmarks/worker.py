"""The other end of `isolated`: run jobs as asked on standard input.

They are those of a module in peers/, or the contenders of a row.
"""

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
            reply = ready[question["run"]].cost(question["at_least"])
        print(json.dumps(reply), flush=True)


def _jobs(module: str, work: str = "") -> dict[str, Callable[[], Prepared]]:
    found = importlib.import_module(module)
    if not work:
        jobs: dict[str, Callable[[], Prepared]] = found.JOBS
        return jobs
    row = next(row for row in found.ROWS if row.work == work)
    return {contender.name: contender.prepare for contender in row.contenders}


if __name__ == "__main__":
    serve(_jobs(*sys.argv[1:]))
