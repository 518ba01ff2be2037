"""Listing a timeline: one line for each record, then claims, then sources."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from apts_model.answers import Answer
from apts_model.cli.options import ANSWERED, NO_ANSWER, print_json, source_lines
from apts_model.dataset import Dataset
from apts_model.errors import InvalidValueError
from apts_model.records.sources import Source
from apts_model.time.certainty import Certainty
from apts_model.time.dates import ImpreciseDate
from apts_model.time.edtf import FIRST_DAY, LAST_DAY
from apts_model.time.periods import Period
from apts_model.words import gap_words, known_through, labelled, period_words, term

Details = Callable[[Any], Sequence[str]]
"""What else to say of a record, besides its name and its period."""


Gap = tuple[Period, Certainty]
"""A period in which nothing certainly held, and whether it was vacant."""


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
    *,
    gaps: Sequence[Gap] | None = None,
    before_sources: Iterable[str] = (),
) -> int:
    """Print what held at some time of a period; where nothing did, say what that means."""
    told_gaps = [gap_words(*gap, options.lang) for gap in gaps or ()]
    if options.json:
        more = {} if gaps is None else {"gaps": [_plain(*gap) for gap in gaps]}
        print_json({**answer.to_dict(options.lang), **more})
    elif len(answer) or answer.claims:
        told, cited = _told(answer, options.lang, details)
        print(*told, *told_gaps, *before_sources, *source_lines(cited, options.lang), sep="\n")
        if dataset.as_of is not None:
            print(known_through(dataset.as_of, options.lang))
    else:
        print(answer.explain(options.lang), *told_gaps, sep="\n")
    return ANSWERED if len(answer) else NO_ANSWER


def _plain(period: Period, vacant: Certainty) -> dict[str, str]:
    return {"start": str(period.start), "through": str(period.through), "vacant": vacant.value}


def _told(
    answer: Answer[Any], language: str, details: Details
) -> tuple[list[str], tuple[Source, ...]]:
    """Say each record, then each claim, in a line; return also the sources of all."""
    found = [(match.record, match.period, match.certainty) for match in answer]
    found += [(record, record.period, record.standing) for record in answer.claims]
    lines: list[str] = []
    for record, period, status in found:
        said = [period_words(period, language), *details(record)]
        said += [] if status is Certainty.CERTAIN else [term(status, language)]
        lines.append(labelled(answer.label(record, language), ", ".join(said), language))
    return lines, answer.sources_of([record for record, *_ in found])
