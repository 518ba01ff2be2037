"""`check` and `validate`: all rules, applied to a data set."""

from __future__ import annotations

import re

import attrs

from apts_model.dataset import Dataset
from apts_model.errors import InconsistentError, InvalidValueError, Severity, Violation
from apts_model.rules.findings import CERTAIN
from apts_model.rules.table import RULES


def check(dataset: Dataset) -> tuple[Violation, ...]:
    """Find everything that is wrong, or may be, between the records of a data set.

    What is certainly wrong is an `ERROR`, what is possibly wrong a `WARNING`. They stand in the
    order of a file.

    Raises:
        InvalidValueError: `dataset` is no data set.

    Examples:
        >>> import apts_model as am
        >>> dataset = am.Dataset(
        ...     title="Mine",
        ...     people=[am.Person(id="ada", name="Ada")],
        ...     presidencies=[am.Presidency(id="ada-2001", union_id="mine", holder_id="ada")],
        ... )
        >>> for violation in am.check(dataset):
        ...     print(violation.severity.value, violation.code, violation.path)
        warning no-citation $.people[0]
        warning no-citation $.presidencies[0]
        error unknown-reference $.presidencies[0].union_id
    """
    if type(dataset) is not Dataset:
        raise InvalidValueError("dataset", f"a Dataset is needed, not {type(dataset).__name__}")
    found = [
        Violation(
            code,
            Severity.ERROR if finding.wrong is CERTAIN else Severity.WARNING,
            finding.path,
            tuple(dict.fromkeys(finding.ids)),
            finding.message,
        )
        for code, rule in RULES.items()
        for finding in rule.find(dataset)
    ]
    return tuple(sorted(found, key=_place))


def validate(dataset: Dataset) -> None:
    """Refuse a data set in which something is certainly wrong.

    Raises:
        InconsistentError: with everything that `check` finds, if an error is among it.
        InvalidValueError: `dataset` is no data set.

    Examples:
        >>> import apts_model as am
        >>> am.validate(am.load_apts())
    """
    found = check(dataset)
    if any(violation.severity is Severity.ERROR for violation in found):
        raise InconsistentError(found)


_FIELDS = {field.name: place for place, field in enumerate(attrs.fields(Dataset))}
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")


def _place(violation: Violation) -> tuple[int, tuple[tuple[int, str], ...]]:
    """Where a violation stands in a file: its list, its position in it, and so on."""
    steps = [(int(index) if index else -1, name) for name, index in _STEP.findall(violation.path)]
    return _FIELDS[steps[0][1]], tuple(steps[1:])
