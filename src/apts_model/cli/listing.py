"""Listing a timeline: one line for each record, then claims, then sources."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from apts_model.answers import Answer
from apts_model.cli.options import ANSWERED, NO_ANSWER, print_json, source_lines
from apts_model.dataset import Dataset
from apts_model.errors import InvalidValueError
from apts_model.time.certainty import Certainty
from apts_model.time.dates import ImpreciseDate
from apts_model.time.edtf import FIRST_DAY, LAST_DAY
from apts_model.time.periods import Period
from apts_model.words import known_through, labelled, period_words, term

Details = Callable[[Any], Sequence[str]]
"""What else to say of a record, besides its name and its period."""


def days_between(first: str | None, last: str | None) -> Period:
    """From the first day that one date may be through the last day that another may be."""
    start = FIRST_DAY if first is None else ImpreciseDate.parse(first).window[0]
    end = LAST_DAY if last is None else min(ImpreciseDate.parse(last).window[1], LAST_DAY)
    if start > end:
        raise InvalidValueError(
            "--from", f"{first} comes after {last}: write the earlier date first"
        )
    return Period(ImpreciseDate.between(start, start), through=ImpreciseDate.between(end, end))


def listed_during(
    dataset: Dataset,
    answer: Answer[Any],
    options: argparse.Namespace,
    details: Details = lambda _: (),
) -> int:
    """Print what held at some time of a period; where nothing did, say what that means."""
    if options.json:
        print_json(answer.to_dict())
    elif len(answer) or answer.claims:
        print(*_lines(answer, options.lang, details), sep="\n")
        if dataset.as_of is not None:
            print(known_through(dataset.as_of, options.lang))
    else:
        print(answer.explain(options.lang))
    return ANSWERED if len(answer) else NO_ANSWER


def _lines(answer: Answer[Any], language: str, details: Details) -> Iterator[str]:
    told = [(match.record, match.period, match.certainty) for match in answer]
    told += [(record, record.period, record.standing) for record in answer.claims]
    for record, period, status in told:
        said = [period_words(period, language), *details(record)]
        said += [] if status is Certainty.CERTAIN else [term(status, language)]
        yield labelled(answer.label(record, language), ", ".join(said), language)
    yield from source_lines(answer.sources_of([record for record, *_ in told]), language)
