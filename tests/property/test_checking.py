"""Laws of checking: what has a world is not wrong, and what is broken is found."""

import re
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from tests.effort import tries


@tries(60)
@given(strategies.datasets())
def test_what_can_have_happened_is_not_called_wrong(dataset: am.Dataset) -> None:
    """In a data set that has a world, nothing is certainly wrong, and it passes `validate`."""
    found = am.check(dataset)
    assert [one for one in found if one.severity is am.Severity.ERROR] == []
    am.validate(dataset)


_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")


def at(dataset: am.Dataset, path: str) -> Any:
    """Follow a path into a data set."""
    value: Any = dataset
    for name, index in _STEP.findall(path):
        value = value[int(index)] if index else getattr(value, name)
    return value


@tries(30)
@given(strategies.datasets())
def test_what_is_told_can_be_found(dataset: am.Dataset) -> None:
    """Each violation names a rule of the table, a severity it has, and a place that is there."""
    for violation in am.check(dataset):
        assert violation.severity in am.RULES[violation.code].severities
        at(dataset, violation.path)
        assert violation.message


@pytest.mark.parametrize("code", am.RULES)
def test_what_breaks_a_rule_is_reported(code: str) -> None:
    """Of a data set that breaks one rule, this rule and no other is reported."""

    @tries(6)
    @given(strategies.broken_datasets(rule=code))
    def check(dataset: am.Dataset) -> None:
        found = am.check(dataset)
        assert {violation.code for violation in found} == {code}
        if am.Severity.ERROR in am.RULES[code].severities:
            with pytest.raises(am.InconsistentError):
                am.validate(dataset)
        else:
            am.validate(dataset)

    check()


@tries(15)
@given(strategies.datasets(max_unions=2), st.data())
def test_the_order_of_records_changes_no_verdict(dataset: am.Dataset, data: st.DataObject) -> None:
    """Presidencies in another order break the same rules, as often and as surely."""
    shuffled = attrs.evolve(dataset, presidencies=data.draw(st.permutations(dataset.presidencies)))
    told = [
        sorted((one.code, one.severity.value) for one in am.check(each))
        for each in (dataset, shuffled)
    ]
    assert told[0] == told[1]
