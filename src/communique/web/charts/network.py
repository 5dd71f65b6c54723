"""Who meets whom, drawn: a circle for each, the larger the more contacts; a line for each two, the wider the more."""

from __future__ import annotations

from math import log2, sqrt
from urllib.parse import urlencode

from markupsafe import Markup

from communique.export.wording import counted, day
from communique.web.charts.layout import laid_out
from communique.web.charts.pairs import Network, Node, Of, Pair
from communique.web.charts.svg import drawing, element, fitted, group, width_of, words

WIDTH = 1120.0
EDGE = 16.0
SMALLEST, LARGEST = 6.0, 20.0
LONGEST = 168.0
"""Width of a label; a longer name is cut, its title holds it whole."""
NAME, UNDER = 13.0, 11.5


def network_drawing(net: Network, of: Of, *, alone: bool = False) -> str | None:
    """The drawing; None where nobody meets anybody. ``alone`` makes it a file of its own, without links."""
    if not net.nodes:
        return None
    labels = [_label(node, of) for node in net.nodes]
    radii = [_radius(node) for node in net.nodes]
    sizes = [_size(label, radius) for label, radius in zip(labels, radii, strict=True)]
    ties = [(pair.one, pair.other, 1 + log2(len(pair.events))) for pair in net.pairs]
    middles, height = laid_out(sizes, ties, WIDTH - 2 * EDGE)
    # the circle stands at the top of its box, the label below it
    spots = [
        (x + EDGE, y + EDGE - size[1] / 2 + radius + 4)
        for (x, y), size, radius in zip(middles, sizes, radii, strict=True)
    ]
    shapes = [_edge(pair, net, spots) for pair in reversed(net.pairs)]
    for node, label, radius, at in zip(net.nodes, labels, radii, spots, strict=True):
        shapes.append(_node(node, of, label, radius, at, alone=alone))
    title = f"Network of {len(net.nodes)}: {counted(len(net.pairs), 'pair')} with a contact"
    return drawing(shapes, WIDTH, height + 2 * EDGE, title, alone=alone)


def _label(node: Node, of: Of) -> tuple[str, ...]:
    under = fitted(node.country or "", LONGEST, UNDER) if of != "country" else ""
    return (fitted(node.name, LONGEST, NAME), *([under] if under else []))


def _radius(node: Node) -> float:
    return min(LARGEST, SMALLEST + 3.2 * (sqrt(node.contacts) - 1))


def _size(label: tuple[str, ...], radius: float) -> tuple[float, float]:
    name, *under = label
    widest = max([width_of(name, NAME), *(width_of(line, UNDER) for line in under), 2 * radius])
    return widest + 14, 2 * radius + 10 + 17 * len(label) + 6


def _edge(pair: Pair, net: Network, spots: list[tuple[float, float]]) -> Markup:
    (x1, y1), (x2, y2) = spots[pair.one], spots[pair.other]
    number = len(pair.events)
    told = next((event.date for event in pair.events if event.date), None)
    latest = f", the latest {day(told)}" if told else ""
    names = f"{net.nodes[pair.one].name} and {net.nodes[pair.other].name}"
    held = "" if pair.held else " (none took place)"
    dashes = None if pair.held else "4 4"
    line = element(
        "line", look="edge", x1=x1, y1=y1, x2=x2, y2=y2, stroke_width=1.2 + log2(number) * 1.6, stroke_dasharray=dashes
    )
    return group([line], f"{names}: {counted(number, 'contact')}{held}{latest}")


def _node(node: Node, of: Of, label: tuple[str, ...], radius: float, at: tuple[float, float], *, alone: bool) -> Markup:
    x, y = at
    look = {"person": "node", "country": "node-two", "institution": "node-three"}[of]
    base = y + radius + 15
    shapes = [element("circle", look=look, cx=x, cy=y, r=radius)]
    shapes.append(words(label[0], x, base, NAME, "halo", anchor="middle"))
    shapes += [words(line, x, base + 15, UNDER, "halo-lesser", anchor="middle") for line in label[1:]]
    title = f"{node.name}{f' ({node.country})' if node.country else ''}: {counted(node.contacts, 'contact')}"
    return group(shapes, title) if alone else group(shapes, title, address_of(node, of))


def address_of(node: Node, of: Of) -> str:
    """Where more is told of somebody: the page of a person or body, a country's contacts."""
    if of == "country":
        return f"/contacts?{urlencode({'country': node.name})}"
    return f"/people/{node.id}" if node.id is not None else f"/contacts?{urlencode([(of, node.name)])}"
