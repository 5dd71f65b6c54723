"""The reader: one text in a calm column, its records marked in it and told in the margin."""

from __future__ import annotations

import re
from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from communique.export.cards import ordered
from communique.export.summary import top_items, warning_items
from communique.export.wording import headline
from communique.records import Reading
from communique.web.reader.layout import laid_out
from communique.web.reader.notes import notes
from communique.web.reader.stretches import LAYERS, NAMES
from communique.web.rendering import page
from communique.web.site import Site, site

router = APIRouter()
AT = re.compile(r"(\d{1,9})-(\d{1,9})")
SHOWN = LAYERS[:-1]
"""The layers that are on at first: people would mark every name."""


@router.get("/documents/{number}")
def document(
    request: Request,
    number: int,
    here: Annotated[Site, Depends(site)],
    layers: str | None = None,
    part: int = 1,
    at: str = "",
) -> HTMLResponse:
    """One text with its records; ``at`` is a stretch to be shown, ``start-end`` in code points."""
    row, reading = here.store.document(number), here.reading(number)
    on = SHOWN if layers is None else tuple(name for name in LAYERS if name in layers.split(","))
    counts = Counter(note.layer for note in notes(reading))
    return page(
        request,
        "reader.html",
        row=row,
        reading=reading,
        title=headline(reading),
        short=[item for item in list(top_items(reading))[3:] if item.parts],
        warnings=[item for item in warning_items(reading) if item.label or item.level > 1],
        contacts=ordered(reading.contacts),
        sheet=laid_out(reading, part, _stretch(at, reading)),
        layers=[(name, NAMES[name], counts[name], name in on, _other(on, name)) for name in LAYERS],
        on=on,
    )


def _stretch(at: str, reading: Reading) -> tuple[int, int] | None:
    """The stretch that an address asks for, where the text has it."""
    found = AT.fullmatch(at)
    if not found:
        return None
    start, end = int(found[1]), int(found[2])
    return (start, end) if start < end <= len(reading.document.text) else None


def _other(on: tuple[str, ...], name: str) -> str:
    """The layers that are on when this one is switched."""
    return ",".join(x for x in LAYERS if (x in on) != (x == name))
