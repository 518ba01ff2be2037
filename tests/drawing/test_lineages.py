"""Drawings of lineages: lives as bars, steps as lines at their dates."""

import datetime
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model.drawing import lineage_svg
from apts_model.strategies import datasets
from tests.drawing.reading import (
    SVG,
    described,
    line,
    of_class,
    place,
    sound,
    texts,
    titles,
    told_groups,
)
from tests.effort import tries

AS_OF = datetime.date(2025, 11, 14)
Steps = list[am.Merger | am.Split]


def union(id: str, start: str | None = None, until: str | None = None) -> am.TradeUnion:
    return am.TradeUnion(id=id, period=am.Period(start, until=until))


def merger(
    before: str, after: str, date: str | None, *, id: str = "m", standing: str = "accepted"
) -> am.Merger:
    absorbs = after in before.split()
    return am.Merger(
        id=id,
        predecessor_ids=before.split(),
        successor_id=after,
        date=date,
        kind="absorption" if absorbs else "fusion",
        standing=standing,
    )


def drawn(unions: list[am.TradeUnion], *steps: am.Merger | am.Split) -> ET.Element:
    return sound(lineage_svg(unions, steps, title="Title", as_of=AS_OF))


def lines(svg: ET.Element) -> list[tuple[float, float, float]]:
    """Place and ends of the line of each step."""
    found: list[tuple[float, float, float]] = []
    for path in of_class(svg, "apts-line"):
        (x, upper), (other, lower) = line(path)
        assert x == other
        found.append((x, upper, lower))
    return found


def lane_of(svg: ET.Element, label: str) -> float:
    """The middle of the lane with a label."""
    for group in told_groups(svg):
        ground, text = group.find(f"{SVG}rect"), group.find(f"{SVG}text")
        if ground is not None and text is not None and text.text == label:
            return float(ground.attrib["y"]) + 14
    raise AssertionError(label)


THREE = [
    union("a", "1950-01-01", "1970-06-01"),
    union("b", "1960-01-01", "1970-06-01"),
    union("c", "1970-06-01", ".."),
]


@tries(30)
@given(datasets())
def test_every_data_set_can_be_drawn(dataset: am.Dataset) -> None:
    """All unions and all steps of any data set are drawn and told, in either language."""
    steps: Steps = [*dataset.mergers, *dataset.splits]
    for language in am.Language:
        svg = sound(lineage_svg(dataset.unions, steps, title="All", language=language))
        told = titles(svg)
        assert len(told) >= len(dataset.unions) + len(steps)
        for one in dataset.unions:
            assert any(words.startswith(one.short_name(language)) for words in told)
        assert all(words in described(svg) for words in told)
    for one in dataset.unions:
        sound(dataset.lineage(one.id).to_svg())


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2020, 1, 1)))
def test_a_line_stands_on_its_day(day: datetime.date) -> None:
    """The axis tells the date of an exact step."""
    unions = [union("a", "1890", str(day)), union("b", str(day), "..")]
    svg = drawn(unions, merger("a", "b", str(day)))
    ((x, upper, lower),) = lines(svg)
    assert x == pytest.approx(place(svg, day.toordinal()), abs=0.3)
    assert {upper, lower} == {lane_of(svg, "a"), lane_of(svg, "b")}


def test_a_merger_has_a_dot_for_each_before_and_an_arrow_at_what_comes_after() -> None:
    """Dots lie in the lanes of the predecessors; the arrow ends at the bar of the successor."""
    svg = drawn(THREE, merger("a b", "c", "1970-06-01"))
    dots = {float(dot.attrib["cy"]) for dot in svg.iter(f"{SVG}circle") if dot.get("r") == "4"}
    assert {lane_of(svg, "a"), lane_of(svg, "b")} <= dots
    (tip,) = of_class(svg, "apts-tip")
    assert next(line(tip))[1] == lane_of(svg, "c") - 7
    assert "June 1, 1970: a and b merge into c" in described(svg)


def test_arrows_come_from_where_the_dots_are() -> None:
    """A lane between others is pointed at from above, from below, or from both sides."""
    unions = [union("a", "1950"), union("b", "1960"), union("c", "1970")]
    svg = drawn(unions, merger("a c", "b", "1980-06-01"))
    middle = lane_of(svg, "b")
    tips = sorted(next(line(tip))[1] for tip in of_class(svg, "apts-tip"))
    assert tips == [middle - 7, middle + 7]
    absorbed = drawn(unions, merger("a b", "a", "1980-06-01"))
    (tip,) = of_class(absorbed, "apts-tip")
    assert next(line(tip))[1] == lane_of(absorbed, "a") + 7
    split = am.Split(id="s", parent_id="a", child_ids=["b", "c"], date="1980-01-01")
    svg = drawn(unions, split)
    tips = sorted(next(line(tip))[1] for tip in of_class(svg, "apts-tip"))
    assert tips == [lane_of(svg, "b") - 7, lane_of(svg, "c") - 7]
    assert "January 1, 1980: b and c split off from a" in described(svg)


def test_who_lives_on_by_an_absorption_is_only_pointed_at() -> None:
    """The survivor is not drawn as its own predecessor; a union that absorbs itself has no line."""
    svg = drawn(THREE, merger("a c", "c", "1970-06-01"))
    assert len(lines(svg)) == 1
    assert "June 1, 1970: c absorbs a" in described(svg)
    assert lines(drawn(THREE, merger("c", "c", "1970-06-01"))) == []


@pytest.mark.parametrize("date", ["1970", "1970~", "[..1970]", "[1970..]", "197X"])
def test_a_vague_date_shows_its_window(date: str) -> None:
    """A dashed box goes over the days that it may be, and over all lanes that are joined."""
    svg = drawn(THREE, merger("a b", "c", date))
    ((x, upper, lower),) = lines(svg)
    (box,) = [rect for rect in of_class(svg, "apts-vague") if float(rect.attrib["height"]) > 14]
    left, top = float(box.attrib["x"]), float(box.attrib["y"])
    right, bottom = left + float(box.attrib["width"]), top + float(box.attrib["height"])
    assert left < x < right
    assert (top, bottom) == (upper - 7, lower + 7)
    first, last = am.ImpreciseDate.parse(date).window
    if "." not in date:
        assert left == pytest.approx(place(svg, first), abs=0.3)
        assert right == pytest.approx(place(svg, last + 1), abs=0.3)


@pytest.mark.parametrize("date", [None, "[0001-01-01..]"])
def test_an_unknown_date_has_a_question_mark(date: str | None) -> None:
    """It stands where the lives of the unions meet, as far as they are known, and says so."""
    svg = drawn(THREE, merger("a b", "c", date))
    assert "?" in texts(svg)
    ((x, _, _),) = lines(svg)
    assert x == pytest.approx(place(svg, datetime.date(1970, 6, 1).toordinal()), abs=0.3)
    bare = drawn([], merger("a", "b", date))
    assert "?" in texts(bare)
    assert {"a, at unknown dates", "b, at unknown dates"} < {*titles(bare)}


def test_what_is_disputed_is_dashed() -> None:
    """A disputed step is dashed, hatched where it is vague, said to be so, and explained."""
    svg = drawn(
        THREE,
        merger("a b", "c", "1970-06-01"),
        merger("a", "c", "1971", id="n", standing="disputed"),
    )
    plain, dashed = of_class(svg, "apts-line")
    assert "stroke-dasharray" not in plain.attrib
    assert dashed.attrib["stroke-dasharray"]
    assert "1971: a merges into c (disputed)" in described(svg)
    assert texts(svg)[-2:] == ["merger or split", "disputed"]


def test_lines_do_not_lie_upon_each_other() -> None:
    """Steps of one day stand side by side; so many that there is no room for them do not."""
    two = [merger("a", "c", "1970-06-01", id=f"m{number}") for number in range(12)]
    few = sorted(x for x, _, _ in lines(drawn(THREE, *two[:3])))
    assert all(then - now >= 9 for now, then in pairwise(few))
    assert len(lines(drawn(THREE, *two))) == 12


def test_nothing_to_draw() -> None:
    """Without unions and steps there is nothing to show."""
    assert texts(sound(lineage_svg([], [], title="T", language="fr")))[-1] == "Rien à afficher."


def test_the_bundled_lineages_cross_nothing() -> None:
    """In the lineages of the bundled data no line crosses a lane that it does not join."""
    apts = am.load_apts()
    for id in ("apts", "csn", "fiq", "ftq"):
        svg = sound(apts.lineage(id).to_svg("fr"))
        for group in of_class(svg, "apts-step"):
            dots = len(group.findall(f"{SVG}circle"))
            tips = {next(line(tip))[1] // 28 for tip in of_class(group, "apts-tip")}
            ((_, upper, lower),) = lines(group)
            assert (lower - upper) / 28 + 1 == dots + len(tips)


def test_a_lineage_draws_itself() -> None:
    """With the names and lives of all unions; one that was made by hand shows ids."""
    found = am.load_apts().lineage("apts")
    svg = sound(found._repr_svg_())  # pyright: ignore[reportPrivateUsage]
    assert "APTS: lineage" in texts(svg)
    assert "APTS, since March 18, 2004" in described(svg)
    assert ">Mine</title>" in found.to_svg("fr", "Mine")
    assert "lineage" in repr(found).lower()
    assert "TradeUnion" not in repr(found)
    bare = am.Lineage(id="e", ancestors=(), descendants=(), edges=(), disputed=())
    assert "e, at unknown dates" in described(sound(bare.to_svg()))
    assert am.Dataset(title="T", unions=[union("e", "1990")]).lineage("e") == bare
    with pytest.raises(am.InvalidValueError, match="language"):
        bare.to_svg("de")
