import datetime
import itertools
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apts_model.drawing import Gap, Row, timeline_svg
from apts_model.errors import ImpossiblePeriodError, InvalidValueError
from apts_model.records.standing import Standing
from apts_model.time.certainty import Certainty
from apts_model.time.edtf import FIRST_DAY, LAST_DAY
from apts_model.time.periods import Period
from tests.drawing.reading import SVG, ids, of_class, place, sound, texts, ticks

AS_OF = datetime.date(2025, 11, 14)

YEARS = st.integers(1, 9999).map("{:04}".format) | st.integers(1850, 2050).map(str)
DAYS = st.dates().map(str) | st.dates(datetime.date(1850, 1, 1), datetime.date(2050, 1, 1)).map(str)
DATES = (
    DAYS
    | YEARS
    | DAYS.map(lambda day: day[:7])
    | YEARS.map(lambda year: year[:3] + "X")
    | YEARS.map("{}~".format)
    | YEARS.map("[..{}]".format)
    | YEARS.map("[{}..]".format)
)
PLAIN_TEXT = st.text(st.characters(exclude_categories=["C"]))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(st.none() | DATES)
    end = draw(st.none() | st.just("..") | DATES)
    try:
        return Period(start, through=end) if draw(st.booleans()) else Period(start, until=end)
    except ImpossiblePeriodError:
        return Period(start)


def rows(labels: st.SearchStrategy[str] = PLAIN_TEXT) -> st.SearchStrategy[Row]:
    return st.builds(Row, label=labels, period=periods(), standing=st.sampled_from(list(Standing)))


DRAWINGS = st.lists(rows(), max_size=4)
AS_OFS = st.none() | st.dates()


def parsed(*shown: Row, as_of: datetime.date | None = None, language: str = "en") -> ET.Element:
    return ET.fromstring(timeline_svg(shown, title="Title", as_of=as_of, language=language))


def row(start: str | None, end: str | None, standing: str = "accepted") -> Row:
    return Row(label="Label", period=Period(start, until=end), standing=Standing(standing))


def lanes(svg: ET.Element) -> list[ET.Element]:
    return [group for group in svg.iter(f"{SVG}g") if group.find(f"{SVG}title") is not None]


def bars(lane: ET.Element) -> list[ET.Element]:
    return [rect for rect in lane.iter(f"{SVG}rect") if rect.get("class")]


def kinds(svg: ET.Element) -> list[str]:
    """What the parts of the first bar are filled with, from left to right."""
    fills = [bar.attrib["fill"] for bar in bars(lanes(svg)[0])]
    return [re.sub(r"url\(#.*-(\w+)\)", r"\1", fill) for fill in fills]


def span(rect: ET.Element) -> tuple[float, float]:
    x = float(rect.attrib["x"])
    return x, x + float(rect.attrib["width"])


# --- any drawing ----------------------------------------------------------------------------


@given(st.lists(rows(st.text(st.characters())), max_size=3), st.text(st.characters()))
def test_any_text_gives_well_formed_xml(shown: list[Row], title: str) -> None:
    """Whatever stands in labels and title, the drawing is XML that can be written to a file."""
    svg = ET.fromstring(timeline_svg(shown, title=title).encode())
    assert svg.tag == f"{SVG}svg"


@given(DRAWINGS, AS_OFS)
def test_every_row_has_a_lane_with_its_label(shown: list[Row], as_of: datetime.date | None) -> None:
    """Each row has one lane, in order, that tells its whole label; so does the description."""
    svg = parsed(*shown, as_of=as_of)
    titles = [lane.findtext(f"{SVG}title", "") for lane in lanes(svg)]
    assert len(titles) == len(shown)
    assert all(title.startswith(row.label) for title, row in zip(titles, shown, strict=True))
    assert not shown or svg.findtext(f"{SVG}desc") == "; ".join(titles)


@given(DRAWINGS, AS_OFS)
def test_every_drawing_is_sound(shown: list[Row], as_of: datetime.date | None) -> None:
    """Ids are unique and found, everything lies inside the view box, no text is small."""
    sound(timeline_svg(shown, title="Title", as_of=as_of))


@given(DRAWINGS, AS_OFS)
def test_bars_hold_together(shown: list[Row], as_of: datetime.date | None) -> None:
    """The parts of a bar adjoin, and one is certain exactly where some day is."""
    for lane, one in zip(lanes(parsed(*shown, as_of=as_of)), shown, strict=True):
        spans = [span(bar) for bar in bars(lane)]
        assert all(start < end for start, end in spans)
        for (_, end), (start, _) in itertools.pairwise(spans):
            assert end == pytest.approx(start, abs=0.11)
        bounds = one.period.bounds_on(as_of)
        certain = [bar for bar in bars(lane) if bar.get("class") == "apts-certain"]
        assert len(certain) == (bounds.start_last < bounds.end_first)


@given(rows(), AS_OFS)
def test_the_certain_days_lie_where_the_axis_says(one: Row, as_of: datetime.date | None) -> None:
    """The certain part starts and ends on its days, read off the axis, or is a mere sliver."""
    svg = parsed(one, as_of=as_of)
    bounds = one.period.bounds_on(as_of)
    for bar in bars(lanes(svg)[0]):
        if bar.get("class") == "apts-certain":
            start, end = span(bar)
            assert start == pytest.approx(place(svg, bounds.start_last), abs=0.3)
            assert end == pytest.approx(place(svg, bounds.end_first), abs=0.3) or (
                end - start == pytest.approx(3)
            )


@given(rows(), AS_OFS)
def test_marks_of_the_axis_are_neither_few_nor_crowded(
    one: Row, as_of: datetime.date | None
) -> None:
    """Where anything is dated there are two marks or more, far enough apart to read."""
    found = ticks(parsed(one, as_of=as_of))
    if any(FIRST_DAY + 1 < day <= LAST_DAY for day in one.period.bounds_on(as_of)):
        assert len(found) >= 2
    assert all(then - now > 55 for (_, now), (_, then) in itertools.pairwise(found))


@given(DRAWINGS, DRAWINGS)
def test_ids_tell_drawings_apart(some: list[Row], others: list[Row]) -> None:
    """The same rows give the same text; other drawings have other ids, so one page holds both."""
    one, other = (timeline_svg(iter(shown), title="A") for shown in (some, others))
    assert timeline_svg(some, title="A") == one
    same = {*ids(ET.fromstring(one))} & {*ids(ET.fromstring(other))}
    assert bool(same) == (one == other)


# --- what is drawn how ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "drawn"),
    [
        ("2004-11-01", "2006-05-18", ["currentColor"]),
        ("2004-11", "2006-05-18", ["start", "currentColor"]),
        ("2004-11-01", "2006-05", ["currentColor", "end"]),
        ("2004-11", "2006-05", ["start", "currentColor", "end"]),
        ("2004-11-01", None, ["currentColor", "end"]),
        ("2004-11-01", "..", ["currentColor", "end"]),
        (None, "2006-05-18", ["start", "currentColor"]),
        ("[..1950]", "1971-01-01", ["start", "currentColor"]),
        ("2004", "2004-06", ["flat"]),
        ("198X", None, ["end"]),
        (None, "198X", ["start"]),
        (None, "[..2010]", ["start"]),
        ("[..2010]", None, ["flat"]),
        (None, "[2005-01-01..]", ["flat"]),
        (None, None, ["flat"]),
        ("0001-01-01", "0001-01-05", ["currentColor"]),
        (None, "0001-01-01", ["start", "currentColor"]),
        ("9999-12-31", None, ["currentColor", "end"]),
    ],
)
def test_a_vague_end_is_drawn_vague(start: str | None, end: str | None, drawn: list[str]) -> None:
    """A vague end has a mark of its own, an exact one has none."""
    assert kinds(parsed(row(start, end))) == drawn


@pytest.mark.parametrize(
    ("start", "end", "sides"),
    [("2004-11", "2006-05-18", 2), (None, "2006-05-18", 1), ("1985", "198X", 2), (None, None, 0)],
)
def test_a_window_without_bound_is_left_open(
    start: str | None, end: str | None, sides: int
) -> None:
    """The dashed outline has no side where nothing bounds the window."""
    (lane,) = lanes(parsed(row(start, end)))
    (outline,) = lane.findall(f".//{SVG}path[@class='apts-outline']")
    assert outline.attrib["d"].count("V") == sides
    assert outline.attrib["stroke-dasharray"]


def test_what_is_certain_and_accepted_has_no_dashes() -> None:
    """An exact, accepted period is a plain bar."""
    (lane,) = lanes(parsed(row("2004-11-01", "2006-05-18")))
    assert lane.findall(f".//{SVG}path") == []


def test_an_open_end_is_certain_through_as_of_and_has_an_arrow() -> None:
    """What went on is solid through `as_of`, and an arrow tells it from an unknown end."""
    svg = parsed(row("2021-11-18", ".."), as_of=AS_OF)
    (lane,) = lanes(svg)
    assert span(bars(lane)[0])[1] == pytest.approx(place(svg, AS_OF.toordinal() + 1), abs=0.2)
    assert lane.findall(f".//{SVG}path[@class='apts-open']")
    (unknown,) = lanes(parsed(row("2021-11-18", None), as_of=AS_OF))
    assert not unknown.findall(f".//{SVG}path[@class='apts-open']")


def test_a_disputed_row_is_hatched_and_dashed() -> None:
    """A disputed claim is hatched, fainter where it is vague, dashed, and said to be disputed."""
    svg = parsed(row("2004-11", "2006-05-18", "disputed"))
    (lane,) = lanes(svg)
    assert kinds(svg) == ["faint", "hatch"]
    assert len(lane.findall(f".//{SVG}path[@class='apts-outline']")) == 2
    assert lane.findtext(f"{SVG}title", "").endswith(" (disputed)")


@pytest.mark.parametrize(
    ("standing", "legend"),
    [("accepted", ["certain", "possible"]), ("disputed", ["certain", "possible", "disputed"])],
)
def test_the_legend_explains_what_is_there(standing: str, legend: list[str]) -> None:
    """Hatching is explained where something is disputed, and only there."""
    assert texts(parsed(row("2004", "2006", standing)))[-len(legend) :] == legend


# --- words ----------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["x" * 200, "W" * 60, "労" * 60, "É" * 90])
def test_a_long_label_is_cut_but_told_in_full(label: str) -> None:
    """A label too wide for its column ends in an ellipsis; pointing at it shows all of it."""
    svg = parsed(Row(label=label, period=Period("2004", until="2006")))
    (shown,) = texts(lanes(svg)[0])
    assert shown.endswith("…")
    assert label.startswith(shown[:-1])
    assert 15 < len(shown) < 40
    assert label in lanes(svg)[0].findtext(f"{SVG}title", "")


def test_text_is_escaped() -> None:
    """Mark-up in a label stays text."""
    label = "<b>\"A\" & 'B'</b>"
    svg = timeline_svg([Row(label=label, period=Period("2004"))], title="</title>")
    assert "<b>" not in svg
    assert label in texts(ET.fromstring(svg))


def test_characters_that_xml_cannot_hold_are_replaced() -> None:
    """A control character or half a surrogate pair would make the whole drawing unreadable."""
    svg = timeline_svg([Row(label="a\0b\ud800c", period=Period("2004"))], title="\x1b")
    assert "a�b�c" in texts(ET.fromstring(svg.encode()))


@pytest.mark.parametrize(
    ("period", "labels"),
    [
        (Period("2023-11-21", through="2023-11-23"), ["2023-11", "2023-12"]),
        (Period("2022-11-21", through="2023-01-23"), ["2022-11", "2022-12", "2023", "2023-02"]),
        (Period("2022-02-01", until="2024-02-01"), ["2022-04", "2022-10", "2023-07", "2024"]),
        (Period("2022-02-01", until="2024-02-02"), ["2022", "2022-07", "2024-07", "2025"]),
    ],
)
def test_up_to_two_years_the_axis_is_made_of_months(period: Period, labels: list[str]) -> None:
    """What took days fills the picture; what took longer stands on whole years."""
    shown = texts(parsed(Row(label="Strike", period=period)))
    marks = [label for label in shown if label[:2] == "20"]
    assert [label for label in marks if label in labels] == labels


def test_no_rows_say_so() -> None:
    """A drawing of nothing says that there is nothing, in its text and to screen readers."""
    svg = parsed()
    assert texts(svg) == ["Title", "Nothing to show."]
    assert svg.findtext(f"{SVG}desc") == "Nothing to show."


def test_french_words() -> None:
    """The words that are added are in the language asked for, and marked as such."""
    assert texts(parsed(language="fr"))[-1] == "Rien à afficher."
    svg = parsed(row("2004-11", "2006-05-18"), language="fr")
    assert svg.attrib["lang"] == "fr"
    assert "novembre 2004" in svg.findtext(f"{SVG}desc", "")


def test_a_screen_reader_is_told_title_and_rows() -> None:
    """The drawing is one image, with a name and a description that says every row."""
    svg = parsed(row("2004-11", "2006-05-18"))
    told = {element.get("id"): element.text for element in svg}
    assert svg.attrib["role"] == "img"
    assert told[svg.attrib["aria-labelledby"]] == "Title"
    assert told[svg.attrib["aria-describedby"]] == "Label, from November 2004 until May 18, 2006"


def test_another_language_is_refused() -> None:
    """There are words in English and French only."""
    with pytest.raises(InvalidValueError, match="language"):
        timeline_svg([], title="Title", language="de")


def test_a_row_takes_a_standing_by_its_value() -> None:
    """A standing may be given as text, as in a file."""
    assert row("2004", None, "disputed").standing is Standing.DISPUTED


# --- gaps -----------------------------------------------------------------------------------

GAPS = st.lists(st.tuples(periods(), st.sampled_from(list(Certainty))), max_size=3)


@given(DRAWINGS, GAPS)
def test_gaps_have_a_lane_of_their_own(shown: list[Row], gaps: list[Gap]) -> None:
    """What is perhaps empty is drawn below all rows, and told; what is not is left out."""
    svg = sound(timeline_svg(shown, title="Title", gaps=gaps))
    empty = [gap for gap in gaps if gap[1] is not Certainty.NO]
    boxes = of_class(svg, "apts-gap")
    explained = {certainty for _, certainty in empty}
    assert len(boxes) == len(empty) + len(explained)
    assert len(lanes(svg)) == len(shown) + bool(empty)
    for certainty in explained:
        assert f"{certainty.value} gap, " in svg.findtext(f"{SVG}desc", "")


@given(st.dates(), st.dates())
def test_a_gap_lies_where_the_axis_says(one: datetime.date, other: datetime.date) -> None:
    """It goes from its first day through its last."""
    first, last = sorted((one, other))
    gap = Period(first, through=last), Certainty.CERTAIN
    svg = sound(timeline_svg([], title="Title", gaps=[gap]))
    start, end = span(of_class(svg, "apts-gap")[0])
    assert start == pytest.approx(place(svg, first.toordinal()), abs=0.3)
    assert end == pytest.approx(max(start + 3, place(svg, last.toordinal() + 1)), abs=0.3)


def test_gaps_are_told_apart_without_colour() -> None:
    """A certain gap has a solid outline, a possible one a dotted outline; both are explained."""
    gaps = [
        (Period("2004", through="2005"), Certainty.POSSIBLE),
        (Period("2006-01-01", through="2006-12-31"), Certainty.CERTAIN),
    ]
    svg = sound(timeline_svg([row("2007", "2008")], title="T", language="fr", gaps=gaps))
    dotted = ["stroke-dasharray" in box.attrib for box in of_class(svg, "apts-gap")]
    assert dotted == [True, False, False, True]
    assert texts(svg)[-2:] == ["intervalle certainement vide", "intervalle peut-être vide"]
    assert "Intervalles vides" in texts(svg)
