"""The map: places where they are, circles by number, names only where they can be read."""

from __future__ import annotations

from itertools import combinations
from math import pi

import pytest

from communique.web.charts.map import SIZE, map_drawing
from communique.web.charts.places import Spot, coordinates, spots
from communique.web.charts.projection import HEIGHT, WIDTH, projected
from communique.web.charts.svg import width_of

from .made import HOSTILE, SVG, event, frame, numbers, titles, tree


@pytest.mark.parametrize(
    ("name", "country", "near"),
    [
        ("Geneva", "CH", (46.2, 6.1)),
        ("Geneva", None, (46.2, 6.1)),
        ("the Palace of Nations in Geneva", "CH", (46.2, 6.1)),
        ("Singapore", "SG", (1.3, 103.8)),
        ("Sarnograd", None, None),
        ("Uzbekistan", "UZ", None),
        ("Government House in Torkent", None, None),
        ("", None, None),
    ],
)
def test_a_place_lies_where_the_gazetteer_has_it(
    name: str, country: str | None, near: tuple[float, float] | None
) -> None:
    found = coordinates(name, country)
    assert (found is None) == (near is None)
    assert found is None or found == pytest.approx(near, abs=0.2)


def test_two_names_of_one_place_are_one_circle() -> None:
    events = [
        event(place="a hotel in Geneva", country="CH"),
        event(place="Geneva", country="CH", number=2),
        event(place="Torkent", number=3),
        event(number=4),
    ]
    found, without = spots(events)
    assert [(spot.name, len(spot.events), spot.lat is None) for spot in found] == [
        ("Geneva", 2, False),
        ("Torkent", 1, True),
    ]
    assert without == 1


@pytest.mark.parametrize(
    ("lat", "lon", "x", "y"),
    [
        (0, 0, WIDTH / 2, HEIGHT / 2),
        (0, 180, WIDTH, HEIGHT / 2),
        (90, 0, WIDTH / 2, 0),
        (0, -90, WIDTH / 4, HEIGHT / 2),
    ],
)
def test_the_projection_keeps_equator_and_poles(lat: float, lon: float, x: float, y: float) -> None:
    assert projected(lat, lon) == pytest.approx((x, y), abs=1e-6)


def test_the_projection_is_natural_earths() -> None:
    # the published height of the map for a sphere of radius one
    assert HEIGHT / WIDTH * 2 * pi * 0.8707 == pytest.approx(2 * 1.42239, abs=1e-4)


def place(name: str, lat: float, lon: float, number: int = 1) -> Spot:
    return Spot(name, None, lat, lon, tuple(event(number=i) for i in range(number)))


CITIES = [
    place("Geneva", 46.2, 6.1, 9),
    place("Bern", 46.95, 7.45, 3),
    place("Vienna", 48.2, 16.4),
    place("Bratislava", 48.15, 17.1),
    place("Suva", -18.1, 178.4),
    place("Longyearbyen", 78.2, 15.6),
    place("Ushuaia", -54.8, -68.3),
]


@pytest.mark.parametrize("world", [True, False])
@pytest.mark.parametrize("chosen", [CITIES, CITIES[:4], CITIES[4:5], CITIES[5:]])
def test_circles_and_names_lie_inside_and_no_name_over_another(chosen: list[Spot], world: bool) -> None:
    svg = map_drawing(chosen, world=world)
    assert svg is not None
    root = tree(svg)
    width, height = frame(root)
    circles = [numbers(circle, "cx", "cy", "r") for circle in root.iter(f"{SVG}circle")]
    assert len(circles) == len(chosen)
    assert all(0 <= x <= width and 0 <= y <= height for x, y, _ in circles)
    boxes = []
    for text in root.iter(f"{SVG}text"):
        x, y = numbers(text, "x", "y")
        boxes.append((x, y - SIZE, x + width_of(text.text or "", SIZE), y + 3))
    assert all(left >= 0 and top >= 0 and right <= width and low <= height for left, top, right, low in boxes)
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (a, b)


def test_the_area_of_a_circle_tells_the_number() -> None:
    svg = map_drawing([place("Geneva", 46.2, 6.1, 40), place("Vienna", 48.2, 16.4, 10)])
    assert svg is not None
    radii = [numbers(circle, "r")[0] for circle in tree(svg).iter(f"{SVG}circle")]
    assert radii[0] == pytest.approx(2 * radii[1], rel=0.02)


def test_nothing_is_drawn_without_coordinates() -> None:
    assert map_drawing([Spot("Torkent", None, None, None, (event(),))]) is None


def test_a_file_has_no_links_and_a_hostile_place_stays_words() -> None:
    svg = map_drawing([place(HOSTILE, 1, 1)], alone=True)
    assert svg is not None
    assert "<script" not in svg
    assert "<a " not in svg
    assert any("<script>" in title for title in titles(tree(svg)))
