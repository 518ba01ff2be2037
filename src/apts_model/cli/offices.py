"""Commands on offices and names: president, presidents, find."""

from __future__ import annotations

import argparse
from typing import Any

from apts_model.cli.listing import Gap, days_between, listed_during
from apts_model.cli.options import (
    ANSWERED,
    NO_ANSWER,
    Commands,
    answer_with,
    common_options,
    print_json,
    print_lines,
)
from apts_model.dataset import Dataset
from apts_model.inquiries.collection import Found
from apts_model.records.bargaining import BargainingRound
from apts_model.records.campaigns import Campaign
from apts_model.records.coalitions import Coalition
from apts_model.records.statutes import Statute
from apts_model.records.unions import Person, TradeUnion
from apts_model.time.periods import Handover
from apts_model.words import labelled, nothing_found, term
from apts_model.words.basics import pick


def add(commands: Commands) -> None:
    """Add the commands."""
    common = common_options()
    president = commands.add_parser("president", parents=[common], help="who was president?")
    president.add_argument("union", metavar="UNION", help="id of a union, such as apts")
    president.add_argument("date", metavar="DATE", help="a day, a month, a year, any EDTF date")
    president.set_defaults(command=_president)
    presidents = commands.add_parser("presidents", parents=[common], help="all presidents")
    presidents.add_argument("union", metavar="UNION", help="id of a union, such as apts")
    presidents.add_argument(
        "--from", dest="first", metavar="DATE", help="leave out what ended before"
    )
    presidents.add_argument("--to", dest="last", metavar="DATE", help="leave out what began after")
    presidents.add_argument(
        "--gaps", action="store_true", help="list also when nobody certainly was president"
    )
    presidents.set_defaults(command=_presidents)
    find = commands.add_parser("find", parents=[common], help="find people, unions and the like")
    find.add_argument(
        "text", metavar="TEXT", nargs="+", help="a name or a part of one; accents are ignored"
    )
    find.set_defaults(command=_find)


def _president(dataset: Dataset, options: argparse.Namespace) -> int:
    handover = Handover(options.handover)
    return answer_with(dataset.president_on(options.union, options.date, handover), options)


def _presidents(dataset: Dataset, options: argparse.Namespace) -> int:
    timeline = dataset.presidencies_of(options.union)
    asked = days_between(options.first, options.last)
    gaps: list[Gap] | None = None
    if options.gaps:
        gaps = [one for one in timeline.gaps() if one[0].overlaps(asked).is_possible]
    return listed_during(
        dataset,
        timeline.during(asked),
        options,
        lambda record: [] if record.accession is None else [term(record.accession, options.lang)],
        gaps=gaps,
    )


def _find(dataset: Dataset, options: argparse.Namespace) -> int:
    text = " ".join(options.text)
    found = dataset.find(text)
    if options.json:
        print_json([_plain(record) for record in found])
        return ANSWERED if found else NO_ANSWER
    return print_lines(
        (_line(record, options.lang) for record in found),
        nothing_found(text, options.lang),
    )


_KINDS: dict[type[Found], tuple[str, str]] = {
    Person: ("person", "personne"),
    TradeUnion: ("union", "syndicat"),
    Coalition: ("coalition", "coalition"),
    BargainingRound: ("round", "ronde"),
    Statute: ("statute", "loi"),
    Campaign: ("campaign", "campagne"),
}


def _line(record: Found, language: str) -> str:
    told = f"{', '.join(_names(record))} ({pick(_KINDS[type(record)], language)})"
    return labelled(record.id, told, language)


def _plain(record: Found) -> dict[str, Any]:
    return {"id": record.id, "kind": _KINDS[type(record)][0], "names": _names(record)}


def _names(record: Found) -> list[str]:
    if isinstance(record, Person):
        return [record.name, *record.other_names]
    if isinstance(record, TradeUnion | Coalition):
        return list(dict.fromkeys(name.text for name in record.names))
    return [record.title]
