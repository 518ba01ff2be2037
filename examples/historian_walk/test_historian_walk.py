"""The walk can be walked, and passes what it says it passes."""

import importlib

import pytest


def test_the_walk(capsys: pytest.CaptureFixture[str]) -> None:
    """Each cell prints what a historian would look for."""
    importlib.import_module("historian_walk")
    printed = capsys.readouterr().out
    assert "It came from APTMQ, CPS" in printed
    assert "Denis Côté was possibly president of APTS on November 10, 2004" in printed
    assert "the office was vacant - possible" in printed
    assert "Before: possibly Denis Côté and possibly Dominique Verreault" in printed
    assert "After: possibly Dominique Verreault and Denis Côté" in printed
    assert "New problems: none" in printed
    assert "18 mars 2004\N{NO-BREAK SPACE}: APTMQ et CPS fusionnent pour former APTS" in printed
