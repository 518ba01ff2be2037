"""Laws of files, on every data set that the strategies can make."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.files.values import is_list, is_object
from tests.effort import tries

DATASETS = strategies.datasets(max_unions=2)
FORMATS = ("json", "yaml")


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_written_reads_back(format: str) -> None:
    """A data set that is written and read is the same, and is written in the same text again."""

    @tries(25)
    @given(DATASETS)
    def check(dataset: am.Dataset) -> None:
        text = am.dumps(dataset, format=format)
        read = am.loads(text, format=format)
        assert read == dataset
        assert am.dumps(read, format=format) == text

    check()


@tries(25)
@given(DATASETS)
def test_both_formats_say_the_same(dataset: am.Dataset) -> None:
    """What comes by way of YAML is written in JSON as if it had never been YAML."""
    by_yaml = am.loads(am.dumps(dataset, format="yaml"), format="yaml")
    assert am.dumps(by_yaml) == am.dumps(dataset)


def shuffled(value: Any, data: st.DataObject) -> Any:
    """Draw another order of the keys of all objects."""
    if is_list(value):
        return [shuffled(one, data) for one in value]
    if not is_object(value):
        return value
    keys = sorted(value)
    turned = data.draw(st.integers(0, max(0, len(keys) - 1)))
    return {key: shuffled(value[key], data) for key in keys[turned:] + keys[:turned]}


@tries(15)
@given(strategies.datasets(max_unions=1), st.data())
def test_the_text_is_canonical(dataset: am.Dataset, data: st.DataObject) -> None:
    """Whatever the order of keys and the spaces in a file, it is written in one way."""
    text = am.dumps(dataset)
    other = json.dumps(shuffled(json.loads(text), data), indent=data.draw(st.integers(0, 3)))
    assert am.dumps(am.loads(other)) == text
