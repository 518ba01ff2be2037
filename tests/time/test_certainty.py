import itertools
from typing import Any

import pytest

import apts_model as am

TRUTHS = {
    am.Certainty.NO: {False},
    am.Certainty.POSSIBLE: {False, True},
    am.Certainty.CERTAIN: {True},
}
"""A certainty as the set of what may be true."""


def certainty(truths: set[bool]) -> am.Certainty:
    return next(member for member, members in TRUTHS.items() if members == truths)


@pytest.mark.parametrize("connective", ["__and__", "__or__"])
@pytest.mark.parametrize(("a", "b"), [*itertools.product(am.Certainty, repeat=2)])
def test_connectives_hold_in_whatever_may_be_true(
    a: am.Certainty, b: am.Certainty, connective: str
) -> None:
    """`&` and `|` say what the two-valued ones say over everything that may be true."""
    expected = {getattr(x, connective)(y) for x in TRUTHS[a] for y in TRUTHS[b]}
    assert getattr(a, connective)(b) is certainty(expected)


@pytest.mark.parametrize("a", am.Certainty)
def test_not_holds_in_whatever_may_be_true(a: am.Certainty) -> None:
    """`~` negates everything that may be true."""
    assert ~a is certainty({not x for x in TRUTHS[a]})


@pytest.mark.parametrize("a", am.Certainty)
def test_is_certain_and_is_possible_read_what_may_be_true(a: am.Certainty) -> None:
    """`is_certain` is true in every case, `is_possible` in some case."""
    assert a.is_certain is all(TRUTHS[a])
    assert a.is_possible is any(TRUTHS[a])


@pytest.mark.parametrize("a", am.Certainty)
def test_bool_is_refused_and_says_what_to_write(a: am.Certainty) -> None:
    """No `if`, `and`, `or` or `not` can swallow a doubt."""
    with pytest.raises(
        TypeError,
        match=rf"^{a} is neither true nor false: write `.is_certain` or `.is_possible`, "
        r"and `&`, `\|`, `~` in place of `and`, `or`, `not`$",
    ):
        bool(a)


def test_the_values_are_what_files_write() -> None:
    """The three values are lower-case words."""
    assert [a.value for a in am.Certainty] == ["no", "possible", "certain"]


@pytest.mark.parametrize("other", [True, False, 1, None, "certain"])
def test_only_certainties_combine(other: Any) -> None:
    """A plain truth value is refused, so that no doubt leaks out of `&` or `|` as one."""
    member: Any
    for member in am.Certainty:
        for left, right in ((member, other), (other, member)):
            with pytest.raises(TypeError):
                assert left & right
            with pytest.raises(TypeError):
                assert left | right
