"""What the tests of drawings share: how to read one, and what must hold of each."""

import datetime
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from apts_model.time.edtf import LAST_DAY

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: ET.Element) -> list[str]:
    return ["".join(text.itertext()) for text in svg.iter(f"{SVG}text")]


def titles(svg: ET.Element) -> list[str]:
    """What is told when one points at something, in order."""
    return [group.findtext(f"{SVG}title", "") for group in told_groups(svg)]


def told_groups(svg: ET.Element) -> list[ET.Element]:
    return [group for group in svg.iter(f"{SVG}g") if group.find(f"{SVG}title") is not None]


def described(svg: ET.Element) -> str:
    return svg.findtext(f"{SVG}desc", "")


def of_class(svg: ET.Element, name: str) -> list[ET.Element]:
    return [element for element in svg.iter() if element.get("class") == name]


def ids(svg: ET.Element) -> list[str]:
    return [element.attrib["id"] for element in svg.iter() if "id" in element.attrib]


def ticks(svg: ET.Element) -> list[tuple[int, float]]:
    """Day numbers and places of the marks on the axis of time."""
    found: list[tuple[int, float]] = []
    for text in svg.iter(f"{SVG}text"):
        if text.get("text-anchor") == "middle":
            year, _, month = (text.text or "").partition("-")
            first = (
                datetime.date(int(year), int(month or 1), 1).toordinal()
                if year != "10000"
                else LAST_DAY + 1
            )
            found.append((first, float(text.attrib["x"])))
    return found


def place(svg: ET.Element, day: int) -> float:
    """Where the axis says that a day lies."""
    (first, x), *_, (last, last_x) = ticks(svg)
    return x + (last_x - x) * (day - first) / (last - first)


def line(path: ET.Element) -> Iterator[tuple[float, float]]:
    """The points that a path leads through."""
    x = y = 0.0
    for command, numbers in re.findall("([MLHVlhv])([^A-Za-z]*)", path.attrib["d"]):
        values = [float(number) for number in numbers.split()]
        if command.islower():
            across, down = (x, y)
        else:
            across = down = 0.0
        x = across + values[0] if command in "MLHlh" else x
        y = down + values[-1] if command in "MLVlv" else y
        yield x, y


def points(element: ET.Element) -> Iterator[tuple[float, float]]:
    """Corners of a rectangle, points of a path, edges of a circle, the place of a text."""
    if "d" in element.attrib:
        yield from line(element)
    elif "r" in element.attrib:
        x, y, radius = (float(element.attrib[name]) for name in ("cx", "cy", "r"))
        yield x - radius, y - radius
        yield x + radius, y + radius
    else:
        x, y = float(element.get("x", 0)), float(element.get("y", 0))
        yield x, y
        yield x + float(element.get("width", 0)), y + float(element.get("height", 0))


def sound(text: str) -> ET.Element:
    """Read a drawing, having seen that it is one that any page can hold."""
    svg = ET.fromstring(text.encode())
    assert svg.tag == f"{SVG}svg"
    known = ids(svg)
    referred = re.findall(r"url\(#([^)]+)\)", text)
    referred += [svg.attrib["aria-labelledby"], svg.attrib["aria-describedby"]]
    assert len(set(known)) == len(known)
    assert set(referred) <= set(known)
    assert svg.attrib["role"] == "img"
    assert svg.findtext(f"{SVG}title") is not None
    assert described(svg)
    _in_view(svg)
    _readable(svg)
    return svg


def _in_view(svg: ET.Element) -> None:
    """Every coordinate is a number inside the view box."""
    _, _, width, height = map(float, svg.attrib["viewBox"].split())
    (drawn,) = svg.findall(f"{SVG}g")
    for pattern in drawn.iter(f"{SVG}defs"):
        for child in [*pattern]:
            child.clear()
    for element in drawn.iter():
        if element.tag.removeprefix(SVG) in ("rect", "path", "text", "circle"):
            for x, y in points(element):
                assert 0 <= x <= width, ET.tostring(element)
                assert 0 <= y <= height, ET.tostring(element)


def _readable(svg: ET.Element) -> None:
    """No text is small, cut off at an edge, or of a colour that dark mode would hide."""
    for text in svg.iter(f"{SVG}text"):
        x, room = float(text.attrib["x"]), int(text.attrib["font-size"]) * len(text.text or "") / 2
        left = x - {"start": 0, "middle": room / 2, "end": room}[text.attrib["text-anchor"]]
        assert left >= -1
        assert left + room <= 801
        assert int(text.attrib["font-size"]) >= 11
        assert not {"fill", "style", "color"} & {*text.attrib}
