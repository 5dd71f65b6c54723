"""Contacts by date, drawn: one lane for each country, institution or person, one mark for each contact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from communique.export.wording import counted, day
from communique.web.charts.events import Event
from communique.web.charts.lanes import Lane
from communique.web.charts.marks import legend, mark
from communique.web.charts.scale import Scale, ordinal, scale, ticks
from communique.web.charts.svg import drawing, element, group, two_lines, words

WIDTH = 1120.0
GUTTER, MARGIN, HEAD = 168.0, 20.0, 34.0
CELL = 18.0
"""The room of one mark: across, and upward where several stand over one another."""
MOST_ROWS = 6
"""Marks over one another in a lane; those beyond are counted."""
PADDING = 7.0


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing, and what it leaves out: contacts ``outside`` the stretch from ``first`` to ``last`` (ISO days)."""

    svg: str
    first: str
    last: str
    outside: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark of a lane: which contact, where across, and in which row from below."""

    event: Event
    x: float
    row: int


@dataclass(slots=True)
class Drawn:
    """Lanes as far as they are drawn: grounds, names, marks, where each contact's marks are, where they end."""

    bands: list[Markup]
    names: list[Markup]
    marks: list[Markup]
    spots: dict[int, list[tuple[float, float]]]
    bottom: float


def timeline(found: Sequence[Lane], *, alone: bool = False, whole: bool = False) -> Timeline | None:
    """The drawing of these lanes; None where no contact has a date.

    ``whole`` shows every date, however far off; ``alone`` makes the SVG a file of its own, without links.
    """
    dated = {id(event): event for lane in found for event in lane.events if event.first}
    if not dated:
        return None
    line = scale([_middle(e) for e in dated.values()], GUTTER, WIDTH - MARGIN, whole=whole)
    shown = [event for event in dated.values() if line.holds(_middle(event))]
    drawn = _lanes(found, line, alone=alone)
    keys, height = legend({event.kind for event in shown}, MARGIN, drawn.bottom + 26, WIDTH - 2 * MARGIN)
    shapes = [*drawn.bands, *_grid(line, drawn.bottom), *_ties(drawn.spots), *drawn.marks]
    # the names last: where the page is narrow they stay in sight, over the marks that pass under them
    shapes += [element("g", *drawn.names, class_="names"), *keys]
    first, last = (date.fromordinal(end).isoformat() for end in (line.first, line.last))
    title = f"Timeline of {counted(len(shown), 'contact')}, {day(first)} to {day(last)}"
    svg = drawing(shapes, WIDTH, drawn.bottom + 20 + height, title, alone=alone)
    return Timeline(svg, first, last, len(dated) - len(shown))


def _middle(event: Event) -> int:
    return (ordinal(event.first) + ordinal(event.last)) // 2


def _grid(line: Scale, bottom: float) -> Iterable[Markup]:
    for at, name in ticks(line):
        x = line.at(at)
        yield element("line", look="grid", x1=x, y1=HEAD - 4, x2=x, y2=bottom)
        yield words(name, x, HEAD - 12, 12, "lesser", anchor="middle")
    yield element("line", look="axis", x1=GUTTER, y1=HEAD - 4, x2=WIDTH - MARGIN, y2=HEAD - 4)


def _lanes(found: Sequence[Lane], line: Scale, *, alone: bool) -> Drawn:
    """All lanes, one below the other."""
    drawn = Drawn([], [], [], {}, HEAD)
    for i, lane in enumerate(found):
        placed, over = _placed([e for e in lane.events if e.first and line.holds(_middle(e))], line)
        rows = 1 + max([spot.row for spot in placed], default=0) + bool(over)
        top, height = drawn.bottom, max(34.0, rows * CELL + 2 * PADDING)
        if i % 2 == 0:
            drawn.bands.append(element("rect", look="band", x=0, y=top, width=WIDTH, height=height, fill_opacity=0.55))
        drawn.names.append(_label(lane, top, height, alone=alone))
        base = top + height - PADDING - CELL / 2 if rows > 1 else top + height / 2
        for spot in placed:
            at = (spot.x, base - spot.row * CELL)
            repeated = id(spot.event) in drawn.spots
            drawn.spots.setdefault(id(spot.event), []).append(at)
            drawn.marks.append(_mark(spot, line, at[1], alone=alone, repeated=repeated))
        drawn.marks += [words(f"+{n}", x, top + 16, 12, "lesser", anchor="middle") for x, n in over]
        drawn.bottom += height
    return drawn


def _label(lane: Lane, top: float, height: float, *, alone: bool) -> Markup:
    ground = element(
        "rect", look="ground", x=0, y=top + 1, width=GUTTER - 8, height=height - 2, fill_opacity=0.0 if alone else 0.9
    )
    middle = top + height / 2
    lines = two_lines(lane.name, GUTTER - 50, 13)
    look = "lesser" if lane.rest else "words"
    first = middle + 4.5 - 7.5 * (len(lines) - 1)
    said = [words(line, 8, first + 15 * i, 13, look) for i, line in enumerate(lines)]
    number = words(str(len(lane.events)), GUTTER - 14, middle + 4, 12, "lesser", anchor="end")
    return group([ground, *said, number], f"{lane.name}: {counted(len(lane.events), 'contact')}")


def _placed(found: Sequence[Event], line: Scale) -> tuple[list[Placed], list[tuple[float, int]]]:
    """Each mark in the lowest row where it has room; and how many have none, by where across they are."""
    ends: list[float] = []
    placed: list[Placed] = []
    over: dict[int, int] = {}
    for event in sorted(found, key=lambda e: (_middle(e), e.address)):
        x = line.at(_middle(event))
        row = next((i for i, end in enumerate(ends) if end <= x - CELL), len(ends))
        if row >= MOST_ROWS:
            over[int(x // (2 * CELL))] = over.get(int(x // (2 * CELL)), 0) + 1
            continue
        ends[row : row + 1] = [x]
        placed.append(Placed(event, x, row))
    return placed, [((cell + 0.5) * 2 * CELL, number) for cell, number in sorted(over.items())]


def _mark(spot: Placed, line: Scale, y: float, *, alone: bool, repeated: bool) -> Markup:
    event = spot.event
    shapes = mark(event.kind, event.statuses, event.accounts, spot.x, y)
    first, last = ordinal(event.first), ordinal(event.last)
    if last > first:
        ends = (max(line.left, line.at(first)), min(line.right, line.at(last)))
        shapes.insert(0, element("line", look="span", x1=ends[0], y1=y, x2=ends[1], y2=y))
    if alone:
        return group(shapes, event.title)
    # a contact stands in the lane of each of its sides; the keyboard need stop at one of its marks only
    return group(shapes, event.title, event.address, aside=repeated)


def _ties(spots: dict[int, list[tuple[float, float]]]) -> Iterable[Markup]:
    """A line between the marks of one contact."""
    for at in spots.values():
        if len(at) > 1:
            (x, top), (_, bottom) = min(at, key=lambda s: s[1]), max(at, key=lambda s: s[1])
            yield element("line", look="tie", x1=x, y1=top, x2=x, y2=bottom)
