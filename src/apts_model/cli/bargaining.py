"""Commands on bargaining: round, strikes, deadlines."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from apts_model.cli.listing import listed_during
from apts_model.cli.options import (
    ANSWERED,
    NO_ANSWER,
    Commands,
    answer_with,
    cited_sources,
    common_options,
    fitted,
    print_json,
    print_lines,
)
from apts_model.dataset import Dataset
from apts_model.files.json import plain
from apts_model.inquiries.deadlines import Deadline
from apts_model.records.bargaining import BargainingRound, unions_on
from apts_model.records.regimes import REGIMES, RaidingWindow, StageRule
from apts_model.records.sources import Language
from apts_model.records.standing import is_accepted
from apts_model.rules.rounds import regime_of_another_time
from apts_model.time.periods import ALWAYS
from apts_model.words import (
    deadline_words,
    labelled,
    listed,
    no_delays,
    no_law,
    nothing_recorded,
    period_words,
    reason_words,
    strike_days_words,
    term,
)


def add(commands: Commands) -> None:
    """Add the commands."""
    common = common_options()
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
        print_json({**plain(held), "strike_days": _plain_days(dataset, held)})
        return ANSWERED
    print(*_round_lines(dataset, held, options.lang), sep="\n")
    return ANSWERED


def _unions_on_strike(held: BargainingRound) -> Iterable[str]:
    ids = (one for strike in held.strikes for one in unions_on(strike, held))
    return dict.fromkeys(ids)


def _plain_days(dataset: Dataset, held: BargainingRound) -> list[dict[str, Any]]:
    return [
        {"round_id": held.id, "union_id": one, **attrs.asdict(dataset.strike_days(held.id, one))}
        for one in _unions_on_strike(held)
    ]


def _round_lines(dataset: Dataset, held: BargainingRound, language: str) -> Iterator[str]:
    yield held.title
    events = dataset.chronology(held.id)
    for event in events:
        yield event.explain(language)
    # A chronology has no place for what is planned, or of which no day is known: it counts here.
    told = [event.record for event in events]
    for strike in held.strikes:
        if is_accepted(strike) and strike not in told:
            who = [dataset.label(one, language) for one in unions_on(strike, held)]
            what = f"{term(strike.kind, language)}, {period_words(strike.period, language)}"
            yield labelled(listed(who, language) or held.title, what, language)
    for union_id in _unions_on_strike(held):
        days = _days(dataset, held, union_id, language)
        yield labelled(dataset.label(union_id, language), days, language)
    yield from cited_sources(dataset, [held], language)


def _days(dataset: Dataset, held: BargainingRound, union_id: str, language: str) -> str:
    days = dataset.strike_days(held.id, union_id)
    return strike_days_words(
        (days.full, days.most_full), (days.partial, days.most_partial), language
    )


# --- strikes --------------------------------------------------------------------------------


def _strikes(dataset: Dataset, options: argparse.Namespace) -> int:
    answer = dataset.strikes_of(options.union).during(ALWAYS)
    rounds = [
        held
        for held in dataset.rounds_of(options.union)
        if options.union in _unions_on_strike(held)
    ]
    if options.json:
        records = [plain(match.record) for match in answer]
        days = [
            one
            for held in rounds
            for one in _plain_days(dataset, held)
            if one["union_id"] == options.union
        ]
        print_json({**answer.to_dict(options.lang), "strikes": records, "strike_days": days})
        return ANSWERED if len(answer) else NO_ANSWER
    counts = (
        labelled(held.title, _days(dataset, held, options.union, options.lang), options.lang)
        for held in rounds
    )
    return listed_during(dataset, answer, options, before_sources=counts)


# --- deadlines ------------------------------------------------------------------------------


def _deadlines(dataset: Dataset, options: argparse.Namespace) -> int:
    deadlines = dataset.deadlines(options.round, options.holiday)
    held = dataset.round(options.round)
    for finding in regime_of_another_time(Dataset(title=dataset.title, rounds=[held])):
        print(fitted(f"apts-model: warning: {finding.message}", sys.stderr), file=sys.stderr)
    if options.json:
        print_json([_plain(deadline) for deadline in deadlines])
        return ANSWERED if deadlines else NO_ANSWER
    regime = REGIMES.get(held.regime_id or "")
    if regime is None or not regime.sets_delays:
        why = no_law(options.lang) if regime is None else no_delays(regime.id, options.lang)
        print(labelled(held.title, why, options.lang))
        return NO_ANSWER
    return print_lines(
        (_line(deadline, options.lang) for deadline in deadlines),
        nothing_recorded(held.title, options.lang),
    )


def _plain(deadline: Deadline) -> dict[str, object]:
    return {
        "stage": None if deadline.stage is None else deadline.stage.value,
        "first": None if deadline.first is None else str(deadline.first),
        "last": None if deadline.last is None else str(deadline.last),
        "counted_from": str(deadline.counted_from),
        "record_id": deadline.record_id,
        "rule": _plain_rule(deadline.rule),
        "extendable": deadline.extendable,
        "section": deadline.section.text,
        "url": deadline.section.url,
    }


def _plain_rule(rule: StageRule | RaidingWindow) -> dict[str, object]:
    if isinstance(rule, RaidingWindow):
        return {"opens": rule.opens, "closes": rule.closes}
    return {
        "stage": rule.stage.value,
        "relation": rule.relation.value,
        "counted_from": None if rule.counted_from is None else rule.counted_from.value,
        "days": rule.days,
        "count": rule.count.value,
    }


def _line(deadline: Deadline, language: str) -> str:
    """Say a deadline and, in brackets, what it is counted from and by which law."""
    said = deadline_words(deadline.stage, deadline.first, deadline.last, language)
    why = reason_words(deadline.rule, deadline.stage, deadline.counted_from, language)
    section = deadline.section
    return f"{said} ({why}; {section.french if language == Language.FR else section.text})"
