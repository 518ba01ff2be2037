"""Put the library's own answers, for every day, month and year, into the page "Ask the data".

An answer changes only near a day that some record names. So the library is asked at those, and
what it says is kept with a place in it for the date: a template, good until the next change.
"""

from __future__ import annotations

import datetime
import html
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from apts_model import (
    Answer,
    Certainty,
    Dataset,
    ImpreciseDate,
    Period,
    Standing,
    Timeline,
    load_apts,
)
from apts_model.time.periods import ALWAYS
from apts_model.words import known_through, sources_listed, term
from apts_model.words.dates import phrase

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""What the page answers for."""

Plain = dict[str, Any]
"""What becomes JSON."""

Forms = dict[str, str]
"""A date in words, by the place in a sentence that it is for."""

_BRACES = re.compile("[{}]")
_PLACE = re.compile(r"\{(\w+)\}")

_MARKER = re.compile(r"<!-- ask: (about|data) (en|fr) -->")


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Say what data the page asks."""
    return _MARKER.sub(lambda found: about(found[2]) if found[1] == "about" else found[0], markdown)


def on_post_page(output: str, page: Any, **_: Any) -> str:
    """Put the answers into the finished page, so that search does not index them."""
    found = _MARKER.search(output)
    if found is None:
        return output
    assets = "../" * page.url.count("/") + "assets"
    style = f'<link rel="stylesheet" href="{assets}/ask.css">'
    script = f'<script src="{assets}/ask.js" defer></script>'
    # "</script>" or "<!--" inside a text would end or change the script element.
    answers = json.dumps(answers_in(found[2]), ensure_ascii=False, separators=(",", ":"))
    data = '<script type="application/json" id="ask-data">' + answers.replace("<", "\\u003c")
    shown = _MARKER.sub(lambda _: f"{data}</script>{script}", output)
    return shown.replace("</head>", f"{style}</head>", 1)


def about(language: str) -> str:
    """Name the data set and the day through which it is known."""
    data = load_apts()
    title = f'<cite lang="en">{html.escape(data.title or "")}</cite>'
    return f"{title}. {_as_of(data, language)}"


def _as_of(data: Dataset, language: str) -> str:
    return "" if data.as_of is None else known_through(data.as_of, language)


# --- all of it ------------------------------------------------------------------------------


class Told(NamedTuple):
    """An answer without its date: `{on}`, `{noun}` and `{of}` stand where that goes."""

    lines: tuple[str, ...]
    standings: tuple[tuple[str, str], ...]
    """Who held it, or is claimed to have, and how sure that is."""
    sources: tuple[tuple[str, str | None, str | None], ...]
    """Title, address, language."""


class Subject(NamedTuple):
    """What can be asked about."""

    kind: str
    id: str
    held: Timeline[Any]


@cache
def answers_in(language: str) -> Plain:
    """Give every answer in a language, each line, answer and source once."""
    told = _Tables()
    subjects = [
        {
            "kind": subject.kind,
            "id": subject.id,
            "name": load_apts().label(subject.id, language),
            "changes": {
                scale.name: [
                    (scale.text(unit), told.number(answer))
                    for unit, answer in changes(subject, scale, language)
                ]
                for scale in SCALES
            },
        }
        for subject in subjects_of(load_apts())
    ]
    return {
        "first": FIRST_YEAR,
        "last": LAST_YEAR,
        "words": words_of(language),
        "standings": {
            **{one.value: term(one, language) for one in (Certainty.CERTAIN, Certainty.POSSIBLE)},
            Standing.DISPUTED.value: term(Standing.DISPUTED, language),
        },
        "sources_heading": next(iter(sources_listed([("", None)], language))),
        "subjects": subjects,
        "lines": [*told.lines],
        "sources": [*told.sources],
        "answers": [*told.answers],
    }


class _Tables:
    """What is told, each answer, line and source once; a place in its table stands for it."""

    def __init__(self) -> None:
        self.lines: dict[object, int] = {}
        self.sources: dict[object, int] = {}
        self.answers: dict[object, int] = {}

    def number(self, told: Told) -> int:
        lines = tuple(_place(line, self.lines) for line in told.lines)
        sources = tuple(_place(source, self.sources) for source in told.sources)
        return _place((lines, told.standings, sources), self.answers)


def _place(value: object, table: dict[object, int]) -> int:
    return table.setdefault(value, len(table))


def subjects_of(data: Dataset) -> Iterator[Subject]:
    """Give the unions that have presidents, then the coalitions that have members."""
    for union in data.unions:
        if presidents := data.presidencies_of(union.id):
            yield Subject("union", union.id, presidents)
    for coalition in data.coalitions:
        if members := data.members_of(coalition.id):
            yield Subject("coalition", coalition.id, members)


# --- days, months and years -----------------------------------------------------------------


class Scale(NamedTuple):
    """Days, months or years, counted by whole numbers."""

    name: str
    of: Callable[[datetime.date], int]
    text: Callable[[int], str]

    @property
    def first(self) -> int:
        """The first one that is answered for."""
        return self.of(datetime.date(FIRST_YEAR, 1, 1))

    @property
    def last(self) -> int:
        """The last one that is answered for."""
        return self.of(datetime.date(LAST_YEAR, 12, 31))


def _day_text(number: int) -> str:
    return datetime.date.fromordinal(number).isoformat()


def _month(day: datetime.date) -> int:
    return day.year * 12 + day.month - 1


def _year(day: datetime.date) -> int:
    return day.year


def _month_text(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02}"


SCALES = (
    Scale("days", datetime.date.toordinal, _day_text),
    Scale("months", _month, _month_text),
    Scale("years", _year, str),
)


def changes(subject: Subject, scale: Scale, language: str) -> Iterator[tuple[int, Told]]:
    """Give each day, month or year from which another answer holds, and that answer."""
    now: Told | None = None
    for unit, end in pairwise(_turns(subject, scale)):
        said = _said(subject, scale.text(unit), language)
        if now is None or filled(now, scale.text(unit), language) != said:
            # Where the answer holds for one unit only, its words may still be those of the next.
            other = end - 1 if end - 1 > unit else min(end, scale.last)
            now = _template(subject, scale.text(unit), scale.text(other), language)
            yield unit, now


def _turns(subject: Subject, scale: Scale) -> list[int]:
    """Where the answer may change, from the first unit that is asked about to past the last."""
    near = {scale.of(day) for day in _days_near(subject)}
    turns = {scale.first, *near, *(unit + 1 for unit in near)}
    return [*sorted(unit for unit in turns if scale.first <= unit <= scale.last), scale.last + 1]


def _days_near(subject: Subject) -> set[datetime.date]:
    """Days with which the library compares the day of a question, and their neighbours."""
    as_of = load_apts().as_of
    named = {day for period in _periods(subject) for day in period.bounds_on(as_of)}
    named |= set() if as_of is None else {as_of.toordinal()}
    first, last = datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR, 12, 31)
    within = range(first.toordinal(), last.toordinal() + 1)
    near = {day + away for day in named for away in range(-2, 3)}
    return {datetime.date.fromordinal(day) for day in near if day in within}


def _periods(subject: Subject) -> Iterator[Period]:
    """Give every period that may have a say in an answer."""
    data, held = load_apts(), subject.held
    yield from (record.period for record in held)
    yield from (match.period for match in held.during(ALWAYS))
    yield from (coverage.period for coverage in data.coverages)
    concerned = {subject.id, *held.during(ALWAYS).holders}
    yield from (union.period for union in data.unions if union.id in concerned)
    yield from (coalition.period for coalition in data.coalitions if coalition.id in concerned)


# --- what is said ---------------------------------------------------------------------------


def _said(subject: Subject, date: str, language: str) -> Told:
    """Give what the library says of a date."""
    answer = subject.held.on(date)
    sources = tuple(
        (one.title, one.url, one.language and one.language.value) for one in answer.sources
    )
    listed = "".join(
        f"\n{line}"
        for line in sources_listed([(title, url) for title, url, _ in sources], language)
    )
    text = answer.explain(language)
    if not text.endswith(listed) or _BRACES.search(text):
        raise ValueError(f"no template can be made of this: {text}")
    lines = text.removesuffix(listed).split("\n")
    return Told(tuple(lines), tuple(_standings(answer, language)), sources)


def _standings(answer: Answer[Any], language: str) -> Iterator[tuple[str, str]]:
    for holder, certainty in answer.holders.items():
        yield load_apts().label(holder, language), certainty.value
    for record in dict.fromkeys(answer.disputed):
        yield answer.label(record, language), Standing.DISPUTED.value


def _template(subject: Subject, date: str, other: str, language: str) -> Told:
    """Give what is said of a date, with places for it where the same is said of another."""
    said, beside = (_said(subject, one, language) for one in (date, other))
    if date == other or said[1:] != beside[1:] or len(said.lines) != len(beside.lines):
        return said
    forms, other_forms = forms_of(date, language), forms_of(other, language)
    lines = [
        _line_template(line, forms, other_line, other_forms)
        for line, other_line in zip(said.lines, beside.lines, strict=True)
    ]
    return said if None in lines else said._replace(lines=tuple(filter(None, lines)))


def _line_template(line: str, forms: Forms, other: str, other_forms: Forms) -> str | None:
    """Put places where two lines differ by the date alone; None where they differ by more."""
    names = {form: name for name, form in forms.items()}
    longest_first = sorted(names, key=len, reverse=True)
    template, rest = "", other
    for text in re.split(f"({'|'.join(map(re.escape, longest_first))})", line):
        name = names.get(text)
        if name is not None and rest.startswith(other_forms[name]):
            template, rest = f"{template}{{{name}}}", rest.removeprefix(other_forms[name])
        elif rest.startswith(text):  # a date that some record names, and that stays
            template, rest = template + text, rest.removeprefix(text)
        else:
            return None
    return None if rest else template


def filled(told: Told, date: str, language: str) -> Told:
    """Put a date into the places for it, as the page does."""
    forms = forms_of(date, language)
    return told._replace(
        lines=tuple(_PLACE.sub(lambda place: forms[place[1]], line) for line in told.lines)
    )


def forms_of(date: str, language: str) -> Forms:
    """Say a date as each place needs it: "in 2006", "2006", "of 2006"."""
    said = phrase(ImpreciseDate.parse(date), language)
    return {"on": said.on, "noun": said.noun, "of": said.start}


def words_of(language: str) -> Plain:
    """Give the same for every date, with `{year}` and `{day}` to be filled in.

    The first of a month has a form of its own, which French needs.
    """
    months = [f"2001-{month:02}" for month in range(1, 13)]

    def patterns(date: str) -> Forms:
        forms = forms_of(date, language)
        return {
            name: form.replace("15", "{day}").replace("2001", "{year}")
            for name, form in forms.items()
        }

    return {
        "year": patterns("2001"),
        "months": [patterns(month) for month in months],
        "firsts": [patterns(f"{month}-01") for month in months],
        "days": [patterns(f"{month}-15") for month in months],
    }
