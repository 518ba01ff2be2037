"""Commands on organisations: members, leaders, figures, lineage."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from apts_model.cli.listing import listed_during
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
    source_lines,
    with_standing,
)
from apts_model.dataset import Dataset
from apts_model.inquiries.bodies import Leader
from apts_model.inquiries.family_trees import LineageEdge
from apts_model.records.figures import Figure, Measure
from apts_model.records.lineage import Merger, MergerKind, Split
from apts_model.time.periods import ALWAYS, Handover
from apts_model.words import (
    EventKind,
    dated,
    event_words,
    figure_words,
    labelled,
    no_presidents,
    not_recorded,
    nothing_recorded,
    possibly,
)


def add(commands: Commands) -> None:
    """Add the commands."""
    common = common_options()
    members = commands.add_parser("members", parents=[common], help="who belonged to it?")
    members.add_argument("body", metavar="BODY", help="id of a coalition or a union")
    members.add_argument("date", metavar="DATE", nargs="?", help="by default, all members ever")
    members.set_defaults(command=_members)
    leaders = commands.add_parser("leaders", parents=[common], help="who led its members?")
    leaders.add_argument("body", metavar="BODY", help="id of a coalition or a union")
    leaders.add_argument("date", metavar="DATE", help="a day, a month, a year, any EDTF date")
    leaders.set_defaults(command=_leaders)
    figures = commands.add_parser("figures", parents=[common], help="numbers that sources give")
    figures.add_argument("id", metavar="ID", help="id of a union, a coalition or a round")
    figures.add_argument("--measure", choices=[one.value for one in Measure], help="one kind only")
    figures.set_defaults(command=_figures)
    lineage = commands.add_parser("lineage", parents=[common], help="mergers and splits")
    lineage.add_argument("id", metavar="ID", help="id of a union")
    lineage.set_defaults(command=_lineage)


def _members(dataset: Dataset, options: argparse.Namespace) -> int:
    members = dataset.members_of(options.body)
    if options.date is not None:
        return answer_with(members.on(options.date, Handover(options.handover)), options)
    return listed_during(dataset, members.during(ALWAYS), options)


# --- leaders --------------------------------------------------------------------------------


def _leaders(dataset: Dataset, options: argparse.Namespace) -> int:
    leaders = dataset.leaders_on(options.body, options.date, Handover(options.handover))
    if options.json:
        print_json([_plain_leader(dataset, leader, options.lang) for leader in leaders])
        return ANSWERED if leaders else NO_ANSWER
    if not leaders:
        members = dataset.members_of(options.body)
        print(members.on(options.date, Handover(options.handover)).explain(options.lang))
        return NO_ANSWER
    print(*_leader_lines(dataset, leaders, options.lang), sep="\n")
    return ANSWERED


def _plain_leader(dataset: Dataset, leader: Leader, language: str) -> dict[str, Any]:
    return {
        "member_id": leader.member_id,
        "label": dataset.label(leader.member_id, language),
        "membership": leader.membership.certainty.value,
        "presidency": leader.presidency.to_dict(language),
    }


def _leader_lines(dataset: Dataset, leaders: tuple[Leader, ...], language: str) -> Iterator[str]:
    for leader in leaders:
        member = dataset.label(leader.member_id, language)
        if not leader.membership.certainty.is_certain:
            member = possibly(member, language)
        yield labelled(member, _led_by(dataset, leader, language), language)
    yield from source_lines(
        (source for leader in leaders for source in leader.presidency.sources), language
    )


def _led_by(dataset: Dataset, leader: Leader, language: str) -> str:
    if leader.member_id in {coalition.id for coalition in dataset.coalitions}:
        return no_presidents(language)
    presidency = leader.presidency
    silent = not len(presidency) and not presidency.vacant.is_certain
    return not_recorded(language) if silent else presidency.summary(language)


# --- figures --------------------------------------------------------------------------------


def _figures(dataset: Dataset, options: argparse.Namespace) -> int:
    figures = dataset.figures_of(options.id, options.measure)
    if options.json:
        return print_records(dataset, "figures", figures)
    lines = [_figure_line(figure, options.lang) for figure in figures]
    lines += cited_sources(dataset, figures, options.lang)
    return print_lines(
        lines, nothing_recorded(dataset.label(options.id, options.lang), options.lang)
    )


def _figure_line(figure: Figure, language: str) -> str:
    said = figure_words(figure.value, figure.measure, figure.comparison, language)
    return dated(figure.date, with_standing(said, figure.standing, language), language)


# --- lineage --------------------------------------------------------------------------------


def _lineage(dataset: Dataset, options: argparse.Namespace) -> int:
    lineage = dataset.lineage(options.id)
    if options.json:
        print_json(
            {
                "id": lineage.id,
                "ancestors": lineage.ancestors,
                "descendants": lineage.descendants,
                "edges": [_plain_edge(edge) for edge in lineage.edges],
                "disputed": [_plain_edge(edge) for edge in lineage.disputed],
            }
        )
        return ANSWERED if lineage.edges else NO_ANSWER
    records = dict.fromkeys(edge.record for edge in (*lineage.edges, *lineage.disputed))
    lines = [_step(dataset, record, options.lang) for record in records]
    lines += cited_sources(dataset, records, options.lang)
    status = print_lines(
        lines, nothing_recorded(dataset.label(options.id, options.lang), options.lang)
    )
    return status if lineage.edges else NO_ANSWER


def _plain_edge(edge: LineageEdge) -> dict[str, Any]:
    return {
        "predecessor_id": edge.predecessor_id,
        "successor_id": edge.successor_id,
        "date": None if edge.date is None else str(edge.date),
        "record_id": edge.record.id,
    }


def _step(dataset: Dataset, record: Merger | Split, language: str) -> str:
    if isinstance(record, Merger):
        absorbed = record.kind is MergerKind.ABSORPTION
        kind = EventKind.ABSORPTION if absorbed else EventKind.MERGER
        who, what = record.predecessor_ids, [record.successor_id]
    else:
        kind, who, what = EventKind.SPLIT, (record.parent_id,), [*record.child_ids]
    said = event_words(
        kind,
        [dataset.label(one, language) for one in who],
        [dataset.label(one, language) for one in what],
        language,
    )
    return dated(record.date, with_standing(said, record.standing, language), language)
