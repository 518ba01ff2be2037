from collections.abc import Callable
from pathlib import Path

import pytest

import apts_model as am
from tests.cli.asking import Ask, family

Keep = Callable[[am.Dataset], Ask]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Return a function that runs the command line on the bundled data."""
    return Ask(capsys)


@pytest.fixture
def keep(ask: Ask, tmp_path: Path) -> Keep:
    """Return a function that keeps a data set in a file, and returns what asks that file."""

    def kept(dataset: am.Dataset) -> Ask:
        path = tmp_path / "kept.json"
        am.dump(dataset, path)
        return ask.about(str(path))

    return kept


@pytest.fixture
def own(keep: Keep) -> Ask:
    """Return what asks a data set with few sources."""
    return keep(
        am.Dataset(
            title="Mine",
            sources=[am.Source(id="s", title="A leaflet")],
            people=[am.Person(id="ada", name="Ada", other_names=["A. Bo"])],
            unions=[am.TradeUnion(id="mine")],
            presidencies=[
                am.Presidency(
                    id="a",
                    union_id="mine",
                    holder_id="ada",
                    period=am.Period("1999", until="2001"),
                    citations=[am.Citation(source_id="s")],
                )
            ],
        )
    )


@pytest.fixture
def world(keep: Keep) -> Ask:
    """Return what asks a data set in French with an example of everything."""
    return keep(family())


@pytest.fixture
def empty(keep: Keep) -> Ask:
    """Return what asks a data set without records."""
    return keep(am.Dataset(title="Empty"))
