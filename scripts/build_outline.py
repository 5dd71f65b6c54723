"""Makes the outline of the world's land for the map page, out of Natural Earth in the form of the package world-atlas.

Usage: python scripts/build_outline.py land-110m.json

The file is ``land-110m.json`` of the npm package world-atlas 2.0.2 (ISC); the coastlines in it are Natural Earth's,
1:110 million, in the public domain. Only land is taken, no borders: where a border runs is often what a text disputes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from communique.web.charts.projection import projected

TARGET = Path(__file__).parent.parent / "src" / "communique" / "web" / "charts" / "data" / "land.txt"
HEAD = """\
# The world's coastlines: Natural Earth 1:110 million (public domain), through world-atlas 2.0.2 (ISC).
# Made by scripts/build_outline.py: path data in tenths of the projection's units, a ring a line.
"""
TENTHS = 10
"""Coordinates are whole tenths of the projection's units, about four kilometres on the equator."""
SOUTHERNMOST = -60.0
"""Rings wholly south of it, which are Antarctica's, are left out."""

Point = tuple[float, float]


def main(source: str) -> None:
    """Write the path data."""
    topology = json.loads(Path(source).read_text(encoding="utf-8"))
    arcs = [_degrees(arc, topology["transform"]) for arc in topology["arcs"]]
    rings = (part for ring in _rings(topology["objects"]["land"]) for part in _cut(_ring(ring, arcs)))
    paths = [_path(ring) for ring in rings if max(lat for _, lat in ring) > SOUTHERNMOST]
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(HEAD + "\n".join(path for path in paths if path) + "\n", encoding="utf-8")


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


def _cut(ring: Sequence[Point]) -> Iterator[list[Point]]:
    """A ring's parts in each of the two hemispheres' edges: one that crosses the date line is cut at it."""
    whole, turn = [ring[0]], 0.0
    for (before, _), (lon, lat) in pairwise(ring):
        turn += -360.0 if lon - before > 180 else 360.0 if lon - before < -180 else 0.0
        whole.append((lon + turn, lat))
    for shift in (-360.0, 0.0, 360.0):
        part = _beside([(lon + shift, lat) for lon, lat in whole], 180.0, 1)
        part = _beside(part, -180.0, -1)
        if len(part) > 2:
            yield [*part, part[0]] if part[0] != part[-1] else part


def _beside(ring: Sequence[Point], edge: float, side: int) -> list[Point]:
    """The part of a ring that lies west (``side`` 1) or east (-1) of a meridian, closed along it."""
    kept: list[Point] = []
    for (lon_a, lat_a), (lon_b, lat_b) in zip([*ring[-1:], *ring], ring, strict=False):
        inside_a, inside_b = (side * lon <= side * edge for lon in (lon_a, lon_b))
        if inside_a != inside_b:
            kept.append((edge, lat_a + (lat_b - lat_a) * (edge - lon_a) / (lon_b - lon_a)))
        if inside_b:
            kept.append((lon_b, lat_b))
    return kept


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
    steps = (f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(points[:-1]))
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps).replace(' -', '-')}z"


if __name__ == "__main__":
    main(sys.argv[1])
