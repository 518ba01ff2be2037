"""Diagrams of regimes: every stage and every rule of the table is in the picture."""

import os
import subprocess
import sys
from itertools import pairwise
from xml.etree import ElementTree

import attrs
import pytest

from apts_model import REGIMES, Language, Regime, Stage
from apts_model.diagrams import regime_svg
from apts_model.words import delay_words, rule_words, term

SVG = "{http://www.w3.org/2000/svg}"
EVERY_REGIME = pytest.mark.parametrize("regime", REGIMES.values(), ids=list(REGIMES))
EVERY_LANGUAGE = pytest.mark.parametrize("language", Language)


def drawn(regime: Regime, language: Language = Language.EN) -> ElementTree.Element:
    return ElementTree.fromstring(regime_svg(regime, language))


def boxes(
    svg: ElementTree.Element, language: Language = Language.EN
) -> dict[Stage, tuple[int, int]]:
    """Where each stage's box stands: its left and upper edges."""
    stages = {term(stage, language): stage for stage in Stage}
    found: dict[Stage, tuple[int, int]] = {}
    children = list(svg)
    for box, text in pairwise(children):
        if box.tag == f"{SVG}rect":
            found[stages[text.text or ""]] = int(box.attrib["x"]), int(box.attrib["y"])
    return found


@EVERY_REGIME
@EVERY_LANGUAGE
def test_every_stage_that_a_rule_names_has_one_box(regime: Regime, language: Language) -> None:
    """Stages of rules between two stages are drawn, each once, and no other ones."""
    named = {rule.stage for rule in regime.rules if rule.counted_from is not None}
    named |= {rule.counted_from for rule in regime.rules if rule.counted_from is not None}
    assert set(boxes(drawn(regime, language), language)) == named


@EVERY_REGIME
def test_no_two_boxes_overlap(regime: Regime) -> None:
    """Boxes keep clear of each other."""
    svg = drawn(regime)
    rects = [one for one in svg if one.tag == f"{SVG}rect"]
    edges = [tuple(int(one.attrib[key]) for key in ("x", "y", "width", "height")) for one in rects]
    for place, (x, y, width, height) in enumerate(edges):
        for other_x, other_y, _, _ in edges[:place]:
            assert abs(x - other_x) >= width or abs(y - other_y) >= height


@EVERY_REGIME
def test_what_must_come_before_stands_above(regime: Regime) -> None:
    """A stage stands below every stage that must come before it."""
    places = boxes(drawn(regime))
    for rule in regime.rules:
        if rule.counted_from is not None:
            assert places[rule.counted_from][1] < places[rule.stage][1]


@EVERY_REGIME
@EVERY_LANGUAGE
def test_every_rule_is_an_arrow_with_its_delay(regime: Regime, language: Language) -> None:
    """There is an arrow for each rule between stages, and its delay stands beside it."""
    svg = drawn(regime, language)
    rules = [rule for rule in regime.rules if rule.counted_from is not None]
    assert len([one for one in svg if one.tag == f"{SVG}path"]) == len(rules)
    texts = [one.text for one in svg if one.tag == f"{SVG}text"]
    for rule in rules:
        assert not delay_words(rule, language) or delay_words(rule, language) in texts


@EVERY_REGIME
@EVERY_LANGUAGE
def test_screen_readers_are_told_every_rule(regime: Regime, language: Language) -> None:
    """The description says each rule in words, the title names the law."""
    svg = drawn(regime, language)
    assert svg.attrib["role"] == "img"
    assert svg.attrib["lang"] == language.value
    ids = [one.attrib["id"] for one in svg.iter() if "id" in one.attrib]
    assert [svg.attrib["aria-labelledby"], svg.attrib["aria-describedby"]] == ids[:2]
    assert svg.findtext(f"{SVG}title") == regime.title
    told = svg.findtext(f"{SVG}desc") or ""
    assert all(rule_words(rule, language) in told for rule in regime.rules)


def test_all_that_is_drawn_lies_in_the_picture() -> None:
    """Boxes end inside the width and height of the picture."""
    for regime in REGIMES.values():
        svg = drawn(regime)
        _, _, width, height = map(int, svg.attrib["viewBox"].split())
        for box in svg.iter(f"{SVG}rect"):
            assert int(box.attrib["x"]) + int(box.attrib["width"]) < width
            assert int(box.attrib["y"]) + int(box.attrib["height"]) < height


def test_a_regime_without_rules_is_an_empty_picture() -> None:
    """A regime that orders no stages has no boxes."""
    regime = attrs.evolve(REGIMES["quebec-1985"], rules=())
    assert not boxes(drawn(regime))


def test_the_picture_is_the_same_in_every_process() -> None:
    """No order of sets shows: two processes draw the same."""
    code = "from apts_model.diagrams import regime_svg; from apts_model import REGIMES; "
    code += "print([regime_svg(regime) for regime in REGIMES.values()])"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1
