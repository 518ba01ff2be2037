"""`st.from_type` knows every public class; what Hypothesis is told, and when."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

import apts_model as am
from apts_model.strategies.kinds import KINDS
from tests.effort import tries

CLASSES = [value for name in am.__all__ if isinstance(value := getattr(am, name), type)]
GENERIC = {am.Timeline, am.Answer, am.Match}


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_public_class_can_be_drawn(kind: type[Any]) -> None:
    """`from_type` draws instances of every class that the package shows."""

    @settings(
        max_examples=3,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    @given(st.from_type(kind))
    def check(drawn: object) -> None:
        assert isinstance(drawn, kind)

    check()


def test_no_class_is_forgotten() -> None:
    """Each class of records and of answers has a strategy of its own, and nothing else has."""
    own = {kind for kind in CLASSES if not issubclass(kind, am.Certainty.__base__ | BaseException)}
    assert own == KINDS.keys() | GENERIC


@pytest.mark.parametrize("kind", [am.Presidency, am.Affiliation, am.Strike])
def test_what_a_timeline_holds_can_be_chosen(kind: Any) -> None:
    """`Timeline[Strike]` draws timelines of strikes, `Answer` and `Match` likewise."""

    @tries(10)
    @given(
        st.from_type(am.Timeline[kind]), st.from_type(am.Match[kind]), st.from_type(am.Answer[kind])
    )
    def check(timeline: Any, match: Any, answer: Any) -> None:
        assert {type(record) for record in timeline} == {kind}
        assert type(match.record) is kind
        assert {type(one.record) for one in answer} <= {kind}

    check()


def test_other_records_stand_in_no_timeline() -> None:
    """A timeline of people is refused, and what can be had is named."""
    with pytest.raises(InvalidArgument, match=r"Person is no kind .*: take one of Presidency, Aff"):
        find(st.from_type(am.Timeline[am.Person]), lambda _: True)


# --- in a Python of its own ----------------------------------------------------------------------


def run(program: str, *first: Path) -> str:
    """Run a program in a Python of its own that looks for modules in these places first."""
    start = f"import sys; sys.path[:0] = {list(map(str, first))!r}\n"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", start + program],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


def test_hypothesis_learns_of_us_without_our_help() -> None:
    """`import hypothesis` is enough; the strategies are imported when the first one is drawn."""
    program = """
import hypothesis
print([name for name in sys.modules if name.startswith(("apts_model.strategies", "cattrs"))])
from hypothesis import find, strategies as st
import apts_model as am
print("apts_model.rules.table" in sys.modules)
print(find(st.from_type(am.Person), lambda one: True).name)
"""
    assert run(program).splitlines() == ["[]", "False", "Denis Côté"]


@pytest.mark.parametrize(
    "broken",
    [
        {"apts_model/__init__.py": "raise ImportError('attrs is missing')"},
        {"apts_model/__init__.py": "raise SyntaxWarning('half an install')"},
        {"apts_model/__init__.py": "__all__ = ['Dataset']"},
    ],
    ids=["does not import", "raises anything", "is half there"],
)
def test_a_broken_install_does_not_break_hypothesis(broken: dict[str, str], tmp_path: Path) -> None:
    """Whatever is wrong with our package, Hypothesis can be imported and works."""
    for name, text in broken.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    program = """
import hypothesis
from hypothesis import strategies as st
print(hypothesis.find(st.integers(), lambda number: number > 4))
"""
    assert run(program, tmp_path) == "5\n"


@pytest.mark.parametrize(
    "imports", ["import hypothesis, apts_model", "import apts_model, hypothesis"]
)
def test_either_can_come_first(imports: str) -> None:
    """Whichever is imported first, `from_type` knows our classes."""
    program = f"""
{imports}
from hypothesis import strategies as st
print(hypothesis.find(st.from_type(apts_model.Vote), lambda vote: True).turnout)
"""
    assert run(program) == "None\n"
