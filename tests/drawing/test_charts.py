"""Drawings of figures: numbers from zero up, over time."""

import datetime
import xml.etree.ElementTree as ET
from decimal import Context, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model.drawing import figures_svg
from apts_model.strategies import figures
from apts_model.words import figure_words
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


def figure(
    value: object,
    date: str | None = "2020-05-06",
    comparison: str = "exactly",
    *,
    measure: str = "members",
    standing: str = "accepted",
    subject_id: str = "u",
) -> am.Figure:
    return am.Figure(
        id="f",
        subject_id=subject_id,
        measure=measure,
        value=value,  # type: ignore[arg-type]
        comparison=comparison,
        date=date,
        standing=standing,
    )


def drawn(*shown: am.Figure, language: str = "en") -> ET.Element:
    return sound(figures_svg(shown, title="Title", language=language))


def levels(svg: ET.Element) -> dict[str, float]:
    """Numbers of the axis of a drawing with one panel, and where they lie."""
    return {
        text.text or "": float(text.attrib["y"]) - 4
        for text in svg.iter(f"{SVG}text")
        if text.get("text-anchor") == "end" and text.get("font-weight") is None
    }


def height(svg: ET.Element, value: Decimal) -> float:
    """Where the axis says that a number lies."""
    marks = [(Decimal(label.strip("%").replace(",", "")), y) for label, y in levels(svg).items()]
    (low, bottom), *_, (high, top) = marks
    return bottom + (top - bottom) * float((value - low) / (high - low))


@given(st.lists(figures(), max_size=8))
def test_every_figure_can_be_drawn(shown: list[am.Figure]) -> None:
    """Each is drawn and told once, in either language."""
    for language in am.Language:
        svg = sound(figures_svg(shown, title="Title", language=language))
        assert len(titles(svg)) == len(shown)
        for one in shown:
            said = figure_words(one.value, one.measure, one.comparison, language)
            assert said in described(svg)
            assert any(said in title for title in titles(svg))


@given(figures())
def test_a_figure_lies_where_the_axes_say(one: am.Figure) -> None:
    """Its mark stands at its number, counted from zero, and over its days."""
    svg = drawn(one)
    (group,) = told_groups(svg)
    numbers = levels(svg)
    assert "0" in numbers or "0%" in numbers
    expected = height(svg, one.value)
    for dot in of_class(group, "apts-figure"):
        assert float(dot.attrib["cy"]) == pytest.approx(expected, abs=0.2)
        assert one.date is not None
        x = place(svg, one.date.window[0])
        assert float(dot.attrib["cx"]) == pytest.approx(x, abs=0.4)
    for box in of_class(group, "apts-vague"):
        assert float(box.attrib["y"]) + 4.5 == pytest.approx(expected, abs=0.2)
    assert len(of_class(group, "apts-figure")) + len(of_class(group, "apts-vague")) == 1


@given(st.lists(figures(), min_size=1, max_size=8))
def test_numbers_do_not_touch_each_other(shown: list[am.Figure]) -> None:
    """Those that stand at one height are apart from each other by more than a space."""
    svg = drawn(*shown)
    boxes: list[tuple[float, float, float]] = []
    for group in told_groups(svg):
        for text in group.findall(f"{SVG}text"):
            x, y = float(text.attrib["x"]), float(text.attrib["y"])
            right = x + 6 * len(text.text or "")
            assert all(
                abs(y - other) >= 12 or right < left or end < x for left, end, other in boxes
            )
            boxes.append((x, right, y))


@pytest.mark.parametrize(
    ("values", "measure", "marks"),
    [
        ([65000], "members", ["0", "20,000", "40,000", "60,000", "80,000"]),
        ([100], "members", ["0", "50", "100"]),
        ([3], "sectors", ["0", "1", "2", "3"]),
        ([1], "sectors", ["0", "1"]),
        ([0], "members", ["0", "1"]),
        (["0.3"], "wage_percent", ["0%", "0.1%", "0.2%", "0.3%"]),
        (["-1.5", 4], "wage_percent", ["-2%", "0%", "2%", "4%"]),
        ([-10], "growth_percent", ["-10%", "-5%", "0%"]),
        ([0], "growth_percent", ["0%", "1%"]),
        ([86], "percent_women", ["0%", "50%", "100%"]),
        (["0.5"], "strike_days", ["0", "1"]),
        ([999999999999999], "workers", None),
    ],
)
def test_the_axis_starts_from_zero(
    values: list[object], measure: str, marks: list[str] | None
) -> None:
    """Its steps are round, and whole where things are counted."""
    svg = drawn(*(figure(value, measure=measure) for value in values))
    found = [*levels(svg)]
    assert marks is None or found == marks
    strong = [path for path in of_class(svg, "apts-level") if "stroke-opacity" not in path.attrib]
    assert len(strong) == 1
    assert 2 <= len(found) <= 6


@pytest.mark.parametrize(
    ("comparison", "sign", "way"),
    [
        ("exactly", "100", 0),
        ("about", "≈ 100", 0),
        ("more_than", "> 100", -1),
        ("at_least", "≥ 100", -1),
        ("at_most", "≤ 100", 1),
    ],
)
@pytest.mark.parametrize("date", ["2020-05-06", "2020", None])
def test_a_comparison_has_a_sign_and_an_arrow(
    comparison: str, sign: str, way: int, date: str | None
) -> None:
    """The sign is explained in words; the arrow shows the way to the true number."""
    svg = drawn(figure(100, date, comparison))
    (group,) = told_groups(svg)
    assert texts(group) == [sign]
    arrows = of_class(group, "apts-arrow")
    assert len(arrows) == abs(way)
    for arrow in arrows:
        (_, start), (_, end), *_ = line(arrow)
        assert (end - start) * way > 0
    explained = comparison.replace("_", " ")
    assert (explained in texts(svg)) == (comparison != "exactly")


def test_disputed_figures_are_hollow_or_hatched() -> None:
    """They are told from accepted ones without colour, and the legend says how."""
    svg = drawn(
        figure(100, "2020-05-06"),
        figure(90, "2020-07-06", standing="disputed"),
        figure(80, "2021", standing="disputed"),
    )
    fills = [dot.attrib["fill"].split("-")[-1] for dot in of_class(svg, "apts-figure")]
    assert fills == ["currentColor", "faint)", "currentColor", "faint)"]
    (box, sample) = of_class(svg, "apts-vague")
    assert box.attrib["fill"].endswith("-faint)")
    assert sample.attrib["fill"].endswith("-flat)")
    assert texts(svg)[-3:] == ["figure of a day", "day not known", "disputed"]
    assert "July 6, 2020: 90 members (disputed)" in described(svg)


@pytest.mark.parametrize(
    ("date", "sides"), [("2020", 2), ("[..2020]", 1), ("[2020..]", 1), (None, 0)]
)
def test_a_vague_day_is_as_long_as_it_may_be(date: str | None, sides: int) -> None:
    """The bar has no side where nothing bounds it."""
    svg = drawn(figure(100, date))
    outline = of_class(svg, "apts-outline")[0]
    assert outline.attrib["d"].count("V") == sides
    assert bool(ticks(svg)) == (date is not None)


def test_each_measure_and_subject_has_a_panel() -> None:
    """Headings say what differs between panels, and no more."""
    one, other = figure(100), figure(5, measure="sectors")
    third = figure(7, subject_id="v")

    def bold(*shown: am.Figure) -> list[str | None]:
        svg = sound(figures_svg(shown, title="T", names=lambda id, _: id.upper(), language="fr"))
        return [text.text for text in svg.iter(f"{SVG}text") if text.get("font-weight")]

    assert bold(one) == []
    assert bold(one, other) == ["membres", "secteurs"]
    assert bold(one, third) == ["U", "V"]
    assert bold(one, other, third) == [
        "U\N{NO-BREAK SPACE}: membres",
        "U\N{NO-BREAK SPACE}: secteurs",
        "V\N{NO-BREAK SPACE}: membres",
    ]
    assert "members: May 6, 2020: 100 members" in described(drawn(one, other))


def test_the_axis_of_time_can_reach_a_day() -> None:
    """With `as_of` it goes on to the day through which all is known."""
    svg = sound(figures_svg([figure(1)], title="T", as_of=datetime.date(2025, 11, 14)))
    assert ticks(svg)[-1][0] == datetime.date(2026, 1, 1).toordinal()


def test_numbers_are_written_as_the_language_does() -> None:
    """French has a space before per cent and within thousands."""
    shown = [*levels(drawn(figure(65000), language="fr"))]
    assert shown[-1] == "80\N{NO-BREAK SPACE}000"
    svg = drawn(figure("10.5", measure="wage_percent"), language="fr")
    assert "10,5\N{NO-BREAK SPACE}%" in texts(svg)


def test_numbers_do_not_depend_on_the_settings_of_decimals() -> None:
    """Whatever precision an app has set for its own decimals, a number is written in full."""
    one = figure(65123)
    with localcontext(Context(prec=3)):
        assert {"65,123", "80,000"} <= {*texts(drawn(one))}


def test_a_long_legend_takes_a_second_line() -> None:
    """What there is no room for beside the rest stands below it, inside the drawing."""
    compared = [figure(100, "2020", one.value, standing="disputed") for one in am.Comparison]
    svg = drawn(figure(1), *compared, language="fr")
    rows = {text.get("y") for text in [*svg.iter(f"{SVG}text")][-10:]}
    assert len(rows) == 2


def test_nothing_to_draw() -> None:
    """Without figures there is nothing to show; another language is refused."""
    assert texts(drawn()) == ["Title", "Nothing to show."]
    with pytest.raises(am.InvalidValueError, match="language"):
        figures_svg([], title="T", language="de")
