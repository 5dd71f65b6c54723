"""Contacts made by hand for drawings, and SVG read back."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET
from zlib import crc32

from communique.store.charts import Party
from communique.web.charts.events import Event

HOSTILE = "\"><script>alert(1)</script><a href='javascript:x'>\u202e"
SVG = "{http://www.w3.org/2000/svg}"


def party(name: str, country: str | None = None, type: str = "person") -> Party:
    return Party(crc32(name.encode()), type, name, country)


def event(*parties: Party, date: str = "2024-05-15", number: int = 1, **more: Any) -> Event:
    told: dict[str, Any] = {
        "address": f"/documents/{number}/contacts/c1",
        "kind": "meeting",
        "statuses": ("held",),
        "date": date or None,
        "first": date,
        "last": date,
        "place": None,
        "country": None,
        "accounts": 1,
        "parties": parties or (party("Ada Marr", "Veldania"), party("Henrik Vos", "Ostmark")),
    }
    return Event(**told | more)


def tree(svg: str) -> ET.Element:
    """The drawing as a tree; fails where it is no well-formed XML."""
    if "xmlns" not in svg[:200]:
        svg = svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return ET.fromstring(svg.encode())


def frame(root: ET.Element) -> tuple[float, float]:
    """Width and height of the drawing."""
    _, _, width, height = map(float, root.get("viewBox", "").split())
    return width, height


def numbers(element: ET.Element, *names: str) -> tuple[float, ...]:
    return tuple(float(element.get(name, "nan")) for name in names)


def titles(root: ET.Element) -> list[str]:
    return [title.text or "" for title in root.iter(f"{SVG}title")]
