"""Drawings of bargaining rounds: stages and strikes, each in a lane."""

import datetime
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given

import apts_model as am
from apts_model.drawing import round_svg
from apts_model.strategies import bargaining_rounds
from apts_model.words import term
from tests.drawing.reading import (
    SVG,
    described,
    line,
    of_class,
    place,
    sound,
    texts,
    ticks,
    titles,
    told_groups,
)

AS_OF = datetime.date(2025, 11, 14)


def held(**more: object) -> am.BargainingRound:
    return am.BargainingRound(id="r", title="Round", union_ids=["u"], **more)  # type: ignore[arg-type]


def stage(
    date: str | None,
    *,
    name: str = "offers",
    standing: str = "accepted",
    union_id: str | None = None,
    vote: am.Vote | None = None,
) -> am.Milestone:
    return am.Milestone(
        id=f"{name}-{standing}-{union_id}".replace("_", "-").lower(),
        stage=name,
        date=date,
        standing=standing,
        union_id=union_id,
        vote=vote,
    )


def drawn(of: am.BargainingRound, language: str = "en") -> ET.Element:
    return sound(round_svg(of, language=language, as_of=AS_OF))


def lane(svg: ET.Element, start: str) -> ET.Element:
    """The lane whose words begin so."""
    (found,) = [
        group for group in told_groups(svg) if group.findtext(f"{SVG}title", "").startswith(start)
    ]
    return found


def everything(of: am.BargainingRound) -> list[am.Milestone | am.Strike]:
    return [*of.milestones, *(one for table in of.tables for one in table.milestones), *of.strikes]


@given(bargaining_rounds())
def test_every_round_can_be_drawn(of: am.BargainingRound) -> None:
    """Each stage and strike has a lane with its words, in either language."""
    made = of.agreement
    dates = [of.expires, *([] if made is None else [made.signed, made.in_force])]
    for language in am.Language:
        svg = sound(round_svg(of, language=language, as_of=AS_OF))
        told = titles(svg)
        shown = everything(of)
        assert len(told) == len(shown) + sum(date is not None for date in dates)
        assert not told or all(words in described(svg) for words in told)
        assert texts(svg)[0][:20] == of.title[:20]
        disputed = sum(one.standing is am.Standing.DISPUTED for one in shown)
        assert described(svg).count(f"({term(am.Standing.DISPUTED, language)})") >= disputed


@given(bargaining_rounds())
def test_days_lie_where_the_axis_says(of: am.BargainingRound) -> None:
    """Every diamond stands on the day that its lane tells, read off the axis."""
    svg = sound(round_svg(of))
    days = [
        one.date.window[0]
        for one in everything(of)
        if isinstance(one, am.Milestone) and one.date is not None and one.date.is_exact
        if not one.date.approximate | one.date.uncertain
    ]
    if not days:
        return
    xs = [next(line(day))[0] for day in of_class(svg, "apts-day")]
    for day in days:
        assert any(x == pytest.approx(place(svg, day), abs=0.4) for x in xs)


def test_a_vague_stage_is_a_dashed_box_over_its_days() -> None:
    """Its days are said without the words that the box says already."""
    svg = drawn(held(expires="2020", milestones=[stage("[2023-02-03..2023-05-04]")]))
    offers = lane(svg, "some day from February 3")
    (box,) = of_class(offers, "apts-vague")
    left = float(box.attrib["x"])
    first, last = (datetime.date(2023, 2, 3), datetime.date(2023, 5, 4))
    assert left == pytest.approx(place(svg, first.toordinal()), abs=0.3)
    right = left + float(box.attrib["width"])
    assert right == pytest.approx(place(svg, last.toordinal() + 1), abs=0.3)
    assert "from February 3 to May 4, 2023" in texts(offers)


@pytest.mark.parametrize("date", [None, "[..2023-05-04]", "[2023-02-03..]"])
def test_a_stage_without_bounds_is_left_open(date: str | None) -> None:
    """The box has no edge where nothing bounds it; where nothing is known it goes all along."""
    svg = drawn(held(expires="2023-03-31", milestones=[stage(date)]))
    (offers,) = [group for group in told_groups(svg) if "offers" in texts(group)[0]]
    (outline,) = of_class(offers, "apts-outline")
    assert outline.attrib["d"].count("V") == (date is not None)


def test_the_axis_is_made_of_months() -> None:
    """A round of some months is not lost in whole years."""
    svg = drawn(held(milestones=[stage("2023-02-03"), stage("2023-05-04", name="talks")]))
    assert [text for text in texts(svg) if text.startswith("20")] == [
        "2023-02", "2023-03", "2023-04", "2023-05", "2023-06",
    ]  # fmt: skip
    assert len(ticks(svg)) == 5


def test_disputed_stages_are_hollow_and_strikes_hatched() -> None:
    """Neither needs a colour to be told from what is accepted."""
    strike = am.Strike(
        id="s", period=am.Period("2023-11-06", through="2023-11-07"), standing="disputed"
    )
    svg = drawn(held(milestones=[stage("2023-02-03", standing="disputed")], strikes=[strike]))
    (day, _) = of_class(svg, "apts-day")
    assert day.attrib["fill"] == "none"
    (bar,) = of_class(lane(svg, "full strike"), "apts-certain")
    assert bar.attrib["fill"].endswith("-hatch)")
    assert "disputed" in texts(svg)
    assert "full strike, from November 6 to November 7, 2023 (disputed)" in described(svg)
    assert "disputed" not in texts(drawn(held(milestones=[stage("2023-02-03")])))


@pytest.mark.parametrize(
    ("start", "through", "words"),
    [
        ("2023-11-06", "2023-11-06", "on November 6, 2023"),
        ("2023-11-06", "2023-11-08", "from November 6 to November 8, 2023"),
        ("2023-11", "2023-11-30", "from November 2023 through November 30, 2023"),
        ("2023-11-06", "2023-11", "from November 6, 2023 through November 2023"),
        ("2023-11-06", "..", "since November 6, 2023"),
        (None, "2023-11-06", "start unknown, through November 6, 2023"),
    ],
)
def test_a_strike_tells_its_days(start: str | None, through: str, words: str) -> None:
    """Exact ones in few words; one that went on has an arrow."""
    strike = am.Strike(id="s", period=am.Period(start, through=through))
    svg = drawn(held(expires="1990-03-31", strikes=[strike]))
    assert words in texts(lane(svg, f"full strike, {words}"))
    assert len(of_class(svg, "apts-open")) == (through == "..")


def test_a_day_of_strike_lies_where_the_axis_says() -> None:
    """Its bar starts on its day and is wide enough to be seen."""
    strike = am.Strike(id="s", period=am.Period("2023-11-06", through="2023-11-06"))
    svg = drawn(held(expires="2020-03-31", strikes=[strike]))
    (bar,) = of_class(lane(svg, "full strike"), "apts-certain")
    day = datetime.date(2023, 11, 6).toordinal()
    assert float(bar.attrib["x"]) == pytest.approx(place(svg, day), abs=0.3)
    assert float(bar.attrib["width"]) >= 3


def test_headings_name_tables_and_unions() -> None:
    """What a table reached stands under its heading, which spares the name of its one union."""
    table = am.BargainingTable(
        id="t",
        kind="sectoral",
        union_ids=["u"],
        milestones=[stage("2023", union_id="u"), stage("2023", name="talks", union_id="v")],
    )
    empty = am.BargainingTable(id="e", kind="local")
    strikes = [
        am.Strike(id=f"s{day}", period=am.Period(f"2023-11-0{day}"), union_ids=ids)
        for day, ids in ((3, ["u"]), (1, ["u", "v"]), (2, ["u"]))
    ]
    of = held(
        tables=[table, empty],
        strikes=strikes,
        agreement=am.Agreement(signed="2024-06-07", in_force="2024-06-16"),
    )
    svg = sound(
        round_svg(of, title="Mine", names=lambda id, language: f"{id.upper()} {language.value}")
    )
    bold = [text.text for text in svg.iter(f"{SVG}text") if text.get("font-weight") == "bold"]
    assert bold == [
        "sectoral table (U en)",
        "strikes (U en and V en)",
        "strikes (U en)",
        "new agreement",
    ]
    shown = texts(svg)
    assert shown[0] == "Mine"
    assert {"employer offers", "talks (V en)", "signature", "coming into force"} <= {*shown}
    assert "new agreement; June 7, 2024: signature" in described(svg)
    undated = held(strikes=strikes[:1], agreement=am.Agreement())
    assert "new agreement" not in texts(drawn(undated))


def test_a_vote_is_told_beside_its_day() -> None:
    """How members voted stands with the date, or what of it there is room for."""
    vote = am.Vote(percent_for="75.7", turnout="38.6")
    svg = drawn(held(milestones=[stage("2023-02-03", name="ratification", vote=vote)]), "fr")
    (told,) = titles(svg)
    assert told.startswith("3 février 2023")
    assert "75,7" in told
    assert any("75,7" in text for text in texts(svg))
    (alone,) = titles(drawn(held(milestones=[stage(None, name="ratification", vote=vote)])))
    assert alone == ("date unknown: ratification by the members (75.7% in favour, turnout 38.6%)")


def test_words_stand_where_there_is_room() -> None:
    """Right of the mark, else left of it; nowhere where a box takes up all of the lane."""
    of = held(
        milestones=[
            stage("2020-01-01"),
            stage("2023-12-31", name="talks"),
            stage(None, name="council"),
        ]
    )
    svg = drawn(of)
    anchors = {
        text.text: text.get("text-anchor")
        for text in svg.iter(f"{SVG}text")
        if text.get("font-size") == "12"
    }
    assert anchors["January 1, 2020"] == "start"
    assert anchors["December 31, 2023"] == "end"
    assert len(texts(lane(svg, "date unknown"))) == 1


def test_a_round_without_dates_and_one_with_nothing() -> None:
    """Stages of unknown date alone have no axis; without stages there is nothing to show."""
    svg = drawn(held(milestones=[stage(None)]))
    assert ticks(svg) == []
    assert "date unknown: employer offers" in described(svg)
    assert texts(drawn(held())) == ["Round", "Nothing to show."]
    with pytest.raises(am.InvalidValueError, match="language"):
        round_svg(held(), language="de")
