"""Where the nodes of a network lie: those who meet near each other, no label over another, always the same.

The forces are those of T. Fruchterman and E. Reingold, "Graph drawing by force-directed placement" (1991).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import pi, sqrt

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
ROUNDS = 160
APART_ROUNDS = 150
"""Boxes that so many rounds do not part have too little ground."""
GOLDEN = pi * (3 - sqrt(5))
"""The angle of a sunflower's seeds: a start that spreads evenly and needs no chance."""
GRAVITY = 0.06
"""Holds the parts that nothing connects together."""
PACKED = 0.26
"""Share of the ground that the boxes may fill."""
SHAPE = 1.9
"""Width of a part's ground by its height, as long as it is no wider than the whole."""
BETWEEN = 24.0


def laid_out(
    sizes: Sequence[tuple[float, float]], ties: Sequence[tuple[int, int, float]], width: float
) -> tuple[list[tuple[float, float]], float]:
    """The middle of each box on a ground of this width, and the ground's height.

    ``sizes`` are the boxes' widths and heights, ``ties`` pairs of boxes with how strongly they draw each other. Parts
    that nothing connects lie side by side, the largest first, in rows as words on a page, small ones over each other.
    """
    middles = [(0.0, 0.0)] * len(sizes)
    left = top = wide_here = high = down = 0.0
    for part in _parts(len(sizes), ties):
        points, wide, tall = _part(part, sizes, ties, width)
        if not high or down + tall > high or wide > max(wide_here, width - left):
            # no room below the one before: to the right of it, or in a new row
            left, down = left + (wide_here + BETWEEN if high else 0.0), 0.0
            if left and left + wide > width:
                left, top, high = 0.0, top + high + BETWEEN, 0.0
            wide_here = 0.0
        for i, (x, y) in zip(part, points, strict=True):
            middles[i] = (left + x, top + down + y)
        wide_here, high, down = max(wide_here, wide), max(high, down + tall), down + tall + BETWEEN
    return middles, top + high


def _parts(number: int, ties: Sequence[tuple[int, int, float]]) -> list[list[int]]:
    """The boxes that are connected with each other, the largest part first."""
    home = list(range(number))
    for one, other, _ in ties:
        old, new = home[one], home[other]
        home = [new if at == old else at for at in home]
    parts: dict[int, list[int]] = {}
    for i, at in enumerate(home):
        parts.setdefault(at, []).append(i)
    return sorted(parts.values(), key=lambda part: (-len(part), part[0]))


def _part(
    part: Sequence[int], sizes: Sequence[tuple[float, float]], ties: Sequence[tuple[int, int, float]], width: float
) -> tuple[list[tuple[float, float]], float, float]:
    """The middles of one part's boxes on a ground of its own, and the ground's width and height."""
    place = {box: i for i, box in enumerate(part)}
    boxes = np.array([sizes[box] for box in part], dtype=float)
    area = float((boxes[:, 0] * boxes[:, 1]).sum()) / PACKED
    widest, tallest = (float(side) for side in boxes.max(axis=0))
    wide = min(width, max(widest, sqrt(area * SHAPE)))
    tall = max(tallest, area / wide)
    own = [(place[one], place[other], weight) for one, other, weight in ties if one in place]
    points = _forces(len(part), own, wide / tall)
    while True:
        placed, free = _apart(_within(points, boxes, wide, tall), boxes, wide, tall)
        if free:
            return [(float(x), float(y)) for x, y in placed], wide, tall
        wide, tall = min(width, 1.1 * wide), 1.1 * tall


def _forces(number: int, ties: Sequence[tuple[int, int, float]], shape: float) -> Points:
    """Points on a plane without a unit."""
    angles = np.arange(number) * GOLDEN
    radii = np.sqrt((np.arange(number) + 0.5) / max(1, number))
    points: Points = np.stack([radii * np.cos(angles) * shape, radii * np.sin(angles)], axis=1)
    pull = np.zeros((number, number))
    for one, other, weight in ties:
        pull[one, other] = pull[other, one] = weight
    near = sqrt(4.0 * shape / max(1, number))
    x, y = points[:, 0], points[:, 1]
    for step in range(ROUNDS):
        right, down = x[:, None] - x[None], y[:, None] - y[None]
        far = np.maximum(np.sqrt(right * right + down * down), 0.01)
        force = near**2 / far**2 - pull * far / near
        np.fill_diagonal(force, 0.0)
        along = (right * force).sum(axis=1) - GRAVITY * x
        across = (down * force).sum(axis=1) - GRAVITY * y * shape
        longest = np.maximum(np.sqrt(along * along + across * across), 1e-9)
        reach = np.minimum(longest, 0.2 * (1 - step / ROUNDS)) / longest
        x, y = x + along * reach, y + across * reach
    return np.stack([x, y], axis=1)


def _within(points: Points, boxes: Points, width: float, height: float) -> Points:
    """The points stretched over the ground, each box inside it."""
    if not len(points):
        return points
    low, high = points.min(axis=0), points.max(axis=0)
    room = np.array([width, height]) - boxes
    share = np.where(high - low > 1e-9, (points - low) / np.maximum(high - low, 1e-9), 0.5)
    placed: Points = boxes / 2 + share * np.maximum(room, 0)
    return placed


def _apart(points: Points, boxes: Points, width: float, height: float) -> tuple[Points, bool]:
    """Boxes that overlap pushed apart, along the way where they overlap least; and whether none overlaps any more."""
    one, other = np.triu_indices(len(points), 1)
    reach = (boxes[one] + boxes[other]).T / 2
    low, high = boxes.T / 2, np.maximum(np.array([[width], [height]]) - boxes.T / 2, boxes.T / 2)
    at = points.T.copy()
    for _ in range(APART_ROUNDS):
        between = at[:, one] - at[:, other]
        over = reach - np.abs(between)
        hit = np.flatnonzero((over[0] > 0.01) & (over[1] > 0.01))
        if not len(hit):
            return at.T, True
        left, right, over, between = one[hit], other[hit], over[:, hit], between[:, hit]
        beside = over[0] < over[1]
        push = np.where(between == 0, -1.0, np.sign(between)) * over * np.stack([beside, ~beside])
        times = np.maximum(1, np.bincount(left, minlength=len(points)) + np.bincount(right, minlength=len(points)))
        for axis in (0, 1):
            pushed = np.bincount(left, push[axis], len(points)) - np.bincount(right, push[axis], len(points))
            at[axis] = np.clip(at[axis] + 0.55 * pushed / times, low[axis], high[axis])
    return at.T, False
