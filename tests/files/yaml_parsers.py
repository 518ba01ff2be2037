"""What both parsers of PyYAML make of a text."""

from typing import Any

import pytest
import yaml as pyyaml

from apts_model.files import yaml
from apts_model.files.events import UnreadableError, What

PARSERS = (True, False)
"""With libyaml, and with the parser in Python."""

BOTH = pytest.mark.usefixtures("parser")
"""Runs a test with both; the fixture is in conftest.py."""

Outcome = tuple[Any, ...]


def using(patch: pytest.MonkeyPatch, *, libyaml: bool) -> None:
    """Let YAML be read with libyaml or without."""
    patch.setattr(pyyaml, "__with_libyaml__", libyaml)


def outcome(text: str, *, libyaml: bool) -> Outcome:
    """Return what a parser makes of a text: values and events, or one problem.

    Where an object or a list ends, or an empty value stands, is left out: nobody is told.
    """
    with pytest.MonkeyPatch.context() as patch:
        using(patch, libyaml=libyaml)
        try:
            values = repr(yaml.values(text))
            return values, [
                (what, position, said)
                for what, position, said in yaml.events(text)
                if said or what in {What.OBJECT, What.LIST}
            ]
        except UnreadableError as error:
            return (error.problem,)


def same_in_both(text: str) -> Outcome:
    """Return what both parsers make of a text, which has to be the same."""
    result = outcome(text, libyaml=True)
    assert outcome(text, libyaml=False) == result
    return result


def refusal(text: str) -> tuple[str, int | None, int | None]:
    """Return why and where both parsers refuse a text as a whole."""
    [problem] = same_in_both(text)
    return problem.message, problem.line, problem.column
