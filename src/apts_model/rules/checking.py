"""`check` and `validate`: all rules, applied to a data set."""

from __future__ import annotations

import functools
import re

import attrs

from apts_model.dataset import Dataset, checked_dataset
from apts_model.errors import InconsistentError, Severity, Violation
from apts_model.rules.findings import kinds_in
from apts_model.rules.table import RULES
from apts_model.time.certainty import CERTAIN
from apts_model.time.periods import Period


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
    checked_dataset(dataset)
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


_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")


def _place(violation: Violation) -> tuple[int, ...]:
    """Where a violation stands in a file: the place of its list, its place in that, and so on."""
    kind: type[attrs.AttrsInstance] = Dataset
    steps: list[int] = []
    for name, index in _STEP.findall(violation.path):
        if index:
            steps.append(int(index))
        else:
            place, kind = _fields(kind)[name]
            steps.append(place)
    return tuple(steps)


@functools.cache
def _fields(
    kind: type[attrs.AttrsInstance],
) -> dict[str, tuple[int, type[attrs.AttrsInstance]]]:
    """For each field of a kind of record its place, and what kind of record it holds."""
    attrs.resolve_types(kind)
    return {
        field.name: (place, Period if field.type is Period else next(kinds_in(field.type), kind))
        for place, field in enumerate(attrs.fields(kind))
    }
