"""Commands on bargaining: round, strikes, deadlines."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from apts_model.cli.listing import days_between, listed_during
from apts_model.cli.options import (
    ANSWERED,
    NO_ANSWER,
    Commands,
    answer_with,
    cited_sources,
    plain,
    print_json,
    print_lines,
)
from apts_model.dataset import Dataset
from apts_model.inquiries.deadlines import Deadline
from apts_model.records.bargaining import BargainingRound
from apts_model.records.regimes import StageRule
from apts_model.words import (
    deadline_words,
    labelled,
    nothing_found,
    rule_words,
    strike_days_words,
    term,
)


def add(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Add the commands."""
    held = commands.add_parser("round", parents=[common], help="stages of a bargaining round")
    held.add_argument("round", metavar="ROUND", help="id of a round, such as apts-2023")
    held.add_argument("date", metavar="DATE", nargs="?", help="what was reached by then")
    held.set_defaults(command=_round)
    strikes = commands.add_parser("strikes", parents=[common], help="strikes of a union")
    strikes.add_argument("union", metavar="UNION", help="id of a union, such as apts")
    strikes.set_defaults(command=_strikes)
    deadlines = commands.add_parser(
        "deadlines", parents=[common], help="what the law requires by when"
    )
    deadlines.add_argument("round", metavar="ROUND", help="id of a round, such as apts-2023")
    deadlines.add_argument(
        "--holiday",
        action="append",
        default=[],
        metavar="DAY",
        help="a day that is no working day, such as 2023-12-25; can be given several times",
    )
    deadlines.set_defaults(command=_deadlines)


# --- round ----------------------------------------------------------------------------------


def _round(dataset: Dataset, options: argparse.Namespace) -> int:
    held = dataset.round(options.round)
    if options.date is not None:
        return answer_with(dataset.stages_on(options.round, options.date), options)
    if options.json:
        print_json(plain(held))
        return ANSWERED
    return print_lines(_round_lines(dataset, held, options.lang), "")


def _round_lines(dataset: Dataset, held: BargainingRound, language: str) -> Iterator[str]:
    yield held.title
    for event in dataset.chronology(held.id):
        yield event.explain(language)
    if held.strikes:
        for union_id in held.union_ids:
            yield _days(dataset, held, union_id, language)
    yield from cited_sources(dataset, [held], language)


def _days(dataset: Dataset, held: BargainingRound, union_id: str, language: str) -> str:
    days = dataset.strike_days(held.id, union_id)
    counted = strike_days_words(
        (days.full, days.most_full), (days.partial, days.most_partial), language
    )
    return labelled(dataset.label(union_id, language), counted, language)


# --- strikes --------------------------------------------------------------------------------


def _strikes(dataset: Dataset, options: argparse.Namespace) -> int:
    answer = dataset.strikes_of(options.union).during(days_between(None, None))
    status = listed_during(dataset, answer, options)
    if not options.json:
        for held in dataset.rounds_of(options.union):
            if held.strikes:
                print(f"{held.title}, {_days(dataset, held, options.union, options.lang)}")
    return status


# --- deadlines ------------------------------------------------------------------------------


def _deadlines(dataset: Dataset, options: argparse.Namespace) -> int:
    deadlines = dataset.deadlines(options.round, options.holiday)
    if options.json:
        print_json([_plain(deadline) for deadline in deadlines])
        return ANSWERED if deadlines else NO_ANSWER
    return print_lines(
        (_line(deadline, options.lang) for deadline in deadlines),
        nothing_found(options.round, options.lang),
    )


def _plain(deadline: Deadline) -> dict[str, object]:
    return {
        "stage": None if deadline.stage is None else deadline.stage.value,
        "first": None if deadline.first is None else str(deadline.first),
        "last": None if deadline.last is None else str(deadline.last),
        "counted_from": str(deadline.counted_from),
        "record_id": deadline.record_id,
        "extendable": deadline.extendable,
        "section": deadline.section.text,
        "url": deadline.section.url,
    }


def _line(deadline: Deadline, language: str) -> str:
    """Say a deadline and, in brackets, the rule behind it."""
    rule = rule_words(deadline.rule, language)
    if isinstance(deadline.rule, StageRule):
        rule = labelled(term(deadline.rule.stage, language), rule, language)
    said = deadline_words(deadline.stage, deadline.first, deadline.last, language)
    return f"{said} ({rule})"
