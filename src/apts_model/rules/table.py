"""The rules: what each of them asks for, how to mend what breaks it, and an example."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from apts_model.dataset import Dataset
from apts_model.errors import Severity
from apts_model.rules import (
    bodies,
    examples,
    lineages,
    offices,
    organisations,
    references,
    rounds,
    statutes,
)
from apts_model.rules.findings import ERROR, WARNING, Check, Rule


def _rule(find: Check, example: Callable[[], Dataset], mend: str, *severities: Severity) -> Rule:
    return Rule(
        code=find.__name__.replace("_", "-"),
        severities=severities or (ERROR, WARNING),
        mend=mend,
        find=find,
        example=example,
    )


_TABLE = (
    _rule(references.duplicate_id, examples.duplicate_id, "Give one of the two another id.", ERROR),
    _rule(
        references.unknown_reference,
        examples.unknown_reference,
        "Add the record, or mend the id.",
        ERROR,
    ),
    _rule(
        references.dispute_of_another_subject,
        examples.dispute_of_another_subject,
        "Name the record that says otherwise about the same, or leave `disputes_id` out.",
        ERROR,
    ),
    _rule(references.no_citation, examples.no_citation, "Name a source in `citations`.", WARNING),
    _rule(
        references.unknown_field,
        examples.unknown_field,
        "Write names of fields of the record, such as `start`, or leave `supports` out for all.",
        ERROR,
    ),
    _rule(
        offices.too_many_presidents,
        examples.too_many_presidents,
        "Mend the days; where one took over from the other on a vague day, say so by "
        "`follows_ids`; where there were several presidents, say so by `president_seats`.",
    ),
    _rule(
        offices.twice_in_office,
        examples.twice_in_office,
        "Mend the days, or link the two by `follows_ids`.",
    ),
    _rule(
        offices.presidency_outside_life,
        examples.presidency_outside_life,
        "Mend the days; write a day that is one and the same in the same words.",
    ),
    _rule(
        offices.gap_in_coverage,
        examples.gap_in_coverage,
        "Add the presidency, link the two by `follows_ids`, or shorten the coverage; let it stand "
        "if the office was vacant.",
        WARNING,
    ),
    _rule(
        offices.impossible_link,
        examples.impossible_link,
        "Name the presidency of the same union whose `until` is the day this one starts.",
    ),
    _rule(
        lineages.successor_among_predecessors,
        examples.successor_among_predecessors,
        "Name a new union, or write the kind `absorption` and those that were absorbed.",
        ERROR,
    ),
    _rule(
        lineages.merger_date,
        examples.merger_date,
        "Mend one of the days; write a day that is one and the same in the same words.",
    ),
    _rule(
        lineages.split_date,
        examples.split_date,
        "Mend one of the days; write a day that is one and the same in the same words.",
    ),
    _rule(
        lineages.lineage_cycle,
        examples.lineage_cycle,
        "Take the merger or the split out that did not happen.",
        ERROR,
    ),
    _rule(
        bodies.affiliation_outside_life,
        examples.affiliation_outside_life,
        "Mend the days; write a day that is one and the same in the same words.",
    ),
    _rule(bodies.body_inside_itself, examples.body_inside_itself, "Name another body.", ERROR),
    _rule(
        bodies.body_cycle,
        examples.body_cycle,
        "Take an affiliation out, or mend its days.",
    ),
    _rule(
        organisations.name_outside_life,
        examples.name_outside_life,
        "Mend the days; write a day that is one and the same in the same words.",
    ),
    _rule(
        organisations.figure_outside_life,
        examples.figure_outside_life,
        "Mend the day of the figure, or the days of what it is about.",
        ERROR,
    ),
    _rule(
        organisations.campaign_outside_life,
        examples.campaign_outside_life,
        "Mend the days of the campaign, or those of its union.",
        ERROR,
    ),
    _rule(
        rounds.stage_order,
        examples.stage_order,
        "Mend the dates, or the `regime_id`; where no source tells of a stage, say so in a note.",
    ),
    _rule(
        rounds.regime_of_another_time,
        examples.regime_of_another_time,
        "Name the regime of the time, or none.",
    ),
    _rule(
        rounds.ratification_without_agreement,
        examples.ratification_without_agreement,
        "Add the agreement in principle, or mend the dates.",
    ),
    _rule(
        rounds.strike_without_mandate,
        examples.strike_without_mandate,
        "Add the mandate, or mend the dates.",
    ),
    _rule(
        rounds.strike_outside_round,
        examples.strike_outside_round,
        "Mend the days of the strike, or those on which the round began and ended.",
    ),
    _rule(
        organisations.strike_outside_life,
        examples.strike_outside_life,
        "Mend the days, or name the unions on strike in `union_ids`.",
    ),
    _rule(
        organisations.agreement_outside_life,
        examples.agreement_outside_life,
        "Mend the days, or name in `union_ids` only the unions that the agreement binds.",
        ERROR,
    ),
    _rule(
        statutes.step_order,
        examples.step_order,
        "Mend one of the two days; write a day that is one and the same in the same words.",
    ),
)

RULES = MappingProxyType({rule.code: rule for rule in _TABLE})
"""The rules, by code."""
