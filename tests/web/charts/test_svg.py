"""SVG by hand: nothing of a text gets out of its element, words are cut by their width."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from communique.web.charts.svg import LOOKS, drawing, element, fitted, group, two_lines, width_of, words

from .made import HOSTILE, tree


def test_words_and_attributes_are_escaped() -> None:
    mark = group([words(HOSTILE, 1, 2), element("g", id=HOSTILE)], HOSTILE, HOSTILE)
    svg = drawing([mark], 10, 10, HOSTILE, alone=True)
    assert "<script" not in svg
    root = tree(svg)
    assert {part.tag.split("}")[1] for part in root.iter()} == {"svg", "title", "rect", "a", "text", "g"}


def test_what_reorders_a_line_is_shown_not_obeyed() -> None:
    assert "\u202e" not in drawing([words(HOSTILE, 1, 2)], 10, 10, HOSTILE)


@pytest.mark.parametrize("line", ["", "Geneva", "A" * 300, "名前" * 80, "جنيف " * 60, "W" * 90])
@pytest.mark.parametrize("width", [40.0, 160.0])
def test_cut_words_are_no_wider_than_their_room(line: str, width: float) -> None:
    assert width_of(fitted(line, width, 12), 12) <= width
    assert all(width_of(part, 12) <= width for part in two_lines(line, width, 12))


def test_words_are_broken_at_a_blank_before_they_are_cut() -> None:
    assert two_lines("Ministry of Foreign Affairs of Karadan", 130, 12) == ("Ministry of Foreign", "Affairs of Karadan")
    assert two_lines("Geneva", 130, 12) == ("Geneva",)


def test_a_file_stands_alone_and_a_page_has_classes() -> None:
    alone = tree(drawing([element("circle", look="mark", r=1)], 10, 20, "Map", alone=True))
    assert (alone.get("width"), alone.get("height")) == ("10", "20")
    assert tree(drawing([], 1, 1, "Map")).get("class") == "chart"


def test_every_look_has_its_rule_in_the_style_sheet() -> None:
    style = files("communique.web").joinpath("static/charts.css").read_text(encoding="utf-8")
    told = set(re.findall(r"\.chart \.([a-z-]+) \{", style))
    assert set(LOOKS) - told == set()
