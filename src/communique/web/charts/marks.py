"""The mark of a contact: its shape tells the kind, its filling the status, a ring that several texts tell of it."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, pi, sin

from markupsafe import Markup

from communique.web.charts.events import HAPPENED, TO_COME
from communique.web.charts.svg import element, width_of, words

RADIUS = 5.5
SIDES = {"call": (3, -90.0), "video_call": (3, 90.0), "visit": (4, 45.0), "message": (4, 0.0), "gathering": (6, 0.0)}
"""Corners of a kind's shape and the angle of the first, in degrees."""
STAR = 5
"""Points of the star that is a signing."""
KINDS = {
    "meeting": "meeting",
    "call": "call",
    "video_call": "video call",
    "visit": "visit",
    "message": "message",
    "gathering": "gathering",
    "signing": "signing",
    "other": "other",
}
FILLINGS: tuple[tuple[tuple[str, ...], int, str], ...] = (
    (("held",), 1, "took place or goes on"),
    (("planned",), 1, "planned or proposed"),
    (("denied",), 1, "refused, cancelled or denied"),
    (("held", "denied"), 1, "the accounts differ"),
    (("held",), 2, "told by several texts"),
)
GAP, ROW = 20.0, 24.0


def mark(kind: str, statuses: tuple[str, ...], accounts: int, x: float, y: float) -> list[Markup]:
    """The shapes of a mark around a point."""
    outcomes = {"held" if s in HAPPENED else "planned" if s in TO_COME else "not" for s in statuses}
    look = "mark" if "held" in outcomes else "hollow" if "planned" in outcomes else "not-held"
    shapes = [element("circle", look="ring", cx=x, cy=y, r=RADIUS + 3.5)] if accounts > 1 else []
    shapes.append(_shape(kind, look, x, y))
    if "not" in outcomes:
        d = RADIUS + 2
        shapes.append(element("line", look="strike", x1=x - d, y1=y + d, x2=x + d, y2=y - d))
    return shapes


def _shape(kind: str, look: str, x: float, y: float) -> Markup:
    if kind == "meeting" or kind not in KINDS:
        return element("circle", look=look, cx=x, cy=y, r=RADIUS)
    if kind == "other":
        return element("rect", look=look, x=x - RADIUS, y=y - 2.5, width=2 * RADIUS, height=5.0, rx=2.5)
    if kind == "signing":
        radii = (RADIUS + 1.5, RADIUS / 2)
        corners = [(radii[i % 2], -90 + 180 * i / STAR) for i in range(2 * STAR)]
    else:
        sides, start = SIDES[kind]
        corners = [(RADIUS + 1, start + 360 * i / sides) for i in range(sides)]
    points = " ".join(f"{x + r * cos(a * pi / 180):.1f},{y + r * sin(a * pi / 180):.1f}" for r, a in corners)
    return element("polygon", look=look, points=points)


def legend(kinds: Iterable[str], x: float, y: float, width: float) -> tuple[list[Markup], float]:
    """What the marks of these kinds mean, in rows from (x, y) on, and the height of the rows."""
    there = set(kinds)
    entries = [(kind, FILLINGS[0][0], 1, name) for kind, name in KINDS.items() if kind in there]
    entries += [("meeting", *filling) for filling in FILLINGS]
    drawn: list[Markup] = []
    at, row = x, y
    for kind, statuses, accounts, name in entries:
        long = GAP + width_of(name, 12) + GAP
        if at + long > x + width and at > x:
            at, row = x, row + ROW
        drawn += [*mark(kind, statuses, accounts, at + 8, row), words(name, at + GAP, row + 4, 12, "lesser")]
        at += long
    return drawn, row - y + ROW
