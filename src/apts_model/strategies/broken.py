"""A strategy for data sets that break one rule."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from types import MappingProxyType

from hypothesis import strategies as st

from apts_model.dataset import Dataset
from apts_model.errors import InvalidValueError, Severity
from apts_model.records.values import shown
from apts_model.rules.findings import Rule
from apts_model.rules.table import RULES
from apts_model.strategies.breaking import (
    bodies,
    lineages,
    offices,
    organisations,
    references,
    rounds,
    stages,
    statutes,
)
from apts_model.strategies.breaking.draft import Draft
from apts_model.strategies.breaking.surroundings import surround

Breaker = Callable[[Draft], None]

BREAKERS = MappingProxyType(
    {
        breaker.__name__.replace("_", "-"): breaker
        for breaker in (
            references.duplicate_id,
            references.unknown_reference,
            references.dispute_of_another_subject,
            references.no_citation,
            references.unknown_field,
            offices.too_many_presidents,
            offices.twice_in_office,
            offices.presidency_outside_life,
            offices.gap_in_coverage,
            offices.impossible_link,
            lineages.successor_among_predecessors,
            lineages.merger_date,
            lineages.split_date,
            lineages.lineage_cycle,
            bodies.affiliation_outside_life,
            bodies.body_inside_itself,
            bodies.body_cycle,
            organisations.name_outside_life,
            organisations.figure_outside_life,
            organisations.campaign_outside_life,
            stages.stage_order,
            rounds.regime_of_another_time,
            rounds.ratification_without_agreement,
            rounds.strike_without_mandate,
            rounds.strike_outside_round,
            organisations.strike_outside_life,
            organisations.agreement_outside_life,
            statutes.step_order,
        )
    }
)
"""For each rule what adds records that break it, by code."""


def broken_datasets(
    *, rule: str | Rule, severity: Severity | str | None = None
) -> st.SearchStrategy[Dataset]:
    """Data sets that break one rule, and no other.

    Who, when, by which records and in which of the possible ways is drawn, and so are records
    around that break nothing.

    Args:
        rule: The rule, or its code, a key of `RULES`.
        severity: How sure it is that it is broken; by default an error, for a rule that reports
            errors.

    Raises:
        InvalidValueError: there is no such rule, or it does not report this severity.

    Examples:
        >>> from hypothesis import given, settings
        >>> from apts_model import check, strategies
        >>> @given(strategies.broken_datasets(rule="twice-in-office"))
        ... @settings(max_examples=10)
        ... def test_who_holds_an_office_twice_is_told(dataset):
        ...     assert {violation.code for violation in check(dataset)} == {"twice-in-office"}
        >>> test_who_holds_an_office_twice_is_told()
    """
    asked = _rule(rule)
    return _broken(BREAKERS[asked.code], _severity(asked, severity))


@st.composite
def _broken(draw: st.DrawFn, breaker: Breaker, severity: Severity) -> Dataset:
    draft = Draft(draw, severity)
    breaker(draft)
    surround(draft)
    return draft.dataset()


def _rule(rule: str | Rule) -> Rule:
    code: object = rule.code if isinstance(rule, Rule) else rule
    if type(code) is str and code in RULES:
        return RULES[code]
    near = difflib.get_close_matches(str(code), RULES, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ": write a key of RULES"
    raise InvalidValueError("rule", f"no rule has the code {shown(code)}{hint}")


def _severity(rule: Rule, severity: Severity | str | None) -> Severity:
    if severity is None:
        return rule.severities[0]
    for one in rule.severities:
        if severity in {one, one.value}:
            return one
    reported = " or ".join(repr(one.value) for one in rule.severities)
    given = severity.value if isinstance(severity, Severity) else severity
    raise InvalidValueError("severity", f"{rule.code!r} reports {reported}, not {shown(given)}")
