"""Commands on days: statutes, campaigns, chronology."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from apts_model.cli.options import (
    ANSWERED,
    NO_ANSWER,
    Commands,
    answer_with,
    cited_sources,
    common_options,
    print_json,
    print_lines,
    print_records,
)
from apts_model.dataset import Dataset
from apts_model.inquiries.chronicles import Event
from apts_model.records.campaigns import Campaign
from apts_model.records.statutes import Statute
from apts_model.time.edtf import UNBOUNDED
from apts_model.time.periods import Handover
from apts_model.words import dated, labelled, nothing_recorded, period_words, term, yearly_words


def add(commands: Commands) -> None:
    """Add the commands."""
    common = common_options()
    statutes = commands.add_parser("statutes", parents=[common], help="the law in force")
    statutes.add_argument("date", metavar="DATE", nargs="?", help="by default, all statutes")
    statutes.set_defaults(command=_statutes)
    campaigns = commands.add_parser("campaigns", parents=[common], help="campaigns under way")
    campaigns.add_argument("date", metavar="DATE", nargs="?", help="by default, all campaigns")
    campaigns.set_defaults(command=_campaigns)
    chronology = commands.add_parser("chronology", parents=[common], help="what happened, in order")
    chronology.add_argument(
        "id", metavar="ID", nargs="?", help="of a person, an organisation, a round, a statute"
    )
    chronology.set_defaults(command=_chronology)


def _statutes(dataset: Dataset, options: argparse.Namespace) -> int:
    if options.date is not None:
        handover = Handover(options.handover)
        return answer_with(dataset.statutes_in_force_on(options.date, handover), options)
    if options.json:
        return print_records(dataset, "statutes", dataset.statutes)
    lines = [line for statute in dataset.statutes for line in _statute_lines(statute, options.lang)]
    lines += cited_sources(dataset, dataset.statutes, options.lang)
    return print_lines(lines, nothing_recorded(dataset.title, options.lang))


def _statute_lines(statute: Statute, language: str) -> Iterator[str]:
    chapter = "" if statute.chapter is None else f" ({statute.chapter})"
    yield labelled(statute.id, statute.title + chapter, language)
    for step in statute.steps:
        # "Repealed on this day or later" says when it was last seen in force: that is no step.
        if step.date is None or step.date.days[1] < UNBOUNDED:
            yield f"  {dated(step.date, term(step.kind, language), language)}"


def _campaigns(dataset: Dataset, options: argparse.Namespace) -> int:
    if options.date is not None:
        return answer_with(dataset.campaigns_on(options.date), options)
    if options.json:
        return print_records(dataset, "campaigns", dataset.campaigns)
    lines = [_campaign_line(campaign, options.lang) for campaign in dataset.campaigns]
    lines += cited_sources(dataset, dataset.campaigns, options.lang)
    return print_lines(lines, nothing_recorded(dataset.title, options.lang))


def _campaign_line(campaign: Campaign, language: str) -> str:
    if campaign.yearly is not None:
        return labelled(campaign.title, yearly_words(campaign.yearly, language), language)
    return labelled(campaign.title, period_words(campaign.period, language), language)


def _chronology(dataset: Dataset, options: argparse.Namespace) -> int:
    events = dataset.chronology(options.id)
    if options.json:
        print_json([_plain(event, options.lang) for event in events])
        return ANSWERED if events else NO_ANSWER
    name = dataset.title if options.id is None else dataset.label(options.id, options.lang)
    return print_lines(
        (event.explain(options.lang) for event in events), nothing_recorded(name, options.lang)
    )


def _plain(event: Event, language: str) -> dict[str, Any]:
    return {
        "date": str(event.date),
        "kind": event.kind.value,
        "subject_ids": list(event.subject_ids),
        "standing": event.standing.value,
        "text": event.explain(language),
    }
