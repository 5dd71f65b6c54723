"""Source chains: origins left, texts right, every box inside, none over another."""

from __future__ import annotations

from itertools import combinations

import pytest

from communique.web.charts.chains import Copied, Stop, Told, chains_drawing

from .made import HOSTILE, SVG, frame, numbers, titles, tree


def text(number: int, *chains: tuple[str, ...]) -> Told:
    return Told(f"Paper {number}", "", f"/documents/{number}", tuple(tuple(Stop(n) for n in c) for c in chains))


CASES = {
    "no source": [text(1)],
    "one origin for three": [text(i, ("the service", "the agency")) for i in range(3)],
    "many origins of one": [text(1, *((f"source {i}",) for i in range(9)))],
    "of different depth": [text(1, ("a", "b", "c")), text(2, ("a",)), text(3), text(4, ("x", "b"))],
    "thirty": [text(i, (f"source {i % 7}",)) for i in range(30)],
}


@pytest.mark.parametrize("texts", CASES.values(), ids=CASES)
def test_boxes_lie_inside_and_apart(texts: list[Told]) -> None:
    root = tree(chains_drawing(texts))
    width, height = frame(root)
    boxes = [numbers(rect, "x", "y", "width", "height") for rect in root.iter(f"{SVG}rect")]
    stops = {(i, stop) for told in texts for chain in told.chains for i, stop in enumerate(chain)}
    assert len(boxes) == len(texts) + len(stops)
    assert all(x >= 0 and y >= 0 and x + w <= width and y + h <= height for x, y, w, h in boxes)
    for a, b in combinations(boxes, 2):
        assert a[0] != b[0] or abs(a[1] - b[1]) >= a[3]


def test_one_origin_is_one_box_with_a_way_to_each_text() -> None:
    svg = chains_drawing(CASES["one origin for three"])
    assert svg.count('class="origin"') == 1
    assert svg.count('class="way"') == 1 + 3


def test_a_copy_has_a_line_from_its_model_that_says_why() -> None:
    root = tree(chains_drawing([text(1), text(2)], [Copied(1, 0, "Paper 2 has the words of Paper 1")]))
    assert "Paper 2 has the words of Paper 1" in titles(root)
    assert sum(path.get("class") == "copied" for path in root.iter(f"{SVG}path")) == 1


def test_hostile_names_stay_words() -> None:
    svg = chains_drawing([Told(HOSTILE, HOSTILE, "/documents/1", ((Stop(HOSTILE, HOSTILE),),))])
    assert "<script" not in svg
    tree(svg)
