"""A reading as HTML for notebooks: what it says in short, and the text with its spans marked.

Self-contained: no script, no style sheet, no address; every word of the text is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from communique.export.cards import contact_items
from communique.export.items import Item
from communique.export.layers import Layer, layers, segments
from communique.export.summary import top_items, warning_items, was_read
from communique.export.visible import visible, visible_lines
from communique.records import Reading

LONGEST = 60_000
"""Code points of the text that are shown: a notebook slows down beyond."""
FRAME = (
    "font-family:system-ui,sans-serif;line-height:1.5;max-width:52em;color:#1a1a1a;background:#fff;"
    "border:1px solid #ccc;border-radius:4px;padding:1em"
)
LABEL = "text-align:left;vertical-align:top;font-weight:400;color:#595959;white-space:nowrap;padding:0 1em 0 0"
CELL = "text-align:left;padding:0"
STYLES = {
    "contact": "border-bottom:3px solid #0b6e4f;font-weight:600",
    "participant": "border-bottom:2px solid #0b6e4f",
    "quote": "background:#e3eefc",
    "cue": "border-bottom:1px dashed #1f4e9c",
    "source": "border-bottom:2px solid #1f4e9c",
    "scare_quotes": "background:#fdeeb5",
    "loaded": "background:#fbd9d3",
    "hedge": "border-bottom:2px dotted #8a5a00",
}
LEGEND = {
    "contact": "contact",
    "participant": "participant",
    "quote": "quoted words",
    "source": "speaker",
    "scare_quotes": "scare quotes",
    "loaded": "loaded word",
    "hedge": "hedge",
}


def html(reading: Reading) -> str:
    """The reading as one HTML element."""
    title, origin, *short = top_items(reading)
    told = [*short, *(contact_items(reading) if was_read(reading) else ()), *warning_items(reading)]
    return (
        f'<div style="{FRAME}"><div style="font-size:1.15em;font-weight:600">{_words(title)}</div>'
        f'<div style="color:#595959">{_words(origin)}</div>'
        f"{_table(told)}{_legend()}{_text(reading)}</div>"
    )


def _words(item: Item) -> str:
    return f"<bdi>{escape(visible(''.join(p.words for p in item.parts)))}</bdi>"


def _table(items: Iterable[Item]) -> str:
    """The items as rows of label and words; headings, which have no label, span both columns."""
    rows = "".join(_row(item) for item in items if item.parts)
    return f'<table style="border-collapse:collapse;margin:.5em 0">{rows}</table>' if rows else ""


def _row(item: Item) -> str:
    if item.label or item.level > 1:
        cells = f'<th style="{LABEL}">{escape(item.label)}</th><td style="{CELL}">{_words(item)}</td>'
    else:
        cells = f'<td colspan="2" style="{CELL};padding-top:.5em;font-weight:600">{_words(item)}</td>'
    return f'<tr style="background:transparent">{cells}</tr>'


def _legend() -> str:
    keys = " ".join(f'<span style="{STYLES[kind]}">{words}</span>' for kind, words in LEGEND.items())
    return f'<div style="font-size:.85em;margin:.75em 0">marked in the text: {keys}</div>'


def _text(reading: Reading) -> str:
    text = reading.document.text[:LONGEST]
    shown = "".join(_segment(text[a:b], over) for a, b, over in segments(layers(reading), len(text)))
    left_out = len(reading.document.text) - len(text)
    note = f'<div style="color:#595959">... and {left_out:,} more characters</div>' if left_out else ""
    style = "white-space:pre-wrap;unicode-bidi:plaintext;border-top:1px solid #ccc;padding-top:.75em"
    return f'<div style="{style}">{shown}</div>{note}'


def _segment(words: str, over: tuple[Layer, ...]) -> str:
    safe = escape(visible_lines(words))
    if not over:
        return safe
    style = ";".join(dict.fromkeys(STYLES[layer.kind] for layer in over))
    title = escape(visible("; ".join(dict.fromkeys(layer.title for layer in over))))
    return f'<span style="{style}" title="{title}">{safe}</span>'
