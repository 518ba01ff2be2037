import pytest

from tests.files.yaml_parsers import PARSERS, using


@pytest.fixture(params=PARSERS, ids=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Run a test with both parsers of PyYAML; it is told whether it runs with libyaml."""
    libyaml: bool = request.param
    using(monkeypatch, libyaml=libyaml)
    return libyaml
