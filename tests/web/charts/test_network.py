"""The network: who meets whom, drawn so that every name can be read."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from communique.web.charts.events import Event
from communique.web.charts.layout import laid_out
from communique.web.charts.network import NAME, network_drawing
from communique.web.charts.pairs import MOST, network
from communique.web.charts.svg import width_of

from .made import HOSTILE, SVG, event, frame, numbers, party, tree

MARR, VOS = party("Ada Marr", "Veldania"), party("Henrik Vos", "Ostmark")
ORLIN = party("Pavel Orlin", "Veldania")


def crowd(number: int, contacts: int) -> list[Event]:
    chance = random.Random(7)
    people = [party(f"Person Number {i:03}", f"Land {i % 9}") for i in range(number)]
    return [event(*chance.sample(people, 2), number=i) for i in range(contacts)]


def test_pairs_are_counted_and_the_most_frequent_come_first() -> None:
    net = network([event(MARR, VOS, number=1), event(ORLIN, VOS, number=2), event(VOS, MARR, number=3)], "person")
    told = [
        ({net.nodes[pair.one].name, net.nodes[pair.other].name}, [e.address for e in pair.events]) for pair in net.pairs
    ]
    assert told[0] == ({"Henrik Vos", "Ada Marr"}, ["/documents/1/contacts/c1", "/documents/3/contacts/c1"])
    assert [node.contacts for node in net.nodes] == [3, 2, 1]


def test_those_on_one_side_of_the_table_do_not_meet() -> None:
    net = network([event(MARR, ORLIN, VOS)], "person")
    assert len(net.pairs) == 2
    assert len(network([event(MARR, ORLIN)], "person").pairs) == 1


@pytest.mark.parametrize(("of", "names"), [("country", {"Veldania", "Ostmark"}), ("institution", set())])
def test_countries_and_institutions_are_nodes_of_their_own(of: str, names: set[str]) -> None:
    assert {node.name for node in network([event(MARR, VOS)], of).nodes} == names  # type: ignore[arg-type]


def test_who_is_too_many_is_counted() -> None:
    net = network(crowd(150, 600), "person")
    assert len(net.nodes) == MOST
    assert net.left_out == 150 - MOST
    assert all(pair.one < MOST and pair.other < MOST for pair in net.pairs)


@pytest.mark.parametrize(("number", "contacts"), [(2, 1), (9, 12), (40, 90), (60, 400), (60, 40)])
def test_no_label_lies_over_another_or_outside(number: int, contacts: int) -> None:
    net = network(crowd(number, contacts), "person")
    svg = network_drawing(net, "person")
    assert svg is not None
    root = tree(svg)
    width, height = frame(root)
    boxes = []
    for text in root.iter(f"{SVG}text"):
        x, y = numbers(text, "x", "y")
        half = width_of(text.text or "", float(text.get("font-size", NAME))) / 2
        boxes.append((x - half, y - 11, x + half, y + 3))
    assert all(left >= 0 and top >= 0 and right <= width and low <= height for left, top, right, low in boxes)
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (a, b)


def test_a_drawing_is_the_same_every_time() -> None:
    net = network(crowd(30, 80), "person")
    assert network_drawing(net, "person") == network_drawing(net, "person")


def test_boxes_at_one_point_are_pushed_apart() -> None:
    middles, height = laid_out([(100.0, 30.0)] * 12, [(i, i + 1, 1.0) for i in range(11)], 400.0)
    assert len({(round(x), round(y)) for x, y in middles}) == 12
    assert all(50 <= x <= 350 and 15 <= y <= height - 15 for x, y in middles)


def test_no_nodes_make_no_drawing() -> None:
    assert network_drawing(network([event(MARR)], "person"), "person") is None


def test_a_node_leads_on_and_a_file_does_not() -> None:
    net = network([event(MARR, party(HOSTILE, "Ostmark"))], "person")
    page, file = network_drawing(net, "person"), network_drawing(net, "person", alone=True)
    assert page is not None
    assert file is not None
    assert f'href="/people/{MARR.id}"' in page
    assert "<a " not in file
    assert "<script" not in page + file


def test_a_pair_that_never_met_has_a_broken_line() -> None:
    svg = network_drawing(network([event(MARR, VOS, statuses=("cancelled",))], "person"), "person")
    assert svg is not None
    assert "stroke-dasharray" in svg
