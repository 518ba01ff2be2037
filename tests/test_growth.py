"""How the work grows with the data, in counts of calls: the same on every machine."""

import datetime
import sys
from collections.abc import Callable
from functools import partial
from types import CodeType, FrameType

import attrs
import pytest

import apts_model as am
from apts_model import questions
from apts_model.exchange import followthemoney, icalendar, jsonld, popolo, tenures
from apts_model.time import edtf

Work = Callable[[], object]

FEW, MANY = 15, 60
SLACK = 1.15
"""So much more than in proportion work may grow: what is sorted or looked up by halving does."""


def calls(work: Work, of: CodeType | None = None) -> int:
    """Count the functions that work calls, those in C among them, or how often one is called."""
    count = 0

    def note(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        if of is None:
            count += event in {"call", "c_call"}
        else:
            count += event == "call" and frame.f_code is of

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def day(number: int) -> str:
    """Return the day that comes so many days after the beginning of 1900."""
    return (datetime.date(1900, 1, 1) + datetime.timedelta(number)).isoformat()


def chain(union_id: str, count: int, *, linked: bool) -> list[am.Presidency]:
    """Make presidencies one after the other; every third handover is known by its month alone."""
    days = [day(60 * number)[: 7 if number % 3 == 2 else 10] for number in range(count + 1)]
    return [
        am.Presidency(
            id=f"{union_id}-{number}",
            union_id=union_id,
            holder_id=f"p{number}",
            period=am.Period(days[number], until=days[number + 1]),
            follows_ids=[f"{union_id}-{number - 1}"] if number and linked else [],
        )
        for number in range(count)
    ]


def many_unions(count: int) -> am.Dataset:
    """Make so many unions, with a few records of every kind for each."""
    numbers = range(count)
    return am.Dataset(
        title="Many unions",
        as_of="2025-12-31",
        sources=[am.Source(id=f"s{n}", title=f"Leaflet {n}", published="2020") for n in numbers],
        people=[am.Person(id=f"p{n}", name=f"Ada {n}") for n in range(max(count, 5))],
        unions=[
            am.TradeUnion(
                id=f"u{n}",
                names=[am.Name(text=f"Union {n}", language="en")],
                period=am.Period("1890", until=".."),
                citations=[am.Citation(source_id=f"s{n}")],
            )
            for n in numbers
        ],
        presidencies=[one for n in numbers for one in chain(f"u{n}", 5, linked=n % 2 == 0)],
        coalitions=[am.Coalition(id="front", kind="common_front")],
        affiliations=[
            am.Affiliation(
                id=f"a{n}",
                member_id=f"u{n}",
                body_id="front",
                period=am.Period("1900", until="1990"),
            )
            for n in numbers
        ],
        mergers=[
            am.Merger(
                id=f"m{n}",
                predecessor_ids=[f"u{n}", f"u{n + 1}"],
                successor_id=f"u{n + 2}",
                date=day(20 * n),
            )
            for n in range(0, count - 2, 2)
        ],
        figures=[
            am.Figure(id=f"f{n}", subject_id=f"u{n}", measure="members", value=n, date=day(n))
            for n in numbers
        ],
        rounds=[bargaining_round(n) for n in numbers],
        campaigns=[
            am.Campaign(id=f"c{n}", title="Week", period=am.Period(day(n), through=day(n + 6)))
            for n in numbers
        ],
        statutes=[
            am.Statute(
                id=f"l{n}", title="Act", steps=[am.StatuteStep(kind="in_force", date=day(n))]
            )
            for n in numbers
        ],
    )


def bargaining_round(number: int) -> am.BargainingRound:
    """Make a round with two strikes."""
    strikes = [
        am.Strike(id=f"r{number}-{one}", period=am.Period(on, through=on))
        for one, on in enumerate(("2003-05-06", "2003-06"))
    ]
    return am.BargainingRound(
        id=f"r{number}",
        title=f"Round {number}",
        union_ids=[f"u{number}"],
        regime_id="quebec-1985",
        expires="2003-03-31",
        strikes=strikes,
    )


def one_union(count: int) -> am.Dataset:
    """Make one union with so many presidencies, each linked to the one before."""
    return am.Dataset(
        title="One union",
        as_of="2025-12-31",
        people=[am.Person(id=f"p{n}", name=f"Ada {n}") for n in range(count)],
        unions=[am.TradeUnion(id="u", period=am.Period("1890", until=".."))],
        presidencies=chain("u", count, linked=True),
    )


def one_union_without_links(count: int) -> am.Dataset:
    """Make one union with so many presidencies, none of which is linked."""
    return attrs.evolve(one_union(count), presidencies=chain("u", count, linked=False))


def crowd(count: int) -> am.Dataset:
    """Make one union with so many presidencies, of which five overlap on every day."""
    presidencies = [
        am.Presidency(
            id=f"x{n}",
            union_id="u",
            holder_id=f"p{n}",
            period=am.Period(day(6 * n), until=day(6 * n + 30)),
        )
        for n in range(count)
    ]
    return am.Dataset(title="Crowd", unions=[am.TradeUnion(id="u")], presidencies=presidencies)


WORLDS = (many_unions, one_union, one_union_without_links, crowd)

# What is done with a whole data set.
LINEAR: dict[str, Callable[[am.Dataset], Work]] = {
    "dump": lambda data: partial(am.dumps, data),
    "load": lambda data: partial(am.loads, am.dumps(data)),
    "dump YAML": lambda data: partial(am.dumps, data, format="yaml"),
    "load YAML": lambda data: partial(am.loads, am.dumps(data, format="yaml"), format="yaml"),
    "check": lambda data: partial(am.check, data),
    "merge": lambda data: partial(data.merge, data),
    "published_by": lambda data: partial(data.published_by, "2021-01-01"),
    "chronology": lambda data: data.chronology,
    "find": lambda data: partial(data.find, "Ada 7"),
    "tables of tenures out": lambda data: partial(tenures.write, data),
    "tables of tenures in": lambda data: partial(
        tenures.read, tenures.write(data).text, title="In", ends="until"
    ),
    "Popolo out": lambda data: partial(popolo.write, data),
    "Popolo in": lambda data: partial(
        popolo.read, popolo.write(data).text, title="In", ends="until"
    ),
    "JSON-LD": lambda data: partial(jsonld.write, data),
    "FollowTheMoney": lambda data: partial(followthemoney.write, data),
    "iCalendar": lambda data: partial(icalendar.write, data, stamp="2025-12-31"),
    "the first question to each union": lambda data: (
        lambda: [data.president_on(union.id, "1900-03-04").vacant for union in data.unions]
    ),
    "handovers, overlaps and gaps": lambda data: (
        lambda: [
            [*found]
            for union in data.unions
            for line in (data.presidencies_of(union.id),)
            for found in (line.handovers(), line.overlaps(), line.gaps())
        ]
    ),
    "a drawing": lambda data: (
        lambda: [data.presidencies_of(union.id).to_svg() for union in data.unions[:1]]
    ),
}


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("work", LINEAR)
def test_work_grows_in_proportion(work: str, world: Callable[[int], am.Dataset]) -> None:
    """Four times the records take four times the calls, and hardly more."""
    few, many = (calls(LINEAR[work](world(count))) for count in (FEW, MANY))
    assert many <= few * (MANY / FEW) * SLACK


QUESTIONS: dict[str, Callable[[am.Timeline[am.Presidency], str], object]] = {
    "who": lambda line, on: [*line.on(on)],
    "vacant": lambda line, on: line.on(on).vacant,
    "explain": lambda line, on: line.on(on).explain(),
    "during": lambda line, on: [*line.during(am.Period(on, until="1900-04-05"))],
}


@pytest.mark.parametrize("world", [one_union, one_union_without_links, crowd])
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_does_not_grow_with_the_timeline(
    question: str, world: Callable[[int], am.Dataset]
) -> None:
    """Once a timeline is indexed, more records elsewhere cost not even half a call each."""
    ask = QUESTIONS[question]

    def asked(count: int) -> int:
        line = world(count).presidencies_of("u")
        ask(line, "1900-02-01")
        return calls(lambda: ask(line, "1900-03-09"))

    assert asked(MANY) - asked(FEW) < (MANY - FEW) / 2


def test_a_date_is_read_once() -> None:
    """Of texts that stand in a file a hundred times, each is parsed once."""
    presidency = chain("u", 1, linked=False)[0]
    same = [attrs.evolve(presidency, id=f"u-{number}") for number in range(100)]
    text = am.dumps(am.Dataset(title="Often", presidencies=same)).replace("1900-0", "1877-0")
    assert calls(lambda: am.loads(text), of=edtf.calendar_days.__code__) == 2


def test_an_index_is_built_once() -> None:
    """A hundred questions to a union build what one question builds."""
    build = questions.Index.__init__.__code__

    def asked(count: int) -> int:
        data = one_union(FEW)
        return calls(
            lambda: [data.president_on("u", day(number)).vacant for number in range(count)],
            of=build,
        )

    assert asked(100) == asked(1) > 0
