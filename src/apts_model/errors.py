"""Everything that apts_model raises, one family.

Each class stands for one failure, keeps its facts in typed attributes and makes its message from
them, so that an app can show its own words.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence

import attrs

from apts_model.showing import quoted, visible


class AptsModelError(Exception):
    """Base of every error that apts_model raises on purpose.

    Examples:
        >>> import apts_model as am
        >>> try:
        ...     am.ImpreciseDate.parse("2004-13")
        ... except am.AptsModelError as error:
        ...     print(type(error).__name__)
        DateSyntaxError
    """


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(repr(name) for name in names)


_A_DATE = "write text such as '2004-11', a datetime.date or an ImpreciseDate"
_DATE_HINTS = {
    "datetime": "write value.date()",
    "Period": "ask a timeline of a period, with `during`",
}


@attrs.define(slots=False)
class DateTypeError(AptsModelError, TypeError):
    """A date was asked for and something else was given, such as a `datetime.datetime`.

    Examples:
        >>> import apts_model as am, datetime
        >>> am.Period("2004").covers(datetime.datetime(2004, 11, 1, 9, 30))
        Traceback (most recent call last):
        ...
        apts_model.errors.DateTypeError: a date is needed, not datetime: write value.date()
    """

    given: type

    def __str__(self) -> str:
        name = self.given.__name__
        return f"a date is needed, not {name}: {_DATE_HINTS.get(name, _A_DATE)}"


@attrs.define(slots=False)
class DateSyntaxError(AptsModelError, ValueError):
    """A text is not a date of the EDTF profile that apts_model reads.

    Examples:
        >>> import apts_model as am
        >>> am.ImpreciseDate.parse("2005-02-29")
        Traceback (most recent call last):
        ...
        apts_model.errors.DateSyntaxError: '2005-02-29' is not a date: February 2005 has 28 days
    """

    text: str
    reason: str
    kind: str = "a date"

    def __str__(self) -> str:
        return f"{quoted(self.text)} is not {self.kind}: {self.reason}"


@attrs.define(slots=False)
class UnsupportedDateError(AptsModelError, ValueError):
    """A text is well-formed EDTF, of a feature that apts_model leaves out on purpose.

    Examples:
        >>> import apts_model as am
        >>> am.ImpreciseDate.parse("2004-11-01T09:30:00")
        Traceback (most recent call last):
        ...
        apts_model.errors.UnsupportedDateError: '2004-11-01T09:30:00' uses a time of day, which \
apts_model does not hold: write the day alone, '2004-11-01'
    """

    text: str
    feature: str
    hint: str

    def __str__(self) -> str:
        shown = quoted(self.text)
        return f"{shown} uses {self.feature}, which apts_model does not hold: {self.hint}"


@attrs.define(slots=False)
class ImpossiblePeriodError(AptsModelError, ValueError):
    """A period that no choice of days can satisfy, because it ends before it can have started.

    Examples:
        >>> import apts_model as am
        >>> am.Period("2006", until="2004")
        Traceback (most recent call last):
        ...
        apts_model.errors.ImpossiblePeriodError: a period from '2006' until '2004' cannot be: \
it ends before it starts (`until` is the handover day, at least one day after `start`)
    """

    start: str
    end: str
    ends: str

    def __str__(self) -> str:
        rule = (
            "`until` is the handover day, at least one day after `start`"
            if self.ends == "until"
            else "`through` is the last day, `start` or later"
        )
        wrong = "on the day it starts" if self.start == self.end else "before it starts"
        return (
            f"a period from {quoted(self.start)} {self.ends} {quoted(self.end)} cannot be: "
            f"it ends {wrong} ({rule})"
        )


@attrs.define(slots=False)
class InvalidValueError(AptsModelError, ValueError):
    """A value that a record cannot hold; `field` names where, `reason` what to write instead.

    Examples:
        >>> import apts_model as am
        >>> am.Person(id="Denis Côté", name="Denis Côté")
        Traceback (most recent call last):
        ...
        apts_model.errors.InvalidValueError: id: 'Denis Côté' is not an id: \
write lower-case letters a-z, digits and hyphens, such as 'denis-cote'
    """

    field: str
    reason: str

    def __str__(self) -> str:
        return f"{self.field}: {self.reason}"


@attrs.define(slots=False)
class UnknownIdError(AptsModelError, KeyError):
    """No record of that kind has this id; `near` lists ids that look like it.

    Examples:
        >>> import apts_model as am
        >>> am.load_apts().union("atps")
        Traceback (most recent call last):
        ...
        apts_model.errors.UnknownIdError: no union has the id 'atps'; did you mean 'apts'?
    """

    kind: str
    id: str
    near: tuple[str, ...] = ()

    def __str__(self) -> str:
        meant = f"; did you mean {' or '.join(map(repr, self.near))}?" if self.near else ""
        return f"no {self.kind} has the id {quoted(self.id)}{meant}"


@attrs.define(slots=False)
class NoAnswerError(AptsModelError, LookupError):
    """`Answer.one` was asked and there is no candidate at all; `why` says what is known.

    Examples:
        >>> import apts_model as am
        >>> am.load_apts().president_on("apts", "1990-01-01").one()
        Traceback (most recent call last):
        ...
        apts_model.errors.NoAnswerError: there is no answer: APTS did not exist on January 1, 1990.
    """

    why: str

    def __str__(self) -> str:
        return f"there is no answer: {self.why}"


@attrs.define(slots=False)
class AmbiguousAnswerError(AptsModelError, LookupError):
    """`Answer.one` was asked and not exactly one holder is certain.

    Examples:
        >>> import apts_model as am
        >>> am.load_apts().president_on("apts", "2005-01-15").one()
        Traceback (most recent call last):
        ...
        apts_model.errors.AmbiguousAnswerError: there is no single certain answer; candidates: \
'denis-cote', 'dominique-verreault'. Denis Côté and Dominique Verreault were certainly president \
of APTS on January 15, 2005.
    """

    candidates: tuple[str, ...]
    why: str

    def __str__(self) -> str:
        return (
            f"there is no single certain answer; candidates: {_listed(self.candidates)}. {self.why}"
        )


@attrs.define(slots=False)
class MergeConflictError(AptsModelError, ValueError):
    """Two data sets tell the same records differently; `conflicts` lists them all.

    Each is the name of a collection and an id.

    Examples:
        >>> import apts_model as am
        >>> one = am.Dataset(title="One", people=[am.Person(id="ada", name="Ada")])
        >>> other = am.Dataset(title="Other", people=[am.Person(id="ada", name="Adah")])
        >>> one.merge(other)
        Traceback (most recent call last):
        ...
        apts_model.errors.MergeConflictError: the data sets differ in 1 record: people 'ada'; \
make them equal, or give one of them another id
    """

    conflicts: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        listed = ", ".join(f"{name} {record_id!r}" for name, record_id in self.conflicts)
        return (
            f"the data sets differ in {counted(len(self.conflicts), 'record')}: {listed}; "
            "make them equal, or give one of them another id"
        )


@attrs.frozen
class Problem:
    """One thing wrong in a file: where (`path`, as in `$.presidencies[3].period`) and what.

    `line` and `column` count from 1, in characters; they say where in the text the path leads to:
    the key, or the member of a list. They are None where there was no text to look at.

    Examples:
        >>> import apts_model as am
        >>> print(am.Problem("$.title", "expected text, not the number 5", line=3, column=5))
        $.title: expected text, not the number 5 (line 3, column 5)
    """

    path: str
    message: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = "" if self.line is None else f" (line {self.line}, column {self.column})"
        return f"{self.path}: {self.message}{place}"


@attrs.define(slots=False)
class MalformedError(AptsModelError, ValueError):
    """A text is not what it was read as; `problems` lists everything wrong.

    Examples:
        >>> import apts_model as am
        >>> am.loads('{"format": "apts-model/1", "title": 5}')
        Traceback (most recent call last):
        ...
        apts_model.errors.MalformedError: the text is not an apts-model data set, 1 problem:
          $.title: expected text, not the number 5: put it in quotes (line 1, column 28)
    """

    problems: tuple[Problem, ...]
    origin: str = "the text"
    kind: str = "an apts-model data set"
    """What it was read as."""

    def __str__(self) -> str:
        told = counted(len(self.problems), "problem")
        head = f"{visible(self.origin)} is not {self.kind}, {told}:"
        return _headed(head, self.problems, "problems")


@attrs.define(slots=False)
class MissingExtraError(AptsModelError, ImportError):
    """Something needs a package that is not installed; `extra` of apts-model brings it.

    Examples:
        >>> import apts_model as am
        >>> print(am.MissingExtraError(work="YAML", extra="yaml"))
        YAML needs an extra: pip install "apts-model[yaml]"
    """

    work: str
    extra: str

    def __str__(self) -> str:
        return f'{self.work} needs an extra: pip install "apts-model[{self.extra}]"'


class Severity(enum.Enum):
    """How sure it is that something is wrong: `ERROR` in every case, `WARNING` possibly.

    Examples:
        >>> from apts_model import Severity
        >>> [severity.value for severity in Severity]
        ['error', 'warning']
    """

    ERROR = "error"
    WARNING = "warning"


@attrs.frozen
class Violation:
    """One thing that is wrong, or may be, between the records of a data set.

    Examples:
        >>> import apts_model as am
        >>> dataset = am.Dataset(title="Mine", unions=[am.TradeUnion(id="mine")])
        >>> [violation] = am.check(dataset)
        >>> print(violation)
        warning no-citation at $.unions[0]: 'mine' cites no source: name one
    """

    code: str
    """The rule that is broken, such as `too-many-presidents`: it stays the same for good."""
    severity: Severity
    path: str
    """Where, as in `$.presidencies[3].period`."""
    ids: tuple[str, ...]
    """The records concerned."""
    message: str

    def __str__(self) -> str:
        return f"{self.severity.value} {self.code} at {self.path}: {self.message}"


@attrs.define(slots=False)
class InconsistentError(AptsModelError, ValueError):
    """Records of a data set contradict each other; `violations` lists everything found.

    Examples:
        >>> import apts_model as am
        >>> am.validate(am.Dataset(title="Mine", people=2 * [am.Person(id="ada", name="Ada")]))
        Traceback (most recent call last):
        ...
        apts_model.errors.InconsistentError: the data set has 1 error and 2 warnings:
          warning no-citation at $.people[0]: 'ada' cites no source: name one
          error duplicate-id at $.people[1]: 'ada' is the id of $.people[0], too: give one of \
them another id
          warning no-citation at $.people[1]: 'ada' cites no source: name one
    """

    violations: tuple[Violation, ...]

    def __str__(self) -> str:
        errors = sum(one.severity is Severity.ERROR for one in self.violations)
        warnings = len(self.violations) - errors
        told = f"{counted(errors, 'error')} and {counted(warnings, 'warning')}"
        return _headed(f"the data set has {told}:", self.violations, "violations")


SHOWN_PROBLEMS = 20
"""So many problems or violations stand in a message; the error has them all."""


def _headed(head: str, found: Sequence[object], name: str) -> str:
    """List what was found under a heading, the first ones alone where there are many."""
    lines = [head, *(f"  {one}" for one in found[:SHOWN_PROBLEMS])]
    if len(found) > SHOWN_PROBLEMS:
        lines.append(f"  ... and {len(found) - SHOWN_PROBLEMS:,} more (see .{name})")
    return "\n".join(lines)


def counted(count: int, name: str) -> str:
    """Say how many there are: no errors, 1 error, 2,000 errors."""
    return f"{count or 'no':{',' if count else ''}} {name}{'' if count == 1 else 's'}"
