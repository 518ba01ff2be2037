"""Run the examples of the docs and the docstrings as tests; set how hard Hypothesis tries."""

import os
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from sybil import Example, Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.rest import DocTestParser
from sybil.sybil import SybilCollection

from tests.docs.examples import Folder, parse_blocks


class DocstringDocument(PythonDocStringDocument):
    """The docstrings of a module, each run by itself, with only the names it imports."""

    def __init__(self, text: str, path: str) -> None:
        super().__init__(text, path)
        self.pop_evaluator(self.import_document)

    def examples(self) -> Iterator[Example]:
        """Yield the examples, each with the names of its own docstring."""
        starts = sorted(start for start, _, _ in self.extract_docstrings(self.text))
        namespaces: defaultdict[int, dict[str, Any]] = defaultdict(dict)
        for example in super().examples():
            example.namespace = namespaces[bisect(starts, example.start)]
            yield example


folder = Folder()
pytest_collect_file = SybilCollection(
    [
        Sybil([parse_blocks], pattern="*.md", setup=folder.enter, teardown=folder.leave),
        Sybil(
            [DocTestParser()],
            path="src",
            pattern="*.py",
            document_types={".py": DocstringDocument},
        ),
    ]
).pytest()

# On a shared machine time says little; in CI every run tries the same examples.
settings.register_profile(
    "default",
    max_examples=40,  # all tests are to take three minutes at most on two cores
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "thorough",
    settings.get_profile("default"),
    derandomize=False,
    max_examples=50 * settings.get_profile("default").max_examples,
)
settings.register_profile(  # for mutants: whether a test fails, not what fails it best
    "brisk",
    settings.get_profile("default"),
    derandomize=True,
    database=None,
    max_examples=40,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile("default")
