"""On whose word texts stand, from left to right: origins, who carried their word, the texts; and who copies whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from communique.web.charts.svg import drawing, element, fitted, group, two_lines, words

BOX, TALL, PITCH = 232.0, 46.0, 58.0
GAP, EDGE, BULGE = 84.0, 10.0, 64.0
SIZE, UNDER = 13.0, 11.5
ARROW = 8.0


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of a chain: a name and what is said under it, such as a date. Stops that are equal are one box."""

    name: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A text with the chains by which it has its account, each from the origin to the last carrier."""

    name: str
    under: str
    address: str
    chains: tuple[tuple[Stop, ...], ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """One text that rests on another, by their places in the list, and why."""

    copy: int
    of: int
    why: str


Place = tuple[int, Stop]


def chains_drawing(texts: Sequence[Told], copied: Sequence[Copied] = ()) -> str:
    """The drawing. A text without a chain stands alone: it names no source."""
    depth = max((len(chain) for text in texts for chain in text.chains), default=0)
    rows = _rows(texts)
    height = PITCH * max([len(texts), *_counts(rows)]) + 2 * EDGE
    heights = _heights(texts, rows, height)
    tops = _spread([(i + 0.5) * (height - 2 * EDGE) / len(texts) + EDGE for i in range(len(texts))])
    shapes = [*_ways(texts, heights, tops, depth), *_copies(copied, tops, depth)]
    shapes += [_stop(column, stop, y) for (column, stop), y in heights.items()]
    shapes += [_text(text, _left(depth), y) for text, y in zip(texts, tops, strict=True)]
    width = _left(depth) + BOX + (BULGE if copied else 0.0) + EDGE
    return drawing(shapes, width, height, "On whose word the texts stand", sized=True)


def _rows(texts: Sequence[Told]) -> dict[Place, list[int]]:
    """Which texts each stop leads to, by column and stop."""
    rows: dict[Place, list[int]] = {}
    for i, text in enumerate(texts):
        for chain in text.chains:
            for column, stop in enumerate(chain):
                rows.setdefault((column, stop), []).append(i)
    return rows


def _counts(rows: Iterable[Place]) -> list[int]:
    columns = [column for column, _ in rows]
    return [columns.count(column) for column in set(columns)]


def _heights(texts: Sequence[Told], rows: Mapping[Place, list[int]], height: float) -> dict[Place, float]:
    """The middle of each stop: beside the texts that it leads to, as far as there is room."""
    found: dict[Place, float] = {}
    for column in sorted({column for column, _ in rows}):
        own = [(place, sum(to) / len(to)) for place, to in rows.items() if place[0] == column]
        own.sort(key=lambda pair: pair[1])
        wanted = [(at + 0.5) * (height - 2 * EDGE) / len(texts) + EDGE for _, at in own]
        found |= dict(zip((place for place, _ in own), _spread(wanted, height), strict=True))
    return found


def _spread(wanted: Sequence[float], height: float = float("inf")) -> list[float]:
    """Heights near those that are wanted, in their order, far enough apart and within the drawing."""
    found: list[float] = []
    for at in wanted:
        found.append(max(at, found[-1] + PITCH) if found else max(at, EDGE + PITCH / 2))
    last = height - EDGE - PITCH / 2
    for i in range(len(found) - 1, -1, -1):
        found[i] = min(found[i], last)
        last = found[i] - PITCH
    return found


def _left(column: int) -> float:
    return EDGE + column * (BOX + GAP)


def _ways(texts: Sequence[Told], heights: Mapping[Place, float], tops: Sequence[float], depth: int) -> Iterable[Markup]:
    drawn = set()
    for text, end in zip(texts, tops, strict=True):
        for chain in text.chains:
            stops = [(column, heights[column, stop]) for column, stop in enumerate(chain)]
            for (a, y1), (b, y2) in zip(stops, [*stops[1:], (depth, end)], strict=True):
                if (a, y1, b, y2) not in drawn:
                    drawn.add((a, y1, b, y2))
                    yield from _arrow(_left(a) + BOX, y1, _left(b), y2)


def _arrow(x1: float, y1: float, x2: float, y2: float) -> tuple[Markup, Markup]:
    middle = (x1 + x2 - ARROW) / 2 if x2 - x1 <= GAP else x2 - GAP / 2
    curve = f"M{x1:.1f} {y1:.1f}C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2 - ARROW:.1f} {y2:.1f}"
    return element("path", look="way", d=curve), _head(x2, y2, 1, "arrow")


def _head(x: float, y: float, way: int, look: str) -> Markup:
    back = x - way * ARROW
    return element("polygon", look=look, points=f"{x:.1f},{y:.1f} {back:.1f},{y - 4.5:.1f} {back:.1f},{y + 4.5:.1f}")


def _copies(copied: Sequence[Copied], tops: Sequence[float], depth: int) -> Iterable[Markup]:
    """From the model to its copy, on the right of the texts."""
    right = _left(depth) + BOX
    for link in copied:
        y1, y2 = tops[link.of] + 6, tops[link.copy] - 6
        if y2 < y1:
            y1, y2 = tops[link.of] - 6, tops[link.copy] + 6
        bend = right + min(BULGE, 24 + abs(y2 - y1) / 4)
        curve = f"M{right:.1f} {y1:.1f}C{bend:.1f} {y1:.1f} {bend:.1f} {y2:.1f} {right + ARROW:.1f} {y2:.1f}"
        yield group([element("path", look="copied", d=curve), _head(right, y2, -1, "arrow-copied")], link.why)


def _stop(column: int, stop: Stop, y: float) -> Markup:
    look = "carrier" if column else "origin"
    return _box(stop.name, stop.under, _left(column), y, look)


def _text(text: Told, x: float, y: float) -> Markup:
    return _box(text.name, text.under, x, y, "text", text.address)


def _box(name: str, under: str, x: float, y: float, look: str, address: str | None = None) -> Markup:
    box = element("rect", look=look, x=x, y=y - TALL / 2, width=BOX, height=TALL, rx=6)
    lines = [(fitted(name, BOX - 20, SIZE), SIZE, "words"), (fitted(under, BOX - 20, UNDER), UNDER, "lesser")]
    if not under:
        lines = [(line, SIZE, "words") for line in two_lines(name, BOX - 20, SIZE)]
    first = y + 4.5 - 8 * (len(lines) - 1)
    said = [words(line, x + 10, first + 16 * i, size, looks) for i, (line, size, looks) in enumerate(lines)]
    return group([box, *said], f"{name}{f', {under}' if under else ''}", address)
