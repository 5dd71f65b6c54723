"""Where contacts took place, drawn: the outline of the land, and a circle for each place by the number of contacts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt
from urllib.parse import urlencode

from markupsafe import Markup

from communique.export.wording import counted
from communique.web.charts.places import Spot
from communique.web.charts.projection import projected
from communique.web.charts.svg import drawing, element, fitted, group, width_of, words

WIDTH, HEIGHT = 1120.0, 504.0
WORLD = (0.0, -6.0, 1000.0, 450.0)
"""Left, top, width and height of the whole world, without Antarctica, in the projection's units."""
NARROWEST = 260.0
"""Width of the smallest part of the world that is shown: the outline is too coarse for less."""
SMALLEST, LARGEST = 6.0, 26.0
LABELLED = 40
SIZE = 12.5
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class View:
    """The part of the projected world that is shown: its corner, and how many units of the drawing one of its is."""

    left: float
    top: float
    factor: float

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a point lies on the drawing."""
        x, y = projected(lat, lon)
        return (x - self.left) * self.factor, (y - self.top) * self.factor


def map_drawing(spots: Sequence[Spot], *, world: bool = False, alone: bool = False) -> str | None:
    """The drawing of the places that have coordinates; None where none has.

    Without ``world`` it shows the part of it that holds them all; ``alone`` makes it a file of its own, without links.
    """
    placed = [(spot, spot.lat, spot.lon) for spot in spots if spot.lat is not None and spot.lon is not None]
    if not placed:
        return None
    view = _view([projected(lat, lon) for _, lat, lon in placed], world=world)
    most = max(len(spot.events) for spot, _, _ in placed)
    circles = [(spot, *view.at(lat, lon), _radius(spot, most)) for spot, lat, lon in placed]
    taken: list[Box] = [(x - r, y - r, x + r, y + r) for _, x, y, r in circles]
    shapes = [element("rect", look="sea", width=WIDTH, height=HEIGHT), _land(view)]
    shapes += [_circle(spot, x, y, r, alone=alone) for spot, x, y, r in circles]
    for spot, x, y, r in circles[:LABELLED]:
        shapes += _name(spot, (x, y, r), taken)
    title = f"Map of {counted(len(placed), 'place')} of contacts"
    return drawing(shapes, WIDTH, HEIGHT, title, alone=alone)


def _view(points: Sequence[tuple[float, float]], *, world: bool) -> View:
    left, top, width, height = WORLD
    if world:
        return View(left, top, WIDTH / width)
    shape = WIDTH / HEIGHT
    xs, ys = [x for x, _ in points], [y for _, y in points]
    wide = max(NARROWEST, 1.35 * (max(xs) - min(xs)), 1.5 * (max(ys) - min(ys)) * shape)
    if wide >= 0.8 * width:
        return View(left, top, WIDTH / width)
    x, y = (min(xs) + max(xs)) / 2 - wide / 2, (min(ys) + max(ys)) / 2 - wide / shape / 2
    x = min(max(x, left), left + width - wide)
    y = min(max(y, top), top + height - wide / shape)
    return View(x, y, WIDTH / wide)


def _radius(spot: Spot, most: int) -> float:
    largest = min(LARGEST, SMALLEST + 3.5 * sqrt(most))
    return max(SMALLEST, largest * sqrt(len(spot.events) / most))


@cache
def _outline() -> str:
    text = files("communique.web.charts").joinpath("data/land.txt").read_text(encoding="utf-8")
    return "".join(line for line in text.splitlines() if not line.startswith("#"))


def _land(view: View) -> Markup:
    """The coast, whose data are tenths of the projection's units."""
    factor = view.factor / 10
    moved = f"translate({-view.left * view.factor:.1f} {-view.top * view.factor:.1f}) scale({factor:.4f})"
    return element("path", look="land", d=_outline(), transform=moved, vector_effect="non-scaling-stroke")


def _circle(spot: Spot, x: float, y: float, r: float, *, alone: bool) -> Markup:
    circle = element("circle", look="place", cx=x, cy=y, r=r)
    title = f"{spot.name}: {counted(len(spot.events), 'contact')}"
    if alone:
        return group([circle], title)
    return group([circle], title, address_of(spot))


def address_of(spot: Spot) -> str:
    """The contacts of a place."""
    return f"/contacts?{urlencode({'place': spot.name})}"


def _name(spot: Spot, circle: tuple[float, float, float], taken: list[Box]) -> list[Markup]:
    """The place's name beside its circle, where there is room; the circle's title tells it in any case."""
    x, y, r = circle
    line = fitted(spot.name, 180, SIZE)
    wide, high = width_of(line, SIZE), SIZE + 4
    corners = (
        (x + r + 4, y - high / 2),
        (x - r - 4 - wide, y - high / 2),
        (x - wide / 2, y - r - 3 - high),
        (x - wide / 2, y + r + 3),
    )
    for left, top in corners:
        box = (left, top, left + wide, top + high)
        if _fits(box, taken):
            taken.append(box)
            return [words(line, left, top + SIZE, SIZE, "halo")]
    return []


def _fits(box: Box, taken: Sequence[Box]) -> bool:
    """Whether a box lies on the drawing and on none of the others."""
    left, top, right, bottom = box
    if left < 0 or top < 0 or right > WIDTH or bottom > HEIGHT:
        return False
    return all(left >= x2 or right <= x1 or top >= y2 or bottom <= y1 for x1, y1, x2, y2 in taken)
