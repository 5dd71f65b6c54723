"""Makes the outline of the world's land for the map page, out of Natural Earth in the form of the package world-atlas.

Usage: python scripts/build_outline.py land-110m.json

The file is ``land-110m.json`` of the npm package world-atlas 2.0.2 (ISC); the coastlines in it are Natural Earth's,
1:110 million, in the public domain. Only land is taken, no borders: where a border runs is often what a text disputes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from communique.web.charts.projection import projected

TARGET = Path(__file__).parent.parent / "src" / "communique" / "web" / "charts" / "data" / "land.txt"
TENTHS = 10
"""Coordinates are whole tenths of the projection's units, about four kilometres on the equator."""
SOUTHERNMOST = -60.0
"""Rings wholly south of it, which are Antarctica's, are left out."""

Point = tuple[float, float]


def main(source: str) -> None:
    """Write the path data."""
    topology = json.loads(Path(source).read_text(encoding="utf-8"))
    arcs = [_degrees(arc, topology["transform"]) for arc in topology["arcs"]]
    rings = (_ring(ring, arcs) for ring in _rings(topology["objects"]["land"]))
    paths = [_path(ring) for ring in rings if max(lat for _, lat in ring) > SOUTHERNMOST]
    TARGET.parent.mkdir(exist_ok=True)
    head = "# Coastlines of Natural Earth 1:110m (public domain), by scripts/build_outline.py from world-atlas 2.0.2 (ISC).\n"
    TARGET.write_text(head + "\n".join(path for path in paths if path) + "\n", encoding="utf-8")


def _degrees(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> list[Point]:
    """An arc's points: TopoJSON tells each by its distance from the one before."""
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * kx + dx, y * ky + dy))
    return points


def _rings(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """The rings of polygons, each as the numbers of its arcs."""
    for part in geometry.get("geometries", ()):
        yield from _rings(part)
    if geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon


def _ring(numbers: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """A ring's points; a number below nought is an arc the other way round."""
    ring: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _path(ring: Sequence[Point]) -> str:
    """The ring as path data in whole tenths, each point by its distance from the one before."""
    points = []
    for lon, lat in ring:
        x, y = projected(lat, lon)
        point = (round(x * TENTHS), round(y * TENTHS))
        if not points or point != points[-1]:
            points.append(point)
    if len(points) < 4:
        return ""
    steps = (f"{x - a} {y - b}" for (a, b), (x, y) in zip(points, points[1:-1], strict=False))
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps).replace(' -', '-')}z"


if __name__ == "__main__":
    main(sys.argv[1])
