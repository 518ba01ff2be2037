import copy
import datetime
import inspect
import pickle
import traceback
from typing import Any

import attrs
import pytest

import apts_model as am
from apts_model import errors

DOUBT = am.Violation("no-citation", am.Severity.WARNING, "$.people[0]", ("a",), "no source")
WRONG = am.Violation("duplicate-id", am.Severity.ERROR, "$.people[1]", ("a",), "twice")

# Every class with its builtin, an example of it, and the message that it must make.
EXAMPLES: list[tuple[am.AptsModelError, type[Exception], str]] = [
    (
        am.DateTypeError(datetime.datetime),
        TypeError,
        "a date is needed, not datetime: write value.date()",
    ),
    (
        am.DateTypeError(int),
        TypeError,
        "a date is needed, not int: write text such as '2004-11', "
        "a datetime.date or an ImpreciseDate",
    ),
    (
        am.DateTypeError(am.Period),
        TypeError,
        "a date is needed, not Period: ask a timeline of a period, with `during`",
    ),
    (
        am.DateSyntaxError("2004-13", "there is no month 13"),
        ValueError,
        "'2004-13' is not a date: there is no month 13",
    ),
    (
        am.DateSyntaxError("2004", "write START/END", "a period"),
        ValueError,
        "'2004' is not a period: write START/END",
    ),
    (
        am.UnsupportedDateError("Y20000", "a long year", "write 0001 to 9999"),
        ValueError,
        "'Y20000' uses a long year, which apts_model does not hold: write 0001 to 9999",
    ),
    (
        am.ImpossiblePeriodError("2006", "2004", "until"),
        ValueError,
        "a period from '2006' until '2004' cannot be: it ends before it starts "
        "(`until` is the handover day, at least one day after `start`)",
    ),
    (
        am.ImpossiblePeriodError("2006-05-18", "2006-05-18", "until"),
        ValueError,
        "a period from '2006-05-18' until '2006-05-18' cannot be: it ends on the day it starts "
        "(`until` is the handover day, at least one day after `start`)",
    ),
    (
        am.ImpossiblePeriodError("2006", "2004", "through"),
        ValueError,
        "a period from '2006' through '2004' cannot be: it ends before it starts "
        "(`through` is the last day, `start` or later)",
    ),
    (
        am.InvalidValueError("count", "0 is not a number of seats: write 1 to 100"),
        ValueError,
        "count: 0 is not a number of seats: write 1 to 100",
    ),
    (am.UnknownIdError("union", "x"), KeyError, "no union has the id 'x'"),
    (
        am.UnknownIdError("union", "atps", ("apts",)),
        KeyError,
        "no union has the id 'atps'; did you mean 'apts'?",
    ),
    (
        am.UnknownIdError("union", "csx", ("csn", "csq")),
        KeyError,
        "no union has the id 'csx'; did you mean 'csn' or 'csq'?",
    ),
    (
        am.MergeConflictError((("people", "ada"),)),
        ValueError,
        "the data sets differ in 1 record: people 'ada'; "
        "make them equal, or give one of them another id",
    ),
    (
        am.MergeConflictError((("people", "ada"), ("unions", "u"))),
        ValueError,
        "the data sets differ in 2 records: people 'ada', unions 'u'; "
        "make them equal, or give one of them another id",
    ),
    (
        am.NoAnswerError("APTS did not exist."),
        LookupError,
        "there is no answer: APTS did not exist.",
    ),
    (
        am.AmbiguousAnswerError(("ada", "bo"), "Both were president."),
        LookupError,
        "there is no single certain answer; candidates: 'ada', 'bo'. Both were president.",
    ),
    (
        am.MalformedError((am.Problem("$.title", "expected text, not null"),)),
        ValueError,
        "the text is not an apts-model data set, 1 problem:\n  $.title: expected text, not null",
    ),
    (
        am.MalformedError((am.Problem("$.a", "one"), am.Problem("$.b", "two")), "mine.json"),
        ValueError,
        "mine.json is not an apts-model data set, 2 problems:\n  $.a: one\n  $.b: two",
    ),
    (
        am.MalformedError((am.Problem("$.a", "one", line=2, column=7), am.Problem("$", "two"))),
        ValueError,
        "the text is not an apts-model data set, 2 problems:\n"
        "  $.a: one (line 2, column 7)\n  $: two",
    ),
    (
        am.DateSyntaxError("2004" * 100, "it is too long"),
        ValueError,
        f"'{('2004' * 25)[:99]}... is not a date: it is too long",
    ),
    (
        am.UnsupportedDateError("Y\ufe0f\n", "a long year", "write 0001 to 9999"),
        ValueError,
        "'Y\\ufe0f\\n' uses a long year, which apts_model does not hold: write 0001 to 9999",
    ),
    (
        am.MalformedError((am.Problem("$.a", "one"),), "a\u202eb\n.json"),
        ValueError,
        "'a\\u202eb\\n.json' is not an apts-model data set, 1 problem:\n  $.a: one",
    ),
    (
        am.MalformedError((am.Problem("$.a", "one"),), "a\ufe0f.json"),
        ValueError,
        "'a\\ufe0f.json' is not an apts-model data set, 1 problem:\n  $.a: one",
    ),
    (
        am.InconsistentError((DOUBT, WRONG)),
        ValueError,
        "the data set has 1 error and 1 warning:\n"
        "  warning no-citation at $.people[0]: no source\n"
        "  error duplicate-id at $.people[1]: twice",
    ),
    (
        am.InconsistentError((WRONG, WRONG)),
        ValueError,
        "the data set has 2 errors and no warnings:\n"
        "  error duplicate-id at $.people[1]: twice\n"
        "  error duplicate-id at $.people[1]: twice",
    ),
    (
        am.MissingExtraError("YAML", "yaml"),
        ImportError,
        'YAML needs an extra: pip install "apts-model[yaml]"',
    ),
]
EACH = pytest.mark.parametrize(
    ("error", "builtin", "message"),
    EXAMPLES,
    ids=[f"{type(error).__name__}-{number}" for number, (error, _, _) in enumerate(EXAMPLES)],
)


def facts(error: am.AptsModelError) -> dict[str, Any]:
    """Return the typed attributes of an error."""
    return attrs.asdict(error, recurse=False)  # type: ignore[arg-type]


def test_every_class_has_an_example() -> None:
    """Every error of the module is in the table above, and in the public names."""
    classes = {
        value
        for value in vars(errors).values()
        if inspect.isclass(value) and issubclass(value, Exception)
    }
    assert classes == {am.AptsModelError} | {type(error) for error, _, _ in EXAMPLES}
    assert all(getattr(am, one.__name__) is one for one in classes)


@EACH
def test_family_and_message(
    error: am.AptsModelError, builtin: type[Exception], message: str
) -> None:
    """An error is of the family, of a builtin, and says what is wrong and what to write."""
    assert isinstance(error, am.AptsModelError)
    assert isinstance(error, builtin)
    assert str(error) == message
    for family in (am.AptsModelError, builtin):
        with pytest.raises(family) as caught:
            raise error
        assert caught.value is error


@EACH
def test_builtin_is_the_nearest_one(
    error: am.AptsModelError, builtin: type[Exception], message: str
) -> None:
    """The builtin of a class is its second base, so an `except` for another lets it pass."""
    assert type(error).__bases__ == (am.AptsModelError, builtin)
    assert message == "".join(traceback.format_exception_only(error)).partition(": ")[2].strip()


@EACH
def test_copies_say_the_same(
    error: am.AptsModelError, builtin: type[Exception], message: str
) -> None:
    """An error survives pickling, as between processes, and both ways of copying."""
    copies = [copy.copy(error), copy.deepcopy(error)]
    copies += [
        pickle.loads(pickle.dumps(error, protocol))
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
    ]
    for one in copies:
        assert type(one) is type(error)
        assert isinstance(one, builtin)
        assert str(one) == message
        assert facts(one) == facts(error)


def test_a_raised_error_with_notes_can_be_copied() -> None:
    """Having been raised, chained and noted does not keep an error from being copied."""
    error = am.UnknownIdError("union", "atps", ("apts",))
    error.add_note("while reading a list")
    with pytest.raises(am.UnknownIdError):
        raise error from ValueError("earlier")
    for one in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):
        assert str(one) == str(error)
        assert one.__notes__ == ["while reading a list"]


@EACH
def test_raise_from_and_notes(
    error: am.AptsModelError, builtin: type[Exception], message: str
) -> None:
    """An error can be chained, given a note and a traceback, as any other exception."""
    fresh = type(error)(**facts(error))
    cause = OSError("the disk is full")
    fresh.add_note("line 3 of my list")
    with pytest.raises(builtin) as caught:
        raise fresh from cause
    assert caught.value is fresh
    assert fresh.__cause__ is cause
    assert fresh.__suppress_context__
    assert fresh.__traceback__ is not None
    shown = "".join(traceback.format_exception(fresh))
    assert "the disk is full" in shown
    assert message in shown
    assert shown.rstrip().endswith("line 3 of my list")
    assert fresh.with_traceback(None).__traceback__ is None


def test_errors_can_be_raised_in_groups() -> None:
    """`except*` sorts errors of the family by class."""
    seen: list[str] = []
    try:
        raise ExceptionGroup("both", [am.NoAnswerError("why"), am.UnknownIdError("union", "x")])
    except* am.NoAnswerError as group:
        seen += [str(one) for one in group.exceptions]
    except* KeyError as group:
        seen += [str(one) for one in group.exceptions]
    assert seen == ["there is no answer: why", "no union has the id 'x'"]


@pytest.mark.parametrize("count", [1, 19, 20, 21, 1_000, 2_000])
def test_only_the_first_problems_are_shown(count: int) -> None:
    """A message shows twenty problems at most and counts the rest; `problems` has them all."""
    problems = tuple(am.Problem(f"$.sources[{number}]", "wrong") for number in range(count))
    error = am.MalformedError(problems)
    lines = str(error).splitlines()
    assert lines[0].endswith(f", {errors.counted(count, 'problem')}:")
    assert lines[1:21] == [f"  {problem}" for problem in problems[:20]]
    rest = [] if count <= 20 else [f"  ... and {count - 20:,} more (see .problems)"]
    assert lines[21:] == rest
    assert error.problems == problems


@pytest.mark.parametrize("count", [1, 19, 20, 21, 1_000, 2_000])
def test_only_the_first_violations_are_shown(count: int) -> None:
    """A message shows twenty violations at most and counts the rest; `violations` has them all."""
    found = tuple(attrs.evolve(WRONG, path=f"$.people[{number}]") for number in range(count))
    error = am.InconsistentError(found)
    lines = str(error).splitlines()
    assert lines[0] == f"the data set has {errors.counted(count, 'error')} and no warnings:"
    assert lines[1:21] == [f"  {one}" for one in found[:20]]
    rest = [] if count <= 20 else [f"  ... and {count - 20:,} more (see .violations)"]
    assert lines[21:] == rest
    assert error.violations == found


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "no errors"),
        (1, "1 error"),
        (2, "2 errors"),
        (999, "999 errors"),
        (2_000, "2,000 errors"),
        (1_234_567, "1,234,567 errors"),
    ],
)
def test_counts_are_said_in_words(count: int, said: str) -> None:
    """A count stands before its noun: none, one, or several, with commas between thousands."""
    assert errors.counted(count, "error") == said


def test_a_violation_is_a_value() -> None:
    """Violations compare by what they say, are frozen, and can be copied."""
    assert attrs.evolve(DOUBT) == DOUBT
    assert len({DOUBT, attrs.evolve(DOUBT), WRONG}) == 2
    assert str(DOUBT) == "warning no-citation at $.people[0]: no source"
    assert pickle.loads(pickle.dumps(DOUBT)) == copy.deepcopy(DOUBT) == DOUBT
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        DOUBT.path = "$"  # type: ignore[misc]


def test_severities_are_two() -> None:
    """What is wrong is so in every case, or possibly; files and programs say it in lower case."""
    assert [one.value for one in am.Severity] == ["error", "warning"]
    assert am.Severity("error") is am.Severity.ERROR


def test_a_problem_is_a_value() -> None:
    """Problems compare by what they say, and are frozen."""
    problem = am.Problem("$.title", "expected text")
    assert problem == am.Problem(path="$.title", message="expected text")
    assert len({problem, am.Problem("$.title", "expected text")}) == 1
    assert str(problem) == "$.title: expected text"
    placed = am.Problem("$.title", "expected text", 3, 5)
    assert placed == am.Problem(path="$.title", message="expected text", line=3, column=5)
    assert placed != problem
    assert (problem.line, problem.column) == (None, None)
    assert str(placed) == "$.title: expected text (line 3, column 5)"
    for one in (problem, placed):
        assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == one
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        problem.path = "$"  # type: ignore[misc]


def test_errors_are_caught_by_what_they_are() -> None:
    """Real calls raise what their builtin family promises."""
    apts = am.load_apts()
    with pytest.raises(KeyError):
        apts.union("nope")
    with pytest.raises(LookupError):
        apts.president_on("apts", "1990").one()
    with pytest.raises(ValueError, match="not a date"):
        am.ImpreciseDate.parse("2004-13")
    with pytest.raises(ValueError, match="not an apts-model data set"):
        am.loads("{}")
