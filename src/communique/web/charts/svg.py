"""SVG by hand: elements with everything escaped, the width of words, and the looks of each class of marks.

A drawing stands in a page, whose style sheet follows light and dark, or alone in a file. So every shape has its class,
and beside it the attributes that the class means on white paper.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from markupsafe import Markup, escape

from communique.export.visible import isolated, visible

FONT = "Inter, system-ui, sans-serif"
LOOKS: Mapping[str, Mapping[str, str]] = {
    "ground": {"fill": "#ffffff"},
    "land": {"fill": "#e6e2d8", "stroke": "#bdb8aa", "stroke-width": "0.5"},
    "sea": {"fill": "#f7f8f8"},
    "band": {"fill": "#f3f1eb"},
    "grid": {"stroke": "#d9d5cb", "stroke-width": "1"},
    "axis": {"stroke": "#8b877c", "stroke-width": "1"},
    "words": {"fill": "#1c1d1f"},
    "lesser": {"fill": "#5a5d62"},
    "halo": {"fill": "#1c1d1f", "stroke": "#ffffff", "stroke-width": "3", "paint-order": "stroke"},
    "halo-lesser": {"fill": "#5a5d62", "stroke": "#ffffff", "stroke-width": "3", "paint-order": "stroke"},
    "mark": {"fill": "#0b5d4f", "stroke": "#0b5d4f", "stroke-width": "1.5"},
    "hollow": {"fill": "#ffffff", "stroke": "#0b5d4f", "stroke-width": "1.8"},
    "not-held": {"fill": "#ffffff", "stroke": "#a3241b", "stroke-width": "1.8"},
    "strike": {"stroke": "#a3241b", "stroke-width": "1.8"},
    "ring": {"fill": "none", "stroke": "#5a5d62", "stroke-width": "1.2"},
    "span": {"stroke": "#0b5d4f", "stroke-width": "3", "stroke-opacity": "0.35", "stroke-linecap": "round"},
    "tie": {"stroke": "#8b877c", "stroke-width": "1"},
    "edge": {"stroke": "#8b877c", "stroke-opacity": "0.75"},
    "node": {"fill": "#0b5d4f", "stroke": "#ffffff", "stroke-width": "1.5"},
    "node-two": {"fill": "#1f4e9c", "stroke": "#ffffff", "stroke-width": "1.5"},
    "node-three": {"fill": "#8a4b08", "stroke": "#ffffff", "stroke-width": "1.5"},
    "place": {"fill": "#0b5d4f", "fill-opacity": "0.75", "stroke": "#ffffff", "stroke-width": "1"},
    "origin": {"fill": "#efe8fa", "stroke": "#5b3a97", "stroke-width": "1.2"},
    "carrier": {"fill": "#ffffff", "stroke": "#5b3a97", "stroke-width": "1.2"},
    "text": {"fill": "#f3f1eb", "stroke": "#8b877c", "stroke-width": "1.2"},
    "way": {"fill": "none", "stroke": "#5b3a97", "stroke-width": "1.6"},
    "copied": {"fill": "none", "stroke": "#6a5300", "stroke-width": "1.6", "stroke-dasharray": "5 4"},
    "arrow": {"fill": "#5b3a97"},
    "arrow-copied": {"fill": "#6a5300"},
}
"""What each class of marks looks like on white paper; ``charts.css`` says it again in the page's colours."""
NO_MORE: Mapping[str, str | float | None] = MappingProxyType({})
WIDE = frozenset("WF")
NARROW = frozenset("fijlrt.,:;'’|!()[] I-")
BROAD = frozenset("mwMWQO@%—")


def element(
    tag: str,
    *children: str | Markup,
    look: str = "",
    more: Mapping[str, str | float | None] = NO_MORE,
    **attributes: str | float | None,
) -> Markup:
    """An element; ``look`` is its class. Words among the children are escaped, and so is every attribute.

    An underscore in an attribute's name stands for a hyphen, one at its end is dropped; None leaves it out.
    """
    told = dict(more) | {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    given = "".join([f' {name}="{_attribute(value)}"' for name, value in told.items() if value is not None])
    written = _look(look, frozenset(told.keys() & LOOKS[look].keys())) + given if look else given
    inside = "".join([child if isinstance(child, Markup) else escape(child) for child in children])
    return Markup(f"<{tag}{written}>{inside}</{tag}>" if children else f"<{tag}{written}/>")


@cache
def _look(look: str, but: frozenset[str]) -> str:
    """The class and what it means, but for what is said otherwise."""
    told = {"class": look, **{name: value for name, value in LOOKS[look].items() if name not in but}}
    return "".join(f' {name}="{escape(value)}"' for name, value in told.items())


def _attribute(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else _written(value)


def group(children: Iterable[Markup], title: str = "", href: str | None = None, *, aside: bool = False) -> Markup:
    """Shapes that are one mark, with its title; a link where ``href`` is given.

    ``aside`` marks a link that another one repeats, and at which neither keyboard nor screen reader need stop.
    """
    told = isolated(visible(title))
    named = [element("title", told)] if title else []
    if href is None:
        return element("g", *named, *children)
    if aside:
        return element("a", *named, *children, class_="spot", href=href, tabindex="-1", aria_hidden="true")
    return element("a", *named, *children, class_="spot", href=href, aria_label=told or None)


def words(text: str, x: float, y: float, size: float = 12, look: str = "words", anchor: str | None = None) -> Markup:
    """A line of words; ``y`` is that of its base, ``anchor`` says which part of it stands at ``x``."""
    return element("text", visible(text), look=look, x=x, y=y, font_size=size, text_anchor=anchor)


def drawing(
    children: Iterable[Markup], width: float, height: float, title: str, *, alone: bool = False, sized: bool = False
) -> str:
    """The whole SVG. ``alone`` makes it a file of its own, on white ground; ``sized`` keeps its size in a page."""
    named = element("title", visible(title))
    size: dict[str, str | float | None] = {"viewBox": f"0 0 {_written(width)} {_written(height)}", "font-family": FONT}
    if alone:
        ground = element("rect", look="ground", width=width, height=height)
        size |= {"xmlns": "http://www.w3.org/2000/svg", "width": width, "height": height}
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + str(element("svg", named, ground, *children, more=size))
    if sized:
        size |= {"width": width, "height": height}
    look = "chart sized" if sized else "chart"
    return str(element("svg", *children, class_=look, role="group", aria_label=visible(title), more=size))


def width_of(text: str, size: float) -> float:
    """About how wide a line of words is in Inter, rather too wide than too narrow."""
    return size * sum(map(_width, text))


def fitted(text: str, width: float, size: float) -> str:
    """The words on one line, cut so that they are no wider."""
    line = visible(text)
    if width_of(line, size) <= width:
        return line
    left = width - size
    for i, char in enumerate(line):
        left -= size * _width(char)
        if left < 0:
            return line[:i].rstrip() + "…"
    return line


def two_lines(text: str, width: float, size: float) -> tuple[str, ...]:
    """The words on one line or two, broken at a blank, the second cut where it is too wide."""
    line = visible(text)
    if width_of(line, size) <= width:
        return (line,)
    first = ""
    for word in line.split(" "):
        longer = f"{first} {word}".strip()
        if width_of(longer, size) > width:
            break
        first = longer
    if not first:
        return (fitted(line, width, size),)
    return first, fitted(line[len(first) :].strip(), width, size)


def _width(char: str) -> float:
    if unicodedata.east_asian_width(char) in WIDE:
        return 1.0
    if unicodedata.combining(char):
        return 0.0
    if char in NARROW:
        return 0.36
    if char in BROAD:
        return 0.95
    return 0.7 if char.isupper() else 0.6


def _written(value: str | float | None) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".rstrip("0").rstrip(".")
    return str(value)
